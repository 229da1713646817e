//! Products, prices, coupons, promotion codes and tax rates.

use super::{With, code, is_live, metadata, seconds, set};
use kassa_domain::Timestamp;
use kassa_domain::catalog::{Charging, CustomAmount, Price, Product, Unit};
use kassa_domain::discount::{Coupon, Discount, Duration, Off, PromotionCode};
use kassa_domain::id::{CustomerId, PriceId, ProductId, PromotionCodeId};
use kassa_domain::percent::Percent;
use kassa_domain::shipping::ShippingRate;
use kassa_domain::tax::TaxRate;
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};

pub(super) fn product(product: &Product) -> Value {
    let body = &product.body;
    json!({
        "id": product.id.as_str(),
        "object": "product",
        "active": product.active,
        "created": product.created_at.seconds(),
        "default_price": body.default_price.as_ref().map(PriceId::as_str),
        "description": body.description,
        "images": body.images,
        "livemode": is_live(product.scope),
        "marketing_features": [],
        "metadata": metadata(&body.metadata),
        "name": body.name,
        "package_dimensions": null,
        "shippable": null,
        "statement_descriptor": null,
        "tax_code": null,
        "type": "service",
        "unit_label": body.unit_label,
        "updated": body.updated_at.seconds(),
        "url": null,
    })
}

fn custom(bounds: &CustomAmount) -> Value {
    json!({ "maximum": bounds.maximum, "minimum": bounds.minimum, "preset": bounds.preset })
}

/// What one costs, in the four fields that say it.
fn unit(unit: &Unit) -> [(&'static str, Value); 3] {
    let (amount, bounds) = match unit {
        Unit::Fixed(amount) => (Some(*amount), None),
        Unit::Custom(bounds) => (None, Some(custom(bounds))),
    };
    [
        ("custom_unit_amount", bounds.into()),
        ("unit_amount", amount.into()),
        // A decimal is a text there, and the libraries insist on it.
        ("unit_amount_decimal", amount.map(|amount| amount.to_string()).into()),
    ]
}

pub(super) fn price(price: &Price) -> Value {
    let body = &price.body;
    let period = body.period.filter(|_| body.charging == Charging::Recurring);
    let mut shown = json!({
        "id": price.id.as_str(),
        "object": "price",
        "active": price.active,
        "billing_scheme": "per_unit",
        "created": price.created_at.seconds(),
        "currency": code(price.currency),
        "livemode": is_live(price.scope),
        "lookup_key": price.lookup_key,
        "metadata": metadata(&body.metadata),
        "nickname": body.nickname,
        "product": price.product.as_str(),
        "recurring": period.map(|period| json!({
            "interval": period.interval.as_str(),
            "interval_count": period.count,
            "meter": null,
            "trial_period_days": body.trial_period_days,
            "usage_type": "licensed",
        })),
        "tax_behavior": body.tax_behavior.as_str(),
        "tiers_mode": null,
        "transform_quantity": null,
        "type": if period.is_some() { "recurring" } else { "one_time" },
    });
    for (name, value) in unit(&body.unit) {
        set(&mut shown, name, value);
    }
    if !body.currency_options.is_empty() {
        let options = body.currency_options.iter().map(|(code, option)| {
            let mut shown = json!({ "tax_behavior": option.tax_behavior.as_str(), "tiers": null });
            for (name, value) in unit(&option.unit) {
                set(&mut shown, name, value);
            }
            (code.to_ascii_lowercase(), shown)
        });
        set(&mut shown, "currency_options", options.collect::<Map<_, _>>());
    }
    shown
}

/// A percentage as a JSON number, written from its text.
pub(super) fn number(percent: Percent) -> Value {
    let raw = RawValue::from_string(percent.text()).ok();
    raw.and_then(|raw| serde_json::from_str(raw.get()).ok()).unwrap_or_default()
}

pub(super) fn coupon(coupon: &Coupon, now: Timestamp) -> Value {
    let body = &coupon.body;
    let (percent, amount) = match body.off {
        Off::Percent(percent) => (Some(number(percent)), None),
        Off::Amount(money) => (None, Some(money)),
    };
    let products: Vec<&str> = body.products.iter().map(ProductId::as_str).collect();
    let mut shown = json!({
        "id": coupon.id.as_str(),
        "object": "coupon",
        "amount_off": amount.map(|money| money.amount),
        "created": coupon.created_at.seconds(),
        "currency": amount.map(|money| code(money.currency)),
        "duration": body.duration.as_str(),
        "duration_in_months": match body.duration {
            Duration::Repeating(months) => Some(months),
            Duration::Once | Duration::Forever => None,
        },
        "livemode": is_live(coupon.scope),
        "max_redemptions": coupon.max_redemptions,
        "metadata": metadata(&body.metadata),
        "name": body.name,
        "percent_off": percent,
        "redeem_by": seconds(body.redeem_by),
        "times_redeemed": coupon.redeemed,
        "valid": coupon.is_valid(now),
    });
    if !products.is_empty() {
        set(&mut shown, "applies_to", json!({ "products": products }));
    }
    shown
}

pub(super) fn promotion_code(found: &PromotionCode, with: With<'_>) -> Value {
    let body = &found.body;
    let mut shown = json!({
        "id": found.id.as_str(),
        "object": "promotion_code",
        "active": found.active,
        "code": found.code,
        "created": found.created_at.seconds(),
        "customer": body.customer.as_ref().map(CustomerId::as_str),
        "customer_account": null,
        "expires_at": seconds(body.expires_at),
        "livemode": is_live(found.scope),
        "max_redemptions": found.max_redemptions,
        "metadata": metadata(&body.metadata),
        "promotion": { "coupon": found.coupon.as_str(), "type": "coupon" },
        "restrictions": {
            "first_time_transaction": body.first_time,
            "minimum_amount": body.minimum.map(|money| money.amount),
            "minimum_amount_currency": body.minimum.map(|money| code(money.currency)),
        },
        "times_redeemed": found.redeemed,
    });
    if with.version.is_before("2025-09-30") {
        set(&mut shown, "coupon", found.coupon.as_str());
    }
    shown
}

/// A discount that was given. It has no row of its own here, so its id is the coupon's under another prefix.
pub(super) fn discount(found: &Discount) -> Value {
    json!({
        "id": found.coupon.shown_as("di"),
        "object": "discount",
        "checkout_session": null,
        "customer": null,
        "customer_account": null,
        "end": null,
        "invoice": null,
        "invoice_item": null,
        "promotion_code": found.promotion_code.as_ref().map(PromotionCodeId::as_str),
        "source": { "coupon": found.coupon.as_str(), "type": "coupon" },
        "start": null,
        "subscription": null,
        "subscription_item": null,
    })
}

pub(super) fn tax_rate(rate: &TaxRate) -> Value {
    let body = &rate.body;
    json!({
        "id": rate.id.as_str(),
        "object": "tax_rate",
        "active": rate.active,
        "country": rate.country,
        "created": rate.created_at.seconds(),
        "description": body.description,
        "display_name": body.display_name,
        "effective_percentage": null,
        "flat_amount": null,
        "inclusive": body.inclusive,
        "jurisdiction": body.jurisdiction,
        "jurisdiction_level": null,
        "livemode": is_live(rate.scope),
        "metadata": metadata(&body.metadata),
        "percentage": number(body.percentage),
        "rate_type": "percentage",
        "state": body.state,
        "tax_type": null,
    })
}

pub(super) fn shipping_rate(rate: &ShippingRate) -> Value {
    let body = &rate.body;
    let unit = if body.business_days { "business_day" } else { "day" };
    let days = |value: i64| json!({ "unit": unit, "value": value });
    json!({
        "id": rate.id.as_str(),
        "object": "shipping_rate",
        "active": rate.active,
        "created": rate.created_at.seconds(),
        "delivery_estimate": body.days.map(|(least, most)| json!({ "maximum": days(most), "minimum": days(least) })),
        "display_name": body.display_name,
        "fixed_amount": { "amount": body.amount, "currency": code(rate.currency) },
        "livemode": is_live(rate.scope),
        "metadata": metadata(&body.metadata),
        "tax_behavior": body.tax_behavior.as_str(),
        "tax_code": null,
        "type": "fixed_amount",
    })
}
