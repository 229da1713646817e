//! The table `customers`.

use crate::sessions::END;
use crate::value::{Row, Slice, Statement, body_text, scoped, slices, values};
use crate::{Store, StoreError};
use kassa_domain::customer::{Customer, CustomerBody};
use kassa_domain::id::{CustomerId, Scope};
use kassa_domain::time::Timestamp;

const INSERT: &str = "insert into customers (merchant, live, id, uid, email, created_at, version, body) \
values ($1, $2, $3, $4, $5, $6, $7, $8)";
const UPDATE: &str = "update customers set version = version + 1, uid = $1, email = $2, body = $3 \
where merchant = $4 and live = $5 and id = $6 and version = $7";
const FIND: &str = "select merchant, live, id, uid, email, created_at, version, body from customers \
where merchant = $1 and live = $2 and id = $3";
const FIND_BY_UID: &str = "select merchant, live, id, uid, email, created_at, version, body from customers \
where merchant = $1 and live = $2 and uid = $3";
const LIST: &str = "select merchant, live, id, uid, email, created_at, version, body from customers \
where merchant = $1 and live = $2 and id < $3 order by id desc limit $4";
const LIST_BY_EMAIL: &str = "select merchant, live, id, uid, email, created_at, version, body from customers \
where merchant = $1 and live = $2 and id < $3 and email = $4 order by id desc limit $5";

const SLICE: [&str; 2] = slices!(
    "select merchant, live, id, uid, email, created_at, version, body from customers \
where merchant = $1 and live = $2"
);
const SLICE_BY_EMAIL: [&str; 2] = slices!(
    "select merchant, live, id, uid, email, created_at, version, body from customers \
where merchant = $1 and live = $2",
    "email"
);

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[
    INSERT,
    UPDATE,
    FIND,
    FIND_BY_UID,
    LIST,
    LIST_BY_EMAIL,
    SLICE[0],
    SLICE[1],
    SLICE_BY_EMAIL[0],
    SLICE_BY_EMAIL[1],
];

pub(crate) fn insert(customer: &Customer) -> Result<Statement, StoreError> {
    let values = scoped![
        customer.scope,
        customer.id.as_str(),
        customer.uid.as_deref(),
        customer.email.as_deref(),
        customer.created_at.0,
        customer.version,
        body_text(&customer.body)?
    ];
    Ok(Statement::fresh(INSERT, values))
}

pub(crate) fn update(customer: &Customer) -> Result<Statement, StoreError> {
    let mut values = values![customer.uid.as_deref(), customer.email.as_deref(), body_text(&customer.body)?];
    values.extend(scoped![customer.scope, customer.id.as_str(), customer.version]);
    Ok(Statement::one(UPDATE, values))
}

/// A row that was last written before the address had a column keeps it in its body, as a field that the body does not
/// know any more.
fn email_of_old(body: &mut CustomerBody) -> Option<String> {
    match body.rest.remove("email") {
        Some(serde_json::Value::String(email)) => Some(email),
        _ => None,
    }
}

fn read(row: &Row<'_>) -> Result<Customer, StoreError> {
    let mut body: CustomerBody = row.body(7)?;
    let email = match row.maybe_text(4)? {
        Some(email) => Some(email),
        None => email_of_old(&mut body),
    };
    Ok(Customer {
        scope: row.scope(0)?,
        id: CustomerId::of(row.text(2)?),
        uid: row.maybe_text(3)?,
        email,
        created_at: Timestamp(row.int(5)?),
        version: row.int(6)?,
        body,
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

    /// The customer who has this id of the merchant's.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn customer_by_uid(&self, scope: Scope, uid: &str) -> Result<Option<Customer>, StoreError> {
        self.row(FIND_BY_UID, scoped![scope, uid], read).await
    }

    /// Customers of the merchant, or those with this address, that are older than `before`, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn customers(
        &self,
        scope: Scope,
        before: Option<&str>,
        limit: i64,
        email: Option<&str>,
    ) -> Result<Vec<Customer>, StoreError> {
        let before = before.unwrap_or(END);
        match email {
            None => self.rows(LIST, scoped![scope, before, limit], read).await,
            Some(email) => self.rows(LIST_BY_EMAIL, scoped![scope, before, email, limit], read).await,
        }
    }

    /// A slice of the merchant's customers, or of those with this address.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn customers_slice(
        &self,
        scope: Scope,
        slice: &Slice,
        email: Option<&str>,
    ) -> Result<Vec<Customer>, StoreError> {
        let texts = if email.is_some() { SLICE_BY_EMAIL } else { SLICE };
        self.rows(slice.of(texts), slice.values(scope, email), read).await
    }
}
