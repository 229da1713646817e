//! Bad input of every kind, for everything that is made: it is refused, names what is wrong, and makes nothing.

use super::session;
use crate::scenario::{Ask, Scenario, Step, ask, get, post};
use crate::tell::NONE;
use serde_json::{Value, json};

/// What can be made: where, from what, a field with another value that it cannot have, and where it would be listed.
fn makers() -> Vec<(&'static str, Value, &'static str, &'static str)> {
    vec![
        ("/v1/checkout/sessions", session(500, "GHS", &json!({})), "amount", "/v1/checkout/sessions"),
        (
            "/v1/payments",
            json!({ "amount": 500, "currency": "GHS", "payment_method": "bank_transfer" }),
            "amount",
            "/v1/payments",
        ),
        ("/v1/products", json!({ "name": "Tea" }), "name", "/v1/products"),
        (
            "/v1/plans",
            json!({ "name": "Gym", "amount": 100, "currency": "GHS", "interval": "month" }),
            "amount",
            "/v1/plans",
        ),
        ("/v1/coupons", json!({ "percent_off": 5 }), "percent_off", "/v1/coupons"),
        (
            "/v1/tax_rates",
            json!({ "display_name": "VAT", "percentage": 5, "inclusive": false }),
            "percentage",
            "/v1/tax_rates",
        ),
        (
            "/v1/shipping_rates",
            json!({ "display_name": "Post", "fixed_amount": { "amount": 5, "currency": "GHS" } }),
            "fixed_amount",
            "/v1/shipping_rates",
        ),
        ("/v1/customers", json!({ "uid": "u_1" }), "uid", "/v1/customers"),
        ("/v1/payment_links", json!({ "name": "Tea", "amount": 100 }), "amount", "/v1/payment_links"),
        (
            "/v1/offers",
            json!({ "name": "Gym", "amount": 100, "currency": "GHS", "interval": "month" }),
            "amount",
            "/v1/offers",
        ),
        (
            "/v1/webhook_endpoints",
            json!({ "url": "https://shop.example/h", "enabled_events": ["*"] }),
            "url",
            "/v1/webhook_endpoints",
        ),
    ]
}

/// What is wrong with a request, and how it is answered.
fn wrongs(path: &'static str, good: &Value, field: &str) -> Vec<(&'static str, Ask)> {
    let with = |value: Value| {
        let mut body = good.clone();
        body[field] = value;
        post(path, body).is(400)
    };
    let text = |text: String| ask("POST", path).sends(text).is(400);
    let good_text = good.to_string();
    let twice = good_text.replacen('{', &format!("{{\"{field}\":null,"), 1);
    vec![
        ("no body", text(String::new())),
        ("half a body", text(good_text[..good_text.len() / 2].to_owned())),
        ("a list", text(format!("[{good_text}]"))),
        ("a field of nobody", post(path, super::and(good.clone(), &json!({ "colour": "blue" }))).is(400)),
        ("a field twice", text(twice)),
        ("a field of another type", with(json!({ "a": [1] }))),
        ("a field without a value", with(Value::Null)),
        ("a field that is too much", with(json!("x".repeat(70_000)))),
        ("another kind of body", post(path, good.clone()).with("content-type", "text/plain").is(415)),
        ("no key", post(path, good.clone()).with("authorization", NONE).is(401)),
        ("a wrong key", post(path, good.clone()).with("authorization", "Bearer sk_test_wrong").is(401)),
        ("a method that is none", ask("PUT", path).sends(good_text.clone()).is(405)),
    ]
}

pub(crate) fn all() -> Vec<Scenario> {
    let mut all = vec![];
    for (path, good, field, list) in makers() {
        for (name, wrong) in wrongs(path, &good, field) {
            // A customer needs nothing at all.
            if path == "/v1/customers" && ["no body", "a field without a value"].contains(&name) {
                continue;
            }
            all.push(Scenario::native(
                format!("{path} gets {name}"),
                vec![
                    wrong.step(),
                    get(list).says("/data/0", Value::Null).step(),
                    post(path, good.clone()).step(),
                ],
            ));
        }
    }
    all.extend(nobodys());
    all
}

/// What is asked of things that are not there.
fn nobodys() -> Vec<Scenario> {
    let things: [(&str, &str); 15] = [
        ("/v1/checkout/sessions", "cs"),
        ("/v1/payments", "pay"),
        ("/v1/refunds", "re"),
        ("/v1/products", "prod"),
        ("/v1/prices", "price"),
        ("/v1/coupons", "cpn"),
        ("/v1/promotion_codes", "promo"),
        ("/v1/tax_rates", "txr"),
        ("/v1/shipping_rates", "shr"),
        ("/v1/customers", "cus"),
        ("/v1/subscriptions", "sub"),
        ("/v1/invoices", "in"),
        ("/v1/payment_links", "pl"),
        ("/v1/webhook_endpoints", "we"),
        ("/v1/events", "evt"),
    ];
    let told = |(path, prefix): (&'static str, &str)| {
        let asks: Vec<Step> = [
            format!("{prefix}_nobody"),
            format!("{prefix}_00VgmOYqW0000020zSqXMXpB4Z0F8YDUPJtQh"),
            "%00".to_owned(),
            "x".repeat(300),
        ]
        .iter()
        .map(|id| get(format!("{path}/{id}")).is(404).step())
        .collect();
        Scenario::native(format!("nobody's things in {path}"), asks)
    };
    let mut all: Vec<Scenario> = things.into_iter().map(told).collect();
    all.push(Scenario::native(
        "places that are none",
        vec![
            get("/v1/nothing").is(404).step(),
            get("/v1").is(404).step(),
            ask("DELETE", "/v1/payments").is(405).step(),
            ask("PATCH", "/v1/checkout/sessions").is(405).step(),
            get("/v1/checkout/sessions/").is(404).step(),
        ],
    ));
    let bodies = [
        "{\"amount\":1e3}",
        "{\"amount\":1.5}",
        "{\"amount\":-0}",
        "{\"amount\":99999999999999999999}",
        "{\"amount\":\"5\"}",
        "{\"\":1}",
        "{\"amount\":1,}",
        "nul",
        "\"\\ud800\"",
    ];
    for body in bodies {
        all.push(Scenario::native(
            format!("a body that is {body}"),
            vec![
                ask("POST", "/v1/checkout/sessions").sends(body).is(400).step(),
                get("/v1/checkout/sessions").says("/data/0", Value::Null).step(),
            ],
        ));
    }
    all
}
