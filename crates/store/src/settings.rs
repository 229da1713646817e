//! The table `settings`: what belongs to the installation as a whole.

use crate::value::{Statement, values};
use crate::{Store, StoreError};

const FIND: &str = "select value from settings where name = $1";
const PUT_ONCE: &str = "insert into settings (name, value) values ($1, $2) on conflict (name) do nothing";
const REPLACE: &str = "update settings set value = $1 where name = $2 and value = $3";

#[cfg(test)]
pub(crate) const ACROSS: &[&str] = &[FIND, PUT_ONCE, REPLACE];

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
