//! State and races: to have something twice by asking for it at one moment.

use crate::{Attack, attack};
use kassa_domain::Timestamp;
use kassa_domain::time::{DAY, MINUTE};
use kassa_testshop::{Reply, TestShop};
use serde_json::{Value, json};
use std::sync::Arc;
use tokio::task::JoinSet;

pub(crate) const ATTACKS: &[Attack] = &[
    attack!("38", "200 clicks on Pay at once", many_clicks),
    attack!("39", "Paying and ending the session at once", pay_and_expire),
    attack!("40", "A coupon for one redemption in 50 sessions at once", one_coupon),
    attack!(
        "41",
        "A coupon for one redemption per customer in 50 sessions of one customer",
        one_per_customer
    ),
    attack!("42", "An amount that can be had once, spent in two sessions at once", spent_twice),
    attack!("43", "50 refunds of 3 on a payment of 100 at once", many_refunds),
    attack!("44", "Notice, return of the browser and poller at one moment", three_roads),
    attack!("45", "Cancelling a subscription beside its renewal", cancel_beside_renewal),
    attack!("46", "Six workers on one renewal", many_workers),
    attack!("47", "200 requests under one idempotency key at once", one_key),
    attack!("48", "The idempotency key of another merchant", key_of_another),
    attack!("49", "The page of success before anything was paid", skipped_payment),
    attack!("C+1", "Two tabs that pay by card and by phone at once", two_methods),
    attack!(
        "C+2",
        "The answer to a question of the bank, 50 times at once, half yes and half no",
        many_answers
    ),
    attack!("C+3", "Capturing and cancelling held money at once", capture_and_cancel),
];

fn taken(shop: &TestShop) -> (i64, usize) {
    let charges = shop.book.charges().unwrap();
    (charges.iter().map(|charge| charge.captured - charge.refunded).sum(), charges.len())
}

async fn id_of(shop: &TestShop, more: Value) -> String {
    shop.session(more).await["id"].as_str().unwrap().to_owned()
}

async fn closed(shop: Arc<TestShop>) {
    Arc::into_inner(shop).unwrap().close().await;
}

/// So many requests at one moment.
async fn at_once<F>(shop: &Arc<TestShop>, count: usize, ask: impl Fn(Arc<TestShop>, usize) -> F) -> Vec<Reply>
where
    F: Future<Output = Reply> + Send + 'static,
{
    let mut all = JoinSet::new();
    for number in 0..count {
        all.spawn(ask(Arc::clone(shop), number));
    }
    all.join_all().await
}

async fn many_clicks() -> String {
    let shop = Arc::new(TestShop::open().await);
    let id = id_of(&shop, json!({})).await;
    let page = Arc::new(shop.page(&id).await);
    let replies = at_once(&shop, 200, |shop, _| {
        let (page, id) = (Arc::clone(&page), id.clone());
        async move { shop.pay_from(&page, &id, &[]).await }
    });
    assert!(replies.await.iter().all(|reply| reply.status == 303));
    shop.settle_down().await;
    assert_eq!(taken(&shop), (5000, 1));
    assert_eq!(shop.payments(&id).await.len(), 1);
    closed(shop).await;
    "one payment, one charge; each click is led on".to_owned()
}

async fn pay_and_expire() -> String {
    let (mut paid, mut expired) = (0, 0);
    let shop = Arc::new(TestShop::open().await);
    for round in 0..20 {
        let id = id_of(&shop, json!({})).await;
        let page = shop.page(&id).await;
        let path = format!("/v1/checkout/sessions/{id}/expire");
        // Who is first is up to the threads, and a little to us.
        let end = async {
            for _ in 0..round {
                tokio::task::yield_now().await;
            }
            shop.api("POST", &path, "").await
        };
        tokio::join!(shop.pay_from(&page, &id, &[]), end);
        shop.settle_down().await;
        let (session, payments) = (shop.session_now(&id).await, shop.payments(&id).await);
        let kept = payments.iter().filter(|payment| payment["status"] == "succeeded").count();
        match session["status"].as_str().unwrap() {
            "complete" => paid += usize::from(kept == 1 && session["payment_status"] == "paid"),
            "expired" => expired += usize::from(kept == 0),
            other => panic!("{other}: {payments:?}"),
        }
    }
    assert_eq!((paid + expired, taken(&shop).0), (20, 5000 * i64::try_from(paid).unwrap()));
    closed(shop).await;
    "20 times one outcome: paid, or ended without money".to_owned()
}

/// Makes so many sessions with a coupon at once; how many were made.
async fn with_coupon(shop: &Arc<TestShop>, count: usize, coupon: &str, more: Value) -> usize {
    let mut body = TestShop::order(json!({ "amount": 5000, "discounts": [{ "coupon": coupon }] }));
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let body = body.to_string();
    let replies = at_once(shop, count, |shop, _| {
        let body = body.clone();
        async move { shop.api("POST", "/v1/checkout/sessions", &body).await }
    })
    .await;
    let (made, refused): (Vec<_>, Vec<_>) = replies.into_iter().partition(|reply| reply.status == 201);
    assert!(refused.iter().all(|reply| reply.error().2.as_deref() == Some("discounts[0].coupon")));
    made.len()
}

async fn one_coupon() -> String {
    let shop = Arc::new(TestShop::open().await);
    let coupon = shop.make_id("coupons", json!({ "percent_off": 20, "max_redemptions": 1 })).await;
    assert_eq!(with_coupon(&shop, 50, &coupon, json!({})).await, 1);
    closed(shop).await;
    "one session has it, 49 are 400".to_owned()
}

async fn one_per_customer() -> String {
    let shop = Arc::new(TestShop::open().await);
    let coupon = json!({ "percent_off": 20, "max_redemptions_per_customer": 1 });
    let coupon = shop.make_id("coupons", coupon).await;
    let who = json!({ "customer": { "uid": "ama" } });
    assert_eq!(with_coupon(&shop, 50, &coupon, who).await, 1);
    closed(shop).await;
    "one session has it, 49 are 400".to_owned()
}

async fn spent_twice() -> String {
    let shop = Arc::new(TestShop::open().await);
    let gift = json!({ "amount_off": 4000, "currency": "GHS", "max_redemptions_per_customer": 1 });
    let gift = shop.make_id("coupons", gift).await;
    let mut ids = vec![];
    for _ in 0..2 {
        ids.push(id_of(&shop, json!({ "discounts": [{ "coupon": gift }] })).await);
    }
    let ids = Arc::new(ids);
    let replies = at_once(&shop, 2, |shop, number| {
        let ids = Arc::clone(&ids);
        async move { shop.pay_with(&ids[number], &[("email", "same@example.com")]).await }
    });
    let paid = replies.await.iter().filter(|reply| reply.status == 303).count();
    assert_eq!((paid, taken(&shop).0), (1, 1000), "the other sees the full price first");
    closed(shop).await;
    "there are no balances; what stands for one is spent once".to_owned()
}

async fn many_refunds() -> String {
    let shop = Arc::new(TestShop::open().await);
    let id = id_of(&shop, json!({ "amount": 100 })).await;
    assert_eq!(shop.pay_with(&id, &[]).await.status, 303);
    let payment = shop.payments(&id).await[0]["id"].clone();
    let body = json!({ "payment": payment, "amount": 3 }).to_string();
    let replies = at_once(&shop, 50, |shop, _| {
        let body = body.clone();
        async move { shop.api("POST", "/v1/refunds", &body).await }
    })
    .await;
    assert_eq!(replies.iter().filter(|reply| reply.status == 201).count(), 33);
    shop.engine.hear_out().await;
    shop.settle_down().await;
    assert_eq!(taken(&shop).0, 1);
    closed(shop).await;
    "33 are made, and 17 are 409".to_owned()
}

async fn three_roads() -> String {
    let shop = Arc::new(TestShop::open().await);
    for round in 0..6 {
        let id = id_of(&shop, json!({})).await;
        shop.pay_transfer(&id, "buyer@example.com").await;
        let payment = shop.payments(&id).await[0]["id"].as_str().unwrap().to_owned();
        shop.set_clock(shop.now().plus(MINUTE));
        let back = format!("/checkout/{id}/return/{payment}");
        let notices = async {
            let secret = shop.app.hook_secret(&shop.scope.text());
            let (account, now) = (shop.scope.text(), shop.now());
            let due = kassa_bank::due_notices(&shop.book, &account, now, now, &secret).unwrap();
            for (notice, request) in due {
                let twice = tokio::join!(shop.send(request.clone()), shop.send(request));
                assert_eq!((twice.0.status, twice.1.status), (200, 200));
                shop.book.noticed(&notice, true, now).unwrap();
            }
        };
        tokio::join!(notices, shop.browse(&back), async { shop.engine.work_through().await.unwrap() });
        shop.settle_down().await;
        let completed =
            format!("select id from events where kind = 'checkout.session.completed' and body like '%{id}%'");
        assert_eq!(shop.rows.texts(&completed).await.len(), 1, "{round}");
        assert_eq!(shop.session_now(&id).await["payment_status"], "paid");
    }
    assert_eq!(taken(&shop).0, 6 * 5000);
    closed(shop).await;
    "paid once, and one event says so".to_owned()
}

/// A subscription whose renewal is due now.
async fn due(shop: &TestShop) -> Value {
    let lines = json!([{ "price_data": { "currency": "GHS", "unit_amount": 5000,
        "recurring": { "interval": "month" }, "product_data": { "name": "Pro" } } }]);
    let id = shop.subscription_session(lines, json!({})).await;
    assert_eq!(shop.pay_with(&id, &[]).await.status, 303);
    shop.settle_down().await;
    let subscription = shop.subscription_of(&id).await;
    shop.set_clock(Timestamp::parse(subscription["current_period_end"].as_str().unwrap()).unwrap());
    subscription
}

async fn cancel_beside_renewal() -> String {
    for _ in 0..8 {
        let shop = TestShop::open().await;
        let subscription = due(&shop).await;
        let at = format!("/v1/subscriptions/{}/cancel", subscription["id"].as_str().unwrap());
        let work = async { shop.engine.work_through().await.unwrap() };
        let (canceled, _) = tokio::join!(shop.api("POST", &at, "{}"), work);
        assert_eq!(canceled.status, 200, "{canceled:?}");
        shop.later(40 * DAY).await;
        let invoices = shop.invoices_of(&subscription).await;
        let paid = i64::try_from(invoices.iter().filter(|it| it["status"] == "paid").count()).unwrap();
        assert_eq!(taken(&shop).0, paid * 5000, "{invoices:?}");
        assert!(paid <= 2, "nothing is charged after the end: {invoices:?}");
        shop.close().await;
    }
    "8 times: what was taken is what its invoices say, and nothing after the end".to_owned()
}

async fn many_workers() -> String {
    let shop = TestShop::open().await;
    let subscription = due(&shop).await;
    let mut workers = JoinSet::new();
    for _ in 0..6 {
        let engine = Arc::clone(&shop.engine);
        workers.spawn(async move { engine.work_through().await.unwrap() });
    }
    workers.join_all().await;
    shop.settle_down().await;
    assert_eq!((shop.invoices_of(&subscription).await.len(), taken(&shop)), (2, (10_000, 2)));
    shop.close().await;
    "one invoice, one charge".to_owned()
}

async fn one_key() -> String {
    let shop = Arc::new(TestShop::open().await);
    let body = TestShop::order(json!({ "amount": 5000 })).to_string();
    let replies = at_once(&shop, 200, |shop, _| {
        let body = body.clone();
        async move {
            shop.api_with("POST", "/v1/checkout/sessions", &body, &[("idempotency-key", "order-1")]).await
        }
    })
    .await;
    let made: Vec<&Reply> = replies.iter().filter(|reply| reply.status == 201).collect();
    assert!(!made.is_empty() && made.iter().all(|reply| reply.body == made[0].body));
    assert!(replies.iter().all(|reply| matches!(reply.status, 201 | 409)));
    assert_eq!(shop.rows.texts("select id from sessions").await.len(), 1);
    closed(shop).await;
    "one session; all others hear the same, or 409".to_owned()
}

async fn key_of_another() -> String {
    let shop = TestShop::open().await;
    let other = shop.other_merchant().await;
    let body = TestShop::order(json!({ "amount": 5000 })).to_string();
    let ask = async |key: &str| {
        let bearer = format!("Bearer {key}");
        let headers = [("idempotency-key", "order-1"), ("authorization", &*bearer)];
        shop.api_with("POST", "/v1/checkout/sessions", &body, &headers).await
    };
    let (mine, theirs) = (ask(&shop.key).await, ask(&other).await);
    assert_eq!((mine.status, theirs.status), (201, 201));
    assert_ne!(mine.json()["id"], theirs.json()["id"]);
    assert_eq!(theirs.header("idempotent-replayed"), "");
    shop.close().await;
    "a session of its own; nothing of the other is heard".to_owned()
}

async fn skipped_payment() -> String {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({})).await;
    for path in [
        format!("/checkout/{id}?sent=1"),
        format!("/checkout/{id}?paid=1"),
        format!("/checkout/{id}?done=card"),
    ] {
        shop.browse(&path).await;
        let session = shop.session_now(&id).await;
        assert_eq!((&session["status"], &session["payment_status"]), (&json!("open"), &json!("unpaid")));
    }
    let back = shop.browse(&format!("/checkout/{id}/return/pay_x")).await;
    assert_eq!((back.status, back.header("location")), (303, &*format!("/checkout/{id}")));
    assert_eq!(shop.browse(&format!("/receipts/{id}/pay_x")).await.status, 404);
    assert!(shop.payments(&id).await.is_empty());
    shop.close().await;
    "not paid; a return without a payment leads to the page that asks for one".to_owned()
}

async fn two_methods() -> String {
    let shop = Arc::new(TestShop::open().await);
    for _ in 0..8 {
        let before = taken(&shop).0;
        let id = id_of(&shop, json!({})).await;
        let page = shop.page(&id).await;
        let phone = [("method", "mobile_money"), ("provider", "mtn"), ("phone", "0241234567")];
        tokio::join!(shop.pay_from(&page, &id, &[]), shop.pay_from(&page, &id, &phone));
        shop.later(MINUTE).await;
        assert_eq!(taken(&shop).0 - before, 5000, "{:?}", shop.payments(&id).await);
    }
    closed(shop).await;
    "8 times the price was kept once".to_owned()
}

async fn many_answers() -> String {
    let shop = Arc::new(TestShop::open().await);
    let id = id_of(&shop, json!({})).await;
    shop.pay_card(&id, "4000002500003155").await;
    let page = shop.page(&id).await;
    let fields = Arc::new((TestShop::field(&page, "token"), TestShop::field(&page, "attempt")));
    let replies = at_once(&shop, 50, |shop, number| {
        let (fields, id) = (Arc::clone(&fields), id.clone());
        async move {
            let says = if number % 2 == 0 { "confirm" } else { "reject" };
            let form = [("token", &*fields.0), ("attempt", &*fields.1), ("action", says)];
            shop.post_form(&format!("/checkout/{id}/continue"), &form).await
        }
    });
    assert!(replies.await.iter().all(|reply| reply.status < 500));
    shop.later(MINUTE).await;
    let payments = shop.payments(&id).await;
    let kept = payments.iter().filter(|payment| payment["status"] == "succeeded").count();
    assert_eq!((payments.len(), taken(&shop).0), (1, 5000 * i64::try_from(kept).unwrap()));
    closed(shop).await;
    "one payment with one ending, which is what the bank says".to_owned()
}

async fn capture_and_cancel() -> String {
    let shop = Arc::new(TestShop::open().await);
    for _ in 0..8 {
        let before = taken(&shop).0;
        let id = id_of(&shop, json!({ "capture_method": "manual" })).await;
        assert_eq!(shop.pay_with(&id, &[]).await.status, 303);
        let payment = shop.payments(&id).await[0]["id"].as_str().unwrap().to_owned();
        let (capture, cancel) =
            (format!("/v1/payments/{payment}/capture"), format!("/v1/payments/{payment}/cancel"));
        let (captured, canceled) =
            tokio::join!(shop.api("POST", &capture, ""), shop.api("POST", &cancel, ""));
        assert!((captured.status == 200) != (canceled.status == 200), "{captured:?} {canceled:?}");
        shop.engine.hear_out().await;
        shop.settle_down().await;
        let status = shop.payments(&id).await[0]["status"].as_str().unwrap().to_owned();
        let wanted = if captured.status == 200 { ("succeeded", 5000) } else { ("canceled", 0) };
        assert_eq!((&*status, taken(&shop).0 - before), wanted);
    }
    closed(shop).await;
    "8 times one of the two was taken, and the other was 409".to_owned()
}
