//! The hosted page: shows how a session stands, and takes what the buyer submits.
//!
//! Every page is rendered from the rows, never from what a request claims, so a reload, a second tab or the
//! back button show what is true. A form that was taken is answered with a redirect, so that reloading
//! never submits it again.

mod form;
mod screen;

use super::limits::Wait;
use super::{Answered, App, BodyProblem, Context, Incoming, Response, headers};
use form::Submitted;
use http::Method;
use http::header::{CONTENT_TYPE, ORIGIN};
use kassa_domain::Refusal;
use kassa_domain::address::origin;
use kassa_domain::attempt::{Attempt, AttemptStatus};
use kassa_domain::command::Pay;
use kassa_domain::dialect::Ending;
use kassa_domain::event::Cause;
use kassa_domain::id::{AttemptId, SessionId};
use kassa_domain::session::{Session, Status};
use kassa_domain::signature::hmac_sha256;
use kassa_engine::{Fault, View};
use kassa_pages::{Frame, Page};
use std::sync::Arc;
use subtle::ConstantTimeEq;

/// In the query of a page whose buyer waits for an ending: when it comes, the buyer goes on to the merchant.
const WAITING: &str = "wait";

impl App {
    pub(super) async fn checkout(
        self: &Arc<Self>,
        incoming: &Incoming,
        rest: &[&str],
        context: &Context<'_>,
    ) -> Answered {
        let (id, form) = match rest {
            [] => match query_value(incoming, "session") {
                Some(id) => return self.lead_to_page(incoming, &id, context),
                None => return Answered::new("page", self.problem_page(404, context)),
            },
            [id] => (*id, None),
            [id, form @ ("pay" | "continue" | "restart")] => (*id, Some(*form)),
            _ => return Answered::new("page", self.problem_page(404, context)),
        };
        let (wanted, allow) =
            if form.is_some() { (Method::POST, "POST") } else { (Method::GET, "GET, HEAD") };
        let got = &incoming.parts.method;
        if *got != wanted && !(form.is_none() && *got == Method::HEAD) {
            return Answered::new("page", self.not_allowed(allow, context));
        }
        let view = match self.engine.view(&SessionId::of(id)).await {
            Ok(Some(view)) => view,
            Ok(None) => return Answered::new("page", self.no_such_page(context)),
            Err(fault) => return Answered::new("page", self.page_fault(&fault, context)),
        };
        match form {
            None => Answered::new("page", self.show(incoming, &view)),
            Some(form) => {
                let route = match form {
                    "pay" => "page.pay",
                    "continue" => "page.continue",
                    _ => "page.restart",
                };
                Answered::new(route, self.submitted(incoming, form, view, context).await)
            }
        }
    }

    /// The other documented forms of a page's address lead to the canonical one.
    pub(super) fn lead_to_page(&self, incoming: &Incoming, id: &str, context: &Context<'_>) -> Answered {
        let get = matches!(incoming.parts.method, Method::GET | Method::HEAD);
        Answered::new(
            "page.alias",
            match SessionId::of(id).scope() {
                _ if !get => self.not_allowed("GET, HEAD", context),
                Some(_) => headers::see_other(&format!("/checkout/{id}")),
                None => self.no_such_page(context),
            },
        )
    }

    fn no_such_page(&self, context: &Context<'_>) -> Response {
        match self.limits.miss(context.peer) {
            Ok(()) => self.problem_page(404, context),
            Err(Wait(seconds)) => {
                let mut response = self.problem_page(429, context);
                response.headers_mut().insert("retry-after", http::HeaderValue::from(seconds));
                response
            }
        }
    }

    fn page_fault(&self, fault: &Fault, context: &Context<'_>) -> Response {
        tracing::error!(request_id = context.request_id, %fault, "fault");
        self.problem_page(if matches!(fault, Fault::Busy(_)) { 503 } else { 500 }, context)
    }

    fn landing(&self, session: &Session, ending: Ending) -> String {
        let dialect = self.engine.dialect(&session.body.dialect);
        dialect.map(|dialect| dialect.landing(session, ending)).unwrap_or_default()
    }

    /// The page as the rows stand.
    fn show(&self, incoming: &Incoming, view: &View) -> Response {
        let waiting = query_value(incoming, WAITING).is_some();
        if waiting && view.session.status == Status::Complete {
            return headers::see_other(&self.landing(&view.session, Ending::Success));
        }
        self.screen(200, view, &[], None)
    }

    /// Renders the page; `errors` and `kept` are of a form that was not right.
    fn screen(
        &self,
        status: u16,
        view: &View,
        errors: &[kassa_pages::FieldError],
        kept: Option<&Submitted>,
    ) -> Response {
        let session = &view.session;
        let (success, cancel) =
            (self.landing(session, Ending::Success), self.landing(session, Ending::Cancel));
        let targets = [origin(&success), origin(&cancel)];
        let material = screen::Material {
            view,
            now: self.engine.now(),
            token: self.token(session, view.current.as_ref()),
            success,
            cancel,
            errors,
            kept,
        };
        self.framed(status, &screen::page(&material), view, &targets)
    }

    fn framed(&self, status: u16, page: &Page, view: &View, targets: &[String]) -> Response {
        let nonce = headers::nonce(self.engine.chance());
        let frame = Frame {
            nonce: nonce.clone(),
            merchant: view.merchant.as_ref().map(|merchant| merchant.body.name.clone()).unwrap_or_default(),
            test_mode: view.session.scope.mode == kassa_domain::id::Mode::Test,
            base: String::new(),
        };
        headers::page(status, kassa_pages::render(page, &frame), &nonce, targets)
    }

    /// The token of a page's forms: the latest attempt that the page shows, and a signature that ties it to
    /// the session. It is no secret of its own, the address of the page is; it proves that the form was on
    /// this page, and says what the buyer had seen when submitting it.
    fn token(&self, session: &Session, current: Option<&Attempt>) -> String {
        let seen = current.map_or("0", |attempt| attempt.id.as_str());
        format!("{seen}.{}", self.token_mac(session, seen))
    }

    fn token_mac(&self, session: &Session, seen: &str) -> String {
        let key = self.settings.form_secret.expose().as_bytes();
        let mac = hmac_sha256(key, &[session.id.as_str().as_bytes(), b"/", seen.as_bytes()]);
        hex::encode(mac.get(..16).unwrap_or_default())
    }

    /// What the buyer had seen, if the token is one of this session's.
    fn seen(&self, session: &Session, token: &str) -> Option<Option<AttemptId>> {
        let (seen, mac) = token.split_once('.')?;
        let right: bool = self.token_mac(session, seen).as_bytes().ct_eq(mac.as_bytes()).into();
        right.then(|| (seen != "0").then(|| AttemptId::of(seen)))
    }

    /// Whether a form comes from our own page, as far as the browser tells.
    fn is_own_form(&self, incoming: &Incoming) -> bool {
        let header = |name: &str| incoming.parts.headers.get(name).and_then(|value| value.to_str().ok());
        if let Some(site) = header("sec-fetch-site")
            && site != "same-origin"
        {
            return false;
        }
        let Some(from) = header(ORIGIN.as_str()) else { return true };
        // A developer may have opened the page as localhost instead of 127.0.0.1. Elsewhere the public URL
        // is the one name.
        let same_host = header("host").is_some_and(|host| from.strip_prefix("http://") == Some(host));
        from == self.settings.public_url || (self.settings.loopback && same_host)
    }

    async fn submitted(
        self: &Arc<Self>,
        incoming: &Incoming,
        form: &str,
        view: View,
        context: &Context<'_>,
    ) -> Response {
        if !self.is_own_form(incoming) {
            return self.problem_page(403, context);
        }
        let kind = incoming
            .parts
            .headers
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        let essence = kind.split(';').next().unwrap_or_default().trim();
        if !essence.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
            return self.problem_page(415, context);
        }
        let body = match &incoming.body {
            Ok(body) => body,
            Err(BodyProblem::TooLarge) => return self.problem_page(413, context),
            Err(BodyProblem::TooSlow | BodyProblem::Broken) => return self.problem_page(400, context),
        };
        let Some(submitted) = Submitted::read(body) else { return self.problem_page(400, context) };
        let Some(seen) = self.seen(&view.session, submitted.text("token")) else {
            return self.problem_page(403, context);
        };
        let cause = Cause { request_id: Some(context.request_id.to_owned()), idempotency_key: None };
        let scope = view.session.scope;
        let outcome = match form {
            "pay" => return self.pay(view, seen, &submitted, cause, context).await,
            _ => match self.own_attempt(&view, &submitted) {
                None => return self.back_to(&view.session),
                Some(attempt) if form == "restart" => self.engine.abandon(scope, attempt, cause).await,
                Some(attempt) => match submitted.buyer_answer() {
                    Ok(answer) => self.engine.answer(scope, attempt, answer, cause).await,
                    Err(error) => return self.screen(422, &view, &[error], None),
                },
            },
        };
        self.after(&view, outcome, form == "restart", context)
    }

    /// The attempt that a form speaks of, if it is the session's latest.
    fn own_attempt(&self, view: &View, submitted: &Submitted) -> Option<AttemptId> {
        let current = view.current.as_ref()?;
        (current.id.as_str() == submitted.text("attempt")).then(|| current.id.clone())
    }

    async fn pay(
        self: &Arc<Self>,
        view: View,
        seen: Option<AttemptId>,
        submitted: &Submitted,
        cause: Cause,
        context: &Context<'_>,
    ) -> Response {
        // What has happened meanwhile is shown instead of judging a form that no longer matters.
        if view.session.status != Status::Open
            || view.current.as_ref().map(|attempt| &attempt.id) != seen.as_ref()
        {
            return self.follow(&view.session, view.current.as_ref());
        }
        let (method, instrument, payer) = match submitted.payment(&view.session, self.engine.now()) {
            Ok(payment) => payment,
            Err(errors) => return self.screen(422, &view, &errors, Some(submitted)),
        };
        let pay =
            Pay { session: view.session.id.clone(), seen, method, instrument, email: payer.email.clone() };
        let outcome = self.engine.pay(view.session.scope, pay, payer, cause).await;
        self.after(&view, outcome, false, context)
    }

    fn after(
        &self,
        view: &View,
        outcome: Result<Result<Attempt, Refusal>, Fault>,
        restarted: bool,
        context: &Context<'_>,
    ) -> Response {
        match outcome {
            Ok(Ok(attempt)) if restarted && attempt.status != AttemptStatus::Succeeded => {
                self.back_to(&view.session)
            }
            Ok(Ok(attempt)) => self.follow(&view.session, Some(&attempt)),
            Ok(Err(Refusal::NoProcessor)) => {
                let cancel_url = self.landing(&view.session, Ending::Cancel);
                let page = Page::Unavailable { total: screen::total(&view.session), cancel_url };
                self.framed(422, &page, view, &[])
            }
            Ok(Err(_)) => self.back_to(&view.session),
            Err(fault) => self.page_fault(&fault, context),
        }
    }

    /// Where a buyer goes after a form, by how the attempt stands.
    fn follow(&self, session: &Session, attempt: Option<&Attempt>) -> Response {
        match attempt.map(|attempt| attempt.status) {
            Some(AttemptStatus::Succeeded) => headers::see_other(&self.landing(session, Ending::Success)),
            Some(
                AttemptStatus::Asked
                | AttemptStatus::Challenged
                | AttemptStatus::Offered
                | AttemptStatus::Parked,
            ) => headers::see_other(&format!("/checkout/{}?{WAITING}=1", session.id)),
            _ => self.back_to(session),
        }
    }

    fn back_to(&self, session: &Session) -> Response {
        headers::see_other(&format!("/checkout/{}", session.id))
    }
}

fn query_value(incoming: &Incoming, name: &str) -> Option<String> {
    let query = incoming.parts.uri.query().unwrap_or_default();
    form_urlencoded::parse(query.as_bytes())
        .find(|(found, _)| found == name)
        .map(|(_, value)| value.into_owned())
}
