//! The store cases, one list for every engine, and what must hold of all SQL.

mod catalog;
mod discounts;
mod lines;
mod log;
mod migrated;
mod places;
mod previous;
mod recurring;
mod server;
mod settings;
mod spread;
mod transfer;
mod verify;

use crate::value::Value;
use crate::{Database, Store, StoreError, postgres};
use kassa_cluster::Scratch;
use kassa_domain::attempt::{Attempt, AttemptBody, AttemptStatus, Instrument, Method};
use kassa_domain::clock::TestClock;
use kassa_domain::endpoint::{
    Delivery, DeliveryBody, DeliveryStatus, Endpoint, EndpointBody, EndpointStatus,
};
use kassa_domain::event::{Cause, Event, EventBody, EventKind, Snapshot};
use kassa_domain::filed::Filed;
use kassa_domain::id::{
    AccountId, AttemptId, CustomerId, DeliveryId, EndpointId, EventId, Mode, Scope, SessionId,
};
use kassa_domain::idempotency::{Remembered, Use};
use kassa_domain::job::{Job, JobKind, LEASE_MS, Lane, Lease};
use kassa_domain::merchant::Sealed;
use kassa_domain::query::Expand;
use kassa_domain::session::{Session, SessionBody, Status};
use kassa_domain::{Change, Currency, Money, Row, Timestamp};
use postgres::whole;
use std::path::PathBuf;
use std::sync::Arc;

const SCOPE: Scope = Scope { merchant: 1, mode: Mode::Test };
const LIVE: Scope = Scope { merchant: 1, mode: Mode::Live };
const OTHER: Scope = Scope { merchant: 2, mode: Mode::Test };

/// A database of its own in which nothing is yet, of the engine that this run of the tests is about; removed at the
/// end.
struct Bare {
    folder: PathBuf,
    scratch: Option<Scratch>,
}

impl Bare {
    fn new(name: &str) -> Self {
        let mut bare = Self::file(name);
        bare.scratch = kassa_cluster::is_wanted().then(Scratch::make);
        bare
    }

    /// A SQLite file, whatever the run is about.
    fn file(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("kassa-store-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Self { folder, scratch: None }
    }

    fn path(&self) -> PathBuf {
        self.folder.join("kassa.db")
    }

    fn database(&self) -> Database {
        match &self.scratch {
            Some(scratch) => Database::new(scratch.url()),
            None => Database::new(&format!("sqlite:{}", self.path().display())),
        }
    }

    async fn open(&self) -> Store {
        Store::open(&self.database()).await.unwrap()
    }

    /// Runs statements past the store, as another program would.
    async fn execute(&self, sql: &str) -> Result<(), String> {
        match &self.scratch {
            Some(_) => self.client().await.batch_execute(sql).await.map_err(|problem| whole(&problem)),
            None => self.connection().execute_batch(sql).map_err(|problem| problem.to_string()),
        }
    }

    /// The same where the schema would refuse it.
    async fn force(&self, sql: &str) {
        match &self.scratch {
            Some(_) => self.client().await.batch_execute(&format!("{UNCHECKED}; {sql}")).await.unwrap(),
            None => {
                let connection = self.connection();
                connection.pragma_update(None, "ignore_check_constraints", true).unwrap();
                connection.execute_batch(sql).unwrap();
            }
        }
    }

    /// The text that a statement finds.
    async fn text(&self, sql: &str) -> String {
        match &self.scratch {
            Some(_) => self.client().await.query_one(sql, &[]).await.unwrap().get(0),
            None => self.connection().query_row(sql, [], |row| row.get(0)).unwrap(),
        }
    }

    fn connection(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.path()).unwrap()
    }

    async fn client(&self) -> tokio_postgres::Client {
        let url = self.scratch.as_ref().unwrap().url();
        let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await.unwrap();
        tokio::spawn(connection);
        client
    }

    /// The text of a migration, as the engine is given it.
    fn migration(&self, text: &str) -> String {
        if self.scratch.is_some() { postgres::with_collation(text) } else { text.to_owned() }
    }
}

/// Takes all checks off the tables.
const UNCHECKED: &str = "do $$ declare it record; begin \
    for it in select conrelid::regclass as place, conname from pg_constraint \
    where contype = 'c' and connamespace = 'public'::regnamespace \
    loop execute format('alter table %s drop constraint %I', it.place, it.conname); end loop; end $$";

impl Drop for Bare {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A database that is open.
struct Fresh {
    store: Store,
    bare: Bare,
}

impl Fresh {
    async fn new(name: &str) -> Self {
        Self::of(Bare::new(name)).await
    }

    /// A SQLite file, whatever the run is about.
    async fn file(name: &str) -> Self {
        Self::of(Bare::file(name)).await
    }

    async fn of(bare: Bare) -> Self {
        Self { store: bare.open().await, bare }
    }
}

fn ghs(amount: i64) -> Money {
    Money { amount, currency: Currency::parse("GHS").unwrap() }
}

fn session(scope: Scope, id: &str) -> Session {
    Session {
        id: SessionId::of(id),
        scope,
        status: Status::Open,
        amount: ghs(5000),
        customer: None,
        paid_by: None,
        created_at: Timestamp(1),
        expires_at: Timestamp(2),
        version: 0,
        body: SessionBody {
            dialect: "native".to_owned(),
            success_url: "https://a.example".to_owned(),
            cancel_url: "https://b.example".to_owned(),
            methods: vec![Method::Card],
            stamp: Timestamp(7),
            earlier: vec![],
            ..SessionBody::default()
        },
    }
}

fn attempt(id: &str, status: AttemptStatus) -> Attempt {
    Attempt {
        id: AttemptId::of(id),
        scope: SCOPE,
        session: SessionId::of("cs_1"),
        status,
        amount: ghs(5000),
        customer: None,
        method: Method::Card,
        processor: "simulator".to_owned(),
        account: None,
        captured: if status == AttemptStatus::Succeeded { 5000 } else { 0 },
        refunded: 0,
        created_at: Timestamp(1),
        version: 0,
        body: AttemptBody { stamp: Timestamp(7), ..AttemptBody::new(Instrument::BankTransfer, Timestamp(1)) },
    }
}

fn endpoint(scope: Scope) -> Endpoint {
    Endpoint {
        id: EndpointId::of("we_1"),
        scope,
        status: EndpointStatus::Enabled,
        created_at: Timestamp(1),
        version: 0,
        body: EndpointBody {
            url: "https://shop.example/hooks".to_owned(),
            events: vec!["*".to_owned()],
            description: None,
            dialect: "native".to_owned(),
            expand: Expand::default(),
            secret: Sealed("00".to_owned()),
            previous: None,
            sends_secret: false,
            api_version: None,
            is_setting: false,
            failing_since: None,
            replay: None,
            rest: Default::default(),
        },
    }
}

fn event(scope: Scope, id: &str) -> Event {
    Event {
        id: EventId::of(id),
        scope,
        sequence: None,
        kind: EventKind::SessionCreated,
        created_at: Timestamp(1),
        pending: 0,
        body: EventBody {
            snapshot: Snapshot::Session(Box::new(session(scope, "cs_1"))),
            previous: None,
            cause: Cause::default(),
        },
    }
}

fn job(kind: JobKind, subject: &str, due_at: i64) -> Job {
    Job { scope: SCOPE, kind, subject: subject.to_owned(), due_at: Timestamp(due_at) }
}

fn insert(session: &Session) -> Change {
    Change::Insert(Row::Session(session.clone()))
}

#[tokio::test]
async fn what_is_written_is_read_back_and_only_by_its_owner() {
    let fresh = Fresh::new("round-trip").await;
    let written = session(SCOPE, "cs_1");
    fresh.store.commit(&[insert(&written)]).await.unwrap();
    assert_eq!(fresh.store.session(SCOPE, &written.id).await.unwrap(), Some(written.clone()));
    for scope in [LIVE, OTHER] {
        assert_eq!(fresh.store.session(scope, &written.id).await.unwrap(), None);
        assert!(fresh.store.sessions(scope, None, 10, None, None).await.unwrap().is_empty());
    }
    assert_eq!(fresh.bare.open().await.session(SCOPE, &written.id).await.unwrap(), Some(written));
}

#[tokio::test]
async fn a_store_that_is_closed_leaves_one_file() {
    let Fresh { store, bare } = Fresh::file("closed").await;
    store.commit(&[insert(&session(SCOPE, "cs_1"))]).await.unwrap();
    assert!(bare.folder.join("kassa.db-wal").exists());
    drop(store);
    let left: Vec<_> =
        std::fs::read_dir(&bare.folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["kassa.db"]);
}

#[tokio::test]
async fn an_update_of_an_old_version_is_a_conflict_and_nothing_of_its_plan_happens() {
    let fresh = Fresh::new("conflict").await;
    let mut stale = session(SCOPE, "cs_1");
    fresh.store.commit(&[insert(&stale)]).await.unwrap();
    fresh.store.commit(&[Change::Update(Row::Session(stale.clone()))]).await.unwrap();
    stale.status = Status::Expired;
    let plan = [insert(&session(SCOPE, "cs_2")), Change::Update(Row::Session(stale))];
    assert_eq!(fresh.store.commit(&plan).await, Err(StoreError::Conflict));
    assert_eq!(fresh.store.session(SCOPE, &SessionId::of("cs_2")).await.unwrap(), None);
    assert_eq!(
        fresh.store.session(SCOPE, &SessionId::of("cs_1")).await.unwrap().unwrap().status,
        Status::Open
    );
    let twice = [insert(&session(SCOPE, "cs_1"))];
    assert_eq!(fresh.store.commit(&twice).await, Err(StoreError::Conflict), "ids are unique");
}

#[tokio::test]
async fn nothing_is_told_of_what_did_not_happen() {
    let fresh = Fresh::new("untold").await;
    let known = session(SCOPE, "cs_1");
    let told = |id: &str| Change::Emit(event(SCOPE, id));
    fresh.store.commit(&[Change::Insert(Row::Endpoint(endpoint(SCOPE)))]).await.unwrap();
    fresh.store.commit(&[insert(&known), told("evt_1")]).await.unwrap();
    assert_eq!(fresh.store.commit(&[insert(&known), told("evt_2")]).await, Err(StoreError::Conflict));
    let waiting = fresh.store.unsequenced(10).await.unwrap();
    assert_eq!(waiting.iter().map(|head| head.id.as_str()).collect::<Vec<_>>(), ["evt_1"]);
}

#[tokio::test]
async fn a_conflict_does_not_take_its_neighbours_along() {
    let fresh = Fresh::new("group").await;
    fresh.store.commit(&[insert(&session(SCOPE, "cs_000"))]).await.unwrap();
    let plans: Vec<[Change; 1]> = (0..100)
        .map(|n| {
            [insert(&session(
                SCOPE,
                &if n % 10 == 5 { "cs_000".to_owned() } else { format!("cs_{:03}", n + 1) },
            ))]
        })
        .collect();
    let mut commits = tokio::task::JoinSet::new();
    let store = Arc::new(fresh.bare.open().await);
    for plan in plans {
        let store = Arc::clone(&store);
        commits.spawn(async move { store.commit(&plan).await });
    }
    let results = commits.join_all().await;
    assert_eq!(results.iter().filter(|result| **result == Err(StoreError::Conflict)).count(), 10);
    assert_eq!(fresh.store.sessions(SCOPE, None, 1000, None, None).await.unwrap().len(), 91);
}

#[tokio::test]
async fn the_schema_refuses_what_no_decision_makes() {
    let fresh = Fresh::new("checks").await;
    let mut complete = session(SCOPE, "cs_1");
    complete.status = Status::Complete;
    let mut less = session(SCOPE, "cs_2");
    less.amount = ghs(-1);
    let mut open = session(SCOPE, "cs_3");
    open.paid_by = Some(AttemptId::of("pay_1"));
    let mut expired = session(SCOPE, "cs_4");
    (expired.status, expired.amount, expired.paid_by) = (Status::Expired, ghs(0), open.paid_by.clone());
    for wrong in [complete, less, open, expired] {
        assert!(matches!(fresh.store.commit(&[insert(&wrong)]).await, Err(StoreError::Failed(_))));
    }
    let put = |id: &str, status| [Change::Insert(Row::Attempt(attempt(id, status)))];
    fresh.store.commit(&put("pay_1", AttemptStatus::Asked)).await.unwrap();
    assert_eq!(fresh.store.commit(&put("pay_2", AttemptStatus::Challenged)).await, Err(StoreError::Conflict));
    fresh.store.commit(&put("pay_3", AttemptStatus::Succeeded)).await.unwrap();
    assert_eq!(fresh.store.commit(&put("pay_4", AttemptStatus::Succeeded)).await, Err(StoreError::Conflict));
}

#[tokio::test]
async fn a_session_can_come_to_cost_nothing_and_is_complete_without_an_attempt_then() {
    let fresh = Fresh::new("free").await;
    let mut free = session(SCOPE, "cs_1");
    fresh.store.commit(&[insert(&free)]).await.unwrap();
    free.amount = ghs(0);
    fresh.store.commit(&[Change::Update(Row::Session(free.clone()))]).await.unwrap();
    (free.version, free.status) = (1, Status::Complete);
    fresh.store.commit(&[Change::Update(Row::Session(free.clone()))]).await.unwrap();
    free.version = 2;
    assert_eq!(fresh.store.session(SCOPE, &free.id).await.unwrap(), Some(free));
    let mut paid = session(SCOPE, "cs_2");
    (paid.status, paid.paid_by) = (Status::Complete, Some(AttemptId::of("pay_1")));
    fresh.store.commit(&[insert(&paid)]).await.unwrap();
}

#[tokio::test]
async fn attempts_are_listed_by_session_and_customer() {
    let fresh = Fresh::new("attempts").await;
    let store = &fresh.store;
    let mut all = vec![];
    for n in 0..24 {
        let mut one = attempt(&format!("pay_{n:02}"), AttemptStatus::Declined);
        one.session = SessionId::of(format!("cs_{}", n % 2));
        one.customer = (n % 3 > 0).then(|| CustomerId::of(format!("cus_{}", n % 3)));
        all.push(one);
    }
    store
        .commit(&all.iter().cloned().map(Row::Attempt).map(Change::Insert).collect::<Vec<_>>())
        .await
        .unwrap();
    let one = SessionId::of("cs_1");
    let two = CustomerId::of("cus_2");
    for session in [None, Some(&one)] {
        for customer in [None, Some(&two)] {
            let wanted = |one: &&Attempt| {
                session.is_none_or(|id| one.session == *id)
                    && customer.is_none_or(|id| one.customer.as_ref() == Some(id))
            };
            let expected: Vec<_> = all.iter().rev().filter(wanted).map(|one| one.id.clone()).collect();
            let mut found: Vec<AttemptId> = vec![];
            while let page = store
                .attempts(SCOPE, found.last().map(AttemptId::as_str), 2, session, customer)
                .await
                .unwrap()
                && !page.is_empty()
            {
                found.extend(page.into_iter().map(|one| one.id));
            }
            assert_eq!(found, expected, "{session:?} {customer:?}");
            assert!(store.attempts(OTHER, None, 9, session, customer).await.unwrap().is_empty());
        }
    }
    let mut known = all.swap_remove(0);
    assert_eq!(known.customer, None);
    known.customer = Some(two.clone());
    store.commit(&[Change::Update(Row::Attempt(known.clone()))]).await.unwrap();
    assert_eq!(store.attempt(SCOPE, &known.id).await.unwrap().unwrap().customer, Some(two));
}

#[tokio::test]
async fn lists_are_newest_first_and_paged_by_id() {
    let fresh = Fresh::new("lists").await;
    let mut changes = vec![];
    for n in 0..30 {
        let mut one = session(SCOPE, &format!("cs_{n:02}"));
        one.status = [Status::Open, Status::Paying, Status::Expired][n % 3];
        changes.push(insert(&one));
    }
    fresh.store.commit(&changes).await.unwrap();
    let ids =
        |sessions: Vec<Session>| sessions.iter().map(|one| one.id.as_str().to_owned()).collect::<Vec<_>>();
    let page = ids(fresh.store.sessions(SCOPE, Some("cs_20"), 3, None, None).await.unwrap());
    assert_eq!(page, ["cs_19", "cs_18", "cs_17"]);
    let open = [Status::Open, Status::Paying];
    let page = ids(fresh.store.sessions(SCOPE, Some("cs_20"), 3, Some(&open), None).await.unwrap());
    assert_eq!(page, ["cs_19", "cs_18", "cs_16"], "a union of statuses is in order too");
}

#[tokio::test]
async fn events_get_places_without_gaps_or_not_at_all() {
    let fresh = Fresh::new("places").await;
    let store = &fresh.store;
    // Where nobody is told, a file's own writer gives the places.
    store.commit(&[Change::Insert(Row::Endpoint(endpoint(SCOPE)))]).await.unwrap();
    let changes: Vec<_> = ["evt_1", "evt_2"].map(|id| Change::Emit(event(SCOPE, id))).into();
    store.commit(&changes).await.unwrap();
    assert_eq!(store.unsequenced(10).await.unwrap().len(), 2);
    assert!(store.event(SCOPE, &EventId::of("evt_1")).await.unwrap().is_none(), "no place, not shown");
    let place = |id: &str, place| Change::Sequence(SCOPE, EventId::of(id), place);
    let moved = |from, to| Change::MoveSequence { scope: SCOPE, from, to };
    store.commit(&[place("evt_1", 1), moved(0, 1)]).await.unwrap();
    assert_eq!(store.commit(&[place("evt_2", 1), moved(0, 1)]).await, Err(StoreError::Conflict));
    assert_eq!(store.commit(&[place("evt_1", 2), moved(1, 2)]).await, Err(StoreError::Conflict));
    store.commit(&[place("evt_2", 2), moved(1, 2)]).await.unwrap();
    assert_eq!((store.last_place(SCOPE).await.unwrap(), store.last_place(OTHER).await.unwrap()), (2, 0));
    let places: Vec<_> =
        store.events_after(SCOPE, 0, 10, None).await.unwrap().iter().map(|event| event.sequence).collect();
    assert_eq!(places, [Some(1), Some(2)]);
    assert!(store.unsequenced(10).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_job_is_leased_to_one_and_comes_back_when_the_lease_runs_out() {
    let fresh = Fresh::new("lease").await;
    let store = &fresh.store;
    let jobs =
        [Change::Schedule(job(JobKind::Expire, "a", 10)), Change::Schedule(job(JobKind::Expire, "b", 20))];
    store.commit(&jobs).await.unwrap();
    assert_eq!(store.next_job(Lane::Inside).await.unwrap(), Some(Timestamp(10)));
    let first = store.lease(Lane::Inside, Timestamp(10), 7, 10).await.unwrap();
    assert_eq!(first.iter().map(|lease| lease.job.subject.as_str()).collect::<Vec<_>>(), ["a"]);
    assert!(store.lease(Lane::Inside, Timestamp(11), 8, 10).await.unwrap().is_empty());
    let again = store.lease(Lane::Inside, Timestamp(10 + LEASE_MS), 9, 10).await.unwrap();
    assert_eq!(again.len(), 2, "both are due, and the first holder is gone");
    store.commit(&[Change::Finish(first[0].clone())]).await.unwrap();
    assert!(
        store.next_job(Lane::Inside).await.unwrap().is_some(),
        "the first holder's late word changes nothing"
    );
    store.commit(&again.iter().cloned().map(Change::Finish).collect::<Vec<_>>()).await.unwrap();
    assert_eq!(store.next_job(Lane::Inside).await.unwrap(), None);
}

/// Whoever writes a job does not see a clock that is being set in the same moment, nor the other way round.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_job_that_is_written_while_a_clock_is_set_is_held_too() {
    let fresh = Fresh::new("clock-race").await;
    let doors = [Arc::new(fresh.bare.open().await), Arc::new(fresh.bare.open().await)];
    let clock = TestClock {
        scope: SCOPE,
        at: Timestamp(5),
        target: Timestamp(5),
        advancing: false,
        created_at: Timestamp(1),
        version: 0,
    };
    let held = "select cast(count(*) as text) from jobs where lane >= 10";
    for round in 0..30 {
        let mut commits = tokio::task::JoinSet::new();
        for n in 0..8 {
            let store = Arc::clone(&doors[n % 2]);
            let mut change = Change::Schedule(job(JobKind::Expire, &format!("{round}/{n}"), 10));
            if n == 5 {
                let clock = clock.clone();
                change = if round % 2 == 0 {
                    Change::Insert(Row::Clock(clock))
                } else {
                    Change::DeleteClock(clock)
                };
            }
            commits.spawn(async move { store.commit(&[change]).await.unwrap() });
        }
        commits.join_all().await;
        let expected = if round % 2 == 0 { 7 * (round + 1) } else { 0 };
        assert_eq!(fresh.bare.text(held).await, expected.to_string(), "round {round}");
    }
}

/// A chain knows no test clock. Held back with what follows one, a scan that is always due again by the machine's time
/// would never run, or, where the clock is ahead, run for ever and never let it go on.
#[tokio::test]
async fn what_follows_the_machines_time_is_not_held_where_a_test_clock_is_set() {
    let fresh = Fresh::new("real-time").await;
    let store = &fresh.store;
    let clock = TestClock {
        scope: SCOPE,
        at: Timestamp(1_000_000),
        target: Timestamp(1_000_000),
        advancing: false,
        created_at: Timestamp(1),
        version: 0,
    };
    for kind in JobKind::ALL {
        store.commit(&[Change::Schedule(job(kind, "before", 10))]).await.unwrap();
    }
    store.commit(&[Change::Insert(Row::Clock(clock))]).await.unwrap();
    for kind in JobKind::ALL {
        store.commit(&[Change::Schedule(job(kind, "after", 10))]).await.unwrap();
        store.commit(&[Change::Wake(job(kind, "woken", 10))]).await.unwrap();
    }
    let mut leased = store.lease(Lane::Inside, Timestamp(10), 7, 100).await.unwrap();
    leased.extend(store.lease(Lane::Outside, Timestamp(10), 7, 100).await.unwrap());
    for kind in JobKind::ALL {
        let found = leased.iter().filter(|lease| lease.job.kind == kind).count();
        assert_eq!(found, if kind.is_real_time() { 3 } else { 0 }, "{kind:?}");
    }
}

/// A buyer may pay to an address for some time after its payment was taken back, which may be long after it was begun.
#[tokio::test]
async fn a_payment_that_was_taken_back_is_watched_as_long_as_it_is_asked_about() {
    let fresh = Fresh::new("watched").await;
    let store = &fresh.store;
    let account = AccountId::of("acc_1");
    let mut changes = vec![];
    for (id, status, created_at) in [
        ("pay_open", AttemptStatus::Offered, 1),
        ("pay_late", AttemptStatus::Canceled, 1),
        ("pay_over", AttemptStatus::Canceled, 1),
        ("pay_paid", AttemptStatus::Declined, 100),
    ] {
        let mut one = attempt(id, status);
        (one.account, one.created_at) = (Some(account.clone()), Timestamp(created_at));
        changes.push(Change::Insert(Row::Attempt(one)));
    }
    changes.push(Change::Schedule(job(JobKind::Reconcile, "pay_late", 1_000)));
    changes.push(Change::Schedule(job(JobKind::Expire, "pay_over", 1_000)));
    store.commit(&changes).await.unwrap();
    let watched = store.watched(SCOPE, &account, Timestamp(50)).await.unwrap();
    let ids: Vec<_> = watched.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["pay_late", "pay_open", "pay_paid"]);
}

#[tokio::test]
async fn a_job_that_is_asked_for_while_it_runs_runs_again() {
    let fresh = Fresh::new("again").await;
    let store = &fresh.store;
    let lease =
        |at: i64| async move { store.lease(Lane::Outside, Timestamp(at), at, 10).await.unwrap().pop() };
    store.commit(&[Change::Wake(job(JobKind::Deliver, "we_1", 10))]).await.unwrap();
    let held: Lease = lease(10).await.unwrap();
    store.commit(&[Change::Wake(job(JobKind::Deliver, "we_1", 11))]).await.unwrap();
    store.commit(&[Change::Finish(held)]).await.unwrap();
    let held: Lease = lease(12).await.expect("the second asking was not lost");
    store.commit(&[Change::Postpone(held, Timestamp(50))]).await.unwrap();
    assert!(lease(49).await.is_none());
    store.commit(&[Change::Wake(job(JobKind::Deliver, "we_1", 99))]).await.unwrap();
    assert!(lease(50).await.is_some(), "waking never puts a job off");
    store.commit(&[Change::Unschedule(SCOPE, JobKind::Deliver, "we_1".to_owned())]).await.unwrap();
    assert_eq!(store.next_job(Lane::Outside).await.unwrap(), None);
}

/// However much is due, a worker gets no more than it asked for, and the others what is left.
#[tokio::test]
async fn no_more_jobs_are_leased_than_asked_for() {
    let fresh = Fresh::new("limit").await;
    let store = &fresh.store;
    let due = |n: i64| Change::Schedule(job(JobKind::Expire, &format!("cs_{n}"), 10 + n));
    store.commit(&(0..60).map(due).collect::<Vec<_>>()).await.unwrap();
    for token in 1..8 {
        let leased = store.lease(Lane::Inside, Timestamp(99), token, 9).await.unwrap();
        let left = usize::try_from(60 - 9 * (token - 1)).unwrap();
        assert_eq!(leased.len(), left.min(9), "turn {token}");
        let mut subjects: Vec<_> = leased.iter().map(|lease| lease.job.due_at.0 - 10).collect();
        subjects.sort_unstable();
        let first = 9 * (token - 1);
        assert!(subjects.into_iter().eq(first..(first + 9).min(60)), "those that have waited longest");
    }
}

/// An older binary beside a newer one, or after it.
#[tokio::test]
async fn what_a_newer_binary_wrote_holds_up_nothing() {
    let fresh = Fresh::new("newer").await;
    let store = &fresh.store;
    store.commit(&[Change::Insert(Row::Endpoint(endpoint(SCOPE)))]).await.unwrap();
    store
        .commit(&[Change::Schedule(job(JobKind::Expire, "a", 10)), Change::Emit(event(SCOPE, "evt_2"))])
        .await
        .unwrap();
    let strange = "insert into jobs values (1, 0, 'renew', 'x', 0, 1, 1, 0, 0); \
        insert into events values (1, 0, 'evt_1', null, 'subscription.created', 1, '{}')";
    fresh.bare.execute(strange).await.unwrap();
    assert_eq!(store.next_job(Lane::Inside).await.unwrap(), Some(Timestamp(10)));
    assert_eq!(store.lease(Lane::Inside, Timestamp(10), 7, 10).await.unwrap().len(), 1);
    let readable = store.unsequenced(10).await.unwrap();
    assert_eq!(readable.iter().map(|event| event.id.as_str()).collect::<Vec<_>>(), ["evt_2"]);
    for kind in JobKind::ALL {
        assert!(crate::jobs::LEASE.contains(&format!("'{}'", kind.as_str())), "{kind:?} would never be done");
    }
}

#[tokio::test]
async fn stored_answers_are_found_by_day_and_swept() {
    let fresh = Fresh::new("answers").await;
    let store = &fresh.store;
    let usage = Use::of(SCOPE, "key", "POST", "/", b"{}");
    let of = |days, unless| {
        Change::Remember(Remembered { usage: usage.clone(), days, unless, answer: vec![1, 2] })
    };
    store.commit(&[of(vec![7, 8], None)]).await.unwrap();
    assert_eq!(store.commit(&[of(vec![8], None)]).await, Err(StoreError::Conflict), "one of two twins wins");
    assert_eq!(store.commit(&[of(vec![9], Some(8))]).await, Err(StoreError::Conflict), "also a day later");
    assert_eq!(store.remembered(&usage, [8, 7]).await.unwrap().unwrap().answer, [1, 2]);
    let foreign = Use { scope: OTHER, ..usage.clone() };
    assert!(store.remembered(&foreign, [8, 7]).await.unwrap().is_none());
    store.sweep_answers(SCOPE, 8).await.unwrap();
    assert!(store.remembered(&usage, [7, 6]).await.unwrap().is_none());
    assert!(store.remembered(&usage, [9, 8]).await.unwrap().is_some());
}

/// What the bank has written at one server is read at every other, and of two that write the same sheet one is late.
#[tokio::test]
async fn the_bank_writes_its_book() {
    let fresh = Fresh::new("bank").await;
    let store = &fresh.store;
    let sheet = |scope, name: &str, due_at: Option<i64>| Filed {
        scope,
        kind: "charge".to_owned(),
        name: name.to_owned(),
        due_at: due_at.map(Timestamp),
        body: "{\"amount\":\"\u{1f4b3}\"}".to_owned(),
        version: 0,
    };
    let file = |filed: &Filed| [Change::Insert(Row::Filed(filed.clone()))];
    for filed in
        [sheet(SCOPE, "pay_1", None), sheet(SCOPE, "pay_2", Some(20)), sheet(SCOPE, "pay_3", Some(10))]
    {
        store.commit(&file(&filed)).await.unwrap();
        assert_eq!(store.filed(SCOPE, "charge", &filed.name).await.unwrap(), Some(filed));
    }
    store.commit(&file(&sheet(OTHER, "pay_1", None))).await.unwrap();
    assert_eq!(store.commit(&file(&sheet(SCOPE, "pay_1", None))).await, Err(StoreError::Conflict));
    assert_eq!(store.filed(SCOPE, "refund", "pay_1").await.unwrap(), None);
    assert_eq!(store.filed_untold().await.unwrap(), [SCOPE], "the other one is told nothing");
    let due = store.filed_due(SCOPE, Timestamp(20), 9).await.unwrap();
    assert_eq!(due.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["pay_3", "pay_2"]);
    assert_eq!(store.filed_due(SCOPE, Timestamp(19), 9).await.unwrap().len(), 1);
    let told = |filed: &Filed| [Change::Update(Row::Filed(Filed { due_at: None, ..filed.clone() }))];
    store.commit(&told(&due[0])).await.unwrap();
    assert_eq!(store.commit(&told(&due[0])).await, Err(StoreError::Conflict));
    assert_eq!(store.filed_due(SCOPE, Timestamp(20), 9).await.unwrap(), due[1..]);
}

#[tokio::test]
async fn deliveries_are_due_in_order_and_dropped_together() {
    let fresh = Fresh::new("deliveries").await;
    let store = &fresh.store;
    let endpoint = EndpointId::of("we_1");
    let delivery = |n: i64| Delivery {
        id: DeliveryId::of(format!("dlv_{n}")),
        scope: SCOPE,
        endpoint: endpoint.clone(),
        event: EventId::of(format!("evt_{n}")),
        place: 9 - n,
        status: DeliveryStatus::Pending,
        due_at: Timestamp(100 - n / 2),
        version: 0,
        payload: "{}".to_owned(),
        body: DeliveryBody::default(),
    };
    let changes: Vec<_> = (1..4).map(|n| Change::Insert(Row::Delivery(delivery(n)))).collect();
    store.commit(&changes).await.unwrap();
    assert_eq!(store.next_delivery(SCOPE, &endpoint).await.unwrap(), Some(Timestamp(99)));
    let due = store.due_deliveries(SCOPE, &endpoint, Timestamp(99), 10).await.unwrap();
    assert_eq!(due.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["dlv_3", "dlv_2"]);
    store.commit(&[Change::DropDeliveries(SCOPE, endpoint.clone())]).await.unwrap();
    assert_eq!(store.next_delivery(SCOPE, &endpoint).await.unwrap(), None);
}

#[tokio::test]
async fn a_body_keeps_fields_that_this_version_does_not_know() {
    let fresh = Fresh::new("unknown-fields").await;
    let mut written = session(SCOPE, "cs_1");
    written.body.rest.insert("from_the_future".to_owned(), serde_json::json!({ "a": [1] }));
    fresh.store.commit(&[insert(&written)]).await.unwrap();
    let read = fresh.store.session(SCOPE, &written.id).await.unwrap().unwrap();
    fresh.store.commit(&[Change::Update(Row::Session(read))]).await.unwrap();
    let read = fresh.store.session(SCOPE, &written.id).await.unwrap().unwrap();
    assert_eq!(read.body.rest, written.body.rest);
}

#[tokio::test]
async fn hostile_texts_are_only_texts() {
    let fresh = Fresh::new("hostile").await;
    for (n, text) in
        ["'; drop table sessions; --", "%", "_", "\\", "\"", "$1", "?1", "🙂\u{202e}"].iter().enumerate()
    {
        let mut written = session(SCOPE, &format!("cs_{n}{text}"));
        written.body.description = Some((*text).to_owned());
        fresh.store.commit(&[insert(&written)]).await.unwrap();
        assert_eq!(fresh.store.session(SCOPE, &written.id).await.unwrap(), Some(written));
    }
    assert!(fresh.store.session(SCOPE, &SessionId::of("%")).await.unwrap().is_none());
}

/// Statements on what a merchant has once, for both modes.
fn of_both_modes() -> Vec<&'static str> {
    [crate::members::ALL, crate::visits::ALL, crate::notes::ALL].concat()
}

/// Statements on one merchant's rows, and those that are exempt: leases, the sequencer and the directories.
fn statements() -> (Vec<&'static str>, Vec<&'static str>) {
    let scoped = [
        crate::accounts::ALL,
        crate::answers::ALL,
        crate::attempts::ALL,
        crate::bank::ALL,
        crate::claims::ALL,
        crate::clocks::ALL,
        crate::coupons::ALL,
        crate::customers::ALL,
        crate::deliveries::ALL,
        crate::disputes::ALL,
        crate::endpoints::ALL,
        crate::entitlements::ALL,
        crate::entries::ALL,
        crate::events::ALL,
        crate::figures::ALL,
        crate::grants::ALL,
        crate::invoices::ALL,
        crate::jobs::ALL,
        crate::keys::ALL,
        crate::links::ALL,
        crate::parked::ALL,
        crate::pictures::ALL,
        crate::prices::ALL,
        crate::products::ALL,
        crate::promotion_codes::ALL,
        crate::redemptions::ALL,
        crate::refunds::ALL,
        crate::sessions::ALL,
        crate::shipping_rates::ALL,
        crate::subscriptions::ALL,
        crate::tax_rates::ALL,
    ];
    let both = of_both_modes();
    let across = [
        both.as_slice(),
        crate::members::ACROSS,
        crate::accounts::ACROSS,
        crate::aliases::ACROSS,
        crate::attempts::ACROSS,
        crate::bank::ACROSS,
        crate::clocks::ACROSS,
        crate::events::ACROSS,
        crate::jobs::ACROSS,
        crate::keys::ACROSS,
        crate::merchants::ALL,
        crate::parked::ACROSS,
        crate::merchants::ACROSS,
        crate::settings::ACROSS,
    ];
    (scoped.concat(), across.concat())
}

#[test]
fn every_statement_names_its_merchant_and_mode() {
    for sql in statements().0 {
        let named =
            sql.contains("merchant = $") && sql.contains("live = $") || sql.contains("(merchant, live, ");
        assert!(named, "{sql}");
    }
    for sql in of_both_modes() {
        assert!(sql.contains("merchant = $") || sql.contains("(merchant, "), "{sql}");
    }
}

/// SQLite numbers `$n` by first appearance, PostgreSQL by its number: they agree only if the first appearances ascend.
#[test]
fn placeholders_appear_in_their_order() {
    let (scoped, across) = statements();
    for sql in scoped.into_iter().chain(across) {
        let mut highest = 0;
        for part in sql.split('$').skip(1) {
            let number: i32 =
                part.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap();
            assert!(number <= highest + 1, "${number} comes too early in {sql}");
            highest = highest.max(number);
        }
        assert!(!sql.contains('?') && !sql.contains("now()"), "{sql}");
    }
}

/// Every statement is valid, and none of those on the hot path reads a table from end to end or sorts.
#[tokio::test]
async fn statements_use_their_indexes() {
    let fresh = Fresh::file("plans").await;
    let connection = fresh.bare.connection();
    let (scoped, across) = statements();
    for sql in scoped.into_iter().chain(across) {
        let mut statement = connection.prepare(&format!("explain query plan {sql}")).expect(sql);
        let values: Vec<Value> = (0..statement.parameter_count()).map(|_| Value::Null).collect();
        let mut rows = statement.query(rusqlite::params_from_iter(values)).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let detail: String = row.get(3).unwrap();
            let by_index = detail.contains("USING INDEX") || detail.contains("USING COVERING INDEX");
            // Merchants are few, and what is ready to be leased was found by an index before.
            let named =
                detail.contains("merchants") || ["SCAN ready", "SCAN CONSTANT ROW"].contains(&&*detail);
            let scans = detail.starts_with("SCAN ") && !by_index && !named && sql != crate::jobs::RELEASE_ALL;
            assert!(!scans && !detail.contains("TEMP B-TREE FOR ORDER BY"), "{detail}: {sql}");
        }
    }
}

/// Where a list has several filters, the narrowest one must choose the index: otherwise a page of one product's active
/// prices may read all active prices of the merchant.
#[tokio::test]
async fn lists_with_several_filters_use_the_index_of_the_narrowest() {
    let fresh = Fresh::file("narrowest").await;
    let connection = fresh.bare.connection();
    for (table, filter, index, lists) in [
        ("sessions", "customer", "sessions_by_customer", 2),
        ("attempts", "session", "attempts_of_session", 2),
        ("attempts", "customer", "attempts_of_customer", 1),
        ("customers", "email", "customers_by_email", 1),
        ("prices", "product", "prices_of_product", 2),
        ("promotion_codes", "code", "promotion_codes_by_code", 4),
        ("promotion_codes", "coupon", "promotion_codes_of_coupon", 2),
        ("subscriptions", "customer", "subscriptions_of_customer", 2),
        ("invoices", "customer", "invoices_of_customer", 2),
        ("invoices", "subscription", "invoices_of_subscription", 2),
    ] {
        let list = format!("from {table} where merchant = $1 and live = $2 and id < $3 and {filter} = $4");
        let found: Vec<_> = statements().0.into_iter().filter(|sql| sql.contains(&list)).collect();
        assert_eq!(found.len(), lists, "{list}");
        for sql in found {
            let mut statement = connection.prepare(&format!("explain query plan {sql}")).unwrap();
            let values = vec![Value::Null; statement.parameter_count()];
            let mut rows = statement.query(rusqlite::params_from_iter(values)).unwrap();
            let detail: String = rows.next().unwrap().unwrap().get(3).unwrap();
            assert!(detail.contains(&format!("INDEX {index} ")), "{detail}: {sql}");
        }
    }
}

/// Figures and searches read spans of the indexes that were made for them, and figures nothing else.
#[tokio::test]
async fn figures_and_searches_use_the_indexes_made_for_them() {
    let fresh = Fresh::file("figures").await;
    let connection = fresh.bare.connection();
    for (part, index) in [
        ("from entries where merchant = $1 and live = $2 and book = 'sales'", "COVERING INDEX entries_sold "),
        (
            "from entries where merchant = $1 and live = $2 and book = 'refunds'",
            "COVERING INDEX entries_returned ",
        ),
        ("count(*) from sessions", "COVERING INDEX sessions_by_status "),
        ("and status = 'declined' and id", "INDEX attempts_declined "),
        ("and status = 'parked' order by id", "INDEX attempts_parked "),
        ("and status = 'dead' and endpoint = $3", "INDEX deliveries_dead "),
        ("live = $2 and endpoint = $3 and id > $4", "INDEX deliveries_of_endpoint "),
        ("from disputes where merchant = $1 and live = $2 and status = $3", "INDEX disputes_by_status "),
    ] {
        let found: Vec<_> = statements().0.into_iter().filter(|sql| sql.contains(part)).collect();
        assert!(!found.is_empty(), "{part}");
        for sql in found {
            let mut statement = connection.prepare(&format!("explain query plan {sql}")).unwrap();
            let values = vec![Value::Null; statement.parameter_count()];
            let mut rows = statement.query(rusqlite::params_from_iter(values)).unwrap();
            let detail: String = rows.next().unwrap().unwrap().get(3).unwrap();
            assert!(detail.contains(index), "{detail}: {sql}");
        }
    }
}
