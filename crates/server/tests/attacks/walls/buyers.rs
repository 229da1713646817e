//! What one buyer learns of another.

use super::{monthly, text};
use kassa_testshop::{PUBLIC_URL, TestShop};
use serde_json::{Value, json};

/// What is known of somebody, and is nobody else's.
const KNOWN: [&str; 4] = ["Victoria", "Secret Street", "233244123456", "0244123456"];

fn tells_nothing(body: &str, what: &str) {
    for known in KNOWN {
        assert!(!body.contains(known), "{what} tells {known}: {body}");
    }
}

async fn receipt(shop: &TestShop, session: &str) -> String {
    let payment = text(&shop.payments(session).await[0], "id");
    format!("/receipts/{session}/{payment}")
}

pub(super) async fn typed_address() -> String {
    let shop = TestShop::open().await;
    let victim = json!({ "email": "victim@example.com", "name": "Victoria", "phone": "+233244123456",
        "address": { "line1": "Secret Street 1", "city": "Accra", "country": "GH" } });
    let victim = shop.make_id("customers", victim).await;
    let order = json!({ "amount": 500, "currency": "GHS", "name": "Tea" });
    let link = text(&shop.make("payment_links", order).await, "url");
    let offer = json!({ "name": "Gym", "amount": 700, "currency": "GHS", "interval": "month" });
    let offer = text(&shop.make("offers", offer).await, "url");
    let path = |url: &str| url.strip_prefix(PUBLIC_URL).unwrap().to_owned();
    let sessions = [
        text(&shop.session(json!({})).await, "id"),
        text(&shop.session(json!({ "customer_creation": "always" })).await, "id"),
        shop.opened(&path(&link)).await,
        shop.opened(&path(&offer)).await,
        shop.subscription_session(monthly(), json!({ "customer": Value::Null })).await,
    ];
    for id in &sessions {
        tells_nothing(&shop.page(id).await.body, "the page before");
        for email in ["victim@example.com", " VICTIM@example.com"] {
            let mistaken = shop.pay_with(id, &[("email", email), ("card_number", "1")]).await;
            tells_nothing(&mistaken.body, "a form with mistakes");
        }
        let paid = shop.pay_with(id, &[("email", "victim@example.com")]).await;
        assert_eq!(paid.status, 303, "{paid:?}");
        tells_nothing(&shop.page(id).await.body, "the page after");
        let at = receipt(&shop, id).await;
        tells_nothing(
            &shop.browse(&at).await.body,
            &format!("the receipt of {:?}", shop.session_now(id).await["mode"]),
        );
        let invoice = shop.session_now(id).await["invoice"].as_str().map(str::to_owned);
        if let Some(invoice) = invoice {
            tells_nothing(&shop.browse(&format!("/invoices/{invoice}")).await.body, "the invoice");
        }
    }
    let kept = shop.get(&format!("/v1/customers/{victim}")).await.json();
    assert_eq!(
        (&kept["name"], &kept["phone"]),
        (&json!("Victoria"), &json!("+233244123456")),
        "nor changes it"
    );
    shop.settle_down().await;
    shop.close().await;
    "Neither page, receipt nor invoice tells what is known of that person, and nothing of theirs is changed."
        .to_owned()
}

pub(super) async fn mixed() -> String {
    let shop = TestShop::open().await;
    let mut bought = vec![];
    for email in ["one@example.com", "two@example.com"] {
        let id = text(&shop.session(json!({})).await, "id");
        assert_eq!(shop.pay_with(&id, &[("email", email)]).await.status, 303);
        let payment = text(&shop.payments(&id).await[0], "id");
        bought.push((id, payment));
    }
    let [(mine, my_payment), (theirs, their_payment)] = &bought[..] else { panic!("two") };
    for path in [
        format!("/receipts/{mine}/{their_payment}"),
        format!("/receipts/{mine}/{their_payment}.json"),
        format!("/receipts/{theirs}/{my_payment}"),
        format!("/receipts/{their_payment}/{their_payment}"),
        format!("/receipts/x/{their_payment}"),
        format!("/invoices/{their_payment}"),
        format!("/checkout/{their_payment}"),
        format!("/portal/{their_payment}"),
    ] {
        let reply = shop.browse(&path).await;
        assert_eq!(reply.status, 404, "{path}");
        assert!(!reply.body.contains("two@example.com"), "{path}");
    }
    let back = shop.browse(&format!("/checkout/{mine}/return/{their_payment}")).await;
    assert!(
        !back.header("location").contains(their_payment.as_str())
            && !back.header("location").contains(theirs.as_str())
    );
    assert_eq!(shop.browse(&format!("/receipts/{mine}/{my_payment}")).await.status, 200);
    shop.settle_down().await;
    shop.close().await;
    "404: a receipt is found by its payment and its session together.".to_owned()
}
