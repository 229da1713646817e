//! The table `grants`: what paid lines of sessions gave to customers.

use crate::value::{Row, Statement, scoped, values};
use crate::{Store, StoreError};
use kassa_domain::entitlement::Grant;
use kassa_domain::id::{CustomerId, GrantId, LineId, Scope, SessionId, SubscriptionId};
use kassa_domain::time::Timestamp;

const INSERT: &str = "insert into grants (merchant, live, id, session, line, customer, tier, expires_at, revoked_at, \
created_at, version, subscription) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
/// What was given to whom never changes; it can only be taken back.
const UPDATE: &str = "update grants set version = version + 1, revoked_at = $1 \
where merchant = $2 and live = $3 and id = $4 and version = $5";
const OF_SESSION: &str = "select merchant, live, id, session, line, customer, tier, expires_at, revoked_at, \
created_at, version, subscription from grants where merchant = $1 and live = $2 and session = $3 order by line";
const HELD_BY: &str = "select merchant, live, id, session, line, customer, tier, expires_at, revoked_at, \
created_at, version, subscription from grants where merchant = $1 and live = $2 and customer = $3 \
and revoked_at is null and (expires_at is null or expires_at > $4) order by id desc";

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[INSERT, UPDATE, OF_SESSION, HELD_BY];

pub(crate) fn insert(grant: &Grant) -> Statement {
    let values = scoped![
        grant.scope,
        grant.id.as_str(),
        grant.session.as_str(),
        grant.line.as_str(),
        grant.customer.as_str(),
        grant.tier.as_str(),
        grant.expires_at.map(|at| at.0),
        grant.revoked_at.map(|at| at.0),
        grant.created_at.0,
        grant.version,
        grant.subscription.as_ref().map(SubscriptionId::as_str),
    ];
    Statement::fresh(INSERT, values)
}

pub(crate) fn update(grant: &Grant) -> Statement {
    let mut values = values![grant.revoked_at.map(|at| at.0)];
    values.extend(scoped![grant.scope, grant.id.as_str(), grant.version]);
    Statement::one(UPDATE, values)
}

fn read(row: &Row<'_>) -> Result<Grant, StoreError> {
    Ok(Grant {
        scope: row.scope(0)?,
        id: GrantId::of(row.text(2)?),
        session: SessionId::of(row.text(3)?),
        line: LineId::of(row.text(4)?),
        customer: CustomerId::of(row.text(5)?),
        tier: row.text(6)?,
        expires_at: row.maybe_int(7)?.map(Timestamp),
        revoked_at: row.maybe_int(8)?.map(Timestamp),
        created_at: Timestamp(row.int(9)?),
        version: row.int(10)?,
        subscription: row.maybe_text(11)?.map(SubscriptionId::of),
    })
}

impl Store {
    /// All that a session granted, in the order of the ids of its lines, also what was taken back.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn grants_of(&self, scope: Scope, session: &SessionId) -> Result<Vec<Grant>, StoreError> {
        self.rows(OF_SESSION, scoped![scope, session.as_str()], read).await
    }

    /// All that was granted to a customer, not taken back and not over at this time, the latest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn grants_held_by(
        &self,
        scope: Scope,
        customer: &CustomerId,
        now: Timestamp,
    ) -> Result<Vec<Grant>, StoreError> {
        self.rows(HELD_BY, scoped![scope, customer.as_str(), now.0], read).await
    }
}
