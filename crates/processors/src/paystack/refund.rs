//! Giving money back.
//!
//! Paystack has no idempotency keys, and takes two refunds of a part for two. So a refund whose making was
//! not heard is looked for, by our note among the refunds of its transaction, and made again only when it is
//! not there and the first request has had [`SETTLED`] to arrive. Source: Paystack API reference, "Refunds".

use super::charge::PAGE_SIZE;
use super::said::{Back, Heard, Transaction, fits_mode, heard, money};
use super::{EXPONENTS, call, is, reference, set, text};
use crate::wire;
use kassa_domain::processor::{Case, Exchange, Op, Refunding, State, Step};
use kassa_domain::refund::{Refund, RefundStatus};
use kassa_domain::time::MINUTE;
use serde_json::{Value, json};

/// Whose answer is waited for.
const AWAITS: &str = "awaits";
/// When the refund was asked for, in milliseconds.
const SENT_AT: &str = "sent_at";
/// Whether it was asked for more than once.
const AGAIN: &str = "again";
/// Paystack's number of the refund.
const REFUND: &str = "refund";
/// Paystack's number of the transaction.
const TRANSACTION: &str = "transaction";

/// After so long a request that was not answered will not arrive any more: many times as long as a call may
/// take.
const SETTLED: i64 = 10 * MINUTE;

pub(super) fn step(op: &Op, case: &Case<'_>, state: &mut State, last: Option<&Exchange>) -> Step {
    let Some(refund) = case.refund else { return unknown() };
    let Some(exchange) = last else { return begin(op, case, refund, state) };
    match text(state, AWAITS) {
        "made" => made(case, refund, state, exchange),
        "transaction" => numbered(case, state, exchange),
        "list" => listed(case, refund, state, exchange),
        "fetch" => fetched(case, refund, state, exchange),
        _ => unknown(),
    }
}

fn unknown() -> Step {
    Step::Refunded(Refunding::Unknown)
}

fn begin(op: &Op, case: &Case<'_>, refund: &Refund, state: &mut State) -> Step {
    let told = refund.body.processor_reference.as_deref().and_then(|told| told.parse::<u64>().ok());
    if let Some(id) = state.get(REFUND).and_then(Value::as_u64).or(told) {
        set(state, REFUND, id);
        return send(case, state, "fetch", ("GET", &format!("/refund/{id}")), None);
    }
    match (op, state.contains_key(SENT_AT)) {
        (_, true) => look(case, state),
        (Op::Refund, false) if refund.status == RefundStatus::Pending => make(case, refund, state),
        _ => unknown(),
    }
}

fn send(
    case: &Case<'_>,
    state: &mut State,
    awaits: &str,
    (method, path): (&str, &str),
    body: Option<&Value>,
) -> Step {
    set(state, AWAITS, awaits);
    call(case, method, path, body).map_or_else(unknown, Step::Call)
}

/// What the refund is found again by: a definite no that is tried again is another refund there.
fn note(refund: &Refund) -> String {
    format!("{}-{}", refund.id, refund.body.round)
}

fn make(case: &Case<'_>, refund: &Refund, state: &mut State) -> Step {
    let Some(amount) = wire::to_provider(refund.amount, EXPONENTS) else {
        return Step::Refunded(Refunding::Failed("the amount cannot be said there".to_owned()));
    };
    let body = json!({
        "transaction": reference(case.attempt),
        "amount": amount,
        "currency": refund.amount.currency.code(),
        "merchant_note": note(refund),
    });
    if state.contains_key(SENT_AT) {
        set(state, AGAIN, true);
    }
    set(state, SENT_AT, case.now.0);
    send(case, state, "made", ("POST", "/refund"), Some(&body))
}

/// Lists are asked for by the number of the transaction, which is the attempt's reference there if Paystack
/// told it.
fn look(case: &Case<'_>, state: &mut State) -> Step {
    let told = case.attempt.body.processor_reference.as_deref().and_then(|told| told.parse::<u64>().ok());
    match state.get(TRANSACTION).and_then(Value::as_u64).or(told) {
        Some(id) => {
            set(state, TRANSACTION, id);
            let path = format!("/refund?transaction={id}&perPage={PAGE_SIZE}");
            send(case, state, "list", ("GET", &path), None)
        }
        None => {
            let path = format!("/transaction/verify/{}", reference(case.attempt));
            send(case, state, "transaction", ("GET", &path), None)
        }
    }
}

fn made(case: &Case<'_>, refund: &Refund, state: &mut State, exchange: &Exchange) -> Step {
    let first = !is(state, AGAIN);
    match heard::<Back>(exchange) {
        Heard::Told(back) => standing(case, refund, state, &back),
        Heard::NotSent => {
            // It never left, so there is nothing to look for; an earlier one may still be there.
            if first {
                state.remove(SENT_AT);
            }
            unknown()
        }
        // What conflicts with something may be the refund itself.
        Heard::Silent | Heard::Refused { code: 409, .. } => unknown(),
        // The account or the moment is refused, not the refund.
        Heard::Refused { code: 401 | 403 | 429, .. } => {
            if first {
                state.remove(SENT_AT);
            }
            unknown()
        }
        // "Fully reversed" may be the work of the first request, which was not heard.
        Heard::Refused { .. } if !first => unknown(),
        Heard::Refused { message, .. } => Step::Refunded(Refunding::Failed(message)),
    }
}

fn numbered(case: &Case<'_>, state: &mut State, exchange: &Exchange) -> Step {
    let Heard::Told(told) = heard::<Transaction>(exchange) else { return unknown() };
    let ours = told.reference.as_deref() == Some(reference(case.attempt).as_str())
        && fits_mode(told.domain.as_deref(), case.attempt.scope.mode);
    match told.id.filter(|_| ours) {
        Some(id) => {
            set(state, TRANSACTION, id);
            look(case, state)
        }
        None => unknown(),
    }
}

fn listed(case: &Case<'_>, refund: &Refund, state: &mut State, exchange: &Exchange) -> Step {
    let Heard::Told(list) = heard::<Vec<Back>>(exchange) else { return unknown() };
    let number = state.get(TRANSACTION).and_then(Value::as_u64);
    let note = note(refund);
    let is_it = |back: &&Back| {
        Some(back.transaction.number()) == number && back.merchant_note.as_deref() == Some(note.as_str())
    };
    if let Some(back) = list.iter().find(is_it) {
        return standing(case, refund, state, back);
    }
    let sent_at = state.get(SENT_AT).and_then(Value::as_i64).unwrap_or(case.now.0);
    let settled = case.now.0.saturating_sub(sent_at) >= SETTLED;
    // A full page may hide it on the next.
    let absent = list.len() < PAGE_SIZE && refund.status == RefundStatus::Pending;
    if absent && settled { make(case, refund, state) } else { unknown() }
}

fn fetched(case: &Case<'_>, refund: &Refund, state: &mut State, exchange: &Exchange) -> Step {
    match heard::<Back>(exchange) {
        Heard::Told(back) if state.get(REFUND).and_then(Value::as_u64) == Some(back.id) => {
            standing(case, refund, state, &back)
        }
        Heard::Told(_) | Heard::Refused { .. } | Heard::NotSent | Heard::Silent => unknown(),
    }
}

/// How the refund stands. One of another amount is not the one that was asked for.
fn standing(case: &Case<'_>, refund: &Refund, state: &mut State, back: &Back) -> Step {
    let of_attempt = case.attempt.body.processor_reference.as_deref().and_then(|it| it.parse::<u64>().ok());
    let of_another = of_attempt.is_some_and(|number| number != back.transaction.number());
    if of_another || money(Some(back.amount), Some(&back.currency)) != Some(refund.amount) {
        return unknown();
    }
    set(state, REFUND, back.id);
    let name = back.id.to_string();
    Step::Refunded(match back.status.as_str() {
        "processed" => Refunding::Succeeded(name),
        "failed" => Refunding::Failed(back.reason.clone().unwrap_or_else(|| "failed".to_owned())),
        // What needs attention waits for the buyer's bank account, which the merchant tells Paystack.
        "pending" | "processing" | "needs-attention" => Refunding::Pending(name),
        _ => Refunding::Unknown,
    })
}
