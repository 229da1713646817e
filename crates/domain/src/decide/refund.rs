//! Refunds: reserved first, then asked for at the processor, then done or free again. Every way in which money goes
//! back comes together here.

use super::complete::revoke;
use super::settle::{attempt_answer, booked, nothing, release};
use super::{check, dunning, emit, found};
use crate::answer::Answer;
use crate::attempt::{Attempt, AttemptMove, AttemptStatus, turn as attempt_turn};
use crate::call::Calls;
use crate::command::NewRefund;
use crate::decision::{Change, Decision, Given, Loaded, Row};
use crate::event::{EventKind, Snapshot};
use crate::id::RefundId;
use crate::job::{Job, JobKind, reconcile_delay};
use crate::ledger;
use crate::metadata::Metadata;
use crate::money::Money;
use crate::parked::Misfit;
use crate::planted;
use crate::processor::{Captured, Part, Profile, Refunding, State};
use crate::refund::{Origin, Refund, RefundBody, RefundMove, RefundReason, RefundStatus, turn};
use crate::refusal::{Noun, Refusal, Unable, invalid};
use crate::session::Session;
use crate::time::{DAY, Timestamp};

fn profile_of(attempt: &Attempt, given: &Given<'_>) -> Option<&'static Profile> {
    given.policy.processors.iter().find(|profile| profile.id == attempt.processor).copied()
}

fn told(kind: EventKind, refund: &Refund, given: &Given<'_>) -> Change {
    emit(kind, Snapshot::Refund(Box::new(refund.clone())), given)
}

fn payment_told(kind: EventKind, attempt: &Attempt, given: &Given<'_>) -> Change {
    emit(kind, Snapshot::Payment(Box::new(attempt.clone())), given)
}

fn ask_at(refund: &Refund, due_at: Timestamp) -> Change {
    let (scope, subject) = (refund.scope, refund.id.as_str().to_owned());
    Change::Schedule(Job { scope, kind: JobKind::Refund, subject, due_at })
}

fn asked_no_more(refund: &Refund) -> Change {
    Change::Unschedule(refund.scope, JobKind::Refund, refund.id.as_str().to_owned())
}

fn blank(attempt: &Attempt, amount: i64, origin: Origin, given: &Given<'_>) -> Refund {
    Refund {
        id: RefundId::mint(given.scope, given.moment, given.chance),
        scope: attempt.scope,
        attempt: attempt.id.clone(),
        status: RefundStatus::Pending,
        amount: Money { amount, currency: attempt.amount.currency },
        created_at: given.now,
        version: 0,
        body: RefundBody {
            session: attempt.session.clone(),
            origin,
            reason: None,
            metadata: Metadata::new(),
            processor_reference: None,
            failure: None,
            state: State::new(),
            round: 0,
            asked: 0,
            updated_at: given.now,
            calls: Calls::default(),
            stamp: Timestamp::default(),
            earlier: vec![],
            rest: serde_json::Map::new(),
        },
    }
}

/// The merchant gives money back. What it takes is reserved in this commit.
pub(super) fn create(new: &NewRefund, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let mut attempt = found(loaded.attempt.as_ref(), Noun::Payment)?.clone();
    check::metadata(&new.metadata)?;
    let reason = reason(new)?;
    if !attempt.takes_refunds(new.by_hand) {
        return Err(Refusal::PaymentState(attempt.status));
    }
    if new.seen.is_some_and(|seen| seen != attempt.refunded) {
        return Err(invalid(
            "amount",
            "was not given back: another refund was made meanwhile; look at it again",
        ));
    }
    let left = attempt.refundable();
    let amount = new.amount.unwrap_or(left);
    if new.amount.is_some_and(|amount| amount < 1) {
        return Err(invalid("amount", "must be at least 1, in the currency's smallest unit"));
    }
    if (amount > left || left == 0) && !planted!("refund_larger_than_capture") {
        return Err(Refusal::RefundTooLarge(left));
    }
    if !attempt.amount.currency.expresses(amount) {
        return Err(invalid("amount", "has more decimals than the token"));
    }
    if !new.by_hand {
        match profile_of(&attempt, given).map_or(Part::None, |profile| profile.refunds) {
            Part::None => return Err(Refusal::Unable(Unable::Refund)),
            Part::Whole if amount != attempt.captured => {
                return Err(Refusal::Unable(Unable::PartialRefund));
            }
            Part::Whole | Part::Any => {}
        }
    }
    let origin = if new.by_hand { Origin::ByHand } else { Origin::Merchant };
    let mut refund = blank(&attempt, amount, origin, given);
    refund.body.reason = reason;
    refund.body.metadata.clone_from(&new.metadata);
    if !planted!("refund_not_reserved") {
        attempt.refunded = attempt.refunded.saturating_add(amount);
    }
    attempt.body.updated_at = given.now;
    let mut changes = vec![];
    if new.by_hand {
        refund.status = RefundStatus::Succeeded;
        done(&refund, &mut attempt, loaded, given, &mut changes);
    } else {
        let patience = profile_of(&attempt, given).map(|profile| profile.call_timeout_ms).unwrap_or_default();
        let first = reconcile_delay(0).unwrap_or_default().max(patience);
        changes.push(ask_at(&refund, given.now.plus(first)));
    }
    changes.insert(0, told(EventKind::RefundCreated, &refund, given));
    changes.push(Change::Insert(Row::Refund(refund.clone())));
    changes.push(Change::Update(Row::Attempt(attempt)));
    Ok(Decision { answer: Answer::Refund { refund: Box::new(refund), created: true }, changes })
}

fn reason(new: &NewRefund) -> Result<Option<RefundReason>, Refusal> {
    let rule = "must be one of duplicate, fraudulent, requested_by_customer";
    let read = |word: &String| RefundReason::parse(word).ok_or_else(|| invalid("reason", rule));
    new.reason.as_ref().map(read).transpose()
}

/// Gives back what came too late or twice. What the processor cannot give back is the merchant's to do, who is told.
pub(super) fn of_surplus(attempt: &mut Attempt, given: &Given<'_>, changes: &mut Vec<Change>) {
    let left = attempt.refundable();
    if planted!("surplus_not_refunded") {
        return;
    }
    if attempt.captured == 0 {
        attempt.status = attempt_turn(attempt.status, AttemptMove::Refund).unwrap_or(attempt.status);
        changes.push(payment_told(EventKind::LatePaymentRefunded, attempt, given));
        return;
    }
    if left == 0 {
        return;
    }
    if profile_of(attempt, given).is_none_or(|profile| profile.refunds == Part::None) {
        changes.push(payment_told(EventKind::PaymentOwed, attempt, given));
        return;
    }
    let refund = blank(attempt, left, Origin::Surplus, given);
    attempt.refunded = attempt.refunded.saturating_add(left);
    changes.push(ask_at(&refund, given.now));
    changes.push(told(EventKind::RefundCreated, &refund, given));
    changes.push(Change::Insert(Row::Refund(refund)));
}

/// A surplus that has no refund yet gets one. An earlier version of this program planned it without a row.
pub(super) fn give_back(loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let mut attempt = found(loaded.attempt.as_ref(), Noun::Payment)?.clone();
    if attempt.status != AttemptStatus::Surplus || attempt.refundable() == 0 {
        return Ok(nothing());
    }
    let mut changes = vec![];
    of_surplus(&mut attempt, given, &mut changes);
    changes.push(Change::Update(Row::Attempt(attempt.clone())));
    Ok(Decision { answer: attempt_answer(&attempt), changes })
}

/// Remembers what the adapter knows, before its next call. Of two conversations that begin at once only the first goes
/// on: both have seen that nothing was sent yet, and not every provider tells a second request from another refund.
pub(super) fn advance(
    version: i64,
    state: &State,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    let mut refund = found(loaded.refund.as_ref(), Noun::Refund)?.clone();
    if refund.status == RefundStatus::Failed || refund.version != version {
        return Err(Refusal::NothingAsked);
    }
    refund.body.state.clone_from(state);
    refund.body.updated_at = given.now;
    Ok(Decision { answer: Answer::Done, changes: vec![Change::Update(Row::Refund(refund))] })
}

/// Applies what a processor said of a refund. Saying it again changes nothing.
pub(super) fn settle(
    heard: Option<&(i64, State)>,
    refunding: &Refunding,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    let mut refund = found(loaded.refund.as_ref(), Noun::Refund)?.clone();
    let attempt = found(loaded.attempt.as_ref(), Noun::Payment)?.clone();
    // Another conversation was faster: what this one heard may be of a try that is over.
    let is_stale = heard.is_some_and(|(version, _)| *version != refund.version);
    if let Some((_, state)) = heard.filter(|_| !is_stale) {
        refund.body.state.clone_from(state);
    }
    refund.body.updated_at = given.now;
    Ok(match refunding {
        Refunding::Succeeded(reference) => succeeded(refund, reference, attempt, loaded, given),
        Refunding::Pending(reference) if refund.status == RefundStatus::Pending => {
            refund.body.processor_reference = Some(reference.clone());
            later(refund, given)
        }
        Refunding::Unknown if refund.status == RefundStatus::Pending => later(refund, given),
        Refunding::Failed(_) if is_stale => Decision::only(Answer::Done),
        Refunding::Failed(why) => failed(refund, why, attempt, loaded, given),
        Refunding::Pending(_) | Refunding::Unknown => Decision::only(Answer::Done),
    })
}

/// It is not known, or not done: it is asked about again, at the janitor's pace and then daily, for ever.
fn later(mut refund: Refund, given: &Given<'_>) -> Decision {
    let delay = reconcile_delay(refund.body.asked).unwrap_or(DAY);
    refund.body.asked = refund.body.asked.saturating_add(1);
    let changes = vec![ask_at(&refund, given.now.plus(delay)), Change::Update(Row::Refund(refund))];
    Decision { answer: Answer::Done, changes }
}

fn succeeded(
    mut refund: Refund,
    reference: &str,
    mut attempt: Attempt,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Decision {
    let Some(status) = turn(refund.status, RefundMove::Succeed) else { return Decision::only(Answer::Done) };
    refund.status = status;
    refund.body.processor_reference = Some(reference.to_owned());
    refund.body.failure = None;
    let mut changes = vec![asked_no_more(&refund), told(EventKind::RefundUpdated, &refund, given)];
    done(&refund, &mut attempt, loaded, given, &mut changes);
    changes.push(Change::Update(Row::Refund(refund.clone())));
    changes.push(Change::Update(Row::Attempt(attempt)));
    Decision { answer: Answer::Refund { refund: Box::new(refund), created: false }, changes }
}

/// The money is back: the books say so, and when all of it is, the payment is refunded.
fn done(
    refund: &Refund,
    attempt: &mut Attempt,
    loaded: &Loaded,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) {
    let amount = refund.amount.amount;
    attempt.body.returned = attempt.body.returned.saturating_add(amount);
    attempt.body.updated_at = given.now;
    let wanted = attempt.status != AttemptStatus::Surplus;
    changes.extend(booked(ledger::refund(attempt, refund.id.as_str(), wanted, amount, given.now)));
    if attempt.body.returned < attempt.captured {
        if planted!("part_takes_all_back") {
            revoke(loaded, given, changes);
        }
        return;
    }
    let Some(status) = attempt_turn(attempt.status, AttemptMove::Refund) else { return };
    attempt.status = status;
    let kind = if wanted { EventKind::PaymentRefunded } else { EventKind::LatePaymentRefunded };
    changes.push(payment_told(kind, attempt, given));
    if wanted && !planted!("refund_takes_nothing_back") {
        revoke(loaded, given, changes);
    }
}

fn failed(
    mut refund: Refund,
    why: &str,
    mut attempt: Attempt,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Decision {
    let Some(status) = turn(refund.status, RefundMove::Fail) else { return Decision::only(Answer::Done) };
    refund.body.failure = Some(why.chars().take(300).collect());
    // What must not be kept is tried again, under a new key, for ever; but not what a dispute has taken meanwhile.
    let is_there = attempt.refunded.saturating_add(attempt.body.disputed) <= attempt.captured;
    if refund.body.origin == Origin::Surplus && refund.status == RefundStatus::Pending && is_there {
        refund.body.round = refund.body.round.saturating_add(1);
        refund.body.processor_reference = None;
        refund.body.state = State::new();
        return later(refund, given);
    }
    let amount = refund.amount.amount;
    let was_done = refund.status == RefundStatus::Succeeded;
    refund.status = status;
    attempt.refunded = attempt.refunded.saturating_sub(amount);
    attempt.body.updated_at = given.now;
    let mut changes = vec![asked_no_more(&refund), told(EventKind::RefundFailed, &refund, given)];
    if was_done {
        // A session that waits for its capture is nobody's money yet: what came after the hold was over is surplus.
        let pays = |it: &Session| it.is_paid() && it.paid_by.as_ref() == Some(&attempt.id);
        let ours = loaded.session.as_ref().is_some_and(pays);
        attempt.body.returned = attempt.body.returned.saturating_sub(amount);
        let source = refund.id.as_str();
        changes.extend(booked(ledger::refund_failed(&attempt, source, ours, amount, given.now)));
        let by = if ours { AttemptMove::Restore } else { AttemptMove::Reclaim };
        attempt.status = attempt_turn(attempt.status, by).unwrap_or(attempt.status);
    }
    // The rest goes back now, and what is disputed when the dispute is won.
    if attempt.status == AttemptStatus::Surplus {
        of_surplus(&mut attempt, given, &mut changes);
    }
    changes.push(Change::Update(Row::Refund(refund.clone())));
    changes.push(Change::Update(Row::Attempt(attempt)));
    Decision { answer: Answer::Refund { refund: Box::new(refund), created: false }, changes }
}

/// The provider says how much has gone back in all. What we did not ask for, somebody did there: it is written down, if
/// it is said of the very capture that we know.
pub(super) fn at_provider(
    mut attempt: Attempt,
    captured: &Captured,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Decision {
    let news = captured.refunded.filter(|total| *total > attempt.refunded);
    let Some(total) = news else { return nothing() };
    if captured.amount.currency != attempt.amount.currency {
        return Decision::only(Answer::Misfit(Misfit::OtherCurrency));
    }
    if captured.amount.amount != attempt.captured {
        return Decision::only(Answer::Misfit(Misfit::OtherAmount));
    }
    if total > attempt.captured {
        return Decision::only(Answer::Misfit(Misfit::RefundTooLarge));
    }
    let mut refund = blank(&attempt, total.saturating_sub(attempt.refunded), Origin::Processor, given);
    refund.status = RefundStatus::Succeeded;
    attempt.refunded = total;
    let mut changes = vec![told(EventKind::RefundCreated, &refund, given)];
    done(&refund, &mut attempt, loaded, given, &mut changes);
    changes.push(Change::Insert(Row::Refund(refund)));
    changes.push(Change::Update(Row::Attempt(attempt.clone())));
    Decision { answer: attempt_answer(&attempt), changes }
}

/// What has gone back at the provider, and is not all, of money whose capture is only heard of now.
pub(super) fn already(
    attempt: &mut Attempt,
    back: Option<i64>,
    wanted: bool,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) {
    let Some(back) = back.filter(|back| (1..attempt.captured).contains(back)) else { return };
    let mut refund = blank(attempt, back, Origin::Processor, given);
    refund.status = RefundStatus::Succeeded;
    attempt.refunded = back;
    attempt.body.returned = back;
    changes.push(told(EventKind::RefundCreated, &refund, given));
    changes.extend(booked(ledger::refund(attempt, refund.id.as_str(), wanted, back, given.now)));
    changes.push(Change::Insert(Row::Refund(refund)));
}

/// The provider told of a capture that pays a session together with what has gone back of it already.
pub(super) fn known_with(back: Option<i64>, decision: &mut Decision, given: &Given<'_>) {
    let Answer::Attempt { attempt: kept, .. } = &mut decision.answer else { return };
    if kept.status != AttemptStatus::Succeeded {
        return;
    }
    already(kept, back, true, given, &mut decision.changes);
    for change in &mut decision.changes {
        if let Change::Update(Row::Attempt(written)) = change
            && written.id == kept.id
        {
            *written = kept.clone();
        }
    }
}

/// The money went back before anybody here had heard that it was captured.
pub(super) fn unheard(mut attempt: Attempt, loaded: &Loaded, given: &Given<'_>) -> Decision {
    let was_open = attempt.status.is_live() || attempt.status == AttemptStatus::Offered;
    let Some(status) = attempt_turn(attempt.status, AttemptMove::Refund) else { return nothing() };
    attempt.status = status;
    attempt.refunded = attempt.captured;
    attempt.body.returned = attempt.captured;
    let mut refund = blank(&attempt, attempt.captured, Origin::Processor, given);
    refund.status = RefundStatus::Succeeded;
    let mut changes = vec![
        Change::Update(Row::Attempt(attempt.clone())),
        Change::Unschedule(attempt.scope, JobKind::Reconcile, attempt.id.as_str().to_owned()),
        payment_told(EventKind::LatePaymentRefunded, &attempt, given),
    ];
    changes.extend(booked(ledger::charge(&attempt, false, given.now)));
    let back = ledger::refund(&attempt, refund.id.as_str(), false, attempt.captured, given.now);
    changes.extend(booked(back));
    changes.push(Change::Insert(Row::Refund(refund)));
    release(&attempt, loaded, given, None, &mut changes);
    if was_open {
        dunning::failed(&attempt, None, loaded, given, &mut changes);
    }
    Decision { answer: attempt_answer(&attempt), changes }
}
