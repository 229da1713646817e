//! From answers to the JSON of Copperx.

mod recurring;
mod session;

pub(super) use recurring::{InvoiceJson, SubscriptionJson};
pub(super) use session::{SessionJson, id};

use super::{STATUS, events};
use crate::nest;
use crate::respond::{json, no_store};
use crate::times::iso_milliseconds;
use bytes::Bytes;
use kassa_domain::Answer;
use kassa_domain::alias;
use kassa_domain::customer::Customer;
use kassa_domain::dialect::{Call, Route};
use kassa_domain::endpoint::{Endpoint, EndpointStatus};
use kassa_domain::id::Scope;
use kassa_domain::metadata::Metadata;
use kassa_domain::postal::Address;
use kassa_domain::query::Listed;
use serde::Serialize;

/// What a merchant in a mode is called: this vendor's accounts have such ids. It names nobody and opens nothing.
fn organization(scope: Scope) -> String {
    alias::derived("organization", &scope.text())
}

/// What the merchant attached; this vendor shows `null` where there is nothing.
fn attached(metadata: &Metadata) -> Option<&Metadata> {
    (!metadata.is_empty()).then_some(metadata)
}

/// An address; empty where nothing is known.
#[derive(Serialize, Default)]
#[serde(rename_all = "camelCase")]
struct AddressJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    line1: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line2: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    city: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    postal_code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'a str>,
}

impl<'a> AddressJson<'a> {
    fn of(address: &'a Address) -> Self {
        Self {
            line1: address.line1.as_deref(),
            line2: address.line2.as_deref(),
            city: address.city.as_deref(),
            state: address.state.as_deref(),
            postal_code: address.postal_code.as_deref(),
            country: address.country.as_deref(),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CustomerJson<'a> {
    id: &'a str,
    created_at: String,
    updated_at: String,
    organization_id: String,
    name: Option<&'a str>,
    email: Option<&'a str>,
    phone: Option<&'a str>,
    customer_reference_id: Option<&'a str>,
    visibility: Option<u8>,
    address: AddressJson<'a>,
    metadata: Option<&'a Metadata>,
}

impl<'a> CustomerJson<'a> {
    fn of(customer: &'a Customer) -> Self {
        let body = &customer.body;
        Self {
            id: customer.id.as_str(),
            created_at: iso_milliseconds(customer.created_at),
            updated_at: iso_milliseconds(customer.created_at.max(body.stamp)),
            organization_id: organization(customer.scope),
            name: body.name.as_deref(),
            email: customer.email.as_deref(),
            phone: body.phone.as_deref(),
            customer_reference_id: customer.uid.as_deref(),
            visibility: None,
            address: body.address.as_ref().map(AddressJson::of).unwrap_or_default(),
            metadata: attached(&body.metadata),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct EndpointJson<'a> {
    id: &'a str,
    created_at: String,
    url: &'a str,
    events: Vec<&'a str>,
    description: Option<&'a str>,
    is_active: bool,
    send_token: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<&'a str>,
}

impl<'a> EndpointJson<'a> {
    fn of(endpoint: &'a Endpoint, secret: Option<&'a str>) -> Self {
        Self {
            id: endpoint.id.as_str(),
            created_at: iso_milliseconds(endpoint.created_at),
            url: &endpoint.body.url,
            events: endpoint.body.events.iter().map(|word| events::shown(word)).collect(),
            description: endpoint.body.description.as_deref(),
            is_active: endpoint.status == EndpointStatus::Enabled,
            send_token: endpoint.body.sends_secret,
            secret,
        }
    }
}

#[derive(Serialize)]
struct List<T> {
    data: Vec<T>,
    pagination: Pagination,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Pagination {
    page: usize,
    limit: usize,
    has_more: bool,
}

/// A list with the page that was asked for.
fn list<'a, T, J: Serialize>(
    call: &Call,
    listed: &'a Listed<T>,
    item: impl Fn(&'a T) -> J,
) -> http::Response<Bytes> {
    let asked = match call {
        Call::Ask(query) => query.page(),
        Call::Run(_) | Call::Once(..) => None,
    };
    let limit = asked.map_or(listed.items.len(), |page| page.limit);
    let before = asked.and_then(|page| page.skip.checked_div(limit)).unwrap_or_default();
    let pagination = Pagination { page: before.saturating_add(1), limit, has_more: listed.has_more };
    json(200, &List { data: listed.items.iter().map(item).collect(), pagination })
}

#[derive(Serialize)]
struct StatusJson {
    status: &'static str,
}

#[derive(Serialize)]
struct Deleted<'a> {
    id: &'a str,
    deleted: bool,
}

const fn made(created: bool) -> u16 {
    if created { 201 } else { 200 }
}

/// The response to an answer. A route of this dialect asks for nothing else than what stands here.
pub(super) fn answer(route: &Route, call: &Call, answer: &Answer, public_url: &str) -> http::Response<Bytes> {
    match answer {
        Answer::Session { session, .. } if route.name == STATUS => {
            json(200, &StatusJson { status: session.status.public() })
        }
        Answer::Session { session, created, more } => {
            json(made(*created), &SessionJson::of(session, more, public_url))
        }
        Answer::Sessions(listed) => {
            list(call, listed, |(session, more)| SessionJson::of(session, more, public_url))
        }
        Answer::Customer { customer, created } => json(made(*created), &CustomerJson::of(customer)),
        Answer::Customers(listed) => list(call, listed, CustomerJson::of),
        Answer::Subscription(found) => json(200, &SubscriptionJson::of(found)),
        Answer::Endpoint { endpoint, secret } => {
            let created = matches!(call, Call::Run(kassa_domain::Command::CreateEndpoint(_)));
            let secret = secret.as_ref().map(kassa_domain::Secret::expose);
            no_store(json(made(created), &EndpointJson::of(endpoint, secret)))
        }
        Answer::Endpoints(listed) => list(call, listed, |endpoint| EndpointJson::of(endpoint, None)),
        Answer::EndpointDeleted(id) => json(200, &Deleted { id: id.as_str(), deleted: true }),
        _ => nest::fault(),
    }
}
