//! What a database is named by.

use crate::{Around, StoreError, postgres, sqlite};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// Where the rows are, and how they are reached.
#[derive(Clone)]
pub struct Database {
    /// `sqlite:PATH` or `postgres://...`.
    pub url: String,
    /// At most so many connections to a PostgreSQL server.
    pub connections: usize,
    /// Whether statements are prepared once for each connection. Not through a pooler that lends connections for one
    /// transaction at a time and does not know prepared statements.
    pub prepared: bool,
    /// How long a PostgreSQL server may say nothing to what it was asked, before its connection counts as broken.
    pub silence: Duration,
    /// Who is told of each write.
    pub around: Option<Arc<dyn Around>>,
}

/// Longer than anything waits for a lock there.
const SILENCE: Duration = Duration::from_secs(15);

/// Without the address, which may have a password in it.
impl std::fmt::Debug for Database {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { url: _, connections, prepared, silence, around: _ } = self;
        write!(out, "Database {{ connections: {connections}, prepared: {prepared}, silence: {silence:?} }}")
    }
}

impl Database {
    /// A database that is reached as most are.
    #[must_use]
    pub fn new(url: &str) -> Self {
        Self { url: url.to_owned(), connections: 16, prepared: true, silence: SILENCE, around: None }
    }

    /// The file of a SQLite database, beside which the server keeps its key file. A PostgreSQL database has none.
    ///
    /// # Errors
    /// When the address names no database.
    pub fn file(&self) -> Result<Option<PathBuf>, StoreError> {
        if self.url.starts_with("postgres://") || self.url.starts_with("postgresql://") {
            return Ok(None);
        }
        sqlite::path_of(&self.url).map(Some).ok_or_else(|| {
            // There may be a password in it.
            let shown = self.url.split('@').next_back().unwrap_or_default();
            StoreError::Failed(format!(
                "{shown:?} is no database; write sqlite:PATH, such as sqlite:kassa.db, or postgres://USER@HOST/NAME"
            ))
        })
    }

    /// Whether somebody else has a PostgreSQL database open as Kassa does. Of a SQLite file, its lock tells.
    ///
    /// # Errors
    /// When the server does not answer.
    pub async fn is_shared(&self) -> Result<bool, StoreError> {
        match self.file()? {
            Some(_) => Ok(false),
            None => postgres::is_shared(self).await,
        }
    }
}
