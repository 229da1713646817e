//! Payments that buyers made, and money that goes back.

use super::session::renamed;
use super::{Read, body, finish, id, listing, natively, one, rename, text, unknown};
use crate::native::read as native;
use kassa_domain::dialect::{ApiRequest, Call};
use kassa_domain::id::{AttemptId, RefundId};
use kassa_domain::{Command, Query};

fn cursor(id: &str) -> String {
    AttemptId::named(id).as_str().to_owned()
}

/// A payment intent or a charge: both are the same payment.
pub(in crate::stripe) fn payment(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Payment(AttemptId::named(id(request))))
}

pub(in crate::stripe) fn list_payments(request: &ApiRequest<'_>) -> Read {
    listing(request, cursor, |_, page| Ok(Query::Payments { page, session: None }))
}

pub(in crate::stripe) fn capture_payment(request: &ApiRequest<'_>) -> Read {
    renamed(request, "payment_intents", &[("amount_to_capture", "amount")], native::capture_payment)
}

pub(in crate::stripe) fn cancel_payment(request: &ApiRequest<'_>) -> Read {
    finish(&body(request, "payment_intents")?, "")?;
    Ok(Call::Run(Command::CancelPayment(AttemptId::named(id(request)))))
}

pub(in crate::stripe) fn create_refund(request: &ApiRequest<'_>) -> Read {
    let mut fields = body(request, "refunds")?;
    let charge = text(&mut fields, "charge")?;
    rename(&mut fields, "payment_intent", "payment");
    if let Some(charge) = charge {
        if fields.contains_key("payment") {
            return Err(unknown("charge", "It says the same as payment_intent: send one of the two."));
        }
        fields.insert("payment".to_owned(), charge.into());
    }
    natively(request, fields, native::create_refund)
}

pub(in crate::stripe) fn refund(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Refund(RefundId::named(id(request))))
}

pub(in crate::stripe) fn list_refunds(request: &ApiRequest<'_>) -> Read {
    listing(request, str::to_owned, |fields, page| {
        let payment = text(fields, "payment_intent")?.or(text(fields, "charge")?);
        Ok(Query::Refunds { page, payment: payment.map(|id| AttemptId::named(&id)) })
    })
}
