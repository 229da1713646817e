//! Tests of the adapter to Paystack: what it asks, what answers mean, what is believed.
//!
//! The documents are written from Paystack's API reference; nobody has recorded real ones.

mod hooks;

use super::*;
use crate::testing::{self, NOW, heard, keys as keys_of, money, refund, say, shown, silent};
use kassa_domain::Secret;
use kassa_domain::attempt::{AttemptStatus, Instrument};
use kassa_domain::dispute::{DisputeNews, DisputeStatus};
use kassa_domain::processor::{
    Ask, BuyerAnswer, CallError, Captured, HANDLE, Means, Outcome, Payer, Scan, Step, What,
};
use kassa_domain::refund::{Refund, RefundStatus};
use kassa_domain::time::{DAY, MINUTE};
use serde_json::json;

const KEY: &str = "sk_test_0123456789abcdef0123456789abcdef";

fn keys() -> Keys {
    keys_of(&Paystack, Mode::Test, &[(SECRET_KEY, KEY)])
}

fn card() -> Attempt {
    testing::attempt("paystack", Method::Card, money(5000, "GHS"))
}

fn wallet() -> Attempt {
    testing::attempt("paystack", Method::MobileMoney, money(5000, "GHS"))
}

/// A renewal without the buyer.
fn renewal() -> Attempt {
    let mut attempt = card();
    attempt.body.off_session = Some("AUTH_kept:kept@example.com".to_owned());
    attempt
}

fn aged(mut attempt: Attempt, age: i64) -> Attempt {
    attempt.created_at = NOW.plus(-age);
    attempt
}

fn pay(means: Means) -> Op {
    Op::Charge(Payer { email: Some("buyer@example.com".to_owned()), means, scripted: true })
}

fn outside() -> Op {
    pay(Means::Outside)
}

fn phone(provider: &'static str) -> Op {
    pay(Means::MobileMoney { provider, phone: "0551234987".to_owned() })
}

fn typed(code: &str) -> Op {
    Op::Resume(BuyerAnswer::Code(code.to_owned()))
}

fn step(op: &Op, attempt: &Attempt, last: Option<&Exchange>) -> (State, Step) {
    testing::step(&Paystack, &keys(), op, attempt, last)
}

fn first(op: &Op, attempt: &Attempt) -> String {
    say(&step(op, attempt, None).1)
}

/// What follows when these answers are heard one after another, as the engine would drive it: each call, and
/// the end.
fn talk(op: &Op, attempt: &Attempt, answers: &[Exchange]) -> (Vec<String>, Attempt) {
    let mut attempt = attempt.clone();
    let (state, mut next) = step(op, &attempt, None);
    attempt.body.state = state;
    let mut said = vec![brief(&next)];
    for answer in answers {
        assert!(matches!(next, Step::Call(_)), "{said:?} is over before its answers are");
        let (state, step) = step(op, &attempt, Some(answer));
        attempt.body.state = state;
        next = step;
        said.push(brief(&next));
    }
    assert!(!format!("{:?}", attempt.body.state).contains("sk_test"), "no secret is remembered");
    (said, attempt)
}

/// A call without its body; anything else as it prints.
fn brief(step: &Step) -> String {
    match step {
        Step::Call(request) => format!("{} {}", request.method(), request.uri().path_and_query().unwrap()),
        other => say(other),
    }
}

/// The last of what follows.
fn end(op: &Op, attempt: &Attempt, answers: &[Exchange]) -> String {
    talk(op, attempt, answers).0.pop().unwrap()
}

fn ok(data: Value) -> Exchange {
    heard(200, json!({ "status": true, "message": "fine", "data": data }))
}

fn no(code: u16, message: &str) -> Exchange {
    heard(code, json!({ "status": false, "message": message, "type": "validation_error" }))
}

fn transaction(status: &str) -> Value {
    json!({
        "id": 4_099_260_516u64, "domain": "test", "status": status, "reference": "pay-1", "amount": 5000,
        "currency": "GHS", "message": null, "gateway_response": "Approved", "metadata": "", "channel": "card",
        "authorization": {
            "authorization_code": "AUTH_new", "bin": "408408", "last4": "4081", "channel": "card",
            "brand": "visa", "reusable": true, "signature": "SIG_1",
        },
        "customer": { "id": 1, "email": "buyer@example.com" }, "requested_amount": 5000,
    })
}

fn with(mut data: Value, fields: &[(&str, Value)]) -> Value {
    for (name, value) in fields {
        data[*name] = value.clone();
    }
    data
}

fn stands(status: &str) -> Exchange {
    ok(transaction(status))
}

fn next_is(status: &str, words: &str) -> Exchange {
    ok(json!({ "reference": "pay-1", "status": status, "display_text": words }))
}

fn page() -> Exchange {
    ok(json!({
        "authorization_url": "https://checkout.paystack.com/3ni8", "access_code": "3ni8",
        "reference": "pay-1",
    }))
}

fn missing() -> Exchange {
    no(400, "Transaction reference not found")
}

fn duplicate() -> Exchange {
    no(400, "Duplicate Transaction Reference")
}

fn lost() -> Exchange {
    silent(CallError::NoAnswer)
}

/// The page, shown to the buyer.
fn on_page() -> Attempt {
    let (said, made) = talk(&outside(), &card(), &[page()]);
    assert_eq!(said[1], "show Redirect { url: \"https://checkout.paystack.com/3ni8\" }");
    shown(
        &made,
        Ask::Redirect { url: "https://checkout.paystack.com/3ni8".to_owned() },
        made.body.state.clone(),
    )
}

/// The prompt, shown to the buyer.
fn prompted() -> Attempt {
    let (said, made) = talk(&phone("mtn"), &wallet(), &[next_is("pay_offline", "Approve it")]);
    assert_eq!(said[1], "show Prompt { words: \"Approve it\" }");
    shown(&made, Ask::Prompt { words: "Approve it".to_owned() }, made.body.state.clone())
}

/// The question for a code, shown to the buyer.
fn asked_for_code() -> Attempt {
    let (said, made) = talk(&phone("telecel"), &wallet(), &[next_is("send_otp", "Dial *110#")]);
    assert_eq!(said[1], "show Code { wrong: 0, words: \"Dial *110#\" }");
    shown(&made, Ask::Code { wrong: 0, words: "Dial *110#".to_owned() }, made.body.state.clone())
}

fn paid() -> Captured {
    Captured {
        amount: money(5000, "GHS"),
        reference: "4099260516".to_owned(),
        saved: None,
        instrument: Some(Instrument::Card { brand: "visa".to_owned(), last4: "4081".to_owned() }),
        refunded: None,
        excess: None,
    }
}

fn succeeded(captured: Captured) -> String {
    format!("{:?}", Outcome::Succeeded(Box::new(captured)))
}

const LOOK: &str = "GET /transaction/verify/pay-1";
const CHECK: &str = "GET /charge/pay-1";
const BURN: &str = "POST /transaction/initialize";

#[test]
fn every_operation_begins_with_its_call() {
    let initialize = "POST /transaction/initialize - {\"amount\":\"5000\",\
        \"callback_url\":\"https://pay.example/checkout/cs_1/return/pay_1\",\
        \"channels\":[\"card\",\"apple_pay\"],\"currency\":\"GHS\",\"email\":\"buyer@example.com\",\
        \"metadata\":\"{\\\"attempt\\\":\\\"pay_1\\\",\
        \\\"cancel_action\\\":\\\"https://pay.example/checkout/cs_1\\\"}\",\"reference\":\"pay-1\"}";
    assert_eq!(first(&outside(), &card()), initialize);
    for (network, code) in [("mtn", "mtn"), ("telecel", "vod"), ("airteltigo", "atl")] {
        let push = format!(
            "POST /charge - {{\"amount\":\"5000\",\"currency\":\"GHS\",\"email\":\"buyer@example.com\",\
             \"metadata\":{{\"attempt\":\"pay_1\"}},\"mobile_money\":{{\"phone\":\"0551234987\",\
             \"provider\":\"{code}\"}},\"reference\":\"pay-1\"}}"
        );
        assert_eq!(first(&phone(network), &wallet()), push);
    }
    let saved = "POST /transaction/charge_authorization - {\"amount\":\"5000\",\
        \"authorization_code\":\"AUTH_kept\",\"currency\":\"GHS\",\"email\":\"kept@example.com\",\
        \"metadata\":\"{\\\"attempt\\\":\\\"pay_1\\\"}\",\"reference\":\"pay-1\"}";
    assert_eq!(first(&Op::ChargeSaved, &renewal()), saved);
    let otp = "POST /charge/submit_otp - {\"otp\":\"123456\",\"reference\":\"pay-1\"}";
    assert_eq!(first(&typed("123456"), &asked_for_code()), otp);
    for op in [Op::Fetch, Op::Void] {
        assert_eq!(first(&op, &on_page()), "GET /transaction/verify/pay-1 -");
        assert_eq!(first(&op, &renewal()), "GET /transaction/verify/pay-1 -");
        assert_eq!(first(&op, &prompted()), "GET /charge/pay-1 -");
    }
    assert_eq!(first(&Op::Prepare, &card()), "ready");
    assert_eq!(first(&Op::Capture(money(5000, "GHS")), &card()), "Unknown");
    assert_eq!(first(&Op::ChargeSaved, &card()), "Declined(ProcessingError)", "there is nothing to charge");
    assert_eq!(first(&phone("other"), &wallet()), "Declined(ProcessingError)");
    assert_eq!(first(&pay(Means::BankTransfer), &card()), "Declined(ProcessingError)");
}

#[test]
fn requests_carry_the_key_and_nothing_remembers_it() {
    let (state, step) = step(&outside(), &card(), None);
    let Step::Call(request) = step else { panic!("{step:?}") };
    assert_eq!(request.uri().to_string(), "https://api.paystack.co/transaction/initialize");
    assert_eq!(request.headers()["authorization"], format!("Bearer {KEY}"));
    assert_eq!(state[HANDLE], "pay-1");
    assert!(!std::str::from_utf8(request.body()).unwrap().contains(KEY));
    assert!(!format!("{state:?} {:?}", keys()).contains(KEY));
    let (state, _) = self::step(&typed("424242"), &asked_for_code(), None);
    assert!(!format!("{state:?}").contains("424242"), "a code is not remembered");
}

#[test]
fn what_cannot_be_charged_is_refused_before_any_call() {
    for (op, mut attempt) in [(outside(), card()), (phone("mtn"), wallet()), (Op::ChargeSaved, renewal())] {
        attempt.amount.amount = 0;
        assert_eq!(first(&op, &attempt), "Declined(ProcessingError)", "{op:?}");
    }
}

#[test]
fn a_buyer_without_an_address_gets_one_that_nobody_can_read() {
    let op = Op::Charge(Payer { email: None, means: Means::Outside, scripted: false });
    let mut attempt = card();
    assert!(first(&op, &attempt).contains("\"email\":\"buyer@example.com\""), "the attempt's own is taken");
    attempt.body.email = None;
    attempt.id = AttemptId::of("pay_aB3");
    let said = first(&op, &attempt);
    assert!(said.contains("\"email\":\"pay-ab3@example.com\""), "{said}");
    assert!(said.contains("\"reference\":\"pay-aB3\""), "{said}");
}

#[test]
fn a_card_that_is_to_be_kept_must_be_one_that_can_be() {
    let mut attempt = card();
    attempt.body.saves = true;
    let said = first(&outside(), &attempt);
    assert!(said.contains("\"channels\":[\"card\"]") && said.contains(r#"\"recurring\":true"#), "{said}");
    let kept = end(&Op::Fetch, &attempt, &[stands("success")]);
    let saved = Some("AUTH_new:buyer@example.com".to_owned());
    assert_eq!(kept, succeeded(Captured { saved, ..paid() }));
    for (field, value) in [
        ("reusable", json!(false)),
        ("reusable", json!(null)),
        ("channel", json!("apple_pay")),
        ("authorization_code", json!(null)),
        ("authorization_code", json!("")),
    ] {
        let mut told = transaction("success");
        told["authorization"][field] = value;
        let said = end(&Op::Fetch, &attempt, &[ok(told)]);
        assert!(said.starts_with("Succeeded") && said.contains("saved: None"), "{field}: {said}");
    }
    let said = end(&Op::Fetch, &card(), &[stands("success")]);
    assert_eq!(said, succeeded(paid()), "what nobody asked to keep is not kept");
}

#[test]
fn what_follows_from_the_answer_about_a_page() {
    let table = [
        (page(), "show Redirect { url: \"https://checkout.paystack.com/3ni8\" }"),
        (silent(CallError::NotSent), "Unavailable"),
        (lost(), "Unavailable"),
        (heard(503, ""), "Unavailable"),
        (heard(200, "<html>"), "Unavailable"),
        (no(401, "Invalid key"), "Unavailable"),
        (no(429, "Please wait a few minutes and try again."), "Unavailable"),
        (no(400, "Currency not supported by merchant"), "Unavailable"),
        (no(400, "Transaction amount limit exceeded"), "Declined(ProcessingError)"),
        (duplicate(), "GET /transaction/verify/pay-1"),
        (
            ok(json!({ "authorization_url": "https://checkout.paystack.com/x", "reference": "pay-2" })),
            "Unavailable",
        ),
        (ok(json!({ "authorization_url": "javascript:alert(1)", "reference": "pay-1" })), "Unavailable"),
        (
            ok(json!({ "authorization_url": "http://checkout.paystack.com/x", "reference": "pay-1" })),
            "Unavailable",
        ),
        (ok(json!({ "reference": "pay-1" })), "Unavailable"),
    ];
    for (answer, expected) in table {
        assert_eq!(end(&outside(), &card(), &[answer]), expected);
    }
}

#[test]
fn a_page_whose_answer_was_lost_is_made_again_or_never_seen() {
    let (_, attempt) = talk(&outside(), &card(), &[lost()]);
    let (said, again) = talk(&Op::Fetch, &attempt, &[missing(), page()]);
    assert_eq!(said[..2], [LOOK, BURN]);
    assert!(said[2].starts_with("show Redirect"), "{said:?}");
    assert!(is(&again.body.state, "shown"));
    // It was made, and nobody was told where: nobody can pay it.
    assert_eq!(
        end(&Op::Fetch, &attempt, &[missing(), duplicate(), stands("abandoned")]),
        "Declined(NotCharged)"
    );
    assert_eq!(end(&Op::Fetch, &attempt, &[stands("abandoned")]), "Declined(NotCharged)");
    assert_eq!(end(&Op::Void, &attempt, &[missing()]), "Declined(NotCharged)");
    assert_eq!(end(&Op::Fetch, &attempt, &[missing(), lost()]), "Unknown");
    assert_eq!(end(&Op::Fetch, &on_page(), &[missing()]), "Unknown", "a page that was shown does not vanish");
    assert_eq!(end(&Op::Void, &on_page(), &[missing()]), "Unknown");
}

#[test]
fn a_page_stays_open_until_it_is_paid() {
    for op in [Op::Fetch, Op::Void] {
        for status in ["abandoned", "failed", "ongoing", "pending", "timeout"] {
            assert_eq!(end(&op, &on_page(), &[stands(status)]), "wait 10000", "{op:?} {status}");
        }
        assert_eq!(end(&op, &on_page(), &[stands("success")]), succeeded(paid()));
        for answer in
            [lost(), silent(CallError::NotSent), heard(500, ""), no(401, "Invalid key"), heard(200, "{}")]
        {
            assert_eq!(end(&op, &on_page(), &[answer]), "Unknown", "{op:?}");
        }
        assert_eq!(end(&op, &on_page(), &[stands("a new word")]), "Unknown");
        assert_eq!(end(&op, &aged(on_page(), 10 * MINUTE), &[stands("abandoned")]), "wait 60000");
        assert_eq!(end(&op, &aged(on_page(), 2 * DAY), &[stands("abandoned")]), "wait 86400000");
        assert_eq!(end(&op, &aged(on_page(), 30 * DAY), &[stands("abandoned")]), "Declined(Abandoned)");
    }
    let failed = ok(with(transaction("failed"), &[("gateway_response", json!("Insufficient Funds"))]));
    assert_eq!(end(&Op::Fetch, &aged(on_page(), 31 * DAY), &[failed]), "Declined(InsufficientFunds)");
    assert_eq!(
        end(&Op::Fetch, &aged(on_page(), 4 * DAY), &[stands("pending")]),
        "Unknown",
        "somebody must look"
    );
}

#[test]
fn what_follows_from_the_answer_to_a_prompt() {
    let failed = |words: &str| ok(with(transaction("failed"), &[("gateway_response", json!(words))]));
    let table = [
        (next_is("pay_offline", "Dial"), "show Prompt { words: \"Dial\" }"),
        (next_is("send_otp", "Enter"), "show Code { wrong: 0, words: \"Enter\" }"),
        (next_is("pending", ""), "wait 10000"),
        (next_is("ongoing", ""), "wait 10000"),
        (next_is("abandoned", ""), "wait 10000"),
        (next_is("timeout", ""), "Declined(NotConfirmed)"),
        (failed("LOW_BALANCE: Insufficient balance"), "Declined(InsufficientFunds)"),
        (failed("LOW_BALANCE_OR_PAYEE_LIMIT_REACHED_OR_NOT_ALLOWED"), "Declined(InsufficientFunds)"),
        (failed("Invalid OTP"), "Declined(AuthenticationFailed)"),
        (failed("Declined by user"), "Declined(NotConfirmed)"),
        (failed("System Malfunction"), "Declined(ProcessingError)"),
        (next_is("send_pin", ""), "Declined(AuthenticationFailed)"),
        (next_is("send_phone", ""), "Declined(AuthenticationFailed)"),
        (next_is("send_birthday", ""), "Declined(AuthenticationFailed)"),
        (next_is("send_address", ""), "Declined(AuthenticationFailed)"),
        (next_is("open_url", ""), "Declined(AuthenticationFailed)"),
        (
            ok(json!({ "reference": "pay-1", "status": "open_url", "url": "https://bank.example/a" })),
            "show Redirect { url: \"https://bank.example/a\" }",
        ),
        (next_is("a new word", ""), "Unknown"),
        (
            ok(json!({ "reference": "pay-2", "status": "success", "amount": 5000, "currency": "GHS" })),
            "Unknown",
        ),
        (ok(json!({ "status": "success", "amount": 5000, "currency": "GHS" })), "Unknown"),
        (ok(with(transaction("success"), &[("domain", json!("live"))])), "Unknown"),
        (ok(with(transaction("success"), &[("amount", json!(null))])), "Unknown"),
        (silent(CallError::NotSent), "Unavailable"),
        (lost(), "Unknown"),
        (heard(502, "bad gateway"), "Unknown"),
        (no(408, "timeout"), "Unknown"),
        (heard(403, "<html>blocked</html>"), "Unknown"),
        (no(401, "Invalid key"), "Unavailable"),
        (no(400, "Invalid phone number"), "Declined(NotConfirmed)"),
        (no(400, "Duplicate charge request for reference"), CHECK),
        (
            heard(
                400,
                json!({ "status": false, "message": "Charge attempted", "data": transaction("pending") }),
            ),
            "wait 10000",
        ),
    ];
    for (answer, expected) in table {
        assert_eq!(end(&phone("mtn"), &wallet(), &[answer]), expected);
    }
    let said = end(&phone("mtn"), &wallet(), &[stands("success")]);
    assert_eq!(said, succeeded(paid()));
    let told = json!({ "reference": "pay-1", "status": "success", "amount": 5000, "currency": "GHS" });
    let bare = Captured { reference: "pay-1".to_owned(), instrument: None, ..paid() };
    assert_eq!(
        end(&phone("mtn"), &wallet(), &[ok(told)]),
        succeeded(bare),
        "answers may leave out the number"
    );
}

/// Proof 1, M8: what was not heard is looked up; what is not there is made impossible before it is called not
/// charged.
#[test]
fn a_charge_is_never_sent_twice() {
    for (op, attempt, look) in [(phone("mtn"), wallet(), CHECK), (Op::ChargeSaved, renewal(), LOOK)] {
        let (said, unheard) = talk(&op, &attempt, &[lost()]);
        assert_eq!(said[1], "Unknown");
        for op in [Op::Fetch, Op::Void] {
            let (said, _) = talk(&op, &unheard, &[missing(), page()]);
            assert_eq!(said, [look, BURN, "Declined(NotCharged)"]);
            let (said, _) = talk(&op, &unheard, &[missing(), duplicate(), stands("success")]);
            assert_eq!(said, [look.to_owned(), BURN.to_owned(), look.to_owned(), succeeded(paid())]);
            assert_eq!(end(&op, &unheard, &[missing(), duplicate(), stands("pending")]), "wait 10000");
            for answer in [lost(), silent(CallError::NotSent), heard(500, ""), no(400, "Invalid email")] {
                assert_eq!(end(&op, &unheard, &[missing(), answer]), "Unknown");
            }
            let another = ok(json!({ "authorization_url": "https://x.example", "reference": "pay-2" }));
            assert_eq!(end(&op, &unheard, &[missing(), another]), "Unknown");
            // Whose the abandoned one is, the charge's or that of a burning that was not heard, nobody knows
            // yet.
            assert_eq!(end(&op, &unheard, &[stands("abandoned")]), "wait 10000");
        }
        let (_, burning) = talk(&Op::Fetch, &unheard, &[missing()]);
        let body = step(&Op::Fetch, &burning, Some(&missing())).1;
        assert!(matches!(body, Step::Done(Outcome::Unknown)), "a burning that is refused proves nothing");
    }
    let old = 16 * MINUTE;
    assert_eq!(end(&Op::Fetch, &aged(wallet(), old), &[stands("abandoned")]), "Declined(NotConfirmed)");
    assert_eq!(
        end(&Op::Fetch, &aged(renewal(), old), &[stands("abandoned")]),
        "Declined(AuthenticationFailed)"
    );
    let Step::Call(burnt) = step(&Op::Fetch, &talk(&Op::Fetch, &wallet(), &[]).1, Some(&missing())).1 else {
        panic!("the reference is not burnt")
    };
    let body = std::str::from_utf8(burnt.body()).unwrap();
    assert!(body.contains("\"reference\":\"pay-1\"") && !body.contains("mobile_money"), "{body}");
}

#[test]
fn a_prompt_that_is_shown_is_waited_for() {
    for op in [Op::Fetch, Op::Void] {
        assert_eq!(end(&op, &prompted(), &[next_is("pay_offline", "Approve it")]), "wait 10000");
        assert_eq!(end(&op, &prompted(), &[stands("success")]), succeeded(paid()));
        assert_eq!(end(&op, &prompted(), &[stands("timeout")]), "Declined(NotConfirmed)");
        let late = aged(prompted(), 4 * DAY);
        assert_eq!(end(&op, &late, &[next_is("pay_offline", "")]), "Unknown", "somebody must look");
    }
    let unseen = talk(&phone("mtn"), &wallet(), &[lost()]).1;
    let said = end(&Op::Fetch, &unseen, &[next_is("pay_offline", "Dial")]);
    assert_eq!(said, "show Prompt { words: \"Dial\" }", "the buyer may still be there");
}

#[test]
fn a_code_is_asked_for_until_it_is_right() {
    let asked = asked_for_code();
    let table = [
        (stands("success"), succeeded(paid())),
        (next_is("pay_offline", "Now confirm"), "show Prompt { words: \"Now confirm\" }".to_owned()),
        (next_is("send_otp", "Again"), "show Code { wrong: 1, words: \"Again\" }".to_owned()),
        (
            no(400, "Provided registration token is invalid"),
            "show Code { wrong: 1, words: \"Provided registration token is invalid\" }".to_owned(),
        ),
        (
            no(400, "Too many attempts. You have to wait for 5 minutes"),
            "show Code { wrong: 1, words: \"Too many attempts. You have to wait for 5 minutes\" }".to_owned(),
        ),
        (no(400, "Something else"), CHECK.to_owned()),
        (stands("failed"), "Declined(NotConfirmed)".to_owned()),
        (silent(CallError::NotSent), "show Code { wrong: 0, words: \"Dial *110#\" }".to_owned()),
        (lost(), "Unknown".to_owned()),
        (heard(504, ""), "Unknown".to_owned()),
    ];
    for (answer, expected) in table {
        assert_eq!(end(&typed("123456"), &asked, &[answer]), expected);
    }
    let answers = [no(400, "Something else"), next_is("send_otp", "Dial")];
    assert_eq!(end(&typed("1"), &asked, &answers), "show Code { wrong: 1, words: \"Dial\" }");
    let (_, once) = talk(&typed("1"), &asked, &[no(400, "Invalid OTP")]);
    assert_eq!(
        end(&typed("2"), &once, &[no(400, "Invalid OTP")]),
        "show Code { wrong: 2, words: \"Invalid OTP\" }"
    );
}

#[test]
fn a_code_that_is_not_given_takes_nothing() {
    let asked = asked_for_code();
    let still = || next_is("send_otp", "Dial *110#");
    assert_eq!(asked.status, AttemptStatus::Challenged);
    assert_eq!(end(&Op::Fetch, &asked, &[still()]), "wait 10000");
    assert_eq!(end(&Op::Void, &asked, &[still()]), "Declined(Abandoned)");
    // A code that may still arrive takes money.
    let (_, unheard) = talk(&typed("123456"), &asked, &[lost()]);
    assert_eq!(end(&Op::Void, &unheard, &[still()]), "wait 10000");
    let (_, heard) = talk(&typed("123456"), &asked, &[no(400, "Invalid OTP")]);
    assert_eq!(end(&Op::Void, &heard, &[still()]), "Declined(Abandoned)");
}

#[test]
fn what_follows_from_a_charge_without_the_buyer() {
    let failed = |words: &str| ok(with(transaction("failed"), &[("gateway_response", json!(words))]));
    let paused = json!({
        "authorization_url": "https://checkout.paystack.com/resume/1", "reference": "pay-1",
        "access_code": "1",
        "paused": true,
    });
    let table = [
        (stands("success"), succeeded(paid())),
        (failed("Insufficient Funds"), "Declined(InsufficientFunds)".to_owned()),
        (failed("Expired card"), "Declined(ExpiredCard)".to_owned()),
        (failed("Pickup card (stolen card)"), "Declined(LostOrStolenCard)".to_owned()),
        (failed("Incorrect CVV"), "Declined(IncorrectCvc)".to_owned()),
        (failed("Token authentication failed"), "Declined(AuthenticationFailed)".to_owned()),
        (failed("Declined"), "Declined(CardDeclined)".to_owned()),
        (ok(paused), "Declined(AuthenticationFailed)".to_owned()),
        (next_is("send_otp", "x"), "Declined(AuthenticationFailed)".to_owned()),
        (next_is("open_url", "x"), "Declined(AuthenticationFailed)".to_owned()),
        (stands("pending"), "wait 10000".to_owned()),
        (stands("queued"), "wait 10000".to_owned()),
        (no(400, "Authorization code is invalid"), "Declined(CardDeclined)".to_owned()),
        (no(400, "Expired Card"), "Declined(ExpiredCard)".to_owned()),
        (duplicate(), LOOK.to_owned()),
        (silent(CallError::NotSent), "Unavailable".to_owned()),
        (lost(), "Unknown".to_owned()),
        (heard(500, ""), "Unknown".to_owned()),
        (ok(with(transaction("success"), &[("reference", json!("pay-2"))])), "Unknown".to_owned()),
    ];
    for (answer, expected) in table {
        assert_eq!(end(&Op::ChargeSaved, &renewal(), &[answer]), expected);
    }
    for ask in ["send_otp", "pay_offline", "open_url", "send_pin"] {
        let said = end(&Op::Fetch, &renewal(), &[next_is(ask, "x")]);
        assert!(!said.starts_with("show"), "nobody is there to see it: {said}");
    }
}

fn returned_money(id: u64, amount: i64, status: &str) -> Value {
    json!({
        "id": id, "integration": 1, "domain": "test", "transaction": 4_099_260_516u64, "dispute": null,
        "amount": amount, "currency": "GHS", "status": status, "merchant_note": "by hand",
        "customer_note": "x",
    })
}

#[test]
fn what_went_back_is_looked_up_when_there_is_reason_to() {
    let mut known = card();
    known.status = AttemptStatus::Succeeded;
    known.captured = 5000;
    let mut disputed = returned_money(4, 1000, "processed");
    disputed["dispute"] = json!(20);
    let mut others = returned_money(5, 700, "processed");
    others["transaction"] = json!(1);
    let list = || {
        json!([
            returned_money(1, 1200, "processed"),
            returned_money(2, 300, "processed"),
            returned_money(3, 500, "pending"),
            disputed,
            others
        ])
    };
    let refunds = "GET /refund?transaction=4099260516&perPage=100";
    let (said, _) = talk(&Op::Fetch, &known, &[stands("success"), ok(list())]);
    let back = |refunded| succeeded(Captured { refunded, instrument: None, ..paid() });
    assert_eq!(said[1..], [refunds.to_owned(), back(Some(1500))]);
    assert_eq!(end(&Op::Fetch, &known, &[stands("success"), ok(json!([]))]), back(Some(0)));
    assert_eq!(end(&Op::Fetch, &known, &[stands("success"), lost()]), back(None));
    let full: Vec<Value> = (0..100).map(|id| returned_money(id, 1, "processed")).collect();
    assert_eq!(
        end(&Op::Fetch, &known, &[stands("success"), ok(json!(full))]),
        back(None),
        "there may be more"
    );
    // Reversed, whoever did it.
    let all = json!([returned_money(1, 5000, "processed")]);
    assert_eq!(end(&Op::Fetch, &on_page(), &[stands("reversed"), ok(all)]), back(Some(5000)));
    assert_eq!(end(&Op::Fetch, &on_page(), &[stands("reversed"), ok(json!([]))]), "Unknown");
    assert_eq!(end(&Op::Fetch, &on_page(), &[stands("reversed"), lost()]), "Unknown");
    assert_eq!(end(&Op::Fetch, &on_page(), &[stands("success")]), succeeded(paid()), "one call, usually");
}

/// A captured payment and a refund of 4999 of it, in this state.
fn refund_step(op: &Op, state: &State, round: u32, last: Option<&Exchange>) -> (State, Step) {
    refund_step_of(op, state, last, NOW, |refund| refund.body.round = round)
}

fn refund_step_of(
    op: &Op,
    state: &State,
    last: Option<&Exchange>,
    now: Timestamp,
    change: impl Fn(&mut Refund),
) -> (State, Step) {
    let mut attempt = card();
    attempt.captured = 5000;
    attempt.body.processor_reference = Some("4099260516".to_owned());
    let mut back = refund(&attempt, 4999);
    change(&mut back);
    let (keys, site) = (keys(), testing::site());
    let case = Case { keys: &keys, attempt: &attempt, refund: Some(&back), state, site: &site, now };
    Paystack.step(op, &case, last)
}

fn our_refund(status: &str) -> Value {
    with(returned_money(3_018_284, 4999, status), &[("merchant_note", json!("re_1-0"))])
}

const REFUND_CALL: &str = "POST /refund - {\"amount\":4999,\"currency\":\"GHS\",\"merchant_note\":\"re_1-0\",\
     \"transaction\":\"pay-1\"}";

#[test]
fn what_follows_from_the_answer_to_a_refund() {
    let (state, step) = refund_step(&Op::Refund, &State::new(), 0, None);
    assert_eq!(say(&step), REFUND_CALL);
    let table = [
        (ok(our_refund("pending")), "Pending(\"3018284\")"),
        (ok(our_refund("processing")), "Pending(\"3018284\")"),
        (ok(our_refund("needs-attention")), "Pending(\"3018284\")"),
        (ok(our_refund("processed")), "Succeeded(\"3018284\")"),
        (ok(our_refund("failed")), "Failed(\"failed\")"),
        (ok(our_refund("a new word")), "Unknown"),
        (ok(with(our_refund("processed"), &[("amount", json!(5000))])), "Unknown"),
        (ok(with(our_refund("processed"), &[("currency", json!("NGN"))])), "Unknown"),
        (ok(with(our_refund("processed"), &[("transaction", json!(7))])), "Unknown"),
        (
            ok(with(
                our_refund("pending"),
                &[("transaction", json!({ "id": 4_099_260_516u64, "reference": "x" }))],
            )),
            "Pending(\"3018284\")",
        ),
        (no(400, "Transaction has been fully reversed"), "Failed(\"Transaction has been fully reversed\")"),
        (no(401, "Invalid key"), "Unknown"),
        (no(429, "slow down"), "Unknown"),
        (lost(), "Unknown"),
        (silent(CallError::NotSent), "Unknown"),
        (heard(500, ""), "Unknown"),
        (heard(200, "[]"), "Unknown"),
    ];
    for (answer, expected) in table {
        assert_eq!(say(&refund_step(&Op::Refund, &state, 0, Some(&answer)).1), expected);
    }
    let (state, step) = refund_step(&Op::Refund, &State::new(), 3, None);
    assert!(say(&step).contains("re_1-3"), "a definite no that is tried again is another refund there");
    assert!(!format!("{state:?}").contains("sk_test"));
}

/// Money never goes back twice: what was not heard is looked for, and made again only when it cannot arrive
/// any more.
#[test]
fn a_refund_that_was_not_heard_is_looked_for() {
    let (sent, _) = refund_step(&Op::Refund, &State::new(), 0, None);
    let (unheard, _) = refund_step(&Op::Refund, &sent, 0, Some(&lost()));
    for op in [Op::Refund, Op::FetchRefund] {
        let (state, step) = refund_step(&op, &unheard, 0, None);
        assert_eq!(say(&step), "GET /refund?transaction=4099260516&perPage=100 -");
        let after = |list: Value, minutes: i64| {
            let now = NOW.plus(minutes * MINUTE);
            say(&refund_step_of(&op, &state, Some(&ok(list)), now, |_| ()).1)
        };
        assert_eq!(
            after(json!([returned_money(1, 4999, "pending"), our_refund("processed")]), 0),
            "Succeeded(\"3018284\")"
        );
        assert_eq!(after(json!([]), 1), "Unknown", "it may still arrive");
        assert_eq!(after(json!([]), 10), REFUND_CALL);
        assert_eq!(after(json!([returned_money(1, 4999, "processed")]), 10), REFUND_CALL, "another's");
        let elsewhere = with(our_refund("processed"), &[("transaction", json!(7))]);
        assert_eq!(after(json!([elsewhere]), 10), REFUND_CALL, "of another payment");
        let full: Vec<Value> = (0..100).map(|id| returned_money(id, 1, "processed")).collect();
        assert_eq!(after(json!(full), 10), "Unknown", "it may be on the next page");
        let done = refund_step_of(&op, &state, Some(&ok(json!([]))), NOW.plus(DAY), |refund| {
            refund.status = RefundStatus::Succeeded;
        });
        assert_eq!(say(&done.1), "Unknown", "what is done is not made again");
        assert_eq!(say(&refund_step(&op, &state, 0, Some(&lost())).1), "Unknown");
    }
    // The second request is refused because of the first, which had arrived.
    let (looking, _) = refund_step(&Op::Refund, &unheard, 0, None);
    let (again, _) = refund_step_of(&Op::Refund, &looking, Some(&ok(json!([]))), NOW.plus(DAY), |_| ());
    let refused = no(400, "Transaction has been fully reversed");
    assert_eq!(say(&refund_step(&Op::Refund, &again, 0, Some(&refused)).1), "Unknown");
    let (kept, _) = refund_step(&Op::Refund, &again, 0, Some(&silent(CallError::NotSent)));
    let (_, step) = refund_step(&Op::Refund, &kept, 0, None);
    assert!(say(&step).starts_with("GET /refund?"), "the first may still be there");
    // These do not prove that it is not there.
    for answer in [no(408, "timeout"), no(409, "conflict"), heard(500, ""), heard(200, "<html>")] {
        let (state, _) = refund_step(&Op::Refund, &sent, 0, Some(&answer));
        assert!(say(&refund_step(&Op::Refund, &state, 0, None).1).starts_with("GET /refund?"), "{answer:?}");
    }
    // One that never left is simply sent, and so is one that was turned away at the door.
    let (state, _) = refund_step(&Op::Refund, &sent, 0, Some(&no(401, "Invalid key")));
    assert_eq!(say(&refund_step(&Op::Refund, &state, 0, None).1), REFUND_CALL);
    let (unsent, _) = refund_step(&Op::Refund, &sent, 0, Some(&silent(CallError::NotSent)));
    assert_eq!(say(&refund_step(&Op::Refund, &unsent, 0, None).1), REFUND_CALL);
    assert_eq!(
        say(&refund_step(&Op::FetchRefund, &State::new(), 0, None).1),
        "Unknown",
        "nothing was asked for"
    );
}

#[test]
fn the_number_of_the_transaction_is_asked_for_where_it_is_not_known() {
    let (sent, _) = refund_step(&Op::Refund, &State::new(), 0, None);
    let mut attempt = card();
    attempt.body.processor_reference = Some("pay-1".to_owned());
    let back = refund(&attempt, 4999);
    let (keys, site) = (keys(), testing::site());
    let at = |state: &State, last: Option<&Exchange>| {
        let case = Case { keys: &keys, attempt: &attempt, refund: Some(&back), state, site: &site, now: NOW };
        let (state, step) = Paystack.step(&Op::Refund, &case, last);
        (state, say(&step))
    };
    let (state, said) = at(&sent, None);
    assert_eq!(said, "GET /transaction/verify/pay-1 -");
    let (listing, said) = at(&state, Some(&stands("success")));
    assert_eq!(said, "GET /refund?transaction=4099260516&perPage=100 -");
    assert_eq!(at(&listing, Some(&ok(json!([our_refund("pending")])))).1, "Pending(\"3018284\")");
    let other = ok(with(transaction("success"), &[("reference", json!("pay-2"))]));
    assert_eq!(at(&state, Some(&other)).1, "Unknown");
}

#[test]
fn a_refund_that_is_known_is_asked_about_by_its_number() {
    let (sent, _) = refund_step(&Op::Refund, &State::new(), 0, None);
    let (known, _) = refund_step(&Op::Refund, &sent, 0, Some(&ok(our_refund("pending"))));
    for op in [Op::Refund, Op::FetchRefund] {
        let (state, step) = refund_step(&op, &known, 0, None);
        assert_eq!(say(&step), "GET /refund/3018284 -");
        let table = [
            (ok(our_refund("processed")), "Succeeded(\"3018284\")"),
            (ok(our_refund("pending")), "Pending(\"3018284\")"),
            (
                ok(with(our_refund("failed"), &[("reason", json!("Account closed"))])),
                "Failed(\"Account closed\")",
            ),
            (ok(with(our_refund("processed"), &[("id", json!(1))])), "Unknown"),
            (no(404, "Refund not found"), "Unknown"),
            (lost(), "Unknown"),
        ];
        for (answer, expected) in table {
            assert_eq!(say(&refund_step(&op, &state, 0, Some(&answer)).1), expected);
        }
    }
    let (_, step) = refund_step_of(&Op::FetchRefund, &State::new(), None, NOW, |refund| {
        refund.body.processor_reference = Some("3018284".to_owned());
    });
    assert_eq!(say(&step), "GET /refund/3018284 -");
}

#[test]
fn settings_are_judged() {
    let live = "sk_live_0123456789abcdef0123456789abcdef";
    let wrong = |mode, settings: &[(&str, &str)]| {
        Paystack.check(&keys_of(&Paystack, mode, settings)).map(|(name, _)| name)
    };
    assert_eq!(wrong(Mode::Test, &[(SECRET_KEY, KEY)]), None);
    assert_eq!(wrong(Mode::Live, &[(SECRET_KEY, live)]), None);
    for (mode, key) in [
        (Mode::Live, KEY),
        (Mode::Test, live),
        (Mode::Test, "pk_test_0123456789abcdef0123456789abcdef"),
        (Mode::Test, "sk_test_short"),
        (Mode::Test, "sk_test_0123456789abcdef 0123456789abcdef"),
        (Mode::Test, ""),
    ] {
        assert_eq!(wrong(mode, &[(SECRET_KEY, key)]), Some(SECRET_KEY), "{key}");
    }
    assert_eq!(wrong(Mode::Test, &[]), Some(SECRET_KEY));
    let told = Paystack.check(&keys_of(&Paystack, Mode::Live, &[(SECRET_KEY, KEY)])).unwrap().1;
    assert!(told.contains("sk_live_") && !told.contains(KEY), "{told}");
    for name in [API_BASE, CHECKOUT_ORIGIN] {
        for good in ["http://127.0.0.1:8080", "http://localhost:1", "http://[::1]:80"] {
            assert_eq!(wrong(Mode::Test, &[(SECRET_KEY, KEY), (name, good)]), None, "{good}");
        }
        for bad in [
            "http://api.example",
            "https://a.example/",
            "https://a.example/x",
            "ftp://a",
            "a.example",
            "",
            "https://u@a.example",
            "https://*",
        ] {
            assert_eq!(wrong(Mode::Test, &[(SECRET_KEY, KEY), (name, bad)]), Some(name), "{bad}");
        }
    }
    let elsewhere = |name| wrong(Mode::Live, &[(SECRET_KEY, live), (name, "https://pay.example")]);
    assert_eq!(elsewhere(CHECKOUT_ORIGIN), None, "buyers may be led to another page");
    assert_eq!(elsewhere(API_BASE), Some(API_BASE), "but the secret key goes nowhere else");
    for bad in ["", "example", ".com", "a@b.c", "exam ple.com", "example.com."] {
        let settings = [(SECRET_KEY, KEY), (EMAIL_DOMAIN, bad)];
        assert_eq!(wrong(Mode::Test, &settings), Some(EMAIL_DOMAIN), "{bad}");
    }
}

#[test]
fn the_profile_says_what_is_served() {
    let profile = Paystack.profile();
    let card = profile.serves(Method::Card).unwrap();
    let wallet = profile.serves(Method::MobileMoney).unwrap();
    assert_eq!((card.page, card.saves, card.holds), (PageScope::Redirect, true, false));
    assert_eq!((wallet.page, wallet.saves, wallet.holds), (PageScope::Prompt, false, false));
    assert_eq!(wallet.currencies, ["GHS"]);
    assert!(profile.serves(Method::BankTransfer).is_none() && profile.glue.is_none());
    let sources = Paystack.sources(&keys());
    assert_eq!(sources.forms, ["https://checkout.paystack.com"]);
    assert!(sources.scripts.is_empty() && sources.frames.is_empty() && !sources.untyped);
    assert!(crate::all().iter().any(|processor| processor.profile().id == "paystack"));
    let (cursor, scan) = Paystack.scan(&keys(), &State::new(), &[], None, NOW);
    assert!(cursor.is_empty() && matches!(scan, Scan::Idle));
}

#[test]
fn references_lead_back_to_attempts() {
    let mut attempt = card();
    for id in ["pay_1", "pay_0Bz9XyQ"] {
        attempt.id = AttemptId::of(id);
        let name = reference(&attempt);
        assert!(name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.=".contains(&byte)), "{name}");
        assert_eq!(attempt_of(&name), Some(AttemptId::of(id)));
    }
    assert_eq!(attempt_of("re-1"), None);
}

#[test]
fn statements_are_read() {
    let row = |text: &str| -> Vec<String> { text.split('|').map(str::to_owned).collect() };
    let charges = row("Reference|Amount Paid|Currency|Status|Channel");
    let charge = Line {
        about: Reference::Attempt(AttemptId::of("pay_1")),
        kind: LineKind::Charge,
        amount: money(5000, "GHS"),
    };
    let table = [
        ("pay-1|50.00|GHS|success|card", Ok(Some(charge.clone()))),
        ("pay-1|50|ghs|Success|card", Ok(Some(charge.clone()))),
        ("pay-1|50.00|GHS|reversed|card", Ok(Some(charge))),
        ("pay-1|50.00|GHS|failed|card", Ok(None)),
        ("pay-1|50.00|GHS|abandoned|card", Ok(None)),
        ("T685312322670591|50.00|GHS|success|card", Ok(None)),
        ("pay-1|fifty|GHS|success|card", Err("the amount or the currency is not known".to_owned())),
        ("pay-1|50.00||success|card", Err("there is no currency".to_owned())),
        ("|50.00|GHS|success|card", Err("there is no reference".to_owned())),
        ("pay-1|50.00|GHS", Err("there is no status".to_owned())),
        ("pay-1||GHS|success|card", Err("there is no amount".to_owned())),
    ];
    for (text, expected) in table {
        assert_eq!(Paystack.line(&charges, &row(text)), expected, "{text}");
    }
    let refunds = row("Transaction Reference|Refund Amount|Currency|Status");
    let back = Line {
        about: Reference::Attempt(AttemptId::of("pay_1")),
        kind: LineKind::Refund,
        amount: money(1250, "GHS"),
    };
    assert_eq!(Paystack.line(&refunds, &row("pay-1|12.50|GHS|processed")), Ok(Some(back)));
    assert_eq!(Paystack.line(&refunds, &row("pay-1|12.50|GHS|pending")), Ok(None));
}
