//! Endings that come late, twice, or not at all.

use bytes::Bytes;
use kassa_domain::attempt::{Instrument, Method};
use kassa_domain::command::Pay;
use kassa_domain::id::SessionId;
use kassa_domain::processor::CallError;
use kassa_domain::time::{DAY, HOUR, MINUTE, SECOND};
use kassa_domain::{Command, signature};
use kassa_testshop::{TestShop, Wire};
use serde_json::json;
use std::sync::{Arc, Mutex};
use tokio::runtime::Handle;

async fn id_of(shop: &TestShop, more: serde_json::Value) -> String {
    shop.session(more).await["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_session_expires_at_its_time_and_says_so() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({ "expires_at": "2027-01-15T09:00:00Z" })).await;
    shop.later(HOUR - 1).await;
    assert_eq!(shop.session_now(&id).await["status"], "open");
    let token = TestShop::field(&shop.page(&id).await, "token");
    shop.set_clock(shop.now().plus(1));
    assert!(shop.page(&id).await.body.contains("https://shop.example/cart"), "even before the job has run");
    shop.pay_card_with(&id, &token, "4242424242424242").await;
    assert!(shop.payments(&id).await.is_empty(), "nothing starts at the end or after it");
    shop.settle_down().await;
    assert_eq!(shop.session_now(&id).await["status"], "expired");
    let page = shop.page(&id).await;
    assert!(page.body.contains("https://shop.example/cart") && !page.body.contains("name=\"card_number\""));
    shop.later(31 * DAY).await;
    assert_eq!(shop.events().await, ["checkout.session.created", "checkout.session.expired"]);
    shop.close().await;
}

#[tokio::test]
async fn a_live_attempt_holds_expiry_off() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({ "expires_at": "2027-01-15T08:05:00Z" })).await;
    shop.pay_card(&id, "4000002500003155").await;
    shop.later(10 * MINUTE).await;
    assert_eq!(shop.session_now(&id).await["status"], "open", "the buyer is at it");
    shop.answer(&id, "action", "confirm").await;
    assert_eq!(shop.session_now(&id).await["status"], "complete");
    let id = id_of(&shop, json!({ "expires_at": "2027-01-15T08:15:00Z" })).await;
    shop.pay_card(&id, "4000002500003155").await;
    shop.later(10 * MINUTE).await;
    shop.answer(&id, "action", "reject").await;
    assert_eq!(shop.session_now(&id).await["status"], "expired", "its time has passed meanwhile");
    shop.close().await;
}

/// Each return asks the provider: whoever has the page cannot have it asked without end.
#[tokio::test]
async fn returns_from_a_provider_are_counted() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({})).await;
    shop.pay_transfer(&id, "buyer@example.com").await;
    let payment = shop.payments(&id).await[0]["id"].as_str().unwrap().to_owned();
    let mut statuses = vec![];
    while statuses.len() < 60 && !statuses.contains(&429) {
        statuses.push(shop.browse(&format!("/checkout/{id}/return/{payment}")).await.status);
    }
    assert_eq!(statuses[0], 303);
    assert!(statuses.contains(&429), "{statuses:?}");
    assert_eq!(shop.page(&id).await.status, 200, "the page itself is there");
    shop.close().await;
}

#[tokio::test]
async fn money_after_expiry_is_given_back() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({ "expires_at": "2027-01-15T08:00:05Z" })).await;
    shop.pay_transfer(&id, "buyer+late@example.com").await;
    shop.later(MINUTE).await;
    assert_eq!(shop.session_now(&id).await["status"], "expired");
    let payment = &shop.payments(&id).await[0];
    assert_eq!((&payment["status"], &payment["amount_refunded"]), (&json!("refunded"), &json!(5000)));
    let charge = &shop.book.charges().unwrap()[0];
    assert_eq!((charge.captured, charge.refunded), (5000, 5000));
    assert_eq!(shop.events().await.last().unwrap(), "late_payment_refunded");
    shop.close().await;
}

#[tokio::test]
async fn money_that_comes_twice_is_given_back_once() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({})).await;
    shop.pay_transfer(&id, "buyer+late@example.com").await;
    shop.choose_another_way(&id).await;
    shop.set_clock(shop.now().plus(SECOND));
    shop.pay_card(&id, "4242424242424242").await;
    let paid_by = shop.session_now(&id).await["payment"].clone();
    shop.later(MINUTE).await;
    let statuses: Vec<_> = shop.payments(&id).await.iter().map(|payment| payment["status"].clone()).collect();
    assert_eq!(statuses, [json!("succeeded"), json!("refunded")]);
    assert_eq!(shop.session_now(&id).await["payment"], paid_by);
    let kept: i64 = shop.book.charges().unwrap().iter().map(|charge| charge.captured - charge.refunded).sum();
    assert_eq!(kept, 5000);
    shop.close().await;
}

/// The one notice that is to come never does.
fn lose_its_notice(shop: &TestShop) {
    let (much_later, lost) = (shop.now().plus(HOUR), kassa_domain::Secret::new("lost"));
    let accounts = shop.book.untold().unwrap();
    let notices = kassa_bank::due_notices(&shop.book, &accounts[0], much_later, much_later, &lost).unwrap();
    assert_eq!((accounts.len(), notices.len()), (1, 1));
    for (notice, _) in notices {
        shop.book.noticed(&notice, true, shop.now()).unwrap();
    }
}

/// The provider's notice is lost, and the buyer has long paid another way: polling finds the money all the same.
#[tokio::test]
async fn a_cancelled_attempt_is_watched_until_the_provider_lets_go() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({})).await;
    shop.pay_transfer(&id, "buyer+late@example.com").await;
    shop.choose_another_way(&id).await;
    shop.pay_card(&id, "4242424242424242").await;
    lose_its_notice(&shop);
    shop.later(2 * MINUTE).await;
    let kept: i64 = shop.book.charges().unwrap().iter().map(|charge| charge.captured - charge.refunded).sum();
    let refunded: i64 = shop.book.charges().unwrap().iter().map(|charge| charge.refunded).sum();
    assert_eq!((kept, refunded), (5000, 5000));
    shop.close().await;
}

/// The buyer has paid at the provider, the notice is on its way, and a form of an older page asks for a card: taking
/// the first payment back shows that it has paid, and the card is not charged.
#[tokio::test]
async fn what_is_replaced_may_turn_out_to_have_paid_and_then_nothing_else_is_charged() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({})).await;
    shop.pay_transfer(&id, "buyer+late@example.com").await;
    let token = TestShop::field(&shop.page(&id).await, "token");
    shop.set_clock(shop.now().plus(HOUR));
    shop.pay_card_with(&id, &token, "4242424242424242").await;
    shop.later(2 * MINUTE).await;
    let statuses: Vec<_> = shop.payments(&id).await.iter().map(|payment| payment["status"].clone()).collect();
    assert_eq!(statuses, [json!("failed"), json!("succeeded")]);
    let taken: Vec<i64> = shop.book.charges().unwrap().iter().map(|charge| charge.captured).collect();
    assert_eq!(taken.iter().sum::<i64>(), 5000, "{taken:?}");
    assert_eq!(shop.session_now(&id).await["payment_status"], "paid");
    shop.close().await;
}

#[tokio::test]
async fn money_that_the_provider_gave_back_by_itself_frees_the_session() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({})).await;
    shop.pay_card(&id, "4000000000000341").await;
    let mut charge = shop.book.charges().unwrap().remove(0);
    charge.status = "refunded".to_owned();
    charge.refunded = charge.captured;
    shop.book.update(&charge).unwrap();
    shop.later(10 * SECOND).await;
    assert_eq!(shop.payments(&id).await[0]["status"], "refunded");
    shop.pay_card(&id, "4242424242424242").await;
    assert_eq!(shop.session_now(&id).await["payment_status"], "paid");
    shop.close().await;
}

#[tokio::test]
async fn a_late_authorisation_pays_an_open_session() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({})).await;
    shop.pay_card(&id, "4000000000000259").await;
    assert_eq!(shop.payments(&id).await[0]["status"], "failed");
    shop.later(MINUTE).await;
    assert_eq!(shop.payments(&id).await[0]["status"], "succeeded");
    assert_eq!(shop.session_now(&id).await["payment_status"], "paid");
    shop.close().await;
}

/// Nobody is told that a decline has turned: the second look finds the money. It pays a session that still wants it, or
/// goes back where another payment has paid or the session is over.
#[tokio::test]
async fn a_decline_that_turned_is_found_although_its_notice_is_lost() {
    let paid = |shop: &TestShop| -> i64 {
        shop.book.charges().unwrap().iter().map(|charge| charge.captured - charge.refunded).sum()
    };
    for (paid_besides, life, kept, statuses) in [
        (false, 5 * HOUR, 5000, vec!["succeeded"]),
        (false, 31 * MINUTE, 0, vec!["refunded"]),
        (true, 5 * HOUR, 5000, vec!["refunded", "succeeded"]),
    ] {
        let shop = TestShop::open().await;
        let id = id_of(&shop, json!({ "expires_at": shop.now().plus(life).iso() })).await;
        shop.pay_card(&id, "4000000000000259").await;
        lose_its_notice(&shop);
        if paid_besides {
            shop.pay_card(&id, "4242424242424242").await;
        }
        shop.later(59 * MINUTE).await;
        shop.later(2 * MINUTE).await;
        assert_eq!(paid(&shop), kept, "{statuses:?}");
        let payments = shop.payments(&id).await;
        let mut now: Vec<_> = payments.iter().map(|payment| payment["status"].as_str().unwrap()).collect();
        // Two payments of one moment have no order.
        now.sort_unstable();
        assert_eq!(now, statuses);
        shop.close().await;
    }
}

/// The clock leaps past all of its looks, and the one that is left meets a wire that loses the answer.
#[tokio::test]
async fn a_decline_that_turned_is_found_although_the_last_look_hears_nothing() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({ "expires_at": shop.now().plus(HOUR).iso() })).await;
    shop.pay_card(&id, "4000000000000259").await;
    lose_its_notice(&shop);
    shop.set_clock(shop.now().plus(4 * DAY));
    shop.break_wire(Wire::LoseAnswer);
    shop.break_wire(Wire::Unreachable);
    shop.settle_down().await;
    assert_eq!(shop.payments(&id).await[0]["status"], "failed", "nobody has heard anything");
    shop.later(HOUR).await;
    assert_eq!(shop.payments(&id).await[0]["status"], "refunded", "the session is over");
    shop.close().await;
}

/// A decline that stays one is looked at four times within three days, and only looked at.
#[tokio::test]
async fn a_decline_is_looked_at_for_three_days_and_then_left_alone() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({})).await;
    shop.pay_card(&id, "4000000000000002").await;
    let begun = shop.calls();
    let asked = || shop.calls() - begun;
    for (passes, asked_by_then) in
        [(59 * MINUTE, 0), (2 * MINUTE, 1), (5 * HOUR, 2), (18 * HOUR, 3), (2 * DAY, 4), (90 * DAY, 4)]
    {
        shop.later(passes).await;
        assert_eq!(asked(), asked_by_then, "{passes} ms later");
    }
    assert_eq!(shop.payments(&id).await[0]["status"], "failed");
    shop.close().await;
}

#[tokio::test]
async fn a_lost_answer_is_found_out_by_the_janitor() {
    let shop = TestShop::open().await;
    for (number, wire) in [("4000000000000341", None), ("4242424242424242", Some(Wire::LoseAnswer))] {
        let id = id_of(&shop, json!({})).await;
        wire.into_iter().for_each(|wire| shop.break_wire(wire));
        let waiting = shop.pay_card(&id, number).await;
        assert_eq!(waiting.header("location"), format!("/checkout/{id}?wait=1"));
        assert_eq!(shop.payments(&id).await[0]["status"], "processing", "unknown is not failed");
        assert!(!shop.page(&id).await.body.contains("name=\"card_number\""), "nobody is asked to pay again");
        shop.later(9 * SECOND).await;
        assert_eq!(shop.payments(&id).await[0]["status"], "processing");
        shop.later(SECOND).await;
        assert_eq!(shop.session_now(&id).await["payment_status"], "paid");
        assert_eq!(shop.payments(&id).await.len(), 1);
    }
    shop.close().await;
}

#[tokio::test]
async fn a_lost_call_is_made_void_before_it_is_called_failed() {
    let shop = TestShop::open().await;
    for (number, wire) in [("4000000000009235", None), ("4242424242424242", Some(Wire::LoseCall))] {
        let id = id_of(&shop, json!({})).await;
        wire.into_iter().for_each(|wire| shop.break_wire(wire));
        shop.pay_card(&id, number).await;
        shop.later(10 * SECOND).await;
        let payment = shop.payments(&id).await[0].clone();
        assert_eq!((&payment["status"], &payment["failure_code"]), (&json!("failed"), &json!("not_charged")));
        let reference = payment["id"].as_str().unwrap();
        let charge = shop.book.charge(reference, shop.now()).unwrap().expect("a tombstone");
        assert_eq!(
            (charge.status.as_str(), charge.captured),
            ("voided", 0),
            "a request that still arrives is refused"
        );
        shop.pay_card(&id, "4242424242424242").await;
        assert_eq!(shop.session_now(&id).await["payment_status"], "paid");
    }
    shop.close().await;
}

/// What a provider is asked is on disk before it hears of it: after a crash in between, somebody knows that there may
/// be a charge, and what it is called there.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_provider_is_asked_is_written_down_before_it_is_asked() {
    let shop = TestShop::open().await;
    let settings = json!({ "secret_key": "sk_test_canary0123456789abcdef0123456789" });
    shop.make("processor_accounts", json!({ "processor": "paystack", "settings": settings })).await;
    let (rows, written) = (Arc::clone(&shop.rows), Arc::new(Mutex::new(vec![])));
    let noted = Arc::clone(&written);
    shop.stand_in(Box::new(move |request| {
        let states = "select body from attempts";
        let found = tokio::task::block_in_place(|| Handle::current().block_on(rows.texts(states)));
        noted.lock().unwrap().push((request.method().clone(), found));
        Err(CallError::NoAnswer)
    }));
    let id = id_of(&shop, json!({})).await;
    shop.pay_phone(&id, "0551234987").await;
    let asked = std::mem::take(&mut *written.lock().unwrap());
    let (method, found) = asked.first().expect("it was asked");
    assert_eq!((method, found.len()), (&http::Method::POST, 1));
    let attempt: serde_json::Value = serde_json::from_str(&found[0]).unwrap();
    assert_eq!(attempt["state"]["awaits"], "charge", "{attempt}");
    // Nobody will ever say how it ended.
    shop.later(10 * DAY).await;
    assert_eq!(shop.payments(&id).await[0]["status"], "processing");
    shop.close().await;
}

#[tokio::test]
async fn a_provider_that_cannot_be_reached_has_charged_nothing() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({})).await;
    shop.break_wire(Wire::Unreachable);
    shop.pay_card(&id, "4242424242424242").await;
    assert_eq!(shop.payments(&id).await[0]["failure_code"], "not_charged");
    shop.close().await;
}

#[tokio::test]
async fn an_ending_that_nobody_can_tell_is_parked() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({})).await;
    for _ in 0..10 {
        shop.break_wire(Wire::LoseCall);
    }
    shop.pay_card(&id, "4242424242424242").await;
    shop.later(6 * DAY).await;
    let payment = shop.payments(&id).await[0].clone();
    assert_eq!((&payment["status"], &payment["failure_code"]), (&json!("processing"), &json!("no_answer")));
    assert_eq!(shop.events().await.last().unwrap(), "payment.parked");
    assert!(shop.browse("/metrics").await.body.contains("kassa_payments_parked 1"));
    assert!(
        !shop.page(&id).await.body.contains("name=\"card_number\""),
        "no second charge while the first is not resolved"
    );
    shop.close().await;
}

/// The process dies between the commit of the attempt and the call, or between the call and the commit of its answer.
#[tokio::test]
async fn a_crash_around_the_call_charges_nobody_twice() {
    for arrived in [false, true] {
        let mut shop = TestShop::open().await;
        let id = id_of(&shop, json!({})).await;
        if arrived {
            shop.break_wire(Wire::LoseAnswer);
            shop.pay_card(&id, "4242424242424242").await;
        } else {
            let pay = Pay {
                session: SessionId::of(&*id),
                seen: None,
                by: Some((
                    Method::Card,
                    Instrument::Card { brand: "visa".to_owned(), last4: "4242".to_owned() },
                )),
                shown: None,
                choice: Default::default(),
                collected: Default::default(),
                email: None,
            };
            shop.engine
                .change(shop.scope, &Command::Pay(Box::new(pay)), &Default::default())
                .await
                .unwrap()
                .unwrap();
        }
        shop.restart().await;
        assert!(!shop.page(&id).await.body.contains("name=\"card_number\""));
        shop.later(10 * SECOND).await;
        assert_eq!(shop.session_now(&id).await["payment_status"], if arrived { "paid" } else { "unpaid" });
        assert_eq!(shop.payments(&id).await[0]["status"], if arrived { "succeeded" } else { "failed" });
        shop.close().await;
    }
}

#[tokio::test]
async fn a_refund_that_fails_is_tried_until_it_is_made() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({ "expires_at": "2027-01-15T08:00:05Z" })).await;
    shop.pay_transfer(&id, "buyer+late@example.com").await;
    shop.later(14 * SECOND).await;
    let fail_all = || (0..3).for_each(|_| shop.break_wire(Wire::LoseAnswer));
    fail_all();
    shop.later(SECOND).await;
    shop.later(HOUR).await;
    assert_eq!(shop.payments(&id).await[0]["status"], "refunded");
    let charge = &shop.book.charges().unwrap()[0];
    assert_eq!((charge.captured, charge.refunded), (5000, 5000), "the same refund, not one per try");
    shop.close().await;
}

#[tokio::test]
async fn a_notice_is_believed_only_with_its_signature() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({})).await;
    shop.pay_transfer(&id, "buyer+late@example.com").await;
    let payment = shop.payments(&id).await[0]["id"].as_str().unwrap().to_owned();
    let account = shop.scope.text();
    let body = |status: &str, amount: i64| {
        json!({ "id": "ch_1", "reference": payment, "status": status, "captured": amount, "currency": "GHS" })
            .to_string()
    };
    let send = async |account: &str, body: &str, stamp: &str| {
        let request =
            http::Request::post(format!("/hooks/simulator/{account}")).header("bank-signature", stamp);
        shop.send(request.body(Bytes::from(body.to_owned())).unwrap()).await.status
    };
    let secret = shop.app.hook_secret(&account);
    let sign = |body: &str, at| signature::stamp(std::slice::from_ref(&secret), body.as_bytes(), at);
    let paid = body("succeeded", 5000);
    let good = sign(&paid, shop.now());
    let other = kassa_domain::id::Scope { merchant: 2, ..shop.scope }.text();
    for (account, body, stamp) in [
        (&account, &paid, String::new()),
        (&account, &paid, good[..good.len() - 2].to_owned()),
        (&account, &body("succeeded", 5001), good.clone()),
        (&account, &paid, sign(&paid, shop.now().plus(-301 * SECOND))),
        (&account, &paid, sign(&paid, shop.now().plus(301 * SECOND))),
        (&other, &paid, good.clone()),
    ] {
        assert_eq!(send(account, body, &stamp).await, 400, "{stamp}");
    }
    let theirs = signature::stamp(&[shop.app.hook_secret(&other)], paid.as_bytes(), shop.now());
    assert_eq!(
        send(&other, &paid, &theirs).await,
        200,
        "signed by another account: taken, and without effect"
    );
    assert_eq!(send("nobody", &paid, &good).await, 404);
    let parked = shop.engine.store().parked_notices(shop.scope, None, 10).await.unwrap();
    assert!(parked.is_empty(), "what is not believed is not kept either");
    assert_eq!(shop.session_now(&id).await["payment_status"], "unpaid");
    shop.later(MINUTE).await;
    assert_eq!(
        shop.session_now(&id).await["payment_status"],
        "paid",
        "the bank's own notice, or the janitor"
    );
    shop.settle_down().await;
    let events = shop.events().await.len();
    for _ in 0..3 {
        assert_eq!(
            send(&account, &paid, &sign(&paid, shop.now())).await,
            200,
            "a repetition is taken without effect"
        );
        assert_eq!(send(&account, &body("declined", 0), &sign(&body("declined", 0), shop.now())).await, 200);
    }
    shop.settle_down().await;
    assert_eq!(
        (shop.events().await.len(), &shop.session_now(&id).await["payment_status"]),
        (events, &json!("paid"))
    );
    shop.close().await;
}
