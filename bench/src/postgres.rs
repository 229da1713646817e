//! Creates on PostgreSQL, next to `pgbench` that inserts the same rows.

use std::path::Path;

use anyhow::{Context, bail, ensure};
use kassa_cluster::Cluster;

use crate::load::{Load, Work, body};
use crate::machine::{self, load, median};
use crate::options::{Name, Options};
use crate::report::{Goal, Row};
use crate::server::Kassa;
use crate::{http, note};

/// So many connections load Kassa.
const CONNECTIONS: u32 = 64;
/// The yardstick gets as many clients as suit it best, of these.
const CLIENTS: [u32; 4] = [8, 16, 32, 64];
/// The tables into which a create puts a row before it is answered.
const TABLES: [&str; 4] = ["sessions", "events", "jobs", "answers"];

/// Measures creates, and inserts of the same rows into tables of the same form, in turn.
pub(crate) fn create(options: &Options, folder: &Path) -> anyhow::Result<Row> {
    let cluster =
        Cluster::start_in(folder, &["shared_buffers=128MB"]).context("PostgreSQL does not start")?;
    cluster.run("create database kassa")?;
    let kassa = Kassa::at(&options.kassa, &folder.join("kassa-postgres"), cluster.url("kassa"))?;
    let server = kassa.serve()?;
    let key = kassa.key()?;
    let authorization = format!("Bearer {key}");
    let headers = [("Authorization", authorization.as_str()), ("Idempotency-Key", "first")];
    http::post(server.address, "/v1/checkout/sessions", &headers, &body("first"))?.expect(201)?;
    server.rest()?;
    let script = folder.join("pgbench.sql");
    std::fs::write(&script, inserts(&cluster)?)?;
    let load_with = Load::new(folder, &key)?;
    let mut clients = CLIENTS[0];
    let mut best = 0.0;
    for count in CLIENTS {
        let rate = pgbench(&cluster, &script, count, options.seconds)?;
        note(&format!("pgbench with {count} clients: {rate:.0} transactions/s"));
        if rate > best {
            (clients, best) = (count, rate);
        }
    }
    let (mut ours, mut theirs, mut ratios) = (vec![], vec![], vec![]);
    for round in 1..=options.rounds {
        machine::wait_for_quiet(options.patience)?;
        let yardstick = pgbench(&cluster, &script, clients, options.seconds)?;
        let run = format!("create_postgres-{round}");
        load_with.run(server.address, &Work::Create, CONNECTIONS, 1, &format!("{run}-warm"))?;
        server.rest()?;
        let before = count(&cluster, "sessions")?;
        let seen = load_with.run(server.address, &Work::Create, CONNECTIONS, options.seconds, &run)?;
        server.rest()?;
        let stored = count(&cluster, "sessions")? - before;
        ensure!(stored >= seen.requests, "{} were answered and {stored} are there", seen.requests);
        let rate = seen.rate();
        note(&format!(
            "create_postgres, round {round}: {rate:.0} of {yardstick:.0} per second, ratio {:.3}; p99 {:.1} ms",
            rate / yardstick,
            seen.p99_ms
        ));
        ours.push(rate);
        theirs.push(yardstick);
        ratios.push(rate / yardstick);
    }
    let middle = |figures: &[f64]| median(figures).context("nothing was measured");
    Ok(Row {
        name: Name::CreatePostgres.as_str(),
        unit: "requests/s",
        ours: middle(&ours)?,
        yardstick: middle(&theirs)?,
        ratio: middle(&ratios)?,
        goal: Goal::Ratio(1.5),
        connections: Some(CONNECTIONS),
        sides: None,
        ratios,
        others: None,
        load: load()?,
    })
}

fn count(cluster: &Cluster, table: &str) -> anyhow::Result<f64> {
    let found = cluster.run_in("kassa", &format!("select count(*) from {table}"))?;
    Ok(found.trim().parse()?)
}

/// A transaction that inserts what a create does: the rows of the first one, under keys that ascend as Kassa's do. The
/// tables are of the same form, with all their indexes, and hold nothing else.
fn inserts(cluster: &Cluster) -> anyhow::Result<String> {
    let mut script = String::from("begin;\n");
    cluster.run_in("kassa", "create sequence bench_ids")?;
    for table in TABLES {
        cluster.run_in("kassa", &format!("create table bench_{table} (like {table} including all)"))?;
        let names = format!(
            "select string_agg(column_name, ',' order by ordinal_position) from information_schema.columns \
             where table_name = '{table}'"
        );
        let names = cluster.run_in("kassa", &names)?;
        let mut values = vec![];
        for name in names.trim().split(',') {
            let literal = format!("select quote_nullable({name}::text) from {table} order by 1 limit 1");
            let literal = apart(cluster.run_in("kassa", &literal)?.trim());
            values.push(match name {
                "id" | "subject" => "'x_00Vc7kFmr' || lpad(nextval('bench_ids')::text, 26, '0')".to_owned(),
                "sequence" => "null".to_owned(),
                "hash" => "decode(md5(nextval('bench_ids')::text) || md5(random()::text), 'hex')".to_owned(),
                _ if literal.starts_with("E'\\\\x") || literal.starts_with("'\\x") => {
                    format!("{literal}::bytea")
                }
                _ => literal,
            });
        }
        script.push_str(&format!(
            "insert into bench_{table} ({}) values ({});\n",
            names.trim(),
            values.join(", ")
        ));
    }
    script.push_str("end;\n");
    Ok(script)
}

/// A text in which `pgbench` sees none of its variables, which are a colon and a name: a space stands between them.
fn apart(literal: &str) -> String {
    let mut out = String::with_capacity(literal.len());
    let mut letters = literal.chars().peekable();
    while let Some(letter) = letters.next() {
        out.push(letter);
        if letter == ':' && letters.peek().is_some_and(|next| next.is_ascii_alphanumeric() || *next == '_') {
            out.push(' ');
        }
    }
    out
}

/// Transactions per second of so many clients.
fn pgbench(cluster: &Cluster, script: &Path, clients: u32, seconds: u64) -> anyhow::Result<f64> {
    let output = cluster
        .program("pgbench")
        .args(["-n", "-M", "prepared", "-j", "2", "-c", &clients.to_string(), "-T", &seconds.to_string()])
        .arg("-f")
        .arg(script)
        .arg(cluster.url("kassa"))
        .output()
        .context("pgbench does not start")?;
    let said = String::from_utf8_lossy(&output.stdout);
    let rate = said.lines().find_map(|line| line.strip_prefix("tps = ")?.split(' ').next()?.parse().ok());
    match rate {
        Some(rate) if output.status.success() => Ok(rate),
        _ => bail!("pgbench failed:\n{said}{}", String::from_utf8_lossy(&output.stderr)),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn no_variable_is_left_in_a_literal() {
        let literal = super::apart(r#"'{"a":5,"b":null,"c":"https://x.example","d":[1]}'"#);
        assert_eq!(literal, r#"'{"a": 5,"b": null,"c":"https://x.example","d":[1]}'"#);
    }
}
