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
mod value;
mod verify;

#[cfg(test)]
mod tests;

pub use invoices::InvoicesOf;
pub use kassa_domain::job::Lease;
pub use verify::{Finding, INVARIANTS, Invariant};

use kassa_domain::Change;
use std::path::PathBuf;
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

/// An open database.
#[derive(Debug)]
pub struct Store {
    engine: sqlite::Sqlite,
}

impl Store {
    /// Opens `sqlite:PATH`, making and migrating the file when needed.
    ///
    /// # Errors
    /// When the text names no database, or it cannot be opened, is newer than this binary or was changed by hand.
    pub fn open(database: &str) -> Result<Self, StoreError> {
        let path = Self::path(database)?;
        Ok(Self { engine: sqlite::Sqlite::open(&path)? })
    }

    /// The file of a `sqlite:PATH` database, beside which the server keeps its key file.
    ///
    /// # Errors
    /// When the text has another form.
    pub fn path(database: &str) -> Result<PathBuf, StoreError> {
        sqlite::path_of(database).ok_or_else(|| {
            StoreError::Failed(format!(
                "{database:?} is no database; write sqlite:PATH, such as sqlite:kassa.db"
            ))
        })
    }

    /// Carries out the changes of a decision in one transaction. When it returns, they are on disk.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when a row is no longer as it was decided on; then nothing was changed.
    pub async fn commit(&self, changes: &[Change]) -> Result<(), StoreError> {
        let plan = plan::plan(changes)?;
        if plan.is_empty() {
            return Ok(());
        }
        self.engine.commit(plan).await
    }

    async fn rows<T>(
        &self,
        sql: &'static str,
        values: Vec<Value>,
        map: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        self.engine.rows(sql, &values, map)
    }

    async fn row<T>(
        &self,
        sql: &'static str,
        values: Vec<Value>,
        map: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        Ok(self.engine.rows(sql, &values, map)?.pop())
    }
}
