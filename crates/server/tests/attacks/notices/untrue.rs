//! Notices that are signed as they should be, and say what is not so, or not to whom.

use super::far::{Desk, account, secret_of};
use super::{ALL, Case, payment, text};
use crate::exam::sides::Side;
use crate::traces::Traces;
use bytes::Bytes;
use kassa_domain::Secret;
use kassa_domain::id::{Mode, Scope};
use kassa_domain::signature::hmac_sha256;
use kassa_domain::time::MINUTE;
use serde_json::{Value, json};
use std::sync::Arc;
use tokio::task::JoinSet;

/// A desk at another account, with the payment of this one.
fn at(desk: &Desk, side: &'static Side, account: String, secret: Secret) -> Desk {
    let (session, payment, theirs) = (desk.session.clone(), desk.payment.clone(), desk.theirs.clone());
    Desk { side, account, secret, session, payment, theirs }
}

async fn mismatched(amount: i64) {
    for name in ALL {
        let case = Case::open(name).await;
        for _ in 0..2 {
            assert_eq!(case.desk.tell(&case.shop, &case.desk.success(amount)).await.status, 200, "{name}");
        }
        case.parked("amount_mismatch", 1).await;
        case.unpaid().await;
        case.desk.pay(&case.shop, &case.far);
        case.believed().await;
    }
}

pub(super) async fn less() -> String {
    mismatched(4999).await;
    mismatched(1).await;
    "200, not paid, and `amount_mismatch` waits for the operator".to_owned()
}

pub(super) async fn more() -> String {
    mismatched(5001).await;
    mismatched(i64::MAX).await;
    "200, not paid, and `amount_mismatch` waits for the operator".to_owned()
}

pub(super) async fn other_currency() -> String {
    for name in ALL {
        for (from, to) in [("GHS", "JPY"), ("GHS", "XOF"), ("GHS", "KWD")] {
            let case = Case::open(name).await;
            let body = case.desk.success(5000).replace(from, to);
            let body = body.replace(&from.to_lowercase(), &to.to_lowercase());
            assert_eq!(case.desk.tell(&case.shop, &body).await.status, 200, "{name} {to}");
            case.parked("other_currency", 1).await;
            case.unpaid().await;
            case.desk.pay(&case.shop, &case.far);
            case.believed().await;
        }
    }
    "200, not paid, and `other_currency` waits for the operator".to_owned()
}

pub(super) async fn other_merchant() -> String {
    for name in ALL {
        let case = Case::made(name).await;
        let side = case.desk.side;
        let header = format!("Bearer {}", case.shop.other_merchant().await);
        let auth = [("authorization", &*header)];
        let other = match side.signed_with {
            None => {
                let scope = Scope { merchant: 2, mode: Mode::Test }.text();
                let secret = case.shop.app.hook_secret(&scope);
                at(&case.desk, side, scope, secret)
            }
            Some(signed_with) => {
                let settings: serde_json::Map<String, Value> = side
                    .settings
                    .iter()
                    .map(|(name, value)| ((*name).to_owned(), json!(value.replace("canary", "theirs"))))
                    .collect();
                let secret = Secret::new(text(&json!(settings), signed_with));
                let body = json!({ "processor": name, "settings": settings }).to_string();
                let made = case.shop.api_with("POST", "/v1/processor_accounts", &body, &auth).await.json();
                at(&case.desk, side, text(&made, "id"), secret)
            }
        };
        let before = Traces::of(&case.shop).await;
        let body = case.desk.success(5000);
        // The secret of one account at the address of the other.
        for (told, signs) in [(&other, &case.desk), (&case.desk, &other)] {
            let (header, value) = signs.sign(&body, case.shop.now());
            assert_eq!(told.deliver(&case.shop, &body, &[(header, &value)]).await.status, 400, "{name}");
        }
        assert_eq!(other.tell(&case.shop, &body).await.status, 200, "{name}");
        before.unchanged(&case.shop, name).await;
        case.parked("", 0).await;
        case.believed().await;
    }
    "400 with the wrong secret; with their own it is taken, and touches nothing of ours".to_owned()
}

pub(super) async fn other_processor() -> String {
    for name in ["stripe", "razorpay", "paystack"] {
        let case = Case::made(name).await;
        for other in ["stripe", "razorpay", "paystack"].into_iter().filter(|other| *other != name) {
            let side = Side::named(other);
            let made = account(&case.shop, other, json!({})).await;
            let third = at(&case.desk, side, text(&made, "id"), secret_of(side));
            let before = Traces::of(&case.shop).await;
            // In its own words, and in those of the processor that the session is with.
            for body in [third.success(5000), case.desk.success(5000)] {
                let told = third.tell(&case.shop, &body).await;
                assert!(matches!(told.status, 200 | 400), "{name} {other}: {told:?}");
            }
            before.unchanged(&case.shop, other).await;
        }
        let simulator = case.shop.scope.text();
        let secret = case.shop.app.hook_secret(&simulator);
        let simulator = at(&case.desk, Side::named("simulator"), simulator, secret);
        let before = Traces::of(&case.shop).await;
        let body = simulator.success(5000).replace(&case.desk.theirs, &case.desk.payment);
        assert_eq!(simulator.tell(&case.shop, &body).await.status, 200, "{name}");
        before.unchanged(&case.shop, "the simulator pays nothing of a real processor's").await;
        case.believed().await;
    }
    "taken at most, and never applied: a payment belongs to one account".to_owned()
}

pub(super) async fn other_mode() -> String {
    for (name, test, live) in [
        ("stripe", "\"livemode\":false", "\"livemode\":true"),
        ("paystack", "\"domain\":\"test\"", "\"domain\":\"live\""),
    ] {
        let case = Case::made(name).await;
        let body = case.desk.success(5000);
        assert!(body.contains(test), "{body}");
        let before = Traces::of(&case.shop).await;
        assert_eq!(case.desk.tell(&case.shop, &body.replace(test, live)).await.status, 200, "{name}");
        before.unchanged(&case.shop, name).await;
        case.parked("other_mode", 1).await;
        case.believed().await;
    }
    "200, without effect, and kept for the operator".to_owned()
}

pub(super) async fn failed_later() -> String {
    for name in ALL {
        let case = Case::made(name).await;
        assert_eq!(case.desk.tell(&case.shop, &case.desk.success(5000)).await.status, 200, "{name}");
        case.paid().await;
        for _ in 0..3 {
            assert_eq!(case.desk.tell(&case.shop, &case.desk.failure()).await.status, 200, "{name}");
            case.paid().await;
        }
        case.shop.later(MINUTE).await;
        case.paid().await;
        case.shop.close().await;
    }
    "200, and it stays paid".to_owned()
}

pub(super) async fn failed_first() -> String {
    for name in ALL {
        let case = Case::open(name).await;
        assert_eq!(case.desk.tell(&case.shop, &case.desk.failure()).await.status, 200, "{name}");
        case.desk.pay(&case.shop, &case.far);
        case.believed().await;
    }
    "200, and it is paid once".to_owned()
}

pub(super) async fn after_expiry() -> String {
    for name in ["simulator", "stripe"] {
        let case = Case::open(name).await;
        let at = format!("/v1/checkout/sessions/{}/expire", case.desk.session);
        let expired = case.shop.api("POST", &at, "").await;
        assert_eq!((expired.status, &expired.json()["status"]), (200, &json!("expired")), "{expired:?}");
        case.desk.pay(&case.shop, &case.far);
        for _ in 0..3 {
            assert_eq!(case.desk.tell(&case.shop, &case.desk.success(5000)).await.status, 200, "{name}");
        }
        case.shop.later(MINUTE).await;
        let payment = payment(&case.shop, &case.desk.payment).await;
        let stands = (&payment["status"], &payment["amount_captured"], &payment["amount_refunded"]);
        assert_eq!(stands, (&json!("refunded"), &json!(5000), &json!(5000)), "{name}");
        assert_eq!(case.shop.session_now(&case.desk.session).await["payment_status"], "unpaid", "{name}");
        let events = case.shop.events().await;
        for kind in ["late_payment_refunded", "payment.succeeded", "checkout.session.completed"] {
            let told = events.iter().filter(|found| *found == kind).count();
            assert_eq!(told, usize::from(kind == "late_payment_refunded"), "{name}: {events:?}");
        }
        if name == "stripe" {
            assert_eq!(case.far.lock().unwrap().orders[&case.desk.theirs].refunded, 5000, "given back once");
        }
        case.shop.close().await;
    }
    "200, the session stays expired, and the money goes back once, with an event".to_owned()
}

pub(super) async fn unknown() -> String {
    for name in ["simulator", "stripe", "paystack"] {
        let mut case = Case::made(name).await;
        let real = (case.desk.payment.clone(), case.desk.theirs.clone());
        for text in [&mut case.desk.payment, &mut case.desk.theirs] {
            text.replace_range(text.len() - 4.., "AAAA");
        }
        let before = Traces::of(&case.shop).await;
        for _ in 0..2 {
            assert_eq!(case.desk.tell(&case.shop, &case.desk.success(5000)).await.status, 200, "{name}");
        }
        before.unchanged(&case.shop, name).await;
        case.parked("unknown_payment", 1).await;
        (case.desk.payment, case.desk.theirs) = real;
        case.believed().await;
    }
    "200, without effect, and `unknown_payment` waits for the operator".to_owned()
}

pub(super) async fn fifty() -> String {
    for name in ALL {
        let case = Arc::new(Case::made(name).await);
        let body = case.desk.success(5000);
        let mut all = JoinSet::new();
        for _ in 0..50 {
            let (case, body) = (Arc::clone(&case), body.clone());
            all.spawn(async move { case.desk.tell(&case.shop, &body).await.status });
        }
        assert_eq!(all.join_all().await, [200; 50], "{name}");
        case.paid().await;
        case.parked("", 0).await;
        Arc::into_inner(case).unwrap().shop.close().await;
    }
    "200 to all of them, one payment, and each event once".to_owned()
}

pub(super) async fn refunded_more() -> String {
    let case = Case::made("stripe").await;
    assert_eq!(case.desk.tell(&case.shop, &case.desk.success(5000)).await.status, 200);
    case.paid().await;
    let books =
        case.shop.rows.texts("select source || book || cast(amount as text) from entries order by 1").await;
    case.far.lock().unwrap().orders.get_mut(&case.desk.theirs).unwrap().refunded = 5001;
    for _ in 0..2 {
        assert_eq!(case.desk.tell(&case.shop, &case.desk.success(5000)).await.status, 200);
    }
    case.parked("refund_too_large", 1).await;
    case.paid().await;
    let now =
        case.shop.rows.texts("select source || book || cast(amount as text) from entries order by 1").await;
    assert_eq!(now, books);
    case.shop.close().await;
    "200, the books stay as they are, and `refund_too_large` waits for the operator".to_owned()
}

pub(super) async fn other_return() -> String {
    let mut case = Case::made("razorpay").await;
    let (cheap, order) = (case.desk.payment.clone(), case.desk.theirs.clone());
    let paid = case.desk.session.clone();
    case.desk.again(&case.shop).await;
    case.shop.settle_down().await;
    let key = case.desk.side.setting("key_secret").as_bytes();
    let code = |order: &str| hex::encode(hmac_sha256(key, &[order.as_bytes(), b"|pay_Cheap"]));
    let before = Traces::of(&case.shop).await;
    let path = format!("/checkout/{}/return/{}", case.desk.session, case.desk.payment);
    let mut refused = vec![];
    for (order, payment, code) in [
        (&*order, "pay_Cheap", code(&order)),
        (&*case.desk.theirs, "pay_Cheap", code(&order)),
        (&*case.desk.theirs, "pay_Cheap", String::new()),
        // What is signed is `order|payment`: the bar in another place.
        ("", &*format!("{order}|pay_Cheap"), code(&order)),
    ] {
        let fields =
            [("razorpay_order_id", order), ("razorpay_payment_id", payment), ("razorpay_signature", &*code)];
        let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = http::Request::post(&path).header("content-type", "application/x-www-form-urlencoded");
        refused.push(case.shop.send(request.body(Bytes::from(form)).unwrap()).await.status);
    }
    assert!(refused.iter().all(|status| matches!(status, 303 | 400)), "{refused:?}");
    // The other session's payment under this session's address, and the other way round.
    for (session, payment) in [(&case.desk.session, &cheap), (&paid, &case.desk.payment)] {
        let reply = case.shop.browse(&format!("/checkout/{session}/return/{payment}")).await;
        assert!(reply.status < 500, "{reply:?}");
    }
    before.unchanged(&case.shop, "a return of another order").await;
    assert_eq!(payment(&case.shop, &case.desk.payment).await["status"], "pending");
    case.shop.later(MINUTE).await;
    assert_eq!(case.shop.session_now(&paid).await["payment_status"], "paid", "by asking");
    assert_eq!(case.shop.session_now(&case.desk.session).await["payment_status"], "unpaid");
    case.shop.close().await;
    "not paid: a return is checked against the order that we made for it".to_owned()
}
