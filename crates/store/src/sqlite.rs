//! SQLite: one writer thread that commits in groups, and a few readers.
//!
//! The writer takes every plan that waits in its queue, runs them in one transaction and pays one data sync
//! for all. It is the only thread that writes and the only one that checkpoints. A plan that meets a
//! conflict must not take its neighbours along: the group is rolled back and run again with a savepoint per
//! plan, which is dear but rare.

mod held;
mod places;

use crate::migrate;
use crate::plan::Plan;
use crate::value::{Row, Value, wrong};
use crate::{Committed, Lease, StoreError, clocks, events, jobs};
pub(crate) use held::Held;
use places::Places;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};

/// At most so many plans share one transaction.
const GROUP_MAX: usize = 256;
/// At most so many plans wait; further ones wait for a place.
const QUEUE_MAX: usize = 1024;
/// Connections for reading. Reads are short and run in place, so a few are enough for any number of requests.
const READERS: usize = 4;
/// How long a write waits for another process, such as a command line beside the server.
const BUSY: Duration = Duration::from_secs(10);
/// The bytes of a page of a new file. Each answer under an idempotency key is found by a page that no other create of
/// its time writes, and that page is written twice: to the log and to the file.
const PAGE: i64 = 4096;
/// After so many pages the log is moved into the file. Whoever writes meanwhile waits, so the steps are small.
const CHECKPOINT: i64 = 500;
/// SQLite before this version has a fault in WAL recovery that can lose a commit.
const OLDEST: i32 = 3_051_003;

type Reply<T> = oneshot::Sender<Result<T, StoreError>>;

/// What was done by a plan, and the plan itself: it is given back to be dropped where it was made. The writer is what
/// all others wait for, and memory that another thread has taken is dear to give back.
type Done = (Committed, Plan);

enum Work {
    Plan(Plan, Reply<Done>),
    Lease(Vec<Value>, Reply<Vec<Lease>>),
}

/// An open SQLite database.
#[derive(Debug)]
pub(crate) struct Sqlite {
    readers: Vec<Mutex<Connection>>,
    writer: Option<mpsc::Sender<Work>>,
    thread: Option<JoinHandle<()>>,
    next: AtomicUsize,
    /// Whether a test clock was ever set. Most shops have none, and then nobody looks for one.
    has_clocks: AtomicBool,
}

impl Sqlite {
    /// Opens the file, making and migrating it when needed.
    pub(crate) fn open(path: &Path) -> Result<Self, StoreError> {
        if rusqlite::version_number() < OLDEST {
            return Err(StoreError::Failed(format!(
                "SQLite {} is too old; 3.51.3 is needed",
                rusqlite::version()
            )));
        }
        let mut connection =
            connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        connection.pragma_update(None, "page_size", PAGE)?;
        connection.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))?;
        connection.pragma_update(None, "synchronous", "full")?;
        connection.pragma_update(None, "cache_size", -16_000)?;
        connection.pragma_update(None, "wal_autocheckpoint", CHECKPOINT)?;
        migrate::run(&mut connection)?;
        let has_clocks = connection.prepare(clocks::ANY)?.exists([])?;
        let readers = (0..READERS).map(|_| reader(path)).collect::<Result<_, _>>()?;
        let (writer, queue) = mpsc::channel(QUEUE_MAX);
        let thread = std::thread::Builder::new()
            .name("kassa-writer".to_owned())
            .spawn(move || write_all(connection, queue))
            .map_err(|problem| StoreError::Failed(problem.to_string()))?;
        Ok(Self {
            readers,
            writer: Some(writer),
            thread: Some(thread),
            next: AtomicUsize::new(0),
            has_clocks: AtomicBool::new(has_clocks),
        })
    }

    /// Reads rows. Runs in place: a read from a B-tree takes microseconds, less than handing it to another thread.
    pub(crate) fn rows<T>(
        &self,
        sql: &str,
        values: &[Value],
        map: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let turn = self.next.fetch_add(1, Ordering::Relaxed);
        let free = self.readers.iter().find_map(|reader| reader.try_lock().ok());
        let guard = match free {
            Some(guard) => guard,
            None => self
                .readers
                .get(turn % READERS)
                .and_then(|reader| reader.lock().ok())
                .ok_or_else(|| StoreError::Failed("a reader is gone".to_owned()))?,
        };
        rows_of(&guard, sql, values, map)
    }

    /// Commits a plan; returns when it is on disk.
    pub(crate) async fn commit(&self, plan: Plan) -> Result<Committed, StoreError> {
        if plan.timelines.values().any(|turns| *turns) {
            self.has_clocks.store(true, Ordering::Release);
        }
        self.ask(|reply| Work::Plan(plan, reply)).await.map(|(committed, _)| committed)
    }

    /// Whether a test clock may be set. It is true before one is.
    pub(crate) fn has_clocks(&self) -> bool {
        self.has_clocks.load(Ordering::Acquire)
    }

    /// Leases due jobs.
    pub(crate) async fn lease(&self, values: Vec<Value>) -> Result<Vec<Lease>, StoreError> {
        self.ask(|reply| Work::Lease(values, reply)).await
    }

    async fn ask<T>(&self, work: impl FnOnce(Reply<T>) -> Work) -> Result<T, StoreError> {
        let (reply, answer) = oneshot::channel();
        let gone = || StoreError::Failed("the writer is gone".to_owned());
        self.writer.as_ref().ok_or_else(gone)?.send(work(reply)).await.map_err(|_| gone())?;
        answer.await.map_err(|_| gone())?
    }
}

/// Waits for the writer, so that a process that stops in peace leaves one whole file behind and no log beside it: the
/// last connection to close moves the log into the file.
impl Drop for Sqlite {
    fn drop(&mut self) {
        self.readers.clear();
        self.writer = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the writer did not end as it should");
        }
    }
}

fn rows_of<T>(
    connection: &Connection,
    sql: &str,
    values: &[Value],
    map: impl Fn(&Row<'_>) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(rusqlite::params_from_iter(values))?;
    let mut out = vec![];
    while let Some(row) = rows.next()? {
        out.push(map(&Row::Sqlite(row))?);
    }
    Ok(out)
}

fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
        .map_err(|problem| StoreError::Failed(format!("{}: {problem}", path.display())))?;
    connection.busy_timeout(BUSY)?;
    connection.set_prepared_statement_cache_capacity(128);
    connection.pragma_update(None, "mmap_size", 0)?;
    // Without it a statement is planned anew whenever a value is bound to it that might make another plan better.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(connection)
}

fn reader(path: &Path) -> Result<Mutex<Connection>, StoreError> {
    let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.pragma_update(None, "query_only", true)?;
    connection.pragma_update(None, "cache_size", -2_000)?;
    Ok(Mutex::new(connection))
}

/// The writer's life. Ends when the last handle is dropped.
fn write_all(connection: Connection, mut queue: mpsc::Receiver<Work>) {
    while let Some(first) = queue.blocking_recv() {
        let mut group = vec![first];
        while group.len() < GROUP_MAX
            && let Ok(next) = queue.try_recv()
        {
            group.push(next);
        }
        write_group(&connection, group);
    }
}

fn write_group(connection: &Connection, group: Vec<Work>) {
    let mut plans = vec![];
    for work in group {
        match work {
            Work::Plan(plan, reply) => plans.push((plan, reply)),
            Work::Lease(values, reply) => {
                let leased = in_transaction(connection, || lease_rows(connection, &values));
                drop(reply.send(leased));
            }
        }
    }
    if plans.is_empty() {
        return;
    }
    let all = in_transaction(connection, || {
        let mut places = Places::new(connection);
        let done = plans.iter().map(|(plan, _)| run(connection, plan, &mut places));
        let done: Vec<Committed> = done.collect::<Result<_, _>>()?;
        places.keep()?;
        Ok(done)
    });
    match all {
        Ok(done) => {
            plans.into_iter().zip(done).for_each(|((plan, reply), done)| drop(reply.send(Ok((done, plan)))))
        }
        Err(_) if plans.len() > 1 => write_apart(connection, plans),
        Err(problem) => plans.into_iter().for_each(|(_, reply)| drop(reply.send(Err(problem.clone())))),
    }
}

/// One of the group failed: each plan gets its own savepoint, and the good ones still share one sync.
fn write_apart(connection: &Connection, plans: Vec<(Plan, Reply<Done>)>) {
    let mut results = vec![];
    let all = in_transaction(connection, || {
        for (plan, _) in &plans {
            connection.prepare_cached("savepoint plan")?.execute([])?;
            // What is not kept is not known to the next one either.
            let mut places = Places::new(connection);
            let result = run(connection, plan, &mut places).and_then(|done| places.keep().map(|()| done));
            if result.is_err() {
                connection.prepare_cached("rollback to plan")?.execute([])?;
            }
            connection.prepare_cached("release plan")?.execute([])?;
            results.push(result);
        }
        Ok(())
    });
    for (place, (plan, reply)) in plans.into_iter().enumerate() {
        let own = results.get(place).cloned().unwrap_or(Ok(Committed::default()));
        drop(reply.send(all.clone().and(own).map(|done| (done, plan))));
    }
}

fn in_transaction<T>(
    connection: &Connection,
    work: impl FnOnce() -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    connection.prepare_cached("begin immediate")?.execute([])?;
    let done = work().and_then(|value| {
        connection.prepare_cached("commit")?.execute([])?;
        Ok(value)
    });
    if done.is_err() && !connection.is_autocommit() {
        connection.prepare_cached("rollback")?.execute([])?;
    }
    done.inspect_err(stop_when_broken)
}

fn run(connection: &Connection, plan: &Plan, places: &mut Places<'_>) -> Result<Committed, StoreError> {
    let mut done = Committed::default();
    for statement in &plan.statements {
        let touched = match places.next(plan, statement)? {
            Some(place) => {
                let place = place.map(Value::Int);
                done.unplaced |= place.is_none();
                let values = statement.values.iter().enumerate();
                let placed = values.map(|(at, value)| match &place {
                    Some(place) if at == events::PLACE => place,
                    _ => value,
                });
                connection.prepare_cached(statement.sql)?.execute(rusqlite::params_from_iter(placed))?
            }
            None => {
                let values = rusqlite::params_from_iter(&statement.values);
                connection.prepare_cached(statement.sql)?.execute(values)?
            }
        };
        if !statement.is_met(u64::try_from(touched).unwrap_or(u64::MAX)) {
            return Err(StoreError::Conflict);
        }
    }
    Ok(done)
}

fn lease_rows(connection: &Connection, values: &[Value]) -> Result<Vec<Lease>, StoreError> {
    let mut statement = connection.prepare_cached(jobs::LEASE)?;
    let mut rows = statement.query(rusqlite::params_from_iter(values))?;
    let mut leases = vec![];
    while let Some(row) = rows.next()? {
        leases.push(jobs::read_lease(&Row::Sqlite(row))?);
    }
    Ok(leases)
}

/// After a failed sync nobody knows what is on disk, and SQLite would carry on with its cache. Integrity
/// goes before uptime: the process ends, and recovery at the next start reads what really is there.
fn stop_when_broken(problem: &StoreError) {
    if let StoreError::Broken(text) = problem {
        tracing::error!(problem = %text, "the database cannot be written to safely; stopping");
        std::process::exit(74);
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(problem: rusqlite::Error) -> Self {
        match problem.sqlite_error_code() {
            Some(ErrorCode::ConstraintViolation) if is_unique(&problem) => Self::Conflict,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::DiskFull) => {
                Self::Busy(problem.to_string())
            }
            Some(ErrorCode::SystemIoFailure | ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Broken(problem.to_string())
            }
            _ => Self::Failed(problem.to_string()),
        }
    }
}

fn is_unique(problem: &rusqlite::Error) -> bool {
    matches!(
        problem.sqlite_error().map(|error| error.extended_code),
        Some(rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE | rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY)
    )
}

/// Every column of every table, with its place in the key of the table, or 0, its type, and whether it is never
/// null.
pub(crate) const COLUMNS: &str = "select tables.name, columns.name, columns.pk, lower(columns.type), \
columns.\"notnull\" from sqlite_master tables, pragma_table_info(tables.name) columns \
where tables.type = 'table' and tables.name <> 'migrations' and tables.name not like 'sqlite%' \
order by tables.name, columns.cid";

/// A cell as it is.
pub(crate) fn cell(row: &rusqlite::Row<'_>, at: usize) -> Result<Value, StoreError> {
    use rusqlite::types::ValueRef;
    match row.get_ref(at).map_err(|problem| wrong(at, &problem))? {
        ValueRef::Null => Ok(Value::Null),
        ValueRef::Integer(value) => Ok(Value::Int(value)),
        ValueRef::Text(bytes) => {
            let text = std::str::from_utf8(bytes).map_err(|problem| wrong(at, &problem))?;
            Ok(Value::Text(text.to_owned()))
        }
        ValueRef::Blob(bytes) => Ok(Value::Bytes(bytes.to_vec())),
        ValueRef::Real(_) => Err(wrong(at, &"a number that is not whole")),
    }
}

/// The path in `sqlite:PATH`.
pub(crate) fn path_of(database: &str) -> Option<PathBuf> {
    database.strip_prefix("sqlite:").filter(|path| !path.is_empty()).map(PathBuf::from)
}
