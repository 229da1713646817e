//! The native API as its document says, idempotency, tenancy and the doors.

use kassa_domain::event::Cause;
use kassa_domain::id::{Mode, Scope};
use kassa_domain::right::KeyRight;
use kassa_domain::{Answer, Command};
use kassa_server::web::BodyProblem;
use kassa_testshop::{PUBLIC_URL, TestShop};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The create request of the PayGate document, word for word.
const PAYGATE_CREATE: &str = r#"{
"amount": 5000,
"currency": "GHS",
"success_url": "https://yoursite.com/success?session_id={CHECKOUT_SESSION_ID}",
"cancel_url": "https://yoursite.com/cancel",
"customer_email": "customer@example.com",
"metadata": {
"order_id": "1234"
}
}"#;

#[tokio::test]
async fn the_paygate_document_comes_true() {
    let shop = TestShop::open().await;
    let created = shop.api("POST", "/v1/checkout/sessions", PAYGATE_CREATE).await;
    assert_eq!(created.status, 201);
    let session = created.json();
    let id = session["id"].as_str().unwrap();
    let expected = json!({
        "id": id,
        "object": "checkout.session",
        "status": "open",
        "url": format!("{PUBLIC_URL}/checkout/{id}"),
        "amount": 5000,
        "currency": "GHS",
        "payment": null,
        "payment_status": "unpaid",
        "customer": null,
        "customer_email": "customer@example.com",
        "success_url": "https://yoursite.com/success?session_id={CHECKOUT_SESSION_ID}",
        "cancel_url": "https://yoursite.com/cancel",
        "metadata": { "order_id": "1234" },
        "expires_at": "2027-01-16T08:00:00Z",
        "created_at": "2027-01-15T08:00:00Z",
    });
    for (field, value) in expected.as_object().unwrap() {
        assert_eq!(&session[field], value, "{field}");
    }
    assert_eq!(shop.session_now(id).await, session, "retrieve shows what create answered");
    let path = format!("/v1/checkout/sessions/{id}/expire");
    assert_eq!(shop.api("POST", &path, "").await.json()["status"], "expired");
    assert_eq!(shop.api("POST", &path, "").await.error(), (409, "session_not_open".to_owned(), None));
    shop.settle_down().await;
    assert_eq!(shop.events().await, ["checkout.session.created", "checkout.session.expired"]);
    shop.close().await;
}

#[tokio::test]
async fn the_currency_is_ghs_when_nothing_is_said() {
    let shop = TestShop::open().await;
    let body = r#"{"amount":1,"success_url":"https://a.example","cancel_url":"https://a.example"}"#;
    assert_eq!(shop.api("POST", "/v1/checkout/sessions", body).await.json()["currency"], "GHS");
    shop.close().await;
}

#[tokio::test]
async fn answers_have_the_fields_that_the_openapi_document_names() {
    let shop = TestShop::open().await;
    let id = shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
    shop.pay_card(&id, "4242424242424242").await;
    shop.api("POST", "/v1/customers", r#"{"name":"Ama"}"#).await;
    shop.endpoint("http://127.0.0.1:9/h", &["payment.failed"]).await;
    shop.settle_down().await;
    let document: Value = serde_json::from_str(&shop.browse("/openapi.json").await.body).unwrap();
    for (schema, path) in [
        ("Session", "/v1/checkout/sessions"),
        ("Payment", "/v1/payments"),
        ("Customer", "/v1/customers"),
        ("WebhookEndpoint", "/v1/webhook_endpoints"),
        ("Event", "/v1/events"),
    ] {
        let list = shop.get(path).await.json();
        let names = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<BTreeSet<_>>();
        let mut documented = names(&document["components"]["schemas"][schema]["properties"]);
        // Shown only when it is made, when it is asked for, or when something was said about it.
        let of_cards = ["save_payment_method", "payment_methods", "saved_payment_method"];
        for rare in [
            "secret",
            "line_items",
            "branding",
            "ui_mode",
            "embed_origins",
            "replay",
            "deleted",
            "deleted_at",
        ] {
            documented.remove(rare);
        }
        documented.retain(|name| {
            !of_cards.contains(&&**name) && (schema, &**name) != ("Session", "payment_method")
        });
        assert_eq!(names(&list["data"][0]), documented, "{schema}");
        assert_eq!(
            (&list["object"], &list["has_more"], &list["url"]),
            (&json!("list"), &json!(false), &json!(path))
        );
    }
    shop.close().await;
}

#[tokio::test]
async fn lists_are_filtered_and_paged() {
    let shop = TestShop::open().await;
    let customer =
        shop.api("POST", "/v1/customers", r#"{"email":"a@b.example","metadata":{"n":7}}"#).await.json();
    let customer = customer["id"].as_str().unwrap();
    let mut ids = vec![];
    for n in 0..25 {
        let more = if n % 5 == 0 { json!({ "customer": customer }) } else { json!({}) };
        ids.push(shop.session(more).await["id"].as_str().unwrap().to_owned());
        shop.set_clock(shop.now().plus(1));
    }
    shop.pay_card(&ids[3], "4242424242424242").await;
    shop.api("POST", &format!("/v1/checkout/sessions/{}/expire", ids[4]), "").await;
    let list = async |query: &str| {
        let reply = shop.get(&format!("/v1/checkout/sessions?{query}")).await.json();
        let found =
            reply["data"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned());
        (found.collect::<Vec<_>>(), reply["has_more"] == true)
    };
    let mut all = vec![];
    let mut after = String::new();
    loop {
        let (page, more) = list(&format!("limit=7{after}")).await;
        all.extend(page);
        after = format!("&starting_after={}", all.last().unwrap());
        if !more {
            break;
        }
    }
    ids.reverse();
    assert_eq!(all, ids, "every session once, newest first");
    assert_eq!(list("").await.0.len(), 10, "ten when nothing is said");
    assert_eq!(list("status=complete").await.0, [ids[21].clone()]);
    assert_eq!(list("status=expired").await.0, [ids[20].clone()]);
    assert_eq!(list("status=open&limit=100").await.0.len(), 23);
    assert_eq!(list(&format!("customer={customer}")).await.0.len(), 5);
    assert_eq!(
        list(&format!("customer={customer}&status=open&limit=2")).await,
        (vec![ids[4].clone(), ids[9].clone()], true)
    );
    let payment = shop.session_now(&ids[21]).await["payment"].as_str().unwrap().to_owned();
    assert_eq!(list(&format!("payment={payment}")).await.0, [ids[21].clone()]);
    assert_eq!(list(&format!("payment={payment}&status=open")).await.0.len(), 0);
    for bad in [
        "limit=0",
        "limit=101",
        "limit=x",
        "limit=-1",
        "status=paid",
        "starting_after=cs_x",
        "tenant_id=2",
        "limit=1&limit=2",
    ] {
        let error = shop.get(&format!("/v1/checkout/sessions?{bad}")).await.error();
        assert_eq!((error.0, error.2.as_deref()), (400, bad.split('=').next()), "{bad}");
    }
    shop.close().await;
}

#[tokio::test]
async fn a_customer_prefills_a_session() {
    let shop = TestShop::open().await;
    let body = r#"{"email":"ama@example.com","name":"Ama","phone":"0244123456"}"#;
    let customer = shop.api("POST", "/v1/customers", body).await;
    assert_eq!(customer.status, 201);
    let customer = customer.json();
    let id = customer["id"].as_str().unwrap();
    assert_eq!(shop.get(&format!("/v1/customers/{id}")).await.json(), customer);
    let session = shop.session(json!({ "customer": id })).await;
    assert_eq!((&session["customer"], &session["customer_email"]), (&json!(id), &json!("ama@example.com")));
    let url = "https://a.example";
    let missing =
        json!({ "amount": 1, "success_url": url, "cancel_url": url, "customer": "cus_x" }).to_string();
    let error = shop.api("POST", "/v1/checkout/sessions", &missing).await.error();
    assert_eq!(error, (400, "parameter_invalid".to_owned(), Some("customer".to_owned())));
    shop.close().await;
}

#[tokio::test]
async fn the_same_key_and_body_have_one_effect_and_one_answer() {
    let mut shop = TestShop::open().await;
    let key = [("idempotency-key", "order-1")];
    let first = shop.api_with("POST", "/v1/checkout/sessions", PAYGATE_CREATE, &key).await;
    assert_eq!((first.status, first.header("idempotent-replayed")), (201, ""));
    shop.restart().await;
    shop.set_clock(shop.now().plus(23 * 3_600_000));
    let again = shop.api_with("POST", "/v1/checkout/sessions", PAYGATE_CREATE, &key).await;
    assert_eq!((again.status, again.header("idempotent-replayed")), (201, "true"));
    assert_eq!(again.body, first.body, "byte for byte, also after a restart");
    let other = PAYGATE_CREATE.replace("5000", "5001");
    let refused = shop.api_with("POST", "/v1/checkout/sessions", &other, &key).await;
    assert_eq!(refused.error(), (422, "idempotency_key_reused".to_owned(), None));
    let elsewhere = shop.api_with("POST", "/v1/customers", "{}", &key).await;
    assert_eq!(elsewhere.error().0, 422, "the key belongs to one path");
    let sessions = shop.get("/v1/checkout/sessions").await.json();
    assert_eq!(sessions["data"].as_array().unwrap().len(), 1);
    let foreign = format!("Bearer {}", shop.other_merchant().await);
    let foreign = [("idempotency-key", "order-1"), ("authorization", &*foreign)];
    let theirs = shop.api_with("POST", "/v1/checkout/sessions", PAYGATE_CREATE, &foreign).await;
    assert_eq!((theirs.status, theirs.header("idempotent-replayed")), (201, ""));
    assert_ne!(theirs.json()["id"], first.json()["id"]);
    shop.close().await;
}

#[tokio::test]
async fn refused_values_do_not_use_a_key_up_and_decisions_do() {
    let shop = TestShop::open().await;
    let key = [("idempotency-key", "k")];
    let wrong = PAYGATE_CREATE.replace("5000", "0");
    assert_eq!(shop.api_with("POST", "/v1/checkout/sessions", &wrong, &key).await.status, 400);
    let right = shop.api_with("POST", "/v1/checkout/sessions", PAYGATE_CREATE, &key).await;
    assert_eq!((right.status, right.header("idempotent-replayed")), (201, ""));
    let expire = format!("/v1/checkout/sessions/{}/expire", right.json()["id"].as_str().unwrap());
    let key = [("idempotency-key", "e")];
    shop.api("POST", &expire, "").await;
    let refused = shop.api_with("POST", &expire, "", &key).await;
    let again = shop.api_with("POST", &expire, "", &key).await;
    assert_eq!((refused.status, again.status, again.header("idempotent-replayed")), (409, 409, "true"));
    assert_eq!(refused.body, again.body);
    let long = "k".repeat(256);
    let error = shop.api_with("POST", &expire, "", &[("idempotency-key", &*long)]).await.error();
    assert_eq!(error, (400, "parameter_invalid".to_owned(), Some("Idempotency-Key".to_owned())));
    shop.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fifty_twins_are_executed_once() {
    let shop = std::sync::Arc::new(TestShop::open().await);
    let mut twins = tokio::task::JoinSet::new();
    for _ in 0..50 {
        let shop = std::sync::Arc::clone(&shop);
        twins.spawn(async move {
            let key = [("idempotency-key", "twin")];
            shop.api_with("POST", "/v1/checkout/sessions", PAYGATE_CREATE, &key).await
        });
    }
    let replies = twins.join_all().await;
    let made: BTreeSet<&str> =
        replies.iter().filter(|reply| reply.status == 201).map(|reply| reply.body.as_str()).collect();
    assert_eq!(made.len(), 1, "all that were answered were answered the same");
    let busy = replies.iter().filter(|reply| reply.status != 201);
    busy.for_each(|reply| assert_eq!(reply.error().1, "idempotency_key_in_use", "{reply:?}"));
    assert_eq!(shop.get("/v1/checkout/sessions").await.json()["data"].as_array().unwrap().len(), 1);
    let shop = std::sync::Arc::into_inner(shop).unwrap();
    shop.close().await;
}

#[tokio::test]
async fn others_things_are_answered_like_nothing() {
    let shop = TestShop::open().await;
    let session = shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
    shop.pay_card(&session, "4242424242424242").await;
    let payment = shop.session_now(&session).await["payment"].as_str().unwrap().to_owned();
    let customer = shop.api("POST", "/v1/customers", "{}").await.json()["id"].as_str().unwrap().to_owned();
    let endpoint =
        shop.endpoint("http://127.0.0.1:9/h", &["payment.failed"]).await["id"].as_str().unwrap().to_owned();
    shop.settle_down().await;
    let event = shop.get("/v1/events").await.json()["data"][0]["id"].as_str().unwrap().to_owned();
    let foreign = format!("Bearer {}", shop.other_merchant().await);
    let live = format!("Bearer {}", shop.new_key(Scope { merchant: 1, mode: Mode::Live }).await);
    for authorization in [foreign, live] {
        let headers = [("authorization", &*authorization)];
        for (method, path, id) in [
            ("GET", "/v1/checkout/sessions/{}", &session),
            ("POST", "/v1/checkout/sessions/{}/expire", &session),
            ("GET", "/v1/payments/{}", &payment),
            ("GET", "/v1/customers/{}", &customer),
            ("GET", "/v1/webhook_endpoints/{}", &endpoint),
            ("DELETE", "/v1/webhook_endpoints/{}", &endpoint),
            ("GET", "/v1/events/{}", &event),
            ("POST", "/v1/events/{}/redeliver", &event),
        ] {
            let theirs = shop.api_with(method, &path.replace("{}", id), "", &headers).await;
            let nothing = shop.api_with(method, &path.replace("{}", "cs_nothing"), "", &headers).await;
            assert_eq!((theirs.status, &theirs.body), (404, &nothing.body), "{method} {path}");
        }
        for list in ["checkout/sessions", "payments", "customers", "webhook_endpoints", "events"] {
            let found = shop.api_with("GET", &format!("/v1/{list}"), "", &headers).await.json();
            assert_eq!(found["data"], json!([]), "{list}");
        }
        let list = format!("/v1/checkout/sessions?payment={payment}");
        assert_eq!(shop.api_with("GET", &list, "", &headers).await.json()["data"], json!([]));
    }
    assert_eq!(shop.get(&format!("/v1/webhook_endpoints/{endpoint}")).await.status, 200);
    shop.close().await;
}

#[tokio::test]
async fn every_route_wants_a_valid_key() {
    let shop = TestShop::open().await;
    let basic = |text: &str| {
        use base64::Engine;
        format!("Basic {}", base64::engine::general_purpose::STANDARD.encode(text))
    };
    let wrong = [
        String::new(),
        shop.key.clone(),
        "Bearer".to_owned(),
        "Bearer sk_test_wrong".to_owned(),
        format!("Token {}", shop.key),
        format!("Bearer {}x", shop.key),
        format!("Bearer {}", shop.key.replace("sk_test", "sk_live")),
        basic(""),
        "Basic !!!".to_owned(),
    ];
    for (place, route) in shop.engine.dialects()[0].routes().iter().enumerate() {
        let path = route.path.replace("{id}", "x");
        // Wrong keys are limited per client, so each route gets some of them, and the first gets all.
        let some = if place == 0 { wrong.len() } else { 2 };
        for authorization in wrong.iter().cycle().skip(place).take(some) {
            let headers: &[(&str, &str)] = &[("authorization", authorization)];
            let reply = shop.api_with(route.method.as_str(), &path, "", headers).await;
            assert_eq!(reply.error(), (401, "invalid_api_key".to_owned(), None), "{} {path}", route.method);
            assert!(!reply.header("www-authenticate").is_empty());
        }
    }
    let headers = [("authorization", &*basic(&format!("{}:", shop.key)))];
    assert_eq!(shop.api_with("GET", "/v1/events", "", &headers).await.status, 200, "Basic is taken");
    let in_query = shop.get(&format!("/v1/events?api_key={}", shop.key)).await;
    assert_eq!(in_query.error().0, 400, "a key in the URL would end up in logs");
    shop.close().await;
}

#[tokio::test]
async fn a_revoked_key_is_refused_at_once() {
    let shop = TestShop::open().await;
    let record = shop.engine.authenticate(&shop.key).await.unwrap().unwrap();
    let revoke = Command::RevokeKey(record.id.clone());
    shop.engine.change(shop.scope, &revoke, &Default::default()).await.unwrap().unwrap();
    assert_eq!(shop.get("/v1/events").await.error().0, 401);
    let mut shop = shop;
    shop.key = shop.new_key(shop.scope).await;
    shop.close().await;
}

#[tokio::test]
async fn protocol_mistakes_have_the_same_shape() {
    let shop = TestShop::open().await;
    let path = "/v1/checkout/sessions";
    let json = |reply: &kassa_testshop::Reply| reply.header("content-type").to_owned();
    let reply = shop.api("DELETE", path, "").await;
    assert_eq!((reply.error().0, reply.header("allow")), (405, "POST, GET"));
    assert_eq!(shop.get("/v1/nothing").await.error(), (404, "route_missing".to_owned(), None));
    for kind in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/jsonx",
        "application/json; charset=utf-16",
    ] {
        let reply = shop.api_with("POST", path, PAYGATE_CREATE, &[("content-type", kind)]).await;
        assert_eq!(reply.error(), (415, "content_type_invalid".to_owned(), None), "{kind}");
        assert_eq!(json(&reply), "application/json");
    }
    let packed = [("content-encoding", "gzip")];
    assert_eq!(shop.api_with("POST", path, PAYGATE_CREATE, &packed).await.error().0, 415);
    let kind = [("content-type", "Application/JSON; charset=utf-8")];
    assert_eq!(shop.api_with("POST", path, PAYGATE_CREATE, &kind).await.status, 201);
    for (problem, status, code) in [
        (BodyProblem::TooLarge, 413, "body_too_large"),
        (BodyProblem::TooSlow, 408, "request_timeout"),
        (BodyProblem::Broken, 400, "body_invalid"),
    ] {
        let request = http::Request::post(path).header("authorization", format!("Bearer {}", shop.key));
        let reply = shop.send_body(request.body(bytes::Bytes::new()).unwrap(), Some(problem)).await;
        assert_eq!(reply.error(), (status, code.to_owned(), None));
    }
    for reply in [shop.get("/v1/nothing").await, shop.get(path).await] {
        assert_eq!(reply.header("cache-control"), "no-store");
        assert_eq!(reply.header("x-content-type-options"), "nosniff");
        assert!(reply.header("request-id").starts_with("req_"));
    }
    let error = shop.get("/v1/nothing").await.json();
    assert_eq!(error["error"]["doc_url"], format!("{PUBLIC_URL}/docs/errors#route_missing"));
    assert!(
        shop.browse("/docs/errors").await.body.contains("id=\"route_missing\""),
        "the link leads somewhere"
    );
    shop.close().await;
}

#[tokio::test]
async fn too_many_requests_are_told_to_wait() {
    let shop = TestShop::with(5, true).await;
    let mut last = shop.get("/v1/events").await;
    for _ in 0..50 {
        if last.status != 200 {
            break;
        }
        last = shop.get("/v1/events").await;
    }
    assert_eq!(last.error(), (429, "too_many_requests".to_owned(), None));
    assert!(last.header("retry-after").parse::<u64>().unwrap() >= 1);
    let mut shop = shop;
    shop.restart().await;
    shop.close().await;
}

#[tokio::test]
async fn guessing_keys_and_pages_is_slowed_down() {
    let shop = TestShop::open().await;
    let mut seen = BTreeSet::new();
    for n in 0..400 {
        seen.insert(shop.page(&format!("cs_guess{n}")).await.status);
    }
    assert_eq!(seen, BTreeSet::from([404, 429]));
    assert_eq!(shop.get("/v1/events").await.status, 200, "who has a key is not held up");
    shop.close().await;
}

#[tokio::test]
async fn health_readiness_and_figures() {
    let shop = TestShop::open().await;
    let id = shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
    shop.pay_card(&id, "4000000000000002").await;
    for path in ["/healthz", "/health", "/readyz"] {
        assert_eq!(shop.browse(path).await.status, 200, "{path}");
    }
    let metrics = shop.browse("/metrics").await;
    for line in [
        "kassa_http_requests_total{route=\"sessions.create\",status=\"201\"} 1",
        "kassa_payments_declined_total 1",
        "kassa_payments_parked 0",
    ] {
        assert!(metrics.body.contains(line), "{line} in {}", metrics.body);
    }
    let forwarded = http::Request::get("/metrics").header("x-forwarded-for", "8.8.8.8");
    let reply = shop.send(forwarded.body(bytes::Bytes::new()).unwrap()).await;
    assert_eq!(reply.status, 404, "figures are for callers on this machine");
    shop.close().await;
}

/// It is written down once in an hour, after the request.
#[tokio::test]
async fn a_key_says_when_it_was_last_used() {
    let shop = TestShop::open().await;
    let used = async || {
        shop.settle_down().await;
        shop.engine.store().keys(shop.scope).await.unwrap()[0].last_used_at
    };
    assert_eq!(used().await, None);
    let first = shop.now();
    shop.get("/v1/events").await;
    assert_eq!(used().await, Some(first));
    shop.later(30 * 60_000).await;
    shop.get("/v1/events").await;
    assert_eq!(used().await, Some(first));
    shop.later(30 * 60_000).await;
    shop.get("/v1/events").await;
    assert_eq!(used().await, Some(shop.now()));
    shop.close().await;
}

/// Each dialect says no in its own shape.
#[tokio::test]
async fn a_key_with_scopes_may_do_what_they_say_and_no_more() {
    let shop = TestShop::open().await;
    let key = async |dialect: &str, scopes: &[KeyRight]| {
        let form = shop.engine.dialect(dialect).unwrap().key_form(shop.scope.mode);
        let command = Command::CreateKey { dialect: dialect.to_owned(), form, scopes: Some(scopes.to_vec()) };
        match shop.engine.change(shop.scope, &command, &Cause::default()).await.unwrap().unwrap() {
            Answer::Key { key: Some(key), .. } => format!("Bearer {}", key.expose()),
            other => panic!("{other:?}"),
        }
    };
    let order = TestShop::order(json!({ "amount": 5000, "currency": "GHS" })).to_string();
    let makes = key("native", &[KeyRight::Sessions]).await;
    let reads = key("native", &[KeyRight::Read]).await;
    let ask = async |key: &str, method: &str, path: &str, body: &str| {
        shop.api_with(method, path, body, &[("authorization", key)]).await
    };
    let made = ask(&makes, "POST", "/v1/checkout/sessions", &order).await;
    assert_eq!(made.status, 201, "{made:?}");
    let path = format!("/v1/checkout/sessions/{}", made.json()["id"].as_str().unwrap());
    assert_eq!(ask(&makes, "GET", &path, "").await.error(), (403, "scope_missing".to_owned(), None));
    assert_eq!(ask(&reads, "GET", &path, "").await.status, 200);
    for (method, path) in [
        ("POST", "/v1/checkout/sessions"),
        ("POST", "/v1/refunds"),
        ("POST", "/v1/products"),
        ("POST", "/v1/customers"),
        ("POST", "/v1/webhook_endpoints"),
        ("DELETE", "/v1/test_clock"),
    ] {
        let body = match path {
            "/v1/checkout/sessions" => order.as_str(),
            "/v1/products" => "{\"name\":\"Book\"}",
            "/v1/webhook_endpoints" => "{\"url\":\"https://shop.example/hook\",\"enabled_events\":[\"*\"]}",
            "/v1/refunds" => "{\"session\":\"cs_1\"}",
            "/v1/customers" => "{}",
            _ => "",
        };
        let reply = ask(&reads, method, path, body).await;
        assert_eq!((reply.status, &*reply.error().1), (403, "scope_missing"), "{path}");
    }
    assert!(ask(&reads, "DELETE", "/v1/test_clock", "").await.body.contains("only a key without any"));
    let elixpo = key("elixpo", &[KeyRight::Sessions]).await;
    let reply = ask(&elixpo, "GET", "/v1/entitlements?app=shop&uid=u", "").await;
    assert_eq!((reply.status, &reply.json()["error"]), (403, &json!("forbidden")), "{reply:?}");
    shop.settle_down().await;
    shop.close().await;
}
