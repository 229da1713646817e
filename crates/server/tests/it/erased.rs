//! Deleting a customer: what ends, what is erased and what stays, at the API, on the pages and in the rows; and who
//! comes at the same moment.

use crate::subscriptions::monthly;
use kassa_domain::Timestamp;
use kassa_domain::time::{DAY, HOUR, MINUTE};
use kassa_testshop::{PUBLIC_URL, TestShop};
use serde_json::{Value, json};
use std::sync::Arc;
use tokio::task::JoinSet;

/// Everything that says who somebody is.
const PERSONAL: [&str; 8] = [
    "ama@example.com",
    "Ama Mensah",
    "0244123456",
    "1 Ring Road",
    "u_1",
    "C0001234567",
    "Mensah Ltd",
    "likes tea",
];

fn text(value: &Value, field: &str) -> String {
    value[field].as_str().unwrap_or_else(|| panic!("no {field} in {value}")).to_owned()
}

/// A customer of whom everything is known, who has paid a session by a page that asks for all, and subscribes.
async fn known(shop: &TestShop) -> (String, Value) {
    let customer = json!({ "uid": "u_1", "email": "ama@example.com", "name": "Ama Mensah", "phone": "0244123456",
        "description": "likes tea", "metadata": { "nick": "likes tea" },
        "address": { "country": "GH", "city": "Accra", "line1": "1 Ring Road" },
        "shipping": { "name": "Ama Mensah", "address": { "country": "GH", "line1": "1 Ring Road" } } });
    let id = shop.make_id("customers", customer).await;
    let asks = json!({ "customer": id, "name_collection": { "individual": { "enabled": true },
        "business": { "enabled": true } }, "phone_number_collection": { "enabled": true },
        "tax_id_collection": { "enabled": true } });
    let session = text(&shop.session(asks).await, "id");
    let fields = [
        ("email", "ama@example.com"),
        ("name", "Ama Mensah"),
        ("business_name", "Mensah Ltd"),
        ("contact_phone", "0244123456"),
        ("tax_id_type", "gh_tin"),
        ("tax_id", "C0001234567"),
    ];
    assert_eq!(shop.pay_with(&session, &fields).await.status, 303);
    let begun = shop.subscription_session(monthly(5000), json!({ "customer": id })).await;
    assert_eq!(shop.pay_with(&begun, &[("email", "ama@example.com")]).await.status, 303);
    shop.settle_down().await;
    (id, shop.subscription_of(&begun).await)
}

async fn delete(shop: &TestShop, customer: &str) -> kassa_testshop::Reply {
    shop.api("DELETE", &format!("/v1/customers/{customer}"), "").await
}

#[tokio::test]
async fn what_is_known_of_a_deleted_customer_is_erased_and_the_money_stays() {
    let shop = TestShop::open().await;
    let (id, subscription) = known(&shop).await;
    let portal = shop.portal_of(&subscription).await;
    assert_eq!(shop.browse(&portal).await.status, 200);
    let open = text(&shop.session(json!({ "customer": id })).await, "id");
    let payments = |listed: Value| {
        let paid = |it: &Value| (it["id"].clone(), it["amount"].clone(), it["status"].clone());
        listed["data"].as_array().unwrap().iter().map(paid).collect::<Vec<_>>()
    };
    let at = |what: &str| format!("/v1/customers/{id}{what}");
    let before = payments(shop.get(&at("/payments")).await.json());
    shop.settle_down().await;
    let told = shop.events().await.len();

    let deleted = delete(&shop, &id).await;
    assert_eq!(
        (deleted.status, deleted.json()),
        (200, json!({ "id": id, "object": "customer", "deleted": true }))
    );
    shop.settle_down().await;
    let events = shop.events().await;
    assert_eq!(
        events[told..],
        ["customer.subscription.deleted", "checkout.session.expired", "customer.deleted"]
    );
    let again = delete(&shop, &id).await;
    assert_eq!((again.status, &again.body), (200, &deleted.body));
    shop.settle_down().await;
    assert_eq!(shop.events().await.len(), events.len(), "once");

    let left = shop.get(&at("")).await.json();
    assert_eq!((&left["deleted"], &left["id"]), (&json!(true), &json!(id)));
    assert!(left["deleted_at"].is_string() && left["created_at"].is_string(), "{left}");
    let known =
        shop.rows.texts("select body || coalesce(uid, '') || coalesce(email, '') from customers").await;
    let mut kept = known;
    for table in ["sessions", "attempts", "invoices", "subscriptions"] {
        kept.extend(shop.rows.texts(&format!("select body from {table}")).await);
    }
    kept.push(shop.get(&at("")).await.body);
    for list in ["/sessions", "/payments", "/entitlements"] {
        kept.push(shop.get(&at(list)).await.body);
    }
    kept.push(shop.get(&format!("/v1/invoices?customer={id}")).await.body);
    kept.push(shop.get(&format!("/v1/events/{}", last_event(&shop).await)).await.body);
    for one in PERSONAL {
        let found = kept.iter().find(|row| row.contains(one));
        assert_eq!(found, None, "{one} is still there");
    }
    assert_eq!(payments(shop.get(&at("/payments")).await.json()), before, "what was paid is known");
    assert_eq!(shop.fresh(&subscription).await["status"], "canceled");
    assert_eq!(shop.session_now(&open).await["status"], "expired");
    assert_eq!(shop.browse(&portal).await.status, 404);
    shop.later(400 * DAY).await;
    assert_eq!(payments(shop.get(&at("/payments")).await.json()), before, "nothing more is charged");
    shop.close().await;
}

/// The latest event.
async fn last_event(shop: &TestShop) -> String {
    text(&shop.get("/v1/events?limit=1").await.json()["data"][0], "id")
}

#[tokio::test]
async fn who_was_deleted_is_in_no_list_and_their_names_are_free() {
    let shop = TestShop::open().await;
    let mut ids = vec![];
    for n in 0..7 {
        shop.later(1000).await;
        let body = json!({ "uid": format!("u_{n}"), "email": "one@example.com" });
        ids.push(shop.make_id("customers", body).await);
    }
    for n in [1, 2, 3, 6] {
        assert_eq!(delete(&shop, &ids[n]).await.status, 200);
    }
    let listed = async |query: &str| {
        // Only this dialect reads lists upwards, too.
        let version = [("stripe-version", "2026-10-28.endive")];
        let reply = shop.api_with("GET", &format!("/v1/customers?{query}"), "", &version).await.json();
        let ids = reply["data"].as_array().unwrap().iter().map(|it| text(it, "id")).collect::<Vec<_>>();
        (ids, reply["has_more"].as_bool().unwrap())
    };
    let there = vec![ids[5].clone(), ids[4].clone(), ids[0].clone()];
    assert_eq!(listed("limit=10").await, (there.clone(), false));
    assert_eq!(listed("limit=3").await, (there.clone(), false));
    assert_eq!(listed("limit=2").await, (there[..2].to_vec(), true));
    assert_eq!(listed(&format!("limit=1&starting_after={}", ids[4])).await, (vec![ids[0].clone()], false));
    assert_eq!(listed(&format!("limit=2&starting_after={}", ids[6])).await.0, there[..2]);
    assert_eq!(listed(&format!("limit=1&ending_before={}", ids[0])).await, (vec![ids[4].clone()], true));
    assert_eq!(listed(&format!("limit=9&ending_before={}", ids[1])).await, (there[..2].to_vec(), false));
    assert_eq!(listed("email=one@example.com").await.0, there);
    assert_eq!(shop.get("/v1/customers?uid=u_1").await.json()["data"], json!([]));
    let again = shop.api("POST", "/v1/customers", r#"{"uid":"u_1","email":"one@example.com"}"#).await;
    assert_eq!(again.status, 201, "somebody else");
    assert_ne!(text(&again.json(), "id"), ids[1]);
    for (what, body) in [
        ("checkout/sessions", TestShop::order(json!({ "amount": 5, "customer": ids[1] }))),
        (
            "payments",
            json!({ "amount": 500, "currency": "GHS", "customer": ids[1],
            "payment_method": "mobile_money", "phone": "0244123456" }),
        ),
        ("billing_portal/sessions", json!({ "customer": ids[1] })),
    ] {
        let (status, _, param) = shop.refusal(what, &body).await;
        assert_eq!((status, param.as_deref()), (400, Some("customer")), "{what}");
    }
    assert_eq!(shop.refusal(&format!("customers/{}", ids[1]), &json!({ "name": "Ama" })).await.0, 404);
    assert_eq!(delete(&shop, "cus_nobody").await.status, 404);
    let bearer = format!("Bearer {}", shop.other_merchant().await);
    let path = format!("/v1/customers/{}", ids[0]);
    let theirs = shop.api_with("DELETE", &path, "", &[("authorization", &bearer)]).await;
    assert_eq!((theirs.status, shop.get(&path).await.json()["deleted"].clone()), (404, Value::Null));
    shop.close().await;
}

#[tokio::test]
async fn a_charge_under_way_holds_a_deletion_up() {
    let shop = TestShop::open().await;
    let (id, _) = known(&shop).await;
    let session = text(&shop.session(json!({ "customer": id })).await, "id");
    // The bank asks the buyer: the session is being paid until that is answered.
    shop.pay_card(&session, "4000000000003220").await;
    let busy = delete(&shop, &id).await;
    assert_eq!(busy.error(), (409, "customer_busy".to_owned(), None), "{busy:?}");
    let left = shop.get(&format!("/v1/customers/{id}")).await.json();
    assert_eq!((&left["email"], &left["deleted"]), (&json!("ama@example.com"), &Value::Null));
    let version = [("stripe-version", "2026-10-28.endive")];
    let path = format!("/v1/customers/{id}");
    let busy = shop.api_with("DELETE", &path, "", &version).await;
    assert_eq!((busy.status, busy.json()["error"]["code"].as_str()), (409, Some("customer_busy")));
    shop.later(HOUR).await;
    assert_eq!(delete(&shop, &id).await.status, 200, "nobody answered");
    shop.close().await;
}

/// A transfer was begun and arrives after the customer was deleted: it comes back, and then the session is erased.
#[tokio::test]
async fn money_that_arrives_late_comes_back_and_what_waits_for_it_is_erased_then() {
    let shop = TestShop::open().await;
    let id = shop.make_id("customers", json!({ "email": "ama@example.com" })).await;
    let session = text(&shop.session(json!({ "customer": id })).await, "id");
    shop.pay_transfer(&session, "ama@example.com").await;
    assert_eq!(delete(&shop, &id).await.status, 200);
    shop.later(40 * DAY).await;
    let charges = shop.book.charges().unwrap();
    let kept: i64 = charges.iter().map(|charge| charge.captured - charge.refunded).sum();
    assert_eq!(kept, 0, "{charges:?}");
    let bodies = shop.rows.texts("select body from sessions union all select body from attempts").await;
    assert!(bodies.iter().all(|body| !body.contains("ama@example.com")), "{bodies:?}");
    shop.close().await;
}

/// Money was held when the customer was deleted. It can still be captured; nobody has what it pays for, and until then
/// it is known who the buyer was. All of it under a test clock, which the job follows.
#[tokio::test]
async fn held_money_is_captured_after_a_deletion_and_gives_nobody_anything() {
    let shop = TestShop::open().await;
    shop.turn("PT0S").await;
    let (_, price) = shop.sold("Pass", 700, json!({ "tier": "pass" })).await;
    let id = shop.make_id("customers", json!({ "email": "ama@example.com" })).await;
    let order = json!({ "customer": id, "capture_method": "manual", "line_items": [{ "price": price }] });
    let session = text(&shop.ordered(order).await, "id");
    assert_eq!(shop.pay_with(&session, &[]).await.status, 303);
    let payment = text(&shop.payments(&session).await[0], "id");
    assert_eq!(delete(&shop, &id).await.status, 200);
    shop.settle_down().await;
    let known = async || {
        let bodies = shop.rows.texts("select body from sessions union all select body from attempts").await;
        bodies.iter().any(|body| body.contains("@example.com"))
    };
    assert!(known().await, "it is not over");
    assert_eq!(shop.api("POST", &format!("/v1/payments/{payment}/capture"), "").await.status, 200);
    shop.settle_down().await;
    assert_eq!(shop.session_now(&session).await["payment_status"], "paid");
    let has = shop.get(&format!("/v1/entitlements?customer={id}")).await.json();
    assert_eq!(has["active"], json!(false), "{has}");
    assert_eq!(shop.rows.texts("select id from grants where revoked_at is null").await, Vec::<String>::new());
    shop.turn("PT2H").await;
    assert!(!known().await);
    shop.close().await;
}

/// A renewal is due, a buyer pays in a tab, and two deletions come at the same moment.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_deletion_beside_charges_is_before_them_or_after_them() {
    let (mut deleted, mut refused) = (0, 0);
    for round in 0..16_u64 {
        let shop = Arc::new(TestShop::open().await);
        let (id, subscription) = known(&shop).await;
        let open = text(&shop.session(json!({ "customer": id })).await, "id");
        let page = Arc::new(shop.page(&open).await);
        shop.set_clock(Timestamp::parse(&text(&subscription, "current_period_end")).unwrap());
        let fresh = text(&shop.session(json!({ "customer": id })).await, "id");
        let fresh_page = Arc::new(shop.page(&fresh).await);
        let mut all = JoinSet::new();
        for page_of in [(Arc::clone(&page), open.clone()), (fresh_page, fresh.clone())] {
            let shop = Arc::clone(&shop);
            all.spawn(async move { drop(shop.pay_from(&page_of.0, &page_of.1, &[]).await) });
        }
        let engine = Arc::clone(&shop.engine);
        all.spawn(async move { engine.work_through().await.map(drop).unwrap() });
        for n in 0..2 {
            let (shop, id) = (Arc::clone(&shop), id.clone());
            all.spawn(async move {
                tokio::time::sleep(std::time::Duration::from_micros(300 * (round % 8) + n)).await;
                let status = delete(&shop, &id).await.status;
                assert!(matches!(status, 200 | 409), "{status}");
            });
        }
        all.join_all().await;
        shop.settle_down().await;
        match shop.get(&format!("/v1/customers/{id}")).await.json()["deleted"] == json!(true) {
            true => deleted += 1,
            false => {
                refused += 1;
                assert_eq!(delete(&shop, &id).await.status, 200, "nothing is under way any more");
            }
        }
        shop.later(2 * MINUTE).await;
        let events = shop.events().await;
        assert_eq!(events.iter().filter(|kind| *kind == "customer.deleted").count(), 1);
        let charges = shop.book.charges().unwrap();
        let taken: i64 = charges.iter().map(|charge| charge.captured - charge.refunded).sum();
        let sold = shop.get("/v1/payments?limit=100").await.json();
        let paid = sold["data"].as_array().unwrap().iter().filter(|it| it["status"] == "succeeded");
        let paid: i64 = paid.map(|it| it["amount"].as_i64().unwrap()).sum();
        assert_eq!(taken, paid, "what was taken is what was sold");
        let count = charges.len();
        shop.later(80 * DAY).await;
        assert_eq!(shop.book.charges().unwrap().len(), count, "nobody is charged after the deletion");
        Arc::into_inner(shop).unwrap().close().await;
    }
    assert_eq!(deleted + refused, 16);
    assert!(deleted > 0, "a deletion was never first");
}

#[tokio::test]
async fn receivers_are_told_of_a_deletion_in_their_dialect_without_who_it_was() {
    let shop = TestShop::open().await;
    let (id, _) = known(&shop).await;
    let native = "https://shop.example/native";
    let stripe = "https://shop.example/stripe";
    for (url, dialect) in [(native, "native"), (stripe, "stripe")] {
        let body = json!({ "url": url, "enabled_events": ["customer.deleted"], "dialect": dialect });
        shop.make("webhook_endpoints", body).await;
    }
    assert_eq!(delete(&shop, &id).await.status, 200);
    shop.settle_down().await;
    let heard = shop.webhooks();
    assert_eq!(heard.len(), 2, "{heard:?}");
    for received in heard {
        let event = received.json();
        assert_eq!(
            (&event["type"], &event["data"]["object"]["id"]),
            (&json!("customer.deleted"), &json!(id))
        );
        let said = event.to_string();
        assert!(PERSONAL.iter().all(|one| !said.contains(one)), "{said}");
        let whole = &event["data"]["object"];
        assert!(whole["email"].is_null() && whole["object"] == "customer", "{whole}");
    }
    let link = json!({ "customer": id, "return_url": format!("{PUBLIC_URL}/x") });
    assert_eq!(shop.refusal("billing_portal/sessions", &link).await.0, 400);
    shop.close().await;
}
