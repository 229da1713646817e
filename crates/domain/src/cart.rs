//! The cart of a session: what is bought at which prices and by which rules, all as they were when the session was
//! made. Only what the buyer chooses changes, and only until the session is paid.

use crate::catalog::{CustomAmount, NewCustom, NewRecurring, NewUnit, Period, TaxBehavior};
use crate::discount::Discount;
use crate::id::{LineId, PriceId, ProductId, ShippingRateId, TaxRateId};
use crate::metadata::Metadata;
use crate::tax::Tax;
use serde::{Deserialize, Serialize};

/// At most so many lines, optional ones included.
pub const LINES_MAX: usize = 100;
/// At most so many of one thing.
pub const QUANTITY_MAX: i64 = 999_999;
/// At most so many ways of shipping.
pub const SHIPPING_OPTIONS_MAX: usize = 10;

/// What is bought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Cart {
    /// What is bought, and what the buyer may add: that has the quantity 0 until it is added.
    pub lines: Vec<Line>,
    /// The one discount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount: Option<Discount>,
    /// Whether the buyer may type a promotion code.
    #[serde(default)]
    pub promotion_codes: bool,
    /// The tax rates that lines and shipping name, and those that are chosen by address.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taxes: Vec<Tax>,
    /// The tax rates of lines that name none themselves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub default_taxes: Vec<TaxRateId>,
    /// Whether the buyer's address decides which rates apply.
    #[serde(default)]
    pub tax_by_address: bool,
    /// The address as far as it decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// The ways of shipping to choose from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shipping: Vec<Shipping>,
    /// The chosen way: its place in the list.
    #[serde(default)]
    pub chosen_shipping: usize,
    /// What is added or taken off because something changed in the middle of an earlier period.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adjustments: Vec<Adjustment>,
}

/// What is added, or taken off, for the rest of a period in which something changed. Taxes are in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adjustment {
    /// For what.
    pub name: String,
    /// Minor units; below 0 it is taken off.
    pub amount: i64,
    /// What it is.
    pub kind: AdjustmentKind,
}

/// Kinds of adjustments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AdjustmentKind {
    /// Time that was paid and is not used.
    Unused,
    /// Time that is used and was not paid.
    Remaining,
    /// What an earlier invoice left over.
    Credit,
}

/// Where the buyer is, as far as taxes are concerned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// An ISO 3166 code.
    pub country: String,
    /// The state within it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The id.
    pub id: LineId,
    /// The catalog's price that it was made from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<PriceId>,
    /// The catalog's product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<ProductId>,
    /// What the buyer reads.
    pub name: String,
    /// More about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What one is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_label: Option<String>,
    /// The tier that paying for it grants.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier: Option<String>,
    /// How long what it grants lasts; `None`: for ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// Whether the price is charged again each period.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub recurring: bool,
    /// The part of a period that is paid at first: so many milliseconds of so many. None: the whole of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<(i64, i64)>,
    /// What one costs, in minor units; 0 while the buyer has not said yet what they give.
    pub unit: i64,
    /// The bounds within which the buyer names the amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom: Option<CustomAmount>,
    /// How many. 0 only when it is optional.
    pub quantity: i64,
    /// The bounds within which the buyer chooses the quantity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adjustable: Option<Bounds>,
    /// How many the merchant offers, when the buyer may leave it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub optional: Option<i64>,
    /// The rates that apply; empty: the default ones.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taxes: Vec<TaxRateId>,
    /// Whether the price contains its taxes.
    #[serde(default)]
    pub tax_behavior: TaxBehavior,
}

impl Line {
    /// One of something that costs nothing yet.
    #[must_use]
    pub fn of(id: LineId, name: String) -> Self {
        Self {
            id,
            price: None,
            product: None,
            name,
            description: None,
            unit_label: None,
            tier: None,
            period: None,
            recurring: false,
            share: None,
            unit: 0,
            custom: None,
            quantity: 1,
            adjustable: None,
            optional: None,
            taxes: vec![],
            tax_behavior: TaxBehavior::Unspecified,
        }
    }
}

/// The least and the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bounds {
    /// The least.
    pub minimum: i64,
    /// The most.
    pub maximum: i64,
}

/// A way of shipping.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shipping {
    /// The id of the stored rate that it was made from, or one of its own.
    pub id: ShippingRateId,
    /// What the buyer reads.
    pub name: String,
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
}

impl Cart {
    /// The chosen way of shipping.
    #[must_use]
    pub fn shipping(&self) -> Option<&Shipping> {
        self.shipping.get(self.chosen_shipping)
    }

    /// The line whose amount the buyer names.
    #[must_use]
    pub fn custom_line(&self) -> Option<&Line> {
        self.lines.iter().find(|line| line.custom.is_some())
    }

    /// Whether something is paid again and again.
    #[must_use]
    pub fn repeats(&self) -> bool {
        self.lines.iter().any(|line| line.recurring && line.quantity > 0)
    }

    /// What each later period is paid for: the lines that repeat, whole, and as the buyer chose them, for good.
    #[must_use]
    pub fn of_each_period(&self) -> Self {
        let repeats = |line: &&Line| line.recurring && line.quantity > 0;
        let whole = |line: &Line| Line {
            share: None,
            custom: None,
            adjustable: None,
            optional: None,
            ..line.clone()
        };
        Self {
            lines: self.lines.iter().filter(repeats).map(whole).collect(),
            promotion_codes: false,
            shipping: vec![],
            chosen_shipping: 0,
            adjustments: vec![],
            ..self.clone()
        }
    }

    /// What is bought, by its names.
    #[must_use]
    pub fn names(&self) -> String {
        self.lines.iter().map(|line| line.name.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// The line that grants a tier, if one is bought.
    #[must_use]
    pub fn granting_line(&self) -> Option<&Line> {
        self.lines.iter().find(|line| line.tier.is_some() && line.quantity > 0)
    }
}

/// How a session is priced, as sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pricing {
    /// The merchant says what is to be paid, in minor units.
    Amount(i64),
    /// The catalog decides.
    Tier(String),
    /// Line by line.
    Lines(Vec<NewLine>),
    /// The buyer says what they give.
    Custom(NewCustom),
    /// Nothing is sold: a means of payment is put on file.
    Setup,
}

/// A line as sent.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NewLine {
    /// A price of the catalog.
    pub price: Option<String>,
    /// A price of this session only.
    pub data: Option<PriceData>,
    /// How many; 1 when it is left out.
    pub quantity: Option<i64>,
    /// Whether the buyer may change that; the least and the most as sent.
    pub adjustable: Option<(Option<i64>, Option<i64>)>,
    /// The tax rates of this line.
    pub tax_rates: Vec<String>,
}

/// A price of one session only, as sent.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PriceData {
    /// Its currency; the session's when it is left out.
    pub currency: Option<String>,
    /// What one costs.
    pub unit: NewUnit,
    /// A product of the catalog.
    pub product: Option<String>,
    /// A product of this session only.
    pub product_data: Option<ProductData>,
    /// How it repeats.
    pub recurring: Option<NewRecurring>,
    /// The word of the tax behavior.
    pub tax_behavior: Option<String>,
}

/// A product of one session only, as sent.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductData {
    /// What buyers call it.
    pub name: String,
    /// More about it.
    pub description: Option<String>,
    /// What one is called.
    pub unit_label: Option<String>,
    /// Addresses of pictures; judged and not kept.
    pub images: Vec<String>,
    /// Judged and not kept.
    pub metadata: Metadata,
}

/// A way of shipping as sent.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct NewShipping {
    /// A stored shipping rate. What else stands here is then what a link remembers of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<String>,
    /// What the buyer reads.
    pub display_name: String,
    /// Minor units.
    pub amount: i64,
    /// Its currency; the session's when it is left out.
    pub currency: Option<String>,
    /// How many days it takes at least.
    pub minimum_days: Option<i64>,
    /// How many days it takes at most.
    pub maximum_days: Option<i64>,
    /// Whether only business days count.
    pub business_days: bool,
    /// The word of the tax behavior.
    pub tax_behavior: Option<String>,
}

/// A discount as sent: exactly one of the two must be there.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NewDiscount {
    /// A coupon.
    pub coupon: Option<String>,
    /// A promotion code's id.
    pub promotion_code: Option<String>,
}

/// What the buyer chooses on the page, as read from the form; what is not there stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Choice {
    /// Quantities by the line's place. 0 takes an optional line out.
    pub quantities: Vec<(usize, i64)>,
    /// The amount that the buyer names, in minor units.
    pub custom_amount: Option<i64>,
    /// The way of shipping: its place.
    pub shipping: Option<usize>,
    /// Where the buyer is.
    pub place: Option<Place>,
    /// A promotion code, as typed.
    pub code: Option<String>,
    /// Takes the discount away.
    pub remove_code: bool,
}
