//! The lines of an export: a head that says what follows, a line for each row, and an end by which a file that was cut
//! short or changed is noticed. docs/moving.md describes them for whoever reads them with other programs.
//!
//! A line that can be read is the one that is written of what was read: there are no two ways to say the same, so what
//! came back from a database can be compared with what was put there, byte for byte.

use crate::StoreError;
use crate::tables::{Cells, Column, Kind, Table};
use crate::value::Value;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{BufRead, Read, Write};

/// The version of the form of the lines.
pub const FORMAT: i64 = 1;
/// No line that is written comes near to so many bytes.
const LINE_MAX: u64 = 64 << 20;

/// Why an export or an import came to no good.
#[derive(Debug, thiserror::Error)]
pub enum LinesError {
    /// A line is not what it should be.
    #[error("line {line}: {why}")]
    Line {
        /// Its number, from 1.
        line: u64,
        /// What is wrong, and what would be right.
        why: String,
    },
    /// The lines cannot be read or written.
    #[error(transparent)]
    Stream(#[from] std::io::Error),
    /// The database did not do it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The first line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// The version of the form: [`FORMAT`].
    pub kassa_export: i64,
    /// The version of Kassa that wrote it.
    pub kassa: String,
    /// The last migration of the database.
    pub schema: i64,
    /// When, in ISO 8601.
    pub exported_at: String,
    /// The fingerprint of the master key that opens the secrets; nothing when none is sealed.
    pub master_key: Option<String>,
    /// How many lines of rows follow.
    pub rows: u64,
    /// How many of them are of which table.
    pub tables: BTreeMap<String, u64>,
}

/// The last line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct End {
    /// True. It tells the line from those of rows.
    pub end: bool,
    /// How many lines of rows there were.
    pub rows: u64,
    /// The SHA-256 of all lines before this one, with their ends, in hexadecimal digits.
    pub sha256: String,
}

/// What a head begins with that any version can read.
#[derive(Deserialize)]
struct Version {
    kassa_export: i64,
}

/// The fingerprint by which people tell master keys apart: of the setting that only the right key opens.
#[must_use]
pub fn fingerprint(check: &str) -> String {
    hex(&Sha256::digest(check.as_bytes())).chars().take(16).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Head {
    /// Reads the line, without its end.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(line: &str) -> Result<Self, String> {
        let version: Version = serde_json::from_str(line).map_err(|_| {
            format!("this is no export of Kassa, which begins with {{\"kassa_export\":{FORMAT}, …}}")
        })?;
        if version.kassa_export != FORMAT {
            return Err(format!(
                "this is an export of form {}, and this version reads form {FORMAT}; import it with the version that \
                 wrote it, or a newer one",
                version.kassa_export
            ));
        }
        let head: Self =
            serde_json::from_str(line).map_err(|problem| format!("the head: {}", words(&problem)))?;
        unchanged(line, &head.line())?;
        let sum = head.tables.values().try_fold(0_u64, |sum, count| sum.checked_add(*count));
        if sum != Some(head.rows) {
            return Err("`rows` is not the sum of `tables`".to_owned());
        }
        Ok(head)
    }

    /// The line, without its end.
    #[must_use]
    pub fn line(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl End {
    /// Reads the line, without its end.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(line: &str) -> Result<Self, String> {
        let end: Self =
            serde_json::from_str(line).map_err(|problem| format!("the end: {}", words(&problem)))?;
        if !end.end {
            return Err("`end` must be true".to_owned());
        }
        unchanged(line, &end.line())?;
        Ok(end)
    }

    /// The line, without its end.
    #[must_use]
    pub fn line(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// What is wrong with JSON. The library counts lines of its own.
fn words(problem: &serde_json::Error) -> String {
    let text = problem.to_string();
    let says = text.split(" at line ").next().unwrap_or_default();
    format!("{says}, at byte {}", problem.column())
}

/// Whether a line is what would be written of what was read from it.
fn unchanged(line: &str, written: &str) -> Result<(), String> {
    if line == written {
        return Ok(());
    }
    let same = line.bytes().zip(written.bytes()).take_while(|(ours, theirs)| ours == theirs).count();
    Err(format!(
        "it is not as `kassa export` writes it, from byte {} on; import the file as it was",
        same + 1
    ))
}

/// Whether a text is a JSON object that can stand in a line as it is.
fn is_document(text: &str) -> bool {
    text.starts_with('{')
        && !text.contains(['\n', '\r'])
        && serde_json::from_str::<&RawValue>(text).is_ok_and(|raw| raw.get() == text)
}

/// Appends the line of a row, without its end.
fn write(table: &Table, row: &[Value], out: &mut String) -> Result<(), StoreError> {
    out.push_str("{\"table\":\"");
    out.push_str(&table.name);
    out.push_str("\",\"row\":{");
    for (at, (column, value)) in table.columns.iter().zip(row).enumerate() {
        out.push_str(if at == 0 { "\"" } else { ",\"" });
        out.push_str(&column.name);
        out.push_str("\":");
        match value {
            Value::Null => out.push_str("null"),
            Value::Int(value) => out.push_str(&value.to_string()),
            Value::Text(text) if column.is_document() && is_document(text) => out.push_str(text),
            Value::Text(text) => {
                let quoted = kassa_domain::json::text(text.as_str());
                out.push_str(&quoted.map_err(|problem| StoreError::Inconsistent(problem.to_string()))?);
            }
            Value::Bytes(bytes) => {
                out.push('"');
                STANDARD.encode_string(bytes, out);
                out.push('"');
            }
        }
    }
    out.push_str("}}");
    Ok(())
}

/// The line of a row as JSON has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line<'a> {
    #[serde(borrow)]
    table: Cow<'a, str>,
    #[serde(borrow)]
    row: BTreeMap<Cow<'a, str>, &'a RawValue>,
}

/// Reads the line of a row, without its end: the place of its table among these, and its cells.
fn read(tables: &[Table], line: &str) -> Result<(usize, Cells), String> {
    let parsed: Line<'_> = serde_json::from_str(line)
        .map_err(|problem| format!("{}; a line is {{\"table\": …, \"row\": {{…}}}}", words(&problem)))?;
    let name = &*parsed.table;
    let found = tables.iter().enumerate().find(|(_, table)| table.name == name);
    let (place, table) = found.ok_or_else(|| {
        let names: Vec<&str> = tables.iter().map(|table| table.name.as_str()).collect();
        format!("there is no table {name:?}; there are {}", names.join(", "))
    })?;
    let is_known = |name: &str| table.columns.iter().any(|column| column.name == name);
    if let Some(unknown) = parsed.row.keys().find(|name| !is_known(name)) {
        return Err(format!("the table {name} has no column {unknown:?}"));
    }
    let cell = |column: &Column| {
        let missing = || format!("{name}.{} is missing", column.name);
        let raw = parsed.row.get(column.name.as_str()).ok_or_else(missing)?;
        cell(column, raw.get()).map_err(|rule| format!("{name}.{} must be {rule}", column.name))
    };
    let row = table.columns.iter().map(cell).collect::<Result<Cells, String>>()?;
    let mut written = String::with_capacity(line.len());
    write(table, &row, &mut written).map_err(|problem| problem.to_string())?;
    unchanged(line, &written)?;
    Ok((place, row))
}

/// What a column holds by its JSON, or what it must be.
fn cell(column: &Column, raw: &str) -> Result<Value, &'static str> {
    if raw == "null" && column.may_be_null {
        return Ok(Value::Null);
    }
    let text = || serde_json::from_str::<String>(raw).ok();
    match column.kind {
        Kind::Int => raw.parse().map(Value::Int).map_err(|_| "a whole number of at most 64 bits"),
        Kind::Text if column.is_document() && raw.starts_with('{') => Ok(Value::Text(raw.to_owned())),
        Kind::Text => text().map(Value::Text).ok_or("a text"),
        Kind::Bytes => {
            let bytes = text().and_then(|text| STANDARD.decode(text).ok());
            bytes.map(Value::Bytes).ok_or("bytes in Base64")
        }
    }
}

/// Whether a line is that of a row, of one of these tables. For those who try strange bytes.
///
/// # Errors
/// What is wrong with it.
pub fn check(tables: &[Table], line: &str) -> Result<(), String> {
    read(tables, line).map(drop)
}

/// A sum over lines, by which two series of them are compared.
#[derive(Clone, Default)]
pub(crate) struct Sum {
    hash: Sha256,
    line: String,
}

impl Sum {
    /// Adds the line of a row, and returns it with its end.
    pub(crate) fn add(&mut self, table: &Table, row: &[Value]) -> Result<&str, StoreError> {
        self.line.clear();
        write(table, row, &mut self.line)?;
        self.line.push('\n');
        self.hash.update(self.line.as_bytes());
        Ok(&self.line)
    }

    /// Adds bytes as they are.
    fn add_bytes(&mut self, bytes: &[u8]) {
        self.hash.update(bytes);
    }

    pub(crate) fn text(&self) -> String {
        hex(&self.hash.clone().finalize())
    }
}

/// Writes an export.
pub(crate) struct Writer<W> {
    out: W,
    sum: Sum,
    rows: u64,
}

impl<W: Write> Writer<W> {
    pub(crate) fn begin(mut out: W, head: &Head) -> Result<Self, LinesError> {
        let mut line = head.line();
        line.push('\n');
        out.write_all(line.as_bytes())?;
        let mut sum = Sum::default();
        sum.add_bytes(line.as_bytes());
        Ok(Self { out, sum, rows: 0 })
    }

    pub(crate) fn row(&mut self, table: &Table, row: &[Value]) -> Result<(), LinesError> {
        let line = self.sum.add(table, row)?;
        self.out.write_all(line.as_bytes())?;
        self.rows += 1;
        Ok(())
    }

    pub(crate) fn end(mut self) -> Result<End, LinesError> {
        let end = End { end: true, rows: self.rows, sha256: self.sum.text() };
        writeln!(self.out, "{}", end.line())?;
        self.out.flush()?;
        Ok(end)
    }
}

/// Reads an export, line by line.
pub struct Reader<R> {
    input: R,
    head: Head,
    /// The line that was read last, without its end.
    text: String,
    number: u64,
    rows: u64,
    sum: Sum,
}

impl<R: BufRead> Reader<R> {
    /// Reads the head.
    ///
    /// # Errors
    /// When there is none, it is of another version, or it cannot be read.
    pub fn open(input: R) -> Result<Self, LinesError> {
        let head = Head {
            kassa_export: FORMAT,
            kassa: String::new(),
            schema: 0,
            exported_at: String::new(),
            master_key: None,
            rows: 0,
            tables: BTreeMap::new(),
        };
        let mut reader = Self { input, head, text: String::new(), number: 0, rows: 0, sum: Sum::default() };
        reader.next_line()?;
        reader.head = Head::read(&reader.text).map_err(|why| reader.at_fault(why))?;
        reader.take_in();
        Ok(reader)
    }

    /// What the first line says.
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// The number of the line that was read last.
    pub(crate) fn number(&self) -> u64 {
        self.number
    }

    /// How long it is.
    pub(crate) fn length(&self) -> usize {
        self.text.len()
    }

    /// A complaint about the line that was read last.
    pub(crate) fn at_fault(&self, why: impl Into<String>) -> LinesError {
        LinesError::Line { line: self.number, why: why.into() }
    }

    /// The next row: the place of its table among these, and its cells. Nothing after the last one, when the end is
    /// there and says what was read.
    pub(crate) fn next(&mut self, tables: &[Table]) -> Result<Option<(usize, Cells)>, LinesError> {
        self.next_line()?;
        if self.text.starts_with("{\"end\"") {
            self.finish()?;
            return Ok(None);
        }
        let row = read(tables, &self.text).map_err(|why| self.at_fault(why))?;
        self.take_in();
        self.rows += 1;
        Ok(Some(row))
    }

    fn finish(&mut self) -> Result<(), LinesError> {
        let end = End::read(&self.text).map_err(|why| self.at_fault(why))?;
        let (rows, sum) = (self.rows, self.sum.text());
        if end.rows != rows || self.head.rows != rows {
            let why = format!(
                "there are {rows} rows, and the first line says {}, the last {}; lines are missing or too many",
                self.head.rows, end.rows
            );
            return Err(self.at_fault(why));
        }
        if end.sha256 != sum {
            return Err(self.at_fault(format!(
                "the lines before are not those that were exported: their SHA-256 is {sum}; take another copy"
            )));
        }
        let mut more = [0];
        if self.input.read(&mut more)? > 0 {
            self.number += 1;
            return Err(self.at_fault("something follows the last line; nothing may"));
        }
        Ok(())
    }

    fn next_line(&mut self) -> Result<(), LinesError> {
        self.number += 1;
        let mut bytes = std::mem::take(&mut self.text).into_bytes();
        bytes.clear();
        self.input.by_ref().take(LINE_MAX).read_until(b'\n', &mut bytes)?;
        match bytes.pop() {
            Some(b'\n') => {}
            None => {
                return Err(self.at_fault(
                    "the file ends before its last line, {\"end\":true, …}: it was cut off; take another copy",
                ));
            }
            Some(_) if u64::try_from(bytes.len()).is_ok_and(|length| length + 1 >= LINE_MAX) => {
                return Err(self.at_fault("the line is longer than any that is exported"));
            }
            Some(_) => {
                return Err(self.at_fault("the line has no end: the file was cut off; take another copy"));
            }
        }
        self.text = String::from_utf8(bytes).map_err(|_| self.at_fault("it is not UTF-8"))?;
        Ok(())
    }

    /// The line counts for what the end must say.
    fn take_in(&mut self) {
        self.sum.add_bytes(self.text.as_bytes());
        self.sum.add_bytes(b"\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn column(name: &str, kind: Kind, may_be_null: bool) -> Column {
        Column { name: name.to_owned(), kind, may_be_null }
    }

    fn table() -> Table {
        let columns = vec![
            column("number", Kind::Int, false),
            column("name", Kind::Text, true),
            column("hash", Kind::Bytes, true),
            column("body", Kind::Text, false),
        ];
        Table { name: "things".to_owned(), columns, key: vec![0] }
    }

    fn text() -> impl Strategy<Value = String> {
        prop_oneof!["[\\x00-\\x22\\\\a\u{80}\u{2028}\u{10ffff}]{0,6}", Just("null".to_owned())]
    }

    proptest! {
        #[test]
        fn any_row_comes_back(
            number: i64,
            name in proptest::option::of(text()),
            hash in proptest::option::of(proptest::collection::vec(any::<u8>(), 0..9)),
            body in prop_oneof![
                text(), "\\{[\\x09-\\x0d\" {}:,0-9a]{0,9}\\}", Just("{\"a\": [1, 2.50, {}]}".to_owned()),
            ],
        ) {
            let row = vec![Value::Int(number), Value::from(name), Value::from(hash), Value::Text(body)];
            let mut line = String::new();
            write(&table(), &row, &mut line).unwrap();
            prop_assert!(!line.contains(['\n', '\r']), "{line}");
            prop_assert!(serde_json::from_str::<serde_json::Value>(&line).is_ok(), "{line}");
            prop_assert_eq!(read(&[table()], &line), Ok((0, row)));
        }
    }

    #[test]
    fn what_is_wrong_with_a_line_is_said() {
        let good = r#"{"table":"things","row":{"number":1,"name":"a","hash":"AAE=","body":{"a": 1.0}}}"#;
        let (_, row) = read(&[table()], good).unwrap();
        assert_eq!(row[3], Value::Text("{\"a\": 1.0}".to_owned()), "as it is in the row");
        for (was, becomes, says) in [
            ("\"things\"", "\"sings\"", "no table \"sings\"; there are things"),
            ("\"number\":1", "\"number\":\"1\"", "things.number must be a whole number"),
            ("\"number\":1", "\"number\":1.0", "things.number must be a whole number"),
            ("\"number\":1", "\"number\":92233720368547758070", "at most 64 bits"),
            ("\"number\":1", "\"number\":01", "invalid number, at byte 36"),
            ("\"number\":1", "\"number\":null", "things.number must be"),
            ("\"number\":1,", "", "things.number is missing"),
            ("\"number\":1", "\"number\":1,\"more\":2", "no column \"more\""),
            ("\"number\":1", "\"number\": 1", "from byte 35 on"),
            ("\"number\":1", "\"number\":1,\"number\":1", "not as `kassa export` writes it"),
            ("\"a\",", "7,", "things.name must be a text"),
            ("AAE=", "AAE", "things.hash must be bytes in Base64"),
            ("{\"a\": 1.0}", "[1]", "things.body must be a text"),
            ("}}}", "}},\"more\":1}", "unknown field `more`"),
            ("\"a\",", "\"\\u0061\",", "not as `kassa export` writes it"),
        ] {
            let bad = good.replacen(was, becomes, 1);
            let said = read(&[table()], &bad).unwrap_err();
            assert!(said.contains(says), "{bad}: {said}");
        }
    }
}
