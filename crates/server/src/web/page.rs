//! The hosted page: shows how a session stands, and takes what the buyer submits.
//!
//! Every page is rendered from the rows, never from what a request claims, so a reload, a second tab or the
//! back button show what is true. A form that was taken is answered with a redirect, so that reloading
//! never submits it again.

pub(super) mod cart;
mod choice;
mod form;
pub(in crate::web) mod look;
mod recurring;
mod screen;

use super::limits::{Alike, Wait};
use super::{Answered, App, BodyProblem, Context, Incoming, Reader, Response, headers, is_loopback};
pub(super) use form::Submitted;
use http::Method;
use http::header::{CONTENT_TYPE, ORIGIN};
use kassa_domain::Refusal;
use kassa_domain::address::origin;
use kassa_domain::answer::Changed;
use kassa_domain::attempt::{Attempt, AttemptStatus, Instrument, Method as PayMethod};
use kassa_domain::branding::Branding;
use kassa_domain::cart::Choice;
use kassa_domain::collect::{AfterCompletion, Collect, Collected};
use kassa_domain::command::Pay;
use kassa_domain::decide::Payable;
use kassa_domain::dialect::Ending;
use kassa_domain::event::Cause;
use kassa_domain::id::{AttemptId, LinkId, Mode, Scope, SessionId};
use kassa_domain::link::LinkKind;
use kassa_domain::merchant::Merchant;
use kassa_domain::planted;
use kassa_domain::processor::{Ask, PageScope, Payer};
use kassa_domain::refusal::ChoiceProblem;
use kassa_domain::session::{Session, Status};
use kassa_domain::signature::hmac_sha256;
use kassa_engine::{Fault, Paying, View};
use kassa_pages::{AddressKind, Field, FieldError, Frame, Notice, Page};
pub(super) use recurring::later_of;
pub(super) use screen::network;
use std::sync::Arc;
use subtle::ConstantTimeEq;

/// In the query of a page whose buyer waits for an ending: when it comes, the buyer goes on to the merchant.
pub(super) const WAITING: &str = "wait";
/// In the query of a page to which the page's own script leads after a form: it cannot follow a redirect that leads to
/// a provider, so the page that it opens instead leads on.
pub(super) const SENT: &str = "sent";
/// In the query of a page whose buyer has just paid, where the dialect shows for a moment that it worked.
const PAID: &str = "paid";
/// For how many seconds that is shown: long enough to be read, short enough not to be waited for.
const PAID_SECONDS: u8 = 3;

impl App {
    pub(super) async fn checkout(
        self: &Arc<Self>,
        incoming: &Incoming,
        rest: &[&str],
        context: &Context<'_>,
    ) -> Answered {
        let (id, form) = match rest {
            [] => match query_value(incoming, "session") {
                Some(id) => return Box::pin(self.lead_to_page(incoming, &id, context)).await,
                None => return Answered::new("page", self.problem_page(404, context)),
            },
            [id] => (*id, None),
            [id, form @ ("pay" | "update" | "continue" | "restart")] => (*id, Some(*form)),
            [id, "events"] => return Box::pin(self.page_events(incoming, id, context)).await,
            [id, "return", attempt] => {
                let answer = Box::pin(self.come_back(incoming, id, attempt, context)).await;
                return Answered::new("page.return", answer);
            }
            _ => return Answered::new("page", self.problem_page(404, context)),
        };
        let (wanted, allow) =
            if form.is_some() { (Method::POST, "POST") } else { (Method::GET, "GET, HEAD") };
        let got = &incoming.parts.method;
        if *got != wanted && !(form.is_none() && *got == Method::HEAD) {
            return Answered::new("page", self.not_allowed(allow, context));
        }
        let view = match self.engine.view(&SessionId::named(id)).await {
            Ok(Some(view)) => view,
            Ok(None) => return Answered::new("page", self.no_such_page(context)),
            Err(fault) => return Answered::new("page", self.page_fault(&fault, context)),
        };
        match form {
            None => {
                // An order at the processor is made when the page is opened, and not for a look at the headers. While a
                // payment is under way its own order is the one to pay.
                let chooses = !view.current.as_ref().is_some_and(screen::under_way);
                if *got == Method::GET && chooses && view.ways.iter().any(|way| way.prepares) {
                    self.engine.prepare(&view.session);
                }
                Answered::new("page", self.show(incoming, &view, context))
            }
            Some(form) => {
                let route = match form {
                    "pay" => "page.pay",
                    "update" => "page.update",
                    "continue" => "page.continue",
                    _ => "page.restart",
                };
                Answered::new(route, Box::pin(self.submitted(incoming, form, view, context)).await)
            }
        }
    }

    /// A buyer comes back from a provider. Nothing here is a form of ours: what the browser brings is judged by its
    /// signature, or only makes us ask the provider. Then the buyer is shown how the payment stands.
    async fn come_back(
        self: &Arc<Self>,
        incoming: &Incoming,
        id: &str,
        attempt: &str,
        context: &Context<'_>,
    ) -> Response {
        let method = &incoming.parts.method;
        if *method != Method::GET && *method != Method::POST {
            return self.not_allowed("GET, POST", context);
        }
        let view = match self.engine.view(&SessionId::named(id)).await {
            Ok(Some(view)) => view,
            Ok(None) => return self.no_such_page(context),
            Err(fault) => return self.page_fault(&fault, context),
        };
        let Ok(body) = &incoming.body else { return self.problem_page(400, context) };
        let mut back = http::Request::new(body.clone());
        *back.method_mut() = method.clone();
        *back.uri_mut() = incoming.parts.uri.clone();
        let attempt = AttemptId::named(attempt);
        let limits = [self.limits.payment(context.peer, None), self.limits.returned(&view.session.id)];
        if let Some(Wait(seconds)) = limits.into_iter().find_map(Result::err) {
            return self.too_often(seconds, context);
        }
        match self.engine.come_back(&view.session, &attempt, back).await {
            // A provider's page leads out of the frame, and so the way back does not lead into it.
            Ok(Ok(attempt)) if attempt.status == AttemptStatus::Succeeded && view.session.is_embedded() => {
                match self.landing(&view.session, Ending::Success) {
                    Some(url) => headers::see_other(&url),
                    None => self.back_to(&view.session),
                }
            }
            Ok(Ok(attempt)) => self.follow(&view.session, Some(&attempt)),
            Ok(Err(_)) => self.back_to(&view.session),
            Err(fault) => {
                tracing::warn!(request_id = context.request_id, %fault, "a return could not be followed up");
                headers::see_other(&format!("/checkout/{}?{WAITING}=1", view.session.id))
            }
        }
    }

    /// The other documented forms of a page's address lead to the canonical one.
    pub(super) async fn lead_to_page(
        &self,
        incoming: &Incoming,
        id: &str,
        context: &Context<'_>,
    ) -> Answered {
        let get = matches!(incoming.parts.method, Method::GET | Method::HEAD);
        if !get {
            return Answered::new("page.alias", self.not_allowed("GET, HEAD", context));
        }
        let session = match self.engine.meant(&SessionId::named(id)).await {
            Ok(session) => session,
            Err(problem) => return Answered::new("page.alias", self.page_fault(&problem.into(), context)),
        };
        let link = LinkId::named(id);
        Answered::new(
            "page.alias",
            match (session.scope(), link.scope()) {
                (None, Some(_)) => {
                    let kind = if link.is_offer() { LinkKind::Offer } else { LinkKind::Link };
                    headers::see_other(&format!("/{}/{link}", kind.path()))
                }
                (Some(_), _) => headers::see_other(&format!("/checkout/{session}")),
                (None, None) => self.no_such_page(context),
            },
        )
    }

    pub(super) fn no_such_page(&self, context: &Context<'_>) -> Response {
        match self.limits.miss(context.peer) {
            Ok(()) => self.problem_page(404, context),
            Err(Wait(seconds)) => self.too_often(seconds, context),
        }
    }

    pub(super) fn page_fault(&self, fault: &Fault, context: &Context<'_>) -> Response {
        tracing::error!(request_id = context.request_id, %fault, "fault");
        self.problem_page(if matches!(fault, Fault::Busy(_)) { 503 } else { 500 }, context)
    }

    fn landing(&self, session: &Session, ending: Ending) -> Option<String> {
        if let Some(back) = self.engine.way_back(session) {
            return match ending {
                Ending::Success => Some(format!("{back}?done=card")),
                Ending::Cancel => Some(back),
                Ending::Expired => None,
            };
        }
        self.engine.dialect(&session.body.dialect)?.landing(session, ending)
    }

    /// Where a buyer goes who has paid: on to the merchant, or to the page that says so, or there first and then on.
    fn paid(&self, session: &Session) -> Response {
        match self.way_on(session) {
            Some(_) if self.lingers(session) => {
                headers::see_other(&format!("/checkout/{}?{PAID}", session.id))
            }
            Some(url) => headers::see_other(&url),
            None => self.back_to(session),
        }
    }

    /// Where the merchant wants a buyer who has paid; none where the buyer stays. In a frame the page stays, and tells
    /// whoever has it there.
    fn way_on(&self, session: &Session) -> Option<String> {
        let stays = matches!(session.body.after_completion, AfterCompletion::Confirmation(_))
            || session.is_embedded();
        self.landing(session, Ending::Success).filter(|_| !stays)
    }

    /// Whether the page says for a moment that it worked. What this server asks for itself is no vendor's page.
    fn lingers(&self, session: &Session) -> bool {
        let dialect = self.engine.dialect(&session.body.dialect);
        !session.is_ours() && dialect.is_some_and(|dialect| dialect.lingers())
    }

    /// Where the buyer goes of a session that can no longer be paid, if there is such a place.
    fn too_late(&self, view: &View) -> Option<Response> {
        let is_over = screen::is_over(view) && !view.session.is_embedded();
        let url = is_over.then(|| self.landing(&view.session, Ending::Expired)).flatten()?;
        Some(headers::see_other(&url))
    }

    /// The page as the rows stand.
    fn show(&self, incoming: &Incoming, view: &View, context: &Context<'_>) -> Response {
        let session = &view.session;
        let asked = |name| query_value(incoming, name).is_some();
        if session.status == Status::Complete && asked(WAITING) {
            return self.paid(session);
        }
        if asked(SENT)
            && let Some(attempt) = view.current.as_ref()
            && let Some(url) = elsewhere(session, attempt)
        {
            return headers::see_other(url);
        }
        // Only whoever has just paid is led on. A later look at the page does not throw anybody out of it.
        if session.status == Status::Complete
            && asked(PAID)
            && self.lingers(session)
            && let Some(url) = self.way_on(session)
        {
            return self.paid_for_a_moment(view, &url, context);
        }
        if let Some(elsewhere) = self.too_late(view) {
            return elsewhere;
        }
        self.screen((200, context), view, &[], None, None)
    }

    /// The page that says that it worked, which leads on by itself. It needs no script for that, and whoever does not
    /// want to wait, or to be led, finds the way on it.
    fn paid_for_a_moment(&self, view: &View, url: &str, context: &Context<'_>) -> Response {
        let (mut page, targets) = self.drawn(view, &[], None, None);
        if let Page::Paid { moves_on, .. } = &mut page {
            *moves_on = true;
        }
        headers::then(self.framed((200, context), &page, view, &targets), PAID_SECONDS, url)
    }

    /// Renders the page; `errors` and `kept` are of a form that was not right.
    fn screen(
        &self,
        asked: (u16, &Context<'_>),
        view: &View,
        errors: &[FieldError],
        kept: Option<&Submitted>,
        notice: Option<Notice>,
    ) -> Response {
        // A card number that was typed into a wrong field is not said again either.
        let kept = kept.map(Submitted::without_cards);
        let shipped =
            kept.as_ref().filter(|kept| kept.is_billed_where_shipped()).map(|_| where_shipped(errors));
        let errors = shipped.as_deref().unwrap_or(errors);
        let (page, targets) = self.drawn(view, errors, kept.as_ref(), notice);
        self.framed(asked, &page, view, &targets)
    }

    /// The page, and the origins to which its forms may lead.
    fn drawn(
        &self,
        view: &View,
        errors: &[FieldError],
        kept: Option<&Submitted>,
        notice: Option<Notice>,
    ) -> (Page, Vec<String>) {
        let session = &view.session;
        let [success, cancel, expired] =
            [Ending::Success, Ending::Cancel, Ending::Expired].map(|ending| self.landing(session, ending));
        let landings = success.iter().chain(&cancel).chain(&expired).map(|url| origin(url));
        let targets = landings.chain(view.sources.forms.iter().cloned()).collect();
        let material = screen::Material {
            view,
            token: self.token(session, view.current.as_ref()),
            success,
            cancel,
            errors,
            kept,
            notice,
        };
        (screen::page(&material), targets)
    }

    fn framed(
        &self,
        (status, context): (u16, &Context<'_>),
        page: &Page,
        view: &View,
        targets: &[String],
    ) -> Response {
        let session = &view.session;
        // What the merchant asked for counts before what the browser does.
        let reader = context.reader.told(session.body.locale);
        let seen = kassa_engine::mark(session, view.current.as_ref());
        let frame = Frame {
            locale: reader.locale(),
            here: reader.here.to_owned(),
            carried: reader.carried(),
            nonce: headers::nonce(self.engine.chance()),
            live: Some(format!("/checkout/{}/events?seen={seen}", session.id)),
            embedders: session.body.embedders.clone(),
            ..look::frame(view.merchant.as_deref(), session.body.branding.as_deref(), session.scope)
        };
        let html = kassa_pages::render(page, &frame);
        let response = headers::page((status, reader.locale()), html, &frame.nonce, targets);
        let response = match page {
            Page::Provider { .. } => headers::open_to(response, &view.sources),
            _ => response,
        };
        match session.is_embedded() {
            true => headers::framed_by(response, &session.body.embedders),
            false => response,
        }
    }

    /// A page that belongs to a merchant. `targets` are the origins to which its forms may lead.
    pub(super) fn of_merchant(
        &self,
        status: (u16, Reader<'_>),
        page: &Page,
        merchant: Option<&Merchant>,
        scope: Scope,
        targets: &[String],
    ) -> Response {
        self.branded(status, page, (merchant, None), scope, targets)
    }

    /// The same, as the merchant wants it to look.
    pub(super) fn branded(
        &self,
        (status, reader): (u16, Reader<'_>),
        page: &Page,
        (merchant, branding): (Option<&Merchant>, Option<&Branding>),
        scope: Scope,
        targets: &[String],
    ) -> Response {
        let nonce = headers::nonce(self.engine.chance());
        let frame = Frame {
            locale: reader.locale(),
            here: reader.here.to_owned(),
            carried: reader.carried(),
            nonce,
            ..look::frame(merchant, branding, scope)
        };
        let html = kassa_pages::render(page, &frame);
        headers::page((status, reader.locale()), html, &frame.nonce, targets)
    }

    /// The token of a page's forms: the latest attempt that the page shows, and a signature that ties it to
    /// the session. It is no secret of its own, the address of the page is; it proves that the form was on
    /// this page, and says what the buyer had seen when submitting it.
    fn token(&self, session: &Session, current: Option<&Attempt>) -> String {
        let seen = current.map_or("0", |attempt| attempt.id.as_str());
        format!("{seen}.{}", self.token_mac(session, seen))
    }

    fn token_mac(&self, session: &Session, seen: &str) -> String {
        self.form_mac(&[session.id.as_str(), seen])
    }

    /// What the buyer had seen, if the token is one of this session's.
    fn seen(&self, session: &Session, token: &str) -> Option<Option<AttemptId>> {
        let (seen, mac) = token.split_once('.')?;
        let right: bool = self.token_mac(session, seen).as_bytes().ct_eq(mac.as_bytes()).into();
        let right = right || planted!("form_token_not_checked");
        right.then(|| (seen != "0").then(|| AttemptId::of(seen)))
    }

    /// Whether a form comes from our own page, as far as the browser tells.
    pub(super) fn is_own_form(&self, incoming: &Incoming) -> bool {
        let header = |name: &str| incoming.parts.headers.get(name).and_then(|value| value.to_str().ok());
        if let Some(site) = header("sec-fetch-site")
            && site != "same-origin"
        {
            return false;
        }
        let Some(from) = header(ORIGIN.as_str()) else { return true };
        // A developer may have opened the page as localhost instead of 127.0.0.1. Elsewhere the public URL
        // is the one name, and a name that somebody has let lead to this machine is none of it.
        let same_host = header("host").is_some_and(|host| from.strip_prefix("http://") == Some(host));
        from == self.settings.public_url || (self.settings.loopback && same_host && is_loopback(from))
    }

    /// The fields of a form that comes from one of our own pages; or the status of the answer, where it does not.
    pub(super) fn form(&self, incoming: &Incoming) -> Result<Submitted, u16> {
        if !self.is_own_form(incoming) {
            return Err(403);
        }
        let kind = incoming.parts.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let essence = kind.unwrap_or_default().split(';').next().unwrap_or_default().trim();
        if !essence.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
            return Err(415);
        }
        match &incoming.body {
            Ok(body) => Submitted::read(body).ok_or(400),
            Err(BodyProblem::TooLarge) => Err(413),
            Err(BodyProblem::TooSlow | BodyProblem::Broken) => Err(400),
        }
    }

    /// A signature under what a form of ours says, by which it is known again.
    pub(super) fn form_mac(&self, parts: &[&str]) -> String {
        let key = self.settings.form_secret.expose().as_bytes();
        let text = parts.join("/");
        hex::encode(hmac_sha256(key, &[text.as_bytes()]).get(..16).unwrap_or_default())
    }

    async fn submitted(
        self: &Arc<Self>,
        incoming: &Incoming,
        form: &str,
        view: View,
        context: &Context<'_>,
    ) -> Response {
        let submitted = match self.form(incoming) {
            Ok(submitted) => submitted,
            Err(status) => return self.problem_page(status, context),
        };
        let ships =
            view.session.body.collect.as_deref().is_some_and(|asked| !asked.shipping_countries.is_empty());
        let submitted = if ships { submitted.billed() } else { submitted };
        let Some(seen) = self.seen(&view.session, submitted.text("token")) else {
            return self.problem_page(403, context);
        };
        if let Some(elsewhere) = self.too_late(&view) {
            return elsewhere;
        }
        // Where the provider asks for the card, its number has no business here: it is refused unread.
        let elsewhere = view.ways.iter().any(|way| way.method == PayMethod::Card && !takes_card(way));
        if submitted.has_card() && (elsewhere || view.session.scope.mode == Mode::Live) {
            return self.problem_page(400, context);
        }
        let cause = Cause::of_request(context.request_id);
        let scope = view.session.scope;
        let outcome = match form {
            "pay" => {
                let form = (&submitted, is_of_script(incoming));
                return self.pay(view, seen, form, cause, context).await;
            }
            "update" => return self.update(view, &submitted, &cause, context).await,
            _ => match self.own_attempt(&view, &submitted) {
                None => return self.back_to(&view.session),
                Some(attempt) if form == "restart" => self.engine.abandon(scope, attempt, cause).await,
                Some(attempt) => match submitted.buyer_answer() {
                    Ok(answer) => self.engine.answer(scope, attempt, answer, cause).await,
                    Err(error) => return self.screen((422, context), &view, &[error], None, None),
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
        (submitted, is_of_script): (&Submitted, bool),
        cause: Cause,
        context: &Context<'_>,
    ) -> Response {
        // What has happened meanwhile is shown instead of judging a form that no longer matters.
        if view.session.status != Status::Open
            || view.current.as_ref().map(|attempt| &attempt.id) != seen.as_ref()
        {
            return self.follow(&view.session, view.current.as_ref());
        }
        let form = match self.checked(&view, submitted) {
            Ok(form) => form,
            Err(errors) => return self.mend(view, submitted, errors, (&cause, context)).await,
        };
        let alike = self.alike(&view.session, submitted);
        if let Err(Wait(seconds)) = self.limits.payment(context.peer, alike) {
            return self.too_often(seconds, context);
        }
        let Checked { choice, collected, email, paid } = form;
        let (by, payer) = paid.map_or((None, None), |(by, payer)| (Some(by), Some(payer)));
        let pay = Pay {
            session: view.session.id.clone(),
            seen,
            by,
            email,
            shown: submitted.shown_total(),
            choice,
            collected,
        };
        match self.engine.pay(view.session.scope, pay, payer, cause).await {
            Ok(Ok(Paying::Attempt(attempt))) if is_of_script && attempt.status == AttemptStatus::Declined => {
                self.declined(&view.session, submitted, context).await
            }
            Ok(Ok(Paying::Attempt(attempt))) => {
                if attempt.status == AttemptStatus::Declined {
                    self.limits.declined(context.peer, alike);
                }
                self.begun_at(&view.session, &attempt)
            }
            Ok(Ok(Paying::Free(session))) => self.paid(&session),
            Ok(Ok(Paying::LookAgain(session, why))) => {
                let view = View { session: *session, ..view };
                self.screen((200, context), &view, &[], Some(submitted), Some(notice_of(why)))
            }
            Ok(Err(refusal)) => self.refused(view, refusal, submitted, context),
            Err(fault) => self.begun(&view, &fault, context).await,
        }
    }

    /// Which cards the one in a form is like, where a card is typed into our page at all.
    fn alike(&self, session: &Session, submitted: &Submitted) -> Option<Alike> {
        self.limits.alike(session.scope, submitted.text("card_number"))
    }

    /// A card was declined, and the page's own script asked: the answer is the page as it stands now, so that the
    /// script can leave in its fields what was typed there. A browser that sent the form itself is led to the page, and
    /// the card has to be typed again: it is never written into a page.
    async fn declined(&self, session: &Session, submitted: &Submitted, context: &Context<'_>) -> Response {
        self.limits.declined(context.peer, self.alike(session, submitted));
        match self.engine.view(&session.id).await {
            Ok(Some(now)) => self.screen((402, context), &now, &[], Some(submitted), None),
            Ok(None) => self.no_such_page(context),
            Err(fault) => self.page_fault(&fault, context),
        }
    }

    /// A payment form that is not right: the buyer mends it. What was chosen in it is kept all the same, so that the
    /// page shows it and the total that it makes; otherwise the mended form would pay for the order as it was before.
    async fn mend(
        &self,
        mut view: View,
        submitted: &Submitted,
        mut errors: Vec<FieldError>,
        (cause, context): (&Cause, &Context<'_>),
    ) -> Response {
        let mut notice = None;
        if let Ok(choice) = submitted.choice(&view.session) {
            let before = view.session.amount;
            let id = view.session.id.clone();
            match self.engine.choose(view.session.scope, id, choice, cause).await {
                Ok(Ok((session, why))) => {
                    notice = why.map(notice_of);
                    if session.amount != before {
                        notice = notice.or(Some(Notice::TotalChanged));
                    }
                    view.session = session;
                }
                Ok(Err(Refusal::Choice(problem))) => errors.push(choice::refused(problem)),
                // What else speaks against it is found out when the form is right.
                Ok(Err(_)) | Err(_) => {}
            }
        }
        self.screen((422, context), &view, &errors, Some(submitted), notice)
    }

    /// Something went wrong after the payment may have begun. Where it has, the buyer waits for its ending, which the
    /// janitor brings; a page that says "wrong" would make them pay again elsewhere.
    async fn begun(&self, view: &View, fault: &Fault, context: &Context<'_>) -> Response {
        let before = view.current.as_ref().map(|attempt| &attempt.id);
        match self.engine.view(&view.session.id).await {
            Ok(Some(now)) if now.current.as_ref().map(|attempt| &attempt.id) != before => {
                tracing::error!(request_id = context.request_id, %fault, "fault after a payment began");
                self.follow(&now.session, now.current.as_ref())
            }
            _ => self.page_fault(fault, context),
        }
    }

    /// Everything that a payment form says, or everything that is wrong with it.
    fn checked(&self, view: &View, submitted: &Submitted) -> Result<Checked, Vec<FieldError>> {
        let session = &view.session;
        let nothing = Collect::default();
        let asked = session.body.collect.as_deref().unwrap_or(&nothing);
        let (collected, mut errors) = submitted.collected(asked);
        let choice = submitted.choice(session).map_err(|mut wrong| errors.append(&mut wrong)).ok();
        // Where nothing is to be paid, no way to pay is asked for; where the choice changes that, the buyer looks
        // again.
        let paid = if session.is_free() {
            submitted.contact().map(|email| (email, None))
        } else {
            let paid = submitted.payment(&view.ways, view.now);
            paid.map(|(method, instrument, payer)| (payer.email.clone(), Some(((method, instrument), payer))))
        };
        match (choice, paid) {
            (Some(choice), Ok((email, paid))) if errors.is_empty() => {
                Ok(Checked { choice, collected, email, paid })
            }
            (_, paid) => {
                let mut all = paid.err().unwrap_or_default();
                all.append(&mut errors);
                Err(all)
            }
        }
    }

    /// The buyer changes what is bought. The answer is the page itself with what was typed still in it, not a redirect:
    /// submitting a choice again changes nothing.
    async fn update(
        &self,
        view: View,
        submitted: &Submitted,
        cause: &Cause,
        context: &Context<'_>,
    ) -> Response {
        if view.session.status != Status::Open {
            return self.follow(&view.session, view.current.as_ref());
        }
        let choice = match submitted.choice(&view.session) {
            Ok(choice) => choice,
            Err(errors) => return self.screen((422, context), &view, &errors, Some(submitted), None),
        };
        let id = view.session.id.clone();
        match self.engine.choose(view.session.scope, id, choice, cause).await {
            Ok(Ok((session, why))) => {
                let view = View { session, ..view };
                self.screen((200, context), &view, &[], Some(submitted), why.map(notice_of))
            }
            Ok(Err(refusal)) => self.refused(view, refusal, submitted, context),
            Err(fault) => self.page_fault(&fault, context),
        }
    }

    /// What the buyer submitted cannot be had: the page says so beside the field, or as a whole.
    fn refused(
        &self,
        view: View,
        refusal: Refusal,
        submitted: &Submitted,
        context: &Context<'_>,
    ) -> Response {
        match refusal {
            // Whoever tries codes is held up like whoever tries keys.
            Refusal::Choice(
                ChoiceProblem::UnknownCode
                | ChoiceProblem::CodeUsedUp
                | ChoiceProblem::CodeBelowMinimum
                | ChoiceProblem::CodeNotForThis
                | ChoiceProblem::CodeTooFine,
            ) if self.limits.miss(context.peer).is_err() => self.problem_page(429, context),
            Refusal::Choice(problem) => {
                self.screen((422, context), &view, &[choice::refused(problem)], Some(submitted), None)
            }
            Refusal::LinkClosed(_) => {
                let page = Page::LinkInactive {
                    message: None,
                    sold_out: true,
                    return_url: self.landing(&view.session, Ending::Cancel),
                };
                self.framed((409, context), &page, &view, &[])
            }
            // Paid on the other page since this one was looked at.
            Refusal::OrderPaid => {
                self.screen((409, context), &View { paid_elsewhere: true, ..view }, &[], None, None)
            }
            Refusal::OrderBusy => {
                self.screen((409, context), &view, &[], Some(submitted), Some(Notice::OrderBusy))
            }
            other => self.after(&view, Ok(Err(other)), false, context),
        }
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
            Ok(Ok(attempt)) => {
                if attempt.status == AttemptStatus::Declined {
                    self.limits.declined(context.peer, None);
                }
                self.begun_at(&view.session, &attempt)
            }
            Ok(Err(Refusal::NoProcessor)) => {
                let cancel_url = self.landing(&view.session, Ending::Cancel);
                let page = Page::Unavailable { total: screen::total(view), cancel_url };
                self.framed((422, context), &page, view, &[])
            }
            Ok(Err(_)) => self.back_to(&view.session),
            Err(fault) => self.page_fault(&fault, context),
        }
    }

    /// Where a buyer goes after a form, by how the attempt stands. Who pays on a provider's page is led there at once.
    fn begun_at(&self, session: &Session, attempt: &Attempt) -> Response {
        match elsewhere(session, attempt) {
            Some(url) => headers::see_other(url),
            None => self.follow(session, Some(attempt)),
        }
    }

    /// Where a buyer goes who has done something, by how the attempt stands.
    fn follow(&self, session: &Session, attempt: Option<&Attempt>) -> Response {
        match attempt.map(|attempt| attempt.status) {
            Some(AttemptStatus::Succeeded | AttemptStatus::Authorized) => self.paid(session),
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

/// The provider's page, where the buyer pays on one. It opens in no frame, so from there a link leads to it.
fn elsewhere<'a>(session: &Session, attempt: &'a Attempt) -> Option<&'a str> {
    match (&attempt.body.ask, attempt.status) {
        (Some(Ask::Redirect { url }), AttemptStatus::Offered) if !session.is_embedded() => Some(url),
        _ => None,
    }
}

/// Errors of an address that is both: it is mended where the goods go.
fn where_shipped(errors: &[FieldError]) -> Vec<FieldError> {
    let mut all: Vec<FieldError> = vec![];
    for error in errors {
        let field = match error.field {
            Field::Address(_, part) => Field::Address(AddressKind::Shipping, part),
            other => other,
        };
        if !all.iter().any(|told| told.field == field) {
            all.push(FieldError { field, problem: error.problem });
        }
    }
    all
}

/// Whether the page's own script asks, and not the browser for a page to show.
fn is_of_script(incoming: &Incoming) -> bool {
    incoming.parts.headers.get("sec-fetch-dest").is_some_and(|dest| dest == "empty")
}

/// Whether a card's number is asked for on our own page.
fn takes_card(way: &Payable) -> bool {
    way.method == PayMethod::Card && way.page == PageScope::Simulator
}

/// A payment form that is right.
struct Checked {
    choice: Choice,
    collected: Collected,
    email: Option<String>,
    /// None when nothing is to be paid.
    paid: Option<((PayMethod, Instrument), Payer)>,
}

fn notice_of(why: Changed) -> Notice {
    match why {
        Changed::Total => Notice::TotalChanged,
        Changed::Discount => Notice::DiscountGone,
    }
}

pub(super) fn query_value(incoming: &Incoming, name: &str) -> Option<String> {
    let query = incoming.parts.uri.query().unwrap_or_default();
    form_urlencoded::parse(query.as_bytes())
        .find(|(found, _)| found == name)
        .map(|(_, value)| value.into_owned())
}
