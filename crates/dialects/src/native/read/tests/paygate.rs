//! What the PayGate documents have besides checkout sessions: payments, plans, links in its words, webhooks.

use super::*;
use kassa_domain::catalog::{BoundsCalled, NewCustom, NewPlan};
use kassa_domain::endpoint::EndpointStatus;
use kassa_domain::link::NewLink;
use kassa_domain::payment::NewPayment;

fn payment(body: &str) -> (NewPayment, Option<String>) {
    match read("payments.create", "", body).unwrap() {
        Call::Run(Command::CreatePayment(new)) => (*new, None),
        Call::Once(Command::CreatePayment(new), key) => (*new, Some(key)),
        other => panic!("{other:?}"),
    }
}

fn plan(body: &str) -> NewPlan {
    match read("plans.create", "", body).unwrap() {
        Call::Run(Command::CreatePlan(new)) => *new,
        other => panic!("{other:?}"),
    }
}

fn link(body: &str) -> NewLink {
    match read("payment_links.create", "", body).unwrap() {
        Call::Run(Command::CreateLink(new)) => *new,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_payment_says_all_that_the_document_names() {
    let (new, key) = payment(
        r#"{"amount":5000,"currency":"GHS","payment_method":"mobile_money","provider":"mtn","phone":"0241234567",
            "description":"Order 1234","customer":"cus_1","metadata":{"order_id":"1234"},"idempotency_key":"k-1"}"#,
    );
    assert_eq!((new.amount, new.currency.as_str(), new.method.as_str()), (5000, "GHS", "mobile_money"));
    assert_eq!(new.provider.as_deref(), Some("mtn"));
    assert!(new.phone.is_some_and(|phone| phone.is("0241234567")));
    assert_eq!(new.description.as_deref(), Some("Order 1234"));
    assert!(matches!(new.customer, Some(Buyer::Id(_))) && new.metadata.len() == 1);
    assert_eq!(key.as_deref(), Some("k-1"));
    let (new, key) = payment(r#"{"amount":5000,"payment_method":"bank_transfer","idempotency_key":null}"#);
    assert_eq!((new.currency.as_str(), new.provider, key), ("GHS", None, None));
}

#[test]
fn what_is_wrong_with_a_payment_is_named() {
    for (body, mistake, param) in [
        ("{}", Mistake::Missing, "amount"),
        (r#"{"amount":1}"#, Mistake::Missing, "payment_method"),
        (r#"{"amount":1,"payment_method":"mobile_money"}"#, Mistake::Missing, "phone"),
        (r#"{"amount":"1","payment_method":"card"}"#, Mistake::Value, "amount"),
        (r#"{"amount":1.5,"payment_method":"card"}"#, Mistake::Value, "amount"),
        (r#"{"amount":1,"payment_method":["card"]}"#, Mistake::Value, "payment_method"),
        (r#"{"amount":1,"payment_method":"mobile_money","phone":241234567}"#, Mistake::Value, "phone"),
        (
            r#"{"amount":1,"payment_method":"bank_transfer","idempotency_key":7}"#,
            Mistake::Value,
            "idempotency_key",
        ),
        (r#"{"amount":1,"payment_method":"card","card":{"number":"4"}}"#, Mistake::Unknown, "card"),
        (
            r#"{"amount":1,"payment_method":"bank_transfer","success_url":"x"}"#,
            Mistake::Unknown,
            "success_url",
        ),
    ] {
        assert_eq!(complaint("payments.create", body), (mistake, param.to_owned()), "{body}");
    }
    assert_eq!(read("payments.create", "a=b", "{}").unwrap_err().param.as_deref(), Some("a"));
}

/// The document has the key in the body of a payment and nowhere else.
#[test]
fn no_other_body_carries_an_idempotency_key() {
    for (route, body) in [
        ("sessions.create", with(r#","idempotency_key":"k""#)),
        ("customers.create", r#"{"email":"a@b.example","idempotency_key":"k"}"#.to_owned()),
        ("plans.create", r#"{"name":"n","amount":1,"interval":"day","idempotency_key":"k"}"#.to_owned()),
        ("payment_links.create", r#"{"amount":1,"idempotency_key":"k"}"#.to_owned()),
    ] {
        assert_eq!(complaint(route, &body), (Mistake::Unknown, "idempotency_key".to_owned()), "{route}");
    }
}

#[test]
fn a_plan_is_a_name_an_amount_and_an_interval() {
    let new = plan(r#"{"name":"Gold","amount":5000,"interval":"month"}"#);
    assert_eq!((new.name.as_str(), new.amount, new.currency.as_str()), ("Gold", 5000, "GHS"));
    assert_eq!((new.recurring.interval.as_str(), new.recurring.interval_count), ("month", None));
    let new = plan(
        r#"{"name":"Gold","amount":5000,"currency":"USD","interval":"week","interval_count":2,"trial_period_days":7,
            "description":"d","metadata":{"a":1}}"#,
    );
    assert_eq!((new.currency.as_str(), new.recurring.trial_period_days), ("USD", Some(7)));
    for (body, mistake, param) in [
        ("{}", Mistake::Missing, "name"),
        (r#"{"name":"n"}"#, Mistake::Missing, "amount"),
        (r#"{"name":"n","amount":1}"#, Mistake::Missing, "interval"),
        (r#"{"name":"n","amount":1,"interval":"day","tier":"t"}"#, Mistake::Unknown, "tier"),
    ] {
        assert_eq!(complaint("plans.create", body), (mistake, param.to_owned()), "{body}");
    }
}

#[test]
fn the_id_of_a_plan_is_taken_where_that_of_a_price_is() {
    let lines = |pricing| match pricing {
        Pricing::Lines(lines) => lines[0].price.clone(),
        other => panic!("{other:?}"),
    };
    let body = r#"{"line_items":[{"price":"plan_abc"}],"mode":"subscription"}"#;
    assert_eq!(lines(session(body).pricing).as_deref(), Some("price_abc"));
    assert_eq!(lines(link(body).template.pricing).as_deref(), Some("price_abc"));
    match read("offers.create", "", r#"{"name":"n","price":"plan_abc"}"#) {
        Ok(Call::Run(Command::CreateLink(new))) => {
            assert_eq!(new.offer.unwrap().price.as_deref(), Some("price_abc"));
        }
        other => panic!("{other:?}"),
    }
    match read("subscriptions.update", "", r#"{"items":[{"id":"li_1","price":"plan_abc"}]}"#) {
        Ok(Call::Run(Command::UpdateSubscription(_, patch))) => {
            assert_eq!(patch.items[0].price.as_deref(), Some("price_abc"));
        }
        other => panic!("{other:?}"),
    }
    match read("plans.list", "starting_after=plan_abc&active=true", "") {
        Ok(Call::Ask(Query::Plans { page, active: Some(true) })) => {
            assert_eq!(page.starting_after.as_deref(), Some("price_abc"));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_link_is_made_in_the_words_of_the_document_too() {
    let new = link(
        r#"{"name":"Tips","allow_custom_amount":true,"minimum_amount":100,"maximum_amount":900,"collect_phone":true,
            "collect_email":false,"collect_name":true,"success_url":"https://a.example","metadata":{"a":"b"},
            "expires_at":"2030-01-01T00:00:00Z"}"#,
    );
    let bounds = NewCustom {
        minimum: Some(100),
        maximum: Some(900),
        called: BoundsCalled::Beside,
        ..NewCustom::default()
    };
    assert_eq!(new.template.pricing, Pricing::Custom(bounds));
    assert_eq!(new.template.currency.as_deref(), Some("GHS"));
    let collect = new.template.more.unwrap().collect;
    assert_eq!((collect.phone, collect.name), (Want::Required, Want::Required));
    let plain =
        link(r#"{"amount":5000,"allow_custom_amount":false,"collect_phone":false,"collect_email":true}"#);
    assert_eq!((plain.template.pricing, plain.template.more), (Pricing::Amount(5000), None));
    for (body, mistake, param) in [
        (r#"{"allow_custom_amount":true}"#, Mistake::Missing, "name"),
        (r#"{"allow_custom_amount":false}"#, Mistake::Missing, "amount"),
        (r#"{"name":"n","allow_custom_amount":true,"amount":1}"#, Mistake::Value, "allow_custom_amount"),
        (r#"{"amount":1,"minimum_amount":1}"#, Mistake::Value, "minimum_amount"),
        (r#"{"amount":1,"maximum_amount":1}"#, Mistake::Value, "maximum_amount"),
        (r#"{"name":"n","allow_custom_amount":true,"minimum_amount":"1"}"#, Mistake::Value, "minimum_amount"),
        (
            r#"{"amount":1,"collect_phone":true,"phone_number_collection":{"enabled":true}}"#,
            Mistake::Value,
            "phone_number_collection",
        ),
        (r#"{"amount":1,"collect_name":true,"name_collection":{}}"#, Mistake::Value, "name_collection"),
        (r#"{"amount":1,"collect_email":"yes"}"#, Mistake::Value, "collect_email"),
    ] {
        assert_eq!(complaint("payment_links.create", body), (mistake, param.to_owned()), "{body}");
    }
}

#[test]
fn webhooks_are_the_endpoints_under_the_documents_name() {
    let body = r#"{"url":"https://a.example"}"#;
    assert_eq!(complaint("webhooks.create", body), (Mistake::Missing, "events".to_owned()));
    assert_eq!(complaint("webhook_endpoints.create", body), (Mistake::Missing, "enabled_events".to_owned()));
    for (body, status) in [
        (r#"{"status":"disabled"}"#, Some(EndpointStatus::Disabled)),
        (r#"{"status":"enabled"}"#, Some(EndpointStatus::Enabled)),
        (r#"{"disabled":true}"#, Some(EndpointStatus::Disabled)),
        ("{}", None),
    ] {
        match read("webhooks.update", "", body) {
            Ok(Call::Run(Command::UpdateEndpoint(_, patch))) => assert_eq!(patch.status, status, "{body}"),
            other => panic!("{other:?}"),
        }
    }
    let both = r#"{"status":"enabled","disabled":false}"#;
    assert_eq!(complaint("webhooks.update", both), (Mistake::Value, "disabled".to_owned()));
    assert_eq!(complaint("webhooks.update", r#"{"status":"on"}"#), (Mistake::Value, "status".to_owned()));
}
