//! What notices, returns, settings and statements are worth.

use super::*;

fn event(kind: &str, object: &Value) -> Value {
    json!({
        "id": "evt_1", "object": "event", "api_version": "2024-06-20", "created": 1, "livemode": false,
        "type": kind, "data": { "object": object }, "pending_webhooks": 1,
    })
}

fn sent(body: &str, header: Option<&str>) -> Request {
    let mut builder = http::Request::post("/hooks/stripe/acct_1");
    if let Some(header) = header {
        builder = builder.header("stripe-signature", header);
    }
    builder.body(bytes::Bytes::from(body.to_owned())).unwrap()
}

fn judged(event: &Value) -> Result<Vec<Notice>, BadHook> {
    let body = event.to_string();
    let header = signature::stamp(&[Secret::new(HOOK)], body.as_bytes(), NOW);
    Stripe.judge(&sent(&body, Some(&header)), &account(), NOW)
}

/// What a notice says, and about what.
fn told(kind: &str, object: &Value) -> (Option<Reference>, Vec<What>) {
    let notices = judged(&event(kind, object)).unwrap();
    assert!(notices.iter().all(|it| it.account.is_none() && it.live == Some(false)));
    let about = notices.first().map(|notice| notice.about.clone());
    assert!(notices.iter().all(|notice| Some(&notice.about) == about.as_ref()));
    (about, notices.into_iter().map(|notice| notice.what).collect())
}

/// A notice of this type about this object, whom it is about, and what it says.
type Telling = (String, Value, Option<Reference>, Vec<What>);

/// Notices say this, and nothing where the object has none of our marks: the same account has payments that are not
/// ours.
fn tell_so(table: &[Telling]) {
    for (kind, object, about, whats) in table {
        assert_eq!(told(kind, object), (about.clone(), whats.clone()), "{kind} {object}");
    }
    for (kind, object, ..) in table.iter().filter(|(kind, ..)| !kind.contains("refund.")) {
        let object = with(object.clone(), json!({ "metadata": { "order": "7" } }));
        assert_eq!(told(kind, &object), (None, vec![]), "{kind}");
    }
}

fn about_ours() -> Option<Reference> {
    Some(Reference::Attempt(AttemptId::of("pay_1")))
}

#[test]
fn what_notices_say_of_intents() {
    let funds = json!({ "last_payment_error": trouble("card_declined", json!("insufficient_funds")) });
    let stumbled = |decline| What::Stumbled { id: "evt_1".to_owned(), decline };
    let way = |object: Value, way: &str| {
        with(object, json!({ "metadata": { "kassa_payment": "pay_1", "kassa_way": way } }))
    };
    let plain = with(paid(), json!({ "latest_charge": "ch_1" }));
    let fact = Captured { instrument: None, ..captured(money(5000, "USD"), None, None) };
    let fact = What::Outcome(Outcome::Succeeded(Box::new(fact)));
    let keeps = with(plain.clone(), json!({ "setup_future_usage": "off_session" }));
    let failed = with(intent("requires_payment_method"), funds);
    let error = json!({ "last_setup_error": trouble("expired_card", json!(null)) });
    let setup_failed = with(setup("requires_payment_method"), error);
    let ask = || vec![What::GoAsk];
    let poor = stumbled(Decline::InsufficientFunds);
    let table = [
        ("payment_intent.succeeded", plain.clone(), vec![What::GoAsk, fact.clone()]),
        ("payment_intent.succeeded", way(plain.clone(), "alone"), vec![What::GoAsk, fact]),
        ("payment_intent.succeeded", way(plain, "page"), ask()),
        ("payment_intent.succeeded", keeps, ask()),
        ("payment_intent.payment_failed", failed.clone(), vec![poor.clone()]),
        ("payment_intent.payment_failed", way(failed.clone(), "page"), vec![poor, What::GoAsk]),
        ("payment_intent.payment_failed", way(failed, "alone"), ask()),
        ("setup_intent.setup_failed", setup_failed, vec![stumbled(Decline::ExpiredCard)]),
    ];
    let table = table.map(|(kind, object, whats)| (kind.to_owned(), object, about_ours(), whats));
    tell_so(&table);
}

#[test]
fn what_notices_only_say_to_ask_about() {
    let mut table: Vec<Telling> = vec![
        ("charge.refunded".to_owned(), charged(), about_ours(), vec![What::GoAsk]),
        ("charge.succeeded".to_owned(), charged(), None, vec![]),
        ("customer.created".to_owned(), customer(), None, vec![]),
    ];
    let mut ask = |kind: String, object| table.push((kind, object, about_ours(), vec![What::GoAsk]));
    for kind in ["processing", "canceled", "requires_action", "amount_capturable_updated"] {
        ask(format!("payment_intent.{kind}"), intent(kind));
    }
    for kind in ["succeeded", "canceled", "requires_action"] {
        ask(format!("setup_intent.{kind}"), setup(kind));
    }
    for kind in ["completed", "expired", "async_payment_succeeded", "async_payment_failed"] {
        ask(format!("checkout.session.{kind}"), session("complete", json!("pi_1")));
    }
    tell_so(&table);
}

#[test]
fn what_notices_say_of_refunds() {
    let mut table: Vec<Telling> = vec![];
    for (status, refunding) in [
        ("succeeded", Refunding::Succeeded("re_9".to_owned())),
        ("pending", Refunding::Pending("re_9".to_owned())),
        ("failed", Refunding::Failed("failed".to_owned())),
    ] {
        let refund = kassa_domain::id::RefundId::of("re_1");
        let theirs = "re_9".to_owned();
        let what = What::Refund { refund, theirs, amount: money(1000, "USD"), refunding };
        for kind in ["refund.created", "refund.updated", "refund.failed", "charge.refund.updated"] {
            table.push((kind.to_owned(), back(status), about_ours(), vec![what.clone()]));
        }
    }
    let strange = with(back("succeeded"), json!({ "metadata": {} }));
    let handle = Some(Reference::Handle("pi_1".to_owned()));
    table.push(("refund.created".to_owned(), strange.clone(), handle, vec![What::GoAsk]));
    let nobodys = with(strange, json!({ "payment_intent": null }));
    table.push(("refund.created".to_owned(), nobodys, None, vec![]));
    tell_so(&table);
}

#[test]
fn disputes_are_told_as_they_stand() {
    let dispute = |status: &str| {
        json!({
            "id": "dp_1", "object": "dispute", "status": status, "amount": 5000, "currency": "usd",
            "reason": "fraudulent", "charge": "ch_1", "payment_intent": "pi_1",
            "evidence_details": { "due_by": 1_800_600_000, "has_evidence": false }, "metadata": {},
        })
    };
    let about = Some(Reference::Handle("pi_1".to_owned()));
    use kassa_domain::dispute::{DisputeNews, DisputeStatus as S};
    let news = |status| DisputeNews {
        reference: "dp_1".to_owned(),
        status,
        amount: money(5000, "USD"),
        reason: "fraudulent".to_owned(),
        due_by: Some(Timestamp(1_800_600_000_000)),
    };
    let named = S::ALL.map(|status| (status.as_str(), status));
    let more = [("prevented", S::WarningClosed), ("charge_refunded", S::WarningClosed)];
    for kind in ["created", "updated", "closed", "funds_withdrawn", "funds_reinstated"] {
        let kind = format!("charge.dispute.{kind}");
        for (word, status) in named.into_iter().chain(more) {
            let expected = (about.clone(), vec![What::Dispute(news(status))]);
            assert_eq!(told(&kind, &dispute(word)), expected, "{word}");
        }
        assert_eq!(judged(&event(&kind, &dispute("a new word"))), Err(BadHook::Shape));
    }
    let mute = with(dispute("lost"), json!({ "evidence_details": { "due_by": 0 } }));
    let expected = DisputeNews { due_by: None, ..news(S::Lost) };
    assert_eq!(told("charge.dispute.closed", &mute).1, [What::Dispute(expected)]);
    let strange = with(dispute("lost"), json!({ "payment_intent": null }));
    assert_eq!(told("charge.dispute.closed", &strange), (None, vec![]));
}

#[test]
fn only_a_fresh_signature_over_the_very_bytes_is_believed() {
    let body = event("payment_intent.processing", &intent("processing")).to_string();
    let sign = |secret: &str, body: &str, at| signature::stamp(&[Secret::new(secret)], body.as_bytes(), at);
    let good = sign(HOOK, &body, NOW);
    let judge = |body: &str, header: Option<&str>| Stripe.judge(&sent(body, header), &account(), NOW);
    assert_eq!(judge(&body, Some(&good)).unwrap().len(), 1);
    assert_eq!(judge(&body, Some(&good)), judge(&body, Some(&good)), "again it says the same");
    let rotated = signature::stamp(
        &[Secret::new("whsec_another_0123456789abcdef"), Secret::new(HOOK)],
        body.as_bytes(),
        NOW,
    );
    assert_eq!(judge(&body, Some(&rotated)).unwrap().len(), 1, "while a secret is rotated there are two");
    let (time, hex) = good.split_once(",v1=").unwrap();
    let bad = [
        String::new(),
        time.to_owned(),
        format!("v1={hex}"),
        format!("{time},v0={hex}"),
        format!("{time},v1={}", &hex[..62]),
        format!("{time},v1={hex}00"),
        format!("t=,v1={hex}"),
        format!("t=-1,v1={hex}"),
        format!("t=1800000000.0,v1={hex}"),
        format!("t=9223372036854775808,v1={hex}"),
        format!("{time},{time},v1={hex}"),
        sign("whsec_another_0123456789abcdef", &body, NOW),
        sign(HOOK, &body, NOW.plus(-301_000)),
        sign(HOOK, &body, NOW.plus(301_000)),
    ];
    for header in &bad {
        assert_eq!(judge(&body, Some(header)), Err(BadHook::Signature), "{header}");
    }
    assert_eq!(judge(&body, None), Err(BadHook::Signature));
    let spaced = body.replacen(':', ": ", 1);
    assert_eq!(judge(&spaced, Some(&good)), Err(BadHook::Signature), "the same document in other bytes");
    for secret in [None, Some("")] {
        let mut without = account();
        without.secrets.remove(WEBHOOK_SECRET);
        without.secrets.extend(secret.map(|text| (WEBHOOK_SECRET.to_owned(), Secret::new(text))));
        let header = sign("", &body, NOW);
        let judged = Stripe.judge(&sent(&body, Some(&header)), &without, NOW);
        assert_eq!(judged, Err(BadHook::NoSecret));
    }
}

#[test]
fn a_signed_notice_of_another_shape_is_refused() {
    let good = event("payment_intent.processing", &intent("processing"));
    let shapes = [
        json!({}),
        json!([]),
        with(good.clone(), json!({ "object": "v2.core.event" })),
        with(good.clone(), json!({ "livemode": "false" })),
        with(good.clone(), json!({ "data": {} })),
        with(good.clone(), json!({ "data": { "object": { "id": "pi_1" } } })),
        event("refund.created", &with(back("succeeded"), json!({ "currency": "zzz" }))),
        event("refund.created", &with(back("succeeded"), json!({ "amount": "1000" }))),
    ];
    for shape in shapes {
        assert_eq!(judged(&shape), Err(BadHook::Shape), "{shape}");
    }
    let text = good.to_string();
    for doubled in [
        text.replacen("\"livemode\":false", "\"livemode\":false,\"livemode\":true", 1),
        text.replacen(
            "\"kassa_payment\":\"pay_1\"",
            "\"kassa_payment\":\"pay_1\",\"kassa_payment\":\"pay_2\"",
            1,
        ),
    ] {
        assert_ne!(doubled, text);
        let header = signature::stamp(&[Secret::new(HOOK)], doubled.as_bytes(), NOW);
        let judged = Stripe.judge(&sent(&doubled, Some(&header)), &account(), NOW);
        assert_eq!(judged, Err(BadHook::Shape), "a field stands there twice");
    }
    // Whose and in which mode is for the engine to compare.
    let live = with(good, json!({ "livemode": true, "account": "acct_2" }));
    let notices = judged(&live).unwrap();
    assert_eq!((notices[0].live, notices[0].account.as_deref()), (Some(true), Some("acct_2")));
}

#[test]
fn a_return_only_says_that_stripe_must_be_asked() {
    let (keys, site, attempt) = (account(), site(), offered(&payment()));
    let case = Case {
        keys: &keys,
        attempt: &attempt,
        refund: None,
        state: &attempt.body.state,
        site: &site,
        now: NOW,
    };
    for query in ["", "?payment_intent=pi_1&redirect_status=succeeded", "?redirect_status=failed"] {
        let back = http::Request::get(format!("/return{query}")).body(bytes::Bytes::new()).unwrap();
        assert_eq!(Stripe.returned(&back, &case), Ok(What::GoAsk));
    }
}

#[test]
fn settings_are_judged() {
    let good = [(SECRET_KEY, "rk_test_1"), (PUBLISHABLE_KEY, "pk_test_1")];
    let check = |mode, more: &[(&str, &str)]| {
        let all: Vec<_> = more.iter().chain(&good).copied().collect();
        Stripe.check(&keys(&Stripe, mode, &all))
    };
    assert_eq!(check(Mode::Test, &[]), None);
    let live = [(SECRET_KEY, "sk_live_1"), (PUBLISHABLE_KEY, "pk_live_1"), (API_BASE, "http://127.0.0.1:9/")];
    assert_eq!(check(Mode::Live, &live), None);
    let bad = [
        (Mode::Live, (SECRET_KEY, "sk_test_1"), "must begin with sk_live_ or rk_live_ in live mode"),
        (Mode::Test, (SECRET_KEY, "sk_live_1"), "must begin with sk_test_ or rk_test_ in test mode"),
        (Mode::Test, (SECRET_KEY, ""), "must begin with sk_test_ or rk_test_ in test mode"),
        (Mode::Test, (SECRET_KEY, "sk_test_"), "must begin with sk_test_ or rk_test_ in test mode"),
        (Mode::Test, (SECRET_KEY, "sk_test_a\nb"), "must begin with sk_test_ or rk_test_ in test mode"),
        (Mode::Test, (PUBLISHABLE_KEY, "pk_live_1"), "must begin with pk_test_ in test mode"),
        (Mode::Test, (PUBLISHABLE_KEY, "sk_test_1"), "must begin with pk_test_ in test mode"),
        (
            Mode::Test,
            (WEBHOOK_SECRET, "whsec_short"),
            "must begin with whsec_ and be at least 24 characters long",
        ),
        (
            Mode::Test,
            (WEBHOOK_SECRET, "0123456789abcdef0123456789abcdef"),
            "must begin with whsec_ and be at least 24 characters long",
        ),
        (Mode::Test, (ACCOUNT_ID, "1"), "must begin with acct_"),
        (Mode::Test, (METHODS, "card"), "must begin with pmc_"),
    ];
    for (mode, setting, rule) in bad {
        assert_eq!(check(mode, &[setting]), Some((setting.0, rule.to_owned())), "{setting:?}");
    }
    let live = ("http://api.stripe.com", "http://example.com");
    for url in
        [live.0, live.1, "", "api.stripe.com", "https://a@b", "ftp://localhost", "http://localhost.evil"]
    {
        for name in [API_BASE, SCRIPT_URL, CHECKOUT_URL] {
            let found = check(Mode::Test, &[(name, url)]).map(|(name, _)| name);
            assert_eq!(found, Some(name), "{url}");
        }
    }
    for url in ["http://localhost:1", "http://127.0.0.1:9000/x", "http://[::1]:1/"] {
        assert_eq!(check(Mode::Test, &[(API_BASE, url), (SCRIPT_URL, url)]), None, "{url}");
    }
    let own = "https://pay.shop.example";
    assert_eq!(check(Mode::Test, &[(CHECKOUT_URL, own)]), None, "a custom domain at Stripe");
    for name in [API_BASE, SCRIPT_URL] {
        let found = check(Mode::Test, &[(name, own)]).map(|(name, _)| name);
        assert_eq!(found, Some(name), "neither the secret key nor the buyers are led elsewhere");
    }
}

#[test]
fn the_page_may_load_what_stripe_documents_and_nothing_else() {
    let sources = Stripe.sources(&account());
    assert_eq!(sources.scripts, ["https://js.stripe.com", "https://*.js.stripe.com"]);
    let frames = ["https://js.stripe.com", "https://*.js.stripe.com", "https://hooks.stripe.com"];
    assert_eq!(sources.frames[..3], frames);
    assert_eq!(sources.connects[0], "https://api.stripe.com");
    assert_eq!(sources.forms, ["https://checkout.stripe.com"]);
    assert!(sources.untyped && sources.styles.is_empty() && sources.images.is_empty());
    let here = [
        (API_BASE, "http://127.0.0.1:9000/api"),
        (SCRIPT_URL, "http://127.0.0.1:9001/stripe.js"),
        (CHECKOUT_URL, "http://127.0.0.1:9002"),
    ];
    let sources = Stripe.sources(&keys(&Stripe, Mode::Test, &here));
    assert_eq!(sources.scripts, ["http://127.0.0.1:9001"]);
    assert_eq!(sources.frames, sources.scripts);
    assert_eq!(sources.connects, ["http://127.0.0.1:9000"]);
    assert_eq!(sources.forms, ["http://127.0.0.1:9002"]);
}

#[test]
fn lines_of_the_itemized_reports() {
    let header = [
        "balance_transaction_id",
        "currency",
        "gross",
        "reporting_category",
        "customer_facing_amount",
        "customer_facing_currency",
        "payment_intent_id",
        "payment_metadata[kassa_payment]",
    ]
    .map(str::to_owned);
    let line = |row: [&str; 8]| Stripe.line(&header, &row.map(str::to_owned));
    let by_mark = Reference::Attempt(AttemptId::of("pay_1"));
    let by_intent = Reference::Handle("pi_1".to_owned());
    let found = |about: &Reference, kind, amount| Ok(Some(Line { about: about.clone(), kind, amount }));
    let (usd, jpy) = (money(5000, "USD"), money(500, "JPY"));
    let table = [
        (
            ["txn_1", "usd", "50.00", "charge", "", "", "pi_1", "pay_1"],
            found(&by_mark, LineKind::Charge, usd),
        ),
        (["txn_1", "usd", "50.00", "charge", "", "", "pi_1", ""], found(&by_intent, LineKind::Charge, usd)),
        (["txn_2", "usd", "-50.00", "refund", "", "", "pi_1", ""], found(&by_intent, LineKind::Refund, usd)),
        (
            ["txn_3", "usd", "-50.00", "dispute", "", "", "pi_1", ""],
            found(&by_intent, LineKind::Dispute, usd),
        ),
        (
            ["txn_4", "usd", "3.41", "charge", "500", "jpy", "pi_1", ""],
            found(&by_intent, LineKind::Charge, jpy),
        ),
        (["txn_5", "usd", "-0.30", "fee", "", "", "", ""], Ok(None)),
        (["txn_6", "usd", "50.00", "dispute_reversal", "", "", "pi_1", ""], Ok(None)),
        (["txn_7", "usd", "50.00", "charge", "", "", "", ""], Ok(None)),
        (["txn_8", "usd", "five", "charge", "", "", "pi_1", ""], Err("five usd is no amount".to_owned())),
        (["txn_9", "usd", "", "charge", "", "", "pi_1", ""], Err("there is no amount".to_owned())),
    ];
    for (row, expected) in table {
        assert_eq!(line(row), expected, "{row:?}");
    }
    let short = ["currency", "gross", "reporting_category"].map(str::to_owned);
    let row = ["usd", "1.00", "charge"].map(str::to_owned);
    assert!(Stripe.line(&short, &row).is_err_and(|why| why.contains("payment_intent_id")));
    assert!(Stripe.line(&short[..2], &row[..2]).is_err_and(|why| why.contains("reporting_category")));
}

#[test]
fn the_profile_promises_what_is_done() {
    let profile = Stripe.profile();
    assert!(profile.verifies && !profile.prepares && profile.retry_by == RetryBy::Key);
    assert_eq!((profile.captures, profile.refunds), (Part::Any, Part::Any));
    let glue = profile.glue.unwrap();
    for forbidden in ["innerHTML", "eval(", "new Function", "insertAdjacentHTML", "document.write", "onclick"]
    {
        assert!(!glue.contains(forbidden), "{forbidden}");
    }
    for used in ["provider-frame", "provider-pay", "provider-error", "textContent", "if_required"] {
        assert!(glue.contains(used), "{used}");
    }
    let secret = |name: &str| PROFILE.settings.iter().any(|it| it.name == name && it.secret);
    assert!(secret(SECRET_KEY) && secret(WEBHOOK_SECRET) && !secret(PUBLISHABLE_KEY));
    assert_eq!(payment().handle(), None);
    assert_eq!(known(&payment(), &[(HANDLE, "pi_1")]).handle(), Some("pi_1"));
}
