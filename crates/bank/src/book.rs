//! The bank's book: its own small database.

use crate::means::{Later, Means};
use kassa_domain::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::path::Path;
use std::sync::{Mutex, MutexGuard};

/// What is missing is made whenever the book is opened, so that a book of an earlier version goes on. A table that
/// people have in their books already keeps its columns: what is new gets a table of its own.
const SCHEMA: &str = "
create table if not exists charges (
  reference text not null primary key, account text not null, status text not null, reason text, amount bigint not null,
  currency text not null, captured bigint not null, refunded bigint not null, wrong bigint not null,
  always_fails bigint not null, ripens_to text, ripens_at bigint, created_at bigint not null,
  check (refunded <= captured and captured <= amount)
);
create table if not exists holds (reference text not null primary key);
create table if not exists refunds (
  id text not null primary key, charge text not null, amount bigint not null, round bigint not null,
  status text not null, ripens_at bigint
);
create table if not exists notices (reference text not null primary key, due_at bigint not null, tries bigint not null);
create table if not exists means (
  id text not null primary key, reference text not null unique, account text not null, later text not null,
  exp_month bigint not null, exp_year bigint not null, charges bigint not null
);
create index if not exists notices_due on notices (due_at);
create index if not exists charges_ripe on charges (ripens_at) where ripens_at is not null;";

const CHARGES: &str = "select charges.*, means.id as means, holds.reference is not null as holds from charges \
     left join means on means.reference = charges.reference \
     left join holds on holds.reference = charges.reference";

/// One charge in the book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Charge {
    /// The caller's reference, unique.
    pub reference: String,
    /// Whose account.
    pub account: String,
    /// Where it stands.
    pub status: String,
    /// Why it was declined.
    pub reason: Option<String>,
    /// Minor units asked for.
    pub amount: i64,
    /// ISO 4217 code.
    pub currency: String,
    /// Minor units taken.
    pub captured: i64,
    /// Minor units given back.
    pub refunded: i64,
    /// Wrong codes so far.
    pub wrong: i64,
    /// Whether confirming it fails.
    pub always_fails: bool,
    /// What it becomes by itself.
    pub ripens_to: Option<String>,
    /// When.
    pub ripens_at: Option<i64>,
    /// When it was made.
    pub created_at: i64,
    /// The name of the means that comes with it and is to be kept.
    pub means: Option<String>,
    /// Whether the money is only to be held, until it is captured.
    pub holds: bool,
}

/// Money given back, or to be given back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refund {
    /// The caller's name for it, unique.
    pub id: String,
    /// Of which charge.
    pub charge: String,
    /// Minor units.
    pub amount: i64,
    /// How often it was tried before.
    pub round: i64,
    /// Where it stands.
    pub status: String,
    /// When it goes through.
    pub ripens_at: Option<i64>,
}

impl Charge {
    /// The name of the means that was kept with it: none before the charge has succeeded.
    #[must_use]
    pub fn kept(&self) -> Option<&str> {
        self.means.as_deref().filter(|_| matches!(self.status.as_str(), "succeeded" | "refunded"))
    }

    /// The buyer has paid: the money is taken, or held where it is only to be held.
    pub(crate) fn capture(&mut self) {
        self.reason = None;
        if self.holds {
            self.status = "held".to_owned();
            return;
        }
        self.status = "succeeded".to_owned();
        self.captured = self.amount;
    }

    pub(crate) fn give_back(&mut self, amount: i64) {
        self.refunded = self.refunded.saturating_add(amount);
        if self.refunded == self.captured {
            self.status = "refunded".to_owned();
        }
    }

    pub(crate) fn decline(&mut self, reason: &str) {
        self.status = "declined".to_owned();
        self.reason = Some(reason.to_owned());
    }
}

/// A notice that is to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// About which charge.
    pub reference: String,
    /// How often it was tried.
    pub tries: i64,
}

/// The open book.
#[derive(Debug)]
pub struct Book {
    connection: Mutex<Connection>,
    turn: Mutex<()>,
}

impl Book {
    /// Opens the book in a file, or in memory when there is no path.
    ///
    /// # Errors
    /// When the file cannot be opened.
    pub fn open(path: Option<&Path>) -> Result<Self, String> {
        let opened = match path {
            Some(path) => Connection::open(path),
            None => Connection::open_in_memory(),
        };
        let connection = opened.map_err(|problem| format!("the simulated bank's book: {problem}"))?;
        prepare(&connection).map_err(|problem| format!("the simulated bank's book: {problem}"))?;
        Ok(Self { connection: Mutex::new(connection), turn: Mutex::new(()) })
    }

    fn lock(&self) -> Result<MutexGuard<'_, Connection>, String> {
        self.connection.lock().map_err(|_| "the bank's book is locked for ever".to_owned())
    }

    /// A turn at the counter: requests are served one after the other, so that what one of them read is still true when
    /// it writes.
    pub(crate) fn turn(&self) -> Result<MutexGuard<'_, ()>, String> {
        self.turn.lock().map_err(|_| "the bank's counter is closed".to_owned())
    }

    /// A charge as it stands now: what ripened meanwhile has ripened.
    ///
    /// # Errors
    /// When the book cannot be read or written.
    pub fn charge(&self, reference: &str, now: Timestamp) -> Result<Option<Charge>, String> {
        let found = self
            .lock()?
            .prepare_cached(&format!("{CHARGES} where charges.reference = $1"))
            .and_then(|mut statement| statement.query_row([reference], read).optional())
            .map_err(|problem| problem.to_string())?;
        let Some(mut charge) = found else { return Ok(None) };
        if charge.ripens_at.is_some_and(|at| at <= now.0) {
            match charge.ripens_to.take().as_deref() {
                Some("succeeded") => charge.capture(),
                Some("held") => charge.status = "held".to_owned(),
                Some("voided") => {
                    charge.status = "voided".to_owned();
                    charge.reason = Some("not_charged".to_owned());
                }
                // A part may have gone back before.
                Some("refunded") => charge.give_back(charge.captured.saturating_sub(charge.refunded)),
                _ => charge.decline("not_confirmed"),
            }
            charge.ripens_at = None;
            self.update(&charge)?;
        }
        Ok(Some(charge))
    }

    /// A refund as it stands now.
    ///
    /// # Errors
    /// When the book cannot be read or written.
    pub fn refund(&self, id: &str, now: Timestamp) -> Result<Option<Refund>, String> {
        let found = self
            .lock()?
            .prepare_cached("select id, charge, amount, round, status, ripens_at from refunds where id = $1")
            .and_then(|mut statement| statement.query_row([id], read_refund).optional())
            .map_err(|problem| problem.to_string())?;
        let Some(mut refund) = found else { return Ok(None) };
        if refund.ripens_at.is_some_and(|at| at <= now.0) {
            refund.status = "succeeded".to_owned();
            refund.ripens_at = None;
            self.write_refund(&refund)?;
        }
        Ok(Some(refund))
    }

    /// Every refund, for comparing the book with what others believe.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn refunds(&self) -> Result<Vec<Refund>, String> {
        let guard = self.lock()?;
        let read = || -> rusqlite::Result<Vec<Refund>> {
            let sql = "select id, charge, amount, round, status, ripens_at from refunds order by id";
            let mut statement = guard.prepare_cached(sql)?;
            statement.query_map([], read_refund)?.collect()
        };
        read().map_err(|problem| problem.to_string())
    }

    pub(crate) fn write_refund(&self, refund: &Refund) -> Result<(), String> {
        let sql = "insert into refunds values ($1, $2, $3, $4, $5, $6) on conflict (id) do update set \
            round = excluded.round, status = excluded.status, ripens_at = excluded.ripens_at";
        let values =
            params![refund.id, refund.charge, refund.amount, refund.round, refund.status, refund.ripens_at];
        let written = self.lock()?.prepare_cached(sql).and_then(|mut statement| statement.execute(values));
        written.map(drop).map_err(|problem| problem.to_string())
    }

    /// Every charge, for comparing the book with what others believe.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn charges(&self) -> Result<Vec<Charge>, String> {
        let guard = self.lock()?;
        let mut statement = guard
            .prepare_cached(&format!("{CHARGES} order by charges.reference"))
            .map_err(|problem| problem.to_string())?;
        let rows = statement.query_map([], read).map_err(|problem| problem.to_string())?;
        rows.collect::<Result<_, _>>().map_err(|problem: rusqlite::Error| problem.to_string())
    }

    /// A means that is kept for the account, once the charge with which it came has succeeded.
    pub(crate) fn kept(&self, id: &str, account: &str, now: Timestamp) -> Result<Option<Means>, String> {
        let found = self
            .lock()?
            .prepare_cached("select * from means where id = $1 and account = $2")
            .and_then(|mut statement| statement.query_row([id, account], read_means).optional())
            .map_err(|problem| problem.to_string())?;
        let Some(means) = found else { return Ok(None) };
        let came_with = self.charge(&means.reference, now)?;
        Ok(came_with.is_some_and(|charge| charge.kept().is_some()).then_some(means))
    }

    /// Writes a new charge, the means that it brings or takes money from, and the notice that will tell of its
    /// ripening.
    ///
    /// # Errors
    /// When the book cannot be written.
    pub fn insert(&self, charge: &Charge, means: Option<&Means>) -> Result<(), String> {
        let guard = self.lock()?;
        let write = || -> rusqlite::Result<()> {
            let together = guard.unchecked_transaction()?;
            insert_charge(&guard, charge)?;
            if let Some(means) = means {
                write_means(&guard, means)?;
            }
            if let Some(at) = charge.ripens_at {
                guard
                    .prepare_cached("insert into notices values ($1, $2, 0)")?
                    .execute(params![charge.reference, at])?;
            }
            together.commit()
        };
        write().map_err(|problem| problem.to_string())
    }

    /// Writes how a charge stands.
    ///
    /// # Errors
    /// When the book cannot be written.
    pub fn update(&self, charge: &Charge) -> Result<(), String> {
        let sql = "update charges set status = $1, reason = $2, captured = $3, refunded = $4, wrong \
            = $5, ripens_to = $6, \
                   ripens_at = $7 where reference = $8";
        let values = params![
            charge.status,
            charge.reason,
            charge.captured,
            charge.refunded,
            charge.wrong,
            charge.ripens_to,
            charge.ripens_at,
            charge.reference
        ];
        let written = self.lock()?.prepare_cached(sql).and_then(|mut statement| statement.execute(values));
        written.map(drop).map_err(|problem| problem.to_string())
    }

    /// The accounts that are still to be told something.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn untold(&self) -> Result<Vec<String>, String> {
        let guard = self.lock()?;
        let read = || -> rusqlite::Result<Vec<String>> {
            let sql = "select distinct account from notices join charges using (reference) order by account";
            let mut statement = guard.prepare_cached(sql)?;
            let rows = statement.query_map([], |row| row.get(0))?;
            rows.collect()
        };
        read().map_err(|problem| problem.to_string())
    }

    pub(crate) fn due_notices(&self, account: &str, now: Timestamp) -> Result<Vec<Notice>, String> {
        let guard = self.lock()?;
        let read = || -> rusqlite::Result<Vec<Notice>> {
            let sql = "select reference, tries from notices join charges using (reference) \
                       where account = $1 and due_at <= $2 order by due_at limit 100";
            let mut statement = guard.prepare_cached(sql)?;
            let rows = statement.query_map(params![account, now.0], |row| {
                Ok(Notice { reference: row.get(0)?, tries: row.get(1)? })
            })?;
            rows.collect()
        };
        read().map_err(|problem| problem.to_string())
    }

    /// When the next notice is due.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn next_notice(&self) -> Result<Option<Timestamp>, String> {
        let due: rusqlite::Result<Option<i64>> =
            self.lock()?.query_row("select min(due_at) from notices", [], |row| row.get(0));
        due.map(|at| at.map(Timestamp)).map_err(|problem| problem.to_string())
    }

    /// A notice was taken, or not: then it comes again after a while, and is given up after some tries.
    ///
    /// # Errors
    /// When the book cannot be written.
    pub fn noticed(&self, notice: &Notice, taken: bool, now: Timestamp) -> Result<(), String> {
        let guard = self.lock()?;
        let written = if taken || notice.tries >= 20 {
            guard.execute("delete from notices where reference = $1", [&notice.reference])
        } else {
            let later = now.plus(1_000 << notice.tries.min(16)).0;
            guard.execute(
                "update notices set due_at = $1, tries = tries + 1 where reference = $2",
                params![later, notice.reference],
            )
        };
        written.map(drop).map_err(|problem| problem.to_string())
    }
}

fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(std::time::Duration::from_secs(10))?;
    connection.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", "normal")?;
    connection.pragma_update(None, "cache_size", -2_000)?;
    // Each statement is planned once, whatever is bound to it.
    connection.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.execute_batch(SCHEMA)
}

fn insert_charge(connection: &Connection, charge: &Charge) -> rusqlite::Result<()> {
    let sql = "insert into charges values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    let values = params![
        charge.reference,
        charge.account,
        charge.status,
        charge.reason,
        charge.amount,
        charge.currency,
        charge.captured,
        charge.refunded,
        charge.wrong,
        charge.always_fails,
        charge.ripens_to,
        charge.ripens_at,
        charge.created_at
    ];
    connection.prepare_cached(sql)?.execute(values)?;
    if charge.holds {
        connection.prepare_cached("insert into holds values ($1)")?.execute([&charge.reference])?;
    }
    Ok(())
}

fn write_means(connection: &Connection, means: &Means) -> rusqlite::Result<()> {
    let sql = "insert into means values ($1, $2, $3, $4, $5, $6, $7) \
         on conflict (id) do update set charges = excluded.charges";
    let values = params![
        means.id,
        means.reference,
        means.account,
        means.later.as_str(),
        means.exp_month,
        means.exp_year,
        means.charges
    ];
    connection.prepare_cached(sql)?.execute(values).map(drop)
}

fn read_means(row: &Row<'_>) -> rusqlite::Result<Means> {
    let later: String = row.get("later")?;
    Ok(Means {
        id: row.get("id")?,
        reference: row.get("reference")?,
        account: row.get("account")?,
        // A word that is not known here is of a newer version. Such a means declines: that costs nobody anything.
        later: Later::parse(&later).unwrap_or(Later::NoMoney),
        exp_month: row.get("exp_month")?,
        exp_year: row.get("exp_year")?,
        charges: row.get("charges")?,
    })
}

fn read(row: &Row<'_>) -> rusqlite::Result<Charge> {
    Ok(Charge {
        reference: row.get("reference")?,
        account: row.get("account")?,
        status: row.get("status")?,
        reason: row.get("reason")?,
        amount: row.get("amount")?,
        currency: row.get("currency")?,
        captured: row.get("captured")?,
        refunded: row.get("refunded")?,
        wrong: row.get("wrong")?,
        always_fails: row.get("always_fails")?,
        ripens_to: row.get("ripens_to")?,
        ripens_at: row.get("ripens_at")?,
        created_at: row.get("created_at")?,
        means: row.get("means")?,
        holds: row.get("holds")?,
    })
}

fn read_refund(row: &Row<'_>) -> rusqlite::Result<Refund> {
    Ok(Refund {
        id: row.get(0)?,
        charge: row.get(1)?,
        amount: row.get(2)?,
        round: row.get(3)?,
        status: row.get(4)?,
        ripens_at: row.get(5)?,
    })
}
