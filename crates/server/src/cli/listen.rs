//! `kassa listen`, `kassa tail` and `kassa replay`: the events of a running server, shown as they happen, and posted to
//! an address of the developer's, each with a fresh signature. The server must not be able to reach that address.

use super::paint::Paint;
use super::remote::{At, Remote};
use super::say;
use crate::world::SystemClock;
use anyhow::{Context, bail};
use bytes::{Bytes, BytesMut};
use clap::Args;
use http::Method;
use http::header::ACCEPT;
use http_body_util::BodyExt;
use hyper::body::Incoming;
use kassa_domain::Secret;
use kassa_domain::dialect::{Dialect, Sending};
use kassa_domain::event::EventKind;
use kassa_engine::Clock;
use serde_json::{Value, json};
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

/// The server says at least every ten seconds that the line is alive.
const SILENCE: Duration = Duration::from_secs(30);
/// Who was cut off asks again after so long.
const REST: Duration = Duration::from_secs(1);

/// What to listen for.
#[derive(Args)]
pub(super) struct ListenArgs {
    #[command(flatten)]
    at: At,
    /// Where to post the events, such as localhost:4242/webhook
    #[arg(long, value_name = "URL")]
    forward_to: Option<String>,
    /// Only events of these types, between commas [default: all]
    #[arg(long, value_name = "TYPES", value_delimiter = ',')]
    events: Vec<String>,
    /// In whose form events are written and signed: native, or another dialect
    #[arg(long, value_name = "DIALECT", default_value = kassa_dialects::native::NAME)]
    dialect: String,
    /// Begin with the event that has this place in the sequence [default: with what happens from now on]
    #[arg(long, value_name = "SEQUENCE")]
    from: Option<i64>,
    /// Print the signing secret and nothing else
    #[arg(long)]
    print_secret: bool,
    /// Print JSON, one object for each event
    #[arg(long)]
    json: bool,
}

/// What to look at.
#[derive(Args)]
pub(super) struct TailArgs {
    #[command(flatten)]
    at: At,
    /// Only events of these types, between commas [default: all]
    #[arg(long, value_name = "TYPES", value_delimiter = ',')]
    events: Vec<String>,
    /// Begin with the event that has this place in the sequence [default: with what happens from now on]
    #[arg(long, value_name = "SEQUENCE")]
    from: Option<i64>,
    /// Print the events themselves, one JSON document in each line
    #[arg(long)]
    json: bool,
}

/// What to send again.
#[derive(Args)]
pub(super) struct ReplayArgs {
    #[command(flatten)]
    at: At,
    /// The place in the sequence of the first event to send
    #[arg(long, value_name = "SEQUENCE")]
    from: i64,
    /// The place of the last one [default: the latest event]
    #[arg(long, value_name = "SEQUENCE")]
    to: Option<i64>,
    /// Only events of these types, between commas [default: all]
    #[arg(long, value_name = "TYPES", value_delimiter = ',')]
    events: Vec<String>,
    /// Where to post the events, such as localhost:4242/webhook
    #[arg(long, value_name = "URL", required_unless_present = "endpoint", conflicts_with = "endpoint")]
    forward_to: Option<String>,
    /// A webhook endpoint of the server, to which it sends them itself, from the place on until the latest
    #[arg(long, value_name = "ID", conflicts_with_all = ["to", "events"])]
    endpoint: Option<String>,
    /// In whose form events are written and signed: native, or another dialect
    #[arg(long, value_name = "DIALECT", default_value = kassa_dialects::native::NAME)]
    dialect: String,
    /// Print JSON, one object for each event
    #[arg(long)]
    json: bool,
}

/// Something that happened, as the server tells of it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Told {
    place: i64,
    id: String,
    kind: String,
    body: String,
}

/// What is done with each event.
struct Listener {
    remote: Remote,
    kinds: Vec<String>,
    dialect: Arc<dyn Dialect>,
    forward_to: Option<http::Uri>,
    secret: Secret,
    shown: Shown,
    paint: Paint,
}

/// How events are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Lines,
    /// One object for each event and what came of it.
    Json,
    /// The events themselves.
    Bodies,
}

pub(super) async fn listen(args: &ListenArgs) -> anyhow::Result<()> {
    let remote = args.at.connect().await?;
    if args.print_secret {
        say(remote.signing_secret().expose());
        return Ok(());
    }
    let shown = if args.json { Shown::Json } else { Shown::Lines };
    let listener = Listener::new(remote, &args.events, &args.dialect, args.forward_to.as_deref(), shown)?;
    listener.announce();
    listener.follow(args.from, None).await
}

pub(super) async fn tail(args: &TailArgs) -> anyhow::Result<()> {
    let shown = if args.json { Shown::Bodies } else { Shown::Lines };
    let remote = args.at.connect().await?;
    let listener = Listener::new(remote, &args.events, kassa_dialects::native::NAME, None, shown)?;
    listener.follow(args.from, None).await
}

pub(super) async fn replay(args: &ReplayArgs) -> anyhow::Result<()> {
    if args.from < 1 {
        bail!("--from must be 1 or more: the first event has the place 1");
    }
    let remote = args.at.connect().await?;
    if let Some(endpoint) = &args.endpoint {
        let path = format!("/v1/webhooks/{endpoint}/replay");
        let answer = remote.post(&path, &json!({ "after": args.from - 1 })).await?;
        say(&match args.json {
            true => answer.to_string(),
            false => format!(
                "{endpoint} is sent the events from {} on; the dashboard shows how far it is.",
                args.from
            ),
        });
        return Ok(());
    }
    let latest = remote.read("/v1/events?limit=1").await?;
    let latest = latest.pointer("/data/0/sequence").and_then(Value::as_i64).unwrap_or_default();
    let to = args.to.unwrap_or(latest).min(latest);
    if args.from > to {
        bail!("there is no event from {} to {to}: the latest one has the place {latest}", args.from);
    }
    let shown = if args.json { Shown::Json } else { Shown::Lines };
    let listener = Listener::new(remote, &args.events, &args.dialect, args.forward_to.as_deref(), shown)?;
    listener.follow(Some(args.from), Some(to)).await
}

/// The address that somebody typed: its scheme may be left out, and of this machine its host too.
fn target(text: &str) -> anyhow::Result<http::Uri> {
    let text = match text.strip_prefix(':') {
        Some(rest) => format!("http://127.0.0.1:{rest}"),
        None if text.contains("://") => text.to_owned(),
        None => format!("http://{text}"),
    };
    kassa_domain::address::parse_url(&text).map_err(|rule| anyhow::anyhow!("--forward-to {rule}"))?;
    text.parse().context("--forward-to must be a URL, such as http://localhost:4242/webhook")
}

impl Listener {
    fn new(
        remote: Remote,
        kinds: &[String],
        dialect: &str,
        forward_to: Option<&str>,
        shown: Shown,
    ) -> anyhow::Result<Self> {
        if let Some(unknown) = kinds.iter().find(|kind| EventKind::parse(kind).is_none()) {
            let known: Vec<&str> = EventKind::ALL.into_iter().map(EventKind::as_str).collect();
            bail!("--events names {unknown:?}, which is no type of event; known: {}", known.join(", "));
        }
        let dialects = kassa_dialects::all(&remote.url, &kassa_dialects::Settings::default());
        let found = dialects.into_iter().find(|it| it.name() == dialect).with_context(|| {
            format!("there is no dialect {dialect:?}; known here: {}", kassa_dialects::NAMES.join(", "))
        })?;
        Ok(Self {
            kinds: kinds.to_vec(),
            dialect: found,
            forward_to: forward_to.map(target).transpose()?,
            secret: remote.signing_secret(),
            remote,
            shown,
            paint: Paint::of_stdout(),
        })
    }

    fn announce(&self) {
        if self.shown != Shown::Lines {
            return;
        }
        let (url, secret) = (&self.remote.url, self.paint.bold(self.secret.expose()));
        match &self.forward_to {
            None => say(&format!("Listening to {url}. Ctrl-C ends it.")),
            Some(to) => {
                say(&format!("Listening to {url}, posting to {to}. Ctrl-C ends it."));
                say(&format!("What is posted is signed with {secret}\n"));
            }
        }
    }

    /// Follows from a place on, over interruptions, until a place or for ever.
    async fn follow(&self, from: Option<i64>, to: Option<i64>) -> anyhow::Result<()> {
        let mut after = match from {
            Some(from) => from.max(1) - 1,
            None => self.latest().await?,
        };
        let mut stop = std::pin::pin!(tokio::signal::ctrl_c());
        let mut is_lost = false;
        loop {
            let ended = tokio::select! {
                ended = self.follow_once(&mut after, to, &mut is_lost) => ended,
                _ = &mut stop => return Ok(()),
            };
            match ended {
                Ok(true) => return Ok(()),
                Ok(false) => {}
                Err(problem) if problem.is::<Denied>() => return Err(problem),
                Err(problem) => {
                    if !is_lost {
                        is_lost = true;
                        let problem = self.paint.red(&format!("{problem:#}; trying again"));
                        let _ = writeln!(std::io::stderr(), "kassa: {problem}");
                    }
                    tokio::select! {
                        () = tokio::time::sleep(REST) => {}
                        _ = &mut stop => return Ok(()),
                    }
                }
            }
        }
    }

    async fn latest(&self) -> anyhow::Result<i64> {
        let latest = self.remote.read("/v1/events?limit=1").await?;
        Ok(latest.pointer("/data/0/sequence").and_then(Value::as_i64).unwrap_or_default())
    }

    /// Follows until the answer ends. Returns whether the last event that was wanted has come.
    async fn follow_once(
        &self,
        after: &mut i64,
        to: Option<i64>,
        is_lost: &mut bool,
    ) -> anyhow::Result<bool> {
        let request = self
            .remote
            .request(Method::GET, &format!("/v1/events?after={after}"))
            .header(ACCEPT, format!("text/event-stream; dialect={}", self.dialect.name()));
        let response = self.remote.send(request.body(Bytes::new())?).await?;
        let status = response.status();
        if status == http::StatusCode::UNAUTHORIZED || status == http::StatusCode::FORBIDDEN {
            return Err(Denied(status.as_u16()).into());
        }
        anyhow::ensure!(status.is_success(), "the server answers {status}");
        if std::mem::take(is_lost) && self.shown == Shown::Lines {
            say("The server is there again; nothing was missed.");
        }
        let mut lines = Lines { body: response.into_body(), read: BytesMut::new() };
        while let Some(told) = lines.next().await? {
            let is_wanted = self.kinds.is_empty() || self.kinds.contains(&told.kind);
            // An event that the dialect has no form for has no body.
            if is_wanted && !told.body.is_empty() {
                self.hand_on(&told).await?;
            }
            *after = told.place;
            if to.is_some_and(|to| told.place >= to) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Posts an event where that is asked for, and says what came of it.
    async fn hand_on(&self, told: &Told) -> anyhow::Result<()> {
        if self.shown == Shown::Bodies {
            say(&told.body);
            return Ok(());
        }
        let object = object_of(&told.body);
        let from = SystemClock.now();
        let posted = match &self.forward_to {
            Some(to) => Some(self.post(to, told).await?),
            None => None,
        };
        let ms = SystemClock.now().0.saturating_sub(from.0);
        if self.shown == Shown::Json {
            let status = posted.as_ref().and_then(|posted| posted.as_ref().ok());
            let problem = posted.as_ref().and_then(|posted| posted.as_ref().err());
            let line = json!({
                "sequence": told.place, "id": told.id, "type": told.kind, "object": object, "status": status,
                "problem": problem, "ms": posted.is_some().then_some(ms),
            });
            say(&line.to_string());
            return Ok(());
        }
        let time = SystemClock.now().iso();
        let time = self.paint.dim(time.get(11..19).unwrap_or_default());
        let answer = match posted {
            None => String::new(),
            Some(Ok(status)) if (200..300).contains(&status) => {
                self.paint.green(&format!("  -> {status}  {ms} ms"))
            }
            Some(Ok(status)) => self.paint.red(&format!("  -> {status}  {ms} ms")),
            Some(Err(problem)) => self.paint.red(&format!("  -> {problem}")),
        };
        let object = object.unwrap_or_default();
        let kind = self.paint.bold(&format!("{:<26}", told.kind));
        say(&format!("{time}  {:>6}  {kind}  {object}{answer}", told.place));
        Ok(())
    }

    /// Posts an event as a webhook is posted: the status that was answered, or why there was none.
    async fn post(&self, to: &http::Uri, told: &Told) -> anyhow::Result<Result<u16, String>> {
        let sending = Sending { event_id: &told.id, body: told.body.as_bytes(), sends_secret: false };
        let mut request = http::Request::post(to).header("user-agent", "Kassa-Listen");
        for (name, value) in
            self.dialect.sign(&sending, std::slice::from_ref(&self.secret), SystemClock.now())
        {
            request = request.header(name, value);
        }
        let request = request.body(Bytes::from(told.body.clone()))?;
        Ok(match self.remote.call(request).await {
            Ok(answer) => Ok(answer.status().as_u16()),
            Err(problem) => Err(problem.to_string()),
        })
    }
}

/// The key is not, or no longer, one that may look.
#[derive(Debug)]
struct Denied(u16);

impl std::fmt::Display for Denied {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the server answers {}: the key may not read events; name another with --key", self.0)
    }
}

impl std::error::Error for Denied {}

/// The id of the object that an event is about, where its body says it.
fn object_of(body: &str) -> Option<String> {
    let body: Value = serde_json::from_str(body).ok()?;
    ["/data/object/id", "/data/id", "/id"]
        .into_iter()
        .find_map(|path| Some(body.pointer(path)?.as_str()?.to_owned()))
}

/// An answer of server-sent events, read event by event.
struct Lines {
    body: Incoming,
    read: BytesMut,
}

impl Lines {
    /// The next event that has a place; none when the answer has ended.
    async fn next(&mut self) -> anyhow::Result<Option<Told>> {
        loop {
            if let Some(end) = self.read.windows(2).position(|two| two == b"\n\n") {
                let block = self.read.split_to(end + 2);
                if let Some(told) = told(&String::from_utf8_lossy(&block)) {
                    return Ok(Some(told));
                }
                continue;
            }
            let frame = tokio::time::timeout(SILENCE, self.body.frame()).await;
            match frame.context("the server says nothing any more")? {
                None => return Ok(None),
                Some(frame) => {
                    let frame = frame.context("the line to the server broke off")?;
                    self.read.extend_from_slice(&frame.into_data().unwrap_or_default());
                }
            }
        }
    }
}

/// Reads one block; what says only that the line is alive is none.
fn told(block: &str) -> Option<Told> {
    let (mut told, mut data) = (Told::default(), vec![]);
    for line in block.lines() {
        let (field, value) =
            line.split_once(':').map(|(field, value)| (field, value.trim_start())).unwrap_or((line, ""));
        match field {
            "id" => told.place = value.parse().ok()?,
            "name" => value.clone_into(&mut told.id),
            "event" => value.clone_into(&mut told.kind),
            "data" => data.push(value),
            _ => {}
        }
    }
    told.body = data.join("\n");
    (told.place > 0).then_some(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_to_post_to_may_be_typed_short() {
        for (typed, meant) in [
            ("localhost:4242/webhook", "http://localhost:4242/webhook"),
            (":4242/hooks", "http://127.0.0.1:4242/hooks"),
            ("https://x.example/a?b=c", "https://x.example/a?b=c"),
        ] {
            assert_eq!(target(typed).unwrap().to_string(), meant);
        }
        assert!(target("ftp://x.example").unwrap_err().to_string().starts_with("--forward-to"));
    }

    #[test]
    fn blocks_are_read_and_signs_of_life_are_none() {
        let block = "id: 7\nname: evt_1\nevent: payment.failed\ndata: {\"a\":\ndata: 1}\n\n";
        let read = told(block).unwrap();
        assert_eq!((read.place, read.id.as_str(), read.kind.as_str()), (7, "evt_1", "payment.failed"));
        assert_eq!(read.body, "{\"a\":\n1}");
        assert_eq!(told("retry: 3000\nevent: beat\ndata\n\n"), None);
    }

    #[test]
    fn what_an_event_is_about_is_found_in_every_form() {
        assert_eq!(object_of(r#"{"id":"evt_1","data":{"object":{"id":"cs_1"}}}"#).as_deref(), Some("cs_1"));
        assert_eq!(object_of(r#"{"id":"evt_1","data":{"id":"pay_1"}}"#).as_deref(), Some("pay_1"));
        assert_eq!(object_of("x"), None);
    }
}
