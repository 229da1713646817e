//! The simulator: the processor that is always there, in test mode only. Its other side is the `bank` crate.

use kassa_domain::Timestamp;
use kassa_domain::attempt::{Attempt, AttemptStatus, Decline, Method};
use kassa_domain::id::{AttemptId, Mode};
use kassa_domain::money::{Currency, Money};
use kassa_domain::processor::{
    Ask, BadHook, BuyerAnswer, CallError, Exchange, Keys, Means, Notice, Op, Outcome, PageScope, Payer,
    Processor, Profile, Request, RetryBy, State, Step,
};
use kassa_domain::signature;
use kassa_domain::time::{HOUR, MINUTE, SECOND};
use serde::Deserialize;
use serde_json::{Value, json};

/// The host that the server routes to the simulated bank. Hosts under `.invalid` never exist.
pub const HOST: &str = "bank.invalid";
/// The header in which the bank signs its notices.
pub const SIGNATURE_HEADER: &str = "bank-signature";

static PROFILE: Profile = Profile {
    id: "simulator",
    modes: &[Mode::Test],
    methods: &[Method::Card, Method::MobileMoney, Method::BankTransfer],
    retry_by: RetryBy::Lookup,
    page: PageScope::Simulator,
    call_timeout_ms: 10 * SECOND,
};

/// The header that tells the bank what time it is for the merchant, whose test clock it follows.
pub const TIME_HEADER: &str = "bank-time";

/// The adapter to the simulated bank.
#[derive(Debug)]
pub struct Simulator;

/// A charge as the bank describes it.
#[derive(Deserialize)]
struct Charge {
    id: String,
    reference: String,
    status: String,
    captured: i64,
    currency: String,
    #[serde(default)]
    reason: Option<String>,
    #[serde(default)]
    wrong: u32,
    #[serde(default)]
    bank: Option<String>,
    #[serde(default)]
    account: Option<String>,
    #[serde(default)]
    transfer_reference: Option<String>,
}

impl Processor for Simulator {
    fn profile(&self) -> &'static Profile {
        &PROFILE
    }

    fn step(
        &self,
        op: &Op,
        keys: &Keys,
        attempt: &Attempt,
        last: Option<&Exchange>,
        now: Timestamp,
    ) -> (State, Step) {
        let next = match last {
            None => first_call(op, keys, attempt, now),
            Some(exchange) => read(op, keys, attempt, exchange, now),
        };
        (attempt.body.state.clone(), next)
    }

    fn locate(&self, hook: &Request) -> Option<AttemptId> {
        serde_json::from_slice::<Charge>(hook.body()).ok().map(|charge| AttemptId::of(charge.reference))
    }

    fn judge(&self, hook: &Request, keys: &Keys, now: Timestamp) -> Result<Vec<Notice>, BadHook> {
        let header = hook.headers().get(SIGNATURE_HEADER).and_then(|value| value.to_str().ok());
        if !header.is_some_and(|header| signature::verify(&keys.hook_secret, header, hook.body(), now)) {
            return Err(BadHook::Signature);
        }
        let charge: Charge = serde_json::from_slice(hook.body()).map_err(|_| BadHook::Shape)?;
        let attempt = AttemptId::of(&charge.reference);
        Ok(vec![match outcome(&charge) {
            Some(outcome) => Notice::Fact { attempt, outcome },
            None => Notice::GoAsk { attempt },
        }])
    }
}

fn first_call(op: &Op, keys: &Keys, attempt: &Attempt, now: Timestamp) -> Step {
    let reference = attempt.id.as_str();
    match op {
        Op::Charge(payer) => post("/charges", "charge", charge_body(attempt, payer), keys, attempt, now),
        Op::Resume(answer) => {
            let body = match answer {
                BuyerAnswer::Confirm => json!({ "action": "confirm" }),
                BuyerAnswer::Reject => json!({ "action": "reject" }),
                BuyerAnswer::Code(code) => json!({ "code": code }),
            };
            post(&format!("/charges/{reference}/answer"), "answer", body, keys, attempt, now)
        }
        Op::Fetch => request("GET", &format!("/charges/{reference}"), None, keys, now),
        Op::Void => void(keys, attempt, now),
        Op::Refund => {
            let body = json!({ "amount": attempt.amount.amount });
            post(&format!("/charges/{reference}/refund"), "refund", body, keys, attempt, now)
        }
    }
}

fn charge_body(attempt: &Attempt, payer: &Payer) -> Value {
    let method = match &payer.means {
        Means::Card(card) => json!({
            "type": "card",
            "number": card.number.expose(),
            "exp_month": card.exp_month,
            "exp_year": card.exp_year,
            "cvc": card.cvc.expose(),
        }),
        Means::MobileMoney { provider, phone } => {
            json!({ "type": "mobile_money", "provider": provider, "phone": phone })
        }
        Means::BankTransfer => json!({ "type": "bank_transfer" }),
    };
    json!({
        "reference": attempt.id.as_str(),
        "amount": attempt.amount.amount,
        "currency": attempt.amount.currency.code(),
        "email": payer.email,
        "method": method,
    })
}

fn void(keys: &Keys, attempt: &Attempt, now: Timestamp) -> Step {
    post(&format!("/charges/{}/void", attempt.id), "void", json!({}), keys, attempt, now)
}

/// The idempotency key is the attempt and the name of the step, so it is the same however often the step is tried.
fn post(path: &str, step: &str, body: Value, keys: &Keys, attempt: &Attempt, now: Timestamp) -> Step {
    request("POST", path, Some((format!("{}-{step}", attempt.id), body)), keys, now)
}

fn request(method: &str, path: &str, body: Option<(String, Value)>, keys: &Keys, now: Timestamp) -> Step {
    let mut builder = http::Request::builder()
        .method(method)
        .uri(format!("http://{HOST}{path}"))
        .header("authorization", format!("Bearer {}", keys.api_key.expose()))
        .header("content-type", "application/json")
        .header(TIME_HEADER, now.0);
    let mut bytes = bytes::Bytes::new();
    if let Some((key, value)) = body {
        builder = builder.header("idempotency-key", key);
        bytes = value.to_string().into();
    }
    match builder.body(bytes) {
        Ok(request) => Step::Call(request),
        Err(_) => Step::Done(Outcome::Unknown),
    }
}

/// What an answer of the bank, or its absence, means for the operation.
fn read(op: &Op, keys: &Keys, attempt: &Attempt, exchange: &Exchange, now: Timestamp) -> Step {
    let response = match &exchange.result {
        Ok(response) => response,
        Err(CallError::NotSent) if matches!(op, Op::Charge(_)) => {
            return Step::Done(Outcome::Declined(Decline::NotCharged));
        }
        Err(_) => return not_known(op),
    };
    // The bank has never heard of it. A request may still be on its way, so the reference is voided: whatever comes
    // under it later is refused there, and only then is it certain that nothing was charged.
    if response.status() == 404 && matches!(op, Op::Fetch) {
        return void(keys, attempt, now);
    }
    let Ok(charge) = serde_json::from_slice::<Charge>(response.body()) else { return not_known(op) };
    if !response.status().is_success() || charge.reference != attempt.id.as_str() {
        return not_known(op);
    }
    if let Some(outcome) = outcome(&charge) {
        return Step::Done(outcome);
    }
    let shown = attempt.status == AttemptStatus::Offered && attempt.body.ask.is_some();
    match ask(&charge) {
        Some(ask) if ask.is_outside() && shown => Step::Wait(now.plus(pause(attempt, now))),
        Some(ask) => Step::Show(ask),
        None if charge.status == "pending" => Step::Wait(now.plus(pause(attempt, now))),
        None => not_known(op),
    }
}

fn not_known(op: &Op) -> Step {
    Step::Done(if matches!(op, Op::Refund) { Outcome::RefundFailed } else { Outcome::Unknown })
}

/// How long to wait before asking again about something that takes its time: often while the buyer is likely looking.
fn pause(attempt: &Attempt, now: Timestamp) -> i64 {
    match now.since(attempt.created_at) {
        ..=120_000 => 2 * SECOND,
        120_001..=3_600_000 => 30 * SECOND,
        3_600_001..=86_400_000 => 10 * MINUTE,
        _ => HOUR,
    }
}

fn outcome(charge: &Charge) -> Option<Outcome> {
    match charge.status.as_str() {
        "succeeded" => Some(match Currency::parse(&charge.currency) {
            Some(currency) => Outcome::Succeeded {
                captured: Money { amount: charge.captured, currency },
                reference: charge.id.clone(),
            },
            None => Outcome::Unknown,
        }),
        "declined" | "voided" => {
            let reason = charge.reason.as_deref().and_then(Decline::parse).unwrap_or(Decline::CardDeclined);
            Some(Outcome::Declined(reason))
        }
        "refunded" => Some(Outcome::Refunded),
        _ => None,
    }
}

fn ask(charge: &Charge) -> Option<Ask> {
    match charge.status.as_str() {
        "challenge" => Some(Ask::Challenge { bank: charge.bank.clone().unwrap_or_default() }),
        "code" => Some(Ask::Code { wrong: charge.wrong }),
        "prompt" => Some(Ask::Prompt),
        "transfer" => Some(Ask::Transfer {
            bank: charge.bank.clone()?,
            account: charge.account.clone()?,
            reference: charge.transfer_reference.clone()?,
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kassa_domain::Secret;
    use kassa_domain::attempt::{AttemptBody, Instrument};
    use kassa_domain::id::{Scope, SessionId};
    use kassa_domain::processor::CardDetails;

    const NOW: Timestamp = Timestamp(1_800_000_000_000);

    fn attempt(status: AttemptStatus, ask: Option<Ask>) -> Attempt {
        Attempt {
            id: AttemptId::of("pay_1"),
            scope: Scope { merchant: 1, mode: Mode::Test },
            session: SessionId::of("cs_1"),
            status,
            amount: Money { amount: 5000, currency: Currency::parse("GHS").unwrap() },
            customer: None,
            method: Method::Card,
            processor: "simulator".to_owned(),
            created_at: NOW,
            version: 0,
            body: AttemptBody {
                instrument: Instrument::BankTransfer,
                email: None,
                state: State::new(),
                ask,
                reason: None,
                processor_reference: None,
                closed: false,
                collected: None,
                cart_version: 0,
                asked: 0,
                updated_at: NOW,
                stamp: NOW,
                rest: State::new(),
            },
        }
    }

    fn keys() -> Keys {
        let scope = Scope { merchant: 1, mode: Mode::Test };
        let hook_secret = Secret::new("0123456789abcdef0123456789abcdef");
        Keys { scope, api_key: Secret::new("api_key_canary"), hook_secret }
    }

    fn card() -> Op {
        Op::Charge(Payer {
            email: Some("buyer@example.com".to_owned()),
            means: Means::Card(CardDetails {
                number: Secret::new("4242424242424242"),
                exp_month: 12,
                exp_year: 2034,
                cvc: Secret::new("123"),
                name: "A. Buyer".to_owned(),
            }),
        })
    }

    /// One step, written down as a reviewer would say it.
    fn say(op: &Op, attempt: &Attempt, last: Option<&Exchange>) -> String {
        let (state, step) = Simulator.step(op, &keys(), attempt, last, NOW);
        assert!(state.is_empty(), "the simulator remembers nothing, so nothing can leak");
        match step {
            Step::Call(request) => {
                let key = request.headers().get("idempotency-key").map_or("-", |key| key.to_str().unwrap());
                format!("{} {} {key}", request.method(), request.uri().path())
            }
            Step::Show(ask) => format!("show {ask:?}"),
            Step::Wait(until) => format!("wait {}", until.since(NOW)),
            Step::Done(outcome) => format!("{outcome:?}"),
        }
    }

    fn heard(status: u16, charge: &str) -> Exchange {
        let body = match charge {
            "" => "{}".to_owned(),
            status => json!({
                "id": "ch_1", "reference": "pay_1", "status": status, "captured": 5000, "currency": "GHS",
                "reason": "insufficient_funds", "wrong": 1, "bank": "B", "account": "1", "transfer_reference": "R",
            })
            .to_string(),
        };
        let response = http::Response::builder().status(status).body(bytes::Bytes::from(body)).unwrap();
        Exchange { result: Ok(response) }
    }

    #[test]
    fn every_operation_begins_with_its_call_under_its_own_key() {
        let asked = attempt(AttemptStatus::Asked, None);
        for (op, call) in [
            (card(), "POST /charges pay_1-charge"),
            (Op::Resume(BuyerAnswer::Confirm), "POST /charges/pay_1/answer pay_1-answer"),
            (Op::Fetch, "GET /charges/pay_1 -"),
            (Op::Void, "POST /charges/pay_1/void pay_1-void"),
            (Op::Refund, "POST /charges/pay_1/refund pay_1-refund"),
        ] {
            assert_eq!(say(&op, &asked, None), call);
            assert_eq!(say(&op, &asked, None), call, "the same however often it is tried");
        }
    }

    #[test]
    fn what_the_bank_says_and_what_follows() {
        let asked = attempt(AttemptStatus::Asked, None);
        let offered = attempt(AttemptStatus::Offered, Some(Ask::Prompt));
        let table = [
            (card(), &asked, heard(200, "declined"), "Declined(InsufficientFunds)"),
            (card(), &asked, heard(200, "challenge"), "show Challenge { bank: \"B\" }"),
            (card(), &asked, heard(200, "code"), "show Code { wrong: 1 }"),
            (card(), &asked, heard(200, "prompt"), "show Prompt"),
            (card(), &asked, heard(200, "pending"), "wait 2000"),
            (Op::Fetch, &offered, heard(200, "prompt"), "wait 2000"),
            (Op::Fetch, &asked, heard(200, "prompt"), "show Prompt"),
            (Op::Fetch, &asked, heard(404, ""), "POST /charges/pay_1/void pay_1-void"),
            (Op::Fetch, &asked, heard(200, "voided"), "Declined(InsufficientFunds)"),
            (Op::Refund, &asked, heard(200, "refunded"), "Refunded"),
            (Op::Refund, &asked, heard(400, ""), "RefundFailed"),
            (card(), &asked, heard(500, "succeeded"), "Unknown"),
            (card(), &asked, heard(404, ""), "Unknown"),
            (card(), &asked, heard(200, ""), "Unknown"),
            (card(), &asked, heard(200, "a new word"), "Unknown"),
        ];
        for (op, attempt, exchange, expected) in table {
            assert_eq!(say(&op, attempt, Some(&exchange)), expected, "{op:?}");
        }
        let paid = say(&card(), &asked, Some(&heard(200, "succeeded")));
        assert!(paid.starts_with("Succeeded") && paid.contains("amount: 5000"), "{paid}");
        let silent = |problem| Exchange { result: Err(problem) };
        assert_eq!(say(&card(), &asked, Some(&silent(CallError::NoAnswer))), "Unknown");
        assert_eq!(say(&card(), &asked, Some(&silent(CallError::NotSent))), "Declined(NotCharged)");
        assert_eq!(say(&Op::Fetch, &asked, Some(&silent(CallError::NotSent))), "Unknown");
        assert_eq!(say(&Op::Refund, &asked, Some(&silent(CallError::NoAnswer))), "RefundFailed");
    }

    #[test]
    fn anothers_charge_is_never_taken_for_ours() {
        let mut other = attempt(AttemptStatus::Asked, None);
        other.id = AttemptId::of("pay_2");
        assert_eq!(say(&card(), &other, Some(&heard(200, "succeeded"))), "Unknown");
    }

    #[test]
    fn secrets_stay_out_of_what_can_be_printed() {
        assert!(!format!("{:?} {:?}", card(), keys()).contains("4242"));
        assert!(!format!("{:?}", keys()).contains("canary"));
    }
}
