//! The table `settings`: what belongs to the installation as a whole.

use crate::plan::Plan;
use crate::value::{Statement, Value, values};
use crate::{Store, StoreError};

/// The setting by which the master key is checked, which is another for each installation, however much two of them
/// look alike.
pub const CHECK: &str = "vault_check";

const FIND: &str = "select value from settings where name = $1";
const PUT_ONCE: &str = "insert into settings (name, value) values ($1, $2) on conflict (name) do nothing";
const REPLACE: &str = "update settings set value = $1 where name = $2 and value = $3";

/// A setting that nobody ever sees: it is written and taken out in one commit.
const PROBE: &str = "probe";
const PUT: &str = "insert into settings (name, value) values ($1, $2)";
const TAKE: &str = "delete from settings where name = $1";

#[cfg(test)]
pub(crate) const ACROSS: &[&str] = &[FIND, PUT_ONCE, REPLACE, PUT, TAKE];

/// The statement that finds a setting, and its values.
pub(crate) fn find(name: &str) -> (&'static str, Vec<Value>) {
    (FIND, values![name])
}

impl Store {
    /// A setting of the installation.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.row(FIND, values![name], |row| row.text(0)).await
    }

    /// Sets a setting unless it is set, and says what it is now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn setting_once(&self, name: &str, value: &str) -> Result<String, StoreError> {
        self.write(Statement::any(PUT_ONCE, values![name, value]).into()).await?;
        Ok(self.setting(name).await?.unwrap_or_else(|| value.to_owned()))
    }

    /// Tries whether the database can be written to, by a commit that reaches the disk and leaves nothing behind.
    ///
    /// # Errors
    /// When it cannot.
    pub async fn try_to_write(&self) -> Result<(), StoreError> {
        let put = Statement::one(PUT, values![PROBE, ""]);
        let mut plan = Plan::from(put);
        plan.statements.push(Statement::one(TAKE, values![PROBE]));
        self.write(plan).await.map(drop)
    }

    /// Sets a setting that is still what the caller has read. Says whether it was: of two at one moment, one does it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn setting_from(&self, name: &str, read: &str, value: &str) -> Result<bool, StoreError> {
        match self.write(Statement::one(REPLACE, values![value, name, read]).into()).await {
            Ok(_) => Ok(true),
            Err(StoreError::Conflict) => Ok(false),
            Err(problem) => Err(problem),
        }
    }
}
