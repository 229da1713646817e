//! What commands about a session look at besides the session: the catalog, discounts, claims and entitlements. Most
//! sessions need none of it, and then nothing is read.

use super::EVERY;
use crate::Engine;
use kassa_domain::Loaded;
use kassa_domain::cart::{Choice, NewLine, Pricing, SHIPPING_OPTIONS_MAX};
use kassa_domain::discount::{counted_names, normal_code};
use kassa_domain::id::{
    CouponId, CustomerId, PriceId, ProductId, PromotionCodeId, Scope, ShippingRateId, TaxRateId,
};
use kassa_domain::session::{Buyer, NewSession, NewSessionMore, Status};
use kassa_store::StoreError;

impl Engine {
    pub(super) async fn load_new_session(
        &self,
        scope: Scope,
        new: &NewSession,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        let store = &self.ahead;
        self.load_accounts(scope, loaded).await?;
        self.load_buyer(scope, new.customer.as_ref(), loaded).await?;
        // Mostly there is no list of hosts, and then nothing of the merchant is asked for.
        let known = self.known_merchant(scope.merchant).await?;
        let lists_hosts = known.is_some_and(|merchant| !merchant.body.redirect_hosts.is_empty());
        if lists_hosts || new.success_url.is_none() || new.cancel_url.is_none() {
            loaded.merchant = store.merchant(scope.merchant).await?;
        }
        match &new.pricing {
            Pricing::Amount(_) | Pricing::Custom(_) | Pricing::Setup => {}
            Pricing::Tier(tier) => {
                if let Some(product) = store.product_by_tier(scope, tier).await? {
                    loaded.prices = store.prices_of(scope, &product.id).await?;
                    loaded.products.push(product);
                }
            }
            Pricing::Lines(lines) => self.load_lines(scope, lines, loaded).await?,
        }
        self.load_rates(scope, new, loaded).await?;
        if let Some(more) = &new.more {
            self.load_lines(scope, &more.optional_items, loaded).await?;
            self.load_ways(scope, more, loaded).await?;
            let email = new
                .customer_email
                .clone()
                .or_else(|| loaded.customer.as_ref().and_then(|customer| customer.email.clone()));
            self.load_new_discount(scope, more, email.as_deref(), loaded).await?;
            if let Some(key) = &more.exclusive_key {
                loaded.claim = store.claim(scope, key).await?;
            }
        }
        Ok(())
    }

    /// The customer who buys, if there is one already.
    pub(super) async fn load_buyer(
        &self,
        scope: Scope,
        buyer: Option<&Buyer>,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        match buyer {
            None => {}
            Some(Buyer::Id(id)) => loaded.customer = self.ahead.customer(scope, id).await?,
            Some(Buyer::Own { uid, .. }) => {
                loaded.customer = self.ahead.customer_by_uid(scope, uid).await?;
            }
        }
        Ok(())
    }

    /// The prices and products that lines name, each once.
    async fn load_lines(
        &self,
        scope: Scope,
        lines: &[NewLine],
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        for line in lines {
            if let Some(id) = &line.price {
                self.load_price(scope, id, loaded).await?;
            }
            if let Some(id) = line.data.as_ref().and_then(|data| data.product.as_ref()) {
                self.load_product(scope, &ProductId::of(id), loaded).await?;
            }
        }
        Ok(())
    }

    /// A price and its product, once.
    pub(super) async fn load_price(
        &self,
        scope: Scope,
        id: &str,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        if !loaded.prices.iter().any(|price| price.id.as_str() == id)
            && let Some(price) = self.ahead.price(scope, &PriceId::of(id)).await?
        {
            self.load_product(scope, &price.product, loaded).await?;
            loaded.prices.push(price);
        }
        Ok(())
    }

    pub(super) async fn load_product(
        &self,
        scope: Scope,
        id: &ProductId,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        if !loaded.products.iter().any(|product| product.id == *id) {
            loaded.products.extend(self.ahead.product(scope, id).await?);
        }
        Ok(())
    }

    async fn load_rates(
        &self,
        scope: Scope,
        new: &NewSession,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        let more = new.more.as_deref();
        if more.is_some_and(|more| more.tax_by_address) {
            loaded.tax_rates = self.ahead.placed_tax_rates(scope).await?;
        }
        let lines: &[NewLine] = match &new.pricing {
            Pricing::Lines(lines) => lines,
            _ => &[],
        };
        let optional = more.into_iter().flat_map(|more| &more.optional_items);
        let of_lines = lines.iter().chain(optional).flat_map(|line| &line.tax_rates);
        for id in more.into_iter().flat_map(|more| &more.tax_rates).chain(of_lines) {
            if !loaded.tax_rates.iter().any(|rate| rate.id.as_str() == id) {
                loaded.tax_rates.extend(self.ahead.tax_rate(scope, &TaxRateId::of(id)).await?);
            }
        }
        Ok(())
    }

    /// The stored shipping rates that a session may use, each once.
    async fn load_ways(
        &self,
        scope: Scope,
        more: &NewSessionMore,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        let named = more.shipping.iter().filter_map(|option| option.rate.as_deref());
        for id in named.take(SHIPPING_OPTIONS_MAX) {
            if !loaded.shipping_rates.iter().any(|rate| rate.id.as_str() == id) {
                let found = self.ahead.shipping_rate(scope, &ShippingRateId::of(id)).await?;
                loaded.shipping_rates.extend(found);
            }
        }
        Ok(())
    }

    async fn load_new_discount(
        &self,
        scope: Scope,
        more: &NewSessionMore,
        email: Option<&str>,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        let store = &self.ahead;
        match (more.discounts.first(), &more.default_promotion_code) {
            (Some(named), _) => {
                if let Some(id) = &named.coupon {
                    loaded.coupon = store.coupon(scope, &CouponId::of(id)).await?;
                } else if let Some(id) = &named.promotion_code {
                    loaded.promotion_code = store.promotion_code(scope, &PromotionCodeId::of(id)).await?;
                }
            }
            (None, Some(code)) => {
                if let Some(code) = normal_code(code) {
                    loaded.promotion_code = store.promotion_code_by_code(scope, &code).await?;
                }
            }
            (None, None) => return Ok(()),
        }
        let customer = loaded.customer.as_ref().map(|customer| customer.id.clone());
        self.load_coupon(scope, customer.as_ref(), email, loaded).await
    }

    /// The promotion code's coupon, and what speaks against this buyer's having it.
    async fn load_coupon(
        &self,
        scope: Scope,
        customer: Option<&CustomerId>,
        email: Option<&str>,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        if let Some(code) = &loaded.promotion_code {
            loaded.coupon = self.ahead.coupon(scope, &code.coupon).await?;
            if code.body.first_time {
                loaded.has_paid = self.has_paid(scope, customer).await?;
            }
        }
        match loaded.coupon.as_ref().map(|coupon| coupon.id.clone()) {
            Some(coupon) => self.load_counts(scope, &coupon, customer, email, loaded).await,
            None => Ok(()),
        }
    }

    /// Whether a customer has paid before. Of a buyer who is no customer nobody knows.
    async fn has_paid(&self, scope: Scope, customer: Option<&CustomerId>) -> Result<bool, StoreError> {
        let Some(customer) = customer else { return Ok(false) };
        let paid = [Status::Complete];
        Ok(!self.ahead.sessions(scope, Some(EVERY), 1, Some(&paid), Some(customer)).await?.is_empty())
    }

    async fn load_counts(
        &self,
        scope: Scope,
        coupon: &CouponId,
        customer: Option<&CustomerId>,
        email: Option<&str>,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        for name in counted_names(customer, email) {
            let taken = self.ahead.redemption_count(scope, coupon, &name).await?;
            loaded.counted.push((name, taken));
        }
        Ok(())
    }

    /// What the session holds of its coupon.
    pub(super) async fn load_held(&self, scope: Scope, loaded: &mut Loaded) -> Result<(), StoreError> {
        let Some(session) = &loaded.session else { return Ok(()) };
        if let Some(discount) = session.body.cart.as_ref().and_then(|cart| cart.discount.as_ref()) {
            loaded.redemption = self.ahead.redemption(scope, &session.id, &discount.coupon).await?;
        }
        Ok(())
    }

    /// What the buyer's choice of a discount needs: the code that was typed, or what the session holds.
    pub(super) async fn load_choice(
        &self,
        scope: Scope,
        choice: &Choice,
        email: Option<&str>,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        self.load_held(scope, loaded).await?;
        let customer = loaded.session.as_ref().and_then(|session| session.customer.clone());
        if let Some(code) = choice.code.as_deref().and_then(normal_code) {
            loaded.promotion_code = self.ahead.promotion_code_by_code(scope, &code).await?;
            return self.load_coupon(scope, customer.as_ref(), email, loaded).await;
        }
        let discount =
            loaded.session.as_ref().and_then(|session| session.body.cart.as_ref()?.discount.as_ref());
        if discount.is_some_and(|discount| discount.first_time) {
            loaded.has_paid = self.has_paid(scope, customer.as_ref()).await?;
        }
        match loaded.redemption.as_ref().map(|held| held.coupon.clone()) {
            Some(coupon) => self.load_counts(scope, &coupon, customer.as_ref(), email, loaded).await,
            None => Ok(()),
        }
    }

    /// What completing the session needs: its customer and what that has, and who holds its exclusive key.
    pub(super) async fn load_completion(&self, scope: Scope, loaded: &mut Loaded) -> Result<(), StoreError> {
        let store = &self.ahead;
        let Some(session) = loaded.session.clone() else { return Ok(()) };
        if let Some(key) = &session.body.exclusive_key {
            // The claim is read before the session that holds it: whoever starts a payment under the key writes the
            // claim, so a payment that is started between the two reads makes the commit a conflict.
            loaded.claim = store.claim(scope, key).await?;
            if let Some(claim) = loaded.claim.as_ref().filter(|claim| claim.session != session.id) {
                loaded.rival = store.session(scope, &claim.session).await?;
            }
        }
        self.load_billed(scope, loaded).await?;
        let cart = session.body.cart.as_ref();
        let grants = cart.is_some_and(|cart| cart.lines.iter().any(|line| line.tier.is_some()));
        let wanted = grants
            || session.body.customer_update != Default::default()
            || session.body.terms.is_some()
            || session.body.keeps
            || session.is_ours();
        if let Some(customer) = session.customer.as_ref().filter(|_| wanted) {
            loaded.customer = store.customer(scope, customer).await?;
        }
        if grants {
            loaded.merchant = store.merchant(scope.merchant).await?;
            loaded.grants = store.grants_of(scope, &session.id).await?;
            if let Some(customer) = &session.customer {
                loaded.entitlement = store.entitlement(scope, customer).await?;
                loaded.held = store.grants_held_by(scope, customer, self.time(scope).await?.now).await?;
            }
        }
        self.load_others(scope, loaded).await
    }

    /// What a customer has, and by which grants.
    pub(super) async fn load_entitled(
        &self,
        scope: Scope,
        customer: &CustomerId,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        let store = &self.ahead;
        loaded.entitlement = store.entitlement(scope, customer).await?;
        loaded.held = store.grants_held_by(scope, customer, self.time(scope).await?.now).await?;
        loaded.customer = store.customer(scope, customer).await?;
        loaded.merchant = store.merchant(scope.merchant).await?;
        Ok(())
    }

    /// What a session has granted, and what its customer has now.
    pub(super) async fn load_granted(&self, scope: Scope, loaded: &mut Loaded) -> Result<(), StoreError> {
        let store = &self.ahead;
        let Some(attempt) = &loaded.attempt else { return Ok(()) };
        loaded.grants = store.grants_of(scope, &attempt.session).await?;
        match loaded.grants.first().map(|grant| grant.customer.clone()) {
            Some(customer) => self.load_entitled(scope, &customer, loaded).await,
            None => Ok(()),
        }
    }
}
