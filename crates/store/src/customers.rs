//! The table `customers`.

use crate::sessions::END;
use crate::value::{Row, Statement, body_text, scoped, values};
use crate::{Store, StoreError};
use kassa_domain::customer::Customer;
use kassa_domain::id::{CustomerId, Scope};
use kassa_domain::time::Timestamp;

const INSERT: &str = "insert into customers (merchant, live, id, created_at, version, body) \
values ($1, $2, $3, $4, $5, $6)";
const UPDATE: &str = "update customers set version = version + 1, body = $1 \
where merchant = $2 and live = $3 and id = $4 and version = $5";
const FIND: &str = "select merchant, live, id, created_at, version, body from customers \
where merchant = $1 and live = $2 and id = $3";
const LIST: &str = "select merchant, live, id, created_at, version, body from customers \
where merchant = $1 and live = $2 and id < $3 order by id desc limit $4";

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[INSERT, UPDATE, FIND, LIST];

pub(crate) fn insert(customer: &Customer) -> Result<Statement, StoreError> {
    let values = scoped![
        customer.scope,
        customer.id.as_str(),
        customer.created_at.0,
        customer.version,
        body_text(&customer.body)?
    ];
    Ok(Statement::one(INSERT, values))
}

pub(crate) fn update(customer: &Customer) -> Result<Statement, StoreError> {
    let mut values = values![body_text(&customer.body)?];
    values.extend(scoped![customer.scope, customer.id.as_str(), customer.version]);
    Ok(Statement::one(UPDATE, values))
}

fn read(row: &Row<'_>) -> Result<Customer, StoreError> {
    Ok(Customer {
        scope: row.scope(0)?,
        id: CustomerId::of(row.text(2)?),
        created_at: Timestamp(row.int(3)?),
        version: row.int(4)?,
        body: row.body(5)?,
    })
}

impl Store {
    /// One customer of the merchant.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn customer(&self, scope: Scope, id: &CustomerId) -> Result<Option<Customer>, StoreError> {
        self.row(FIND, scoped![scope, id.as_str()], read).await
    }

    /// Customers of the merchant that are older than `before`, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn customers(
        &self,
        scope: Scope,
        before: Option<&str>,
        limit: i64,
    ) -> Result<Vec<Customer>, StoreError> {
        self.rows(LIST, scoped![scope, before.unwrap_or(END), limit], read).await
    }
}
