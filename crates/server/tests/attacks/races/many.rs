//! The same thing, wanted by many.

use super::{MANY, at_once, close, count, session, taken, text, told};
use kassa_testshop::TestShop;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::Arc;

pub(super) async fn pays() -> String {
    let shop = Arc::new(TestShop::open().await);
    let id = session(&shop, json!({})).await;
    let page = Arc::new(shop.page(&id).await);
    let replies = at_once(&shop, MANY, |shop, _| {
        let (page, id) = (Arc::clone(&page), id.clone());
        async move { shop.pay_from(&page, &id, &[]).await }
    })
    .await;
    assert_eq!(count(&replies, 303), MANY, "all are shown the same payment");
    assert_eq!((taken(&shop), shop.payments(&id).await.len()), ((5000, 1), 1));
    assert_eq!(
        (told(&shop, "payment.succeeded").await, told(&shop, "checkout.session.completed").await),
        (1, 1)
    );
    close(shop).await;
    "one charge, one payment, each event once; all are led on".to_owned()
}

async fn redeemed(shop: &TestShop, coupon: &str) -> (Value, Value) {
    let found = shop.get(&format!("/v1/coupons/{coupon}")).await.json();
    (found["times_redeemed"].clone(), found["valid"].clone())
}

/// Many sessions with this coupon at once; the ids of those that were made.
async fn sessions_with(shop: &Arc<TestShop>, coupon: &str, customer: bool) -> Vec<String> {
    let replies = at_once(shop, MANY, |shop, _| {
        let mut body = json!({ "amount": 5000, "currency": "GHS", "discounts": [{ "coupon": coupon }] });
        if customer {
            body["customer"] = json!({ "uid": "ama" });
        }
        let body = TestShop::order(body).to_string();
        async move { shop.api("POST", "/v1/checkout/sessions", &body).await }
    })
    .await;
    assert_eq!(count(&replies, 201) + count(&replies, 400), MANY);
    replies.iter().filter(|reply| reply.status == 201).map(|reply| text(&reply.json(), "id")).collect()
}

pub(super) async fn coupon() -> String {
    let shop = Arc::new(TestShop::open().await);
    let coupon = shop.make_id("coupons", json!({ "percent_off": 20, "max_redemptions": 1 })).await;
    let made = sessions_with(&shop, &coupon, false).await;
    assert_eq!(made.len(), 1);
    assert_eq!(shop.pay_with(&made[0], &[]).await.status, 303);
    assert_eq!(redeemed(&shop, &coupon).await, (json!(1), json!(false)));
    assert_eq!(sessions_with(&shop, &coupon, false).await.len(), 0, "it is used up");
    close(shop).await;
    "one session has it, 199 are refused with 400, and it is redeemed once".to_owned()
}

pub(super) async fn per_customer() -> String {
    let shop = Arc::new(TestShop::open().await);
    let body = json!({ "percent_off": 20, "max_redemptions_per_customer": 1 });
    let coupon = shop.make_id("coupons", body).await;
    let made = sessions_with(&shop, &coupon, true).await;
    assert_eq!(made.len(), 1);
    assert_eq!(shop.pay_with(&made[0], &[]).await.status, 303);
    assert_eq!(redeemed(&shop, &coupon).await.0, 1);
    // Nobody knows who these are until they pay, and then they are all the same address.
    let coupon =
        shop.make_id("coupons", json!({ "percent_off": 20, "max_redemptions_per_customer": 1 })).await;
    let made = sessions_with(&shop, &coupon, false).await;
    assert_eq!(made.len(), MANY);
    let few: Arc<Vec<String>> = Arc::new(made.into_iter().take(40).collect());
    let replies = at_once(&shop, few.len(), |shop, number| {
        let few = Arc::clone(&few);
        let email = if number % 2 == 0 { "same@example.com" } else { "Same@Example.COM" };
        async move { shop.pay_with(&few[number], &[("email", email)]).await }
    })
    .await;
    assert_eq!((count(&replies, 303), redeemed(&shop, &coupon).await.0), (1, json!(1)));
    close(shop).await;
    "one, whether the customer is named at first or types an address, in whatever case, when paying"
        .to_owned()
}

/// There are no gift cards here; what can be spent once is what a bank holds.
pub(super) async fn hold() -> String {
    let shop = Arc::new(TestShop::open().await);
    let id = session(&shop, json!({ "capture_method": "manual" })).await;
    assert_eq!(shop.pay_with(&id, &[]).await.status, 303);
    let payment = text(&shop.payments(&id).await[0], "id");
    let replies = at_once(&shop, MANY, |shop, number| {
        let path = format!("/v1/payments/{payment}/{}", if number % 10 == 9 { "cancel" } else { "capture" });
        async move {
            match number % 10 {
                9 => shop.api("POST", &path, "").await,
                _ => shop.api("POST", &path, "{\"amount\":3000}").await,
            }
        }
    })
    .await;
    // Whoever asks for what has just been done is answered that it is.
    assert!(count(&replies, 200) >= 1 && count(&replies, 200) + count(&replies, 409) == MANY);
    shop.settle_down().await;
    assert!(matches!(taken(&shop), (0 | 3000, 1)), "{:?}", taken(&shop));
    close(shop).await;
    "it is taken once or let go of; who asks for just that is told so, the others get 409".to_owned()
}

pub(super) async fn refunds() -> String {
    let shop = Arc::new(TestShop::open().await);
    let id = session(&shop, json!({ "amount": 100 })).await;
    assert_eq!(shop.pay_with(&id, &[]).await.status, 303);
    let payment = text(&shop.payments(&id).await[0], "id");
    let replies = at_once(&shop, MANY, |shop, _| {
        let body = json!({ "payment": payment, "amount": 3 }).to_string();
        async move { shop.api("POST", "/v1/refunds", &body).await }
    })
    .await;
    assert_eq!((count(&replies, 201), count(&replies, 409)), (33, MANY - 33));
    shop.settle_down().await;
    assert_eq!((taken(&shop), shop.book.refunds().unwrap().len()), ((1, 1), 33));
    close(shop).await;
    "33 are made, 167 are refused with 409, and 1 is left".to_owned()
}

pub(super) async fn twins() -> String {
    let shop = Arc::new(TestShop::open().await);
    let body = TestShop::order(json!({ "amount": 5000, "currency": "GHS" })).to_string();
    let twin = |shop: Arc<TestShop>, body: String| async move {
        shop.api_with("POST", "/v1/checkout/sessions", &body, &[("idempotency-key", "twin")]).await
    };
    let replies = at_once(&shop, MANY, |shop, _| twin(shop, body.clone())).await;
    assert_eq!(count(&replies, 201) + count(&replies, 409), MANY);
    let made: BTreeSet<&str> =
        replies.iter().filter(|reply| reply.status == 201).map(|reply| reply.body.as_str()).collect();
    assert_eq!(made.len(), 1, "the same to the letter");
    assert_eq!(shop.rows.texts("select id from sessions").await.len(), 1);
    // Other bodies under the same key, at once.
    let other = body.replace("5000", "1");
    let replies = at_once(&shop, MANY, |shop, _| twin(shop, other.clone())).await;
    let odd: Vec<_> = replies.iter().filter(|reply| reply.status != 422).collect();
    assert!(odd.iter().all(|reply| reply.error().1 == "idempotency_key_in_use"), "{odd:?}");
    assert_eq!(shop.rows.texts("select id from sessions").await.len(), 1);
    close(shop).await;
    "one session; the others get its answer, or 409 while it is made; 422 or 409 for another body".to_owned()
}

pub(super) async fn released() -> String {
    let shop = Arc::new(TestShop::open().await);
    let coupon = shop.make_id("coupons", json!({ "percent_off": 20, "max_redemptions": 1 })).await;
    let holder = sessions_with(&shop, &coupon, false).await.remove(0);
    let replies = at_once(&shop, MANY, |shop, _| {
        let path = format!("/v1/checkout/sessions/{holder}/expire");
        async move { shop.api("POST", &path, "").await }
    })
    .await;
    assert!(count(&replies, 200) >= 1);
    assert_eq!(told(&shop, "checkout.session.expired").await, 1);
    assert_eq!(sessions_with(&shop, &coupon, false).await.len(), 1, "what was given back is one");
    assert_eq!(redeemed(&shop, &coupon).await.0, 0);
    close(shop).await;
    "it is given back once: of two hundred new sessions one has it".to_owned()
}

pub(super) async fn exclusive() -> String {
    let shop = Arc::new(TestShop::open().await);
    let mut pages = vec![];
    for _ in 0..MANY {
        let id = session(&shop, json!({ "exclusive_key": "order-1" })).await;
        pages.push((shop.page(&id).await, id));
    }
    let pages = Arc::new(pages);
    let replies = at_once(&shop, MANY, |shop, number| {
        let pages = Arc::clone(&pages);
        async move {
            let (page, id) = &pages[number];
            shop.pay_from(page, id, &[]).await
        }
    })
    .await;
    assert_eq!((count(&replies, 303), count(&replies, 409)), (1, MANY - 1));
    shop.settle_down().await;
    assert_eq!((taken(&shop), told(&shop, "checkout.session.completed").await), ((5000, 1), 1));
    close(shop).await;
    "one is charged, 199 are told that the order is being paid or has been".to_owned()
}
