//! Looking up subscriptions, invoices and links, and what the pages about them say.

use super::{Window, answer};
use crate::load::{ALL, limit};
use crate::{Engine, Fault};
use kassa_domain::customer::Customer;
use kassa_domain::decision::Seal;
use kassa_domain::event::Cause;
use kassa_domain::id::{InvoiceId, LinkId, Scope};
use kassa_domain::invoice::{Invoice, InvoiceStatus};
use kassa_domain::link::{Link, LinkKind, Opening};
use kassa_domain::merchant::{Merchant, Sealed};
use kassa_domain::portal::{PURPOSE, Pass, back_purpose};
use kassa_domain::query::Listed;
use kassa_domain::refusal::Noun;
use kassa_domain::session::Session;
use kassa_domain::subscription::{Subscription, SubscriptionFilter, SubscriptionStatus};
use kassa_domain::{Answer, Command, Query, Refusal, Timestamp, decide};
use kassa_store::{InvoicesOf, StoreError};

/// So many receipts are shown in the portal.
const RECEIPTS: i64 = 50;
/// So many subscriptions are looked through at a time.
const PART: i64 = 200;

/// What the page of an invoice says.
#[derive(Clone, Debug)]
pub struct InvoiceView {
    /// The invoice.
    pub invoice: Invoice,
    /// The session by which it is or was paid.
    pub session: Option<Session>,
    /// Who pays.
    pub customer: Option<Customer>,
    /// Who sells.
    pub merchant: Option<Merchant>,
}

/// What a customer sees in the portal.
#[derive(Clone, Debug)]
pub struct PortalView {
    /// Who.
    pub customer: Customer,
    /// Whose shop.
    pub merchant: Option<Merchant>,
    /// The subscriptions that were ever paid, the latest first.
    pub subscriptions: Vec<Subscription>,
    /// The invoices that are open or paid, the latest first.
    pub invoices: Vec<Invoice>,
    /// What time it is for the merchant.
    pub now: Timestamp,
}

/// What the page of a link says.
#[derive(Clone, Debug)]
pub struct LinkView {
    /// The link.
    pub link: Link,
    /// Who sells.
    pub merchant: Option<Merchant>,
    /// The session that it would open, or why it opens none.
    pub offered: Result<Box<Session>, Refusal>,
    /// What time it is for the merchant.
    pub now: Timestamp,
}

impl Engine {
    /// Answers a query about subscriptions, invoices, links and offers.
    pub(super) async fn query_recurring(
        &self,
        scope: Scope,
        query: &Query,
        window: &Window<'_>,
    ) -> Result<Result<Answer, Refusal>, Fault> {
        let (store, before, more) = (self.store(), window.before, window.more);
        Ok(match query {
            Query::Subscription(id) => {
                answer(store.subscription(scope, id).await?, Noun::Subscription, |found| {
                    Answer::Subscription(Box::new(found))
                })
            }
            Query::Subscriptions { status, customer, .. } => {
                let found = store.subscriptions(scope, before, more, *status, customer.as_ref()).await?;
                Ok(Answer::Subscriptions(window.cut(found)))
            }
            Query::SubscriptionsLike(_, filter) => match &filter.link {
                Some(link) if store.link(scope, link).await?.is_none() => Err(Refusal::NotFound(Noun::Offer)),
                _ => Ok(Answer::Subscriptions(self.subscriptions_like(scope, window, filter).await?)),
            },
            Query::Invoice(id) => answer(store.invoice(scope, id).await?, Noun::Invoice, |found| {
                Answer::Invoice(Box::new(found))
            }),
            Query::Invoices { status, customer, subscription, .. } => {
                let of = match (subscription, customer) {
                    (Some(subscription), _) => InvoicesOf::Subscription(subscription),
                    (None, Some(customer)) => InvoicesOf::Customer(customer),
                    (None, None) => InvoicesOf::Everybody,
                };
                let mut found = store.invoices(scope, before, more, of, *status).await?;
                found.retain(|invoice| customer.is_none() || invoice.customer == *customer);
                Ok(Answer::Invoices(window.cut(found)))
            }
            Query::Link(id, kind) => {
                let noun = match kind {
                    LinkKind::Link => Noun::Link,
                    LinkKind::Offer => Noun::Offer,
                };
                let found = store.link(scope, id).await?.filter(|link| link.kind == *kind);
                answer(found, noun, |found| Answer::Link(Box::new(found), false))
            }
            Query::Links { kind, active, .. } => {
                let found = store.links(scope, before, more, *kind, *active).await?;
                Ok(Answer::Links(*kind, window.cut(found)))
            }
            _ => Err(Refusal::NotFound(Noun::Subscription)),
        })
    }

    /// Subscriptions that fit. They are read part by part, because no column holds what most filters are about.
    async fn subscriptions_like(
        &self,
        scope: Scope,
        window: &Window<'_>,
        filter: &SubscriptionFilter,
    ) -> Result<Listed<Subscription>, StoreError> {
        let status = match filter.statuses.as_deref() {
            Some([one]) => Some(*one),
            _ => None,
        };
        let (mut found, mut before) = (vec![], window.before.map(str::to_owned));
        loop {
            let part = self.store().subscriptions(scope, before.as_deref(), PART, status, None).await?;
            let is_last = limit(part.len()) < PART;
            before = part.last().map(|last| last.id.as_str().to_owned());
            found.extend(part.into_iter().filter(|it| filter.fits(it)));
            if is_last || limit(found.len()) >= window.more {
                return Ok(window.cut(found));
            }
        }
    }

    /// The invoice that a session pays, and the subscription that it is about.
    pub(super) async fn billed(
        &self,
        session: &Session,
    ) -> Result<(Option<Invoice>, Option<Subscription>), StoreError> {
        let (store, scope, body) = (self.store(), session.scope, &session.body);
        let invoice = match &body.invoice {
            Some(invoice) => store.invoice(scope, invoice).await?,
            None => None,
        };
        let started = body.terms.as_ref().and_then(|terms| terms.subscription.as_ref());
        let named =
            invoice.as_ref().map(|invoice| &invoice.subscription).or(body.card_for.as_ref()).or(started);
        let subscription = match named {
            Some(named) => store.subscription(scope, named).await?,
            None => None,
        };
        Ok((invoice, subscription))
    }

    /// What the page of an invoice says; `None` when the id is nobody's.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn invoice_view(&self, id: &InvoiceId) -> Result<Option<InvoiceView>, Fault> {
        let (Some(scope), store) = (id.scope(), self.store()) else { return Ok(None) };
        let Some(invoice) = store.invoice(scope, id).await? else { return Ok(None) };
        let session = store.session(scope, &invoice.body.session).await?;
        let customer = match &invoice.customer {
            Some(customer) => store.customer(scope, customer).await?,
            None => None,
        };
        let merchant = store.merchant(scope.merchant).await?;
        Ok(Some(InvoiceView { invoice, session, customer, merchant }))
    }

    /// Whom the secret part of a portal's address lets in; `None` when nobody, or not any more.
    #[must_use]
    pub fn pass(&self, token: &str) -> Option<Pass> {
        let text = self.parts.vault.open(PURPOSE, &Sealed(token.to_owned()))?;
        let pass = Pass::read(text.expose())?;
        (self.wall() < pass.until).then_some(pass)
    }

    /// Where the page for another card leads back to.
    #[must_use]
    pub fn way_back(&self, session: &Session) -> Option<String> {
        let sealed = session.body.back.as_ref()?;
        let url = self.parts.vault.open(&back_purpose(&session.id), sealed)?;
        Some(url.expose().to_owned())
    }

    /// What a customer sees in the portal.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn portal_view(&self, pass: &Pass) -> Result<Option<PortalView>, Fault> {
        let (store, scope) = (self.store(), pass.scope);
        let found = store.customer(scope, &pass.customer).await?;
        let Some(customer) = found.filter(|found| !found.is_deleted()) else { return Ok(None) };
        let mut subscriptions = store.subscriptions(scope, None, ALL, None, Some(&pass.customer)).await?;
        subscriptions
            .retain(|it| it.status != SubscriptionStatus::Incomplete && it.body.started_at.is_some());
        let of = InvoicesOf::Customer(&pass.customer);
        let mut invoices = store.invoices(scope, None, RECEIPTS, of, None).await?;
        invoices.retain(|it| matches!(it.status, InvoiceStatus::Paid | InvoiceStatus::Open));
        let merchant = store.merchant(scope.merchant).await?;
        let now = self.now(scope).await?;
        Ok(Some(PortalView { customer, merchant, subscriptions, invoices, now }))
    }

    /// What the page of a link says; `None` when the id is nobody's. Nothing is written: the session that it shows is
    /// made anew when the buyer goes on.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn link_view(&self, id: &LinkId, opening: &Opening) -> Result<Option<LinkView>, Fault> {
        let Some(scope) = id.scope() else { return Ok(None) };
        let command = Command::OpenLink(id.clone(), opening.clone());
        let loaded = self.load(scope, &command, false).await?;
        let Some(link) = loaded.link.clone() else { return Ok(None) };
        let time = self.time(scope).await?;
        let cause = Cause::default();
        let decided = decide(&command, &loaded, &self.given(scope, time, &cause));
        let offered = decided.and_then(|decision| match decision.answer {
            Answer::Session { session, .. } => Ok(Box::new(session)),
            _ => Err(Refusal::NotFound(Noun::Session)),
        });
        let merchant = self.store().merchant(scope.merchant).await?;
        self.store().settled().await?;
        Ok(Some(LinkView { link, merchant, offered, now: time.now }))
    }
}
