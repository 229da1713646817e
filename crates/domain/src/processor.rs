//! The contract of an adapter to a payment service provider.
//!
//! An adapter is pure and total: it is asked "given what we know and what was just heard, what next?" and answers with
//! data. The engine sends what it wants sent. No method has a default, so a forgotten one does not compile.

use crate::attempt::{Attempt, Decline, Method};
use crate::id::{AttemptId, Mode, Scope};
use crate::money::Money;
use crate::secret::Secret;
use crate::time::Timestamp;
use bytes::Bytes;
use serde::{Deserialize, Serialize};

/// What an adapter remembers between its calls: small, and never a secret or card data. It is committed
/// before each call.
pub type State = serde_json::Map<String, serde_json::Value>;

/// A request to a provider.
pub type Request = http::Request<Bytes>;
/// A provider's answer, or a provider's own request to us.
pub type Response = http::Response<Bytes>;

/// What a processor can do, declared.
#[derive(Debug)]
pub struct Profile {
    /// The name in settings and rows.
    pub id: &'static str,
    /// The modes it works in.
    pub modes: &'static [Mode],
    /// The methods it serves.
    pub methods: &'static [Method],
    /// Those of them that it can keep and charge again without the buyer.
    pub saves: &'static [Method],
    /// How an unheard ending is found out.
    pub retry_by: RetryBy,
    /// Where the buyer's secret details are entered.
    pub page: PageScope,
    /// How long one call may take, in milliseconds.
    pub call_timeout_ms: i64,
}

/// How an ending that was never heard is found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryBy {
    /// By sending the same request again under the same key.
    Key,
    /// By looking our reference up.
    Lookup,
}

/// Where the buyer's details are entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageScope {
    /// On our page, with test numbers only.
    Simulator,
    /// On the provider's page.
    Redirect,
    /// In the provider's fields on our page.
    Frame,
}

/// What the engine wants of a processor.
#[derive(Debug)]
pub enum Op {
    /// Take the money, and keep the means if the attempt says so.
    Charge(Payer),
    /// Take the money by the means that was kept, without the buyer. What would need the buyer is declined.
    ChargeSaved,
    /// Go on after the buyer's answer.
    Resume(BuyerAnswer),
    /// Say how it ended.
    Fetch,
    /// Make sure it never takes money any more.
    Void,
    /// Give all of the money back.
    Refund,
}

/// Who pays and with what. Lives in memory only.
#[derive(Debug)]
pub struct Payer {
    /// The e-mail address.
    pub email: Option<String>,
    /// The means.
    pub means: Means,
}

/// What the buyer typed. Lives in memory only, for the length of one request.
#[derive(Debug)]
pub enum Means {
    /// A card, in test mode only.
    Card(CardDetails),
    /// A mobile wallet.
    MobileMoney {
        /// `mtn`, `telecel`, `airteltigo`.
        provider: &'static str,
        /// Digits in national form, as `0551234987`.
        phone: String,
    },
    /// A bank transfer.
    BankTransfer,
}

/// A test card. It has no serialisation, and shows nothing in `Debug`.
#[derive(Clone)]
pub struct CardDetails {
    /// Digits only.
    pub number: Secret,
    /// 1 to 12.
    pub exp_month: u32,
    /// Four digits.
    pub exp_year: u32,
    /// Three or four digits.
    pub cvc: Secret,
    /// The name on it.
    pub name: String,
}

impl std::fmt::Debug for CardDetails {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("CardDetails(..)")
    }
}

/// What the buyer answered to an [`Ask`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BuyerAnswer {
    /// Yes, it is me.
    Confirm,
    /// No.
    Reject,
    /// A code.
    Code(String),
}

/// What the buyer is asked or told while an attempt is under way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Ask {
    /// 3D Secure inside our page.
    Challenge {
        /// The bank's name.
        bank: String,
    },
    /// A one-time code inside our page.
    Code {
        /// How many wrong codes were entered.
        wrong: u32,
    },
    /// Confirm on the phone.
    Prompt,
    /// Transfer to this account.
    Transfer {
        /// The bank's name.
        bank: String,
        /// The account number.
        account: String,
        /// What to write as the reference.
        reference: String,
    },
}

impl Ask {
    /// Whether the buyer acts at the provider instead of on our page: such an attempt is only offered.
    #[must_use]
    pub fn is_outside(&self) -> bool {
        matches!(self, Self::Prompt | Self::Transfer { .. })
    }
}

/// Settings and secrets of one account at a processor.
#[derive(Clone, Debug)]
pub struct Keys {
    /// Whose account.
    pub scope: Scope,
    /// The API key.
    pub api_key: Secret,
    /// What the provider signs its notices with.
    pub hook_secret: Secret,
}

/// A call and what came of it.
#[derive(Debug)]
pub struct Exchange {
    /// The answer, or why there is none.
    pub result: Result<Response, CallError>,
}

/// Why a call has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallError {
    /// No connection was made: the provider cannot have heard us.
    NotSent,
    /// The request may have arrived; nobody knows.
    NoAnswer,
}

/// What a processor finally said of an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It captured this much.
    Succeeded {
        /// What was captured, in the provider's words.
        captured: Money,
        /// The provider's name for the charge.
        reference: String,
        /// The provider's name for the means, if it was kept.
        saved: Option<String>,
    },
    /// It did not and will not capture anything.
    Declined(Decline),
    /// Nobody knows. Never treated as failed.
    Unknown,
    /// It gave all of it back.
    Refunded,
    /// The refund was not made; it is tried again.
    RefundFailed,
}

/// What comes next.
#[derive(Debug)]
pub enum Step {
    /// Send this, then ask again.
    Call(Request),
    /// Show this to the buyer.
    Show(Ask),
    /// Ask again at that time.
    Wait(Timestamp),
    /// That was it.
    Done(Outcome),
}

/// What a verified notice says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The provider says how the attempt ended.
    Fact {
        /// Which attempt.
        attempt: AttemptId,
        /// How it ended.
        outcome: Outcome,
    },
    /// The provider says that something happened; what, must be asked.
    GoAsk {
        /// Which attempt.
        attempt: AttemptId,
    },
}

/// Why a notice is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadHook {
    /// The signature is missing or wrong, or too old.
    Signature,
    /// It is signed but not what the provider's documents describe.
    Shape,
}

/// An adapter.
pub trait Processor: Send + Sync {
    /// What it can do.
    fn profile(&self) -> &'static Profile;

    /// Given what we know and what was just heard, what next? `last` is `None` at the start of an operation.
    fn step(
        &self,
        op: &Op,
        keys: &Keys,
        attempt: &Attempt,
        last: Option<&Exchange>,
        now: Timestamp,
    ) -> (State, Step);

    /// Which attempt an unverified notice claims to speak of.
    fn locate(&self, hook: &Request) -> Option<AttemptId>;

    /// Verifies a notice and says what it says.
    ///
    /// # Errors
    /// When it cannot be believed.
    fn judge(&self, hook: &Request, keys: &Keys, now: Timestamp) -> Result<Vec<Notice>, BadHook>;
}
