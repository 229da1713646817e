//! Whoever tries stolen cards.

use crate::traces::Traces;
use bytes::Bytes;
use kassa_testshop::{PUBLIC_URL, Reply, TestShop};
use serde_json::json;

/// Pays with a card, from somewhere.
async fn pay(shop: &TestShop, peer: [u8; 4], id: &str, card: &str) -> Reply {
    let token = TestShop::field(&shop.page(id).await, "token");
    let fields = [
        ("token", &*token),
        ("method", "card"),
        ("email", "a@b.example"),
        ("card_number", card),
        ("card_exp", "12 / 34"),
        ("card_cvc", "123"),
        ("card_name", "A. Buyer"),
    ];
    let text = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let request = http::Request::post(format!("/checkout/{id}/pay"))
        .header("origin", PUBLIC_URL)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Bytes::from(text))
        .unwrap();
    shop.send_from(peer, request).await
}

pub(super) async fn tested() -> String {
    let shop = TestShop::open().await;
    let (thief, buyer) = ([203, 0, 113, 66], [203, 0, 113, 7]);
    let declined = "4000000000000002";
    // One session: ten declines, from wherever they come, and the page takes no more.
    let id = shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
    for n in 0..10 {
        assert_eq!(pay(&shop, [198, 51, 100, n], &id, declined).await.status, 303);
    }
    let page = shop.page(&id).await;
    assert!(!page.body.contains("name=\"card_number\"") && page.body.contains("https://shop.example/cart"));
    // One client, and as many sessions as it likes.
    let (mut tried, mut held_up) = (0, None);
    while held_up.is_none() && tried < 200 {
        let id = shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
        for _ in 0..9 {
            let reply = pay(&shop, thief, &id, declined).await;
            match reply.status {
                303 => tried += 1,
                _ => held_up = Some((reply, id.clone())),
            }
            if held_up.is_some() {
                break;
            }
        }
    }
    let (reply, last) = held_up.unwrap_or_else(|| panic!("{tried} and not held up"));
    assert_eq!((reply.status, reply.header("retry-after").is_empty()), (429, false), "{reply:?}");
    assert!((100..200).contains(&tried), "{tried}");
    assert!(pay(&shop, [203, 0, 113, 67], &last, "4242424242424242").await.status == 303, "others pay");
    let open = shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
    let before = Traces::of(&shop).await;
    // Time heals at one payment a second, so what is looked at is that no processor is called for a 429.
    let again = pay(&shop, thief, &open, declined).await;
    if again.status == 429 {
        before.unchanged(&shop, "whoever is held up").await;
    }
    assert_eq!(pay(&shop, buyer, &open, "4242424242424242").await.status, 303);
    // Mistyped and foreign numbers reach nobody, so they tell nothing.
    let typed = shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
    let before = Traces::of(&shop).await;
    for number in ["4242424242424241", "4111111111111112", "0000000000000000", "4929420573595709"] {
        assert_eq!(pay(&shop, buyer, &typed, number).await.status, 422, "{number}");
    }
    before.unchanged(&shop, "numbers that are none").await;
    shop.settle_down().await;
    shop.close().await;
    alike().await;
    "A session is locked after 10 declines; a client is held up with 429 after 100, and cards of one merchant's buyers \
     that begin with the same six digits after 150, by what processors say; others go on."
        .to_owned()
}

/// Numbers of one bank, tried from an address of its own each, on as many sessions as it takes.
async fn alike() {
    let shop = TestShop::open().await;
    let (mut tried, mut held_up) = (0_u8, None);
    while held_up.is_none() && tried < 200 {
        let id = shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
        for _ in 0..9 {
            tried += 1;
            let card = ["4000000000000002", "4000000000009995"][usize::from(tried % 2)];
            let reply = pay(&shop, [198, 51, 100, tried], &id, card).await;
            if reply.status != 303 {
                held_up = Some((reply, id.clone()));
                break;
            }
        }
    }
    let (reply, last) = held_up.unwrap_or_else(|| panic!("{tried} and not held up"));
    assert_eq!((reply.status, reply.header("retry-after").is_empty()), (429, false), "{reply:?}");
    assert!(tried > 150, "{tried}");
    // Cards of another bank are taken, also from an address that was held up.
    assert_eq!(pay(&shop, [198, 51, 100, tried], &last, "4242424242424242").await.status, 303);
    // So are they at another merchant's.
    let other = format!("Bearer {}", shop.other_merchant().await);
    let order = TestShop::order(json!({ "amount": 500, "currency": "GHS" })).to_string();
    let made =
        shop.api_with("POST", "/v1/checkout/sessions", &order, &[("authorization", &other)]).await.json();
    let paid = pay(&shop, [198, 51, 100, 1], made["id"].as_str().unwrap(), "4000000000000077").await;
    assert_eq!(paid.status, 303, "{paid:?}");
    shop.settle_down().await;
    shop.close().await;
}
