//! Discounts: what they take off, who may have them, and that nobody gets one more than there are.

use kassa_domain::time::{DAY, HOUR};
use kassa_testshop::{Reply, TestShop};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Many at once: what `each` answers for every session, in no order.
async fn all_at_once<F, T>(shop: &Arc<TestShop>, ids: &[String], each: F) -> Vec<T>
where
    F: Fn(Arc<TestShop>, String) -> std::pin::Pin<Box<dyn Future<Output = T> + Send>>,
    T: Send + 'static,
{
    let mut all = tokio::task::JoinSet::new();
    for id in ids {
        all.spawn(each(Arc::clone(shop), id.clone()));
    }
    all.join_all().await
}

async fn ids_of(shop: &TestShop, count: usize, more: Value) -> Vec<String> {
    let mut ids = vec![];
    for _ in 0..count {
        ids.push(shop.session(more.clone()).await["id"].as_str().unwrap().to_owned());
    }
    ids
}

async fn coupon(shop: &TestShop, more: Value) -> String {
    let mut body = json!({ "percent_off": 20 });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    shop.make_id("coupons", body).await
}

/// A code for a coupon of 20 %, with limits on the coupon and on the code.
async fn code(shop: &TestShop, code: &str, on_coupon: Value, on_code: Value) -> String {
    let coupon = coupon(shop, on_coupon).await;
    let mut body = json!({ "coupon": coupon, "code": code });
    body.as_object_mut().unwrap().extend(on_code.as_object().unwrap().clone());
    shop.make_id("promotion_codes", body).await
}

async fn redeemed(shop: &TestShop, what: &str, id: &str) -> (i64, bool) {
    let found = shop.get(&format!("/v1/{what}/{id}")).await.json();
    (found["times_redeemed"].as_i64().unwrap(), found["valid"] != false)
}

fn cannot(param: &str) -> (u16, String, Option<String>) {
    (400, "parameter_invalid".to_owned(), Some(param.to_owned()))
}

#[tokio::test]
async fn what_each_kind_of_coupon_takes_off() {
    let shop = TestShop::open().await;
    let (shirt, shirt_price) = shop.sold("Shirt", 3_333, json!({})).await;
    let (_, cap_price) = shop.sold("Cap", 100, json!({})).await;
    let lines = json!([{ "price": shirt_price, "quantity": 3 }, { "price": cap_price }]);
    for (coupon, discount) in [
        (json!({ "percent_off": 25 }), 2_525),
        (json!({ "percent_off": 12.5 }), 1_262),
        (json!({ "percent_off": 33.3333 }), 3_366),
        (json!({ "percent_off": 100 }), 10_099),
        (json!({ "percent_off": 0.01 }), 1),
        (json!({ "amount_off": 1, "currency": "GHS" }), 1),
        (json!({ "amount_off": 10_000, "currency": "GHS" }), 10_000),
        (json!({ "amount_off": 20_000, "currency": "GHS" }), 10_099),
        (json!({ "percent_off": 10, "duration": "repeating", "duration_in_months": 3 }), 1_010),
        (json!({ "percent_off": 10, "duration": "forever" }), 1_010),
        (json!({ "percent_off": 10, "applies_to": { "products": [shirt] } }), 1_000),
        (json!({ "amount_off": 20_000, "currency": "GHS", "applies_to": { "products": [shirt] } }), 9_999),
        (json!({ "percent_off": 10, "minimum_amount": 10_099, "minimum_amount_currency": "GHS" }), 1_010),
    ] {
        let id = shop.make_id("coupons", coupon.clone()).await;
        let session = shop.ordered(json!({ "line_items": lines, "discounts": [{ "coupon": id }] })).await;
        let shown = (&session["amount_subtotal"], &session["total_details"]["amount_discount"]);
        assert_eq!(shown, (&json!(10_099), &json!(discount)), "{coupon}");
        assert_eq!(session["amount"], json!(10_099 - discount), "{coupon}");
        assert_eq!(session["discounts"][0]["coupon"], json!(id));
        let summed = shop.summed(session["id"].as_str().unwrap()).await;
        if coupon.get("applies_to").is_some() {
            assert_eq!(summed["line_items"]["data"][1]["amount_discount"], 0, "{summed}");
        }
    }
    for coupon in [
        json!({ "amount_off": 100, "currency": "USD" }),
        json!({ "percent_off": 10, "minimum_amount": 10_100, "minimum_amount_currency": "GHS" }),
        json!({ "percent_off": 10, "minimum_amount": 1, "minimum_amount_currency": "USD" }),
    ] {
        let id = shop.make_id("coupons", coupon.clone()).await;
        let body = TestShop::order(json!({ "line_items": lines, "discounts": [{ "coupon": id }] }));
        assert_eq!(shop.refusal("checkout/sessions", &body).await, cannot("discounts[0].coupon"), "{coupon}");
    }
    let other = coupon(&shop, json!({ "applies_to": { "products": [shirt] } })).await;
    let body = TestShop::order(
        json!({ "line_items": [{ "price": cap_price }], "discounts": [{ "coupon": other }] }),
    );
    assert_eq!(shop.refusal("checkout/sessions", &body).await, cannot("discounts[0].coupon"));
    shop.close().await;
}

#[tokio::test]
async fn a_code_is_typed_removed_and_paid_with_on_the_page() {
    let shop = TestShop::open().await;
    let autumn = code(&shop, "AUTUMN", json!({ "name": "Autumn sale" }), json!({})).await;
    let id = ids_of(&shop, 1, json!({ "allow_promotion_codes": true })).await.remove(0);
    assert!(shop.page(&id).await.body.contains("name=\"promotion_code\""));
    let applied = shop.change(&id, &[("promotion_code", " autumn ")]).await;
    assert_eq!(applied.status, 200, "{applied:?}");
    for text in ["AUTUMN", "Autumn sale", "GHS 40.00", "GHS 50.00"] {
        assert!(applied.body.contains(text), "{text}");
    }
    let session = shop.summed(&id).await;
    assert_eq!((&session["amount"], &session["discounts"][0]["code"]), (&json!(4000), &json!("AUTUMN")));
    assert_eq!(session["discounts"][0]["promotion_code"], json!(autumn));
    let again = shop.change(&id, &[("promotion_code", "AUTUMN")]).await;
    assert_eq!((again.status, shop.session_now(&id).await["amount"].clone()), (200, json!(4000)));
    let removed = shop.change(&id, &[("remove_code", "1")]).await;
    assert_eq!((removed.status, shop.session_now(&id).await["amount"].clone()), (200, json!(5000)));
    assert_eq!(shop.session_now(&id).await["discounts"], json!([]));
    assert_eq!(redeemed(&shop, "promotion_codes", &autumn).await, (0, true));
    shop.change(&id, &[("promotion_code", "Autumn")]).await;
    let paid = shop.pay_with(&id, &[]).await;
    assert_eq!(paid.header("location"), format!("https://shop.example/success?session_id={id}"));
    assert_eq!(shop.payments(&id).await[0]["amount"], 4000);
    assert_eq!(redeemed(&shop, "promotion_codes", &autumn).await.0, 1);
    let none = ids_of(&shop, 1, json!({ "description": "No codes" })).await.remove(0);
    let ignored = shop.change(&none, &[("promotion_code", "AUTUMN")]).await;
    assert!(
        ignored.status < 500 && shop.session_now(&none).await["amount"] == 5000,
        "nobody asked for codes"
    );
    shop.close().await;
}

#[tokio::test]
async fn a_code_that_cannot_be_had_is_said_beside_its_field() {
    let shop = TestShop::open().await;
    let customer = shop.make_id("customers", json!({ "uid": "ama" })).await;
    let unknown = "This promotion code is not valid";
    code(&shop, "GONE", json!({}), json!({ "active": false })).await;
    code(&shop, "SHORT", json!({}), json!({ "expires_at": "2027-01-15T09:00:00Z" })).await;
    code(&shop, "EARLY", json!({ "redeem_by": "2027-01-15T09:00:00Z" }), json!({})).await;
    let big = json!({ "restrictions": { "minimum_amount": 5001, "minimum_amount_currency": "GHS" } });
    code(&shop, "LARGE", json!({}), big).await;
    code(&shop, "AMAS", json!({}), json!({ "customer": customer })).await;
    code(&shop, "USED", json!({}), json!({ "max_redemptions": 1 })).await;
    code(&shop, "DOLLARS", json!({ "percent_off": null, "amount_off": 5, "currency": "USD" }), json!({}))
        .await;
    let many = ids_of(&shop, 2, json!({ "allow_promotion_codes": true })).await;
    assert_eq!(shop.change(&many[1], &[("promotion_code", "USED")]).await.status, 200);
    shop.set_clock(shop.now().plus(HOUR + 1000));
    let id = &many[0];
    for (code, said) in [
        ("NOTHING", unknown),
        ("G%", unknown),
        ("' OR 1=1 --", unknown),
        ("<script>alert(1)</script>", unknown),
        ("GONE", unknown),
        ("SHORT", unknown),
        ("EARLY", unknown),
        ("LARGE", "too small for this promotion code"),
        ("AMAS", "is not for this order"),
        ("DOLLARS", "is not for this order"),
        ("USED", "reached its limit of uses"),
    ] {
        let refused = shop.change(id, &[("promotion_code", code)]).await;
        assert_eq!(refused.status, 422, "{code}: {refused:?}");
        assert!(refused.body.contains(said) && refused.body.contains("aria-invalid=\"true\""), "{code}");
        assert!(!refused.body.contains("<script>alert"), "{code}");
        let paid = shop.pay_with(id, &[("promotion_code", code)]).await;
        assert_eq!((paid.status, shop.session_now(id).await["amount"].clone()), (422, json!(5000)), "{code}");
    }
    assert!(shop.payments(id).await.is_empty(), "nothing was charged");
    shop.close().await;
}

#[tokio::test]
async fn who_types_a_code_into_the_payment_form_sees_the_new_total_first() {
    let shop = TestShop::open().await;
    code(&shop, "AUTUMN", json!({}), json!({})).await;
    let id = ids_of(&shop, 1, json!({ "allow_promotion_codes": true })).await.remove(0);
    let shown = shop.pay_with(&id, &[("promotion_code", "autumn")]).await;
    assert_eq!(shown.status, 200);
    assert!(
        shown.body.contains("GHS 40.00") && shop.payments(&id).await.is_empty(),
        "nothing is charged yet"
    );
    assert_eq!(shop.pay_with(&id, &[]).await.status, 303);
    assert_eq!(shop.payments(&id).await[0]["amount"], 4000);
    shop.close().await;
}

#[tokio::test]
async fn a_default_code_is_applied_if_valid_and_skipped_if_not() {
    let shop = TestShop::open().await;
    code(&shop, "AUTUMN", json!({ "max_redemptions": 1 }), json!({})).await;
    code(&shop, "GONE", json!({}), json!({ "active": false })).await;
    let large = json!({ "minimum_amount": 999_999, "minimum_amount_currency": "GHS" });
    code(&shop, "LARGE", large, json!({})).await;
    for default in ["NOTHING", "GONE", "LARGE", "", "%", "x y", &"A".repeat(300)] {
        let session = shop.session(json!({ "default_promotion_code": default })).await;
        assert_eq!((&session["amount"], &session["discounts"]), (&json!(5000), &json!([])), "{default}");
    }
    let session = shop.session(json!({ "default_promotion_code": "autumn" })).await;
    assert_eq!((&session["amount"], &session["discounts"][0]["code"]), (&json!(4000), &json!("AUTUMN")));
    let late =
        shop.session(json!({ "default_promotion_code": "AUTUMN", "allow_promotion_codes": true })).await;
    assert_eq!((&late["amount"], &late["discounts"]), (&json!(5000), &json!([])), "it is used up");
    shop.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fifty_sessions_race_for_one_redemption() {
    let shop = Arc::new(TestShop::open().await);
    let coupon = coupon(&shop, json!({ "max_redemptions": 1 })).await;
    let many: Vec<String> = (0..50).map(|n| n.to_string()).collect();
    let named = coupon.clone();
    let replies: Vec<Reply> = all_at_once(&shop, &many, move |shop, _| {
        let more = json!({ "amount": 5000, "discounts": [{ "coupon": named }] });
        let body = TestShop::order(more).to_string();
        Box::pin(async move { shop.api("POST", "/v1/checkout/sessions", &body).await })
    })
    .await;
    let (made, refused): (Vec<_>, Vec<_>) = replies.into_iter().partition(|reply| reply.status == 201);
    assert_eq!((made.len(), refused.len()), (1, 49));
    refused.iter().for_each(|reply| assert_eq!(reply.error(), cannot("discounts[0].coupon")));
    assert_eq!(redeemed(&shop, "coupons", &coupon).await, (0, false), "reserved, not redeemed");
    let id = made[0].json()["id"].as_str().unwrap().to_owned();
    assert_eq!(shop.pay_with(&id, &[]).await.status, 303);
    assert_eq!(redeemed(&shop, "coupons", &coupon).await, (1, false));
    Arc::into_inner(shop).unwrap().close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fifty_buyers_race_for_one_code_on_the_page() {
    let shop = Arc::new(TestShop::open().await);
    for limits in [(json!({ "max_redemptions": 1 }), json!({})), (json!({}), json!({ "max_redemptions": 1 }))]
    {
        let name = format!("ONE{}", limits.1.as_object().unwrap().len());
        let promotion = code(&shop, &name, limits.0, limits.1).await;
        let ids = ids_of(&shop, 50, json!({ "allow_promotion_codes": true })).await;
        let replies: Vec<Reply> = all_at_once(&shop, &ids, move |shop, id| {
            let name = name.clone();
            Box::pin(async move { shop.change(&id, &[("promotion_code", &name)]).await })
        })
        .await;
        let count = |status: u16| replies.iter().filter(|reply| reply.status == status).count();
        assert_eq!((count(200), count(422)), (1, 49));
        let mut holders = vec![];
        for id in &ids {
            let session = shop.session_now(id).await;
            if session["amount"] == 4000 {
                assert_eq!(session["discounts"][0]["promotion_code"], json!(promotion));
                holders.push(id);
            }
        }
        assert_eq!(holders.len(), 1);
        assert_eq!(shop.pay_with(holders[0], &[]).await.status, 303);
        assert_eq!(redeemed(&shop, "promotion_codes", &promotion).await.0, 1);
    }
    Arc::into_inner(shop).unwrap().close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_payments_race_for_the_last_of_two() {
    let shop = Arc::new(TestShop::open().await);
    let promotion = code(&shop, "TWO", json!({ "max_redemptions": 2 }), json!({})).await;
    let ids = ids_of(&shop, 20, json!({ "allow_promotion_codes": true })).await;
    let replies: Vec<(String, Reply)> = all_at_once(&shop, &ids, |shop, id| {
        Box::pin(async move {
            // The buyer knows what it will cost, and says so at once.
            let fields = [("promotion_code", "TWO"), ("shown_total", "4000")];
            let first = shop.pay_with(&id, &fields).await;
            if first.status != 200 {
                return (id, first);
            }
            let second = shop.pay_with(&id, &fields).await;
            (id, second)
        })
    })
    .await;
    let mut totals: BTreeMap<i64, usize> = BTreeMap::new();
    for (id, reply) in &replies {
        assert!(matches!(reply.status, 303 | 422), "{reply:?}");
        for payment in shop.payments(id).await {
            *totals.entry(payment["amount"].as_i64().unwrap()).or_default() += 1;
        }
    }
    assert_eq!(totals, BTreeMap::from([(4000, 2)]), "two at the lower total, and nobody else pays");
    assert_eq!(redeemed(&shop, "promotion_codes", &promotion).await.0, 2);
    Arc::into_inner(shop).unwrap().close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_customer_gets_no_more_than_one_may() {
    let shop = Arc::new(TestShop::open().await);
    let coupon = coupon(&shop, json!({ "max_redemptions_per_customer": 1 })).await;
    let many: Vec<String> = (0..20).map(|n| n.to_string()).collect();
    let named = coupon.clone();
    let replies: Vec<Reply> = all_at_once(&shop, &many, move |shop, n| {
        let uid = if n.len() == 1 { "ama" } else { "kofi" };
        let more = json!({ "amount": 5000, "customer": { "uid": uid }, "discounts": [{ "coupon": named }] });
        let body = TestShop::order(more).to_string();
        Box::pin(async move { shop.api("POST", "/v1/checkout/sessions", &body).await })
    })
    .await;
    let made = replies.iter().filter(|reply| reply.status == 201).count();
    assert_eq!(made, 2, "one for each of the two");
    replies
        .iter()
        .filter(|reply| reply.status != 201)
        .for_each(|reply| assert_eq!(reply.error(), cannot("discounts[0].coupon")));
    Arc::into_inner(shop).unwrap().close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_address_pays_with_a_discount_once_however_many_sessions_hold_it() {
    let shop = Arc::new(TestShop::open().await);
    let coupon = coupon(&shop, json!({ "max_redemptions_per_customer": 1 })).await;
    let ids = ids_of(&shop, 12, json!({ "discounts": [{ "coupon": coupon }] })).await;
    let replies: Vec<(String, Reply)> = all_at_once(&shop, &ids, |shop, id| {
        Box::pin(async move {
            let reply = shop.pay_with(&id, &[("email", "Same@Example.com")]).await;
            (id, reply)
        })
    })
    .await;
    let paid = replies.iter().filter(|(_, reply)| reply.status == 303).count();
    assert_eq!(paid, 1, "{replies:?}");
    for (id, reply) in replies.iter().filter(|(_, reply)| reply.status != 303) {
        assert_eq!(reply.status, 200, "shown again");
        assert!(
            reply.body.contains("GHS 50.00") && shop.payments(id).await.is_empty(),
            "and nothing is charged"
        );
        assert_eq!(shop.session_now(id).await["amount"], 5000);
    }
    assert_eq!(redeemed(&shop, "coupons", &coupon).await.0, 1);
    Arc::into_inner(shop).unwrap().close().await;
}

#[tokio::test]
async fn what_a_session_holds_is_given_back_exactly_once() {
    let shop = TestShop::open().await;
    let coupon = coupon(&shop, json!({ "max_redemptions": 1 })).await;
    let more = json!({ "discounts": [{ "coupon": coupon }], "expires_at": "2027-01-15T09:00:00Z" });
    let body = TestShop::order(json!({ "amount": 5000, "discounts": [{ "coupon": coupon }] }));
    let full = cannot("discounts[0].coupon");
    let first = ids_of(&shop, 1, more.clone()).await.remove(0);
    assert_eq!(shop.refusal("checkout/sessions", &body).await, full);
    let expire = format!("/v1/checkout/sessions/{first}/expire");
    assert_eq!(shop.api("POST", &expire, "").await.status, 200);
    let second = ids_of(&shop, 1, more.clone()).await.remove(0);
    assert_eq!(shop.api("POST", &expire, "").await.status, 409, "and it is not given back again");
    assert_eq!(shop.refusal("checkout/sessions", &body).await, full);
    shop.later(HOUR + 1000).await;
    assert_eq!(shop.session_now(&second).await["status"], "expired", "by time");
    assert_eq!(redeemed(&shop, "coupons", &coupon).await, (0, true));
    let third = shop.make("checkout/sessions", body.clone()).await["id"].as_str().unwrap().to_owned();
    assert_eq!(shop.refusal("checkout/sessions", &body).await, full);
    shop.pay_with(&third, &[("card_number", "4000000000000002")]).await;
    assert_eq!(redeemed(&shop, "coupons", &coupon).await, (0, false), "a decline keeps it");
    assert_eq!(shop.pay_with(&third, &[]).await.status, 303);
    assert_eq!(redeemed(&shop, "coupons", &coupon).await, (1, false));
    shop.later(2 * DAY).await;
    assert_eq!(shop.refusal("checkout/sessions", &body).await, full, "what was redeemed stays redeemed");
    shop.close().await;
}

#[tokio::test]
async fn nothing_is_redeemed_after_its_time() {
    let shop = TestShop::open().await;
    let coupon = coupon(&shop, json!({ "redeem_by": "2027-01-15T09:00:00Z", "max_redemptions": 1 })).await;
    let id = ids_of(&shop, 1, json!({ "discounts": [{ "coupon": coupon }] })).await.remove(0);
    shop.set_clock(shop.now().plus(HOUR + 1000));
    let shown = shop.pay_with(&id, &[]).await;
    assert_eq!(shown.status, 200, "shown again");
    assert!(
        shown.body.contains("GHS 50.00") && shop.payments(&id).await.is_empty(),
        "and nothing is charged"
    );
    let session = shop.session_now(&id).await;
    assert_eq!((&session["amount"], &session["discounts"]), (&json!(5000), &json!([])));
    assert_eq!(shop.pay_with(&id, &[]).await.status, 303);
    assert_eq!(shop.payments(&id).await[0]["amount"], 5000);
    assert_eq!(redeemed(&shop, "coupons", &coupon).await, (0, false));
    shop.close().await;
}

#[tokio::test]
async fn first_orders_only() {
    let shop = TestShop::open().await;
    let first = json!({ "restrictions": { "first_time_transaction": true } });
    let promotion = code(&shop, "FIRST", json!({}), first).await;
    let with = json!({ "amount": 5000, "customer": { "uid": "ama" },
        "discounts": [{ "promotion_code": promotion }] });
    let id = shop.ordered(with.clone()).await["id"].as_str().unwrap().to_owned();
    assert_eq!(shop.pay_with(&id, &[]).await.status, 303);
    let refused = shop.refusal("checkout/sessions", &TestShop::order(with)).await;
    assert_eq!(refused, cannot("discounts[0].promotion_code"));
    shop.close().await;
}

#[tokio::test]
async fn coupons_and_codes_are_read_listed_changed_and_deleted() {
    let shop = TestShop::open().await;
    let id = coupon(&shop, json!({ "name": "Sale", "metadata": { "a": "1" } })).await;
    let held = ids_of(&shop, 1, json!({ "discounts": [{ "coupon": id }] })).await.remove(0);
    let promotion = shop.make("promotion_codes", json!({ "coupon": id })).await;
    let made_up = promotion["code"].as_str().unwrap();
    assert!(made_up.len() >= 8, "a code is made up: {made_up}");
    let path = format!("coupons/{id}");
    let changed = shop.make(&path, json!({ "name": "Autumn", "metadata": { "b": "2" } })).await;
    assert_eq!((&changed["name"], &changed["percent_off"]), (&json!("Autumn"), &json!(20)));
    assert_eq!(changed["metadata"], json!({ "a": "1", "b": "2" }));
    assert_eq!(shop.refusal(&path, &json!({ "percent_off": 90 })).await.2.as_deref(), Some("percent_off"));
    let by_code = shop.get(&format!("/v1/promotion_codes?code={made_up}")).await.json();
    assert_eq!(by_code["data"][0]["id"], promotion["id"]);
    let by_coupon = shop.get(&format!("/v1/promotion_codes?coupon={id}&active=true")).await.json();
    assert_eq!(by_coupon["data"].as_array().unwrap().len(), 1);
    let code_path = format!("promotion_codes/{}", promotion["id"].as_str().unwrap());
    assert_eq!(shop.make(&code_path, json!({ "active": false })).await["active"], false);
    let twin = shop.make("promotion_codes", json!({ "coupon": id, "code": made_up })).await;
    let taken = (409, "already_taken".to_owned(), Some("code".to_owned()));
    let again = json!({ "coupon": id, "code": made_up.to_lowercase() });
    assert_eq!(shop.refusal("promotion_codes", &again).await, taken);
    assert_eq!(shop.refusal(&code_path, &json!({ "active": true })).await.2.as_deref(), Some("active"));
    assert_eq!(twin["code"], promotion["code"]);
    assert_eq!(shop.get("/v1/coupons").await.json()["data"].as_array().unwrap().len(), 1);
    let deleted = shop.api("DELETE", &format!("/v1/{path}"), "").await;
    assert_eq!((deleted.status, &deleted.json()["deleted"]), (200, &json!(true)));
    assert_eq!(shop.get(&format!("/v1/{path}")).await.status, 404);
    let body = TestShop::order(json!({ "amount": 5000, "discounts": [{ "coupon": id }] }));
    assert_eq!(shop.refusal("checkout/sessions", &body).await, cannot("discounts[0].coupon"));
    assert_eq!(shop.session_now(&held).await["amount"], 4000, "who holds it keeps it");
    assert_eq!(shop.pay_with(&held, &[]).await.status, 303);
    shop.close().await;
}

#[tokio::test]
async fn bad_coupons() {
    let shop = TestShop::open().await;
    let many: Vec<String> = (0..101).map(|n| format!("prod_{n}")).collect();
    for (body, param) in [
        (json!({}), "percent_off"),
        (json!({ "percent_off": 0 }), "percent_off"),
        (json!({ "percent_off": -1 }), "percent_off"),
        (json!({ "percent_off": 100.1 }), "percent_off"),
        (json!({ "percent_off": 1.23456 }), "percent_off"),
        (json!({ "percent_off": 20, "amount_off": 1 }), "percent_off"),
        (json!({ "percent_off": 20, "currency": "GHS" }), "currency"),
        (json!({ "amount_off": 5 }), "currency"),
        (json!({ "amount_off": 5, "currency": "ghs" }), "currency"),
        (json!({ "amount_off": 0, "currency": "GHS" }), "amount_off"),
        (json!({ "amount_off": -5, "currency": "GHS" }), "amount_off"),
        (json!({ "amount_off": 1.5, "currency": "GHS" }), "amount_off"),
        (json!({ "percent_off": 5, "duration": "always" }), "duration"),
        (json!({ "percent_off": 5, "duration": "repeating" }), "duration_in_months"),
        (json!({ "percent_off": 5, "duration": "repeating", "duration_in_months": 0 }), "duration_in_months"),
        (json!({ "percent_off": 5, "duration_in_months": 2 }), "duration_in_months"),
        (json!({ "percent_off": 5, "max_redemptions": 0 }), "max_redemptions"),
        (json!({ "percent_off": 5, "max_redemptions": -1 }), "max_redemptions"),
        (json!({ "percent_off": 5, "max_redemptions": 1.5 }), "max_redemptions"),
        (json!({ "percent_off": 5, "max_redemptions_per_customer": 0 }), "max_redemptions_per_customer"),
        (json!({ "percent_off": 5, "redeem_by": "2020-01-01T00:00:00Z" }), "redeem_by"),
        (json!({ "percent_off": 5, "redeem_by": 5 }), "redeem_by"),
        (json!({ "percent_off": 5, "minimum_amount": 5 }), "minimum_amount_currency"),
        (
            json!({ "percent_off": 5, "minimum_amount": 0, "minimum_amount_currency": "GHS" }),
            "minimum_amount",
        ),
        (json!({ "percent_off": 5, "minimum_amount_currency": "GHS" }), "minimum_amount_currency"),
        (json!({ "percent_off": 5, "applies_to": { "products": ["prod_x"] } }), "applies_to.products[0]"),
        (json!({ "percent_off": 5, "applies_to": {} }), "applies_to.products"),
        (json!({ "percent_off": 5, "applies_to": { "products": many } }), "applies_to.products"),
        (json!({ "percent_off": 5, "name": "n".repeat(41) }), "name"),
        (json!({ "percent_off": 5, "nmae": "n" }), "nmae"),
    ] {
        let (status, _, named) = shop.refusal("coupons", &body).await;
        assert_eq!((status, named.as_deref()), (400, Some(param)), "{body}");
    }
    shop.close().await;
}

#[tokio::test]
async fn bad_codes_and_discounts() {
    let shop = TestShop::open().await;
    let good = coupon(&shop, json!({})).await;
    for (body, param) in [
        (json!({}), "coupon"),
        (json!({ "coupon": "cpn_x" }), "coupon"),
        (json!({ "coupon": good, "code": "ab" }), "code"),
        (json!({ "coupon": good, "code": "A".repeat(41) }), "code"),
        (json!({ "coupon": good, "code": "A B C" }), "code"),
        (json!({ "coupon": good, "code": "ÄÖÜ" }), "code"),
        (json!({ "coupon": good, "customer": "cus_x" }), "customer"),
        (json!({ "coupon": good, "max_redemptions": 0 }), "max_redemptions"),
        (json!({ "coupon": good, "expires_at": "2020-01-01T00:00:00Z" }), "expires_at"),
        (
            json!({ "coupon": good, "restrictions": { "minimum_amount": 5 } }),
            "restrictions.minimum_amount_currency",
        ),
        (json!({ "coupon": good, "restrictions": { "x": 5 } }), "restrictions.x"),
        (json!({ "coupon": good, "promotion": { "type": "coupon", "coupon": good } }), "promotion"),
    ] {
        let (status, _, named) = shop.refusal("promotion_codes", &body).await;
        assert_eq!((status, named.as_deref()), (400, Some(param)), "{body}");
    }
    for (more, param) in [
        (json!({ "discounts": [{}] }), "discounts[0].coupon"),
        (json!({ "discounts": [{ "coupon": "cpn_x" }] }), "discounts[0].coupon"),
        (json!({ "discounts": [{ "promotion_code": "promo_x" }] }), "discounts[0].promotion_code"),
        (json!({ "discounts": [{ "coupon": good }, { "coupon": good }] }), "discounts"),
        (json!({ "discounts": [{ "coupon": good, "promotion_code": "x" }] }), "discounts[0].promotion_code"),
        (
            json!({ "discounts": [{ "coupon": good }], "allow_promotion_codes": true }),
            "allow_promotion_codes",
        ),
        (
            json!({ "discounts": [{ "coupon": good }], "default_promotion_code": "X" }),
            "default_promotion_code",
        ),
        (json!({ "discounts": { "coupon": good } }), "discounts"),
        (json!({ "allow_promotion_codes": "yes" }), "allow_promotion_codes"),
    ] {
        let mut body = TestShop::order(json!({ "amount": 5000 }));
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let (status, _, named) = shop.refusal("checkout/sessions", &body).await;
        assert_eq!((status, named.as_deref()), (400, Some(param)), "{more}");
    }
    assert_eq!(shop.get("/v1/checkout/sessions").await.json()["data"], json!([]), "nothing was made");
    shop.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn paying_and_expiring_at_once_has_one_outcome_for_the_coupon_too() {
    let shop = Arc::new(TestShop::open().await);
    for round in 0..10 {
        let coupon = coupon(&shop, json!({ "max_redemptions": 1 })).await;
        let id = ids_of(&shop, 1, json!({ "discounts": [{ "coupon": coupon }] })).await.remove(0);
        let (token, mut all) = (TestShop::field(&shop.page(&id).await, "token"), tokio::task::JoinSet::new());
        for n in 0..20 {
            let (shop, id, token) = (Arc::clone(&shop), id.clone(), token.clone());
            all.spawn(async move {
                match n % 2 {
                    0 => shop.pay_card_with(&id, &token, "4242424242424242").await.status,
                    _ => shop.api("POST", &format!("/v1/checkout/sessions/{id}/expire"), "").await.status,
                }
            });
        }
        assert!(all.join_all().await.iter().all(|status| *status < 500));
        shop.settle_down().await;
        let paid = match shop.session_now(&id).await["status"].as_str().unwrap() {
            "complete" => true,
            "expired" => false,
            other => panic!("{other}"),
        };
        assert_eq!(redeemed(&shop, "coupons", &coupon).await, (i64::from(paid), !paid), "{round}");
        let body = TestShop::order(json!({ "amount": 5000, "discounts": [{ "coupon": coupon }] }));
        let next = shop.api("POST", "/v1/checkout/sessions", &body.to_string()).await;
        assert_eq!(next.status, if paid { 400 } else { 201 }, "{round}");
        if !paid {
            assert_eq!(shop.refusal("checkout/sessions", &body).await.0, 400, "given back once, not twice");
        }
    }
    Arc::into_inner(shop).unwrap().close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_free_session_is_completed_once_however_often_it_is_submitted() {
    let shop = Arc::new(TestShop::open().await);
    let coupon = coupon(&shop, json!({ "percent_off": 100, "max_redemptions": 5 })).await;
    let id = ids_of(&shop, 1, json!({ "discounts": [{ "coupon": coupon }] })).await.remove(0);
    let token = TestShop::field(&shop.page(&id).await, "token");
    let mut all = tokio::task::JoinSet::new();
    for _ in 0..20 {
        let (shop, id, token) = (Arc::clone(&shop), id.clone(), token.clone());
        all.spawn(async move {
            let fields = [("token", &*token), ("email", "a@b.example"), ("shown_total", "0")];
            shop.post_form(&format!("/checkout/{id}/pay"), &fields).await.status
        });
    }
    assert!(all.join_all().await.iter().all(|status| *status == 303));
    assert_eq!(redeemed(&shop, "coupons", &coupon).await.0, 1);
    shop.settle_down().await;
    let events = shop.events().await;
    assert_eq!(events.iter().filter(|kind| *kind == "checkout.session.completed").count(), 1, "{events:?}");
    assert_eq!(shop.session_now(&id).await["payment_status"], "no_payment_required");
    Arc::into_inner(shop).unwrap().close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn typing_and_removing_at_once_leaves_nothing_behind() {
    let shop = Arc::new(TestShop::open().await);
    let promotion = code(&shop, "TEN", json!({ "max_redemptions": 3 }), json!({})).await;
    let ids = ids_of(&shop, 3, json!({ "allow_promotion_codes": true })).await;
    let mut all = tokio::task::JoinSet::new();
    for n in 0..30 {
        let (shop, id) = (Arc::clone(&shop), ids[n % 3].clone());
        let field = if n % 2 == 0 { ("promotion_code", "TEN") } else { ("remove_code", "1") };
        all.spawn(async move { shop.change(&id, &[field]).await.status });
    }
    assert!(all.join_all().await.iter().all(|status| *status < 500));
    for id in &ids {
        shop.change(id, &[("remove_code", "1")]).await;
        assert_eq!(shop.session_now(id).await["amount"], 5000);
    }
    let others = ids_of(&shop, 4, json!({ "allow_promotion_codes": true })).await;
    let mut taken = vec![];
    for id in &others {
        taken.push(shop.change(id, &[("promotion_code", "TEN")]).await.status);
    }
    assert_eq!(taken, [200, 200, 200, 422], "exactly the three are there again");
    assert_eq!(redeemed(&shop, "promotion_codes", &promotion).await.0, 0);
    Arc::into_inner(shop).unwrap().close().await;
}

#[tokio::test]
async fn a_code_can_make_the_order_free_and_its_removal_paid_again() {
    let shop = TestShop::open().await;
    code(&shop, "FREE", json!({ "percent_off": 100 }), json!({})).await;
    let id = ids_of(&shop, 1, json!({ "allow_promotion_codes": true })).await.remove(0);
    let free = shop.change(&id, &[("promotion_code", "FREE")]).await;
    assert!(free.status == 200 && !free.body.contains("name=\"card_number\""), "nothing is to be paid");
    let token = TestShop::field(&free, "token");
    let paid = shop.change(&id, &[("remove_code", "1")]).await;
    assert!(paid.status == 200 && paid.body.contains("name=\"card_number\""));
    let path = format!("/checkout/{id}/pay");
    let fields = [("token", &*token), ("email", "a@b.example"), ("shown_total", "0")];
    let stale = shop.post_form(&path, &fields).await;
    assert!(stale.status != 303 || stale.header("location").starts_with("/checkout/"), "{stale:?}");
    assert_eq!(shop.session_now(&id).await["status"], "open", "nobody gets it for nothing");
    let by_card = shop.pay_with(&id, &[("promotion_code", "FREE")]).await;
    assert_eq!((by_card.status, shop.payments(&id).await.len()), (200, 0), "the buyer looks again");
    assert_eq!(shop.post_form(&path, &fields).await.status, 303);
    assert_eq!(shop.session_now(&id).await["payment_status"], "no_payment_required");
    assert_eq!(shop.calls(), 0);
    shop.close().await;
}

#[tokio::test]
async fn a_customer_is_known_by_the_address_too() {
    let shop = TestShop::open().await;
    let coupon = coupon(&shop, json!({ "max_redemptions_per_customer": 1 })).await;
    let named = json!({ "customer": { "uid": "ama", "email": "ama@example.com" },
        "discounts": [{ "coupon": coupon }] });
    let first = ids_of(&shop, 1, named.clone()).await.remove(0);
    assert_eq!(shop.pay_with(&first, &[("email", "ama@example.com")]).await.status, 303);
    let again = ids_of(&shop, 1, json!({ "discounts": [{ "coupon": coupon }] })).await.remove(0);
    let shown = shop.pay_with(&again, &[("email", "AMA@example.com")]).await;
    assert_eq!((shown.status, shop.payments(&again).await.len()), (200, 0), "the same address: {shown:?}");
    let other = ids_of(&shop, 1, json!({ "discounts": [{ "coupon": coupon }] })).await.remove(0);
    assert_eq!(shop.pay_with(&other, &[("email", "kofi@example.com")]).await.status, 303);
    assert_eq!(redeemed(&shop, "coupons", &coupon).await.0, 2);
    shop.close().await;
}

#[tokio::test]
async fn whoever_guesses_codes_is_held_up() {
    let shop = TestShop::open().await;
    code(&shop, "SECRET-CODE", json!({}), json!({})).await;
    let id = shop.session(json!({ "allow_promotion_codes": true })).await["id"].as_str().unwrap().to_owned();
    let token = TestShop::field(&shop.page(&id).await, "token");
    let path = format!("/checkout/{id}/update");
    // The limit lets some through each second of real time, so as many are tried as it takes.
    let mut held_up = false;
    for guess in 0..20_000 {
        let typed = format!("GUESS-{guess}");
        let reply = shop.post_form(&path, &[("token", &*token), ("promotion_code", &*typed)]).await;
        assert!(matches!(reply.status, 422 | 429), "{reply:?}");
        held_up = reply.status == 429;
        if held_up {
            break;
        }
    }
    assert!(held_up, "nobody may try codes for ever");
    let reply = shop.change(&id, &[("promotion_code", "secret-code")]).await;
    assert_eq!(reply.status, 200, "a right code is no guess");
    shop.close().await;
}
