//! Whole lives of subscriptions: a clock, the jobs in their order, and a bank with a book of its own.

use super::*;
use crate::attempt::{AttemptStatus, Decline};
use crate::catalog::Interval;
use crate::decide::tests::books::{kept, prompt};
use crate::dunning::{GRACE, next_try};
use crate::id::RefundId;
use crate::processor::State;
use crate::subscription::{Cancellation, NewTerms, SubscriptionPatch};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::cell::RefCell;

mod holds;

/// What the bank does with the next charge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Script {
    Good,
    Bad(Decline),
    /// It captures, and says so only after it was asked so often.
    SlowGood(u8),
    /// It declines, and says so only after it was asked so often.
    SlowBad(u8),
    /// It captures and gives back before anybody hears of it.
    TakenBack,
    /// The buyer is to act elsewhere; says nothing before it is asked so often, and has captured then.
    Offers(u8),
}

/// One charge in the bank's book.
#[derive(Clone, Debug)]
pub(super) struct Charge {
    pub(super) script: Script,
    pub(super) amount: Money,
    pub(super) captured_at: Option<Timestamp>,
    pub(super) refunded: bool,
    voided: bool,
    unasked: u8,
}

impl Charge {
    pub(super) fn unasked(&self) -> u8 {
        self.unasked
    }
}

pub(super) struct Life {
    pub(super) shop: Shop,
    pub(super) bank: BTreeMap<AttemptId, Charge>,
    pub(super) script: Script,
    /// How often each interesting situation occurred.
    pub(super) seen: BTreeMap<&'static str, usize>,
    /// Subscriptions whose paid time was over while they were paused, and that were not paid since.
    gap: BTreeSet<SubscriptionId>,
    /// Those that were about no tier for a while in the current period.
    bare: BTreeSet<SubscriptionId>,
    /// Invoices of periods that were cut short by another length of period, and taken off the next one.
    cut: BTreeSet<InvoiceId>,
    /// Subscriptions that came to be about a tier within the current period: that is not part of what was paid.
    gained: BTreeSet<SubscriptionId>,
    /// Invoices that the merchant had charged at once: the table of tries does not hold for them.
    by_hand: BTreeSet<InvoiceId>,
    cards: u64,
}

pub(super) fn month(unit: i64) -> NewLine {
    every("month", 1, unit)
}

pub(super) fn every(interval: &str, count: i64, unit: i64) -> NewLine {
    let mut line = item(unit, 1);
    let recurring = NewRecurring {
        interval: interval.to_owned(),
        interval_count: Some(count),
        ..NewRecurring::default()
    };
    line.data.as_mut().unwrap().recurring = Some(recurring);
    line
}

pub(super) fn subscribing(lines: Vec<NewLine>, terms: NewTerms) -> NewSession {
    let more = NewSessionMore {
        mode: Some("subscription".to_owned()),
        terms: Some(terms),
        ..NewSessionMore::default()
    };
    with(lines, more)
}

pub(super) fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

/// Runs a property over many values: other ones each time, and then the same ones always, of which it says how often
/// each situation occurred. A run in which nothing interesting happens shows nothing.
pub(super) fn explore<S: Strategy>(
    cases: u32,
    values: &S,
    property: impl Fn(S::Value) -> BTreeMap<&'static str, usize>,
) -> BTreeMap<&'static str, usize>
where
    S::Value: std::fmt::Debug,
{
    let config = Config { failure_persistence: None, ..Config::default() };
    let fixed = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let seen: RefCell<BTreeMap<&'static str, usize>> = RefCell::default();
    for mut runner in
        [TestRunner::new(config.clone()), TestRunner::new_with_rng(Config { cases, ..config }, fixed)]
    {
        seen.borrow_mut().clear();
        let run = runner.run(values, |value| {
            for (what, times) in property(value) {
                *seen.borrow_mut().entry(what).or_default() += times;
            }
            Ok(())
        });
        run.unwrap_or_else(|error| panic!("{error}"));
    }
    seen.into_inner()
}

impl Life {
    pub(super) fn new() -> Self {
        Self::from(Shop::new())
    }

    pub(super) fn from(shop: Shop) -> Self {
        Self {
            shop,
            bank: BTreeMap::new(),
            script: Script::Good,
            seen: BTreeMap::new(),
            gap: BTreeSet::new(),
            bare: BTreeSet::new(),
            cut: BTreeSet::new(),
            gained: BTreeSet::new(),
            by_hand: BTreeSet::new(),
            cards: 0,
        }
    }

    /// A life that begins at this time.
    pub(super) fn begun(time: &str) -> Self {
        let mut life = Self::new();
        life.shop.now = at(time);
        life
    }

    pub(super) fn saw(&mut self, what: &'static str) {
        *self.seen.entry(what).or_default() += 1;
    }

    /// A session of mode subscription, paid with a card that works.
    pub(super) fn subscribe(&mut self, new: NewSession) -> SubscriptionId {
        let id = self.shop.create(new).unwrap();
        self.buy(&id);
        self.of(&id)
    }

    pub(super) fn of(&self, session: &SessionId) -> SubscriptionId {
        let terms = self.shop.sessions[session].body.terms.as_ref();
        terms.and_then(|terms| terms.subscription.clone()).expect("it was submitted")
    }

    pub(super) fn sub(&self, id: &SubscriptionId) -> &Subscription {
        &self.shop.subscriptions[id]
    }

    pub(super) fn status(&self, id: &SubscriptionId) -> SubscriptionStatus {
        self.sub(id).status
    }

    /// The invoices of a subscription in their order.
    pub(super) fn invoices(&self, id: &SubscriptionId) -> Vec<&Invoice> {
        let mut all: Vec<&Invoice> =
            self.shop.invoices.values().filter(|invoice| invoice.subscription == *id).collect();
        all.sort_by_key(|invoice| invoice.ordinal);
        all
    }

    pub(super) fn amounts(&self, id: &SubscriptionId) -> Vec<i64> {
        self.invoices(id).iter().map(|invoice| invoice.amount.amount).collect()
    }

    /// Runs a command, and checks everything after it.
    pub(super) fn run(&mut self, command: &Command) -> Result<Answer, Refusal> {
        let decision = self.shop.decide(command)?;
        if let Command::PayInvoice(id) = command {
            self.by_hand.insert(id.clone());
        }
        Ok(self.commit(decision))
    }

    /// Two commands are decided on the same rows: the second is committed, too, where nothing speaks against it.
    pub(super) fn race(&mut self, first: &Command, second: &Command) {
        let (one, two) = (self.shop.decide(first), self.shop.decide(second));
        let Ok(one) = one else { return };
        let answers = match two {
            Ok(two) => {
                let one = self.commit(one);
                if two.changes.iter().any(|change| self.shop.conflicts(change)) {
                    self.saw("B3: of two at once, the second is decided again");
                    vec![Ok(one), self.run(second)]
                } else {
                    self.saw("two at once do not meet");
                    vec![Ok(one), Ok(self.commit(two))]
                }
            }
            Err(_) => vec![Ok(self.commit(one))],
        };
        for answer in answers {
            if let Ok(Answer::Attempt { attempt, started: true, .. }) = answer {
                self.charge(&attempt);
            }
        }
    }

    fn commit(&mut self, decision: Decision) -> Answer {
        let before = self.shop.subscriptions.clone();
        let attempts: BTreeSet<AttemptId> = self.shop.attempts.keys().cloned().collect();
        decision.changes.into_iter().for_each(|change| self.shop.apply(change));
        self.shop.check();
        let begun: Vec<Attempt> =
            self.shop.attempts.values().filter(|it| !attempts.contains(&it.id)).cloned().collect();
        for attempt in &begun {
            self.check_charge(attempt, &before);
        }
        for (id, before) in &before {
            self.check_turn(before, &self.shop.subscriptions[id].clone());
        }
        self.check();
        decision.answer
    }

    /// Runs a command of somebody who may be told no.
    pub(super) fn may(&mut self, command: &Command) -> bool {
        match self.run(command) {
            Ok(Answer::Attempt { attempt, started: true, .. }) => {
                self.charge(&attempt);
                true
            }
            Ok(_) => true,
            Err(_) => {
                self.saw("refused");
                false
            }
        }
    }

    /// What the buyer submits who pays what the page of a session says.
    pub(super) fn submits(&self, id: &SessionId) -> Command {
        let session = &self.shop.sessions[id];
        let instrument = Instrument::Card { brand: "visa".to_owned(), last4: "4242".to_owned() };
        let by = (!session.is_free()).then_some((Method::Card, instrument));
        let pay = Pay {
            session: id.clone(),
            seen: session.body.current.clone(),
            by,
            email: Some("a@b.example".to_owned()),
            shown: Some(session.amount.amount),
            choice: Choice::default(),
            collected: Default::default(),
        };
        Command::Pay(Box::new(pay))
    }

    /// The buyer pays what the page of a session says.
    pub(super) fn buy(&mut self, id: &SessionId) -> Option<AttemptId> {
        match self.run(&self.submits(id)) {
            Ok(Answer::Attempt { attempt, started: true, .. }) => {
                self.charge(&attempt);
                Some(attempt.id)
            }
            _ => None,
        }
    }

    /// The bank hears of a charge, and does with it what the script says.
    pub(super) fn charge(&mut self, attempt: &Attempt) {
        let (id, amount, script) = (attempt.id.clone(), attempt.amount, self.script);
        let takes =
            matches!(script, Script::Good | Script::SlowGood(_) | Script::Offers(_) | Script::TakenBack);
        let unasked = match script {
            Script::SlowGood(times) | Script::SlowBad(times) | Script::Offers(times) => times,
            Script::Good | Script::Bad(_) | Script::TakenBack => 0,
        };
        let script = match script {
            // Without the buyer nobody can act elsewhere.
            Script::Offers(_) if attempt.body.off_session.is_some() => Script::Good,
            other => other,
        };
        let captured_at = (takes && !matches!(script, Script::Offers(_))).then_some(self.shop.now);
        let refunded = script == Script::TakenBack && amount.amount > 0;
        let charge = Charge { script, amount, captured_at, refunded, voided: false, unasked };
        assert!(self.bank.insert(id.clone(), charge).is_none());
        match script {
            Script::Good | Script::Bad(_) | Script::TakenBack => self.tell(&id),
            Script::SlowGood(_) | Script::SlowBad(_) => self.saw("an answer is not heard"),
            Script::Offers(_) => {
                let poll_at = self.shop.now.plus(HOUR);
                let (ask, state) = (prompt(), State::new());
                let show = Command::Show { attempt: id, state, ask, poll_at };
                self.run(&show).expect("showing");
                self.saw("the buyer acts elsewhere");
            }
        }
    }

    /// What the bank says of how a charge ended.
    pub(super) fn says(&mut self, id: &AttemptId) -> Command {
        let charge = self.bank[id].clone();
        let saves = self.shop.attempts[id].body.saves;
        self.cards += 1;
        let saved = saves.then(|| format!("pm_{}", self.cards));
        let outcome = match (charge.script, charge.refunded) {
            (_, true) => given_back(charge.amount),
            _ if charge.voided => Outcome::Declined(Decline::Abandoned),
            (Script::Bad(reason), _) => Outcome::Declined(reason),
            (Script::SlowBad(_), _) => Outcome::Declined(Decline::CardDeclined),
            (Script::Good | Script::SlowGood(_) | Script::Offers(_) | Script::TakenBack, _) => {
                if charge.captured_at.is_none() {
                    self.bank.get_mut(id).unwrap().captured_at = Some(self.shop.now);
                }
                kept(charge.amount, saved)
            }
        };
        Command::Settle { attempt: id.clone(), state: None, outcome, janitor: false }
    }

    /// The bank says how a charge ended. Saying it twice is as good as once.
    pub(super) fn tell(&mut self, id: &AttemptId) {
        let command = self.says(id);
        self.run(&command).expect("settling is never refused");
        let (events, session) = (self.shop.events.len(), self.shop.attempts[id].session.clone());
        let rows = (self.shop.attempts[id].clone(), self.shop.sessions[&session].clone());
        let (invoices, subscriptions) = (self.shop.invoices.clone(), self.shop.subscriptions.clone());
        self.run(&command).expect("settling is never refused");
        assert_eq!(events, self.shop.events.len(), "W1: nothing more happens");
        assert_eq!(rows, (self.shop.attempts[id].clone(), self.shop.sessions[&session].clone()));
        assert_eq!((&invoices, &subscriptions), (&self.shop.invoices, &self.shop.subscriptions));
    }

    /// The bank takes a charge back that had been captured.
    pub(super) fn take_back(&mut self, id: &AttemptId) {
        let Some(charge) = self.bank.get_mut(id) else { return };
        if charge.captured_at.is_some() && !charge.refunded && charge.amount.amount > 0 {
            charge.refunded = true;
            self.saw("the bank takes money back");
            self.tell(id);
        }
    }

    fn do_job(&mut self, kind: JobKind, subject: &str) {
        match kind {
            JobKind::Bill => {
                let command = Command::Bill(SubscriptionId::of(subject.to_owned()));
                match self.run(&command).expect("a job is never refused") {
                    Answer::Attempt { attempt, started: true, replaced } => {
                        if replaced.is_some() {
                            self.saw("an offer is called off");
                        }
                        self.charge(&attempt);
                    }
                    Answer::Done => {}
                    other => panic!("{other:?}"),
                }
            }
            JobKind::Expire => {
                let command = Command::LapseSession(SessionId::of(subject.to_owned()));
                self.run(&command).expect("a job is never refused");
            }
            JobKind::EndEntitlement => {
                let command = Command::EndEntitlement(CustomerId::of(subject.to_owned()));
                self.run(&command).expect("a job is never refused");
            }
            JobKind::Erase => self.erase(&CustomerId::of(subject.to_owned())),
            JobKind::Reconcile => self.reconcile(&AttemptId::of(subject.to_owned())),
            JobKind::Refund => {
                let refund = RefundId::of(subject.to_owned());
                let id = self.shop.books.refunds[&refund].attempt.clone();
                self.bank.get_mut(&id).expect("the bank knows it").refunded = true;
                self.saw("a surplus goes back");
                self.run(&Books::done(refund)).expect("settling is never refused");
                self.tell(&id);
            }
            JobKind::Scan | JobKind::Deliver | JobKind::Sweep | JobKind::Replay | JobKind::TurnClock => {
                panic!("not expected: {kind:?}")
            }
        }
    }

    fn reconcile(&mut self, id: &AttemptId) {
        let canceled = self.shop.attempts[id].status == AttemptStatus::Canceled;
        let charge = self.bank.get_mut(id).expect("the bank knows it");
        if canceled && charge.captured_at.is_none() {
            charge.voided = true;
        }
        if charge.unasked > 0 && !charge.voided {
            charge.unasked -= 1;
            let outcome = Outcome::Unknown;
            let command = Command::Settle { attempt: id.clone(), state: None, outcome, janitor: true };
            self.run(&command).expect("settling is never refused");
        } else {
            self.tell(id);
        }
    }

    fn next_job(&self) -> Option<(Timestamp, JobKind, String)> {
        // Who waits for an attempt looks again each minute: that is left out here, for nothing comes of it.
        let waits = |kind: JobKind, subject: &str| {
            let session = self.shop.sessions.get(&SessionId::of(subject.to_owned()));
            kind == JobKind::Expire && session.is_some_and(|session| session.status == Status::Paying)
        };
        let jobs = self.shop.jobs.iter().filter(|((kind, subject), _)| !waits(*kind, subject));
        jobs.map(|((kind, subject), due)| (*due, *kind, subject.clone())).min()
    }

    /// Does every job that is due by this time, each at its own time, and lets it become that time.
    pub(super) fn advance(&mut self, to: Timestamp) {
        self.work_until(to);
        self.shop.now = self.shop.now.max(to);
    }

    pub(super) fn days(&mut self, days: i64) {
        self.advance(self.shop.now.plus(days * DAY));
    }

    /// It is this time at once, as when a machine was off, and then everything is done that is due.
    pub(super) fn jump(&mut self, to: Timestamp) {
        self.shop.now = self.shop.now.max(to);
        self.work_until(to);
    }

    fn work_until(&mut self, to: Timestamp) {
        for turn in 0.. {
            let Some((due, kind, subject)) = self.next_job().filter(|(due, ..)| *due <= to) else { return };
            assert!(turn < 5_000, "no job does itself again and again: {kind:?} {subject} {due:?}");
            self.shop.now = self.shop.now.max(due);
            // Whoever does a job is done with it, unless it was planned again meanwhile.
            self.shop.jobs.remove(&(kind, subject.clone()));
            self.do_job(kind, &subject);
        }
    }

    /// A job is done once more, whatever its time: a worker died, or two have it.
    pub(super) fn bill(&mut self, id: &SubscriptionId) {
        self.do_job(JobKind::Bill, id.as_str());
    }

    pub(super) fn bill_at(&self, id: &SubscriptionId) -> Option<Timestamp> {
        self.shop.jobs.get(&(JobKind::Bill, id.as_str().to_owned())).copied()
    }

    /// An item of the patch that names none is the only one.
    pub(super) fn update(&mut self, id: &SubscriptionId, mut patch: SubscriptionPatch) -> bool {
        let lines = &self.shop.subscriptions[id].body.cart.lines;
        if let ([only], [item]) = (lines.as_slice(), patch.items.as_mut_slice()) {
            item.id.get_or_insert_with(|| only.id.as_str().to_owned());
        }
        self.may(&Command::UpdateSubscription(id.clone(), patch))
    }

    pub(super) fn cancel(&mut self, id: &SubscriptionId, at_period_end: bool) -> bool {
        self.may(&Command::CancelSubscription(id.clone(), Cancellation { at_period_end }))
    }

    pub(super) fn pause(&mut self, id: &SubscriptionId, resumes_at: Option<Timestamp>) -> bool {
        self.may(&Command::PauseSubscription(id.clone(), resumes_at))
    }

    pub(super) fn resume(&mut self, id: &SubscriptionId) -> bool {
        self.may(&Command::ResumeSubscription(id.clone()))
    }

    /// The buyer gives another card on its page.
    pub(super) fn change_card(&mut self, id: &SubscriptionId) -> bool {
        match self.run(&Command::ChangeCard(id.clone(), None)) {
            Ok(Answer::Session { session, .. }) => {
                self.buy(&session.id);
                true
            }
            Ok(other) => panic!("{other:?}"),
            Err(_) => false,
        }
    }

    /// The merchant has the open invoice charged at once, or takes it back.
    pub(super) fn look_after_invoice(&mut self, id: &SubscriptionId, charge: bool) -> bool {
        let Some(open) = self.sub(id).body.open_invoice.clone() else { return false };
        let command = if charge { Command::PayInvoice(open) } else { Command::VoidInvoice(open) };
        self.may(&command)
    }

    /// The buyer pays the open invoice on its page.
    pub(super) fn pay_invoice(&mut self, id: &SubscriptionId) -> Option<AttemptId> {
        let open = self.sub(id).body.open_invoice.clone()?;
        let session = self.shop.invoices[&open].body.session.clone();
        self.buy(&session)
    }

    /// Money that the bank holds for good, of attempts to pay this session.
    pub(super) fn kept(&self, session: &SessionId) -> Vec<&Charge> {
        // Of nothing there is nothing to give back: where it is not wanted, it is over at once.
        let of_it = |id: &AttemptId| {
            let attempt = &self.shop.attempts[id];
            let over = attempt.amount.amount == 0 && attempt.status == AttemptStatus::Refunded;
            attempt.session == *session && !over
        };
        let kept = |charge: &Charge| charge.captured_at.is_some() && !charge.refunded;
        self.bank.iter().filter(|(id, charge)| of_it(id) && kept(charge)).map(|(_, charge)| charge).collect()
    }

    /// Lets everything come to rest: the bank answers, and what is due now is done.
    pub(super) fn settle_down(&mut self) {
        self.script = Script::Good;
        self.bank.values_mut().for_each(|charge| charge.unasked = 0);
        self.work_until(self.shop.now);
        let open: Vec<AttemptId> = self.bank.keys().cloned().collect();
        for id in open {
            let status = self.shop.attempts[&id].status;
            if status.is_live() || matches!(status, AttemptStatus::Offered | AttemptStatus::Canceled) {
                self.reconcile(&id);
            }
        }
        self.work_until(self.shop.now);
    }
}

#[test]
fn the_grace_is_longer_than_the_tries() {
    let waits: i64 = (1..=4).filter_map(|tries| next_try(Decline::InsufficientFunds, tries)).sum();
    assert!(waits < GRACE);
}

/// Rows of subscriptions, as the engine loads them, and what keeps two commits apart.
impl Shop {
    /// Whether a change that was decided earlier cannot be carried out any more.
    fn conflicts(&self, change: &Change) -> bool {
        let reserved = |held: &Redemption| {
            let row = self.redemptions.get(&(held.session.clone(), held.coupon.clone()));
            row.is_some_and(|row| row.status == RedemptionStatus::Reserved)
        };
        match change {
            Change::Update(Row::Session(row)) => self.sessions[&row.id].version != row.version,
            Change::Update(Row::Attempt(row)) => self.attempts[&row.id].version != row.version,
            Change::Update(Row::Customer(row)) => self.customers[&row.id].version != row.version,
            Change::Update(Row::Entitlement(row)) => self.entitlements[&row.customer].version != row.version,
            Change::Update(Row::Subscription(row)) => self.subscriptions[&row.id].version != row.version,
            Change::Update(Row::Invoice(row)) => self.invoices[&row.id].version != row.version,
            Change::Update(Row::Grant(row)) => {
                self.grants.iter().any(|grant| grant.id == row.id && grant.version != row.version)
            }
            Change::Insert(Row::Entitlement(row)) => self.entitlements.contains_key(&row.customer),
            Change::Insert(Row::Grant(row)) => {
                self.grants.iter().any(|it| (&it.session, &it.line) == (&row.session, &row.line))
            }
            Change::Insert(Row::Invoice(row)) => {
                let same = |it: &Invoice| (&it.subscription, it.ordinal) == (&row.subscription, row.ordinal);
                self.invoices.values().any(same)
            }
            Change::Release(held) | Change::Redeem(held) => !reserved(held),
            _ => false,
        }
    }

    pub(super) fn session_of(&self, id: &SubscriptionId) -> Option<SessionId> {
        let sub = self.subscriptions.get(id)?;
        match &sub.body.open_invoice {
            Some(open) => Some(self.invoices[open].body.session.clone()),
            None if sub.status == SubscriptionStatus::Incomplete => Some(sub.body.session.clone()),
            None => None,
        }
    }

    pub(super) fn load_subscription(&self, command: &Command, loaded: &mut Loaded) {
        let named = match command {
            Command::Bill(id)
            | Command::UpdateSubscription(id, _)
            | Command::CancelSubscription(id, _)
            | Command::PauseSubscription(id, _)
            | Command::ResumeSubscription(id)
            | Command::KeepSubscription(id)
            | Command::ChangeCard(id, _) => Some(id.clone()),
            Command::CancelCurrent { uid, .. } => self.current_of(uid),
            Command::PayInvoice(id) | Command::VoidInvoice(id) => {
                self.invoices.get(id).map(|invoice| invoice.subscription.clone())
            }
            _ => None,
        };
        if let Some(id) = named {
            loaded.subscription = self.subscriptions.get(&id).cloned();
            let Some(sub) = &loaded.subscription else { return };
            let open = sub.body.open_invoice.as_ref();
            loaded.invoice = open.and_then(|id| self.invoices.get(id)).cloned();
            if let Command::PayInvoice(id) | Command::VoidInvoice(id) = command {
                loaded.invoice = self.invoices.get(id).cloned();
            }
            let pays = !matches!(
                command,
                Command::PauseSubscription(..)
                    | Command::ResumeSubscription(_)
                    | Command::KeepSubscription(_)
            );
            let customer = sub.customer.as_ref().filter(|_| pays);
            loaded.customer = customer.and_then(|id| self.customers.get(id)).cloned();
            return;
        }
        let Some(session) = &loaded.session else { return };
        loaded.invoice = session.body.invoice.as_ref().and_then(|id| self.invoices.get(id)).cloned();
        let by_terms = session.body.terms.as_ref().and_then(|terms| terms.subscription.clone());
        let by_invoice = loaded.invoice.as_ref().map(|invoice| invoice.subscription.clone());
        let id = by_terms.or(session.body.card_for.clone()).or(by_invoice);
        loaded.subscription = id.and_then(|id| self.subscriptions.get(&id)).cloned();
        if session.body.card_for.is_some() {
            let open = loaded.subscription.as_ref().and_then(|sub| sub.body.open_invoice.as_ref());
            loaded.invoice = open.and_then(|id| self.invoices.get(id)).cloned();
        }
        // All of the customer's: which of them are meant is for the decision to say.
        let mine = |it: &&Subscription| it.customer.is_some() && it.customer == session.customer;
        let other = |it: &Subscription| {
            let invoice = it.body.open_invoice.as_ref().map(|id| self.invoices[id].clone());
            let session = invoice.as_ref().map(|invoice| self.sessions[&invoice.body.session].clone());
            Other { subscription: it.clone(), invoice, session }
        };
        loaded.others = self.subscriptions.values().filter(mine).map(other).collect();
    }

    /// The subscription that is meant where only the customer is named.
    pub(super) fn current_of(&self, uid: &str) -> Option<SubscriptionId> {
        let customer = self.by_uid(uid)?.id;
        let mine = |it: &&Subscription| it.customer.as_ref() == Some(&customer);
        let all: Vec<Subscription> = self.subscriptions.values().filter(mine).cloned().collect();
        crate::subscription::current_of(&all).map(|found| found.id.clone())
    }
}
