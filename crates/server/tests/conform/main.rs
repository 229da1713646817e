//! Conformance: hundreds of small scenarios, of which every answer, webhook and event is the same, byte for byte, on
//! SQLite and on PostgreSQL.
//!
//! The scenarios come from tables (`scenarios/`). Each has a shop of its own, says of every request which status it
//! must get, and ends with every invariant. With `KASSA_TEST_ENGINE=postgres` each is told twice, once on either
//! engine, and what came out is compared. Whatever the run is about, what came out on SQLite is compared with a digest
//! in `digests/`, one line for each scenario, so that a change of any answer is seen by whoever reviews it. Pages are
//! compared between the engines only: their words change often, and have tests of their own.
//!
//! `KASSA_WRITE_CONFORM=1` writes the digests anew; such a run fails, so that none passes by writing.
//! `KASSA_SHOW_CONFORM=NAME` prints what came out of a scenario.

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test that finds something missing should stop right there, and say what it saw"
)]

mod plain;
mod previous;
mod scenario;
mod scenarios;
mod tell;

use kassa_testshop::{PUBLIC_URL, route_of};
use scenario::{Scenario, Step};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use tell::{Told, tell};

const WRITE: &str = "KASSA_WRITE_CONFORM";
const SHOW: &str = "KASSA_SHOW_CONFORM";
/// So many there must be.
const ENOUGH: usize = 500;

/// Tells every scenario of a group and compares.
async fn conform(group: &str, scenarios: Vec<Scenario>) {
    let before = digests(group);
    let (mut now, mut problems) = (BTreeMap::new(), vec![]);
    for scenario in &scenarios {
        let sqlite = Box::pin(tell(scenario, false));
        let (told, other) = if kassa_cluster::is_wanted() {
            let (told, other) = tokio::join!(sqlite, Box::pin(tell(scenario, true)));
            (told, Some(other))
        } else {
            (sqlite.await, None)
        };
        problems.extend(told.problems.iter().map(|problem| format!("{}: {problem}", scenario.name)));
        show(scenario, &told);
        problems.extend(other.iter().flat_map(|other| difference(scenario, &told, other)));
        now.insert(scenario.name.clone(), hex::encode(&Sha256::digest(&told.answers)[..12]));
    }
    if std::env::var_os(WRITE).is_some() {
        let lines: String = now.iter().map(|(name, digest)| format!("{digest}  {name}\n")).collect();
        std::fs::write(path(group), lines).unwrap();
        problems.push(format!("the digests of {group} are written; run the test without {WRITE}"));
    } else {
        problems.extend(changed(&before, &now));
    }
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}

fn path(group: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/conform/digests/{group}.txt"))
}

/// The digest of each scenario of a group.
fn digests(group: &str) -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(path(group)).unwrap_or_default();
    text.lines()
        .filter_map(|line| line.split_once("  "))
        .map(|(digest, name)| (name.to_owned(), digest.to_owned()))
        .collect()
}

fn changed(before: &BTreeMap<String, String>, now: &BTreeMap<String, String>) -> Vec<String> {
    let names: BTreeSet<&String> = before.keys().chain(now.keys()).collect();
    let other = names.into_iter().filter(|name| before.get(*name) != now.get(*name));
    other
        .map(|name| format!("{name}: other answers than the digest is of ({SHOW}='{name}', {WRITE}=1)"))
        .collect()
}

fn show(scenario: &Scenario, told: &Told) {
    if std::env::var(SHOW).is_ok_and(|name| name == scenario.name) {
        println!("{}\n{}", told.answers, told.pages);
    }
}

/// The first line that is another one on the other engine.
fn difference(scenario: &Scenario, sqlite: &Told, postgres: &Told) -> Vec<String> {
    let mut found = vec![];
    for (what, ours, theirs) in
        [("answers", &sqlite.answers, &postgres.answers), ("pages", &sqlite.pages, &postgres.pages)]
    {
        let first = ours.lines().zip(theirs.lines()).find(|(ours, theirs)| ours != theirs);
        if ours != theirs {
            let (ours, theirs) = first.unwrap_or(("(all of it)", "(another length)"));
            found
                .push(format!("{}: {what} differ:\n  sqlite    {ours}\n  postgres  {theirs}", scenario.name));
        }
    }
    found
}

macro_rules! groups {
    ($($name:ident),* $(,)?) => {
        /// All groups, by the name of the file that has their tables.
        fn all() -> Vec<Scenario> {
            let mut all = vec![];
            $(all.extend(scenarios::$name::all());)*
            all
        }

        $(
            #[tokio::test]
            async fn $name() {
                conform(stringify!($name), scenarios::$name::all()).await;
            }
        )*
    };
}

groups!(bad, carts, catalog, checkout, lists, money, recurring, sessions, shop, vendors);

#[test]
fn there_are_enough_and_each_is_a_story_of_its_own() {
    let all = all();
    let names: BTreeSet<&str> = all.iter().map(|scenario| &*scenario.name).collect();
    assert_eq!(names.len(), all.len(), "no two have one name");
    assert!(names.len() >= ENOUGH, "{} are not enough", names.len());
    for scenario in &all {
        let requests = scenario.steps.iter().filter(|step| matches!(step, Step::Ask(_) | Step::Buyer(_)));
        assert!(requests.count() > 1, "{} is one request", scenario.name);
    }
}

/// Every route of every dialect does what it is asked in one scenario at least, and is refused in another.
#[test]
fn every_route_is_called() {
    let (mut done, mut refused) = (BTreeSet::new(), BTreeSet::new());
    let dialects = kassa_dialects::all(PUBLIC_URL, &kassa_dialects::Settings::default());
    let all = all();
    let asks = all.iter().flat_map(|scenario| scenario.steps.iter().map(|step| (scenario.dialect, step)));
    for (dialect, step) in asks {
        let Step::Ask(ask) = step else { continue };
        let natively = ask.headers.iter().any(|(_, value)| value.contains("native_key"));
        let name = if natively { "native" } else { dialect };
        let dialect = dialects.iter().find(|dialect| dialect.name() == name).unwrap();
        let path = ask.path.split('?').next().unwrap_or_default();
        if let Some(route) = route_of(dialect.routes(), ask.method, path) {
            let these = if ask.status < 400 { &mut done } else { &mut refused };
            these.insert((name, route.method.as_str(), route.path));
        }
    }
    let routes =
        dialects.iter().flat_map(|dialect| dialect.routes().iter().map(|route| (dialect.name(), route)));
    let missing = |called: &BTreeSet<(&str, &str, &str)>| -> Vec<String> {
        let routes = routes.clone().map(|(dialect, route)| (dialect, route.method.as_str(), route.path));
        routes.filter(|route| !called.contains(route)).map(|route| format!("{route:?}")).collect()
    };
    assert_eq!(missing(&done), Vec::<String>::new(), "no scenario calls these well");
    assert_eq!(missing(&refused), Vec::<String>::new(), "no scenario calls these badly");
}
