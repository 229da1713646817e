//! Means that are kept at Razorpay and charged again without the buyer.
//!
//! Source: "Recurring Payments", cards: a customer, an order with a mandate, a token, and later a new order
//! that is charged by the token. In India the buyer's bank announces a debit a day and more before it
//! happens, so such a payment may be under way for two days.

use super::charge::{PAYMENT, amount, done, handle, no_order, or_unknown, order_or_look, pause, payments};
use super::facts::{Payment, Refused, decline};
use super::{Heard, Talk, heard, is_id};
use crate::wire::{self, Body};
use kassa_domain::Timestamp;
use kassa_domain::attempt::Decline;
use kassa_domain::processor::{CallError, Exchange, Op, Outcome, State, Step};
use kassa_domain::time::DAY;
use serde::Deserialize;
use serde_json::json;

/// The customer there.
pub(super) const CUSTOMER: &str = "customer";
/// When a payment by the kept means was asked for.
pub(super) const CHARGED: &str = "charged";
/// Why Razorpay would not make one.
const NO: &str = "no";

/// The most that may be debited at once without the buyer's bank asking the buyer: 15 000 rupees. A guess:
/// that the same number is taken for mandates in other currencies.
const MANDATE_MAX: i64 = 1_500_000;
/// How long a mandate lasts at most; a card's own expiry ends it earlier.
const MANDATE_LIFE: i64 = 3_650 * DAY;
/// When a payment that was asked for has not appeared so long after, it never will.
const LOST_AFTER: i64 = DAY;

#[derive(Deserialize)]
struct Customer {
    id: String,
}

/// What a payment says of who made it.
#[derive(Deserialize)]
struct Source {
    id: String,
    customer_id: Option<String>,
    email: Option<String>,
    contact: Option<String>,
}

#[derive(Deserialize)]
struct Begun {
    razorpay_payment_id: String,
}

/// The three parts of what [`Payment::kept`] wrote.
fn kept<'a>(talk: &Talk<'a>) -> Option<(&'a str, &'a str, &'a str)> {
    let mut parts = talk.case.attempt.body.off_session.as_deref()?.split(':');
    let (customer, token, payment) = (parts.next()?, parts.next()?, parts.next()?);
    let known = is_id(customer, "cust_") && is_id(token, "token_") && is_id(payment, "pay_");
    (known && parts.next().is_none()).then_some((customer, token, payment))
}

/// The customer whose means is to be kept, if the attempt keeps one.
pub(super) fn customer_of<'a>(talk: &'a Talk<'_>) -> Option<&'a str> {
    Some(talk.text(CUSTOMER)).filter(|id| talk.case.attempt.body.saves && is_id(id, "cust_"))
}

/// Makes the customer, or finds the one with the same address. Source: "Create a Customer". A guess: that an
/// e-mail address is enough.
pub(super) fn customer(talk: &mut Talk<'_>, op: &Op) -> Step {
    let given = match op {
        Op::Charge(payer) => payer.email.as_deref(),
        _ => None,
    };
    let Some(email) = given.or(talk.case.attempt.body.email.as_deref()) else {
        return done(Outcome::Declined(Decline::ProcessingError));
    };
    let body = json!({ "email": email, "fail_existing": "0" });
    or_unknown(talk.call("customer", "POST", "/v1/customers", &[], &Body::Json(&body)))
}

pub(super) fn heard_customer(talk: &mut Talk<'_>, op: &Op, exchange: &Exchange) -> Step {
    let heard = heard(exchange);
    let Heard::Good(response) = heard else { return no_order(op, &heard) };
    match wire::read::<Customer>(response).filter(|customer| is_id(&customer.id, "cust_")) {
        Some(customer) => {
            talk.keep(CUSTOMER, customer.id);
            order_or_look(talk)
        }
        None => no_order(op, &heard),
    }
}

/// Adds the mandate to an order whose means is kept. A guess: that its amount may be the first payment's
/// instead of the one rupee of the documents' example.
pub(super) fn mark_order(talk: &Talk<'_>, fields: &mut State) {
    let Some(customer) = customer_of(talk) else { return };
    let until = talk.case.attempt.created_at.plus(MANDATE_LIFE).seconds();
    fields.insert("customer_id".to_owned(), customer.into());
    let token = json!({ "max_amount": MANDATE_MAX, "expire_at": until, "frequency": "as_presented" });
    fields.insert("token".to_owned(), token);
}

/// Begins a charge without the buyer: an order, who pays, the payment. Only the last moves money, and it is
/// asked for once in the attempt's life, because Razorpay knows no idempotency key for it.
pub(super) fn begin(talk: &mut Talk<'_>) -> Step {
    if kept(talk).is_none() {
        return done(Outcome::Declined(Decline::ProcessingError));
    }
    match handle(talk) {
        None => order_or_look(talk),
        Some(_) if talk.has(CHARGED) => payments(talk),
        Some(_) => source(talk),
    }
}

/// Asks for the e-mail address and the phone number of the payment by which the means was kept: the next must
/// name them.
pub(super) fn source(talk: &mut Talk<'_>) -> Step {
    let Some((_, _, payment)) = kept(talk) else {
        return done(Outcome::Declined(Decline::ProcessingError));
    };
    let path = format!("/v1/payments/{payment}");
    or_unknown(talk.call("source", "GET", &path, &[], &Body::None))
}

pub(super) fn heard_source(talk: &mut Talk<'_>, exchange: &Exchange) -> Step {
    let (heard, Some((customer, token, payment))) = (heard(exchange), kept(talk)) else {
        return done(Outcome::Unknown);
    };
    let Heard::Good(response) = heard else { return no_order(&Op::ChargeSaved, &heard) };
    let known = |it: &Source| it.id == payment && it.customer_id.as_deref() == Some(customer);
    let (Some(source), Some(amount)) = (wire::read::<Source>(response).filter(known), amount(talk)) else {
        // Nothing was asked for that could move money.
        return done(Outcome::Declined(Decline::ProcessingError));
    };
    let attempt = talk.case.attempt;
    let body = json!({
        "email": source.email,
        "contact": source.contact,
        "amount": amount,
        "currency": attempt.amount.currency.code(),
        "order_id": handle(talk),
        "customer_id": customer,
        "token": token,
        "recurring": true,
        "notes": { "kassa_payment": attempt.id.as_str() },
    });
    talk.keep(CHARGED, talk.case.now.0);
    let path = "/v1/payments/create/recurring";
    or_unknown(talk.call("charge", "POST", path, &[], &Body::Json(&body)))
}

/// Source: "Create a Recurring Payment". The answer only names the payment; how it stands is looked up.
pub(super) fn heard_charge(talk: &mut Talk<'_>, exchange: &Exchange) -> Step {
    if matches!(exchange.result, Err(CallError::NotSent)) {
        return done(Outcome::Unavailable);
    }
    match heard(exchange) {
        Heard::Good(response) => {
            if let Some(begun) = wire::read::<Begun>(response) {
                talk.keep(PAYMENT, begun.razorpay_payment_id);
            }
            payments(talk)
        }
        // A refusal may leave a payment that failed, or none; either way the order says so.
        Heard::No(response) => {
            let why = wire::read::<Refused>(response).map(|refused| refused.error);
            let why = why.map_or(Decline::ProcessingError, |error| {
                decline(error.code.as_deref(), error.reason.as_deref())
            });
            talk.keep(NO, why.as_str());
            payments(talk)
        }
        Heard::Nothing => done(Outcome::Unknown),
    }
}

/// No payment of the order took the money, and none is under way.
pub(super) fn idle(talk: &Talk<'_>, newest: Option<&Payment>) -> Step {
    if let Some(payment) = newest {
        let why = if payment.is("failed") { payment.decline() } else { Decline::NotCharged };
        return done(Outcome::Declined(why));
    }
    if let Some(why) = Decline::parse(talk.text(NO)) {
        return done(Outcome::Declined(why));
    }
    // Razorpay has named a payment that its list does not show yet.
    if talk.has(PAYMENT) {
        return Step::Wait(talk.case.now.plus(pause(talk)));
    }
    let lost = talk.number(CHARGED).map(|at| Timestamp(at).plus(LOST_AFTER));
    match lost.is_some_and(|lost| lost <= talk.case.now) {
        true => done(Outcome::Declined(Decline::NotCharged)),
        false => done(Outcome::Unknown),
    }
}
