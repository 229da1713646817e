//! The attempt: one try to pay a session with one method at one processor. APIs show it as a payment.

use crate::collect::Collected;
use crate::id::{AttemptId, CustomerId, InvoiceId, Scope, SessionId};
use crate::metadata::Metadata;
use crate::money::Money;
use crate::processor::{Ask, State};
use crate::time::{MINUTE, Timestamp};
use serde::{Deserialize, Serialize};

/// How long a buyer has to answer a challenge inside our page before the attempt is given up.
pub const CHALLENGE_LIFE: i64 = 15 * MINUTE;

/// How a buyer pays. The words are those of `payment_method_types`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// A payment card.
    Card,
    /// A wallet of a mobile network, confirmed on the phone.
    MobileMoney,
    /// A transfer from a bank account, which arrives later.
    BankTransfer,
}

impl Method {
    /// Every method, in the order in which a page offers them.
    pub const ALL: [Self; 3] = [Self::Card, Self::MobileMoney, Self::BankTransfer];

    /// The public word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::MobileMoney => "mobile_money",
            Self::BankTransfer => "bank_transfer",
        }
    }

    /// Reads the public word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.as_str() == text)
    }
}

/// Where an attempt stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AttemptStatus {
    /// The processor is being asked, or was, and no ending is known.
    Asked,
    /// The buyer is being asked on our page (3D Secure, a code).
    Challenged,
    /// The buyer acts at the provider (phone prompt, transfer). It does not hold expiry and may be replaced.
    Offered,
    /// The money was captured and pays the session.
    Succeeded,
    /// The provider said no; nothing was captured.
    Declined,
    /// The buyer chose another way before the provider said anything.
    Canceled,
    /// The money was captured but is not wanted: it is being given back.
    Surplus,
    /// The money was captured and given back, by us or by the provider itself.
    Refunded,
    /// Nobody could say how it ended, or what was said does not match: an operator must look.
    Parked,
}

impl AttemptStatus {
    /// Every status.
    pub const ALL: [Self; 9] = [
        Self::Asked,
        Self::Challenged,
        Self::Offered,
        Self::Succeeded,
        Self::Declined,
        Self::Canceled,
        Self::Surplus,
        Self::Refunded,
        Self::Parked,
    ];

    /// The stored word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Challenged => "challenged",
            Self::Offered => "offered",
            Self::Succeeded => "succeeded",
            Self::Declined => "declined",
            Self::Canceled => "canceled",
            Self::Surplus => "surplus",
            Self::Refunded => "refunded",
            Self::Parked => "parked",
        }
    }

    /// Reads the stored word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }

    /// The word that APIs show for it, as in the PayGate document's payments.
    #[must_use]
    pub fn public(self) -> &'static str {
        match self {
            Self::Challenged | Self::Offered => "pending",
            Self::Asked | Self::Parked => "processing",
            Self::Succeeded => "succeeded",
            Self::Declined => "failed",
            Self::Canceled => "canceled",
            Self::Surplus | Self::Refunded => "refunded",
        }
    }

    /// Whether it holds its session: while it does, there is no second charge and no expiry.
    #[must_use]
    pub fn is_live(self) -> bool {
        matches!(self, Self::Asked | Self::Challenged | Self::Parked)
    }
}

/// What can happen to an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttemptMove {
    /// The processor is asked something.
    Ask,
    /// The processor wants something from the buyer, on our page.
    Challenge,
    /// The buyer is to act at the provider.
    Offer,
    /// Captured, and it pays the session.
    Keep,
    /// Captured, and it is not wanted.
    Reject,
    /// Definitely not captured.
    Decline,
    /// The buyer chose another way.
    Cancel,
    /// The money was given back.
    Refund,
    /// An operator must look.
    Park,
}

impl AttemptMove {
    /// Every move.
    pub const ALL: [Self; 9] = [
        Self::Ask,
        Self::Challenge,
        Self::Offer,
        Self::Keep,
        Self::Reject,
        Self::Decline,
        Self::Cancel,
        Self::Refund,
        Self::Park,
    ];
}

/// The whole life of an attempt; `None` means the move changes nothing. Money that was captured is never
/// forgotten: from every status in which nothing was known to be captured, a late success leads to
/// `Succeeded` or `Surplus`.
#[must_use]
pub fn turn(status: AttemptStatus, by: AttemptMove) -> Option<AttemptStatus> {
    use AttemptMove as M;
    use AttemptStatus as S;
    match (status, by) {
        (S::Asked | S::Challenged | S::Offered, M::Ask) => Some(S::Asked),
        (S::Asked | S::Challenged, M::Challenge) => Some(S::Challenged),
        (S::Asked | S::Offered, M::Offer) => Some(S::Offered),
        (S::Asked | S::Challenged | S::Offered | S::Declined | S::Canceled | S::Parked, M::Keep) => {
            Some(S::Succeeded)
        }
        (S::Asked | S::Challenged | S::Offered | S::Declined | S::Canceled | S::Parked, M::Reject) => {
            Some(S::Surplus)
        }
        (S::Asked | S::Challenged | S::Offered | S::Parked, M::Decline) => Some(S::Declined),
        (S::Offered, M::Cancel) => Some(S::Canceled),
        (
            S::Succeeded
            | S::Surplus
            | S::Asked
            | S::Challenged
            | S::Offered
            | S::Declined
            | S::Canceled
            | S::Parked,
            M::Refund,
        ) => Some(S::Refunded),
        (S::Asked | S::Challenged | S::Offered | S::Declined | S::Canceled, M::Park) => Some(S::Parked),
        (S::Succeeded | S::Surplus | S::Refunded, M::Keep | M::Reject | M::Decline | M::Park | M::Ask) => {
            None
        }
        (S::Declined | S::Canceled, M::Decline | M::Ask) => None,
        (S::Parked, M::Ask | M::Park) => None,
        (
            S::Offered | S::Succeeded | S::Declined | S::Canceled | S::Surplus | S::Refunded | S::Parked,
            M::Challenge,
        ) => None,
        (
            S::Challenged | S::Succeeded | S::Declined | S::Canceled | S::Surplus | S::Refunded | S::Parked,
            M::Offer,
        ) => None,
        (
            S::Asked
            | S::Challenged
            | S::Succeeded
            | S::Declined
            | S::Canceled
            | S::Surplus
            | S::Refunded
            | S::Parked,
            M::Cancel,
        ) => None,
        (S::Refunded, M::Refund) => None,
    }
}

/// Why a provider said no, in words that a page can explain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decline {
    /// No reason given.
    CardDeclined,
    /// Not enough money.
    InsufficientFunds,
    /// The card has expired.
    ExpiredCard,
    /// The card's check number is wrong.
    IncorrectCvc,
    /// The buyer did not pass the bank's check.
    AuthenticationFailed,
    /// The provider had a fault.
    ProcessingError,
    /// The card is reported lost or stolen.
    LostOrStolenCard,
    /// The buyer refused on the phone or did not answer in time.
    NotConfirmed,
    /// The provider never got the request, and will not take it any more.
    NotCharged,
    /// The buyer gave the attempt up.
    Abandoned,
}

impl Decline {
    /// Every reason.
    pub const ALL: [Self; 10] = [
        Self::CardDeclined,
        Self::InsufficientFunds,
        Self::ExpiredCard,
        Self::IncorrectCvc,
        Self::AuthenticationFailed,
        Self::ProcessingError,
        Self::LostOrStolenCard,
        Self::NotConfirmed,
        Self::NotCharged,
        Self::Abandoned,
    ];

    /// The public word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CardDeclined => "card_declined",
            Self::InsufficientFunds => "insufficient_funds",
            Self::ExpiredCard => "expired_card",
            Self::IncorrectCvc => "incorrect_cvc",
            Self::AuthenticationFailed => "authentication_failed",
            Self::ProcessingError => "processing_error",
            Self::LostOrStolenCard => "lost_or_stolen_card",
            Self::NotConfirmed => "not_confirmed",
            Self::NotCharged => "not_charged",
            Self::Abandoned => "abandoned",
        }
    }

    /// Reads the public word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|decline| decline.as_str() == text)
    }

    /// Whether it counts towards the limit against trying stolen cards: not what the buyer or the wire brought about.
    #[must_use]
    pub fn counts_as_failure(self) -> bool {
        !matches!(self, Self::Abandoned | Self::NotCharged)
    }
}

/// What may be remembered of how the buyer pays. Never enough to pay with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Instrument {
    /// A card.
    Card {
        /// Visa, Mastercard, ...
        brand: String,
        /// The last four digits.
        last4: String,
    },
    /// A mobile wallet.
    MobileMoney {
        /// The network: `mtn`, `telecel`, `airteltigo`.
        provider: String,
        /// The phone number with its middle hidden.
        phone: String,
    },
    /// A bank transfer.
    BankTransfer,
}

/// One try to pay a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// The id, which is also our reference at the processor.
    pub id: AttemptId,
    /// Whose.
    pub scope: Scope,
    /// For which session.
    pub session: SessionId,
    /// Where it stands.
    pub status: AttemptStatus,
    /// How much was asked for.
    pub amount: Money,
    /// Who pays, if known.
    pub customer: Option<CustomerId>,
    /// By which method.
    pub method: Method,
    /// At which processor.
    pub processor: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// How often the row has changed.
    pub version: i64,
    /// The rest.
    pub body: AttemptBody,
}

/// The part of an attempt that no query filters by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttemptBody {
    /// How the buyer pays, as far as it may be remembered.
    pub instrument: Instrument,
    /// The buyer's e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// What it is for, in the merchant's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What the merchant attached to what is paid.
    #[serde(default, skip_serializing_if = "Metadata::is_empty")]
    pub metadata: Metadata,
    /// What the adapter remembers between calls.
    pub state: State,
    /// What the buyer is being asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ask: Option<Ask>,
    /// Why it was declined, or parked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The processor's own name for the charge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub processor_reference: Option<String>,
    /// Whether the processor has promised that a cancelled attempt will never take money.
    #[serde(default)]
    pub closed: bool,
    /// What the buyer said with this payment. It becomes the session's when this attempt pays it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collected: Option<Box<Collected>>,
    /// The version of the session's cart that it pays.
    #[serde(default)]
    pub cart_version: u32,
    /// Whether the means is to be kept, to be charged later.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub saves: bool,
    /// The invoice that it pays, as soon as there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invoice: Option<InvoiceId>,
    /// The kept means that is charged without the buyer; none when the buyer pays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub off_session: Option<String>,
    /// How often the janitor has asked.
    #[serde(default)]
    pub asked: u32,
    /// When the row last changed.
    pub updated_at: Timestamp,
    /// The time part of the id of the latest event about this attempt.
    #[serde(default)]
    pub stamp: Timestamp,
    /// Fields that a newer version of this program wrote.
    #[serde(flatten)]
    pub rest: serde_json::Map<String, serde_json::Value>,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A reviewer sees the state machine change here: each status with the moves that it allows.
    #[test]
    fn the_matrix() {
        let mut table = String::new();
        for status in AttemptStatus::ALL {
            let allowed = AttemptMove::ALL.iter().filter(|by| turn(status, **by).is_some());
            let moves: Vec<String> = allowed.map(|by| format!("{by:?}")).collect();
            table.push_str(format!("{:<11}{}", status.as_str(), moves.join(" ")).trim_end());
            table.push('\n');
        }
        assert_eq!(
            table,
            "\
asked      Ask Challenge Offer Keep Reject Decline Refund Park
challenged Ask Challenge Keep Reject Decline Refund Park
offered    Ask Offer Keep Reject Decline Cancel Refund Park
succeeded  Refund
declined   Keep Reject Refund Park
canceled   Keep Reject Refund Park
surplus    Refund
refunded
parked     Keep Reject Decline Refund
"
        );
    }

    #[test]
    fn each_move_leads_to_one_status() {
        use AttemptStatus as S;
        let targets = [
            S::Asked,
            S::Challenged,
            S::Offered,
            S::Succeeded,
            S::Surplus,
            S::Declined,
            S::Canceled,
            S::Refunded,
            S::Parked,
        ];
        for (by, target) in AttemptMove::ALL.into_iter().zip(targets) {
            for status in AttemptStatus::ALL {
                assert!(turn(status, by).is_none_or(|to| to == target), "{status:?} {by:?}");
            }
        }
    }

    #[test]
    fn words_round_trip() {
        for status in AttemptStatus::ALL {
            assert_eq!(AttemptStatus::parse(status.as_str()), Some(status));
        }
        for decline in Decline::ALL {
            assert_eq!(Decline::parse(decline.as_str()), Some(decline));
        }
        for method in Method::ALL {
            assert_eq!(Method::parse(method.as_str()), Some(method));
        }
    }
}
