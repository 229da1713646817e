//! The tables `accounts` and `cursors`.

use crate::value::{Row, Statement, body_text, scoped, values};
use crate::{Store, StoreError};
use kassa_domain::account::{Account, AccountStatus};
use kassa_domain::id::{AccountId, Scope};
use kassa_domain::processor::State;
use kassa_domain::time::Timestamp;

const INSERT: &str = "insert into accounts (merchant, live, id, processor, name, status, priority, created_at, \
version, body) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const UPDATE: &str = "update accounts set version = version + 1, name = $1, status = $2, priority = $3, body = $4 \
where merchant = $5 and live = $6 and id = $7 and version = $8";
const FIND: &str = "select merchant, live, id, processor, status, priority, created_at, version, body from accounts \
where merchant = $1 and live = $2 and id = $3";
const ALL_OF: &str = "select merchant, live, id, processor, status, priority, created_at, version, body from accounts \
where merchant = $1 and live = $2 order by priority, id";
const CURSOR: &str = "select body from cursors where merchant = $1 and live = $2 and account = $3";
const MOVE: &str = "insert into cursors (merchant, live, account, body) values ($1, $2, $3, $4) \
on conflict (merchant, live, account) do update set body = excluded.body";
const EVERY: &str = "select merchant, live, id, processor, status, priority, created_at, version, body from accounts \
order by merchant, live, priority, id";

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[INSERT, UPDATE, FIND, ALL_OF, CURSOR, MOVE];
#[cfg(test)]
pub(crate) const ACROSS: &[&str] = &[EVERY];

pub(crate) fn insert(account: &Account) -> Result<Statement, StoreError> {
    let values = scoped![
        account.scope,
        account.id.as_str(),
        account.processor.as_str(),
        account.body.name.as_str(),
        account.status.as_str(),
        account.priority,
        account.created_at.0,
        account.version,
        body_text(&account.body)?,
    ];
    Ok(Statement::fresh(INSERT, values))
}

pub(crate) fn update(account: &Account) -> Result<Statement, StoreError> {
    let mut values = values![
        account.body.name.as_str(),
        account.status.as_str(),
        account.priority,
        body_text(&account.body)?
    ];
    values.extend(scoped![account.scope, account.id.as_str(), account.version]);
    Ok(Statement::one(UPDATE, values))
}

/// Remembers how far an account's payments have been looked for.
pub(crate) fn move_cursor(
    scope: Scope,
    account: &AccountId,
    cursor: &State,
) -> Result<Statement, StoreError> {
    Ok(Statement::one(MOVE, scoped![scope, account.as_str(), body_text(cursor)?]))
}

fn read(row: &Row<'_>) -> Result<Account, StoreError> {
    Ok(Account {
        scope: row.scope(0)?,
        id: AccountId::of(row.text(2)?),
        processor: row.text(3)?,
        status: row.word(4, AccountStatus::parse)?,
        priority: row.int(5)?,
        created_at: Timestamp(row.int(6)?),
        version: row.int(7)?,
        body: row.body(8)?,
    })
}

impl Store {
    /// One account of the merchant.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn account(&self, scope: Scope, id: &AccountId) -> Result<Option<Account>, StoreError> {
        self.row(FIND, scoped![scope, id.as_str()], read).await
    }

    /// All accounts of the merchant, in the order in which they are asked.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn accounts(&self, scope: Scope) -> Result<Vec<Account>, StoreError> {
        self.rows(ALL_OF, scoped![scope], read).await
    }

    /// The accounts of all merchants.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn every_account(&self) -> Result<Vec<Account>, StoreError> {
        self.rows(EVERY, vec![], read).await
    }

    /// How far an account's payments have been looked for.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn cursor(&self, scope: Scope, account: &AccountId) -> Result<State, StoreError> {
        let found = self.row(CURSOR, scoped![scope, account.as_str()], |row| row.body(0)).await?;
        Ok(found.unwrap_or_default())
    }
}
