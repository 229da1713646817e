//! The figures of a home page, and what somebody must look at.

use super::{GOOD, paid, refund, text};
use kassa_domain::time::{DAY, HOUR, MINUTE};
use kassa_testshop::TestShop;
use serde_json::json;

const HOOK: &str = "http://127.0.0.1:9/figures";

#[tokio::test]
async fn a_home_page_has_its_figures() {
    let shop = TestShop::open().await;
    let (engine, scope, start) = (&shop.engine, shop.scope, shop.now());
    let (first, _) = paid(&shop, 5000).await;
    paid(&shop, 300).await;
    let declined = text(&shop.session(json!({})).await, "id");
    for number in ["4000000000009995", "4000000000009995", "4000000000000002"] {
        shop.pay_card(&declined, number).await;
    }
    shop.later(HOUR).await;
    refund(&shop, json!({ "session": first, "amount": 1200 })).await;
    let euros = text(&shop.session(json!({ "amount": 700, "currency": "EUR" })).await, "id");
    shop.pay_card(&euros, GOOD).await;
    let short = text(&shop.session(json!({ "expires_at": shop.now().plus(30 * MINUTE).iso() })).await, "id");
    shop.later(HOUR).await;
    assert_eq!(shop.session_now(&short).await["status"], "expired");
    let figures = engine.figures(scope, start, start.plus(2 * HOUR), HOUR).await.unwrap();
    let counts: Vec<_> = figures.slots.iter().map(|it| (it.created, it.complete, it.expired)).collect();
    assert_eq!(counts, [(3, 2, 0), (2, 1, 1)]);
    let volume = |slot: usize, currency: &str| {
        let volume = figures.slots[slot].volumes[currency];
        (volume.sold, volume.payments, volume.returned)
    };
    assert_eq!(volume(0, "GHS"), (5300, 2, 0));
    assert_eq!((volume(1, "GHS"), volume(1, "EUR")), ((0, 0, 1200), (700, 1, 0)));
    let reasons = [("insufficient_funds".to_owned(), 2), ("card_declined".to_owned(), 1)];
    assert_eq!((&*figures.failures, figures.failures_since), (&reasons[..], None));
    let other = kassa_domain::id::Scope { merchant: 2, ..scope };
    let none = engine.figures(other, start, start.plus(DAY), DAY).await.unwrap();
    assert!(none.slots[0].volumes.is_empty() && none.slots[0].created == 0 && none.failures.is_empty());
    shop.close().await;
}

#[tokio::test]
async fn what_somebody_must_look_at_is_told() {
    let shop = TestShop::open().await;
    let (engine, scope) = (&shop.engine, shop.scope);
    let calm = engine.attention(scope).await.unwrap();
    assert!(calm.endpoints.is_empty() && calm.parked.is_empty() && calm.disputes.is_empty());
    shop.endpoint(HOOK, &["*"]).await;
    shop.receiver(HOOK, &[500]);
    paid(&shop, 5000).await;
    shop.later(MINUTE).await;
    let found = engine.attention(scope).await.unwrap();
    assert_eq!(found.endpoints.len(), 1, "it fails");
    shop.receiver(HOOK, &[200]);
    shop.later(DAY).await;
    assert!(engine.attention(scope).await.unwrap().endpoints.is_empty(), "it works again");
    shop.webhooks();
    shop.close().await;
}
