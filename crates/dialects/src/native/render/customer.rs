//! Customers and what they have.

use super::is_live;
use super::payment::CardJson;
use kassa_domain::Timestamp;
use kassa_domain::attempt::Instrument;
use kassa_domain::collect::TaxId;
use kassa_domain::customer::{Customer, OnFile};
use kassa_domain::entitlement::Entitlement;
use kassa_domain::id::{AccountId, CustomerId};
use kassa_domain::metadata::Metadata;
use kassa_domain::postal::Address;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct AddressJson<'a> {
    line1: Option<&'a str>,
    line2: Option<&'a str>,
    city: Option<&'a str>,
    state: Option<&'a str>,
    postal_code: Option<&'a str>,
    country: Option<&'a str>,
}

pub(super) fn address(address: &Address) -> AddressJson<'_> {
    AddressJson {
        line1: address.line1.as_deref(),
        line2: address.line2.as_deref(),
        city: address.city.as_deref(),
        state: address.state.as_deref(),
        postal_code: address.postal_code.as_deref(),
        country: address.country.as_deref(),
    }
}

/// Where goods go, and to whom.
#[derive(Serialize)]
pub(super) struct ShippingJson<'a> {
    name: Option<&'a str>,
    address: AddressJson<'a>,
}

pub(super) fn shipping(found: &Address) -> ShippingJson<'_> {
    ShippingJson { name: found.name.as_deref(), address: address(found) }
}

#[derive(Serialize)]
pub(super) struct TaxIdJson<'a> {
    r#type: &'a str,
    value: &'a str,
}

pub(super) fn tax_ids(tax_id: Option<&TaxId>) -> Vec<TaxIdJson<'_>> {
    tax_id.iter().map(|tax_id| TaxIdJson { r#type: &tax_id.kind, value: &tax_id.value }).collect()
}

#[derive(Serialize)]
pub(super) struct CustomerJson<'a> {
    id: &'a str,
    object: &'static str,
    email: Option<&'a str>,
    name: Option<&'a str>,
    phone: Option<&'a str>,
    metadata: &'a Metadata,
    livemode: bool,
    created_at: String,
    uid: Option<&'a str>,
    description: Option<&'a str>,
    address: Option<AddressJson<'a>>,
    shipping: Option<ShippingJson<'a>>,
    business_name: Option<&'a str>,
    tax_ids: Vec<TaxIdJson<'a>>,
    /// Shown only where there are some.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    payment_methods: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deleted: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deleted_at: Option<String>,
}

pub(super) fn customer(customer: &Customer) -> CustomerJson<'_> {
    let body = &customer.body;
    CustomerJson {
        id: customer.id.as_str(),
        object: "customer",
        email: customer.email.as_deref(),
        name: body.name.as_deref(),
        phone: body.phone.as_deref(),
        metadata: &body.metadata,
        livemode: is_live(customer.scope),
        created_at: customer.created_at.iso(),
        uid: customer.uid.as_deref(),
        description: body.description.as_deref(),
        address: body.address.as_ref().map(address),
        shipping: body.shipping.as_ref().map(shipping),
        business_name: body.business_name.as_deref(),
        tax_ids: tax_ids(body.tax_id.as_ref()),
        payment_methods: body.methods.iter().rev().map(OnFile::shown_id).collect(),
        deleted: customer.is_deleted().then_some(true),
        deleted_at: body.deleted_at.map(Timestamp::iso),
    }
}

#[derive(Serialize)]
pub(super) struct PaymentMethodJson<'a> {
    id: String,
    object: &'static str,
    r#type: &'static str,
    customer: &'a str,
    card: Option<CardJson<'a>>,
    processor: &'a str,
    processor_account: Option<&'a str>,
    session: &'a str,
    livemode: bool,
    created_at: String,
}

/// A means of payment that is on file.
pub(super) fn payment_method<'a>(customer: &'a CustomerId, found: &'a OnFile) -> PaymentMethodJson<'a> {
    let method = &found.method;
    PaymentMethodJson {
        id: found.shown_id(),
        object: "payment_method",
        r#type: method.instrument.method().as_str(),
        customer: customer.as_str(),
        card: match &method.instrument {
            Instrument::Card { brand, last4 } => Some(CardJson { brand, last4 }),
            _ => None,
        },
        processor: &method.processor,
        processor_account: method.account.as_ref().map(AccountId::as_str),
        session: found.session.as_str(),
        livemode: customer.scope().is_some_and(is_live),
        created_at: found.created_at.iso(),
    }
}

#[derive(Serialize)]
pub(super) struct EntitlementJson<'a> {
    object: &'static str,
    app: Option<&'a str>,
    uid: Option<&'a str>,
    customer: Option<&'a str>,
    tier: &'a str,
    status: &'static str,
    active: bool,
    expires_at: Option<String>,
    version: i64,
}

/// What a customer has at this time; where there never was anything, the free tier.
pub(super) fn entitlement<'a>(
    app: Option<&'a str>,
    uid: Option<&'a str>,
    asked: Option<&'a CustomerId>,
    entitlement: Option<&'a Entitlement>,
    now: Timestamp,
) -> EntitlementJson<'a> {
    let customer = entitlement.map(|found| &found.customer).or(asked);
    EntitlementJson {
        object: "entitlement",
        app,
        uid,
        customer: customer.map(CustomerId::as_str),
        tier: entitlement.map_or("free", |found| &found.tier),
        status: entitlement.map_or("none", |found| found.status_at(now).as_str()),
        active: entitlement.is_some_and(|found| found.is_active(now)),
        expires_at: entitlement.and_then(|found| found.expires_at).map(Timestamp::iso),
        version: entitlement.map_or(0, |found| found.revision),
    }
}
