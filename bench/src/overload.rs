//! Three times as many orders as there is time for: what becomes of each, and how soon everything is as before.
//!
//! First the peak is measured in a closed loop, in which each client waits for its answer. Then three times that is
//! offered in an open loop, in which nobody waits for anybody, for so many seconds. It asserts nothing about speed: how
//! fast a machine is is its own affair. What it fails at is an answer that is neither a session nor a refusal that says
//! when to come again, a session that was acknowledged and is not there, and a server that does not come back.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, bail, ensure};
use serde_json::{Value, json};
use tokio::sync::Mutex;
use tokio::task::JoinSet;

use crate::client::{Line, Reply, runtime};
use crate::load::body;
use crate::options::Options;
use crate::server::{Kassa, Server};
use crate::{clock, http, note};

/// The name under which this program does it.
pub(crate) const SUBCOMMAND: &str = "overload";
/// So many clients measure the peak.
const CLIENTS: usize = 64;
/// So many times the peak is offered.
const TIMES: f64 = 3.0;
/// So many connections the open loop has at most. What finds none of them free is not offered.
const CONNECTIONS: u64 = 4_000;
/// How often orders are sent, in milliseconds.
const TICK: Duration = Duration::from_millis(2);
/// A client gives up after so long.
const PATIENCE: Duration = Duration::from_secs(30);
/// An answer is quick again when it takes at most so many times as long as before.
const QUICK: u32 = 5;
/// What a server that was overloaded may need to answer one client quickly.
const RECOVERY: Duration = Duration::from_secs(60);

/// What became of what was offered.
#[derive(Default)]
struct Counts {
    offered: AtomicU64,
    done: AtomicU64,
    /// Refused with 503, and told when to come again.
    shed: AtomicU64,
    /// Anything else, of which the first is kept.
    other: AtomicU64,
    /// What no connection was free for.
    left_out: AtomicU64,
    open: AtomicU64,
    first: Mutex<Option<String>>,
}

impl Counts {
    fn get(of: &AtomicU64) -> u64 {
        of.load(Ordering::SeqCst)
    }

    async fn take(&self, answer: anyhow::Result<Reply>) -> bool {
        let (counter, said) = match answer {
            Ok(reply) if reply.status == 201 => (&self.done, None),
            Ok(reply) if reply.status == 503 && has(&reply, "retry-after:") => (&self.shed, None),
            Ok(reply) => (&self.other, Some(format!("{} {}", reply.head, reply.body))),
            Err(problem) => (&self.other, Some(format!("{problem:#}"))),
        };
        counter.fetch_add(1, Ordering::SeqCst);
        let is_good = said.is_none();
        if let Some(said) = said {
            self.first.lock().await.get_or_insert(said);
        }
        is_good
    }
}

fn has(reply: &Reply, header: &str) -> bool {
    reply.head.lines().any(|line| line.to_ascii_lowercase().starts_with(header))
}

/// What each order needs.
struct Shop {
    address: SocketAddr,
    headers: String,
    orders: AtomicU64,
    idle: Mutex<VecDeque<Line>>,
    counts: Counts,
}

impl Shop {
    async fn order(&self, line: &mut Line) -> anyhow::Result<Reply> {
        let number = self.orders.fetch_add(1, Ordering::SeqCst);
        let body = body(&format!("overload-{number}"));
        let headers = format!("{}Idempotency-Key: overload-{number}\r\n", self.headers);
        let asked = line.post("/v1/checkout/sessions", "application/json", &headers, &body);
        tokio::time::timeout(PATIENCE, asked).await.context("no answer in time")?
    }

    /// One order of the open loop, on a connection that is free, or on a new one.
    async fn offer(self: Arc<Self>) {
        let counts = &self.counts;
        let idle = self.idle.lock().await.pop_back();
        let line = match idle {
            Some(line) => Ok(line),
            None if counts.open.fetch_add(1, Ordering::SeqCst) < CONNECTIONS => {
                Line::open(self.address).await
            }
            None => {
                counts.open.fetch_sub(1, Ordering::SeqCst);
                counts.left_out.fetch_add(1, Ordering::SeqCst);
                return;
            }
        };
        counts.offered.fetch_add(1, Ordering::SeqCst);
        let mut line = match line {
            Ok(line) => line,
            Err(problem) => {
                counts.open.fetch_sub(1, Ordering::SeqCst);
                counts.take(Err(problem)).await;
                return;
            }
        };
        let answer = self.order(&mut line).await;
        let goes_on = answer.as_ref().is_ok_and(|reply| !has(reply, "connection: close"));
        if counts.take(answer).await && goes_on {
            self.idle.lock().await.push_back(line);
        } else {
            counts.open.fetch_sub(1, Ordering::SeqCst);
        }
    }
}

/// Creates per second of clients that each wait for their answer, and what an answer takes where there is but one
/// client.
async fn peak(shop: &Arc<Shop>, time: Duration) -> anyhow::Result<(f64, Duration)> {
    let mut line = Line::open(shop.address).await?;
    let mut alone = vec![];
    for _ in 0..101 {
        let began = clock();
        shop.order(&mut line).await?.expect(201)?;
        alone.push(began.elapsed());
    }
    alone.sort();
    let (began, mut clients) = (clock(), JoinSet::new());
    for _ in 0..CLIENTS {
        let shop = Arc::clone(shop);
        clients.spawn(async move {
            let (mut line, mut done) = (Line::open(shop.address).await?, 0_u32);
            while began.elapsed() < time {
                shop.order(&mut line).await?.expect(201)?;
                done += 1;
            }
            anyhow::Ok(done)
        });
    }
    let mut done = 0_u32;
    while let Some(one) = clients.join_next().await {
        done += one??;
    }
    let middle = alone.get(alone.len() / 2).copied().unwrap_or_default();
    Ok((f64::from(done) / began.elapsed().as_secs_f64(), middle))
}

/// Offers so many per second, whatever becomes of those before; how long it took until the last was answered.
async fn flood(shop: &Arc<Shop>, rate: f64, time: Duration) -> Duration {
    let (began, mut orders, mut sent) = (clock(), JoinSet::new(), 0.0_f64);
    let mut tick = tokio::time::interval(TICK);
    while began.elapsed() < time {
        tick.tick().await;
        let due = rate * began.elapsed().as_secs_f64();
        while sent < due {
            sent += 1.0;
            orders.spawn(Arc::clone(shop).offer());
        }
        while orders.try_join_next().is_some() {}
    }
    while orders.join_next().await.is_some() {}
    began.elapsed()
}

/// How long after a flood one client is served as quickly as before.
async fn recovery(shop: &Shop, quick: Duration) -> anyhow::Result<Duration> {
    let began = clock();
    let mut line = Line::open(shop.address).await?;
    while began.elapsed() < RECOVERY {
        let asked: Instant = clock();
        let reply = shop.order(&mut line).await?;
        if reply.status == 201 && asked.elapsed() <= quick {
            return Ok(began.elapsed());
        }
        if has(&reply, "connection: close") {
            line = Line::open(shop.address).await?;
        }
    }
    bail!("a client alone is not served in {quick:?} within {RECOVERY:?}")
}

/// So many sessions the server has made, by its own count.
fn created(server: &Server) -> anyhow::Result<u64> {
    let text = http::get(server.address, "/metrics", &[])?.expect(200)?;
    let line = text.lines().find(|line| {
        let is_create = line.contains("sessions.create") && line.contains("201");
        is_create && line.starts_with("kassa_http_requests_total")
    });
    let number = line.and_then(|line| line.rsplit(' ').next()).context("no figure of creates")?;
    number.parse().context("the figure of creates is no number")
}

async fn run(server: &Server, key: &str, time: Duration) -> anyhow::Result<Value> {
    let headers = format!("Authorization: Bearer {key}\r\n");
    let shop = Arc::new(Shop {
        address: server.address,
        headers,
        orders: AtomicU64::new(0),
        idle: Mutex::default(),
        counts: Counts::default(),
    });
    let (peak, alone) = peak(&shop, time).await?;
    note(&format!("peak: {peak:.0} creates per second, {alone:?} for a client alone"));
    let before = created(server)?;
    let took = flood(&shop, peak * TIMES, time).await;
    let recovered = recovery(&shop, (alone * QUICK).max(Duration::from_millis(20))).await?;
    let counts = &shop.counts;
    let done = Counts::get(&counts.done);
    let other = Counts::get(&counts.other);
    if let Some(said) = counts.first.lock().await.take() {
        note(&format!("neither done nor refused in words: {said}"));
    }
    let stored = created(server)?.saturating_sub(before);
    ensure!(stored >= done, "{done} creates were acknowledged, and the server knows of {stored}");
    // What was offered may have been answered after its time; the rate is of all the time that it took.
    let whole = |number: u64| u32::try_from(number).map_or(f64::MAX, f64::from);
    let goodput = whole(done) / took.as_secs_f64();
    Ok(json!({
        "campaign": SUBCOMMAND,
        "runs": 1,
        "violations": other,
        "peak_per_second": peak.round(),
        "offered": Counts::get(&counts.offered),
        "offered_per_second": (whole(Counts::get(&counts.offered)) / time.as_secs_f64()).round(),
        "left_out": Counts::get(&counts.left_out),
        "done": done,
        "shed": Counts::get(&counts.shed),
        "goodput_per_second": goodput.round(),
        "goodput_of_peak": (goodput / peak * 100.0).round() / 100.0,
        "most_megabytes": server.memory()?.1.round(),
        "seconds_until_quick": (recovered.as_secs_f64() * 1e3).round() / 1e3,
    }))
}

/// Runs it on a server of its own, and prints one line of JSON.
pub(crate) fn overload(options: &Options, folder: &Path) -> anyhow::Result<String> {
    let place = Kassa::new(&options.kassa, &folder.join("overload"))?;
    let server = place.serve()?;
    let key = place.key()?;
    let line = runtime()?.block_on(run(&server, &key, Duration::from_secs(options.seconds)))?;
    let other = line.get("violations").and_then(Value::as_u64).unwrap_or_default();
    ensure!(other == 0, "{other} orders were neither done nor refused in words: {line}");
    Ok(line.to_string())
}
