//! What a session asks of its buyer, the order that is paid once, and where the buyer ends.

use kassa_testshop::{Reply, TestShop};
use serde_json::{Value, json};
use std::sync::Arc;

async fn id_of(shop: &TestShop, more: Value) -> String {
    shop.session(more).await["id"].as_str().unwrap().to_owned()
}

/// A session that asks everything.
fn everything() -> Value {
    json!({
        "name_collection": { "individual": { "enabled": true }, "business": { "enabled": true, "optional": true } },
        "phone_number_collection": { "enabled": true },
        "tax_id_collection": { "enabled": true, "required": "if_supported" },
        "billing_address_collection": "required",
        "shipping_address_collection": { "allowed_countries": ["GB", "US", "GH"] },
        "consent_collection": { "terms_of_service": "required", "promotions": "auto",
            "terms_of_service_url": "https://shop.example/terms" },
        "custom_text": { "submit": { "message": "We ship on Monday" }, "shipping_address": { "message": "No boxes" },
            "terms_of_service_acceptance": { "message": "You agree to everything" } },
        "custom_fields": [
            { "key": "engraving", "label": { "type": "custom", "custom": "Engraving" }, "type": "text",
              "text": { "minimum_length": 2, "maximum_length": 5 } },
            { "key": "table", "label": "Table", "type": "numeric", "numeric": { "maximum_length": 3 } },
            { "key": "size", "label": "Size", "type": "dropdown", "dropdown": { "default_value": "m", "options":
              [{ "label": "Small", "value": "s" }, { "label": "Medium", "value": "m" }] } },
            { "key": "note", "label": "Note", "type": "text", "optional": true }],
        "submit_type": "book", "client_reference_id": "order-7",
    })
}

/// Everything that is asked, as it should be.
const SAID: [(&str, &str); 21] = [
    ("name", "Ama Mensah"),
    ("business_name", "Mensah Ltd"),
    ("contact_phone", "+233 24 412 3456"),
    ("tax_id_type", "gb_vat"),
    ("tax_id", "GB123456789"),
    ("billing_country", "US"),
    ("billing_name", "Ama Mensah"),
    ("billing_line1", "1 Main Street"),
    ("billing_city", "San Francisco"),
    ("billing_state", "CA"),
    ("billing_postal_code", "94103"),
    ("shipping_country", "GB"),
    ("shipping_name", "Kofi Mensah"),
    ("shipping_line1", "10 Downing Street"),
    ("shipping_city", "London"),
    ("shipping_postal_code", "SW1A 2AA"),
    ("consent_terms", "on"),
    ("consent_promotions", "on"),
    ("custom_engraving", "Ama"),
    ("custom_table", "042"),
    ("custom_size", "s"),
];

fn check_said(session: &Value) {
    let details = &session["customer_details"];
    let shown = (&details["name"], &details["phone"], &details["business_name"], &details["email"]);
    let expected =
        (&json!("Ama Mensah"), &json!("+233 24 412 3456"), &json!("Mensah Ltd"), &json!("buyer@example.com"));
    assert_eq!(shown, expected);
    assert_eq!(details["tax_ids"], json!([{ "type": "gb_vat", "value": "GB123456789" }]));
    assert_eq!(
        (&details["address"]["state"], &details["address"]["postal_code"]),
        (&json!("CA"), &json!("94103"))
    );
    let shipping = &session["collected_information"]["shipping_details"];
    assert_eq!((&shipping["name"], &shipping["address"]["city"]), (&json!("Kofi Mensah"), &json!("London")));
    assert_eq!(session["consent"], json!({ "terms_of_service": "accepted", "promotions": "opt_in" }));
    let fields = session["custom_fields"].as_array().unwrap();
    let values: Vec<&Value> =
        fields.iter().map(|field| &field[field["type"].as_str().unwrap()]["value"]).collect();
    assert_eq!(values, [&json!("Ama"), &json!("042"), &json!("s"), &json!(null)]);
    assert_eq!(
        (&session["submit_type"], &session["client_reference_id"]),
        (&json!("book"), &json!("order-7"))
    );
}

#[tokio::test]
async fn what_was_said_is_on_the_session_and_in_its_event() {
    let shop = TestShop::open().await;
    shop.endpoint("http://127.0.0.1:9/h", &["checkout.session.completed"]).await;
    let id = id_of(&shop, everything()).await;
    let page = shop.page(&id).await;
    for text in [
        "Engraving",
        "Table",
        "Medium",
        "Note",
        "We ship on Monday",
        "No boxes",
        "You agree to everything",
        "https://shop.example/terms",
        "Book",
    ] {
        assert!(page.body.contains(text), "{text}");
    }
    let paid = shop.pay_with(&id, &SAID).await;
    assert_eq!(paid.status, 303, "{paid:?}");
    check_said(&shop.session_now(&id).await);
    shop.settle_down().await;
    let told = shop.webhooks();
    check_said(&told[0].json()["data"]["object"]);
    shop.close().await;
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_its_field() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, everything()).await;
    let long = "x".repeat(201);
    for (field, wrong) in [
        ("name", ""),
        ("name", &*long),
        ("business_name", &*long),
        ("contact_phone", ""),
        ("contact_phone", "12"),
        ("contact_phone", "call me"),
        ("tax_id", ""),
        ("tax_id", "<b>"),
        ("tax_id_type", "xx_tax"),
        ("billing_country", ""),
        ("billing_country", "XX"),
        ("billing_line1", ""),
        ("billing_city", &*long),
        ("billing_state", ""),
        ("billing_state", "ZZ"),
        ("billing_postal_code", ""),
        ("billing_postal_code", "SW1A 2AA"),
        ("shipping_country", "FR"),
        ("shipping_country", ""),
        ("shipping_name", ""),
        ("shipping_postal_code", "12345"),
        ("consent_terms", ""),
        ("consent_terms", "yes"),
        ("custom_engraving", ""),
        ("custom_engraving", "A"),
        ("custom_engraving", "Amaama"),
        ("custom_table", "1234"),
        ("custom_table", "4a"),
        ("custom_table", "-1"),
        ("custom_table", "٣"),
        ("custom_size", ""),
        ("custom_size", "xl"),
        ("custom_note", &*"n".repeat(256)),
    ] {
        let mut fields: Vec<_> = SAID.into_iter().filter(|(name, _)| *name != field).collect();
        fields.push((field, wrong));
        let reply = shop.pay_with(&id, &fields).await;
        assert_eq!(reply.status, 422, "{field}={wrong}");
        assert!(reply.body.contains("aria-invalid=\"true\""), "{field}={wrong}");
        assert!(!reply.body.contains("4242424242424242"), "a card number is never sent back");
        if field != "name" && field != "billing_name" {
            assert!(reply.body.contains("Ama Mensah"), "what was typed is kept: {field}");
        }
    }
    assert!(shop.payments(&id).await.is_empty() && shop.calls() == 0, "nothing was charged");
    assert_eq!(shop.pay_with(&id, &SAID).await.status, 303);
    shop.close().await;
}

#[tokio::test]
async fn what_is_not_asked_is_not_taken() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({})).await;
    assert_eq!(shop.pay_with(&id, &SAID).await.status, 303);
    let session = shop.session_now(&id).await;
    let details = &session["customer_details"];
    let nothing = json!(null);
    assert_eq!((&details["name"], &details["address"], &details["phone"]), (&nothing, &nothing, &nothing));
    assert_eq!((&session["custom_fields"], &session["consent"]), (&json!([]), &nothing));
    shop.close().await;
}

#[tokio::test]
async fn the_fields_of_an_address_fit_its_country() {
    let shop = TestShop::open().await;
    let id = id_of(&shop, json!({ "billing_address_collection": "required" })).await;
    for (country, has, has_not) in [
        ("US", vec!["ZIP", "billing_state", "California"], vec!["Eircode"]),
        ("IE", vec!["Eircode"], vec!["California"]),
        ("GB", vec!["billing_postal_code"], vec!["billing_state"]),
        ("AE", vec!["billing_state"], vec!["billing_postal_code"]),
    ] {
        let page = shop.change(&id, &[("billing_country", country)]).await;
        assert_eq!(page.status, 200);
        has.iter().for_each(|text| assert!(page.body.contains(text), "{country}: {text}"));
        has_not.iter().for_each(|text| assert!(!page.body.contains(text), "{country}: {text}"));
    }
    shop.close().await;
}

#[tokio::test]
async fn the_button_says_what_it_does() {
    let shop = TestShop::open().await;
    for (kind, text) in [("pay", "Pay"), ("book", "Book"), ("donate", "Donate"), ("subscribe", "Subscribe")] {
        let session = shop.session(json!({ "submit_type": kind })).await;
        assert_eq!(session["submit_type"], kind);
        let page = shop.page(session["id"].as_str().unwrap()).await;
        let button =
            page.body.split("<button").any(|part| part.split("</button").next().unwrap().contains(text));
        assert!(button, "{kind}");
    }
    shop.close().await;
}

#[tokio::test]
async fn a_hosted_confirmation_keeps_the_buyer_here() {
    let shop = TestShop::open().await;
    let after = json!({ "type": "hosted_confirmation", "hosted_confirmation":
        { "custom_message": "See you on Monday <b>" } });
    let body = json!({ "amount": 5000, "currency": "GHS", "cancel_url": "https://shop.example/cart",
        "after_completion": after });
    let session = shop.make("checkout/sessions", body).await;
    assert_eq!((&session["success_url"], &session["after_completion"]), (&json!(null), &after));
    let id = session["id"].as_str().unwrap();
    assert!(!shop.page(id).await.body.contains("See you on Monday"), "only who has paid reads it");
    let paid = shop.pay_with(id, &[]).await;
    assert_eq!((paid.status, paid.header("location")), (303, &*format!("/checkout/{id}")));
    let page = shop.page(id).await;
    assert!(
        page.body.contains("See you on Monday &#60;b&#62;")
            || page.body.contains("See you on Monday &lt;b&gt;")
    );
    let waiting = shop.browse(&format!("/checkout/{id}?wait=1")).await;
    assert_eq!(waiting.header("location"), format!("/checkout/{id}"));
    shop.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_sessions_for_one_order_one_is_paid() {
    let shop = Arc::new(TestShop::open().await);
    for round in 0..5 {
        let key = json!({ "exclusive_key": format!("order-{round}") });
        let (mut ids, mut pages) = (vec![], vec![]);
        for _ in 0..10 {
            let id = id_of(&shop, key.clone()).await;
            pages.push(shop.page(&id).await);
            ids.push(id);
        }
        let mut all = tokio::task::JoinSet::new();
        for (id, page) in ids.clone().into_iter().zip(pages.clone()) {
            let shop = Arc::clone(&shop);
            all.spawn(async move { shop.pay_from(&page, &id, &[]).await });
        }
        let replies: Vec<Reply> = all.join_all().await;
        assert!(replies.iter().all(|reply| matches!(reply.status, 303 | 409)), "{replies:?}");
        shop.settle_down().await;
        let mut paid = 0;
        for (id, before) in ids.iter().zip(&pages) {
            if shop.session_now(id).await["status"] == "complete" {
                paid += 1;
                continue;
            }
            for told in [shop.page(id).await, shop.pay_from(before, id, &[]).await] {
                assert!(told.body.contains("This order has already been paid"), "{told:?}");
                assert!(!told.body.contains("name=\"card_number\""), "and asks for no card");
            }
            assert_eq!(shop.pay_from(before, id, &[]).await.status, 409, "nor takes one");
        }
        assert_eq!(paid, 1, "{round}");
    }
    let kept: i64 = shop.book.charges().unwrap().iter().map(|charge| charge.captured - charge.refunded).sum();
    assert_eq!(kept, 5 * 5000, "one charge for each order");
    Arc::into_inner(shop).unwrap().close().await;
}

#[tokio::test]
async fn an_order_that_is_being_paid_waits_and_one_that_was_declined_is_free() {
    let shop = TestShop::open().await;
    let key = json!({ "exclusive_key": "order-1" });
    let (first, second) = (id_of(&shop, key.clone()).await, id_of(&shop, key.clone()).await);
    let before = shop.page(&first).await;
    shop.pay_with(&first, &[("card_number", "4000002500003155")]).await;
    assert_eq!(shop.pay_with(&second, &[]).await.status, 409, "the first is being paid");
    shop.answer(&first, "action", "reject").await;
    assert_eq!(shop.pay_with(&second, &[]).await.status, 303, "and was declined");
    let told = shop.pay_from(&before, &first, &[]).await;
    assert!(matches!(told.status, 303 | 409), "{told:?}");
    assert!(shop.page(&first).await.body.contains("This order has already been paid"));
    let again = TestShop::order(json!({ "amount": 5000, "exclusive_key": "order-1" })).to_string();
    let refused = shop.api("POST", "/v1/checkout/sessions", &again).await;
    assert_eq!((refused.status, &refused.json()["error"]["code"]), (409, &json!("order_paid")));
    let bearer = format!("Bearer {}", shop.other_merchant().await);
    let body = TestShop::order(json!({ "amount": 5000, "exclusive_key": "order-1" })).to_string();
    let theirs = shop.api_with("POST", "/v1/checkout/sessions", &body, &[("authorization", &bearer)]).await;
    let theirs = theirs.json()["id"].as_str().unwrap().to_owned();
    let paid = shop.pay_with(&theirs, &[]).await;
    assert_eq!(paid.status, 303, "another merchant's order is another order");
    shop.api("POST", &format!("/v1/checkout/sessions/{first}/expire"), "").await;
    assert_eq!(shop.payments(&first).await.len(), 1, "the one that was declined");
    shop.close().await;
}

async fn refuse(shop: &TestShop, cases: Vec<(Value, String)>) {
    for (more, param) in cases {
        let mut body = TestShop::order(json!({ "amount": 5000 }));
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let (status, _, named) = shop.refusal("checkout/sessions", &body).await;
        assert_eq!((status, named.as_deref()), (400, Some(&*param)), "{more}");
    }
    assert_eq!(shop.get("/v1/checkout/sessions").await.json()["data"], json!([]), "nothing was made");
}

#[tokio::test]
async fn bad_custom_fields() {
    let shop = TestShop::open().await;
    let field = |more: Value| {
        let mut field = json!({ "key": "k", "label": "L", "type": "text" });
        field.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({ "custom_fields": [field] })
    };
    let options = |options: Value| field(json!({ "type": "dropdown", "dropdown": { "options": options } }));
    let one = json!({ "label": "A", "value": "a" });
    let many: Vec<Value> =
        (0..11).map(|n| json!({ "key": format!("k{n}"), "label": "L", "type": "text" })).collect();
    let path = |rest: &str| format!("custom_fields[0].{rest}");
    let plain = str::to_owned;
    let cases = vec![
        (json!({ "custom_fields": many }), plain("custom_fields")),
        (json!({ "custom_fields": [many[0], many[0]] }), plain("custom_fields[1].key")),
        (json!({ "custom_fields": {} }), plain("custom_fields")),
        (field(json!({ "key": "" })), path("key")),
        (field(json!({ "key": "a b" })), path("key")),
        (field(json!({ "key": "k".repeat(41) })), path("key")),
        (field(json!({ "key": null })), path("key")),
        (field(json!({ "label": null })), path("label")),
        (field(json!({ "label": "" })), path("label")),
        (field(json!({ "label": "l".repeat(51) })), path("label")),
        (field(json!({ "label": { "type": "custom" } })), path("label.custom")),
        (field(json!({ "type": null })), path("type")),
        (field(json!({ "type": "date" })), path("type")),
        (field(json!({ "numeric": {} })), path("numeric")),
        (field(json!({ "text": { "minimum_length": -1 } })), path("text.minimum_length")),
        (field(json!({ "text": { "maximum_length": 256 } })), path("text.maximum_length")),
        (field(json!({ "text": { "minimum_length": 5, "maximum_length": 4 } })), path("text.maximum_length")),
        (
            field(json!({ "text": { "maximum_length": 2, "default_value": "abc" } })),
            path("text.default_value"),
        ),
        (
            field(json!({ "type": "numeric", "numeric": { "default_value": "1.5" } })),
            path("numeric.default_value"),
        ),
        (field(json!({ "type": "dropdown" })), path("dropdown")),
        (options(json!([])), path("dropdown.options")),
        (options(json!([{}])), path("dropdown.options[0].label")),
        (options(json!([one, one])), path("dropdown.options[1].value")),
        (options(json!(vec![one.clone(); 201])), path("dropdown.options")),
    ];
    refuse(&shop, cases).await;
    shop.close().await;
}

#[tokio::test]
async fn bad_questions_to_the_buyer() {
    let shop = TestShop::open().await;
    let countries = |list: Value| json!({ "shipping_address_collection": { "allowed_countries": list } });
    let after = |more: Value| json!({ "after_completion": more });
    let plain = str::to_owned;
    let cases = vec![
        (countries(json!([])), plain("shipping_address_collection.allowed_countries")),
        (countries(json!(["gb"])), plain("shipping_address_collection.allowed_countries[0]")),
        (countries(json!(["GB", "GB"])), plain("shipping_address_collection.allowed_countries[1]")),
        (
            json!({ "shipping_address_collection": {} }),
            plain("shipping_address_collection.allowed_countries"),
        ),
        (json!({ "billing_address_collection": "always" }), plain("billing_address_collection")),
        (json!({ "phone_number_collection": {} }), plain("phone_number_collection.enabled")),
        (json!({ "name_collection": { "individual": {} } }), plain("name_collection.individual.enabled")),
        (json!({ "name_collection": { "x": {} } }), plain("name_collection.x")),
        (json!({ "tax_id_collection": { "enabled": 1 } }), plain("tax_id_collection.enabled")),
        (
            json!({ "tax_id_collection": { "enabled": true, "required": "yes" } }),
            plain("tax_id_collection.required"),
        ),
        (
            json!({ "consent_collection": { "terms_of_service": "x" } }),
            plain("consent_collection.terms_of_service"),
        ),
        (
            json!({ "consent_collection": { "terms_of_service_url": "javascript:x" } }),
            plain("consent_collection.terms_of_service_url"),
        ),
        (json!({ "custom_text": { "submit": {} } }), plain("custom_text.submit.message")),
        (
            json!({ "custom_text": { "submit": { "message": "m".repeat(1201) } } }),
            plain("custom_text.submit.message"),
        ),
        (json!({ "submit_type": "buy" }), plain("submit_type")),
        (json!({ "client_reference_id": "r".repeat(201) }), plain("client_reference_id")),
        (json!({ "client_reference_id": "" }), plain("client_reference_id")),
        (json!({ "exclusive_key": "k".repeat(201) }), plain("exclusive_key")),
        (json!({ "exclusive_key": "" }), plain("exclusive_key")),
        (after(json!({})), plain("after_completion.type")),
        (after(json!({ "type": "page" })), plain("after_completion.type")),
        (
            after(json!({ "type": "redirect", "hosted_confirmation": {} })),
            plain("after_completion.hosted_confirmation"),
        ),
        (
            after(json!({ "type": "hosted_confirmation", "hosted_confirmation": { "custom_message": "" } })),
            plain("after_completion.hosted_confirmation.custom_message"),
        ),
    ];
    refuse(&shop, cases).await;
    shop.close().await;
}

/// Where the invoice goes where the goods go, one address is asked for and is both; what is wrong with it is said once.
#[tokio::test]
async fn one_address_is_both() {
    let shop = TestShop::open().await;
    let asked = json!({ "billing_address_collection": "required",
        "shipping_address_collection": { "allowed_countries": ["GB", "GH"] } });
    let id = shop.session(asked).await["id"].as_str().unwrap().to_owned();
    let page = shop.page(&id).await.body;
    assert!(page.contains("id=\"billing_same\" name=\"billing_same\" value=\"on\" checked"), "{page}");
    let mut said = vec![
        ("billing_same", "on"),
        // What is hidden is sent along, and does not count.
        ("billing_country", "US"),
        ("billing_line1", "1 Main Street"),
        ("shipping_country", "GB"),
        ("shipping_name", "Kofi Mensah"),
        ("shipping_city", "London"),
        ("shipping_postal_code", "SW1A 2AA"),
    ];
    let wrong = shop.pay_with(&id, &said).await;
    assert_eq!(wrong.status, 422, "{wrong:?}");
    assert_eq!(wrong.body.matches("<li><a href=\"#").count(), 1, "{}", wrong.body);
    assert!(wrong.body.contains("href=\"#shipping_line1\""), "{}", wrong.body);
    said.push(("shipping_line1", "10 Downing Street"));
    assert_eq!(shop.pay_with(&id, &said).await.status, 303);
    let session = shop.session_now(&id).await;
    let ships = &session["collected_information"]["shipping_details"]["address"];
    assert_eq!(ships["line1"], "10 Downing Street");
    assert_eq!(&session["customer_details"]["address"], ships);
    shop.close().await;
}

/// A decline that the page's own script asked for is answered with the page, which says which field it is about, and
/// never holds the card; a browser that sends the form itself is led there.
#[tokio::test]
async fn a_decline_is_answered_into_the_page() {
    let shop = TestShop::open().await;
    for (number, field) in [
        ("4000000000000002", "card_number"),
        ("4000000000000127", "card_cvc"),
        ("4000000000000069", "card_exp"),
    ] {
        let id = shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
        let token = TestShop::field(&shop.page(&id).await, "token");
        let fields = [
            ("token", token.as_str()),
            ("email", "kofi@shop.example"),
            ("method", "card"),
            ("card_number", number),
            ("card_exp", "12 / 34"),
            ("card_cvc", "123"),
        ];
        let own = [("sec-fetch-site", "same-origin"), ("sec-fetch-dest", "empty")];
        let reply = shop.post_form_with(&format!("/checkout/{id}/pay"), &fields, &own).await;
        assert_eq!(reply.status, 402, "{reply:?}");
        assert!(reply.body.contains(&format!("data-field=\"{field}\"")), "{}", reply.body);
        assert!(
            reply.body.contains("value=\"kofi@shop.example\"") && !reply.body.contains(&number[8..]),
            "{field}"
        );
        let again = shop.pay_card(&id, number).await;
        assert_eq!(again.status, 303, "a browser is led to the page");
    }
    shop.close().await;
}
