//! Subscriptions and invoices.

use super::organization;
use crate::copperx::money;
use crate::times::iso_milliseconds;
use kassa_domain::Timestamp;
use kassa_domain::cart::Cart;
use kassa_domain::id::CustomerId;
use kassa_domain::invoice::{Invoice, InvoiceStatus};
use kassa_domain::metadata::Metadata;
use kassa_domain::pricing::price;
use kassa_domain::subscription::Subscription;
use serde::Serialize;

fn maybe(at: Option<Timestamp>) -> Option<String> {
    at.map(iso_milliseconds)
}

/// A subscription, as the vendor's events show it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::copperx) struct SubscriptionJson<'a> {
    collection_method: &'static str,
    payment_method_types: Vec<&'static str>,
    id: &'a str,
    created_at: String,
    updated_at: String,
    organization_id: String,
    client_reference_id: Option<&'a str>,
    currency: String,
    interval: &'static str,
    interval_count: i64,
    status: &'static str,
    description: String,
    metadata: &'a Metadata,
    default_payment_method_id: Option<&'a str>,
    customer_id: Option<&'a str>,
    start_date: Option<String>,
    ended_at: Option<String>,
    cancel_at: Option<String>,
    canceled_at: Option<String>,
    cancellation_reason: Option<&'a str>,
    current_period_end: String,
    current_period_start: String,
    cancel_at_period_end: bool,
}

impl<'a> SubscriptionJson<'a> {
    pub(in crate::copperx) fn of(found: &'a Subscription) -> Self {
        let body = &found.body;
        Self {
            collection_method: "charge_automatically",
            payment_method_types: vec!["card"],
            id: found.id.as_str(),
            created_at: iso_milliseconds(found.created_at),
            updated_at: iso_milliseconds(found.created_at.max(body.updated_at)),
            organization_id: organization(found.scope),
            client_reference_id: None,
            currency: money::code(body.currency),
            interval: body.schedule.period.interval.as_str(),
            interval_count: body.schedule.period.count,
            status: found.status.as_str(),
            description: found.name(),
            metadata: &body.metadata,
            default_payment_method_id: None,
            customer_id: found.customer.as_ref().map(CustomerId::as_str),
            start_date: maybe(body.started_at),
            ended_at: maybe(body.ended_at),
            cancel_at: maybe(body.cancel_at),
            canceled_at: maybe(body.canceled_at),
            cancellation_reason: None,
            current_period_end: iso_milliseconds(body.current_end),
            current_period_start: iso_milliseconds(body.current_start),
            cancel_at_period_end: body.cancel_at_period_end,
        }
    }
}

/// An invoice. The vendor names the event and shows no object; this form is ours, in its way of writing.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::copperx) struct InvoiceJson<'a> {
    id: &'a str,
    created_at: String,
    updated_at: String,
    organization_id: String,
    invoice_number: String,
    customer_id: Option<&'a str>,
    subscription_id: &'a str,
    status: &'static str,
    currency: String,
    amount: String,
    subtotal: String,
    tax: String,
    total: String,
    line_items: Vec<LineJson<'a>>,
    period_start: String,
    period_end: String,
    due_date: Option<String>,
    paid_at: Option<String>,
    hosted_invoice_url: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LineJson<'a> {
    id: &'a str,
    description: &'a str,
    quantity: i64,
    unit_amount: String,
    total_amount: String,
}

impl<'a> InvoiceJson<'a> {
    pub(in crate::copperx) fn of(found: &'a Invoice, public_url: &str) -> Self {
        let (body, currency) = (&found.body, found.amount.currency);
        let cart: &Cart = &body.cart;
        let priced = price(cart, currency).unwrap_or_default();
        let amount = |minor| money::text(minor, currency);
        let lines = cart.lines.iter().zip(&priced.lines).map(|(line, total)| LineJson {
            id: line.id.as_str(),
            description: &line.name,
            quantity: line.quantity,
            unit_amount: amount(line.unit),
            total_amount: amount(total.total),
        });
        Self {
            id: found.id.as_str(),
            created_at: iso_milliseconds(found.created_at),
            updated_at: iso_milliseconds(found.created_at.max(body.updated_at)),
            organization_id: organization(found.scope),
            invoice_number: found.number(),
            customer_id: found.customer.as_ref().map(CustomerId::as_str),
            subscription_id: found.subscription.as_str(),
            status: found.status.as_str(),
            currency: money::code(currency),
            amount: amount(found.amount.amount),
            subtotal: amount(priced.subtotal),
            tax: amount(priced.tax()),
            total: amount(found.amount.amount),
            line_items: lines.collect(),
            period_start: iso_milliseconds(body.period_start),
            period_end: iso_milliseconds(body.period_end),
            due_date: maybe(body.due_by.filter(|_| found.status == InvoiceStatus::Open)),
            paid_at: maybe(body.paid_at),
            hosted_invoice_url: format!("{public_url}/invoices/{}", found.id),
        }
    }
}
