//! What is paid again and again: it begins by its price, renews, fails, gives way to another tier, and is ended.

use super::{HOOK, SESSIONS, endpoint, get, post, verify};
use kassa_domain::id::{Mode, Scope};
use kassa_domain::time::{DAY, HOUR};
use kassa_testshop::TestShop;
use serde_json::{Value, json};

const CANCEL: &str = "/v1/subscriptions/cancel";
/// Pays at first, and is declined for want of money at every renewal.
const POOR_LATER: &str = "4000000000002685";
const DECLINED: &str = "4000000000000002";

const CATALOG: &str = r#"{"products":[
{"tier":"member","name":"Member","prices":[
    {"currency":"INR","unit_amount":19900,"interval":"month","type":"recurring"}]},
{"tier":"pro","name":"Pro","prices":[{"currency":"INR","unit_amount":49900,"interval":"month","type":"recurring"}]},
{"tier":"day","name":"Day pass","prices":[{"currency":"INR","unit_amount":900,"interval":"day"}]}]}"#;

/// A shop of subscriptions, its key of this dialect, and the secret of an endpoint that wants to know.
async fn open() -> (TestShop, String, String) {
    let shop = TestShop::open().await;
    let key = shop.key_of(shop.scope, "elixpo").await;
    let synced = post(&shop, &key, "/v1/sync", CATALOG).await;
    assert_eq!((synced.status, &synced.json()["ok"]), (200, &json!(true)), "{synced:?}");
    let secret = endpoint(&shop, &["entitlement.updated", "payment.succeeded"]).await;
    (shop, key, secret)
}

/// A session for a tier; its id.
async fn session(shop: &TestShop, key: &str, tier: &str) -> String {
    let body = json!({ "tier": tier, "customer": { "uid": "u_1", "email": "ama@example.com" },
        "success_url": "https://blogs.example/settings" });
    let made = post(shop, key, SESSIONS, &body.to_string()).await;
    assert_eq!(made.status, 201, "{made:?}");
    made.json()["id"].as_str().unwrap().to_owned()
}

/// Buys a tier with this card; what the native API says of its subscription.
async fn buys(shop: &TestShop, key: &str, tier: &str, card: &str) -> Value {
    let id = session(shop, key, tier).await;
    let paid = shop.pay_with(&id, &[("card_number", card)]).await;
    assert_eq!(paid.header("location"), format!("/checkout/{id}?paid"), "{paid:?}");
    shop.settle_down().await;
    shop.subscription_of(&id).await
}

async fn subscription(shop: &TestShop, id: &Value) -> Value {
    shop.get(&format!("/v1/subscriptions/{}", id.as_str().unwrap())).await.json()
}

/// What the endpoint was told since, verified: the type, and what it is about.
fn told(shop: &TestShop, secret: &str) -> Vec<(String, Value)> {
    let verified = shop.webhooks().iter().map(|received| verify(received, secret)).collect::<Vec<_>>();
    let mut all: Vec<(String, Value)> = verified
        .into_iter()
        .map(|body| (body["type"].as_str().unwrap().to_owned(), body["data"].clone()))
        .collect();
    // Deliveries of one moment come in any order.
    all.sort_by_key(|(kind, data)| (kind.clone(), data["version"].as_i64()));
    all
}

async fn has(shop: &TestShop, key: &str) -> (String, bool, i64) {
    let found = get(shop, key, "/v1/entitlements?app=shop&uid=u_1").await.json();
    let tier = found["tier"].as_str().unwrap().to_owned();
    (tier, found["active"].as_bool().unwrap(), found["version"].as_i64().unwrap())
}

#[tokio::test]
async fn a_recurring_price_is_paid_each_period_and_ended_by_the_uid() {
    let (shop, key, secret) = open().await;
    let begun = buys(&shop, &key, "member", "4242424242424242").await;
    assert_eq!((&begun["status"], &begun["amount"]), (&json!("active"), &json!(19900)));
    let first = told(&shop, &secret);
    let kinds: Vec<&str> = first.iter().map(|(kind, _)| kind.as_str()).collect();
    assert_eq!(kinds, ["entitlement.updated", "payment.captured"]);
    let granted = json!({ "app": "shop", "uid": "u_1", "tier": "member", "status": "active", "active": true,
        "expires_at": "2027-02-15 08:00:00", "version": 1 });
    assert_eq!(first[0].1, granted);
    shop.later(32 * DAY).await;
    let renewed = told(&shop, &secret);
    assert_eq!(
        (&renewed[0].1["version"], &renewed[0].1["expires_at"]),
        (&json!(2), &json!("2027-03-15 08:00:00"))
    );
    assert_eq!((&renewed[1].1["amount"], &renewed[1].1["tier"]), (&json!(19900), &json!("member")));
    assert_eq!(renewed.len(), 2);

    // It goes on until the period ends; asking again changes nothing.
    let id = &begun["id"];
    for _ in 0..2 {
        let ended = post(&shop, &key, CANCEL, r#"{"customer":{"uid":"u_1"}}"#).await;
        let expected = json!({ "id": id, "status": "active", "cancel_at_cycle_end": true,
            "current_period_end": "2027-03-15 08:00:00", "provider_status": "active" });
        assert_eq!((ended.status, ended.json()), (200, expected));
    }
    shop.settle_down().await;
    let notice = json!({ "app": "shop", "uid": "u_1", "tier": "member", "active": true, "status": "cancelled",
        "expires_at": "2027-03-15 08:00:00", "provider_subscription_id": id, "failed": false });
    assert_eq!(told(&shop, &secret), [("entitlement.updated".to_owned(), notice)], "once");
    assert_eq!(has(&shop, &key).await, ("member".to_owned(), true, 2));
    assert_eq!(subscription(&shop, id).await["cancel_at_period_end"], true);

    shop.later(31 * DAY).await;
    let over = told(&shop, &secret);
    assert_eq!(over.len(), 1, "nothing is charged any more: {over:?}");
    let data = &over[0].1;
    assert_eq!(
        (&data["status"], &data["active"], &data["version"]),
        (&json!("expired"), &json!(false), &json!(3))
    );
    let again = post(&shop, &key, CANCEL, r#"{"customer":{"uid":"u_1"},"cancel_at_cycle_end":false}"#).await;
    let expected = json!({ "id": id, "status": "cancelled", "cancel_at_cycle_end": false,
        "current_period_end": "2027-03-15 08:00:00", "provider_status": "cancelled" });
    assert_eq!((again.status, again.json()), (200, expected), "what has ended is no mistake");
    shop.close().await;
}

#[tokio::test]
async fn an_end_at_once_takes_the_tier_away() {
    let (shop, key, secret) = open().await;
    let begun = buys(&shop, &key, "member", "4242424242424242").await;
    told(&shop, &secret);
    let ended = post(&shop, &key, CANCEL, r#"{"customer":{"uid":"u_1"},"cancel_at_cycle_end":false}"#).await;
    let answer = ended.json();
    assert_eq!(
        (ended.status, &answer["status"], &answer["provider_status"], &answer["id"]),
        (200, &json!("cancelled"), &json!("cancelled"), &begun["id"])
    );
    shop.settle_down().await;
    let said = told(&shop, &secret);
    assert_eq!((said.len(), &said[0].1["active"], &said[0].1["version"]), (1, &json!(false), &json!(2)));
    assert_eq!(has(&shop, &key).await, ("member".to_owned(), false, 2));
    shop.close().await;
}

#[tokio::test]
async fn a_renewal_that_is_declined_is_told_and_given_up_in_the_end() {
    let (shop, key, secret) = open().await;
    let begun = buys(&shop, &key, "member", POOR_LATER).await;
    told(&shop, &secret);
    shop.later(32 * DAY).await;
    let halted = json!({ "app": "shop", "uid": "u_1", "tier": "member", "active": true, "status": "halted",
        "expires_at": "2027-02-15 08:00:00", "provider_subscription_id": begun["id"], "failed": true });
    assert_eq!(told(&shop, &secret), [("entitlement.updated".to_owned(), halted)], "once, not with each try");
    assert_eq!(has(&shop, &key).await, ("member".to_owned(), true, 1), "while it is collected");
    shop.later(30 * DAY).await;
    let over = told(&shop, &secret);
    assert_eq!((over.len(), &over[0].1["status"]), (1, &json!("expired")), "{over:?}");
    assert_eq!(subscription(&shop, &begun["id"]).await["status"], "canceled");
    shop.close().await;
}

/// What is past due has no paid period to end with.
#[tokio::test]
async fn one_that_is_not_paid_ends_at_once() {
    let (shop, key, secret) = open().await;
    buys(&shop, &key, "member", POOR_LATER).await;
    shop.later(32 * DAY).await;
    told(&shop, &secret);
    let ended = post(&shop, &key, CANCEL, r#"{"customer":{"uid":"u_1"}}"#).await.json();
    assert_eq!((&ended["status"], &ended["cancel_at_cycle_end"]), (&json!("cancelled"), &json!(true)));
    shop.settle_down().await;
    assert_eq!(told(&shop, &secret).len(), 1);
    shop.close().await;
}

#[tokio::test]
async fn another_tier_takes_the_place_of_the_one_before_when_it_is_paid() {
    let (shop, key, secret) = open().await;
    let old = buys(&shop, &key, "member", "4242424242424242").await;
    told(&shop, &secret);
    shop.later(10 * DAY).await;
    let id = session(&shop, &key, "pro").await;
    let declined = shop.pay_with(&id, &[("card_number", DECLINED)]).await;
    assert_eq!(declined.status, 303, "{declined:?}");
    shop.settle_down().await;
    assert_eq!(subscription(&shop, &old["id"]).await["status"], "active", "who does not pay loses nothing");
    assert_eq!((has(&shop, &key).await, told(&shop, &secret)), (("member".to_owned(), true, 1), vec![]));
    shop.pay_with(&id, &[]).await;
    shop.settle_down().await;
    let new = shop.subscription_of(&id).await;
    let ended = subscription(&shop, &old["id"]).await;
    assert_eq!((&ended["status"], &new["status"]), (&json!("canceled"), &json!("active")));
    assert!(
        ended["ended_at"].is_string() && ended["ended_at"] == new["current_period_start"],
        "{ended} {new}"
    );
    let said = told(&shop, &secret);
    assert_eq!(said.len(), 2, "what the customer has now, and what was paid: {said:?}");
    assert_eq!((&said[0].1["tier"], &said[0].1["version"]), (&json!("pro"), &json!(2)));
    assert_eq!(said[1].1["amount"], 49900);
    shop.later(64 * DAY).await;
    let charged: Vec<Value> = told(&shop, &secret)
        .into_iter()
        .filter(|(kind, _)| kind == "payment.captured")
        .map(|(_, data)| data["amount"].clone())
        .collect();
    assert_eq!(charged, [json!(49900), json!(49900)], "the old one is never charged again");
    assert_eq!(has(&shop, &key).await, ("pro".to_owned(), true, 4));
    // A pass for a day leaves it alone, and it comes back after that.
    let pass = session(&shop, &key, "day").await;
    shop.pay_with(&pass, &[]).await;
    assert_eq!(has(&shop, &key).await, ("day".to_owned(), true, 5));
    post(&shop, &key, CANCEL, r#"{"customer":{"uid":"u_1"}}"#).await;
    shop.settle_down().await;
    let said = told(&shop, &secret);
    assert_eq!(said.len(), 2, "nobody is told of the end of what the customer does not have now: {said:?}");
    shop.later(DAY + HOUR).await;
    assert_eq!(has(&shop, &key).await, ("pro".to_owned(), true, 6));
    told(&shop, &secret);
    shop.close().await;
}

#[tokio::test]
async fn two_tabs_that_pay_two_tiers_leave_one_subscription() {
    let (shop, key, secret) = open().await;
    let (one, two) = (session(&shop, &key, "member").await, session(&shop, &key, "pro").await);
    tokio::join!(shop.pay_with(&one, &[]), shop.pay_with(&two, &[]));
    shop.settle_down().await;
    told(&shop, &secret);
    let listed = shop.get("/v1/subscriptions?limit=100").await.json();
    let statuses: Vec<&str> =
        listed["data"].as_array().unwrap().iter().map(|it| it["status"].as_str().unwrap()).collect();
    assert_eq!(statuses.iter().filter(|status| **status == "active").count(), 1, "{statuses:?}");
    shop.later(40 * DAY).await;
    let renewals = told(&shop, &secret).iter().filter(|(kind, _)| kind == "payment.captured").count();
    assert_eq!(renewals, 1);
    shop.close().await;
}

#[tokio::test]
async fn nobody_ends_what_is_not_theirs() {
    let (shop, key, secret) = open().await;
    let begun = buys(&shop, &key, "member", "4242424242424242").await;
    told(&shop, &secret);
    shop.other_merchant().await;
    let theirs = shop.key_of(Scope { merchant: 2, mode: Mode::Test }, "elixpo").await;
    let live = shop.key_of(Scope { merchant: 1, mode: Mode::Live }, "elixpo").await;
    assert!(key.starts_with("lix_pay_test_") && live.starts_with("lix_pay_live_"), "{key} {live}");
    for (key, body) in [
        (&theirs, r#"{"customer":{"uid":"u_1"}}"#),
        (&live, r#"{"customer":{"uid":"u_1"}}"#),
        (&key, r#"{"customer":{"uid":"u_2"}}"#),
    ] {
        let none = post(&shop, key, CANCEL, body).await;
        assert_eq!((none.status, &none.json()["error"]), (404, &json!("no_active_subscription")), "{none:?}");
    }
    let wrong = post(&shop, &key, CANCEL, r#"{"customer":{}}"#).await;
    assert_eq!((wrong.status, &wrong.json()["error"]), (400, &json!("invalid_request")));
    let nobody = post(&shop, "lix_pay_test_unknown", CANCEL, r#"{"customer":{"uid":"u_1"}}"#).await;
    assert_eq!(
        (nobody.status, nobody.body.as_str()),
        (401, r#"{"error":"unauthorized","error_description":"Invalid or missing secret key"}"#)
    );
    assert_eq!(subscription(&shop, &begun["id"]).await["cancel_at_period_end"], false);
    // The catalog and the buyers of test mode are not those of live mode.
    let body = json!({ "tier": "member", "customer": { "uid": "u_1" }, "success_url": "https://a.example" });
    for (key, app) in [(&live, "shop"), (&theirs, "other-2")] {
        let none = post(&shop, key, SESSIONS, &body.to_string()).await;
        assert_eq!((none.status, &none.json()["error"]), (404, &json!("unknown_plan")));
        let has = get(&shop, key, &format!("/v1/entitlements?app={app}&uid=u_1")).await.json();
        assert_eq!((&has["tier"], &has["version"]), (&json!("free"), &json!(0)));
    }
    let foreign = get(&shop, &theirs, "/v1/entitlements?app=shop&uid=u_1").await;
    assert_eq!((foreign.status, &foreign.json()["error"]), (404, &json!("unknown_app")));
    shop.close().await;
}

#[tokio::test]
async fn both_secrets_sign_while_one_is_rotated() {
    let shop = TestShop::open().await;
    let key = shop.key_of(shop.scope, "elixpo").await;
    post(&shop, &key, "/v1/sync", CATALOG).await;
    let body = json!({ "url": HOOK, "enabled_events": ["entitlement.updated"], "dialect": "elixpo" });
    let made = shop.api("POST", "/v1/webhook_endpoints", &body.to_string()).await.json();
    let (id, old) = (made["id"].as_str().unwrap(), made["secret"].as_str().unwrap());
    let rotate = format!("/v1/webhook_endpoints/{id}/rotate_secret");
    let rotated = shop.api("POST", &rotate, r#"{"expire_previous_in":7200}"#).await;
    assert_eq!(rotated.status, 200, "{rotated:?}");
    let new = rotated.json()["secret"].as_str().unwrap().to_owned();
    assert_ne!(new, old);
    let signatures = |shop: &TestShop| {
        let received = shop.webhooks();
        assert_eq!(received.len(), 1, "{received:?}");
        let list = received[0].headers["x-elixpo-pay-signature"].clone();
        (received[0].clone(), list.split(',').map(str::to_owned).collect::<Vec<_>>())
    };
    let buy = async |tier: &str| {
        let id = session(&shop, &key, tier).await;
        shop.pay_with(&id, &[]).await;
        shop.settle_down().await;
    };
    buy("day").await;
    let (received, list) = signatures(&shop);
    assert_eq!(list.len(), 2);
    assert!(list.iter().all(|one| one.len() == 71 && one.starts_with("sha256=")), "{list:?}");
    verify(&received, old);
    verify(&received, &new);
    shop.later(2 * HOUR).await;
    buy("day").await;
    let (received, list) = signatures(&shop);
    assert_eq!(list.len(), 1, "the old one's time is over");
    verify(&received, &new);
    shop.later(DAY).await;
    assert_eq!(shop.webhooks().len(), 1);
    shop.close().await;
}

#[tokio::test]
async fn an_event_says_how_many_are_told_of_it() {
    let (shop, key, secret) = open().await;
    let native = shop.endpoint("http://127.0.0.1:9/native", &["customer.subscription.updated"]).await;
    assert_eq!(native["status"], "enabled");
    buys(&shop, &key, "member", "4242424242424242").await;
    let pending = |shop: &TestShop| {
        let (own, theirs): (Vec<_>, Vec<_>) = shop.webhooks().into_iter().partition(|it| it.url == HOOK);
        own.iter().for_each(|received| drop(verify(received, &secret)));
        theirs.iter().map(|it| it.json()["pending_webhooks"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(pending(&shop), [json!(1)], "the start has no form in this dialect");
    post(&shop, &key, CANCEL, r#"{"customer":{"uid":"u_1"}}"#).await;
    shop.settle_down().await;
    assert_eq!(pending(&shop), [json!(2)], "the end to come has one");
    shop.close().await;
}
