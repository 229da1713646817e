//! Refusals: the request was understood, and the answer is no.
//!
//! The variants stand in their order of precedence: where two apply, the earlier one is the answer. A dialect has one
//! exhaustive `match` from here to its status and wire code.

use crate::attempt::Method;
use crate::session::Status;

/// The noun of something that was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noun {
    /// A checkout session.
    Session,
    /// A payment.
    Payment,
    /// A customer.
    Customer,
    /// A webhook endpoint.
    Endpoint,
    /// An event.
    Event,
    /// A merchant.
    Merchant,
    /// An API key.
    Key,
}

/// Why the answer is no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The idempotency key was used for another request.
    KeyReused,
    /// The same idempotency key is being worked on right now.
    KeyInFlight,
    /// There is no such thing for this merchant in this mode; others' things are answered the same way.
    NotFound(Noun),
    /// A value breaks a rule.
    Invalid {
        /// The field, as a path such as `metadata.order_id`.
        param: String,
        /// What would be right.
        message: String,
    },
    /// The named object does not exist, and the field that names it is to blame.
    NoSuch {
        /// The field.
        param: &'static str,
        /// What was looked for.
        noun: Noun,
    },
    /// The session's status does not allow it.
    SessionState(Status),
    /// The session's time has passed.
    SessionOver,
    /// Too many declined attempts.
    TooManyAttempts,
    /// The session does not allow this method.
    MethodNotAllowed(Method),
    /// No processor in this mode serves the session.
    NoProcessor,
    /// The attempt is not waiting for an answer of the buyer.
    NothingAsked,
    /// As many endpoints as there may be.
    TooManyEndpoints,
    /// The name is taken.
    SlugTaken,
}

/// An `Invalid` refusal.
pub fn invalid(param: impl Into<String>, message: impl Into<String>) -> Refusal {
    Refusal::Invalid { param: param.into(), message: message.into() }
}
