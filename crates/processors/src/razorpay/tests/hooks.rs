//! What notices, returns, settings and statements are worth.

use super::*;
use crate::testing::said;
use kassa_domain::dispute::{DisputeNews, DisputeStatus};
use kassa_domain::signature::hmac_sha256;

fn event(name: &str, payload: Value) -> Value {
    json!({
        "entity": "event", "account_id": "acc_BFQ7uQEaa7j2z7", "event": name, "contains": ["payment"],
        "payload": payload, "created_at": 1_800_000_000,
    })
}

fn of_payment(name: &str, payment: Value) -> Value {
    event(name, json!({ "payment": { "entity": payment } }))
}

fn signed(secret: &str, body: &str) -> Request {
    let signature = hex::encode(hmac_sha256(secret.as_bytes(), &[body.as_bytes()]));
    notice(&signature, body)
}

fn notice(signature: &str, body: &str) -> Request {
    let builder = http::Request::post("/hooks/razorpay/acct_1").header("x-razorpay-event-id", "evt_1");
    builder.header("x-razorpay-signature", signature).body(body.to_owned().into()).unwrap()
}

fn judged(body: &Value) -> Result<Vec<Notice>, BadHook> {
    Razorpay.judge(&signed(HOOK, &body.to_string()), &account(), NOW)
}

fn says(what: What) -> Result<Vec<Notice>, BadHook> {
    let about = Reference::Handle("order_1".to_owned());
    Ok(vec![Notice { about, account: Some("acc_BFQ7uQEaa7j2z7".to_owned()), live: None, what }])
}

#[test]
fn notices_of_payments() {
    let fact = What::Outcome(captured("pay_a", by_bank()));
    let kept = with(payment("pay_a", "captured"), json!({ "customer_id": "cust_1", "token_id": "token_1" }));
    let why = |reason: &str| with(payment("pay_a", "failed"), json!({ "error_reason": reason }));
    let stumbled = |decline| What::Stumbled { id: "pay_a".to_owned(), decline };
    let table = [
        ("payment.captured", payment("pay_a", "captured"), fact.clone()),
        ("order.paid", payment("pay_a", "captured"), fact),
        ("payment.captured", payment("pay_a", "authorized"), What::GoAsk),
        ("payment.captured", kept, What::GoAsk),
        ("payment.captured", with(payment("pay_a", "captured"), json!({ "currency": "DEM" })), What::GoAsk),
        ("payment.authorized", payment("pay_a", "authorized"), What::GoAsk),
        ("payment.failed", why("payment_failed"), stumbled(Decline::CardDeclined)),
        ("payment.failed", why("insufficient_funds"), stumbled(Decline::InsufficientFunds)),
        ("payment.failed", why("insufficient_fund"), stumbled(Decline::InsufficientFunds)),
        ("payment.failed", why("card_expired"), stumbled(Decline::ExpiredCard)),
        ("payment.failed", why("incorrect_cvv"), stumbled(Decline::IncorrectCvc)),
        ("payment.failed", why("authentication_failed"), stumbled(Decline::AuthenticationFailed)),
        ("payment.failed", why("payment_cancelled"), stumbled(Decline::Abandoned)),
        ("payment.failed", why("payment_timed_out"), stumbled(Decline::NotConfirmed)),
        ("payment.failed", why("gateway_technical_error"), stumbled(Decline::ProcessingError)),
        ("payment.failed", why("a new word"), stumbled(Decline::CardDeclined)),
        (
            "payment.failed",
            with(why("a new word"), json!({ "error_code": "GATEWAY_ERROR" })),
            stumbled(Decline::ProcessingError),
        ),
    ];
    for (name, payment, what) in table {
        let body = of_payment(name, payment);
        assert_eq!(judged(&body), says(what), "{name}");
        assert_eq!(judged(&body), judged(&body), "a duplicate says the same");
    }
    let card = json!({
        "method": "card",
        "card": { "last4": "0153", "network": "MasterCard", "name": "Gaurav Kumar", "emi": false },
    });
    let told = judged(&of_payment("payment.captured", with(payment("pay_a", "captured"), card)));
    let brand = "Card { brand: \"Mastercard\", last4: \"0153\" }";
    assert!(format!("{told:?}").contains(brand) && !format!("{told:?}").contains("Gaurav"), "{told:?}");
    // What is not about a payment of an order of ours.
    let linked = with(payment("pay_a", "captured"), json!({ "order_id": null }));
    assert_eq!(judged(&of_payment("payment.captured", linked)), Ok(vec![]));
    for other in
        ["payment.downtime.started", "subscription.charged", "payment.pending", "settlement.processed"]
    {
        assert_eq!(judged(&event(other, json!({ "anything": 1 }))), Ok(vec![]), "{other}");
    }
}

#[test]
fn notices_of_refunds() {
    let of = |name: &str, back: Value| {
        let payment = with(payment("pay_a", "captured"), json!({ "amount_refunded": 20000 }));
        event(name, json!({ "refund": { "entity": back }, "payment": { "entity": payment } }))
    };
    let name = || "rfnd_0".to_owned();
    let ours = |refunding| {
        let (refund, theirs, amount) = (RefundId::of("re_1"), name(), money(20_000, "INR"));
        What::Refund { refund, theirs, amount, refunding }
    };
    let table = [
        ("refund.created", back("pending", 0), ours(Refunding::Pending(name()))),
        ("refund.created", back("processed", 0), ours(Refunding::Succeeded(name()))),
        ("refund.processed", back("processed", 0), ours(Refunding::Succeeded(name()))),
        (
            "refund.failed",
            back("failed", 0),
            ours(Refunding::Failed("Razorpay could not send the money back".to_owned())),
        ),
        ("refund.created", back("a new word", 0), What::GoAsk),
        // Somebody gave it back at the dashboard, or Razorpay did.
        ("refund.processed", with(back("processed", 0), json!({ "notes": [] })), What::GoAsk),
        ("refund.processed", with(back("processed", 0), json!({ "notes": { "comment": "x" } })), What::GoAsk),
        ("refund.processed", with(back("processed", 0), json!({ "notes": null })), What::GoAsk),
    ];
    for (name, back, what) in table {
        assert_eq!(judged(&of(name, back)), says(what), "{name}");
    }
    let odd = of("refund.processed", with(back("processed", 0), json!({ "payment_id": "pay_b" })));
    assert_eq!(judged(&odd), Err(BadHook::Shape));
    let without = event("refund.processed", json!({ "payment": { "entity": payment("pay_a", "captured") } }));
    assert_eq!(judged(&without), Err(BadHook::Shape));
}

#[test]
fn notices_of_disputes() {
    let of = |status: &str, phase: &str, deducted: i64| {
        let dispute = json!({
            "id": "disp_1", "entity": "dispute", "payment_id": "pay_a", "amount": 10000, "currency": "INR",
            "amount_deducted": deducted, "reason_code": "chargeback", "respond_by": 1_800_500_000,
            "status": status, "phase": phase,
        });
        let payment = payment("pay_a", "captured");
        event(
            "payment.dispute.created",
            json!({ "payment": { "entity": payment }, "dispute": { "entity": dispute } }),
        )
    };
    let table = [
        ("open", "chargeback", 0, DisputeStatus::WarningNeedsResponse),
        ("open", "chargeback", 10_000, DisputeStatus::NeedsResponse),
        ("under_review", "chargeback", 0, DisputeStatus::WarningUnderReview),
        ("under_review", "chargeback", 10_000, DisputeStatus::UnderReview),
        ("won", "chargeback", 0, DisputeStatus::Won),
        ("lost", "chargeback", 10_000, DisputeStatus::Lost),
        ("closed", "fraud", 0, DisputeStatus::WarningClosed),
        ("closed", "retrieval", 0, DisputeStatus::WarningClosed),
        ("closed", "chargeback", 0, DisputeStatus::Won),
        ("closed", "fraud", 10_000, DisputeStatus::Won),
    ];
    for (status, phase, deducted, expected) in table {
        let news = DisputeNews {
            reference: "disp_1".to_owned(),
            status: expected,
            amount: money(10_000, "INR"),
            reason: "chargeback".to_owned(),
            due_by: Some(Timestamp(1_800_500_000_000)),
        };
        assert_eq!(judged(&of(status, phase, deducted)), says(What::Dispute(news)), "{status} {phase}");
    }
    assert_eq!(judged(&of("a new word", "fraud", 0)), Err(BadHook::Shape));
}

#[test]
fn what_is_not_signed_is_not_believed() {
    let body = of_payment("payment.captured", payment("pay_a", "captured")).to_string();
    let right = hex::encode(hmac_sha256(HOOK.as_bytes(), &[body.as_bytes()]));
    let judge = |hook: &Request| Razorpay.judge(hook, &account(), NOW).map(|notices| notices.len());
    assert_eq!(judge(&notice(&right, &body)), Ok(1));
    let unsigned = http::Request::post("/").body(body.clone().into()).unwrap();
    assert_eq!(judge(&unsigned), Err(BadHook::Signature));
    let pretty: Value = serde_json::from_str(&body).unwrap();
    let pretty = serde_json::to_string_pretty(&pretty).unwrap();
    for (signature, body) in [
        (String::new(), body.clone()),
        (right[..62].to_owned(), body.clone()),
        (format!("{right}00"), body.clone()),
        (right.to_uppercase(), body.clone()),
        (format!("sha256={right}"), body.clone()),
        (STANDARD.encode(hex::decode(&right).unwrap()), body.clone()),
        (right.clone(), format!("{body} ")),
        (right.clone(), body.replacen("50000", "50001", 1)),
        (right.clone(), pretty),
    ] {
        assert_eq!(judge(&notice(&signature, &body)), Err(BadHook::Signature), "{signature}");
    }
    for other in [SECRET, "another_canary_0123456789", ""] {
        assert_eq!(judge(&signed(other, &body)), Err(BadHook::Signature));
    }
    let without = |secret: &str| {
        let keys = keys(&Razorpay, Mode::Test, &[(KEY_ID, "rzp_test_1"), (WEBHOOK_SECRET, secret)]);
        Razorpay.judge(&signed(secret, &body), &keys, NOW)
    };
    assert_eq!(without(""), Err(BadHook::NoSecret));
    assert_eq!(without("short"), Err(BadHook::Signature), "a short secret verifies nothing");
}

#[test]
fn what_is_signed_and_not_as_documented_is_refused() {
    let captured = of_payment("payment.captured", payment("pay_a", "captured"));
    let shape = |body: &str| Razorpay.judge(&signed(HOOK, body), &account(), NOW);
    let text = captured.to_string();
    for body in [
        "",
        "{}",
        "[]",
        "null",
        "{\"event\":1}",
        "{\"event\":\"payment.captured\"}",
        "{\"event\":\"payment.captured\",\"payload\":{}}",
        "{\"event\":\"payment.captured\",\"payload\":[]}",
        "\u{feff}{}",
    ] {
        assert_eq!(shape(body), Err(BadHook::Shape), "{body}");
    }
    // The same name twice, on every level that is read.
    for (once, twice) in [
        ("\"event\":", "\"event\":\"payment.failed\",\"event\":"),
        ("\"payment\":", "\"payment\":{\"entity\":{}},\"payment\":"),
        ("\"status\":", "\"status\":\"failed\",\"status\":"),
        ("\"amount\":", "\"amount\":1,\"amount\":"),
        ("\"order_id\":", "\"order_id\":\"order_2\",\"order_id\":"),
    ] {
        let twice = text.replacen(once, twice, 1);
        assert!(twice != text && shape(&twice) == Err(BadHook::Shape), "{once}");
    }
    for fields in [
        json!({ "amount": 5.5 }),
        json!({ "amount": "50000" }),
        json!({ "amount": null }),
        json!({ "order_id": "order_1/../x" }),
        json!({ "order_id": "order_1.x" }),
        json!({ "id": "x" }),
    ] {
        let body = of_payment("payment.captured", with(payment("pay_a", "captured"), fields)).to_string();
        assert_eq!(shape(&body), Err(BadHook::Shape), "{body}");
    }
    assert_eq!(shape(&format!("{text}x")), Err(BadHook::Shape));
}

#[test]
fn what_the_browser_brings_back() {
    let vector = "0d4e745a1838664ad6c9c9902212a32d627d68e917290b0ad5f08ff4561bc50f";
    let known = remembers(&asked(), json!({ "handle": "order_IEIaMR65cu6nz3" }));
    let back = |attempt: &Attempt, form: &str| {
        let (keys, site) = (account(), site());
        let state = &attempt.body.state;
        let case = Case { keys: &keys, attempt, refund: None, state, site: &site, now: NOW };
        let request =
            http::Request::post("/checkout/cs_1/return/pay_1").body(form.to_owned().into()).unwrap();
        Razorpay.returned(&request, &case)
    };
    let paid = |order: &str, payment: &str, signature: &str| {
        format!("razorpay_payment_id={payment}&razorpay_order_id={order}&razorpay_signature={signature}")
    };
    let (order, payment) = ("order_IEIaMR65cu6nz3", "pay_IH4NVgf4Dreq1l");
    assert_eq!(back(&known, &paid(order, payment, vector)), Ok(What::GoAsk));
    // Only our own order counts, whatever the browser says of it.
    assert_eq!(back(&known, &paid("order_2", payment, vector)), Ok(What::GoAsk));
    let mine = remembers(&asked(), json!({ "handle": "order_2" }));
    assert_eq!(back(&mine, &paid(order, payment, vector)), Err(BadHook::Signature));
    assert_eq!(back(&asked(), &paid(order, payment, vector)), Err(BadHook::Signature));
    for bad in [
        paid(order, "pay_2", vector),
        paid(order, payment, &vector[..62]),
        paid(order, payment, &vector.to_uppercase()),
        paid(order, payment, ""),
        format!("razorpay_signature={vector}"),
    ] {
        assert_eq!(back(&known, &bad), Err(BadHook::Signature), "{bad}");
    }
    let failure = "error%5Bcode%5D=BAD_REQUEST_ERROR&error%5Breason%5D=payment_failed";
    for unsigned in ["", failure, "razorpay_payment_id=pay_2"] {
        assert_eq!(back(&known, unsigned), Ok(What::GoAsk), "{unsigned}");
    }
}

#[test]
fn settings_are_checked() {
    let check = |mode, more: &[(&str, &str)]| {
        let id = if mode == Mode::Live { "rzp_live_1" } else { "rzp_test_1" };
        let mut settings = more.to_vec();
        for (name, text) in [(KEY_ID, id), (KEY_SECRET, SECRET)] {
            if !more.iter().any(|(given, _)| *given == name) {
                settings.push((name, text));
            }
        }
        Razorpay.check(&keys(&Razorpay, mode, &settings)).map(|(name, _)| name)
    };
    assert_eq!(check(Mode::Test, &[]), None);
    assert_eq!(check(Mode::Live, &[(WEBHOOK_SECRET, HOOK), (ACCOUNT_ID, "acc_1")]), None);
    assert_eq!(
        check(Mode::Test, &[(API_BASE, "http://127.0.0.1:9"), (SCRIPT_URL, "http://[::1]:9/c.js")]),
        None
    );
    let wrong = [
        (Mode::Test, KEY_ID, "rzp_live_1"),
        (Mode::Live, KEY_ID, "rzp_test_1"),
        (Mode::Test, KEY_ID, "rzp_test_"),
        (Mode::Test, KEY_ID, "rzp_test_1:x"),
        (Mode::Test, KEY_ID, ""),
        (Mode::Test, KEY_SECRET, ""),
        (Mode::Test, KEY_SECRET, "short"),
        (Mode::Test, WEBHOOK_SECRET, "short"),
        (Mode::Test, ACCOUNT_ID, "BFQ7uQEaa7j2z7"),
        (Mode::Live, API_BASE, "http://api.razorpay.com"),
        (Mode::Live, API_BASE, "https://user@api.razorpay.com"),
        (Mode::Live, API_BASE, "https://evil.example"),
        (Mode::Live, SCRIPT_URL, "https://evil.example/checkout.js"),
        (Mode::Live, SCRIPT_URL, "javascript:alert(1)"),
        (Mode::Live, SCRIPT_URL, ""),
    ];
    for (mode, name, text) in wrong {
        assert_eq!(check(mode, &[(name, text)]), Some(name), "{text}");
    }
    let (_, words) = Razorpay.check(&keys(&Razorpay, Mode::Live, &[(KEY_ID, "rzp_test_1")])).unwrap();
    assert_eq!(words, "must be a key id of live mode, which begins with rzp_live_");
}

#[test]
fn what_the_page_must_allow() {
    let sources = Razorpay.sources(&account());
    assert_eq!(sources.scripts, ["https://checkout.razorpay.com", "https://cdn.razorpay.com"]);
    assert_eq!(sources.frames, ["https://api.razorpay.com", "https://checkout.razorpay.com"]);
    assert_eq!(sources.forms, ["https://api.razorpay.com"]);
    assert!(sources.connects.contains(&"https://lumberjack.razorpay.com".to_owned()));
    let settings = [(API_BASE, "http://127.0.0.1:9/x"), (SCRIPT_URL, "http://127.0.0.1:8/checkout.js")];
    let local = Razorpay.sources(&keys(&Razorpay, Mode::Test, &settings));
    assert_eq!(local.scripts, ["http://127.0.0.1:8"]);
    assert_eq!(local.connects, ["http://127.0.0.1:9"]);
    assert!(!format!("{local:?}").contains("razorpay.com"), "{local:?}");
}

#[test]
fn requests_are_authorised_and_secrets_stay_out_of_sight() {
    let (keys, site, attempt) = (account(), site(), asked());
    let state = State::new();
    let case = Case { keys: &keys, attempt: &attempt, refund: None, state: &state, site: &site, now: NOW };
    let Step::Call(request) = Razorpay.step(&Op::Prepare, &case, None).1 else { panic!() };
    let auth = request.headers()["authorization"].to_str().unwrap();
    assert_eq!(auth, format!("Basic {}", STANDARD.encode(format!("rzp_test_canary:{SECRET}"))));
    assert_eq!(request.uri().to_string(), "https://api.razorpay.com/v1/orders");
    assert!(!said(&request).contains(SECRET) && !format!("{keys:?}").contains(SECRET));
    let glue = PROFILE.glue.unwrap();
    for never in ["innerHTML", "eval(", "document.write", "Function(", ".onclick"] {
        assert!(!glue.contains(never), "{never}");
    }
}

#[test]
fn lines_of_the_settlement_report() {
    let header: Vec<String> = [
        "transaction_entity",
        "entity_id",
        "amount",
        "currency",
        "debit",
        "credit",
        "order_id",
        "dispute_id",
    ]
    .map(str::to_owned)
    .to_vec();
    let line = |row: &str| {
        let row: Vec<String> = row.split(',').map(str::to_owned).collect();
        Razorpay.line(&header, &row)
    };
    let expected = |kind, amount, code| {
        let about = Reference::Handle("order_1".to_owned());
        Ok(Some(Line { about, kind, amount: money(amount, code) }))
    };
    let table = [
        ("payment,pay_a,500.00,INR,0.00,488.20,order_1,", expected(LineKind::Charge, 50_000, "INR")),
        ("payment,pay_a,500.00,JPY,0.00,488.20,order_1,", expected(LineKind::Charge, 500, "JPY")),
        ("refund,rfnd_a,200.00,INR,200.00,0.00,order_1,", expected(LineKind::Refund, 20_000, "INR")),
        ("adjustment,adj_a,0.00,INR,100.00,0.00,order_1,disp_1", expected(LineKind::Dispute, 10_000, "INR")),
        ("adjustment,adj_a,0.00,INR,0.00,100.00,order_1,disp_1", Ok(None)),
        ("adjustment,adj_a,0.00,INR,,100.00,order_1,disp_1", Ok(None)),
        ("adjustment,adj_a,0.00,INR,100.00,0.00,order_1,", Ok(None)),
        ("payment,pay_a,500.00,INR,0.00,488.20,,", Ok(None)),
        ("settlement,setl_a,500.00,INR,0.00,488.20,,", Ok(None)),
        ("payment,pay_a,,INR,0.00,488.20,order_1,", Err("there is no amount".to_owned())),
        (
            "payment,pay_a,500.001,INR,0.00,488.20,order_1,",
            Err("the amount is none of the currency".to_owned()),
        ),
        ("payment,pay_a,500.00,,0.00,488.20,order_1,", Err("there is no currency".to_owned())),
        (",pay_a,500.00,INR,0.00,488.20,order_1,", Err("there is no transaction_entity".to_owned())),
    ];
    for (row, expected) in table {
        assert_eq!(line(row), expected, "{row}");
    }
}
