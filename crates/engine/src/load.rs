//! Loading: which rows a command may look at.
//!
//! The reads are not one snapshot. What makes a decision safe is the version of every row that it updates,
//! so the rows that guard are read first.

use crate::Engine;
use kassa_domain::id::{AttemptId, EventId, Scope, SessionId};
use kassa_domain::{Command, Loaded};
use kassa_store::StoreError;

/// No limit: where an endpoint is left out, it is never told, and nobody would know.
pub(crate) const ALL: i64 = i64::MAX;

impl Engine {
    /// `again` is true when an earlier commit of the same command met a conflict.
    pub(crate) async fn load(
        &self,
        scope: Scope,
        command: &Command,
        again: bool,
    ) -> Result<Loaded, StoreError> {
        let store = self.store();
        let mut loaded = Loaded::default();
        match command {
            Command::CreateSession(new) => {
                if let Some(customer) = &new.customer {
                    loaded.customer = store.customer(scope, customer).await?;
                }
            }
            Command::ExpireSession(id) | Command::LapseSession(id) => {
                loaded.session = store.session(scope, id).await?;
            }
            Command::Pay(pay) => self.load_session(scope, &pay.session, &mut loaded).await?,
            Command::Answer(attempt)
            | Command::Abandon(attempt)
            | Command::Advance { attempt, .. }
            | Command::Show { attempt, .. }
            | Command::Wait { attempt, .. }
            | Command::Settle { attempt, .. } => self.load_attempt(scope, attempt, &mut loaded).await?,
            Command::CreateEndpoint(new) => {
                loaded.address_problem = self.parts.http.vet(&new.url).await.err();
                // The row whose version guards the commit is read before what it guards. The other way
                // round, somebody could
                // commit between the two reads, and an old count would pass under a new version.
                loaded.merchant = store.merchant(scope.merchant).await?;
                loaded.endpoints = store.endpoints(scope, None, ALL).await?;
            }
            Command::DeleteEndpoint(id) => loaded.endpoint = store.endpoint(scope, id).await?,
            Command::Redeliver(id) => self.load_redelivery(scope, id, &mut loaded).await?,
            Command::RecordTries { endpoint, tries } => {
                loaded.endpoint = store.endpoint(scope, endpoint).await?;
                if again {
                    for (delivery, _) in tries {
                        loaded.deliveries.extend(store.delivery(scope, &delivery.id).await?);
                    }
                }
            }
            Command::CreateMerchant { slug, .. } => {
                loaded.slug_taken = store.merchants().await?.iter().any(|merchant| merchant.slug == *slug);
            }
            Command::CreateKey { .. } => loaded.merchant = store.merchant(scope.merchant).await?,
            Command::RevokeKey(id) => loaded.key = store.key(id).await?,
            Command::CreateCustomer(_) | Command::FanOut { .. } => {}
        }
        Ok(loaded)
    }

    async fn load_session(
        &self,
        scope: Scope,
        id: &SessionId,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        loaded.session = self.store().session(scope, id).await?;
        if let Some(current) = loaded.session.as_ref().and_then(|session| session.body.current.as_ref()) {
            loaded.current = self.store().attempt(scope, current).await?;
        }
        Ok(())
    }

    async fn load_attempt(
        &self,
        scope: Scope,
        id: &AttemptId,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        loaded.attempt = self.store().attempt(scope, id).await?;
        if let Some(attempt) = &loaded.attempt {
            loaded.session = self.store().session(scope, &attempt.session).await?;
        }
        Ok(())
    }

    async fn load_redelivery(
        &self,
        scope: Scope,
        id: &EventId,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        let Some(mut event) = self.store().event(scope, id).await? else { return Ok(()) };
        loaded.deliveries = self.store().deliveries_of(scope, id).await?;
        let endpoints = self.store().endpoints(scope, None, ALL).await?;
        let wanting: Vec<_> =
            endpoints.into_iter().filter(|endpoint| endpoint.wants(event.kind.as_str())).collect();
        event.pending = wanting.len();
        loaded.rendered = self.bodies(&event, &wanting);
        loaded.event = Some(event);
        Ok(())
    }
}

/// A count as a limit of a query.
pub(crate) fn limit(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
