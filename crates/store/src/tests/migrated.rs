//! A database that an older binary made.

use super::*;
use kassa_domain::customer::Customer;

/// What the first migration is known by in databases that exist.
const START: &str = "0d565e8203574317087a91b2bdfeebb127a042ba69573a59136d37718507e2df";

/// Makes a database as the binary did that knew only the first migration, with rows as it wrote them.
pub(super) async fn old(name: &str) -> Bare {
    let bare = Bare::new(name);
    bare.execute(&bare.migration(include_str!("../../migrations/0001_start.sql"))).await.unwrap();
    let migrations = "create table migrations (\
        number bigint not null primary key, name text not null, checksum text not null)";
    bare.execute(&bare.migration(migrations)).await.unwrap();
    bare.execute(&format!("insert into migrations values (1, 'start', '{START}')")).await.unwrap();
    let body = "{\"dialect\":\"native\",\"success_url\":\"https://a.example\",\"cancel_url\":\"https://b.example\",\
        \"methods\":[\"card\"],\"metadata\":{},\"failures\":0,\"stamp\":7,\"from_the_future\":1}";
    for (live, id, status, customer, paid_by) in [
        (0, "cs_1", "open", "null", "null"),
        (0, "cs_2", "complete", "'cus_1'", "'pay_1'"),
        (0, "cs_3", "expired", "'cus_1'", "null"),
        (1, "cs_4", "paying", "null", "null"),
    ] {
        let row =
            format!("(1, {live}, '{id}', '{status}', 5000, 'GHS', {customer}, {paid_by}, 1, 2, 3, '{body}')");
        bare.execute(&format!("insert into sessions values {row}")).await.unwrap();
    }
    let body = "{\"instrument\":{\"type\":\"bank_transfer\"},\"state\":{},\"updated_at\":1,\"stamp\":7}";
    let attempt = format!(
        "insert into attempts values (1, 0, 'pay_1', 'cs_2', 'succeeded', 5000, 'GHS', 'cus_1', 'card', 'simulator', \
        1, 6, '{body}')"
    );
    bare.execute(&attempt).await.unwrap();
    for (id, body) in [
        ("cus_1", "{\"email\":\"ama@example.com\",\"name\":\"Ama\",\"metadata\":{\"a\":\"b\"},\"new\":[1]}"),
        ("cus_2", "{\"metadata\":{}}"),
    ] {
        let customer = format!("insert into customers values (1, 0, '{id}', 1, 4, '{body}')");
        bare.execute(&customer).await.unwrap();
    }
    bare
}

#[tokio::test]
async fn an_old_database_keeps_its_rows() {
    let bare = old("old-rows").await;
    let store = bare.open().await;
    let all = store.sessions(SCOPE, None, 10, None, None).await.unwrap();
    let found: Vec<_> = all
        .iter()
        .map(|one| (one.id.as_str(), one.status, one.paid_by.as_ref().map(AttemptId::as_str)))
        .collect();
    let expected = [
        ("cs_3", Status::Expired, None),
        ("cs_2", Status::Complete, Some("pay_1")),
        ("cs_1", Status::Open, None),
    ];
    assert_eq!(found, expected);
    assert!(all.iter().all(|one| one.version == 3 && one.amount == ghs(5000)));
    assert!(all.iter().all(|one| one.body.rest.contains_key("from_the_future") && one.body.cart.is_none()));
    assert_eq!(store.sessions(LIVE, None, 10, None, None).await.unwrap().len(), 1);
    let of_customer = store.sessions(SCOPE, None, 10, None, Some(&CustomerId::of("cus_1"))).await.unwrap();
    assert_eq!(of_customer.len(), 2);
    let paid = store.attempt(SCOPE, &AttemptId::of("pay_1")).await.unwrap().unwrap();
    assert_eq!((paid.status, paid.amount, paid.version), (AttemptStatus::Succeeded, ghs(5000), 6));
    assert_eq!((paid.session.as_str(), paid.body.off_session.as_deref()), ("cs_2", None));
    assert_eq!((paid.captured, paid.refunded, paid.account.as_ref()), (5000, 0, None));
    let twice = store.commit(&[insert(&session(SCOPE, "cs_1"))]).await;
    assert_eq!(twice, Err(StoreError::Conflict), "the key of the table is there again");
    let mut free = all.into_iter().find(|one| one.status == Status::Open).unwrap();
    (free.amount, free.status) = (ghs(0), Status::Complete);
    store.commit(&[Change::Update(Row::Session(free))]).await.unwrap();
}

#[tokio::test]
async fn an_old_customer_has_the_address_that_its_body_keeps_until_it_is_written_anew() {
    let bare = old("old-customers").await;
    let store = bare.open().await;
    let read = async |id: &str| store.customer(SCOPE, &CustomerId::of(id)).await.unwrap().unwrap();
    let mut ama: Customer = read("cus_1").await;
    assert_eq!((ama.email.as_deref(), ama.uid.as_deref()), (Some("ama@example.com"), None));
    assert_eq!(ama.body.rest.keys().collect::<Vec<_>>(), ["new"], "the address is there once");
    assert_eq!(read("cus_2").await.email, None);
    ama.uid = Some("user-1".to_owned());
    store.commit(&[Change::Update(Row::Customer(ama.clone()))]).await.unwrap();
    ama.version += 1;
    assert_eq!(store.customer_by_uid(SCOPE, "user-1").await.unwrap(), Some(ama.clone()));
    assert_eq!(store.customers(SCOPE, None, 9, Some("ama@example.com")).await.unwrap(), [ama.clone()]);
    ama.email = None;
    store.commit(&[Change::Update(Row::Customer(ama))]).await.unwrap();
    assert_eq!(read("cus_1").await.email, None, "an address that was taken away does not come back");
}

#[tokio::test]
async fn the_indexes_of_a_table_that_was_made_anew_are_there_under_their_names() {
    let fresh = Fresh::new("old-indexes").await;
    let names_of = async |table: &str| {
        let names = match fresh.bare.scratch {
            Some(_) => {
                "select string_agg(indexname, ' ' order by indexname) from pg_indexes \
                where indexname not like '%pkey%' and tablename"
            }
            None => {
                "select group_concat(name, ' ' order by name) from sqlite_master \
                where type = 'index' and sql is not null and tbl_name"
            }
        };
        fresh.bare.text(&format!("{names} = '{table}'")).await
    };
    assert_eq!(names_of("sessions").await, "sessions_by_customer sessions_by_status");
    assert_eq!(
        names_of("attempts").await,
        "attempts_by_handle attempts_declined attempts_of_account attempts_of_customer attempts_of_session \
        attempts_one_live attempts_one_success attempts_parked"
    );
}
