//! What Stripe's objects look like, as far as they are read. Unknown fields are passed over, a field that
//! stands there twice is refused.

use serde::Deserialize;
use serde_json::value::RawValue;

/// Our marks in an object's metadata. The merchant's other metadata is passed over.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Marks {
    pub(super) kassa_payment: Option<String>,
    pub(super) kassa_way: Option<String>,
    pub(super) kassa_refund: Option<String>,
    pub(super) kassa_round: Option<String>,
}

/// A reference to another object: its id, or all of it where it was asked for with `expand`.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Link<T> {
    Id(String),
    Whole(Box<T>),
}

impl<T> Link<T> {
    pub(super) fn whole(&self) -> Option<&T> {
        match self {
            Self::Id(_) => None,
            Self::Whole(whole) => Some(whole),
        }
    }
}

impl<T: HasId> Link<T> {
    pub(super) fn id(&self) -> Option<&str> {
        match self {
            Self::Id(id) => Some(id),
            Self::Whole(whole) => whole.id(),
        }
    }
}

pub(super) trait HasId {
    fn id(&self) -> Option<&str>;
}

/// An object of which only its name and how it stands matter.
#[derive(Debug, Deserialize)]
pub(super) struct Brief {
    pub(super) id: String,
    #[serde(default)]
    pub(super) status: Option<String>,
    #[serde(default)]
    pub(super) metadata: Option<Marks>,
}

/// A PaymentIntent.
#[derive(Debug, Deserialize)]
pub(super) struct Intent {
    pub(super) id: String,
    pub(super) status: String,
    pub(super) currency: String,
    #[serde(default)]
    pub(super) amount_received: i64,
    #[serde(default)]
    pub(super) amount_capturable: i64,
    pub(super) livemode: Option<bool>,
    pub(super) metadata: Option<Marks>,
    pub(super) client_secret: Option<String>,
    pub(super) customer: Option<Link<Brief>>,
    pub(super) payment_method: Option<Link<Details>>,
    pub(super) setup_future_usage: Option<String>,
    pub(super) last_payment_error: Option<Trouble>,
    pub(super) cancellation_reason: Option<String>,
    pub(super) latest_charge: Option<Link<Charge>>,
}

/// A SetupIntent.
#[derive(Debug, Deserialize)]
pub(super) struct Setup {
    pub(super) id: String,
    pub(super) status: String,
    pub(super) livemode: Option<bool>,
    pub(super) metadata: Option<Marks>,
    pub(super) client_secret: Option<String>,
    pub(super) customer: Option<Link<Brief>>,
    pub(super) payment_method: Option<Link<Details>>,
    pub(super) last_setup_error: Option<Trouble>,
    pub(super) latest_attempt: Option<Link<Tried>>,
}

/// The latest try of a SetupIntent.
#[derive(Debug, Deserialize)]
pub(super) struct Tried {
    pub(super) payment_method_details: Option<Details>,
}

/// A Checkout Session.
#[derive(Debug, Deserialize)]
pub(super) struct Session {
    pub(super) id: String,
    pub(super) status: Option<String>,
    pub(super) url: Option<String>,
    pub(super) livemode: Option<bool>,
    pub(super) metadata: Option<Marks>,
    pub(super) payment_intent: Option<Link<Intent>>,
    pub(super) setup_intent: Option<Link<Setup>>,
}

/// A charge.
#[derive(Debug, Deserialize)]
pub(super) struct Charge {
    #[serde(default)]
    pub(super) amount: i64,
    #[serde(default)]
    pub(super) amount_captured: i64,
    #[serde(default)]
    pub(super) amount_refunded: i64,
    pub(super) metadata: Option<Marks>,
    pub(super) payment_method_details: Option<Details>,
}

/// A payment method, or what a charge tells of the one it was paid with.
#[derive(Debug, Deserialize)]
pub(super) struct Details {
    pub(super) id: Option<String>,
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) card: Option<Card>,
    pub(super) sepa_debit: Option<BankAccount>,
    pub(super) us_bank_account: Option<BankAccount>,
    pub(super) ideal: Option<Generated>,
    pub(super) bancontact: Option<Generated>,
    pub(super) sofort: Option<Generated>,
}

/// A card.
#[derive(Debug, Deserialize)]
pub(super) struct Card {
    pub(super) brand: Option<String>,
    pub(super) last4: Option<String>,
    /// Until when held money can be captured, in seconds since 1970.
    pub(super) capture_before: Option<i64>,
}

/// A bank account.
#[derive(Debug, Deserialize)]
pub(super) struct BankAccount {
    pub(super) bank_name: Option<String>,
    pub(super) last4: Option<String>,
}

/// A way to pay once, by which the account behind it can be debited later.
#[derive(Debug, Deserialize)]
pub(super) struct Generated {
    pub(super) generated_sepa_debit: Option<Link<Brief>>,
}

/// Why something did not work: in an answer, or the latest on an intent.
#[derive(Debug, Deserialize)]
pub(super) struct Trouble {
    #[serde(rename = "type")]
    pub(super) kind: Option<String>,
    pub(super) code: Option<String>,
    pub(super) decline_code: Option<String>,
    pub(super) message: Option<String>,
    pub(super) payment_intent: Option<Box<Intent>>,
}

/// An answer that is a refusal.
#[derive(Debug, Deserialize)]
pub(super) struct Failure {
    pub(super) error: Trouble,
}

/// A page of a list, the newest first.
#[derive(Debug, Deserialize)]
pub(super) struct Page<T> {
    pub(super) data: Vec<T>,
    pub(super) has_more: bool,
}

/// A refund.
#[derive(Debug, Deserialize)]
pub(super) struct Back {
    pub(super) id: String,
    pub(super) status: Option<String>,
    pub(super) amount: i64,
    pub(super) currency: String,
    pub(super) failure_reason: Option<String>,
    pub(super) metadata: Option<Marks>,
    pub(super) payment_intent: Option<Link<Brief>>,
}

/// A dispute.
#[derive(Debug, Deserialize)]
pub(super) struct Disputed {
    pub(super) id: String,
    pub(super) status: String,
    pub(super) amount: i64,
    pub(super) currency: String,
    #[serde(default)]
    pub(super) reason: Option<String>,
    pub(super) payment_intent: Option<Link<Brief>>,
    pub(super) evidence_details: Option<Evidence>,
}

/// What the merchant may still say to a dispute.
#[derive(Debug, Deserialize)]
pub(super) struct Evidence {
    /// In seconds since 1970; 0 where nothing may be said.
    pub(super) due_by: Option<i64>,
}

/// A notice. What it is about has another shape for each type.
#[derive(Debug, Deserialize)]
pub(super) struct Event<'a> {
    pub(super) id: String,
    pub(super) object: String,
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) livemode: bool,
    pub(super) account: Option<String>,
    #[serde(borrow)]
    pub(super) data: EventData<'a>,
}

#[derive(Debug, Deserialize)]
pub(super) struct EventData<'a> {
    #[serde(borrow)]
    pub(super) object: &'a RawValue,
}

impl HasId for Brief {
    fn id(&self) -> Option<&str> {
        Some(&self.id)
    }
}

impl HasId for Intent {
    fn id(&self) -> Option<&str> {
        Some(&self.id)
    }
}

impl HasId for Setup {
    fn id(&self) -> Option<&str> {
        Some(&self.id)
    }
}

impl HasId for Details {
    fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }
}
