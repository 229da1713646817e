//! Customers: the merchant's own ids, what is known of them and written to them, and what is listed under them.

use kassa_testshop::TestShop;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::Arc;

async fn id_of(shop: &TestShop, more: Value) -> String {
    shop.session(more).await["id"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_uid_is_one_customer_however_many_ask_at_once() {
    let shop = Arc::new(TestShop::open().await);
    let mut all = tokio::task::JoinSet::new();
    for n in 0..40 {
        let shop = Arc::clone(&shop);
        all.spawn(async move {
            if n % 2 == 0 {
                let body = json!({ "uid": "ama", "email": format!("a{n}@example.com") });
                let reply = shop.api("POST", "/v1/customers", &body.to_string()).await;
                assert!(matches!(reply.status, 200 | 201), "{reply:?}");
                reply.json()["id"].as_str().unwrap().to_owned()
            } else {
                let body = TestShop::order(json!({ "amount": 5, "customer": { "uid": "ama" } }));
                let reply = shop.api("POST", "/v1/checkout/sessions", &body.to_string()).await;
                assert_eq!(reply.status, 201, "{reply:?}");
                reply.json()["customer"].as_str().unwrap().to_owned()
            }
        });
    }
    let ids: BTreeSet<String> = all.join_all().await.into_iter().collect();
    assert_eq!(ids.len(), 1);
    let found = shop.get("/v1/customers?uid=ama").await.json();
    assert_eq!(found["data"].as_array().unwrap().len(), 1);
    Arc::into_inner(shop).unwrap().close().await;
}

#[tokio::test]
async fn a_customer_is_found_by_uid_and_changed() {
    let shop = TestShop::open().await;
    let body = json!({ "uid": "ama", "email": "ama@example.com", "name": "Ama", "phone": "0244123456",
        "description": "Likes books", "metadata": { "a": "1" },
        "address": { "country": "GH", "city": "Accra", "line1": "1 Ring Road" },
        "shipping": { "name": "Ama M.", "address": { "country": "GH", "city": "Kumasi", "line1": "2 High Street" } } });
    let made = shop.api("POST", "/v1/customers", &body.to_string()).await;
    assert_eq!(made.status, 201);
    let made = made.json();
    let id = made["id"].as_str().unwrap();
    assert_eq!(made["shipping"]["address"]["city"], "Kumasi");
    let again = json!({ "uid": "ama", "name": "Ama Mensah", "phone": null, "metadata": { "b": "2" } });
    let again = shop.api("POST", "/v1/customers", &again.to_string()).await;
    assert_eq!((again.status, again.json()["id"].as_str()), (200, Some(id)), "found, not made");
    let found = shop.get(&format!("/v1/customers/{id}")).await.json();
    let shown = (&found["name"], &found["phone"], &found["email"], &found["metadata"]);
    assert_eq!(
        shown,
        (&json!("Ama Mensah"), &json!(null), &json!("ama@example.com"), &json!({ "a": "1", "b": "2" }))
    );
    let kofi = shop.make_id("customers", json!({ "uid": "kofi" })).await;
    let taken = shop.refusal(&format!("customers/{kofi}"), &json!({ "uid": "ama" })).await;
    assert_eq!(taken, (409, "already_taken".to_owned(), Some("uid".to_owned())));
    let by_email = shop.get("/v1/customers?email=ama@example.com").await.json();
    assert_eq!(by_email["data"][0]["id"], json!(id));
    for query in ["uid=%25", "uid=am_", "email=%25", "uid=' OR 1=1"] {
        let query = query.replace(' ', "%20").replace('\'', "%27");
        assert_eq!(shop.get(&format!("/v1/customers?{query}")).await.json()["data"], json!([]), "{query}");
    }
    let live = kassa_domain::id::Scope { merchant: 1, mode: kassa_domain::id::Mode::Live };
    for key in [shop.other_merchant().await, shop.new_key(live).await] {
        let bearer = format!("Bearer {key}");
        let headers = [("authorization", &*bearer)];
        let theirs = shop.api_with("POST", "/v1/customers", "{\"uid\":\"ama\"}", &headers).await;
        assert_eq!((theirs.status, theirs.json()["email"].clone()), (201, json!(null)), "their own ama");
        for list in ["sessions", "payments", "entitlements"] {
            let path = |id: &str| format!("/v1/customers/{id}/{list}");
            let theirs = shop.api_with("GET", &path(id), "", &headers).await;
            let nothing = shop.api_with("GET", &path("cus_nothing"), "", &headers).await;
            assert_eq!((theirs.status, &theirs.body), (404, &nothing.body), "{list}");
        }
    }
    shop.close().await;
}

#[tokio::test]
async fn what_is_known_is_on_the_page_and_what_belongs_to_a_customer_is_listed() {
    let shop = TestShop::open().await;
    let address = json!({ "country": "GH", "city": "Accra", "line1": "1 Ring Road", "state": "AA" });
    let body =
        json!({ "uid": "ama", "email": "ama@example.com", "name": "Ama Mensah", "phone": "0244123456" });
    let customer = shop.make_id("customers", body).await;
    let changed = shop
        .api("POST", &format!("/v1/customers/{customer}"), &json!({ "address": address }).to_string())
        .await;
    assert!(matches!(changed.status, 200 | 400), "{changed:?}");
    let id = id_of(
        &shop,
        json!({ "customer": customer, "name_collection": { "individual": { "enabled": true } },
        "phone_number_collection": { "enabled": true } }),
    )
    .await;
    let page = shop.page(&id).await;
    for text in ["ama@example.com", "Ama Mensah", "0244123456"] {
        assert!(page.body.contains(text), "{text}");
    }
    let paid = shop.pay_with(&id, &[("name", "Ama"), ("contact_phone", "0244123456")]).await;
    assert_eq!(paid.status, 303);
    id_of(&shop, json!({})).await;
    let other = id_of(&shop, json!({ "customer": { "uid": "kofi" } })).await;
    let list = async |what: &str| shop.get(&format!("/v1/customers/{customer}/{what}")).await.json();
    let sessions = list("sessions").await;
    assert_eq!((sessions["data"].as_array().unwrap().len(), &sessions["data"][0]["id"]), (1, &json!(id)));
    let payments = list("payments").await;
    assert_eq!(
        (payments["data"].as_array().unwrap().len(), &payments["data"][0]["customer"]),
        (1, &json!(customer))
    );
    assert_eq!(list("entitlements").await["data"], json!([]));
    assert_ne!(shop.session_now(&other).await["customer"], json!(customer));
    assert_eq!(shop.get("/v1/customers/cus_x/sessions").await.status, 404);
    shop.close().await;
}

#[tokio::test]
async fn who_pays_becomes_a_customer_when_asked() {
    let shop = TestShop::open().await;
    let none = id_of(&shop, json!({ "customer_creation": "if_required" })).await;
    assert_eq!(shop.pay_with(&none, &[]).await.status, 303);
    assert_eq!(shop.session_now(&none).await["customer"], json!(null));
    let asked = json!({ "customer_creation": "always", "name_collection": { "individual": { "enabled": true },
        "business": { "enabled": true } }, "phone_number_collection": { "enabled": true },
        "tax_id_collection": { "enabled": true } });
    let id = id_of(&shop, asked).await;
    let fields = [
        ("name", "Ama Mensah"),
        ("business_name", "Mensah Ltd"),
        ("contact_phone", "0244123456"),
        ("tax_id_type", "gh_tin"),
        ("tax_id", "C0001234567"),
    ];
    assert_eq!(shop.pay_with(&id, &fields).await.status, 303);
    let session = shop.get(&format!("/v1/checkout/sessions/{id}?expand[]=customer")).await.json();
    let customer = &session["customer"];
    let shown = (&customer["name"], &customer["email"], &customer["phone"], &customer["business_name"]);
    let expected =
        (&json!("Ama Mensah"), &json!("buyer@example.com"), &json!("0244123456"), &json!("Mensah Ltd"));
    assert_eq!(shown, expected);
    assert_eq!(customer["tax_ids"], json!([{ "type": "gh_tin", "value": "C0001234567" }]));
    assert_eq!(shop.payments(&id).await[0]["customer"], customer["id"]);
    shop.close().await;
}

#[tokio::test]
async fn a_customer_is_updated_only_where_asked() {
    let shop = TestShop::open().await;
    let address = [
        ("billing_country", "GB"),
        ("billing_name", "B. Uyer"),
        ("billing_line1", "1 High Street"),
        ("billing_city", "London"),
        ("billing_postal_code", "SW1A 1AA"),
        ("name", "New Name"),
        ("shipping_country", "GB"),
        ("shipping_name", "S. Hip"),
        ("shipping_line1", "2 Low Street"),
        ("shipping_city", "Leeds"),
        ("shipping_postal_code", "LS1 1AA"),
    ];
    for (update, name, billing, shipping) in [
        (json!({}), "Old Name", json!(null), json!(null)),
        (json!({ "name": "never" }), "Old Name", json!(null), json!(null)),
        (json!({ "name": "auto" }), "New Name", json!(null), json!(null)),
        (json!({ "address": "auto", "shipping": "auto" }), "Old Name", json!("London"), json!("Leeds")),
    ] {
        let customer =
            shop.make_id("customers", json!({ "name": "Old Name", "email": "old@example.com" })).await;
        let asked = json!({ "customer": customer, "customer_update": update,
            "billing_address_collection": "required", "shipping_address_collection": { "allowed_countries": ["GB"] },
            "name_collection": { "individual": { "enabled": true } } });
        let id = id_of(&shop, asked).await;
        shop.pay_with(&id, &[&address[..], &[("card_number", "4000000000000002")]].concat()).await;
        let before = shop.get(&format!("/v1/customers/{customer}")).await.json();
        assert_eq!(before["name"], "Old Name", "nothing for a decline");
        assert_eq!(shop.pay_with(&id, &address).await.status, 303, "{update}");
        let found = shop.get(&format!("/v1/customers/{customer}")).await.json();
        let shown =
            (found["name"].as_str(), &found["address"]["city"], &found["shipping"]["address"]["city"]);
        assert_eq!(shown, (Some(name), &billing, &shipping), "{update}");
        assert_eq!(found["email"], "old@example.com");
    }
    shop.close().await;
}

#[tokio::test]
async fn bad_customers() {
    let shop = TestShop::open().await;
    for (body, param) in [
        (json!({ "uid": "" }), "uid"),
        (json!({ "uid": "u".repeat(201) }), "uid"),
        (json!({ "uid": "a\u{0}b" }), "uid"),
        (json!({ "uid": 5 }), "uid"),
        (json!({ "email": "nobody" }), "email"),
        (json!({ "phone": "12" }), "phone"),
        (json!({ "name": "n".repeat(201) }), "name"),
        (json!({ "description": "d".repeat(501) }), "description"),
        (json!({ "address": { "country": "gh" } }), "address.country"),
        (json!({ "address": { "country": "US", "state": "ZZ" } }), "address.state"),
        (json!({ "address": { "country": "US", "postal_code": "x" } }), "address.postal_code"),
        (json!({ "address": "Accra" }), "address"),
        (json!({ "address": { "street": "x" } }), "address.street"),
        (json!({ "shipping": { "name": "x" } }), "shipping.address"),
        (json!({ "shipping": { "address": { "country": "XX" } } }), "shipping.address.country"),
        (json!({ "metadata": 5 }), "metadata"),
        (json!({ "merchant": 2 }), "merchant"),
    ] {
        let (status, _, named) = shop.refusal("customers", &body).await;
        assert_eq!((status, named.as_deref()), (400, Some(param)), "{body}");
    }
    let customer = shop.make_id("customers", json!({})).await;
    for (more, param) in [
        (json!({ "customer": {} }), "customer.uid"),
        (json!({ "customer": { "uid": "" } }), "customer.uid"),
        (json!({ "customer": { "uid": "a", "email": "x" } }), "customer.email"),
        (json!({ "customer": { "uid": "a", "phone": "1" } }), "customer.phone"),
        (json!({ "customer": { "uid": "a", "x": "1" } }), "customer.x"),
        (json!({ "customer": 5 }), "customer"),
        (json!({ "customer": customer, "customer_creation": "always" }), "customer_creation"),
        (json!({ "customer_creation": "sometimes" }), "customer_creation"),
        (json!({ "customer_update": { "name": "auto" } }), "customer_update"),
        (json!({ "customer": customer, "customer_update": { "name": "yes" } }), "customer_update.name"),
    ] {
        let mut body = TestShop::order(json!({ "amount": 5 }));
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let (status, _, named) = shop.refusal("checkout/sessions", &body).await;
        assert_eq!((status, named.as_deref()), (400, Some(param)), "{more}");
    }
    shop.close().await;
}
