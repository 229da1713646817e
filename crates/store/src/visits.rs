//! The table `visits`.

use crate::value::{Row, Statement, body_text, values};
use crate::{Store, StoreError};
use kassa_domain::id::{MemberId, VisitId};
use kassa_domain::team::Visit;
use kassa_domain::time::Timestamp;

const INSERT: &str = "insert into visits (merchant, id, member, hash, created_at, seen_at, version, body) \
values ($1, $2, $3, $4, $5, $6, $7, $8)";
const UPDATE: &str = "update visits set version = version + 1, seen_at = $1, body = $2 \
where merchant = $3 and id = $4 and version = $5";
const DELETE: &str = "delete from visits where merchant = $1 and id = $2 and version = $3";
const FIND: &str = "select merchant, id, member, hash, created_at, seen_at, version, body from visits \
where merchant = $1 and id = $2";
const LIST: &str = "select merchant, id, member, hash, created_at, seen_at, version, body from visits \
where merchant = $1 and member = $2 order by id";

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[INSERT, UPDATE, DELETE, FIND, LIST];

pub(crate) fn insert(visit: &Visit) -> Result<Statement, StoreError> {
    let values = values![
        i64::from(visit.merchant),
        visit.id.as_str(),
        visit.member.as_str(),
        visit.hash.as_str(),
        visit.created_at.0,
        visit.seen_at.0,
        visit.version,
        body_text(&visit.body)?
    ];
    Ok(Statement::fresh(INSERT, values))
}

pub(crate) fn update(visit: &Visit) -> Result<Statement, StoreError> {
    let values = values![
        visit.seen_at.0,
        body_text(&visit.body)?,
        i64::from(visit.merchant),
        visit.id.as_str(),
        visit.version
    ];
    Ok(Statement::one(UPDATE, values))
}

pub(crate) fn delete(visit: &Visit) -> Statement {
    Statement::one(DELETE, values![i64::from(visit.merchant), visit.id.as_str(), visit.version])
}

fn read(row: &Row<'_>) -> Result<Visit, StoreError> {
    Ok(Visit {
        merchant: row.merchant(0)?,
        id: VisitId::of(row.text(1)?),
        member: MemberId::of(row.text(2)?),
        hash: row.text(3)?,
        created_at: Timestamp(row.int(4)?),
        seen_at: Timestamp(row.int(5)?),
        version: row.int(6)?,
        body: row.body(7)?,
    })
}

impl Store {
    /// A browser in which somebody is signed in, or was until it ran out.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn visit(&self, merchant: u32, id: &VisitId) -> Result<Option<Visit>, StoreError> {
        self.row(FIND, values![i64::from(merchant), id.as_str()], read).await
    }

    /// All browsers of a member.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn visits(&self, merchant: u32, member: &MemberId) -> Result<Vec<Visit>, StoreError> {
        self.rows(LIST, values![i64::from(merchant), member.as_str()], read).await
    }
}
