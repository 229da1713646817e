//! The simulator: the processor that is always there, in test mode only. Its other side is the `bank` crate.

use kassa_domain::Timestamp;
use kassa_domain::attempt::{Attempt, AttemptStatus, Decline, Method};
use kassa_domain::dispute::{DisputeNews, DisputeStatus};
use kassa_domain::id::{AttemptId, Mode};
use kassa_domain::money::{Currency, Money};
use kassa_domain::planted;
use kassa_domain::processor::{
    Ask, BadHook, BuyerAnswer, CallError, Captured, Case, Exchange, Held, Keys, Line, LineKind, Means,
    Notice, Op, Outcome, PageScope, Part, Payer, Processor, Profile, Reference, Refunding, Request, Response,
    RetryBy, Serves, Sources, State, Step, What,
};
use kassa_domain::signature;
use kassa_domain::time::{HOUR, MINUTE, SECOND};
use serde::Deserialize;
use serde_json::{Value, json};

/// The host that the server routes to the simulated bank. Hosts under `.invalid` never exist.
pub const HOST: &str = "bank.invalid";
/// The secret by which the bank knows an account.
pub const API_KEY: &str = "api_key";
/// The secret that the bank signs an account's notices with.
pub const HOOK_SECRET: &str = "hook_secret";
/// The header in which the bank signs its notices.
pub const SIGNATURE_HEADER: &str = "bank-signature";

/// The name in settings and rows.
pub const ID: &str = "simulator";

static PROFILE: Profile = Profile {
    id: ID,
    name: "Simulator",
    modes: &[Mode::Test],
    serves: &[
        Serves { saves: true, holds: true, ..on_our_page(Method::Card) },
        on_our_page(Method::MobileMoney),
        on_our_page(Method::BankTransfer),
    ],
    retry_by: RetryBy::Lookup,
    captures: Part::Any,
    refunds: Part::Any,
    verifies: true,
    prepares: false,
    numbers: false,
    looks_by_post: false,
    scans_every_ms: None,
    settings: &[],
    currency: None,
    unique: &[],
    fixed: &[],
    glue: None,
    cannot: &[
        ("other_account", "each merchant has one account, and its notices name none"),
        ("other_mode", "it exists in test mode only"),
        ("empty_secret", "the secret of its notices follows from the master key"),
    ],
    call_timeout_ms: 10 * SECOND,
    called_at: None,
};

const fn on_our_page(method: Method) -> Serves {
    Serves { method, page: PageScope::Simulator, saves: false, holds: false, currencies: &[], countries: &[] }
}

/// The header that tells the bank what time it is for the merchant, whose test clock it follows.
pub const TIME_HEADER: &str = "bank-time";

/// What is remembered of an attempt without a buyer that the bank asked something about: it is being voided.
const VOIDING: &str = "voiding";

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
    #[serde(default)]
    refunded: i64,
    currency: String,
    #[serde(default)]
    held: i64,
    #[serde(default)]
    held_until: Option<i64>,
    #[serde(default)]
    reason: Option<String>,
    #[serde(default)]
    saved: Option<String>,
    #[serde(default)]
    wrong: u32,
    #[serde(default)]
    bank: Option<String>,
    #[serde(default)]
    account: Option<String>,
    #[serde(default)]
    transfer_reference: Option<String>,
    #[serde(default)]
    dispute: Option<Disputed>,
}

/// What the buyer's bank wants back of a charge, as the bank describes it.
#[derive(Deserialize)]
struct Disputed {
    id: String,
    status: DisputeStatus,
    amount: i64,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    due_by: Option<i64>,
}

/// A refund as the bank describes it.
#[derive(Deserialize)]
struct Back {
    id: String,
    status: String,
    #[serde(default)]
    reason: Option<String>,
}

impl Processor for Simulator {
    fn profile(&self) -> &'static Profile {
        &PROFILE
    }

    fn check(&self, _: &Keys) -> Option<(&'static str, String)> {
        None
    }

    fn sources(&self, _: &Keys) -> Sources {
        Sources::default()
    }

    fn step(&self, op: &Op, case: &Case<'_>, last: Option<&Exchange>) -> (State, Step) {
        let mut state = case.state.clone();
        let next = match last {
            None => first_call(op, case),
            Some(exchange) if op.is_refund() => read_refund(exchange),
            Some(exchange) if asks_nobody(case.attempt, exchange) => {
                state.insert(VOIDING.to_owned(), Value::Bool(true));
                void(case)
            }
            Some(exchange) => read(op, case, exchange),
        };
        (state, next)
    }

    fn judge(&self, hook: &Request, keys: &Keys, now: Timestamp) -> Result<Vec<Notice>, BadHook> {
        let secret = keys.secret(HOOK_SECRET).ok_or(BadHook::NoSecret)?;
        let header = hook.headers().get(SIGNATURE_HEADER).and_then(|value| value.to_str().ok());
        if !header.is_some_and(|header| signature::verify(secret, header, hook.body(), now)) {
            return Err(BadHook::Signature);
        }
        let charge: Charge = serde_json::from_slice(hook.body()).map_err(|_| BadHook::Shape)?;
        let about = Reference::Attempt(AttemptId::of(&charge.reference));
        let notice = |what| Notice { about: about.clone(), account: None, live: None, what };
        let mut notices = vec![notice(outcome(&charge).map_or(What::GoAsk, What::Outcome))];
        if let Some(dispute) = &charge.dispute {
            let currency = Currency::parse(&charge.currency).ok_or(BadHook::Shape)?;
            notices.push(notice(What::Dispute(DisputeNews {
                reference: dispute.id.clone(),
                status: dispute.status,
                amount: Money { amount: dispute.amount, currency },
                reason: dispute.reason.clone(),
                due_by: dispute.due_by.map(Timestamp),
            })));
        }
        Ok(notices)
    }

    /// The bank's statement has the columns `reference`, `kind` (`charge` or `refund`), `amount` and `currency`.
    fn line(&self, header: &[String], row: &[String]) -> Result<Option<Line>, String> {
        let cell = |name: &str| {
            let at = header.iter().position(|found| found == name);
            at.and_then(|at| row.get(at)).map(String::as_str).ok_or_else(|| format!("there is no {name}"))
        };
        let kind = match cell("kind")? {
            "charge" => LineKind::Charge,
            "refund" => LineKind::Refund,
            _ => return Ok(None),
        };
        let currency = Currency::parse(cell("currency")?).ok_or("the currency is not known")?;
        let amount = cell("amount")?.parse().map_err(|_| "the amount is no whole number")?;
        let about = Reference::Attempt(AttemptId::of(cell("reference")?));
        Ok(Some(Line { about, kind, amount: Money { amount, currency } }))
    }
}

fn first_call(op: &Op, case: &Case<'_>) -> Step {
    let (attempt, reference) = (case.attempt, case.attempt.id.as_str());
    match op {
        Op::Prepare => Step::Ready,
        Op::Charge(payer) => post("/charges", "charge", charge_body(attempt, payer), case),
        Op::ChargeSaved => match charge_saved_body(attempt) {
            Some(body) => post("/charges", "charge-saved", body, case),
            None => Step::Done(Outcome::Unknown),
        },
        Op::Resume(answer) => {
            let body = match answer {
                BuyerAnswer::Confirm => json!({ "action": "confirm" }),
                BuyerAnswer::Reject => json!({ "action": "reject" }),
                BuyerAnswer::Code(code) => json!({ "code": code }),
            };
            post(&format!("/charges/{reference}/answer"), "answer", body, case)
        }
        Op::Fetch => request("GET", &format!("/charges/{reference}"), None, case),
        Op::Void => void(case),
        Op::Capture(money) => {
            post(&format!("/charges/{reference}/capture"), "capture", json!({ "amount": money.amount }), case)
        }
        Op::Refund => refund(case),
        Op::FetchRefund => match case.refund {
            Some(refund) => request("GET", &format!("/refunds/{}", refund.id), None, case),
            None => Step::Refunded(Refunding::Unknown),
        },
    }
}

/// The key of a refund is its id and how often a definite no was tried again: the bank answers the same key the same
/// way.
fn refund(case: &Case<'_>) -> Step {
    let Some(refund) = case.refund else { return Step::Refunded(Refunding::Unknown) };
    let key = format!("{}-{}", refund.id, refund.body.round);
    let body =
        json!({ "id": refund.id.as_str(), "amount": refund.amount.amount, "round": refund.body.round });
    request("POST", &format!("/charges/{}/refund", case.attempt.id), Some((key, body)), case)
}

/// What an answer of the bank, or its absence, means for a refund.
fn read_refund(exchange: &Exchange) -> Step {
    let Ok(response) = &exchange.result else { return Step::Refunded(Refunding::Unknown) };
    let back = serde_json::from_slice::<Back>(response.body()).ok();
    Step::Refunded(match (response.status().as_u16(), back) {
        (200, Some(back)) if back.status == "succeeded" => Refunding::Succeeded(back.id),
        (200, Some(back)) if back.status == "pending" => Refunding::Pending(back.id),
        (200, Some(back)) if back.status == "failed" => {
            Refunding::Failed(back.reason.unwrap_or_else(|| "failed".to_owned()))
        }
        (400, _) => Refunding::Failed("nothing to refund".to_owned()),
        _ => Refunding::Unknown,
    })
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
        Means::Outside => json!({ "type": "outside" }),
    };
    json!({
        "reference": attempt.id.as_str(),
        "amount": attempt.amount.amount,
        "currency": attempt.amount.currency.code(),
        "email": payer.email,
        "method": method,
        "save": attempt.body.saves,
        "hold": attempt.body.holds,
    })
}

/// The charge of what was kept, under the same reference as any charge; `None` if the attempt names nothing.
fn charge_saved_body(attempt: &Attempt) -> Option<Value> {
    let saved = attempt.body.off_session.as_ref()?;
    Some(json!({
        "reference": attempt.id.as_str(),
        "amount": attempt.amount.amount,
        "currency": attempt.amount.currency.code(),
        "method": { "type": "saved", "id": saved },
    }))
}

fn void(case: &Case<'_>) -> Step {
    post(&format!("/charges/{}/void", case.attempt.id), "void", json!({}), case)
}

/// The idempotency key is the attempt and the name of the step, so it is the same however often the step is tried.
fn post(path: &str, step: &str, body: Value, case: &Case<'_>) -> Step {
    let key = match planted!("one_key_for_all_steps") {
        true => case.attempt.id.to_string(),
        false => format!("{}-{step}", case.attempt.id),
    };
    request("POST", path, Some((key, body)), case)
}

fn request(method: &str, path: &str, body: Option<(String, Value)>, case: &Case<'_>) -> Step {
    let mut builder = http::Request::builder()
        .method(method)
        .uri(format!("http://{HOST}{path}"))
        .header("authorization", format!("Bearer {}", case.keys.expose(API_KEY)))
        .header("content-type", "application/json")
        .header(TIME_HEADER, case.now.0);
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

/// The attempt's charge as the bank describes it, if that is what it answered.
fn described(attempt: &Attempt, response: &Response) -> Option<Charge> {
    let charge = serde_json::from_slice::<Charge>(response.body()).ok()?;
    (response.status().is_success() && charge.reference == attempt.id.as_str()).then_some(charge)
}

/// Whether the bank wants something from the buyer of a charge that has none. It is voided, so that nobody can answer
/// it later.
fn asks_nobody(attempt: &Attempt, exchange: &Exchange) -> bool {
    let heard = exchange.result.as_ref().ok().and_then(|response| described(attempt, response));
    attempt.body.off_session.is_some()
        && heard.is_some_and(|charge| matches!(charge.status.as_str(), "challenge" | "code" | "prompt"))
}

/// Whether the operation has called nothing but its charge: a call that was not sent charged nothing then.
fn only_charges(op: &Op, state: &State) -> bool {
    match op {
        Op::Charge(_) => true,
        Op::ChargeSaved => !state.contains_key(VOIDING),
        Op::Prepare
        | Op::Resume(_)
        | Op::Fetch
        | Op::Void
        | Op::Capture(_)
        | Op::Refund
        | Op::FetchRefund => false,
    }
}

/// What an answer of the bank, or its absence, means for the operation.
fn read(op: &Op, case: &Case<'_>, exchange: &Exchange) -> Step {
    let (attempt, now) = (case.attempt, case.now);
    let response = match &exchange.result {
        Ok(response) => response,
        Err(CallError::NotSent) if only_charges(op, case.state) => return Step::Done(Outcome::Unavailable),
        Err(_) => return Step::Done(Outcome::Unknown),
    };
    // The bank has never heard of it. A request may still be on its way, so the reference is voided: whatever comes
    // under it later is refused there, and only then is it certain that nothing was charged.
    if response.status() == 404 && matches!(op, Op::Fetch) {
        return void(case);
    }
    let Some(charge) = described(attempt, response) else { return Step::Done(Outcome::Unknown) };
    match outcome(&charge) {
        // Nobody was there to give it up: it is the bank's question that nobody could answer.
        Some(Outcome::Declined(Decline::Abandoned)) if attempt.body.off_session.is_some() => {
            return Step::Done(Outcome::Declined(Decline::AuthenticationFailed));
        }
        Some(outcome) => return Step::Done(outcome),
        None => {}
    }
    let shown = attempt.status == AttemptStatus::Offered && attempt.body.ask.is_some();
    match ask(&charge) {
        // Without a buyer nothing is shown; what could be voided has been.
        Some(_) if attempt.body.off_session.is_some() => Step::Done(Outcome::Unknown),
        Some(ask) if ask.is_outside() && shown => Step::Wait(now.plus(pause(attempt, now))),
        Some(ask) => Step::Show(ask),
        None if charge.status == "pending" => Step::Wait(now.plus(pause(attempt, now))),
        None => Step::Done(Outcome::Unknown),
    }
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
    let money = |amount| Currency::parse(&charge.currency).map(|currency| Money { amount, currency });
    match charge.status.as_str() {
        "succeeded" | "refunded" => Some(money(charge.captured).map_or(Outcome::Unknown, |amount| {
            Outcome::Succeeded(Box::new(Captured {
                amount,
                reference: charge.id.clone(),
                saved: charge.saved.clone(),
                instrument: None,
                refunded: Some(charge.refunded),
                excess: None,
            }))
        })),
        "held" => Some(money(charge.held).map_or(Outcome::Unknown, |amount| {
            Outcome::Authorized(Box::new(Held {
                amount,
                reference: charge.id.clone(),
                instrument: None,
                until: charge.held_until.map(Timestamp),
            }))
        })),
        "declined" | "voided" => {
            let reason = charge.reason.as_deref().and_then(Decline::parse).unwrap_or(Decline::CardDeclined);
            Some(Outcome::Declined(reason))
        }
        _ => None,
    }
}

fn ask(charge: &Charge) -> Option<Ask> {
    match charge.status.as_str() {
        "challenge" => Some(Ask::Challenge { bank: charge.bank.clone().unwrap_or_default() }),
        "code" => Some(Ask::Code { wrong: charge.wrong, words: String::new() }),
        "prompt" => Some(Ask::Prompt { words: String::new() }),
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
    use kassa_domain::processor::{CardDetails, Site};
    use std::collections::BTreeMap;

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
            account: None,
            captured: 0,
            refunded: 0,
            created_at: NOW,
            version: 0,
            body: AttemptBody { ask, ..AttemptBody::new(Instrument::BankTransfer, NOW) },
        }
    }

    /// An attempt to charge what was kept, without the buyer.
    fn alone() -> Attempt {
        let mut alone = attempt(AttemptStatus::Asked, None);
        alone.body.off_session = Some("pm_1".to_owned());
        alone
    }

    fn keys() -> Keys {
        let secrets = [(API_KEY, "api_key_canary"), (HOOK_SECRET, "0123456789abcdef0123456789abcdef")];
        Keys {
            scope: Scope { merchant: 1, mode: Mode::Test },
            account: "000001".to_owned(),
            settings: BTreeMap::new(),
            secrets: secrets.into_iter().map(|(name, text)| (name.to_owned(), Secret::new(text))).collect(),
        }
    }

    fn step(op: &Op, attempt: &Attempt, last: Option<&Exchange>) -> (State, Step) {
        let (return_url, page_url) = ("https://pay.example/r".to_owned(), "https://pay.example/p".to_owned());
        let site = Site { return_url, page_url, merchant: "Shop".to_owned() };
        let back = crate::testing::refund(attempt, attempt.amount.amount);
        let (refund, state) = match op.is_refund() {
            true => (Some(&back), &back.body.state),
            false => (None, &attempt.body.state),
        };
        Simulator.step(op, &Case { keys: &keys(), attempt, refund, state, site: &site, now: NOW }, last)
    }

    fn card() -> Op {
        Op::Charge(Payer {
            email: Some("buyer@example.com".to_owned()),
            scripted: true,
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
        let (state, step) = step(op, attempt, last);
        assert!(state.keys().all(|key| key == VOIDING), "the simulator remembers nothing that could leak");
        match step {
            Step::Call(request) => {
                let key = request.headers().get("idempotency-key").map_or("-", |key| key.to_str().unwrap());
                format!("{} {} {key}", request.method(), request.uri().path())
            }
            Step::Show(ask) => format!("show {ask:?}"),
            Step::Wait(until) => format!("wait {}", until.since(NOW)),
            Step::Done(outcome) => format!("{outcome:?}"),
            Step::Refunded(refunding) => format!("{refunding:?}"),
            Step::Ready => "ready".to_owned(),
        }
    }

    fn charge(status: &str) -> Value {
        json!({
            "id": "ch_1", "reference": "pay_1", "status": status, "captured": 5000, "refunded": 0, "currency": "GHS",
            "held": 5000, "held_until": 9,
            "reason": "insufficient_funds", "wrong": 1, "bank": "B", "account": "1", "transfer_reference": "R",
        })
    }

    fn heard(status: u16, charge_status: &str) -> Exchange {
        let body = match charge_status {
            "" => "{}".to_owned(),
            charge_status => charge(charge_status).to_string(),
        };
        answered(status, body)
    }

    fn answered(status: u16, body: String) -> Exchange {
        let response = http::Response::builder().status(status).body(bytes::Bytes::from(body)).unwrap();
        Exchange { result: Ok(response) }
    }

    #[test]
    fn every_operation_begins_with_its_call_under_its_own_key() {
        let asked = alone();
        for (op, call) in [
            (card(), "POST /charges pay_1-charge"),
            (Op::ChargeSaved, "POST /charges pay_1-charge-saved"),
            (Op::Resume(BuyerAnswer::Confirm), "POST /charges/pay_1/answer pay_1-answer"),
            (Op::Fetch, "GET /charges/pay_1 -"),
            (Op::Void, "POST /charges/pay_1/void pay_1-void"),
            (
                Op::Capture(attempt(AttemptStatus::Asked, None).amount),
                "POST /charges/pay_1/capture pay_1-capture",
            ),
            (Op::Refund, "POST /charges/pay_1/refund re_1-0"),
            (Op::FetchRefund, "GET /refunds/re_1 -"),
            (Op::Prepare, "ready"),
        ] {
            assert_eq!(say(&op, &asked, None), call);
            assert_eq!(say(&op, &asked, None), call, "the same however often it is tried");
        }
    }

    #[test]
    fn what_the_bank_says_and_what_follows() {
        let asked = attempt(AttemptStatus::Asked, None);
        let offered = attempt(AttemptStatus::Offered, Some(Ask::Prompt { words: String::new() }));
        let table = [
            (card(), &asked, heard(200, "declined"), "Declined(InsufficientFunds)"),
            (card(), &asked, heard(200, "challenge"), "show Challenge { bank: \"B\" }"),
            (card(), &asked, heard(200, "code"), "show Code { wrong: 1, words: \"\" }"),
            (card(), &asked, heard(200, "prompt"), "show Prompt { words: \"\" }"),
            (card(), &asked, heard(200, "pending"), "wait 2000"),
            (Op::Fetch, &offered, heard(200, "prompt"), "wait 2000"),
            (Op::Fetch, &asked, heard(200, "prompt"), "show Prompt { words: \"\" }"),
            (Op::Fetch, &asked, heard(404, ""), "POST /charges/pay_1/void pay_1-void"),
            (Op::Fetch, &asked, heard(200, "voided"), "Declined(InsufficientFunds)"),
            (Op::Refund, &asked, heard(200, "succeeded"), "Succeeded(\"ch_1\")"),
            (Op::Refund, &asked, heard(200, "pending"), "Pending(\"ch_1\")"),
            (Op::Refund, &asked, heard(200, "failed"), "Failed(\"insufficient_funds\")"),
            (Op::Refund, &asked, heard(400, ""), "Failed(\"nothing to refund\")"),
            (Op::Refund, &asked, heard(500, "succeeded"), "Unknown"),
            (Op::FetchRefund, &asked, heard(200, "succeeded"), "Succeeded(\"ch_1\")"),
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
        assert_eq!(say(&card(), &asked, Some(&silent(CallError::NotSent))), "Unavailable");
        assert_eq!(say(&Op::Fetch, &asked, Some(&silent(CallError::NotSent))), "Unknown");
        assert_eq!(say(&Op::Refund, &asked, Some(&silent(CallError::NoAnswer))), "Unknown");
        let held = say(&card(), &asked, Some(&heard(200, "held")));
        assert!(held.starts_with("Authorized") && held.contains("amount: 5000"), "{held}");
    }

    #[test]
    fn what_the_bank_says_of_a_charge_without_the_buyer() {
        let silent = |problem| Exchange { result: Err(problem) };
        let given_up = || {
            let mut given_up = charge("voided");
            given_up["reason"] = json!("abandoned");
            answered(200, given_up.to_string())
        };
        let void = "POST /charges/pay_1/void pay_1-void";
        let table = [
            (Op::ChargeSaved, heard(200, "declined"), "Declined(InsufficientFunds)"),
            (Op::ChargeSaved, heard(200, "challenge"), void),
            (Op::ChargeSaved, heard(200, "code"), void),
            (Op::ChargeSaved, heard(200, "prompt"), void),
            (Op::ChargeSaved, given_up(), "Declined(AuthenticationFailed)"),
            (Op::ChargeSaved, heard(200, "transfer"), "Unknown"),
            (Op::ChargeSaved, heard(200, "pending"), "wait 2000"),
            (Op::ChargeSaved, heard(500, "succeeded"), "Unknown"),
            (Op::ChargeSaved, heard(404, ""), "Unknown"),
            (Op::ChargeSaved, heard(409, ""), "Unknown"),
            (Op::ChargeSaved, heard(200, "a new word"), "Unknown"),
            (Op::ChargeSaved, silent(CallError::NoAnswer), "Unknown"),
            (Op::ChargeSaved, silent(CallError::NotSent), "Unavailable"),
            (Op::Fetch, heard(200, "challenge"), void),
            (Op::Fetch, given_up(), "Declined(AuthenticationFailed)"),
            (Op::Fetch, heard(404, ""), void),
            (Op::Fetch, silent(CallError::NotSent), "Unknown"),
            (Op::Void, given_up(), "Declined(AuthenticationFailed)"),
            (Op::Refund, silent(CallError::NotSent), "Unknown"),
        ];
        for (op, exchange, expected) in table {
            assert_eq!(say(&op, &alone(), Some(&exchange)), expected, "{op:?} {exchange:?}");
        }
        let paid = say(&Op::ChargeSaved, &alone(), Some(&heard(200, "succeeded")));
        assert!(paid.starts_with("Succeeded") && paid.contains("saved: None"), "{paid}");
        let by_buyer = attempt(AttemptStatus::Asked, None);
        assert_eq!(say(&card(), &by_buyer, Some(&given_up())), "Declined(Abandoned)");
        assert_eq!(say(&Op::ChargeSaved, &by_buyer, None), "Unknown", "there is nothing to charge");
    }

    #[test]
    fn a_void_that_was_not_sent_promises_nothing() {
        let mut alone = alone();
        let (state, _) = step(&Op::ChargeSaved, &alone, Some(&heard(200, "challenge")));
        alone.body.state = state;
        let not_sent = Exchange { result: Err(CallError::NotSent) };
        assert_eq!(say(&Op::ChargeSaved, &alone, Some(&not_sent)), "Unknown");
    }

    fn sent(op: &Op, attempt: &Attempt) -> Value {
        match step(op, attempt, None).1 {
            Step::Call(request) => serde_json::from_slice(request.body()).unwrap(),
            step => panic!("{step:?}"),
        }
    }

    #[test]
    fn the_bank_is_asked_to_keep_and_to_charge_again() {
        let mut asked = attempt(AttemptStatus::Asked, None);
        assert_eq!(sent(&card(), &asked)["save"], false);
        asked.body.saves = true;
        assert_eq!(sent(&card(), &asked)["save"], true);
        let expected = json!({
            "reference": "pay_1", "amount": 5000, "currency": "GHS", "method": { "type": "saved", "id": "pm_1" },
        });
        assert_eq!(sent(&Op::ChargeSaved, &alone()), expected);
        assert!(Simulator.profile().serves.iter().all(|it| it.saves == (it.method == Method::Card)));
    }

    #[test]
    fn what_was_kept_is_heard_from_answers_and_notices() {
        let mut kept = charge("succeeded");
        kept["saved"] = json!("pm_1");
        let expected = Outcome::Succeeded(Box::new(Captured {
            amount: Money { amount: 5000, currency: Currency::parse("GHS").unwrap() },
            reference: "ch_1".to_owned(),
            saved: Some("pm_1".to_owned()),
            instrument: None,
            refunded: Some(0),
            excess: None,
        }));
        let asked = attempt(AttemptStatus::Asked, None);
        for op in [card(), Op::Resume(BuyerAnswer::Confirm), Op::Fetch] {
            let said = say(&op, &asked, Some(&answered(200, kept.to_string())));
            assert_eq!(said, format!("{expected:?}"), "{op:?}");
        }
        let body = bytes::Bytes::from(kept.to_string());
        let stamp = signature::stamp(&[Secret::new(keys().expose(HOOK_SECRET))], &body, NOW);
        let hook = http::Request::post("/").header(SIGNATURE_HEADER, stamp).body(body).unwrap();
        let about = Reference::Attempt(AttemptId::of("pay_1"));
        let fact = Notice { about, account: None, live: None, what: What::Outcome(expected) };
        assert_eq!(Simulator.judge(&hook, &keys(), NOW), Ok(vec![fact]));
        let mut without = keys();
        without.secrets.insert(HOOK_SECRET.to_owned(), Secret::new(""));
        assert_eq!(Simulator.judge(&hook, &without, NOW), Err(BadHook::NoSecret));
    }

    #[test]
    fn a_verification_takes_nothing_and_is_given_back_at_once() {
        let mut verified = attempt(AttemptStatus::Asked, None);
        verified.amount.amount = 0;
        verified.body.saves = true;
        assert_eq!(sent(&card(), &verified)["amount"], 0);
        let mut nothing = charge("succeeded");
        nothing["captured"] = json!(0);
        let paid = say(&card(), &verified, Some(&answered(200, nothing.to_string())));
        assert!(paid.starts_with("Succeeded") && paid.contains("amount: 0"), "{paid}");
        let asked = json!({ "id": "re_1", "amount": 0, "round": 0 });
        assert_eq!(sent(&Op::Refund, &verified), asked);
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
        let mut asked = alone();
        asked.body.saves = true;
        let (state, step) = step(&Op::ChargeSaved, &asked, None);
        let Step::Call(request) = step else { panic!("{step:?}") };
        let body = std::str::from_utf8(request.body()).unwrap();
        assert!(state.is_empty() && !body.contains("canary") && !body.contains("4242"), "{body}");
    }
}
