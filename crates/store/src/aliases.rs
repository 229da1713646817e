//! The table `aliases`: other names of sessions.

use crate::value::{Row, Statement, values};
use crate::{Store, StoreError};
use kassa_domain::alias::Alias;
use kassa_domain::id::{Mode, SessionId};

const INSERT: &str = "insert into aliases (alias, merchant, live, session) values ($1, $2, $3, $4)";
const FIND: &str = "select merchant, live, alias, session from aliases where alias = $1";

#[cfg(test)]
pub(crate) const ACROSS: &[&str] = &[INSERT, FIND];

pub(crate) fn insert(alias: &Alias) -> Statement {
    let values = values![
        alias.text.as_str(),
        i64::from(alias.scope.merchant),
        i64::from(alias.scope.mode == Mode::Live),
        alias.session.as_str()
    ];
    Statement::one(INSERT, values)
}

fn read(row: &Row<'_>) -> Result<Alias, StoreError> {
    Ok(Alias { scope: row.scope(0)?, text: row.text(2)?, session: SessionId::of(row.text(3)?) })
}

impl Store {
    /// The session that has this other name, whosever it is.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn alias(&self, text: &str) -> Result<Option<Alias>, StoreError> {
        self.row(FIND, values![text], read).await
    }
}
