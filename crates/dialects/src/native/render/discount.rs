//! Coupons, promotion codes and tax rates.

use super::{is_live, number};
use kassa_domain::discount::{Coupon, Duration, Off, PromotionCode};
use kassa_domain::id::{CustomerId, ProductId};
use kassa_domain::metadata::Metadata;
use kassa_domain::tax::TaxRate;
use kassa_domain::{Money, Timestamp};
use serde::Serialize;
use serde_json::value::RawValue;

#[derive(Serialize)]
pub(super) struct CouponJson<'a> {
    id: &'a str,
    object: &'static str,
    name: Option<&'a str>,
    percent_off: Option<Box<RawValue>>,
    amount_off: Option<i64>,
    currency: Option<&'static str>,
    duration: &'static str,
    duration_in_months: Option<i64>,
    max_redemptions: Option<i64>,
    max_redemptions_per_customer: Option<i64>,
    times_redeemed: i64,
    redeem_by: Option<String>,
    minimum_amount: Option<i64>,
    minimum_amount_currency: Option<&'static str>,
    applies_to: Option<AppliesTo<'a>>,
    valid: bool,
    metadata: &'a Metadata,
    livemode: bool,
    created_at: String,
}

#[derive(Serialize)]
struct AppliesTo<'a> {
    products: Vec<&'a str>,
}

fn split(money: Option<Money>) -> (Option<i64>, Option<&'static str>) {
    (money.map(|money| money.amount), money.map(|money| money.currency.code()))
}

pub(super) fn coupon(coupon: &Coupon, now: Timestamp) -> CouponJson<'_> {
    let body = &coupon.body;
    let (percent_off, amount_off) = match body.off {
        Off::Percent(percent) => (number(percent), None),
        Off::Amount(money) => (None, Some(money)),
    };
    let (amount_off, currency) = split(amount_off);
    let (minimum_amount, minimum_amount_currency) = split(body.minimum);
    let products: Vec<_> = body.products.iter().map(ProductId::as_str).collect();
    CouponJson {
        id: coupon.id.as_str(),
        object: "coupon",
        name: body.name.as_deref(),
        percent_off,
        amount_off,
        currency,
        duration: body.duration.as_str(),
        duration_in_months: match body.duration {
            Duration::Repeating(months) => Some(months),
            Duration::Once | Duration::Forever => None,
        },
        max_redemptions: coupon.max_redemptions,
        max_redemptions_per_customer: body.max_per_customer,
        times_redeemed: coupon.redeemed,
        redeem_by: body.redeem_by.map(Timestamp::iso),
        minimum_amount,
        minimum_amount_currency,
        applies_to: (!products.is_empty()).then_some(AppliesTo { products }),
        valid: coupon.is_valid(now),
        metadata: &body.metadata,
        livemode: is_live(coupon.scope),
        created_at: coupon.created_at.iso(),
    }
}

#[derive(Serialize)]
struct Promotion<'a> {
    r#type: &'static str,
    coupon: &'a str,
}

#[derive(Serialize)]
struct Restrictions {
    first_time_transaction: bool,
    minimum_amount: Option<i64>,
    minimum_amount_currency: Option<&'static str>,
}

#[derive(Serialize)]
pub(super) struct PromotionCodeJson<'a> {
    id: &'a str,
    object: &'static str,
    code: &'a str,
    promotion: Promotion<'a>,
    coupon: &'a str,
    active: bool,
    customer: Option<&'a str>,
    expires_at: Option<String>,
    max_redemptions: Option<i64>,
    times_redeemed: i64,
    restrictions: Restrictions,
    metadata: &'a Metadata,
    livemode: bool,
    created_at: String,
}

pub(super) fn promotion_code(code: &PromotionCode) -> PromotionCodeJson<'_> {
    let (minimum_amount, minimum_amount_currency) = split(code.body.minimum);
    let first_time_transaction = code.body.first_time;
    PromotionCodeJson {
        id: code.id.as_str(),
        object: "promotion_code",
        code: &code.code,
        promotion: Promotion { r#type: "coupon", coupon: code.coupon.as_str() },
        coupon: code.coupon.as_str(),
        active: code.active,
        customer: code.body.customer.as_ref().map(CustomerId::as_str),
        expires_at: code.body.expires_at.map(Timestamp::iso),
        max_redemptions: code.max_redemptions,
        times_redeemed: code.redeemed,
        restrictions: Restrictions { first_time_transaction, minimum_amount, minimum_amount_currency },
        metadata: &code.body.metadata,
        livemode: is_live(code.scope),
        created_at: code.created_at.iso(),
    }
}

#[derive(Serialize)]
pub(super) struct TaxRateJson<'a> {
    id: &'a str,
    object: &'static str,
    display_name: &'a str,
    percentage: Option<Box<RawValue>>,
    inclusive: bool,
    active: bool,
    country: Option<&'a str>,
    state: Option<&'a str>,
    jurisdiction: Option<&'a str>,
    description: Option<&'a str>,
    metadata: &'a Metadata,
    livemode: bool,
    created_at: String,
}

pub(super) fn tax_rate(rate: &TaxRate) -> TaxRateJson<'_> {
    TaxRateJson {
        id: rate.id.as_str(),
        object: "tax_rate",
        display_name: &rate.body.display_name,
        percentage: number(rate.body.percentage),
        inclusive: rate.body.inclusive,
        active: rate.active,
        country: rate.country.as_deref(),
        state: rate.body.state.as_deref(),
        jurisdiction: rate.body.jurisdiction.as_deref(),
        description: rate.body.description.as_deref(),
        metadata: &rate.body.metadata,
        livemode: is_live(rate.scope),
        created_at: rate.created_at.iso(),
    }
}
