//! The table `bank`: the simulated bank's book, where several servers share one database.

use crate::value::{Row, Statement, Value, scoped, values};
use crate::{Store, StoreError};
use kassa_domain::filed::Filed;
use kassa_domain::id::{Mode, Scope};
use kassa_domain::time::Timestamp;

const INSERT: &str = "insert into bank (merchant, live, kind, name, due_at, body, version) \
values ($1, $2, $3, $4, $5, $6, $7)";
const UPDATE: &str = "update bank set version = version + 1, due_at = $1, body = $2 \
where merchant = $3 and live = $4 and kind = $5 and name = $6 and version = $7";
const FIND: &str = "select merchant, live, kind, name, due_at, body, version from bank \
where merchant = $1 and live = $2 and kind = $3 and name = $4";
const DUE: &str = "select merchant, live, kind, name, due_at, body, version from bank \
where merchant = $1 and live = $2 and due_at is not null and due_at <= $3 order by due_at limit $4";
/// All of it, some at a time, for whoever moves it.
const FIRST: &str = "select merchant, live, kind, name, due_at, body, version from bank \
order by merchant, live, kind, name limit 500";
const AFTER: &str = "select merchant, live, kind, name, due_at, body, version from bank \
where (merchant, live, kind, name) > ($1, $2, $3, $4) order by merchant, live, kind, name limit 500";
/// Whose accounts are to be told something.
const UNTOLD: &str = "select distinct merchant, live from bank where due_at is not null";

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[INSERT, UPDATE, FIND, DUE];
#[cfg(test)]
pub(crate) const ACROSS: &[&str] = &[FIRST, AFTER, UNTOLD];

fn due(filed: &Filed) -> Option<i64> {
    filed.due_at.map(|at| at.0)
}

pub(crate) fn insert(filed: &Filed) -> Statement {
    let (kind, name, body) = (filed.kind.as_str(), filed.name.as_str(), filed.body.as_str());
    Statement::one(INSERT, scoped![filed.scope, kind, name, due(filed), body, filed.version])
}

/// A sheet as the cells of its row, in the order of the columns.
pub(crate) fn cells(filed: &Filed) -> Vec<Value> {
    insert(filed).values
}

/// The sheet that a row is.
pub(crate) fn of_cells(cells: &[Value]) -> Result<Filed, StoreError> {
    use Value::{Int, Null, Text};
    let [
        Int(merchant),
        Int(live),
        Text(kind),
        Text(name),
        due_at @ (Int(_) | Null),
        Text(body),
        Int(version),
    ] = cells
    else {
        return Err(StoreError::Inconsistent("a row of the bank's book".to_owned()));
    };
    let merchant = u32::try_from(*merchant)
        .map_err(|_| StoreError::Inconsistent("a row of the bank's book: no merchant number".to_owned()))?;
    let mode = if *live == 1 { Mode::Live } else { Mode::Test };
    let due_at = if let Int(at) = due_at { Some(Timestamp(*at)) } else { None };
    let (kind, name, body) = (kind.clone(), name.clone(), body.clone());
    Ok(Filed { scope: Scope { merchant, mode }, kind, name, due_at, body, version: *version })
}

pub(crate) fn update(filed: &Filed) -> Statement {
    let mut values = values![due(filed), filed.body.as_str()];
    values.extend(scoped![filed.scope, filed.kind.as_str(), filed.name.as_str(), filed.version]);
    Statement::one(UPDATE, values)
}

fn read(row: &Row<'_>) -> Result<Filed, StoreError> {
    Ok(Filed {
        scope: row.scope(0)?,
        kind: row.text(2)?,
        name: row.text(3)?,
        due_at: row.maybe_int(4)?.map(Timestamp),
        body: row.text(5)?,
        version: row.int(6)?,
    })
}

impl Store {
    /// A sheet of the bank's book.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn filed(&self, scope: Scope, kind: &str, name: &str) -> Result<Option<Filed>, StoreError> {
        self.row(FIND, scoped![scope, kind, name], read).await
    }

    /// What the bank is to tell an account by now, the oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn filed_due(
        &self,
        scope: Scope,
        now: Timestamp,
        limit: i64,
    ) -> Result<Vec<Filed>, StoreError> {
        self.rows(DUE, scoped![scope, now.0, limit], read).await
    }

    /// All of the bank's book, some of it at a time: what comes after a sheet, in order.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn filed_after(&self, last: Option<&Filed>) -> Result<Vec<Filed>, StoreError> {
        let Some(last) = last else { return self.rows(FIRST, vec![], read).await };
        let values = scoped![last.scope, last.kind.as_str(), last.name.as_str()];
        self.rows(AFTER, values, read).await
    }

    /// The accounts that the bank is still to tell something.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn filed_untold(&self) -> Result<Vec<Scope>, StoreError> {
        self.rows(UNTOLD, vec![], |row| row.scope(0)).await
    }
}
