//! Decisions, played on a small model of the store: rows with versions, jobs and events in maps.

use crate::account::Account;
use crate::answer::Answer;
use crate::attempt::{Attempt, AttemptStatus, Decline, Instrument, Method};
use crate::branding::NewBranding;
use crate::cart::Pricing;
use crate::chance::Chance;
use crate::command::{Command, Pay};
use crate::decision::{Change, Given, Loaded, Policy, Row, Seal};
use crate::dispute::Dispute;
use crate::event::{Cause, EventKind, Snapshot};
use crate::id::{AttemptId, EventId, Mode, Scope, SessionId};
use crate::job::JobKind;
use crate::merchant::Sealed;
use crate::metadata::Metadata;
use crate::money::Money;
use crate::processor::{Ask, Outcome, PageScope, Part, Profile, Refunding, RetryBy, Serves, Setting, State};
use crate::refund::RefundStatus;
use crate::refusal::Refusal;
use crate::secret::Secret;
use crate::session::{
    FAILURES_MAX, LIFE_DEFAULT, LIFE_MAX, NewSession, NewSessionMore, Session, Status, TRIES_MAX,
};
use crate::time::{DAY, HOUR, MINUTE, SECOND, Timestamp};
use books::{Books, given_back, paid, prompt};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

mod accounts;
mod books;
mod disputes;
mod holds;
mod money;
mod opened;
mod payment;
mod refunds;
mod shop;

static PROFILE: Profile = profile("simulator", &SERVES, &[]);

static SERVES: [Serves; 4] = [
    Serves { saves: true, holds: true, ..serves(Method::Card) },
    serves(Method::MobileMoney),
    serves(Method::BankTransfer),
    serves(Method::Crypto),
];

const fn serves(method: Method) -> Serves {
    Serves { method, page: PageScope::Simulator, saves: false, holds: false, currencies: &[], countries: &[] }
}

const fn profile(id: &'static str, serves: &'static [Serves], settings: &'static [Setting]) -> Profile {
    Profile {
        id,
        name: id,
        modes: &[Mode::Test],
        serves,
        retry_by: RetryBy::Lookup,
        captures: Part::Any,
        refunds: Part::Any,
        verifies: true,
        prepares: false,
        numbers: false,
        looks_by_post: false,
        scans_every_ms: None,
        settings,
        currency: None,
        unique: &[],
        fixed: &[],
        glue: None,
        cannot: &[],
        call_timeout_ms: 10_000,
        called_at: None,
    }
}

struct Counting(AtomicU64);
impl Chance for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        let next = self.0.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        bytes.iter_mut().rev().zip(next.iter().rev()).for_each(|(to, from)| *to = *from);
    }
}

struct NoSeal;
impl Seal for NoSeal {
    fn seal(&self, _: &str, text: &Secret, _: &dyn Chance) -> Sealed {
        Sealed(text.expose().to_owned())
    }
    fn open(&self, _: &str, sealed: &Sealed) -> Option<Secret> {
        Some(Secret::new(sealed.0.clone()))
    }
}

/// A session, its attempts and what is planned, as a store would hold them.
struct World {
    now: Timestamp,
    scope: Scope,
    chance: Counting,
    session: Option<Session>,
    attempts: BTreeMap<AttemptId, Attempt>,
    jobs: BTreeMap<(JobKind, String), Timestamp>,
    events: Vec<EventKind>,
    /// The latest event about each object.
    told: BTreeMap<String, EventId>,
    books: Books,
    profiles: Vec<&'static Profile>,
    accounts: Vec<Account>,
    disputes: BTreeMap<String, Dispute>,
    /// What the adapter says is wrong with the settings of the next command.
    problem: Option<(String, String)>,
}

/// What an event is about: the events of each sort in the order in which things happened.
fn objects(snapshot: &Snapshot) -> Vec<String> {
    match snapshot {
        Snapshot::Session(it) => vec![it.id.to_string()],
        Snapshot::Payment(it) => vec![it.session.to_string(), it.id.to_string()],
        Snapshot::Refund(it) => vec![it.attempt.to_string(), it.id.to_string()],
        Snapshot::Dispute(it) => vec![it.attempt.to_string(), it.id.to_string()],
        other => panic!("not expected here: {other:?}"),
    }
}

fn new_session() -> NewSession {
    NewSession {
        dialect: "native".to_owned(),
        pricing: Pricing::Amount(5000),
        currency: Some("GHS".to_owned()),
        description: None,
        success_url: Some("https://shop.example/ok?s={CHECKOUT_SESSION_ID}".to_owned()),
        cancel_url: Some("https://shop.example/cart".to_owned()),
        customer: None,
        customer_email: None,
        customer_phone: None,
        methods: None,
        metadata: Metadata::new(),
        expires_at: None,
        life: None,
        expand: Default::default(),
        more: None,
    }
}

impl World {
    fn new(mode: Mode) -> Self {
        Self {
            now: Timestamp(1_700_000_000_000),
            scope: Scope { merchant: 1, mode },
            chance: Counting(AtomicU64::new(1)),
            session: None,
            attempts: BTreeMap::new(),
            jobs: BTreeMap::new(),
            events: vec![],
            told: BTreeMap::new(),
            books: Books::default(),
            profiles: vec![&PROFILE],
            accounts: vec![],
            disputes: BTreeMap::new(),
            problem: None,
        }
    }

    fn open() -> Self {
        let mut world = Self::new(Mode::Test);
        world.run(&Command::CreateSession(Box::new(new_session()))).expect("a good session");
        world
    }

    fn run(&mut self, command: &Command) -> Result<Answer, Refusal> {
        let inner = match command {
            Command::Heard { told, .. } => told,
            plain => plain,
        };
        let mut loaded = Loaded {
            session: self.session.clone(),
            accounts: Some(self.accounts.clone()),
            settings_problem: self.problem.clone(),
            ..Loaded::default()
        };
        match inner {
            Command::SettleRefund { refund, .. } | Command::AdvanceRefund { refund, .. } => {
                loaded.refund = self.books.refunds.get(refund).cloned();
            }
            Command::HearDispute(_, news) => loaded.dispute = self.disputes.get(&news.reference).cloned(),
            Command::UpdateAccount { account, .. } => {
                loaded.account = self.accounts.iter().find(|it| it.id == *account).cloned();
            }
            _ => {}
        }
        let refunded = loaded.refund.as_ref().map(|refund| refund.attempt.clone());
        let named = match inner {
            Command::Answer(id) | Command::Abandon(id) => Some(id),
            Command::Show { attempt, .. }
            | Command::Wait { attempt, .. }
            | Command::Advance { attempt, .. }
            | Command::Stumble { attempt, .. }
            | Command::CapturePayment(attempt, _)
            | Command::CancelPayment(attempt)
            | Command::HearDispute(attempt, _)
            | Command::Reroute(attempt)
            | Command::GiveBack(attempt)
            | Command::Settle { attempt, .. } => Some(attempt),
            Command::CreateRefund(new) => new.payment.as_ref(),
            _ => refunded.as_ref(),
        };
        loaded.attempt = named.and_then(|id| self.attempts.get(id)).cloned();
        let current = self.session.as_ref().and_then(|session| session.body.current.as_ref());
        loaded.current = current.and_then(|id| self.attempts.get(id)).cloned();
        let policy = Policy { processors: self.profiles.clone(), loopback_hooks: true };
        let cause = Cause::default();
        let decision = super::decide(command, &loaded, &self.given_with(&policy, &cause))?;
        for change in decision.changes {
            self.apply(change);
        }
        Ok(decision.answer)
    }

    /// What a decision is given now.
    fn given_with<'a>(&'a self, policy: &'a Policy, cause: &'a Cause) -> Given<'a> {
        Given {
            scope: self.scope,
            now: self.now,
            wall: self.now,
            moment: self.now.into(),
            turned: false,
            chance: &self.chance,
            policy,
            seal: &NoSeal,
            cause,
            told: None,
        }
    }

    fn apply(&mut self, change: Change) {
        match change {
            Change::Insert(Row::Session(session)) => self.session = Some(session),
            Change::Insert(Row::Attempt(attempt)) => {
                assert!(self.attempts.insert(attempt.id.clone(), attempt).is_none(), "ids are fresh");
            }
            Change::Update(Row::Session(mut session)) => {
                assert_eq!(
                    self.session.as_ref().map(|old| old.version),
                    Some(session.version),
                    "one update per commit"
                );
                session.version += 1;
                self.session = Some(session);
            }
            Change::Update(Row::Attempt(mut attempt)) => {
                assert_eq!(self.attempts.get(&attempt.id).map(|old| old.version), Some(attempt.version));
                attempt.version += 1;
                self.attempts.insert(attempt.id.clone(), attempt);
            }
            Change::Schedule(job) => drop(self.jobs.insert((job.kind, job.subject), job.due_at)),
            Change::Unschedule(_, kind, subject) => drop(self.jobs.remove(&(kind, subject))),
            Change::Emit(event) => {
                for about in objects(&event.body.snapshot) {
                    let before = self.told.insert(about, event.id.clone());
                    assert!(before < Some(event.id.clone()), "events of one object sort in their order");
                }
                self.events.push(event.kind);
            }
            Change::Wake(job) => {
                let due = self.jobs.entry((job.kind, job.subject)).or_insert(job.due_at);
                *due = job.due_at.min(*due);
            }
            Change::Insert(Row::Account(account)) => {
                self.accounts.push(account);
                self.accounts.sort_by(|a, b| (a.priority, &a.id).cmp(&(b.priority, &b.id)));
            }
            Change::Update(Row::Account(mut account)) => {
                let old = self.accounts.iter_mut().find(|it| it.id == account.id).expect("it is there");
                assert_eq!(old.version, account.version);
                account.version += 1;
                *old = account;
                self.accounts.sort_by(|a, b| (a.priority, &a.id).cmp(&(b.priority, &b.id)));
            }
            Change::Insert(Row::Dispute(dispute)) => {
                let reference = dispute.reference.clone();
                assert!(self.disputes.insert(reference, dispute).is_none(), "a dispute is one row");
            }
            Change::Update(Row::Dispute(mut dispute)) => {
                let old = self.disputes.get(&dispute.reference).map(|old| old.version);
                assert_eq!(old, Some(dispute.version));
                dispute.version += 1;
                self.disputes.insert(dispute.reference.clone(), dispute);
            }
            Change::Insert(row) => self.books.insert(row),
            Change::Update(row) => self.books.update(row),
            other => panic!("not expected here: {other:?}"),
        }
    }

    fn pay(&mut self) -> Result<Attempt, Refusal> {
        let seen = self.session().body.current.clone();
        self.pay_seen(seen)
    }

    fn pay_seen(&mut self, seen: Option<AttemptId>) -> Result<Attempt, Refusal> {
        let session = self.session().id.clone();
        let instrument = Instrument::Card { brand: "visa".to_owned(), last4: "4242".to_owned() };
        let pay = Pay {
            session,
            seen,
            by: Some((Method::Card, instrument)),
            email: None,
            shown: None,
            choice: Default::default(),
            collected: Default::default(),
        };
        match self.run(&Command::Pay(Box::new(pay)))? {
            Answer::Attempt { attempt, .. } => Ok(attempt),
            other => panic!("{other:?}"),
        }
    }

    fn settle(&mut self, attempt: &AttemptId, outcome: Outcome) {
        self.run(&Command::Settle { attempt: attempt.clone(), state: None, outcome, janitor: true })
            .expect("settling is never refused");
    }

    fn succeed(&mut self, attempt: &AttemptId) {
        let captured = self.session().amount;
        self.settle(attempt, paid(captured));
    }

    /// All of the money is given back: what was asked for goes through, or somebody does it at the provider.
    fn gives_back(&mut self, attempt: &AttemptId) {
        match self.books.pending(attempt) {
            Some(refund) => drop(self.run(&Books::done(refund)).expect("settling is never refused")),
            None => {
                let amount = self.attempts[attempt].amount;
                self.settle(attempt, given_back(amount));
            }
        }
    }

    fn show(&mut self, attempt: &AttemptId, ask: Ask) {
        let poll_at = self.now.plus(SECOND);
        self.run(&Command::Show { attempt: attempt.clone(), state: State::new(), ask, poll_at })
            .expect("showing");
    }

    fn session(&self) -> &Session {
        self.session.as_ref().expect("a session")
    }

    fn status(&self, attempt: &AttemptId) -> AttemptStatus {
        self.attempts[attempt].status
    }

    /// What must hold after every step.
    fn check(&self) {
        self.books.check(&self.attempts);
        let session = self.session();
        let with =
            |status: AttemptStatus| self.attempts.values().filter(move |attempt| attempt.status == status);
        assert!(with(AttemptStatus::Succeeded).count() <= 1, "at most one attempt pays");
        assert_eq!(session.status == Status::Complete, session.paid_by.is_some());
        if let Some(paid) = with(AttemptStatus::Succeeded).next() {
            assert_eq!(session.paid_by.as_ref(), Some(&paid.id), "the session names the attempt that paid");
        }
        if let Some(id) = &session.paid_by {
            let attempt = &self.attempts[id];
            let paid = matches!(attempt.status, AttemptStatus::Succeeded | AttemptStatus::Refunded);
            assert!(paid || (attempt.body.holds && session.body.unpaid), "{attempt:?}");
        }
        let live = with(AttemptStatus::Asked).chain(with(AttemptStatus::Challenged)).count();
        assert!(live <= 1, "one attempt at a time");
        let current = session.body.current.as_ref().and_then(|id| self.attempts.get(id));
        if session.status == Status::Paying {
            assert!(
                current.is_some_and(|attempt| attempt.status.is_live()),
                "something holds it: {current:?}"
            );
        }
        if session.status == Status::Open {
            assert_eq!(live, 0, "an attempt on its way holds its session");
        }
        for attempt in self.attempts.values() {
            assert!(attempt.created_at < session.expires_at, "nothing starts after the end");
            assert_eq!(attempt.amount, session.amount);
            let job = |kind| self.jobs.contains_key(&(kind, attempt.id.as_str().to_owned()));
            match attempt.status {
                AttemptStatus::Asked | AttemptStatus::Challenged | AttemptStatus::Offered => {
                    assert!(job(JobKind::Reconcile), "somebody will ask about {attempt:?}");
                }
                AttemptStatus::Surplus => {
                    let given_back = self.books.pending(&attempt.id).is_some();
                    let out_of_reach = attempt.body.disputed > 0 && attempt.refundable() == 0;
                    assert!(given_back || out_of_reach, "S3: it is being given back: {attempt:?}");
                }
                AttemptStatus::Authorized if attempt.body.capturing.is_some() => {
                    assert!(job(JobKind::Reconcile), "somebody will ask for it");
                }
                AttemptStatus::Succeeded => assert!(!job(JobKind::Reconcile)),
                AttemptStatus::Canceled => {
                    assert_eq!(
                        job(JobKind::Reconcile),
                        !attempt.body.closed,
                        "it is asked about until it is void"
                    );
                }
                _ => assert!(self.books.pending(&attempt.id).is_none()),
            }
        }
        for refund in self.books.refunds.values() {
            let planned = self.jobs.contains_key(&(JobKind::Refund, refund.id.as_str().to_owned()));
            assert_eq!(planned, refund.status == RefundStatus::Pending, "{refund:?}");
        }
        if matches!(session.status, Status::Open | Status::Paying) {
            assert!(
                self.jobs.contains_key(&(JobKind::Expire, session.id.as_str().to_owned())),
                "it will expire"
            );
        }
    }
}

fn ghs(amount: i64) -> Money {
    Money { amount, currency: crate::Currency::parse("GHS").expect("GHS") }
}

#[test]
fn a_new_session_has_its_defaults() {
    let world = World::open();
    let session = world.session();
    assert_eq!((session.status, session.amount, session.version), (Status::Open, ghs(5000), 0));
    assert_eq!(session.expires_at, world.now.plus(LIFE_DEFAULT));
    assert_eq!(session.body.methods, Method::ALL);
    assert_eq!(world.events, [EventKind::SessionCreated]);
    assert_eq!(session.id.scope(), Some(world.scope));
}

#[test]
fn every_rule_of_a_new_session_names_its_field() {
    type Spoil = fn(&mut NewSession);
    let table: [(&str, Spoil); 16] = [
        ("amount", |new| new.pricing = Pricing::Amount(0)),
        ("amount", |new| new.pricing = Pricing::Amount(-1)),
        ("amount", |new| new.pricing = Pricing::Amount(1_000_000_000_000)),
        ("amount", |new| new.pricing = Pricing::Amount(i64::MAX)),
        ("currency", |new| new.currency = Some("ghs".to_owned())),
        ("currency", |new| new.currency = Some("DEM".to_owned())),
        ("success_url", |new| new.success_url = Some("javascript:alert(1)".to_owned())),
        ("cancel_url", |new| new.cancel_url = Some("https://u:p@shop.example".to_owned())),
        ("customer_email", |new| new.customer_email = Some("nobody".to_owned())),
        ("customer_phone", |new| new.customer_phone = Some("none".to_owned())),
        ("description", |new| new.description = Some("x".repeat(501))),
        ("expires_at", |new| new.expires_at = Some(Timestamp(1_700_000_000_000))),
        ("expires_at", |new| new.expires_at = Some(Timestamp(1_700_000_000_001 + LIFE_MAX))),
        ("payment_method_types", |new| new.methods = Some(vec![])),
        ("payment_method_types[0]", |new| new.methods = Some(vec!["cash".to_owned()])),
        ("payment_method_types[1]", |new| new.methods = Some(vec!["card".to_owned(), "card".to_owned()])),
    ];
    for (field, spoil) in table {
        let mut new = new_session();
        spoil(&mut new);
        let refusal = World::new(Mode::Test).run(&Command::CreateSession(Box::new(new))).expect_err(field);
        assert!(matches!(&refusal, Refusal::Invalid { param, .. } if param == field), "{field}: {refusal:?}");
    }
    let mut new = new_session();
    new.expires_at = Some(Timestamp(1_700_000_000_000 + LIFE_MAX));
    new.pricing = Pricing::Amount(999_999_999_999);
    World::new(Mode::Test).run(&Command::CreateSession(Box::new(new))).expect("the bounds are inclusive");
    let spoken = |word: &str| {
        let mut new = new_session();
        new.more.get_or_insert_default().locale = Some(word.to_owned());
        World::new(Mode::Test).run(&Command::CreateSession(Box::new(new)))
    };
    spoken("auto").expect("the browser's");
    spoken("en").expect("one that we have");
    for word in ["", "EN", "en-GB", "xx"] {
        let refusal = spoken(word).expect_err(word);
        let Refusal::Invalid { param, message } = &refusal else { panic!("{refusal:?}") };
        assert!(param == "locale" && message.starts_with("must be one of auto, "), "{message}");
    }
}

#[test]
fn what_a_page_may_look_like_is_judged_and_kept() {
    let branded = |branding: NewBranding| {
        let more = NewSessionMore { branding, ..NewSessionMore::default() };
        let new = NewSession { more: Some(Box::new(more)), ..new_session() };
        match World::new(Mode::Test).run(&Command::CreateSession(Box::new(new)))? {
            Answer::Session { session, .. } => Ok(session.body.branding),
            other => panic!("{other:?}"),
        }
    };
    let text = |text: &str| Some(text.to_owned());
    let all = NewBranding {
        background: text("#0AF"),
        ink: text("#102030"),
        logo_url: text("https://shop.example/logo.svg"),
        name: text(&"ü".repeat(80)),
        ..NewBranding::default()
    };
    let kept = branded(all.clone()).expect("it is right").expect("it is kept");
    assert_eq!(*kept, all.read());
    assert_eq!(kept.background.map(String::from).as_deref(), Some("#00aaff"));
    assert_eq!(branded(NewBranding::default()), Ok(None), "nothing is kept of nothing");
    type Spoil = fn(&mut NewBranding, String);
    let fields: [(&str, Spoil, &[&str]); 4] = [
        (
            "branding.background_color",
            |new, bad| new.background = Some(bad),
            &["red;}body{display:none", "#12", ""],
        ),
        ("branding.font_color", |new, bad| new.ink = Some(bad), &["url(x)", "fff", "#ffffff80"]),
        ("branding.logo_url", |new, bad| new.logo_url = Some(bad), &["javascript:alert(1)", "logo.svg", ""]),
        (
            "branding.merchant_name",
            |new, bad| new.name = Some(bad),
            &["", " ", "a\u{7}", "P\u{430}ypal", "G\u{3bf}ogle", &"n".repeat(81)],
        ),
    ];
    for (field, spoil, values) in fields {
        for bad in values {
            let mut new = all.clone();
            spoil(&mut new, (*bad).to_owned());
            let refusal = branded(new).expect_err(field);
            assert!(
                matches!(&refusal, Refusal::Invalid { param, .. } if param == field),
                "{field}: {refusal:?}"
            );
        }
    }
}

#[test]
fn live_mode_without_a_processor_is_refused() {
    let refusal = World::new(Mode::Live).run(&Command::CreateSession(Box::new(new_session())));
    assert_eq!(refusal.expect_err("no processor"), Refusal::NoProcessor);
}

#[test]
fn a_double_click_is_shown_the_first_attempt() {
    let mut world = World::open();
    let first = world.pay_seen(None).expect("paid");
    let second = world.pay_seen(None).expect("shown");
    assert_eq!((first.id.clone(), world.attempts.len()), (second.id, 1));
    world.settle(&first.id, Outcome::Declined(Decline::CardDeclined));
    assert_eq!(world.pay_seen(None).expect("shown").id, first.id, "the form was older than the decline");
    assert_ne!(world.pay().expect("paid").id, first.id);
}

#[test]
fn success_pays_once_and_a_repetition_changes_nothing() {
    let mut world = World::open();
    let attempt = world.pay().expect("paid").id;
    world.succeed(&attempt);
    let (session, events) = (world.session().clone(), world.events.len());
    assert_eq!((session.status, session.paid_by.as_ref()), (Status::Complete, Some(&attempt)));
    for outcome in [paid(ghs(5000)), Outcome::Declined(Decline::CardDeclined), Outcome::Unknown] {
        world.settle(&attempt, outcome);
    }
    assert_eq!((world.session(), world.events.len()), (&session, events));
    assert_eq!(
        world.events,
        [
            EventKind::SessionCreated,
            EventKind::PaymentCreated,
            EventKind::PaymentSucceeded,
            EventKind::SessionCompleted
        ]
    );
    assert!(world.jobs.is_empty(), "nothing is left to do: {:?}", world.jobs);
}

#[test]
fn another_amount_or_currency_is_never_paid_silently() {
    let usd = Money { amount: 5000, currency: crate::Currency::parse("USD").expect("USD") };
    for captured in [ghs(4999), ghs(5001), usd] {
        let mut world = World::open();
        let attempt = world.pay().expect("paid").id;
        world.settle(&attempt, paid(captured));
        assert_eq!((world.status(&attempt), world.session().status), (AttemptStatus::Parked, Status::Paying));
        assert_eq!(world.events.last(), Some(&EventKind::PaymentParked));
        let mut world = World::open();
        let attempt = world.pay().expect("paid").id;
        world.settle(&attempt, Outcome::Declined(Decline::CardDeclined));
        world.settle(&attempt, paid(captured));
        assert_eq!(world.status(&attempt), AttemptStatus::Parked, "also when it comes late");
    }
}

#[test]
fn a_live_attempt_holds_off_expiry_and_an_offered_one_does_not() {
    let mut world = World::open();
    let id = world.session().id.clone();
    let attempt = world.pay().expect("paid").id;
    assert_eq!(
        world.run(&Command::ExpireSession(id.clone())).err(),
        Some(Refusal::SessionState(Status::Paying))
    );
    world.now = world.now.plus(2 * DAY);
    world.run(&Command::LapseSession(id.clone())).expect("waits");
    assert_eq!(world.session().status, Status::Paying);
    world.settle(&attempt, Outcome::Declined(Decline::CardDeclined));
    assert_eq!(world.session().status, Status::Expired, "its time has passed meanwhile");

    let mut world = World::open();
    let attempt = world.pay().expect("paid").id;
    world.show(&attempt, prompt());
    assert_eq!((world.status(&attempt), world.session().status), (AttemptStatus::Offered, Status::Open));
    world.now = world.now.plus(2 * DAY);
    world.run(&Command::LapseSession(id)).expect("lapses");
    assert_eq!(world.session().status, Status::Expired);
    world.check();
    world.succeed(&attempt);
    assert_eq!(world.status(&attempt), AttemptStatus::Surplus, "it came too late");
    let refund = world.books.pending(&attempt).expect("it goes back");
    let no = Refunding::Failed("no".to_owned());
    world.run(&Command::SettleRefund { refund, heard: None, refunding: no }).expect("it is tried again");
    world.check();
    world.gives_back(&attempt);
    assert_eq!(world.events.last(), Some(&EventKind::LatePaymentRefunded));
    assert_eq!(world.session().status, Status::Expired, "expired stays expired");
}

#[test]
fn an_offered_attempt_is_replaced_and_its_late_success_given_back() {
    let mut world = World::open();
    let first = world.pay().expect("paid").id;
    world.show(&first, prompt());
    let second = world.pay().expect("paid").id;
    assert_eq!(world.status(&first), AttemptStatus::Canceled);
    let reconcile = (JobKind::Reconcile, first.as_str().to_owned());
    assert!(world.jobs.contains_key(&reconcile), "the provider has not promised anything yet");
    world.succeed(&second);
    world.succeed(&first);
    assert_eq!(
        (world.status(&first), world.status(&second)),
        (AttemptStatus::Surplus, AttemptStatus::Succeeded)
    );
    assert_eq!(world.session().paid_by.as_ref(), Some(&second));
}

#[test]
fn a_cancelled_attempt_is_asked_about_until_it_is_void() {
    let mut world = World::open();
    let first = world.pay().expect("paid").id;
    world.show(&first, prompt());
    world.run(&Command::Abandon(first.clone())).expect("another way");
    world.show(&first, prompt());
    assert_eq!(world.status(&first), AttemptStatus::Canceled);
    world.check();
    world.settle(&first, Outcome::Declined(Decline::Abandoned));
    assert!(world.attempts[&first].body.closed);
    world.check();
}

#[test]
fn money_that_the_provider_gave_back_by_itself_ends_an_attempt() {
    let mut world = World::open();
    let attempt = world.pay().expect("paid").id;
    world.gives_back(&attempt);
    assert_eq!((world.status(&attempt), world.session().status), (AttemptStatus::Refunded, Status::Open));
    assert!(world.pay().is_ok());
}

#[test]
fn nothing_starts_at_or_after_the_end() {
    let mut world = World::open();
    world.now = world.session().expires_at;
    assert_eq!(world.pay().err(), Some(Refusal::SessionOver));
    world.now = world.now.plus(-1);
    assert!(world.pay().is_ok());
}

#[test]
fn ten_declines_lock_a_session() {
    let mut world = World::open();
    for _ in 0..FAILURES_MAX {
        let attempt = world.pay().expect("not locked yet").id;
        world.settle(&attempt, Outcome::Declined(Decline::CardDeclined));
    }
    assert_eq!(world.pay().err(), Some(Refusal::TooManyAttempts));
}

/// Each payment that is begun may be an order at the processor: whoever has the page cannot have them made without end.
#[test]
fn a_session_is_begun_so_often_and_no_more() {
    let mut world = World::open();
    for _ in 0..TRIES_MAX {
        let attempt = world.pay().expect("not locked yet").id;
        world.show(&attempt, prompt());
    }
    assert!(world.session().is_locked());
    let last = world.session().body.current.clone();
    assert_eq!(world.pay().err(), Some(Refusal::TooManyAttempts));
    world.succeed(&last.expect("the last one"));
    assert!(world.session().is_paid(), "what was begun can still pay");
}

#[test]
fn what_the_wire_or_the_buyer_brought_about_does_not_lock() {
    let mut world = World::open();
    for _ in 0..2 * FAILURES_MAX {
        let attempt = world.pay().expect("not locked").id;
        world.settle(&attempt, Outcome::Declined(Decline::Abandoned));
    }
}

#[test]
fn an_unheard_ending_is_asked_about_by_the_table_and_then_parked() {
    let mut world = World::open();
    let attempt = world.pay().expect("paid").id;
    let key = (JobKind::Reconcile, attempt.as_str().to_owned());
    assert_eq!(world.jobs[&key], world.now.plus(10 * SECOND));
    let mut waits = vec![];
    while let Some(due) = world.jobs.get(&key).copied() {
        waits.push(due.since(world.now));
        world.now = due;
        world.settle(&attempt, Outcome::Unknown);
        assert_ne!(world.status(&attempt), AttemptStatus::Declined, "unknown is never failed");
    }
    assert_eq!(waits, [10 * SECOND, MINUTE, 5 * MINUTE, HOUR, DAY, DAY, DAY, DAY, DAY]);
    assert_eq!((world.status(&attempt), world.session().status), (AttemptStatus::Parked, Status::Paying));
    assert_eq!(world.pay().expect("shown").id, attempt, "nobody is charged while the first is not resolved");
    world.succeed(&attempt);
    assert_eq!(world.session().status, Status::Complete, "an operator or the processor may still resolve it");
}

#[test]
fn an_answer_goes_out_once() {
    let mut world = World::open();
    let attempt = world.pay().expect("paid").id;
    assert_eq!(world.run(&Command::Answer(attempt.clone())).err(), Some(Refusal::NothingAsked));
    world.show(&attempt, Ask::Code { wrong: 0, words: String::new() });
    assert!(world.run(&Command::Answer(attempt.clone())).is_ok());
    assert_eq!(world.run(&Command::Answer(attempt.clone())).err(), Some(Refusal::NothingAsked));
    assert_eq!(
        world.run(&Command::Abandon(attempt)).err(),
        Some(Refusal::NothingAsked),
        "a call is under way"
    );
}

/// One step of a random life of a session. Numbers choose among the attempts there are.
#[derive(Clone, Debug)]
enum Step {
    Pay { stale: bool },
    Succeed(usize),
    Decline(usize),
    Unknown(usize),
    Refunded(usize),
    Inside(usize),
    Outside(usize),
    Answer(usize),
    Abandon(usize),
    Wait(usize),
    Expire,
    Lapse,
    Later(i64),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => any::<bool>().prop_map(|stale| Step::Pay { stale }),
        2 => (0usize..4).prop_map(Step::Succeed),
        2 => (0usize..4).prop_map(Step::Decline),
        1 => (0usize..4).prop_map(Step::Unknown),
        1 => (0usize..4).prop_map(Step::Refunded),
        1 => (0usize..4).prop_map(Step::Inside),
        2 => (0usize..4).prop_map(Step::Outside),
        1 => (0usize..4).prop_map(Step::Answer),
        1 => (0usize..4).prop_map(Step::Abandon),
        1 => (0usize..4).prop_map(Step::Wait),
        1 => Just(Step::Expire),
        1 => Just(Step::Lapse),
        1 => (-DAY..2 * DAY).prop_map(Step::Later),
    ];
    prop::collection::vec(step, 1..40)
}

fn play(world: &mut World, step: &Step) {
    let session: SessionId = world.session().id.clone();
    let nth = |world: &World, n: usize| world.attempts.keys().nth(n).cloned();
    match step {
        Step::Pay { stale: true } => drop(world.pay_seen(None)),
        Step::Pay { stale: false } => drop(world.pay()),
        Step::Expire => drop(world.run(&Command::ExpireSession(session))),
        Step::Lapse => drop(world.run(&Command::LapseSession(session)).expect("a job is never refused")),
        Step::Later(by) => world.now = world.now.plus(*by),
        Step::Succeed(n) => {
            if let Some(id) = nth(world, *n) {
                world.succeed(&id);
            }
        }
        Step::Refunded(n) => {
            if let Some(id) = nth(world, *n) {
                world.gives_back(&id);
            }
        }
        Step::Decline(n) | Step::Unknown(n) => {
            let outcome = match step {
                Step::Decline(_) => Outcome::Declined(Decline::CardDeclined),
                _ => Outcome::Unknown,
            };
            if let Some(id) = nth(world, *n) {
                world.settle(&id, outcome);
            }
        }
        Step::Inside(n) | Step::Outside(n) => {
            let ask = if matches!(step, Step::Inside(_)) {
                Ask::Code { wrong: 0, words: String::new() }
            } else {
                prompt()
            };
            if let Some(id) = nth(world, *n) {
                world.show(&id, ask);
            }
        }
        Step::Answer(n) => drop(nth(world, *n).map(|id| world.run(&Command::Answer(id)))),
        Step::Abandon(n) => drop(nth(world, *n).map(|id| world.run(&Command::Abandon(id)))),
        Step::Wait(n) => {
            let until = world.now.plus(MINUTE);
            let wait = |attempt| Command::Wait { attempt, state: State::new(), until };
            drop(nth(world, *n).map(|id| world.run(&wait(id))));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    /// Whatever happens in whatever order: one payment at most, nothing forgotten, and an end is an end.
    #[test]
    fn any_life_of_a_session_keeps_the_promises(steps in steps()) {
        let mut world = World::open();
        let mut ended: Option<Status> = None;
        for step in &steps {
            play(&mut world, step);
            world.check();
            let status = world.session().status;
            if let Some(ended) = ended {
                prop_assert_eq!(status, ended, "complete and expired absorb");
            }
            if matches!(status, Status::Complete | Status::Expired) {
                ended = Some(status);
            }
        }
    }

    /// Facts about two attempts, in every order and with repetitions, lead to one and the same end.
    #[test]
    fn settling_is_confluent(order in Just(vec![0, 0, 1, 1, 2]).prop_shuffle()) {
        let mut world = World::open();
        let first = world.pay().unwrap().id;
        world.show(&first, prompt());
        let second = world.pay().unwrap().id;
        for fact in order {
            match fact {
                0 => world.succeed(&first),
                1 => world.settle(&second, Outcome::Declined(Decline::CardDeclined)),
                _ => world.settle(&first, Outcome::Unknown),
            }
            world.check();
        }
        prop_assert_eq!(world.session().status, Status::Complete);
        prop_assert_eq!(world.session().paid_by.as_ref(), Some(&first));
        prop_assert_eq!(world.status(&second), AttemptStatus::Declined);
    }
}
