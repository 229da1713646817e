//! Price, quantity, currency: to pay less than something costs.

use crate::traces::Traces;
use crate::{Attack, attack};
use kassa_testshop::TestShop;
use serde_json::{Value, json};

pub(crate) const ATTACKS: &[Attack] = &[
    attack!("25", "A quantity of -1, so that the total is less", negative_quantity),
    attack!("26", "A quantity of 0", no_quantity),
    attack!("27", "Quantities of 1.5, 1e2 and \"2\"", odd_quantities),
    attack!("28", "Quantities of 2^31, 2^63-1 and 2^64", huge_quantities),
    attack!("29", "Lines whose sum leaves the range of numbers", sum_overflows),
    attack!("30", "Negative price, tax, shipping, tip and discount", negative_amounts),
    attack!("31", "The buyer sends `amount` and `total` with the payment", buyer_names_price),
    attack!("32", "Currencies that do not exist, any more or in this writing", odd_currencies),
    attack!("33", "Amounts in currencies without and with three decimals, at the edge", exact_decimals),
    attack!("34", "Two currencies in one order", two_currencies),
    attack!("35", "A price that was archived because it was too low", archived_price),
    attack!("36", "The order is changed while its payment is under way", changed_under_way),
    attack!("37", "NaN, Infinity, 1E400 and -0 as numbers", no_numbers),
    attack!(
        "B+1",
        "A quantity for a line that may not be changed, and beyond the bounds of one that may",
        out_of_bounds
    ),
    attack!(
        "B+2",
        "The form of an old page with its lower total, after the order grew in another tab",
        old_total
    ),
    attack!("B+3", "The same field twice in a form, a good value and a bad one", twice),
    attack!("B+4", "A discount of more than the order, stacked until money would flow back", too_much_off),
];

fn line(name: &str, unit_amount: i64) -> Value {
    json!({ "price_data": { "currency": "GHS", "unit_amount": unit_amount, "product_data": { "name": name } } })
}

/// Tries to make sessions of these bodies, of which each is refused for the named field, and nothing is left behind.
async fn all_refused(shop: &TestShop, bodies: Vec<(String, &str)>) -> usize {
    let (before, count) = (Traces::of(shop).await, bodies.len());
    for (body, param) in bodies {
        let reply = shop.api("POST", "/v1/checkout/sessions", &body).await;
        assert_eq!(reply.status, 400, "{body}: {reply:?}");
        assert_eq!(reply.error().2.as_deref().unwrap_or_default(), param, "{body}: {reply:?}");
    }
    before.unchanged(shop, "nothing was made").await;
    count
}

/// The body of an order of one line, with this text as its quantity.
fn with_quantity(text: &str) -> (String, &'static str) {
    let mut one = line("Book", 2000);
    one["quantity"] = json!("HERE");
    let body = TestShop::order(json!({ "line_items": [one] })).to_string();
    (body.replace("\"HERE\"", text), "line_items[0].quantity")
}

async fn quantities(texts: &[&str]) -> String {
    let shop = TestShop::open().await;
    let tried = all_refused(&shop, texts.iter().map(|text| with_quantity(text)).collect()).await;
    shop.close().await;
    format!("400 for each of {tried}, naming `line_items[0].quantity`; no effect")
}

async fn negative_quantity() -> String {
    quantities(&["-1", "-2147483648", "-9223372036854775808"]).await
}

async fn no_quantity() -> String {
    quantities(&["0"]).await
}

async fn odd_quantities() -> String {
    quantities(&["1.5", "1e2", "\"2\"", "true", "[2]", "{}"]).await
}

async fn huge_quantities() -> String {
    quantities(&["2147483648", "9223372036854775807", "18446744073709551616"]).await
}

async fn sum_overflows() -> String {
    let shop = TestShop::open().await;
    let dear = line("Dear", 999_999_999_999);
    let mut many = dear.clone();
    many["quantity"] = json!(999_999);
    let bodies = [
        (json!({ "line_items": [dear.clone(), dear.clone()] }), "line_items"),
        (json!({ "line_items": [many] }), "line_items[0]"),
        (json!({ "line_items": vec![dear; 100] }), "line_items"),
        (json!({ "amount": 9_223_372_036_854_775_807_i64, "currency": "GHS" }), "amount"),
    ];
    let bodies = bodies.map(|(more, param)| (TestShop::order(more).to_string(), param));
    let tried = all_refused(&shop, bodies.into()).await;
    shop.close().await;
    format!("400 for each of {tried}; no effect")
}

async fn negative_amounts() -> String {
    let shop = TestShop::open().await;
    let of = |more: Value| TestShop::order(more).to_string();
    let post = |amount: i64| json!([{ "shipping_rate_data": { "display_name": "Post", "fixed_amount": { "amount": amount } } }]);
    let bodies = vec![
        (of(json!({ "line_items": [line("A", -5)] })), "line_items[0].price_data.unit_amount"),
        (of(json!({ "amount": -1, "currency": "GHS" })), "amount"),
        (
            of(json!({ "line_items": [line("A", 5)], "shipping_options": post(-1) })),
            "shipping_options[0].shipping_rate_data.fixed_amount.amount",
        ),
        (of(json!({ "line_items": [line("A", 5)], "tip": -5 })), "tip"),
        (of(json!({ "line_items": [line("A", 5)], "tax": -5 })), "tax"),
        (
            of(json!({ "currency": "GHS", "custom_unit_amount": { "minimum": -1 } })),
            "custom_unit_amount.minimum",
        ),
    ];
    let tried = all_refused(&shop, bodies).await;
    for (what, body, param) in [
        ("coupons", json!({ "amount_off": -5, "currency": "GHS" }), "amount_off"),
        ("coupons", json!({ "percent_off": -5 }), "percent_off"),
        ("coupons", json!({ "percent_off": 101 }), "percent_off"),
        ("tax_rates", json!({ "display_name": "VAT", "percentage": "-5", "inclusive": false }), "percentage"),
    ] {
        let (status, _, named) = shop.refusal(what, &body).await;
        assert_eq!((status, named.as_deref()), (400, Some(param)), "{body}");
    }
    shop.close().await;
    format!("400 for each of {}, naming the field; no effect", tried + 4)
}

async fn buyer_names_price() -> String {
    let shop = TestShop::open().await;
    let id = shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
    let fields = [("amount", "1"), ("total", "1"), ("unit_amount", "1"), ("price", "1"), ("currency", "JPY")];
    let paid = shop.pay_with(&id, &fields).await;
    assert_eq!(paid.status, 303, "{paid:?}");
    let payment = &shop.payments(&id).await[0];
    assert_eq!((&payment["amount"], &payment["currency"]), (&json!(5000), &json!("GHS")));
    shop.close().await;
    "ignored: the session's own total was charged".to_owned()
}

async fn odd_currencies() -> String {
    let shop = TestShop::open().await;
    let odd = ["XXX", "DEM", "ITL", "gHs", "ghs", "GH", "GHSS", "", "GH\u{405}", "GHS ", "840"];
    let bodies = odd
        .map(|code| (TestShop::order(json!({ "amount": 5000, "currency": code })).to_string(), "currency"));
    let tried = all_refused(&shop, bodies.into()).await;
    shop.close().await;
    format!("400 for each of {tried}, naming `currency`; no effect")
}

async fn exact_decimals() -> String {
    let shop = TestShop::open().await;
    for (currency, amount, shown) in [
        ("JPY", 5000, "¥5,000"),
        ("JPY", 1, "¥1"),
        ("KWD", 5005, "5.005"),
        ("KWD", 1, "0.001"),
        ("GHS", 5001, "50.01"),
    ] {
        let made = shop.session(json!({ "amount": amount, "currency": currency })).await;
        let id = made["id"].as_str().unwrap();
        assert!(shop.page(id).await.body.contains(shown), "{currency} {amount} is shown as {shown}");
        assert_eq!(shop.pay_with(id, &[]).await.status, 303);
        assert_eq!(shop.payments(id).await[0]["amount"], amount);
    }
    let taken: Vec<i64> = shop.book.charges().unwrap().iter().map(|charge| charge.captured).collect();
    assert_eq!(taken.iter().sum::<i64>(), 5000 + 1 + 5005 + 1 + 5001);
    shop.close().await;
    "shown and charged exactly".to_owned()
}

async fn two_currencies() -> String {
    let shop = TestShop::open().await;
    let mut yen = line("Yen", 5);
    yen["price_data"]["currency"] = json!("JPY");
    let bodies = vec![
        (
            TestShop::order(json!({ "line_items": [line("A", 5), yen] })).to_string(),
            "line_items[1].price_data.currency",
        ),
        (
            TestShop::order(json!({ "line_items": [line("A", 5)], "currency": "USD" })).to_string(),
            "line_items[0].price_data.currency",
        ),
    ];
    let tried = all_refused(&shop, bodies).await;
    shop.close().await;
    format!("400 for each of {tried}, naming the line; no effect")
}

async fn archived_price() -> String {
    let shop = TestShop::open().await;
    let (_, price) = shop.sold("Desk", 1, json!({})).await;
    let archived = shop.api("POST", &format!("/v1/prices/{price}"), r#"{"active":false}"#).await;
    assert_eq!(archived.status, 200, "{archived:?}");
    let body = TestShop::order(json!({ "line_items": [{ "price": price }] })).to_string();
    all_refused(&shop, vec![(body, "line_items[0].price")]).await;
    shop.close().await;
    "400, naming the line; no effect".to_owned()
}

async fn changed_under_way() -> String {
    let shop = TestShop::open().await;
    let mut ticket = line("Ticket", 1500);
    ticket["quantity"] = json!(3);
    ticket["adjustable_quantity"] = json!({ "enabled": true });
    let made = shop.ordered(json!({ "line_items": [ticket] })).await;
    let id = made["id"].as_str().unwrap().to_owned();
    let token = TestShop::field(&shop.page(&id).await, "token");
    // The bank asks the buyer, and another tab makes the order smaller meanwhile.
    assert_eq!(shop.pay_with(&id, &[("card_number", "4000002500003155")]).await.status, 303);
    let before = Traces::of(&shop).await;
    let change = [("token", &*token), ("quantity_0", "1")];
    let changed = shop.post_form(&format!("/checkout/{id}/update"), &change).await;
    assert_eq!(changed.status, 303, "{changed:?}");
    before.unchanged(&shop, "the order stays what is being paid").await;
    shop.answer(&id, "action", "confirm").await;
    assert_eq!(shop.payments(&id).await[0]["amount"], 4500);
    shop.close().await;
    "the buyer is led back to the payment, no effect; what was being paid is what was charged".to_owned()
}

async fn no_numbers() -> String {
    let shop = TestShop::open().await;
    let order = TestShop::order(json!({ "amount": "HERE", "currency": "GHS" })).to_string();
    let before = Traces::of(&shop).await;
    let odd = ["NaN", "Infinity", "-Infinity", "1E400", "-0", "5000.0", "5e3", "0x10", "05000", "+5"];
    for text in odd {
        let reply = shop.api("POST", "/v1/checkout/sessions", &order.replace("\"HERE\"", text)).await;
        assert_eq!(reply.status, 400, "{text}: {reply:?}");
    }
    before.unchanged(&shop, "nothing was made").await;
    shop.close().await;
    format!("400 for each of {}; no effect", odd.len())
}

async fn out_of_bounds() -> String {
    let shop = TestShop::open().await;
    let mut ticket = line("Ticket", 1500);
    ticket["quantity"] = json!(2);
    ticket["adjustable_quantity"] = json!({ "enabled": true, "minimum": 2, "maximum": 6 });
    let made = shop.ordered(json!({ "line_items": [ticket, line("Fee", 100)] })).await;
    let id = made["id"].as_str().unwrap();
    let page = shop.page(id).await;
    let before = Traces::of(&shop).await;
    let tried = [
        ("quantity_0", "1"),
        ("quantity_0", "0"),
        ("quantity_0", "-9"),
        ("quantity_0", "7"),
        ("quantity_1", "0"),
    ];
    for field in tried {
        assert_eq!(shop.pay_from(&page, id, &[field]).await.status, 422, "{field:?}");
    }
    before.unchanged(&shop, "nothing was charged").await;
    shop.close().await;
    format!("422 for each of {}; nothing was charged", tried.len())
}

async fn old_total() -> String {
    let shop = TestShop::open().await;
    let mut ticket = line("Ticket", 1500);
    ticket["quantity"] = json!(1);
    ticket["adjustable_quantity"] = json!({ "enabled": true });
    let made = shop.ordered(json!({ "line_items": [ticket] })).await;
    let id = made["id"].as_str().unwrap().to_owned();
    let old = shop.page(&id).await;
    assert_eq!(shop.change(&id, &[("quantity_0", "3")]).await.status, 200);
    // The quantities of the old form are left out: what it says of the total is all that is old.
    let token = TestShop::field(&old, "token");
    let fields = [("token", &*token), ("shown_total", "1500")];
    let shown = shop.pay_with(&id, &fields).await;
    assert_eq!(shown.status, 200, "the new total is shown first: {shown:?}");
    assert!(shop.payments(&id).await.is_empty(), "and nothing is charged");
    shop.close().await;
    "the new total is shown, and nothing is charged before it was".to_owned()
}

async fn twice() -> String {
    let shop = TestShop::open().await;
    let id = shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
    let token = TestShop::field(&shop.page(&id).await, "token");
    let before = Traces::of(&shop).await;
    let fields = [
        ("token", &*token),
        ("token", "forged"),
        ("method", "card"),
        ("method", "bank_transfer"),
        ("card_number", "4242424242424242"),
    ];
    assert_eq!(shop.post_form(&format!("/checkout/{id}/pay"), &fields).await.status, 400);
    before.unchanged(&shop, "neither was taken").await;
    shop.close().await;
    "400; neither value was taken".to_owned()
}

async fn too_much_off() -> String {
    let shop = TestShop::open().await;
    let coupon = shop.make_id("coupons", json!({ "amount_off": 999_999, "currency": "GHS" })).await;
    let made = shop
        .ordered(json!({ "line_items": [line("Book", 2000)], "discounts": [{ "coupon": coupon }] }))
        .await;
    assert_eq!(made["amount_total"].as_i64().or(made["amount"].as_i64()), Some(0), "{made}");
    let two = json!({ "line_items": [line("Book", 2000)], "discounts": [{ "coupon": coupon }, { "coupon": coupon }] });
    let (status, ..) = shop.refusal("checkout/sessions", &TestShop::order(two)).await;
    assert_eq!(status, 400);
    shop.close().await;
    "the total stops at 0, and a second discount is 400".to_owned()
}
