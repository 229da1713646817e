//! The table `pictures`: what merchants uploaded. A picture is named by its bytes, so it is never changed.

use crate::value::{Row, Statement, scoped};
use crate::{Store, StoreError};
use kassa_domain::branding::Picture;
use kassa_domain::id::Scope;

const INSERT: &str =
    "insert into pictures (merchant, live, id, width, height, png) values ($1, $2, $3, $4, $5, $6)";
const FIND: &str = "select merchant, live, id, width, height, png from pictures \
where merchant = $1 and live = $2 and id = $3";
const NAMES: &str = "select id from pictures where merchant = $1 and live = $2 order by id";

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[INSERT, FIND, NAMES];

pub(crate) fn insert(picture: &Picture) -> Statement {
    let values = scoped![
        picture.scope,
        picture.id.as_str(),
        i64::from(picture.width),
        i64::from(picture.height),
        picture.png.as_slice()
    ];
    Statement::one(INSERT, values)
}

fn read(row: &Row<'_>) -> Result<Picture, StoreError> {
    let size = |at| {
        u32::try_from(row.int(at)?)
            .map_err(|_| StoreError::Inconsistent(format!("pictures: column {at} is out of range")))
    };
    Ok(Picture {
        scope: row.scope(0)?,
        id: row.text(2)?,
        width: size(3)?,
        height: size(4)?,
        png: row.bytes(5)?,
    })
}

impl Store {
    /// A picture of a merchant.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn picture(&self, scope: Scope, id: &str) -> Result<Option<Picture>, StoreError> {
        self.row(FIND, scoped![scope, id], read).await
    }

    /// The names of a merchant's pictures.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn pictures(&self, scope: Scope) -> Result<Vec<String>, StoreError> {
        self.rows(NAMES, scoped![scope], |row| row.text(0)).await
    }
}
