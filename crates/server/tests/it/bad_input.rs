//! What bad input gets: a clear refusal that names the field, and nothing else happens.

use kassa_testshop::TestShop;
use serde_json::{Value, json};

fn good() -> Value {
    json!({
        "amount": 5000,
        "currency": "GHS",
        "success_url": "https://shop.example/ok",
        "cancel_url": "https://shop.example/no",
    })
}

fn with(field: &str, value: Value) -> String {
    let mut body = good();
    body.as_object_mut().unwrap().insert(field.to_owned(), value);
    body.to_string()
}

fn without(field: &str) -> String {
    let mut body = good();
    body.as_object_mut().unwrap().remove(field);
    body.to_string()
}

/// A good body with one value replaced by a text that `json!` cannot make.
fn raw(field: &str, text: &str) -> String {
    with(field, json!("HERE")).replace("\"HERE\"", text)
}

async fn refuse(shop: &TestShop, path: &str, cases: Vec<(String, &str, &str)>) {
    for (body, param, code) in cases {
        let reply = shop.api("POST", path, &body).await;
        let shown: String = body.chars().take(300).collect();
        assert_eq!(reply.error(), (400, code.to_owned(), Some(param.to_owned())), "{shown}: {}", reply.body);
        let message = reply.json()["error"]["message"].as_str().unwrap().to_owned();
        assert!(message.contains(param), "{message} names {param}");
    }
}

/// Values that cannot be, for the fields that matter most.
fn bad_values() -> Vec<(String, &'static str, &'static str)> {
    let invalid = "parameter_invalid";
    let mut cases = vec![];
    for text in [
        "0",
        "-1",
        "-0",
        "1.0",
        "25.50",
        "1e2",
        "1E400",
        "\"5000\"",
        "true",
        "[]",
        "{}",
        "1000000000000",
        "9223372036854775807",
        "9223372036854775808",
        "18446744073709551616",
        "\"\"",
    ] {
        cases.push((raw("amount", text), "amount", invalid));
    }
    for currency in ["ghs", "Ghs", "GH", "ZZZ", "DEM", "XXX", "XAU", "", "GHS "] {
        cases.push((with("currency", json!(currency)), "currency", invalid));
    }
    for url in [
        "",
        "/relative",
        "//evil.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://a.example",
        "https:\\\\evil.example",
        "https://good@evil.example",
        "https://u:p@evil.example",
        "https://a.example/\r\nX: y",
        "https://a.example/\ta",
        "https://",
        "http://a b.example",
        "https://аррӏе.example",
    ] {
        cases.push((with("success_url", json!(url)), "success_url", invalid));
        cases.push((with("cancel_url", json!(url)), "cancel_url", invalid));
    }
    cases
}

#[tokio::test]
async fn session_fields() {
    let shop = TestShop::open().await;
    let (missing, invalid) = ("parameter_missing", "parameter_invalid");
    let mut cases = vec![
        (without("amount"), "amount", missing),
        (without("success_url"), "success_url", missing),
        (without("cancel_url"), "cancel_url", missing),
        (with("amount", json!(null)), "amount", missing),
        (with("amuont", json!(1)), "amuont", "parameter_unknown"),
        (with("tenant_id", json!(2)), "tenant_id", "parameter_unknown"),
        (with("status", json!("complete")), "status", "parameter_unknown"),
        (with("expires_at", json!("2020-01-01T00:00:00Z")), "expires_at", invalid),
        (with("expires_at", json!("2027-01-15T08:00:00Z")), "expires_at", invalid),
        (with("expires_at", json!("2027-02-14T08:00:01Z")), "expires_at", invalid),
        (with("expires_at", json!(1_900_000_000)), "expires_at", invalid),
        (with("metadata", json!("x")), "metadata", invalid),
        (with("metadata", json!({ "k": { "deep": 1 } })), "metadata.k", invalid),
        (with("metadata", json!({ "k": "v".repeat(501) })), "metadata.k", invalid),
        (with("customer_email", json!("nobody")), "customer_email", invalid),
        (with("customer_email", json!(["a@b.example"])), "customer_email", invalid),
        (with("customer_phone", json!(233)), "customer_phone", invalid),
        (with("payment_method_types", json!("card")), "payment_method_types", invalid),
        (with("payment_method_types", json!([])), "payment_method_types", invalid),
        (with("payment_method_types", json!(["cash"])), "payment_method_types[0]", invalid),
        (with("payment_method_types", json!([1])), "payment_method_types[0]", invalid),
    ];
    cases.extend(bad_values());
    refuse(&shop, "/v1/checkout/sessions", cases).await;
    let many: serde_json::Map<String, Value> = (0..51).map(|n| (n.to_string(), json!("v"))).collect();
    let long = "k".repeat(41);
    let cases = vec![
        (with("metadata", json!(many)), "metadata", invalid),
        (with("metadata", json!({ long: "v" })), "metadata.kkkk", invalid),
    ];
    for (body, param, _) in cases {
        let error = shop.api("POST", "/v1/checkout/sessions", &body).await.error();
        assert!(error.0 == 400 && error.2.is_some_and(|named| named.starts_with(param)), "{param}");
    }
    assert_eq!(shop.get("/v1/checkout/sessions").await.json()["data"], json!([]), "nothing was made");
    shop.close().await;
}

#[tokio::test]
async fn bodies_that_are_not_one_object() {
    let shop = TestShop::open().await;
    for body in
        ["[]", "null", "5", "\"x\"", "{", "{}{}", "{\"amount\":NaN}", "{\"amount\":Infinity}", "\u{feff}{}"]
    {
        let reply = shop.api("POST", "/v1/checkout/sessions", body).await;
        assert_eq!(reply.error().1, "body_invalid", "{}", &body[..body.len().min(30)]);
    }
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let bomb = format!("{}1{}", open.repeat(50_000), close.repeat(50_000));
        for field in ["description", "metadata", "payment_method_types", "amount"] {
            let error = shop.api("POST", "/v1/checkout/sessions", &raw(field, &bomb)).await.error();
            assert_eq!(error, (400, "body_invalid".to_owned(), None), "{field}");
        }
    }
    let twice = raw("amount", "1,\"amount\":2");
    let error = shop.api("POST", "/v1/checkout/sessions", &twice).await.error();
    assert_eq!(error, (400, "parameter_invalid".to_owned(), Some("amount".to_owned())));
    let nul = raw("description", "\"a\\u0000b\"");
    assert_eq!(
        shop.api("POST", "/v1/checkout/sessions", &nul).await.error().2.as_deref(),
        Some("description")
    );
    let lone = raw("description", "\"\\ud800\"");
    assert_eq!(shop.api("POST", "/v1/checkout/sessions", &lone).await.error().0, 400);
    for bytes in [&b"{\"amount\":\xff}"[..], b"\xff\xfe{\x00", b"\x00"] {
        let request = http::Request::post("/v1/checkout/sessions")
            .header("authorization", format!("Bearer {}", shop.key))
            .header("content-type", "application/json")
            .body(bytes::Bytes::from_static(bytes))
            .unwrap();
        assert_eq!(shop.send(request).await.error().1, "body_invalid");
    }
    shop.close().await;
}

#[tokio::test]
async fn endpoint_and_customer_fields() {
    let shop = TestShop::with(0, false).await;
    let invalid = "parameter_invalid";
    let hook = |url: &str| json!({ "url": url, "enabled_events": ["*"] }).to_string();
    let mut cases = vec![
        (json!({ "enabled_events": ["*"] }).to_string(), "url", "parameter_missing"),
        (json!({ "url": "https://a.example" }).to_string(), "enabled_events", "parameter_missing"),
        (json!({ "url": "https://a.example", "enabled_events": [] }).to_string(), "enabled_events", invalid),
        (json!({ "url": "https://a.example", "events": ["x"] }).to_string(), "events[0]", invalid),
        (
            json!({ "url": "https://a.example", "events": ["*"], "enabled_events": ["*"] }).to_string(),
            "events",
            invalid,
        ),
        (
            json!({ "url": "https://a.example", "enabled_events": ["*"], "secret": "x" }).to_string(),
            "secret",
            "parameter_unknown",
        ),
    ];
    for url in [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://0.0.0.0/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://017700000001/",
        "http://127.1/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[2001::1]/",
        "http://１２７.0.0.1/",
        "http://127.0.0.1./",
        "http://localhost./",
        "http://intranet/",
        "https://u@a.example/",
        "ftp://a.example/",
        "http://rebound.example/",
    ] {
        cases.push((hook(url), "url", invalid));
    }
    refuse(&shop, "/v1/webhook_endpoints", cases).await;
    let cases = vec![
        (json!({ "email": "x" }).to_string(), "email", invalid),
        (json!({ "name": "n".repeat(201) }).to_string(), "name", invalid),
        (json!({ "phone": "x" }).to_string(), "phone", invalid),
        (json!({ "metadata": { "a": null } }).to_string(), "metadata.a", invalid),
        (json!({ "id": "cus_1" }).to_string(), "id", "parameter_unknown"),
    ];
    refuse(&shop, "/v1/customers", cases).await;
    for n in 0..16 {
        assert_eq!(
            shop.api("POST", "/v1/webhook_endpoints", &hook(&format!("https://a{n}.example/"))).await.status,
            201
        );
    }
    let error = shop.api("POST", "/v1/webhook_endpoints", &hook("https://one-more.example/")).await.error();
    assert_eq!(error, (409, "limit_reached".to_owned(), None));
    shop.close().await;
}

#[tokio::test]
async fn live_mode_wants_https_and_a_processor() {
    let mut shop = TestShop::open().await;
    let (test_key, test_scope) = (shop.key.clone(), shop.scope);
    shop.scope.mode = kassa_domain::id::Mode::Live;
    shop.key = shop.new_key(shop.scope).await;
    assert_eq!(
        shop.api("POST", "/v1/checkout/sessions", &good().to_string()).await.error().1,
        "no_processor"
    );
    let plain = with("success_url", json!("http://shop.example/"));
    assert_eq!(
        shop.api("POST", "/v1/checkout/sessions", &plain).await.error().2.as_deref(),
        Some("success_url")
    );
    let hook = json!({ "url": "http://hooks.example/", "enabled_events": ["*"] }).to_string();
    assert_eq!(shop.api("POST", "/v1/webhook_endpoints", &hook).await.error().2.as_deref(), Some("url"));
    (shop.key, shop.scope) = (test_key, test_scope);
    shop.close().await;
}

#[tokio::test]
async fn no_route_answers_5xx_to_hostile_bytes() {
    let shop = TestShop::open().await;
    let long = "a".repeat(5000);
    let ids = ["%00", "%ff", "..", "%2e%2e%2f", "'", "cs_%F0%9F%99%82", "*", long.as_str()];
    let bodies = ["", "{", "[]", "{\"a\":1}", "null", "{\"metadata\":{\"\":\"\"}}"];
    for dialect in shop.engine.dialects() {
        let key = format!("Bearer {}", shop.key_of(shop.scope, dialect.name()).await);
        for route in dialect.routes() {
            for (id, body) in ids.into_iter().flat_map(|id| bodies.map(|body| (id, body))) {
                let path = route.path.replace("{id}", id);
                let headers = [("authorization", &*key), ("content-type", "application/json")];
                let reply = shop.api_with(route.method.as_str(), &path, body, &headers).await;
                assert!(reply.status < 500, "{} {path} {body}: {}", route.method, reply.status);
                assert_ne!(reply.status, 401, "{} {path}: the key speaks for its dialect", route.method);
            }
        }
    }
    for path in [
        "/checkout",
        "/checkout/",
        "/checkout?session=",
        "/checkout/x/y/z",
        "/pay/",
        "/hooks/",
        "/hooks/x/y",
        "/v1",
        "//",
    ] {
        assert!(shop.browse(path).await.status < 500, "{path}");
    }
    shop.close().await;
}
