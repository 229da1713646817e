//! Answers requests. Everything here works without a socket, so tests drive the real thing in process.

mod api;
mod body;
mod compress;
pub mod dashboard;
mod demo;
mod follow;
mod gate;
mod headers;
mod hooks;
mod invoice;
mod limits;
mod link;
mod live;
mod page;
mod picture;
mod portal;
mod receipt;
mod site;

use crate::edge::proxies::Proxies;
use crate::edge::tls::Certificates;
use crate::metrics::Metrics;
use api::Router;
pub use body::Body;
use bytes::Bytes;
use demo::Demo;
use gate::{Gate, Kind};
use http::HeaderName;
use http::header::{ACCEPT_LANGUAGE, CONTENT_LANGUAGE, COOKIE};
use kassa_domain::dialect::{Denied, Dialect};
use kassa_domain::link::LinkKind;
use kassa_domain::{Locale, Secret};
use kassa_engine::{Apart, Engine};
use limits::Limits;
use live::Live;
use std::net::IpAddr;
use std::sync::{Arc, OnceLock};
use tracing::Instrument;

/// A response with its whole body, as nearly all are.
pub type Response = http::Response<Bytes>;

/// A request whose body has been read, or could not be.
#[derive(Debug)]
pub struct Incoming {
    /// Method, target and headers.
    pub parts: http::request::Parts,
    /// The body.
    pub body: Result<Bytes, BodyProblem>,
    /// Who is on the other end of the connection.
    pub peer: IpAddr,
}

/// Why a body could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyProblem {
    /// It is too large.
    TooLarge,
    /// It did not arrive in time.
    TooSlow,
    /// It broke off.
    Broken,
}

/// What the answers depend on.
pub struct Settings {
    /// Without a slash at its end.
    pub public_url: String,
    /// Whether that is an address of this machine.
    pub loopback: bool,
    /// API requests per second and key; 0 is no limit.
    pub rate_limit: u32,
    /// API requests that are worked on at once; others in proportion.
    pub requests_at_once: usize,
    /// Whether `/metrics` is served here, to callers on this machine.
    pub metrics_here: bool,
    /// Whose word on who asks is taken.
    pub proxies: Proxies,
    /// The certificates that clients are shown, when this server speaks TLS itself.
    pub certificates: Option<Arc<Certificates>>,
    /// Signs the tokens of forms.
    pub form_secret: Secret,
    /// What the webhooks of the demo shop are signed with; none where it is closed.
    pub demo: Option<Secret>,
}

/// The application: answers requests.
pub struct App {
    engine: Arc<Engine>,
    settings: Settings,
    router: Router,
    limits: Limits,
    gate: Gate,
    live: Arc<Live>,
    metrics: Metrics,
    demo: Option<Demo>,
    /// The reference of each dialect.
    reference: OnceLock<site::Reference>,
    /// Where uploaded pictures are made anew, one after the other.
    pictures: Apart,
    hook_secret: Box<dyn Fn(&str) -> Secret + Send + Sync>,
}

/// What is known of a request besides its bytes.
pub(crate) struct Context<'a> {
    /// Its name in logs and in the `Request-Id` header.
    pub(crate) request_id: &'a str,
    /// Who asks, as far as limits are concerned.
    pub(crate) peer: IpAddr,
    /// Who reads the answer, if it is a page.
    pub(crate) reader: Reader<'a>,
}

/// Who reads a page.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    /// The language that the browser asks for.
    pub(crate) asked: Locale,
    /// The language that the reader has chosen on a page.
    pub(crate) chosen: Option<Locale>,
    /// The address of the page, if it can be asked for again in another language.
    pub(crate) here: &'a str,
    /// Whether the buyer waits there for an ending, which the same page in another language still says.
    pub(crate) waits: bool,
    /// Whether it was asked for, and not a form of it posted.
    pub(crate) is_get: bool,
}

impl<'a> Reader<'a> {
    fn of(parts: &'a http::request::Parts) -> Self {
        let text = |name: HeaderName| parts.headers.get(name).and_then(|value| value.to_str().ok());
        let query = parts.uri.query().unwrap_or_default();
        let cookies = text(COOKIE).unwrap_or_default().split(';');
        let kept = cookies.filter_map(|it| it.trim().strip_prefix(CHOICE)?.parse().ok()).next();
        let path = parts.uri.path();
        let is_get = parts.method == http::Method::GET;
        // What else an address says is not said again.
        let known = ["lang", page::WAITING, page::SENT];
        let names: Vec<_> = form_urlencoded::parse(query.as_bytes()).map(|(name, _)| name).collect();
        let is_known = names.iter().all(|name| known.contains(&name.as_ref()));
        Self {
            asked: text(ACCEPT_LANGUAGE).and_then(Locale::accepted).unwrap_or_default(),
            chosen: chosen(query).or(kept),
            here: match is_get {
                true if is_known => path,
                true => "",
                false => beneath_form(path),
            },
            waits: is_get && names.iter().any(|name| name == page::WAITING),
            is_get,
        }
    }

    /// What an address says besides the language, for the form that asks for another.
    pub(crate) fn carried(self) -> Vec<(String, String)> {
        let wait = self.waits.then(|| (page::WAITING.to_owned(), "1".to_owned()));
        wait.into_iter().collect()
    }

    /// The same where a merchant has said in which language the page is to be.
    pub(crate) fn told(self, locale: Option<Locale>) -> Self {
        Self { asked: locale.unwrap_or(self.asked), ..self }
    }

    /// What the reader has chosen counts before all else.
    pub(crate) fn locale(self) -> Locale {
        self.chosen.unwrap_or(self.asked)
    }
}

/// The name of what answers while there are too many requests, for logs and metrics.
const BUSY: &str = "busy";

static REQUEST_ID: HeaderName = HeaderName::from_static("request-id");
static TRACEPARENT: HeaderName = HeaderName::from_static("traceparent");
/// The cookie that remembers a choice of language, up to its value.
const CHOICE: &str = "kassa_lang=";

/// The page of a session under the path of one of its forms, which can be asked for; nothing for other paths.
fn beneath_form(path: &str) -> &str {
    let id = path.strip_prefix("/checkout/").and_then(|rest| rest.split('/').next()).unwrap_or_default();
    if id.is_empty() {
        ""
    } else {
        path.get(.."/checkout/".len().saturating_add(id.len())).unwrap_or_default()
    }
}

/// The language that an address chooses.
fn chosen(query: &str) -> Option<Locale> {
    form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "lang")?.1.parse().ok()
}

/// A choice of language is remembered for the pages that the buyer sees next. It says nothing about who they are.
fn remember(headers: &mut http::HeaderMap, query: Option<&str>) {
    if let Some(locale) = query.and_then(chosen)
        && headers.contains_key(CONTENT_LANGUAGE)
        && let Ok(value) =
            format!("{CHOICE}{locale}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly").parse()
    {
        headers.append("set-cookie", value);
    }
}

/// An answer and the name of what gave it, for logs and metrics. The path itself stays out: it holds the
/// bearer secrets of pages.
pub(crate) struct Answered {
    pub(crate) response: http::Response<Body>,
    pub(crate) route: &'static str,
}

impl Answered {
    pub(crate) fn new(route: &'static str, response: Response) -> Self {
        Self { response: response.map(Body::Whole), route }
    }
}

impl App {
    /// Puts an application together.
    #[must_use]
    pub fn new(
        engine: Arc<Engine>,
        settings: Settings,
        hook_secret: impl Fn(&str) -> Secret + Send + Sync + 'static,
    ) -> Arc<Self> {
        let limits = Limits::new(settings.rate_limit);
        let gate = Gate::new(settings.requests_at_once);
        let demo = settings.demo.clone().map(Demo::new);
        let router = Router::new(engine.dialects().to_vec());
        Arc::new(Self {
            engine,
            settings,
            router,
            limits,
            gate,
            live: Arc::default(),
            metrics: Metrics::default(),
            demo,
            reference: OnceLock::new(),
            pictures: Apart::new(1),
            hook_secret: Box::new(hook_secret),
        })
    }

    /// Ends what would otherwise go on for as long as somebody listens: the server is about to stop.
    pub fn farewell(&self) {
        self.live.end();
    }

    /// Whether a picture is taken here, which may be larger than other bodies.
    #[must_use]
    pub fn takes_picture(&self, path: &str) -> bool {
        self.router.takes_picture(path) || path == dashboard::LOGO
    }

    /// The engine.
    #[must_use]
    pub fn engine(&self) -> &Arc<Engine> {
        &self.engine
    }

    /// What the simulated bank signs its notices for an account with.
    #[must_use]
    pub fn hook_secret(&self, account: &str) -> Secret {
        (self.hook_secret)(account)
    }

    /// The figures for operators.
    pub async fn metrics_response(&self) -> Response {
        let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
        let life = self.settings.certificates.as_ref().and_then(|shown| shown.life());
        headers::plain(200, kind, self.metrics.page(&self.engine, life.map(|life| life.until)).await)
    }

    /// Answers one request.
    pub async fn handle(self: &Arc<Self>, mut incoming: Incoming) -> http::Response<Body> {
        #[expect(
            clippy::disallowed_methods,
            reason = "measures how long the answer took, for the metrics only"
        )]
        let started = std::time::Instant::now();
        let request_id = kassa_domain::id::request_id(self.engine.chance());
        incoming.peer = self.settings.proxies.client(incoming.peer, &incoming.parts.headers);
        let reader = Reader::of(&incoming.parts);
        let context = Context { request_id: &request_id, peer: limits::client(incoming.peer), reader };
        let span = self.span(&incoming, &request_id);
        let answered = self.dispatch(&incoming, &context).instrument(span.clone()).await;
        let Answered { mut response, route } = answered;
        remember(response.headers_mut(), incoming.parts.uri.query());
        compress::page(&incoming.parts, route, &mut response);
        if let Ok(value) = http::HeaderValue::from_str(&request_id) {
            response.headers_mut().insert(&REQUEST_ID, value);
        }
        let (status, seconds) = (response.status().as_u16(), started.elapsed().as_secs_f64());
        self.metrics.answered(route, status, seconds);
        span.record("http.route", route).record("http.response.status_code", u64::from(status));
        span.record("failed", status >= 500);
        match status {
            // They come by the thousand; the metrics count them.
            503 if route == BUSY => tracing::debug!(request_id, route, status, seconds, "turned away"),
            500.. => tracing::error!(request_id, route, status, seconds, "answered"),
            400.. => tracing::info!(request_id, route, status, seconds, "answered"),
            _ => tracing::debug!(request_id, route, status, seconds, "answered"),
        }
        response
    }

    /// The span of a request, which goes on with its caller's trace.
    fn span(&self, incoming: &Incoming, request_id: &str) -> tracing::Span {
        let parts = &incoming.parts;
        let above = parts.headers.get(&TRACEPARENT).and_then(|value| value.to_str().ok());
        tracing::trace_span!(
            target: kassa_engine::span::TARGET,
            "request",
            otel.kind = "server",
            traceparent = above,
            http.request.method = parts.method.as_str(),
            kassa.request_id = request_id,
            http.route = tracing::field::Empty,
            http.response.status_code = tracing::field::Empty,
            failed = tracing::field::Empty,
        )
    }

    /// Each kind of request has a place of its own on the heap. In one place for all of them each would be as large as
    /// the largest, and be moved as a whole.
    async fn dispatch(self: &Arc<Self>, incoming: &Incoming, context: &Context<'_>) -> Answered {
        let path = incoming.parts.uri.path();
        if self.router.has(path) {
            return Box::pin(self.api(incoming, context)).await;
        }
        let segments: Vec<&str> = path.split('/').skip(1).collect();
        let _place = match Kind::of(&segments) {
            None => None,
            Some(kind) => match self.gate.enter(kind).await {
                Some(place) => Some(place),
                None => return self.turn_away(&segments, context),
            },
        };
        match segments.as_slice() {
            ["checkout", rest @ ..] => Box::pin(self.checkout(incoming, rest, context)).await,
            ["pay", id] => Box::pin(self.lead_to_page(incoming, id, context)).await,
            ["payment", "checkout-session", id] => Box::pin(self.lead_to_page(incoming, id, context)).await,
            ["payment", "payment-link", id] => Box::pin(self.lead_to_page(incoming, id, context)).await,
            ["l", rest @ ..] => Box::pin(self.link(incoming, LinkKind::Link, rest, context)).await,
            ["subscribe", rest @ ..] => Box::pin(self.link(incoming, LinkKind::Offer, rest, context)).await,
            ["portal", rest @ ..] => Box::pin(self.portal(incoming, rest, context)).await,
            ["pictures", merchant, name] => Box::pin(self.picture(incoming, merchant, name, context)).await,
            ["invoices", id] => Box::pin(self.invoice(incoming, id, context)).await,
            ["receipts", session, id] => Box::pin(self.receipt(incoming, (session, id), context)).await,
            ["dashboard", ..] => Box::pin(self.dashboard(incoming, path, context)).await,
            ["demo", rest @ ..] => Box::pin(self.demo(incoming, rest, context)).await,
            ["hooks", processor, account] => Box::pin(self.hook(incoming, processor, account)).await,
            _ => Box::pin(self.site(incoming, path, context)).await,
        }
    }

    /// The answer to who comes while too many others are here. Nothing of the request has been looked at.
    fn turn_away(&self, segments: &[&str], context: &Context<'_>) -> Answered {
        let mut response = match segments {
            ["hooks", ..] => hooks::say(503, "false"),
            _ => self.problem_page(503, context),
        };
        response.headers_mut().insert("retry-after", http::HeaderValue::from_static("1"));
        Answered::new(BUSY, response)
    }

    /// The answer to our own fault, logged once, here.
    pub(crate) fn fault(
        &self,
        dialect: &dyn Dialect,
        fault: &kassa_engine::Fault,
        context: &Context<'_>,
    ) -> Response {
        match fault {
            kassa_engine::Fault::Busy(text) => {
                tracing::warn!(request_id = context.request_id, text, "busy");
                dialect.denied(&Denied::Busy)
            }
            kassa_engine::Fault::Broken(text) => {
                tracing::error!(request_id = context.request_id, text, "fault");
                dialect.denied(&Denied::Fault)
            }
        }
    }
}

/// Whether an address is one of this machine. A server that is found there is a developer's own: its webhooks may go to
/// the same machine.
pub(crate) fn is_loopback(public_url: &str) -> bool {
    let Ok(url) = kassa_domain::address::parse_url(public_url) else { return false };
    let host = url.host_str().unwrap_or_default().trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}
