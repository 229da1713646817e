//! What Stripe tells on its own. Most of it only says that Stripe must be asked, because events come in any
//! order and in the version of the merchant's endpoint.

use super::WEBHOOK_SECRET;
use super::call::{decline, from_stripe};
use super::charge::{ALONE, FRAME};
use super::refund::refunding;
use super::shapes::{Back, Charge, Disputed, Event, Intent, Link, Marks, Session, Setup, Trouble};
use crate::wire;
use kassa_domain::Timestamp;
use kassa_domain::attempt::Decline;
use kassa_domain::dispute::{DisputeNews, DisputeStatus};
use kassa_domain::id::{AttemptId, Mode, RefundId};
use kassa_domain::processor::{
    ACCOUNT_ID, BadHook, Captured, Keys, Notice, Outcome, Reference, Request, What,
};
use kassa_domain::signature;
use kassa_domain::time::SECOND;
use serde::de::DeserializeOwned;

const SIGNATURE: &str = "stripe-signature";

/// Verifies a notice and says what it says.
pub(super) fn judge(hook: &Request, keys: &Keys, now: Timestamp) -> Result<Vec<Notice>, BadHook> {
    let secret = keys.secret(WEBHOOK_SECRET).ok_or(BadHook::NoSecret)?;
    let header = wire::header(hook, SIGNATURE).ok_or(BadHook::Signature)?;
    if !signature::verify(secret, header, hook.body(), now) {
        return Err(BadHook::Signature);
    }
    let event: Event<'_> = serde_json::from_slice(hook.body()).map_err(|_| BadHook::Shape)?;
    if event.object != "event" {
        return Err(BadHook::Shape);
    }
    let (about, all) = match heard(&event)? {
        Some((about, all)) => (about, all),
        None => return Ok(vec![]),
    };
    let all = if is_foreign(&event, keys) { once(all) } else { all };
    let notice = |what| Notice {
        about: about.clone(),
        account: event.account.clone(),
        live: Some(event.livemode),
        what,
    };
    Ok(all.into_iter().map(notice).collect())
}

/// Whether the event is of another account or of the other mode. The engine applies nothing of such a one.
fn is_foreign(event: &Event<'_>, keys: &Keys) -> bool {
    let ours = keys.text(ACCOUNT_ID);
    let other_account = event.account.as_deref().is_some_and(|theirs| !ours.is_empty() && theirs != ours);
    other_account || event.livemode != (keys.scope.mode == Mode::Live)
}

/// What is only kept for the operator is kept once, in the words that say most.
fn once(all: Vec<What>) -> Vec<What> {
    let (plain, telling): (Vec<_>, Vec<_>) = all.into_iter().partition(|what| *what == What::GoAsk);
    telling.into_iter().chain(plain).take(1).collect()
}

type Heard = Option<(Reference, Vec<What>)>;

fn object<T: DeserializeOwned>(event: &Event<'_>) -> Result<T, BadHook> {
    serde_json::from_str(event.data.object.get()).map_err(|_| BadHook::Shape)
}

/// The payment of ours that an object belongs to. A merchant's account has others.
fn ours(marks: Option<&Marks>) -> Option<Reference> {
    let id = marks?.kassa_payment.as_deref()?;
    Some(Reference::Attempt(AttemptId::of(id)))
}

fn go_ask(marks: Option<&Marks>) -> Heard {
    Some((ours(marks)?, vec![What::GoAsk]))
}

fn heard(event: &Event<'_>) -> Result<Heard, BadHook> {
    Ok(match event.kind.as_str() {
        "payment_intent.succeeded" => {
            let intent = object::<Intent>(event)?;
            ours(intent.metadata.as_ref()).map(|about| (about, succeeded(&intent)))
        }
        "payment_intent.payment_failed" => {
            let intent = object::<Intent>(event)?;
            ours(intent.metadata.as_ref()).map(|about| (about, failed(event, &intent)))
        }
        "payment_intent.processing"
        | "payment_intent.canceled"
        | "payment_intent.requires_action"
        | "payment_intent.amount_capturable_updated" => go_ask(object::<Intent>(event)?.metadata.as_ref()),
        "setup_intent.succeeded" | "setup_intent.canceled" | "setup_intent.requires_action" => {
            go_ask(object::<Setup>(event)?.metadata.as_ref())
        }
        "setup_intent.setup_failed" => {
            let setup = object::<Setup>(event)?;
            let tried = stumbled(event, setup.last_setup_error.as_ref());
            ours(setup.metadata.as_ref()).map(|about| (about, vec![tried]))
        }
        "checkout.session.completed"
        | "checkout.session.expired"
        | "checkout.session.async_payment_succeeded"
        | "checkout.session.async_payment_failed" => go_ask(object::<Session>(event)?.metadata.as_ref()),
        // A charge has the metadata that its intent had when it was made.
        "charge.refunded" => go_ask(object::<Charge>(event)?.metadata.as_ref()),
        "refund.created" | "refund.updated" | "refund.failed" | "charge.refund.updated" => {
            refunded(&object::<Back>(event)?)?
        }
        "charge.dispute.created"
        | "charge.dispute.updated"
        | "charge.dispute.closed"
        | "charge.dispute.funds_withdrawn"
        | "charge.dispute.funds_reinstated" => disputed(&object::<Disputed>(event)?)?,
        _ => None,
    })
}

/// Asking tells more than the event: the means, what was kept, and the name of an intent that was made on
/// Stripe's page. But where nothing is lost by it, the event is a fact too, in case Stripe cannot be reached
/// now.
fn succeeded(intent: &Intent) -> Vec<What> {
    let way = intent.metadata.as_ref().and_then(|marks| marks.kassa_way.as_deref());
    let plain = matches!(way, Some(FRAME | ALONE)) && intent.setup_future_usage.is_none();
    let amount = from_stripe(intent.amount_received, &intent.currency).filter(|_| plain);
    let fact = amount.map(|amount| {
        What::Outcome(Outcome::Succeeded(Box::new(Captured {
            amount,
            reference: intent.id.clone(),
            saved: None,
            instrument: None,
            refunded: None,
            excess: None,
        })))
    });
    std::iter::once(What::GoAsk).chain(fact).collect()
}

/// One try failed. Stripe says it again of an intent that has succeeded since, so it is never an ending;
/// where a failed try may be the ending, Stripe is asked.
fn failed(event: &Event<'_>, intent: &Intent) -> Vec<What> {
    let tried = stumbled(event, intent.last_payment_error.as_ref());
    match intent.metadata.as_ref().and_then(|marks| marks.kassa_way.as_deref()) {
        Some(FRAME) => vec![tried],
        Some(ALONE) => vec![What::GoAsk],
        _ => vec![tried, What::GoAsk],
    }
}

fn stumbled(event: &Event<'_>, trouble: Option<&Trouble>) -> What {
    What::Stumbled { id: event.id.clone(), decline: trouble.map_or(Decline::CardDeclined, decline) }
}

/// A refund of ours, or one that somebody made at Stripe.
fn refunded(back: &Back) -> Result<Heard, BadHook> {
    let intent = back.payment_intent.as_ref().and_then(Link::id).map(|id| Reference::Handle(id.to_owned()));
    let ours = ours(back.metadata.as_ref());
    let named = back.metadata.as_ref().and_then(|marks| marks.kassa_refund.as_deref());
    let Some((about, refund)) = ours.zip(named) else {
        return Ok(intent.map(|about| (about, vec![What::GoAsk])));
    };
    let amount = from_stripe(back.amount, &back.currency).ok_or(BadHook::Shape)?;
    let (refund, theirs, refunding) = (RefundId::of(refund), back.id.clone(), refunding(back));
    let what = What::Refund { refund, theirs, amount, refunding };
    Ok(Some((about, vec![what])))
}

fn disputed(dispute: &Disputed) -> Result<Heard, BadHook> {
    // What has no intent was charged by something else than us.
    let Some(intent) = dispute.payment_intent.as_ref().and_then(Link::id) else { return Ok(None) };
    let status = match dispute.status.as_str() {
        // The question was answered, or the payment given back, before it became a dispute.
        "prevented" | "charge_refunded" => DisputeStatus::WarningClosed,
        word => DisputeStatus::parse(word).ok_or(BadHook::Shape)?,
    };
    let due_by = dispute.evidence_details.as_ref().and_then(|evidence| evidence.due_by);
    let due_by = due_by.filter(|seconds| *seconds > 0);
    let news = DisputeNews {
        reference: dispute.id.clone(),
        status,
        amount: from_stripe(dispute.amount, &dispute.currency).ok_or(BadHook::Shape)?,
        reason: dispute.reason.clone().unwrap_or_default(),
        due_by: due_by.map(|seconds| Timestamp(seconds.saturating_mul(SECOND))),
    };
    Ok(Some((Reference::Handle(intent.to_owned()), vec![What::Dispute(news)])))
}
