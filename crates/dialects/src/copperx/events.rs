//! Events: what this vendor calls them, and its envelope.

use super::render::{InvoiceJson, SessionJson, SubscriptionJson};
use kassa_domain::alias;
use kassa_domain::answer::More;
use kassa_domain::event::{Event, EventKind, Snapshot};
use kassa_domain::subscription::SubscriptionStatus;
use serde::Serialize;

/// The version that the vendor's document shows.
const API_VERSION: &str = "2023-01-11";

/// What happens, and what this vendor calls it. Nobody is told of the rest.
const NAMES: [(EventKind, &str); 11] = [
    (EventKind::SessionCompleted, "checkout_session.completed"),
    (EventKind::SessionExpired, "checkout_session.expired"),
    (EventKind::InvoicePaid, "invoice.paid"),
    (EventKind::InvoiceCreated, "invoice.finalized"),
    (EventKind::InvoicePaymentFailed, "invoice.payment_failed"),
    (EventKind::SubscriptionCreated, "customer.subscription.created"),
    (EventKind::SubscriptionUpdated, "customer.subscription.started"),
    (EventKind::SubscriptionPaused, "customer.subscription.paused"),
    (EventKind::SubscriptionResumed, "customer.subscription.resumed"),
    (EventKind::SubscriptionTrialWillEnd, "customer.subscription.trial_will_end"),
    (EventKind::SubscriptionDeleted, "customer.subscription.canceled"),
];
const ALL: &str = "*";

/// The vendor's word for what happens.
fn theirs(kind: EventKind) -> Option<&'static str> {
    NAMES.iter().find(|(known, _)| *known == kind).map(|(_, word)| *word)
}

/// Our word for an event type of the vendor's, or for all of them.
pub(super) fn ours(word: &str) -> Option<&'static str> {
    let known = || NAMES.iter().find(|(_, known)| *known == word).map(|(kind, _)| kind.as_str());
    if word == ALL { Some(ALL) } else { known() }
}

/// The vendor's word for one of ours, as an endpoint has it. One that the vendor has none for stays ours.
pub(super) fn shown(word: &str) -> &str {
    EventKind::parse(word).and_then(theirs).unwrap_or(word)
}

/// The vendor's words.
pub(super) fn known() -> impl Iterator<Item = &'static str> {
    NAMES.iter().map(|(_, word)| *word)
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Envelope<'a> {
    id: String,
    api_version: &'static str,
    created: i64,
    object: &'static str,
    r#type: &'static str,
    data: Data<'a>,
}

#[derive(Serialize)]
struct Data<'a> {
    object: Object<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Object<'a> {
    Session(Box<SessionJson<'a>>),
    Subscription(Box<SubscriptionJson<'a>>),
    Invoice(Box<InvoiceJson<'a>>),
}

/// Whether it is only now that a subscription runs: of all changes of subscriptions this vendor names that one.
fn starts(event: &Event) -> bool {
    let status = |snapshot: &Snapshot| match snapshot {
        Snapshot::Subscription(found) => Some(found.status),
        _ => None,
    };
    let before = event.body.previous.as_deref().and_then(status);
    let runs = [SubscriptionStatus::Active, SubscriptionStatus::Trialing].map(Some);
    before == Some(SubscriptionStatus::Incomplete) && runs.contains(&status(&event.body.snapshot))
}

/// The text of a webhook; `None` when this vendor has no such event. Its id has the form that the vendor's have, and is
/// made from ours: every try of a delivery shows the same one.
pub(super) fn text(event: &Event, more: &More, public_url: &str) -> Option<String> {
    let kind = theirs(event.kind)?;
    if event.kind == EventKind::SubscriptionUpdated && !starts(event) {
        return None;
    }
    let (noun, object) = match &event.body.snapshot {
        Snapshot::Session(found) => {
            let shown = SessionJson::of_event(found, more, event.created_at, public_url);
            ("checkoutSession", Object::Session(Box::new(shown)))
        }
        Snapshot::Subscription(found) => {
            ("subscription", Object::Subscription(Box::new(SubscriptionJson::of(found))))
        }
        Snapshot::Invoice(found) => {
            ("invoice", Object::Invoice(Box::new(InvoiceJson::of(found, public_url))))
        }
        _ => return None,
    };
    let envelope = Envelope {
        id: alias::derived("event", event.id.as_str()),
        api_version: API_VERSION,
        created: event.created_at.0,
        object: noun,
        r#type: kind,
        data: Data { object },
    };
    kassa_domain::json::text(&envelope).ok()
}
