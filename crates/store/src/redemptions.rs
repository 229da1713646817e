//! The tables `redemptions` and `redemption_counts`: what sessions hold of coupons, and under which names.
//!
//! Each change here guards itself: it touches one row or is a conflict, and the counters of the coupon and the
//! promotion code move in the same commit. So what is taken is always what sessions hold and have redeemed.

use crate::value::{Row, Statement, body_text, scoped, values};
use crate::{Store, StoreError, coupons, promotion_codes};
use kassa_domain::discount::{Redemption, RedemptionStatus};
use kassa_domain::id::{CouponId, PromotionCodeId, Scope, SessionId};
use kassa_domain::planted;

const RESERVE: &str = "insert into redemptions (merchant, live, session, coupon, promotion_code, status, counted_for, \
version) values ($1, $2, $3, $4, $5, 'reserved', $6, 0) on conflict (merchant, live, session, coupon) do update set \
status = 'reserved', promotion_code = excluded.promotion_code, counted_for = excluded.counted_for, \
version = redemptions.version + 1 where redemptions.status = 'released'";
const UPDATE: &str = "update redemptions set version = version + 1, counted_for = $1 \
where merchant = $2 and live = $3 and session = $4 and coupon = $5 and version = $6";
/// What is given back elsewhere in the plan is what the row says, or nothing is.
const RELEASE: &str = "update redemptions set version = version + 1, status = 'released', counted_for = '[]' \
where merchant = $1 and live = $2 and session = $3 and coupon = $4 and status = 'reserved' \
and coalesce(promotion_code, '') = $5 and counted_for = $6";
const REDEEM: &str = "update redemptions set version = version + 1, status = 'redeemed' \
where merchant = $1 and live = $2 and session = $3 and coupon = $4 and status = 'reserved' \
and coalesce(promotion_code, '') = $5";
const FIND: &str = "select merchant, live, session, coupon, promotion_code, status, counted_for, version \
from redemptions where merchant = $1 and live = $2 and session = $3 and coupon = $4";
const COUNT: &str = "insert into redemption_counts (merchant, live, coupon, name, taken) values ($1, $2, $3, $4, 1) \
on conflict (merchant, live, coupon, name) do update set taken = redemption_counts.taken + 1 \
where redemption_counts.taken < $5";
const COUNT_BACK: &str = "update redemption_counts set taken = taken - 1 \
where merchant = $1 and live = $2 and coupon = $3 and name = $4";
const FIND_COUNT: &str = "select taken from redemption_counts \
where merchant = $1 and live = $2 and coupon = $3 and name = $4";

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[RESERVE, UPDATE, RELEASE, REDEEM, FIND, COUNT, COUNT_BACK, FIND_COUNT];

/// The code's id, or the empty text, which no id is.
fn code_text(redemption: &Redemption) -> &str {
    redemption.promotion_code.as_ref().map_or("", PromotionCodeId::as_str)
}

/// The row first: a session that holds the coupon already must not take another one.
pub(crate) fn reserve(redemption: &Redemption) -> Result<Vec<Statement>, StoreError> {
    let scope = redemption.scope;
    let values = scoped![
        scope,
        redemption.session.as_str(),
        redemption.coupon.as_str(),
        redemption.promotion_code.as_ref().map(PromotionCodeId::as_str),
        body_text(&redemption.counted_for)?,
    ];
    let mut plan = vec![Statement::one(RESERVE, values), coupons::take(scope, &redemption.coupon)];
    plan.extend(redemption.promotion_code.iter().map(|code| promotion_codes::take(scope, code)));
    Ok(plan)
}

pub(crate) fn update(redemption: &Redemption) -> Result<Statement, StoreError> {
    let mut values = values![body_text(&redemption.counted_for)?];
    values.extend(scoped![
        redemption.scope,
        redemption.session.as_str(),
        redemption.coupon.as_str(),
        redemption.version
    ]);
    Ok(Statement::one(UPDATE, values))
}

/// Fails as a conflict when the limit is reached.
pub(crate) fn count(scope: Scope, coupon: &CouponId, name: &str, max: i64) -> Result<Statement, StoreError> {
    // The first one is an insert, which has nothing to compare the limit with.
    if max < 1 {
        return Err(StoreError::Conflict);
    }
    let values = scoped![scope, coupon.as_str(), name, max];
    if planted!("customer_limit_check_then_act") {
        return Ok(Statement::any(COUNT, values));
    }
    Ok(Statement::one(COUNT, values))
}

/// Takes one off the count under a name.
pub(crate) fn uncount(scope: Scope, coupon: &CouponId, name: &str) -> Statement {
    Statement::one(COUNT_BACK, scoped![scope, coupon.as_str(), name])
}

pub(crate) fn release(redemption: &Redemption) -> Result<Vec<Statement>, StoreError> {
    let (scope, coupon) = (redemption.scope, &redemption.coupon);
    let values = scoped![
        scope,
        redemption.session.as_str(),
        coupon.as_str(),
        code_text(redemption),
        body_text(&redemption.counted_for)?,
    ];
    let mut plan = vec![Statement::one(RELEASE, values), coupons::give_back(scope, coupon)];
    plan.extend(redemption.promotion_code.iter().map(|code| promotion_codes::give_back(scope, code)));
    plan.extend(redemption.counted_for.iter().map(|name| uncount(scope, coupon, name)));
    Ok(plan)
}

pub(crate) fn redeem(redemption: &Redemption) -> Vec<Statement> {
    let (scope, coupon) = (redemption.scope, &redemption.coupon);
    let values = scoped![scope, redemption.session.as_str(), coupon.as_str(), code_text(redemption)];
    let mut plan = vec![Statement::one(REDEEM, values), coupons::redeem(scope, coupon)];
    plan.extend(redemption.promotion_code.iter().map(|code| promotion_codes::redeem(scope, code)));
    plan
}

fn read(row: &Row<'_>) -> Result<Redemption, StoreError> {
    Ok(Redemption {
        scope: row.scope(0)?,
        session: SessionId::of(row.text(2)?),
        coupon: CouponId::of(row.text(3)?),
        promotion_code: row.maybe_text(4)?.map(PromotionCodeId::of),
        status: row.word(5, RedemptionStatus::parse)?,
        counted_for: row.body(6)?,
        version: row.int(7)?,
    })
}

impl Store {
    /// What a session holds, or held, of a coupon.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn redemption(
        &self,
        scope: Scope,
        session: &SessionId,
        coupon: &CouponId,
    ) -> Result<Option<Redemption>, StoreError> {
        self.row(FIND, scoped![scope, session.as_str(), coupon.as_str()], read).await
    }

    /// How often a coupon is taken under a name that counts for the limit per customer.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn redemption_count(
        &self,
        scope: Scope,
        coupon: &CouponId,
        name: &str,
    ) -> Result<i64, StoreError> {
        let taken = self.row(FIND_COUNT, scoped![scope, coupon.as_str(), name], |row| row.int(0)).await?;
        Ok(taken.unwrap_or_default())
    }
}
