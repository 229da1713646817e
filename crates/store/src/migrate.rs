//! Brings a database to the schema of this binary: numbered texts, each applied once, each remembered with
//! its checksum.

use crate::StoreError;
use rusqlite::Connection;
use sha2::{Digest, Sha256};

/// Number, name and text of every migration, in order.
const MIGRATIONS: &[(i64, &str, &str)] = &[
    (1, "start", include_str!("../migrations/0001_start.sql")),
    (2, "catalog", include_str!("../migrations/0002_catalog.sql")),
    (3, "recurring", include_str!("../migrations/0003_recurring.sql")),
    (4, "dialects", include_str!("../migrations/0004_dialects.sql")),
    (5, "money", include_str!("../migrations/0005_money.sql")),
    (6, "nodes", include_str!("../migrations/0006_nodes.sql")),
    (7, "checks", include_str!("../migrations/0007_checks.sql")),
    (8, "team", include_str!("../migrations/0008_team.sql")),
    (9, "looking", include_str!("../migrations/0009_looking.sql")),
    (10, "pictures", include_str!("../migrations/0010_pictures.sql")),
    (11, "bank", include_str!("../migrations/0011_bank.sql")),
    (12, "shipping", include_str!("../migrations/0012_shipping.sql")),
];

pub(crate) const CREATE: &str = "create table if not exists migrations (
  number bigint not null primary key, name text not null, checksum text not null)";

pub(crate) const APPLIED: &str = "select number, checksum from migrations order by number";
pub(crate) const APPLY: &str = "insert into migrations (number, name, checksum) values ($1, $2, $3)";

/// A migration that a database lacks.
pub(crate) struct Missing {
    pub(crate) number: i64,
    pub(crate) name: &'static str,
    pub(crate) text: &'static str,
    pub(crate) checksum: String,
}

/// What is to be applied to a database that has these numbers and checksums, in order.
pub(crate) fn missing(applied: &[(i64, String)]) -> Result<Vec<Missing>, StoreError> {
    check(applied)?;
    let missing = MIGRATIONS.iter().skip(applied.len());
    Ok(missing
        .map(|(number, name, text)| Missing { number: *number, name, text, checksum: checksum(text) })
        .collect())
}

/// The number of the last migration that there is.
pub(crate) fn newest() -> i64 {
    MIGRATIONS.last().map_or(0, |(number, ..)| *number)
}

/// Applies what is missing, all in one transaction that also keeps a second process out.
pub(crate) fn run(connection: &mut Connection) -> Result<(), StoreError> {
    run_to(connection, newest())
}

/// The same up to a migration, for rows of an earlier version.
pub(crate) fn run_to(connection: &mut Connection, last: i64) -> Result<(), StoreError> {
    let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    transaction.execute_batch(CREATE)?;
    let applied: Vec<(i64, String)> = {
        let mut statement = transaction.prepare(APPLIED)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        rows.collect::<Result<_, _>>()?
    };
    for Missing { number, name, text, checksum } in
        missing(&applied)?.into_iter().filter(|it| it.number <= last)
    {
        transaction.execute_batch(text)?;
        transaction.execute(APPLY, rusqlite::params![number, name, checksum])?;
    }
    transaction.commit()?;
    Ok(())
}

fn check(applied: &[(i64, String)]) -> Result<(), StoreError> {
    for (place, (number, found)) in applied.iter().enumerate() {
        let Some((known, name, text)) = MIGRATIONS.get(place) else {
            return Err(StoreError::Failed(format!(
                "the database is newer than this binary (it has migration {number}); use the binary that made it"
            )));
        };
        if known != number || *found != checksum(text) {
            return Err(StoreError::Failed(format!(
                "migration {number} of the database is not the {name} of this binary"
            )));
        }
    }
    Ok(())
}

fn checksum(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_or_other_database_is_refused() {
        let mut connection = Connection::open_in_memory().unwrap();
        run(&mut connection).unwrap();
        run(&mut connection).unwrap();
        connection.execute("insert into migrations values (99, 'future', 'x')", []).unwrap();
        assert!(matches!(run(&mut connection), Err(StoreError::Failed(text)) if text.contains("newer")));
        connection.execute("delete from migrations where number = 99", []).unwrap();
        connection.execute("update migrations set checksum = 'x' where number = 1", []).unwrap();
        assert!(
            matches!(run(&mut connection), Err(StoreError::Failed(text)) if text.contains("is not the start"))
        );
    }
}
