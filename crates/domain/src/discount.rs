//! Discounts: coupons, the codes that buyers type for them, and what a session holds of them.

use crate::catalog::{Interval, Period};
use crate::id::{CouponId, CustomerId, ProductId, PromotionCodeId, Scope, SessionId};
use crate::metadata::Metadata;
use crate::money::{Currency, Money};
use crate::percent::Percent;
use crate::schedule::Schedule;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// At most so many characters in a coupon's name.
pub const NAME_CHARS_MAX: usize = 40;
/// At most so many products that a coupon is limited to.
pub const PRODUCTS_MAX: usize = 100;

/// What is taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Off {
    /// A part of what it applies to.
    Percent(Percent),
    /// A fixed amount, at most all of what it applies to.
    Amount(Money),
}

/// For how many payments of a subscription it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Duration {
    /// The first.
    Once,
    /// Those of so many months.
    Repeating(i64),
    /// All.
    Forever,
}

impl Duration {
    /// Until when it holds, if the first payment that it takes something off is for the period that begins at this
    /// time. None: for ever.
    #[must_use]
    pub fn until(self, first: Timestamp) -> Option<Timestamp> {
        match self {
            Self::Forever => None,
            Self::Once => Some(first.plus(1)),
            Self::Repeating(months) => {
                let period = Period { interval: Interval::Month, count: months };
                Some(Schedule { anchor: first, period }.boundary(1))
            }
        }
    }

    /// The public word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Once => "once",
            Self::Repeating(_) => "repeating",
            Self::Forever => "forever",
        }
    }
}

/// A discount that a merchant offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coupon {
    /// The id.
    pub id: CouponId,
    /// Whose.
    pub scope: Scope,
    /// Whether sessions may still be given it; false once it was deleted.
    pub active: bool,
    /// How often it may be redeemed.
    pub max_redemptions: Option<i64>,
    /// How many redemptions there are, and sessions that hold one. Counted by guarded statements, never by a decision.
    pub taken: i64,
    /// How many redemptions there are.
    pub redeemed: i64,
    /// When it was made.
    pub created_at: Timestamp,
    /// How often its terms have changed. Counting is no change of its terms.
    pub version: i64,
    /// The rest.
    pub body: CouponBody,
}

/// The part of a coupon that no query filters by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouponBody {
    /// What buyers read beside what is taken off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What is taken off.
    pub off: Off,
    /// For how many payments.
    pub duration: Duration,
    /// Not after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redeem_by: Option<Timestamp>,
    /// How often one customer may redeem it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_per_customer: Option<i64>,
    /// Only for a subtotal of at least this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Money>,
    /// Only for these products; empty: for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub products: Vec<ProductId>,
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

impl Coupon {
    /// Whether somebody can still be given it.
    #[must_use]
    pub fn is_valid(&self, now: Timestamp) -> bool {
        self.active
            && self.max_redemptions.is_none_or(|max| self.taken < max)
            && self.body.redeem_by.is_none_or(|by| now <= by)
    }
}

/// A code that buyers type to get a coupon's discount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromotionCode {
    /// The id.
    pub id: PromotionCodeId,
    /// Whose.
    pub scope: Scope,
    /// The code in capitals. Among active codes it is unique.
    pub code: String,
    /// For which coupon.
    pub coupon: CouponId,
    /// Whether it can be used.
    pub active: bool,
    /// How often it may be redeemed.
    pub max_redemptions: Option<i64>,
    /// How many redemptions there are, and sessions that hold one.
    pub taken: i64,
    /// How many redemptions there are.
    pub redeemed: i64,
    /// When it was made.
    pub created_at: Timestamp,
    /// How often its terms have changed.
    pub version: i64,
    /// The rest.
    pub body: PromotionCodeBody,
}

/// The part of a promotion code that no query filters by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct PromotionCodeBody {
    /// Not after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Timestamp>,
    /// Only for this customer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<CustomerId>,
    /// Only for a subtotal of at least this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Money>,
    /// Only for a customer who has not paid before.
    #[serde(default)]
    pub first_time: bool,
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

/// A discount in a cart: the terms as they were when the session got it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discount {
    /// Of which coupon.
    pub coupon: CouponId,
    /// By which promotion code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promotion_code: Option<PromotionCodeId>,
    /// The code in capitals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// What buyers read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What is taken off.
    pub off: Off,
    /// For how many payments.
    pub duration: Duration,
    /// Only for these products; empty: for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub products: Vec<ProductId>,
    /// Only for a subtotal of at least this: the greater of the coupon's and the code's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Money>,
    /// Not after: the earlier of the coupon's and the code's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redeem_by: Option<Timestamp>,
    /// How often one customer may redeem it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_per_customer: Option<i64>,
    /// Only for a customer who has not paid before.
    #[serde(default)]
    pub first_time: bool,
    /// Only for this customer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<CustomerId>,
}

impl Discount {
    /// The names under which a redemption by this buyer counts, each with how many there may be.
    #[must_use]
    pub fn counts(&self, customer: Option<&CustomerId>, email: Option<&str>) -> Vec<(String, i64)> {
        let mut counts = vec![];
        for name in names(customer, email) {
            if self.first_time {
                counts.push((first_name(&name), 1));
            }
            if let Some(max) = self.max_per_customer {
                counts.push((name, max));
            }
        }
        counts
    }
}

/// The names that a buyer is known by: the customer's id, and the e-mail address in small letters.
fn names(customer: Option<&CustomerId>, email: Option<&str>) -> Vec<String> {
    let id = customer.map(|id| id.as_str().to_owned());
    id.into_iter().chain(email.map(str::to_lowercase)).collect()
}

/// The name under which the first payment of a buyer counts.
fn first_name(name: &str) -> String {
    format!("first/{name}")
}

/// Every name under which anything may count for this buyer.
#[must_use]
pub fn counted_names(customer: Option<&CustomerId>, email: Option<&str>) -> Vec<String> {
    let names = names(customer, email);
    let firsts: Vec<String> = names.iter().map(|name| first_name(name)).collect();
    names.into_iter().chain(firsts).collect()
}

/// Where a redemption stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RedemptionStatus {
    /// A session that can still be paid holds it.
    Reserved,
    /// Its session was paid.
    Redeemed,
    /// Its session gave it back.
    Released,
}

impl RedemptionStatus {
    /// Every status.
    pub const ALL: [Self; 3] = [Self::Reserved, Self::Redeemed, Self::Released];

    /// The stored word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reserved => "reserved",
            Self::Redeemed => "redeemed",
            Self::Released => "released",
        }
    }

    /// Reads the stored word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }
}

/// What a session holds of a coupon's limits. One row per session and coupon; a session that takes the same coupon
/// again takes the same row again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redemption {
    /// Whose.
    pub scope: Scope,
    /// Of which session.
    pub session: SessionId,
    /// Of which coupon.
    pub coupon: CouponId,
    /// By which code.
    pub promotion_code: Option<PromotionCodeId>,
    /// Where it stands.
    pub status: RedemptionStatus,
    /// Under which names it counts for the limit per customer: `cus_...` ids and lower-case e-mail addresses.
    pub counted_for: Vec<String>,
    /// How often the row has changed.
    pub version: i64,
}

/// A coupon as sent.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct NewCoupon {
    /// What buyers read.
    pub name: Option<String>,
    /// A decimal from its text.
    pub percent_off: Option<String>,
    /// Minor units.
    pub amount_off: Option<i64>,
    /// Of `amount_off`.
    pub currency: Option<String>,
    /// The word; `once` when it is left out.
    pub duration: Option<String>,
    /// Of a repeating one.
    pub duration_in_months: Option<i64>,
    /// How often it may be redeemed.
    pub max_redemptions: Option<i64>,
    /// How often one customer may redeem it.
    pub max_redemptions_per_customer: Option<i64>,
    /// Not after.
    pub redeem_by: Option<Timestamp>,
    /// Only for a subtotal of at least this.
    pub minimum_amount: Option<i64>,
    /// Of `minimum_amount`; the currency of `amount_off` when it is left out.
    pub minimum_amount_currency: Option<String>,
    /// Only for these products.
    pub products: Vec<String>,
    /// What the merchant attaches.
    pub metadata: Metadata,
}

/// What is to change about a coupon: its terms never do.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CouponPatch {
    /// What buyers read.
    pub name: Option<Option<String>>,
    /// Keys to set; an empty text removes its key.
    pub metadata: Option<Metadata>,
}

/// A promotion code as sent.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct NewPromotionCode {
    /// For which coupon.
    pub coupon: String,
    /// What the field that names it was called, for error messages.
    pub coupon_field: &'static str,
    /// The code; made up when it is left out.
    pub code: Option<String>,
    /// Whether it can be used; `None`: yes.
    pub active: Option<bool>,
    /// How often it may be redeemed.
    pub max_redemptions: Option<i64>,
    /// Not after.
    pub expires_at: Option<Timestamp>,
    /// Only for this customer.
    pub customer: Option<String>,
    /// Only for a subtotal of at least this.
    pub minimum_amount: Option<i64>,
    /// Its currency.
    pub minimum_amount_currency: Option<String>,
    /// Only for a customer who has not paid before.
    pub first_time_transaction: bool,
    /// What the merchant attaches.
    pub metadata: Metadata,
}

/// What is to change about a promotion code.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PromotionCodePatch {
    /// Whether it can be used.
    pub active: Option<bool>,
    /// Keys to set; an empty text removes its key.
    pub metadata: Option<Metadata>,
}

/// A promotion code as it is stored and compared: in capitals. `None` when it cannot be one: 3 to 40 characters of
/// `A-Z`, `0-9`, `-` and `_`.
#[must_use]
pub fn normal_code(text: &str) -> Option<String> {
    let code = text.trim().to_ascii_uppercase();
    let fits = (3..=40).contains(&code.len())
        && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    fits.then_some(code)
}

/// The amount in this currency, if it is one of it.
#[must_use]
pub fn amount_in(money: Money, currency: Currency) -> Option<i64> {
    (money.currency == currency).then_some(money.amount)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_compared_in_capitals() {
        assert_eq!(normal_code(" summer-25 ").as_deref(), Some("SUMMER-25"));
        for bad in ["", "ab", "a b c", "säle", "x'; drop", &"x".repeat(41)] {
            assert_eq!(normal_code(bad), None, "{bad}");
        }
    }

    #[test]
    fn words_round_trip() {
        for status in RedemptionStatus::ALL {
            assert_eq!(RedemptionStatus::parse(status.as_str()), Some(status));
        }
    }
}
