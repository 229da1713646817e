//! Lists: pages in order, and what a list cannot be asked.

use super::session;
use crate::scenario::{Scenario, Step, ask, get, pays, post};
use serde_json::{Value, json};

/// Five things of a kind. `NN` is the number of each.
fn made(path: &'static str, body: Value) -> Vec<Step> {
    let text = body.to_string();
    let one = |n: i64| ask("POST", path).sends(text.replace("NN", &n.to_string())).step();
    (0..5).map(one).collect()
}

fn sold(amount: i64, more: &Value) -> Step {
    post("/v1/checkout/sessions", session(amount, "GHS", more)).keep("session", "/id").step()
}

/// Lists, and what makes five things in each.
fn lists() -> Vec<(&'static str, Vec<Step>)> {
    let coupon = || post("/v1/coupons", json!({ "percent_off": 5 })).keep("coupon", "/id").step();
    let product = || post("/v1/products", json!({ "name": "Tea" })).keep("product", "/id").step();
    let paid = || -> Vec<Step> { (0..5).flat_map(|_| [sold(800, &json!({})), pays(&[])]).collect() };
    let five = json!({ "amount": 5, "currency": "GHS" });
    let refunded =
        made("/v1/refunds", json!({ "session": "{{session}}", "amount": 7, "metadata": { "n": "NN" } }));
    vec![
        (
            "/v1/checkout/sessions",
            made("/v1/checkout/sessions", session(500, "GHS", &json!({ "description": "NN" }))),
        ),
        ("/v1/payments", paid()),
        ("/v1/refunds", [paid(), refunded].concat()),
        ("/v1/products", made("/v1/products", json!({ "name": "Product NN" }))),
        (
            "/v1/prices",
            [
                vec![product()],
                made(
                    "/v1/prices",
                    json!({ "product": "{{product}}", "currency": "GHS", "unit_amount": 100 }),
                ),
            ]
            .concat(),
        ),
        (
            "/v1/plans",
            made(
                "/v1/plans",
                json!({ "name": "Plan NN", "amount": 100, "currency": "GHS", "interval": "month" }),
            ),
        ),
        ("/v1/coupons", made("/v1/coupons", json!({ "percent_off": 10, "name": "NN" }))),
        (
            "/v1/promotion_codes",
            [
                vec![coupon()],
                made("/v1/promotion_codes", json!({ "coupon": "{{coupon}}", "code": "CODENN" })),
            ]
            .concat(),
        ),
        (
            "/v1/tax_rates",
            made("/v1/tax_rates", json!({ "display_name": "NN", "percentage": 5, "inclusive": true })),
        ),
        (
            "/v1/shipping_rates",
            made("/v1/shipping_rates", json!({ "display_name": "NN", "fixed_amount": five })),
        ),
        ("/v1/customers", made("/v1/customers", json!({ "uid": "u_NN", "email": "u_NN@example.com" }))),
        ("/v1/payment_links", made("/v1/payment_links", json!({ "name": "Link NN", "amount": 100 }))),
        (
            "/v1/offers",
            made(
                "/v1/offers",
                json!({ "name": "Offer NN", "amount": 100, "currency": "GHS", "interval": "month" }),
            ),
        ),
        (
            "/v1/webhook_endpoints",
            made(
                "/v1/webhook_endpoints",
                json!({ "url": "https://shop.example/NN", "enabled_events": ["*"] }),
            ),
        ),
        ("/v1/webhooks", made("/v1/webhooks", json!({ "url": "https://shop.example/NN", "events": ["*"] }))),
    ]
}

/// What no list takes.
const WRONG: [(&str, &str); 6] = [
    ("no number of things", "limit=0"),
    ("too many things", "limit=101"),
    ("a number that is none", "limit=x"),
    ("a parameter that is none", "colour=blue"),
    ("a place that is none", "starting_after=nobody"),
    ("the same twice", "limit=1&limit=2"),
];

pub(crate) fn all() -> Vec<Scenario> {
    let mut all = vec![];
    for (path, made) in lists() {
        let pages = vec![
            get(format!("{path}?limit=2")).keep("last", "/data/1/id").says("/has_more", true).step(),
            get(format!("{path}?limit=2&starting_after={{{{last}}}}"))
                .keep("last", "/data/1/id")
                .says("/has_more", true)
                .step(),
            get(format!("{path}?limit=2&starting_after={{{{last}}}}"))
                .says("/has_more", false)
                .says("/data/1", Value::Null)
                .step(),
            get(path).says("/has_more", false).step(),
            get(path).with("authorization", "Bearer {{other_key}}").says("/data/0", Value::Null).step(),
        ];
        all.push(Scenario::native(format!("pages of {path}"), [made.clone(), pages].concat()));
        for (name, query) in WRONG {
            let asks = vec![made[0].clone(), get(format!("{path}?{query}")).is(400).step(), get(path).step()];
            all.push(Scenario::native(format!("{path} is asked for {name}"), asks));
        }
    }
    all.extend(found());
    all
}

/// Lists of some things only.
fn found() -> Vec<Scenario> {
    let whose = json!({ "customer": { "uid": "u_1" } });
    let none = json!({});
    let cases = [
        (
            "sessions by status",
            vec![sold(1, &none), pays(&[]), sold(2, &none)],
            vec![
                "/v1/checkout/sessions?status=open",
                "/v1/checkout/sessions?status=complete",
                "/v1/checkout/sessions?status=expired",
            ],
        ),
        (
            "payments of a session",
            vec![sold(1, &none), pays(&[])],
            vec!["/v1/payments?session={{session}}", "/v1/payments?session=cs_nobody"],
        ),
        (
            "what a customer has",
            vec![
                post("/v1/customers", json!({ "uid": "u_1" })).keep("customer", "/id").step(),
                sold(5, &whose),
                pays(&[]),
                sold(6, &whose),
            ],
            vec![
                "/v1/customers/{{customer}}/sessions",
                "/v1/customers/{{customer}}/payments",
                "/v1/customers/{{customer}}/entitlements",
                "/v1/checkout/sessions?customer={{customer}}",
                "/v1/customers?uid=u_1",
                "/v1/customers?email=nobody@example.com",
            ],
        ),
        (
            "events of a kind",
            vec![sold(5, &none), pays(&[])],
            vec![
                "/v1/events?type=checkout.session.completed",
                "/v1/events?type=payment.succeeded&limit=1",
                "/v1/events?after=1&limit=1",
            ],
        ),
    ];
    let told = |(name, made, lists): (&str, Vec<Step>, Vec<&str>)| {
        let asks = lists.into_iter().map(|path| get(path).step());
        Scenario::native(name, made.into_iter().chain(asks).collect())
    };
    let mut all: Vec<Scenario> = cases.into_iter().map(told).collect();
    all.extend(not_found());
    all
}

/// What cannot be looked for.
fn not_found() -> Vec<Scenario> {
    let wrong = [
        "/v1/events?after=-1",
        "/v1/events?type=nothing",
        "/v1/checkout/sessions?status=paid",
        "/v1/customers/cus_nobody/sessions?limit=0",
        "/v1/customers/cus_nobody/payments?limit=0",
        "/v1/customers/cus_nobody/entitlements?x=1",
        "/v1/subscriptions?status=over",
        "/v1/invoices?status=over",
    ];
    let told = |path: &str| {
        let steps = vec![sold(1, &json!({})), get(path).is(400).step(), get("/v1/checkout/sessions").step()];
        Scenario::native(format!("what cannot be found: {path}"), steps)
    };
    wrong.into_iter().map(told).collect()
}
