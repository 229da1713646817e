//! Traces for OpenTelemetry: spans become records, records wait in a bounded line, and one task sends them to a
//! collector as OTLP over HTTP, in JSON. No request waits for it: where the line is full, records are dropped and
//! counted.

use crate::config::traces::Traces as Settings;
use crate::out::Named;
use crate::world::{SystemChance, nanos};
use bytes::Bytes;
use kassa_domain::chance::draw;
use kassa_engine::span::TARGET;
use serde_json::{Value, json};
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;
use tokio::sync::{mpsc, watch};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record as Values};
use tracing::{Metadata, Subscriber};
use tracing_subscriber::Registry;
use tracing_subscriber::layer::{Context, Filter, Layer};
use tracing_subscriber::registry::LookupSpan;

/// So many records wait at most.
const LINE: usize = 4096;
/// So many are sent at once.
const BATCH: usize = 512;
/// How long is waited for more of them.
const PAUSE: Duration = Duration::from_secs(1);
/// How long the collector may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// Records that found no place in the line, or that no collector took.
pub static DROPPED: AtomicU64 = AtomicU64::new(0);

/// Where a span is in which trace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    trace: [u8; 16],
    span: [u8; 8],
    sampled: bool,
}

impl Place {
    /// Reads a `traceparent` as W3C Trace Context says. One that is not whole is none.
    fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (version, trace, span, flags) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let is_small = |part: &str| part.bytes().all(|it| it.is_ascii_digit() || (b'a'..=b'f').contains(&it));
        let small = [version, trace, span, flags].into_iter().all(is_small);
        // A later version may add parts, the first has none.
        let whole = version.len() == 2 && version != "ff" && (version != "00" || parts.next().is_none());
        let [flags] = hex::decode(flags).ok()?.try_into().ok()?;
        let place = Self {
            trace: hex::decode(trace).ok()?.try_into().ok()?,
            span: hex::decode(span).ok()?.try_into().ok()?,
            sampled: flags & 1 == 1,
        };
        (small && whole && place.trace != [0; 16] && place.span != [0; 8]).then_some(place)
    }

    fn header(self) -> String {
        let flags = u8::from(self.sampled);
        format!("00-{}-{}-{flags:02x}", hex::encode(self.trace), hex::encode(self.span))
    }
}

/// What is known of a span.
struct Record {
    name: &'static str,
    place: Place,
    parent: Option<[u8; 8]>,
    begun: u64,
    fields: Fields,
}

/// What was said about a span.
#[derive(Default)]
struct Fields {
    attributes: Vec<Value>,
    /// What the span is called, where its own name does not say enough.
    name: Option<String>,
    /// As OTLP numbers them: 1 inside, 2 server, 3 client.
    kind: u8,
    above: Option<Place>,
    failed: bool,
}

impl Fields {
    fn say(&mut self, name: &str, value: Value) {
        self.attributes.push(json!({ "key": name, "value": value }));
    }
}

impl Visit for Fields {
    fn record_str(&mut self, field: &Field, value: &str) {
        match (field.name(), value) {
            ("traceparent", text) => self.above = Place::read(text),
            ("otel.name", text) => self.name = Some(text.to_owned()),
            ("otel.kind", "server") => self.kind = 2,
            ("otel.kind", "client") => self.kind = 3,
            (name, text) => self.say(name, json!({ "stringValue": text })),
        }
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.say(field.name(), json!({ "intValue": value.to_string() }));
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        match field.name() {
            "failed" => self.failed = value,
            name => self.say(name, json!({ "boolValue": value })),
        }
    }

    /// What is written by somebody else's hand may hold anything, and is left out.
    fn record_debug(&mut self, _: &Field, _: &dyn std::fmt::Debug) {}
}

/// Makes records of spans.
pub struct Recorder {
    line: mpsc::Sender<Value>,
    /// Of a billion traces that begin here, so many are recorded.
    sample: u32,
}

impl Recorder {
    /// The place of a span that begins a trace.
    fn first(&self) -> Place {
        let (trace, span) = (draw::<16>(&SystemChance), draw::<8>(&SystemChance));
        let [.., a, b, c, d] = trace;
        let sampled = u32::from_be_bytes([a, b, c, d]) % 1_000_000_000 < self.sample;
        Place { trace, span, sampled }
    }
}

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Recorder {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let Some(span) = context.span(id) else { return };
        let mut fields = Fields { kind: 1, ..Fields::default() };
        attributes.record(&mut fields);
        let parent = span.parent().and_then(|above| above.extensions().get::<Record>().map(|it| it.place));
        let above = parent.or(fields.above);
        let place = match above {
            Some(above) => Place { span: draw(&SystemChance), ..above },
            None => self.first(),
        };
        let (name, parent) = (span.name(), above.map(|it| it.span));
        span.extensions_mut().insert(Record { name, place, parent, begun: nanos(), fields });
    }

    fn on_record(&self, id: &Id, values: &Values<'_>, context: Context<'_, S>) {
        if let Some(span) = context.span(id)
            && let Some(record) = span.extensions_mut().get_mut::<Record>()
        {
            values.record(&mut record.fields);
        }
    }

    fn on_close(&self, id: Id, context: Context<'_, S>) {
        let record = context.span(&id).and_then(|span| span.extensions_mut().remove::<Record>());
        if let Some(record) = record.filter(|record| record.place.sampled)
            && self.line.try_send(written(record)).is_err()
        {
            DROPPED.fetch_add(1, Relaxed);
        }
    }
}

/// A span as OTLP writes it.
fn written(record: Record) -> Value {
    let mut span = json!({
        "traceId": hex::encode(record.place.trace),
        "spanId": hex::encode(record.place.span),
        "name": record.fields.name.as_deref().unwrap_or(record.name),
        "kind": record.fields.kind,
        "startTimeUnixNano": record.begun.to_string(),
        "endTimeUnixNano": nanos().to_string(),
        "attributes": record.fields.attributes,
        "status": { "code": if record.fields.failed { 2 } else { 0 } },
    });
    if let (Some(parent), Some(fields)) = (record.parent, span.as_object_mut()) {
        fields.insert("parentSpanId".to_owned(), hex::encode(parent).into());
    }
    span
}

/// Lets through what is a span of ours.
pub struct Ours;

impl<S> Filter<S> for Ours {
    fn enabled(&self, metadata: &Metadata<'_>, _: &Context<'_, S>) -> bool {
        metadata.is_span() && metadata.target() == TARGET
    }
}

/// The trace that goes on here, as a header for others. None where nobody records.
#[must_use]
pub fn traceparent() -> Option<http::HeaderValue> {
    let here = tracing::Span::current().with_subscriber(|(id, dispatch)| {
        let registry = dispatch.downcast_ref::<Registry>()?;
        let place = registry.span(id)?.extensions().get::<Record>()?.place;
        Some(place.header())
    });
    here.flatten()?.try_into().ok()
}

/// Sends what the recorder has made.
pub struct Exporter {
    line: mpsc::Receiver<Value>,
    client: Named,
    settings: Settings,
    /// Whether the last batch was taken, so that a collector that is gone is said once.
    taken: bool,
}

/// A recorder, and what sends its records.
///
/// # Errors
/// When the endpoint is none.
pub fn new(settings: Settings) -> anyhow::Result<(Recorder, Exporter)> {
    let (sender, line) = mpsc::channel(LINE);
    let client = Named::new(&settings.url, None)?;
    let recorder = Recorder { line: sender, sample: settings.sample };
    Ok((recorder, Exporter { line, client, settings, taken: true }))
}

impl Exporter {
    /// Sends until told to stop, and then what is left, once.
    pub async fn work(mut self, mut stop: watch::Receiver<bool>) {
        let mut batch = Vec::new();
        loop {
            tokio::select! {
                count = self.line.recv_many(&mut batch, BATCH) => if count == 0 { return },
                _ = stop.changed() => break,
            }
            if batch.len() < BATCH {
                tokio::select! {
                    () = tokio::time::sleep(PAUSE) => {}
                    _ = stop.changed() => break,
                }
                while batch.len() < BATCH
                    && let Ok(more) = self.line.try_recv()
                {
                    batch.push(more);
                }
            }
            self.send(std::mem::take(&mut batch)).await;
        }
        while let Ok(more) = self.line.try_recv() {
            batch.push(more);
        }
        self.send(batch).await;
    }

    async fn send(&mut self, spans: Vec<Value>) {
        let count = u64::try_from(spans.len()).unwrap_or(u64::MAX);
        if count == 0 {
            return;
        }
        let attribute = |name: &str, text: &str| json!({ "key": name, "value": { "stringValue": text } });
        let body = json!({ "resourceSpans": [{
            "resource": { "attributes": [
                attribute("service.name", &self.settings.service),
                attribute("service.version", env!("CARGO_PKG_VERSION")),
            ]},
            "scopeSpans": [{ "scope": { "name": "kassa" }, "spans": spans }],
        }]});
        let mut request = http::Request::post(&self.settings.url).header("content-type", "application/json");
        for (name, value) in &self.settings.headers {
            request = request.header(name, value);
        }
        let problem = match request.body(Bytes::from(body.to_string())) {
            Err(problem) => Some(problem.to_string()),
            Ok(request) => match self.client.call(request, PATIENCE).await {
                Ok(answer) if answer.status().is_success() => None,
                Ok(answer) => Some(answer.status().to_string()),
                Err(problem) => Some(problem),
            },
        };
        if problem.is_some() {
            DROPPED.fetch_add(count, Relaxed);
        }
        match (&problem, self.taken) {
            (Some(problem), true) => {
                tracing::warn!(problem, "traces are not taken; they are dropped until they are")
            }
            (None, false) => tracing::info!("traces are taken again"),
            _ => {}
        }
        self.taken = problem.is_none();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tracing_subscriber::layer::SubscriberExt;

    const ABOVE: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    fn recorder(sample: u32, line: usize) -> (impl Subscriber, mpsc::Receiver<Value>) {
        let (sender, records) = mpsc::channel(line);
        let recorder = Recorder { line: sender, sample };
        (tracing_subscriber::registry().with(recorder.with_filter(Ours)), records)
    }

    #[test]
    fn a_traceparent_is_read_as_it_is_written_or_not_at_all() {
        assert_eq!(Place::read(ABOVE).unwrap().header(), ABOVE);
        let later = Place::read("01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00-more").unwrap();
        assert!(!later.sampled);
        for bad in [
            "",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
            "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x",
            "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e47-00f067aa0ba902b7-01",
        ] {
            assert_eq!(Place::read(bad), None, "{bad}");
        }
    }

    #[test]
    fn spans_stand_under_each_other_and_under_who_called() {
        let (subscriber, mut records) = recorder(0, 8);
        let sent = tracing::subscriber::with_default(subscriber, || {
            let above =
                tracing::trace_span!(target: TARGET, "request", traceparent = ABOVE, otel.kind = "server");
            let _in = above.enter();
            tracing::info_span!("another's").in_scope(|| {
                tracing::trace_span!(target: TARGET, "call", failed = true, count = 3_u64)
                    .in_scope(traceparent)
            })
        });
        let (call, request) = (records.try_recv().unwrap(), records.try_recv().unwrap());
        assert_eq!(call["traceId"], "4bf92f3577b34da6a3ce929d0e0e4736");
        assert_eq!(request["parentSpanId"], "00f067aa0ba902b7");
        assert_eq!(call["parentSpanId"], request["spanId"]);
        assert_eq!((&request["kind"], &call["status"]["code"]), (&json!(2), &json!(2)));
        assert_eq!(call["attributes"], json!([{ "key": "count", "value": { "intValue": "3" } }]));
        let own = format!("00-4bf92f3577b34da6a3ce929d0e0e4736-{}-01", call["spanId"].as_str().unwrap());
        assert_eq!(sent.unwrap(), own);
    }

    #[test]
    fn what_is_not_sampled_is_not_recorded_and_what_finds_no_place_is_counted() {
        let (subscriber, mut records) = recorder(0, 8);
        tracing::subscriber::with_default(subscriber, || {
            tracing::trace_span!(target: TARGET, "request").in_scope(|| ());
        });
        assert!(records.try_recv().is_err());
        let before = DROPPED.load(Relaxed);
        let (subscriber, mut records) = recorder(1_000_000_000, 1);
        tracing::subscriber::with_default(subscriber, || {
            for _ in 0..3 {
                tracing::trace_span!(target: TARGET, "request").in_scope(|| ());
            }
        });
        assert!(records.try_recv().is_ok() && records.try_recv().is_err());
        assert_eq!(DROPPED.load(Relaxed), before + 2);
    }
}
