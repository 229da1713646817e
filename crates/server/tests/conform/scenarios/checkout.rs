//! Every way to pay, in currencies of every exponent.

use super::{endpoint, session};
use crate::scenario::{Scenario, Step, answers, get, looks, pays, pays_again, post, restarts, tries};
use kassa_domain::time::{HOUR, MINUTE, SECOND};
use kassa_testshop::Wire;
use serde_json::json;

/// Two decimals, none and three, and a token with eight.
const CURRENCIES: [(&str, i64); 6] =
    [("GHS", 5000), ("JPY", 1250), ("KWD", 12_345), ("EUR", 1), ("INR", 99_999_999), ("USDC", 150_000_000)];

/// How buyers pay, and how the session stands then.
fn ways() -> Vec<(&'static str, Vec<Step>, &'static str)> {
    let card = |number| pays(&[("card_number", number)]);
    let phone =
        |provider, number| pays(&[("method", "mobile_money"), ("provider", provider), ("phone", number)]);
    let wait = |milliseconds| Step::Later(milliseconds);
    vec![
        ("a card", vec![card("4242424242424242")], "complete"),
        (
            "a declined card, then a good one",
            vec![card("4000000000000002"), looks(200), card("4242424242424242")],
            "complete",
        ),
        ("a card without money", vec![card("4000000000009995"), looks(200)], "open"),
        ("a wrong code of a card", vec![card("4000000000000127")], "open"),
        ("a stolen card", vec![card("4000000000009979"), looks(200)], "open"),
        (
            "a card that asks, confirmed",
            vec![card("4000002500003155"), looks(200), answers("action", "confirm", 303)],
            "complete",
        ),
        (
            "a card that asks, refused",
            vec![card("4000000000003220"), answers("action", "reject", 303), looks(200)],
            "open",
        ),
        (
            "a card that asks, and another way",
            vec![card("4000002500003155"), restarts(), card("4242424242424242")],
            "complete",
        ),
        ("a phone", vec![phone("mtn", "0551234987"), looks(200), wait(MINUTE)], "complete"),
        ("a phone that says no", vec![phone("mtn", "0551233000"), wait(MINUTE), looks(200)], "open"),
        (
            "a phone with a code",
            vec![
                phone("telecel", "0201234567"),
                answers("code", "000000", 303),
                looks(200),
                answers("code", "123456", 303),
            ],
            "complete",
        ),
        (
            "a phone with three wrong codes",
            vec![
                phone("telecel", "0201234567"),
                answers("code", "1", 422),
                answers("code", "111111", 303),
                answers("code", "222222", 303),
                answers("code", "333333", 303),
                looks(200),
            ],
            "open",
        ),
        ("a transfer", vec![pays(&[("method", "bank_transfer")]), looks(200), wait(MINUTE)], "complete"),
        ("a double click", vec![card("4242424242424242"), pays_again()], "complete"),
        (
            "an answer of the bank that is lost",
            vec![Step::Break(Wire::LoseAnswer), card("4242424242424242"), looks(200), wait(MINUTE)],
            "complete",
        ),
        (
            "a call to the bank that is lost",
            vec![Step::Break(Wire::LoseCall), card("4242424242424242"), looks(200), wait(HOUR)],
            "open",
        ),
    ]
}

pub(crate) fn all() -> Vec<Scenario> {
    let mut all = vec![];
    for (currency, amount) in CURRENCIES {
        for (name, steps, ends) in ways() {
            let mut story = vec![
                endpoint(),
                post(
                    "/v1/checkout/sessions",
                    session(amount, currency, &json!({ "metadata": { "order": name } })),
                )
                .keep("session", "/id")
                .says("/amount", amount)
                .says("/currency", currency)
                .step(),
                looks(200),
            ];
            story.extend(steps);
            story.push(Step::Later(10 * SECOND));
            story
                .push(get("/v1/checkout/sessions/{{session}}?expand[]=payment").says("/status", ends).step());
            story.push(get("/v1/payments?session={{session}}").into());
            all.push(Scenario::native(format!("{name}, {currency}"), story));
        }
    }
    all.extend(late());
    all
}

/// What comes when the session has ended otherwise.
fn late() -> Vec<Scenario> {
    let transfer = || pays(&[("method", "bank_transfer"), ("email", "a+late@example.com")]);
    let made = || {
        vec![
            endpoint(),
            post("/v1/checkout/sessions", session(700, "GHS", &json!({}))).keep("session", "/id").step(),
        ]
    };
    let ends = |status: &'static str| {
        vec![
            Step::Later(HOUR),
            get("/v1/checkout/sessions/{{session}}").says("/status", status).step(),
            get("/v1/payments?session={{session}}").step(),
            get("/v1/refunds").step(),
        ]
    };
    let card = || pays(&[]);
    let story = |name: &str, middle: Vec<Step>, status| {
        Scenario::native(name, [made(), middle, ends(status)].concat())
    };
    let expire = || post("/v1/checkout/sessions/{{session}}/expire", json!({})).is(200).step();
    vec![
        story("a transfer after a card", vec![transfer(), restarts(), card()], "complete"),
        story("a transfer after the session was expired", vec![transfer(), expire()], "expired"),
        story("a payment of a session that has expired", vec![expire(), looks(200)], "expired"),
        story("a payment after the time of the session", vec![Step::Later(25 * HOUR), looks(200)], "expired"),
        story(
            "a card that is given back at the bank",
            vec![pays(&[("card_number", "4000000000007726")])],
            "complete",
        ),
        story(
            "a card that is late",
            vec![pays(&[("card_number", "4000000000000259")]), looks(200)],
            "complete",
        ),
        story(
            "a form without a card",
            vec![tries(&[("card_number", "")], 422), tries(&[("email", "x")], 422), card()],
            "complete",
        ),
        story(
            "a card that is none",
            vec![tries(&[("card_number", "4242424242424241")], 422), card()],
            "complete",
        ),
        story("a card of the past", vec![tries(&[("card_exp", "01 / 20")], 422), card()], "complete"),
        story("a method that is none", vec![tries(&[("method", "cash")], 422), card()], "complete"),
    ]
}
