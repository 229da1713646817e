//! The table `entries`: the books.

use crate::value::{Row, Statement, scoped};
use crate::{Store, StoreError};
use kassa_domain::id::{AttemptId, Scope};
use kassa_domain::ledger::{Book, Entry, Movement};
use kassa_domain::time::Timestamp;

const INSERT: &str = "insert into entries (merchant, live, source, book, attempt, amount, currency, created_at) \
values ($1, $2, $3, $4, $5, $6, $7, $8)";
const OF_ATTEMPT: &str = "select merchant, live, source, book, attempt, amount, currency, created_at from entries \
where merchant = $1 and live = $2 and attempt = $3";

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[INSERT, OF_ATTEMPT];

/// The legs of a movement. One that is booked already is a conflict: nothing is booked twice.
pub(crate) fn insert(movement: &Movement) -> impl Iterator<Item = Statement> {
    movement
        .legs
        .map(|(book, amount)| {
            let values = scoped![
                movement.scope,
                movement.source.as_str(),
                book.as_str(),
                movement.attempt.as_str(),
                amount,
                movement.currency.code(),
                movement.created_at.0,
            ];
            Statement::one(INSERT, values)
        })
        .into_iter()
}

fn read(row: &Row<'_>) -> Result<Entry, StoreError> {
    Ok(Entry {
        source: row.text(2)?,
        book: row.word(3, Book::parse)?,
        attempt: AttemptId::of(row.text(4)?),
        amount: row.money(5)?,
        created_at: Timestamp(row.int(7)?),
    })
}

impl Store {
    /// What is booked of a payment, in no order.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn entries_of(&self, scope: Scope, payment: &AttemptId) -> Result<Vec<Entry>, StoreError> {
        self.rows(OF_ATTEMPT, scoped![scope, payment.as_str()], read).await
    }
}
