//! Shipping rates as JSON, stored and of one session only.

use super::is_live;
use kassa_domain::cart::Shipping;
use kassa_domain::metadata::Metadata;
use kassa_domain::money::Currency;
use kassa_domain::shipping::ShippingRate;
use serde::Serialize;

/// What of a rate a session shows.
#[derive(Serialize)]
pub(super) struct WayJson {
    id: String,
    object: &'static str,
    display_name: String,
    r#type: &'static str,
    fixed_amount: FixedAmount,
    tax_behavior: &'static str,
    delivery_estimate: Option<Estimate>,
}

#[derive(Serialize)]
struct FixedAmount {
    amount: i64,
    currency: &'static str,
}

#[derive(Serialize)]
struct Estimate {
    minimum: Days,
    maximum: Days,
}

#[derive(Serialize)]
pub(super) struct Days {
    pub(super) unit: &'static str,
    pub(super) value: i64,
}

pub(super) fn way(shipping: &Shipping, currency: Currency) -> WayJson {
    WayJson {
        id: shipping.id.as_str().to_owned(),
        object: "shipping_rate",
        display_name: shipping.name.clone(),
        r#type: "fixed_amount",
        fixed_amount: FixedAmount { amount: shipping.amount, currency: currency.code() },
        tax_behavior: shipping.tax_behavior.as_str(),
        delivery_estimate: shipping.days.map(|(least, most)| {
            let unit = if shipping.business_days { "business_day" } else { "day" };
            let days = |value| Days { unit, value };
            Estimate { minimum: days(least), maximum: days(most) }
        }),
    }
}

#[derive(Serialize)]
pub(super) struct ShippingRateJson<'a> {
    #[serde(flatten)]
    way: WayJson,
    active: bool,
    metadata: &'a Metadata,
    livemode: bool,
    created_at: String,
}

pub(super) fn shipping_rate(rate: &ShippingRate) -> ShippingRateJson<'_> {
    ShippingRateJson {
        way: way(&rate.into(), rate.currency),
        active: rate.active,
        metadata: &rate.body.metadata,
        livemode: is_live(rate.scope),
        created_at: rate.created_at.iso(),
    }
}
