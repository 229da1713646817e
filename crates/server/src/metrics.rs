//! Figures for operators, as Prometheus text.

use kassa_engine::Engine;
use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue, LabelValueEncoder};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use std::fmt::Write;
use std::sync::atomic::Ordering::Relaxed;

/// Upper bounds of the time classes, in seconds.
const BUCKETS: [f64; 10] = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.0, 10.0];

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Labels {
    route: Word,
    status: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Word(&'static str);

impl EncodeLabelValue for Word {
    fn encode(&self, encoder: &mut LabelValueEncoder<'_>) -> Result<(), std::fmt::Error> {
        encoder.write_str(self.0)
    }
}

/// What the server counts.
pub struct Metrics {
    registry: Registry,
    requests: Family<Labels, Counter>,
    seconds: Histogram,
    csp_reports: Counter,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("kassa");
        let requests = Family::<Labels, Counter>::default();
        let seconds = Histogram::new(BUCKETS);
        let csp_reports = Counter::default();
        registry.register("http_requests", "Requests by route and status", requests.clone());
        registry.register(
            "http_request_seconds",
            "Time from the last byte of a request to its answer",
            seconds.clone(),
        );
        registry.register("csp_reports", "Reports of browsers about blocked content", csp_reports.clone());
        Self { registry, requests, seconds, csp_reports }
    }
}

impl Metrics {
    /// Counts an answered request.
    pub fn answered(&self, route: &'static str, status: u16, seconds: f64) {
        self.requests.get_or_create(&Labels { route: Word(route), status }).inc();
        self.seconds.observe(seconds);
    }

    /// Counts a report of a browser.
    pub fn csp_report(&self) {
        self.csp_reports.inc();
    }

    /// The page. `certificate` is until when the server's own certificate is good, in seconds since 1970.
    pub async fn page(&self, engine: &Engine, certificate: Option<i64>) -> String {
        let mut out = String::new();
        // Writing to a text in memory does not fail.
        let _ = encode(&mut out, &self.registry);
        let mut own = String::new();
        let counters = &engine.counters;
        for (name, help, value) in [
            ("commit_conflicts", "Commits that were decided again", &counters.conflicts),
            ("payments_succeeded", "Payments that paid their session", &counters.payments_succeeded),
            ("payments_declined", "Payments that were declined", &counters.payments_declined),
            ("payments_unknown", "Calls whose ending was not heard", &counters.payments_unknown),
            (
                "payments_given_back",
                "Late or second payments that were refunded",
                &counters.payments_given_back,
            ),
            (
                "payments_rerouted",
                "Payments that went on to another account because the first could not be reached",
                &counters.payments_rerouted,
            ),
            ("refunds_succeeded", "Refunds that a processor has done", &counters.refunds_succeeded),
            ("refunds_failed", "Refunds that a processor did not do", &counters.refunds_failed),
            ("payments_newly_parked", "Payments that were parked since the start", &counters.payments_parked),
            ("webhook_tries_taken", "Webhook tries that were taken", &counters.deliveries_taken),
            ("webhook_tries_failed", "Webhook tries that failed", &counters.deliveries_failed),
            ("notices_refused", "Notices of processors that were not believed", &counters.notices_refused),
            (
                "notices_newly_parked",
                "Notices of processors that fit nothing, since the start",
                &counters.notices_parked,
            ),
            (
                "notices_foreign",
                "Notices about payments that other systems made at the same account",
                &counters.notices_foreign,
            ),
            ("jobs_failed", "Jobs that failed and are tried again", &counters.jobs_failed),
            ("spans_dropped", "Spans of traces that no collector has taken", &crate::traces::DROPPED),
        ] {
            let value = value.load(Relaxed);
            let _ = write!(
                own,
                "# HELP kassa_{name} {help}.\n# TYPE kassa_{name} counter\nkassa_{name}_total {value}\n"
            );
        }
        own.push_str(&standing(engine, certificate).await);
        // The exposition format ends with an EOF line, before which everything must stand.
        match out.strip_suffix("# EOF\n") {
            Some(start) => format!("{start}{own}# EOF\n"),
            None => out + &own,
        }
    }
}

/// What is so now, and is not counted.
async fn standing(engine: &Engine, certificate: Option<i64>) -> String {
    let mut own = String::new();
    let store = engine.store();
    for (name, help, found) in [
        ("payments_parked", "Payments that wait for an operator", store.parked().await),
        (
            "notices_parked",
            "Notices that are kept because they fit nothing",
            store.count_parked_notices().await,
        ),
    ] {
        if let Ok(count) = found {
            let _ =
                write!(own, "# HELP kassa_{name} {help}.\n# TYPE kassa_{name} gauge\nkassa_{name} {count}\n");
        }
    }
    if let Some(until) = certificate {
        let _ = write!(
            own,
            "# HELP kassa_certificate_expires_seconds When the certificate that clients are shown ends.\n# TYPE \
                 kassa_certificate_expires_seconds gauge\nkassa_certificate_expires_seconds {until}\n"
        );
    }
    own
}
