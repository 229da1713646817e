//! Which account takes a payment, and who is asked when the first cannot be reached.

use super::far::{Far, account, stand_in};
use super::{listed, paid, payment, refund, stands, text, told};
use kassa_domain::processor::CallError;
use kassa_domain::time::{HOUR, MINUTE};
use kassa_testshop::{Reply, TestShop};
use serde_json::{Value, json};

const STRIPE: &str = "api.stripe.com";
const PAYSTACK: &str = "api.paystack.co";

async fn submit(shop: &TestShop, session: &str, fields: &[(&str, &str)]) -> Reply {
    let page = shop.page(session).await;
    shop.engine.hear_out().await;
    let token = TestShop::field(&page, "token");
    let usual = [("token", &*token), ("email", "buyer@example.com"), ("scripted", "1")];
    let all: Vec<_> = usual.into_iter().chain(fields.iter().copied()).collect();
    shop.post_form(&format!("/checkout/{session}/pay"), &all).await
}

/// The buyer submits a card form; the payment.
async fn by_card(shop: &TestShop, more: Value) -> Value {
    let session = text(&shop.session(more).await, "id");
    let reply = submit(shop, &session, &[("method", "card")]).await;
    assert_eq!(reply.status, 303, "{reply:?}");
    shop.payments(&session).await.pop().unwrap()
}

fn asked(far: &Far, host: &str) -> usize {
    far.lock().unwrap().asked.iter().filter(|call| call.contains(host)).count()
}

#[tokio::test]
async fn a_payment_goes_to_the_first_account_that_serves_it() {
    let shop = TestShop::open().await;
    stand_in(&shop);
    let euros = account(&shop, "stripe", json!({ "name": "Euros", "currencies": ["EUR"] })).await;
    let ghana = account(&shop, "paystack", json!({ "name": "Ghana", "countries": ["GH"] })).await;
    let rest = account(&shop, "stripe", json!({ "name": "Rest" })).await;
    let of = async |more: Value| by_card(&shop, more).await["processor_account"].clone();
    assert_eq!(of(json!({ "currency": "EUR" })).await, euros["id"]);
    assert_eq!(of(json!({})).await, ghana["id"], "where the buyer is nobody knows, so it excludes nobody");
    assert_eq!(of(json!({ "currency": "JPY" })).await, rest["id"], "what Paystack does not take");
    let wallets = text(&shop.session(json!({ "payment_method_types": ["mobile_money"] })).await, "id");
    let reply = submit(&shop, &wallets, &[("method", "mobile_money"), ("phone", "0551234987")]).await;
    assert!(matches!(reply.status, 200 | 303), "{reply:?}");
    assert_eq!(shop.payments(&wallets).await[0]["processor_account"], ghana["id"]);
    let order =
        shop.make(&format!("processor_accounts/{}", text(&rest, "id")), json!({ "priority": 0 })).await;
    assert_eq!(order["priority"], 0);
    for before in [&euros, &ghana] {
        let path = format!("processor_accounts/{}", text(before, "id"));
        shop.make(&path, json!({ "priority": 7 })).await;
    }
    assert_eq!(of(json!({})).await, rest["id"], "the lowest goes first");
    let names: Vec<Value> =
        listed(&shop, "/v1/processor_accounts").await.iter().map(|it| it["name"].clone()).collect();
    assert_eq!(names[0], "Rest", "listed as they are asked");
    shop.later(MINUTE).await;
    shop.close().await;
}

/// Where the tax goes by the buyer's address, the address that is known says the country.
#[tokio::test]
async fn the_country_of_the_buyer_counts_as_soon_as_it_is_known() {
    let shop = TestShop::open().await;
    stand_in(&shop);
    let ghana = account(&shop, "paystack", json!({ "countries": ["GH"] })).await;
    let rest = account(&shop, "stripe", json!({})).await;
    let (_, price) = shop.sold("Book", 5000, json!({})).await;
    for (country, expected) in [("GH", &ghana), ("DE", &rest)] {
        let address = json!({ "country": country, "line1": "1", "city": "A" });
        let customer = json!({ "email": "ama@example.com", "address": address });
        let customer = shop.make_id("customers", customer).await;
        let order = json!({ "line_items": [{ "price": price, "quantity": 1 }], "customer": customer,
            "automatic_tax": { "enabled": true } });
        let session = text(&shop.ordered(order).await, "id");
        let shown = TestShop::field(&shop.page(&session).await, "shown_total");
        let fields = [
            ("method", "card"),
            ("shown_total", &*shown),
            ("billing_country", country),
            ("billing_name", "Ama Mensah"),
            ("billing_line1", "1 Ring Road"),
            ("billing_city", "Town"),
            ("billing_postal_code", "10115"),
        ];
        let reply = submit(&shop, &session, &fields).await;
        assert_eq!(reply.status, 303, "{reply:?}");
        assert_eq!(shop.payments(&session).await[0]["processor_account"], expected["id"], "{country}");
    }
    shop.later(MINUTE).await;
    shop.close().await;
}

#[tokio::test]
async fn a_session_that_nobody_serves_is_not_made() {
    let shop = TestShop::open().await;
    stand_in(&shop);
    account(&shop, "paystack", json!({ "currencies": ["GHS"], "methods": ["card"] })).await;
    let body = |more: Value| {
        let mut body = TestShop::order(json!({ "amount": 5000, "currency": "GHS" }));
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    for more in [json!({ "currency": "EUR" }), json!({ "capture_method": "manual" })] {
        let refusal = shop.refusal("checkout/sessions", &body(more.clone())).await;
        assert_eq!((refusal.0, &*refusal.1), (422, "no_processor"), "{more}");
    }
    let made = shop.make("checkout/sessions", body(json!({}))).await;
    assert_eq!(made["payment_method_types"], json!(["card"]), "what some account serves");
    let refusal =
        shop.refusal("checkout/sessions", &body(json!({ "payment_method_types": ["mobile_money"] }))).await;
    assert!(refusal.0 == 422 || refusal.2.is_some(), "{refusal:?}");
    shop.close().await;
}

/// No connection could be made, so no money can have moved: the next account is asked.
#[tokio::test]
async fn the_next_account_is_asked_when_the_first_cannot_be_reached() {
    let shop = TestShop::open().await;
    let far = stand_in(&shop);
    account(&shop, "stripe", json!({ "name": "First" })).await;
    let second = account(&shop, "paystack", json!({ "name": "Second" })).await;
    far.lock().unwrap().down = vec![STRIPE.to_owned()];
    let payment = by_card(&shop, json!({})).await;
    assert_eq!((&payment["processor"], &payment["processor_account"]), (&json!("paystack"), &second["id"]));
    assert_eq!((&payment["status"], &payment["failure_code"]), (&json!("pending"), &Value::Null));
    assert_eq!((asked(&far, STRIPE), asked(&far, PAYSTACK)), (1, 1));
    assert!(shop.browse("/metrics").await.body.contains("kassa_payments_rerouted_total 1"));
    let id = text(&payment, "id");
    far.lock().unwrap().orders.get_mut(&id.replace('_', "-")).unwrap().paid = 5000;
    shop.later(MINUTE).await;
    assert_eq!(stands(&shop, &id).await.0, "succeeded");
    assert_eq!(shop.payments(&text(&payment, "session")).await.len(), 1, "one payment, whoever takes it");
    assert_eq!((told(&shop, "payment.created").await, told(&shop, "payment.failed").await), (1, 0));
    shop.close().await;
}

#[tokio::test]
async fn where_nobody_can_be_reached_nothing_was_charged() {
    let shop = TestShop::open().await;
    let far = stand_in(&shop);
    account(&shop, "stripe", json!({})).await;
    account(&shop, "paystack", json!({})).await;
    far.lock().unwrap().down = vec![STRIPE.to_owned(), PAYSTACK.to_owned()];
    let failed = by_card(&shop, json!({})).await;
    assert_eq!((&failed["status"], &failed["failure_code"]), (&json!("failed"), &json!("not_charged")));
    assert_eq!((asked(&far, STRIPE), asked(&far, PAYSTACK)), (1, 1), "each once");
    let session = text(&failed, "session");
    assert_eq!(shop.session_now(&session).await["status"], "open");
    far.lock().unwrap().down.clear();
    assert_eq!(
        submit(&shop, &session, &[("method", "card")]).await.status,
        303,
        "and the buyer can try again"
    );
    shop.later(MINUTE).await;
    shop.close().await;
}

/// M8: the answer to a charge did not come, so it may have been a yes. Nobody else is asked, and the buyer is not asked
/// to pay again.
#[tokio::test]
async fn m8_after_an_unknown_outcome_nobody_else_is_asked() {
    let shop = TestShop::open().await;
    let far = stand_in(&shop);
    let first = account(&shop, "paystack", json!({ "name": "First" })).await;
    account(&shop, "paystack", json!({ "name": "Second" })).await;
    let session = text(&shop.session(json!({})).await, "id");
    far.lock().unwrap().broken = Some(CallError::NoAnswer);
    submit(&shop, &session, &[("method", "mobile_money"), ("phone", "0551234987")]).await;
    shop.later(HOUR).await;
    let payments = shop.payments(&session).await;
    assert_eq!((payments.len(), &payments[0]["status"]), (1, &json!("processing")), "{payments:?}");
    assert_eq!(payments[0]["processor_account"], first["id"], "and it stays there");
    let calls = far.lock().unwrap().asked.clone();
    assert_eq!(calls.iter().filter(|call| call.starts_with("POST")).count(), 1, "charged once: {calls:?}");
    assert!(shop.browse("/metrics").await.body.contains("kassa_payments_rerouted_total 0"));
    assert!(!shop.page(&session).await.body.contains("name=\"phone\""), "nobody is asked to pay again");
    far.lock().unwrap().broken = None;
    shop.close().await;
}

/// An order that nobody was shown takes no money, also where it is not known whether it was made.
#[tokio::test]
async fn an_order_that_nobody_was_shown_takes_no_money() {
    let shop = TestShop::open().await;
    let far = stand_in(&shop);
    account(&shop, "stripe", json!({})).await;
    far.lock().unwrap().broken = Some(CallError::NoAnswer);
    let failed = by_card(&shop, json!({})).await;
    assert_eq!((&failed["status"], &failed["failure_code"]), (&json!("failed"), &json!("not_charged")));
    far.lock().unwrap().broken = None;
    let session = text(&failed, "session");
    assert_eq!(submit(&shop, &session, &[("method", "card")]).await.status, 303);
    assert_eq!(shop.payments(&session).await.len(), 2);
    shop.later(MINUTE).await;
    shop.close().await;
}

/// What was begun at an account is carried through when it is switched off, and nothing new begins there.
#[tokio::test]
async fn a_disabled_account_takes_nothing_new_and_finishes_what_was_begun() {
    let shop = TestShop::open().await;
    let far = stand_in(&shop);
    let desk = super::far::Desk::open(&shop, "stripe").await;
    let off =
        shop.make(&format!("processor_accounts/{}", desk.account), json!({ "status": "disabled" })).await;
    assert_eq!(off["status"], "disabled");
    desk.pay(&shop, &far);
    assert_eq!(desk.tell(&shop, &desk.success(5000)).await.status, 200, "its notices are heard");
    assert_eq!(stands(&shop, &desk.payment).await.0, "succeeded");
    refund(&shop, json!({ "payment": desk.payment, "amount": 100 })).await;
    assert_eq!(payment(&shop, &desk.payment).await["amount_refunded"], 100, "and refunds go on");
    let (_, at_the_simulator) = paid(&shop, 5000).await;
    assert_eq!(payment(&shop, &at_the_simulator).await["processor"], "simulator", "nobody else is there");
    shop.make(&format!("processor_accounts/{}", desk.account), json!({ "status": "enabled" })).await;
    let again = by_card(&shop, json!({})).await;
    assert_eq!(again["processor"], "stripe");
    shop.later(MINUTE).await;
    shop.close().await;
}
