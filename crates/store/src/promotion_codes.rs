//! The table `promotion_codes`. Its counters move like those of `coupons`.
//!
//! Where a list has several filters, all but the narrowest are spelled `not (a <> b)`, which keeps a planner that knows
//! nothing of the rows from choosing the index of a wider one.

use crate::sessions::END;
use crate::value::{Row, Statement, body_text, scoped, values};
use crate::{Store, StoreError};
use kassa_domain::discount::PromotionCode;
use kassa_domain::id::{CouponId, PromotionCodeId, Scope};
use kassa_domain::time::Timestamp;

const INSERT: &str = "insert into promotion_codes (merchant, live, id, code, coupon, active, max_redemptions, taken, \
redeemed, created_at, version, body) values ($1, $2, $3, $4, $5, $6, $7, 0, 0, $8, $9, $10)";
const UPDATE: &str = "update promotion_codes set version = version + 1, active = $1, max_redemptions = $2, body = $3 \
where merchant = $4 and live = $5 and id = $6 and version = $7";
const TAKE: &str = "update promotion_codes set taken = taken + 1 where merchant = $1 and live = $2 and id = $3 \
and active = 1 and (max_redemptions is null or taken < max_redemptions)";
const GIVE_BACK: &str =
    "update promotion_codes set taken = taken - 1 where merchant = $1 and live = $2 and id = $3";
const REDEEM: &str =
    "update promotion_codes set redeemed = redeemed + 1 where merchant = $1 and live = $2 and id = $3";
const FIND: &str = "select merchant, live, id, code, coupon, active, max_redemptions, taken, redeemed, created_at, \
version, body from promotion_codes where merchant = $1 and live = $2 and id = $3";
const FIND_ACTIVE_BY_CODE: &str = "select merchant, live, id, code, coupon, active, max_redemptions, taken, redeemed, \
created_at, version, body from promotion_codes where merchant = $1 and live = $2 and code = $3 and active = 1";
const FIND_NEWEST_BY_CODE: &str = "select merchant, live, id, code, coupon, active, max_redemptions, taken, redeemed, \
created_at, version, body from promotion_codes where merchant = $1 and live = $2 and code = $3 \
order by id desc limit 1";
const LIST: &str = "select merchant, live, id, code, coupon, active, max_redemptions, taken, redeemed, created_at, \
version, body from promotion_codes where merchant = $1 and live = $2 and id < $3 order by id desc limit $4";
const LIST_BY_ACTIVE: &str = "select merchant, live, id, code, coupon, active, max_redemptions, taken, redeemed, \
created_at, version, body from promotion_codes where merchant = $1 and live = $2 and id < $3 and active = $4 \
order by id desc limit $5";
const LIST_OF_COUPON: &str = "select merchant, live, id, code, coupon, active, max_redemptions, taken, redeemed, \
created_at, version, body from promotion_codes where merchant = $1 and live = $2 and id < $3 and coupon = $4 \
order by id desc limit $5";
const LIST_OF_COUPON_BY_ACTIVE: &str = "select merchant, live, id, code, coupon, active, max_redemptions, taken, \
redeemed, created_at, version, body from promotion_codes where merchant = $1 and live = $2 and id < $3 \
and coupon = $4 and not (active <> $5) order by id desc limit $6";
const LIST_BY_CODE: &str = "select merchant, live, id, code, coupon, active, max_redemptions, taken, redeemed, \
created_at, version, body from promotion_codes where merchant = $1 and live = $2 and id < $3 and code = $4 \
order by id desc limit $5";
const LIST_BY_CODE_AND_ACTIVE: &str = "select merchant, live, id, code, coupon, active, max_redemptions, taken, \
redeemed, created_at, version, body from promotion_codes where merchant = $1 and live = $2 and id < $3 \
and code = $4 and not (active <> $5) order by id desc limit $6";
const LIST_BY_CODE_OF_COUPON: &str = "select merchant, live, id, code, coupon, active, max_redemptions, taken, \
redeemed, created_at, version, body from promotion_codes where merchant = $1 and live = $2 and id < $3 \
and code = $4 and not (coupon <> $5) order by id desc limit $6";
const LIST_BY_CODE_OF_COUPON_AND_ACTIVE: &str = "select merchant, live, id, code, coupon, active, max_redemptions, \
taken, redeemed, created_at, version, body from promotion_codes where merchant = $1 and live = $2 and id < $3 \
and code = $4 and not (coupon <> $5) and not (active <> $6) \
order by id desc limit $7";

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[
    INSERT,
    UPDATE,
    TAKE,
    GIVE_BACK,
    REDEEM,
    FIND,
    FIND_ACTIVE_BY_CODE,
    FIND_NEWEST_BY_CODE,
    LIST,
    LIST_BY_ACTIVE,
    LIST_OF_COUPON,
    LIST_OF_COUPON_BY_ACTIVE,
    LIST_BY_CODE,
    LIST_BY_CODE_AND_ACTIVE,
    LIST_BY_CODE_OF_COUPON,
    LIST_BY_CODE_OF_COUPON_AND_ACTIVE,
];

pub(crate) fn insert(code: &PromotionCode) -> Result<Statement, StoreError> {
    let values = scoped![
        code.scope,
        code.id.as_str(),
        code.code.as_str(),
        code.coupon.as_str(),
        i64::from(code.active),
        code.max_redemptions,
        code.created_at.0,
        code.version,
        body_text(&code.body)?,
    ];
    Ok(Statement::fresh(INSERT, values))
}

pub(crate) fn update(code: &PromotionCode) -> Result<Statement, StoreError> {
    let mut values = values![i64::from(code.active), code.max_redemptions, body_text(&code.body)?];
    values.extend(scoped![code.scope, code.id.as_str(), code.version]);
    Ok(Statement::one(UPDATE, values))
}

/// Fails as a conflict when there is none left, or the code is not active any more.
pub(crate) fn take(scope: Scope, id: &PromotionCodeId) -> Statement {
    Statement::one(TAKE, scoped![scope, id.as_str()])
}

/// Also of a code that was switched off meanwhile: its counters stay true.
pub(crate) fn give_back(scope: Scope, id: &PromotionCodeId) -> Statement {
    Statement::one(GIVE_BACK, scoped![scope, id.as_str()])
}

/// Also of a code that was switched off meanwhile: what a session holds is still honoured.
pub(crate) fn redeem(scope: Scope, id: &PromotionCodeId) -> Statement {
    Statement::one(REDEEM, scoped![scope, id.as_str()])
}

fn read(row: &Row<'_>) -> Result<PromotionCode, StoreError> {
    Ok(PromotionCode {
        scope: row.scope(0)?,
        id: PromotionCodeId::of(row.text(2)?),
        code: row.text(3)?,
        coupon: CouponId::of(row.text(4)?),
        active: row.flag(5)?,
        max_redemptions: row.maybe_int(6)?,
        taken: row.int(7)?,
        redeemed: row.int(8)?,
        created_at: Timestamp(row.int(9)?),
        version: row.int(10)?,
        body: row.body(11)?,
    })
}

impl Store {
    /// One promotion code of the merchant.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn promotion_code(
        &self,
        scope: Scope,
        id: &PromotionCodeId,
    ) -> Result<Option<PromotionCode>, StoreError> {
        self.row(FIND, scoped![scope, id.as_str()], read).await
    }

    /// The promotion code with this text, which must be in capitals: the active one, or else the newest of the others.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn promotion_code_by_code(
        &self,
        scope: Scope,
        code: &str,
    ) -> Result<Option<PromotionCode>, StoreError> {
        let active = self.row(FIND_ACTIVE_BY_CODE, scoped![scope, code], read).await?;
        if active.is_some() {
            return Ok(active);
        }
        self.row(FIND_NEWEST_BY_CODE, scoped![scope, code], read).await
    }

    /// Promotion codes of the merchant that are older than `before`, newest first. A code must be in capitals.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn promotion_codes(
        &self,
        scope: Scope,
        before: Option<&str>,
        limit: i64,
        code: Option<&str>,
        coupon: Option<&CouponId>,
        active: Option<bool>,
    ) -> Result<Vec<PromotionCode>, StoreError> {
        let before = before.unwrap_or(END);
        let (sql, values) = match (code, coupon.map(CouponId::as_str), active.map(i64::from)) {
            (None, None, None) => (LIST, scoped![scope, before, limit]),
            (None, None, Some(active)) => (LIST_BY_ACTIVE, scoped![scope, before, active, limit]),
            (None, Some(coupon), None) => (LIST_OF_COUPON, scoped![scope, before, coupon, limit]),
            (None, Some(coupon), Some(active)) => {
                (LIST_OF_COUPON_BY_ACTIVE, scoped![scope, before, coupon, active, limit])
            }
            (Some(code), None, None) => (LIST_BY_CODE, scoped![scope, before, code, limit]),
            (Some(code), None, Some(active)) => {
                (LIST_BY_CODE_AND_ACTIVE, scoped![scope, before, code, active, limit])
            }
            (Some(code), Some(coupon), None) => {
                (LIST_BY_CODE_OF_COUPON, scoped![scope, before, code, coupon, limit])
            }
            (Some(code), Some(coupon), Some(active)) => {
                (LIST_BY_CODE_OF_COUPON_AND_ACTIVE, scoped![scope, before, code, coupon, active, limit])
            }
        };
        self.rows(sql, values, read).await
    }
}
