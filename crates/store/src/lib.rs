//! Rows and the one door for writes.
//!
//! One file per table holds its statements, each a constant beside the code that maps its rows. The SQL is one text for
//! every engine; an engine file (`sqlite.rs`) only runs it. Every update names the version it was decided on, so a
//! commit either happens as decided or is a [`StoreError::Conflict`], and the engine decides again.

mod accounts;
mod aliases;
mod answers;
mod attempts;
mod claims;
mod clocks;
mod coupons;
mod customers;
mod deliveries;
mod disputes;
mod endpoints;
mod entitlements;
mod entries;
mod events;
mod grants;
mod invoices;
mod jobs;
mod keys;
mod links;
mod merchants;
mod migrate;
mod parked;
mod plan;
mod postgres;
mod prices;
mod products;
mod promotion_codes;
mod redemptions;
mod refunds;
mod sessions;
mod settings;
mod sqlite;
mod subscriptions;
mod tax_rates;
pub mod transfer;
mod value;
mod verify;

#[cfg(test)]
mod tests;

pub use invoices::InvoicesOf;
pub use kassa_domain::job::Lease;
pub use verify::{Finding, INVARIANTS, Invariant};

use kassa_domain::Change;
use std::path::PathBuf;
use tokio::sync::watch;
use value::{Row, Value};

/// Why the store did not do it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Somebody was faster: load and decide again.
    #[error("somebody was faster")]
    Conflict,
    /// The store cannot take it now; nothing was changed.
    #[error("the database is busy: {0}")]
    Busy(String),
    /// A row cannot be what it claims to be.
    #[error("inconsistent row: {0}")]
    Inconsistent(String),
    /// The database must not be written to any more.
    #[error("the database is broken: {0}")]
    Broken(String),
    /// Anything else.
    #[error("database: {0}")]
    Failed(String),
}

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
}

/// Without the address, which may have a password in it.
impl std::fmt::Debug for Database {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { url: _, connections, prepared } = self;
        write!(out, "Database {{ connections: {connections}, prepared: {prepared} }}")
    }
}

impl Database {
    /// A database that is reached as most are.
    #[must_use]
    pub fn new(url: &str) -> Self {
        Self { url: url.to_owned(), connections: 16, prepared: true }
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

/// An open database.
#[derive(Debug)]
pub struct Store {
    engine: Engine,
}

#[derive(Debug)]
enum Engine {
    Sqlite(sqlite::Sqlite),
    Postgres(postgres::Postgres),
}

impl Store {
    /// Opens a database, making and migrating the file or the tables when needed.
    ///
    /// # Errors
    /// When the address names no database, or it cannot be opened, is newer than this binary, was changed by hand, or
    /// does not keep what it is told.
    pub async fn open(database: &Database) -> Result<Self, StoreError> {
        let engine = match database.file()? {
            Some(path) => Engine::Sqlite(sqlite::Sqlite::open(&path)?),
            None => Engine::Postgres(postgres::Postgres::open(database).await?),
        };
        Ok(Self { engine })
    }

    /// Changes when another node has left something to be done. Of a SQLite file there is one server only.
    #[must_use]
    pub fn calls(&self) -> Option<watch::Receiver<u64>> {
        match &self.engine {
            Engine::Sqlite(_) => None,
            Engine::Postgres(engine) => Some(engine.calls()),
        }
    }

    /// Carries out the changes of a decision in one transaction. When it returns, they are on disk.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when a row is no longer as it was decided on; then nothing was changed.
    pub async fn commit(&self, changes: &[Change]) -> Result<(), StoreError> {
        let plan = plan::plan(changes)?;
        if plan.statements.is_empty() {
            return Ok(());
        }
        self.carry_out(plan).await
    }

    async fn carry_out(&self, plan: plan::Plan) -> Result<(), StoreError> {
        match &self.engine {
            Engine::Sqlite(engine) => engine.commit(plan).await,
            Engine::Postgres(engine) => engine.commit(plan).await,
        }
    }

    async fn rows<T>(
        &self,
        sql: &str,
        values: Vec<Value>,
        map: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        match &self.engine {
            Engine::Sqlite(engine) => engine.rows(sql, &values, map),
            Engine::Postgres(engine) => engine.rows(sql, &values, map).await,
        }
    }

    async fn row<T>(
        &self,
        sql: &'static str,
        values: Vec<Value>,
        map: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        Ok(self.rows(sql, values, map).await?.pop())
    }
}
