//! Making shipping rates, and the ways of shipping of a session.

use super::{changed, check, emit, found};
use crate::answer::Answer;
use crate::cart::{NewShipping, SHIPPING_OPTIONS_MAX, Shipping};
use crate::decision::{Change, Decision, Given, Loaded, Row};
use crate::event::{EventKind, Snapshot};
use crate::id::ShippingRateId;
use crate::money::Currency;
use crate::refusal::{Noun, Refusal, invalid, no_such};
use crate::shipping::{DAYS_MAX, NAME_CHARS_MAX, NewShippingRate, ShippingRate, ShippingRatePatch};

pub(super) fn create(new: &NewShippingRate, given: &Given<'_>) -> Result<Decision, Refusal> {
    check::text("display_name", &new.way.display_name, NAME_CHARS_MAX)?;
    check::metadata(&new.metadata)?;
    let code = new.way.currency.as_deref().unwrap_or_default();
    let currency = check::currency("fixed_amount.currency", code)?;
    let way = way("", &new.way, currency, given)?;
    let mut rate = ShippingRate::of_way(&way, given.scope, currency, given.now);
    rate.active = new.active.unwrap_or(true);
    rate.body.display_name = new.way.display_name.trim().to_owned();
    rate.body.metadata.clone_from(&new.metadata);
    let changes = vec![
        Change::Insert(Row::ShippingRate(rate.clone())),
        emit(EventKind::ShippingRateCreated, Snapshot::ShippingRate(Box::new(rate.clone())), given),
    ];
    Ok(Decision { changes, answer: Answer::ShippingRate(Box::new(rate), true) })
}

/// Changes what may change. Sessions that have the rate keep it as it was.
pub(super) fn update(
    patch: &ShippingRatePatch,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    let before = found(loaded.shipping_rates.first(), Noun::ShippingRate)?;
    let mut rate = before.clone();
    check::merge(&mut rate.body.metadata, patch.metadata.as_ref())?;
    rate.active = patch.active.unwrap_or(rate.active);
    if rate == *before {
        return Ok(Decision::only(Answer::ShippingRate(Box::new(rate), false)));
    }
    let shown = |rate: &ShippingRate| Snapshot::ShippingRate(Box::new(rate.clone()));
    let changes = vec![
        Change::Update(Row::ShippingRate(rate.clone())),
        changed(EventKind::ShippingRateUpdated, shown(before), shown(&rate), given),
    ];
    Ok(Decision { changes, answer: Answer::ShippingRate(Box::new(rate), false) })
}

/// The ways of shipping of a new session. Its cart keeps them as they are now.
pub(super) fn ways(
    options: &[NewShipping],
    currency: Currency,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Vec<Shipping>, Refusal> {
    if options.len() > SHIPPING_OPTIONS_MAX {
        let rule = format!("must have at most {SHIPPING_OPTIONS_MAX} entries");
        return Err(invalid("shipping_options", rule));
    }
    let mut made: Vec<Shipping> = vec![];
    for (place, option) in options.iter().enumerate() {
        let path = format!("shipping_options[{place}].");
        let way = match &option.rate {
            Some(id) => Shipping::from(stored(&format!("{path}shipping_rate"), id, currency, loaded)?),
            None => way(&format!("{path}shipping_rate_data."), option, currency, given)?,
        };
        if made.iter().any(|known| known.id == way.id) {
            return Err(invalid(format!("{path}shipping_rate"), "is named twice"));
        }
        made.push(way);
    }
    Ok(made)
}

/// Writes the terms of stored rates beside their ids. They never change, so that a link can say what shipping costs.
pub(super) fn remember(options: &mut [NewShipping], loaded: &Loaded) {
    for option in options {
        let stored = |rate: &&ShippingRate| Some(rate.id.as_str()) == option.rate.as_deref();
        if let Some(rate) = loaded.shipping_rates.iter().find(stored) {
            *option = NewShipping {
                rate: option.rate.take(),
                display_name: rate.body.display_name.clone(),
                amount: rate.body.amount,
                currency: Some(rate.currency.code().to_owned()),
                minimum_days: rate.body.days.map(|(least, _)| least),
                maximum_days: rate.body.days.map(|(_, most)| most),
                business_days: rate.body.business_days,
                tax_behavior: Some(rate.body.tax_behavior.as_str().to_owned()),
            };
        }
    }
}

/// A stored rate that a session in this currency may use.
fn stored<'a>(
    param: &str,
    id: &str,
    currency: Currency,
    loaded: &'a Loaded,
) -> Result<&'a ShippingRate, Refusal> {
    let found = loaded.shipping_rates.iter().find(|rate| rate.id.as_str() == id);
    let rate = found.ok_or_else(|| no_such(param, Noun::ShippingRate))?;
    if !rate.active {
        return Err(invalid(param, "is archived and cannot be used any more"));
    }
    if rate.currency != currency {
        let (own, other) = (rate.currency.code(), currency.code());
        return Err(invalid(param, format!("is in {own}; it must be in the session's currency, {other}")));
    }
    Ok(rate)
}

/// A way of shipping from its terms, under an id of its own. `path` stands before the names of its fields.
fn way(path: &str, new: &NewShipping, currency: Currency, given: &Given<'_>) -> Result<Shipping, Refusal> {
    let param = |field: &str| format!("{path}{field}");
    check::text(&param("display_name"), &new.display_name, NAME_CHARS_MAX)?;
    if let Some(code) = &new.currency
        && check::currency(&param("fixed_amount.currency"), code)? != currency
    {
        let rule = format!("must be the session's currency, {}", currency.code());
        return Err(invalid(param("fixed_amount.currency"), rule));
    }
    Ok(Shipping {
        id: ShippingRateId::mint(given.scope, given.moment, given.chance),
        name: new.display_name.clone(),
        amount: check::payable(&param("fixed_amount.amount"), new.amount, 0, currency)?,
        days: days(&param("delivery_estimate"), new)?,
        business_days: new.business_days,
        tax_behavior: check::tax_behavior(&param("tax_behavior"), new.tax_behavior.as_ref())?,
    })
}

fn days(param: &str, new: &NewShipping) -> Result<Option<(i64, i64)>, Refusal> {
    let (least, most) = match (new.minimum_days, new.maximum_days) {
        (None, None) => return Ok(None),
        (Some(least), Some(most)) => (least, most),
        (Some(days), None) | (None, Some(days)) => (days, days),
    };
    let first = if new.minimum_days.is_some() { "minimum" } else { "maximum" };
    check::count(&format!("{param}.{first}.value"), least, 0, DAYS_MAX)?;
    check::count(&format!("{param}.maximum.value"), most, least, DAYS_MAX)?;
    Ok(Some((least, most)))
}
