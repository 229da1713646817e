//! Connections, and what is asked of a server before it is trusted.

use super::batch::{self, Order, Texts};
use super::{Failure, tls};
use crate::plan::Plan;
use crate::value::{Expect, Value};
use crate::{Database, StoreError, migrate};
use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, QueueMode, RecyclingMethod, Runtime};
use std::collections::BTreeMap;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;
use std::time::Duration;
use tokio_postgres::config::TargetSessionAttrs;
use tokio_postgres::error::SqlState;
use tokio_postgres::tls::MakeTlsConnect;
use tokio_postgres::types::{ToSql, Type};
use tokio_postgres::{AsyncMessage, Client, Config, Socket};
use tokio_postgres_rustls::MakeRustlsConnect;

/// How long a connection may take to be made, and how long a place in the pool is waited for.
const CONNECT: Duration = Duration::from_secs(5);
/// How long a server may be silent to what was sent before the connection counts as broken.
const DEAF: Duration = Duration::from_secs(15);
/// A node that is cut off must not hold what others wait for. And a commit that waits for a standby must not be given
/// up by a clock: the server would call it done.
///
/// Every statement finds its rows by a key. The planner knows nothing of a table that grows from nothing in an hour,
/// nor of how many rows come in an array, and would read whole tables; so it is told to go by the keys, once for each
/// statement.
const OPTIONS: &str = "-c idle_in_transaction_session_timeout=10s -c lock_timeout=10s -c statement_timeout=0 \
-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c plan_cache_mode=force_generic_plan \
-c jit=off";
/// What the numbers of the locks that are taken here begin with, by which they are told from those of others. They go
/// on with the number of a merchant.
const LOCKS: i64 = 0x4b61_7373 << 32;
/// The lock under which the tables are made. No merchant has this number.
const MIGRATING: i64 = LOCKS;

/// The connections to a database. None is made before it is needed.
pub(super) fn pool(database: &Database) -> Result<(Pool, Door), StoreError> {
    let (url, tls) = tls::read(&database.url)?;
    let wrong = |problem: tokio_postgres::Error| {
        StoreError::Failed(format!("the address of the database: {}", whole(&problem)))
    };
    let mut config: Config = url.parse().map_err(wrong)?;
    if config.get_hosts().is_empty() && config.get_hostaddrs().is_empty() {
        let text = "the address of the database names no host; write postgres://USER@HOST/NAME";
        return Err(StoreError::Failed(text.to_owned()));
    }
    config.application_name("kassa").connect_timeout(CONNECT).keepalives_idle(Duration::from_secs(10));
    // Decisions are made on what the primary says. A replica is behind, and one that takes over shows itself.
    config.target_session_attrs(TargetSessionAttrs::ReadWrite);
    config.tcp_user_timeout(DEAF);
    if database.prepared {
        let given = config.get_options().map(|text| format!("{text} ")).unwrap_or_default();
        config.options(format!("{given}{OPTIONS}"));
    }
    let door = Door { config: config.clone(), tls: tls.clone() };
    let manager =
        Manager::from_config(config, tls, ManagerConfig { recycling_method: RecyclingMethod::Fast });
    let pool = Pool::builder(manager)
        .max_size(database.connections)
        // The one that came back last has prepared what is asked for, and its server process has it at hand.
        .queue_mode(QueueMode::Lifo)
        .runtime(Runtime::Tokio1)
        .wait_timeout(Some(CONNECT))
        .create_timeout(Some(CONNECT))
        .build()
        .map_err(|problem| StoreError::Failed(problem.to_string()))?;
    Ok((pool, door))
}

/// How a connection is made that is not the pool's.
pub(super) struct Door {
    config: Config,
    tls: MakeRustlsConnect,
}

/// What a server says by itself on a connection.
pub(super) struct Messages(
    tokio_postgres::Connection<Socket, <MakeRustlsConnect as MakeTlsConnect<Socket>>::Stream>,
);

impl Messages {
    /// The next one. Also what was asked on the connection is carried only by asking for this.
    pub(super) fn poll(
        &mut self,
        context: &mut std::task::Context<'_>,
    ) -> Poll<Option<Result<AsyncMessage, tokio_postgres::Error>>> {
        self.0.poll_message(context)
    }
}

impl Door {
    pub(super) async fn open(&self) -> Result<(Client, Messages), tokio_postgres::Error> {
        let (client, connection) = self.config.connect(self.tls.clone()).await?;
        Ok((client, Messages(connection)))
    }
}

/// Looks whether the server keeps what it is told, and brings it to the schema of this binary. Returns whether it
/// spreads the rows of merchants over several servers, as Citus does.
pub(super) async fn prepare(pool: &Pool, database: &Database) -> Result<bool, StoreError> {
    let mut client = Connection::take(pool, Manner::of(database)).await?;
    client.refuse_unsafe().await?;
    client.migrate().await?;
    let spread = "select to_regclass('pg_dist_partition') is not null";
    Ok(client.client.query_typed_one(spread, &[]).await?.try_get(0)?)
}

/// How a server is spoken with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manner {
    /// Whether statements are prepared once for each connection.
    pub(super) prepared: bool,
    /// How long it may say nothing. A wire that is dead shows itself; one that something between holds on to does not.
    pub(super) silence: Duration,
}

impl Manner {
    pub(super) fn of(database: &Database) -> Self {
        Self { prepared: database.prepared, silence: database.silence }
    }
}

/// A connection that is taken from the pool and goes back to it.
pub(super) struct Connection {
    client: Object,
    manner: Manner,
}

impl Connection {
    pub(super) async fn take(pool: &Pool, manner: Manner) -> Result<Self, StoreError> {
        let client = pool.get().await.map_err(|problem| match problem {
            deadpool_postgres::PoolError::Backend(problem) if is_of_pooler(&problem) => {
                StoreError::Failed(format!("{}; through a pooler, add --database-pooler", whole(&problem)))
            }
            deadpool_postgres::PoolError::Backend(problem) => StoreError::from(problem),
            other => StoreError::Busy(other.to_string()),
        })?;
        Ok(Self { client, manner })
    }

    /// A name that nobody else has.
    pub(super) async fn new_name(&self) -> Result<String, StoreError> {
        Ok(self.client.query_typed_one("select gen_random_uuid()::text", &[]).await?.try_get(0)?)
    }

    /// Says something that may be lost.
    pub(super) async fn say(self, sql: &str) {
        let said = self.client.batch_execute(sql);
        if tokio::time::timeout(self.manner.silence, said).await.is_err() {
            drop(self.give_up());
        }
    }

    /// Not used again: nobody knows what comes on it, and when.
    pub(super) fn give_up(self) -> StoreError {
        drop(Object::take(self.client));
        StoreError::Busy("the server does not answer".to_owned())
    }

    /// Waits until what was committed before is where the server promises it to be, such as at a standby. A message in
    /// the server's log does that: it is of value to nobody, and its commit waits like any other.
    pub(super) async fn wait_for_standbys(self) -> Result<(), StoreError> {
        let write = "begin; select pg_logical_emit_message(true, 'kassa', ''); commit";
        match tokio::time::timeout(self.manner.silence, self.client.batch_execute(write)).await {
            Ok(written) => Ok(written?),
            Err(_) => Err(self.give_up()),
        }
    }

    /// What would lose what was acknowledged. That it is no replica is seen to whenever a connection is made.
    pub(super) async fn refuse_unsafe(&self) -> Result<(), StoreError> {
        let row = self
            .client
            .query_typed_one(
                "select current_setting('fsync'), current_setting('full_page_writes'), \
                 current_setting('synchronous_commit'), current_setting('server_encoding'), \
                 current_setting('server_version_num')::int >= 130000",
                &[],
            )
            .await?;
        let refuse = |text: String| Err(StoreError::Failed(format!("this PostgreSQL is refused: {text}")));
        for (at, name) in ["fsync", "full_page_writes"].into_iter().enumerate() {
            if row.try_get::<_, &str>(at)? != "on" {
                return refuse(format!("{name} is off, so a crash loses what was promised; switch it on"));
            }
        }
        if row.try_get::<_, &str>(2)? == "off" {
            return refuse(
                "synchronous_commit is off, so a crash loses what was promised; set it to on, for this database or \
                 user at least"
                    .to_owned(),
            );
        }
        let encoding: &str = row.try_get(3)?;
        if encoding != "UTF8" {
            return refuse(format!("the database is encoded in {encoding}; make it with the encoding UTF8"));
        }
        if !row.try_get::<_, bool>(4)? {
            return refuse("it is older than version 13".to_owned());
        }
        Ok(())
    }

    /// Applies what is missing, all in one transaction, one process at a time.
    async fn migrate(&mut self) -> Result<(), StoreError> {
        let transaction = self.client.transaction().await?;
        migrate_to(transaction.client(), migrate::newest()).await?;
        Ok(transaction.commit().await?)
    }

    /// Applies what is missing up to a migration, within a transaction that was begun.
    pub(super) async fn migrate_to(&self, last: i64) -> Result<(), StoreError> {
        migrate_to(&self.client, last).await
    }

    /// What has been applied, read within a transaction that was begun. Nothing is made where nothing is.
    pub(super) async fn applied(&self) -> Result<Vec<(i64, String)>, StoreError> {
        let there = "select to_regclass('migrations') is not null";
        if !self.client.query_typed_one(there, &[]).await?.try_get::<_, bool>(0)? {
            return Ok(vec![]);
        }
        Ok(applied(&self.client).await?)
    }

    /// Asks for rows, which come within the time that a server may be silent.
    pub(super) async fn ask(
        self,
        sql: &str,
        values: &[Value],
    ) -> Result<Vec<tokio_postgres::Row>, StoreError> {
        match tokio::time::timeout(self.manner.silence, self.query(sql, values)).await {
            Ok(found) => found,
            Err(_) => Err(self.give_up()),
        }
    }

    /// Asks for rows, however long that takes.
    pub(super) async fn query(
        &self,
        sql: &str,
        values: &[Value],
    ) -> Result<Vec<tokio_postgres::Row>, StoreError> {
        if self.manner.prepared {
            let statement = self.client.prepare_cached(sql).await?;
            return Ok(self.client.query(&statement, &bound(values)).await?);
        }
        Ok(self.client.query_typed(sql, &named(values)).await?)
    }

    async fn execute(&self, sql: &str, values: &[Value]) -> Result<u64, tokio_postgres::Error> {
        if self.manner.prepared {
            let statement = self.client.prepare_cached(sql).await?;
            return self.client.execute(&statement, &bound(values)).await;
        }
        self.client.execute_typed(sql, &named(values)).await
    }

    /// Carries out a statement, or many as one.
    async fn order(&self, order: &Order<'_>, texts: &Texts) -> Result<u64, tokio_postgres::Error> {
        if let Some(statement) = order.alone() {
            return self.execute(statement.sql, &statement.values).await;
        }
        let single = self.client.prepare_cached(order.sql()).await?;
        let text = texts.of(order.sql(), single.params()).unwrap_or_default();
        let statement = self.client.prepare_cached(&text).await?;
        let columns = order.columns();
        self.client.execute(&statement, &batch::bound(&columns)).await
    }

    /// Begins a transaction and runs the statements, all sent together, and looks at what each did. What follows a
    /// statement that did not do what was expected is carried out in vain.
    pub(super) async fn send(&self, plans: &[Plan], gathered: bool, texts: &Texts) -> Result<(), Failure> {
        let gathered = gathered && self.manner.prepared;
        let orders = if gathered { batch::gather(plans) } else { batch::apart(plans) };
        if self.manner.prepared {
            // What is not prepared yet would be sent after what is.
            for order in &orders {
                let single = self.client.prepare_cached(order.sql()).await.map_err(StoreError::from)?;
                if order.alone().is_none()
                    && let Some(text) = texts.of(order.sql(), single.params())
                {
                    self.client.prepare_cached(&text).await.map_err(StoreError::from)?;
                }
            }
        }
        let begin = begin(plans);
        let mut sent: Vec<Sent<'_>> =
            vec![Box::pin(async { self.client.batch_execute(&begin).await.map(|()| 0) })];
        for order in &orders {
            sent.push(Box::pin(self.order(order, texts)));
        }
        let mut counts = in_order(sent).await.into_iter();
        counts.next().transpose().map_err(StoreError::from)?;
        let counts: Vec<_> = counts.collect();
        // After an error the server refuses all that follows, so the first one alone says something.
        let error = orders
            .iter()
            .zip(&counts)
            .find_map(|(order, count)| Some((order.alone()?, count.as_ref().err()?)));
        let is_own = error
            .is_some_and(|(statement, problem)| statement.expect == Expect::Fresh && is_primary_key(problem));
        for (order, count) in orders.iter().zip(counts) {
            let why = match count {
                Ok(touched) if order.is_met(touched) => continue,
                Ok(_) => StoreError::Conflict,
                Err(problem) => StoreError::from(problem),
            };
            return Err(Failure { is_own, ..Failure::from(why) });
        }
        Ok(())
    }

    /// Commits what was sent.
    pub(super) async fn commit(self) -> Result<(), Failure> {
        let why = match tokio::time::timeout(self.manner.silence, self.client.batch_execute("commit")).await {
            Ok(Ok(())) => return Ok(()),
            Ok(Err(problem)) => StoreError::of(&problem),
            Err(_) => self.give_up(),
        };
        Err(Failure { in_doubt: why != StoreError::Conflict, ..Failure::from(why) })
    }

    /// Keeps the connection, also through a pooler, until it is rolled back.
    pub(super) async fn begin(&self) -> Result<(), StoreError> {
        self.begin_as("begin").await
    }

    /// The same with a transaction of another kind, or with something that is said at once.
    pub(super) async fn begin_as(&self, text: &str) -> Result<(), StoreError> {
        Ok(self.client.batch_execute(text).await?)
    }

    /// Carries out statements of one text within a transaction that was begun, together where that can be.
    pub(super) async fn load(&self, plans: &[Plan], texts: &Texts) -> Result<(), StoreError> {
        let orders = if self.manner.prepared { batch::gather(plans) } else { batch::apart(plans) };
        let sent = orders.iter().map(|order| -> Sent<'_> { Box::pin(self.order(order, texts)) }).collect();
        for (order, count) in orders.iter().zip(in_order(sent).await) {
            if !order.is_met(count?) {
                return Err(StoreError::Conflict);
            }
        }
        Ok(())
    }

    /// Takes back what was sent. A connection on which that fails is not used again.
    pub(super) async fn roll_back(self) {
        let done = tokio::time::timeout(self.manner.silence, self.client.batch_execute("rollback")).await;
        if !matches!(done, Ok(Ok(()))) {
            drop(self.give_up());
        }
    }
}

/// Applies what is missing up to a migration. Nothing is prepared: a pooler would keep it for whoever gets the
/// connection next.
async fn migrate_to(client: &Client, last: i64) -> Result<(), StoreError> {
    client.batch_execute(&format!("select pg_advisory_xact_lock({MIGRATING})")).await?;
    client.batch_execute(&with_collation(migrate::CREATE)).await?;
    let missing = migrate::missing(&applied(client).await?)?;
    for missing in missing.into_iter().filter(|it| it.number <= last) {
        client.batch_execute(&with_collation(missing.text)).await?;
        let values: [(&(dyn ToSql + Sync), Type); 3] =
            [(&missing.number, Type::INT8), (&missing.name, Type::TEXT), (&missing.checksum, Type::TEXT)];
        client.execute_typed(migrate::APPLY, &values).await?;
    }
    Ok(())
}

async fn applied(client: &Client) -> Result<Vec<(i64, String)>, tokio_postgres::Error> {
    let rows = client.query_typed(migrate::APPLIED, &[]).await?;
    rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect()
}

/// Whether a pooler refuses to hand on how we want to be treated.
fn is_of_pooler(problem: &tokio_postgres::Error) -> bool {
    whole(problem).contains("unsupported startup parameter")
}

type Bound<'a> = &'a (dyn ToSql + Sync);

fn bound(values: &[Value]) -> Vec<Bound<'_>> {
    values.iter().map(|value| -> Bound<'_> { value }).collect()
}

/// The values with what they are, for a server that is not asked what it expects.
fn named(values: &[Value]) -> Vec<(Bound<'_>, Type)> {
    values.iter().map(|value| -> (Bound<'_>, Type) { (value, value.kind()) }).collect()
}

type Sent<'a> = Pin<Box<dyn Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>;

/// Begins a transaction. Where jobs are written that a test clock may be about to take along, it waits for that, and
/// the other way round: neither sees of the other what is not committed yet.
fn begin(plans: &[Plan]) -> String {
    let mut text = String::from("begin");
    let mut all: BTreeMap<u32, bool> = BTreeMap::new();
    for (merchant, turns) in plans.iter().flat_map(|plan| &plan.timelines) {
        *all.entry(*merchant).or_default() |= *turns;
    }
    for (merchant, turns) in all {
        let shared = if turns { "" } else { "_shared" };
        text.push_str(&format!("; select pg_advisory_xact_lock{shared}({})", LOCKS + i64::from(merchant)));
    }
    text
}

/// Waits for all of them. They are begun in the order of the list, and so is what they send.
async fn in_order(mut waiting: Vec<Sent<'_>>) -> Vec<Result<u64, tokio_postgres::Error>> {
    let mut done: Vec<_> = waiting.iter().map(|_| None).collect();
    poll_fn(|context| {
        for (future, place) in waiting.iter_mut().zip(&mut done) {
            if place.is_none()
                && let Poll::Ready(output) = future.as_mut().poll(context)
            {
                *place = Some(output);
            }
        }
        if done.iter().all(Option::is_some) { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    done.into_iter().flatten().collect()
}

fn is_primary_key(problem: &tokio_postgres::Error) -> bool {
    problem.as_db_error().and_then(|error| error.constraint()).is_some_and(|name| name.contains("_pkey"))
}

impl StoreError {
    fn of(problem: &tokio_postgres::Error) -> Self {
        let text = whole(problem);
        match problem.code() {
            Some(code)
                if [
                    &SqlState::UNIQUE_VIOLATION,
                    &SqlState::T_R_SERIALIZATION_FAILURE,
                    &SqlState::T_R_DEADLOCK_DETECTED,
                ]
                .contains(&code) =>
            {
                Self::Conflict
            }
            Some(code) if BUSY.iter().any(|class| code.code().starts_with(class)) => Self::Busy(text),
            Some(_) => Self::Failed(text),
            // No word of the server's: it is the connection that failed.
            None => Self::Busy(text),
        }
    }
}

impl From<tokio_postgres::Error> for StoreError {
    fn from(problem: tokio_postgres::Error) -> Self {
        Self::of(&problem)
    }
}

/// What the server says when it cannot now: connections that break, a replica in place of the primary, a server that
/// has no room, a lock that was waited for too long, one that stops or is starting.
const BUSY: &[&str] = &["08", "25006", "53", "55P03", "57"];

/// An error with its causes. The library's own text leaves out what the server said.
pub(crate) fn whole(problem: &tokio_postgres::Error) -> String {
    let mut text = problem.to_string();
    let mut cause = std::error::Error::source(problem);
    while let Some(inner) = cause {
        text.push_str(&format!(": {inner}"));
        cause = inner.source();
    }
    text
}

/// The tables of a migration, with texts that are compared by their bytes as SQLite compares them.
pub(crate) fn with_collation(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for piece in text.split_inclusive(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_') {
        match piece.strip_prefix("text") {
            Some(rest) if rest.len() == 1 => out.push_str(&format!("text collate \"C\"{rest}")),
            _ => out.push_str(piece),
        }
    }
    out
}
