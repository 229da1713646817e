//! Elixpo Pay's document, word for word: its request, its answer, its page, its webhooks.

use kassa_domain::Command;
use kassa_domain::endpoint::NewEndpoint;
use kassa_domain::event::Cause;
use kassa_domain::signature::hmac_sha256;
use kassa_domain::time::{DAY, MINUTE};
use kassa_testshop::{Received, Reply, TestShop};
use serde_json::{Value, json};

mod recurring;

const HOOK: &str = "http://127.0.0.1:9/elixpo";
const SESSIONS: &str = "/v1/checkout/sessions";

/// The request of the document without its comments, which JSON does not have.
const REQUEST: &str = r#"{
"tier": "member",
"currency": "INR",
"customer": {
"uid": "u_123",
"email": "buyer@example.com"
},
"success_url": "https://blogs.elixpo.com/settings",
"metadata": { "plan": "member" }
}"#;

/// The body that the document's script sends.
const SCRIPT: &str = concat!(
    r#"{"tier":"member","currency":"INR","customer":{"uid":"u_7","email":"u7@example.com"},"#,
    r#""success_url":"https://blogs.elixpo.com/settings"}"#
);

const CATALOG: &str = r#"{"app":{"homepage_url":"https://blogs.elixpo.com"},"products":[{"tier":"member",
"name":"Member","description":"Reads all","prices":[
{"nickname":"Monthly","currency":"INR","unit_amount":19900,"interval":"month"},
{"currency":"USD","unit_amount":299,"interval":"month"}]}]}"#;

/// A shop with the document's catalog and a key of its dialect.
async fn open() -> (TestShop, String) {
    let shop = TestShop::open().await;
    let key = shop.key_of(shop.scope, "elixpo").await;
    assert_eq!(post(&shop, &key, "/v1/sync", CATALOG).await.status, 200);
    (shop, key)
}

async fn post(shop: &TestShop, key: &str, path: &str, body: &str) -> Reply {
    let bearer = format!("Bearer {key}");
    let headers = [("authorization", &*bearer), ("content-type", "application/json")];
    shop.api_with("POST", path, body, &headers).await
}

async fn get(shop: &TestShop, key: &str, path: &str) -> Reply {
    shop.api_with("GET", path, "", &[("authorization", &format!("Bearer {key}"))]).await
}

/// The secret of a new endpoint of this dialect.
async fn endpoint(shop: &TestShop, events: &[&str]) -> String {
    let command = Command::CreateEndpoint(NewEndpoint {
        dialect: "elixpo",
        url: HOOK.to_owned(),
        events: events.iter().map(|event| (*event).to_owned()).collect(),
        description: None,
        expand: kassa_domain::query::Expand::default(),
        events_field: "events",
        sends_secret: false,
        api_version: None,
        setting: None,
        secret: None,
        most: None,
    });
    let made = shop.engine.change(shop.scope, &command, &Cause::default()).await.unwrap().unwrap();
    match made {
        kassa_domain::Answer::Endpoint { secret: Some(secret), .. } => secret.expose().to_owned(),
        other => panic!("{other:?}"),
    }
}

/// What the receiver of the document does before it believes a webhook.
fn verify(received: &Received, secret: &str) -> Value {
    let header = |name: &str| received.headers.get(name).unwrap_or_else(|| panic!("no {name}")).as_str();
    let stamp = header("x-elixpo-pay-timestamp");
    assert_eq!(stamp.parse::<i64>().unwrap(), received.at.seconds());
    let mac = hmac_sha256(secret.as_bytes(), &[stamp.as_bytes(), b".", received.body.as_bytes()]);
    let signature = format!("sha256={}", hex::encode(mac));
    assert!(header("x-elixpo-pay-signature").split(',').any(|one| one.trim() == signature), "{received:?}");
    let body = received.json();
    assert_eq!(body["type"], header("x-elixpo-pay-event"));
    assert!(body["id"].as_str().unwrap().starts_with("whd_") && body["created"].is_i64());
    body
}

#[tokio::test]
async fn the_documents_request_gets_the_documents_six_fields() {
    let (shop, key) = open().await;
    for (body, header) in
        [(REQUEST, "authorization"), (SCRIPT, "authorization"), (REQUEST, "x-elixpo-pay-key")]
    {
        let value = if header == "authorization" { format!("Bearer {key}") } else { key.clone() };
        let mut request = http::Request::post(SESSIONS).header("content-type", "application/json");
        request = request.header(header, value);
        let reply = shop.send(request.body(bytes::Bytes::from(body)).unwrap()).await;
        assert_eq!(reply.status, 201, "{reply:?}");
        let session = reply.json();
        let mut names: Vec<&String> = session.as_object().unwrap().keys().collect();
        names.sort();
        assert_eq!(names, ["amount", "currency", "expires_at", "id", "tier", "url"]);
        let id = session["id"].as_str().unwrap();
        assert!(id.starts_with("cs_"));
        assert_eq!(session["url"], format!("{}/checkout?session={id}", kassa_testshop::PUBLIC_URL));
        assert_eq!((&session["amount"], &session["currency"]), (&json!(19900), &json!("INR")));
        assert_eq!(
            (&session["tier"], &session["expires_at"]),
            (&json!("member"), &json!("2027-01-15T08:30:00.000Z"))
        );
    }
    shop.close().await;
}

#[tokio::test]
async fn an_amount_beside_the_tier_never_has_an_effect() {
    let (shop, key) = open().await;
    for amount in ["1", "0", "-5", "1.5", "\"1\"", "[]", "{}", "1e3", "99999999999999999999"] {
        let body = REQUEST.replacen('{', &format!("{{\"amount\": {amount}, \"total\": 1, \"price\": 1,"), 1);
        let reply = post(&shop, &key, SESSIONS, &body).await;
        assert_eq!((reply.status, &reply.json()["amount"]), (201, &json!(19900)), "{amount}: {reply:?}");
        let native = shop.api("POST", SESSIONS, &body.replace("\"total\": 1, \"price\": 1,", "")).await;
        assert_eq!((native.status, native.json()["error"]["param"].is_string()), (400, true), "{amount}");
    }
    shop.close().await;
}

#[tokio::test]
async fn the_same_body_with_a_native_key() {
    let (shop, _) = open().await;
    let reply = shop.api("POST", SESSIONS, REQUEST).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    let session = reply.json();
    assert_eq!((&session["amount"], &session["currency"]), (&json!(19900), &json!("INR")));
    assert_eq!((&session["tier"], &session["metadata"]), (&json!("member"), &json!({ "plan": "member" })));
    assert_eq!(session["customer_email"], "buyer@example.com");
    let customer = shop.get(&format!("/v1/customers/{}", session["customer"].as_str().unwrap())).await.json();
    assert_eq!((&customer["uid"], &customer["email"]), (&json!("u_123"), &json!("buyer@example.com")));
    let id = session["id"].as_str().unwrap();
    assert_eq!(shop.pay_with(id, &[]).await.header("location"), "https://blogs.elixpo.com/settings");
    shop.close().await;
}

#[tokio::test]
async fn the_documents_page_leads_to_the_page_and_paying_grants_once() {
    let (shop, key) = open().await;
    let secret = endpoint(&shop, &["entitlement.updated", "payment.succeeded"]).await;
    let session = post(&shop, &key, SESSIONS, REQUEST).await.json();
    let url = session["url"].as_str().unwrap().strip_prefix(kassa_testshop::PUBLIC_URL).unwrap();
    let led = shop.browse(url).await;
    let id = session["id"].as_str().unwrap();
    assert_eq!((led.status, led.header("location")), (303, &*format!("/checkout/{id}")));
    let page = shop.page(id).await;
    for text in ["Member", "buyer@example.com", "Test Shop", "199.00"] {
        assert!(page.body.contains(text), "{text}");
    }
    assert_eq!(shop.pay_with(id, &[]).await.header("location"), format!("/checkout/{id}?paid"));
    let path = "/v1/entitlements?app=shop&uid=u_123";
    let reply = get(&shop, &key, path).await;
    let granted = json!({ "app": "shop", "uid": "u_123", "tier": "member", "status": "active", "active": true,
        "expires_at": "2027-02-15 08:00:00", "version": 1 });
    assert_eq!((reply.json(), reply.header("cache-control")), (granted.clone(), "no-store"));
    shop.settle_down().await;
    let told: Vec<Value> = shop.webhooks().iter().map(|received| verify(received, &secret)).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    let of = |kind: &str| &told.iter().find(|body| body["type"] == kind).unwrap()["data"];
    assert_eq!(*of("entitlement.updated"), granted);
    let captured = of("payment.captured");
    assert_eq!((&captured["app"], &captured["uid"]), (&json!("shop"), &json!("u_123")));
    assert_eq!((&captured["amount"], &captured["currency"]), (&json!(19900), &json!("INR")));
    assert_eq!(captured["tier"], "member");
    assert!(captured["transaction_id"].as_str().unwrap().starts_with("txn_"));
    shop.later(32 * DAY).await;
    let ended: Vec<Value> = shop.webhooks().iter().map(|received| verify(received, &secret)).collect();
    assert_eq!(ended.len(), 1, "{ended:?}");
    let data = &ended[0]["data"];
    assert_eq!(
        (&data["status"], &data["active"], &data["version"]),
        (&json!("expired"), &json!(false), &json!(2))
    );
    shop.close().await;
}

#[tokio::test]
async fn its_page_says_for_a_moment_that_it_worked() {
    let (shop, key) = open().await;
    let session = post(&shop, &key, SESSIONS, REQUEST).await.json();
    let id = session["id"].as_str().unwrap();
    let (plain, card) = (format!("/checkout/{id}"), format!("/checkout/{id}?paid"));
    let url = "https://blogs.elixpo.com/settings";
    let moves_on = "This page takes you back to Test Shop in a moment.";

    // Before it is paid, the address alone says nothing. Whoever goes back goes where the vendor's buyers go.
    let early = shop.browse(&card).await;
    assert!(
        early.body.contains("name=\"card_number\"") && !early.headers.contains_key("refresh"),
        "{early:?}"
    );
    assert!(early.body.contains(&format!("class=\"cancel\" href=\"{url}\"")), "{early:?}");

    // By either way out of the form: the answer to it, and the page that waits for the bank.
    assert_eq!(shop.pay_card(id, "4000002500003155").await.header("location"), format!("{plain}?wait=1"));
    assert_eq!(shop.answer(id, "action", "confirm").await.header("location"), card);
    assert_eq!(shop.browse(&format!("{plain}?wait=1")).await.header("location"), card);

    let seen = shop.browse(&card).await;
    assert_eq!((seen.status, seen.header("refresh")), (200, &*format!("3; url={url}")));
    for text in [moves_on, "Payment complete", &format!("class=\"button continue\" href=\"{url}\"")] {
        assert!(seen.body.contains(text), "{text} in {seen:?}");
    }
    let later = shop.browse(&plain).await;
    assert_eq!((later.status, later.headers.contains_key("refresh")), (200, false));
    assert!(later.body.contains("Payment complete") && !later.body.contains(moves_on));
    shop.settle_down().await;
    shop.close().await;

    // A native session is paid and left.
    let shop = TestShop::open().await;
    let session = shop.session(json!({})).await;
    let id = session["id"].as_str().unwrap();
    assert!(shop.pay_card(id, "4242424242424242").await.header("location").starts_with("https://"));
    let seen = shop.browse(&format!("/checkout/{id}?paid")).await;
    assert_eq!((seen.status, seen.headers.contains_key("refresh")), (200, false));
    assert!(!seen.body.contains("in a moment"), "{seen:?}");
    shop.close().await;
}

#[tokio::test]
async fn its_sessions_end_after_half_an_hour() {
    let (shop, key) = open().await;
    let session = post(&shop, &key, SESSIONS, REQUEST).await.json();
    let id = session["id"].as_str().unwrap();
    shop.later(30 * MINUTE - 1).await;
    assert!(shop.page(id).await.body.contains("name=\"card_number\""), "up to the last moment");
    shop.later(1).await;
    assert_eq!(shop.session_now(id).await["status"], "expired");
    let led = shop.browse(&format!("/checkout?session={id}")).await;
    let page = shop.browse(led.header("location")).await;
    assert_eq!((page.status, page.headers.contains_key("refresh")), (200, false));
    assert!(page.body.contains("expired") && !page.body.contains("name=\"card_number\""), "{page:?}");
    assert!(page.body.contains("https://blogs.elixpo.com/settings"), "there is a way back");
    shop.close().await;
}

#[tokio::test]
async fn its_errors_are_flat() {
    let (shop, key) = open().await;
    let with = |from: &str, to: &str| REQUEST.replace(from, to);
    for (body, status, error) in [
        ("not json".to_owned(), 400, "invalid_request"),
        ("[]".to_owned(), 400, "invalid_request"),
        ("{}".to_owned(), 400, "invalid_request"),
        (with("\"member\",", "\"\","), 400, "invalid_request"),
        (with("\"uid\": \"u_123\",", ""), 400, "invalid_request"),
        (with("\"u_123\"", "\" \""), 400, "invalid_request"),
        (with("INR", "GHS"), 400, "invalid_currency"),
        (with("INR", "XXX"), 400, "invalid_currency"),
        (with("\"tier\": \"member\"", "\"tier\": \"gold\""), 404, "unknown_plan"),
        (with("INR", "EUR"), 404, "no_price"),
        (with("https://blogs.elixpo.com/settings", "javascript:alert(1)"), 400, "invalid_request"),
        (with("buyer@example.com", "nobody"), 400, "invalid_request"),
        (with("https://blogs.elixpo.com/settings", ""), 400, "invalid_request"),
    ] {
        let reply = post(&shop, &key, SESSIONS, &body).await;
        let found = reply.json();
        assert_eq!((reply.status, found["error"].as_str()), (status, Some(error)), "{body}: {reply:?}");
        assert!(found["error_description"].is_string() && found.as_object().unwrap().len() == 2, "{found}");
    }
    for key in ["wrong", "lix_pay_wrong", ""] {
        let request = http::Request::post(SESSIONS).header("x-elixpo-pay-key", key);
        let reply = shop.send(request.body(bytes::Bytes::from(REQUEST)).unwrap()).await;
        let expected =
            json!({ "error": "unauthorized", "error_description": "Invalid or missing secret key" });
        assert_eq!((reply.status, reply.json()), (401, expected), "{key}");
    }
    assert_eq!(get(&shop, &key, "/v1/entitlements?app=shop").await.json()["error"], "invalid_request");
    assert_eq!(get(&shop, &key, "/v1/entitlements?uid=u").await.json()["error"], "invalid_request");
    let unknown = get(&shop, &key, "/v1/entitlements?app=nobody&uid=u").await;
    assert_eq!((unknown.status, &unknown.json()["error"]), (404, &json!("unknown_app")));
    let none = get(&shop, &key, "/v1/entitlements?app=shop&uid=u").await.json();
    let free = json!({ "app": "shop", "uid": "u", "tier": "free", "status": "none", "active": false,
        "expires_at": null, "version": 0 });
    assert_eq!(none, free);
    assert_eq!(get(&shop, &key, "/v1/coupons").await.status, 404, "no more than the vendor has");
    shop.close().await;
}

#[tokio::test]
async fn its_catalog_is_declared_and_read_by_anybody() {
    let (shop, key) = open().await;
    let again = post(&shop, &key, "/v1/sync", CATALOG).await.json();
    assert_eq!((&again["ok"], &again["app"], &again["errors"]), (&json!(true), &json!("shop"), &json!([])));
    let entry = &again["synced"][0];
    assert_eq!((&entry["product"]["tier"], &entry["deactivated"]), (&json!("member"), &json!(0)));
    let prices = entry["prices"].as_array().unwrap();
    assert_eq!(prices.len(), 2);
    assert!(
        prices.iter().all(|price| price["updated"] == true && price.get("created").is_none()),
        "{prices:?}"
    );
    let read = shop.browse("/v1/catalog?app=shop").await;
    assert_eq!((read.status, read.header("access-control-allow-origin")), (200, "*"));
    assert_eq!(read.header("cache-control"), "public, max-age=60");
    assert_eq!(read.json()["product"]["tier"], "member");
    assert_eq!(read.json()["tiers"].as_array().unwrap().len(), 2);
    let bare = r#"{"tier":"solo","name":"Solo","tiers":[{"currency":"inr","unit_amount":100},{"currency":"GHS",
        "unit_amount":1},{"currency":"INR","unit_amount":-1},{"currency":"INR","unit_amount":1.5},5,null]}"#;
    let solo = post(&shop, &key, "/v1/sync", bare).await;
    assert_eq!(solo.status, 200, "{solo:?}");
    let prices = &solo.json()["synced"][0]["prices"];
    assert_eq!(
        (prices.as_array().unwrap().len(), &prices[0]["unit_amount"]),
        (1, &json!(100)),
        "bad rows are skipped"
    );
    let mixed = r#"{"products":[{"tier":"X!","prices":[]},{"tier":"member","prices":[{"currency":"INR",
        "unit_amount":20000,"interval":"month"}]}]}"#;
    let mixed = post(&shop, &key, "/v1/sync", mixed).await;
    assert_eq!((mixed.status, &mixed.json()["errors"][0]["error"]), (200, &json!("invalid_tier")));
    assert_eq!(mixed.json()["synced"][0]["deactivated"], 1);
    let secure = post(&shop, &key, "/v1/sync", &CATALOG.replace("https://blogs", "http://blogs")).await;
    assert_eq!((secure.status, &secure.json()["error"]), (400, &json!("invalid_request")));
    assert!(secure.body.contains("app.homepage_url"), "{secure:?}");
    let none = post(&shop, &key, "/v1/sync", "{}").await;
    assert_eq!((none.status, &none.json()["error"]), (400, &json!("invalid_request")));
    assert_eq!(
        post(&shop, &key, SESSIONS, REQUEST).await.json()["amount"],
        20000,
        "the new price, for new sessions"
    );
    shop.close().await;
}

#[tokio::test]
async fn one_product_is_declared_by_itself() {
    let (shop, key) = open().await;
    let body = r#"{"product":{"tier":"member","name":"Blogs Member","description":"Member-only reads"},"tiers":[
        {"nickname":"India","currency":"INR","unit_amount":29900,"interval":"month","region":"IN"},
        {"nickname":"Global","currency":"USD","unit_amount":600,"interval":"month"},{"currency":"INR"}]}"#;
    let made = post(&shop, &key, "/v1/products", body).await;
    let answer = made.json();
    assert_eq!((made.status, &answer["ok"], &answer["app"]), (200, &json!(true), &json!("shop")), "{made:?}");
    assert_eq!(answer["product"]["name"], "Blogs Member");
    let tiers = answer["tiers"].as_array().unwrap();
    let done: Vec<_> = tiers.iter().map(|tier| (&tier["created"], &tier["updated"])).collect();
    assert_eq!(done, [(&json!(true), &Value::Null), (&Value::Null, &json!(true))], "{answer}");
    assert_eq!(
        post(&shop, &key, SESSIONS, REQUEST).await.json()["amount"],
        29900,
        "the price before is archived"
    );
    for bad in [r#"{"product":{"tier":"X!"},"tiers":[]}"#, "{}", "no json"] {
        let wrong = post(&shop, &key, "/v1/products", bad).await;
        assert_eq!((wrong.status, &wrong.json()["error"]), (400, &json!("invalid_tier")), "{bad}: {wrong:?}");
    }
    let native = shop.get("/v1/products").await.json();
    assert_eq!(native["data"].as_array().unwrap().len(), 1, "a native key sees the same product: {native}");
    shop.close().await;
}

/// Two dialects have this path, and one body is right in both.
#[tokio::test]
async fn an_answer_is_repeated_in_the_dialect_that_it_was_given_in() {
    let (shop, key) = open().await;
    let bearer = format!("Bearer {key}");
    let json = ("content-type", "application/json");
    for (place, native_first) in [("1", true), ("2", false)] {
        let native = [("idempotency-key", place), json];
        let elixpo = [("idempotency-key", place), json, ("authorization", &*bearer)];
        let order: [&[(&str, &str)]; 2] = if native_first { [&native, &elixpo] } else { [&elixpo, &native] };
        let body =
            SCRIPT.replace("\"currency\"", "\"cancel_url\":\"https://blogs.elixpo.com/\",\"currency\"");
        let first = shop.api_with("POST", SESSIONS, &body, order[0]).await;
        assert_eq!((first.status, first.header("idempotent-replayed")), (201, ""), "{first:?}");
        let other = shop.api_with("POST", SESSIONS, &body, order[1]).await;
        assert_eq!((other.status, other.header("idempotent-replayed")), (422, ""), "{other:?}");
        assert_eq!(other.json()["error"].is_string(), native_first, "in its own shape: {other:?}");
        let again = shop.api_with("POST", SESSIONS, &body, order[0]).await;
        assert_eq!((again.header("idempotent-replayed"), &again.body), ("true", &first.body));
    }
    shop.close().await;
}
