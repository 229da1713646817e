//! The refund: money that goes back to the buyer of a payment, all of it or a part.
//!
//! What a refund takes is reserved in the commit that makes it, so that refunds of one payment never come to more than
//! was captured, whatever happens at the same moment. A refund that fails gives its reservation back.

use crate::call::Calls;
use crate::id::{AttemptId, RefundId, Scope, SessionId};
use crate::metadata::Metadata;
use crate::money::Money;
use crate::processor::{Refunding, State};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Where a refund stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RefundStatus {
    /// It is reserved, and the processor is being asked or has not finished.
    Pending,
    /// The money is on its way to the buyer.
    Succeeded,
    /// The processor did not do it, and will not: what was reserved is free again.
    Failed,
}

impl RefundStatus {
    /// Every status.
    pub const ALL: [Self; 3] = [Self::Pending, Self::Succeeded, Self::Failed];

    /// The public word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Succeeded => "succeeded",
            Self::Failed => "failed",
        }
    }

    /// Reads the public word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }
}

/// What can happen to a refund.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefundMove {
    /// The processor says that it is done.
    Succeed,
    /// The processor says that it will not be done.
    Fail,
}

/// The whole life of a refund; `None` means the move changes nothing. A bank may send money back to a processor that
/// had said the refund was done, so a success may still fail.
#[must_use]
pub fn turn(status: RefundStatus, by: RefundMove) -> Option<RefundStatus> {
    match (status, by) {
        (RefundStatus::Pending, RefundMove::Succeed) => Some(RefundStatus::Succeeded),
        (RefundStatus::Pending | RefundStatus::Succeeded, RefundMove::Fail) => Some(RefundStatus::Failed),
        (RefundStatus::Succeeded | RefundStatus::Failed, RefundMove::Succeed)
        | (RefundStatus::Failed, RefundMove::Fail) => None,
    }
}

/// Who brought a refund about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The merchant asked for it here.
    Merchant,
    /// The money came too late, or a second time: we give it back by ourselves, and try until it works.
    Surplus,
    /// Somebody gave it back at the processor; we only heard of it.
    Processor,
    /// The merchant gave it back by other means and wrote it down here, because the processor cannot.
    ByHand,
}

/// Why the merchant gives the money back. The words are those of Stripe's API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefundReason {
    /// The order was paid twice.
    Duplicate,
    /// It was not the buyer who paid.
    Fraudulent,
    /// The buyer wants it.
    RequestedByCustomer,
}

impl RefundReason {
    /// Every reason.
    pub const ALL: [Self; 3] = [Self::Duplicate, Self::Fraudulent, Self::RequestedByCustomer];

    /// The public word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Duplicate => "duplicate",
            Self::Fraudulent => "fraudulent",
            Self::RequestedByCustomer => "requested_by_customer",
        }
    }

    /// Reads the public word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == text)
    }
}

/// Money on its way back to a buyer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refund {
    /// The id, which is also our reference at the processor.
    pub id: RefundId,
    /// Whose.
    pub scope: Scope,
    /// Of which payment.
    pub attempt: AttemptId,
    /// Where it stands.
    pub status: RefundStatus,
    /// How much.
    pub amount: Money,
    /// When it was made.
    pub created_at: Timestamp,
    /// How often the row has changed.
    pub version: i64,
    /// The rest.
    pub body: RefundBody,
}

impl Refund {
    /// Whether a notice can be applied without asking. `theirs` is the provider's name of what it tells about. A refund
    /// that failed may have been sent again since under another name, and providers tell of one failure several times,
    /// late, and in any order: a failure is only believed of what the refund is now.
    #[must_use]
    pub fn believes(&self, theirs: &str, refunding: &Refunding) -> bool {
        !matches!(refunding, Refunding::Failed(_)) || self.body.processor_reference.as_deref() == Some(theirs)
    }
}

/// The part of a refund that no query filters by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundBody {
    /// Of which session's payment.
    pub session: SessionId,
    /// Who brought it about.
    pub origin: Origin,
    /// Why, if the merchant said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<RefundReason>,
    /// What the merchant attached.
    #[serde(default, skip_serializing_if = "Metadata::is_empty")]
    pub metadata: Metadata,
    /// The processor's own name for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub processor_reference: Option<String>,
    /// Why it failed, in the processor's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failure: Option<String>,
    /// What the adapter remembers between calls.
    #[serde(default)]
    pub state: State,
    /// How often a definite no of the processor was tried again: part of the idempotency key, because a provider gives
    /// the same answer to the same key.
    #[serde(default)]
    pub round: u32,
    /// How often the processor was asked since something was heard.
    #[serde(default)]
    pub asked: u32,
    /// The calls to the processor about it, and what it told on its own.
    #[serde(default, skip_serializing_if = "Calls::is_empty")]
    pub calls: Calls,
    /// When the row last changed.
    pub updated_at: Timestamp,
    /// The time part of the id of the latest event about this refund.
    #[serde(default)]
    pub stamp: Timestamp,
    /// The stamps before it, by which the events of this refund are found again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Timestamp>,
    /// Fields that a newer version of this program wrote.
    #[serde(flatten)]
    pub rest: serde_json::Map<String, serde_json::Value>,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A reviewer sees the state machine change here.
    #[test]
    fn the_matrix() {
        let mut table = String::new();
        for status in RefundStatus::ALL {
            let moves = [RefundMove::Succeed, RefundMove::Fail];
            let allowed: Vec<String> = moves
                .into_iter()
                .filter_map(|by| Some(format!("{by:?}->{}", turn(status, by)?.as_str())))
                .collect();
            table.push_str(format!("{:<10}{}", status.as_str(), allowed.join(" ")).trim_end());
            table.push('\n');
        }
        assert_eq!(table, "pending   Succeed->succeeded Fail->failed\nsucceeded Fail->failed\nfailed\n");
    }

    #[test]
    fn a_failure_is_only_believed_of_what_the_refund_is_now() {
        let text = r#"{"session":"cs_1","origin":"surplus","updated_at":0,"processor_reference":"re_2"}"#;
        let body: RefundBody = serde_json::from_str(text).unwrap();
        let mut refund = Refund {
            id: RefundId::of("re_1"),
            scope: Scope { merchant: 1, mode: crate::id::Mode::Test },
            attempt: AttemptId::of("pay_1"),
            status: RefundStatus::Pending,
            amount: Money { amount: 1, currency: crate::money::Currency::parse("USD").unwrap() },
            created_at: Timestamp::default(),
            version: 0,
            body,
        };
        let failed = Refunding::Failed("no".to_owned());
        assert!(refund.believes("re_2", &failed));
        assert!(!refund.believes("re_1", &failed), "that one was sent again as re_2");
        assert!(
            refund.believes("re_1", &Refunding::Succeeded("re_1".to_owned())),
            "money that is gone is gone"
        );
        refund.body.processor_reference = None;
        assert!(!refund.believes("re_2", &failed), "nobody knows whether it is the one that is being sent");
    }

    #[test]
    fn words_round_trip() {
        for status in RefundStatus::ALL {
            assert_eq!(RefundStatus::parse(status.as_str()), Some(status));
        }
        for reason in RefundReason::ALL {
            assert_eq!(RefundReason::parse(reason.as_str()), Some(reason));
        }
    }
}
