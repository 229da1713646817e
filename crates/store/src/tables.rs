//! The tables of a database as it has them itself, for whatever goes through all rows without asking what they mean.

use crate::value::{Row, Value};
use crate::{Store, StoreError};
use std::collections::BTreeMap;

/// So many rows are read, and so many written, at a time.
pub(crate) const PAGE: usize = 500;
/// The table that whoever goes through all of them begins with: it says whose rows they are.
pub(crate) const FIRST: &str = "settings";
/// The table of the simulated bank. A SQLite file has nothing in it.
pub(crate) const BANK: &str = "bank";
/// The column in which a noun keeps whatever needs none of its own, as a JSON object.
const DOCUMENT: &str = "body";

/// A row, as its cells in the order of the columns.
pub(crate) type Cells = Vec<Value>;

/// A table: its name, its columns, and those of them that make its key, in the order of that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub(crate) name: String,
    pub(crate) columns: Vec<Column>,
    pub(crate) key: Vec<usize>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    /// Whether a row may have nothing there.
    pub(crate) may_be_null: bool,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Int,
    Text,
    Bytes,
}

impl Column {
    /// Whether its text is a JSON object.
    pub(crate) fn is_document(&self) -> bool {
        self.kind == Kind::Text && self.name == DOCUMENT
    }
}

impl Table {
    pub(crate) fn key_of(&self, row: &[Value]) -> Cells {
        self.key.iter().filter_map(|at| row.get(*at)).cloned().collect()
    }

    fn names(&self) -> String {
        self.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ")
    }

    fn key_columns(&self) -> String {
        let columns = self.key.iter().filter_map(|at| self.columns.get(*at));
        columns.map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// Rows after a key, or from the first, in the order of the key.
    pub(crate) fn select(&self, is_first: bool) -> String {
        let (columns, name, key) = (self.names(), &self.name, self.key_columns());
        let after =
            if is_first { String::new() } else { format!("where ({key}) > ({})", places(self.key.len())) };
        format!("select {columns} from {name} {after} order by {key} limit {PAGE}")
    }

    pub(crate) fn insert(&self) -> String {
        format!("insert into {} ({}) values ({})", self.name, self.names(), places(self.columns.len()))
    }

    pub(crate) fn delete(&self) -> String {
        format!("delete from {} where ({}) = ({})", self.name, self.key_columns(), places(self.key.len()))
    }

    pub(crate) fn count(&self) -> String {
        format!("select count(*) from {}", self.name)
    }
}

/// Placeholders for so many values.
fn places(count: usize) -> String {
    (1..=count).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ")
}

/// A column, as the statement of an engine finds it: of which table, with its place in the key, or 0.
pub(crate) struct Found {
    table: String,
    column: Column,
    place: i64,
}

impl Found {
    pub(crate) fn read(row: &Row<'_>) -> Result<Self, StoreError> {
        let kind = row.word(3, |word| match word {
            "bigint" => Some(Kind::Int),
            "text" => Some(Kind::Text),
            "bytea" => Some(Kind::Bytes),
            _ => None,
        })?;
        let column = Column { name: row.text(1)?, kind, may_be_null: !row.flag(4)? };
        Ok(Self { table: row.text(0)?, column, place: row.int(2)? })
    }
}

/// The tables that have these columns, by name.
pub(crate) fn gather(found: Vec<Found>) -> Vec<Table> {
    let mut tables: BTreeMap<String, (Vec<Column>, BTreeMap<i64, usize>)> = BTreeMap::new();
    for Found { table, column, place } in found {
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
    tables.into_iter().map(table).collect()
}

impl Store {
    /// All tables but that of the migrations, which each database has of its own.
    pub(crate) async fn tables(&self) -> Result<Vec<Table>, StoreError> {
        Ok(gather(self.rows(self.engine.columns(), vec![], Found::read).await?))
    }
    /// How many rows a table has.
    pub(crate) async fn count(&self, table: &Table) -> Result<u64, StoreError> {
        let found = self.engine.rows_at_leisure(&table.count(), |row| row.int(0)).await?;
        Ok(found.first().and_then(|count| u64::try_from(*count).ok()).unwrap_or(0))
    }
}
