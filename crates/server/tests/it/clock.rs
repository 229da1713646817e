//! The test clock: everything happens at its own time, in order, and always the same way.

use kassa_domain::Timestamp;
use kassa_domain::time::{DAY, HOUR, SECOND};
use kassa_testshop::{START, TestShop};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Notify, watch};

fn iso(after: i64) -> Value {
    json!(Timestamp(START).plus(after).iso())
}

#[tokio::test]
async fn it_stands_still_until_it_is_advanced_or_released() {
    let shop = TestShop::open().await;
    let look = || async { shop.get("/v1/test_clock").await.json() };
    assert_eq!((&look().await["status"], &look().await["now"]), (&json!("released"), &iso(0)));
    shop.turn("PT0S").await;
    shop.set_clock(Timestamp(START).plus(HOUR));
    assert_eq!((&look().await["status"], &look().await["now"]), (&json!("ready"), &iso(0)), "it stands");
    assert_eq!(shop.session(json!({})).await["created_at"], iso(0));
    shop.turn("P40D").await;
    assert_eq!(look().await["now"], iso(40 * DAY));
    shop.make("test_clock", json!({ "now": iso(41 * DAY) })).await;
    let busy = shop.api("POST", "/v1/test_clock", r#"{"advance":"P1D"}"#).await;
    assert_eq!((busy.status, busy.error().1.as_str()), (409, "test_clock_advancing"));
    assert_eq!(shop.api("DELETE", "/v1/test_clock", "").await.status, 409, "it is on its way");
    shop.settle_down().await;
    assert_eq!(look().await["now"], iso(41 * DAY));
    for (body, param) in [
        (json!({ "advance": "-P1D" }), "advance"),
        (json!({ "advance": "40 days" }), "advance"),
        (json!({ "advance": "P3Y" }), "advance"),
        (json!({ "advance": 40 }), "advance"),
        (json!({ "now": iso(0) }), "now"),
        (json!({ "now": "tomorrow" }), "now"),
        (json!({}), "advance"),
        (json!({ "advance": "P1D", "now": iso(50 * DAY) }), "now"),
    ] {
        let (status, _, named) = shop.refusal("test_clock", &body).await;
        assert_eq!((status, named.as_deref()), (400, Some(param)), "{body}");
    }
    let released = shop.api("DELETE", "/v1/test_clock", "").await.json();
    assert_eq!((&released["status"], &released["now"]), (&json!("released"), &iso(HOUR)));
    assert_eq!(shop.api("DELETE", "/v1/test_clock", "").await.status, 404);
    shop.close().await;
}

#[tokio::test]
async fn live_mode_has_none_and_other_merchants_keep_their_time() {
    let shop = TestShop::open().await;
    let other = format!("Bearer {}", shop.other_merchant().await);
    shop.turn("P40D").await;
    let theirs = shop.api_with("GET", "/v1/test_clock", "", &[("authorization", &other)]).await.json();
    assert_eq!((&theirs["status"], &theirs["now"]), (&json!("released"), &iso(0)));
    let live = kassa_domain::id::Scope { mode: kassa_domain::id::Mode::Live, ..shop.scope };
    let key = format!("Bearer {}", shop.new_key(live).await);
    for (method, body) in [("GET", ""), ("POST", r#"{"advance":"P1D"}"#), ("DELETE", "")] {
        let refused = shop.api_with(method, "/v1/test_clock", body, &[("authorization", &key)]).await;
        assert_eq!((refused.status, refused.error().1.as_str()), (403, "test_mode_only"), "{method}");
    }
    shop.close().await;
}

#[tokio::test]
async fn sessions_and_entitlements_end_at_their_own_times_and_keys_are_forgotten() {
    let shop = TestShop::open().await;
    let product = shop.make_id("products", json!({ "name": "Pro", "tier": "pro" })).await;
    let price = json!({ "product": product, "currency": "GHS", "unit_amount": 900,
        "recurring": { "interval": "month" } });
    shop.make("prices", price).await;
    shop.turn("PT0S").await;
    let open = shop.session(json!({ "expires_at": iso(3 * DAY) })).await;
    let tier = json!({ "tier": "pro", "customer": { "uid": "u_1" }, "success_url": "https://shop.example/" });
    let sold = shop.make("checkout/sessions", tier).await;
    assert_eq!(shop.pay_with(sold["id"].as_str().unwrap(), &[]).await.status, 303);
    let keyed = |amount: i64| {
        let body = json!({ "amount": amount, "success_url": "https://a.example", "cancel_url": "https://a.example" });
        body.to_string()
    };
    let header = [("idempotency-key", "order-1")];
    let first = shop.api_with("POST", "/v1/checkout/sessions", &keyed(500), &header).await.json();
    let again = shop.api_with("POST", "/v1/checkout/sessions", &keyed(500), &header).await.json();
    assert_eq!(first["id"], again["id"]);
    shop.turn("P40D").await;
    let fresh = shop.api_with("POST", "/v1/checkout/sessions", &keyed(700), &header).await;
    assert_eq!(fresh.status, 201, "forty days later nobody remembers the key: {fresh:?}");
    let ends: Vec<(String, Value)> = shop
        .all_events()
        .await
        .iter()
        .filter(|event| {
            let of_session = event["data"]["object"]["status"] == "expired";
            of_session || event["type"] == "entitlement.updated"
        })
        .map(|event| (event["type"].as_str().unwrap().to_owned(), event["created_at"].clone()))
        .collect();
    let month = kassa_domain::catalog::Period { interval: kassa_domain::catalog::Interval::Month, count: 1 };
    let over = month.end(Timestamp(START)).since(Timestamp(START));
    let expected = [
        ("entitlement.updated", iso(0)),
        ("checkout.session.expired", iso(DAY)),
        ("checkout.session.expired", iso(3 * DAY)),
        ("entitlement.updated", iso(over)),
    ];
    assert_eq!(ends, expected.map(|(kind, at)| (kind.to_owned(), at)));
    let page = shop.page(open["id"].as_str().unwrap()).await;
    assert!(page.body.contains("expired") || page.body.contains("ended"), "{}", page.body);
    shop.close().await;
}

#[tokio::test]
async fn webhooks_are_tried_again_by_the_clock_and_signed_by_the_wall() {
    let shop = TestShop::open().await;
    let hook = "https://hook.example/kassa";
    shop.turn("P10D").await;
    shop.receiver(hook, &[500, 500, 200]);
    shop.endpoint(hook, &["checkout.session.created"]).await;
    shop.session(json!({})).await;
    shop.settle_down().await;
    assert_eq!(shop.webhooks().len(), 1, "the next try waits for the clock");
    shop.set_clock(Timestamp(START).plus(DAY));
    shop.settle_down().await;
    assert_eq!(shop.webhooks().len(), 0, "that the machine's clock goes on changes nothing");
    shop.turn("PT2H").await;
    let tries = shop.webhooks();
    assert_eq!(tries.len(), 2);
    for tried in tries {
        let stamp: i64 = tried.headers["webhook-timestamp"].parse().unwrap();
        assert_eq!(stamp, Timestamp(START).plus(DAY).seconds(), "receivers compare it with their own clock");
        assert_eq!(tried.json()["created_at"], iso(10 * DAY), "what it tells follows the merchant's clock");
    }
    shop.close().await;
}

/// The bank gives the money back 10 seconds later: those of the clock, and not the machine's.
#[tokio::test]
async fn what_the_bank_tells_late_comes_when_the_clock_has_come_so_far() {
    let shop = TestShop::open().await;
    shop.turn("P1Y").await;
    let id = shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
    shop.pay_card(&id, "4000000000007726").await;
    let payment = || async { shop.get("/v1/payments").await.json()["data"][0].clone() };
    shop.later(HOUR).await;
    assert_eq!(payment().await["amount_refunded"], 0, "the clock stands still");
    shop.turn("PT9S").await;
    assert_eq!(payment().await["amount_refunded"], 0);
    shop.turn("PT1S").await;
    let back = payment().await;
    assert_eq!((&back["status"], &back["amount_refunded"]), (&json!("refunded"), &back["amount"]));
    let told = shop.all_events().await.iter().filter(|event| event["type"] == "payment.refunded").count();
    assert_eq!(told, 1);
    shop.close().await;
}

/// A clock that goes faster than any bank would otherwise find out how a payment ended before the bank was asked for
/// it, and have it called off under the buyer's hands.
#[tokio::test]
async fn it_waits_for_a_buyer_who_is_paying() {
    let shop = Arc::new(TestShop::open().await);
    let id = shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
    let (paying, paid) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (begun, go_on) = (Arc::clone(&paying), Arc::clone(&paid));
    *shop.http.before.lock().unwrap() = Some(Box::new(move || {
        Box::pin(async move {
            begun.notify_one();
            go_on.notified().await;
        })
    }));
    let buyer = tokio::spawn({
        let (shop, id) = (Arc::clone(&shop), id.clone());
        async move { shop.pay_card(&id, "4242424242424242").await }
    });
    paying.notified().await;
    shop.make("test_clock", json!({ "advance": "P1M" })).await;
    let (stop, stopped) = watch::channel(false);
    let worker = tokio::spawn(Arc::clone(&shop.engine).work(stopped));
    let clock = || async { shop.get("/v1/test_clock").await.json() };
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(clock().await["status"], "advancing");
    paid.notify_one();
    let arrived = buyer.await.unwrap();
    assert!(
        arrived.header("location").starts_with("https://shop.example/success"),
        "{}",
        arrived.header("location")
    );
    while clock().await["status"] != "ready" {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    stop.send(true).unwrap();
    worker.await.unwrap();
    let session = shop.session_now(&id).await;
    assert_eq!(
        (&session["status"], &session["payment_status"]),
        (&json!("complete"), &json!("paid")),
        "{session}"
    );
    let shop = Arc::into_inner(shop).expect("nobody else has it any more");
    shop.close().await;
}

#[tokio::test]
async fn a_restart_in_the_middle_changes_nothing() {
    let mut shop = TestShop::open().await;
    for day in [1, 2, 3, 4, 5] {
        shop.session(json!({ "expires_at": iso(day * DAY) })).await;
    }
    shop.make("test_clock", json!({ "advance": "P40D" })).await;
    shop.restart().await;
    shop.engine.store().release_leases().await.unwrap();
    shop.set_clock(Timestamp(START).plus(SECOND));
    shop.settle_down().await;
    let expired: Vec<Value> = shop
        .all_events()
        .await
        .iter()
        .filter(|event| event["type"] == "checkout.session.expired")
        .map(|event| event["created_at"].clone())
        .collect();
    assert_eq!(expired, [1, 2, 3, 4, 5].map(|day| iso(day * DAY)));
    assert_eq!(shop.get("/v1/test_clock").await.json()["now"], iso(40 * DAY));
    shop.close().await;
}
