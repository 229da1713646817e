//! Access: what is another's, and who may do what.

mod buyers;
mod doors;
mod keys;
mod others;

use crate::{Attack, attack};
use kassa_domain::id::{Mode, Scope};
use kassa_testshop::{Reply, TestShop};
use serde_json::{Value, json};

pub(crate) const ATTACKS: &[Attack] = &[
    attack!("50", "A session of another merchant by the API", others::session),
    attack!("51", "A list with a filter for another tenant", others::filter),
    attack!("52", "Addresses of pages are guessed", doors::guessed),
    attack!("53", "Ids are predicted from others", doors::predicted),
    attack!("54", "A publishable key, and keys of few rights, on every route", keys::few_rights),
    attack!("55", "A key of test mode on objects of live mode, and the other way round", others::modes),
    attack!("56", "A revoked key at another node", keys::revoked),
    attack!("57", "A key in the query string", keys::in_query),
    attack!("58", "Headers that proxies set, from a peer that is none", doors::headers),
    attack!("59", "Another Host header, so that links lead elsewhere", doors::host),
    attack!("60", "A payment of a foreign session", others::payment),
    attack!("61", "The portal of one customer on the subscription of another", others::portal),
    attack!("62", "Addresses of operators and of the dashboard without signing in", doors::nobody),
    attack!("D+1", "Every route of every dialect with every id of another merchant", others::every_route),
    attack!("D+2", "Every address of the dashboard with every id of another merchant", others::every_page),
    attack!("D+3", "Ids of another merchant named in bodies", others::named),
    attack!("D+4", "A visit of the dashboard that was planted before signing in", doors::planted),
    attack!("D+5", "A buyer types the e-mail address of another", buyers::typed_address),
    attack!("D+6", "Addresses of pages made of the ids of two buyers", buyers::mixed),
];

/// A session over the API, by the key of somebody.
async fn by(shop: &TestShop, key: &str, method: &str, path: &str, body: &str) -> Reply {
    shop.api_with(method, path, body, &[("authorization", &format!("Bearer {key}"))]).await
}

/// Text of a field.
fn text(value: &Value, field: &str) -> String {
    value[field].as_str().unwrap_or_else(|| panic!("no {field} in {value}")).to_owned()
}

/// The other mode of the same merchant.
fn live(shop: &TestShop) -> Scope {
    Scope { mode: Mode::Live, ..shop.scope }
}

/// A price data of a subscription.
fn monthly() -> Value {
    json!([{ "price_data": { "currency": "GHS", "unit_amount": 700, "recurring": { "interval": "month" },
        "product_data": { "name": "Pro" } } }])
}

/// One of everything that has an id, by its noun in paths.
async fn one_of_each(shop: &TestShop) -> Vec<(&'static str, String)> {
    let session = text(&shop.session(json!({})).await, "id");
    let open = text(&shop.session(json!({ "description": "a secret order" })).await, "id");
    assert_eq!(shop.pay_with(&session, &[]).await.status, 303);
    let payment = text(&shop.payments(&session).await[0], "id");
    let refund = shop.make_id("refunds", json!({ "payment": payment, "amount": 100 })).await;
    let (product, price) = shop.sold("Tea", 700, json!({})).await;
    let coupon = shop.make_id("coupons", json!({ "percent_off": 10, "duration": "once" })).await;
    let code = shop.make_id("promotion_codes", json!({ "coupon": coupon, "code": "SECRET10" })).await;
    let rate = json!({ "display_name": "VAT", "percentage": "15", "inclusive": false });
    let rate = shop.make_id("tax_rates", rate).await;
    let way = json!({ "display_name": "Courier", "fixed_amount": { "amount": 1, "currency": "GHS" } });
    let way = shop.make_id("shipping_rates", way).await;
    let begun = shop.subscription_session(monthly(), json!({})).await;
    assert_eq!(shop.pay_with(&begun, &[]).await.status, 303);
    let subscription = shop.subscription_of(&begun).await;
    let customer = text(&subscription, "customer");
    let invoice = text(&shop.invoices_of(&subscription).await[0], "id");
    let link = shop.make_id("payment_links", json!({ "amount": 500, "currency": "GHS" })).await;
    let offer = json!({ "name": "Gym", "amount": 1, "currency": "GHS", "interval": "month" });
    let offer = shop.make_id("offers", offer).await;
    let endpoint = text(&shop.endpoint("http://127.0.0.1:9/secret", &["payment.failed"]).await, "id");
    let settings = json!({ "secret_key": "sk_test_0123456789abcdef0123456789abcdef",
        "publishable_key": "pk_test_open", "webhook_secret": "whsec_0123456789abcdef0123456789abcdef" });
    let account =
        shop.make_id("processor_accounts", json!({ "processor": "stripe", "settings": settings })).await;
    shop.settle_down().await;
    let event = text(&shop.get("/v1/events?limit=1").await.json()["data"][0], "id");
    vec![
        ("sessions", session),
        ("sessions", open),
        ("payments", payment),
        ("refunds", refund),
        ("products", product),
        ("prices", price),
        ("coupons", coupon),
        ("promotion_codes", code),
        ("tax_rates", rate),
        ("shipping_rates", way),
        ("subscriptions", text(&subscription, "id")),
        ("customers", customer),
        ("invoices", invoice),
        ("payment_links", link),
        ("offers", offer),
        ("webhook_endpoints", endpoint),
        ("processor_accounts", account),
        ("events", event),
    ]
}
