//! Money that is held, given back, disputed, and the accounts that it moves through.

use super::{endpoint, session};
use crate::scenario::{Ask, Scenario, Step, ask, get, looks, pays, post};
use kassa_domain::dispute::DisputeStatus;
use kassa_domain::time::{DAY, MINUTE, SECOND};
use kassa_testshop::Wire;
use serde_json::{Value, json};

const CURRENCIES: [(&str, i64); 3] = [("GHS", 8000), ("JPY", 900), ("KWD", 12_345)];

/// A session that is paid, or whose money is held: `{{session}}` and `{{payment}}`.
fn paid(amount: i64, currency: &str, more: &Value) -> Vec<Step> {
    vec![
        endpoint(),
        post("/v1/checkout/sessions", session(amount, currency, more)).keep("session", "/id").step(),
        pays(&[]),
        get("/v1/payments?session={{session}}").keep("payment", "/data/0/id").step(),
    ]
}

fn deed(deed: &str, body: &Value, status: u16) -> Step {
    let body = if body.is_null() { String::new() } else { body.to_string() };
    post(format!("/v1/payments/{{{{payment}}}}/{deed}"), json!(null)).sends(body).is(status).step()
}

fn refund(more: &Value) -> Ask {
    post("/v1/refunds", super::and(json!({ "payment": "{{payment}}" }), more))
}

/// How it stands at the end.
fn stands(status: &'static str) -> Vec<Step> {
    vec![
        Step::Later(MINUTE),
        get("/v1/payments/{{payment}}").says("/status", status).step(),
        get("/v1/checkout/sessions/{{session}}?expand[]=payment").step(),
        get("/v1/refunds?payment={{payment}}").step(),
        looks(200),
    ]
}

pub(crate) fn all() -> Vec<Scenario> {
    let mut all = vec![];
    for (currency, amount) in CURRENCIES {
        all.extend(holds(currency, amount));
        all.extend(refunds(currency, amount));
    }
    all.extend(on_file());
    all.extend(accounts());
    all.extend(disputes());
    all
}

/// Cards that are put on file, and what is charged of them.
fn on_file() -> Vec<Scenario> {
    let charge = |amount: i64| {
        let body = json!({ "amount": amount, "currency": "GHS", "customer": "{{customer}}",
            "payment_method": "{{card}}" });
        post("/v1/payments", body)
    };
    let card = "/v1/payment_methods/{{card}}";
    let cases = [
        (
            "is charged",
            "4242424242424242",
            vec![charge(900).step(), Step::Later(MINUTE), charge(0).is(400).step()],
        ),
        ("is charged and refused", "4000000000002685", vec![charge(900).step(), Step::Later(MINUTE)]),
        (
            "is charged with a lost answer",
            "4242424242424242",
            vec![Step::Break(Wire::LoseAnswer), charge(900).step()],
        ),
        (
            "is removed",
            "4242424242424242",
            vec![
                ask("DELETE", card).step(),
                ask("DELETE", card).is(404).step(),
                get("/v1/customers/cus_none/payment_methods").is(404).step(),
                charge(900).is(400).step(),
                get(card).is(404).step(),
            ],
        ),
    ];
    let of = |(name, number, steps): (&str, &str, Vec<Step>)| {
        let asked = json!({ "mode": "setup", "success_url": "https://shop.example/saved" });
        let begin = vec![
            endpoint(),
            post("/v1/checkout/sessions", asked).keep("session", "/id").step(),
            looks(200),
            pays(&[("card_number", number)]),
            get("/v1/checkout/sessions/{{session}}")
                .keep("card", "/payment_method")
                .keep("customer", "/customer")
                .step(),
            get(card).says("/object", "payment_method").step(),
        ];
        let end = vec![
            Step::Later(MINUTE),
            get("/v1/customers/{{customer}}/payment_methods").step(),
            get("/v1/customers/{{customer}}/payments").step(),
        ];
        Scenario::native(format!("a card on file {name}"), [begin, steps, end].concat())
    };
    cases.into_iter().map(of).collect()
}

fn holds(currency: &str, amount: i64) -> Vec<Scenario> {
    let manual = json!({ "capture_method": "manual" });
    let nothing = json!(null);
    let part = json!({ "amount": amount / 2 });
    let cases = [
        ("is captured", vec![deed("capture", &nothing, 200)], "succeeded"),
        (
            "is captured in part",
            vec![deed("capture", &part, 200), deed("capture", &nothing, 409)],
            "succeeded",
        ),
        (
            "is not more than it is",
            vec![
                deed("capture", &json!({ "amount": amount + 1 }), 400),
                deed("capture", &json!({ "amount": 0 }), 400),
            ],
            "requires_capture",
        ),
        ("is let go of", vec![deed("cancel", &nothing, 200), deed("capture", &nothing, 409)], "canceled"),
        ("is too old", vec![Step::Later(8 * DAY), deed("capture", &nothing, 409)], "canceled"),
        (
            "is captured and given back",
            vec![deed("capture", &part, 200), refund(&json!({})).step(), deed("cancel", &nothing, 409)],
            "refunded",
        ),
        ("is not given back before it is taken", vec![refund(&json!({})).is(409).step()], "requires_capture"),
    ];
    let told = |(name, steps, status): (&str, Vec<Step>, &'static str)| {
        Scenario::native(
            format!("held money {name}, {currency}"),
            [paid(amount, currency, &manual), steps, stands(status)].concat(),
        )
    };
    cases.into_iter().map(told).collect()
}

fn refunds(currency: &str, amount: i64) -> Vec<Scenario> {
    let of = |amount: i64| refund(&json!({ "amount": amount, "reason": "requested_by_customer" }));
    let keyed = |amount: i64| of(amount).with("idempotency-key", "once");
    let cases = [
        ("all of it", vec![refund(&json!({})).step()], "refunded"),
        (
            "a part",
            vec![of(1).keep("refund", "/id").step(), get("/v1/refunds/{{refund}}").step()],
            "succeeded",
        ),
        ("two parts", vec![of(amount - 7).step(), of(7).step(), of(1).is(409).step()], "refunded"),
        ("too much", vec![of(amount + 1).is(409).step(), of(0).is(400).step()], "succeeded"),
        (
            "slowly",
            vec![
                of(777).keep("refund", "/id").step(),
                get("/v1/refunds/{{refund}}").step(),
                Step::Later(10 * SECOND),
                get("/v1/refunds/{{refund}}").says("/status", "succeeded").step(),
            ],
            "succeeded",
        ),
        (
            "refused by the bank",
            vec![
                of(666).keep("refund", "/id").step(),
                Step::Later(MINUTE),
                get("/v1/refunds/{{refund}}").says("/status", "failed").step(),
            ],
            "succeeded",
        ),
        ("asked for twice", vec![keyed(5).step(), keyed(5).step(), keyed(6).is(422).step()], "succeeded"),
        ("with a lost answer", vec![Step::Break(Wire::LoseAnswer), of(9).step()], "succeeded"),
        (
            "of a session",
            vec![
                post(
                    "/v1/refunds",
                    json!({ "session": "{{session}}", "amount": 3, "metadata": { "why": "late" } }),
                )
                .step(),
            ],
            "succeeded",
        ),
    ];
    let told = |(name, steps, status): (&str, Vec<Step>, &'static str)| {
        Scenario::native(
            format!("money given back, {name}, {currency}"),
            [paid(amount, currency, &json!({})), steps, stands(status)].concat(),
        )
    };
    cases.into_iter().map(told).collect()
}

fn accounts() -> Vec<Scenario> {
    let settings = json!({ "secret_key": "sk_test_0123456789abcdef0123456789abcdef", "publishable_key": "pk_test_open",
        "webhook_secret": "whsec_0123456789abcdef0123456789abcdef" });
    let made = |more: &Value| {
        post(
            "/v1/processor_accounts",
            super::and(json!({ "processor": "stripe", "settings": settings }), more),
        )
    };
    vec![
        Scenario::native(
            "an account at a processor",
            vec![
                get("/v1/processors").step(),
                get("/v1/processor_accounts").step(),
                made(&json!({ "name": "Main", "priority": 5, "currencies": ["GHS"] }))
                    .keep("account", "/id")
                    .step(),
                get("/v1/processor_accounts/{{account}}").says("/status", "enabled").step(),
                post("/v1/processor_accounts/{{account}}", json!({ "status": "disabled" })).is(200).step(),
                post("/v1/processor_accounts/{{account}}", json!({ "status": "gone" })).is(400).step(),
                get("/v1/processor_accounts").step(),
            ],
        ),
        Scenario::native(
            "accounts that cannot be",
            vec![
                made(&json!({ "processor": "nobody" })).is(400).step(),
                made(&json!({ "settings": {} })).is(400).step(),
                made(&json!({ "currencies": ["XXX1"] })).is(400).step(),
                get("/v1/processor_accounts/acct_nobody").is(404).step(),
                post("/v1/processor_accounts/acct_nobody", json!({})).is(404).step(),
                get("/v1/processor_accounts?x=1").is(400).step(),
            ],
        ),
        Scenario::native(
            "disputes and notices that nobody has sent",
            vec![
                get("/v1/disputes").step(),
                get("/v1/disputes/dp_nobody").is(404).step(),
                get("/v1/disputes?limit=0").is(400).step(),
                get("/v1/parked_notices").step(),
                get("/v1/parked_notices?limit=0").is(400).step(),
                get("/v1/processors?x=1").is(400).step(),
            ],
        ),
    ]
}

/// What buyers say of a payment at their bank.
fn disputes() -> Vec<Scenario> {
    use DisputeStatus::{Lost, NeedsResponse, UnderReview, Won};
    let told = |(name, stages): (&str, &[DisputeStatus])| {
        // Of money that is disputed nothing can be given back.
        let given_back = if stages.last() == Some(&Won) { 201 } else { 409 };
        let heard = stages.iter().map(|status| Step::Dispute(*status, 2000));
        let asks = vec![
            get("/v1/disputes?payment={{payment}}").keep("dispute", "/data/0/id").step(),
            get("/v1/disputes/{{dispute}}").step(),
            get("/v1/disputes/{{dispute}}").with("authorization", "Bearer {{other_key}}").is(404).step(),
            refund(&json!({ "amount": 7000 })).is(given_back).step(),
        ];
        Scenario::native(
            format!("a dispute that {name}"),
            [paid(8000, "GHS", &json!({})), heard.collect(), asks, stands("succeeded")].concat(),
        )
    };
    [
        ("is opened", &[NeedsResponse][..]),
        ("is looked at", &[NeedsResponse, UnderReview]),
        ("is lost", &[NeedsResponse, UnderReview, Lost]),
        ("is won", &[NeedsResponse, Won]),
    ]
    .into_iter()
    .map(told)
    .collect()
}
