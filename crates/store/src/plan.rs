//! From changes to statements.

use crate::value::Statement;
use crate::{
    StoreError, accounts, aliases, answers, attempts, bank, claims, clocks, coupons, customers, deliveries,
    disputes, endpoints, entitlements, entries, events, grants, invoices, jobs, keys, links, members,
    merchants, notes, parked, pictures, prices, products, promotion_codes, redemptions, refunds, sessions,
    shipping_rates, subscriptions, tax_rates, visits,
};
use kassa_domain::id::{Mode, Scope};
use kassa_domain::{Change, Row};
use std::collections::BTreeMap;

/// What one commit does.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) statements: Vec<Statement>,
    /// The merchants whose jobs in test mode it writes, and whether it sets or lets go of their test clock. A job that
    /// is written beside a clock that is being set must not be overlooked by it.
    pub(crate) timelines: BTreeMap<u32, bool>,
    /// Whether it leaves something to be done, perhaps by another node.
    pub(crate) leaves_work: bool,
    /// Whether it says that something happened.
    pub(crate) emits: bool,
}

impl From<Statement> for Plan {
    fn from(statement: Statement) -> Self {
        Self { statements: vec![statement], timelines: BTreeMap::new(), leaves_work: false, emits: false }
    }
}

/// The statements of a list of changes, in its order.
pub(crate) fn plan(changes: &[Change]) -> Result<Plan, StoreError> {
    let mut timelines = BTreeMap::new();
    for (scope, turns) in changes.iter().filter_map(timeline) {
        *timelines.entry(scope.merchant).or_default() |= turns;
    }
    let emits = changes.iter().any(|change| matches!(change, Change::Emit(_)));
    let leaves_work =
        emits || changes.iter().any(|change| matches!(change, Change::Schedule(_) | Change::Wake(_)));
    Ok(Plan { statements: statements(changes)?, timelines, leaves_work, emits })
}

/// Whose test timeline a change is about, and whether it moves jobs between that and the machine's.
fn timeline(change: &Change) -> Option<(Scope, bool)> {
    match change {
        Change::Schedule(job) | Change::Wake(job) => Some((job.scope, false)),
        Change::Insert(Row::Clock(clock)) | Change::DeleteClock(clock) => Some((clock.scope, true)),
        _ => None,
    }
    .filter(|(scope, _)| scope.mode == Mode::Test)
}

fn statements(changes: &[Change]) -> Result<Vec<Statement>, StoreError> {
    let mut plan = Vec::with_capacity(changes.len() + 2);
    for change in changes {
        match change {
            Change::Insert(Row::Clock(clock)) => plan.extend(clocks::insert(clock)),
            Change::Insert(Row::Movement(movement)) => plan.extend(entries::insert(movement)),
            Change::Insert(row) => plan.push(insert(row)?),
            Change::Update(row) => plan.push(update(row)?),
            Change::Reserve(redemption) => plan.extend(redemptions::reserve(redemption)?),
            Change::Uncount { scope, coupon, name } => {
                plan.push(redemptions::uncount(*scope, coupon, name));
            }
            Change::Count { scope, coupon, name, max } => {
                plan.push(redemptions::count(*scope, coupon, name, *max)?);
            }
            Change::Release(redemption) => plan.extend(redemptions::release(redemption)?),
            Change::Redeem(redemption) => plan.extend(redemptions::redeem(redemption)),
            Change::TakePlace(scope, link) => plan.push(links::take(*scope, link)),
            Change::LeavePlace(scope, link) => plan.push(links::leave(*scope, link)),
            Change::KeepPlace(scope, link) => plan.push(links::keep(*scope, link)),
            Change::DeleteEndpoint(endpoint) => plan.push(endpoints::delete(endpoint)),
            Change::DeleteVisit(visit) => plan.push(visits::delete(visit)),
            Change::DeleteClock(clock) => plan.extend(clocks::delete(clock)),
            Change::DropDeliveries(scope, endpoint) => plan.push(deliveries::drop_pending(*scope, endpoint)),
            Change::Emit(event) => plan.push(events::insert(event)?),
            Change::Sequence(scope, event, place) => plan.push(events::sequence(*scope, event, *place)),
            Change::MoveSequence { scope, from, to } => plan.push(events::move_sequence(*scope, *from, *to)),
            Change::Schedule(job) => plan.push(jobs::schedule(job)),
            Change::Wake(job) => plan.push(jobs::wake(job)),
            Change::Unschedule(scope, kind, subject) => plan.push(jobs::unschedule(*scope, *kind, subject)),
            Change::Finish(lease) => plan.extend([jobs::finish(lease), jobs::release(lease)]),
            Change::Postpone(lease, due_at) => {
                plan.extend([jobs::postpone(lease, *due_at), jobs::release(lease)])
            }
            Change::MoveCursor(scope, account, cursor) => {
                plan.push(accounts::move_cursor(*scope, account, cursor)?);
            }
            Change::Unclocked(scope) => plan.push(clocks::meet(*scope)),
            Change::Remember(remembered) => plan.extend(answers::insert(remembered)),
        }
    }
    Ok(plan)
}

fn insert(row: &Row) -> Result<Statement, StoreError> {
    match row {
        Row::Session(session) => sessions::insert(session),
        Row::Attempt(attempt) => attempts::insert(attempt),
        Row::Customer(customer) => customers::insert(customer),
        Row::Endpoint(endpoint) => endpoints::insert(endpoint),
        Row::Delivery(delivery) => deliveries::insert(delivery),
        Row::Merchant(merchant) => merchants::insert(merchant),
        Row::Key(key) => keys::insert(key),
        Row::Product(product) => products::insert(product),
        Row::Price(price) => prices::insert(price),
        Row::Coupon(coupon) => coupons::insert(coupon),
        Row::PromotionCode(code) => promotion_codes::insert(code),
        Row::TaxRate(rate) => tax_rates::insert(rate),
        Row::ShippingRate(rate) => shipping_rates::insert(rate),
        Row::Subscription(subscription) => subscriptions::insert(subscription),
        Row::Invoice(invoice) => invoices::insert(invoice),
        Row::Link(link) => links::insert(link),
        Row::Redemption(_) => Err(StoreError::Inconsistent(
            "a redemption is not inserted; it is reserved, which counts it too".to_owned(),
        )),
        Row::Entitlement(entitlement) => Ok(entitlements::insert(entitlement)),
        Row::Grant(grant) => Ok(grants::insert(grant)),
        Row::Claim(claim) => Ok(claims::insert(claim)),
        Row::Alias(alias) => Ok(aliases::insert(alias)),
        Row::Picture(picture) => Ok(pictures::insert(picture)),
        Row::Account(account) => accounts::insert(account),
        Row::Refund(refund) => refunds::insert(refund),
        Row::Dispute(dispute) => disputes::insert(dispute),
        Row::Parked(parked) => Ok(parked::insert(parked)),
        Row::Movement(_) => Err(StoreError::Inconsistent(
            "a movement is more than one statement: each of its legs is one".to_owned(),
        )),
        Row::Member(member) => members::insert(member),
        Row::Visit(visit) => visits::insert(visit),
        Row::Note(note) => notes::insert(note),
        Row::Filed(filed) => Ok(bank::insert(filed)),
        Row::Clock(_) => Err(StoreError::Inconsistent(
            "setting a clock is more than one statement: it takes the jobs along".to_owned(),
        )),
    }
}

fn update(row: &Row) -> Result<Statement, StoreError> {
    match row {
        Row::Session(session) => sessions::update(session),
        Row::Attempt(attempt) => attempts::update(attempt),
        Row::Customer(customer) => customers::update(customer),
        Row::Endpoint(endpoint) => endpoints::update(endpoint),
        Row::Delivery(delivery) => deliveries::update(delivery),
        Row::Merchant(merchant) => merchants::update(merchant),
        Row::Key(key) => Ok(keys::revoke(key)),
        Row::Product(product) => products::update(product),
        Row::Price(price) => prices::update(price),
        Row::Coupon(coupon) => coupons::update(coupon),
        Row::PromotionCode(code) => promotion_codes::update(code),
        Row::TaxRate(rate) => tax_rates::update(rate),
        Row::ShippingRate(rate) => shipping_rates::update(rate),
        Row::Subscription(subscription) => subscriptions::update(subscription),
        Row::Invoice(invoice) => invoices::update(invoice),
        Row::Link(link) => links::update(link),
        Row::Redemption(redemption) => redemptions::update(redemption),
        Row::Entitlement(entitlement) => Ok(entitlements::update(entitlement)),
        Row::Grant(grant) => Ok(grants::update(grant)),
        Row::Claim(claim) => Ok(claims::update(claim)),
        Row::Alias(_) | Row::Picture(_) | Row::Parked(_) | Row::Movement(_) | Row::Note(_) => {
            Err(StoreError::Inconsistent("a row that never changes".to_owned()))
        }
        Row::Account(account) => accounts::update(account),
        Row::Refund(refund) => refunds::update(refund),
        Row::Dispute(dispute) => disputes::update(dispute),
        Row::Clock(clock) => Ok(clocks::update(clock)),
        Row::Member(member) => members::update(member),
        Row::Visit(visit) => visits::update(visit),
        Row::Filed(filed) => Ok(bank::update(filed)),
    }
}
