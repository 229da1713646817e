//! Shipping rates, stored and of one session only.

use super::{Read, change, id, invalid, listing, one};
use crate::reader::Object;
use kassa_domain::cart::NewShipping;
use kassa_domain::dialect::{ApiRequest, Malformed};
use kassa_domain::id::ShippingRateId;
use kassa_domain::money::Currency;
use kassa_domain::shipping::{NewShippingRate, ShippingRatePatch};
use kassa_domain::{Command, Query};

/// What a filter by currency must be.
pub(crate) const CURRENCY: &str = "must be the code of a currency, such as GHS, or of a token";

/// The ways of shipping of a session.
pub(super) fn shipping_options(body: &mut Object<'_>) -> Result<Vec<NewShipping>, Malformed> {
    let options = body.objects("shipping_options")?.unwrap_or_default();
    let read = |mut option: Object<'_>| {
        if option.only_one_of(&["shipping_rate", "shipping_rate_data"])?.is_none() {
            return Err(option.missing_or("shipping_rate_data", "shipping_rate, the id of a shipping rate"));
        }
        let way = match option.object("shipping_rate_data")? {
            Some(mut data) => {
                let way = terms(&mut data, false)?;
                data.finish()?;
                way
            }
            None => NewShipping { rate: option.text("shipping_rate")?, ..NewShipping::default() },
        };
        option.finish()?;
        Ok(way)
    };
    options.into_iter().map(read).collect()
}

/// What a way of shipping is called, costs and takes. One that is stored says its currency.
fn terms(data: &mut Object<'_>, is_stored: bool) -> Result<NewShipping, Malformed> {
    let display_name = data.required_text("display_name")?;
    data.word("type", &[("fixed_amount", ())])?;
    let mut fixed = data.required_object("fixed_amount")?;
    let (amount, currency) = (fixed.required_integer("amount")?, fixed.text("currency")?);
    if is_stored && currency.is_none() {
        return Err(fixed.missing("currency"));
    }
    fixed.finish()?;
    let (mut minimum, mut maximum) = (None, None);
    if let Some(mut estimate) = data.object("delivery_estimate")? {
        minimum = estimate.object("minimum")?.map(days).transpose()?;
        maximum = estimate.object("maximum")?.map(days).transpose()?;
        if let (Some((_, least)), Some((_, most))) = (minimum, maximum)
            && least != most
        {
            return Err(estimate.wrong("maximum", "must have the unit of minimum"));
        }
        estimate.finish()?;
    }
    Ok(NewShipping {
        rate: None,
        display_name,
        amount,
        currency,
        minimum_days: minimum.map(|(days, _)| days),
        maximum_days: maximum.map(|(days, _)| days),
        business_days: minimum.or(maximum).is_some_and(|(_, business)| business),
        tax_behavior: data.text("tax_behavior")?,
    })
}

/// How many days, and whether only business days count.
fn days(mut object: Object<'_>) -> Result<(i64, bool), Malformed> {
    let unit = object.word("unit", &[("day", false), ("business_day", true)])?;
    let business = unit.ok_or_else(|| object.missing("unit"))?;
    let value = object.required_integer("value")?;
    object.finish()?;
    Ok((value, business))
}

pub(crate) fn create_shipping_rate(request: &ApiRequest<'_>) -> Read {
    change(request, |body| {
        Ok(Command::CreateShippingRate(NewShippingRate {
            way: terms(body, true)?,
            active: body.boolean("active")?,
            metadata: body.metadata("metadata")?,
        }))
    })
}

pub(crate) fn update_shipping_rate(request: &ApiRequest<'_>) -> Read {
    let rate = ShippingRateId::named(id(request));
    change(request, |body| {
        let patch = ShippingRatePatch {
            active: body.boolean("active")?,
            metadata: body.metadata_change("metadata")?,
        };
        Ok(Command::UpdateShippingRate(rate, patch))
    })
}

pub(crate) fn shipping_rate(request: &ApiRequest<'_>) -> Read {
    one(request, Query::ShippingRate(ShippingRateId::named(id(request)), None))
}

pub(crate) fn list_shipping_rates(request: &ApiRequest<'_>) -> Read {
    listing(request, |params, page| {
        let code = params.text("currency");
        let parsed = code.map(|code| Currency::parse(code).ok_or_else(|| invalid("currency", CURRENCY)));
        Ok(Query::ShippingRates { page, active: params.boolean("active")?, currency: parsed.transpose()? })
    })
}
