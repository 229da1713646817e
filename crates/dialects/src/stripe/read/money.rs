//! Payments that buyers made, and money that goes back.

use super::session::renamed;
use super::{
    Read, body, currency, finish, id, listing, missing, natively, one, rename, text, unknown, wrong,
};
use crate::native::read as native;
use kassa_domain::dialect::{ApiRequest, Call, Malformed};
use kassa_domain::id::{AttemptId, RefundId};
use kassa_domain::{Command, Query};
use serde_json::Value;

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

/// Money is taken on Kassa's page, or by what a customer has on file: then nobody confirms it later.
pub(in crate::stripe) fn create_payment(request: &ApiRequest<'_>) -> Read {
    const WHY: &str =
        "Buyers pay in a checkout session; what is made here charges the card that a customer has on file";
    let mut fields = body(request, "payment_intents")?;
    for field in ["amount", "currency", "customer", "payment_method"] {
        if !fields.contains_key(field) {
            return Err(missing(field));
        }
    }
    for field in ["confirm", "off_session"] {
        match text(&mut fields, field)?.as_deref() {
            Some("true") => {}
            Some(_) => return Err(wrong(field, format!("must be true. {WHY}"))),
            None => {
                let message = format!("Missing required parameter: {field}, which must be true. {WHY}");
                return Err(Malformed { message, ..missing(field) });
            }
        }
    }
    currency(&mut fields, "currency");
    let found = fields.get("payment_method").and_then(Value::as_str).unwrap_or_default();
    if !found.starts_with("pm_") {
        return Err(wrong(
            "payment_method",
            "must be the id of a card that the customer has on file, such as pm_...",
        ));
    }
    natively(request, fields, native::create_payment)
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
