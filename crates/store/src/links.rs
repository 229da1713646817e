//! The table `links`: payment links and offers.
//!
//! Its two counters move by statements of their own, which check the limit where they count: so any number of buyers
//! pay at once, none makes another decide again, and none goes over the limit.

use crate::sessions::END;
use crate::value::{Row, Statement, body_text, scoped, values};
use crate::{Store, StoreError};
use kassa_domain::id::{LinkId, Scope};
use kassa_domain::link::{Link, LinkKind};
use kassa_domain::time::Timestamp;

const INSERT: &str = "insert into links (merchant, live, id, kind, active, max_completed, taken, completed, \
created_at, version, body) values ($1, $2, $3, $4, $5, $6, 0, 0, $7, $8, $9)";
const UPDATE: &str = "update links set version = version + 1, active = $1, max_completed = $2, body = $3 \
where merchant = $4 and live = $5 and id = $6 and version = $7 and (taken <= $2 or $2 is null)";
const TAKE: &str = "update links set taken = taken + 1 where merchant = $1 and live = $2 and id = $3 \
and (max_completed is null or taken < max_completed)";
const LEAVE: &str = "update links set taken = taken - 1 where merchant = $1 and live = $2 and id = $3";
const KEEP: &str = "update links set completed = completed + 1 where merchant = $1 and live = $2 and id = $3";
const FIND: &str = "select merchant, live, id, kind, active, max_completed, taken, completed, created_at, version, \
body from links where merchant = $1 and live = $2 and id = $3";
const LIST: &str = "select merchant, live, id, kind, active, max_completed, taken, completed, created_at, version, \
body from links where merchant = $1 and live = $2 and id < $3 and kind = $4 order by id desc limit $5";
const LIST_BY_ACTIVE: &str = "select merchant, live, id, kind, active, max_completed, taken, completed, created_at, \
version, body from links where merchant = $1 and live = $2 and id < $3 and kind = $4 and active = $5 \
order by id desc limit $6";

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[INSERT, UPDATE, TAKE, LEAVE, KEEP, FIND, LIST, LIST_BY_ACTIVE];

pub(crate) fn insert(link: &Link) -> Result<Statement, StoreError> {
    let values = scoped![
        link.scope,
        link.id.as_str(),
        link.kind.as_str(),
        i64::from(link.active),
        link.max_completed,
        link.created_at.0,
        link.version,
        body_text(&link.body)?,
    ];
    Ok(Statement::fresh(INSERT, values))
}

pub(crate) fn update(link: &Link) -> Result<Statement, StoreError> {
    let mut values = values![i64::from(link.active), link.max_completed, body_text(&link.body)?];
    values.extend(scoped![link.scope, link.id.as_str(), link.version]);
    Ok(Statement::one(UPDATE, values))
}

/// Fails as a conflict when there is no place left.
pub(crate) fn take(scope: Scope, id: &LinkId) -> Statement {
    Statement::one(TAKE, scoped![scope, id.as_str()])
}

pub(crate) fn leave(scope: Scope, id: &LinkId) -> Statement {
    Statement::one(LEAVE, scoped![scope, id.as_str()])
}

pub(crate) fn keep(scope: Scope, id: &LinkId) -> Statement {
    Statement::one(KEEP, scoped![scope, id.as_str()])
}

fn read(row: &Row<'_>) -> Result<Link, StoreError> {
    Ok(Link {
        scope: row.scope(0)?,
        id: LinkId::of(row.text(2)?),
        kind: row.word(3, LinkKind::parse)?,
        active: row.flag(4)?,
        max_completed: row.maybe_int(5)?,
        taken: row.int(6)?,
        completed: row.int(7)?,
        created_at: Timestamp(row.int(8)?),
        version: row.int(9)?,
        body: row.body(10)?,
    })
}

impl Store {
    /// One payment link or offer of the merchant.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn link(&self, scope: Scope, id: &LinkId) -> Result<Option<Link>, StoreError> {
        self.row(FIND, scoped![scope, id.as_str()], read).await
    }

    /// Payment links, or offers, of the merchant that are older than `before`, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn links(
        &self,
        scope: Scope,
        before: Option<&str>,
        limit: i64,
        kind: LinkKind,
        active: Option<bool>,
    ) -> Result<Vec<Link>, StoreError> {
        let (before, kind) = (before.unwrap_or(END), kind.as_str());
        match active {
            None => self.rows(LIST, scoped![scope, before, kind, limit], read).await,
            Some(active) => {
                let values = scoped![scope, before, kind, i64::from(active), limit];
                self.rows(LIST_BY_ACTIVE, values, read).await
            }
        }
    }
}
