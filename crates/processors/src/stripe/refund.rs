//! Giving money back. A refund whose answer was lost is looked for among those of its payment before it is
//! sent again, so it is never made twice, however much later.

use super::call::{Answer, Form, from_stripe, get, is_name, post, to_stripe};
use super::shapes::{Back, Link, Page};
use super::{MARK_PAYMENT, MARK_REFUND, MARK_ROUND};
use kassa_domain::attempt::Attempt;
use kassa_domain::processor::{Case, Exchange, HANDLE, Op, Refunding, Request, State, Step};
use kassa_domain::refund::{Refund, RefundReason};
use serde_json::Value;

const AWAITS: &str = "awaits";

/// One step of a refund.
pub(super) fn step(op: &Op, case: &Case<'_>, last: Option<&Exchange>) -> (State, Step) {
    let mut state = case.state.clone();
    let Some(talk) = case.refund.and_then(|refund| Talk::of(case, refund)) else {
        return (state, Step::Refunded(Refunding::Unknown));
    };
    let next = match last {
        None => talk.begin(op, &mut state),
        Some(exchange) => talk.heard(&Answer::of(exchange), &mut state),
    };
    (state, next)
}

struct Talk<'a> {
    case: &'a Case<'a>,
    refund: &'a Refund,
    intent: &'a str,
}

/// The PaymentIntent of a payment.
fn intent_of(attempt: &Attempt) -> Option<&str> {
    let names = [attempt.handle(), attempt.body.processor_reference.as_deref()];
    names.into_iter().flatten().find(|name| name.starts_with("pi_") && is_name(name))
}

impl<'a> Talk<'a> {
    fn of(case: &'a Case<'a>, refund: &'a Refund) -> Option<Self> {
        Some(Self { case, refund, intent: intent_of(case.attempt)? })
    }

    fn begin(&self, op: &Op, state: &mut State) -> Step {
        if let Some(id) = state.get(HANDLE).and_then(Value::as_str).filter(|id| is_name(id)) {
            let request = get(self.case.keys, &format!("/v1/refunds/{id}"));
            return call("look", state, request);
        }
        match op {
            Op::Refund if !state.contains_key(AWAITS) => self.give(state),
            _ => {
                let path = format!("/v1/refunds?payment_intent={}&limit=100", self.intent);
                let request = get(self.case.keys, &path);
                call("search", state, request)
            }
        }
    }

    fn give(&self, state: &mut State) -> Step {
        let refund = self.refund;
        let Some(amount) = to_stripe(refund.amount).filter(|amount| *amount > 0) else {
            return Step::Refunded(Refunding::Failed("Stripe cannot give back such an amount".to_owned()));
        };
        let form = Form::default()
            .with("payment_intent", self.intent)
            .with("amount", amount)
            .maybe("reason", refund.body.reason.map(RefundReason::as_str))
            .with(&format!("metadata[{MARK_PAYMENT}]"), &self.case.attempt.id)
            .with(&format!("metadata[{MARK_REFUND}]"), &refund.id)
            .with(&format!("metadata[{MARK_ROUND}]"), refund.body.round);
        let key = format!("{}-{}", refund.id, refund.body.round);
        let request = post(self.case.keys, "/v1/refunds", Some(&key), &form);
        call("refund", state, request)
    }

    fn heard(&self, answer: &Answer<'_>, state: &mut State) -> Step {
        let awaits = state.get(AWAITS).and_then(Value::as_str).map(str::to_owned);
        match awaits.as_deref() {
            Some("refund") => self.heard_refund(answer, state),
            Some("look") => match answer.read::<Back>().filter(|back| self.is_ours(back)) {
                Some(back) => self.seen(&back, state),
                None => Step::Refunded(Refunding::Unknown),
            },
            Some("search") => match answer.read::<Page<Back>>() {
                Some(page) => match page.data.iter().find(|back| self.is_ours(back)) {
                    Some(back) => self.seen(back, state),
                    None if page.has_more => Step::Refunded(Refunding::Unknown),
                    None => self.give(state),
                },
                None => Step::Refunded(Refunding::Unknown),
            },
            _ => Step::Refunded(Refunding::Unknown),
        }
    }

    fn heard_refund(&self, answer: &Answer<'_>, state: &mut State) -> Step {
        if let Some(back) = answer.read::<Back>().filter(|back| self.is_ours(back)) {
            return self.seen(&back, state);
        }
        let words = match answer {
            Answer::Refused(_, Some(trouble)) if answer.is_definite_no() => trouble.message.clone(),
            no if no.is_definite_no() => None,
            // Stripe's own words could show a part of the key.
            no if no.is_locked_out() => Some("Stripe does not accept the secret key for refunds".to_owned()),
            _ => return Step::Refunded(Refunding::Unknown),
        };
        Step::Refunded(Refunding::Failed(words.unwrap_or_else(|| "Stripe refused the refund".to_owned())))
    }

    /// Whether it is this refund, in this round, of this payment and this amount.
    fn is_ours(&self, back: &Back) -> bool {
        let Some(marks) = &back.metadata else { return false };
        let refund = self.refund;
        marks.kassa_refund.as_deref() == Some(refund.id.as_str())
            && marks.kassa_round.as_deref() == Some(refund.body.round.to_string().as_str())
            && back.payment_intent.as_ref().and_then(Link::id) == Some(self.intent)
            && from_stripe(back.amount, &back.currency) == Some(refund.amount)
    }

    fn seen(&self, back: &Back, state: &mut State) -> Step {
        if is_name(&back.id) {
            state.insert(HANDLE.to_owned(), Value::String(back.id.clone()));
        }
        Step::Refunded(refunding(back))
    }
}

fn call(awaits: &str, state: &mut State, request: Option<Request>) -> Step {
    state.insert(AWAITS.to_owned(), Value::String(awaits.to_owned()));
    request.map_or(Step::Refunded(Refunding::Unknown), Step::Call)
}

/// How a refund stands. Source: Stripe API reference, the refund object, `status`.
pub(super) fn refunding(back: &Back) -> Refunding {
    match back.status.as_deref() {
        Some("succeeded") => Refunding::Succeeded(back.id.clone()),
        Some("pending" | "requires_action") => Refunding::Pending(back.id.clone()),
        Some(end @ ("failed" | "canceled")) => {
            Refunding::Failed(back.failure_reason.clone().unwrap_or_else(|| end.to_owned()))
        }
        _ => Refunding::Unknown,
    }
}
