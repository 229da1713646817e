//! A transaction that is held open: a database as it is at one moment, and one that is filled all at once or not at
//! all.

use super::batch::Texts;
use super::connect::{self, Connection, Manner};
use crate::plan::Plan;
use crate::value::{Row, Statement, Value};
use crate::{Database, StoreError, migrate};

/// A connection on which a transaction was begun. It is taken back when the connection is dropped.
pub(crate) struct Held {
    connection: Connection,
    texts: Texts,
}

impl Held {
    /// As it is now, whatever others write meanwhile.
    pub(crate) async fn now(database: &Database) -> Result<Self, StoreError> {
        Self::begin(database, "begin isolation level repeatable read read only").await
    }

    /// An empty database, with the tables of this migration.
    pub(crate) async fn empty(database: &Database, last: i64) -> Result<Self, StoreError> {
        let held = Self::begin(database, "begin").await?;
        held.connection.refuse_unsafe().await?;
        if !held.connection.applied().await?.is_empty() {
            return Err(StoreError::Failed(
                "it has the tables of a shop already; name a database that is new, such as createdb makes"
                    .to_owned(),
            ));
        }
        held.connection.migrate_to(last).await?;
        Ok(held)
    }

    /// Whoever reads what is found here, or brings what is put here, may take longer than a server usually waits.
    async fn begin(database: &Database, text: &str) -> Result<Self, StoreError> {
        let (pool, _) = connect::pool(database)?;
        let connection = Connection::take(&pool, Manner::of(database)).await?;
        connection.begin_as(&format!("{text}; set local idle_in_transaction_session_timeout = 0")).await?;
        Ok(Self { connection, texts: Texts::default() })
    }

    pub(crate) async fn applied(&self) -> Result<Vec<(i64, String)>, StoreError> {
        self.connection.applied().await
    }

    pub(crate) async fn rows<T>(
        &self,
        sql: &str,
        values: &[Value],
        map: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let found = self.connection.query(sql, values).await?;
        found.iter().map(|row| map(&Row::Postgres(row))).collect()
    }

    /// Which of the statements a failure is about is not known: the server takes them together.
    pub(crate) async fn put(&self, statements: Vec<Statement>) -> Result<(), (Option<usize>, StoreError)> {
        let plans: Vec<Plan> = statements.into_iter().map(Plan::from).collect();
        self.connection.load(&plans, &self.texts).await.map_err(|why| (None, why))
    }

    /// Brings what was put here to the schema of this binary, and keeps it.
    pub(crate) async fn keep(self) -> Result<(), StoreError> {
        self.connection.migrate_to(migrate::newest()).await?;
        self.connection.commit().await.map_err(|failure| failure.why)
    }
}
