//! Rows that are about more than one request: whole checkouts, and webhooks.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail, ensure};
use serde_json::Value;

use crate::client::{Line, Sink, runtime};
use crate::load::{Load, Work, body};
use crate::machine::{self, load, median};
use crate::options::{Name, Options};
use crate::report::{Goal, Row};
use crate::server::{Kassa, Server};
use crate::{clock, http, note};

/// So many buyers are on their way at once.
const BUYERS: u32 = 64;
/// So many webhooks are under way at once, in Kassa as in the bare client.
const SENDERS: u32 = 32;
/// What is waited for at most.
const PATIENCE: Duration = Duration::from_secs(60);
/// For so many seconds webhooks gather: less than Kassa waits for an answer.
const GATHERING: u64 = 3;
const JSON: &str = "application/json";

/// A Kassa of its own, with an endpoint that is told of one kind of event.
struct Told {
    server: Server,
    key: String,
    sink: Sink,
}

impl Told {
    async fn new(options: &Options, folder: &Path, kind: &'static str) -> anyhow::Result<Self> {
        let place = Kassa::new(&options.kassa, folder)?;
        let server = place.serve()?;
        let key = place.key()?;
        let sink = Sink::open(kind).await?;
        let endpoint = format!(r#"{{"url":"http://{}/hook","enabled_events":["{kind}"]}}"#, sink.address);
        let authorization = format!("Bearer {key}");
        let headers = [("Authorization", authorization.as_str())];
        http::post(server.address, "/v1/webhook_endpoints", &headers, &endpoint)?.expect(201)?;
        Ok(Self { server, key, sink })
    }

    /// How many events there were so far. What was created for a client that was gone by then has its event too.
    fn events(&self) -> anyhow::Result<u64> {
        let authorization = format!("Bearer {}", self.key);
        let headers = [("Authorization", authorization.as_str())];
        let listed = http::get(self.server.address, "/v1/events?limit=1", &headers)?.expect(200)?;
        let listed: Value = serde_json::from_str(&listed)?;
        let last = listed.pointer("/data/0/sequence").and_then(Value::as_u64);
        Ok(last.unwrap_or_default())
    }

    /// Waits until the endpoint has taken so many.
    async fn taken(&self, count: u64) -> anyhow::Result<()> {
        let began = clock();
        while self.sink.taken() < count {
            if began.elapsed() > PATIENCE {
                bail!("the endpoint was told of {} events instead of {count}", self.sink.taken());
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        ensure!(self.sink.taken() == count, "the endpoint was told of {} events", self.sink.taken());
        Ok(())
    }
}

/// Whole checkouts: a session is created, its page opened, paid by card, and the endpoint told that it is complete. The
/// yardstick is the rate at which the same client gets answers from a server that does nothing.
pub(crate) fn checkout(options: &Options, folder: &Path, yardstick: &Server) -> anyhow::Result<Row> {
    runtime()?.block_on(async {
        let told = Told::new(options, &folder.join("checkout"), "checkout.session.completed").await?;
        let seconds = Duration::from_secs(options.seconds);
        let key: Arc<str> = told.key.clone().into();
        let (mut ours, mut theirs, mut ratios) = (vec![], vec![], vec![]);
        let mut all = 0;
        for round in 0..=options.rounds {
            machine::wait_for_quiet(options.patience)?;
            let theirs_now = nothing(yardstick.address, seconds).await?;
            let began = clock();
            let mut buyers = tokio::task::JoinSet::new();
            for buyer in 0..BUYERS {
                let (address, key) = (told.server.address, Arc::clone(&key));
                buyers.spawn(buy_for(address, key, seconds, format!("{round}-{buyer}")));
            }
            let mut paid = 0;
            while let Some(done) = buyers.join_next().await {
                paid += done??;
            }
            all += paid;
            told.taken(all).await?;
            let rate = figure(paid)? / began.elapsed().as_secs_f64();
            told.server.rest()?;
            // The first round warms up.
            if round > 0 {
                note(&format!("checkout, round {round}: {rate:.0} of {theirs_now:.0} per second"));
                ours.push(rate);
                theirs.push(theirs_now);
                ratios.push(rate / theirs_now);
            }
        }
        row(Name::Checkout, "checkouts/s", Goal::Ratio(0.05), BUYERS, (ours, theirs, ratios))
    })
}

/// One buyer after the other. Returns how many have paid.
async fn buy_for(address: SocketAddr, key: Arc<str>, time: Duration, name: String) -> anyhow::Result<u64> {
    let mut line = Line::open(address).await?;
    let began = clock();
    let mut paid = 0;
    while began.elapsed() < time {
        buy(&mut line, &key, &format!("{name}-{paid}")).await?;
        paid += 1;
    }
    Ok(paid)
}

async fn buy(line: &mut Line, key: &str, order: &str) -> anyhow::Result<()> {
    let headers = format!("Authorization: Bearer {key}\r\nIdempotency-Key: {order}\r\n");
    let created = line.post("/v1/checkout/sessions", JSON, &headers, &body(order)).await?.expect(201)?;
    let id = between(&created.body, "\"id\":\"", "\"").context("no id")?;
    let page = line.get(&format!("/checkout/{id}")).await?.expect(200)?;
    let token = between(&page.body, "name=\"token\" value=\"", "\"").context("no form")?;
    let form = format!(
        "token={token}&method=card&email=buyer%40example.com&card_number=4242424242424242&card_exp=12%2F34\
         &card_cvc=123&card_name=A.+Buyer"
    );
    let kind = "application/x-www-form-urlencoded";
    let paid = line.post(&format!("/checkout/{id}/pay"), kind, "", &form).await?.expect(303)?;
    ensure!(paid.head.contains("shop.example.com/success"), "the buyer is sent elsewhere: {}", paid.head);
    Ok(())
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    text.split_once(before)?.1.split_once(after).map(|(found, _)| found)
}

/// How many answers a second the same client gets from a server that does nothing.
async fn nothing(address: SocketAddr, time: Duration) -> anyhow::Result<f64> {
    let began = clock();
    let mut clients = tokio::task::JoinSet::new();
    for _ in 0..BUYERS {
        clients.spawn(async move {
            let mut line = Line::open(address).await?;
            let (began, mut answered) = (clock(), 0);
            while began.elapsed() < time {
                line.post("/v1/checkout/sessions", JSON, "", &body("x")).await?.expect(201)?;
                answered += 1;
            }
            anyhow::Ok(answered)
        });
    }
    let mut answered = 0;
    while let Some(done) = clients.join_next().await {
        answered += done??;
    }
    Ok(figure(answered)? / began.elapsed().as_secs_f64())
}

/// Webhooks to one endpoint that is fast: what has gathered while it did not answer is sent, and each result is
/// written. The yardstick is a client that posts the same signed bytes and forgets them.
pub(crate) fn deliver(options: &Options, folder: &Path) -> anyhow::Result<Row> {
    runtime()?.block_on(async {
        let told = Told::new(options, &folder.join("deliver"), "checkout.session.created").await?;
        let load = Load::new(folder, &told.key)?;
        let (mut ours, mut theirs, mut ratios) = (vec![], vec![], vec![]);
        for round in 1..=options.rounds {
            let (before, events) = (told.sink.taken(), told.events()?);
            told.sink.hold();
            let run = format!("deliver-{round}");
            load.run(told.server.address, &Work::Create, 128, options.seconds.min(GATHERING), &run)?;
            told.server.rest()?;
            let gathered = told.events()? - events;
            let began = clock();
            told.sink.release();
            told.taken(before + gathered).await?;
            let rate = figure(gathered)? / began.elapsed().as_secs_f64();
            told.server.rest()?;
            let bare = bare(&told.sink, gathered).await?;
            note(&format!("deliver, round {round}: {rate:.0} of {bare:.0} per second, {gathered} gathered"));
            ours.push(rate);
            theirs.push(bare);
            ratios.push(rate / bare);
        }
        row(Name::Deliver, "webhooks/s", Goal::Ratio(0.25), SENDERS, (ours, theirs, ratios))
    })
}

/// The rate at which a client posts the last webhook, again and again.
async fn bare(sink: &Sink, count: u64) -> anyhow::Result<f64> {
    let request: Arc<str> = sink.last().await.into();
    ensure!(!request.is_empty(), "no webhook was seen");
    let each = count / u64::from(SENDERS);
    let began = clock();
    let mut clients = tokio::task::JoinSet::new();
    for _ in 0..SENDERS {
        let (address, request) = (sink.address, Arc::clone(&request));
        clients.spawn(async move {
            let mut line = Line::open(address).await?;
            for _ in 0..each {
                line.ask(request.as_bytes()).await?.expect(200)?;
            }
            anyhow::Ok(())
        });
    }
    while let Some(done) = clients.join_next().await {
        done??;
    }
    Ok(figure(each * u64::from(SENDERS))? / began.elapsed().as_secs_f64())
}

fn figure(count: u64) -> anyhow::Result<f64> {
    Ok(f64::from(u32::try_from(count)?))
}

/// A row of rates, by the medians of its rounds.
pub(crate) fn row(
    name: Name,
    unit: &'static str,
    goal: Goal,
    connections: u32,
    (ours, theirs, ratios): (Vec<f64>, Vec<f64>, Vec<f64>),
) -> anyhow::Result<Row> {
    let middle = |figures: &[f64]| median(figures).context("nothing was measured");
    Ok(Row {
        name: name.as_str(),
        unit,
        ours: middle(&ours)?,
        yardstick: middle(&theirs)?,
        ratio: middle(&ratios)?,
        goal,
        connections: Some(connections),
        sides: None,
        ratios,
        others: None,
        load: load()?,
    })
}
