//! Payments: those that buyers made on pages, and those that a merchant asks for without one.

use super::session::{CURRENCY_DEFAULT, buyer};
use super::{Read, id, listing, no_query, one};
use crate::reader::Object;
use kassa_domain::attempt::Method;
use kassa_domain::dialect::{ApiRequest, Call, Malformed};
use kassa_domain::id::{AttemptId, SessionId};
use kassa_domain::payment::NewPayment;
use kassa_domain::{Command, Query, Secret};

/// The one POST whose body may carry the idempotency key: so the PayGate document has it.
pub(crate) fn create_payment(request: &ApiRequest<'_>) -> Read {
    no_query(request)?;
    let mut body = Object::body(request.body)?;
    let payment = Command::CreatePayment(Box::new(new_payment(&mut body)?));
    let key = body.text("idempotency_key")?;
    body.finish()?;
    Ok(match key {
        Some(key) => Call::Once(payment, key),
        None => Call::Run(payment),
    })
}

fn new_payment(body: &mut Object<'_>) -> Result<NewPayment, Malformed> {
    let amount = body.required_integer("amount")?;
    let currency = body.text("currency")?.unwrap_or_else(|| CURRENCY_DEFAULT.to_owned());
    let method = body.required_text("payment_method")?;
    let (provider, phone) = (body.text("provider")?, body.text("phone")?);
    if method == Method::MobileMoney.as_str() && phone.is_none() {
        return Err(body.missing("phone"));
    }
    Ok(NewPayment {
        dialect: crate::native::NAME.to_owned(),
        amount,
        currency,
        method,
        provider,
        phone: phone.map(Secret::new),
        description: body.text("description")?,
        customer: buyer(body)?,
        metadata: body.metadata("metadata")?,
    })
}

pub(crate) fn payment(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Payment(AttemptId::named(id(request))))
}

pub(crate) fn list_payments(request: &ApiRequest<'_>) -> Read {
    listing(request, |params, page| {
        Ok(Query::Payments { page, session: params.text("session").map(SessionId::named) })
    })
}
