//! Who is a customer of the small shop, on which terms, and what they and the merchant do through the year.

use super::calendar::{DAY, at};

/// What the shop sells again and again.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Ware {
    pub(crate) name: &'static str,
    pub(crate) tier: &'static str,
    pub(crate) amount: i64,
    pub(crate) interval: &'static str,
    pub(crate) count: i64,
}

const fn ware(name: &'static str, tier: &'static str, amount: i64, every: (&'static str, i64)) -> Ware {
    Ware { name, tier, amount, interval: every.0, count: every.1 }
}

pub(crate) const BASIC: Ware = ware("Basic", "basic", 3_100, ("month", 1));
pub(crate) const PRO: Ware = ware("Pro", "pro", 7_777, ("month", 1));
pub(crate) const SEATS: Ware = ware("Seats", "team", 1_299, ("month", 1));
pub(crate) const WEEKLY: Ware = ware("Paper", "paper", 905, ("week", 1));
pub(crate) const QUARTERLY: Ware = ware("Quarter", "quarter", 20_000, ("month", 3));
pub(crate) const YEARLY: Ware = ware("Year", "year", 77_701, ("year", 1));
pub(crate) const WARES: [Ware; 6] = [BASIC, PRO, SEATS, WEEKLY, QUARTERLY, YEARLY];

/// How a card of the simulator behaves when it is charged again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Card {
    Good,
    OtherGood,
    Poor,
    PoorTwice,
    Stolen,
    AnswerLost,
    RequestLost,
    /// It is good in 2027 up to June.
    ToJune,
    /// The bank asks the buyer each time.
    Asks,
    /// Good again and again, but what is paid with it by hand is given back ten seconds later.
    GivesBack,
}

impl Card {
    pub(crate) fn number(self) -> &'static str {
        match self {
            Self::Good | Self::ToJune => "4242424242424242",
            Self::OtherGood => "5555555555554444",
            Self::Poor => "4000000000002685",
            Self::PoorTwice => "4000000000001976",
            Self::Stolen => "4000000000005423",
            Self::AnswerLost => "4000000000005126",
            Self::RequestLost => "4000000000000036",
            Self::Asks => "4000002760003184",
            Self::GivesBack => "4000000000007726",
        }
    }

    pub(crate) fn expiry(self) -> &'static str {
        if self == Self::ToJune { "06 / 27" } else { "12 / 34" }
    }
}

/// For how long something is taken off.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Lasts {
    Once,
    Months(i64),
    Forever,
}

/// What is taken off.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Off {
    Percent(i64),
    Amount(i64),
}

/// What happens that nobody but people bring about.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Act {
    /// The merchant changes what is paid again and again.
    Price(Ware),
    Quantity(i64),
    /// Both, and nothing is settled.
    Unsettled(Ware, i64),
    /// The trial ends at another time.
    TrialEnds(i64),
    Pause(Option<i64>),
    /// Goes on after a pause, or takes a cancellation back.
    Resume,
    CancelAtEnd,
    CancelNow,
    CancelAt(i64),
    /// The buyer pays the open invoice on its page.
    PayPage(Card),
    /// The buyer gives another card by the portal.
    OtherCard(Card),
    /// The bank gives back what it took in the last charge, before anybody has heard that it took it.
    GoneBack,
    /// The bank's notice arrives that it gave the money of the last charge back.
    BackNotice,
}

/// One customer's year.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) uid: String,
    pub(crate) start: i64,
    pub(crate) ware: Ware,
    pub(crate) quantity: i64,
    /// None: no card is asked for as long as nothing is to be paid.
    pub(crate) card: Option<Card>,
    pub(crate) fee: i64,
    pub(crate) trial_days: Option<i64>,
    pub(crate) without_card: &'static str,
    pub(crate) anchor: Option<i64>,
    pub(crate) cycles: Option<i64>,
    pub(crate) coupon: Option<(Off, Lasts)>,
    pub(crate) when_unpaid: &'static str,
    pub(crate) acts: Vec<(i64, Act)>,
}

impl Plan {
    pub(crate) fn new(uid: &str, start: i64, ware: Ware) -> Self {
        Self {
            uid: uid.to_owned(),
            start,
            ware,
            quantity: 1,
            card: Some(Card::Good),
            fee: 0,
            trial_days: None,
            without_card: "create_invoice",
            anchor: None,
            cycles: None,
            coupon: None,
            when_unpaid: "cancel",
            acts: vec![],
        }
    }

    fn card(self, card: Card) -> Self {
        Self { card: Some(card), ..self }
    }

    /// A trial for which no card is asked.
    pub(crate) fn free(self, days: i64, without_card: &'static str) -> Self {
        Self { card: None, trial_days: Some(days), without_card, ..self }
    }

    fn off(self, off: Off, lasts: Lasts) -> Self {
        Self { coupon: Some((off, lasts)), ..self }
    }

    pub(crate) fn then(mut self, at: i64, act: Act) -> Self {
        assert!(self.acts.last().is_none_or(|(before, _)| *before <= at), "{}: in their order", self.uid);
        self.acts.push((at, act));
        self
    }
}

/// Everybody.
pub(crate) fn everybody() -> Vec<Plan> {
    [simple(), trials(), discounted(), changed(), ended(), declined()].concat()
}

/// Those who are in the middle of something for much of the time.
pub(crate) fn troubled() -> Vec<Plan> {
    [trials(), declined()].concat()
}

/// Those to whom nothing happens but time.
fn simple() -> Vec<Plan> {
    let anchored = Plan::new("anchored", at(2027, 3, 10, 9), BASIC);
    let leap = Plan::new("leap", at(2027, 3, 30, 23), PRO);
    let cycles = Plan::new("cycles", at(2027, 2, 12, 9), PRO);
    vec![
        Plan::new("last-of-month", at(2027, 1, 31, 10), BASIC),
        Plan::new("weekly", at(2027, 1, 20, 12), WEEKLY),
        Plan::new("yearly", at(2027, 2, 1, 0), YEARLY),
        Plan::new("quarterly", at(2027, 5, 31, 6), QUARTERLY),
        Plan { anchor: Some(at(2027, 4, 1, 0)), ..anchored },
        Plan { anchor: Some(at(2027, 4, 30, 23)), quantity: 3, ..leap },
        Plan { fee: 5_000, cycles: Some(6), ..cycles },
    ]
}

fn trials() -> Vec<Plan> {
    let with_card = Plan::new("trial", at(2027, 2, 3, 9), BASIC);
    let poor = Plan::new("trial-poor", at(2027, 2, 4, 9), WEEKLY).card(Card::PoorTwice);
    vec![
        Plan { trial_days: Some(14), fee: 250, ..with_card },
        Plan { trial_days: Some(3), ..poor },
        Plan::new("trial-cancel", at(2027, 2, 5, 9), BASIC).free(10, "cancel"),
        Plan::new("trial-pause", at(2027, 2, 6, 9), BASIC)
            .free(2, "pause")
            .then(at(2027, 3, 20, 15), Act::Resume)
            .then(at(2027, 3, 21, 15), Act::PayPage(Card::Good)),
        Plan::new("trial-invoice", at(2027, 2, 7, 9), BASIC)
            .free(7, "create_invoice")
            .then(at(2027, 2, 19, 7), Act::PayPage(Card::OtherGood)),
        Plan::new("trial-never", at(2027, 2, 8, 9), BASIC).free(7, "create_invoice"),
    ]
}

fn discounted() -> Vec<Plan> {
    let fee = Plan::new("forever", at(2027, 2, 9, 9), PRO).off(Off::Percent(15), Lasts::Forever);
    let trial = Plan::new("once-after-trial", at(2027, 2, 9, 11), PRO).off(Off::Percent(50), Lasts::Once);
    vec![
        Plan::new("once", at(2027, 2, 9, 8), PRO).off(Off::Percent(25), Lasts::Once),
        Plan::new("three-months", at(2027, 2, 9, 10), BASIC).off(Off::Amount(555), Lasts::Months(3)),
        Plan { fee: 99, ..fee },
        Plan { trial_days: Some(20), ..trial },
    ]
}

fn changed() -> Vec<Plan> {
    let seats = Plan::new("seats", at(2027, 3, 3, 3), SEATS);
    vec![
        Plan::new("upgrade", at(2027, 3, 1, 8), BASIC)
            .then(at(2027, 3, 17, 21), Act::Price(PRO))
            .then(at(2027, 6, 1, 9), Act::Price(BASIC))
            .then(at(2027, 6, 30, 9), Act::Price(PRO))
            .then(at(2027, 6, 30, 10), Act::Price(BASIC)),
        Plan { quantity: 2, ..seats }
            .then(at(2027, 3, 9, 4), Act::Quantity(11))
            .then(at(2027, 5, 4, 4), Act::Quantity(1))
            .then(at(2027, 5, 20, 13), Act::Quantity(2)),
        Plan::new("other-period", at(2027, 3, 5, 8), BASIC)
            .then(at(2027, 4, 15, 20), Act::Price(YEARLY))
            .then(at(2027, 12, 2, 20), Act::Price(BASIC)),
        Plan::new("discounted-change", at(2027, 3, 6, 8), BASIC)
            .off(Off::Percent(33), Lasts::Months(3))
            .then(at(2027, 4, 19, 1), Act::Price(PRO))
            .then(at(2027, 7, 19, 1), Act::Quantity(2)),
        Plan::new("paused", at(2027, 3, 7, 8), BASIC)
            .then(at(2027, 4, 1, 8), Act::Pause(Some(at(2027, 5, 25, 17))))
            .then(at(2027, 7, 1, 8), Act::Pause(None))
            .then(at(2027, 7, 10, 8), Act::Resume)
            .then(at(2027, 8, 1, 8), Act::Pause(None))
            .then(at(2027, 11, 5, 8), Act::Resume),
        Plan::new("changed-in-a-pause", at(2027, 3, 8, 8), PRO)
            .then(at(2027, 4, 9, 8), Act::Pause(None))
            .then(at(2027, 4, 12, 8), Act::Price(YEARLY))
            .then(at(2027, 9, 1, 8), Act::Resume),
    ]
}

fn ended() -> Vec<Plan> {
    vec![
        Plan::new("changes-mind", at(2027, 2, 15, 8), BASIC)
            .then(at(2027, 3, 20, 8), Act::CancelAtEnd)
            .then(at(2027, 3, 29, 8), Act::Resume)
            .then(at(2027, 6, 2, 8), Act::CancelAtEnd),
        Plan::new("ends-now", at(2027, 2, 16, 8), PRO).then(at(2027, 5, 5, 5), Act::CancelNow),
        Plan::new("ends-then", at(2027, 2, 17, 8), PRO)
            .then(at(2027, 3, 5, 5), Act::CancelAt(at(2027, 7, 1, 0))),
        Plan::new("ends-owing", at(2027, 2, 18, 8), PRO)
            .card(Card::Poor)
            .then(at(2027, 3, 24, 5), Act::CancelNow),
        Plan::new("ends-paused", at(2027, 2, 18, 9), PRO)
            .then(at(2027, 3, 1, 9), Act::Pause(None))
            .then(at(2027, 6, 1, 9), Act::CancelAtEnd),
    ]
}

fn declined() -> Vec<Plan> {
    let unpaid = Plan::new("unpaid", at(2027, 2, 22, 8), BASIC).card(Card::Poor);
    let june = at(2027, 1, 23, 23);
    vec![
        Plan::new("recovers", at(2027, 2, 20, 8), BASIC).card(Card::PoorTwice),
        Plan::new("given-up", at(2027, 2, 21, 8), BASIC).card(Card::Poor),
        Plan { when_unpaid: "unpaid", ..unpaid }.then(at(2027, 8, 3, 19), Act::PayPage(Card::Good)),
        Plan::new("stolen", at(2027, 2, 23, 8), PRO)
            .card(Card::Stolen)
            .then(at(2027, 4, 2, 11), Act::OtherCard(Card::Good)),
        Plan::new("stolen-weekly", at(2027, 2, 24, 8), WEEKLY)
            .card(Card::Stolen)
            .then(at(2027, 3, 20, 11), Act::OtherCard(Card::Good)),
        Plan::new("always-late", at(2027, 2, 24, 9), WEEKLY)
            .card(Card::Poor)
            .then(at(2027, 3, 23, 9), Act::PayPage(Card::Poor))
            .then(at(2027, 4, 12, 9), Act::PayPage(Card::Poor))
            .then(at(2027, 5, 2, 9), Act::PayPage(Card::Good)),
        Plan::new("answer-lost", at(2027, 2, 25, 8), PRO).card(Card::AnswerLost),
        Plan::new("request-lost", at(2027, 2, 26, 8), PRO)
            .card(Card::RequestLost)
            .then(at(2027, 4, 2, 8), Act::OtherCard(Card::OtherGood)),
        Plan::new("gone-back", at(2027, 2, 27, 8), PRO)
            .card(Card::AnswerLost)
            .then(at(2027, 3, 27, 8), Act::GoneBack)
            .then(at(2027, 4, 1, 18), Act::PayPage(Card::Good)),
        Plan::new("given-back", at(2027, 3, 2, 8), PRO)
            .card(Card::Stolen)
            .then(at(2027, 4, 5, 18), Act::PayPage(Card::GivesBack))
            .then(at(2027, 4, 6, 18), Act::BackNotice),
        Plan::new("expires", june + DAY, BASIC).card(Card::ToJune),
        Plan::new("asked", at(2027, 2, 28, 8), BASIC)
            .card(Card::Asks)
            .then(at(2027, 4, 4, 4), Act::PayPage(Card::Good)),
    ]
}
