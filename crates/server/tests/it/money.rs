//! Money once a buyer has paid: given back, held, disputed, told of by processors, booked, compared and receipted.

mod accounts;
mod books;
mod disputes;
mod far;
mod figures;
mod holds;
mod live;
mod notices;
mod receipts;
mod refunds;
mod routing;
mod story;

use kassa_testshop::TestShop;
use serde_json::{Value, json};

/// A good card.
const GOOD: &str = "4242424242424242";

fn text(value: &Value, field: &str) -> String {
    value[field].as_str().unwrap_or_else(|| panic!("no {field} in {value}")).to_owned()
}

/// A session over so much that was paid with a good card: its id and its payment's.
async fn paid(shop: &TestShop, amount: i64) -> (String, String) {
    let session = text(&shop.session(json!({ "amount": amount })).await, "id");
    assert_eq!(shop.pay_card(&session, GOOD).await.status, 303);
    let payment = text(&shop.payments(&session).await[0], "id");
    (session, payment)
}

async fn payment(shop: &TestShop, id: &str) -> Value {
    shop.get(&format!("/v1/payments/{id}")).await.json()
}

/// Status, and what was captured, given back and disputed.
async fn stands(shop: &TestShop, id: &str) -> (String, i64, i64, i64) {
    let payment = payment(shop, id).await;
    let number = |field: &str| payment[field].as_i64().unwrap();
    (
        text(&payment, "status"),
        number("amount_captured"),
        number("amount_refunded"),
        number("amount_disputed"),
    )
}

fn is(status: &str, captured: i64, returned: i64, disputed: i64) -> (String, i64, i64, i64) {
    (status.to_owned(), captured, returned, disputed)
}

/// Asks for a refund, and waits until the bank was talked to.
async fn refund(shop: &TestShop, body: Value) -> Value {
    let made = shop.make("refunds", body).await;
    shop.engine.hear_out().await;
    made
}

/// Where a refund stands.
async fn refund_now(shop: &TestShop, made: &Value) -> Value {
    shop.get(&format!("/v1/refunds/{}", text(made, "id"))).await.json()
}

/// How often an event of this type was told.
async fn told(shop: &TestShop, kind: &str) -> usize {
    shop.settle_down().await;
    shop.events().await.iter().filter(|found| *found == kind).count()
}

/// The objects that the events of this type told of, the oldest first.
async fn snapshots(shop: &TestShop, kind: &str) -> Vec<Value> {
    shop.settle_down().await;
    let listed = shop.get(&format!("/v1/events?type={kind}&limit=100")).await.json();
    let mut events = listed["data"].as_array().unwrap().clone();
    events.sort_by_key(|event| event["sequence"].as_u64());
    events.into_iter().map(|event| event["data"]["object"].clone()).collect()
}

async fn listed(shop: &TestShop, path: &str) -> Vec<Value> {
    shop.get(path).await.json()["data"].as_array().unwrap_or_else(|| panic!("no list at {path}")).clone()
}

/// How much the bank has kept of a payment.
fn kept_at_bank(shop: &TestShop, id: &str) -> i64 {
    let charge = shop.book.charge(id, shop.now()).unwrap().unwrap();
    charge.captured - charge.refunded
}
