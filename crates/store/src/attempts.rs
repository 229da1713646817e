//! The table `attempts`.

use crate::sessions::END;
use crate::value::{Row, Slice, Statement, body_text, scoped, slices, values};
use crate::{Store, StoreError};
use kassa_domain::attempt::{Attempt, AttemptStatus, Method};
use kassa_domain::id::{AccountId, AttemptId, CustomerId, Scope, SessionId};
use kassa_domain::planted;
use kassa_domain::time::Timestamp;

const INSERT: &str = "insert into attempts (merchant, live, id, session, status, amount, currency, customer, method, \
processor, account, captured, refunded, created_at, version, body, handle) \
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
const UPDATE: &str = "update attempts set version = version + 1, status = $1, customer = $2, processor = $3, \
account = $4, captured = $5, refunded = $6, handle = $7, body = $8 \
where merchant = $9 and live = $10 and id = $11 and version = $12";
const FIND: &str = "select merchant, live, id, session, status, amount, currency, customer, method, processor, \
account, captured, refunded, created_at, version, body from attempts where merchant = $1 and live = $2 and id = $3";
const FIND_BY_HANDLE: &str = "select merchant, live, id, session, status, amount, currency, customer, method, \
processor, account, captured, refunded, created_at, version, body from attempts where merchant = $1 and live = $2 \
and processor = $3 and handle = $4 order by id desc limit 1";
const LIST: &str = "select merchant, live, id, session, status, amount, currency, customer, method, processor, \
account, captured, refunded, created_at, version, body from attempts where merchant = $1 and live = $2 and id < $3 \
order by id desc limit $4";
const LIST_OF_SESSION: &str = "select merchant, live, id, session, status, amount, currency, customer, method, \
processor, account, captured, refunded, created_at, version, body from attempts where merchant = $1 and live = $2 \
and id < $3 and session = $4 order by id desc limit $5";
const LIST_OF_CUSTOMER: &str = "select merchant, live, id, session, status, amount, currency, customer, method, \
processor, account, captured, refunded, created_at, version, body from attempts where merchant = $1 and live = $2 \
and id < $3 and customer = $4 order by id desc limit $5";
/// Spelled so that a planner that knows nothing of the rows takes the index of the session.
const LIST_OF_SESSION_AND_CUSTOMER: &str = "select merchant, live, id, session, status, amount, currency, customer, \
method, processor, account, captured, refunded, created_at, version, body from attempts where merchant = $1 \
and live = $2 and id < $3 and session = $4 and not (customer <> $5) order by id desc limit $6";
/// Those of an account that money may still come for: all that are not over, and those that are for a while; also
/// those, however old, that were taken back and are asked about until the provider lets go.
const WATCHED: &str = "select merchant, live, id, session, status, amount, currency, customer, method, processor, \
account, captured, refunded, created_at, version, body from attempts where merchant = $1 and live = $2 \
and account = $3 and (status in ('asked', 'challenged', 'offered', 'parked') or created_at >= $4 \
or exists (select 1 from jobs where jobs.merchant = attempts.merchant and jobs.live = attempts.live \
and jobs.kind = 'reconcile' and jobs.subject = attempts.id)) order by id";
const LIST_OF_ACCOUNT: &str = "select merchant, live, id, session, status, amount, currency, customer, method, \
processor, account, captured, refunded, created_at, version, body from attempts where merchant = $1 and live = $2 \
and account = $3 and id > $4 order by id limit $5";
const LIST_OF_NO_ACCOUNT: &str = "select merchant, live, id, session, status, amount, currency, customer, method, \
processor, account, captured, refunded, created_at, version, body from attempts where merchant = $1 and live = $2 \
and account is null and id > $3 order by id limit $4";
const COUNT_PARKED: &str = "select count(*) from attempts where status = 'parked'";

const DECLINED_SLICE: [&str; 2] = slices!(
    "select merchant, live, id, session, status, amount, currency, customer, method, processor, \
account, captured, refunded, created_at, version, body from attempts where merchant = $1 and live = $2 \
and status = 'declined'"
);
const PARKED: &str = "select merchant, live, id, session, status, amount, currency, customer, method, processor, \
account, captured, refunded, created_at, version, body from attempts where merchant = $1 and live = $2 \
and status = 'parked' order by id desc limit $3";
const SLICE: [&str; 2] = slices!(
    "select merchant, live, id, session, status, amount, currency, customer, method, processor, \
account, captured, refunded, created_at, version, body from attempts where merchant = $1 and live = $2"
);
const SLICE_OF_CUSTOMER: [&str; 2] = slices!(
    "select merchant, live, id, session, status, amount, currency, customer, method, processor, \
account, captured, refunded, created_at, version, body from attempts where merchant = $1 and live = $2",
    "customer"
);
const SLICE_OF_ACCOUNT: [&str; 2] = slices!(
    "select merchant, live, id, session, status, amount, currency, customer, method, processor, \
account, captured, refunded, created_at, version, body from attempts where merchant = $1 and live = $2",
    "account"
);

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[
    INSERT,
    UPDATE,
    FIND,
    FIND_BY_HANDLE,
    LIST,
    LIST_OF_SESSION,
    LIST_OF_CUSTOMER,
    LIST_OF_SESSION_AND_CUSTOMER,
    WATCHED,
    LIST_OF_ACCOUNT,
    LIST_OF_NO_ACCOUNT,
    PARKED,
    DECLINED_SLICE[0],
    DECLINED_SLICE[1],
    SLICE[0],
    SLICE[1],
    SLICE_OF_CUSTOMER[0],
    SLICE_OF_CUSTOMER[1],
    SLICE_OF_ACCOUNT[0],
    SLICE_OF_ACCOUNT[1],
];
#[cfg(test)]
pub(crate) const ACROSS: &[&str] = &[COUNT_PARKED];

pub(crate) fn insert(attempt: &Attempt) -> Result<Statement, StoreError> {
    let values = scoped![
        attempt.scope,
        attempt.id.as_str(),
        attempt.session.as_str(),
        attempt.status.as_str(),
        attempt.amount.amount,
        attempt.amount.currency.code(),
        attempt.customer.as_ref().map(CustomerId::as_str),
        attempt.method.as_str(),
        attempt.processor.as_str(),
        attempt.account.as_ref().map(AccountId::as_str),
        attempt.captured,
        attempt.refunded,
        attempt.created_at.0,
        attempt.version,
        body_text(&attempt.body)?,
        attempt.handle(),
    ];
    Ok(Statement::fresh(INSERT, values))
}

pub(crate) fn update(attempt: &Attempt) -> Result<Statement, StoreError> {
    let mut values = values![
        attempt.status.as_str(),
        attempt.customer.as_ref().map(CustomerId::as_str),
        attempt.processor.as_str(),
        attempt.account.as_ref().map(AccountId::as_str),
        attempt.captured,
        attempt.refunded,
        attempt.handle(),
        body_text(&attempt.body)?
    ];
    values.extend(scoped![attempt.scope, attempt.id.as_str(), attempt.version]);
    if planted!("refund_check_then_act") {
        return Ok(Statement::any(UPDATE, values));
    }
    Ok(Statement::one(UPDATE, values))
}

fn read(row: &Row<'_>) -> Result<Attempt, StoreError> {
    Ok(Attempt {
        scope: row.scope(0)?,
        id: AttemptId::of(row.text(2)?),
        session: SessionId::of(row.text(3)?),
        status: row.word(4, AttemptStatus::parse)?,
        amount: row.money(5)?,
        customer: row.maybe_text(7)?.map(CustomerId::of),
        method: row.word(8, Method::parse)?,
        processor: row.text(9)?,
        account: row.maybe_text(10)?.map(AccountId::of),
        captured: row.int(11)?,
        refunded: row.int(12)?,
        created_at: Timestamp(row.int(13)?),
        version: row.int(14)?,
        body: row.body(15)?,
    })
}

impl Store {
    /// One attempt of the merchant.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn attempt(&self, scope: Scope, id: &AttemptId) -> Result<Option<Attempt>, StoreError> {
        self.row(FIND, scoped![scope, id.as_str()], read).await
    }

    /// Attempts of the merchant, or of one session or customer, that are older than `before`, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn attempts(
        &self,
        scope: Scope,
        before: Option<&str>,
        limit: i64,
        session: Option<&SessionId>,
        customer: Option<&CustomerId>,
    ) -> Result<Vec<Attempt>, StoreError> {
        let before = before.unwrap_or(END);
        let (sql, values) = match (session.map(SessionId::as_str), customer.map(CustomerId::as_str)) {
            (None, None) => (LIST, scoped![scope, before, limit]),
            (Some(session), None) => (LIST_OF_SESSION, scoped![scope, before, session, limit]),
            (None, Some(customer)) => (LIST_OF_CUSTOMER, scoped![scope, before, customer, limit]),
            (Some(session), Some(customer)) => {
                (LIST_OF_SESSION_AND_CUSTOMER, scoped![scope, before, session, customer, limit])
            }
        };
        self.rows(sql, values, read).await
    }

    /// The attempt of the merchant that the provider calls so.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn attempt_by_handle(
        &self,
        scope: Scope,
        processor: &str,
        handle: &str,
    ) -> Result<Option<Attempt>, StoreError> {
        self.row(FIND_BY_HANDLE, scoped![scope, processor, handle], read).await
    }

    /// The attempts of an account that money may still come for: those that are not over, and all since a time.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn watched(
        &self,
        scope: Scope,
        account: &AccountId,
        since: Timestamp,
    ) -> Result<Vec<Attempt>, StoreError> {
        self.rows(WATCHED, scoped![scope, account.as_str(), since.0], read).await
    }

    /// The attempts of an account that are newer than `after`, the oldest first. `None`: those at the simulator.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn attempts_of_account(
        &self,
        scope: Scope,
        account: Option<&AccountId>,
        after: &str,
        limit: i64,
    ) -> Result<Vec<Attempt>, StoreError> {
        match account {
            Some(account) => {
                self.rows(LIST_OF_ACCOUNT, scoped![scope, account.as_str(), after, limit], read).await
            }
            None => self.rows(LIST_OF_NO_ACCOUNT, scoped![scope, after, limit], read).await,
        }
    }

    /// A slice of the merchant's attempts that were declined.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn declined_slice(&self, scope: Scope, slice: &Slice) -> Result<Vec<Attempt>, StoreError> {
        self.rows(slice.of(DECLINED_SLICE), slice.values(scope, None), read).await
    }

    /// The merchant's attempts that wait for an operator, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn parked_payments(&self, scope: Scope, limit: i64) -> Result<Vec<Attempt>, StoreError> {
        self.rows(PARKED, scoped![scope, limit], read).await
    }

    /// How many attempts of all merchants wait for an operator.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn parked(&self) -> Result<i64, StoreError> {
        Ok(self.row(COUNT_PARKED, vec![], |row| row.int(0)).await?.unwrap_or_default())
    }

    /// A slice of the merchant's attempts, or of those of one customer, or else of one account.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn attempts_slice(
        &self,
        scope: Scope,
        slice: &Slice,
        customer: Option<&CustomerId>,
        account: Option<&AccountId>,
    ) -> Result<Vec<Attempt>, StoreError> {
        let (texts, narrow) = match (customer, account) {
            (Some(customer), _) => (SLICE_OF_CUSTOMER, Some(customer.as_str())),
            (None, Some(account)) => (SLICE_OF_ACCOUNT, Some(account.as_str())),
            (None, None) => (SLICE, None),
        };
        self.rows(slice.of(texts), slice.values(scope, narrow), read).await
    }
}
