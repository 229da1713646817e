//! From answers to the JSON of the native API.

use bytes::Bytes;
use kassa_domain::attempt::{Attempt, AttemptStatus, Instrument};
use kassa_domain::command::Listed;
use kassa_domain::customer::Customer;
use kassa_domain::dialect::Call;
use kassa_domain::endpoint::Endpoint;
use kassa_domain::event::{Event, Snapshot};
use kassa_domain::id::{AttemptId, CustomerId, Mode, Scope};
use kassa_domain::metadata::Metadata;
use kassa_domain::session::{Session, Status};
use kassa_domain::{Answer, Command};
use serde::Serialize;

/// A JSON response. Serialising these shapes cannot fail: their keys are texts and they hold no floating-point number.
pub(super) fn json<T: Serialize>(status: u16, body: &T) -> http::Response<Bytes> {
    let bytes = serde_json::to_vec(body).unwrap_or_default();
    let mut response = http::Response::new(Bytes::from(bytes));
    *response.status_mut() =
        http::StatusCode::from_u16(status).unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR);
    let json = http::HeaderValue::from_static("application/json");
    response.headers_mut().insert(http::header::CONTENT_TYPE, json);
    response
}

#[derive(Serialize)]
struct SessionJson<'a> {
    id: &'a str,
    object: &'static str,
    status: &'static str,
    url: String,
    amount: i64,
    currency: &'static str,
    payment: Option<&'a str>,
    payment_status: &'static str,
    customer: Option<&'a str>,
    customer_email: Option<&'a str>,
    success_url: &'a str,
    cancel_url: &'a str,
    metadata: &'a Metadata,
    expires_at: String,
    created_at: String,
    description: Option<&'a str>,
    payment_method_types: Vec<&'static str>,
    livemode: bool,
}

fn session<'a>(session: &'a Session, public_url: &str) -> SessionJson<'a> {
    let body = &session.body;
    SessionJson {
        id: session.id.as_str(),
        object: "checkout.session",
        status: session.status.public(),
        url: format!("{public_url}/checkout/{}", session.id),
        amount: session.amount.amount,
        currency: session.amount.currency.code(),
        payment: session.paid_by.as_ref().map(AttemptId::as_str),
        payment_status: if session.status == Status::Complete { "paid" } else { "unpaid" },
        customer: session.customer.as_ref().map(CustomerId::as_str),
        customer_email: body.customer_email.as_deref(),
        success_url: &body.success_url,
        cancel_url: &body.cancel_url,
        metadata: &body.metadata,
        expires_at: session.expires_at.iso(),
        created_at: session.created_at.iso(),
        description: body.description.as_deref(),
        payment_method_types: body.methods.iter().map(|method| method.as_str()).collect(),
        livemode: is_live(session.scope),
    }
}

fn is_live(scope: Scope) -> bool {
    scope.mode == Mode::Live
}

#[derive(Serialize)]
struct PaymentJson<'a> {
    id: &'a str,
    object: &'static str,
    amount: i64,
    currency: &'static str,
    status: &'static str,
    session: &'a str,
    payment_method: &'static str,
    provider: Option<&'a str>,
    phone: Option<&'a str>,
    card: Option<CardJson<'a>>,
    customer: Option<&'a str>,
    failure_code: Option<&'a str>,
    amount_refunded: i64,
    processor: &'a str,
    livemode: bool,
    created_at: String,
    updated_at: String,
}

#[derive(Serialize)]
struct CardJson<'a> {
    brand: &'a str,
    last4: &'a str,
}

fn payment(attempt: &Attempt) -> PaymentJson<'_> {
    let (mut provider, mut phone, mut card) = (None, None, None);
    match &attempt.body.instrument {
        Instrument::Card { brand, last4 } => card = Some(CardJson { brand, last4 }),
        Instrument::MobileMoney { provider: network, phone: masked } => {
            (provider, phone) = (Some(network.as_str()), Some(masked.as_str()));
        }
        Instrument::BankTransfer => {}
    }
    PaymentJson {
        id: attempt.id.as_str(),
        object: "payment",
        amount: attempt.amount.amount,
        currency: attempt.amount.currency.code(),
        status: attempt.status.public(),
        session: attempt.session.as_str(),
        payment_method: attempt.method.as_str(),
        provider,
        phone,
        card,
        customer: attempt.customer.as_ref().map(CustomerId::as_str),
        failure_code: attempt.body.reason.as_deref(),
        amount_refunded: if attempt.status == AttemptStatus::Refunded { attempt.amount.amount } else { 0 },
        processor: &attempt.processor,
        livemode: is_live(attempt.scope),
        created_at: attempt.created_at.iso(),
        updated_at: attempt.body.updated_at.iso(),
    }
}

#[derive(Serialize)]
struct CustomerJson<'a> {
    id: &'a str,
    object: &'static str,
    email: Option<&'a str>,
    name: Option<&'a str>,
    phone: Option<&'a str>,
    metadata: &'a Metadata,
    livemode: bool,
    created_at: String,
}

fn customer(customer: &Customer) -> CustomerJson<'_> {
    CustomerJson {
        id: customer.id.as_str(),
        object: "customer",
        email: customer.body.email.as_deref(),
        name: customer.body.name.as_deref(),
        phone: customer.body.phone.as_deref(),
        metadata: &customer.body.metadata,
        livemode: is_live(customer.scope),
        created_at: customer.created_at.iso(),
    }
}

#[derive(Serialize)]
struct EndpointJson<'a> {
    id: &'a str,
    object: &'static str,
    url: &'a str,
    description: Option<&'a str>,
    status: &'static str,
    enabled_events: &'a [String],
    events: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<&'a str>,
    livemode: bool,
    created_at: String,
}

fn endpoint<'a>(endpoint: &'a Endpoint, secret: Option<&'a str>) -> EndpointJson<'a> {
    EndpointJson {
        id: endpoint.id.as_str(),
        object: "webhook_endpoint",
        url: &endpoint.body.url,
        description: endpoint.body.description.as_deref(),
        status: endpoint.status.as_str(),
        enabled_events: &endpoint.body.events,
        events: &endpoint.body.events,
        secret,
        livemode: is_live(endpoint.scope),
        created_at: endpoint.created_at.iso(),
    }
}

#[derive(Serialize)]
struct EventJson<'a> {
    id: &'a str,
    object: &'static str,
    r#type: &'static str,
    sequence: Option<i64>,
    created_at: String,
    livemode: bool,
    pending_webhooks: usize,
    request: RequestJson<'a>,
    data: Data<'a>,
}

#[derive(Serialize)]
struct RequestJson<'a> {
    id: Option<&'a str>,
    idempotency_key: Option<&'a str>,
}

#[derive(Serialize)]
struct Data<'a> {
    object: ObjectJson<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ObjectJson<'a> {
    Session(Box<SessionJson<'a>>),
    Payment(Box<PaymentJson<'a>>),
    Customer(CustomerJson<'a>),
    Endpoint { id: &'a str, object: &'static str, url: &'a str, status: &'static str },
}

fn event<'a>(event: &'a Event, public_url: &str) -> EventJson<'a> {
    let object = match &event.body.snapshot {
        Snapshot::Session(found) => ObjectJson::Session(Box::new(session(found, public_url))),
        Snapshot::Payment(found) => ObjectJson::Payment(Box::new(payment(found))),
        Snapshot::Customer(found) => ObjectJson::Customer(customer(found)),
        Snapshot::Endpoint { id, url } => {
            ObjectJson::Endpoint { id: id.as_str(), object: "webhook_endpoint", url, status: "disabled" }
        }
    };
    EventJson {
        id: event.id.as_str(),
        object: "event",
        r#type: event.kind.as_str(),
        sequence: event.sequence,
        created_at: event.created_at.iso(),
        livemode: is_live(event.scope),
        pending_webhooks: event.pending,
        request: RequestJson {
            id: event.body.cause.request_id.as_deref(),
            idempotency_key: event.body.cause.idempotency_key.as_deref(),
        },
        data: Data { object },
    }
}

/// An event as the text of a webhook.
pub(super) fn event_text(found: &Event, public_url: &str) -> Option<String> {
    serde_json::to_string(&event(found, public_url)).ok()
}

#[derive(Serialize)]
struct List<'a, T> {
    object: &'static str,
    url: &'a str,
    has_more: bool,
    data: Vec<T>,
}

fn list<'a, T, J: Serialize>(
    url: &str,
    listed: &'a Listed<T>,
    item: impl Fn(&'a T) -> J,
) -> http::Response<Bytes> {
    let data = listed.items.iter().map(item).collect();
    json(200, &List { object: "list", url, has_more: listed.has_more, data })
}

#[derive(Serialize)]
struct Deleted<'a> {
    id: &'a str,
    object: &'static str,
    deleted: bool,
}

/// The response to an answer.
pub(super) fn answer(call: &Call, answer: &Answer, public_url: &str) -> http::Response<Bytes> {
    let made = |created: &bool| if *created { 201 } else { 200 };
    match answer {
        Answer::Session { session: found, created } => json(made(created), &session(found, public_url)),
        Answer::Sessions(listed) => list("/v1/checkout/sessions", listed, |item| session(item, public_url)),
        Answer::Payment(found) => json(200, &payment(found)),
        Answer::Attempt { attempt: found, .. } => json(200, &payment(found)),
        Answer::Payments(listed) => list("/v1/payments", listed, payment),
        Answer::Customer { customer: found, created } => json(made(created), &customer(found)),
        Answer::Customers(listed) => list("/v1/customers", listed, customer),
        Answer::Endpoint { endpoint: found, secret } => {
            let status = if matches!(call, Call::Run(Command::CreateEndpoint(_))) { 201 } else { 200 };
            json(status, &endpoint(found, secret.as_ref().map(kassa_domain::Secret::expose)))
        }
        Answer::Endpoints(listed) => list("/v1/webhook_endpoints", listed, |item| endpoint(item, None)),
        Answer::EndpointDeleted(id) => {
            json(200, &Deleted { id: id.as_str(), object: "webhook_endpoint", deleted: true })
        }
        Answer::Event(found) | Answer::Redelivered { event: found, .. } => {
            json(200, &event(found, public_url))
        }
        Answer::Events(listed) => list("/v1/events", listed, |item| event(item, public_url)),
        Answer::Merchant(_) | Answer::Key { .. } | Answer::Done => json(200, &serde_json::json!({})),
    }
}
