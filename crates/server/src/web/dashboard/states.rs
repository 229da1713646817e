//! How things stand, in words that people read, and how each is to be taken.

use super::show::capital;
use crate::web::page::network;
use kassa_domain::attempt::{Attempt, AttemptStatus, Instrument, Method};
use kassa_domain::catalog::{Interval, Period};
use kassa_domain::dispute::DisputeStatus;
use kassa_domain::entitlement::EntitlementStatus;
use kassa_domain::invoice::InvoiceStatus;
use kassa_domain::refund::{Origin, RefundReason, RefundStatus};
use kassa_domain::session::{Session, Status};
use kassa_domain::subscription::{Subscription, SubscriptionStatus};
use kassa_pages::dashboard::{Cell, Field, FieldKind, Tone};

/// A status in words, and how it is to be taken.
pub(super) type Said = (&'static str, Tone);

/// A status in a table or among facts.
pub(super) fn cell((text, tone): Said) -> Cell {
    Cell::Status(text.to_owned(), tone)
}

/// A status beside a title.
pub(super) fn beside((text, tone): Said) -> Option<(String, Tone)> {
    Some((text.to_owned(), tone))
}

/// The statuses of sessions that are told apart in a search.
pub(super) fn session_word(status: Status) -> &'static str {
    match status {
        Status::Open => "Open",
        Status::Paying => "In payment",
        Status::Complete => "Complete",
        Status::Expired => "Expired",
    }
}

pub(super) fn session(session: &Session) -> Said {
    match session.status {
        Status::Open => ("Open", Tone::Plain),
        Status::Paying => ("In payment", Tone::Warn),
        Status::Complete if session.body.unpaid => ("Not captured", Tone::Warn),
        Status::Complete if session.amount.amount == 0 => ("Complete", Tone::Good),
        Status::Complete => ("Paid", Tone::Good),
        Status::Expired => ("Expired", Tone::Plain),
    }
}

pub(super) fn payment_word(status: AttemptStatus) -> &'static str {
    match status {
        AttemptStatus::Asked => "Processing",
        AttemptStatus::Challenged => "Waiting for the buyer",
        AttemptStatus::Offered => "Waiting for the buyer",
        AttemptStatus::Authorized => "Authorized",
        AttemptStatus::Succeeded => "Succeeded",
        AttemptStatus::Declined => "Declined",
        AttemptStatus::Canceled => "Canceled",
        AttemptStatus::Surplus => "Not needed",
        AttemptStatus::Refunded => "Refunded",
        AttemptStatus::Parked => "Needs attention",
    }
}

pub(super) fn payment(payment: &Attempt) -> Said {
    let word = payment_word(payment.status);
    match payment.status {
        AttemptStatus::Authorized if payment.body.capturing.is_some() => ("Being captured", Tone::Warn),
        AttemptStatus::Succeeded if payment.body.disputed > 0 => ("Disputed", Tone::Bad),
        AttemptStatus::Succeeded if payment.refunded > 0 => ("Partly refunded", Tone::Good),
        AttemptStatus::Succeeded => (word, Tone::Good),
        AttemptStatus::Asked
        | AttemptStatus::Challenged
        | AttemptStatus::Offered
        | AttemptStatus::Authorized
        | AttemptStatus::Surplus => (word, Tone::Warn),
        AttemptStatus::Declined | AttemptStatus::Parked => (word, Tone::Bad),
        AttemptStatus::Canceled | AttemptStatus::Refunded => (word, Tone::Plain),
    }
}

pub(super) fn method(method: Method) -> &'static str {
    match method {
        Method::Card => "Card",
        Method::MobileMoney => "Mobile money",
        Method::BankTransfer => "Bank transfer",
        Method::Crypto => "Crypto",
    }
}

/// What a processor calls itself.
pub(super) fn processor(id: &str) -> String {
    match id {
        "evm" => "EVM chain".to_owned(),
        other => capital(other),
    }
}

/// What the vendor of a dialect calls itself.
pub(super) fn dialect(name: &str) -> String {
    if name == kassa_dialects::native::NAME { "Kassa".to_owned() } else { capital(name) }
}

/// The field that chooses a dialect, each called as its vendor calls itself.
pub(super) fn dialect_field() -> Field {
    let options = kassa_dialects::NAMES.map(|name| (name.to_owned(), dialect(name)));
    Field::line("dialect", "API", kassa_dialects::native::NAME).of(FieldKind::Choice(options.into()))
}

/// What a card's network calls itself.
fn brand_name(brand: &str) -> String {
    let name = match brand {
        "visa" => "Visa",
        "mastercard" => "Mastercard",
        "amex" => "American Express",
        "discover" => "Discover",
        "verve" => "Verve",
        "unionpay" => "UnionPay",
        "jcb" => "JCB",
        "diners" => "Diners Club",
        "maestro" => "Maestro",
        "rupay" => "RuPay",
        other => return capital(other),
    };
    name.to_owned()
}

/// How a buyer pays, as far as it may be shown.
pub(super) fn instrument(of: &Instrument) -> String {
    let shown = |first: &str, second: &str| {
        let words = [first, second].into_iter().filter(|word| !word.is_empty());
        words.map(|word| word.replace('_', " ")).collect::<Vec<_>>().join(" ")
    };
    let text = match of {
        Instrument::Card { brand, last4 } => shown(&brand_name(brand), &format!("•••• {last4}")),
        Instrument::MobileMoney { provider, phone } => shown(network(provider), phone),
        Instrument::BankTransfer => String::new(),
        Instrument::Other { kind, label, .. } => shown(&capital(kind), label),
    };
    if text.is_empty() { method(of.method()).to_owned() } else { text }
}

pub(super) fn refund(status: RefundStatus) -> Said {
    match status {
        RefundStatus::Pending => ("Pending", Tone::Warn),
        RefundStatus::Succeeded => ("Succeeded", Tone::Good),
        RefundStatus::Failed => ("Failed", Tone::Bad),
    }
}

/// Who brought a refund about.
pub(super) fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Merchant => "Requested by the merchant",
        Origin::Surplus => "Refunded automatically: the payment was not needed",
        Origin::Processor => "Made at the processor",
        Origin::ByHand => "Recorded manually",
    }
}

pub(super) fn refund_reason(reason: RefundReason) -> &'static str {
    match reason {
        RefundReason::Duplicate => "Duplicate",
        RefundReason::Fraudulent => "Fraudulent",
        RefundReason::RequestedByCustomer => "Requested by customer",
    }
}

pub(super) fn dispute(status: DisputeStatus) -> Said {
    match status {
        DisputeStatus::WarningNeedsResponse => ("Question needs an answer", Tone::Warn),
        DisputeStatus::WarningUnderReview => ("Question under review", Tone::Warn),
        DisputeStatus::WarningClosed => ("Question closed", Tone::Plain),
        DisputeStatus::NeedsResponse => ("Needs response", Tone::Bad),
        DisputeStatus::UnderReview => ("Under review", Tone::Warn),
        DisputeStatus::Won => ("Won", Tone::Good),
        DisputeStatus::Lost => ("Lost", Tone::Bad),
    }
}

pub(super) fn subscription_word(status: SubscriptionStatus) -> Said {
    match status {
        SubscriptionStatus::Incomplete => ("Incomplete", Tone::Plain),
        SubscriptionStatus::Trialing => ("Trial", Tone::Good),
        SubscriptionStatus::Active => ("Active", Tone::Good),
        SubscriptionStatus::PastDue => ("Past due", Tone::Bad),
        SubscriptionStatus::Paused => ("Paused", Tone::Warn),
        SubscriptionStatus::Canceled => ("Ended", Tone::Plain),
        SubscriptionStatus::Unpaid => ("Unpaid", Tone::Bad),
    }
}

pub(super) fn subscription(subscription: &Subscription) -> Said {
    let said = subscription_word(subscription.status);
    match subscription.status {
        _ if subscription.body.held_at.is_some() => ("Needs attention", Tone::Warn),
        SubscriptionStatus::Trialing | SubscriptionStatus::Active if subscription.is_ending() => {
            ("Ends", Tone::Warn)
        }
        _ => said,
    }
}

pub(super) fn invoice(status: InvoiceStatus) -> Said {
    match status {
        InvoiceStatus::Open => ("Open", Tone::Warn),
        InvoiceStatus::Paid => ("Paid", Tone::Good),
        InvoiceStatus::Void => ("Void", Tone::Plain),
        InvoiceStatus::Uncollectible => ("Uncollectible", Tone::Bad),
    }
}

pub(super) fn entitlement(status: EntitlementStatus) -> Said {
    match status {
        EntitlementStatus::Active => ("Active", Tone::Good),
        EntitlementStatus::Expired => ("Expired", Tone::Plain),
        EntitlementStatus::Revoked => ("Revoked", Tone::Bad),
    }
}

/// How often something is paid.
pub(super) fn every(period: Period) -> String {
    let unit = match period.interval {
        Interval::Day => "day",
        Interval::Week => "week",
        Interval::Month => "month",
        Interval::Year => "year",
    };
    if period.count == 1 { format!("every {unit}") } else { format!("every {} {unit}s", period.count) }
}
