//! A read that goes on while nobody writes, so that other reads cost less.
//!
//! Each read of SQLite holds a mark of the log for as long as it takes, and to take a mark and to let go of it are two
//! calls of the operating system, longer than the read itself. Of the connections of one process SQLite asks the
//! system for the first one that takes a mark and the last one that lets go. So where nothing was committed since, this
//! connection keeps the mark that all reads take. They see no less for it: each still begins at the last commit.
//!
//! A mark that is kept would keep the log from being moved into the file, so it is let go of before that.

use super::connect;
use crate::StoreError;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;

/// The connection that keeps the mark.
pub(super) struct Anchor {
    connection: Connection,
    /// Whether it is the mark that reads take now, or cannot be had.
    is_current: bool,
}

impl Anchor {
    pub(super) fn open(path: &Path) -> Result<Self, StoreError> {
        let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        Ok(Self { connection, is_current: false })
    }

    /// Something was committed: reads take another mark from now on.
    pub(super) fn is_behind(&mut self) {
        self.is_current = false;
    }

    /// Whether there is no later mark, as far as this process knows.
    pub(super) fn is_current(&self) -> bool {
        self.is_current
    }

    /// Takes the mark of the last commit. Where that cannot be had reads go on as they would without it.
    pub(super) fn hold(&mut self) {
        self.let_go();
        // The number of the schema stands in the head of the file: nothing else is read for it.
        if let Err(problem) = self.connection.execute_batch("begin; pragma schema_version") {
            tracing::debug!(%problem, "no mark of the log is kept");
            self.let_go();
        }
        self.is_current = true;
    }

    /// Lets go of the mark: the log is about to be moved.
    pub(super) fn let_go(&mut self) {
        self.is_current = false;
        if !self.connection.is_autocommit()
            && let Err(problem) = self.connection.execute_batch("rollback")
        {
            tracing::warn!(%problem, "a mark of the log is kept for too long");
        }
    }
}
