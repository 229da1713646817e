//! Refunds by API: reserved first, then asked for at the bank, then done or free again.

use super::{is, kept_at_bank, listed, paid, payment, refund, refund_now, snapshots, stands, text, told};
use kassa_domain::Command;
use kassa_domain::command::NewRefund;
use kassa_domain::id::{AttemptId, Mode, Scope};
use kassa_domain::time::{HOUR, MINUTE, SECOND};
use kassa_testshop::{Received, TestShop, Wire};
use serde_json::{Value, json};
use std::sync::Arc;
use tokio::task::JoinSet;

const HOOK: &str = "http://127.0.0.1:9/money";
/// The bank refuses to give so much back.
const REFUSED: i64 = 666;
/// The bank takes its time to give so much back.
const SLOW: i64 = 777;

#[tokio::test]
async fn all_of_a_payment_goes_back_and_is_told() {
    let shop = TestShop::open().await;
    let events = ["refund.created", "refund.updated", "payment.refunded"];
    let endpoint = shop.endpoint(HOOK, &events).await;
    let (session, id) = paid(&shop, 5000).await;
    let body = json!({ "payment": id, "reason": "requested_by_customer", "metadata": { "return": "17" } });
    let made = refund(&shop, body).await;
    assert_eq!((&made["object"], &made["status"]), (&json!("refund"), &json!("pending")));
    assert_eq!((&made["amount"], &made["currency"]), (&json!(5000), &json!("GHS")));
    assert_eq!((&made["payment"], &made["session"]), (&json!(id), &json!(session)));
    assert_eq!((&made["reason"], &made["origin"]), (&json!("requested_by_customer"), &json!("merchant")));
    assert_eq!((&made["metadata"], &made["livemode"]), (&json!({ "return": "17" }), &json!(false)));
    let now = refund_now(&shop, &made).await;
    assert_eq!((&now["status"], &now["failure_reason"]), (&json!("succeeded"), &Value::Null));
    assert_eq!(stands(&shop, &id).await, is("refunded", 5000, 5000, 0));
    let session = shop.session_now(&session).await;
    assert_eq!((&session["status"], &session["payment_status"]), (&json!("complete"), &json!("paid")));
    assert_eq!(kept_at_bank(&shop, &id), 0);
    shop.settle_down().await;
    let received = shop.webhooks();
    let kinds: Vec<String> = received.iter().map(Received::kind).collect();
    assert_eq!(kinds, events);
    for hook in &received {
        crate::webhooks::verify(hook, endpoint["secret"].as_str().unwrap());
    }
    let object = |place: usize| received[place].json()["data"]["object"].clone();
    assert_eq!((object(0), object(1)), (made, now), "the refund as it was then");
    assert_eq!(object(2), payment(&shop, &id).await);
    shop.close().await;
}

#[tokio::test]
async fn a_part_goes_back_and_then_the_rest() {
    let shop = TestShop::open().await;
    let (session, id) = paid(&shop, 5000).await;
    refund(&shop, json!({ "payment": id, "amount": 1500 })).await;
    assert_eq!(stands(&shop, &id).await, is("succeeded", 5000, 1500, 0));
    let over = json!({ "session": session, "amount": 3501 }).to_string();
    let reply = shop.api("POST", "/v1/refunds", &over).await;
    assert_eq!(reply.error(), (409, "refund_too_large".to_owned(), Some("amount".to_owned())));
    assert!(reply.body.contains("only 3500 of the payment"), "{}", reply.body);
    assert_eq!(told(&shop, "payment.refunded").await, 0, "not all of it is back");
    let rest = refund(&shop, json!({ "session": session })).await;
    assert_eq!((&rest["amount"], &rest["payment"]), (&json!(3500), &json!(id)), "all that is left");
    assert_eq!(stands(&shop, &id).await, is("refunded", 5000, 5000, 0));
    let refusal = shop.refusal("refunds", &json!({ "payment": id })).await;
    assert_eq!(refusal, (409, "refund_too_large".to_owned(), Some("amount".to_owned())));
    assert_eq!(told(&shop, "payment.refunded").await, 1);
    assert_eq!((told(&shop, "refund.created").await, shop.book.refunds().unwrap().len()), (2, 2));
    shop.close().await;
}

/// So many requests for so much at the same moment: how many were taken.
async fn at_once(shop: &Arc<TestShop>, payment: &str, (count, amount): (usize, i64)) -> usize {
    let mut all = JoinSet::new();
    for _ in 0..count {
        let (shop, body) = (Arc::clone(shop), json!({ "payment": payment, "amount": amount }).to_string());
        all.spawn(async move { shop.api("POST", "/v1/refunds", &body).await });
    }
    let mut taken = 0;
    for reply in all.join_all().await {
        match reply.status {
            201 => taken += 1,
            _ => assert_eq!(reply.error().1, "refund_too_large", "{reply:?}"),
        }
    }
    shop.engine.hear_out().await;
    taken
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn m4_of_many_refunds_of_sixty_on_a_hundred_at_once_one_is_taken() {
    let shop = Arc::new(TestShop::open().await);
    for round in 0..5 {
        let (_, id) = paid(&shop, 10_000).await;
        assert_eq!(at_once(&shop, &id, (20, 6000)).await, 1, "{round}");
        assert_eq!(stands(&shop, &id).await, is("succeeded", 10_000, 6000, 0));
        assert_eq!(kept_at_bank(&shop, &id), 4000);
    }
    Arc::into_inner(shop).unwrap().close().await;
}

/// However many want the same payment, each gets an answer: those who were too slow some times stand in line.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn m4_two_hundred_refunds_of_one_on_two_hundred_at_once_are_all_taken() {
    let shop = Arc::new(TestShop::open().await);
    let (_, id) = paid(&shop, 200).await;
    assert_eq!(at_once(&shop, &id, (200, 1)).await, 200);
    assert_eq!(stands(&shop, &id).await, is("refunded", 200, 200, 0));
    Arc::into_inner(shop).unwrap().close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn m4_of_fifty_refunds_of_three_on_a_hundred_at_once_thirty_three_are_taken() {
    let shop = Arc::new(TestShop::open().await);
    let (_, id) = paid(&shop, 100).await;
    assert_eq!(at_once(&shop, &id, (50, 3)).await, 33);
    assert_eq!(stands(&shop, &id).await, is("succeeded", 100, 99, 0));
    assert_eq!((kept_at_bank(&shop, &id), shop.book.refunds().unwrap().len()), (1, 33));
    assert_eq!(told(&shop, "refund.created").await, 33);
    Arc::into_inner(shop).unwrap().close().await;
}

#[tokio::test]
async fn what_a_refused_refund_had_reserved_is_free_again() {
    let shop = TestShop::open().await;
    shop.endpoint(HOOK, &["refund.failed"]).await;
    let (_, id) = paid(&shop, 5000).await;
    let made = refund(&shop, json!({ "payment": id, "amount": REFUSED })).await;
    let now = refund_now(&shop, &made).await;
    assert_eq!(now["status"], "failed");
    assert_eq!(now["failure_reason"], "the buyer's bank does not take it");
    assert_eq!(stands(&shop, &id).await, is("succeeded", 5000, 0, 0));
    shop.settle_down().await;
    let received = shop.webhooks();
    assert_eq!((received.len(), &received[0].json()["data"]["object"]), (1, &now));
    refund(&shop, json!({ "payment": id, "amount": 5000 })).await;
    assert_eq!(stands(&shop, &id).await, is("refunded", 5000, 5000, 0), "nothing was kept back");
    shop.later(HOUR).await;
    assert_eq!(refund_now(&shop, &made).await, now, "it is not tried again");
    shop.close().await;
}

#[tokio::test]
async fn a_slow_refund_is_pending_and_reserved_until_the_bank_is_done() {
    let shop = TestShop::open().await;
    let (_, id) = paid(&shop, 1000).await;
    let made = refund(&shop, json!({ "payment": id, "amount": SLOW })).await;
    assert_eq!(refund_now(&shop, &made).await["status"], "pending");
    assert_eq!(stands(&shop, &id).await, is("succeeded", 1000, 0, 0), "nothing has gone back yet");
    let refusal = shop.refusal("refunds", &json!({ "payment": id, "amount": 224 })).await;
    assert_eq!(refusal.1, "refund_too_large", "what is under way is not there a second time");
    refund(&shop, json!({ "payment": id, "amount": 223 })).await;
    shop.later(9 * SECOND).await;
    assert_eq!(refund_now(&shop, &made).await["status"], "pending", "nobody has asked again");
    shop.later(SECOND).await;
    assert_eq!(refund_now(&shop, &made).await["status"], "succeeded");
    assert_eq!(stands(&shop, &id).await, is("refunded", 1000, 1000, 0));
    assert_eq!(snapshots(&shop, "payment.refunded").await.len(), 1);
    shop.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_idempotency_key_makes_one_refund() {
    let shop = Arc::new(TestShop::open().await);
    let (_, id) = paid(&shop, 5000).await;
    let body = json!({ "payment": id, "amount": 1000 }).to_string();
    let key = [("idempotency-key", "return-17")];
    let first = shop.api_with("POST", "/v1/refunds", &body, &key).await;
    shop.engine.hear_out().await;
    let calls = shop.calls();
    let again = shop.api_with("POST", "/v1/refunds", &body, &key).await;
    shop.engine.hear_out().await;
    assert_eq!((again.status, &again.body), (first.status, &first.body), "the same, to the letter");
    assert_eq!(shop.calls(), calls, "and nobody is asked another time");
    let other = json!({ "payment": id, "amount": 1001 }).to_string();
    let refused = shop.api_with("POST", "/v1/refunds", &other, &key).await;
    assert_eq!(refused.error().1, "idempotency_key_reused");
    let mut all = JoinSet::new();
    for _ in 0..20 {
        let (shop, body) = (Arc::clone(&shop), body.clone());
        all.spawn(async move {
            shop.api_with("POST", "/v1/refunds", &body, &[("idempotency-key", "return-18")]).await
        });
    }
    let replies = all.join_all().await;
    let taken: Vec<&str> =
        replies.iter().filter(|reply| reply.status == 201).map(|reply| reply.body.as_str()).collect();
    assert!(!taken.is_empty() && taken.iter().all(|body| *body == taken[0]), "{replies:?}");
    assert!(replies.iter().all(|reply| matches!(reply.status, 201 | 409)), "{replies:?}");
    shop.engine.hear_out().await;
    assert_eq!(stands(&shop, &id).await, is("succeeded", 5000, 2000, 0));
    Arc::into_inner(shop).unwrap().close().await;
}

#[tokio::test]
async fn what_has_not_taken_money_gives_none_back() {
    let shop = TestShop::open().await;
    let state = (409, "payment_state".to_owned(), None);
    let open = text(&shop.session(json!({})).await, "id");
    let refusal = shop.refusal("refunds", &json!({ "session": open })).await;
    assert!(matches!(refusal.0, 404 | 409), "nobody has paid: {refusal:?}");
    shop.pay_card(&open, "4000000000000002").await;
    let declined = text(&shop.payments(&open).await[0], "id");
    assert_eq!(shop.refusal("refunds", &json!({ "payment": declined })).await, state);
    let asked = text(&shop.session(json!({})).await, "id");
    shop.pay_card(&asked, "4000002500003155").await;
    let challenged = text(&shop.payments(&asked).await[0], "id");
    assert_eq!(shop.refusal("refunds", &json!({ "payment": challenged })).await, state);
    shop.answer(&asked, "action", "reject").await;
    let late = text(&shop.session(json!({ "expires_at": "2027-01-15T08:00:05Z" })).await, "id");
    shop.pay_transfer(&late, "buyer+late@example.com").await;
    shop.set_clock(shop.now().plus(MINUTE));
    for _ in 0..2 {
        shop.break_wire(Wire::LoseAnswer);
    }
    shop.settle_down().await;
    shop.later(MINUTE).await;
    let surplus = text(&shop.payments(&late).await[0], "id");
    let refused = shop.refusal("refunds", &json!({ "payment": surplus, "amount": 1 })).await;
    assert!(
        matches!(&*refused.1, "payment_state" | "refund_too_large"),
        "it goes back by itself: {refused:?}"
    );
    shop.later(HOUR).await;
    assert_eq!(stands(&shop, &surplus).await, is("refunded", 5000, 5000, 0));
    let origins: Vec<Value> =
        listed(&shop, "/v1/refunds").await.iter().map(|refund| refund["origin"].clone()).collect();
    assert_eq!(origins, [json!("surplus")]);
    shop.close().await;
}

#[tokio::test]
async fn bad_input_names_its_field() {
    let shop = TestShop::open().await;
    let (session, id) = paid(&shop, 5000).await;
    let invalid = "parameter_invalid";
    let too_many: serde_json::Map<String, Value> =
        (0..51).map(|n| (format!("key_{n}"), json!("x"))).collect();
    for (body, code, param) in [
        (json!({}), "parameter_missing", Some("payment")),
        (json!({ "payment": null }), "parameter_missing", Some("payment")),
        (json!({ "payment": id, "session": session }), invalid, Some("session")),
        (json!({ "payment": 7 }), invalid, Some("payment")),
        (json!({ "payment": id, "amount": 0 }), invalid, Some("amount")),
        (json!({ "payment": id, "amount": -1 }), invalid, Some("amount")),
        (json!({ "payment": id, "amount": "100" }), invalid, Some("amount")),
        (json!({ "payment": id, "amount": 1.5 }), invalid, Some("amount")),
        (json!({ "payment": id, "amount": u64::MAX }), invalid, Some("amount")),
        (json!({ "payment": id, "reason": "because" }), invalid, Some("reason")),
        (json!({ "payment": id, "by_hand": "yes" }), invalid, Some("by_hand")),
        (json!({ "payment": id, "metadata": too_many }), invalid, Some("metadata")),
        (json!({ "payment": id, "metadata": { "a": { "b": 1 } } }), invalid, Some("metadata.a")),
        (json!({ "payment": id, "currency": "GHS" }), "parameter_unknown", Some("currency")),
    ] {
        let (status, found, named) = shop.refusal("refunds", &body).await;
        assert_eq!((status, &*found, named.as_deref()), (400, code, param), "{body}");
    }
    for text in
        ["{\"payment\":\"pay_1\",\"payment\":\"pay_2\"}", "[]", "{\"payment\":\"pay_1\"} x", "", "1e2"]
    {
        let reply = shop.api("POST", "/v1/refunds", text).await;
        assert_eq!(reply.status, 400, "{text}: {reply:?}");
    }
    let far = shop.refusal("refunds", &json!({ "payment": id, "amount": i64::MAX })).await;
    assert_eq!(far.1, "refund_too_large");
    assert_eq!(
        (stands(&shop, &id).await, told(&shop, "refund.created").await),
        (is("succeeded", 5000, 0, 0), 0)
    );
    shop.close().await;
}

#[tokio::test]
async fn nobody_gives_back_what_another_merchant_or_mode_was_paid() {
    let shop = TestShop::open().await;
    let (session, id) = paid(&shop, 5000).await;
    let made = refund(&shop, json!({ "payment": id, "amount": 100 })).await;
    let theirs = shop.other_merchant().await;
    let live = shop.new_key(Scope { merchant: 1, mode: Mode::Live }).await;
    for key in [theirs, live] {
        let header = format!("Bearer {key}");
        let auth = [("authorization", header.as_str())];
        for (name, value) in [("payment", &id), ("session", &session)] {
            let body = json!({ name: value }).to_string();
            let reply = shop.api_with("POST", "/v1/refunds", &body, &auth).await;
            let mut made_up = value.clone();
            made_up.replace_range(value.len() - 4.., "AAAA");
            let none =
                shop.api_with("POST", "/v1/refunds", &json!({ name: made_up }).to_string(), &auth).await;
            assert_eq!(reply.error().1, "resource_missing", "{reply:?}");
            assert_eq!((reply.status, &reply.body), (404, &none.body), "another's looks like none");
        }
        let path = format!("/v1/refunds/{}", text(&made, "id"));
        assert_eq!(shop.api_with("GET", &path, "", &auth).await.status, 404);
        let all = shop.api_with("GET", "/v1/refunds", "", &auth).await.json();
        assert_eq!(all["data"], json!([]));
        let of = shop.api_with("GET", &format!("/v1/refunds?payment={id}"), "", &auth).await.json();
        assert_eq!(of["data"], json!([]));
        for deed in ["capture", "cancel"] {
            let path = format!("/v1/payments/{id}/{deed}");
            assert_eq!(shop.api_with("POST", &path, "", &auth).await.status, 404, "{deed}");
        }
    }
    assert_eq!(stands(&shop, &id).await, is("succeeded", 5000, 100, 0));
    shop.close().await;
}

#[tokio::test]
async fn a_tier_is_taken_back_when_all_of_its_money_is() {
    let shop = TestShop::open().await;
    let member = json!({ "tier": "member", "name": "Member", "prices": [
        { "currency": "GHS", "unit_amount": 2000, "interval": "month" }] });
    shop.make("sync", json!({ "products": [member] })).await;
    let more = json!({ "tier": "member", "currency": "GHS", "customer": { "uid": "ama" } });
    let session = text(&shop.ordered(more).await, "id");
    assert_eq!(shop.pay_with(&session, &[]).await.status, 303);
    let has = async || {
        let found = shop.get("/v1/entitlements?uid=ama").await.json();
        (found["tier"].clone(), found["status"].clone(), found["active"].clone())
    };
    let active = (json!("member"), json!("active"), json!(true));
    assert_eq!(has().await, active);
    refund(&shop, json!({ "session": session, "amount": REFUSED })).await;
    refund(&shop, json!({ "session": session, "amount": 1999 })).await;
    assert_eq!(has().await, active, "a part is no reason");
    refund(&shop, json!({ "session": session })).await;
    assert_eq!(has().await, (json!("member"), json!("revoked"), json!(false)));
    assert_eq!((told(&shop, "entitlement.updated").await, told(&shop, "payment.refunded").await), (2, 1));
    shop.close().await;
}

#[tokio::test]
async fn a_refund_whose_answer_was_lost_is_found_again_and_made_once() {
    for wire in [Wire::LoseAnswer, Wire::LoseCall, Wire::Unreachable] {
        let shop = TestShop::open().await;
        let (_, id) = paid(&shop, 5000).await;
        shop.break_wire(wire);
        let made = refund(&shop, json!({ "payment": id, "amount": 2000 })).await;
        assert_eq!(refund_now(&shop, &made).await["status"], "pending", "{wire:?}: unknown is not failed");
        let refusal = shop.refusal("refunds", &json!({ "payment": id, "amount": 3001 })).await;
        assert_eq!(refusal.1, "refund_too_large", "{wire:?}: and not free either");
        shop.later(MINUTE).await;
        assert_eq!(refund_now(&shop, &made).await["status"], "succeeded", "{wire:?}");
        assert_eq!(stands(&shop, &id).await, is("succeeded", 5000, 2000, 0), "{wire:?}");
        assert_eq!((kept_at_bank(&shop, &id), shop.book.refunds().unwrap().len()), (3000, 1), "{wire:?}");
        shop.close().await;
    }
}

/// The process dies after the commit and before the call, or between the call and the commit of its answer.
#[tokio::test]
async fn a_crash_around_a_refund_makes_it_once() {
    let mut shop = TestShop::open().await;
    let (_, id) = paid(&shop, 5000).await;
    let new = NewRefund {
        payment: Some(AttemptId::of(&*id)),
        session: None,
        amount: Some(2000),
        reason: None,
        by_hand: false,
        seen: None,
        metadata: Default::default(),
    };
    let command = Command::CreateRefund(Box::new(new));
    shop.engine.change(shop.scope, &command, &Default::default()).await.unwrap().unwrap();
    shop.restart().await;
    assert_eq!(kept_at_bank(&shop, &id), 5000, "nobody was asked yet");
    shop.set_clock(shop.now().plus(10 * SECOND));
    shop.dies_after_calls(0).await;
    assert_eq!(kept_at_bank(&shop, &id), 3000, "the bank has heard it");
    assert_eq!(stands(&shop, &id).await, is("succeeded", 5000, 0, 0), "and we have not heard the bank");
    shop.later(HOUR).await;
    assert_eq!(stands(&shop, &id).await, is("succeeded", 5000, 2000, 0));
    assert_eq!((kept_at_bank(&shop, &id), shop.book.refunds().unwrap().len()), (3000, 1));
    shop.close().await;
}

#[tokio::test]
async fn what_was_given_back_by_hand_is_written_down_and_nobody_is_asked() {
    let shop = TestShop::open().await;
    let (_, id) = paid(&shop, 5000).await;
    let calls = shop.calls();
    let made = refund(&shop, json!({ "payment": id, "amount": 1200, "by_hand": true })).await;
    assert_eq!((&made["status"], &made["origin"]), (&json!("succeeded"), &json!("by_hand")));
    assert_eq!((shop.calls(), stands(&shop, &id).await), (calls, is("succeeded", 5000, 1200, 0)));
    let refusal = shop.refusal("refunds", &json!({ "payment": id, "amount": 3801, "by_hand": true })).await;
    assert_eq!(refusal.1, "refund_too_large");
    // The bank knows nothing of it, so its book is brought to what ours says before the two are compared.
    let mut charge = shop.book.charge(&id, shop.now()).unwrap().unwrap();
    charge.refunded = 1200;
    shop.book.update(&charge).unwrap();
    shop.close().await;
}

#[tokio::test]
async fn refunds_are_listed_the_newest_first_and_by_payment() {
    let shop = TestShop::open().await;
    let (_, first) = paid(&shop, 5000).await;
    let (_, second) = paid(&shop, 6000).await;
    let mut made = vec![];
    for (payment, amount) in [(&first, 100), (&second, 200), (&first, 300)] {
        made.push(text(&refund(&shop, json!({ "payment": payment, "amount": amount })).await, "id"));
        shop.set_clock(shop.now().plus(SECOND));
    }
    let ids = async |path: &str| -> Vec<String> {
        listed(&shop, path).await.iter().map(|refund| text(refund, "id")).collect()
    };
    let newest = [&made[2], &made[1], &made[0]];
    assert_eq!(ids("/v1/refunds").await.iter().collect::<Vec<_>>(), newest);
    let of_first = [&made[2], &made[0]];
    assert_eq!(ids(&format!("/v1/refunds?payment={first}")).await.iter().collect::<Vec<_>>(), of_first);
    let page = shop.get("/v1/refunds?limit=2").await.json();
    assert_eq!((page["data"].as_array().unwrap().len(), &page["has_more"]), (2, &json!(true)));
    let missing = shop.get("/v1/refunds/re_1").await;
    assert_eq!((missing.status, missing.error().1), (404, "resource_missing".to_owned()));
    shop.close().await;
}

/// Somebody gives the money back at the bank while a refund of ours is under way.
#[tokio::test]
async fn what_the_bank_gave_back_by_itself_is_written_down_once() {
    let shop = TestShop::open().await;
    let session = text(&shop.session(json!({})).await, "id");
    shop.pay_card(&session, "4000000000007726").await;
    let id = text(&shop.payments(&session).await[0], "id");
    refund(&shop, json!({ "payment": id, "amount": 1000 })).await;
    shop.later(MINUTE).await;
    assert_eq!(stands(&shop, &id).await, is("refunded", 5000, 5000, 0));
    let refunds: Vec<(Value, Value)> = listed(&shop, &format!("/v1/refunds?payment={id}"))
        .await
        .iter()
        .map(|refund| (refund["origin"].clone(), refund["amount"].clone()))
        .collect();
    assert_eq!(refunds, [(json!("processor"), json!(4000)), (json!("merchant"), json!(1000))]);
    assert_eq!(told(&shop, "payment.refunded").await, 1);
    assert_eq!(shop.refusal("refunds", &json!({ "payment": id })).await.1, "refund_too_large");
    shop.close().await;
}
