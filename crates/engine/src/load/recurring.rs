//! What commands look at that are about a subscription, or about a session that pays for one; and links.
//!
//! The subscription is read before everything that hangs on it: whoever charges it, ends it or changes what it costs
//! writes its row, so a decision on rows that were read in between is a conflict.

use super::ALL;
use crate::Engine;
use kassa_domain::decision::Other;
use kassa_domain::id::{LinkId, Scope, SubscriptionId};
use kassa_domain::link::Opening;
use kassa_domain::subscription::{Subscription, SubscriptionPatch, SubscriptionStatus, current_of};
use kassa_domain::{Command, Loaded};
use kassa_store::StoreError;

impl Engine {
    pub(super) async fn load_recurring(
        &self,
        scope: Scope,
        command: &Command,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        let store = &self.ahead;
        match command {
            Command::Bill(id)
            | Command::CancelSubscription(id, _)
            | Command::PauseSubscription(id, _)
            | Command::ResumeSubscription(id)
            | Command::KeepSubscription(id)
            | Command::ChangeCard(id, _) => self.load_subscription(scope, id, loaded).await?,
            Command::PayInvoice(id) | Command::VoidInvoice(id) => {
                // Of which subscription an invoice is never changes, so it may be read first.
                let Some(invoice) = store.invoice(scope, id).await? else { return Ok(()) };
                self.load_subscription(scope, &invoice.subscription, loaded).await?;
                if loaded.invoice.as_ref().is_none_or(|open| open.id != *id) {
                    loaded.invoice = store.invoice(scope, id).await?;
                }
            }
            Command::CancelCurrent { uid, .. } => {
                if let Some(id) = self.current_subscription(scope, uid).await? {
                    self.load_subscription(scope, &id, loaded).await?;
                }
            }
            Command::UpdateSubscription(id, patch) => {
                self.load_subscription(scope, id, loaded).await?;
                self.load_items(scope, patch, loaded).await?;
            }
            Command::OpenPortal { customer, .. } => {
                loaded.customer = store.customer(scope, customer).await?;
                loaded.merchant = store.merchant(scope.merchant).await?;
            }
            Command::CreateLink(new) => self.load_new_session(scope, &new.template, loaded).await?,
            Command::UpdateLink(id, _, _) => {
                loaded.link = store.link(scope, id).await?;
                loaded.merchant = store.merchant(scope.merchant).await?;
            }
            Command::OpenLink(id, opening) => self.load_link(scope, id, opening, loaded).await?,
            _ => {}
        }
        Ok(())
    }

    /// A subscription with the invoice that is being collected and the session by which that is paid. A subscription
    /// that is not paid yet has the session that it began with instead.
    async fn load_subscription(
        &self,
        scope: Scope,
        id: &SubscriptionId,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        let store = &self.ahead;
        self.load_accounts(scope, loaded).await?;
        loaded.subscription = store.subscription(scope, id).await?;
        let Some(subscription) = loaded.subscription.clone() else { return Ok(()) };
        if let Some(open) = &subscription.body.open_invoice {
            loaded.invoice = store.invoice(scope, open).await?;
        }
        let session = match (&loaded.invoice, subscription.status) {
            (Some(invoice), _) => Some(invoice.body.session.clone()),
            (None, SubscriptionStatus::Incomplete) => Some(subscription.body.session.clone()),
            (None, _) => None,
        };
        if let Some(session) = session {
            self.load_session(scope, &session, loaded).await?;
            self.load_held(scope, loaded).await?;
        }
        match &subscription.customer {
            Some(customer) => self.load_entitled(scope, customer, loaded).await,
            None => Ok(()),
        }
    }

    /// Which subscription is meant where only the customer is named.
    async fn current_subscription(
        &self,
        scope: Scope,
        uid: &str,
    ) -> Result<Option<SubscriptionId>, StoreError> {
        let Some(customer) = self.ahead.customer_by_uid(scope, uid).await? else { return Ok(None) };
        let all = self.ahead.subscriptions(scope, None, ALL, None, Some(&customer.id)).await?;
        Ok(current_of(&all).map(|found| found.id.clone()))
    }

    /// What the subscription that a session starts takes the place of. It is read after what the customer has: every
    /// start of such a subscription writes that, so of two at once the second is decided anew.
    pub(super) async fn load_others(&self, scope: Scope, loaded: &mut Loaded) -> Result<(), StoreError> {
        let store = &self.ahead;
        let Some(session) = &loaded.session else { return Ok(()) };
        let replaces = session.body.terms.as_ref().is_some_and(|terms| terms.replaces);
        let Some(customer) = session.customer.as_ref().filter(|_| replaces) else { return Ok(()) };
        let all = store.subscriptions(scope, None, ALL, None, Some(customer)).await?;
        for subscription in all.into_iter().filter(|it| it.body.replaces && it.lives()) {
            loaded.others.push(self.collecting(scope, subscription).await?);
        }
        Ok(())
    }

    /// A subscription, read before the invoice that it collects and the session that pays that.
    pub(super) async fn collecting(
        &self,
        scope: Scope,
        subscription: Subscription,
    ) -> Result<Other, StoreError> {
        let store = &self.ahead;
        let invoice = match &subscription.body.open_invoice {
            Some(open) => store.invoice(scope, open).await?,
            None => None,
        };
        let session = match &invoice {
            Some(invoice) => store.session(scope, &invoice.body.session).await?,
            None => None,
        };
        Ok(Other { subscription, invoice, session })
    }

    /// The prices and products that changed lines name.
    async fn load_items(
        &self,
        scope: Scope,
        patch: &SubscriptionPatch,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        for id in patch.items.iter().filter_map(|item| item.price.as_ref()) {
            self.load_price(scope, id, loaded).await?;
        }
        Ok(())
    }

    async fn load_link(
        &self,
        scope: Scope,
        id: &LinkId,
        opening: &Opening,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        loaded.link = self.ahead.link(scope, id).await?;
        match loaded.link.as_ref().map(|link| link.session(opening)) {
            Some(new) => self.load_new_session(scope, &new, loaded).await,
            None => Ok(()),
        }
    }

    /// The link that opened a session, where paying the session takes a place of it.
    pub(super) async fn load_opener(&self, scope: Scope, loaded: &mut Loaded) -> Result<(), StoreError> {
        let session = loaded.session.as_ref().filter(|session| !session.body.holds_place);
        if let Some(link) = session.and_then(|session| session.body.link.as_ref()) {
            loaded.link = self.ahead.link(scope, link).await?;
        }
        Ok(())
    }

    /// The subscription that a session starts, pays for or changes the card of, and the invoice that is meant.
    pub(super) async fn load_billed(&self, scope: Scope, loaded: &mut Loaded) -> Result<(), StoreError> {
        let store = &self.ahead;
        let Some(session) = loaded.session.clone() else { return Ok(()) };
        let body = &session.body;
        if let Some(invoice) = &body.invoice {
            // Of which subscription an invoice is never changes, so it may be read twice.
            let Some(found) = store.invoice(scope, invoice).await? else { return Ok(()) };
            loaded.subscription = store.subscription(scope, &found.subscription).await?;
            loaded.invoice = store.invoice(scope, invoice).await?;
        } else if let Some(subscription) = &body.card_for {
            loaded.subscription = store.subscription(scope, subscription).await?;
            if let Some(open) = loaded.subscription.as_ref().and_then(|it| it.body.open_invoice.as_ref()) {
                loaded.invoice = store.invoice(scope, open).await?;
            }
        } else if let Some(subscription) = body.terms.as_ref().and_then(|terms| terms.subscription.as_ref()) {
            loaded.subscription = store.subscription(scope, subscription).await?;
        }
        Ok(())
    }
}
