//! Filling an empty database with the lines of an export: all of it, or nothing.
//!
//! What was put there is read back and compared with the lines before it is kept. Until then a SQLite file has another
//! name, and at a PostgreSQL server nobody sees anything: wherever it ends, nothing half done is left.

use crate::bank;
use crate::engine::Held;
use crate::export::{Progress, Rows};
use crate::lines::{Head, LinesError, Reader, Sum, fingerprint};
use crate::tables::{BANK, Cells, FIRST, PAGE, Table};
use crate::value::{Statement, Value};
use crate::{Database, StoreError, migrate, settings};
use kassa_domain::filed::Filed;
use std::collections::BTreeMap;
use std::io::BufRead;

/// Rows of more bytes than this are not gathered before they are written.
const GATHERED_MAX: usize = 8 << 20;
/// After so many rows it is told how far it is.
const TOLD: u64 = 500;

/// A database that was filled, and is not kept yet.
pub struct Filled {
    held: Held,
    /// The simulated bank's book, where the database does not keep it in its rows.
    pub sheets: Vec<Filed>,
}

impl Filled {
    /// Brings it to the schema of this binary, and keeps it. Of a SQLite file the name is not on disk, before the
    /// folder is synced.
    ///
    /// # Errors
    /// When the database does not do it; then nothing of it is kept.
    pub async fn keep(self) -> Result<(), StoreError> {
        self.held.keep().await
    }
}

/// Fills a database that is empty: a SQLite file that is not there yet, or a PostgreSQL database in which Kassa has no
/// tables. `fits` is asked whether the master key at hand, if any, opens the setting by which it is checked.
///
/// # Errors
/// When a line is not what it should be, the database is not empty or does not take a row, or what it has is not what
/// it was given.
pub async fn import<R: BufRead>(
    reader: &mut Reader<R>,
    database: &Database,
    fits: &dyn Fn(&str) -> Result<(), String>,
    tell: &mut dyn FnMut(Progress<'_>),
) -> Result<Filled, LinesError> {
    let head = reader.head().clone();
    let known = migrate::newest();
    if !(1..=known).contains(&head.schema) {
        return Err(reader.at_fault(format!(
            "the tables are those of migration {}, and this version knows 1 to {known}; import it with Kassa {} or \
             newer",
            head.schema, head.kassa
        )));
    }
    let held = Held::empty(database, head.schema).await?;
    let tables = held.tables().await?;
    let mut names: Vec<&str> = tables.iter().map(|table| table.name.as_str()).collect();
    names.sort_unstable();
    if !head.tables.keys().eq(names.iter()) {
        let why = format!("`tables` must name each of {}, and no other", names.join(", "));
        return Err(reader.at_fault(why));
    }
    let mut filling = Filling::of(&held, &tables, &head);
    filling.take(reader, fits, tell).await?;
    let given = filling.sum.text();
    let sheets = filling.sheets;
    if given != read_back(&held, &tables, &head, tell).await? {
        let text = "the database does not give back what it was given; nothing is kept";
        return Err(StoreError::Failed(text.to_owned()).into());
    }
    Ok(Filled { held, sheets })
}

/// The sum over the lines of all rows that are there now.
async fn read_back(
    held: &Held,
    tables: &[Table],
    head: &Head,
    tell: &mut dyn FnMut(Progress<'_>),
) -> Result<String, LinesError> {
    let mut sum = Sum::default();
    let mut done = 0;
    for table in tables {
        let mut rows = Rows::of(held, table, None);
        while let Some(page) = rows.page().await? {
            for row in &page {
                sum.add(table, row)?;
            }
            done += u64::try_from(page.len()).unwrap_or(u64::MAX);
            tell(Progress { doing: "checked", table: &table.name, done, all: head.rows });
        }
    }
    Ok(sum.text())
}

/// What is on the way from the lines to the rows.
struct Filling<'a> {
    held: &'a Held,
    tables: &'a [Table],
    head: &'a Head,
    /// The statement for a row of each table. The texts live as long as the process.
    inserts: Vec<&'static str>,
    counts: BTreeMap<usize, u64>,
    /// The table and the key of the row before.
    last: Option<(usize, Cells)>,
    gathered: Vec<Statement>,
    /// The line of the first of them, and the bytes of all.
    from: (u64, usize),
    sum: Sum,
    sheets: Vec<Filed>,
}

impl<'a> Filling<'a> {
    fn of(held: &'a Held, tables: &'a [Table], head: &'a Head) -> Self {
        Self {
            held,
            tables,
            head,
            inserts: tables.iter().map(|table| -> &'static str { table.insert().leak() }).collect(),
            counts: BTreeMap::new(),
            last: None,
            gathered: vec![],
            from: (0, 0),
            sum: Sum::default(),
            sheets: vec![],
        }
    }

    /// Takes every line.
    async fn take<R: BufRead>(
        &mut self,
        reader: &mut Reader<R>,
        fits: &dyn Fn(&str) -> Result<(), String>,
        tell: &mut dyn FnMut(Progress<'_>),
    ) -> Result<(), LinesError> {
        let mut done = 0_u64;
        while let Some((place, row)) = reader.next(self.tables)? {
            let Some(table) = self.tables.get(place) else { continue };
            self.in_order(place, table, &row).map_err(|why| reader.at_fault(why))?;
            self.key_fits(table, &row, fits).map_err(|why| reader.at_fault(why))?;
            *self.counts.entry(place).or_default() += 1;
            done += 1;
            if table.name == BANK && !self.held.has_book() {
                self.sheets.push(bank::of_cells(&row)?);
                continue;
            }
            self.sum.add(table, &row)?;
            self.gather(place, row, (reader.number(), reader.length())).await?;
            if done.is_multiple_of(TOLD) {
                tell(Progress { doing: "read", table: &table.name, done, all: self.head.rows });
            }
        }
        self.write(reader.number().saturating_sub(1)).await?;
        tell(Progress { doing: "read", table: "all tables", done, all: self.head.rows });
        for (place, table) in self.tables.iter().enumerate() {
            let (found, said) =
                (self.counts.get(&place).copied(), self.head.tables.get(&table.name).copied());
            if found.unwrap_or(0) != said.unwrap_or(0) {
                let (name, found, said) = (&table.name, found.unwrap_or(0), said.unwrap_or(0));
                let why = format!("there are {found} rows of {name}, and the first line says {said}");
                return Err(LinesError::Line { line: 1, why });
            }
        }
        Ok(())
    }

    /// Rows come table by table, and in each by their keys.
    fn in_order(&mut self, place: usize, table: &Table, row: &[Value]) -> Result<(), String> {
        let key = table.key_of(row);
        match &self.last {
            Some((before, _)) if *before > place => {
                let name = self.tables.get(*before).map_or("", |table| table.name.as_str());
                return Err(format!("a row of {} must come before those of {name}", table.name));
            }
            Some((before, last)) if *before == place && *last >= key => {
                return Err(format!(
                    "the rows of {} must be in the order of their keys, each once",
                    table.name
                ));
            }
            _ => {}
        }
        self.last = Some((place, key));
        Ok(())
    }

    /// Of another master key nothing could be read.
    fn key_fits(
        &self,
        table: &Table,
        row: &[Value],
        fits: &dyn Fn(&str) -> Result<(), String>,
    ) -> Result<(), String> {
        match row {
            [Value::Text(name), Value::Text(check)] if table.name == FIRST && name == settings::CHECK => {
                if self.head.master_key.as_ref() != Some(&fingerprint(check)) {
                    return Err(
                        "it is not what `master_key` of the first line is the fingerprint of".to_owned()
                    );
                }
                fits(check)
            }
            _ => Ok(()),
        }
    }

    async fn gather(
        &mut self,
        place: usize,
        row: Cells,
        (line, length): (u64, usize),
    ) -> Result<(), LinesError> {
        let Some(sql) = self.inserts.get(place).copied() else { return Ok(()) };
        let is_another = self.gathered.first().is_some_and(|first| first.sql != sql);
        if is_another || self.gathered.len() >= PAGE || self.from.1 > GATHERED_MAX {
            self.write(line - 1).await?;
        }
        if self.gathered.is_empty() {
            self.from = (line, 0);
        }
        self.from.1 += length;
        self.gathered.push(Statement::one(sql, row));
        Ok(())
    }

    /// Writes what was gathered, up to a line.
    async fn write(&mut self, to: u64) -> Result<(), LinesError> {
        let statements = std::mem::take(&mut self.gathered);
        if statements.is_empty() {
            return Ok(());
        }
        let from = self.from.0;
        self.held.put(statements).await.map_err(|(at, why)| {
            let why = match why {
                StoreError::Conflict => "a row before stands in its way: both cannot be".to_owned(),
                StoreError::Busy(_) | StoreError::Broken(_) => return LinesError::Store(why),
                StoreError::Failed(why) | StoreError::Inconsistent(why) => {
                    format!("the database does not take it: {why}")
                }
            };
            match at.and_then(|at| u64::try_from(at).ok()) {
                Some(at) => LinesError::Line { line: from + at, why },
                None => {
                    LinesError::Line { line: from, why: format!("{why} (or a line after it, up to {to})") }
                }
            }
        })
    }
}
