//! Money that is held: a buyer has paid, and the merchant decides later how much is really taken.

use super::complete::{claim, claim_paid, complete, grant};
use super::pay::reconcile_at;
use super::settle::{attempt_answer, booked, nothing, park, release, take};
use super::{emit, found, of_session};
use crate::answer::Answer;
use crate::attempt::{Attempt, AttemptMove, AttemptStatus, turn as attempt_turn};
use crate::decision::{Change, Decision, Given, Loaded, Row};
use crate::event::{EventKind, Snapshot};
use crate::job::{JobKind, reconcile_delay};
use crate::ledger;
use crate::money::Money;
use crate::processor::{Held, Part};
use crate::refusal::{Noun, Refusal, Unable, invalid};
use crate::session::{Move, Session, Turn, turn};

fn told(kind: EventKind, attempt: &Attempt, given: &Given<'_>) -> Change {
    emit(kind, Snapshot::Payment(Box::new(attempt.clone())), given)
}

/// Whether this attempt holds the money of the session, also where nobody could say how its capture ended.
pub(super) fn holds(attempt: &Attempt, session: &Session) -> bool {
    let held = matches!(attempt.status, AttemptStatus::Authorized | AttemptStatus::Parked);
    held && session.paid_by.as_ref() == Some(&attempt.id)
}

/// The provider holds the money: the session is complete, and not paid until the money is captured.
pub(super) fn authorized(
    mut attempt: Attempt,
    held: &Held,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    let session = found(loaded.session.as_ref(), Noun::Session)?;
    let known = matches!(
        attempt.status,
        AttemptStatus::Authorized
            | AttemptStatus::Succeeded
            | AttemptStatus::Surplus
            | AttemptStatus::Refunded
    );
    if known || (attempt.status == AttemptStatus::Canceled && !attempt.body.closed) {
        // What is being taken back is taken back, also where it turns out to have been held.
        return Ok(nothing());
    }
    if held.amount != attempt.amount {
        return Ok(park(attempt, "amount_mismatch", given));
    }
    attempt.body.processor_reference = Some(held.reference.clone());
    attempt.body.ask = None;
    attempt.body.reason = None;
    attempt.body.asked = 0;
    attempt.body.held_until = held.until;
    if let Some(seen) = &held.instrument {
        attempt.body.instrument = seen.clone();
    }
    if holds(&attempt, session) {
        return Ok(still(attempt, given));
    }
    let same = attempt.body.cart_version == session.body.cart_version && attempt.amount == session.amount;
    let wanted = attempt.body.holds && same && !loaded.is_for_deleted();
    Ok(match (turn(session.status, Move::Succeed), claim(session, loaded, given)) {
        (Turn::To(status), Ok(claimed)) if wanted => {
            // Where it was declined or taken back before, the merchant and the buyer know it as over.
            let Some(now) = attempt_turn(attempt.status, AttemptMove::Hold) else {
                return Ok(unwanted(attempt, loaded, given));
            };
            attempt.status = now;
            let mut session = session.clone();
            take(&mut session, status, &attempt);
            session.body.unpaid = true;
            hold(attempt, session, claimed, loaded, given)
        }
        _ => unwanted(attempt, loaded, given),
    })
}

fn hold(
    mut attempt: Attempt,
    mut session: Session,
    claimed: Option<Change>,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Decision {
    let mut followed = vec![];
    complete(&mut session, Some(&mut attempt), None, loaded, given, &mut followed);
    let job = (attempt.scope, JobKind::Reconcile, attempt.id.as_str().to_owned());
    let mut changes = vec![
        Change::Update(Row::Attempt(attempt.clone())),
        match attempt.body.held_until {
            // Then the provider is asked whether it still holds it.
            Some(until) => reconcile_at(&attempt, until),
            None => Change::Unschedule(job.0, job.1, job.2),
        },
        Change::Unschedule(session.scope, JobKind::Expire, session.id.as_str().to_owned()),
        told(EventKind::PaymentAuthorized, &attempt, given),
    ];
    changes.extend(of_session(EventKind::SessionCompleted, &session, given));
    changes.push(Change::Update(Row::Session(session)));
    changes.extend(claim_paid(claimed));
    changes.extend(followed);
    Decision { answer: attempt_answer(&attempt), changes }
}

/// Nobody could say how its capture ended, and now the provider says that it is not captured yet. What the merchant
/// wants of it is asked for again.
fn still(mut attempt: Attempt, given: &Given<'_>) -> Decision {
    let Some(status) = attempt_turn(attempt.status, AttemptMove::Hold) else { return nothing() };
    attempt.status = status;
    let first = given.now.plus(reconcile_delay(0).unwrap_or_default());
    Decision {
        answer: attempt_answer(&attempt),
        changes: vec![
            Change::Update(Row::Attempt(attempt.clone())),
            reconcile_at(&attempt, first),
            told(EventKind::PaymentAuthorized, &attempt, given),
        ],
    }
}

/// Money is held that nobody wants: the janitor has it let go of.
fn unwanted(mut attempt: Attempt, loaded: &Loaded, given: &Given<'_>) -> Decision {
    let before = attempt.status;
    attempt.status = attempt_turn(before, AttemptMove::Release).unwrap_or(AttemptStatus::Canceled);
    attempt.body.closed = false;
    let mut changes = vec![Change::Update(Row::Attempt(attempt.clone())), reconcile_at(&attempt, given.now)];
    if before != AttemptStatus::Canceled {
        changes.push(told(EventKind::PaymentCanceled, &attempt, given));
    }
    release(&attempt, loaded, given, None, &mut changes);
    Decision { answer: attempt_answer(&attempt), changes }
}

/// The merchant wants what is held, or a part of it. The processor is asked after the commit.
pub(super) fn capture(amount: Option<i64>, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let mut attempt = found(loaded.attempt.as_ref(), Noun::Payment)?.clone();
    let whole = attempt.amount.amount;
    if attempt.status != AttemptStatus::Authorized {
        return Err(Refusal::PaymentState(attempt.status));
    }
    let wanted = amount.unwrap_or(whole);
    if !(1..=whole).contains(&wanted) || !attempt.amount.currency.expresses(wanted) {
        return Err(invalid("amount", format!("must be from 1 to {whole}, which is what is held")));
    }
    let profile = given.policy.processors.iter().find(|profile| profile.id == attempt.processor);
    if wanted != whole && profile.is_none_or(|profile| profile.captures != Part::Any) {
        return Err(Refusal::Unable(Unable::PartialCapture));
    }
    // Asked for once, another amount would be another promise.
    if attempt.body.capturing.is_some_and(|before| before != wanted) {
        return Err(Refusal::PaymentState(AttemptStatus::Asked));
    }
    let again = attempt.body.capturing.is_some();
    attempt.body.capturing = Some(wanted);
    attempt.body.asked = 0;
    attempt.body.updated_at = given.now;
    let patience = profile.map(|profile| profile.call_timeout_ms).unwrap_or_default();
    let first = given.now.plus(reconcile_delay(0).unwrap_or_default().max(patience));
    let changes = match again {
        true => vec![],
        false => vec![Change::Update(Row::Attempt(attempt.clone())), reconcile_at(&attempt, first)],
    };
    Ok(Decision { answer: Answer::Attempt { attempt, started: true, replaced: None }, changes })
}

/// What was held is captured: now the session is paid.
pub(super) fn captured(
    mut attempt: Attempt,
    mut session: Session,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Decision {
    let Some(kept) = attempt_turn(attempt.status, AttemptMove::Keep) else { return nothing() };
    attempt.status = kept;
    session.body.unpaid = false;
    let mut changes = vec![
        Change::Update(Row::Attempt(attempt.clone())),
        Change::Unschedule(attempt.scope, JobKind::Reconcile, attempt.id.as_str().to_owned()),
        told(EventKind::PaymentSucceeded, &attempt, given),
    ];
    changes.extend(booked(ledger::charge(&attempt, true, given.now)));
    grant(&session, loaded.customer.as_ref(), None, loaded, given, &mut changes);
    changes.push(Change::Update(Row::Session(session)));
    Decision { answer: attempt_answer(&attempt), changes }
}

/// The merchant does not want the payment: what is held is let go of, what is offered is taken back.
pub(super) fn cancel(loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let attempt = found(loaded.attempt.as_ref(), Noun::Payment)?;
    match attempt.status {
        AttemptStatus::Authorized if attempt.can_be_captured() => Ok(released(attempt.clone(), given)),
        AttemptStatus::Offered => super::pay::abandon(loaded, given),
        other => Err(Refusal::PaymentState(other)),
    }
}

/// What was held is to be let go of; the janitor asks until the processor has promised it.
fn released(mut attempt: Attempt, given: &Given<'_>) -> Decision {
    let Some(status) = attempt_turn(attempt.status, AttemptMove::Release) else { return nothing() };
    attempt.status = status;
    attempt.body.closed = false;
    attempt.body.asked = 0;
    attempt.body.updated_at = given.now;
    Decision {
        changes: vec![
            Change::Update(Row::Attempt(attempt.clone())),
            reconcile_at(&attempt, given.now.plus(reconcile_delay(0).unwrap_or_default())),
            told(EventKind::PaymentCanceled, &attempt, given),
        ],
        answer: Answer::Attempt { attempt, started: true, replaced: None },
    }
}

/// The provider holds it no more: the time for it is over, or somebody let go of it there.
pub(super) fn lapsed(mut attempt: Attempt, given: &Given<'_>) -> Decision {
    let Some(status) = attempt_turn(attempt.status, AttemptMove::Release) else { return nothing() };
    attempt.status = status;
    attempt.body.closed = true;
    attempt.body.reason = Some("not_captured".to_owned());
    Decision {
        answer: attempt_answer(&attempt),
        changes: vec![
            Change::Update(Row::Attempt(attempt.clone())),
            Change::Unschedule(attempt.scope, JobKind::Reconcile, attempt.id.as_str().to_owned()),
            told(EventKind::PaymentCanceled, &attempt, given),
        ],
    }
}

/// What the processor is to capture of an attempt that the merchant wants.
#[must_use]
pub fn wanted_of(attempt: &Attempt) -> Option<Money> {
    let amount = attempt.body.capturing?;
    Some(Money { amount, currency: attempt.amount.currency })
}
