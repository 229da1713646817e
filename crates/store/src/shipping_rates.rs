//! The table `shipping_rates`.

use crate::sessions::END;
use crate::value::{Row, Statement, body_text, scoped, values};
use crate::{Store, StoreError};
use kassa_domain::id::{Scope, ShippingRateId};
use kassa_domain::money::Currency;
use kassa_domain::shipping::ShippingRate;
use kassa_domain::time::Timestamp;

const INSERT: &str = "insert into shipping_rates (merchant, live, id, active, currency, created_at, version, body) \
values ($1, $2, $3, $4, $5, $6, $7, $8)";
const UPDATE: &str = "update shipping_rates set version = version + 1, active = $1, body = $2 \
where merchant = $3 and live = $4 and id = $5 and version = $6";
const FIND: &str = "select merchant, live, id, active, currency, created_at, version, body from shipping_rates \
where merchant = $1 and live = $2 and id = $3";
const LIST: &str = "select merchant, live, id, active, currency, created_at, version, body from shipping_rates \
where merchant = $1 and live = $2 and id < $3 order by id desc limit $4";
const LIST_BY_ACTIVE: &str = "select merchant, live, id, active, currency, created_at, version, body \
from shipping_rates where merchant = $1 and live = $2 and id < $3 and active = $4 order by id desc limit $5";
const LIST_BY_CURRENCY: &str = "select merchant, live, id, active, currency, created_at, version, body \
from shipping_rates where merchant = $1 and live = $2 and id < $3 and currency = $4 order by id desc limit $5";
const LIST_BY_BOTH: &str = "select merchant, live, id, active, currency, created_at, version, body \
from shipping_rates where merchant = $1 and live = $2 and id < $3 and currency = $4 and active = $5 \
order by id desc limit $6";

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[INSERT, UPDATE, FIND, LIST, LIST_BY_ACTIVE, LIST_BY_CURRENCY, LIST_BY_BOTH];

pub(crate) fn insert(rate: &ShippingRate) -> Result<Statement, StoreError> {
    let values = scoped![
        rate.scope,
        rate.id.as_str(),
        i64::from(rate.active),
        rate.currency.code(),
        rate.created_at.0,
        rate.version,
        body_text(&rate.body)?,
    ];
    Ok(Statement::fresh(INSERT, values))
}

pub(crate) fn update(rate: &ShippingRate) -> Result<Statement, StoreError> {
    let mut values = values![i64::from(rate.active), body_text(&rate.body)?];
    values.extend(scoped![rate.scope, rate.id.as_str(), rate.version]);
    Ok(Statement::one(UPDATE, values))
}

fn read(row: &Row<'_>) -> Result<ShippingRate, StoreError> {
    Ok(ShippingRate {
        scope: row.scope(0)?,
        id: ShippingRateId::of(row.text(2)?),
        active: row.flag(3)?,
        currency: row.word(4, Currency::parse)?,
        created_at: Timestamp(row.int(5)?),
        version: row.int(6)?,
        body: row.body(7)?,
    })
}

impl Store {
    /// One shipping rate of the merchant.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn shipping_rate(
        &self,
        scope: Scope,
        id: &ShippingRateId,
    ) -> Result<Option<ShippingRate>, StoreError> {
        self.row(FIND, scoped![scope, id.as_str()], read).await
    }

    /// Shipping rates of the merchant that are older than `before`, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn shipping_rates(
        &self,
        scope: Scope,
        before: Option<&str>,
        limit: i64,
        (active, currency): (Option<bool>, Option<Currency>),
    ) -> Result<Vec<ShippingRate>, StoreError> {
        let before = before.unwrap_or(END);
        let (active, currency) = (active.map(i64::from), currency.map(Currency::code));
        let (sql, values) = match (active, currency) {
            (None, None) => (LIST, scoped![scope, before, limit]),
            (Some(active), None) => (LIST_BY_ACTIVE, scoped![scope, before, active, limit]),
            (None, Some(currency)) => (LIST_BY_CURRENCY, scoped![scope, before, currency, limit]),
            (Some(active), Some(currency)) => (LIST_BY_BOTH, scoped![scope, before, currency, active, limit]),
        };
        self.rows(sql, values, read).await
    }
}
