//! Conversations with Razorpay, written from its documents, and what its notices and returns are worth.

mod hooks;

use super::*;
use crate::testing::{NOW, attempt, heard, keys, money, refund, say, shown, silent, site};
use kassa_domain::attempt::{Attempt, AttemptStatus, Decline, Instrument};
use kassa_domain::id::{AttemptId, RefundId, Scope};
use kassa_domain::money::Currency;
use kassa_domain::processor::{Ask, CallError, Captured, Means, Outcome, Payer, Refunding};
use kassa_domain::refund::Refund;
use kassa_domain::time::{DAY, HOUR, MINUTE};
use serde_json::json;

/// The documented secret of the documented signature.
const SECRET: &str = "EnLs21M47BllR3X8PSFtjtbd";
const HOOK: &str = "webhook_canary_0123456789";

fn account() -> Keys {
    let settings = [
        (KEY_ID, "rzp_test_canary"),
        (KEY_SECRET, SECRET),
        (WEBHOOK_SECRET, HOOK),
        (ACCOUNT_ID, "acc_BFQ7uQEaa7j2z7"),
    ];
    keys(&Razorpay, Mode::Test, &settings)
}

fn asked() -> Attempt {
    attempt("razorpay", Method::Card, money(50_000, "INR"))
}

fn by_buyer() -> Op {
    Op::Charge(Payer { email: Some("typed@example.com".to_owned()), means: Means::Outside, scripted: true })
}

fn order() -> Value {
    json!({
        "id": "order_1", "entity": "order", "amount": 50000, "amount_paid": 0, "amount_due": 50000,
        "currency": "INR", "receipt": "1", "offer_id": null, "status": "created", "attempts": 0,
        "notes": { "kassa_payment": "pay_1" }, "created_at": 1_800_000_000,
    })
}

fn payment(id: &str, status: &str) -> Value {
    json!({
        "id": id, "entity": "payment", "amount": 50000, "currency": "INR", "status": status,
        "order_id": "order_1", "invoice_id": null, "international": false, "method": "netbanking",
        "amount_refunded": 0, "refund_status": null, "captured": status == "captured", "bank": "HDFC",
        "wallet": null, "vpa": null, "notes": [], "fee": null, "error_code": null, "error_reason": null,
        "created_at": 1_800_000_000,
    })
}

fn with(mut value: Value, fields: Value) -> Value {
    for (name, field) in fields.as_object().unwrap() {
        value[name] = field.clone();
    }
    value
}

fn list(items: &[Value]) -> Exchange {
    heard(200, json!({ "entity": "collection", "count": items.len(), "items": items }))
}

fn no(reason: &str) -> Exchange {
    let error = json!({ "code": "BAD_REQUEST_ERROR", "description": "No, and why.", "reason": reason });
    heard(400, json!({ "error": error }))
}

/// A conversation as the engine leads it: each state is remembered before the call. Says what was done, line
/// by line, and what is remembered in the end.
fn talk(op: &Op, attempt: &Attempt, back: Option<&Refund>, answers: Vec<Exchange>) -> (Vec<String>, State) {
    talk_at(NOW, op, attempt, back, answers)
}

fn talk_at(
    now: Timestamp,
    op: &Op,
    attempt: &Attempt,
    back: Option<&Refund>,
    answers: Vec<Exchange>,
) -> (Vec<String>, State) {
    let (keys, site) = (account(), site());
    let mut state = back.map_or(&attempt.body.state, |back| &back.body.state).clone();
    let (mut told, mut answers, mut last) = (vec![], answers.into_iter(), None);
    for _ in 0..=8 {
        let case = Case { keys: &keys, attempt, refund: back, state: &state, site: &site, now };
        let (next, step) = Razorpay.step(op, &case, last.as_ref());
        told.push(say(&step));
        let kept = format!("{next:?}");
        assert!(!kept.contains(SECRET) && !kept.contains("webhook_canary") && !kept.contains("@"), "{kept}");
        state = next;
        let Step::Call(_) = step else {
            assert!(answers.next().is_none(), "an answer was left over: {told:#?}");
            assert!(!state.contains_key(AWAITS), "nothing is awaited at rest");
            return (told, state);
        };
        last = answers.next();
        if last.is_none() {
            return (told, state);
        }
    }
    panic!("it never ends: {told:#?}");
}

fn remembers(attempt: &Attempt, state: Value) -> Attempt {
    let mut known = attempt.clone();
    known.body.state = state.as_object().unwrap().clone();
    known
}

/// The payment while the buyer has Checkout open.
fn offered() -> Attempt {
    let ask = Ask::Frame { script: String::new(), config: State::new(), plain: None };
    let state = json!({ "handle": "order_1", "sent": true, "shown": true });
    shown(&asked(), ask, state.as_object().unwrap().clone())
}

fn in_status(attempt: &Attempt, status: AttemptStatus) -> Attempt {
    Attempt { status, ..attempt.clone() }
}

fn alone() -> Attempt {
    let mut alone = asked();
    alone.body.off_session = Some("cust_1:token_1:pay_0".to_owned());
    alone
}

const ORDER: &str = "POST /v1/orders - \
    {\"amount\":50000,\"currency\":\"INR\",\"notes\":{\"kassa_payment\":\"pay_1\"},\
    \"payment\":{\"capture\":\"automatic\",\"capture_options\":{\"automatic_expiry_period\":30,\
    \"manual_expiry_period\":4320,\"refund_speed\":\"normal\"}},\"receipt\":\"1\"}";
const LOOKUP: &str = "GET /v1/orders?receipt=1 -";
const PAYMENTS: &str = "GET /v1/orders/order_1/payments -";

fn captured(reference: &str, instrument: Option<Instrument>) -> Outcome {
    Outcome::Succeeded(Box::new(Captured {
        amount: money(50_000, "INR"),
        reference: reference.to_owned(),
        saved: None,
        instrument,
        refunded: Some(0),
        excess: None,
    }))
}

fn by_bank() -> Option<Instrument> {
    let (kind, label) = ("netbanking".to_owned(), "HDFC".to_owned());
    Some(Instrument::Other { method: Method::Card, kind, label })
}

fn visa() -> Option<Instrument> {
    Some(Instrument::Card { brand: "Visa".to_owned(), last4: "0153".to_owned() })
}

#[test]
fn an_order_is_made_once_and_shown() {
    let (told, state) = talk(&Op::Prepare, &asked(), None, vec![heard(200, order())]);
    assert_eq!(told, [ORDER, "ready"]);
    assert_eq!(Value::Object(state.clone()), json!({ "handle": "order_1", "sent": true }));
    let prepared = remembers(&asked(), Value::Object(state));
    let (told, state) = talk(&by_buyer(), &prepared, None, vec![]);
    assert!(told.len() == 1 && told[0].starts_with("show Frame"), "{told:?}");
    assert_eq!(state["shown"], true);
    assert_eq!(talk(&Op::Prepare, &prepared, None, vec![]).0, ["ready"]);
    let (told, _) = talk(&by_buyer(), &asked(), None, vec![heard(200, order())]);
    assert!(told[0] == ORDER && told[1].starts_with("show Frame"), "{told:?}");
    let mut holding = asked();
    holding.body.holds = true;
    let (told, _) = talk(&by_buyer(), &holding, None, vec![]);
    let by_hand =
        "{\"capture\":\"manual\",\"capture_options\":{\"manual_expiry_period\":4320,\"refund_speed\":";
    assert!(told[0].contains(by_hand), "{told:?}");
}

#[test]
fn what_the_page_gets() {
    let mut described = asked();
    described.body.description = Some("Two books".to_owned());
    let prepared = remembers(&described, json!({ "handle": "order_1" }));
    let (keys, site) = (account(), site());
    let case = |attempt: &Attempt| {
        let state = &attempt.body.state;
        let case = Case { keys: &keys, attempt, refund: None, state, site: &site, now: NOW };
        Razorpay.step(&by_buyer(), &case, None).1
    };
    let Step::Show(ask) = case(&prepared) else { panic!() };
    assert!(!format!("{ask:?}").contains(SECRET) && ask.is_outside());
    let Ask::Frame { script, config, plain } = ask else { panic!() };
    assert_eq!(script, "https://checkout.razorpay.com/v1/checkout.js");
    let expected = json!({
        "key": "rzp_test_canary", "order_id": "order_1", "amount": 50000, "currency": "INR",
        "name": "Acme Books", "description": "Two books", "timeout": 900,
        "notes": { "kassa_payment": "pay_1" }, "prefill": { "email": "typed@example.com" },
    });
    assert_eq!(Value::Object(config), expected);
    let plain = plain.unwrap();
    assert_eq!(plain.action, "https://api.razorpay.com/v1/checkout/embedded");
    let fields: Vec<String> = plain.fields.iter().map(|(name, text)| format!("{name}={text}")).collect();
    assert_eq!(
        fields,
        [
            "key_id=rzp_test_canary",
            "order_id=order_1",
            "amount=50000",
            "currency=INR",
            "name=Acme Books",
            "description=Two books",
            "notes[kassa_payment]=pay_1",
            "prefill[email]=typed@example.com",
            "callback_url=https://pay.example/checkout/cs_1/return/pay_1",
            "cancel_url=https://pay.example/checkout/cs_1",
        ]
    );
    described.body.description = Some("- a dash".to_owned());
    let Step::Show(Ask::Frame { config, .. }) = case(&remembers(&described, json!({ "handle": "order_1" })))
    else {
        panic!()
    };
    assert!(!config.contains_key("description"), "it must begin with a letter or a digit");
}

#[test]
fn an_order_whose_making_was_not_heard_of_is_looked_up_before_another_is_made() {
    let (told, state) = talk(&Op::Prepare, &asked(), None, vec![silent(CallError::NoAnswer)]);
    assert_eq!(told, [ORDER, "ready"], "the page opens all the same");
    let unheard = remembers(&asked(), Value::Object(state));
    let (told, state) = talk(&by_buyer(), &unheard, None, vec![list(&[order()])]);
    assert!(told.len() == 2 && told[0] == LOOKUP && told[1].starts_with("show"), "{told:?}");
    assert_eq!(state["handle"], "order_1");
    let (told, _) = talk(&by_buyer(), &unheard, None, vec![list(&[]), heard(200, order())]);
    assert!(told[0] == LOOKUP && told[1] == ORDER && told[2].starts_with("show"), "{told:?}");
    // Orders that are not for this payment are not taken for it.
    for other in [
        json!({ "receipt": "2" }),
        json!({ "amount": 49999 }),
        json!({ "currency": "USD" }),
        json!({ "id": "x" }),
    ] {
        let (told, _) = talk(&by_buyer(), &unheard, None, vec![list(&[with(order(), other)])]);
        assert_eq!(told, [LOOKUP, ORDER]);
    }
}

#[test]
fn no_money_moves_by_an_order_that_nobody_saw() {
    let refused = "Declined(ProcessingError)";
    let table = [
        (silent(CallError::NotSent), "Unavailable"),
        (silent(CallError::NoAnswer), "Unavailable"),
        (heard(500, "{}"), "Unavailable"),
        (heard(429, "{}"), "Unavailable"),
        (heard(401, "{}"), "Unavailable"),
        (no("input_validation_failed"), refused),
        (heard(200, "{}"), "Unknown"),
        (heard(200, with(order(), json!({ "receipt": "2" }))), "Unknown"),
        (heard(200, with(order(), json!({ "amount": 1 }))), "Unknown"),
    ];
    for (answer, expected) in table {
        let said = format!("{answer:?}");
        assert_eq!(talk(&by_buyer(), &asked(), None, vec![answer]).0, [ORDER, expected], "{said}");
    }
    for answer in [silent(CallError::NotSent), heard(500, "{}"), no("x"), heard(200, "{}")] {
        assert_eq!(talk(&Op::Prepare, &asked(), None, vec![answer]).0, [ORDER, "ready"]);
    }
}

#[test]
fn amounts_that_cannot_be_said_are_declined_before_any_call() {
    for (amount, code) in [(99_991, "KWD"), (0, "INR")] {
        let odd = attempt("razorpay", Method::Card, money(amount, code));
        assert_eq!(talk(&by_buyer(), &odd, None, vec![]).0, ["Declined(ProcessingError)"], "{code}");
        assert_eq!(talk(&Op::Prepare, &odd, None, vec![]).0, ["ready"], "{code}");
    }
    for (amount, code) in [(99_990, "KWD"), (295, "JPY"), (1, "USD")] {
        let told = talk(&by_buyer(), &attempt("razorpay", Method::Card, money(amount, code)), None, vec![]).0;
        assert!(told[0].contains(&format!("{{\"amount\":{amount},\"currency\":\"{code}\"")), "{told:?}");
    }
}

/// Razorpay's list says these decimals, and they are ours.
#[test]
fn every_currency_is_one_that_is_counted_alike() {
    let none = [
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF",
        "XOF", "XPF",
    ];
    let three = ["BHD", "IQD", "JOD", "KWD", "OMR", "TND"];
    for code in CURRENCIES {
        let expected = if none.contains(code) { 0 } else { 2 + u32::from(three.contains(code)) };
        assert_eq!(Currency::parse(code).map(Currency::exponent), Some(expected), "{code}");
    }
    assert_eq!(CURRENCIES.iter().collect::<std::collections::BTreeSet<_>>().len(), CURRENCIES.len());
}

#[test]
fn our_reference_fits_into_a_receipt() {
    struct Most;
    impl kassa_domain::chance::Chance for Most {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(0xff);
        }
    }
    let scope = Scope { merchant: 1, mode: Mode::Live };
    let (id, back) = (AttemptId::mint(scope, NOW, &Most), RefundId::mint(scope, NOW, &Most));
    assert!(id.as_str().len() > 40, "which is why its prefix is left out");
    let receipt = short(id.as_str());
    assert!(receipt.len() <= 40 && format!("{}-10", short(back.as_str())).len() <= 40);
    assert_eq!(format!("pay_{receipt}"), id.as_str(), "nothing else is lost");
    assert!(is_word(receipt), "it stands in a query as it is");
}

#[test]
fn how_it_stands_while_the_buyer_may_pay() {
    let table = [
        (list(&[]), "wait 2000".to_owned()),
        (list(&[payment("pay_a", "created")]), "wait 2000".to_owned()),
        (list(&[payment("pay_a", "failed")]), "wait 2000".to_owned()),
        (list(&[with(payment("pay_a", "refunded"), json!({ "captured": false }))]), "wait 2000".to_owned()),
        (
            list(&[payment("pay_a", "failed"), payment("pay_b", "captured")]),
            format!("{:?}", captured("pay_b", by_bank())),
        ),
        (list(&[with(payment("pay_a", "captured"), json!({ "order_id": "order_2" }))]), "Unknown".to_owned()),
        (list(&[with(payment("../x", "captured"), json!({}))]), "Unknown".to_owned()),
        (list(&[order()]), "Unknown".to_owned()),
        (heard(200, "{}"), "Unknown".to_owned()),
        (heard(500, "{}"), "Unknown".to_owned()),
        (no("x"), "Unknown".to_owned()),
        (silent(CallError::NoAnswer), "Unknown".to_owned()),
        (silent(CallError::NotSent), "Unknown".to_owned()),
    ];
    for (answer, expected) in table {
        let said = format!("{answer:?}");
        assert_eq!(talk(&Op::Fetch, &offered(), None, vec![answer]).0, [PAYMENTS, &expected], "{said}");
    }
    let later = |after| talk_at(NOW.plus(after), &Op::Fetch, &offered(), None, vec![list(&[])]).0[1].clone();
    assert_eq!(later(HOUR), format!("wait {}", HOUR + 30_000));
    assert_eq!(later(DAY), format!("wait {}", DAY + 10 * MINUTE));
    assert_eq!(later(2 * DAY), format!("wait {}", 2 * DAY + HOUR));
}

/// Money of another amount or currency is said as it is: the domain does not take it for the payment.
#[test]
fn another_amount_is_said_and_not_hidden() {
    for (fields, expected) in [
        (json!({ "amount": 49999 }), "amount: Money { amount: 49999,"),
        (json!({ "currency": "JPY" }), "\"JPY\""),
        (json!({ "amount": 50001 }), "amount: Money { amount: 50001,"),
    ] {
        let list = list(&[with(payment("pay_a", "captured"), fields)]);
        let told = talk(&Op::Fetch, &offered(), None, vec![list]).0;
        let shown = told[1].replace("Iso(JPY)", "\"JPY\"");
        assert!(shown.starts_with("Succeeded") && shown.contains(expected), "{told:?}");
    }
    let odd = list(&[with(payment("pay_a", "captured"), json!({ "currency": "DEM" }))]);
    assert_eq!(talk(&Op::Fetch, &offered(), None, vec![odd]).0[1], "Unknown");
}

#[test]
fn what_the_card_was_is_asked_for_once() {
    let card = json!({ "last4": "0153", "network": "Visa", "name": "Gaurav Kumar" });
    let plain = with(payment("pay_b", "captured"), json!({ "method": "card" }));
    let full = with(plain.clone(), json!({ "card": card }));
    let ask = "GET /v1/payments/pay_b?expand%5B%5D=card -";
    let fetch = |answers| talk(&Op::Fetch, &offered(), None, answers).0;
    let known = format!("{:?}", captured("pay_b", visa()));
    assert_eq!(fetch(vec![list(std::slice::from_ref(&full))]), [PAYMENTS, &known]);
    let told = fetch(vec![list(std::slice::from_ref(&plain)), heard(200, &full)]);
    assert_eq!(told, [PAYMENTS, ask, &known]);
    // It was paid, whether or not more is told.
    let unknown = format!("{:?}", captured("pay_b", None));
    for silence in [
        silent(CallError::NoAnswer),
        heard(500, "{}"),
        no("x"),
        heard(200, with(full.clone(), json!({ "id": "pay_c" }))),
    ] {
        let answers = vec![list(std::slice::from_ref(&plain)), silence, list(std::slice::from_ref(&plain))];
        assert_eq!(fetch(answers), [PAYMENTS, ask, PAYMENTS, &unknown]);
    }
    // Somebody else asked, and was not answered: it may still be on its way, or its process may be gone.
    let (told, state) = talk(&Op::Fetch, &offered(), None, vec![list(std::slice::from_ref(&plain))]);
    assert_eq!(told, [PAYMENTS, ask]);
    let beside = in_status(&remembers(&asked(), Value::Object(state)), AttemptStatus::Offered);
    let answers = vec![list(std::slice::from_ref(&plain)), heard(200, &full)];
    assert_eq!(talk(&Op::Fetch, &beside, None, answers).0, [PAYMENTS, ask, &known]);
    let upi =
        with(payment("pay_b", "captured"), json!({ "method": "upi", "bank": null, "vpa": "a.name@upi" }));
    let told = fetch(vec![list(&[upi])]);
    assert!(told[1].contains("kind: \"upi\", label: \"\"") && !told[1].contains("a.name"), "{told:?}");
    let wallet = json!({ "method": "wallet", "bank": null, "wallet": "payzapp" });
    let told = fetch(vec![list(&[with(payment("pay_b", "captured"), wallet)])]);
    assert!(told[1].contains("kind: \"wallet\", label: \"payzapp\""), "{told:?}");
}

#[test]
fn what_is_authorised_is_captured_by_us() {
    let capture = "POST /v1/payments/pay_a/capture - {\"amount\":50000,\"currency\":\"INR\"}";
    let held = || list(&[payment("pay_a", "authorized")]);
    let paid = format!("{:?}", captured("pay_a", by_bank()));
    let fetch = |answers| talk(&Op::Fetch, &offered(), None, answers).0;
    assert_eq!(fetch(vec![held(), heard(200, payment("pay_a", "captured"))]), [PAYMENTS, capture, &paid]);
    assert_eq!(fetch(vec![held(), silent(CallError::NoAnswer)]), [PAYMENTS, capture, "Unknown"]);
    assert_eq!(fetch(vec![held(), heard(500, "{}")]), [PAYMENTS, capture, "Unknown"]);
    let other = with(payment("pay_b", "captured"), json!({}));
    assert_eq!(fetch(vec![held(), heard(200, other)]), [PAYMENTS, capture, "Unknown"]);
    // Razorpay was faster.
    let late = list(&[payment("pay_a", "captured")]);
    assert_eq!(fetch(vec![held(), no("x"), late]), [PAYMENTS, capture, PAYMENTS, &paid]);
    assert_eq!(fetch(vec![held(), no("x"), held()]), [PAYMENTS, capture, PAYMENTS, "wait 2000"]);
    // It may be captured after a crash too.
    let (_, state) = talk(&Op::Fetch, &offered(), None, vec![held(), no("x")]);
    let again = in_status(&remembers(&asked(), Value::Object(state)), AttemptStatus::Offered);
    assert_eq!(talk(&Op::Fetch, &again, None, vec![]).0, [PAYMENTS]);
    // Another amount is not taken.
    let odd = list(&[with(payment("pay_a", "authorized"), json!({ "amount": 49999 }))]);
    let told = fetch(vec![odd]);
    assert!(told[1].starts_with("Authorized") && told[1].contains("49999"), "{told:?}");
    let parked = in_status(&offered(), AttemptStatus::Parked);
    assert_eq!(talk(&Op::Fetch, &parked, None, vec![held()]).0, [PAYMENTS, "Unknown"]);
    // What nobody wants any more is left alone, and goes back by itself.
    for status in [AttemptStatus::Canceled, AttemptStatus::Declined] {
        let told = talk(&Op::Fetch, &in_status(&offered(), status), None, vec![held()]).0;
        assert_eq!(told, [PAYMENTS, &format!("wait {}", 3 * DAY)]);
    }
}

#[test]
fn money_is_held_and_captured_whole() {
    let mut holding = offered();
    holding.body.holds = true;
    let held = || list(&[payment("pay_a", "authorized")]);
    let told = talk(&Op::Fetch, &holding, None, vec![held()]).0;
    let until = format!("until: Some(Timestamp({}))", NOW.plus(3 * DAY).0);
    assert!(told[1].starts_with("Authorized") && told[1].contains(&until), "{told:?}");
    assert!(told[1].contains("reference: \"pay_a\""), "{told:?}");
    let parked = in_status(&holding, AttemptStatus::Parked);
    assert_eq!(talk(&Op::Fetch, &parked, None, vec![held()]).0, told, "it is a fact for whoever looks");
    let mut authorized = in_status(&holding, AttemptStatus::Authorized);
    authorized.body.processor_reference = Some("pay_a".to_owned());
    let capture = "POST /v1/payments/pay_a/capture - {\"amount\":50000,\"currency\":\"INR\"}";
    let paid = format!("{:?}", captured("pay_a", by_bank()));
    let gone = || list(&[with(payment("pay_a", "refunded"), json!({ "captured": false }))]);
    let op = Op::Capture(money(50_000, "INR"));
    let table = [
        (vec![heard(200, payment("pay_a", "captured"))], vec![capture, &paid]),
        (vec![no("x"), list(&[payment("pay_a", "captured")])], vec![capture, PAYMENTS, &paid]),
        (vec![no("x"), gone()], vec![capture, PAYMENTS, "Declined(NotCharged)"]),
        (vec![no("x"), held()], vec![capture, PAYMENTS, "Unknown"]),
        (vec![silent(CallError::NoAnswer)], vec![capture, "Unknown"]),
        (vec![silent(CallError::NotSent)], vec![capture, "Unknown"]),
        (vec![heard(429, "{}")], vec![capture, "Unknown"]),
    ];
    for (answers, expected) in table {
        assert_eq!(talk(&op, &authorized, None, answers).0, expected);
    }
    // Where the payment was never named to us it is looked up.
    authorized.body.processor_reference = None;
    let answers = vec![held(), heard(200, payment("pay_a", "captured"))];
    assert_eq!(talk(&op, &authorized, None, answers).0, [PAYMENTS, capture, &paid]);
    assert_eq!(
        talk(&Op::Fetch, &authorized, None, vec![gone()]).0,
        [PAYMENTS, "Declined(NotCharged)"],
        "nobody captured it in time"
    );
    assert_eq!(talk(&Op::Fetch, &authorized, None, vec![list(&[])]).0, [PAYMENTS, "Unknown"]);
    let told = talk(&Op::Void, &in_status(&holding, AttemptStatus::Canceled), None, vec![held()]).0;
    assert_eq!(told, [PAYMENTS, &format!("wait {}", 3 * DAY)], "it cannot be let go of sooner");
}

#[test]
fn an_order_is_over_when_nobody_can_pay_it_any_more() {
    assert_eq!(talk(&Op::Void, &asked(), None, vec![]).0, ["Declined(Abandoned)"], "nothing was shown");
    let prepared = remembers(&asked(), json!({ "handle": "order_1", "sent": true }));
    assert_eq!(talk(&Op::Void, &prepared, None, vec![]).0, ["Declined(Abandoned)"], "nothing was shown");
    let canceled = in_status(&offered(), AttemptStatus::Canceled);
    let (told, state) = talk(&Op::Void, &canceled, None, vec![list(&[])]);
    assert_eq!(told, [PAYMENTS, &format!("wait {HOUR}")], "Checkout may still be open somewhere");
    let mut voided = canceled.clone();
    voided.body.state = state;
    let at = |after, items: &[Value]| {
        talk_at(NOW.plus(after), &Op::Void, &voided, None, vec![list(items)]).0[1].clone()
    };
    assert_eq!(at(HOUR - 1, &[]), format!("wait {HOUR}"), "the time does not begin anew");
    assert_eq!(at(HOUR, &[]), "Declined(Abandoned)");
    assert_eq!(at(HOUR, &[payment("pay_a", "created")]), format!("wait {}", HOUR + 30_000));
    let failed = [payment("pay_a", "failed")];
    assert_eq!(at(HOUR, &failed), format!("wait {}", 4 * DAY), "it may be authorised late");
    assert_eq!(at(4 * DAY, &failed), "Declined(Abandoned)");
    assert_eq!(at(HOUR, &[payment("pay_a", "captured")]), format!("{:?}", captured("pay_a", by_bank())));
    assert_eq!(talk(&Op::Void, &canceled, None, vec![heard(500, "{}")]).0, [PAYMENTS, "Unknown"]);
    // Asked by a notice instead, it says the same.
    assert_eq!(talk(&Op::Fetch, &canceled, None, vec![list(&[])]).0, [PAYMENTS, &format!("wait {HOUR}")]);
}

#[test]
fn after_a_crash() {
    // Whoever began it may still be at it.
    assert_eq!(talk(&Op::Fetch, &asked(), None, vec![]).0, ["wait 120000"]);
    let later = NOW.plus(2 * MINUTE);
    let (told, _) = talk_at(later, &Op::Fetch, &asked(), None, vec![heard(200, order())]);
    assert!(told[0] == ORDER && told[1].starts_with("show"), "nothing had been sent: {told:?}");
    let unheard = remembers(&asked(), json!({ "sent": true, "awaits": "order" }));
    let (told, _) = talk_at(later, &Op::Fetch, &unheard, None, vec![list(&[order()])]);
    assert!(told[0] == LOOKUP && told[1].starts_with("show"), "{told:?}");
    assert!(told[1].contains("buyer@example.com"), "{told:?}");
    let (told, _) = talk_at(later, &Op::Fetch, &unheard, None, vec![list(&[]), heard(200, order())]);
    assert!(told[..2] == [LOOKUP, ORDER] && told[2].starts_with("show"), "{told:?}");
    // The order was heard of, and not shown any more.
    let ordered = remembers(&asked(), json!({ "handle": "order_1", "sent": true }));
    let (told, _) = talk(&Op::Fetch, &ordered, None, vec![list(&[])]);
    assert!(told[0] == PAYMENTS && told[1].starts_with("show"), "{told:?}");
    let gone = in_status(&unheard, AttemptStatus::Canceled);
    assert_eq!(talk(&Op::Fetch, &gone, None, vec![]).0, ["Declined(Abandoned)"]);
}

/// Looking at a payment that is settled must remember nothing first, and asks nothing more than how much went
/// back.
#[test]
fn a_settled_payment_is_looked_at_without_a_trace() {
    let settled = in_status(&offered(), AttemptStatus::Succeeded);
    let plain = with(payment("pay_a", "captured"), json!({ "method": "card", "amount_refunded": 20000 }));
    let (_, state) = talk(&Op::Fetch, &settled, None, vec![]);
    assert_eq!(state, settled.body.state);
    let told = talk(&Op::Fetch, &settled, None, vec![list(&[plain])]).0;
    assert!(told[1].contains("refunded: Some(20000)"), "{told:?}");
    assert_eq!(talk(&Op::Fetch, &settled, None, vec![list(&[])]).0, [PAYMENTS, "Unknown"]);
    let whole = json!({ "captured": true, "amount_refunded": 50000 });
    let whole = with(payment("pay_a", "refunded"), whole);
    let told = talk(&Op::Fetch, &offered(), None, vec![list(&[whole])]).0;
    assert!(told[1].contains("refunded: Some(50000)"), "taken and given back: {told:?}");
}

#[test]
fn a_means_is_kept() {
    let mut keeps = asked();
    keeps.body.saves = true;
    assert_eq!(talk(&Op::Prepare, &keeps, None, vec![]).0, ["ready"], "the customer is not known yet");
    let customer = "POST /v1/customers - {\"email\":\"typed@example.com\",\"fail_existing\":\"0\"}";
    let answers = vec![heard(200, json!({ "id": "cust_1" })), heard(200, order())];
    let (told, state) = talk(&by_buyer(), &keeps, None, answers);
    assert_eq!(told[0], customer);
    let token = format!(
        "\"token\":{{\"expire_at\":{},\"frequency\":\"as_presented\",\"max_amount\":1500000}}",
        NOW.seconds() + 3_650 * 86_400
    );
    assert!(told[1].contains("\"customer_id\":\"cust_1\"") && told[1].contains(&token), "{told:?}");
    assert!(told[2].contains("\"recurring\": Bool(true)"), "{told:?}");
    assert!(told[2].contains("(\"recurring\", \"true\"), (\"notes"), "{told:?}");
    let mut open = offered();
    open.body.saves = true;
    open.body.state = state;
    let names = json!({ "customer_id": "cust_1", "token_id": "token_1" });
    let kept = with(payment("pay_a", "captured"), names.clone());
    let told = talk(&Op::Fetch, &open, None, vec![list(std::slice::from_ref(&kept))]).0;
    assert!(told[1].contains("saved: Some(\"cust_1:token_1:pay_a\")"), "{told:?}");
    let answers = vec![list(&[payment("pay_a", "captured")]), heard(200, &kept)];
    let told = talk(&Op::Fetch, &open, None, answers).0;
    assert!(told[2].contains("saved: Some(\"cust_1:token_1:pay_a\")"), "{told:?}");
    let told = talk(&Op::Fetch, &offered(), None, vec![list(&[kept])]).0;
    assert!(told[1].contains("saved: None"), "nobody asked for it to be kept: {told:?}");
    for (answer, expected) in [
        (silent(CallError::NoAnswer), "Unavailable"),
        (heard(401, "{}"), "Unavailable"),
        (no("x"), "Declined(ProcessingError)"),
        (heard(200, json!({ "id": "../x" })), "Unknown"),
    ] {
        assert_eq!(talk(&by_buyer(), &keeps, None, vec![answer]).0, [customer, expected]);
    }
    keeps.body.email = None;
    let nobody = Op::Charge(Payer { email: None, means: Means::Outside, scripted: true });
    assert_eq!(talk(&nobody, &keeps, None, vec![]).0, ["Declined(ProcessingError)"]);
}

const SOURCE: &str = "GET /v1/payments/pay_0 -";
const CHARGE: &str = "POST /v1/payments/create/recurring - {\"amount\":50000,\"contact\":\"+919876543210\",\
    \"currency\":\"INR\",\"customer_id\":\"cust_1\",\"email\":\"buyer@example.com\",\
    \"notes\":{\"kassa_payment\":\"pay_1\"},\"order_id\":\"order_1\",\
    \"recurring\":true,\"token\":\"token_1\"}";

fn source() -> Exchange {
    let who = json!({ "customer_id": "cust_1", "email": "buyer@example.com", "contact": "+919876543210" });
    heard(200, with(payment("pay_0", "captured"), who))
}

#[test]
fn a_kept_means_is_charged_once() {
    let paid = format!("{:?}", captured("pay_a", by_bank()));
    let begun = || heard(200, json!({ "razorpay_payment_id": "pay_a" }));
    let start = || vec![heard(200, order()), source()];
    let charge = |more: Vec<Exchange>| {
        let mut answers = start();
        answers.extend(more);
        let (told, state) = talk(&Op::ChargeSaved, &alone(), None, answers);
        assert_eq!(told[..3], [ORDER, SOURCE, CHARGE]);
        (told[3..].to_vec(), state)
    };
    let failed = |reason: &str| with(payment("pay_a", "failed"), json!({ "error_reason": reason }));
    let table = [
        (vec![begun(), list(&[payment("pay_a", "captured")])], vec![PAYMENTS, &paid]),
        (vec![begun(), list(&[payment("pay_a", "created")])], vec![PAYMENTS, "wait 2000"]),
        (vec![begun(), list(&[])], vec![PAYMENTS, "wait 2000"]),
        (vec![begun(), list(&[failed("insufficient_funds")])], vec![PAYMENTS, "Declined(InsufficientFunds)"]),
        (
            vec![begun(), list(&[failed("authentication_failed")])],
            vec![PAYMENTS, "Declined(AuthenticationFailed)"],
        ),
        (vec![no("card_expired"), list(&[])], vec![PAYMENTS, "Declined(ExpiredCard)"]),
        (vec![no("x"), list(&[failed("incorrect_cvv")])], vec![PAYMENTS, "Declined(IncorrectCvc)"]),
        (vec![no("x"), heard(500, "{}")], vec![PAYMENTS, "Unknown"]),
        (vec![silent(CallError::NotSent)], vec!["Unavailable"]),
        (vec![silent(CallError::NoAnswer)], vec!["Unknown"]),
        (vec![heard(500, "{}")], vec!["Unknown"]),
        (vec![heard(429, "{}")], vec!["Unknown"]),
    ];
    for (answers, expected) in table {
        assert_eq!(charge(answers).0, expected);
    }
    // Whatever came of it, it is never asked for again: how it stands is looked up, by every road.
    let (_, state) = charge(vec![silent(CallError::NoAnswer)]);
    let unheard = remembers(&alone(), Value::Object(state));
    let lost = NOW.plus(DAY);
    for op in [Op::ChargeSaved, Op::Fetch, Op::Void] {
        assert_eq!(talk(&op, &unheard, None, vec![list(&[])]).0, [PAYMENTS, "Unknown"], "{op:?}");
        let told = talk_at(lost, &op, &unheard, None, vec![list(&[])]).0;
        assert_eq!(told, [PAYMENTS, "Declined(NotCharged)"], "{op:?}");
        let took = talk(&op, &unheard, None, vec![list(&[payment("pay_a", "captured")])]).0;
        assert_eq!(took, [PAYMENTS, &paid], "{op:?}");
    }
    // A refusal that was heard of before the connection broke is not forgotten.
    let (_, state) = charge(vec![no("card_expired"), heard(500, "{}")]);
    let refused = remembers(&alone(), Value::Object(state));
    assert_eq!(talk(&Op::Fetch, &refused, None, vec![list(&[])]).0, [PAYMENTS, "Declined(ExpiredCard)"]);
}

#[test]
fn nothing_is_charged_without_the_buyer_beside_whoever_began_it() {
    let ordered = remembers(&alone(), json!({ "handle": "order_1", "sent": true }));
    for begun in [alone(), ordered.clone()] {
        assert_eq!(talk(&Op::Fetch, &begun, None, vec![]).0, ["wait 120000"]);
        let told = talk_at(NOW.plus(2 * MINUTE), &Op::Fetch, &begun, None, vec![]).0;
        assert_eq!(told, ["Declined(NotCharged)"]);
        assert_eq!(talk(&Op::Void, &begun, None, vec![]).0, ["Declined(NotCharged)"]);
    }
    assert_eq!(talk(&Op::ChargeSaved, &ordered, None, vec![]).0, [SOURCE]);
    let unheard = remembers(&alone(), json!({ "sent": true }));
    assert_eq!(talk(&Op::ChargeSaved, &unheard, None, vec![list(&[order()])]).0, [LOOKUP, SOURCE]);
    let odd = heard(200, with(payment("pay_0", "captured"), json!({ "customer_id": "cust_2" })));
    for (answer, expected) in [
        (silent(CallError::NoAnswer), "Unavailable"),
        (no("x"), "Declined(ProcessingError)"),
        (odd, "Declined(ProcessingError)"),
    ] {
        assert_eq!(talk(&Op::ChargeSaved, &ordered, None, vec![answer]).0, [SOURCE, expected]);
    }
    for bad in ["", "cust_1:token_1", "cust_1:token_1:pay_0:x", "cust_1:token_1:../x", "pm_1"] {
        let mut alone = alone();
        alone.body.off_session = Some(bad.to_owned());
        assert_eq!(talk(&Op::ChargeSaved, &alone, None, vec![]).0, ["Declined(ProcessingError)"], "{bad}");
    }
}

fn paid() -> Attempt {
    let mut paid = in_status(&offered(), AttemptStatus::Succeeded);
    paid.body.processor_reference = Some("pay_a".to_owned());
    paid
}

fn back(status: &str, round: u32) -> Value {
    json!({
        "id": format!("rfnd_{round}"), "entity": "refund", "amount": 20000, "currency": "INR",
        "payment_id": "pay_a", "receipt": null, "acquirer_data": { "arn": null }, "status": status,
        "notes": { "kassa_payment": "pay_1", "kassa_refund": "re_1", "kassa_round": round.to_string() },
    })
}

const REFUNDS: &str = "GET /v1/payments/pay_a/refunds?count=100 -";
const REFUND: &str = "POST /v1/payments/pay_a/refund - {\"amount\":20000,\
    \"notes\":{\"kassa_payment\":\"pay_1\",\"kassa_refund\":\"re_1\",\"kassa_round\":\"0\"},\
    \"receipt\":\"1-0\",\"speed\":\"normal\"}";

#[test]
fn money_goes_back_once() {
    let asked = refund(&paid(), 20_000);
    let refund_of = |answers| talk(&Op::Refund, &paid(), Some(&asked), answers).0;
    let none = || list(&[with(back("processed", 0), json!({ "notes": [] }))]);
    let other = || with(back("processed", 0), json!({ "notes": { "kassa_refund": "re_2" } }));
    let table = [
        (vec![none(), heard(200, back("processed", 0))], vec![REFUNDS, REFUND, "Succeeded(\"rfnd_0\")"]),
        (vec![none(), heard(200, back("pending", 0))], vec![REFUNDS, REFUND, "Pending(\"rfnd_0\")"]),
        (
            vec![none(), heard(200, back("failed", 0))],
            vec![REFUNDS, REFUND, "Failed(\"Razorpay could not send the money back\")"],
        ),
        (vec![none(), heard(200, back("a new word", 0))], vec![REFUNDS, REFUND, "Unknown"]),
        (vec![none(), heard(200, other())], vec![REFUNDS, REFUND, "Unknown"]),
        (vec![none(), silent(CallError::NoAnswer)], vec![REFUNDS, REFUND, "Unknown"]),
        (vec![none(), silent(CallError::NotSent)], vec![REFUNDS, REFUND, "Unknown"]),
        (vec![none(), heard(500, "{}")], vec![REFUNDS, REFUND, "Unknown"]),
        (vec![none(), heard(409, "{}")], vec![REFUNDS, REFUND, "Unknown"]),
        (vec![none(), heard(401, "{}")], vec![REFUNDS, REFUND, "Unknown"]),
        (vec![none(), no("x"), none()], vec![REFUNDS, REFUND, REFUNDS, "Failed(\"No, and why.\")"]),
        // The no was about what an earlier call had done.
        (
            vec![none(), no("x"), list(&[back("processed", 0)])],
            vec![REFUNDS, REFUND, REFUNDS, "Succeeded(\"rfnd_0\")"],
        ),
        (vec![none(), no("x"), heard(500, "{}")], vec![REFUNDS, REFUND, REFUNDS, "Unknown"]),
        // An earlier call had done it, and its answer was lost.
        (vec![list(&[other(), back("processed", 0)])], vec![REFUNDS, "Succeeded(\"rfnd_0\")"]),
        (vec![list(&[back("pending", 0)])], vec![REFUNDS, "Pending(\"rfnd_0\")"]),
        (vec![list(&[other()]), silent(CallError::NoAnswer)], vec![REFUNDS, REFUND, "Unknown"]),
        (vec![heard(500, "{}")], vec![REFUNDS, "Unknown"]),
        (vec![silent(CallError::NoAnswer)], vec![REFUNDS, "Unknown"]),
    ];
    for (answers, expected) in table {
        let said = format!("{answers:?}");
        assert_eq!(refund_of(answers), expected, "{said}");
    }
    let key = |round| {
        let mut asked = asked.clone();
        asked.body.round = round;
        let (_, state) = talk(&Op::Refund, &paid(), Some(&asked), vec![]);
        let (keys, site) = (account(), site());
        let paid = paid();
        let case =
            Case { keys: &keys, attempt: &paid, refund: Some(&asked), state: &state, site: &site, now: NOW };
        match Razorpay.step(&Op::Refund, &case, Some(&list(&[]))).1 {
            Step::Call(request) => request.headers()["x-refund-idempotency"].to_str().unwrap().to_owned(),
            step => panic!("{step:?}"),
        }
    };
    assert_eq!([key(0), key(0), key(1)], ["re_1-0", "re_1-0", "re_1-1"]);
}

#[test]
fn a_refund_that_failed_is_tried_again_and_not_twice() {
    let mut asked = refund(&paid(), 20_000);
    asked.body.round = 1;
    let failed = list(&[back("failed", 0)]);
    let told = talk(&Op::Refund, &paid(), Some(&asked), vec![failed]).0;
    assert!(told[1].contains("\"kassa_round\":\"1\"") && told[1].contains("\"receipt\":\"1-1\""), "{told:?}");
    // The no of an earlier round was told twice; the round after it is under way already.
    asked.body.round = 2;
    let under_way = list(&[back("failed", 0), back("pending", 1)]);
    let told = talk(&Op::Refund, &paid(), Some(&asked), vec![under_way]).0;
    assert_eq!(told, [REFUNDS, "Pending(\"rfnd_1\")"]);
    asked.body.round = 0;
    let told = talk(&Op::Refund, &paid(), Some(&asked), vec![list(&[back("failed", 0)])]).0;
    assert_eq!(told, [REFUNDS, "Failed(\"Razorpay could not send the money back\")"]);
}

#[test]
fn a_refund_is_asked_about() {
    let mut asked = refund(&paid(), 20_000);
    let told = talk(&Op::FetchRefund, &paid(), Some(&asked), vec![list(&[])]).0;
    assert_eq!(told, [REFUNDS, REFUND], "what was never heard of is asked for again, under its key");
    asked.body.processor_reference = Some("rfnd_0".to_owned());
    let known = "GET /v1/payments/pay_a/refunds/rfnd_0 -";
    for (answer, expected) in [
        (heard(200, back("pending", 0)), "Pending(\"rfnd_0\")"),
        (heard(200, back("processed", 0)), "Succeeded(\"rfnd_0\")"),
        (heard(200, back("failed", 0)), "Failed(\"Razorpay could not send the money back\")"),
        (heard(200, with(back("processed", 0), json!({ "payment_id": "pay_b" }))), "Unknown"),
        (heard(200, with(back("processed", 0), json!({ "amount": 1 }))), "Unknown"),
        (heard(500, "{}"), "Unknown"),
        (no("x"), "Unknown"),
    ] {
        assert_eq!(talk(&Op::FetchRefund, &paid(), Some(&asked), vec![answer]).0, [known, expected]);
    }
    // Where nobody has named the payment it is looked up.
    let mut unnamed = paid();
    unnamed.body.processor_reference = None;
    asked.body.processor_reference = None;
    let answers = vec![list(&[payment("pay_a", "captured")]), list(&[])];
    assert_eq!(talk(&Op::Refund, &unnamed, Some(&asked), answers).0, [PAYMENTS, REFUNDS, REFUND]);
    let told = talk(&Op::Refund, &unnamed, Some(&asked), vec![list(&[payment("pay_a", "failed")])]).0;
    assert_eq!(told, [PAYMENTS, "Unknown"]);
    let dinars = attempt("razorpay", Method::Card, money(50_000, "KWD"));
    let told = talk(&Op::Refund, &dinars, Some(&refund(&dinars, 999)), vec![]).0;
    assert_eq!(told, ["Failed(\"Razorpay takes no third decimal other than 0\")"]);
}
