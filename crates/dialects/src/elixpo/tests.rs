//! The vendor's document, word for word, and what its API answers.

use super::*;
use crate::golden;
use kassa_domain::Command;
use kassa_domain::attempt::Attempt;
use kassa_domain::cart::Pricing;
use kassa_domain::customer::Customer;
use kassa_domain::dialect::{ApiRequest, Mistake};
use kassa_domain::entitlement::Entitlement;
use kassa_domain::event::{EventBody, EventKind, Snapshot};
use kassa_domain::id::EventId;
use kassa_domain::metadata::Scalar;
use kassa_domain::query::{Query, Who};
use kassa_domain::session::{Buyer, NewSession};
use kassa_domain::time::MINUTE;
use serde_json::{Value, json};

const AT: i64 = 1_781_697_600_000;

/// The request of the document, word for word, without its comments.
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

mod catalogs;
mod recurring;

fn read(name: &str, query: &str, body: &str) -> Result<Call, Malformed> {
    let route = ROUTES.iter().find(|route| route.name == name).unwrap();
    let body = Bytes::copy_from_slice(body.as_bytes());
    let headers = http::HeaderMap::new();
    (route.read)(&ApiRequest { params: vec![], query, headers: &headers, body: &body, key: None })
}

fn session(body: &str) -> NewSession {
    match read("elixpo.sessions.create", "", body).unwrap() {
        Call::Run(Command::CreateSession(new)) => *new,
        other => panic!("{other:?}"),
    }
}

fn of<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

fn scope() -> Value {
    json!({ "merchant": 1, "mode": "test" })
}

fn stored() -> Session {
    of(json!({
        "id": "cs_abc", "scope": scope(), "status": "open", "amount": { "amount": 19900, "currency": "INR" },
        "customer": "cus_1", "paid_by": null, "created_at": AT, "expires_at": AT + 30 * MINUTE, "version": 1,
        "body": { "dialect": "elixpo", "success_url": "https://a.example/?s={CHECKOUT_SESSION_ID}", "cancel_url": "",
            "methods": ["card"], "tier": "member" },
    }))
}

fn entitled() -> Entitlement {
    of(json!({
        "scope": scope(), "customer": "cus_1", "tier": "member", "status": "active", "expires_at": AT + MINUTE,
        "revision": 2, "grant": "gr_1", "created_at": AT, "version": 9,
    }))
}

fn reply(answer: Result<&Answer, &Refusal>) -> (http::response::Parts, Value) {
    let call = Call::Ask(Query::Catalog { app: None, tier: None });
    let (parts, body) = Elixpo::new("https://pay.example").reply(&ROUTES[0], &call, answer).into_parts();
    let value = serde_json::from_slice(&body).unwrap();
    (parts, value)
}

fn event(kind: EventKind, snapshot: Snapshot) -> Event {
    Event {
        id: EventId::of("evt_abc"),
        scope: of(scope()),
        sequence: Some(1),
        kind,
        created_at: Timestamp(AT),
        pending: 0,
        body: EventBody { snapshot, previous: None, cause: Default::default() },
    }
}

#[test]
fn the_documents_request_is_read_word_for_word() {
    let new = session(REQUEST);
    assert_eq!((new.pricing, new.currency.as_deref()), (Pricing::Tier("member".into()), Some("INR")));
    let email = Some("buyer@example.com".to_owned());
    assert_eq!(new.customer, Some(Buyer::Own { uid: "u_123".into(), email, name: None, phone: None }));
    assert_eq!(new.success_url.as_deref(), Some("https://blogs.elixpo.com/settings"));
    assert_eq!((new.expires_at, new.life), (None, Some(30 * MINUTE)));
    let text = |text: &str| Scalar::Text(text.to_owned());
    assert_eq!(new.metadata["plan"], text("member"));
    assert_eq!(new.metadata["source"], text("api"));
}

#[test]
fn an_amount_never_has_an_effect() {
    let plain = session(REQUEST);
    for amount in ["1", "\"1\"", "-5", "{}", "1e400", "null", "[0.5]"] {
        for field in ["amount", "unit_amount", "line_items", "price", "expires_at", "cancel_url"] {
            let body = REQUEST.replacen('{', &format!("{{\"{field}\": {amount},"), 1);
            assert_eq!(session(&body), plain, "{body}");
        }
    }
}

#[test]
fn words_are_tidied_and_defaults_are_the_vendors() {
    let new = session(
        r#"{"tier":" Member ","customer":{"uid":"u"},"currency":"usd","metadata":{"plan":"x","n":1}}"#,
    );
    assert_eq!((new.pricing, new.currency.as_deref()), (Pricing::Tier("member".into()), Some("USD")));
    assert_eq!((&new.metadata["plan"], &new.metadata["n"]), (&Scalar::Text("x".into()), &Scalar::Integer(1)));
    let new = session(r#"{"tier":"member","customer":{"uid":7},"metadata":{"cart":{"a":[1]},"x":null}}"#);
    let own = Buyer::Own { uid: "7".into(), email: None, name: None, phone: None };
    assert_eq!((new.customer, new.metadata.len()), (Some(own), 3), "a number is a uid, too");
    assert_eq!(new.metadata["cart"], Scalar::Text(r#"{"a":[1]}"#.into()));
    let new = session(r#"{"tier":"member","customer":{"uid":"u"}}"#);
    assert_eq!((new.currency.as_deref(), new.success_url), (Some("INR"), None));
}

#[test]
fn what_is_wrong_is_said_in_the_vendors_words() {
    for (body, code) in [
        ("", "invalid_request"),
        ("not json", "invalid_request"),
        ("[]", "invalid_request"),
        ("{}", "invalid_request"),
        (r#"{"tier":"member"}"#, "invalid_request"),
        (r#"{"tier":"member","customer":{}}"#, "invalid_request"),
        (r#"{"tier":"member","customer":{"uid":"  "}}"#, "invalid_request"),
        (r#"{"tier":"","customer":{"uid":"u"}}"#, "invalid_request"),
        (r#"{"tier":5,"customer":{"uid":"u"}}"#, "invalid_request"),
        (r#"{"tier":"member","customer":"u"}"#, "invalid_request"),
        (r#"{"customer":{"uid":"u"}}"#, "invalid_request"),
        (r#"{"tier":"member","customer":{"uid":"u"},"currency":"GHS"}"#, "invalid_currency"),
        (r#"{"tier":"member","customer":{"uid":"u"},"currency":"RUPEES"}"#, "invalid_currency"),
        (r#"{"tier":"member","customer":{"uid":"u"},"currency":"USDC"}"#, "invalid_currency"),
    ] {
        let malformed = read("elixpo.sessions.create", "", body).expect_err(body);
        let response = Elixpo::new("").malformed(&malformed);
        let value: Value = serde_json::from_slice(response.body()).unwrap();
        assert_eq!((response.status().as_u16(), &value["error"]), (400, &json!(code)), "{body}");
        assert!(value["error_description"].as_str().is_some_and(|text| !text.is_empty()));
        assert_eq!(value.as_object().unwrap().len(), 2);
    }
}

#[test]
fn refusals_are_answered_as_the_table_says() {
    golden::check(&Elixpo::new(golden::PUBLIC_URL), "src/elixpo/refusals.txt");
}

#[test]
fn the_answer_has_the_six_fields_of_the_document() {
    let answer = Answer::Session { session: stored(), created: true, more: Box::default() };
    let (parts, body) = reply(Ok(&answer));
    assert_eq!(parts.status, 201);
    assert_eq!(
        body,
        json!({ "id": "cs_abc", "url": "https://pay.example/checkout?session=cs_abc", "amount": 19900,
            "currency": "INR", "tier": "member", "expires_at": "2026-06-17T12:30:00.000Z" })
    );
}

#[test]
fn an_entitlement_is_read_by_app_and_uid() {
    let call = read("elixpo.entitlements.retrieve", "app=blogs&uid=u_123&x=1", "").unwrap();
    let Call::Ask(Query::Entitlement { who: Who::Uid(uid), app: Some(app) }) = call else { panic!() };
    assert_eq!((uid.as_str(), app.as_str()), ("u_123", "blogs"));
    for query in ["", "app=blogs", "uid=u", "app=&uid=u"] {
        assert_eq!(read("elixpo.entitlements.retrieve", query, "").unwrap_err().mistake, Mistake::Missing);
    }
    let answer = |entitlement| Answer::Entitlement {
        app: "blogs".into(),
        uid: Some("u_123".into()),
        entitlement,
        now: Timestamp(AT),
    };
    let (parts, body) = reply(Ok(&answer(Some(Box::new(entitled())))));
    assert_eq!(parts.headers["cache-control"], "no-store");
    assert_eq!(
        body,
        json!({ "app": "blogs", "uid": "u_123", "tier": "member", "status": "active", "active": true,
            "expires_at": "2026-06-17 12:01:00", "version": 2 })
    );
    assert_eq!(
        reply(Ok(&answer(None))).1,
        json!({ "app": "blogs", "uid": "u_123", "tier": "free", "status": "none", "active": false,
            "expires_at": null, "version": 0 })
    );
}

#[test]
fn two_events_have_a_form_and_no_other_is_sent() {
    let elixpo = Elixpo::new("");
    let snapshot = Snapshot::Entitlement {
        entitlement: Box::new(entitled()),
        uid: Some("u_123".into()),
        app: "blogs".into(),
    };
    let text = elixpo.event(&event(EventKind::EntitlementUpdated, snapshot), &More::default()).unwrap();
    assert_eq!(
        serde_json::from_str::<Value>(&text).unwrap(),
        json!({ "id": "whd_abc", "type": "entitlement.updated", "created": AT / 1000, "data": { "app": "blogs",
            "uid": "u_123", "tier": "member", "status": "active", "active": true,
            "expires_at": "2026-06-17 12:01:00", "version": 2 } })
    );
    let attempt: Attempt = of(json!({
        "id": "pay_1", "scope": scope(), "session": "cs_abc", "status": "succeeded",
        "amount": { "amount": 19900, "currency": "INR" }, "customer": "cus_1", "method": "card",
        "processor": "razorpay", "created_at": AT, "version": 1,
        "body": { "instrument": { "type": "card", "brand": "visa", "last4": "4242" },
            "state": kassa_domain::processor::State::default(), "processor_reference": "pay_rzp", "updated_at": AT },
    }));
    let customer: Customer = of(json!({
        "id": "cus_1", "scope": scope(), "uid": "u_123", "email": null, "created_at": AT, "version": 1, "body": {},
    }));
    let more = More {
        customer: Some(customer),
        app: Some("blogs".into()),
        session: Some(Box::new(stored())),
        ..More::default()
    };
    let captured = event(EventKind::PaymentSucceeded, Snapshot::Payment(Box::new(attempt.clone())));
    let value: Value = serde_json::from_str(&elixpo.event(&captured, &more).unwrap()).unwrap();
    assert_eq!(
        value["data"],
        json!({ "app": "blogs", "uid": "u_123", "transaction_id": "txn_1", "provider_payment_id": "pay_rzp",
            "provider_order_id": null, "currency": "INR", "amount": 19900, "tier": "member" })
    );
    assert_eq!(value["type"], "payment.captured");
    for (kind, snapshot) in [
        (EventKind::SessionCompleted, Snapshot::Session(Box::new(stored()))),
        (EventKind::PaymentFailed, Snapshot::Payment(Box::new(attempt))),
    ] {
        assert_eq!(elixpo.event(&event(kind, snapshot), &more), None);
    }
}

/// A renewal is paid by a session that nobody asked for by its tier.
#[test]
fn a_renewal_says_what_it_pays_for() {
    let mut session = stored();
    session.body.tier = None;
    session.body.cart = Some(Box::new(of(json!({ "lines": [
        { "id": "li_1", "name": "Support", "unit": 100, "quantity": 1, "recurring": true },
        { "id": "li_2", "name": "Membership", "unit": 19900, "quantity": 1, "recurring": true, "tier": "member" },
    ] }))));
    let attempt: Attempt = of(json!({
        "id": "pay_2", "scope": scope(), "session": "csi_1", "status": "succeeded",
        "amount": { "amount": 20000, "currency": "INR" }, "customer": "cus_1", "method": "card",
        "processor": "simulator", "created_at": AT, "version": 1,
        "body": { "instrument": { "type": "card", "brand": "visa", "last4": "4242" }, "off_session": "pm_1",
            "state": kassa_domain::processor::State::default(), "updated_at": AT },
    }));
    let more = More { app: Some("blogs".into()), session: Some(Box::new(session)), ..More::default() };
    let captured = event(EventKind::PaymentSucceeded, Snapshot::Payment(Box::new(attempt)));
    let value: Value = serde_json::from_str(&Elixpo::new("").event(&captured, &more).unwrap()).unwrap();
    assert_eq!((&value["data"]["tier"], &value["data"]["amount"]), (&json!("member"), &json!(20000)));
}

/// While a renewal is collected, the customer has the tier although the paid period is over.
#[test]
fn a_subscription_keeps_its_tier_while_it_is_collected() {
    let mut found = entitled();
    found.subscription = Some(kassa_domain::id::SubscriptionId::of("sub_1"));
    found.expires_at = Some(Timestamp(AT - MINUTE));
    let snapshot = Snapshot::Entitlement {
        entitlement: Box::new(found),
        uid: Some("u_123".into()),
        app: "blogs".into(),
    };
    let text =
        Elixpo::new("").event(&event(EventKind::EntitlementUpdated, snapshot), &More::default()).unwrap();
    let value: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        value["data"],
        json!({ "app": "blogs", "uid": "u_123", "tier": "member", "status": "active", "active": true,
            "expires_at": "2026-06-17 11:59:00", "version": 2 })
    );
}

#[test]
fn webhooks_are_signed_with_the_whole_secret() {
    let body = br#"{"id":"whd_1","type":"payment.captured"}"#;
    let sending = Sending { event_id: "evt_1", body, sends_secret: false };
    let (old, new) = (Secret::new("whsec_old"), Secret::new("whsec_new"));
    let headers = Elixpo::new("").sign(&sending, &[old.clone(), new], Timestamp(1_718_500_000_999));
    let value = |name| headers.iter().find(|(found, _)| *found == name).unwrap().1.clone();
    assert_eq!(value("x-elixpo-pay-event"), "payment.captured");
    assert_eq!(value("x-elixpo-pay-timestamp"), "1718500000");
    let signatures = value("x-elixpo-pay-signature");
    let parts: Vec<_> = signatures.split(',').collect();
    assert_eq!(parts.len(), 2);
    let expected = hmac_sha256(old.expose().as_bytes(), &[b"1718500000.", body]);
    assert_eq!(parts[0], format!("sha256={}", Encoding::Hex.text(&expected)));
    // The vector of the wire facts, section 8.4.
    let sending = Sending { event_id: "", body: br#"{"event":"ping"}"#, sends_secret: false };
    let headers = Elixpo::new("").sign(&sending, &[Secret::new("whsec_test")], Timestamp(1_718_500_000_000));
    let hex = "0703d2f340431597464ca0f7158062817ff69dac716ba1a42b03c3386982455f";
    assert!(headers.contains(&("x-elixpo-pay-signature", format!("sha256={hex}"))));
}

#[test]
fn the_buyer_lands_where_the_merchant_said_word_for_word() {
    let elixpo = Elixpo::new("");
    let url = elixpo.landing(&stored(), Ending::Success);
    assert_eq!(url.as_deref(), Some("https://a.example/?s={CHECKOUT_SESSION_ID}"));
    assert_eq!(elixpo.landing(&stored(), Ending::Cancel), url, "there is one place to return to");
    let mut session = stored();
    session.body.cancel_url = "https://a.example/cart".to_owned();
    assert_eq!(elixpo.landing(&session, Ending::Cancel).as_deref(), Some("https://a.example/cart"));
    assert_eq!(elixpo.landing(&stored(), Ending::Expired), None, "the page says that it is too late");
}
