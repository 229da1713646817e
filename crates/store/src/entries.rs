//! The table `entries`: the books.

use crate::value::{Statement, scoped};
use kassa_domain::ledger::Movement;

const INSERT: &str = "insert into entries (merchant, live, source, book, attempt, amount, currency, created_at) \
values ($1, $2, $3, $4, $5, $6, $7, $8)";

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[INSERT];

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
