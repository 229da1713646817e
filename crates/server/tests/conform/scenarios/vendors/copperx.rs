//! Copperx's API.

use super::super::{HOOK, and};
use super::{WRONG, ways};
use crate::scenario::{Ask, Scenario, Step, ask, get, looks, pays, post};
use crate::tell::NONE;
use kassa_domain::time::{DAY, MINUTE};
use serde_json::{Value, json};

const AT: &str = "/api/v1/checkout/sessions";
const HOOKS: &str = "/api/v1/webhook-endpoints";

fn scenario(name: &str, steps: Vec<Step>) -> Scenario {
    Scenario::new("copperx", format!("copperx: {name}"), steps)
}

fn hears() -> Ask {
    post(HOOKS, json!({ "url": HOOK, "events": ["*"] })).keep("endpoint", "/id")
}

fn made(currency: &str, more: &Value) -> Ask {
    let once = json!({ "currency": currency, "unitAmount": "100000000", "productData": { "name": "Basic" } });
    let mode = if *more == json!({}) { "payment" } else { "subscription" };
    let body = json!({ "mode": mode, "successUrl": "https://shop.example/ok",
        "lineItems": { "data": [{ "priceData": and(once, more), "quantity": 1 }] } });
    post(AT, body).keep("session", "/id")
}

pub(super) fn all() -> Vec<Scenario> {
    let mut all = vec![];
    for currency in ["usdc", "eth", "usdt"] {
        for (name, steps) in ways() {
            let asks = vec![
                get(format!("{AT}/{{{{session}}}}")).step(),
                get(format!("{AT}/{{{{session}}}}/status")).step(),
                get(AT).step(),
            ];
            let begin = vec![hears().step(), made(currency, &json!({})).step(), looks(200)];
            all.push(scenario(&format!("{name}, {currency}"), [begin, steps, asks].concat()));
        }
    }
    for (name, body) in WRONG {
        all.push(scenario(
            &format!("{AT} gets {name}"),
            vec![ask("POST", AT).sends(body).is(400).step(), get(AT).step()],
        ));
    }
    all.extend([customers(), subscription()]);
    all.extend(endpoints());
    all
}

fn customers() -> Scenario {
    let customer = post(
        "/api/v1/customers",
        json!({ "email": "ada@example.com", "name": "Ada", "customerReferenceId": "u_1" }),
    )
    .keep("customer", "/id");
    scenario(
        "customers",
        vec![
            customer.step(),
            get("/api/v1/customers/{{customer}}").step(),
            get("/api/v1/customers?page=1&limit=10").step(),
            get("/api/v1/customers/cus_nobody").is(404).step(),
            get("/api/v1/customers?limit=x").is(400).step(),
            ask("POST", "/api/v1/customers").sends("[]").is(400).step(),
        ],
    )
}

fn subscription() -> Scenario {
    let monthly = json!({ "type": "recurring", "interval": "month", "intervalCount": 1 });
    scenario(
        "a subscription",
        vec![
            hears().step(),
            made("usdc", &monthly).step(),
            pays(&[]),
            Step::Later(31 * DAY),
            get("/v1/subscriptions").natively().keep("subscription", "/data/0/id").step(),
            get("/api/v1/subscriptions/{{subscription}}").step(),
            get("/api/v1/subscriptions/sub_nobody").is(404).step(),
            get(format!("{AT}/{{{{session}}}}")).step(),
        ],
    )
}

fn endpoints() -> [Scenario; 2] {
    let one = format!("{HOOKS}/{{{{endpoint}}}}");
    let nobody = format!("{HOOKS}/we_nobody");
    let good = scenario(
        "endpoints",
        vec![
            hears().step(),
            get(HOOKS).step(),
            get(&one).step(),
            ask("PUT", &one)
                .sends(json!({ "sendToken": true, "events": ["checkout_session.completed"] }).to_string())
                .step(),
            made("usdc", &json!({})).step(),
            pays(&[]),
            Step::Later(MINUTE),
            ask("POST", format!("{one}/regenerate")).is(200).step(),
            ask("PUT", &one).sends("{\"isActive\":false}").step(),
            ask("DELETE", &one).step(),
            get(&one).is(404).step(),
        ],
    );
    let none = scenario(
        "endpoints that are none",
        vec![
            post(HOOKS, json!({ "url": HOOK, "events": ["nothing"] })).is(400).step(),
            get(&nobody).is(404).step(),
            ask("PUT", &nobody).sends("{}").is(404).step(),
            ask("DELETE", &nobody).is(404).step(),
            ask("POST", format!("{nobody}/regenerate")).is(404).step(),
            get(HOOKS).with("authorization", NONE).is(401).step(),
            get(format!("{AT}/nobody")).is(404).step(),
            get(format!("{AT}/nobody/status")).is(404).step(),
            get(format!("{AT}?status=lost")).is(400).step(),
        ],
    );
    [good, none]
}
