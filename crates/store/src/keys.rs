//! The table `keys`.

use crate::value::{Row, Statement, body_text, scoped, values};
use crate::{Store, StoreError};
use kassa_domain::id::{KeyId, Scope};
use kassa_domain::merchant::KeyRecord;
use kassa_domain::time::{HOUR, Timestamp};

const INSERT: &str = "insert into keys (merchant, live, hash, id, dialect, hint, created_at, revoked_at, body) \
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const REVOKE: &str = "update keys set revoked_at = $1 where hash = $2 and revoked_at is null";
const FIND_BY_HASH: &str = "select hash, merchant, live, id, dialect, hint, created_at, revoked_at, body, \
last_used_at from keys where hash = $1";
const FIND: &str = "select hash, merchant, live, id, dialect, hint, created_at, revoked_at, body, \
last_used_at from keys where id = $1";
const USE: &str = "update keys set last_used_at = $1 \
where id = $2 and (last_used_at is null or last_used_at <= $3)";
const LIST: &str = "select hash, merchant, live, id, dialect, hint, created_at, revoked_at, body, \
last_used_at from keys where merchant = $1 and live = $2 order by id";

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[INSERT, LIST];
#[cfg(test)]
pub(crate) const ACROSS: &[&str] = &[REVOKE, FIND_BY_HASH, FIND, USE];

pub(crate) fn insert(key: &KeyRecord) -> Result<Statement, StoreError> {
    let values = scoped![
        key.scope,
        key.hash.as_slice(),
        key.id.as_str(),
        key.dialect.as_str(),
        key.hint.as_str(),
        key.created_at.0,
        key.revoked_at.map(|at| at.0),
        body_text(&key.body)?
    ];
    Ok(Statement::fresh(INSERT, values))
}

pub(crate) fn revoke(key: &KeyRecord) -> Statement {
    Statement::one(REVOKE, values![key.revoked_at.map(|at| at.0), key.hash.as_slice()])
}

fn read(row: &Row<'_>) -> Result<KeyRecord, StoreError> {
    Ok(KeyRecord {
        hash: row.hash(0)?,
        scope: row.scope(1)?,
        id: KeyId::of(row.text(3)?),
        dialect: row.text(4)?,
        hint: row.text(5)?,
        created_at: Timestamp(row.int(6)?),
        revoked_at: row.maybe_int(7)?.map(Timestamp),
        body: row.body(8)?,
        last_used_at: row.maybe_int(9)?.map(Timestamp),
    })
}

impl Store {
    /// The key with this hash, also when it is revoked.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn key_by_hash(&self, hash: &[u8; 32]) -> Result<Option<KeyRecord>, StoreError> {
        self.row(FIND_BY_HASH, values![hash.as_slice()], read).await
    }

    /// The key with this id.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn key(&self, id: &KeyId) -> Result<Option<KeyRecord>, StoreError> {
        self.row(FIND, values![id.as_str()], read).await
    }

    /// The keys of a merchant in one mode.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn keys(&self, scope: Scope) -> Result<Vec<KeyRecord>, StoreError> {
        self.rows(LIST, scoped![scope], read).await
    }

    /// Writes down that a key was used, if nobody has done so in the hour before. A small write of its own: nobody
    /// waits for it, and nothing depends on it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn key_used(&self, id: &KeyId, at: Timestamp) -> Result<(), StoreError> {
        let values = values![at.0, id.as_str(), at.plus(-HOUR).0];
        self.write(Statement::any(USE, values).into()).await.map(drop)
    }
}
