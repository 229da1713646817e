//! What goes into a statement and comes out of a row, the same for every engine.

use crate::{StoreError, postgres, sqlite};
use kassa_domain::id::{Mode, Scope};
use kassa_domain::money::{Currency, Money};

/// A value bound to a placeholder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Value {
    Null,
    Int(i64),
    Text(String),
    Bytes(Vec<u8>),
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}
impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}
impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}
impl From<Vec<u8>> for Value {
    fn from(value: Vec<u8>) -> Self {
        Self::Bytes(value)
    }
}
impl From<&[u8]> for Value {
    fn from(value: &[u8]) -> Self {
        Self::Bytes(value.to_vec())
    }
}
impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::{ToSqlOutput, ValueRef};
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(value) => ValueRef::Integer(*value),
            Self::Text(value) => ValueRef::Text(value.as_bytes()),
            Self::Bytes(value) => ValueRef::Blob(value),
        }))
    }
}

/// The two values that every query of a merchant's things begins with.
pub(crate) fn scope_values(scope: Scope) -> [Value; 2] {
    [Value::Int(i64::from(scope.merchant)), Value::Int(i64::from(scope.mode == Mode::Live))]
}

/// Builds a list of values.
macro_rules! values {
    ($($value:expr),* $(,)?) => { vec![$($crate::value::Value::from($value)),*] };
}
/// Builds a list of values that begins with the scope.
macro_rules! scoped {
    ($scope:expr $(, $value:expr)* $(,)?) => {{
        let [merchant, live] = $crate::value::scope_values($scope);
        vec![merchant, live $(, $crate::value::Value::from($value))*]
    }};
}
/// The two statements that read a slice of a table, or of what of it has one value in a column: the newest first, and
/// the oldest first.
macro_rules! slices {
    ($head:literal) => {
        [
            concat!($head, " and id > $3 and id < $4 order by id desc limit $5"),
            concat!($head, " and id > $3 and id < $4 order by id limit $5"),
        ]
    };
    ($head:literal, $column:literal) => {
        [
            concat!($head, " and ", $column, " = $3 and id > $4 and id < $5 order by id desc limit $6"),
            concat!($head, " and ", $column, " = $3 and id > $4 and id < $5 order by id limit $6"),
        ]
    };
}
pub(crate) use {scoped, slices, values};

/// A slice of a table in the order of its ids: those between two places, from one end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slice {
    /// After this id.
    pub above: String,
    /// Before this id.
    pub below: String,
    /// Whether to begin with the newest.
    pub newest_first: bool,
    /// At most so many.
    pub limit: i64,
}

impl Slice {
    /// The statement for it, of the two that [`slices`] makes.
    pub(crate) fn of(&self, [newest_first, oldest_first]: [&'static str; 2]) -> &'static str {
        if self.newest_first { newest_first } else { oldest_first }
    }

    /// The values of it in a statement that narrows by these.
    pub(crate) fn values(&self, scope: Scope, narrow: Option<&str>) -> Vec<Value> {
        let mut values = scoped![scope];
        values.extend(narrow.map(Value::from));
        values.extend(values![self.above.as_str(), self.below.as_str(), self.limit]);
        values
    }
}

/// How many rows a statement must touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expect {
    /// Exactly one, or somebody was faster.
    One,
    /// Exactly one, under a key that was drawn at random: where it is there already, this very plan put it there.
    Fresh,
    /// None, or somebody was faster.
    None,
    /// Whatever there is.
    Any,
}

/// A statement to run within a commit.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    pub(crate) sql: &'static str,
    pub(crate) values: Vec<Value>,
    pub(crate) expect: Expect,
}

impl Statement {
    pub(crate) fn one(sql: &'static str, values: Vec<Value>) -> Self {
        Self { sql, values, expect: Expect::One }
    }
    pub(crate) fn fresh(sql: &'static str, values: Vec<Value>) -> Self {
        Self { sql, values, expect: Expect::Fresh }
    }
    pub(crate) fn none(sql: &'static str, values: Vec<Value>) -> Self {
        Self { sql, values, expect: Expect::None }
    }
    pub(crate) fn any(sql: &'static str, values: Vec<Value>) -> Self {
        Self { sql, values, expect: Expect::Any }
    }

    /// Whether it did what was expected, by the number of rows that it touched.
    pub(crate) fn is_met(&self, touched: u64) -> bool {
        match self.expect {
            Expect::One | Expect::Fresh => touched == 1,
            Expect::None => touched == 0,
            Expect::Any => true,
        }
    }
}

/// A row that was read, of either engine. Columns are named only in the complaint about one that cannot be.
pub(crate) enum Row<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a tokio_postgres::Row),
}

impl Row<'_> {
    pub(crate) fn int(&self, at: usize) -> Result<i64, StoreError> {
        self.maybe_int(at)?.ok_or_else(|| is_null(at))
    }
    pub(crate) fn maybe_int(&self, at: usize) -> Result<Option<i64>, StoreError> {
        match self {
            Self::Sqlite(row) => row.get(at).map_err(|problem| wrong(at, &problem)),
            Self::Postgres(row) => {
                let found = row.try_get::<_, Option<postgres::Int>>(at);
                Ok(found.map_err(|problem| wrong(at, &problem))?.map(|int| int.0))
            }
        }
    }
    pub(crate) fn flag(&self, at: usize) -> Result<bool, StoreError> {
        Ok(self.int(at)? == 1)
    }
    pub(crate) fn text(&self, at: usize) -> Result<String, StoreError> {
        self.maybe_text(at)?.ok_or_else(|| is_null(at))
    }
    pub(crate) fn maybe_text(&self, at: usize) -> Result<Option<String>, StoreError> {
        match self {
            Self::Sqlite(row) => row.get(at).map_err(|problem| wrong(at, &problem)),
            Self::Postgres(row) => {
                let found: Option<String> = row.try_get(at).map_err(|problem| wrong(at, &problem))?;
                Ok(found.map(postgres::unescape))
            }
        }
    }
    pub(crate) fn bytes(&self, at: usize) -> Result<Vec<u8>, StoreError> {
        match self {
            Self::Sqlite(row) => row.get(at).map_err(|problem| wrong(at, &problem)),
            Self::Postgres(row) => row.try_get(at).map_err(|problem| wrong(at, &problem)),
        }
    }
    pub(crate) fn hash(&self, at: usize) -> Result<[u8; 32], StoreError> {
        self.bytes(at)?.try_into().map_err(|_| StoreError::Inconsistent(format!("column {at}: not 32 bytes")))
    }

    /// The first so many columns, as they are.
    pub(crate) fn cells(&self, width: usize) -> Result<Vec<Value>, StoreError> {
        match self {
            Self::Sqlite(row) => (0..width).map(|at| sqlite::cell(row, at)).collect(),
            Self::Postgres(row) => (0..width).map(|at| postgres::cell(row, at)).collect(),
        }
    }

    /// The number of a merchant.
    pub(crate) fn merchant(&self, at: usize) -> Result<u32, StoreError> {
        u32::try_from(self.int(at)?)
            .map_err(|_| StoreError::Inconsistent(format!("column {at}: no merchant number")))
    }

    /// Merchant and mode, in two columns.
    pub(crate) fn scope(&self, at: usize) -> Result<Scope, StoreError> {
        let merchant = self.merchant(at)?;
        let mode = if self.int(at + 1)? == 1 { Mode::Live } else { Mode::Test };
        Ok(Scope { merchant, mode })
    }

    /// Amount and currency, in two columns.
    pub(crate) fn money(&self, at: usize) -> Result<Money, StoreError> {
        let currency = self.word(at + 1, Currency::parse)?;
        Ok(Money { amount: self.int(at)?, currency })
    }

    /// A column whose word must be one that is known.
    pub(crate) fn word<T>(&self, at: usize, parse: impl Fn(&str) -> Option<T>) -> Result<T, StoreError> {
        let word = self.text(at)?;
        parse(&word).ok_or_else(|| StoreError::Inconsistent(format!("column {at}: unknown word {word:?}")))
    }

    /// The `body` document.
    pub(crate) fn body<T: serde::de::DeserializeOwned>(&self, at: usize) -> Result<T, StoreError> {
        let text = self.text(at)?;
        serde_json::from_str(&text)
            .map_err(|problem| StoreError::Inconsistent(format!("column {at}: body: {problem}")))
    }
}

pub(crate) fn wrong(at: usize, problem: &dyn std::fmt::Display) -> StoreError {
    StoreError::Inconsistent(format!("column {at}: {problem}"))
}

fn is_null(at: usize) -> StoreError {
    StoreError::Inconsistent(format!("column {at}: nothing is there"))
}

/// A `body` document as text.
pub(crate) fn body_text<T: serde::Serialize>(body: &T) -> Result<String, StoreError> {
    kassa_domain::json::text(body).map_err(|problem| StoreError::Inconsistent(format!("body: {problem}")))
}
