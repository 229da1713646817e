//! The demo shop: a made-up merchant whose checkout is this server, in test mode. Its buttons send what is shown beside
//! them, through the same reader as any backend's request, and its webhooks go to a real endpoint. What it has heard is
//! kept in memory, for this process alone.

mod ears;
mod orders;
mod story;

use super::limits::Wait;
use super::{Answered, App, Context, Incoming, Response, headers, is_loopback};
use bytes::Bytes;
use ears::Ears;
use http::header::HOST;
use http::{HeaderMap, Method};
use kassa_dialects::native;
use kassa_domain::Locale;
use kassa_domain::dialect::{ApiRequest, Call};
use kassa_domain::endpoint::NewEndpoint;
use kassa_domain::event::Cause;
use kassa_domain::id::{Mode, Scope};
use kassa_domain::query::Expand;
use kassa_domain::{Answer, Command, Refusal, Secret};
use kassa_engine::Fault;
use kassa_pages::demo::{Shop, Thanks, Thing, live};
use kassa_pages::{Brand, Frame, Page};
use orders::{ORDERS, Order};
use std::sync::{Mutex, MutexGuard, PoisonError};
use subtle::ConstantTimeEq;

/// What the shop is called.
const SHOP: &str = "Paper Boat";

/// The shop, where it is open.
pub(super) struct Demo {
    /// What its webhooks are signed with.
    secret: Secret,
    ears: Mutex<Ears>,
}

impl Demo {
    pub(super) fn new(secret: Secret) -> Self {
        Self { secret, ears: Mutex::default() }
    }

    fn ears(&self) -> MutexGuard<'_, Ears> {
        self.ears.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl App {
    pub(super) async fn demo(&self, incoming: &Incoming, rest: &[&str], context: &Context<'_>) -> Answered {
        let Some(demo) = self.demo.as_ref().filter(|_| self.is_meant(incoming)) else {
            return Answered::new("none", self.problem_page(404, context));
        };
        let posts = incoming.parts.method == Method::POST;
        let looks = matches!(incoming.parts.method, Method::GET | Method::HEAD);
        match rest {
            ["buy", key] if posts => Answered::new("demo.buy", self.buy(demo, incoming, key, context).await),
            ["buy", _] => Answered::new("demo.buy", self.not_allowed("POST", context)),
            ["webhooks"] if posts => Answered::new("demo.hear", self.hear(demo, incoming, context)),
            ["webhooks"] if looks => Answered::new("demo.heard", self.heard(demo, incoming)),
            ["webhooks"] => Answered::new("demo.heard", self.not_allowed("GET, HEAD, POST", context)),
            [] | ["thank-you" | "cancelled"] if !looks => {
                Answered::new("demo", self.not_allowed("GET, HEAD", context))
            }
            [] => Answered::new("demo", self.front(demo)),
            ["thank-you"] => Answered::new("demo", self.thanks(demo, incoming, context).await),
            ["cancelled"] => Answered::new("demo", self.demo_page(200, &Page::DemoCancelled)),
            _ => Answered::new("none", self.problem_page(404, context)),
        }
    }

    /// Whether a request names this machine, where the shop is a developer's own. A page of somebody else's whose name
    /// was made to lead here would otherwise read what the shop has heard.
    fn is_meant(&self, incoming: &Incoming) -> bool {
        let host = incoming.parts.headers.get(HOST).map(|host| host.to_str().unwrap_or_default());
        !self.settings.loopback || host.is_none_or(|host| is_loopback(&format!("http://{host}")))
    }

    /// The merchant whose test mode the shop uses: the first one.
    async fn demo_scope(&self) -> Result<Option<Scope>, Fault> {
        let merchants = self.engine.store().merchants().await?;
        let first = merchants.iter().map(|merchant| merchant.number).min();
        Ok(first.map(|merchant| Scope { merchant, mode: Mode::Test }))
    }

    fn demo_page(&self, status: u16, page: &Page) -> Response {
        self.named_page(status, page, SHOP)
    }

    /// A page of the shop under the name of who sells.
    fn named_page(&self, status: u16, page: &Page, name: &str) -> Response {
        let nonce = headers::nonce(self.engine.chance());
        let frame = Frame {
            nonce: nonce.clone(),
            merchant: name.to_owned(),
            brand: Brand::default(),
            test_mode: true,
            base: self.settings.public_url.clone(),
            ..Frame::default()
        };
        headers::page((status, Locale::En), kassa_pages::render(page, &frame), &nonce, &[])
    }

    fn front(&self, demo: &Demo) -> Response {
        let things = ORDERS.iter().map(|order| self.thing(order)).collect();
        let webhooks = demo.ears().shown(!self.settings.loopback);
        self.demo_page(200, &Page::Demo(Shop { things, webhooks }))
    }

    fn thing(&self, order: &Order) -> Thing {
        Thing {
            key: order.key,
            way: order.way,
            title: order.title,
            about: order.about,
            price: kassa_pages::money(order.amount, orders::CURRENCY, orders::EXPONENT),
            terms: order.terms,
            button: order.button,
            action: format!("/demo/buy/{}", order.key),
            token: self.form_mac(&["demo", order.key]),
            body: order.body(&self.settings.public_url),
        }
    }

    /// The list of webhooks alone, or nothing where the page has it already.
    fn heard(&self, demo: &Demo, incoming: &Incoming) -> Response {
        let webhooks = demo.ears().shown(!self.settings.loopback);
        let seen = incoming.parts.uri.query().and_then(|query| query.strip_prefix("seen="));
        if seen == Some(webhooks.count.to_string().as_str()) {
            return headers::plain(204, "text/html; charset=utf-8", "");
        }
        headers::page((200, Locale::En), live(&webhooks), &headers::nonce(self.engine.chance()), &[])
    }

    async fn buy(&self, demo: &Demo, incoming: &Incoming, key: &str, context: &Context<'_>) -> Response {
        let Some(order) = ORDERS.iter().find(|order| order.key == key) else {
            return self.problem_page(404, context);
        };
        let submitted = match self.form(incoming) {
            Ok(submitted) => submitted,
            Err(status) => return self.problem_page(status, context),
        };
        let right = self.form_mac(&["demo", order.key]);
        if !bool::from(right.as_bytes().ct_eq(submitted.text("token").as_bytes())) {
            return self.problem_page(403, context);
        }
        if let Err(Wait(seconds)) = self.limits.opened(context.peer) {
            return self.too_often(seconds, context);
        }
        match self.sold(demo, order, context).await {
            Ok(Ok(address)) => headers::see_other(&address),
            Ok(Err(why)) => self.sold_out(&why),
            Err(fault) => self.page_fault(&fault, context),
        }
    }

    /// Makes the session, as a merchant's backend would: the address of its page, or why there is none.
    async fn sold(
        &self,
        demo: &Demo,
        order: &Order,
        context: &Context<'_>,
    ) -> Result<Result<String, String>, Fault> {
        let Some(scope) = self.demo_scope().await? else {
            return Ok(Err("there is no merchant yet".to_owned()));
        };
        let cause = Cause::of_request(context.request_id);
        let listens = self.engine.change(scope, &self.endpoint(demo), &cause).await?;
        demo.ears().trouble = listens.err().map(|refusal| said(&refusal));
        let command = self.ordered(&order.body(&self.settings.public_url))?;
        match self.engine.change(scope, &command, &cause).await? {
            Ok(Answer::Session { session, .. }) => {
                let address = format!("/checkout/{}", session.id);
                demo.ears().expect(session.id.clone());
                Ok(Ok(address))
            }
            Ok(_) => Err(Fault::Broken("the demo shop's order made no session".to_owned())),
            Err(refusal) => Ok(Err(said(&refusal))),
        }
    }

    /// The shop's endpoint. Its secret follows from the master key, so that every process knows it, also after a
    /// restart; the one that was printed at the first start stays for the developer's own endpoint.
    fn endpoint(&self, demo: &Demo) -> Command {
        Command::CreateEndpoint(NewEndpoint {
            dialect: native::NAME,
            url: format!("{}/demo/webhooks", self.settings.public_url),
            events: vec!["*".to_owned()],
            description: Some("The demo shop".to_owned()),
            expand: Expand::default(),
            events_field: "enabled_events",
            sends_secret: false,
            api_version: None,
            setting: None,
            secret: Some(demo.secret.clone()),
            most: None,
        })
    }

    /// Reads the JSON that is shown beside a button as the API would.
    fn ordered(&self, body: &str) -> Result<Command, Fault> {
        let broken = |text: &str| Fault::Broken(format!("the demo shop's order was not understood: {text}"));
        let dialect = self.engine.dialect(native::NAME).ok_or_else(|| broken("no dialect"))?;
        let route = dialect.routes().iter().find(|route| route.name == "sessions.create");
        let route = route.ok_or_else(|| broken("no route"))?;
        let (headers, body) = (HeaderMap::new(), Bytes::from(body.to_owned()));
        let request = ApiRequest { params: vec![], query: "", headers: &headers, body: &body, key: None };
        match (route.read)(&request).map(|call| dialect.completed(call)) {
            Ok(Call::Run(command) | Call::Once(command, _)) => Ok(command),
            Ok(Call::Ask(_)) => Err(broken("it is a look")),
            Err(malformed) => Err(broken(&malformed.message)),
        }
    }

    /// The page for whoever wants to buy what the merchant's settings do not let be sold.
    fn sold_out(&self, why: &str) -> Response {
        let page = Page::DemoThanks(Thanks::Refused(why.to_owned()));
        self.demo_page(409, &page)
    }
}

/// A refusal in words for the developer who looks at the shop.
fn said(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Invalid { param, message } => format!("{param} {message}"),
        Refusal::TooManyEndpoints => "the merchant has as many webhook endpoints as it may".to_owned(),
        other => format!("{other:?}"),
    }
}
