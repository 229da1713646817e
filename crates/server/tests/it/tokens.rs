//! Tokens: sold, shown, charged and told of to the last unit of 10^-8, and refused where the token has fewer decimals.

use kassa_domain::money::TOKEN_AMOUNT_MAX;
use kassa_domain::time::DAY;
use kassa_testshop::TestShop;
use serde_json::{Value, json};

const HOOK: &str = "http://127.0.0.1:9000/hook";

fn line(name: &str, unit_amount: i64, quantity: i64) -> Value {
    json!({ "price_data": { "currency": "USDC", "unit_amount": unit_amount, "product_data": { "name": name } },
        "quantity": quantity })
}

async fn id_of(shop: &TestShop, more: Value) -> String {
    shop.ordered(more).await["id"].as_str().unwrap().to_owned()
}

async fn amount(shop: &TestShop, id: &str) -> i64 {
    shop.session_now(id).await["amount"].as_i64().unwrap()
}

#[tokio::test]
async fn a_cart_in_a_token_is_paid_and_told_of_to_the_unit() {
    let shop = TestShop::open().await;
    shop.endpoint(HOOK, &["checkout.session.completed", "payment.succeeded"]).await;
    let vat = json!({ "display_name": "VAT", "percentage": 12.5, "inclusive": false });
    let vat = shop.make_id("tax_rates", vat).await;
    let off = shop.make_id("coupons", json!({ "percent_off": 10 })).await;
    let session = shop
        .ordered(json!({
            "line_items": [line("Node", 1_250_000_300, 1), line("Grain", 50, 4)],
            "tax_rates": [vat],
            "discounts": [{ "coupon": off }],
            "metadata": { "order_id": "1234" },
        }))
        .await;
    let id = session["id"].as_str().unwrap();
    // 10 % of 1 250 000 500 are 125 000 050, of which USDC takes 125 000 100; 12.5 % of 1 125 000 270 and of 130 are
    // 140 625 033.75 and 16.25.
    assert_eq!(session["total_details"]["amount_discount"], 125_000_100);
    assert_eq!(session["total_details"]["amount_tax"], 140_625_000);
    assert_eq!((&session["amount"], &session["currency"]), (&json!(1_265_625_400_i64), &json!("USDC")));
    shop.summed(id).await;
    let page = shop.page(id).await;
    for shown in ["USDC 12.656254", "USDC 12.500003", "USDC 0.000002", "USDC 1.40625"] {
        assert!(page.body.contains(shown), "{shown}");
    }
    let explained = shop.get(&format!("/v1/checkout/sessions/{id}/explain")).await;
    assert!(explained.body.contains("USDC 12.656254"), "{explained:?}");
    assert_eq!(shop.pay_with(id, &[]).await.status, 303);
    shop.settle_down().await;
    let told = shop.webhooks();
    assert_eq!(told.len(), 2);
    for event in &told {
        let object = &event.json()["data"]["object"];
        assert_eq!((&object["amount"], &object["currency"]), (&json!(1_265_625_400_i64), &json!("USDC")));
        assert!(event.body.contains("\"amount\":1265625400"), "a whole number, as it is: {}", event.body);
    }
    let completed = told.iter().find(|event| event.kind() == "checkout.session.completed").unwrap().json();
    assert_eq!(completed["data"]["object"], shop.session_now(id).await);
    assert_eq!(completed["data"]["object"]["payment_status"], "paid");
    let charge = &shop.book.charges().unwrap()[0];
    assert_eq!((charge.captured, &*charge.currency), (1_265_625_400, "USDC"));
    shop.close().await;
}

#[tokio::test]
async fn a_total_that_the_token_cannot_express_is_refused() {
    let shop = TestShop::open().await;
    let refused = |what: Value| {
        let body = TestShop::order(what);
        let shop = &shop;
        async move {
            let reply = shop.api("POST", "/v1/checkout/sessions", &body.to_string()).await;
            let (status, code, param) = reply.error();
            assert_eq!((status, &*code), (400, "parameter_invalid"), "{reply:?}");
            (param.unwrap(), reply.json()["error"]["message"].as_str().unwrap().to_owned())
        }
    };
    let (param, message) = refused(json!({ "line_items": [line("Dust", 50, 1)] })).await;
    assert_eq!(param, "line_items");
    assert!(message.contains("a multiple of 100, because USDC has no smaller parts"), "{message}");
    assert_eq!(refused(json!({ "amount": 50, "currency": "EURC" })).await.0, "amount");
    let custom = json!({ "custom_unit_amount": { "preset": 50 }, "currency": "USDT" });
    assert_eq!(refused(custom).await.0, "custom_unit_amount.preset");
    let (param, message) = refused(json!({ "amount": TOKEN_AMOUNT_MAX + 1, "currency": "ETH" })).await;
    assert!(param == "amount" && message.contains("to 99999999999999999;"), "{message}");
    let (param, message) = refused(json!({ "amount": 1_000_000_000_000_i64, "currency": "GHS" })).await;
    assert!(param == "amount" && message.contains("to 999999999999;"), "{message}");
    let (param, message) = refused(json!({ "amount": 100, "currency": "usdc" })).await;
    assert!(param == "currency" && message.contains("ISO 4217") && message.contains("USDC"), "{message}");
    let offer = json!({ "name": "Dust", "currency": "USDC", "amount": 50, "interval": "month" });
    assert_eq!(shop.refusal("offers", &offer).await.2.as_deref(), Some("amount"));
    let member = shop.make_id("products", json!({ "name": "Member" })).await;
    let monthly = json!({ "product": member, "currency": "USDC", "unit_amount": 100,
        "recurring": { "interval": "month" } });
    let monthly = shop.make_id("prices", monthly).await;
    for (fee, named) in [(50, "setup_fee"), (TOKEN_AMOUNT_MAX + 1, "setup_fee")] {
        let offer = json!({ "name": "Dust", "price": monthly, "setup_fee": fee });
        assert_eq!(shop.refusal("offers", &offer).await.2.as_deref(), Some(named));
    }
    assert_eq!(shop.get("/v1/checkout/sessions").await.json()["data"], json!([]), "nothing was made");
    let fine = json!({ "amount": 50, "currency": "ETH" });
    assert_eq!(amount(&shop, &id_of(&shop, fine).await).await, 50, "ETH has all of the decimals");
    shop.close().await;
}

#[tokio::test]
async fn a_change_on_the_page_that_leads_there_is_refused_with_words() {
    let shop = TestShop::open().await;
    let mut grains = line("Grain", 50, 2);
    grains["adjustable_quantity"] = json!({ "enabled": true });
    let id = id_of(&shop, json!({ "line_items": [grains] })).await;
    for posted in [
        shop.change(&id, &[("quantity_0", "3")]).await,
        shop.pay_with(&id, &[("quantity_0", "3"), ("shown_total", "150")]).await,
    ] {
        assert_eq!(posted.status, 422);
        assert!(posted.body.contains("the total has more decimals than can be paid"), "{}", posted.body);
    }
    assert_eq!(amount(&shop, &id).await, 100);
    assert_eq!(shop.change(&id, &[("quantity_0", "4")]).await.status, 200);
    assert_eq!(amount(&shop, &id).await, 200);
    shop.close().await;
}

#[tokio::test]
async fn a_buyer_types_an_amount_of_a_token() {
    let shop = TestShop::open().await;
    let bounds = json!({ "minimum": 100, "maximum": 150_000_000_000_i64, "preset": 150_000_000 });
    let gift = json!({ "custom_unit_amount": bounds, "currency": "USDC" });
    let id = id_of(&shop, gift).await;
    let page = shop.page(&id).await;
    let field = page.body.split("name=\"custom_amount\"").nth(1).and_then(|rest| rest.split('>').next());
    assert!(field.unwrap().contains("value=\"1.50\""), "as it can be typed: {field:?}");
    assert!(page.body.contains("USDC 0.000001") && page.body.contains("USDC 1,500.00"), "{}", page.body);
    for (typed, pays) in [
        ("2", 200_000_000),
        ("0.000001", 100),
        ("1.5", 150_000_000),
        ("1,234.5", 123_450_000_000),
        ("1,25", 125_000_000),
        ("1.00000100", 100_000_100),
    ] {
        let changed = shop.change(&id, &[("custom_amount", typed)]).await;
        assert_eq!((changed.status, amount(&shop, &id).await), (200, pays), "{typed}");
    }
    for (typed, words) in [
        ("1.0000005", "more decimals than can be paid"),
        ("0.00000001", "Enter at least USDC 0.000001"),
        ("1,500", "Enter the amount in digits"),
        ("1.123456789", "Enter the amount in digits"),
        ("1500.000001", "Enter at most USDC 1,500.00"),
    ] {
        let refused = shop.change(&id, &[("custom_amount", typed)]).await;
        assert!(refused.status == 422 && refused.body.contains(words), "{typed}: {}", refused.body);
        assert_eq!(amount(&shop, &id).await, 100_000_100, "{typed}");
    }
    let paid = shop.pay_with(&id, &[("custom_amount", "0.5"), ("shown_total", "50000000")]).await;
    assert_eq!(paid.status, 303);
    assert_eq!(shop.payments(&id).await[0]["amount"], 50_000_000);
    shop.close().await;
}

#[tokio::test]
async fn every_way_to_pay_takes_tokens() {
    let shop = TestShop::open().await;
    let most = id_of(&shop, json!({ "amount": TOKEN_AMOUNT_MAX, "currency": "ETH" })).await;
    assert!(shop.page(&most).await.body.contains("ETH 999,999,999.99999999"));
    shop.pay_card(&most, "4000002500003155").await;
    assert!(shop.page(&most).await.body.contains("ETH 999,999,999.99999999"), "the bank asks for it");
    shop.answer(&most, "action", "confirm").await;
    let sent = id_of(&shop, json!({ "amount": 12_345_678, "currency": "WBTC" })).await;
    shop.pay_transfer(&sent, "buyer@example.com").await;
    assert!(shop.page(&sent).await.body.contains("WBTC 0.12345678"));
    let phoned = id_of(&shop, json!({ "amount": 100, "currency": "USDT" })).await;
    shop.pay_phone(&phoned, "0244123456").await;
    shop.later(DAY).await;
    for (id, pays) in [(most, TOKEN_AMOUNT_MAX), (sent, 12_345_678), (phoned, 100)] {
        assert_eq!(shop.session_now(&id).await["status"], "complete", "{pays}");
        let payment = &shop.payments(&id).await[0];
        assert_eq!((&payment["amount"], &payment["status"]), (&json!(pays), &json!("succeeded")));
    }
    let back = id_of(&shop, json!({ "amount": 100, "currency": "USDC" })).await;
    shop.pay_card(&back, "4000000000007726").await;
    shop.later(DAY).await;
    assert_eq!(shop.payments(&back).await[0]["status"], "refunded");
    shop.close().await;
}

#[tokio::test]
async fn a_subscription_in_a_token_renews() {
    let shop = TestShop::open().await;
    let member = shop.make_id("products", json!({ "name": "Member" })).await;
    let monthly = json!({ "product": member, "currency": "USDC", "unit_amount": 999_000_000,
        "recurring": { "interval": "month" } });
    let monthly = shop.make_id("prices", monthly).await;
    let half = json!({ "percent_off": 33.3333, "duration": "forever" });
    let half = shop.make_id("coupons", half).await;
    let id = id_of(
        &shop,
        json!({ "mode": "subscription", "line_items": [{ "price": monthly }], "discounts": [{ "coupon": half }] }),
    )
    .await;
    // 33.3333 % of 9.99 are 3.32999667.
    assert_eq!(amount(&shop, &id).await, 666_000_300);
    assert_eq!(shop.pay_with(&id, &[]).await.status, 303);
    shop.later(32 * DAY).await;
    let invoices = shop.get("/v1/invoices").await.json();
    let invoices = invoices["data"].as_array().unwrap();
    assert_eq!(invoices.len(), 2);
    for invoice in invoices {
        assert_eq!(
            (&invoice["amount_paid"], &invoice["status"]),
            (&json!(666_000_300), &json!("paid")),
            "{invoice}"
        );
        let url = invoice["hosted_invoice_url"].as_str().unwrap();
        let path = url.strip_prefix(kassa_testshop::PUBLIC_URL).unwrap();
        let page = shop.get(path).await;
        assert!(page.body.contains("USDC 6.660003"), "{}", page.body);
    }
    shop.close().await;
}
