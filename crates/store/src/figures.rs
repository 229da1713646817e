//! Figures: counts and sums over a span of time. Each statement reads a span of one index and nothing else.

use crate::value::{Row, scoped};
use crate::{Store, StoreError};
use kassa_domain::id::{Scope, SessionId};
use kassa_domain::money::Money;
use kassa_domain::session::Status;
use kassa_domain::time::Timestamp;

const SESSIONS: &str = "select count(*) from sessions where merchant = $1 and live = $2 and status = $3 \
and id >= $4 and id < $5";
/// What was sold. The book is spelled, so that the index of just these entries serves.
const SOLD: &str = "select cast(sum(amount) as bigint), currency, count(*) from entries \
where merchant = $1 and live = $2 and book = 'sales' and created_at >= $3 and created_at < $4 group by currency";
const RETURNED: &str = "select cast(sum(amount) as bigint), currency, count(*) from entries \
where merchant = $1 and live = $2 and book = 'refunds' and created_at >= $3 and created_at < $4 group by currency";

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[SESSIONS, SOLD, RETURNED];

fn read(row: &Row<'_>) -> Result<(Money, i64), StoreError> {
    Ok((row.money(0)?, row.int(2)?))
}

impl Store {
    /// How many sessions were made in a span of time, by the machine's clock, that have this status now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn count_sessions(
        &self,
        scope: Scope,
        status: Status,
        (from, to): (Timestamp, Timestamp),
    ) -> Result<i64, StoreError> {
        let (from, to) = (SessionId::floor(from), SessionId::floor(to));
        let values = scoped![scope, status.as_str(), from.as_str(), to.as_str()];
        Ok(self.row(SESSIONS, values, |row| row.int(0)).await?.unwrap_or_default())
    }

    /// What was sold in a span of time, by currency: what the book of sales says, which is negative, and in how many
    /// movements.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn sold(
        &self,
        scope: Scope,
        (from, to): (Timestamp, Timestamp),
    ) -> Result<Vec<(Money, i64)>, StoreError> {
        self.rows(SOLD, scoped![scope, from.0, to.0], read).await
    }

    /// What was given back of it, by currency.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn returned(
        &self,
        scope: Scope,
        (from, to): (Timestamp, Timestamp),
    ) -> Result<Vec<(Money, i64)>, StoreError> {
        self.rows(RETURNED, scoped![scope, from.0, to.0], read).await
    }
}
