//! What a buyer does: submit a method, answer a question, choose another way.

use super::choose::{adjust, drop_discount};
use super::complete::{claim, claim_paid, complete};
use super::discount::count_for;
use super::route::{self, Way, ways};
use super::{emit, found, link, of_session, session, start};
use crate::account::Wanted;
use crate::answer::{Answer, Changed, More};
use crate::attempt::{
    Attempt, AttemptBody, AttemptMove, AttemptStatus, Instrument, Method, turn as attempt_turn,
};
use crate::collect::Collected;
use crate::command::Pay;
use crate::decision::{Change, Decision, Given, Loaded, Row};
use crate::event::{EventKind, Snapshot};
use crate::id::AttemptId;
use crate::job::{Job, JobKind, reconcile_delay};
use crate::planted;
use crate::processor::{Ask, State};
use crate::refusal::{ChoiceProblem, Noun, Refusal, invalid};
use crate::session::{Move, Session, Turn, turn};
use crate::time::Timestamp;

/// A job that asks the processor about an attempt.
pub(super) fn reconcile_at(attempt: &Attempt, due_at: Timestamp) -> Change {
    Change::Schedule(Job {
        scope: attempt.scope,
        kind: JobKind::Reconcile,
        subject: attempt.id.as_str().to_owned(),
        due_at,
    })
}

/// Starts an attempt. It is committed before the processor hears of it, together with the job that will ask about it
/// in case this process does not live to hear the answer.
pub(super) fn pay(pay: &Pay, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let session = found(loaded.session.as_ref(), Noun::Session)?;
    if let Some(current) = &loaded.current
        && Some(&current.id) != pay.seen.as_ref()
    {
        return Ok(show(current));
    }
    // Its one payment was asked for by the merchant, and there is no second.
    if session.body.direct {
        return loaded.current.as_ref().map(show).ok_or(Refusal::SessionState(session.status));
    }
    let status = match turn(session.status, Move::Pay) {
        Turn::To(status) => status,
        Turn::ShowFirst => {
            return loaded.current.as_ref().map(show).ok_or(Refusal::SessionState(session.status));
        }
        Turn::Refuse | Turn::Stay | Turn::Wait | Turn::GiveBack => {
            return Err(Refusal::SessionState(session.status));
        }
    };
    // The session was made while its customer was being deleted, and ends in a moment.
    if loaded.is_for_deleted() {
        return Err(Refusal::SessionOver);
    }
    if given.now >= session.expires_at && !planted!("started_after_expiry") {
        return Err(Refusal::SessionOver);
    }
    if session.is_locked() {
        return Err(Refusal::TooManyAttempts);
    }
    let mut session = session.clone();
    let mut changes = vec![];
    if let Some(why) = ready(pay, &mut session, loaded, given, &mut changes)? {
        if Some(&session) != loaded.session.as_ref() {
            changes.push(Change::Update(Row::Session(session.clone())));
        }
        return Ok(Decision { answer: Answer::LookAgain(Box::new(session), why), changes });
    }
    let claimed = claim(&session, loaded, given)?;
    changes.extend(link::take_place(&mut session, loaded)?);
    if session.is_free() {
        return Ok(for_nothing(pay, session, claimed, changes, loaded, given));
    }
    let Some((method, instrument)) = pay.by.clone() else { return Err(Refusal::NoProcessor) };
    if !session.body.methods.contains(&method) {
        return Err(Refusal::MethodNotAllowed(method));
    }
    changes.extend(claimed);
    let said = said(pay);
    let way = way_of(&session, method, &said, loaded, given).ok_or(Refusal::NoProcessor)?;
    start::begin(&mut session, given, &mut changes);
    let told = (pay.email.clone(), Some(Box::new(said)));
    let mut attempt = new_attempt(&session, &way, (method, instrument), told, given);
    attempt.body.number = route::take_number(&way, &mut changes);
    changes.extend(route::look_out(&way, given));
    session.status = status;
    session.body.current = Some(attempt.id.clone());
    session.body.last_decline = None;
    session.body.prepared = None;
    session.body.tries = session.body.tries.saturating_add(1);
    let replaced = loaded.current.as_ref().and_then(|old| cancel(old, given, &mut changes)).map(Box::new);
    let first_ask = given.now.plus(reconcile_delay(0).unwrap_or_default().max(way.profile.call_timeout_ms));
    changes.extend([
        Change::Update(Row::Session(session)),
        Change::Insert(Row::Attempt(attempt.clone())),
        emit(EventKind::PaymentCreated, Snapshot::Payment(Box::new(attempt.clone())), given),
    ]);
    if !planted!("nobody_asks_after_a_crash") {
        changes.push(reconcile_at(&attempt, first_ask));
    }
    Ok(Decision { answer: Answer::Attempt { attempt, started: true, replaced }, changes })
}

/// Brings the session to what the buyer submitted, and says whether the buyer must look at it again before anything is
/// charged: the total is another one than the page said, or the discount cannot be had.
fn ready(
    pay: &Pay,
    session: &mut Session,
    loaded: &Loaded,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) -> Result<Option<Changed>, Refusal> {
    let email = pay.email.as_deref();
    if let Some(why) = adjust(session, &pay.choice, email, loaded, given, changes)? {
        return Ok(Some(why));
    }
    // Without a way to pay, the buyer saw a page on which there was nothing to pay.
    let unpayable = pay.by.is_none() && !session.is_free();
    let is_other = |shown: i64| shown != session.amount.amount && !planted!("shown_total_not_compared");
    if unpayable || pay.shown.is_some_and(is_other) {
        return Ok(Some(Changed::Total));
    }
    let Some(cart) = session.body.cart.as_ref().filter(|_| !session.is_ours()) else { return Ok(None) };
    if cart.custom_line().is_some_and(|line| line.unit == 0) {
        return Err(Refusal::Choice(ChoiceProblem::AmountMissing));
    }
    if cart.tax_by_address && cart.place.is_none() {
        return Err(invalid("billing_address", "is needed to know the tax"));
    }
    let Some(discount) = &cart.discount else { return Ok(None) };
    match count_for(discount, session.customer.as_ref(), email, loaded) {
        Some(counted) => {
            // What an earlier attempt of somebody else may still bring must not use up what is counted for this buyer:
            // it was for another cart.
            if !counted.is_empty() {
                session.body.cart_version = session.body.cart_version.saturating_add(1);
            }
            changes.extend(counted);
            Ok(None)
        }
        None => {
            drop_discount(session, loaded, changes)?;
            Ok(Some(Changed::Discount))
        }
    }
}

/// Completes a session for which nothing is to be paid: no processor is asked, and there is no attempt.
fn for_nothing(
    pay: &Pay,
    mut session: Session,
    claimed: Option<Change>,
    mut changes: Vec<Change>,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Decision {
    if let Turn::To(status) = turn(session.status, Move::Succeed) {
        session.status = status;
    }
    if session.body.customer_email.is_none() {
        session.body.customer_email.clone_from(&pay.email);
    }
    session.body.collected = Some(Box::new(said(pay)));
    session.body.last_decline = None;
    let mut followed = vec![];
    complete(&mut session, None, None, loaded, given, &mut followed);
    changes.extend(claim_paid(claimed));
    changes.extend([
        Change::Update(Row::Session(session.clone())),
        Change::Unschedule(session.scope, JobKind::Expire, session.id.as_str().to_owned()),
    ]);
    changes.extend(of_session(EventKind::SessionCompleted, &session, given));
    changes.extend(followed);
    Decision { answer: Answer::Session { session, created: false, more: Box::new(More::default()) }, changes }
}

/// Everything that the buyer said.
fn said(pay: &Pay) -> Collected {
    Collected { email: pay.email.clone(), ..pay.collected.clone() }
}

fn show(attempt: &Attempt) -> Decision {
    Decision::only(Answer::Attempt { attempt: attempt.clone(), started: false, replaced: None })
}

/// Who takes the payment. Where nobody has said yet in which country the buyer is, the address typed with it does.
fn way_of<'a>(
    session: &Session,
    method: Method,
    said: &Collected,
    loaded: &'a Loaded,
    given: &Given<'_>,
) -> Option<Way<'a>> {
    let wanted = route::wanted(session, method);
    let typed = said.billing.as_ref().and_then(|address| address.country.as_deref());
    ways(&Wanted { country: wanted.country.or(typed), ..wanted }, loaded, given).next()
}

/// The attempt to pay a session as it is now. `email` and `collected` are what the buyer said. Where an order was
/// prepared for it, it goes on from there.
pub(super) fn new_attempt(
    session: &Session,
    way: &Way<'_>,
    (method, instrument): (Method, Instrument),
    (email, collected): (Option<String>, Option<Box<Collected>>),
    given: &Given<'_>,
) -> Attempt {
    let prepared = route::prepared(session, method, way);
    let fresh = || (AttemptId::mint(given.scope, given.moment, given.chance), State::new());
    let (id, state) = prepared.unwrap_or_else(fresh);
    Attempt {
        id,
        scope: given.scope,
        session: session.id.clone(),
        status: AttemptStatus::Asked,
        amount: session.amount,
        customer: session.customer.clone(),
        method,
        processor: way.profile.id.to_owned(),
        account: way.account_id(),
        captured: 0,
        refunded: 0,
        created_at: given.now,
        version: 0,
        body: AttemptBody {
            email,
            description: session.body.description.clone(),
            metadata: session.body.metadata.clone(),
            state,
            collected,
            cart_version: session.body.cart_version,
            saves: session.saves_method(),
            holds: session.body.holds,
            invoice: session.body.invoice.clone(),
            ..AttemptBody::new(instrument, given.now)
        },
    }
}

/// Marks an offered attempt as cancelled, if it still can be. The job that asks about it stays, until the processor has
/// promised that it will take no money: until then a buyer could still confirm on the phone.
pub(super) fn cancel(old: &Attempt, given: &Given<'_>, changes: &mut Vec<Change>) -> Option<Attempt> {
    let mut old = old.clone();
    old.status = attempt_turn(old.status, AttemptMove::Cancel)?;
    old.body.updated_at = given.now;
    old.body.asked = 0;
    changes.extend([
        Change::Update(Row::Attempt(old.clone())),
        reconcile_at(&old, given.now.plus(reconcile_delay(0).unwrap_or_default())),
        emit(EventKind::PaymentCanceled, Snapshot::Payment(Box::new(old.clone())), given),
    ]);
    Some(old)
}

/// The buyer answered a question on our page: the processor is to be asked with it. The attempt says so
/// before the call, so a second answer does not go out while the first is under way.
pub(super) fn answer(loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let attempt = found(loaded.attempt.as_ref(), Noun::Payment)?;
    let asked_here = attempt.body.ask.as_ref().is_some_and(|ask| !ask.is_outside());
    if attempt.status != AttemptStatus::Challenged || !asked_here {
        return Err(Refusal::NothingAsked);
    }
    Ok(ask_again(attempt, given))
}

fn ask_again(attempt: &Attempt, given: &Given<'_>) -> Decision {
    let mut attempt = attempt.clone();
    attempt.status = AttemptStatus::Asked;
    attempt.body.updated_at = given.now;
    Decision {
        changes: vec![
            Change::Update(Row::Attempt(attempt.clone())),
            reconcile_at(&attempt, given.now.plus(reconcile_delay(0).unwrap_or_default())),
        ],
        answer: Answer::Attempt { attempt, started: true, replaced: None },
    }
}

/// The buyer chooses another way. An offered attempt is cancelled at once; one that waits on our page is voided at its
/// processor first, because only the processor can promise that it takes no money any more.
pub(super) fn abandon(loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let attempt = found(loaded.attempt.as_ref(), Noun::Payment)?;
    match (attempt.status, attempt.body.ask.as_ref()) {
        (AttemptStatus::Challenged, Some(Ask::Challenge { .. } | Ask::Code { .. })) => {
            Ok(ask_again(attempt, given))
        }
        (AttemptStatus::Offered, _) => {
            let mut changes = vec![];
            let canceled = cancel(attempt, given, &mut changes).ok_or(Refusal::NothingAsked)?;
            // A payment by API has no other way: with it ends its session.
            if let Some(session) = loaded.session.as_ref().filter(|session| session.body.direct) {
                changes.extend(session::over(session, given));
            }
            Ok(Decision {
                answer: Answer::Attempt { attempt: canceled, started: true, replaced: None },
                changes,
            })
        }
        _ => Err(Refusal::NothingAsked),
    }
}
