//! Held money: captured in whole or in part, let go of, run out, and never both captured and let go of.

use super::far::{Desk, stand_in};
use super::{GOOD, is, kept_at_bank, payment, refund, snapshots, stands, text, told};
use kassa_domain::time::{DAY, HOUR, MINUTE};
use kassa_testshop::{Reply, TestShop, Wire};
use serde_json::{Value, json};
use std::sync::Arc;
use tokio::task::JoinSet;

const HOOK: &str = "http://127.0.0.1:9/holds";

/// A session whose money is held: its id and its payment's.
async fn held(shop: &TestShop, amount: i64) -> (String, String) {
    let session = shop.session(json!({ "amount": amount, "capture_method": "manual" })).await;
    assert_eq!(session["payment_method_types"], json!(["card"]), "only what can be held is offered");
    let session = text(&session, "id");
    assert_eq!(shop.pay_card(&session, GOOD).await.status, 303);
    let id = text(&shop.payments(&session).await[0], "id");
    assert_eq!(stands(shop, &id).await, is("requires_capture", 0, 0, 0));
    (session, id)
}

async fn deed(shop: &TestShop, id: &str, deed: &str, body: &str) -> Reply {
    let reply = shop.api("POST", &format!("/v1/payments/{id}/{deed}"), body).await;
    shop.engine.hear_out().await;
    reply
}

async fn is_paid(shop: &TestShop, session: &str) -> (Value, Value) {
    let session = shop.session_now(session).await;
    (session["status"].clone(), session["payment_status"].clone())
}

fn unpaid() -> (Value, Value) {
    (json!("complete"), json!("unpaid"))
}

#[tokio::test]
async fn what_is_held_is_captured_and_only_then_is_the_session_paid() {
    let shop = TestShop::open().await;
    let kinds = ["payment.authorized", "checkout.session.completed", "payment.succeeded"];
    shop.endpoint(HOOK, &kinds).await;
    let (session, id) = held(&shop, 8000).await;
    assert_eq!(is_paid(&shop, &session).await, unpaid());
    let shown = payment(&shop, &id).await;
    assert_eq!((&shown["capture_method"], &shown["receipt_url"]), (&json!("manual"), &Value::Null));
    let refusal = shop.refusal("refunds", &json!({ "payment": id })).await;
    assert_eq!((refusal.0, &*refusal.1), (409, "payment_state"), "it is canceled, not refunded");
    let reply = deed(&shop, &id, "capture", "").await;
    assert_eq!(
        (reply.status, &reply.json()["status"]),
        (200, &json!("requires_capture")),
        "before it is done"
    );
    assert_eq!(stands(&shop, &id).await, is("succeeded", 8000, 0, 0));
    assert_eq!(is_paid(&shop, &session).await, (json!("complete"), json!("paid")));
    shop.settle_down().await;
    let received: Vec<String> = shop.webhooks().iter().map(kassa_testshop::Received::kind).collect();
    assert_eq!(received, kinds);
    refund(&shop, json!({ "session": session, "amount": 8000 })).await;
    assert_eq!(stands(&shop, &id).await, is("refunded", 8000, 8000, 0));
    shop.close().await;
}

#[tokio::test]
async fn a_part_is_captured_once_and_the_rest_is_let_go_of() {
    let shop = TestShop::open().await;
    let (session, id) = held(&shop, 8000).await;
    for amount in [json!(0), json!(-1), json!(8001), json!(i64::MAX), json!("6500"), json!(1.5)] {
        let reply = deed(&shop, &id, "capture", &json!({ "amount": amount }).to_string()).await;
        let expected = (400, "parameter_invalid".to_owned(), Some("amount".to_owned()));
        assert_eq!(reply.error(), expected, "{amount}");
    }
    let reply = deed(&shop, &id, "capture", "{\"amount\":1,\"amonut\":2}").await;
    assert_eq!((reply.status, reply.error().2), (400, Some("amonut".to_owned())));
    assert_eq!(stands(&shop, &id).await, is("requires_capture", 0, 0, 0));
    assert_eq!(deed(&shop, &id, "capture", "{\"amount\":6500}").await.status, 200);
    assert_eq!(stands(&shop, &id).await, is("succeeded", 6500, 0, 0));
    assert_eq!((kept_at_bank(&shop, &id), is_paid(&shop, &session).await.1), (6500, json!("paid")));
    for body in ["", "{\"amount\":1500}", "{\"amount\":6500}"] {
        assert_eq!(deed(&shop, &id, "capture", body).await.error().1, "payment_state", "{body}");
    }
    assert_eq!(deed(&shop, &id, "cancel", "").await.error().1, "payment_state");
    let refusal = shop.refusal("refunds", &json!({ "payment": id, "amount": 6501 })).await;
    assert_eq!(refusal.1, "refund_too_large", "no more than was captured");
    assert_eq!((told(&shop, "payment.succeeded").await, kept_at_bank(&shop, &id)), (1, 6500));
    shop.close().await;
}

#[tokio::test]
async fn what_the_merchant_does_not_want_is_let_go_of() {
    let shop = TestShop::open().await;
    let (session, id) = held(&shop, 8000).await;
    let reply = deed(&shop, &id, "cancel", "").await;
    assert_eq!((reply.status, &reply.json()["status"]), (200, &json!("canceled")));
    assert_eq!(is_paid(&shop, &session).await, unpaid(), "the session stays as it is");
    let charge = shop.book.charge(&id, shop.now()).unwrap().unwrap();
    assert_eq!((&*charge.status, charge.captured), ("voided", 0));
    for name in ["capture", "cancel"] {
        assert_eq!(deed(&shop, &id, name, "").await.error().1, "payment_state", "{name}");
    }
    shop.later(8 * DAY).await;
    assert_eq!(stands(&shop, &id).await, is("canceled", 0, 0, 0));
    assert_eq!((told(&shop, "payment.canceled").await, told(&shop, "payment.succeeded").await), (1, 0));
    shop.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn m1_of_captures_and_cancels_at_once_one_wins() {
    let shop = Arc::new(TestShop::open().await);
    for round in 0..8_usize {
        let (session, id) = held(&shop, 8000).await;
        let mut all = JoinSet::new();
        for turn in 0..12_usize {
            let (shop, id) = (Arc::clone(&shop), id.clone());
            let (name, body) = match (turn + round) % 3 {
                0 => ("cancel", ""),
                1 => ("capture", ""),
                _ => ("capture", "{\"amount\":6500}"),
            };
            all.spawn(async move {
                let reply = shop.api("POST", &format!("/v1/payments/{id}/{name}"), body).await;
                (name, body, reply)
            });
        }
        let replies = all.join_all().await;
        shop.engine.hear_out().await;
        shop.settle_down().await;
        let taken: Vec<(&str, &str)> = replies
            .iter()
            .filter(|(.., reply)| reply.status == 200)
            .map(|(name, body, _)| (*name, *body))
            .collect();
        assert!(!taken.is_empty() && taken.iter().all(|it| *it == taken[0]), "{taken:?}");
        let others = replies.iter().filter(|(.., reply)| reply.status != 200);
        assert!(others.into_iter().all(|(.., reply)| reply.error().1 == "payment_state"), "{replies:?}");
        let (status, captured) = match taken[0] {
            ("cancel", _) => ("canceled", 0),
            (_, "") => ("succeeded", 8000),
            _ => ("succeeded", 6500),
        };
        assert_eq!(stands(&shop, &id).await, is(status, captured, 0, 0), "{taken:?}");
        assert_eq!(kept_at_bank(&shop, &id), captured);
        let paid = if captured == 0 { "unpaid" } else { "paid" };
        assert_eq!(is_paid(&shop, &session).await.1, paid);
    }
    Arc::into_inner(shop).unwrap().close().await;
}

#[tokio::test]
async fn a_hold_runs_out_after_a_week() {
    let shop = TestShop::open().await;
    let (session, id) = held(&shop, 8000).await;
    shop.later(7 * DAY - MINUTE).await;
    assert_eq!(stands(&shop, &id).await, is("requires_capture", 0, 0, 0));
    shop.later(HOUR).await;
    assert_eq!(stands(&shop, &id).await, is("canceled", 0, 0, 0));
    assert_eq!(payment(&shop, &id).await["failure_code"], "not_captured");
    assert_eq!(is_paid(&shop, &session).await, unpaid());
    assert_eq!(deed(&shop, &id, "capture", "").await.error().1, "payment_state");
    let canceled = snapshots(&shop, "payment.canceled").await;
    assert_eq!((canceled.len(), &canceled[0]["failure_code"]), (1, &json!("not_captured")));
    shop.close().await;
}

#[tokio::test]
async fn a_capture_or_a_cancel_whose_answer_was_lost_is_asked_for_again() {
    for wire in [Wire::LoseAnswer, Wire::LoseCall, Wire::Unreachable] {
        for (name, body, ending) in [
            ("capture", "{\"amount\":6500}", is("succeeded", 6500, 0, 0)),
            ("cancel", "", is("canceled", 0, 0, 0)),
        ] {
            let shop = TestShop::open().await;
            let (_, id) = held(&shop, 8000).await;
            shop.break_wire(wire);
            assert_eq!(deed(&shop, &id, name, body).await.status, 200, "{wire:?}");
            if name == "capture" {
                assert_eq!(stands(&shop, &id).await.0, "requires_capture", "{wire:?}: unknown");
                let other = deed(&shop, &id, "capture", "{\"amount\":1}").await;
                assert_eq!(other.error().1, "payment_state", "{wire:?}: another promise");
                let cancel = deed(&shop, &id, "cancel", "").await;
                assert_eq!(cancel.error().1, "payment_state", "{wire:?}: it may be captured");
            }
            shop.later(MINUTE).await;
            assert_eq!(stands(&shop, &id).await, ending, "{wire:?} {name}");
            assert_eq!(kept_at_bank(&shop, &id), ending.1, "{wire:?} {name}");
            shop.close().await;
        }
    }
}

#[tokio::test]
async fn an_idempotency_key_captures_once() {
    let shop = TestShop::open().await;
    let (_, id) = held(&shop, 8000).await;
    let path = format!("/v1/payments/{id}/capture");
    let key = [("idempotency-key", "ship-1")];
    let first = shop.api_with("POST", &path, "{\"amount\":6500}", &key).await;
    shop.engine.hear_out().await;
    let again = shop.api_with("POST", &path, "{\"amount\":6500}", &key).await;
    assert_eq!((first.status, &first.body), (again.status, &again.body));
    let other = shop.api_with("POST", &path, "{\"amount\":6501}", &key).await;
    assert_eq!(other.error().1, "idempotency_key_reused");
    assert_eq!(stands(&shop, &id).await, is("succeeded", 6500, 0, 0));
    shop.close().await;
}

/// Nobody can say how a capture ended: the operator looks, and the database is sound meanwhile.
#[tokio::test]
async fn a_capture_that_nobody_can_tell_the_end_of_is_parked_and_nothing_is_broken_by_it() {
    let shop = TestShop::open().await;
    let (session, id) = held(&shop, 8000).await;
    for _ in 0..12 {
        shop.break_wire(Wire::LoseCall);
    }
    deed(&shop, &id, "capture", "").await;
    shop.later(6 * DAY + HOUR).await;
    assert_eq!(payment(&shop, &id).await["status"], "processing");
    assert_eq!(is_paid(&shop, &session).await, unpaid());
    shop.mend_wire();
    shop.close().await;
}

/// The bank captured what the merchant had let go of: it goes back, and the database is sound meanwhile, also where the
/// bank refuses to give it back.
#[tokio::test]
async fn s3_what_is_captured_after_it_was_let_go_of_goes_back() {
    for amount in [8000, 666] {
        let shop = TestShop::open().await;
        let (session, id) = held(&shop, amount).await;
        shop.break_wire(Wire::LoseCall);
        deed(&shop, &id, "cancel", "").await;
        let mut charge = shop.book.charge(&id, shop.now()).unwrap().unwrap();
        (charge.status, charge.captured) = ("succeeded".to_owned(), amount);
        (charge.ripens_to, charge.ripens_at) = (None, None);
        shop.book.update(&charge).unwrap();
        shop.later(HOUR).await;
        assert_eq!(is_paid(&shop, &session).await, unpaid());
        if amount == 8000 {
            assert_eq!(stands(&shop, &id).await, is("refunded", 8000, 8000, 0));
            assert_eq!(kept_at_bank(&shop, &id), 0);
            assert_eq!(told(&shop, "late_payment_refunded").await, 1);
        } else {
            let refunds = super::listed(&shop, "/v1/refunds").await;
            assert_eq!((refunds.len(), &refunds[0]["status"]), (1, &json!("pending")), "tried for ever");
            assert_eq!(refunds[0]["origin"], "surplus");
        }
        shop.close().await;
    }
}

#[tokio::test]
async fn what_cannot_be_held_is_not_offered() {
    let shop = TestShop::open().await;
    let hold = |more: Value| {
        let mut body =
            TestShop::order(json!({ "amount": 5000, "currency": "GHS", "capture_method": "manual" }));
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    let wrong = shop.refusal("checkout/sessions", &hold(json!({ "capture_method": "later" }))).await;
    assert_eq!(wrong.2.as_deref(), Some("capture_method"));
    let phone = hold(json!({ "payment_method_types": ["mobile_money"] }));
    let mixed = hold(json!({ "payment_method_types": ["card", "bank_transfer"] }));
    for body in [phone, mixed] {
        let (status, _, param) = shop.refusal("checkout/sessions", &body).await;
        assert!(param.is_some_and(|param| param.starts_with("payment_method_types")), "{body}");
        assert!(matches!(status, 400 | 422), "{body}");
    }
    let (_, id) = super::paid(&shop, 5000).await;
    for name in ["capture", "cancel"] {
        assert_eq!(deed(&shop, &id, name, "").await.error().1, "payment_state", "{name}");
        let missing = deed(&shop, "pay_1", name, "").await;
        assert_eq!((missing.status, missing.error().1), (404, "resource_missing".to_owned()));
    }
    stand_in(&shop);
    super::far::account(&shop, "paystack", json!({})).await;
    let refusal = shop.refusal("checkout/sessions", &hold(json!({}))).await;
    assert_eq!((refusal.0, &*refusal.1), (422, "no_processor"), "Paystack holds nothing");
    shop.close().await;
}

/// What is only offered can be taken back by the merchant as well.
#[tokio::test]
async fn what_was_only_offered_is_canceled_at_the_provider() {
    let shop = TestShop::open().await;
    stand_in(&shop);
    let desk = Desk::open(&shop, "simulator").await;
    let reply = deed(&shop, &desk.payment, "cancel", "").await;
    assert_eq!((reply.status, &reply.json()["status"]), (200, &json!("canceled")));
    shop.later(MINUTE).await;
    // The session is still open, so what comes all the same pays it.
    let after = stands(&shop, &desk.payment).await;
    assert_eq!(after, is("succeeded", 5000, 0, 0), "a transfer cannot be stopped");
    assert_eq!(is_paid(&shop, &desk.session).await, (json!("complete"), json!("paid")));
    shop.close().await;
}
