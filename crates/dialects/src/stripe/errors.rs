//! Every error of this dialect: status, type, code and words.
//!
//! The libraries choose the class of an exception by the status and the type, and try again on 409 and from 500 on
//! unless a header says otherwise; so that header is always there.

use super::form::bracketed;
use crate::native;
use crate::respond::{json, lacks, with};
use bytes::Bytes;
use kassa_domain::Refusal;
use kassa_domain::dialect::{Denied, Malformed, Mistake};
use kassa_domain::refusal::Noun;
use serde::Serialize;

const REQUEST: &str = "invalid_request_error";
const API: &str = "api_error";

#[derive(Serialize)]
struct Envelope<'a> {
    error: Body<'a>,
}

#[derive(Serialize)]
struct Body<'a> {
    r#type: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'a str>,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    param: Option<&'a str>,
}

/// Our fields that the vendor calls otherwise.
const NAMES: [(&str, &str); 10] = [
    ("capture_method", "payment_intent_data.capture_method"),
    ("description", "payment_intent_data.description"),
    ("payment", "payment_intent"),
    ("amount_to_capture", "amount_to_capture"),
    ("tax_rates", "subscription_data.default_tax_rates"),
    ("success_url", "success_url"),
    ("save_payment_method", "payment_intent_data.setup_future_usage"),
    ("coupon", "promotion.coupon"),
    ("now", "frozen_time"),
    ("events", "enabled_events"),
];

/// The vendor's name of a field of ours.
pub(super) fn named(ours: &str) -> String {
    let theirs = NAMES.into_iter().find(|(name, _)| *name == ours).map_or(ours, |(_, theirs)| theirs);
    bracketed(theirs)
}

fn error(
    status: u16,
    (kind, code): (&str, Option<&str>),
    message: &str,
    param: Option<&str>,
) -> http::Response<Bytes> {
    let response = json(status, &Envelope { error: Body { r#type: kind, code, message, param } });
    let again = status == 429 || status >= 500 || matches!(code, Some(IN_USE | BUSY));
    with(response, "stripe-should-retry", if again { "true" } else { "false" })
}

const IN_USE: &str = "idempotency_key_in_use";
const BUSY: &str = "customer_busy";

fn say(status: u16, code: &str, message: &str) -> http::Response<Bytes> {
    error(status, (REQUEST, Some(code)), message, None)
}

pub(super) fn malformed(malformed: &Malformed) -> http::Response<Bytes> {
    let code = match malformed.mistake {
        Mistake::Syntax => "body_invalid",
        Mistake::Missing => "parameter_missing",
        Mistake::Value => "parameter_invalid",
        Mistake::Unknown => "parameter_unknown",
    };
    let message = match (&malformed.param, malformed.mistake) {
        (Some(param), Mistake::Value) => format!("{param} {}", malformed.message),
        _ => malformed.message.clone(),
    };
    error(400, (REQUEST, Some(code)), &message, malformed.param.as_deref())
}

pub(super) fn denied(denied: &Denied) -> http::Response<Bytes> {
    match denied {
        Denied::Unauthorized { message } => {
            let response = error(401, (REQUEST, Some("api_key_invalid")), message, None);
            with(response, "www-authenticate", "Bearer realm=\"Stripe\"")
        }
        Denied::Forbidden { right } => say(403, "more_permissions_required", &format!("{}.", lacks(*right))),
        Denied::NoRoute { .. } => {
            say(404, "route_missing", "Kassa has nothing under this path. See docs/stripe.md.")
        }
        Denied::NotAllowed { allow } => {
            let message = format!("Kassa does not do this here: the path takes {allow}.");
            with(say(405, "method_not_allowed", &message), "allow", allow)
        }
        Denied::TooLarge => say(413, "body_too_large", "The body must not be larger than 256 KiB."),
        Denied::TooSlow => say(408, "request_timeout", "The body did not arrive in time."),
        Denied::UnsupportedType => say(
            415,
            "content_type_invalid",
            "Bodies are forms: send Content-Type: application/x-www-form-urlencoded.",
        ),
        Denied::TooMany { retry_after } => {
            let message = format!("Too many requests. Try again in {retry_after} s.");
            with(say(429, "rate_limit", &message), "retry-after", &retry_after.to_string())
        }
        Denied::Fault => {
            let message = "Something went wrong on our side. The Request-Id header names this request.";
            error(500, (API, None), message, None)
        }
        Denied::Busy => {
            let message = "The server is busy; nothing was changed. Try again.";
            with(error(503, (API, None), message, None), "retry-after", "1")
        }
    }
}

/// What a thing is called in the vendor's messages.
fn word(noun: Noun) -> &'static str {
    match noun {
        Noun::Session => "checkout.session",
        Noun::Payment => "payment_intent",
        Noun::Customer => "customer",
        Noun::PaymentMethod => "payment_method",
        Noun::Endpoint => "webhook_endpoint",
        Noun::Event => "event",
        Noun::Merchant | Noun::App => "account",
        Noun::Key => "key",
        Noun::Product => "product",
        Noun::Price => "price",
        Noun::Coupon => "coupon",
        Noun::PromotionCode => "promotion_code",
        Noun::TaxRate => "tax_rate",
        Noun::ShippingRate => "shipping_rate",
        Noun::Refund => "refund",
        Noun::Dispute => "dispute",
        Noun::Account => "processor_account",
        Noun::Subscription => "subscription",
        Noun::Invoice => "invoice",
        Noun::Link => "payment_link",
        Noun::Offer => "offer",
        Noun::TestClock => "test_clock",
        Noun::Member => "member",
    }
}

pub(super) fn refusal(refusal: &Refusal) -> http::Response<Bytes> {
    // The words stand once, in the native API.
    let (param, message) = native::explained(refusal);
    let param = param.as_deref().map(named);
    let (status, code) = match refusal {
        Refusal::NotFound(noun) => {
            return error(
                404,
                (REQUEST, Some("resource_missing")),
                &format!("No such {}", word(*noun)),
                Some("id"),
            );
        }
        Refusal::NoSuch { param, noun } => {
            let param = named(param);
            let message = format!("No such {} in {param}", word(*noun));
            return error(400, (REQUEST, Some("resource_missing")), &message, Some(&param));
        }
        Refusal::Invalid { param, message } => {
            let param = named(param);
            return error(
                400,
                (REQUEST, Some("parameter_invalid")),
                &format!("{param} {message}"),
                Some(&param),
            );
        }
        Refusal::KeyReused => {
            let message = "Keys for idempotent requests can only be used with the parameters that they were first used \
                           with. Use another key.";
            return error(400, ("idempotency_error", None), message, None);
        }
        Refusal::KeyInFlight => (409, IN_USE),
        Refusal::BadCredentials => (401, "api_key_invalid"),
        Refusal::UnknownTier | Refusal::NoPrice => (400, "resource_missing"),
        Refusal::Taken { .. } | Refusal::SlugTaken => (400, "resource_already_exists"),
        Refusal::SessionState(_) | Refusal::SessionOver | Refusal::NothingAsked => {
            (400, "checkout_session_not_open")
        }
        Refusal::SubscriptionState(_) => (400, "subscription_unexpected_state"),
        Refusal::InvoiceOpen => (400, "invoice_open"),
        // The official libraries ask again by themselves, and most charges have ended by then.
        Refusal::CustomerBusy => (409, BUSY),
        Refusal::LinkClosed(_) => (400, "payment_link_inactive"),
        Refusal::Choice(_) => (400, "choice_invalid"),
        Refusal::OrderPaid | Refusal::OrderBusy => (400, "order_taken"),
        Refusal::TooManyAttempts => (400, "too_many_attempts"),
        Refusal::MethodNotAllowed(_) => (400, "payment_method_not_available"),
        Refusal::NoProcessor => (400, "payment_method_not_available"),
        Refusal::PaymentState(_) => (400, "payment_intent_unexpected_state"),
        Refusal::RefundTooLarge(0) => (400, "charge_already_refunded"),
        Refusal::RefundTooLarge(_) => (400, "amount_too_large"),
        Refusal::Unable(_) => (400, "processor_unable"),
        Refusal::KeptByFile => (400, "kept_by_file"),
        Refusal::TestOnly => (400, "testmode_only"),
        Refusal::ClockBusy => (400, "test_clock_advancing"),
        Refusal::TooManyEndpoints => (400, "limit_reached"),
    };
    error(status, (REQUEST, Some(code)), &message, param.as_deref())
}
