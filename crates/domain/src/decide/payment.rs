//! A payment that a merchant asks for by API: a session of our own and the attempt that pays it, in one commit. A
//! wallet or a transfer needs the buyer's hand; a card that the customer has put on file does not.

use super::billing::{ask, started};
use super::pay::new_attempt;
use super::route::{self, Way, ways};
use super::{check, session};
use crate::attempt::Method;
use crate::customer::{Customer, OnFile};
use crate::decision::{Change, Decision, Given, Loaded, Row};
use crate::id::{AttemptId, SessionId};
use crate::job::{Job, JobKind};
use crate::money::Money;
use crate::payment::{NewPayment, life};
use crate::refusal::{Refusal, invalid};
use crate::session::{DESCRIPTION_CHARS_MAX, Session, SessionBody, Status};

/// Writes the payment down. The processor hears of it after the commit.
pub(super) fn create(new: &NewPayment, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let currency = check::currency("currency", &new.currency)?;
    let amount = Money { amount: check::payable("amount", new.amount, 1, currency)?, currency };
    if let Some(text) = &new.description {
        check::words("description", text, DESCRIPTION_CHARS_MAX)?;
    }
    check::metadata(&new.metadata)?;
    let mut changes = vec![];
    let customer = session::buyer(new.customer.as_ref(), loaded, given, &mut changes)?;
    let kept = new.on_file().map(|id| kept(&id, new, customer.as_ref())).transpose()?;
    let (method, instrument) = match kept {
        Some(kept) => (kept.method.instrument.method(), kept.method.instrument.clone()),
        None => new.means().map(|(method, instrument, _)| (method, instrument))?,
    };
    let mut session = session_of(new, amount, method, customer.as_ref(), given);
    let wanted = route::wanted(&session, method);
    let way = ways(&wanted, loaded, given).find(|way| kept.is_none_or(|kept| is_kept_by(kept, way)));
    let way = way.ok_or(Refusal::NoProcessor)?;
    let email = session.body.customer_email.clone();
    let mut attempt = new_attempt(&session, &way, (method, instrument), (email, None), given);
    attempt.body.off_session = kept.map(|kept| kept.method.reference.clone());
    attempt.body.on_file = kept.map(|kept| kept.id.clone());
    session.body.current = Some(attempt.id.clone());
    // Written unchanged, where it is not written anyway: a card that is taken off beside this, or a customer who is
    // deleted, is seen so. What is charged after that was answered would be charged against their word.
    if kept.is_some() && changes.is_empty() {
        changes.extend(customer.map(|customer| Change::Update(Row::Customer(customer))));
    }
    changes.extend([
        Change::Schedule(Job {
            scope: given.scope,
            kind: JobKind::Expire,
            subject: session.id.as_str().to_owned(),
            due_at: session.expires_at,
        }),
        Change::Insert(Row::Session(session)),
    ]);
    ask(&attempt, given, &mut changes);
    Ok(Decision { answer: started(attempt, None), changes })
}

/// The means of this id, if it is on file for the customer that the payment names.
fn kept<'a>(id: &AttemptId, new: &NewPayment, customer: Option<&'a Customer>) -> Result<&'a OnFile, Refusal> {
    let phone = new.phone.as_ref().map(|_| "phone");
    if let Some(field) = new.provider.as_ref().map(|_| "provider").or(phone) {
        return Err(invalid(field, "is for payment_method mobile_money; leave it out"));
    }
    let customer = customer.ok_or_else(|| {
        invalid("customer", "must name the customer who has the means in payment_method on file")
    })?;
    customer.body.methods.iter().find(|method| method.id == *id).ok_or_else(|| {
        invalid(
            "payment_method",
            format!("is none that {} has on file; list them to see which are", customer.id),
        )
    })
}

/// Whether a way leads to the account that keeps the means: no other can charge it.
fn is_kept_by(kept: &OnFile, way: &Way<'_>) -> bool {
    kept.method.processor == way.profile.id && kept.method.account == way.account_id()
}

fn session_of(
    new: &NewPayment,
    amount: Money,
    method: Method,
    customer: Option<&Customer>,
    given: &Given<'_>,
) -> Session {
    Session {
        id: SessionId::mint_ours(given.scope, given.moment, given.chance),
        scope: given.scope,
        status: Status::Paying,
        amount,
        customer: customer.map(|customer| customer.id.clone()),
        paid_by: None,
        created_at: given.now,
        expires_at: given.now.plus(life(method)),
        version: 0,
        body: SessionBody {
            dialect: new.dialect.clone(),
            direct: true,
            description: new.description.clone(),
            customer_email: customer.and_then(|customer| customer.email.clone()),
            methods: vec![method],
            metadata: new.metadata.clone(),
            ..SessionBody::default()
        },
    }
}
