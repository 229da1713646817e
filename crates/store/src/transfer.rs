//! Moving everything from one database to another, of whichever engines, row by row.
//!
//! Each table is gone through three times: what the target has otherwise than the source is taken out, what it lacks
//! is put in, and then each row is compared. So it does not matter how often it is begun anew, nor where it was broken
//! off: what is there already is only looked at. Two rows never stand in each other's way, because all that is old is
//! gone before anything new comes.

use crate::export::Progress;
use crate::plan::Plan;
use crate::tables::{Cells, FIRST, PAGE, Table};
use crate::value::Statement;
use crate::{Store, StoreError, settings, tables};
use std::cmp::Ordering;
use std::collections::{BTreeMap, VecDeque};

/// After so many rows it is told how far it is.
const TOLD_EVERY: u64 = 500;

/// What was moved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// Rows that are in both now, and the same.
    pub same: u64,
    /// Rows that are not the same in both: the source, or the target, was written to meanwhile.
    pub different: u64,
    /// Rows that the target did not have, or had otherwise.
    pub written: u64,
    /// Rows of the target that the source does not have.
    pub removed: u64,
}

/// Copies all rows of a database to another, which has none or those of an earlier copy. What is written to the source
/// meanwhile comes along when this is done once more.
///
/// # Errors
/// When a database does not answer, or the target holds something else.
pub async fn copy(
    from: &Store,
    to: &Store,
    told: &mut (dyn FnMut(Progress<'_>) + Send),
) -> Result<Moved, StoreError> {
    let ours = from.setting(settings::CHECK).await?;
    let theirs = to.setting(settings::CHECK).await?;
    let is_other = match &theirs {
        Some(_) => theirs != ours,
        None => !to.merchants().await?.is_empty(),
    };
    if is_other {
        return Err(StoreError::Failed("the target holds another shop; name an empty database".to_owned()));
    }
    let mut tables = from.tables().await?;
    if tables != to.tables().await? {
        return Err(StoreError::Failed("the two databases do not have the same tables".to_owned()));
    }
    // Where only one of the two keeps the bank's book in its rows, it is not moved as rows are.
    tables.retain(|table| table.name != tables::BANK || from.has_book() == to.has_book());
    // By what the first one holds, a copy that was begun is known to be of this shop.
    tables.sort_by_key(|table| table.name != FIRST);
    let mut moved = Moved::default();
    let mut counts = vec![];
    for table in &tables {
        counts.push(from.count(table).await?);
    }
    let mut way = Way { told, done: 0, all: counts.iter().sum::<u64>().saturating_mul(PASSES) };
    for (table, count) in tables.iter().zip(counts) {
        let pair = Pair { from, to, table };
        let begun = way.done;
        pair.take_out(&mut moved, &mut way).await?;
        way.reach(begun + count, table);
        pair.put_in(&mut moved, &mut way).await?;
        way.reach(begun + 2 * count, table);
        pair.compare(&mut moved, &mut way).await?;
        way.reach(begun + PASSES * count, table);
    }
    Ok(moved)
}

/// So often each table is gone through.
const PASSES: u64 = 3;

/// How far it is, and who wants to know.
struct Way<'a> {
    told: &'a mut (dyn FnMut(Progress<'_>) + Send),
    done: u64,
    all: u64,
}

impl Way<'_> {
    /// Another row was looked at. Now and then that is told.
    fn step(&mut self, doing: &'static str, table: &Table) {
        self.done += 1;
        if self.done.is_multiple_of(TOLD_EVERY) {
            (self.told)(Progress { doing, table: &table.name, done: self.done, all: self.all });
        }
    }

    /// A table was gone through: rows of either side may have come and gone meanwhile.
    fn reach(&mut self, done: u64, table: &Table) {
        self.done = done;
        (self.told)(Progress { doing: "compared", table: &table.name, done, all: self.all });
    }
}

/// The rows of a table, in the order of its key.
struct Rows<'a> {
    store: &'a Store,
    table: &'a Table,
    /// The key of the last row that was read.
    after: Option<Cells>,
    read: VecDeque<Cells>,
    is_over: bool,
}

impl<'a> Rows<'a> {
    fn of(store: &'a Store, table: &'a Table) -> Self {
        Self { store, table, after: None, read: VecDeque::new(), is_over: false }
    }

    /// The next row, which stays the next one until it is taken.
    async fn peek(&mut self) -> Result<Option<&Cells>, StoreError> {
        if self.read.is_empty() && !self.is_over {
            let sql = self.table.select(self.after.is_none());
            let width = self.table.columns.len();
            let after = self.after.clone().unwrap_or_default();
            let page = self.store.rows(&sql, after, |row| row.cells(width)).await?;
            self.is_over = page.len() < PAGE;
            self.after = page.last().map(|row| self.table.key_of(row)).or_else(|| self.after.take());
            self.read = page.into();
        }
        Ok(self.read.front())
    }

    fn take(&mut self) -> Option<Cells> {
        self.read.pop_front()
    }
}

/// Where a row is.
enum Where {
    Source(Cells),
    Target(Cells),
    Both { source: Cells, target: Cells },
}

struct Pair<'a> {
    from: &'a Store,
    to: &'a Store,
    table: &'a Table,
}

impl Pair<'_> {
    /// The next row of either side, by key.
    async fn next(&self, source: &mut Rows<'_>, target: &mut Rows<'_>) -> Result<Option<Where>, StoreError> {
        let order = match (source.peek().await?, target.peek().await?) {
            (None, None) => return Ok(None),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(ours), Some(theirs)) => self.table.key_of(ours).cmp(&self.table.key_of(theirs)),
        };
        Ok(match order {
            Ordering::Less => source.take().map(Where::Source),
            Ordering::Greater => target.take().map(Where::Target),
            Ordering::Equal => {
                source.take().zip(target.take()).map(|(source, target)| Where::Both { source, target })
            }
        })
    }

    /// Takes out of the target what the source has not, or has otherwise.
    async fn take_out(&self, moved: &mut Moved, way: &mut Way<'_>) -> Result<(), StoreError> {
        let (mut source, mut target) = (Rows::of(self.from, self.table), Rows::of(self.to, self.table));
        if target.peek().await?.is_none() {
            return Ok(());
        }
        let mut batch = Batch::of(self.to, self.table.delete());
        while let Some(found) = self.next(&mut source, &mut target).await? {
            way.step("looked at", self.table);
            match found {
                Where::Source(_) => {}
                Where::Target(row) => {
                    moved.removed += 1;
                    batch.add(self.table.key_of(&row)).await?;
                }
                Where::Both { source, target } if source == target => {}
                Where::Both { target, .. } => batch.add(self.table.key_of(&target)).await?,
            }
        }
        batch.write().await
    }

    /// Puts into the target what it lacks.
    async fn put_in(&self, moved: &mut Moved, way: &mut Way<'_>) -> Result<(), StoreError> {
        let (mut source, mut target) = (Rows::of(self.from, self.table), Rows::of(self.to, self.table));
        let mut batch = Batch::of(self.to, self.table.insert());
        while let Some(found) = self.next(&mut source, &mut target).await? {
            way.step("written", self.table);
            if let Where::Source(row) = found {
                moved.written += 1;
                batch.add(row).await?;
            }
        }
        batch.write().await
    }

    async fn compare(&self, moved: &mut Moved, way: &mut Way<'_>) -> Result<(), StoreError> {
        let (mut source, mut target) = (Rows::of(self.from, self.table), Rows::of(self.to, self.table));
        while let Some(found) = self.next(&mut source, &mut target).await? {
            match found {
                Where::Both { source, target } if source == target => moved.same += 1,
                Where::Both { .. } | Where::Source(_) | Where::Target(_) => moved.different += 1,
            }
            way.step("compared", self.table);
        }
        Ok(())
    }
}

/// Statements of one text, carried out by the page.
struct Batch<'a> {
    store: &'a Store,
    sql: &'static str,
    waiting: Vec<Statement>,
}

impl<'a> Batch<'a> {
    /// The text lives as long as the process: there are two for each table.
    fn of(store: &'a Store, sql: String) -> Self {
        Self { store, sql: sql.leak(), waiting: vec![] }
    }

    async fn add(&mut self, values: Cells) -> Result<(), StoreError> {
        self.waiting.push(Statement::one(self.sql, values));
        if self.waiting.len() < PAGE { Ok(()) } else { self.write().await }
    }

    async fn write(&mut self) -> Result<(), StoreError> {
        let statements = std::mem::take(&mut self.waiting);
        if statements.is_empty() {
            return Ok(());
        }
        // Among what is copied may be test clocks.
        let plan =
            Plan { statements, timelines: BTreeMap::from([(0, true)]), leaves_work: false, emits: false };
        match self.store.engine.commit(plan).await {
            Err(StoreError::Conflict) => {
                Err(StoreError::Failed("somebody else writes to the target".to_owned()))
            }
            done => done.map(drop),
        }
    }
}
