//! The part of a list that stands before an object: newer than it, and next to it.
//!
//! Lists that grow with what is sold are read upwards from the cursor, by an index. The others are walked down to it.

use super::cursor_scope;
use crate::load::limit;
use crate::{Engine, Fault};
use kassa_domain::customer::Customer;
use kassa_domain::id::Scope;
use kassa_domain::query::Listed;
use kassa_domain::refusal::invalid;
use kassa_domain::{Answer, Query, Refusal};
use kassa_store::{Slice, StoreError};
use std::collections::VecDeque;

/// So many objects are passed over in one step on the way to the cursor.
const STEP: usize = 100;
/// Greater than every id.
const END: &str = "~";
/// So many steps are gone at most. Lists are stored newest first, so the way is as long as the list above the cursor.
const STEPS_MAX: usize = 100;

impl Engine {
    /// The part of the list just above the cursor.
    pub(super) async fn before(
        &self,
        scope: Scope,
        query: &Query,
        cursor: &str,
    ) -> Result<Result<Answer, Refusal>, Fault> {
        match self.upwards(scope, query, cursor).await? {
            Some(answer) => Ok(Ok(answer)),
            None => self.walked(scope, query, cursor).await,
        }
    }

    /// Reads upwards from the cursor; `None` for lists that no index has in that order.
    async fn upwards(&self, scope: Scope, query: &Query, cursor: &str) -> Result<Option<Answer>, Fault> {
        let most = query.page().map_or(0, |page| page.limit);
        let (above, below) = (cursor.to_owned(), END.to_owned());
        let slice = Slice { above, below, newest_first: false, limit: limit(most).saturating_add(1) };
        let store = self.store();
        Ok(Some(match query {
            Query::Sessions { status: None, customer, payment: None, expand, .. } => {
                let found = store.sessions_slice(scope, &slice, None, customer.as_ref()).await?;
                Answer::Sessions(self.with_more(turned(found, most), *expand).await?)
            }
            Query::Payments { session: None, .. } => {
                Answer::Payments(turned(store.attempts_slice(scope, &slice, None, None).await?, most))
            }
            Query::Refunds { payment, .. } => {
                Answer::Refunds(turned(store.refunds_slice(scope, &slice, payment.as_ref()).await?, most))
            }
            Query::Disputes { payment, .. } => {
                Answer::Disputes(turned(store.disputes_slice(scope, &slice, payment.as_ref()).await?, most))
            }
            Query::Customers { uid: None, email, .. } => {
                let found = self.customers_above(scope, slice, email.as_deref()).await?;
                Answer::Customers(turned(found, most))
            }
            _ => return Ok(None),
        }))
    }

    /// The customers of a slice that is read upwards, without those who were deleted.
    async fn customers_above(
        &self,
        scope: Scope,
        mut slice: Slice,
        email: Option<&str>,
    ) -> Result<Vec<Customer>, StoreError> {
        let (most, mut found) = (usize::try_from(slice.limit).unwrap_or_default(), vec![]);
        loop {
            let part = self.store().customers_slice(scope, &slice, email).await?;
            let is_last = part.len() < most;
            slice.above = part.last().map_or(slice.above, |customer| customer.id.as_str().to_owned());
            found.extend(part.into_iter().filter(|customer| !customer.is_deleted()));
            if is_last || found.len() >= most {
                found.truncate(most);
                return Ok(found);
            }
        }
    }

    /// Walks from the newest object to the cursor, and reads the part of the list just above it.
    async fn walked(
        &self,
        scope: Scope,
        query: &Query,
        cursor: &str,
    ) -> Result<Result<Answer, Refusal>, Fault> {
        let limit = query.page().map_or(0, |page| page.limit);
        let mut above: VecDeque<String> = VecDeque::new();
        let mut place = None;
        for _ in 0..STEPS_MAX {
            let step = part(query, STEP, place.take());
            let answer = match Box::pin(self.query(scope, &step)).await? {
                Ok(answer) => answer,
                Err(refusal) => return Ok(Err(refusal)),
            };
            let (ids, more) = ids(&answer);
            let by_place = matches!(query, Query::Events { .. });
            let newer = newer(&ids, cursor, by_place);
            if by_place && newer == ids.len() && !more {
                return Ok(Err(no_cursor()));
            }
            above.extend(ids.iter().take(newer).cloned());
            // One more than is shown: the part begins after it, and it says that there are others.
            above.drain(..above.len().saturating_sub(limit.saturating_add(1)));
            if newer < ids.len() || !more {
                return self.above(scope, query, above, limit).await;
            }
            place = ids.into_iter().next_back();
        }
        Ok(Err(invalid("ending_before", "is too far down this list; go down it by starting_after")))
    }

    async fn above(
        &self,
        scope: Scope,
        query: &Query,
        mut above: VecDeque<String>,
        limit: usize,
    ) -> Result<Result<Answer, Refusal>, Fault> {
        let first = (above.len() > limit).then(|| above.pop_front()).flatten();
        let more = first.is_some();
        let shown = above.len();
        let found = Box::pin(self.query(scope, &part(query, shown, first))).await?;
        Ok(found.map(|mut answer| {
            say_more(&mut answer, more);
            answer
        }))
    }
}

/// What was read upwards, with one more than is shown where there are others, in the order of the list.
fn turned<T>(mut found: Vec<T>, most: usize) -> Listed<T> {
    let has_more = found.len() > most;
    found.truncate(most);
    found.reverse();
    Listed { items: found, has_more }
}

/// The same list, in another part.
fn part(query: &Query, limit: usize, starting_after: Option<String>) -> Query {
    let mut query = query.clone();
    if let Some(page) = query.page_mut() {
        (page.limit, page.starting_after, page.ending_before) = (limit, starting_after, None);
    }
    query
}

/// A cursor must be an id of this merchant and mode, as for the other direction.
pub(super) fn check(cursor: &str, prefix: &str, scope: Scope) -> Result<(), Refusal> {
    match cursor_scope(cursor, prefix) == Some(scope) {
        true => Ok(()),
        false => Err(no_cursor()),
    }
}

fn no_cursor() -> Refusal {
    invalid("ending_before", "must be the id of the first object of the page after")
}

/// How many of these stand above the cursor. Events stand by their places, which may differ from the order of their ids
/// where two were made at one moment, so their cursor must be met; other lists stand by id, and the cursor may be gone.
fn newer(ids: &[String], cursor: &str, by_place: bool) -> usize {
    match by_place {
        true => ids.iter().position(|id| id == cursor).unwrap_or(ids.len()),
        false => ids.iter().take_while(|id| id.as_str() > cursor).count(),
    }
}

/// The ids of a list, and whether there are more below.
fn ids(answer: &Answer) -> (Vec<String>, bool) {
    fn of<T>(listed: &Listed<T>, id: impl Fn(&T) -> &str) -> (Vec<String>, bool) {
        (listed.items.iter().map(|item| id(item).to_owned()).collect(), listed.has_more)
    }
    match answer {
        Answer::Sessions(listed) => of(listed, |(item, _)| item.id.as_str()),
        Answer::Payments(listed) => of(listed, |item| item.id.as_str()),
        Answer::Refunds(listed) => of(listed, |item| item.id.as_str()),
        Answer::Disputes(listed) => of(listed, |item| item.id.as_str()),
        Answer::Customers(listed) => of(listed, |item| item.id.as_str()),
        Answer::Products(listed) => of(listed, |item| item.id.as_str()),
        Answer::Prices(listed) => of(listed, |item| item.id.as_str()),
        Answer::Coupons(listed, _) => of(listed, |item| item.id.as_str()),
        Answer::PromotionCodes(listed) => of(listed, |item| item.id.as_str()),
        Answer::TaxRates(listed) => of(listed, |item| item.id.as_str()),
        Answer::ShippingRates(listed) => of(listed, |item| item.id.as_str()),
        Answer::Subscriptions(listed) => of(listed, |item| item.id.as_str()),
        Answer::Invoices(listed) => of(listed, |item| item.id.as_str()),
        Answer::Links(_, listed) => of(listed, |item| item.id.as_str()),
        Answer::Endpoints(listed) => of(listed, |item| item.id.as_str()),
        Answer::Events(listed) => of(listed, |item| item.id.as_str()),
        _ => (vec![], false),
    }
}

fn say_more(answer: &mut Answer, more: bool) {
    let has_more = match answer {
        Answer::Sessions(listed) => &mut listed.has_more,
        Answer::Payments(listed) => &mut listed.has_more,
        Answer::Refunds(listed) => &mut listed.has_more,
        Answer::Disputes(listed) => &mut listed.has_more,
        Answer::Customers(listed) => &mut listed.has_more,
        Answer::Products(listed) => &mut listed.has_more,
        Answer::Prices(listed) => &mut listed.has_more,
        Answer::Coupons(listed, _) => &mut listed.has_more,
        Answer::PromotionCodes(listed) => &mut listed.has_more,
        Answer::TaxRates(listed) => &mut listed.has_more,
        Answer::ShippingRates(listed) => &mut listed.has_more,
        Answer::Subscriptions(listed) => &mut listed.has_more,
        Answer::Invoices(listed) => &mut listed.has_more,
        Answer::Links(_, listed) => &mut listed.has_more,
        Answer::Endpoints(listed) => &mut listed.has_more,
        Answer::Events(listed) => &mut listed.has_more,
        _ => return,
    };
    *has_more = more;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_above_a_cursor_goes_by_place_for_events_and_by_id_elsewhere() {
        let ids = ["evt_5", "evt_3", "evt_4", "evt_1"].map(str::to_owned);
        assert_eq!(newer(&ids, "evt_4", true), 2, "evt_3 has the later place");
        assert_eq!(newer(&ids, "evt_0", true), 4, "it is not among these");
        let ids = ["cs_5", "cs_4", "cs_1"].map(str::to_owned);
        assert_eq!(newer(&ids, "cs_4", false), 1);
        assert_eq!(newer(&ids, "cs_3", false), 2, "it is gone");
    }
}
