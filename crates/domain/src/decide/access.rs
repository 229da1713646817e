//! What a customer has by a subscription: it stays as long as the subscription says, not as long as a paid line does.

use super::complete::{ending, give, told, without};
use crate::decision::{Change, Given, Loaded, Row};
use crate::entitlement::{Entitlement, EntitlementStatus, Grant};
use crate::id::{GrantId, LineId, SubscriptionId};
use crate::subscription::{Subscription, SubscriptionStatus};
use crate::time::Timestamp;

/// For how long a customer has what was paid for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stay {
    /// By which subscription.
    pub(super) subscription: SubscriptionId,
    /// When the paid period ends.
    pub(super) until: Timestamp,
    /// Whether it is one more period of what the customer had, and not a purchase of its own.
    pub(super) renews: bool,
}

impl Stay {
    /// As long as the subscription's current period.
    pub(super) fn of(subscription: &Subscription, renews: bool) -> Self {
        Self { subscription: subscription.id.clone(), until: subscription.body.current_end, renews }
    }
}

/// What the customer has, when that comes from this subscription.
fn rests_on<'a>(subscription: &SubscriptionId, loaded: &'a Loaded) -> Option<&'a Entitlement> {
    loaded
        .entitlement
        .as_ref()
        .filter(|it| it.status == EntitlementStatus::Active && it.subscription.as_ref() == Some(subscription))
}

/// Takes back what the subscription granted and is not over yet, and says whether there was anything. A grant that is
/// not taken back says that its subscription still stands behind it.
pub(super) fn revoke_all(
    subscription: &SubscriptionId,
    loaded: &Loaded,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) -> bool {
    let standing = |held: &&Grant| {
        held.subscription.as_ref() == Some(subscription) && held.expires_at.is_none_or(|end| given.now < end)
    };
    let mut stood = false;
    for grant in loaded.held.iter().filter(standing) {
        let mut revoked = grant.clone();
        revoked.revoked_at = Some(given.now);
        changes.push(Change::Update(Row::Grant(revoked)));
        stood = true;
    }
    stood
}

/// Writes what the customer has now, and tells of it.
fn put(after: Entitlement, loaded: &Loaded, given: &Given<'_>, changes: &mut Vec<Change>) {
    let uid = loaded.customer.as_ref().and_then(|customer| customer.uid.as_ref());
    changes.push(ending(&after));
    changes.push(told(&after, uid, loaded, given));
    changes.push(Change::Update(Row::Entitlement(after)));
}

/// The subscription gives nothing any more. What another purchase still pays for comes back.
pub(super) fn end(
    subscription: &SubscriptionId,
    loaded: &Loaded,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) {
    revoke_all(subscription, loaded, given, changes);
    let Some(before) = rests_on(subscription, loaded) else { return };
    let after = without(before, EntitlementStatus::Expired, Some(subscription), loaded, given, changes);
    put(after, loaded, given, changes);
}

/// The customer is deleted: whatever they had ends, by whatever purchase they had it.
pub(super) fn end_all(loaded: &Loaded, given: &Given<'_>, changes: &mut Vec<Change>) {
    for grant in loaded.held.iter().filter(|held| held.expires_at.is_none_or(|end| given.now < end)) {
        let mut revoked = grant.clone();
        revoked.revoked_at = Some(given.now);
        changes.push(Change::Update(Row::Grant(revoked)));
    }
    let active = loaded.entitlement.as_ref().filter(|it| it.status == EntitlementStatus::Active);
    let Some(before) = active else { return };
    let mut after = before.clone();
    after.revision += 1;
    (after.status, after.subscription) = (EntitlementStatus::Revoked, None);
    put(after, loaded, given, changes);
}

/// The subscription is about another tier now, or its period ends at another time: the customer has the new one at
/// once, because the rest of the period is settled by it. What was given back stays given back.
pub(super) fn adapt(
    before: &Subscription,
    after: &Subscription,
    loaded: &Loaded,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) {
    let tier = |it: &Subscription| it.body.cart.granting_line().and_then(|line| line.tier.clone());
    let (old, until) = (tier(before), after.body.current_end);
    if until <= given.now {
        // Elsewhere the next period begins at once. In a pause none does: what was paid has ended, and is settled.
        if after.status == SubscriptionStatus::Paused {
            end(&after.id, loaded, given, changes);
        }
        return;
    }
    if (&old, before.body.current_end) == (&tier(after), until) {
        return;
    }
    let Some(tier) = tier(after) else {
        end(&after.id, loaded, given, changes);
        return;
    };
    let Some(customer) = &loaded.customer else { return };
    let stood = revoke_all(&after.id, loaded, given, changes);
    // What they keep of a period whose invoice was taken back has no grant any more.
    if old.is_some() && !stood && rests_on(&after.id, loaded).is_none() {
        return;
    }
    let grant = Grant {
        id: GrantId::mint(given.scope, given.moment, given.chance),
        scope: given.scope,
        session: after.body.paid_by.clone().unwrap_or_else(|| after.body.session.clone()),
        // It is no line that was paid, so it has an id of its own.
        line: LineId::mint(given.scope, given.moment, given.chance),
        customer: customer.id.clone(),
        tier,
        expires_at: Some(until),
        subscription: Some(after.id.clone()),
        revoked_at: None,
        created_at: given.now,
        version: 0,
    };
    give(grant, true, customer, loaded, given, changes);
}
