//! Rows of the version before: this version reads them and goes on with them, and what it writes itself has all that
//! the version before looks for. So both can serve one database while one takes the place of the other.
//!
//! `crates/store/tests/previous/rows.jsonl` has every row of a shop in which some scenarios happened, as the version
//! before wrote them. `cargo xtask previous` writes it anew, at a release.

use crate::all;
use crate::tell::tell_in;
use kassa_domain::id::{Mode, Scope};
use kassa_domain::time::DAY;
use kassa_testshop::{PUBLIC_URL, Rows, TestShop};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::PathBuf;

const WRITE: &str = "KASSA_WRITE_PREVIOUS";

/// What happened in the shop.
const KEPT: [&str; 26] = [
    "a card, GHS",
    "a card that asks, refused, JPY",
    "a phone with a code, KWD",
    "a transfer after a card",
    "a call to the bank that is lost, EUR",
    "held money is captured in part, GHS",
    "held money is let go of, JPY",
    "money given back, two parts, GHS",
    "money given back, slowly, KWD",
    "a dispute that is lost",
    "an account at a processor",
    "a code that is typed, two taxes, a choice of shipping, GHS",
    "a price in other currencies",
    "a catalog that is declared",
    "a promotion code with newcomers only",
    "of two sessions under one key one is paid",
    "a tier for a month",
    "a customer with a place",
    "a receiver that always fails",
    "a logo",
    "every 1 month, 0 days of trial, GHS",
    "a card that later never has money again",
    "a subscription that is paused and resumed",
    "a link with a limit",
    "inflow: a subscription",
    "copperx: a card, usdc",
];
/// The columns in which the version before must know every word.
const WORDS: [&str; 8] = ["status", "kind", "method", "processor", "book", "misfit", "role", "mode"];
/// What each installation has of its own.
const OWN: [&str; 2] = ["settings", "migrations"];

/// A row: its table, and its columns.
type Row = (String, Map<String, Value>);

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../store/tests/previous/rows.jsonl")
}

fn kept() -> Vec<Row> {
    let text = std::fs::read_to_string(path()).expect("rows of the version before");
    let row = |line: &str| -> Row { serde_json::from_str(line).expect("a row") };
    text.lines().map(row).collect()
}

/// The rows of a shop in which it all happens now.
async fn now() -> Vec<Row> {
    let mut shop = TestShop::always_the_same_on(false).await;
    let all = all();
    for (place, name) in KEPT.iter().enumerate() {
        let scenario =
            all.iter().find(|scenario| scenario.name == *name).unwrap_or_else(|| panic!("no {name}"));
        let merchant = u32::try_from(place).unwrap() + 2;
        let (after, told) = Box::pin(tell_in(shop, scenario, merchant)).await;
        assert!(told.problems.is_empty(), "{name}: {:?}", told.problems);
        shop = after;
    }
    shop.scope = Scope { merchant: 1, mode: Mode::Test };
    shop.key = shop.new_key(shop.scope).await;
    let Rows::File(file) = &*shop.rows else { panic!("it is on SQLite") };
    let rows = read(&rusqlite::Connection::open(file).unwrap());
    shop.close().await;
    rows
}

fn read(file: &rusqlite::Connection) -> Vec<Row> {
    let mut tables =
        file.prepare("select name from sqlite_master where type = 'table' order by name").unwrap();
    let tables: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut all = vec![];
    for table in
        tables.into_iter().filter(|table| !OWN.contains(&table.as_str()) && !table.starts_with("sqlite"))
    {
        let mut statement = file.prepare(&format!("select * from {table} order by 1, 2, 3")).unwrap();
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let cell = |(at, name): (usize, &String)| {
                let value = match row.get_ref(at).unwrap() {
                    rusqlite::types::ValueRef::Null => Value::Null,
                    rusqlite::types::ValueRef::Integer(number) => json!(number),
                    rusqlite::types::ValueRef::Text(text) => json!(String::from_utf8_lossy(text)),
                    rusqlite::types::ValueRef::Blob(bytes) => json!({ "hex": hex::encode(bytes) }),
                    rusqlite::types::ValueRef::Real(_) => panic!("no column is a fraction"),
                };
                (name.clone(), value)
            };
            all.push((table.clone(), columns.iter().enumerate().map(cell).collect()));
        }
    }
    all
}

/// A row as an older binary puts it into the tables: it names the columns that it knows.
fn insert((table, row): &Row, postgres: bool) -> String {
    let value = |value: &Value| match value {
        Value::Null => "null".to_owned(),
        Value::String(text) => format!("'{}'", text.replace('\'', "''")),
        Value::Object(bytes) if postgres => format!("'\\x{}'", bytes["hex"].as_str().unwrap()),
        Value::Object(bytes) => format!("x'{}'", bytes["hex"].as_str().unwrap()),
        other => other.to_string(),
    };
    let columns: Vec<&str> = row.keys().map(String::as_str).collect();
    let values: Vec<String> = row.values().map(value).collect();
    format!("insert into {table} ({}) values ({});\n", columns.join(", "), values.join(", "))
}

/// Of the first merchant there is one in every shop.
fn merchant((table, row): &Row) -> u32 {
    let column = if table == "merchants" { "number" } else { "merchant" };
    row.get(column).and_then(Value::as_u64).and_then(|number| number.try_into().ok()).unwrap_or_default()
}

/// This version on a database with rows of the version before.
async fn goes_on(postgres: bool) {
    let mut shop = TestShop::always_the_same_on(postgres).await;
    let rows: Vec<Row> = kept().into_iter().filter(|row| merchant(row) > 1).collect();
    let mut script = String::new();
    rows.iter().for_each(|row| script.push_str(&insert(row, postgres)));
    shop.rows.execute(&format!("begin; {script} commit")).await;
    let latest = rows.iter().filter_map(|(_, row)| row.get("created_at")?.as_i64()).max().unwrap();
    shop.set_clock(kassa_domain::Timestamp(latest + 1));
    let (mut read, mut problems) = (BTreeSet::new(), String::new());
    for number in 2..u32::try_from(KEPT.len()).unwrap() + 2 {
        shop.scope = Scope { merchant: number, mode: Mode::Test };
        shop.draw_as(&format!("the merchant {number}"));
        shop.key = shop.new_key(shop.scope).await;
        look(&shop, &mut read, &mut problems).await;
    }
    assert!(problems.is_empty(), "{problems}");
    for noun in
        ["/v1/refunds", "/v1/disputes", "/v1/subscriptions", "/v1/invoices", "/v1/coupons", "/v1/offers"]
    {
        assert!(read.contains(noun), "nothing of the version before is in {noun}: {read:?}");
    }
    // Whatever the version before has left to be done is done, and the rows still belong together.
    shop.later(70 * DAY).await;
    shop.webhooks();
    shop.scope = Scope { merchant: 1, mode: Mode::Test };
    shop.key = shop.new_key(shop.scope).await;
    shop.close_without_the_bank().await;
}

/// Reads everything that a merchant has, by every list and one by one, and the pages of the sessions.
async fn look(shop: &TestShop, read: &mut BTreeSet<&'static str>, problems: &mut String) {
    let native = kassa_dialects::native::Native::new(PUBLIC_URL);
    let routes = kassa_domain::dialect::Dialect::routes(&native);
    let lists = routes
        .iter()
        .filter(|route| route.method == "GET" && route.name.ends_with(".list"))
        // Processors are no rows.
        .filter(|route| route.path != "/v1/processors");
    for list in lists {
        let found = shop.get(&format!("{}?limit=100", list.path)).await;
        if found.status != 200 {
            let _ = writeln!(problems, "{}: {} {}", list.path, found.status, found.body);
            continue;
        }
        let one = format!("{}/{{id}}", list.path);
        let has_one = routes.iter().any(|route| route.method == "GET" && route.path == one);
        for thing in found.json()["data"].as_array().unwrap() {
            read.insert(list.path);
            let Some(id) = thing["id"].as_str().filter(|_| has_one) else { continue };
            let reply = shop.get(&format!("{}/{id}", list.path)).await;
            if reply.status != 200 {
                let _ = writeln!(problems, "{}/{id}: {} {}", list.path, reply.status, reply.body);
            }
            if list.path == "/v1/checkout/sessions" {
                let page = shop.follow(&format!("/checkout/{id}")).await.1;
                if page.status >= 400 {
                    let _ = writeln!(problems, "the page of {id}: {}", page.status);
                }
            }
        }
    }
}

#[tokio::test]
async fn this_version_goes_on_with_rows_of_the_version_before() {
    Box::pin(goes_on(false)).await;
    if kassa_cluster::is_wanted() {
        Box::pin(goes_on(true)).await;
    }
}

/// What stands in every row of a table, of both the columns and the bodies: its place, and what kinds of values it has.
fn always(rows: &[Row]) -> BTreeMap<String, BTreeMap<String, BTreeSet<&'static str>>> {
    let mut all: BTreeMap<String, BTreeMap<String, BTreeSet<&'static str>>> = BTreeMap::new();
    for (table, row) in rows {
        let mut here = BTreeMap::new();
        row.iter().for_each(|(name, value)| places(name, value, &mut here));
        match all.get_mut(table) {
            None => {
                all.insert(
                    table.clone(),
                    here.into_iter().map(|(place, kind)| (place, [kind].into())).collect(),
                );
            }
            Some(known) => {
                known.retain(|place, _| here.contains_key(place));
                for (place, kinds) in known {
                    kinds.insert(here[place]);
                }
            }
        }
    }
    all
}

fn places(name: &str, value: &Value, found: &mut BTreeMap<String, &'static str>) {
    let inner =
        value.as_str().and_then(|text| serde_json::from_str::<Value>(text).ok()).filter(Value::is_object);
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "bool",
        Value::Number(_) => "number",
        Value::String(_) => "text",
        Value::Array(_) => "list",
        Value::Object(_) => "object",
    };
    found.insert(name.to_owned(), kind);
    if let Some(fields) = inner.as_ref().or(Some(value)).and_then(Value::as_object) {
        fields.iter().for_each(|(field, value)| places(&format!("{name}.{field}"), value, found));
    }
}

/// The words in the columns that have words.
fn words(rows: &[Row]) -> BTreeSet<(String, &'static str, String)> {
    let mut all = BTreeSet::new();
    for (table, row) in rows {
        for column in WORDS {
            if let Some(word) = row.get(column).and_then(Value::as_str) {
                all.insert((table.clone(), column, word.to_owned()));
            }
        }
    }
    all
}

/// What is in every row that the version before wrote may be what it cannot do without. So it is in every row that this
/// version writes, as a value of a kind that was there before; and there is no word that the version before does not
/// know.
#[tokio::test]
async fn what_this_version_writes_has_all_that_the_version_before_looks_for() {
    let now = Box::pin(now()).await;
    if std::env::var_os(WRITE).is_some() {
        let lines: String = now.iter().map(|row| serde_json::to_string(row).unwrap() + "\n").collect();
        std::fs::write(path(), lines).unwrap();
        panic!("the rows are written; run the test without {WRITE}");
    }
    let before = kept();
    let mut problems = vec![];
    let ours = always(&now);
    for (table, places) in always(&before) {
        let Some(ours) = ours.get(&table) else {
            problems.push(format!("nothing is written to {table} any more"));
            continue;
        };
        for (place, kinds) in places {
            match ours.get(&place) {
                None => problems.push(format!("{table}: not every row has {place} any more")),
                Some(now) if !now.is_subset(&kinds) => {
                    problems.push(format!("{table}: {place} is {now:?} and was {kinds:?}"));
                }
                Some(_) => {}
            }
        }
    }
    let unknown = words(&now);
    problems.extend(unknown.difference(&words(&before)).map(|(table, column, word)| {
        format!("{table}: the version before does not know {word:?} in {column}")
    }));
    assert!(problems.is_empty(), "an older node beside this one is held up:\n{}", problems.join("\n"));
}
