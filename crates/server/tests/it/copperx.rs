//! Copperx's document and its samples: sessions, the page, read back, webhooks, on the real router and store.

use kassa_domain::id::{Mode, Scope};
use kassa_domain::signature::hmac_sha256;
use kassa_domain::time::{HOUR, MINUTE};
use kassa_testshop::{PUBLIC_URL, Received, Reply, TestShop};
use serde_json::{Value, json};

const SESSIONS: &str = "/api/v1/checkout/sessions";
const ENDPOINTS: &str = "/api/v1/webhook-endpoints";
const HOOK: &str = "http://127.0.0.1:9/copperx";

/// A shop with a key of this dialect.
async fn open() -> (TestShop, String) {
    let shop = TestShop::open().await;
    let key = shop.key_of(shop.scope, "copperx").await;
    assert!(key.starts_with("pav1_"), "{key}");
    (shop, key)
}

async fn send(shop: &TestShop, key: &str, method: &str, path: &str, body: &str) -> Reply {
    shop.api_with(method, path, body, &[("authorization", &format!("Bearer {key}"))]).await
}

async fn post(shop: &TestShop, key: &str, path: &str, body: &Value) -> Reply {
    send(shop, key, "POST", path, &body.to_string()).await
}

async fn get(shop: &TestShop, key: &str, path: &str) -> Value {
    let reply = send(shop, key, "GET", path, "").await;
    assert_eq!(reply.status, 200, "{path}: {reply:?}");
    reply.json()
}

/// The body of the vendor's sample, in this currency and for this amount, with these fields besides.
fn order(currency: &str, amount: &str, more: Value) -> Value {
    let mut body = json!({
        "successUrl": "https://copperx.io/success?cid={CHECKOUT_SESSION_ID}",
        "cancelUrl": "https://copperx.io/cart",
        "lineItems": { "data": [{ "priceData": { "currency": currency, "unitAmount": amount,
            "productData": { "name": "Basic", "description": "For early stage projects" } } }] },
    });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    body
}

/// A session for 1 USDC, as in the vendor's sample, with these fields besides.
async fn session(shop: &TestShop, key: &str, more: Value) -> Value {
    let reply = post(shop, key, SESSIONS, &order("usdc", "100000000", more)).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    reply.json()
}

fn id(object: &Value) -> &str {
    object["id"].as_str().unwrap()
}

/// Follows the session's address to its page; the page's own id.
async fn page_of(shop: &TestShop, session: &Value) -> String {
    let path = session["url"].as_str().unwrap().strip_prefix(PUBLIC_URL).unwrap().to_owned();
    let led = shop.browse(&path).await;
    assert_eq!(led.status, 303, "{led:?}");
    led.header("location").strip_prefix("/checkout/").unwrap().to_owned()
}

/// A new endpoint for all events; its secret.
async fn endpoint(shop: &TestShop, key: &str, more: Value) -> (String, String) {
    let mut body = json!({ "url": HOOK, "events": ["*"] });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let reply = post(shop, key, ENDPOINTS, &body).await;
    assert_eq!((reply.status, reply.header("cache-control")), (201, "no-store"), "{reply:?}");
    let made = reply.json();
    (id(&made).to_owned(), made["secret"].as_str().unwrap().to_owned())
}

/// What a receiver does before it believes a webhook, as the vendor's page describes it.
fn verify(received: &Received, secret: &str) -> Value {
    let signature = hex::encode(hmac_sha256(secret.as_bytes(), &[received.body.as_bytes()]));
    assert_eq!(received.headers["x-webhook-signature"], signature, "{received:?}");
    let event = received.json();
    let is_uuid = |text: &str| text.len() == 36 && text.split('-').count() == 5;
    assert!(is_uuid(event["id"].as_str().unwrap()), "{event}");
    assert_eq!(event["apiVersion"], "2023-01-11");
    assert!(event["created"].as_i64().unwrap() > 1_000_000_000_000, "in milliseconds");
    event
}

/// What arrived, by its type.
fn heard(shop: &TestShop, secret: &str) -> Vec<(String, Value)> {
    let webhooks = shop.webhooks();
    let events = webhooks.iter().map(|received| verify(received, secret));
    events.map(|event| (event["type"].as_str().unwrap().to_owned(), event)).collect()
}

#[tokio::test]
async fn the_vendors_sample_is_created_paid_read_back_and_told() {
    let (shop, key) = open().await;
    let (_, secret) = endpoint(&shop, &key, json!({})).await;
    let made = session(&shop, &key, json!({ "metadata": { "cart": "7" } })).await;
    let uuid = id(&made).to_owned();
    assert_eq!(uuid.as_bytes()[14], b'4', "a version 4 UUID: {uuid}");
    assert_eq!(made["successUrl"], format!("https://copperx.io/success?cid={uuid}"));
    assert_eq!(made["url"], format!("{PUBLIC_URL}/payment/checkout-session/{uuid}"));
    assert_eq!((&made["amountTotal"], &made["currency"]), (&json!("100000000"), &json!("usdc")));
    assert_eq!(made["expiresAt"], "2027-01-15T09:00:00.000Z");
    assert_eq!((&made["status"], &made["paymentStatus"]), (&json!("open"), &json!("unpaid")));
    let intent = &made["paymentIntent"];
    assert_eq!(intent["status"], "requires_payment_method");
    let path = format!("{SESSIONS}/{uuid}");
    assert_eq!(get(&shop, &key, &path).await, made);
    assert_eq!(get(&shop, &key, &format!("{path}/status")).await, json!({ "status": "open" }));
    let page = page_of(&shop, &made).await;
    let text = shop.page(&page).await.body;
    assert!(
        text.contains("Basic") && text.contains("1.00") && text.contains("https://copperx.io/cart"),
        "{text}"
    );
    let paid = shop.pay_with(&page, &[]).await;
    assert_eq!(paid.header("location"), format!("https://copperx.io/success?cid={uuid}"));
    let after = get(&shop, &key, &path).await;
    assert_eq!((&after["status"], &after["paymentStatus"]), (&json!("complete"), &json!("paid")));
    assert_eq!(after["customerDetails"]["email"], "buyer@example.com");
    let succeeded = &after["paymentIntent"];
    assert_eq!((&succeeded["id"], &succeeded["amountReceived"]), (&intent["id"], &json!("100000000")));
    assert_eq!(get(&shop, &key, &format!("{path}/status")).await, json!({ "status": "complete" }));
    shop.settle_down().await;
    let told = heard(&shop, &secret);
    let [(kind, event)] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!((kind.as_str(), &event["object"]), ("checkout_session.completed", &json!("checkoutSession")));
    let object = &event["data"]["object"];
    assert_eq!((&object["id"], &object["paymentStatus"]), (&json!(uuid), &json!("paid")));
    assert_eq!(object["successUrl"], made["successUrl"]);
    assert_eq!(object["metadata"], json!({ "cart": "7" }));
    assert!(object.get("lineItems").is_none() && object.get("paymentIntent").is_none());
    shop.close().await;
}

#[tokio::test]
async fn every_try_of_a_webhook_carries_the_same_bytes_and_the_newest_secret_signs() {
    let (shop, key) = open().await;
    let (hook, secret) = endpoint(&shop, &key, json!({ "events": ["checkout_session.expired"] })).await;
    shop.receiver(HOOK, &[500, 500, 200]);
    session(&shop, &key, json!({})).await;
    shop.later(HOUR + MINUTE).await;
    let before = shop.webhooks();
    assert_eq!(before.len(), 2, "{before:?}");
    let first = verify(&before[0], &secret);
    assert_eq!(first["type"], "checkout_session.expired");
    assert_eq!(first["data"]["object"]["status"], "expired");
    assert!(before.iter().all(|one| !one.headers.contains_key("x-webhook-token")), "nobody asked for it");
    let path = format!("{ENDPOINTS}/{hook}");
    let rotated = post(&shop, &key, &format!("{path}/regenerate"), &json!({})).await.json();
    let newest = rotated["secret"].as_str().unwrap().to_owned();
    assert_ne!(newest, secret);
    let asked = send(&shop, &key, "PUT", &path, r#"{"sendToken":true}"#).await.json();
    assert_eq!((&asked["sendToken"], asked.get("secret")), (&json!(true), None));
    shop.later(HOUR).await;
    let after = shop.webhooks();
    assert_eq!(after.len(), 1, "{after:?}");
    assert_eq!(after[0].body, before[0].body);
    verify(&after[0], &newest);
    assert_eq!(after[0].headers["x-webhook-token"], newest);
    shop.close().await;
}

#[tokio::test]
async fn a_declined_card_leaves_the_session_open_for_another() {
    let (shop, key) = open().await;
    let made = session(&shop, &key, json!({})).await;
    let page = page_of(&shop, &made).await;
    shop.pay_with(&page, &[("card_number", "4000000000000002")]).await;
    let path = format!("{SESSIONS}/{}", id(&made));
    let open = get(&shop, &key, &path).await;
    assert_eq!((&open["status"], &open["paymentStatus"]), (&json!("open"), &json!("unpaid")));
    assert_eq!(open["paymentIntent"]["status"], "requires_payment_method");
    assert_eq!(shop.pay_with(&page, &[]).await.status, 303);
    assert_eq!(get(&shop, &key, &path).await["paymentStatus"], "paid");
    shop.close().await;
}

#[tokio::test]
async fn merchants_and_modes_never_meet() {
    let (shop, key) = open().await;
    let made = session(&shop, &key, json!({})).await;
    let customer = post(&shop, &key, "/api/v1/customers", &json!({ "email": "a@example.com" })).await.json();
    let (hook, _) = endpoint(&shop, &key, json!({})).await;
    shop.other_merchant().await;
    let theirs = shop.key_of(Scope { merchant: 2, mode: Mode::Test }, "copperx").await;
    let live = shop.key_of(Scope { merchant: 1, mode: Mode::Live }, "copperx").await;
    assert!(live.starts_with("pav1_live_"));
    for other in [&theirs, &live] {
        for (method, path) in [
            ("GET", format!("{SESSIONS}/{}", id(&made))),
            ("GET", format!("{SESSIONS}/{}/status", id(&made))),
            ("GET", format!("/api/v1/customers/{}", id(&customer))),
            ("GET", format!("{ENDPOINTS}/{hook}")),
            ("PUT", format!("{ENDPOINTS}/{hook}")),
            ("POST", format!("{ENDPOINTS}/{hook}/regenerate")),
            ("DELETE", format!("{ENDPOINTS}/{hook}")),
        ] {
            let body = if method == "GET" { "" } else { "{}" };
            let reply = send(&shop, other, method, &path, body).await;
            assert_eq!((reply.status, &reply.json()["error"]), (404, &json!("Not Found")), "{method} {path}");
        }
        assert_eq!(get(&shop, other, SESSIONS).await["data"], json!([]));
    }
    let stolen = order("usd", "100000000", json!({ "customerId": id(&customer) }));
    let reply = post(&shop, &theirs, SESSIONS, &stolen).await;
    let message = json!(["customerId names no customer that exists"]);
    assert_eq!((reply.status, &reply.json()["message"]), (400, &message));
    assert_eq!(get(&shop, &key, &format!("{ENDPOINTS}/{hook}")).await["events"], json!(["*"]));
    shop.close().await;
}

#[tokio::test]
async fn native_keys_and_those_of_this_api_see_the_same_sessions() {
    let (shop, key) = open().await;
    let made = session(&shop, &key, json!({ "clientReferenceId": "cart-7" })).await;
    let native = shop.session_now(id(&made)).await;
    assert_eq!((&native["amount"], &native["currency"]), (&json!(100_000_000), &json!("USDC")));
    assert_eq!(native["client_reference_id"], "cart-7");
    let raw = json!("https://copperx.io/success?cid={CHECKOUT_SESSION_ID}");
    assert_eq!(native["success_url"], raw, "what is kept is what was sent");
    let ours = get(&shop, &key, &format!("{SESSIONS}/{}", id(&native))).await;
    assert_eq!(ours, made, "under both names");
    let (product, price) =
        shop.sold("Shirt", 1_250, json!({ "description": "Blue", "unit_label": "piece" })).await;
    let lines = json!({ "lineItems": [{ "priceId": price, "quantity": 2 }] });
    let sold = session(&shop, &key, lines).await;
    assert_eq!((&sold["amountTotal"], &sold["currency"]), (&json!("2500000000"), &json!("ghs")));
    let line = &sold["lineItems"]["data"][0];
    assert_eq!((&line["quantity"], &line["amountTotal"]), (&json!(2), &json!("2500000000")));
    assert_eq!((&line["price"]["id"], &line["price"]["unitAmount"]), (&json!(price), &json!("1250000000")));
    let shown = &line["price"]["product"];
    assert_eq!(
        (&shown["id"], &shown["name"], &shown["unitLabel"]),
        (&json!(product), &json!("Shirt"), &json!("piece"))
    );
    let by_product = json!({ "lineItems": { "data": [{ "priceData": { "currency": "GHS", "unitAmount": 100_000_000,
        "productId": product } }] } });
    let by_product = session(&shop, &key, by_product).await;
    assert_eq!(by_product["lineItems"]["data"][0]["price"]["product"]["description"], "Blue");
    let natives = shop.session(json!({ "description": "Tea" })).await;
    let seen = get(&shop, &key, &format!("{SESSIONS}/{}", id(&natives))).await;
    assert_eq!((&seen["amountTotal"], &seen["currency"]), (&json!("5000000000"), &json!("ghs")));
    assert_eq!(seen["lineItems"]["data"][0]["price"]["product"]["name"], "Tea");
    assert_eq!(page_of(&shop, &seen).await, id(&natives));
    shop.close().await;
}

#[tokio::test]
async fn sessions_are_listed_by_page_status_and_customer() {
    let (shop, key) = open().await;
    let customer = json!({ "email": "ama@example.com", "name": "Ama", "customerReferenceId": "u_1",
        "address": { "line1": "1 Road", "city": "Accra", "country": "GH" } });
    let customer = post(&shop, &key, "/api/v1/customers", &customer).await;
    assert_eq!(customer.status, 201, "{customer:?}");
    let customer = customer.json();
    assert_eq!(
        (&customer["customerReferenceId"], &customer["address"]["city"]),
        (&json!("u_1"), &json!("Accra"))
    );
    assert_eq!(get(&shop, &key, &format!("/api/v1/customers/{}", id(&customer))).await, customer);
    assert_eq!(get(&shop, &key, "/api/v1/customers").await["data"], json!([customer]));
    let mut all = vec![];
    for place in 0..5 {
        let more = if place == 4 { json!({ "customerId": id(&customer) }) } else { json!({}) };
        all.push(id(&session(&shop, &key, more).await).to_owned());
        shop.set_clock(shop.now().plus(1));
    }
    all.reverse();
    let ids = |listed: &Value| -> Vec<String> {
        listed["data"].as_array().unwrap().iter().map(|one| id(one).to_owned()).collect()
    };
    for (page, expected, has_more) in
        [(1, &all[..2], true), (2, &all[2..4], true), (3, &all[4..], false), (4, &[], false)]
    {
        let listed = get(&shop, &key, &format!("{SESSIONS}?page={page}&limit=2")).await;
        assert_eq!(ids(&listed), expected, "page {page}");
        assert_eq!(listed["pagination"], json!({ "page": page, "limit": 2, "hasMore": has_more }));
    }
    let first = get(&shop, &key, &format!("{SESSIONS}/{}", all[4])).await;
    shop.pay_with(&page_of(&shop, &first).await, &[]).await;
    let listed = |query: &str| format!("{SESSIONS}?{query}");
    assert_eq!(ids(&get(&shop, &key, &listed("status=complete")).await), all[4..]);
    assert_eq!(ids(&get(&shop, &key, &listed("status=open")).await), all[..4]);
    let theirs = get(&shop, &key, &listed(&format!("customerId={}", id(&customer)))).await;
    assert_eq!(ids(&theirs), all[..1]);
    assert_eq!(theirs["data"][0]["customer"]["name"], "Ama");
    shop.close().await;
}

#[tokio::test]
async fn what_is_asked_is_prefilled_collected_and_shown() {
    let (shop, key) = open().await;
    let more = json!({ "nameCollection": true, "phoneNumberCollection": true, "billingAddressCollection": true,
        "customerCreation": "always", "submitType": "donate",
        "customerData": { "name": "Ada Lovelace", "email": "ada@example.com", "phone": "0551234987",
            "address": { "line1": "12 St James's Square", "city": "London", "postalCode": "SW1Y 4JH",
                "country": "GB" } },
        "customFields": [{ "key": "note", "label": "A note", "type": "text", "optional": true }],
        "afterCompletion": "hosted_confirmation", "afterCompletionConfirmMsg": "The book is on its way." });
    let made = session(&shop, &key, more).await;
    for field in ["nameCollection", "phoneNumberCollection", "billingAddressCollection"] {
        assert_eq!(made[field], true, "{field}");
    }
    assert_eq!((&made["submitType"], &made["customerCreation"]), (&json!("donate"), &json!("always")));
    assert_eq!(made["customerDetails"]["name"], "Ada Lovelace");
    let page = page_of(&shop, &made).await;
    let text = shop.page(&page).await.body;
    for part in
        ["Ada Lovelace", "ada@example.com", "0551234987", "12 St James", "London", "SW1Y 4JH", "A note"]
    {
        assert!(text.contains(part), "{part}");
    }
    let fields = [
        ("name", "Ada King"),
        ("contact_phone", "0551234987"),
        ("billing_name", "Ada King"),
        ("billing_country", "GB"),
        ("billing_line1", "12 St James's Square"),
        ("billing_city", "London"),
        ("billing_postal_code", "SW1Y 4JH"),
        ("custom_note", "Leave it at the door"),
    ];
    let paid = shop.pay_with(&page, &fields).await;
    assert_eq!(paid.header("location"), format!("/checkout/{page}"), "the buyer stays");
    assert!(shop.page(&page).await.body.contains("The book is on its way."));
    let after = get(&shop, &key, &format!("{SESSIONS}/{}", id(&made))).await;
    assert_eq!(after["customerDetails"]["name"], "Ada King");
    assert_eq!(after["billingDetails"]["address"]["postalCode"], "SW1Y 4JH");
    assert_eq!(after["customFields"][0]["value"], "Leave it at the door");
    assert_eq!(
        (&after["customer"]["name"], &after["customerId"]),
        (&json!("Ada King"), &after["customer"]["id"])
    );
    assert_eq!(after["afterCompletionConfirmMsg"], "The book is on its way.");
    shop.close().await;
}

#[tokio::test]
async fn a_default_promotion_code_is_applied_if_it_is_good_and_passed_over_if_not() {
    let (shop, key) = open().await;
    let coupon = shop.make_id("coupons", json!({ "percent_off": 25 })).await;
    shop.make_id("promotion_codes", json!({ "coupon": coupon, "code": "WELCOME" })).await;
    for field in ["promotionCode", "defaultPromotionCode"] {
        let made = session(&shop, &key, json!({ field: "welcome" })).await;
        assert_eq!(
            (&made["amountSubtotal"], &made["amountTotal"]),
            (&json!("100000000"), &json!("75000000"))
        );
        assert_eq!(made["promotionCode"], "WELCOME", "{made}");
        let made = session(&shop, &key, json!({ field: "NOBODYS" })).await;
        assert_eq!((&made["amountTotal"], &made["promotionCode"]), (&json!("100000000"), &json!(null)));
    }
    // A quarter of it is no amount that the token can express, so the discount is rounded to one that is.
    let fine = order("usdc", "1000", json!({ "promotionCode": "WELCOME" }));
    let fine = post(&shop, &key, SESSIONS, &fine).await.json();
    assert_eq!((&fine["amountTotal"], &fine["promotionCode"]), (&json!("700"), &json!("WELCOME")));
    let typed = session(&shop, &key, json!({ "allowPromotionCodes": true })).await;
    assert_eq!(typed["allowPromotionCodes"], true);
    let rate = json!({ "display_name": "VAT", "percentage": 15, "inclusive": false });
    let rate = shop.make_id("tax_rates", rate).await;
    let taxed = session(&shop, &key, json!({ "taxRateIds": [rate] })).await;
    assert_eq!((&taxed["amountSubtotal"], &taxed["amountTotal"]), (&json!("100000000"), &json!("115000000")));
    shop.close().await;
}

#[tokio::test]
async fn amounts_are_units_of_ten_to_the_minus_eight_whatever_the_currency() {
    let (shop, key) = open().await;
    for (code, sent, quantity, total) in [
        ("usdc", "100000000", 1, "100000000"),
        ("USDC", "150", 2, "300"),
        ("eth", "1", 1, "1"),
        ("wbtc", "99999999999999999", 1, "99999999999999999"),
        ("dai", "123456789", 3, "370370367"),
        ("usd", "100000000", 2, "200000000"),
        ("jpy", "100000000", 1, "100000000"),
        ("kwd", "100000", 1, "100000"),
    ] {
        let mut body = order(code, sent, json!({}));
        body["lineItems"]["data"][0]["quantity"] = json!(quantity);
        let reply = post(&shop, &key, SESSIONS, &body).await;
        assert_eq!(reply.status, 201, "{code}: {reply:?}");
        let made = reply.json();
        assert_eq!((&made["amountTotal"], &made["currency"]), (&json!(total), &json!(code.to_lowercase())));
        let price = &made["lineItems"]["data"][0]["price"];
        assert_eq!((&price["unitAmount"], &made["paymentIntent"]["amount"]), (&json!(sent), &json!(total)));
        let page = page_of(&shop, &made).await;
        assert_eq!(shop.pay_with(&page, &[]).await.status, 303, "{code}");
        let after = get(&shop, &key, &format!("{SESSIONS}/{}", id(&made))).await;
        assert_eq!(
            (&after["paymentStatus"], &after["paymentIntent"]["amountReceived"]),
            (&json!("paid"), &json!(total))
        );
    }
    for (code, sent, message) in [
        ("usdc", "150", "lineItems must come to a multiple of 100, because USDC has no smaller parts"),
        ("eurc", "1", "lineItems must come to a multiple of 100, because EURC has no smaller parts"),
        ("usd", "150", "lineItems.data[0].priceData.unitAmount must be a whole number of units of 10^-8"),
        ("usd", "1500000", "lineItems.data[0].priceData.unitAmount must be a multiple of 1000000"),
        ("jpy", "150000000", "lineItems.data[0].priceData.unitAmount must be a multiple of 100000000"),
        ("eth", "0", "lineItems.data[0].priceData.unitAmount must be a whole number"),
        ("eth", "100000000000000000", "lineItems.data[0].priceData.unitAmount must be a whole number"),
        ("doge", "1", "lineItems.data[0].priceData.currency must be the code of a currency"),
    ] {
        let reply = post(&shop, &key, SESSIONS, &order(code, sent, json!({}))).await;
        let found = reply.json()["message"][0].as_str().unwrap_or_default().to_owned();
        assert!(reply.status == 400 && found.starts_with(message), "{code} {sent}: {reply:?}");
    }
    shop.close().await;
}

#[tokio::test]
async fn a_subscription_begins_and_is_told_in_the_vendors_words() {
    let (shop, key) = open().await;
    let (_, secret) = endpoint(&shop, &key, json!({})).await;
    let price = json!({ "currency": "usd", "unitAmount": "990000000", "type": "recurring", "interval": "month",
        "intervalCount": 1, "productData": { "name": "Pro" } });
    let lines = json!({ "mode": "subscription", "lineItems": { "data": [{ "priceData": price }] } });
    let made = session(&shop, &key, lines).await;
    assert_eq!((&made["mode"], &made["subscriptionId"]), (&json!("subscription"), &json!(null)));
    let line = &made["lineItems"]["data"][0]["price"];
    assert_eq!((&line["type"], &line["interval"]), (&json!("recurring"), &json!("month")));
    let page = page_of(&shop, &made).await;
    assert_eq!(shop.pay_with(&page, &[]).await.status, 303);
    shop.settle_down().await;
    let told = heard(&shop, &secret);
    let mut kinds: Vec<&str> = told.iter().map(|(kind, _)| kind.as_str()).collect();
    kinds.sort_unstable();
    let expected = [
        "checkout_session.completed",
        "customer.subscription.created",
        "customer.subscription.started",
        "invoice.finalized",
        "invoice.paid",
    ];
    assert_eq!(kinds, expected);
    let of = |kind: &str| &told.iter().find(|(found, _)| found == kind).unwrap().1["data"]["object"];
    let started = of("customer.subscription.started");
    assert_eq!((&started["status"], &started["interval"]), (&json!("active"), &json!("month")));
    let completed = of("checkout_session.completed");
    assert_eq!(completed["subscriptionId"], started["id"]);
    assert_eq!(completed["customer"]["id"], started["customerId"]);
    let paid = of("invoice.paid");
    assert_eq!((&paid["amount"], &paid["subscriptionId"]), (&json!("990000000"), &started["id"]));
    let read = get(&shop, &key, &format!("/api/v1/subscriptions/{}", id(started))).await;
    assert_eq!((&read["id"], &read["status"]), (&started["id"], &json!("active")));
    shop.later(31 * 24 * HOUR).await;
    let renewed = heard(&shop, &secret);
    let kinds: Vec<&str> = renewed.iter().map(|(kind, _)| kind.as_str()).collect();
    assert_eq!(kinds, ["invoice.finalized", "invoice.paid"], "a renewal is no start");
    shop.close().await;
}

#[tokio::test]
async fn what_cannot_be_is_said_with_the_vendors_names() {
    let (shop, key) = open().await;
    let line = |item: Value| json!({ "lineItems": { "data": [item] } });
    let recurring = json!({ "priceData": { "currency": "usd", "unitAmount": "1000000", "type": "recurring",
        "interval": "month", "productData": { "name": "Pro" } } });
    for (more, message) in [
        (json!({ "successUrl": "javascript:alert(1)" }), "successUrl "),
        (json!({ "successUrl": "" }), "successUrl "),
        (json!({ "cancelUrl": "/cart" }), "cancelUrl "),
        (json!({ "expiresAt": "2020-01-01T00:00:00Z" }), "expiresAt must be in the future"),
        (json!({ "expiresAt": "2099-01-01T00:00:00Z" }), "expiresAt must be at most 30 days ahead"),
        (json!({ "customerId": "cus_nobody" }), "customerId names no customer that exists"),
        (json!({ "customerUpdate": { "name": "auto" } }), "customerUpdate "),
        (json!({ "customerCreation": "sometimes" }), "customerCreation must be one of if_required, always"),
        (json!({ "customerData": { "email": "nobody" } }), "customerData.email must be an e-mail address"),
        (json!({ "customerData": { "phone": "x" } }), "customerData.phone must be a phone number"),
        (json!({ "customerData": { "address": { "country": "XX" } } }), "customerData.address.country "),
        (json!({ "taxRateIds": ["txr_nobody"] }), "taxRateIds[0] names no tax rate that exists"),
        (json!({ "mode": "subscription" }), "lineItems must have an item with a recurring price"),
        (json!({ "lineItems": [] }), "lineItems must have at least one entry"),
        (line(json!({ "priceId": "price_nobody" })), "lineItems.data[0].priceId names no price that exists"),
        (line(recurring), "lineItems.data[0].priceData.type is charged again and again"),
        (line(json!({ "priceId": "price_1", "quantity": 0 })), "lineItems.data[0].priceId names no price"),
        (
            json!({ "afterCompletion": "hosted_confirmation", "afterCompletionConfirmMsg": " " }),
            "afterCompletionConfirmMsg must not be empty",
        ),
    ] {
        let reply = post(&shop, &key, SESSIONS, &order("usd", "100000000", more.clone())).await;
        let body = reply.json();
        assert_eq!((reply.status, &body["error"]), (400, &json!("Bad Request")), "{more}: {body}");
        assert!(body["message"][0].as_str().unwrap().starts_with(message), "{more}: {body}");
    }
    let reply = send(&shop, &key, "POST", SESSIONS, "not json").await;
    assert_eq!((reply.status, &reply.json()["statusCode"]), (400, &json!(400)));
    for wrong in ["pav1_test_nobody", "pav1_nobody"] {
        let reply = send(&shop, wrong, "GET", SESSIONS, "").await;
        let expected = json!({ "statusCode": 401, "message": "Unauthorized", "error": "Unauthorized" });
        assert_eq!((reply.status, reply.json()), (401, expected), "{wrong}");
    }
    let reply = send(&shop, &key, "DELETE", SESSIONS, "").await;
    assert_eq!((reply.status, reply.header("allow")), (405, "POST, GET"));
    assert_eq!(send(&shop, &key, "GET", "/api/v1/payment-links", "").await.status, 404);
    assert_eq!(get(&shop, &key, SESSIONS).await["data"], json!([]), "nothing was made");
    shop.close().await;
}

#[tokio::test]
async fn endpoints_are_made_changed_and_forgotten() {
    let (shop, key) = open().await;
    let events = json!(["checkout_session.completed", "invoice.payment_failed"]);
    let (hook, _) = endpoint(&shop, &key, json!({ "events": events, "description": "Shop" })).await;
    let path = format!("{ENDPOINTS}/{hook}");
    let read = get(&shop, &key, &path).await;
    assert_eq!(
        (&read["events"], &read["isActive"], &read["sendToken"]),
        (&events, &json!(true), &json!(false))
    );
    assert!(read.get("secret").is_none());
    let native = shop.get(&format!("/v1/webhook_endpoints/{hook}")).await.json();
    assert_eq!(
        (&native["dialect"], &native["enabled_events"][0]),
        (&json!("copperx"), &json!("checkout.session.completed"))
    );
    let changed =
        send(&shop, &key, "PUT", &path, r#"{"isActive":false,"events":["invoice.paid"]}"#).await.json();
    assert_eq!((&changed["isActive"], &changed["events"]), (&json!(false), &json!(["invoice.paid"])));
    assert_eq!(get(&shop, &key, ENDPOINTS).await["data"], json!([changed]));
    let gone = send(&shop, &key, "DELETE", &path, "").await;
    assert_eq!((gone.status, gone.json()), (200, json!({ "id": hook, "deleted": true })));
    assert_eq!(send(&shop, &key, "GET", &path, "").await.status, 404);
    let bad =
        post(&shop, &key, ENDPOINTS, &json!({ "url": HOOK, "events": ["checkout_session.canceled"] })).await;
    let message = bad.json()["message"][0].as_str().unwrap().to_owned();
    assert!(
        bad.status == 400 && message.starts_with("events[0] must be * or one of checkout_session.completed"),
        "{message}"
    );
    let bad = post(&shop, &key, ENDPOINTS, &json!({ "url": "ftp://a.example", "events": ["*"] })).await;
    assert!(bad.status == 400 && bad.json()["message"][0].as_str().unwrap().starts_with("url "), "{bad:?}");
    shop.close().await;
}

#[tokio::test]
async fn a_repeated_request_with_its_key_makes_one_session() {
    let (shop, key) = open().await;
    let bearer = format!("Bearer {key}");
    let body = order("eur", "2500000000", json!({})).to_string();
    let headers = [("authorization", bearer.as_str()), ("idempotency-key", "cart-7")];
    let first = shop.api_with("POST", SESSIONS, &body, &headers).await;
    let second = shop.api_with("POST", SESSIONS, &body, &headers).await;
    assert_eq!((first.status, second.status, &first.body), (201, 201, &second.body));
    assert_eq!(get(&shop, &key, SESSIONS).await["data"].as_array().unwrap().len(), 1);
    shop.close().await;
}
