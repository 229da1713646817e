//! The simulated bank: the provider behind the `simulator` processor, with a book of its own.
//!
//! It stands for everything outside that can surprise a checkout server: it declines, asks questions,
//! answers late or not at all though the money moved, and changes its mind. Its book is a separate file
//! that outlives a crash of the server, so that tests can compare what we believe with what "really"
//! happened; or whoever serves it keeps the book, and the bank only says what is to be written there. Nobody reaches
//! it but through HTTP-shaped requests, as with any provider.

mod book;
mod desk;
mod dispute;
mod means;

pub use book::{Book, Charge, Notice, Refund};
pub use desk::{Desk, Name, Record, Sheet};
pub use dispute::Dispute;
pub use means::{Later, Means};

use bytes::Bytes;
use kassa_domain::time::{DAY, MINUTE, SECOND};
use kassa_domain::{Secret, Timestamp, signature};
use serde::Deserialize;
use serde_json::{Value, json};

/// The code that a phone "receives".
pub const CODE: &str = "123456";
/// So many wrong codes are allowed.
const WRONG_MAX: i64 = 3;
/// How long money is held that nobody captures.
const HOLD_LIFE: i64 = 7 * DAY;
/// A refund of so many minor units takes its time, and goes through.
const SLOW_REFUND: i64 = 777;
/// A refund of so many minor units is refused.
const REFUSED_REFUND: i64 = 666;
/// How long a slow refund takes.
const REFUND_TAKES: i64 = 5 * SECOND;
/// How long a phone prompt waits for the buyer.
const PROMPT_LIFE: i64 = 5 * MINUTE;

/// What the bank does with a request.
#[derive(Debug)]
pub struct Reply {
    /// The answer.
    pub response: http::Response<Bytes>,
    /// How long it takes, in milliseconds.
    pub delay_ms: i64,
    /// Whether the answer is lost on the way: the caller hears nothing until it stops waiting.
    pub lost: bool,
}

#[derive(Deserialize)]
struct NewCharge {
    reference: String,
    amount: i64,
    currency: String,
    #[serde(default)]
    email: Option<String>,
    method: MethodDetails,
    /// Whether the means is to be kept, so that it can be charged again without the buyer.
    #[serde(default)]
    save: bool,
    /// Whether the money is only to be held, until it is captured.
    #[serde(default)]
    hold: bool,
}

impl NewCharge {
    /// Why the bank does not take it up at all.
    fn problem(&self) -> Option<&'static str> {
        if self.save && !matches!(self.method, MethodDetails::Card { .. }) {
            return Some("only a card can be kept");
        }
        // An amount of nothing only finds out whether the card can be kept.
        let least = i64::from(!self.save);
        (self.amount < least).then_some("the amount is too small")
    }
}

#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum MethodDetails {
    Card { number: String, exp_month: u32, exp_year: u32 },
    MobileMoney { provider: String, phone: String },
    BankTransfer,
    Saved { id: String },
}

#[derive(Deserialize, Default)]
struct BuyerAnswer {
    #[serde(default)]
    action: Option<String>,
    #[serde(default)]
    code: Option<String>,
}

/// How a new charge begins.
struct Start {
    status: &'static str,
    reason: Option<&'static str>,
    /// What it becomes by itself, and after how long.
    ripens: Option<(&'static str, i64)>,
    delay_ms: i64,
    lost: bool,
    /// Whether the book hears of it at all.
    recorded: bool,
}

impl Start {
    fn at(status: &'static str) -> Self {
        Self { status, reason: None, ripens: None, delay_ms: 0, lost: false, recorded: true }
    }
    fn declined(reason: &'static str) -> Self {
        Self { reason: Some(reason), ..Self::at("declined") }
    }
    /// What would be taken is only held.
    fn hold(&mut self) {
        if self.status == "succeeded" {
            self.status = "held";
        }
        self.ripens = self.ripens.map(|(to, after)| (if to == "succeeded" { "held" } else { to }, after));
        if self.status == "held" && self.ripens.is_none() {
            self.ripens = Some(("voided", HOLD_LIFE));
        }
    }
    fn may_succeed(&self) -> bool {
        self.status != "declined" || self.ripens.is_some()
    }
}

/// The header that says what time it is for the caller, in milliseconds since 1970: an account whose owner turns time
/// finds that time has passed here too.
pub const TIME_HEADER: &str = "bank-time";

/// Answers a request as the bank would, from the book in a file. `now` is the bank's own time, for callers who say no
/// other.
///
/// # Errors
/// When the book cannot be read or written.
pub fn handle(book: &Book, request: &http::Request<Bytes>, now: Timestamp) -> Result<Reply, String> {
    book.serve(|desk| serve(desk, request, now))
}

/// Answers a request from what lies on the desk, and leaves there what is to be written down.
///
/// # Errors
/// The name of something that is to be looked up first. Then it is asked again, at the desk as it was before and with
/// that on it.
pub fn serve(desk: &mut Desk, request: &http::Request<Bytes>, now: Timestamp) -> Result<Reply, Name> {
    let told = request.headers().get(TIME_HEADER).and_then(|value| value.to_str().ok()?.parse().ok());
    let now = told.map_or(now, Timestamp);
    let parts: Vec<&str> = request.uri().path().trim_matches('/').split('/').collect();
    match (request.method().as_str(), parts.as_slice()) {
        ("POST", ["charges"]) => charge(desk, request, now),
        ("GET", ["charges", reference]) => show(desk, reference, now),
        ("POST", ["charges", reference, "answer"]) => answer(desk, reference, request.body(), now),
        ("POST", ["charges", reference, "void"]) => void(desk, reference, account_of(request), now),
        ("POST", ["charges", reference, "capture"]) => capture(desk, reference, request.body(), now),
        ("POST", ["charges", reference, "refund"]) => refund(desk, reference, request.body(), now),
        ("POST", ["charges", reference, "dispute"]) => dispute::dispute(desk, reference, request.body(), now),
        ("GET", ["refunds", id]) => show_refund(desk, id, now),
        _ => Ok(plain(404, &json!({ "error": "no such path" }))),
    }
}

fn plain(status: u16, body: &Value) -> Reply {
    let mut response = http::Response::new(Bytes::from(body.to_string()));
    *response.status_mut() = http::StatusCode::from_u16(status).unwrap_or_default();
    Reply { response, delay_ms: 0, lost: false }
}

fn described(charge: &Charge) -> Reply {
    plain(200, &describe(charge))
}

fn describe(charge: &Charge) -> Value {
    json!({
        "id": format!("ch_{}", charge.reference),
        "reference": charge.reference,
        "status": charge.status,
        "amount": charge.amount,
        "currency": charge.currency,
        "captured": charge.captured,
        "refunded": charge.refunded,
        "held": charge.amount,
        "held_until": charge.created_at.saturating_add(HOLD_LIFE),
        "reason": charge.reason,
        "wrong": charge.wrong,
        "saved": charge.kept(),
        "bank": "Bank of Tests",
        "account": "0011 2233 4455",
        "transfer_reference": transfer_reference(&charge.reference),
        "dispute": dispute::describe(charge),
    })
}

/// What the buyer writes on the transfer: short enough to type.
fn transfer_reference(reference: &str) -> String {
    let end: String = reference.chars().skip(reference.chars().count().saturating_sub(8)).collect();
    end.to_uppercase()
}

fn charge(desk: &mut Desk, request: &http::Request<Bytes>, now: Timestamp) -> Result<Reply, Name> {
    let Ok(new) = serde_json::from_slice::<NewCharge>(request.body()) else {
        return Ok(plain(400, &json!({ "error": "not a charge" })));
    };
    if let Some(found) = desk.charge(&new.reference, now)? {
        let same = found.amount == new.amount && found.currency == new.currency;
        return Ok(if same { described(&found) } else { plain(409, &json!({ "error": "other amount" })) });
    }
    if let Some(problem) = new.problem() {
        return Ok(plain(400, &json!({ "error": problem })));
    }
    let account = account_of(request);
    let (mut start, means) = begin(desk, &new, account, now)?;
    if new.hold {
        start.hold();
    }
    let brings = means.as_ref().filter(|means| means.reference == new.reference);
    let written = Charge {
        account: account.to_owned(),
        means: brings.map(|means| means.id.clone()),
        reference: new.reference,
        status: start.status.to_owned(),
        reason: start.reason.map(str::to_owned),
        amount: new.amount,
        currency: new.currency,
        captured: if start.status == "succeeded" { new.amount } else { 0 },
        refunded: 0,
        wrong: 0,
        always_fails: matches!(&new.method, MethodDetails::Card { number, .. } if number == "4000008260003178"),
        holds: new.hold,
        ripens_to: start.ripens.map(|(to, _)| to.to_owned()),
        ripens_at: start.ripens.map(|(_, after)| now.plus(after).0),
        created_at: now.0,
        dispute: None,
    };
    if start.recorded {
        desk.insert(&written, means.as_ref());
    }
    Ok(Reply { delay_ms: start.delay_ms, lost: start.lost, ..described(&written) })
}

fn account_of(request: &http::Request<Bytes>) -> &str {
    request
        .headers()
        .get("authorization")
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "))
        .unwrap_or_default()
}

/// How a new charge begins, and the means that it brings or takes money from, as the desk is to remember it.
fn begin(
    desk: &mut Desk,
    new: &NewCharge,
    account: &str,
    now: Timestamp,
) -> Result<(Start, Option<Means>), Name> {
    Ok(match &new.method {
        MethodDetails::Card { number, exp_month, exp_year } => {
            let start = card(number, *exp_month, *exp_year, now);
            let keeps = new.save && start.may_succeed();
            let means = keeps.then(|| Means::new(&new.reference, account, number, (*exp_month, *exp_year)));
            (start, means)
        }
        MethodDetails::MobileMoney { provider, phone } => (mobile_money(provider, phone), None),
        MethodDetails::BankTransfer => (transfer(new.email.as_deref()), None),
        MethodDetails::Saved { id } => match desk.kept(id, account, now)? {
            Some(mut means) => (means.begin(now), Some(means)),
            None => (Start::declined("card_declined"), None),
        },
    })
}

fn card(number: &str, month: u32, year: u32, now: Timestamp) -> Start {
    if kassa_domain::card::has_expired(month, year, now) {
        return Start::declined("expired_card");
    }
    match number {
        "4000000000000002" => Start::declined("card_declined"),
        "4000000000009995" => Start::declined("insufficient_funds"),
        "4000000000000069" => Start::declined("expired_card"),
        "4000000000000127" => Start::declined("incorrect_cvc"),
        "4000000000000119" => Start::declined("processing_error"),
        "4000000000009979" | "4000000000009987" => Start::declined("lost_or_stolen_card"),
        "4000002500003155" | "4000000000003220" | "4000002760003184" | "4000008260003178" => {
            Start::at("challenge")
        }
        "4000000000000077" => Start { delay_ms: 3 * SECOND, ..Start::at("succeeded") },
        "4000000000000341" => Start { lost: true, ..Start::at("succeeded") },
        "4000000000009235" => Start { lost: true, recorded: false, ..Start::at("succeeded") },
        // Somebody gives the money back at the bank, and the merchant's server only hears of it.
        "4000000000007726" => Start { ripens: Some(("refunded", 10 * SECOND)), ..Start::at("succeeded") },
        "4000000000000259" => {
            Start { ripens: Some(("succeeded", 5 * SECOND)), ..Start::declined("card_declined") }
        }
        _ => Start::at("succeeded"),
    }
}

fn mobile_money(provider: &str, phone: &str) -> Start {
    let prompt = |ripens| Start { ripens: Some(ripens), ..Start::at("prompt") };
    match (provider, phone) {
        (_, phone) if phone.ends_with("3000") => prompt(("declined", SECOND)),
        (_, phone) if phone.ends_with("4000") => prompt(("declined", PROMPT_LIFE)),
        ("telecel", _) => Start::at("code"),
        _ => prompt(("succeeded", 2 * SECOND)),
    }
}

/// A transfer arrives by itself. A buyer whose address has `+late` before the `@` takes longer.
fn transfer(email: Option<&str>) -> Start {
    let late =
        email.and_then(|email| email.split_once('@')).is_some_and(|(local, _)| local.ends_with("+late"));
    let after = if late { 15 * SECOND } else { 3 * SECOND };
    Start { ripens: Some(("succeeded", after)), ..Start::at("transfer") }
}

fn show(desk: &mut Desk, reference: &str, now: Timestamp) -> Result<Reply, Name> {
    Ok(match desk.charge(reference, now)? {
        Some(charge) => described(&charge),
        None => plain(404, &json!({ "error": "no such charge" })),
    })
}

fn answer(desk: &mut Desk, reference: &str, body: &[u8], now: Timestamp) -> Result<Reply, Name> {
    let Some(mut charge) = desk.charge(reference, now)? else {
        return Ok(plain(404, &json!({ "error": "no such charge" })));
    };
    let answer: BuyerAnswer = serde_json::from_slice(body).unwrap_or_default();
    match charge.status.as_str() {
        "challenge" if answer.action.as_deref() == Some("confirm") && !charge.always_fails => {
            charge.capture()
        }
        "challenge" => charge.decline("authentication_failed"),
        "code" if answer.code.as_deref() == Some(CODE) => charge.capture(),
        "code" => {
            charge.wrong += 1;
            if charge.wrong >= WRONG_MAX {
                charge.decline("authentication_failed");
            }
        }
        _ => return Ok(described(&charge)),
    }
    desk.update(&charge);
    Ok(described(&charge))
}

/// Makes sure that nothing is captured under the reference any more. An unknown one is written down, so
/// that a charge which arrives later finds it void.
fn void(desk: &mut Desk, reference: &str, account: &str, now: Timestamp) -> Result<Reply, Name> {
    let charge = match desk.charge(reference, now)? {
        None => {
            let tombstone = Charge {
                reference: reference.to_owned(),
                account: account.to_owned(),
                status: "voided".to_owned(),
                reason: Some("not_charged".to_owned()),
                created_at: now.0,
                ..Charge::default()
            };
            desk.insert(&tombstone, None);
            tombstone
        }
        Some(mut charge) => {
            // A transfer cannot be called back: the buyer may already have sent it.
            if matches!(charge.status.as_str(), "challenge" | "code" | "prompt" | "held") {
                charge.status = "voided".to_owned();
                charge.reason = Some("abandoned".to_owned());
                (charge.ripens_to, charge.ripens_at) = (None, None);
                desk.update(&charge);
            }
            charge
        }
    };
    Ok(described(&charge))
}

/// Takes so much of what is held, and lets go of the rest. Asked again, it answers the same.
fn capture(desk: &mut Desk, reference: &str, body: &[u8], now: Timestamp) -> Result<Reply, Name> {
    let Some(mut charge) = desk.charge(reference, now)? else {
        return Ok(plain(404, &json!({ "error": "no such charge" })));
    };
    let amount = serde_json::from_slice::<Value>(body).ok().and_then(|body| body.get("amount")?.as_i64());
    match (charge.status.as_str(), amount) {
        ("held", Some(amount)) if (1..=charge.amount).contains(&amount) => {
            charge.status = "succeeded".to_owned();
            charge.captured = amount;
            (charge.ripens_to, charge.ripens_at) = (None, None);
            desk.update(&charge);
            Ok(described(&charge))
        }
        ("held", _) => Ok(plain(400, &json!({ "error": "not that much is held" }))),
        _ => Ok(described(&charge)),
    }
}

#[derive(Deserialize)]
struct NewRefund {
    id: String,
    amount: i64,
    #[serde(default)]
    round: i64,
}

/// Gives money back. The same id and round is the same refund, however often it is asked for.
fn refund(desk: &mut Desk, reference: &str, body: &[u8], now: Timestamp) -> Result<Reply, Name> {
    let Some(mut charge) = desk.charge(reference, now)? else {
        return Ok(plain(404, &json!({ "error": "no such charge" })));
    };
    let Ok(new) = serde_json::from_slice::<NewRefund>(body) else {
        return Ok(plain(400, &json!({ "error": "not a refund" })));
    };
    if let Some(known) = desk.refund(&new.id, now)?.filter(|known| known.round == new.round) {
        return Ok(plain(200, &describe_refund(&known)));
    }
    let left = charge.captured.saturating_sub(charge.refunded).saturating_sub(charge.disputed());
    let taken = matches!(charge.status.as_str(), "succeeded" | "refunded");
    if !taken || new.amount < 1 || new.amount > left {
        return Ok(plain(400, &json!({ "error": "nothing to refund" })));
    }
    let status = match new.amount {
        SLOW_REFUND => "pending",
        REFUSED_REFUND => "failed",
        _ => "succeeded",
    };
    let written = Refund {
        id: new.id,
        charge: reference.to_owned(),
        amount: new.amount,
        round: new.round,
        status: status.to_owned(),
        ripens_at: (status == "pending").then(|| now.plus(REFUND_TAKES).0),
    };
    if status != "failed" {
        charge.give_back(new.amount);
        desk.update(&charge);
    }
    desk.write_refund(&written);
    Ok(plain(200, &describe_refund(&written)))
}

fn show_refund(desk: &mut Desk, id: &str, now: Timestamp) -> Result<Reply, Name> {
    Ok(match desk.refund(id, now)? {
        Some(refund) => plain(200, &describe_refund(&refund)),
        None => plain(404, &json!({ "error": "no such refund" })),
    })
}

fn describe_refund(refund: &Refund) -> Value {
    let reason = (refund.status == "failed").then_some("the buyer's bank does not take it");
    json!({ "id": format!("rf_{}", refund.id), "amount": refund.amount, "status": refund.status, "reason": reason })
}

/// What a notice about a charge says, as the charge stands now.
///
/// # Errors
/// The name of something that is to be looked up first.
pub fn news(desk: &mut Desk, reference: &str, now: Timestamp) -> Result<Option<String>, Name> {
    Ok(desk.charge(reference, now)?.map(|charge| describe(&charge).to_string()))
}

/// A notice as the request to send: to `/hooks/simulator/{account}`, signed with `secret`. `wall` is what everybody's
/// clock shows when the request goes out.
///
/// # Errors
/// When the account is no part of an address.
pub fn notice(
    account: &str,
    news: String,
    wall: Timestamp,
    secret: &Secret,
) -> Result<http::Request<Bytes>, String> {
    let body = Bytes::from(news);
    let stamp = signature::stamp(std::slice::from_ref(secret), &body, wall);
    http::Request::post(format!("/hooks/simulator/{account}"))
        .header("content-type", "application/json")
        .header("bank-signature", stamp)
        .body(body)
        .map_err(|problem| problem.to_string())
}

/// The notices for an account whose time has come, from the book in a file. `now` is the account's time, which its
/// owner may have turned.
///
/// # Errors
/// When the book cannot be read or written.
pub fn due_notices(
    book: &Book,
    account: &str,
    now: Timestamp,
    wall: Timestamp,
    secret: &Secret,
) -> Result<Vec<(Notice, http::Request<Bytes>)>, String> {
    let mut due = vec![];
    for about in book.due_notices(account, now)? {
        let Some(news) = book.serve(|desk| news(desk, &about.reference, now))? else { continue };
        due.push((about, notice(account, news, wall, secret)?));
    }
    Ok(due)
}

/// How long a notice that was not taken waits for its next try; nothing when it is given up.
#[must_use]
pub fn pause(tries: i64) -> Option<i64> {
    (tries < 20).then(|| SECOND << tries.clamp(0, 16))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_800_000_000_000);

    fn ask(book: &Book, method: &str, path: &str, body: &Value, now: Timestamp) -> (u16, Value) {
        let request =
            http::Request::builder().method(method).uri(path).header("authorization", "Bearer account");
        let reply = handle(book, &request.body(Bytes::from(body.to_string())).unwrap(), now).unwrap();
        (reply.response.status().as_u16(), serde_json::from_slice(reply.response.body()).unwrap())
    }

    fn new_charge(method: Value) -> Value {
        json!({ "reference": "pay_1", "amount": 500, "currency": "GHS", "method": method })
    }

    #[test]
    fn a_void_before_the_charge_wins() {
        let book = Book::open(None).unwrap();
        assert_eq!(ask(&book, "POST", "/charges/pay_1/void", &json!({}), NOW).1["status"], "voided");
        let card = json!({ "type": "card", "number": "4242424242424242", "exp_month": 1, "exp_year": 2099 });
        assert_eq!(
            ask(&book, "POST", "/charges", &new_charge(card), NOW).0,
            409,
            "nothing is charged any more"
        );
        assert_eq!(book.charges().unwrap().iter().map(|charge| charge.captured).sum::<i64>(), 0);
    }

    #[test]
    fn the_same_reference_is_one_charge_and_one_refund() {
        let book = Book::open(None).unwrap();
        let card = json!({ "type": "card", "number": "4242424242424242", "exp_month": 1, "exp_year": 2099 });
        for _ in 0..3 {
            assert_eq!(
                ask(&book, "POST", "/charges", &new_charge(card.clone()), NOW).1["status"],
                "succeeded"
            );
        }
        let back = |id: &str, amount: i64| {
            ask(&book, "POST", "/charges/pay_1/refund", &json!({ "id": id, "amount": amount }), NOW)
        };
        assert_eq!(back("re_0", 501).0, 400);
        for _ in 0..3 {
            assert_eq!(back("re_1", 300).1["status"], "succeeded");
        }
        assert_eq!(back("re_2", 201).0, 400, "no more than is left");
        assert_eq!(back("re_3", 200).1["status"], "succeeded");
        let charges = book.charges().unwrap();
        assert_eq!((charges.len(), charges[0].captured, charges[0].refunded), (1, 500, 500));
        assert_eq!((charges[0].status.as_str(), book.refunds().unwrap().len()), ("refunded", 2));
    }

    #[test]
    fn refunds_may_take_their_time_or_be_refused() {
        let book = Book::open(None).unwrap();
        let card = json!({ "type": "card", "number": "4242424242424242", "exp_month": 1, "exp_year": 2099 });
        let mut charge = new_charge(card);
        charge["amount"] = json!(2000);
        ask(&book, "POST", "/charges", &charge, NOW);
        let back = |id: &str, amount: i64, round: i64| {
            let body = json!({ "id": id, "amount": amount, "round": round });
            ask(&book, "POST", "/charges/pay_1/refund", &body, NOW).1
        };
        let stands = |id: &str, at: Timestamp| {
            ask(&book, "GET", &format!("/refunds/{id}"), &json!({}), at).1["status"].clone()
        };
        assert_eq!(back("re_1", SLOW_REFUND, 0)["status"], "pending");
        assert_eq!(stands("re_1", NOW.plus(REFUND_TAKES - 1)), "pending");
        assert_eq!(stands("re_1", NOW.plus(REFUND_TAKES)), "succeeded");
        assert_eq!(back("re_2", REFUSED_REFUND, 0)["status"], "failed");
        assert_eq!(back("re_2", REFUSED_REFUND, 0)["status"], "failed", "the same key, the same answer");
        assert_eq!(book.charge("pay_1", NOW).unwrap().unwrap().refunded, SLOW_REFUND);
    }

    #[test]
    fn money_is_held_until_it_is_captured_let_go_of_or_too_old() {
        let book = Book::open(None).unwrap();
        let hold = |reference: &str| {
            let method =
                json!({ "type": "card", "number": "4242424242424242", "exp_month": 1, "exp_year": 2099 });
            let mut charge = new_charge(method);
            (charge["reference"], charge["hold"]) = (json!(reference), json!(true));
            let held = ask(&book, "POST", "/charges", &charge, NOW).1;
            assert_eq!((&held["status"], &held["captured"]), (&json!("held"), &json!(0)));
        };
        let capture = |reference: &str, amount: i64| {
            let path = format!("/charges/{reference}/capture");
            ask(&book, "POST", &path, &json!({ "amount": amount }), NOW)
        };
        hold("pay_1");
        assert_eq!(capture("pay_1", 501).0, 400);
        for amount in [300, 400] {
            assert_eq!(capture("pay_1", amount).1["captured"], 300, "it is captured once");
        }
        hold("pay_2");
        assert_eq!(ask(&book, "POST", "/charges/pay_2/void", &json!({}), NOW).1["status"], "voided");
        assert_eq!(capture("pay_2", 500).1["captured"], 0);
        hold("pay_3");
        let late = NOW.plus(HOLD_LIFE);
        assert_eq!(ask(&book, "GET", "/charges/pay_3", &json!({}), late).1["status"], "voided");
    }

    #[test]
    fn what_takes_time_takes_its_time_and_is_told() {
        let book = Book::open(None).unwrap();
        let transfer = new_charge(json!({ "type": "bank_transfer" }));
        assert_eq!(ask(&book, "POST", "/charges", &transfer, NOW).1["status"], "transfer");
        let secret = Secret::new("0123456789abcdef01234567");
        let notices = |at: Timestamp| due_notices(&book, "account", at, at, &secret).unwrap();
        assert!(notices(NOW.plus(2999)).is_empty());
        assert_eq!(book.untold().unwrap(), ["account"]);
        let elsewhere = due_notices(&book, "another", NOW.plus(3000), NOW, &secret).unwrap();
        assert!(elsewhere.is_empty(), "each account has a time of its own");
        let told = notices(NOW.plus(3000));
        assert_eq!(told[0].1.uri(), "/hooks/simulator/account");
        assert_eq!(ask(&book, "GET", "/charges/pay_1", &json!({}), NOW.plus(3000)).1["captured"], 500);
        book.noticed(&told[0].0, false, NOW).unwrap();
        assert_eq!(
            book.next_notice().unwrap(),
            Some(NOW.plus(1000)),
            "a notice that was not taken comes again"
        );
        book.noticed(&told[0].0, true, NOW).unwrap();
        assert_eq!(book.next_notice().unwrap(), None);
    }
}
