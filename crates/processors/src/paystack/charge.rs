//! Taking money: what is asked of Paystack, and what its answers mean.
//!
//! Nothing that moves money is ever sent a second time. A card page ([`Kind::Page`]) moves none until the
//! buyer, who alone is given its address, pays there; so it may be made again. A prompt ([`Kind::Wallet`])
//! and a charge without the buyer ([`Kind::Saved`]) move money by themselves. When their answer was lost, the
//! reference is looked up; and when Paystack does not know it, that alone proves nothing, because the request
//! may still be on its way. Then the reference is burnt: a page is initialized under it whose address nobody
//! is told. A reference works once ("Duplicate Transaction Reference", "Duplicate charge request for
//! reference": Paystack's list of API errors), so either the burning succeeds, and what comes later under the
//! reference is refused there, or it is refused itself, because the charge has arrived, and is looked up
//! again.

use super::said::{Authorization, Back, Heard, Transaction, fits_mode, heard, money};
use super::{EMAIL_DOMAIN, EXPONENTS, call, is, is_web, reference, set, text};
use crate::wire;
use kassa_domain::attempt::{Attempt, AttemptStatus, Decline, Instrument, Method};
use kassa_domain::processor::{
    Ask, BuyerAnswer, Captured, Case, Exchange, HANDLE, Means, Op, Outcome, Payer, State, Step,
};
use kassa_domain::time::{DAY, HOUR, MINUTE, SECOND};
use serde_json::{Value, json};

/// Whose answer is waited for.
const AWAITS: &str = "awaits";
/// Whether an address at Paystack was shown to the buyer.
const SHOWN: &str = "shown";
/// Whether a code was sent whose answer was not heard.
const CODE_SENT: &str = "code_sent";
/// How many wrong codes there were.
const WRONG: &str = "wrong";
/// What was taken, while its refunds are looked up.
const TAKEN: &str = "taken";

/// A prompt is open for 180 seconds, and Paystack says "abandoned" of what was not confirmed; this leaves it
/// room to make up its mind. Source: Paystack documentation, "Mobile money".
const PROMPT_OVER: i64 = 15 * MINUTE;
/// Pages of Paystack never expire unless the merchant sets a payment session timeout there, and cannot be
/// cancelled. After so long we stop asking about one. Money that comes even later is told by a notice, and is
/// surplus.
const PAGE_OVER: i64 = 30 * DAY;
/// What is in progress for so long needs a human.
const STUCK: i64 = 3 * DAY;
/// A list of refunds is asked for in pages of this size.
pub(super) const PAGE_SIZE: usize = 100;

/// In which way the attempt takes money.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// On Paystack's page.
    Page,
    /// By a prompt on the phone.
    Wallet,
    /// By a card that was kept.
    Saved,
}

fn kind(attempt: &Attempt) -> Kind {
    match (attempt.body.off_session.is_some(), attempt.method) {
        (true, _) => Kind::Saved,
        (false, Method::MobileMoney) => Kind::Wallet,
        (false, _) => Kind::Page,
    }
}

pub(super) fn step(op: &Op, case: &Case<'_>, state: &mut State, last: Option<&Exchange>) -> Step {
    let Some(exchange) = last else { return begin(op, case, state) };
    if text(state, AWAITS) == "refunds" {
        return listed(case, state, exchange);
    }
    let answer = heard::<Transaction>(exchange);
    match text(state, AWAITS) {
        "initialize" => initialized(op, case, state, answer),
        "charge" => charged(op, case, state, answer),
        "code" => coded(op, case, state, answer),
        "look" => looked(op, case, state, answer),
        "burn" => burnt(case, state, answer),
        _ => Step::Done(Outcome::Unknown),
    }
}

fn begin(op: &Op, case: &Case<'_>, state: &mut State) -> Step {
    match op {
        Op::Prepare => Step::Ready,
        Op::Charge(payer) => match &payer.means {
            Means::MobileMoney { provider, phone } => push(case, state, payer, provider, phone),
            Means::Outside => initialize(op, case, state, Some(payer)),
            Means::Card(_) | Means::BankTransfer => declined(Decline::ProcessingError),
        },
        Op::ChargeSaved => charge_saved(case, state),
        Op::Resume(BuyerAnswer::Code(code)) => {
            set(state, CODE_SENT, true);
            let body = json!({ "otp": code, "reference": reference(case.attempt) });
            send(case, state, "code", ("POST", "/charge/submit_otp"), Some(&body))
        }
        Op::Resume(BuyerAnswer::Confirm | BuyerAnswer::Reject) | Op::Fetch | Op::Void => look(case, state),
        // Nothing is ever held here, and refunds have their own conversation.
        Op::Capture(_) | Op::Refund | Op::FetchRefund => Step::Done(Outcome::Unknown),
    }
}

/// Remembers whose answer comes next, and calls. What cannot be sent has charged nothing.
fn send(
    case: &Case<'_>,
    state: &mut State,
    awaits: &str,
    (method, path): (&str, &str),
    body: Option<&Value>,
) -> Step {
    set(state, AWAITS, awaits);
    set(state, HANDLE, reference(case.attempt));
    let unsent = if awaits == "charge" { Outcome::Unavailable } else { Outcome::Unknown };
    call(case, method, path, body).map_or(Step::Done(unsent), Step::Call)
}

/// What every transaction is made of; `None` for an amount that cannot be charged.
fn terms(case: &Case<'_>, payer: Option<&Payer>) -> Option<serde_json::Map<String, Value>> {
    let amount = wire::to_provider(case.attempt.amount, EXPONENTS).filter(|amount| *amount > 0)?;
    let mut terms = serde_json::Map::new();
    set(&mut terms, "email", email(case, payer));
    set(&mut terms, "amount", amount.to_string());
    set(&mut terms, "currency", case.attempt.amount.currency.code());
    set(&mut terms, "reference", reference(case.attempt));
    Some(terms)
}

/// Paystack takes no payment without an address. Where the buyer gave none, one stands in that nobody can
/// read.
fn email(case: &Case<'_>, payer: Option<&Payer>) -> String {
    let told = payer.and_then(|payer| payer.email.clone()).or_else(|| case.attempt.body.email.clone());
    told.filter(|email| !email.is_empty()).unwrap_or_else(|| {
        let name = reference(case.attempt).to_ascii_lowercase();
        format!("{name}@{}", case.keys.text(EMAIL_DOMAIN))
    })
}

/// A page for the buyer. Metadata is documented as JSON in a text.
fn initialize(op: &Op, case: &Case<'_>, state: &mut State, payer: Option<&Payer>) -> Step {
    let Some(mut body) = terms(case, payer) else { return declined(Decline::ProcessingError) };
    let saves = case.attempt.body.saves;
    let mut metadata = json!({ "attempt": case.attempt.id.as_str(), "cancel_action": case.site.page_url });
    if saves && let Some(fields) = metadata.as_object_mut() {
        // Only cards that can be charged again without the buyer.
        set(fields, "custom_filters", json!({ "recurring": true }));
    }
    set(&mut body, "metadata", metadata.to_string());
    set(&mut body, "callback_url", case.site.return_url.as_str());
    set(&mut body, "channels", if saves { json!(["card"]) } else { json!(["card", "apple_pay"]) });
    match send(case, state, "initialize", ("POST", "/transaction/initialize"), Some(&Value::Object(body))) {
        Step::Done(_) => nothing_made(op),
        step => step,
    }
}

/// A prompt on the buyer's phone.
fn push(case: &Case<'_>, state: &mut State, payer: &Payer, network: &str, phone: &str) -> Step {
    let code = match network {
        "mtn" => "mtn",
        "telecel" => "vod",
        "airteltigo" => "atl",
        _ => return declined(Decline::ProcessingError),
    };
    let Some(mut body) = terms(case, Some(payer)) else { return declined(Decline::ProcessingError) };
    set(&mut body, "mobile_money", json!({ "phone": phone, "provider": code }));
    set(&mut body, "metadata", json!({ "attempt": case.attempt.id.as_str() }));
    send(case, state, "charge", ("POST", "/charge"), Some(&Value::Object(body)))
}

/// The card that was kept, which is named as `AUTH_...:address`: Paystack wants the address that it was kept
/// for.
fn charge_saved(case: &Case<'_>, state: &mut State) -> Step {
    let kept = case.attempt.body.off_session.as_deref().and_then(|kept| kept.split_once(':'));
    let (Some((code, email)), Some(mut body)) = (kept, terms(case, None)) else {
        return declined(Decline::ProcessingError);
    };
    set(&mut body, "email", email);
    set(&mut body, "authorization_code", code);
    set(&mut body, "metadata", json!({ "attempt": case.attempt.id.as_str() }).to_string());
    let path = "/transaction/charge_authorization";
    send(case, state, "charge", ("POST", path), Some(&Value::Object(body)))
}

fn look(case: &Case<'_>, state: &mut State) -> Step {
    let named = reference(case.attempt);
    let path = match kind(case.attempt) {
        Kind::Wallet => format!("/charge/{named}"),
        Kind::Page | Kind::Saved => format!("/transaction/verify/{named}"),
    };
    send(case, state, "look", ("GET", &path), None)
}

/// Takes the reference away from whatever may still come under it. Nobody is told the address of this page.
fn burn(case: &Case<'_>, state: &mut State) -> Step {
    let Some(mut body) = terms(case, None) else { return Step::Done(Outcome::Unknown) };
    set(&mut body, "channels", json!(["card"]));
    send(case, state, "burn", ("POST", "/transaction/initialize"), Some(&Value::Object(body)))
}

fn declined(why: Decline) -> Step {
    Step::Done(Outcome::Declined(why))
}

/// No page was made, or none that anybody was told of.
fn nothing_made(op: &Op) -> Step {
    Step::Done(if matches!(op, Op::Charge(_)) { Outcome::Unavailable } else { Outcome::Unknown })
}

/// Whether it is the transaction of this attempt, in this mode.
fn is_ours(case: &Case<'_>, told: &Transaction) -> bool {
    told.reference.as_deref() == Some(reference(case.attempt).as_str())
        && fits_mode(told.domain.as_deref(), case.attempt.scope.mode)
}

fn initialized(op: &Op, case: &Case<'_>, state: &mut State, answer: Heard<Transaction>) -> Step {
    match answer {
        Heard::Told(told) => match told.authorization_url.clone().filter(|url| is_web(url)) {
            Some(url) if is_ours(case, &told) => {
                set(state, SHOWN, true);
                Step::Show(Ask::Redirect { url })
            }
            _ => nothing_made(op),
        },
        Heard::Refused { message, .. } if is_duplicate(&message) => look(case, state),
        Heard::Refused { code, message, .. } if cannot_serve(code, &message) => nothing_made(op),
        Heard::Refused { .. } => declined(Decline::ProcessingError),
        Heard::NotSent | Heard::Silent => nothing_made(op),
    }
}

/// The answer to what moves money by itself.
fn charged(op: &Op, case: &Case<'_>, state: &mut State, answer: Heard<Transaction>) -> Step {
    match answer {
        Heard::Told(told) => standing(op, case, state, &told),
        Heard::Refused { message, .. } if is_duplicate(&message) => look(case, state),
        Heard::Refused { data: Some(told), .. } if told.status.is_some() && is_ours(case, &told) => {
            standing(op, case, state, &told)
        }
        Heard::Refused { code, message, .. } if cannot_serve(code, &message) => {
            Step::Done(Outcome::Unavailable)
        }
        // "The request wasn't fulfilled": a charge that was attempted is answered with 200, however it went.
        Heard::Refused { message, data, .. } => {
            let why = data.and_then(|told| told.message).unwrap_or(message);
            declined(decline(kind(case.attempt), &why))
        }
        Heard::NotSent => Step::Done(Outcome::Unavailable),
        Heard::Silent => Step::Done(Outcome::Unknown),
    }
}

fn coded(op: &Op, case: &Case<'_>, state: &mut State, answer: Heard<Transaction>) -> Step {
    if !matches!(answer, Heard::Silent) {
        state.remove(CODE_SENT);
    }
    match answer {
        Heard::Told(told) => {
            if told.status.as_deref() == Some("send_otp") {
                wrong(state);
            }
            standing(op, case, state, &told)
        }
        Heard::Refused { data: Some(told), .. } if told.status.is_some() && is_ours(case, &told) => {
            if told.status.as_deref() == Some("send_otp") {
                wrong(state);
            }
            standing(op, case, state, &told)
        }
        Heard::Refused { message, .. } => {
            let lower = message.to_ascii_lowercase();
            let of_code = ["token", "otp", "voucher", "attempts"].iter().any(|word| lower.contains(word));
            wrong(state);
            // What else it may mean is seen from how the charge stands.
            if of_code { ask_code(state, message) } else { look(case, state) }
        }
        Heard::NotSent => ask_code(state, words_before(case)),
        Heard::Silent => Step::Done(Outcome::Unknown),
    }
}

fn wrong(state: &mut State) {
    let before = state.get(WRONG).and_then(Value::as_u64).unwrap_or_default();
    set(state, WRONG, before.saturating_add(1));
}

fn ask_code(state: &State, words: String) -> Step {
    let wrong = state.get(WRONG).and_then(Value::as_u64).unwrap_or_default();
    Step::Show(Ask::Code { wrong: u32::try_from(wrong).unwrap_or(u32::MAX), words })
}

/// What the buyer was told when asked the first time.
fn words_before(case: &Case<'_>) -> String {
    match &case.attempt.body.ask {
        Some(Ask::Code { words, .. }) => words.clone(),
        _ => String::new(),
    }
}

fn looked(op: &Op, case: &Case<'_>, state: &mut State, answer: Heard<Transaction>) -> Step {
    match answer {
        Heard::Told(told) => standing(op, case, state, &told),
        Heard::Refused { data: Some(told), .. } if told.status.is_some() && is_ours(case, &told) => {
            standing(op, case, state, &told)
        }
        Heard::Refused { code, message, .. } if is_not_found(code, &message) => not_there(op, case, state),
        Heard::Refused { .. } | Heard::NotSent | Heard::Silent => Step::Done(Outcome::Unknown),
    }
}

/// Paystack does not know the reference.
fn not_there(op: &Op, case: &Case<'_>, state: &mut State) -> Step {
    match (kind(case.attempt), op) {
        // It was there when the buyer was sent to it.
        (Kind::Page, _) if is(state, SHOWN) => Step::Done(Outcome::Unknown),
        // Should it still come to be, nobody knows its address.
        (Kind::Page, Op::Void) => declined(Decline::NotCharged),
        (Kind::Page, _) => initialize(op, case, state, None),
        (Kind::Wallet | Kind::Saved, _) => burn(case, state),
    }
}

fn burnt(case: &Case<'_>, state: &mut State, answer: Heard<Transaction>) -> Step {
    match answer {
        Heard::Told(told) if is_ours(case, &told) => declined(Decline::NotCharged),
        Heard::Refused { message, .. } if is_duplicate(&message) => look(case, state),
        Heard::Told(_) | Heard::Refused { .. } | Heard::NotSent | Heard::Silent => {
            Step::Done(Outcome::Unknown)
        }
    }
}

/// What follows from how the transaction stands.
fn standing(op: &Op, case: &Case<'_>, state: &mut State, told: &Transaction) -> Step {
    if !is_ours(case, told) {
        return Step::Done(Outcome::Unknown);
    }
    let kind = kind(case.attempt);
    // The challenge waits at an address that nobody is told, so that nobody can pass it later.
    if kind == Kind::Saved && told.paused == Some(true) {
        return declined(Decline::AuthenticationFailed);
    }
    match (told.status.as_deref().unwrap_or_default(), kind) {
        ("success" | "reversed", _) => taken(case, state, told),
        ("failed" | "timeout" | "abandoned", Kind::Page) => unpaid(op, case, state, told),
        ("timeout", _) => declined(Decline::NotConfirmed),
        ("failed", _) => declined(decline(kind, reason(told))),
        ("abandoned", _) if age(case) < PROMPT_OVER => waiting(case),
        ("abandoned", Kind::Wallet) => declined(Decline::NotConfirmed),
        ("abandoned", Kind::Saved) => declined(Decline::AuthenticationFailed),
        ("pending" | "ongoing" | "processing" | "queued", _) => waiting(case),
        ("pay_offline", Kind::Wallet) => prompt(op, case, told),
        ("pay_offline", _) => waiting(case),
        ("send_otp", Kind::Wallet) => code(op, case, state, told),
        ("open_url", Kind::Wallet) => elsewhere(op, case, state, told),
        // The charge goes on only by an answer that is sent with our key, and we never send one.
        (word, _) if word == "open_url" || word.starts_with("send_") => {
            declined(Decline::AuthenticationFailed)
        }
        _ => Step::Done(Outcome::Unknown),
    }
}

/// A page that is not paid. A failed card is not its end: the buyer can try another on the same page
/// (Paystack counts the `attempts` and `errors` of one transaction in its `log`). It is over when nobody has
/// its address, or after a long time.
fn unpaid(op: &Op, case: &Case<'_>, state: &State, told: &Transaction) -> Step {
    let why = match told.status.as_deref() {
        Some("failed" | "timeout") => decline(Kind::Page, reason(told)),
        _ => Decline::Abandoned,
    };
    let known = is(state, SHOWN) || case.attempt.body.ask.is_some();
    match (known, op) {
        (false, _) => declined(Decline::NotCharged),
        (true, Op::Void) if age(case) >= PAGE_OVER => declined(Decline::Abandoned),
        (true, _) if age(case) >= PAGE_OVER => declined(why),
        (true, _) => wait(case),
    }
}

/// Whether the attempt shows such a question already, and is only asked about.
fn is_shown(op: &Op, case: &Case<'_>, is_it: fn(&Ask) -> bool) -> bool {
    let shown = matches!(case.attempt.status, AttemptStatus::Offered | AttemptStatus::Challenged);
    match op {
        Op::Void => true,
        Op::Fetch => shown && case.attempt.body.ask.as_ref().is_some_and(is_it),
        _ => false,
    }
}

fn prompt(op: &Op, case: &Case<'_>, told: &Transaction) -> Step {
    if is_shown(op, case, |ask| matches!(ask, Ask::Prompt { .. })) {
        return waiting(case);
    }
    Step::Show(Ask::Prompt { words: told.display_text.clone().unwrap_or_default() })
}

fn code(op: &Op, case: &Case<'_>, state: &State, told: &Transaction) -> Step {
    // Without a code nothing is taken, and we shall send none.
    if matches!(op, Op::Void) && !is(state, CODE_SENT) {
        return declined(Decline::Abandoned);
    }
    if is_shown(op, case, |ask| matches!(ask, Ask::Code { .. })) {
        return waiting(case);
    }
    ask_code(state, told.display_text.clone().unwrap_or_else(|| words_before(case)))
}

fn elsewhere(op: &Op, case: &Case<'_>, state: &mut State, told: &Transaction) -> Step {
    if is_shown(op, case, |ask| matches!(ask, Ask::Redirect { .. })) {
        return waiting(case);
    }
    match told.url.clone().filter(|url| is_web(url)) {
        Some(url) => {
            set(state, SHOWN, true);
            Step::Show(Ask::Redirect { url })
        }
        // Nobody can be sent there.
        None => declined(Decline::AuthenticationFailed),
    }
}

/// It is in progress there.
fn waiting(case: &Case<'_>) -> Step {
    if age(case) >= STUCK { Step::Done(Outcome::Unknown) } else { wait(case) }
}

/// Paystack wants 10 seconds between two questions.
fn wait(case: &Case<'_>) -> Step {
    let pause = match age(case) {
        ..=180_000 => 10 * SECOND,
        180_001..=3_600_000 => MINUTE,
        3_600_001..=86_400_000 => HOUR,
        _ => DAY,
    };
    Step::Wait(case.now.plus(pause))
}

fn age(case: &Case<'_>) -> i64 {
    case.now.since(case.attempt.created_at)
}

/// The money was taken. How much of it went back is not in the transaction, so it is looked up where there is
/// reason to: when Paystack calls it reversed, and when the capture is known already and something else must
/// have happened.
fn taken(case: &Case<'_>, state: &mut State, told: &Transaction) -> Step {
    let reversed = told.status.as_deref() == Some("reversed");
    let Some(captured) = captured(told, Some(case.attempt)) else { return Step::Done(Outcome::Unknown) };
    match told.id.filter(|_| reversed || case.attempt.captured > 0) {
        Some(id) => {
            let (amount, currency) = (told.amount, told.currency.as_deref());
            let taken = json!({ "id": id, "amount": amount, "currency": currency, "reversed": reversed });
            set(state, TAKEN, taken);
            let path = format!("/refund?transaction={id}&perPage={PAGE_SIZE}");
            send(case, state, "refunds", ("GET", &path), None)
        }
        None if reversed => Step::Done(Outcome::Unknown),
        None => Step::Done(Outcome::Succeeded(Box::new(captured))),
    }
}

/// The refunds of what was taken. Those that a dispute brought about are told as disputes.
fn listed(case: &Case<'_>, state: &mut State, exchange: &Exchange) -> Step {
    let Some(Value::Object(known)) = state.remove(TAKEN) else { return Step::Done(Outcome::Unknown) };
    let number = known.get("id").and_then(Value::as_u64);
    let told = Transaction {
        id: number,
        amount: known.get("amount").and_then(Value::as_i64),
        currency: Some(text(&known, "currency").to_owned()),
        ..Transaction::default()
    };
    let Some(mut captured) = captured(&told, Some(case.attempt)) else { return Step::Done(Outcome::Unknown) };
    let found = match heard::<Vec<Back>>(exchange) {
        Heard::Told(list) if list.len() < PAGE_SIZE => Some(list),
        Heard::Told(_) | Heard::Refused { .. } | Heard::NotSent | Heard::Silent => None,
    };
    let of_this = |back: &&Back| Some(back.transaction.number()) == number;
    let any = found.as_ref().is_some_and(|list| list.iter().any(|back| of_this(&back)));
    if is(&known, "reversed") && !any {
        return Step::Done(Outcome::Unknown);
    }
    captured.refunded = found.and_then(|list| {
        let back = list.iter().filter(of_this).filter(|back| back.dispute.is_none());
        back.filter(|back| back.status == "processed").try_fold(0i64, |sum, back| {
            let money = money(Some(back.amount), Some(&back.currency))?;
            (money.currency == captured.amount.currency).then(|| sum.checked_add(money.amount)).flatten()
        })
    });
    Step::Done(Outcome::Succeeded(Box::new(captured)))
}

/// What was captured; `None` where Paystack does not say how much. A means is kept where it can be charged
/// again and the attempt wants it, or nobody knows whether it does.
pub(super) fn captured(told: &Transaction, attempt: Option<&Attempt>) -> Option<Captured> {
    let amount = money(told.amount, told.currency.as_deref())?;
    let reference = match (told.id, attempt) {
        (Some(id), _) => id.to_string(),
        (None, Some(attempt)) => reference(attempt),
        (None, None) => told.reference.clone().unwrap_or_default(),
    };
    let wanted = attempt.is_none_or(|attempt| attempt.body.saves);
    let saved = told.authorization.as_ref().filter(|_| wanted).and_then(|means| {
        let code = means.authorization_code.as_deref().filter(|code| code.starts_with("AUTH_"))?;
        let email = told.customer.as_ref()?.email.as_deref().filter(|email| !email.is_empty())?;
        let lasting = means.reusable == Some(true) && means.channel.as_deref() == Some("card");
        lasting.then(|| format!("{code}:{email}"))
    });
    let instrument = told.authorization.as_ref().and_then(instrument);
    Some(Captured { amount, reference, saved, instrument, refunded: None, excess: None })
}

/// The card that was seen, under the names of brands that are used everywhere here. A wallet is known
/// already.
fn instrument(means: &Authorization) -> Option<Instrument> {
    match means.channel.as_deref()? {
        "card" => {
            let brand = means.brand.as_deref().unwrap_or_default().trim().to_ascii_lowercase();
            let brand = match brand.as_str() {
                "" => "card".to_owned(),
                "american express" => "amex".to_owned(),
                _ => brand,
            };
            let last4 = means.last4.clone().filter(|last4| last4.len() == 4)?;
            Some(Instrument::Card { brand, last4 })
        }
        "apple_pay" => Some(Instrument::Other {
            method: Method::Card,
            kind: "apple_pay".to_owned(),
            label: String::new(),
        }),
        _ => None,
    }
}

/// Why it failed, in Paystack's words.
fn reason(told: &Transaction) -> &str {
    let said = [&told.gateway_response, &told.message];
    said.into_iter().flatten().map(String::as_str).find(|words| !words.is_empty()).unwrap_or_default()
}

/// The reason behind the words of a bank or a network, which are not a fixed list.
fn decline(kind: Kind, words: &str) -> Decline {
    // Networks write theirs as one word, such as `LOW_BALANCE_OR_PAYEE_LIMIT_REACHED_OR_NOT_ALLOWED`.
    let words = words.to_ascii_lowercase().replace('_', " ");
    let says = |these: &[&str]| these.iter().any(|word| words.contains(word));
    match kind {
        _ if says(&["insufficient", "low balance", "not enough"]) => Decline::InsufficientFunds,
        _ if says(&["system", "malfunction", "unable to process"]) => Decline::ProcessingError,
        // A guess: that a code which is wrong for good is called so.
        Kind::Wallet if says(&["otp", "voucher", "token"]) => Decline::AuthenticationFailed,
        Kind::Wallet => Decline::NotConfirmed,
        _ if says(&["expired"]) => Decline::ExpiredCard,
        _ if says(&["cvv", "cvc", "security code"]) => Decline::IncorrectCvc,
        _ if says(&["lost", "stolen", "pickup", "pick up"]) => Decline::LostOrStolenCard,
        _ if says(&["authenticat", "3d secure", "otp", "token"]) => Decline::AuthenticationFailed,
        _ => Decline::CardDeclined,
    }
}

/// The reference is taken. Source: Paystack's list of API errors.
fn is_duplicate(message: &str) -> bool {
    message.to_ascii_lowercase().contains("duplicate")
}

/// The reference is not known. Source: Paystack's list of API errors; the code of the answer differs from
/// page to page.
fn is_not_found(code: u16, message: &str) -> bool {
    let message = message.to_ascii_lowercase();
    let of_it = message.contains("reference") || message.contains("transaction");
    let unknown = message.contains("not found") || message.contains("is invalid");
    matches!(code, 400 | 404) && of_it && unknown
}

/// The account, and not the payment, is refused: another account may take it.
fn cannot_serve(code: u16, message: &str) -> bool {
    let message = message.to_ascii_lowercase();
    let of_account = ["not supported by merchant", "deactivated", "invalid merchant", "invalid key"];
    matches!(code, 401 | 403 | 429) || of_account.iter().any(|words| message.contains(words))
}
