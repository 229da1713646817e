//! Loading: which rows a command may look at.
//!
//! The reads are not one snapshot. What makes a decision safe is the version of every row that it updates,
//! so the rows that guard are read first.
//!
//! They may be rows whose commit is not on disk yet. What is decided on them is committed after them; where nothing is
//! committed, whoever asked hears of it only when they are on disk.

mod erase;
mod recurring;
mod session;
mod shop;
mod team;

use crate::{Engine, Fault};
use kassa_domain::account::Account;
use kassa_domain::command::NewRefund;
use kassa_domain::id::{AttemptId, EventId, Mode, Scope, SessionId};
use kassa_domain::processor::Outcome;
use kassa_domain::{Command, Loaded};
use kassa_store::StoreError;

/// No limit: where an endpoint is left out, it is never told, and nobody would know.
pub(crate) const ALL: i64 = i64::MAX;
/// Greater than the id of every session, also of those that stand in no list.
pub(crate) const EVERY: &str = "~";

impl Engine {
    /// `again` is true when an earlier commit of the same command met a conflict. Where no commit follows, `settled`
    /// must be waited for before anybody hears of what was loaded.
    pub(crate) async fn load(
        &self,
        scope: Scope,
        command: &Command,
        again: bool,
    ) -> Result<Box<Loaded>, Fault> {
        // On the heap: it has room for everything that any command looks at.
        let mut loaded = Box::<Loaded>::default();
        let command = match command {
            Command::Heard { told, .. } => told,
            plain => plain,
        };
        match command {
            Command::CreateSession(_)
            | Command::UpdateSession(..)
            | Command::ExpireSession(_)
            | Command::LapseSession(_)
            | Command::Choose(..)
            | Command::CreatePayment(_)
            | Command::Pay(_) => Box::pin(self.load_for_session(scope, command, &mut loaded)).await?,
            Command::Prepare(_)
            | Command::Prepared { .. }
            | Command::Reroute(_)
            | Command::CapturePayment(..)
            | Command::CancelPayment(_)
            | Command::GiveBack(_)
            | Command::Stumble { .. }
            | Command::See { .. }
            | Command::CreateRefund(_)
            | Command::AdvanceRefund { .. }
            | Command::SettleRefund { .. }
            | Command::HearDispute(..)
            | Command::CreateAccount(_)
            | Command::UpdateAccount { .. }
            | Command::Park(_)
            | Command::ReportDifference(_) => Box::pin(self.load_money(scope, command, &mut loaded)).await?,
            Command::Settle { .. }
            | Command::Show { .. }
            | Command::Answer(_)
            | Command::Abandon(_)
            | Command::Advance { .. }
            | Command::Wait { .. } => Box::pin(self.load_for_attempt(scope, command, &mut loaded)).await?,
            _ => Box::pin(self.load_other(scope, command, again, &mut loaded)).await?,
        }
        Ok(loaded)
    }

    /// What commands that are about no payment look at.
    async fn load_other(
        &self,
        scope: Scope,
        command: &Command,
        again: bool,
        loaded: &mut Loaded,
    ) -> Result<(), Fault> {
        match command {
            Command::CreateEndpoint(_)
            | Command::UpdateEndpoint(..)
            | Command::RotateSecret { .. }
            | Command::DeleteEndpoint(_)
            | Command::DeleteSetting(_)
            | Command::Redeliver(..)
            | Command::Replay { .. }
            | Command::ReplaySome { .. }
            | Command::RecordTries { .. }
            | Command::CreateMerchant { .. }
            | Command::CreateKey { .. }
            | Command::SetRedirectHosts(_)
            | Command::UpdateBranding(_)
            | Command::RevokeKey(_) => self.load_admin(scope, command, again, loaded).await?,
            Command::Bill(_)
            | Command::UpdateSubscription(..)
            | Command::CancelSubscription(..)
            | Command::CancelCurrent { .. }
            | Command::PauseSubscription(..)
            | Command::ResumeSubscription(_)
            | Command::KeepSubscription(_)
            | Command::PayInvoice(_)
            | Command::VoidInvoice(_)
            | Command::ChangeCard(..)
            | Command::OpenPortal { .. }
            | Command::CreateLink(_)
            | Command::UpdateLink(..)
            | Command::OpenLink(..) => self.load_recurring(scope, command, loaded).await?,
            Command::DeleteCustomer(_)
            | Command::EraseCustomer(_)
            | Command::EraseSession(_)
            | Command::EraseInvoice(_) => self.load_erased(scope, command, loaded).await?,
            Command::Team(command) => self.load_team(scope, command, loaded).await?,
            Command::FanOut { .. } | Command::CreatePlan(_) => {}
            Command::TurnClock(_) | Command::TickClock { .. } | Command::ReleaseClock => {
                loaded.clock = self.clock(scope).await?;
            }
            _ => self.load_shop(scope, command, loaded).await?,
        }
        Ok(())
    }

    /// What commands about a payment that is under way look at.
    async fn load_for_attempt(
        &self,
        scope: Scope,
        command: &Command,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        match command {
            Command::Settle { attempt, outcome, .. } => {
                self.load_settled(scope, attempt, outcome, loaded).await
            }
            Command::Show { attempt, .. } => {
                self.load_attempt(scope, attempt, loaded).await?;
                self.load_held(scope, loaded).await?;
                self.load_billed(scope, loaded).await
            }
            Command::Answer(attempt)
            | Command::Abandon(attempt)
            | Command::Advance { attempt, .. }
            | Command::Wait { attempt, .. } => self.load_attempt(scope, attempt, loaded).await,
            _ => Ok(()),
        }
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
            Command::CreatePayment(new) => {
                self.load_buyer(scope, new.customer.as_ref(), loaded).await?;
                self.load_accounts(scope, loaded).await?;
            }
            Command::UpdateSession(id, _) => {
                loaded.session = self.ahead.session(scope, &self.meant(id).await?).await?;
            }
            Command::ExpireSession(id) | Command::LapseSession(id) => {
                loaded.session = self.ahead.session(scope, &self.meant(id).await?).await?;
                self.load_current(scope, loaded).await?;
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
                self.load_accounts(scope, loaded).await?;
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
            Outcome::Succeeded(_) | Outcome::Authorized(_) => {
                let known = loaded.attempt.as_ref().is_some_and(|attempt| attempt.captured > 0);
                // What is captured already can only turn out to have been given back.
                if known {
                    self.load_billed(scope, loaded).await?;
                    return self.load_granted(scope, loaded).await;
                }
                self.load_current(scope, loaded).await?;
                self.load_completion(scope, loaded).await
            }
            Outcome::Declined(_) | Outcome::Unavailable => self.load_billed(scope, loaded).await,
            Outcome::Unknown => Ok(()),
        }
    }

    /// The payment that a refund is of, and what all of it being back takes away.
    async fn load_refunded(&self, scope: Scope, new: &NewRefund, loaded: &mut Loaded) -> Result<(), Fault> {
        let store = &self.ahead;

        let named = match (&new.payment, &new.session) {
            (Some(payment), _) => Some(payment.clone()),
            (None, Some(session)) => {
                let session = store.session(scope, &self.meant(session).await?).await?;
                session.and_then(|session| session.paid_by)
            }
            (None, None) => None,
        };
        if let Some(payment) = named {
            self.load_attempt(scope, &payment, loaded).await?;
            self.load_granted(scope, loaded).await?;
        }
        Ok(())
    }

    /// What commands about held money, refunds, disputes and accounts look at.
    async fn load_money(&self, scope: Scope, command: &Command, loaded: &mut Loaded) -> Result<(), Fault> {
        let store = &self.ahead;
        match command {
            Command::Prepare(id) => {
                loaded.session = self.ahead.session(scope, id).await?;
                self.load_accounts(scope, loaded).await?;
                self.load_current(scope, loaded).await?;
            }
            Command::Prepared { session, .. } => {
                loaded.session = self.ahead.session(scope, session).await?;
            }
            Command::Reroute(attempt) => {
                self.load_attempt(scope, attempt, loaded).await?;
                self.load_accounts(scope, loaded).await?;
            }
            Command::CapturePayment(attempt, _)
            | Command::CancelPayment(attempt)
            | Command::GiveBack(attempt)
            | Command::Stumble { attempt, .. } => self.load_attempt(scope, attempt, loaded).await?,
            Command::See { attempt, .. } => self.load_attempt(scope, &attempt.id, loaded).await?,
            Command::CreateRefund(new) => self.load_refunded(scope, new, loaded).await?,
            Command::AdvanceRefund { refund, .. } => loaded.refund = store.refund(scope, refund).await?,
            Command::SettleRefund { refund, .. } => {
                loaded.refund = store.refund(scope, refund).await?;
                if let Some(refund) = &loaded.refund {
                    let attempt = refund.attempt.clone();
                    self.load_attempt(scope, &attempt, loaded).await?;
                    self.load_granted(scope, loaded).await?;
                }
            }
            Command::HearDispute(attempt, news) => {
                self.load_attempt(scope, attempt, loaded).await?;
                loaded.dispute = store.dispute_called(scope, attempt, &news.reference).await?;
            }
            Command::CreateAccount(new) => {
                loaded.accounts = Some(store.accounts(scope).await?);
                self.load_strangers(scope, loaded).await?;
                loaded.settings_problem = self.vet_settings(scope, &new.processor, None, &new.patch)?;
            }
            Command::UpdateAccount { account, patch, .. } => {
                loaded.account = store.account(scope, account).await?;
                loaded.accounts = Some(store.accounts(scope).await?);
                self.load_strangers(scope, loaded).await?;
                if let Some(account) = &loaded.account {
                    let processor = account.processor.clone();
                    loaded.settings_problem = self.vet_settings(scope, &processor, Some(account), patch)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The accounts of others that take real money. Play money is nobody's.
    async fn load_strangers(&self, scope: Scope, loaded: &mut Loaded) -> Result<(), StoreError> {
        if scope.mode == Mode::Live {
            let all = self.ahead.every_account().await?;
            let is_strange = |it: &Account| it.scope.mode == Mode::Live && it.scope != scope;
            loaded.strangers = all.into_iter().filter(is_strange).collect();
        }
        Ok(())
    }

    /// What commands about endpoints, merchants and keys look at.
    async fn load_admin(
        &self,
        scope: Scope,
        command: &Command,
        again: bool,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        let store = &self.ahead;
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
            Command::Redeliver(id, _) => self.load_redelivery(scope, id, loaded).await?,
            Command::Replay { endpoint, .. } => {
                loaded.endpoint = store.endpoint(scope, endpoint).await?;
                loaded.last_place = store.last_place(scope).await?;
            }
            Command::ReplaySome { endpoint, .. } => loaded.endpoint = store.endpoint(scope, endpoint).await?,
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
            Command::CreateKey { .. } | Command::SetRedirectHosts(_) => {
                loaded.merchant = store.merchant(scope.merchant).await?;
            }
            Command::UpdateBranding(patch) => {
                loaded.merchant = store.merchant(scope.merchant).await?;
                if patch.logo.is_some() {
                    loaded.pictures = store.pictures(scope).await?;
                }
            }
            Command::RevokeKey(id) => {
                loaded.key = store.key(id).await?.filter(|key| key.scope == scope);
            }
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
        loaded.session = self.ahead.session(scope, id).await?;
        self.load_current(scope, loaded).await
    }

    /// The latest attempt of the session.
    async fn load_current(&self, scope: Scope, loaded: &mut Loaded) -> Result<(), StoreError> {
        if let Some(current) = loaded.session.as_ref().and_then(|session| session.body.current.as_ref()) {
            loaded.current = self.ahead.attempt(scope, current).await?;
        }
        Ok(())
    }

    async fn load_attempt(
        &self,
        scope: Scope,
        id: &AttemptId,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        loaded.attempt = self.ahead.attempt(scope, id).await?;
        if let Some(attempt) = &loaded.attempt {
            loaded.session = self.ahead.session(scope, &attempt.session).await?;
        }
        Ok(())
    }

    async fn load_redelivery(
        &self,
        scope: Scope,
        id: &EventId,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        let Some(mut event) = self.ahead.event(scope, id).await? else { return Ok(()) };
        loaded.deliveries = self.ahead.deliveries_of(scope, id).await?;
        let endpoints = self.ahead.endpoints(scope, None, ALL).await?;
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
