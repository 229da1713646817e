//! The table `subscriptions`.

use crate::sessions::END;
use crate::value::{Row, Statement, body_text, scoped, values};
use crate::{Store, StoreError};
use kassa_domain::id::{CustomerId, Scope, SubscriptionId};
use kassa_domain::subscription::{Subscription, SubscriptionStatus};
use kassa_domain::time::Timestamp;

const INSERT: &str = "insert into subscriptions (merchant, live, id, status, customer, created_at, version, body) \
values ($1, $2, $3, $4, $5, $6, $7, $8)";
const UPDATE: &str = "update subscriptions set version = version + 1, status = $1, customer = $2, body = $3 \
where merchant = $4 and live = $5 and id = $6 and version = $7";
const FIND: &str = "select merchant, live, id, status, customer, created_at, version, body from subscriptions \
where merchant = $1 and live = $2 and id = $3";
const LIST: &str = "select merchant, live, id, status, customer, created_at, version, body from subscriptions \
where merchant = $1 and live = $2 and id < $3 order by id desc limit $4";
const LIST_BY_STATUS: &str = "select merchant, live, id, status, customer, created_at, version, body \
from subscriptions where merchant = $1 and live = $2 and id < $3 and status = $4 order by id desc limit $5";
const LIST_BY_CUSTOMER: &str = "select merchant, live, id, status, customer, created_at, version, body \
from subscriptions where merchant = $1 and live = $2 and id < $3 and customer = $4 order by id desc limit $5";
const LIST_BY_CUSTOMER_AND_STATUS: &str = "select merchant, live, id, status, customer, created_at, version, body \
from subscriptions where merchant = $1 and live = $2 and id < $3 and customer = $4 and status = $5 \
order by id desc limit $6";

#[cfg(test)]
pub(crate) const ALL: &[&str] =
    &[INSERT, UPDATE, FIND, LIST, LIST_BY_STATUS, LIST_BY_CUSTOMER, LIST_BY_CUSTOMER_AND_STATUS];

pub(crate) fn insert(subscription: &Subscription) -> Result<Statement, StoreError> {
    let values = scoped![
        subscription.scope,
        subscription.id.as_str(),
        subscription.status.as_str(),
        subscription.customer.as_ref().map(CustomerId::as_str),
        subscription.created_at.0,
        subscription.version,
        body_text(&subscription.body)?,
    ];
    Ok(Statement::fresh(INSERT, values))
}

pub(crate) fn update(subscription: &Subscription) -> Result<Statement, StoreError> {
    let mut values = values![
        subscription.status.as_str(),
        subscription.customer.as_ref().map(CustomerId::as_str),
        body_text(&subscription.body)?,
    ];
    values.extend(scoped![subscription.scope, subscription.id.as_str(), subscription.version]);
    Ok(Statement::one(UPDATE, values))
}

fn read(row: &Row<'_>) -> Result<Subscription, StoreError> {
    Ok(Subscription {
        scope: row.scope(0)?,
        id: SubscriptionId::of(row.text(2)?),
        status: row.word(3, SubscriptionStatus::parse)?,
        customer: row.maybe_text(4)?.map(CustomerId::of),
        created_at: Timestamp(row.int(5)?),
        version: row.int(6)?,
        body: row.body(7)?,
    })
}

impl Store {
    /// One subscription of the merchant.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn subscription(
        &self,
        scope: Scope,
        id: &SubscriptionId,
    ) -> Result<Option<Subscription>, StoreError> {
        self.row(FIND, scoped![scope, id.as_str()], read).await
    }

    /// Subscriptions of the merchant that are older than `before`, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn subscriptions(
        &self,
        scope: Scope,
        before: Option<&str>,
        limit: i64,
        status: Option<SubscriptionStatus>,
        customer: Option<&CustomerId>,
    ) -> Result<Vec<Subscription>, StoreError> {
        let before = before.unwrap_or(END);
        let (status, customer) = (status.map(SubscriptionStatus::as_str), customer.map(CustomerId::as_str));
        match (status, customer) {
            (None, None) => self.rows(LIST, scoped![scope, before, limit], read).await,
            (Some(status), None) => {
                self.rows(LIST_BY_STATUS, scoped![scope, before, status, limit], read).await
            }
            (None, Some(customer)) => {
                self.rows(LIST_BY_CUSTOMER, scoped![scope, before, customer, limit], read).await
            }
            (Some(status), Some(customer)) => {
                let values = scoped![scope, before, customer, status, limit];
                self.rows(LIST_BY_CUSTOMER_AND_STATUS, values, read).await
            }
        }
    }
}
