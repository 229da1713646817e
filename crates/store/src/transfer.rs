//! Moving everything from one database to another, of whichever engines, row by row.
//!
//! Each table is gone through three times: what the target has otherwise than the source is taken out, what it lacks
//! is put in, and then each row is compared. So it does not matter how often it is begun anew, nor where it was broken
//! off: what is there already is only looked at. Two rows never stand in each other's way, because all that is old is
//! gone before anything new comes.

use crate::plan::Plan;
use crate::value::{Statement, Value};
use crate::{Store, StoreError};
use std::cmp::Ordering;
use std::collections::{BTreeMap, VecDeque};

/// So many rows are read, and so many written in one transaction.
const PAGE: usize = 500;
/// The setting that is another for each installation, however much two of them look alike.
const CHECK: &str = "vault_check";
/// The table that it is in, which comes first: by it, a copy that was begun is known to be of this shop.
const FIRST: &str = "settings";

/// The table of the simulated bank.
const BANK: &str = "bank";

/// How far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress<'a> {
    /// The table that is being compared.
    pub table: &'a str,
    /// So many of its rows were compared.
    pub compared: u64,
}

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
    let ours = from.setting(CHECK).await?;
    let theirs = to.setting(CHECK).await?;
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
    tables.retain(|table| table.name != BANK || from.has_book() == to.has_book());
    tables.sort_by_key(|table| table.name != FIRST);
    let mut moved = Moved::default();
    for table in &tables {
        let pair = Pair { from, to, table };
        pair.take_out(&mut moved).await?;
        pair.put_in(&mut moved).await?;
        pair.compare(&mut moved, told).await?;
    }
    Ok(moved)
}

/// A table: its name, its columns, and those of them that make its key, in the order of that.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Table {
    name: String,
    columns: Vec<String>,
    key: Vec<usize>,
}

type Cells = Vec<Value>;

impl Table {
    fn key_of(&self, row: &Cells) -> Cells {
        self.key.iter().filter_map(|at| row.get(*at)).cloned().collect()
    }

    fn key_columns(&self) -> String {
        let names: Vec<&str> =
            self.key.iter().filter_map(|at| self.columns.get(*at)).map(String::as_str).collect();
        names.join(", ")
    }

    /// Rows after a key, or from the first.
    fn select(&self, is_first: bool) -> String {
        let (columns, name, key) = (self.columns.join(", "), &self.name, self.key_columns());
        let after =
            if is_first { String::new() } else { format!("where ({key}) > ({})", places(self.key.len())) };
        format!("select {columns} from {name} {after} order by {key} limit {PAGE}")
    }

    fn insert(&self) -> String {
        let (columns, name) = (self.columns.join(", "), &self.name);
        format!("insert into {name} ({columns}) values ({})", places(self.columns.len()))
    }

    fn delete(&self) -> String {
        format!("delete from {} where ({}) = ({})", self.name, self.key_columns(), places(self.key.len()))
    }
}

/// Placeholders for so many values.
fn places(count: usize) -> String {
    (1..=count).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ")
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
    async fn take_out(&self, moved: &mut Moved) -> Result<(), StoreError> {
        let (mut source, mut target) = (Rows::of(self.from, self.table), Rows::of(self.to, self.table));
        if target.peek().await?.is_none() {
            return Ok(());
        }
        let mut batch = Batch::of(self.to, self.table.delete());
        while let Some(found) = self.next(&mut source, &mut target).await? {
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
    async fn put_in(&self, moved: &mut Moved) -> Result<(), StoreError> {
        let (mut source, mut target) = (Rows::of(self.from, self.table), Rows::of(self.to, self.table));
        let mut batch = Batch::of(self.to, self.table.insert());
        while let Some(found) = self.next(&mut source, &mut target).await? {
            if let Where::Source(row) = found {
                moved.written += 1;
                batch.add(row).await?;
            }
        }
        batch.write().await
    }

    async fn compare(
        &self,
        moved: &mut Moved,
        told: &mut (dyn FnMut(Progress<'_>) + Send),
    ) -> Result<(), StoreError> {
        let (mut source, mut target) = (Rows::of(self.from, self.table), Rows::of(self.to, self.table));
        let mut compared = 0;
        while let Some(found) = self.next(&mut source, &mut target).await? {
            match found {
                Where::Both { source, target } if source == target => moved.same += 1,
                Where::Both { .. } | Where::Source(_) | Where::Target(_) => moved.different += 1,
            }
            compared += 1;
            if compared % 100_000 == 0 {
                told(Progress { table: &self.table.name, compared });
            }
        }
        told(Progress { table: &self.table.name, compared });
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

impl Store {
    /// All tables but that of the migrations, which each database has of its own.
    async fn tables(&self) -> Result<Vec<Table>, StoreError> {
        let columns = self
            .rows(self.engine.columns(), vec![], |row| Ok((row.text(0)?, row.text(1)?, row.int(2)?)))
            .await?;
        let mut tables: BTreeMap<String, (Vec<String>, BTreeMap<i64, usize>)> = BTreeMap::new();
        for (table, column, place) in columns {
            let (columns, key) = tables.entry(table).or_default();
            if place > 0 {
                key.insert(place, columns.len());
            }
            columns.push(column);
        }
        let table = |(name, (columns, key)): (_, (_, BTreeMap<_, _>))| Table {
            name,
            columns,
            key: key.into_values().collect(),
        };
        Ok(tables.into_iter().map(table).collect())
    }
}
