//! What happens to a subscription at one moment: workers that do the same job, a cancellation beside a renewal, a buyer
//! who pays while a retry is due. Real threads, real store.

use crate::subscriptions::monthly;
use kassa_domain::Timestamp;
use kassa_domain::time::DAY;
use kassa_testshop::{START, TestShop};
use serde_json::{Value, json};
use std::sync::Arc;
use tokio::task::JoinSet;

/// A subscription whose renewal is due now.
async fn due(shop: &TestShop, card: &str) -> Value {
    let id = shop.subscription_session(monthly(5000), json!({})).await;
    assert_eq!(shop.pay_with(&id, &[("card_number", card)]).await.status, 303);
    shop.settle_down().await;
    let subscription = shop.subscription_of(&id).await;
    let end = Timestamp::parse(subscription["current_period_end"].as_str().unwrap()).unwrap();
    shop.set_clock(end);
    subscription
}

/// The money that the bank has taken and not given back, and how often it was asked for some.
fn taken(shop: &TestShop) -> (i64, usize) {
    let charges = shop.book.charges().unwrap();
    (charges.iter().map(|charge| charge.captured - charge.refunded).sum(), charges.len())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_workers_charge_a_renewal_once() {
    for _ in 0..8 {
        let shop = TestShop::open().await;
        let subscription = due(&shop, "4242424242424242").await;
        let mut workers = JoinSet::new();
        for _ in 0..6 {
            let engine = Arc::clone(&shop.engine);
            workers.spawn(async move { engine.work_through().await.unwrap() });
        }
        workers.join_all().await;
        shop.settle_down().await;
        let invoices = shop.invoices_of(&subscription).await;
        assert_eq!(invoices.iter().filter(|it| it["status"] == "paid").count(), 2, "{invoices:?}");
        assert_eq!((invoices.len(), taken(&shop)), (2, (10_000, 2)));
        shop.close().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_cancellation_beside_a_renewal_is_before_it_or_after_it() {
    let (mut before, mut after) = (0, 0);
    for round in 0..24_u64 {
        let shop = TestShop::open().await;
        let subscription = due(&shop, "4242424242424242").await;
        let at = format!("/v1/subscriptions/{}/cancel", subscription["id"].as_str().unwrap());
        let work = async {
            tokio::time::sleep(std::time::Duration::from_micros(150 * (round % 6))).await;
            shop.engine.work_through().await.unwrap()
        };
        let (canceled, _) = tokio::join!(shop.api("POST", &at, "{}"), work);
        assert_eq!(canceled.status, 200, "{canceled:?}");
        shop.settle_down().await;
        let now =
            shop.get(&format!("/v1/subscriptions/{}", subscription["id"].as_str().unwrap())).await.json();
        assert_eq!(now["status"], "canceled");
        let invoices = shop.invoices_of(&subscription).await;
        let paid = i64::try_from(invoices.iter().filter(|it| it["status"] == "paid").count()).unwrap();
        // Whatever was taken for an invoice that is not wanted any more came back.
        assert_eq!(taken(&shop).0, paid * 5000, "{invoices:?}");
        shop.later(40 * DAY).await;
        assert_eq!(taken(&shop).0, paid * 5000, "nothing is charged after the end");
        if paid == 1 {
            before += 1
        } else {
            after += 1
        }
        shop.close().await;
    }
    assert!(
        before + after == 24 && before > 0,
        "the cancellation came first {before} times, later {after} times"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_buyer_who_pays_while_a_retry_is_due_pays_once() {
    for _ in 0..8 {
        let shop = TestShop::open().await;
        let subscription = due(&shop, "4000000000001976").await;
        shop.settle_down().await;
        let open = shop.invoices_of(&subscription).await[1].clone();
        assert_eq!(open["status"], "open");
        let session = open["payment_url"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
        let page = shop.page(&session).await;
        let again = Timestamp::parse(open["next_payment_attempt"].as_str().unwrap()).unwrap();
        shop.set_clock(again.max(Timestamp(START)));
        let (paid, _) = tokio::join!(shop.pay_from(&page, &session, &[]), async {
            shop.engine.work_through().await.unwrap()
        });
        assert_eq!(paid.status, 303, "{paid:?}");
        shop.settle_down().await;
        if shop.invoices_of(&subscription).await[1]["status"] == "open" {
            // The retry came first and was declined: the buyer was shown that, and pays now.
            assert_eq!(shop.pay_with(&session, &[]).await.status, 303);
        }
        shop.settle_down().await;
        let invoices = shop.invoices_of(&subscription).await;
        assert!(invoices.iter().all(|it| it["status"] == "paid"), "{invoices:?}");
        assert_eq!(taken(&shop).0, 10_000);
        shop.close().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fifty_clicks_on_a_subscription_make_one() {
    let shop = Arc::new(TestShop::open().await);
    let id = shop.subscription_session(monthly(5000), json!({})).await;
    let page = Arc::new(shop.page(&id).await);
    let mut clicks = JoinSet::new();
    for _ in 0..50 {
        let (shop, page, id) = (Arc::clone(&shop), Arc::clone(&page), id.clone());
        clicks.spawn(async move { shop.pay_from(&page, &id, &[]).await.status });
    }
    assert!(clicks.join_all().await.iter().all(|status| *status == 303));
    shop.settle_down().await;
    assert_eq!(shop.get("/v1/subscriptions").await.json()["data"].as_array().unwrap().len(), 1);
    assert_eq!(shop.get("/v1/invoices").await.json()["data"].as_array().unwrap().len(), 1);
    assert_eq!(taken(&shop), (5000, 1));
    Arc::into_inner(shop).unwrap().close().await;
}
