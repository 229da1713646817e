//! The table `entitlements`: the current state of what each customer has.

use crate::sessions::END;
use crate::value::{Row, Statement, scoped, values};
use crate::{Store, StoreError};
use kassa_domain::entitlement::{Entitlement, EntitlementStatus};
use kassa_domain::id::{CustomerId, GrantId, Scope, SubscriptionId};
use kassa_domain::time::Timestamp;

const INSERT: &str = "insert into entitlements (merchant, live, customer, tier, status, expires_at, revision, \
grant_id, created_at, stamp, version, subscription) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
const UPDATE: &str = "update entitlements set version = version + 1, tier = $1, status = $2, expires_at = $3, \
revision = $4, grant_id = $5, stamp = $6, subscription = $7 \
where merchant = $8 and live = $9 and customer = $10 and version = $11";
const FIND: &str = "select merchant, live, customer, tier, status, expires_at, revision, grant_id, created_at, \
stamp, version, subscription from entitlements where merchant = $1 and live = $2 and customer = $3";
const LIST: &str = "select merchant, live, customer, tier, status, expires_at, revision, grant_id, created_at, \
stamp, version, subscription from entitlements where merchant = $1 and live = $2 and customer < $3 \
order by customer desc limit $4";

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[INSERT, UPDATE, FIND, LIST];

pub(crate) fn insert(entitlement: &Entitlement) -> Statement {
    let values = scoped![
        entitlement.scope,
        entitlement.customer.as_str(),
        entitlement.tier.as_str(),
        entitlement.status.as_str(),
        entitlement.expires_at.map(|at| at.0),
        entitlement.revision,
        entitlement.grant.as_str(),
        entitlement.created_at.0,
        entitlement.stamp.0,
        entitlement.version,
        entitlement.subscription.as_ref().map(SubscriptionId::as_str),
    ];
    Statement::one(INSERT, values)
}

pub(crate) fn update(entitlement: &Entitlement) -> Statement {
    let mut values = values![
        entitlement.tier.as_str(),
        entitlement.status.as_str(),
        entitlement.expires_at.map(|at| at.0),
        entitlement.revision,
        entitlement.grant.as_str(),
        entitlement.stamp.0,
        entitlement.subscription.as_ref().map(SubscriptionId::as_str),
    ];
    values.extend(scoped![entitlement.scope, entitlement.customer.as_str(), entitlement.version]);
    Statement::one(UPDATE, values)
}

fn read(row: &Row<'_>) -> Result<Entitlement, StoreError> {
    Ok(Entitlement {
        scope: row.scope(0)?,
        customer: CustomerId::of(row.text(2)?),
        tier: row.text(3)?,
        status: row.word(4, EntitlementStatus::parse)?,
        expires_at: row.maybe_int(5)?.map(Timestamp),
        revision: row.int(6)?,
        grant: GrantId::of(row.text(7)?),
        created_at: Timestamp(row.int(8)?),
        stamp: Timestamp(row.int(9)?),
        version: row.int(10)?,
        subscription: row.maybe_text(11)?.map(SubscriptionId::of),
    })
}

impl Store {
    /// What a customer has, or had.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn entitlement(
        &self,
        scope: Scope,
        customer: &CustomerId,
    ) -> Result<Option<Entitlement>, StoreError> {
        self.row(FIND, scoped![scope, customer.as_str()], read).await
    }

    /// What the merchant's customers have, or had: those of customers that are older than `before`, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn entitlements(
        &self,
        scope: Scope,
        before: Option<&str>,
        limit: i64,
    ) -> Result<Vec<Entitlement>, StoreError> {
        self.rows(LIST, scoped![scope, before.unwrap_or(END), limit], read).await
    }
}
