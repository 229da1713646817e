//! What a page says about payments that come again by themselves, and what a page is for.

use crate::cart::Period;

/// An amount in a currency of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// In the currency's smallest unit.
    pub minor: i64,
    /// Its code, such as `GHS` or `USDC`.
    pub currency: String,
    /// How many decimal places the currency has.
    pub exponent: u32,
}

/// What is paid later, by itself. All amounts are minor units of the total's currency, all times such as
/// `2026-01-31T12:00:00Z`. A page writes only their days, as they are in UTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recurring {
    /// What each later period costs.
    pub amount_minor: i64,
    /// How often: every so many of a unit.
    pub every: (i64, Period),
    /// When the first whole period is charged, if that is not today.
    pub from: Option<String>,
    /// Until when nothing is charged, if it begins with a trial.
    pub trial_until: Option<String>,
    /// After how many payments it ends by itself; none when it goes on until it is cancelled.
    pub times: Option<i64>,
    /// Until when a discount lasts, if it does not last for ever.
    pub discount_until: Option<String>,
    /// What a period costs after that.
    pub amount_after_minor: Option<i64>,
}

/// What a page is for. It stands in the total, so that every page of a payment reads right.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Purpose {
    /// Something is bought once.
    #[default]
    Buy,
    /// A subscription begins. What comes later stands in [`crate::Total::recurring`].
    Subscribe,
    /// An invoice is paid.
    Invoice {
        /// The invoice's number.
        number: String,
        /// From when until when it is for.
        period: Option<(String, String)>,
        /// Whether the card is kept, and charged for what comes later.
        keeps_card: bool,
    },
    /// A card is saved for later payments. The page itself charges nothing, and no amount stands over it.
    SaveCard {
        /// The subscription that another card will pay for, in the merchant's words. `None`: the card is put on file
        /// for whatever comes.
        what: Option<String>,
        /// What is charged by it as soon as it is saved: an invoice that is still open.
        due_minor: Option<i64>,
    },
}
