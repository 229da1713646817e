//! Shipping rates that are stored: what sessions and links take of them, and what they refuse.

use crate::links::path;
use kassa_domain::id::{Mode, Scope};
use kassa_testshop::{Reply, TestShop};
use serde_json::{Value, json};

const ORDERS: &str = "checkout/sessions";

fn courier(more: Value) -> Value {
    let mut body = json!({
        "display_name": "Courier",
        "fixed_amount": { "amount": 1_500, "currency": "GHS" },
        "tax_behavior": "exclusive",
        "delivery_estimate": {
            "minimum": { "unit": "business_day", "value": 1 },
            "maximum": { "unit": "business_day", "value": 3 },
        },
    });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    body
}

fn shipped(options: Value) -> Value {
    json!({ "amount": 2_500, "currency": "GHS", "shipping_options": options })
}

fn named(id: &str) -> Value {
    shipped(json!([{ "shipping_rate": id }]))
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// A request in Stripe's API.
async fn stripe(shop: &TestShop, method: &str, path: &str, form: &str) -> Reply {
    let headers =
        [("content-type", "application/x-www-form-urlencoded"), ("stripe-version", "2026-10-28.endive")];
    shop.api_with(method, path, form, &headers).await
}

#[tokio::test]
async fn a_rate_is_stored_named_and_put_away() {
    let shop = TestShop::open().await;
    let vat = json!({ "display_name": "VAT", "percentage": 10, "inclusive": false });
    let vat = shop.make_id("tax_rates", vat).await;
    let rate = shop.make("shipping_rates", courier(json!({ "metadata": { "carrier": "DHL" } }))).await;
    let id = text(&rate["id"]);
    let at = format!("/v1/shipping_rates/{id}");
    assert_eq!(shop.get(&at).await.json(), rate);
    assert_eq!((&rate["active"], &rate["object"]), (&json!(true), &json!("shipping_rate")));
    let pigeon =
        json!({ "shipping_rate_data": { "display_name": "Pigeon", "fixed_amount": { "amount": 5 } } });
    let mut order = shipped(json!([{ "shipping_rate": id }, pigeon]));
    order["tax_rates"] = json!([vat]);
    let session = shop.ordered(order.clone()).await;
    let option = &session["shipping_options"][0];
    assert_eq!(option["shipping_amount"], 1_500);
    for (field, shown) in option["shipping_rate"].as_object().unwrap() {
        assert_eq!(*shown, rate[field], "{field}");
    }
    let session = text(&session["id"]);
    let page = shop.page(&session).await.body;
    assert!(page.contains("Courier") && page.contains("Pigeon"));

    let patch = json!({ "active": false, "metadata": { "carrier": "", "season": "winter" } });
    let changed = shop.make(&format!("shipping_rates/{id}"), patch).await;
    assert_eq!((&changed["active"], &changed["metadata"]), (&json!(false), &json!({ "season": "winter" })));
    let refused = shop.refusal(ORDERS, &TestShop::order(order)).await;
    assert_eq!(refused.2.as_deref(), Some("shipping_options[0].shipping_rate"));
    assert_eq!(shop.pay_with(&session, &[("shipping_option", "0")]).await.status, 303);
    let paid = shop.summed(&session).await;
    let cost = &paid["shipping_cost"];
    assert_eq!((text(&cost["shipping_rate"]), &cost["amount_tax"]), (id.clone(), &json!(150)));
    assert_eq!(paid["amount"], 2_500 + 250 + 1_500 + 150, "the session has the rate as it was");

    shop.settle_down().await;
    let events = shop.get("/v1/events?limit=100").await.json()["data"].clone();
    let told = |kind: &str| {
        let of_kind = |event: &&Value| event["type"] == kind;
        events.as_array().unwrap().iter().find(of_kind).unwrap()["data"].clone()
    };
    assert_eq!(told("shipping_rate.created")["object"], rate);
    let updated = told("shipping_rate.updated");
    assert_eq!(updated["object"], changed);
    let before = json!({ "active": true, "metadata": { "carrier": "DHL" } });
    assert_eq!(updated["previous_attributes"], before);
    shop.close().await;
}

#[tokio::test]
async fn rates_are_listed_by_what_they_can_be_used_for() {
    let shop = TestShop::open().await;
    let mut all = vec![];
    for (currency, active) in [("GHS", true), ("USD", true), ("GHS", false), ("USD", false), ("GHS", true)] {
        let body =
            courier(json!({ "fixed_amount": { "amount": 100, "currency": currency }, "active": active }));
        all.insert(0, (shop.make_id("shipping_rates", body).await, currency, active));
    }
    for (query, currency, active) in [
        ("", None, None),
        ("&active=true", None, Some(true)),
        ("&active=false", None, Some(false)),
        ("&currency=GHS", Some("GHS"), None),
        ("&currency=USD&active=false", Some("USD"), Some(false)),
        ("&currency=GHS&active=true", Some("GHS"), Some(true)),
        ("&currency=KES", Some("KES"), None),
    ] {
        let wanted = all.iter().filter(|(_, of, is)| {
            currency.is_none_or(|currency| *of == currency) && active.is_none_or(|active| *is == active)
        });
        let wanted: Vec<String> = wanted.map(|(id, ..)| id.clone()).collect();
        let (mut seen, mut after): (Vec<String>, _) = (vec![], String::new());
        loop {
            let page = shop.get(&format!("/v1/shipping_rates?limit=2{query}{after}")).await.json();
            seen.extend(page["data"].as_array().unwrap().iter().map(|rate| text(&rate["id"])));
            if page["has_more"] == json!(false) {
                break;
            }
            after = format!("&starting_after={}", seen.last().unwrap());
        }
        assert_eq!(seen, wanted, "{query}");
    }
    for (query, param) in
        [("currency=dollars", "currency"), ("currency=", "currency"), ("active=yes", "active")]
    {
        let (status, _, named) = shop.get(&format!("/v1/shipping_rates?{query}")).await.error();
        assert_eq!((status, named.as_deref()), (400, Some(param)), "{query}");
    }
    shop.close().await;
}

#[tokio::test]
async fn what_a_rate_must_not_be_is_named() {
    let shop = TestShop::open().await;
    let days = |unit: &str, value: i64| json!({ "unit": unit, "value": value });
    for (more, param) in [
        (json!({ "display_name": "" }), "display_name"),
        (json!({ "display_name": "x".repeat(101) }), "display_name"),
        (json!({ "display_name": null }), "display_name"),
        (json!({ "type": "by_weight" }), "type"),
        (json!({ "fixed_amount": null }), "fixed_amount"),
        (json!({ "fixed_amount": { "amount": 5 } }), "fixed_amount.currency"),
        (json!({ "fixed_amount": { "currency": "GHS" } }), "fixed_amount.amount"),
        (json!({ "fixed_amount": { "amount": -1, "currency": "GHS" } }), "fixed_amount.amount"),
        (json!({ "fixed_amount": { "amount": 5, "currency": "ghs" } }), "fixed_amount.currency"),
        (
            json!({ "fixed_amount": { "amount": 5, "currency": "GHS", "currency_options": {} } }),
            "fixed_amount.currency_options",
        ),
        (json!({ "delivery_estimate": { "minimum": days("week", 1) } }), "delivery_estimate.minimum.unit"),
        (json!({ "delivery_estimate": { "maximum": days("day", 366) } }), "delivery_estimate.maximum.value"),
        (
            json!({ "delivery_estimate": { "minimum": days("day", 1), "maximum": days("business_day", 2) } }),
            "delivery_estimate.maximum",
        ),
        (json!({ "tax_behavior": "both" }), "tax_behavior"),
        (json!({ "tax_code": "txcd_1" }), "tax_code"),
        (json!({ "active": "yes" }), "active"),
        (json!({ "metadata": { "": "x" } }), "metadata"),
    ] {
        let (status, _, named) = shop.refusal("shipping_rates", &courier(more.clone())).await;
        let named = named.unwrap_or_default();
        assert!(status == 400 && named.starts_with(param), "{more}: {status} {named}");
    }
    let id = shop.make_id("shipping_rates", courier(json!({}))).await;
    for field in ["display_name", "fixed_amount", "delivery_estimate", "tax_behavior"] {
        let patch = json!({ field: courier(json!({}))[field] });
        let (status, _, named) = shop.refusal(&format!("shipping_rates/{id}"), &patch).await;
        assert_eq!((status, named.as_deref()), (400, Some(field)), "it never changes");
    }
    shop.close().await;
}

#[tokio::test]
async fn a_session_names_a_rate_that_it_may_have() {
    let shop = TestShop::open().await;
    let rate = shop.make_id("shipping_rates", courier(json!({}))).await;
    let dollars = courier(json!({ "fixed_amount": { "amount": 5, "currency": "USD" } }));
    let dollars = shop.make_id("shipping_rates", dollars).await;
    let own = json!({ "display_name": "Post", "fixed_amount": { "amount": 5 } });
    let first = "shipping_options[0].shipping_rate";
    let second = "shipping_options[1].shipping_rate";
    for (options, param) in [
        (json!([{ "shipping_rate": "shr_nothing" }]), first),
        (json!([{ "shipping_rate": "" }]), first),
        (json!([{ "shipping_rate": 7 }]), first),
        (json!([{ "shipping_rate": dollars }]), first),
        (json!([{ "shipping_rate": rate }, { "shipping_rate": dollars }]), second),
        (json!([{ "shipping_rate": rate }, { "shipping_rate": rate }]), second),
        (
            json!([{ "shipping_rate": rate, "shipping_rate_data": own }]),
            "shipping_options[0].shipping_rate_data",
        ),
        (json!([{}]), "shipping_options[0].shipping_rate_data"),
        (json!([{ "shipping_rate": rate, "amount": 5 }]), "shipping_options[0].amount"),
    ] {
        for what in [ORDERS, "payment_links"] {
            let body = match what {
                ORDERS => TestShop::order(shipped(options.clone())),
                _ => shipped(options.clone()),
            };
            let (status, _, named) = shop.refusal(what, &body).await;
            assert_eq!((status, named.as_deref()), (400, Some(param)), "{what} {options}");
        }
    }
    let live = shop.new_key(Scope { merchant: 1, mode: Mode::Live }).await;
    for key in [live, shop.other_merchant().await] {
        let bearer = format!("Bearer {key}");
        let body = TestShop::order(named(&rate)).to_string();
        let headers = [("authorization", &*bearer)];
        let (status, _, param) =
            shop.api_with("POST", "/v1/checkout/sessions", &body, &headers).await.error();
        assert_eq!((status, param.as_deref()), (400, Some(first)));
    }
    assert_eq!(shop.get("/v1/checkout/sessions").await.json()["data"], json!([]), "nothing was made");
    shop.close().await;
}

#[tokio::test]
async fn a_link_names_rates_and_its_sessions_have_them() {
    let shop = TestShop::open().await;
    let rate = shop.make_id("shipping_rates", courier(json!({}))).await;
    let own = json!({ "shipping_rate_data": { "display_name": "Post", "fixed_amount": { "amount": 5 } } });
    let mut body = shipped(json!([{ "shipping_rate": rate }, own]));
    body["name"] = json!("Tea");
    let link = shop.make("payment_links", body).await;
    let options = &link["shipping_options"];
    assert_eq!(options[0], json!({ "shipping_rate": rate, "shipping_rate_data": null }));
    assert_eq!(options[1]["shipping_rate"], json!(null));
    assert_eq!(options[1]["shipping_rate_data"]["display_name"], "Post");
    let theirs = link["id"].as_str().unwrap().replace("pl_", "plink_");
    let shown = stripe(&shop, "GET", &format!("/v1/payment_links/{theirs}"), "").await.json();
    assert_eq!(shown["shipping_options"], json!([{ "shipping_amount": 1_500, "shipping_rate": rate }]));
    let at = path(&link["url"]);
    let session = shop.opened(&at).await;
    let opened = shop.session_now(&session).await;
    assert_eq!(opened["shipping_options"][0]["shipping_rate"]["id"], json!(rate));
    assert_eq!(opened["amount"], 4_000);
    shop.make(&format!("shipping_rates/{rate}"), json!({ "active": false })).await;
    assert_eq!(shop.browse(&at).await.status, 410, "it sells with a rate that is put away");
    assert_eq!(shop.pay_with(&session, &[]).await.status, 303, "what it has opened goes on");
    shop.make(&format!("shipping_rates/{rate}"), json!({ "active": true })).await;
    assert_eq!(shop.browse(&at).await.status, 200);
    shop.close().await;
}

#[tokio::test]
async fn stripes_api_shows_the_rate_of_a_session_whole_be_it_stored_or_not() {
    let shop = TestShop::open().await;
    let form = "display_name=Courier&type=fixed_amount&fixed_amount[amount]=1500&fixed_amount[currency]=ghs\
                &metadata[carrier]=DHL&delivery_estimate[maximum][unit]=day&delivery_estimate[maximum][value]=3";
    let rate = stripe(&shop, "POST", "/v1/shipping_rates", form).await.json();
    assert_eq!(rate["fixed_amount"], json!({ "amount": 1_500, "currency": "ghs" }));
    assert_eq!(rate["delivery_estimate"]["minimum"], json!({ "unit": "day", "value": 3 }));
    let id = text(&rate["id"]);
    let own = "&shipping_options[1][shipping_rate_data][display_name]=Pigeon\
               &shipping_options[1][shipping_rate_data][fixed_amount][amount]=5";
    let line = "line_items[0][price_data][currency]=ghs&line_items[0][price_data][unit_amount]=2500\
                &line_items[0][price_data][product_data][name]=Tea&mode=payment&success_url=https://shop.example/ok";
    let form = format!("{line}&shipping_options[0][shipping_rate]={id}{own}");
    let session = stripe(&shop, "POST", "/v1/checkout/sessions", &form).await.json();
    assert_eq!(session["shipping_cost"]["shipping_rate"], json!(id));
    let whole = "expand[]=shipping_cost.shipping_rate&expand[]=shipping_options.shipping_rate";
    let at = format!("/v1/checkout/sessions/{}?{whole}", text(&session["id"]));
    let shown = stripe(&shop, "GET", &at, "").await.json();
    assert_eq!(shown["shipping_cost"]["shipping_rate"], rate);
    assert_eq!(shown["shipping_options"][0]["shipping_rate"], rate);
    let pigeon = &shown["shipping_options"][1]["shipping_rate"];
    assert_eq!(pigeon["id"], session["shipping_options"][1]["shipping_rate"]);
    let said = (&pigeon["object"], &pigeon["display_name"], &pigeon["fixed_amount"]["amount"]);
    assert_eq!(said, (&json!("shipping_rate"), &json!("Pigeon"), &json!(5)));
    let listed = "/v1/checkout/sessions?expand[]=data.shipping_options.shipping_rate";
    let listed = stripe(&shop, "GET", listed, "").await.json();
    assert_eq!(listed["data"][0]["shipping_options"][1]["shipping_rate"], *pigeon);
    let alone = stripe(&shop, "GET", &format!("/v1/shipping_rates/{}", text(&pigeon["id"])), "").await;
    assert_eq!(alone.status, 404, "it is no stored one");
    let listed = stripe(&shop, "GET", "/v1/shipping_rates?currency=ghs&active=true", "").await.json();
    assert_eq!(listed["data"], json!([rate]));
    for (path, form, param) in [
        ("shipping_rates", "display_name=x&fixed_amount[amount]=5", "fixed_amount[currency]"),
        (
            "shipping_rates",
            "display_name=x&fixed_amount[amount]=5&fixed_amount[currency]=ghs\
             &fixed_amount[currency_options][usd][amount]=1",
            "fixed_amount[currency_options]",
        ),
        (&*format!("shipping_rates/{id}"), "fixed_amount[currency_options][usd][amount]=1", "fixed_amount"),
        (&*format!("shipping_rates/{id}"), "tax_behavior=inclusive", "tax_behavior"),
        (
            "checkout/sessions",
            &*format!("{line}&shipping_options[0][shipping_rate]=shr_nothing"),
            "shipping_options[0][shipping_rate]",
        ),
    ] {
        let (status, _, named) = stripe(&shop, "POST", &format!("/v1/{path}"), form).await.error();
        assert_eq!((status, named.as_deref()), (400, Some(param)), "{form}");
    }
    shop.close().await;
}
