//! The table `refunds`.

use crate::sessions::END;
use crate::value::{Row, Slice, Statement, body_text, scoped, slices, values};
use crate::{Store, StoreError};
use kassa_domain::id::{AttemptId, RefundId, Scope};
use kassa_domain::refund::{Refund, RefundStatus};
use kassa_domain::time::Timestamp;

const INSERT: &str = "insert into refunds (merchant, live, id, attempt, status, amount, currency, created_at, version, \
body) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const UPDATE: &str = "update refunds set version = version + 1, status = $1, body = $2 \
where merchant = $3 and live = $4 and id = $5 and version = $6";
const FIND: &str = "select merchant, live, id, attempt, status, amount, currency, created_at, version, body \
from refunds where merchant = $1 and live = $2 and id = $3";
const LIST: &str = "select merchant, live, id, attempt, status, amount, currency, created_at, version, body \
from refunds where merchant = $1 and live = $2 and id < $3 order by id desc limit $4";
const LIST_OF: &str = "select merchant, live, id, attempt, status, amount, currency, created_at, version, body \
from refunds where merchant = $1 and live = $2 and id < $3 and attempt = $4 order by id desc limit $5";

const SLICE: [&str; 2] = slices!(
    "select merchant, live, id, attempt, status, amount, currency, created_at, version, body \
from refunds where merchant = $1 and live = $2"
);
const SLICE_OF: [&str; 2] = slices!(
    "select merchant, live, id, attempt, status, amount, currency, created_at, version, body \
from refunds where merchant = $1 and live = $2",
    "attempt"
);

#[cfg(test)]
pub(crate) const ALL: &[&str] =
    &[INSERT, UPDATE, FIND, LIST, LIST_OF, SLICE[0], SLICE[1], SLICE_OF[0], SLICE_OF[1]];

pub(crate) fn insert(refund: &Refund) -> Result<Statement, StoreError> {
    let values = scoped![
        refund.scope,
        refund.id.as_str(),
        refund.attempt.as_str(),
        refund.status.as_str(),
        refund.amount.amount,
        refund.amount.currency.code(),
        refund.created_at.0,
        refund.version,
        body_text(&refund.body)?,
    ];
    Ok(Statement::fresh(INSERT, values))
}

pub(crate) fn update(refund: &Refund) -> Result<Statement, StoreError> {
    let mut values = values![refund.status.as_str(), body_text(&refund.body)?];
    values.extend(scoped![refund.scope, refund.id.as_str(), refund.version]);
    Ok(Statement::one(UPDATE, values))
}

fn read(row: &Row<'_>) -> Result<Refund, StoreError> {
    Ok(Refund {
        scope: row.scope(0)?,
        id: RefundId::of(row.text(2)?),
        attempt: AttemptId::of(row.text(3)?),
        status: row.word(4, RefundStatus::parse)?,
        amount: row.money(5)?,
        created_at: Timestamp(row.int(7)?),
        version: row.int(8)?,
        body: row.body(9)?,
    })
}

impl Store {
    /// One refund of the merchant.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn refund(&self, scope: Scope, id: &RefundId) -> Result<Option<Refund>, StoreError> {
        self.row(FIND, scoped![scope, id.as_str()], read).await
    }

    /// Refunds of the merchant, or of one payment, that are older than `before`, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn refunds(
        &self,
        scope: Scope,
        before: Option<&str>,
        limit: i64,
        payment: Option<&AttemptId>,
    ) -> Result<Vec<Refund>, StoreError> {
        let before = before.unwrap_or(END);
        match payment {
            None => self.rows(LIST, scoped![scope, before, limit], read).await,
            Some(payment) => self.rows(LIST_OF, scoped![scope, before, payment.as_str(), limit], read).await,
        }
    }

    /// A slice of the merchant's refunds, or of those of one payment.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn refunds_slice(
        &self,
        scope: Scope,
        slice: &Slice,
        payment: Option<&AttemptId>,
    ) -> Result<Vec<Refund>, StoreError> {
        let texts = if payment.is_some() { SLICE_OF } else { SLICE };
        self.rows(slice.of(texts), slice.values(scope, payment.map(AttemptId::as_str)), read).await
    }
}
