//! State and races: many requests at the same moment, on real threads and a real store.

mod many;
mod order;

use crate::{Attack, attack};
use kassa_testshop::{Reply, TestShop};
use serde_json::{Value, json};
use std::future::Future;
use std::sync::Arc;
use tokio::task::JoinSet;

pub(crate) const ATTACKS: &[Attack] = &[
    attack!("38", "Two hundred clicks on one button that pays", many::pays),
    attack!("39", "Paying and expiring at the same moment", order::expires),
    attack!("40", "The last use of a coupon, wanted by two hundred sessions", many::coupon),
    attack!("41", "A customer with two hundred sessions and one use of a coupon", many::per_customer),
    attack!("42", "Money that is there once, spent twice: two hundred captures of one hold", many::hold),
    attack!("43", "Two hundred refunds of 3 on a payment of 100", many::refunds),
    attack!("44", "Notice, return and poll of one payment together", order::together),
    attack!("45", "A cancellation beside the tick of a renewal", order::cancels),
    attack!("46", "Two nodes with many workers on one invoice", order::workers),
    attack!("47", "Two hundred requests with one idempotency key", many::twins),
    attack!("48", "The idempotency key of another merchant", order::other_key),
    attack!("49", "The page of success before anything is paid", order::skipped),
    attack!("C+1", "Two hundred expiries of a session that holds the last use of a coupon", many::released),
    attack!("C+2", "Two hundred sessions for one order, paid at once", many::exclusive),
    attack!(
        "C+3",
        "Refunds, captures, cancellations, expiries and clicks on one payment, two hundred at once",
        order::mixed
    ),
];

/// How many come at once.
const MANY: usize = 200;

/// So many at once, each with its number; what they were answered.
async fn at_once<F, R>(shop: &Arc<TestShop>, count: usize, each: F) -> Vec<Reply>
where
    F: Fn(Arc<TestShop>, usize) -> R,
    R: Future<Output = Reply> + Send + 'static,
{
    let mut all = JoinSet::new();
    for number in 0..count {
        all.spawn(each(Arc::clone(shop), number));
    }
    let replies = all.join_all().await;
    assert!(replies.iter().all(|reply| reply.status < 500), "nobody is turned away with a fault of ours");
    shop.engine.hear_out().await;
    replies
}

fn count(replies: &[Reply], status: u16) -> usize {
    replies.iter().filter(|reply| reply.status == status).count()
}

async fn close(shop: Arc<TestShop>) {
    Arc::into_inner(shop).unwrap().close().await;
}

fn text(value: &Value, field: &str) -> String {
    value[field].as_str().unwrap_or_else(|| panic!("no {field} in {value}")).to_owned()
}

async fn session(shop: &TestShop, more: Value) -> String {
    text(&shop.session(more).await, "id")
}

/// What the bank has taken and not given back, and how often it was asked for some.
fn taken(shop: &TestShop) -> (i64, usize) {
    let charges = shop.book.charges().unwrap();
    (charges.iter().map(|charge| charge.captured - charge.refunded).sum(), charges.len())
}

/// How often an event of this type was told.
async fn told(shop: &TestShop, kind: &str) -> usize {
    shop.settle_down().await;
    shop.events().await.iter().filter(|found| *found == kind).count()
}

/// A subscription whose renewal is due now.
async fn due(shop: &TestShop) -> Value {
    let monthly = json!([{ "price_data": { "currency": "GHS", "unit_amount": 5000, "recurring": { "interval": "month" },
        "product_data": { "name": "Pro" } } }]);
    let id = shop.subscription_session(monthly, json!({})).await;
    assert_eq!(shop.pay_with(&id, &[]).await.status, 303);
    shop.settle_down().await;
    let subscription = shop.subscription_of(&id).await;
    shop.set_clock(kassa_domain::Timestamp::parse(&text(&subscription, "current_period_end")).unwrap());
    subscription
}
