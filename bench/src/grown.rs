//! Rows on growth: what a request takes when many sessions are stored, next to the same with few.

use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use kassa_domain::id::{Mode, Scope, SessionId};
use kassa_domain::{Chance, Timestamp};
use rusqlite::Connection;
use serde_json::Value;

use crate::load::{Load, Work, body};
use crate::machine::{self, load, median};
use crate::options::{Name, Options};
use crate::report::{Goal, Row};
use crate::server::{Kassa, Server};
use crate::{http, note};

/// What "few" is.
const FEW: u64 = 10_000;
/// So many are stored when the start is timed.
const MILLION: u64 = 1_000_000;
/// So many rows are written in one transaction.
const BATCH: u64 = 50_000;
/// So many starts on a million sessions.
const STARTS: usize = 7;
/// So many sessions stand on a page of the list.
const PAGE: u64 = 10;
/// The second page that is asked for. With few sessions it is the last one.
const LATER: u64 = 1_000;
/// Much more time than so many times as long must a request not take.
const TIMES: f64 = 1.25;

/// A Kassa with sessions of the past.
struct Grown {
    place: Kassa,
    folder: PathBuf,
    key: String,
    /// The last session before the later page.
    cursor: String,
}

impl Grown {
    /// Makes a shop as the server makes it, and writes into its file what a long time would have left there.
    fn fill(kassa: &Path, folder: &Path, count: u64) -> anyhow::Result<Self> {
        let place = Kassa::new(kassa, folder)?;
        let key = {
            let server = place.serve()?;
            let key = place.key()?;
            let authorization = format!("Bearer {key}");
            let headers = [("Authorization", authorization.as_str())];
            http::post(server.address, "/v1/checkout/sessions", &headers, &body("first"))?.expect(201)?;
            server.rest()?;
            key
        };
        note(&format!("writing {count} sessions"));
        let mut rows = Connection::open(folder.join("kassa.db"))?;
        rows.pragma_update(None, "synchronous", "off")?;
        rows.pragma_update(None, "cache_size", -256_000)?;
        // All are like the first one, and older.
        let (like, first): (String, i64) = rows.query_row(
            "select id, created_at from sessions order by merchant, live, id limit 1",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let (total, mut written) = (i64::try_from(count)?, 0);
        while written < total {
            let transaction = rows.transaction()?;
            {
                let mut insert = transaction.prepare_cached(
                    "insert into sessions (merchant, live, id, status, amount, currency, customer, paid_by, \
                     created_at, expires_at, version, body) select merchant, live, ?1, ?2, amount, currency, \
                     customer, ?3, ?4, ?4 + expires_at - created_at, 2, body \
                     from sessions where merchant = 1 and live = 0 and id = ?5",
                )?;
                for number in written..total.min(written + i64::try_from(BATCH)?) {
                    let at = first - total + number;
                    let scope = Scope { merchant: 1, mode: Mode::Test };
                    let id = SessionId::mint(scope, Timestamp(at), &Numbered(number));
                    let paid = (number % 2 == 0).then(|| id.as_str().replacen("cs_", "pay_", 1));
                    let status = if paid.is_some() { "complete" } else { "expired" };
                    insert.execute(rusqlite::params![id.as_str(), status, paid, at, like])?;
                }
            }
            transaction.commit()?;
            written = total.min(written + i64::try_from(BATCH)?);
        }
        rows.pragma_update_and_check(None, "wal_checkpoint", "truncate", |_| Ok(()))?;
        let later = i64::try_from(PAGE * (LATER - 1))?;
        let cursor = rows.query_row(
            "select id from sessions order by merchant, live, id desc limit 1 offset ?1",
            [later - 1],
            |row| row.get(0),
        )?;
        Ok(Self { place, folder: folder.to_owned(), key, cursor })
    }

    /// The first page of the list, and one that is far from it.
    fn pages(&self) -> [Work; 2] {
        let first = format!("/v1/checkout/sessions?limit={PAGE}");
        let later = format!("{first}&starting_after={}", self.cursor);
        [Work::Get(first), Work::Get(later)]
    }

    /// Whether the pages hold what they should.
    fn check(&self, server: &Server) -> anyhow::Result<()> {
        let authorization = format!("Bearer {}", self.key);
        for work in self.pages() {
            let Work::Get(path) = work else { continue };
            let listed =
                http::get(server.address, &path, &[("Authorization", &authorization)])?.expect(200)?;
            let listed: Value = serde_json::from_str(&listed)?;
            let count = listed.get("data").and_then(Value::as_array).map(Vec::len);
            ensure!(count == Some(usize::try_from(PAGE)?), "{path} has {count:?} sessions");
        }
        Ok(())
    }
}

/// Bytes that follow from a number: the sessions of the past are the same in every run.
struct Numbered(i64);

impl Chance for Numbered {
    fn fill(&self, bytes: &mut [u8]) {
        let mut state = self.0.unsigned_abs().wrapping_add(0x9e37_79b9_7f4a_7c15);
        for chunk in bytes.chunks_mut(8) {
            state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            state ^= state >> 27;
            for (byte, value) in chunk.iter_mut().zip(state.to_le_bytes()) {
                *byte = value;
            }
        }
    }
}

/// Measures creates and lists with many sessions stored and with few, in turn. The figures are microseconds of the
/// server's and the client's common time for a request.
pub(crate) fn growth(options: &Options, folder: &Path) -> anyhow::Result<Vec<Row>> {
    let many = Grown::fill(&options.kassa, &folder.join("many"), options.sessions)?;
    let few = Grown::fill(&options.kassa, &folder.join("few"), FEW)?;
    let sides = [(&many, many.place.serve()?), (&few, few.place.serve()?)];
    let mut rows = vec![];
    for name in [Name::GrowthCreate, Name::GrowthList].into_iter().filter(|name| options.wants(*name)) {
        let (connections, mut times) = (if name == Name::GrowthCreate { 128 } else { 32 }, [vec![], vec![]]);
        // The first round warms up.
        for round in 0..=options.rounds {
            machine::wait_for_quiet(options.patience)?;
            for ((grown, server), times) in sides.iter().zip(&mut times) {
                let work = if name == Name::GrowthCreate { vec![Work::Create] } else { grown.pages().into() };
                if name == Name::GrowthList {
                    grown.check(server)?;
                }
                let (load, mut time) = (Load::new(&grown.folder, &grown.key)?, 0.0);
                for (part, work) in work.iter().enumerate() {
                    let run = format!("{}-{round}-{part}", name.as_str());
                    let seen = load.run(server.address, work, connections, options.seconds, &run)?;
                    time += 1e6 / seen.rate();
                    server.rest()?;
                }
                if round > 0 {
                    times.push(time);
                }
            }
            let now = times.iter().map(|times| times.last().copied().unwrap_or_default());
            note(&format!(
                "{}, round {round}: {:.1?} us with many and few",
                name.as_str(),
                now.collect::<Vec<_>>()
            ));
        }
        let [ours, theirs] = &times;
        let ratios: Vec<f64> = ours.iter().zip(theirs).map(|(ours, theirs)| ours / theirs).collect();
        let middle = |figures: &[f64]| median(figures).context("nothing was measured");
        rows.push(Row {
            name: name.as_str(),
            unit: "us",
            ours: middle(ours)?,
            yardstick: middle(theirs)?,
            ratio: middle(&ratios)?,
            goal: Goal::Times(TIMES),
            connections: Some(connections),
            sides: None,
            ratios,
            others: None,
            load: load()?,
        });
    }
    Ok(rows)
}

/// How long a start takes on a million sessions, next to one on few.
pub(crate) fn start(options: &Options, folder: &Path) -> anyhow::Result<Row> {
    let many = Grown::fill(&options.kassa, &folder.join("million"), MILLION)?;
    let few = Grown::fill(&options.kassa, &folder.join("start-few"), FEW)?;
    let (mut ours, mut theirs) = (vec![], vec![]);
    for _ in 0..STARTS {
        machine::wait_for_quiet(options.patience)?;
        ours.push(many.place.serve()?.started_in);
        theirs.push(few.place.serve()?.started_in);
    }
    let middle = |figures: &[f64]| median(figures).context("nothing was measured");
    Row::absolute(Name::StartMillion, "ms", (middle(&ours)?, middle(&theirs)?), 100.0)
}
