//! What Razorpay tells on its own, and what the buyer's browser brings back.

use super::charge::handle;
use super::facts::{Back, Dispute, Payment};
use super::{KEY_SECRET, Talk, WEBHOOK_SECRET, is_id};
use crate::wire::{fields, header, is_hmac_sha256};
use kassa_domain::id::RefundId;
use kassa_domain::processor::{BadHook, Case, Keys, Notice, Reference, Refunding, Request, What};
use serde::Deserialize;
use serde_json::value::RawValue;

/// A notice. What it carries is read only where the event concerns us. Source: "Payments Webhook Events".
#[derive(Deserialize)]
struct Event<'a> {
    event: String,
    account_id: Option<String>,
    #[serde(borrow)]
    payload: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Payload {
    payment: Option<Entity<Payment>>,
    refund: Option<Entity<Back>>,
    dispute: Option<Entity<Dispute>>,
}

#[derive(Deserialize)]
struct Entity<T> {
    entity: T,
}

/// The signature is over the raw body, without a time: a notice that comes again is one that changes nothing.
pub(super) fn judge(hook: &Request, keys: &Keys) -> Result<Vec<Notice>, BadHook> {
    let secret = keys.secret(WEBHOOK_SECRET).ok_or(BadHook::NoSecret)?;
    let signature = header(hook, "x-razorpay-signature").unwrap_or_default();
    if !is_hmac_sha256(secret, signature, &[hook.body()]) {
        return Err(BadHook::Signature);
    }
    let event: Event<'_> = serde_json::from_slice(hook.body()).map_err(|_| BadHook::Shape)?;
    let concerns = ["payment.authorized", "payment.captured", "payment.failed", "order.paid"];
    let more = ["refund.", "payment.dispute."];
    let name = event.event.as_str();
    if !concerns.contains(&name) && !more.iter().any(|start| name.starts_with(start)) {
        return Ok(vec![]);
    }
    let payload = event.payload.map(RawValue::get).ok_or(BadHook::Shape)?;
    let payload: Payload = serde_json::from_str(payload).map_err(|_| BadHook::Shape)?;
    let payment = payload.payment.as_ref().map(|it| &it.entity).ok_or(BadHook::Shape)?;
    // A payment without an order was made elsewhere, such as by a payment link.
    let Some(order) = payment.order_id.as_deref() else { return Ok(vec![]) };
    if !is_id(order, "order_") || !is_id(&payment.id, "pay_") {
        return Err(BadHook::Shape);
    }
    let what = match name {
        "payment.failed" => {
            // Named by the payment, which is signed, and not by the header with the event's id, which is not.
            What::Stumbled { id: payment.id.clone(), decline: payment.decline() }
        }
        "payment.captured" | "order.paid" => captured(payment),
        // What was authorised may have been captured since.
        "payment.authorized" => What::GoAsk,
        _ if name.starts_with("refund.") => {
            refunded(&payload.refund.as_ref().ok_or(BadHook::Shape)?.entity, payment)?
        }
        _ => {
            let dispute = &payload.dispute.as_ref().ok_or(BadHook::Shape)?.entity;
            What::Dispute(dispute.news().ok_or(BadHook::Shape)?)
        }
    };
    let about = Reference::Handle(order.to_owned());
    Ok(vec![Notice { about, account: event.account_id, live: None, what }])
}

/// A capture is a fact that no later event takes back. Where a means may have been kept, only the payment's
/// attempt says whether it was asked to be.
fn captured(payment: &Payment) -> What {
    let plain = payment.customer_id.is_none() && payment.token_id.is_none();
    match plain && payment.is_captured() && payment.money().is_some() {
        true => What::Outcome(payment.succeeded(false)),
        false => What::GoAsk,
    }
}

/// A refund that is not one of ours, or whose state is none that is documented, is asked about: the payment
/// says how much of it went back.
fn refunded(back: &Back, payment: &Payment) -> Result<What, BadHook> {
    if back.payment_id.as_deref() != Some(payment.id.as_str()) {
        return Err(BadHook::Shape);
    }
    let stands = back.stands();
    Ok(match (back.ours(), back.money(), stands) {
        (None, _, _) | (_, None, _) | (_, _, Refunding::Unknown) => What::GoAsk,
        (Some(ours), Some(amount), refunding) => {
            let (refund, theirs) = (RefundId::of(ours), back.id.clone());
            What::Refund { refund, theirs, amount, refunding }
        }
    })
}

/// After a payment the browser posts its id and a signature over our order's id and the payment's, and no
/// amount: then Razorpay is asked. After a failure it posts `error[...]`, unsigned. Source: "Verify Payment
/// Signature".
pub(super) fn returned(back: &Request, case: &Case<'_>) -> Result<What, BadHook> {
    let fields = fields(back);
    let field = |name: &str| fields.iter().find(|(found, _)| found == name).map(|(_, text)| text.as_str());
    let Some(signature) = field("razorpay_signature") else { return Ok(What::GoAsk) };
    let talk = Talk { case, state: case.state.clone() };
    let order = handle(&talk).ok_or(BadHook::Signature)?;
    let payment = field("razorpay_payment_id").ok_or(BadHook::Signature)?;
    let secret = case.keys.secret(KEY_SECRET).ok_or(BadHook::NoSecret)?;
    let parts: [&[u8]; 3] = [order.as_bytes(), b"|", payment.as_bytes()];
    match is_hmac_sha256(secret, signature, &parts) {
        true => Ok(What::GoAsk),
        false => Err(BadHook::Signature),
    }
}
