//! Refunds at Razorpay. Before money is sent back, what went back already is looked at, so that it never goes
//! twice.

use super::charge::{PAYMENT, Stand, listed, stand};
use super::facts::{Back, Listed, Refused};
use super::{AWAITS, Heard, REFUSED, Talk, heard, is_id, said, short};
use crate::wire::{self, Body};
use kassa_domain::processor::{Exchange, Refunding, Step};
use kassa_domain::refund::Refund;
use serde_json::json;

/// The header of the idempotency key. Source: "Create a Normal Refund (Idempotent Request)".
const KEY_HEADER: &str = "x-refund-idempotency";

fn done(refunding: Refunding) -> Step {
    Step::Refunded(refunding)
}

fn or_unknown(step: Option<Step>) -> Step {
    step.unwrap_or(Step::Refunded(Refunding::Unknown))
}

pub(super) fn step(talk: &mut Talk<'_>, last: Option<&Exchange>) -> Step {
    let Some(refund) = talk.case.refund else { return done(Refunding::Unknown) };
    let Some(exchange) = last else { return begin(talk, refund) };
    match talk.text(AWAITS) {
        "payments" => heard_payments(talk, exchange),
        "refunds" => heard_refunds(talk, refund, exchange),
        "refund" => heard_refund(talk, refund, exchange),
        "known" => heard_known(talk, refund, exchange),
        _ => done(Refunding::Unknown),
    }
}

fn begin(talk: &mut Talk<'_>, refund: &Refund) -> Step {
    if said(refund.amount).is_none() {
        return done(Refunding::Failed("Razorpay takes no third decimal other than 0".to_owned()));
    }
    let attempt = talk.case.attempt;
    let remembered = attempt.body.state.get(PAYMENT).and_then(serde_json::Value::as_str);
    let named = [attempt.body.processor_reference.as_deref(), remembered];
    if let Some(payment) = named.into_iter().flatten().find(|id| is_id(id, "pay_")) {
        talk.keep(PAYMENT, payment);
        return look(talk, refund);
    }
    let Some(order) = attempt.handle().filter(|id| is_id(id, "order_")) else {
        return done(Refunding::Unknown);
    };
    let path = format!("/v1/orders/{order}/payments");
    or_unknown(talk.call("payments", "GET", &path, &[], &Body::None))
}

fn heard_payments(talk: &mut Talk<'_>, exchange: &Exchange) -> Step {
    let Heard::Good(response) = heard(exchange) else { return done(Refunding::Unknown) };
    match listed(talk.case.attempt.handle(), response).map(stand) {
        Some(Stand::Taken(payment)) => {
            talk.keep(PAYMENT, payment.id);
            all(talk)
        }
        _ => done(Refunding::Unknown),
    }
}

/// Looks at the refund that Razorpay has named, or at all of the payment. Source: "Fetch a Specific Refund
/// for a Payment", "Fetch Multiple Refunds for a Payment".
fn look(talk: &mut Talk<'_>, refund: &Refund) -> Step {
    let named = refund.body.processor_reference.as_deref().filter(|id| is_id(id, "rfnd_"));
    let Some(named) = named else { return all(talk) };
    let path = format!("/v1/payments/{}/refunds/{named}", talk.text(PAYMENT));
    or_unknown(talk.call("known", "GET", &path, &[], &Body::None))
}

fn all(talk: &mut Talk<'_>) -> Step {
    let path = format!("/v1/payments/{}/refunds?count=100", talk.text(PAYMENT));
    or_unknown(talk.call("refunds", "GET", &path, &[], &Body::None))
}

/// Whether it is what we asked for, in whatever round.
fn is_ours(talk: &Talk<'_>, refund: &Refund, back: &Back) -> bool {
    back.ours() == Some(refund.id.as_str())
        && back.payment_id.as_deref() == Some(talk.text(PAYMENT))
        && back.money() == Some(refund.amount)
        && is_id(&back.id, "rfnd_")
}

fn heard_refunds(talk: &mut Talk<'_>, refund: &Refund, exchange: &Exchange) -> Step {
    let Heard::Good(response) = heard(exchange) else { return done(Refunding::Unknown) };
    let Some(listed) = wire::read::<Listed<Back>>(response) else { return done(Refunding::Unknown) };
    let ours: Vec<&Back> = listed.items.iter().filter(|back| is_ours(talk, refund, back)).collect();
    let round = refund.body.round.to_string();
    // One that did not fail stands for the refund whichever round brought it about; one that failed only for
    // its own.
    let found = ours.iter().find(|back| !back.has_failed());
    if let Some(back) = found.or_else(|| ours.iter().find(|back| back.round() == Some(round.as_str()))) {
        return done(back.stands());
    }
    match talk.text(REFUSED) {
        "" => ask(talk, refund),
        why => done(Refunding::Failed(why.to_owned())),
    }
}

/// The body must be the same however often it is sent, or the key is refused.
fn ask(talk: &mut Talk<'_>, refund: &Refund) -> Step {
    let Some(amount) = said(refund.amount) else { return done(Refunding::Unknown) };
    let (id, round) = (refund.id.as_str(), refund.body.round);
    let notes = json!({
        "kassa_payment": talk.case.attempt.id.as_str(),
        "kassa_refund": id,
        "kassa_round": round.to_string(),
    });
    let receipt = format!("{}-{round}", short(id));
    let body = json!({ "amount": amount, "speed": "normal", "notes": notes, "receipt": receipt });
    let path = format!("/v1/payments/{}/refund", talk.text(PAYMENT));
    let key = format!("{id}-{round}");
    or_unknown(talk.call("refund", "POST", &path, &[(KEY_HEADER, &key)], &Body::Json(&body)))
}

fn heard_refund(talk: &mut Talk<'_>, refund: &Refund, exchange: &Exchange) -> Step {
    match heard(exchange) {
        Heard::Good(_) => heard_known(talk, refund, exchange),
        // The no may be about a refund that came of an earlier call whose answer was lost: looked at once
        // more.
        Heard::No(response) => {
            let why = wire::read::<Refused>(response).and_then(|refused| refused.error.description);
            let why = why.filter(|why| !why.is_empty()).unwrap_or_else(|| "refused by Razorpay".to_owned());
            talk.keep(REFUSED, why.chars().take(200).collect::<String>());
            all(talk)
        }
        Heard::Nothing => done(Refunding::Unknown),
    }
}

fn heard_known(talk: &Talk<'_>, refund: &Refund, exchange: &Exchange) -> Step {
    let Heard::Good(response) = heard(exchange) else { return done(Refunding::Unknown) };
    let back = wire::read::<Back>(response).filter(|back| is_ours(talk, refund, back));
    done(back.map_or(Refunding::Unknown, |back| back.stands()))
}
