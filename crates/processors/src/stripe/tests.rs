//! Conversations with Stripe.

mod hooks;

use super::call::{from_stripe, to_stripe};
use super::*;
use crate::testing::{NOW, attempt, heard, keys, money, refund, say, shown, silent, site};
use kassa_domain::attempt::{Attempt, AttemptStatus, Decline, Instrument};
use kassa_domain::money::Money;
use kassa_domain::processor::{Ask, CallError, Captured, HANDLE, Means, Outcome, Payer, Refunding, What};
use kassa_domain::refund::RefundReason;
use kassa_domain::time::{DAY, HOUR, MINUTE};
use kassa_domain::{Secret, signature};
use serde_json::{Value, json};

const HOOK: &str = "whsec_0123456789abcdef0123456789abcdef";

fn account() -> Keys {
    let settings = [
        (SECRET_KEY, "sk_test_canary0123456789"),
        (PUBLISHABLE_KEY, "pk_test_0123456789"),
        (WEBHOOK_SECRET, HOOK),
    ];
    keys(&Stripe, Mode::Test, &settings)
}

fn payment() -> Attempt {
    attempt("stripe", Method::Card, money(5000, "USD"))
}

fn saving() -> Attempt {
    let mut saving = payment();
    saving.body.saves = true;
    saving
}

fn holding() -> Attempt {
    let mut holding = payment();
    holding.body.holds = true;
    holding
}

fn verifying() -> Attempt {
    let mut verifying = saving();
    verifying.amount.amount = 0;
    verifying
}

/// To be charged without the buyer.
fn alone() -> Attempt {
    let mut alone = payment();
    alone.body.off_session = Some("cus_1:pm_1".to_owned());
    alone
}

fn pay(scripted: bool) -> Op {
    Op::Charge(Payer { email: Some("other@example.com".to_owned()), means: Means::Outside, scripted })
}

fn state(pairs: &[(&str, &str)]) -> State {
    pairs.iter().map(|(name, text)| ((*name).to_owned(), json!(text))).collect()
}

fn known(attempt: &Attempt, pairs: &[(&str, &str)]) -> Attempt {
    let mut known = attempt.clone();
    known.body.state = state(pairs);
    known
}

/// The same while the Payment Element is shown.
fn offered(attempt: &Attempt) -> Attempt {
    let ask = Ask::Frame { script: String::new(), config: State::new(), plain: None };
    shown(attempt, ask, state(&[("way", "frame"), ("handle", "pi_1")]))
}

/// The same while the buyer is on Stripe's page.
fn redirected(attempt: &Attempt) -> Attempt {
    let ask = Ask::Redirect { url: "https://checkout.stripe.com/c/pay/cs_1".to_owned() };
    shown(attempt, ask, state(&[("way", "page"), ("session", "cs_1"), ("handle", "cs_1")]))
}

fn readable(said: &str) -> String {
    let table = [("%5B", "["), ("%5D", "]"), ("%3A", ":"), ("%2F", "/"), ("%40", "@"), ("+", " ")];
    table.iter().fold(said.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// One operation as the engine drives it: each state is remembered before the call. Ends where no answer is
/// left.
fn drive(op: &Op, attempt: &Attempt, answers: &[Exchange]) -> (Attempt, Vec<String>) {
    let (keys, site, mut attempt) = (account(), site(), attempt.clone());
    let back = refund(&attempt, 1000);
    let (mut of_refund, mut lines) = (back.body.state.clone(), vec![]);
    for last in std::iter::once(None).chain(answers.iter().map(Some)) {
        let (refund, state) = match op.is_refund() {
            true => (Some(&back), &of_refund),
            false => (None, &attempt.body.state),
        };
        let case = Case { keys: &keys, attempt: &attempt, refund, state, site: &site, now: NOW };
        let (state, step) = Stripe.step(op, &case, last);
        lines.push(readable(&say(&step)));
        let printed = format!("{step:?} {}", json!(state));
        assert!(!printed.contains("canary"), "a secret can be seen in {printed}");
        assert!(!json!(state).to_string().contains("_secret_"), "no state has the page's secret");
        match op.is_refund() {
            true => of_refund = state,
            false => attempt.body.state = state,
        }
    }
    (attempt, lines)
}

/// The last line of an operation.
fn ends(op: &Op, attempt: &Attempt, answers: &[Exchange]) -> String {
    drive(op, attempt, answers).1.pop().unwrap()
}

fn with(mut object: Value, more: Value) -> Value {
    for (name, value) in more.as_object().unwrap() {
        object[name] = value.clone();
    }
    object
}

fn intent(status: &str) -> Value {
    json!({
        "id": "pi_1", "object": "payment_intent", "status": status, "amount": 5000, "amount_received": 0,
        "amount_capturable": 0, "currency": "usd", "livemode": false, "client_secret": "pi_1_secret_x",
        "metadata": { "kassa_payment": "pay_1", "kassa_way": "frame", "order": "7" }, "customer": null,
        "payment_method": "pm_1", "setup_future_usage": null, "last_payment_error": null,
        "latest_charge": null, "cancellation_reason": null, "next_action": null,
    })
}

fn paid() -> Value {
    with(intent("succeeded"), json!({ "amount_received": 5000, "latest_charge": charged() }))
}

fn charged() -> Value {
    json!({
        "id": "ch_1", "object": "charge", "amount": 5000, "amount_captured": 5000, "amount_refunded": 0,
        "currency": "usd", "payment_intent": "pi_1", "metadata": { "kassa_payment": "pay_1" },
        "payment_method_details": { "type": "card", "card": { "brand": "visa", "last4": "4242" } },
    })
}

fn held() -> Value {
    let card = json!({ "brand": "visa", "last4": "4242", "capture_before": 1_800_604_800 });
    let details = json!({ "type": "card", "card": card });
    let charge = with(charged(), json!({ "amount_captured": 0, "payment_method_details": details }));
    with(intent("requires_capture"), json!({ "amount_capturable": 5000, "latest_charge": charge }))
}

fn setup(status: &str) -> Value {
    json!({
        "id": "seti_1", "object": "setup_intent", "status": status, "livemode": false,
        "client_secret": "seti_1_secret_x", "metadata": { "kassa_payment": "pay_1", "kassa_way": "frame" },
        "customer": "cus_1", "last_setup_error": null, "latest_attempt": null,
        "payment_method": { "id": "pm_1", "type": "card", "card": { "brand": "amex", "last4": "0005" } },
    })
}

fn session(status: &str, intent: Value) -> Value {
    json!({
        "id": "cs_1", "object": "checkout.session", "status": status, "livemode": false, "mode": "payment",
        "url": "https://checkout.stripe.com/c/pay/cs_1", "client_reference_id": "pay_1",
        "metadata": { "kassa_payment": "pay_1", "kassa_way": "page" }, "payment_intent": intent,
        "setup_intent": null,
    })
}

fn customer() -> Value {
    json!({ "id": "cus_1", "object": "customer", "metadata": { "kassa_payment": "pay_1" } })
}

fn trouble(code: &str, decline_code: Value) -> Value {
    json!({ "type": "card_error", "code": code, "decline_code": decline_code, "message": "No." })
}

fn refused(status: u16, error: Value) -> Exchange {
    heard(status, json!({ "error": error }))
}

fn captured(amount: Money, saved: Option<&str>, refunded: Option<i64>) -> Captured {
    let instrument = Instrument::Card { brand: "visa".to_owned(), last4: "4242".to_owned() };
    Captured {
        amount,
        reference: "pi_1".to_owned(),
        saved: saved.map(str::to_owned),
        instrument: Some(instrument),
        refunded,
        excess: None,
    }
}

fn done(captured: Captured) -> String {
    format!("{:?}", Outcome::Succeeded(Box::new(captured)))
}

const MARKS: &str = "metadata[kassa_payment]=pay_1&metadata[kassa_way]";
const SUM: &str = "amount=5000&currency=usd&automatic_payment_methods[enabled]=true";
const LOOK: &str = "GET /v1/payment_intents/pi_1?expand[0]=latest_charge -";
const LOOK_PAGE: &str = "GET /v1/checkout/sessions/cs_1?expand[0]=payment_intent.latest_charge -";
const CANCEL: &str = "POST /v1/payment_intents/pi_1/cancel - cancellation_reason=abandoned";
const SEARCH: &str = "GET /v1/payment_intents?customer=cus_1&limit=100&expand[0]=data.latest_charge -";

/// The attempt of a frame whose intent is known.
const MADE: [(&str, &str); 2] = [("way", "frame"), ("handle", "pi_1")];

/// Whoever does this with such a payment hears this first, however often it is tried.
fn begin_so(table: Vec<(Op, Attempt, String)>) {
    for (op, attempt, first) in table {
        assert_eq!(ends(&op, &attempt, &[]), first, "{op:?}");
        assert_eq!(ends(&op, &attempt, &[]), first, "the same however often it is tried");
    }
}

#[test]
fn every_charge_begins_with_its_call_under_its_own_key() {
    let urls = "success_url=https://pay.example/checkout/cs_1/return/pay_1\
                &cancel_url=https://pay.example/checkout/cs_1";
    let item = "line_items[0][quantity]=1&line_items[0][price_data][currency]=usd\
                &line_items[0][price_data][unit_amount]=5000\
                &line_items[0][price_data][product_data][name]=Acme Books";
    let customer = "POST /v1/customers pay_1-customer email=buyer@example.com&metadata[kassa_payment]=pay_1";
    begin_so(vec![
        (Op::Prepare, payment(), "ready".to_owned()),
        (pay(true), payment(), format!("POST /v1/payment_intents pay_1-intent {SUM}&{MARKS}=frame")),
        (
            pay(true),
            holding(),
            format!("POST /v1/payment_intents pay_1-intent {SUM}&capture_method=manual&{MARKS}=frame"),
        ),
        (pay(true), saving(), customer.to_owned()),
        (pay(false), saving(), customer.to_owned()),
        (pay(true), verifying(), customer.to_owned()),
        (
            pay(false),
            payment(),
            format!(
                "POST /v1/checkout/sessions pay_1-session mode=payment&{urls}&client_reference_id=pay_1\
                 &customer_email=buyer@example.com&{MARKS}=page&{item}&adaptive_pricing[enabled]=false\
                 &payment_intent_data[metadata][kassa_payment]=pay_1\
                 &payment_intent_data[metadata][kassa_way]=page"
            ),
        ),
        (
            Op::ChargeSaved,
            alone(),
            format!(
                "POST /v1/payment_intents pay_1-charge amount=5000&currency=usd\
                 &customer=cus_1&payment_method=pm_1\
                 &confirm=true&off_session=true&automatic_payment_methods[enabled]=true\
                 &return_url=https://pay.example/checkout/cs_1/return/pay_1&expand[0]=latest_charge\
                 &{MARKS}=alone"
            ),
        ),
    ]);
}

#[test]
fn every_other_operation_begins_with_its_call_under_its_own_key() {
    begin_so(vec![
        (Op::Fetch, known(&payment(), &MADE), LOOK.to_owned()),
        (Op::Void, known(&payment(), &MADE), LOOK.to_owned()),
        (pay(true), known(&payment(), &MADE), LOOK.to_owned()),
        (Op::Fetch, redirected(&payment()), LOOK_PAGE.to_owned()),
        (
            Op::Fetch,
            known(&verifying(), &[("way", "frame"), ("handle", "seti_1")]),
            "GET /v1/setup_intents/seti_1?expand[0]=payment_method&expand[1]=latest_attempt -".to_owned(),
        ),
        (
            Op::Capture(money(2000, "USD")),
            known(&holding(), &MADE),
            "POST /v1/payment_intents/pi_1/capture pay_1-capture amount_to_capture=2000\
             &expand[0]=latest_charge"
                .to_owned(),
        ),
        (
            Op::Refund,
            known(&payment(), &MADE),
            "POST /v1/refunds re_1-0 payment_intent=pi_1&amount=1000&metadata[kassa_payment]=pay_1\
             &metadata[kassa_refund]=re_1&metadata[kassa_round]=0"
                .to_owned(),
        ),
        (
            Op::FetchRefund,
            known(&payment(), &MADE),
            "GET /v1/refunds?payment_intent=pi_1&limit=100 -".to_owned(),
        ),
        (Op::Fetch, payment(), "Declined(NotCharged)".to_owned()),
        (Op::Void, payment(), "Declined(Abandoned)".to_owned()),
        (Op::Void, alone(), "Declined(NotCharged)".to_owned()),
    ]);
}

#[test]
fn every_request_names_the_key_and_the_version() {
    let (keys, site, attempt) = (account(), site(), payment());
    let case =
        Case { keys: &keys, attempt: &attempt, refund: None, state: &State::new(), site: &site, now: NOW };
    let Step::Call(request) = Stripe.step(&pay(true), &case, None).1 else { panic!("no call") };
    assert_eq!(request.uri().host(), Some("api.stripe.com"));
    assert_eq!(request.headers()["authorization"], "Bearer sk_test_canary0123456789");
    assert_eq!(request.headers()["stripe-version"], API_VERSION);
    assert_eq!(request.headers()["content-type"], "application/x-www-form-urlencoded");
}

#[test]
fn with_a_script_the_buyer_pays_in_the_payment_element() {
    let (made, lines) = drive(&pay(true), &payment(), &[heard(200, intent("requires_payment_method"))]);
    let config = json!({
        "client_secret": "pi_1_secret_x", "intent": "payment", "publishable_key": "pk_test_0123456789",
    });
    let script = "https://js.stripe.com/dahlia/stripe.js".to_owned();
    let Value::Object(config) = config else { panic!("no object") };
    assert_eq!(lines[1], format!("show {:?}", Ask::Frame { script, config, plain: None }));
    assert_eq!(made.handle(), Some("pi_1"));
    // After a crash before it was shown, it is shown; while it is shown, it is waited for.
    let fetched = ends(&Op::Fetch, &made, &[heard(200, intent("requires_payment_method"))]);
    assert_eq!(fetched, lines[1]);
    for status in ["requires_payment_method", "requires_confirmation", "requires_action", "processing"] {
        assert_eq!(ends(&Op::Fetch, &offered(&payment()), &[heard(200, intent(status))]), "wait 3000");
    }
    let mut older = offered(&payment());
    for (age, pause) in [(3 * MINUTE, 30_000), (2 * HOUR, 600_000), (2 * DAY, HOUR)] {
        older.created_at = NOW.plus(-age);
        let line = ends(&Op::Fetch, &older, &[heard(200, intent("processing"))]);
        assert_eq!(line, format!("wait {pause}"));
    }
    let usd = money(5000, "USD");
    let line = ends(&Op::Fetch, &offered(&payment()), &[heard(200, paid())]);
    assert_eq!(line, done(captured(usd, None, Some(0))));
    let canceled = heard(200, intent("canceled"));
    assert_eq!(ends(&Op::Fetch, &offered(&payment()), &[canceled]), "Declined(Abandoned)");
}

#[test]
fn without_a_script_the_buyer_pays_on_stripes_page() {
    let open = session("open", Value::Null);
    let (made, lines) = drive(&pay(false), &payment(), &[heard(200, &open)]);
    let shown = "show Redirect { url: \"https://checkout.stripe.com/c/pay/cs_1\" }";
    assert_eq!((lines[1].as_str(), made.handle()), (shown, Some("cs_1")));
    assert_eq!(ends(&Op::Fetch, &made, &[heard(200, &open)]), shown);
    let there = redirected(&payment());
    assert_eq!(ends(&Op::Fetch, &there, &[heard(200, &open)]), "wait 3000");
    // A failed try on the page is no ending as long as the page is open.
    let tried = session("open", intent("requires_payment_method"));
    let (later, lines) = drive(&Op::Fetch, &there, &[heard(200, tried)]);
    assert_eq!((lines[1].as_str(), later.handle()), ("wait 3000", Some("pi_1")));
    let (later, lines) = drive(&Op::Fetch, &there, &[heard(200, session("complete", paid()))]);
    assert_eq!(lines[1], done(captured(money(5000, "USD"), None, Some(0))));
    assert_eq!(later.handle(), Some("pi_1"), "disputes name the intent");
    let failed = with(
        intent("requires_payment_method"),
        json!({ "last_payment_error": trouble("card_declined", json!("insufficient_funds")) }),
    );
    let table = [
        (session("complete", failed), "Declined(InsufficientFunds)"),
        (session("complete", intent("processing")), "wait 3000"),
        (session("complete", intent("requires_action")), "wait 3000"),
        (session("complete", Value::Null), "Unknown"),
        (session("complete", json!("pi_1")), "Unknown"),
        (session("expired", Value::Null), "Declined(Abandoned)"),
        (session("open", paid()), &*done(captured(money(5000, "USD"), None, Some(0)))),
        (session("a new word", Value::Null), "Unknown"),
        (with(open.clone(), json!({ "url": "javascript:alert(1)" })), "wait 3000"),
    ];
    for (answer, line) in table {
        assert_eq!(ends(&Op::Fetch, &there, &[heard(200, &answer)]), line, "{answer}");
    }
    let odd = with(open, json!({ "url": "javascript:alert(1)" }));
    assert_eq!(ends(&pay(false), &payment(), &[heard(200, odd)]), "Unknown");
}

#[test]
fn what_is_kept_is_kept_for_a_customer_made_first() {
    let intent_form = format!(
        "POST /v1/payment_intents pay_1-intent {SUM}&customer=cus_1\
         &setup_future_usage=off_session&{MARKS}=frame"
    );
    let (made, lines) = drive(&pay(true), &saving(), &[heard(200, customer())]);
    assert_eq!(lines[1], intent_form);
    // The answer to the second call was lost: the Customer is known, and the same is sent again.
    assert_eq!(ends(&Op::Fetch, &made, &[]), intent_form);
    let page = ends(&pay(false), &saving(), &[heard(200, customer())]);
    assert!(page.contains("&customer=cus_1&") && !page.contains("customer_email"), "{page}");
    assert!(page.contains("&payment_intent_data[setup_future_usage]=off_session&"), "{page}");
    let kept = with(paid(), json!({ "customer": "cus_1", "setup_future_usage": "off_session" }));
    let line = ends(&Op::Fetch, &offered(&saving()), &[heard(200, &kept)]);
    assert_eq!(line, done(captured(money(5000, "USD"), Some("cus_1:pm_1"), Some(0))));
    let unasked = ends(&Op::Fetch, &offered(&payment()), &[heard(200, &kept)]);
    assert_eq!(unasked, done(captured(money(5000, "USD"), None, Some(0))), "nobody asked to keep it");
    // What a bank transfer leaves behind is a debit of its own.
    for (debit, saved) in [(json!("pm_2"), Some("cus_1:pm_2")), (Value::Null, None)] {
        let details = json!({ "type": "ideal", "ideal": { "generated_sepa_debit": debit } });
        let charge = with(charged(), json!({ "payment_method_details": details }));
        let answer = with(kept.clone(), json!({ "latest_charge": charge }));
        let kind = "ideal".to_owned();
        let instrument = Instrument::Other { method: Method::Card, kind, label: String::new() };
        let expected = captured(money(5000, "USD"), saved, Some(0));
        let line = ends(&Op::Fetch, &offered(&saving()), &[heard(200, answer)]);
        assert_eq!(line, done(Captured { instrument: Some(instrument), ..expected }));
    }
}

#[test]
fn a_verification_takes_nothing() {
    let (made, lines) = drive(&pay(true), &verifying(), &[heard(200, customer())]);
    let form = "automatic_payment_methods[enabled]=true&usage=off_session&customer=cus_1";
    assert_eq!(lines[1], format!("POST /v1/setup_intents pay_1-setup {form}&{MARKS}=frame"));
    let keys = account();
    let case =
        Case { keys: &keys, attempt: &made, refund: None, state: &made.body.state, site: &site(), now: NOW };
    let step = Stripe.step(&pay(true), &case, Some(&heard(200, setup("requires_payment_method")))).1;
    let Step::Show(Ask::Frame { config, .. }) = step else { panic!("{step:?}") };
    assert_eq!((&config["intent"], &config["client_secret"]), (&json!("setup"), &json!("seti_1_secret_x")));
    let shown = known(&verifying(), &[("way", "frame"), ("handle", "seti_1")]);
    let instrument = Instrument::Card { brand: "amex".to_owned(), last4: "0005".to_owned() };
    let verified = Captured {
        reference: "seti_1".to_owned(),
        instrument: Some(instrument),
        ..captured(money(0, "USD"), Some("cus_1:pm_1"), Some(0))
    };
    assert_eq!(ends(&Op::Fetch, &shown, &[heard(200, setup("succeeded"))]), done(verified.clone()));
    assert_eq!(ends(&Op::Fetch, &shown, &[heard(200, setup("canceled"))]), "Declined(Abandoned)");
    assert_eq!(ends(&Op::Fetch, &shown, &[heard(200, setup("a new word"))]), "Unknown");
    let cancel = "POST /v1/setup_intents/seti_1/cancel - cancellation_reason=abandoned";
    let answers = [heard(200, setup("requires_action")), heard(200, setup("canceled"))];
    assert_eq!(drive(&Op::Void, &shown, &answers).1[1..], [cancel, "Declined(Abandoned)"]);
    // The same on Stripe's page.
    let page = ends(&pay(false), &verifying(), &[heard(200, customer())]);
    assert!(
        page.contains(" mode=setup&") && page.contains("&currency=usd&setup_intent_data[metadata]"),
        "{page}"
    );
    assert!(!page.contains("line_items") && !page.contains("adaptive_pricing"), "{page}");
    let there = redirected(&verifying());
    let answer = with(session("complete", Value::Null), json!({ "setup_intent": setup("succeeded") }));
    let lines = drive(&Op::Fetch, &there, &[heard(200, answer)]).1;
    let wanted = "expand[0]=setup_intent.payment_method&expand[1]=setup_intent.latest_attempt";
    assert_eq!(lines, [format!("GET /v1/checkout/sessions/cs_1?{wanted} -"), done(verified)]);
    let mut free = verifying();
    free.body.saves = false;
    assert_eq!(ends(&pay(true), &free, &[]), "Declined(ProcessingError)");
}

#[test]
fn held_money_is_captured_in_part_or_let_go_of() {
    let shown = offered(&holding());
    let line = ends(&Op::Fetch, &shown, &[heard(200, held())]);
    assert!(line.starts_with("Authorized(Held { amount: Money { amount: 5000,"), "{line}");
    assert!(line.contains("until: Some(Timestamp(1800604800000))") && line.contains("4242"), "{line}");
    let capture = Op::Capture(money(2000, "USD"));
    // Stripe counts what it let go of as given back.
    let charge = with(charged(), json!({ "amount_captured": 2000, "amount_refunded": 3000 }));
    let part = with(paid(), json!({ "amount_received": 2000, "latest_charge": charge }));
    let two = done(captured(money(2000, "USD"), None, Some(0)));
    assert_eq!(ends(&capture, &shown, &[heard(200, &part)]), two);
    let charge = with(charged(), json!({ "amount_captured": 2000, "amount_refunded": 3500 }));
    let back = with(part.clone(), json!({ "latest_charge": charge }));
    let line = ends(&Op::Fetch, &shown, &[heard(200, back)]);
    assert_eq!(line, done(captured(money(2000, "USD"), None, Some(500))));
    // A capture whose answer was lost, tried again: Stripe refuses it, and then says that it was done.
    let no = || {
        refused(400, json!({ "type": "invalid_request_error", "code": "payment_intent_unexpected_state" }))
    };
    assert_eq!(drive(&capture, &shown, &[no(), heard(200, part)]).1[1..], [LOOK.to_owned(), two]);
    assert_eq!(ends(&capture, &shown, &[no(), heard(200, held())]), "Unknown");
    assert_eq!(ends(&capture, &shown, &[no(), heard(200, intent("canceled"))]), "Declined(Abandoned)");
    for why in [CallError::NotSent, CallError::NoAnswer] {
        assert_eq!(ends(&capture, &shown, &[silent(why)]), "Unknown");
    }
    let answers = [heard(200, held()), heard(200, intent("canceled"))];
    assert_eq!(drive(&Op::Void, &shown, &answers).1, [LOOK, CANCEL, "Declined(Abandoned)"]);
    // Of a page that is complete, the intent is cancelled.
    let answers = [heard(200, session("complete", held())), heard(200, intent("canceled"))];
    let lines = drive(&Op::Void, &redirected(&holding()), &answers).1;
    assert_eq!(lines, [LOOK_PAGE, CANCEL, "Declined(Abandoned)"]);
    // Its time is over, and Stripe has not let go of it yet.
    let mut late = shown;
    late.status = AttemptStatus::Authorized;
    late.body.held_until = Some(NOW);
    assert_eq!(ends(&Op::Fetch, &late, &[heard(200, held())]), "Unknown");
    late.body.held_until = Some(NOW.plus(1));
    assert!(ends(&Op::Fetch, &late, &[heard(200, held())]).starts_with("Authorized"));
}

#[test]
fn a_void_promises_only_what_stripe_says() {
    let (frame, page) = (offered(&payment()), redirected(&payment()));
    let open = || heard(200, intent("requires_action"));
    let paid_line = done(captured(money(5000, "USD"), None, Some(0)));
    let answers = [open(), heard(200, intent("canceled"))];
    assert_eq!(drive(&Op::Void, &frame, &answers).1, [LOOK, CANCEL, "Declined(Abandoned)"]);
    let expire = "POST /v1/checkout/sessions/cs_1/expire -";
    let answers = [heard(200, session("open", Value::Null)), heard(200, session("expired", Value::Null))];
    assert_eq!(drive(&Op::Void, &page, &answers).1, [LOOK_PAGE, expire, "Declined(Abandoned)"]);
    let busy = || refused(400, json!({ "type": "invalid_request_error" }));
    let other = with(intent("canceled"), json!({ "id": "pi_2" }));
    let table = [
        (&frame, vec![heard(200, paid())], &*paid_line),
        (&frame, vec![heard(200, intent("processing"))], "wait 3000"),
        (&frame, vec![heard(200, intent("canceled"))], "Declined(Abandoned)"),
        (&frame, vec![open(), busy()], "Unknown"),
        (&frame, vec![open(), heard(200, intent("succeeded"))], "Unknown"),
        (&frame, vec![open(), heard(200, other)], "Unknown"),
        (&frame, vec![open(), heard(500, "")], "Unknown"),
        (&frame, vec![open(), silent(CallError::NotSent)], "Unknown"),
        (&frame, vec![open(), silent(CallError::NoAnswer)], "Unknown"),
        (&frame, vec![heard(404, "{}")], "Unknown"),
        (&page, vec![heard(200, session("complete", paid()))], &paid_line),
        (&page, vec![heard(200, session("open", intent("processing")))], "wait 3000"),
        (&page, vec![heard(200, session("open", Value::Null)), busy()], "Unknown"),
        (&page, vec![heard(200, session("expired", Value::Null))], "Declined(Abandoned)"),
    ];
    for (attempt, answers, line) in table {
        assert_eq!(ends(&Op::Void, attempt, &answers), line, "{answers:?}");
    }
    // The answer to the creating call was lost: nobody has seen what could be paid.
    let lost = known(&payment(), &[("way", "frame"), ("awaits", "creation")]);
    assert_eq!(ends(&Op::Void, &lost, &[]), "Declined(Abandoned)");
    assert!(ends(&Op::Fetch, &lost, &[]).starts_with("POST /v1/payment_intents pay_1-intent amount=5000"));
}

#[test]
fn a_payment_that_was_never_shown_takes_no_money() {
    let invalid = || json!({ "type": "invalid_request_error", "code": "amount_too_small" });
    let other_words = json!({ "type": "idempotency_error" });
    for (op, attempt) in [(pay(true), payment()), (pay(false), payment()), (pay(true), saving())] {
        let table = [
            (silent(CallError::NotSent), "Unavailable"),
            (silent(CallError::NoAnswer), "Unavailable"),
            (heard(500, "oops"), "Unavailable"),
            (heard(503, "{}"), "Unavailable"),
            (refused(429, json!({ "type": "invalid_request_error" })), "Unavailable"),
            (refused(409, json!({ "code": "idempotency_key_in_use" })), "Unknown"),
            (refused(401, json!({ "type": "invalid_request_error" })), "Unavailable"),
            (refused(403, json!({ "type": "invalid_request_error" })), "Unavailable"),
            (refused(404, json!({ "type": "invalid_request_error" })), "Unavailable"),
            (refused(400, other_words.clone()), "Unavailable"),
            (refused(400, invalid()), "Declined(ProcessingError)"),
            (heard(200, "{}"), "Unknown"),
            (heard(200, "not json"), "Unknown"),
        ];
        for (answer, line) in table {
            assert_eq!(ends(&op, &attempt, std::slice::from_ref(&answer)), line, "{op:?} {answer:?}");
        }
    }
    // Only while it is made: later the buyer may be paying.
    for answer in [silent(CallError::NotSent), heard(500, ""), refused(400, invalid())] {
        assert_eq!(ends(&Op::Fetch, &offered(&payment()), &[answer]), "Unknown");
    }
}

#[test]
fn anothers_object_is_never_taken_for_ours() {
    let marks = |id: &str| json!({ "metadata": { "kassa_payment": id } });
    let frame = offered(&payment());
    let table = [
        with(paid(), marks("pay_2")),
        with(paid(), json!({ "metadata": {} })),
        with(paid(), json!({ "id": "pi_2" })),
        with(paid(), json!({ "livemode": true })),
        with(paid(), json!({ "currency": "zzz" })),
    ];
    for answer in table {
        assert_eq!(ends(&Op::Fetch, &frame, &[heard(200, &answer)]), "Unknown", "{answer}");
    }
    let doubled = paid().to_string().replacen("\"id\"", "\"status\":\"succeeded\",\"id\"", 1);
    assert_eq!(ends(&Op::Fetch, &frame, &[heard(200, doubled)]), "Unknown", "a field stands there twice");
    let page = redirected(&payment());
    for other in [marks("pay_2"), json!({ "id": "cs_2" }), json!({ "livemode": true })] {
        let answer = with(session("complete", paid()), other);
        assert_eq!(ends(&Op::Fetch, &page, &[heard(200, answer)]), "Unknown");
    }
    let other = with(paid(), marks("pay_2"));
    assert_eq!(ends(&Op::Fetch, &page, &[heard(200, session("complete", other))]), "Unknown");
    assert_eq!(ends(&pay(true), &saving(), &[heard(200, with(customer(), marks("pay_2")))]), "Unknown");
    // Less, more, or in another currency is said as Stripe says it; the domain compares.
    let less = with(paid(), json!({ "amount_received": 4999, "currency": "eur" }));
    let line = ends(&Op::Fetch, &frame, &[heard(200, less)]);
    assert_eq!(line, done(captured(money(4999, "EUR"), None, Some(0))));
}

#[test]
fn without_the_buyer_nothing_is_asked_of_anybody() {
    let by = |status: &str, error: Value| with(intent(status), json!({ "last_payment_error": error }));
    let funds = || trouble("card_declined", json!("insufficient_funds"));
    let within = |error: Value, intent: Value| refused(402, with(error, json!({ "payment_intent": intent })));
    let needed = || trouble("authentication_required", json!("authentication_required"));
    let canceled = || heard(200, intent("canceled"));
    let paid_line = done(captured(money(5000, "USD"), None, Some(0)));
    let table = [
        (vec![heard(200, paid())], &*paid_line),
        (vec![heard(200, intent("processing"))], "wait 3000"),
        (
            vec![within(funds(), by("requires_payment_method", funds())), canceled()],
            "Declined(InsufficientFunds)",
        ),
        (
            vec![within(needed(), by("requires_payment_method", needed())), canceled()],
            "Declined(AuthenticationFailed)",
        ),
        (vec![heard(200, intent("requires_action")), canceled()], "Declined(AuthenticationFailed)"),
        (vec![heard(200, intent("requires_action")), silent(CallError::NotSent)], "Unknown"),
        (vec![within(funds(), by("requires_payment_method", funds()))], CANCEL),
        (vec![refused(402, funds())], "Declined(InsufficientFunds)"),
        (vec![refused(400, json!({ "type": "invalid_request_error" }))], "Declined(ProcessingError)"),
        (vec![refused(404, json!({ "code": "resource_missing" }))], "Declined(ProcessingError)"),
        (vec![refused(400, json!({ "type": "idempotency_error" }))], "Unknown"),
        (vec![refused(409, json!({ "code": "idempotency_key_in_use" }))], "Unknown"),
        (vec![refused(429, json!({}))], "Unknown"),
        (vec![heard(500, "")], "Unknown"),
        (vec![heard(200, "{}")], "Unknown"),
        (vec![silent(CallError::NoAnswer)], "Unknown"),
        (vec![silent(CallError::NotSent)], "Unavailable"),
        (vec![refused(401, json!({}))], "Unavailable"),
    ];
    for (answers, line) in table {
        assert_eq!(ends(&Op::ChargeSaved, &alone(), &answers), line, "{answers:?}");
    }
    for kept in ["pm_1", "cus_1:", ":pm_1", "cus_1:pm_1&confirm=false", "cus/1:pm_1"] {
        let mut odd = alone();
        odd.body.off_session = Some(kept.to_owned());
        assert_eq!(ends(&Op::ChargeSaved, &odd, &[]), "Declined(ProcessingError)", "{kept}");
    }
}

#[test]
fn a_lost_charge_without_the_buyer_is_looked_for_before_it_is_sent_again() {
    let lost = known(&alone(), &[("way", "alone"), ("awaits", "creation")]);
    let page = |data: Value, has_more: bool| heard(200, json!({ "data": data, "has_more": has_more }));
    let other = with(paid(), json!({ "id": "pi_0", "metadata": {} }));
    let paid_line = done(captured(money(5000, "USD"), None, Some(0)));
    let table = [
        (Op::Fetch, MINUTE, vec![page(json!([other, paid()]), true)], &*paid_line),
        (Op::ChargeSaved, MINUTE, vec![page(json!([other, paid()]), true)], &paid_line),
        (Op::Void, MINUTE, vec![page(json!([intent("requires_payment_method")]), false)], CANCEL),
        (Op::Fetch, MINUTE, vec![page(json!([other]), true)], "Unknown"),
        (Op::Fetch, MINUTE, vec![heard(500, "")], "Unknown"),
        (Op::Fetch, MINUTE, vec![silent(CallError::NotSent)], "Unknown"),
        (Op::Fetch, 21 * HOUR, vec![page(json!([other]), false)], "Declined(NotCharged)"),
        (Op::Void, MINUTE, vec![page(json!([]), false)], "Unknown"),
        (Op::Void, HOUR, vec![page(json!([]), false)], "Declined(NotCharged)"),
        (Op::Fetch, MINUTE, vec![page(json!([]), false), heard(200, paid())], &paid_line),
        (Op::Fetch, MINUTE, vec![page(json!([]), false), silent(CallError::NotSent)], "Unknown"),
        (Op::ChargeSaved, MINUTE, vec![page(json!([]), false), silent(CallError::NotSent)], "Unknown"),
        (Op::ChargeSaved, MINUTE, vec![page(json!([]), false), refused(401, json!({}))], "Unknown"),
    ];
    for (op, age, answers, line) in table {
        let mut lost = lost.clone();
        lost.created_at = NOW.plus(-age);
        let lines = drive(&op, &lost, &answers).1;
        assert_eq!((lines[0].as_str(), lines.last().unwrap().as_str()), (SEARCH, line), "{op:?} {answers:?}");
    }
    let again = ends(&Op::Fetch, &lost, &[page(json!([]), false)]);
    assert_eq!(again, ends(&Op::ChargeSaved, &alone(), &[]), "the same under the same key");
    // A cancellation whose answer was lost is remembered with its reason.
    let end = known(&alone(), &[("way", "alone"), ("handle", "pi_1"), ("reason", "expired_card")]);
    assert_eq!(ends(&Op::Fetch, &end, &[heard(200, intent("canceled"))]), "Declined(ExpiredCard)");
}

#[test]
fn reasons_in_our_words() {
    let table = [
        ("card_declined", json!("insufficient_funds"), Decline::InsufficientFunds),
        ("card_declined", json!("lost_card"), Decline::LostOrStolenCard),
        ("card_declined", json!("stolen_card"), Decline::LostOrStolenCard),
        ("card_declined", json!("pickup_card"), Decline::LostOrStolenCard),
        ("card_declined", json!("authentication_required"), Decline::AuthenticationFailed),
        ("card_declined", json!("generic_decline"), Decline::CardDeclined),
        ("card_declined", Value::Null, Decline::CardDeclined),
        ("expired_card", Value::Null, Decline::ExpiredCard),
        ("incorrect_cvc", json!("incorrect_cvc"), Decline::IncorrectCvc),
        ("processing_error", Value::Null, Decline::ProcessingError),
        ("payment_intent_authentication_failure", Value::Null, Decline::AuthenticationFailed),
        ("setup_intent_authentication_failure", Value::Null, Decline::AuthenticationFailed),
        ("payment_intent_payment_attempt_expired", Value::Null, Decline::NotConfirmed),
        ("a new word", json!("another"), Decline::CardDeclined),
    ];
    for (code, decline_code, decline) in table {
        let answer = refused(402, trouble(code, decline_code));
        assert_eq!(ends(&Op::ChargeSaved, &alone(), &[answer]), format!("Declined({decline:?})"), "{code}");
    }
}

fn back(status: &str) -> Value {
    json!({
        "id": "re_9", "object": "refund", "status": status, "amount": 1000, "currency": "usd",
        "payment_intent": "pi_1", "charge": "ch_1", "failure_reason": null,
        "metadata": { "kassa_payment": "pay_1", "kassa_refund": "re_1", "kassa_round": "0" },
    })
}

#[test]
fn a_refund_is_made_once_and_believed_only_if_it_is_ours() {
    let whole = known(&payment(), &[("handle", "pi_1")]);
    let too_much = json!({ "type": "invalid_request_error", "message": "Greater than what is left." });
    let lapsed = with(back("failed"), json!({ "failure_reason": "expired_or_canceled_card" }));
    let marked = |marks: Value| with(back("succeeded"), json!({ "metadata": marks }));
    let table = [
        (heard(200, back("succeeded")), "Succeeded(\"re_9\")"),
        (heard(200, back("pending")), "Pending(\"re_9\")"),
        (heard(200, back("requires_action")), "Pending(\"re_9\")"),
        (heard(200, lapsed), "Failed(\"expired_or_canceled_card\")"),
        (heard(200, back("canceled")), "Failed(\"canceled\")"),
        (heard(200, back("a new word")), "Unknown"),
        (refused(400, too_much), "Failed(\"Greater than what is left.\")"),
        (heard(404, ""), "Failed(\"Stripe refused the refund\")"),
        (
            refused(401, json!({ "message": "Invalid API Key provided: sk_test_canary" })),
            "Failed(\"Stripe does not accept the secret key for refunds\")",
        ),
        (refused(400, json!({ "type": "idempotency_error" })), "Unknown"),
        (refused(409, json!({ "code": "idempotency_key_in_use" })), "Unknown"),
        (heard(429, ""), "Unknown"),
        (heard(500, ""), "Unknown"),
        (silent(CallError::NoAnswer), "Unknown"),
        (silent(CallError::NotSent), "Unknown"),
        (heard(200, with(back("succeeded"), json!({ "amount": 1001 }))), "Unknown"),
        (heard(200, with(back("succeeded"), json!({ "currency": "eur" }))), "Unknown"),
        (heard(200, with(back("succeeded"), json!({ "payment_intent": "pi_2" }))), "Unknown"),
        (heard(200, marked(json!({ "kassa_refund": "re_2", "kassa_round": "0" }))), "Unknown"),
        (heard(200, marked(json!({ "kassa_refund": "re_1", "kassa_round": "1" }))), "Unknown"),
        (heard(200, marked(json!({}))), "Unknown"),
    ];
    for (answer, line) in table {
        assert_eq!(ends(&Op::Refund, &whole, std::slice::from_ref(&answer)), line, "{answer:?}");
    }
    let first = ends(&Op::Refund, &whole, &[]);
    let page = |data: Value, has_more: bool| heard(200, json!({ "data": data, "has_more": has_more }));
    let others = json!([marked(json!({})), marked(json!({ "kassa_refund": "re_1", "kassa_round": "1" }))]);
    let table = [
        (page(json!([marked(json!({})), back("succeeded")]), true), "Succeeded(\"re_9\")"),
        (page(others.clone(), false), &*first),
        (page(others, true), "Unknown"),
        (heard(500, ""), "Unknown"),
    ];
    for (answer, line) in table {
        assert_eq!(ends(&Op::FetchRefund, &whole, &[answer]), line);
    }
}

fn refunding(back: &kassa_domain::refund::Refund, op: &Op, attempt: &Attempt, state: &State) -> String {
    let (keys, site) = (account(), site());
    let case = Case { keys: &keys, attempt, refund: Some(back), state, site: &site, now: NOW };
    readable(&say(&Stripe.step(op, &case, None).1))
}

#[test]
fn a_refund_says_why_and_in_which_round() {
    let whole = known(&payment(), &[("handle", "pi_1")]);
    let mut again = refund(&whole, 1000);
    again.body.round = 2;
    again.body.reason = Some(RefundReason::RequestedByCustomer);
    let said = refunding(&again, &Op::Refund, &whole, &State::new());
    assert!(said.starts_with("POST /v1/refunds re_1-2 "), "{said}");
    assert!(said.contains("&reason=requested_by_customer&") && said.ends_with("[kassa_round]=2"), "{said}");
    let named = state(&[("handle", "re_9")]);
    assert_eq!(refunding(&again, &Op::FetchRefund, &whole, &named), "GET /v1/refunds/re_9 -");
    // Sent before and not answered: it is looked for, whatever the engine calls it.
    let sent = state(&[("awaits", "refund")]);
    let search = "GET /v1/refunds?payment_intent=pi_1&limit=100 -";
    assert_eq!(refunding(&again, &Op::Refund, &whole, &sent), search);
    let mut page = known(&payment(), &[("handle", "cs_1")]);
    assert_eq!(refunding(&again, &Op::Refund, &page, &State::new()), "Unknown");
    page.body.processor_reference = Some("pi_1".to_owned());
    assert!(refunding(&again, &Op::Refund, &page, &State::new()).contains("payment_intent=pi_1&"));
    let nothing = refund(&whole, 0);
    assert!(refunding(&nothing, &Op::Refund, &whole, &State::new()).starts_with("Failed"));
}

#[test]
fn amounts_are_stripes_own() {
    let table = [
        ("USD", 1999, Some(1999)),
        ("JPY", 500, Some(500)),
        ("KRW", 500, Some(500)),
        ("HUF", 104_500, Some(104_500)),
        ("TWD", 80_045, Some(80_045)),
        ("ISK", 5, Some(500)),
        ("UGX", 5, Some(500)),
        ("MGA", 500, Some(5)),
        ("MGA", 501, None),
        ("KWD", 5120, Some(5120)),
        ("KWD", 5124, None),
        ("BHD", 10, Some(10)),
        ("IQD", 1000, None),
        ("USDC", 100, None),
        ("ISK", i64::MAX, None),
        ("USD", -1, None),
    ];
    for (code, ours, theirs) in table {
        assert_eq!(to_stripe(money(ours, code)), theirs, "{ours} {code}");
        if let Some(theirs) = theirs {
            assert_eq!(from_stripe(theirs, &code.to_lowercase()), Some(money(ours, code)), "{code}");
        }
    }
    for code in ["USD", "JPY", "ISK", "UGX", "MGA", "KWD", "TND", "XOF", "VND"] {
        for amount in 0..2000 {
            let there = to_stripe(money(amount, code));
            let back = there.and_then(|it| from_stripe(it, &code.to_lowercase()));
            assert!(there.is_none() || back == Some(money(amount, code)), "{amount} {code}");
        }
    }
    assert_eq!(from_stripe(501, "isk"), None);
    assert_eq!((from_stripe(1, "usdc"), from_stripe(1, "zzz")), (None, None));
    // What cannot be said is declined before any call.
    let mut odd = payment();
    odd.amount = money(5124, "KWD");
    assert_eq!(ends(&pay(true), &odd, &[]), "Declined(ProcessingError)");
    odd.body.off_session = alone().body.off_session;
    assert_eq!(ends(&Op::ChargeSaved, &odd, &[]), "Declined(ProcessingError)");
}
