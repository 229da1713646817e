//! Taxes and shipping: what is added, what is contained, what the buyer's address decides, to the last minor unit.

use kassa_testshop::TestShop;
use serde_json::{Value, json};

async fn rate(shop: &TestShop, name: &str, percentage: Value, inclusive: bool, more: Value) -> String {
    let mut body = json!({ "display_name": name, "percentage": percentage, "inclusive": inclusive });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    shop.make_id("tax_rates", body).await
}

fn line(unit_amount: i64, quantity: i64, more: Value) -> Value {
    let mut data =
        json!({ "currency": "GHS", "unit_amount": unit_amount, "product_data": { "name": "Book" } });
    data.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!({ "price_data": data, "quantity": quantity })
}

/// The fields of an address in the United States.
fn in_us<'a>(state: &'a str, code: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![
        ("billing_country", "US"),
        ("billing_state", state),
        ("billing_name", "A. Buyer"),
        ("billing_line1", "1 Main Street"),
        ("billing_city", "Town"),
        ("billing_postal_code", code),
    ]
}

async fn amount(shop: &TestShop, id: &str) -> i64 {
    shop.session_now(id).await["amount"].as_i64().unwrap()
}

#[tokio::test]
async fn what_is_added_and_what_is_contained() {
    let shop = TestShop::open().await;
    let added = rate(&shop, "VAT", json!(15), false, json!({})).await;
    let levy = rate(&shop, "NHIL", json!(2.5), false, json!({})).await;
    let within = rate(&shop, "VAT", json!(15), true, json!({})).await;
    let thin = rate(&shop, "Duty", json!(0.0001), false, json!({})).await;
    let nil = rate(&shop, "Zero", json!(0), false, json!({})).await;
    let full = rate(&shop, "All", json!(100), false, json!({})).await;
    for (unit, quantity, behavior, rates, tax, total) in [
        (1000, 1, "unspecified", vec![&added], 150, 1150),
        (1150, 1, "unspecified", vec![&within], 150, 1150),
        (999, 3, "unspecified", vec![&added], 450, 3447),
        (1, 1, "unspecified", vec![&added], 0, 1),
        (10, 1, "unspecified", vec![&added], 2, 12),
        (999, 1, "unspecified", vec![&added, &levy], 175, 1174),
        (1000, 1, "inclusive", vec![&added], 130, 1000),
        (1000, 1, "exclusive", vec![&within], 150, 1150),
        (1000, 1, "inclusive", vec![&added, &levy], 149, 1000),
        (999_999, 1, "unspecified", vec![&thin], 1, 1_000_000),
        (1000, 1, "unspecified", vec![&nil], 0, 1000),
        (1000, 1, "unspecified", vec![&full], 1000, 2000),
        (1, 999_999, "unspecified", vec![&added, &within], 260_870, 1_130_434),
    ] {
        let lines = json!([line(unit, quantity, json!({ "tax_behavior": behavior }))]);
        let session = shop.ordered(json!({ "line_items": lines, "tax_rates": rates })).await;
        let found = shop.summed(session["id"].as_str().unwrap()).await;
        let shown = (found["total_details"]["amount_tax"].clone(), found["amount"].clone());
        assert_eq!(shown, (json!(tax), json!(total)), "{unit} x {quantity} {behavior} {rates:?}");
    }
    shop.close().await;
}

#[tokio::test]
async fn lines_name_their_own_rates_and_a_discount_goes_first() {
    let shop = TestShop::open().await;
    let vat = rate(&shop, "VAT", json!(15), false, json!({})).await;
    let low = rate(&shop, "Books", json!(5), false, json!({})).await;
    let coupon = shop.make_id("coupons", json!({ "amount_off": 1_000, "currency": "GHS" })).await;
    let mut book = line(3_333, 1, json!({}));
    book["tax_rates"] = json!([low]);
    let more = json!({ "line_items": [book, line(3_334, 2, json!({}))], "tax_rates": [vat],
        "discounts": [{ "coupon": coupon }], "shipping_options": [
            { "shipping_rate_data": { "display_name": "Post", "fixed_amount": { "amount": 500, "currency": "GHS" },
              "tax_behavior": "exclusive", "delivery_estimate": { "minimum": { "unit": "day", "value": 2 } } } }] });
    let session = shop.ordered(more).await;
    let id = session["id"].as_str().unwrap();
    let found = shop.summed(id).await;
    let lines = &found["line_items"]["data"];
    assert_eq!((&lines[0]["amount_discount"], &lines[1]["amount_discount"]), (&json!(333), &json!(667)));
    assert_eq!((&lines[0]["amount_tax"], &lines[1]["amount_tax"]), (&json!(150), &json!(900)));
    assert_eq!(found["shipping_cost"]["amount_tax"], 75);
    assert_eq!(found["amount"], 10_001 - 1_000 + 150 + 900 + 500 + 75);
    assert_eq!(found["total_details"]["amount_shipping"], 500);
    let page = shop.page(id).await;
    for text in ["VAT", "Books", "Post", "GHS 106.26", "2 × GHS 33.34"] {
        assert!(page.body.contains(text), "{text}");
    }
    assert_eq!(shop.pay_with(id, &[]).await.status, 303);
    assert_eq!(shop.payments(id).await[0]["amount"], 10_626);
    shop.close().await;
}

#[tokio::test]
async fn the_address_decides_when_asked_to() {
    let shop = TestShop::open().await;
    rate(&shop, "CA sales tax", json!(7.25), false, json!({ "country": "US", "state": "CA" })).await;
    rate(&shop, "MwSt", json!(19), true, json!({ "country": "DE" })).await;
    rate(&shop, "Archived", json!(50), false, json!({ "country": "US", "active": false })).await;
    rate(&shop, "Placeless", json!(50), false, json!({})).await;
    let more = json!({ "line_items": [line(10_000, 1, json!({}))], "automatic_tax": { "enabled": true } });
    let session = shop.ordered(more.clone()).await;
    assert_eq!(
        (&session["amount"], &session["automatic_tax"]["status"]),
        (&json!(10_000), &json!("requires_location_inputs"))
    );
    let id = session["id"].as_str().unwrap();
    assert!(shop.page(id).await.body.contains("name=\"billing_country\""), "the address is asked for");
    for (country, state, total) in [
        ("US", "CA", 10_725),
        ("US", "NY", 10_000),
        ("DE", "", 10_000),
        ("GH", "", 10_000),
        ("XX", "", 10_000),
        ("US", "CA", 10_725),
    ] {
        let reply = shop.change(id, &[("billing_country", country), ("billing_state", state)]).await;
        assert_eq!((reply.status, amount(&shop, id).await), (200, total), "{country} {state}");
    }
    let page = shop.page(id).await;
    assert!(page.body.contains("GHS 107.25") && page.body.contains("CA sales tax"));
    shop.close().await;
}

#[tokio::test]
async fn who_moves_before_paying_sees_the_new_total_first() {
    let shop = TestShop::open().await;
    rate(&shop, "CA sales tax", json!(7.25), false, json!({ "country": "US", "state": "CA" })).await;
    let more = json!({ "line_items": [line(10_000, 1, json!({}))], "automatic_tax": { "enabled": true } });
    let id = &*shop.ordered(more.clone()).await["id"].as_str().unwrap().to_owned();
    shop.change(id, &[("billing_country", "US"), ("billing_state", "CA")]).await;
    let moved = shop.pay_with(id, &in_us("NY", "10001")).await;
    assert_eq!((moved.status, amount(&shop, id).await), (200, 10_000), "the buyer sees the new total first");
    assert!(shop.payments(id).await.is_empty());
    let back = in_us("CA", "94103");
    assert_eq!(shop.pay_with(id, &back).await.status, 200);
    assert_eq!(shop.pay_with(id, &back).await.status, 303);
    assert_eq!(shop.payments(id).await[0]["amount"], 10_725);
    let found = shop.summed(id).await;
    assert_eq!(
        (&found["automatic_tax"]["status"], &found["total_details"]["amount_tax"]),
        (&json!("complete"), &json!(725))
    );
    let tax = &found["total_details"]["breakdown"]["taxes"][0];
    assert_eq!((&tax["rate"]["country"], &tax["rate"]["state"]), (&json!("US"), &json!("CA")));
    shop.close().await;
}

#[tokio::test]
async fn no_tax_without_an_address_and_some_is_contained() {
    let shop = TestShop::open().await;
    rate(&shop, "MwSt", json!(19), true, json!({ "country": "DE" })).await;
    let more = json!({ "line_items": [line(10_000, 1, json!({}))], "automatic_tax": { "enabled": true } });
    let nowhere = shop.ordered(more.clone()).await["id"].as_str().unwrap().to_owned();
    assert_eq!(shop.pay_with(&nowhere, &[]).await.status, 422, "no tax without an address");
    let german = shop.ordered(more).await["id"].as_str().unwrap().to_owned();
    shop.change(&german, &[("billing_country", "DE")]).await;
    let found = shop.summed(&german).await;
    assert_eq!(
        (&found["total_details"]["amount_tax"], &found["amount"]),
        (&json!(1597), &json!(10_000)),
        "contained"
    );
    shop.close().await;
}

#[tokio::test]
async fn a_known_customer_is_taxed_from_the_start() {
    let shop = TestShop::open().await;
    rate(&shop, "CA sales tax", json!(10), false, json!({ "country": "US", "state": "CA" })).await;
    let body = json!({ "uid": "ama", "address": { "country": "US", "state": "CA", "line1": "1 Main Street",
        "city": "Town", "postal_code": "94103" } });
    let customer = shop.make_id("customers", body).await;
    let more = json!({ "line_items": [line(1_000, 1, json!({}))], "automatic_tax": { "enabled": true },
        "customer": customer });
    let session = shop.ordered(more).await;
    assert_eq!((&session["amount"], &session["automatic_tax"]["status"]), (&json!(1100), &json!("complete")));
    shop.close().await;
}

#[tokio::test]
async fn a_rate_changed_later_never_changes_an_existing_session() {
    let shop = TestShop::open().await;
    let vat = rate(&shop, "VAT", json!(15), false, json!({ "jurisdiction": "Ghana" })).await;
    let more = json!({ "line_items": [line(1_000, 1, json!({}))], "tax_rates": [vat] });
    let id = shop.ordered(more.clone()).await["id"].as_str().unwrap().to_owned();
    let path = format!("tax_rates/{vat}");
    assert_eq!(shop.refusal(&path, &json!({ "percentage": 20 })).await.2.as_deref(), Some("percentage"));
    let changed =
        shop.make(&path, json!({ "active": false, "display_name": "Old VAT", "jurisdiction": null })).await;
    let shown = (&changed["active"], &changed["display_name"], &changed["percentage"]);
    assert_eq!(shown, (&json!(false), &json!("Old VAT"), &json!(15)));
    assert_eq!(shop.get(&format!("/v1/{path}")).await.json(), changed);
    let refused = shop.refusal("checkout/sessions", &TestShop::order(more)).await;
    assert_eq!((refused.0, refused.2.as_deref()), (400, Some("tax_rates[0]")));
    assert_eq!(shop.get("/v1/tax_rates?active=true").await.json()["data"], json!([]));
    assert_eq!(shop.get("/v1/tax_rates?active=false").await.json()["data"][0]["id"], json!(vat));
    assert_eq!(shop.pay_with(&id, &[]).await.status, 303);
    assert_eq!(shop.payments(&id).await[0]["amount"], 1150);
    shop.close().await;
}

#[tokio::test]
async fn currencies_without_and_with_three_decimals_are_exact() {
    let shop = TestShop::open().await;
    let vat = rate(&shop, "VAT", json!(10), false, json!({})).await;
    for (currency, unit, total, shown, never) in [
        ("JPY", 1000, 1100, "¥1,100", "11.00"),
        ("JPY", 1, 1, "¥1", "0.01"),
        ("KWD", 1235, 1359, "KWD 1.359", "13.59"),
        ("KWD", 5, 6, "KWD 0.006", "0.06"),
        ("UGX", 555, 611, "UGX 611", "6.11"),
    ] {
        let lines = json!([line(unit, 1, json!({ "currency": currency }))]);
        let session = shop.ordered(json!({ "line_items": lines, "tax_rates": [vat] })).await;
        assert_eq!((&session["amount"], &session["currency"]), (&json!(total), &json!(currency)));
        let id = session["id"].as_str().unwrap();
        shop.summed(id).await;
        let page = shop.page(id).await;
        // The token of a form is drawn, and may look like any amount.
        let text = page.body.replace(&TestShop::field(&page, "token"), "");
        assert!(text.contains(shown) && !text.contains(never), "{shown}");
        assert_eq!(shop.pay_with(id, &[]).await.status, 303);
        assert_eq!(shop.payments(id).await[0]["amount"], total);
        let charges = shop.book.charges().unwrap();
        assert!(charges.iter().any(|charge| charge.currency == currency && charge.captured == total));
    }
    for (currency, typed, status, total) in [
        ("JPY", "1000", 200, 1000),
        ("JPY", "1000.00", 422, 0),
        ("JPY", "10.5", 422, 0),
        ("KWD", "1.250", 200, 1250),
        ("KWD", "1.25", 422, 0),
        ("KWD", "1", 200, 1000),
        ("GHS", "1.250", 422, 0),
    ] {
        let more = json!({ "custom_unit_amount": { "minimum": 1 }, "currency": currency });
        let id = shop.ordered(more).await["id"].as_str().unwrap().to_owned();
        let reply = shop.change(&id, &[("custom_amount", typed)]).await;
        assert_eq!((reply.status, amount(&shop, &id).await), (status, total), "{currency} {typed}");
    }
    for currency in ["JPY", "KWD", "GHS"] {
        for text in ["1000.0", "10.50", "1e3", "1000.5"] {
            let body = TestShop::order(json!({ "amount": "HERE", "currency": currency }));
            let body = body.to_string().replace("\"HERE\"", text);
            let error = shop.api("POST", "/v1/checkout/sessions", &body).await.error();
            assert_eq!((error.0, error.2.as_deref()), (400, Some("amount")), "{currency} {text}");
        }
    }
    shop.close().await;
}

#[tokio::test]
async fn a_way_of_shipping_is_chosen_on_the_page() {
    let shop = TestShop::open().await;
    let way = |name: &str, amount: i64| {
        json!({ "shipping_rate_data": { "display_name": name, "type": "fixed_amount", "fixed_amount":
            { "amount": amount, "currency": "GHS" }, "delivery_estimate": { "minimum": { "unit": "day", "value": 1 },
            "maximum": { "unit": "day", "value": 3 } } } })
    };
    let more = json!({ "line_items": [line(1_000, 1, json!({}))],
        "shipping_options": [way("Pick up", 0), way("Post", 250), way("Courier", 900)] });
    let session = shop.ordered(more).await;
    assert_eq!(
        (&session["amount"], &session["shipping_options"][2]["shipping_amount"]),
        (&json!(1000), &json!(900))
    );
    let id = session["id"].as_str().unwrap();
    for (place, total) in [("2", 1900), ("1", 1250), ("0", 1000), ("2", 1900)] {
        let reply = shop.change(id, &[("shipping_option", place)]).await;
        assert_eq!((reply.status, amount(&shop, id).await), (200, total), "{place}");
    }
    for place in ["3", "-1", "1.5", "x", "99999999999999999999"] {
        let reply = shop.change(id, &[("shipping_option", place)]).await;
        assert_eq!((reply.status, amount(&shop, id).await), (422, 1900), "{place}");
    }
    let cheaper = shop.pay_with(id, &[("shipping_option", "0")]).await;
    assert_eq!(
        (cheaper.status, shop.payments(id).await.len()),
        (200, 0),
        "the buyer sees the new total first"
    );
    assert_eq!(shop.pay_with(id, &[("shipping_option", "1"), ("shown_total", "1250")]).await.status, 303);
    let found = shop.summed(id).await;
    assert_eq!((&found["amount"], &found["shipping_cost"]["amount_total"]), (&json!(1250), &json!(250)));
    shop.close().await;
}

#[tokio::test]
async fn bad_rates() {
    let shop = TestShop::open().await;
    for (more, param) in [
        (json!({ "display_name": null }), "display_name"),
        (json!({ "display_name": "" }), "display_name"),
        (json!({ "display_name": "n".repeat(51) }), "display_name"),
        (json!({ "percentage": null }), "percentage"),
        (json!({ "percentage": -1 }), "percentage"),
        (json!({ "percentage": 100.1 }), "percentage"),
        (json!({ "percentage": 1.00001 }), "percentage"),
        (json!({ "percentage": true }), "percentage"),
        (json!({ "inclusive": null }), "inclusive"),
        (json!({ "inclusive": "no" }), "inclusive"),
        (json!({ "country": "gh" }), "country"),
        (json!({ "country": "XX" }), "country"),
        (json!({ "state": "CA" }), "state"),
        (json!({ "country": "US", "state": "ZZ" }), "state"),
        (json!({ "x": 1 }), "x"),
    ] {
        let mut body = json!({ "display_name": "VAT", "percentage": 10, "inclusive": false });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let (status, _, named) = shop.refusal("tax_rates", &body).await;
        assert_eq!((status, named.as_deref()), (400, Some(param)), "{more}");
    }
    shop.close().await;
}

#[tokio::test]
async fn bad_taxes_and_shipping_of_a_session() {
    let shop = TestShop::open().await;
    let mut rates = vec![];
    for n in 0..6 {
        rates.push(rate(&shop, &format!("R{n}"), json!(1), false, json!({})).await);
    }
    let data = "shipping_options[0].shipping_rate_data";
    let way = |more: Value| {
        let mut data = json!({ "display_name": "Post", "fixed_amount": { "amount": 5 } });
        data.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({ "shipping_options": [{ "shipping_rate_data": data }] })
    };
    let days = |least: i64, most: i64| {
        json!({ "delivery_estimate": { "minimum": { "unit": "day", "value": least },
            "maximum": { "unit": "day", "value": most } } })
    };
    let many = vec![way(json!({}))["shipping_options"][0].clone(); 11];
    for (more, param) in [
        (json!({ "tax_rates": rates }), "tax_rates".to_owned()),
        (json!({ "tax_rates": [rates[0], rates[0]] }), "tax_rates[1]".to_owned()),
        (json!({ "tax_rates": ["txr_x"] }), "tax_rates[0]".to_owned()),
        (json!({ "tax_rates": rates[0] }), "tax_rates".to_owned()),
        (
            json!({ "tax_rates": [rates[0]], "automatic_tax": { "enabled": true } }),
            "automatic_tax".to_owned(),
        ),
        (json!({ "automatic_tax": {} }), "automatic_tax.enabled".to_owned()),
        (json!({ "automatic_tax": true }), "automatic_tax".to_owned()),
        (json!({ "shipping_options": many }), "shipping_options".to_owned()),
        (json!({ "shipping_options": [{}] }), "shipping_options[0].shipping_rate_data".to_owned()),
        (way(json!({ "display_name": "" })), format!("{data}.display_name")),
        (way(json!({ "fixed_amount": {} })), format!("{data}.fixed_amount.amount")),
        (way(json!({ "fixed_amount": { "amount": -1 } })), format!("{data}.fixed_amount.amount")),
        (
            way(json!({ "fixed_amount": { "amount": 1, "currency": "USD" } })),
            format!("{data}.fixed_amount.currency"),
        ),
        (way(json!({ "type": "free" })), format!("{data}.type")),
        (way(json!({ "tax_behavior": "x" })), format!("{data}.tax_behavior")),
        (way(days(-1, 2)), format!("{data}.delivery_estimate.minimum.value")),
        (way(days(3, 2)), format!("{data}.delivery_estimate.maximum.value")),
    ] {
        let mut body = TestShop::order(json!({ "amount": 5000, "currency": "GHS" }));
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let (status, _, named) = shop.refusal("checkout/sessions", &body).await;
        assert_eq!((status, named.as_deref()), (400, Some(&*param)), "{more}");
    }
    shop.close().await;
}

#[tokio::test]
async fn a_place_has_at_most_five_rates_however_many_are_made_at_once() {
    let shop = std::sync::Arc::new(TestShop::open().await);
    let body =
        json!({ "display_name": "VAT", "percentage": 1, "inclusive": false, "country": "GH" }).to_string();
    let mut all = tokio::task::JoinSet::new();
    for _ in 0..12 {
        let (shop, body) = (std::sync::Arc::clone(&shop), body.clone());
        all.spawn(async move { shop.api("POST", "/v1/tax_rates", &body).await });
    }
    let mut replies = all.join_all().await;
    replies.sort_by_key(|reply| reply.status);
    let statuses: Vec<u16> = replies.iter().map(|reply| reply.status).collect();
    assert_eq!(statuses, [&[201; 5][..], &[400; 7]].concat());
    assert_eq!(replies[11].error().2.as_deref(), Some("country"));
    let first = replies[0].json()["id"].as_str().unwrap().to_owned();
    let change = |active: bool| (format!("/v1/tax_rates/{first}"), json!({ "active": active }).to_string());
    let (path, archive) = change(false);
    assert_eq!(shop.api("POST", &path, &archive).await.status, 200);
    assert_eq!(shop.api("POST", "/v1/tax_rates", &body).await.status, 201, "there is room again");
    let (path, restore) = change(true);
    assert_eq!(shop.api("POST", &path, &restore).await.error().2.as_deref(), Some("country"));
    std::sync::Arc::try_unwrap(shop).ok().unwrap().close().await;
}
