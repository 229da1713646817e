//! A shop as lines: written while others write, and read into an empty database, of either engine.

use super::*;
use crate::export::{Moment, Schema, Sheets};
use crate::import::import;
use crate::lines::{End, Head, LinesError, Reader};
use crate::{migrate, settings};

const WHEN: &str = "2027-01-15T08:00:00Z";

async fn moment(database: &Database) -> Moment {
    Moment::of(database).await.unwrap()
}

/// What a file holds of the bank's book is not looked at here.
async fn written(moment: &Moment, database: &Database) -> Vec<u8> {
    let mut lines = vec![];
    let as_they_are = |filed| Ok(filed);
    let sheets = match database.file().unwrap() {
        Some(_) => Sheets::Given(vec![]),
        None => Sheets::Rows(&as_they_are),
    };
    moment.export(("1.2.3", WHEN.to_owned()), &sheets, &mut lines, &mut |_| {}).await.unwrap();
    lines
}

async fn lines_of(database: &Database) -> Vec<u8> {
    written(&moment(database).await, database).await
}

/// Fills a database and keeps it.
async fn fill(lines: &[u8], database: &Database) -> Result<u64, LinesError> {
    let mut reader = Reader::open(lines)?;
    let mut told = 0;
    let filled = import(&mut reader, database, &|_| Ok(()), &mut |progress| told = progress.done).await?;
    filled.keep().await?;
    Ok(told)
}

/// What is said of lines that are not taken, into a database in which nothing is after that.
async fn refusal(lines: &[u8], name: &str) -> String {
    let bare = Bare::new(name);
    let said = fill(lines, &bare.database()).await.unwrap_err().to_string();
    if bare.scratch.is_some() {
        assert_eq!(
            bare.text("select coalesce(to_regclass('sessions')::text, 'none')").await,
            "none",
            "{said}"
        );
    }
    said
}

/// The lines with the last one made anew, as who changes some of them on purpose would make it.
fn resealed(lines: &str) -> String {
    use sha2::{Digest, Sha256};
    let end = lines.trim_end().rfind('\n').unwrap() + 1;
    let (body, last) = lines.split_at(end);
    let end = End::read(last.trim_end()).unwrap();
    let sha256 = Sha256::digest(body.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{body}{}\n", End { sha256, ..end }.line())
}

/// A shop with something in many tables, and more sessions than a page has.
async fn shop(name: &str) -> Bare {
    let bare = Bare::new(name);
    let store = bare.open().await;
    bare.force(verify::SOUND).await;
    store.setting_once(settings::CHECK, "of this shop").await.unwrap();
    let mut changes: Vec<_> =
        (0..1100).map(|n| insert(&session(SCOPE, &format!("cs_many_{n:04}")))).collect();
    let usage = Use::of(SCOPE, "key", "POST", "/", b"{}");
    let answer = vec![0, 1, 255];
    changes.push(Change::Remember(Remembered { usage, days: vec![7, 8], unless: None, answer }));
    store.commit(&changes).await.unwrap();
    let odd = CustomerId::of("a\0b\u{1}\n\u{1f4b3}");
    let mut odd_one = session(LIVE, "cs_odd");
    odd_one.customer = Some(odd);
    store.commit(&[insert(&odd_one)]).await.unwrap();
    bare
}

fn of_other_engine(name: &str) -> Bare {
    let mut bare = Bare::file(name);
    bare.scratch = (!kassa_cluster::is_wanted()).then(Scratch::make);
    bare
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shop_goes_to_the_other_engine_and_back_and_is_the_same() {
    let from = shop("lines-from").await;
    let lines = lines_of(&from.database()).await;
    let there = of_other_engine("lines-there");
    let told = fill(&lines, &there.database()).await.unwrap();
    let text = String::from_utf8(lines.clone()).unwrap();
    let head = Head::read(text.lines().next().unwrap()).unwrap();
    assert_eq!(head.rows, told);
    assert_eq!(usize::try_from(head.rows).unwrap(), text.lines().count() - 2);
    assert!(head.tables["sessions"] == 1105 && head.tables["answers"] == 2, "{head:?}");
    assert_eq!(
        (head.schema, head.kassa.as_str(), head.exported_at.as_str()),
        (migrate::newest(), "1.2.3", WHEN)
    );
    assert_eq!(String::from_utf8(lines_of(&there.database()).await).unwrap(), text);
    let back = Bare::new("lines-back");
    fill(&lines_of(&there.database()).await, &back.database()).await.unwrap();
    assert_eq!(lines_of(&back.database()).await, lines);
    for place in [there, back] {
        let store = place.open().await;
        for invariant in crate::INVARIANTS {
            assert!(store.verify(invariant, 9).await.unwrap().is_empty(), "{}", invariant.name);
        }
        assert_eq!(lines_of(&place.database()).await, lines, "opening it changes nothing");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_written_meanwhile_is_not_among_the_lines() {
    let from = shop("lines-meanwhile").await;
    let before = lines_of(&from.database()).await;
    let now = moment(&from.database()).await;
    // PostgreSQL takes hold of the moment with the first look.
    assert_eq!(now.key_check().await.unwrap().as_deref(), Some("of this shop"));
    let store = from.open().await;
    store.commit(&[insert(&session(SCOPE, "cs_later")), insert(&session(LIVE, "cs_later"))]).await.unwrap();
    assert_eq!(written(&now, &from.database()).await, before);
    drop(now);
    assert!(lines_of(&from.database()).await.len() > before.len());
}

#[tokio::test]
async fn what_an_older_version_wrote_is_brought_up_to_date() {
    let old = migrated::old("lines-old").await;
    assert_eq!(old.database().schema().await.unwrap(), Schema { applied: 1, known: migrate::newest() });
    let lines = lines_of(&old.database()).await;
    assert_eq!(old.database().schema().await.unwrap().applied, 1, "looking at it has changed nothing");
    let new = Bare::new("lines-new");
    fill(&lines, &new.database()).await.unwrap();
    assert_eq!(new.database().schema().await.unwrap().applied, migrate::newest());
    old.open().await;
    assert_eq!(lines_of(&new.database()).await, lines_of(&old.database()).await, "as it would be itself");
    let head = String::from_utf8(lines).unwrap().replacen("\"schema\":1,", "\"schema\":99,", 1);
    let said = refusal(resealed(&head).as_bytes(), "lines-newer").await;
    assert!(said.starts_with("line 1: ") && said.contains("Kassa 1.2.3 or newer"), "{said}");
    let nothing = Bare::new("lines-nothing");
    if nothing.scratch.is_some() {
        assert_eq!(nothing.database().schema().await.unwrap().applied, 0);
    }
}

#[tokio::test]
async fn a_file_that_is_not_whole_is_refused_wherever_it_was_cut_or_changed() {
    let bare = Bare::new("lines-small");
    let store = bare.open().await;
    store.setting_once(settings::CHECK, "of this shop").await.unwrap();
    store.commit(&[insert(&session(SCOPE, "cs_1")), insert(&session(SCOPE, "cs_2"))]).await.unwrap();
    let lines = lines_of(&bare.database()).await;
    // One of each kind of place; every byte is tried without a database.
    for cut in [0, 1, lines.len() / 2, lines.len() - 1] {
        let said = refusal(&lines[..cut], &format!("lines-cut-{cut}")).await;
        assert!(said.contains("cut off"), "{cut}: {said}");
    }
    let tables = moment(&bare.database()).await.tables().await.unwrap();
    let whole = |lines: &[u8]| -> Result<(), LinesError> {
        let mut reader = Reader::open(lines)?;
        while reader.next(&tables)?.is_some() {}
        Ok(())
    };
    whole(&lines).unwrap();
    for at in 0..lines.len() {
        assert!(whole(&lines[..at]).is_err(), "cut at {at}");
        for bit in [0, 4] {
            let mut flipped = lines.clone();
            flipped[at] ^= 1 << bit;
            assert!(matches!(whole(&flipped), Err(LinesError::Line { .. })), "bit {bit} of byte {at}");
        }
    }
    let more = [&lines[..], b"\n"].concat();
    assert!(refusal(&more, "lines-more").await.contains("something follows the last line"));
    let text = String::from_utf8(lines).unwrap();
    let second = text.lines().position(|line| line.contains("cs_2")).unwrap() + 1;
    let lost: Vec<&str> = text.lines().filter(|line| !line.contains("cs_2")).collect();
    let said = refusal(resealed(&(lost.join("\n") + "\n")).as_bytes(), "lines-lost").await;
    assert!(said.contains("the first line says"), "{said}");
    for (name, was, becomes, says) in [
        ("version", "\"kassa_export\":1", "\"kassa_export\":2", "line 1: this is an export of form 2"),
        ("table", "\"bank\":0", "\"bang\":0", "line 1: `tables` must name each of"),
        ("key", "\"of this shop\"", "\"of another\"", "`master_key` of the first line"),
        (
            "order",
            "\"cs_2\"",
            "\"cs_0\"",
            &*format!("line {second}: the rows of sessions must be in the order"),
        ),
        (
            "twice",
            "\"cs_2\"",
            "\"cs_1\"",
            &*format!("line {second}: the rows of sessions must be in the order"),
        ),
        ("check", "\"status\":\"open\"", "\"status\":\"odd\"", "the database does not take it"),
    ] {
        let said =
            refusal(resealed(&text.replacen(was, becomes, 1)).as_bytes(), &format!("lines-{name}")).await;
        assert!(said.starts_with("line ") && said.contains(says), "{name}: {said}");
    }
}

#[tokio::test]
async fn only_an_empty_database_is_filled_and_only_with_the_key_that_fits() {
    let (from, other) = (shop("lines-full").await, shop("lines-other").await);
    let lines = lines_of(&from.database()).await;
    if other.scratch.is_some() {
        let said = fill(&lines, &other.database()).await.unwrap_err().to_string();
        assert!(said.contains("tables of a shop already"), "{said}");
        assert_eq!(lines_of(&other.database()).await, lines, "and it is as it was");
    }
    let new = Bare::new("lines-other-key");
    let mut reader = Reader::open(&lines[..]).unwrap();
    let asked = |check: &str| match check {
        "of this shop" => Err("it is another key".to_owned()),
        other => panic!("{other}"),
    };
    let said = match import(&mut reader, &new.database(), &asked, &mut |_| {}).await {
        Err(problem) => problem.to_string(),
        Ok(_) => panic!("it is taken"),
    };
    assert_eq!(said, "line 2: it is another key");
}
