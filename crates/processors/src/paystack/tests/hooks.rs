//! What Paystack sends and what the browser brings back: who signed it, and what is believed of it.

use super::*;

fn sign(key: &str, body: &[u8]) -> String {
    use hmac::{Hmac, KeyInit, Mac};
    let mut mac = <Hmac<sha2::Sha512> as KeyInit>::new_from_slice(key.as_bytes()).unwrap();
    mac.update(body);
    hex::encode(mac.finalize().into_bytes())
}

fn hook(body: &str, signature: &str) -> Request {
    let builder = http::Request::post("/hooks/paystack/acct_1").header("x-paystack-signature", signature);
    builder.body(bytes::Bytes::from(body.to_owned())).unwrap()
}

fn judged(body: &str) -> Result<Vec<Notice>, BadHook> {
    Paystack.judge(&hook(body, &sign(KEY, body.as_bytes())), &keys(), NOW)
}

const PAID: &str = concat!(
    r#"{"event":"charge.success","data":{"id":4099260516,"domain":"test","status":"success","#,
    r#""reference":"pay-1","amount":5000,"currency":"GHS"}}"#
);
/// Computed apart from this code, by Python's hmac, with [`KEY`] over [`PAID`].
const PAID_SIGNATURE: &str = "52300e51d10188c8f99a4e142a452c87ad2cf2016449e6a3b71ef71de8cff4d2\
     4f45fcfa829d37fb17b01bc2fb2abd0c\
     8e6c8fee95a7dd5d9396bc000d18bede";

#[test]
fn only_what_is_signed_with_the_key_is_believed() {
    let expected = Notice {
        about: Reference::Attempt(AttemptId::of("pay_1")),
        account: None,
        live: Some(false),
        what: What::Outcome(Outcome::Succeeded(Box::new(Captured { instrument: None, ..paid() }))),
    };
    let good = hook(PAID, PAID_SIGNATURE);
    assert_eq!(Paystack.judge(&good, &keys(), NOW), Ok(vec![expected.clone()]));
    assert_eq!(Paystack.judge(&good, &keys(), NOW.plus(400 * DAY)), Ok(vec![expected]), "again, and late");
    let other = keys_of(&Paystack, Mode::Test, &[(SECRET_KEY, "sk_test_another0123456789abcdef01234567")]);
    let bad = [
        (hook(PAID, ""), keys()),
        (hook(PAID, &PAID_SIGNATURE[..126]), keys()),
        (hook(PAID, &format!("{PAID_SIGNATURE}00")), keys()),
        (hook(PAID, &PAID_SIGNATURE.to_uppercase()), keys()),
        (hook(PAID, &format!("sha512={PAID_SIGNATURE}")), keys()),
        (hook(&PAID.replace("5000", "5001"), PAID_SIGNATURE), keys()),
        (hook(&PAID.replace(':', ": "), PAID_SIGNATURE), keys()),
        (hook(&format!("{PAID} "), PAID_SIGNATURE), keys()),
        (http::Request::post("/").body(bytes::Bytes::from(PAID)).unwrap(), keys()),
        (hook(PAID, PAID_SIGNATURE), other),
    ];
    for (hook, keys) in bad {
        assert_eq!(Paystack.judge(&hook, &keys, NOW), Err(BadHook::Signature), "{hook:?}");
    }
    for secret in ["", "sk_test_short"] {
        let mut weak = keys();
        weak.secrets.insert(SECRET_KEY.to_owned(), Secret::new(secret));
        let hook = hook(PAID, &sign(secret, PAID.as_bytes()));
        let why = if secret.is_empty() { BadHook::NoSecret } else { BadHook::Signature };
        assert_eq!(Paystack.judge(&hook, &weak, NOW), Err(why));
    }
    let none = keys_of(&Paystack, Mode::Test, &[]);
    assert_eq!(Paystack.judge(&good, &none, NOW), Err(BadHook::NoSecret));
}

fn event(name: &str, data: &Value) -> String {
    json!({ "event": name, "data": data }).to_string()
}

#[test]
fn what_notices_say() {
    let whats = |body: &str| -> Vec<What> { judged(body).unwrap().into_iter().map(|it| it.what).collect() };
    let full = Captured { saved: Some("AUTH_new:buyer@example.com".to_owned()), ..paid() };
    let success = vec![What::Outcome(Outcome::Succeeded(Box::new(full)))];
    assert_eq!(whats(&event("charge.success", &transaction("success"))), success);
    let ask = vec![What::GoAsk];
    assert_eq!(whats(&event("charge.success", &transaction("pending"))), ask);
    assert_eq!(whats(&event("charge.failed", &transaction("failed"))), ask, "a page may still be paid");
    for name in
        ["refund.pending", "refund.processing", "refund.processed", "refund.failed", "refund.needs-attention"]
    {
        let data = json!({
            "status": "x", "transaction_reference": "pay-1", "refund_reference": null, "amount": "10000",
            "currency": "GHS", "domain": "test",
        });
        assert_eq!(whats(&event(name, &data)), ask, "{name}");
    }
    // What is about something else, or about payments of other systems on the account.
    for name in ["transfer.success", "subscription.create", "invoice.update", "bank.transfer.rejected"] {
        assert_eq!(judged(&event(name, &transaction("success"))), Ok(vec![]), "{name}");
    }
    for reference in ["T685312322670591", "pay_1", "pay-", "pay-1.2", "pay-1-2", "PAY-1", ""] {
        let data = with(transaction("success"), &[("reference", json!(reference))]);
        assert_eq!(judged(&event("charge.success", &data)), Ok(vec![]), "{reference}");
    }
    let live = with(transaction("success"), &[("domain", json!("live"))]);
    assert_eq!(judged(&event("charge.success", &live)).unwrap()[0].live, Some(true));
    let unsaid = with(transaction("success"), &[("domain", json!(null))]);
    assert_eq!(judged(&event("charge.success", &unsaid)).unwrap()[0].live, None);
}

#[test]
fn what_is_signed_and_not_of_the_documented_shape_is_refused() {
    let bodies = [
        "".to_owned(),
        "[]".to_owned(),
        "{\"event\":\"charge.success\"}".to_owned(),
        event("charge.success", &json!([])),
        event("charge.success", &with(transaction("success"), &[("amount", json!(50.5))])),
        event("charge.success", &with(transaction("success"), &[("amount", json!(null))])),
        event("charge.success", &with(transaction("success"), &[("currency", json!("DEM"))])),
        event("charge.success", &with(transaction("success"), &[("reference", json!(null))])),
        event("charge.success", &with(transaction("success"), &[("domain", json!("sandbox"))])),
        PAID.replace("\"amount\":5000", "\"amount\":5000,\"amount\":1"),
        PAID.replace("{\"event\":", "{\"event\":\"x\",\"event\":"),
        event("refund.processed", &json!({ "status": "processed" })),
        event("charge.dispute.create", &json!({ "id": 1, "status": "pending" })),
    ];
    for body in bodies {
        assert_eq!(judged(&body), Err(BadHook::Shape), "{body}");
    }
}

#[test]
fn disputes_are_questions_until_they_are_accepted() {
    let claim = |status: &str, resolution: Value, of: &str, amount: Value| {
        json!({
            "id": 358_950, "refund_amount": amount, "currency": "GHS", "status": status, "domain": "test",
            "resolution": resolution, "category": "chargeback", "dueAt": "2027-01-15T18:00:00.000Z",
            "transaction": transaction(of),
        })
    };
    let table = [
        ("create", "awaiting-merchant-feedback", json!(null), DisputeStatus::WarningNeedsResponse),
        ("remind", "pending", json!(null), DisputeStatus::WarningNeedsResponse),
        ("remind", "awaiting-bank-feedback", json!(null), DisputeStatus::WarningUnderReview),
        ("resolve", "resolved", json!("auto-accepted"), DisputeStatus::Lost),
        ("resolve", "resolved", json!("merchant-accepted"), DisputeStatus::Lost),
        ("resolve", "resolved", json!("declined"), DisputeStatus::WarningClosed),
        ("resolve", "resolved", json!("a new word"), DisputeStatus::WarningClosed),
        ("resolve", "archived", json!(null), DisputeStatus::WarningClosed),
    ];
    for (name, word, resolution, status) in table {
        let body = event(&format!("charge.dispute.{name}"), &claim(word, resolution, "success", json!(1800)));
        let news = DisputeNews {
            reference: "358950".to_owned(),
            status,
            amount: money(1800, "GHS"),
            reason: "chargeback".to_owned(),
            due_by: Timestamp::parse("2027-01-15T18:00:00Z"),
        };
        let notice = Notice {
            about: Reference::Attempt(AttemptId::of("pay_1")),
            account: None,
            live: Some(false),
            what: What::Dispute(news),
        };
        assert_eq!(judged(&body), Ok(vec![notice]), "{word}");
    }
    let gone =
        judged(&event("charge.dispute.resolve", &claim("resolved", json!("x"), "reversed", json!(null))));
    let What::Dispute(news) = &gone.unwrap()[0].what else { panic!("no dispute") };
    assert_eq!((news.status, news.amount), (DisputeStatus::Lost, money(5000, "GHS")));
    let odd = event("charge.dispute.create", &claim("odd", json!(null), "success", json!(1)));
    assert_eq!(judged(&odd), Err(BadHook::Shape));
}

#[test]
fn what_the_browser_brings_is_only_a_reason_to_ask() {
    let attempt = on_page();
    let (keys, site) = (keys(), testing::site());
    let state = &attempt.body.state;
    let case = Case { keys: &keys, attempt: &attempt, refund: None, state, site: &site, now: NOW };
    for query in ["", "?trxref=pay-1&reference=pay-1", "?reference=pay-2", "?status=success"] {
        let back = http::Request::get(format!("/return{query}")).body(bytes::Bytes::new()).unwrap();
        assert_eq!(Paystack.returned(&back, &case), Ok(What::GoAsk));
    }
}
