//! Copies a SQLite file as it is at one moment, while others read and write it.

use crate::StoreError;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use std::path::Path;

/// So many pages are copied at a time.
const PAGES: i32 = 1024;

/// How far a copy is, in pages of the file.
#[derive(Clone, Copy, Debug)]
pub struct Copied {
    /// So many are copied.
    pub done: i64,
    /// So many there are.
    pub all: i64,
}

/// Copies a file to another, which does not exist yet, and has SQLite check the copy. When it returns, the copy is on
/// disk; its name is not, before the folder is synced.
///
/// # Errors
/// When a file cannot be read or written, or the copy is not whole.
pub fn copy(from: &Path, to: &Path, tell: &mut dyn FnMut(Copied)) -> Result<(), StoreError> {
    let source = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // A transaction holds on to this moment: what others write meanwhile is not in the copy, and does not make it begin
    // again.
    source.execute_batch("begin; select count(*) from sqlite_schema")?;
    let mut target = Connection::open(to)?;
    {
        let backup = Backup::new(&source, &mut target)?;
        loop {
            let step = backup.step(PAGES)?;
            let progress = backup.progress();
            let all = i64::from(progress.pagecount);
            tell(Copied { done: all - i64::from(progress.remaining), all });
            match step {
                StepResult::Done => break,
                StepResult::More => {}
                other => return Err(StoreError::Busy(format!("the file cannot be copied now: {other:?}"))),
            }
        }
    }
    let said: String = target.pragma_query_value(None, "integrity_check", |row| row.get(0))?;
    if said != "ok" {
        return Err(StoreError::Failed(format!("{} is damaged: {said}", from.display())));
    }
    // The copy is one file, without a log beside it.
    target.pragma_update_and_check(None, "journal_mode", "delete", |_| Ok(()))?;
    target.close().map_err(|(_, problem)| problem)?;
    let synced = std::fs::File::open(to).and_then(|file| file.sync_all());
    synced.map_err(|problem| StoreError::Failed(format!("cannot write {}: {problem}", to.display())))
}
