//! The table `coupons`.
//!
//! Its two counters move by statements of their own, which check the limit where they count: so any number of sessions
//! take a coupon at once, none makes another decide again, and none goes over the limit.

use crate::sessions::END;
use crate::value::{Row, Statement, body_text, scoped, values};
use crate::{Store, StoreError};
use kassa_domain::discount::Coupon;
use kassa_domain::id::{CouponId, Scope};
use kassa_domain::planted;
use kassa_domain::time::Timestamp;

const INSERT: &str = "insert into coupons (merchant, live, id, active, max_redemptions, taken, redeemed, created_at, \
version, body) values ($1, $2, $3, $4, $5, 0, 0, $6, $7, $8)";
const UPDATE: &str = "update coupons set version = version + 1, active = $1, max_redemptions = $2, body = $3 \
where merchant = $4 and live = $5 and id = $6 and version = $7";
const TAKE: &str = "update coupons set taken = taken + 1 where merchant = $1 and live = $2 and id = $3 \
and active = 1 and (max_redemptions is null or taken < max_redemptions)";
const GIVE_BACK: &str = "update coupons set taken = taken - 1 where merchant = $1 and live = $2 and id = $3";
const REDEEM: &str =
    "update coupons set redeemed = redeemed + 1 where merchant = $1 and live = $2 and id = $3";
const FIND: &str = "select merchant, live, id, active, max_redemptions, taken, redeemed, created_at, version, body \
from coupons where merchant = $1 and live = $2 and id = $3";
const LIST: &str = "select merchant, live, id, active, max_redemptions, taken, redeemed, created_at, version, body \
from coupons where merchant = $1 and live = $2 and id < $3 and active = 1 order by id desc limit $4";

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[INSERT, UPDATE, TAKE, GIVE_BACK, REDEEM, FIND, LIST];

pub(crate) fn insert(coupon: &Coupon) -> Result<Statement, StoreError> {
    let values = scoped![
        coupon.scope,
        coupon.id.as_str(),
        i64::from(coupon.active),
        coupon.max_redemptions,
        coupon.created_at.0,
        coupon.version,
        body_text(&coupon.body)?,
    ];
    Ok(Statement::fresh(INSERT, values))
}

pub(crate) fn update(coupon: &Coupon) -> Result<Statement, StoreError> {
    let mut values = values![i64::from(coupon.active), coupon.max_redemptions, body_text(&coupon.body)?];
    values.extend(scoped![coupon.scope, coupon.id.as_str(), coupon.version]);
    Ok(Statement::one(UPDATE, values))
}

/// Fails as a conflict when there is none left, or the coupon is not active any more.
pub(crate) fn take(scope: Scope, id: &CouponId) -> Statement {
    let values = scoped![scope, id.as_str()];
    if planted!("coupon_check_then_act") {
        Statement::any(TAKE, values)
    } else {
        Statement::one(TAKE, values)
    }
}

/// Also of a coupon that was deleted meanwhile: its counters stay true.
pub(crate) fn give_back(scope: Scope, id: &CouponId) -> Statement {
    Statement::one(GIVE_BACK, scoped![scope, id.as_str()])
}

/// Also of a coupon that was deleted meanwhile: what a session holds is still honoured.
pub(crate) fn redeem(scope: Scope, id: &CouponId) -> Statement {
    Statement::one(REDEEM, scoped![scope, id.as_str()])
}

fn read(row: &Row<'_>) -> Result<Coupon, StoreError> {
    Ok(Coupon {
        scope: row.scope(0)?,
        id: CouponId::of(row.text(2)?),
        active: row.flag(3)?,
        max_redemptions: row.maybe_int(4)?,
        taken: row.int(5)?,
        redeemed: row.int(6)?,
        created_at: Timestamp(row.int(7)?),
        version: row.int(8)?,
        body: row.body(9)?,
    })
}

impl Store {
    /// One coupon of the merchant, also when it is deleted.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn coupon(&self, scope: Scope, id: &CouponId) -> Result<Option<Coupon>, StoreError> {
        self.row(FIND, scoped![scope, id.as_str()], read).await
    }

    /// Coupons of the merchant that are older than `before`, newest first, without those that were deleted.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn coupons(
        &self,
        scope: Scope,
        before: Option<&str>,
        limit: i64,
    ) -> Result<Vec<Coupon>, StoreError> {
        self.rows(LIST, scoped![scope, before.unwrap_or(END), limit], read).await
    }
}
