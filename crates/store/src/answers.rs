//! The table `answers`: what was answered to requests with an idempotency key.

use crate::value::{Row, Statement, scoped};
use crate::{Store, StoreError};
use kassa_domain::id::Scope;
use kassa_domain::idempotency::{Remembered, Use};

const INSERT: &str = "insert into answers (merchant, live, day, hash, fingerprint, answer) \
values ($1, $2, $3, $4, $5, $6)";
/// Finds in a commit what no constraint of the table can see: that the key is stored under the day before.
const MEET: &str =
    "update answers set day = day where merchant = $1 and live = $2 and day = $3 and hash = $4";
const FIND: &str = "select merchant, live, day, hash, fingerprint, answer from answers \
where merchant = $1 and live = $2 and day in ($3, $4) and hash = $5 limit 1";
const SWEEP: &str = "delete from answers where merchant = $1 and live = $2 and day < $3";

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[INSERT, MEET, FIND, SWEEP];

pub(crate) fn insert(remembered: &Remembered) -> impl Iterator<Item = Statement> {
    let usage = &remembered.usage;
    let meet =
        remembered.unless.map(|day| Statement::none(MEET, scoped![usage.scope, day, usage.hash.as_slice()]));
    let rows = remembered.days.iter().map(|day| {
        let values = scoped![
            usage.scope,
            *day,
            usage.hash.as_slice(),
            usage.fingerprint.as_slice(),
            remembered.answer.as_slice()
        ];
        Statement::one(INSERT, values)
    });
    meet.into_iter().chain(rows)
}

fn read(row: &Row<'_>) -> Result<Remembered, StoreError> {
    Ok(Remembered {
        usage: Use { scope: row.scope(0)?, hash: row.hash(3)?, fingerprint: row.hash(4)? },
        days: vec![row.int(2)?],
        unless: None,
        answer: row.bytes(5)?,
    })
}

impl Store {
    /// What is stored under a key on one of two days.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn remembered(&self, usage: &Use, days: [i64; 2]) -> Result<Option<Remembered>, StoreError> {
        let [first, second] = days;
        self.row(FIND, scoped![usage.scope, first, second, usage.hash.as_slice()], read).await
    }

    /// Drops a merchant's answers of days before this one.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn sweep_answers(&self, scope: Scope, before_day: i64) -> Result<(), StoreError> {
        self.write(Statement::any(SWEEP, scoped![scope, before_day]).into()).await.map(drop)
    }
}
