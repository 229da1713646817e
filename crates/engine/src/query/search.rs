//! Searching lists, in both directions.
//!
//! Rows are read in the order of their ids, by the index of the narrowest filter that has one, and looked at one by
//! one. Not more than [`LOOKED_MAX`] are looked at for one part; a search that gets no further says so, and goes on
//! from there when the next part is asked for.

use crate::{Engine, Fault};
use kassa_domain::Timestamp;
use kassa_domain::attempt::Attempt;
use kassa_domain::customer::Customer;
use kassa_domain::dispute::Dispute;
use kassa_domain::endpoint::{Delivery, DeliveryStatus};
use kassa_domain::event::Event;
use kassa_domain::id::{
    AttemptId, CustomerId, DeliveryId, DisputeId, EventId, Mode, RefundId, Scope, SessionId,
};
use kassa_domain::refund::Refund;
use kassa_domain::search::{
    CustomerSearch, DeliverySearch, DisputeSearch, EventSearch, Found, LOOKED_MAX, PART_MAX, Part,
    PaymentSearch, RefundSearch, SessionSearch, Span,
};
use kassa_domain::session::{LIFE_MAX, Session};
use kassa_store::{Slice, Store, StoreError};

/// So many rows are read at once.
const BATCH: i64 = 200;
/// Sorts after every id.
const END: &str = "~";

/// What can be searched.
trait Sought: Sized + Send {
    /// What is wanted of it.
    type Wanted: Sync;

    /// Its place in the list, and when it was made.
    fn place(&self) -> (String, Timestamp);

    /// Whether it is wanted.
    fn fits(&self, wanted: &Self::Wanted) -> bool;

    /// The ids between which what is wanted can be, by the times that it asks for.
    fn bounds(scope: Scope, wanted: &Self::Wanted) -> (String, String);

    /// Reads a slice, narrowed as far as an index can.
    fn read(
        store: &Store,
        scope: Scope,
        wanted: &Self::Wanted,
        slice: &Slice,
    ) -> impl Future<Output = Result<Vec<Self>, StoreError>> + Send;
}

/// The ids of a span of time. Where a test clock may be set, the times of things are not those in their ids.
fn ids_of(scope: Scope, span: Span, floor: impl Fn(Timestamp) -> String) -> (String, String) {
    if scope.mode == Mode::Test {
        return (String::new(), END.to_owned());
    }
    (span.from.map_or_else(String::new, &floor), span.to.map_or_else(|| END.to_owned(), &floor))
}

impl Sought for Session {
    type Wanted = SessionSearch;

    fn place(&self) -> (String, Timestamp) {
        (self.id.as_str().to_owned(), self.created_at)
    }

    fn fits(&self, wanted: &SessionSearch) -> bool {
        wanted.fits(self)
    }

    fn bounds(scope: Scope, wanted: &SessionSearch) -> (String, String) {
        ids_of(scope, wanted.created, |at| SessionId::floor(at).as_str().to_owned())
    }

    async fn read(
        store: &Store,
        scope: Scope,
        wanted: &SessionSearch,
        slice: &Slice,
    ) -> Result<Vec<Self>, StoreError> {
        let status = wanted.statuses.first().copied().filter(|_| wanted.statuses.len() == 1);
        store.sessions_slice(scope, slice, status, wanted.customer.as_ref()).await
    }
}

impl Sought for Attempt {
    type Wanted = PaymentSearch;

    fn place(&self) -> (String, Timestamp) {
        (self.id.as_str().to_owned(), self.created_at)
    }

    fn fits(&self, wanted: &PaymentSearch) -> bool {
        wanted.fits(self)
    }

    /// An order that was prepared has its id from when the page was opened, and becomes a payment later.
    fn bounds(scope: Scope, wanted: &PaymentSearch) -> (String, String) {
        let from = wanted.created.from.map(|from| from.plus(-LIFE_MAX));
        ids_of(scope, Span { from, ..wanted.created }, |at| AttemptId::floor(at).as_str().to_owned())
    }

    async fn read(
        store: &Store,
        scope: Scope,
        wanted: &PaymentSearch,
        slice: &Slice,
    ) -> Result<Vec<Self>, StoreError> {
        store.attempts_slice(scope, slice, wanted.customer.as_ref(), wanted.account.as_ref()).await
    }
}

impl Sought for Refund {
    type Wanted = RefundSearch;

    fn place(&self) -> (String, Timestamp) {
        (self.id.as_str().to_owned(), self.created_at)
    }

    fn fits(&self, wanted: &RefundSearch) -> bool {
        wanted.fits(self)
    }

    fn bounds(scope: Scope, wanted: &RefundSearch) -> (String, String) {
        ids_of(scope, wanted.created, |at| RefundId::floor(at).as_str().to_owned())
    }

    async fn read(
        store: &Store,
        scope: Scope,
        wanted: &RefundSearch,
        slice: &Slice,
    ) -> Result<Vec<Self>, StoreError> {
        store.refunds_slice(scope, slice, wanted.payment.as_ref()).await
    }
}

impl Sought for Dispute {
    type Wanted = DisputeSearch;

    fn place(&self) -> (String, Timestamp) {
        (self.id.as_str().to_owned(), self.created_at)
    }

    fn fits(&self, wanted: &DisputeSearch) -> bool {
        wanted.fits(self)
    }

    fn bounds(scope: Scope, wanted: &DisputeSearch) -> (String, String) {
        ids_of(scope, wanted.created, |at| DisputeId::floor(at).as_str().to_owned())
    }

    async fn read(
        store: &Store,
        scope: Scope,
        wanted: &DisputeSearch,
        slice: &Slice,
    ) -> Result<Vec<Self>, StoreError> {
        store.disputes_slice(scope, slice, wanted.payment.as_ref()).await
    }
}

impl Sought for Customer {
    type Wanted = CustomerSearch;

    fn place(&self) -> (String, Timestamp) {
        (self.id.as_str().to_owned(), self.created_at)
    }

    fn fits(&self, wanted: &CustomerSearch) -> bool {
        wanted.fits(self)
    }

    fn bounds(scope: Scope, wanted: &CustomerSearch) -> (String, String) {
        ids_of(scope, wanted.created, |at| CustomerId::floor(at).as_str().to_owned())
    }

    async fn read(
        store: &Store,
        scope: Scope,
        wanted: &CustomerSearch,
        slice: &Slice,
    ) -> Result<Vec<Self>, StoreError> {
        store.customers_slice(scope, slice, wanted.email.as_deref()).await
    }
}

impl Sought for Delivery {
    type Wanted = DeliverySearch;

    fn place(&self) -> (String, Timestamp) {
        (self.id.as_str().to_owned(), self.id.time().unwrap_or(self.due_at))
    }

    fn fits(&self, wanted: &DeliverySearch) -> bool {
        wanted.fits(self)
    }

    fn bounds(_: Scope, _: &DeliverySearch) -> (String, String) {
        (String::new(), END.to_owned())
    }

    async fn read(
        store: &Store,
        scope: Scope,
        wanted: &DeliverySearch,
        slice: &Slice,
    ) -> Result<Vec<Self>, StoreError> {
        let dead = wanted.status == Some(DeliveryStatus::Dead);
        store.deliveries_slice(scope, slice, &wanted.endpoint, dead).await
    }
}

/// Events are listed in the order of their ids here, so that a span of time is a slice of them too.
impl Sought for Event {
    type Wanted = EventSearch;

    fn place(&self) -> (String, Timestamp) {
        (self.id.as_str().to_owned(), self.created_at)
    }

    fn fits(&self, wanted: &EventSearch) -> bool {
        wanted.fits(self)
    }

    fn bounds(scope: Scope, wanted: &EventSearch) -> (String, String) {
        ids_of(scope, wanted.created, |at| EventId::floor(at).as_str().to_owned())
    }

    async fn read(
        store: &Store,
        scope: Scope,
        wanted: &EventSearch,
        slice: &Slice,
    ) -> Result<Vec<Self>, StoreError> {
        let Some(kind) = wanted.kind.filter(|_| wanted.created == Span::default()) else {
            return store.events_slice(scope, slice).await;
        };
        // Those of one kind have an index by their places in the sequence, which go up with the ids.
        let edge = if slice.newest_first { &slice.below } else { &slice.above };
        let place = match edge.as_str() {
            END => Some(i64::MAX),
            id => store.event(scope, &EventId::of(id)).await?.and_then(|event| event.sequence),
        };
        match place {
            Some(place) if slice.newest_first => store.events(scope, place, slice.limit, Some(kind)).await,
            Some(place) => store.events_after(scope, place, slice.limit, Some(kind)).await,
            None => Ok(vec![]),
        }
    }
}

impl Engine {
    /// Sessions that merchants made, the newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn search_sessions(
        &self,
        scope: Scope,
        wanted: &SessionSearch,
        part: &Part,
    ) -> Result<Found<Session>, Fault> {
        // Who types a whole id wants that one, however old it is.
        if let Some(one) = self.session_named(scope, wanted).await? {
            return Ok(Found::only(vec![one]));
        }
        self.search(scope, wanted, part).await
    }

    /// The session that the words name by an id or another name of its own, or by that of a payment, if it is wanted.
    async fn session_named(&self, scope: Scope, wanted: &SessionSearch) -> Result<Option<Session>, Fault> {
        let Some(words) = &wanted.words else { return Ok(None) };
        let typed = words.typed();
        let id = match self.store().attempt(scope, &AttemptId::named(typed)).await? {
            Some(payment) => payment.session,
            None => self.meant(&SessionId::named(typed)).await?,
        };
        let found = self.store().session(scope, &id).await?;
        let wanted = SessionSearch { words: None, ..wanted.clone() };
        Ok(found.filter(|session| wanted.fits(session)))
    }

    /// Payments, the newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn search_payments(
        &self,
        scope: Scope,
        wanted: &PaymentSearch,
        part: &Part,
    ) -> Result<Found<Attempt>, Fault> {
        if let Some(words) = &wanted.words {
            let named = self.store().attempt(scope, &AttemptId::named(words.typed())).await?;
            let others = PaymentSearch { words: None, ..wanted.clone() };
            if let Some(one) = named.filter(|payment| others.fits(payment)) {
                return Ok(Found::only(vec![one]));
            }
            let session = SessionId::named(words.typed());
            let of_session =
                self.store().attempts(scope, None, crate::load::ALL, Some(&session), None).await?;
            if !of_session.is_empty() {
                return Ok(Found::only(of_session.into_iter().filter(|it| others.fits(it)).collect()));
            }
        }
        self.search(scope, wanted, part).await
    }

    /// Refunds, the newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn search_refunds(
        &self,
        scope: Scope,
        wanted: &RefundSearch,
        part: &Part,
    ) -> Result<Found<Refund>, Fault> {
        self.search(scope, wanted, part).await
    }

    /// Disputes, the newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn search_disputes(
        &self,
        scope: Scope,
        wanted: &DisputeSearch,
        part: &Part,
    ) -> Result<Found<Dispute>, Fault> {
        self.search(scope, wanted, part).await
    }

    /// Customers, the newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn search_customers(
        &self,
        scope: Scope,
        wanted: &CustomerSearch,
        part: &Part,
    ) -> Result<Found<Customer>, Fault> {
        if let Some(uid) = &wanted.uid {
            let found = self.store().customer_by_uid(scope, uid).await?;
            return Ok(Found::only(found.into_iter().filter(|it| wanted.fits(it)).collect()));
        }
        self.search(scope, wanted, part).await
    }

    /// Events, the newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn search_events(
        &self,
        scope: Scope,
        wanted: &EventSearch,
        part: &Part,
    ) -> Result<Found<Event>, Fault> {
        if let Some(story) = self.story_about(scope, wanted.object.as_deref()).await? {
            let events = self.events_of(&story).await?;
            return Ok(Found::only(events.into_iter().rev().filter(|it| wanted.fits(it)).collect()));
        }
        self.search(scope, wanted, part).await
    }

    /// Deliveries to an endpoint, the newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn search_deliveries(
        &self,
        scope: Scope,
        wanted: &DeliverySearch,
        part: &Part,
    ) -> Result<Found<(Delivery, Option<Event>)>, Fault> {
        let Found { items, older, newer, searched_until } = self.search(scope, wanted, part).await?;
        let mut with_events = vec![];
        for delivery in items {
            with_events.push(self.with_event(scope, delivery).await?);
        }
        Ok(Found { items: with_events, older, newer, searched_until })
    }

    /// One delivery, with its event: all its tries, and the exact bytes that each of them sent.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn delivery(
        &self,
        scope: Scope,
        id: &DeliveryId,
    ) -> Result<Option<(Delivery, Option<Event>)>, Fault> {
        match self.store().delivery(scope, id).await? {
            Some(delivery) => Ok(Some(self.with_event(scope, delivery).await?)),
            None => Ok(None),
        }
    }

    async fn with_event(&self, scope: Scope, delivery: Delivery) -> Result<(Delivery, Option<Event>), Fault> {
        let event = self.store().event(scope, &delivery.event).await?;
        Ok((delivery, event))
    }

    async fn search<T: Sought>(
        &self,
        scope: Scope,
        wanted: &T::Wanted,
        part: &Part,
    ) -> Result<Found<T>, Fault> {
        let newest_first = part.older_than.is_some() || part.newer_than.is_none();
        let limit = part.limit.clamp(1, PART_MAX);
        let (mut above, mut below) = T::bounds(scope, wanted);
        match (&part.older_than, &part.newer_than) {
            (Some(place), _) => below = below.min(place.clone()),
            (None, Some(place)) => above = above.max(place.clone()),
            (None, None) => {}
        }
        let mut slice = Slice { above, below, newest_first, limit: BATCH };
        let (mut items, mut looked, mut last) = (vec![], 0_usize, None);
        let mut is_end = false;
        while !is_end && items.len() <= limit && looked < LOOKED_MAX {
            let rows = T::read(self.store(), scope, wanted, &slice).await?;
            is_end = i64::try_from(rows.len()).is_ok_and(|count| count < BATCH);
            looked = looked.saturating_add(rows.len());
            last = rows.last().map(T::place).or(last);
            if let Some((place, _)) = &last {
                if newest_first { &mut slice.below } else { &mut slice.above }.clone_from(place);
            }
            items.extend(rows.into_iter().filter(|row| row.fits(wanted)));
        }
        Ok(cut(part, limit, items, last.filter(|_| !is_end)))
    }
}

/// The part of what was found that is shown. `stopped` is where the search gave up.
fn cut<T: Sought>(
    part: &Part,
    limit: usize,
    mut items: Vec<T>,
    stopped: Option<(String, Timestamp)>,
) -> Found<T> {
    let newest_first = part.older_than.is_some() || part.newer_than.is_none();
    let is_full = items.len() > limit;
    items.truncate(limit);
    let stopped = stopped.filter(|_| !is_full);
    let end = items.last().filter(|_| is_full).map(|item| item.place().0);
    let end = end.or_else(|| stopped.as_ref().map(|(place, _)| place.clone()));
    if !newest_first {
        items.reverse();
    }
    let place = |item: Option<&T>| item.map(|item| item.place().0);
    let (older, newer) = if newest_first {
        // What the list was left by lies in the other direction.
        let back = part.older_than.as_ref().and_then(|_| place(items.first()).or(part.older_than.clone()));
        (end, back)
    } else {
        (place(items.last()).or(part.newer_than.clone()), end)
    };
    Found { items, older, newer, searched_until: stopped.map(|(_, at)| at) }
}
