//! Looking things up.

mod before;
pub(crate) mod figures;
mod money;
mod payment;
mod plans;
mod recurring;
mod search;
mod shop;
pub(crate) mod story;

use crate::load::limit;
use crate::{Engine, Fault};
use kassa_domain::alias;
use kassa_domain::attempt::Attempt;
use kassa_domain::customer::Customer;
use kassa_domain::decide::{Payable, pages};
use kassa_domain::decision::Seal;
use kassa_domain::endpoint::{DeliveryStatus, Endpoint};
use kassa_domain::event::{Cause, Event, EventKind};
use kassa_domain::id::{AttemptId, EventId, Mode, Scope, SessionId};
use kassa_domain::invoice::Invoice;
use kassa_domain::link::LinkKind;
use kassa_domain::merchant::{KeyRecord, Merchant, key_hash, key_is_valid, key_secret_purpose};
use kassa_domain::processor::Sources;
use kassa_domain::query::{CustomersOwn, Listed, PageOf};
use kassa_domain::refusal::{Noun, invalid};
use kassa_domain::session::Session;
use kassa_domain::subscription::Subscription;
use kassa_domain::time::SECOND;
use kassa_domain::token;
use kassa_domain::{Answer, Loaded, Query, Refusal, Secret, Timestamp};
use kassa_store::StoreError;
use std::sync::Arc;

pub use recurring::{InvoiceView, LinkView, PortalView};

/// What a hosted page is about.
#[derive(Clone, Debug)]
pub struct View {
    /// The session.
    pub session: Session,
    /// Its latest attempt.
    pub current: Option<Attempt>,
    /// The merchant.
    pub merchant: Option<Arc<Merchant>>,
    /// The customer, where the page asks for what may be known of one.
    pub customer: Option<Customer>,
    /// The invoice that the session pays.
    pub invoice: Option<Invoice>,
    /// The subscription that it started, pays for or is to have another card.
    pub subscription: Option<Subscription>,
    /// The invoice that the card will be charged for as soon as it is given, where the session is for another card.
    pub open: Option<Invoice>,
    /// Whether another session of the same exclusive key was paid.
    pub paid_elsewhere: bool,
    /// How it can be paid now.
    pub ways: Vec<Payable>,
    /// What its page needs of the processors that may take the payment.
    pub sources: Sources,
    /// The processor of the latest attempt, as people know it, and whether it has a script that mounts its fields.
    pub provider: Option<(&'static str, bool)>,
    /// What time it is for the merchant.
    pub now: Timestamp,
}

impl Engine {
    /// Whose key this is, if it is a valid one.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn authenticate(&self, key: &str) -> Result<Option<Arc<KeyRecord>>, Fault> {
        let found = if token::has_form(key) {
            match token::read(key, self.wall(), &self.parts.vault.derive(token::PURPOSE)) {
                Some(id) => self.store().key(&id).await?.map(Arc::new),
                None => None,
            }
        } else {
            self.known_key(key_hash(key)).await?
        };
        let valid = found.filter(|key| key_is_valid(key, self.wall()));
        if let Some(key) = &valid {
            self.used.note(&key.id, self.wall());
        }
        Ok(valid)
    }

    /// A token that stands for a key for a while, given the secret beside the key.
    pub(crate) async fn token(
        &self,
        key: &Secret,
        secret: &Secret,
    ) -> Result<Result<Answer, Refusal>, Fault> {
        let found = self.store().key_by_hash(&key_hash(key.expose())).await?;
        let now = self.wall();
        let Some(record) = found.filter(|record| key_is_valid(record, now)) else {
            return Ok(Err(Refusal::BadCredentials));
        };
        let vault = &self.parts.vault;
        let sealed = record.body.secret.as_ref();
        let right = sealed.and_then(|sealed| vault.open(&key_secret_purpose(&record.id), sealed));
        if right.is_none_or(|right| !right.is(secret.expose())) {
            return Ok(Err(Refusal::BadCredentials));
        }
        let (token, _) = token::issue(&record.id, now, &vault.derive(token::PURPOSE));
        Ok(Ok(Answer::Token { token, seconds: token::LIFE / SECOND }))
    }

    /// The session that is meant: an id, or another name of a session.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn meant(&self, id: &SessionId) -> Result<SessionId, StoreError> {
        let Some(name) = alias::parse(id.as_str()) else { return Ok(id.clone()) };
        let found = self.store().alias(&name).await?;
        Ok(found.map_or_else(|| id.clone(), |alias| alias.session))
    }

    /// What a hosted page is about; `None` when the id is nobody's.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn view(&self, id: &SessionId) -> Result<Option<View>, Fault> {
        let view = self.view_ahead(id).await?;
        self.store().settled().await?;
        Ok(view)
    }

    /// The same, perhaps of what is not on disk yet: a page is read from several rows, and waits for the disk once.
    async fn view_ahead(&self, id: &SessionId) -> Result<Option<View>, Fault> {
        let id = &self.meant(id).await?;
        let Some(scope) = id.scope() else { return Ok(None) };
        let Some(session) = self.ahead.session(scope, id).await? else { return Ok(None) };
        let current = match &session.body.current {
            Some(attempt) => {
                let current = self.ahead.attempt(scope, attempt).await?;
                current.map(|attempt| self.with_open_ask(attempt))
            }
            None => None,
        };
        let customer = match &session.customer {
            Some(customer) if session.body.collect.is_some() => self.ahead.customer(scope, customer).await?,
            _ => None,
        };
        let merchant = self.known_merchant(scope.merchant).await?;
        let paid_elsewhere = match &session.body.exclusive_key {
            Some(key) => {
                let claim = self.ahead.claim(scope, key).await?;
                claim.is_some_and(|claim| claim.paid && claim.session != session.id)
            }
            None => false,
        };
        let (invoice, subscription) = self.billed(&session).await?;
        let open = match subscription.as_ref().and_then(|it| it.body.open_invoice.as_ref()) {
            Some(open) if session.body.card_for.is_some() => self.ahead.invoice(scope, open).await?,
            _ => None,
        };
        let now = self.now(scope).await?;
        let (ways, sources) = (self.ways(&session).await?, self.sources(&session, current.as_ref()).await?);
        let of_current = current.as_ref().and_then(|attempt| self.processor(&attempt.processor));
        let provider = of_current.map(|it| (it.profile().name, it.profile().glue.is_some()));
        Ok(Some(View {
            ways,
            sources,
            provider,
            current,
            merchant,
            customer,
            invoice,
            subscription,
            open,
            paid_elsewhere,
            now,
            session,
        }))
    }

    /// How a session can be paid now.
    async fn ways(&self, session: &Session) -> Result<Vec<Payable>, Fault> {
        let mut loaded = Loaded::default();
        self.load_accounts(session.scope, &mut loaded).await?;
        let time = self.time(session.scope).await?;
        Ok(pages(session, &loaded, &self.given(session.scope, time, &Cause::default())))
    }

    /// Answers a query.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn query(&self, scope: Scope, query: &Query) -> Result<Result<Answer, Refusal>, Fault> {
        if let Some(cursor) = query.page().and_then(|page| page.ending_before.clone()) {
            if let Err(refusal) = before::check(&cursor, prefix(query), scope) {
                return Ok(Err(refusal));
            }
            return Box::pin(self.before(scope, query, &cursor)).await;
        }
        let window = match query.page().map(|page| window(page, prefix(query), scope)).transpose() {
            Ok(window) => window.unwrap_or_default(),
            Err(refusal) => return Ok(Err(refusal)),
        };
        self.query_window(scope, query, &window).await
    }

    /// Answers a query of whose list a window is shown. What is seldom asked for has a place of its own on the heap, so
    /// that one session is not answered from room for everything, which is moved several times.
    async fn query_window(
        &self,
        scope: Scope,
        query: &Query,
        window: &Window<'_>,
    ) -> Result<Result<Answer, Refusal>, Fault> {
        let store = self.store();
        Ok(match query {
            Query::Session(id, expand) => match store.session(scope, &self.meant(id).await?).await? {
                Some(session) => {
                    let more = Box::new(self.more(&session, *expand).await?);
                    Ok(Answer::Session { session, created: false, more })
                }
                None => Err(Refusal::NotFound(Noun::Session)),
            },
            Query::Payment(id) => answer(store.attempt(scope, id).await?, Noun::Payment, |payment| {
                Answer::Payment(Box::new(payment))
            }),
            Query::Customer(id) => answer(store.customer(scope, id).await?, Noun::Customer, |customer| {
                Answer::Customer { customer, created: false }
            }),
            Query::EndpointSecret(id, dialect) => {
                let found = store.endpoint(scope, id).await?;
                self.with_secret(found.filter(|endpoint| endpoint.body.dialect == *dialect))?
            }
            Query::Token { key, secret } => Box::pin(self.token(key, secret)).await?,
            Query::Endpoint(id) => answer(store.endpoint(scope, id).await?, Noun::Endpoint, |endpoint| {
                Answer::Endpoint { endpoint, secret: None }
            }),
            Query::Event(id) => match store.event(scope, id).await? {
                Some(event) => Ok(Answer::Event(self.counted(scope, event).await?)),
                None => Err(Refusal::NotFound(Noun::Event)),
            },
            Query::Sessions { status, customer, payment, expand, .. } => {
                let sessions = match payment {
                    Some(payment) => Box::pin(self.session_of(scope, payment, status.as_deref())).await?,
                    None => {
                        let statuses = status.as_deref();
                        store.sessions(scope, window.before, window.more, statuses, customer.as_ref()).await?
                    }
                };
                let fits = |session: &Session| customer.is_none() || session.customer == *customer;
                let listed = window.cut(sessions.into_iter().filter(fits).collect());
                Ok(Answer::Sessions(Box::pin(self.with_more(listed, *expand)).await?))
            }
            Query::Payments { session, .. } => {
                Ok(Answer::Payments(Box::pin(self.payments(scope, window, session.as_ref())).await?))
            }
            Query::PaymentInFull(_) | Query::PaymentsInFull { .. } => {
                Box::pin(self.query_in_full(scope, query, window)).await?
            }
            Query::Endpoints(_) => {
                Ok(Answer::Endpoints(window.cut(store.endpoints(scope, window.before, window.more).await?)))
            }
            Query::TestClock => self.test_clock(scope).await?,
            Query::Branding => self.branding(scope).await?,
            Query::Subscription(_)
            | Query::Subscriptions { .. }
            | Query::SubscriptionsLike(..)
            | Query::Invoice(_)
            | Query::Invoices { .. }
            | Query::Link(..)
            | Query::Links { .. } => Box::pin(self.query_recurring(scope, query, window)).await?,
            Query::Events { after, kind, .. } => Box::pin(self.events(scope, window, *after, *kind)).await?,
            _ => match Box::pin(self.query_money(scope, query, window)).await? {
                Some(answered) => answered,
                None => Box::pin(self.query_shop(scope, query, window)).await?,
            },
        })
    }

    async fn branding(&self, scope: Scope) -> Result<Result<Answer, Refusal>, Fault> {
        let merchant = self.store().merchant(scope.merchant).await?;
        Ok(merchant.ok_or(Refusal::NotFound(Noun::Merchant)).map(|merchant| Answer::Branding {
            branding: merchant.body.looks.of(scope.mode).clone(),
            merchant: merchant.id,
        }))
    }

    async fn test_clock(&self, scope: Scope) -> Result<Result<Answer, Refusal>, Fault> {
        if scope.mode == Mode::Live {
            return Ok(Err(Refusal::TestOnly));
        }
        let clock = self.clock(scope).await?;
        let now = clock.as_ref().map_or(self.wall(), |clock| clock.at);
        Ok(Ok(Answer::TestClock { clock, now }))
    }

    /// An endpoint with the secret that it signs with.
    fn with_secret(&self, endpoint: Option<Endpoint>) -> Result<Result<Answer, Refusal>, Fault> {
        let Some(endpoint) = endpoint else { return Ok(Err(Refusal::NotFound(Noun::Endpoint))) };
        let secret = self.secrets(&endpoint)?.into_iter().next();
        Ok(Ok(Answer::Endpoint { endpoint, secret }))
    }

    /// Events: in order after a place, or the latest first.
    async fn events(
        &self,
        scope: Scope,
        window: &Window<'_>,
        after: Option<i64>,
        kind: Option<EventKind>,
    ) -> Result<Result<Answer, Refusal>, Fault> {
        let store = self.store();
        let events = match (after, window.before) {
            (Some(after), _) => store.events_after(scope, after, window.more, kind).await?,
            (None, None) => store.events(scope, i64::MAX, window.more, kind).await?,
            (None, Some(id)) => {
                let cursor = store.event(scope, &EventId::of(id)).await?.and_then(|event| event.sequence);
                let Some(place) = cursor else { return Ok(Err(no_cursor())) };
                store.events(scope, place, window.more, kind).await?
            }
        };
        let mut listed = window.cut(events);
        for event in &mut listed.items {
            *event = self.counted(scope, event.clone()).await?;
        }
        Ok(Ok(Answer::Events(listed)))
    }

    async fn payments(
        &self,
        scope: Scope,
        window: &Window<'_>,
        session: Option<&SessionId>,
    ) -> Result<Listed<Attempt>, StoreError> {
        let session = match session {
            Some(session) => Some(self.meant(session).await?),
            None => None,
        };
        let store = self.store();
        Ok(window.cut(store.attempts(scope, window.before, window.more, session.as_ref(), None).await?))
    }

    /// The one session that a payment belongs to, if it has one of the statuses. That of a payment by API stands in no
    /// list: no merchant made it.
    async fn session_of(
        &self,
        scope: Scope,
        payment: &AttemptId,
        statuses: Option<&[kassa_domain::session::Status]>,
    ) -> Result<Vec<Session>, StoreError> {
        let Some(attempt) = self.store().attempt(scope, payment).await? else { return Ok(vec![]) };
        let session = self.store().session(scope, &attempt.session).await?;
        let fits = |session: &Session| {
            !session.body.direct && statuses.is_none_or(|statuses| statuses.contains(&session.status))
        };
        Ok(session.filter(fits).into_iter().collect())
    }

    async fn counted(&self, scope: Scope, mut event: Event) -> Result<Event, StoreError> {
        let deliveries = self.store().deliveries_of(scope, &event.id).await?;
        event.pending =
            deliveries.iter().filter(|delivery| delivery.status == DeliveryStatus::Pending).count();
        Ok(event)
    }
}

fn answer<T>(found: Option<T>, noun: Noun, wrap: impl Fn(T) -> Answer) -> Result<Answer, Refusal> {
    found.map(wrap).ok_or(Refusal::NotFound(noun))
}

/// The part of a list that is read: one more than is shown, to know whether there is more.
#[derive(Default)]
struct Window<'a> {
    before: Option<&'a str>,
    more: i64,
    skip: usize,
    limit: usize,
}

impl Window<'_> {
    fn cut<T>(&self, mut items: Vec<T>) -> Listed<T> {
        items.drain(..self.skip.min(items.len()));
        let has_more = items.len() > self.limit;
        items.truncate(self.limit);
        Listed { items, has_more }
    }
}

/// What the ids of a list begin with.
fn prefix(query: &Query) -> &'static str {
    match query {
        Query::Sessions { .. } | Query::Own(_, CustomersOwn::Sessions, _) => "cs",
        Query::Payments { .. } | Query::PaymentsInFull { .. } | Query::Own(_, CustomersOwn::Payments, _) => {
            "pay"
        }
        Query::Own(_, CustomersOwn::Methods, _) => "pm",
        Query::Refunds { .. } => "re",
        Query::Disputes { .. } => "dp",
        Query::Accounts(_) => "acct",
        Query::ParkedNotices(_) => "ntc",
        Query::Customers { .. } => "cus",
        Query::Endpoints(_) => "we",
        Query::Events { .. } => "evt",
        Query::Products { .. } => "prod",
        Query::Prices { .. } | Query::Plans { .. } => "price",
        Query::Coupons(_) => "cpn",
        Query::PromotionCodes { .. } => "promo",
        Query::TaxRates { .. } => "txr",
        Query::ShippingRates { .. } => "shr",
        Query::LineItems(..) => "li",
        Query::Subscriptions { .. } | Query::SubscriptionsLike(..) => "sub",
        Query::Invoices { .. } => "in",
        Query::Links { kind: LinkKind::Link, .. } => "pl",
        Query::Links { kind: LinkKind::Offer, .. } => "offer",
        _ => "ent",
    }
}

/// A cursor must be an id of this merchant and mode. That it exists is not needed: the page begins where it would
/// stand.
fn window<'a>(page: &'a PageOf, prefix: &str, scope: Scope) -> Result<Window<'a>, Refusal> {
    let before = page.starting_after.as_deref();
    if before.is_some_and(|id| cursor_scope(id, prefix) != Some(scope)) {
        return Err(no_cursor());
    }
    let more = limit(page.skip.saturating_add(page.limit)).saturating_add(1);
    Ok(Window { before, more, skip: page.skip, limit: page.limit })
}

/// Whose a cursor is. The lines of a session are listed by its own cursor.
fn cursor_scope(id: &str, prefix: &str) -> Option<Scope> {
    let body = id.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('_')).unwrap_or_default();
    SessionId::of(format!("cs_{body}")).scope()
}

fn no_cursor() -> Refusal {
    invalid("starting_after", "must be the id of the last object of the page before")
}
