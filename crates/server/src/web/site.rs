//! Everything that is neither an API nor a buyer's page: health, metrics, documents, placeholders.

use super::{Answered, App, Context, Incoming, Reader, Response, headers};
use http::Method;
use kassa_domain::Locale;
use kassa_domain::dialect::Dialect;
use kassa_pages::reference::{Api, NONCE, reference};
use kassa_pages::{Frame, Page};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// Whoever asks whether the server is ready is answered within this.
const READY: Duration = Duration::from_secs(2);
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Of each dialect its OpenAPI document and the page that shows it.
#[derive(Default)]
pub(super) struct Reference(BTreeMap<String, (String, String)>);

impl Reference {
    fn of(dialects: &[Arc<dyn Dialect>], public_url: &str) -> Self {
        let described = |dialect: &Arc<dyn Dialect>| Api {
            name: dialect.name().to_owned(),
            document: kassa_dialects::document(dialect.as_ref(), public_url, VERSION),
        };
        let apis: Vec<_> = dialects.iter().map(described).collect();
        let drawn = apis.iter().filter_map(|api| {
            let page = reference(&apis, &api.name)?;
            Some((api.name.clone(), (api.document.to_string(), page)))
        });
        Self(drawn.collect())
    }
}

impl App {
    pub(super) async fn site(&self, incoming: &Incoming, path: &str, context: &Context<'_>) -> Answered {
        let method = &incoming.parts.method;
        let (route, answer): (&'static str, Option<Response>) = match path {
            "/" => ("home", Some(self.home(context))),
            "/docs/errors" => {
                let codes = kassa_dialects::native::codes();
                ("docs", Some(self.plain_page((200, context.reader), &Page::ErrorCodes { codes })))
            }
            "/openapi.json" => {
                let document = kassa_dialects::native::openapi(&self.settings.public_url, VERSION);
                ("openapi", Some(headers::plain(200, "application/json", document.to_string())))
            }
            "/openapi" => ("openapi", Some(self.list_of_documents())),
            _ if path.starts_with("/openapi/") => ("openapi", self.document_of(path)),
            "/docs" => ("docs", self.reference_page("native")),
            _ if path.starts_with("/docs/") => {
                ("docs", self.reference_page(path.trim_start_matches("/docs/")))
            }
            "/healthz" | "/health" => {
                ("health", Some(headers::plain(200, "application/json", r#"{"status":"ok"}"#)))
            }
            "/readyz" => ("ready", Some(self.ready().await)),
            "/.well-known/jwks.json" => ("keys", Some(self.receipt_keys())),
            "/metrics" if self.may_see_metrics(incoming) => ("metrics", Some(self.metrics_response().await)),
            "/robots.txt" => {
                ("robots", Some(headers::plain(200, "text/plain", "User-agent: *\nDisallow: /\n")))
            }
            "/embed.js" => ("static", Some(headers::script_for_all(kassa_pages::EMBED))),
            "/csp-reports" => return self.csp_reports(incoming, context),
            _ if path.starts_with("/static/processors/") => ("static", self.glue(path)),
            _ => ("none", None),
        };
        match answer {
            None => Answered::new(route, self.problem_page(404, context)),
            Some(_) if *method != Method::GET && *method != Method::HEAD => {
                Answered::new(route, self.not_allowed("GET, HEAD", context))
            }
            Some(response) => Answered::new(route, response),
        }
    }

    /// The documents of all dialects and their pages, made when somebody first asks.
    fn reference(&self) -> &Reference {
        self.reference.get_or_init(|| Reference::of(self.engine.dialects(), &self.settings.public_url))
    }

    fn list_of_documents(&self) -> Response {
        let names = self.reference().0.keys();
        let all: Vec<_> = names
            .map(|name| {
                let url = &self.settings.public_url;
                serde_json::json!({
                    "name": name,
                    "openapi": format!("{url}/openapi/{name}.json"),
                    "docs": format!("{url}/docs/{name}"),
                })
            })
            .collect();
        headers::plain(200, "application/json", serde_json::json!({ "data": all }).to_string())
    }

    fn document_of(&self, path: &str) -> Option<Response> {
        let name = path.strip_prefix("/openapi/")?.strip_suffix(".json")?;
        let (document, _) = self.reference().0.get(name)?;
        Some(headers::plain(200, "application/json", document.clone()))
    }

    fn reference_page(&self, name: &str) -> Option<Response> {
        let (_, page) = self.reference().0.get(name)?;
        let nonce = headers::nonce(self.engine.chance());
        let page = page.replace(NONCE, &nonce);
        Some(headers::page((200, Locale::default()), page, &nonce, &[]))
    }

    /// The script that puts a provider's own fields on our page.
    fn glue(&self, path: &str) -> Option<Response> {
        let name = path.strip_prefix("/static/processors/")?.strip_suffix(".js")?;
        let profiles = self.engine.processors().iter().map(|processor| processor.profile());
        let text = profiles.clone().find(|profile| profile.id == name)?.glue?;
        Some(headers::script(text))
    }

    /// Browsers report here what a page's policy blocked. The report is counted, not kept: it is anybody's text.
    fn csp_reports(&self, incoming: &Incoming, context: &Context<'_>) -> Answered {
        if incoming.parts.method != Method::POST {
            return Answered::new("csp", self.not_allowed("POST", context));
        }
        self.metrics.csp_report();
        Answered::new("csp", headers::plain(204, "text/plain", ""))
    }

    fn home(&self, context: &Context<'_>) -> Response {
        let page = Page::Home { version: VERSION.to_owned(), demo: self.demo.is_some() };
        self.plain_page((200, context.reader), &page)
    }

    /// Ready when the database answers.
    async fn ready(&self) -> Response {
        let problem = match tokio::time::timeout(READY, self.engine.store().parked()).await {
            Ok(Ok(_)) => return headers::plain(200, "application/json", r#"{"status":"ready"}"#),
            Ok(Err(problem)) => problem.to_string(),
            // The store would go on trying for longer than a balancer waits.
            Err(_) => "the database does not answer".to_owned(),
        };
        tracing::warn!(problem, "not ready");
        headers::plain(503, "application/json", r#"{"status":"unavailable"}"#)
    }

    /// Figures are for the operator: callers on this machine that did not come through a proxy.
    fn may_see_metrics(&self, incoming: &Incoming) -> bool {
        let forwarded = ["forwarded", "x-forwarded-for", "x-real-ip", "via"];
        self.settings.metrics_here
            && incoming.peer.is_loopback()
            && !forwarded.iter().any(|name| incoming.parts.headers.contains_key(*name))
    }

    /// A page that belongs to nobody's session.
    pub(super) fn plain_page(&self, (status, reader): (u16, Reader<'_>), page: &Page) -> Response {
        let nonce = headers::nonce(self.engine.chance());
        let frame = Frame {
            locale: reader.locale(),
            here: reader.here.to_owned(),
            carried: reader.carried(),
            nonce: nonce.clone(),
            base: self.settings.public_url.clone(),
            ..Frame::default()
        };
        headers::page((status, reader.locale()), kassa_pages::render(page, &frame), &nonce, &[])
    }

    /// The page for who asks too often, with the time to wait.
    pub(super) fn too_often(&self, seconds: u64, context: &Context<'_>) -> Response {
        let mut response = self.problem_page(429, context);
        response.headers_mut().insert("retry-after", http::HeaderValue::from(seconds));
        response
    }

    /// A page that says what went wrong.
    pub(super) fn problem_page(&self, status: u16, context: &Context<'_>) -> Response {
        let page = Page::Problem { status, request_id: context.request_id.to_owned() };
        // What is not there says nothing of the address under which it was looked for.
        let here = if context.reader.is_get { "?" } else { context.reader.here };
        self.plain_page((status, Reader { here, waits: false, ..context.reader }), &page)
    }

    /// The page for a method that a path does not have.
    pub(super) fn not_allowed(&self, allow: &'static str, context: &Context<'_>) -> Response {
        let mut response = self.problem_page(405, context);
        response.headers_mut().insert("allow", http::HeaderValue::from_static(allow));
        response
    }
}
