//! A payment that a merchant asks for by API: a session of our own and the attempt that pays it, in one commit.

use super::billing::{ask, started};
use super::pay::new_attempt;
use super::route::{self, ways};
use super::{check, session};
use crate::attempt::Method;
use crate::customer::Customer;
use crate::decision::{Change, Decision, Given, Loaded, Row};
use crate::id::SessionId;
use crate::job::{Job, JobKind};
use crate::money::Money;
use crate::payment::{NewPayment, life};
use crate::refusal::Refusal;
use crate::session::{DESCRIPTION_CHARS_MAX, Session, SessionBody, Status};

/// Writes the payment down. The processor hears of it after the commit.
pub(super) fn create(new: &NewPayment, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let currency = check::currency("currency", &new.currency)?;
    let amount = Money { amount: check::payable("amount", new.amount, 1, currency)?, currency };
    let (method, instrument, _) = new.means()?;
    if let Some(text) = &new.description {
        check::words("description", text, DESCRIPTION_CHARS_MAX)?;
    }
    check::metadata(&new.metadata)?;
    let mut changes = vec![];
    let customer = session::buyer(new.customer.as_ref(), loaded, given, &mut changes)?;
    let mut session = session_of(new, amount, method, customer.as_ref(), given);
    let way = ways(&route::wanted(&session, method), loaded, given).next().ok_or(Refusal::NoProcessor)?;
    let email = session.body.customer_email.clone();
    let attempt = new_attempt(&session, &way, (method, instrument), (email, None), given);
    session.body.current = Some(attempt.id.clone());
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
