//! An older binary beside this one: what the version before says to the database is understood, and does what it did,
//! while the tables are those of this version.
//!
//! `tests/previous/statements.sql` has every statement of the version before, one to a line. `cargo xtask previous`
//! writes it anew, at a release.

use super::*;

const STATEMENTS: &str = include_str!("../../tests/previous/statements.sql");
const WRITE: &str = "KASSA_WRITE_PREVIOUS";
/// What begins the statements that only PostgreSQL is told.
const POSTGRES_ONLY: &str = "/* postgres */ ";

/// The statements that this run's engine was told.
fn told(postgres: bool) -> Vec<&'static str> {
    let lines = STATEMENTS.lines().filter(|line| !line.starts_with("--"));
    lines
        .filter_map(|line| match line.strip_prefix(POSTGRES_ONLY) {
            Some(own) => Some(own).filter(|_| postgres),
            None => Some(line),
        })
        .collect()
}

/// Which statements are not understood, or cannot do any more what they did. What the values of this test break is no
/// matter: they are made up. A value that is missing is: a column that the older version does not know must do without.
async fn misunderstood(bare: &Bare, statements: &[&'static str]) -> Vec<String> {
    let mut problems = vec![];
    if bare.scratch.is_none() {
        let connection = bare.connection();
        for sql in statements {
            if let Err(problem) = run_there(&connection, sql)
                && !is_of_values(&problem)
            {
                problems.push(format!("{problem}: {sql}"));
            }
        }
        return problems;
    }
    let client = bare.client().await;
    for sql in statements {
        client.batch_execute("begin").await.unwrap();
        if let Err(problem) = run_at_server(&client, sql).await
            && !problem.code().is_some_and(|code| ["23505", "23514", "23503"].contains(&code.code()))
        {
            problems.push(format!("{}: {sql}", whole(&problem)));
        }
        client.batch_execute("rollback").await.unwrap();
    }
    problems
}

fn run_there(connection: &rusqlite::Connection, sql: &str) -> rusqlite::Result<()> {
    connection.execute_batch("begin")?;
    let run = || {
        let mut statement = connection.prepare(sql)?;
        let values = vec![1_i64; statement.parameter_count()];
        let mut rows = statement.query(rusqlite::params_from_iter(values))?;
        while rows.next()?.is_some() {}
        Ok(())
    };
    let done = run();
    connection.execute_batch("rollback")?;
    done
}

fn is_of_values(problem: &rusqlite::Error) -> bool {
    use rusqlite::ffi::{
        SQLITE_CONSTRAINT_CHECK, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_TRIGGER,
        SQLITE_CONSTRAINT_UNIQUE,
    };
    let of_values = [
        SQLITE_CONSTRAINT_CHECK,
        SQLITE_CONSTRAINT_PRIMARYKEY,
        SQLITE_CONSTRAINT_TRIGGER,
        SQLITE_CONSTRAINT_UNIQUE,
    ];
    problem.sqlite_error().is_some_and(|error| of_values.contains(&error.extended_code))
}

async fn run_at_server(client: &tokio_postgres::Client, sql: &str) -> Result<(), tokio_postgres::Error> {
    let statement = client.prepare(sql).await?;
    let made_up = |kind: &tokio_postgres::types::Type| -> Box<dyn tokio_postgres::types::ToSql + Sync> {
        match *kind {
            tokio_postgres::types::Type::INT8 => Box::new(1_i64),
            tokio_postgres::types::Type::INT4 => Box::new(1_i32),
            tokio_postgres::types::Type::BYTEA => Box::new(vec![1_u8]),
            _ => Box::new("x".to_owned()),
        }
    };
    let values: Vec<_> = statement.params().iter().map(made_up).collect();
    let values: Vec<_> = values.iter().map(AsRef::as_ref).collect();
    client.query(&statement, &values).await.map(drop)
}

#[tokio::test]
async fn what_the_version_before_says_is_understood_and_done() {
    if std::env::var_os(WRITE).is_some() {
        write();
    }
    let fresh = Fresh::new("previous").await;
    fresh.bare.force(verify::SOUND).await;
    let statements = told(fresh.bare.scratch.is_some());
    assert!(statements.len() > 240, "{}", statements.len());
    let problems = misunderstood(&fresh.bare, &statements).await;
    assert!(problems.is_empty(), "an older node beside this one fails at:\n{}", problems.join("\n"));
}

/// Writes down what this version says, for the next one.
fn write() {
    let (scoped, across) = statements();
    let ours = scoped.into_iter().chain(across).map(str::to_owned);
    let servers: [&str; 2] = [&postgres::LEASE, &postgres::LEASE_OF];
    let servers = servers.map(|sql| format!("{POSTGRES_ONLY}{sql}"));
    let mut lines: Vec<String> = ours.chain(servers).collect();
    lines.sort();
    lines.dedup();
    let version = env!("CARGO_PKG_VERSION");
    let text = format!(
        "-- What version {version} says to a database, for the version after it.\n{}\n",
        lines.join("\n")
    );
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/previous/statements.sql");
    std::fs::write(&path, text).unwrap();
    panic!("{} is written; run the test without {WRITE}", path.display());
}

/// What a careless migration would do is noticed: a column under another name, and one that must be said.
#[tokio::test]
async fn a_table_that_an_older_node_cannot_write_to_is_noticed() {
    for (breaks, named) in [
        ("alter table parked rename column says to said", "parked"),
        (
            "drop table pictures; create table pictures (merchant bigint not null, live bigint not null, \
             id text not null, width bigint not null, height bigint not null, png bytea not null, \
             colour text not null, primary key (merchant, live, id))",
            "pictures",
        ),
    ] {
        let fresh = Fresh::new(&format!("careless-{named}")).await;
        fresh.bare.execute(breaks).await.unwrap();
        let problems = misunderstood(&fresh.bare, &told(fresh.bare.scratch.is_some())).await;
        assert!(
            !problems.is_empty() && problems.iter().all(|problem| problem.contains(named)),
            "{problems:?}"
        );
    }
}
