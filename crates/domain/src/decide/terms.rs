//! Judging what a session agrees on that starts a subscription.

use super::check;
use crate::cart::Cart;
use crate::catalog::Period;
use crate::decision::{Given, Loaded};
use crate::refusal::{Refusal, invalid};
use crate::schedule::Schedule;
use crate::session::NewSessionMore;
use crate::subscription::{CYCLES_MAX, MissingMethod, NewTerms, TRIAL_DAYS_MAX, Terms, WhenUnpaid};
use crate::time::{DAY, Timestamp};

/// Where the fields stand in the request.
const DATA: &str = "subscription_data";

fn param(field: &str) -> String {
    format!("{DATA}.{field}")
}

/// Whether the session is to start a subscription.
pub(super) fn subscribes(more: &NewSessionMore) -> Result<bool, Refusal> {
    let subscribes = match more.mode.as_deref() {
        None | Some("payment") => false,
        Some("subscription") => true,
        Some("setup") => {
            return Err(invalid("mode", "must be payment or subscription where something is sold"));
        }
        Some(_) => return Err(invalid("mode", "must be one of payment, subscription, setup")),
    };
    let rule = "is for mode subscription; send that, or leave it out";
    if !subscribes && !more.mode_of_price && more.terms.is_some() {
        return Err(invalid(DATA, rule));
    }
    if !subscribes && more.payment_method_collection.is_some() {
        return Err(invalid("payment_method_collection", rule));
    }
    Ok(subscribes)
}

/// Agrees on the terms, and writes into the cart what part of the first period is paid.
pub(super) fn agree(
    more: &NewSessionMore,
    cart: &mut Cart,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Terms, Refusal> {
    let usual = NewTerms::default();
    let new = more.terms.as_ref().unwrap_or(&usual);
    let period = period(cart)?;
    check::metadata_at(&param("metadata"), &new.metadata)?;
    let (trial_days, trial_end) = trial(new, cart, loaded, given)?;
    let mut terms = Terms {
        period,
        trial_days,
        trial_end,
        anchor: None,
        cycles: new.cycles.map(|n| check::count(&param("cycles"), n, 1, CYCLES_MAX)).transpose()?,
        needs_method: needs_method(more)?,
        missing_method: missing_method(new)?,
        when_unpaid: when_unpaid(new)?,
        // What it replaces gave a tier, and the tier that this one gives takes the place of that.
        replaces: new.replaces && cart.granting_line().is_some(),
        metadata: new.metadata.clone(),
        subscription: None,
        invoice: None,
    };
    let free = terms.free_until(given.now).is_some();
    let mut share = free.then_some((0, 1));
    if let Some(anchor) = new.billing_cycle_anchor {
        share = Some(before_anchor(anchor, new, free, period, given.now)?);
        terms.anchor = Some(anchor);
    } else if new.proration_behavior.is_some() {
        return Err(invalid(param("proration_behavior"), "belongs to billing_cycle_anchor; send that too"));
    }
    for line in cart.lines.iter_mut().filter(|line| line.recurring) {
        line.share = share;
    }
    Ok(terms)
}

/// The one period of everything that repeats.
fn period(cart: &Cart) -> Result<Period, Refusal> {
    let mut repeating = cart.lines.iter().enumerate().filter(|(_, line)| line.recurring);
    let needed = repeating.clone().any(|(_, line)| line.optional.is_none());
    let first = repeating.next().and_then(|(_, line)| line.period).filter(|_| needed);
    let rule = "must have an item with a recurring price in mode subscription";
    let first = first.ok_or_else(|| invalid("line_items", rule))?;
    match repeating.find(|(_, line)| line.period != Some(first)) {
        None => Ok(first),
        Some((place, _)) => {
            let rule = "must repeat as often as the other recurring items: one subscription has one period";
            Err(invalid(format!("line_items[{place}]"), rule))
        }
    }
}

/// The days that are free at first: as sent, or as the prices say.
fn trial(
    new: &NewTerms,
    cart: &Cart,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<(Option<i64>, Option<Timestamp>), Refusal> {
    match (new.trial_period_days, new.trial_end) {
        (Some(_), Some(_)) => {
            Err(invalid(param("trial_end"), "excludes trial_period_days; send one of them"))
        }
        (Some(0), None) => Ok((None, None)),
        (Some(days), None) => {
            Ok((Some(check::count(&param("trial_period_days"), days, 0, TRIAL_DAYS_MAX)?), None))
        }
        (None, Some(end)) if end <= given.now => Err(invalid(param("trial_end"), "must be in the future")),
        (None, Some(end)) if end.since(given.now) > TRIAL_DAYS_MAX * DAY => {
            Err(invalid(param("trial_end"), format!("must be at most {TRIAL_DAYS_MAX} days ahead")))
        }
        (None, Some(end)) => Ok((None, Some(end))),
        (None, None) if new.billing_cycle_anchor.is_some() => Ok((None, None)),
        (None, None) => {
            let named = |id| cart.lines.iter().any(|line| line.recurring && line.price.as_ref() == Some(id));
            let prices = loaded.prices.iter().filter(|price| named(&price.id));
            Ok((prices.filter_map(|price| price.body.trial_period_days).max(), None))
        }
    }
}

/// The share of a period that is paid for the time before the first whole one.
fn before_anchor(
    anchor: Timestamp,
    new: &NewTerms,
    free: bool,
    period: Period,
    now: Timestamp,
) -> Result<(i64, i64), Refusal> {
    let param_of = || param("billing_cycle_anchor");
    if free {
        return Err(invalid(param_of(), "excludes a trial: the first whole period begins when that ends"));
    }
    if anchor <= now {
        return Err(invalid(param_of(), "must be in the future"));
    }
    let before = Schedule { anchor, period }.boundary(-1);
    if before > now {
        return Err(invalid(param_of(), "must be at most one period ahead"));
    }
    match new.proration_behavior.as_deref() {
        None | Some("create_prorations") => Ok((anchor.since(now), anchor.since(before))),
        Some("none") => Ok((0, 1)),
        Some(_) => Err(invalid(param("proration_behavior"), "must be one of create_prorations, none")),
    }
}

fn needs_method(more: &NewSessionMore) -> Result<bool, Refusal> {
    match more.payment_method_collection.as_deref() {
        None | Some("always") => Ok(true),
        Some("if_required") => Ok(false),
        Some(_) => Err(invalid("payment_method_collection", "must be one of always, if_required")),
    }
}

fn missing_method(new: &NewTerms) -> Result<MissingMethod, Refusal> {
    let Some(word) = &new.missing_payment_method else { return Ok(MissingMethod::default()) };
    MissingMethod::parse(word).ok_or_else(|| {
        let field = param("trial_settings.end_behavior.missing_payment_method");
        invalid(field, "must be one of cancel, pause, create_invoice")
    })
}

fn when_unpaid(new: &NewTerms) -> Result<WhenUnpaid, Refusal> {
    let Some(word) = &new.when_unpaid else { return Ok(WhenUnpaid::default()) };
    WhenUnpaid::parse(word).ok_or_else(|| invalid(param("when_unpaid"), "must be one of cancel, unpaid"))
}
