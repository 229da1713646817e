//! Carts: lines, quantities, optional items and amounts that the buyer names, changed by plain form posts.

use kassa_domain::time::HOUR;
use kassa_testshop::TestShop;
use serde_json::{Value, json};

fn inline(name: &str, unit_amount: i64) -> Value {
    json!({ "price_data": { "currency": "GHS", "unit_amount": unit_amount, "product_data": { "name": name } } })
}

async fn id_of(shop: &TestShop, more: Value) -> String {
    shop.ordered(more).await["id"].as_str().unwrap().to_owned()
}

async fn amount(shop: &TestShop, id: &str) -> i64 {
    shop.session_now(id).await["amount"].as_i64().unwrap()
}

#[tokio::test]
async fn a_hundred_lines_are_taken_and_one_more_is_not() {
    let shop = TestShop::open().await;
    let lines: Vec<Value> = (1..=101).map(|n| inline(&format!("Thing {n}"), n)).collect();
    let session = shop.ordered(json!({ "line_items": lines[..100] })).await;
    assert_eq!(session["amount"], 5050);
    let id = session["id"].as_str().unwrap();
    let page = shop.page(id).await;
    assert!(page.body.contains("Thing 100") && page.body.contains("GHS 50.50"));
    let body = TestShop::order(json!({ "line_items": lines }));
    let refused = shop.refusal("checkout/sessions", &body).await;
    assert_eq!(refused, (400, "parameter_invalid".to_owned(), Some("line_items".to_owned())));
    let body = TestShop::order(json!({ "line_items": lines[..60], "optional_items": lines[..41] }));
    let refused = shop.refusal("checkout/sessions", &body).await;
    assert_eq!((refused.0, refused.2.is_some()), (400, true), "optional items count too");
    let mut seen: Vec<String> = vec![];
    let mut after = String::new();
    loop {
        let path = format!("/v1/checkout/sessions/{id}/line_items?limit=30{after}");
        let page = shop.get(&path).await.json();
        let data = page["data"].as_array().unwrap();
        seen.extend(data.iter().map(|line| line["description"].as_str().unwrap().to_owned()));
        if page["has_more"] == false {
            break;
        }
        after = format!("&starting_after={}", data.last().unwrap()["id"].as_str().unwrap());
    }
    let expected: Vec<String> = (1..=100).map(|n| format!("Thing {n}")).collect();
    assert_eq!(seen, expected, "every line once, in their order");
    shop.summed(id).await;
    for query in ["limit=0", "limit=101", "starting_after=li_x", "x=1"] {
        let error = shop.get(&format!("/v1/checkout/sessions/{id}/line_items?{query}")).await.error();
        assert_eq!((error.0, error.2.as_deref()), (400, query.split('=').next()), "{query}");
    }
    assert_eq!(shop.pay_with(id, &[]).await.status, 303);
    shop.close().await;
}

#[tokio::test]
async fn quantities_are_changed_on_the_page_within_their_bounds() {
    let shop = TestShop::open().await;
    let (_, price) = shop.sold("Ticket", 1_500, json!({ "unit_label": "ticket" })).await;
    let line = json!({ "price": price, "quantity": 2,
        "adjustable_quantity": { "enabled": true, "minimum": 2, "maximum": 6 } });
    let id = id_of(&shop, json!({ "line_items": [line, inline("Fee", 100)] })).await;
    assert!(shop.page(&id).await.body.contains("name=\"quantity_0\""));
    let changed = shop.change(&id, &[("quantity_0", "5")]).await;
    assert_eq!((changed.status, amount(&shop, &id).await), (200, 7600));
    assert!(changed.body.contains("GHS 76.00"));
    for (field, value) in [
        ("quantity_0", "1"),
        ("quantity_0", "7"),
        ("quantity_0", "0"),
        ("quantity_0", "-3"),
        ("quantity_0", "2.5"),
        ("quantity_0", "1e1"),
        ("quantity_0", "99999999999999999999"),
        ("quantity_0", "9223372036854775807"),
        ("quantity_0", "NaN"),
        ("quantity_0", "٣"),
        ("quantity_1", "2"),
        ("quantity_1", "0"),
    ] {
        let refused = shop.change(&id, &[(field, value)]).await;
        assert_eq!((refused.status, amount(&shop, &id).await), (422, 7600), "{field}={value}");
        let refused = shop.pay_with(&id, &[(field, value)]).await;
        assert_eq!((refused.status, amount(&shop, &id).await), (422, 7600), "{field}={value}");
    }
    for (field, value) in [("quantity_2", "9"), ("quantity_x", "9"), ("amount", "1"), ("total", "1")] {
        let ignored = shop.change(&id, &[(field, value)]).await;
        assert_eq!((ignored.status, amount(&shop, &id).await), (200, 7600), "{field}={value}");
    }
    let twice = shop.change(&id, &[("quantity_0", "3"), ("quantity_0", "4")]).await;
    assert_eq!((twice.status, amount(&shop, &id).await), (400, 7600));
    assert!(shop.payments(&id).await.is_empty());
    let found = shop.summed(&id).await;
    let line = &found["line_items"]["data"][0];
    assert_eq!((&line["quantity"], &line["amount_total"]), (&json!(5), &json!(7500)));
    assert_eq!(line["adjustable_quantity"], json!({ "enabled": true, "minimum": 2, "maximum": 6 }));
    assert_eq!(shop.pay_with(&id, &[]).await.status, 303);
    assert_eq!(shop.payments(&id).await[0]["amount"], 7600);
    let after =
        shop.post_form(&format!("/checkout/{id}/update"), &[("token", "x"), ("quantity_0", "2")]).await;
    assert!(after.status == 403 && amount(&shop, &id).await == 7600, "what is paid stays as it was");
    shop.close().await;
}

#[tokio::test]
async fn a_total_that_the_buyer_did_not_see_is_not_charged() {
    let shop = TestShop::open().await;
    let line = json!({ "price_data": inline("Ticket", 1_500)["price_data"], "quantity": 1,
        "adjustable_quantity": { "enabled": true } });
    let id = id_of(&shop, json!({ "line_items": [line] })).await;
    // Another window changes the quantity while this one shows the old total.
    shop.change(&id, &[("quantity_0", "3")]).await;
    for fields in [
        vec![("shown_total", "1500")],
        vec![("shown_total", "1"), ("amount", "1"), ("total", "1")],
        vec![("shown_total", "4500"), ("quantity_0", "4")],
    ] {
        let shown = shop.pay_with(&id, &fields).await;
        assert_eq!(shown.status, 200, "{fields:?}: {shown:?}");
        assert!(shop.payments(&id).await.is_empty(), "nothing is charged: {fields:?}");
        assert!(!shown.body.contains("4242424242424242"), "a card number is never sent back");
    }
    assert_eq!(amount(&shop, &id).await, 6000, "what the buyer chose is kept");
    assert!(shop.page(&id).await.body.contains("GHS 60.00"));
    assert_eq!(shop.pay_with(&id, &[]).await.status, 303);
    assert_eq!(shop.payments(&id).await[0]["amount"], 6000);
    assert_eq!(shop.payments(&id).await.len(), 1);
    shop.close().await;
}

#[tokio::test]
async fn a_quantity_in_the_payment_form_with_its_total_is_charged() {
    let shop = TestShop::open().await;
    let line = json!({ "price_data": inline("Ticket", 1_500)["price_data"],
        "adjustable_quantity": { "enabled": true } });
    let id = id_of(&shop, json!({ "line_items": [line] })).await;
    let paid = shop.pay_with(&id, &[("quantity_0", "2"), ("shown_total", "3000")]).await;
    assert_eq!(paid.status, 303, "the page's script had shown that total");
    assert_eq!(shop.payments(&id).await[0]["amount"], 3000);
    shop.close().await;
}

#[tokio::test]
async fn optional_items_are_added_and_removed() {
    let shop = TestShop::open().await;
    let (_, price) = shop.sold("Gift wrap", 300, json!({})).await;
    let more = json!({
        "line_items": [inline("Book", 2_000)],
        "optional_items": [{ "price": price, "quantity": 2 },
            { "price_data": inline("Card", 150)["price_data"], "adjustable_quantity":
                { "enabled": true, "minimum": 1, "maximum": 4 } }],
    });
    let session = shop.ordered(more).await;
    assert_eq!(session["amount"], 2000, "nothing is added by itself");
    assert_eq!(session["optional_items"][0]["added"], false);
    let id = session["id"].as_str().unwrap();
    for (field, value, total) in [
        ("add", "1", 2600),
        ("quantity_2", "3", 3050),
        ("quantity_2", "0", 2600),
        ("add", "2", 2750),
        ("remove", "2", 2600),
        ("remove", "1", 2000),
        ("remove", "1", 2000),
        ("remove", "0", 2000),
        ("add", "0", 2000),
        ("add", "9", 2000),
        ("add", "1", 2600),
    ] {
        let reply = shop.change(id, &[(field, value)]).await;
        assert_eq!((reply.status, amount(&shop, id).await), (200, total), "{field}={value}");
    }
    for (field, value) in [("quantity_1", "1"), ("quantity_1", "3"), ("quantity_2", "5"), ("quantity_0", "0")]
    {
        let refused = shop.change(id, &[(field, value)]).await;
        assert_eq!((refused.status, amount(&shop, id).await), (422, 2600), "{field}={value}");
    }
    let found = shop.summed(id).await;
    assert_eq!(found["line_items"]["data"].as_array().unwrap().len(), 2, "what was not added is no line");
    assert_eq!(found["optional_items"][0]["added"], true);
    assert_eq!(shop.pay_with(id, &[]).await.status, 303);
    let page = shop.page(id).await;
    assert!(
        page.body.contains("Gift wrap") && !page.body.contains("Card</"),
        "the receipt has what was bought"
    );
    shop.close().await;
}

#[tokio::test]
async fn the_buyer_names_the_amount_within_bounds() {
    let shop = TestShop::open().await;
    let bounds = json!({ "minimum": 500, "maximum": 10_000, "preset": 1_500 });
    let id = id_of(&shop, json!({ "custom_unit_amount": bounds, "submit_type": "donate" })).await;
    let page = shop.page(&id).await;
    assert!(page.body.contains("name=\"custom_amount\"") && page.body.contains("15.00"));
    assert_eq!(amount(&shop, &id).await, 1500);
    for (typed, total) in [("25", 2500), ("25.50", 2550), ("5.00", 500), (" 100 ", 10_000), ("7,25", 725)] {
        let reply = shop.change(&id, &[("custom_amount", typed)]).await;
        assert_eq!((reply.status, amount(&shop, &id).await), (200, total), "{typed}");
    }
    let wrong = [
        "4.99",
        "100.01",
        "0",
        "-5",
        "1e2",
        "25.5",
        "25.500",
        "NaN",
        "Infinity",
        "abc",
        "99999999999999999999",
    ];
    for typed in wrong {
        let reply = shop.change(&id, &[("custom_amount", typed)]).await;
        assert_eq!((reply.status, amount(&shop, &id).await), (422, 725), "{typed}");
        assert!(reply.body.contains("aria-invalid=\"true\""), "{typed}");
        assert_eq!(shop.pay_with(&id, &[("custom_amount", typed)]).await.status, 422, "{typed}");
    }
    assert!(shop.payments(&id).await.is_empty());
    assert_eq!(shop.pay_with(&id, &[]).await.status, 303);
    assert_eq!(shop.payments(&id).await[0]["amount"], 725);
    let product = shop.make_id("products", json!({ "name": "Gift" })).await;
    let price = json!({ "product": product, "currency": "GHS", "custom_unit_amount": { "minimum": 100 } });
    let price = shop.make_id("prices", price).await;
    let id = id_of(&shop, json!({ "line_items": [{ "price": price }] })).await;
    let empty = shop.pay_with(&id, &[("custom_amount", "")]).await;
    assert_eq!(empty.status, 422, "an amount must be named: {empty:?}");
    let named = shop.pay_with(&id, &[("custom_amount", "12.34"), ("shown_total", "1234")]).await;
    assert_eq!((named.status, &shop.payments(&id).await[0]["amount"]), (303, &json!(1234)));
    shop.close().await;
}

#[tokio::test]
async fn what_can_be_changed_only_while_nothing_is_under_way() {
    let shop = TestShop::open().await;
    let line = json!({ "price_data": inline("Ticket", 1_500)["price_data"],
        "adjustable_quantity": { "enabled": true } });
    let id = id_of(&shop, json!({ "line_items": [line] })).await;
    let token = TestShop::field(&shop.page(&id).await, "token");
    shop.pay_with(&id, &[("card_number", "4000002500003155")]).await;
    let fields = [("token", &*token), ("quantity_0", "9")];
    let late = shop.post_form(&format!("/checkout/{id}/update"), &fields).await;
    assert!(late.status < 500 && amount(&shop, &id).await == 1500, "{late:?}");
    shop.answer(&id, "action", "confirm").await;
    assert_eq!(shop.session_now(&id).await["status"], "complete");
    let late = shop.post_form(&format!("/checkout/{id}/update"), &fields).await;
    assert!(late.status < 500 && amount(&shop, &id).await == 1500, "{late:?}");
    let id = id_of(&shop, json!({ "line_items": [inline("A", 5)] })).await;
    let token = TestShop::field(&shop.page(&id).await, "token");
    let foreign = [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")];
    let path = format!("/checkout/{id}/update");
    assert_eq!(shop.post_form_with(&path, &[("token", &token)], &foreign).await.status, 403);
    assert_eq!(shop.browse(&path).await.status, 405, "nothing changes by looking");
    shop.api("POST", &format!("/v1/checkout/sessions/{id}/expire"), "").await;
    assert!(shop.post_form(&path, &[("token", &token), ("quantity_0", "2")]).await.status < 400);
    shop.close().await;
}

#[tokio::test]
async fn reads_are_expanded_as_asked() {
    let shop = TestShop::open().await;
    let more = json!({ "line_items": [inline("Book", 2_000)], "customer": { "uid": "ama", "email": "a@b.example" },
        "expand": ["line_items", "customer"] });
    let made = shop.ordered(more).await;
    assert_eq!(made["line_items"]["data"][0]["description"], "Book");
    assert_eq!(made["customer"]["uid"], "ama");
    let id = made["id"].as_str().unwrap();
    assert_eq!(shop.pay_with(id, &[]).await.status, 303);
    let plain = shop.session_now(id).await;
    assert!(
        plain.get("line_items").is_none() && plain["customer"].is_string() && plain["payment"].is_string()
    );
    let path = format!("/v1/checkout/sessions/{id}?expand[]=line_items&expand[]=customer&expand[]=payment");
    let whole = shop.get(&path).await.json();
    assert_eq!(whole["line_items"]["data"][0]["amount_total"], 2000);
    assert_eq!(
        (&whole["customer"]["uid"], &whole["payment"]["status"]),
        (&json!("ama"), &json!("succeeded"))
    );
    let encoded = shop.get(&format!("/v1/checkout/sessions/{id}?expand%5B%5D=payment")).await.json();
    assert_eq!(encoded["payment"]["amount"], 2000);
    let list = shop.get("/v1/checkout/sessions?expand[]=data.customer&expand[]=data.line_items").await.json();
    assert_eq!(list["data"][0]["customer"]["uid"], "ama");
    for query in ["expand[]=everything", "expand[]=data.customer", "expand[]=", "expand=payment.secret"] {
        let error = shop.get(&format!("/v1/checkout/sessions/{id}?{query}")).await.error();
        assert_eq!((error.0, error.2.as_deref()), (400, Some("expand")), "{query}");
    }
    shop.close().await;
}

#[tokio::test]
async fn an_endpoint_says_what_its_payloads_carry() {
    let shop = TestShop::open().await;
    for (place, expand) in [json!([]), json!(["line_items", "customer", "payment"])].iter().enumerate() {
        let body = json!({ "url": format!("http://127.0.0.1:9/{place}"), "expand": expand,
            "enabled_events": ["checkout.session.completed"] });
        let made = shop.make("webhook_endpoints", body).await;
        assert_eq!(made["expand"], *expand);
    }
    let more = json!({ "line_items": [inline("Book", 2_000)], "customer": { "uid": "ama" } });
    let id = id_of(&shop, more).await;
    shop.pay_with(&id, &[]).await;
    shop.settle_down().await;
    let mut told = shop.webhooks();
    told.sort_by_key(|received| received.url.clone());
    let objects: Vec<Value> = told.iter().map(|one| one.json()["data"]["object"].clone()).collect();
    assert_eq!(objects.len(), 2);
    assert!(objects[0]["customer"].is_string() && objects[0].get("line_items").is_none());
    assert_eq!(objects[1]["customer"]["uid"], "ama");
    assert_eq!(objects[1]["line_items"]["data"][0]["description"], "Book");
    assert_eq!(objects[1]["payment"]["status"], "succeeded");
    let bad = json!({ "url": "http://127.0.0.1:9/x", "enabled_events": ["*"], "expand": ["secret"] });
    assert_eq!(shop.refusal("webhook_endpoints", &bad).await.2.as_deref(), Some("expand"));
    shop.close().await;
}

#[tokio::test]
async fn what_merchants_write_is_shown_and_never_run() {
    let shop = TestShop::open().await;
    let evil = "<script>alert(1)</script>\"><img src=x onerror=alert(2)>";
    let coupon = json!({ "percent_off": 5, "name": "<script>x</script>" });
    let coupon = shop.make_id("coupons", coupon).await;
    let rate = json!({ "display_name": "<script>tax</script>", "percentage": 5, "inclusive": false });
    let rate = shop.make_id("tax_rates", rate).await;
    let data = json!({ "currency": "GHS", "unit_amount": 500, "product_data":
        { "name": evil, "description": evil, "unit_label": evil } });
    let more = json!({
        "line_items": [{ "price_data": data, "adjustable_quantity": { "enabled": true } }],
        "optional_items": [{ "price_data": data }], "discounts": [{ "coupon": coupon }], "tax_rates": [rate],
        "shipping_options": [{ "shipping_rate_data": { "display_name": evil, "fixed_amount": { "amount": 1 } } }],
        "custom_fields": [{ "key": "a", "label": "<script>label</script>", "type": "dropdown",
            "dropdown": { "options": [{ "label": evil, "value": evil }] } }],
        "custom_text": { "submit": { "message": evil } },
        "after_completion": { "type": "hosted_confirmation", "hosted_confirmation": { "custom_message": evil } },
    });
    let id = id_of(&shop, more).await;
    let pages = [shop.page(&id).await, shop.change(&id, &[("quantity_0", evil)]).await];
    let paid = shop.pay_with(&id, &[("custom_a", evil)]).await;
    assert_eq!(paid.status, 303, "{paid:?}");
    for page in pages.into_iter().chain([shop.page(&id).await]) {
        for text in ["<script>alert", "<img src=x", "<script>x<", "<script>tax", "<script>label"] {
            assert!(!page.body.contains(text), "{text}");
        }
        assert!(page.body.contains("alert(1)"), "it is shown as it was written");
    }
    shop.close().await;
}

fn with(line: &Value, field: &str, text: &str) -> String {
    let mut line = line.clone();
    line[field] = json!("HERE");
    TestShop::order(json!({ "line_items": [line] })).to_string().replace("\"HERE\"", text)
}

#[tokio::test]
async fn bad_lines() {
    let shop = TestShop::open().await;
    let good = inline("Book", 2_000);
    let of_line = |field: &str| format!("line_items[0].{field}");
    let mut cases: Vec<(String, String)> = vec![];
    let numbers = [
        "-1",
        "0",
        "1.5",
        "1e2",
        "\"2\"",
        "-0",
        "1E400",
        "2147483648000",
        "9223372036854775807",
        "9223372036854775808",
        "18446744073709551616",
        "true",
        "[]",
        "{}",
    ];
    for text in numbers {
        cases.push((with(&good, "quantity", text), of_line("quantity")));
        let data = with(&good, "x", "1").replace("\"unit_amount\":2000", &format!("\"unit_amount\":{text}"));
        let data = data.replace(",\"x\":1", "");
        cases.push((data, of_line("price_data.unit_amount")));
        let bounds = |field: &str| format!("{{\"enabled\":true,\"{field}\":{text}}}");
        for field in ["minimum", "maximum"] {
            let param = of_line(&format!("adjustable_quantity.{field}"));
            cases.push((with(&good, "adjustable_quantity", &bounds(field)), param));
        }
        let ship = format!(
            "[{{\"shipping_rate_data\":{{\"display_name\":\"Post\",\"fixed_amount\":{{\"amount\":{text}}}}}}}]"
        );
        let body = TestShop::order(json!({ "line_items": [good], "shipping_options": "HERE" }));
        let param = "shipping_options[0].shipping_rate_data.fixed_amount.amount";
        if !matches!(text, "0") {
            cases.push((body.to_string().replace("\"HERE\"", &ship), param.to_owned()));
        }
    }
    for (body, param) in cases {
        let reply = shop.api("POST", "/v1/checkout/sessions", &body).await;
        let error = reply.error();
        assert_eq!((error.0, error.2.as_deref()), (400, Some(&*param)), "{body}: {}", reply.body);
    }
    for body in [
        with(&good, "quantity", "NaN"),
        with(&good, "quantity", "Infinity"),
        with(&good, "quantity", "1,\"quantity\":2"),
    ] {
        assert_eq!(shop.api("POST", "/v1/checkout/sessions", &body).await.status, 400, "{body}");
    }
    assert_eq!(shop.get("/v1/checkout/sessions").await.json()["data"], json!([]), "nothing was made");
    shop.close().await;
}

#[tokio::test]
async fn bad_orders() {
    let shop = TestShop::open().await;
    let (_, price) = shop.sold("Desk", 1_500, json!({ "tier": "desk" })).await;
    let (_, other) = shop.sold("Sofa", 1_500, json!({ "tier": "sofa" })).await;
    let recurring = json!({ "product": shop.make_id("products", json!({ "name": "Paper" })).await,
        "currency": "GHS", "unit_amount": 5, "recurring": { "interval": "month" } });
    let recurring = shop.make_id("prices", recurring).await;
    let gift = json!({ "price_data": { "currency": "GHS", "custom_unit_amount": {},
        "product_data": { "name": "Gift" } } });
    let mut two_gifts = gift.clone();
    two_gifts["quantity"] = json!(2);
    let dear = inline("Dear", 999_999_999_999);
    let mut many = dear.clone();
    many["quantity"] = json!(2);
    for (more, param) in [
        (json!({ "line_items": [] }), "line_items"),
        (json!({ "line_items": {} }), "line_items"),
        (json!({ "line_items": [5] }), "line_items[0]"),
        (json!({ "line_items": [{}] }), "line_items[0].price"),
        (json!({ "line_items": [{ "price": "price_x" }] }), "line_items[0].price"),
        (json!({ "line_items": [{ "price": 5 }] }), "line_items[0].price"),
        (json!({ "line_items": [{ "price": recurring }] }), "line_items[0].price"),
        (json!({ "line_items": [{ "price": price, "x": 1 }] }), "line_items[0].x"),
        (json!({ "line_items": [{ "price": price, "amount": 1 }] }), "line_items[0].amount"),
        (json!({ "line_items": [{ "price": price }, { "price": other }] }), "line_items"),
        (json!({ "line_items": [gift.clone(), gift.clone()] }), "line_items"),
        (json!({ "line_items": [two_gifts] }), "line_items[0].quantity"),
        (json!({ "line_items": [dear.clone(), dear.clone()] }), "line_items"),
        (json!({ "line_items": [many] }), "line_items[0]"),
        (json!({ "line_items": [inline("A", 5)], "currency": "USD" }), "line_items[0].price_data.currency"),
        (json!({ "line_items": [inline("A", 5)], "currency": "ghs" }), "currency"),
    ] {
        let (status, _, named) = shop.refusal("checkout/sessions", &TestShop::order(more.clone())).await;
        assert_eq!((status, named.as_deref()), (400, Some(param)), "{more}");
    }
    shop.close().await;
}

#[tokio::test]
async fn bad_prices_of_a_session() {
    let shop = TestShop::open().await;
    let (_, price) = shop.sold("Desk", 1_500, json!({ "tier": "desk" })).await;
    let data = |more: Value| {
        let mut data = inline("Book", 5)["price_data"].clone();
        data.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({ "line_items": [{ "price_data": data }] })
    };
    let gift = json!({ "price_data": { "currency": "GHS", "custom_unit_amount": {},
        "product_data": { "name": "Gift" } } });
    for (more, param) in [
        (data(json!({ "currency": "ghs" })), "line_items[0].price_data.currency"),
        (data(json!({ "currency": "DEM" })), "line_items[0].price_data.currency"),
        (data(json!({ "product_data": { "name": "" } })), "line_items[0].price_data.product_data.name"),
        (data(json!({ "product_data": {} })), "line_items[0].price_data.product_data.name"),
        (data(json!({ "product_data": { "name": "a\u{7}" } })), "line_items[0].price_data.product_data.name"),
        (data(json!({ "product_data": null })), "line_items[0].price_data.product_data"),
        (data(json!({ "product": "prod_x" })), "line_items[0].price_data.product_data"),
        (data(json!({ "recurring": { "interval": "month" } })), "line_items[0].price_data.recurring"),
        (data(json!({ "tax_behavior": "x" })), "line_items[0].price_data.tax_behavior"),
        (data(json!({ "custom_unit_amount": {} })), "line_items[0].price_data.unit_amount"),
        (json!({ "custom_unit_amount": { "minimum": -1 } }), "custom_unit_amount.minimum"),
        (json!({ "custom_unit_amount": { "maximum": 1_000_000_000_000_i64 } }), "custom_unit_amount.maximum"),
        (json!({ "custom_unit_amount": { "minimum": 9, "preset": 1 } }), "custom_unit_amount.preset"),
        (json!({ "custom_unit_amount": 5 }), "custom_unit_amount"),
        (json!({ "tier": "DESK", "currency": "GHS" }), "tier"),
        (json!({ "tier": 5 }), "tier"),
        (json!({ "line_items": [inline("A", 5)], "optional_items": [gift] }), "optional_items[0].quantity"),
        (json!({ "line_items": [inline("A", 5)], "tip": 5 }), "tip"),
        (json!({ "line_items": [inline("A", 5)], "total": 5 }), "total"),
        (
            json!({ "line_items": [{ "price": price, "adjustable_quantity": {} }] }),
            "line_items[0].adjustable_quantity.enabled",
        ),
        (
            json!({ "line_items": [{ "price": price, "quantity": 9,
            "adjustable_quantity": { "enabled": true, "maximum": 8 } }] }),
            "line_items[0].adjustable_quantity",
        ),
        (
            json!({ "line_items": [{ "price": price,
            "adjustable_quantity": { "enabled": true, "minimum": 9, "maximum": 8 } }] }),
            "line_items[0].adjustable_quantity.maximum",
        ),
    ] {
        let (status, _, named) = shop.refusal("checkout/sessions", &TestShop::order(more.clone())).await;
        assert_eq!((status, named.as_deref()), (400, Some(param)), "{more}");
    }
    assert_eq!(shop.get("/v1/checkout/sessions").await.json()["data"], json!([]), "nothing was made");
    shop.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn changing_and_paying_at_once_charges_what_was_shown() {
    let shop = std::sync::Arc::new(TestShop::open().await);
    for round in 0..10 {
        let line = json!({ "price_data": inline("Ticket", 1_500)["price_data"],
            "adjustable_quantity": { "enabled": true } });
        let id = id_of(&shop, json!({ "line_items": [line] })).await;
        // Loaded before anybody pays: afterwards the page has no form.
        let page = std::sync::Arc::new(shop.page(&id).await);
        let token = TestShop::field(&page, "token");
        let mut all = tokio::task::JoinSet::new();
        for n in 0..20 {
            let (shop, id, token) = (std::sync::Arc::clone(&shop), id.clone(), token.clone());
            let page = std::sync::Arc::clone(&page);
            all.spawn(async move {
                if n % 4 == 3 {
                    return shop.pay_from(&page, &id, &[]).await.status;
                }
                let quantity = (n + 2).to_string();
                let fields = [("token", &*token), ("quantity_0", &*quantity)];
                shop.post_form(&format!("/checkout/{id}/update"), &fields).await.status
            });
        }
        assert!(all.join_all().await.iter().all(|status| *status < 500));
        let payments = shop.payments(&id).await;
        assert!(payments.len() <= 1, "{round}: {payments:?}");
        for payment in payments {
            assert_eq!((&payment["amount"], amount(&shop, &id).await), (&json!(1500), 1500), "{round}");
        }
        shop.summed(&id).await;
    }
    std::sync::Arc::into_inner(shop).unwrap().close().await;
}

#[tokio::test]
async fn every_step_of_the_arithmetic_is_told_exactly() {
    let shop = TestShop::open().await;
    let vat = json!({ "display_name": "VAT", "percentage": 15, "inclusive": false });
    let vat = shop.make_id("tax_rates", vat).await;
    let coupon = shop.make_id("coupons", json!({ "percent_off": 12.5 })).await;
    let more = json!({ "line_items": [inline("Book", 999), inline("Pen", 101)], "tax_rates": [vat],
        "discounts": [{ "coupon": coupon }] });
    let id = id_of(&shop, more).await;
    shop.summed(&id).await;
    let explained = shop.get(&format!("/v1/checkout/sessions/{id}/explain")).await.json();
    let of = |what: &str| {
        let steps = explained["steps"].as_array().unwrap().iter();
        let found: Vec<_> = steps.filter(|step| step["what"] == what).collect();
        let told = |step: &&Value| {
            let text = |field: &str| step[field].as_str().unwrap().to_owned();
            (text("exact"), text("rule"), step["amount"].as_i64().unwrap())
        };
        found.iter().map(told).collect::<Vec<_>>()
    };
    let is = |exact: &str, rule: &str, amount: i64| (exact.to_owned(), rule.to_owned(), amount);
    assert_eq!(of("discount_percent"), [is("137.5", "half_up", 138)]);
    assert_eq!(of("line_subtotal"), [is("999", "exact", 999), is("101", "exact", 101)]);
    assert_eq!(of("tax_added"), [is("131.1", "half_up", 131), is("13.2", "half_up", 13)]);
    let shares = of("discount_share");
    assert_eq!(shares.iter().map(|share| share.2).collect::<Vec<_>>(), [125, 13]);
    assert!(shares.iter().all(|share| share.1 == "largest_remainder"), "{shares:?}");
    assert_eq!(of("total"), [is("1106", "exact", 1106)]);
    let page = shop.page(&id).await;
    for text in ["<details", "137.5", "GHS 1.38", "GHS 11.06"] {
        assert!(page.body.contains(text) || text == "137.5" && page.body.contains("1.375"), "{text}");
    }
    let bearer = format!("Bearer {}", shop.other_merchant().await);
    for path in ["explain", "line_items"] {
        let path = |id: &str| format!("/v1/checkout/sessions/{id}/{path}");
        let headers = [("authorization", &*bearer)];
        let theirs = shop.api_with("GET", &path(&id), "", &headers).await;
        let nothing = shop.api_with("GET", &path("cs_nothing"), "", &headers).await;
        assert_eq!((theirs.status, &theirs.body), (404, &nothing.body));
    }
    shop.close().await;
}

#[tokio::test]
async fn money_for_an_order_that_was_changed_since_is_given_back() {
    let shop = TestShop::open().await;
    let line = json!({ "price_data": inline("Ticket", 1_500)["price_data"],
        "adjustable_quantity": { "enabled": true } });
    let id = id_of(&shop, json!({ "line_items": [line] })).await;
    shop.pay_phone(&id, "0244123456").await;
    shop.choose_another_way(&id).await;
    let changed = shop.change(&id, &[("quantity_0", "2")]).await;
    assert_eq!((changed.status, amount(&shop, &id).await), (200, 3000));
    shop.later(HOUR).await;
    let session = shop.session_now(&id).await;
    assert_eq!(session["status"], "open", "1500 do not pay for 3000: {session}");
    let kept: i64 = shop.book.charges().unwrap().iter().map(|charge| charge.captured - charge.refunded).sum();
    assert_eq!(kept, 0, "and are given back");
    assert_eq!(shop.pay_with(&id, &[]).await.status, 303);
    assert_eq!(shop.session_now(&id).await["status"], "complete");
    shop.close().await;
}

#[tokio::test]
async fn quotes_and_wild_cards_are_only_text() {
    let shop = TestShop::open().await;
    for text in
        ["'; drop table sessions; --", "\" or 1=1 --", "%", "_", "\\", "\u{202e}desrever", "{{7*7}}", "${x}"]
    {
        let product = shop.make("products", json!({ "name": text, "description": text })).await;
        assert_eq!(product["name"], text);
        let price =
            json!({ "product": product["id"], "currency": "GHS", "unit_amount": 5, "lookup_key": text });
        let price = shop.make_id("prices", price).await;
        let query = form_urlencoded::Serializer::new(String::new()).append_pair("lookup_key", text).finish();
        let found = shop.get(&format!("/v1/prices?{query}")).await.json();
        assert_eq!(found["data"].as_array().unwrap().len(), 1, "{text}");
        assert_eq!(found["data"][0]["id"], json!(price));
        let more = json!({ "line_items": [{ "price": price }], "client_reference_id": text, "exclusive_key": text,
            "customer": { "uid": text, "name": text } });
        let session = shop.ordered(more).await;
        assert_eq!(
            (&session["client_reference_id"], &session["exclusive_key"]),
            (&json!(text), &json!(text))
        );
        assert_eq!(shop.pay_with(session["id"].as_str().unwrap(), &[]).await.status, 303, "{text}");
    }
    assert_eq!(shop.get("/v1/customers?limit=100").await.json()["data"].as_array().unwrap().len(), 8);
    shop.close().await;
}

#[tokio::test]
async fn what_was_chosen_in_a_form_that_is_not_right_is_kept_and_shown() {
    let shop = TestShop::open().await;
    let data = json!({ "currency": "GHS", "unit_amount": 1_000, "product_data": { "name": "Mug" } });
    let way = |name: &str, amount: i64| {
        let data = json!({ "display_name": name, "fixed_amount": { "amount": amount } });
        json!({ "shipping_rate_data": data })
    };
    let order = json!({
        "line_items": [{ "price_data": data, "quantity": 2, "adjustable_quantity": { "enabled": true } }],
        "shipping_options": [way("Courier", 900), way("Post", 200)],
        "custom_fields": [{ "key": "colour", "label": "Colour", "type": "text" }],
    });
    let id = shop.ordered(order).await["id"].as_str().unwrap().to_owned();
    let chosen = [("quantity_0", "4"), ("shipping_option", "1")];
    let reply = shop.pay_with(&id, &chosen).await;
    assert_eq!(reply.status, 422, "the colour is missing");
    assert_eq!(TestShop::field(&reply, "shown_total"), "4200", "four by post");
    assert!(reply.body.contains("GHS 42.00") && !reply.body.contains("GHS 29.00"), "and no other total");
    assert!(shop.payments(&id).await.is_empty());
    let reply = shop.pay_with(&id, &[&chosen[..], &[("custom_colour", "blue")]].concat()).await;
    assert_eq!(reply.status, 303, "{reply:?}");
    assert_eq!(shop.payments(&id).await[0]["amount"], 4_200);
    shop.close().await;
}
