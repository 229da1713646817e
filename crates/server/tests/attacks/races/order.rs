//! Things that are done in another order than they were meant, or at the same moment.

use super::{at_once, close, due, session, taken, text, told};
use crate::traces::Traces;
use kassa_domain::signature;
use kassa_domain::time::{DAY, MINUTE};
use kassa_testshop::TestShop;
use serde_json::json;
use std::sync::Arc;
use tokio::task::JoinSet;

pub(super) async fn expires() -> String {
    let shop = Arc::new(TestShop::open().await);
    for round in 0..10 {
        let id = session(&shop, json!({})).await;
        let page = Arc::new(shop.page(&id).await);
        let charged = taken(&shop);
        at_once(&shop, 20, |shop, number| {
            let (page, id) = (Arc::clone(&page), id.clone());
            async move {
                match number % 2 {
                    0 => shop.pay_from(&page, &id, &[]).await,
                    _ => shop.api("POST", &format!("/v1/checkout/sessions/{id}/expire"), "").await,
                }
            }
        })
        .await;
        shop.settle_down().await;
        let now = shop.session_now(&id).await;
        let more = (taken(&shop).0 - charged.0, taken(&shop).1 - charged.1);
        match (now["status"].as_str().unwrap(), now["payment_status"].as_str().unwrap()) {
            ("complete", "paid") => assert_eq!(more, (5000, 1), "{round}"),
            ("expired", "unpaid") => assert_eq!(more, (0, 0), "{round}: nothing was begun"),
            other => panic!("{round}: {other:?}"),
        }
    }
    let ended =
        told(&shop, "checkout.session.completed").await + told(&shop, "checkout.session.expired").await;
    assert_eq!(ended, 10, "each has one ending");
    close(shop).await;
    "paid and charged once, or expired and not charged at all".to_owned()
}

pub(super) async fn together() -> String {
    let shop = Arc::new(TestShop::open().await);
    for round in 1..=5 {
        let id = session(&shop, json!({})).await;
        shop.pay_transfer(&id, "buyer+late@example.com").await;
        let payment = text(&shop.payments(&id).await[0], "id");
        let mut charge = shop.book.charge(&payment, shop.now()).unwrap().unwrap();
        (charge.status, charge.captured) = ("succeeded".to_owned(), charge.amount);
        (charge.ripens_to, charge.ripens_at) = (None, None);
        shop.book.update(&charge).unwrap();
        let body = json!({ "id": "ch_1", "reference": payment, "status": "succeeded", "captured": 5000,
            "currency": "GHS", "refunded": 0 })
        .to_string();
        let account = shop.scope.text();
        let stamp = signature::stamp(&[shop.app.hook_secret(&account)], body.as_bytes(), shop.now());
        shop.set_clock(shop.now().plus(MINUTE));
        let polls: JoinSet<_> = (0..4)
            .map(|_| {
                let engine = Arc::clone(&shop.engine);
                async move { engine.work_through().await.unwrap() }
            })
            .collect();
        let replies = at_once(&shop, 60, |shop, number| {
            let (stamp, body, path) = (stamp.clone(), body.clone(), format!("/hooks/simulator/{account}"));
            let back = format!("/checkout/{id}/return/{payment}");
            async move {
                match number % 3 {
                    0 => shop.browse(&back).await,
                    _ => {
                        let request = http::Request::post(path).header("bank-signature", stamp);
                        shop.send(request.body(body.into()).unwrap()).await
                    }
                }
            }
        })
        .await;
        polls.join_all().await;
        assert!(replies.iter().all(|reply| matches!(reply.status, 200 | 303 | 429)), "{replies:?}");
        for kind in ["payment.succeeded", "checkout.session.completed"] {
            assert_eq!(told(&shop, kind).await, round, "{kind}");
        }
        assert_eq!(shop.session_now(&id).await["payment_status"], "paid");
    }
    close(shop).await;
    "one payment and each event once, whoever comes first".to_owned()
}

pub(super) async fn cancels() -> String {
    for round in 0..8_u32 {
        let shop = TestShop::open().await;
        let subscription = due(&shop).await;
        let path = format!("/v1/subscriptions/{}/cancel", text(&subscription, "id"));
        let work = async {
            for _ in 0..round {
                tokio::task::yield_now().await;
            }
            shop.engine.work_through().await.unwrap()
        };
        let (canceled, _) = tokio::join!(shop.api("POST", &path, "{}"), work);
        assert_eq!(canceled.status, 200, "{canceled:?}");
        shop.settle_down().await;
        assert_eq!(shop.fresh(&subscription).await["status"], "canceled");
        let paid = shop.invoices_of(&subscription).await.iter().filter(|it| it["status"] == "paid").count();
        assert!(matches!(paid, 1 | 2), "{paid}");
        assert_eq!(taken(&shop).0, i64::try_from(paid).unwrap() * 5000);
        let charges = taken(&shop);
        shop.later(70 * DAY).await;
        assert_eq!(taken(&shop), charges, "nothing is charged after the end");
        shop.close().await;
    }
    "before it or after it; what was taken for nothing went back, and nothing is charged later".to_owned()
}

pub(super) async fn workers() -> String {
    for _ in 0..3 {
        let shop = TestShop::open().await;
        let subscription = due(&shop).await;
        let node = shop.beside().await;
        let mut workers = JoinSet::new();
        for number in 0..16 {
            let engine = Arc::clone(if number % 2 == 0 { &shop.engine } else { &node.engine });
            workers.spawn(async move { engine.work_through().await.unwrap() });
        }
        workers.join_all().await;
        shop.settle_down().await;
        let invoices = shop.invoices_of(&subscription).await;
        assert!(invoices.len() == 2 && invoices.iter().all(|it| it["status"] == "paid"), "{invoices:?}");
        assert_eq!(taken(&shop), (10_000, 2));
        drop(node);
        shop.close().await;
    }
    "one charge and one paid invoice".to_owned()
}

pub(super) async fn other_key() -> String {
    let shop = TestShop::open().await;
    let theirs = format!("Bearer {}", shop.other_merchant().await);
    let second = format!("Bearer {}", shop.new_key(shop.scope).await);
    let body = TestShop::order(json!({ "amount": 5000, "currency": "GHS" })).to_string();
    let key = ("idempotency-key", "order-1");
    let ours = shop.api_with("POST", "/v1/checkout/sessions", &body, &[key]).await;
    let foreign =
        shop.api_with("POST", "/v1/checkout/sessions", &body, &[key, ("authorization", &theirs)]).await;
    assert_eq!((ours.status, foreign.status), (201, 201));
    assert_ne!(ours.json()["id"], foreign.json()["id"], "nobody is handed the answer of another");
    let body = json!({ "name": "Ama" }).to_string();
    let fresh = ("idempotency-key", "order-2");
    let first = shop.api_with("POST", "/v1/customers", &body, &[fresh]).await;
    let again = shop.api_with("POST", "/v1/customers", &body, &[fresh, ("authorization", &second)]).await;
    assert_eq!((first.status, again.status), (201, 201));
    assert_eq!(first.body, again.body, "another key of the same merchant asks for the same");
    shop.close().await;
    "two sessions: a key belongs to its merchant".to_owned()
}

pub(super) async fn skipped() -> String {
    let shop = TestShop::open().await;
    let untried = session(&shop, json!({})).await;
    let (asked, declined) = (session(&shop, json!({})).await, session(&shop, json!({})).await);
    shop.pay_card(&asked, "4000002500003155").await;
    shop.pay_card(&declined, "4000000000000002").await;
    shop.settle_down().await;
    for id in [&untried, &asked, &declined] {
        let before = Traces::of(&shop).await;
        let payment = shop.payments(id).await.first().map_or_else(|| "pay_1".to_owned(), |it| text(it, "id"));
        for path in [
            format!("/checkout/{id}?wait=1"),
            format!("/checkout/{id}?paid=1&status=complete&payment_status=paid"),
            format!("/checkout/{id}?redirect_status=succeeded"),
            format!("/checkout/{id}/success"),
            format!("/checkout/{id}/complete"),
            format!("/success?session_id={id}"),
            format!("/checkout/{id}/receipt/{payment}"),
        ] {
            let reply = shop.browse(&path).await;
            assert!(reply.status < 500, "{path}: {reply:?}");
            assert!(
                !reply.header("location").starts_with("https://shop.example/success"),
                "{path}: {reply:?}"
            );
        }
        for path in [format!("/checkout/{id}/continue"), format!("/checkout/{id}/confirm")] {
            let reply = shop.post_form(&path, &[("attempt", &payment), ("action", "confirm")]).await;
            assert!(matches!(reply.status, 403 | 404), "without the token of the page: {path}: {reply:?}");
        }
        before.unchanged(&shop, "looking at the page of success").await;
        let back = format!("/checkout/{id}/return/{payment}?status=succeeded&redirect_status=succeeded");
        let reply = shop.browse(&back).await;
        assert!(!reply.header("location").starts_with("https://shop.example/success"), "{reply:?}");
        shop.settle_down().await;
        assert_eq!(shop.session_now(id).await["payment_status"], "unpaid");
    }
    assert_eq!(taken(&shop).0, 0);
    shop.close().await;
    "not paid: what a browser's address says is nothing that is believed".to_owned()
}

/// All that can be done to a payment, at once, over and over.
pub(super) async fn mixed() -> String {
    let shop = Arc::new(TestShop::open().await);
    let id = session(&shop, json!({ "amount": 1000 })).await;
    let page = Arc::new(shop.page(&id).await);
    shop.pay_from(&page, &id, &[]).await;
    let payment = text(&shop.payments(&id).await[0], "id");
    let replies = at_once(&shop, super::MANY, |shop, number| {
        let (page, id, payment) = (Arc::clone(&page), id.clone(), payment.clone());
        async move {
            let whole = json!({ "payment": payment }).to_string();
            let part = json!({ "session": id, "amount": 700 }).to_string();
            match number % 6 {
                0 => shop.api("POST", "/v1/refunds", &whole).await,
                1 => shop.api("POST", "/v1/refunds", &part).await,
                2 => shop.api("POST", &format!("/v1/payments/{payment}/cancel"), "").await,
                3 => shop.api("POST", &format!("/v1/payments/{payment}/capture"), "").await,
                4 => shop.api("POST", &format!("/v1/checkout/sessions/{id}/expire"), "").await,
                _ => shop.pay_from(&page, &id, &[]).await,
            }
        }
    })
    .await;
    let refunds = replies.iter().filter(|reply| reply.status == 201).count();
    assert!(matches!(refunds, 1 | 2), "all of it, or 700 and then what is left: {refunds}");
    shop.settle_down().await;
    assert!(matches!(taken(&shop), (0 | 300, 1)), "{:?}", taken(&shop));
    let session = shop.session_now(&id).await;
    assert_eq!((&session["status"], &session["payment_status"]), (&json!("complete"), &json!("paid")));
    close(shop).await;
    "one charge, of which no more goes back than there was, and the session stays what it is".to_owned()
}
