//! Axra's API.

use super::super::HOOK;
use super::{WRONG, keyed, ways};
use crate::scenario::{Ask, Scenario, Step, ask, get, looks, pays, post};
use crate::tell::NONE;
use kassa_domain::time::{HOUR, MINUTE};
use serde_json::{Value, json};

fn scenario(name: &str, steps: Vec<Step>) -> Scenario {
    Scenario::new("axra", format!("axra: {name}"), steps)
}

fn hears() -> Step {
    ask("PUT", "/api/v1/business/config").sends(json!({ "webhookUrl": HOOK }).to_string()).step()
}

fn made(path: &str, amount: Value, currency: &str) -> Ask {
    let body = json!({ "amount": amount, "currency": currency,
        "successUrl": "https://shop.example/ok?s={SESSION_ID}",
        "cancelUrl": "https://shop.example/no", "metadata": { "orderId": "o_1" } });
    post(path, body).keep("session", "/sessionId")
}

pub(super) fn all() -> Vec<Scenario> {
    let mut all = vec![];
    for (currency, amount) in
        [("usd", json!("25.50")), ("jpy", json!(1250)), ("kwd", json!(1.234)), ("ghs", json!(7))]
    {
        for (name, steps) in ways() {
            let asks = vec![
                keyed(get("/api/v1/business/payment?sessionId={{session}}"), "x-api-key").step(),
                keyed(get("/api/v1/business/payment"), "x-api-key").step(),
            ];
            let begin = vec![
                hears(),
                made("/api/v1/business/payment/session", amount.clone(), currency).step(),
                looks(200),
            ];
            all.push(scenario(&format!("{name}, {currency}"), [begin, steps, asks].concat()));
        }
    }
    for prefix in ["/api/v1/business", "/business"] {
        all.extend([routes(prefix), mistakes(prefix)]);
        all.extend(bodies(prefix));
    }
    all
}

fn token(prefix: &str, secret: &str) -> Ask {
    post(format!("{prefix}/auth/token"), json!({ "apiKey": "{{key}}", "apiSecret": secret }))
        .with("authorization", NONE)
}

fn routes(prefix: &str) -> Scenario {
    scenario(
        &format!("every route under {prefix}"),
        vec![
            ask("PUT", format!("{prefix}/config")).sends(json!({ "webhookUrl": HOOK }).to_string()).step(),
            get(format!("{prefix}/config")).step(),
            made(&format!("{prefix}/checkout/session"), json!(5), "usd").step(),
            made(&format!("{prefix}/payment/session"), json!(5), "usd").step(),
            pays(&[]),
            Step::Later(MINUTE),
            get(format!("{prefix}/payment?sessionId={{{{session}}}}"))
                .keep("payment", "/data/0/paymentId")
                .step(),
            get(format!("{prefix}/payment/{{{{payment}}}}")).step(),
            get(format!("{prefix}/payment")).step(),
            token(prefix, "{{secret}}").is(200).keep("token", "/token").step(),
            get(format!("{prefix}/payment")).with("authorization", "Bearer {{token}}").step(),
            Step::Later(HOUR),
            get(format!("{prefix}/payment")).with("authorization", "Bearer {{token}}").is(401).step(),
        ],
    )
}

fn mistakes(prefix: &str) -> Scenario {
    scenario(
        &format!("every mistake under {prefix}"),
        vec![
            ask("PUT", format!("{prefix}/config")).sends("{\"webhookUrl\":7}").is(400).step(),
            get(format!("{prefix}/config")).with("authorization", NONE).is(401).step(),
            made(&format!("{prefix}/checkout/session"), json!(-5), "usd").is(400).step(),
            made(&format!("{prefix}/payment/session"), json!("1.234"), "usd").is(400).step(),
            get(format!("{prefix}/payment/bpay_nobody")).is(404).step(),
            get(format!("{prefix}/payment?limit=101")).is(400).step(),
            token(prefix, "wrong").is(401).step(),
            token(prefix, "").is(401).step(),
        ]
        .into_iter()
        .map(|step| match step {
            // What is not made has no id.
            Step::Ask(ask) if ask.status >= 400 => Step::Ask(Ask { keep: vec![], ..ask }),
            other => other,
        })
        .collect(),
    )
}

fn bodies(prefix: &str) -> Vec<Scenario> {
    let path = format!("{prefix}/{}/session", if prefix == "/business" { "checkout" } else { "payment" });
    let told = |(name, body): (&str, &str)| {
        let steps =
            vec![ask("POST", &path).sends(body).is(400).step(), get(format!("{prefix}/payment")).step()];
        scenario(&format!("{path} gets {name}"), steps)
    };
    WRONG.into_iter().map(told).collect()
}
