//! Shipping rates: ways of shipping that a merchant stores once and names in sessions and links.

use crate::cart::{NewShipping, Shipping};
use crate::catalog::TaxBehavior;
use crate::id::{Scope, ShippingRateId};
use crate::metadata::Metadata;
use crate::money::Currency;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// At most so many characters in a name.
pub const NAME_CHARS_MAX: usize = 100;
/// At most so many days until something arrives.
pub const DAYS_MAX: i64 = 365;

/// A stored shipping rate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShippingRate {
    /// The id.
    pub id: ShippingRateId,
    /// Whose.
    pub scope: Scope,
    /// Whether new sessions may use it.
    pub active: bool,
    /// What it is priced in: sessions in this currency may use it.
    pub currency: Currency,
    /// When it was made.
    pub created_at: Timestamp,
    /// How often the row has changed.
    pub version: i64,
    /// The rest.
    pub body: ShippingRateBody,
}

/// The part of a shipping rate that no query filters by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShippingRateBody {
    /// What buyers read, such as `Courier`.
    pub display_name: String,
    /// Minor units.
    pub amount: i64,
    /// How many days it takes, at least and at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<(i64, i64)>,
    /// Whether only business days count.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub business_days: bool,
    /// Whether the price contains taxes; unspecified: shipping is not taxed.
    #[serde(default)]
    pub tax_behavior: TaxBehavior,
    /// What the merchant attached.
    #[serde(default)]
    pub metadata: Metadata,
    /// The time part of the id of the latest event about it.
    #[serde(default)]
    pub stamp: Timestamp,
    /// Fields that a newer version of this program wrote.
    #[serde(flatten)]
    pub rest: serde_json::Map<String, serde_json::Value>,
}

impl ShippingRate {
    /// A way of shipping as a rate: what a session that has it knows of it.
    #[must_use]
    pub fn of_way(way: &Shipping, scope: Scope, currency: Currency, created_at: Timestamp) -> Self {
        Self {
            id: way.id.clone(),
            scope,
            active: true,
            currency,
            created_at,
            version: 0,
            body: ShippingRateBody {
                display_name: way.name.clone(),
                amount: way.amount,
                days: way.days,
                business_days: way.business_days,
                tax_behavior: way.tax_behavior,
                metadata: Metadata::default(),
                stamp: Timestamp::default(),
                rest: serde_json::Map::new(),
            },
        }
    }
}

/// A way of shipping in a cart: the rate as it was when the session was made.
impl From<&ShippingRate> for Shipping {
    fn from(rate: &ShippingRate) -> Self {
        Self {
            id: rate.id.clone(),
            name: rate.body.display_name.clone(),
            amount: rate.body.amount,
            days: rate.body.days,
            business_days: rate.body.business_days,
            tax_behavior: rate.body.tax_behavior,
        }
    }
}

/// A shipping rate as sent.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct NewShippingRate {
    /// Its terms. They name no other rate, and they say a currency.
    pub way: NewShipping,
    /// Whether new sessions may use it; `None`: yes.
    pub active: Option<bool>,
    /// What the merchant attaches.
    pub metadata: Metadata,
}

/// What is to change about a shipping rate: its name, its amount and its days never do.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ShippingRatePatch {
    /// Whether new sessions may use it.
    pub active: Option<bool>,
    /// Keys to set; an empty text removes its key.
    pub metadata: Option<Metadata>,
}
