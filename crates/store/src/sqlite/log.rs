//! The write-ahead log: when it is on disk, and when it is moved into the file.
//!
//! A commit is written by the writer and synced by a thread of its own, so that the next group is carried out while the
//! disk is busy with the one before. Whoever asked for a commit is answered after the sync that follows it. Readers can
//! see a commit before that, so what they have read is handed out only when all that was committed by then is on disk
//! ([`Progress::settled`]).
//!
//! Another thread moves the log into the file while the writer goes on. It cannot come to the end of a log that grows,
//! so the writer does the little that is left, and then begins the log anew.
//!
//! While nobody writes, a mark of the log is kept for those who read (`sqlite/anchor.rs`).

use super::anchor::Anchor;
use super::queue::{Queue, Work};
use super::{connect, spawn, stop_when_broken};
use crate::StoreError;
use rusqlite::{Connection, OpenFlags};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::sync::watch;

/// After so many pages the log is moved into the file.
const LOG_PAGES: i32 = 500;
/// So often one after the other: the second time there is only what was written during the first.
const ROUNDS: usize = 2;

/// When nothing has come for so long, nobody writes.
const QUIET: Duration = Duration::from_millis(5);
/// So long a mark of the log is kept while nobody writes, before it is taken anew: another process that moves the log
/// has to wait for it.
const KEPT: Duration = Duration::from_secs(1);

/// How far the commits of this process have come, and how far they are on disk. Each has a number.
#[derive(Debug, Default)]
pub(super) struct Progress {
    committed: AtomicU64,
    synced: AtomicU64,
    moved: watch::Sender<()>,
}

impl Progress {
    /// To be called before a commit: from then on it may be seen.
    pub(super) fn commits(&self) {
        self.committed.fetch_add(1, Ordering::SeqCst);
    }

    /// The number of the last commit.
    pub(super) fn committed(&self) -> u64 {
        self.committed.load(Ordering::SeqCst)
    }

    fn is_synced(&self, number: u64) -> bool {
        self.synced.load(Ordering::SeqCst) >= number
    }

    fn synced(&self, number: u64) {
        self.synced.store(number, Ordering::SeqCst);
        self.moved.send_replace(());
    }

    /// Waits until all that is committed by now is on disk.
    pub(super) async fn settled(&self) -> Result<(), StoreError> {
        let number = self.committed();
        if self.is_synced(number) {
            return Ok(());
        }
        let mut moved = self.moved.subscribe();
        let settled = moved.wait_for(|()| self.is_synced(number)).await;
        settled.map(drop).map_err(|_| StoreError::Failed("the log is closed".to_owned()))
    }
}

/// What was committed and is not on disk yet.
pub(super) struct Written {
    /// The number of the last commit in it.
    pub(super) number: u64,
    /// Whether it changed anything.
    pub(super) changed: bool,
    /// What is answered then.
    pub(super) answers: Vec<(Work, Result<(), StoreError>)>,
}

/// The thread that syncs the log and answers.
pub(super) struct Syncer {
    queue: Arc<Queue>,
    written: Option<SyncSender<Written>>,
    thread: Option<JoinHandle<()>>,
}

impl Syncer {
    /// Starts it. The log is there: a connection has it open.
    pub(super) fn start(path: &Path, progress: Arc<Progress>, queue: Arc<Queue>) -> Result<Self, StoreError> {
        let log = log_of(path);
        let file = log.and_then(|log| File::options().read(true).write(true).open(log));
        let file =
            file.map_err(|problem| StoreError::Failed(format!("{}-wal: {problem}", path.display())))?;
        // Without room: one group is being synced, and one is being carried out. Further ones gather in the queue, and
        // share a commit.
        let (written, waiting) = sync_channel(0);
        let told = Arc::clone(&queue);
        let thread = spawn("kassa-sync", move || sync_all(&file, &progress, &told, &waiting))?;
        Ok(Self { queue, written: Some(written), thread: Some(thread) })
    }

    /// Waits for the group before, and hands this one over.
    pub(super) fn sync(&self, written: Written) {
        self.queue.syncs(true);
        if let Some(thread) = &self.written
            && thread.send(written).is_err()
        {
            stop_when_broken(&StoreError::Broken("nobody syncs the log any more".to_owned()));
        }
    }

    /// Waits until all is done.
    pub(super) fn end(&mut self) {
        self.written = None;
        join(self.thread.take());
    }
}

fn sync_all(log: &File, progress: &Progress, queue: &Queue, waiting: &Receiver<Written>) {
    while let Ok(Written { number, changed, answers }) = waiting.recv() {
        if changed && let Err(problem) = log.sync_data() {
            stop_when_broken(&StoreError::Broken(format!("the log cannot be synced: {problem}")));
        }
        progress.synced(number);
        queue.syncs(false);
        answers.into_iter().for_each(|(work, result)| work.answer(result));
    }
}

/// Where SQLite has the log of a file: beside what a link leads to.
fn log_of(path: &Path) -> std::io::Result<PathBuf> {
    let mut name = path.canonicalize()?.into_os_string();
    name.push("-wal");
    Ok(name.into())
}

/// The thread that moves the log into the file, and what the writer has to do with it.
pub(super) struct Keeper {
    /// The pages of the log, as of the last commit.
    pages: Arc<AtomicI32>,
    begin: Option<SyncSender<()>>,
    is_done: Arc<AtomicBool>,
    under_way: bool,
    thread: Option<JoinHandle<()>>,
    anchor: Option<Anchor>,
}

impl Keeper {
    /// Starts it, for the log that this connection writes.
    pub(super) fn start(writer: &mut Connection, path: &Path) -> Result<Self, StoreError> {
        let own = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        own.pragma_update(None, "synchronous", "normal")?;
        own.pragma_update(None, "cache_size", -500)?;
        let pages = Arc::new(AtomicI32::new(0));
        let seen = Arc::clone(&pages);
        // It takes the place of SQLite's own hook, which would have the writer move the log.
        writer.wal_hook(Some(move |_: &mut _, pages| {
            seen.store(pages, Ordering::Relaxed);
            Ok(())
        }))?;
        let is_done = Arc::new(AtomicBool::new(false));
        let done = Arc::clone(&is_done);
        let (begin, order) = sync_channel(1);
        let thread = spawn("kassa-log", move || move_all(&own, &order, &done))?;
        let anchor = Some(Anchor::open(path)?);
        Ok(Self { pages, begin: Some(begin), is_done, under_way: false, thread: Some(thread), anchor })
    }

    /// Looks after the log, between two groups of the writer. Where there was no room for a commit the log is moved at
    /// once: the room that it has then is enough for a while.
    pub(super) fn tend(&mut self, writer: &Connection, is_short: bool) {
        self.anchor.iter_mut().for_each(Anchor::is_behind);
        if self.under_way {
            self.finish(writer);
        } else if is_short {
            self.anchor.iter_mut().for_each(Anchor::let_go);
            move_log(writer);
        } else if self.pages.load(Ordering::Relaxed) >= LOG_PAGES
            && let Some(begin) = &self.begin
        {
            self.anchor.iter_mut().for_each(Anchor::let_go);
            self.under_way = begin.send(()).is_ok();
        }
    }

    /// When to look after the log where nobody writes until then.
    pub(super) fn patience(&self) -> Duration {
        let waits = self.under_way || self.anchor.as_ref().is_some_and(|anchor| !anchor.is_current());
        if waits { QUIET } else { KEPT }
    }

    /// Looks after the log while nobody writes.
    pub(super) fn rest(&mut self, writer: &Connection) {
        if self.under_way {
            self.finish(writer);
        } else {
            self.anchor.iter_mut().for_each(Anchor::hold);
        }
    }

    /// Where the other thread has moved what it could, the rest is moved.
    fn finish(&mut self, writer: &Connection) {
        if self.is_done.swap(false, Ordering::AcqRel) {
            self.under_way = false;
            move_log(writer);
        }
    }

    /// Waits until all is done.
    pub(super) fn end(&mut self) {
        self.anchor = None;
        self.begin = None;
        join(self.thread.take());
    }
}

fn move_all(connection: &Connection, order: &Receiver<()>, done: &AtomicBool) {
    while order.recv().is_ok() {
        (0..ROUNDS).for_each(|_| move_log(connection));
        done.store(true, Ordering::Release);
    }
}

/// Moves what can be moved without waiting for anybody. What a sync has failed for is not to be believed afterwards, so
/// the process ends then.
fn move_log(connection: &Connection) {
    let moved = connection.prepare_cached("pragma wal_checkpoint(passive)").and_then(|mut statement| {
        statement.query_row([], |row| Ok((row.get::<_, i64>(1)?, row.get::<_, i64>(2)?)))
    });
    match moved.map_err(StoreError::from) {
        Ok((pages, moved)) => tracing::trace!(pages, moved, "the log was moved into the file"),
        Err(problem) => {
            stop_when_broken(&problem);
            tracing::warn!(%problem, "the log cannot be moved into the file now");
        }
    }
}

fn join(thread: Option<JoinHandle<()>>) {
    if thread.is_some_and(|thread| thread.join().is_err()) {
        tracing::error!("a thread of the database did not end as it should");
    }
}
