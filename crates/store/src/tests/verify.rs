//! What must hold of a whole database: a sound one breaks nothing, and each break is found and named.

use super::*;
use crate::INVARIANTS;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// A sound database: a payment of which a part has gone back and a part is disputed, one that came too late and was
/// given back, one under way, a refund under way, a grant, an invoice and an event.
pub(super) const SOUND: &str = "
insert into sessions (merchant, live, id, status, amount, currency, paid_by, created_at, expires_at, version,
  body) values
  (1, 0, 'cs_1', 'complete', 5000, 'GHS', 'pay_1', 1, 2, 0, '{}'),
  (1, 0, 'cs_2', 'paying', 700, 'GHS', null, 1, 2, 0, '{}'),
  (1, 0, 'cs_3', 'expired', 900, 'GHS', null, 1, 2, 0, '{}'),
  (1, 0, 'cs_4', 'complete', 8000, 'GHS', 'pay_4', 1, 2, 0, '{}');
insert into attempts (merchant, live, id, session, status, amount, currency, method, processor, captured, refunded,
  created_at, version, body) values
  (1, 0, 'pay_1', 'cs_1', 'succeeded', 5000, 'GHS', 'card', 'simulator', 5000, 1500, 1, 0, '{}'),
  (1, 0, 'pay_2', 'cs_2', 'asked', 700, 'GHS', 'card', 'simulator', 0, 0, 1, 0, '{}'),
  (1, 0, 'pay_3', 'cs_3', 'refunded', 900, 'GHS', 'card', 'simulator', 900, 900, 1, 0, '{}'),
  (1, 0, 'pay_4', 'cs_4', 'succeeded', 8000, 'GHS', 'card', 'simulator', 6500, 0, 1, 0, '{\"holds\":true}');
insert into refunds (merchant, live, id, attempt, status, amount, currency, created_at, version, body) values
  (1, 0, 're_1', 'pay_1', 'succeeded', 1000, 'GHS', 1, 0, '{}'),
  (1, 0, 're_2', 'pay_1', 'pending', 500, 'GHS', 1, 0, '{}'),
  (1, 0, 're_3', 'pay_3', 'succeeded', 900, 'GHS', 1, 0, '{}'),
  (1, 0, 're_4', 'pay_1', 'failed', 666, 'GHS', 1, 0, '{}');
insert into disputes (merchant, live, id, attempt, reference, status, amount, currency, created_at, version,
  body) values
  (1, 0, 'dp_1', 'pay_1', 'du_1', 'needs_response', 2000, 'GHS', 1, 0, '{}'),
  (1, 0, 'dp_2', 'pay_1', 'du_2', 'won', 300, 'GHS', 1, 0, '{}');
insert into entries (merchant, live, source, book, attempt, amount, currency, created_at) values
  (1, 0, 'charge/pay_1', 'processor', 'pay_1', 5000, 'GHS', 1),
  (1, 0, 'charge/pay_1', 'sales', 'pay_1', -5000, 'GHS', 1),
  (1, 0, 'refund/re_1', 'processor', 'pay_1', -1000, 'GHS', 1),
  (1, 0, 'refund/re_1', 'refunds', 'pay_1', 1000, 'GHS', 1),
  (1, 0, 'dp_1', 'processor', 'pay_1', -2000, 'GHS', 1),
  (1, 0, 'dp_1', 'disputes', 'pay_1', 2000, 'GHS', 1),
  (1, 0, 'charge/pay_3', 'processor', 'pay_3', 900, 'GHS', 1),
  (1, 0, 'charge/pay_3', 'owed', 'pay_3', -900, 'GHS', 1),
  (1, 0, 'refund/re_3', 'processor', 'pay_3', -900, 'GHS', 1),
  (1, 0, 'refund/re_3', 'owed', 'pay_3', 900, 'GHS', 1),
  (1, 0, 'charge/pay_4', 'processor', 'pay_4', 6500, 'GHS', 1),
  (1, 0, 'charge/pay_4', 'sales', 'pay_4', -6500, 'GHS', 1);
insert into jobs (merchant, live, kind, subject, lane, due_at, ready_at, token, version) values
  (1, 0, 'refund', 're_2', 1, 9, 9, 0, 0), (1, 0, 'reconcile', 'pay_2', 1, 9, 9, 0, 0);
insert into grants (merchant, live, id, session, line, customer, tier, created_at, version) values
  (1, 0, 'gr_1', 'cs_1', 'l', 'cus_1', 'member', 1, 0);
insert into sequences (merchant, live, last) values (1, 0, 1);
insert into events (merchant, live, id, sequence, kind, created_at, body) values
  (1, 0, 'evt_1', 1, 'payment.succeeded', 1, '{}'), (1, 0, 'evt_2', null, 'payment.refunded', 1, '{}');
insert into invoices (merchant, live, id, subscription, ordinal, status, amount, currency, created_at, version, body)
  values (1, 0, 'in_1', 'sub_1', 0, 'paid', 5000, 'GHS', 1, 0, '{}'),
  (1, 0, 'in_2', 'sub_1', 1, 'paid', 1, 'GHS', 1, 0, '{}');
";

/// What breaks each invariant, and the row that must be named. What the schema itself keeps out is broken as a fault
/// of the disk, or of an older program, would break it.
const BREAKS: &[(&str, &str, &str)] = &[
    ("captured_is_the_total", "update attempts set captured = 4999 where id = 'pay_1'", "pay_1"),
    (
        "one_payment_per_session",
        "drop index attempts_one_success;
         update attempts set session = 'cs_1' where id = 'pay_4'",
        "cs_1",
    ),
    (
        "movements_sum_to_zero",
        "update entries set amount = -4999 where source = 'charge/pay_1' and book = 'sales'",
        "charge/pay_1",
    ),
    (
        "movements_sum_to_zero",
        "update entries set currency = 'USD' where source = 'refund/re_1' and book = 'refunds'",
        "refund/re_1",
    ),
    ("movements_sum_to_zero", "delete from entries where source = 'dp_1' and book = 'disputes'", "dp_1"),
    ("books_say_what_was_captured", "delete from entries where source = 'charge/pay_4'", "pay_4"),
    ("books_say_what_was_captured", "delete from entries where source = 'refund/re_1'", "pay_1"),
    ("books_say_what_was_captured", "update disputes set status = 'won' where id = 'dp_1'", "pay_1"),
    ("books_say_what_was_captured", "update disputes set status = 'lost' where id = 'dp_2'", "pay_1"),
    ("books_say_what_was_captured", "update refunds set status = 'failed' where id = 're_3'", "pay_3"),
    ("refunds_are_reserved", "update attempts set refunded = 1000 where id = 'pay_1'", "pay_1"),
    ("refunds_are_reserved", "delete from refunds where id = 're_2'", "pay_1"),
    ("refunds_are_reserved", "update refunds set status = 'pending' where id = 're_4'", "pay_1"),
    ("refunded_means_all_of_it", "update attempts set status = 'surplus' where id = 'pay_3'", "pay_3"),
    ("refunded_means_all_of_it", "update attempts set status = 'refunded' where id = 'pay_1'", "pay_1"),
    ("refunds_are_followed_up", "delete from jobs where subject = 're_2'", "re_2"),
    ("refunds_are_followed_up", "update jobs set live = 1 where subject = 're_2'", "re_2"),
    ("attempts_are_followed_up", "delete from jobs where subject = 'pay_2'", "pay_2"),
    ("attempts_are_followed_up", "update jobs set merchant = 2 where subject = 'pay_2'", "pay_2"),
    ("paid_sessions_name_their_payment", "update sessions set paid_by = 'pay_9' where id = 'cs_1'", "cs_1"),
    ("paid_sessions_name_their_payment", "update sessions set paid_by = 'pay_3' where id = 'cs_1'", "cs_1"),
    ("paid_sessions_name_their_payment", "update attempts set status = 'surplus' where id = 'pay_1'", "cs_1"),
    (
        "a_captured_payment_completes_its_session",
        "update sessions set status = 'open', paid_by = null where id = 'cs_4'",
        "pay_4",
    ),
    ("a_captured_payment_completes_its_session", "delete from sessions where id = 'cs_4'", "pay_4"),
    (
        "paying_sessions_have_a_live_payment",
        "update attempts set status = 'declined' where id = 'pay_2'",
        "cs_2",
    ),
    ("grants_are_of_complete_sessions", "update grants set session = 'cs_3'", "gr_1"),
    ("grants_are_of_complete_sessions", "update grants set live = 1", "gr_1"),
    ("events_have_no_gap", "delete from events where id = 'evt_1'", "merchant 1"),
    ("events_have_no_gap", "update sequences set last = 2", "merchant 1"),
    (
        "invoices_are_paid_once",
        "drop index invoices_once; update invoices set ordinal = 0 where id = 'in_2'",
        "sub_1",
    ),
];

/// Everything that is found, as the invariant's name and the row's.
async fn findings(store: &Store) -> BTreeSet<(&'static str, String)> {
    let mut all = BTreeSet::new();
    for invariant in INVARIANTS {
        let found = store.verify(invariant, 100).await.unwrap();
        assert!(found.iter().all(|it| it.invariant == invariant.name && it.says == invariant.says));
        all.extend(found.into_iter().map(|it| (it.invariant, it.subject)));
    }
    all
}

#[tokio::test]
async fn a_sound_database_breaks_nothing() {
    let fresh = Fresh::new("verify-sound").await;
    assert_eq!(findings(&fresh.store).await, BTreeSet::new(), "an empty one");
    fresh.bare.force(SOUND).await;
    assert_eq!(findings(&fresh.store).await, BTreeSet::new());
    assert_eq!(fresh.store.verify_file().await.unwrap().unwrap_or_default(), Vec::<String>::new());
}

#[tokio::test]
async fn each_break_is_found_and_named() {
    let covered: BTreeSet<&str> = BREAKS.iter().map(|(name, ..)| *name).collect();
    assert_eq!(
        covered,
        INVARIANTS.iter().map(|it| it.name).collect(),
        "each invariant is broken by something"
    );
    for (place, (name, sql, subject)) in BREAKS.iter().enumerate() {
        let fresh = Fresh::new(&format!("verify-{place}")).await;
        fresh.bare.force(SOUND).await;
        fresh.bare.force(sql).await;
        let found = findings(&fresh.store).await;
        assert!(found.contains(&(*name, (*subject).to_owned())), "{name}, {sql}: {found:?}");
    }
}

#[tokio::test]
async fn no_more_rows_are_named_than_were_asked_for() {
    let fresh = Fresh::new("verify-limit").await;
    fresh.bare.force(SOUND).await;
    fresh.bare.force("delete from entries where book = 'processor'").await;
    let invariant = INVARIANTS.iter().find(|it| it.name == "movements_sum_to_zero").unwrap();
    assert_eq!(fresh.store.verify(invariant, 100).await.unwrap().len(), 6);
    assert_eq!(fresh.store.verify(invariant, 2).await.unwrap().len(), 2);
}

#[tokio::test]
async fn what_the_schema_forbids_is_found_in_the_file() {
    let fresh = Fresh::file("verify-file").await;
    fresh.bare.force(SOUND).await;
    fresh.bare.force("update attempts set refunded = 5001 where id = 'pay_1'").await;
    let said = fresh.store.verify_file().await.unwrap().unwrap();
    assert!(said.iter().any(|line| line.contains("attempts")), "{said:?}");
}

/// Nobody knows how the capture of a hold ended, or the bank captured what was let go of.
#[tokio::test]
async fn a_session_whose_hold_ended_strangely_is_sound() {
    for status in ["parked", "surplus"] {
        let fresh = Fresh::new(&format!("verify-hold-{status}")).await;
        fresh.bare.force(SOUND).await;
        let sql = format!("update attempts set status = '{status}' where id = 'pay_4'");
        fresh.bare.force(&sql).await;
        assert_eq!(findings(&fresh.store).await, BTreeSet::new(), "{status}");
    }
}

/// Makes a database as the binary did that knew the first four migrations, with payments of every ending.
async fn before_money(name: &str) -> Bare {
    let bare = Bare::new(name);
    let migrations = "create table migrations (\
        number bigint not null primary key, name text not null, checksum text not null)";
    bare.execute(&bare.migration(migrations)).await.unwrap();
    for (number, name, text) in [
        (1, "start", include_str!("../../migrations/0001_start.sql")),
        (2, "catalog", include_str!("../../migrations/0002_catalog.sql")),
        (3, "recurring", include_str!("../../migrations/0003_recurring.sql")),
        (4, "dialects", include_str!("../../migrations/0004_dialects.sql")),
    ] {
        bare.execute(&bare.migration(text)).await.unwrap();
        let checksum: String =
            Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        let known = format!("insert into migrations values ({number}, '{name}', '{checksum}')");
        bare.execute(&known).await.unwrap();
    }
    let body = "{\"dialect\":\"native\",\"success_url\":\"https://a.example\",\"cancel_url\":\"https://b.example\",\
        \"methods\":[\"card\"],\"metadata\":{},\"failures\":0,\"stamp\":7}";
    for (id, status, paid_by) in [
        ("cs_1", "complete", "'pay_kept'"),
        ("cs_2", "complete", "'pay_back'"),
        ("cs_3", "expired", "null"),
        ("cs_4", "complete", "'pay_paid'"),
    ] {
        let row = format!(
            "insert into sessions (merchant, live, id, status, amount, currency, paid_by, created_at, expires_at, \
            version, body) values (1, 0, '{id}', '{status}', 5000, 'GHS', {paid_by}, 1, 2, 3, '{body}')"
        );
        bare.execute(&row).await.unwrap();
    }
    let body = "{\"instrument\":{\"type\":\"bank_transfer\"},\"state\":{},\"updated_at\":1,\"stamp\":7}";
    for (id, session, status) in [
        ("pay_kept", "cs_1", "succeeded"),
        ("pay_no", "cs_1", "declined"),
        ("pay_back", "cs_2", "refunded"),
        ("pay_late", "cs_3", "refunded"),
        ("pay_paid", "cs_4", "succeeded"),
        ("pay_twice", "cs_4", "surplus"),
    ] {
        let row = format!(
            "insert into attempts (merchant, live, id, session, status, amount, currency, method, processor, \
            created_at, version, body) values (1, 0, '{id}', '{session}', '{status}', 5000, 'GHS', 'bank_transfer', \
            'simulator', 1, 6, '{body}')"
        );
        bare.execute(&row).await.unwrap();
    }
    bare
}

#[tokio::test]
async fn the_books_of_an_older_database_are_in_order() {
    let bare = before_money("verify-older").await;
    let store = bare.open().await;
    assert_eq!(findings(&store).await, BTreeSet::new());
    assert_eq!(store.verify_file().await.unwrap().unwrap_or_default(), Vec::<String>::new());
    let read = async |id: &str| store.attempt(SCOPE, &AttemptId::of(id)).await.unwrap().unwrap();
    let moved = async |id: &str| {
        let attempt = read(id).await;
        (attempt.captured, attempt.refunded, attempt.body.returned, attempt.refundable())
    };
    assert_eq!(moved("pay_kept").await, (5000, 0, 0, 5000));
    assert_eq!(moved("pay_no").await, (0, 0, 0, 0));
    assert_eq!(moved("pay_back").await, (5000, 5000, 5000, 0));
    assert_eq!(moved("pay_late").await, (5000, 5000, 5000, 0));
    assert_eq!(moved("pay_twice").await, (5000, 0, 0, 5000), "it has not gone back yet");
    let refunds = store.refunds(SCOPE, None, 10, None).await.unwrap();
    let mut of: Vec<&str> = refunds.iter().map(|refund| refund.attempt.as_str()).collect();
    of.sort_unstable();
    assert_eq!(of, ["pay_back", "pay_late"]);
    assert!(refunds.iter().all(|refund| refund.amount == ghs(5000)));
    let mut sums = vec![];
    for book in ["processor", "sales", "refunds", "owed", "disputes"] {
        let sql = format!("select cast(coalesce(sum(amount), 0) as text) from entries where book = '{book}'");
        sums.push(bare.text(&sql).await);
    }
    assert_eq!(
        sums,
        ["15000", "-15000", "5000", "-5000", "0"],
        "kept, sold, given back, and still to be given back"
    );
}
