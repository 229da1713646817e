//! The table `merchants`.

use crate::value::{Row, Statement, body_text, values};
use crate::{Store, StoreError};
use kassa_domain::id::MerchantId;
use kassa_domain::merchant::Merchant;
use kassa_domain::time::Timestamp;

const INSERT: &str = "insert into merchants (number, id, slug, created_at, version, body) \
values ($1, $2, $3, $4, $5, $6)";
const UPDATE: &str =
    "update merchants set version = version + 1, body = $1 where number = $2 and version = $3";
const FIND: &str = "select number, id, slug, created_at, version, body from merchants where number = $1";
const FIND_BY_SLUG: &str =
    "select number, id, slug, created_at, version, body from merchants where slug = $1";
const LIST: &str = "select number, id, slug, created_at, version, body from merchants order by number";

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[INSERT, UPDATE, FIND, FIND_BY_SLUG];
#[cfg(test)]
pub(crate) const ACROSS: &[&str] = &[LIST];

pub(crate) fn insert(merchant: &Merchant) -> Result<Statement, StoreError> {
    let values = values![
        i64::from(merchant.number),
        merchant.id.as_str(),
        merchant.slug.as_str(),
        merchant.created_at.0,
        merchant.version,
        body_text(&merchant.body)?
    ];
    Ok(Statement::one(INSERT, values))
}

pub(crate) fn update(merchant: &Merchant) -> Result<Statement, StoreError> {
    let values = values![body_text(&merchant.body)?, i64::from(merchant.number), merchant.version];
    Ok(Statement::one(UPDATE, values))
}

fn read(row: &Row<'_>) -> Result<Merchant, StoreError> {
    let number = u32::try_from(row.int(0)?)
        .map_err(|_| StoreError::Inconsistent("merchants.number: out of range".to_owned()))?;
    Ok(Merchant {
        number,
        id: MerchantId::of(row.text(1)?),
        slug: row.text(2)?,
        created_at: Timestamp(row.int(3)?),
        version: row.int(4)?,
        body: row.body(5)?,
    })
}

impl Store {
    /// One merchant.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn merchant(&self, number: u32) -> Result<Option<Merchant>, StoreError> {
        self.row(FIND, values![i64::from(number)], read).await
    }

    /// The merchant with this name in URLs.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn merchant_by_slug(&self, slug: &str) -> Result<Option<Merchant>, StoreError> {
        self.row(FIND_BY_SLUG, values![slug], read).await
    }

    /// All merchants, in the order of their numbers.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn merchants(&self) -> Result<Vec<Merchant>, StoreError> {
        self.rows(LIST, vec![], read).await
    }
}
