//! The contract of an adapter to a payment service provider.
//!
//! An adapter is pure and total: it is asked "given what we know and what was just heard, what next?" and answers with
//! data. The engine sends what it wants sent. No method has a default, so a forgotten one does not compile.

use crate::attempt::{Attempt, Decline, Instrument, Method};
use crate::dispute::DisputeNews;
use crate::id::{AttemptId, Mode, RefundId, Scope};
use crate::money::Money;
use crate::refund::Refund;
use crate::secret::Secret;
use crate::time::Timestamp;
use bytes::Bytes;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What an adapter remembers between its calls: small, and never a secret or card data. It is committed before each
/// call. Under [`HANDLE`] stands the provider's own name for the payment, by which notices are matched to attempts.
pub type State = serde_json::Map<String, serde_json::Value>;

/// The key in a [`State`] under which the provider's own name for the payment stands, as text.
pub const HANDLE: &str = "handle";

/// The setting that names the account in the provider's own words. Notices of another account are never applied.
pub const ACCOUNT_ID: &str = "account_id";

/// A request to a provider.
pub type Request = http::Request<Bytes>;
/// A provider's answer, or a provider's own request to us.
pub type Response = http::Response<Bytes>;

/// What a processor can do, declared. What it cannot is refused before any call.
#[derive(Debug)]
pub struct Profile {
    /// The name in settings and rows.
    pub id: &'static str,
    /// The name that people know it by.
    pub name: &'static str,
    /// The modes it works in.
    pub modes: &'static [Mode],
    /// The methods it serves, and how.
    pub serves: &'static [Serves],
    /// How an unheard ending is found out.
    pub retry_by: RetryBy,
    /// Which part of held money can be captured.
    pub captures: Part,
    /// Which part of captured money can be given back.
    pub refunds: Part,
    /// Whether it can find out, without taking anything, whether a means can be kept.
    pub verifies: bool,
    /// Whether an order is made there before the buyer submits anything: [`Op::Prepare`].
    pub prepares: bool,
    /// Whether each payment has a number of its own within the account: [`Attempt::number`].
    pub numbers: bool,
    /// Whether looking at a payment is a POST, as in JSON-RPC. Elsewhere a POST changes something.
    pub looks_by_post: bool,
    /// How often an account's payments are looked for together, in milliseconds: [`Processor::scan`].
    pub scans_every_ms: Option<i64>,
    /// The settings of an account.
    pub settings: &'static [Setting],
    /// The setting that names the only currency of an account, where each account has one.
    pub currency: Option<&'static str>,
    /// Settings that no two accounts of a merchant may share.
    pub unique: &'static [&'static str],
    /// Settings that are never changed once an account has them: payments that were begun depend on them.
    pub fixed: &'static [&'static str],
    /// The script of ours that mounts the provider's own script and fields on our page, for [`Ask::Frame`].
    pub glue: Option<&'static str>,
    /// The scenarios of the exam (`crates/server/tests/it/exam`) that cannot arise here, each with the reason.
    pub cannot: &'static [(&'static str, &'static str)],
    /// How long one call may take, in milliseconds.
    pub call_timeout_ms: i64,
    /// The setting with the address that is called; none where it is in this process.
    pub called_at: Option<&'static str>,
}

/// How a processor serves a method.
#[derive(Debug)]
pub struct Serves {
    /// The method.
    pub method: Method,
    /// Where the buyer's secret details are entered.
    pub page: PageScope,
    /// Whether it can keep the means and charge it again without the buyer.
    pub saves: bool,
    /// Whether it can hold the money until the merchant captures it.
    pub holds: bool,
    /// Only payments in these currencies; any where it is empty.
    pub currencies: &'static [&'static str],
    /// Only buyers in these countries; any where it is empty.
    pub countries: &'static [&'static str],
}

/// Which part of something can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// None of it.
    None,
    /// All of it, or nothing.
    Whole,
    /// Any part.
    Any,
}

/// A setting of an account.
#[derive(Debug)]
pub struct Setting {
    /// The name, in lower case with underscores.
    pub name: &'static str,
    /// What it is and where the merchant finds it, as one sentence.
    pub about: &'static str,
    /// Whether it must not be seen.
    pub secret: bool,
    /// Whether an account cannot do without it.
    pub needed: bool,
    /// What it is where nobody says anything.
    pub default: Option<&'static str>,
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
    /// In the provider's fields on our page; without a script, on the provider's page.
    Frame,
    /// On the buyer's phone.
    Prompt,
    /// In the buyer's wallet, which pays to an address on a chain.
    Address,
}

/// What the engine wants of a processor.
#[derive(Debug)]
pub enum Op {
    /// Make the order that the buyer will pay. No money moves.
    Prepare,
    /// Take the money, or hold it if the attempt says so, and keep the means if it says so.
    Charge(Payer),
    /// Take the money by the means that was kept, without the buyer. What would need the buyer is declined.
    ChargeSaved,
    /// Go on after the buyer's answer.
    Resume(BuyerAnswer),
    /// Say how it stands.
    Fetch,
    /// Make sure it never takes money any more; money that is only held is let go of.
    Void,
    /// Take this much of what is held, and let go of the rest.
    Capture(Money),
    /// Give back what the refund of the case says.
    Refund,
    /// Say how the refund of the case stands.
    FetchRefund,
}

impl Op {
    /// Whether it is about the refund of the case instead of the attempt.
    #[must_use]
    pub fn is_refund(&self) -> bool {
        matches!(self, Self::Refund | Self::FetchRefund)
    }
}

/// Who pays and with what. Lives in memory only.
#[derive(Debug)]
pub struct Payer {
    /// The e-mail address.
    pub email: Option<String>,
    /// The means.
    pub means: Means,
    /// Whether the buyer's browser runs scripts.
    pub scripted: bool,
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
    /// The buyer says it to the provider, or pays from a wallet of their own.
    Outside,
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
        /// What the provider says about it, in its own words; empty where it says nothing.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        words: String,
    },
    /// Confirm on the phone.
    Prompt {
        /// What the provider says about it, in its own words; empty where it says nothing.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        words: String,
    },
    /// Transfer to this account.
    Transfer {
        /// The bank's name.
        bank: String,
        /// The account number.
        account: String,
        /// What to write as the reference.
        reference: String,
    },
    /// Pay on the provider's page.
    Redirect {
        /// Its address.
        url: String,
    },
    /// Pay in the provider's fields, which its own script puts on our page.
    Frame {
        /// The address of the provider's script.
        script: String,
        /// What the [`Profile::glue`] hands to it. Anybody who sees the page sees this.
        config: State,
        /// The form that leads to the provider's page where scripts do not run; none where a page of the provider can
        /// only be had by submitting again without a script.
        plain: Option<PlainForm>,
    },
    /// Pay this much to this address on a chain.
    Address(Box<Due>),
}

/// A form that leads to a provider's page without a script.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlainForm {
    /// Where it is posted to.
    pub action: String,
    /// Its hidden fields.
    pub fields: Vec<(String, String)>,
}

/// What is to be paid on a chain, and what was seen of it. Amounts are whole numbers of the token's smallest unit, as
/// decimal text, because they do not fit into 64 bits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The chain's name for people, such as `Base`.
    pub network: String,
    /// The token's symbol, such as `USDC`.
    pub token: String,
    /// The token's contract.
    pub contract: String,
    /// Where to pay to, of this payment alone.
    pub address: String,
    /// How much is still to be paid, in the token's units with a decimal point, such as `25.5`.
    pub amount: String,
    /// The same as an EIP-681 address, for a QR code and for a link.
    pub uri: String,
    /// What has arrived and is certain, in the token's units with a decimal point; empty when nothing has.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub received: String,
    /// What was seen and is not certain yet; empty when there is nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub seen: String,
    /// How many more blocks make certain what was seen.
    #[serde(default)]
    pub blocks_left: u32,
}

impl Ask {
    /// Whether the buyer acts at the provider instead of on our page: such an attempt is only offered.
    #[must_use]
    pub fn is_outside(&self) -> bool {
        match self {
            Self::Challenge { .. } | Self::Code { .. } => false,
            Self::Prompt { .. }
            | Self::Transfer { .. }
            | Self::Redirect { .. }
            | Self::Frame { .. }
            | Self::Address(_) => true,
        }
    }
}

/// Settings and secrets of one account at a processor.
#[derive(Clone, Debug)]
pub struct Keys {
    /// Whose account, and for which mode.
    pub scope: Scope,
    /// Our name of the account, as in the address that its notices go to.
    pub account: String,
    /// What is no secret, by the names of the profile, with its defaults.
    pub settings: BTreeMap<String, String>,
    /// What is one.
    pub secrets: BTreeMap<String, Secret>,
}

impl Keys {
    /// A setting; empty where it is not set.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.settings.get(name).map_or("", String::as_str)
    }

    /// A secret, if it is set. An empty one counts as not set.
    #[must_use]
    pub fn secret(&self, name: &str) -> Option<&Secret> {
        self.secrets.get(name).filter(|secret| !secret.expose().is_empty())
    }

    /// A secret as text; empty where it is not set.
    #[must_use]
    pub fn expose(&self, name: &str) -> &str {
        self.secret(name).map_or("", Secret::expose)
    }
}

/// Where the buyer and the provider find us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The address that the provider sends the buyer's browser back to, by GET or by POST.
    pub return_url: String,
    /// The page of the session.
    pub page_url: String,
    /// The merchant's name.
    pub merchant: String,
}

/// What an operation is about.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The account.
    pub keys: &'a Keys,
    /// The payment.
    pub attempt: &'a Attempt,
    /// The refund, where the operation is about one.
    pub refund: Option<&'a Refund>,
    /// What the adapter remembers: of the refund where the operation is about one, otherwise of the payment.
    pub state: &'a State,
    /// Where we are.
    pub site: &'a Site,
    /// The time.
    pub now: Timestamp,
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
    Succeeded(Box<Captured>),
    /// It holds this much until it is captured.
    Authorized(Box<Held>),
    /// It did not and will not capture anything.
    Declined(Decline),
    /// It could not be reached or does not work, and no money can have moved nor ever will: another processor may be
    /// asked instead.
    Unavailable,
    /// Nobody knows. Never treated as failed.
    Unknown,
}

/// Money that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Captured {
    /// How much, in the provider's words.
    pub amount: Money,
    /// The provider's name for the charge.
    pub reference: String,
    /// The provider's name for the means, if it was kept.
    pub saved: Option<String>,
    /// What the means was, where only the provider has seen it.
    pub instrument: Option<Instrument>,
    /// How much of it the provider says was given back, in minor units, where it says so.
    pub refunded: Option<i64>,
    /// What arrived beyond what was asked for, as the raw integer of the chain; only where money comes as it pleases.
    pub excess: Option<String>,
}

/// Money that is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// How much, in the provider's words.
    pub amount: Money,
    /// The provider's name for it.
    pub reference: String,
    /// What the means was, where only the provider has seen it.
    pub instrument: Option<Instrument>,
    /// Until when it can be captured, if that is known.
    pub until: Option<Timestamp>,
}

/// What a processor said of a refund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refunding {
    /// The money is on its way; with the provider's name for it.
    Succeeded(String),
    /// It is accepted and not done; with the provider's name for it.
    Pending(String),
    /// It is not done and will not be; with the reason in the provider's words.
    Failed(String),
    /// Nobody knows; it is asked again.
    Unknown,
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
    /// The order is made: the answer to [`Op::Prepare`].
    Ready,
    /// That was it.
    Done(Outcome),
    /// That was it, of a refund.
    Refunded(Refunding),
}

/// Which payment a notice speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reference {
    /// The one with our id.
    Attempt(AttemptId),
    /// The one whose [`HANDLE`] this is.
    Handle(String),
}

/// What a verified notice says of one payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Which payment.
    pub about: Reference,
    /// The account that the notice names, in the provider's words. Compared with the setting [`ACCOUNT_ID`].
    pub account: Option<String>,
    /// Whether the notice says that it is about real money.
    pub live: Option<bool>,
    /// What happened.
    pub what: What,
}

/// What happened at a provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The provider says how the payment stands.
    Outcome(Outcome),
    /// Something happened; what, must be asked.
    GoAsk,
    /// One try of the buyer at the provider failed; the payment may still succeed. `id` tells it from other tries.
    Stumbled {
        /// The provider's name for the event.
        id: String,
        /// Why.
        decline: Decline,
    },
    /// The provider says how a refund of ours stands.
    Refund {
        /// Which.
        refund: RefundId,
        /// The provider's name for it.
        theirs: String,
        /// How much.
        amount: Money,
        /// How it stands.
        refunding: Refunding,
    },
    /// The payment is disputed.
    Dispute(DisputeNews),
    /// The buyer's view of it is another one.
    Saw(State, Ask),
}

/// Why a notice is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadHook {
    /// The signature is missing or wrong, or too old.
    Signature,
    /// It is signed but not what the provider's documents describe.
    Shape,
    /// The account has no secret by which a notice could be verified.
    NoSecret,
}

/// Origins that our page must be allowed to load from or lead to, for an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// Scripts.
    pub scripts: Vec<String>,
    /// Frames.
    pub frames: Vec<String>,
    /// Requests of scripts.
    pub connects: Vec<String>,
    /// Pictures.
    pub images: Vec<String>,
    /// Styles.
    pub styles: Vec<String>,
    /// Forms, and where they are redirected to.
    pub forms: Vec<String>,
    /// Whether the provider's script cannot live with trusted types.
    pub untyped: bool,
}

/// What comes next when the payments of an account are looked for together.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "one is made, looked at and dropped at a time")]
pub enum Scan {
    /// Send this, then ask again.
    Call(Request),
    /// What was found, and when to look again.
    Found(Vec<Notice>, Timestamp),
    /// There is nothing to look for.
    Idle,
}

/// A line of a provider's statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which payment.
    pub about: Reference,
    /// What happened to it.
    pub kind: LineKind,
    /// How much, always positive.
    pub amount: Money,
}

/// What a line of a statement tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineKind {
    /// Money was taken.
    Charge,
    /// Money was given back.
    Refund,
    /// Money was taken back by the buyer's bank.
    Dispute,
}

/// An adapter.
pub trait Processor: Send + Sync {
    /// What it can do.
    fn profile(&self) -> &'static Profile;

    /// What is wrong with the settings of an account: the setting, and what would be right.
    fn check(&self, keys: &Keys) -> Option<(&'static str, String)>;

    /// What our page needs for an account.
    fn sources(&self, keys: &Keys) -> Sources;

    /// Given what we know and what was just heard, what next? `last` is `None` at the start of an operation.
    fn step(&self, op: &Op, case: &Case<'_>, last: Option<&Exchange>) -> (State, Step);

    /// Verifies a notice and says what it says.
    ///
    /// # Errors
    /// When it cannot be believed.
    fn judge(&self, hook: &Request, keys: &Keys, now: Timestamp) -> Result<Vec<Notice>, BadHook>;

    /// Judges what a buyer's browser brings back from the provider to [`Site::return_url`]: the query in the address of
    /// the request, and the form in its body. What is signed is a fact; what is not only says that the provider must be
    /// asked, which is all of it at providers that sign nothing here.
    ///
    /// # Errors
    /// When it claims to be signed and the signature is wrong.
    fn returned(&self, _back: &Request, _case: &Case<'_>) -> Result<What, BadHook> {
        Ok(What::GoAsk)
    }

    /// Looks for the payments of an account together, from a cursor. `watched` are those whose ending is not known, and
    /// those that ended lately, because money may come late. Providers that tell of each payment by itself have nothing
    /// to look for.
    fn scan(
        &self,
        _keys: &Keys,
        cursor: &State,
        _watched: &[Attempt],
        _last: Option<&Exchange>,
        _now: Timestamp,
    ) -> (State, Scan) {
        (cursor.clone(), Scan::Idle)
    }

    /// Reads a line of the provider's statement; `None` when it is about something else than the money of payments.
    ///
    /// # Errors
    /// What is wrong with the line, in words.
    fn line(&self, header: &[String], row: &[String]) -> Result<Option<Line>, String>;
}
