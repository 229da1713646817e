//! The vendor's document and samples, and what its API answers.

use super::*;
use crate::golden;
use kassa_domain::cart::{NewLine, Pricing};
use kassa_domain::collect::{AfterCompletion, CustomKind, CustomerUpdate, Want};
use kassa_domain::command::Command;
use kassa_domain::customer::Customer;
use kassa_domain::dialect::{ApiRequest, Mistake};
use kassa_domain::endpoint::{Endpoint, EndpointStatus};
use kassa_domain::event::{EventBody, Snapshot};
use kassa_domain::id::{CustomerId, EventId};
use kassa_domain::query::Query;
use kassa_domain::refusal::{Noun, invalid, no_such};
use kassa_domain::session::{Buyer, NewSession, NewSessionMore, Status};
use kassa_domain::subscription::{Subscription, SubscriptionStatus};
use kassa_domain::time::HOUR;
use serde_json::{Value, json};

const AT: i64 = 1_677_069_971_453;
const UUID: &str = "6bce7b07-825f-454e-bea8-3a2bb04a570b";
const URL: &str = "https://pay.example";

/// The vendor's sample request.
const REQUEST: &str = r#"{
    "successUrl": "https://copperx.io/success?cid={CHECKOUT_SESSION_ID}",
    "lineItems": {
        "data": [
            {
                "priceData": {
                    "currency": "usdc",
                    "unitAmount": "100000000",
                    "productData": {
                        "name": "Basic",
                        "description": "For early stage projects who are getting started"
                    }
                }
            }
        ]
    }
}"#;

/// Every parameter of the document, in its order.
const EVERYTHING: &str = r#"{"mode":"payment","clientReferenceId":"cart-7","nameCollection":true,"emailCollection":true,
    "phoneNumberCollection":true,"shippingAddressCollection":true,"billingAddressCollection":true,
    "expiresAt":"2023-02-22T20:46:11.441Z","customFields":{"data":[{"key":"size","label":"Size","type":"dropdown",
    "dropdown":{"options":[{"label":"Large","value":"l"}],"defaultValue":"l"}},{"key":"note","label":{"custom":"Note"},
    "optional":true}]},"afterCompletion":"hosted_confirmation","afterCompletionConfirmMsg":"See you soon",
    "customerId":"cus_1","metadata":{"order":"7"},"submitType":"book","customerCreation":"if_required",
    "customerUpdate":{"address":"auto","name":"never"},"allowPromotionCodes":true,
    "successUrl":"https://a.example/ok","cancelUrl":"https://a.example/no","customerData":{"name":"Ada","email":
    "ada@example.com","phone":"0551234987","address":{"line1":"1 Road","postalCode":"12345","country":"DE"}},
    "lineItems":{"data":[{"priceId":"price_1","quantity":2}]},"paymentSetting":{"allowedChains":[{"chainId":137}],
    "preferredChainId": 137},"taxRateIds":["txr_1"],"promotionCode":"WELCOME"}"#;

fn route(name: &str) -> &'static Route {
    ROUTES.iter().find(|route| route.name == name).unwrap()
}

fn read(name: &str, query: &str, body: &str) -> Result<Call, Malformed> {
    let body = Bytes::copy_from_slice(body.as_bytes());
    let headers = http::HeaderMap::new();
    let params = vec!["the_id"];
    (route(name).read)(&ApiRequest { params, query, headers: &headers, body: &body, key: None })
}

fn created(body: &str) -> Result<(NewSession, NewSessionMore), Malformed> {
    match read("copperx.sessions.create", "", body)? {
        Call::Run(Command::CreateSession(mut new)) => {
            let more = new.more.take().unwrap();
            Ok((*new, *more))
        }
        other => panic!("{other:?}"),
    }
}

/// A body of one item, with these fields in the price and beside the items.
fn selling(price: Value, more: Value) -> String {
    let mut data =
        json!({ "currency": "usd", "unitAmount": "100000000", "productData": { "name": "Basic" } });
    data.as_object_mut().unwrap().extend(price.as_object().unwrap().clone());
    let mut body =
        json!({ "successUrl": "https://a.example/", "lineItems": { "data": [{ "priceData": data }] } });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    body.to_string()
}

fn lines(new: &NewSession) -> &[NewLine] {
    match &new.pricing {
        Pricing::Lines(lines) => lines,
        other => panic!("{other:?}"),
    }
}

fn copperx() -> Copperx {
    Copperx::new(URL, &Settings::default())
}

fn reply(name: &str, call: &Call, answer: Result<&Answer, &Refusal>) -> (u16, Value) {
    let response = copperx().reply(route(name), call, answer);
    (response.status().as_u16(), serde_json::from_slice(response.body()).unwrap())
}

fn of<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

fn scope() -> Value {
    json!({ "merchant": 1, "mode": "test" })
}

fn stored() -> Session {
    of(json!({
        "id": "cs_abc", "scope": scope(), "status": "open", "amount": { "amount": 100_000_000, "currency": "USDC" },
        "customer": null, "paid_by": null, "created_at": AT, "expires_at": AT + HOUR, "version": 1,
        "body": {
            "dialect": "copperx", "success_url": "https://copperx.io/success?cid={CHECKOUT_SESSION_ID}",
            "cancel_url": "", "alias": UUID, "methods": ["card"],
            "cart": { "lines": [{ "id": "li_1", "name": "Basic", "description": "For early stage projects",
                "unit": 100_000_000, "quantity": 1 }] },
        },
    }))
}

#[test]
fn the_samples_request_is_read_with_the_documents_defaults() {
    let (new, more) = created(REQUEST).unwrap();
    assert_eq!(new.success_url.as_deref(), Some("https://copperx.io/success?cid={CHECKOUT_SESSION_ID}"));
    assert_eq!((new.life, new.expires_at, new.cancel_url.as_deref()), (Some(HOUR), None, None));
    assert!(new.expand.line_items && new.expand.customer && new.customer.is_none());
    let line = &lines(&new)[0];
    let data = line.data.as_ref().unwrap();
    assert_eq!((line.quantity, &line.price), (None, &None));
    assert_eq!((data.currency.as_deref(), data.unit.unit_amount), (Some("USDC"), Some(100_000_000)));
    assert_eq!(data.product_data.as_ref().map(|product| product.name.as_str()), Some("Basic"));
    assert!(data.recurring.is_none() && data.product.is_none());
    assert_eq!(more, NewSessionMore { alias: true, ..NewSessionMore::default() });
    let bare = REQUEST
        .replacen(
            r#"{
        "data": "#,
            "",
            1,
        )
        .replacen("        ]\n    }\n}", "]\n}", 1);
    assert_eq!(created(&bare).unwrap().0, new, "a list by itself: {bare}");
    for number in ["100000000", "\"100000000\""] {
        let body = REQUEST.replace("\"100000000\"", number).replace("usdc", "USDC");
        assert_eq!(created(&body).unwrap().0, new, "{body}");
    }
}

#[test]
fn every_parameter_of_the_document_has_its_effect() {
    let (new, more) = created(EVERYTHING).unwrap();
    assert_eq!(new.customer, Some(Buyer::Id(CustomerId::of("cus_1"))));
    assert_eq!(new.expires_at, Timestamp::parse("2023-02-22T20:46:11.441Z"));
    assert_eq!(
        (new.customer_email.as_deref(), new.customer_phone.as_deref()),
        (Some("ada@example.com"), Some("0551234987"))
    );
    assert_eq!(new.cancel_url.as_deref(), Some("https://a.example/no"));
    assert_eq!(new.metadata.len(), 1);
    assert_eq!((lines(&new)[0].price.as_deref(), lines(&new)[0].quantity), (Some("price_1"), Some(2)));
    assert_eq!(
        (more.mode.as_deref(), more.client_reference_id.as_deref()),
        (Some("payment"), Some("cart-7"))
    );
    assert_eq!((more.collect.name, more.collect.phone), (Want::Required, Want::Required));
    assert!(more.collect.billing_address && more.collect.shipping_countries.contains(&"GH".to_owned()));
    let [size, note] = more.collect.custom_fields.as_slice() else {
        panic!("{:?}", more.collect.custom_fields)
    };
    assert!(matches!(&size.kind, CustomKind::Dropdown(options) if options[0].value == "l" && !size.optional));
    assert_eq!((note.label.as_str(), note.optional), ("Note", true));
    assert_eq!(more.after_completion, AfterCompletion::Confirmation(Some("See you soon".into())));
    assert_eq!(
        (more.submit_type.as_deref(), more.customer_creation.as_deref()),
        (Some("book"), Some("if_required"))
    );
    assert_eq!(more.customer_update, CustomerUpdate { address: true, name: false, shipping: false });
    assert!(more.allow_promotion_codes && more.alias);
    assert_eq!(more.customer_name.as_deref(), Some("Ada"));
    assert_eq!(more.customer_address.and_then(|address| address.postal_code).as_deref(), Some("12345"));
    assert_eq!(
        (more.tax_rates, more.default_promotion_code.as_deref()),
        (vec!["txr_1".to_owned()], Some("WELCOME"))
    );
    assert_eq!(more.echo["paymentSetting"], r#"{"allowedChains":[{"chainId":137}],"preferredChainId":137}"#);
    assert_eq!(more.echo["emailCollection"], "true");
    let other = EVERYTHING.replace("promotionCode", "defaultPromotionCode");
    assert_eq!(created(&other).unwrap().1.default_promotion_code.as_deref(), Some("WELCOME"));
}

#[test]
fn a_message_without_a_confirmation_page_is_kept_and_not_shown() {
    let body = |after: &str| {
        selling(json!({}), json!({ "afterCompletion": after, "afterCompletionConfirmMsg": "\"Hi\"" }))
    };
    let (_, more) = created(&body("redirect")).unwrap();
    assert_eq!(more.after_completion, AfterCompletion::Redirect);
    assert_eq!(
        (more.echo["afterCompletion"].as_str(), more.echo["afterCompletionConfirmMsg"].as_str()),
        ("\"redirect\"", r#""\"Hi\"""#)
    );
    let mut session = stored();
    session.body.echo = more.echo;
    let answer = Answer::Session { session, created: false, more: Box::default() };
    let (_, shown) = reply("copperx.sessions.retrieve", &looked(), Ok(&answer));
    assert_eq!(
        (&shown["afterCompletion"], &shown["afterCompletionConfirmMsg"]),
        (&json!("redirect"), &json!("\"Hi\""))
    );
}

fn looked() -> Call {
    read("copperx.sessions.retrieve", "", "").unwrap()
}

/// The golden table: all that may be refused, and what is answered to it.
#[test]
fn refusals_are_answered_as_the_table_says() {
    golden::check(&Copperx::new(golden::PUBLIC_URL, &Settings::default()), "src/copperx/refusals.txt");
}

#[test]
fn prices_repeat_when_they_say_so() {
    let repeats = |price: Value| {
        let (new, _) = created(&selling(price, json!({ "mode": "subscription" }))).unwrap();
        lines(&new)[0].data.clone().unwrap().recurring.map(|found| (found.interval, found.interval_count))
    };
    assert_eq!(
        repeats(json!({ "type": "recurring", "interval": "month", "intervalCount": 3 })),
        Some(("month".into(), Some(3)))
    );
    assert_eq!(repeats(json!({ "interval": "week" })), Some(("week".into(), None)));
    assert_eq!(repeats(json!({ "type": "one_time" })), None);
}

/// One of two fields must be there, and whoever sent neither hears of both.
#[test]
fn a_field_that_another_can_stand_for_is_asked_for_with_it() {
    for (body, text) in [
        (selling(json!({}), json!({ "lineItems": [{}] })), "priceData"),
        (selling(json!({ "productData": null }), json!({})), "productId"),
    ] {
        let reply = copperx().malformed(&created(&body).unwrap_err());
        let body = String::from_utf8(reply.body().to_vec()).unwrap();
        assert!(body.contains("should not be empty; or send ") && body.contains(text), "{body}");
    }
}

#[test]
fn what_is_wrong_is_named_as_the_vendor_names_it() {
    let price = |more: Value| selling(more, json!({}));
    let with = |more: Value| selling(json!({}), more);
    for (body, param) in [
        ("{}".to_owned(), "successUrl"),
        (String::new(), "successUrl"),
        (r#"{"successUrl":"https://a.example/"}"#.to_owned(), "lineItems"),
        (with(json!({ "lineItems": {} })), "lineItems.data"),
        (with(json!({ "lineItems": "x" })), "lineItems"),
        (with(json!({ "lineItems": [{}] })), "lineItems[0].priceId"),
        (
            with(json!({ "lineItems": { "data": [{ "priceId": "p", "priceData": {} }] } })),
            "lineItems.data[0].priceId",
        ),
        (
            with(json!({ "lineItems": { "data": [{ "priceId": "p", "quantity": 1.5 }] } })),
            "lineItems.data[0].quantity",
        ),
        (
            with(json!({ "lineItems": { "data": [{ "priceData": {} }] } })),
            "lineItems.data[0].priceData.currency",
        ),
        (price(json!({ "currency": "dollars" })), "lineItems.data[0].priceData.currency"),
        (price(json!({ "unitAmount": null })), "lineItems.data[0].priceData.unitAmount"),
        (price(json!({ "unitAmount": "1.5" })), "lineItems.data[0].priceData.unitAmount"),
        (price(json!({ "unitAmount": 1.5 })), "lineItems.data[0].priceData.unitAmount"),
        (price(json!({ "unitAmount": "100000001" })), "lineItems.data[0].priceData.unitAmount"),
        (price(json!({ "unitAmount": true })), "lineItems.data[0].priceData.unitAmount"),
        (price(json!({ "type": "metered" })), "lineItems.data[0].priceData.type"),
        (price(json!({ "type": "recurring" })), "lineItems.data[0].priceData.interval"),
        (price(json!({ "type": "one_time", "interval": "month" })), "lineItems.data[0].priceData.interval"),
        (price(json!({ "intervalCount": 2 })), "lineItems.data[0].priceData.interval"),
        (price(json!({ "productData": null })), "lineItems.data[0].priceData.productData"),
        (price(json!({ "productData": {} })), "lineItems.data[0].priceData.productData.name"),
        (price(json!({ "productId": "prod_1" })), "lineItems.data[0].priceData.productId"),
        (with(json!({ "mode": "setup" })), "mode"),
        (with(json!({ "nameCollection": "yes" })), "nameCollection"),
        (with(json!({ "expiresAt": "tomorrow" })), "expiresAt"),
        (with(json!({ "customFields": [{}] })), "customFields[0].key"),
        (
            with(json!({ "customFields": { "data": [{ "key": "a", "label": "A", "type": "dropdown" }] } })),
            "customFields.data[0].dropdown",
        ),
        (with(json!({ "afterCompletion": "dance" })), "afterCompletion"),
        (with(json!({ "afterCompletionConfirmMsg": "x".repeat(2000) })), "afterCompletionConfirmMsg"),
        (with(json!({ "customerId": 7 })), "customerId"),
        (with(json!({ "metadata": { "a": {} } })), "metadata.a"),
        (with(json!({ "submitType": "auto" })), "submitType"),
        (with(json!({ "customerUpdate": { "name": true } })), "customerUpdate.name"),
        (with(json!({ "allowPromotionCodes": 1 })), "allowPromotionCodes"),
        (with(json!({ "customerData": { "email": 1 } })), "customerData.email"),
        (with(json!({ "paymentSetting": [] })), "paymentSetting"),
        (with(json!({ "paymentSetting": { "a": "x".repeat(5000) } })), "paymentSetting"),
        (with(json!({ "taxRateIds": "txr_1" })), "taxRateIds"),
        (with(json!({ "promotionCode": "A", "defaultPromotionCode": "B" })), "promotionCode"),
    ] {
        let malformed = created(&body).expect_err(&body);
        // Of two that exclude each other the one that stands second is named; these bodies are sorted.
        assert_eq!(malformed.param.as_deref(), Some(param), "{body}");
        let response = copperx().malformed(&malformed);
        let value: Value = serde_json::from_slice(response.body()).unwrap();
        assert_eq!((&value["statusCode"], &value["error"]), (&json!(400), &json!("Bad Request")), "{body}");
        assert!(value["message"][0].as_str().unwrap().starts_with(param), "{value}");
    }
    for body in ["not json", "[]", "7"] {
        assert_eq!(created(body).unwrap_err().mistake, Mistake::Syntax, "{body}");
    }
}

#[test]
fn what_the_vendor_does_not_know_does_not_matter() {
    let (plain, _) = created(REQUEST).unwrap();
    for field in ["amount", "amountTotal", "status", "paymentStatus", "currency", "id", "organizationId"] {
        let body = REQUEST.replacen('{', &format!("{{\"{field}\": 1,"), 1);
        assert_eq!(created(&body).unwrap().0, plain, "{body}");
    }
}

#[test]
fn decisions_complain_about_the_vendors_fields() {
    for (refusal, status, message) in [
        (
            invalid("line_items[2].price_data.unit_amount", "is bad"),
            400,
            "lineItems.data[2].priceData.unitAmount is bad",
        ),
        (
            invalid("line_items[0].price_data.product_data.name", "is bad"),
            400,
            "lineItems.data[0].priceData.productData.name is bad",
        ),
        (
            invalid("line_items[0].price_data.recurring", "is bad"),
            400,
            "lineItems.data[0].priceData.type is bad",
        ),
        (
            invalid("line_items[0].price_data.recurring.interval_count", "is bad"),
            400,
            "lineItems.data[0].priceData.intervalCount is bad",
        ),
        (invalid("line_items", "is bad"), 400, "lineItems is bad"),
        (invalid("success_url", "is bad"), 400, "successUrl is bad"),
        (invalid("expires_at", "is bad"), 400, "expiresAt is bad"),
        (invalid("customer_email", "is bad"), 400, "customerData.email is bad"),
        (invalid("customer_address.postal_code", "is bad"), 400, "customerData.address.postalCode is bad"),
        (
            invalid("custom_fields[1].text.minimum_length", "is bad"),
            400,
            "customFields[1].text.minimumLength is bad",
        ),
        (
            invalid("after_completion.hosted_confirmation.custom_message", "is bad"),
            400,
            "afterCompletionConfirmMsg is bad",
        ),
        (
            no_such("line_items[0].price", Noun::Price),
            400,
            "lineItems.data[0].priceId names no price that exists",
        ),
        (no_such("customer", Noun::Customer), 400, "customerId names no customer that exists"),
        (no_such("tax_rates[0]", Noun::TaxRate), 400, "taxRateIds[0] names no tax rate that exists"),
    ] {
        let (found, body) = reply("copperx.sessions.create", &looked(), Err(&refusal));
        assert_eq!((found, &body["message"]), (status, &json!([message])), "{refusal:?}");
    }
    let (status, body) =
        reply("copperx.sessions.retrieve", &looked(), Err(&Refusal::NotFound(Noun::Session)));
    assert_eq!(
        (status, body),
        (404, json!({ "statusCode": 404, "message": "Checkout session not found", "error": "Not Found" }))
    );
}

/// What the vendor's sample shows, field by field in its order; where ours differ, its test says so.
#[test]
fn the_answer_is_the_samples_flat_object() {
    let answer = Answer::Session { session: stored(), created: true, more: Box::default() };
    let response = copperx().reply(route("copperx.sessions.create"), &looked(), Ok(&answer));
    assert_eq!(response.status(), 201);
    let text = std::str::from_utf8(response.body()).unwrap();
    let organization = kassa_domain::alias::derived("organization", "000002");
    let (price, product) =
        (kassa_domain::alias::derived("price", "li_1"), kassa_domain::alias::derived("product", "li_1"));
    let intent = kassa_domain::alias::derived("payment_intent", "cs_abc");
    let expected = format!(
        concat!(
            r#"{{"id":"{uuid}","createdAt":"2023-02-22T12:46:11.453Z","updatedAt":"2023-02-22T12:46:11.453Z","#,
            r#""mode":"payment","paymentMethodTypes":["card"],"paymentSetting":{{"allowedChains":[],"#,
            r#""paymentMethodTypes":null,"preferredChainId":null}},"expiresAt":"2023-02-22T13:46:11.453Z","#,
            r#""customerCreation":"if_required","customerUpdate":null,"submitType":"pay","afterCompletion":null,"#,
            r#""organizationId":"{organization}","amountSubtotal":"100000000","amountTotal":"100000000","#,
            r#""currency":"usdc","paymentLinkId":null,"subscriptionId":null,"customerId":null,"#,
            r#""clientReferenceId":null,"successUrl":"https://copperx.io/success?cid={uuid}","cancelUrl":null,"#,
            r#""status":"open","paymentStatus":"unpaid","metadata":null,"nameCollection":false,"#,
            r#""emailCollection":false,"phoneNumberCollection":false,"shippingAddressCollection":false,"#,
            r#""billingAddressCollection":false,"afterCompletionConfirmMsg":null,"shippingDetails":{{}},"#,
            r#""billingDetails":{{}},"url":"https://pay.example/payment/checkout-session/{uuid}","#,
            r#""customerDetails":{{"name":null,"email":null,"phone":null,"address":{{}}}},"#,
            r#""allowPromotionCodes":false,"promotionCode":null,"customFields":[],"#,
            r#""lineItems":{{"object":"list","data":[{{"amountTotal":"100000000","currency":"usdc","#,
            r#""description":null,"quantity":1,"price":{{"id":"{price}","billingScheme":"per_unit","#,
            r#""currency":"usdc","productId":"{product}","interval":null,"intervalCount":null,"usageType":null,"#,
            r#""type":"one_time","unitAmount":"100000000","unitAmountDecimal":null,"customUnitMax":null,"#,
            r#""customUnitMin":null,"customPreset":null,"customUnitAmountSuggestions":null,"#,
            r#""product":{{"id":"{product}","name":"Basic","description":"For early stage projects","#,
            r#""isActive":true,"images":[],"unitLabel":null,"url":null,"metadata":null,"#,
            r#""defaultPriceId":"{price}","visibility":10}},"metadata":null,"isActive":true,"visibility":20}}}}]}},"#,
            r#""addresses":[],"paymentIntent":{{"id":"{intent}","createdAt":"2023-02-22T12:46:11.453Z","#,
            r#""updatedAt":"2023-02-22T12:46:11.453Z","organizationId":"{organization}","amount":"100000000","#,
            r#""amountReceived":null,"currency":"usdc","status":"requires_payment_method","paymentMethodId":null,"#,
            r#""paymentMethodTypes":["card"],"description":null,"transferAccountAddress":null,"#,
            r#""transactions":[]}}}}"#,
        ),
        uuid = UUID,
        organization = organization,
        price = price,
        product = product,
        intent = intent,
    );
    assert_eq!(text, expected);
}

#[test]
fn what_the_buyer_said_and_paid_is_shown() {
    let mut session = stored();
    session.status = Status::Complete;
    session.body.stamp = Timestamp(AT + 60_000);
    session.body.customer_name = Some("Ada".into());
    session.body.customer_email = Some("ada@example.com".into());
    session.body.collected = Some(Box::new(of(json!({ "name": "Ada L.", "custom": { "note": "hi" },
        "shipping": { "name": "Ada", "line1": "1 Road", "country": "DE" } }))));
    session.body.collect = Some(Box::new(of(json!({ "name": "required", "custom_fields": [{ "key": "note",
        "label": "Note", "optional": true, "kind": { "text": { "minimum": 0, "maximum": 9 } } }] }))));
    let customer: Customer =
        of(json!({ "id": "cus_1", "scope": scope(), "uid": "u_1", "email": "ada@example.com",
        "created_at": AT, "version": 1, "body": { "name": "Ada" } }));
    let more = Box::new(More { customer: Some(customer), ..More::default() });
    let answer = Answer::Session { session, created: false, more };
    let (status, shown) = reply("copperx.sessions.retrieve", &looked(), Ok(&answer));
    assert_eq!(status, 200);
    assert_eq!((&shown["status"], &shown["paymentStatus"]), (&json!("complete"), &json!("paid")));
    assert_eq!(
        (&shown["paymentIntent"]["status"], &shown["paymentIntent"]["amountReceived"]),
        (&json!("succeeded"), &json!("100000000"))
    );
    assert_eq!(shown["updatedAt"], "2023-02-22T12:47:11.453Z");
    assert_eq!(
        shown["customerDetails"],
        json!({ "name": "Ada L.", "email": "ada@example.com", "phone": null, "address": {} })
    );
    assert_eq!(
        shown["shippingDetails"],
        json!({ "name": "Ada", "address": { "line1": "1 Road", "country": "DE" } })
    );
    assert_eq!(
        (&shown["customer"]["id"], &shown["customer"]["customerReferenceId"]),
        (&json!("cus_1"), &json!("u_1"))
    );
    assert_eq!(
        shown["customFields"][0],
        json!({ "key": "note", "label": "Note", "type": "text", "optional": true, "value": "hi" })
    );
    let (_, status) = reply(STATUS, &looked(), Ok(&answer));
    assert_eq!(status, json!({ "status": "complete" }));
}

#[test]
fn lists_are_asked_for_by_page() {
    let call =
        read("copperx.sessions.list", "page=3&limit=20&status=complete&customerId=cus_1&x=1", "").unwrap();
    let Call::Ask(Query::Sessions { page, status, customer, .. }) = &call else { panic!("{call:?}") };
    assert_eq!((page.skip, page.limit, page.starting_after.as_deref()), (40, 20, None));
    assert_eq!((status, customer), (&Some(vec![Status::Complete]), &Some(CustomerId::of("cus_1"))));
    let listed = kassa_domain::query::Listed { items: vec![(stored(), More::default())], has_more: true };
    let (status, shown) = reply("copperx.sessions.list", &call, Ok(&Answer::Sessions(listed)));
    assert_eq!((status, &shown["pagination"]), (200, &json!({ "page": 3, "limit": 20, "hasMore": true })));
    assert_eq!((&shown["data"][0]["id"], shown["data"].as_array().unwrap().len()), (&json!(UUID), 1));
    for (query, param) in [
        ("page=0", "page"),
        ("page=101", "page"),
        ("limit=101", "limit"),
        ("limit=x", "limit"),
        ("status=failed", "status"),
        ("paymentLinkId=pl_1", "paymentLinkId"),
        ("page=1&page=2", "page"),
    ] {
        let got = read("copperx.sessions.list", query, "").unwrap_err();
        assert_eq!(got.param.as_deref(), Some(param), "{query}");
    }
}

#[test]
fn endpoints_speak_of_events_in_the_vendors_words() {
    let body = r#"{"url":"https://a.example/hook","sendToken":true,
        "events":["checkout_session.completed","invoice.finalized","*"]}"#;
    let call = read("copperx.webhooks.create", "", body).unwrap();
    let Call::Run(Command::CreateEndpoint(new)) = &call else { panic!("{call:?}") };
    assert_eq!(new.events, ["checkout.session.completed", "invoice.created", "*"]);
    assert!(new.sends_secret && new.dialect == NAME);
    let endpoint: Endpoint = Endpoint {
        id: kassa_domain::id::EndpointId::of("we_1"),
        scope: of(scope()),
        status: EndpointStatus::Enabled,
        created_at: Timestamp(AT),
        version: 0,
        body: of(json!({ "url": new.url, "events": new.events, "dialect": NAME, "sends_secret": true,
            "secret": "" })),
    };
    let answer = Answer::Endpoint { endpoint, secret: Some(Secret::new("whsec_1")) };
    let (status, shown) = reply("copperx.webhooks.create", &call, Ok(&answer));
    let expected = json!({ "id": "we_1", "createdAt": "2023-02-22T12:46:11.453Z", "url": "https://a.example/hook",
        "events": ["checkout_session.completed", "invoice.finalized", "*"], "description": null, "isActive": true,
        "sendToken": true, "secret": "whsec_1" });
    assert_eq!((status, shown), (201, expected));
    let call =
        read("copperx.webhooks.update", "", r#"{"isActive":false,"events":["invoice.paid"]}"#).unwrap();
    let Call::Run(Command::UpdateEndpoint(id, patch)) = call else { panic!("{call:?}") };
    assert_eq!(
        (id.as_str(), patch.status, patch.sends_secret),
        ("the_id", Some(EndpointStatus::Disabled), None)
    );
    assert_eq!(patch.events, Some(vec!["invoice.paid".to_owned()]));
    for (body, param) in [
        (r#"{"url":"https://a.example/","events":["checkout_session.canceled"]}"#, "events[0]"),
        (r#"{"url":"https://a.example/","events":["*","payment.succeeded"]}"#, "events[1]"),
        (r#"{"url":"https://a.example/"}"#, "events"),
        (r#"{"events":["*"]}"#, "url"),
        (r#"{"url":"https://a.example/","events":["*"],"sendToken":"yes"}"#, "sendToken"),
    ] {
        assert_eq!(
            read("copperx.webhooks.create", "", body).unwrap_err().param.as_deref(),
            Some(param),
            "{body}"
        );
    }
}

fn event(kind: EventKind, snapshot: Snapshot, previous: Option<Snapshot>) -> Event {
    Event {
        id: EventId::of("evt_1"),
        scope: of(scope()),
        sequence: Some(1),
        kind,
        created_at: Timestamp(1_677_070_414_201),
        pending: 0,
        body: EventBody { snapshot, previous: previous.map(Box::new), cause: Default::default() },
    }
}

fn told(kind: EventKind, snapshot: Snapshot, previous: Option<Snapshot>) -> Option<Value> {
    let text = copperx().event(&event(kind, snapshot, previous), &More::default())?;
    Some(serde_json::from_str(&text).unwrap())
}

#[test]
fn an_event_is_in_the_vendors_envelope() {
    let snapshot = || Snapshot::Session(Box::new(Session { status: Status::Complete, ..stored() }));
    let text =
        copperx().event(&event(EventKind::SessionCompleted, snapshot(), None), &More::default()).unwrap();
    let id = kassa_domain::alias::derived("event", "evt_1");
    let begins = format!(
        concat!(
            r#"{{"id":"{id}","apiVersion":"2023-01-11","created":1677070414201,"object":"checkoutSession","#,
            r#""type":"checkout_session.completed","data":{{"object":{{"id":"{uuid}","#,
        ),
        id = id,
        uuid = UUID,
    );
    assert!(text.starts_with(&begins), "{text}");
    let shown: Value = serde_json::from_str(&text).unwrap();
    let session = &shown["data"]["object"];
    for absent in ["lineItems", "addresses", "paymentIntent"] {
        assert!(session.get(absent).is_none(), "{absent}");
    }
    assert_eq!(
        (&session["paymentStatus"], &session["updatedAt"]),
        (&json!("paid"), &json!("2023-02-22T12:53:34.201Z"))
    );
    let expired = told(EventKind::SessionExpired, snapshot(), None).unwrap();
    assert_eq!(expired["type"], "checkout_session.expired");
    assert_eq!(told(EventKind::SessionCreated, snapshot(), None), None);
}

fn subscribed(status: SubscriptionStatus) -> Snapshot {
    let subscription: Subscription = of(json!({
        "id": "sub_1", "scope": scope(), "status": status.as_str(), "customer": "cus_1", "created_at": AT, "version": 1,
        "body": { "session": "cs_abc", "currency": "USD", "cart": { "lines": [{ "id": "li_1", "name": "Pro",
            "unit": 100, "quantity": 1, "recurring": true }] }, "schedule": { "anchor": AT,
            "period": { "interval": "month", "count": 1 } }, "index": 0, "current_start": AT,
            "current_end": AT + HOUR, "started_at": AT },
    }));
    Snapshot::Subscription(Box::new(subscription))
}

#[test]
fn of_the_changes_of_a_subscription_the_one_that_starts_it_is_told() {
    use SubscriptionStatus::{Active, Incomplete, PastDue, Trialing};
    for (before, after, is_told) in [
        (Incomplete, Active, true),
        (Incomplete, Trialing, true),
        (Incomplete, Incomplete, false),
        (Active, Active, false),
        (PastDue, Active, false),
    ] {
        let found = told(EventKind::SubscriptionUpdated, subscribed(after), Some(subscribed(before)));
        assert_eq!(found.is_some(), is_told, "{before:?} {after:?}");
        if let Some(found) = found {
            assert_eq!(
                (&found["type"], &found["object"]),
                (&json!("customer.subscription.started"), &json!("subscription"))
            );
            assert_eq!(found["data"]["object"]["interval"], "month");
        }
    }
    let ended = told(EventKind::SubscriptionDeleted, subscribed(SubscriptionStatus::Canceled), None).unwrap();
    assert_eq!(ended["type"], "customer.subscription.canceled");
    let shown = &ended["data"]["object"];
    let fields: Vec<&String> = shown.as_object().unwrap().keys().collect();
    assert_eq!(fields.len(), 23, "as many as the vendor's sample has");
    assert_eq!(
        (&shown["customerId"], &shown["currentPeriodStart"]),
        (&json!("cus_1"), &json!("2023-02-22T12:46:11.453Z"))
    );
}

#[test]
fn webhooks_are_signed_over_the_body_alone_with_the_newest_secret() {
    let body = br#"{"event":"ping"}"#;
    let sending = |sends_secret| Sending { event_id: "evt_1", body, sends_secret };
    let secrets = [Secret::new("whsec_test"), Secret::new("whsec_old")];
    let sign = |copperx: &Copperx, sends_secret| copperx.sign(&sending(sends_secret), &secrets, Timestamp(0));
    // The vector of the wire facts, section 8.4.
    let signature = "645e86a36ef1ed458be359c7d3c57737f8a202a88274a809a507f208ba54d991";
    let plain =
        [("content-type", "application/json".to_owned()), ("x-webhook-signature", signature.to_owned())];
    assert_eq!(sign(&copperx(), false), plain, "nobody gets the secret who did not ask for it");
    let token = ("x-webhook-token", "whsec_test".to_owned());
    assert_eq!(sign(&copperx(), true), [plain.as_slice(), &[token]].concat());
    let mut settings = Settings::default();
    settings.set("signature_encoding", "base64").unwrap();
    let signed = sign(&Copperx::new(URL, &settings), false);
    assert_eq!(signed[1].1, "ZF6Go27x7UWL41nH08V3N/iiAqiCdKgJpQfyCLpU2ZE=");
    assert!(settings.set("signature_encoding", "x").unwrap_err().contains("hex, base64"));
    assert!(settings.set("x", "hex").unwrap_err().contains("copperx.signature_encoding"));
}

#[test]
fn the_buyer_lands_with_the_id_that_the_merchant_knows() {
    let mut session = stored();
    let landed = |session: &Session, ending| copperx().landing(session, ending);
    let url = format!("https://copperx.io/success?cid={UUID}");
    assert_eq!(landed(&session, Ending::Success), Some(url.clone()));
    assert_eq!(landed(&session, Ending::Cancel), None);
    assert_eq!(landed(&session, Ending::Expired), None);
    session.body.success_url = "https://copperx.io/success?cid=%7BCHECKOUT_SESSION_ID%7D".into();
    assert_eq!(landed(&session, Ending::Success), Some(url));
    session.body.cancel_url = "https://a.example/{CHECKOUT_SESSION_ID}".into();
    session.body.alias = None;
    assert_eq!(landed(&session, Ending::Cancel).as_deref(), Some("https://a.example/cs_abc"));
}
