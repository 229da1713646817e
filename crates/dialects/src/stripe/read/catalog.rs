//! What is sold, and by which rules: products, prices, coupons, promotion codes and tax rates.

use super::session::custom;
use super::{
    Fields, Read, body, boolean, currency, finish, id, listing, natively, one, text, unknown, whole_decimal,
    wrong,
};
use crate::native::read as native;
use kassa_domain::Query;
use kassa_domain::dialect::{ApiRequest, Call, Malformed};
use kassa_domain::id::{CouponId, PriceId, ProductId, PromotionCodeId, TaxRateId};
use kassa_domain::{Command, query};
use serde_json::Value;

/// Ids are Kassa's to give.
fn no_id(fields: &Fields) -> Result<(), Malformed> {
    match fields.contains_key("id") {
        true => Err(unknown("id", "Kassa gives every object its id; keep your own in metadata.")),
        false => Ok(()),
    }
}

pub(in crate::stripe) fn create_product(request: &ApiRequest<'_>) -> Read {
    let fields = body(request, "products")?;
    no_id(&fields)?;
    if fields.contains_key("default_price_data") {
        return Err(unknown("default_price_data", "Make the price by POST /v1/prices."));
    }
    natively(request, fields, native::create_product)
}

pub(in crate::stripe) fn update_product(request: &ApiRequest<'_>) -> Read {
    natively(request, body(request, "products")?, native::update_product)
}

pub(in crate::stripe) fn product(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Product(ProductId::named(id(request))))
}

pub(in crate::stripe) fn list_products(request: &ApiRequest<'_>) -> Read {
    listing(request, str::to_owned, |fields, page| {
        Ok(Query::Products { page, active: boolean(fields, "active")?, tier: text(fields, "tier")? })
    })
}

/// What is the same in a new price and in a change of one.
fn price_fields(fields: &mut Fields) -> Result<(), Malformed> {
    currency(fields, "currency");
    whole_decimal(fields, "")?;
    custom(fields)?;
    if let Some(Value::Object(options)) = fields.get_mut("currency_options") {
        let all = std::mem::take(options);
        *options = all.into_iter().map(|(code, option)| (code.to_ascii_uppercase(), option)).collect();
        for (code, option) in options.iter_mut() {
            if let Value::Object(option) = option {
                whole_decimal(option, &format!("currency_options[{}]", code.to_ascii_lowercase()))?;
                custom(option)?;
            }
        }
    }
    Ok(())
}

pub(in crate::stripe) fn create_price(request: &ApiRequest<'_>) -> Read {
    let mut fields = body(request, "prices")?;
    if fields.contains_key("product_data") {
        return Err(unknown(
            "product_data",
            "Make the product by POST /v1/products, and send its id as product.",
        ));
    }
    price_fields(&mut fields)?;
    natively(request, fields, native::create_price)
}

pub(in crate::stripe) fn update_price(request: &ApiRequest<'_>) -> Read {
    let mut fields = body(request, "prices")?;
    price_fields(&mut fields)?;
    natively(request, fields, native::update_price)
}

pub(in crate::stripe) fn price(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Price(PriceId::named(id(request))))
}

pub(in crate::stripe) fn list_prices(request: &ApiRequest<'_>) -> Read {
    listing(
        request,
        |id| PriceId::named(id).as_str().to_owned(),
        |fields, page| {
            let product = text(fields, "product")?.map(|id| ProductId::named(&id));
            let lookup_key = match fields.remove("lookup_keys") {
                None | Some(Value::Null) => None,
                Some(Value::Array(keys)) => match keys.as_slice() {
                    [Value::String(key)] => Some(key.clone()),
                    _ => {
                        return Err(wrong(
                            "lookup_keys",
                            "must be a list of one key; ask for each by itself",
                        ));
                    }
                },
                Some(_) => return Err(wrong("lookup_keys", "must be a list")),
            };
            Ok(Query::Prices { page, active: boolean(fields, "active")?, product, lookup_key })
        },
    )
}

pub(in crate::stripe) fn create_coupon(request: &ApiRequest<'_>) -> Read {
    let mut fields = body(request, "coupons")?;
    no_id(&fields)?;
    currency(&mut fields, "currency");
    natively(request, fields, native::create_coupon)
}

pub(in crate::stripe) fn update_coupon(request: &ApiRequest<'_>) -> Read {
    natively(request, body(request, "coupons")?, native::update_coupon)
}

pub(in crate::stripe) fn coupon(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Coupon(CouponId::named(id(request))))
}

pub(in crate::stripe) fn delete_coupon(request: &ApiRequest<'_>) -> Read {
    finish(&body(request, "coupons")?, "")?;
    Ok(Call::Run(Command::DeleteCoupon(CouponId::named(id(request)))))
}

pub(in crate::stripe) fn list_coupons(request: &ApiRequest<'_>) -> Read {
    listing(request, str::to_owned, |_, page| Ok(Query::Coupons(page)))
}

pub(in crate::stripe) fn create_promotion_code(request: &ApiRequest<'_>) -> Read {
    let mut fields = body(request, "promotion_codes")?;
    if let Some(Value::Object(limits)) = fields.get_mut("restrictions") {
        currency(limits, "minimum_amount_currency");
    }
    natively(request, fields, native::create_promotion_code)
}

pub(in crate::stripe) fn update_promotion_code(request: &ApiRequest<'_>) -> Read {
    natively(request, body(request, "promotion_codes")?, native::update_promotion_code)
}

pub(in crate::stripe) fn promotion_code(request: &ApiRequest<'_>) -> Read {
    one(request, Query::PromotionCode(PromotionCodeId::named(id(request))))
}

pub(in crate::stripe) fn list_promotion_codes(request: &ApiRequest<'_>) -> Read {
    listing(request, str::to_owned, |fields, page| {
        let coupon = text(fields, "coupon")?.map(|id| CouponId::named(&id));
        Ok(Query::PromotionCodes {
            page,
            code: text(fields, "code")?,
            coupon,
            active: boolean(fields, "active")?,
        })
    })
}

pub(in crate::stripe) fn create_tax_rate(request: &ApiRequest<'_>) -> Read {
    natively(request, body(request, "tax_rates")?, native::create_tax_rate)
}

pub(in crate::stripe) fn update_tax_rate(request: &ApiRequest<'_>) -> Read {
    natively(request, body(request, "tax_rates")?, native::update_tax_rate)
}

pub(in crate::stripe) fn tax_rate(request: &ApiRequest<'_>) -> Read {
    one(request, Query::TaxRate(TaxRateId::named(id(request))))
}

pub(in crate::stripe) fn list_tax_rates(request: &ApiRequest<'_>) -> Read {
    listing(request, str::to_owned, |fields, page: query::PageOf| {
        Ok(Query::TaxRates { page, active: boolean(fields, "active")? })
    })
}
