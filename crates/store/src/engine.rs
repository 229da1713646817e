//! The engine under the store: the one place that asks which it is.

use crate::jobs::Taking;
use crate::plan::Plan;
use crate::tables::{self, Found, Table};
use crate::value::{Row, Statement, Value};
use crate::{Committed, Database, Lease, StoreError, jobs, postgres, sqlite};
use tokio::sync::watch;

#[derive(Debug)]
pub(crate) enum Engine {
    Sqlite(sqlite::Sqlite),
    Postgres(postgres::Postgres),
}

impl Engine {
    pub(crate) async fn open(database: &Database) -> Result<Self, StoreError> {
        Ok(match database.file()? {
            Some(path) => Self::Sqlite(sqlite::Sqlite::open(&path)?),
            None => Self::Postgres(postgres::Postgres::open(database).await?),
        })
    }

    pub(crate) async fn commit(&self, plan: Plan) -> Result<Committed, StoreError> {
        match self {
            Self::Sqlite(engine) => engine.commit(plan).await,
            Self::Postgres(engine) => {
                let unplaced = plan.emits;
                engine.commit(plan).await.map(|()| Committed { unplaced })
            }
        }
    }

    pub(crate) async fn rows<T>(
        &self,
        sql: &str,
        values: Vec<Value>,
        map: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        match self {
            Self::Sqlite(engine) => engine.rows(sql, &values, map),
            Self::Postgres(engine) => engine.rows(sql, &values, map).await,
        }
    }

    /// Waits until all that could be read by now is on disk. A PostgreSQL server shows nothing before.
    pub(crate) async fn settled(&self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(engine) => engine.settled().await,
            Self::Postgres(_) => Ok(()),
        }
    }

    /// The same of a statement that looks through whole tables, however long that takes.
    pub(crate) async fn rows_at_leisure<T>(
        &self,
        sql: &str,
        map: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        match self {
            Self::Sqlite(engine) => {
                let rows = engine.rows(sql, &[], map);
                engine.settled().await.and(rows)
            }
            Self::Postgres(engine) => engine.rows_at_leisure(sql, map).await,
        }
    }

    pub(crate) async fn lease(&self, taking: &Taking) -> Result<Vec<Lease>, StoreError> {
        match self {
            Self::Sqlite(engine) => engine.lease(taking.values()).await,
            Self::Postgres(engine) => engine.lease(taking).await,
        }
    }

    /// At a PostgreSQL server other nodes hold their leases, and those of the dead run out.
    pub(crate) async fn release_leases(&self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(engine) => {
                engine.commit(Statement::any(jobs::RELEASE_ALL, vec![]).into()).await.map(drop)
            }
            Self::Postgres(_) => Ok(()),
        }
    }

    /// Of a SQLite file there is one server only, which nobody calls.
    pub(crate) fn calls(&self) -> Option<watch::Receiver<u64>> {
        match self {
            Self::Sqlite(_) => None,
            Self::Postgres(engine) => Some(engine.calls()),
        }
    }

    /// Whether a test clock may be set for some merchant. Of a SQLite file one server sets all there are; at a
    /// PostgreSQL server another node may set one at any time.
    pub(crate) fn may_have_clocks(&self) -> bool {
        match self {
            Self::Sqlite(engine) => engine.has_clocks(),
            Self::Postgres(_) => true,
        }
    }

    /// Whether the simulated bank keeps its book in the rows, because several servers share them.
    pub(crate) fn has_book(&self) -> bool {
        matches!(self, Self::Postgres(_))
    }

    /// What SQLite says of its file. A PostgreSQL server looks after its own.
    pub(crate) fn inspect(&self) -> Result<Option<Vec<String>>, StoreError> {
        match self {
            Self::Sqlite(engine) => engine.rows("pragma integrity_check", &[], |row| row.text(0)).map(Some),
            Self::Postgres(_) => Ok(None),
        }
    }

    /// The statement that finds every column of every table.
    pub(crate) fn columns(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => sqlite::COLUMNS,
            Self::Postgres(_) => postgres::COLUMNS,
        }
    }
}

/// A transaction that is held open, of either engine.
pub(crate) enum Held {
    Sqlite(sqlite::Held),
    Postgres(postgres::Held),
}

impl Held {
    /// A database as it is now, whatever others write meanwhile.
    pub(crate) async fn now(database: &Database) -> Result<Self, StoreError> {
        Ok(match database.file()? {
            Some(path) => Self::Sqlite(sqlite::Held::now(&path)?),
            None => Self::Postgres(postgres::Held::now(database).await?),
        })
    }

    /// An empty database, with the tables of this migration.
    pub(crate) async fn empty(database: &Database, last: i64) -> Result<Self, StoreError> {
        Ok(match database.file()? {
            Some(path) => Self::Sqlite(sqlite::Held::empty(&path, last)?),
            None => Self::Postgres(postgres::Held::empty(database, last).await?),
        })
    }

    /// Numbers and checksums of the migrations that were applied.
    pub(crate) async fn applied(&self) -> Result<Vec<(i64, String)>, StoreError> {
        match self {
            Self::Sqlite(held) => held.applied(),
            Self::Postgres(held) => held.applied().await,
        }
    }

    pub(crate) async fn rows<T>(
        &self,
        sql: &str,
        values: &[Value],
        map: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        match self {
            Self::Sqlite(held) => held.rows(sql, values, map),
            Self::Postgres(held) => held.rows(sql, values, map).await,
        }
    }

    /// All tables, in the order in which they are gone through.
    pub(crate) async fn tables(&self) -> Result<Vec<Table>, StoreError> {
        let columns = match self {
            Self::Sqlite(_) => sqlite::COLUMNS,
            Self::Postgres(_) => postgres::COLUMNS,
        };
        let mut tables = tables::gather(self.rows(columns, &[], Found::read).await?);
        tables.sort_by_key(|table| table.name != tables::FIRST);
        Ok(tables)
    }

    /// Whether the simulated bank keeps its book in the rows.
    pub(crate) fn has_book(&self) -> bool {
        matches!(self, Self::Postgres(_))
    }

    /// Carries statements out; a failure comes with the place of the one that it is about, where that is known.
    pub(crate) async fn put(&self, statements: Vec<Statement>) -> Result<(), (Option<usize>, StoreError)> {
        match self {
            Self::Sqlite(held) => held.put(&statements),
            Self::Postgres(held) => held.put(statements).await,
        }
    }

    /// Brings what was put into it to the schema of this binary, and keeps it.
    pub(crate) async fn keep(self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(held) => held.keep(),
            Self::Postgres(held) => held.keep().await,
        }
    }
}
