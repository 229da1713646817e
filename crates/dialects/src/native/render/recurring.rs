//! Subscriptions, their invoices, and ways into the customer portal.

use super::catalog::{PeriodJson, period};
use super::is_live;
use super::payment::CardJson;
use super::session::{DiscountJson, LineJson, LinePrice, bought_lines, discount, line_price};
use kassa_domain::attempt::{Decline, Instrument};
use kassa_domain::cart::{Adjustment, Cart, Line};
use kassa_domain::id::{AttemptId, CustomerId, InvoiceId, LinkId};
use kassa_domain::invoice::{Invoice, InvoiceStatus};
use kassa_domain::metadata::Metadata;
use kassa_domain::pricing::{Priced, price};
use kassa_domain::subscription::Subscription;
use kassa_domain::{Secret, Timestamp};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct SubscriptionJson<'a> {
    id: &'a str,
    object: &'static str,
    status: &'static str,
    customer: Option<&'a str>,
    amount: i64,
    currency: &'static str,
    #[serde(flatten)]
    period: PeriodJson,
    items: Items<ItemJson<'a>>,
    discounts: Vec<DiscountJson>,
    discount_end: Option<String>,
    pending_adjustments: Vec<AdjustmentJson<'a>>,
    current_period_start: String,
    current_period_end: String,
    billing_cycle_anchor: String,
    started_at: Option<String>,
    trial_end: Option<String>,
    trial_settings: TrialSettings<'a>,
    cycles_left: Option<i64>,
    cancel_at_period_end: bool,
    cancel_at: Option<String>,
    canceled_at: Option<String>,
    ended_at: Option<String>,
    paused_at: Option<String>,
    resumes_at: Option<String>,
    held_at: Option<String>,
    when_unpaid: &'static str,
    payment_method: Option<MethodJson<'a>>,
    latest_invoice: Option<&'a str>,
    open_invoice: Option<&'a str>,
    session: &'a str,
    payment_link: Option<&'a str>,
    offer: Option<&'a str>,
    metadata: &'a Metadata,
    livemode: bool,
    created_at: String,
    updated_at: String,
}

#[derive(Serialize)]
struct Items<T> {
    object: &'static str,
    has_more: bool,
    data: Vec<T>,
}

#[derive(Serialize)]
struct ItemJson<'a> {
    id: &'a str,
    object: &'static str,
    description: &'a str,
    quantity: i64,
    price: LinePrice,
    tier: Option<&'a str>,
}

#[derive(Serialize)]
struct AdjustmentJson<'a> {
    description: &'a str,
    amount: i64,
}

#[derive(Serialize)]
pub(super) struct TrialSettings<'a> {
    end_behavior: EndBehavior<'a>,
}

#[derive(Serialize)]
struct EndBehavior<'a> {
    missing_payment_method: &'a str,
}

pub(super) fn trial_settings(missing_payment_method: &str) -> TrialSettings<'_> {
    TrialSettings { end_behavior: EndBehavior { missing_payment_method } }
}

/// What may be shown of a kept means. Its name at the processor is nobody's business.
#[derive(Serialize)]
struct MethodJson<'a> {
    r#type: &'static str,
    card: Option<CardJson<'a>>,
}

fn iso(at: Option<Timestamp>) -> Option<String> {
    at.map(Timestamp::iso)
}

fn method(instrument: &Instrument) -> MethodJson<'_> {
    match instrument {
        Instrument::Card { brand, last4 } => {
            MethodJson { r#type: "card", card: Some(CardJson { brand, last4 }) }
        }
        Instrument::MobileMoney { .. } => MethodJson { r#type: "mobile_money", card: None },
        Instrument::BankTransfer | Instrument::Other { .. } => {
            MethodJson { r#type: instrument.method().as_str(), card: None }
        }
    }
}

fn adjustments(of: &[Adjustment]) -> Vec<AdjustmentJson<'_>> {
    of.iter().map(|it| AdjustmentJson { description: &it.name, amount: it.amount }).collect()
}

pub(super) fn subscription(subscription: &Subscription) -> SubscriptionJson<'_> {
    let body = &subscription.body;
    let currency = body.currency.code();
    let item = |line: &'_ Line| line_price(line, currency);
    let items = body.cart.lines.iter().map(|line| ItemJson {
        id: line.id.as_str(),
        object: "subscription_item",
        description: &line.name,
        quantity: line.quantity,
        price: item(line),
        tier: line.tier.as_deref(),
    });
    SubscriptionJson {
        id: subscription.id.as_str(),
        object: "subscription",
        status: subscription.status.as_str(),
        customer: subscription.customer.as_ref().map(CustomerId::as_str),
        amount: price(&body.cart, body.currency).map(|priced| priced.total).unwrap_or_default(),
        currency,
        period: period(body.schedule.period),
        items: Items { object: "list", has_more: false, data: items.collect() },
        discounts: body.cart.discount.iter().map(discount).collect(),
        discount_end: iso(body.discount_until),
        pending_adjustments: adjustments(&body.adjustments),
        current_period_start: body.current_start.iso(),
        current_period_end: body.current_end.iso(),
        billing_cycle_anchor: body.schedule.anchor.iso(),
        started_at: iso(body.started_at),
        trial_end: iso(body.trial_end),
        trial_settings: trial_settings(body.missing_method.as_str()),
        cycles_left: body.cycles_left,
        cancel_at_period_end: body.cancel_at_period_end,
        cancel_at: iso(body.cancel_at),
        canceled_at: iso(body.canceled_at),
        ended_at: iso(body.ended_at),
        paused_at: iso(body.paused_at),
        resumes_at: iso(body.resumes_at),
        held_at: iso(body.held_at),
        when_unpaid: body.when_unpaid.as_str(),
        payment_method: body.method.as_ref().map(|kept| method(&kept.instrument)),
        latest_invoice: body.latest_invoice.as_ref().map(InvoiceId::as_str),
        open_invoice: body.open_invoice.as_ref().map(InvoiceId::as_str),
        session: body.session.as_str(),
        payment_link: body.link.as_ref().filter(|link| !link.is_offer()).map(LinkId::as_str),
        offer: body.link.as_ref().filter(|link| link.is_offer()).map(LinkId::as_str),
        metadata: &body.metadata,
        livemode: is_live(subscription.scope),
        created_at: subscription.created_at.iso(),
        updated_at: body.updated_at.iso(),
    }
}

#[derive(Serialize)]
pub(super) struct InvoiceJson<'a> {
    id: &'a str,
    object: &'static str,
    number: String,
    status: &'static str,
    billing_reason: &'static str,
    subscription: &'a str,
    customer: Option<&'a str>,
    customer_email: Option<&'a str>,
    currency: &'static str,
    amount_subtotal: i64,
    amount_discount: i64,
    amount_tax: i64,
    amount_shipping: i64,
    amount_adjusted: i64,
    amount_carried: i64,
    total: i64,
    amount_paid: i64,
    amount_remaining: i64,
    lines: Items<LineJson>,
    adjustments: Vec<AdjustmentJson<'a>>,
    discounts: Vec<DiscountJson>,
    period_start: String,
    period_end: String,
    payment: Option<&'a str>,
    payment_method: Option<MethodJson<'a>>,
    attempt_count: u32,
    next_payment_attempt: Option<String>,
    due_date: Option<String>,
    failure_code: Option<&'static str>,
    paid_at: Option<String>,
    hosted_invoice_url: String,
    payment_url: Option<String>,
    livemode: bool,
    created_at: String,
    updated_at: String,
}

pub(super) fn invoice<'a>(invoice: &'a Invoice, public_url: &str) -> InvoiceJson<'a> {
    let body = &invoice.body;
    let cart: &Cart = &body.cart;
    let priced = price(cart, invoice.amount.currency);
    let priced = priced.unwrap_or_else(|_| Priced { total: invoice.amount.amount, ..Priced::default() });
    let (total, currency) = (invoice.amount.amount, invoice.amount.currency.code());
    let is_paid = invoice.status == InvoiceStatus::Paid;
    let is_open = invoice.status == InvoiceStatus::Open;
    InvoiceJson {
        id: invoice.id.as_str(),
        object: "invoice",
        number: invoice.number(),
        status: invoice.status.as_str(),
        billing_reason: body.reason.as_str(),
        subscription: invoice.subscription.as_str(),
        customer: invoice.customer.as_ref().map(CustomerId::as_str),
        customer_email: body.email.as_deref(),
        currency,
        amount_subtotal: priced.subtotal,
        amount_discount: priced.discount,
        amount_tax: priced.tax(),
        amount_shipping: priced.shipping.subtotal,
        amount_adjusted: priced.adjusted,
        amount_carried: priced.carried,
        total,
        amount_paid: if is_paid { total } else { 0 },
        amount_remaining: if is_open { total } else { 0 },
        lines: Items { object: "list", has_more: false, data: bought_lines(cart, &priced, currency) },
        adjustments: adjustments(&cart.adjustments),
        discounts: cart.discount.iter().map(discount).collect(),
        period_start: body.period_start.iso(),
        period_end: body.period_end.iso(),
        payment: body.paid_by.as_ref().map(AttemptId::as_str),
        payment_method: body.instrument.as_ref().map(method),
        attempt_count: body.tries,
        next_payment_attempt: iso(body.next_try.filter(|_| is_open)),
        due_date: iso(body.due_by.filter(|_| is_open)),
        failure_code: body.last_decline.filter(|_| !is_paid).map(Decline::as_str),
        paid_at: iso(body.paid_at),
        hosted_invoice_url: format!("{public_url}/invoices/{}", invoice.id),
        payment_url: is_open.then(|| format!("{public_url}/checkout/{}", body.session)),
        livemode: is_live(invoice.scope),
        created_at: invoice.created_at.iso(),
        updated_at: body.updated_at.iso(),
    }
}

#[derive(Serialize)]
pub(super) struct PortalJson<'a> {
    object: &'static str,
    url: String,
    customer: &'a str,
    return_url: Option<&'a str>,
    expires_at: String,
    created_at: String,
}

pub(super) fn portal<'a>(
    customer: &'a CustomerId,
    token: &Secret,
    (created_at, until): (Timestamp, Timestamp),
    return_url: Option<&'a str>,
    public_url: &str,
) -> PortalJson<'a> {
    PortalJson {
        object: "billing_portal.session",
        url: format!("{public_url}/portal/{}", token.expose()),
        customer: customer.as_str(),
        return_url,
        expires_at: until.iso(),
        created_at: created_at.iso(),
    }
}
