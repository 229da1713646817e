//! Cards on file: put there by a session that does nothing else or by one that is paid, and charged without the buyer.

use kassa_testshop::{Reply, TestShop};
use serde_json::{Value, json};

/// Pays at first, and is declined for want of money at every charge without the buyer.
const POOR_LATER: &str = "4000000000002685";
/// Asks the buyer each time, so it cannot be charged without them.
const ALWAYS_ASKS: &str = "4000002760003184";
/// At charges without the buyer the money moves and the answer is lost.
const LOST_ANSWER_LATER: &str = "4000000000005126";
const DECLINED: &str = "4000000000000002";

fn text<'a>(of: &'a Value, field: &str) -> &'a str {
    of[field].as_str().unwrap_or_else(|| panic!("{field} of {of}"))
}

fn refused(param: &str) -> (u16, String, Option<String>) {
    (400, "parameter_invalid".to_owned(), Some(param.to_owned()))
}

/// A customer with this card on file: both ids.
async fn on_file(shop: &TestShop, number: &str) -> (String, String) {
    let customer = shop.make_id("customers", json!({ "email": "ama@example.com" })).await;
    let session = shop.ordered(json!({ "mode": "setup", "customer": customer })).await;
    let id = text(&session, "id");
    let done = shop.pay_with(id, &[("card_number", number)]).await;
    assert_eq!(done.status, 303, "{done:?}");
    if done.header("location").ends_with("wait=1") {
        assert_eq!(shop.answer(id, "action", "confirm").await.status, 303);
    }
    shop.settle_down().await;
    let card = text(&shop.session_now(id).await, "payment_method").to_owned();
    (customer, card)
}

async fn charge(shop: &TestShop, customer: &str, card: &str, amount: i64) -> Value {
    let body = json!({ "amount": amount, "currency": "GHS", "customer": customer, "payment_method": card });
    let made = shop.make("payments", body).await;
    shop.settle_down().await;
    shop.get(&format!("/v1/payments/{}", text(&made, "id"))).await.json()
}

async fn cards(shop: &TestShop, customer: &str) -> Vec<String> {
    let listed = shop.get(&format!("/v1/customers/{customer}/payment_methods?limit=100")).await.json();
    let ids = listed["data"].as_array().unwrap_or_else(|| panic!("{listed}")).iter();
    ids.map(|it| text(it, "id").to_owned()).collect()
}

fn shows(page: &Reply, words: &str) {
    assert!(page.body.contains(words), "`{words}` is not on {}", page.body);
}

#[tokio::test]
async fn a_session_puts_a_card_on_file_and_the_merchant_charges_it() {
    let shop = TestShop::open().await;
    let customer = shop.make_id("customers", json!({ "email": "ama@example.com" })).await;
    let asked =
        json!({ "mode": "setup", "customer": customer, "currency": "GHS", "metadata": { "tab": "7" } });
    let session = shop.ordered(asked).await;
    let shown =
        (&session["mode"], &session["amount"], &session["payment_status"], &session["payment_method"]);
    assert_eq!(shown, (&json!("setup"), &json!(0), &json!("no_payment_required"), &Value::Null));
    let id = text(&session, "id");
    let page = shop.page(id).await;
    shows(&page, "Your card will be on file at");
    shows(&page, "Nothing is charged today.");
    shows(&page, "charge this card for later payments until you cancel");
    assert!(!page.body.contains("GHS"), "no amount stands on it: {}", page.body);
    assert_eq!(shop.pay_with(id, &[]).await.status, 303);
    shop.settle_down().await;
    shows(&shop.page(id).await, "It is on file at");

    let done = shop.get(&format!("/v1/checkout/sessions/{id}?expand[]=line_items")).await.json();
    let shown = (&done["status"], &done["payment_status"], &done["amount"], &done["line_items"]["data"]);
    assert_eq!(shown, (&json!("complete"), &json!("no_payment_required"), &json!(0), &json!([])));
    let card = text(&done, "payment_method");
    assert_eq!(cards(&shop, &customer).await, [card]);
    let kept = shop.get(&format!("/v1/payment_methods/{card}")).await.json();
    assert_eq!(
        (&kept["customer"], &kept["card"]["last4"], &kept["session"]),
        (&json!(customer), &json!("4242"), &json!(id))
    );
    let known = shop.get(&format!("/v1/customers/{customer}")).await.json();
    assert_eq!(known["payment_methods"], json!([card]));

    let paid = charge(&shop, &customer, card, 2_500).await;
    let shown =
        (&paid["status"], &paid["amount_captured"], &paid["off_session"], &paid["saved_payment_method"]);
    assert_eq!(shown, (&json!("succeeded"), &json!(2_500), &json!(true), &json!(card)));
    assert_eq!((&paid["customer"], &paid["card"]["last4"]), (&json!(customer), &json!("4242")));
    let back = shop.make("refunds", json!({ "payment": paid["id"], "amount": 500 })).await;
    shop.settle_down().await;
    assert_eq!(shop.get(&format!("/v1/refunds/{}", text(&back, "id"))).await.json()["status"], "succeeded");
    let told = shop.events().await;
    let count = |kind: &str| told.iter().filter(|told| *told == kind).count();
    assert_eq!((count("checkout.session.completed"), count("customer.updated")), (1, 1), "{told:?}");
    shop.compare_books().await;
    shop.close().await;
}

#[tokio::test]
async fn a_payment_keeps_its_card_where_the_merchant_asks_for_it() {
    let shop = TestShop::open().await;
    let session = shop.session(json!({ "save_payment_method": true })).await;
    assert_eq!((&session["mode"], &session["save_payment_method"]), (&json!("payment"), &json!(true)));
    let id = text(&session, "id");
    shows(&shop.page(id).await, "By paying you let");
    assert_eq!(shop.pay_with(id, &[]).await.status, 303);
    shop.settle_down().await;
    let paid = shop.session_now(id).await;
    let (customer, card) = (text(&paid, "customer"), text(&paid, "payment_method"));
    assert_eq!(paid["payment_status"], "paid");
    assert_eq!(charge(&shop, customer, card, 100).await["status"], "succeeded");
    // A second card of the same customer stands before the first.
    shop.set_clock(shop.now().plus(1_000));
    let more = json!({ "save_payment_method": true, "customer": customer });
    let second = shop.session(more).await;
    assert_eq!(shop.pay_with(text(&second, "id"), &[("card_number", "5555555555554444")]).await.status, 303);
    shop.settle_down().await;
    let found = cards(&shop, customer).await;
    assert_eq!((found.len(), &*found[1]), (2, card));
    let first_page = shop.get(&format!("/v1/customers/{customer}/payment_methods?limit=1")).await.json();
    assert_eq!((&first_page["data"][0]["id"], &first_page["has_more"]), (&json!(found[0]), &json!(true)));
    let rest = format!("/v1/customers/{customer}/payment_methods?starting_after={}", found[0]);
    assert_eq!(shop.get(&rest).await.json()["data"][0]["id"], json!(card));
    // Without being asked to, nothing is kept.
    let plain = shop.session(json!({ "customer": customer })).await;
    assert_eq!(shop.pay_with(text(&plain, "id"), &[]).await.status, 303);
    shop.settle_down().await;
    assert_eq!(cards(&shop, customer).await.len(), 2);
    assert!(shop.session_now(text(&plain, "id")).await.get("payment_method").is_none());
    shop.compare_books().await;
    shop.close().await;
}

#[tokio::test]
async fn a_card_that_is_declined_is_not_put_on_file() {
    let shop = TestShop::open().await;
    let session = shop.ordered(json!({ "mode": "setup" })).await;
    let id = text(&session, "id");
    assert_eq!(shop.pay_with(id, &[("card_number", DECLINED)]).await.status, 303);
    shop.settle_down().await;
    shows(&shop.page(id).await, "The card was declined");
    assert_eq!(shop.session_now(id).await["status"], "open");
    assert_eq!(shop.get("/v1/customers").await.json()["data"], json!([]));
    // Another one is, and its holder becomes a customer.
    assert_eq!(shop.pay_with(id, &[]).await.status, 303);
    shop.settle_down().await;
    let done = shop.session_now(id).await;
    assert_eq!(cards(&shop, text(&done, "customer")).await, [text(&done, "payment_method")]);
    shop.close().await;
}

#[tokio::test]
async fn a_charge_without_the_buyer_ends_as_the_bank_says() {
    let shop = TestShop::open().await;
    for (number, status, failure) in [
        (POOR_LATER, "failed", json!("insufficient_funds")),
        (ALWAYS_ASKS, "failed", json!("authentication_failed")),
    ] {
        let (customer, card) = on_file(&shop, number).await;
        let ended = charge(&shop, &customer, &card, 700).await;
        assert_eq!((&ended["status"], &ended["failure_code"]), (&json!(status), &failure), "{number}");
        assert_eq!(cards(&shop, &customer).await, [card], "what to do about it is the merchant's to say");
    }
    // The answer is lost and the money has moved: it is found out, and nothing is charged twice.
    let (customer, card) = on_file(&shop, LOST_ANSWER_LATER).await;
    let body = json!({ "amount": 900, "currency": "GHS", "customer": customer, "payment_method": card });
    let made = shop.make("payments", body).await;
    shop.later(3_600_000).await;
    let ended = shop.get(&format!("/v1/payments/{}", text(&made, "id"))).await.json();
    assert_eq!((&ended["status"], &ended["amount_captured"]), (&json!("succeeded"), &json!(900)));
    shop.compare_books().await;
    shop.close().await;
}

#[tokio::test]
async fn a_repeated_request_charges_once() {
    let shop = TestShop::open().await;
    let (customer, card) = on_file(&shop, "4242424242424242").await;
    let body = json!({ "amount": 2_500, "currency": "GHS", "customer": customer, "payment_method": card })
        .to_string();
    let key = [("idempotency-key", "tab-7")];
    shop.set_clock(shop.now().plus(1_000));
    let first = shop.api_with("POST", "/v1/payments", &body, &key).await;
    shop.settle_down().await;
    let second = shop.api_with("POST", "/v1/payments", &body, &key).await;
    assert_eq!((first.status, first.body), (201, second.body));
    shop.settle_down().await;
    let listed = shop.get(&format!("/v1/customers/{customer}/payments")).await.json();
    let charged: Vec<_> =
        listed["data"].as_array().unwrap().iter().map(|it| &it["amount_captured"]).collect();
    assert_eq!(charged, [&json!(2_500), &json!(0)], "the charge, and the look at the card before it");
    shop.compare_books().await;
    shop.close().await;
}

#[tokio::test]
async fn a_card_that_is_removed_is_charged_no_more() {
    let shop = TestShop::open().await;
    let (customer, card) = on_file(&shop, "4242424242424242").await;
    let other = shop.other_merchant().await;
    let path = format!("/v1/payment_methods/{card}");
    let bearer = format!("Bearer {other}");
    for method in ["GET", "DELETE"] {
        let reply = shop.api_with(method, &path, "", &[("authorization", &bearer)]).await;
        assert_eq!(reply.status, 404, "{method} by another merchant: {reply:?}");
    }
    let gone = shop.api("DELETE", &path, "").await;
    assert_eq!(
        (gone.status, gone.json()),
        (200, json!({ "id": card, "object": "payment_method", "deleted": true }))
    );
    assert_eq!(cards(&shop, &customer).await, [""; 0]);
    for reply in [shop.get(&path).await, shop.api("DELETE", &path, "").await] {
        assert_eq!(reply.status, 404, "{reply:?}");
    }
    let body = json!({ "amount": 100, "currency": "GHS", "customer": customer, "payment_method": card });
    assert_eq!(shop.refusal("payments", &body).await, refused("payment_method"));
    shop.close().await;
}

#[tokio::test]
async fn who_is_deleted_has_no_card_on_file() {
    let shop = TestShop::open().await;
    let (customer, card) = on_file(&shop, "4242424242424242").await;
    let begun = shop.ordered(json!({ "mode": "setup", "customer": customer })).await;
    assert_eq!(shop.api("DELETE", &format!("/v1/customers/{customer}"), "").await.status, 200);
    shop.settle_down().await;
    assert_eq!(shop.get(&format!("/v1/payment_methods/{card}")).await.status, 404);
    let body = json!({ "amount": 100, "currency": "GHS", "customer": customer, "payment_method": card });
    assert_eq!(shop.refusal("payments", &body).await.2.as_deref(), Some("customer"));
    assert_eq!(shop.session_now(text(&begun, "id")).await["status"], "expired");
    shop.close().await;
}

#[tokio::test]
async fn what_is_wrong_with_a_charge_is_named() {
    let shop = TestShop::open().await;
    let (customer, card) = on_file(&shop, "4242424242424242").await;
    let (stranger, foreign) = on_file(&shop, "4242424242424242").await;
    let good = json!({ "amount": 100, "currency": "GHS", "customer": customer, "payment_method": card });
    for (field, value, blamed) in [
        ("customer", Value::Null, "customer"),
        ("customer", json!(stranger), "payment_method"),
        ("payment_method", json!(foreign), "payment_method"),
        ("payment_method", json!("pm_x"), "payment_method"),
        ("payment_method", json!("card"), "payment_method"),
        ("provider", json!("mtn"), "provider"),
        ("phone", json!("0551234987"), "phone"),
        ("amount", json!(0), "amount"),
        ("currency", json!("XXX"), "currency"),
    ] {
        let mut body = good.clone();
        body[field] = value;
        assert_eq!(shop.refusal("payments", &body).await, refused(blamed), "{body}");
    }
    shop.close().await;
}

#[tokio::test]
async fn what_a_session_that_sells_nothing_cannot_say_is_named() {
    let shop = TestShop::open().await;
    for (field, value) in [
        ("amount", json!(100)),
        ("line_items", json!([{ "price": "price_1" }])),
        ("tier", json!("gold")),
        ("custom_unit_amount", json!({ "minimum": 100 })),
        ("discounts", json!([{ "coupon": "cpn_1" }])),
        ("allow_promotion_codes", json!(true)),
        ("capture_method", json!("manual")),
        ("submit_type", json!("donate")),
        ("subscription_data", json!({ "trial_period_days": 3 })),
        (
            "shipping_options",
            json!([{ "shipping_rate_data":
                { "display_name": "Post", "fixed_amount": { "amount": 1, "currency": "GHS" } } }]),
        ),
        ("save_payment_method", json!(true)),
        ("currency", json!("XXX")),
    ] {
        let mut body = TestShop::order(json!({ "mode": "setup" }));
        body[field] = value;
        assert_eq!(shop.refusal("checkout/sessions", &body).await, refused(field), "{body}");
    }
    let nothing = json!({ "mode": "setup", "amount": null, "tier": null, "line_items": null,
        "custom_unit_amount": null });
    assert_eq!(shop.ordered(nothing).await["mode"], "setup", "what is null is left out");
    // What cannot be kept cannot be asked for.
    let phone = json!({ "mode": "setup", "payment_method_types": ["mobile_money"] });
    let phone = TestShop::order(phone);
    assert_eq!(shop.refusal("checkout/sessions", &phone).await, refused("payment_method_types[0]"));
    let held =
        TestShop::order(json!({ "amount": 100, "save_payment_method": true, "capture_method": "manual" }));
    assert_eq!(shop.refusal("checkout/sessions", &held).await, refused("save_payment_method"));
    let sold = TestShop::order(json!({ "amount": 100, "mode": "set-up" }));
    assert_eq!(shop.refusal("checkout/sessions", &sold).await, refused("mode"));
    shop.close().await;
}

#[tokio::test]
async fn as_many_cards_are_on_file_as_there_can_be() {
    let shop = TestShop::open().await;
    let customer = shop.make_id("customers", json!({})).await;
    let asked = json!({ "mode": "setup", "customer": customer });
    // The last two were open at once: then the oldest card gives way.
    let mut open = vec![];
    for _ in 0..21 {
        open.push(text(&shop.ordered(asked.clone()).await, "id").to_owned());
    }
    for id in &open {
        // Nobody gives so many cards at once.
        shop.set_clock(shop.now().plus(1_800_000));
        assert_eq!(shop.pay_with(id, &[]).await.status, 303);
        shop.settle_down().await;
        assert_eq!(shop.session_now(id).await["status"], "complete");
    }
    let kept = cards(&shop, &customer).await;
    let newest = text(&shop.session_now(&open[20]).await, "payment_method").to_owned();
    let oldest = text(&shop.session_now(&open[0]).await, "payment_method").to_owned();
    assert_eq!((kept.len(), kept.contains(&newest), kept.contains(&oldest)), (20, true, false));
    assert_eq!(shop.refusal("checkout/sessions", &TestShop::order(asked.clone())).await, refused("customer"));
    shop.api("DELETE", &format!("/v1/payment_methods/{newest}"), "").await;
    shop.ordered(asked).await;
    shop.close().await;
}
