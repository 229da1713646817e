//! What a buyer's form says.

use super::{line, text};
use crate::traces::Traces;
use kassa_testshop::TestShop;
use serde_json::{Value, json};

/// A session with one line whose quantity the buyer may change.
async fn adjustable(shop: &TestShop, more: Value) -> String {
    let mut one = line(1500);
    one["adjustable_quantity"] = json!({ "enabled": true, "minimum": 1, "maximum": 9 });
    let mut body = json!({ "line_items": [one] });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    text(&shop.ordered(body).await, "id")
}

pub(super) async fn forged() -> String {
    let shop = TestShop::open().await;
    let forged = [
        "amount",
        "total",
        "price",
        "unit_amount",
        "amount_total",
        "currency",
        "discount",
        "tax",
        "line_items",
        "session",
        "coupon",
        "status",
        "payment_status",
        "paid",
        "processor",
        "account",
        "merchant",
    ];
    for field in forged {
        let id = text(&shop.session(json!({})).await, "id");
        let paid = shop.pay_with(&id, &[(field, "1")]).await;
        assert!(matches!(paid.status, 303 | 400), "{field}: {paid:?}");
        for payment in shop.payments(&id).await {
            assert_eq!((&payment["amount"], &payment["currency"]), (&json!(5000), &json!("GHS")), "{field}");
        }
    }
    assert!(
        shop.book.charges().unwrap().iter().all(|charge| charge.captured == 5000),
        "what the bank was asked"
    );
    assert!(!shop.book.charges().unwrap().is_empty());
    let id = adjustable(&shop, json!({})).await;
    let before = Traces::of(&shop).await;
    for total in ["1", "0", "-1500", "1500.0", "x", "9223372036854775808"] {
        let shown = shop.pay_with(&id, &[("shown_total", total)]).await;
        assert!(matches!(shown.status, 200 | 400 | 422), "{total}: {shown:?}");
    }
    before.unchanged(&shop, "a total that was not shown").await;
    for path in ["/v1/payments", "/v1/checkout/sessions"] {
        let body = json!({ "session": id, "amount": 1, "status": "succeeded" }).to_string();
        assert_eq!(shop.api("POST", path, &body).await.status, 400, "{path}");
    }
    assert_eq!(shop.pay_with(&id, &[]).await.status, 303);
    assert_eq!(shop.payments(&id).await[0]["amount"], 1500);
    shop.close().await;
    "ignored: the bank is asked for what the session says".to_owned()
}

pub(super) async fn exponents() -> String {
    let shop = TestShop::open().await;
    for (currency, whole, shown, never) in [
        ("JPY", 1000, "¥1,000", "¥10.00"),
        ("KRW", 50, "₩50", "0.50"),
        ("UGX", 5555, "UGX 5,555", "55.55"),
        ("KWD", 1235, "KWD 1.235", "12.35"),
        ("BHD", 5, "BHD 0.005", "0.05"),
        ("GHS", 1235, "GHS 12.35", "1.235"),
    ] {
        let body = TestShop::order(json!({ "amount": whole, "currency": currency }));
        let id = text(&shop.make("checkout/sessions", body).await, "id");
        let page = shop.page(&id).await.body;
        assert!(page.contains(shown) && !page.contains(never), "{currency}");
        assert_eq!(shop.pay_with(&id, &[]).await.status, 303, "{currency}");
        let charges = shop.book.charges().unwrap();
        assert!(charges.iter().any(|it| it.currency == currency && it.captured == whole), "{currency}");
    }
    for (currency, typed, taken) in [
        ("JPY", "1000", Some(1000)),
        ("JPY", "1000.0", None),
        ("JPY", "10.00", None),
        ("JPY", "1.000", None),
        ("KWD", "1.250", Some(1250)),
        ("KWD", "1.25", None),
        ("KWD", "1.2505", None),
        ("GHS", "12.35", Some(1235)),
        ("GHS", "12.350", None),
        ("GHS", "12.345", None),
    ] {
        let more = json!({ "custom_unit_amount": { "minimum": 1 }, "currency": currency });
        let id = text(&shop.ordered(more).await, "id");
        let reply = shop.change(&id, &[("custom_amount", typed)]).await;
        let stands = (reply.status, super::amount(&shop, &id).await);
        assert_eq!(stands, taken.map_or((422, 0), |taken| (200, taken)), "{currency} {typed}");
    }
    shop.close().await;
    "exact, as shown, as typed and at the bank".to_owned()
}

pub(super) async fn changed_late() -> String {
    let shop = TestShop::open().await;
    let id = adjustable(&shop, json!({ "allow_promotion_codes": true })).await;
    let coupon = shop.make_id("coupons", json!({ "percent_off": 99 })).await;
    shop.make("promotion_codes", json!({ "coupon": coupon, "code": "ALMOST" })).await;
    let token = TestShop::field(&shop.page(&id).await, "token");
    shop.pay_with(&id, &[("quantity_0", "9"), ("shown_total", "13500"), ("card_number", "4000002500003155")])
        .await;
    assert_eq!(shop.payments(&id).await[0]["status"], "pending");
    let path = format!("/checkout/{id}/update");
    for ended in [false, true] {
        if ended {
            shop.answer(&id, "action", "confirm").await;
            shop.settle_down().await;
        }
        let before = Traces::of(&shop).await;
        for (field, value) in [("quantity_0", "1"), ("promotion_code", "ALMOST"), ("remove_code", "1")] {
            let late = shop.post_form(&path, &[("token", &*token), (field, value)]).await;
            assert!(matches!(late.status, 303 | 409 | 422), "{field}: {late:?}");
        }
        for method in ["POST", "PATCH", "PUT"] {
            let reply = shop.api(method, &format!("/v1/checkout/sessions/{id}"), "{\"amount\":1}").await;
            // Of a session only its metadata can be changed, and that says so.
            assert!(matches!(reply.status, 400 | 404 | 405), "{method}: {reply:?}");
        }
        before.unchanged(&shop, "a change that comes too late").await;
    }
    assert_eq!(super::amount(&shop, &id).await, 13_500);
    shop.close().await;
    "the form is led back to the page, the API changes metadata only, and nothing changes".to_owned()
}

pub(super) async fn bounds() -> String {
    let shop = TestShop::open().await;
    let way = |amount: i64| {
        let fixed = json!({ "amount": amount });
        json!({ "shipping_rate_data": { "display_name": "Post", "fixed_amount": fixed } })
    };
    let mut extra = line(700);
    extra["quantity"] = json!(1);
    extra["adjustable_quantity"] = json!({ "enabled": true, "maximum": 2 });
    let more = json!({ "shipping_options": [way(100), way(300)], "optional_items": [extra] });
    let id = adjustable(&shop, more).await;
    let before = Traces::of(&shop).await;
    let total = super::amount(&shop, &id).await;
    for (field, values) in [
        (
            "quantity_0",
            ["-1", "0", "10", "1.5", "1e0", "9223372036854775808", "-9223372036854775808", "\u{661}"],
        ),
        ("shipping_option", ["-1", "2", "x", "0.0", "1e0", "18446744073709551616", "-0", "NaN"]),
    ] {
        for value in values {
            let changed = shop.change(&id, &[(field, value)]).await;
            assert_eq!(changed.status, 422, "{field} {value}: {changed:?}");
            let paid = shop.pay_with(&id, &[(field, value)]).await;
            assert_eq!(paid.status, 422, "{field} {value}: {paid:?}");
        }
    }
    // Fields of lines that are not there, and the same field twice.
    for fields in [
        vec![("quantity_1", "-1")],
        vec![("quantity_99", "5")],
        vec![("quantity_-1", "5")],
        vec![("optional_0", "-1")],
        vec![("optional_1", "1")],
        vec![("unit_amount_0", "1"), ("price_0", "1"), ("amount_0", "1")],
    ] {
        let changed = shop.change(&id, &fields).await;
        assert!(matches!(changed.status, 200 | 400 | 422), "{fields:?}: {changed:?}");
        assert_eq!(super::amount(&shop, &id).await, total, "{fields:?}");
    }
    let twice = shop.change(&id, &[("quantity_0", "9"), ("quantity_0", "1")]).await;
    assert!(matches!(twice.status, 200 | 400 | 422), "{twice:?}");
    let now = super::amount(&shop, &id).await;
    assert_eq!(now, total, "{twice:?}");
    before.unchanged(&shop, "what the form may not say").await;
    shop.close().await;
    "422 beside the field, or ignored, and the total stays".to_owned()
}

pub(super) async fn shrunk() -> String {
    let shop = TestShop::open().await;
    let coupon = shop.make_id("coupons", json!({ "amount_off": 1400, "currency": "GHS" })).await;
    let code = json!({ "coupon": coupon, "code": "BULK",
        "restrictions": { "minimum_amount": 6000, "minimum_amount_currency": "GHS" } });
    shop.make("promotion_codes", code).await;
    let id = adjustable(&shop, json!({ "allow_promotion_codes": true })).await;
    assert_eq!(shop.change(&id, &[("promotion_code", "BULK")]).await.status, 422, "too small for it");
    assert_eq!(shop.change(&id, &[("quantity_0", "4")]).await.status, 200);
    assert_eq!(shop.change(&id, &[("promotion_code", "BULK")]).await.status, 200);
    assert_eq!(super::amount(&shop, &id).await, 4600);
    let shrunk = shop.change(&id, &[("quantity_0", "1")]).await;
    assert_eq!((shrunk.status, super::amount(&shop, &id).await), (200, 1500), "without the discount");
    // The same in one form that pays.
    shop.change(&id, &[("quantity_0", "4")]).await;
    shop.change(&id, &[("promotion_code", "BULK")]).await;
    let reply = shop.pay_with(&id, &[("quantity_0", "1"), ("shown_total", "100")]).await;
    assert!(matches!(reply.status, 200 | 422), "{reply:?}");
    assert!(shop.payments(&id).await.is_empty(), "nothing is charged at a total that nobody may have");
    let paid = shop.pay_with(&id, &[]).await;
    assert_eq!(paid.status, 303, "{paid:?}");
    assert_eq!(shop.payments(&id).await[0]["amount"], 1500);
    shop.close().await;
    "the discount goes when the order is too small for it, and nothing is charged at its total".to_owned()
}

pub(super) async fn stale() -> String {
    let shop = TestShop::open().await;
    let id = adjustable(&shop, json!({})).await;
    let old = shop.page(&id).await;
    assert_eq!(shop.change(&id, &[("quantity_0", "9")]).await.status, 200);
    let before = Traces::of(&shop).await;
    for _ in 0..2 {
        let shown = shop.pay_from(&old, &id, &[]).await;
        assert_eq!(shown.status, 200, "{shown:?}");
        assert!(shown.body.contains("GHS 135.00"), "the total as it is now is shown");
    }
    before.unchanged(&shop, "the form of an older page").await;
    assert_eq!(shop.pay_with(&id, &[]).await.status, 303);
    assert_eq!(shop.payments(&id).await[0]["amount"], 13_500);
    shop.close().await;
    "nothing is charged, and the page shows the total as it is".to_owned()
}
