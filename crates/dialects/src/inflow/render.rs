//! From answers and events to the JSON of InflowPay. Where its documents show no object, the fields are our choice in
//! the vendor's words.

use super::{EventNames, events, status};
use crate::nest;
use crate::respond::json;
use crate::times::iso_milliseconds;
use bytes::Bytes;
use kassa_domain::answer::More;
use kassa_domain::attempt::{Attempt, AttemptStatus};
use kassa_domain::branding::NewBranding;
use kassa_domain::cart::{NewLine, Pricing};
use kassa_domain::dialect::Call;
use kassa_domain::endpoint::{Endpoint, EndpointStatus};
use kassa_domain::event::{Event, Snapshot};
use kassa_domain::id::CustomerId;
use kassa_domain::link::{Link, LinkKind, OfferTerms};
use kassa_domain::metadata::Metadata;
use kassa_domain::pricing::price;
use kassa_domain::query::{Listed, PageOf};
use kassa_domain::session::{NewSession, Session};
use kassa_domain::subscription::Subscription;
use kassa_domain::{Answer, Timestamp};
use serde::Serialize;

/// What is rendered with.
#[derive(Clone, Copy, Debug)]
pub(super) struct With<'a> {
    /// Without a slash at its end.
    pub(super) public_url: &'a str,
    pub(super) names: EventNames,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SessionJson {
    session_id: String,
    checkout_url: String,
}

fn session(session: &Session, public_url: &str) -> SessionJson {
    let session_id = session.id.shown_as("sess");
    SessionJson { checkout_url: format!("{public_url}/pay/{session_id}"), session_id }
}

#[derive(Serialize)]
struct ProductJson<'a> {
    name: &'a str,
    price: i64,
    quantity: i64,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PaymentJson<'a> {
    payment_id: &'a str,
    status: &'static str,
    amount_in_cents: i64,
    currency: &'static str,
    products: Vec<ProductJson<'a>>,
    customer_email: Option<&'a str>,
    payment_method: &'static str,
    failure_reason: Option<&'a str>,
    session_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subscription_id: Option<&'a str>,
    metadatas: Option<&'a Metadata>,
    created_at: String,
    updated_at: String,
}

fn payment<'a>(attempt: &'a Attempt, more: &'a More) -> PaymentJson<'a> {
    let session = more.session.as_deref();
    let prefilled = session.and_then(|session| session.body.customer_email.as_deref());
    // Sessions by which renewals are paid are no merchant's to look at.
    let shown = session.filter(|session| !session.is_ours());
    PaymentJson {
        payment_id: attempt.id.as_str(),
        status: status::of_payment(attempt.status),
        amount_in_cents: attempt.amount.amount,
        currency: attempt.amount.currency.code(),
        products: session.map(bought).unwrap_or_default(),
        customer_email: attempt.body.email.as_deref().or(prefilled),
        payment_method: attempt.method.as_str(),
        failure_reason: attempt.body.reason.as_deref().filter(|_| attempt.status == AttemptStatus::Declined),
        session_id: shown.map(|session| session.id.shown_as("sess")),
        subscription_id: more.subscription.as_ref().map(|it| it.as_str()),
        metadatas: session.map(|session| &session.body.metadata),
        created_at: iso_milliseconds(attempt.created_at),
        updated_at: iso_milliseconds(attempt.body.updated_at),
    }
}

/// The lines that are bought. A session without a cart names nothing but an amount.
fn bought(session: &Session) -> Vec<ProductJson<'_>> {
    let body = &session.body;
    let Some(cart) = &body.cart else {
        let name = body.description.as_deref().unwrap_or(kassa_domain::session::ONLY_LINE);
        return vec![ProductJson { name, price: session.amount.amount, quantity: 1 }];
    };
    let lines = cart.lines.iter().filter(|line| line.quantity > 0);
    lines.map(|line| ProductJson { name: &line.name, price: line.unit, quantity: line.quantity }).collect()
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SubscriptionJson<'a> {
    subscription_id: &'a str,
    subscription_offer_id: Option<String>,
    status: &'static str,
    name: String,
    amount_in_cents: i64,
    currency: &'static str,
    interval: &'static str,
    interval_count: i64,
    customer_id: Option<&'a str>,
    session_id: String,
    current_period_start: String,
    current_period_end: String,
    trial_end: Option<String>,
    remaining_cycles: Option<i64>,
    canceled_at: Option<String>,
    ended_at: Option<String>,
    metadatas: &'a Metadata,
    created_at: String,
}

fn subscription(subscription: &Subscription) -> SubscriptionJson<'_> {
    let body = &subscription.body;
    let iso = |at: Option<Timestamp>| at.map(iso_milliseconds);
    SubscriptionJson {
        subscription_id: subscription.id.as_str(),
        subscription_offer_id: body
            .link
            .as_ref()
            .filter(|link| link.is_offer())
            .map(|link| link.shown_as("sub_offer")),
        status: status::of_subscription(subscription),
        name: subscription.name(),
        amount_in_cents: price(&body.cart, body.currency).map(|priced| priced.total).unwrap_or_default(),
        currency: body.currency.code(),
        interval: body.schedule.period.interval.as_str(),
        interval_count: body.schedule.period.count,
        customer_id: subscription.customer.as_ref().map(CustomerId::as_str),
        session_id: body.session.shown_as("sess"),
        current_period_start: iso_milliseconds(body.current_start),
        current_period_end: iso_milliseconds(body.current_end),
        trial_end: iso(body.trial_end),
        remaining_cycles: body.cycles_left,
        canceled_at: iso(body.canceled_at),
        ended_at: iso(body.ended_at),
        metadatas: &body.metadata,
        created_at: iso_milliseconds(subscription.created_at),
    }
}

/// A link with what it sells, or an offer with its terms.
#[derive(Serialize)]
#[serde(untagged)]
enum LinkJson<'a> {
    Link(Box<PaymentLinkJson<'a>>),
    Offer(Box<OfferJson<'a>>),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PaymentLinkJson<'a> {
    link_id: &'a str,
    checkout_url: String,
    name: &'a str,
    currency: Option<&'a str>,
    products: Vec<ProductJson<'a>>,
    #[serde(flatten)]
    common: CommonJson<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct OfferJson<'a> {
    subscription_offer_id: String,
    checkout_url: String,
    name: &'a str,
    description: Option<&'a str>,
    amount_in_cents: Option<i64>,
    currency: Option<&'a str>,
    interval: Option<&'a str>,
    interval_count: Option<i64>,
    trial_period_days: Option<i64>,
    entry_fee_in_cents: Option<i64>,
    cycle_count: Option<i64>,
    pricing_mode: &'static str,
    #[serde(flatten)]
    common: CommonJson<'a>,
}

/// What links and offers say alike.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CommonJson<'a> {
    success_url: Option<&'a str>,
    cancel_url: Option<&'a str>,
    active: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    session_customization: Option<CustomizationJson<'a>>,
    metadatas: &'a Metadata,
    created_at: String,
}

/// How the pages of each session look.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CustomizationJson<'a> {
    bg_color: Option<&'a str>,
    font_color: Option<&'a str>,
    logo_url: Option<&'a str>,
    merchant_name: Option<&'a str>,
}

fn customization(template: &NewSession) -> Option<CustomizationJson<'_>> {
    let sent = &template.more.as_ref()?.branding;
    (*sent != NewBranding::default()).then_some(CustomizationJson {
        bg_color: sent.background.as_deref(),
        font_color: sent.ink.as_deref(),
        logo_url: sent.logo_url.as_deref(),
        merchant_name: sent.name.as_deref(),
    })
}

fn link<'a>(link: &'a Link, public_url: &str) -> LinkJson<'a> {
    let template = &link.body.template;
    let common = CommonJson {
        success_url: template.success_url.as_deref(),
        cancel_url: template.cancel_url.as_deref(),
        active: link.active,
        session_customization: customization(template),
        metadatas: &template.metadata,
        created_at: iso_milliseconds(link.created_at),
    };
    let url = |id: &str| format!("{public_url}/{}/{id}", link.kind.path());
    match &link.body.offer {
        None => LinkJson::Link(Box::new(PaymentLinkJson {
            link_id: link.id.as_str(),
            checkout_url: url(link.id.as_str()),
            name: &link.body.name,
            currency: template.currency.as_deref(),
            products: sold(template, &link.body.name),
            common,
        })),
        Some(terms) => LinkJson::Offer(Box::new(offer(link, terms, &url, common))),
    }
}

fn offer<'a>(
    link: &'a Link,
    terms: &'a OfferTerms,
    url: &dyn Fn(&str) -> String,
    common: CommonJson<'a>,
) -> OfferJson<'a> {
    let id = link.id.shown_as("sub_offer");
    let says_inclusive = |line: &NewLine| {
        line.data.as_ref().and_then(|data| data.tax_behavior.as_deref()) == Some("inclusive")
    };
    let inclusive = match &link.body.template.pricing {
        Pricing::Lines(lines) => lines.iter().any(says_inclusive),
        Pricing::Amount(_) | Pricing::Tier(_) | Pricing::Custom(_) | Pricing::Setup => false,
    };
    OfferJson {
        checkout_url: url(&id),
        subscription_offer_id: id,
        name: &link.body.name,
        description: terms.description.as_deref(),
        amount_in_cents: terms.amount,
        currency: terms.currency.as_deref(),
        interval: terms.interval.as_deref(),
        interval_count: terms.interval_count.or(terms.interval.as_ref().map(|_| 1)),
        trial_period_days: terms.trial_period_days,
        entry_fee_in_cents: terms.setup_fee,
        cycle_count: terms.cycles,
        pricing_mode: if inclusive { "TAX_INCLUSIVE" } else { "TAX_EXCLUSIVE" },
        common,
    }
}

/// What a link sells, as far as it says so itself: what other APIs sell by their catalog has no form here.
fn sold<'a>(template: &'a NewSession, name: &'a str) -> Vec<ProductJson<'a>> {
    match &template.pricing {
        Pricing::Amount(amount) => vec![ProductJson { name, price: *amount, quantity: 1 }],
        Pricing::Lines(lines) => lines.iter().filter_map(product).collect(),
        Pricing::Tier(_) | Pricing::Custom(_) | Pricing::Setup => vec![],
    }
}

fn product(line: &NewLine) -> Option<ProductJson<'_>> {
    let data = line.data.as_ref()?;
    Some(ProductJson {
        name: &data.product_data.as_ref()?.name,
        price: data.unit.unit_amount?,
        quantity: line.quantity.unwrap_or(1),
    })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WebhookJson<'a> {
    webhook_id: &'a str,
    webhook_url: &'a str,
    status: &'static str,
    event_types: Vec<&'static str>,
    created_at: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NewWebhookJson<'a> {
    webhook_id: &'a str,
    webhook_url: &'a str,
    secret: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WebhookStatusJson<'a> {
    webhook_id: &'a str,
    webhook_url: &'a str,
    status: &'static str,
    failure_reason: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SecretJson<'a> {
    webhook_id: &'a str,
    secret: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DeletedJson<'a> {
    webhook_id: &'a str,
    deleted: bool,
}

fn webhook(endpoint: &Endpoint, names: EventNames) -> WebhookJson<'_> {
    WebhookJson {
        webhook_id: endpoint.id.as_str(),
        webhook_url: &endpoint.body.url,
        status: endpoint.status.as_str(),
        event_types: events::theirs(&endpoint.body.events, names),
        created_at: iso_milliseconds(endpoint.created_at),
    }
}

fn webhook_status(endpoint: &Endpoint) -> WebhookStatusJson<'_> {
    let failing = endpoint.body.failing_since.filter(|_| endpoint.status == EndpointStatus::Disabled);
    WebhookStatusJson {
        webhook_id: endpoint.id.as_str(),
        webhook_url: &endpoint.body.url,
        status: endpoint.status.as_str(),
        failure_reason: failing
            .map(|since| format!("No delivery has been accepted since {}", iso_milliseconds(since))),
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PageJson<T> {
    data: Vec<T>,
    page: usize,
    limit: usize,
    has_more: bool,
}

fn page<'a, T, J: Serialize>(
    call: &Call,
    listed: &'a Listed<T>,
    item: impl Fn(&'a T) -> J,
) -> http::Response<Bytes> {
    let of = match call {
        Call::Ask(query) => query.page(),
        Call::Run(_) | Call::Once(..) => None,
    };
    let (page, limit) = of.map_or((1, listed.items.len()), |of| (number(of), of.limit));
    let data = listed.items.iter().map(item).collect();
    json(200, &PageJson { data, page, limit, has_more: listed.has_more })
}

fn number(of: &PageOf) -> usize {
    of.skip.checked_div(of.limit).unwrap_or_default().saturating_add(1)
}

/// The response to an answer that came by the route of this name. What no route asks for would be our fault.
pub(super) fn answer(route: &str, call: &Call, answer: &Answer, with: With<'_>) -> http::Response<Bytes> {
    match answer {
        Answer::Session { session: found, .. } => json(201, &session(found, with.public_url)),
        Answer::Link(found, created) => json(if *created { 201 } else { 200 }, &link(found, with.public_url)),
        Answer::Links(LinkKind::Link | LinkKind::Offer, listed) => {
            page(call, listed, |found| link(found, with.public_url))
        }
        Answer::Subscription(found) => json(200, &subscription(found)),
        Answer::Subscriptions(listed) => page(call, listed, subscription),
        Answer::PaymentInFull(found, more) => json(200, &payment(found, more)),
        Answer::PaymentsInFull(listed) => page(call, listed, |(found, more)| payment(found, more)),
        Answer::Endpoint { endpoint, secret } => {
            let (webhook_id, webhook_url) = (endpoint.id.as_str(), endpoint.body.url.as_str());
            let secret = secret.as_ref().map(|secret| secret.expose());
            match route {
                super::CREATE_WEBHOOK => json(201, &NewWebhookJson { webhook_id, webhook_url, secret }),
                super::WEBHOOK_STATUS => json(200, &webhook_status(endpoint)),
                super::WEBHOOK_SECRET => json(200, &SecretJson { webhook_id, secret }),
                _ => json(200, &webhook(endpoint, with.names)),
            }
        }
        Answer::Endpoints(listed) => {
            let all: Vec<_> = listed.items.iter().map(|found| webhook(found, with.names)).collect();
            json(200, &all)
        }
        Answer::EndpointDeleted(id) => json(200, &DeletedJson { webhook_id: id.as_str(), deleted: true }),
        _ => nest::fault(),
    }
}

/// A delivery is a batch, here always of one.
#[derive(Serialize)]
struct BatchJson<T> {
    data: [EventJson<T>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct EventJson<T> {
    event_type: &'static str,
    payload: T,
}

/// An event as the text of a webhook; `None` where this vendor has no such event.
pub(super) fn event_text(event: &Event, more: &More, names: EventNames) -> Option<String> {
    let event_type = events::name(event.kind, names)?;
    match &event.body.snapshot {
        Snapshot::Payment(attempt) => batch(event_type, payment(attempt, more)),
        Snapshot::Subscription(found) => batch(event_type, subscription(found)),
        _ => None,
    }
}

fn batch<T: Serialize>(event_type: &'static str, payload: T) -> Option<String> {
    kassa_domain::json::text(&BatchJson { data: [EventJson { event_type, payload }] }).ok()
}
