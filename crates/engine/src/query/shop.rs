//! Looking up customers' things, the catalog, and what sessions are made of.

use super::{Window, answer};
use crate::load::ALL;
use crate::{Engine, Fault};
use kassa_domain::answer::More;
use kassa_domain::catalog::{Price, Product};
use kassa_domain::customer::{Customer, OnFile};
use kassa_domain::event::Cause;
use kassa_domain::id::{AttemptId, CustomerId, LinkId, Mode, Scope, SessionId, ShippingRateId};
use kassa_domain::link::{LinkKind, Opening};
use kassa_domain::query::{CustomersOwn, Expand, Listed, PageOf, Who};
use kassa_domain::refusal::{Noun, invalid};
use kassa_domain::session::Session;
use kassa_domain::shipping::ShippingRate;
use kassa_domain::{Answer, Command, Query, Refusal};
use kassa_store::StoreError;

type Answered = Result<Result<Answer, Refusal>, Fault>;

impl Engine {
    /// Answers a query about the catalog, discounts or taxes.
    pub(super) async fn query_shop(&self, scope: Scope, query: &Query, window: &Window<'_>) -> Answered {
        let (store, now) = (self.store(), self.now(scope).await?);
        let (before, more) = (window.before, window.more);
        Ok(match query {
            Query::Product(id) => answer(store.product(scope, id).await?, Noun::Product, |found| {
                Answer::Product(Box::new(found), false)
            }),
            Query::Products { tier: Some(tier), active, .. } => {
                let found = store.product_by_tier(scope, tier).await?;
                let found = found.into_iter().filter(|product| active.is_none_or(|it| product.active == it));
                Ok(Answer::Products(window.cut(found.collect())))
            }
            Query::Products { active, .. } => {
                Ok(Answer::Products(window.cut(store.products(scope, before, more, *active).await?)))
            }
            Query::Price(id) => answer(store.price(scope, id).await?, Noun::Price, |found| {
                Answer::Price(Box::new(found), false)
            }),
            Query::Prices { lookup_key: Some(key), active, product, .. } => {
                let found = store.price_by_lookup_key(scope, key).await?.into_iter().filter(|price| {
                    active.is_none_or(|it| price.active == it)
                        && product.as_ref().is_none_or(|it| price.product == *it)
                });
                Ok(Answer::Prices(window.cut(found.collect())))
            }
            Query::Prices { active, product, .. } => {
                let prices = store.prices(scope, before, more, *active, product.as_ref()).await?;
                Ok(Answer::Prices(window.cut(prices)))
            }
            Query::Plan(id) => {
                answer(self.plan(scope, id).await?, Noun::Price, |found| Answer::Plan(Box::new(found), false))
            }
            Query::Plans { active, .. } => Ok(Answer::Plans(self.plans(scope, *active, window).await?)),
            Query::Coupon(id) => {
                let found = store.coupon(scope, id).await?.filter(|coupon| coupon.active);
                answer(found, Noun::Coupon, |found| Answer::Coupon(Box::new(found), false, now))
            }
            Query::Coupons(_) => {
                Ok(Answer::Coupons(window.cut(store.coupons(scope, before, more).await?), now))
            }
            Query::PromotionCode(id) => {
                answer(store.promotion_code(scope, id).await?, Noun::PromotionCode, |found| {
                    Answer::PromotionCode(Box::new(found), false)
                })
            }
            Query::PromotionCodes { code, coupon, active, .. } => {
                let code = code.as_ref().map(|code| code.trim().to_ascii_uppercase());
                let codes = store
                    .promotion_codes(scope, before, more, code.as_deref(), coupon.as_ref(), *active)
                    .await?;
                Ok(Answer::PromotionCodes(window.cut(codes)))
            }
            Query::TaxRate(id) => answer(store.tax_rate(scope, id).await?, Noun::TaxRate, |found| {
                Answer::TaxRate(Box::new(found), false)
            }),
            Query::TaxRates { active, .. } => {
                Ok(Answer::TaxRates(window.cut(store.tax_rates(scope, before, more, *active).await?)))
            }
            other => self.query_people(scope, other, window).await?,
        })
    }

    /// Answers a query about shipping rates, customers and what is theirs, and what sessions are made of.
    async fn query_people(&self, scope: Scope, query: &Query, window: &Window<'_>) -> Answered {
        let (store, before, more) = (self.store(), window.before, window.more);
        Ok(match query {
            Query::Customers { uid: Some(uid), email, .. } => {
                let found = store.customer_by_uid(scope, uid).await?;
                let fits = |it: &Customer| email.is_none() || it.email == *email;
                Ok(Answer::Customers(window.cut(found.into_iter().filter(fits).collect())))
            }
            Query::Customers { email, .. } => {
                let customers = self.customers_there(scope, before, more, email.as_deref()).await?;
                Ok(Answer::Customers(window.cut(customers)))
            }
            Query::ShippingRate(id, within) => {
                answer(self.shipping_rate(scope, id, within.as_ref()).await?, Noun::ShippingRate, |found| {
                    Answer::ShippingRate(Box::new(found), false)
                })
            }
            Query::ShippingRates { active, currency, .. } => {
                let rates = store.shipping_rates(scope, before, more, (*active, *currency)).await?;
                Ok(Answer::ShippingRates(window.cut(rates)))
            }
            Query::Own(id, own, _) => self.own(scope, id, *own, window).await?,
            Query::Entitlement { who, app } => self.entitlement(scope, who, app.as_deref()).await?,
            Query::Catalog { app, tier } => {
                self.catalog(Some(scope), app.as_deref(), tier.as_deref()).await?
            }
            Query::PaymentMethod(id) => self.payment_method(scope, id).await?,
            Query::LineItems(id, page) => self.line_items(scope, id, page).await?,
            Query::LinkLines(id) => self.link_lines(scope, id).await?,
            Query::Explain(id) => {
                answer(store.session(scope, &self.meant(id).await?).await?, Noun::Session, |session| {
                    Answer::Explained(Box::new(session))
                })
            }
            _ => Err(Refusal::NotFound(Noun::Session)),
        })
    }

    /// Customers, the newest first, without those who were deleted: of them only an empty row is left.
    async fn customers_there(
        &self,
        scope: Scope,
        before: Option<&str>,
        limit: i64,
        email: Option<&str>,
    ) -> Result<Vec<Customer>, StoreError> {
        let most = usize::try_from(limit).unwrap_or_default();
        let (mut found, mut before) = (vec![], before.map(str::to_owned));
        loop {
            let part = self.store().customers(scope, before.as_deref(), limit, email).await?;
            let is_last = part.len() < most;
            before = part.last().map(|customer| customer.id.as_str().to_owned());
            found.extend(part.into_iter().filter(|customer| !customer.is_deleted()));
            if is_last || found.len() >= most {
                found.truncate(most);
                return Ok(found);
            }
        }
    }

    /// Answers a query that needs no key.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn query_openly(&self, query: &Query) -> Answered {
        match query {
            Query::Catalog { app, tier } => self.catalog(None, app.as_deref(), tier.as_deref()).await,
            Query::Token { key, secret } => self.token(key, secret).await,
            _ => Ok(Err(Refusal::NotFound(Noun::App))),
        }
    }

    /// A means of payment, as long as it is on file.
    pub(super) async fn payment_method(&self, scope: Scope, id: &AttemptId) -> Answered {
        let store = self.store();
        let customer = match store.attempt(scope, id).await?.and_then(|attempt| attempt.customer) {
            Some(customer) => store.customer(scope, &customer).await?,
            None => None,
        };
        let found = customer.and_then(|customer| {
            let method = customer.body.methods.into_iter().find(|method| method.id == *id)?;
            Some(Answer::PaymentMethod { customer: customer.id, method: Box::new(method), on_file: true })
        });
        Ok(found.ok_or(Refusal::NotFound(Noun::PaymentMethod)))
    }

    async fn own(&self, scope: Scope, id: &CustomerId, own: CustomersOwn, window: &Window<'_>) -> Answered {
        let store = self.store();
        let Some(customer) = store.customer(scope, id).await? else {
            return Ok(Err(Refusal::NotFound(Noun::Customer)));
        };
        Ok(Ok(match own {
            CustomersOwn::Sessions => {
                let sessions = store.sessions(scope, window.before, window.more, None, Some(id)).await?;
                Answer::Sessions(bare(window.cut(sessions)))
            }
            CustomersOwn::Payments => {
                let payments = store.attempts(scope, window.before, window.more, None, Some(id)).await?;
                Answer::Payments(window.cut(payments))
            }
            CustomersOwn::Methods => {
                let before = window.before.map(AttemptId::named);
                let is_older = |method: &OnFile| before.as_ref().is_none_or(|before| method.id < *before);
                let newest_first = customer.body.methods.into_iter().rev().filter(is_older).collect();
                Answer::PaymentMethods(customer.id, window.cut(newest_first))
            }
            CustomersOwn::Entitlements => {
                let found = store.entitlement(scope, id).await?.into_iter();
                // There is one, so nothing comes after a cursor.
                let found = found.filter(|_| window.before.is_none());
                let items = found.map(|entitlement| (entitlement, customer.uid.clone())).collect();
                let merchant = store.merchant(scope.merchant).await?;
                let app = merchant.map(|merchant| merchant.slug).unwrap_or_default();
                Answer::Entitlements {
                    app,
                    listed: Listed { items, has_more: false },
                    now: self.now(scope).await?,
                }
            }
        }))
    }

    /// A stored rate, or one that stands nowhere but in the cart of a session.
    async fn shipping_rate(
        &self,
        scope: Scope,
        id: &ShippingRateId,
        within: Option<&SessionId>,
    ) -> Result<Option<ShippingRate>, StoreError> {
        let stored = self.store().shipping_rate(scope, id).await?;
        let (None, Some(session)) = (&stored, within) else { return Ok(stored) };
        let Some(session) = self.store().session(scope, session).await? else { return Ok(None) };
        let cart = session.cart();
        let way = cart.shipping.iter().find(|way| way.id == *id);
        Ok(way.map(|way| ShippingRate::of_way(way, scope, session.amount.currency, session.created_at)))
    }

    async fn entitlement(&self, scope: Scope, who: &Who, app: Option<&str>) -> Answered {
        let store = self.store();
        let Some(merchant) = store.merchant(scope.merchant).await? else {
            return Ok(Err(Refusal::NotFound(Noun::Merchant)));
        };
        if app.is_some_and(|app| app != merchant.slug) {
            return Ok(Err(Refusal::NotFound(Noun::App)));
        }
        let customer = match who {
            Who::Id(id) => match store.customer(scope, id).await? {
                Some(customer) => Some(customer),
                None => return Ok(Err(Refusal::NotFound(Noun::Customer))),
            },
            Who::Uid(uid) => store.customer_by_uid(scope, uid).await?,
        };
        let entitlement = match &customer {
            Some(customer) => store.entitlement(scope, &customer.id).await?,
            None => None,
        };
        let uid = match who {
            Who::Uid(uid) => Some(uid.clone()),
            Who::Id(_) => customer.and_then(|customer| customer.uid),
        };
        let entitlement = entitlement.map(Box::new);
        Ok(Ok(Answer::Entitlement { app: merchant.slug, uid, entitlement, now: self.now(scope).await? }))
    }

    /// What is for sale. Without a key the live catalog is meant, or the test one of a merchant who has no other.
    async fn catalog(&self, own: Option<Scope>, app: Option<&str>, tier: Option<&str>) -> Answered {
        let store = self.store();
        let merchant = match (app, own) {
            (Some(app), _) => store.merchant_by_slug(app).await?,
            (None, Some(scope)) => store.merchant(scope.merchant).await?,
            (None, None) => {
                let rule = "must be the merchant's slug where no API key is sent";
                return Ok(Err(invalid("app", rule)));
            }
        };
        let Some(merchant) = merchant else { return Ok(Err(Refusal::NotFound(Noun::App))) };
        let in_mode = |mode| Scope { merchant: merchant.number, mode };
        let (scope, all) = match own.filter(|scope| scope.merchant == merchant.number) {
            Some(scope) => (scope, store.products_with_tier(scope).await?),
            None => match store.products_with_tier(in_mode(Mode::Live)).await? {
                live if !live.is_empty() => (in_mode(Mode::Live), live),
                _ => {
                    let scope = in_mode(Mode::Test);
                    (scope, store.products_with_tier(scope).await?)
                }
            },
        };
        let mut products: Vec<(Product, Vec<Price>)> = vec![];
        let fits = |product: &Product| {
            product.active && tier.is_none_or(|tier| product.tier.as_deref() == Some(tier))
        };
        // All prices at once: anybody may ask for this, and a catalog may have a thousand products.
        let mut sold = match tier {
            None => store.prices(scope, None, ALL, Some(true), None).await?,
            Some(tier) => match store.product_by_tier(scope, tier).await? {
                Some(product) => store.prices(scope, None, ALL, Some(true), Some(&product.id)).await?,
                None => vec![],
            },
        };
        sold.sort_by(|a, b| (&a.product, a.age()).cmp(&(&b.product, b.age())));
        for product in all.into_iter().filter(fits) {
            let first = sold.partition_point(|price| price.product < product.id);
            let own = sold.iter().skip(first).take_while(|price| price.product == product.id);
            let prices = own.cloned().collect();
            products.push((product, prices));
        }
        products.sort_by(|(a, _), (b, _)| a.age().cmp(&b.age()));
        Ok(Ok(Answer::Catalog { app: merchant.slug, scope, products }))
    }

    /// The lines that are bought, in their order; the cursor is the id of a line.
    async fn line_items(&self, scope: Scope, id: &SessionId, page: &PageOf) -> Answered {
        let Some(session) = self.store().session(scope, &self.meant(id).await?).await? else {
            return Ok(Err(Refusal::NotFound(Noun::Session)));
        };
        let bought: Vec<(usize, String)> = {
            let cart = session.cart();
            let lines = cart.lines.iter().enumerate().filter(|(_, line)| line.quantity > 0);
            lines.map(|(place, line)| (place, line.id.as_str().to_owned())).collect()
        };
        let skip = match &page.starting_after {
            None => 0,
            Some(cursor) => match bought.iter().position(|(_, id)| id == cursor) {
                Some(place) => place.saturating_add(1),
                None => return Ok(Err(super::no_cursor())),
            },
        };
        let mut items: Vec<usize> = bought.into_iter().skip(skip).map(|(place, _)| place).collect();
        let has_more = items.len() > page.limit;
        items.truncate(page.limit);
        Ok(Ok(Answer::LineItems(Box::new(session), Listed { items, has_more })))
    }

    /// What a session would sell that a payment link opens now: it is decided, and nothing of it happens. A link that
    /// is closed has lines, too.
    async fn link_lines(&self, scope: Scope, id: &LinkId) -> Answered {
        let link = self.store().link(scope, id).await?.filter(|link| link.kind == LinkKind::Link);
        let Some(link) = link else { return Ok(Err(Refusal::NotFound(Noun::Link))) };
        let opened = Command::CreateSession(Box::new(link.session(&Opening::default())));
        Ok(Box::pin(self.would(scope, &opened, &Cause::default())).await?.map(|answer| match answer {
            Answer::Session { session, .. } => {
                let cart = session.cart();
                let bought = cart.lines.iter().enumerate().filter(|(_, line)| line.quantity > 0);
                let items = bought.map(|(place, _)| place).collect();
                drop(cart);
                Answer::LineItems(Box::new(session), Listed { items, has_more: false })
            }
            other => other,
        }))
    }

    /// What an answer about a session is to show whole.
    pub(crate) async fn more(&self, session: &Session, expand: Expand) -> Result<More, StoreError> {
        let mut more = More { line_items: expand.line_items, ..More::default() };
        if expand.customer
            && let Some(customer) = &session.customer
        {
            more.customer = self.store().customer(session.scope, customer).await?;
        }
        if expand.payment
            && let Some(payment) = &session.paid_by
        {
            more.payment = self.store().attempt(session.scope, payment).await?;
        }
        Ok(more)
    }

    /// Sessions with what each is to show whole.
    pub(super) async fn with_more(
        &self,
        listed: Listed<Session>,
        expand: Expand,
    ) -> Result<Listed<(Session, More)>, StoreError> {
        let mut items = vec![];
        for session in listed.items {
            let more = self.more(&session, expand).await?;
            items.push((session, more));
        }
        Ok(Listed { items, has_more: listed.has_more })
    }
}

fn bare(listed: Listed<Session>) -> Listed<(Session, More)> {
    let items = listed.items.into_iter().map(|session| (session, More::default())).collect();
    Listed { items, has_more: listed.has_more }
}
