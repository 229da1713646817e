//! What is sold, and by which rules: products, prices, coupons, promotion codes and tax rates.

use super::session::custom;
use super::{
    Fields, Read, body, boolean, currency, finish, id, listing, lying_in, natively, one, text, unknown,
    whole_decimal, within, wrong,
};
use crate::native::read as native;
use kassa_domain::Query;
use kassa_domain::catalog::{DEFAULT_PRICE_DATA, NewPriced, ProductPatch};
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
    let mut fields = body(request, "products")?;
    no_id(&fields)?;
    let Some(price) = within(&mut fields, DEFAULT_PRICE_DATA)? else {
        return natively(request, fields, native::create_product);
    };
    let product = natively(request, fields, native::create_product)?;
    let price = new_price(request, price).map_err(|malformed| lying_in(DEFAULT_PRICE_DATA, malformed))?;
    Ok(priced(product, price, None))
}

/// Reads the price of a product that is not there yet.
fn new_price(request: &ApiRequest<'_>, mut fields: Fields) -> Read {
    if fields.contains_key("product") {
        return Err(unknown("product", "It is the product that is made with it."));
    }
    price_fields(&mut fields)?;
    fields.insert("product".to_owned(), "new".into());
    natively(request, fields, native::create_price)
}

/// A product and its price, made together.
fn priced(product: Call, price: Call, product_data: Option<&'static str>) -> Call {
    match (product, price) {
        (Call::Run(Command::CreateProduct(product)), Call::Run(Command::CreatePrice(price))) => {
            Call::Run(Command::CreatePriced(Box::new(NewPriced { product, price, product_data })))
        }
        (product, _) => product,
    }
}

pub(in crate::stripe) fn update_product(request: &ApiRequest<'_>) -> Read {
    let mut fields = body(request, "products")?;
    let default_price = match fields.remove("default_price") {
        None => None,
        Some(Value::Null) => Some(None),
        Some(Value::String(id)) => Some(Some(PriceId::named(&id).as_str().to_owned())),
        Some(_) => return Err(wrong("default_price", "must be the id of a price")),
    };
    let mut call = natively(request, fields, native::update_product)?;
    if let Call::Run(Command::UpdateProduct(_, patch)) = &mut call {
        patch.default_price = default_price;
    }
    Ok(call)
}

/// What was sold names its product, so it is archived; a notice says so.
pub(in crate::stripe) fn delete_product(request: &ApiRequest<'_>) -> Read {
    finish(&body(request, "products")?, "")?;
    let patch = ProductPatch { active: Some(false), ..ProductPatch::default() };
    Ok(Call::Run(Command::UpdateProduct(ProductId::named(id(request)), patch)))
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
    let Some(product) = within(&mut fields, PRODUCT_DATA)? else {
        price_fields(&mut fields)?;
        return natively(request, fields, native::create_price);
    };
    if fields.contains_key("product") {
        return Err(wrong(PRODUCT_DATA, "cannot be sent beside product; send one of the two"));
    }
    let inside = |malformed| lying_in(PRODUCT_DATA, malformed);
    no_id(&product).map_err(inside)?;
    let price = new_price(request, fields)?;
    let product = natively(request, product, native::create_product).map_err(inside)?;
    Ok(priced(product, price, Some(PRODUCT_DATA)))
}

/// The field of a new price that holds the product that is made with it.
const PRODUCT_DATA: &str = "product_data";

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
