//! The table `members`.

use crate::value::{Row, Statement, body_text, values};
use crate::{Store, StoreError};
use kassa_domain::id::MemberId;
use kassa_domain::team::{Member, MemberStatus, Role};
use kassa_domain::time::Timestamp;

const INSERT: &str = "insert into members (merchant, id, email, role, status, created_at, version, body) \
values ($1, $2, $3, $4, $5, $6, $7, $8)";
const UPDATE: &str = "update members set version = version + 1, role = $1, status = $2, body = $3 \
where merchant = $4 and id = $5 and version = $6";
const FIND: &str = "select merchant, id, email, role, status, created_at, version, body from members \
where merchant = $1 and id = $2";
const LIST: &str = "select merchant, id, email, role, status, created_at, version, body from members \
where merchant = $1 order by id";
/// Across merchants: who signs in says an address and no merchant.
const FIND_BY_EMAIL: &str = "select merchant, id, email, role, status, created_at, version, body from members \
where email = $1 order by merchant limit 16";

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[INSERT, UPDATE, FIND, LIST];
#[cfg(test)]
pub(crate) const ACROSS: &[&str] = &[FIND_BY_EMAIL];

pub(crate) fn insert(member: &Member) -> Result<Statement, StoreError> {
    let values = values![
        i64::from(member.merchant),
        member.id.as_str(),
        member.email.as_str(),
        member.role.as_str(),
        member.status.as_str(),
        member.created_at.0,
        member.version,
        body_text(&member.body)?
    ];
    Ok(Statement::one(INSERT, values))
}

pub(crate) fn update(member: &Member) -> Result<Statement, StoreError> {
    let values = values![
        member.role.as_str(),
        member.status.as_str(),
        body_text(&member.body)?,
        i64::from(member.merchant),
        member.id.as_str(),
        member.version
    ];
    Ok(Statement::one(UPDATE, values))
}

fn read(row: &Row<'_>) -> Result<Member, StoreError> {
    Ok(Member {
        merchant: row.merchant(0)?,
        id: MemberId::of(row.text(1)?),
        email: row.text(2)?,
        role: row.word(3, Role::parse)?,
        status: row.word(4, MemberStatus::parse)?,
        created_at: Timestamp(row.int(5)?),
        version: row.int(6)?,
        body: row.body(7)?,
    })
}

impl Store {
    /// Somebody of a merchant's team.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn member(&self, merchant: u32, id: &MemberId) -> Result<Option<Member>, StoreError> {
        self.row(FIND, values![i64::from(merchant), id.as_str()], read).await
    }

    /// A merchant's team, and who was in it once, in the order in which they came.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn members(&self, merchant: u32) -> Result<Vec<Member>, StoreError> {
        self.rows(LIST, values![i64::from(merchant)], read).await
    }

    /// Whoever has this address, of whichever merchant.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn members_by_email(&self, email: &str) -> Result<Vec<Member>, StoreError> {
        self.rows(FIND_BY_EMAIL, values![email], read).await
    }
}
