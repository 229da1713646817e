//! Rows and the one door for writes.
//!
//! One file per table holds its statements, each a constant beside the code that maps its rows. The SQL is one text for
//! every engine; an engine file (`sqlite.rs`, `postgres.rs`) only runs it, and `engine.rs` alone asks which it is.
//! Every update names the version it was decided on, so a commit either happens as decided or is a
//! [`StoreError::Conflict`], and the engine decides again.

mod accounts;
mod aliases;
mod answers;
mod around;
mod attempts;
mod bank;
mod claims;
mod clocks;
mod coupons;
mod customers;
mod database;
mod deliveries;
mod disputes;
mod endpoints;
mod engine;
mod entitlements;
mod entries;
mod events;
pub mod export;
mod figures;
mod grants;
pub mod import;
mod invoices;
mod jobs;
mod keys;
pub mod lines;
mod links;
mod members;
mod merchants;
mod migrate;
mod notes;
mod parked;
mod pictures;
mod plan;
#[cfg(kassa_planted)]
mod planted;
mod postgres;
mod prices;
mod products;
mod promotion_codes;
mod redemptions;
mod refunds;
mod sessions;
pub mod settings;
mod shipping_rates;
pub mod snapshot;
mod sqlite;
mod subscriptions;
mod tables;
mod tax_rates;
pub mod transfer;
mod value;
mod verify;
mod visits;

#[cfg(test)]
mod tests;

pub use around::{Around, Passed};
pub use database::Database;
pub use invoices::InvoicesOf;
pub use kassa_domain::job::Lease;
pub use tables::Table;
pub use value::Slice;
pub use verify::{Finding, INVARIANTS, Invariant};

use engine::Engine;
use kassa_domain::Change;
use plan::Plan;
use std::sync::Arc;
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

/// What a commit has left to be done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Committed {
    /// Whether it says that something happened which has no place in the sequence yet.
    pub unplaced: bool,
}

/// An open database.
#[derive(Debug)]
pub struct Store {
    engine: Arc<Engine>,
    around: Option<Arc<dyn Around>>,
    /// Whether what is read is on disk before it is handed out.
    settles: bool,
}

impl Store {
    /// Opens a database, making and migrating the file or the tables when needed.
    ///
    /// # Errors
    /// When the address names no database, or it cannot be opened, is newer than this binary, was changed by hand, or
    /// does not keep what it is told.
    pub async fn open(database: &Database) -> Result<Self, StoreError> {
        let engine = Arc::new(Engine::open(database).await?);
        Ok(Self { engine, around: database.around.clone(), settles: true })
    }

    /// The same database for whoever reads in order to decide: rows are handed out also where their commit is not on
    /// disk yet. A commit that is decided on them is on disk after them. Before anything else comes of what was read,
    /// [`Store::settled`] must have returned.
    #[must_use]
    pub fn ahead(&self) -> Self {
        Self { engine: Arc::clone(&self.engine), around: self.around.clone(), settles: false }
    }

    /// Waits until all that can have been read by now is on disk.
    ///
    /// # Errors
    /// When the database is gone.
    pub async fn settled(&self) -> Result<(), StoreError> {
        self.engine.settled().await
    }

    /// Changes when another node has left something to be done. Of a SQLite file there is one server only.
    #[must_use]
    pub fn calls(&self) -> Option<watch::Receiver<u64>> {
        self.engine.calls()
    }

    /// Whether several servers share it, so that the simulated bank keeps its book here and not in a file of one.
    #[must_use]
    pub fn has_book(&self) -> bool {
        self.engine.has_book()
    }

    /// Carries out the changes of a decision in one transaction. When it returns, they are on disk.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when a row is no longer as it was decided on; then nothing was changed.
    pub async fn commit(&self, changes: &[Change]) -> Result<Committed, StoreError> {
        #[cfg(kassa_planted)]
        let changes = &*planted::told_before(self, changes).await?;
        let plan = plan::plan(changes)?;
        if plan.statements.is_empty() {
            self.settled().await?;
            return Ok(Committed::default());
        }
        self.write(plan).await
    }

    async fn write(&self, plan: Plan) -> Result<Committed, StoreError> {
        self.surrounded(self.engine.commit(plan)).await
    }

    /// A write, with whoever wants to know of it around it.
    async fn surrounded<T>(
        &self,
        write: impl Future<Output = Result<T, StoreError>>,
    ) -> Result<T, StoreError> {
        let Some(around) = &self.around else { return write.await };
        around.before().await?;
        let done = write.await;
        around.after().await;
        done
    }

    async fn rows<T>(
        &self,
        sql: &str,
        values: Vec<Value>,
        map: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let rows = self.engine.rows(sql, values, map).await;
        if self.settles {
            self.settled().await?;
        }
        rows
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
