//! Deleting a customer: nothing is charged to them any more, and what is known of them is erased.
//!
//! The commit that deletes a customer leaves a row without anything in it but the id, ends every subscription and every
//! session that could still be paid, and takes away what they have. Who the buyer was of sessions, payments and
//! invoices is erased after it, row by row, by the job that it plans. What those say about money stays.

use super::billing::stop_beside;
use super::{access, emit, found, session as sessions};
use crate::answer::Answer;
use crate::attempt::{Attempt, AttemptStatus};
use crate::decision::{Change, Decision, Given, Loaded, Row};
use crate::event::{EventKind, Snapshot};
use crate::job::{Job, JobKind};
use crate::refusal::{Noun, Refusal};
use crate::session::{Move, Session, Status, Turn, turn};

/// Deletes a customer. Doing it again changes nothing, and answers the same. While a charge is under way nobody knows
/// yet whether it is to be given back: then the answer is no, for as long as that takes.
pub(super) fn delete(loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let before = found(loaded.customer.as_ref(), Noun::Customer)?;
    let answer = Answer::CustomerDeleted(before.id.clone());
    if before.is_deleted() {
        return Ok(Decision::only(answer));
    }
    if is_charged(loaded) {
        return Err(Refusal::CustomerBusy);
    }
    let mut changes = vec![];
    end_what_is_open(loaded, given, &mut changes);
    access::end_all(loaded, given, &mut changes);
    let after = before.erased(given.now);
    let subject = after.id.as_str().to_owned();
    changes.extend([
        Change::Update(Row::Customer(after.clone())),
        emit(EventKind::CustomerDeleted, Snapshot::Customer(Box::new(after)), given),
        Change::Schedule(Job { scope: given.scope, kind: JobKind::Erase, subject, due_at: given.now }),
    ]);
    Ok(Decision { answer, changes })
}

/// Whether somebody is being asked for the customer's money at this moment, or was and nobody knows what came of it.
fn is_charged(loaded: &Loaded) -> bool {
    let open = loaded.open.iter().filter_map(|it| it.session.as_ref());
    let collected = loaded.others.iter().filter_map(|it| it.session.as_ref());
    open.chain(collected).any(|session| session.status == Status::Paying)
}

/// Ends what was begun beside the deletion, by somebody who had not seen it yet. Money that is under way for it comes
/// back.
pub(super) fn sweep(loaded: &Loaded, given: &Given<'_>) -> Decision {
    let mut changes = vec![];
    if loaded.is_for_deleted() {
        end_what_is_open(loaded, given, &mut changes);
        access::end_all(loaded, given, &mut changes);
    }
    Decision { answer: Answer::Done, changes }
}

/// Ends the customer's subscriptions and what they could still pay, and forgets what could be charged.
fn end_what_is_open(loaded: &Loaded, given: &Given<'_>, changes: &mut Vec<Change>) {
    for other in &loaded.others {
        let mut after = other.subscription.clone();
        after.body.method = None;
        if other.subscription.lives() {
            stop_beside(other, after, given, changes);
        } else if after != other.subscription {
            changes.push(Change::Update(Row::Subscription(after)));
        }
    }
    for open in &loaded.open {
        let Some(session) = &open.session else { continue };
        if let Turn::To(status) = turn(session.status, Move::Expire) {
            changes.extend(sessions::end(session.clone(), status, open, given).changes);
        }
    }
}

/// Forgets who the buyer of a session was. While a payment of it may still turn out some way, it is left as it is:
/// whoever asks comes again.
pub(super) fn session(loaded: &Loaded) -> Result<Decision, Refusal> {
    let before = found(loaded.session.as_ref(), Noun::Session)?;
    if !loaded.is_of_deleted {
        return Ok(Decision::only(Answer::Done));
    }
    if !is_over(before) || loaded.attempts.iter().any(is_under_way) {
        return Err(Refusal::CustomerBusy);
    }
    let mut session = before.clone();
    session.body.forget_buyer();
    let mut changes = vec![];
    if session != *before {
        changes.push(Change::Update(Row::Session(session)));
    }
    for before in &loaded.attempts {
        let mut attempt = before.clone();
        attempt.body.forget_buyer();
        if attempt != *before {
            changes.push(Change::Update(Row::Attempt(attempt)));
        }
    }
    Ok(Decision { answer: Answer::Done, changes })
}

fn is_over(session: &Session) -> bool {
    matches!(session.status, Status::Complete | Status::Expired)
}

/// Whether the processor still has to say how it ended.
fn is_under_way(attempt: &Attempt) -> bool {
    match attempt.status {
        AttemptStatus::Asked
        | AttemptStatus::Challenged
        | AttemptStatus::Offered
        | AttemptStatus::Authorized
        | AttemptStatus::Parked => true,
        AttemptStatus::Canceled => !attempt.body.closed,
        AttemptStatus::Succeeded
        | AttemptStatus::Declined
        | AttemptStatus::Surplus
        | AttemptStatus::Refunded => false,
    }
}

/// Forgets who an invoice was for.
pub(super) fn invoice(loaded: &Loaded) -> Decision {
    let Some(before) = loaded.invoice.as_ref().filter(|_| loaded.is_of_deleted) else {
        return Decision::only(Answer::Done);
    };
    let mut changes = vec![];
    if before.body.email.is_some() {
        let mut invoice = before.clone();
        invoice.body.email = None;
        changes.push(Change::Update(Row::Invoice(invoice)));
    }
    Decision { answer: Answer::Done, changes }
}
