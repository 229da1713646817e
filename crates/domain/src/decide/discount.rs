//! Coupons and promotion codes: making them, and giving one to a session.

use super::{check, emit, found};
use crate::answer::Answer;
use crate::cart::Cart;
use crate::chance::{Chance, draw};
use crate::decision::{Change, Decision, Given, Loaded, Row};
use crate::discount::{
    Coupon, CouponBody, CouponPatch, Discount, Duration, NAME_CHARS_MAX, NewCoupon, NewPromotionCode, Off,
    PRODUCTS_MAX, PromotionCode, PromotionCodeBody, PromotionCodePatch, Redemption, RedemptionStatus,
    amount_in, normal_code,
};
use crate::event::{EventKind, Snapshot};
use crate::id::{CouponId, CustomerId, PromotionCodeId, SessionId};
use crate::money::{Currency, Money, TOKEN_AMOUNT_MAX};
use crate::planted;
use crate::refusal::{ChoiceProblem, Noun, Refusal, invalid, no_such};
use crate::time::Timestamp;

/// At most so often may a coupon be redeemed, when it says how often.
const REDEMPTIONS_MAX: i64 = 1_000_000_000;
/// The letters and digits of made-up codes: none that people mistake for another.
const CODE_LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

pub(super) fn create_coupon(
    new: &NewCoupon,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    check::maybe("name", new.name.as_ref(), NAME_CHARS_MAX)?;
    check::metadata(&new.metadata)?;
    let off = off(new)?;
    let body = CouponBody {
        name: new.name.clone(),
        off,
        duration: duration(new)?,
        redeem_by: in_future("redeem_by", new.redeem_by, given.now)?,
        max_per_customer: limit("max_redemptions_per_customer", new.max_redemptions_per_customer)?,
        minimum: minimum("", new.minimum_amount, new.minimum_amount_currency.as_deref(), off)?,
        products: products(&new.products, loaded)?,
        metadata: new.metadata.clone(),
        stamp: Timestamp::default(),
        rest: serde_json::Map::new(),
    };
    let coupon = Coupon {
        id: CouponId::mint(given.scope, given.moment, given.chance),
        scope: given.scope,
        active: true,
        max_redemptions: limit("max_redemptions", new.max_redemptions)?,
        taken: 0,
        redeemed: 0,
        created_at: given.now,
        version: 0,
        body,
    };
    Ok(Decision {
        changes: vec![
            Change::Insert(Row::Coupon(coupon.clone())),
            emit(EventKind::CouponCreated, Snapshot::Coupon(Box::new(coupon.clone())), given),
        ],
        answer: Answer::Coupon(Box::new(coupon), true, given.now),
    })
}

fn off(new: &NewCoupon) -> Result<Off, Refusal> {
    match (&new.percent_off, new.amount_off) {
        (Some(text), None) => {
            if new.currency.is_some() {
                return Err(invalid("currency", "belongs to amount_off; leave it out beside percent_off"));
            }
            Ok(Off::Percent(check::percent("percent_off", text, "0.0001")?))
        }
        (None, Some(amount)) => {
            // Where no currency says the limit, the currency is refused next.
            let known = new.currency.as_deref().and_then(Currency::parse);
            let most = known.map_or(TOKEN_AMOUNT_MAX, Currency::amount_max);
            let amount = check::within("amount_off", amount, 1, most)?;
            let rule =
                "must be the upper-case code of the currency that amount_off is in, such as GHS or USDC";
            let code = new.currency.as_deref().ok_or_else(|| invalid("currency", rule))?;
            let currency = check::currency("currency", code)?;
            Ok(Off::Amount(Money { amount: check::expressible("amount_off", amount, currency)?, currency }))
        }
        (Some(_), Some(_)) => Err(invalid("amount_off", "excludes percent_off; send one of them")),
        (None, None) => Err(invalid("percent_off", "must be a percentage; or send amount_off and currency")),
    }
}

fn duration(new: &NewCoupon) -> Result<Duration, Refusal> {
    let months = new.duration_in_months;
    match new.duration.as_deref().unwrap_or("once") {
        word @ ("once" | "forever") => {
            if months.is_some() {
                return Err(invalid("duration_in_months", "belongs to the duration repeating"));
            }
            Ok(if word == "once" { Duration::Once } else { Duration::Forever })
        }
        "repeating" => {
            let rule = "must be a whole number from 1 to 120 with the duration repeating";
            let months = months.ok_or_else(|| invalid("duration_in_months", rule))?;
            Ok(Duration::Repeating(check::count("duration_in_months", months, 1, 120)?))
        }
        _ => Err(invalid("duration", "must be one of once, repeating, forever")),
    }
}

fn limit(param: &str, limit: Option<i64>) -> Result<Option<i64>, Refusal> {
    limit.map(|limit| check::count(param, limit, 1, REDEMPTIONS_MAX)).transpose()
}

fn in_future(param: &str, at: Option<Timestamp>, now: Timestamp) -> Result<Option<Timestamp>, Refusal> {
    match at {
        Some(at) if at <= now => Err(invalid(param, "must be in the future")),
        at => Ok(at),
    }
}

/// The least subtotal; its currency is the discount's where nothing is said.
fn minimum(
    prefix: &str,
    amount: Option<i64>,
    code: Option<&str>,
    off: Off,
) -> Result<Option<Money>, Refusal> {
    let param = |field: &str| format!("{prefix}{field}");
    let Some(amount) = amount else {
        return match code {
            Some(_) => Err(invalid(param("minimum_amount_currency"), "belongs to minimum_amount")),
            None => Ok(None),
        };
    };
    let currency = match (code, off) {
        (Some(code), _) => check::currency(&param("minimum_amount_currency"), code)?,
        (None, Off::Amount(money)) => money.currency,
        (None, Off::Percent(_)) => {
            let rule = "must be the upper-case code of the currency that minimum_amount is in";
            return Err(invalid(param("minimum_amount_currency"), rule));
        }
    };
    let amount = check::amount(&param("minimum_amount"), amount, 1, currency)?;
    Ok(Some(Money { amount, currency }))
}

fn products(ids: &[String], loaded: &Loaded) -> Result<Vec<crate::id::ProductId>, Refusal> {
    if ids.len() > PRODUCTS_MAX {
        return Err(invalid("applies_to.products", format!("must have at most {PRODUCTS_MAX} entries")));
    }
    let known = |(place, id): (usize, &String)| {
        let found = loaded.products.iter().find(|product| product.id.as_str() == id);
        let missing = || no_such(format!("applies_to.products[{place}]"), Noun::Product);
        found.map(|product| product.id.clone()).ok_or_else(missing)
    };
    ids.iter().enumerate().map(known).collect()
}

pub(super) fn update_coupon(
    patch: &CouponPatch,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    let mut coupon = existing(loaded)?.clone();
    if let Some(name) = &patch.name {
        check::maybe("name", name.as_ref(), NAME_CHARS_MAX)?;
        coupon.body.name.clone_from(name);
    }
    check::merge(&mut coupon.body.metadata, patch.metadata.as_ref())?;
    Ok(Decision {
        changes: vec![
            Change::Update(Row::Coupon(coupon.clone())),
            emit(EventKind::CouponUpdated, Snapshot::Coupon(Box::new(coupon.clone())), given),
        ],
        answer: Answer::Coupon(Box::new(coupon), false, given.now),
    })
}

/// A deleted coupon is not found any more.
fn existing(loaded: &Loaded) -> Result<&Coupon, Refusal> {
    found(loaded.coupon.as_ref().filter(|coupon| coupon.active), Noun::Coupon)
}

/// Nobody is given the coupon any more. Sessions that hold it keep it.
pub(super) fn delete_coupon(loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let mut coupon = existing(loaded)?.clone();
    coupon.active = false;
    Ok(Decision {
        answer: Answer::CouponDeleted(coupon.id.clone()),
        changes: vec![
            Change::Update(Row::Coupon(coupon.clone())),
            emit(EventKind::CouponDeleted, Snapshot::Coupon(Box::new(coupon)), given),
        ],
    })
}

pub(super) fn create_code(
    new: &NewPromotionCode,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    let coupon = existing(loaded).map_err(|_| no_such(new.coupon_field, Noun::Coupon))?;
    let code = match &new.code {
        Some(text) => normal_code(text)
            .ok_or_else(|| invalid("code", "must have 3 to 40 characters of A-Z, 0-9, - and _"))?,
        None => made_up(given.chance),
    };
    let taken = loaded.promotion_code.as_ref().is_some_and(|other| other.active && other.code == code);
    let active = new.active.unwrap_or(true);
    if taken && active {
        return Err(Refusal::Taken { param: "code" });
    }
    check::metadata(&new.metadata)?;
    let customer = match &new.customer {
        None => None,
        Some(_) => match loaded.buyer() {
            Some(customer) => Some(customer.id.clone()),
            None => return Err(no_such("customer", Noun::Customer)),
        },
    };
    let least = minimum(
        "restrictions.",
        new.minimum_amount,
        new.minimum_amount_currency.as_deref(),
        coupon.body.off,
    )?;
    if let (Some(own), Some(coupons)) = (least, coupon.body.minimum)
        && own.currency != coupons.currency
    {
        let rule = format!("must be the currency of the coupon's minimum, {}", coupons.currency.code());
        return Err(invalid("restrictions.minimum_amount_currency", rule));
    }
    let body = PromotionCodeBody {
        expires_at: in_future("expires_at", new.expires_at, given.now)?,
        customer,
        minimum: least,
        first_time: new.first_time_transaction,
        metadata: new.metadata.clone(),
        stamp: Timestamp::default(),
        rest: serde_json::Map::new(),
    };
    let code = PromotionCode {
        id: PromotionCodeId::mint(given.scope, given.moment, given.chance),
        scope: given.scope,
        code,
        coupon: coupon.id.clone(),
        active,
        max_redemptions: limit("max_redemptions", new.max_redemptions)?,
        taken: 0,
        redeemed: 0,
        created_at: given.now,
        version: 0,
        body,
    };
    Ok(Decision {
        changes: vec![
            Change::Insert(Row::PromotionCode(code.clone())),
            emit(EventKind::PromotionCodeCreated, Snapshot::PromotionCode(Box::new(code.clone())), given),
        ],
        answer: Answer::PromotionCode(Box::new(code), true),
    })
}

fn made_up(chance: &dyn Chance) -> String {
    let letter = |byte: u8| CODE_LETTERS.get(usize::from(byte % 32)).copied().map_or('X', char::from);
    draw::<10>(chance).into_iter().map(letter).collect()
}

pub(super) fn update_code(
    patch: &PromotionCodePatch,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    let mut code = found(loaded.promotion_code.as_ref(), Noun::PromotionCode)?.clone();
    code.active = patch.active.unwrap_or(code.active);
    check::merge(&mut code.body.metadata, patch.metadata.as_ref())?;
    if code.active && loaded.code_taken {
        return Err(invalid("active", "must stay false: another active promotion code has this code"));
    }
    Ok(Decision {
        changes: vec![
            Change::Update(Row::PromotionCode(code.clone())),
            emit(EventKind::PromotionCodeUpdated, Snapshot::PromotionCode(Box::new(code.clone())), given),
        ],
        answer: Answer::PromotionCode(Box::new(code), false),
    })
}

/// Who would get a discount.
pub(super) struct Taker<'a> {
    pub(super) session: &'a SessionId,
    pub(super) customer: Option<&'a CustomerId>,
    pub(super) email: Option<&'a str>,
    /// What the session holds already, and would give back for this one.
    pub(super) holds: Option<&'a Redemption>,
}

/// Judges whether a session can be given the coupon that was loaded, by its promotion code if one was loaded, and says
/// what it would hold.
pub(super) fn offer(
    cart: &Cart,
    currency: Currency,
    taker: &Taker<'_>,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<(Discount, Redemption), ChoiceProblem> {
    let coupon = loaded.coupon.as_ref().ok_or(ChoiceProblem::UnknownCode)?;
    let code = loaded.promotion_code.as_ref();
    let discount = terms(coupon, code);
    let held = taker.holds.filter(|held| held.status == RedemptionStatus::Reserved);
    // What the session itself holds is given back first, so it does not speak against it.
    let own_coupon = held.is_some_and(|held| held.coupon == coupon.id);
    let own_code =
        held.is_some_and(|held| code.is_some_and(|code| held.promotion_code.as_ref() == Some(&code.id)));
    if !coupon.active || code.is_some_and(|code| !code.active || code.coupon != coupon.id) {
        return Err(ChoiceProblem::UnknownCode);
    }
    if discount.redeem_by.is_some_and(|by| given.now > by) {
        return Err(ChoiceProblem::UnknownCode);
    }
    let full = |max: Option<i64>, taken: i64, own: bool| max.is_some_and(|max| taken - i64::from(own) >= max);
    if full(coupon.max_redemptions, coupon.taken, own_coupon)
        || code.is_some_and(|code| full(code.max_redemptions, code.taken, own_code))
    {
        return Err(ChoiceProblem::CodeUsedUp);
    }
    if discount.customer.is_some() && discount.customer.as_ref() != taker.customer {
        return Err(ChoiceProblem::CodeNotForThis);
    }
    if discount.first_time && loaded.has_paid {
        return Err(ChoiceProblem::CodeNotForThis);
    }
    applies(&discount, cart, currency)?;
    let counts = discount.counts(taker.customer, taker.email);
    let own_names: &[String] = match held {
        Some(held) if own_coupon => &held.counted_for,
        _ => &[],
    };
    let used_up = |(name, max): &(String, i64)| {
        let taken = loaded.counted.iter().find(|(known, _)| known == name).map_or(0, |(_, taken)| *taken);
        taken - i64::from(own_names.contains(name)) >= *max
    };
    if counts.iter().any(used_up) {
        return Err(ChoiceProblem::CodeUsedUp);
    }
    let redemption = Redemption {
        scope: given.scope,
        session: taker.session.clone(),
        coupon: coupon.id.clone(),
        promotion_code: discount.promotion_code.clone(),
        status: RedemptionStatus::Reserved,
        counted_for: counts.into_iter().map(|(name, _)| name).collect(),
        version: 0,
    };
    Ok((discount, redemption))
}

fn terms(coupon: &Coupon, code: Option<&PromotionCode>) -> Discount {
    let minimums = [coupon.body.minimum, code.and_then(|code| code.body.minimum)];
    let ends = [coupon.body.redeem_by, code.and_then(|code| code.body.expires_at)];
    Discount {
        coupon: coupon.id.clone(),
        promotion_code: code.map(|code| code.id.clone()),
        code: code.map(|code| code.code.clone()),
        name: coupon.body.name.clone(),
        off: coupon.body.off,
        duration: coupon.body.duration,
        products: coupon.body.products.clone(),
        minimum: greater(minimums),
        redeem_by: ends.into_iter().flatten().min(),
        max_per_customer: coupon.body.max_per_customer,
        first_time: code.is_some_and(|code| code.body.first_time),
        customer: code.and_then(|code| code.body.customer.clone()),
    }
}

/// The greater of two least amounts, which have one currency: a code with another one is not made.
fn greater([coupon, code]: [Option<Money>; 2]) -> Option<Money> {
    match (coupon, code) {
        (Some(a), Some(b)) => Some(if a.amount >= b.amount { a } else { b }),
        (a, b) => a.or(b),
    }
}

/// Whether the discount takes something off this cart.
pub(super) fn applies(discount: &Discount, cart: &Cart, currency: Currency) -> Result<(), ChoiceProblem> {
    let subtotal = super::cart::total(cart, currency).map_err(|_| ChoiceProblem::AmountTooLarge)?.subtotal;
    if let Some(minimum) = discount.minimum {
        let least = amount_in(minimum, currency).ok_or(ChoiceProblem::CodeNotForThis)?;
        if subtotal < least {
            return Err(ChoiceProblem::CodeBelowMinimum);
        }
    }
    if let Off::Amount(money) = discount.off
        && money.currency != currency
    {
        return Err(ChoiceProblem::CodeNotForThis);
    }
    let meant = |line: &crate::cart::Line| {
        line.quantity > 0 && line.product.as_ref().is_some_and(|product| discount.products.contains(product))
    };
    if !discount.products.is_empty() && !cart.lines.iter().any(meant) {
        return Err(ChoiceProblem::CodeNotForThis);
    }
    let with = || Cart { discount: Some(discount.clone()), ..cart.clone() };
    if currency.grain() > 1 && super::cart::inexpressible(&with(), currency).is_some() {
        return Err(ChoiceProblem::CodeTooFine);
    }
    Ok(())
}

/// The changes that reserve a discount for a session.
pub(super) fn reserve(discount: &Discount, redemption: &Redemption, taker: &Taker<'_>) -> Vec<Change> {
    let mut changes = vec![Change::Reserve(redemption.clone())];
    for (name, max) in discount.counts(taker.customer, taker.email) {
        changes.push(Change::Count { scope: redemption.scope, coupon: redemption.coupon.clone(), name, max });
    }
    changes
}

/// Gives back what an ending session has reserved.
pub(super) fn release(loaded: &Loaded) -> Option<Change> {
    let held = loaded.redemption.as_ref()?;
    let is_ours = held.status == RedemptionStatus::Reserved && !planted!("reservation_never_released");
    is_ours.then(|| Change::Release(held.clone()))
}

/// Counts the redemption for the buyer who pays, now that all names are known: `None` when the buyer has had as many as
/// one may have.
pub(super) fn count_for(
    discount: &Discount,
    customer: Option<&CustomerId>,
    email: Option<&str>,
    loaded: &Loaded,
) -> Option<Vec<Change>> {
    if discount.first_time && loaded.has_paid {
        return None;
    }
    let counts = discount.counts(customer, email);
    let Some(held) = &loaded.redemption else { return Some(vec![]) };
    let mut changes = vec![];
    let mut after = held.clone();
    let (scope, coupon) = (held.scope, &held.coupon);
    for name in &held.counted_for {
        if !counts.iter().any(|(needed, _)| needed == name) {
            changes.push(Change::Uncount { scope, coupon: coupon.clone(), name: name.clone() });
        }
    }
    for (name, max) in &counts {
        if held.counted_for.contains(name) {
            continue;
        }
        let taken = loaded.counted.iter().find(|(known, _)| known == name).map_or(0, |(_, taken)| *taken);
        if taken >= *max {
            return None;
        }
        changes.push(Change::Count { scope, coupon: coupon.clone(), name: name.clone(), max: *max });
    }
    after.counted_for = counts.into_iter().map(|(name, _)| name).collect();
    if after.counted_for != held.counted_for {
        changes.push(Change::Update(Row::Redemption(after)));
    }
    Some(changes)
}
