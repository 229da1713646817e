//! The bank's book: its own small database.

use crate::desk::{Desk, Name, Record, Sheet};
use crate::dispute::Dispute;
use crate::means::{Later, Means};
use crate::pause;
use kassa_domain::Timestamp;
use kassa_domain::dispute::DisputeStatus;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
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
create table if not exists disputes (
  reference text not null primary key, status text not null, amount bigint not null, reason text not null,
  due_by bigint not null
);
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

const CHARGES: &str = "select charges.*, means.id as means, holds.reference is not null as holds, \
     disputes.status as disputed, disputes.amount as disputed_amount, disputes.reason as disputed_for, \
     disputes.due_by as disputed_until from charges left join means on means.reference = charges.reference \
     left join holds on holds.reference = charges.reference \
     left join disputes on disputes.reference = charges.reference";

/// What is to be told already is told as it stands by then.
const TELL: &str = "insert into notices values ($1, $2, 0) \
     on conflict (reference) do update set due_at = min(due_at, excluded.due_at), tries = 0";

const REFUNDS: &str = "select id, charge, amount, round, status, ripens_at from refunds";

/// One charge in the book.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    /// What the buyer wants back of it.
    #[serde(default)]
    pub dispute: Option<Dispute>,
}

/// Money given back, or to be given back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

    /// What was to become of it by itself has, if its time has come; whether it has.
    pub(crate) fn ripen(&mut self, now: Timestamp) -> bool {
        if self.ripens_at.is_none_or(|at| at > now.0) {
            return false;
        }
        match self.ripens_to.take().as_deref() {
            Some("succeeded") => self.capture(),
            Some("held") => self.status = "held".to_owned(),
            Some("voided") => {
                self.status = "voided".to_owned();
                self.reason = Some("not_charged".to_owned());
            }
            // A part may have gone back before.
            Some("refunded") => self.give_back(self.captured.saturating_sub(self.refunded)),
            _ => self.decline("not_confirmed"),
        }
        self.ripens_at = None;
        true
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

    /// Serves what is asked at the desk, and writes down what changed.
    pub(crate) fn serve<T>(&self, ask: impl Fn(&mut Desk) -> Result<T, Name>) -> Result<T, String> {
        let _turn = self.turn()?;
        let mut known = Desk::default();
        loop {
            let mut desk = known.clone();
            match ask(&mut desk) {
                Ok(answer) => {
                    self.write(&desk).map_err(|problem| problem.to_string())?;
                    return Ok(answer);
                }
                Err(name) => {
                    let found = self.find(&name)?;
                    known.put(name, found);
                }
            }
        }
    }

    fn find(&self, name: &Name) -> Result<Option<Record>, String> {
        let guard = self.lock()?;
        let find = || -> rusqlite::Result<Option<Record>> {
            Ok(match name {
                Name::Charge(reference) => {
                    let mut statement =
                        guard.prepare_cached(&format!("{CHARGES} where charges.reference = $1"))?;
                    statement.query_row([reference], read).optional()?.map(Record::Charge)
                }
                Name::Refund(id) => {
                    let mut statement = guard.prepare_cached(&format!("{REFUNDS} where id = $1"))?;
                    statement.query_row([id], read_refund).optional()?.map(Record::Refund)
                }
                Name::Means(id) => {
                    let mut statement = guard.prepare_cached("select * from means where id = $1")?;
                    statement.query_row([id], read_means).optional()?.map(Record::Means)
                }
            })
        };
        find().map_err(|problem| problem.to_string())
    }

    fn write(&self, desk: &Desk) -> Result<(), String> {
        let guard = self.lock()?;
        let write = || -> rusqlite::Result<()> {
            let together = guard.unchecked_transaction()?;
            for record in desk.written() {
                match record {
                    Record::Charge(charge) => write_charge(&guard, charge)?,
                    Record::Refund(refund) => write_refund(&guard, refund)?,
                    Record::Means(means) => write_means(&guard, means)?,
                }
            }
            for (reference, at) in desk.notices() {
                guard.prepare_cached(TELL)?.execute(params![reference, at.0])?;
            }
            together.commit()
        };
        if desk.written().next().is_none() {
            return Ok(());
        }
        write().map_err(|problem| problem.to_string())
    }

    /// A charge as it stands now: what ripened meanwhile has ripened.
    ///
    /// # Errors
    /// When the book cannot be read or written.
    pub fn charge(&self, reference: &str, now: Timestamp) -> Result<Option<Charge>, String> {
        self.serve(|desk| desk.charge(reference, now))
    }

    /// Every refund, for comparing the book with what others believe.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn refunds(&self) -> Result<Vec<Refund>, String> {
        let guard = self.lock()?;
        let read = || -> rusqlite::Result<Vec<Refund>> {
            let mut statement = guard.prepare_cached(&format!("{REFUNDS} order by id"))?;
            statement.query_map([], read_refund)?.collect()
        };
        read().map_err(|problem| problem.to_string())
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

    /// Writes how a charge stands.
    ///
    /// # Errors
    /// When the book cannot be written.
    pub fn update(&self, charge: &Charge) -> Result<(), String> {
        let guard = self.lock()?;
        write_charge(&guard, charge).map_err(|problem| problem.to_string())
    }

    /// All that the book says.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn sheets(&self) -> Result<Vec<Sheet>, String> {
        let _turn = self.turn()?;
        let (charges, refunds) = (self.charges()?, self.refunds()?);
        let guard = self.lock()?;
        let means = || -> rusqlite::Result<Vec<Means>> {
            guard.prepare_cached("select * from means order by id")?.query_map([], read_means)?.collect()
        };
        let notices = || -> rusqlite::Result<BTreeMap<String, (i64, i64)>> {
            let mut notices = guard.prepare_cached("select reference, due_at, tries from notices")?;
            notices.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?.collect()
        };
        let means = means().map_err(|problem| problem.to_string())?;
        let notices = notices().map_err(|problem| problem.to_string())?;
        let sheet = |record: Record| {
            let told =
                if let Record::Charge(charge) = &record { notices.get(&charge.reference) } else { None };
            let (due_at, tries) = told.copied().unzip();
            Sheet { record, tries: tries.unwrap_or_default(), due_at: due_at.map(Timestamp) }
        };
        let charges = charges.into_iter().map(Record::Charge);
        let others = refunds.into_iter().map(Record::Refund).chain(means.into_iter().map(Record::Means));
        Ok(charges.chain(others).map(sheet).collect())
    }

    /// Writes what another book says.
    ///
    /// # Errors
    /// When the book cannot be written.
    pub fn put(&self, sheet: &Sheet) -> Result<(), String> {
        let guard = self.lock()?;
        let write = || -> rusqlite::Result<()> {
            match &sheet.record {
                Record::Refund(refund) => return write_refund(&guard, refund),
                Record::Means(means) => return write_means(&guard, means),
                Record::Charge(charge) => write_charge(&guard, charge)?,
            }
            let Name::Charge(reference) = sheet.record.name() else { return Ok(()) };
            guard.execute("delete from notices where reference = $1", [&reference])?;
            if let Some(at) = sheet.due_at {
                let values = params![reference, at.0, sheet.tries];
                guard.execute("insert into notices values ($1, $2, $3)", values)?;
            }
            Ok(())
        };
        write().map_err(|problem| problem.to_string())
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
        let written = match pause(notice.tries).filter(|_| !taken) {
            None => guard.execute("delete from notices where reference = $1", [&notice.reference]),
            Some(pause) => guard.execute(
                "update notices set due_at = $1, tries = tries + 1 where reference = $2",
                params![now.plus(pause).0, notice.reference],
            ),
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

fn write_charge(connection: &Connection, charge: &Charge) -> rusqlite::Result<()> {
    let sql = "insert into charges values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) \
         on conflict (reference) do update set status = excluded.status, reason = excluded.reason, \
         captured = excluded.captured, refunded = excluded.refunded, wrong = excluded.wrong, \
         ripens_to = excluded.ripens_to, ripens_at = excluded.ripens_at";
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
        let sql = "insert into holds values ($1) on conflict do nothing";
        connection.prepare_cached(sql)?.execute([&charge.reference])?;
    }
    if let Some(dispute) = &charge.dispute {
        let sql = "insert into disputes values ($1, $2, $3, $4, $5) \
             on conflict (reference) do update set status = excluded.status";
        let (status, reason) = (dispute.status.as_str(), &dispute.reason);
        let values = params![charge.reference, status, dispute.amount, reason, dispute.due_by];
        connection.prepare_cached(sql)?.execute(values)?;
    }
    Ok(())
}

fn write_refund(connection: &Connection, refund: &Refund) -> rusqlite::Result<()> {
    let sql = "insert into refunds values ($1, $2, $3, $4, $5, $6) on conflict (id) do update set \
         round = excluded.round, status = excluded.status, ripens_at = excluded.ripens_at";
    let values =
        params![refund.id, refund.charge, refund.amount, refund.round, refund.status, refund.ripens_at];
    connection.prepare_cached(sql)?.execute(values).map(drop)
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
        later: Later::from(later),
        exp_month: row.get("exp_month")?,
        exp_year: row.get("exp_year")?,
        charges: row.get("charges")?,
    })
}

fn read_dispute(row: &Row<'_>) -> rusqlite::Result<Option<Dispute>> {
    let status: Option<String> = row.get("disputed")?;
    let Some(status) = status.as_deref().and_then(DisputeStatus::parse) else { return Ok(None) };
    Ok(Some(Dispute {
        status,
        amount: row.get("disputed_amount")?,
        reason: row.get("disputed_for")?,
        due_by: row.get("disputed_until")?,
    }))
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
        dispute: read_dispute(row)?,
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
