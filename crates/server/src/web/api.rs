//! The APIs: which dialect a request speaks, which of its routes it takes, and the road from there to the engine.

use super::gate::Kind;
use super::limits::Wait;
use super::{Answered, App, BUSY, BodyProblem, Context, Incoming, Response, headers};
use base64::Engine as _;
use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE};
use http::{HeaderName, Method};
use kassa_dialects::Presented;
use kassa_domain::audit::Actor;
use kassa_domain::dialect::{
    ApiRequest, BodyForm, Call, Denied, Dialect, Malformed, Mistake, Negotiates, Route,
};
use kassa_domain::event::Cause;
use kassa_domain::id::Mode;
use kassa_domain::idempotency::{self, Use};
use kassa_domain::merchant::KeyRecord;
use kassa_domain::right::{self, Needs};
use kassa_domain::{Command, Query, Refusal};
use kassa_engine::{Asked, Fault};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

static IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// So deep an answer may show things whole: a thing within a thing counts once more.
const EXPANSIONS_DEEP: usize = 4;
const KEY_RULE: &str = "must have 1 to 255 printable ASCII characters";

/// The routes of one dialect, found by their path: those of one path differ in their method.
type Table = matchit::Router<Vec<&'static Route>>;

/// The routes of every dialect, in the order of the dialects.
pub(super) struct Router {
    dialects: Vec<Arc<dyn Dialect>>,
    tables: Vec<Table>,
    /// The headers of their own in which vendors take a key.
    vendors: Vec<HeaderName>,
    /// The headers by which requests say which version of a vendor's API they speak.
    versions: Vec<HeaderName>,
    /// What the paths of APIs begin with.
    beginnings: BTreeSet<&'static str>,
    /// Where a picture is taken.
    pictures: Vec<&'static str>,
}

/// The first part of a path.
fn beginning(path: &str) -> &str {
    path.split('/').nth(1).unwrap_or_default()
}

/// A route that was found, with the values of its path's variable parts.
pub(super) struct Found<'a> {
    pub(super) route: &'static Route,
    pub(super) params: Vec<&'a str>,
}

impl Router {
    /// Whether a route of some dialect takes a picture here.
    pub(super) fn takes_picture(&self, path: &str) -> bool {
        self.pictures.contains(&path)
    }

    pub(super) fn new(dialects: Vec<Arc<dyn Dialect>>) -> Self {
        let table = |dialect: &Arc<dyn Dialect>| {
            let mut by_path: Vec<(&'static str, Vec<&'static Route>)> = vec![];
            for route in dialect.routes() {
                match by_path.iter_mut().find(|(path, _)| *path == route.path) {
                    Some((_, routes)) => routes.push(route),
                    None => by_path.push((route.path, vec![route])),
                }
            }
            let mut router = matchit::Router::new();
            for (path, routes) in by_path {
                if let Err(problem) = router.insert(path, routes) {
                    tracing::error!(path, %problem, "a route cannot be served");
                }
            }
            router
        };
        let routes = dialects.iter().flat_map(|dialect| dialect.routes());
        let beginnings = routes.clone().map(|route| beginning(route.path)).collect();
        let pictures = routes.filter(|route| route.picture).map(|route| route.path).collect();
        let name = |text: &'static str| HeaderName::from_bytes(text.as_bytes()).ok();
        let vendors = dialects.iter().filter_map(|dialect| name(dialect.key_header()?)).collect();
        let versions =
            dialects.iter().filter_map(|dialect| name(dialect.negotiates()?.version_header())).collect();
        Self {
            tables: dialects.iter().map(table).collect(),
            vendors,
            versions,
            beginnings,
            pictures,
            dialects,
        }
    }

    /// Whether a path is one of an API: its first part is that of some dialect's routes.
    pub(super) fn has(&self, path: &str) -> bool {
        self.beginnings.contains(&beginning(path))
    }

    /// The dialect that a request speaks, with its routes.
    fn claim(&self, presented: &Presented<'_>) -> Option<(&Arc<dyn Dialect>, &Table)> {
        let claimed = kassa_dialects::claim(&self.dialects, presented)?;
        let place = self.dialects.iter().position(|dialect| dialect.name() == claimed.name())?;
        Some((self.dialects.get(place)?, self.tables.get(place)?))
    }

    /// The header by which a request says which version of a vendor's API it speaks.
    fn version(&self, incoming: &Incoming) -> Option<&str> {
        self.versions.iter().find(|name| incoming.parts.headers.contains_key(*name)).map(HeaderName::as_str)
    }

    /// Which request a path is, for who repeats it. An answer is stored as its dialect wrote it, and two have paths in
    /// common, so the dialect is a part of it; but for the first one, which there was before the others.
    fn request<'a>(&self, dialect: &dyn Dialect, path: &'a str) -> Cow<'a, str> {
        match self.dialects.first().is_some_and(|first| first.name() == dialect.name()) {
            true => Cow::Borrowed(path),
            false => Cow::Owned(format!("{} {path}", dialect.name())),
        }
    }

    /// The dialect that has a path which the one that was spoken does not have.
    fn theirs(&self, method: &Method, path: &str) -> Option<&'static str> {
        kassa_dialects::by_path(&self.dialects, method, path).map(Dialect::name)
    }
}

fn find<'a>(router: &Table, method: &Method, path: &'a str) -> Result<Found<'a>, Denied> {
    let Ok(found) = router.at(path) else { return Err(Denied::NoRoute { theirs: None }) };
    let params = found.params.iter().map(|(_, value)| value).collect();
    // HEAD is a GET whose body is not sent.
    let wanted = if *method == Method::HEAD { &Method::GET } else { method };
    match found.value.iter().find(|route| route.method == *wanted) {
        Some(route) => Ok(Found { route, params }),
        None => {
            let allow: Vec<&str> = found.value.iter().map(|route| route.method.as_str()).collect();
            Err(Denied::NotAllowed { allow: allow.join(", ") })
        }
    }
}

impl App {
    pub(super) async fn api(self: &Arc<Self>, incoming: &Incoming, context: &Context<'_>) -> Answered {
        let sent = self.router.presented_key(incoming);
        let key = self.key(sent.as_deref().map_err(|message| *message), context).await;
        let (method, path) = (&incoming.parts.method, incoming.parts.uri.path());
        let presented = Presented {
            version: self.router.version(incoming),
            record: key.as_ref().ok().map(|key| key.dialect.as_str()),
            key: sent.as_deref().ok(),
            header: self.router.vendor(incoming),
            method,
            path,
        };
        let Some((dialect, router)) = self.router.claim(&presented) else {
            return Answered::new("api", http::Response::new(Bytes::new()));
        };
        let negotiated = match in_version(dialect, incoming) {
            Ok(negotiated) => negotiated,
            // Where there is nothing in any version, that is what is said.
            Err(_) if find(router, method, path).is_err() => Arc::clone(dialect),
            Err(malformed) => {
                return Answered::new("api.none", headers::api(dialect.malformed(&malformed)));
            }
        };
        let dialect = &negotiated;
        let Some(_place) = self.gate.enter(Kind::Api).await else {
            return Answered::new(BUSY, headers::api(dialect.denied(&Denied::Busy)));
        };
        let unknown = matches!(key, Err(KeyProblem::Denied(Denied::Unauthorized { .. })));
        if unknown && let Some(malformed) = self.router.key_in_query(incoming) {
            let refused = headers::api(dialect.malformed(&malformed));
            return Answered::new("api.none", refused);
        }
        let answered = match find(router, method, path) {
            Err(Denied::NoRoute { .. }) => {
                let theirs = self.router.theirs(method, path);
                Answered::new("api.none", dialect.denied(&Denied::NoRoute { theirs }))
            }
            Err(denied) => Answered::new("api.none", dialect.denied(&denied)),
            Ok(found) => {
                let name = found.route.name;
                match key {
                    Err(KeyProblem::Denied(denied @ Denied::Unauthorized { .. })) if found.route.open => {
                        let wrong = self.router.has_key(incoming).then_some(&denied);
                        let answer = self.openly(incoming, &found, wrong, &**dialect, context);
                        Answered::new(name, Box::pin(answer).await)
                    }
                    Err(KeyProblem::Denied(denied)) => Answered::new(name, dialect.denied(&denied)),
                    Err(KeyProblem::Fault(fault)) => {
                        Answered::new(name, self.fault(&**dialect, &fault, context))
                    }
                    Ok(key) => {
                        let presented = sent.as_deref().unwrap_or_default();
                        self.keyed(incoming, &found, dialect, (presented, &key), context).await
                    }
                }
            }
        };
        Answered { response: headers::api(answered.response), ..answered }
    }

    /// A route and a key are known: an answer that goes on where that is asked for, and otherwise a whole one.
    async fn keyed(
        self: &Arc<Self>,
        incoming: &Incoming,
        found: &Found<'_>,
        dialect: &Arc<dyn Dialect>,
        (presented, key): (&str, &Arc<KeyRecord>),
        context: &Context<'_>,
    ) -> Answered {
        match self.following(incoming, found, dialect, (presented, key), context).await {
            Some(answered) => answered,
            None => {
                let response = self.routed(incoming, found, dialect, key, context).await;
                Answered::new(found.route.name, response)
            }
        }
    }

    /// A route and a key are known: reads, runs and renders.
    async fn routed(
        self: &Arc<Self>,
        incoming: &Incoming,
        found: &Found<'_>,
        dialect: &Arc<dyn Dialect>,
        key: &KeyRecord,
        context: &Context<'_>,
    ) -> Response {
        let body = match admissible(incoming, found.route.picture, dialect.body_form()) {
            Ok(body) => body,
            Err(Inadmissible::Denied(denied)) => return dialect.denied(&denied),
            Err(Inadmissible::Malformed(malformed)) => return dialect.malformed(&malformed),
        };
        let request = ApiRequest {
            params: found.params.clone(),
            query: incoming.parts.uri.query().unwrap_or_default(),
            headers: &incoming.parts.headers,
            body,
            key: Some(&key.id),
        };
        let read = match found.route.picture {
            true => match self.read_picture(found, incoming, body, key).await {
                Ok(read) => read,
                Err(fault) => return self.fault(&**dialect, &fault, context),
            },
            false => (found.route.read)(&request),
        };
        let call = match read {
            Ok(call) => dialect.completed(call),
            Err(malformed) => return dialect.malformed(&malformed),
        };
        let needs = match &call {
            Call::Ask(query) => right::of_query(query),
            Call::Run(command) | Call::Once(command, _) => right::of_command(command),
        };
        if !needs.are_met(key.body.scopes.as_deref()) {
            let right = match needs {
                Needs::One(right) => Some(right),
                Needs::Everything | Needs::Nothing => None,
            };
            return dialect.denied(&Denied::Forbidden { right });
        }
        let response = Box::pin(self.called(incoming, found.route, dialect, key, &call, context)).await;
        match dialect.negotiates() {
            None => response,
            Some(extras) => self.whole(response, extras, found.route, &request, key).await,
        }
    }

    /// Runs or answers a call that was read and is allowed.
    async fn called(
        self: &Arc<Self>,
        incoming: &Incoming,
        route: &'static Route,
        dialect: &Arc<dyn Dialect>,
        key: &KeyRecord,
        call: &Call,
        context: &Context<'_>,
    ) -> Response {
        match call {
            Call::Ask(query) => match Box::pin(self.engine.query(key.scope, query)).await {
                Ok(answer) => {
                    // A key of one's own is no licence to guess secrets.
                    if matches!(answer, Err(Refusal::BadCredentials))
                        && let Err(Wait(retry_after)) = self.limits.miss(context.peer)
                    {
                        return dialect.denied(&Denied::TooMany { retry_after });
                    }
                    // What a key sees is nobody else's to keep, also where anybody may see something like it.
                    headers::private(dialect.reply(route, call, answer.as_ref()))
                }
                Err(fault) => self.fault(&**dialect, &fault, context),
            },
            Call::Run(command) | Call::Once(command, _) => {
                let own = match call {
                    Call::Once(_, key) => Some(key.as_str()),
                    Call::Run(_) | Call::Ask(_) => None,
                };
                let request = self.router.request(&**dialect, incoming.parts.uri.path());
                let asked = match asked(incoming, own, &request, key, context) {
                    Ok(asked) => asked,
                    Err(malformed) => return dialect.malformed(&malformed),
                };
                self.command(&asked, route, call, command, dialect, context).await
            }
        }
    }

    /// The answer with everything whole that the request wants whole and its key may see, and with what is to be said
    /// about the rest of the request.
    async fn whole(
        &self,
        mut response: Response,
        extras: &dyn Negotiates,
        route: &'static Route,
        request: &ApiRequest<'_>,
        key: &KeyRecord,
    ) -> Response {
        for _ in 0..EXPANSIONS_DEEP {
            let wanted = match response.status().is_success() {
                true => extras.expansions(request, response.body()),
                false => vec![],
            };
            let mut found = vec![];
            for expansion in wanted {
                let seen = right::of_query(&expansion.query).are_met(key.body.scopes.as_deref());
                // What is not there any more stays the id that it is.
                if seen && let Ok(Ok(answer)) = Box::pin(self.engine.query(key.scope, &expansion.query)).await
                {
                    found.push((expansion, answer));
                }
            }
            if found.is_empty() {
                break;
            }
            response = extras.expanded(response, &found);
        }
        if let Some((name, text)) = extras.remark(route, request)
            && let Ok(value) = http::HeaderValue::from_str(&text)
        {
            response.headers_mut().insert(name, value);
        }
        response
    }

    /// Reads a request whose body is a picture: that takes long, so it is done apart.
    async fn read_picture(
        &self,
        found: &Found<'_>,
        incoming: &Incoming,
        body: &Bytes,
        key: &KeyRecord,
    ) -> Result<Result<Call, Malformed>, Fault> {
        let read = found.route.read;
        let params: Vec<String> = found.params.iter().map(|param| (*param).to_owned()).collect();
        let query = incoming.parts.uri.query().unwrap_or_default().to_owned();
        let (headers, body, key) = (incoming.parts.headers.clone(), body.clone(), key.id.clone());
        let work = move || {
            let params = params.iter().map(String::as_str).collect();
            read(&ApiRequest { params, query: &query, headers: &headers, body: &body, key: Some(&key) })
        };
        self.pictures.run(work).await
    }

    /// A look that needs no key, or that is itself how one is got. How often one may look is limited as for wrong keys,
    /// of which this is one too. Whoever sends a wrong key is told so, but for who wants a token in its place.
    async fn openly(
        &self,
        incoming: &Incoming,
        found: &Found<'_>,
        wrong: Option<&Denied>,
        dialect: &dyn Dialect,
        context: &Context<'_>,
    ) -> Response {
        let body = match admissible(incoming, found.route.picture, dialect.body_form()) {
            Ok(body) => body,
            Err(Inadmissible::Denied(denied)) => return dialect.denied(&denied),
            Err(Inadmissible::Malformed(malformed)) => return dialect.malformed(&malformed),
        };
        let request = ApiRequest {
            params: found.params.clone(),
            query: incoming.parts.uri.query().unwrap_or_default(),
            headers: &incoming.parts.headers,
            body,
            key: None,
        };
        let call = match (found.route.read)(&request) {
            Ok(call) => dialect.completed(call),
            Err(malformed) => return dialect.malformed(&malformed),
        };
        let Call::Ask(query) = &call else { return dialect.denied(&Denied::NoRoute { theirs: None }) };
        if let Some(denied) = wrong
            && !matches!(query, Query::Token { .. })
        {
            return dialect.denied(denied);
        }
        match self.engine.query_openly(query).await {
            Ok(answer) => {
                let response = dialect.reply(found.route, &call, answer.as_ref());
                headers::varied(response, &self.router.key_headers())
            }
            Err(fault) => self.fault(dialect, &fault, context),
        }
    }

    async fn command(
        self: &Arc<Self>,
        asked: &Asked,
        route: &'static Route,
        call: &Call,
        command: &Command,
        dialect: &Arc<dyn Dialect>,
        context: &Context<'_>,
    ) -> Response {
        let dialect = Arc::clone(dialect);
        let ran = match command {
            Command::CreatePayment(payment) => {
                let dialect = Arc::clone(&dialect);
                let (payment, call) = (payment.clone(), call.clone());
                let render = move |answer: Result<&_, &_>| dialect.reply(route, &call, answer);
                Box::pin(self.engine.take(asked.clone(), payment, render)).await
            }
            Command::CreateRefund(new) => {
                let dialect = Arc::clone(&dialect);
                let (new, call) = (new.clone(), call.clone());
                let render = move |answer: Result<&_, &_>| dialect.reply(route, &call, answer);
                Box::pin(self.engine.refund(asked.clone(), new, render)).await
            }
            Command::CapturePayment(..) | Command::CancelPayment(_) => {
                let dialect = Arc::clone(&dialect);
                let (command, call) = (command.clone(), call.clone());
                let render = move |answer: Result<&_, &_>| dialect.reply(route, &call, answer);
                Box::pin(self.engine.finish(asked.clone(), command, render)).await
            }
            _ => self.engine.run(asked, command, &|answer| dialect.reply(route, call, answer)).await,
        };
        let ran = match ran {
            Ok(ran) => ran,
            Err(fault) => return self.fault(&*dialect, &fault, context),
        };
        let mut response = ran.response;
        if ran.replayed {
            response.headers_mut().insert("idempotent-replayed", http::HeaderValue::from_static("true"));
        }
        if let Some(value) =
            asked.cause.idempotency_key.as_ref().and_then(|key| http::HeaderValue::from_str(key).ok())
        {
            response.headers_mut().insert(&IDEMPOTENCY_KEY, value);
        }
        response
    }

    /// The valid key of a request.
    async fn key(
        &self,
        sent: Result<&str, &'static str>,
        context: &Context<'_>,
    ) -> Result<Arc<KeyRecord>, KeyProblem> {
        let presented = match sent {
            Ok(presented) => presented,
            Err(message) => return Err(self.missed(context, message)),
        };
        match self.engine.authenticate(presented).await {
            Err(fault) => Err(KeyProblem::Fault(fault)),
            Ok(None) => Err(self.missed(context, "This API key is not valid; perhaps it was revoked.")),
            Ok(Some(key)) => match self.limits.request(&key.id) {
                Ok(()) => Ok(key),
                Err(Wait(retry_after)) => Err(KeyProblem::Denied(Denied::TooMany { retry_after })),
            },
        }
    }

    fn missed(&self, context: &Context<'_>, message: &'static str) -> KeyProblem {
        KeyProblem::Denied(match self.limits.miss(context.peer) {
            Ok(()) => Denied::Unauthorized { message },
            Err(Wait(retry_after)) => Denied::TooMany { retry_after },
        })
    }
}

enum KeyProblem {
    Denied(Denied),
    Fault(Fault),
}

impl Router {
    /// The vendor's own header that a key came in.
    fn vendor(&self, incoming: &Incoming) -> Option<&str> {
        self.vendors.iter().find(|name| incoming.parts.headers.contains_key(*name)).map(HeaderName::as_str)
    }

    /// Whether somebody sent a key, be it a wrong one.
    fn has_key(&self, incoming: &Incoming) -> bool {
        incoming.parts.headers.contains_key(AUTHORIZATION) || self.vendor(incoming).is_some()
    }

    /// What to say to who sends a key of ours in the address, where proxies, logs and browsers keep it.
    fn key_in_query(&self, incoming: &Incoming) -> Option<Malformed> {
        let forms =
            self.dialects.iter().flat_map(|it| [Mode::Test, Mode::Live].map(|mode| it.key_form(mode)));
        let prefixes: Vec<String> = forms.map(|form| form.prefix).collect();
        let query = incoming.parts.uri.query().unwrap_or_default();
        let is_key = |value: &str| prefixes.iter().any(|prefix| value.starts_with(prefix.as_str()));
        let (name, _) = form_urlencoded::parse(query.as_bytes()).find(|(_, value)| is_key(value))?;
        let rule = "holds an API key; an address is kept in many places, so send the key in the header \
                    Authorization, and replace this one";
        // A name that is a key itself is not said again.
        let param = Some(name.into_owned()).filter(|name| !is_key(name));
        Some(Malformed { mistake: Mistake::Value, param, message: rule.to_owned() })
    }

    /// The headers that a key may come in.
    fn key_headers(&self) -> String {
        let own: String = self.vendors.iter().map(|header| format!(", {header}")).collect();
        format!("{AUTHORIZATION}{own}")
    }

    /// The key in `Authorization: Bearer KEY`, as the user name of `Basic`, or in a vendor's own header.
    fn presented_key(&self, incoming: &Incoming) -> Result<String, &'static str> {
        let headers = &incoming.parts.headers;
        let mut own = self.vendors.iter().flat_map(|header| headers.get_all(header));
        match (own.next(), own.next(), headers.contains_key(AUTHORIZATION)) {
            (Some(key), None, false) => key.to_str().map(|key| key.trim().to_owned()).map_err(|_| HOW),
            // Of two keys no one can say which is meant, and a proxy in front of us may have looked at the other.
            (Some(_), Some(_), _) => Err(TWO),
            _ => authorization(incoming),
        }
    }
}

/// The dialect in the version that the request names, where its vendor has several.
fn in_version(dialect: &Arc<dyn Dialect>, incoming: &Incoming) -> Result<Arc<dyn Dialect>, Malformed> {
    let Some(extras) = dialect.negotiates() else { return Ok(Arc::clone(dialect)) };
    match incoming.parts.headers.get(extras.version_header()) {
        None => Ok(Arc::clone(dialect)),
        Some(version) => extras.in_version(version.to_str().unwrap_or_default()),
    }
}

/// What to do who sends no key.
const HOW: &str = "No API key. Send the header Authorization: Bearer sk_test_...";
/// What to do who sends more than one.
const TWO: &str = "Two API keys. Send one key, in one header.";

fn authorization(incoming: &Incoming) -> Result<String, &'static str> {
    let mut values = incoming.parts.headers.get_all(AUTHORIZATION).iter();
    let (Some(value), None) = (values.next(), values.next()) else { return Err(HOW) };
    let text = value.to_str().map_err(|_| HOW)?;
    let (scheme, rest) = text.split_once(' ').ok_or(HOW)?;
    let rest = rest.trim();
    if scheme.eq_ignore_ascii_case("bearer") {
        return Ok(rest.to_owned());
    }
    if scheme.eq_ignore_ascii_case("basic") {
        let decoded = base64::engine::general_purpose::STANDARD.decode(rest).map_err(|_| HOW)?;
        let pair = String::from_utf8(decoded).map_err(|_| HOW)?;
        return Ok(pair.split(':').next().unwrap_or_default().to_owned());
    }
    Err(HOW)
}

/// Why a body is not looked at.
enum Inadmissible {
    Denied(Denied),
    Malformed(Malformed),
}

/// A body that was read whole and says that it is what the dialect reads, if there is one. Of a
/// picture its reader looks at what it is.
fn admissible(incoming: &Incoming, picture: bool, form: BodyForm) -> Result<&Bytes, Inadmissible> {
    let body = incoming.body.as_ref().map_err(|problem| match problem {
        BodyProblem::TooLarge => Inadmissible::Denied(Denied::TooLarge),
        BodyProblem::TooSlow => Inadmissible::Denied(Denied::TooSlow),
        BodyProblem::Broken => {
            let message = "the body broke off, or its framing is not valid".to_owned();
            Inadmissible::Malformed(Malformed { mistake: Mistake::Syntax, param: None, message })
        }
    })?;
    if body.is_empty() || picture {
        return Ok(body);
    }
    if is_plain(&incoming.parts.headers, form) {
        Ok(body)
    } else {
        Err(Inadmissible::Denied(Denied::UnsupportedType))
    }
}

/// Whether the headers say that the body is of this form, in UTF-8, not compressed.
fn is_plain(headers: &http::HeaderMap, form: BodyForm) -> bool {
    let wanted = match form {
        BodyForm::Json => "application/json",
        BodyForm::Form => "application/x-www-form-urlencoded",
    };
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut parts = kind.split(';').map(str::trim);
    let essence = parts.next().unwrap_or_default();
    let in_utf_8 = parts.filter_map(|part| part.split_once('=')).all(|(name, value)| {
        !name.eq_ignore_ascii_case("charset") || value.trim_matches('"').eq_ignore_ascii_case("utf-8")
    });
    let plain = headers.get(CONTENT_ENCODING).is_none_or(|value| value == "identity");
    essence.eq_ignore_ascii_case(wanted) && in_utf_8 && plain
}

/// Who asks: the scope of the key, the request's name, and the idempotency key of a POST.
/// `own` is the one that the body carries; a header beside it must say the same. `request` says which request it was.
fn asked(
    incoming: &Incoming,
    own: Option<&str>,
    request: &str,
    by: &KeyRecord,
    context: &Context<'_>,
) -> Result<Asked, Malformed> {
    let scope = by.scope;
    let parts = &incoming.parts;
    let body = incoming.body.as_deref().unwrap_or_default();
    let mut keys = parts.headers.get_all(&IDEMPOTENCY_KEY).iter();
    let bad_own = |rule| Malformed { param: Some("idempotency_key".to_owned()), ..bad_key(rule) };
    let own = match own {
        Some(text) if !idempotency::is_key(text) => return Err(bad_own(KEY_RULE)),
        own => own,
    };
    let key = match (keys.next(), keys.next()) {
        (None, _) => own,
        (Some(value), None) => {
            let text = value.to_str().ok().filter(|text| idempotency::is_key(text));
            Some(text.ok_or_else(|| bad_key(KEY_RULE))?)
        }
        (Some(_), Some(_)) => return Err(bad_key("is there twice; send it once")),
    };
    if own.is_some() && own != key {
        return Err(bad_own(
            "is not the one of the Idempotency-Key header; send the same, or one of the two",
        ));
    }
    let key = key.filter(|_| parts.method == Method::POST);
    Ok(Asked {
        scope,
        cause: Cause {
            request_id: Some(context.request_id.to_owned()),
            idempotency_key: key.map(str::to_owned),
            actor: Some(Actor::Key { id: by.id.clone() }),
        },
        usage: key.map(|key| Use::of(scope, key, parts.method.as_str(), request, body)),
    })
}

fn bad_key(message: &str) -> Malformed {
    Malformed {
        mistake: Mistake::Value,
        param: Some("Idempotency-Key".to_owned()),
        message: message.to_owned(),
    }
}
