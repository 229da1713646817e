//! The shop around the checkout: customers, what they have, who is told, and how pages look.

use super::{HOOK, endpoint, session};
use crate::scenario::{Scenario, Step, ask, get, looks, pays, post};
use crate::tell::NONE;
use kassa_domain::time::{DAY, HOUR, MINUTE};
use serde_json::{Value, json};

pub(crate) fn all() -> Vec<Scenario> {
    [customers(), vec![deleted()], entitlements(), endpoints(), looks_of_pages()].concat()
}

fn customers() -> Vec<Scenario> {
    let cases = [
        ("a name of its own", json!({ "uid": "u_1" })),
        ("an address", json!({ "email": "ama@example.com", "name": "Ama Mensah", "phone": "+233241234567" })),
        (
            "a place",
            json!({ "uid": "u_2", "address": { "line1": "1 High Street", "city": "Accra", "country": "GH" } }),
        ),
        ("strange letters", json!({ "uid": "\u{e4} \u{1f4b3}", "name": "\u{5d0}\u{5d1}" })),
        ("metadata", json!({ "uid": "u_3", "metadata": { "a": "b" }, "description": "A friend" })),
    ];
    let told = |(name, says): (&str, Value)| {
        Scenario::native(
            format!("a customer with {name}"),
            vec![
                post("/v1/customers", says).keep("customer", "/id").step(),
                get("/v1/customers/{{customer}}").step(),
                post("/v1/customers/{{customer}}", json!({ "name": "Kofi", "metadata": { "c": "d" } }))
                    .is(200)
                    .says("/name", "Kofi")
                    .step(),
                post("/v1/customers/{{customer}}", json!({ "email": "nobody" })).is(400).step(),
                post("/v1/checkout/sessions", session(700, "GHS", &json!({ "customer": "{{customer}}" })))
                    .keep("session", "/id")
                    .step(),
                looks(200),
                pays(&[]),
                get("/v1/customers/{{customer}}/sessions").step(),
                get("/v1/customers/{{customer}}/payments").step(),
                get("/v1/customers/{{customer}}")
                    .with("authorization", "Bearer {{other_key}}")
                    .is(404)
                    .step(),
            ],
        )
    };
    cases.into_iter().map(told).collect()
}

/// A customer who subscribes, buys something, has another session open, and is deleted.
fn deleted() -> Scenario {
    let at = "/v1/customers/{{customer}}";
    let known =
        json!({ "uid": "u_1", "email": "ama@example.com", "name": "Ama Mensah", "metadata": { "a": "b" } });
    let price = json!({ "product": "{{product}}", "currency": "GHS", "unit_amount": 5000,
        "recurring": { "interval": "month" } });
    let monthly = json!({ "mode": "subscription", "customer": "{{customer}}", "success_url": "https://shop.example/ok",
        "line_items": [{ "price": "{{price}}" }] });
    let named = || session(700, "GHS", &json!({ "customer": "{{customer}}" }));
    let steps = vec![
        endpoint(),
        post("/v1/customers", known).keep("customer", "/id").step(),
        post("/v1/products", json!({ "name": "Pro", "tier": "pro" })).keep("product", "/id").step(),
        post("/v1/prices", price).keep("price", "/id").step(),
        post("/v1/checkout/sessions", monthly).keep("session", "/id").step(),
        pays(&[]),
        post("/v1/checkout/sessions", named()).keep("session", "/id").step(),
        pays(&[]),
        post("/v1/checkout/sessions", named()).keep("open", "/id").step(),
        Step::Later(MINUTE),
        ask("DELETE", at).says("/deleted", true).step(),
        ask("DELETE", at).says("/deleted", true).step(),
        get(at).says("/deleted", true).says("/email", Value::Null).says("/uid", Value::Null).step(),
        get("/v1/customers").says("/data/0", Value::Null).step(),
        get("/v1/customers?uid=u_1").says("/data/0", Value::Null).step(),
        get("/v1/checkout/sessions/{{open}}").says("/status", "expired").step(),
        get("/v1/subscriptions").says("/data/0/status", "canceled").step(),
        get(format!("{at}/entitlements")).says("/data/0/active", false).step(),
        Step::Later(HOUR),
        get(format!("{at}/sessions")).says("/data/1/customer_email", Value::Null).step(),
        get(format!("{at}/payments")).step(),
        get("/v1/invoices").step(),
        post(at, json!({ "name": "Ama" })).is(404).step(),
        post("/v1/checkout/sessions", named()).is(400).says("/error/param", "customer").step(),
        post("/v1/billing_portal/sessions", json!({ "customer": "{{customer}}" })).is(400).step(),
        ask("DELETE", "/v1/customers/cus_nobody").is(404).step(),
        ask("DELETE", format!("{at}?x=1")).is(400).step(),
        post("/v1/customers", json!({ "uid": "u_1", "email": "ama@example.com" })).is(201).step(),
        Step::Later(62 * DAY),
        get("/v1/payments").step(),
    ];
    Scenario::native("a customer who is deleted", steps)
}

fn entitlements() -> Vec<Scenario> {
    let tier = |more: Value| {
        let price = super::and(json!({ "currency": "GHS", "unit_amount": 900 }), &more);
        post("/v1/sync", json!({ "products": [{ "tier": "member", "name": "Member", "prices": [price] }] }))
            .is(200)
            .step()
    };
    let buys = || {
        let body = json!({ "tier": "member", "customer": { "uid": "u_1", "email": "u@example.com" },
            "success_url": "https://shop.example/ok" });
        post("/v1/checkout/sessions", body).keep("session", "/id").step()
    };
    let has = || get("/v1/entitlements?uid=u_1").step();
    let story = |name: &str, more: Value, after: Vec<Step>| {
        let begin = vec![endpoint(), tier(more), has(), buys(), looks(200), has(), pays(&[]), has()];
        Scenario::native(name, [begin, after, vec![has()]].concat())
    };
    vec![
        story("a tier for ever", json!({}), vec![Step::Later(400 * DAY)]),
        story("a tier for a month", json!({ "interval": "month" }), vec![Step::Later(40 * DAY)]),
        story(
            "a tier that is given back",
            json!({}),
            vec![post("/v1/refunds", json!({ "session": "{{session}}" })).step(), Step::Later(MINUTE)],
        ),
        story("a tier that is bought twice", json!({ "interval": "month" }), vec![buys(), pays(&[])]),
        Scenario::native(
            "what nobody has",
            vec![
                get("/v1/entitlements?uid=nobody").step(),
                get("/v1/entitlements").is(400).step(),
                get("/v1/entitlements?uid=a&customer=cus_b").is(400).step(),
                get("/v1/entitlements?uid=a&app=nobody").is(404).step(),
            ],
        ),
    ]
}

fn endpoints() -> Vec<Scenario> {
    let mut all = vec![];
    for path in ["/v1/webhook_endpoints", "/v1/webhooks"] {
        let one = format!("{path}/{{{{endpoint}}}}");
        let nobody = format!("{path}/we_nobody");
        all.push(Scenario::native(
            format!("an endpoint in {path}"),
            vec![
                post(path, json!({ "url": HOOK, "enabled_events": ["*"], "description": "The shop" }))
                    .keep("endpoint", "/id")
                    .step(),
                get(&one).step(),
                post(&one, json!({ "enabled_events": ["payment.succeeded"] })).is(200).step(),
                post("/v1/checkout/sessions", session(700, "GHS", &json!({}))).step(),
                pays(&[]),
                Step::Later(MINUTE),
                post(format!("{one}/rotate_secret"), json!({ "expire_previous_in": 3600 })).is(200).step(),
                post(format!("{one}/replay"), json!({ "after": 0 })).is(200).step(),
                Step::Later(HOUR),
                post(&one, json!({ "disabled": true })).is(200).step(),
                get(path).step(),
                ask("DELETE", &one).step(),
                get(&one).is(404).step(),
            ],
        ));
        all.push(Scenario::native(
            format!("endpoints that cannot be in {path}"),
            vec![
                post(path, json!({ "url": "http://10.0.0.1/", "enabled_events": ["*"] })).is(400).step(),
                post(path, json!({ "url": HOOK, "enabled_events": ["nothing"] })).is(400).step(),
                get(&nobody).is(404).step(),
                post(&nobody, json!({})).is(404).step(),
                ask("DELETE", &nobody).is(404).step(),
                post(format!("{nobody}/rotate_secret"), json!({})).is(404).step(),
                post(format!("{nobody}/replay"), json!({ "after": 0 })).is(404).step(),
                get(path).says("/data/0", Value::Null).step(),
            ],
        ));
    }
    all.extend(receivers());
    all
}

/// Who hears, and what of it.
fn receivers() -> Vec<Scenario> {
    let mut all = vec![];
    for (name, statuses) in
        [("always fails", &[500u16][..]), ("is away at first", &[0, 503, 200]), ("is gone", &[410])]
    {
        all.push(Scenario::native(
            format!("a receiver that {name}"),
            vec![
                endpoint(),
                Step::Receiver(HOOK, statuses),
                post("/v1/checkout/sessions", session(700, "GHS", &json!({}))).step(),
                pays(&[]),
                Step::Later(6 * DAY),
                get("/v1/webhook_endpoints").step(),
                get("/v1/events?limit=1").keep("event", "/data/0/id").step(),
                get("/v1/events/{{event}}").step(),
                post("/v1/events/{{event}}/redeliver", json!({})).is(200).step(),
                Step::Later(MINUTE),
                post("/v1/events/evt_nobody/redeliver", json!({})).is(404).step(),
                get("/v1/events/evt_nobody").is(404).step(),
            ],
        ));
    }
    for dialect in kassa_dialects::NAMES {
        all.push(Scenario::native(
            format!("an endpoint that hears as {dialect} speaks"),
            vec![
                post(
                    "/v1/webhook_endpoints",
                    json!({ "url": HOOK, "enabled_events": ["*"], "dialect": dialect }),
                )
                .step(),
                post("/v1/checkout/sessions", session(700, "GHS", &json!({ "customer": { "uid": "u_1" } })))
                    .step(),
                pays(&[("card_number", "4000000000000002")]),
                pays(&[]),
                Step::Later(MINUTE),
                post("/v1/checkout/sessions", session(900, "USD", &json!({}))).step(),
                Step::Later(HOUR),
            ],
        ));
    }
    all
}

fn looks_of_pages() -> Vec<Scenario> {
    vec![
        Scenario::native(
            "how pages look",
            vec![
                get("/v1/branding").step(),
                post(
                    "/v1/branding",
                    json!({ "background_color": "#1b2a4a", "corners": "sharp",
                "support": "help@shop.example" }),
                )
                .is(200)
                .step(),
                post("/v1/checkout/sessions", session(700, "GHS", &json!({}))).step(),
                looks(200),
                get("/v1/branding").step(),
                post("/v1/branding", json!({ "background_color": "blue" })).is(400).step(),
                get("/v1/branding?x=1").is(400).step(),
            ],
        ),
        Scenario::native(
            "a logo",
            vec![
                ask("POST", "/v1/branding/logo").with("content-type", "image/png").sends(PNG).is(200).step(),
                get("/v1/branding").step(),
                post("/v1/checkout/sessions", session(700, "GHS", &json!({}))).step(),
                looks(200),
            ],
        ),
        Scenario::native(
            "pictures that are none",
            vec![
                ask("POST", "/v1/branding/logo")
                    .with("content-type", "image/png")
                    .sends("no picture")
                    .is(400)
                    .step(),
                ask("POST", "/v1/branding/logo").sends("{}").is(400).step(),
                get("/v1/branding").step(),
            ],
        ),
        Scenario::native(
            "what everybody may ask",
            vec![
                get("/health").with("authorization", NONE).step(),
                get("/readyz").with("authorization", NONE).step(),
                get("/openapi.json").with("authorization", NONE).step(),
            ],
        ),
    ]
}

/// A picture as a merchant may have one: 3 by 2 pixels, as PNG.
const PNG: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00,
    0x00, 0x00, 0x03, 0x00, 0x00, 0x00, 0x02, 0x08, 0x02, 0x00, 0x00, 0x00, 0x12, 0x16, 0xf1, 0x4d, 0x00,
    0x00, 0x00, 0x10, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0xf8, 0xcf, 0xc0, 0x00, 0x41, 0x0c, 0x70,
    0x16, 0x00, 0x41, 0xd2, 0x05, 0xfb, 0x87, 0xf0, 0xb9, 0x48, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e,
    0x44, 0xae, 0x42, 0x60, 0x82,
];
