//! Tax rates: what a merchant adds to prices, or says is already in them.

use crate::id::{Scope, TaxRateId};
use crate::metadata::Metadata;
use crate::percent::Percent;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// At most so many characters in a name or jurisdiction.
pub const NAME_CHARS_MAX: usize = 50;
/// At most so many characters in a description.
pub const DESCRIPTION_CHARS_MAX: usize = 500;
/// At most so many rates on one line.
pub const RATES_PER_LINE_MAX: usize = 5;
/// At most so many active rates with a country: a session that is taxed by address carries them all.
pub const PLACED_RATES_MAX: usize = 300;
/// At most so many of them for one country, and as many for one state within it.
pub const RATES_PER_PLACE_MAX: usize = 5;

/// A tax rate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxRate {
    /// The id.
    pub id: TaxRateId,
    /// Whose.
    pub scope: Scope,
    /// Whether new sessions may use it.
    pub active: bool,
    /// The country that it is applied to by address, as an ISO 3166 code.
    pub country: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// How often the row has changed.
    pub version: i64,
    /// The rest.
    pub body: TaxRateBody,
}

/// The part of a tax rate that no query filters by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxRateBody {
    /// What buyers read, such as `VAT`.
    pub display_name: String,
    /// How much.
    pub percentage: Percent,
    /// Whether prices contain it.
    pub inclusive: bool,
    /// The state within the country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Who levies it, in the merchant's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jurisdiction: Option<String>,
    /// For the merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
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

/// A tax rate in a cart: as it was when the session was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tax {
    /// Which rate.
    pub rate: TaxRateId,
    /// What buyers read.
    pub name: String,
    /// How much.
    pub percent: Percent,
    /// Whether prices contain it.
    pub inclusive: bool,
    /// The country that it is applied to by address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The state that it is applied to by address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
}

impl From<&TaxRate> for Tax {
    fn from(rate: &TaxRate) -> Self {
        Self {
            rate: rate.id.clone(),
            name: rate.body.display_name.clone(),
            percent: rate.body.percentage,
            inclusive: rate.body.inclusive,
            country: rate.country.clone(),
            state: rate.body.state.clone(),
        }
    }
}

/// A tax rate as sent.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct NewTaxRate {
    /// What buyers read.
    pub display_name: String,
    /// A decimal from its text.
    pub percentage: String,
    /// Whether prices contain it.
    pub inclusive: bool,
    /// An ISO 3166 code.
    pub country: Option<String>,
    /// The state within the country.
    pub state: Option<String>,
    /// Who levies it.
    pub jurisdiction: Option<String>,
    /// For the merchant.
    pub description: Option<String>,
    /// Whether new sessions may use it; `None`: yes.
    pub active: Option<bool>,
    /// What the merchant attaches.
    pub metadata: Metadata,
}

/// What is to change about a tax rate: its percentage never does.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct TaxRatePatch {
    /// What buyers read.
    pub display_name: Option<String>,
    /// Who levies it.
    pub jurisdiction: Option<Option<String>>,
    /// For the merchant.
    pub description: Option<Option<String>>,
    /// Whether new sessions may use it.
    pub active: Option<bool>,
    /// Keys to set; an empty text removes its key.
    pub metadata: Option<Metadata>,
}
