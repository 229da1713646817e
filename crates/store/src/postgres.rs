//! PostgreSQL: a pool of connections, and a few tasks that commit in groups.
//!
//! It runs the statements of `sqlite.rs` and keeps their meaning. Texts are compared by their bytes (`collate "C"`),
//! whatever the database sorts by, and may hold a zero byte, which PostgreSQL cannot store. A plan's statements are
//! sent together, their counts are looked at, and only then the commit is sent: so whoever loses the connection
//! before has changed nothing, and whoever loses it after carries the same plan out once more, which waits for
//! the first one to end and meets its rows where it came through.

mod batch;
mod call;
mod connect;
mod held;
mod text;
mod tls;

#[cfg(test)]
pub(crate) use connect::{whole, with_collation};
pub(crate) use held::Held;
pub(crate) use text::{Int, cell, unescape};

use crate::jobs::Taking;
use crate::plan::Plan;
use crate::value::{Row, Value};
use crate::{Database, Lease, StoreError, jobs};
use call::Calls;
use connect::{Connection, Manner};
use deadpool_postgres::Pool;
use std::sync::{Arc, LazyLock};
use std::time::Duration;
use tokio::sync::{Mutex, mpsc, oneshot, watch};
use tokio::time::Instant;

/// At most so many plans share one transaction.
const GROUP_MAX: usize = 64;
/// So many connections are left to those who read, where each plan has a transaction of its own.
const SPARE: usize = 8;
/// At most so many plans wait; further ones wait for a place.
const QUEUE_MAX: usize = 1024;
/// So many transactions are under way at once. While some wait for the disk, others gather.
const COMMITTERS: usize = 3;
/// How long it is tried again to read, or to commit, when the connection breaks: long enough for a standby to take
/// over.
const PATIENCE: Duration = Duration::from_secs(20);
/// The pause between two tries.
const PAUSE: Duration = Duration::from_millis(50);

/// For how long it is looked whether anybody uses a pooler. A server asks for work every second.
const WATCHED: Duration = Duration::from_secs(4);

type Reply = oneshot::Sender<Result<(), StoreError>>;
type Work = (Plan, Reply);

/// The lease statement, by which two workers at once take different jobs instead of waiting for each other.
pub(crate) static LEASE: LazyLock<String> =
    LazyLock::new(|| jobs::LEASE.replace(") update", " for update skip locked) update"));
/// The same for one merchant.
pub(crate) static LEASE_OF: LazyLock<String> =
    LazyLock::new(|| jobs::LEASE_OF.replace(") update", " for update skip locked) update"));

/// Whether another process has it open. Through a pooler that cannot be seen: its connections stay when those who used
/// them are gone, and one that was lent to a server may have been lent to us since. So one is kept busy for a while in
/// which every server asks for something, and whoever asks meanwhile does so on another. Without one, connections of a
/// process that has just ended are seen for a moment longer, so what is seen at once is looked at again.
pub(crate) async fn is_shared(database: &Database) -> Result<bool, StoreError> {
    let (pool, _) = connect::pool(database)?;
    let connection = Connection::take(&pool, Manner::of(database)).await?;
    let others = "select 1 from pg_stat_activity where application_name = 'kassa' and datname = current_database() \
        and pid <> pg_backend_pid()";
    let deadline = Instant::now() + WATCHED;
    if database.prepared {
        let seen = format!("{others} limit 1");
        while !connection.query(&seen, &[]).await?.is_empty() {
            if Instant::now() >= deadline {
                return Ok(true);
            }
            tokio::time::sleep(PAUSE).await;
        }
        return Ok(false);
    }
    connection.begin().await?;
    let begun = format!("{others} and query_start > now() limit 1");
    let mut is_shared = false;
    while !is_shared && Instant::now() < deadline {
        tokio::time::sleep(PAUSE).await;
        connection.query("select pg_stat_clear_snapshot()::text", &[]).await?;
        is_shared = !connection.query(&begun, &[]).await?.is_empty();
    }
    connection.roll_back().await;
    Ok(is_shared)
}

/// Every column of every table, with its place in the key of the table, or 0, its type, and whether it is never null.
pub(crate) const COLUMNS: &str = "select c.table_name::text, c.column_name::text, \
coalesce(k.ordinal_position, 0)::bigint, c.data_type::text, (c.is_nullable = 'NO')::int::bigint \
from information_schema.columns c \
left join information_schema.table_constraints t on t.table_schema = c.table_schema and t.table_name = c.table_name \
and t.constraint_type = 'PRIMARY KEY' \
left join information_schema.key_column_usage k on k.constraint_schema = t.constraint_schema \
and k.constraint_name = t.constraint_name and k.table_name = c.table_name and k.column_name = c.column_name \
where c.table_schema = current_schema() and c.table_name <> 'migrations' \
order by c.table_name::text collate \"C\", c.ordinal_position";

/// A PostgreSQL database.
#[derive(Debug)]
pub(crate) struct Postgres {
    pool: Pool,
    manner: Manner,
    /// Whether the rows of merchants lie on different servers.
    spread: bool,
    queue: mpsc::Sender<Work>,
    calls: Calls,
}

/// Why a transaction did not come through.
#[derive(Debug)]
struct Failure {
    why: StoreError,
    /// The commit was sent, and no answer came.
    in_doubt: bool,
    /// The row that stood in the way has a key that only this plan can have made.
    is_own: bool,
}

impl From<StoreError> for Failure {
    fn from(why: StoreError) -> Self {
        Self { why, in_doubt: false, is_own: false }
    }
}

impl Postgres {
    /// Connects, looks whether the server keeps what it is told, and makes or migrates the tables when needed.
    pub(crate) async fn open(database: &Database) -> Result<Self, StoreError> {
        let (pool, door) = connect::pool(database)?;
        let spread = connect::prepare(&pool, database).await?;
        let manner = Manner::of(database);
        let calls = Calls::begin(door, pool.clone(), manner).await?;
        let (queue, waiting) = mpsc::channel(QUEUE_MAX);
        let waiting = Arc::new(Mutex::new(waiting));
        let texts = Arc::default();
        // What one server must not hold up for another is committed by itself.
        let (committers, group) = match spread {
            true => (database.connections.saturating_sub(SPARE).max(COMMITTERS), 1),
            false => (COMMITTERS, GROUP_MAX),
        };
        for _ in 0..committers {
            let calls = calls.clone();
            let texts = Arc::clone(&texts);
            let committer = Committer { pool: pool.clone(), manner, group, calls, texts };
            tokio::spawn(committer.work(Arc::clone(&waiting)));
        }
        Ok(Self { pool, manner, spread, queue, calls })
    }

    /// Changes when another node has left something to be done.
    pub(crate) fn calls(&self) -> watch::Receiver<u64> {
        self.calls.heard()
    }

    /// Reads rows. What was asked on a connection that broke is asked again on another.
    pub(crate) async fn rows<T>(
        &self,
        sql: &str,
        values: &[Value],
        map: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let deadline = Instant::now() + PATIENCE;
        let found = loop {
            match self.ask(sql, values).await {
                Err(StoreError::Busy(_)) if Instant::now() < deadline => tokio::time::sleep(PAUSE).await,
                answer => break answer?,
            }
        };
        found.iter().map(|row| map(&Row::Postgres(row))).collect()
    }

    async fn ask(&self, sql: &str, values: &[Value]) -> Result<Vec<tokio_postgres::Row>, StoreError> {
        Connection::take(&self.pool, self.manner).await?.ask(sql, values).await
    }

    /// Reads rows of statements that look through whole tables, however long that takes.
    pub(crate) async fn rows_at_leisure<T>(
        &self,
        sql: &str,
        map: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let found = Connection::take(&self.pool, self.manner).await?.query(sql, &[]).await?;
        found.iter().map(|row| map(&Row::Postgres(row))).collect()
    }

    /// Commits a plan; returns when it is on disk.
    pub(crate) async fn commit(&self, plan: Plan) -> Result<(), StoreError> {
        let gone = || StoreError::Failed("the committers are gone".to_owned());
        let (reply, answer) = oneshot::channel();
        self.queue.send((plan, reply)).await.map_err(|_| gone())?;
        answer.await.map_err(|_| gone())?
    }

    /// Leases due jobs. What is leased on a connection that breaks comes back when the lease runs out.
    ///
    /// Where the rows of merchants lie on different servers, it is asked first who has any, without locking anything,
    /// and then each is leased from by itself.
    pub(crate) async fn lease(&self, taking: &Taking) -> Result<Vec<Lease>, StoreError> {
        let mut found = vec![];
        if self.spread {
            let ready = self.ask(jobs::READY, &taking.ready()).await?;
            let mut merchants =
                ready.iter().map(|row| Row::Postgres(row).merchant(0)).collect::<Result<Vec<u32>, _>>()?;
            merchants.sort_unstable();
            merchants.dedup();
            for merchant in merchants {
                let Some(values) = taking.values_of(merchant, found.len()) else { break };
                found.extend(self.ask(&LEASE_OF, &values).await?);
            }
        } else {
            found = self.ask(&LEASE, &taking.values()).await?;
        }
        found.iter().map(|row| jobs::read_lease(&Row::Postgres(row))).collect()
    }
}

/// Takes what waits and commits it. A task of its own: a request that is given up leaves nothing half done behind.
struct Committer {
    pool: Pool,
    manner: Manner,
    /// At most so many plans share one transaction.
    group: usize,
    calls: Calls,
    texts: Arc<batch::Texts>,
}

impl Committer {
    /// Ends when the last handle is dropped.
    async fn work(self, waiting: Arc<Mutex<mpsc::Receiver<Work>>>) {
        loop {
            let mut group = vec![];
            if waiting.lock().await.recv_many(&mut group, self.group).await == 0 {
                return;
            }
            self.write_group(group).await;
        }
    }

    /// One of a group that fails must not take its neighbours along: then each has a transaction of its own.
    async fn write_group(&self, group: Vec<Work>) {
        let (plans, replies): (Vec<Plan>, Vec<Reply>) = group.into_iter().unzip();
        let together = self.carry_out(&plans, self.group > 1).await;
        if together.is_ok() {
            replies.into_iter().for_each(|reply| drop(reply.send(Ok(()))));
            return;
        }
        let in_doubt = together.is_err_and(|failure| failure.in_doubt);
        let deadline = Instant::now() + PATIENCE;
        for (plan, reply) in plans.iter().zip(replies) {
            drop(reply.send(self.write_alone(plan, in_doubt, deadline).await));
        }
    }

    /// Carries a plan out until it came through, met somebody who was faster, or the server stays away too long.
    async fn write_alone(
        &self,
        plan: &Plan,
        mut in_doubt: bool,
        deadline: Instant,
    ) -> Result<(), StoreError> {
        loop {
            let failure = match self.carry_out(std::slice::from_ref(plan), false).await {
                Ok(()) => return Ok(()),
                // It came through, but whoever lost its answer did not wait until it is safe.
                Err(failure) if in_doubt && failure.is_own => match self.wait_for_standbys().await {
                    Ok(()) => return Ok(()),
                    Err(why) => Failure::from(why),
                },
                Err(failure) => failure,
            };
            in_doubt |= failure.in_doubt;
            match failure.why {
                StoreError::Busy(_) if Instant::now() < deadline => tokio::time::sleep(PAUSE).await,
                // That nothing was changed is what busy says, and that is not known here.
                StoreError::Busy(why) if in_doubt => {
                    return Err(StoreError::Failed(format!(
                        "it is not known what became of a commit: {why}"
                    )));
                }
                why => return Err(why),
            }
        }
    }

    async fn wait_for_standbys(&self) -> Result<(), StoreError> {
        Connection::take(&self.pool, self.manner).await?.wait_for_standbys().await
    }

    /// Carries plans out in one transaction, statements of one text gathered into one or each by itself.
    async fn carry_out(&self, plans: &[Plan], gathered: bool) -> Result<(), Failure> {
        let connection = Connection::take(&self.pool, self.manner).await?;
        let sent = connection.send(plans, gathered, &self.texts);
        match tokio::time::timeout(self.manner.silence, sent).await {
            Ok(Ok(())) => {}
            Ok(Err(failure)) => {
                connection.roll_back().await;
                return Err(failure);
            }
            Err(_) => return Err(Failure::from(connection.give_up())),
        }
        connection.commit().await?;
        if plans.iter().any(|plan| plan.leaves_work) {
            self.calls.call();
        }
        Ok(())
    }
}
