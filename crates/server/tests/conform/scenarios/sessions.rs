//! The life of a session beside its payment: how it is priced, repeated requests, and its end.

use super::{and, endpoint, line, order, session};
use crate::scenario::{Ask, Scenario, Step, changes, get, looks, pays, post, tries};
use kassa_domain::time::{DAY, HOUR, MINUTE};
use serde_json::{Value, json};

const AT: &str = "/v1/checkout/sessions";

pub(crate) fn all() -> Vec<Scenario> {
    [fields(), repeats(), ends(), exclusive(), directly()].concat()
}

fn made(more: &Value) -> Ask {
    post(AT, session(5000, "GHS", more)).keep("session", "/id")
}

/// Everything that a session may say, one thing at a time.
fn fields() -> Vec<Scenario> {
    let cases = [
        ("a description", json!({ "description": "Order \u{1f4b3} 7" })),
        ("metadata", json!({ "metadata": { "a": "1", "b": "\u{e4}\u{f6}", "c": "" } })),
        ("a customer", json!({ "customer": { "uid": "u_1", "email": "ama@example.com", "name": "Ama" } })),
        ("an address", json!({ "customer_email": "ama@example.com", "customer_phone": "+233241234567" })),
        ("methods", json!({ "payment_method_types": ["card", "bank_transfer"] })),
        ("a language", json!({ "locale": "fr" })),
        ("a time", json!({ "expires_at": "2027-01-15T08:45:00Z" })),
        ("a button", json!({ "submit_type": "donate" })),
        ("a reference", json!({ "client_reference_id": "order-7" })),
        ("branding", json!({ "branding": { "background_color": "#1b2a4a", "font_color": "#ffffff" } })),
        (
            "fields",
            json!({ "custom_fields": [{ "key": "colour", "label": "Colour", "type": "text", "optional": true }] }),
        ),
        ("a phone number to ask for", json!({ "phone_number_collection": { "enabled": true } })),
        ("a billing address to ask for", json!({ "billing_address_collection": "required" })),
        ("a new customer", json!({ "customer_creation": "always", "customer_email": "new@example.com" })),
        (
            "a confirmation",
            json!({ "after_completion": { "type": "hosted_confirmation",
                "hosted_confirmation": { "custom_message": "Thanks" } } }),
        ),
        ("a frame", json!({ "ui_mode": "embedded", "embed_origins": ["https://shop.example"] })),
        ("more of it in the answer", json!({ "expand": ["line_items", "payment"] })),
    ];
    let told = |(name, more): (&str, Value)| {
        Scenario::native(
            format!("a session with {name}"),
            vec![
                endpoint(),
                made(&more).step(),
                looks(200),
                get("/v1/checkout/sessions/{{session}}").says("/status", "open").step(),
                get("/v1/checkout/sessions/{{session}}/line_items").step(),
                get("/v1/checkout/sessions/{{session}}/explain").step(),
                post("/v1/checkout/sessions/{{session}}/expire", json!({}))
                    .is(200)
                    .says("/status", "expired")
                    .step(),
            ],
        )
    };
    let mut all: Vec<Scenario> = cases.into_iter().map(told).collect();
    let custom = json!({ "custom_unit_amount": { "enabled": true, "minimum": 100, "maximum": 900, "preset": 500 },
        "currency": "GHS", "success_url": "https://shop.example/done" });
    all.push(Scenario::native(
        "a session whose buyer chooses the amount",
        vec![
            post(AT, custom).keep("session", "/id").step(),
            looks(200),
            tries(&[("custom_amount", "99.00")], 422),
            changes(&[("custom_amount", "7.50")], 200),
            pays(&[("custom_amount", "7.50")]),
            get("/v1/checkout/sessions/{{session}}").says("/amount", 750).says("/status", "complete").step(),
        ],
    ));
    all
}

/// The same request once more.
fn repeats() -> Vec<Scenario> {
    let keyed = |more: &Value, key: &str| made(more).with("idempotency-key", key);
    let none = json!({});
    vec![
        Scenario::native(
            "the same request twice",
            vec![
                keyed(&none, "k").step(),
                keyed(&none, "k").step(),
                get(AT).says("/data/1", Value::Null).step(),
            ],
        ),
        Scenario::native(
            "another body under the same key",
            vec![
                keyed(&none, "k").step(),
                keyed(&json!({ "amount": 1 }), "k").is(422).step(),
                get(AT).step(),
            ],
        ),
        Scenario::native(
            "the same key at another place",
            vec![
                keyed(&none, "k").step(),
                post("/v1/customers", json!({ "uid": "u" })).with("idempotency-key", "k").is(422).step(),
                get("/v1/customers").says("/data/0", Value::Null).step(),
            ],
        ),
        Scenario::native(
            "the same key an hour and a day later",
            vec![
                keyed(&none, "k").step(),
                Step::Later(HOUR),
                keyed(&none, "k").step(),
                Step::Later(3 * DAY),
                keyed(&none, "k").step(),
                get(AT).step(),
            ],
        ),
        Scenario::native(
            "a refused request once more",
            vec![
                keyed(&json!({ "amount": -1 }), "k").is(400).step(),
                keyed(&json!({ "amount": -1 }), "k").is(400).step(),
                keyed(&none, "k").step(),
            ],
        ),
        Scenario::native(
            "keys that cannot be",
            vec![
                keyed(&none, "").is(400).step(),
                keyed(&none, &"k".repeat(256)).is(400).step(),
                keyed(&none, &"k".repeat(255)).step(),
            ],
        ),
        Scenario::native(
            "a key of another merchant is another key",
            vec![
                keyed(&none, "k").step(),
                keyed(&none, "k").with("authorization", "Bearer {{other_key}}").keep("theirs", "/id").step(),
                get("/v1/checkout/sessions/{{theirs}}").is(404).step(),
            ],
        ),
    ]
}

fn ends() -> Vec<Scenario> {
    let expire = |status| post("/v1/checkout/sessions/{{session}}/expire", json!({})).is(status).step();
    let none = json!({});
    vec![
        Scenario::native(
            "a session that is expired twice",
            vec![endpoint(), made(&none).step(), expire(200), expire(409), looks(200)],
        ),
        Scenario::native(
            "a paid session is not expired",
            vec![endpoint(), made(&none).step(), pays(&[]), expire(409), looks(200)],
        ),
        Scenario::native(
            "a session whose time is over",
            vec![
                endpoint(),
                made(&json!({ "expires_at": "2027-01-15T08:30:00Z" })).step(),
                Step::Later(29 * MINUTE),
                looks(200),
                Step::Later(2 * MINUTE),
                looks(200),
                expire(409),
                get("/v1/checkout/sessions/{{session}}").says("/status", "expired").step(),
            ],
        ),
        Scenario::native(
            "a session under way is not expired",
            vec![made(&none).step(), pays(&[("card_number", "4000002500003155")]), expire(409), looks(200)],
        ),
        Scenario::native(
            "the session of another",
            vec![
                made(&none).step(),
                get("/v1/checkout/sessions/{{session}}")
                    .with("authorization", "Bearer {{other_key}}")
                    .is(404)
                    .step(),
                post("/v1/checkout/sessions/{{session}}/expire", json!({}))
                    .with("authorization", "Bearer {{other_key}}")
                    .is(404)
                    .step(),
                get("/v1/checkout/sessions/{{session}}/line_items")
                    .with("authorization", "Bearer {{other_key}}")
                    .is(404)
                    .step(),
                get("/v1/checkout/sessions/{{session}}/explain")
                    .with("authorization", "Bearer {{other_key}}")
                    .is(404)
                    .step(),
            ],
        ),
        Scenario::native(
            "receivers that are away",
            vec![
                endpoint(),
                Step::Receiver(super::HOOK, &[500, 0, 404, 200]),
                made(&none).step(),
                pays(&[]),
                Step::Later(3 * HOUR),
                get("/v1/events?limit=2").step(),
            ],
        ),
    ]
}

fn exclusive() -> Vec<Scenario> {
    let keyed = || made(&json!({ "exclusive_key": "order-1" }));
    vec![
        Scenario::native(
            "of two sessions under one key one is paid",
            vec![endpoint(), keyed().step(), pays(&[]), keyed().is(409).step(), get(AT).step()],
        ),
        Scenario::native(
            "of two open sessions under one key one is paid",
            vec![
                endpoint(),
                keyed().step(),
                keyed().keep("second", "/id").step(),
                pays(&[]),
                get("/v1/checkout/sessions/{{second}}").step(),
                get(AT).step(),
            ],
        ),
        Scenario::native(
            "a key is free when its session is over",
            vec![
                keyed().step(),
                post("/v1/checkout/sessions/{{session}}/expire", json!({})).is(200).step(),
                keyed().step(),
                pays(&[]),
            ],
        ),
        Scenario::native(
            "lines by name",
            vec![
                post(
                    AT,
                    order(
                        &json!([line("Tea", 250, "GHS", 2), line("Pot", 1999, "GHS", 1)]),
                        &and(json!({}), &json!({ "expand": ["line_items"] })),
                    ),
                )
                .keep("session", "/id")
                .says("/amount", 2499)
                .step(),
                pays(&[]),
                get("/v1/checkout/sessions/{{session}}/line_items?limit=1").step(),
            ],
        ),
    ]
}

/// Payments without a page.
fn directly() -> Vec<Scenario> {
    let phone = |phone: &str| {
        post(
            "/v1/payments",
            json!({ "amount": 5000, "currency": "GHS", "payment_method": "mobile_money", "phone": phone,
            "metadata": { "order": "1" } }),
        )
    };
    vec![
        Scenario::native(
            "a phone that is charged",
            vec![
                endpoint(),
                phone("0241234567").keep("payment", "/id").step(),
                Step::Later(MINUTE),
                get("/v1/payments/{{payment}}").says("/status", "succeeded").step(),
            ],
        ),
        Scenario::native(
            "a phone that says no when it is charged",
            vec![
                endpoint(),
                phone("0241233000").keep("payment", "/id").step(),
                Step::Later(MINUTE),
                get("/v1/payments/{{payment}}").says("/status", "failed").step(),
            ],
        ),
        Scenario::native(
            "a transfer that is offered",
            vec![
                endpoint(),
                post(
                    "/v1/payments",
                    json!({ "amount": 5000, "currency": "GHS", "payment_method": "bank_transfer" }),
                )
                .keep("payment", "/id")
                .step(),
                get("/v1/payments/{{payment}}").step(),
                Step::Later(MINUTE),
                get("/v1/payments/{{payment}}").says("/status", "succeeded").step(),
            ],
        ),
        Scenario::native(
            "payments that cannot be made",
            vec![
                phone("12").is(400).step(),
                post("/v1/payments", json!({ "amount": 5000, "currency": "GHS", "payment_method": "card" }))
                    .is(400)
                    .step(),
                post(
                    "/v1/payments",
                    json!({ "amount": 0, "currency": "GHS", "payment_method": "mobile_money" }),
                )
                .is(400)
                .step(),
                post("/v1/payments/pay_nobody/capture", json!({})).is(404).step(),
                post("/v1/payments/pay_nobody/cancel", json!({})).is(404).step(),
                get("/v1/payments").says("/data/0", Value::Null).step(),
            ],
        ),
    ]
}
