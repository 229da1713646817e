//! What is measured, and in which order.

use std::path::Path;

use anyhow::{Context, bail, ensure};
use serde_json::Value;

use crate::load::{Load, Seen, Work, body};
use crate::machine::{TICKS_PER_SECOND, Ticks, load, median};
use crate::options::{Name, Options};
use crate::report::{Goal, Row, Side};
use crate::server::{Kassa, Server, yardstick};
use crate::{grown, http, machine, note, peers, postgres, whole};

/// How long a server is loaded before it counts.
const WARM_UP_SECONDS: u64 = 1;
/// So many starts on an empty folder.
const STARTS: u64 = 7;

/// The largest share of the machine that others may use in a round.
const NOISE_MAX: f64 = 0.15;

/// The name of a route in Kassa's figures, and the status that its answers should have.
type Route = (&'static str, u16);
/// A create.
const CREATED: Route = ("sessions.create", 201);

/// Measures the rows that were asked for.
pub(crate) fn all(options: &Options, folder: &Path) -> anyhow::Result<Vec<Row>> {
    let mut rows = vec![];
    let bench = Bench::new(options, folder)?;
    if options.wants(Name::MemoryIdle) {
        bench.kassa.rest()?;
        let (ours, theirs) = (bench.kassa.memory()?.0, bench.yardstick.memory()?.0);
        rows.push(Row::absolute(Name::MemoryIdle, "MB", (ours, theirs), 30.0)?);
    }
    if options.wants(Name::CreateSqlite) || options.wants(Name::MemoryLoad) {
        let turns = bench.turns(Name::CreateSqlite, &Work::Create, CREATED, 128)?;
        bench.check_stored()?;
        if options.wants(Name::CreateSqlite) {
            rows.push(turns.row(Goal::Ratio(0.40))?);
        }
        if options.wants(Name::MemoryLoad) {
            let (ours, theirs) = (bench.kassa.memory()?.1, bench.yardstick.memory()?.1);
            rows.push(Row::absolute(Name::MemoryLoad, "MB", (ours, theirs), 128.0)?);
        }
    }
    if options.wants(Name::CreateSqliteP99) {
        let turns = bench.turns(Name::CreateSqliteP99, &Work::Create, CREATED, 32)?;
        bench.check_stored()?;
        rows.push(turns.row(Goal::P99(10.0))?);
    }
    if options.wants(Name::CreatePostgres) {
        rows.push(postgres::create(options, folder)?);
    }
    if options.wants(Name::Page) {
        let work = Work::Get(format!("/checkout/{}", bench.session));
        rows.push(bench.turns(Name::Page, &work, ("page", 200), 32)?.row(Goal::Ratio(0.45))?);
    }
    if options.wants(Name::SessionGet) {
        let work = Work::Get(format!("/v1/checkout/sessions/{}", bench.session));
        let route = ("sessions.retrieve", 200);
        rows.push(bench.turns(Name::SessionGet, &work, route, 32)?.row(Goal::Ratio(0.60))?);
    }
    if options.wants(Name::Checkout) {
        rows.push(whole::checkout(options, folder, &bench.yardstick)?);
    }
    if options.wants(Name::Deliver) {
        rows.push(whole::deliver(options, folder)?);
    }
    if options.wants(Name::StartEmpty) {
        rows.push(bench.starts()?);
    }
    if options.wants(Name::Localstripe) {
        rows.push(peers::localstripe(options, folder)?);
    }
    if options.wants(Name::Binary) {
        let size = |path: &Path| anyhow::Ok(f64::from(u32::try_from(path.metadata()?.len() / 1000)?) / 1e3);
        let sizes = (size(&options.kassa)?, size(&std::env::current_exe()?)?);
        rows.push(Row::absolute(Name::Binary, "MB", sizes, 25.0)?);
    }
    drop(bench);
    if options.wants(Name::StartMillion) {
        rows.push(grown::start(options, folder)?);
    }
    if options.wants(Name::GrowthCreate) || options.wants(Name::GrowthList) {
        rows.extend(grown::growth(options, folder)?);
    }
    Ok(rows)
}

/// Both servers, and what is needed to load them.
struct Bench<'a> {
    options: &'a Options,
    folder: &'a Path,
    kassa: Server,
    yardstick: Server,
    key: String,
    session: String,
    load: Load,
}

/// One measurement of one server.
struct Sample {
    seen: Seen,
    cpu_us: f64,
    others: f64,
    rested: f64,
}

/// The yardstick and Kassa, one right after the other.
struct Round {
    theirs: Sample,
    ours: Sample,
}

impl Round {
    fn ratio(&self) -> f64 {
        self.ours.seen.rate() / self.theirs.seen.rate()
    }

    fn others(&self) -> f64 {
        self.ours.others.max(self.theirs.others)
    }
}

impl std::fmt::Display for Round {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { theirs, ours } = self;
        write!(
            out,
            "{:.0} of {:.0} requests/s, ratio {:.3}; CPU {:.1} of {:.1} us; p99 {:.1} of {:.1} ms; others \
             used {:.0} %; at rest after {:.1} s",
            ours.seen.rate(),
            theirs.seen.rate(),
            self.ratio(),
            ours.cpu_us,
            theirs.cpu_us,
            ours.seen.p99_ms,
            theirs.seen.p99_ms,
            self.others() * 100.0,
            ours.rested,
        )
    }
}

/// The rounds of one row.
struct Turns {
    name: Name,
    connections: u32,
    rounds: Vec<Round>,
}

impl<'a> Bench<'a> {
    fn new(options: &'a Options, folder: &'a Path) -> anyhow::Result<Self> {
        let place = Kassa::new(&options.kassa, &folder.join("kassa"))?;
        let kassa = place.serve()?;
        let key = place.key()?;
        let authorization = format!("Bearer {key}");
        let headers = [("Authorization", authorization.as_str()), ("Idempotency-Key", "first")];
        let created = http::post(kassa.address, "/v1/checkout/sessions", &headers, &body("first"))?;
        let created = created.expect(201)?;
        let answer: Value = serde_json::from_str(&created)?;
        let session = answer.get("id").and_then(Value::as_str).context("the session has no id")?.to_owned();
        // The yardstick answers with what Kassa answers, byte for byte or at least in its size.
        let page = http::get(kassa.address, &format!("/checkout/{session}"), &[])?.expect(200)?;
        let path = format!("/v1/checkout/sessions/{session}");
        let json = http::get(kassa.address, &path, &headers)?.expect(200)?;
        let (page_file, json_file) = (folder.join("page.html"), folder.join("session.json"));
        std::fs::write(&page_file, &page)?;
        std::fs::write(&json_file, &json)?;
        let yardstick = yardstick(&page_file, &json_file, &folder.join("yardstick.log"))?;
        let bench = Self { options, folder, load: Load::new(folder, &key)?, kassa, yardstick, key, session };
        let theirs = bench.check_yardstick()?;
        ensure!(
            created.len().abs_diff(theirs) * 50 <= created.len(),
            "Kassa answers a create with {} bytes and the yardstick with {theirs}",
            created.len()
        );
        note(&format!(
            "a request to create has {} bytes, its answer {} (the yardstick's {theirs}), the page {}",
            body("first").len(),
            created.len(),
            page.len()
        ));
        Ok(bench)
    }

    /// Whether the yardstick answers as Kassa does. Returns the size of its answer to a create.
    fn check_yardstick(&self) -> anyhow::Result<usize> {
        let address = self.yardstick.address;
        let created = http::post(address, "/v1/checkout/sessions", &[], &body("first"))?.expect(201)?;
        http::get(address, "/v1/checkout/sessions/x", &[])?.expect(200)?;
        http::get(address, "/page", &[])?.expect(200)?;
        Ok(created.len())
    }

    /// Loads both servers in turn. A round in which the machine was busy with something else is repeated, as long as
    /// that does not happen too often; then the quietest rounds count.
    fn turns(&self, name: Name, work: &Work, route: Route, connections: u32) -> anyhow::Result<Turns> {
        let wanted = usize::try_from(self.options.rounds)?;
        let mut rounds = vec![];
        for number in 1..=self.options.rounds.saturating_mul(2) {
            let round = self.round(name, work, route, connections, number)?;
            note(&format!("{} at {connections} connections, round {number}: {round}", name.as_str()));
            rounds.push(round);
            if rounds.iter().filter(|round| round.others() <= NOISE_MAX).count() == wanted {
                break;
            }
        }
        rounds.sort_by(|a, b| a.others().total_cmp(&b.others()));
        rounds.truncate(wanted);
        Ok(Turns { name, connections, rounds })
    }

    /// The yardstick, then Kassa.
    fn round(
        &self,
        name: Name,
        work: &Work,
        route: Route,
        connections: u32,
        number: u64,
    ) -> anyhow::Result<Round> {
        let simple = match name {
            Name::Page => Work::Get("/page".to_owned()),
            Name::SessionGet => Work::Get("/v1/checkout/sessions/x".to_owned()),
            _ => Work::Create,
        };
        let run = format!("{}-{connections}-{number}", name.as_str());
        machine::wait_for_quiet(self.options.patience)?;
        let theirs = self.sample(&self.yardstick, &simple, connections, &run)?;
        let before = self.answered(route)?;
        let ours = self.sample(&self.kassa, work, connections, &run)?;
        let (good, bad) = self.answered(route)?;
        if bad > before.1 || good - before.0 < ours.seen.requests {
            bail!("{run}: Kassa counts {good} good and {bad} other answers, before it {before:?}");
        }
        Ok(Round { theirs, ours })
    }

    /// Warms a server up, lets it rest, loads it and lets it rest again. What it does in that last rest was caused by
    /// the load, so its cost is part of the requests' cost.
    fn sample(&self, server: &Server, work: &Work, connections: u32, run: &str) -> anyhow::Result<Sample> {
        let address = server.address;
        self.load.run(address, work, connections, WARM_UP_SECONDS, &format!("{run}-warm"))?;
        server.rest()?;
        let (began, machine) = (server.ticks()?, Ticks::now()?);
        let seen = self.load.run(address, work, connections, self.options.seconds, run)?;
        let others = Ticks::now()?.others_since(machine, server.ticks()? - began);
        let rested = server.rest()?;
        let cpu_us = (server.ticks()? - began) / TICKS_PER_SECOND * 1e6 / seen.requests;
        Ok(Sample { seen, cpu_us, others, rested })
    }

    /// How many requests Kassa has answered on a route: with the status it should have, and with any other.
    fn answered(&self, (route, status): Route) -> anyhow::Result<(f64, f64)> {
        let metrics = http::get(self.kassa.address, "/metrics", &[])?.expect(200)?;
        Ok(counted(&metrics, route, status))
    }

    /// Whether what was answered with 201 is there: the newest sessions in the list, and an event for every create.
    fn check_stored(&self) -> anyhow::Result<()> {
        let authorization = format!("Bearer {}", self.key);
        let read = |path: &str| {
            let body =
                http::get(self.kassa.address, path, &[("Authorization", &authorization)])?.expect(200)?;
            let listed: Value = serde_json::from_str(&body)?;
            let items = listed.get("data").and_then(Value::as_array).context("no list")?;
            anyhow::Ok(items.clone())
        };
        let sessions = read("/v1/checkout/sessions?limit=100")?;
        let is_ours = |session: &Value| {
            let order = session.pointer("/metadata/order_id").and_then(Value::as_str);
            order.is_some_and(|order| order.starts_with("create_sqlite"))
        };
        ensure!(sessions.len() == 100 && sessions.iter().all(is_ours), "the sessions are not in the list");
        let (created, _) = self.answered(CREATED)?;
        let events = read(&format!("/v1/events?limit=1&after={}", created - 1.0))?;
        let place = events.first().and_then(|event| event.get("sequence")).and_then(Value::as_f64);
        ensure!(place == Some(created), "event {created} is missing; found {place:?}");
        Ok(())
    }

    /// Starts servers in empty folders, one after the other.
    fn starts(&self) -> anyhow::Result<Row> {
        let (mut ours, mut theirs) = (vec![], vec![]);
        let (page, session) = (self.folder.join("page.html"), self.folder.join("session.json"));
        for start in 1..=STARTS {
            machine::wait_for_quiet(self.options.patience)?;
            theirs.push(yardstick(&page, &session, &self.folder.join("start.log"))?.started_in);
            let place = Kassa::new(&self.options.kassa, &self.folder.join(format!("start-{start}")))?;
            ours.push(place.serve()?.started_in);
        }
        Row::absolute(Name::StartEmpty, "ms", (middle(ours.iter())?, middle(theirs.iter())?), 50.0)
    }
}

impl Turns {
    fn row(&self, goal: Goal) -> anyhow::Result<Row> {
        let ratios: Vec<f64> = self.rounds.iter().map(Round::ratio).collect();
        let ours = side(self.rounds.iter().map(|round| &round.ours))?;
        let theirs = side(self.rounds.iter().map(|round| &round.theirs))?;
        let (unit, our_figure, their_figure, ratio) = match goal {
            Goal::Ratio(_) => ("requests/s", ours.rate, theirs.rate, middle(ratios.iter())?),
            Goal::P99(_) | Goal::Figure(_) | Goal::Times(_) => {
                ("ms", ours.p99_ms, theirs.p99_ms, ours.p99_ms / theirs.p99_ms)
            }
        };
        Ok(Row {
            name: self.name.as_str(),
            unit,
            ours: our_figure,
            yardstick: their_figure,
            ratio,
            goal,
            connections: Some(self.connections),
            sides: Some((ours, theirs)),
            ratios: if matches!(goal, Goal::Ratio(_)) { ratios } else { vec![] },
            others: self.rounds.iter().map(Round::others).reduce(f64::max),
            load: load()?,
        })
    }
}

/// The medians of one side's samples.
fn side<'a>(samples: impl Iterator<Item = &'a Sample> + Clone) -> anyhow::Result<Side> {
    let of = |figure: fn(&Sample) -> f64| {
        let figures: Vec<f64> = samples.clone().map(figure).collect();
        middle(figures.iter())
    };
    Ok(Side {
        rate: of(|sample| sample.seen.rate())?,
        p50_ms: of(|sample| sample.seen.p50_ms)?,
        p99_ms: of(|sample| sample.seen.p99_ms)?,
        cpu_us: of(|sample| sample.cpu_us)?,
        rested_s: of(|sample| sample.rested)?,
    })
}

fn middle<'a>(values: impl Iterator<Item = &'a f64>) -> anyhow::Result<f64> {
    let values: Vec<f64> = values.copied().collect();
    median(&values).context("nothing was measured")
}

/// Finds a route's answers in the text of the metrics: those with this status, and all others.
fn counted(metrics: &str, route: &str, status: u16) -> (f64, f64) {
    let (mut good, mut bad) = (0.0, 0.0);
    let route = format!("route=\"{route}\"");
    let status = format!("status=\"{status}\"");
    for line in metrics.lines().filter(|line| line.starts_with("kassa_http_requests_total{")) {
        let Some((labels, number)) = line.rsplit_once(' ') else { continue };
        let number: f64 = number.parse().unwrap_or_default();
        match (labels.contains(&route), labels.contains(&status)) {
            (true, true) => good += number,
            (true, false) => bad += number,
            (false, _) => {}
        }
    }
    (good, bad)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_by_route_and_status() {
        let metrics = "# TYPE kassa_http_requests counter\n\
                       kassa_http_requests_total{route=\"page\",status=\"200\"} 41\n\
                       kassa_http_requests_total{route=\"page\",status=\"404\"} 2\n\
                       kassa_http_requests_total{route=\"page.pay\",status=\"303\"} 7\n";
        assert_eq!(counted(metrics, "page", 200), (41.0, 2.0));
        assert_eq!(counted(metrics, "sessions.create", 201), (0.0, 0.0));
    }
}
