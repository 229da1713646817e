//! What a PostgreSQL server can do to a store: break connections at the worst moment, crash, hand over to its standby,
//! or not keep what it is told.

use super::*;
use kassa_cluster::Cluster;
use kassa_domain::id::LinkId;
use kassa_domain::link::LinkKind;
use recurring::link;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, UnixStream};

/// The message by which a transaction is committed, as it is on the wire: its kind, its length, its text and a zero.
const COMMIT: &[u8] = b"Q\0\0\0\x0bcommit\0";

/// Where a connection breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cut {
    /// The commit does not arrive.
    Commit,
    /// The commit arrives, and its answer does not.
    Answer,
    /// The commit does not arrive, and the connection is reset.
    Reset,
    /// Something between holds on to the commit, and to the connection.
    HeldCommit,
    /// The same with the answer.
    HeldAnswer,
    /// The commit arrives long after nobody waits for it any more.
    LateCommit,
}

/// How long a silent server is waited for here.
const SILENCE: Duration = Duration::from_millis(400);

/// A server behind a wire that can be cut.
struct Wire {
    url: String,
    /// The next commit meets this.
    next: Arc<std::sync::Mutex<Option<Cut>>>,
}

impl Wire {
    async fn to(cluster: &Cluster, database: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let socket = cluster.folder().join(".s.PGSQL.5432");
        let next = Arc::new(std::sync::Mutex::new(None));
        let cuts = Arc::clone(&next);
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                let far = UnixStream::connect(&socket).await.unwrap();
                tokio::spawn(carry(near, far, Arc::clone(&cuts)));
            }
        });
        Self { url: format!("postgres://kassa@127.0.0.1:{port}/{database}"), next }
    }

    fn cut(&self, what: Cut) {
        *self.next.lock().unwrap() = Some(what);
    }

    fn is_cut(&self) -> bool {
        self.next.lock().unwrap().is_none()
    }
}

async fn carry(near: TcpStream, far: UnixStream, cuts: Arc<std::sync::Mutex<Option<Cut>>>) {
    let (mut from, mut to) = near.into_split();
    let (mut back, mut there) = far.into_split();
    let answers = tokio::spawn(async move { tokio::io::copy(&mut back, &mut to).await });
    let mut bytes = vec![0; 65_536];
    while let Ok(count) = from.read(&mut bytes).await
        && count > 0
    {
        let commits = bytes[..count].windows(COMMIT.len()).any(|window| window == COMMIT);
        let cut = commits.then(|| cuts.lock().unwrap().take()).flatten();
        match cut {
            None => {}
            Some(Cut::Commit) => break,
            Some(Cut::Reset) => {
                from.as_ref().set_zero_linger().unwrap();
                break;
            }
            Some(Cut::Answer) => {
                answers.abort();
                there.write_all(&bytes[..count]).await.unwrap();
                // The server has it and acts on it, before the other end hears that the connection is gone.
                drop(there.writable().await);
                break;
            }
            Some(Cut::HeldCommit) => std::future::pending().await,
            Some(Cut::HeldAnswer) => {
                answers.abort();
                there.write_all(&bytes[..count]).await.unwrap();
                std::future::pending().await
            }
            Some(Cut::LateCommit) => tokio::time::sleep(SILENCE * 3).await,
        }
        there.write_all(&bytes[..count]).await.unwrap();
    }
    answers.abort();
}

/// Makes a session and takes a place of a link: a counter that shows how often it was done.
fn sale(id: &str) -> [Change; 2] {
    [insert(&session(SCOPE, id)), Change::TakePlace(SCOPE, LinkId::of("pl_1"))]
}

async fn opened(url: &str) -> Store {
    let store = Store::open(&Database::new(url)).await.unwrap();
    store.commit(&[Change::Insert(Row::Link(link("pl_1", LinkKind::Link, None)))]).await.unwrap();
    store
}

async fn sold(store: &Store) -> (usize, i64) {
    let sessions = store.sessions(SCOPE, None, 100_000, None, None).await.unwrap().len();
    (sessions, store.link(SCOPE, &LinkId::of("pl_1")).await.unwrap().unwrap().taken)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_commit_whose_answer_is_lost_is_carried_out_once() {
    let cluster = Cluster::start(&[]).unwrap();
    let wire = Wire::to(&cluster, "postgres").await;
    let store = opened(&wire.url).await;
    for (n, cut) in [Cut::Commit, Cut::Answer, Cut::Answer, Cut::Commit].into_iter().enumerate() {
        wire.cut(cut);
        store.commit(&sale(&format!("cs_{n}"))).await.unwrap();
        assert!(wire.is_cut());
        assert_eq!(sold(&store).await, (n + 1, i64::try_from(n + 1).unwrap()), "{cut:?}");
    }
    // What would do nothing twice is decided again: nobody can say who changed the row.
    wire.cut(Cut::Answer);
    let change = [Change::Update(Row::Session(session(SCOPE, "cs_0")))];
    assert_eq!(store.commit(&change).await, Err(StoreError::Conflict));
    let after = store.session(SCOPE, &SessionId::of("cs_0")).await.unwrap().unwrap();
    assert_eq!(after.version, 1);
    wire.cut(Cut::Commit);
    let change = [Change::Update(Row::Session(after))];
    store.commit(&change).await.unwrap();
    assert_eq!(store.session(SCOPE, &SessionId::of("cs_0")).await.unwrap().unwrap().version, 2);
    assert!(wire.is_cut());
}

/// A wire that is dead shows itself. One that something between holds on to does not: what is not answered in time is
/// asked again on another connection, also when the first comes through after all.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_commit_that_is_held_or_reset_on_its_way_is_carried_out_once() {
    let cluster = Cluster::start(&[]).unwrap();
    let wire = Wire::to(&cluster, "postgres").await;
    opened(&wire.url).await;
    let store = Store::open(&Database { silence: SILENCE, ..Database::new(&wire.url) }).await.unwrap();
    let cuts = [Cut::Reset, Cut::HeldCommit, Cut::HeldAnswer, Cut::LateCommit, Cut::HeldAnswer, Cut::Reset];
    for (n, cut) in cuts.into_iter().enumerate() {
        wire.cut(cut);
        store.commit(&sale(&format!("cs_{n}"))).await.unwrap();
        assert!(wire.is_cut());
        assert_eq!(sold(&store).await, (n + 1, i64::try_from(n + 1).unwrap()), "{cut:?}");
    }
    // What came late has had its time by now.
    tokio::time::sleep(SILENCE * 3).await;
    assert_eq!(sold(&store).await, (6, 6));
}

/// Sells through several stores at once while something happens to the server, and returns what was acknowledged.
async fn sell_while(urls: &[&str], happens: impl AsyncFnOnce()) -> usize {
    let over = Arc::new(AtomicBool::new(false));
    let next = Arc::new(AtomicU64::new(0));
    let mut sellers = tokio::task::JoinSet::new();
    for url in urls {
        let store = Arc::new(Store::open(&Database::new(url)).await.unwrap());
        for _ in 0..8 {
            let (store, over, next) = (Arc::clone(&store), Arc::clone(&over), Arc::clone(&next));
            sellers.spawn(async move {
                let mut acknowledged = 0;
                while !over.load(Ordering::Relaxed) {
                    let id = format!("cs_{:06}", next.fetch_add(1, Ordering::Relaxed));
                    store.commit(&sale(&id)).await.unwrap();
                    let found = store.session(SCOPE, &SessionId::of(&*id)).await.unwrap();
                    assert!(found.is_some(), "{id} was acknowledged");
                    acknowledged += 1;
                }
                acknowledged
            });
        }
    }
    happens().await;
    over.store(true, Ordering::Relaxed);
    sellers.join_all().await.into_iter().sum()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_storm_of_ended_connections_loses_nothing_and_doubles_nothing() {
    let cluster = Cluster::start(&[]).unwrap();
    let url = cluster.url("postgres");
    let store = opened(&url).await;
    let end =
        "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'kassa'";
    let mut ended = 0;
    let acknowledged = sell_while(&[&url, &url], async || {
        for _ in 0..40 {
            ended += cluster.run(end).unwrap().trim().parse::<u32>().unwrap();
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    })
    .await;
    assert!(ended > 100 && acknowledged > 100, "it really happened: {ended} {acknowledged}");
    assert_eq!(sold(&store).await, (acknowledged, i64::try_from(acknowledged).unwrap()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_crashes_keeps_what_it_acknowledged() {
    let cluster = Cluster::start(&[]).unwrap();
    let url = cluster.url("postgres");
    let store = opened(&url).await;
    let acknowledged = sell_while(&[&url, &url], async || {
        for _ in 0..3 {
            tokio::time::sleep(Duration::from_millis(300)).await;
            cluster.crash().unwrap();
            tokio::time::sleep(Duration::from_millis(300)).await;
            cluster.wait("select 1").unwrap();
        }
    })
    .await;
    assert!(acknowledged > 100, "it really happened: {acknowledged}");
    assert_eq!(sold(&store).await, (acknowledged, i64::try_from(acknowledged).unwrap()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_synchronous_standby_takes_over_without_loss() {
    let primary = Cluster::start(&[]).unwrap();
    let standby = primary.standby("second").unwrap();
    let replica = Store::open(&Database::new(&standby.url("postgres"))).await.unwrap_err();
    assert!(replica.to_string().contains("does not allow writes"), "{replica}");
    primary.run("alter system set synchronous_standby_names = 'second'").unwrap();
    primary.run("select pg_reload_conf()").unwrap();
    primary.wait("select 1 from pg_stat_replication where sync_state = 'sync'").unwrap();
    let [first, second] =
        [&primary, &standby].map(|it| it.folder().display().to_string().replace('/', "%2F"));
    let url = format!("postgres://kassa@{first},{second}/postgres");
    let store = opened(&url).await;
    let acknowledged = sell_while(&[&url, &url], async || {
        tokio::time::sleep(Duration::from_millis(500)).await;
        primary.kill().unwrap();
        standby.promote().unwrap();
        tokio::time::sleep(Duration::from_millis(500)).await;
    })
    .await;
    assert!(acknowledged > 100, "it really happened: {acknowledged}");
    assert_eq!(sold(&store).await, (acknowledged, i64::try_from(acknowledged).unwrap()));
}

#[tokio::test]
async fn a_server_that_does_not_keep_what_it_is_told_is_refused() {
    let refused = async |url: String, named: &str| {
        let problem = Store::open(&Database::new(&url)).await.unwrap_err().to_string();
        assert!(problem.contains(named), "{problem}");
    };
    let careless = Cluster::start(&["fsync=off"]).unwrap();
    refused(careless.url("postgres"), "fsync is off").await;
    let torn = Cluster::start(&["full_page_writes=off"]).unwrap();
    refused(torn.url("postgres"), "full_page_writes is off").await;
    torn.run("create database latin template template0 encoding 'LATIN1' locale_provider libc locale 'C'")
        .unwrap();
    let sound = Cluster::start(&[]).unwrap();
    sound
        .run("create database latin template template0 encoding 'LATIN1' locale_provider libc locale 'C'")
        .unwrap();
    refused(sound.url("latin"), "LATIN1").await;
    refused(sound.url("nowhere"), "nowhere").await;
    sound.run("create database hasty").unwrap();
    sound.run("alter database hasty set synchronous_commit = off").unwrap();
    refused(sound.url("hasty"), "synchronous_commit is off").await;
    let url = sound.url("postgres");
    drop(Store::open(&Database::new(&url)).await.unwrap());
    sound.run("insert into migrations values (99, 'future', 'x')").unwrap();
    refused(url, "newer than this binary").await;
    refused("postgres://kassa@127.0.0.1:1/x".to_owned(), "Connection refused").await;
    refused("postgres://kassa@127.0.0.1/x?what=1".to_owned(), "what").await;
    refused("postgres://".to_owned(), "names no host").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_has_just_gone_shares_nothing_and_who_stays_does() {
    let cluster = Cluster::start(&[]).unwrap();
    let database = Database::new(&cluster.url("postgres"));
    let store = opened(&cluster.url("postgres")).await;
    assert!(database.is_shared().await.unwrap());
    let goes = tokio::spawn(async move {
        tokio::time::sleep(Duration::from_millis(300)).await;
        drop(store);
    });
    assert!(!database.is_shared().await.unwrap());
    goes.await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_goes_to_a_server_is_encrypted_as_its_address_says() {
    let (cluster, certificate, port) = Cluster::encrypted().unwrap();
    let url = |mode: &str| format!("postgres://kassa@localhost:{port}/postgres?{mode}");
    let encrypted = "select count(*) from pg_stat_ssl join pg_stat_activity using (pid) \
        where application_name = 'kassa' and ssl";
    let root = format!("sslrootcert={}", certificate.display());
    for (mode, expected) in [
        ("sslmode=disable".to_owned(), false),
        (String::new(), true),
        ("sslmode=prefer".to_owned(), true),
        ("sslmode=require".to_owned(), true),
        (format!("sslmode=verify-full&{root}"), true),
        (format!("sslmode=require&{root}"), true),
    ] {
        let store = Store::open(&Database::new(&url(&mode))).await.unwrap();
        assert_ne!(cluster.run(encrypted).unwrap().trim() == "0", expected, "{mode}");
        drop(store);
        let gone =
            "select 1 where not exists (select 1 from pg_stat_activity where application_name = 'kassa')";
        cluster.wait(gone).unwrap();
    }
    let other = url(&format!("sslmode=verify-full&{root}")).replace("localhost", "127.0.0.1");
    for (url, named) in [
        (url("sslmode=verify-full"), "certificate"),
        (other, "certificate"),
        (url("sslmode=verify-ca"), "verify-full"),
        (url("sslmode=verify-full&sslrootcert=/nowhere"), "/nowhere"),
    ] {
        let problem = Store::open(&Database::new(&url)).await.unwrap_err().to_string();
        assert!(problem.contains(named), "{url}: {problem}");
    }
    let plain = Cluster::start(&[]).unwrap();
    let problem = Store::open(&Database::new(&format!("{}&sslmode=require", plain.url("postgres")))).await;
    assert!(problem.is_err(), "a server that does not encrypt is not spoken to");
}

/// Three connections to the server for eight sellers in two processes, and none keeps one longer than a transaction.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pooler_that_knows_no_prepared_statements_can_be_between() {
    let cluster = Cluster::start(&[]).unwrap();
    let (_pooler, port) = cluster.pooler().unwrap();
    let database =
        Database { prepared: false, ..Database::new(&format!("postgres://kassa@127.0.0.1:{port}/postgres")) };
    let stores = [Store::open(&database).await.unwrap(), Store::open(&database).await.unwrap()].map(Arc::new);
    stores[0].commit(&[Change::Insert(Row::Link(link("pl_1", LinkKind::Link, None)))]).await.unwrap();
    let mut sellers = tokio::task::JoinSet::new();
    for n in 0..8 {
        let store = Arc::clone(&stores[n % 2]);
        sellers.spawn(async move {
            for m in 0..25 {
                let id = format!("cs_{n}_{m}");
                store.commit(&sale(&id)).await.unwrap();
                store.commit(&[Change::Schedule(job(JobKind::Expire, &id, 10))]).await.unwrap();
                assert!(store.session(SCOPE, &SessionId::of(id)).await.unwrap().is_some());
            }
        });
    }
    sellers.join_all().await;
    assert_eq!(sold(&stores[1]).await, (200, 200));
    let twice = [insert(&session(SCOPE, "cs_0_0"))];
    assert_eq!(stores[1].commit(&twice).await, Err(StoreError::Conflict));
    let mut leased = vec![];
    while let more = stores[0].lease(Lane::Inside, Timestamp(10), 7, 64).await.unwrap()
        && !more.is_empty()
    {
        leased.extend(more);
    }
    assert_eq!(leased.len(), 200);
    let named = Store::open(&Database { prepared: true, ..database.clone() }).await;
    assert!(named.is_err(), "what a pooler refuses is told at the start: {named:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nodes_call_each_other_and_not_themselves() {
    let cluster = Cluster::start(&[]).unwrap();
    let url = cluster.url("postgres");
    let store = opened(&url).await;
    let other = Store::open(&Database::new(&url)).await.unwrap();
    cluster.wait("select 1 from pg_stat_activity where query = 'listen kassa' having count(*) = 2").unwrap();
    let (own, mut heard) = (store.calls().unwrap(), other.calls().unwrap());
    let patience = Duration::from_secs(20);
    for n in 0..3 {
        let before = *heard.borrow_and_update();
        store.commit(&[Change::Schedule(job(JobKind::Expire, &format!("{n}"), 10))]).await.unwrap();
        tokio::time::timeout(patience, heard.changed()).await.expect("it is heard").unwrap();
        assert!(*heard.borrow_and_update() > before);
        // A connection that breaks is made again.
        cluster
            .run("select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen kassa'")
            .unwrap();
        cluster
            .wait("select 1 from pg_stat_activity where query = 'listen kassa' having count(*) = 2")
            .unwrap();
    }
    assert_eq!(*own.borrow(), 0);
    drop((store, other, own, heard));
    cluster
        .wait("select 1 where not exists (select 1 from pg_stat_activity where application_name = 'kassa')")
        .unwrap();
}

/// A server that spreads rows over others locks rows of one merchant only. There each lease names its merchant, what is
/// leased is the same, and no two workers get one job. It is known by a table that only such a server has.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_merchants_lie_apart_jobs_are_leased_one_merchant_after_the_other() {
    let cluster = Cluster::start(&[]).unwrap();
    let url = cluster.url("postgres");
    drop(Store::open(&Database::new(&url)).await.unwrap());
    let together = opened(&url).await;
    cluster.run("create table pg_dist_partition ()").unwrap();
    let stores =
        [Store::open(&Database::new(&url)).await.unwrap(), Store::open(&Database::new(&url)).await.unwrap()]
            .map(Arc::new);
    let due: Vec<Change> = (0..60)
        .map(|n: u32| {
            let scope = Scope { merchant: n % 5 + 1, mode: Mode::Test };
            Change::Schedule(Job { scope, ..job(JobKind::Expire, &format!("cs_{n}"), 10 + i64::from(n)) })
        })
        .collect();
    for change in due {
        stores[0].commit(&[change]).await.unwrap();
    }
    assert_eq!(stores[0].lease(Lane::Inside, Timestamp(9), 7, 9).await.unwrap().len(), 0, "none is due");
    assert_eq!(
        stores[0].lease(Lane::Inside, Timestamp(99), 7, 9).await.unwrap().len(),
        9,
        "no more than asked for"
    );
    assert_eq!(together.lease(Lane::Inside, Timestamp(99), 8, 9).await.unwrap().len(), 9, "nor here");
    let mut workers = tokio::task::JoinSet::new();
    for n in 0..4 {
        let store = Arc::clone(&stores[n % 2]);
        workers.spawn(async move {
            let mut leased = vec![];
            for turn in 0..12 {
                let token = 100 + i64::try_from(n).unwrap() * 100 + turn;
                leased.extend(store.lease(Lane::Inside, Timestamp(99), token, 7).await.unwrap());
            }
            leased
        });
    }
    let mut subjects: Vec<String> =
        workers.join_all().await.into_iter().flatten().map(|lease| lease.job.subject).collect();
    let count = subjects.len();
    subjects.sort();
    subjects.dedup();
    assert_eq!((subjects.len(), count), (42, 42), "each once");
    assert!(postgres::LEASE_OF.matches("merchant = $1").count() == 2, "inside and outside");
    // Sessions of many at once are committed one by one, and all are there.
    let mut sellers = tokio::task::JoinSet::new();
    for n in 0..20 {
        let store = Arc::clone(&stores[n % 2]);
        sellers.spawn(async move { store.commit(&sale(&format!("cs_{n}"))).await });
    }
    assert!(sellers.join_all().await.into_iter().all(|sold| sold.is_ok()));
    assert_eq!(sold(&stores[0]).await, (20, 20));
}

/// Every statement is understood by the server, and none of those on the hot path can only be answered by reading a
/// table from end to end, or by sorting.
#[tokio::test]
async fn statements_are_understood_and_have_their_indexes() {
    let cluster = Cluster::start(&[]).unwrap();
    let url = cluster.url("postgres");
    drop(Store::open(&Database::new(&url)).await.unwrap());
    let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    let last_resort =
        "set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set enable_sort = off";
    client.batch_execute(last_resort).await.unwrap();
    let (scoped, across) = statements();
    let leases: [&str; 2] = [&postgres::LEASE, &postgres::LEASE_OF];
    assert!(leases.iter().all(|lease| lease.contains("for update skip locked")));
    for sql in scoped.into_iter().chain(across).chain(leases) {
        let values = client
            .prepare(sql)
            .await
            .unwrap_or_else(|problem| panic!("{}: {sql}", whole(&problem)))
            .params()
            .len();
        client.batch_execute(&format!("prepare it as {sql}")).await.unwrap();
        let nulls =
            if values == 0 { String::new() } else { format!("({})", vec!["null"; values].join(", ")) };
        let plan = client.query(&format!("explain execute it{nulls}"), &[]).await.unwrap();
        let plan: Vec<String> = plan.iter().map(|row| row.get(0)).collect();
        let is_few = |line: &String| line.contains(" on merchants") || line.contains(" on settings");
        let scans = plan.iter().any(|line| line.contains("Seq Scan") && !is_few(line));
        assert_eq!(scans, sql == crate::jobs::RELEASE_ALL, "{plan:?}: {sql}");
        assert!(!plan.iter().any(|line| line.contains("Sort Key")), "{plan:?}: {sql}");
        client.batch_execute("deallocate it").await.unwrap();
    }
    for invariant in crate::INVARIANTS {
        assert_eq!(client.query(invariant.sql, &[]).await.unwrap().len(), 0, "{}", invariant.name);
    }
}

/// The answer of a commit that waits for a standby is lost, and the standby does not have it yet.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_no_standby_has_is_not_acknowledged() {
    let primary = Cluster::start(&[]).unwrap();
    let url = primary.url("postgres");
    let store = Arc::new(opened(&url).await);
    primary.run("alter system set synchronous_standby_names = 'second'").unwrap();
    primary.run("select pg_reload_conf()").unwrap();
    primary.wait("select 1 where current_setting('synchronous_standby_names') = 'second'").unwrap();
    let seller = {
        let store = Arc::clone(&store);
        tokio::spawn(async move { store.commit(&sale("cs_1")).await })
    };
    let waits =
        "select pid from pg_stat_activity where wait_event = 'SyncRep' and application_name = 'kassa'";
    for _ in 0..2 {
        primary.wait(waits).unwrap();
        primary.run(&format!("select pg_terminate_backend(pid) from ({waits}) it")).unwrap();
    }
    primary.wait(waits).unwrap();
    assert_eq!(
        primary.run("select count(*) from sessions").unwrap().trim(),
        "1",
        "it is here, and only here"
    );
    assert!(!seller.is_finished());
    let _standby = primary.standby("second").unwrap();
    seller.await.unwrap().unwrap();
    assert_eq!(sold(&store).await, (1, 1));
}
