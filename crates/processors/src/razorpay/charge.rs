//! A payment of a buyer at Razorpay: its order, what the page shows of it, and how it stands.

use super::facts::{HELD_FOR, Listed, Order, Payment};
use super::{API_BASE, AWAITS, Heard, KEY_ID, REFUSED, SCRIPT_URL, Talk, heard, is_id, said, saved, short};
use crate::wire::{self, Body};
use kassa_domain::Timestamp;
use kassa_domain::attempt::{AttemptStatus, Decline};
use kassa_domain::money::Money;
use kassa_domain::processor::{Ask, Exchange, HANDLE, Op, Outcome, PlainForm, Response, State, Step};
use kassa_domain::time::{DAY, HOUR, MINUTE, SECOND};
use serde_json::{Value, json};

/// That an order was asked for, so that its answer may have been lost.
const SENT: &str = "sent";
/// That the buyer was shown the order, and may pay it.
const SHOWN: &str = "shown";
/// When it was first to be taken back.
const VOIDED: &str = "voided";
/// The payment that took or holds the money.
pub(super) const PAYMENT: &str = "payment";
/// That a call for the details of a payment has ended, whatever it told.
const TERSE: &str = "terse";

/// For how long Checkout stays open, in seconds. The buyer may open it again as long as the attempt is
/// offered.
const OPEN_FOR: i64 = 900;
/// An unpaid order cannot be cancelled and does not expire. So long after it was taken back nobody has it
/// open any more.
const CLOSES_AFTER: i64 = HOUR;
/// A payment that failed may still be authorised three days after the day on which it was made. Source: "Late
/// Payment Authorisations".
const LATE_FOR: i64 = 4 * DAY;
/// So long after its beginning, what began an attempt has surely ended: the answer to its call was lost.
const QUIET: i64 = 2 * MINUTE;
/// Up to when after the order Razorpay captures by itself, in minutes. What is authorised later is captured
/// by us, if it is still wanted; otherwise Razorpay gives it back. The least that it takes is 12.
const CAPTURES_FOR: i64 = 30;

pub(super) fn step(talk: &mut Talk<'_>, op: &Op, last: Option<&Exchange>) -> Step {
    match last {
        None => begin(talk, op),
        Some(exchange) => hear(talk, op, exchange),
    }
}

pub(super) fn handle<'a>(talk: &'a Talk<'_>) -> Option<&'a str> {
    Some(talk.text(HANDLE)).filter(|handle| is_id(handle, "order_"))
}

pub(super) fn amount(talk: &Talk<'_>) -> Option<i64> {
    said(talk.case.attempt.amount)
}

pub(super) fn done(outcome: Outcome) -> Step {
    Step::Done(outcome)
}

pub(super) fn or_unknown(step: Option<Step>) -> Step {
    step.unwrap_or(Step::Done(Outcome::Unknown))
}

fn begin(talk: &mut Talk<'_>, op: &Op) -> Step {
    let (attempt, ordered) = (talk.case.attempt, handle(talk).is_some());
    match op {
        // An order whose means is kept belongs to a customer there, who is known by what the buyer types.
        Op::Prepare if ordered || attempt.body.saves || amount(talk).is_none() => Step::Ready,
        Op::Prepare => order_or_look(talk),
        Op::Charge(_) | Op::ChargeSaved if amount(talk).is_none() => {
            done(Outcome::Declined(Decline::ProcessingError))
        }
        Op::Charge(_) if ordered => show(talk, op),
        Op::Charge(_) => towards_order(talk, op),
        Op::ChargeSaved => saved::begin(talk),
        Op::Void if ordered && (talk.has(SHOWN) || talk.has(saved::CHARGED)) => {
            taken_back(talk);
            payments(talk)
        }
        // Nobody can pay what nobody was shown.
        Op::Void if attempt.body.off_session.is_some() => done(Outcome::Declined(Decline::NotCharged)),
        Op::Void => done(Outcome::Declined(Decline::Abandoned)),
        Op::Capture(money) => capture_what_is_held(talk, *money),
        Op::Fetch | Op::Resume(_) | Op::Refund | Op::FetchRefund => fetch(talk, op),
    }
}

fn fetch(talk: &mut Talk<'_>, op: &Op) -> Step {
    let (attempt, now) = (talk.case.attempt, talk.case.now);
    let alone = attempt.body.off_session.is_some();
    if handle(talk).is_some() && (!alone || talk.has(saved::CHARGED)) {
        return payments(talk);
    }
    if !is_wanted(attempt.status) {
        return done(Outcome::Declined(Decline::Abandoned));
    }
    // Whoever began it may still be at it. Two orders of one payment must not both be shown, and a kept means
    // must not be charged twice, so nothing is begun beside it.
    let quiet = attempt.created_at.plus(QUIET);
    if now < quiet {
        return Step::Wait(quiet);
    }
    if alone {
        return done(Outcome::Declined(Decline::NotCharged));
    }
    match amount(talk) {
        Some(_) => towards_order(talk, op),
        None => done(Outcome::Declined(Decline::ProcessingError)),
    }
}

/// Whether money that comes now is for what the attempt was made for.
fn is_wanted(status: AttemptStatus) -> bool {
    matches!(status, AttemptStatus::Asked | AttemptStatus::Challenged | AttemptStatus::Offered)
}

fn taken_back(talk: &mut Talk<'_>) -> Timestamp {
    let now = talk.case.now;
    let since = talk.number(VOIDED).map_or(now, Timestamp);
    talk.keep(VOIDED, since.0);
    since
}

fn towards_order(talk: &mut Talk<'_>, op: &Op) -> Step {
    match talk.case.attempt.body.saves && !talk.has(saved::CUSTOMER) {
        true => saved::customer(talk, op),
        false => order_or_look(talk),
    }
}

/// Makes the order, or finds the one whose making was not heard of. Source: "Create an Order", "Fetch All
/// Orders".
pub(super) fn order_or_look(talk: &mut Talk<'_>) -> Step {
    if !talk.has(SENT) {
        return order(talk);
    }
    let path = format!("/v1/orders?receipt={}", short(talk.case.attempt.id.as_str()));
    or_unknown(talk.call("lookup", "GET", &path, &[], &Body::None))
}

fn order(talk: &mut Talk<'_>) -> Step {
    let Some(amount) = amount(talk) else { return done(Outcome::Declined(Decline::ProcessingError)) };
    let attempt = talk.case.attempt;
    let mut options = json!({ "manual_expiry_period": HELD_FOR / MINUTE, "refund_speed": "normal" });
    if let Some(fields) = options.as_object_mut().filter(|_| !attempt.body.holds) {
        fields.insert("automatic_expiry_period".to_owned(), CAPTURES_FOR.into());
    }
    let by = if attempt.body.holds { "manual" } else { "automatic" };
    let mut body = json!({
        "amount": amount,
        "currency": attempt.amount.currency.code(),
        "receipt": short(attempt.id.as_str()),
        "notes": { "kassa_payment": attempt.id.as_str() },
        "payment": { "capture": by, "capture_options": options },
    });
    if let Some(fields) = body.as_object_mut() {
        saved::mark_order(talk, fields);
    }
    talk.keep(SENT, true);
    or_unknown(talk.call("order", "POST", "/v1/orders", &[], &Body::Json(&body)))
}

fn hear(talk: &mut Talk<'_>, op: &Op, exchange: &Exchange) -> Step {
    match talk.text(AWAITS) {
        "customer" => saved::heard_customer(talk, op, exchange),
        "order" => heard_order(talk, op, exchange),
        "lookup" => heard_lookup(talk, op, exchange),
        "" => heard_payments(talk, op, exchange),
        "payment" => heard_payment(talk, op, exchange),
        "capture" => heard_capture(talk, op, exchange),
        "source" => saved::heard_source(talk, exchange),
        "charge" => saved::heard_charge(talk, exchange),
        _ => done(Outcome::Unknown),
    }
}

/// What follows where no order could be had. The buyer has seen none, so no money can move.
pub(super) fn no_order(op: &Op, heard: &Heard<'_>) -> Step {
    match (op, heard) {
        (Op::Prepare, _) => Step::Ready,
        (_, Heard::No(_)) => done(Outcome::Declined(Decline::ProcessingError)),
        (_, Heard::Nothing) => done(Outcome::Unavailable),
        (_, Heard::Good(_)) => done(Outcome::Unknown),
    }
}

fn heard_order(talk: &mut Talk<'_>, op: &Op, exchange: &Exchange) -> Step {
    let heard = heard(exchange);
    let Heard::Good(response) = heard else { return no_order(op, &heard) };
    match wire::read::<Order>(response).filter(|order| is_ours(talk, order)) {
        Some(order) => adopt(talk, op, &order),
        None => no_order(op, &heard),
    }
}

fn heard_lookup(talk: &mut Talk<'_>, op: &Op, exchange: &Exchange) -> Step {
    let heard = heard(exchange);
    let listed = match heard {
        Heard::Good(response) => wire::read::<Listed<Order>>(response),
        Heard::No(_) | Heard::Nothing => None,
    };
    match listed {
        Some(listed) => match listed.items.iter().find(|order| is_ours(talk, order)) {
            Some(found) => adopt(talk, op, found),
            None => order(talk),
        },
        // A question that was refused says nothing of the order.
        None if matches!(heard, Heard::No(_)) => no_order(op, &Heard::Nothing),
        None => no_order(op, &heard),
    }
}

fn is_ours(talk: &Talk<'_>, order: &Order) -> bool {
    let attempt = talk.case.attempt;
    is_id(&order.id, "order_")
        && order.receipt.as_deref() == Some(short(attempt.id.as_str()))
        && Some(order.amount) == amount(talk)
        && order.currency == attempt.amount.currency.code()
}

fn adopt(talk: &mut Talk<'_>, op: &Op, order: &Order) -> Step {
    talk.keep(HANDLE, order.id.as_str());
    match op {
        Op::Prepare => Step::Ready,
        Op::ChargeSaved => saved::source(talk),
        _ => show(talk, op),
    }
}

fn show(talk: &mut Talk<'_>, op: &Op) -> Step {
    let email = match op {
        Op::Charge(payer) => payer.email.clone(),
        _ => None,
    };
    let email = email.or_else(|| talk.case.attempt.body.email.clone());
    let (Some(order), Some(amount)) = (handle(talk), amount(talk)) else {
        return done(Outcome::Unknown);
    };
    let (config, fields) = shown(talk, order, amount, email.as_deref());
    talk.keep(SHOWN, true);
    let keys = talk.case.keys;
    let action = format!("{}/v1/checkout/embedded", keys.text(API_BASE).trim_end_matches('/'));
    Step::Show(Ask::Frame {
        script: keys.text(SCRIPT_URL).to_owned(),
        config,
        plain: Some(PlainForm { action, fields }),
    })
}

/// The options of `new Razorpay(...)`, and the same as fields of the hosted page's form. Source: "Checkout
/// Options" of the standard and of the hosted integration.
fn shown(talk: &Talk<'_>, order: &str, amount: i64, email: Option<&str>) -> (State, Vec<(String, String)>) {
    let (attempt, site) = (talk.case.attempt, talk.case.site);
    let (key, code) = (talk.case.keys.text(KEY_ID), attempt.amount.currency.code());
    let mut config = State::new();
    let mut fields = vec![];
    let mut both = |option: &str, field: &str, value: Value| {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        fields.push((field.to_owned(), text));
        config.insert(option.to_owned(), value);
    };
    both("key", "key_id", key.into());
    both("order_id", "order_id", order.into());
    both("amount", "amount", amount.into());
    both("currency", "currency", code.into());
    both("name", "name", site.merchant.as_str().into());
    // It must begin with a letter or a digit.
    let said = attempt.body.description.as_deref().unwrap_or_default();
    if said.starts_with(char::is_alphanumeric) {
        both("description", "description", said.chars().take(255).collect::<String>().into());
    }
    if let Some(customer) = saved::customer_of(talk) {
        both("customer_id", "customer_id", customer.into());
        // A guess: that the hosted page takes this word as Checkout does.
        both("recurring", "recurring", true.into());
    }
    config.insert("timeout".to_owned(), OPEN_FOR.into());
    config.insert("notes".to_owned(), json!({ "kassa_payment": attempt.id.as_str() }));
    fields.push(("notes[kassa_payment]".to_owned(), attempt.id.as_str().to_owned()));
    if let Some(email) = email {
        config.insert("prefill".to_owned(), json!({ "email": email }));
        fields.push(("prefill[email]".to_owned(), email.to_owned()));
    }
    fields.push(("callback_url".to_owned(), site.return_url.clone()));
    fields.push(("cancel_url".to_owned(), site.page_url.clone()));
    (config, fields)
}

/// All payments of the order. Source: "Fetch Payments for an Order".
pub(super) fn payments(talk: &mut Talk<'_>) -> Step {
    let Some(order) = handle(talk) else { return done(Outcome::Unknown) };
    let path = format!("/v1/orders/{order}/payments");
    or_unknown(talk.call("", "GET", &path, &[], &Body::None))
}

/// The payments of our order, if that is what was answered.
pub(super) fn listed(order: Option<&str>, response: &Response) -> Option<Vec<Payment>> {
    let listed: Listed<Payment> = wire::read(response)?;
    let ours = |it: &Payment| it.order_id.as_deref() == order && is_id(&it.id, "pay_");
    (order.is_some() && listed.items.iter().all(ours)).then_some(listed.items)
}

/// How an order stands by its payments.
pub(super) enum Stand {
    /// One took the money.
    Taken(Payment),
    /// One holds it.
    Holds(Payment),
    /// One is under way.
    UnderWay,
    /// None is under way; the newest of those that came to nothing, if there was any.
    Idle(Option<Payment>),
}

pub(super) fn stand(mut payments: Vec<Payment>) -> Stand {
    // An order takes money once; should it ever have twice, the money that is still there is what counts.
    let mut take =
        |is: &dyn Fn(&Payment) -> bool| payments.iter().position(is).map(|at| payments.swap_remove(at));
    let kept = take(&|it| it.is("captured")).or_else(|| take(&Payment::is_captured));
    if let Some(taken) = kept {
        return Stand::Taken(taken);
    }
    if let Some(held) = take(&|it| it.is("authorized")) {
        return Stand::Holds(held);
    }
    let over = |it: &Payment| it.is("failed") || it.is("refunded");
    match payments.iter().all(over) {
        true => Stand::Idle(payments.into_iter().max_by_key(Payment::made_at)),
        false => Stand::UnderWay,
    }
}

fn heard_payments(talk: &mut Talk<'_>, op: &Op, exchange: &Exchange) -> Step {
    let Heard::Good(response) = heard(exchange) else { return done(Outcome::Unknown) };
    let Some(payments) = listed(handle(talk), response) else { return done(Outcome::Unknown) };
    follow(talk, op, stand(payments))
}

fn follow(talk: &mut Talk<'_>, op: &Op, stand: Stand) -> Step {
    let attempt = talk.case.attempt;
    let idle = match stand {
        Stand::Taken(payment) => return taken(talk, &payment),
        Stand::Holds(payment) => return holds(talk, op, &payment),
        Stand::UnderWay => return Step::Wait(talk.case.now.plus(pause(talk))),
        Stand::Idle(newest) => newest,
    };
    if attempt.body.off_session.is_some() {
        return saved::idle(talk, idle.as_ref());
    }
    match attempt.status {
        AttemptStatus::Canceled | AttemptStatus::Declined => closing(talk, idle.as_ref()),
        _ if matches!(op, Op::Void) => closing(talk, idle.as_ref()),
        AttemptStatus::Asked => show(talk, op),
        AttemptStatus::Challenged | AttemptStatus::Offered => Step::Wait(talk.case.now.plus(pause(talk))),
        // What was held has gone back by itself.
        AttemptStatus::Authorized if idle.is_some_and(|it| it.is("refunded")) => {
            done(Outcome::Declined(Decline::NotCharged))
        }
        AttemptStatus::Authorized
        | AttemptStatus::Succeeded
        | AttemptStatus::Surplus
        | AttemptStatus::Refunded
        | AttemptStatus::Parked => done(Outcome::Unknown),
    }
}

fn taken(talk: &mut Talk<'_>, payment: &Payment) -> Step {
    let known = matches!(
        talk.case.attempt.status,
        AttemptStatus::Succeeded | AttemptStatus::Surplus | AttemptStatus::Refunded
    );
    let more = if known { None } else { details(talk, payment) };
    more.unwrap_or_else(|| done(payment.succeeded(talk.case.attempt.body.saves)))
}

/// Asks for what the list does not tell of a payment, until such a call has ended, and remembers the payment.
/// Whoever else looks meanwhile asks too: the first to settle it must know all of it. Source: "Fetch a Payment
/// (With Expanded Card Details)".
fn details(talk: &mut Talk<'_>, payment: &Payment) -> Option<Step> {
    talk.keep(PAYMENT, payment.id.as_str());
    if talk.has(TERSE) || !payment.is_terse(talk.case.attempt.body.saves) {
        return None;
    }
    let path = format!("/v1/payments/{}?expand%5B%5D=card", payment.id);
    talk.call("payment", "GET", &path, &[], &Body::None)
}

fn heard_payment(talk: &mut Talk<'_>, op: &Op, exchange: &Exchange) -> Step {
    talk.keep(TERSE, true);
    let found = match heard(exchange) {
        Heard::Good(response) => wire::read::<Payment>(response).filter(|it| is_known(talk, it)),
        Heard::No(_) | Heard::Nothing => None,
    };
    match found {
        Some(payment) => follow(talk, op, stand(vec![payment])),
        // Then it must do without.
        None => payments(talk),
    }
}

fn is_known(talk: &Talk<'_>, payment: &Payment) -> bool {
    payment.id == talk.text(PAYMENT) && payment.order_id.as_deref() == handle(talk)
}

fn holds(talk: &mut Talk<'_>, op: &Op, payment: &Payment) -> Step {
    let (attempt, now) = (talk.case.attempt, talk.case.now);
    talk.keep(PAYMENT, payment.id.as_str());
    if let Op::Capture(money) = op {
        return match talk.has(REFUSED) {
            true => done(Outcome::Unknown),
            false => capture(talk, *money),
        };
    }
    let parked = attempt.status == AttemptStatus::Parked;
    if matches!(op, Op::Void) || !(is_wanted(attempt.status) || is_held(attempt.status) || parked) {
        // Only captured money can be given back; what is not captured goes back by itself when its time is
        // over. Sources: "Refunds", "Auto-Refunds".
        let back = payment.made_at().map_or(now, |at| at.plus(HELD_FOR));
        return Step::Wait(back.max(now.plus(HOUR)));
    }
    // Money of another amount is not taken: saying how much is held lets somebody look at it.
    if attempt.body.holds || payment.money() != Some(attempt.amount) {
        return details(talk, payment).unwrap_or_else(|| done(payment.held()));
    }
    match talk.has(REFUSED) {
        // What an operator must look at is not taken behind the operator's back.
        _ if parked => done(Outcome::Unknown),
        true => Step::Wait(now.plus(pause(talk))),
        false => capture(talk, attempt.amount),
    }
}

fn is_held(status: AttemptStatus) -> bool {
    status == AttemptStatus::Authorized
}

fn capture_what_is_held(talk: &mut Talk<'_>, money: Money) -> Step {
    let named = talk.case.attempt.body.processor_reference.as_deref().filter(|id| is_id(id, "pay_"));
    if let Some(named) = named.filter(|_| !talk.has(PAYMENT)) {
        talk.keep(PAYMENT, named);
    }
    match is_id(talk.text(PAYMENT), "pay_") {
        true => capture(talk, money),
        false => payments(talk),
    }
}

/// Source: "Capture a Payment". The amount must be all that is authorised. There is no idempotency key: a
/// payment that is captured already is refused, and then looked at.
fn capture(talk: &mut Talk<'_>, money: Money) -> Step {
    let Some(amount) = said(money) else { return done(Outcome::Unknown) };
    let path = format!("/v1/payments/{}/capture", talk.text(PAYMENT));
    let body = json!({ "amount": amount, "currency": money.currency.code() });
    or_unknown(talk.call("capture", "POST", &path, &[], &Body::Json(&body)))
}

fn heard_capture(talk: &mut Talk<'_>, op: &Op, exchange: &Exchange) -> Step {
    match heard(exchange) {
        Heard::Good(response) => match wire::read::<Payment>(response).filter(|it| is_known(talk, it)) {
            Some(payment) if payment.is_captured() => follow(talk, op, stand(vec![payment])),
            _ => done(Outcome::Unknown),
        },
        Heard::No(_) => {
            talk.keep(REFUSED, true);
            payments(talk)
        }
        Heard::Nothing => done(Outcome::Unknown),
    }
}

/// Nothing was paid, and nobody wants it to be. Razorpay cannot close an order; when nobody can have it open
/// any more, and none of its payments can be authorised late, it is over.
fn closing(talk: &mut Talk<'_>, newest: Option<&Payment>) -> Step {
    let now = talk.case.now;
    let closed = taken_back(talk).plus(CLOSES_AFTER);
    let late = newest.and_then(Payment::made_at).map_or(closed, |at| at.plus(LATE_FOR));
    let over = closed.max(late);
    match now < over {
        true => Step::Wait(over),
        false => done(Outcome::Declined(Decline::Abandoned)),
    }
}

/// How long to wait before asking again: little while the buyer is likely looking.
pub(super) fn pause(talk: &Talk<'_>) -> i64 {
    match talk.case.now.since(talk.case.attempt.created_at) {
        ..=120_000 => 2 * SECOND,
        120_001..=3_600_000 => 30 * SECOND,
        3_600_001..=86_400_000 => 10 * MINUTE,
        _ => HOUR,
    }
}
