//! Webhook endpoints after they were made: changed, switched off and on, and given another secret.

use kassa_domain::time::{DAY, MINUTE, SECOND};
use kassa_domain::{Secret, signature};
use kassa_testshop::TestShop;
use serde_json::{Value, json};

const HOOK: &str = "http://127.0.0.1:9000/hook";
const OTHER: &str = "http://127.0.0.1:9000/other";

fn id_of(endpoint: &Value) -> String {
    endpoint["id"].as_str().unwrap().to_owned()
}

async fn update(shop: &TestShop, id: &str, patch: Value) -> Value {
    let reply = shop.api("POST", &format!("/v1/webhook_endpoints/{id}"), &patch.to_string()).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    reply.json()
}

async fn rotate(shop: &TestShop, id: &str, body: Value) -> String {
    let path = format!("/v1/webhook_endpoints/{id}/rotate_secret");
    let reply = shop.api("POST", &path, &body.to_string()).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    reply.json()["secret"].as_str().unwrap().to_owned()
}

/// The secrets under which the one webhook that came is signed, in both schemes.
async fn signed_by<'a>(shop: &TestShop, secrets: &[&'a str]) -> Vec<&'a str> {
    shop.session(json!({})).await;
    shop.settle_down().await;
    let received = shop.webhooks();
    assert_eq!(received.len(), 1);
    let one = &received[0];
    let stamped = |secret: &str| {
        signature::verify(&Secret::new(secret), &one.headers["kassa-signature"], one.body.as_bytes(), one.at)
    };
    let standard = &one.headers["webhook-signature"];
    let fits: Vec<&str> = secrets.iter().copied().filter(|secret| stamped(secret)).collect();
    assert_eq!(standard.split(' ').count(), fits.len(), "both schemes sign with the same secrets");
    fits
}

#[tokio::test]
async fn an_endpoint_is_changed_and_told_by_its_new_terms() {
    let shop = TestShop::open().await;
    let id = id_of(&shop.endpoint(HOOK, &["payment.failed"]).await);
    let patch =
        json!({ "url": OTHER, "enabled_events": ["checkout.session.created"], "description": "moved" });
    let changed = update(&shop, &id, patch).await;
    assert_eq!((&changed["url"], &changed["description"]), (&json!(OTHER), &json!("moved")));
    assert_eq!(changed.get("secret"), None, "the secret is shown once");
    assert_eq!(update(&shop, &id, json!({})).await, changed, "what is left out stays");
    shop.session(json!({})).await;
    shop.settle_down().await;
    assert_eq!(shop.webhooks().iter().map(|one| one.url.as_str()).collect::<Vec<_>>(), [OTHER]);
    for (patch, param) in [
        (json!({ "url": "http://10.0.0.1/" }), "url"),
        (json!({ "url": "https://rebound.example/hook" }), "url"),
        (json!({ "enabled_events": [] }), "enabled_events"),
        (json!({ "events": ["nothing"] }), "events[0]"),
        (json!({ "description": "x".repeat(501) }), "description"),
        (json!({ "secret": "whsec_mine" }), "secret"),
        (json!({ "disabled": "yes" }), "disabled"),
    ] {
        let reply = shop.api("POST", &format!("/v1/webhook_endpoints/{id}"), &patch.to_string()).await;
        let (status, _, named) = reply.error();
        assert_eq!((status, named.as_deref()), (400, Some(param)), "{patch}");
    }
    assert_eq!(shop.get(&format!("/v1/webhook_endpoints/{id}")).await.json(), changed, "nothing half done");
    let theirs = shop.other_merchant().await;
    let headers = [("authorization", &*format!("Bearer {theirs}"))];
    for path in ["", "/rotate_secret"] {
        let path = format!("/v1/webhook_endpoints/{id}{path}");
        assert_eq!(shop.api_with("POST", &path, "{}", &headers).await.status, 404, "{path}");
    }
    shop.close().await;
}

#[tokio::test]
async fn one_that_is_switched_off_is_told_nothing_until_it_is_on_again() {
    let shop = TestShop::open().await;
    let id = id_of(&shop.endpoint(HOOK, &["checkout.session.created"]).await);
    shop.receiver(HOOK, &[500, 200]);
    shop.session(json!({})).await;
    shop.settle_down().await;
    assert_eq!(shop.webhooks().len(), 1, "it failed once and would be tried again");
    assert_eq!(update(&shop, &id, json!({ "disabled": true })).await["status"], "disabled");
    shop.session(json!({})).await;
    shop.later(DAY).await;
    assert!(shop.webhooks().is_empty(), "what was waiting is given up");
    assert_eq!(update(&shop, &id, json!({ "disabled": false })).await["status"], "enabled");
    shop.later(DAY).await;
    assert!(shop.webhooks().is_empty(), "what it missed is not sent by itself");
    shop.session(json!({})).await;
    shop.settle_down().await;
    assert_eq!(shop.webhooks().len(), 1);
    shop.close().await;
}

#[tokio::test]
async fn the_secret_before_signs_beside_the_new_one_for_a_while() {
    let shop = TestShop::open().await;
    let endpoint = shop.endpoint(HOOK, &["checkout.session.created"]).await;
    let (id, first) = (id_of(&endpoint), endpoint["secret"].as_str().unwrap().to_owned());
    let second = rotate(&shop, &id, json!({ "expire_previous_in": 600 })).await;
    assert_ne!(first, second);
    let both = [first.as_str(), second.as_str()];
    assert_eq!(signed_by(&shop, &both).await, both);
    shop.later(10 * MINUTE - SECOND).await;
    assert_eq!(signed_by(&shop, &both).await, both);
    shop.later(SECOND).await;
    assert_eq!(signed_by(&shop, &both).await, [&second]);
    let third = rotate(&shop, &id, json!({ "expire_previous_in": 0 })).await;
    assert_eq!(signed_by(&shop, &[&first, &second, &third]).await, [&third], "a leaked one ends at once");
    let fourth = rotate(&shop, &id, json!({})).await;
    assert_eq!(signed_by(&shop, &[&first, &second, &third, &fourth]).await, [&third, &fourth]);
    shop.later(DAY).await;
    assert_eq!(signed_by(&shop, &[&third, &fourth]).await, [&fourth]);
    for seconds in [json!(-1), json!(2_592_001), json!("1"), json!(i64::MAX)] {
        let body = json!({ "expire_previous_in": seconds }).to_string();
        let reply = shop.api("POST", &format!("/v1/webhook_endpoints/{id}/rotate_secret"), &body).await;
        assert_eq!(reply.error().2.as_deref(), Some("expire_previous_in"), "{seconds}");
    }
    shop.close().await;
}

/// The same is asked for again when its answer was lost: the secret that was made is the one that is shown.
#[tokio::test]
async fn a_secret_is_changed_once_per_idempotency_key() {
    let shop = TestShop::open().await;
    let endpoint = shop.endpoint(HOOK, &["checkout.session.created"]).await;
    let first = endpoint["secret"].as_str().unwrap().to_owned();
    let path = format!("/v1/webhook_endpoints/{}/rotate_secret", id_of(&endpoint));
    let key = format!("Bearer {}", shop.key);
    let headers = [("authorization", &*key), ("idempotency-key", "once")];
    let made = shop.api_with("POST", &path, "", &headers).await;
    let again = shop.api_with("POST", &path, "", &headers).await;
    assert_eq!((made.status, &made.body), (200, &again.body));
    let secret = made.json()["secret"].as_str().unwrap().to_owned();
    assert_eq!(signed_by(&shop, &[&first, &secret]).await, [&first, &secret]);
    shop.close().await;
}
