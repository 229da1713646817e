//! What an app is told, in the JSON of Elixpo Pay's webhooks.

use super::render::{entitlement, plain_time};
use kassa_domain::answer::More;
use kassa_domain::attempt::Attempt;
use kassa_domain::event::{Event, EventKind, Snapshot};
use kassa_domain::session::Session;
use kassa_domain::subscription::{Subscription, SubscriptionStatus};
use serde::Serialize;

const ENTITLEMENT: &str = "entitlement.updated";
const CAPTURED: &str = "payment.captured";

#[derive(Serialize)]
struct EventJson<T> {
    id: String,
    r#type: &'static str,
    created: i64,
    data: T,
}

/// An event as the text of a webhook; `None` where this vendor has no such event.
pub(super) fn text(event: &Event, more: &More) -> Option<String> {
    match (event.kind, &event.body.snapshot) {
        (EventKind::EntitlementUpdated, Snapshot::Entitlement { entitlement: found, uid, app }) => {
            let data = entitlement(app, uid.as_deref(), Some(found), event.created_at);
            written(event, ENTITLEMENT, data)
        }
        (EventKind::PaymentSucceeded, Snapshot::Payment(attempt)) => {
            written(event, CAPTURED, captured(attempt, more))
        }
        (EventKind::SubscriptionUpdated, Snapshot::Subscription(after)) => {
            let Some(Snapshot::Subscription(before)) = event.body.previous.as_deref() else { return None };
            written(event, ENTITLEMENT, notice(before, after, more)?)
        }
        _ => None,
    }
}

fn written<T: Serialize>(event: &Event, r#type: &'static str, data: T) -> Option<String> {
    let (id, created) = (event.id.shown_as("whd"), event.created_at.seconds());
    kassa_domain::json::text(&EventJson { id, r#type, created, data }).ok()
}

#[derive(Serialize)]
struct CapturedJson<'a> {
    app: Option<&'a str>,
    uid: Option<&'a str>,
    transaction_id: String,
    provider_payment_id: Option<&'a str>,
    provider_order_id: Option<&'a str>,
    currency: &'static str,
    amount: i64,
    tier: Option<&'a str>,
}

/// The tier that a session was made for. Nobody asked for one where a renewal is paid: its line says what it grants.
fn tier(session: &Session) -> Option<&str> {
    let granted = || session.body.cart.as_ref()?.granting_line()?.tier.as_deref();
    session.body.tier.as_deref().or_else(granted)
}

fn uid(more: &More) -> Option<&str> {
    more.customer.as_ref().and_then(|customer| customer.uid.as_deref())
}

fn captured<'a>(attempt: &'a Attempt, more: &'a More) -> CapturedJson<'a> {
    CapturedJson {
        app: more.app.as_deref(),
        uid: uid(more),
        transaction_id: attempt.id.shown_as("txn"),
        provider_payment_id: attempt.body.processor_reference.as_deref(),
        provider_order_id: None,
        currency: attempt.amount.currency.code(),
        amount: attempt.amount.amount,
        tier: more.session.as_ref().and_then(|session| tier(session)),
    }
}

/// What a customer has goes on for now, and will end: it has no version, because nothing about it has changed yet.
#[derive(Serialize)]
struct NoticeJson<'a> {
    app: Option<&'a str>,
    uid: Option<&'a str>,
    tier: &'a str,
    active: bool,
    status: &'static str,
    expires_at: Option<String>,
    provider_subscription_id: &'a str,
    failed: bool,
}

/// A subscription is to end with its period, or a renewal of it is not paid. Nobody is told of one that gives the
/// customer nothing, or not what the customer has: the receiver would take it for what counts.
fn notice<'a>(before: &Subscription, after: &'a Subscription, more: &'a More) -> Option<NoticeJson<'a>> {
    let fails = |it: &Subscription| it.status == SubscriptionStatus::PastDue;
    let (status, failed) = match (fails(after) && !fails(before), after.is_ending() && !before.is_ending()) {
        (true, _) => ("halted", true),
        (false, true) => ("cancelled", false),
        (false, false) => return None,
    };
    let has = more.entitlement.as_deref().filter(|has| has.subscription.as_ref() == Some(&after.id))?;
    Some(NoticeJson {
        app: more.app.as_deref(),
        uid: uid(more),
        tier: &has.tier,
        active: true,
        status,
        expires_at: has.expires_at.map(plain_time),
        provider_subscription_id: after.id.as_str(),
        failed,
    })
}
