//! The table `endpoints`.

use crate::sessions::END;
use crate::value::{Row, Statement, body_text, scoped, values};
use crate::{Store, StoreError};
use kassa_domain::endpoint::{Endpoint, EndpointStatus};
use kassa_domain::id::{EndpointId, Scope};
use kassa_domain::time::Timestamp;

pub(crate) const INSERT: &str = "insert into endpoints (merchant, live, id, status, created_at, version, body) \
values ($1, $2, $3, $4, $5, $6, $7)";
const UPDATE: &str = "update endpoints set version = version + 1, status = $1, body = $2 \
where merchant = $3 and live = $4 and id = $5 and version = $6";
const DELETE: &str = "delete from endpoints where merchant = $1 and live = $2 and id = $3 and version = $4";
const FIND: &str = "select merchant, live, id, status, created_at, version, body from endpoints \
where merchant = $1 and live = $2 and id = $3";
const LIST: &str = "select merchant, live, id, status, created_at, version, body from endpoints \
where merchant = $1 and live = $2 and id < $3 order by id desc limit $4";

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[INSERT, UPDATE, DELETE, FIND, LIST];

pub(crate) fn insert(endpoint: &Endpoint) -> Result<Statement, StoreError> {
    let values = scoped![
        endpoint.scope,
        endpoint.id.as_str(),
        endpoint.status.as_str(),
        endpoint.created_at.0,
        endpoint.version,
        body_text(&endpoint.body)?
    ];
    Ok(Statement::fresh(INSERT, values))
}

pub(crate) fn update(endpoint: &Endpoint) -> Result<Statement, StoreError> {
    let mut values = values![endpoint.status.as_str(), body_text(&endpoint.body)?];
    values.extend(scoped![endpoint.scope, endpoint.id.as_str(), endpoint.version]);
    Ok(Statement::one(UPDATE, values))
}

pub(crate) fn delete(endpoint: &Endpoint) -> Statement {
    Statement::one(DELETE, scoped![endpoint.scope, endpoint.id.as_str(), endpoint.version])
}

fn read(row: &Row<'_>) -> Result<Endpoint, StoreError> {
    Ok(Endpoint {
        scope: row.scope(0)?,
        id: EndpointId::of(row.text(2)?),
        status: row.word(3, EndpointStatus::parse)?,
        created_at: Timestamp(row.int(4)?),
        version: row.int(5)?,
        body: row.body(6)?,
    })
}

impl Store {
    /// One endpoint of the merchant.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn endpoint(&self, scope: Scope, id: &EndpointId) -> Result<Option<Endpoint>, StoreError> {
        self.row(FIND, scoped![scope, id.as_str()], read).await
    }

    /// Endpoints of the merchant that are older than `before`, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn endpoints(
        &self,
        scope: Scope,
        before: Option<&str>,
        limit: i64,
    ) -> Result<Vec<Endpoint>, StoreError> {
        self.rows(LIST, scoped![scope, before.unwrap_or(END), limit], read).await
    }
}
