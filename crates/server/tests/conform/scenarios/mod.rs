//! The tables from which scenarios are made, one file for each group.

pub(crate) mod bad;
pub(crate) mod carts;
pub(crate) mod catalog;
pub(crate) mod checkout;
pub(crate) mod lists;
pub(crate) mod money;
pub(crate) mod recurring;
pub(crate) mod sessions;
pub(crate) mod shop;
pub(crate) mod vendors;

use crate::scenario::{Step, post};
use serde_json::{Value, json};

/// Where webhooks go.
pub(crate) const HOOK: &str = "https://shop.example/webhooks";

/// An endpoint that hears of everything.
pub(crate) fn endpoint() -> Step {
    post("/v1/webhook_endpoints", json!({ "url": HOOK, "enabled_events": ["*"] })).natively().into()
}

/// A value with more fields.
pub(crate) fn and(mut value: Value, more: &Value) -> Value {
    if let (Some(fields), Some(more)) = (value.as_object_mut(), more.as_object()) {
        fields.extend(more.clone());
    }
    value
}

/// A session of an amount.
pub(crate) fn session(amount: i64, currency: &str, more: &Value) -> Value {
    let urls = json!({ "amount": amount, "currency": currency,
        "success_url": "https://shop.example/done?id={CHECKOUT_SESSION_ID}",
        "cancel_url": "https://shop.example/cart" });
    and(urls, more)
}

/// What sells lines.
pub(crate) fn order(lines: &Value, more: &Value) -> Value {
    let urls = json!({ "line_items": lines, "success_url": "https://shop.example/done",
        "cancel_url": "https://shop.example/cart" });
    and(urls, more)
}

/// A line that says itself what it sells.
pub(crate) fn line(name: &str, unit_amount: i64, currency: &str, quantity: i64) -> Value {
    let data = json!({ "currency": currency, "unit_amount": unit_amount, "product_data": { "name": name } });
    json!({ "price_data": data, "quantity": quantity })
}
