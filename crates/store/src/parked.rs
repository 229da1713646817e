//! The table `parked`: notices that fit nothing.

use crate::sessions::END;
use crate::value::{Row, Statement, scoped};
use crate::{Store, StoreError};
use kassa_domain::id::{AccountId, AttemptId, NoticeId, Scope};
use kassa_domain::parked::{Misfit, Parked};
use kassa_domain::time::Timestamp;

const INSERT: &str = "insert into parked (merchant, live, id, digest, processor, account, misfit, attempt, says, \
created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing";
const LIST: &str = "select merchant, live, id, digest, processor, account, misfit, attempt, says, created_at \
from parked where merchant = $1 and live = $2 and id < $3 order by id desc limit $4";
const COUNT: &str = "select count(*) from parked";

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[INSERT, LIST];
#[cfg(test)]
pub(crate) const ACROSS: &[&str] = &[COUNT];

/// The same notice is kept once, however often it comes.
pub(crate) fn insert(parked: &Parked) -> Statement {
    let values = scoped![
        parked.scope,
        parked.id.as_str(),
        parked.digest.as_str(),
        parked.processor.as_str(),
        parked.account.as_ref().map(AccountId::as_str),
        parked.misfit.as_str(),
        parked.attempt.as_ref().map(AttemptId::as_str),
        parked.says.as_str(),
        parked.created_at.0,
    ];
    Statement::any(INSERT, values)
}

fn read(row: &Row<'_>) -> Result<Parked, StoreError> {
    Ok(Parked {
        scope: row.scope(0)?,
        id: NoticeId::of(row.text(2)?),
        digest: row.text(3)?,
        processor: row.text(4)?,
        account: row.maybe_text(5)?.map(AccountId::of),
        misfit: row.word(6, Misfit::parse)?,
        attempt: row.maybe_text(7)?.map(AttemptId::of),
        says: row.text(8)?,
        created_at: Timestamp(row.int(9)?),
    })
}

impl Store {
    /// Notices that fit nothing and are older than `before`, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn parked_notices(
        &self,
        scope: Scope,
        before: Option<&str>,
        limit: i64,
    ) -> Result<Vec<Parked>, StoreError> {
        self.rows(LIST, scoped![scope, before.unwrap_or(END), limit], read).await
    }

    /// How many notices of all merchants fit nothing.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn count_parked_notices(&self) -> Result<i64, StoreError> {
        Ok(self.row(COUNT, vec![], |row| row.int(0)).await?.unwrap_or_default())
    }
}
