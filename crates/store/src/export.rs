//! Writing all rows of a database as lines, as they are at one moment, while a server goes on.

use crate::bank;
use crate::engine::Held;
use crate::lines::{End, FORMAT, Head, LinesError, Writer, fingerprint};
use crate::tables::{BANK, Cells, PAGE, Table};
use crate::{Database, StoreError, migrate, settings};
use kassa_domain::filed::Filed;
use std::collections::BTreeMap;
use std::io::Write;

/// How far it is.
#[derive(Clone, Copy, Debug)]
pub struct Progress<'a> {
    /// What is done with rows, as a word such as `written`.
    pub doing: &'static str,
    /// Of which table they are.
    pub table: &'a str,
    /// So many of all tables are done.
    pub done: u64,
    /// So many there are.
    pub all: u64,
}

/// How far a database has been brought up to date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schema {
    /// The last migration that it has; 0 when nothing is there.
    pub applied: i64,
    /// The last one that this binary knows.
    pub known: i64,
}

/// A database as it is at one moment. Looking at it changes nothing, and nothing is made where nothing is.
pub struct Moment {
    held: Held,
    schema: Schema,
}

/// Where the simulated bank's book comes from.
pub enum Sheets<'a> {
    /// From a file of its own.
    Given(Vec<Filed>),
    /// From the rows, each of which is brought into the form that a file's would have.
    Rows(&'a dyn Fn(Filed) -> Result<Filed, String>),
}

impl Moment {
    /// Takes hold of it.
    ///
    /// # Errors
    /// When the database does not answer, or is newer than this binary.
    pub async fn of(database: &Database) -> Result<Self, StoreError> {
        let held = Held::now(database).await?;
        let applied = held.applied().await?;
        // What is newer or other than what is known is refused.
        migrate::missing(&applied)?;
        let applied = applied.last().map_or(0, |(number, _)| *number);
        Ok(Self { held, schema: Schema { applied, known: migrate::newest() } })
    }

    /// How far it has been brought up to date.
    #[must_use]
    pub fn schema(&self) -> Schema {
        self.schema
    }

    /// The setting by which the master key is checked.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn key_check(&self) -> Result<Option<String>, StoreError> {
        let (sql, name) = settings::find(settings::CHECK);
        Ok(self.held.rows(sql, &name, |row| row.text(0)).await?.pop())
    }

    /// Its tables.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn tables(&self) -> Result<Vec<Table>, StoreError> {
        self.held.tables().await
    }

    /// Writes all of it. `when` is the time of the head, and `version` that of the program.
    ///
    /// # Errors
    /// When the database does not answer, or the lines cannot be written.
    pub async fn export(
        &self,
        (version, when): (&str, String),
        sheets: &Sheets<'_>,
        out: impl Write,
        tell: &mut dyn FnMut(Progress<'_>),
    ) -> Result<(Head, End), LinesError> {
        let tables = self.tables().await?;
        let mut counts = BTreeMap::new();
        for table in &tables {
            let count = match sheets {
                Sheets::Given(sheets) if table.name == BANK => sheets.len().try_into().unwrap_or(u64::MAX),
                _ => self.count(table).await?,
            };
            counts.insert(table.name.clone(), count);
        }
        let head = Head {
            kassa_export: FORMAT,
            kassa: version.to_owned(),
            schema: self.schema.applied,
            exported_at: when,
            master_key: self.key_check().await?.as_deref().map(fingerprint),
            rows: counts.values().sum(),
            tables: counts,
        };
        let mut writer = Writer::begin(out, &head)?;
        let mut done = 0;
        for table in &tables {
            let mut rows = Rows::of(&self.held, table, (table.name == BANK).then_some(sheets));
            while let Some(page) = rows.page().await? {
                for row in &page {
                    writer.row(table, row)?;
                }
                done += u64::try_from(page.len()).unwrap_or(u64::MAX);
                tell(Progress { doing: "written", table: &table.name, done, all: head.rows });
            }
        }
        Ok((head, writer.end()?))
    }

    async fn count(&self, table: &Table) -> Result<u64, StoreError> {
        let found = self.held.rows(&table.count(), &[], |row| row.int(0)).await?;
        Ok(found.first().and_then(|count| u64::try_from(*count).ok()).unwrap_or(0))
    }
}

/// The rows of a table in the order of its key, page by page.
pub(crate) struct Rows<'a> {
    held: &'a Held,
    table: &'a Table,
    sheets: Option<&'a Sheets<'a>>,
    /// The key of the last row that was read.
    after: Option<Cells>,
    is_over: bool,
}

impl<'a> Rows<'a> {
    pub(crate) fn of(held: &'a Held, table: &'a Table, sheets: Option<&'a Sheets<'a>>) -> Self {
        Self { held, table, sheets, after: None, is_over: false }
    }

    /// The next page, which has a row at least.
    pub(crate) async fn page(&mut self) -> Result<Option<Vec<Cells>>, StoreError> {
        if self.is_over {
            return Ok(None);
        }
        if let Some(Sheets::Given(sheets)) = self.sheets {
            self.is_over = true;
            let rows: Vec<Cells> = sheets.iter().map(bank::cells).collect();
            return Ok(Some(rows).filter(|rows| !rows.is_empty()));
        }
        let width = self.table.columns.len();
        let sql = self.table.select(self.after.is_none());
        let after = self.after.take().unwrap_or_default();
        let mut page: Vec<Cells> = self.held.rows(&sql, &after, |row| row.cells(width)).await?;
        self.is_over = page.len() < PAGE;
        self.after = page.last().map(|row| self.table.key_of(row));
        if let Some(Sheets::Rows(form)) = self.sheets {
            for row in &mut page {
                let filed = form(bank::of_cells(row)?);
                *row = bank::cells(&filed.map_err(StoreError::Inconsistent)?);
            }
        }
        Ok(Some(page).filter(|page| !page.is_empty()))
    }
}

impl Database {
    /// How far it has been brought up to date. Asking changes nothing.
    ///
    /// # Errors
    /// When it does not answer, or is newer than this binary.
    pub async fn schema(&self) -> Result<Schema, StoreError> {
        Ok(Moment::of(self).await?.schema())
    }
}
