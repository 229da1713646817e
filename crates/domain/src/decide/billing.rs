//! What a subscription costs over time: each period has one invoice and one session by which it is paid. A renewal is
//! an attempt like any other, only without a buyer.

use super::access::{self, Stay};
use super::dunning::{card_changed, collect, settle_invoice, to_be_paid};
use super::pay::reconcile_at;
use super::start::start;
use super::{changed, complete, emit, route, session};
use crate::answer::Answer;
use crate::attempt::{Attempt, AttemptBody, AttemptStatus, Method};
use crate::cart::{Adjustment, AdjustmentKind, Cart};
use crate::customer::Customer;
use crate::decision::{Change, Decision, Given, Loaded, Other, Row};
use crate::dunning::GRACE;
use crate::event::{EventKind, Snapshot};
use crate::id::{AttemptId, InvoiceId, Moment, SessionId};
use crate::invoice::{Invoice, InvoiceBody, InvoiceStatus, Reason};
use crate::job::{Job, JobKind, reconcile_delay};
use crate::money::{Currency, Money};
use crate::planted;
use crate::pricing::price;
use crate::refusal::Refusal;
use crate::schedule::Schedule;
use crate::session::{Session, SessionBody, Status};
use crate::subscription::{
    HOLD_AFTER, MissingMethod, SavedMethod, Step, Subscription, SubscriptionBody, SubscriptionStatus,
    TRIAL_NOTICE, turn,
};
use crate::time::{DAY, Timestamp};

/// A session that pays an invoice does not end by time: the subscription ends it.
const OURS_LIFE: i64 = 36_500 * DAY;

pub(super) fn snapshot(subscription: &Subscription) -> Snapshot {
    Snapshot::Subscription(Box::new(subscription.clone()))
}

pub(super) fn of_invoice(invoice: &Invoice) -> Snapshot {
    Snapshot::Invoice(Box::new(invoice.clone()))
}

/// Writes a subscription that was there before, and tells of it.
pub(super) fn write(
    kind: EventKind,
    before: &Subscription,
    after: &mut Subscription,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) {
    after.body.updated_at = given.now;
    changes.push(Change::Update(Row::Subscription(after.clone())));
    changes.push(changed(kind, snapshot(before), snapshot(after), given));
}

pub(super) fn bill_at(subscription: &Subscription, due_at: Timestamp) -> Change {
    let (scope, subject) = (subscription.scope, subscription.id.as_str().to_owned());
    Change::Schedule(Job { scope, kind: JobKind::Bill, subject, due_at })
}

/// Plans when the subscription is to be looked at next; nothing, when nothing will happen to it by time. `open` is the
/// invoice that is being collected, and no other.
pub(super) fn plan(subscription: &Subscription, open: Option<&Invoice>, now: Timestamp) -> Change {
    match next_due(subscription, open, now) {
        Some(at) => bill_at(subscription, at),
        None => Change::Unschedule(subscription.scope, JobKind::Bill, subscription.id.as_str().to_owned()),
    }
}

fn next_due(subscription: &Subscription, open: Option<&Invoice>, now: Timestamp) -> Option<Timestamp> {
    let body = &subscription.body;
    let next = match subscription.status {
        SubscriptionStatus::Incomplete | SubscriptionStatus::Canceled => return None,
        SubscriptionStatus::Unpaid => None,
        SubscriptionStatus::Paused if open.is_none() && planted!("charged_while_paused") => {
            Some(body.current_end)
        }
        // What was paid before the pause ends with its period.
        SubscriptionStatus::Paused => {
            let over = Some(body.current_end).filter(|end| now < *end);
            body.resumes_at.into_iter().chain(over).min()
        }
        SubscriptionStatus::Trialing | SubscriptionStatus::Active | SubscriptionStatus::PastDue => match open
        {
            Some(invoice) => invoice.body.next_try.into_iter().chain(invoice.body.due_by).min(),
            None if body.held_at.is_some() => None,
            None => Some(tell_at(subscription).unwrap_or(body.current_end)),
        },
    };
    next.into_iter().chain(ends_at(subscription)).min()
}

/// When the subscription ends because somebody said so.
fn ends_at(subscription: &Subscription) -> Option<Timestamp> {
    if planted!("charged_after_cancel") {
        return None;
    }
    let body = &subscription.body;
    let with_period = body.cancel_at_period_end.then_some(body.current_end);
    body.cancel_at.into_iter().chain(with_period).min()
}

/// The invoice that the subscription is collecting, if it is the one that was loaded.
pub(super) fn open_invoice<'a>(subscription: &Subscription, loaded: &'a Loaded) -> Option<&'a Invoice> {
    let named = subscription.body.open_invoice.as_ref();
    loaded.invoice.as_ref().filter(|it| Some(&it.id) == named && it.status == InvoiceStatus::Open)
}

/// When the merchant is to be told that the trial will end.
fn tell_at(subscription: &Subscription) -> Option<Timestamp> {
    let body = &subscription.body;
    let trialing = subscription.status == SubscriptionStatus::Trialing && !body.trial_told;
    body.trial_end.filter(|_| trialing).map(|end| end.plus(-TRIAL_NOTICE).min(body.current_end))
}

/// What paying a session means for a subscription: it starts, its invoice is paid, or it has another card. Says for how
/// long the customer has what was paid, where the subscription and not the line decides that.
pub(super) fn paid(
    session: &mut Session,
    customer: Option<&Customer>,
    attempt: Option<&Attempt>,
    method: Option<SavedMethod>,
    loaded: &Loaded,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) -> Option<Stay> {
    if session.body.terms.is_some() {
        return start(session, customer, attempt, method, loaded, given, changes);
    }
    let before = loaded.subscription.as_ref()?;
    let mut after = before.clone();
    if method.is_some() {
        after.body.method = method;
    }
    if session.body.card_for.is_some() {
        card_changed(before, &mut after, loaded, given, changes);
        return None;
    }
    let invoice = loaded.invoice.as_ref().filter(|it| session.body.invoice.as_ref() == Some(&it.id))?;
    settle_invoice(invoice, attempt, &mut after, given, changes);
    write(EventKind::SubscriptionUpdated, before, &mut after, given, changes);
    changes.push(plan(&after, None, given.now));
    Some(Stay::of(&after, true))
}

/// The first period that is paid begins at another time, and with it a discount that nothing was taken off by yet.
pub(super) fn move_discount(body: &mut SubscriptionBody, from: Timestamp, to: Timestamp) {
    let until = |first| body.cart.discount.as_ref().and_then(|discount| discount.duration.until(first));
    if body.free && body.discount_until == until(from) {
        body.discount_until = until(to);
    }
}

/// The moment that an id begins with. Lists go by ids, so what follows on an event of the same subscription sorts after
/// it, also where the machine's time has gone back. Under a test clock each decision has a moment of its own already.
fn moment(latest: Timestamp, given: &Given<'_>) -> Moment {
    if given.turned { given.moment } else { given.moment.not_before(latest.plus(1)) }
}

/// The invoice of the subscription's current period.
pub(super) fn new_invoice(
    subscription: &Subscription,
    reason: Reason,
    cart: Cart,
    given: &Given<'_>,
) -> Invoice {
    let body = &subscription.body;
    Invoice {
        id: InvoiceId::mint(given.scope, moment(body.stamp, given), given.chance),
        scope: subscription.scope,
        subscription: subscription.id.clone(),
        ordinal: body.invoices,
        status: InvoiceStatus::Open,
        customer: subscription.customer.clone(),
        amount: Money { amount: 0, currency: body.currency },
        created_at: given.now,
        version: 0,
        body: InvoiceBody {
            reason,
            session: SessionId::mint_ours(given.scope, given.moment, given.chance),
            cart: Box::new(cart),
            period_start: body.current_start,
            period_end: body.current_end,
            email: None,
            paid_by: None,
            instrument: None,
            paid_at: None,
            tries: 0,
            next_try: None,
            last_decline: None,
            due_by: None,
            updated_at: given.now,
            stamp: Timestamp::default(),
            rest: serde_json::Map::new(),
        },
    }
}

/// Writes a subscription unchanged: what somebody else decides about it at this moment, and plans, is decided before
/// or after, never beside.
pub(super) fn hold_still(subscription: &Subscription, changes: &mut Vec<Change>) {
    changes.push(Change::Update(Row::Subscription(subscription.clone())));
}

/// Does what is due for a subscription at this time: one thing, and plans the next.
pub(super) fn bill(loaded: &Loaded, given: &Given<'_>) -> Decision {
    let Some(before) = &loaded.subscription else { return Decision::only(Answer::Done) };
    if matches!(before.status, SubscriptionStatus::Incomplete | SubscriptionStatus::Canceled) {
        return Decision::only(Answer::Done);
    }
    let mut after = before.clone();
    let mut changes = vec![];
    let mut answer = Answer::Done;
    let open = open_invoice(before, loaded);
    // It began beside the deletion of its customer.
    let is_for_nobody = loaded.is_for_deleted();
    if is_for_nobody || ends_at(before).is_some_and(|at| at <= given.now) {
        end(before, &mut after, loaded, given, &mut changes);
    } else if before.status == SubscriptionStatus::Paused && !planted!("charged_while_paused") {
        paused(before, &mut after, loaded, given, &mut changes);
    } else if let Some(invoice) = open {
        answer = collect(before, &mut after, invoice, loaded, given, &mut changes);
    } else if before.body.held_at.is_none() && before.status != SubscriptionStatus::Unpaid {
        let early = tell_at(before).is_some_and(|_| planted!("charged_before_the_trial_ends"));
        let over = given.now >= before.body.current_end || early;
        answer = match over || planted!("renewal_charged_twice") {
            true => period_over(before, &mut after, loaded, given, &mut changes),
            false => tell(before, &mut after, given, &mut changes),
        };
    }
    if changes.is_empty() {
        hold_still(before, &mut changes);
        changes.push(plan(before, open, given.now));
    }
    Decision { answer, changes }
}

pub(super) fn started(attempt: Attempt, replaced: Option<Box<Attempt>>) -> Answer {
    Answer::Attempt { attempt, started: true, replaced }
}

/// A pause is over, or what was paid before it.
fn paused(
    before: &Subscription,
    after: &mut Subscription,
    loaded: &Loaded,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) {
    if before.body.resumes_at.is_some_and(|at| at <= given.now) {
        go_on(before, after, given, changes);
        return;
    }
    if before.body.current_end <= given.now {
        access::end(&before.id, loaded, given, changes);
        hold_still(before, changes);
        changes.push(plan(before, None, given.now));
    }
}

/// Tells the merchant, once, that a trial will end.
fn tell(
    before: &Subscription,
    after: &mut Subscription,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) -> Answer {
    if tell_at(before).is_some_and(|at| at <= given.now) {
        after.body.trial_told = true;
        changes.push(Change::Update(Row::Subscription(after.clone())));
        changes.push(emit(EventKind::SubscriptionTrialWillEnd, snapshot(after), given));
        changes.push(plan(after, None, given.now));
    }
    Answer::Done
}

/// The current period is over: the next one begins, or the subscription ends.
fn period_over(
    before: &Subscription,
    after: &mut Subscription,
    loaded: &Loaded,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) -> Answer {
    let body = &before.body;
    let no_method = before.status == SubscriptionStatus::Trialing && body.method.is_none();
    if body.cycles_left == Some(0) || (no_method && body.missing_method == MissingMethod::Cancel) {
        end(before, after, loaded, given, changes);
        return Answer::Done;
    }
    if no_method && body.missing_method == MissingMethod::Pause {
        pause(before, after, None, loaded, given, changes);
        return Answer::Done;
    }
    match renew(before, after, loaded, given, changes) {
        Some(attempt) => started(attempt, None),
        None => Answer::Done,
    }
}

/// Begins the next period: its invoice, the session by which it is paid, and the attempt to charge it, in one commit.
fn renew(
    before: &Subscription,
    after: &mut Subscription,
    loaded: &Loaded,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) -> Option<Attempt> {
    next_period(after);
    let cart = after.body.whole_cart();
    let currency = after.body.currency;
    let Some(priced) = price(&cart, currency).ok().filter(|priced| currency.expresses(priced.total)) else {
        // More than an invoice can hold, or nothing that can be paid: somebody has to look.
        *after = before.clone();
        after.body.held_at = Some(given.now);
        write(EventKind::SubscriptionUpdated, before, after, given, changes);
        changes.push(plan(after, None, given.now));
        return None;
    };
    after.body.adjustments = carried(priced.carried);
    let mut invoice = new_invoice(after, Reason::Cycle, cart, given);
    invoice.amount.amount = priced.total;
    invoice.body.email = loaded.customer.as_ref().and_then(|customer| customer.email.clone());
    after.body.invoices = after.body.invoices.saturating_add(1);
    after.body.latest_invoice = Some(invoice.id.clone());
    hold_if_late(before, after, given);
    // A trial is over, whatever comes of the charge.
    after.status = if before.status == SubscriptionStatus::Trialing {
        SubscriptionStatus::Active
    } else {
        before.status
    };
    let mut session = session_of(&invoice, after, loaded, given);
    let attempt = match (&after.body.method, priced.total) {
        (_, 0) => {
            nothing_to_pay(&mut invoice, &mut session, after, given.now);
            None
        }
        (Some(method), _) => {
            after.body.open_invoice = Some(invoice.id.clone());
            Some(charge(&mut session, &invoice, after, method, given))
        }
        (None, _) => {
            after.body.open_invoice = Some(invoice.id.clone());
            invoice.body.due_by = Some(given.now.plus(GRACE));
            after.status = turn(after.status, Step::Fail).unwrap_or(after.status);
            None
        }
    };
    write(EventKind::SubscriptionUpdated, before, after, given, changes);
    changes.push(Change::Insert(Row::Invoice(invoice.clone())));
    changes.push(Change::Insert(Row::Session(session.clone())));
    changes.push(emit(EventKind::InvoiceCreated, of_invoice(&invoice), given));
    match (&attempt, invoice.status) {
        (Some(attempt), _) => ask(attempt, given, changes),
        (None, InvoiceStatus::Paid) => {
            changes.push(emit(EventKind::InvoicePaid, of_invoice(&invoice), given));
            let stay = Stay::of(after, true);
            complete::grant(&session, loaded.customer.as_ref(), Some(&stay), loaded, given, changes);
        }
        (None, _) => changes.push(emit(EventKind::InvoiceActionRequired, of_invoice(&invoice), given)),
    }
    changes.push(plan(after, Some(&invoice).filter(|it| it.status == InvoiceStatus::Open), given.now));
    attempt
}

/// Credit or a discount pays all of it: the period is paid when it begins.
fn nothing_to_pay(invoice: &mut Invoice, session: &mut Session, after: &mut Subscription, now: Timestamp) {
    invoice.status = InvoiceStatus::Paid;
    invoice.body.paid_at = Some(now);
    session.status = Status::Complete;
    after.body.paid_by = Some(session.id.clone());
    after.body.settled_at = Some(now);
    after.status = turn(after.status, Step::Paid).unwrap_or(after.status);
}

fn next_period(after: &mut Subscription) {
    let body = &mut after.body;
    body.index = body.index.saturating_add(1);
    body.current_start = body.current_end;
    body.current_end = body.schedule.boundary(body.index.saturating_add(1));
    if planted!("short_month_moves_the_day") {
        body.current_end = Schedule { anchor: body.current_start, ..body.schedule }.boundary(1);
    }
    body.cycles_left = body.cycles_left.map(|left| left.saturating_sub(1));
    body.free = false;
    if body.discount_until.is_some_and(|until| until <= body.current_start) {
        body.cart.discount = None;
        body.discount_until = None;
    }
}

/// What an invoice could not take off is left for the next one.
fn carried(amount: i64) -> Vec<Adjustment> {
    let name = "Credit from the invoice before".to_owned();
    let credit = Adjustment { name, amount: amount.saturating_neg(), kind: AdjustmentKind::Credit };
    if amount > 0 && !planted!("credit_is_lost") { vec![credit] } else { vec![] }
}

/// A renewal that comes much too late, with the next one due already, is the last one until the merchant has looked:
/// a clock may have jumped. Time that went by while invoices were being collected is no such jump, as far as collecting
/// can take it; nor is any that the merchant has looked at. Under a test clock everything happens at its own time, so
/// nothing is late there but what was being collected.
fn hold_if_late(before: &Subscription, after: &mut Subscription, given: &Given<'_>) {
    // What came due while an invoice was open could not begin before that was paid.
    let due = before.body.timely_at.map_or(before.body.current_end, |at| at.max(before.body.current_end));
    let now = given.now;
    let looked = before.body.looked_at.is_some_and(|at| at >= after.body.current_end);
    let late = now.since(due) > HOLD_AFTER && after.body.current_end <= now;
    if late && !looked && !given.turned && !planted!("missed_periods_charged_at_once") {
        after.body.held_at = Some(now);
    }
}

/// The session by which an invoice is paid. The buyer can pay it on its page when the charge fails.
fn session_of(invoice: &Invoice, subscription: &Subscription, loaded: &Loaded, given: &Given<'_>) -> Session {
    Session {
        id: invoice.body.session.clone(),
        scope: invoice.scope,
        status: Status::Open,
        amount: invoice.amount,
        customer: invoice.customer.clone(),
        paid_by: None,
        created_at: given.now,
        expires_at: given.now.plus(OURS_LIFE),
        version: 0,
        body: SessionBody {
            cart: Some(invoice.body.cart.clone()),
            methods: saving_methods(invoice.amount.currency, loaded, given),
            invoice: Some(invoice.id.clone()),
            customer_email: invoice.body.email.clone(),
            metadata: subscription.body.metadata.clone(),
            ..SessionBody::default()
        },
    }
}

/// The methods that some processor in this mode can keep and charge again.
pub(super) fn saving_methods(currency: Currency, loaded: &Loaded, given: &Given<'_>) -> Vec<Method> {
    let wanted = session::wanted(currency, true, false);
    route::methods(&wanted, loaded, given)
}

/// The attempt to charge an invoice without the buyer, and its hold on the session.
pub(super) fn charge(
    session: &mut Session,
    invoice: &Invoice,
    subscription: &Subscription,
    method: &SavedMethod,
    given: &Given<'_>,
) -> Attempt {
    let latest = subscription.body.stamp.max(invoice.body.stamp);
    let attempt = Attempt {
        id: AttemptId::mint(given.scope, moment(latest, given), given.chance),
        scope: given.scope,
        session: session.id.clone(),
        status: AttemptStatus::Asked,
        amount: invoice.amount,
        customer: invoice.customer.clone(),
        method: method.instrument.method(),
        processor: method.processor.clone(),
        account: method.account.clone(),
        captured: 0,
        refunded: 0,
        created_at: given.now,
        version: 0,
        body: AttemptBody {
            email: invoice.body.email.clone(),
            description: session.body.description.clone(),
            metadata: session.body.metadata.clone(),
            cart_version: session.body.cart_version,
            invoice: Some(invoice.id.clone()),
            off_session: Some(method.reference.clone()),
            ..AttemptBody::new(method.instrument.clone(), given.now)
        },
    };
    session.status = Status::Paying;
    session.body.current = Some(attempt.id.clone());
    session.body.last_decline = None;
    attempt
}

/// Writes the attempt down before the processor hears of it, with the job that will ask about it.
pub(super) fn ask(attempt: &Attempt, given: &Given<'_>, changes: &mut Vec<Change>) {
    let patience = given.policy.processors.iter().find(|profile| profile.id == attempt.processor);
    let patience = patience.map(|profile| profile.call_timeout_ms).unwrap_or_default();
    let first = given.now.plus(reconcile_delay(0).unwrap_or_default().max(patience));
    changes.extend([
        Change::Insert(Row::Attempt(attempt.clone())),
        reconcile_at(attempt, first),
        emit(EventKind::PaymentCreated, Snapshot::Payment(Box::new(attempt.clone())), given),
    ]);
}

/// The subscription ends, and what it gave with it.
pub(super) fn end(
    before: &Subscription,
    after: &mut Subscription,
    loaded: &Loaded,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) {
    if stop(before, after, loaded, given, changes) {
        access::end(&after.id, loaded, given, changes);
    }
}

/// The subscription ends: nothing more is charged, and what is open is not wanted any more. Says whether it did.
pub(super) fn stop(
    before: &Subscription,
    after: &mut Subscription,
    loaded: &Loaded,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) -> bool {
    let Some(status) = turn(before.status, Step::Cancel) else { return false };
    let lost = before.status == SubscriptionStatus::PastDue
        && open_invoice(before, loaded).is_some_and(|it| it.body.due_by.is_some_and(|by| by <= given.now));
    close_invoice(before, after, lost, loaded, given, changes);
    if before.status == SubscriptionStatus::Incomplete
        && let Some(session) = loaded.session.as_ref().filter(|it| it.id == before.body.session)
    {
        session::close(session, loaded, given, changes);
    }
    after.status = status;
    after.body.ended_at = Some(given.now);
    after.body.canceled_at.get_or_insert(given.now);
    after.body.resumes_at = None;
    after.body.held_at = None;
    write(EventKind::SubscriptionDeleted, before, after, given, changes);
    changes.push(plan(after, None, given.now));
    true
}

/// Ends a subscription beside the one that a command is about, as `after` leaves it: what it gave is for the caller.
pub(super) fn stop_beside(
    other: &Other,
    mut after: Subscription,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) {
    let collected =
        Loaded { invoice: other.invoice.clone(), session: other.session.clone(), ..Loaded::default() };
    after.body.cancel_at_period_end = false;
    stop(&other.subscription, &mut after, &collected, given, changes);
}

/// Nobody is to pay the open invoice any more, and the subscription goes on. Where everything has stopped because
/// nobody paid, there is nothing that could go on: only a payment begins anew then.
pub(super) fn void(loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let (before, open) = to_be_paid(loaded)?;
    if before.status == SubscriptionStatus::Unpaid {
        return Err(Refusal::SubscriptionState(before.status));
    }
    let mut after = before.clone();
    let mut changes = vec![];
    close_invoice(before, &mut after, false, loaded, given, &mut changes);
    after.status = turn(before.status, Step::Paid).unwrap_or(before.status);
    write(EventKind::SubscriptionUpdated, before, &mut after, given, &mut changes);
    changes.push(plan(&after, None, given.now));
    let closed = changes.iter().find_map(|change| match change {
        Change::Update(Row::Invoice(invoice)) if invoice.id == open.id => Some(invoice.clone()),
        _ => None,
    });
    Ok(Decision { answer: Answer::Invoice(Box::new(closed.unwrap_or_else(|| open.clone()))), changes })
}

/// Takes the open invoice back, and closes its session: what a charge under way may still bring is given back.
fn close_invoice(
    before: &Subscription,
    after: &mut Subscription,
    lost: bool,
    loaded: &Loaded,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) {
    let Some(invoice) = open_invoice(before, loaded) else { return };
    let (mut closed, kind) = (
        invoice.clone(),
        match lost {
            true => EventKind::InvoiceUncollectible,
            false => EventKind::InvoiceVoided,
        },
    );
    closed.status = if lost { InvoiceStatus::Uncollectible } else { InvoiceStatus::Void };
    closed.body.next_try = None;
    closed.body.updated_at = given.now;
    after.body.open_invoice = None;
    changes.push(Change::Update(Row::Invoice(closed.clone())));
    changes.push(emit(kind, of_invoice(&closed), given));
    if let Some(session) = loaded.session.as_ref().filter(|session| session.id == invoice.body.session) {
        session::close(session, loaded, given, changes);
    }
}

/// Nothing is charged until it is resumed. What is paid stays until its period ends.
pub(super) fn pause(
    before: &Subscription,
    after: &mut Subscription,
    resumes_at: Option<Timestamp>,
    loaded: &Loaded,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) {
    let Some(status) = turn(before.status, Step::Pause) else { return };
    after.status = status;
    after.body.paused_at = Some(given.now);
    after.body.resumes_at = resumes_at;
    write(EventKind::SubscriptionPaused, before, after, given, changes);
    if after.body.current_end <= given.now {
        access::end(&after.id, loaded, given, changes);
    }
    changes.push(plan(after, None, given.now));
}

/// It goes on after a pause: in the period that is paid, or with a new one that begins now.
pub(super) fn go_on(
    before: &Subscription,
    after: &mut Subscription,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) {
    let Some(status) = turn(before.status, Step::Resume) else { return };
    after.status = status;
    let body = &mut after.body;
    (body.paused_at, body.resumes_at) = (None, None);
    if body.current_end > given.now {
        if body.trial_end.is_some_and(|end| end > given.now) {
            after.status = SubscriptionStatus::Trialing;
        }
    } else {
        move_discount(body, body.schedule.anchor, given.now);
        body.schedule.anchor = given.now;
        body.index = -1;
        body.current_end = given.now;
    }
    write(EventKind::SubscriptionResumed, before, after, given, changes);
    changes.push(plan(after, None, given.now));
}
