//! From answers and events to the JSON of Elixpo Pay.

use super::errors;
use crate::respond::{json, no_store, public};
use crate::times::iso_milliseconds;
use bytes::Bytes;
use kassa_domain::attempt::Attempt;
use kassa_domain::catalog::{Price, Product, SyncError, Synced, Unit};
use kassa_domain::command::More;
use kassa_domain::entitlement::Entitlement;
use kassa_domain::event::{Event, EventKind, Snapshot};
use kassa_domain::session::Session;
use kassa_domain::{Answer, Timestamp};
use serde::Serialize;

/// `2026-06-17 12:30:00`, in UTC: the form of entitlements.
fn plain_time(at: Timestamp) -> String {
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
struct EntitlementJson<'a> {
    app: &'a str,
    uid: Option<&'a str>,
    tier: &'a str,
    status: &'static str,
    active: bool,
    expires_at: Option<String>,
    version: i64,
}

fn entitlement<'a>(
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
struct CatalogJson<'a> {
    app: &'a str,
    product: Option<CatalogProduct<'a>>,
    tiers: Vec<CatalogPrice<'a>>,
}

#[derive(Serialize)]
struct CatalogProduct<'a> {
    name: &'a str,
    tier: Option<&'a str>,
    description: Option<&'a str>,
}

#[derive(Serialize)]
struct CatalogPrice<'a> {
    id: &'a str,
    name: &'a str,
    currency: &'static str,
    unit_amount: i64,
    interval: Option<&'static str>,
    interval_count: Option<i64>,
    region: Option<&'a str>,
}

fn fixed(price: &Price) -> Option<i64> {
    match price.body.unit {
        Unit::Fixed(amount) => Some(amount),
        Unit::Custom(_) => None,
    }
}

/// This vendor's catalog has one product: the oldest, or the one of the tier that was asked for. A price whose amount
/// the buyer names has no form in it.
fn catalog<'a>(app: &'a str, products: &'a [(Product, Vec<Price>)]) -> CatalogJson<'a> {
    let Some((product, prices)) = products.first() else {
        return CatalogJson { app, product: None, tiers: vec![] };
    };
    let shown = |price: &'a Price| {
        Some(CatalogPrice {
            id: price.id.as_str(),
            name: price.body.nickname.as_deref().unwrap_or(&product.body.name),
            currency: price.currency.code(),
            unit_amount: fixed(price)?,
            interval: price.body.period.map(|period| period.interval.as_str()),
            interval_count: price.body.period.map(|period| period.count),
            region: price.body.region.as_deref(),
        })
    };
    CatalogJson {
        app,
        product: Some(CatalogProduct {
            name: &product.body.name,
            tier: product.tier.as_deref(),
            description: product.body.description.as_deref(),
        }),
        tiers: prices.iter().filter_map(shown).collect(),
    }
}

#[derive(Serialize)]
struct SyncedJson<'a> {
    ok: bool,
    app: &'a str,
    app_updated: bool,
    synced: Vec<SyncedEntry<'a>>,
    errors: Vec<SyncErrorJson<'a>>,
}

#[derive(Serialize)]
struct SyncedEntry<'a> {
    product: SyncedProduct<'a>,
    prices: Vec<SyncedPrice<'a>>,
    deactivated: usize,
}

#[derive(Serialize)]
struct SyncedProduct<'a> {
    id: &'a str,
    name: &'a str,
    tier: Option<&'a str>,
    description: Option<&'a str>,
}

#[derive(Serialize)]
struct SyncedPrice<'a> {
    id: &'a str,
    currency: &'static str,
    unit_amount: Option<i64>,
    interval: Option<&'static str>,
    region: Option<&'a str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    created: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    updated: bool,
}

#[derive(Serialize)]
struct SyncErrorJson<'a> {
    tier: &'a str,
    error: &'static str,
    error_description: String,
}

fn synced<'a>(app: &'a str, synced: &'a Synced) -> SyncedJson<'a> {
    let price = |(price, what): &'a (Price, &'static str)| SyncedPrice {
        id: price.id.as_str(),
        currency: price.currency.code(),
        unit_amount: fixed(price),
        interval: price.body.period.map(|period| period.interval.as_str()),
        region: price.body.region.as_deref(),
        created: *what == "created",
        // A price that is declared again is told as updated, also where nothing about it changed.
        updated: *what != "created",
    };
    let entries = synced.products.iter().map(|entry| SyncedEntry {
        product: SyncedProduct {
            id: entry.product.id.as_str(),
            name: &entry.product.body.name,
            tier: entry.product.tier.as_deref(),
            description: entry.product.body.description.as_deref(),
        },
        prices: entry.prices.iter().map(price).collect(),
        deactivated: entry.deactivated,
    });
    let error = |error: &'a SyncError| SyncErrorJson {
        tier: &error.tier,
        error: if error.param == "tier" { "invalid_tier" } else { "invalid_request" },
        error_description: format!("{} {}", error.param, error.message),
    };
    SyncedJson {
        ok: synced.errors.is_empty(),
        app,
        app_updated: synced.app_updated,
        synced: entries.collect(),
        errors: synced.errors.iter().map(error).collect(),
    }
}

/// The response to an answer. What no route of this dialect asks for would be our fault.
pub(super) fn answer(answer: &Answer, public_url: &str) -> http::Response<Bytes> {
    match answer {
        Answer::Session { session: found, .. } => json(201, &session(found, public_url)),
        Answer::Entitlement { app, uid, entitlement: found, now } => {
            let body = entitlement(app, uid.as_deref(), found.as_deref(), *now);
            no_store(json(200, &body))
        }
        Answer::Catalog { app, products, .. } => public(json(200, &catalog(app, products))),
        Answer::Synced { app, synced: found } => json(200, &synced(app, found)),
        _ => errors::fault(),
    }
}

#[derive(Serialize)]
struct EventJson<T> {
    id: String,
    r#type: &'static str,
    created: i64,
    data: T,
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

fn captured<'a>(attempt: &'a Attempt, more: &'a More) -> CapturedJson<'a> {
    CapturedJson {
        app: more.app.as_deref(),
        uid: more.customer.as_ref().and_then(|customer| customer.uid.as_deref()),
        transaction_id: attempt.id.shown_as("txn"),
        provider_payment_id: attempt.body.processor_reference.as_deref(),
        provider_order_id: None,
        currency: attempt.amount.currency.code(),
        amount: attempt.amount.amount,
        tier: more.session.as_ref().and_then(|session| tier(session)),
    }
}

/// An event as the text of a webhook; `None` where this vendor has no such event.
pub(super) fn event_text(event: &Event, more: &More) -> Option<String> {
    let (id, created) = (event.id.shown_as("whd"), event.created_at.seconds());
    match (event.kind, &event.body.snapshot) {
        (EventKind::EntitlementUpdated, Snapshot::Entitlement { entitlement: found, uid, app }) => {
            let data = entitlement(app, uid.as_deref(), Some(found), event.created_at);
            serde_json::to_string(&EventJson { id, r#type: "entitlement.updated", created, data }).ok()
        }
        (EventKind::PaymentSucceeded, Snapshot::Payment(attempt)) => {
            let data = captured(attempt, more);
            serde_json::to_string(&EventJson { id, r#type: "payment.captured", created, data }).ok()
        }
        _ => None,
    }
}
