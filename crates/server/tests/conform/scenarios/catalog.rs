//! What is sold: products, prices, plans, coupons, codes, tax and shipping rates, and the catalog as a whole.

use super::endpoint;
use crate::scenario::{Ask, Scenario, Step, ask, changes, get, looks, pays, post};
use crate::tell::NONE;
use kassa_domain::time::DAY;
use serde_json::{Value, json};

pub(crate) fn all() -> Vec<Scenario> {
    [products(), prices(), declared(), coupons(), codes(), rates(), ways()].concat()
}

fn product(more: &Value) -> Ask {
    post("/v1/products", super::and(json!({ "name": "Tea" }), more)).keep("product", "/id")
}

fn price(more: &Value) -> Ask {
    let price = json!({ "product": "{{product}}", "currency": "GHS", "unit_amount": 250 });
    post("/v1/prices", super::and(price, more)).keep("price", "/id")
}

fn products() -> Vec<Scenario> {
    let cases = [
        ("nothing but a name", json!({})),
        ("a description", json!({ "description": "Green \u{1f375}" })),
        ("images", json!({ "images": ["https://shop.example/tea.png"] })),
        ("a tier", json!({ "tier": "tea" })),
        ("metadata", json!({ "metadata": { "shelf": "7" } })),
        ("a unit", json!({ "unit_label": "pot" })),
    ];
    let told = |(name, more): (&str, Value)| {
        Scenario::native(
            format!("a product with {name}"),
            vec![
                endpoint(),
                product(&more).step(),
                get("/v1/products/{{product}}").says("/active", true).step(),
                post("/v1/products/{{product}}", json!({ "name": "Coffee", "active": false })).is(200).step(),
                post("/v1/products/{{product}}", json!({ "name": "" })).is(400).step(),
                get("/v1/products?active=false").says("/data/0/name", "Coffee").step(),
            ],
        )
    };
    cases.into_iter().map(told).collect()
}

fn prices() -> Vec<Scenario> {
    let cases = [
        ("once", json!({})),
        ("each month", json!({ "recurring": { "interval": "month" } })),
        ("every second year", json!({ "recurring": { "interval": "year", "interval_count": 2 } })),
        (
            "in other currencies",
            json!({ "currency_options": { "USD": { "unit_amount": 99 }, "JPY": { "unit_amount": 100 } } }),
        ),
        (
            "as the buyer likes",
            json!({ "unit_amount": null, "custom_unit_amount": { "enabled": true, "minimum": 100 } }),
        ),
        ("with tax", json!({ "tax_behavior": "inclusive" })),
        ("under a name", json!({ "lookup_key": "tea", "nickname": "Pot" })),
    ];
    let told = |(name, more): (&str, Value)| {
        Scenario::native(
            format!("a price {name}"),
            vec![
                product(&json!({})).step(),
                price(&more).step(),
                price(&json!({ "unit_amount": -1 })).is(400).step(),
                get("/v1/prices/{{price}}").says("/active", true).step(),
                price(&json!({ "lookup_key": "tea", "transfer_lookup_key": true }))
                    .keep("second", "/id")
                    .step(),
                get("/v1/prices?lookup_key=tea").step(),
                get("/v1/prices?product={{product}}").step(),
                post("/v1/prices/{{price}}", json!({ "active": false, "nickname": "Old" })).is(200).step(),
                post("/v1/prices/{{price}}", json!({ "product": "prod_1" })).is(400).step(),
                post("/v1/checkout/sessions", super::order(&json!([{ "price": "{{price}}" }]), &json!({})))
                    .is(400)
                    .step(),
            ],
        )
    };
    let mut all: Vec<Scenario> = cases.into_iter().map(told).collect();
    for currency in ["GHS", "USD", "JPY"] {
        let options =
            json!({ "currency_options": { "USD": { "unit_amount": 99 }, "JPY": { "unit_amount": 100 } } });
        all.push(Scenario::native(
            format!("a product of the catalog that is sold in {currency}"),
            vec![
                endpoint(),
                product(&json!({ "tier": "tea" })).step(),
                price(&options).step(),
                post(
                    "/v1/checkout/sessions",
                    super::order(
                        &json!([{ "price": "{{price}}", "quantity": 2 }]),
                        &json!({ "currency": currency }),
                    ),
                )
                .keep("session", "/id")
                .step(),
                looks(200),
                pays(&[]),
                get("/v1/checkout/sessions/{{session}}?expand[]=line_items")
                    .says("/status", "complete")
                    .step(),
            ],
        ));
    }
    all
}

fn declared() -> Vec<Scenario> {
    let whole = json!({ "products": [
        { "tier": "member", "name": "Member",
            "prices": [{ "currency": "INR", "unit_amount": 19900, "interval": "month" }] },
        { "tier": "solo", "name": "Solo", "prices": [{ "currency": "USD", "unit_amount": 500 }] },
    ] });
    let open = |path: &str| get(path).with("authorization", NONE);
    vec![
        Scenario::native(
            "a catalog that is declared",
            vec![
                post("/v1/sync", whole.clone()).is(200).step(),
                open("/v1/catalog?app=shop").step(),
                open("/v1/catalog?app=shop&tier=solo").step(),
                post("/v1/sync", whole).is(200).step(),
                post("/v1/sync", json!({ "products": [{ "tier": "solo", "name": "Solo", "prices": [] }] }))
                    .is(200)
                    .step(),
                open("/v1/catalog?app=nobody").is(404).step(),
                get("/v1/catalog").step(),
            ],
        ),
        Scenario::native(
            "a catalog that cannot be",
            vec![
                post("/v1/sync", json!({})).is(400).step(),
                post("/v1/sync", json!({ "products": 7 })).is(400).step(),
                post("/v1/sync", json!({ "products": [{ "tier": "X!", "prices": [] }] })).is(200).step(),
                get("/v1/products").says("/data/0", Value::Null).step(),
            ],
        ),
        Scenario::native(
            "plans",
            vec![
                post(
                    "/v1/plans",
                    json!({ "name": "Gym", "amount": 3000, "currency": "GHS", "interval": "month" }),
                )
                .keep("plan", "/id")
                .step(),
                post(
                    "/v1/plans",
                    json!({ "name": "Pool", "amount": 900, "currency": "JPY", "interval": "week",
                "interval_count": 2, "trial_period_days": 3 }),
                )
                .step(),
                get("/v1/plans/{{plan}}").says("/amount", 3000).step(),
                get("/v1/plans?limit=1").says("/has_more", true).step(),
                get("/v1/plans/plan_nobody").is(404).step(),
                post("/v1/plans", json!({ "name": "Gym", "amount": 3000, "interval": "fortnight" }))
                    .is(400)
                    .step(),
            ],
        ),
    ]
}

fn coupons() -> Vec<Scenario> {
    let cases = [
        ("a percentage", json!({ "percent_off": 25 })),
        ("an amount", json!({ "amount_off": 500, "currency": "GHS" })),
        ("a limit", json!({ "percent_off": 10, "max_redemptions": 1 })),
        ("a day", json!({ "percent_off": 10, "redeem_by": "2027-02-01T00:00:00Z" })),
        (
            "a least amount",
            json!({ "percent_off": 10, "minimum_amount": 1000, "minimum_amount_currency": "GHS" }),
        ),
        ("some months", json!({ "percent_off": 10, "duration": "repeating", "duration_in_months": 3 })),
        ("a limit for each customer", json!({ "percent_off": 10, "max_redemptions_per_customer": 1 })),
    ];
    let told = |(name, says): (&str, Value)| {
        let sells = |status| {
            let lines = json!([super::line("Tea", 900, "GHS", 3)]);
            let more = json!({ "discounts": [{ "coupon": "{{coupon}}" }], "customer": { "uid": "u_1" } });
            post("/v1/checkout/sessions", super::order(&lines, &more)).is(status)
        };
        let is_limited = name.starts_with("a limit");
        let (again, after) =
            if is_limited { (400, 400) } else { (201, if name == "a day" { 400 } else { 201 }) };
        Scenario::native(
            format!("a coupon with {name}"),
            vec![
                endpoint(),
                post("/v1/coupons", says).keep("coupon", "/id").step(),
                get("/v1/coupons/{{coupon}}").step(),
                sells(201).step(),
                pays(&[]),
                sells(again).step(),
                Step::Later(30 * DAY),
                sells(after).step(),
                post("/v1/coupons/{{coupon}}", json!({ "name": "Spring", "metadata": { "a": "b" } }))
                    .is(200)
                    .step(),
                post("/v1/coupons/{{coupon}}", json!({ "percent_off": 99 })).is(400).step(),
                ask("DELETE", "/v1/coupons/{{coupon}}").step(),
                sells(400).step(),
                ask("DELETE", "/v1/coupons/cpn_nobody").is(404).step(),
                get("/v1/coupons").step(),
            ],
        )
    };
    cases.into_iter().map(told).collect()
}

fn codes() -> Vec<Scenario> {
    let cases = [
        ("nothing more", json!({})),
        ("a limit", json!({ "max_redemptions": 1 })),
        ("an end", json!({ "expires_at": "2027-01-16T00:00:00Z" })),
        ("newcomers only", json!({ "restrictions": { "first_time_transaction": true } })),
        (
            "a least amount",
            json!({ "restrictions": { "minimum_amount": 99_999, "minimum_amount_currency": "GHS" } }),
        ),
    ];
    let told = |(name, more): (&str, Value)| {
        let code = super::and(json!({ "coupon": "{{coupon}}", "code": "Autumn" }), &more);
        let sells = || {
            let lines = json!([super::line("Tea", 900, "GHS", 3)]);
            post(
                "/v1/checkout/sessions",
                super::order(&lines, &json!({ "default_promotion_code": "autumn" })),
            )
        };
        Scenario::native(
            format!("a promotion code with {name}"),
            vec![
                post("/v1/coupons", json!({ "percent_off": 25 })).keep("coupon", "/id").step(),
                post("/v1/promotion_codes", code.clone()).keep("code", "/id").step(),
                post("/v1/promotion_codes", code).is(409).step(),
                get("/v1/promotion_codes/{{code}}").step(),
                get("/v1/promotion_codes?code=AUTUMN").step(),
                sells().step(),
                pays(&[]),
                sells().step(),
                Step::Later(2 * DAY),
                sells().step(),
                post("/v1/promotion_codes/{{code}}", json!({ "active": false }))
                    .is(200)
                    .says("/active", false)
                    .step(),
                post("/v1/promotion_codes/{{code}}", json!({ "code": "X" })).is(400).step(),
                sells().step(),
            ],
        )
    };
    cases.into_iter().map(told).collect()
}

fn rates() -> Vec<Scenario> {
    let cases = [
        ("a country", json!({ "country": "US" })),
        ("a state", json!({ "country": "US", "state": "CA" })),
        ("nothing", json!({})),
    ];
    let told = |(name, more): (&str, Value)| {
        let rate =
            json!({ "display_name": "VAT", "percentage": 7.25, "inclusive": false, "description": "A tax" });
        let lines = json!([super::line("Tea", 999, "USD", 3)]);
        let at = [
            ("billing_country", "US"),
            ("billing_state", "CA"),
            ("billing_name", "A. Buyer"),
            ("billing_line1", "1 Main Street"),
            ("billing_city", "Town"),
            ("billing_postal_code", "94110"),
        ];
        Scenario::native(
            format!("a tax rate of {name}"),
            vec![
                post("/v1/tax_rates", super::and(rate, &more)).keep("rate", "/id").step(),
                get("/v1/tax_rates/{{rate}}").step(),
                post(
                    "/v1/checkout/sessions",
                    super::order(&lines, &json!({ "automatic_tax": { "enabled": true } })),
                )
                .keep("session", "/id")
                .step(),
                looks(200),
                changes(&at, 200),
                pays(&at),
                get("/v1/checkout/sessions/{{session}}/explain").step(),
                post("/v1/tax_rates/{{rate}}", json!({ "active": false, "display_name": "Old" }))
                    .is(200)
                    .step(),
                post("/v1/tax_rates/{{rate}}", json!({ "percentage": 1 })).is(400).step(),
                get("/v1/tax_rates?active=false").step(),
            ],
        )
    };
    cases.into_iter().map(told).collect()
}

fn ways() -> Vec<Scenario> {
    let days = json!({ "minimum": { "unit": "day", "value": 2 }, "maximum": { "unit": "day", "value": 4 } });
    let cases = [
        ("nothing but a price", "GHS", json!({})),
        ("days", "USD", json!({ "delivery_estimate": days })),
        ("a tax within", "JPY", json!({ "tax_behavior": "inclusive" })),
        ("metadata", "KWD", json!({ "metadata": { "carrier": "DHL" } })),
    ];
    let told = |(name, currency, more): (&str, &str, Value)| {
        let rate = json!({ "display_name": "Post", "fixed_amount": { "amount": 250, "currency": currency } });
        let lines = json!([super::line("Tea", 1000, currency, 3)]);
        let options = json!([
            { "shipping_rate": "{{rate}}" },
            { "shipping_rate_data": { "display_name": "Courier", "fixed_amount": { "amount": 900 } } },
        ]);
        let sells = || {
            let order = super::order(&lines, &json!({ "shipping_options": options }));
            post("/v1/checkout/sessions", order)
        };
        Scenario::native(
            format!("a shipping rate with {name}"),
            vec![
                endpoint(),
                post("/v1/shipping_rates", super::and(rate, &more)).keep("rate", "/id").step(),
                get("/v1/shipping_rates/{{rate}}").says("/active", true).step(),
                sells().keep("session", "/id").step(),
                looks(200),
                post("/v1/shipping_rates/{{rate}}", json!({ "active": false, "metadata": { "old": "yes" } }))
                    .is(200)
                    .step(),
                post("/v1/shipping_rates/{{rate}}", json!({ "display_name": "Old" })).is(400).step(),
                sells().is(400).step(),
                pays(&[]),
                get("/v1/checkout/sessions/{{session}}").says("/status", "complete").step(),
                get("/v1/checkout/sessions/{{session}}/explain").step(),
                get("/v1/shipping_rates?active=false").step(),
                get(format!("/v1/shipping_rates?currency={currency}")).step(),
                get(format!("/v1/shipping_rates?currency={currency}&active=true")).step(),
            ],
        )
    };
    cases.into_iter().map(told).collect()
}
