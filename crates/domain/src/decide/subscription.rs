//! What a merchant, or the buyer in the portal, changes about a subscription.

use super::access::adapt;
use super::billing::{
    end, go_on, move_discount, open_invoice, pause as pause_now, plan, saving_methods, write,
};
use super::{check, found};
use crate::answer::{Answer, More};
use crate::cart::{Adjustment, AdjustmentKind, Cart, Line, QUANTITY_MAX};
use crate::catalog::{Charging, Period, Price, Unit};
use crate::decision::{Change, Decision, Given, Loaded, Row};
use crate::event::EventKind;
use crate::id::{LineId, SessionId};
use crate::job::{Job, JobKind};
use crate::money::Money;
use crate::portal::back_purpose;
use crate::pricing::price;
use crate::refusal::{Noun, Refusal, invalid, no_such};
use crate::schedule::{Schedule, prorate};
use crate::secret::Secret;
use crate::session::{Session, SessionBody, Status};
use crate::subscription::{
    Cancellation, ItemPatch, Subscription, SubscriptionBody, SubscriptionPatch, SubscriptionStatus,
    TRIAL_DAYS_MAX, TrialEnd,
};
use crate::time::{DAY, HOUR, Timestamp};

/// How long the page stays open on which a buyer gives another card.
const CARD_PAGE_LIFE: i64 = 24 * HOUR;
/// A pause has at most so many days.
const PAUSE_DAYS_MAX: i64 = 730;
/// A subscription is to end at most so many days ahead: a hundred years.
const CANCEL_DAYS_MAX: i64 = 36_500;
/// A subscription has at most so many lines.
const ITEMS_MAX: usize = 20;
/// So many adjustments wait for the next invoice at most: each change of items shows them all in an event. It is enough
/// for a change every day of a year.
const ADJUSTMENTS_MAX: usize = 800;

fn current(loaded: &Loaded) -> Result<&Subscription, Refusal> {
    found(loaded.subscription.as_ref(), Noun::Subscription)
}

/// The subscription, if it has not ended.
fn living(loaded: &Loaded) -> Result<&Subscription, Refusal> {
    let subscription = current(loaded)?;
    match subscription.status {
        SubscriptionStatus::Canceled | SubscriptionStatus::Incomplete => {
            Err(Refusal::SubscriptionState(subscription.status))
        }
        _ => Ok(subscription),
    }
}

fn answer(after: Subscription, changes: Vec<Change>) -> Decision {
    Decision { answer: Answer::Subscription(Box::new(after)), changes }
}

/// Ends it, now or with the current period. Asking again for what is so already changes nothing.
pub(super) fn cancel(how: Cancellation, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let before = current(loaded)?;
    let mut after = before.clone();
    let mut changes = vec![];
    if before.status == SubscriptionStatus::Canceled {
        return Ok(answer(after, changes));
    }
    let waits = how.at_period_end && before.can_end_with_period(given.now);
    if !waits {
        after.body.cancel_at_period_end = false;
        end(before, &mut after, loaded, given, &mut changes);
    } else if !before.body.cancel_at_period_end {
        after.body.cancel_at_period_end = true;
        after.body.canceled_at.get_or_insert(given.now);
        write(EventKind::SubscriptionUpdated, before, &mut after, given, &mut changes);
        changes.push(plan(&after, open_invoice(before, loaded), given.now));
    }
    Ok(answer(after, changes))
}

/// Charges nothing until it is resumed.
pub(super) fn pause(
    resumes_at: Option<Timestamp>,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    let before = living(loaded)?;
    if !matches!(before.status, SubscriptionStatus::Trialing | SubscriptionStatus::Active) {
        return Err(Refusal::SubscriptionState(before.status));
    }
    if before.body.open_invoice.is_some() {
        return Err(Refusal::InvoiceOpen);
    }
    if let Some(at) = resumes_at {
        in_future("resumes_at", at, PAUSE_DAYS_MAX, given.now)?;
    }
    let mut after = before.clone();
    let mut changes = vec![];
    pause_now(before, &mut after, resumes_at, loaded, given, &mut changes);
    Ok(answer(after, changes))
}

fn in_future(param: &str, at: Timestamp, days: i64, now: Timestamp) -> Result<(), Refusal> {
    if at <= now {
        return Err(invalid(param, "must be in the future"));
    }
    if at.since(now) > days * DAY {
        return Err(invalid(param, format!("must be at most {days} days ahead")));
    }
    Ok(())
}

/// Goes on after a pause, takes a cancellation back, or lets renewals go out again that waited for a look.
pub(super) fn resume(loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let before = living(loaded)?;
    let mut after = before.clone();
    let mut changes = vec![];
    let body = &mut after.body;
    let kept = body.cancel_at_period_end || body.cancel_at.is_some() || body.held_at.is_some();
    (body.cancel_at_period_end, body.cancel_at, body.canceled_at) = (false, None, None);
    if body.held_at.take().is_some() {
        body.looked_at = Some(given.now);
    }
    if before.status == SubscriptionStatus::Paused {
        go_on(before, &mut after, given, &mut changes);
    } else if kept {
        write(EventKind::SubscriptionUpdated, before, &mut after, given, &mut changes);
        changes.push(plan(&after, open_invoice(before, loaded), given.now));
    } else {
        return Err(Refusal::SubscriptionState(before.status));
    }
    Ok(answer(after, changes))
}

/// Takes back that it ends with its period, and nothing else.
pub(super) fn keep(loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let before = living(loaded)?;
    if !before.body.cancel_at_period_end {
        return Err(Refusal::SubscriptionState(before.status));
    }
    let mut after = before.clone();
    (after.body.cancel_at_period_end, after.body.canceled_at) = (false, None);
    let mut changes = vec![];
    write(EventKind::SubscriptionUpdated, before, &mut after, given, &mut changes);
    changes.push(plan(&after, open_invoice(before, loaded), given.now));
    Ok(answer(after, changes))
}

/// Changes what is paid, how long, and what the merchant attached.
pub(super) fn update(
    patch: &SubscriptionPatch,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    let before = living(loaded)?;
    let mut after = before.clone();
    check::merge(&mut after.body.metadata, patch.metadata.as_ref())?;
    ends(patch, &mut after, given)?;
    if let Some(end) = patch.trial_end {
        trial_end(end, &mut after, given)?;
    }
    if !patch.items.is_empty() {
        if before.body.open_invoice.is_some() {
            return Err(Refusal::InvoiceOpen);
        }
        items(patch, &mut after, loaded, given)?;
    } else if patch.proration_behavior.is_some() {
        return Err(invalid("proration_behavior", "belongs to items; send those too"));
    }
    let mut changes = vec![];
    if after != *before {
        write(EventKind::SubscriptionUpdated, before, &mut after, given, &mut changes);
        if !patch.items.is_empty() || patch.trial_end.is_some() {
            adapt(before, &after, loaded, given, &mut changes);
        }
        changes.push(plan(&after, open_invoice(before, loaded), given.now));
    }
    Ok(answer(after, changes))
}

fn ends(patch: &SubscriptionPatch, after: &mut Subscription, given: &Given<'_>) -> Result<(), Refusal> {
    let body = &mut after.body;
    if let Some(with_period) = patch.cancel_at_period_end {
        if with_period && patch.cancel_at.is_some_and(|at| at.is_some()) {
            return Err(invalid("cancel_at", "excludes cancel_at_period_end; send one of them"));
        }
        body.cancel_at_period_end = with_period;
    }
    if let Some(at) = patch.cancel_at {
        if let Some(at) = at {
            in_future("cancel_at", at, CANCEL_DAYS_MAX, given.now)?;
        }
        body.cancel_at = at;
    }
    let ends = body.cancel_at_period_end || body.cancel_at.is_some();
    body.canceled_at = body.canceled_at.or(Some(given.now)).filter(|_| ends);
    Ok(())
}

/// A trial ends at another time: the first whole period begins then.
fn trial_end(end: TrialEnd, after: &mut Subscription, given: &Given<'_>) -> Result<(), Refusal> {
    if after.status != SubscriptionStatus::Trialing {
        return Err(invalid("trial_end", "can be changed while the subscription is trialing"));
    }
    let end = match end {
        TrialEnd::Now => given.now,
        TrialEnd::At(at) => {
            in_future("trial_end", at, TRIAL_DAYS_MAX, given.now)?;
            at
        }
    };
    let body = &mut after.body;
    move_discount(body, body.schedule.anchor, end);
    // Nobody is told of an end that is there already.
    body.trial_told = end == given.now;
    body.trial_end = Some(end);
    body.schedule.anchor = end;
    body.current_end = end;
    Ok(())
}

/// Changes lines, and settles the rest of the period with the next invoice.
fn items(
    patch: &SubscriptionPatch,
    after: &mut Subscription,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<(), Refusal> {
    let settles = match patch.proration_behavior.as_deref() {
        None | Some("create_prorations") => true,
        Some("none") => false,
        Some(_) => return Err(invalid("proration_behavior", "must be one of create_prorations, none")),
    };
    let old = after.body.cart.clone();
    let mut cart = old.clone();
    for (place, item) in patch.items.iter().enumerate() {
        change(&format!("items[{place}]"), item, &mut cart, after, loaded, given)?;
    }
    if cart.lines.is_empty() {
        return Err(invalid("items", "must leave at least one item; cancel the subscription instead"));
    }
    if cart.lines.len() > ITEMS_MAX {
        return Err(invalid("items", format!("must leave at most {ITEMS_MAX} items")));
    }
    if cart.lines.iter().filter(|line| line.tier.is_some()).count() > 1 {
        return Err(invalid("items", "must leave at most one item whose product grants a tier"));
    }
    let period = cart.lines.first().and_then(|line| line.period).unwrap_or(after.body.schedule.period);
    if cart.lines.iter().any(|line| line.period != Some(period)) {
        return Err(invalid("items", "must all repeat equally often: one subscription has one period"));
    }
    let last = after.body.cancel_at_period_end || after.body.cycles_left == Some(0);
    if period != after.body.schedule.period && last && !after.body.free {
        let why =
            "cannot repeat otherwise in the last period, after which nothing begins; let it go on first";
        return Err(invalid("items", why));
    }
    if after.body.adjustments.len() >= ADJUSTMENTS_MAX {
        let why = format!(
            "were changed so often that {ADJUSTMENTS_MAX} adjustments wait for the next invoice already"
        );
        return Err(invalid("items", why));
    }
    let currency = after.body.currency;
    let of = |cart: &Cart| {
        price(cart, currency).map_err(|_| invalid("items", "cost more than an invoice can hold"))
    };
    let (was, now) = (of(&old)?.total, of(&cart)?.total);
    if let Some(total) = super::cart::inexpressible(&cart, currency) {
        let rule = check::multiple(currency);
        return Err(invalid("items", format!("must come to {rule}; they come to {total}")));
    }
    after.body.cart = cart;
    let settles = settles && !after.body.free;
    if period == after.body.schedule.period {
        if settles {
            settle_rest(&old, was, now, after, given);
        }
    } else {
        other_period(period, &old, was, settles, after, given);
    }
    // The next invoice must be able to hold what has come together.
    of(&after.body.whole_cart())?;
    Ok(())
}

fn change(
    path: &str,
    item: &ItemPatch,
    cart: &mut Cart,
    after: &Subscription,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<(), Refusal> {
    let place = match &item.id {
        Some(id) => {
            let found = cart.lines.iter().position(|line| line.id.as_str() == id);
            Some(found.ok_or_else(|| invalid(format!("{path}.id"), "is no item of this subscription"))?)
        }
        None if cart.lines.len() == 1 && item.price.is_none() => Some(0),
        None => None,
    };
    let quantity = item.quantity.map(|n| check::count(&format!("{path}.quantity"), n, 1, QUANTITY_MAX));
    let quantity = quantity.transpose()?;
    if item.deleted {
        let place = place.ok_or_else(|| invalid(format!("{path}.id"), "must say which item is deleted"))?;
        cart.lines.remove(place);
        return Ok(());
    }
    let line = match &item.price {
        Some(id) => Some(priced(&format!("{path}.price"), id, after, loaded, given)?),
        None => None,
    };
    match (place.and_then(|place| cart.lines.get_mut(place)), line) {
        (Some(old), Some(new)) => {
            let kept = quantity.unwrap_or(old.quantity);
            *old = Line { id: old.id.clone(), quantity: kept, taxes: old.taxes.clone(), ..new };
        }
        (Some(old), None) => old.quantity = quantity.unwrap_or(old.quantity),
        (None, Some(new)) => cart.lines.push(Line { quantity: quantity.unwrap_or(1), ..new }),
        (None, None) => {
            let rule = "must say which item is changed, or send the price of a new one";
            return Err(invalid(format!("{path}.id"), rule));
        }
    }
    Ok(())
}

/// A line of a price of the catalog.
fn priced(
    param: &str,
    id: &str,
    after: &Subscription,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Line, Refusal> {
    let found: Option<&Price> = loaded.prices.iter().find(|price| price.id.as_str() == id);
    let price = found.ok_or_else(|| no_such(param, Noun::Price))?;
    let product = loaded.products.iter().find(|product| product.id == price.product);
    let product = product.ok_or_else(|| no_such(param, Noun::Product))?;
    if !price.active || !product.active {
        return Err(invalid(param, "is archived and cannot be bought"));
    }
    if price.body.charging != Charging::Recurring {
        return Err(invalid(param, "must be a recurring price"));
    }
    let currency = after.body.currency;
    let Some((Unit::Fixed(unit), tax_behavior)) = price.in_currency(currency) else {
        return Err(invalid(param, format!("must have a fixed amount in {}", currency.code())));
    };
    let id = LineId::mint(given.scope, given.moment, given.chance);
    Ok(Line {
        price: Some(price.id.clone()),
        product: Some(product.id.clone()),
        description: product.body.description.clone(),
        unit_label: product.body.unit_label.clone(),
        tier: product.tier.clone(),
        period: price.body.period,
        recurring: true,
        unit,
        tax_behavior,
        ..Line::of(id, product.body.name.clone())
    })
}

/// When the current period would have begun, if it were a whole one: before the first whole one only a share is paid.
fn whole_start(body: &SubscriptionBody) -> Timestamp {
    body.schedule.boundary(body.index).min(body.current_start)
}

/// The rest of the current period is settled with the next invoice: what was paid and is not used, and what is used
/// and was not paid.
fn settle_rest(old: &Cart, was: i64, now: i64, after: &mut Subscription, given: &Given<'_>) {
    let body = &mut after.body;
    let grain = body.currency.grain();
    let due = prorate(was, now, grain, given.now, whole_start(body), body.current_end);
    let unused = format!("Unused time on {}", old.names());
    let remaining = format!("Remaining time on {}", body.cart.names());
    for (name, amount, kind) in [
        (unused, due.credit.saturating_neg(), AdjustmentKind::Unused),
        (remaining, due.debit, AdjustmentKind::Remaining),
    ] {
        if amount != 0 {
            body.adjustments.push(Adjustment { name, amount, kind });
        }
    }
}

/// With another period everything begins anew, at once or when nothing is free any more: what is left of the old one is
/// taken off the first invoice.
fn other_period(
    period: Period,
    old: &Cart,
    was: i64,
    settles: bool,
    after: &mut Subscription,
    given: &Given<'_>,
) {
    let body = &mut after.body;
    if settles {
        let grain = body.currency.grain();
        let due = prorate(was, 0, grain, given.now, whole_start(body), body.current_end);
        let name = format!("Unused time on {}", old.names());
        if due.credit != 0 {
            let amount = due.credit.saturating_neg();
            body.adjustments.push(Adjustment { name, amount, kind: AdjustmentKind::Unused });
        }
    }
    // What is free for now stays so.
    let anchor = if body.free { body.current_end.max(given.now) } else { given.now };
    move_discount(body, body.schedule.anchor, anchor);
    body.schedule = Schedule { anchor, period };
    body.index = -1;
    body.current_end = anchor;
}

/// A session by which the buyer gives another card. Nothing is paid by it.
pub(super) fn change_card(
    back: Option<&String>,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    let subscription = living(loaded)?;
    let expires_at = given.now.plus(CARD_PAGE_LIFE);
    let id = SessionId::mint_ours(given.scope, given.moment, given.chance);
    let seal = |url: &String| given.seal.seal(&back_purpose(&id), &Secret::new(url.clone()), given.chance);
    let session = Session {
        scope: given.scope,
        status: Status::Open,
        amount: Money { amount: 0, currency: subscription.body.currency },
        customer: subscription.customer.clone(),
        paid_by: None,
        created_at: given.now,
        expires_at,
        version: 0,
        body: SessionBody {
            methods: saving_methods(subscription.body.currency, loaded, given),
            card_for: Some(subscription.id.clone()),
            back: back.map(seal),
            customer_email: loaded.customer.as_ref().and_then(|customer| customer.email.clone()),
            ..SessionBody::default()
        },
        id,
    };
    let subject = session.id.as_str().to_owned();
    let changes = vec![
        Change::Insert(Row::Session(session.clone())),
        Change::Schedule(Job { scope: given.scope, kind: JobKind::Expire, subject, due_at: expires_at }),
    ];
    let answer = Answer::Session { session, created: true, more: Box::new(More::default()) };
    Ok(Decision { answer, changes })
}
