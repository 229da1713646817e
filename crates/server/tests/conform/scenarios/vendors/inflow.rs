//! InflowPay's API.

use super::super::HOOK;
use super::{WRONG, ways};
use crate::scenario::{Ask, Scenario, Step, ask, get, looks, pays, post};
use crate::tell::NONE;
use kassa_domain::time::DAY;
use serde_json::json;

const AT: &str = "/api/checkout/sessions/one-time-payment";
const ONE: &str = "/api/webhook/{{endpoint}}";
const NOBODY: &str = "/api/webhook/we_nobody";
/// Which events an endpoint hears.
const EVENTS: &str = "{\"eventTypes\":[\"payment.authorized\"]}";

fn scenario(name: &str, steps: Vec<Step>) -> Scenario {
    Scenario::new("inflow", format!("inflow: {name}"), steps)
}

fn key(ask: Ask) -> Ask {
    super::keyed(ask, "x-inflow-api-key")
}

fn hears() -> Ask {
    key(post("/api/webhook", json!({ "url": HOOK }))).keep("endpoint", "/webhookId")
}

fn made(currency: &str) -> Ask {
    let body = json!({ "products": [{ "name": "Tea", "price": 250, "quantity": 2 }], "currency": currency,
        "customerEmail": "buyer@example.com", "successUrl": "https://shop.example/ok",
        "cancelUrl": "https://shop.example/no" });
    key(post(AT, body))
}

pub(super) fn all() -> Vec<Scenario> {
    let mut all = vec![];
    for currency in ["EUR", "USD"] {
        for (name, steps) in ways() {
            let begin = vec![hears().step(), made(currency).step(), looks(200)];
            all.push(scenario(
                &format!("{name}, {currency}"),
                [begin, steps, vec![key(get("/api/payment")).step()]].concat(),
            ));
        }
    }
    for (name, body) in WRONG {
        all.push(scenario(
            &format!("{AT} gets {name}"),
            vec![key(ask("POST", AT)).sends(body).is(400).step(), key(get("/api/payment")).step()],
        ));
    }
    all.extend([subscription(), links(), endpoints(), no_endpoints(), no_subscriptions()]);
    all
}

fn subscription() -> Scenario {
    let offer = key(post(
        "/subscription/offer",
        json!({ "name": "Premium", "amountInCents": 1999, "currency": "EUR", "interval": "month" }),
    ))
    .keep("offer", "/subscriptionOfferId");
    scenario(
        "a subscription",
        vec![
            hears().step(),
            offer.step(),
            key(get("/subscription/offer")).step(),
            key(get("/subscription/offer/{{offer}}")).step(),
            key(post(
                "/api/checkout/sessions/subscription/{{offer}}",
                json!({ "customerEmail": "buyer@example.com" }),
            ))
            .step(),
            pays(&[]),
            key(get("/subscription?status=ACTIVE")).keep("subscription", "/data/0/subscriptionId").step(),
            key(get("/subscription/{{subscription}}")).step(),
            key(get("/subscription/offers/{{offer}}/subscriptions")).step(),
            Step::Later(31 * DAY),
            key(ask("DELETE", "/subscription/{{subscription}}")).step(),
            Step::Later(31 * DAY),
            key(get("/subscription/{{subscription}}")).step(),
            key(get("/api/payment")).keep("payment", "/data/0/paymentId").step(),
            key(get("/api/payment/{{payment}}")).step(),
        ],
    )
}

fn links() -> Scenario {
    scenario(
        "links",
        vec![
            key(post(
                "/api/link",
                json!({ "name": "Tea for two",
                "products": [{ "name": "Pot", "price": 250, "quantity": 2 }] }),
            ))
            .keep("link", "/linkId")
            .step(),
            looks(200),
            pays(&[]),
            key(get("/api/link")).step(),
            key(get("/api/link/{{link}}")).step(),
            key(get("/api/link/pl_nobody")).is(404).step(),
            key(post("/api/link", json!({ "name": 7 }))).is(400).step(),
            key(get("/api/link?limit=x")).is(400).step(),
        ],
    )
}

fn endpoints() -> Scenario {
    scenario(
        "endpoints",
        vec![
            hears().step(),
            key(get("/api/webhook")).step(),
            key(get(ONE)).step(),
            key(get(format!("{ONE}/status"))).step(),
            key(get(format!("{ONE}/secret"))).step(),
            key(ask("PATCH", format!("{ONE}/event-types"))).sends(EVENTS).step(),
            key(ask("PATCH", ONE)).sends("{\"status\":\"disabled\"}").step(),
            key(ask("DELETE", ONE)).step(),
            key(get(ONE)).is(404).step(),
        ],
    )
}

fn no_endpoints() -> Scenario {
    scenario(
        "endpoints that are none",
        vec![
            key(post("/api/webhook", json!({ "url": "nowhere" }))).is(400).step(),
            key(get(NOBODY)).is(404).step(),
            key(get(format!("{NOBODY}/status"))).is(404).step(),
            key(get(format!("{NOBODY}/secret"))).is(404).step(),
            key(ask("PATCH", format!("{NOBODY}/event-types"))).sends(EVENTS).is(404).step(),
            key(ask("PATCH", NOBODY)).sends("{\"status\":\"disabled\"}").is(404).step(),
            key(ask("DELETE", NOBODY)).is(404).step(),
            get("/api/webhook").with("authorization", NONE).is(401).step(),
        ],
    )
}

fn no_subscriptions() -> Scenario {
    scenario(
        "subscriptions that are none",
        vec![
            key(get("/subscription?status=lost")).is(400).step(),
            key(get("/subscription/sub_nobody")).is(404).step(),
            key(ask("DELETE", "/subscription/sub_nobody")).is(404).step(),
            key(get("/subscription/offer/sub_offer_nobody")).is(404).step(),
            key(get("/subscription/offers/sub_offer_nobody/subscriptions")).is(404).step(),
            key(post("/api/checkout/sessions/subscription/sub_offer_nobody", json!({}))).is(404).step(),
            key(post("/subscription/offer", json!({ "name": "x" }))).is(400).step(),
            key(get("/subscription/offer?limit=x")).is(400).step(),
            key(get("/api/payment/pay_nobody")).is(404).step(),
            key(get("/api/payment?limit=x")).is(400).step(),
        ],
    )
}
