//! Looking up plans: products, each with one of its recurring prices.

use super::Window;
use crate::Engine;
use crate::load::limit;
use kassa_domain::catalog::{Charging, Plan, Price, Unit};
use kassa_domain::id::{PriceId, Scope};
use kassa_domain::query::Listed;
use kassa_store::StoreError;

/// So many prices are looked through at a time.
const BATCH: usize = 100;

impl Engine {
    /// One plan, by the id of its price; `None` where the price is paid once.
    pub(super) async fn plan(&self, scope: Scope, id: &PriceId) -> Result<Option<Plan>, StoreError> {
        match self.store().price(scope, id).await? {
            Some(price) => self.plan_of(scope, price).await,
            None => Ok(None),
        }
    }

    async fn plan_of(&self, scope: Scope, price: Price) -> Result<Option<Plan>, StoreError> {
        if price.body.charging != Charging::Recurring || !matches!(price.body.unit, Unit::Fixed(_)) {
            return Ok(None);
        }
        let product = self.store().product(scope, &price.product).await?;
        Ok(product.map(|product| Plan { product, price }))
    }

    /// Plans, newest first. No column says which prices are plans, so prices are looked through until there are enough.
    pub(super) async fn plans(
        &self,
        scope: Scope,
        active: Option<bool>,
        window: &Window<'_>,
    ) -> Result<Listed<Plan>, StoreError> {
        let enough = usize::try_from(window.more).unwrap_or_default();
        let (mut plans, mut before) = (vec![], window.before.map(str::to_owned));
        while plans.len() < enough {
            let prices = self.store().prices(scope, before.as_deref(), limit(BATCH), None, None).await?;
            let Some(last) = prices.last() else { break };
            before = Some(last.id.as_str().to_owned());
            for price in prices {
                plans.extend(
                    self.plan_of(scope, price)
                        .await?
                        .filter(|plan| active.is_none_or(|wanted| wanted == plan.is_active())),
                );
                if plans.len() >= enough {
                    break;
                }
            }
        }
        Ok(window.cut(plans))
    }
}
