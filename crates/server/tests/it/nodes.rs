//! Several nodes on one database: what one does, the others see, nothing is done twice, and what a dead one
//! held is taken over.

use kassa_domain::job::LEASE_MS;
use kassa_domain::time::{MINUTE, SECOND};
use kassa_testshop::{TestShop, Wire};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Duration;

const HOOK: &str = "http://127.0.0.1:9/nodes";

async fn told(shop: &TestShop, kind: &str) -> Vec<String> {
    let of_kind = |event: &&Value| event["type"] == kind;
    let object = |event: &Value| event["data"]["object"]["id"].as_str().unwrap().to_owned();
    let mut all: Vec<_> = shop.all_events().await.iter().filter(of_kind).map(object).collect();
    all.sort();
    all
}

#[tokio::test]
async fn what_is_changed_at_one_node_holds_there_at_once_and_at_the_other_within_a_second() {
    let shop = TestShop::open().await;
    let node = shop.beside().await;
    let id = shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
    assert_eq!(node.page(&id).await.status, 200);
    let made = shop.new_key(shop.scope).await;
    let as_made = async |at: &TestShop| {
        let authorization = format!("Bearer {made}");
        at.api_with("GET", "/v1/payments", "", &[("authorization", &authorization)]).await.status
    };
    assert_eq!((as_made(&shop).await, as_made(&node).await), (200, 200));
    let record = shop.engine.authenticate(&made).await.unwrap().unwrap();
    let revoke = kassa_domain::Command::RevokeKey(record.id.clone());
    shop.engine.change(shop.scope, &revoke, &Default::default()).await.unwrap().unwrap();
    assert_eq!(as_made(&shop).await, 401, "where a key is revoked, it is good no more");
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(as_made(&node).await, 401, "a key that is revoked at one node is good at none");
    let settings = json!({ "secret_key": "sk_test_0123456789abcdef0123456789abcdef", "publishable_key": "pk_test_open",
        "webhook_secret": "whsec_0123456789abcdef0123456789abcdef" });
    let account =
        shop.make("processor_accounts", json!({ "processor": "stripe", "settings": settings })).await;
    let of_account = format!("processor_accounts/{}", account["id"].as_str().unwrap());
    assert_eq!(node.get(&format!("/v1/{of_account}")).await.json()["status"], "enabled");
    shop.make(&of_account, json!({ "status": "disabled" })).await;
    assert_eq!(node.get(&format!("/v1/{of_account}")).await.json()["status"], "disabled");
    drop(node);
    shop.close().await;
}

/// Both nodes work on everything at the same time: payments, their endings, events and webhooks.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_nodes_do_everything_once() {
    let shop = TestShop::open().await;
    let node = shop.beside().await;
    shop.endpoint(HOOK, &["checkout.session.completed", "payment.succeeded"]).await;
    let mut sessions = vec![];
    for n in 0..30 {
        let at = if n % 2 == 0 { &shop } else { &node };
        let id = at.session(json!({})).await["id"].as_str().unwrap().to_owned();
        // The answer of the bank is lost now and then, so that the janitor of either node has something to ask about.
        if n % 5 == 0 {
            at.break_wire(Wire::LoseAnswer);
        }
        let other = if n % 3 == 0 { &shop } else { &node };
        other.pay_card(&id, "4242424242424242").await;
        sessions.push(id);
    }
    for _ in 0..4 {
        shop.set_clock(shop.now().plus(MINUTE));
        let (here, there) = tokio::join!(shop.engine.work_through(), node.engine.work_through());
        here.unwrap();
        there.unwrap();
    }
    sessions.sort();
    assert_eq!(told(&shop, "checkout.session.completed").await, sessions, "each is completed once");
    let charges = shop.book.charges().unwrap();
    assert_eq!(charges.len(), sessions.len(), "each is charged once");
    let hooks = shop.webhooks();
    let names: BTreeSet<_> =
        hooks.iter().map(|hook| hook.json()["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(
        (hooks.len(), names.len()),
        (2 * sessions.len(), 2 * sessions.len()),
        "each event is told once"
    );
    let places: Vec<_> =
        shop.all_events().await.iter().map(|event| event["sequence"].as_i64().unwrap()).collect();
    assert!(places.iter().copied().eq(1..=i64::try_from(places.len()).unwrap()), "without a gap: {places:?}");
    drop(node);
    shop.close().await;
}

/// What one node has asked the bank, every other can ask it about: nothing is common to them but the database.
#[tokio::test]
async fn the_bank_knows_at_every_node_what_was_asked_at_another() {
    let shop = TestShop::open().await;
    let (here, there) = (shop.far_beside().await, shop.far_beside().await);
    let id = here.session(json!({})).await["id"].as_str().unwrap().to_owned();
    here.pay_card(&id, "4000002500003155").await;
    assert_eq!(there.answer(&id, "action", "confirm").await.status, 303, "the question is known there");
    assert_eq!(here.session_now(&id).await["payment_status"], "paid");
    let refund = json!({ "session": id, "amount": 777 });
    let refund = there.make("refunds", refund).await["id"].as_str().unwrap().to_owned();
    there.engine.hear_out().await;
    shop.set_clock(shop.now().plus(10 * SECOND));
    here.engine.work_through().await.unwrap();
    assert_eq!(here.get(&format!("/v1/refunds/{refund}")).await.json()["status"], "succeeded");
    let held = there.session(json!({ "capture_method": "manual" })).await["id"].as_str().unwrap().to_owned();
    there.pay_card(&held, "4242424242424242").await;
    let payment = there.payments(&held).await[0]["id"].as_str().unwrap().to_owned();
    here.make(&format!("payments/{payment}/capture"), json!({ "amount": 1200 })).await;
    here.engine.hear_out().await;
    assert_eq!(there.payments(&held).await[0]["amount_captured"], 1200);
    // The answer is lost, and the janitor of the other node asks how it ended.
    let lost = here.session(json!({})).await["id"].as_str().unwrap().to_owned();
    here.break_wire(Wire::LoseAnswer);
    here.pay_card(&lost, "4242424242424242").await;
    shop.set_clock(shop.now().plus(MINUTE));
    there.engine.work_through().await.unwrap();
    assert_eq!(there.session_now(&lost).await["payment_status"], "paid");
    here.settle_down().await;
    there.settle_down().await;
    drop((here, there));
    shop.close_without_the_bank().await;
}

/// A transfer that arrives is told once, by whichever node looks first; what it was told in vain comes again.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_banks_notices_go_out_once() {
    let shop = TestShop::open().await;
    let (here, there) = (shop.far_beside().await, shop.far_beside().await);
    let mut sessions = vec![];
    for n in 0..12 {
        let at = if n % 2 == 0 { &here } else { &there };
        let id = at.session(json!({})).await["id"].as_str().unwrap().to_owned();
        at.pay_transfer(&id, "buyer@example.com").await;
        sessions.push(id);
    }
    shop.set_clock(shop.now().plus(5 * SECOND));
    let (first, second) = tokio::join!(here.tell(), there.tell());
    assert_eq!(first + second, sessions.len(), "each is told once");
    for id in &sessions {
        assert_eq!(here.session_now(id).await["payment_status"], "paid");
    }
    shop.set_clock(shop.now().plus(10 * MINUTE));
    assert_eq!(here.tell().await, 0, "what was taken does not come again");
    here.settle_down().await;
    there.settle_down().await;
    drop((here, there));
    shop.close_without_the_bank().await;
}

/// It held the renewal of a card, had charged it, and nobody heard the answer.
#[tokio::test]
async fn the_work_of_a_dead_node_is_taken_over_when_its_lease_runs_out() {
    let shop = TestShop::open().await;
    let mut sessions = vec![];
    for _ in 0..3 {
        let id = shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
        shop.break_wire(Wire::LoseCall);
        shop.pay_card(&id, "4242424242424242").await;
        sessions.push(id);
    }
    let node = shop.beside().await;
    shop.set_clock(shop.now().plus(10 * SECOND));
    node.stops_after_calls(1);
    node.stop_dead().await;
    drop(node);
    let open = async || {
        let mut open = 0;
        for id in &sessions {
            let payments = shop.payments(id).await;
            assert_eq!(payments.len(), 1);
            open += usize::from(!["failed", "succeeded"].contains(&payments[0]["status"].as_str().unwrap()));
        }
        open
    };
    shop.engine.work_through().await.unwrap();
    let left = open().await;
    assert!(left > 0, "what the dead one holds is not touched before");
    shop.set_clock(shop.now().plus(LEASE_MS));
    shop.engine.work_through().await.unwrap();
    assert_eq!(open().await, 0);
    shop.close().await;
}

/// A node that has just learnt that no test clock is set decides as if there was none, and its commit finds out.
#[tokio::test]
async fn a_clock_that_one_node_sets_holds_for_the_next_session_at_the_other() {
    if !kassa_cluster::is_wanted() {
        // A SQLite file has one server, which sets all clocks there are.
        return;
    }
    let shop = TestShop::open().await;
    let node = shop.beside().await;
    for round in 1..4 {
        node.session(json!({})).await;
        let day = shop.now().plus(round * 24 * 60 * MINUTE).iso();
        shop.turn(&format!("P{round}D")).await;
        let made = node.session(json!({})).await;
        assert!(made["created_at"].as_str().unwrap() >= day.as_str(), "{made} is older than {day}");
        assert_eq!(shop.api("DELETE", "/v1/test_clock", "").await.status, 200);
        shop.settle_down().await;
    }
    drop(node);
    shop.close().await;
}
