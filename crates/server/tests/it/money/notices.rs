//! Notices of processors by the real route: what is believed, what is applied once, what is kept for the operator, and
//! what changes nothing. Each processor signs and speaks as its own documents say.

use super::far::{Desk, Far, secret_of, stand_in};
use super::{is, listed, paid, payment, snapshots, stands, text, told};
use crate::exam::sides::Side;
use bytes::Bytes;
use kassa_domain::id::{Mode, Scope};
use kassa_domain::processor::CallError;
use kassa_domain::time::{MINUTE, SECOND};
use kassa_domain::{Secret, Timestamp, signature};
use kassa_server::web::BodyProblem;
use kassa_testshop::{PUBLIC_URL, Reply, TestShop};
use serde_json::{Value, json};
use std::sync::Arc;
use tokio::task::JoinSet;

const ALL: [&str; 4] = ["simulator", "stripe", "razorpay", "paystack"];

/// A shop with an account and a payment that nobody has paid yet.
async fn opened(name: &str) -> (TestShop, Far, Desk) {
    let shop = TestShop::open().await;
    let far = stand_in(&shop);
    let desk = Desk::open(&shop, name).await;
    (shop, far, desk)
}

/// The value of a figure of `/metrics`.
async fn figure(shop: &TestShop, name: &str) -> i64 {
    let page = shop.browse("/metrics").await.body;
    let line = page.lines().find(|line| line.split(' ').next() == Some(name));
    let line = line.unwrap_or_else(|| panic!("no {name} in {page}"));
    line.split(' ').nth(1).unwrap().parse().unwrap()
}

/// Everything that a notice could change: the payment, the session, the events, and what is kept for the operator.
async fn everything(shop: &TestShop, desk: &Desk) -> Vec<String> {
    shop.settle_down().await;
    let (payment, session) = (payment(shop, &desk.payment).await, shop.session_now(&desk.session).await);
    let parked = listed(shop, "/v1/parked_notices").await;
    vec![
        payment.to_string(),
        session.to_string(),
        format!("{parked:?}"),
        format!("{:?}", shop.events().await),
    ]
}

#[tokio::test]
async fn w3_a_notice_is_taken_only_after_the_commit() {
    for name in ALL {
        let (shop, far, desk) = opened(name).await;
        desk.pay(&shop, &far);
        let before = everything(&shop, &desk).await;
        shop.rows.execute("alter table entries rename to entries_away").await;
        let refused = desk.tell(&shop, &desk.success(5000)).await;
        assert_eq!(refused.status, 503, "{name}: it must come again: {refused:?}");
        assert_eq!(everything(&shop, &desk).await, before, "{name}: and nothing was done");
        shop.rows.execute("alter table entries_away rename to entries").await;
        assert_eq!(desk.tell(&shop, &desk.success(5000)).await.status, 200, "{name}");
        assert_eq!(stands(&shop, &desk.payment).await, is("succeeded", 5000, 0, 0), "{name}");
        let mut shop = shop;
        shop.restart().await;
        assert_eq!(stands(&shop, &desk.payment).await, is("succeeded", 5000, 0, 0), "{name}: it is on disk");
        shop.close().await;
    }
}

#[tokio::test]
async fn w3_what_cannot_be_parked_comes_again() {
    let (shop, _, desk) = opened("razorpay").await;
    shop.rows.execute("alter table parked rename to parked_away").await;
    assert_eq!(desk.tell(&shop, &desk.success(4999)).await.status, 503);
    shop.rows.execute("alter table parked_away rename to parked").await;
    assert_eq!(desk.tell(&shop, &desk.success(4999)).await.status, 200);
    assert_eq!(listed(&shop, "/v1/parked_notices").await.len(), 1);
    shop.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn w1_fifty_copies_at_once_are_one_payment_and_all_are_taken() {
    for name in ALL {
        let (shop, far, desk) = opened(name).await;
        desk.pay(&shop, &far);
        let (shop, desk) = (Arc::new(shop), Arc::new(desk));
        let body = desk.success(5000);
        let mut all = JoinSet::new();
        for _ in 0..50 {
            let (shop, desk, body) = (Arc::clone(&shop), Arc::clone(&desk), body.clone());
            all.spawn(async move { desk.tell(&shop, &body).await.status });
        }
        let statuses = all.join_all().await;
        assert!(statuses.iter().all(|status| *status == 200), "{name}: {statuses:?}");
        shop.settle_down().await;
        assert_eq!(stands(&shop, &desk.payment).await, is("succeeded", 5000, 0, 0), "{name}");
        for kind in ["payment.succeeded", "checkout.session.completed"] {
            assert_eq!(told(&shop, kind).await, 1, "{name} {kind}");
        }
        assert!(listed(&shop, "/v1/parked_notices").await.is_empty(), "{name}");
        drop(desk);
        Arc::into_inner(shop).unwrap().close().await;
    }
}

#[tokio::test]
async fn a_failure_that_is_told_after_the_success_changes_nothing_and_before_it_neither() {
    for name in ALL {
        for fails_first in [false, true] {
            let (shop, far, desk) = opened(name).await;
            if fails_first {
                assert_eq!(desk.tell(&shop, &desk.failure()).await.status, 200, "{name}");
                assert_ne!(desk.status(&shop).await, "succeeded", "{name}");
            }
            desk.pay(&shop, &far);
            assert_eq!(desk.tell(&shop, &desk.success(5000)).await.status, 200, "{name}");
            assert_eq!(stands(&shop, &desk.payment).await, is("succeeded", 5000, 0, 0), "{name}");
            let before = everything(&shop, &desk).await;
            assert_eq!(desk.tell(&shop, &desk.failure()).await.status, 200, "{name}");
            shop.later(MINUTE).await;
            assert_eq!(everything(&shop, &desk).await, before, "{name} {fails_first}");
            assert_eq!(told(&shop, "payment.succeeded").await, 1, "{name}");
            shop.close().await;
        }
    }
}

/// The provider's own book says nothing of the amount that is told: it is asked, and the notice is kept.
#[tokio::test]
async fn another_amount_is_kept_for_the_operator_and_pays_nothing() {
    for name in ALL {
        for amount in [1, 4999, 5001, 500_000] {
            let (shop, _, desk) = opened(name).await;
            for _ in 0..3 {
                assert_eq!(desk.tell(&shop, &desk.success(amount)).await.status, 200, "{name} {amount}");
            }
            let parked = listed(&shop, "/v1/parked_notices").await;
            assert_eq!(parked.len(), 1, "{name} {amount}, kept once: {parked:?}");
            let notice = &parked[0];
            assert_eq!(
                (&notice["reason"], &notice["object"]),
                (&json!("amount_mismatch"), &json!("parked_notice"))
            );
            assert_eq!((&notice["payment"], &notice["processor"]), (&json!(desk.payment), &json!(name)));
            let account = Some(&*desk.account).filter(|_| name != "simulator");
            assert_eq!(notice["account"], json!(account));
            assert!(text(notice, "says").contains(&amount.to_string()), "{notice}");
            assert_eq!(figure(&shop, "kassa_notices_parked").await, 1, "{name}");
            assert_eq!(figure(&shop, "kassa_notices_newly_parked_total").await, 3, "{name}");
            let session = shop.session_now(&desk.session).await;
            assert_eq!((&session["status"], &session["payment_status"]), (&json!("open"), &json!("unpaid")));
            assert_eq!(stands(&shop, &desk.payment).await.1, 0, "{name} {amount}");
            shop.close().await;
        }
    }
}

/// At the simulator, which serves each merchant without an account, a notice for another merchant's payment is one
/// about a payment that is not there. Elsewhere the other account has a secret of its own.
#[tokio::test]
async fn w5_a_notice_to_another_merchants_account_touches_nobody() {
    for name in ALL {
        let (shop, far, desk) = opened(name).await;
        desk.pay(&shop, &far);
        let before = everything(&shop, &desk).await;
        let key = shop.other_merchant().await;
        let header = format!("Bearer {key}");
        let auth = [("authorization", header.as_str())];
        let (theirs, secret) = match desk.side.signed_with {
            None => {
                let scope = Scope { merchant: 2, mode: Mode::Test }.text();
                let secret = shop.app.hook_secret(&scope);
                (scope, secret)
            }
            Some(signed_with) => {
                let mut settings = serde_json::Map::new();
                for (name, value) in desk.side.settings {
                    settings.insert((*name).to_owned(), json!(value.replace("canary", "theirs")));
                }
                let secret = Secret::new(text(&json!(settings), signed_with));
                let body = json!({ "processor": name, "settings": settings }).to_string();
                let made = shop.api_with("POST", "/v1/processor_accounts", &body, &auth).await;
                (text(&made.json(), "id"), secret)
            }
        };
        let body = desk.success(5000);
        let other = Desk {
            side: desk.side,
            account: theirs,
            secret,
            session: desk.session.clone(),
            payment: desk.payment.clone(),
            theirs: desk.theirs.clone(),
        };
        let (header, by_us) = desk.sign(&body, shop.now());
        let (_, by_them) = other.sign(&body, shop.now());
        assert_eq!(other.deliver(&shop, &body, &[(header, &by_us)]).await.status, 400, "{name}: our secret");
        assert_eq!(
            desk.deliver(&shop, &body, &[(header, &by_them)]).await.status,
            400,
            "{name}: their secret"
        );
        assert_eq!(other.tell(&shop, &body).await.status, 200, "{name}");
        assert_eq!(everything(&shop, &desk).await, before, "{name}");
        let parked = shop.api_with("GET", "/v1/parked_notices", "", &auth).await.json();
        let reasons: Vec<&Value> =
            parked["data"].as_array().unwrap().iter().map(|notice| &notice["reason"]).collect();
        // An order's own name says nothing about whose it is: others may use the account too.
        assert_eq!(reasons.len(), usize::from(name != "razorpay"), "{name}: {parked}");
        assert!(reasons.iter().all(|reason| **reason == "unknown_payment"), "{name}: {parked}");
        let notices = parked["data"].as_array().unwrap();
        assert!(notices.iter().all(|notice| notice["payment"].is_null()), "{name}: {notices:?}");
        assert!(listed(&shop, "/v1/parked_notices").await.is_empty(), "{name}: it was not told to us");
        assert_eq!(desk.tell(&shop, &body).await.status, 200);
        assert_eq!(stands(&shop, &desk.payment).await, is("succeeded", 5000, 0, 0), "{name}");
        shop.close().await;
    }
}

/// Two accounts of one merchant at one processor, and accounts at two processors.
#[tokio::test]
async fn a_notice_to_another_account_of_the_merchant_is_kept_and_never_applied() {
    for name in ["stripe", "razorpay", "paystack"] {
        let (shop, far, desk) = opened(name).await;
        desk.pay(&shop, &far);
        let second = super::far::account(&shop, name, json!({ "name": "Second" })).await;
        let second = Desk {
            account: text(&second, "id"),
            secret: secret_of(desk.side),
            side: desk.side,
            session: desk.session.clone(),
            payment: desk.payment.clone(),
            theirs: desk.theirs.clone(),
        };
        assert_eq!(second.tell(&shop, &desk.success(5000)).await.status, 200, "{name}");
        assert_eq!(desk.status(&shop).await, "pending", "{name}: the payment is not of that account");
        let parked = listed(&shop, "/v1/parked_notices").await;
        assert_eq!(parked.len(), usize::from(name != "razorpay"), "{name}: {parked:?}");
        for other in ["stripe", "razorpay", "paystack"].into_iter().filter(|other| *other != name) {
            let side = Side::named(other);
            let account = super::far::account(&shop, other, json!({})).await;
            let third = Desk {
                account: text(&account, "id"),
                secret: secret_of(side),
                side,
                session: desk.session.clone(),
                payment: desk.payment.clone(),
                theirs: desk.theirs.clone(),
            };
            let told = third.tell(&shop, &third.success(5000)).await;
            assert!(matches!(told.status, 200 | 400), "{name} {other}: {told:?}");
            assert_eq!(desk.status(&shop).await, "pending", "{name}: {other} has not taken it");
        }
        shop.close().await;
    }
}

#[tokio::test]
async fn what_names_a_payment_of_ours_that_is_not_there_is_kept_and_foreign_payments_are_not() {
    for name in ALL {
        let (shop, _, mut desk) = opened(name).await;
        let before = everything(&shop, &desk).await;
        let real = (desk.payment.clone(), desk.theirs.clone());
        for text in [&mut desk.payment, &mut desk.theirs] {
            text.replace_range(text.len() - 4.., "AAAA");
        }
        let body = desk.success(5000);
        assert_eq!(desk.tell(&shop, &body).await.status, 200, "{name}");
        assert_eq!(desk.tell(&shop, &body).await.status, 200, "{name}");
        let parked = listed(&shop, "/v1/parked_notices").await;
        if name == "razorpay" {
            assert_eq!((parked.len(), figure(&shop, "kassa_notices_foreign_total").await), (0, 2));
        } else {
            let reasons: Vec<&Value> = parked.iter().map(|notice| &notice["reason"]).collect();
            assert!(
                !reasons.is_empty() && reasons.iter().all(|it| **it == "unknown_payment"),
                "{name}: {parked:?}"
            );
            assert_eq!(figure(&shop, "kassa_notices_parked").await, i64::try_from(parked.len()).unwrap());
            assert!(parked.iter().all(|notice| notice["payment"].is_null()));
        }
        (desk.payment, desk.theirs) = real;
        let now = everything(&shop, &desk).await;
        assert_eq!((&now[..2], &now[3..]), (&before[..2], &before[3..]), "{name}");
        shop.close().await;
    }
}

/// What another system makes at the same account carries no name of ours.
#[tokio::test]
async fn what_others_do_at_the_same_account_is_none_of_our_business() {
    let foreign = [
        (
            "stripe",
            json!({ "id": "evt_1", "object": "event", "livemode": false, "type": "payment_intent.succeeded",
            "data": { "object": { "id": "pi_theirs", "object": "payment_intent", "amount": 1, "currency": "ghs",
            "amount_received": 1, "livemode": false, "metadata": {}, "status": "succeeded" } } }),
        ),
        (
            "stripe",
            json!({ "id": "evt_2", "object": "event", "livemode": false, "type": "payout.paid",
            "data": { "object": { "id": "po_1", "object": "payout" } } }),
        ),
        (
            "razorpay",
            json!({ "entity": "event", "account_id": "acc_1Exam", "event": "payment.captured",
            "payload": { "payment": { "entity": { "id": "pay_x", "amount": 1, "currency": "GHS",
            "status": "captured", "captured": true, "method": "card" } } } }),
        ),
        (
            "razorpay",
            json!({ "entity": "event", "account_id": "acc_1Exam", "event": "settlement.processed" }),
        ),
        (
            "paystack",
            json!({ "event": "charge.success", "data": { "status": "success", "reference": "T123",
            "amount": 1, "currency": "GHS", "domain": "test" } }),
        ),
        ("paystack", json!({ "event": "transfer.success", "data": { "amount": 1 } })),
    ];
    for (name, body) in foreign {
        let (shop, _, desk) = opened(name).await;
        let before = everything(&shop, &desk).await;
        assert_eq!(desk.tell(&shop, &body.to_string()).await.status, 200, "{name} {body}");
        assert_eq!(everything(&shop, &desk).await, before, "{name} {body}");
        shop.close().await;
    }
}

/// More has gone back at the provider than was ever captured.
#[tokio::test]
async fn m4_a_refund_larger_than_the_capture_is_an_alarm_and_the_books_stay() {
    let (shop, far, desk) = opened("stripe").await;
    desk.pay(&shop, &far);
    assert_eq!(desk.tell(&shop, &desk.success(5000)).await.status, 200);
    far.lock().unwrap().orders.get_mut(&desk.theirs).unwrap().refunded = 5001;
    let before = (stands(&shop, &desk.payment).await, shop.events().await);
    assert_eq!(desk.tell(&shop, &desk.success(5000)).await.status, 200);
    assert_eq!((stands(&shop, &desk.payment).await, shop.events().await), before);
    assert!(listed(&shop, "/v1/refunds").await.is_empty());
    let parked = listed(&shop, "/v1/parked_notices").await;
    assert_eq!((parked.len(), &parked[0]["reason"]), (1, &json!("refund_too_large")), "{parked:?}");
    assert_eq!(parked[0]["payment"], json!(desk.payment));
    shop.close().await;
    let shop = TestShop::open().await;
    let (session, id) = paid(&shop, 5000).await;
    let desk = Desk {
        side: Side::named("simulator"),
        account: shop.scope.text(),
        secret: shop.app.hook_secret(&shop.scope.text()),
        session,
        payment: id.clone(),
        theirs: id.clone(),
    };
    let body = json!({ "id": "ch_1", "reference": id, "status": "refunded", "captured": 5000, "currency": "GHS",
        "refunded": 5001 });
    let before = (stands(&shop, &id).await, shop.events().await);
    assert_eq!(desk.tell(&shop, &body.to_string()).await.status, 200);
    assert_eq!((stands(&shop, &id).await, shop.events().await), before);
    let parked = listed(&shop, "/v1/parked_notices").await;
    assert_eq!((parked.len(), &parked[0]["reason"]), (1, &json!("refund_too_large")));
    assert_eq!((&parked[0]["payment"], figure(&shop, "kassa_notices_parked").await), (&json!(id), 1));
    shop.close().await;
}

#[tokio::test]
async fn a_time_that_is_too_old_too_new_or_no_time_is_refused() {
    for name in ["simulator", "stripe"] {
        let (shop, far, desk) = opened(name).await;
        desk.pay(&shop, &far);
        let body = desk.success(5000);
        let now = shop.now();
        let mac = |time: &str| {
            let parts = [time.as_bytes(), b".", body.as_bytes()];
            hex::encode(signature::hmac_sha256(desk.secret.expose().as_bytes(), &parts))
        };
        let seconds = |offset: i64| (now.seconds() + offset).to_string();
        let signed = |time: &str| format!("t={time},v1={}", mac(time));
        let good = mac(&seconds(0));
        let bad = [
            signed(&seconds(-301)),
            signed(&seconds(301)),
            signed("-1"),
            signed("9223372036854775808"),
            signed("9223372036854775807"),
            signed(&format!("{}.0", seconds(0))),
            signed(""),
            signed(&format!("+{}", seconds(0))),
            format!("v1={good}"),
            format!(
                "v1={}",
                hex::encode(signature::hmac_sha256(desk.secret.expose().as_bytes(), &[body.as_bytes()]))
            ),
            format!("t={},v0={good}", seconds(0)),
            format!("t={},alg=none", seconds(0)),
            format!("t={},v1=", seconds(0)),
            format!("t={},t={},v1={good}", seconds(0), seconds(1)),
        ];
        let before = everything(&shop, &desk).await;
        let header = desk.sign(&body, now).0;
        for value in &bad {
            assert_eq!(desk.deliver(&shop, &body, &[(header, value)]).await.status, 400, "{name}: {value}");
        }
        assert_eq!(everything(&shop, &desk).await, before, "{name}");
        assert_eq!(figure(&shop, "kassa_notices_refused_total").await, i64::try_from(bad.len()).unwrap());
        for edge in [-300, 300] {
            let value = signed(&seconds(edge));
            assert_eq!(desk.deliver(&shop, &body, &[(header, &value)]).await.status, 200, "{name} {edge}");
        }
        shop.close().await;
    }
}

#[tokio::test]
async fn a_signature_counts_only_as_its_processor_writes_it() {
    use base64::Engine;
    let base64 = base64::engine::general_purpose::STANDARD;
    for name in ALL {
        let (shop, far, desk) = opened(name).await;
        desk.pay(&shop, &far);
        let body = desk.success(5000);
        let (header, good) = desk.sign(&body, shop.now());
        let digits = good.rsplit('=').next().unwrap().to_owned();
        let bytes = hex::decode(&digits).unwrap();
        let before = everything(&shop, &desk).await;
        for bad in [
            good.replace(&digits, &base64.encode(&bytes)),
            good.replace(&digits, &hex::encode(&bytes[..bytes.len() / 2])),
            good.replace(&digits, &format!("sha256={digits}")),
            good.replace(&digits, &format!("{digits}{digits}")),
            good.replace(&digits, &"0".repeat(digits.len())),
            good.replace(&digits, &format!("0x{digits}")),
        ] {
            let reply = desk.deliver(&shop, &body, &[(header, &bad)]).await;
            assert_eq!(reply.status, 400, "{name}: {bad}");
        }
        for wrong in ["stripe-signature", "x-razorpay-signature", "x-paystack-signature", "bank-signature"] {
            if wrong != header {
                let reply = desk.deliver(&shop, &body, &[(wrong, &good)]).await;
                assert_eq!(reply.status, 400, "{name}: in {wrong}");
            }
        }
        let mut query = http::Request::post(format!("{}?{header}={good}", desk.path()));
        query = query.header("x-signature-algorithm", "none");
        let reply = shop.send(query.body(Bytes::from(body.clone())).unwrap()).await;
        assert_eq!(reply.status, 400, "{name}: a signature in the address is none");
        assert_eq!(everything(&shop, &desk).await, before, "{name}");
        // Which algorithm it is, no header says.
        let asked = [(header, good.as_str()), ("x-signature-algorithm", "none")];
        assert_eq!(desk.deliver(&shop, &body, &asked).await.status, 200, "{name}");
        shop.close().await;
    }
}

#[tokio::test]
async fn bodies_that_are_none_change_nothing_even_when_they_are_signed() {
    for name in ALL {
        let (shop, far, desk) = opened(name).await;
        desk.pay(&shop, &far);
        let good = desk.success(5000);
        let before = everything(&shop, &desk).await;
        let twice = match name {
            "simulator" => "status",
            "stripe" => "type",
            _ => "event",
        };
        let (deep, wide) =
            ("[".repeat(100_000), format!("{{\"a\":{}1{}}}", "[".repeat(5000), "]".repeat(5000)));
        for bad in [
            String::new(),
            " ".to_owned(),
            "null".to_owned(),
            "[]".to_owned(),
            "\"x\"".to_owned(),
            format!("{good}{good}"),
            format!("{good}x"),
            format!("\u{feff}{good}"),
            format!("{{\"{twice}\":\"x\",{}", &good[1..]),
            good[..good.len() - 1].to_owned(),
            deep,
            wide,
        ] {
            let reply = desk.tell(&shop, &bad).await;
            let start: String = bad.chars().take(60).collect();
            assert_eq!(reply.status, 400, "{name}: {start}");
        }
        assert_eq!(everything(&shop, &desk).await, before, "{name}");
        for problem in [BodyProblem::TooLarge, BodyProblem::TooSlow, BodyProblem::Broken] {
            let (header, value) = desk.sign(&good, shop.now());
            let request = http::Request::post(desk.path()).header(header, value);
            let reply = shop.send_body(request.body(Bytes::from(good.clone())).unwrap(), Some(problem)).await;
            assert!((400..500).contains(&reply.status), "{name} {problem:?}: {reply:?}");
        }
        assert_eq!(everything(&shop, &desk).await, before, "{name}");
        assert_eq!(desk.tell(&shop, &good).await.status, 200, "{name}");
        assert_eq!(desk.status(&shop).await, "succeeded", "{name}");
        shop.close().await;
    }
}

#[tokio::test]
async fn who_asks_for_an_account_learns_nothing() {
    let shop = TestShop::open().await;
    stand_in(&shop);
    let desk = Desk::open(&shop, "stripe").await;
    let post = async |path: &str| -> Reply {
        shop.send(http::Request::post(path).body(Bytes::from("{}")).unwrap()).await
    };
    let mut unknown = desk.account.clone();
    unknown.replace_range(unknown.len() - 4.., "AAAA");
    let live = Scope { merchant: 1, mode: Mode::Live }.text();
    let mut answers = vec![];
    for path in [
        format!("/hooks/stripe/{unknown}"),
        format!("/hooks/razorpay/{}", desk.account),
        format!("/hooks/simulator/{}", desk.account),
        format!("/hooks/nobody/{}", desk.account),
        format!("/hooks/simulator/{live}"),
        format!("/hooks/stripe/{}", shop.scope.text()),
        "/hooks/stripe/acct_1".to_owned(),
        "/hooks/stripe/acct_.1".to_owned(),
        "/hooks/stripe/x".to_owned(),
        "/hooks/evm/acct_1".to_owned(),
        format!("/hooks/stripe/{}", "a".repeat(5000)),
        "/hooks/stripe/%2e%2e".to_owned(),
    ] {
        let reply = post(&path).await;
        assert_eq!(reply.status, 404, "{path}: {reply:?}");
        answers.push(reply.body);
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "all are answered the same way: {answers:?}");
    for method in ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"] {
        for path in [desk.path(), format!("/hooks/stripe/{unknown}")] {
            let request = http::Request::builder().method(method).uri(&path).body(Bytes::new()).unwrap();
            let reply = shop.send(request).await;
            assert_eq!((reply.status, reply.header("allow")), (405, "POST"), "{method} {path}");
        }
    }
    assert_eq!(post(&format!("{}/x", desk.path())).await.status, 404);
    shop.close().await;
}

/// A live account has a secret of its own, and a test secret opens nothing there.
#[tokio::test]
async fn a_test_secret_signs_nothing_for_a_live_account() {
    for name in ["stripe", "razorpay", "paystack"] {
        let (shop, far, desk) = opened(name).await;
        desk.pay(&shop, &far);
        let live = Scope { merchant: 1, mode: Mode::Live };
        let header = format!("Bearer {}", shop.new_key(live).await);
        let auth = [("authorization", header.as_str())];
        let mut settings = serde_json::Map::new();
        for (name, value) in desk.side.settings {
            let value = value.replace("canary", "live00").replace("_test_", "_live_");
            settings.insert((*name).to_owned(), json!(value));
        }
        let secret = Secret::new(text(&json!(settings), desk.side.signed_with.unwrap()));
        let body = json!({ "processor": name, "settings": settings }).to_string();
        let made = shop.api_with("POST", "/v1/processor_accounts", &body, &auth).await;
        assert_eq!(made.status, 201, "{made:?}");
        let at_live = Desk {
            account: text(&made.json(), "id"),
            secret: desk.secret.clone(),
            side: desk.side,
            session: desk.session.clone(),
            payment: desk.payment.clone(),
            theirs: desk.theirs.clone(),
        };
        let before = everything(&shop, &desk).await;
        assert_eq!(at_live.tell(&shop, &desk.success(5000)).await.status, 400, "{name}");
        let signed = Desk { secret, ..at_live };
        assert_eq!(signed.tell(&shop, &desk.success(5000)).await.status, 200, "{name}");
        assert_eq!(everything(&shop, &desk).await, before, "{name}: test and live never meet");
        let parked = shop.api_with("GET", "/v1/parked_notices", "", &auth).await.json();
        let parked = parked["data"].as_array().unwrap().clone();
        assert_eq!(parked.len(), usize::from(name != "razorpay"), "{name}: {parked:?}");
        assert!(parked.iter().all(|notice| notice["livemode"] == true && notice["payment"].is_null()));
        shop.close().await;
    }
}

/// Asking the provider is what most notices lead to. If it cannot be asked, the notice is taken all the same, and the
/// payment is asked about later.
#[tokio::test]
async fn w7_a_notice_is_taken_where_the_provider_cannot_be_asked() {
    for name in ["stripe", "razorpay", "paystack"] {
        for problem in [CallError::NotSent, CallError::NoAnswer] {
            let (shop, far, desk) = opened(name).await;
            desk.pay(&shop, &far);
            far.lock().unwrap().broken = Some(problem);
            for _ in 0..2 {
                assert_eq!(desk.tell(&shop, &desk.success(5000)).await.status, 200, "{name} {problem:?}");
            }
            far.lock().unwrap().broken = None;
            shop.later(MINUTE).await;
            assert_eq!(stands(&shop, &desk.payment).await, is("succeeded", 5000, 0, 0), "{name} {problem:?}");
            assert_eq!(told(&shop, "payment.succeeded").await, 1, "{name}");
            shop.close().await;
        }
    }
}

/// W6: the notice is lost, and the money is found by asking.
#[tokio::test]
async fn w6_money_of_which_no_notice_came_is_found_by_asking() {
    for name in ALL {
        let (shop, far, desk) = opened(name).await;
        desk.pay(&shop, &far);
        shop.later(2 * MINUTE).await;
        assert_eq!(stands(&shop, &desk.payment).await, is("succeeded", 5000, 0, 0), "{name}");
        let session = snapshots(&shop, "checkout.session.completed").await;
        assert_eq!(session[0]["payment"], json!(desk.payment), "{name}");
        shop.close().await;
    }
}

#[tokio::test]
async fn the_address_for_notices_is_the_one_that_the_api_shows() {
    let (shop, far, desk) = opened("stripe").await;
    desk.pay(&shop, &far);
    let account = shop.get(&format!("/v1/processor_accounts/{}", desk.account)).await.json();
    assert_eq!(text(&account, "notices_url"), format!("{PUBLIC_URL}{}", desk.path()));
    let body = desk.success(5000);
    let (header, value) = desk.sign(&body, Timestamp(shop.now().0 - SECOND));
    assert_eq!(desk.deliver(&shop, &body, &[(header, &value)]).await.status, 200);
    assert_eq!(desk.status(&shop).await, "succeeded");
    shop.close().await;
}
