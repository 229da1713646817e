//! Every error of the native API: status, type, code and words.

use crate::respond::{json, lacks, with};
use bytes::Bytes;
use kassa_domain::attempt::AttemptStatus;
use kassa_domain::dialect::{Call, Denied, Malformed, Mistake};
use kassa_domain::link::Closed;
use kassa_domain::refusal::{ChoiceProblem, Noun, Unable};
use kassa_domain::session::Status;
use kassa_domain::{Query, Refusal};
use serde::Serialize;

#[derive(Serialize)]
struct Envelope<'a> {
    error: Body<'a>,
}

#[derive(Serialize)]
struct Body<'a> {
    r#type: &'a str,
    code: &'a str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    param: Option<&'a str>,
    doc_url: String,
}

const REQUEST: &str = "invalid_request_error";
const LIMIT: &str = "rate_limit_error";

/// Every code with its status, type and meaning.
pub(super) const CODES: &[(&str, u16, &str, &str)] = &[
    ("parameter_missing", 400, REQUEST, "A required parameter is not there. `param` names it."),
    (
        "parameter_invalid",
        400,
        REQUEST,
        "A parameter has the wrong type or a value that it cannot have. `param` names it.",
    ),
    (
        "parameter_unknown",
        400,
        REQUEST,
        "A parameter that does not exist here, perhaps a typing mistake. `param` names it.",
    ),
    ("body_invalid", 400, REQUEST, "The body is not one JSON object in UTF-8."),
    (
        "invalid_api_key",
        401,
        "authentication_error",
        "No key was sent, or it is not valid, or it was revoked.",
    ),
    (
        "price_missing",
        400,
        REQUEST,
        "The tier's product has no active price in this currency, or no recurring one for a subscription.",
    ),
    (
        "choice_invalid",
        400,
        REQUEST,
        "What the buyer chose cannot be had: a quantity, an amount, a way of shipping or a code.",
    ),
    (
        "scope_missing",
        403,
        "permission_error",
        "The key is valid, and its scopes do not allow this. The message says which would.",
    ),
    ("resource_missing", 404, REQUEST, "There is no such object for this key's merchant in this key's mode."),
    ("route_missing", 404, REQUEST, "There is nothing under this path."),
    (
        "method_not_allowed",
        405,
        REQUEST,
        "The path exists, but not with this method. The Allow header says which it has.",
    ),
    ("request_timeout", 408, REQUEST, "The body did not arrive in time."),
    ("session_not_open", 409, REQUEST, "The session's status does not allow this."),
    (
        "idempotency_key_in_use",
        409,
        REQUEST,
        "A request with the same Idempotency-Key is being worked on. Try again.",
    ),
    (
        "already_taken",
        409,
        REQUEST,
        "The value must be unique, and another object of this merchant and mode has it. `param` names it.",
    ),
    ("subscription_state", 409, REQUEST, "The subscription's status does not allow this."),
    (
        "invoice_open",
        409,
        REQUEST,
        "An invoice of the subscription is being collected. It must be paid first, or the subscription canceled.",
    ),
    (
        "customer_busy",
        409,
        REQUEST,
        "A payment of the customer is under way. Delete them again when it has ended.",
    ),
    ("payment_state", 409, REQUEST, "The payment's status does not allow this."),
    (
        "refund_too_large",
        409,
        REQUEST,
        "More is to be refunded than is left of the payment. Refunds that are pending count.",
    ),
    (
        "kept_by_file",
        409,
        REQUEST,
        "The server's configuration file keeps this account at a processor, and it alone changes it.",
    ),
    ("link_inactive", 409, REQUEST, "The payment link or offer opens no session now."),
    ("order_paid", 409, REQUEST, "Another session with the same exclusive_key was paid."),
    ("order_busy", 409, REQUEST, "Another session with the same exclusive_key is being paid right now."),
    ("test_mode_only", 403, REQUEST, "This exists in test mode only. Use a test key."),
    ("test_clock_advancing", 409, REQUEST, "The test clock is on its way. Wait until its status is ready."),
    ("limit_reached", 409, REQUEST, "There are as many of these as there may be."),
    ("body_too_large", 413, REQUEST, "The body is larger than 256 KiB."),
    ("content_type_invalid", 415, REQUEST, "Bodies are JSON: send Content-Type: application/json."),
    (
        "idempotency_key_reused",
        422,
        "idempotency_error",
        "The Idempotency-Key was used for another request before.",
    ),
    ("processor_unable", 422, REQUEST, "The payment's processor cannot do this."),
    ("no_processor", 422, REQUEST, "No processor in this mode can take such a payment."),
    ("too_many_requests", 429, LIMIT, "Too many requests. Wait as long as the Retry-After header says."),
    ("too_many_attempts", 429, LIMIT, "The session was declined too often and takes no further attempts."),
    (
        "internal_error",
        500,
        "api_error",
        "Our fault. The request id in the Request-Id header finds it in the log.",
    ),
    ("busy", 503, "api_error", "The server is busy; nothing was changed. Try again."),
];

/// Every code and its meaning, for the page that `doc_url` leads to.
#[must_use]
pub fn codes() -> Vec<(String, String)> {
    CODES
        .iter()
        .map(|(code, status, _, meaning)| ((*code).to_owned(), format!("{meaning} (HTTP {status})")))
        .collect()
}

fn error(code: &str, message: &str, param: Option<&str>, public_url: &str) -> http::Response<Bytes> {
    let fallback = ("internal_error", 500, "api_error", "");
    let (code, status, kind, _) =
        CODES.iter().find(|(known, ..)| *known == code).copied().unwrap_or(fallback);
    let doc_url = format!("{public_url}/docs/errors#{code}");
    let body = Envelope { error: Body { r#type: kind, code, message, param, doc_url } };
    json(status, &body)
}

pub(super) fn malformed(malformed: &Malformed, public_url: &str) -> http::Response<Bytes> {
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
    error(code, &message, malformed.param.as_deref(), public_url)
}

pub(super) fn denied(denied: &Denied, public_url: &str) -> http::Response<Bytes> {
    let say = |code, message: &str| error(code, message, None, public_url);
    match denied {
        Denied::Unauthorized { message } => {
            with(say("invalid_api_key", message), "www-authenticate", "Bearer realm=\"kassa\"")
        }
        Denied::Forbidden { right } => say("scope_missing", &format!("{}.", lacks(*right))),
        Denied::NoRoute { theirs: None } => say("route_missing", "There is nothing under this path."),
        Denied::NoRoute { theirs: Some(crate::stripe::NAME) } => say(
            "route_missing",
            "This path is one of the dialect stripe: send the header Stripe-Version, as Stripe's libraries do.",
        ),
        Denied::NoRoute { theirs: Some(dialect) } => {
            let message = format!(
                "This key speaks the native API, and this path is one of the dialect {dialect}. Make a key for it: \
                 kassa key create --dialect {dialect}"
            );
            say("route_missing", &message)
        }
        Denied::NotAllowed { allow } => {
            let message = format!("This path takes {allow}.");
            with(say("method_not_allowed", &message), "allow", allow)
        }
        Denied::TooLarge => say("body_too_large", "The body must not be larger than 256 KiB."),
        Denied::TooSlow => say("request_timeout", "The body did not arrive in time."),
        Denied::UnsupportedType => {
            say("content_type_invalid", "Bodies are JSON: send Content-Type: application/json.")
        }
        Denied::TooMany { retry_after } => {
            let message = format!("Too many requests. Try again in {retry_after} s.");
            with(say("too_many_requests", &message), "retry-after", &retry_after.to_string())
        }
        Denied::Fault => say(
            "internal_error",
            "Something went wrong on our side. The Request-Id header names this request.",
        ),
        Denied::Busy => {
            with(say("busy", "The server is busy; nothing was changed. Try again."), "retry-after", "1")
        }
    }
}

const REUSED: &str = "This Idempotency-Key was used for another request. Use a new key.";
const INVOICE_OPEN: &str =
    "An invoice of the subscription is being collected; it must be paid first, or the subscription canceled.";
const CUSTOMER_BUSY: &str = "A payment of the customer is under way; they can be deleted when it has ended.";
const IN_USE: &str = "A request with this Idempotency-Key is being worked on. Try again.";

/// The answer to a call that is refused, in the words of the call: some name a thing as another API does.
pub(super) fn to_call(call: &Call, refused: &Refusal, public_url: &str) -> http::Response<Bytes> {
    let own = |code, message| error(code, message, Some("idempotency_key"), public_url);
    match (call, refused) {
        (Call::Once(..), Refusal::KeyReused) => {
            own("idempotency_key_reused", "idempotency_key was used for another request. Use a new one.")
        }
        (Call::Once(..), Refusal::KeyInFlight) => own(
            "idempotency_key_in_use",
            "A request with this idempotency_key is being worked on. Try again.",
        ),
        (Call::Ask(Query::Plan(_)), Refusal::NotFound(Noun::Price)) => {
            error("resource_missing", "No such plan.", None, public_url)
        }
        _ => refusal(refused, public_url),
    }
}

/// A refusal in the words of this API, for people who asked by a page: the parameter that it names, and the message.
#[must_use]
pub fn explained(refused: &Refusal) -> (Option<String>, String) {
    // The words stand once, in the answer that a backend gets.
    let answer: serde_json::Value = serde_json::from_slice(refusal(refused, "").body()).unwrap_or_default();
    let said = |name: &str| answer.pointer(name).and_then(|text| text.as_str()).map(str::to_owned);
    (said("/error/param"), said("/error/message").unwrap_or_default())
}

fn refusal(refusal: &Refusal, public_url: &str) -> http::Response<Bytes> {
    let say = |code, message: &str| error(code, message, None, public_url);
    let blame = |code, param: &str, message: &str| error(code, message, Some(param), public_url);
    match refusal {
        Refusal::UnknownTier => {
            blame("parameter_invalid", "tier", "tier: no product that can be bought has this tier.")
        }
        Refusal::NoPrice => blame(
            "price_missing",
            "currency",
            "currency: the tier's product has no active price in it, or no recurring one for a subscription.",
        ),
        Refusal::Taken { param } => {
            blame("already_taken", param, &format!("{param} is taken; it must be unique."))
        }
        Refusal::Choice(problem) => say("choice_invalid", &choice(*problem)),
        Refusal::OrderPaid => say("order_paid", "Another session with the same exclusive_key was paid."),
        Refusal::OrderBusy => {
            say("order_busy", "Another session with the same exclusive_key is being paid right now.")
        }
        Refusal::KeyReused => say("idempotency_key_reused", REUSED),
        Refusal::KeyInFlight => say("idempotency_key_in_use", IN_USE),
        Refusal::BadCredentials => say("invalid_api_key", "The key and its secret are not a valid pair."),
        Refusal::NotFound(noun) => say("resource_missing", &format!("No such {}.", word(*noun))),
        Refusal::Invalid { param, message } => {
            blame("parameter_invalid", param, &format!("{param} {message}"))
        }
        Refusal::NoSuch { param, noun } => {
            let message = format!("{param}: no such {}.{}", word(*noun), way(param, *noun));
            blame("parameter_invalid", param, &message)
        }
        Refusal::SessionState(status) => say("session_not_open", &state(*status)),
        Refusal::SubscriptionState(status) => {
            let status = status.as_str();
            say("subscription_state", &format!("The subscription is {status}; that does not allow this."))
        }
        Refusal::InvoiceOpen => say("invoice_open", INVOICE_OPEN),
        Refusal::CustomerBusy => say("customer_busy", CUSTOMER_BUSY),
        Refusal::LinkClosed(why) => say("link_inactive", closed(*why)),
        Refusal::SessionOver => say("session_not_open", "The session's time has passed."),
        Refusal::TooManyAttempts => say("too_many_attempts", "The session was declined too often."),
        Refusal::MethodNotAllowed(method) => {
            let message = format!("The session does not allow {}.", method.as_str());
            blame("parameter_invalid", "payment_method_types", &message)
        }
        Refusal::NoProcessor => say(
            "no_processor",
            "No processor serves this. In live mode an account at one must be set up first (kassa processor set, or \
             POST /v1/processor_accounts); in test mode the simulator serves who has set up none.",
        ),
        Refusal::PaymentState(_) | Refusal::RefundTooLarge(_) | Refusal::Unable(_) | Refusal::KeptByFile => {
            of_money(refusal, public_url)
        }
        Refusal::NothingAsked => say("session_not_open", "Nothing is being asked of the buyer."),
        Refusal::TestOnly => {
            say("test_mode_only", "The test clock exists in test mode only: use a test key.")
        }
        Refusal::ClockBusy => say(
            "test_clock_advancing",
            "The test clock is on its way. Wait until GET /v1/test_clock says that it is ready.",
        ),
        Refusal::TooManyEndpoints => {
            say("limit_reached", "There are 16 webhook endpoints; delete one first.")
        }
        Refusal::SlugTaken => blame("parameter_invalid", "slug", "slug is taken"),
    }
}

/// Refusals about payments that were made, and about accounts at processors.
fn of_money(refusal: &Refusal, public_url: &str) -> http::Response<Bytes> {
    let say = |code, message: &str| error(code, message, None, public_url);
    match refusal {
        Refusal::PaymentState(status) => say("payment_state", &payment_state(*status)),
        Refusal::RefundTooLarge(left) => {
            let message = format!("amount: only {left} of the payment can still be refunded.");
            error("refund_too_large", &message, Some("amount"), public_url)
        }
        Refusal::Unable(what) => say("processor_unable", unable(*what)),
        _ => say(
            "kept_by_file",
            "The server's configuration file keeps this account. Change it there, and start the server anew.",
        ),
    }
}

fn state(status: Status) -> String {
    match status {
        Status::Paying => {
            "A payment of this session is under way; it can be expired when that has ended.".to_owned()
        }
        other => format!("The session is {}; only an open session can be changed.", other.public()),
    }
}

fn payment_state(status: AttemptStatus) -> String {
    match status {
        AttemptStatus::Asked => {
            "The payment is being worked on, or its capture is; wait for how that ends.".to_owned()
        }
        AttemptStatus::Surplus => {
            "The payment came too late or twice and is given back by itself. Where the processor cannot, send \
             by_hand: true when you have given it back."
                .to_owned()
        }
        other => format!("The payment is {}; that does not allow this.", other.public()),
    }
}

fn unable(what: Unable) -> &'static str {
    match what {
        Unable::Refund => {
            "The payment's processor cannot give money back. Give it back by other means, and send by_hand: true to \
             write it down."
        }
        Unable::PartialRefund => "The payment's processor gives back all of it or nothing: leave amount out.",
        Unable::PartialCapture => {
            "The payment's processor captures all that is held or nothing: leave amount out."
        }
    }
}

fn closed(why: Closed) -> &'static str {
    match why {
        Closed::Inactive => "It is not active.",
        Closed::NotYet => "It opens no session yet.",
        Closed::Over => "Its time has passed.",
        Closed::Full => "It was paid as often as it may be.",
    }
}

fn choice(problem: ChoiceProblem) -> String {
    match problem {
        ChoiceProblem::TooFew(place) => format!("The quantity of line {place} is too small."),
        ChoiceProblem::TooMany(place) => format!("The quantity of line {place} is too large."),
        ChoiceProblem::Fixed(place) => format!("The quantity of line {place} is fixed."),
        ChoiceProblem::AmountTooSmall => "The amount is below the least.".to_owned(),
        ChoiceProblem::AmountTooLarge => "The amount is above the most.".to_owned(),
        ChoiceProblem::AmountTooFine => "The amount has more decimals than the currency.".to_owned(),
        ChoiceProblem::TotalTooFine(place) => {
            format!("The quantity of line {place} makes a total with more decimals than the currency.")
        }
        ChoiceProblem::AmountMissing => "No amount was named.".to_owned(),
        ChoiceProblem::NoSuchShipping => "There is no such way of shipping.".to_owned(),
        ChoiceProblem::UnknownCode => "There is no such promotion code that is valid.".to_owned(),
        ChoiceProblem::CodeUsedUp => "The promotion code was used as often as it may be.".to_owned(),
        ChoiceProblem::CodeBelowMinimum => "The order is too small for the promotion code.".to_owned(),
        ChoiceProblem::CodeNotForThis => "The promotion code is for something or somebody else.".to_owned(),
        ChoiceProblem::CodeTooFine => {
            "The promotion code would leave a total with more decimals than the currency.".to_owned()
        }
    }
}

/// What people who name something wrongly most often meant.
fn way(param: &str, noun: Noun) -> &'static str {
    match noun {
        Noun::Customer if param == "customer" => {
            " Send the id of one (cus_...); a session also takes {\"uid\": \"...\"} with your own id of the customer."
        }
        Noun::PromotionCode if param == "default_promotion_code" => "",
        Noun::PromotionCode => {
            " Send the id of one (promo_...); a code as buyers type it goes into default_promotion_code."
        }
        _ => "",
    }
}

fn word(noun: Noun) -> &'static str {
    match noun {
        Noun::Session => "checkout session",
        Noun::Payment => "payment",
        Noun::Customer => "customer",
        Noun::PaymentMethod => "payment method",
        Noun::Endpoint => "webhook endpoint",
        Noun::Event => "event",
        Noun::Merchant => "merchant",
        Noun::Key => "key",
        Noun::Product => "product",
        Noun::Price => "price",
        Noun::Coupon => "coupon",
        Noun::PromotionCode => "promotion code",
        Noun::TaxRate => "tax rate",
        Noun::ShippingRate => "shipping rate",
        Noun::Refund => "refund",
        Noun::Dispute => "dispute",
        Noun::Account => "processor account",
        Noun::Subscription => "subscription",
        Noun::Invoice => "invoice",
        Noun::Link => "payment link",
        Noun::Offer => "offer",
        Noun::App => "app",
        Noun::TestClock => "test clock",
        Noun::Member => "member",
    }
}
