//! What commands about customers and the catalog look at.

use super::ALL;
use crate::Engine;
use kassa_domain::catalog::DeclaredProduct;
use kassa_domain::customer::{Customer, CustomerPatch};
use kassa_domain::discount::{NewPromotionCode, normal_code};
use kassa_domain::id::{AttemptId, CouponId, CustomerId, PriceId, ProductId, PromotionCodeId, Scope};
use kassa_domain::{Command, Loaded};
use kassa_store::StoreError;

impl Engine {
    pub(super) async fn load_shop(
        &self,
        scope: Scope,
        command: &Command,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        let store = &self.ahead;
        match command {
            Command::EndEntitlement(customer) => self.load_entitled(scope, customer, loaded).await?,
            Command::CreateCustomer(patch) => {
                if let Some(Some(uid)) = &patch.uid {
                    loaded.customer = store.customer_by_uid(scope, uid).await?;
                }
            }
            Command::UpdateCustomer(id, patch) => self.load_customer(scope, id, patch, loaded).await?,
            Command::DetachMethod(id) => loaded.customer = self.holder(scope, id).await?,
            Command::CreateProduct(new) => {
                self.load_tier(scope, new.tier.as_deref(), None, loaded).await?;
            }
            Command::UpdateProduct(id, patch) => {
                loaded.products.extend(store.product(scope, id).await?);
                let tier = patch.tier.as_ref().and_then(|tier| tier.as_deref());
                self.load_tier(scope, tier, Some(id), loaded).await?;
                if let Some(Some(price)) = &patch.default_price {
                    loaded.prices.extend(store.price(scope, &PriceId::of(price)).await?);
                }
            }
            Command::CreatePriced(new) => {
                self.load_tier(scope, new.product.tier.as_deref(), None, loaded).await?;
                self.load_key(scope, new.price.lookup_key.as_deref(), loaded).await?;
            }
            Command::CreatePrice(new) => {
                self.load_product(scope, &ProductId::of(&new.product), loaded).await?;
                self.load_key(scope, new.lookup_key.as_deref(), loaded).await?;
            }
            Command::UpdatePrice(id, patch) => {
                if let Some(price) = store.price(scope, id).await? {
                    self.load_product(scope, &price.product, loaded).await?;
                    // Read after its product, whose version guards it.
                    loaded.prices.extend(store.price(scope, id).await?);
                }
                let key = patch.lookup_key.as_ref().and_then(|key| key.as_deref());
                self.load_key(scope, key, loaded).await?;
            }
            Command::SyncCatalog(declared, _) => self.load_declared(scope, declared, loaded).await?,
            Command::CreateCoupon(new) => {
                for id in &new.products {
                    self.load_product(scope, &ProductId::of(id), loaded).await?;
                }
            }
            Command::UpdateCoupon(id, _) | Command::DeleteCoupon(id) => {
                loaded.coupon = store.coupon(scope, id).await?;
            }
            Command::CreatePromotionCode(new) => self.load_new_code(scope, new, loaded).await?,
            Command::UpdatePromotionCode(id, _) => self.load_code(scope, id, loaded).await?,
            Command::CreateTaxRate(_) => {
                loaded.merchant = store.merchant(scope.merchant).await?;
                loaded.placed_rates = store.placed_tax_rates(scope).await?;
            }
            Command::UpdateTaxRate(id, _) => {
                loaded.merchant = store.merchant(scope.merchant).await?;
                loaded.placed_rates = store.placed_tax_rates(scope).await?;
                loaded.tax_rates.extend(store.tax_rate(scope, id).await?);
            }
            Command::UpdateShippingRate(id, _) => {
                loaded.shipping_rates.extend(store.shipping_rate(scope, id).await?);
            }
            _ => {}
        }
        Ok(())
    }

    async fn load_customer(
        &self,
        scope: Scope,
        id: &CustomerId,
        patch: &CustomerPatch,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        loaded.customer = self.ahead.customer(scope, id).await?;
        if let Some(Some(uid)) = &patch.uid {
            let holder = self.ahead.customer_by_uid(scope, uid).await?;
            loaded.uid_taken = holder.is_some_and(|holder| holder.id != *id);
        }
        Ok(())
    }

    /// The customer who gave a means of payment by this attempt.
    async fn holder(&self, scope: Scope, given: &AttemptId) -> Result<Option<Customer>, StoreError> {
        let attempt = self.ahead.attempt(scope, given).await?;
        match attempt.and_then(|attempt| attempt.customer) {
            Some(customer) => self.ahead.customer(scope, &customer).await,
            None => Ok(None),
        }
    }

    async fn load_tier(
        &self,
        scope: Scope,
        tier: Option<&str>,
        own: Option<&ProductId>,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        let Some(tier) = tier else { return Ok(()) };
        let holder = self.ahead.product_by_tier(scope, tier).await?;
        loaded.tier_taken = holder.is_some_and(|holder| Some(&holder.id) != own);
        Ok(())
    }

    /// The price that has a lookup key.
    async fn load_key(&self, scope: Scope, key: Option<&str>, loaded: &mut Loaded) -> Result<(), StoreError> {
        if let Some(key) = key {
            loaded.key_holder = self.store().price_by_lookup_key(scope, key).await?;
        }
        Ok(())
    }

    /// Every product that is declared, with all its prices. The product is read before its prices: whoever changes
    /// these writes the product too.
    async fn load_declared(
        &self,
        scope: Scope,
        declared: &[DeclaredProduct],
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        let store = &self.ahead;
        loaded.merchant = store.merchant(scope.merchant).await?;
        for declared in declared {
            if let Some(product) = store.product_by_tier(scope, &declared.tier).await? {
                if loaded.products.iter().any(|known| known.id == product.id) {
                    continue;
                }
                loaded.prices.extend(store.prices_of(scope, &product.id).await?);
                loaded.products.push(product);
            }
        }
        Ok(())
    }

    async fn load_new_code(
        &self,
        scope: Scope,
        new: &NewPromotionCode,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        let store = &self.ahead;
        loaded.coupon = store.coupon(scope, &CouponId::of(&new.coupon)).await?;
        if let Some(code) = new.code.as_deref().and_then(normal_code) {
            loaded.promotion_code = store.promotion_code_by_code(scope, &code).await?;
        }
        if let Some(customer) = &new.customer {
            loaded.customer = store.customer(scope, &CustomerId::of(customer)).await?;
        }
        Ok(())
    }

    async fn load_code(
        &self,
        scope: Scope,
        id: &PromotionCodeId,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        let store = &self.ahead;
        loaded.promotion_code = store.promotion_code(scope, id).await?;
        if let Some(code) = &loaded.promotion_code {
            let same = store.promotion_codes(scope, None, ALL, Some(&code.code), None, Some(true)).await?;
            loaded.code_taken = same.iter().any(|other| other.id != code.id);
        }
        Ok(())
    }
}
