//! What a buyer can do on the hosted page, and what it never does.

use kassa_testshop::{PUBLIC_URL, TestShop};
use serde_json::json;

async fn id_of(shop: &TestShop, more: serde_json::Value) -> String {
    shop.session(more).await["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_card_pays_and_the_buyer_is_back_at_the_shop() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({ "customer_email": "ama@example.com", "description": "Blue shirt" })).await;
    let page = shop.page(&id).await;
    assert_eq!(page.status, 200);
    for text in [
        "Blue shirt",
        "GHS 50.00",
        "Test Shop",
        "ama@example.com",
        "cc-number",
        "cc-exp",
        "cc-csc",
        "cc-name",
        "email",
    ] {
        assert!(page.body.contains(text), "{text}");
    }
    let paid = shop.pay_card(&id, "4242 4242 4242 4242").await;
    assert_eq!(
        (paid.status, paid.header("location")),
        (303, &*format!("https://shop.example/success?session_id={id}"))
    );
    let session = shop.session_now(&id).await;
    assert_eq!((&session["status"], &session["payment_status"]), (&json!("complete"), &json!("paid")));
    let payment = &shop.payments(&id).await[0];
    assert_eq!((&payment["id"], &payment["status"]), (&session["payment"], &json!("succeeded")));
    assert_eq!(payment["card"], json!({ "brand": "visa", "last4": "4242" }));
    shop.settle_down().await;
    let story =
        ["checkout.session.created", "payment.created", "payment.succeeded", "checkout.session.completed"];
    assert_eq!(shop.events().await, story);
    let again = shop.page(&id).await;
    assert!(
        again.status == 200 && again.body.contains("https://shop.example/success?session_id="),
        "it says that it is paid"
    );
    let waiting = shop.browse(&format!("/checkout/{id}?wait=1")).await;
    assert_eq!(waiting.status, 303, "who waited for the ending goes on to the shop");
    shop.close().await;
}

#[tokio::test]
async fn declines_say_why_and_the_next_try_pays() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({})).await;
    for (number, code) in [
        ("4000000000000002", "card_declined"),
        ("4000000000009995", "insufficient_funds"),
        ("4000000000000069", "expired_card"),
        ("4000000000000127", "incorrect_cvc"),
        ("4000000000000119", "processing_error"),
        ("4000000000009979", "lost_or_stolen_card"),
    ] {
        let declined = shop.pay_card(&id, number).await;
        assert_eq!((declined.status, declined.header("location")), (303, &*format!("/checkout/{id}")));
        assert_eq!(shop.payments(&id).await[0]["failure_code"], code);
        let page = shop.page(&id).await;
        assert!(page.body.contains("role=\"alert\""), "{code} is announced");
        assert!(page.body.contains("buyer@example.com"), "what was typed is kept, but for the card");
        assert!(!page.body.contains(number));
        shop.set_clock(shop.now().plus(1000));
    }
    assert_eq!(shop.session_now(&id).await["status"], "open");
    assert_eq!(
        shop.pay_card(&id, "4242424242424242").await.header("location"),
        format!("https://shop.example/success?session_id={id}")
    );
    shop.close().await;
}

#[tokio::test]
async fn what_was_typed_wrong_is_said_beside_the_field() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({})).await;
    let token = TestShop::field(&shop.page(&id).await, "token");
    let path = format!("/checkout/{id}/pay");
    let good = [
        ("token", &*token),
        ("method", "card"),
        ("email", "buyer@example.com"),
        ("card_number", "4242424242424242"),
        ("card_exp", "12/34"),
        ("card_cvc", "123"),
    ];
    for (field, wrong) in [
        ("method", "cash"),
        ("email", ""),
        ("email", "nobody"),
        ("card_number", ""),
        ("card_number", "4242424242424241"),
        ("card_number", "4111111111111111"),
        ("card_number", "abc"),
        ("card_exp", "13/34"),
        ("card_exp", "01/20"),
        ("card_exp", ""),
        ("card_cvc", ""),
        ("card_cvc", "12"),
        ("card_cvc", "abc"),
    ] {
        let fields = good.map(|(name, value)| if name == field { (name, wrong) } else { (name, value) });
        let reply = shop.post_form(&path, &fields).await;
        assert_eq!(reply.status, 422, "{field}={wrong}");
        assert!(!reply.body.contains("4242424242424242"), "a card number is never sent back");
        if field != "method" {
            assert!(reply.body.contains("aria-invalid=\"true\""), "{field}={wrong}");
        }
    }
    let phone =
        [("token", &*token), ("method", "mobile_money"), ("email", "b@example.com"), ("phone", "0304123456")];
    assert_eq!(shop.post_form(&path, &phone).await.status, 422);
    assert!(
        shop.payments(&id).await.is_empty(),
        "a payment exists only once a method was submitted that can be charged"
    );
    assert_eq!(shop.calls(), 0);
    shop.close().await;
}

#[tokio::test]
async fn three_d_secure_inside_our_page() {
    let shop = TestShop::open().await;
    for (number, action, paid) in [
        ("4000002500003155", "confirm", true),
        ("4000000000003220", "confirm", true),
        ("4000002500003155", "reject", false),
        ("4000008260003178", "confirm", false),
    ] {
        let id = id_of(&shop, json!({})).await;
        let asked = shop.pay_card(&id, number).await;
        assert_eq!(asked.header("location"), format!("/checkout/{id}?wait=1"));
        let page = shop.page(&id).await;
        assert!(page.body.contains("value=\"confirm\"") && page.body.contains("value=\"reject\""));
        assert_eq!(shop.session_now(&id).await["status"], "open", "paying is inside only");
        assert_eq!(shop.payments(&id).await[0]["status"], "pending");
        let answered = shop.answer(&id, "action", action).await;
        let location = answered.header("location").to_owned();
        if paid {
            assert!(location.starts_with("https://shop.example/success"), "{location}");
        } else {
            assert_eq!(location, format!("/checkout/{id}"));
            assert_eq!(shop.payments(&id).await[0]["failure_code"], "authentication_failed");
            shop.pay_card(&id, "4242424242424242").await;
        }
        assert_eq!(shop.session_now(&id).await["payment_status"], "paid");
    }
    shop.close().await;
}

#[tokio::test]
async fn a_challenge_can_be_left_and_runs_out() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({})).await;
    shop.pay_card(&id, "4000002500003155").await;
    assert_eq!(shop.choose_another_way(&id).await.header("location"), format!("/checkout/{id}"));
    assert_eq!(shop.payments(&id).await[0]["failure_code"], "abandoned");
    shop.pay_card(&id, "4000002500003155").await;
    shop.later(14 * 60_000).await;
    assert!(shop.page(&id).await.body.contains("value=\"confirm\""), "there is time");
    shop.later(2 * 60_000).await;
    assert_eq!(shop.payments(&id).await[0]["failure_code"], "abandoned", "and there is an end to it");
    assert!(shop.page(&id).await.body.contains("name=\"card_number\""));
    shop.close().await;
}

#[tokio::test]
async fn a_phone_prompt_is_confirmed_or_refused() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({ "customer_phone": "0244123000" })).await;
    assert!(shop.page(&id).await.body.contains("0244123000"), "the phone is prefilled");
    shop.pay_phone(&id, "0244123000").await;
    let page = shop.page(&id).await;
    assert!(page.body.contains("024****000") && page.body.contains("http-equiv=\"refresh\""));
    shop.later(5_000).await;
    assert_eq!(shop.payments(&id).await[0]["failure_code"], "not_confirmed");
    shop.pay_phone(&id, "+233 24 412 3456").await;
    shop.later(5_000).await;
    assert_eq!(shop.session_now(&id).await["payment_status"], "paid");
    let payment = &shop.payments(&id).await[0];
    assert_eq!((&payment["provider"], &payment["phone"]), (&json!("mtn"), &json!("024****456")));
    shop.close().await;
}

#[tokio::test]
async fn a_code_is_asked_three_times() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({})).await;
    shop.pay_phone(&id, "0204123456").await;
    assert!(shop.page(&id).await.body.contains("one-time-code"));
    assert_eq!(shop.answer(&id, "code", "").await.status, 422);
    shop.answer(&id, "code", "000000").await;
    assert!(shop.page(&id).await.body.contains("aria-invalid=\"true\""), "the code was wrong");
    assert!(shop.answer(&id, "code", "123 456").await.header("location").starts_with("https://shop.example"));
    let id = id_of(&shop, json!({})).await;
    shop.pay_phone(&id, "0204123456").await;
    for _ in 0..3 {
        shop.answer(&id, "code", "111111").await;
    }
    assert_eq!(shop.payments(&id).await[0]["failure_code"], "authentication_failed");
    shop.close().await;
}

#[tokio::test]
async fn a_transfer_arrives_later() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({ "payment_method_types": ["bank_transfer"] })).await;
    shop.pay_transfer(&id, "buyer@example.com").await;
    let page = shop.page(&id).await;
    assert!(page.body.contains("0011 2233 4455") && page.body.contains("Bank of Tests"));
    assert_eq!(shop.session_now(&id).await["payment_status"], "unpaid");
    shop.later(10_000).await;
    assert_eq!(shop.session_now(&id).await["payment_status"], "paid");
    shop.close().await;
}

#[tokio::test]
async fn a_method_that_is_not_allowed_is_not_taken() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({ "payment_method_types": ["mobile_money"] })).await;
    assert!(!shop.page(&id).await.body.contains("name=\"card_number\""));
    assert_eq!(shop.pay_card(&id, "4242424242424242").await.status, 422);
    assert!(shop.payments(&id).await.is_empty());
    shop.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fifty_clicks_are_one_charge() {
    let shop = std::sync::Arc::new(TestShop::open().await);
    let id = id_of(&shop, json!({})).await;
    let token = TestShop::field(&shop.page(&id).await, "token");
    let mut clicks = tokio::task::JoinSet::new();
    for _ in 0..50 {
        let (shop, id, token) = (std::sync::Arc::clone(&shop), id.clone(), token.clone());
        clicks.spawn(async move { shop.pay_card_with(&id, &token, "4242424242424242").await.status });
    }
    assert!(clicks.join_all().await.iter().all(|status| *status == 303));
    assert_eq!((shop.payments(&id).await.len(), shop.book.charges().unwrap().len()), (1, 1));
    std::sync::Arc::into_inner(shop).unwrap().close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn paying_and_expiring_at_once_have_one_outcome() {
    let shop = std::sync::Arc::new(TestShop::open().await);
    for _ in 0..30 {
        let id = id_of(&shop, json!({})).await;
        let token = TestShop::field(&shop.page(&id).await, "token");
        let (one, two) = (std::sync::Arc::clone(&shop), std::sync::Arc::clone(&shop));
        let (first, second) = (id.clone(), id.clone());
        let pay = tokio::spawn(async move { one.pay_card_with(&first, &token, "4242424242424242").await });
        let expire = tokio::spawn(async move {
            two.api("POST", &format!("/v1/checkout/sessions/{second}/expire"), "").await
        });
        let (paid, expired) = (pay.await.unwrap(), expire.await.unwrap());
        let session = shop.session_now(&id).await;
        if expired.status == 200 {
            assert_eq!(
                (&session["status"], shop.payments(&id).await.len()),
                (&json!("expired"), 0),
                "{paid:?}"
            );
        } else {
            assert_eq!((expired.status, &session["status"]), (409, &json!("complete")));
        }
    }
    std::sync::Arc::into_inner(shop).unwrap().close().await;
}

#[tokio::test]
async fn an_old_form_is_shown_what_has_happened() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({})).await;
    let token = TestShop::field(&shop.page(&id).await, "token");
    shop.pay_card_with(&id, &token, "4000000000000002").await;
    let second = shop.pay_card_with(&id, &token, "4242424242424242").await;
    assert_eq!(second.header("location"), format!("/checkout/{id}"), "the second tab first sees the decline");
    assert_eq!(shop.payments(&id).await.len(), 1);
    shop.pay_card(&id, "4242424242424242").await;
    let back = shop.pay_card_with(&id, &token, "4242424242424242").await;
    assert!(
        back.header("location").starts_with("https://shop.example/success"),
        "the back button does not pay again"
    );
    assert_eq!(shop.payments(&id).await.len(), 2);
    shop.close().await;
}

#[tokio::test]
async fn forms_from_elsewhere_are_not_taken() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({})).await;
    let other = id_of(&shop, json!({})).await;
    let token = TestShop::field(&shop.page(&id).await, "token");
    let foreign = TestShop::field(&shop.page(&other).await, "token");
    let path = format!("/checkout/{id}/pay");
    let fields = |token: &str| {
        let pairs = [
            ("token", token),
            ("method", "card"),
            ("email", "b@example.com"),
            ("card_number", "4242424242424242"),
            ("card_exp", "12/34"),
            ("card_cvc", "123"),
        ];
        pairs.map(|(name, value)| (name.to_owned(), value.to_owned()))
    };
    for (token, headers) in [
        (&token, vec![("origin", "https://evil.example")]),
        (&token, vec![("origin", "null")]),
        // A name that leads to this machine, as where a page rebinds its own.
        (&token, vec![("origin", "http://evil.example:8080"), ("host", "evil.example:8080")]),
        (&token, vec![("sec-fetch-site", "cross-site")]),
        (&token, vec![("sec-fetch-site", "same-site"), ("origin", PUBLIC_URL)]),
        (&foreign, vec![("origin", PUBLIC_URL)]),
        (&String::new(), vec![("origin", PUBLIC_URL)]),
        (&"0.00".to_owned(), vec![]),
    ] {
        let pairs = fields(token);
        let pairs: Vec<(&str, &str)> =
            pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let reply = shop.post_form_with(&path, &pairs, &headers).await;
        assert_eq!(reply.status, 403, "{headers:?}");
    }
    let reply = shop.api_with("POST", &path, "{}", &[]).await;
    assert_eq!(reply.status, 415, "only forms");
    assert!(shop.payments(&id).await.is_empty());
    let foreign_attempt = {
        shop.pay_card(&other, "4000002500003155").await;
        TestShop::field(&shop.page(&other).await, "attempt")
    };
    let fields = [("token", &*token), ("attempt", &*foreign_attempt), ("action", "confirm")];
    shop.post_form(&format!("/checkout/{id}/continue"), &fields).await;
    let developer = [("origin", "http://localhost:8080"), ("host", "localhost:8080")];
    let path = format!("/checkout/{id}/restart");
    let reply = shop.post_form_with(&path, &[("token", &token)], &developer).await;
    assert_eq!(reply.status, 303, "a developer's own name for this machine");
    assert_eq!(
        shop.payments(&other).await[0]["status"],
        "pending",
        "another session's attempt is out of reach"
    );
    shop.close().await;
}

#[tokio::test]
async fn looking_changes_nothing() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({})).await;
    for path in ["", "/pay", "/continue", "/restart"] {
        let reply = shop.browse(&format!("/checkout/{id}{path}")).await;
        assert_eq!(reply.status, if path.is_empty() { 200 } else { 405 }, "{path}");
    }
    assert_eq!(shop.post_form(&format!("/checkout/{id}"), &[]).await.status, 405);
    shop.browse(&format!("/demo/thank-you?session_id={id}")).await;
    assert_eq!(
        shop.session_now(&id).await["payment_status"],
        "unpaid",
        "visiting the success page pays nothing"
    );
    shop.close().await;
}

#[tokio::test]
async fn every_page_has_its_headers() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({})).await;
    let pages = [
        shop.page(&id).await,
        shop.page("cs_nothing").await,
        shop.browse("/nothing").await,
        shop.browse("/dashboard/sign-in").await,
        shop.browse("/").await,
        shop.post_form(&format!("/checkout/{id}/pay"), &[("token", "x")]).await,
        shop.pay_card(&id, "1").await,
    ];
    for page in pages {
        for (name, value) in [
            ("strict-transport-security", "max-age=63072000; includeSubDomains"),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("x-frame-options", "DENY"),
            ("cache-control", "no-store"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("permissions-policy", "payment=(self), camera=(), microphone=(), geolocation=(), usb=()"),
            ("content-type", "text/html; charset=utf-8"),
        ] {
            assert_eq!(page.header(name), value, "{name} of {}", page.status);
        }
        let policy = page.header("content-security-policy").to_owned();
        let nonce = policy.split("script-src 'nonce-").nth(1).unwrap().split('\'').next().unwrap().to_owned();
        assert_eq!(nonce.len(), 24, "128 bits in base 64");
        for part in [
            "default-src 'none'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "object-src 'none'",
            "form-action 'self'",
        ] {
            assert!(policy.contains(part), "{part}");
        }
        assert!(policy.contains("require-trusted-types-for 'script'") && !policy.contains("unsafe"));
        assert!(page.body.contains(&format!("nonce=\"{nonce}\"")));
        assert_eq!(page.header("set-cookie"), "");
    }
    let policy = shop.page(&id).await.header("content-security-policy").to_owned();
    assert!(
        policy.contains("form-action 'self' https://shop.example"),
        "the way back is allowed after a form"
    );
    assert_ne!(policy, shop.page(&id).await.header("content-security-policy"), "a nonce is used once");
    shop.close().await;
}

#[tokio::test]
async fn hostile_texts_are_inert() {
    let shop = TestShop::open().await;
    let hostile = "\"><script>alert(1)</script><img src=x onerror=alert(1)>\u{202e}";
    let id = id_of(&shop, json!({ "description": hostile, "metadata": { "k": hostile } })).await;
    let page = shop.page(&id).await;
    assert!(
        !page.body.contains("<script>alert")
            && !page.body.contains("<img src=x")
            && !page.body.contains('\u{202e}')
    );
    let thanks = shop.browse("/demo/thank-you?session_id=%3Cscript%3Ealert(1)%3C/script%3E").await;
    assert!(!thanks.body.contains("<script>alert"));
    shop.close().await;
}

#[tokio::test]
async fn the_other_addresses_of_a_page_lead_to_it() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({})).await;
    for path in [format!("/checkout?session={id}"), format!("/pay/{id}")] {
        let reply = shop.browse(&path).await;
        assert_eq!((reply.status, reply.header("location")), (303, &*format!("/checkout/{id}")), "{path}");
    }
    for path in ["/checkout", "/pay/x", "/checkout?session=https://evil.example"] {
        assert_eq!(shop.browse(path).await.status, 404, "{path}");
    }
    shop.close().await;
}

#[tokio::test]
async fn ten_declines_lock_the_page() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({})).await;
    for _ in 0..10 {
        shop.pay_card(&id, "4000000000000002").await;
        shop.set_clock(shop.now().plus(1000));
    }
    let page = shop.page(&id).await;
    assert!(!page.body.contains("name=\"card_number\"") && page.body.contains("https://shop.example/cart"));
    shop.close().await;
}

#[tokio::test]
async fn no_card_number_and_no_secret_is_stored() {
    let shop = TestShop::open().await;
    let endpoint = shop.endpoint("http://127.0.0.1:9/h", &["*"]).await;
    let secret = endpoint["secret"].as_str().unwrap().to_owned();
    let id = id_of(&shop, json!({})).await;
    shop.pay_card(&id, "4000002500003155").await;
    shop.answer(&id, "action", "confirm").await;
    let id = id_of(&shop, json!({})).await;
    shop.pay_card(&id, "4000000000000002").await;
    let key = [("idempotency-key", "canary")];
    let body = r#"{"url":"http://127.0.0.1:9/i","enabled_events":["payment.failed"]}"#;
    let second = shop.api_with("POST", "/v1/webhook_endpoints", body, &key).await.json();
    shop.settle_down().await;
    for received in shop.webhooks() {
        assert!(!received.body.contains("4000002500003155") && !received.body.contains("whsec_"));
    }
    let mut searched = 0;
    for (_, bytes) in shop.written() {
        searched += bytes.len();
        let text = String::from_utf8_lossy(&bytes);
        for canary in
            ["4000002500003155", "4000000000000002", &secret, second["secret"].as_str().unwrap(), &shop.key]
        {
            assert!(!text.contains(canary), "a secret is on disk");
        }
    }
    assert!(searched > 10_000, "the files were really read");
    shop.close().await;
}
