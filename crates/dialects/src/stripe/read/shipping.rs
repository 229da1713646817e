//! Shipping rates, stored and of one session only.

use super::{Fields, Read, body, boolean, currency, each, id, listing, natively, one, text, unknown, wrong};
use crate::native::read as native;
use kassa_domain::Query;
use kassa_domain::dialect::{ApiRequest, Malformed};
use kassa_domain::id::ShippingRateId;
use kassa_domain::money::Currency;
use kassa_domain::query::PageOf;
use serde_json::Value;

const NOUN: &str = "shipping_rates";

/// The ways of shipping of a session or a payment link.
pub(super) fn shipping_options(fields: &mut Fields) -> Result<(), Malformed> {
    each(fields, "shipping_options", |option, param| match option.get_mut("shipping_rate_data") {
        Some(Value::Object(rate)) => terms(rate, &format!("{param}[shipping_rate_data]")),
        _ => Ok(()),
    })
}

/// What a rate costs and how long it takes. `path` is the field that it lies in; at the top of a form it is empty.
fn terms(rate: &mut Fields, path: &str) -> Result<(), Malformed> {
    if let Some(Value::Object(fixed)) = rate.get_mut("fixed_amount") {
        if fixed.contains_key("currency_options") {
            let param = match path {
                "" => "fixed_amount[currency_options]".to_owned(),
                path => format!("{path}[fixed_amount][currency_options]"),
            };
            return Err(unknown(&param, "A shipping rate has one currency: make one for each."));
        }
        currency(fixed, "currency");
    }
    let Some(Value::Object(estimate)) = rate.get_mut("delivery_estimate") else { return Ok(()) };
    for name in ["minimum", "maximum"] {
        let Some(Value::Object(bound)) = estimate.get_mut(name) else { continue };
        // The names of this field are many things elsewhere, and here a number.
        let days = bound.get("value").and_then(Value::as_str).and_then(|text| text.parse::<i64>().ok());
        if let Some(days) = days {
            bound.insert("value".to_owned(), days.into());
        }
    }
    Ok(())
}

pub(in crate::stripe) fn create_shipping_rate(request: &ApiRequest<'_>) -> Read {
    let mut fields = body(request, NOUN)?;
    terms(&mut fields, "")?;
    natively(request, fields, native::create_shipping_rate)
}

pub(in crate::stripe) fn update_shipping_rate(request: &ApiRequest<'_>) -> Read {
    let fields = body(request, NOUN)?;
    for (field, instead) in [
        ("fixed_amount", "What a shipping rate costs never changes: make another one."),
        ("tax_behavior", "It never changes: make another shipping rate."),
    ] {
        if fields.contains_key(field) {
            return Err(unknown(field, instead));
        }
    }
    natively(request, fields, native::update_shipping_rate)
}

pub(in crate::stripe) fn shipping_rate(request: &ApiRequest<'_>) -> Read {
    one(request, Query::ShippingRate(ShippingRateId::named(id(request)), None))
}

pub(in crate::stripe) fn list_shipping_rates(request: &ApiRequest<'_>) -> Read {
    listing(request, str::to_owned, |fields, page: PageOf| {
        let code = text(fields, "currency")?.map(|code| code.to_ascii_uppercase());
        let parsed =
            code.map(|code| Currency::parse(&code).ok_or_else(|| wrong("currency", native::CURRENCY)));
        Ok(Query::ShippingRates { page, active: boolean(fields, "active")?, currency: parsed.transpose()? })
    })
}
