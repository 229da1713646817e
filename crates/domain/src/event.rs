//! Events: what happened, with a snapshot of the object it happened to.

use crate::attempt::Attempt;
use crate::audit::Actor;
use crate::call::Calls;
use crate::catalog::{Price, Product};
use crate::customer::Customer;
use crate::discount::{Coupon, PromotionCode};
use crate::dispute::Dispute;
use crate::entitlement::Entitlement;
use crate::id::{EndpointId, EventId, Scope};
use crate::invoice::Invoice;
use crate::link::Link;
use crate::reconcile::Difference;
use crate::refund::Refund;
use crate::session::Session;
use crate::shipping::ShippingRate;
use crate::subscription::Subscription;
use crate::tax::TaxRate;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What can happen. The words are the public event types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EventKind {
    /// A session was made.
    SessionCreated,
    /// A session was paid.
    SessionCompleted,
    /// A session can no longer be paid.
    SessionExpired,
    /// A buyer submitted a method.
    PaymentCreated,
    /// An attempt paid its session.
    PaymentSucceeded,
    /// An attempt was declined.
    PaymentFailed,
    /// A buyer chose another way.
    PaymentCanceled,
    /// An operator must look at an attempt.
    PaymentParked,
    /// Money that came too late, or twice, was given back.
    LatePaymentRefunded,
    /// All the money that a session had been paid with was given back.
    PaymentRefunded,
    /// The money for a session is held until the merchant captures it.
    PaymentAuthorized,
    /// Money came too late, twice or too little, and the merchant must give it back by hand: the processor cannot.
    PaymentOwed,
    /// A refund was begun, or somebody made one at the processor.
    RefundCreated,
    /// A refund has gone through.
    RefundUpdated,
    /// A refund was not made.
    RefundFailed,
    /// A payment is disputed.
    DisputeCreated,
    /// A dispute has come further.
    DisputeUpdated,
    /// A dispute is over.
    DisputeClosed,
    /// A processor's book and ours do not agree.
    ReconciliationDifference,
    /// A customer was made.
    CustomerCreated,
    /// A customer was changed.
    CustomerUpdated,
    /// A customer was deleted.
    CustomerDeleted,
    /// What a customer has changed.
    EntitlementUpdated,
    /// A product was made.
    ProductCreated,
    /// A product was changed.
    ProductUpdated,
    /// A price was made.
    PriceCreated,
    /// A price was changed.
    PriceUpdated,
    /// A coupon was made.
    CouponCreated,
    /// A coupon was changed.
    CouponUpdated,
    /// A coupon was deleted.
    CouponDeleted,
    /// A promotion code was made.
    PromotionCodeCreated,
    /// A promotion code was changed.
    PromotionCodeUpdated,
    /// A tax rate was made.
    TaxRateCreated,
    /// A tax rate was changed.
    TaxRateUpdated,
    /// A shipping rate was made.
    ShippingRateCreated,
    /// A shipping rate was changed.
    ShippingRateUpdated,
    /// A subscription was made.
    SubscriptionCreated,
    /// A subscription was changed.
    SubscriptionUpdated,
    /// A subscription has ended.
    SubscriptionDeleted,
    /// A subscription was paused.
    SubscriptionPaused,
    /// A subscription goes on after a pause.
    SubscriptionResumed,
    /// A trial ends soon.
    SubscriptionTrialWillEnd,
    /// An invoice was made.
    InvoiceCreated,
    /// An invoice was paid, or nothing was to be paid.
    InvoicePaid,
    /// The charge of an invoice was declined.
    InvoicePaymentFailed,
    /// Only the buyer can pay an invoice: on its page.
    InvoiceActionRequired,
    /// An invoice is not wanted any more.
    InvoiceVoided,
    /// It was given up to collect an invoice.
    InvoiceUncollectible,
    /// A payment link was made.
    LinkCreated,
    /// A payment link was changed.
    LinkUpdated,
    /// An offer was made.
    OfferCreated,
    /// An offer was changed.
    OfferUpdated,
    /// A webhook endpoint was switched off because it failed for too long.
    EndpointDisabled,
}

impl EventKind {
    /// Every kind.
    pub const ALL: [Self; 53] = [
        Self::SessionCreated,
        Self::SessionCompleted,
        Self::SessionExpired,
        Self::PaymentCreated,
        Self::PaymentSucceeded,
        Self::PaymentFailed,
        Self::PaymentCanceled,
        Self::PaymentParked,
        Self::LatePaymentRefunded,
        Self::PaymentRefunded,
        Self::PaymentAuthorized,
        Self::PaymentOwed,
        Self::RefundCreated,
        Self::RefundUpdated,
        Self::RefundFailed,
        Self::DisputeCreated,
        Self::DisputeUpdated,
        Self::DisputeClosed,
        Self::ReconciliationDifference,
        Self::CustomerCreated,
        Self::CustomerUpdated,
        Self::CustomerDeleted,
        Self::EntitlementUpdated,
        Self::ProductCreated,
        Self::ProductUpdated,
        Self::PriceCreated,
        Self::PriceUpdated,
        Self::CouponCreated,
        Self::CouponUpdated,
        Self::CouponDeleted,
        Self::PromotionCodeCreated,
        Self::PromotionCodeUpdated,
        Self::TaxRateCreated,
        Self::TaxRateUpdated,
        Self::ShippingRateCreated,
        Self::ShippingRateUpdated,
        Self::SubscriptionCreated,
        Self::SubscriptionUpdated,
        Self::SubscriptionDeleted,
        Self::SubscriptionPaused,
        Self::SubscriptionResumed,
        Self::SubscriptionTrialWillEnd,
        Self::InvoiceCreated,
        Self::InvoicePaid,
        Self::InvoicePaymentFailed,
        Self::InvoiceActionRequired,
        Self::InvoiceVoided,
        Self::InvoiceUncollectible,
        Self::LinkCreated,
        Self::LinkUpdated,
        Self::OfferCreated,
        Self::OfferUpdated,
        Self::EndpointDisabled,
    ];

    /// The public word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SessionCreated => "checkout.session.created",
            Self::SessionCompleted => "checkout.session.completed",
            Self::SessionExpired => "checkout.session.expired",
            Self::PaymentCreated => "payment.created",
            Self::PaymentSucceeded => "payment.succeeded",
            Self::PaymentFailed => "payment.failed",
            Self::PaymentCanceled => "payment.canceled",
            Self::PaymentParked => "payment.parked",
            Self::LatePaymentRefunded => "late_payment_refunded",
            Self::PaymentRefunded => "payment.refunded",
            Self::PaymentAuthorized => "payment.authorized",
            Self::PaymentOwed => "payment.owed",
            Self::RefundCreated => "refund.created",
            Self::RefundUpdated => "refund.updated",
            Self::RefundFailed => "refund.failed",
            Self::DisputeCreated => "dispute.created",
            Self::DisputeUpdated => "dispute.updated",
            Self::DisputeClosed => "dispute.closed",
            Self::ReconciliationDifference => "reconciliation.difference",
            Self::CustomerCreated => "customer.created",
            Self::CustomerUpdated => "customer.updated",
            Self::CustomerDeleted => "customer.deleted",
            Self::EntitlementUpdated => "entitlement.updated",
            Self::ProductCreated => "product.created",
            Self::ProductUpdated => "product.updated",
            Self::PriceCreated => "price.created",
            Self::PriceUpdated => "price.updated",
            Self::CouponCreated => "coupon.created",
            Self::CouponUpdated => "coupon.updated",
            Self::CouponDeleted => "coupon.deleted",
            Self::PromotionCodeCreated => "promotion_code.created",
            Self::PromotionCodeUpdated => "promotion_code.updated",
            Self::TaxRateCreated => "tax_rate.created",
            Self::TaxRateUpdated => "tax_rate.updated",
            Self::ShippingRateCreated => "shipping_rate.created",
            Self::ShippingRateUpdated => "shipping_rate.updated",
            Self::SubscriptionCreated => "customer.subscription.created",
            Self::SubscriptionUpdated => "customer.subscription.updated",
            Self::SubscriptionDeleted => "customer.subscription.deleted",
            Self::SubscriptionPaused => "customer.subscription.paused",
            Self::SubscriptionResumed => "customer.subscription.resumed",
            Self::SubscriptionTrialWillEnd => "customer.subscription.trial_will_end",
            Self::InvoiceCreated => "invoice.created",
            Self::InvoicePaid => "invoice.paid",
            Self::InvoicePaymentFailed => "invoice.payment_failed",
            Self::InvoiceActionRequired => "invoice.payment_action_required",
            Self::InvoiceVoided => "invoice.voided",
            Self::InvoiceUncollectible => "invoice.marked_uncollectible",
            Self::LinkCreated => "payment_link.created",
            Self::LinkUpdated => "payment_link.updated",
            Self::OfferCreated => "offer.created",
            Self::OfferUpdated => "offer.updated",
            Self::EndpointDisabled => "webhook_endpoint.disabled",
        }
    }

    /// Reads the public word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// What an event is about, as it was at that moment. Boxed, because the variants differ much in size.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "noun", content = "object", rename_all = "snake_case")]
pub enum Snapshot {
    /// A session.
    Session(Box<Session>),
    /// An attempt.
    Payment(Box<Attempt>),
    /// A refund.
    Refund(Box<Refund>),
    /// A dispute.
    Dispute(Box<Dispute>),
    /// What a processor's book says otherwise than ours.
    Difference(Box<Difference>),
    /// A customer.
    Customer(Box<Customer>),
    /// What a customer has, with the customer.
    Entitlement {
        /// The entitlement.
        entitlement: Box<Entitlement>,
        /// The merchant's own id of the customer.
        uid: Option<String>,
        /// The merchant's slug.
        app: String,
    },
    /// A product.
    Product(Box<Product>),
    /// A price.
    Price(Box<Price>),
    /// A coupon.
    Coupon(Box<Coupon>),
    /// A promotion code.
    PromotionCode(Box<PromotionCode>),
    /// A tax rate.
    TaxRate(Box<TaxRate>),
    /// A shipping rate.
    ShippingRate(Box<ShippingRate>),
    /// A subscription.
    Subscription(Box<Subscription>),
    /// An invoice.
    Invoice(Box<Invoice>),
    /// A payment link, or an offer.
    Link(Box<Link>),
    /// An endpoint, without its secret.
    Endpoint {
        /// Its id.
        id: EndpointId,
        /// Its URL.
        url: String,
    },
}

impl Snapshot {
    /// The same without what was said to and by processors, which is no merchant's receiver's business, and large.
    #[must_use]
    pub fn without_calls(mut self) -> Self {
        match &mut self {
            Self::Payment(payment) => payment.body.calls = Calls::default(),
            Self::Refund(refund) => refund.body.calls = Calls::default(),
            _ => {}
        }
        self
    }
}

/// The request that brought an event about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Cause {
    /// The request id, as in the `Request-Id` header; none when a job did it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// The client's idempotency key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub idempotency_key: Option<String>,
    /// Who asked, where that goes into the log of changes. An event does not say it.
    #[serde(skip)]
    pub actor: Option<Actor>,
}

impl Cause {
    /// A request that nobody signed in for: a buyer's.
    #[must_use]
    pub fn of_request(request_id: &str) -> Self {
        Self { request_id: Some(request_id.to_owned()), ..Self::default() }
    }

    /// Whoever has the server's command line or its configuration file.
    #[must_use]
    pub fn operator() -> Self {
        Self { actor: Some(Actor::Operator), ..Self::default() }
    }
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The id.
    pub id: EventId,
    /// Whose.
    pub scope: Scope,
    /// Its place in the merchant's and mode's gapless sequence; none until the sequencer has seen it.
    pub sequence: Option<i64>,
    /// What happened.
    pub kind: EventKind,
    /// When.
    pub created_at: Timestamp,
    /// How many deliveries of it are not done; counted when it is read, not stored.
    pub pending: usize,
    /// The rest.
    pub body: EventBody,
}

/// What the sequencer needs to know of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventHead {
    /// The id.
    pub id: EventId,
    /// Whose.
    pub scope: Scope,
    /// What happened.
    pub kind: EventKind,
}

/// The part of an event that no query filters by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventBody {
    /// The object.
    pub snapshot: Snapshot,
    /// The object as it was before, where something about it was changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Box<Snapshot>>,
    /// What brought it about.
    #[serde(default)]
    pub cause: Cause,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_round_trip_and_differ() {
        for kind in EventKind::ALL {
            assert_eq!(EventKind::parse(kind.as_str()), Some(kind));
        }
    }
}
