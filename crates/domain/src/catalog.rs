//! The catalog: products, and what they cost.

use crate::id::{PriceId, ProductId, Scope};
use crate::metadata::Metadata;
use crate::money::Currency;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// At most so many characters in the name of a product.
pub const NAME_CHARS_MAX: usize = 250;
/// At most so many characters in a description of a product.
pub const DESCRIPTION_CHARS_MAX: usize = 1_000;
/// At most so many characters in a nickname, a unit label or a lookup key.
pub const LABEL_CHARS_MAX: usize = 200;
/// At most so many images of a product.
pub const IMAGES_MAX: usize = 8;
/// At most so many currencies besides its own that a price is given in.
pub const CURRENCY_OPTIONS_MAX: usize = 50;
/// At most so many products in one declared catalog.
pub const SYNC_PRODUCTS_MAX: usize = 100;
/// At most so many prices of one declared product.
pub const SYNC_PRICES_MAX: usize = 50;

/// Something that is sold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    /// The id.
    pub id: ProductId,
    /// Whose.
    pub scope: Scope,
    /// The tier that a paid session for it grants. Unique among a merchant's products of one mode.
    pub tier: Option<String>,
    /// Whether it can be bought.
    pub active: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// How often the row has changed.
    pub version: i64,
    /// The rest.
    pub body: ProductBody,
}

/// The part of a product that no query filters by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct ProductBody {
    /// What buyers call it.
    pub name: String,
    /// More about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Addresses of pictures. They are kept for the merchant; the hosted page loads nothing from elsewhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub images: Vec<String>,
    /// What one is called, such as `seat`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_label: Option<String>,
    /// What the merchant attached.
    #[serde(default)]
    pub metadata: Metadata,
    /// The price that whoever names the product alone means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_price: Option<PriceId>,
    /// Its place in the catalog that it was declared in. What is declared together has one age; this tells it apart.
    #[serde(default)]
    pub place: usize,
    /// When the row last changed.
    pub updated_at: Timestamp,
    /// The time part of the id of the latest event about it.
    #[serde(default)]
    pub stamp: Timestamp,
    /// Fields that a newer version of this program wrote.
    #[serde(flatten)]
    pub rest: serde_json::Map<String, serde_json::Value>,
}

impl Product {
    /// Sorts the oldest first, and what was declared together in the order of its declaration.
    #[must_use]
    pub fn age(&self) -> (Timestamp, usize, &ProductId) {
        (self.created_at, self.body.place, &self.id)
    }
}

/// Whether a price is paid once or again and again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Charging {
    /// Once.
    OneTime,
    /// Once per period.
    Recurring,
}

impl Charging {
    /// The public word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OneTime => "one_time",
            Self::Recurring => "recurring",
        }
    }

    /// Reads the public word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::OneTime, Self::Recurring].into_iter().find(|kind| kind.as_str() == text)
    }
}

/// A unit of calendar time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Interval {
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

impl Interval {
    /// Every interval.
    pub const ALL: [Self; 4] = [Self::Day, Self::Week, Self::Month, Self::Year];

    /// The public word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// Reads the public word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|interval| interval.as_str() == text)
    }

    /// At most so many of it in a period: three years.
    #[must_use]
    pub fn count_max(self) -> i64 {
        match self {
            Self::Day => 1_095,
            Self::Week => 156,
            Self::Month => 36,
            Self::Year => 3,
        }
    }
}

/// A span of calendar time, such as three months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Period {
    /// The unit.
    pub interval: Interval,
    /// How many of it, from 1.
    pub count: i64,
}

impl Period {
    /// The end of a period that begins at `start`, by the UTC calendar: a month after 31 January is the last day of
    /// February.
    #[must_use]
    pub fn end(self, start: Timestamp) -> Timestamp {
        let span = jiff::Span::new();
        let span = match self.interval {
            Interval::Day => span.try_days(self.count),
            Interval::Week => span.try_weeks(self.count),
            Interval::Month => span.try_months(self.count),
            Interval::Year => span.try_years(self.count),
        };
        let end = jiff::Timestamp::from_millisecond(start.0)
            .and_then(|at| at.to_zoned(jiff::tz::TimeZone::UTC).checked_add(span?));
        // Beyond the calendar's end there is nothing left to expire.
        end.map_or(Timestamp(i64::MAX), |end| Timestamp(end.timestamp().as_millisecond()))
    }
}

/// Whether a price already contains its taxes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum TaxBehavior {
    /// It contains them.
    Inclusive,
    /// They are added.
    Exclusive,
    /// The tax rate decides.
    #[default]
    Unspecified,
}

impl TaxBehavior {
    /// Every behavior.
    pub const ALL: [Self; 3] = [Self::Inclusive, Self::Exclusive, Self::Unspecified];

    /// The public word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Inclusive => "inclusive",
            Self::Exclusive => "exclusive",
            Self::Unspecified => "unspecified",
        }
    }

    /// Reads the public word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|behavior| behavior.as_str() == text)
    }
}

/// A product with one recurring price, told as one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What is sold.
    pub product: Product,
    /// What it costs. The plan's id is that of its price.
    pub price: Price,
}

impl Plan {
    /// Whether it can be bought.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.product.active && self.price.active
    }
}

/// What a merchant asks for when making a plan. Values are read, not yet judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPlan {
    /// What buyers call it.
    pub name: String,
    /// More about it.
    pub description: Option<String>,
    /// What each period costs, in minor units.
    pub amount: i64,
    /// The code as sent.
    pub currency: String,
    /// How long a period is, and how many days are free at first.
    pub recurring: NewRecurring,
    /// What the merchant attaches.
    pub metadata: Metadata,
}

/// An amount that the buyer names within bounds, in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomAmount {
    /// The least.
    pub minimum: i64,
    /// The most.
    pub maximum: i64,
    /// What is proposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preset: Option<i64>,
}

/// What one costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// So many minor units.
    Fixed(i64),
    /// The buyer says.
    Custom(CustomAmount),
}

/// A price in a currency besides its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CurrencyOption {
    /// What one costs there.
    pub unit: Unit,
    /// Whether that contains taxes.
    #[serde(default)]
    pub tax_behavior: TaxBehavior,
}

/// What a product costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    /// The id.
    pub id: PriceId,
    /// Whose.
    pub scope: Scope,
    /// Of which product.
    pub product: ProductId,
    /// In which currency.
    pub currency: Currency,
    /// Whether it can be bought.
    pub active: bool,
    /// The merchant's own name for it, unique among the prices of one mode.
    pub lookup_key: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// How often the row has changed.
    pub version: i64,
    /// The rest.
    pub body: PriceBody,
}

/// The part of a price that no query filters by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceBody {
    /// What one costs.
    pub unit: Unit,
    /// Whether it is paid once or again and again.
    pub charging: Charging,
    /// What one payment covers: how long an entitlement lasts. None: for ever. Always there when it is recurring.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// How many days are free at first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trial_period_days: Option<i64>,
    /// Whether it contains taxes.
    #[serde(default)]
    pub tax_behavior: TaxBehavior,
    /// What it costs in other currencies, by their codes.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub currency_options: BTreeMap<String, CurrencyOption>,
    /// Two upper-case letters by which a declared catalog tells prices apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// What the merchant calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nickname: Option<String>,
    /// What the merchant attached.
    #[serde(default)]
    pub metadata: Metadata,
    /// Its place among the prices that it was declared with.
    #[serde(default)]
    pub place: usize,
    /// When the row last changed.
    pub updated_at: Timestamp,
    /// The time part of the id of the latest event about it.
    #[serde(default)]
    pub stamp: Timestamp,
    /// Fields that a newer version of this program wrote.
    #[serde(flatten)]
    pub rest: serde_json::Map<String, serde_json::Value>,
}

impl Price {
    /// Sorts the oldest first, and what was declared together in the order of its declaration.
    #[must_use]
    pub fn age(&self) -> (Timestamp, usize, &PriceId) {
        (self.created_at, self.body.place, &self.id)
    }

    /// What one costs in this currency, and whether that contains taxes; none when it is not sold in it.
    #[must_use]
    pub fn in_currency(&self, currency: Currency) -> Option<(Unit, TaxBehavior)> {
        if self.currency == currency {
            return Some((self.body.unit, self.body.tax_behavior));
        }
        self.body.currency_options.get(currency.code()).map(|option| (option.unit, option.tax_behavior))
    }
}

/// What a merchant asks for when making a product. Values are read, not yet judged.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct NewProduct {
    /// What buyers call it.
    pub name: String,
    /// What it grants.
    pub tier: Option<String>,
    /// More about it.
    pub description: Option<String>,
    /// Addresses of pictures.
    pub images: Vec<String>,
    /// What one is called.
    pub unit_label: Option<String>,
    /// What the merchant attaches.
    pub metadata: Metadata,
    /// Whether it can be bought; `None`: yes.
    pub active: Option<bool>,
}

/// What is to change about a product. The outer `None` leaves a field, the inner one empties it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ProductPatch {
    /// What buyers call it.
    pub name: Option<String>,
    /// What it grants.
    pub tier: Option<Option<String>>,
    /// More about it.
    pub description: Option<Option<String>>,
    /// Addresses of pictures.
    pub images: Option<Vec<String>>,
    /// What one is called.
    pub unit_label: Option<Option<String>>,
    /// Keys to set; an empty text removes its key.
    pub metadata: Option<Metadata>,
    /// Whether it can be bought.
    pub active: Option<bool>,
    /// The price that whoever names the product alone means: one of its own.
    pub default_price: Option<Option<String>>,
}

/// A product that is made together with what it costs, as sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPriced {
    /// What is sold.
    pub product: NewProduct,
    /// What it costs; the product that it names is this one, whatever stands there.
    pub price: NewPrice,
    /// The field that holds what is told of the product, where the price is asked for; `None`: the product is asked
    /// for, and [`DEFAULT_PRICE_DATA`] holds what is told of the price, which becomes its default.
    pub product_data: Option<&'static str>,
}

/// The field of a new product that holds the price that is made with it.
pub const DEFAULT_PRICE_DATA: &str = "default_price_data";

/// What one is to cost, as sent: exactly one of the two must be there.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NewUnit {
    /// Minor units.
    pub unit_amount: Option<i64>,
    /// The bounds within which the buyer chooses.
    pub custom: Option<NewCustom>,
}

/// Bounds as sent.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NewCustom {
    /// The least; the least that can be paid when it is left out.
    pub minimum: Option<i64>,
    /// The most; as much as a session can have when it is left out.
    pub maximum: Option<i64>,
    /// What is proposed.
    pub preset: Option<i64>,
    /// What the fields were called that the bounds came in, for error messages.
    #[serde(skip)]
    pub called: BoundsCalled,
}

/// How requests call the bounds of an amount that the buyer names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum BoundsCalled {
    /// `minimum` and `maximum`, in an object of their own.
    #[default]
    Inside,
    /// `minimum_amount` and `maximum_amount`, beside everything else.
    Beside,
}

impl BoundsCalled {
    /// The names of the least and the most, where the object of their own would have this name.
    #[must_use]
    pub fn fields(self, object: &str) -> [String; 2] {
        match self {
            Self::Inside => ["minimum", "maximum"].map(|field| format!("{object}.{field}")),
            Self::Beside => ["minimum_amount", "maximum_amount"].map(str::to_owned),
        }
    }
}

/// A period as sent.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NewRecurring {
    /// The unit's word.
    pub interval: String,
    /// How many; 1 when it is left out.
    pub interval_count: Option<i64>,
    /// How many days are free at first.
    pub trial_period_days: Option<i64>,
}

/// A price in another currency, as sent: the code, what one costs, and the word of the tax behavior.
pub type NewCurrencyOption = (String, NewUnit, Option<String>);

/// What a merchant asks for when making a price.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct NewPrice {
    /// Of which product.
    pub product: String,
    /// The code as sent.
    pub currency: String,
    /// What one costs.
    pub unit: NewUnit,
    /// How it repeats; `None`: it is paid once.
    pub recurring: Option<NewRecurring>,
    /// The word of the tax behavior.
    pub tax_behavior: Option<String>,
    /// The merchant's own name for it.
    pub lookup_key: Option<String>,
    /// Takes the lookup key away from the price that has it.
    pub transfer_lookup_key: bool,
    /// Other currencies.
    pub currency_options: Vec<NewCurrencyOption>,
    /// What the merchant calls it.
    pub nickname: Option<String>,
    /// What the merchant attaches.
    pub metadata: Metadata,
    /// Whether it can be bought; `None`: yes.
    pub active: Option<bool>,
}

/// What is to change about a price. Currency, product and period stay: they make it what it is.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PricePatch {
    /// What one costs from now on. Sessions that exist keep what they were made with.
    pub unit: Option<NewUnit>,
    /// The word of the tax behavior.
    pub tax_behavior: Option<String>,
    /// The merchant's own name for it.
    pub lookup_key: Option<Option<String>>,
    /// Takes the lookup key away from the price that has it.
    pub transfer_lookup_key: bool,
    /// Other currencies; what is there replaces all.
    pub currency_options: Option<Vec<NewCurrencyOption>>,
    /// What the merchant calls it.
    pub nickname: Option<Option<String>>,
    /// Keys to set; an empty text removes its key.
    pub metadata: Option<Metadata>,
    /// Whether it can be bought.
    pub active: Option<bool>,
}

/// Where the merchant's own pages are, as declared with a catalog. What is left out stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct DeclaredApp {
    /// The merchant's front page.
    pub homepage_url: Option<String>,
    /// Where the merchant shows prices.
    pub pricing_url: Option<String>,
}

/// A product of a declared catalog, as sent.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct DeclaredProduct {
    /// The tier, which names the product.
    pub tier: String,
    /// Its name; the tier when it is left out and the product is new.
    pub name: Option<String>,
    /// More about it.
    pub description: Option<String>,
    /// Its prices. An active price that is not among them is archived.
    pub prices: Vec<DeclaredPrice>,
}

/// A price of a declared catalog, as sent.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct DeclaredPrice {
    /// What the merchant calls it.
    pub nickname: Option<String>,
    /// The code as sent; in any case of letters.
    pub currency: String,
    /// Minor units.
    pub unit_amount: i64,
    /// The unit of the period; a month when it is left out.
    pub interval: Option<String>,
    /// How many of it.
    pub interval_count: Option<i64>,
    /// Two letters.
    pub region: Option<String>,
    /// `one_time` or `recurring`; `one_time` when it is left out.
    pub charging: Option<String>,
}

/// What came of declaring a catalog.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Synced {
    /// Whether what is known of the merchant's own pages has changed.
    pub app_updated: bool,
    /// The products that are as declared now.
    pub products: Vec<SyncedProduct>,
    /// The products that were not taken: tier, field within the product, reason.
    pub errors: Vec<SyncError>,
}

/// A declared product that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyncError {
    /// Its tier as sent.
    pub tier: String,
    /// The field, such as `tier` or `prices[0].currency`.
    pub param: String,
    /// What would be right.
    pub message: String,
}

/// A declared product as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyncedProduct {
    /// The product.
    pub product: Product,
    /// Its declared prices, each with what was done: `created`, `updated` or `unchanged`.
    pub prices: Vec<(Price, &'static str)>,
    /// How many prices were archived.
    pub deactivated: usize,
}

/// Whether the text can be a tier: 2 to 32 characters of `a-z`, `0-9` and `_`.
#[must_use]
pub fn is_tier(text: &str) -> bool {
    (2..=32).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiers() {
        for good in ["member", "pro_2", "a1", &"x".repeat(32)] {
            assert!(is_tier(good), "{good}");
        }
        for bad in ["", "a", "Member", "pro-2", "pro plan", "prö", &"x".repeat(33)] {
            assert!(!is_tier(bad), "{bad}");
        }
    }

    #[test]
    fn periods_follow_the_calendar() {
        let at = |text: &str| Timestamp::parse(text).unwrap();
        for (start, interval, count, end) in [
            ("2027-01-31T10:00:00Z", Interval::Month, 1, "2027-02-28T10:00:00Z"),
            ("2028-01-31T10:00:00Z", Interval::Month, 1, "2028-02-29T10:00:00Z"),
            ("2027-01-31T10:00:00Z", Interval::Month, 2, "2027-03-31T10:00:00Z"),
            ("2028-02-29T00:00:00Z", Interval::Year, 1, "2029-02-28T00:00:00Z"),
            ("2027-12-31T23:59:59Z", Interval::Day, 1, "2028-01-01T23:59:59Z"),
            ("2027-03-01T00:00:00Z", Interval::Week, 2, "2027-03-15T00:00:00Z"),
        ] {
            assert_eq!(Period { interval, count }.end(at(start)), at(end), "{start} {interval:?} {count}");
        }
        let month = Period { interval: Interval::Month, count: i64::MAX };
        assert_eq!(month.end(Timestamp(0)), Timestamp(i64::MAX));
    }

    #[test]
    fn words_round_trip() {
        for interval in Interval::ALL {
            assert_eq!(Interval::parse(interval.as_str()), Some(interval));
        }
        for behavior in TaxBehavior::ALL {
            assert_eq!(TaxBehavior::parse(behavior.as_str()), Some(behavior));
        }
        for kind in [Charging::OneTime, Charging::Recurring] {
            assert_eq!(Charging::parse(kind.as_str()), Some(kind));
        }
    }
}
