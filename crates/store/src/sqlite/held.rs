//! A transaction that is held open: a file as it is at one moment, and a new one that is filled all at once.

use super::{PAGE, connect, rows_of};
use crate::value::{Row, Statement, Value};
use crate::{StoreError, migrate};
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};

/// The pages that a file is filled with in memory, in kilobytes: the indexes of large tables are written all over.
const CACHE: i64 = 64_000;

/// A connection of its own to a file, on which a transaction was begun.
pub(crate) struct Held {
    connection: Connection,
    path: PathBuf,
}

impl Held {
    /// As it is now, whatever others write meanwhile.
    pub(crate) fn now(path: &Path) -> Result<Self, StoreError> {
        let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        connection.pragma_update(None, "query_only", true)?;
        connection.execute_batch("begin; select count(*) from sqlite_schema")?;
        Ok(Self { connection, path: path.to_owned() })
    }

    /// A new file, with the tables of this migration. While it is filled nothing is synced and nothing could be taken
    /// back: nobody may take it for a database before it is kept.
    pub(crate) fn empty(path: &Path, last: i64) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let mut connection = connect(path, flags)?;
        connection.pragma_update(None, "page_size", PAGE)?;
        connection.pragma_update_and_check(None, "journal_mode", "off", |_| Ok(()))?;
        connection.pragma_update(None, "synchronous", "off")?;
        connection.pragma_update(None, "cache_size", -CACHE)?;
        migrate::run_to(&mut connection, last)?;
        connection.execute_batch("begin immediate")?;
        Ok(Self { connection, path: path.to_owned() })
    }

    pub(crate) fn applied(&self) -> Result<Vec<(i64, String)>, StoreError> {
        let there = "select count(*) from sqlite_schema where name = 'migrations'";
        let there = self.rows(there, &[], |row| row.int(0))?;
        if there == [0] {
            return Ok(vec![]);
        }
        self.rows(migrate::APPLIED, &[], |row| Ok((row.int(0)?, row.text(1)?)))
    }

    pub(crate) fn rows<T>(
        &self,
        sql: &str,
        values: &[Value],
        map: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        rows_of(&self.connection, sql, values, map)
    }

    /// A failure comes with the place of the statement that it is about.
    pub(crate) fn put(&self, statements: &[Statement]) -> Result<(), (Option<usize>, StoreError)> {
        for (at, statement) in statements.iter().enumerate() {
            let put = self
                .connection
                .prepare_cached(statement.sql)
                .and_then(|mut prepared| prepared.execute(rusqlite::params_from_iter(&statement.values)));
            put.map_err(|problem| (Some(at), StoreError::from(problem)))?;
        }
        Ok(())
    }

    /// Brings what was put here to the schema of this binary. When it returns, the file is on disk; its name is not,
    /// before the folder is synced.
    pub(crate) fn keep(mut self) -> Result<(), StoreError> {
        self.connection.execute_batch("commit")?;
        migrate::run(&mut self.connection)?;
        self.connection.close().map_err(|(_, problem)| problem)?;
        let synced = std::fs::File::open(&self.path).and_then(|file| file.sync_all());
        synced
            .map_err(|problem| StoreError::Failed(format!("cannot write {}: {problem}", self.path.display())))
    }
}
