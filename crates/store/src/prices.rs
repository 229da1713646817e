//! The table `prices`.

use crate::sessions::END;
use crate::value::{Row, Statement, body_text, scoped, values};
use crate::{Store, StoreError};
use kassa_domain::catalog::Price;
use kassa_domain::id::{PriceId, ProductId, Scope};
use kassa_domain::money::Currency;
use kassa_domain::time::Timestamp;

const INSERT: &str = "insert into prices (merchant, live, id, product, currency, active, lookup_key, created_at, \
version, body) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
/// Product and currency stay: they make a price what it is.
const UPDATE: &str = "update prices set version = version + 1, active = $1, lookup_key = $2, body = $3 \
where merchant = $4 and live = $5 and id = $6 and version = $7";
const FIND: &str = "select merchant, live, id, product, currency, active, lookup_key, created_at, version, body \
from prices where merchant = $1 and live = $2 and id = $3";
const FIND_BY_LOOKUP_KEY: &str = "select merchant, live, id, product, currency, active, lookup_key, created_at, \
version, body from prices where merchant = $1 and live = $2 and lookup_key = $3";
const LIST: &str = "select merchant, live, id, product, currency, active, lookup_key, created_at, version, body \
from prices where merchant = $1 and live = $2 and id < $3 order by id desc limit $4";
const LIST_BY_ACTIVE: &str = "select merchant, live, id, product, currency, active, lookup_key, created_at, version, \
body from prices where merchant = $1 and live = $2 and id < $3 and active = $4 order by id desc limit $5";
const LIST_OF_PRODUCT: &str = "select merchant, live, id, product, currency, active, lookup_key, created_at, \
version, body from prices where merchant = $1 and live = $2 and id < $3 and product = $4 order by id desc limit $5";
/// Spelled so that a planner that knows nothing of the rows takes the index of the product.
const LIST_OF_PRODUCT_BY_ACTIVE: &str = "select merchant, live, id, product, currency, active, lookup_key, \
created_at, version, body from prices where merchant = $1 and live = $2 and id < $3 and product = $4 \
and not (active <> $5) order by id desc limit $6";
const OF_PRODUCT: &str = "select merchant, live, id, product, currency, active, lookup_key, created_at, version, \
body from prices where merchant = $1 and live = $2 and product = $3 order by id";

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[
    INSERT,
    UPDATE,
    FIND,
    FIND_BY_LOOKUP_KEY,
    LIST,
    LIST_BY_ACTIVE,
    LIST_OF_PRODUCT,
    LIST_OF_PRODUCT_BY_ACTIVE,
    OF_PRODUCT,
];

pub(crate) fn insert(price: &Price) -> Result<Statement, StoreError> {
    let values = scoped![
        price.scope,
        price.id.as_str(),
        price.product.as_str(),
        price.currency.code(),
        i64::from(price.active),
        price.lookup_key.as_deref(),
        price.created_at.0,
        price.version,
        body_text(&price.body)?,
    ];
    Ok(Statement::fresh(INSERT, values))
}

pub(crate) fn update(price: &Price) -> Result<Statement, StoreError> {
    let mut values = values![i64::from(price.active), price.lookup_key.as_deref(), body_text(&price.body)?];
    values.extend(scoped![price.scope, price.id.as_str(), price.version]);
    Ok(Statement::one(UPDATE, values))
}

fn read(row: &Row<'_>) -> Result<Price, StoreError> {
    Ok(Price {
        scope: row.scope(0)?,
        id: PriceId::of(row.text(2)?),
        product: ProductId::of(row.text(3)?),
        currency: row.word(4, Currency::parse)?,
        active: row.flag(5)?,
        lookup_key: row.maybe_text(6)?,
        created_at: Timestamp(row.int(7)?),
        version: row.int(8)?,
        body: row.body(9)?,
    })
}

impl Store {
    /// One price of the merchant.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn price(&self, scope: Scope, id: &PriceId) -> Result<Option<Price>, StoreError> {
        self.row(FIND, scoped![scope, id.as_str()], read).await
    }

    /// The price that has a lookup key, also when it cannot be bought.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn price_by_lookup_key(&self, scope: Scope, key: &str) -> Result<Option<Price>, StoreError> {
        self.row(FIND_BY_LOOKUP_KEY, scoped![scope, key], read).await
    }

    /// Prices of the merchant, or of one product, that are older than `before`, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn prices(
        &self,
        scope: Scope,
        before: Option<&str>,
        limit: i64,
        active: Option<bool>,
        product: Option<&ProductId>,
    ) -> Result<Vec<Price>, StoreError> {
        let before = before.unwrap_or(END);
        let (sql, values) = match (product.map(ProductId::as_str), active.map(i64::from)) {
            (None, None) => (LIST, scoped![scope, before, limit]),
            (None, Some(active)) => (LIST_BY_ACTIVE, scoped![scope, before, active, limit]),
            (Some(product), None) => (LIST_OF_PRODUCT, scoped![scope, before, product, limit]),
            (Some(product), Some(active)) => {
                (LIST_OF_PRODUCT_BY_ACTIVE, scoped![scope, before, product, active, limit])
            }
        };
        self.rows(sql, values, read).await
    }

    /// All prices of a product, oldest first, also those that cannot be bought.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn prices_of(&self, scope: Scope, product: &ProductId) -> Result<Vec<Price>, StoreError> {
        self.rows(OF_PRODUCT, scoped![scope, product.as_str()], read).await
    }
}
