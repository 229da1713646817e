//! Decisions: pure functions from a command and what was loaded to changes, or to an exact refusal.

mod access;
mod account;
mod admin;
mod billing;
mod branding;
mod cart;
mod catalog;
mod check;
mod choose;
mod clock;
mod collect;
mod complete;
mod customer;
mod discount;
mod dispute;
mod dunning;
mod endpoint;
mod erase;
mod hold;
mod link;
mod pay;
mod payment;
mod portal;
mod prepare;
mod refund;
mod route;
mod session;
mod settle;
mod shipping;
mod start;
mod subscription;
mod sync;
mod tax;
mod team;
mod terms;

#[cfg(test)]
mod tests;

pub use hold::wanted_of;
pub use route::{Payable, pages};

use crate::answer::Answer;
use crate::audit;
use crate::call;
use crate::command::Command;
use crate::decision::{Change, Decision, Given, Loaded, Row};
use crate::event::{Event, EventBody, EventKind, Snapshot};
use crate::id::EventId;
use crate::refusal::{Noun, Refusal};
use crate::session::Session;
use crate::time::Timestamp;

/// Decides a command.
///
/// # Errors
/// A [`Refusal`]: the exact reason why the answer is no. Nothing is changed then.
pub fn decide(command: &Command, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let mut decision = choose(command, loaded, given)?;
    if let Some(told) = given.told {
        call::note(&mut decision.changes, told);
    }
    remember_payments(&mut decision.changes, loaded);
    keep_order(&mut decision.changes, loaded, given);
    if !decision.changes.is_empty() {
        let note = audit::note(command, &decision.answer, given);
        decision.changes.extend(note.map(|note| Change::Insert(Row::Note(note))));
    }
    Ok(decision)
}

/// A session keeps the time of the latest event about its payments too, also where nothing else about it changes: it is
/// written, so that the next event of the session sorts after it.
fn remember_payments(changes: &mut Vec<Change>, loaded: &Loaded) {
    let tells = |change: &Change| match change {
        Change::Emit(event) => matches!(event.body.snapshot, Snapshot::Payment(_)),
        _ => false,
    };
    let writes =
        |change: &Change| matches!(change, Change::Insert(Row::Session(_)) | Change::Update(Row::Session(_)));
    if changes.iter().any(tells) && !changes.iter().any(writes) {
        changes.extend(loaded.session.iter().cloned().map(|session| Change::Update(Row::Session(session))));
    }
}

/// Gives the events of a decision ids that sort after every earlier event of the same object, whatever the
/// clocks of two nodes say and however much happens in one millisecond: their sequence follows their ids.
/// The time part of the latest id is kept in the rows that the decision writes.
fn keep_order(changes: &mut [Change], loaded: &Loaded, given: &Given<'_>) {
    let mut stamp = latest(loaded);
    let mut tells = false;
    for change in changes.iter_mut() {
        if let Change::Emit(event) = change {
            let moment = given.moment.not_before(stamp.plus(1));
            event.id = EventId::mint(given.scope, moment, given.chance);
            stamp = moment.at;
            tells = true;
        }
    }
    for change in changes {
        if let Change::Insert(row) | Change::Update(row) = change {
            if tells {
                keep_earlier(row);
            }
            if let Some(kept) = stamp_of(row) {
                *kept = stamp;
            }
        }
    }
}

/// So many earlier stamps of one object are kept.
const EARLIER_KEPT: usize = 60;

/// Keeps the stamp that a row has, before it gets another one: the events of what is paid are found again by the times
/// in their ids, without an index that every event would have to be entered into.
fn keep_earlier(row: &mut Row) {
    let (stamp, earlier) = match row {
        Row::Session(it) => (it.body.stamp, &mut it.body.earlier),
        Row::Refund(it) => (it.body.stamp, &mut it.body.earlier),
        Row::Dispute(it) => (it.body.stamp, &mut it.body.earlier),
        _ => return,
    };
    if stamp != Timestamp::default() {
        earlier.push(stamp);
        let over = earlier.len().saturating_sub(EARLIER_KEPT);
        earlier.drain(..over);
    }
}

/// The latest stamp of everything that was loaded.
fn latest(loaded: &Loaded) -> Timestamp {
    stamps(loaded).chain(loaded.open.iter().map(latest)).max().unwrap_or_default()
}

/// The stamps of everything that was loaded and that events speak of.
fn stamps(loaded: &Loaded) -> impl Iterator<Item = Timestamp> {
    let one = [
        loaded.session.as_ref().map(|it| it.body.stamp),
        loaded.attempt.as_ref().map(|it| it.body.stamp),
        loaded.current.as_ref().map(|it| it.body.stamp),
        loaded.entitlement.as_ref().map(|it| it.stamp),
        loaded.customer.as_ref().map(|it| it.body.stamp),
        loaded.coupon.as_ref().map(|it| it.body.stamp),
        loaded.promotion_code.as_ref().map(|it| it.body.stamp),
        loaded.key_holder.as_ref().map(|it| it.body.stamp),
        loaded.subscription.as_ref().map(|it| it.body.stamp),
        loaded.invoice.as_ref().map(|it| it.body.stamp),
        loaded.link.as_ref().map(|it| it.body.stamp),
        loaded.refund.as_ref().map(|it| it.body.stamp),
        loaded.dispute.as_ref().map(|it| it.body.stamp),
    ];
    let products = loaded.products.iter().map(|it| it.body.stamp);
    let prices = loaded.prices.iter().map(|it| it.body.stamp);
    let taxes = loaded.tax_rates.iter().map(|it| it.body.stamp);
    let ways = loaded.shipping_rates.iter().map(|it| it.body.stamp);
    let others = loaded.others.iter().flat_map(|it| {
        let (invoice, session) = (it.invoice.as_ref(), it.session.as_ref());
        let collected = [invoice.map(|it| it.body.stamp), session.map(|it| it.body.stamp)];
        collected.into_iter().flatten().chain([it.subscription.body.stamp])
    });
    one.into_iter().flatten().chain(products).chain(prices).chain(taxes).chain(ways).chain(others)
}

/// Where a row keeps its stamp, if events speak of it.
fn stamp_of(row: &mut Row) -> Option<&mut Timestamp> {
    match row {
        Row::Session(it) => Some(&mut it.body.stamp),
        Row::Attempt(it) => Some(&mut it.body.stamp),
        Row::Entitlement(it) => Some(&mut it.stamp),
        Row::Customer(it) => Some(&mut it.body.stamp),
        Row::Product(it) => Some(&mut it.body.stamp),
        Row::Price(it) => Some(&mut it.body.stamp),
        Row::Coupon(it) => Some(&mut it.body.stamp),
        Row::PromotionCode(it) => Some(&mut it.body.stamp),
        Row::TaxRate(it) => Some(&mut it.body.stamp),
        Row::ShippingRate(it) => Some(&mut it.body.stamp),
        Row::Subscription(it) => Some(&mut it.body.stamp),
        Row::Invoice(it) => Some(&mut it.body.stamp),
        Row::Link(it) => Some(&mut it.body.stamp),
        Row::Refund(it) => Some(&mut it.body.stamp),
        Row::Dispute(it) => Some(&mut it.body.stamp),
        Row::Endpoint(_)
        | Row::Delivery(_)
        | Row::Merchant(_)
        | Row::Key(_)
        | Row::Redemption(_)
        | Row::Grant(_)
        | Row::Claim(_)
        | Row::Alias(_)
        | Row::Picture(_)
        | Row::Account(_)
        | Row::Parked(_)
        | Row::Movement(_)
        | Row::Clock(_)
        | Row::Member(_)
        | Row::Visit(_)
        | Row::Note(_)
        | Row::Filed(_) => None,
    }
}

fn choose(command: &Command, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    match command {
        Command::CreateSession(new) => {
            session::check_redirects(&session::redirects(new), loaded)?;
            session::create(new, loaded, given)
        }
        Command::CreatePayment(new) => payment::create(new, loaded, given),
        Command::UpdateSession(_, patch) => session::update(patch, loaded),
        Command::ExpireSession(_) => session::expire(loaded, given),
        Command::LapseSession(_) => session::lapse(loaded, given),
        Command::Choose(_, choice) => choose::choose(choice, loaded, given),
        Command::Bill(_) => Ok(billing::bill(loaded, given)),
        Command::UpdateSubscription(_, patch) => subscription::update(patch, loaded, given),
        Command::CancelSubscription(_, how) | Command::CancelCurrent { how, .. } => {
            subscription::cancel(*how, loaded, given)
        }
        Command::PauseSubscription(_, resumes_at) => subscription::pause(*resumes_at, loaded, given),
        Command::ResumeSubscription(_) => subscription::resume(loaded, given),
        Command::KeepSubscription(_) => subscription::keep(loaded, given),
        Command::PayInvoice(_) => dunning::pay(loaded, given),
        Command::VoidInvoice(_) => billing::void(loaded, given),
        Command::ChangeCard(_, back) => subscription::change_card(back.as_ref(), loaded, given),
        Command::OpenPortal { return_url, .. } => portal::open(return_url.as_ref(), loaded, given),
        Command::CreateLink(new) => link::create(new, loaded, given),
        Command::UpdateLink(_, kind, patch) => link::update(*kind, patch, loaded, given),
        Command::OpenLink(_, opening) => link::open(opening, loaded, given),
        Command::EndEntitlement(_) => Ok(complete::end_entitlement(loaded, given)),
        Command::Pay(pay) => pay::pay(pay, loaded, given),
        Command::Answer(_) => pay::answer(loaded, given),
        Command::Abandon(_) => pay::abandon(loaded, given),
        Command::Advance { state, .. } => settle::advance(state, loaded, given),
        Command::Show { state, ask, poll_at, .. } => settle::show(state, ask, *poll_at, loaded, given),
        Command::Wait { state, until, .. } => settle::wait(state, *until, loaded, given),
        Command::Heard { at, told } => settle::heard(at.as_ref(), told, loaded, given),
        Command::Settle { state, outcome, janitor, .. } => {
            settle::settle(state.as_ref(), outcome, *janitor, loaded, given)
        }
        Command::CreateMerchant { number, slug, name, return_url } => {
            admin::create_merchant((*number, slug, name), return_url.as_ref(), loaded, given)
        }
        Command::SetRedirectHosts(hosts) => admin::set_redirect_hosts(hosts, loaded),
        Command::UpdateBranding(patch) => branding::update(patch, loaded, given),
        Command::CreateKey { dialect, form, scopes } => {
            admin::create_key((dialect, form), scopes.as_deref(), loaded, given)
        }
        Command::RevokeKey(_) => admin::revoke_key(loaded, given),
        Command::TurnClock(to) => clock::turn(to, loaded, given),
        Command::TickClock { to, stands } => clock::tick(*to, *stands, loaded, given),
        Command::Team(command) => team::run(command, loaded, given),
        Command::ReleaseClock => clock::release(loaded, given),
        of_the_catalog => choose_catalog(of_the_catalog, loaded, given),
    }
}

/// Commands about what is sold, and by which rules.
fn choose_catalog(command: &Command, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    match command {
        Command::CreateProduct(new) => catalog::create_product(new, loaded, given),
        Command::UpdateProduct(_, patch) => catalog::update_product(patch, loaded, given),
        Command::CreatePrice(new) => catalog::create_price(new, loaded, given),
        Command::CreatePlan(new) => catalog::create_plan(new, given),
        Command::CreatePriced(new) => catalog::create_priced(new, loaded, given),
        Command::UpdatePrice(_, patch) => catalog::update_price(patch, loaded, given),
        Command::SyncCatalog(declared, app) => sync::sync(declared, app, loaded, given),
        Command::CreateCoupon(new) => discount::create_coupon(new, loaded, given),
        Command::UpdateCoupon(_, patch) => discount::update_coupon(patch, loaded, given),
        Command::DeleteCoupon(_) => discount::delete_coupon(loaded, given),
        Command::CreatePromotionCode(new) => discount::create_code(new, loaded, given),
        Command::UpdatePromotionCode(_, patch) => discount::update_code(patch, loaded, given),
        Command::CreateTaxRate(new) => tax::create(new, loaded, given),
        Command::UpdateTaxRate(_, patch) => tax::update(patch, loaded, given),
        Command::CreateShippingRate(new) => shipping::create(new, given),
        Command::UpdateShippingRate(_, patch) => shipping::update(patch, loaded, given),
        of_money => choose_money(of_money, loaded, given),
    }
}

/// Commands about orders at processors, held money, refunds, disputes and accounts.
fn choose_money(command: &Command, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    match command {
        Command::Prepare(_) => prepare::prepare(loaded, given),
        Command::Prepared { attempt, state, .. } => prepare::remember(attempt, state, loaded),
        Command::Reroute(_) => route::reroute(loaded, given),
        Command::CapturePayment(_, amount) => hold::capture(*amount, loaded, given),
        Command::CancelPayment(_) => hold::cancel(loaded, given),
        Command::CreateRefund(new) => refund::create(new, loaded, given),
        Command::GiveBack(_) => refund::give_back(loaded, given),
        Command::AdvanceRefund { version, state, .. } => refund::advance(*version, state, loaded, given),
        Command::SettleRefund { heard, refunding, .. } => {
            refund::settle(heard.as_ref(), refunding, loaded, given)
        }
        Command::Stumble { id, decline, .. } => settle::stumbled(id, *decline, loaded, given),
        Command::See { attempt, state, ask } => settle::see(attempt, state, ask, loaded, given),
        Command::HearDispute(_, news) => dispute::hear(news, loaded, given),
        Command::Park(parked) => Ok(Decision {
            answer: Answer::Done,
            changes: vec![Change::Insert(Row::Parked((**parked).clone()))],
        }),
        Command::ReportDifference(difference) => Ok(Decision {
            answer: Answer::Done,
            changes: vec![emit(
                EventKind::ReconciliationDifference,
                Snapshot::Difference(difference.clone()),
                given,
            )],
        }),
        Command::CreateAccount(new) => account::create(new, loaded, given),
        Command::UpdateAccount { patch, by_file, .. } => account::update(patch, *by_file, loaded, given),
        of_endpoints => choose_endpoint(of_endpoints, loaded, given),
    }
}

/// Commands about who is told of events, and what becomes of telling them.
fn choose_endpoint(command: &Command, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    match command {
        Command::CreateEndpoint(new) => endpoint::create(new, loaded, given),
        Command::UpdateEndpoint(_, patch) => endpoint::update(patch, loaded, given),
        Command::RotateSecret { keep, .. } => endpoint::rotate(*keep, loaded, given),
        Command::DeleteEndpoint(_) => endpoint::delete(loaded),
        Command::DeleteSetting(dialect) => Ok(endpoint::delete_setting(dialect, loaded)),
        Command::Redeliver(_, only) => endpoint::redeliver(only.as_ref(), loaded, given),
        Command::Replay { after, .. } => endpoint::replay(*after, loaded, given),
        Command::ReplaySome { from, place, events, .. } => {
            Ok(endpoint::replay_some(*from, *place, events, loaded, given))
        }
        Command::FanOut { last, events } => endpoint::fan_out(*last, events, given),
        Command::RecordTries { tries, .. } => endpoint::record_tries(tries, loaded, given),
        of_customers => choose_customer(of_customers, loaded, given),
    }
}

/// Commands about customers, and about what is erased of them.
fn choose_customer(command: &Command, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    match command {
        Command::CreateCustomer(patch) => customer::create(patch, loaded, given),
        Command::UpdateCustomer(_, patch) => customer::update(patch, loaded, given),
        Command::DetachMethod(id) => customer::detach(id, loaded, given),
        Command::DeleteCustomer(_) => erase::delete(loaded, given),
        Command::EraseCustomer(_) => Ok(erase::sweep(loaded, given)),
        Command::EraseSession(_) => erase::session(loaded),
        Command::EraseInvoice(_) => Ok(erase::invoice(loaded)),
        _ => Ok(Decision::only(Answer::Done)),
    }
}

/// An event about something, to be written in the same commit as what happened.
fn emit(kind: EventKind, snapshot: Snapshot, given: &Given<'_>) -> Change {
    Change::Emit(Event {
        id: EventId::mint(given.scope, given.moment, given.chance),
        scope: given.scope,
        sequence: None,
        kind,
        created_at: given.now,
        pending: 0,
        body: EventBody { snapshot: snapshot.without_calls(), previous: None, cause: given.cause.clone() },
    })
}

/// An event about something that is another now than it was.
fn changed(kind: EventKind, before: Snapshot, after: Snapshot, given: &Given<'_>) -> Change {
    let mut change = emit(kind, after, given);
    if let Change::Emit(event) = &mut change {
        event.body.previous = Some(Box::new(before.without_calls()));
    }
    change
}

/// An event about a session, if it is one that a merchant made: of those that pay invoices, only the invoice is told.
fn of_session(kind: EventKind, session: &Session, given: &Given<'_>) -> Option<Change> {
    (!session.is_ours()).then(|| emit(kind, Snapshot::Session(Box::new(session.clone())), given))
}

/// What must have been loaded, or it is not found.
fn found<T>(loaded: Option<&T>, noun: Noun) -> Result<&T, Refusal> {
    loaded.ok_or(Refusal::NotFound(noun))
}

/// An answer with one updated row.
fn updated(answer: Answer, row: Row) -> Decision {
    Decision { answer, changes: vec![Change::Update(row)] }
}
