//! The client: where the server is, the key, and how a request is sent as often as it takes.

use crate::VERSION;
use crate::error::Error;
use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue, USER_AGENT};
use http::{Method, Uri};
use http_body_util::{BodyExt, Full};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client as Http;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use ring::rand::{SecureRandom, SystemRandom};
use serde_json::Value;
use std::fmt;
use std::time::Duration;

/// How long a try may take, where nothing else is said.
const TIMEOUT: Duration = Duration::from_secs(30);
/// How often a call is tried again, where nothing else is said.
const MAX_RETRIES: u32 = 2;
/// A wait is doubled after each try, up to the longest.
const FIRST_WAIT: Duration = Duration::from_millis(500);
const LONGEST_WAIT: Duration = Duration::from_secs(8);
/// The server may ask for a longer wait. What is longer than this is the caller's to decide.
const PATIENCE: Duration = Duration::from_secs(60);

/// A client of one Kassa server, with one key. It keeps connections open: make one, and share it.
pub struct Client {
    http: Http<HttpsConnector<HttpConnector>, Full<Bytes>>,
    base: String,
    authorization: HeaderValue,
    limits: Limits,
}

/// How long, and how often.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    pub(crate) timeout: Duration,
    pub(crate) max_retries: u32,
}

/// A client that is being set up.
pub struct Builder {
    key: String,
    base_url: String,
    limits: Limits,
    tls: Option<rustls::ClientConfig>,
}

/// A request, ready to be sent as often as it takes.
pub(crate) struct Call {
    pub(crate) method: Method,
    /// From the base URL on, with the query.
    pub(crate) path: String,
    pub(crate) body: Option<(Bytes, String)>,
    pub(crate) idempotency_key: Option<String>,
    pub(crate) limits: Limits,
}

impl Builder {
    /// How long a try may take; 30 seconds where nothing is said.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.limits.timeout = timeout;
        self
    }

    /// How often a call that was lost or refused for a moment is tried again; twice where nothing is said.
    #[must_use]
    pub fn max_retries(mut self, max_retries: u32) -> Self {
        self.limits.max_retries = max_retries;
        self
    }

    /// What TLS trusts and shows, if not the public authorities: for a server with a certificate of your own.
    #[must_use]
    pub fn tls(mut self, config: rustls::ClientConfig) -> Self {
        self.tls = Some(config);
        self
    }

    /// The client.
    ///
    /// # Errors
    /// When the key or the URL cannot be one.
    pub fn build(self) -> Result<Client, Error> {
        let printable = self.key.bytes().all(|byte| byte.is_ascii_graphic());
        let authorization = HeaderValue::try_from(format!("Bearer {}", self.key));
        let (false, true, Ok(mut authorization)) = (self.key.is_empty(), printable, authorization) else {
            return Err(Error::usage(
                "key: must be a secret key, such as sk_test_..., without spaces or line breaks",
            ));
        };
        authorization.set_sensitive(true);
        let connector = match self.tls {
            Some(config) => HttpsConnectorBuilder::new().with_tls_config(config),
            None => HttpsConnectorBuilder::new().with_webpki_roots(),
        };
        let connector = connector.https_or_http().enable_http1().build();
        let http = Http::builder(TokioExecutor::new()).pool_timer(TokioTimer::new()).build(connector);
        Ok(Client { http, base: base(&self.base_url)?, authorization, limits: self.limits })
    }
}

fn base(text: &str) -> Result<String, Error> {
    let wrong =
        || Error::usage("base_url: must be where your Kassa server is, such as https://pay.example.com");
    let uri: Uri = text.parse().map_err(|_| wrong())?;
    let scheme = uri.scheme_str().unwrap_or_default();
    let host = uri.authority().map(http::uri::Authority::as_str).unwrap_or_default();
    if !["http", "https"].contains(&scheme) || host.is_empty() {
        return Err(wrong());
    }
    if host.contains('@') || uri.query().is_some() || text.contains('#') {
        return Err(Error::usage(
            "base_url: must be http or https, a host and perhaps a path, and nothing else",
        ));
    }
    Ok(text.trim_end_matches('/').to_owned())
}

impl Client {
    /// A client with the usual limits. `base_url` is where the server is, such as `https://pay.example.com`.
    ///
    /// # Errors
    /// When the key or the URL cannot be one.
    pub fn new(key: &str, base_url: &str) -> Result<Self, Error> {
        Self::builder(key, base_url).build()
    }

    /// Sets a client up.
    #[must_use]
    pub fn builder(key: &str, base_url: &str) -> Builder {
        let limits = Limits { timeout: TIMEOUT, max_retries: MAX_RETRIES };
        Builder { key: key.to_owned(), base_url: base_url.to_owned(), limits, tls: None }
    }

    pub(crate) fn limits(&self) -> Limits {
        self.limits
    }

    /// Sends a request until there is an answer that counts.
    pub(crate) async fn send(&self, call: &Call) -> Result<Value, Error> {
        // The same in every try, so that whatever was lost on the way, it happens once.
        let key = match (&call.idempotency_key, call.method == Method::POST) {
            (_, false) => None,
            (Some(key), true) => Some(key.clone()),
            (None, true) => Some(format!("kassa-rust-{}", hex::encode(random::<16>()?))),
        };
        let mut tried = 0;
        loop {
            let problem = match self.once(call, key.as_deref()).await {
                Ok(value) => return Ok(value),
                Err(problem) => problem,
            };
            let asked = problem.retry_after().unwrap_or_default();
            if tried >= call.limits.max_retries || !problem.may_pass() || asked > PATIENCE {
                return Err(problem);
            }
            tokio::time::sleep(wait(tried)?.max(asked)).await;
            tried += 1;
        }
    }

    async fn once(&self, call: &Call, key: Option<&str>) -> Result<Value, Error> {
        let mut request = http::Request::builder()
            .method(&call.method)
            .uri(format!("{}{}", self.base, call.path))
            .header(ACCEPT, "application/json")
            .header(USER_AGENT, format!("kassa-rust/{VERSION} ({})", std::env::consts::OS))
            .header(AUTHORIZATION, self.authorization.clone());
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        let body = match &call.body {
            Some((bytes, kind)) => {
                request = request.header(CONTENT_TYPE, kind);
                bytes.clone()
            }
            None => Bytes::new(),
        };
        let request = request.body(Full::new(body)).map_err(|problem| Error::usage(&problem.to_string()))?;
        let timeout = call.limits.timeout;
        match tokio::time::timeout(timeout, self.exchange(request)).await {
            Ok(answer) => answer,
            Err(_) => Err(Error::lost(&self.base, &format!("no answer within {timeout:?}"), None)),
        }
    }

    /// Nobody follows a redirect: the key would go where it leads.
    async fn exchange(&self, request: http::Request<Full<Bytes>>) -> Result<Value, Error> {
        let lost = |why: String, source| Error::lost(&self.base, &why, Some(source));
        let answer = self.http.request(request).await.map_err(|problem| {
            let why = innermost(&problem);
            lost(why, problem.into())
        })?;
        let (head, body) = answer.into_parts();
        let body =
            body.collect().await.map_err(|problem| lost(problem.to_string(), problem.into()))?.to_bytes();
        let text = String::from_utf8_lossy(&body);
        if !head.status.is_success() {
            return Err(Error::answered(head.status.as_u16(), &head.headers, &text));
        }
        match serde_json::from_slice::<Value>(&body) {
            Ok(value) if value.is_object() => Ok(value),
            _ => Err(Error::not_json(head.status.as_u16(), &text)),
        }
    }
}

/// What an error comes from in the end, which says the most.
fn innermost(problem: &(dyn std::error::Error + 'static)) -> String {
    let mut deepest = problem;
    while let Some(source) = deepest.source() {
        deepest = source;
    }
    deepest.to_string()
}

fn random<const N: usize>() -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    SystemRandom::new().fill(&mut bytes).map_err(|_| Error::usage("the system gives no random numbers"))?;
    Ok(bytes)
}

/// How long to wait before the next try: at random, so that those who failed together do not come back together.
fn wait(tried: u32) -> Result<Duration, Error> {
    let most = FIRST_WAIT.saturating_mul(1 << tried.min(8)).min(LONGEST_WAIT);
    let [chance] = random::<1>()?;
    Ok(most / 2 + most / 2 * u32::from(chance) / 255)
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base", &self.base)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder").field("base_url", &self.base_url).finish_non_exhaustive()
    }
}
