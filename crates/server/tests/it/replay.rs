//! Sending events again: one event to one endpoint, and all after a place.

use kassa_domain::time::MINUTE;
use kassa_testshop::{Received, TestShop};
use serde_json::{Value, json};

const OLD: &str = "http://127.0.0.1:9/old";
const NEW: &str = "http://127.0.0.1:9/new";
const KIND: &str = "checkout.session.created";

fn id(value: &Value) -> &str {
    value["id"].as_str().unwrap()
}

/// What one receiver got, by the id of each event and its body.
fn got(received: &[Received], url: &str) -> Vec<String> {
    received.iter().filter(|it| it.url == url).map(|it| it.body.clone()).collect()
}

#[tokio::test]
async fn all_events_after_a_place_are_sent_again_to_one_endpoint() {
    let shop = TestShop::open().await;
    let old = shop.endpoint(OLD, &[KIND]).await;
    for n in 1..=230 {
        shop.session(json!({ "amount": n })).await;
    }
    shop.make("customers", json!({ "email": "ama@example.com" })).await;
    shop.settle_down().await;
    let first = got(&shop.webhooks(), OLD);
    assert_eq!(first.len(), 230);
    let path = format!("webhook_endpoints/{}/replay", id(&old));
    let asked = shop.make(&path, json!({ "after": 5 })).await;
    assert_eq!(asked["replay"], json!({ "sequence": 5, "until": 231, "finished": false }));
    shop.settle_down().await;
    let now = shop.get(&format!("/v1/webhook_endpoints/{}", id(&old))).await.json();
    assert_eq!(now["replay"], json!({ "sequence": 231, "until": 231, "finished": true }));
    let again = got(&shop.webhooks(), OLD);
    assert_eq!(again, first[5..], "in their order, with the same bytes");
    // An endpoint that is newer than the events gets them for the first time.
    let new = shop.endpoint(NEW, &["*"]).await;
    shop.make(&format!("webhook_endpoints/{}/replay", id(&new)), json!({ "after": 228 })).await;
    shop.settle_down().await;
    let received = shop.webhooks();
    assert_eq!((got(&received, NEW).len(), got(&received, OLD).len()), (3, 0));
    let events = shop.get("/v1/events?limit=3").await.json();
    assert!(
        events["data"].as_array().unwrap().iter().all(|event| event["pending_webhooks"] == 0),
        "{events}"
    );
    shop.close().await;
}

#[tokio::test]
async fn what_cannot_be_sent_again_is_refused() {
    let shop = TestShop::open().await;
    let endpoint = shop.endpoint(OLD, &[KIND]).await;
    shop.session(json!({})).await;
    shop.settle_down().await;
    let path = format!("webhook_endpoints/{}/replay", id(&endpoint));
    for body in [json!({}), json!({ "after": -1 }), json!({ "after": 2 }), json!({ "after": "x" })] {
        let (status, _, param) = shop.refusal(&path, &body).await;
        assert_eq!((status, param.as_deref()), (400, Some("after")), "{body}");
    }
    assert_eq!(shop.refusal("webhook_endpoints/we_none/replay", &json!({ "after": 0 })).await.0, 404);
    shop.make(&format!("webhook_endpoints/{}", id(&endpoint)), json!({ "disabled": true })).await;
    assert_eq!(shop.refusal(&path, &json!({ "after": 0 })).await.0, 400);
    shop.webhooks();
    shop.close().await;
}

#[tokio::test]
async fn one_event_is_sent_again_to_one_endpoint() {
    let shop = TestShop::open().await;
    let old = shop.endpoint(OLD, &["*"]).await;
    shop.endpoint(NEW, &["*"]).await;
    shop.session(json!({})).await;
    shop.later(MINUTE).await;
    shop.webhooks();
    let events = shop.get("/v1/events?limit=1").await.json();
    let path = format!("events/{}/redeliver", id(&events["data"][0]));
    shop.make(&path, json!({ "endpoint": id(&old) })).await;
    shop.settle_down().await;
    let received = shop.webhooks();
    assert_eq!((got(&received, OLD).len(), got(&received, NEW).len()), (1, 0));
    let none = shop.refusal(&path, &json!({ "endpoint": "we_none" })).await;
    assert_eq!((none.0, none.2.as_deref()), (400, Some("endpoint")));
    shop.make(&path, json!({})).await;
    shop.settle_down().await;
    assert_eq!(shop.webhooks().len(), 2, "to all");
    shop.close().await;
}
