//! Looking things up.

use crate::load::limit;
use crate::{Engine, Fault};
use kassa_domain::attempt::Attempt;
use kassa_domain::command::{Listed, PageOf};
use kassa_domain::endpoint::DeliveryStatus;
use kassa_domain::event::Event;
use kassa_domain::id::{AttemptId, EventId, Scope, SessionId};
use kassa_domain::merchant::{KeyRecord, Merchant, key_hash, key_is_valid};
use kassa_domain::refusal::{Noun, invalid};
use kassa_domain::session::Session;
use kassa_domain::{Answer, Query, Refusal};
use kassa_store::StoreError;

/// What a hosted page is about.
#[derive(Clone, Debug)]
pub struct View {
    /// The session.
    pub session: Session,
    /// Its latest attempt.
    pub current: Option<Attempt>,
    /// The merchant.
    pub merchant: Option<Merchant>,
}

impl Engine {
    /// Whose key this is, if it is a valid one.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn authenticate(&self, key: &str) -> Result<Option<KeyRecord>, Fault> {
        let found = self.store().key_by_hash(&key_hash(key)).await?;
        Ok(found.filter(|key| key_is_valid(key, self.now())))
    }

    /// What a hosted page is about; `None` when the id is nobody's.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn view(&self, id: &SessionId) -> Result<Option<View>, Fault> {
        let Some(scope) = id.scope() else { return Ok(None) };
        let Some(session) = self.store().session(scope, id).await? else { return Ok(None) };
        let current = match &session.body.current {
            Some(attempt) => self.store().attempt(scope, attempt).await?,
            None => None,
        };
        Ok(Some(View { current, merchant: self.store().merchant(scope.merchant).await?, session }))
    }

    /// Looks up where a merchant's URL leads, and says in words if it may not be called.
    ///
    /// # Errors
    /// The rule it breaks.
    pub async fn vet(&self, url: &str) -> Result<(), String> {
        self.parts.http.vet(url).await
    }

    /// Answers a query.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn query(&self, scope: Scope, query: &Query) -> Result<Result<Answer, Refusal>, Fault> {
        let store = self.store();
        Ok(match query {
            Query::Session(id) => {
                let found = store.session(scope, id).await?;
                answer(found, Noun::Session, |session| Answer::Session { session, created: false })
            }
            Query::Payment(id) => answer(store.attempt(scope, id).await?, Noun::Payment, |payment| {
                Answer::Payment(Box::new(payment))
            }),
            Query::Customer(id) => {
                let found = store.customer(scope, id).await?;
                answer(found, Noun::Customer, |customer| Answer::Customer { customer, created: false })
            }
            Query::Endpoint(id) => {
                let found = store.endpoint(scope, id).await?;
                answer(found, Noun::Endpoint, |endpoint| Answer::Endpoint { endpoint, secret: None })
            }
            Query::Event(id) => match store.event(scope, id).await? {
                Some(event) => Ok(Answer::Event(self.counted(scope, event).await?)),
                None => Err(Refusal::NotFound(Noun::Event)),
            },
            Query::Sessions { .. }
            | Query::Payments { .. }
            | Query::Customers(_)
            | Query::Endpoints(_)
            | Query::Events { .. } => self.list(scope, query).await?,
        })
    }

    async fn list(&self, scope: Scope, query: &Query) -> Result<Result<Answer, Refusal>, Fault> {
        let store = self.store();
        let page = match query {
            Query::Sessions { page, .. }
            | Query::Payments { page, .. }
            | Query::Customers(page)
            | Query::Endpoints(page)
            | Query::Events { page, .. } => page,
            _ => return Ok(Ok(Answer::Done)),
        };
        let before = match cursor(page, scope) {
            Ok(before) => before,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let more = limit(page.limit).saturating_add(1);
        Ok(Ok(match query {
            Query::Sessions { status, customer, payment, .. } => {
                let sessions = match payment {
                    Some(payment) => self.session_of(scope, payment, status.as_deref()).await?,
                    None => store.sessions(scope, before, more, status.as_deref(), customer.as_ref()).await?,
                };
                let fits = |session: &Session| customer.is_none() || session.customer == *customer;
                Answer::Sessions(cut(sessions.into_iter().filter(fits).collect(), page))
            }
            Query::Payments { session, .. } => {
                Answer::Payments(cut(store.attempts(scope, before, more, session.as_ref()).await?, page))
            }
            Query::Customers(_) => Answer::Customers(cut(store.customers(scope, before, more).await?, page)),
            Query::Endpoints(_) => Answer::Endpoints(cut(store.endpoints(scope, before, more).await?, page)),
            Query::Events { after, kind, .. } => {
                let events = match (after, before) {
                    (Some(after), _) => store.events_after(scope, *after, more, *kind).await?,
                    (None, None) => store.events(scope, i64::MAX, more, *kind).await?,
                    (None, Some(id)) => {
                        let cursor =
                            store.event(scope, &EventId::of(id)).await?.and_then(|event| event.sequence);
                        let Some(place) = cursor else { return Ok(Err(no_cursor())) };
                        store.events(scope, place, more, *kind).await?
                    }
                };
                let Listed { items, has_more } = cut(events, page);
                let mut counted = vec![];
                for event in items {
                    counted.push(self.counted(scope, event).await?);
                }
                Answer::Events(Listed { items: counted, has_more })
            }
            Query::Session(_)
            | Query::Payment(_)
            | Query::Customer(_)
            | Query::Endpoint(_)
            | Query::Event(_) => Answer::Done,
        }))
    }

    /// The one session that a payment belongs to, if it has one of the statuses.
    async fn session_of(
        &self,
        scope: Scope,
        payment: &AttemptId,
        statuses: Option<&[kassa_domain::session::Status]>,
    ) -> Result<Vec<Session>, StoreError> {
        let Some(attempt) = self.store().attempt(scope, payment).await? else { return Ok(vec![]) };
        let session = self.store().session(scope, &attempt.session).await?;
        let fits = |session: &Session| statuses.is_none_or(|statuses| statuses.contains(&session.status));
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

/// A cursor must be an id of this merchant and mode. That it exists is not needed: the page begins where
/// it would stand.
fn cursor(page: &PageOf, scope: Scope) -> Result<Option<&str>, Refusal> {
    let Some(id) = page.starting_after.as_deref() else { return Ok(None) };
    let body = id.rsplit_once('_').map(|(_, body)| body).unwrap_or_default();
    if SessionId::of(format!("cs_{body}")).scope() == Some(scope) { Ok(Some(id)) } else { Err(no_cursor()) }
}

fn no_cursor() -> Refusal {
    invalid("starting_after", "must be the id of the last object of the page before")
}

/// One more than the page was read, to know whether there is more.
fn cut<T>(mut items: Vec<T>, page: &PageOf) -> Listed<T> {
    let has_more = items.len() > page.limit;
    items.truncate(page.limit);
    Listed { items, has_more }
}
