//! A database that an older binary made.

use super::*;
use kassa_domain::customer::Customer;

/// What the first migration is known by in databases that exist.
const START: &str = "0d565e8203574317087a91b2bdfeebb127a042ba69573a59136d37718507e2df";

/// Makes a database as the binary did that knew only the first migration, with rows as it wrote them.
fn old(folder: &std::path::Path) {
    let connection = rusqlite::Connection::open(folder.join("kassa.db")).unwrap();
    connection.execute_batch(include_str!("../../migrations/0001_start.sql")).unwrap();
    let migrations = "create table migrations (\
        number bigint not null primary key, name text not null, checksum text not null)";
    connection.execute_batch(migrations).unwrap();
    connection.execute("insert into migrations values (1, 'start', $1)", [START]).unwrap();
    let body = "{\"dialect\":\"native\",\"success_url\":\"https://a.example\",\"cancel_url\":\"https://b.example\",\
        \"methods\":[\"card\"],\"metadata\":{},\"failures\":0,\"stamp\":7,\"from_the_future\":1}";
    let session = "insert into sessions values (1, $1, $2, $3, 5000, 'GHS', $4, $5, 1, 2, 3, $6)";
    for (live, id, status, customer, paid_by) in [
        (0, "cs_1", "open", None, None),
        (0, "cs_2", "complete", Some("cus_1"), Some("pay_1")),
        (0, "cs_3", "expired", Some("cus_1"), None),
        (1, "cs_4", "paying", None, None),
    ] {
        connection.execute(session, rusqlite::params![live, id, status, customer, paid_by, body]).unwrap();
    }
    let attempt = "insert into attempts values (1, 0, 'pay_1', 'cs_2', 'succeeded', 5000, 'GHS', 'cus_1', 'card', \
        'simulator', 1, 6, $1)";
    let body = "{\"instrument\":{\"type\":\"bank_transfer\"},\"state\":{},\"updated_at\":1,\"stamp\":7}";
    connection.execute(attempt, [body]).unwrap();
    let customer = "insert into customers values (1, 0, $1, 1, 4, $2)";
    for (id, body) in [
        ("cus_1", "{\"email\":\"ama@example.com\",\"name\":\"Ama\",\"metadata\":{\"a\":\"b\"},\"new\":[1]}"),
        ("cus_2", "{\"metadata\":{}}"),
    ] {
        connection.execute(customer, [id, body]).unwrap();
    }
}

#[tokio::test]
async fn an_old_database_keeps_its_rows() {
    let fresh = Fresh::new("old-rows");
    let folder = fresh.folder.join("inner");
    std::fs::create_dir_all(&folder).unwrap();
    old(&folder);
    let store = Fresh::at(&folder);
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
    let fresh = Fresh::new("old-customers");
    let folder = fresh.folder.join("inner");
    std::fs::create_dir_all(&folder).unwrap();
    old(&folder);
    let store = Fresh::at(&folder);
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

#[test]
fn the_indexes_of_a_table_that_was_made_anew_are_there_under_their_names() {
    let fresh = Fresh::new("old-indexes");
    let connection = rusqlite::Connection::open(fresh.folder.join("kassa.db")).unwrap();
    let names = "select name from sqlite_master where type = 'index' and tbl_name = $1 and sql is not null \
        order by name";
    let mut statement = connection.prepare(names).unwrap();
    let mut names_of = |table: &str| -> Vec<String> {
        statement.query_map([table], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    assert_eq!(names_of("sessions"), ["sessions_by_customer", "sessions_by_status"]);
    assert_eq!(
        names_of("attempts"),
        [
            "attempts_by_handle",
            "attempts_of_account",
            "attempts_of_customer",
            "attempts_of_session",
            "attempts_one_live",
            "attempts_one_success",
            "attempts_parked"
        ]
    );
}
