//! An order at a processor, made when the buyer opens the page. No money moves by it, and opening the page again makes
//! no second one.

use super::route::{self, Way, ways};
use super::{found, updated};
use crate::answer::Answer;
use crate::attempt::{Attempt, AttemptStatus, Instrument, Method};
use crate::decision::{Decision, Given, Loaded, Row};
use crate::id::AttemptId;
use crate::processor::State;
use crate::refusal::{Noun, Refusal};
use crate::session::{Prepared, Session, Status};

/// Plans the order that the session needs; the answer has the attempt that it will become. `NothingAsked` when there is
/// nothing to prepare.
pub(super) fn prepare(loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let session = found(loaded.session.as_ref(), Noun::Session)?;
    let payable = session.status == Status::Open && given.now < session.expires_at;
    if !payable || session.amount.amount == 0 || session.body.direct {
        return Err(Refusal::NothingAsked);
    }
    // The buyer is at the provider with what was made before. Whoever goes back to the form gets another.
    let is_taken = |current: &Attempt| current.status == AttemptStatus::Offered;
    if loaded.current.as_ref().is_some_and(is_taken) {
        return Err(Refusal::NothingAsked);
    }
    let (method, way) = what(session, loaded, given).ok_or(Refusal::NothingAsked)?;
    let ready = route::prepared(session, method, &way);
    // It is there already, or was begun by whoever opened the page a moment ago.
    if ready.is_some() {
        return Err(Refusal::NothingAsked);
    }
    let mut session = session.clone();
    session.body.prepared = Some(Box::new(Prepared {
        attempt: AttemptId::mint(given.scope, given.moment, given.chance),
        method,
        processor: way.profile.id.to_owned(),
        account: way.account_id(),
        amount: session.amount,
        cart_version: session.body.cart_version,
        state: State::new(),
    }));
    let attempt = stand_in(&session, &way, given).ok_or(Refusal::NothingAsked)?;
    let answer = Answer::Attempt { attempt, started: true, replaced: None };
    Ok(updated(answer, Row::Session(session)))
}

/// The method that the page leads to at once, if its processor makes orders beforehand.
fn what<'a>(session: &Session, loaded: &'a Loaded, given: &Given<'_>) -> Option<(Method, Way<'a>)> {
    session.body.methods.iter().find_map(|method| {
        let way = ways(&route::wanted(session, *method), loaded, given).next()?;
        way.profile.prepares.then_some((*method, way))
    })
}

/// The attempt that a prepared order will become, for the adapter to look at. It is in no row.
fn stand_in(session: &Session, way: &Way<'_>, given: &Given<'_>) -> Option<Attempt> {
    let ready = session.body.prepared.as_ref()?;
    let (email, said) = (session.body.customer_email.clone(), None);
    let by = (ready.method, Instrument::unseen(ready.method));
    Some(super::pay::new_attempt(session, way, by, (email, said), given))
}

/// Remembers what the adapter knows of the order, if it is still the one that the session is to be paid by.
pub(super) fn remember(attempt: &AttemptId, state: &State, loaded: &Loaded) -> Result<Decision, Refusal> {
    let mut session = found(loaded.session.as_ref(), Noun::Session)?.clone();
    let Some(ready) = session.body.prepared.as_mut().filter(|ready| ready.attempt == *attempt) else {
        return Err(Refusal::NothingAsked);
    };
    ready.state.clone_from(state);
    Ok(updated(Answer::Done, Row::Session(session)))
}
