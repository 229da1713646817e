//! The vendor's words for where payments and subscriptions stand.

use kassa_domain::attempt::AttemptStatus;
use kassa_domain::subscription::{Subscription, SubscriptionFilter, SubscriptionStatus};

/// Where a subscription may stand. The first four are the vendor's; `INCOMPLETE` is one whose first payment is on its
/// way or was declined, and the last two come about only by another API.
pub(super) const STATUSES: [&str; 7] =
    [ACTIVE, PAST_DUE, CANCELED, PENDING_CANCELLATION, INCOMPLETE, PAUSED, UNPAID];
const ACTIVE: &str = "ACTIVE";
const PAST_DUE: &str = "PAST_DUE";
const CANCELED: &str = "CANCELED";
const PENDING_CANCELLATION: &str = "PENDING_CANCELLATION";
const INCOMPLETE: &str = "INCOMPLETE";
const PAUSED: &str = "PAUSED";
const UNPAID: &str = "UNPAID";

/// Where a payment stands. What is captured is settled with the merchant here, so nothing stays `PAYMENT_RECEIVED`.
pub(super) fn of_payment(status: AttemptStatus) -> &'static str {
    match status {
        AttemptStatus::Asked | AttemptStatus::Challenged | AttemptStatus::Offered | AttemptStatus::Parked => {
            "CHECKOUT_PENDING"
        }
        AttemptStatus::Authorized => "CHECKOUT_SUCCESS",
        AttemptStatus::Succeeded => "PAYMENT_SUCCESS",
        AttemptStatus::Declined => "PAYMENT_FAILED",
        AttemptStatus::Canceled => "CHECKOUT_CANCELED",
        AttemptStatus::Surplus => "REFUND_PENDING",
        AttemptStatus::Refunded => "FULLY_REFUNDED",
    }
}

/// Where a subscription stands. A trial is active.
pub(super) fn of_subscription(subscription: &Subscription) -> &'static str {
    use SubscriptionStatus as S;
    match subscription.status {
        S::Trialing | S::Active | S::Paused if subscription.is_ending() => PENDING_CANCELLATION,
        S::Trialing | S::Active => ACTIVE,
        S::Paused => PAUSED,
        S::PastDue => PAST_DUE,
        S::Unpaid => UNPAID,
        S::Incomplete => INCOMPLETE,
        S::Canceled => CANCELED,
    }
}

/// The subscriptions that this word is about.
pub(super) fn filter(word: &str) -> SubscriptionFilter {
    use SubscriptionStatus as S;
    let (statuses, ending) = match word {
        ACTIVE => (vec![S::Trialing, S::Active], Some(false)),
        PENDING_CANCELLATION => (vec![S::Trialing, S::Active, S::Paused], Some(true)),
        PAUSED => (vec![S::Paused], Some(false)),
        PAST_DUE => (vec![S::PastDue], None),
        UNPAID => (vec![S::Unpaid], None),
        INCOMPLETE => (vec![S::Incomplete], None),
        _ => (vec![S::Canceled], None),
    };
    SubscriptionFilter { statuses: Some(statuses), ending, ..SubscriptionFilter::default() }
}
