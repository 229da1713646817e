//! The attempt: one try to pay a session with one method at one processor. APIs show it as a payment.

use crate::call::Calls;
use crate::collect::Collected;
use crate::id::{AccountId, AttemptId, CustomerId, InvoiceId, Scope, SessionId};
use crate::merchant::key_hash;
use crate::metadata::Metadata;
use crate::money::Money;
use crate::planted;
use crate::processor::{Ask, HANDLE, State};
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
    /// Tokens on a chain, sent from a wallet of the buyer's own.
    Crypto,
}

impl Method {
    /// Every method, in the order in which a page offers them.
    pub const ALL: [Self; 4] = [Self::Card, Self::MobileMoney, Self::BankTransfer, Self::Crypto];

    /// The public word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::MobileMoney => "mobile_money",
            Self::BankTransfer => "bank_transfer",
            Self::Crypto => "crypto",
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
    /// The money is held for the session, until the merchant captures it.
    Authorized,
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
    pub const ALL: [Self; 10] = [
        Self::Asked,
        Self::Challenged,
        Self::Offered,
        Self::Authorized,
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
            Self::Authorized => "authorized",
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
            Self::Authorized => "requires_capture",
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
    /// Held, and it is for the session.
    Hold,
    /// Captured, and it pays the session.
    Keep,
    /// Captured, and it is not wanted.
    Reject,
    /// Definitely not captured.
    Decline,
    /// The buyer chose another way.
    Cancel,
    /// Held, and it is not wanted, or not any more: it is let go of.
    Release,
    /// All of the money was given back.
    Refund,
    /// A refund did not work after all, and the money pays the session again.
    Restore,
    /// A refund did not work after all, and the money is still not wanted.
    Reclaim,
    /// An operator must look.
    Park,
}

impl AttemptMove {
    /// Every move.
    pub const ALL: [Self; 13] = [
        Self::Ask,
        Self::Challenge,
        Self::Offer,
        Self::Hold,
        Self::Keep,
        Self::Reject,
        Self::Decline,
        Self::Cancel,
        Self::Release,
        Self::Refund,
        Self::Restore,
        Self::Reclaim,
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
    let open = matches!(status, S::Asked | S::Challenged | S::Offered);
    let uncertain = open || status == S::Parked;
    let nothing_taken = uncertain || matches!(status, S::Authorized | S::Declined | S::Canceled);
    let to = match by {
        M::Ask => (S::Asked, open),
        M::Challenge => (S::Challenged, matches!(status, S::Asked | S::Challenged)),
        M::Offer => (S::Offered, matches!(status, S::Asked | S::Offered)),
        M::Hold => (S::Authorized, uncertain),
        M::Keep => (S::Succeeded, nothing_taken),
        M::Reject => (S::Surplus, nothing_taken),
        M::Decline if planted!("late_failure_overturns_success") => {
            (S::Declined, status == S::Succeeded || uncertain)
        }
        M::Decline => (S::Declined, uncertain),
        M::Cancel => (S::Canceled, status == S::Offered),
        M::Release => (S::Canceled, nothing_taken && status != S::Canceled),
        M::Refund => (S::Refunded, nothing_taken || matches!(status, S::Succeeded | S::Surplus)),
        M::Restore => (S::Succeeded, status == S::Refunded),
        M::Reclaim => (S::Surplus, status == S::Refunded),
        M::Park => (S::Parked, nothing_taken && status != S::Parked),
    };
    match to {
        (to, true) => Some(to),
        (_, false) => None,
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
    /// Less than was asked for arrived on the chain before the time was over. What arrived is the merchant's to return.
    Underpaid,
}

impl Decline {
    /// Every reason.
    pub const ALL: [Self; 11] = [
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
        Self::Underpaid,
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
            Self::Underpaid => "underpaid",
        }
    }

    /// Reads the public word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|decline| decline.as_str() == text)
    }

    /// Whether it is for good: the provider was never asked, or has promised to take nothing any more. Any other may
    /// turn into a success.
    #[must_use]
    pub fn is_final(self) -> bool {
        matches!(self, Self::Abandoned | Self::NotCharged)
    }

    /// Whether it counts towards the limit against trying stolen cards: not what the buyer or the wire brought about.
    #[must_use]
    pub fn counts_as_failure(self) -> bool {
        !matches!(self, Self::Abandoned | Self::NotCharged | Self::Underpaid)
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
    /// What only the provider sees, or has seen: the buyer chose it there.
    Other {
        /// The method by which the session allows it.
        method: Method,
        /// What it is in the provider's word, such as `upi`; empty as long as the buyer has not said it.
        kind: String,
        /// What may be shown of it, such as `HDFC Bank`; often empty.
        label: String,
    },
}

impl Instrument {
    /// What is known of a means that the buyer will only tell the provider.
    #[must_use]
    pub fn unseen(method: Method) -> Self {
        Self::Other { method, kind: String::new(), label: String::new() }
    }

    /// The method that it belongs to.
    #[must_use]
    pub fn method(&self) -> Method {
        match self {
            Self::Card { .. } => Method::Card,
            Self::MobileMoney { .. } => Method::MobileMoney,
            Self::BankTransfer => Method::BankTransfer,
            Self::Other { method, .. } => *method,
        }
    }
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
    /// By which of the merchant's accounts there; none at the simulator, where every merchant has one.
    #[serde(default)]
    pub account: Option<AccountId>,
    /// How much of it was captured, in minor units. Events that an older version wrote do not say it.
    #[serde(default)]
    pub captured: i64,
    /// How much of that refunds have reserved or given back, in minor units.
    #[serde(default)]
    pub refunded: i64,
    /// When it was made.
    pub created_at: Timestamp,
    /// How often the row has changed.
    pub version: i64,
    /// The rest.
    pub body: AttemptBody,
}

impl Attempt {
    /// The provider's own name for the payment, by which its notices are matched.
    #[must_use]
    pub fn handle(&self) -> Option<&str> {
        self.body.state.get(HANDLE)?.as_str()
    }

    /// Its number within the account, at processors that number payments.
    #[must_use]
    pub fn number(&self) -> Option<u32> {
        self.body.number
    }

    /// Whether a captured amount is what was asked for. Of money that is held the merchant may want a part only.
    #[must_use]
    pub fn fits(&self, captured: Money) -> bool {
        let part = self.body.holds && captured.currency == self.amount.currency;
        let same_amount = captured.amount == self.amount.amount || planted!("amount_not_compared");
        let same_currency = captured.currency == self.amount.currency || planted!("currency_not_compared");
        same_amount && same_currency || (part && (1..=self.amount.amount).contains(&captured.amount))
    }

    /// Whether it takes no money, and only asks the bank about a means that is to be kept.
    #[must_use]
    pub fn only_verifies(&self) -> bool {
        self.amount.amount == 0 && self.body.saves
    }

    /// Whether there is a receipt: money was captured by it, whatever became of that.
    #[must_use]
    pub fn has_receipt(&self) -> bool {
        use AttemptStatus as S;
        self.captured > 0 && matches!(self.status, S::Succeeded | S::Surplus | S::Refunded)
    }

    /// Where the receipt is. The id of the session, which is the buyer's secret, guards it: that of a payment stands in
    /// logs, and at the processor.
    #[must_use]
    pub fn receipt_path(&self) -> String {
        format!("/receipts/{}/{}", self.session, self.id)
    }

    /// A number of its receipt that people can read to each other: eight signs, of which none looks like another. It
    /// follows from the id, and names the payment among those of a day; it is no key to it.
    #[must_use]
    pub fn receipt_number(&self) -> String {
        const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        let hash = key_hash(self.id.as_str());
        let sign = |byte: &u8| SIGNS.get(usize::from(byte % 32)).copied().map(char::from);
        let signs: Vec<char> = hash.iter().filter_map(sign).take(8).collect();
        signs.chunks(4).map(|part| part.iter().collect::<String>()).collect::<Vec<_>>().join("-")
    }

    /// Whether the merchant may have money of it given back; `by_hand`: may write down that it was given back by other
    /// means. How much there is to give back says [`Attempt::refundable`].
    #[must_use]
    pub fn takes_refunds(&self, by_hand: bool) -> bool {
        use AttemptStatus as S;
        matches!(self.status, S::Succeeded | S::Refunded) || (self.status == S::Surplus && by_hand)
    }

    /// Whether its money is held, and the merchant has not asked for it yet.
    #[must_use]
    pub fn can_be_captured(&self) -> bool {
        self.status == AttemptStatus::Authorized && self.body.capturing.is_none()
    }

    /// Whether the merchant may cancel it: what is held is let go of, what is offered is taken back.
    #[must_use]
    pub fn can_be_canceled(&self) -> bool {
        self.can_be_captured() || self.status == AttemptStatus::Offered
    }

    /// How much can still be given back, in minor units: neither what refunds have taken, nor what is disputed.
    #[must_use]
    pub fn refundable(&self) -> i64 {
        let disputed = if planted!("disputed_money_refunded") { 0 } else { self.body.disputed };
        self.captured.saturating_sub(self.refunded).saturating_sub(disputed).max(0)
    }
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
    /// The means on file that is charged, by the attempt that gave it; or the attempt itself, where it put one on file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_file: Option<AttemptId>,
    /// Whether the money is only held until the merchant captures it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub holds: bool,
    /// How much of the held money the merchant wants, in minor units, from when it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capturing: Option<i64>,
    /// Until when held money can be captured, if that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held_until: Option<Timestamp>,
    /// When the money was captured, as far as this server knows. Rows that an older version wrote do not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub captured_at: Option<Timestamp>,
    /// When it was declined, where the provider might change its mind: then it is looked at again
    /// ([`crate::job::second_look`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declined_at: Option<Timestamp>,
    /// How much refunds have really given back, in minor units.
    #[serde(default)]
    pub returned: i64,
    /// How much of it is disputed and not with the merchant, in minor units.
    #[serde(default)]
    pub disputed: i64,
    /// Its number within the account, at processors that number payments.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// The accounts that could not be reached before this one was asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unreached: Vec<AccountId>,
    /// The buyer's latest failed tries at the provider, by its names for them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stumbles: Vec<String>,
    /// What arrived beyond what was asked for, as the raw integer of the chain. The merchant's to return.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excess: Option<String>,
    /// How often the janitor has asked.
    #[serde(default)]
    pub asked: u32,
    /// The calls to processors about it, and what they told on their own.
    #[serde(default, skip_serializing_if = "Calls::is_empty")]
    pub calls: Calls,
    /// When the row last changed.
    pub updated_at: Timestamp,
    /// The time part of the id of the latest event about this attempt.
    #[serde(default)]
    pub stamp: Timestamp,
    /// Fields that a newer version of this program wrote.
    #[serde(flatten)]
    pub rest: serde_json::Map<String, serde_json::Value>,
}

impl AttemptBody {
    /// Forgets who the buyer is, also in what an adapter named a kept means by or was to show. That it was charged
    /// without the buyer stays known.
    pub fn forget_buyer(&mut self) {
        (self.email, self.ask) = (None, None);
        self.collected = self.collected.as_ref().map(|said| Box::new(said.without_buyer()));
        self.off_session = self.off_session.as_ref().map(|_| String::new());
    }

    /// What is known of an attempt that has just been made.
    #[must_use]
    pub fn new(instrument: Instrument, now: Timestamp) -> Self {
        Self {
            instrument,
            email: None,
            description: None,
            metadata: Metadata::new(),
            state: State::new(),
            ask: None,
            reason: None,
            processor_reference: None,
            closed: false,
            collected: None,
            cart_version: 0,
            saves: false,
            invoice: None,
            off_session: None,
            on_file: None,
            holds: false,
            capturing: None,
            held_until: None,
            captured_at: None,
            declined_at: None,
            returned: 0,
            disputed: 0,
            number: None,
            unreached: vec![],
            stumbles: vec![],
            excess: None,
            asked: 0,
            calls: Calls::default(),
            updated_at: now,
            stamp: Timestamp::default(),
            rest: serde_json::Map::new(),
        }
    }
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
asked      Ask Challenge Offer Hold Keep Reject Decline Release Refund Park
challenged Ask Challenge Hold Keep Reject Decline Release Refund Park
offered    Ask Offer Hold Keep Reject Decline Cancel Release Refund Park
authorized Keep Reject Release Refund Park
succeeded  Refund
declined   Keep Reject Release Refund Park
canceled   Keep Reject Refund Park
surplus    Refund
refunded   Restore Reclaim
parked     Hold Keep Reject Decline Release Refund
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
            S::Authorized,
            S::Succeeded,
            S::Surplus,
            S::Declined,
            S::Canceled,
            S::Canceled,
            S::Refunded,
            S::Succeeded,
            S::Surplus,
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
