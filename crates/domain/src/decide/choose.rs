//! What a buyer changes about a cart before paying.

use super::discount::{self, Taker};
use super::{cart, found};
use crate::answer::{Answer, Changed, More};
use crate::attempt::AttemptStatus;
use crate::cart::Choice;
use crate::decision::{Change, Decision, Given, Loaded, Row};
use crate::discount::RedemptionStatus;
use crate::refusal::{ChoiceProblem, Noun, Refusal};
use crate::session::{Session, Status};

/// Changes the cart of an open session.
pub(super) fn choose(choice: &Choice, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let mut session = found(loaded.session.as_ref(), Noun::Session)?.clone();
    if session.status != Status::Open {
        return Err(Refusal::SessionState(session.status));
    }
    // While the buyer may still confirm at the provider, what they confirm must stay what it was.
    if loaded.current.as_ref().is_some_and(|attempt| attempt.status == AttemptStatus::Offered) {
        return Err(Refusal::SessionState(Status::Paying));
    }
    if given.now >= session.expires_at {
        return Err(Refusal::SessionOver);
    }
    let mut changes = vec![];
    let gone = adjust(&mut session, choice, None, loaded, given, &mut changes)?;
    if Some(&session) != loaded.session.as_ref() {
        changes.push(Change::Update(Row::Session(session.clone())));
    }
    let answer = match gone {
        Some(Changed::Discount) => Answer::LookAgain(Box::new(session), Changed::Discount),
        _ => Answer::Session { session, created: false, more: Box::new(More::default()) },
    };
    Ok(Decision { answer, changes })
}

/// Applies a choice to a session, with what follows for its discount and its total. Says whether the discount is
/// another one now, or cannot be had any more.
pub(super) fn adjust(
    session: &mut Session,
    choice: &Choice,
    email: Option<&str>,
    loaded: &Loaded,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) -> Result<Option<Changed>, Refusal> {
    // What an invoice says is what is paid: its terms were agreed on when the subscription was bought.
    let Some(before) = session.body.cart.as_ref().filter(|_| !session.is_ours()) else { return Ok(None) };
    let currency = session.amount.currency;
    let mut after = before.clone();
    cart::choose(&mut after, choice, currency).map_err(Refusal::Choice)?;
    let held = loaded.redemption.as_ref().filter(|held| held.status == RedemptionStatus::Reserved);
    let mut changed = None;
    if choice.remove_code && after.promotion_codes && after.discount.take().is_some() {
        changes.extend(held.map(|held| Change::Release(held.clone())));
        changed = Some(Changed::Total);
    }
    if choice.code.is_some() {
        if !after.promotion_codes || loaded.promotion_code.is_none() {
            return Err(Refusal::Choice(ChoiceProblem::UnknownCode));
        }
        let taker = Taker { session: &session.id, customer: session.customer.as_ref(), email, holds: held };
        let (discount, redemption) =
            discount::offer(&after, currency, &taker, loaded, given).map_err(Refusal::Choice)?;
        let same = after.discount.as_ref().is_some_and(|old| old.promotion_code == discount.promotion_code);
        if !same {
            changes.extend(held.filter(|_| !choice.remove_code).map(|held| Change::Release(held.clone())));
            changes.extend(discount::reserve(&discount, &redemption, &taker));
            after.discount = Some(discount);
            changed = Some(Changed::Total);
        }
    }
    if changed.is_none()
        && let Some(discount) = &after.discount
    {
        let late = discount.redeem_by.is_some_and(|by| given.now > by);
        if late || discount::applies(discount, &after, currency).is_err() {
            after.discount = None;
            changes.extend(held.map(|held| Change::Release(held.clone())));
            changed = Some(Changed::Discount);
        }
    }
    if after != *before {
        session.amount = cart::money(&after, currency).map_err(Refusal::Choice)?;
        session.body.cart = Some(after);
        session.body.cart_version = session.body.cart_version.saturating_add(1);
    }
    Ok(changed)
}

/// Takes the discount away from a session whose buyer cannot have it.
pub(super) fn drop_discount(
    session: &mut Session,
    loaded: &Loaded,
    changes: &mut Vec<Change>,
) -> Result<(), Refusal> {
    let Some(cart) = session.body.cart.as_mut() else { return Ok(()) };
    cart.discount = None;
    session.amount = cart::money(cart, session.amount.currency).map_err(Refusal::Choice)?;
    session.body.cart_version = session.body.cart_version.saturating_add(1);
    changes.extend(discount::release(loaded));
    Ok(())
}
