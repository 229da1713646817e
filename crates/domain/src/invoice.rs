//! The invoice: what one period of a subscription costs, and whether it is paid.

use crate::attempt::{Decline, Instrument};
use crate::cart::Cart;
use crate::id::{AttemptId, CustomerId, InvoiceId, Scope, SessionId, SubscriptionId};
use crate::money::Money;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Where an invoice stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceStatus {
    /// It is to be paid.
    Open,
    /// It is paid, or nothing was to be paid.
    Paid,
    /// It is not wanted any more.
    Void,
    /// It was given up to collect it.
    Uncollectible,
}

impl InvoiceStatus {
    /// Every status.
    pub const ALL: [Self; 4] = [Self::Open, Self::Paid, Self::Void, Self::Uncollectible];

    /// The public and stored word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Paid => "paid",
            Self::Void => "void",
            Self::Uncollectible => "uncollectible",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }
}

/// Why there is an invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The subscription began.
    Start,
    /// A period began.
    Cycle,
}

impl Reason {
    /// The public word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Start => "subscription_create",
            Self::Cycle => "subscription_cycle",
        }
    }
}

/// An invoice. There is one for each period of a subscription, and a session of its own by which it is paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invoice {
    /// The id, which is also the bearer secret of its page.
    pub id: InvoiceId,
    /// Whose.
    pub scope: Scope,
    /// Of which subscription.
    pub subscription: SubscriptionId,
    /// Its place among the subscription's invoices, from 0. There is one invoice at each place.
    pub ordinal: i64,
    /// Where it stands.
    pub status: InvoiceStatus,
    /// Who pays.
    pub customer: Option<CustomerId>,
    /// What is to be paid.
    pub amount: Money,
    /// When it was made.
    pub created_at: Timestamp,
    /// How often the row has changed.
    pub version: i64,
    /// The rest.
    pub body: InvoiceBody,
}

/// The part of an invoice that no query filters by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceBody {
    /// Why there is one.
    pub reason: Reason,
    /// The session by which it is paid.
    pub session: SessionId,
    /// What it is for.
    pub cart: Box<Cart>,
    /// The period that it is for.
    pub period_start: Timestamp,
    /// When that ends.
    pub period_end: Timestamp,
    /// The buyer's e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// What paid it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid_by: Option<AttemptId>,
    /// What may be shown of the means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instrument: Option<Instrument>,
    /// When it was paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid_at: Option<Timestamp>,
    /// How often it was tried without the buyer.
    #[serde(default)]
    pub tries: u32,
    /// When it is tried again without the buyer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_try: Option<Timestamp>,
    /// Why it was declined last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_decline: Option<Decline>,
    /// Until when it can be paid, once it could not be collected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_by: Option<Timestamp>,
    /// When the row last changed.
    #[serde(default)]
    pub updated_at: Timestamp,
    /// The time part of the id of the latest event about it.
    #[serde(default)]
    pub stamp: Timestamp,
    /// Fields that a newer version of this program wrote.
    #[serde(flatten)]
    pub rest: serde_json::Map<String, serde_json::Value>,
}

impl Invoice {
    /// What people call it: the end of the subscription's id, and its place.
    #[must_use]
    pub fn number(&self) -> String {
        let id = self.subscription.as_str();
        let end: String = id.chars().skip(id.chars().count().saturating_sub(8)).collect();
        format!("{}-{:04}", end.to_uppercase(), self.ordinal.saturating_add(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_round_trip() {
        for status in InvoiceStatus::ALL {
            assert_eq!(InvoiceStatus::parse(status.as_str()), Some(status));
        }
    }
}
