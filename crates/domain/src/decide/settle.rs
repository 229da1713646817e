//! Settling: whatever a processor says of an attempt, by whatever road it comes, is applied here and only here.

use super::complete::{claim, claim_paid, complete, revoke};
use super::discount::release as release_discount;
use super::pay::reconcile_at;
use super::{dunning, emit, found, link, of_session, start, updated};
use crate::attempt::{Attempt, AttemptMove, AttemptStatus, CHALLENGE_LIFE, Decline, turn as attempt_turn};
use crate::command::Answer;
use crate::decision::{Change, Decision, Given, Loaded, Row};
use crate::event::{EventKind, Snapshot};
use crate::job::{Job, JobKind, reconcile_delay};
use crate::money::Money;
use crate::processor::{Ask, Outcome, State};
use crate::refusal::{Noun, Refusal};
use crate::session::{Move, Session, Status, Turn, turn};
use crate::time::Timestamp;

fn nothing() -> Decision {
    Decision::only(Answer::Done)
}

fn attempt_answer(attempt: &Attempt) -> Answer {
    Answer::Attempt { attempt: attempt.clone(), started: false, replaced: None }
}

/// Remembers what the adapter knows, before its next call. Somebody else may have settled the attempt meanwhile; then
/// there must be no next call of a charge, and the answer `NothingAsked` says so.
pub(super) fn advance(state: &State, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let mut attempt = found(loaded.attempt.as_ref(), Noun::Payment)?.clone();
    if matches!(attempt.status, AttemptStatus::Succeeded | AttemptStatus::Declined | AttemptStatus::Refunded)
    {
        return Err(Refusal::NothingAsked);
    }
    attempt.body.state = state.clone();
    attempt.body.updated_at = given.now;
    Ok(updated(attempt_answer(&attempt), Row::Attempt(attempt)))
}

/// The processor wants something from the buyer.
pub(super) fn show(
    state: &State,
    ask: &Ask,
    poll_at: Timestamp,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    let mut attempt = found(loaded.attempt.as_ref(), Noun::Payment)?.clone();
    let by = if ask.is_outside() { AttemptMove::Offer } else { AttemptMove::Challenge };
    let Some(status) = attempt_turn(attempt.status, by) else { return Ok(unknown(attempt, true, given)) };
    let (same, first) =
        (attempt.status == status && attempt.body.ask.as_ref() == Some(ask), attempt.status != status);
    attempt.status = status;
    attempt.body.ask = Some(ask.clone());
    attempt.body.state = state.clone();
    attempt.body.updated_at = given.now;
    let ask_at = if ask.is_outside() { poll_at } else { challenge_ends(&attempt, given, first) };
    if same {
        return Ok(Decision {
            answer: attempt_answer(&attempt),
            changes: vec![reconcile_at(&attempt, ask_at)],
        });
    }
    let mut changes = vec![Change::Update(Row::Attempt(attempt.clone())), reconcile_at(&attempt, ask_at)];
    if ask.is_outside() {
        release(&attempt, loaded, given, None, &mut changes);
    }
    Ok(Decision { answer: attempt_answer(&attempt), changes })
}

/// A challenge is given up some time after the buyer was first asked. A wrong code does not buy more time.
fn challenge_ends(attempt: &Attempt, given: &Given<'_>, first: bool) -> Timestamp {
    let end = attempt.created_at.plus(CHALLENGE_LIFE);
    if first && end <= given.now { given.now.plus(CHALLENGE_LIFE) } else { end.max(given.now) }
}

/// The processor is still at it.
pub(super) fn wait(
    state: &State,
    until: Timestamp,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    let mut attempt = found(loaded.attempt.as_ref(), Noun::Payment)?.clone();
    if !attempt.status.is_live() && attempt.status != AttemptStatus::Offered {
        return Ok(unknown(attempt, true, given));
    }
    let mut changes = vec![reconcile_at(&attempt, until)];
    if attempt.body.state != *state {
        attempt.body.state = state.clone();
        attempt.body.updated_at = given.now;
        changes.push(Change::Update(Row::Attempt(attempt.clone())));
    }
    Ok(Decision { answer: attempt_answer(&attempt), changes })
}

/// Applies what a processor said. Saying it again changes nothing.
pub(super) fn settle(
    state: Option<&State>,
    outcome: &Outcome,
    janitor: bool,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    let mut attempt = found(loaded.attempt.as_ref(), Noun::Payment)?.clone();
    if let Some(state) = state {
        attempt.body.state = state.clone();
    }
    attempt.body.updated_at = given.now;
    match outcome {
        Outcome::Succeeded { captured, reference, saved } => {
            succeeded(attempt, *captured, (reference, saved.as_deref()), loaded, given)
        }
        Outcome::Declined(reason) => Ok(declined(attempt, *reason, loaded, given)),
        Outcome::Unknown => Ok(unknown(attempt, janitor, given)),
        Outcome::Refunded => Ok(refunded(attempt, loaded, given)),
        Outcome::RefundFailed => Ok(refund_failed(attempt, given)),
    }
}

fn succeeded(
    mut attempt: Attempt,
    captured: Money,
    (reference, saved): (&str, Option<&str>),
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    let session = found(loaded.session.as_ref(), Noun::Session)?;
    if captured != attempt.amount {
        return Ok(park(attempt, "amount_mismatch", given));
    }
    attempt.body.processor_reference = Some(reference.to_owned());
    attempt.body.ask = None;
    attempt.body.reason = None;
    // The buyer may have changed the cart since, or another session with the same exclusive key may have been paid:
    // then this money pays for something that nobody wants any more.
    let same = attempt.body.cart_version == session.body.cart_version && attempt.amount == session.amount;
    match (turn(session.status, Move::Succeed), claim(session, loaded, given)) {
        (Turn::To(status), Ok(claimed)) if same => {
            Ok(keep(attempt, saved, (session.clone(), status), claimed, loaded, given))
        }
        (Turn::To(_), _) => Ok(unwanted(attempt, loaded, given)),
        (Turn::GiveBack | Turn::Stay | Turn::Refuse | Turn::ShowFirst | Turn::Wait, _) => {
            Ok(give_back(attempt, given))
        }
    }
}

/// The money pays the session.
fn keep(
    mut attempt: Attempt,
    saved: Option<&str>,
    (mut session, status): (Session, Status),
    claimed: Option<Change>,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Decision {
    let Some(kept) = attempt_turn(attempt.status, AttemptMove::Keep) else { return nothing() };
    attempt.status = kept;
    session.status = status;
    session.paid_by = Some(attempt.id.clone());
    session.body.collected.clone_from(&attempt.body.collected);
    session.body.current = Some(attempt.id.clone());
    session.body.last_decline = None;
    let mut followed = vec![];
    complete(&mut session, Some(&mut attempt), saved, loaded, given, &mut followed);
    if let Some(begun) = session.body.terms.as_ref().and_then(|terms| terms.invoice.clone()) {
        attempt.body.invoice = Some(begun);
    }
    let mut changes = vec![
        Change::Update(Row::Attempt(attempt.clone())),
        Change::Unschedule(attempt.scope, JobKind::Reconcile, attempt.id.as_str().to_owned()),
        Change::Unschedule(session.scope, JobKind::Expire, session.id.as_str().to_owned()),
        emit(EventKind::PaymentSucceeded, Snapshot::Payment(Box::new(attempt.clone())), given),
    ];
    changes.extend(of_session(EventKind::SessionCompleted, &session, given));
    changes.push(Change::Update(Row::Session(session)));
    changes.extend(claim_paid(claimed));
    changes.extend(followed);
    Decision { answer: attempt_answer(&attempt), changes }
}

/// The money came for what the session is not any more: it is given back, and the session is let go of.
fn unwanted(attempt: Attempt, loaded: &Loaded, given: &Given<'_>) -> Decision {
    let mut decision = give_back(attempt.clone(), given);
    if !decision.changes.is_empty() {
        release(&attempt, loaded, given, None, &mut decision.changes);
    }
    decision
}

/// The money came too late, or a second time: it is recorded as surplus, and a job gives it back.
fn give_back(mut attempt: Attempt, given: &Given<'_>) -> Decision {
    let Some(surplus) = attempt_turn(attempt.status, AttemptMove::Reject) else { return nothing() };
    attempt.status = surplus;
    attempt.body.asked = 0;
    Decision {
        answer: attempt_answer(&attempt),
        changes: vec![
            Change::Update(Row::Attempt(attempt.clone())),
            Change::Unschedule(attempt.scope, JobKind::Reconcile, attempt.id.as_str().to_owned()),
            refund_at(&attempt, given.now),
        ],
    }
}

fn refund_at(attempt: &Attempt, due_at: Timestamp) -> Change {
    Change::Schedule(Job {
        scope: attempt.scope,
        kind: JobKind::Refund,
        subject: attempt.id.as_str().to_owned(),
        due_at,
    })
}

fn declined(mut attempt: Attempt, reason: Decline, loaded: &Loaded, given: &Given<'_>) -> Decision {
    let Some(status) = attempt_turn(attempt.status, AttemptMove::Decline) else { return close(attempt) };
    attempt.status = status;
    attempt.body.ask = None;
    attempt.body.reason = Some(reason.as_str().to_owned());
    let mut changes = vec![
        Change::Update(Row::Attempt(attempt.clone())),
        Change::Unschedule(attempt.scope, JobKind::Reconcile, attempt.id.as_str().to_owned()),
        emit(EventKind::PaymentFailed, Snapshot::Payment(Box::new(attempt.clone())), given),
    ];
    release(&attempt, loaded, given, Some(reason), &mut changes);
    Decision { answer: attempt_answer(&attempt), changes }
}

/// The processor has promised that a cancelled attempt will never take money: nobody needs to ask any more.
fn close(mut attempt: Attempt) -> Decision {
    if attempt.status != AttemptStatus::Canceled || attempt.body.closed {
        return nothing();
    }
    attempt.body.closed = true;
    Decision {
        answer: attempt_answer(&attempt),
        changes: vec![
            Change::Unschedule(attempt.scope, JobKind::Reconcile, attempt.id.as_str().to_owned()),
            Change::Update(Row::Attempt(attempt)),
        ],
    }
}

/// Lets go of the session that the attempt held: it is open again, or expired when its time has passed meanwhile.
fn release(
    attempt: &Attempt,
    loaded: &Loaded,
    given: &Given<'_>,
    reason: Option<Decline>,
    changes: &mut Vec<Change>,
) {
    let Some(before) =
        loaded.session.as_ref().filter(|session| session.body.current.as_ref() == Some(&attempt.id))
    else {
        return;
    };
    let mut session = before.clone();
    if let Turn::To(status) = turn(session.status, Move::Fail) {
        session.status = status;
    }
    if let Some(reason) = reason {
        session.body.last_decline = Some(reason);
        // What is charged without the buyer says nothing about who sits at the page.
        let counts = reason.counts_as_failure() && attempt.body.off_session.is_none();
        session.body.failures = session.body.failures.saturating_add(u32::from(counts));
    }
    let over = match session.body.direct {
        // A payment by API has one try. While that is offered, it is for the job to end it when its time has passed.
        true => attempt.status != AttemptStatus::Offered,
        false => given.now >= session.expires_at,
    };
    if over && let Turn::To(status) = turn(session.status, Move::Lapse) {
        session.status = status;
        changes.push(Change::Unschedule(session.scope, JobKind::Expire, session.id.as_str().to_owned()));
        changes.extend(of_session(EventKind::SessionExpired, &session, given));
        changes.extend(release_discount(loaded));
        changes.extend(link::leave_place(&mut session));
        start::abandoned(&session, loaded, given, changes);
    }
    if reason.is_some() {
        dunning::failed(attempt, reason, loaded, given, changes);
    }
    if session != *before {
        changes.push(Change::Update(Row::Session(session)));
    }
}

/// Nobody knows. The attempt stays as it is, and is asked about again by the janitor's table; after the
/// last time it is parked.
fn unknown(mut attempt: Attempt, janitor: bool, given: &Given<'_>) -> Decision {
    let watched = match attempt.status {
        AttemptStatus::Asked | AttemptStatus::Challenged | AttemptStatus::Offered => true,
        AttemptStatus::Canceled => !attempt.body.closed,
        AttemptStatus::Succeeded
        | AttemptStatus::Declined
        | AttemptStatus::Surplus
        | AttemptStatus::Refunded
        | AttemptStatus::Parked => false,
    };
    if !watched {
        return nothing();
    }
    let asked = if janitor { attempt.body.asked.saturating_add(1) } else { 0 };
    let Some(delay) = reconcile_delay(asked) else { return park(attempt, "no_answer", given) };
    attempt.body.asked = asked;
    Decision {
        answer: attempt_answer(&attempt),
        changes: vec![reconcile_at(&attempt, given.now.plus(delay)), Change::Update(Row::Attempt(attempt))],
    }
}

fn park(mut attempt: Attempt, reason: &str, given: &Given<'_>) -> Decision {
    let Some(status) = attempt_turn(attempt.status, AttemptMove::Park) else { return nothing() };
    attempt.status = status;
    attempt.body.reason = Some(reason.to_owned());
    Decision {
        answer: attempt_answer(&attempt),
        changes: vec![
            Change::Update(Row::Attempt(attempt.clone())),
            Change::Unschedule(attempt.scope, JobKind::Reconcile, attempt.id.as_str().to_owned()),
            emit(EventKind::PaymentParked, Snapshot::Payment(Box::new(attempt)), given),
        ],
    }
}

/// The money was given back: because we asked for it, or because somebody did so at the provider before we ever heard
/// that it was captured.
fn refunded(mut attempt: Attempt, loaded: &Loaded, given: &Given<'_>) -> Decision {
    let Some(status) = attempt_turn(attempt.status, AttemptMove::Refund) else { return nothing() };
    // What paid the session is another fact than what came too late; the session stays paid all the same.
    let kind = match attempt.status {
        AttemptStatus::Succeeded => EventKind::PaymentRefunded,
        _ => EventKind::LatePaymentRefunded,
    };
    let was_open = attempt.status.is_live() || attempt.status == AttemptStatus::Offered;
    attempt.status = status;
    attempt.body.ask = None;
    let mut changes = vec![
        Change::Update(Row::Attempt(attempt.clone())),
        Change::Unschedule(attempt.scope, JobKind::Refund, attempt.id.as_str().to_owned()),
        Change::Unschedule(attempt.scope, JobKind::Reconcile, attempt.id.as_str().to_owned()),
        emit(kind, Snapshot::Payment(Box::new(attempt.clone())), given),
    ];
    if kind == EventKind::PaymentRefunded {
        revoke(loaded, given, &mut changes);
    } else {
        release(&attempt, loaded, given, None, &mut changes);
        if was_open {
            dunning::failed(&attempt, None, loaded, given, &mut changes);
        }
    }
    Decision { answer: attempt_answer(&attempt), changes }
}

/// Money that is owed back is tried again for ever, at the janitor's pace and then daily.
fn refund_failed(mut attempt: Attempt, given: &Given<'_>) -> Decision {
    if attempt.status != AttemptStatus::Surplus {
        return nothing();
    }
    let delay = reconcile_delay(attempt.body.asked).unwrap_or(crate::time::DAY);
    attempt.body.asked = attempt.body.asked.saturating_add(1);
    Decision {
        answer: attempt_answer(&attempt),
        changes: vec![refund_at(&attempt, given.now.plus(delay)), Change::Update(Row::Attempt(attempt))],
    }
}
