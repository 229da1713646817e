//! The table `disputes`.

use crate::sessions::END;
use crate::value::{Row, Slice, Statement, body_text, scoped, slices, values};
use crate::{Store, StoreError};
use kassa_domain::dispute::{Dispute, DisputeStatus};
use kassa_domain::id::{AttemptId, DisputeId, Scope};
use kassa_domain::time::Timestamp;

const INSERT: &str = "insert into disputes (merchant, live, id, attempt, reference, status, amount, currency, \
created_at, version, body) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const UPDATE: &str = "update disputes set version = version + 1, status = $1, body = $2 \
where merchant = $3 and live = $4 and id = $5 and version = $6";
const FIND: &str = "select merchant, live, id, attempt, reference, status, amount, currency, created_at, version, body \
from disputes where merchant = $1 and live = $2 and id = $3";
const FIND_BY_REFERENCE: &str = "select merchant, live, id, attempt, reference, status, amount, currency, created_at, \
version, body from disputes where merchant = $1 and live = $2 and attempt = $3 and reference = $4";
const LIST: &str = "select merchant, live, id, attempt, reference, status, amount, currency, created_at, version, body \
from disputes where merchant = $1 and live = $2 and id < $3 order by id desc limit $4";
const LIST_OF: &str = "select merchant, live, id, attempt, reference, status, amount, currency, created_at, version, \
body from disputes where merchant = $1 and live = $2 and id < $3 and attempt = $4 order by id desc limit $5";

const LIST_BY_STATUS: &str = "select merchant, live, id, attempt, reference, status, amount, currency, created_at, \
version, body from disputes where merchant = $1 and live = $2 and status = $3 order by id desc limit $4";
const SLICE: [&str; 2] = slices!(
    "select merchant, live, id, attempt, reference, status, amount, currency, created_at, version, \
body from disputes where merchant = $1 and live = $2"
);
const SLICE_OF: [&str; 2] = slices!(
    "select merchant, live, id, attempt, reference, status, amount, currency, created_at, version, \
body from disputes where merchant = $1 and live = $2",
    "attempt"
);

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[
    INSERT,
    UPDATE,
    FIND,
    FIND_BY_REFERENCE,
    LIST,
    LIST_OF,
    LIST_BY_STATUS,
    SLICE[0],
    SLICE[1],
    SLICE_OF[0],
    SLICE_OF[1],
];

pub(crate) fn insert(dispute: &Dispute) -> Result<Statement, StoreError> {
    let values = scoped![
        dispute.scope,
        dispute.id.as_str(),
        dispute.attempt.as_str(),
        dispute.reference.as_str(),
        dispute.status.as_str(),
        dispute.amount.amount,
        dispute.amount.currency.code(),
        dispute.created_at.0,
        dispute.version,
        body_text(&dispute.body)?,
    ];
    Ok(Statement::fresh(INSERT, values))
}

pub(crate) fn update(dispute: &Dispute) -> Result<Statement, StoreError> {
    let mut values = values![dispute.status.as_str(), body_text(&dispute.body)?];
    values.extend(scoped![dispute.scope, dispute.id.as_str(), dispute.version]);
    Ok(Statement::one(UPDATE, values))
}

fn read(row: &Row<'_>) -> Result<Dispute, StoreError> {
    Ok(Dispute {
        scope: row.scope(0)?,
        id: DisputeId::of(row.text(2)?),
        attempt: AttemptId::of(row.text(3)?),
        reference: row.text(4)?,
        status: row.word(5, DisputeStatus::parse)?,
        amount: row.money(6)?,
        created_at: Timestamp(row.int(8)?),
        version: row.int(9)?,
        body: row.body(10)?,
    })
}

impl Store {
    /// One dispute of the merchant.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn dispute(&self, scope: Scope, id: &DisputeId) -> Result<Option<Dispute>, StoreError> {
        self.row(FIND, scoped![scope, id.as_str()], read).await
    }

    /// The dispute of a payment that the provider calls so.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn dispute_called(
        &self,
        scope: Scope,
        payment: &AttemptId,
        reference: &str,
    ) -> Result<Option<Dispute>, StoreError> {
        self.row(FIND_BY_REFERENCE, scoped![scope, payment.as_str(), reference], read).await
    }

    /// Disputes of the merchant, or of one payment, that are older than `before`, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn disputes(
        &self,
        scope: Scope,
        before: Option<&str>,
        limit: i64,
        payment: Option<&AttemptId>,
    ) -> Result<Vec<Dispute>, StoreError> {
        let before = before.unwrap_or(END);
        match payment {
            None => self.rows(LIST, scoped![scope, before, limit], read).await,
            Some(payment) => self.rows(LIST_OF, scoped![scope, before, payment.as_str(), limit], read).await,
        }
    }

    /// A slice of the merchant's disputes, or of those about one payment.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn disputes_slice(
        &self,
        scope: Scope,
        slice: &Slice,
        payment: Option<&AttemptId>,
    ) -> Result<Vec<Dispute>, StoreError> {
        let texts = if payment.is_some() { SLICE_OF } else { SLICE };
        self.rows(slice.of(texts), slice.values(scope, payment.map(AttemptId::as_str)), read).await
    }

    /// The merchant's latest disputes of a status.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn disputes_of_status(
        &self,
        scope: Scope,
        status: DisputeStatus,
        limit: i64,
    ) -> Result<Vec<Dispute>, StoreError> {
        self.rows(LIST_BY_STATUS, scoped![scope, status.as_str(), limit], read).await
    }
}
