//! Notices of processors: to be believed without having paid.

use crate::traces::Traces;
use crate::{Attack, attack};
use base64::Engine as _;
use bytes::Bytes;
use kassa_domain::id::{Mode, Scope};
use kassa_domain::time::{MINUTE, SECOND};
use kassa_domain::{Secret, Timestamp, signature};
use kassa_testshop::TestShop;
use serde_json::{Value, json};
use std::sync::Arc;
use tokio::task::JoinSet;

pub(crate) const ATTACKS: &[Attack] = &[
    attack!("1", "A notice without a signature", unsigned),
    attack!("2", "A right signature that is cut short", truncated),
    attack!("3", "A right signature with more behind it", extended),
    attack!("4", "The right signature in other encodings", encoded),
    attack!("5", "An account whose secret was never set, or is empty", no_secret),
    attack!("6", "A header that names another algorithm, or none", named_algorithm),
    attack!("7", "A notice to a live account, signed with the secret of test mode", test_secret),
    attack!("8", "A signature of 301 seconds ago, and one of 301 seconds ahead", old_and_ahead),
    attack!("9", "A time that is missing, negative, 2^63 or a fraction", odd_times),
    attack!("10", "A notice that is sent again", replayed),
    attack!("11", "The body written another way, with the signature of the first", written_again),
    attack!("12", "A point moved from between time and body into either", moved_point),
    attack!("13", "A signed success of one minor unit less", less),
    attack!("14", "A signed success of more", more),
    attack!("15", "A success told to another merchant's account", other_account),
    attack!("16", "A success told by another processor", other_processor),
    attack!("17", "A success of the other mode", other_mode),
    attack!("18", "A failure after the success", late_failure),
    attack!("19", "A failure before the success", early_failure),
    attack!("20", "A success after the session has ended", after_the_end),
    attack!("21", "A success of a payment that nobody knows", unknown_payment),
    attack!("22", "50 copies of a notice at once", copies),
    attack!("23", "A refund of more than was captured", refund_too_large),
    attack!("24", "Finding the signature byte by byte by the time that a wrong one takes", timing),
    attack!("A+1", "4,000 signatures in one header, over the largest body", many_signatures),
    attack!("A+2", "Two signature headers, of which one is right", two_headers),
    attack!("A+3", "Two times in one signature, of which the second is fresh", two_times),
];

/// A shop with a transfer that has not arrived.
struct Desk {
    shop: TestShop,
    session: String,
    payment: String,
}

impl Desk {
    async fn open() -> Self {
        Self::with(json!({})).await
    }

    async fn with(more: Value) -> Self {
        let shop = TestShop::open().await;
        let session = shop.session(more).await["id"].as_str().unwrap().to_owned();
        shop.pay_transfer(&session, "buyer+late@example.com").await;
        let payment = shop.payments(&session).await[0]["id"].as_str().unwrap().to_owned();
        Self { shop, session, payment }
    }

    fn body(&self, status: &str, captured: i64) -> String {
        let charge = json!({ "id": "ch_1", "reference": self.payment, "status": status, "captured": captured,
            "currency": "GHS" });
        charge.to_string()
    }

    fn account(&self) -> String {
        self.shop.scope.text()
    }

    fn stamp(&self, body: &str, at: Timestamp) -> String {
        let secret = self.shop.app.hook_secret(&self.account());
        signature::stamp(&[secret], body.as_bytes(), at)
    }

    async fn send(&self, body: &str, stamps: &[&str]) -> u16 {
        let path = format!("/hooks/simulator/{}", self.account());
        send(&self.shop, &path, "bank-signature", body, stamps).await
    }

    /// A notice with the right signature.
    async fn tell(&self, body: &str) -> u16 {
        self.send(body, &[&self.stamp(body, self.shop.now())]).await
    }

    async fn is_paid(&self) -> bool {
        self.shop.session_now(&self.session).await["payment_status"] == "paid"
    }

    /// None of these signatures of a success is believed.
    async fn all_refused(self, stamps: Vec<String>) -> String {
        let body = self.body("succeeded", 5000);
        let before = Traces::of(&self.shop).await;
        for stamp in &stamps {
            assert_eq!(self.send(&body, &[stamp]).await, 400, "{stamp}");
        }
        before.unchanged(&self.shop, "not believed").await;
        assert!(self.reasons().await.is_empty(), "and not kept either");
        self.shop.close().await;
        match stamps.len() {
            1 => "400, no effect".to_owned(),
            count => format!("400 for each of {count}, no effect"),
        }
    }

    /// Why notices are kept for the operator.
    async fn reasons(&self) -> Vec<String> {
        let listed = self.shop.get("/v1/parked_notices").await.json();
        let notices = listed["data"].as_array().unwrap().clone();
        notices.iter().map(|notice| notice["reason"].as_str().unwrap().to_owned()).collect()
    }
}

async fn send(shop: &TestShop, path: &str, header: &str, body: &str, stamps: &[&str]) -> u16 {
    let mut request = http::Request::post(path);
    for stamp in stamps {
        request = request.header(header, *stamp);
    }
    shop.send(request.body(Bytes::from(body.to_owned())).unwrap()).await.status
}

async fn unsigned() -> String {
    let desk = Desk::open().await;
    let body = desk.body("succeeded", 5000);
    let before = Traces::of(&desk.shop).await;
    assert_eq!(desk.send(&body, &[]).await, 400);
    before.unchanged(&desk.shop, "not believed").await;
    desk.all_refused(vec![String::new()]).await
}

async fn truncated() -> String {
    let desk = Desk::open().await;
    let good = desk.stamp(&desk.body("succeeded", 5000), desk.shop.now());
    let cut = [1, 2, 32, 62, 64].map(|count| good[..good.len() - count].to_owned());
    desk.all_refused(cut.into()).await
}

async fn extended() -> String {
    let desk = Desk::open().await;
    let good = desk.stamp(&desk.body("succeeded", 5000), desk.shop.now());
    desk.all_refused(["00", "0", " ", "zz", ";", "\\0"].map(|more| format!("{good}{more}")).into()).await
}

async fn encoded() -> String {
    let desk = Desk::open().await;
    let good = desk.stamp(&desk.body("succeeded", 5000), desk.shop.now());
    let (time, code) = good.split_once(",v1=").unwrap();
    let bytes = hex::decode(code).unwrap();
    let encodings = [
        base64::engine::general_purpose::STANDARD.encode(&bytes),
        base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(&bytes),
        format!("0x{code}"),
        format!("%{}", code),
        code.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect(),
    ];
    desk.all_refused(encodings.map(|code| format!("{time},v1={code}")).into()).await
}

async fn no_secret() -> String {
    let shop = TestShop::open().await;
    let settings = json!({ "secret_key": "sk_test_canary4EC39HqLyjWDarjtT1",
        "publishable_key": "pk_test_TYooMQauvdEDq54NiTphI7jx", "account_id": "acct_1Exam" });
    let account =
        shop.make_id("processor_accounts", json!({ "processor": "stripe", "settings": settings })).await;
    let path = format!("/hooks/stripe/{account}");
    let body = r#"{"id":"evt_1","object":"event","type":"payment_intent.succeeded","livemode":false,"data":{"object":{}}}"#;
    let before = Traces::of(&shop).await;
    for secret in ["", "x"] {
        let stamp = signature::stamp(&[Secret::new(secret)], body.as_bytes(), shop.now());
        assert_eq!(send(&shop, &path, "stripe-signature", body, &[&stamp]).await, 503);
    }
    before.unchanged(&shop, "nothing is believed").await;
    let empty = json!({ "processor": "stripe", "name": "second", "settings": {
        "secret_key": "sk_test_canarySecond9HqLyjWDarjt", "publishable_key": "pk_test_SecondMQauvdEDq54NiTphI7j",
        "account_id": "acct_1Second", "webhook_secret": "" } });
    let second = shop.make_id("processor_accounts", empty).await;
    let stamp = signature::stamp(&[Secret::new("")], body.as_bytes(), shop.now());
    let path = format!("/hooks/stripe/{second}");
    assert_eq!(send(&shop, &path, "stripe-signature", body, &[&stamp]).await, 503);
    shop.close().await;
    "503 until a secret is set, no effect; an empty one is none".to_owned()
}

async fn named_algorithm() -> String {
    let desk = Desk::open().await;
    let good = desk.stamp(&desk.body("succeeded", 5000), desk.shop.now());
    let (time, code) = good.split_once(",v1=").unwrap();
    let stamps = vec![
        format!("{time},v0={code}"),
        format!("{time},alg=none"),
        format!("{time},alg=none,v1="),
        format!("{time},v2={code}"),
        format!("alg=hmac-sha1;{time},v1=da39a3ee5e6b4b0d3255bfef95601890afd80709"),
    ];
    desk.all_refused(stamps).await
}

async fn test_secret() -> String {
    let desk = Desk::open().await;
    let body = desk.body("succeeded", 5000);
    let live = Scope { merchant: 1, mode: Mode::Live }.text();
    let before = Traces::of(&desk.shop).await;
    let stamp = desk.stamp(&body, desk.shop.now());
    let path = format!("/hooks/simulator/{live}");
    let status = send(&desk.shop, &path, "bank-signature", &body, &[&stamp]).await;
    assert!(matches!(status, 400 | 404), "{status}");
    before.unchanged(&desk.shop, "not believed").await;
    desk.shop.close().await;
    format!("{status}, no effect")
}

async fn old_and_ahead() -> String {
    let desk = Desk::open().await;
    let body = desk.body("succeeded", 5000);
    let now = desk.shop.now();
    let stamps = [-301, 301, -86_400].map(|seconds| desk.stamp(&body, now.plus(seconds * SECOND)));
    desk.all_refused(stamps.into()).await
}

async fn odd_times() -> String {
    let desk = Desk::open().await;
    let body = desk.body("succeeded", 5000);
    let secret = desk.shop.app.hook_secret(&desk.account());
    let seconds = desk.shop.now().seconds().to_string();
    // Each is signed rightly, with its odd time.
    let signed = |time: &str| {
        let code =
            signature::hmac_sha256(secret.expose().as_bytes(), &[time.as_bytes(), b".", body.as_bytes()]);
        format!("t={time},v1={}", hex::encode(code))
    };
    let times = [
        "",
        "-1",
        "9223372036854775808",
        "9223372036854775807",
        "1e9",
        "0x7fffffff",
        " 1",
        &format!("{seconds}.0"),
        &format!("+{seconds}"),
        &format!("-{seconds}"),
    ];
    let mut stamps: Vec<String> = times.map(signed).into();
    stamps.push(signed("").replace("t=,", ""));
    desk.all_refused(stamps).await
}

async fn replayed() -> String {
    let desk = Desk::open().await;
    desk.shop.later(MINUTE).await;
    assert!(desk.is_paid().await);
    let body = desk.body("succeeded", 5000);
    let before = Traces::of(&desk.shop).await;
    let stamp = desk.stamp(&body, desk.shop.now());
    for _ in 0..5 {
        assert_eq!(desk.send(&body, &[&stamp]).await, 200);
    }
    before.unchanged(&desk.shop, "no second effect").await;
    desk.shop.close().await;
    "200, no second effect".to_owned()
}

async fn written_again() -> String {
    let desk = Desk::open().await;
    let body = desk.body("succeeded", 5000);
    let stamp = desk.stamp(&body, desk.shop.now());
    let parsed: Value = serde_json::from_str(&body).unwrap();
    let before = Traces::of(&desk.shop).await;
    let ways = [
        serde_json::to_string_pretty(&parsed).unwrap(),
        format!("{body}\n"),
        format!("\u{feff}{body}"),
        body.replace(':', ": "),
        body.replace("5000", "5000.0"),
        body.replace("ch_1", "\\u0063h_1"),
    ];
    for way in &ways {
        assert_eq!(desk.send(way, &[&stamp]).await, 400, "{way}");
    }
    before.unchanged(&desk.shop, "not believed").await;
    desk.shop.close().await;
    format!("400 for each of {}, no effect", ways.len())
}

async fn moved_point() -> String {
    let desk = Desk::open().await;
    let body = desk.body("succeeded", 5000);
    let good = desk.stamp(&body, desk.shop.now());
    let (time, code) = good.strip_prefix("t=").unwrap().split_once(",v1=").unwrap();
    let (seconds, rest) = time.split_at(time.len() - 1);
    let before = Traces::of(&desk.shop).await;
    for (time, body) in [
        (format!("{time}.{}", &body[..1]), body[1..].to_owned()),
        (seconds.to_owned(), format!("{rest}.{body}")),
        (format!("{time}."), body.clone()),
    ] {
        assert_eq!(desk.send(&body, &[&format!("t={time},v1={code}")]).await, 400, "{time}");
    }
    before.unchanged(&desk.shop, "not believed").await;
    desk.shop.close().await;
    "400, no effect: a time has digits only".to_owned()
}

async fn of_another_amount(amount: i64) -> String {
    let desk = Desk::open().await;
    let body = desk.body("succeeded", amount);
    for _ in 0..3 {
        assert_eq!(desk.tell(&body).await, 200);
    }
    assert!(!desk.is_paid().await);
    assert_eq!(desk.reasons().await, ["amount_mismatch"]);
    desk.shop.close().await;
    "200; not paid, kept once for the operator as `amount_mismatch`".to_owned()
}

async fn less() -> String {
    of_another_amount(4999).await
}

async fn more() -> String {
    of_another_amount(5001).await
}

async fn other_account() -> String {
    let desk = Desk::open().await;
    desk.shop.other_merchant().await;
    let body = desk.body("succeeded", 5000);
    let theirs = Scope { merchant: 2, mode: Mode::Test }.text();
    let stamp = signature::stamp(&[desk.shop.app.hook_secret(&theirs)], body.as_bytes(), desk.shop.now());
    let before = Traces::of(&desk.shop).await;
    let path = format!("/hooks/simulator/{theirs}");
    assert_eq!(send(&desk.shop, &path, "bank-signature", &body, &[&stamp]).await, 200);
    assert_eq!(desk.send(&body, &[&stamp]).await, 400, "their secret at our account");
    before.unchanged(&desk.shop, "nothing of ours is touched").await;
    desk.shop.close().await;
    "taken there as a payment that nobody knows; no effect here".to_owned()
}

/// An account at Stripe, whose notices are signed with this.
const STRIPES: &str = "whsec_canary0123456789abcdef0123";

async fn stripe(desk: &Desk, live: bool) -> u16 {
    let settings = json!({ "secret_key": "sk_test_canary4EC39HqLyjWDarjtT1",
        "publishable_key": "pk_test_TYooMQauvdEDq54NiTphI7jx", "webhook_secret": STRIPES,
        "account_id": "acct_1Exam" });
    let account = json!({ "processor": "stripe", "settings": settings });
    let account = desk.shop.make_id("processor_accounts", account).await;
    let event = json!({ "id": "evt_3Paid", "object": "event", "created": 1, "livemode": live,
        "type": "payment_intent.succeeded", "data": { "object": { "id": "pi_3Exam", "object": "payment_intent",
            "amount": 5000, "amount_received": 5000, "currency": "ghs", "latest_charge": "ch_3Exam", "livemode": live,
            "metadata": { "kassa_payment": desk.payment, "kassa_way": "frame" }, "status": "succeeded" } } });
    let body = event.to_string();
    let stamp = signature::stamp(&[Secret::new(STRIPES)], body.as_bytes(), desk.shop.now());
    let path = format!("/hooks/stripe/{account}");
    let before = Traces::of(&desk.shop).await;
    let status = send(&desk.shop, &path, "stripe-signature", &body, &[&stamp]).await;
    before.unchanged(&desk.shop, "the payment is not of that account").await;
    status
}

async fn other_processor() -> String {
    let desk = Desk::open().await;
    assert_eq!(stripe(&desk, false).await, 200);
    desk.shop.close().await;
    "taken and kept; no effect on the payment".to_owned()
}

async fn other_mode() -> String {
    let desk = Desk::open().await;
    assert_eq!(stripe(&desk, true).await, 200);
    desk.shop.close().await;
    "taken; no effect".to_owned()
}

async fn late_failure() -> String {
    let desk = Desk::open().await;
    desk.shop.later(MINUTE).await;
    let before = Traces::of(&desk.shop).await;
    assert_eq!(desk.tell(&desk.body("declined", 0)).await, 200);
    before.unchanged(&desk.shop, "it stays paid").await;
    assert!(desk.is_paid().await);
    desk.shop.close().await;
    "200; it stays paid".to_owned()
}

async fn early_failure() -> String {
    let desk = Desk::open().await;
    assert_eq!(desk.tell(&desk.body("declined", 0)).await, 200);
    assert!(!desk.is_paid().await);
    desk.shop.later(MINUTE).await;
    assert!(desk.is_paid().await);
    let completed = desk.shop.events().await;
    assert_eq!(completed.iter().filter(|kind| *kind == "checkout.session.completed").count(), 1);
    desk.shop.close().await;
    "paid once".to_owned()
}

async fn after_the_end() -> String {
    let desk = Desk::with(json!({ "expires_at": "2027-01-15T08:00:05Z" })).await;
    desk.shop.later(MINUTE).await;
    let session = desk.shop.session_now(&desk.session).await;
    assert_eq!((&session["status"], &session["payment_status"]), (&json!("expired"), &json!("unpaid")));
    let charge = &desk.shop.book.charges().unwrap()[0];
    assert_eq!((charge.captured, charge.refunded), (5000, 5000));
    assert!(desk.shop.events().await.contains(&"late_payment_refunded".to_owned()));
    desk.shop.close().await;
    "given back, with `late_payment_refunded`; the session stays ended".to_owned()
}

async fn unknown_payment() -> String {
    let mut desk = Desk::open().await;
    desk.payment = "pay_0000000000000000000000000000000".to_owned();
    let before = Traces::of(&desk.shop).await;
    assert_eq!(desk.tell(&desk.body("succeeded", 5000)).await, 200);
    before.unchanged(&desk.shop, "nothing of ours is touched").await;
    assert_eq!(desk.reasons().await, ["unknown_payment"]);
    desk.shop.close().await;
    "200, kept for the operator as `unknown_payment`".to_owned()
}

async fn copies() -> String {
    let desk = Desk::open().await;
    // The bank has the money, and nobody has asked yet.
    desk.shop.set_clock(desk.shop.now().plus(MINUTE));
    let body = desk.body("succeeded", 5000);
    let (stamp, desk) = (desk.stamp(&body, desk.shop.now()), Arc::new(desk));
    let mut all = JoinSet::new();
    for _ in 0..50 {
        let (desk, body, stamp) = (Arc::clone(&desk), body.clone(), stamp.clone());
        all.spawn(async move { desk.send(&body, &[&stamp]).await });
    }
    assert!(all.join_all().await.iter().all(|status| *status == 200));
    let desk = Arc::into_inner(desk).unwrap();
    desk.shop.settle_down().await;
    let events = desk.shop.events().await;
    assert_eq!(events.iter().filter(|kind| *kind == "payment.succeeded").count(), 1);
    assert!(desk.is_paid().await);
    desk.shop.close().await;
    "all are 200, and it is paid once".to_owned()
}

async fn refund_too_large() -> String {
    let desk = Desk::open().await;
    desk.shop.later(MINUTE).await;
    let charge = json!({ "id": "ch_1", "reference": desk.payment, "status": "succeeded", "captured": 5000,
        "refunded": 5001, "currency": "GHS" });
    let before = Traces::of(&desk.shop).await;
    assert_eq!(desk.tell(&charge.to_string()).await, 200);
    before.unchanged(&desk.shop, "the books stay as they are").await;
    assert_eq!(desk.reasons().await, ["refund_too_large"]);
    desk.shop.close().await;
    "200; the books stay as they are, kept for the operator as `refund_too_large`".to_owned()
}

async fn timing() -> String {
    let desk = Desk::open().await;
    let good = desk.stamp(&desk.body("succeeded", 5000), desk.shop.now());
    let (start, code) = good.split_at(good.len() - 64);
    let flipped = |at: usize| {
        let letter = if code.as_bytes()[at] == b'0' { "1" } else { "0" };
        format!("{start}{}{letter}{}", &code[..at], &code[at + 1..])
    };
    let stamps = [0, 1, 31, 62, 63].map(flipped);
    // Codes are compared by the library in constant time, and nowhere else.
    let text = include_str!("../../../domain/src/signature.rs");
    let (shipped, _) = text.split_once("#[cfg(test)]").unwrap();
    assert!(shipped.contains(".verify_slice(&bytes)") && !shipped.contains("== hmac"));
    desk.all_refused(stamps.into()).await;
    "a wrong first byte and a wrong last one take the same path; compared in constant time".to_owned()
}

async fn many_signatures() -> String {
    let desk = Desk::open().await;
    let body = format!("{}{}", " ".repeat(250 * 1024), desk.body("succeeded", 5000));
    let many = format!("t={}{}", desk.shop.now().seconds(), ",v1=00".repeat(4000));
    let one = format!("t={},v1=00", desk.shop.now().seconds());
    let before = Traces::of(&desk.shop).await;
    assert_eq!(desk.send(&body, &[&many]).await, 400);
    assert_eq!(desk.send(&body, &[&one]).await, 400);
    before.unchanged(&desk.shop, "not believed").await;
    desk.shop.close().await;
    "400; the body is gone through once, however many there are".to_owned()
}

async fn two_headers() -> String {
    let desk = Desk::open().await;
    let body = desk.body("succeeded", 5000);
    let good = desk.stamp(&body, desk.shop.now());
    let wrong = format!("t={},v1={}", desk.shop.now().seconds(), "00".repeat(32));
    let before = Traces::of(&desk.shop).await;
    assert_eq!(desk.send(&body, &[&wrong, &good]).await, 400);
    before.unchanged(&desk.shop, "not believed").await;
    desk.shop.close().await;
    "the first counts, and nothing is believed by the second".to_owned()
}

async fn two_times() -> String {
    let desk = Desk::open().await;
    let body = desk.body("succeeded", 5000);
    let old = desk.stamp(&body, desk.shop.now().plus(-86_400 * SECOND));
    let now = desk.shop.now().seconds();
    desk.all_refused(vec![format!("{old},t={now}"), format!("t={now},{old}")]).await
}
