//! The dispute: a buyer's bank takes a payment back, or asks about it. Disputes are opened, fought and closed at the
//! processor; here they are rows and events, so that the merchant knows and the books are right.

use crate::id::{AttemptId, DisputeId, Scope, SessionId};
use crate::money::Money;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Where a dispute stands. The words are those of Stripe's API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisputeStatus {
    /// The bank only asks; no money has moved.
    WarningNeedsResponse,
    /// The merchant has answered the question.
    WarningUnderReview,
    /// The question came to nothing.
    WarningClosed,
    /// The merchant must answer at the processor.
    NeedsResponse,
    /// The bank decides.
    UnderReview,
    /// The merchant keeps the money.
    Won,
    /// The buyer keeps the money.
    Lost,
}

impl DisputeStatus {
    /// Every status.
    pub const ALL: [Self; 7] = [
        Self::WarningNeedsResponse,
        Self::WarningUnderReview,
        Self::WarningClosed,
        Self::NeedsResponse,
        Self::UnderReview,
        Self::Won,
        Self::Lost,
    ];

    /// The public word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::WarningNeedsResponse => "warning_needs_response",
            Self::WarningUnderReview => "warning_under_review",
            Self::WarningClosed => "warning_closed",
            Self::NeedsResponse => "needs_response",
            Self::UnderReview => "under_review",
            Self::Won => "won",
            Self::Lost => "lost",
        }
    }

    /// Reads the public word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }

    /// Whether nothing more comes of it.
    #[must_use]
    pub fn is_closed(self) -> bool {
        matches!(self, Self::WarningClosed | Self::Won | Self::Lost)
    }

    /// How far a dispute has come. News that lag behind what is known change nothing.
    #[must_use]
    pub fn stage(self) -> u8 {
        match self {
            Self::WarningNeedsResponse => 0,
            Self::WarningUnderReview => 1,
            Self::WarningClosed => 2,
            Self::NeedsResponse => 3,
            Self::UnderReview => 4,
            Self::Won | Self::Lost => 5,
        }
    }

    /// Whether the bank only asks, and has taken nothing.
    #[must_use]
    pub fn is_warning(self) -> bool {
        matches!(self, Self::WarningNeedsResponse | Self::WarningUnderReview | Self::WarningClosed)
    }

    /// Whether the processor has taken the money from the merchant, as long as it stands so.
    #[must_use]
    pub fn holds_money(self) -> bool {
        matches!(self, Self::NeedsResponse | Self::UnderReview | Self::Lost)
    }
}

/// What a processor tells of a dispute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisputeNews {
    /// The processor's own name for it.
    pub reference: String,
    /// Where it stands.
    pub status: DisputeStatus,
    /// How much is disputed.
    pub amount: Money,
    /// Why, in the processor's word.
    pub reason: String,
    /// Until when the merchant must answer.
    pub due_by: Option<Timestamp>,
}

/// A payment that is disputed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispute {
    /// The id.
    pub id: DisputeId,
    /// Whose.
    pub scope: Scope,
    /// Which payment.
    pub attempt: AttemptId,
    /// The processor's own name for it, unique among those of an attempt's account.
    pub reference: String,
    /// Where it stands.
    pub status: DisputeStatus,
    /// How much.
    pub amount: Money,
    /// When we first heard of it.
    pub created_at: Timestamp,
    /// How often the row has changed.
    pub version: i64,
    /// The rest.
    pub body: DisputeBody,
}

/// The part of a dispute that no query filters by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputeBody {
    /// Of which session's payment.
    pub session: SessionId,
    /// Why, in the processor's word.
    #[serde(default)]
    pub reason: String,
    /// Until when the merchant must answer at the processor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_by: Option<Timestamp>,
    /// When the row last changed.
    pub updated_at: Timestamp,
    /// The time part of the id of the latest event about this dispute.
    #[serde(default)]
    pub stamp: Timestamp,
    /// The stamps before it, by which the events of this dispute are found again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Timestamp>,
    /// Fields that a newer version of this program wrote.
    #[serde(flatten)]
    pub rest: serde_json::Map<String, serde_json::Value>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_round_trip_and_stages_rise() {
        for status in DisputeStatus::ALL {
            assert_eq!(DisputeStatus::parse(status.as_str()), Some(status));
        }
        assert!(DisputeStatus::ALL.map(DisputeStatus::stage).is_sorted());
        for status in DisputeStatus::ALL.into_iter().filter(|status| status.is_closed()) {
            assert_eq!(status.holds_money(), status == DisputeStatus::Lost);
        }
    }
}
