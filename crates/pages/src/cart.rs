//! What a page says about what is bought and why the total is what it is.

/// What is bought, line by line, and how the total comes about. All amounts are minor units of the total's currency.
#[derive(Debug, Clone, Default)]
pub struct Cart {
    /// What is bought. Optional items that were not taken have the quantity 0.
    pub lines: Vec<Line>,
    /// The steps from the sum of the lines to the total, in order. Empty when there is nothing between them.
    pub sums: Vec<Sum>,
    /// Every step of the arithmetic, for the explanation on demand. Empty where there is nothing to explain.
    pub steps: Vec<Explained>,
}

/// One line of what is bought.
#[derive(Debug, Clone)]
pub struct Line {
    /// What the names of the line's form fields end in: `quantity_{key}`.
    pub key: String,
    /// What it is.
    pub name: String,
    /// More about it, in the merchant's words.
    pub description: Option<String>,
    /// How many.
    pub quantity: i64,
    /// What one is called, such as `seat`.
    pub unit_label: Option<String>,
    /// What one costs; none while the buyer has not said yet what they give.
    pub unit_minor: Option<i64>,
    /// Quantity times unit.
    pub amount_minor: i64,
    /// How often it is charged, if it is charged again: every so many of a unit.
    pub every: Option<(i64, Period)>,
    /// For how long it is bought, if that ends: so many of a unit. It is not charged again by itself.
    pub lasts: Option<(i64, Period)>,
    /// The share of a period that is charged, where that is less than a whole one.
    pub part: Option<Part>,
    /// Between which quantities the buyer may choose; none when the quantity is fixed.
    pub adjustable: Option<(i64, i64)>,
    /// Whether the buyer may leave it out altogether.
    pub optional: bool,
}

/// A share of a period, in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// So many days are charged.
    pub days: i64,
    /// So many days the whole period has.
    pub of: i64,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// A step from the lines to the total.
#[derive(Debug, Clone)]
pub struct Sum {
    /// Which.
    pub kind: SumKind,
    /// Its minor units; a discount is negative, an adjustment may be.
    pub amount_minor: i64,
}

/// Which step from the lines to the total.
#[derive(Debug, Clone)]
pub enum SumKind {
    /// The sum of the lines.
    Subtotal,
    /// A discount. The code that the buyer may take away again stands in [`Promotion::applied`].
    Discount {
        /// The coupon's name, or the code.
        name: String,
    },
    /// Shipping: its name.
    Shipping {
        /// The option's name.
        name: String,
    },
    /// A tax: its name, its percentage as text, and whether the prices already contain it.
    Tax {
        /// The tax's name, such as `VAT`.
        name: String,
        /// Such as `12.5`.
        percent: String,
        /// Already in the prices: it is told, and not added.
        inclusive: bool,
    },
    /// Tax is added once an address is known.
    TaxByAddress,
    /// What is settled beside the lines: the rest of an earlier period, a credit. It may be negative.
    Adjustment {
        /// What it is for.
        name: String,
    },
    /// Credit that is more than there is to pay, and is left for the next invoice. It is positive: it lifts a
    /// negative sum to zero.
    Carried,
    /// What is to be paid.
    Total,
}

/// One step of the arithmetic.
#[derive(Debug, Clone)]
pub struct Explained {
    /// What is computed.
    pub what: Explains,
    /// How, such as `GHS 12.50 × 12.5 %`; empty where there is nothing to tell.
    pub how: Vec<Term>,
    /// The exact value as a decimal or a fraction, such as `1.5625`.
    pub exact: String,
    /// What it was rounded to, in minor units.
    pub amount_minor: i64,
    /// By which rule it was rounded.
    pub rule: Rounding,
}

/// A piece of how a step is computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// An amount, in minor units.
    Amount(i64),
    /// Numbers and signs; decimals are written with a point.
    Signs(String),
}

/// What a step computes. The names are the merchant's.
#[derive(Debug, Clone)]
pub enum Explains {
    /// A line's price.
    Line {
        /// The line.
        name: String,
    },
    /// The sum of the lines.
    Subtotal,
    /// The share of a line's price that only a part of its period costs.
    LineShare {
        /// The line.
        name: String,
    },
    /// What is settled beside the lines.
    Adjustment {
        /// What it is for.
        name: String,
    },
    /// Credit that is left for the next invoice.
    Carried,
    /// What is taken off.
    Discount {
        /// The discount.
        name: String,
    },
    /// A line's share of the discount.
    DiscountShare {
        /// The line.
        name: String,
    },
    /// The taxes that a price contains.
    TaxContained {
        /// The line.
        name: String,
    },
    /// One tax's share of those that a price contains.
    TaxShare {
        /// The tax.
        tax: String,
        /// The line.
        name: String,
    },
    /// A tax that is added.
    TaxAdded {
        /// The tax.
        tax: String,
        /// The line.
        name: String,
    },
    /// Shipping.
    Shipping {
        /// The way of shipping.
        name: String,
    },
    /// What is to be paid.
    Total,
}

/// How a step became a whole number of minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// It was one already.
    Exact,
    /// To the nearest, halves up.
    HalfUp,
    /// What is left after splitting goes to the largest remainders.
    LargestRemainder,
    /// At most what it applies to.
    Capped,
}

/// What a buyer may change about what is bought.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// Where the form is posted to when something about the total changes, without paying.
    pub update_action: String,
    /// The total that the page shows, in minor units: the hidden field `shown_total`.
    pub shown_total: i64,
    /// The amount that the buyer names.
    pub custom_amount: Option<CustomAmount>,
    /// The field for a promotion code.
    pub promotion: Option<Promotion>,
    /// The ways of shipping: radio buttons named `shipping_option`, valued `0`, `1`, ...
    pub shipping: Vec<ShippingChoice>,
}

/// An amount that the buyer names.
#[derive(Debug, Clone)]
pub struct CustomAmount {
    /// What is in the field `custom_amount`, if something was typed there before.
    pub typed: String,
    /// What is proposed in it otherwise, in minor units.
    pub proposed_minor: Option<i64>,
    /// The least, in minor units.
    pub minimum_minor: i64,
    /// The most, if there is one worth naming.
    pub maximum_minor: Option<i64>,
}

/// The field for a promotion code.
#[derive(Debug, Clone, Default)]
pub struct Promotion {
    /// The code that is applied; the button named `remove_code` takes it away.
    pub applied: Option<String>,
    /// What was typed into the field `promotion_code` and did not apply.
    pub typed: String,
}

/// A way of shipping.
#[derive(Debug, Clone)]
pub struct ShippingChoice {
    /// Its name.
    pub name: String,
    /// How many days it takes, at least and at most.
    pub days: Option<(i64, i64)>,
    /// Whether only business days count.
    pub business_days: bool,
    /// Its price; zero is shown as free.
    pub amount_minor: i64,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// What the button says that pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Submit {
    /// Pay.
    #[default]
    Pay,
    /// Book.
    Book,
    /// Donate.
    Donate,
    /// Subscribe.
    Subscribe,
}
