//! What the vendor calls our events.

use kassa_domain::event::EventKind as Kind;

/// Our events that the vendor has too, with its names. What does not stand here is told to none of its endpoints.
pub(super) const NAMES: [(Kind, &str); 43] = [
    (Kind::SessionCompleted, "checkout.session.completed"),
    (Kind::SessionExpired, "checkout.session.expired"),
    (Kind::PaymentCreated, "payment_intent.created"),
    (Kind::PaymentSucceeded, "payment_intent.succeeded"),
    (Kind::PaymentFailed, "payment_intent.payment_failed"),
    (Kind::PaymentCanceled, "payment_intent.canceled"),
    (Kind::PaymentParked, "payment_intent.processing"),
    (Kind::PaymentAuthorized, "payment_intent.amount_capturable_updated"),
    (Kind::PaymentRefunded, "charge.refunded"),
    (Kind::RefundCreated, "refund.created"),
    (Kind::RefundUpdated, "refund.updated"),
    (Kind::RefundFailed, "refund.failed"),
    (Kind::DisputeCreated, "charge.dispute.created"),
    (Kind::DisputeUpdated, "charge.dispute.updated"),
    (Kind::DisputeClosed, "charge.dispute.closed"),
    (Kind::CustomerCreated, "customer.created"),
    (Kind::CustomerUpdated, "customer.updated"),
    (Kind::CustomerDeleted, "customer.deleted"),
    (Kind::ProductCreated, "product.created"),
    (Kind::ProductUpdated, "product.updated"),
    (Kind::PriceCreated, "price.created"),
    (Kind::PriceUpdated, "price.updated"),
    (Kind::CouponCreated, "coupon.created"),
    (Kind::CouponUpdated, "coupon.updated"),
    (Kind::CouponDeleted, "coupon.deleted"),
    (Kind::PromotionCodeCreated, "promotion_code.created"),
    (Kind::PromotionCodeUpdated, "promotion_code.updated"),
    (Kind::TaxRateCreated, "tax_rate.created"),
    (Kind::TaxRateUpdated, "tax_rate.updated"),
    (Kind::SubscriptionCreated, "customer.subscription.created"),
    (Kind::SubscriptionUpdated, "customer.subscription.updated"),
    (Kind::SubscriptionDeleted, "customer.subscription.deleted"),
    (Kind::SubscriptionPaused, "customer.subscription.paused"),
    (Kind::SubscriptionResumed, "customer.subscription.resumed"),
    (Kind::SubscriptionTrialWillEnd, "customer.subscription.trial_will_end"),
    (Kind::InvoiceCreated, "invoice.created"),
    (Kind::InvoicePaid, "invoice.paid"),
    (Kind::InvoicePaymentFailed, "invoice.payment_failed"),
    (Kind::InvoiceActionRequired, "invoice.payment_action_required"),
    (Kind::InvoiceVoided, "invoice.voided"),
    (Kind::InvoiceUncollectible, "invoice.marked_uncollectible"),
    (Kind::LinkCreated, "payment_link.created"),
    (Kind::LinkUpdated, "payment_link.updated"),
];

/// The vendor's name.
pub(super) fn name(kind: Kind) -> Option<&'static str> {
    NAMES.into_iter().find(|(ours, _)| *ours == kind).map(|(_, name)| name)
}

/// Which of ours is meant.
pub(super) fn ours(name: &str) -> Option<Kind> {
    NAMES.into_iter().find(|(_, theirs)| *theirs == name).map(|(kind, _)| kind)
}
