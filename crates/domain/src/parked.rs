//! What a processor told in a signed notice and what fits nothing: it is kept for the operator and never applied.

use crate::id::{AccountId, AttemptId, NoticeId, Scope};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Why a notice was not applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Misfit {
    /// It speaks of a payment that this account does not have.
    UnknownPayment,
    /// It names another account of the provider.
    OtherAccount,
    /// It speaks of test money in live mode, or the other way round.
    OtherMode,
    /// It speaks of another currency than the payment's.
    OtherCurrency,
    /// It speaks of another amount than the payment's.
    OtherAmount,
    /// More was given back at the provider than was ever captured.
    RefundTooLarge,
}

impl Misfit {
    /// Every reason.
    pub const ALL: [Self; 6] = [
        Self::UnknownPayment,
        Self::OtherAccount,
        Self::OtherMode,
        Self::OtherCurrency,
        Self::OtherAmount,
        Self::RefundTooLarge,
    ];

    /// The public word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UnknownPayment => "unknown_payment",
            Self::OtherAccount => "other_account",
            Self::OtherMode => "other_mode",
            Self::OtherCurrency => "other_currency",
            Self::OtherAmount => "amount_mismatch",
            Self::RefundTooLarge => "refund_too_large",
        }
    }

    /// Reads the public word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|misfit| misfit.as_str() == text)
    }
}

/// A notice that was not applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parked {
    /// The id.
    pub id: NoticeId,
    /// To whose account it came.
    pub scope: Scope,
    /// A hash of what it says, as lower-case hexadecimal digits: the same notice is kept once.
    pub digest: String,
    /// Of which processor.
    pub processor: String,
    /// To which account; none at the simulator.
    pub account: Option<AccountId>,
    /// Why it was not applied.
    pub misfit: Misfit,
    /// The payment that it speaks of, where that is ours.
    pub attempt: Option<AttemptId>,
    /// What it says, in our words.
    pub says: String,
    /// When it came first.
    pub created_at: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_round_trip() {
        for misfit in Misfit::ALL {
            assert_eq!(Misfit::parse(misfit.as_str()), Some(misfit));
        }
    }
}
