//! The table `sessions`.

use crate::value::{Row, Slice, Statement, body_text, scoped, slices};
use crate::{Store, StoreError};
use kassa_domain::id::{AttemptId, CustomerId, Scope, SessionId};
use kassa_domain::planted;
use kassa_domain::session::{Session, Status};
use kassa_domain::time::Timestamp;

const INSERT: &str = "insert into sessions (merchant, live, id, status, amount, currency, customer, \
paid_by, created_at, \
expires_at, version, body) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
const UPDATE: &str = "update sessions set version = version + 1, status = $1, amount = $2, \
currency = $3, customer = $4, paid_by = $5, expires_at = $6, body = $7 \
where merchant = $8 and live = $9 and id = $10 and version = $11";
const FIND: &str = "select merchant, live, id, status, amount, currency, customer, paid_by, created_at, expires_at, \
version, body from sessions where merchant = $1 and live = $2 and id = $3";
const LIST: &str = "select merchant, live, id, status, amount, currency, customer, paid_by, created_at, expires_at, \
version, body from sessions where merchant = $1 and live = $2 and id < $3 order by id desc limit $4";
const LIST_BY_STATUS: &str = "select merchant, live, id, status, amount, currency, customer, paid_by, created_at, \
expires_at, version, body from sessions where merchant = $1 and live = $2 and id < $3 and status = $4 \
order by id desc limit $5";
const LIST_BY_CUSTOMER: &str = "select merchant, live, id, status, amount, currency, customer, paid_by, created_at, \
expires_at, version, body from sessions where merchant = $1 and live = $2 and id < $3 and customer = $4 \
order by id desc limit $5";
const LIST_BY_CUSTOMER_AND_STATUS: &str = "select merchant, live, id, status, amount, currency, customer, paid_by, \
created_at, expires_at, version, body from sessions where merchant = $1 and live = $2 and id < $3 and customer = $4 \
and status = $5 order by id desc limit $6";

/// Greater than the id of every session that a merchant made, and less than those of our own, which are in no list.
const OURS: &str = "csi";
/// Greater than every id, for the first page.
pub(crate) const END: &str = "~";

const SLICE: [&str; 2] = slices!(
    "select merchant, live, id, status, amount, currency, customer, paid_by, created_at, expires_at, \
version, body from sessions where merchant = $1 and live = $2"
);
const SLICE_BY_STATUS: [&str; 2] = slices!(
    "select merchant, live, id, status, amount, currency, customer, paid_by, created_at, expires_at, \
version, body from sessions where merchant = $1 and live = $2",
    "status"
);
const SLICE_BY_CUSTOMER: [&str; 2] = slices!(
    "select merchant, live, id, status, amount, currency, customer, paid_by, created_at, expires_at, \
version, body from sessions where merchant = $1 and live = $2",
    "customer"
);

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[
    INSERT,
    UPDATE,
    FIND,
    LIST,
    LIST_BY_STATUS,
    LIST_BY_CUSTOMER,
    LIST_BY_CUSTOMER_AND_STATUS,
    SLICE[0],
    SLICE[1],
    SLICE_BY_STATUS[0],
    SLICE_BY_STATUS[1],
    SLICE_BY_CUSTOMER[0],
    SLICE_BY_CUSTOMER[1],
];

pub(crate) fn insert(session: &Session) -> Result<Statement, StoreError> {
    let values = scoped![
        session.scope,
        session.id.as_str(),
        session.status.as_str(),
        session.amount.amount,
        session.amount.currency.code(),
        session.customer.as_ref().map(CustomerId::as_str),
        session.paid_by.as_ref().map(AttemptId::as_str),
        session.created_at.0,
        session.expires_at.0,
        session.version,
        body_text(&session.body)?,
    ];
    Ok(Statement::fresh(INSERT, values))
}

pub(crate) fn update(session: &Session) -> Result<Statement, StoreError> {
    let mut values = crate::value::values![
        session.status.as_str(),
        session.amount.amount,
        session.amount.currency.code(),
        session.customer.as_ref().map(CustomerId::as_str),
        session.paid_by.as_ref().map(AttemptId::as_str),
        session.expires_at.0,
        body_text(&session.body)?,
    ];
    values.extend(scoped![session.scope, session.id.as_str(), session.version]);
    Ok(Statement::one(UPDATE, values))
}

fn read(row: &Row<'_>) -> Result<Session, StoreError> {
    Ok(Session {
        scope: row.scope(0)?,
        id: SessionId::of(row.text(2)?),
        status: row.word(3, Status::parse)?,
        amount: row.money(4)?,
        customer: row.maybe_text(6)?.map(CustomerId::of),
        paid_by: row.maybe_text(7)?.map(AttemptId::of),
        created_at: Timestamp(row.int(8)?),
        expires_at: Timestamp(row.int(9)?),
        version: row.int(10)?,
        body: row.body(11)?,
    })
}

impl Store {
    /// One session of the merchant.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn session(&self, scope: Scope, id: &SessionId) -> Result<Option<Session>, StoreError> {
        let scope = if planted!("merchant_not_asked_for") { id.scope().unwrap_or(scope) } else { scope };
        self.row(FIND, scoped![scope, id.as_str()], read).await
    }

    /// Sessions of the merchant that are older than `before`, newest first.
    ///
    /// Several statuses are read one by one and merged, because no index yields a union in order.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn sessions(
        &self,
        scope: Scope,
        before: Option<&str>,
        limit: i64,
        statuses: Option<&[Status]>,
        customer: Option<&CustomerId>,
    ) -> Result<Vec<Session>, StoreError> {
        let before = before.unwrap_or(OURS);
        let Some(statuses) = statuses else {
            return match customer {
                None => self.rows(LIST, scoped![scope, before, limit], read).await,
                Some(customer) => {
                    self.rows(LIST_BY_CUSTOMER, scoped![scope, before, customer.as_str(), limit], read).await
                }
            };
        };
        let mut all = vec![];
        for status in statuses {
            let status = status.as_str();
            all.extend(match customer {
                None => self.rows(LIST_BY_STATUS, scoped![scope, before, status, limit], read).await?,
                Some(customer) => {
                    let values = scoped![scope, before, customer.as_str(), status, limit];
                    self.rows(LIST_BY_CUSTOMER_AND_STATUS, values, read).await?
                }
            });
        }
        all.sort_by(|a, b| b.id.cmp(&a.id));
        all.truncate(usize::try_from(limit).unwrap_or_default());
        Ok(all)
    }

    /// A slice of the merchant's sessions, or of those of one customer, or else of one status.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn sessions_slice(
        &self,
        scope: Scope,
        slice: &Slice,
        status: Option<Status>,
        customer: Option<&CustomerId>,
    ) -> Result<Vec<Session>, StoreError> {
        // Those of our own are in no list.
        let below = slice.below.as_str().min(OURS).to_owned();
        let slice = &Slice { below, ..slice.clone() };
        let (texts, narrow) = match (customer, status) {
            (Some(customer), _) => (SLICE_BY_CUSTOMER, Some(customer.as_str())),
            (None, Some(status)) => (SLICE_BY_STATUS, Some(status.as_str())),
            (None, None) => (SLICE, None),
        };
        self.rows(slice.of(texts), slice.values(scope, narrow), read).await
    }
}
