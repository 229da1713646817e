//! The table `claims`: which session holds an exclusive key.

use crate::value::{Row, Statement, scoped, values};
use crate::{Store, StoreError};
use kassa_domain::claim::Claim;
use kassa_domain::id::{Scope, SessionId};

const INSERT: &str = "insert into claims (merchant, live, key, session, paid, version) \
values ($1, $2, $3, $4, $5, $6)";
const UPDATE: &str = "update claims set version = version + 1, session = $1, paid = $2 \
where merchant = $3 and live = $4 and key = $5 and version = $6";
const FIND: &str = "select merchant, live, key, session, paid, version from claims \
where merchant = $1 and live = $2 and key = $3";

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[INSERT, UPDATE, FIND];

pub(crate) fn insert(claim: &Claim) -> Statement {
    let values = scoped![
        claim.scope,
        claim.key.as_str(),
        claim.session.as_str(),
        i64::from(claim.paid),
        claim.version
    ];
    Statement::one(INSERT, values)
}

pub(crate) fn update(claim: &Claim) -> Statement {
    let mut values = values![claim.session.as_str(), i64::from(claim.paid)];
    values.extend(scoped![claim.scope, claim.key.as_str(), claim.version]);
    Statement::one(UPDATE, values)
}

fn read(row: &Row<'_>) -> Result<Claim, StoreError> {
    Ok(Claim {
        scope: row.scope(0)?,
        key: row.text(2)?,
        session: SessionId::of(row.text(3)?),
        paid: row.flag(4)?,
        version: row.int(5)?,
    })
}

impl Store {
    /// Who holds an exclusive key.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn claim(&self, scope: Scope, key: &str) -> Result<Option<Claim>, StoreError> {
        self.row(FIND, scoped![scope, key], read).await
    }
}
