//! What is answered has exactly the shape that the OpenAPI document says, and the numbers add up.

mod paygate;
mod recurring;

use super::*;
use crate::native::{Native, ROUTES, openapi};
use kassa_domain::answer::More;
use kassa_domain::attempt::Attempt;
use kassa_domain::catalog::{Price, Product, SyncError, Synced, SyncedProduct};
use kassa_domain::customer::Customer;
use kassa_domain::dialect::{Dialect, Ending};
use kassa_domain::discount::{Coupon, PromotionCode};
use kassa_domain::entitlement::Entitlement;
use kassa_domain::event::{Event, EventBody, EventKind, Snapshot};
use kassa_domain::id::{CustomerId, EventId, SessionId};
use kassa_domain::query::{Expand, PageOf};
use kassa_domain::session::Session;
use kassa_domain::tax::TaxRate;
use kassa_domain::{Refusal, Timestamp};
use recurring::{every_invoice, every_link, every_offer, every_subscription, portal, subscribing};
use serde_json::{Value, json};

const AT: i64 = 1_781_697_000_123;

fn scope() -> Value {
    json!({ "merchant": 1, "mode": "test" })
}

fn of<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

/// A session that names nothing but an amount, as the first version of this program stored it.
fn plain() -> Session {
    of(json!({
        "id": "cs_abc", "scope": scope(), "status": "open", "amount": { "amount": 5000, "currency": "GHS" },
        "customer": null, "paid_by": null, "created_at": AT, "expires_at": AT + 86_400_000, "version": 1,
        "body": { "dialect": "native", "success_url": "https://a.example/{CHECKOUT_SESSION_ID}", "cancel_url": "",
            "methods": ["card"] },
    }))
}

fn cart() -> Value {
    json!({
        "lines": [
            { "id": "li_1", "price": "price_1", "product": "prod_1", "name": "Shirt", "unit": 2500,
              "quantity": 2, "adjustable": { "minimum": 1, "maximum": 10 }, "tier": "member",
              "period": { "interval": "month", "count": 1 }, "recurring": true },
            { "id": "li_2", "name": "Gift wrap", "unit": 300, "quantity": 0, "optional": 1 },
        ],
        "discount": { "coupon": "cpn_1", "promotion_code": "promo_1", "code": "SPRING", "name": "Spring",
            "off": { "percent": 125_000 }, "duration": "once" },
        "promotion_codes": true,
        "taxes": [{ "rate": "txr_1", "name": "VAT", "percent": 190_000, "inclusive": true, "country": "DE" }],
        "tax_by_address": true, "place": { "country": "DE" },
        "shipping": [{ "id": "shr_1", "name": "Post", "amount": 490, "days": [2, 4],
            "tax_behavior": "inclusive" }],
    })
}

fn asked() -> Value {
    json!({
        "name": "optional", "phone": "required", "business_name": "required", "tax_id": "required",
        "billing_address": true, "shipping_countries": ["DE"], "terms": true, "promotions": true,
        "submit_message": "Hello",
        "custom_fields": [
            { "key": "size", "label": "Size", "optional": false,
              "kind": { "dropdown": [{ "label": "Small", "value": "s" }] } },
            { "key": "note", "label": "Note", "optional": true,
              "kind": { "text": { "minimum": 0, "maximum": 20 } } },
            { "key": "age", "label": "Age", "optional": true,
              "kind": { "numeric": { "minimum": 1, "maximum": 255 } } },
        ],
    })
}

fn said() -> Value {
    json!({
        "name": "Ama", "phone": "+233551234987", "business_name": "Mensah Ltd",
        "tax_id": { "kind": "eu_vat", "value": "DE123" },
        "billing": { "line1": "1 Street", "country": "DE" },
        "shipping": { "name": "Kofi", "city": "Berlin", "country": "DE" },
        "custom": { "size": "s" }, "terms": true, "promotions": false,
    })
}

/// A session that uses everything.
fn full() -> Session {
    of(json!({
        "id": "cs_full", "scope": scope(), "status": "complete", "amount": { "amount": 4865, "currency": "EUR" },
        "customer": "cus_1", "paid_by": "pay_1", "created_at": AT, "expires_at": AT, "version": 3,
        "body": {
            "dialect": "native", "success_url": "", "cancel_url": "", "methods": ["card", "mobile_money"],
            "tier": "member", "client_reference_id": "cart-77", "exclusive_key": "order-1042",
            "submit_type": "book", "after_completion": { "confirmation": "Thanks" }, "creates_customer": true,
            "branding": { "background": "#1b2a4a", "ink": "#ffffff", "logo_url": "https://a.example/l.svg" },
            "customer_update": { "address": true, "name": false, "shipping": true },
            "customer_email": "a@b.example",
            "cart": cart(),
            "collect": asked(),
            "collected": said(),
        },
    }))
}

fn customer() -> Customer {
    of(json!({
        "id": "cus_1", "scope": scope(), "uid": "u_123", "email": "a@b.example", "created_at": AT, "version": 1,
        "body": { "name": "Ama", "address": { "country": "GH" }, "shipping": { "name": "Kofi" },
            "tax_id": { "kind": "eu_vat", "value": "DE123" }, "metadata": { "n": 7 } },
    }))
}

fn paid() -> Attempt {
    of(json!({
        "id": "pay_1", "scope": scope(), "session": "cs_full", "status": "succeeded",
        "amount": { "amount": 4865, "currency": "EUR" }, "customer": "cus_1", "method": "card",
        "processor": "simulator", "created_at": AT, "version": 1,
        "body": { "instrument": { "type": "card", "brand": "visa", "last4": "4242" },
            "state": kassa_domain::processor::State::default(), "updated_at": AT },
    }))
}

fn product() -> Product {
    of(json!({
        "id": "prod_1", "scope": scope(), "tier": "member", "active": true, "created_at": AT, "version": 1,
        "body": { "name": "Membership", "images": ["https://a.example/i.png"], "updated_at": AT },
    }))
}

fn price() -> Price {
    of(json!({
        "id": "price_1", "scope": scope(), "product": "prod_1", "currency": "INR", "active": true,
        "lookup_key": "monthly", "created_at": AT, "version": 1,
        "body": { "unit": { "fixed": 19900 }, "charging": "recurring",
            "period": { "interval": "month", "count": 1 },
            "currency_options": { "USD": { "unit": { "custom": { "minimum": 1, "maximum": 9 } } } },
            "region": "IN", "updated_at": AT },
    }))
}

fn coupon() -> Coupon {
    of(json!({
        "id": "cpn_1", "scope": scope(), "active": true, "max_redemptions": 3, "taken": 2, "redeemed": 1,
        "created_at": AT, "version": 1,
        "body": { "off": { "percent": 125_001 }, "duration": { "repeating": 3 }, "products": ["prod_1"],
            "minimum": { "amount": 2000, "currency": "GHS" } },
    }))
}

fn code() -> PromotionCode {
    of(json!({
        "id": "promo_1", "scope": scope(), "code": "SPRING", "coupon": "cpn_1", "active": true,
        "max_redemptions": null, "taken": 0, "redeemed": 0, "created_at": AT, "version": 1,
        "body": { "customer": "cus_1", "expires_at": AT },
    }))
}

fn rate() -> TaxRate {
    of(json!({
        "id": "txr_1", "scope": scope(), "active": true, "country": "DE", "created_at": AT, "version": 1,
        "body": { "display_name": "VAT", "percentage": 190_000, "inclusive": true },
    }))
}

fn entitled() -> Entitlement {
    of(json!({
        "scope": scope(), "customer": "cus_1", "tier": "member", "status": "active", "expires_at": AT + 1,
        "revision": 4, "grant": "gr_1", "created_at": AT, "version": 9,
    }))
}

fn reply(call: &Call, answer: &Answer) -> (http::response::Parts, Value) {
    let (parts, body) = Native::new("https://pay.example").reply(&ROUTES[0], call, Ok(answer)).into_parts();
    let value = serde_json::from_slice(&body).unwrap();
    (parts, value)
}

fn any_call() -> Call {
    Call::Ask(Query::Session(SessionId::of("cs_1"), Expand::default()))
}

fn listed<T>(items: Vec<T>) -> Listed<T> {
    Listed { items, has_more: false }
}

/// Says where a value does not fit a schema.
fn misfit(document: &Value, schema: &Value, value: &Value, at: &str) -> Option<String> {
    if let Some(reference) = schema["$ref"].as_str() {
        return misfit(document, document.pointer(reference.trim_start_matches('#')).unwrap(), value, at);
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        let problems: Vec<_> =
            choices.iter().map(|choice| misfit(document, choice, value, at)).collect::<Option<Vec<_>>>()?;
        return Some(format!("{at}: none of {problems:?}"));
    }
    if schema.get("const").is_some_and(|only| only != value) {
        return Some(format!("{at}: {value} is not {}", schema["const"]));
    }
    if schema["enum"].as_array().is_some_and(|words| !words.contains(value)) {
        return Some(format!("{at}: {value} is not one of {}", schema["enum"]));
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_i64() => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let types = match &schema["type"] {
        Value::String(one) => vec![one.as_str()],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        _ => vec![],
    };
    let fits = |wanted: &&str| *wanted == kind || (*wanted == "number" && kind == "integer");
    if !types.is_empty() && !types.iter().any(fits) {
        return Some(format!("{at}: {value} is not {types:?}"));
    }
    if let Value::Array(items) = value {
        return items.iter().find_map(|item| misfit(document, &schema["items"], item, &format!("{at}[]")));
    }
    let fields = value.as_object()?;
    let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
    if let Some(name) = required.into_iter().find(|name| !fields.contains_key(*name)) {
        return Some(format!("{at}.{name} is not there"));
    }
    fields.iter().find_map(|(name, value)| {
        let inner = match schema["properties"].get(name) {
            Some(inner) => inner,
            None if schema["additionalProperties"] == false => {
                return Some(format!("{at}.{name} is not in the schema"));
            }
            None => &schema["additionalProperties"],
        };
        misfit(document, inner, value, &format!("{at}.{name}"))
    })
}

fn assert_fits(schema: &str, value: &Value) {
    let document = openapi("", "");
    let found = misfit(&document, &document["components"]["schemas"][schema], value, schema);
    assert_eq!(found, None, "{value:#}");
}

#[test]
fn the_checker_sees_what_does_not_fit() {
    let document = openapi("", "");
    let schema = &document["components"]["schemas"]["TaxRate"];
    let (_, good) = reply(&any_call(), &Answer::TaxRate(Box::new(rate()), true));
    for (field, bad) in [
        ("percentage", json!("19")),
        ("object", json!("tax")),
        ("inclusive", Value::Null),
        ("surprise", json!(1)),
        ("metadata", json!({ "a": [] })),
    ] {
        let mut value = good.clone();
        value[field] = bad;
        assert!(misfit(&document, schema, &value, "").is_some(), "{field}");
    }
    let mut short = good;
    short.as_object_mut().unwrap().remove("state");
    assert!(misfit(&document, schema, &short, "").is_some());
}

fn event(kind: EventKind, snapshot: Snapshot) -> Event {
    Event {
        id: EventId::of("evt_1"),
        scope: of(scope()),
        sequence: Some(1),
        kind,
        created_at: Timestamp(AT),
        pending: 0,
        body: EventBody { snapshot, previous: None, cause: Default::default() },
    }
}

#[test]
fn every_answer_fits_its_schema() {
    let now = Timestamp(AT);
    let more =
        || More { line_items: true, customer: Some(customer()), payment: Some(paid()), ..More::default() };
    let session =
        |session: Session, more: More| Answer::Session { session, created: true, more: Box::new(more) };
    let has = || Answer::Entitlement {
        app: "blogs".into(),
        uid: Some("u".into()),
        entitlement: Some(Box::new(entitled())),
        now,
    };
    let synced = Synced {
        app_updated: true,
        products: vec![SyncedProduct {
            product: product(),
            prices: vec![(price(), "created")],
            deactivated: 1,
        }],
        errors: vec![SyncError {
            tier: "X".into(),
            param: "tier".into(),
            message: "must be lower case".into(),
        }],
    };
    let catalog = Answer::Catalog {
        app: "blogs".into(),
        scope: of(scope()),
        products: vec![(product(), vec![price()])],
    };
    for (schema, answer) in [
        ("Session", session(plain(), More::default())),
        ("Session", session(full(), More::default())),
        ("Session", session(full(), more())),
        ("SessionList", Answer::Sessions(listed(vec![(full(), more()), (plain(), More::default())]))),
        ("LineItemList", Answer::LineItems(Box::new(full()), listed(vec![0, 1, 7]))),
        ("LineItemList", Answer::LineItems(Box::new(plain()), listed(vec![0]))),
        ("Explanation", Answer::Explained(Box::new(full()))),
        ("Customer", Answer::Customer { customer: customer(), created: false }),
        ("Payment", Answer::Payment(Box::new(paid()))),
        ("Product", Answer::Product(Box::new(product()), true)),
        ("ProductList", Answer::Products(listed(vec![product()]))),
        ("Price", Answer::Price(Box::new(price()), true)),
        ("PriceList", Answer::Prices(listed(vec![price()]))),
        ("Coupon", Answer::Coupon(Box::new(coupon()), true, now)),
        ("CouponList", Answer::Coupons(listed(vec![coupon()]), now)),
        ("PromotionCode", Answer::PromotionCode(Box::new(code()), true)),
        ("PromotionCodeList", Answer::PromotionCodes(listed(vec![code()]))),
        ("TaxRate", Answer::TaxRate(Box::new(rate()), true)),
        ("TaxRateList", Answer::TaxRates(listed(vec![rate()]))),
        ("Entitlement", has()),
        (
            "EntitlementList",
            Answer::Entitlements { app: "blogs".into(), listed: listed(vec![(entitled(), None)]), now },
        ),
        ("Catalog", catalog),
        ("CatalogSynced", Answer::Synced { app: "blogs".into(), synced: Box::new(synced) }),
        ("Session", session(subscribing(), more())),
        ("Explanation", Answer::Explained(Box::new(subscribing()))),
        ("SubscriptionList", Answer::Subscriptions(listed(every_subscription()))),
        ("InvoiceList", Answer::Invoices(listed(every_invoice()))),
        ("PaymentLinkList", Answer::Links(LinkKind::Link, listed(every_link()))),
        ("OfferList", Answer::Links(LinkKind::Offer, listed(every_offer()))),
        ("PortalSession", portal(None)),
    ] {
        assert_fits(schema, &reply(&any_call(), &answer).1);
    }
}

#[test]
fn every_event_shows_its_object() {
    let entitlement = Snapshot::Entitlement {
        entitlement: Box::new(entitled()),
        uid: Some("u_123".into()),
        app: "blogs".into(),
    };
    for (schema, kind, snapshot) in [
        ("Session", EventKind::SessionCompleted, Snapshot::Session(Box::new(full()))),
        ("Payment", EventKind::PaymentRefunded, Snapshot::Payment(Box::new(paid()))),
        ("Customer", EventKind::CustomerUpdated, Snapshot::Customer(Box::new(customer()))),
        (
            "Customer",
            EventKind::CustomerDeleted,
            Snapshot::Customer(Box::new(customer().erased(Timestamp(1)))),
        ),
        ("Entitlement", EventKind::EntitlementUpdated, entitlement),
        ("Product", EventKind::ProductCreated, Snapshot::Product(Box::new(product()))),
        ("Price", EventKind::PriceUpdated, Snapshot::Price(Box::new(price()))),
        ("Coupon", EventKind::CouponDeleted, Snapshot::Coupon(Box::new(coupon()))),
        ("PromotionCode", EventKind::PromotionCodeCreated, Snapshot::PromotionCode(Box::new(code()))),
        ("TaxRate", EventKind::TaxRateUpdated, Snapshot::TaxRate(Box::new(rate()))),
        ("Session", EventKind::SessionCompleted, Snapshot::Session(Box::new(subscribing()))),
        (
            "Subscription",
            EventKind::SubscriptionTrialWillEnd,
            Snapshot::Subscription(Box::new(every_subscription().remove(1))),
        ),
        ("Invoice", EventKind::InvoicePaymentFailed, Snapshot::Invoice(Box::new(every_invoice().remove(1)))),
        ("PaymentLink", EventKind::LinkCreated, Snapshot::Link(Box::new(every_link().remove(0)))),
        ("Offer", EventKind::OfferUpdated, Snapshot::Link(Box::new(every_offer().remove(1)))),
    ] {
        let found = event(kind, snapshot);
        let text = Native::new("").event(&found, &More::default()).unwrap();
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["type"], kind.as_str());
        assert_fits("Event", &value);
        assert_fits(schema, &value["data"]["object"]);
    }
}

#[test]
fn a_sessions_event_carries_what_its_endpoint_asked_for() {
    let found = event(EventKind::SessionCompleted, Snapshot::Session(Box::new(full())));
    let shown = |more: &More| -> Value {
        let text = Native::new("").event(&found, more).unwrap();
        serde_json::from_str::<Value>(&text).unwrap()["data"]["object"].clone()
    };
    let bare = shown(&More::default());
    assert_eq!((&bare["customer"], &bare["payment"]), (&json!("cus_1"), &json!("pay_1")));
    assert!(bare.get("line_items").is_none());
    let more =
        More { line_items: true, customer: Some(customer()), payment: Some(paid()), ..More::default() };
    let whole = shown(&more);
    assert_eq!((&whole["customer"]["uid"], &whole["payment"]["amount"]), (&json!("u_123"), &json!(4865)));
    assert_eq!(whole["line_items"]["data"].as_array().unwrap().len(), 1, "what is not bought is no line");
}

#[test]
fn the_first_fields_of_a_session_keep_their_order() {
    let answer = Answer::Session { session: plain(), created: true, more: Box::default() };
    let response = Native::new("https://pay.example").reply(&ROUTES[0], &any_call(), Ok(&answer));
    assert_eq!(response.status(), 201);
    let text = String::from_utf8(response.body().to_vec()).unwrap();
    let start = concat!(
        r#"{"id":"cs_abc","object":"checkout.session","status":"open","#,
        r#""url":"https://pay.example/checkout/cs_abc","amount":5000,"currency":"GHS","payment":null,"#,
        r#""payment_status":"unpaid","customer":null,"customer_email":null,"#,
        r#""success_url":"https://a.example/{CHECKOUT_SESSION_ID}","cancel_url":null,"metadata":{},"#,
        r#""expires_at":"2026-06-18T11:50:00Z","created_at":"2026-06-17T11:50:00Z","description":null,"#,
        r#""payment_method_types":["card"],"livemode":false,"tier":null,"#,
    );
    assert!(text.starts_with(start), "{text}");
}

#[test]
fn totals_and_their_parts_agree() {
    let answer = Answer::Session {
        session: full(),
        created: false,
        more: Box::new(More { line_items: true, ..More::default() }),
    };
    let (_, session) = reply(&any_call(), &answer);
    let line = &session["line_items"]["data"][0];
    assert_eq!(session["amount"], 4865);
    assert_eq!(session["amount_subtotal"], 5000);
    let details = &session["total_details"];
    assert_eq!(
        (&details["amount_discount"], &details["amount_shipping"], &details["amount_tax"]),
        (&json!(625), &json!(490), &json!(777))
    );
    assert_eq!(details["breakdown"]["taxes"][0]["rate"]["percentage"], 19);
    assert_eq!((&line["amount_total"], &line["amount_tax"]), (&json!(4375), &json!(699)));
    assert_eq!(session["automatic_tax"]["status"], "complete");
    assert_eq!(session["payment_status"], "paid");
    assert_eq!(session["custom_fields"][0]["dropdown"]["value"], "s");
    assert_eq!(session["custom_fields"][1]["text"]["minimum_length"], Value::Null);
    assert_eq!(session["consent"], json!({ "terms_of_service": "accepted", "promotions": "opt_out" }));
    assert_eq!(session["collected_information"]["shipping_details"]["name"], "Kofi");
    assert_eq!(session["customer_details"]["tax_ids"][0]["type"], "eu_vat");
    assert_eq!(session["optional_items"][0]["added"], false);
}

#[test]
fn what_a_discount_took_whole_needs_no_payment() {
    let mut session = full();
    session.amount.amount = 0;
    let answer = Answer::Session { session, created: false, more: Box::default() };
    assert_eq!(reply(&any_call(), &answer).1["payment_status"], "no_payment_required");
}

#[test]
fn a_total_is_explained_step_by_step() {
    let (_, found) = reply(&any_call(), &Answer::Explained(Box::new(full())));
    let steps = found["steps"].as_array().unwrap();
    let texts: Vec<_> = steps.iter().map(|step| step["text"].as_str().unwrap()).collect();
    assert_eq!(texts[0], "Shirt: 2 x EUR 25.00 = EUR 50.00.");
    let tax = steps.iter().find(|step| step["what"] == "tax_contained").unwrap();
    assert_eq!(
        (&tax["exact"], &tax["remainder"], &tax["rule"], &tax["amount"], &tax["line"]),
        (&json!("11875/17"), &json!("-8/17"), &json!("half_up"), &json!(699), &json!("li_1"))
    );
    assert_eq!(steps.last().unwrap()["text"], "To be paid: EUR 48.65.");
    assert_eq!(found["total"], 4865);
}

#[test]
fn percentages_are_exact_numbers() {
    let answer = Answer::Coupon(Box::new(coupon()), false, Timestamp(AT));
    let response = Native::new("").reply(&ROUTES[0], &any_call(), Ok(&answer));
    let text = String::from_utf8(response.body().to_vec()).unwrap();
    assert!(text.contains(r#""percent_off":12.5001,"amount_off":null"#), "{text}");
}

#[test]
fn who_never_had_anything_is_on_the_free_tier() {
    let answer = Answer::Entitlement {
        app: "blogs".into(),
        uid: Some("u_9".into()),
        entitlement: None,
        now: Timestamp(AT),
    };
    let call = Call::Ask(Query::Entitlement { who: Who::Uid("u_9".into()), app: None });
    let (parts, found) = reply(&call, &answer);
    assert_eq!(
        found,
        json!({ "object": "entitlement", "app": "blogs", "uid": "u_9", "customer": null, "tier": "free",
            "status": "none", "active": false, "expires_at": null, "version": 0 })
    );
    assert_eq!(parts.headers["cache-control"], "no-store");
}

#[test]
fn an_entitlement_ends_on_time_also_when_its_job_is_late() {
    let found = entitled();
    let shown =
        |now| serde_json::to_value(customer::entitlement(None, None, None, Some(&found), now)).unwrap();
    assert_eq!(
        (&shown(Timestamp(AT))["active"], &shown(Timestamp(AT))["status"]),
        (&json!(true), &json!("active"))
    );
    let after = shown(Timestamp(AT + 1));
    assert_eq!(
        (&after["active"], &after["status"], &after["version"]),
        (&json!(false), &json!("expired"), &json!(4))
    );
}

#[test]
fn a_list_under_a_customer_says_where_it_stands() {
    let page = PageOf { limit: 10, starting_after: None, ending_before: None, skip: 0 };
    let call = Call::Ask(Query::Own(CustomerId::of("cus_1"), CustomersOwn::Payments, page));
    let (_, found) = reply(&call, &Answer::Payments(listed(vec![paid()])));
    assert_eq!(found["url"], "/v1/customers/cus_1/payments");
}

#[test]
fn the_catalog_may_be_read_by_any_page() {
    let answer = Answer::Catalog { app: "blogs".into(), scope: of(scope()), products: vec![] };
    let (parts, found) = reply(&any_call(), &answer);
    assert_eq!(parts.headers["cache-control"], "public, max-age=60");
    assert_eq!(parts.headers["access-control-allow-origin"], "*");
    assert_eq!((&found["product"], &found["tiers"]), (&Value::Null, &json!([])));
}

#[test]
fn a_buyer_without_a_way_back_stays() {
    let native = Native::new("");
    assert_eq!(native.landing(&plain(), Ending::Success).as_deref(), Some("https://a.example/cs_abc"));
    assert_eq!(native.landing(&plain(), Ending::Cancel), None);
    assert_eq!(native.landing(&plain(), Ending::Expired), None, "the page says that it is too late");
}

#[test]
fn a_taken_name_is_blamed_on_its_field() {
    let response = Native::new("").reply(&ROUTES[0], &any_call(), Err(&Refusal::Taken { param: "tier" }));
    let body: Value = serde_json::from_slice(response.body()).unwrap();
    assert_eq!((response.status().as_u16(), &body["error"]["param"]), (409, &json!("tier")));
}

#[test]
fn every_example_fits_its_schema() {
    let document = openapi("", "");
    let mut tried = 0;
    for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
        for example in schema["examples"].as_array().into_iter().flatten() {
            assert_eq!(misfit(&document, schema, example, name), None, "{example:#}");
            tried += 1;
        }
    }
    assert!(tried > 30, "{tried}");
}
