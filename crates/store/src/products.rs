//! The table `products`.

use crate::sessions::END;
use crate::value::{Row, Statement, body_text, scoped, values};
use crate::{Store, StoreError};
use kassa_domain::catalog::Product;
use kassa_domain::id::{ProductId, Scope};
use kassa_domain::time::Timestamp;

const INSERT: &str = "insert into products (merchant, live, id, tier, active, created_at, version, body) \
values ($1, $2, $3, $4, $5, $6, $7, $8)";
const UPDATE: &str = "update products set version = version + 1, tier = $1, active = $2, body = $3 \
where merchant = $4 and live = $5 and id = $6 and version = $7";
const FIND: &str = "select merchant, live, id, tier, active, created_at, version, body from products \
where merchant = $1 and live = $2 and id = $3";
const FIND_BY_TIER: &str = "select merchant, live, id, tier, active, created_at, version, body from products \
where merchant = $1 and live = $2 and tier = $3";
const LIST: &str = "select merchant, live, id, tier, active, created_at, version, body from products \
where merchant = $1 and live = $2 and id < $3 order by id desc limit $4";
const LIST_BY_ACTIVE: &str = "select merchant, live, id, tier, active, created_at, version, body from products \
where merchant = $1 and live = $2 and id < $3 and active = $4 order by id desc limit $5";
const WITH_TIER: &str = "select merchant, live, id, tier, active, created_at, version, body from products \
where merchant = $1 and live = $2 and tier is not null order by id";

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[INSERT, UPDATE, FIND, FIND_BY_TIER, LIST, LIST_BY_ACTIVE, WITH_TIER];

pub(crate) fn insert(product: &Product) -> Result<Statement, StoreError> {
    let values = scoped![
        product.scope,
        product.id.as_str(),
        product.tier.as_deref(),
        i64::from(product.active),
        product.created_at.0,
        product.version,
        body_text(&product.body)?,
    ];
    Ok(Statement::fresh(INSERT, values))
}

pub(crate) fn update(product: &Product) -> Result<Statement, StoreError> {
    let mut values = values![product.tier.as_deref(), i64::from(product.active), body_text(&product.body)?];
    values.extend(scoped![product.scope, product.id.as_str(), product.version]);
    Ok(Statement::one(UPDATE, values))
}

fn read(row: &Row<'_>) -> Result<Product, StoreError> {
    Ok(Product {
        scope: row.scope(0)?,
        id: ProductId::of(row.text(2)?),
        tier: row.maybe_text(3)?,
        active: row.flag(4)?,
        created_at: Timestamp(row.int(5)?),
        version: row.int(6)?,
        body: row.body(7)?,
    })
}

impl Store {
    /// One product of the merchant.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn product(&self, scope: Scope, id: &ProductId) -> Result<Option<Product>, StoreError> {
        self.row(FIND, scoped![scope, id.as_str()], read).await
    }

    /// The product that grants a tier, also when it cannot be bought.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn product_by_tier(&self, scope: Scope, tier: &str) -> Result<Option<Product>, StoreError> {
        self.row(FIND_BY_TIER, scoped![scope, tier], read).await
    }

    /// Products of the merchant that are older than `before`, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn products(
        &self,
        scope: Scope,
        before: Option<&str>,
        limit: i64,
        active: Option<bool>,
    ) -> Result<Vec<Product>, StoreError> {
        let before = before.unwrap_or(END);
        match active {
            None => self.rows(LIST, scoped![scope, before, limit], read).await,
            Some(active) => {
                self.rows(LIST_BY_ACTIVE, scoped![scope, before, i64::from(active), limit], read).await
            }
        }
    }

    /// All products of the merchant that grant a tier, oldest first, also those that cannot be bought.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn products_with_tier(&self, scope: Scope) -> Result<Vec<Product>, StoreError> {
        self.rows(WITH_TIER, scoped![scope], read).await
    }
}
