//! How a subscription starts: a buyer submits a first payment, and a paid session lays out its periods.

use super::access::{self, Stay};
use super::billing::{new_invoice, of_invoice, plan, snapshot, stop_beside, write};
use super::emit;
use crate::attempt::Attempt;
use crate::customer::Customer;
use crate::decision::{Change, Given, Loaded, Row};
use crate::event::EventKind;
use crate::id::SubscriptionId;
use crate::invoice::{Invoice, InvoiceStatus, Reason};
use crate::pricing::price;
use crate::schedule::Schedule;
use crate::session::Session;
use crate::subscription::{
    SavedMethod, Step, Subscription, SubscriptionBody, SubscriptionStatus, Terms, turn,
};
use crate::time::Timestamp;

/// A buyer submits a first payment: the subscription is made in the same commit, as one that is not paid yet. Further
/// tries are for the same one.
pub(super) fn begin(session: &mut Session, given: &Given<'_>, changes: &mut Vec<Change>) {
    let Some(terms) = session.body.terms.clone().filter(|terms| terms.subscription.is_none()) else { return };
    let subscription = blank(session, &terms, given);
    if let Some(terms) = session.body.terms.as_mut() {
        terms.subscription = Some(subscription.id.clone());
    }
    changes.push(Change::Insert(Row::Subscription(subscription.clone())));
    changes.push(emit(EventKind::SubscriptionCreated, snapshot(&subscription), given));
}

fn blank(session: &Session, terms: &Terms, given: &Given<'_>) -> Subscription {
    let schedule = Schedule { anchor: given.now, period: terms.period };
    Subscription {
        id: SubscriptionId::mint(given.scope, given.moment, given.chance),
        scope: given.scope,
        status: SubscriptionStatus::Incomplete,
        customer: session.customer.clone(),
        created_at: given.now,
        version: 0,
        body: SubscriptionBody {
            session: session.id.clone(),
            link: session.body.link.clone(),
            currency: session.amount.currency,
            cart: Box::new(session.cart().of_each_period()),
            schedule,
            index: 0,
            current_start: given.now,
            current_end: schedule.boundary(1),
            started_at: None,
            trial_end: None,
            trial_told: false,
            free: false,
            discount_until: None,
            cycles_left: terms.cycles,
            method: None,
            missing_method: terms.missing_method,
            when_unpaid: terms.when_unpaid,
            latest_invoice: None,
            open_invoice: None,
            invoices: 0,
            adjustments: vec![],
            cancel_at: None,
            cancel_at_period_end: false,
            canceled_at: None,
            ended_at: None,
            paused_at: None,
            resumes_at: None,
            held_at: None,
            looked_at: None,
            paid_by: None,
            settled_at: None,
            timely_at: None,
            replaces: terms.replaces,
            metadata: terms.metadata.clone(),
            updated_at: given.now,
            stamp: Timestamp::default(),
            rest: serde_json::Map::new(),
        },
    }
}

/// The first payment is there, or nothing is to be paid at first: the subscription starts.
pub(super) fn start(
    session: &mut Session,
    customer: Option<&Customer>,
    attempt: Option<&Attempt>,
    method: Option<SavedMethod>,
    loaded: &Loaded,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) -> Option<Stay> {
    let terms = session.body.terms.clone()?;
    let before = loaded.subscription.as_ref().filter(|it| terms.subscription.as_ref() == Some(&it.id));
    let mut after = before.cloned().unwrap_or_else(|| blank(session, &terms, given));
    let trial = terms.free_until(given.now);
    after.status = turn(after.status, if trial.is_some() { Step::StartTrial } else { Step::Start })?;
    if terms.replaces {
        take_place(&after, loaded, given, changes);
    }
    after.customer = customer.map(|customer| customer.id.clone());
    after.body.method = method;
    begin_periods(&mut after, session, &terms, trial, given.now);
    let invoice = first_invoice(session, &after, attempt, given);
    after.body.latest_invoice = Some(invoice.id.clone());
    after.body.invoices = 1;
    after.body.paid_by = Some(session.id.clone());
    after.body.settled_at = Some(given.now);
    if let Some(terms) = session.body.terms.as_mut() {
        terms.subscription = Some(after.id.clone());
        terms.invoice = Some(invoice.id.clone());
    }
    match before {
        Some(before) => write(EventKind::SubscriptionUpdated, before, &mut after, given, changes),
        None => {
            changes.push(Change::Insert(Row::Subscription(after.clone())));
            changes.push(emit(EventKind::SubscriptionCreated, snapshot(&after), given));
        }
    }
    changes.push(Change::Insert(Row::Invoice(invoice.clone())));
    changes.push(emit(EventKind::InvoiceCreated, of_invoice(&invoice), given));
    changes.push(emit(EventKind::InvoicePaid, of_invoice(&invoice), given));
    changes.push(plan(&after, None, given.now));
    Some(Stay::of(&after, false))
}

/// Ends the other subscriptions of the customer that are on terms like these. What they gave goes with them here; what
/// the customer has now is written by the grant of the session that starts this one, as always when a tier is bought.
fn take_place(new: &Subscription, loaded: &Loaded, given: &Given<'_>, changes: &mut Vec<Change>) {
    for other in loaded.others.iter().filter(|it| it.subscription.id != new.id) {
        let before = &other.subscription;
        if !before.lives() || !before.body.replaces {
            continue;
        }
        stop_beside(other, before.clone(), given, changes);
        access::revoke_all(&before.id, loaded, given, changes);
    }
}

/// Lays out the periods from the moment of the first payment.
fn begin_periods(
    after: &mut Subscription,
    session: &Session,
    terms: &Terms,
    trial: Option<Timestamp>,
    now: Timestamp,
) {
    let body = &mut after.body;
    let first_whole = trial.or(terms.anchor);
    let anchor = first_whole.unwrap_or(now);
    let bought = session.cart();
    *body.cart = bought.of_each_period();
    body.schedule = Schedule { anchor, period: terms.period };
    body.index = if first_whole.is_some() { -1 } else { 0 };
    // A payment may arrive when the time before the first whole period is over already.
    body.current_start = now.min(anchor);
    body.current_end = body.schedule.boundary(body.index.saturating_add(1));
    body.started_at = Some(now);
    body.trial_end = trial;
    body.free = bought.lines.iter().all(|line| !line.recurring || matches!(line.share, Some((0, _))));
    body.cycles_left =
        terms.cycles.map(|all| if first_whole.is_some() { all } else { all.saturating_sub(1) });
    // Where nothing is taken off yet, what holds for the first payments holds for those after it.
    let used = !body.free || price(&bought, session.amount.currency).is_ok_and(|priced| priced.discount > 0);
    let first = if used { body.current_start } else { anchor };
    body.discount_until = body.cart.discount.as_ref().and_then(|discount| discount.duration.until(first));
}

fn first_invoice(
    session: &Session,
    subscription: &Subscription,
    attempt: Option<&Attempt>,
    given: &Given<'_>,
) -> Invoice {
    let mut invoice = new_invoice(subscription, Reason::Start, session.cart().into_owned(), given);
    invoice.status = InvoiceStatus::Paid;
    invoice.amount = session.amount;
    invoice.body.session = session.id.clone();
    invoice.body.email.clone_from(&session.body.customer_email);
    invoice.body.paid_by = attempt.map(|attempt| attempt.id.clone());
    invoice.body.instrument = attempt.map(|attempt| attempt.body.instrument.clone());
    invoice.body.paid_at = Some(given.now);
    invoice
}

/// The buyer never paid: the subscription that was waiting for it ends.
pub(super) fn abandoned(session: &Session, loaded: &Loaded, given: &Given<'_>, changes: &mut Vec<Change>) {
    let named = session.body.terms.as_ref().and_then(|terms| terms.subscription.as_ref());
    let waiting = loaded
        .subscription
        .as_ref()
        .filter(|it| Some(&it.id) == named && it.status == SubscriptionStatus::Incomplete);
    let Some(before) = waiting else { return };
    let mut after = before.clone();
    after.status = SubscriptionStatus::Canceled;
    after.body.ended_at = Some(given.now);
    write(EventKind::SubscriptionDeleted, before, &mut after, given, changes);
}
