//! The pages of payment links and offers: `/l/{link}` and `/subscribe/{offer}` show what is sold, and their button
//! opens a fresh session.
//!
//! Looking at a link makes nothing, however often previews and crawlers do it. The button's form carries a number that
//! is drawn for each page: a double click posts it twice, and both are led to the one session that it made.

use super::limits::Wait;
use super::page::{cart, later_of};
use super::{Answered, App, Context, Incoming, Response, headers};
use bytes::Bytes;
use http::Method;
use kassa_domain::chance::draw;
use kassa_domain::command::Command;
use kassa_domain::customer::is_email;
use kassa_domain::event::Cause;
use kassa_domain::id::{LinkId, Scope, SessionId};
use kassa_domain::idempotency::Use;
use kassa_domain::link::{Closed, LinkKind, Opening, TRACKED, TRACKED_CHARS_MAX, TRACKED_MAX};
use kassa_domain::session::{REFERENCE_CHARS_MAX, Session, Status};
use kassa_domain::{Answer, Refusal};
use kassa_engine::{Asked, Fault, LinkView};
use kassa_pages::{Page, Purpose, Total};
use std::sync::Arc;
use std::time::Duration;
use subtle::ConstantTimeEq;

/// The fields that a link's address may say, under each of their names.
const EMAIL: [&str; 2] = ["prefilled_email", "email"];
const CODE: [&str; 2] = ["prefilled_promo_code", "promo_code"];
const REFERENCE: [&str; 1] = ["client_reference_id"];
const AMOUNT: [&str; 1] = ["amount"];
/// How often a second click looks whether the first one is answered, and how long it waits in between.
const LOOKS: usize = 100;
const LOOK_MS: u64 = 20;

impl App {
    pub(super) async fn link(
        self: &Arc<Self>,
        incoming: &Incoming,
        kind: LinkKind,
        rest: &[&str],
        context: &Context<'_>,
    ) -> Answered {
        let method = &incoming.parts.method;
        let looks = matches!(*method, Method::GET | Method::HEAD);
        // Vendors write other prefixes; forms and what is remembered of them go by ours.
        let named = LinkId::named(rest.first().copied().unwrap_or_default());
        let id = named.as_str();
        let response = match rest {
            [_] if looks => self.link_page(kind, id, incoming, context).await,
            [_] if *method == Method::POST => self.open_link(kind, id, incoming, context).await,
            [_] => self.not_allowed("GET, HEAD, POST", context),
            [_, "qr.svg"] if looks => self.qr(kind, id, context).await,
            [_, "qr.svg"] => self.not_allowed("GET, HEAD", context),
            _ => self.problem_page(404, context),
        };
        let route = match (rest.len(), looks) {
            (1, true) => "link",
            (1, false) => "link.open",
            _ => "link.qr",
        };
        Answered::new(route, response)
    }

    /// A link of this kind with what it would sell now. Guesses are held up like those of page addresses.
    async fn viewed(
        &self,
        kind: LinkKind,
        id: &str,
        opening: &Opening,
        context: &Context<'_>,
    ) -> Result<LinkView, Response> {
        match self.engine.link_view(&LinkId::of(id), opening).await {
            Ok(Some(view)) if view.link.kind == kind => {
                let cart = view.offered.as_ref().ok().and_then(|session| session.body.cart.as_ref());
                let applied = cart.is_some_and(|cart| cart.discount.is_some());
                // Whoever tries codes is held up like whoever tries keys.
                match opening.promotion_code.is_some() && !applied {
                    true if self.limits.miss(context.peer).is_err() => Err(self.problem_page(429, context)),
                    _ => Ok(view),
                }
            }
            Ok(_) => Err(self.no_such_page(context)),
            Err(fault) => Err(self.page_fault(&fault, context)),
        }
    }

    async fn link_page(
        &self,
        kind: LinkKind,
        id: &str,
        incoming: &Incoming,
        context: &Context<'_>,
    ) -> Response {
        let query = incoming.parts.uri.query().unwrap_or_default();
        let fields: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let said = Said::read(&fields);
        let view = match self.viewed(kind, id, &said.opening, context).await {
            Ok(view) => view,
            Err(response) => return response,
        };
        let session = match &view.offered {
            Ok(session) => session,
            Err(refusal) => return self.inactive(&view, refusal, context),
        };
        let number = hex::encode(draw::<16>(self.engine.chance()));
        let token = format!("{number}.{}", self.form_mac(&["link", id, &number]));
        let page = Page::Link(shown(&view, session, token, said.fields));
        self.of_link((200, context), &page, &view)
    }

    fn inactive(&self, view: &LinkView, refusal: &Refusal, context: &Context<'_>) -> Response {
        let page = Page::LinkInactive {
            message: view.link.body.inactive_message.clone(),
            sold_out: *refusal == Refusal::LinkClosed(Closed::Full),
            return_url: view.merchant.as_ref().and_then(|merchant| merchant.body.return_url.clone()),
        };
        if !matches!(refusal, Refusal::LinkClosed(_)) {
            tracing::warn!(link = %view.link.id, ?refusal, "a link sells something that cannot be bought any more");
        }
        self.of_link((410, context), &page, view)
    }

    fn of_link(&self, (status, context): (u16, &Context<'_>), page: &Page, view: &LinkView) -> Response {
        let branding = view.link.branding();
        let reader = context.reader.told(view.link.locale());
        self.branded(
            (status, reader),
            page,
            (view.merchant.as_ref(), branding.as_ref()),
            view.link.scope,
            &[],
        )
    }

    async fn open_link(
        self: &Arc<Self>,
        kind: LinkKind,
        id: &str,
        incoming: &Incoming,
        context: &Context<'_>,
    ) -> Response {
        let submitted = match self.form(incoming) {
            Ok(submitted) => submitted,
            Err(status) => return self.problem_page(status, context),
        };
        let token = submitted.text("token");
        let number = token.split('.').next().unwrap_or_default();
        let right = format!("{number}.{}", self.form_mac(&["link", id, number]));
        if !bool::from(right.as_bytes().ct_eq(token.as_bytes())) {
            return self.problem_page(403, context);
        }
        if let Err(Wait(seconds)) = self.limits.opened(context.peer) {
            return self.too_often(seconds, context);
        }
        let said = Said::read(submitted.fields());
        let view = match self.viewed(kind, id, &said.opening, context).await {
            Ok(view) => view,
            Err(response) => return response,
        };
        match self.opened(&view, number, &said, context).await {
            Ok(Ok(session)) => headers::see_other(&format!("/pay/{session}")),
            Ok(Err(refusal)) => self.inactive(&view, &refusal, context),
            Err(fault) => self.page_fault(&fault, context),
        }
    }

    /// The session that this page's button makes: the same one, however often it is clicked, as long as it is open.
    async fn opened(
        self: &Arc<Self>,
        view: &LinkView,
        number: &str,
        said: &Said,
        context: &Context<'_>,
    ) -> Result<Result<SessionId, Refusal>, Fault> {
        let (scope, id) = (view.link.scope, view.link.id.as_str());
        for key in [number.to_owned(), context.request_id.to_owned()] {
            let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(&said.fields).finish();
            let usage = Use::of(scope, &format!("link/{id}/{key}"), "POST", id, body.as_bytes());
            match self.open_once(view, scope, usage, said, context).await? {
                Opened::Session(session) if self.is_of_use(&session).await? => return Ok(Ok(session)),
                // Its time has passed, or other things were said: a page that is used again opens another one.
                Opened::Session(_) | Opened::Otherwise => {}
                Opened::Refused => break,
            }
        }
        let again = self.engine.link_view(&view.link.id, &said.opening).await?;
        let refusal = again.and_then(|now| now.offered.err());
        Ok(Err(refusal.unwrap_or(Refusal::LinkClosed(Closed::Inactive))))
    }

    async fn is_of_use(&self, session: &SessionId) -> Result<bool, Fault> {
        let view = self.engine.view(session).await?;
        Ok(view.is_some_and(|view| match view.session.status {
            Status::Paying | Status::Complete => true,
            Status::Open => view.now < view.session.expires_at,
            Status::Expired => false,
        }))
    }

    async fn open_once(
        self: &Arc<Self>,
        view: &LinkView,
        scope: Scope,
        usage: Use,
        said: &Said,
        context: &Context<'_>,
    ) -> Result<Opened, Fault> {
        let command = Command::OpenLink(view.link.id.clone(), said.opening.clone());
        let cause = Cause::of_request(context.request_id);
        let asked = Asked { scope, cause, usage: Some(usage) };
        for _ in 0..LOOKS {
            let ran = self.engine.run(&asked, &command, &|answer| rendered(answer)).await?;
            let text = String::from_utf8_lossy(ran.response.body()).into_owned();
            match ran.response.status().as_u16() {
                200 => return Ok(Opened::Session(SessionId::of(text))),
                // The first click is being answered: both lead to what it makes.
                425 => tokio::time::sleep(Duration::from_millis(LOOK_MS)).await,
                422 => return Ok(Opened::Otherwise),
                _ => return Ok(Opened::Refused),
            }
        }
        Err(Fault::Busy("the first click is still being answered".to_owned()))
    }

    async fn qr(&self, kind: LinkKind, id: &str, context: &Context<'_>) -> Response {
        let view = match self.viewed(kind, id, &Opening::default(), context).await {
            Ok(view) => view,
            Err(response) => return response,
        };
        let url = format!("{}/{}/{id}", self.settings.public_url, kind.path());
        match kassa_pages::qr(&url, &view.link.body.name) {
            Some(svg) => headers::picture("image/svg+xml", svg),
            None => self.problem_page(404, context),
        }
    }
}

/// What came of one click.
enum Opened {
    Session(SessionId),
    /// The page was used before, and something else was said then.
    Otherwise,
    Refused,
}

/// The answer to a click, as it is stored for the second one: the session's id.
fn rendered(answer: Result<&Answer, &Refusal>) -> http::Response<Bytes> {
    let (status, text) = match answer {
        Ok(Answer::Session { session, .. }) => (200, session.id.as_str().to_owned()),
        Ok(_) => (409, String::new()),
        Err(Refusal::KeyInFlight) => (425, String::new()),
        Err(Refusal::KeyReused) => (422, String::new()),
        Err(_) => (409, String::new()),
    };
    let mut response = http::Response::new(Bytes::from(text));
    *response.status_mut() = http::StatusCode::from_u16(status).unwrap_or_default();
    response
}

/// What a link's address says, with the fields in which its page says it again.
struct Said {
    opening: Opening,
    fields: Vec<(String, String)>,
}

impl Said {
    /// Reads what is known among the fields, and passes over the rest: an address is passed from hand to hand, and
    /// whoever clicks it is not to blame for what others added.
    fn read(fields: &[(String, String)]) -> Self {
        let find = |names: &[&str]| {
            let named = |(name, _): &&(String, String)| names.contains(&name.as_str());
            let value = fields.iter().find(named).map(|(_, value)| value.trim())?;
            (!value.is_empty() && !value.chars().any(char::is_control)).then(|| value.to_owned())
        };
        let short = |text: &String| text.chars().count() <= REFERENCE_CHARS_MAX;
        let tracked = |name: &str| name.starts_with("utm_") || TRACKED.contains(&name);
        let tracking = fields.iter().filter(|(name, value)| {
            let fits =
                |text: &str| text.chars().count() <= TRACKED_CHARS_MAX && !text.chars().any(char::is_control);
            tracked(name) && !value.is_empty() && fits(name) && fits(value)
        });
        let opening = Opening {
            email: find(&EMAIL).filter(|email| is_email(email)),
            client_reference_id: find(&REFERENCE).filter(short),
            promotion_code: find(&CODE).filter(short),
            amount: find(&AMOUNT).and_then(|amount| amount.parse().ok()),
            tracking: tracking.take(TRACKED_MAX).cloned().collect(),
            ..Opening::default()
        };
        let one = |names: &[&str], value: Option<String>| {
            names.first().zip(value).map(|(name, value)| ((*name).to_owned(), value))
        };
        let amount = opening.amount.map(|amount| amount.to_string());
        let known = [
            one(&EMAIL, opening.email.clone()),
            one(&REFERENCE, opening.client_reference_id.clone()),
            one(&CODE, opening.promotion_code.clone()),
            one(&AMOUNT, amount),
        ];
        let fields = known.into_iter().flatten().chain(opening.tracking.clone()).collect();
        Self { opening, fields }
    }
}

fn shown(
    view: &LinkView,
    session: &Session,
    token: String,
    hidden: Vec<(String, String)>,
) -> kassa_pages::Link {
    let link = &view.link;
    let terms = session.body.terms.as_deref();
    let currency = session.amount.currency;
    let described = link.body.offer.as_ref().and_then(|offer| offer.description.clone());
    kassa_pages::Link {
        total: Total {
            description: session.body.description.clone(),
            amount_minor: session.amount.amount,
            currency: currency.code().to_owned(),
            exponent: currency.exponent(),
            cart: session
                .body
                .cart
                .as_deref()
                .and_then(|it| cart::shown(it, currency, false, terms.is_some())),
            recurring: terms
                .and_then(|terms| later_of(&session.cart().of_each_period(), currency, terms, view.now)),
            purpose: if terms.is_some() { Purpose::Subscribe } else { Purpose::Buy },
            keeps_card: false,
        },
        name: link.body.name.clone(),
        description: described
            .or_else(|| session.body.description.clone())
            .filter(|text| *text != link.body.name),
        action: format!("/{}/{}", link.kind.path(), link.id),
        token,
        hidden,
        open_amount: session.cart().custom_line().is_some(),
        submit: cart::submit(session),
    }
}
