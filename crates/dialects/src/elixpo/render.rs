//! From answers to the JSON of Elixpo Pay.

use super::catalog::{catalog, synced};
use super::errors;
use crate::respond::{json, no_store, public};
use crate::times::iso_milliseconds;
use bytes::Bytes;
use kassa_domain::dialect::Call;
use kassa_domain::entitlement::Entitlement;
use kassa_domain::session::Session;
use kassa_domain::subscription::{Subscription, SubscriptionStatus};
use kassa_domain::{Answer, Command, Timestamp};
use serde::Serialize;

/// `2026-06-17 12:30:00`, in UTC: the form of entitlements, and of periods.
pub(super) fn plain_time(at: Timestamp) -> String {
    at.iso().replace('T', " ").trim_end_matches('Z').to_owned()
}

/// The answer to create: these six fields and no other.
#[derive(Serialize)]
struct SessionJson<'a> {
    id: &'a str,
    url: String,
    amount: i64,
    currency: &'static str,
    tier: Option<&'a str>,
    expires_at: String,
}

fn session<'a>(session: &'a Session, public_url: &str) -> SessionJson<'a> {
    SessionJson {
        id: session.id.as_str(),
        url: format!("{public_url}/checkout?session={}", session.id),
        amount: session.amount.amount,
        currency: session.amount.currency.code(),
        tier: session.body.tier.as_deref(),
        expires_at: iso_milliseconds(session.expires_at),
    }
}

#[derive(Serialize)]
pub(super) struct EntitlementJson<'a> {
    app: &'a str,
    uid: Option<&'a str>,
    tier: &'a str,
    status: &'static str,
    active: bool,
    expires_at: Option<String>,
    version: i64,
}

pub(super) fn entitlement<'a>(
    app: &'a str,
    uid: Option<&'a str>,
    found: Option<&'a Entitlement>,
    now: Timestamp,
) -> EntitlementJson<'a> {
    EntitlementJson {
        app,
        uid,
        tier: found.map_or("free", |found| &found.tier),
        status: found.map_or("none", |found| found.status_at(now).as_str()),
        active: found.is_some_and(|found| found.is_active(now)),
        expires_at: found.and_then(|found| found.expires_at).map(plain_time),
        version: found.map_or(0, |found| found.revision),
    }
}

#[derive(Serialize)]
struct CanceledJson<'a> {
    id: &'a str,
    status: &'static str,
    cancel_at_cycle_end: bool,
    current_period_end: String,
    provider_status: &'static str,
}

/// How a subscription stands, in the words of this vendor's provider.
fn provider_status(status: SubscriptionStatus) -> &'static str {
    match status {
        SubscriptionStatus::Incomplete => "created",
        SubscriptionStatus::Trialing => "authenticated",
        SubscriptionStatus::Active => "active",
        SubscriptionStatus::PastDue => "pending",
        SubscriptionStatus::Paused => "paused",
        SubscriptionStatus::Canceled => "cancelled",
        SubscriptionStatus::Unpaid => "halted",
    }
}

/// The answer to a cancellation, which says again what was asked for.
fn canceled<'a>(subscription: &'a Subscription, call: &Call) -> CanceledJson<'a> {
    let over = subscription.status == SubscriptionStatus::Canceled;
    let at_period_end = match call {
        Call::Run(Command::CancelCurrent { how, .. }) => how.at_period_end,
        _ => subscription.body.cancel_at_period_end,
    };
    CanceledJson {
        id: subscription.id.as_str(),
        status: if over { "cancelled" } else { "active" },
        cancel_at_cycle_end: at_period_end,
        current_period_end: plain_time(subscription.body.current_end),
        provider_status: provider_status(subscription.status),
    }
}

/// The response to an answer. What no route of this dialect asks for would be our fault.
pub(super) fn answer(answer: &Answer, call: &Call, public_url: &str) -> http::Response<Bytes> {
    match answer {
        Answer::Session { session: found, .. } => json(201, &session(found, public_url)),
        Answer::Entitlement { app, uid, entitlement: found, now } => {
            let body = entitlement(app, uid.as_deref(), found.as_deref(), *now);
            no_store(json(200, &body))
        }
        Answer::Catalog { app, products, .. } => public(json(200, &catalog(app, products))),
        Answer::Synced { app, synced: found } => json(200, &synced(app, found)),
        Answer::Subscription(found) => json(200, &canceled(found, call)),
        _ => errors::fault(),
    }
}
