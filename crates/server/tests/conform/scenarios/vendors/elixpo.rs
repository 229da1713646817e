//! Elixpo Pay's API.

use super::super::{HOOK, and};
use super::{WRONG, ways};
use crate::scenario::{Ask, Scenario, Step, ask, get, looks, pays, post};
use crate::tell::NONE;
use kassa_domain::time::DAY;
use serde_json::{Value, json};

const AT: &str = "/v1/checkout/sessions";

fn scenario(name: &str, steps: Vec<Step>) -> Scenario {
    Scenario::new("elixpo", format!("elixpo: {name}"), steps)
}

fn hears() -> Step {
    let body = json!({ "url": HOOK, "enabled_events": ["*"], "dialect": "elixpo" });
    post("/v1/webhook_endpoints", body).natively().step()
}

fn sync(price: &Value) -> Step {
    let member = json!({ "tier": "member", "name": "Member", "prices": [price] });
    post("/v1/sync", json!({ "products": [member] })).is(200).step()
}

fn buys(currency: &str) -> Ask {
    let body = json!({ "tier": "member", "currency": currency, "success_url": "https://shop.example/ok",
        "customer": { "uid": "u_1", "email": "u@example.com" } });
    post(AT, body)
}

fn has() -> Step {
    get("/v1/entitlements?app=shop&uid=u_1").step()
}

pub(super) fn all() -> Vec<Scenario> {
    let mut all = vec![];
    for currency in ["INR", "USD", "EUR"] {
        for (name, steps) in ways() {
            let price = json!({ "currency": currency, "unit_amount": 19900, "interval": "month" });
            let begin = vec![hears(), sync(&price), buys(currency).step(), looks(200)];
            all.push(scenario(
                &format!("{name}, {currency}"),
                [begin, steps, vec![has(), get("/v1/catalog?app=shop").step()]].concat(),
            ));
        }
    }
    for (name, body) in WRONG {
        all.push(scenario(
            &format!("{AT} gets {name}"),
            vec![ask("POST", AT).sends(body).is(400).step(), has()],
        ));
        all.push(scenario(
            &format!("/v1/sync gets {name}"),
            vec![ask("POST", "/v1/sync").sends(body).is(400).step(), get("/v1/catalog?app=shop").step()],
        ));
    }
    all.extend(subscriptions());
    all.push(others());
    all
}

fn subscriptions() -> Vec<Scenario> {
    let mut all = vec![];
    let recurring =
        json!({ "currency": "INR", "unit_amount": 19900, "interval": "month", "type": "recurring" });
    let cancel =
        |more: Value| post("/v1/subscriptions/cancel", and(json!({ "customer": { "uid": "u_1" } }), &more));
    for (name, more) in [("with its period", json!({})), ("at once", json!({ "cancel_at_cycle_end": false }))]
    {
        all.push(scenario(
            &format!("a subscription that is ended {name}"),
            vec![
                hears(),
                sync(&recurring),
                cancel(json!({})).is(404).step(),
                buys("INR").step(),
                pays(&[]),
                Step::Later(32 * DAY),
                has(),
                cancel(more).is(200).step(),
                has(),
                Step::Later(40 * DAY),
                has(),
            ],
        ));
    }
    all
}

fn others() -> Scenario {
    scenario(
        "every other route",
        vec![
            post(
                "/v1/products",
                json!({ "product": { "tier": "pro", "name": "Pro" },
                "tiers": [{ "currency": "INR", "unit_amount": 5 }] }),
            )
            .is(200)
            .step(),
            post("/v1/products", json!({ "product": { "tier": "X!" }, "tiers": [] })).is(400).step(),
            get("/v1/catalog?app=shop&tier=pro").with("authorization", NONE).step(),
            get("/v1/catalog?app=nobody").with("authorization", NONE).is(404).step(),
            get("/v1/entitlements?app=nobody&uid=u_1").is(404).step(),
            get("/v1/entitlements").with("authorization", NONE).is(401).step(),
        ],
    )
}
