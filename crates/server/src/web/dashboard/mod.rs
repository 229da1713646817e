//! The dashboard: what the merchant's people see and do. Who is signed in is known by a cookie, what they may do by
//! their role, and what each address needs by the one table of routes. Whatever changes something is a command like
//! that of an API, and goes into the log of changes under the name of who asked.

mod branding;
mod clock;
mod codes;
mod coupons;
mod customers;
mod disputes;
mod door;
mod entitlements;
mod events;
mod forms;
mod home;
mod invoices;
mod keys;
mod links;
mod lists;
mod me;
mod menu;
mod news;
mod payments;
mod prices;
mod processors;
mod products;
mod refunds;
mod routes;
mod sessions;
mod shipping;
mod show;
mod sold;
mod states;
mod story;
mod subscriptions;
mod taxes;
mod team;
mod webhooks;
mod words;

pub use routes::served;
pub(crate) use team::invitation_url;

use super::page::query_value;
use super::{Answered, App, Body, BodyProblem, Context, Incoming, Response, headers};
use bytes::Bytes;
use http::header::{CONTENT_TYPE, COOKIE, SET_COOKIE};
use http::{HeaderValue, Method};
use kassa_domain::Locale;
use kassa_domain::audit::Actor;
use kassa_domain::event::Cause;
use kassa_domain::id::{Mode, Scope, VisitId};
use kassa_domain::merchant::Merchant;
use kassa_domain::team::{Member, Right, TeamCommand, VISIT_GRAIN, VISIT_LIFE, Visit};
use kassa_domain::time::SECOND;
use kassa_domain::{Answer, Command, Query, Refusal, Secret};
use kassa_engine::Fault;
use kassa_pages::dashboard::{Block, Desk, Notice, Screen, Tone};
use routes::{Found, Route};
use std::pin::Pin;
use std::sync::Arc;
use subtle::ConstantTimeEq;

/// Where a logo is uploaded.
pub(super) const LOGO: &str = "/dashboard/branding/logo";

/// For so many seconds a browser remembers which mode it looks at.
const MODE_LIFE: i64 = 365 * 24 * 60 * 60;

/// More fields than any form of the dashboard has.
const FIELDS_MAX: usize = 400;

/// What came of a request by somebody who is signed in.
pub(super) enum Shown {
    /// A page.
    Screen(u16, Box<Screen>),
    /// Another page, after something was done.
    SeeOther(String),
    /// A file to keep.
    File {
        /// Its name.
        name: String,
        /// What it is.
        kind: &'static str,
        /// Its bytes.
        body: String,
    },
    /// Anything else.
    Response(Response),
    /// An answer that goes on.
    Stream(http::Response<Body>),
    /// There is no such thing.
    Missing,
    /// It was our fault.
    Fault(Fault),
}

impl From<Screen> for Shown {
    fn from(screen: Screen) -> Self {
        Self::Screen(200, Box::new(screen))
    }
}

impl From<Fault> for Shown {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// A page that answers a form with something to mend.
pub(super) fn to_mend(screen: Screen) -> Shown {
    Shown::Screen(422, Box::new(screen))
}

/// The page to go back to, which says what was done. `done` is a word of [`show::done`].
pub(super) fn done(path: &str, done: &str) -> Shown {
    let sign = if path.contains('?') { '&' } else { '?' };
    Shown::SeeOther(format!("{path}{sign}done={done}"))
}

/// What a handler gives back, later.
pub(super) type Later<'a> = Pin<Box<dyn Future<Output = Result<Shown, Fault>> + Send + 'a>>;

/// A request by somebody who is signed in and may do what the route needs.
pub(super) struct Visitor<'a> {
    /// The application.
    pub(super) app: &'a Arc<App>,
    /// The request.
    pub(super) incoming: &'a Incoming,
    /// Who asks.
    pub(super) member: Member,
    /// In which browser.
    pub(super) visit: Visit,
    /// Their shop.
    pub(super) merchant: Arc<Merchant>,
    /// The shop in the mode that is looked at.
    pub(super) scope: Scope,
    /// The variable parts of the path.
    pub(super) params: Vec<String>,
    /// What was filled in; nothing where nothing was.
    pub(super) fields: Fields,
    /// The name of the request.
    pub(super) request_id: &'a str,
    /// Who asks, as far as limits are concerned.
    pub(super) peer: std::net::IpAddr,
}

/// The fields of a form, in their order. A name may stand several times. Shows nothing in `Debug`: a password may be
/// among them.
#[derive(Default)]
pub(super) struct Fields {
    texts: Vec<(String, String)>,
    files: Vec<File>,
}

/// A file in a form: the field, what the browser says it is, and its bytes.
type File = (String, String, Bytes);

impl Fields {
    fn read(body: &[u8]) -> Option<Self> {
        let fields: Vec<(String, String)> =
            form_urlencoded::parse(body).into_owned().take(FIELDS_MAX.saturating_add(1)).collect();
        (fields.len() <= FIELDS_MAX).then_some(Self { texts: fields, files: vec![] })
    }

    /// Reads a form that has files in it; `None` where it is not whole.
    async fn read_with_files(body: &[u8], kind: &str) -> Option<Self> {
        let boundary = multer::parse_boundary(kind).ok()?;
        let mut parts = multer::Multipart::with_reader(body, boundary);
        let mut fields = Self::default();
        while let Some(part) = parts.next_field().await.ok()? {
            let name = part.name()?.to_owned();
            let kind = part.content_type().map(ToString::to_string);
            let is_file = part.file_name().is_some();
            let bytes = part.bytes().await.ok()?;
            match is_file {
                // A browser sends a part without a name and bytes for a field in which no file was chosen.
                true if bytes.is_empty() => {}
                true => fields.files.push((name, kind.unwrap_or_default(), bytes)),
                false => fields.texts.push((name, String::from_utf8(bytes.to_vec()).ok()?)),
            }
            if fields.texts.len().saturating_add(fields.files.len()) > FIELDS_MAX {
                return None;
            }
        }
        Some(fields)
    }

    /// What a file is said to be, and its bytes.
    pub(super) fn file(&self, name: &str) -> Option<(&str, &[u8])> {
        let found = self.files.iter().find(|(found, ..)| found == name);
        found.map(|(_, kind, bytes)| (kind.as_str(), bytes.as_ref()))
    }

    /// A field without the white space around it; empty when it is not there.
    pub(super) fn text(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// A field as it was typed, such as a password.
    pub(super) fn raw(&self, name: &str) -> &str {
        self.texts.iter().find(|(found, _)| found == name).map_or("", |(_, value)| value)
    }

    /// A field, if something stands in it.
    pub(super) fn some(&self, name: &str) -> Option<String> {
        Some(self.text(name)).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// Every value of a field that may stand several times.
    pub(super) fn all(&self, name: &str) -> Vec<&str> {
        self.texts.iter().filter(|(found, _)| found == name).map(|(_, value)| value.trim()).collect()
    }
}

impl Visitor<'_> {
    /// A variable part of the path.
    pub(super) fn param(&self, place: usize) -> &str {
        self.params.get(place).map_or("", String::as_str)
    }

    /// A part of the address after the question mark.
    pub(super) fn asked(&self, name: &str) -> Option<String> {
        query_value(self.incoming, name).filter(|text| !text.trim().is_empty())
    }

    /// What the events and the log of changes will name.
    pub(super) fn cause(&self) -> Cause {
        Cause {
            request_id: Some(self.request_id.to_owned()),
            idempotency_key: None,
            actor: Some(Actor::Member { id: self.member.id.clone(), email: self.member.email.clone() }),
        }
    }

    /// Has a command decided and carried out in the mode that is looked at.
    pub(super) async fn change(&self, command: &Command) -> Result<Result<Answer, Refusal>, Fault> {
        self.app.engine.change(self.scope, command, &self.cause()).await
    }

    /// The same of a refund, a capture or a cancellation, and the processor is talked to afterwards.
    pub(super) async fn carry_out(&self, command: &Command) -> Result<Result<Answer, Refusal>, Fault> {
        self.app.engine.carry_out(self.scope, command, &self.cause()).await
    }

    /// What would come of a command, of which nothing happens yet.
    pub(super) async fn would(&self, command: &Command) -> Result<Result<Answer, Refusal>, Fault> {
        self.app.engine.would(self.scope, command, &self.cause()).await
    }

    /// The same about the merchant's people, who belong to no mode.
    pub(super) async fn change_team(&self, command: TeamCommand) -> Result<Result<Answer, Refusal>, Fault> {
        let scope = Scope { mode: Mode::Test, ..self.scope };
        self.app.engine.change(scope, &Command::Team(command), &self.cause()).await
    }

    /// Looks something up.
    pub(super) async fn query(&self, query: &Query) -> Result<Result<Answer, Refusal>, Fault> {
        self.app.engine.query(self.scope, query).await
    }

    /// Whether the member may do what needs this right. What they may not is not offered to them.
    pub(super) fn may(&self, right: Right) -> bool {
        self.member.role.may(right)
    }

    /// Whether it is about real money.
    pub(super) fn is_live(&self) -> bool {
        self.scope.mode == Mode::Live
    }
}

impl App {
    /// Whether browsers are told to send cookies over encrypted connections only.
    fn is_secure(&self) -> bool {
        self.settings.public_url.starts_with("https://")
    }

    /// The cookie that says who is signed in. With the prefix a browser takes it from nobody but this very host.
    fn visit_cookie(&self) -> &'static str {
        if self.is_secure() { "__Host-kassa_visit" } else { "kassa_visit" }
    }

    fn mode_cookie(&self) -> &'static str {
        if self.is_secure() { "__Host-kassa_mode" } else { "kassa_mode" }
    }

    /// A cookie for the dashboard, kept for so many seconds.
    fn set_cookie(&self, response: &mut Response, name: &str, value: &str, seconds: i64) {
        let secure = if self.is_secure() { "; Secure" } else { "" };
        let text = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
        if let Ok(value) = HeaderValue::from_str(&text) {
            response.headers_mut().append(SET_COOKIE, value);
        }
    }

    pub(super) async fn dashboard(
        self: &Arc<Self>,
        incoming: &Incoming,
        path: &str,
        context: &Context<'_>,
    ) -> Answered {
        let here = path.strip_prefix("/dashboard").unwrap_or_default().trim_end_matches('/');
        if let Some(answered) = self.door(incoming, here, context).await {
            return answered;
        }
        let visitor = match self.visitor(incoming).await {
            Ok(visitor) => visitor,
            Err(fault) => return Answered::new("dashboard", self.page_fault(&fault, context)),
        };
        let Some((member, visit)) = visitor else {
            let is_get = matches!(incoming.parts.method, Method::GET | Method::HEAD);
            let to = if is_get { back_here(incoming) } else { String::new() };
            return Answered::new("dashboard", headers::see_other(&format!("/dashboard/sign-in{to}")));
        };
        let found = match routes::find(&incoming.parts.method, here) {
            Ok(found) => found,
            Err(allow) if allow.is_empty() => {
                return Answered::new("dashboard", self.problem_page(404, context));
            }
            Err(allow) => {
                let mut response = self.problem_page(405, context);
                if let Ok(allow) = HeaderValue::from_str(&allow) {
                    response.headers_mut().insert("allow", allow);
                }
                return Answered::new("dashboard", response);
            }
        };
        let route = found.route.name;
        let response = self.answer_member(incoming, (member, visit), found, context).await;
        Answered { response, route }
    }

    async fn answer_member(
        self: &Arc<Self>,
        incoming: &Incoming,
        (member, visit): (Member, Visit),
        found: Found,
        context: &Context<'_>,
    ) -> http::Response<Body> {
        let Found { route, params } = found;
        let merchant = match self.engine.merchant(member.merchant).await {
            Ok(Some(merchant)) => merchant,
            Ok(None) => return self.problem_page(404, context).map(Body::Whole),
            Err(fault) => return self.page_fault(&fault, context).map(Body::Whole),
        };
        let scope = Scope { merchant: member.merchant, mode: self.mode_of(incoming) };
        let mut visitor = Visitor {
            app: self,
            incoming,
            member,
            visit,
            merchant,
            scope,
            params,
            fields: Fields::default(),
            request_id: context.request_id,
            peer: context.peer,
        };
        if !visitor.member.role.may(route.right) {
            let screen = show::not_allowed(visitor.member.role, route.right);
            return self.shown(&visitor, route, Shown::Screen(403, Box::new(screen)), context);
        }
        if route.method == Method::POST {
            match self.member_form(incoming, &visitor.visit).await {
                // A form acts in the mode of the page that it stood on, whatever another tab has switched to meanwhile.
                Ok((fields, mode)) => (visitor.fields, visitor.scope.mode) = (fields, mode),
                Err(status) => return self.problem_page(status, context).map(Body::Whole),
            }
        }
        self.touch(&visitor).await;
        let shown = (route.run)(&visitor).await.unwrap_or_else(Shown::Fault);
        self.shown(&visitor, route, shown, context)
    }

    /// That a browser is in use is written down now and then. Nothing depends on it at the moment.
    async fn touch(&self, visitor: &Visitor<'_>) {
        if self.engine.wall() >= visitor.visit.seen_at.plus(VISIT_GRAIN) {
            let touch = TeamCommand::Touch(visitor.member.id.clone(), visitor.visit.id.clone());
            if let Err(fault) = visitor.change_team(touch).await {
                tracing::warn!(%fault, "a browser's use could not be written down");
            }
        }
    }

    /// The mode that is looked at.
    fn mode_of(&self, incoming: &Incoming) -> Mode {
        match cookie(incoming, self.mode_cookie()).as_deref() {
            Some("live") => Mode::Live,
            _ => Mode::Test,
        }
    }

    /// The fields of a form of a member's, and the mode of the page that it stood on: it must come from our own page,
    /// and carry the token of this browser.
    async fn member_form(&self, incoming: &Incoming, visit: &Visit) -> Result<(Fields, Mode), u16> {
        let fields = self.plain_form(incoming).await?;
        let mode = self.token_mode(&visit.id, fields.text("token")).ok_or(403u16)?;
        Ok((fields, mode))
    }

    /// The fields of a form that comes from one of our own pages; or the status of the answer, where it does not.
    async fn plain_form(&self, incoming: &Incoming) -> Result<Fields, u16> {
        if !self.is_own_form(incoming) {
            return Err(403);
        }
        let kind = incoming.parts.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let essence = kind.unwrap_or_default().split(';').next().unwrap_or_default().trim();
        let has_files = essence.eq_ignore_ascii_case("multipart/form-data");
        if !has_files && !essence.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
            return Err(415);
        }
        match &incoming.body {
            Ok(body) if has_files => Fields::read_with_files(body, kind.unwrap_or_default()).await.ok_or(400),
            Ok(body) => Fields::read(body).ok_or(400),
            Err(BodyProblem::TooLarge) => Err(413),
            Err(BodyProblem::TooSlow | BodyProblem::Broken) => Err(400),
        }
    }

    /// What ties forms to the browser that is signed in, and to the mode of their page.
    fn visit_token(&self, visit: &VisitId, mode: Mode) -> String {
        self.form_mac(&["dashboard", visit.as_str(), mode.as_str()])
    }

    /// The mode that a token was made for; none where it is not one of this browser's.
    fn token_mode(&self, visit: &VisitId, token: &str) -> Option<Mode> {
        let is_of =
            |mode: &Mode| bool::from(self.visit_token(visit, *mode).as_bytes().ct_eq(token.as_bytes()));
        [Mode::Test, Mode::Live].into_iter().find(is_of)
    }

    /// Who is signed in, by the cookie.
    async fn visitor(&self, incoming: &Incoming) -> Result<Option<(Member, Visit)>, Fault> {
        let Some(kept) = cookie(incoming, self.visit_cookie()) else { return Ok(None) };
        let Some((id, secret)) = kept.split_once('.') else { return Ok(None) };
        self.engine.visitor(&VisitId::of(id), &Secret::new(secret)).await
    }

    fn shown(
        &self,
        visitor: &Visitor<'_>,
        route: &Route,
        shown: Shown,
        context: &Context<'_>,
    ) -> http::Response<Body> {
        let whole = match shown {
            Shown::Stream(stream) => return stream,
            Shown::Screen(status, mut screen) => {
                if screen.notice.is_none()
                    && let Some(word) = visitor.asked("done")
                {
                    screen.notice =
                        show::done(&word).map(|text| Notice { tone: Tone::Good, text: text.to_owned() });
                }
                let nonce = headers::nonce(self.engine.chance());
                let desk = self.desk(visitor, route, &nonce);
                let html = kassa_pages::dashboard::desk(&desk, &screen);
                let page = headers::page((status, Locale::En), html, &nonce, &[]);
                let holds =
                    screen.blocks.iter().any(|block| matches!(block, Block::Preview(_) | Block::Beside(..)));
                if holds { headers::holding_our_own(page) } else { page }
            }
            Shown::SeeOther(location) => {
                let mut response = headers::see_other(&location);
                // What was done is shown, also where another tab looks at the other mode.
                if self.mode_of(visitor.incoming) != visitor.scope.mode {
                    self.keep_mode(&mut response, visitor.scope.mode);
                }
                response
            }
            Shown::File { name, kind, body } => headers::download(&name, kind, body),
            Shown::Response(response) => response,
            Shown::Missing => {
                let screen = show::missing();
                return self.shown(visitor, route, Shown::Screen(404, Box::new(screen)), context);
            }
            Shown::Fault(fault) => self.page_fault(&fault, context),
        };
        whole.map(Body::Whole)
    }

    fn desk(&self, visitor: &Visitor<'_>, route: &Route, nonce: &str) -> Desk {
        Desk {
            nonce: nonce.to_owned(),
            shop: visitor.merchant.body.name.clone(),
            member: visitor.member.shown_name().to_owned(),
            role: show::role(visitor.member.role).to_owned(),
            live: visitor.is_live(),
            switch_action: "/dashboard/mode".to_owned(),
            token: self.visit_token(&visitor.visit.id, visitor.scope.mode),
            menu: menu::menu(visitor.member.role, route.path),
        }
    }

    /// Looks at a mode from now on.
    fn keep_mode(&self, response: &mut Response, mode: Mode) {
        self.set_cookie(response, self.mode_cookie(), mode.as_str(), MODE_LIFE);
    }

    /// Lets a browser in: it gets a cookie of its own, whatever it had before.
    fn let_in(&self, location: &str, visit: &Visit, secret: &Secret) -> Response {
        let mut response = headers::see_other(location);
        let value = format!("{}.{}", visit.id, secret.expose());
        self.set_cookie(&mut response, self.visit_cookie(), &value, VISIT_LIFE / SECOND);
        response
    }
}

/// The value of a cookie.
fn cookie(incoming: &Incoming, name: &str) -> Option<String> {
    let headers = incoming.parts.headers.get_all(COOKIE);
    let pairs = headers.iter().filter_map(|value| value.to_str().ok()).flat_map(|text| text.split(';'));
    let mut found = pairs.filter_map(|pair| pair.trim().split_once('=')).filter(|(found, _)| *found == name);
    found.next().map(|(_, value)| value.to_owned())
}

/// How to come back to the page that was asked for, after signing in.
fn back_here(incoming: &Incoming) -> String {
    let uri = &incoming.parts.uri;
    match uri.path_and_query() {
        Some(wanted) if uri.path() != "/dashboard" => {
            let to: String = form_urlencoded::byte_serialize(wanted.as_str().as_bytes()).collect();
            format!("?to={to}")
        }
        _ => String::new(),
    }
}
