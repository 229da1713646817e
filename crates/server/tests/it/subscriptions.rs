//! Subscriptions on the real router and store: they begin with a payment, renew, fail, recover and end.

use kassa_domain::Timestamp;
use kassa_domain::time::DAY;
use kassa_testshop::{START, TestShop};
use serde_json::{Value, json};

/// Pays at first, and is declined for want of money at every renewal.
const POOR_LATER: &str = "4000000000002685";
/// Pays at first, and only the third charge without the buyer works again.
const POOR_FOR_A_WHILE: &str = "4000000000001976";
/// Pays at first, and is reported stolen afterwards.
const STOLEN_LATER: &str = "4000000000005423";
/// Asks the buyer each time, so it cannot be charged without them.
const ALWAYS_ASKS: &str = "4000002760003184";
/// At renewals the money moves and the answer is lost.
const LOST_ANSWER_LATER: &str = "4000000000005126";

fn iso(after: i64) -> Value {
    json!(Timestamp(START).plus(after).iso())
}

/// A line that costs so much each month.
pub(crate) fn monthly(amount: i64) -> Value {
    json!([{ "price_data": { "currency": "GHS", "unit_amount": amount, "recurring": { "interval": "month" },
        "product_data": { "name": "Pro" } } }])
}

#[tokio::test]
async fn a_subscription_begins_with_its_first_payment_and_renews() {
    let shop = TestShop::open().await;
    shop.turn("PT0S").await;
    let id = shop.subscription_session(monthly(5000), json!({})).await;
    let before = shop.session_now(&id).await;
    assert_eq!((&before["mode"], &before["subscription"]), (&json!("subscription"), &json!(null)));
    assert_eq!(shop.get("/v1/subscriptions").await.json()["data"], json!([]), "not before the buyer pays");
    let paid = shop.pay_with(&id, &[]).await;
    assert_eq!(paid.status, 303, "{paid:?}");
    let begun = shop.subscription_of(&id).await;
    assert_eq!(
        (&begun["status"], &begun["amount"], &begun["current_period_start"]),
        (&json!("active"), &json!(5000), &iso(0))
    );
    assert_eq!(begun["payment_method"]["card"]["last4"], "4242");
    let first = shop.invoices_of(&begun).await;
    assert_eq!((first.len(), &first[0]["status"], &first[0]["total"]), (1, &json!("paid"), &json!(5000)));
    assert_eq!(shop.session_now(&id).await["invoice"], first[0]["id"]);
    shop.turn("P3M").await;
    let later = shop.subscription_of(&id).await;
    let invoices = shop.invoices_of(&later).await;
    let told: Vec<_> =
        invoices.iter().map(|it| (&it["status"], &it["billing_reason"], &it["period_start"])).collect();
    assert_eq!(invoices.len(), 4, "{told:?}");
    assert!(invoices.iter().all(|it| it["status"] == "paid" && it["amount_paid"] == 5000), "{told:?}");
    for pair in invoices.windows(2) {
        assert_eq!(pair[0]["period_end"], pair[1]["period_start"], "periods tile");
    }
    assert_eq!(later["latest_invoice"], invoices[3]["id"]);
    let sessions = shop.get("/v1/checkout/sessions").await.json();
    assert_eq!(
        sessions["data"].as_array().unwrap().len(),
        1,
        "what pays an invoice is no session of the merchant's"
    );
    shop.close().await;
}

#[tokio::test]
async fn a_declined_renewal_is_tried_again_by_the_table_and_then_given_up() {
    let shop = TestShop::open().await;
    shop.turn("PT0S").await;
    let id = shop.subscription_session(monthly(5000), json!({})).await;
    assert_eq!(shop.pay_with(&id, &[("card_number", POOR_LATER)]).await.status, 303);
    shop.turn("P1M").await;
    let late = shop.subscription_of(&id).await;
    assert_eq!(late["status"], "past_due");
    let open = shop.invoices_of(&late).await[1].clone();
    assert_eq!(
        (&open["status"], &open["attempt_count"], &open["failure_code"]),
        (&json!("open"), &json!(1), &json!("insufficient_funds"))
    );
    let renewed_at = Timestamp::parse(open["created_at"].as_str().unwrap()).unwrap();
    assert_eq!(open["next_payment_attempt"], json!(renewed_at.plus(DAY).iso()));
    shop.turn("P25D").await;
    let over = shop.subscription_of(&id).await;
    assert_eq!(over["status"], "canceled");
    assert_eq!(over["ended_at"], json!(renewed_at.plus(21 * DAY).iso()));
    let given_up = shop.invoices_of(&over).await[1].clone();
    assert_eq!((&given_up["status"], &given_up["attempt_count"]), (&json!("uncollectible"), &json!(5)));
    let payments = shop.get("/v1/payments?limit=100").await.json();
    let tries: Vec<_> =
        payments["data"].as_array().unwrap().iter().rev().map(|it| &it["created_at"]).collect();
    let expected = [0, 1, 4, 9, 16].map(|days| json!(renewed_at.plus(days * DAY).iso()));
    assert_eq!(tries[1..], expected.iter().collect::<Vec<_>>());
    shop.turn("P3M").await;
    assert_eq!(
        shop.get("/v1/payments?limit=100").await.json()["data"].as_array().unwrap().len(),
        6,
        "it stops"
    );
    shop.close().await;
}

#[tokio::test]
async fn a_buyer_pays_an_open_invoice_on_its_page_and_everything_goes_on() {
    let shop = TestShop::open().await;
    shop.turn("PT0S").await;
    let id = shop.subscription_session(monthly(5000), json!({})).await;
    assert_eq!(shop.pay_with(&id, &[("card_number", STOLEN_LATER)]).await.status, 303);
    shop.turn("P1M").await;
    let late = shop.subscription_of(&id).await;
    let open = shop.invoices_of(&late).await[1].clone();
    assert_eq!(
        (&late["status"], &open["next_payment_attempt"]),
        (&json!("past_due"), &json!(null)),
        "a hard decline"
    );
    let page = shop
        .browse(&open["hosted_invoice_url"].as_str().unwrap().replace(kassa_testshop::PUBLIC_URL, ""))
        .await;
    assert_eq!(page.status, 200, "{page:?}");
    let session = open["payment_url"].as_str().unwrap().rsplit('/').next().unwrap();
    assert!(page.body.contains(&format!("/checkout/{session}")), "the invoice leads to where it is paid");
    assert_eq!(shop.pay_with(session, &[]).await.status, 303);
    let now = shop.subscription_of(&id).await;
    assert_eq!((&now["status"], &now["payment_method"]["card"]["last4"]), (&json!("active"), &json!("4242")));
    shop.turn("P1M").await;
    let invoices = shop.invoices_of(&now).await;
    assert_eq!(invoices.iter().filter(|it| it["status"] == "paid").count(), 3);
    shop.close().await;
}

#[tokio::test]
async fn a_card_that_recovers_and_an_answer_that_is_lost_charge_once() {
    let shop = TestShop::open().await;
    shop.turn("PT0S").await;
    for card in [POOR_FOR_A_WHILE, LOST_ANSWER_LATER] {
        let id = shop.subscription_session(monthly(700), json!({ "customer": { "uid": card } })).await;
        assert_eq!(shop.pay_with(&id, &[("card_number", card)]).await.status, 303);
        shop.turn("P40D").await;
        let now = shop.subscription_of(&id).await;
        assert_eq!(now["status"], "active", "{card}");
        let paid: Vec<_> = shop.invoices_of(&now).await.iter().map(|it| it["status"].clone()).collect();
        assert_eq!(paid, ["paid", "paid"], "{card}");
    }
    shop.close().await;
}

#[tokio::test]
async fn a_card_that_always_asks_is_asked_first_and_then_the_buyer_must_come() {
    let shop = TestShop::open().await;
    shop.turn("PT0S").await;
    let id = shop.subscription_session(monthly(700), json!({})).await;
    assert_eq!(shop.pay_with(&id, &[("card_number", ALWAYS_ASKS)]).await.status, 303);
    assert_eq!(shop.subscription_of(&id).await["status"], "incomplete", "made when the buyer submits");
    assert_eq!(shop.answer(&id, "action", "confirm").await.status, 303);
    assert_eq!(shop.subscription_of(&id).await["status"], "active");
    shop.turn("P1M").await;
    let kinds: Vec<String> = shop.events().await;
    assert!(kinds.contains(&"invoice.payment_action_required".to_owned()), "{kinds:?}");
    shop.close().await;
}

#[tokio::test]
async fn a_trial_takes_a_card_and_no_money_until_it_ends() {
    let shop = TestShop::open().await;
    shop.turn("PT0S").await;
    let more = json!({ "subscription_data": { "trial_period_days": 14 } });
    let id = shop.subscription_session(monthly(5000), more).await;
    assert_eq!(shop.session_now(&id).await["amount"], 0);
    assert_eq!(shop.pay_with(&id, &[]).await.status, 303);
    let trial = shop.subscription_of(&id).await;
    assert_eq!((&trial["status"], &trial["trial_end"]), (&json!("trialing"), &iso(14 * DAY)));
    assert_eq!(shop.session_now(&id).await["payment_status"], "no_payment_required");
    shop.turn("P13D").await;
    assert_eq!(shop.invoices_of(&trial).await.len(), 1);
    assert!(shop.events().await.contains(&"customer.subscription.trial_will_end".to_owned()));
    shop.turn("P2D").await;
    let now = shop.subscription_of(&id).await;
    assert_eq!((&now["status"], &now["current_period_start"]), (&json!("active"), &iso(14 * DAY)));
    assert_eq!(shop.invoices_of(&now).await[1]["amount_paid"], 5000);
    shop.close().await;
}

#[tokio::test]
async fn a_trial_without_a_card_ends_as_the_merchant_said() {
    for (word, status) in [("cancel", "canceled"), ("pause", "paused"), ("create_invoice", "past_due")] {
        let shop = TestShop::open().await;
        shop.turn("PT0S").await;
        let more = json!({ "payment_method_collection": "if_required", "subscription_data": {
            "trial_period_days": 7, "trial_settings": { "end_behavior": { "missing_payment_method": word } } } });
        let id = shop.subscription_session(monthly(5000), more).await;
        let page = shop.page(&id).await;
        assert!(!page.body.contains("name=\"card_number\""), "no card is asked for");
        let token = TestShop::field(&page, "token");
        let fields = [("token", &*token), ("email", "a@example.com"), ("shown_total", "0")];
        let paid = shop.post_form(&format!("/checkout/{id}/pay"), &fields).await;
        assert_eq!(paid.status, 303, "{paid:?}");
        assert_eq!(shop.subscription_of(&id).await["status"], "trialing");
        shop.turn("P8D").await;
        assert_eq!(shop.subscription_of(&id).await["status"], status, "{word}");
        shop.close().await;
    }
}

#[tokio::test]
async fn items_change_by_their_id_and_a_price_without_one_is_a_new_item() {
    let shop = TestShop::open().await;
    shop.turn("PT0S").await;
    let id = shop.subscription_session(monthly(5000), json!({})).await;
    assert_eq!(shop.pay_with(&id, &[]).await.status, 303);
    let product = shop.make_id("products", json!({ "name": "Extra" })).await;
    let once = json!({ "product": product, "currency": "GHS", "unit_amount": 900 });
    let mut price = once.clone();
    price["recurring"] = json!({ "interval": "month" });
    let price = shop.make("prices", price).await["id"].clone();
    let once = shop.make("prices", once).await["id"].clone();
    let subscription = shop.subscription_of(&id).await;
    let at = format!("/v1/subscriptions/{}", subscription["id"].as_str().unwrap());
    let update = async |body: Value| shop.api("POST", &at, &body.to_string()).await;
    let item = |changed: &Value, place: usize| changed["items"]["data"][place]["id"].clone();
    let more = update(json!({ "items": [{ "quantity": 3 }] })).await.json();
    assert_eq!(more["amount"], 15_000, "the only item needs no id");
    let two = update(json!({ "items": [{ "price": price, "quantity": 2 }] })).await.json();
    assert_eq!(
        (two["items"]["data"].as_array().unwrap().len(), &two["amount"]),
        (2, &json!(16_800)),
        "{two}"
    );
    for (body, param) in [
        (json!({ "items": [{ "quantity": 1 }] }), "items[0].id"),
        (json!({ "items": [{ "id": "li_x", "quantity": 1 }] }), "items[0].id"),
        (json!({ "items": [{ "price": once }] }), "items[0].price"),
        (json!({ "items": [{ "price": "price_x" }] }), "items[0].price"),
        (json!({ "items": [{ "id": item(&two, 0), "quantity": 0 }] }), "items[0].quantity"),
        (
            json!({ "items": [{ "id": item(&two, 0), "deleted": true }, { "id": item(&two, 1), "deleted": true }] }),
            "items",
        ),
        (json!({ "proration_behavior": "none" }), "proration_behavior"),
        (json!({ "cancel_at": iso(-DAY) }), "cancel_at"),
        (json!({ "trial_end": "now" }), "trial_end"),
    ] {
        let refused = update(body.clone()).await;
        assert_eq!((refused.status, refused.error().2.as_deref()), (400, Some(param)), "{body}");
    }
    let one = update(json!({ "items": [{ "id": item(&two, 1), "deleted": true }] })).await.json();
    assert_eq!(one["amount"], 15_000);
    let sum: i64 =
        one["pending_adjustments"].as_array().unwrap().iter().map(|it| it["amount"].as_i64().unwrap()).sum();
    assert_eq!(sum, 10_000, "what was added and taken out at once costs nothing: {one}");
    shop.turn("P1M").await;
    let invoices = shop.invoices_of(&one).await;
    assert_eq!((&invoices[1]["total"], &invoices[1]["amount_adjusted"]), (&json!(25_000), &json!(10_000)));
    shop.close().await;
}

#[tokio::test]
async fn a_trial_that_is_ended_now_is_paid_now() {
    let shop = TestShop::open().await;
    shop.turn("PT0S").await;
    let more = json!({ "subscription_data": { "trial_period_days": 30, "metadata": { "a": "b" } } });
    let id = shop.subscription_session(monthly(5000), more).await;
    assert_eq!(shop.pay_with(&id, &[]).await.status, 303);
    let trial = shop.subscription_of(&id).await;
    assert_eq!(trial["metadata"], json!({ "a": "b" }));
    shop.turn("P3D").await;
    let at = format!("/v1/subscriptions/{}", trial["id"].as_str().unwrap());
    let ended = shop.api("POST", &at, r#"{"trial_end":"now"}"#).await;
    assert_eq!(ended.status, 200, "{ended:?}");
    shop.settle_down().await;
    let now = shop.subscription_of(&id).await;
    assert_eq!((&now["status"], &now["billing_cycle_anchor"]), (&json!("active"), &iso(3 * DAY)));
    assert_eq!(shop.invoices_of(&now).await[1]["amount_paid"], 5000);
    shop.close().await;
}

#[tokio::test]
async fn another_merchants_subscription_is_not_found() {
    let shop = TestShop::open().await;
    let id = shop.subscription_session(monthly(5000), json!({})).await;
    assert_eq!(shop.pay_with(&id, &[]).await.status, 303);
    shop.settle_down().await;
    let subscription = shop.subscription_of(&id).await;
    let other = format!("Bearer {}", shop.other_merchant().await);
    let theirs = [("authorization", &*other)];
    let at = format!("/v1/subscriptions/{}", subscription["id"].as_str().unwrap());
    let invoice = format!("/v1/invoices/{}", subscription["latest_invoice"].as_str().unwrap());
    for (method, path) in [
        ("GET", at.clone()),
        ("POST", at.clone()),
        ("DELETE", at.clone()),
        ("POST", format!("{at}/cancel")),
        ("POST", format!("{at}/pause")),
        ("POST", format!("{at}/resume")),
        ("GET", invoice),
    ] {
        let missing = shop.api_with(method, &path, "", &theirs).await;
        assert_eq!(
            (missing.status, missing.error().1.as_str()),
            (404, "resource_missing"),
            "{method} {path}"
        );
    }
    for list in ["/v1/subscriptions", "/v1/invoices"] {
        assert_eq!(shop.api_with("GET", list, "", &theirs).await.json()["data"], json!([]));
        let cursor = format!("{list}?starting_after={}", subscription["id"].as_str().unwrap());
        assert_eq!(shop.api_with("GET", &cursor, "", &theirs).await.status, 400);
    }
    let body = json!({ "customer": subscription["customer"] }).to_string();
    let pass = shop.api_with("POST", "/v1/billing_portal/sessions", &body, &theirs).await;
    assert_eq!((pass.status, pass.error().2.as_deref()), (400, Some("customer")));
    assert_eq!(shop.subscription_of(&id).await["status"], "active");
    shop.close().await;
}
