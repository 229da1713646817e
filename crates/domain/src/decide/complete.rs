//! What follows when a session is paid, in the same commit: the customer, the redemption, what is granted.

use super::access::{self, Stay};
use super::{billing, customer, emit, link};
use crate::answer::Answer;
use crate::attempt::Attempt;
use crate::claim::Claim;
use crate::collect::Collected;
use crate::customer::{Customer, METHODS_MAX, OnFile};
use crate::decision::{Change, Decision, Given, Loaded, Row};
use crate::discount::RedemptionStatus;
use crate::entitlement::{Entitlement, EntitlementStatus, Grant};
use crate::event::{EventKind, Snapshot};
use crate::id::{GrantId, SubscriptionId};
use crate::job::{Job, JobKind};
use crate::planted;
use crate::postal::Address;
use crate::refusal::Refusal;
use crate::session::{Session, Status};
use crate::subscription::SavedMethod;
use crate::time::Timestamp;

/// Brings about what follows from a paid session. `attempt` is the one that paid it; none when nothing was to be paid.
pub(super) fn complete(
    session: &mut Session,
    mut attempt: Option<&mut Attempt>,
    saved: Option<&str>,
    loaded: &Loaded,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) {
    let email = attempt.as_ref().and_then(|attempt| attempt.body.email.clone());
    if session.body.customer_email.is_none() {
        session.body.customer_email.clone_from(&email);
    }
    let method = attempt.as_deref().zip(saved).map(|(attempt, reference)| kept(attempt, reference));
    let on_file =
        attempt.as_deref().zip(method.clone()).filter(|_| session.body.keeps).map(|(attempt, method)| {
            OnFile { id: attempt.id.clone(), session: session.id.clone(), created_at: given.now, method }
        });
    let customer = who(session, on_file, loaded, given, changes);
    if let Some(customer) = &customer {
        session.customer = Some(customer.id.clone());
        if let Some(attempt) = attempt.as_mut() {
            attempt.customer.clone_from(&session.customer);
            let put = customer.body.methods.iter().any(|method| method.id == attempt.id);
            session.body.on_file = put.then(|| attempt.id.clone());
            attempt.body.on_file = session.body.on_file.clone().or(attempt.body.on_file.take());
        }
    }
    let stay = billing::paid(session, customer.as_ref(), attempt.as_deref(), method, loaded, given, changes);
    if let Some(held) = loaded.redemption.as_ref().filter(|held| held.status == RedemptionStatus::Reserved) {
        changes.push(Change::Redeem(held.clone()));
    }
    changes.extend(link::keep_place(session));
    // What is only held grants nothing yet.
    if session.body.unpaid && !planted!("granted_while_held") {
        return;
    }
    grant(session, customer.as_ref(), stay.as_ref(), loaded, given, changes);
}

/// What the processor of an attempt has kept under this name.
fn kept(attempt: &Attempt, reference: &str) -> SavedMethod {
    SavedMethod {
        processor: attempt.processor.clone(),
        account: attempt.account.clone(),
        reference: reference.to_owned(),
        instrument: attempt.body.instrument.clone(),
    }
}

/// Puts a means on file. Where there are as many as there can be, because two sessions were open at once, the oldest
/// gives way.
fn put_on_file(methods: &mut Vec<OnFile>, given: Option<OnFile>) {
    methods.extend(given);
    methods.sort_by(|one, other| one.id.cmp(&other.id));
    let over = methods.len().saturating_sub(METHODS_MAX);
    methods.drain(..over);
}

/// The customer who paid: the session's, changed where the merchant asked for it, or a new one where one is needed.
fn who(
    session: &Session,
    on_file: Option<OnFile>,
    loaded: &Loaded,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) -> Option<Customer> {
    let nothing = Collected::default();
    let said = session.body.collected.as_deref().unwrap_or(&nothing);
    if let Some(before) = &loaded.customer {
        let mut after = before.clone();
        // Nothing is written to who was deleted.
        if before.is_deleted() {
            return Some(after);
        }
        let update = session.body.customer_update;
        if update.name && said.name.is_some() {
            after.body.name.clone_from(&said.name);
        }
        if update.address && said.billing.is_some() {
            after.body.address.clone_from(&said.billing);
        }
        if update.shipping && said.shipping.is_some() {
            after.body.shipping.clone_from(&said.shipping);
        }
        put_on_file(&mut after.body.methods, on_file);
        if after != *before {
            changes.extend(customer::updated(&after, given));
        }
        return Some(after);
    }
    let body = &session.body;
    let needed = body.creates_customer || body.terms.is_some() || body.keeps || grants(session);
    if session.customer.is_some() || !needed {
        return None;
    }
    let mut new = customer::blank(given);
    new.email.clone_from(&session.body.customer_email);
    let named = |address: &Option<Address>| address.as_ref().and_then(|address| address.name.clone());
    new.body.name = said.name.clone().or_else(|| named(&said.billing)).or_else(|| named(&said.shipping));
    new.body.name = new.body.name.or_else(|| session.body.customer_name.clone());
    new.body.phone = said.phone.clone().or_else(|| session.body.customer_phone.clone());
    new.body.address = said.billing.clone().or_else(|| session.body.customer_address.as_deref().cloned());
    new.body.shipping.clone_from(&said.shipping);
    new.body.business_name.clone_from(&said.business_name);
    new.body.tax_id.clone_from(&said.tax_id);
    put_on_file(&mut new.body.methods, on_file);
    changes.extend(customer::created(&new, given));
    Some(new)
}

fn grants(session: &Session) -> bool {
    session.body.cart.as_ref().is_some_and(|cart| cart.granting_line().is_some())
}

/// Gives the customer the tier that the session paid for. The row is unique per session and line, so it is given once.
pub(super) fn grant(
    session: &Session,
    customer: Option<&Customer>,
    stay: Option<&Stay>,
    loaded: &Loaded,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) {
    let line = session.body.cart.as_ref().and_then(|cart| cart.granting_line());
    let tier = line.and_then(|line| line.tier.clone());
    let (Some(customer), Some(line), Some(tier)) = (customer, line, tier) else {
        // What a period before this one gave is not part of the subscription any more.
        if let Some(stay) = stay {
            access::end(&stay.subscription, loaded, given, changes);
        }
        return;
    };
    if loaded.grants.iter().any(|grant| grant.line == line.id) {
        return;
    }
    let mut grant = Grant {
        id: GrantId::mint(given.scope, given.moment, given.chance),
        scope: given.scope,
        session: session.id.clone(),
        line: line.id.clone(),
        customer: customer.id.clone(),
        tier,
        expires_at: match stay {
            Some(stay) => Some(stay.until),
            None => line.period.map(|period| period.end(given.now)),
        },
        subscription: stay.map(|stay| stay.subscription.clone()),
        revoked_at: None,
        created_at: given.now,
        version: 0,
    };
    // What was held is captured after its customer was deleted: it is written down, and nobody has it.
    if customer.is_deleted() {
        grant.revoked_at = Some(given.now);
        changes.push(Change::Insert(Row::Grant(grant)));
        return;
    }
    // Where a period was cut short for this one, what it gave must not come back.
    if let Some(stay) = stay {
        access::revoke_all(&stay.subscription, loaded, given, changes);
    }
    give(grant, stay.is_some_and(|stay| stay.renews), customer, loaded, given, changes);
}

/// Writes a grant, and what the customer has by it. One more period of a subscription does not replace what was bought
/// elsewhere since.
pub(super) fn give(
    grant: Grant,
    renews: bool,
    customer: &Customer,
    loaded: &Loaded,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) {
    let before = loaded.entitlement.as_ref();
    let another = |has: &&Entitlement| has.is_active(given.now) && has.subscription != grant.subscription;
    if let Some(another) = before.filter(|_| renews).filter(another) {
        changes.push(Change::Insert(Row::Grant(grant)));
        // Written unchanged, so that its end at the same moment is decided with this grant, or before it.
        changes.push(Change::Update(Row::Entitlement(another.clone())));
        return;
    }
    let after = Entitlement {
        scope: given.scope,
        customer: customer.id.clone(),
        tier: grant.tier.clone(),
        status: EntitlementStatus::Active,
        expires_at: grant.expires_at,
        subscription: grant.subscription.clone(),
        revision: before.map_or(0, |before| before.revision) + 1,
        grant: grant.id.clone(),
        created_at: before.map_or(given.now, |before| before.created_at),
        stamp: Timestamp::default(),
        version: before.map_or(0, |before| before.version),
    };
    changes.push(Change::Insert(Row::Grant(grant)));
    changes.push(match before {
        Some(_) => Change::Update(Row::Entitlement(after.clone())),
        None => Change::Insert(Row::Entitlement(after.clone())),
    });
    changes.push(ending(&after));
    changes.push(told(&after, customer.uid.as_ref(), loaded, given));
}

/// The job that ends an entitlement, if time ends it.
pub(super) fn ending(entitlement: &Entitlement) -> Change {
    let (scope, subject) = (entitlement.scope, entitlement.customer.as_str().to_owned());
    let by_time = entitlement.status == EntitlementStatus::Active && entitlement.subscription.is_none();
    match entitlement.expires_at.filter(|_| by_time) {
        Some(due_at) => Change::Schedule(Job { scope, kind: JobKind::EndEntitlement, subject, due_at }),
        None => Change::Unschedule(scope, JobKind::EndEntitlement, subject),
    }
}

pub(super) fn told(after: &Entitlement, uid: Option<&String>, loaded: &Loaded, given: &Given<'_>) -> Change {
    let about = Snapshot::Entitlement {
        entitlement: Box::new(after.clone()),
        uid: uid.cloned(),
        app: loaded.merchant.as_ref().map(|merchant| merchant.slug.clone()).unwrap_or_default(),
    };
    emit(EventKind::EntitlementUpdated, about, given)
}

/// Takes back what a session granted, because all its money was given back. What another session has granted since
/// stays; and what an earlier one granted, is paid and is not over yet, the customer has again.
pub(super) fn revoke(loaded: &Loaded, given: &Given<'_>, changes: &mut Vec<Change>) {
    for grant in loaded.grants.iter().filter(|grant| grant.revoked_at.is_none()) {
        let mut revoked = grant.clone();
        revoked.revoked_at = Some(given.now);
        changes.push(Change::Update(Row::Grant(revoked)));
        let current = loaded.entitlement.as_ref().filter(|entitlement| {
            entitlement.grant == grant.id && entitlement.status == EntitlementStatus::Active
        });
        let Some(before) = current else { continue };
        let after = without(before, EntitlementStatus::Revoked, None, loaded, given, changes);
        changes.push(Change::Update(Row::Entitlement(after.clone())));
        changes.push(ending(&after));
        let uid = loaded.customer.as_ref().and_then(|customer| customer.uid.as_ref());
        changes.push(told(&after, uid, loaded, given));
    }
}

/// What a customer has when the grant that it rests on does not count any more, nor any of the subscription that ends:
/// what another one gives that is paid and not over yet, the latest first, or nothing.
pub(super) fn without(
    before: &Entitlement,
    otherwise: EntitlementStatus,
    ends: Option<&SubscriptionId>,
    loaded: &Loaded,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) -> Entitlement {
    let mut after = before.clone();
    after.revision += 1;
    let stands = |held: &&Grant| {
        let counts = held.id != before.grant && (ends.is_none() || held.subscription.as_ref() != ends);
        counts && held.expires_at.is_none_or(|end| given.now < end)
    };
    match loaded.held.iter().find(stands) {
        Some(left) => {
            after.tier.clone_from(&left.tier);
            after.expires_at = left.expires_at;
            // Of a subscription that has ended there is no grant left, so this one goes on.
            after.subscription.clone_from(&left.subscription);
            after.grant = left.id.clone();
            // Written unchanged, so that a refund of it at the same moment is decided after this.
            changes.push(Change::Update(Row::Grant(left.clone())));
        }
        None => {
            after.status = otherwise;
            after.subscription = None;
        }
    }
    after
}

/// Ends an entitlement whose time has passed; what an earlier purchase still pays for comes back. One that was renewed
/// meanwhile is not due.
pub(super) fn end_entitlement(loaded: &Loaded, given: &Given<'_>) -> Decision {
    let Some(before) = &loaded.entitlement else { return Decision::only(Answer::Done) };
    let by_time = before.expires_at.filter(|_| before.subscription.is_none());
    let (EntitlementStatus::Active, Some(end)) = (before.status, by_time) else {
        return Decision::only(Answer::Done);
    };
    if given.now < end {
        let subject = before.customer.as_str().to_owned();
        let job = Job { scope: given.scope, kind: JobKind::EndEntitlement, subject, due_at: end };
        return Decision { answer: Answer::Done, changes: vec![Change::Schedule(job)] };
    }
    let mut changes = vec![];
    let after = without(before, EntitlementStatus::Expired, None, loaded, given, &mut changes);
    changes.push(Change::Update(Row::Entitlement(after.clone())));
    // The job that does this ends with it; only an end that is still to come is planned.
    if after.status == EntitlementStatus::Active && after.expires_at.is_some() {
        changes.push(ending(&after));
    }
    let uid = loaded.customer.as_ref().and_then(|customer| customer.uid.as_ref());
    changes.push(told(&after, uid, loaded, given));
    Decision { answer: Answer::Done, changes }
}

/// Takes the session's exclusive key for a payment. Every payment under the key writes the claim, so that two of them
/// are decided one after the other.
pub(super) fn claim(
    session: &Session,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Option<Change>, Refusal> {
    let Some(key) = &session.body.exclusive_key else { return Ok(None) };
    let Some(held) = &loaded.claim else {
        let claim = Claim {
            scope: given.scope,
            key: key.clone(),
            session: session.id.clone(),
            paid: false,
            version: 0,
        };
        return Ok(Some(Change::Insert(Row::Claim(claim))));
    };
    if held.session != session.id {
        if held.paid {
            return Err(Refusal::OrderPaid);
        }
        if loaded.rival.as_ref().is_some_and(|rival| rival.status == Status::Paying) {
            return Err(Refusal::OrderBusy);
        }
    }
    Ok(Some(Change::Update(Row::Claim(Claim { session: session.id.clone(), ..held.clone() }))))
}

/// The claim of a session that is being paid, marked as paid for ever.
pub(super) fn claim_paid(change: Option<Change>) -> Option<Change> {
    let paid = |claim: Claim| Row::Claim(Claim { paid: true, ..claim });
    match change? {
        Change::Insert(Row::Claim(claim)) => Some(Change::Insert(paid(claim))),
        Change::Update(Row::Claim(claim)) => Some(Change::Update(paid(claim))),
        other => Some(other),
    }
}
