//! The errors of Elixpo Pay: flat, with a code and a text. What went wrong inside is never told.

use crate::respond::{json, lacks, with};
use bytes::Bytes;
use kassa_domain::Refusal;
use kassa_domain::dialect::{Denied, Malformed, Mistake};
use kassa_domain::refusal::Noun;
use serde::Serialize;

#[derive(Serialize)]
struct Flat<'a> {
    error: &'a str,
    error_description: &'a str,
}

pub(super) const REQUEST: &str = "invalid_request";
const CURRENCY: &str = "invalid_currency";

pub(super) fn error(status: u16, code: &str, text: &str) -> http::Response<Bytes> {
    json(status, &Flat { error: code, error_description: text })
}

/// What nobody but us is to blame for.
pub(super) fn fault() -> http::Response<Bytes> {
    error(500, "server_error", "Something went wrong on our side")
}

pub(super) fn malformed(malformed: &Malformed) -> http::Response<Bytes> {
    let param = malformed.param.as_deref();
    match malformed.mistake {
        Mistake::Missing => error(400, REQUEST, &format!("{} is required", param.unwrap_or("a field"))),
        Mistake::Syntax | Mistake::Unknown | Mistake::Value => {
            let code = if param == Some("currency") { CURRENCY } else { REQUEST };
            let text = param.map(|param| format!("{param} {}", malformed.message));
            error(400, code, text.as_deref().unwrap_or(&malformed.message))
        }
    }
}

pub(super) fn denied(denied: &Denied) -> http::Response<Bytes> {
    match denied {
        Denied::Unauthorized { .. } => error(401, "unauthorized", "Invalid or missing secret key"),
        Denied::Forbidden { right } => error(403, "forbidden", &lacks(*right)),
        Denied::NoRoute { .. } => error(404, REQUEST, "There is nothing under this path"),
        Denied::NotAllowed { allow } => {
            with(error(405, REQUEST, &format!("This path takes {allow}")), "allow", allow)
        }
        Denied::TooLarge => error(413, REQUEST, "The body is too large"),
        Denied::TooSlow => error(408, REQUEST, "The body did not arrive in time"),
        Denied::UnsupportedType => error(415, REQUEST, "Bodies are JSON"),
        Denied::TooMany { retry_after } => {
            let response = error(429, REQUEST, &format!("Too many requests; try again in {retry_after} s"));
            with(response, "retry-after", &retry_after.to_string())
        }
        Denied::Fault => fault(),
        Denied::Busy => {
            let response = error(503, "server_error", "The server is busy; nothing was changed");
            with(response, "retry-after", "1")
        }
    }
}

pub(super) fn refusal(refusal: &Refusal) -> http::Response<Bytes> {
    match refusal {
        Refusal::UnknownTier => error(404, "unknown_plan", "No active product has this tier"),
        Refusal::NoPrice => error(404, "no_price", "The product has no active price in this currency"),
        Refusal::BadCredentials => error(401, "unauthorized", "Invalid or missing secret key"),
        Refusal::NotFound(Noun::App) => error(404, "unknown_app", "There is no such app"),
        Refusal::NotFound(Noun::Subscription) => {
            error(404, "no_active_subscription", "The customer has no subscription that could be canceled")
        }
        Refusal::NotFound(_) => error(404, REQUEST, "There is no such object"),
        Refusal::Invalid { param, message } => {
            let code = if param == "currency" { CURRENCY } else { REQUEST };
            error(400, code, &format!("{param} {message}"))
        }
        Refusal::NoSuch { param, .. } => error(400, REQUEST, &format!("{param} names nothing that exists")),
        Refusal::Taken { param } => error(400, REQUEST, &format!("{param} is taken")),
        Refusal::KeyReused => error(422, REQUEST, "This idempotency key was used for another request"),
        Refusal::KeyInFlight => error(409, REQUEST, "A request with this idempotency key is being worked on"),
        Refusal::SessionState(_)
        | Refusal::SessionOver
        | Refusal::SubscriptionState(_)
        | Refusal::InvoiceOpen
        | Refusal::CustomerBusy
        | Refusal::LinkClosed(_)
        | Refusal::Choice(_)
        | Refusal::OrderPaid
        | Refusal::OrderBusy
        | Refusal::TooManyAttempts
        | Refusal::MethodNotAllowed(_)
        | Refusal::PaymentState(_)
        | Refusal::RefundTooLarge(_)
        | Refusal::Unable(_)
        | Refusal::KeptByFile
        | Refusal::NothingAsked
        | Refusal::TestOnly
        | Refusal::ClockBusy
        | Refusal::TooManyEndpoints
        | Refusal::SlugTaken => error(409, REQUEST, "That is not possible now"),
        Refusal::NoProcessor => error(503, "provider_unconfigured", "No payment provider serves this yet"),
    }
}
