//! Loading: which rows a command may look at.
//!
//! The reads are not one snapshot. What makes a decision safe is the version of every row that it updates,
//! so the rows that guard are read first.

mod recurring;
mod session;
mod shop;

use crate::Engine;
use kassa_domain::id::{AttemptId, EventId, Scope, SessionId};
use kassa_domain::processor::Outcome;
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
        let mut loaded = Loaded::default();
        match command {
            Command::CreateSession(_)
            | Command::ExpireSession(_)
            | Command::LapseSession(_)
            | Command::Choose(..)
            | Command::CreatePayment(_)
            | Command::Pay(_) => self.load_for_session(scope, command, &mut loaded).await?,
            Command::Settle { attempt, outcome, .. } => {
                self.load_settled(scope, attempt, outcome, &mut loaded).await?;
            }
            Command::Show { attempt, .. } => {
                self.load_attempt(scope, attempt, &mut loaded).await?;
                self.load_held(scope, &mut loaded).await?;
                self.load_billed(scope, &mut loaded).await?;
            }
            Command::EndEntitlement(customer) => self.load_entitled(scope, customer, &mut loaded).await?,
            Command::Answer(attempt)
            | Command::Abandon(attempt)
            | Command::Advance { attempt, .. }
            | Command::Wait { attempt, .. } => self.load_attempt(scope, attempt, &mut loaded).await?,
            Command::CreateEndpoint(_)
            | Command::UpdateEndpoint(..)
            | Command::RotateSecret { .. }
            | Command::DeleteEndpoint(_)
            | Command::DeleteSetting(_)
            | Command::Redeliver(_)
            | Command::RecordTries { .. }
            | Command::CreateMerchant { .. }
            | Command::CreateKey { .. }
            | Command::RevokeKey(_) => self.load_admin(scope, command, again, &mut loaded).await?,
            Command::Bill(_)
            | Command::UpdateSubscription(..)
            | Command::CancelSubscription(..)
            | Command::CancelCurrent { .. }
            | Command::PauseSubscription(..)
            | Command::ResumeSubscription(_)
            | Command::KeepSubscription(_)
            | Command::ChangeCard(..)
            | Command::OpenPortal { .. }
            | Command::CreateLink(_)
            | Command::UpdateLink(..)
            | Command::OpenLink(..) => self.load_recurring(scope, command, &mut loaded).await?,
            Command::FanOut { .. } | Command::CreatePlan(_) => {}
            Command::TurnClock(_) | Command::TickClock { .. } | Command::ReleaseClock => {
                loaded.clock = self.clock(scope).await?;
            }
            Command::CreateCustomer(_)
            | Command::UpdateCustomer(..)
            | Command::CreateProduct(_)
            | Command::UpdateProduct(..)
            | Command::CreatePrice(_)
            | Command::UpdatePrice(..)
            | Command::SyncCatalog(..)
            | Command::CreateCoupon(_)
            | Command::UpdateCoupon(..)
            | Command::DeleteCoupon(_)
            | Command::CreatePromotionCode(_)
            | Command::UpdatePromotionCode(..)
            | Command::CreateTaxRate(_)
            | Command::UpdateTaxRate(..) => self.load_shop(scope, command, &mut loaded).await?,
        }
        Ok(loaded)
    }

    /// What commands about a session look at.
    async fn load_for_session(
        &self,
        scope: Scope,
        command: &Command,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        match command {
            Command::CreateSession(new) => self.load_new_session(scope, new, loaded).await?,
            Command::CreatePayment(new) => self.load_buyer(scope, new.customer.as_ref(), loaded).await?,
            Command::ExpireSession(id) | Command::LapseSession(id) => {
                loaded.session = self.store().session(scope, &self.meant(id).await?).await?;
                if loaded.session.as_ref().is_some_and(|session| session.body.direct) {
                    self.load_current(scope, loaded).await?;
                }
                self.load_held(scope, loaded).await?;
                self.load_billed(scope, loaded).await?;
            }
            Command::Choose(id, choice) => {
                self.load_session(scope, id, loaded).await?;
                self.load_choice(scope, choice, None, loaded).await?;
            }
            Command::Pay(pay) => {
                self.load_session(scope, &pay.session, loaded).await?;
                self.load_choice(scope, &pay.choice, pay.email.as_deref(), loaded).await?;
                self.load_opener(scope, loaded).await?;
                self.load_completion(scope, loaded).await?;
            }
            _ => {}
        }
        Ok(())
    }

    /// What settling an attempt looks at, by what its processor said.
    async fn load_settled(
        &self,
        scope: Scope,
        attempt: &AttemptId,
        outcome: &Outcome,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        self.load_attempt(scope, attempt, loaded).await?;
        self.load_held(scope, loaded).await?;
        match outcome {
            Outcome::Succeeded { .. } => {
                self.load_current(scope, loaded).await?;
                self.load_completion(scope, loaded).await
            }
            Outcome::Refunded => {
                self.load_billed(scope, loaded).await?;
                self.load_granted(scope, loaded).await
            }
            Outcome::Declined(_) => self.load_billed(scope, loaded).await,
            Outcome::Unknown | Outcome::RefundFailed => Ok(()),
        }
    }

    /// What commands about endpoints, merchants and keys look at.
    async fn load_admin(
        &self,
        scope: Scope,
        command: &Command,
        again: bool,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        let store = self.store();
        match command {
            Command::CreateEndpoint(new) => {
                loaded.address_problem = self.parts.http.vet(&new.url).await.err();
                // The row whose version guards the commit is read before what it guards. The other way
                // round, somebody could
                // commit between the two reads, and an old count would pass under a new version.
                loaded.merchant = store.merchant(scope.merchant).await?;
                loaded.endpoints = store.endpoints(scope, None, ALL).await?;
                if let Some(key) = &new.setting {
                    loaded.key = store.key(key).await?;
                }
            }
            Command::UpdateEndpoint(id, patch) => {
                if let Some(url) = &patch.url {
                    loaded.address_problem = self.parts.http.vet(url).await.err();
                }
                loaded.endpoint = store.endpoint(scope, id).await?;
            }
            Command::RotateSecret { endpoint: id, .. } | Command::DeleteEndpoint(id) => {
                loaded.endpoint = store.endpoint(scope, id).await?;
            }
            Command::DeleteSetting(_) => loaded.endpoints = store.endpoints(scope, None, ALL).await?,
            Command::Redeliver(id) => self.load_redelivery(scope, id, loaded).await?,
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
            _ => {}
        }
        Ok(())
    }

    async fn load_session(
        &self,
        scope: Scope,
        id: &SessionId,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        loaded.session = self.store().session(scope, id).await?;
        self.load_current(scope, loaded).await
    }

    /// The latest attempt of the session.
    async fn load_current(&self, scope: Scope, loaded: &mut Loaded) -> Result<(), StoreError> {
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
        let wanting = self.wanting(&endpoints, event.kind);
        loaded.rendered = self.bodies(&mut event, &wanting).await?;
        loaded.event = Some(event);
        Ok(())
    }
}

/// A count as a limit of a query.
pub(crate) fn limit(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
