//! What is sold: products and prices, the declared catalog, and the shop window that anybody may look into.

use kassa_domain::id::ProductId;
use kassa_testshop::TestShop;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn refused(param: &str) -> (u16, String, Option<String>) {
    (400, "parameter_invalid".to_owned(), Some(param.to_owned()))
}

/// A body with one price of the catalog in it.
fn buys(price: &str) -> Value {
    TestShop::order(json!({ "line_items": [{ "price": price }] }))
}

fn ids(list: &Value) -> Vec<String> {
    let data = list["data"].as_array().unwrap();
    data.iter().map(|found| found["id"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_product_is_made_read_changed_archived_and_listed() {
    let shop = TestShop::open().await;
    let body = json!({
        "name": "Desk", "tier": "desk_1", "description": "A desk by the window", "unit_label": "seat",
        "images": ["https://shop.example/desk.png"], "metadata": { "room": "4" },
    });
    let made = shop.make("products", body.clone()).await;
    for (field, value) in body.as_object().unwrap() {
        assert_eq!(made[field], *value, "{field}");
    }
    assert_eq!(
        (&made["object"], &made["active"], &made["livemode"]),
        (&json!("product"), &json!(true), &json!(false))
    );
    let id = made["id"].as_str().unwrap();
    let path = format!("products/{id}");
    assert_eq!(shop.get(&format!("/v1/{path}")).await.json(), made);
    let patch = json!({ "name": "Desk 2", "description": null, "metadata": { "room": "", "floor": "1" } });
    let changed = shop.make(&path, patch).await;
    let shown = (&changed["name"], &changed["description"], &changed["metadata"], &changed["tier"]);
    assert_eq!(shown, (&json!("Desk 2"), &json!(null), &json!({ "floor": "1" }), &json!("desk_1")));
    let archived = shop.make(&path, json!({ "active": false })).await;
    assert_eq!((&archived["active"], &archived["name"]), (&json!(false), &json!("Desk 2")));
    shop.set_clock(shop.now().plus(1000));
    let other = shop.make_id("products", json!({ "name": "Other", "active": true })).await;
    let list = async |query: &str| ids(&shop.get(&format!("/v1/products{query}")).await.json());
    assert_eq!(list("").await, [other.clone(), id.to_owned()]);
    assert_eq!(list("?active=true").await, std::slice::from_ref(&other));
    assert_eq!(list("?active=false").await, [id.to_owned()]);
    assert_eq!(list("?tier=desk_1").await, [id.to_owned()]);
    assert_eq!(list("?limit=1").await, std::slice::from_ref(&other));
    assert_eq!(list(&format!("?limit=1&starting_after={other}")).await, [id.to_owned()]);
    let twin = shop.refusal("products", &json!({ "name": "Twin", "tier": "desk_1" })).await;
    assert_eq!(twin, (409, "already_taken".to_owned(), Some("tier".to_owned())));
    shop.close().await;
}

#[tokio::test]
async fn what_is_made_within_one_millisecond_is_listed_in_its_order() {
    let shop = TestShop::open().await;
    // Opening the shop had places in the millisecond before.
    shop.set_clock(shop.now().plus(1));
    let mut made = vec![];
    for number in 1..=6 {
        made.push(shop.make_id("products", json!({ "name": format!("Book {number}") })).await);
    }
    made.reverse();
    assert_eq!(ids(&shop.get("/v1/products").await.json()), made);
    let times: BTreeSet<_> = made.iter().map(|id| ProductId::of(&**id).time()).collect();
    assert_eq!(times.len(), 1, "{made:?}");
    shop.settle_down().await;
    let events = shop.get("/v1/events?after=0").await.json();
    let told: Vec<_> =
        events["data"].as_array().unwrap().iter().map(|it| &it["data"]["object"]["id"]).collect();
    assert_eq!(told, made.iter().rev().collect::<Vec<_>>());
    shop.close().await;
}

#[tokio::test]
async fn a_price_is_made_read_changed_archived_and_listed() {
    let shop = TestShop::open().await;
    let product = shop.make_id("products", json!({ "name": "Desk" })).await;
    let body = json!({
        "product": product, "currency": "GHS", "unit_amount": 1_500, "tax_behavior": "exclusive",
        "lookup_key": "desk_day", "nickname": "Per day", "metadata": { "a": "b" },
        "currency_options": { "USD": { "unit_amount": 120, "tax_behavior": "inclusive" } },
    });
    let made = shop.make("prices", body).await;
    let shown = (&made["object"], &made["type"], &made["unit_amount"], &made["lookup_key"]);
    assert_eq!(shown, (&json!("price"), &json!("one_time"), &json!(1500), &json!("desk_day")));
    assert_eq!(made["currency_options"]["USD"]["unit_amount"], 120);
    let id = made["id"].as_str().unwrap();
    assert_eq!(shop.get(&format!("/v1/prices/{id}")).await.json(), made);
    let recurring = json!({ "product": product, "currency": "GHS", "unit_amount": 9_000, "lookup_key": "desk_month",
        "recurring": { "interval": "month", "interval_count": 3, "trial_period_days": 14 } });
    let recurring = shop.make("prices", recurring).await;
    let whole = json!({ "interval": "month", "interval_count": 3, "trial_period_days": 14 });
    assert_eq!((&recurring["type"], &recurring["recurring"]), (&json!("recurring"), &whole));
    let bounds = json!({ "minimum": 100, "maximum": 900, "preset": 300 });
    let gift = json!({ "product": product, "currency": "GHS", "custom_unit_amount": bounds });
    let gift = shop.make("prices", gift).await;
    assert_eq!((&gift["custom_unit_amount"], &gift["unit_amount"]), (&bounds, &json!(null)));
    let list = async |query: &str| ids(&shop.get(&format!("/v1/prices{query}")).await.json());
    assert_eq!(list("").await.len(), 3);
    assert_eq!(list("?lookup_key=desk_day").await, [id.to_owned()]);
    assert_eq!(list(&format!("?product={product}&active=true")).await.len(), 3);
    assert_eq!(list("?product=prod_x").await.len(), 0);
    let path = format!("prices/{id}");
    let changed =
        shop.make(&path, json!({ "unit_amount": 1_700, "nickname": null, "lookup_key": null })).await;
    let shown = (&changed["unit_amount"], &changed["nickname"], &changed["lookup_key"]);
    assert_eq!(shown, (&json!(1700), &json!(null), &json!(null)));
    shop.make(&path, json!({ "active": false })).await;
    assert_eq!(list("?active=false").await, [id.to_owned()]);
    assert_eq!(shop.refusal("checkout/sessions", &buys(id)).await, refused("line_items[0].price"));
    shop.make(&path, json!({ "active": true })).await;
    assert_eq!(shop.make("checkout/sessions", buys(id)).await["amount"], 1700);
    shop.make(&format!("products/{product}"), json!({ "active": false })).await;
    assert_eq!(shop.refusal("checkout/sessions", &buys(id)).await, refused("line_items[0].price"));
    shop.close().await;
}

#[tokio::test]
async fn a_lookup_key_is_one_prices_and_moves_when_asked() {
    let shop = TestShop::open().await;
    let product = shop.make_id("products", json!({ "name": "Desk" })).await;
    let body = json!({ "product": product, "currency": "GHS", "unit_amount": 1, "lookup_key": "standard" });
    let first = shop.make_id("prices", body.clone()).await;
    let taken = (409, "already_taken".to_owned(), Some("lookup_key".to_owned()));
    assert_eq!(shop.refusal("prices", &body).await, taken);
    let mut moving = body.clone();
    moving["transfer_lookup_key"] = json!(true);
    let second = shop.make_id("prices", moving).await;
    assert_eq!(shop.get(&format!("/v1/prices/{first}")).await.json()["lookup_key"], json!(null));
    let path = format!("prices/{first}");
    assert_eq!(shop.refusal(&path, &json!({ "lookup_key": "standard" })).await, taken);
    shop.make(&path, json!({ "lookup_key": "standard", "transfer_lookup_key": true })).await;
    let found = shop.get("/v1/prices?lookup_key=standard").await.json();
    assert_eq!(ids(&found), [first]);
    assert_eq!(shop.get(&format!("/v1/prices/{second}")).await.json()["lookup_key"], json!(null));
    shop.close().await;
}

#[tokio::test]
async fn a_price_changed_later_never_changes_an_existing_session() {
    let shop = TestShop::open().await;
    let (product, price) = shop.sold("Desk", 1_500, json!({ "tier": "desk" })).await;
    let by_line = shop.make_id("checkout/sessions", buys(&price)).await;
    let tier = json!({ "tier": "desk", "currency": "GHS", "customer": { "uid": "ama" } });
    let by_tier = shop.ordered(tier.clone()).await["id"].as_str().unwrap().to_owned();
    shop.make(&format!("prices/{price}"), json!({ "unit_amount": 99_900 })).await;
    shop.make(&format!("products/{product}"), json!({ "name": "Throne", "tier": "throne" })).await;
    assert_eq!(shop.make("checkout/sessions", buys(&price)).await["amount"], 99_900);
    shop.make(&format!("prices/{price}"), json!({ "active": false })).await;
    for id in [&by_line, &by_tier] {
        let page = shop.page(id).await;
        assert!(
            page.body.contains("GHS 15.00") && page.body.contains("Desk") && !page.body.contains("Throne")
        );
        assert_eq!(shop.pay_with(id, &[]).await.status, 303);
        assert_eq!(
            (shop.session_now(id).await["amount"].clone(), shop.payments(id).await[0]["amount"].clone()),
            (json!(1500), json!(1500))
        );
    }
    let found = shop.get("/v1/entitlements?uid=ama").await.json();
    assert_eq!(found["tier"], "desk", "what was sold is what is granted");
    shop.close().await;
}

#[tokio::test]
async fn a_price_is_sold_in_each_of_its_currencies_and_in_no_other() {
    let shop = TestShop::open().await;
    let product = shop.make_id("products", json!({ "name": "Desk", "tier": "desk" })).await;
    let body = json!({ "product": product, "currency": "GHS", "unit_amount": 1_500,
        "currency_options": { "JPY": { "unit_amount": 180 }, "KWD": { "unit_amount": 1_234 } } });
    let price = shop.make_id("prices", body).await;
    for (currency, amount, shown) in
        [("GHS", 1500, "GHS 15.00"), ("JPY", 180, "¥180"), ("KWD", 1234, "KWD 1.234")]
    {
        for more in [json!({ "line_items": [{ "price": price }] }), json!({ "tier": "desk" })] {
            let mut more = more;
            more["currency"] = json!(currency);
            let session = shop.ordered(more).await;
            assert_eq!((&session["amount"], &session["currency"]), (&json!(amount), &json!(currency)));
            let page = shop.page(session["id"].as_str().unwrap()).await;
            assert!(page.body.contains(shown) && !page.body.contains("1.80"), "{shown}");
        }
    }
    let mut body = buys(&price);
    assert_eq!(
        shop.make("checkout/sessions", body.clone()).await["currency"],
        "GHS",
        "its own when none is said"
    );
    body["currency"] = json!("EUR");
    assert_eq!(shop.refusal("checkout/sessions", &body).await, refused("line_items[0].price"));
    let body = TestShop::order(json!({ "tier": "desk", "currency": "EUR" }));
    assert_eq!(
        shop.refusal("checkout/sessions", &body).await,
        (400, "price_missing".to_owned(), Some("currency".to_owned()))
    );
    let body = TestShop::order(json!({ "tier": "sofa", "currency": "GHS" }));
    assert_eq!(shop.refusal("checkout/sessions", &body).await, refused("tier"));
    shop.close().await;
}

#[tokio::test]
async fn what_is_to_be_paid_is_said_in_one_way_only() {
    let shop = TestShop::open().await;
    let (_, price) = shop.sold("Desk", 1_500, json!({ "tier": "desk" })).await;
    let ways = [
        ("amount", json!(5)),
        ("tier", json!("desk")),
        ("line_items", json!([{ "price": price }])),
        ("custom_unit_amount", json!({ "minimum": 1 })),
    ];
    for (place, (first, value)) in ways.iter().enumerate() {
        for (second, other) in ways.iter().skip(place + 1) {
            let body = TestShop::order(json!({ *first: value, *second: other, "currency": "GHS" }));
            let (status, code, param) = shop.refusal("checkout/sessions", &body).await;
            let named = param.unwrap_or_default();
            assert_eq!((status, &*code), (400, "parameter_invalid"), "{first} {second}");
            assert!(named == *first || named == *second, "{first} {second}: {named}");
        }
    }
    let none = shop.refusal("checkout/sessions", &TestShop::order(json!({}))).await;
    assert_eq!(none, (400, "parameter_missing".to_owned(), Some("amount".to_owned())));
    assert_eq!(shop.get("/v1/checkout/sessions").await.json()["data"], json!([]), "nothing was made");
    shop.close().await;
}

fn courier() -> Value {
    json!({ "display_name": "Courier", "fixed_amount": { "amount": 1_500, "currency": "GHS" } })
}

#[tokio::test]
async fn others_things_are_not_found() {
    let shop = TestShop::open().await;
    let (product, price) = shop.sold("Desk", 1_500, json!({ "tier": "desk" })).await;
    let coupon = shop.make_id("coupons", json!({ "percent_off": 10 })).await;
    let code = shop.make_id("promotion_codes", json!({ "coupon": coupon, "code": "TEN" })).await;
    let rate = json!({ "display_name": "VAT", "percentage": 10, "inclusive": false });
    let rate = shop.make_id("tax_rates", rate).await;
    let way = shop.make_id("shipping_rates", courier()).await;
    let customer = shop.make_id("customers", json!({ "uid": "ama" })).await;
    let live = kassa_domain::id::Scope { merchant: 1, mode: kassa_domain::id::Mode::Live };
    for key in [shop.other_merchant().await, shop.new_key(live).await] {
        let bearer = format!("Bearer {key}");
        let headers = [("authorization", &*bearer)];
        for (list, id) in [
            ("products", &product),
            ("prices", &price),
            ("coupons", &coupon),
            ("promotion_codes", &code),
            ("tax_rates", &rate),
            ("shipping_rates", &way),
            ("customers", &customer),
        ] {
            for (method, body) in [("GET", ""), ("POST", "{\"metadata\":{\"a\":\"b\"}}")] {
                let path = |id: &str| format!("/v1/{list}/{id}");
                let theirs = shop.api_with(method, &path(id), body, &headers).await;
                let nothing = shop.api_with(method, &path("nothing"), body, &headers).await;
                assert_eq!((theirs.status, &theirs.body), (404, &nothing.body), "{method} {list}");
            }
            let listed = shop.api_with("GET", &format!("/v1/{list}"), "", &headers).await.json();
            assert_eq!(listed["data"], json!([]), "{list}");
        }
        let deleted = shop.api_with("DELETE", &format!("/v1/coupons/{coupon}"), "", &headers).await;
        assert_eq!(deleted.status, 404);
    }
    shop.close().await;
}

#[tokio::test]
async fn others_things_are_named_in_vain() {
    let shop = TestShop::open().await;
    let (product, price) = shop.sold("Desk", 1_500, json!({ "tier": "desk" })).await;
    let coupon = shop.make_id("coupons", json!({ "percent_off": 10 })).await;
    let code = shop.make_id("promotion_codes", json!({ "coupon": coupon, "code": "TEN" })).await;
    let rate = json!({ "display_name": "VAT", "percentage": 10, "inclusive": false });
    let rate = shop.make_id("tax_rates", rate).await;
    let way = shop.make_id("shipping_rates", courier()).await;
    let customer = shop.make_id("customers", json!({ "uid": "ama" })).await;
    let bearer = format!("Bearer {}", shop.other_merchant().await);
    let headers = [("authorization", &*bearer)];
    let inline = json!({ "currency": "GHS", "unit_amount": 5, "product": product });
    let own = json!({ "amount": 5 });
    let with = |base: &Value, field: &str, value: Value| {
        let mut body = TestShop::order(base.clone());
        body[field] = value;
        body
    };
    for (body, param) in [
        (buys(&price), "line_items[0].price"),
        (
            with(&json!({}), "line_items", json!([{ "price_data": inline }])),
            "line_items[0].price_data.product",
        ),
        (with(&own, "customer", json!(customer)), "customer"),
        (with(&own, "discounts", json!([{ "coupon": coupon }])), "discounts[0].coupon"),
        (with(&own, "discounts", json!([{ "promotion_code": code }])), "discounts[0].promotion_code"),
        (with(&own, "tax_rates", json!([rate])), "tax_rates[0]"),
        (
            with(&own, "shipping_options", json!([{ "shipping_rate": way }])),
            "shipping_options[0].shipping_rate",
        ),
        (with(&own, "optional_items", json!([{ "price": price }])), "optional_items[0].price"),
    ] {
        let text = body.to_string();
        let theirs = shop.api_with("POST", "/v1/checkout/sessions", &text, &headers).await;
        assert_eq!((theirs.error().0, theirs.error().2.as_deref()), (400, Some(param)), "{text}");
        let mut other = text.clone();
        for id in [&product, &price, &coupon, &code, &rate, &way, &customer] {
            let (prefix, _) = id.split_once('_').unwrap();
            other = other.replace(id.as_str(), &format!("{prefix}_nothing"));
        }
        let nothing = shop.api_with("POST", "/v1/checkout/sessions", &other, &headers).await;
        assert_eq!(theirs.body, nothing.body, "{param}");
    }
    let applies = json!({ "percent_off": 5, "applies_to": { "products": [product] } }).to_string();
    let theirs = shop.api_with("POST", "/v1/coupons", &applies, &headers).await.error();
    assert_eq!(theirs, refused("applies_to.products[0]"));
    let price = json!({ "product": product, "currency": "GHS", "unit_amount": 5 }).to_string();
    assert_eq!(shop.api_with("POST", "/v1/prices", &price, &headers).await.error(), refused("product"));
    let code = json!({ "coupon": coupon }).to_string();
    assert_eq!(
        shop.api_with("POST", "/v1/promotion_codes", &code, &headers).await.error(),
        refused("coupon")
    );
    let same = json!({ "name": "Mine", "tier": "desk" }).to_string();
    assert_eq!(shop.api_with("POST", "/v1/products", &same, &headers).await.status, 201, "their own tier");
    shop.close().await;
}

#[tokio::test]
async fn a_catalog_declared_twice_is_the_same_catalog() {
    let shop = TestShop::open().await;
    let member = json!({ "tier": "member", "name": "Member", "description": "Reads all", "prices": [
        { "nickname": "Monthly", "currency": "GHS", "unit_amount": 2_000, "interval": "month" },
        { "currency": "GHS", "unit_amount": 20_000, "interval": "year" },
        { "currency": "GHS", "unit_amount": 1_900, "interval": "month", "type": "recurring" },
        { "currency": "NGN", "unit_amount": 5_000, "interval": "month", "region": "ng" }] });
    let bad = json!({ "tier": "Bad Tier", "prices": [] });
    let wrong = json!({ "tier": "wrong", "prices": [{ "currency": "XXX", "unit_amount": 1 }] });
    let body = json!({ "app": { "homepage_url": "https://a.example" }, "products": [member, bad, wrong] });
    let first = shop.make("sync", body.clone()).await;
    assert_eq!((&first["ok"], &first["app"]), (&json!(false), &json!("shop")));
    let errors = first["errors"].as_array().unwrap();
    assert_eq!((&errors[0]["tier"], &errors[0]["error"]), (&json!("Bad Tier"), &json!("invalid_tier")));
    assert_eq!((&errors[1]["tier"], &errors[1]["param"]), (&json!("wrong"), &json!("prices[0].currency")));
    let made = first["synced"][0]["prices"].as_array().unwrap();
    assert!(made.len() == 4 && made.iter().all(|price| price["created"] == true), "{made:?}");
    assert_eq!(made[3]["region"], "NG");
    shop.settle_down().await;
    let before = shop.events().await;
    let second = shop.make("sync", body.clone()).await;
    let same = second["synced"][0]["prices"].as_array().unwrap();
    assert!(same.iter().all(|price| price["created"] == false && price["updated"] == false), "{same:?}");
    assert_eq!(
        (&second["synced"][0]["product"]["id"], &same[0]["id"]),
        (&first["synced"][0]["product"]["id"], &made[0]["id"])
    );
    shop.settle_down().await;
    assert_eq!(shop.events().await, before, "nothing happened");
    let fewer = json!({ "tier": "member", "prices": [
        { "currency": "GHS", "unit_amount": 2_500, "interval": "month" }] });
    let third = shop.make("sync", fewer).await;
    let entry = &third["synced"][0];
    assert_eq!((&entry["deactivated"], &entry["prices"][0]["updated"]), (&json!(3), &json!(true)));
    assert_eq!(entry["prices"][0]["id"], made[0]["id"], "the same price, at another amount");
    let active = shop.get("/v1/prices?active=true").await.json();
    assert_eq!(ids(&active).len(), 1);
    assert_eq!(ids(&shop.get("/v1/prices?active=false").await.json()).len(), 3, "archived, never deleted");
    let back = shop.make("sync", body).await;
    assert_eq!(ids(&shop.get("/v1/prices?active=true").await.json()).len(), 4, "{back}");
    assert_eq!(ids(&shop.get("/v1/prices").await.json()).len(), 4, "and none of them is new");
    shop.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn catalogs_declared_at_once_make_one_product() {
    let shop = std::sync::Arc::new(TestShop::open().await);
    let body = json!({ "tier": "member", "prices": [{ "currency": "GHS", "unit_amount": 5 }] }).to_string();
    let mut all = tokio::task::JoinSet::new();
    for _ in 0..20 {
        let (shop, body) = (std::sync::Arc::clone(&shop), body.clone());
        all.spawn(async move { shop.api("POST", "/v1/sync", &body).await });
    }
    for reply in all.join_all().await {
        assert_eq!((reply.status, &reply.json()["ok"]), (200, &json!(true)), "{reply:?}");
    }
    assert_eq!(ids(&shop.get("/v1/products").await.json()).len(), 1);
    assert_eq!(ids(&shop.get("/v1/prices").await.json()).len(), 1);
    std::sync::Arc::into_inner(shop).unwrap().close().await;
}

#[tokio::test]
async fn anybody_may_look_into_the_window() {
    let shop = TestShop::open().await;
    let (product, price) = shop.sold("Desk", 1_500, json!({ "tier": "desk" })).await;
    let (hidden, _) = shop.sold("Hidden", 1, json!({})).await;
    shop.make(&format!("products/{hidden}"), json!({ "active": false })).await;
    let open = shop.browse("/v1/catalog?app=shop").await;
    assert_eq!((open.status, open.header("access-control-allow-origin")), (200, "*"), "{open:?}");
    assert!(
        open.header("cache-control").contains("public") && open.header("cache-control").contains("max-age=")
    );
    let found = open.json();
    assert_eq!(found["products"].as_array().unwrap().len(), 1, "what is archived is not shown");
    assert_eq!(found["products"][0]["id"], json!(product));
    assert_eq!(found["products"][0]["prices"][0]["id"], json!(price));
    assert_eq!(found["tiers"][0]["unit_amount"], 1500);
    let keyed = shop.get("/v1/catalog").await;
    assert_eq!((keyed.status, &keyed.json()["products"]), (200, &found["products"]));
    assert!(!open.body.contains("metadata"), "what the merchant notes is not for everybody");
    for (path, status) in [
        ("/v1/catalog", 400),
        ("/v1/catalog?app=", 404),
        ("/v1/catalog?app=nobody", 404),
        ("/v1/catalog?app=%25", 404),
        ("/v1/catalog?app=shop&app=shop", 400),
        ("/v1/catalog?app=shop&x=1", 400),
    ] {
        let reply = shop.browse(path).await;
        assert!(
            reply.status == status || (path.ends_with("app=") && reply.status == 400),
            "{path}: {reply:?}"
        );
    }
    let wrong =
        shop.api_with("GET", "/v1/catalog?app=shop", "", &[("authorization", "Bearer sk_test_wrong")]).await;
    assert_eq!(wrong.status, 401, "who sends a key sends a valid one");
    shop.other_merchant().await;
    let other = shop.browse("/v1/catalog?app=other-2").await.json();
    assert_eq!(other["products"], json!([]));
    shop.close().await;
}

#[tokio::test]
async fn bad_products() {
    let shop = TestShop::open().await;
    let image = "https://a.example/a.png";
    for (more, param) in [
        (json!({ "name": null }), "name"),
        (json!({ "name": "" }), "name"),
        (json!({ "name": " " }), "name"),
        (json!({ "name": "a\u{0}b" }), "name"),
        (json!({ "name": "n".repeat(251) }), "name"),
        (json!({ "name": 5 }), "name"),
        (json!({ "tier": "A" }), "tier"),
        (json!({ "tier": "Gold" }), "tier"),
        (json!({ "tier": "a".repeat(33) }), "tier"),
        (json!({ "tier": "gold plan" }), "tier"),
        (json!({ "description": "d".repeat(1001) }), "description"),
        (json!({ "images": ["javascript:alert(1)"] }), "images[0]"),
        (json!({ "images": [image, "data:text/html,x"] }), "images[1]"),
        (json!({ "images": vec![image; 9] }), "images"),
        (json!({ "images": image }), "images"),
        (json!({ "unit_label": "u".repeat(201) }), "unit_label"),
        (json!({ "metadata": { "k": { "deep": 1 } } }), "metadata.k"),
        (json!({ "active": "yes" }), "active"),
        (json!({ "merchant": 2 }), "merchant"),
        (json!({ "id": "prod_1" }), "id"),
    ] {
        let mut body = json!({ "name": "Chair" });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let (status, _, named) = shop.refusal("products", &body).await;
        assert_eq!((status, named.as_deref()), (400, Some(param)), "{more}");
    }
    shop.close().await;
}

#[tokio::test]
async fn bad_prices() {
    let shop = TestShop::open().await;
    let product = shop.make_id("products", json!({ "name": "Desk" })).await;
    for (more, param) in [
        (json!({ "product": "prod_x" }), "product"),
        (json!({ "product": null }), "product"),
        (json!({ "currency": "ghs" }), "currency"),
        (json!({ "currency": "DEM" }), "currency"),
        (json!({ "currency": null }), "currency"),
        (json!({ "unit_amount": null }), "unit_amount"),
        (json!({ "unit_amount": 0 }), "unit_amount"),
        (json!({ "unit_amount": -1 }), "unit_amount"),
        (json!({ "unit_amount": 1.5 }), "unit_amount"),
        (json!({ "unit_amount": "15" }), "unit_amount"),
        (json!({ "unit_amount": 1_000_000_000_000_i64 }), "unit_amount"),
        (json!({ "unit_amount": u64::MAX }), "unit_amount"),
        (json!({ "unit_amount": 5, "custom_unit_amount": { "minimum": 1 } }), "unit_amount"),
        (
            json!({ "unit_amount": null, "custom_unit_amount": { "minimum": 0 } }),
            "custom_unit_amount.minimum",
        ),
        (
            json!({ "unit_amount": null, "custom_unit_amount": { "minimum": 9, "maximum": 8 } }),
            "custom_unit_amount.maximum",
        ),
        (
            json!({ "unit_amount": null, "custom_unit_amount": { "minimum": 9, "preset": 8 } }),
            "custom_unit_amount.preset",
        ),
        (
            json!({ "unit_amount": null, "custom_unit_amount": { "maximum": 1.5 } }),
            "custom_unit_amount.maximum",
        ),
        (json!({ "recurring": {} }), "recurring.interval"),
        (json!({ "recurring": { "interval": "decade" } }), "recurring.interval"),
        (json!({ "recurring": { "interval": "month", "interval_count": 0 } }), "recurring.interval_count"),
        (json!({ "recurring": { "interval": "month", "interval_count": 37 } }), "recurring.interval_count"),
        (
            json!({ "recurring": { "interval": "month", "trial_period_days": 0 } }),
            "recurring.trial_period_days",
        ),
        (
            json!({ "recurring": { "interval": "month", "trial_period_days": 731 } }),
            "recurring.trial_period_days",
        ),
        (json!({ "recurring": "month" }), "recurring"),
        (json!({ "tax_behavior": "both" }), "tax_behavior"),
        (json!({ "lookup_key": "" }), "lookup_key"),
        (json!({ "lookup_key": "k".repeat(201) }), "lookup_key"),
        (json!({ "currency_options": { "usd": { "unit_amount": 1 } } }), "currency_options.usd"),
        (json!({ "currency_options": { "GHS": { "unit_amount": 1 } } }), "currency_options.GHS"),
        (json!({ "currency_options": { "USD": {} } }), "currency_options.USD.unit_amount"),
        (json!({ "currency_options": { "USD": { "unit_amount": -1 } } }), "currency_options.USD.unit_amount"),
        (
            json!({ "currency_options": { "JPY": { "unit_amount": 1.5 } } }),
            "currency_options.JPY.unit_amount",
        ),
        (json!({ "nmae": "x" }), "nmae"),
    ] {
        let mut body = json!({ "product": product, "currency": "GHS", "unit_amount": 5 });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let (status, _, named) = shop.refusal("prices", &body).await;
        assert_eq!((status, named.as_deref()), (400, Some(param)), "{more}");
    }
    shop.close().await;
}

#[tokio::test]
async fn bad_declarations_and_lists() {
    let shop = TestShop::open().await;
    for (body, param) in [
        (json!({}), "products"),
        (json!({ "products": [] }), "products"),
        (json!({ "products": {} }), "products"),
        (json!({ "products": [{}] }), "products[0].tier"),
        (json!({ "products": [{ "tier": "a1" }] }), "products[0].prices"),
        (json!({ "products": [{ "tier": "a1", "prices": [{}] }] }), "products[0].prices[0].currency"),
        (
            json!({ "products": [{ "tier": "a1", "prices": [{ "currency": "GHS", "unit_amount": 1.5 }] }] }),
            "products[0].prices[0].unit_amount",
        ),
        (json!({ "products": [{ "tier": "a1", "prices": [], "x": 1 }] }), "products[0].x"),
    ] {
        let (status, _, named) = shop.refusal("sync", &body).await;
        assert_eq!((status, named.as_deref()), (400, Some(param)), "{body}");
    }
    for bad in ["limit=0", "active=maybe", "starting_after=prod_x", "x=1"] {
        for list in ["products", "prices"] {
            let error = shop.get(&format!("/v1/{list}?{bad}")).await.error();
            assert_eq!((error.0, error.2.as_deref()), (400, bad.split('=').next()), "{list} {bad}");
        }
    }
    shop.close().await;
}

#[tokio::test]
async fn events_of_one_thing_are_in_the_order_of_its_changes() {
    let shop = TestShop::open().await;
    let product = shop.make_id("products", json!({ "name": "Desk" })).await;
    let price = json!({ "product": product, "currency": "GHS", "unit_amount": 1 });
    let price = shop.make_id("prices", price).await;
    let coupon = shop.make_id("coupons", json!({ "percent_off": 10 })).await;
    let rate = json!({ "display_name": "VAT", "percentage": 10, "inclusive": false });
    let rate = shop.make_id("tax_rates", rate).await;
    let way = shop.make_id("shipping_rates", courier()).await;
    let customer = shop.make_id("customers", json!({})).await;
    let all = [
        ("products", product),
        ("prices", price),
        ("coupons", coupon),
        ("tax_rates", rate),
        ("shipping_rates", way),
        ("customers", customer),
    ];
    for n in 0..5 {
        for (list, id) in &all {
            shop.make(&format!("{list}/{id}"), json!({ "metadata": { "n": n.to_string() } })).await;
        }
    }
    shop.settle_down().await;
    let events = shop.get("/v1/events?limit=100").await.json();
    let mut events = events["data"].as_array().unwrap().clone();
    events.sort_by_key(|event| event["sequence"].as_i64());
    for (list, id) in all {
        let of_it = events.iter().map(|event| &event["data"]["object"]).filter(|object| object["id"] == *id);
        let seen: Vec<Value> = of_it.map(|object| object["metadata"]["n"].clone()).collect();
        assert_eq!(seen, [json!(null), json!("0"), json!("1"), json!("2"), json!("3"), json!("4")], "{list}");
    }
    shop.close().await;
}

#[tokio::test]
async fn a_declared_catalog_tells_where_the_merchants_own_pages_are() {
    let shop = TestShop::open().await;
    let declared = |app: Value| {
        let prices = json!([{ "currency": "GHS", "unit_amount": 500 }]);
        json!({ "app": app, "products": [{ "tier": "member", "prices": prices }] }).to_string()
    };
    let pages =
        json!({ "homepage_url": "https://shop.example", "pricing_url": "https://shop.example/pricing" });
    for updated in [true, false] {
        let reply = shop.api("POST", "/v1/sync", &declared(pages.clone())).await;
        assert_eq!((reply.status, &reply.json()["app_updated"]), (200, &json!(updated)), "{reply:?}");
    }
    for (field, url) in [("homepage_url", "http://shop.example"), ("pricing_url", "javascript:alert(1)")] {
        let reply = shop.api("POST", "/v1/sync", &declared(json!({ field: url }))).await;
        assert_eq!(reply.error(), (400, "parameter_invalid".to_owned(), Some(format!("app.{field}"))));
    }
    shop.close().await;
}
