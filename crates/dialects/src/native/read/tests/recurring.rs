//! Subscriptions, invoices, the customer portal, payment links and offers.

use super::*;
use kassa_domain::Timestamp;
use kassa_domain::id::{CustomerId, SubscriptionId};
use kassa_domain::invoice::InvoiceStatus;
use kassa_domain::link::{LinkKind, LinkPatch, NewLink, OfferTerms};
use kassa_domain::metadata::Scalar;
use kassa_domain::query::PageOf;
use kassa_domain::subscription::{
    Cancellation, ItemPatch, NewTerms, SubscriptionPatch, SubscriptionStatus, TrialEnd,
};

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

fn link(route: &str, body: &str) -> NewLink {
    match read(route, "", body) {
        Ok(Call::Run(Command::CreateLink(new))) => *new,
        other => panic!("{other:?}"),
    }
}

fn link_patch(route: &str, body: &str) -> LinkPatch {
    match read(route, "", body) {
        Ok(Call::Run(Command::UpdateLink(id, kind, patch))) => {
            let offer = kind == LinkKind::Offer;
            assert_eq!((id.as_str(), offer), ("x_1", route.starts_with("offers")));
            patch
        }
        other => panic!("{other:?}"),
    }
}

fn patch(body: &str) -> SubscriptionPatch {
    match read("subscriptions.update", "", body) {
        Ok(Call::Run(Command::UpdateSubscription(id, patch))) => {
            assert_eq!(id.as_str(), "x_1");
            patch
        }
        other => panic!("{other:?}"),
    }
}

/// The terms of a subscription as they are sent, whole.
const TERMS: &str = r#""mode":"subscription","payment_method_collection":"if_required","subscription_data":{
    "trial_period_days":14,"trial_end":"2026-12-01T10:00:00Z","billing_cycle_anchor":"2026-12-02T10:00:00+01:00",
    "proration_behavior":"none","cycles":12,"when_unpaid":"unpaid","metadata":{"plan":"pro","seats":3},
    "trial_settings":{"end_behavior":{"missing_payment_method":"pause"}}}"#;

fn terms() -> NewTerms {
    NewTerms {
        trial_period_days: Some(14),
        trial_end: Some(at("2026-12-01T10:00:00Z")),
        billing_cycle_anchor: Some(at("2026-12-02T09:00:00Z")),
        proration_behavior: Some("none".to_owned()),
        cycles: Some(12),
        missing_payment_method: Some("pause".to_owned()),
        when_unpaid: Some("unpaid".to_owned()),
        replaces: false,
        metadata: [
            ("plan".to_owned(), Scalar::Text("pro".to_owned())),
            ("seats".to_owned(), Scalar::Integer(3)),
        ]
        .into_iter()
        .collect(),
    }
}

#[test]
fn the_terms_of_a_subscription_are_read_whole() {
    let body = format!(r#"{{"tier":"pro",{TERMS}}}"#);
    for more in [session(&body).more, link("payment_links.create", &body).template.more] {
        let more = more.unwrap();
        assert_eq!((more.mode.as_deref(), more.terms), (Some("subscription"), Some(terms())));
        assert_eq!(more.payment_method_collection.as_deref(), Some("if_required"));
    }
    let bare = session(r#"{"tier":"pro","mode":"subscription","subscription_data":{}}"#).more.unwrap();
    assert_eq!(
        bare.terms,
        Some(NewTerms::default()),
        "empty terms are terms: the domain says what they need"
    );
    let none = r#"{"tier":"pro","mode":null,"subscription_data":null,"payment_method_collection":null}"#;
    assert_eq!(session(none).more, None);
}

/// Each field with a wrong type, a field that is missing, and a field that is unknown, by its path.
#[test]
fn what_is_wrong_about_terms_is_named() {
    let table = [
        (r#""mode":7"#, Mistake::Value, "mode"),
        (r#""payment_method_collection":true"#, Mistake::Value, "payment_method_collection"),
        (r#""subscription_data":"x""#, Mistake::Value, "subscription_data"),
        (r#""subscription_data":[]"#, Mistake::Value, "subscription_data"),
        (
            r#""subscription_data":{"trial_period_days":"14"}"#,
            Mistake::Value,
            "subscription_data.trial_period_days",
        ),
        (r#""subscription_data":{"trial_end":1796119200}"#, Mistake::Value, "subscription_data.trial_end"),
        (r#""subscription_data":{"trial_end":"now"}"#, Mistake::Value, "subscription_data.trial_end"),
        (
            r#""subscription_data":{"billing_cycle_anchor":"2026-12-01"}"#,
            Mistake::Value,
            "subscription_data.billing_cycle_anchor",
        ),
        (
            r#""subscription_data":{"proration_behavior":false}"#,
            Mistake::Value,
            "subscription_data.proration_behavior",
        ),
        (r#""subscription_data":{"cycles":1.5}"#, Mistake::Value, "subscription_data.cycles"),
        (r#""subscription_data":{"when_unpaid":{}}"#, Mistake::Value, "subscription_data.when_unpaid"),
        (r#""subscription_data":{"metadata":{"a":[]}}"#, Mistake::Value, "subscription_data.metadata.a"),
        (
            r#""subscription_data":{"trial_settings":{}}"#,
            Mistake::Missing,
            "subscription_data.trial_settings.end_behavior",
        ),
        (
            r#""subscription_data":{"trial_settings":{"end_behavior":{}}}"#,
            Mistake::Missing,
            "subscription_data.trial_settings.end_behavior.missing_payment_method",
        ),
        (
            r#""subscription_data":{"trial_settings":{"end_behavior":{"missing_payment_method":1}}}"#,
            Mistake::Value,
            "subscription_data.trial_settings.end_behavior.missing_payment_method",
        ),
        (
            r#""subscription_data":{"trial_settings":{"end_behavior":{"missing_payment_method":"x","y":1}}}"#,
            Mistake::Unknown,
            "subscription_data.trial_settings.end_behavior.y",
        ),
        (
            r#""subscription_data":{"trial_settings":{"end_behavior":{"missing_payment_method":"x"},"y":1}}"#,
            Mistake::Unknown,
            "subscription_data.trial_settings.y",
        ),
        (r#""subscription_data":{"trial_days":14}"#, Mistake::Unknown, "subscription_data.trial_days"),
        (r#""subscription_data":{"cycles":1,"cycles":2}"#, Mistake::Value, "subscription_data.cycles"),
    ];
    for (fields, mistake, param) in table {
        for route in ["sessions.create", "payment_links.create"] {
            let body = format!(r#"{{"tier":"pro",{fields}}}"#);
            assert_eq!(complaint(route, &body), (mistake, param.to_owned()), "{route} {fields}");
        }
    }
}

#[test]
fn a_link_is_read_whole() {
    let new = link(
        "payment_links.create",
        r#"{"amount":5000,"name":"Talk","active":false,"restrictions":{"completed_sessions":{"limit":50}},
            "starts_at":"2026-12-01T10:00:00Z","expires_at":"2027-01-01T00:00:00Z","inactive_message":"Over.",
            "allow_promotion_codes":true,"phone_number_collection":{"enabled":true},"metadata":{"a":1}}"#,
    );
    assert_eq!((new.kind, new.name.as_deref(), new.active), (LinkKind::Link, Some("Talk"), Some(false)));
    assert_eq!((new.max_completed, new.starts_at), (Some(50), Some(at("2026-12-01T10:00:00Z"))));
    assert_eq!(new.expires_at, Some(at("2027-01-01T00:00:00Z")));
    assert_eq!((new.inactive_message.as_deref(), &new.offer), (Some("Over."), &None));
    let template = new.template;
    assert_eq!((template.pricing, template.currency.as_deref()), (Pricing::Amount(5000), Some("GHS")));
    assert_eq!((template.success_url, template.cancel_url), (None, None), "a buyer may stay");
    assert_eq!(template.expires_at, None, "expires_at is the link's");
    let more = template.more.unwrap();
    assert!(more.allow_promotion_codes && more.collect.phone == Want::Required);
    assert_eq!(template.metadata.len(), 1);
}

/// A link is for whoever comes: what is about one buyer, or one session, it does not know.
#[test]
fn a_link_knows_no_buyer() {
    for field in
        ["customer", "customer_email", "customer_phone", "customer_update", "exclusive_key", "expand"]
    {
        let body = format!(r#"{{"tier":"pro","{field}":"x"}}"#);
        assert_eq!(complaint("payment_links.create", &body), (Mistake::Unknown, field.to_owned()));
    }
    for body in [r#"{"amount":1,"tier":"pro"}"#, r#"{"line_items":[{"price":"p"}],"tier":"pro"}"#] {
        assert_eq!(complaint("payment_links.create", body), (Mistake::Value, "tier".to_owned()), "{body}");
    }
    assert_eq!(complaint("payment_links.create", "{}"), (Mistake::Missing, "amount".to_owned()));
    assert_eq!(
        complaint("payment_links.create", r#"{"line_items":[{"price":"p","qty":1}]}"#),
        (Mistake::Unknown, "line_items[0].qty".to_owned())
    );
}

#[test]
fn a_session_still_says_what_is_written_to_its_customer() {
    let body =
        r#"{"tier":"pro","customer":"cus_1","customer_update":{"address":"auto"},"exclusive_key":"o-1"}"#;
    let more = session(body).more.unwrap();
    assert!(more.customer_update.address && !more.customer_update.name);
    assert_eq!(more.exclusive_key.as_deref(), Some("o-1"));
    assert_eq!(session(r#"{"tier":"pro","customer_update":{"name":"never"}}"#).more, None);
}

#[test]
fn an_offer_is_read_whole() {
    let new = link(
        "offers.create",
        r#"{"name":"Gym","description":"All machines","amount":4900,"currency":"EUR","interval":"month",
            "interval_count":3,"trial_period_days":14,"setup_fee":1900,"cycles":12,"when_unpaid":"unpaid",
            "trial_settings":{"end_behavior":{"missing_payment_method":"pause"}},
            "payment_method_collection":"if_required","allow_promotion_codes":true,
            "after_completion":{"type":"hosted_confirmation"},"success_url":"https://a.example/s",
            "cancel_url":"https://a.example/c","metadata":{"hall":2},"active":true,
            "restrictions":{"completed_sessions":{"limit":9}},"starts_at":"2026-12-01T10:00:00Z",
            "expires_at":"2027-01-01T00:00:00Z","inactive_message":"Over."}"#,
    );
    let terms = OfferTerms {
        description: Some("All machines".to_owned()),
        price: None,
        amount: Some(4900),
        currency: Some("EUR".to_owned()),
        interval: Some("month".to_owned()),
        interval_count: Some(3),
        trial_period_days: Some(14),
        setup_fee: Some(1900),
        cycles: Some(12),
    };
    assert_eq!((new.kind, new.offer), (LinkKind::Offer, Some(terms)));
    assert_eq!((new.name.as_deref(), new.max_completed), (Some("Gym"), Some(9)));
    let template = new.template;
    let Pricing::Lines(lines) = &template.pricing else { panic!("{:?}", template.pricing) };
    let costs: Vec<_> = lines.iter().map(|line| line.data.as_ref().unwrap().unit.unit_amount).collect();
    assert_eq!(costs, [Some(4900), Some(1900)]);
    assert_eq!(template.success_url.as_deref(), Some("https://a.example/s"));
    let more = template.more.unwrap();
    assert_eq!(more.after_completion, AfterCompletion::Confirmation(None));
    assert_eq!((more.mode.as_deref(), more.allow_promotion_codes), (Some("subscription"), true));
    let agreed = more.terms.unwrap();
    assert_eq!((agreed.trial_period_days, agreed.cycles, agreed.metadata.len()), (Some(14), Some(12), 1));
    assert_eq!(agreed.missing_payment_method.as_deref(), Some("pause"));
    assert_eq!(agreed.when_unpaid.as_deref(), Some("unpaid"));
    let priced = link("offers.create", r#"{"name":"Pro","price":"price_1"}"#).template.pricing;
    assert!(matches!(&priced, Pricing::Lines(lines) if lines[0].price.as_deref() == Some("price_1")));
}

#[test]
fn what_is_wrong_about_an_offer_is_named() {
    assert_eq!(complaint("offers.create", "{}"), (Mistake::Missing, "name".to_owned()));
    for (field, value, param) in [
        ("name", "1", "name"),
        ("description", "1", "description"),
        ("price", "{}", "price"),
        ("amount", "\"49\"", "amount"),
        ("amount", "49.5", "amount"),
        ("currency", "1", "currency"),
        ("interval", "1", "interval"),
        ("interval_count", "\"1\"", "interval_count"),
        ("trial_period_days", "1.5", "trial_period_days"),
        ("trial_settings", "[]", "trial_settings"),
        ("setup_fee", "true", "setup_fee"),
        ("cycles", "\"x\"", "cycles"),
        ("when_unpaid", "1", "when_unpaid"),
        ("payment_method_collection", "1", "payment_method_collection"),
        ("allow_promotion_codes", "\"true\"", "allow_promotion_codes"),
        ("after_completion", r#"{"type":"stay"}"#, "after_completion.type"),
        ("success_url", "1", "success_url"),
        ("cancel_url", "1", "cancel_url"),
        ("metadata", r#"{"a":1.5}"#, "metadata.a"),
        ("active", "1", "active"),
        ("restrictions", "5", "restrictions"),
        ("starts_at", "\"soon\"", "starts_at"),
        ("expires_at", "5", "expires_at"),
        ("inactive_message", "{}", "inactive_message"),
    ] {
        let name = if field == "name" { "" } else { r#""name":"Gym","# };
        let body = format!(r#"{{{name}"{field}":{value}}}"#);
        assert_eq!(complaint("offers.create", &body), (Mistake::Value, param.to_owned()), "{body}");
    }
    for field in ["tier", "line_items", "mode", "subscription_data", "billing_cycle_anchor", "customer"] {
        let body = format!(r#"{{"name":"Gym","{field}":1}}"#);
        assert_eq!(complaint("offers.create", &body), (Mistake::Unknown, field.to_owned()));
    }
}

/// `null` lifts the limit, wherever it stands; what is left out leaves it.
#[test]
fn a_limit_is_left_set_or_lifted() {
    for route in ["payment_links.update", "offers.update"] {
        for (body, found) in [
            ("{}", None),
            (r#"{"restrictions":{}}"#, None),
            (r#"{"restrictions":null}"#, Some(None)),
            (r#"{"restrictions":{"completed_sessions":null}}"#, Some(None)),
            (r#"{"restrictions":{"completed_sessions":{"limit":null}}}"#, Some(None)),
            (r#"{"restrictions":{"completed_sessions":{"limit":5}}}"#, Some(Some(5))),
        ] {
            assert_eq!(link_patch(route, body).max_completed, found, "{body}");
        }
        let inside = "restrictions.completed_sessions";
        for (body, mistake, param) in [
            (r#"{"restrictions":5}"#, Mistake::Value, "restrictions".to_owned()),
            (r#"{"restrictions":{"sessions":1}}"#, Mistake::Unknown, "restrictions.sessions".to_owned()),
            (r#"{"restrictions":{"completed_sessions":5}}"#, Mistake::Value, inside.to_owned()),
            (r#"{"restrictions":{"completed_sessions":{}}}"#, Mistake::Missing, format!("{inside}.limit")),
            (
                r#"{"restrictions":{"completed_sessions":{"limit":"5"}}}"#,
                Mistake::Value,
                format!("{inside}.limit"),
            ),
            (
                r#"{"restrictions":{"completed_sessions":{"limit":5,"count":1}}}"#,
                Mistake::Unknown,
                format!("{inside}.count"),
            ),
        ] {
            assert_eq!(complaint(route, body), (mistake, param), "{body}");
        }
    }
    for body in [r#"{"tier":"pro","restrictions":null}"#, r#"{"tier":"pro","restrictions":{}}"#] {
        assert_eq!(link("payment_links.create", body).max_completed, None);
    }
}

#[test]
fn a_change_of_a_link_tells_absent_from_null() {
    for route in ["payment_links.update", "offers.update"] {
        assert_eq!(link_patch(route, "{}"), LinkPatch::default());
        let emptied = link_patch(
            route,
            r#"{"starts_at":null,"expires_at":null,"inactive_message":null,"success_url":null,"cancel_url":null}"#,
        );
        let expected = LinkPatch {
            starts_at: Some(None),
            expires_at: Some(None),
            inactive_message: Some(None),
            success_url: Some(None),
            cancel_url: Some(None),
            ..LinkPatch::default()
        };
        assert_eq!(emptied, expected);
        let set = link_patch(
            route,
            r#"{"name":"New","active":false,"starts_at":"2026-12-01T10:00:00Z","inactive_message":"Over.",
                "success_url":"https://a.example","metadata":{"a":""}}"#,
        );
        assert_eq!((set.name.as_deref(), set.active), (Some("New"), Some(false)));
        assert_eq!(set.starts_at, Some(Some(at("2026-12-01T10:00:00Z"))));
        assert_eq!(set.inactive_message, Some(Some("Over.".to_owned())));
        assert_eq!(set.success_url, Some(Some("https://a.example".to_owned())));
        assert_eq!((set.cancel_url, set.metadata.unwrap().len()), (None, 1));
        for field in ["amount", "line_items", "price", "mode", "trial_period_days", "description"] {
            let got = complaint(route, &format!(r#"{{"{field}":1}}"#));
            assert_eq!(got, (Mistake::Unknown, field.to_owned()), "what is sold never changes");
        }
        for (field, value) in [("active", "\"no\""), ("starts_at", "1"), ("success_url", "1"), ("name", "{}")]
        {
            let got = complaint(route, &format!(r#"{{"{field}":{value}}}"#));
            assert_eq!(got, (Mistake::Value, field.to_owned()));
        }
    }
}

#[test]
fn a_change_of_a_subscription_is_read_whole() {
    assert_eq!(patch("{}"), SubscriptionPatch::default());
    let found = patch(
        r#"{"items":[{"id":"li_1","price":"price_2","quantity":5},{"id":"li_2","deleted":true},{"price":"price_3"}],
            "proration_behavior":"none","cancel_at_period_end":false,"cancel_at":"2027-01-01T00:00:00Z",
            "trial_end":"2026-12-01T10:00:00Z","metadata":{"a":"","b":2}}"#,
    );
    let item = |id: Option<&str>, price: Option<&str>, quantity, deleted| ItemPatch {
        id: id.map(str::to_owned),
        price: price.map(str::to_owned),
        quantity,
        deleted,
    };
    assert_eq!(
        found.items,
        [
            item(Some("li_1"), Some("price_2"), Some(5), false),
            item(Some("li_2"), None, None, true),
            item(None, Some("price_3"), None, false),
        ]
    );
    assert_eq!(found.proration_behavior.as_deref(), Some("none"));
    assert_eq!(found.cancel_at_period_end, Some(false));
    assert_eq!(found.cancel_at, Some(Some(at("2027-01-01T00:00:00Z"))));
    assert_eq!(found.trial_end, Some(TrialEnd::At(at("2026-12-01T10:00:00Z"))));
    assert_eq!(found.metadata.unwrap().len(), 2);
}

#[test]
fn a_change_of_a_subscription_tells_absent_from_null() {
    assert_eq!(patch(r#"{"cancel_at":null}"#).cancel_at, Some(None));
    assert_eq!(patch(r#"{"metadata":{}}"#).cancel_at, None);
    // What cannot be emptied is left by a null, as where it is not there.
    let nothing = r#"{"items":null,"proration_behavior":null,"cancel_at_period_end":null,"trial_end":null}"#;
    assert_eq!(patch(nothing), SubscriptionPatch::default());
}

#[test]
fn what_is_wrong_about_a_change_of_a_subscription_is_named() {
    for (body, mistake, param) in [
        (r#"{"items":{}}"#, Mistake::Value, "items"),
        (r#"{"items":["li_1"]}"#, Mistake::Value, "items[0]"),
        (r#"{"items":[{"id":"a"},{"id":7}]}"#, Mistake::Value, "items[1].id"),
        (r#"{"items":[{"price":{}}]}"#, Mistake::Value, "items[0].price"),
        (r#"{"items":[{"quantity":"2"}]}"#, Mistake::Value, "items[0].quantity"),
        (r#"{"items":[{"deleted":1}]}"#, Mistake::Value, "items[0].deleted"),
        (r#"{"items":[{"price_data":{}}]}"#, Mistake::Unknown, "items[0].price_data"),
        (r#"{"proration_behavior":1}"#, Mistake::Value, "proration_behavior"),
        (r#"{"cancel_at_period_end":"true"}"#, Mistake::Value, "cancel_at_period_end"),
        (r#"{"cancel_at":1796119200}"#, Mistake::Value, "cancel_at"),
        (r#"{"trial_end":"soon"}"#, Mistake::Value, "trial_end"),
        (r#"{"metadata":"x"}"#, Mistake::Value, "metadata"),
        (r#"{"default_payment_method":"pm_1"}"#, Mistake::Unknown, "default_payment_method"),
        (r#"{"pause_collection":{}}"#, Mistake::Unknown, "pause_collection"),
    ] {
        assert_eq!(complaint("subscriptions.update", body), (mistake, param.to_owned()), "{body}");
    }
    let items = vec![r#"{"id":"a"}"#; 101].join(",");
    let got = complaint("subscriptions.update", &format!(r#"{{"items":[{items}]}}"#));
    assert_eq!(got, (Mistake::Value, "items".to_owned()));
}

#[test]
fn a_subscription_ends_pauses_and_goes_on() {
    let how = |route, body| match read(route, "", body) {
        Ok(Call::Run(Command::CancelSubscription(id, how))) => {
            assert_eq!(id.as_str(), "x_1");
            how
        }
        other => panic!("{other:?}"),
    };
    let (now, later) = (Cancellation::default(), Cancellation { at_period_end: true });
    assert_eq!(how("subscriptions.delete", ""), now);
    for (body, expected) in [
        ("", now),
        ("{}", now),
        (r#"{"at_period_end":null}"#, now),
        (r#"{"at_period_end":false}"#, now),
        (r#"{"at_period_end":true}"#, later),
    ] {
        assert_eq!(how("subscriptions.cancel", body), expected, "{body}");
    }
    let until = |body| match read("subscriptions.pause", "", body) {
        Ok(Call::Run(Command::PauseSubscription(id, until))) => (id.to_string(), until),
        other => panic!("{other:?}"),
    };
    assert_eq!(until(""), ("x_1".to_owned(), None));
    let day = r#"{"resumes_at":"2027-01-01T00:00:00Z"}"#;
    assert_eq!(until(day), ("x_1".to_owned(), Some(at("2027-01-01T00:00:00Z"))));
    let resumed = read("subscriptions.resume", "", "");
    assert!(matches!(resumed, Ok(Call::Run(Command::ResumeSubscription(id))) if id.as_str() == "x_1"));
    for (route, body, mistake, param) in [
        ("subscriptions.delete", r#"{"prorate":true}"#, Mistake::Unknown, "prorate"),
        ("subscriptions.cancel", r#"{"at_period_end":"true"}"#, Mistake::Value, "at_period_end"),
        (
            "subscriptions.cancel",
            r#"{"cancel_at_period_end":true}"#,
            Mistake::Unknown,
            "cancel_at_period_end",
        ),
        ("subscriptions.pause", r#"{"resumes_at":"P1M"}"#, Mistake::Value, "resumes_at"),
        (
            "subscriptions.resume",
            r#"{"billing_cycle_anchor":"now"}"#,
            Mistake::Unknown,
            "billing_cycle_anchor",
        ),
    ] {
        assert_eq!(complaint(route, body), (mistake, param.to_owned()), "{body}");
    }
}

#[test]
fn lists_are_filtered_and_paged() {
    let page = |limit, after: Option<&str>| PageOf {
        limit,
        starting_after: after.map(str::to_owned),
        ending_before: None,
        skip: 0,
    };
    let check = |route: &str, query: &str, expected: Query| match read(route, query, "") {
        Ok(Call::Ask(asked)) => assert_eq!(format!("{asked:?}"), format!("{expected:?}"), "{query}"),
        other => panic!("{other:?}"),
    };
    let all = Query::Subscriptions { page: page(10, None), status: None, customer: None };
    check("subscriptions.list", "", all);
    for status in SubscriptionStatus::ALL {
        let query = format!("status={}&customer=cus_1&limit=3&starting_after=sub_9", status.as_str());
        let customer = Some(CustomerId::of("cus_1"));
        let expected = Query::Subscriptions { page: page(3, Some("sub_9")), status: Some(status), customer };
        check("subscriptions.list", &query, expected);
    }
    for status in InvoiceStatus::ALL {
        let query = format!("subscription=sub_1&customer=cus_1&limit=100&status={}", status.as_str());
        let expected = Query::Invoices {
            page: page(100, None),
            status: Some(status),
            customer: Some(CustomerId::of("cus_1")),
            subscription: Some(SubscriptionId::of("sub_1")),
        };
        check("invoices.list", &query, expected);
    }
    for (route, kind) in [("payment_links.list", LinkKind::Link), ("offers.list", LinkKind::Offer)] {
        for (query, active) in [("", None), ("active=true", Some(true)), ("active=false", Some(false))] {
            check(route, query, Query::Links { page: page(10, None), kind, active });
        }
    }
}

#[test]
fn what_is_wrong_about_a_list_is_said_in_words() {
    let limit = "must be a whole number from 1 to 100";
    let statuses = "must be one of incomplete, trialing, active, past_due, paused, canceled, unpaid";
    for (route, query, mistake, param, message) in [
        ("subscriptions.list", "status=all", Mistake::Value, "status", statuses),
        ("subscriptions.list", "status=ended", Mistake::Value, "status", statuses),
        (
            "invoices.list",
            "status=draft",
            Mistake::Value,
            "status",
            "must be one of open, paid, void, uncollectible",
        ),
        ("subscriptions.list", "limit=0", Mistake::Value, "limit", limit),
        ("invoices.list", "limit=101", Mistake::Value, "limit", limit),
        ("payment_links.list", "limit=ten", Mistake::Value, "limit", limit),
        ("offers.list", "active=yes", Mistake::Value, "active", "must be true or false"),
        ("offers.list", "limit=1&limit=2", Mistake::Value, "limit", "is there twice; send it once"),
        (
            "subscriptions.list",
            "price=price_1",
            Mistake::Unknown,
            "price",
            "Unknown parameter in the URL: price. Known here: limit, starting_after, status, customer",
        ),
        (
            "invoices.list",
            "ending_before=in_1",
            Mistake::Unknown,
            "ending_before",
            "Unknown parameter in the URL: ending_before. Known here: limit, starting_after, status, customer, \
             subscription",
        ),
        (
            "payment_links.list",
            "status=open",
            Mistake::Unknown,
            "status",
            "Unknown parameter in the URL: status. Known here: limit, starting_after, active",
        ),
    ] {
        let got = read(route, query, "").unwrap_err();
        assert_eq!(
            (got.mistake, got.param.as_deref(), got.message.as_str()),
            (mistake, Some(param), message)
        );
    }
}

#[test]
fn one_of_each_is_asked_for_by_its_id() {
    let asked = |route| match read(route, "", "") {
        Ok(Call::Ask(query)) => query,
        other => panic!("{other:?}"),
    };
    assert!(matches!(asked("subscriptions.retrieve"), Query::Subscription(id) if id.as_str() == "x_1"));
    assert!(matches!(asked("invoices.retrieve"), Query::Invoice(id) if id.as_str() == "x_1"));
    assert!(
        matches!(asked("payment_links.retrieve"), Query::Link(id, LinkKind::Link) if id.as_str() == "x_1")
    );
    assert!(matches!(asked("offers.retrieve"), Query::Link(id, LinkKind::Offer) if id.as_str() == "x_1"));
}

#[test]
fn the_portal_is_opened_for_one_customer() {
    let opened = |body| match read("portal.create", "", body) {
        Ok(Call::Run(Command::OpenPortal { customer, return_url })) => (customer.to_string(), return_url),
        other => panic!("{other:?}"),
    };
    assert_eq!(opened(r#"{"customer":"cus_1"}"#), ("cus_1".to_owned(), None));
    let back = Some("https://a.example".to_owned());
    assert_eq!(
        opened(r#"{"customer":"cus_1","return_url":"https://a.example"}"#),
        ("cus_1".to_owned(), back)
    );
    for (body, mistake, param) in [
        ("", Mistake::Missing, "customer"),
        (r#"{"customer":null}"#, Mistake::Missing, "customer"),
        (r#"{"customer":{"uid":"u_1"}}"#, Mistake::Value, "customer"),
        (r#"{"customer":"cus_1","return_url":1}"#, Mistake::Value, "return_url"),
        (r#"{"customer":"cus_1","configuration":"bpc_1"}"#, Mistake::Unknown, "configuration"),
    ] {
        assert_eq!(complaint("portal.create", body), (mistake, param.to_owned()), "{body}");
    }
}
