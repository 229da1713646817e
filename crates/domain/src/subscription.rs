//! The subscription: what a customer pays again and again, and its terms.

use crate::attempt::Instrument;
use crate::cart::{Adjustment, Cart};
use crate::catalog::{Interval, Period};
use crate::discount::Duration;
use crate::id::{AccountId, CustomerId, InvoiceId, LinkId, Scope, SessionId, SubscriptionId};
use crate::metadata::Metadata;
use crate::money::Currency;
use crate::pricing::price;
use crate::schedule::Schedule;
use crate::time::{DAY, Timestamp};
use serde::{Deserialize, Serialize};

/// A free trial has at most so many days.
pub const TRIAL_DAYS_MAX: i64 = 730;
/// A subscription that ends by itself has at most so many periods.
pub const CYCLES_MAX: i64 = 1_000;
/// The merchant is told so long before a trial ends, or at once when it is shorter.
pub const TRIAL_NOTICE: i64 = 3 * DAY;
/// A renewal that is later than this, with the next one already due, waits for the merchant: a clock has jumped, or
/// nobody worked for long, and nobody is to be charged twice in a row without a look.
pub const HOLD_AFTER: i64 = 7 * DAY;

/// Where a subscription stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubscriptionStatus {
    /// A buyer has submitted a first payment that is not paid yet.
    Incomplete,
    /// It is free for now.
    Trialing,
    /// It is paid.
    Active,
    /// A renewal is not paid, and is being collected.
    PastDue,
    /// Nothing is charged until it is resumed.
    Paused,
    /// It has ended.
    Canceled,
    /// A renewal was never paid, and nothing more is charged until it is.
    Unpaid,
}

impl SubscriptionStatus {
    /// Every status.
    pub const ALL: [Self; 7] = [
        Self::Incomplete,
        Self::Trialing,
        Self::Active,
        Self::PastDue,
        Self::Paused,
        Self::Canceled,
        Self::Unpaid,
    ];

    /// The public and stored word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Incomplete => "incomplete",
            Self::Trialing => "trialing",
            Self::Active => "active",
            Self::PastDue => "past_due",
            Self::Paused => "paused",
            Self::Canceled => "canceled",
            Self::Unpaid => "unpaid",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }
}

/// What can happen to a subscription.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Its first payment succeeds, or nothing is to be paid.
    Start,
    /// The same, with days that are free at first.
    StartTrial,
    /// An invoice is paid.
    Paid,
    /// A renewal is declined.
    Fail,
    /// It is given up to collect a renewal.
    GiveUp,
    /// It is paused.
    Pause,
    /// It goes on after a pause.
    Resume,
    /// It ends.
    Cancel,
}

impl Step {
    /// Every step.
    pub const ALL: [Self; 8] = [
        Self::Start,
        Self::StartTrial,
        Self::Paid,
        Self::Fail,
        Self::GiveUp,
        Self::Pause,
        Self::Resume,
        Self::Cancel,
    ];
}

/// The whole life of a subscription; `None`: the step changes nothing. What is canceled stays canceled.
#[must_use]
pub fn turn(status: SubscriptionStatus, by: Step) -> Option<SubscriptionStatus> {
    use SubscriptionStatus as S;
    match (status, by) {
        (S::Incomplete, Step::Start) => Some(S::Active),
        (S::Incomplete, Step::StartTrial) => Some(S::Trialing),
        (S::Trialing | S::Active | S::PastDue | S::Unpaid, Step::Paid) => Some(S::Active),
        (S::Trialing | S::Active | S::PastDue, Step::Fail) => Some(S::PastDue),
        (S::Trialing | S::Active | S::PastDue, Step::GiveUp) => Some(S::Unpaid),
        (S::Trialing | S::Active, Step::Pause) => Some(S::Paused),
        (S::Paused, Step::Resume) => Some(S::Active),
        (S::Incomplete | S::Trialing | S::Active | S::PastDue | S::Paused | S::Unpaid, Step::Cancel) => {
            Some(S::Canceled)
        }
        (S::Trialing | S::Active | S::PastDue | S::Paused | S::Unpaid, Step::Start | Step::StartTrial)
        | (S::Incomplete | S::Paused, Step::Paid | Step::Fail | Step::GiveUp)
        | (S::Unpaid, Step::Fail | Step::GiveUp)
        | (S::Incomplete | S::PastDue | S::Paused | S::Unpaid, Step::Pause)
        | (S::Incomplete | S::Trialing | S::Active | S::PastDue | S::Unpaid, Step::Resume)
        | (S::Canceled, _) => None,
    }
}

/// What happens when a trial ends and nothing is known to charge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum MissingMethod {
    /// The subscription ends.
    Cancel,
    /// It is paused.
    Pause,
    /// An invoice is made that the buyer pays on its page.
    #[default]
    CreateInvoice,
}

impl MissingMethod {
    /// Every ending.
    pub const ALL: [Self; 3] = [Self::Cancel, Self::Pause, Self::CreateInvoice];

    /// The public word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cancel => "cancel",
            Self::Pause => "pause",
            Self::CreateInvoice => "create_invoice",
        }
    }

    /// Reads the public word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|word| word.as_str() == text)
    }
}

/// What becomes of a subscription whose renewal is never paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum WhenUnpaid {
    /// It ends.
    #[default]
    Cancel,
    /// It stays, and goes on when the buyer pays.
    Unpaid,
}

impl WhenUnpaid {
    /// The public word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cancel => "cancel",
            Self::Unpaid => "unpaid",
        }
    }

    /// Reads the public word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Cancel, Self::Unpaid].into_iter().find(|word| word.as_str() == text)
    }
}

/// What a session that starts a subscription agrees on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// How often it is paid.
    pub period: Period,
    /// How many days are free at first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trial_days: Option<i64>,
    /// Until when it is free at first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trial_end: Option<Timestamp>,
    /// When the first whole period begins; what is before it is paid by its share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Timestamp>,
    /// After how many whole periods it ends by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cycles: Option<i64>,
    /// Whether a card is asked for also when nothing is to be paid now.
    pub needs_method: bool,
    /// What happens when a trial ends without one.
    #[serde(default)]
    pub missing_method: MissingMethod,
    /// What becomes of it when a renewal is never paid.
    #[serde(default)]
    pub when_unpaid: WhenUnpaid,
    /// Whether it takes the place of any other that its customer has on such terms.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub replaces: bool,
    /// What the merchant attached to the subscription.
    #[serde(default)]
    pub metadata: Metadata,
    /// The subscription, as soon as a buyer has submitted a first payment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subscription: Option<SubscriptionId>,
    /// Its first invoice, when the session is paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invoice: Option<InvoiceId>,
}

impl Terms {
    /// Until when it is free when it starts now. That can be over already when the payment comes late.
    #[must_use]
    pub fn free_until(&self, now: Timestamp) -> Option<Timestamp> {
        let days = self.trial_days.map(|days| now.plus(days.saturating_mul(DAY)));
        self.trial_end.or(days)
    }

    /// What is paid after the day on which a subscription on these terms starts, for this cart of a whole period; none
    /// when that is more than a payment can be.
    #[must_use]
    pub fn later(&self, whole: &Cart, currency: Currency, started: Timestamp) -> Option<Later> {
        let total = |cart: &Cart| price(cart, currency).map(|priced| priced.total).ok();
        let trial = self.free_until(started);
        let full = total(&Cart { discount: None, ..whole.clone() })?;
        let duration = whole.discount.as_ref().map(|discount| discount.duration);
        // What is taken off once is taken off the first payment, which is that of the start but for a trial.
        let over = duration == Some(Duration::Once) && trial.is_none();
        let until = duration.filter(|_| !over).and_then(|it| it.until(trial.unwrap_or(started)));
        Some(Later {
            amount: if over { full } else { total(whole)? },
            from: trial.or(self.anchor.filter(|at| *at > started)),
            trial_until: trial,
            discount_until: until,
            amount_after: until.map(|_| full),
        })
    }

    /// Until when it can be started: what was agreed on for the time until then means nothing after it.
    #[must_use]
    pub fn starts_before(&self) -> Option<Timestamp> {
        self.trial_end.or(self.anchor)
    }
}

/// What is paid after the day on which a subscription starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Later {
    /// What each period costs, in minor units.
    pub amount: i64,
    /// When the first whole period begins, where that is not the start.
    pub from: Option<Timestamp>,
    /// Until when it is free at first.
    pub trial_until: Option<Timestamp>,
    /// Until when something is taken off of that.
    pub discount_until: Option<Timestamp>,
    /// What each period costs after that.
    pub amount_after: Option<i64>,
}

/// What a merchant asks for when a session is to start a subscription, as sent.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NewTerms {
    /// How many days are free at first.
    pub trial_period_days: Option<i64>,
    /// Until when it is free at first.
    pub trial_end: Option<Timestamp>,
    /// When the first whole period begins.
    pub billing_cycle_anchor: Option<Timestamp>,
    /// `create_prorations` or `none`: whether the time before that is paid.
    pub proration_behavior: Option<String>,
    /// After how many whole periods it ends by itself.
    pub cycles: Option<i64>,
    /// The word for what happens when a trial ends without a card.
    pub missing_payment_method: Option<String>,
    /// The word for what becomes of it when a renewal is never paid.
    pub when_unpaid: Option<String>,
    /// Whether it takes the place of any other that its customer has on such terms. It means nothing where no tier is
    /// bought.
    pub replaces: bool,
    /// What the merchant attaches to the subscription.
    pub metadata: Metadata,
}

/// A means of payment that its processor keeps, to be charged without the buyer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedMethod {
    /// At which processor.
    pub processor: String,
    /// By which of the merchant's accounts there; none at the simulator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
    /// The processor's name for it. It is worth nothing without the account's key.
    pub reference: String,
    /// What may be shown of it.
    pub instrument: Instrument,
}

/// A subscription.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscription {
    /// The id.
    pub id: SubscriptionId,
    /// Whose.
    pub scope: Scope,
    /// Where it stands.
    pub status: SubscriptionStatus,
    /// Who pays; known from the first payment on.
    pub customer: Option<CustomerId>,
    /// When it was made.
    pub created_at: Timestamp,
    /// How often the row has changed.
    pub version: i64,
    /// The rest.
    pub body: SubscriptionBody,
}

/// The part of a subscription that no query filters by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubscriptionBody {
    /// The session that it began with.
    pub session: SessionId,
    /// The link or offer that opened that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<LinkId>,
    /// In which currency.
    pub currency: Currency,
    /// What each period is paid for: the lines that repeat, with the rules that they were bought by.
    pub cart: Box<Cart>,
    /// Where its periods begin.
    pub schedule: Schedule,
    /// The place of the current period in the schedule; -1 is the time before the first whole period.
    pub index: i64,
    /// When the current period began.
    pub current_start: Timestamp,
    /// When it ends.
    pub current_end: Timestamp,
    /// When it started.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started_at: Option<Timestamp>,
    /// Until when it is or was free at first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trial_end: Option<Timestamp>,
    /// Whether the merchant was told that the trial will end.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub trial_told: bool,
    /// Whether nothing was asked for the current period: it is a trial, or the time before the first whole one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub free: bool,
    /// Until when the discount holds; none: as long as it is in the cart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount_until: Option<Timestamp>,
    /// How many more whole periods there are to be; none: until it is canceled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cycles_left: Option<i64>,
    /// What is charged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<SavedMethod>,
    /// What happens when a trial ends without one.
    #[serde(default)]
    pub missing_method: MissingMethod,
    /// What becomes of it when a renewal is never paid.
    #[serde(default)]
    pub when_unpaid: WhenUnpaid,
    /// The latest invoice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest_invoice: Option<InvoiceId>,
    /// The invoice that is being collected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_invoice: Option<InvoiceId>,
    /// How many invoices there have been.
    #[serde(default)]
    pub invoices: i64,
    /// What changed in the middle of a period, and is part of the next invoice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adjustments: Vec<Adjustment>,
    /// When it is to end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancel_at: Option<Timestamp>,
    /// Whether it is to end with the current period.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cancel_at_period_end: bool,
    /// When somebody canceled it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub canceled_at: Option<Timestamp>,
    /// When it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Timestamp>,
    /// Since when it is paused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paused_at: Option<Timestamp>,
    /// When it goes on by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resumes_at: Option<Timestamp>,
    /// Since when renewals wait for the merchant, because they came much too late.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held_at: Option<Timestamp>,
    /// When the merchant last let renewals go out that had waited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub looked_at: Option<Timestamp>,
    /// The session that paid the latest period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid_by: Option<SessionId>,
    /// When an invoice was last paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled_at: Option<Timestamp>,
    /// The same, if it was paid in the time that collecting takes at most: what came due meanwhile is not late.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timely_at: Option<Timestamp>,
    /// Whether it took the place of any other that its customer had on such terms, and one on such terms takes its
    /// place: of all of them at most one lives.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub replaces: bool,
    /// What the merchant attached.
    #[serde(default)]
    pub metadata: Metadata,
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

impl SubscriptionBody {
    /// What a whole period is charged, with what has come together for the next invoice.
    #[must_use]
    pub fn whole_cart(&self) -> Cart {
        Cart { adjustments: self.adjustments.clone(), ..(*self.cart).clone() }
    }
}

impl Subscription {
    /// Whether it has begun and has not ended: it is charged, or will be when it goes on.
    #[must_use]
    pub fn lives(&self) -> bool {
        match self.status {
            SubscriptionStatus::Trialing
            | SubscriptionStatus::Active
            | SubscriptionStatus::PastDue
            | SubscriptionStatus::Paused
            | SubscriptionStatus::Unpaid => true,
            SubscriptionStatus::Incomplete | SubscriptionStatus::Canceled => false,
        }
    }

    /// Whether canceling it with its period leaves it running until then: what is not paid has no period to end with.
    #[must_use]
    pub fn can_end_with_period(&self, now: Timestamp) -> bool {
        let paid = matches!(
            self.status,
            SubscriptionStatus::Trialing | SubscriptionStatus::Active | SubscriptionStatus::Paused
        );
        paid && self.body.current_end > now
    }

    /// What it is called: what it is paid for.
    #[must_use]
    pub fn name(&self) -> String {
        self.body.cart.names()
    }

    /// What the period after the current one is charged, as far as it is known now.
    #[must_use]
    pub fn next_cart(&self) -> Cart {
        let body = &self.body;
        let mut cart = body.whole_cart();
        if body.discount_until.is_some_and(|until| until <= body.current_end) {
            cart.discount = None;
        }
        cart
    }

    /// Whether somebody has said that it is to end.
    #[must_use]
    pub fn is_ending(&self) -> bool {
        self.body.cancel_at_period_end || self.body.cancel_at.is_some()
    }

    /// Whether it can be paused: nothing of it is being collected.
    #[must_use]
    pub fn can_be_paused(&self) -> bool {
        turn(self.status, Step::Pause).is_some() && self.body.open_invoice.is_none()
    }

    /// Whether there is something to resume: it is paused, is to end on a day, or its renewals wait for a look.
    #[must_use]
    pub fn can_be_resumed(&self) -> bool {
        let body = &self.body;
        let waits = self.status == SubscriptionStatus::Paused || body.cancel_at.is_some();
        self.lives() && (waits || body.held_at.is_some())
    }

    /// Whether another period follows the current one by itself.
    #[must_use]
    pub fn renews(&self) -> bool {
        let goes_on = matches!(
            self.status,
            SubscriptionStatus::Trialing | SubscriptionStatus::Active | SubscriptionStatus::PastDue
        );
        let body = &self.body;
        let ends = body.cancel_at_period_end
            || body.cancel_at.is_some_and(|at| at <= body.current_end)
            || body.cycles_left == Some(0);
        goes_on && !ends
    }
}

/// Which subscriptions are meant. What is none does not matter.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct SubscriptionFilter {
    /// They have one of these statuses.
    pub statuses: Option<Vec<SubscriptionStatus>>,
    /// Whether somebody has said that they are to end.
    pub ending: Option<bool>,
    /// In which currency they are paid.
    pub currency: Option<Currency>,
    /// What their periods are counted in.
    pub interval: Option<Interval>,
    /// The link or offer that they began with.
    pub link: Option<LinkId>,
}

impl SubscriptionFilter {
    /// Whether this one is meant.
    #[must_use]
    pub fn fits(&self, subscription: &Subscription) -> bool {
        let body = &subscription.body;
        self.statuses.as_ref().is_none_or(|statuses| statuses.contains(&subscription.status))
            && self.ending.is_none_or(|ending| subscription.is_ending() == ending)
            && self.currency.is_none_or(|currency| body.currency == currency)
            && self.interval.is_none_or(|interval| body.schedule.period.interval == interval)
            && self.link.as_ref().is_none_or(|link| body.link.as_ref() == Some(link))
    }
}

/// Which of a customer's subscriptions is meant where only the customer is named: of those that live the latest, one on
/// terms that leave no other beside it before all else. Where none lives, it is the last one that had begun, so that
/// asking again for an end finds what has ended.
#[must_use]
pub fn current_of(all: &[Subscription]) -> Option<&Subscription> {
    let begun = all.iter().filter(|it| it.body.started_at.is_some());
    begun.max_by_key(|it| (it.lives(), it.body.replaces, it.body.started_at, it.id.as_str()))
}

/// How a subscription is to end, as sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Cancellation {
    /// With the current period instead of now.
    pub at_period_end: bool,
}

/// A line of a subscription as sent.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ItemPatch {
    /// Which line; none: with a price a new one, otherwise the only one.
    pub id: Option<String>,
    /// The price from now on.
    pub price: Option<String>,
    /// How many from now on.
    pub quantity: Option<i64>,
    /// Whether the line is taken out.
    pub deleted: bool,
}

/// When a trial is to end, as sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrialEnd {
    /// At once.
    Now,
    /// At this time.
    At(Timestamp),
}

/// What is to change about a subscription. The outer `None` leaves a field, the inner one empties it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct SubscriptionPatch {
    /// Its lines.
    pub items: Vec<ItemPatch>,
    /// `create_prorations` or `none`: whether the rest of the period is settled with the next invoice.
    pub proration_behavior: Option<String>,
    /// Whether it is to end with the current period.
    pub cancel_at_period_end: Option<bool>,
    /// When it is to end.
    pub cancel_at: Option<Option<Timestamp>>,
    /// When its trial is to end.
    pub trial_end: Option<TrialEnd>,
    /// Keys to set; an empty text removes its key.
    pub metadata: Option<Metadata>,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A reviewer sees the state machine change here.
    #[test]
    fn the_matrix() {
        let mut table = String::new();
        for status in SubscriptionStatus::ALL {
            let cell = |by: Step| turn(status, by).map(|to| format!("{by:?}>{}", to.as_str()));
            let cells: Vec<String> = Step::ALL.into_iter().filter_map(cell).collect();
            table.push_str(format!("{:<11}{}", status.as_str(), cells.join(" ")).trim_end());
            table.push('\n');
        }
        assert_eq!(
            table,
            "\
incomplete Start>active StartTrial>trialing Cancel>canceled
trialing   Paid>active Fail>past_due GiveUp>unpaid Pause>paused Cancel>canceled
active     Paid>active Fail>past_due GiveUp>unpaid Pause>paused Cancel>canceled
past_due   Paid>active Fail>past_due GiveUp>unpaid Cancel>canceled
paused     Resume>active Cancel>canceled
canceled
unpaid     Paid>active Cancel>canceled
"
        );
    }

    #[test]
    fn words_round_trip() {
        for status in SubscriptionStatus::ALL {
            assert_eq!(SubscriptionStatus::parse(status.as_str()), Some(status));
        }
        for word in MissingMethod::ALL {
            assert_eq!(MissingMethod::parse(word.as_str()), Some(word));
        }
        for word in [WhenUnpaid::Cancel, WhenUnpaid::Unpaid] {
            assert_eq!(WhenUnpaid::parse(word.as_str()), Some(word));
        }
    }
}
