//! Reaching out: the guarded client for merchants' URLs, and the road to the simulated bank.

mod bank;
mod book;
mod guarded;
mod named;

pub use bank::{deliver_due, notices, secret_of};
pub use book::{Bank, Told, as_from_file};
pub use named::Named;

use crate::traces::traceparent;
use bytes::Bytes;
use guarded::Guarded;
use kassa_domain::Secret;
use kassa_domain::id::Scope;
use kassa_domain::processor::{CallError, Keys};
use kassa_engine::{Accounts, Clock, Http, Posted, Vault};
use kassa_processors::simulator;
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use tracing::Instrument;

/// Who does not answer by then cannot be reached.
const KNOCK: Duration = Duration::from_secs(5);

type Later<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// The real network.
pub struct Network {
    webhooks: Guarded,
    providers: Guarded,
    bank: Bank,
    clock: Arc<dyn Clock>,
}

impl Network {
    /// `loopback`: whether requests may go to this machine. `trusted`: hosts, each with its port, that processors may
    /// be called at wherever their names lead, such as a chain node of the operator's own. Merchants can set where
    /// their accounts call, so what is not on the list must be a public address.
    ///
    /// # Errors
    /// When the TLS library cannot be set up.
    pub fn new(
        bank: Bank,
        clock: Arc<dyn Clock>,
        loopback: bool,
        trusted: &[String],
    ) -> anyhow::Result<Self> {
        let providers = Guarded::new(loopback)?.trusting(trusted)?;
        Ok(Self { webhooks: Guarded::new(loopback)?, providers, bank, clock })
    }
}

/// Asks the host of a processor for nothing in particular, without a key, as its calls would reach it: whatever it
/// answers shows that it can be called.
///
/// # Errors
/// In words, why it cannot be.
pub async fn knock(origin: &str, loopback: bool, trusted: &[String]) -> Result<u16, String> {
    let said = |problem: &dyn std::fmt::Display| problem.to_string();
    let client =
        Guarded::new(loopback).and_then(|client| client.trusting(trusted)).map_err(|it| said(&it))?;
    let request = http::Request::get(format!("{origin}/")).body(Bytes::new()).map_err(|it| said(&it))?;
    Ok(client.ask(request, KNOCK).await?.status().as_u16())
}

/// The span of a request of ours to somebody else: who, and not what or where exactly.
fn span(name: &'static str, request: &http::Request<Bytes>) -> tracing::Span {
    tracing::trace_span!(
        target: kassa_engine::span::TARGET,
        "out",
        otel.kind = "client",
        server.address = request.uri().host(),
        http.request.method = request.method().as_str(),
        otel.name = name,
        http.response.status_code = tracing::field::Empty,
        failed = tracing::field::Empty,
    )
}

impl Network {
    async fn traced(
        &self,
        client: &Guarded,
        request: http::Request<Bytes>,
        timeout: Duration,
    ) -> Result<http::Response<Bytes>, CallError> {
        let answer = client.call(with_trace(request), timeout).await;
        heard(answer.as_ref().ok());
        answer
    }

    async fn posted(&self, request: http::Request<Bytes>) -> Posted {
        let answer = self.webhooks.post(with_trace(request)).await;
        heard(answer.as_ref().ok());
        answer
    }
}

/// Gives the trace that goes on here to whoever is called.
fn with_trace(mut request: http::Request<Bytes>) -> http::Request<Bytes> {
    if let Some(value) = traceparent() {
        request.headers_mut().insert("traceparent", value);
    }
    request
}

/// Writes the answer into the span.
fn heard(answer: Option<&http::Response<Bytes>>) {
    let span = tracing::Span::current();
    match answer {
        Some(answer) => span.record("http.response.status_code", u64::from(answer.status().as_u16())),
        None => span.record("failed", true),
    };
}

impl Http for Network {
    fn call(
        &self,
        request: http::Request<Bytes>,
        timeout_ms: i64,
    ) -> Later<'_, Result<http::Response<Bytes>, CallError>> {
        let timeout = Duration::from_millis(u64::try_from(timeout_ms).unwrap_or_default());
        Box::pin(async move {
            if request.uri().host() != Some(simulator::HOST) {
                let span = span("call", &request);
                return self.traced(&self.providers, request, timeout).instrument(span).await;
            }
            bank::call(&self.bank, &request, self.clock.now(), timeout).await
        })
    }

    fn post(&self, request: http::Request<Bytes>) -> Later<'_, Posted> {
        let span = span("delivery", &request);
        Box::pin(self.posted(request).instrument(span))
    }

    fn vet<'a>(&'a self, url: &'a str) -> Later<'a, Result<(), String>> {
        Box::pin(self.webhooks.vet(url))
    }
}

/// Every merchant has an account at the simulated bank. Its secrets follow from the master key.
pub struct SimulatorAccounts {
    derive: Vec<u8>,
}

impl SimulatorAccounts {
    /// Accounts under a vault.
    #[must_use]
    pub fn new(vault: &Vault) -> Self {
        Self { derive: vault.derive("simulator").expose().as_bytes().to_vec() }
    }

    /// What the bank signs its notices for an account with.
    #[must_use]
    pub fn hook_secret(&self, account: &str) -> Secret {
        secret_of(&self.derive, account)
    }
}

impl Accounts for SimulatorAccounts {
    fn keys(&self, scope: Scope, processor: &str) -> Option<Keys> {
        if processor != simulator::ID {
            return None;
        }
        let account = scope.text();
        let secrets = [
            (simulator::HOOK_SECRET, self.hook_secret(&account)),
            (simulator::API_KEY, Secret::new(account.as_str())),
        ];
        let secrets = secrets.into_iter().map(|(name, secret)| (name.to_owned(), secret)).collect();
        Some(Keys { scope, account, settings: BTreeMap::new(), secrets })
    }
}
