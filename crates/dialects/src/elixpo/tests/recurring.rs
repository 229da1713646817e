//! What is paid again and again: how it begins, how it is ended, and how an app hears that it will end.

use super::*;
use kassa_domain::id::SubscriptionId;
use kassa_domain::session::NewSessionMore;
use kassa_domain::subscription::{Cancellation, NewTerms, Subscription, SubscriptionStatus};

const CANCEL: &str = "elixpo.subscriptions.cancel";

fn subscription(status: SubscriptionStatus) -> Subscription {
    of(json!({
        "id": "sub_1", "scope": scope(), "status": status.as_str(), "customer": "cus_1", "created_at": AT,
        "version": 3, "body": {
            "session": "cs_abc", "currency": "INR", "cart": { "lines": [] }, "index": 0,
            "schedule": { "anchor": AT, "period": { "interval": "month", "count": 1 } },
            "current_start": AT, "current_end": AT + MINUTE },
    }))
}

fn canceling(body: &str) -> (String, bool) {
    match read(CANCEL, "", body) {
        Ok(Call::Run(Command::CancelCurrent { uid, how })) => (uid, how.at_period_end),
        other => panic!("{other:?}"),
    }
}

/// The price decides, so each request says on which terms it would be.
#[test]
fn what_is_paid_again_and_again_a_customer_has_once() {
    let more = *session(REQUEST).more.unwrap();
    let terms = NewTerms { replaces: true, ..NewTerms::default() };
    let expected = NewSessionMore { mode_of_price: true, terms: Some(terms), ..NewSessionMore::default() };
    assert_eq!(more, expected);
    let asked = REQUEST.replacen('{', r#"{"mode":"payment","subscription_data":{"trial_period_days":9},"#, 1);
    assert_eq!(*session(&asked).more.unwrap(), expected, "no field of a request changes that");
}

#[test]
fn a_subscription_is_ended_with_its_period_unless_the_caller_says_otherwise() {
    for (body, expected) in [
        (r#"{"customer":{"uid":"u_123"}}"#, ("u_123", true)),
        (r#"{"customer":{"uid":"u_123"},"cancel_at_cycle_end":null,"x":1}"#, ("u_123", true)),
        (r#"{"customer":{"uid":"u_123"},"cancel_at_cycle_end":true}"#, ("u_123", true)),
        (r#"{"customer":{"uid":" u "},"cancel_at_cycle_end":false}"#, (" u ", false)),
        (r#"{"customer":{"uid":123}}"#, ("123", true)),
    ] {
        assert_eq!(canceling(body), (expected.0.to_owned(), expected.1), "{body}");
    }
    for (body, param) in [
        ("", "customer.uid"),
        ("nonsense", "customer.uid"),
        ("{}", "customer.uid"),
        (r#"{"customer":{}}"#, "customer.uid"),
        (r#"{"customer":{"uid":" "}}"#, "customer.uid"),
        (r#"{"customer":{"uid":1.5}}"#, "customer.uid"),
        (r#"{"customer":{"uid":{}}}"#, "customer.uid"),
        (r#"{"customer":"u"}"#, "customer"),
        (r#"{"customer":{"uid":"u"},"cancel_at_cycle_end":"no"}"#, "cancel_at_cycle_end"),
        (r#"{"customer":{"uid":"u"},"cancel_at_cycle_end":0}"#, "cancel_at_cycle_end"),
    ] {
        let malformed = read(CANCEL, "", body).expect_err(body);
        assert_eq!(malformed.param.as_deref(), Some(param), "{body}");
        let response = Elixpo::new("").malformed(&malformed);
        let value: Value = serde_json::from_slice(response.body()).unwrap();
        assert_eq!((response.status().as_u16(), &value["error"]), (400, &json!("invalid_request")), "{body}");
        assert!(value["error_description"].as_str().unwrap().starts_with(param), "{value}");
    }
}

#[test]
fn the_answer_to_an_end_has_five_fields() {
    use SubscriptionStatus as S;
    for (status, asked, shown, provider) in [
        (S::Active, true, "active", "active"),
        (S::Trialing, true, "active", "authenticated"),
        (S::Paused, true, "active", "paused"),
        (S::Canceled, true, "cancelled", "cancelled"),
        (S::Canceled, false, "cancelled", "cancelled"),
    ] {
        let how = Cancellation { at_period_end: asked };
        let call = Call::Run(Command::CancelCurrent { uid: "u".into(), how });
        let answer = Answer::Subscription(Box::new(subscription(status)));
        let response = Elixpo::new("").reply(&ROUTES[0], &call, Ok(&answer));
        assert_eq!(response.status(), 200);
        let expected = format!(r#"{{"id":"sub_1","status":"{shown}","cancel_at_cycle_end":{asked},"#,)
            + &format!(r#""current_period_end":"2026-06-17 12:01:00","provider_status":"{provider}"}}"#);
        assert_eq!(std::str::from_utf8(response.body()).unwrap(), expected);
    }
}

/// What is told when a subscription turns from one of these to the other.
fn told(before: &Subscription, after: &Subscription, more: &More) -> Option<Value> {
    let about = |it: &Subscription| Snapshot::Subscription(Box::new(it.clone()));
    let mut event = event(EventKind::SubscriptionUpdated, about(after));
    event.body.previous = Some(Box::new(about(before)));
    let text = Elixpo::new("").event(&event, more)?;
    Some(serde_json::from_str(&text).unwrap())
}

fn more() -> More {
    let mut has = entitled();
    has.subscription = Some(SubscriptionId::of("sub_1"));
    let customer: Customer = of(json!({
        "id": "cus_1", "scope": scope(), "uid": "u_123", "email": null, "created_at": AT, "version": 1, "body": {},
    }));
    More {
        app: Some("blogs".into()),
        customer: Some(customer),
        entitlement: Some(Box::new(has)),
        ..More::default()
    }
}

#[test]
fn an_end_to_come_is_told_as_an_entitlement_without_a_version() {
    let active = subscription(SubscriptionStatus::Active);
    let mut ends = active.clone();
    ends.body.cancel_at_period_end = true;
    let mut on_a_day = active.clone();
    on_a_day.body.cancel_at = Some(Timestamp(AT + MINUTE));
    let past_due = subscription(SubscriptionStatus::PastDue);
    let notice = |status: &str, failed: bool| {
        json!({ "id": "whd_abc", "type": "entitlement.updated", "created": AT / 1000, "data": { "app": "blogs",
            "uid": "u_123", "tier": "member", "active": true, "status": status, "expires_at": "2026-06-17 12:01:00",
            "provider_subscription_id": "sub_1", "failed": failed } })
    };
    for (after, status, failed) in
        [(&ends, "cancelled", false), (&on_a_day, "cancelled", false), (&past_due, "halted", true)]
    {
        assert_eq!(told(&active, after, &more()), Some(notice(status, failed)));
        assert_eq!(told(after, after, &more()), None, "it is told once");
        assert_eq!(told(after, &active, &more()), None, "going on is told by the next renewal");
    }
    assert_eq!(told(&ends, &on_a_day, &more()), None, "that it ends is known already");
    // Whoever has something else, or nothing, is not told what the subscription would give.
    let mut other = more();
    other.entitlement.as_mut().unwrap().subscription = None;
    for nothing in [other, More { entitlement: None, ..more() }] {
        assert_eq!(told(&active, &ends, &nothing), None);
    }
    let alone = event(EventKind::SubscriptionUpdated, Snapshot::Subscription(Box::new(ends)));
    assert_eq!(Elixpo::new("").event(&alone, &more()), None);
}

#[test]
fn who_hears_of_entitlements_hears_of_ends_to_come() {
    let elixpo = Elixpo::new("");
    for kind in EventKind::ALL {
        let told_as = elixpo.told_as(kind);
        match kind {
            EventKind::SubscriptionUpdated => assert_eq!(told_as, EventKind::EntitlementUpdated),
            _ => assert_eq!(told_as, kind),
        }
    }
    let of_subscription = elixpo.tells(EventKind::SubscriptionUpdated);
    assert!(of_subscription.app && of_subscription.customer && of_subscription.entitlement);
}
