//! Settling: whatever a processor says of an attempt, by whatever road it comes, is applied here and only here.

use super::complete::{claim, claim_paid, complete};
use super::discount::release as release_discount;
use super::pay::{cancel, reconcile_at};
use super::{dunning, emit, found, hold, link, of_session, refund, start, updated};
use crate::answer::Answer;
use crate::attempt::{Attempt, AttemptMove, AttemptStatus, CHALLENGE_LIFE, Decline, turn as attempt_turn};
use crate::command::Command;
use crate::decision::{Change, Decision, Given, Loaded, Row};
use crate::event::{EventKind, Snapshot};
use crate::id::AccountId;
use crate::job::{JobKind, reconcile_delay, second_look};
use crate::ledger;
use crate::parked::Misfit;
use crate::planted;
use crate::processor::{Ask, Captured, Outcome, State};
use crate::refusal::{Noun, Refusal};
use crate::session::{FAILURES_MAX, Move, Session, Status, Turn, turn};
use crate::time::Timestamp;

pub(super) fn nothing() -> Decision {
    Decision::only(Answer::Done)
}

pub(super) fn attempt_answer(attempt: &Attempt) -> Answer {
    Answer::Attempt { attempt: attempt.clone(), started: false, replaced: None }
}

/// Applies what one account said, unless the payment has gone to another one meanwhile. Two conversations about a
/// payment can be under way at once: when the buyer's hears that its account is down and goes on to the next, the
/// janitor's may still wait for an answer of the first, which says nothing of what the next one does. Only money is
/// never passed over: somebody must look at it.
pub(super) fn heard(
    at: Option<&AccountId>,
    told: &Command,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    let attempt = found(loaded.attempt.as_ref(), Noun::Payment)?;
    if attempt.account.as_ref() == at {
        return super::choose(told, loaded, given);
    }
    match told {
        Command::Settle { outcome: Outcome::Succeeded(_) | Outcome::Authorized(_), .. } => {
            Ok(Decision::only(Answer::Misfit(Misfit::OtherAccount)))
        }
        _ => Err(Refusal::NothingAsked),
    }
}

/// Remembers what the adapter knows, before its next call. Somebody else may have settled the attempt meanwhile; then
/// there must be no next call of a charge, and the answer `NothingAsked` says so.
pub(super) fn advance(state: &State, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let mut attempt = found(loaded.attempt.as_ref(), Noun::Payment)?.clone();
    let over = matches!(
        attempt.status,
        AttemptStatus::Succeeded | AttemptStatus::Declined | AttemptStatus::Refunded
    );
    if over {
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
    // What cannot be called back runs out by itself: until then it is asked about at the provider's pace.
    let canceled = attempt.status == AttemptStatus::Canceled && !attempt.body.closed;
    if !attempt.status.is_live() && attempt.status != AttemptStatus::Offered && !canceled {
        return Ok(nothing());
    }
    let mut changes = vec![reconcile_at(&attempt, until)];
    if attempt.body.state != *state {
        attempt.body.state = state.clone();
        attempt.body.updated_at = given.now;
        changes.push(Change::Update(Row::Attempt(attempt.clone())));
    }
    Ok(Decision { answer: attempt_answer(&attempt), changes })
}

/// Remembers what was found of a payment without asking the provider about it alone. The buyer is shown another view of
/// it as long as it is offered; of one that has ended, only the adapter's memory is kept. Found on a row that was
/// changed meanwhile, it is found again later.
pub(super) fn see(
    was: &Attempt,
    state: &State,
    ask: &Ask,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    let mut attempt = found(loaded.attempt.as_ref(), Noun::Payment)?.clone();
    if attempt.version != was.version {
        return Ok(nothing());
    }
    attempt.body.state.clone_from(state);
    if attempt.status == AttemptStatus::Offered {
        attempt.body.ask = Some(ask.clone());
    }
    if attempt == *was {
        return Ok(nothing());
    }
    attempt.body.updated_at = given.now;
    Ok(updated(attempt_answer(&attempt), Row::Attempt(attempt)))
}

/// One try of the buyer at the provider failed. The attempt stays offered: the buyer may try again there. Each try
/// counts once towards the limit against trying stolen cards, and at the limit the attempt is taken back.
pub(super) fn stumbled(
    id: &str,
    reason: Decline,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    let mut attempt = found(loaded.attempt.as_ref(), Noun::Payment)?.clone();
    if attempt.status != AttemptStatus::Offered || attempt.body.stumbles.iter().any(|known| known == id) {
        return Ok(nothing());
    }
    attempt.body.stumbles.push(id.to_owned());
    attempt.body.reason = Some(reason.as_str().to_owned());
    attempt.body.updated_at = given.now;
    let mut changes = vec![];
    let mut session = found(loaded.session.as_ref(), Noun::Session)?.clone();
    session.body.failures = session.body.failures.saturating_add(u32::from(reason.counts_as_failure()));
    if session.body.current.as_ref() == Some(&attempt.id) {
        session.body.last_decline = Some(reason);
    }
    let too_many = session.body.failures >= FAILURES_MAX;
    if too_many && let Some(canceled) = cancel(&attempt, given, &mut changes) {
        attempt = canceled;
    } else {
        changes.push(Change::Update(Row::Attempt(attempt.clone())));
    }
    changes.push(Change::Update(Row::Session(session)));
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
        Outcome::Succeeded(captured) => succeeded(attempt, captured, loaded, given),
        Outcome::Authorized(held) => hold::authorized(attempt, held, loaded, given),
        Outcome::Declined(reason) => Ok(declined(attempt, *reason, loaded, given)),
        // That the processor could not be asked to capture or to let go of what it has promises nothing of that.
        Outcome::Unavailable
            if matches!(
                attempt.status,
                AttemptStatus::Authorized | AttemptStatus::Canceled | AttemptStatus::Declined
            ) =>
        {
            Ok(unknown(attempt, janitor, given))
        }
        // Nobody else could be asked either.
        Outcome::Unavailable => Ok(declined(attempt, Decline::NotCharged, loaded, given)),
        Outcome::Unknown if planted!("unknown_is_failed") => {
            Ok(declined(attempt, Decline::ProcessingError, loaded, given))
        }
        Outcome::Unknown => Ok(unknown(attempt, janitor, given)),
    }
}

fn succeeded(
    mut attempt: Attempt,
    captured: &Captured,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    let session = found(loaded.session.as_ref(), Noun::Session)?;
    if matches!(attempt.status, AttemptStatus::Succeeded | AttemptStatus::Surplus | AttemptStatus::Refunded) {
        // That it was captured is known. What came on top of it, or went back at the provider, may be news.
        let is_more = captured.excess.is_some() && captured.excess != attempt.body.excess;
        if is_more {
            attempt.body.excess.clone_from(&captured.excess);
        }
        if is_more && captured.refunded.is_none_or(|back| back <= attempt.refunded) {
            return Ok(updated(attempt_answer(&attempt), Row::Attempt(attempt)));
        }
        return Ok(refund::at_provider(attempt, captured, loaded, given));
    }
    if !attempt.fits(captured.amount) {
        return Ok(park(attempt, "amount_mismatch", given));
    }
    attempt.body.processor_reference = Some(captured.reference.clone());
    attempt.body.ask = None;
    attempt.body.reason = None;
    attempt.body.excess.clone_from(&captured.excess);
    attempt.captured = captured.amount.amount;
    attempt.body.captured_at = Some(given.now);
    if let Some(seen) = &captured.instrument {
        attempt.body.instrument = seen.clone();
    }
    let back = captured.refunded.filter(|back| *back > 0);
    if back == Some(captured.amount.amount) {
        return Ok(refund::unheard(attempt, loaded, given));
    }
    if hold::holds(&attempt, session) {
        let mut decision = hold::captured(attempt, session.clone(), loaded, given);
        refund::known_with(back, &mut decision, given);
        return Ok(decision);
    }
    // The buyer may have changed the cart since, or another session with the same exclusive key may have been paid:
    // then this money pays for something that nobody wants any more.
    // So does what is begun for a customer who was deleted.
    let same = attempt.body.cart_version == session.body.cart_version
        && attempt.amount == session.amount
        && !loaded.is_for_deleted()
        || planted!("old_cart_pays_new_one");
    let mut decision = match (turn(session.status, Move::Succeed), claim(session, loaded, given)) {
        (Turn::To(status), Ok(claimed)) if same => {
            let saved = captured.saved.as_deref();
            keep(attempt, saved, (session.clone(), status), claimed, loaded, given)
        }
        (Turn::To(_), _) => unwanted(attempt, back, loaded, given),
        (Turn::GiveBack | Turn::Stay | Turn::Refuse | Turn::ShowFirst | Turn::Wait, _) => {
            give_back(attempt, back, given)
        }
    };
    refund::known_with(back, &mut decision, given);
    Ok(decision)
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
    take(&mut session, status, &attempt);
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
    changes.extend(booked(ledger::charge(&attempt, true, given.now)));
    changes.extend(of_session(EventKind::SessionCompleted, &session, given));
    changes.push(Change::Update(Row::Session(session)));
    changes.extend(claim_paid(claimed));
    changes.extend(followed);
    Decision { answer: attempt_answer(&attempt), changes }
}

/// The session is taken by the attempt that the buyer has paid with.
pub(super) fn take(session: &mut Session, status: Status, attempt: &Attempt) {
    session.status = status;
    session.paid_by = Some(attempt.id.clone());
    session.body.collected.clone_from(&attempt.body.collected);
    session.body.current = Some(attempt.id.clone());
    session.body.last_decline = None;
    session.body.prepared = None;
}

/// A movement of money, as a change.
pub(super) fn booked(movement: Option<ledger::Movement>) -> Option<Change> {
    movement.map(|movement| Change::Insert(Row::Movement(movement)))
}

/// The money came for what the session is not any more: it is given back, and the session is let go of.
fn unwanted(attempt: Attempt, back: Option<i64>, loaded: &Loaded, given: &Given<'_>) -> Decision {
    let mut decision = give_back(attempt.clone(), back, given);
    if !decision.changes.is_empty() {
        release(&attempt, loaded, given, None, &mut decision.changes);
    }
    decision
}

/// The money came too late, or a second time: it is recorded as surplus, and a refund gives back what has not gone
/// back at the provider already.
fn give_back(mut attempt: Attempt, back: Option<i64>, given: &Given<'_>) -> Decision {
    let Some(surplus) = attempt_turn(attempt.status, AttemptMove::Reject) else { return nothing() };
    attempt.status = surplus;
    attempt.body.asked = 0;
    let mut changes =
        vec![Change::Unschedule(attempt.scope, JobKind::Reconcile, attempt.id.as_str().to_owned())];
    changes.extend(booked(ledger::charge(&attempt, false, given.now)));
    refund::already(&mut attempt, back, false, given, &mut changes);
    refund::of_surplus(&mut attempt, given, &mut changes);
    changes.insert(0, Change::Update(Row::Attempt(attempt.clone())));
    Decision { answer: attempt_answer(&attempt), changes }
}

fn declined(mut attempt: Attempt, reason: Decline, loaded: &Loaded, given: &Given<'_>) -> Decision {
    let held = loaded.session.as_ref().is_some_and(|session| hold::holds(&attempt, session));
    if held || attempt.status == AttemptStatus::Authorized {
        return hold::lapsed(attempt, given);
    }
    let Some(status) = attempt_turn(attempt.status, AttemptMove::Decline) else {
        return close(attempt, reason, given);
    };
    attempt.status = status;
    attempt.body.ask = None;
    attempt.body.reason = Some(reason.as_str().to_owned());
    let may_turn = !reason.is_final() && !planted!("decline_is_believed_for_ever");
    attempt.body.declined_at = may_turn.then_some(given.now);
    attempt.body.asked = 0;
    let next = match second_look(0).filter(|_| may_turn) {
        Some(delay) => reconcile_at(&attempt, given.now.plus(delay)),
        None => Change::Unschedule(attempt.scope, JobKind::Reconcile, attempt.id.as_str().to_owned()),
    };
    let mut changes = vec![
        Change::Update(Row::Attempt(attempt.clone())),
        next,
        emit(EventKind::PaymentFailed, Snapshot::Payment(Box::new(attempt.clone())), given),
    ];
    release(&attempt, loaded, given, Some(reason), &mut changes);
    Decision { answer: attempt_answer(&attempt), changes }
}

/// The processor has promised that a cancelled attempt will never take money: nobody needs to ask any more. Where less
/// came than was asked for, the payment says so, because that is the merchant's to return.
fn close(mut attempt: Attempt, reason: Decline, given: &Given<'_>) -> Decision {
    let short = (reason == Decline::Underpaid).then(|| reason.as_str().to_owned());
    let is_news = short.is_some() && attempt.body.reason != short;
    if attempt.status != AttemptStatus::Canceled || (attempt.body.closed && !is_news) {
        return nothing();
    }
    attempt.body.closed = true;
    attempt.body.reason = short.or(attempt.body.reason);
    attempt.body.updated_at = given.now;
    let mut changes =
        vec![Change::Unschedule(attempt.scope, JobKind::Reconcile, attempt.id.as_str().to_owned())];
    if is_news {
        changes.push(emit(EventKind::PaymentOwed, Snapshot::Payment(Box::new(attempt.clone())), given));
    }
    changes.push(Change::Update(Row::Attempt(attempt.clone())));
    Decision { answer: attempt_answer(&attempt), changes }
}

/// Lets go of the session that the attempt held: it is open again, or expired when its time has passed meanwhile.
pub(super) fn release(
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
        AttemptStatus::Authorized => attempt.body.capturing.is_some() || attempt.body.held_until.is_some(),
        // A second look that heard nothing was none.
        AttemptStatus::Declined => janitor && attempt.body.declined_at.is_some(),
        AttemptStatus::Succeeded
        | AttemptStatus::Surplus
        | AttemptStatus::Refunded
        | AttemptStatus::Parked => false,
    };
    if !watched {
        return nothing();
    }
    // Only the janitor counts; nobody else who asks, such as a buyer who comes back again and again, puts parking off.
    let asked = attempt.body.asked.saturating_add(u32::from(janitor));
    let Some(delay) = reconcile_delay(asked) else {
        // What was declined stays so: there is nothing for an operator to look at.
        return if attempt.status == AttemptStatus::Declined {
            nothing()
        } else {
            park(attempt, "no_answer", given)
        };
    };
    attempt.body.asked = asked;
    Decision {
        answer: attempt_answer(&attempt),
        changes: vec![reconcile_at(&attempt, given.now.plus(delay)), Change::Update(Row::Attempt(attempt))],
    }
}

pub(super) fn park(mut attempt: Attempt, reason: &str, given: &Given<'_>) -> Decision {
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
