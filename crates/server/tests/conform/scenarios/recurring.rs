//! What repeats: subscriptions by interval, trial and card, what is changed about them, plans behind links, the portal.

use super::{and, endpoint};
use crate::scenario::{Ask, Scenario, Step, ask, get, looks, pays, post};
use kassa_domain::time::DAY;
use serde_json::{Value, json};

/// Sessions that start a subscription, paid by a card: `{{session}}`, `{{subscription}}`.
fn begun(recurring: &Value, currency: &str, card: &str, more: &Value) -> Vec<Step> {
    let data = json!({ "currency": currency, "unit_amount": 5000, "recurring": recurring,
        "product_data": { "name": "Pro" } });
    let body = json!({ "mode": "subscription", "line_items": [{ "price_data": data }],
        "customer": { "uid": "u_1", "email": "ama@example.com" }, "success_url": "https://shop.example/ok" });
    vec![
        endpoint(),
        post("/v1/checkout/sessions", and(body, more)).keep("session", "/id").step(),
        looks(200),
        pays(&[("card_number", card)]),
        get("/v1/checkout/sessions/{{session}}").keep("subscription", "/subscription").step(),
        get("/v1/subscriptions/{{subscription}}").step(),
    ]
}

fn ends(status: &'static str) -> Vec<Step> {
    vec![
        get("/v1/subscriptions/{{subscription}}").says("/status", status).step(),
        get("/v1/invoices?subscription={{subscription}}&limit=100").keep("invoice", "/data/0/id").step(),
        get("/v1/invoices/{{invoice}}").step(),
        get("/v1/payments?limit=100").step(),
    ]
}

fn change(path: &str, body: Value) -> Ask {
    post(format!("/v1/subscriptions/{{{{subscription}}}}{path}"), body).is(200)
}

const GOOD: &str = "4242424242424242";

pub(crate) fn all() -> Vec<Scenario> {
    [periods(), cards(), changed(), offers(), clocks()].concat()
}

fn periods() -> Vec<Scenario> {
    let mut all = vec![];
    for (interval, count, passes) in
        [("day", 3, 7 * DAY), ("week", 1, 22 * DAY), ("month", 1, 95 * DAY), ("year", 1, 400 * DAY)]
    {
        for (currency, trial) in [("GHS", 0), ("JPY", 5)] {
            let recurring = json!({ "interval": interval, "interval_count": count });
            let more = if trial > 0 {
                json!({ "subscription_data": { "trial_period_days": trial } })
            } else {
                json!({})
            };
            let steps = [begun(&recurring, currency, GOOD, &more), vec![Step::Later(passes)], ends("active")]
                .concat();
            all.push(Scenario::native(
                format!("every {count} {interval}, {trial} days of trial, {currency}"),
                steps,
            ));
        }
    }
    all
}

/// Cards that behave otherwise later.
fn cards() -> Vec<Scenario> {
    let cases = [
        ("never has money again", "4000000000002685", "canceled"),
        ("has no money twice", "4000000000001976", "active"),
        ("is stolen", "4000000000005423", "past_due"),
        ("always asks", "4000002760003184", "past_due"),
        ("loses an answer", "4000000000005126", "active"),
        ("is never heard of", "4000000000000036", "past_due"),
    ];
    let told = |(name, card, status): (&str, &str, &'static str)| {
        let recurring = json!({ "interval": "month" });
        let first = begun(&recurring, "GHS", card, &json!({}));
        let asks = card == "4000002760003184";
        let steps: Vec<Step> = first
            .into_iter()
            .enumerate()
            .flat_map(|(place, step)| {
                let confirms = asks && place == 3;
                [Some(step), confirms.then(|| crate::scenario::answers("action", "confirm", 303))]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
            })
            .collect();
        let passes = if status == "canceled" { 57 * DAY } else { 40 * DAY };
        Scenario::native(
            format!("a card that later {name}"),
            [steps, vec![Step::Later(passes)], ends(status)].concat(),
        )
    };
    cases.into_iter().map(told).collect()
}

/// What is done to a subscription, and how it stands afterwards.
fn changes() -> Vec<(&'static str, Vec<Step>, &'static str)> {
    let wait = || Step::Later(33 * DAY);
    vec![
        (
            "is ended at once",
            vec![
                ask("DELETE", "/v1/subscriptions/{{subscription}}").step(),
                change("", json!({})).is(409).step(),
                wait(),
            ],
            "canceled",
        ),
        (
            "is ended with its period",
            vec![change("/cancel", json!({ "at_period_end": true })).step(), wait()],
            "canceled",
        ),
        (
            "is ended and taken up again",
            vec![
                change("", json!({ "cancel_at_period_end": true })).step(),
                change("", json!({ "cancel_at_period_end": false })).step(),
                wait(),
            ],
            "active",
        ),
        (
            "is paused and resumed",
            vec![change("/pause", json!({})).step(), wait(), change("/resume", json!({})).step(), wait()],
            "active",
        ),
        (
            "is paused until a day",
            vec![change("/pause", json!({ "resumes_at": "2027-03-20T00:00:00Z" })).step(), wait(), wait()],
            "active",
        ),
        (
            "ends at a day",
            vec![change("", json!({ "cancel_at": "2027-03-01T00:00:00Z" })).step(), wait(), wait()],
            "canceled",
        ),
        ("has metadata", vec![change("", json!({ "metadata": { "seat": "7" } })).step(), wait()], "active"),
        (
            "is asked for what cannot be",
            vec![
                change("", json!({ "colour": 1 })).is(400).step(),
                change("/pause", json!({ "resumes_at": "yesterday" })).is(400).step(),
                change("/resume", json!({})).is(409).step(),
                change("/cancel", json!({ "at_period_end": 7 })).is(400).step(),
                ask("DELETE", "/v1/subscriptions/sub_nobody").is(404).step(),
            ],
            "active",
        ),
    ]
}

fn changed() -> Vec<Scenario> {
    let month = json!({ "interval": "month" });
    let told = |(name, steps, status): (&str, Vec<Step>, &'static str)| {
        Scenario::native(
            format!("a subscription that {name}"),
            [begun(&month, "GHS", GOOD, &json!({})), steps, ends(status)].concat(),
        )
    };
    let mut all: Vec<Scenario> = changes().into_iter().map(told).collect();
    all.push(portal());
    all
}

fn portal() -> Scenario {
    let month = json!({ "interval": "month" });
    let steps = [
        begun(&month, "GHS", GOOD, &json!({})),
        vec![
            get("/v1/customers?uid=u_1").keep("customer", "/data/0/id").step(),
            post(
                "/v1/billing_portal/sessions",
                json!({ "customer": "{{customer}}", "return_url": "https://shop.example/account" }),
            )
            .step(),
            looks(200),
            post("/v1/billing_portal/sessions", json!({ "customer": "cus_nobody" })).is(400).step(),
            get("/v1/subscriptions?status=active&customer={{customer}}").step(),
            get("/v1/subscriptions?limit=0").is(400).step(),
            get("/v1/invoices?customer={{customer}}&status=paid").step(),
        ],
    ]
    .concat();
    Scenario::native("a subscriber in the portal", steps)
}

/// Links and offers.
fn offers() -> Vec<Scenario> {
    let offer = |more: &Value| {
        post(
            "/v1/offers",
            and(json!({ "name": "Gym", "amount": 3000, "currency": "GHS", "interval": "month" }), more),
        )
        .keep("offer", "/id")
    };
    let link = |more: &Value| {
        post("/v1/payment_links", and(json!({ "name": "A pot of tea", "amount": 2500 }), more))
            .keep("link", "/id")
    };
    let mut all = vec![];
    for (name, more) in [
        ("nothing more", json!({})),
        ("a trial", json!({ "trial_period_days": 14 })),
        ("a fee at the start", json!({ "setup_fee": 500 })),
        ("some periods", json!({ "cycles": 2 })),
    ] {
        all.push(Scenario::native(
            format!("an offer with {name}"),
            vec![
                endpoint(),
                offer(&more).step(),
                looks(200),
                pays(&[]),
                Step::Later(75 * DAY),
                get("/v1/offers/{{offer}}").step(),
                get("/v1/subscriptions").step(),
                get("/v1/invoices").step(),
                post("/v1/offers/{{offer}}", json!({ "active": false })).is(200).step(),
                looks(410),
                post("/v1/offers/{{offer}}", json!({ "amount": 1 })).is(400).step(),
                get("/v1/offers/offer_nobody").is(404).step(),
            ],
        ));
    }
    for (name, more) in [
        ("nothing more", json!({})),
        ("a currency", json!({ "currency": "JPY" })),
        ("a limit", json!({ "restrictions": { "completed_sessions": { "limit": 1 } } })),
        ("a message at its end", json!({ "inactive_message": "Sold out" })),
        ("metadata", json!({ "metadata": { "a": "b" } })),
    ] {
        all.push(Scenario::native(
            format!("a link with {name}"),
            vec![
                endpoint(),
                link(&more).step(),
                looks(200),
                pays(&[]),
                get("/v1/payment_links/{{link}}").step(),
                get("/v1/checkout/sessions").step(),
                post("/v1/payment_links/{{link}}", json!({ "active": false })).is(200).step(),
                looks(410),
                post("/v1/payment_links/{{link}}", json!({ "colour": 1 })).is(400).step(),
            ],
        ));
    }
    all
}

/// Time that a merchant turns.
fn clocks() -> Vec<Scenario> {
    let month = json!({ "interval": "month" });
    let set = post("/v1/test_clock", json!({ "now": "2027-02-01T00:00:00Z" })).is(200);
    let turn = |time: &str| post("/v1/test_clock", json!({ "advance": time })).is(200).step();
    vec![
        Scenario::native(
            "a clock that is set, turned and let go of",
            vec![
                get("/v1/test_clock").step(),
                set.clone().step(),
                Step::Later(0),
                get("/v1/test_clock").says("/status", "ready").step(),
                turn("P1D"),
                Step::Later(0),
                get("/v1/test_clock").step(),
                ask("DELETE", "/v1/test_clock").step(),
                get("/v1/test_clock").step(),
            ],
        ),
        Scenario::native(
            "a subscription under a clock",
            [
                vec![set.step(), Step::Later(0)],
                begun(&month, "GHS", GOOD, &json!({})),
                vec![turn("P2M"), Step::Later(0), get("/v1/test_clock").says("/status", "ready").step()],
                ends("active"),
            ]
            .concat(),
        ),
        Scenario::native(
            "a clock that cannot be",
            vec![
                post("/v1/test_clock", json!({ "advance": "a day" })).is(400).step(),
                post("/v1/test_clock", json!({})).is(400).step(),
                post("/v1/test_clock", json!({ "now": "2001-01-01T00:00:00Z" })).is(400).step(),
                get("/v1/test_clock?x=1").is(400).step(),
                ask("DELETE", "/v1/test_clock").is(404).step(),
            ],
        ),
    ]
}
