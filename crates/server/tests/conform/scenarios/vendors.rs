//! The vendors' APIs: each of their routes, each way to pay, each kind of mistake.

use super::HOOK;
use crate::scenario::{Ask, Scenario, Step, answers, ask, get, looks, pays, post};
use crate::tell::NONE;
use kassa_domain::time::{DAY, HOUR, MINUTE};
use serde_json::{Value, json};

pub(crate) fn all() -> Vec<Scenario> {
    [axra(), copperx(), elixpo(), inflow()].concat()
}

/// How buyers pay.
fn ways() -> Vec<(&'static str, Vec<Step>)> {
    vec![
        ("a card", vec![pays(&[])]),
        ("a declined card", vec![pays(&[("card_number", "4000000000000002")])]),
        ("a card that asks", vec![pays(&[("card_number", "4000002500003155")]), answers("action", "confirm", 303)]),
        ("a card that is refused by its owner", vec![pays(&[("card_number", "4000002500003155")]), answers("action", "reject", 303)]),
        ("a transfer", vec![pays(&[("method", "bank_transfer")]), Step::Later(MINUTE)]),
        ("a card that is given back at the bank", vec![pays(&[("card_number", "4000000000007726")]), Step::Later(MINUTE)]),
        ("nothing, until it is too late", vec![Step::Later(25 * HOUR)]),
    ]
}

/// Bodies that no API takes.
const WRONG: [(&str, &str); 4] = [("no body", ""), ("half a body", "{\"amount\":"), ("a list", "[]"), ("a word", "\"x\"")];

/// A request with a key of the vendor's own header.
fn keyed(ask: Ask, header: &'static str) -> Ask {
    ask.with("authorization", NONE).with(header, "{{key}}")
}

fn axra() -> Vec<Scenario> {
    let scenario = |name: String, steps| Scenario::new("axra", format!("axra: {name}"), steps);
    let hears = || ask("PUT", "/api/v1/business/config").sends(json!({ "webhookUrl": HOOK }).to_string()).step();
    let made = |path: &str, amount: Value, currency: &str| {
        let body = json!({ "amount": amount, "currency": currency, "successUrl": "https://shop.example/ok?s={SESSION_ID}",
            "cancelUrl": "https://shop.example/no", "metadata": { "orderId": "o_1" } });
        post(path, body).keep("session", "/sessionId")
    };
    let mut all = vec![];
    for (currency, amount) in [("usd", json!("25.50")), ("jpy", json!(1250)), ("kwd", json!(1.234)), ("ghs", json!(7))] {
        for (name, steps) in ways() {
            let asks = vec![
                keyed(get("/api/v1/business/payment?sessionId={{session}}"), "x-api-key").step(),
                keyed(get("/api/v1/business/payment"), "x-api-key").step(),
            ];
            let begin = vec![hears(), made("/api/v1/business/payment/session", amount.clone(), currency).step(), looks(200)];
            all.push(scenario(format!("{name}, {currency}"), [begin, steps, asks].concat()));
        }
    }
    for (place, prefix) in ["/api/v1/business", "/business"].into_iter().enumerate() {
        let token = |secret: &str| {
            post(format!("{prefix}/auth/token"), json!({ "apiKey": "{{key}}", "apiSecret": secret })).with("authorization", NONE)
        };
        all.push(scenario(format!("every route under {prefix}"), vec![
            ask("PUT", format!("{prefix}/config")).sends(json!({ "webhookUrl": HOOK }).to_string()).step(),
            get(format!("{prefix}/config")).step(),
            made(&format!("{prefix}/checkout/session"), json!(5), "usd").step(),
            made(&format!("{prefix}/payment/session"), json!(5), "usd").step(),
            pays(&[]), Step::Later(MINUTE),
            get(format!("{prefix}/payment?sessionId={{{{session}}}}")).keep("payment", "/data/0/paymentId").step(),
            get(format!("{prefix}/payment/{{{{payment}}}}")).step(), get(format!("{prefix}/payment")).step(),
            token("{{secret}}").is(200).keep("token", "/token").step(),
            get(format!("{prefix}/payment")).with("authorization", "Bearer {{token}}").step(),
            Step::Later(HOUR), get(format!("{prefix}/payment")).with("authorization", "Bearer {{token}}").is(401).step(),
        ]));
        all.push(scenario(format!("every mistake under {prefix}"), vec![
            ask("PUT", format!("{prefix}/config")).sends("{\"webhookUrl\":7}").is(400).step(),
            get(format!("{prefix}/config")).with("authorization", NONE).is(401).step(),
            made(&format!("{prefix}/checkout/session"), json!(-5), "usd").is(400).step(),
            made(&format!("{prefix}/payment/session"), json!("1.234"), "usd").is(400).step(),
            get(format!("{prefix}/payment/bpay_nobody")).is(404).step(), get(format!("{prefix}/payment?limit=101")).is(400).step(),
            token("wrong").is(401).step(), token("").is(401).step(),
        ].into_iter().map(|step| match step {
            // What is not made has no id.
            Step::Ask(ask) if ask.status >= 400 => Step::Ask(Ask { keep: vec![], ..ask }),
            other => other,
        }).collect()));
        let path = if place == 0 { "/api/v1/business/payment/session" } else { "/business/checkout/session" };
        for (name, body) in WRONG {
            all.push(scenario(format!("{path} gets {name}"), vec![
                ask("POST", path).sends(body).is(400).step(), get(format!("{prefix}/payment")).step(),
            ]));
        }
    }
    all
}

fn copperx() -> Vec<Scenario> {
    let scenario = |name: String, steps| Scenario::new("copperx", format!("copperx: {name}"), steps);
    let at = "/api/v1/checkout/sessions";
    let hook = "/api/v1/webhook-endpoints";
    let hears = || post(hook, json!({ "url": HOOK, "events": ["*"] })).keep("endpoint", "/id");
    let made = |currency: &str, more: Value| {
        let data = super::and(json!({ "currency": currency, "unitAmount": "100000000", "productData": { "name": "Basic" } }), &more);
        let mode = if more == json!({}) { "payment" } else { "subscription" };
        post(at, json!({ "mode": mode, "successUrl": "https://shop.example/ok", "lineItems": { "data": [{ "priceData": data, "quantity": 1 }] } }))
            .keep("session", "/id")
    };
    let monthly = json!({ "type": "recurring", "interval": "month", "intervalCount": 1 });
    let mut all = vec![];
    for currency in ["usdc", "eth", "usdt"] {
        for (name, steps) in ways() {
            let asks = vec![get(format!("{at}/{{{{session}}}}")).step(), get(format!("{at}/{{{{session}}}}/status")).step(), get(at).step()];
            let begin = vec![hears().step(), made(currency, json!({})).step(), looks(200)];
            all.push(scenario(format!("{name}, {currency}"), [begin, steps, asks].concat()));
        }
    }
    for (name, body) in WRONG {
        all.push(scenario(format!("{at} gets {name}"), vec![ask("POST", at).sends(body).is(400).step(), get(at).step()]));
    }
    let customer = post("/api/v1/customers", json!({ "email": "ada@example.com", "name": "Ada", "customerReferenceId": "u_1" })).keep("customer", "/id");
    all.push(scenario("customers".to_owned(), vec![
        customer.clone().step(), get("/api/v1/customers/{{customer}}").step(), get("/api/v1/customers?page=1&limit=10").step(),
        get("/api/v1/customers/cus_nobody").is(404).step(), get("/api/v1/customers?limit=x").is(400).step(),
        ask("POST", "/api/v1/customers").sends("[]").is(400).step(),
    ]));
    all.push(scenario("a subscription".to_owned(), vec![
        hears().step(), made("usdc", monthly).step(), pays(&[]), Step::Later(31 * DAY),
        get("/v1/subscriptions").natively().keep("subscription", "/data/0/id").step(),
        get("/api/v1/subscriptions/{{subscription}}").step(), get("/api/v1/subscriptions/sub_nobody").is(404).step(),
        get(format!("{at}/{{{{session}}}}")).step(),
    ]));
    let one = format!("{hook}/{{{{endpoint}}}}");
    let nobody = format!("{hook}/we_nobody");
    all.push(scenario("endpoints".to_owned(), vec![
        hears().step(), get(hook).step(), get(&one).step(),
        ask("PUT", &one).sends(json!({ "sendToken": true, "events": ["checkout_session.completed"] }).to_string()).step(),
        made("usdc", json!({})).step(), pays(&[]), Step::Later(MINUTE),
        ask("POST", format!("{one}/regenerate")).is(200).step(), ask("PUT", &one).sends("{\"isActive\":false}").step(), ask("DELETE", &one).step(),
        get(&one).is(404).step(),
    ]));
    all.push(scenario("endpoints that are none".to_owned(), vec![
        post(hook, json!({ "url": HOOK, "events": ["nothing"] })).is(400).step(), get(&nobody).is(404).step(),
        ask("PUT", &nobody).sends("{}").is(404).step(), ask("DELETE", &nobody).is(404).step(), ask("POST", format!("{nobody}/regenerate")).is(404).step(),
        get(hook).with("authorization", NONE).is(401).step(), get(format!("{at}/nobody")).is(404).step(), get(format!("{at}/nobody/status")).is(404).step(),
        get(format!("{at}?status=lost")).is(400).step(),
    ]));
    all
}

fn elixpo() -> Vec<Scenario> {
    let scenario = |name: String, steps| Scenario::new("elixpo", format!("elixpo: {name}"), steps);
    let at = "/v1/checkout/sessions";
    let hears = || post("/v1/webhook_endpoints", json!({ "url": HOOK, "enabled_events": ["*"], "dialect": "elixpo" })).natively().step();
    let sync = |price: Value| post("/v1/sync", json!({ "products": [{ "tier": "member", "name": "Member", "prices": [price] }] })).is(200);
    let buys_in = |currency: &str| post(at, json!({ "tier": "member", "currency": currency, "customer": { "uid": "u_1", "email": "u@example.com" }, "success_url": "https://shop.example/ok" }));
    let buys = || buys_in("INR");
    let has = || get("/v1/entitlements?app=shop&uid=u_1").step();
    let mut all = vec![];
    for currency in ["INR", "USD", "EUR"] {
        for (name, steps) in ways() {
            let price = json!({ "currency": currency, "unit_amount": 19900, "interval": "month" });
            let begin = vec![hears(), sync(price).step(), buys_in(currency).step(), looks(200)];
            all.push(scenario(format!("{name}, {currency}"), [begin, steps, vec![has(), get("/v1/catalog?app=shop").step()]].concat()));
        }
    }
    for (name, body) in WRONG {
        all.push(scenario(format!("{at} gets {name}"), vec![ask("POST", at).sends(body).is(400).step(), has()]));
        all.push(scenario(format!("/v1/sync gets {name}"), vec![ask("POST", "/v1/sync").sends(body).is(400).step(), get("/v1/catalog?app=shop").step()]));
    }
    let recurring = json!({ "currency": "INR", "unit_amount": 19900, "interval": "month", "type": "recurring" });
    let cancel = |more: Value| post("/v1/subscriptions/cancel", super::and(json!({ "customer": { "uid": "u_1" } }), &more));
    for (name, more) in [("with its period", json!({})), ("at once", json!({ "cancel_at_cycle_end": false }))] {
        all.push(scenario(format!("a subscription that is ended {name}"), vec![
            hears(), sync(recurring.clone()).step(), cancel(json!({})).is(404).step(), buys().step(), pays(&[]), Step::Later(32 * DAY), has(),
            cancel(more).is(200).step(), has(), Step::Later(40 * DAY), has(),
        ]));
    }
    all.push(scenario("every other route".to_owned(), vec![
        post("/v1/products", json!({ "product": { "tier": "pro", "name": "Pro" }, "tiers": [{ "currency": "INR", "unit_amount": 5 }] })).is(200).step(),
        post("/v1/products", json!({ "product": { "tier": "X!" }, "tiers": [] })).is(400).step(),
        get("/v1/catalog?app=shop&tier=pro").with("authorization", NONE).step(), get("/v1/catalog?app=nobody").with("authorization", NONE).is(404).step(),
        get("/v1/entitlements?app=nobody&uid=u_1").is(404).step(), get("/v1/entitlements").with("authorization", NONE).is(401).step(),
    ]));
    all
}

fn inflow() -> Vec<Scenario> {
    let scenario = |name: String, steps| Scenario::new("inflow", format!("inflow: {name}"), steps);
    let key = |ask: Ask| keyed(ask, "x-inflow-api-key");
    let at = "/api/checkout/sessions/one-time-payment";
    let hears = || key(post("/api/webhook", json!({ "url": HOOK }))).keep("endpoint", "/webhookId");
    let made = |currency: &str| {
        key(post(at, json!({ "products": [{ "name": "Tea", "price": 250, "quantity": 2 }], "currency": currency,
            "customerEmail": "buyer@example.com", "successUrl": "https://shop.example/ok", "cancelUrl": "https://shop.example/no" })))
    };
    let mut all = vec![];
    for currency in ["EUR", "USD"] {
        for (name, steps) in ways() {
            let begin = vec![hears().step(), made(currency).step(), looks(200)];
            all.push(scenario(format!("{name}, {currency}"), [begin, steps, vec![key(get("/api/payment")).step()]].concat()));
        }
    }
    for (name, body) in WRONG {
        all.push(scenario(format!("{at} gets {name}"), vec![key(ask("POST", at)).sends(body).is(400).step(), key(get("/api/payment")).step()]));
    }
    all.extend(inflow_others());
    all
}

fn inflow_others() -> Vec<Scenario> {
    let scenario = |name: &str, steps| Scenario::new("inflow", format!("inflow: {name}"), steps);
    let key = |ask: Ask| keyed(ask, "x-inflow-api-key");
    let hears = || key(post("/api/webhook", json!({ "url": HOOK }))).keep("endpoint", "/webhookId");
    let offer = key(post("/subscription/offer", json!({ "name": "Premium", "amountInCents": 1999, "currency": "EUR", "interval": "month" })))
        .keep("offer", "/subscriptionOfferId");
    let one = "/api/webhook/{{endpoint}}";
    let nobody = "/api/webhook/we_nobody";
    vec![
        scenario("a subscription", vec![
            hears().step(), offer.step(), key(get("/subscription/offer")).step(), key(get("/subscription/offer/{{offer}}")).step(),
            key(post("/api/checkout/sessions/subscription/{{offer}}", json!({ "customerEmail": "buyer@example.com" }))).step(), pays(&[]),
            key(get("/subscription?status=ACTIVE")).keep("subscription", "/data/0/subscriptionId").step(), key(get("/subscription/{{subscription}}")).step(),
            key(get("/subscription/offers/{{offer}}/subscriptions")).step(), Step::Later(31 * DAY),
            key(ask("DELETE", "/subscription/{{subscription}}")).step(), Step::Later(31 * DAY), key(get("/subscription/{{subscription}}")).step(),
            key(get("/api/payment")).keep("payment", "/data/0/paymentId").step(), key(get("/api/payment/{{payment}}")).step(),
        ]),
        scenario("links", vec![
            key(post("/api/link", json!({ "name": "Tea for two", "products": [{ "name": "Pot", "price": 250, "quantity": 2 }] }))).keep("link", "/linkId").step(),
            looks(200), pays(&[]), key(get("/api/link")).step(), key(get("/api/link/{{link}}")).step(),
            key(get("/api/link/pl_nobody")).is(404).step(), key(post("/api/link", json!({ "name": 7 }))).is(400).step(), key(get("/api/link?limit=x")).is(400).step(),
        ]),
        scenario("endpoints", vec![
            hears().step(), key(get("/api/webhook")).step(), key(get(one)).step(), key(get(format!("{one}/status"))).step(), key(get(format!("{one}/secret"))).step(),
            key(ask("PATCH", format!("{one}/event-types"))).sends("{\"eventTypes\":[\"payment.authorized\"]}").step(),
            key(ask("PATCH", one)).sends("{\"status\":\"disabled\"}").step(), key(ask("DELETE", one)).step(), key(get(one)).is(404).step(),
        ]),
        scenario("endpoints that are none", vec![
            key(post("/api/webhook", json!({ "url": "nowhere" }))).is(400).step(), key(get(nobody)).is(404).step(),
            key(get(format!("{nobody}/status"))).is(404).step(), key(get(format!("{nobody}/secret"))).is(404).step(),
            key(ask("PATCH", format!("{nobody}/event-types"))).sends("{\"eventTypes\":[\"payment.authorized\"]}").is(404).step(),
            key(ask("PATCH", nobody)).sends("{\"status\":\"disabled\"}").is(404).step(), key(ask("DELETE", nobody)).is(404).step(),
            get("/api/webhook").with("authorization", NONE).is(401).step(),
        ]),
        scenario("subscriptions that are none", vec![
            key(get("/subscription?status=lost")).is(400).step(), key(get("/subscription/sub_nobody")).is(404).step(), key(ask("DELETE", "/subscription/sub_nobody")).is(404).step(),
            key(get("/subscription/offer/sub_offer_nobody")).is(404).step(), key(get("/subscription/offers/sub_offer_nobody/subscriptions")).is(404).step(),
            key(post("/api/checkout/sessions/subscription/sub_offer_nobody", json!({}))).is(404).step(),
            key(post("/subscription/offer", json!({ "name": "x" }))).is(400).step(), key(get("/subscription/offer?limit=x")).is(400).step(),
            key(get("/api/payment/pay_nobody")).is(404).step(), key(get("/api/payment?limit=x")).is(400).step(),
        ]),
    ]
}
