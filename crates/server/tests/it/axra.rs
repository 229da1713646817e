//! Axra's document: sessions, the ways to say who asks, the page and its 3D Secure, what merchants are told, and what
//! is found afterwards.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kassa_domain::event::Cause;
use kassa_domain::id::{KeyId, Mode, Scope};
use kassa_domain::signature::hmac_sha256;
use kassa_domain::time::{HOUR, MINUTE, SECOND};
use kassa_domain::{Command, token};
use kassa_engine::Vault;
use kassa_testshop::{PUBLIC_URL, Received, Reply, TestShop};
use serde_json::{Value, json};

const HOOK: &str = "http://127.0.0.1:9/axra";
const MOVED: &str = "http://127.0.0.1:9/axra-moved";
const SESSIONS: &str = "/api/v1/business/payment/session";
const TOKENS: &str = "/api/v1/business/auth/token";
const CONFIG: &str = "/api/v1/business/config";
const PAYMENTS: &str = "/api/v1/business/payment";

/// Every field that the document describes.
const REQUEST: &str = r#"{
"amount": 25.00,
"currency": "usd",
"successUrl": "https://yourapp.com/payment/success?session={SESSION_ID}",
"cancelUrl": "https://yourapp.com/payment/cancelled?session={SESSION_ID}",
"description": "Subscription — Pro Plan",
"customerEmail": "customer@example.com",
"expiresIn": 900,
"metadata": { "orderId": "order_789", "sessionId": "the caller's own" }
}"#;

/// A merchant's backend with its key.
struct Backend {
    key: String,
    secret: String,
}

impl Backend {
    async fn of(shop: &TestShop, scope: Scope) -> Self {
        let (key, secret) = shop.key_and_secret(scope, "axra").await;
        Self { key, secret }
    }

    async fn call(&self, shop: &TestShop, method: &str, path: &str, body: &str) -> Reply {
        with(shop, method, path, body, ("x-api-key", &self.key)).await
    }

    async fn get(&self, shop: &TestShop, path: &str) -> Reply {
        self.call(shop, "GET", path, "").await
    }

    /// The id of a new session.
    async fn session(&self, shop: &TestShop, body: &str) -> String {
        let reply = self.call(shop, "POST", SESSIONS, body).await;
        assert_eq!(reply.status, 201, "{reply:?}");
        reply.json()["sessionId"].as_str().unwrap().to_owned()
    }

    async fn token(&self, shop: &TestShop) -> String {
        let body = json!({ "apiKey": self.key, "apiSecret": self.secret }).to_string();
        let reply = send(shop, "POST", TOKENS, &body, &[]).await;
        assert_eq!((reply.status, reply.header("cache-control")), (200, "no-store"), "{reply:?}");
        let found = reply.json();
        assert_eq!((&found["expiresIn"], &found["tokenType"]), (&json!(3600), &json!("Bearer")));
        assert_eq!(found["token"], found["accessToken"]);
        found["token"].as_str().unwrap().to_owned()
    }

    async fn listens(&self, shop: &TestShop, url: &str) {
        let reply = self.call(shop, "PUT", CONFIG, &json!({ "webhookUrl": url }).to_string()).await;
        assert_eq!((reply.status, &reply.json()["webhookUrl"]), (200, &json!(url)), "{reply:?}");
    }
}

async fn send(shop: &TestShop, method: &str, path: &str, body: &str, headers: &[(&str, &str)]) -> Reply {
    let mut request = http::Request::builder().method(method).uri(path);
    if !body.is_empty() {
        request = request.header("content-type", "application/json");
    }
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    shop.send(request.body(bytes::Bytes::from(body.to_owned())).unwrap()).await
}

async fn with(shop: &TestShop, method: &str, path: &str, body: &str, header: (&str, &str)) -> Reply {
    send(shop, method, path, body, &[header]).await
}

async fn open() -> (TestShop, Backend) {
    let shop = TestShop::open().await;
    let backend = Backend::of(&shop, shop.scope).await;
    (shop, backend)
}

/// What a receiver does before it believes a webhook; returns its body.
fn verify(received: &Received, secret: &str) -> Value {
    let signature = hex::encode(hmac_sha256(secret.as_bytes(), &[received.body.as_bytes()]));
    assert_eq!(received.headers["x-axra-signature"], signature, "{received:?}");
    assert_eq!(received.headers["content-type"], "application/json");
    let body = received.json();
    let mut names: Vec<&String> = body.as_object().unwrap().keys().collect();
    names.sort();
    assert_eq!(names, ["data", "event", "timestamp"]);
    body
}

fn told(shop: &TestShop, url: &str, secret: &str) -> Vec<Value> {
    let received = shop.webhooks();
    assert!(received.iter().all(|one| one.url == url), "{received:?}");
    received.iter().map(|one| verify(one, secret)).collect()
}

#[tokio::test]
async fn a_session_is_made_paid_told_and_found() {
    let (shop, backend) = open().await;
    backend.listens(&shop, HOOK).await;
    let reply = backend.call(&shop, "POST", SESSIONS, REQUEST).await;
    let made = reply.json();
    let id = made["sessionId"].as_str().unwrap();
    let five = json!({ "sessionId": id, "checkoutUrl": format!("{PUBLIC_URL}/checkout/{id}"),
        "expiresAt": "2027-01-15T08:15:00Z", "amount": 25, "currency": "usd" });
    assert_eq!((reply.status, &made["data"], &made["success"]), (201, &five, &json!(true)));
    assert!(five.as_object().unwrap().iter().all(|(name, value)| made[name] == *value), "{made}");
    let page = shop.page(id).await;
    for text in ["Subscription — Pro Plan", "customer@example.com", "Test Shop", "25.00"] {
        assert!(page.body.contains(text), "{text}");
    }
    let paid = shop.pay_card(id, "4242424242424242").await;
    assert_eq!(paid.header("location"), format!("https://yourapp.com/payment/success?session={id}"));
    shop.settle_down().await;
    let told = told(&shop, HOOK, &backend.secret);
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0]["event"], "payment.completed");
    assert_eq!(told[0]["timestamp"], "2027-01-15T08:00:00Z");
    let data = &told[0]["data"];
    assert_eq!(data["metadata"], json!({ "orderId": "order_789", "sessionId": id }));
    assert_eq!((&data["sessionId"], &data["status"]), (&json!(id), &json!("succeeded")));
    assert_eq!((&data["amount"], &data["currency"]), (&json!(25), &json!("usd")));
    assert_eq!(data["customerEmail"], "buyer@example.com");
    assert!(data["transactionId"].is_string(), "{data}");
    let listed = backend.get(&shop, &format!("{PAYMENTS}?sessionId={id}")).await.json();
    assert_eq!(listed, json!({ "success": true, "data": [data], "hasMore": false }));
    let payment = data["paymentId"].as_str().unwrap();
    assert!(payment.starts_with("bpay_"));
    for prefix in ["bpay", "bp", "pay"] {
        let path = format!("/business/payment/{}", payment.replacen("bpay", prefix, 1));
        let found = backend.get(&shop, &path).await;
        assert_eq!((found.status, &found.json()["data"]), (200, data), "{path}");
        assert_eq!(found.json()["paymentId"], payment);
    }
    shop.close().await;
}

#[tokio::test]
async fn every_path_takes_every_way_to_say_who_asks() {
    let (shop, backend) = open().await;
    let token = backend.token(&shop).await;
    let bearer = |text: &str| format!("Bearer {text}");
    let ways = [
        ("x-api-key", backend.key.clone()),
        ("authorization", bearer(&backend.key)),
        ("authorization", bearer(&token)),
        ("x-api-key", token.clone()),
    ];
    for path in ["/business/payment/session", "/business/checkout/session"] {
        for path in [path.to_owned(), format!("/api/v1{path}")] {
            for (name, value) in &ways {
                let reply = with(&shop, "POST", &path, REQUEST, (name, value)).await;
                assert_eq!(reply.status, 201, "{path} {name}: {reply:?}");
            }
        }
    }
    let denied = json!({ "statusCode": 401, "message": "Unauthorized", "error": "Unauthorized" });
    for (name, value) in [
        ("x-api-key", "bk_test_wrong"),
        ("x-api-key", ""),
        ("authorization", "Bearer bk_test_wrong"),
        ("authorization", &*bearer(&backend.secret)),
        ("authorization", "Bearer a.b.c"),
        ("x-other", "nothing"),
    ] {
        let reply = with(&shop, "POST", SESSIONS, REQUEST, (name, value)).await;
        assert_eq!((reply.status, reply.json()), (401, denied.clone()), "{name}: {value}");
    }
    let reply = backend.get(&shop, SESSIONS).await;
    assert_eq!((reply.status, reply.header("allow")), (405, "POST"));
    assert_eq!(backend.get(&shop, "/api/v1/business/collections").await.json()["statusCode"], 404);
    assert_eq!(backend.get(&shop, "/v1/payments").await.status, 404, "no more than the vendor has");
    shop.close().await;
}

#[tokio::test]
async fn a_token_stands_for_its_key_for_an_hour_and_no_longer_than_the_key() {
    let (shop, backend) = open().await;
    let token = backend.token(&shop).await;
    let bearer = format!("Bearer {token}");
    let asks = async || with(&shop, "GET", CONFIG, "", ("authorization", &bearer)).await.status;
    let id = backend.session(&shop, REQUEST).await;
    shop.set_clock(shop.now().plus(HOUR - SECOND));
    shop.settle_down().await;
    assert_eq!(asks().await, 200);
    shop.set_clock(shop.now().plus(SECOND));
    assert_eq!(asks().await, 401, "its hour is over");
    let body = json!({ "apiKey": backend.key, "apiSecret": backend.secret }).to_string();
    for header in [("authorization", &*bearer), ("x-api-key", "wrong"), ("x-api-key", &backend.key)] {
        let again = with(&shop, "POST", TOKENS, &body, header).await;
        assert_eq!(again.status, 200, "what is sent along does not matter: {header:?} {again:?}");
    }
    let fresh = format!("Bearer {}", backend.token(&shop).await);
    let path = format!("{PAYMENTS}?sessionId={id}");
    assert_eq!(with(&shop, "GET", &path, "", ("authorization", &fresh)).await.status, 200);
    let key = shop.engine.authenticate(&backend.key).await.unwrap().unwrap();
    shop.engine
        .change(shop.scope, &Command::RevokeKey(key.id.clone()), &Cause::default())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(with(&shop, "GET", &path, "", ("authorization", &fresh)).await.status, 401, "its key is gone");
    assert_eq!(send(&shop, "POST", TOKENS, &body, &[]).await.status, 401);
    shop.close().await;
}

/// Whoever makes a token, or changes one, or changes what it says about how it is signed.
#[tokio::test]
async fn no_other_token_is_believed() {
    let (shop, backend) = open().await;
    let good = backend.token(&shop).await;
    let (head, mac) = good.rsplit_once('.').unwrap();
    let (_, claims) = head.split_once('.').unwrap();
    let secret = Vault::new([7; 32]).derive(token::PURPOSE);
    let signed = |header: &str, claims: &str, key: &[u8]| {
        let head = format!("{}.{claims}", URL_SAFE_NO_PAD.encode(header));
        let mac = hmac_sha256(key, &[head.as_bytes()]);
        format!("{head}.{}", URL_SAFE_NO_PAD.encode(mac))
    };
    let (ours, right) = (secret.expose().as_bytes(), r#"{"alg":"HS256","typ":"JWT"}"#);
    assert_eq!(signed(right, claims, ours), good, "the test signs as the server does");
    let decoded: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).unwrap()).unwrap();
    let other = |field: &str, value: Value| {
        let mut claims = decoded.clone();
        claims[field] = value;
        URL_SAFE_NO_PAD.encode(claims.to_string())
    };
    let never = KeyId::of("key_never").as_str().to_owned();
    for (forged, what) in [
        (signed(r#"{"alg":"none","typ":"JWT"}"#, claims, ours), "no algorithm, signed all the same"),
        (format!("{}.{claims}.", URL_SAFE_NO_PAD.encode(r#"{"alg":"none"}"#)), "no algorithm"),
        (format!("{head}."), "no signature"),
        (signed(r#"{"alg":"HS512","typ":"JWT"}"#, claims, ours), "another algorithm"),
        (signed(r#"{"alg":"RS256","typ":"JWT"}"#, claims, ours), "a public key as the secret"),
        (signed(right, claims, b"another key"), "another key"),
        (signed(right, claims, backend.secret.as_bytes()), "the merchant's own secret"),
        (signed(right, claims, backend.key.as_bytes()), "the merchant's own key"),
        (signed(right, &other("sub", json!(never)), ours), "a key that does not exist"),
        (
            format!("{}.{}.{mac}", head.split_once('.').unwrap().0, other("exp", json!(9_999_999_999_i64))),
            "later",
        ),
        (signed(right, &other("role", json!("admin")), ours), "a claim that is not ours"),
    ] {
        let reply = with(&shop, "GET", CONFIG, "", ("authorization", &format!("Bearer {forged}"))).await;
        assert_eq!(reply.status, 401, "{what}");
    }
    shop.close().await;
}

#[tokio::test]
async fn only_the_pair_buys_a_token() {
    let (shop, backend) = open().await;
    let second = Backend::of(&shop, shop.scope).await;
    let native = shop.key.clone();
    for (key, secret) in [
        (&*backend.key, "wrong"),
        (&backend.key, ""),
        (&backend.key, &second.secret),
        (&backend.key, &backend.key),
        ("", ""),
        ("bk_test_wrong", &backend.secret),
        (&native, &backend.secret),
        (&native, ""),
        (&native, &native),
    ] {
        let body = json!({ "apiKey": key, "apiSecret": secret }).to_string();
        let reply = send(&shop, "POST", "/business/auth/token", &body, &[]).await;
        let denied = json!({ "statusCode": 401, "message": "Unauthorized", "error": "Unauthorized" });
        assert_eq!((reply.status, reply.json()), (401, denied), "{body}");
    }
    for (body, message) in [
        ("{}", json!(["apiKey should not be empty"])),
        (r#"{"apiKey":"x"}"#, json!(["apiSecret should not be empty"])),
        (r#"{"apiKey":1,"apiSecret":"x"}"#, json!(["apiKey must be a string"])),
    ] {
        let reply = send(&shop, "POST", TOKENS, body, &[]).await;
        assert_eq!((reply.status, &reply.json()["message"]), (400, &message), "{body}");
    }
    shop.close().await;
}

#[tokio::test]
async fn merchants_and_modes_never_meet() {
    let (shop, backend) = open().await;
    shop.other_merchant().await;
    let id = backend.session(&shop, REQUEST).await;
    shop.pay_card(&id, "4242424242424242").await;
    let found = backend.get(&shop, PAYMENTS).await.json();
    let payment = found["data"][0]["paymentId"].as_str().unwrap().to_owned();
    let live = Scope { merchant: 1, mode: Mode::Live };
    for scope in [Scope { merchant: 2, mode: Mode::Test }, live] {
        let other = Backend::of(&shop, scope).await;
        let token = format!("Bearer {}", other.token(&shop).await);
        for header in [("x-api-key", &*other.key), ("authorization", &*token)] {
            for (path, message) in [
                (format!("{PAYMENTS}/{payment}"), "Payment not found"),
                (format!("{PAYMENTS}?sessionId={id}"), "Checkout session not found"),
            ] {
                let reply = with(&shop, "GET", &path, "", header).await;
                let expected = json!({ "statusCode": 404, "message": message, "error": "Not Found" });
                assert_eq!((reply.status, reply.json()), (404, expected), "{path}");
            }
            let all = with(&shop, "GET", PAYMENTS, "", header).await.json();
            assert_eq!(all["data"], json!([]));
        }
    }
    for id in ["bpay_never", "bpay_", "x", "bp_é"] {
        let path = format!("{PAYMENTS}/{}", id.replace('é', "%C3%A9"));
        assert_eq!(backend.get(&shop, &path).await.status, 404, "{id}");
    }
    assert_eq!(backend.get(&shop, &format!("{PAYMENTS}?sessionId=cs_never")).await.status, 404);
    assert_eq!(backend.get(&shop, &format!("{PAYMENTS}?limit=0")).await.status, 400);
    shop.close().await;
}

#[tokio::test]
async fn payments_are_listed_the_newest_first() {
    let (shop, backend) = open().await;
    let id = backend.session(&shop, REQUEST).await;
    for number in ["4000000000000002", "4000000000009995", "4242424242424242"] {
        shop.pay_card(&id, number).await;
        shop.set_clock(shop.now().plus(SECOND));
    }
    let path = format!("{PAYMENTS}?sessionId={id}");
    let all = backend.get(&shop, &path).await.json()["data"].as_array().unwrap().clone();
    let shown: Vec<_> = all.iter().map(|it| (it["status"].as_str(), it["error"]["code"].as_str())).collect();
    let failed = Some("failed");
    assert_eq!(
        shown,
        [(Some("succeeded"), None), (failed, Some("insufficient_funds")), (failed, Some("card_declined"))]
    );
    let mut walked = vec![];
    let mut after = String::new();
    loop {
        let part = backend.get(&shop, &format!("{path}&limit=1{after}")).await.json();
        let one = part["data"][0].clone();
        after = format!("&startingAfter={}", one["paymentId"].as_str().unwrap());
        walked.push(one);
        if part["hasMore"] == false {
            break;
        }
    }
    assert_eq!(walked, all);
    let strange = backend.get(&shop, &format!("{path}&startingAfter=bpay_never")).await;
    assert_eq!(strange.status, 400);
    assert!(strange.body.contains("startingAfter must be"), "{strange:?}");
    shop.close().await;
}

#[tokio::test]
async fn webhooks_go_to_the_one_address_of_the_config() {
    let (shop, backend) = open().await;
    let shown = async || backend.get(&shop, CONFIG).await.json()["webhookUrl"].clone();
    assert_eq!(shown().await, json!(null));
    backend.listens(&shop, HOOK).await;
    assert_eq!(shown().await, json!(HOOK));
    let pays = async || {
        let id = backend.session(&shop, REQUEST).await;
        shop.pay_card(&id, "4242424242424242").await;
        shop.settle_down().await;
    };
    // Another address takes the place of the first, and the secret is that of the key that names it.
    let second = Backend::of(&shop, shop.scope).await;
    let token = format!("Bearer {}", second.token(&shop).await);
    let body = json!({ "webhookUrl": MOVED }).to_string();
    assert_eq!(with(&shop, "PUT", "/business/config", &body, ("authorization", &token)).await.status, 200);
    pays().await;
    assert_eq!(told(&shop, MOVED, &second.secret).len(), 1);
    assert_eq!(shown().await, json!(MOVED));
    let native = shop.get("/v1/webhook_endpoints").await.json();
    let found = native["data"].as_array().unwrap();
    assert_eq!((found.len(), &found[0]["url"], &found[0]["dialect"]), (1, &json!(MOVED), &json!("axra")));
    for (change, expected) in [
        ("{}", json!(MOVED)),
        (r#"{"webhookUrl":null}"#, json!(null)),
        (r#"{"webhookUrl":""}"#, json!(null)),
        (r#"{"businessName":"Ada's"}"#, json!(null)),
    ] {
        let reply = backend.call(&shop, "PUT", CONFIG, change).await;
        assert_eq!((reply.status, &reply.json()["webhookUrl"]), (200, &expected), "{change}");
        assert_eq!(shown().await, expected, "{change}");
    }
    pays().await;
    assert!(shop.webhooks().is_empty());
    for url in [
        "http://10.0.0.1/",
        "ftp://a.example/",
        "nowhere",
        "https://rebound.example/hook",
        "https://u@a.example/",
    ] {
        let reply = backend.call(&shop, "PUT", CONFIG, &json!({ "webhookUrl": url }).to_string()).await;
        let message = reply.json()["message"][0].as_str().unwrap().to_owned();
        assert!(reply.status == 400 && message.starts_with("webhookUrl must "), "{url}: {reply:?}");
    }
    let number = backend.call(&shop, "PUT", CONFIG, r#"{"webhookUrl":5}"#).await;
    assert_eq!((number.status, &number.json()["message"]), (400, &json!(["webhookUrl must be a string"])));
    shop.close().await;
}

/// Whoever takes the address away leaves those alone that were made elsewhere.
#[tokio::test]
async fn other_endpoints_are_not_the_configs() {
    let (shop, backend) = open().await;
    let other = shop
        .make("webhook_endpoints", json!({ "url": MOVED, "enabled_events": ["*"], "dialect": "axra" }))
        .await;
    let secret = other["secret"].as_str().unwrap();
    backend.listens(&shop, HOOK).await;
    backend.call(&shop, "PUT", CONFIG, r#"{"webhookUrl":null}"#).await;
    let id = backend.session(&shop, REQUEST).await;
    shop.pay_card(&id, "4242424242424242").await;
    shop.settle_down().await;
    assert_eq!(told(&shop, MOVED, secret).len(), 1, "it is signed with a secret of its own");
    shop.close().await;
}

#[tokio::test]
async fn a_decline_is_told_and_so_is_the_payment_after_it() {
    let (shop, backend) = open().await;
    backend.listens(&shop, HOOK).await;
    let id = backend.session(&shop, REQUEST).await;
    let declined = shop.pay_card(&id, "4000000000000002").await;
    assert_eq!(declined.header("location"), format!("/checkout/{id}"), "the buyer stays, and tries again");
    let paid = shop.pay_card(&id, "4242424242424242").await;
    assert_eq!(paid.header("location"), format!("https://yourapp.com/payment/success?session={id}"));
    shop.settle_down().await;
    let told = told(&shop, HOOK, &backend.secret);
    let events: Vec<_> = told.iter().map(|body| body["event"].as_str().unwrap()).collect();
    assert_eq!(events, ["payment.failed", "payment.completed"]);
    let error = json!({ "code": "card_declined", "message": "The card was declined", "isRetryable": false });
    assert_eq!((&told[0]["data"]["status"], &told[0]["data"]["error"]), (&json!("failed"), &error));
    assert_eq!(told[0]["data"]["metadata"]["sessionId"], id);
    assert!(told[1]["data"].get("error").is_none());
    shop.close().await;
}

#[tokio::test]
async fn what_the_bank_gives_back_is_told_as_refunded() {
    let (shop, backend) = open().await;
    backend.listens(&shop, HOOK).await;
    let id = backend.session(&shop, REQUEST).await;
    shop.pay_card(&id, "4000000000007726").await;
    shop.later(MINUTE).await;
    let told = told(&shop, HOOK, &backend.secret);
    let events: Vec<_> = told.iter().map(|body| body["event"].as_str().unwrap()).collect();
    assert_eq!(events, ["payment.completed", "payment.refunded"]);
    let data = &told[1]["data"];
    assert_eq!(
        (&data["status"], &data["amount"], &data["metadata"]["orderId"]),
        (&json!("refunded"), &json!(25), &json!("order_789"))
    );
    shop.close().await;
}

/// The money of a card that was declined arrives after another card has paid: it goes back, and no refund is told,
/// which a receiver would take for one of the payment that stands.
#[tokio::test]
async fn money_that_comes_too_late_is_no_refund() {
    let (shop, backend) = open().await;
    backend.listens(&shop, HOOK).await;
    let id = backend.session(&shop, REQUEST).await;
    shop.pay_card(&id, "4000000000000259").await;
    shop.pay_card(&id, "4242424242424242").await;
    shop.later(MINUTE).await;
    let told = told(&shop, HOOK, &backend.secret);
    let events: Vec<_> = told.iter().map(|body| body["event"].as_str().unwrap()).collect();
    assert_eq!(events, ["payment.failed", "payment.completed"]);
    shop.close().await;
}

#[tokio::test]
async fn three_d_secure_never_leaves_the_page() {
    let (shop, backend) = open().await;
    for number in ["4000002500003155", "4000000000003220"] {
        let id = backend.session(&shop, REQUEST).await;
        let asked = shop.pay_card(&id, number).await;
        let page = asked.header("location");
        assert!(page.starts_with(&format!("/checkout/{id}")), "{number}: {asked:?}");
        assert_eq!(shop.browse(page).await.status, 200);
        let path = format!("{PAYMENTS}?sessionId={id}");
        assert_eq!(backend.get(&shop, &path).await.json()["data"][0]["status"], "requires_action");
        let answered = shop.answer(&id, "action", "confirm").await;
        let success = format!("https://yourapp.com/payment/success?session={id}");
        assert_eq!(answered.header("location"), success, "{number}");
        assert_eq!(backend.get(&shop, &path).await.json()["data"][0]["status"], "succeeded");
    }
    for (number, action) in [("4000008260003178", "confirm"), ("4000002500003155", "reject")] {
        let id = backend.session(&shop, REQUEST).await;
        shop.pay_card(&id, number).await;
        let answered = shop.answer(&id, "action", action).await;
        assert_eq!(answered.header("location"), format!("/checkout/{id}"), "{number} {action}");
        let found = backend.get(&shop, &format!("{PAYMENTS}?sessionId={id}")).await.json();
        let (status, code) = (&found["data"][0]["status"], &found["data"][0]["error"]["code"]);
        assert_eq!(
            (status, code),
            (&json!("failed"), &json!("authentication_required")),
            "{number} {action}"
        );
        assert!(shop.page(&id).await.body.contains("card_number"), "the page takes another card");
    }
    shop.close().await;
}

#[tokio::test]
async fn whoever_comes_too_late_is_sent_to_the_cancel_url() {
    let (shop, backend) = open().await;
    backend.listens(&shop, HOOK).await;
    let id = backend.session(&shop, REQUEST).await;
    let page = shop.page(&id).await;
    let cancelled = format!("https://yourapp.com/payment/cancelled?session={id}");
    assert!(page.body.contains(&cancelled), "the page has a way back: {}", page.body);
    shop.later(15 * MINUTE - SECOND).await;
    assert_eq!(shop.page(&id).await.status, 200);
    shop.later(SECOND).await;
    for _ in 0..2 {
        let late = shop.page(&id).await;
        assert_eq!((late.status, late.header("location")), (303, &*cancelled), "and cannot be revived");
    }
    let paid = shop.pay_card_with(&id, &TestShop::field(&page, "token"), "4242424242424242").await;
    assert_eq!((paid.status, paid.header("location")), (303, &*cancelled), "an old page cannot pay");
    assert_eq!(backend.get(&shop, &format!("{PAYMENTS}?sessionId={id}")).await.json()["data"], json!([]));
    // Where there is no such address the page says that it is too late; half an hour is the life of who says nothing.
    let bare = r#"{"amount":"0.50","currency":"USD","successUrl":"https://yourapp.com/"}"#;
    let made = backend.call(&shop, "POST", SESSIONS, bare).await.json();
    assert_eq!((&made["amount"], &made["expiresAt"]), (&json!(0.5), &json!("2027-01-15T08:45:00Z")));
    let id = made["sessionId"].as_str().unwrap();
    shop.later(30 * MINUTE).await;
    let late = shop.page(id).await;
    assert_eq!((late.status, late.header("location")), (200, ""));
    shop.settle_down().await;
    assert!(shop.webhooks().is_empty(), "this vendor has no event for it");
    shop.close().await;
}

#[tokio::test]
async fn a_native_key_sees_the_same_and_the_other_way_round() {
    let (shop, backend) = open().await;
    let id = backend.session(&shop, REQUEST).await;
    shop.pay_card(&id, "4242424242424242").await;
    let session = shop.session_now(&id).await;
    assert_eq!((&session["amount"], &session["currency"]), (&json!(2500), &json!("USD")));
    assert_eq!((&session["status"], &session["payment_status"]), (&json!("complete"), &json!("paid")));
    assert_eq!(session["metadata"], json!({ "orderId": "order_789", "sessionId": "the caller's own" }));
    let theirs = shop.session(json!({ "amount": 5005, "metadata": { "n": 1 } })).await;
    let native = theirs["id"].as_str().unwrap();
    shop.pay_card(native, "4242424242424242").await;
    let found = backend.get(&shop, &format!("{PAYMENTS}?sessionId={native}")).await.json();
    let payment = &found["data"][0];
    assert_eq!((&payment["amount"], &payment["currency"]), (&json!(50.05), &json!("ghs")));
    assert_eq!(payment["metadata"], json!({ "n": 1, "sessionId": native }));
    let own = shop.get(&format!("/v1/payments/{}", payment["paymentId"].as_str().unwrap())).await;
    assert_eq!((own.status, &own.json()["amount"]), (200, &json!(5005)), "ids are known under either prefix");
    shop.close().await;
}

#[tokio::test]
async fn what_cannot_be_taken_names_the_vendors_field() {
    let (shop, backend) = open().await;
    let with = |field: &str, value: Value| {
        let mut body: Value = serde_json::from_str(REQUEST).unwrap();
        body[field] = value;
        body.to_string()
    };
    for (field, value) in [
        ("successUrl", json!("javascript:alert(1)")),
        ("successUrl", json!("/relative")),
        ("cancelUrl", json!("")),
        ("cancelUrl", json!("https://u:p@a.example/")),
        ("customerEmail", json!("nobody")),
        ("customerEmail", json!("")),
        ("description", json!("x".repeat(501))),
        ("metadata", json!({ "k": "v".repeat(501) })),
        ("metadata", json!({ "": "v" })),
        ("metadata", json!([])),
        ("metadata", json!("x")),
        ("expiresIn", json!(60)),
        ("amount", json!("0.49")),
        ("currency", json!("zzz")),
    ] {
        let reply = backend.call(&shop, "POST", SESSIONS, &with(field, value.clone())).await;
        let found = reply.json();
        assert_eq!((reply.status, &found["statusCode"]), (400, &json!(400)), "{field} {value}: {reply:?}");
        let message = found["message"][0].as_str().unwrap();
        assert!(message.starts_with(field), "{field} {value}: {message}");
    }
    for body in ["", "not json", "[]", "null"] {
        assert_eq!(backend.call(&shop, "POST", SESSIONS, body).await.status, 400, "{body}");
    }
    let plain = [("x-api-key", &*backend.key), ("content-type", "text/plain")];
    let mut request = http::Request::post(SESSIONS);
    for (name, value) in plain {
        request = request.header(name, value);
    }
    assert_eq!(shop.send(request.body(bytes::Bytes::from(REQUEST)).unwrap()).await.status, 415);
    shop.close().await;
}

/// The vendor says nothing of idempotency keys; who sends one gets the first answer again.
#[tokio::test]
async fn a_repeated_request_is_answered_once() {
    let (shop, backend) = open().await;
    let headers = [("x-api-key", &*backend.key), ("idempotency-key", "order_789")];
    let first = send(&shop, "POST", SESSIONS, REQUEST, &headers).await;
    let again = send(&shop, "POST", SESSIONS, REQUEST, &headers).await;
    assert_eq!((first.status, &first.body), (201, &again.body));
    let other = send(&shop, "POST", SESSIONS, &REQUEST.replace("25.00", "26.00"), &headers).await;
    assert_eq!((other.status, &other.json()["error"]), (422, &json!("Unprocessable Entity")));
    shop.close().await;
}

/// A proxy may have looked at the one key and this server at the other, so neither counts.
#[tokio::test]
async fn two_keys_are_none() {
    let (shop, backend) = open().await;
    let key = ("x-api-key", &*backend.key);
    for other in [key, ("x-api-key", "wrong"), ("x-inflow-api-key", &*backend.key)] {
        for headers in [[key, other], [other, key]] {
            // Under another vendor's header, that vendor answers, who has no such path.
            let status = send(&shop, "GET", CONFIG, "", &headers).await.status;
            assert!([401, 404].contains(&status), "{status}: {headers:?}");
        }
    }
    assert_eq!(send(&shop, "GET", CONFIG, "", &[key]).await.status, 200);
    shop.close().await;
}

/// Whoever has a key of their own is held up like everybody else who guesses the secret beside another one.
#[tokio::test]
async fn guesses_of_a_secret_are_limited_also_beside_a_good_key() {
    let (shop, backend) = open().await;
    let guess = json!({ "apiKey": backend.key, "apiSecret": "bs_test_guess" }).to_string();
    let mut limited = false;
    for _ in 0..2_000 {
        let reply = backend.call(&shop, "POST", TOKENS, &guess).await;
        limited = reply.status == 429;
        if limited {
            break;
        }
        assert_eq!(reply.status, 401, "{reply:?}");
    }
    assert!(limited);
    assert_eq!(backend.get(&shop, CONFIG).await.status, 200, "the key itself works on");
    shop.close().await;
}

/// Receivers verify with the secret beside their key. With another one they would take no webhook any more.
#[tokio::test]
async fn the_secret_of_the_setting_is_the_keys_and_no_other_api_changes_it() {
    let (shop, backend) = open().await;
    backend.listens(&shop, HOOK).await;
    let listed = shop.get("/v1/webhook_endpoints").await.json();
    let id = listed["data"][0]["id"].as_str().unwrap();
    let rotate = format!("/v1/webhook_endpoints/{id}/rotate_secret");
    let refused = shop.api("POST", &rotate, "{}").await;
    assert_eq!(refused.error(), (400, "parameter_invalid".to_owned(), Some("id".to_owned())));
    let copperx = format!("Bearer {}", shop.key_of(shop.scope, "copperx").await);
    let regenerate = format!("/api/v1/webhook-endpoints/{id}/regenerate");
    let refused = shop.api_with("POST", &regenerate, "{}", &[("authorization", &*copperx)]).await;
    assert_eq!(refused.status, 400, "{refused:?}");
    let session = backend.session(&shop, REQUEST).await;
    shop.pay_card(&session, "4242424242424242").await;
    shop.settle_down().await;
    assert_eq!(told(&shop, HOOK, &backend.secret).len(), 1, "verified with the key's secret alone");
    shop.close().await;
}
