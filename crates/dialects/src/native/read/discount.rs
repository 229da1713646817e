//! Coupons, promotion codes and tax rates.

use super::{Read, bare, change, id, listing, one};
use crate::reader::Object;
use kassa_domain::dialect::{ApiRequest, Malformed};
use kassa_domain::discount::{CouponPatch, NewCoupon, NewPromotionCode, PromotionCodePatch};
use kassa_domain::id::{CouponId, PromotionCodeId, TaxRateId};
use kassa_domain::tax::{NewTaxRate, TaxRatePatch};
use kassa_domain::{Command, Query};

pub(crate) fn create_coupon(request: &ApiRequest<'_>) -> Read {
    change(request, |body| {
        if body.only_one_of(&["percent_off", "amount_off"])?.is_none() {
            return Err(body.missing("percent_off"));
        }
        Ok(Command::CreateCoupon(NewCoupon {
            name: body.text("name")?,
            percent_off: body.decimal("percent_off")?,
            amount_off: body.integer("amount_off")?,
            currency: body.text("currency")?,
            duration: body.text("duration")?,
            duration_in_months: body.integer("duration_in_months")?,
            max_redemptions: body.integer("max_redemptions")?,
            max_redemptions_per_customer: body.integer("max_redemptions_per_customer")?,
            redeem_by: body.instant("redeem_by")?,
            minimum_amount: body.integer("minimum_amount")?,
            minimum_amount_currency: body.text("minimum_amount_currency")?,
            products: products(body)?,
            metadata: body.metadata("metadata")?,
        }))
    })
}

fn products(body: &mut Object<'_>) -> Result<Vec<String>, Malformed> {
    let Some(mut applies_to) = body.object("applies_to")? else { return Ok(vec![]) };
    let products = applies_to.texts("products")?;
    let products = products.ok_or_else(|| applies_to.missing("products"))?;
    applies_to.finish()?;
    Ok(products)
}

pub(crate) fn update_coupon(request: &ApiRequest<'_>) -> Read {
    let coupon = CouponId::named(id(request));
    change(request, |body| {
        let patch =
            CouponPatch { name: body.text_change("name")?, metadata: body.metadata_change("metadata")? };
        Ok(Command::UpdateCoupon(coupon, patch))
    })
}

pub(crate) fn coupon(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Coupon(CouponId::named(id(request))))
}

pub(crate) fn delete_coupon(request: &ApiRequest<'_>) -> Read {
    bare(request, Command::DeleteCoupon(CouponId::named(id(request))))
}

pub(crate) fn list_coupons(request: &ApiRequest<'_>) -> Read {
    listing(request, |_, page| Ok(Query::Coupons(page)))
}

pub(crate) fn create_promotion_code(request: &ApiRequest<'_>) -> Read {
    change(request, |body| {
        let (coupon_field, coupon) = code_of(body)?;
        let mut new = NewPromotionCode {
            coupon,
            coupon_field,
            code: body.text("code")?,
            active: body.boolean("active")?,
            max_redemptions: body.integer("max_redemptions")?,
            expires_at: body.instant("expires_at")?,
            customer: body.text("customer")?,
            metadata: body.metadata("metadata")?,
            ..NewPromotionCode::default()
        };
        if let Some(mut limits) = body.object("restrictions")? {
            new.first_time_transaction = limits.boolean("first_time_transaction")?.unwrap_or_default();
            new.minimum_amount = limits.integer("minimum_amount")?;
            new.minimum_amount_currency = limits.text("minimum_amount_currency")?;
            limits.finish()?;
        }
        Ok(Command::CreatePromotionCode(new))
    })
}

/// The coupon of a promotion code: `coupon`, or `promotion {type, coupon}`.
fn code_of(body: &mut Object<'_>) -> Result<(&'static str, String), Malformed> {
    body.only_one_of(&["coupon", "promotion"])?;
    let plain = body.text("coupon")?;
    let Some(mut promotion) = body.object("promotion")? else {
        return plain.map(|id| ("coupon", id)).ok_or_else(|| body.missing("coupon"));
    };
    promotion.word("type", &[("coupon", ())])?;
    let coupon = promotion.required_text("coupon")?;
    promotion.finish()?;
    Ok(("promotion.coupon", coupon))
}

pub(crate) fn update_promotion_code(request: &ApiRequest<'_>) -> Read {
    let code = PromotionCodeId::named(id(request));
    change(request, |body| {
        let patch = PromotionCodePatch {
            active: body.boolean("active")?,
            metadata: body.metadata_change("metadata")?,
        };
        Ok(Command::UpdatePromotionCode(code, patch))
    })
}

pub(crate) fn promotion_code(request: &ApiRequest<'_>) -> Read {
    one(request, Query::PromotionCode(PromotionCodeId::named(id(request))))
}

pub(crate) fn list_promotion_codes(request: &ApiRequest<'_>) -> Read {
    listing(request, |params, page| {
        let code = params.text("code").map(str::to_owned);
        let coupon = params.text("coupon").map(CouponId::named);
        Ok(Query::PromotionCodes { page, code, coupon, active: params.boolean("active")? })
    })
}

pub(crate) fn create_tax_rate(request: &ApiRequest<'_>) -> Read {
    change(request, |body| {
        Ok(Command::CreateTaxRate(NewTaxRate {
            display_name: body.required_text("display_name")?,
            percentage: body.required_decimal("percentage")?,
            inclusive: body.required_boolean("inclusive")?,
            country: body.text("country")?,
            state: body.text("state")?,
            jurisdiction: body.text("jurisdiction")?,
            description: body.text("description")?,
            active: body.boolean("active")?,
            metadata: body.metadata("metadata")?,
        }))
    })
}

pub(crate) fn update_tax_rate(request: &ApiRequest<'_>) -> Read {
    let rate = TaxRateId::named(id(request));
    change(request, |body| {
        let patch = TaxRatePatch {
            display_name: body.text("display_name")?,
            jurisdiction: body.text_change("jurisdiction")?,
            description: body.text_change("description")?,
            active: body.boolean("active")?,
            metadata: body.metadata_change("metadata")?,
        };
        Ok(Command::UpdateTaxRate(rate, patch))
    })
}

pub(crate) fn tax_rate(request: &ApiRequest<'_>) -> Read {
    one(request, Query::TaxRate(TaxRateId::named(id(request))))
}

pub(crate) fn list_tax_rates(request: &ApiRequest<'_>) -> Read {
    listing(request, |params, page| Ok(Query::TaxRates { page, active: params.boolean("active")? }))
}
