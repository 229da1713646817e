//! What Razorpay says, and what it means: orders, payments, refunds and disputes as far as they concern us.

use super::OWN;
use crate::wire::from_provider;
use kassa_domain::Timestamp;
use kassa_domain::attempt::{Decline, Instrument, Method};
use kassa_domain::dispute::{DisputeNews, DisputeStatus};
use kassa_domain::money::Money;
use kassa_domain::processor::{Captured, Held, Outcome, Refunding};
use kassa_domain::time::{DAY, SECOND};
use serde::Deserialize;

/// For how long an authorised payment can be captured, which each order says: three days, the longest time
/// that all of Razorpay's pages allow.
pub(super) const HELD_FOR: i64 = 3 * DAY;

/// A list, as every collection of Razorpay's is one.
#[derive(Deserialize)]
pub(super) struct Listed<T> {
    pub(super) items: Vec<T>,
}

/// An order. Source: "Orders Entity".
#[derive(Deserialize)]
pub(super) struct Order {
    pub(super) id: String,
    pub(super) amount: i64,
    pub(super) currency: String,
    pub(super) receipt: Option<String>,
}

/// A payment. Source: "Payments Entity".
#[derive(Deserialize)]
pub(super) struct Payment {
    pub(super) id: String,
    amount: i64,
    currency: String,
    status: String,
    pub(super) order_id: Option<String>,
    method: Option<String>,
    captured: Option<bool>,
    amount_refunded: Option<i64>,
    card: Option<Card>,
    bank: Option<String>,
    wallet: Option<String>,
    pub(super) customer_id: Option<String>,
    pub(super) token_id: Option<String>,
    error_code: Option<String>,
    error_reason: Option<String>,
    created_at: Option<i64>,
}

#[derive(Deserialize)]
struct Card {
    last4: Option<String>,
    network: Option<String>,
}

impl Payment {
    pub(super) fn money(&self) -> Option<Money> {
        from_provider(self.amount, &self.currency, OWN)
    }

    pub(super) fn made_at(&self) -> Option<Timestamp> {
        self.created_at.map(|seconds| Timestamp(seconds.saturating_mul(SECOND)))
    }

    /// Whether the money was taken, whatever went back of it since.
    pub(super) fn is_captured(&self) -> bool {
        match self.status.as_str() {
            "captured" => true,
            // What was never captured, Razorpay gives back by itself. Source: "Auto-Refunds".
            "refunded" => self.captured != Some(false),
            _ => false,
        }
    }

    pub(super) fn is(&self, status: &str) -> bool {
        self.status == status
    }

    /// Whether a call of its own would tell more: what the card was, or the name under which the means is
    /// kept.
    pub(super) fn is_terse(&self, saves: bool) -> bool {
        let card = self.method.as_deref() == Some("card") && self.card.is_none();
        card || (saves && self.kept().is_none())
    }

    /// The means in Razorpay's words, if it was kept: whose, which, and the payment in which the buyer said
    /// the e-mail address and phone number that later payments must name again.
    pub(super) fn kept(&self) -> Option<String> {
        Some(format!("{}:{}:{}", self.customer_id.as_ref()?, self.token_id.as_ref()?, self.id))
    }

    /// What the means was. None where it was a card and nothing is told of it: what was known before is
    /// better.
    fn instrument(&self) -> Option<Instrument> {
        let kind = self.method.as_deref()?;
        let last4 = self.card.as_ref().and_then(|card| card.last4.clone());
        let digits =
            last4.filter(|last4| last4.len() == 4 && last4.bytes().all(|byte| byte.is_ascii_digit()));
        if let (Some(card), Some(last4)) = (&self.card, digits) {
            let brand = match card.network.as_deref() {
                Some("MasterCard") => "Mastercard",
                Some(network) => network,
                None => "Unknown",
            };
            return Some(Instrument::Card { brand: brand.chars().take(40).collect(), last4 });
        }
        if kind == "card" {
            return None;
        }
        // What stands in `vpa` is the name of a person more often than not, so it is not kept.
        let label = self.bank.as_ref().or(self.wallet.as_ref()).map(String::as_str).unwrap_or_default();
        let cut = |text: &str| text.chars().take(40).collect();
        Some(Instrument::Other { method: Method::Card, kind: cut(kind), label: cut(label) })
    }

    /// That it was captured, as a fact. `None` where the amount is none of ours.
    pub(super) fn succeeded(&self, saves: bool) -> Outcome {
        let back = self.amount_refunded.and_then(|back| from_provider(back, &self.currency, OWN));
        let Some(amount) = self.money() else { return Outcome::Unknown };
        Outcome::Succeeded(Box::new(Captured {
            amount,
            reference: self.id.clone(),
            saved: saves.then(|| self.kept()).flatten(),
            instrument: self.instrument(),
            refunded: back.map(|back| back.amount),
            excess: None,
        }))
    }

    /// That it is held, as a fact.
    pub(super) fn held(&self) -> Outcome {
        let Some(amount) = self.money() else { return Outcome::Unknown };
        Outcome::Authorized(Box::new(Held {
            amount,
            reference: self.id.clone(),
            instrument: self.instrument(),
            until: self.made_at().map(|at| at.plus(HELD_FOR)),
        }))
    }

    pub(super) fn decline(&self) -> Decline {
        decline(self.error_code.as_deref(), self.error_reason.as_deref())
    }
}

/// Why, from `error_code` and `error_reason`. Source: "Cards Error Codes", "UPI Error Codes".
pub(super) fn decline(code: Option<&str>, reason: Option<&str>) -> Decline {
    match reason.unwrap_or_default() {
        // The test card of this case is documented with the word in the singular.
        "insufficient_funds" | "insufficient_fund" => Decline::InsufficientFunds,
        "card_expired" => Decline::ExpiredCard,
        "incorrect_cvv" => Decline::IncorrectCvc,
        "authentication_failed" | "invalid_otp" | "incorrect_otp" | "incorrect_pin" | "otp_expired" => {
            Decline::AuthenticationFailed
        }
        "payment_cancelled" => Decline::Abandoned,
        "payment_timed_out" | "payment_session_expired" | "payment_collect_request_expired" => {
            Decline::NotConfirmed
        }
        "gateway_technical_error" | "bank_technical_error" | "server_error" => Decline::ProcessingError,
        "card_declined" | "payment_failed" | "payment_declined" => Decline::CardDeclined,
        _ if matches!(code, Some("GATEWAY_ERROR" | "SERVER_ERROR")) => Decline::ProcessingError,
        _ => Decline::CardDeclined,
    }
}

/// What an answer says when it is no. Source: "About Errors".
#[derive(Deserialize)]
pub(super) struct Refused {
    pub(super) error: Refusal,
}

#[derive(Deserialize)]
pub(super) struct Refusal {
    pub(super) code: Option<String>,
    pub(super) description: Option<String>,
    pub(super) reason: Option<String>,
}

/// Our notes. Where there are none Razorpay writes an empty list, which reads as notes that say nothing.
#[derive(Deserialize, Default)]
pub(super) struct Notes {
    #[serde(default)]
    pub(super) kassa_refund: Option<String>,
    #[serde(default)]
    pub(super) kassa_round: Option<String>,
}

/// A refund. Source: "Refunds Entity".
#[derive(Deserialize)]
pub(super) struct Back {
    pub(super) id: String,
    amount: i64,
    currency: String,
    pub(super) payment_id: Option<String>,
    #[serde(default)]
    notes: Option<Notes>,
    status: String,
}

impl Back {
    pub(super) fn money(&self) -> Option<Money> {
        from_provider(self.amount, &self.currency, OWN)
    }

    /// The refund of ours that it is, if it is one.
    pub(super) fn ours(&self) -> Option<&str> {
        self.notes.as_ref()?.kassa_refund.as_deref()
    }

    /// How often we had tried before this one.
    pub(super) fn round(&self) -> Option<&str> {
        self.notes.as_ref()?.kassa_round.as_deref()
    }

    pub(super) fn has_failed(&self) -> bool {
        self.status == "failed"
    }

    pub(super) fn stands(&self) -> Refunding {
        match self.status.as_str() {
            "processed" => Refunding::Succeeded(self.id.clone()),
            "pending" => Refunding::Pending(self.id.clone()),
            "failed" => Refunding::Failed("Razorpay could not send the money back".to_owned()),
            _ => Refunding::Unknown,
        }
    }
}

/// A dispute. Source: "Disputes Entity".
#[derive(Deserialize)]
pub(super) struct Dispute {
    id: String,
    amount: i64,
    currency: String,
    amount_deducted: Option<i64>,
    reason_code: Option<String>,
    respond_by: Option<i64>,
    status: String,
    phase: Option<String>,
}

impl Dispute {
    /// As news; `None` where it stands as no document describes.
    pub(super) fn news(&self) -> Option<DisputeNews> {
        // Razorpay deducts nothing before a dispute is lost, and says so; a dispute without a deduction has
        // moved no money, whatever the bank calls it.
        let taken = self.amount_deducted.is_some_and(|amount| amount > 0);
        let asks = matches!(self.phase.as_deref(), Some("fraud" | "retrieval"));
        let status = match (self.status.as_str(), taken) {
            ("open", false) => DisputeStatus::WarningNeedsResponse,
            ("open", true) => DisputeStatus::NeedsResponse,
            ("under_review", false) => DisputeStatus::WarningUnderReview,
            ("under_review", true) => DisputeStatus::UnderReview,
            ("won", _) => DisputeStatus::Won,
            ("lost", _) => DisputeStatus::Lost,
            ("closed", false) if asks => DisputeStatus::WarningClosed,
            // Closed without having been lost: what was taken, if anything, is the merchant's again.
            ("closed", _) => DisputeStatus::Won,
            _ => return None,
        };
        Some(DisputeNews {
            reference: self.id.clone(),
            status,
            amount: from_provider(self.amount, &self.currency, OWN)?,
            reason: self.reason_code.clone().unwrap_or_default(),
            due_by: self.respond_by.map(|seconds| Timestamp(seconds.saturating_mul(SECOND))),
        })
    }
}
