//! The checkout session: what is to be paid, by when, and where the buyer goes afterwards.

use crate::attempt::{Decline, Method};
use crate::branding::{Branding, NewBranding};
use crate::cart::{Cart, Line, NewDiscount, NewLine, NewShipping, Pricing};
use crate::collect::{AfterCompletion, Collect, Collected, CustomerUpdate, SubmitType};
use crate::id::{
    AccountId, AttemptId, CustomerId, InvoiceId, LineId, LinkId, Scope, SessionId, SubscriptionId,
};
use crate::locale::Locale;
use crate::merchant::Sealed;
use crate::metadata::Metadata;
use crate::money::Money;
use crate::planted;
use crate::postal::Address;
use crate::processor::State;
use crate::query::Expand;
use crate::subscription::{NewTerms, Terms};
use crate::time::{DAY, Timestamp};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// How long a session lives when nothing is said: as in the PayGate document's sample.
pub const LIFE_DEFAULT: i64 = DAY;
/// How long a session may live at most.
pub const LIFE_MAX: i64 = 30 * DAY;
/// After so many declined attempts a session takes no more, so that nobody tries stolen cards on it.
pub const FAILURES_MAX: u32 = 10;
/// After so many payments were begun, declined or not, a session takes no more: each may be an order at the processor,
/// and whoever has the page could have them made without end.
pub const TRIES_MAX: u32 = 50;
/// At most so many characters in a description.
pub const DESCRIPTION_CHARS_MAX: usize = 500;
/// At most so many characters in the merchant's name for a session.
pub const REFERENCE_CHARS_MAX: usize = 200;
/// The name of the line of a session that names nothing but an amount.
pub const ONLY_LINE: &str = "Payment";

/// Where a session stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It can be paid.
    Open,
    /// An attempt is under way whose ending this server brings about. Shown as `open` outside.
    Paying,
    /// It is paid.
    Complete,
    /// It can no longer be paid.
    Expired,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 4] = [Self::Open, Self::Paying, Self::Complete, Self::Expired];

    /// The stored word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Paying => "paying",
            Self::Complete => "complete",
            Self::Expired => "expired",
        }
    }

    /// Reads the stored word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }

    /// The word that APIs show.
    #[must_use]
    pub fn public(self) -> &'static str {
        match self {
            Self::Open | Self::Paying => "open",
            Self::Complete => "complete",
            Self::Expired => "expired",
        }
    }
}

/// What can happen to a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// A buyer submits a method that this server charges.
    Pay,
    /// An attempt succeeded.
    Succeed,
    /// The attempt under way did not succeed.
    Fail,
    /// The merchant expires it.
    Expire,
    /// Its time has passed.
    Lapse,
}

impl Move {
    /// Every move.
    pub const ALL: [Self; 5] = [Self::Pay, Self::Succeed, Self::Fail, Self::Expire, Self::Lapse];
}

/// What a move does to a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The session goes to this status.
    To(Status),
    /// Nothing changes.
    Stay,
    /// The buyer is shown the attempt that is under way.
    ShowFirst,
    /// The move is not allowed.
    Refuse,
    /// The live attempt must end first.
    Wait,
    /// The money is not wanted any more: record it and give it back.
    GiveBack,
}

/// The whole life of a session. `design` table "The session"; the test below prints it.
///
/// `Fail` while paying leads to `Open`; a session whose time has passed meanwhile lapses right after.
#[must_use]
pub fn turn(status: Status, by: Move) -> Turn {
    match (status, by) {
        (Status::Open, Move::Pay) => Turn::To(Status::Paying),
        (Status::Open | Status::Paying, Move::Succeed) => Turn::To(Status::Complete),
        (Status::Open, Move::Fail) => Turn::Stay,
        (Status::Open, Move::Expire | Move::Lapse) => Turn::To(Status::Expired),
        (Status::Paying, Move::Pay) if planted!("second_attempt_while_one_is_live") => {
            Turn::To(Status::Paying)
        }
        (Status::Paying, Move::Pay) => Turn::ShowFirst,
        (Status::Paying, Move::Fail) => Turn::To(Status::Open),
        (Status::Paying, Move::Expire) => Turn::Refuse,
        (Status::Paying, Move::Lapse) if planted!("expired_under_a_live_attempt") => {
            Turn::To(Status::Expired)
        }
        (Status::Paying, Move::Lapse) => Turn::Wait,
        (Status::Complete | Status::Expired, Move::Pay | Move::Expire) => Turn::Refuse,
        (Status::Complete, Move::Succeed) if planted!("completed_twice") => Turn::To(Status::Complete),
        (Status::Expired, Move::Succeed) if planted!("late_money_kept") => Turn::To(Status::Complete),
        (Status::Complete | Status::Expired, Move::Succeed) => Turn::GiveBack,
        (Status::Complete | Status::Expired, Move::Fail | Move::Lapse) => Turn::Stay,
    }
}

/// A checkout session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// The id, which is also the bearer secret of its page.
    pub id: SessionId,
    /// Whose.
    pub scope: Scope,
    /// Where it stands.
    pub status: Status,
    /// What is to be paid, by what the buyer has chosen so far. 0 when nothing is, or while the buyer has not named
    /// an amount yet.
    pub amount: Money,
    /// Who pays, if the merchant said so.
    pub customer: Option<CustomerId>,
    /// The one attempt that paid it.
    pub paid_by: Option<AttemptId>,
    /// When it was made.
    pub created_at: Timestamp,
    /// Until when it can be paid.
    pub expires_at: Timestamp,
    /// How often the row has changed.
    pub version: i64,
    /// The rest.
    pub body: SessionBody,
}

/// The part of a session that no query filters by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct SessionBody {
    /// The dialect that made it, which decides how its placeholders are spelled.
    pub dialect: String,
    /// Shown to the buyer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Where the buyer goes after paying; the placeholder is still in it. Empty: the buyer stays.
    pub success_url: String,
    /// Where the buyer goes instead; the placeholder is still in it. Empty: the page has no way back.
    pub cancel_url: String,
    /// What is bought; none when the merchant named nothing but an amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cart: Option<Box<Cart>>,
    /// Grows with each change of the cart. An attempt pays the cart that it was made for, and no other.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub cart_version: u32,
    /// The tier that the merchant asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier: Option<String>,
    /// What is asked of the buyer; none: nothing but an e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collect: Option<Box<Collect>>,
    /// What the buyer said who paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collected: Option<Box<Collected>>,
    /// What the merchant calls the session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_reference_id: Option<String>,
    /// Among sessions that share it at most one is ever paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exclusive_key: Option<String>,
    /// What the button says.
    #[serde(default, skip_serializing_if = "is_pay")]
    pub submit_type: SubmitType,
    /// The language of its pages; none: the one that the buyer's browser asks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// What happens after the payment.
    #[serde(default, skip_serializing_if = "is_redirect")]
    pub after_completion: AfterCompletion,
    /// How its pages look; none: as every page of ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub branding: Option<Box<Branding>>,
    /// The origins that may have its page in a frame; mostly none, and then it has a page of its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub embedders: Vec<String>,
    /// Whether paying makes a customer when the merchant named none.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub creates_customer: bool,
    /// What is written to the customer when the session is paid.
    #[serde(default, skip_serializing_if = "is_no_update")]
    pub customer_update: CustomerUpdate,
    /// What is agreed on, when paying starts a subscription.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<Box<Terms>>,
    /// The invoice that it pays. Such a session is ours: no merchant made it, and none is told of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invoice: Option<InvoiceId>,
    /// The subscription that is to be charged by the card which the buyer gives here. Such a session is ours, too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card_for: Option<SubscriptionId>,
    /// Whether a merchant asked for its one payment by API, without a page. Such a session is ours, too.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub direct: bool,
    /// Whether what pays is put on file for its customer, to be charged again without them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub keeps: bool,
    /// The means that was put on file, by the attempt that gave it. None where its processor could not keep it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_file: Option<AttemptId>,
    /// The address to which the page for another card leads back. It is sealed: it is a way into the portal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub back: Option<Sealed>,
    /// The link or offer that opened it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<LinkId>,
    /// Whether it is counted among those that its link may bring about.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub holds_place: bool,
    /// What the link's address said about where the buyer came from.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tracking: BTreeMap<String, String>,
    /// Another name that it is known under, see [`crate::alias`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alias: Option<String>,
    /// What its dialect wants to show again and nothing else depends on: JSON texts by their fields.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub echo: BTreeMap<String, String>,
    /// Prefills the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_email: Option<String>,
    /// Prefills the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_phone: Option<String>,
    /// Prefills the page, where it asks for a name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_name: Option<String>,
    /// Prefills the page, where it asks for an address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_address: Option<Box<Address>>,
    /// The methods allowed, in the order to offer them. Never empty.
    pub methods: Vec<Method>,
    /// What the merchant attached.
    #[serde(default)]
    pub metadata: Metadata,
    /// Whether the money is only held when the buyer has paid, until the merchant captures it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub holds: bool,
    /// Whether it is complete and its money is held, or was let go of: it is not paid.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unpaid: bool,
    /// The order that was made at a processor when the page was opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prepared: Option<Box<Prepared>>,
    /// The latest attempt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current: Option<AttemptId>,
    /// How many attempts were declined.
    #[serde(default)]
    pub failures: u32,
    /// How many attempts buyers have begun.
    #[serde(default, skip_serializing_if = "is_none_yet")]
    pub tries: u32,
    /// Why the latest attempt was declined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_decline: Option<Decline>,
    /// The time part of the id of the latest event about this session or its attempts.
    #[serde(default)]
    pub stamp: Timestamp,
    /// The stamps before it, the latest of them, by which the events of this session are found again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Timestamp>,
    /// Fields that a newer version of this program wrote.
    #[serde(flatten)]
    pub rest: serde_json::Map<String, serde_json::Value>,
}

fn is_zero(version: &u32) -> bool {
    *version == 0
}

fn is_pay(kind: &SubmitType) -> bool {
    *kind == SubmitType::Pay
}

fn is_redirect(after: &AfterCompletion) -> bool {
    *after == AfterCompletion::Redirect
}

fn is_no_update(update: &CustomerUpdate) -> bool {
    *update == CustomerUpdate::default()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over references")]
fn is_none_yet(tries: &u32) -> bool {
    *tries == 0
}

impl SessionBody {
    /// Forgets who the buyer is: what the page was filled in with, and what was typed there.
    pub fn forget_buyer(&mut self) {
        (self.customer_email, self.customer_phone) = (None, None);
        (self.customer_name, self.customer_address) = (None, None);
        self.collected = self.collected.as_ref().map(|said| Box::new(said.without_buyer()));
    }
}

impl Session {
    /// Whether its page is seen in a frame on the merchant's own.
    #[must_use]
    pub fn is_embedded(&self) -> bool {
        !self.body.embedders.is_empty()
    }

    /// Whether so many payments were tried that it takes no more.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.body.failures >= FAILURES_MAX || self.body.tries >= TRIES_MAX
    }

    /// What is bought. A session that names nothing but an amount has one line of that amount.
    #[must_use]
    pub fn cart(&self) -> Cow<'_, Cart> {
        match &self.body.cart {
            Some(cart) => Cow::Borrowed(cart),
            None if self.is_setup() => Cow::Owned(Cart::default()),
            None => Cow::Owned(Cart { lines: vec![self.only_line()], ..Cart::default() }),
        }
    }

    fn only_line(&self) -> Line {
        // The line has no row of its own, so its id is made from the session's: always the same one.
        let id = self.id.as_str();
        let body = id.rsplit_once('_').map_or(id, |(_, body)| body);
        let name = self.body.description.clone().unwrap_or_else(|| ONLY_LINE.to_owned());
        Line { unit: self.amount.amount, ..Line::of(LineId::of(format!("li_{body}")), name) }
    }

    /// Whether nothing is to be paid, and nothing is to be known to charge later: a discount took it all, or a trial.
    #[must_use]
    pub fn is_free(&self) -> bool {
        self.amount.amount == 0
            && !self.needs_method()
            && self.cart().custom_line().is_none_or(|line| line.unit > 0)
    }

    /// Whether a card is to be given even where nothing is to be paid now.
    #[must_use]
    pub fn needs_method(&self) -> bool {
        self.body.card_for.is_some()
            || self.is_setup()
            || self.body.terms.as_ref().is_some_and(|terms| terms.needs_method)
    }

    /// Whether nothing is sold in it: it puts a means of payment on file, and takes no money.
    #[must_use]
    pub fn is_setup(&self) -> bool {
        self.body.keeps && self.amount.amount == 0 && self.body.cart.is_none()
    }

    /// Whether the card that pays is to be kept, to be charged later.
    #[must_use]
    pub fn saves_method(&self) -> bool {
        let body = &self.body;
        body.terms.is_some() || body.invoice.is_some() || body.card_for.is_some() || body.keeps
    }

    /// Whether its money is there: it is complete, and nothing of it is merely held.
    #[must_use]
    pub fn is_paid(&self) -> bool {
        self.status == Status::Complete && !self.body.unpaid
    }

    /// Whether the merchant may end it: it is open, and it does not end with an invoice.
    #[must_use]
    pub fn can_be_expired(&self) -> bool {
        self.body.invoice.is_none() && matches!(turn(self.status, Move::Expire), Turn::To(_))
    }

    /// Whether it is one that this server made for an invoice, a change of card or a payment by API: merchants hear of
    /// those themselves, and not of their sessions.
    #[must_use]
    pub fn is_ours(&self) -> bool {
        self.body.invoice.is_some() || self.body.card_for.is_some() || self.body.direct
    }
}

/// An order that was made at a processor before the buyer submitted anything, so that the page can lead there at once,
/// and so that opening it again makes no second one. It becomes the attempt of the buyer who submits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prepared {
    /// The id that the attempt will have, which is our reference at the processor.
    pub attempt: AttemptId,
    /// By which method it will be paid.
    pub method: Method,
    /// At which processor.
    pub processor: String,
    /// By which of the merchant's accounts there.
    pub account: Option<AccountId>,
    /// How much.
    pub amount: Money,
    /// For which version of the cart.
    pub cart_version: u32,
    /// What the adapter remembers. Empty until the order is made.
    pub state: State,
}

/// Who buys, as the merchant says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Buyer {
    /// An existing customer.
    Id(CustomerId),
    /// The merchant's own id: the customer who has it, or a new one.
    Own {
        /// The merchant's own id.
        uid: String,
        /// Replaces what is known.
        email: Option<String>,
        /// Replaces what is known.
        name: Option<String>,
        /// Replaces what is known.
        phone: Option<String>,
    },
}

/// What a merchant asks for when creating a session. Values are read, not yet judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewSession {
    /// The dialect that read it.
    pub dialect: String,
    /// How it is priced.
    pub pricing: Pricing,
    /// The code as sent; `None`: the catalog's, where that leaves no doubt.
    pub currency: Option<String>,
    /// Shown to the buyer.
    pub description: Option<String>,
    /// Where to go after paying.
    pub success_url: Option<String>,
    /// Where to go instead.
    pub cancel_url: Option<String>,
    /// Who buys.
    pub customer: Option<Buyer>,
    /// Prefill.
    pub customer_email: Option<String>,
    /// Prefill.
    pub customer_phone: Option<String>,
    /// Methods as sent; `None` allows all that can be paid with.
    pub methods: Option<Vec<String>>,
    /// What the merchant attaches.
    #[serde(default)]
    pub metadata: Metadata,
    /// Until when it can be paid.
    pub expires_at: Option<Timestamp>,
    /// For how many milliseconds it can be paid when `expires_at` is left out; `None`: for a day.
    pub life: Option<i64>,
    /// What the answer is to carry whole.
    #[serde(default)]
    pub expand: Expand,
    /// What most sessions do not ask for.
    pub more: Option<Box<NewSessionMore>>,
}

impl NewSession {
    /// A session that says what it sells and nothing else.
    #[must_use]
    pub fn of(dialect: &str, pricing: Pricing) -> Self {
        Self {
            dialect: dialect.to_owned(),
            pricing,
            currency: None,
            description: None,
            success_url: None,
            cancel_url: None,
            customer: None,
            customer_email: None,
            customer_phone: None,
            methods: None,
            metadata: Metadata::new(),
            expires_at: None,
            life: None,
            expand: Expand::default(),
            more: None,
        }
    }
}

/// What a merchant may ask for beyond the usual.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NewSessionMore {
    /// What the buyer may add.
    pub optional_items: Vec<NewLine>,
    /// The discount; at most one.
    pub discounts: Vec<NewDiscount>,
    /// Whether the buyer may type a code.
    pub allow_promotion_codes: bool,
    /// A code that is applied if it is valid, and passed over in silence if it is not.
    pub default_promotion_code: Option<String>,
    /// Tax rates of lines that name none.
    pub tax_rates: Vec<String>,
    /// Whether the buyer's address decides which rates apply.
    pub tax_by_address: bool,
    /// Ways of shipping.
    pub shipping: Vec<NewShipping>,
    /// What is asked of the buyer.
    pub collect: Collect,
    /// When the money is taken, as sent: `automatic` or `manual`.
    pub capture_method: Option<String>,
    /// Prefills the name, where the page asks for one.
    pub customer_name: Option<String>,
    /// Prefills the addresses that the page asks for.
    pub customer_address: Option<Box<Address>>,
    /// The word on the button, as sent.
    pub submit_type: Option<String>,
    /// The language of the pages, as sent.
    pub locale: Option<String>,
    /// What happens after the payment.
    pub after_completion: AfterCompletion,
    /// Whether the buyer stays on the page that thanks them where nobody says where they go. Otherwise that is a
    /// mistake.
    pub may_stay: bool,
    /// How its pages look, as sent.
    pub branding: NewBranding,
    /// Where its page is seen, as sent: `hosted` or `embedded`.
    pub ui_mode: Option<String>,
    /// The origins that may have it in a frame, as sent.
    pub embed_origins: Vec<String>,
    /// What the merchant calls the session.
    pub client_reference_id: Option<String>,
    /// Among sessions that share it at most one is ever paid.
    pub exclusive_key: Option<String>,
    /// `always` or `if_required`, as sent.
    pub customer_creation: Option<String>,
    /// What is written to the customer when the session is paid.
    pub customer_update: CustomerUpdate,
    /// `payment`, `subscription` or `setup`, as sent.
    pub mode: Option<String>,
    /// Whether what pays is put on file for the customer.
    pub keeps: bool,
    /// Whether the price of the tier decides that, of vendors whose requests do not say it: a recurring price starts a
    /// subscription on these terms, and any other is paid once.
    pub mode_of_price: bool,
    /// The terms of the subscription.
    pub terms: Option<NewTerms>,
    /// `always` or `if_required`, as sent.
    pub payment_method_collection: Option<String>,
    /// Whether it is to have another name, see [`crate::alias`].
    pub alias: bool,
    /// What its dialect wants to show again, as JSON texts.
    pub echo: BTreeMap<String, String>,
}

/// What is to change about a session. `None` leaves it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct SessionPatch {
    /// What the merchant attaches: merged into what is there, and an empty text takes a key away.
    pub metadata: Option<Metadata>,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A reviewer sees the state machine change here.
    #[test]
    fn the_matrix() {
        let mut table = String::from("move     open            paying          complete        expired\n");
        for by in Move::ALL {
            table.push_str(&format!("{:<9}", format!("{by:?}").to_lowercase()));
            let cells: Vec<_> = Status::ALL.iter().map(|status| format!("{:?}", turn(*status, by))).collect();
            table.push_str(cells.iter().map(|cell| format!("{cell:<16}")).collect::<String>().trim_end());
            table.push('\n');
        }
        assert_eq!(
            table,
            "\
move     open            paying          complete        expired
pay      To(Paying)      ShowFirst       Refuse          Refuse
succeed  To(Complete)    To(Complete)    GiveBack        GiveBack
fail     Stay            To(Open)        Stay            Stay
expire   To(Expired)     Refuse          Refuse          Refuse
lapse    To(Expired)     Wait            Stay            Stay
"
        );
    }

    #[test]
    fn complete_and_expired_absorb() {
        for status in [Status::Complete, Status::Expired] {
            for by in Move::ALL {
                assert!(!matches!(turn(status, by), Turn::To(_)), "{status:?} {by:?}");
            }
        }
    }

    #[test]
    fn words_round_trip_and_paying_is_inside_only() {
        for status in Status::ALL {
            assert_eq!(Status::parse(status.as_str()), Some(status));
            assert_ne!(status.public(), "paying");
        }
    }
}
