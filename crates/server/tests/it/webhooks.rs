//! Webhooks out: what is sent, how it is signed, how long it is tried.

use kassa_domain::time::{DAY, HOUR, MINUTE, SECOND};
use kassa_domain::{Secret, signature};
use kassa_testshop::{HANGS, Received, TestShop};
use serde_json::{Value, json};

const HOOK: &str = "http://127.0.0.1:9000/hook";

async fn pay(shop: &TestShop) -> String {
    let id =
        shop.session(json!({ "metadata": { "order_id": "1234" } })).await["id"].as_str().unwrap().to_owned();
    shop.pay_card(&id, "4242424242424242").await;
    id
}

/// Checks a delivery under both schemes.
pub(crate) fn verify(received: &Received, secret: &str) {
    use base64::Engine;
    let base64 = base64::engine::general_purpose::STANDARD;
    for name in ["kassa-signature", "x-paygate-signature"] {
        let header = &received.headers[name];
        assert!(
            signature::verify(&Secret::new(secret), header, received.body.as_bytes(), received.at),
            "{name}"
        );
    }
    let key = base64.decode(secret.strip_prefix("whsec_").unwrap()).unwrap();
    let (id, time) = (&received.headers["webhook-id"], &received.headers["webhook-timestamp"]);
    let parts = [id.as_bytes(), b".", time.as_bytes(), b".", received.body.as_bytes()];
    let expected = format!("v1,{}", base64.encode(signature::hmac_sha256(&key, &parts)));
    assert_eq!(received.headers["webhook-signature"], expected);
    assert_eq!(time.parse::<i64>().unwrap(), received.at.seconds());
    assert_eq!(received.json()["id"], id.as_str());
}

#[tokio::test]
async fn a_paid_session_is_told_signed_both_ways() {
    let shop = TestShop::open().await;
    let endpoint = shop.endpoint(HOOK, &["checkout.session.completed"]).await;
    let secret = endpoint["secret"].as_str().unwrap();
    let shown = shop.get(&format!("/v1/webhook_endpoints/{}", endpoint["id"].as_str().unwrap())).await.json();
    assert_eq!(shown.get("secret"), None, "the secret is only in the answer to create");
    let id = pay(&shop).await;
    shop.settle_down().await;
    let received = shop.webhooks();
    assert_eq!(received.len(), 1, "only what was asked for");
    verify(&received[0], secret);
    let event = received[0].json();
    assert_eq!((&event["object"], &event["type"]), (&json!("event"), &json!("checkout.session.completed")));
    assert_eq!(event["data"]["object"], shop.session_now(&id).await, "the object as it was then");
    assert_eq!(event["data"]["object"]["metadata"]["order_id"], "1234");
    assert!(event["request"]["id"].as_str().unwrap().starts_with("req_"));
    let path = format!("/v1/events/{}", event["id"].as_str().unwrap());
    let mut read = shop.get(&path).await.json();
    assert_eq!((&event["pending_webhooks"], &read["pending_webhooks"]), (&json!(1), &json!(0)));
    read["pending_webhooks"] = json!(1);
    assert_eq!(read, event);
    shop.close().await;
}

#[tokio::test]
async fn the_printed_secret_is_the_first_endpoints() {
    let shop = TestShop::open().await;
    let merchant = shop.engine.store().merchant(1).await.unwrap().unwrap();
    let printed = shop.engine.spare_webhook_secret(&merchant).unwrap();
    let first = shop.endpoint(HOOK, &["payment.failed"]).await;
    let second = shop.endpoint(HOOK, &["payment.failed"]).await;
    assert_eq!(first["secret"], printed.expose());
    assert_ne!(second["secret"], printed.expose());
    let alias = shop.api("POST", "/v1/webhooks", &json!({ "url": HOOK, "events": ["*"] }).to_string()).await;
    assert_eq!((alias.status, &alias.json()["events"]), (201, &json!(["*"])));
    shop.close().await;
}

#[tokio::test]
async fn a_failing_endpoint_is_tried_by_the_table_with_the_same_bytes() {
    let shop = TestShop::open().await;
    let secret =
        shop.endpoint(HOOK, &["checkout.session.completed"]).await["secret"].as_str().unwrap().to_owned();
    shop.receiver(HOOK, &[500, 0, 302, 200]);
    pay(&shop).await;
    shop.later(DAY).await;
    let received = shop.webhooks();
    assert_eq!(received.len(), 4);
    let waits: Vec<i64> = received.windows(2).map(|pair| pair[1].at.since(pair[0].at)).collect();
    for (wait, planned) in waits.iter().zip([5 * SECOND, 5 * MINUTE, 30 * MINUTE]) {
        assert!((planned..=planned + planned / 10).contains(wait), "{waits:?}");
    }
    for one in &received {
        verify(one, &secret);
        assert_eq!(one.body, received[0].body, "the same bytes");
        assert_eq!(one.headers["webhook-id"], received[0].headers["webhook-id"]);
    }
    assert_ne!(
        received[0].headers["kassa-signature"], received[1].headers["kassa-signature"],
        "signed afresh"
    );
    shop.close().await;
}

#[tokio::test]
async fn an_endpoint_that_is_dead_for_five_days_is_switched_off() {
    let shop = TestShop::open().await;
    let endpoint = shop.endpoint(HOOK, &["*"]).await["id"].as_str().unwrap().to_owned();
    shop.receiver(HOOK, &[500]);
    pay(&shop).await;
    shop.later(4 * DAY).await;
    let path = format!("/v1/webhook_endpoints/{endpoint}");
    assert_eq!(shop.get(&path).await.json()["status"], "enabled");
    shop.session(json!({})).await;
    shop.later(2 * DAY).await;
    assert_eq!(shop.get(&path).await.json()["status"], "disabled");
    assert_eq!(shop.events().await.iter().filter(|kind| *kind == "webhook_endpoint.disabled").count(), 1);
    shop.webhooks();
    pay(&shop).await;
    shop.later(DAY).await;
    assert!(shop.webhooks().is_empty(), "nothing is sent after that");
    shop.close().await;
}

#[tokio::test]
async fn gone_is_believed_at_once() {
    let shop = TestShop::open().await;
    let endpoint = shop.endpoint(HOOK, &["*"]).await["id"].as_str().unwrap().to_owned();
    shop.receiver(HOOK, &[410]);
    shop.session(json!({})).await;
    shop.settle_down().await;
    assert_eq!(shop.get(&format!("/v1/webhook_endpoints/{endpoint}")).await.json()["status"], "disabled");
    assert_eq!(shop.webhooks().len(), 1);
    shop.close().await;
}

#[tokio::test]
async fn every_try_is_made_before_an_event_is_given_up_and_it_can_be_sent_again() {
    let shop = TestShop::open().await;
    let other = "http://127.0.0.1:9001/hook";
    shop.endpoint(HOOK, &["checkout.session.completed"]).await;
    shop.receiver(HOOK, &[500]);
    pay(&shop).await;
    // A success of another event in between keeps the endpoint switched on.
    shop.later(3 * DAY).await;
    let first = shop.webhooks();
    assert_eq!(first.len(), 9, "the tenth try is due after three and a half days");
    shop.receiver(HOOK, &[200, 500]);
    pay(&shop).await;
    shop.settle_down().await;
    assert_eq!(shop.webhooks().len(), 1);
    shop.later(3 * DAY).await;
    assert_eq!(shop.webhooks().len(), 1, "the tenth and last");
    shop.later(30 * DAY).await;
    assert!(shop.webhooks().is_empty());
    let event = first[0].json()["id"].as_str().unwrap().to_owned();
    shop.endpoint(other, &["*"]).await;
    shop.receiver(HOOK, &[200]);
    let again = shop.api("POST", &format!("/v1/events/{event}/redeliver"), "").await;
    assert_eq!((again.status, &again.json()["pending_webhooks"]), (200, &json!(2)));
    shop.settle_down().await;
    let mut received = shop.webhooks();
    received.sort_by(|a, b| a.url.cmp(&b.url));
    assert_eq!(received.iter().map(|one| one.url.as_str()).collect::<Vec<_>>(), [HOOK, other]);
    assert_eq!(received[0].body, first[0].body, "the same bytes as ever");
    assert_eq!(received[1].json()["id"], first[0].json()["id"]);
    shop.close().await;
}

#[tokio::test]
async fn a_dead_endpoint_delays_nobody() {
    let shop = TestShop::open().await;
    let dead = "http://127.0.0.1:9001/dead";
    shop.endpoint(dead, &["*"]).await;
    shop.endpoint(HOOK, &["*"]).await;
    shop.receiver(dead, &[0]);
    for _ in 0..50 {
        shop.session(json!({})).await;
    }
    shop.settle_down().await;
    let received = shop.webhooks();
    assert_eq!(received.iter().filter(|one| one.url == HOOK).count(), 50, "each one, at once");
    assert!(received.iter().all(|one| one.at == shop.now()));
    shop.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn endpoints_made_at_once_are_counted_one_after_the_other() {
    let shop = std::sync::Arc::new(TestShop::open().await);
    for number in 2..12 {
        let key = format!("Bearer {}", shop.merchant(number).await);
        let mut made = tokio::task::JoinSet::new();
        for n in 0..40 {
            let (shop, key) = (std::sync::Arc::clone(&shop), key.clone());
            let url = format!("http://127.0.0.1:9000/{number}/{n}");
            let body = json!({ "url": url, "enabled_events": ["*"] }).to_string();
            made.spawn(async move {
                let headers = [("authorization", &*key)];
                shop.api_with("POST", "/v1/webhook_endpoints", &body, &headers).await.status
            });
        }
        let statuses = made.join_all().await;
        assert_eq!(statuses.iter().filter(|status| **status == 201).count(), 16, "{statuses:?}");
        let body = r#"{"name":"Ama"}"#;
        shop.api_with("POST", "/v1/customers", body, &[("authorization", &*key)]).await;
        shop.settle_down().await;
        assert_eq!(shop.webhooks().len(), 16, "and each of them is told");
    }
    std::sync::Arc::into_inner(shop).unwrap().close().await;
}

/// Merchants whose receivers hang must hold up nobody: neither another merchant's webhooks nor what this server owes.
#[tokio::test]
async fn a_hundred_receivers_that_hang_hold_up_nobody() {
    let shop = TestShop::open().await;
    let url = "https://a.example";
    let create = json!({ "amount": 1, "success_url": url, "cancel_url": url }).to_string();
    for number in 2..9 {
        let key = format!("Bearer {}", shop.merchant(number).await);
        let headers = [("authorization", &*key)];
        for n in 0..16 {
            let url = format!("http://127.0.0.1:9001/{number}/{n}");
            shop.receiver(&url, &[HANGS]);
            let body = json!({ "url": url, "enabled_events": ["*"] }).to_string();
            assert_eq!(shop.api_with("POST", "/v1/webhook_endpoints", &body, &headers).await.status, 201);
        }
        assert_eq!(shop.api_with("POST", "/v1/checkout/sessions", &create, &headers).await.status, 201);
    }
    let (_stop, stopped) = tokio::sync::watch::channel(false);
    let worker = tokio::spawn(std::sync::Arc::clone(&shop.engine).work(stopped));
    let story = async {
        let mut hanging = 0;
        while hanging < 7 * 16 {
            hanging += shop.webhooks().len();
            tokio::task::yield_now().await;
        }
        shop.endpoint(HOOK, &["checkout.session.expired"]).await;
        let session = shop.session(json!({ "expires_at": "2027-01-15T08:00:01Z" })).await;
        shop.set_clock(shop.now().plus(SECOND));
        while shop.session_now(session["id"].as_str().unwrap()).await["status"] != "expired" {
            tokio::task::yield_now().await;
        }
        while !shop.webhooks().iter().any(|received| received.url == HOOK) {
            tokio::task::yield_now().await;
        }
    };
    let patience = std::time::Duration::from_secs(60);
    tokio::time::timeout(patience, story).await.expect("all of it happens while 112 receivers hang");
    worker.abort();
    shop.close().await;
}

#[tokio::test]
async fn a_deleted_endpoint_hears_nothing_more() {
    let shop = TestShop::open().await;
    let endpoint = shop.endpoint(HOOK, &["*"]).await["id"].as_str().unwrap().to_owned();
    shop.receiver(HOOK, &[500]);
    shop.session(json!({})).await;
    shop.settle_down().await;
    assert_eq!(shop.webhooks().len(), 1);
    let path = format!("/v1/webhook_endpoints/{endpoint}");
    assert_eq!(
        shop.api("DELETE", &path, "").await.json(),
        json!({ "id": endpoint, "object": "webhook_endpoint", "deleted": true })
    );
    assert_eq!(shop.get(&path).await.status, 404);
    shop.session(json!({})).await;
    shop.later(HOUR).await;
    assert!(shop.webhooks().is_empty());
    shop.close().await;
}

#[tokio::test]
async fn events_survive_a_crash_before_they_are_sequenced() {
    let mut shop = TestShop::open().await;
    shop.endpoint(HOOK, &["*"]).await;
    pay(&shop).await;
    shop.restart().await;
    shop.settle_down().await;
    let kinds: Vec<String> = shop.webhooks().iter().map(Received::kind).collect();
    assert_eq!(kinds.len(), 4, "{kinds:?}");
    shop.close().await;
}

#[tokio::test]
async fn the_event_log_is_read_in_order_and_by_type() {
    let shop = TestShop::open().await;
    for _ in 0..3 {
        pay(&shop).await;
        shop.settle_down().await;
    }
    assert_eq!(shop.events().await.len(), 12);
    let read = async |query: &str| shop.get(&format!("/v1/events?{query}")).await.json();
    let places = |list: &Value| {
        list["data"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["sequence"].as_i64().unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(places(&read("after=4&limit=3").await), [5, 6, 7]);
    assert_eq!(places(&read("type=checkout.session.completed&after=0").await), [4, 8, 12]);
    let newest = read("limit=2").await;
    assert_eq!((places(&newest), &newest["has_more"]), (vec![12, 11], &json!(true)));
    let cursor = newest["data"][1]["id"].as_str().unwrap().to_owned();
    assert_eq!(places(&read(&format!("limit=2&starting_after={cursor}")).await), [10, 9]);
    for (query, param) in [("type=nothing", "type"), ("after=-1", "after"), ("after=x", "after")] {
        assert_eq!(shop.get(&format!("/v1/events?{query}")).await.error().2.as_deref(), Some(param));
    }
    shop.close().await;
}
