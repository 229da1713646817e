//! SQLite: one writer thread that commits in groups, and a few readers.
//!
//! The writer (`sqlite/writer.rs`) takes every plan that waits in its queue and runs them in one transaction. It does
//! not wait for the disk: another thread (`sqlite/log.rs`) syncs the log, once for all that was committed meanwhile,
//! and only then they are answered. What a reader has seen is handed out only once it is on disk, too.

mod anchor;
mod held;
mod log;
mod places;
mod queue;
mod writer;

use crate::migrate;
use crate::plan::Plan;
use crate::value::{Row, Value, wrong};
use crate::{Committed, Lease, StoreError, clocks};
pub(crate) use held::Held;
use log::Progress;
use queue::{Queue, Work};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::sync::{Semaphore, oneshot};
use writer::Writer;

/// At most so many plans wait; further ones wait for a place.
const QUEUE_MAX: usize = 1024;
/// Connections for reading. Reads are short and run in place, so a few are enough for any number of requests.
const READERS: usize = 4;
/// How long a write waits for another process, such as a command line beside the server.
const BUSY: Duration = Duration::from_secs(10);
/// The bytes of a page of a new file. Each answer under an idempotency key is found by a page that no other create of
/// its time writes, and that page is written twice: to the log and to the file.
const PAGE: i64 = 4096;
/// SQLite before this version has a fault in WAL recovery that can lose a commit.
const OLDEST: i32 = 3_051_003;

type Reply<T> = oneshot::Sender<Result<T, StoreError>>;

/// What was done by a plan, and the plan itself: it is given back to be dropped where it was made. The writer is what
/// all others wait for, and memory that another thread has taken is dear to give back.
type Done = (Committed, Plan);

/// An open SQLite database.
#[derive(Debug)]
pub(crate) struct Sqlite {
    readers: Vec<Mutex<Connection>>,
    queue: Arc<Queue>,
    /// The places in the queue.
    room: Semaphore,
    thread: Option<JoinHandle<()>>,
    next: AtomicUsize,
    /// How far the commits have come, and how far they are on disk.
    progress: Arc<Progress>,
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
        migrate::run(&mut connection)?;
        let has_clocks = connection.prepare(clocks::ANY)?.exists([])?;
        let readers = (0..READERS).map(|_| reader(path)).collect::<Result<_, _>>()?;
        let progress = Arc::new(Progress::default());
        let queue = Arc::new(Queue::default());
        let writer = Writer::open(connection, path, &progress, &queue)?;
        let thread = spawn("kassa-writer", move || writer.run())?;
        Ok(Self {
            readers,
            queue,
            room: Semaphore::new(QUEUE_MAX),
            thread: Some(thread),
            next: AtomicUsize::new(0),
            progress,
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

    /// Waits until all that was committed before is on disk. Whoever has read calls it before anybody hears of what
    /// was read: a commit can be seen a moment before.
    pub(crate) async fn settled(&self) -> Result<(), StoreError> {
        self.progress.settled().await
    }

    /// Commits a plan; returns when it is on disk.
    pub(crate) async fn commit(&self, plan: Plan) -> Result<Committed, StoreError> {
        if plan.timelines.values().any(|turns| *turns) {
            self.has_clocks.store(true, Ordering::Release);
        }
        self.ask(|reply| Work::Plan(plan, reply, Committed::default())).await.map(|(committed, _)| committed)
    }

    /// Whether a test clock may be set. It is true before one is.
    pub(crate) fn has_clocks(&self) -> bool {
        self.has_clocks.load(Ordering::Acquire)
    }

    /// Leases due jobs.
    pub(crate) async fn lease(&self, values: Vec<Value>) -> Result<Vec<Lease>, StoreError> {
        self.ask(|reply| Work::Lease(values, reply, vec![])).await
    }

    async fn ask<T>(&self, work: impl FnOnce(Reply<T>) -> Work) -> Result<T, StoreError> {
        let gone = || StoreError::Failed("the writer is gone".to_owned());
        let _place = self.room.acquire().await.map_err(|_| gone())?;
        let (reply, answer) = oneshot::channel();
        self.queue.push(work(reply));
        answer.await.map_err(|_| gone())?
    }
}

/// Waits for the writer, so that a process that stops in peace leaves one whole file behind and no log beside it: the
/// last connection to close moves the log into the file.
impl Drop for Sqlite {
    fn drop(&mut self) {
        self.readers.clear();
        self.queue.close();
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the writer did not end as it should");
        }
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>, StoreError> {
    let thread = std::thread::Builder::new().name(name.to_owned()).spawn(work);
    thread.map_err(|problem| StoreError::Failed(problem.to_string()))
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
