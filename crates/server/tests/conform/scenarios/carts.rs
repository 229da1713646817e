//! What is to be paid: discounts, taxes and shipping in every combination, and what the buyer changes.

use super::{endpoint, line, order};
use crate::scenario::{Scenario, Step, changes, get, looks, pays, post, tries};
use serde_json::{Value, json};

const CURRENCIES: [&str; 3] = ["GHS", "JPY", "KWD"];

/// What is made before, what the session says, and what the buyer types.
struct Part {
    name: &'static str,
    made: Vec<Step>,
    says: Value,
    types: Option<(&'static str, &'static str)>,
}

impl Part {
    fn new(name: &'static str, made: Vec<Step>, says: Value) -> Self {
        Self { name, made, says, types: None }
    }
}

fn coupon(says: Value) -> Step {
    post("/v1/coupons", says).keep("coupon", "/id").step()
}

fn code(more: &Value) -> Step {
    let code = json!({ "coupon": "{{coupon}}", "code": "AUTUMN" });
    post("/v1/promotion_codes", super::and(code, more)).keep("code", "/id").step()
}

fn discounts(currency: &str) -> Vec<Part> {
    let quarter = || coupon(json!({ "percent_off": 12.5, "name": "An eighth" }));
    let typed = |name, made| Part {
        types: Some(("promotion_code", "autumn")),
        ..Part::new(name, made, json!({ "allow_promotion_codes": true }))
    };
    vec![
        Part::new("no discount", vec![], json!({})),
        Part::new("a percentage off", vec![quarter()], json!({ "discounts": [{ "coupon": "{{coupon}}" }] })),
        Part::new(
            "an amount off",
            vec![coupon(json!({ "amount_off": 333, "currency": currency }))],
            json!({ "discounts": [{ "coupon": "{{coupon}}" }] }),
        ),
        Part::new(
            "all of it off",
            vec![coupon(json!({ "percent_off": 100 }))],
            json!({ "discounts": [{ "coupon": "{{coupon}}" }] }),
        ),
        typed("a code that is typed", vec![quarter(), code(&json!({}))]),
        typed(
            "a code that is used up",
            vec![
                quarter(),
                code(&json!({ "max_redemptions": 1 })),
                post("/v1/promotion_codes/{{code}}", json!({ "active": false })).is(200).step(),
            ],
        ),
        Part::new(
            "a code that is there already",
            vec![quarter(), code(&json!({}))],
            json!({ "default_promotion_code": "autumn" }),
        ),
    ]
}

fn taxes() -> Vec<Part> {
    let rate = |name: &'static str, percentage: Value, inclusive: bool| {
        post(
            "/v1/tax_rates",
            json!({ "display_name": name, "percentage": percentage, "inclusive": inclusive }),
        )
        .keep(name, "/id")
        .step()
    };
    vec![
        Part::new("no tax", vec![], json!({})),
        Part::new("a tax on top", vec![rate("VAT", json!(15), false)], json!({ "tax_rates": ["{{VAT}}"] })),
        Part::new("a tax within", vec![rate("VAT", json!(7.7), true)], json!({ "tax_rates": ["{{VAT}}"] })),
        Part::new(
            "two taxes",
            vec![rate("VAT", json!(15), false), rate("NHIL", json!(2.5), false)],
            json!({ "tax_rates": ["{{VAT}}", "{{NHIL}}"] }),
        ),
    ]
}

fn shippings() -> Vec<Part> {
    let way = |name: &str, amount: i64| {
        json!({ "shipping_rate_data": { "display_name": name,
        "fixed_amount": { "amount": amount } } })
    };
    vec![
        Part::new("no shipping", vec![], json!({})),
        Part::new("shipping", vec![], json!({ "shipping_options": [way("Post", 250)] })),
        Part {
            types: Some(("shipping_option", "1")),
            ..Part::new(
                "a choice of shipping",
                vec![],
                json!({ "shipping_options": [way("Courier", 900), way("Pigeon", 0)] }),
            )
        },
    ]
}

pub(crate) fn all() -> Vec<Scenario> {
    let mut all = vec![];
    let mut turn = CURRENCIES.iter().cycle();
    for discount in 0..discounts("GHS").len() {
        for tax in 0..taxes().len() {
            for shipping in 0..shippings().len() {
                let currency = turn.next().copied().unwrap_or_default();
                let parts = [
                    discounts(currency).swap_remove(discount),
                    taxes().swap_remove(tax),
                    shippings().swap_remove(shipping),
                ];
                all.push(cart(currency, &parts));
            }
        }
        // So that each discount meets each currency.
        turn.next();
    }
    all.extend(chosen());
    all
}

fn cart(currency: &str, parts: &[Part; 3]) -> Scenario {
    let names: Vec<&str> = parts.iter().map(|part| part.name).collect();
    let lines = json!([line("Book", 999, currency, 3), line("Pen", 101, currency, 1)]);
    let says =
        parts.iter().fold(json!({ "expand": ["line_items"] }), |says, part| super::and(says, &part.says));
    let mut steps: Vec<Step> = parts.iter().flat_map(|part| part.made.clone()).collect();
    steps.insert(0, endpoint());
    steps.push(post("/v1/checkout/sessions", order(&lines, &says)).keep("session", "/id").step());
    steps.push(looks(200));
    for typed in parts.iter().filter_map(|part| part.types) {
        let status =
            if parts[0].name == "a code that is used up" && typed.0 == "promotion_code" { 422 } else { 200 };
        steps.push(changes(&[typed], status));
    }
    let chosen: Vec<(&str, &str)> =
        parts.iter().filter_map(|part| part.types).filter(|(name, _)| *name == "shipping_option").collect();
    steps.push(pays(&chosen));
    steps.push(
        get("/v1/checkout/sessions/{{session}}?expand[]=line_items").says("/status", "complete").step(),
    );
    steps.push(get("/v1/checkout/sessions/{{session}}/explain").step());
    Scenario::native(format!("{}, {currency}", names.join(", ")), steps)
}

/// What the buyer changes on the page.
fn chosen() -> Vec<Scenario> {
    let adjustable = super::and(
        line("Mug", 1000, "GHS", 2),
        &json!({ "adjustable_quantity": { "enabled": true, "maximum": 9 } }),
    );
    let made = |more: &Value| {
        post("/v1/checkout/sessions", order(&json!([adjustable]), more)).keep("session", "/id").step()
    };
    let optional = json!({ "optional_items": [line("Spoon", 150, "GHS", 1)] });
    vec![
        Scenario::native(
            "a quantity that is changed",
            vec![
                made(&json!({})),
                changes(&[("quantity_0", "5")], 200),
                pays(&[("quantity_0", "5")]),
                get("/v1/checkout/sessions/{{session}}").says("/amount", 5000).step(),
            ],
        ),
        Scenario::native(
            "a quantity that cannot be",
            vec![
                made(&json!({})),
                changes(&[("quantity_0", "10")], 422),
                changes(&[("quantity_0", "x")], 422),
                pays(&[]),
                get("/v1/checkout/sessions/{{session}}").says("/amount", 2000).step(),
            ],
        ),
        Scenario::native(
            "something more that is offered",
            vec![
                made(&optional),
                changes(&[("quantity_0", "2"), ("optional_0", "1")], 200),
                looks(200),
                pays(&[("quantity_0", "2"), ("optional_0", "1")]),
                get("/v1/checkout/sessions/{{session}}?expand[]=line_items").step(),
            ],
        ),
        Scenario::native(
            "a total that was not shown",
            vec![
                made(&json!({})),
                tries(&[("quantity_0", "7")], 200),
                looks(200),
                get("/v1/checkout/sessions/{{session}}").step(),
            ],
        ),
    ]
}
