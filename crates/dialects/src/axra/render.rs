//! From answers and events to the JSON of Axra.

use super::settings::AnswerForm;
use super::{Axra, NAME, amount};
use crate::nest;
use crate::respond::json;
use bytes::Bytes;
use kassa_domain::Answer;
use kassa_domain::answer::More;
use kassa_domain::attempt::{Attempt, AttemptStatus, Decline};
use kassa_domain::endpoint::Endpoint;
use kassa_domain::event::{Event, EventKind, Snapshot};
use kassa_domain::metadata::{Metadata, Scalar};
use kassa_domain::money::Currency;
use kassa_domain::session::Session;
use serde::Serialize;
use serde_json::value::RawValue;

/// The key of metadata under which payments name their session.
const SESSION_KEY: &str = "sessionId";

/// An answer as the operator wants it to stand in its body.
#[derive(Serialize)]
struct Body<'a, T> {
    #[serde(flatten)]
    flat: Option<&'a T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    success: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<&'a T>,
}

impl Axra {
    fn answered<T: Serialize>(&self, status: u16, shown: &T) -> http::Response<Bytes> {
        let (flat, wrapped) = match self.settings.answer {
            AnswerForm::Both => (true, true),
            AnswerForm::Flat => (true, false),
            AnswerForm::Wrapped => (false, true),
        };
        let part = |wanted: bool| wanted.then_some(shown);
        json(status, &Body { flat: part(flat), success: wrapped.then_some(true), data: part(wrapped) })
    }

    pub(super) fn answer(&self, answer: &Answer) -> http::Response<Bytes> {
        match answer {
            Answer::Session { session: found, .. } => self.answered(201, &session(found, &self.public_url)),
            Answer::Token { token, seconds } => {
                let token = token.expose();
                let shown =
                    TokenJson { token, access_token: token, expires_in: *seconds, token_type: "Bearer" };
                self.answered(200, &shown)
            }
            Answer::Endpoint { endpoint, .. } => self.answered(200, &config(Some(endpoint))),
            Answer::EndpointDeleted(_) | Answer::Done => self.answered(200, &config(None)),
            Answer::Endpoints(listed) => self.answered(200, &config(listed.items.iter().find(is_setting))),
            Answer::PaymentInFull(found, more) => {
                self.answered(200, &payment(found, more.session.as_deref()))
            }
            Answer::PaymentsInFull(listed) => {
                let in_full = listed.items.iter();
                let data = in_full.map(|(found, more)| payment(found, more.session.as_deref())).collect();
                let success = (self.settings.answer != AnswerForm::Flat).then_some(true);
                json(200, &PaymentsJson { success, data, has_more: listed.has_more })
            }
            // No call of this API is answered by anything else.
            _ => nest::fault(),
        }
    }
}

/// The answer to create: these five fields and no other.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SessionJson<'a> {
    session_id: &'a str,
    checkout_url: String,
    expires_at: String,
    amount: Option<Box<RawValue>>,
    currency: String,
}

fn session<'a>(session: &'a Session, public_url: &str) -> SessionJson<'a> {
    SessionJson {
        session_id: session.id.as_str(),
        checkout_url: format!("{public_url}/checkout/{}", session.id),
        expires_at: session.expires_at.iso(),
        amount: amount::number(session.amount),
        currency: code(session.amount.currency),
    }
}

fn code(currency: Currency) -> String {
    currency.code().to_ascii_lowercase()
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TokenJson<'a> {
    token: &'a str,
    access_token: &'a str,
    expires_in: i64,
    token_type: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ConfigJson<'a> {
    webhook_url: Option<&'a str>,
}

fn config(endpoint: Option<&Endpoint>) -> ConfigJson<'_> {
    ConfigJson { webhook_url: endpoint.map(|endpoint| endpoint.body.url.as_str()) }
}

fn is_setting(endpoint: &&Endpoint) -> bool {
    endpoint.body.is_setting && endpoint.body.dialect == NAME
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PaymentsJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    success: Option<bool>,
    data: Vec<PaymentJson<'a>>,
    has_more: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PaymentJson<'a> {
    payment_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    session_id: Option<&'a str>,
    status: &'static str,
    amount: Option<Box<RawValue>>,
    currency: String,
    transaction_id: Option<&'a str>,
    customer_email: Option<&'a str>,
    description: Option<&'a str>,
    created_at: String,
    metadata: Metadata,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<ErrorJson>,
}

/// Why a payment was declined.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ErrorJson {
    code: &'static str,
    message: &'static str,
    is_retryable: bool,
}

/// A payment with the metadata of its session. The session's id stands in there too, and no key of the caller's takes
/// its place: the document promises it. Sessions that no merchant made are not named.
fn payment<'a>(attempt: &'a Attempt, session: Option<&'a Session>) -> PaymentJson<'a> {
    let named = session.is_none_or(|session| !session.is_ours()).then_some(attempt.session.as_str());
    let mut metadata = session.map(|session| session.body.metadata.clone()).unwrap_or_default();
    if let Some(id) = named {
        metadata.insert(SESSION_KEY.to_owned(), Scalar::Text(id.to_owned()));
    }
    let prefilled = session.and_then(|session| session.body.customer_email.as_deref());
    PaymentJson {
        payment_id: attempt.id.shown_as("bpay"),
        session_id: named,
        status: status(attempt.status),
        amount: amount::number(attempt.amount),
        currency: code(attempt.amount.currency),
        transaction_id: attempt.body.processor_reference.as_deref(),
        customer_email: attempt.body.email.as_deref().or(prefilled),
        description: session.and_then(|session| session.body.description.as_deref()),
        created_at: attempt.created_at.iso(),
        metadata,
        error: (attempt.status == AttemptStatus::Declined).then(|| error(attempt.body.reason.as_deref())),
    }
}

fn status(status: AttemptStatus) -> &'static str {
    match status {
        AttemptStatus::Challenged | AttemptStatus::Offered => "requires_action",
        AttemptStatus::Asked | AttemptStatus::Authorized | AttemptStatus::Parked => "processing",
        AttemptStatus::Succeeded => "succeeded",
        AttemptStatus::Declined => "failed",
        AttemptStatus::Canceled => "canceled",
        AttemptStatus::Surplus | AttemptStatus::Refunded => "refunded",
    }
}

/// The vendor's word for why a payment was declined, and whether the same one may work when it is tried again.
fn error(reason: Option<&str>) -> ErrorJson {
    let (code, message, is_retryable) = match reason.and_then(Decline::parse) {
        None | Some(Decline::CardDeclined) => ("card_declined", "The card was declined", false),
        Some(Decline::InsufficientFunds) => {
            ("insufficient_funds", "The account does not have enough funds", false)
        }
        Some(Decline::ExpiredCard) => ("expired_card", "The card has expired", false),
        Some(Decline::IncorrectCvc) => ("invalid_cvv", "The security code is wrong", false),
        Some(Decline::LostOrStolenCard) => {
            ("lost_stolen_card", "The card was reported lost or stolen", false)
        }
        Some(Decline::AuthenticationFailed) => {
            ("authentication_required", "The buyer did not pass the bank's check", false)
        }
        Some(Decline::NotConfirmed) => ("authentication_required", "The buyer did not confirm", false),
        Some(Decline::Abandoned) => ("authentication_required", "The buyer gave the payment up", false),
        Some(Decline::ProcessingError) => ("processing_error", "The provider had a fault", true),
        Some(Decline::Underpaid) => ("insufficient_funds", "Less than the amount arrived", false),
        Some(Decline::NotCharged) => {
            ("provider_unavailable", "The provider could not be reached; nothing was charged", true)
        }
    };
    ErrorJson { code, message, is_retryable }
}

/// The vendor's word for what happened, where it has one. Money that came too late and was given back is not told as a
/// refund: no payment of that session was completed by it, and a receiver would take back what another one paid.
pub(super) fn event_name(kind: EventKind) -> Option<&'static str> {
    match kind {
        EventKind::PaymentSucceeded => Some("payment.completed"),
        EventKind::PaymentFailed => Some("payment.failed"),
        EventKind::PaymentRefunded => Some("payment.refunded"),
        _ => None,
    }
}

#[derive(Serialize)]
struct EventJson<'a> {
    event: &'static str,
    timestamp: String,
    data: PaymentJson<'a>,
}

pub(super) fn event_text(event: &Event, more: &More) -> Option<String> {
    let name = event_name(event.kind)?;
    let Snapshot::Payment(attempt) = &event.body.snapshot else { return None };
    let data = payment(attempt, more.session.as_deref());
    kassa_domain::json::text(&EventJson { event: name, timestamp: event.created_at.iso(), data }).ok()
}
