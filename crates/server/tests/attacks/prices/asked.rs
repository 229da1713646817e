//! What a client asks of the API.

use super::{line, text, written};
use crate::traces::Traces;
use kassa_testshop::TestShop;
use serde_json::{Value, json};

/// Nothing comes of any of these bodies, and each answer names a field that ends so.
async fn refused(shop: &TestShop, what: &str, cases: &[(String, &str)]) {
    let before = Traces::of(shop).await;
    for (body, param) in cases {
        let reply = shop.api("POST", &format!("/v1/{what}"), body).await;
        assert_eq!(reply.status, 400, "{body}: {reply:?}");
        let named = reply.error().2.unwrap_or_default();
        assert!(named.ends_with(param), "{body}: {named} is not {param}");
    }
    before.unchanged(shop, what).await;
}

/// These texts where a quantity belongs: of a line, of its bounds on the page, and of what may be added.
async fn quantities(texts: &[&str]) {
    let shop = TestShop::open().await;
    let mut cases = vec![];
    for text in texts {
        let mut one = line(2000);
        one["quantity"] = json!("HERE");
        cases.push((written(json!({ "line_items": [one] }), text), "quantity"));
        cases.push((written(json!({ "line_items": [line(5)], "optional_items": [one] }), text), "quantity"));
        for bound in ["minimum", "maximum"] {
            let mut one = line(2000);
            one["adjustable_quantity"] = json!({ "enabled": true, bound: "HERE" });
            cases.push((written(json!({ "line_items": [one] }), text), bound));
        }
    }
    refused(&shop, "checkout/sessions", &cases).await;
    let links: Vec<_> = cases.into_iter().filter(|(body, _)| !body.contains("optional_items")).collect();
    let links: Vec<_> = links
        .into_iter()
        .map(|(body, param)| {
            let mut body: serde_json::Map<String, Value> = match serde_json::from_str(&body) {
                Ok(body) => body,
                Err(_) => return (body, param),
            };
            body.remove("success_url");
            body.remove("cancel_url");
            (json!(body).to_string(), param)
        })
        .collect();
    let before = Traces::of(&shop).await;
    for (body, _) in links {
        assert_eq!(shop.api("POST", "/v1/payment_links", &body).await.status, 400, "{body}");
    }
    before.unchanged(&shop, "links").await;
    shop.close().await;
}

pub(super) async fn negative_quantity() -> String {
    quantities(&["-1", "-2147483648", "-9223372036854775808"]).await;
    "400, which names the quantity, for sessions and links".to_owned()
}

pub(super) async fn no_quantity() -> String {
    let shop = TestShop::open().await;
    let mut one = line(2000);
    one["quantity"] = json!(0);
    let cases = [
        (TestShop::order(json!({ "line_items": [one] })).to_string(), "quantity"),
        (TestShop::order(json!({ "line_items": [line(5), one] })).to_string(), "quantity"),
        (TestShop::order(json!({ "line_items": [] })).to_string(), "line_items"),
    ];
    refused(&shop, "checkout/sessions", &cases).await;
    shop.close().await;
    "400, which names the quantity".to_owned()
}

pub(super) async fn odd_quantity() -> String {
    quantities(&["1.5", "1.0", "1e2", "1E0", "\"2\"", "\"\"", "true", "[1]", "{}"]).await;
    "400: a quantity is written as a whole number".to_owned()
}

pub(super) async fn vast_quantity() -> String {
    let all = ["2147483648", "9223372036854775807", "9223372036854775808", "18446744073709551616", "1000001"];
    quantities(&all).await;
    "400, and nothing wraps around".to_owned()
}

pub(super) async fn overflow() -> String {
    let shop = TestShop::open().await;
    let largest = 999_999_999_999;
    let mut many = line(largest);
    many["quantity"] = json!(1_000_000);
    let shipping = |amount: i64| {
        let fixed = json!({ "amount": amount });
        json!([{ "shipping_rate_data": { "display_name": "Post", "fixed_amount": fixed } }])
    };
    let cases = [
        (TestShop::order(json!({ "line_items": [many] })).to_string(), ""),
        (TestShop::order(json!({ "line_items": vec![line(largest); 100] })).to_string(), ""),
        (TestShop::order(json!({ "line_items": [line(largest), line(1)] })).to_string(), ""),
        (
            TestShop::order(json!({ "line_items": [line(largest)], "shipping_options": shipping(largest) }))
                .to_string(),
            "",
        ),
    ];
    refused(&shop, "checkout/sessions", &cases).await;
    // What a buyer does on the page overflows no more than what a merchant asks for.
    let mut one = line(largest);
    one["adjustable_quantity"] = json!({ "enabled": true, "maximum": 999_999 });
    let id = text(&shop.ordered(json!({ "line_items": [one] })).await, "id");
    let before = Traces::of(&shop).await;
    for quantity in ["2", "999999"] {
        let reply = shop.change(&id, &[("quantity_0", quantity)]).await;
        assert_eq!(reply.status, 422, "{quantity}: {reply:?}");
    }
    before.unchanged(&shop, "a quantity on the page").await;
    shop.close().await;
    "400 by API and 422 on the page, before anything is added up".to_owned()
}

pub(super) async fn negative_parts() -> String {
    let shop = TestShop::open().await;
    let way = json!([{ "shipping_rate_data": { "display_name": "Post", "fixed_amount": { "amount": -1 } } }]);
    let order = |more: Value| TestShop::order(more).to_string();
    let tipped = |field: &str| order(json!({ "line_items": [line(5)], field: -1 }));
    let mut cases = vec![
        (order(json!({ "amount": -1, "currency": "GHS" })), "amount"),
        (order(json!({ "line_items": [line(-1)] })), "unit_amount"),
        (order(json!({ "line_items": [line(5), line(-4)] })), "unit_amount"),
        (order(json!({ "line_items": [line(5)], "shipping_options": way })), "amount"),
        (order(json!({ "custom_unit_amount": { "minimum": -5 }, "currency": "GHS" })), "minimum"),
        (order(json!({ "custom_unit_amount": { "preset": -5 }, "currency": "GHS" })), "preset"),
    ];
    for field in ["tip", "tax", "shipping", "discount", "total", "amount_total", "fee"] {
        cases.push((tipped(field), field));
    }
    refused(&shop, "checkout/sessions", &cases).await;
    let tax = json!({ "display_name": "VAT", "percentage": -1, "inclusive": false }).to_string();
    refused(&shop, "tax_rates", &[(tax, "percentage")]).await;
    let rate = json!({ "display_name": "Post", "fixed_amount": { "amount": -1, "currency": "GHS" } });
    refused(&shop, "shipping_rates", &[(rate.to_string(), "amount")]).await;
    let off = |more: Value| more.to_string();
    let coupons = [
        (off(json!({ "percent_off": -20 })), "percent_off"),
        (off(json!({ "percent_off": 100.01 })), "percent_off"),
        (off(json!({ "amount_off": -100, "currency": "GHS" })), "amount_off"),
    ];
    refused(&shop, "coupons", &coupons).await;
    shop.close().await;
    "400, which names the part; what does not exist, such as a tip, is unknown".to_owned()
}

pub(super) async fn currencies() -> String {
    let shop = TestShop::open().await;
    let mut cases = vec![];
    for currency in [
        "ZZZ",
        "ghs",
        "Ghs",
        "GHs",
        "DEM",
        "FRF",
        "ITL",
        "GHC",
        "ZWD",
        "VEF",
        "XXX",
        "XTS",
        "XAU",
        "",
        "GH",
        "GHSS",
        " GHS",
        "GHS ",
        "GHS\u{200b}",
        "ＧＨＳ",
        "G\u{41d}S",
        "936",
        "BTC",
        "null",
    ] {
        cases
            .push((TestShop::order(json!({ "amount": 5000, "currency": currency })).to_string(), "currency"));
        let mut one = line(5000);
        one["price_data"]["currency"] = json!(currency);
        cases.push((TestShop::order(json!({ "line_items": [one] })).to_string(), "currency"));
    }
    for text in ["936", "[\"GHS\"]", "{\"code\":\"GHS\"}", "true"] {
        cases.push((written(json!({ "amount": 5000, "currency": "HERE" }), text), "currency"));
    }
    refused(&shop, "checkout/sessions", &cases).await;
    shop.close().await;
    "400, which names the currency".to_owned()
}

pub(super) async fn two_currencies() -> String {
    let shop = TestShop::open().await;
    let mut dollars = line(5);
    dollars["price_data"]["currency"] = json!("USD");
    let (_, price) = shop.sold("Desk", 1500, json!({})).await;
    let way = json!([{ "shipping_rate_data": { "display_name": "Post",
        "fixed_amount": { "amount": 1, "currency": "USD" } } }]);
    let coupon = shop.make_id("coupons", json!({ "amount_off": 1, "currency": "USD" })).await;
    let order = |more: Value| TestShop::order(more).to_string();
    let cases = [
        (order(json!({ "line_items": [line(5), dollars] })), "currency"),
        (order(json!({ "line_items": [dollars, line(5)] })), "currency"),
        (order(json!({ "line_items": [{ "price": price }, dollars] })), "currency"),
        (order(json!({ "line_items": [line(5)], "optional_items": [dollars] })), "currency"),
        (order(json!({ "line_items": [line(5)], "currency": "USD" })), "currency"),
        (order(json!({ "line_items": [line(5)], "shipping_options": way })), "currency"),
        (order(json!({ "line_items": [line(5)], "discounts": [{ "coupon": coupon }] })), "coupon"),
        (order(json!({ "line_items": [{ "price": price }], "currency": "USD" })), ""),
    ];
    refused(&shop, "checkout/sessions", &cases).await;
    shop.close().await;
    "400: lines, shipping, discounts and session speak of one currency".to_owned()
}

pub(super) async fn archived() -> String {
    let shop = TestShop::open().await;
    let (_, price) = shop.sold("Desk", 1500, json!({ "tier": "desk" })).await;
    let (product, of_product) = shop.sold("Sofa", 1500, json!({ "tier": "sofa" })).await;
    let link = shop.make("payment_links", json!({ "line_items": [{ "price": price }] })).await;
    let body = TestShop::order(json!({ "line_items": [{ "price": price }] }));
    let kept = text(&shop.make("checkout/sessions", body).await, "id");
    shop.make(&format!("prices/{price}"), json!({ "active": false })).await;
    shop.make(&format!("products/{product}"), json!({ "active": false })).await;
    let order = |more: Value| TestShop::order(more).to_string();
    let cases = [
        (order(json!({ "line_items": [{ "price": price }] })), "price"),
        (order(json!({ "line_items": [{ "price": of_product }] })), "price"),
        (order(json!({ "line_items": [line(5), { "price": price }] })), "price"),
        (
            order(json!({ "line_items": [line(5)], "optional_items": [{ "price": price, "quantity": 1 }] })),
            "price",
        ),
        (order(json!({ "tier": "desk", "currency": "GHS" })), ""),
        (order(json!({ "tier": "sofa", "currency": "GHS" })), ""),
    ];
    refused(&shop, "checkout/sessions", &cases).await;
    let before = Traces::of(&shop).await;
    let path = text(&link, "url").strip_prefix(kassa_testshop::PUBLIC_URL).unwrap().to_owned();
    let page = shop.browse(&path).await;
    let opened = match page.body.contains("<form") {
        true => shop.click(&page, &path).await.status,
        false => page.status,
    };
    assert!((400..500).contains(&opened), "{opened} {page:?}");
    before.unchanged(&shop, "a link to it").await;
    assert_eq!(shop.pay_with(&kept, &[]).await.status, 303, "what was offered before is kept");
    shop.close().await;
    "400, by price, tier, choice and link; a session that was made before keeps its price".to_owned()
}

pub(super) async fn no_number() -> String {
    let shop = TestShop::open().await;
    let mut cases = vec![];
    for text in
        ["NaN", "Infinity", "-Infinity", "1E400", "-1E400", "-0", "-0.0", "1e-400", "0e0", ".5", "5.", "nan"]
    {
        cases.push((written(json!({ "amount": "HERE", "currency": "GHS" }), text), ""));
        let mut one = line(5);
        one["quantity"] = json!("HERE");
        cases.push((written(json!({ "line_items": [one] }), text), ""));
        let mut one = line(5);
        one["price_data"]["unit_amount"] = json!("HERE");
        cases.push((written(json!({ "line_items": [one] }), text), ""));
    }
    refused(&shop, "checkout/sessions", &cases).await;
    let percent = |text: &str| json!({ "percent_off": "HERE" }).to_string().replace("\"HERE\"", text);
    let coupons: Vec<_> =
        ["NaN", "Infinity", "1E400", "-0", "1e-9", "1e400"].iter().map(|text| (percent(text), "")).collect();
    refused(&shop, "coupons", &coupons).await;
    shop.close().await;
    "400: none of them is a number here".to_owned()
}

/// What is neither an amount nor a quantity.
const BAD: [&str; 20] = [
    "-1",
    "\"-1\"",
    "-0",
    "1.5",
    "\"1.5\"",
    "1e2",
    "\"1e2\"",
    "1E400",
    "NaN",
    "Infinity",
    "9223372036854775808",
    "18446744073709551616",
    "\"18446744073709551616\"",
    "true",
    "[]",
    "{}",
    "\"\"",
    "\"0x10\"",
    "\" 1\"",
    "\"\u{661}\"",
];

/// Each number where the vendors' requests have an amount or a quantity.
pub(super) async fn dialects() -> String {
    let shop = TestShop::open().await;
    let inflow = shop.key_of(shop.scope, "inflow").await;
    let copperx = shop.key_of(shop.scope, "copperx").await;
    let bodies = [
        (
            "/api/checkout/sessions/one-time-payment",
            "x-inflow-api-key",
            inflow.clone(),
            r#"{"currency":"EUR",
            "products":[{"name":"Plan","price":HERE,"quantity":1}],"successUrl":"https://shop.example/ok",
            "customerEmail":"buyer@example.com"}"#,
            "4999",
        ),
        (
            "/api/checkout/sessions/one-time-payment",
            "x-inflow-api-key",
            inflow,
            r#"{"currency":"EUR",
            "products":[{"name":"Plan","price":4999,"quantity":HERE}],"successUrl":"https://shop.example/ok",
            "customerEmail":"buyer@example.com"}"#,
            "1",
        ),
        (
            "/api/v1/checkout/sessions",
            "authorization",
            format!("Bearer {copperx}"),
            r#"{
            "successUrl":"https://shop.example/ok","cancelUrl":"https://shop.example/no","lineItems":{"data":[
            {"priceData":{"currency":"usdc","unitAmount":HERE,"productData":{"name":"Basic"}}}]}}"#,
            "\"100000000\"",
        ),
        (
            "/api/v1/checkout/sessions",
            "authorization",
            format!("Bearer {copperx}"),
            r#"{
            "successUrl":"https://shop.example/ok","cancelUrl":"https://shop.example/no","lineItems":{"data":[
            {"quantity":HERE,"priceData":{"currency":"usdc","unitAmount":"100000000",
            "productData":{"name":"Basic"}}}]}}"#,
            "1",
        ),
    ];
    for (path, header, key, body, good) in bodies {
        let before = Traces::of(&shop).await;
        for bad in BAD {
            let headers = [(header, &*key), ("content-type", "application/json")];
            let reply = send(&shop, path, &body.replace("HERE", bad), &headers).await;
            assert!((400..500).contains(&reply), "{path} {bad}: {reply}");
        }
        before.unchanged(&shop, path).await;
        let headers = [(header, &*key), ("content-type", "application/json")];
        assert_eq!(send(&shop, path, &body.replace("HERE", good), &headers).await, 201, "{path}");
    }
    shop.close().await;
    "refused with the vendor's own error, and nothing is made".to_owned()
}

async fn send(shop: &TestShop, path: &str, body: &str, headers: &[(&str, &str)]) -> u16 {
    let mut request = http::Request::post(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    shop.send(request.body(body.to_owned().into()).unwrap()).await.status
}

pub(super) async fn all_off() -> String {
    let shop = TestShop::open().await;
    let more = shop.make_id("coupons", json!({ "amount_off": 999_999, "currency": "GHS" })).await;
    let all = shop.make_id("coupons", json!({ "percent_off": 100 })).await;
    let half = shop.make_id("coupons", json!({ "percent_off": 50.0001 })).await;
    let order = |coupons: &[&String]| {
        let discounts: Vec<_> = coupons.iter().map(|coupon| json!({ "coupon": coupon })).collect();
        TestShop::order(json!({ "line_items": [line(3), line(1)], "discounts": discounts }))
    };
    for (coupon, total) in [(&more, 0), (&all, 0), (&half, 2)] {
        let session = shop.summed(&text(&shop.make("checkout/sessions", order(&[coupon])).await, "id")).await;
        assert_eq!(session["amount"], total, "{session}");
        for line in session["line_items"]["data"].as_array().unwrap() {
            assert!(line["amount_total"].as_i64().unwrap() >= 0, "{line}");
        }
    }
    let twice = [&[&all, &more], &[&half, &half]].map(|coupons| (order(coupons).to_string(), "discounts"));
    refused(&shop, "checkout/sessions", &twice).await;
    let calls = shop.calls();
    let body = TestShop::order(json!({ "line_items": [line(3)], "discounts": [{ "coupon": all }] }));
    let free = text(&shop.make("checkout/sessions", body).await, "id");
    let reply = shop.pay_with(&free, &[]).await;
    assert_eq!((reply.status, shop.calls()), (303, calls), "nobody is charged nothing: {reply:?}");
    shop.close().await;
    "no line and no total is ever below nothing, and for nothing no bank is asked".to_owned()
}
