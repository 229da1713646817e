//! Refusals: the request was understood, and the answer is no.
//!
//! The variants stand in their order of precedence: where two apply, the earlier one is the answer. A dialect has one
//! exhaustive `match` from here to its status and wire code.

use crate::attempt::{AttemptStatus, Method};
use crate::link::Closed;
use crate::session::Status;
use crate::subscription::SubscriptionStatus;

/// The noun of something that was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noun {
    /// A checkout session.
    Session,
    /// A payment.
    Payment,
    /// A customer.
    Customer,
    /// A means of payment that is on file.
    PaymentMethod,
    /// A webhook endpoint.
    Endpoint,
    /// An event.
    Event,
    /// A merchant.
    Merchant,
    /// An API key.
    Key,
    /// A product.
    Product,
    /// A price.
    Price,
    /// A coupon.
    Coupon,
    /// A promotion code.
    PromotionCode,
    /// A tax rate.
    TaxRate,
    /// A shipping rate.
    ShippingRate,
    /// A refund.
    Refund,
    /// A dispute.
    Dispute,
    /// An account at a processor.
    Account,
    /// A subscription.
    Subscription,
    /// An invoice.
    Invoice,
    /// A payment link.
    Link,
    /// An offer.
    Offer,
    /// A merchant, where it is named by its slug.
    App,
    /// The test clock.
    TestClock,
    /// Somebody of the merchant's team.
    Member,
}

/// Why the answer is no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The idempotency key was used for another request.
    KeyReused,
    /// The same idempotency key is being worked on right now.
    KeyInFlight,
    /// The key and the secret beside it are not a pair that is valid.
    BadCredentials,
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
        /// The field, as a path such as `line_items[0].price`.
        param: String,
        /// What was looked for.
        noun: Noun,
    },
    /// No product that can be bought has this tier.
    UnknownTier,
    /// The product of the tier has no price that can be bought in this currency.
    NoPrice,
    /// A name that must be unique is taken.
    Taken {
        /// The field.
        param: &'static str,
    },
    /// The session's status does not allow it.
    SessionState(Status),
    /// The session's time has passed.
    SessionOver,
    /// The subscription's status does not allow it.
    SubscriptionState(SubscriptionStatus),
    /// An invoice of the subscription is being collected; it must be paid first, or the subscription canceled.
    InvoiceOpen,
    /// A payment of the customer is under way: they can be deleted when it has ended.
    CustomerBusy,
    /// The link opens no session now.
    LinkClosed(Closed),
    /// What the buyer chose or typed cannot be had.
    Choice(ChoiceProblem),
    /// Another session with the same exclusive key was paid.
    OrderPaid,
    /// Another session with the same exclusive key is being paid.
    OrderBusy,
    /// Too many declined attempts.
    TooManyAttempts,
    /// The session does not allow this method.
    MethodNotAllowed(Method),
    /// No processor in this mode serves the session.
    NoProcessor,
    /// The payment's status does not allow it.
    PaymentState(AttemptStatus),
    /// More is to be given back than there is left, in minor units.
    RefundTooLarge(i64),
    /// The processor cannot do it.
    Unable(Unable),
    /// The attempt is not waiting for an answer of the buyer.
    NothingAsked,
    /// The server's configuration file keeps it, and it alone changes it.
    KeptByFile,
    /// It exists in test mode only.
    TestOnly,
    /// The test clock is on its way.
    ClockBusy,
    /// As many endpoints as there may be.
    TooManyEndpoints,
    /// The name is taken.
    SlugTaken,
}

/// What a processor cannot do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unable {
    /// Give money back.
    Refund,
    /// Give a part of the money back.
    PartialRefund,
    /// Capture less than what is held.
    PartialCapture,
}

/// What is wrong with what the buyer chose or typed on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChoiceProblem {
    /// The quantity of the line at this place is too small.
    TooFew(usize),
    /// The quantity of the line at this place is too large.
    TooMany(usize),
    /// The quantity of the line at this place is fixed.
    Fixed(usize),
    /// The amount is below the least.
    AmountTooSmall,
    /// The amount is above the most.
    AmountTooLarge,
    /// The amount has more decimals than the token.
    AmountTooFine,
    /// The quantity of the line at this place makes a total with more decimals than the token.
    TotalTooFine(usize),
    /// No amount was named.
    AmountMissing,
    /// There is no such way of shipping.
    NoSuchShipping,
    /// There is no such promotion code, or it is not valid any more.
    UnknownCode,
    /// The promotion code was used as often as it may be.
    CodeUsedUp,
    /// The order is too small for the promotion code.
    CodeBelowMinimum,
    /// The promotion code is for something or somebody else.
    CodeNotForThis,
    /// The promotion code would leave a total with more decimals than the token.
    CodeTooFine,
}

/// A `NoSuch` refusal.
pub fn no_such(param: impl Into<String>, noun: Noun) -> Refusal {
    Refusal::NoSuch { param: param.into(), noun }
}

/// An `Invalid` refusal.
pub fn invalid(param: impl Into<String>, message: impl Into<String>) -> Refusal {
    Refusal::Invalid { param: param.into(), message: message.into() }
}
