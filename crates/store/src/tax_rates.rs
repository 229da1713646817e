//! The table `tax_rates`.

use crate::sessions::END;
use crate::value::{Row, Statement, body_text, scoped, values};
use crate::{Store, StoreError};
use kassa_domain::id::{Scope, TaxRateId};
use kassa_domain::tax::TaxRate;
use kassa_domain::time::Timestamp;

const INSERT: &str = "insert into tax_rates (merchant, live, id, active, country, created_at, version, body) \
values ($1, $2, $3, $4, $5, $6, $7, $8)";
const UPDATE: &str = "update tax_rates set version = version + 1, active = $1, country = $2, body = $3 \
where merchant = $4 and live = $5 and id = $6 and version = $7";
const FIND: &str = "select merchant, live, id, active, country, created_at, version, body from tax_rates \
where merchant = $1 and live = $2 and id = $3";
const LIST: &str = "select merchant, live, id, active, country, created_at, version, body from tax_rates \
where merchant = $1 and live = $2 and id < $3 order by id desc limit $4";
const LIST_BY_ACTIVE: &str = "select merchant, live, id, active, country, created_at, version, body from tax_rates \
where merchant = $1 and live = $2 and id < $3 and active = $4 order by id desc limit $5";
const PLACED: &str = "select merchant, live, id, active, country, created_at, version, body from tax_rates \
where merchant = $1 and live = $2 and active = 1 and country is not null order by id";

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[INSERT, UPDATE, FIND, LIST, LIST_BY_ACTIVE, PLACED];

pub(crate) fn insert(rate: &TaxRate) -> Result<Statement, StoreError> {
    let values = scoped![
        rate.scope,
        rate.id.as_str(),
        i64::from(rate.active),
        rate.country.as_deref(),
        rate.created_at.0,
        rate.version,
        body_text(&rate.body)?,
    ];
    Ok(Statement::fresh(INSERT, values))
}

pub(crate) fn update(rate: &TaxRate) -> Result<Statement, StoreError> {
    let mut values = values![i64::from(rate.active), rate.country.as_deref(), body_text(&rate.body)?];
    values.extend(scoped![rate.scope, rate.id.as_str(), rate.version]);
    Ok(Statement::one(UPDATE, values))
}

fn read(row: &Row<'_>) -> Result<TaxRate, StoreError> {
    Ok(TaxRate {
        scope: row.scope(0)?,
        id: TaxRateId::of(row.text(2)?),
        active: row.flag(3)?,
        country: row.maybe_text(4)?,
        created_at: Timestamp(row.int(5)?),
        version: row.int(6)?,
        body: row.body(7)?,
    })
}

impl Store {
    /// One tax rate of the merchant.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn tax_rate(&self, scope: Scope, id: &TaxRateId) -> Result<Option<TaxRate>, StoreError> {
        self.row(FIND, scoped![scope, id.as_str()], read).await
    }

    /// Tax rates of the merchant that are older than `before`, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn tax_rates(
        &self,
        scope: Scope,
        before: Option<&str>,
        limit: i64,
        active: Option<bool>,
    ) -> Result<Vec<TaxRate>, StoreError> {
        let before = before.unwrap_or(END);
        match active {
            None => self.rows(LIST, scoped![scope, before, limit], read).await,
            Some(active) => {
                self.rows(LIST_BY_ACTIVE, scoped![scope, before, i64::from(active), limit], read).await
            }
        }
    }

    /// All active tax rates of the merchant that have a country, oldest first: those that an address decides on.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn placed_tax_rates(&self, scope: Scope) -> Result<Vec<TaxRate>, StoreError> {
        self.rows(PLACED, scoped![scope], read).await
    }
}
