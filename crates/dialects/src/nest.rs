//! The errors of vendors whose servers are built on NestJS: `statusCode`, `message`, and the status in words. What went
//! wrong inside is never told.

use crate::names::{Names, theirs};
use crate::respond::{json, lacks, with};
use bytes::Bytes;
use kassa_domain::Refusal;
use kassa_domain::dialect::{Denied, Malformed, Mistake};
use kassa_domain::refusal::Noun;
use serde::Serialize;

/// One text, or a list of them for fields that are not right.
#[derive(Serialize)]
#[serde(untagged)]
enum Message<'a> {
    One(&'a str),
    Each([&'a str; 1]),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body<'a> {
    status_code: u16,
    message: Message<'a>,
    error: &'static str,
}

/// The words of a status, as the framework writes them.
fn words(status: u16) -> &'static str {
    match status {
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        409 => "Conflict",
        413 => "Payload Too Large",
        415 => "Unsupported Media Type",
        422 => "Unprocessable Entity",
        429 => "Too Many Requests",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    }
}

/// An error with one text.
pub(crate) fn error(status: u16, message: &str) -> http::Response<Bytes> {
    json(status, &Body { status_code: status, message: Message::One(message), error: words(status) })
}

/// A field that is not right: this framework lists what is wrong with each.
fn field(message: &str) -> http::Response<Bytes> {
    json(400, &Body { status_code: 400, message: Message::Each([message]), error: words(400) })
}

/// What nobody but us is to blame for.
pub(crate) fn fault() -> http::Response<Bytes> {
    error(500, "Internal server error")
}

pub(crate) fn malformed(malformed: &Malformed) -> http::Response<Bytes> {
    match (malformed.mistake, &malformed.param) {
        (Mistake::Missing, Some(param)) => field(&format!("{param} should not be empty")),
        (_, Some(param)) => field(&format!("{param} {}", malformed.message)),
        (_, None) => error(400, &malformed.message),
    }
}

pub(crate) fn denied(denied: &Denied) -> http::Response<Bytes> {
    match denied {
        Denied::Unauthorized { .. } => error(401, "Unauthorized"),
        Denied::Forbidden { right } => error(403, &lacks(*right)),
        Denied::NoRoute { .. } => error(404, "There is nothing under this path"),
        Denied::NotAllowed { allow } => with(error(405, &format!("This path takes {allow}")), "allow", allow),
        Denied::TooLarge => error(413, "The body is too large"),
        Denied::TooSlow => error(408, "The body did not arrive in time"),
        Denied::UnsupportedType => error(415, "Bodies are JSON"),
        Denied::TooMany { retry_after } => {
            let response = error(429, &format!("Too many requests; try again in {retry_after} s"));
            with(response, "retry-after", &retry_after.to_string())
        }
        Denied::Fault => fault(),
        Denied::Busy => with(error(503, "The server is busy; nothing was changed"), "retry-after", "1"),
    }
}

/// The answer to a refusal, with the fields named as the vendor names them.
pub(crate) fn refusal(refusal: &Refusal, names: Names) -> http::Response<Bytes> {
    match refusal {
        Refusal::BadCredentials => error(401, "Unauthorized"),
        Refusal::NotFound(noun) => error(404, &format!("{} not found", called(*noun))),
        Refusal::Invalid { param, message } => field(&format!("{} {message}", theirs(param, names))),
        Refusal::NoSuch { param, noun } => {
            field(&format!("{} names no {} that exists", theirs(param, names), called(*noun).to_lowercase()))
        }
        Refusal::UnknownTier => error(404, "Product not found"),
        Refusal::NoPrice => error(404, "Price not found"),
        Refusal::Taken { param } => error(409, &format!("{} is taken", theirs(param, names))),
        Refusal::KeyReused => error(422, "This idempotency key was used for another request"),
        Refusal::KeyInFlight => error(409, "A request with this idempotency key is being worked on"),
        Refusal::SessionState(status) => {
            error(409, &format!("The checkout session is {} already", status.public()))
        }
        Refusal::SessionOver => error(409, "The checkout session has expired"),
        Refusal::SubscriptionState(status) => error(409, &format!("The subscription is {}", status.as_str())),
        Refusal::InvoiceOpen => error(409, "An invoice of the subscription is being collected"),
        Refusal::CustomerBusy => error(409, "A payment of the customer is under way"),
        Refusal::LinkClosed(_) => error(409, "Nothing can be bought here now"),
        Refusal::Choice(_) => error(409, "This cannot be chosen"),
        Refusal::OrderPaid => error(409, "This order was paid"),
        Refusal::OrderBusy => error(409, "This order is being paid"),
        Refusal::TooManyAttempts => error(409, "Too many attempts were declined"),
        Refusal::MethodNotAllowed(method) => {
            error(400, &format!("{} is not a way to pay this", method.as_str()))
        }
        Refusal::PaymentState(status) => error(409, &format!("The payment is {}", status.public())),
        Refusal::RefundTooLarge(_) => error(400, "There is not that much left to refund"),
        Refusal::Unable(_) => error(422, "The processor cannot do this"),
        Refusal::KeptByFile => error(409, "The configuration file keeps it"),
        Refusal::NothingAsked => error(409, "Nothing is asked of the buyer"),
        Refusal::TestOnly => error(400, "This exists in test mode only"),
        Refusal::ClockBusy => error(409, "The test clock is on its way"),
        Refusal::TooManyEndpoints => error(400, "There are as many webhook endpoints as there may be"),
        Refusal::SlugTaken => error(409, "This name is taken"),
        Refusal::NoProcessor => error(422, "No processor serves this; in live mode one must be set up first"),
    }
}

/// What a noun is called in the text of an error.
fn called(noun: Noun) -> &'static str {
    match noun {
        Noun::Session => "Checkout session",
        Noun::Payment => "Payment",
        Noun::Customer => "Customer",
        Noun::PaymentMethod => "Payment method",
        Noun::Endpoint => "Webhook",
        Noun::Event => "Event",
        Noun::Merchant | Noun::App => "Merchant",
        Noun::Key => "API key",
        Noun::Product => "Product",
        Noun::Price => "Price",
        Noun::Coupon => "Coupon",
        Noun::PromotionCode => "Promotion code",
        Noun::TaxRate => "Tax rate",
        Noun::ShippingRate => "Shipping rate",
        Noun::Refund => "Refund",
        Noun::Dispute => "Dispute",
        Noun::Account => "Processor account",
        Noun::Subscription => "Subscription",
        Noun::Invoice => "Invoice",
        Noun::Link => "Payment link",
        Noun::Offer => "Subscription offer",
        Noun::TestClock => "Test clock",
        Noun::Member => "Member",
    }
}
