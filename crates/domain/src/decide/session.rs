//! Making sessions and ending them without a payment.

use super::{emit, found};
use crate::address::check_landing;
use crate::attempt::Method;
use crate::command::{Answer, Change, Decision, Given, Loaded, Row};
use crate::customer::{is_email, is_phone};
use crate::event::{EventKind, Snapshot};
use crate::id::{Mode, SessionId};
use crate::job::{Job, JobKind};
use crate::metadata;
use crate::money::{AMOUNT_MAX, Currency, Money};
use crate::refusal::{Noun, Refusal, invalid};
use crate::session::{
    DESCRIPTION_CHARS_MAX, LIFE_DEFAULT, LIFE_MAX, Move, NewSession, Session, SessionBody, Status, Turn, turn,
};
use crate::time::{DAY, MINUTE, Timestamp};

/// How long the expiry job waits before it looks again at a session with a live attempt.
const LOOK_AGAIN: i64 = MINUTE;

/// Makes an open session with its expiry job and its event.
pub(super) fn create(new: &NewSession, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let amount = check_amount(new)?;
    check_urls(new, given)?;
    if new.customer.is_some() && loaded.customer.is_none() {
        return Err(Refusal::NoSuch { param: "customer", noun: Noun::Customer });
    }
    check_prefill(new)?;
    let expires_at = check_expiry(new.expires_at, given.now)?;
    metadata::check(&new.metadata).map_err(|(key, rule)| match key {
        Some(key) => invalid(format!("metadata.{key}"), rule),
        None => invalid("metadata", rule),
    })?;
    let methods = check_methods(new.methods.as_deref(), given)?;
    let session = Session {
        id: SessionId::mint(given.scope, given.now, given.chance),
        scope: given.scope,
        status: Status::Open,
        amount,
        customer: new.customer.clone(),
        paid_by: None,
        created_at: given.now,
        expires_at,
        version: 0,
        body: SessionBody {
            dialect: new.dialect.to_owned(),
            description: new.description.clone(),
            success_url: new.success_url.clone(),
            cancel_url: new.cancel_url.clone(),
            customer_email: new
                .customer_email
                .clone()
                .or_else(|| customers(loaded, |body| body.email.clone())),
            customer_phone: new
                .customer_phone
                .clone()
                .or_else(|| customers(loaded, |body| body.phone.clone())),
            methods,
            metadata: new.metadata.clone(),
            current: None,
            failures: 0,
            last_decline: None,
            stamp: Timestamp::default(),
            rest: serde_json::Map::new(),
        },
    };
    Ok(Decision {
        changes: vec![
            Change::Insert(Row::Session(session.clone())),
            Change::Schedule(Job {
                scope: given.scope,
                kind: JobKind::Expire,
                subject: session.id.as_str().to_owned(),
                due_at: expires_at,
            }),
            emit(EventKind::SessionCreated, Snapshot::Session(Box::new(session.clone())), given),
        ],
        answer: Answer::Session { session, created: true },
    })
}

fn customers(loaded: &Loaded, of: fn(&crate::customer::CustomerBody) -> Option<String>) -> Option<String> {
    loaded.customer.as_ref().and_then(|customer| of(&customer.body))
}

fn check_amount(new: &NewSession) -> Result<Money, Refusal> {
    if !(1..=AMOUNT_MAX).contains(&new.amount) {
        return Err(invalid(
            "amount",
            format!("must be a whole number of minor units from 1 to {AMOUNT_MAX}; it is {}", new.amount),
        ));
    }
    let currency = Currency::parse(&new.currency).ok_or_else(|| {
        invalid("currency", "must be the upper-case ISO 4217 code of a currency in use, such as GHS or USD")
    })?;
    Ok(Money { amount: new.amount, currency })
}

fn check_urls(new: &NewSession, given: &Given<'_>) -> Result<(), Refusal> {
    let live = given.scope.mode == Mode::Live;
    for (field, url) in [("success_url", &new.success_url), ("cancel_url", &new.cancel_url)] {
        check_landing(url, live).map_err(|rule| invalid(field, rule))?;
    }
    Ok(())
}

fn check_prefill(new: &NewSession) -> Result<(), Refusal> {
    if new.customer_email.as_ref().is_some_and(|email| !is_email(email)) {
        return Err(invalid("customer_email", "must be an e-mail address, such as customer@example.com"));
    }
    if new.customer_phone.as_ref().is_some_and(|phone| !is_phone(phone)) {
        return Err(invalid(
            "customer_phone",
            "must be a phone number of 7 to 15 digits, such as 0551234987",
        ));
    }
    if new.description.as_ref().is_some_and(|text| text.chars().count() > DESCRIPTION_CHARS_MAX) {
        return Err(invalid("description", format!("must have at most {DESCRIPTION_CHARS_MAX} characters")));
    }
    Ok(())
}

fn check_expiry(asked: Option<Timestamp>, now: Timestamp) -> Result<Timestamp, Refusal> {
    let at = asked.unwrap_or_else(|| now.plus(LIFE_DEFAULT));
    if at <= now {
        return Err(invalid("expires_at", "must be in the future"));
    }
    if at.since(now) > LIFE_MAX {
        return Err(invalid("expires_at", format!("must be at most {} days ahead", LIFE_MAX / DAY)));
    }
    Ok(at)
}

/// The methods that were asked for, or all that a processor in this mode serves.
fn check_methods(asked: Option<&[String]>, given: &Given<'_>) -> Result<Vec<Method>, Refusal> {
    let served = |method: &Method| {
        given
            .policy
            .processors
            .iter()
            .any(|profile| profile.modes.contains(&given.scope.mode) && profile.methods.contains(method))
    };
    let Some(asked) = asked else {
        let all: Vec<_> = Method::ALL.into_iter().filter(served).collect();
        return if all.is_empty() { Err(Refusal::NoProcessor) } else { Ok(all) };
    };
    if asked.is_empty() {
        return Err(invalid("payment_method_types", "must name at least one method, or be left out"));
    }
    let mut methods = vec![];
    for (place, word) in asked.iter().enumerate() {
        let param = format!("payment_method_types[{place}]");
        let method = Method::parse(word)
            .ok_or_else(|| invalid(&*param, "must be one of card, mobile_money, bank_transfer"))?;
        if methods.contains(&method) {
            return Err(invalid(param, format!("{word} is named twice")));
        }
        methods.push(method);
    }
    if methods.iter().all(served) { Ok(methods) } else { Err(Refusal::NoProcessor) }
}

/// The merchant ends an open session.
pub(super) fn expire(loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let session = found(loaded.session.as_ref(), Noun::Session)?;
    match turn(session.status, Move::Expire) {
        Turn::To(status) => Ok(end(session.clone(), status, given)),
        Turn::Refuse | Turn::Stay | Turn::ShowFirst | Turn::Wait | Turn::GiveBack => {
            Err(Refusal::SessionState(session.status))
        }
    }
}

/// Time ends an open session. A session that is gone, or not due, needs nothing.
pub(super) fn lapse(loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let Some(session) = loaded.session.as_ref() else { return Ok(Decision::only(Answer::Done)) };
    if given.now < session.expires_at {
        return Ok(again(session, session.expires_at));
    }
    Ok(match turn(session.status, Move::Lapse) {
        Turn::To(status) => end(session.clone(), status, given),
        Turn::Wait => again(session, given.now.plus(LOOK_AGAIN)),
        Turn::Stay | Turn::Refuse | Turn::ShowFirst | Turn::GiveBack => Decision::only(Answer::Done),
    })
}

fn again(session: &Session, due_at: Timestamp) -> Decision {
    let job =
        Job { scope: session.scope, kind: JobKind::Expire, subject: session.id.as_str().to_owned(), due_at };
    Decision { answer: Answer::Done, changes: vec![Change::Schedule(job)] }
}

fn end(mut session: Session, status: Status, given: &Given<'_>) -> Decision {
    session.status = status;
    Decision {
        changes: vec![
            Change::Update(Row::Session(session.clone())),
            Change::Unschedule(given.scope, JobKind::Expire, session.id.as_str().to_owned()),
            emit(EventKind::SessionExpired, Snapshot::Session(Box::new(session.clone())), given),
        ],
        answer: Answer::Session { session, created: false },
    }
}
