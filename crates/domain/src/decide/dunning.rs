//! Collecting an invoice that is open: it is paid, its charge fails and is tried again by the table of
//! [`crate::dunning`], or it is given up.

use super::access;
use super::billing::{ask, bill_at, charge, end, hold_still, of_invoice, open_invoice, plan, started, write};
use super::pay::cancel;
use super::{emit, found};
use crate::answer::Answer;
use crate::attempt::{Attempt, AttemptStatus, Decline};
use crate::decision::{Change, Decision, Given, Loaded, Row};
use crate::dunning::{GRACE, next_try};
use crate::event::EventKind;
use crate::invoice::{Invoice, InvoiceBody, InvoiceStatus};
use crate::refusal::{Noun, Refusal, invalid};
use crate::session::{Session, Status};
use crate::subscription::{SavedMethod, Step, Subscription, SubscriptionStatus, WhenUnpaid, turn};
use crate::time::{HOUR, Timestamp};

/// The invoice is paid, and the subscription with it.
pub(super) fn settle_invoice(
    invoice: &Invoice,
    attempt: Option<&Attempt>,
    after: &mut Subscription,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) {
    let mut paid = invoice.clone();
    // Who pays long after everything had stopped buys a period from now on, not one that is over.
    if after.status == SubscriptionStatus::Unpaid && after.body.current_end <= given.now {
        after.body.schedule.anchor = given.now;
        after.body.index = 0;
        after.body.current_start = given.now;
        after.body.current_end = after.body.schedule.boundary(1);
        (paid.body.period_start, paid.body.period_end) = (given.now, after.body.current_end);
    }
    paid.status = InvoiceStatus::Paid;
    paid.body.paid_by = attempt.map(|attempt| attempt.id.clone());
    paid.body.instrument = attempt.map(|attempt| attempt.body.instrument.clone());
    paid.body.paid_at = Some(given.now);
    paid.body.next_try = None;
    paid.body.due_by = None;
    paid.body.updated_at = given.now;
    changes.push(Change::Update(Row::Invoice(paid.clone())));
    changes.push(emit(EventKind::InvoicePaid, of_invoice(&paid), given));
    after.status = turn(after.status, Step::Paid).unwrap_or(after.status);
    after.body.open_invoice = None;
    after.body.paid_by = Some(invoice.body.session.clone());
    after.body.settled_at = Some(given.now);
    after.body.timely_at = Some(given.now).filter(|now| now.since(invoice.created_at) <= GRACE);
}

/// The buyer gave another card: what could not be collected is tried with it at once.
pub(super) fn card_changed(
    before: &Subscription,
    after: &mut Subscription,
    loaded: &Loaded,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) {
    // The page was opened before the subscription ended, or nothing was kept: there is nothing to charge by it.
    if before.status == SubscriptionStatus::Canceled || before.body.method == after.body.method {
        return;
    }
    let mut open = open_invoice(before, loaded).cloned();
    if let Some(invoice) = open.as_mut() {
        invoice.body.next_try = Some(given.now);
        invoice.body.updated_at = given.now;
        changes.push(Change::Update(Row::Invoice(invoice.clone())));
    }
    write(EventKind::SubscriptionUpdated, before, after, given, changes);
    changes.push(match (&open, after.status) {
        // What was given up is tried once more: the buyer has come back.
        (Some(_), SubscriptionStatus::Unpaid) => bill_at(after, given.now),
        _ => plan(after, open.as_ref(), given.now),
    });
}

/// The invoice, if it is the one that its subscription is collecting.
pub(super) fn to_be_paid(loaded: &Loaded) -> Result<(&Subscription, &Invoice), Refusal> {
    let invoice = found(loaded.invoice.as_ref(), Noun::Invoice)?;
    let subscription = found(loaded.subscription.as_ref(), Noun::Invoice)?;
    match open_invoice(subscription, loaded) {
        Some(open) => Ok((subscription, open)),
        None => Err(invalid("invoice", format!("is {} and not open", invoice.status.as_str()))),
    }
}

/// An open invoice is charged at once, and not when its time comes. The charge is the job's to make, as ever; that it
/// is due now is written here.
pub(super) fn pay(loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let (subscription, open) = to_be_paid(loaded)?;
    let session = loaded.session.as_ref().filter(|session| session.id == open.body.session);
    if session.is_some_and(|session| session.status == Status::Paying) {
        return Err(invalid("invoice", "is being paid at this moment; look at it again soon"));
    }
    if subscription.body.method.is_none() {
        return Err(invalid(
            "invoice",
            "has no card that could be charged; its page takes one from the buyer",
        ));
    }
    let mut due = open.clone();
    due.body.next_try = Some(given.now);
    due.body.updated_at = given.now;
    let mut changes = vec![Change::Update(Row::Invoice(due.clone()))];
    hold_still(subscription, &mut changes);
    changes.push(bill_at(subscription, given.now));
    Ok(Decision { answer: Answer::Invoice(Box::new(due)), changes })
}

/// The charge of a renewal brought nothing: the invoice stays open, and is tried again by the table of `dunning`.
/// Without a reason, the money came and went back before anybody heard of it: then only the buyer can pay.
pub(super) fn failed(
    attempt: &Attempt,
    reason: Option<Decline>,
    loaded: &Loaded,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) {
    let Some(before) = &loaded.subscription else { return };
    let ours = open_invoice(before, loaded).filter(|invoice| invoice.body.session == attempt.session);
    let Some(mut open) = ours.cloned() else { return };
    let Some(charged) = &attempt.body.off_session else {
        // What a buyer tries on the page is between the buyer and the page. What has waited for it goes on.
        hold_still(before, changes);
        changes.push(plan(before, Some(&open), given.now));
        return;
    };
    let mut after = before.clone();
    open.body.tries = open.body.tries.saturating_add(1);
    open.body.last_decline = reason.or(open.body.last_decline);
    open.body.next_try = None;
    open.body.updated_at = given.now;
    if before.status != SubscriptionStatus::Unpaid {
        let due_by = *open.body.due_by.get_or_insert_with(|| given.now.plus(GRACE));
        let again = match &before.body.method {
            // The buyer has given another since, and that was not tried yet.
            Some(method) if method.reference != *charged => Some(0),
            _ => reason.and_then(|reason| next_try(reason, open.body.tries)),
        };
        open.body.next_try = again.map(|wait| given.now.plus(wait)).filter(|at| *at < due_by);
    }
    changes.push(Change::Update(Row::Invoice(open.clone())));
    changes.push(emit(EventKind::InvoicePaymentFailed, of_invoice(&open), given));
    if open.body.next_try.is_none() {
        changes.push(emit(EventKind::InvoiceActionRequired, of_invoice(&open), given));
    }
    match turn(before.status, Step::Fail).filter(|status| *status != before.status) {
        Some(status) => {
            after.status = status;
            write(EventKind::SubscriptionUpdated, before, &mut after, given, changes);
        }
        None => hold_still(&after, changes),
    }
    changes.push(plan(&after, Some(&open), given.now));
}

/// An invoice is being collected: it is tried again, or given up, when its time has come.
pub(super) fn collect(
    before: &Subscription,
    after: &mut Subscription,
    invoice: &Invoice,
    loaded: &Loaded,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) -> Answer {
    let due = |at: Option<Timestamp>| at.is_some_and(|at| at <= given.now);
    let (over, again) = (due(invoice.body.due_by), due(invoice.body.next_try));
    let session = loaded.session.as_ref().filter(|session| session.id == invoice.body.session);
    if session.is_some_and(|session| session.status == Status::Paying) && (over || again) {
        // Nobody knows yet how the attempt ends that is under way. Its end plans this anew.
        let body = InvoiceBody { next_try: None, due_by: None, ..invoice.body.clone() };
        hold_still(before, changes);
        changes.push(plan(before, Some(&Invoice { body, ..invoice.clone() }), given.now));
        return Answer::Done;
    }
    if over {
        give_up(before, after, invoice, loaded, given, changes);
        return Answer::Done;
    }
    match (session, &before.body.method) {
        (Some(session), Some(method)) if again && session.status == Status::Open => {
            try_again(after, (invoice, session, method), loaded, given, changes)
        }
        _ => Answer::Done,
    }
}

/// So long after a buyer went to a provider to pay an open invoice it is not charged by itself: they may be paying, and
/// not every provider can call that off.
const BUYER_IS_PAYING: i64 = HOUR;

/// Charges an open invoice once more. What the buyer may have begun at a provider is called off first.
fn try_again(
    after: &Subscription,
    (invoice, session, method): (&Invoice, &Session, &SavedMethod),
    loaded: &Loaded,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) -> Answer {
    let (mut session, mut invoice) = (session.clone(), invoice.clone());
    let offered = loaded.current.as_ref().filter(|it| session.body.current.as_ref() == Some(&it.id));
    let is_busy = |it: &&Attempt| {
        it.status == AttemptStatus::Offered && given.now.since(it.created_at) < BUYER_IS_PAYING
    };
    if let Some(busy) = offered.filter(is_busy) {
        invoice.body.next_try = Some(busy.created_at.plus(BUYER_IS_PAYING));
        changes.push(Change::Update(Row::Invoice(invoice.clone())));
        hold_still(after, changes);
        changes.push(plan(after, Some(&invoice), given.now));
        return Answer::Done;
    }
    let replaced = offered.and_then(|old| cancel(old, given, changes)).map(Box::new);
    let attempt = charge(&mut session, &invoice, after, method, given);
    invoice.body.next_try = None;
    invoice.body.updated_at = given.now;
    changes.push(Change::Update(Row::Session(session)));
    changes.push(Change::Update(Row::Invoice(invoice.clone())));
    hold_still(after, changes);
    ask(&attempt, given, changes);
    changes.push(plan(after, Some(&invoice), given.now));
    started(attempt, replaced)
}

/// The renewal was never paid.
fn give_up(
    before: &Subscription,
    after: &mut Subscription,
    invoice: &Invoice,
    loaded: &Loaded,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) {
    if before.body.when_unpaid == WhenUnpaid::Cancel {
        end(before, after, loaded, given, changes);
        return;
    }
    // It can still be paid on its page, and then everything goes on.
    let mut left = invoice.clone();
    left.body.next_try = None;
    left.body.due_by = None;
    left.body.updated_at = given.now;
    changes.push(Change::Update(Row::Invoice(left.clone())));
    after.status = turn(before.status, Step::GiveUp).unwrap_or(before.status);
    write(EventKind::SubscriptionUpdated, before, after, given, changes);
    access::end(&after.id, loaded, given, changes);
    changes.push(plan(after, Some(&left), given.now));
}
