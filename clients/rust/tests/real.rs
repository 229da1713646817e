//! What a shop asks for, and what goes wrong, at the real server. `cargo xtask test --only clients` starts it; see
//! clients/stage.mjs for what the tests ask of the stage.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that finds something missing should stop right there"
)]

use base64::Engine as _;
use kassa_client::resources::VERBS;
use kassa_client::types::*;
use kassa_client::{Builder, Client, Error, ErrorKind, MetadataValue, StringOr, Webhook};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, SystemTime};

mod readme;
mod stage;

use stage::{Shop, ask, get, pay, road};

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const OTHER: &str = "whsec_HJnSbmAFAwA0TKgYz8P7GmzD7ucLq+RbGEIUaiC4mjU=";
const BODY: &str = r#"{"id":"evt_1","object":"event","type":"product.created","sequence":1,"created_at":"",
    "livemode":false,"pending_webhooks":1,"request":{"id":null,"idempotency_key":null},
    "data":{"object":{"name":"Grüße"}}}"#;

fn order() -> SessionCreate {
    SessionCreate {
        amount: Some(5000),
        currency: Some("GHS".to_owned()),
        success_url: Some("https://yoursite.com/success?session_id={CHECKOUT_SESSION_ID}".to_owned()),
        cancel_url: Some("https://yoursite.com/cancel".to_owned()),
        customer_email: Some("customer@example.com".to_owned()),
        metadata: Some(BTreeMap::from([("order_id".to_owned(), "1234".into())])),
        ..SessionCreate::default()
    }
}

fn busy(retry_after: Option<&str>) -> Value {
    let body = r#"{"error":{"type":"api_error","code":"busy","message":"The server is busy."}}"#;
    let headers = retry_after.map(|seconds| json!({ "retry-after": seconds })).unwrap_or_else(|| json!({}));
    json!({ "status": 503, "headers": headers, "body": body })
}

/// A shop of its own behind a road.
struct Behind {
    client: Client,
    direct: Client,
    road: stage::Road,
}

impl Behind {
    async fn new(plan: Value, set: impl FnOnce(Builder) -> Builder) -> Self {
        let shop = Shop::new().await;
        let road = road(plan).await;
        let client = set(Client::builder(&shop.key, &road.url)).build().unwrap();
        Self { client, direct: shop.client(), road }
    }

    async fn count(&self) -> usize {
        self.direct.checkout().sessions().list(&SessionsListParams::default()).await.unwrap().data.len()
    }
}

fn products() -> ProductsListParams {
    ProductsListParams::default()
}

#[tokio::test]
async fn every_operation_of_the_server_is_a_verb_and_every_verb_an_operation() {
    let shop = Shop::new().await;
    let document = get(&format!("{}/openapi.json", shop.url)).await;
    let mut operations = BTreeSet::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        operations.extend(
            methods.as_object().unwrap().keys().map(|method| format!("{} {path}", method.to_uppercase())),
        );
    }
    let verbs: BTreeSet<String> = VERBS.iter().map(|(_, method, path)| format!("{method} {path}")).collect();
    assert_eq!(verbs, operations);
    // Each stands in the generated source as a method of its own.
    let source = include_str!("../src/resources.rs");
    for (name, ..) in VERBS {
        let verb = name.rsplit('.').next().unwrap();
        assert!(source.contains(&format!("pub fn {verb}(")), "{name}");
    }
}

#[tokio::test]
async fn a_session_as_the_paygate_document_makes_reads_lists_and_expires_it() {
    let shop = Shop::new().await;
    let paygate = shop.client();
    let checkout = paygate.checkout();
    let sessions = checkout.sessions();
    let session = sessions.create(&order()).await.unwrap();
    assert_eq!(session.url, format!("{}/checkout/{}", shop.url, session.id));
    assert_eq!((&session.status, session.amount), (&SessionStatus::Open, 5000));
    assert_eq!(session.metadata["order_id"], MetadataValue::from("1234"));
    assert_eq!(sessions.retrieve(&session.id, &SessionsRetrieveParams::default()).await.unwrap(), session);
    assert_eq!(pay(&session.url).await, format!("https://yoursite.com/success?session_id={}", session.id));

    let expand = Some(vec!["payment".to_owned(), "line_items".to_owned()]);
    let paid = sessions.retrieve(&session.id, &SessionsRetrieveParams { expand }).await.unwrap();
    assert_eq!((&paid.status, &paid.payment_status), (&SessionStatus::Complete, &SessionPaymentStatus::Paid));
    assert_eq!(paid.payment.as_ref().and_then(StringOr::object).unwrap().amount, 5000);
    assert_eq!(paid.line_items.unwrap().data[0].amount_total, 5000);
    let filter = SessionsListParams {
        status: Some("complete".to_owned()),
        limit: Some(10),
        ..SessionsListParams::default()
    };
    let found = sessions.list(&filter).await.unwrap();
    assert_eq!((found.data.len(), &found.data[0].id, found.has_more), (1, &session.id, false));

    let other = sessions.create(&SessionCreate { currency: None, ..order() }).await.unwrap();
    assert_eq!(sessions.expire(&other.id).await.unwrap().status, SessionStatus::Expired);
    let part = RefundCreate { session: Some(session.id), amount: Some(1500), ..RefundCreate::default() };
    let refund = paygate.refunds().create(&part).await.unwrap();
    assert_eq!((refund.object.as_str(), refund.amount, refund.currency.as_str()), ("refund", 1500, "GHS"));
}

#[tokio::test]
async fn a_list_is_walked_over_as_a_whole_by_one_page_or_by_many() {
    let client = Shop::new().await.client();
    for number in 1..=5 {
        let product =
            ProductCreate { active: Some(number != 5), ..ProductCreate::new(format!("Book {number}")) };
        client.products().create(&product).await.unwrap();
    }
    let all = client.products().list(&ProductsListParams { limit: Some(2), ..products() }).all();
    let names: Vec<String> = all.collect().await.unwrap().into_iter().map(|product| product.name).collect();
    assert_eq!(names, ["Book 5", "Book 4", "Book 3", "Book 2", "Book 1"]);
    let active = ProductsListParams { limit: Some(2), active: Some(true), ..products() };
    let page = client.products().list(&active).await.unwrap();
    assert_eq!((page.data.len(), page.has_more), (2, true));
    let next = page.next_page().unwrap().unwrap().await.unwrap();
    assert_eq!(next.data[0].name, "Book 2");
    assert!(next.next_page().unwrap().is_none());
}

#[tokio::test]
async fn events_that_are_read_in_order_go_on_after_a_place() {
    let client = Shop::new().await.client();
    for number in 1..=5 {
        let customer = CustomerCreate { name: Some(format!("Ama {number}")), ..CustomerCreate::default() };
        client.customers().create(&customer).await.unwrap();
    }
    let from = EventsListParams { after: Some(0), limit: Some(2), ..EventsListParams::default() };
    // An event is shown once it has its place, which is a moment later.
    let events = loop {
        let events = client.events().list(&from).all().collect().await.unwrap();
        if events.len() == 5 {
            break events;
        }
    };
    assert_eq!(events.iter().map(|event| event.sequence).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    assert!(
        matches!(events[0].object().unwrap(), EventObject::Customer(made) if made.name.as_deref() == Some("Ama 1"))
    );
}

#[tokio::test]
async fn what_is_null_is_cleared_and_what_is_not_said_stays() {
    let client = Shop::new().await.client();
    let new = CustomerCreate {
        email: Some("a@b.example".to_owned()),
        name: Some("Ama".to_owned()),
        ..CustomerCreate::default()
    };
    let made = client.customers().create(&new).await.unwrap();
    let cleared = CustomerUpdate { name: Some(None), ..CustomerUpdate::default() };
    let cleared = client.customers().update(&made.id, &cleared).await.unwrap();
    assert_eq!((cleared.name, cleared.email.as_deref()), (None, Some("a@b.example")));
    assert!(client.customers().delete(&made.id).await.unwrap().deleted);
    assert_eq!(client.customers().retrieve(&made.id).await.unwrap().deleted, Some(true));
}

#[tokio::test]
async fn an_endpoint_hears_of_a_purchase_and_the_event_is_verified_in_both_forms() {
    let client = Shop::new().await.client();
    let ear = ask("POST", "/ear", Some(json!({}))).await;
    let events = Some(vec!["checkout.session.completed".to_owned()]);
    let endpoint = WebhookEndpointCreate {
        enabled_events: events,
        ..WebhookEndpointCreate::new(ear["url"].as_str().unwrap())
    };
    let endpoint = client.webhook_endpoints().create(&endpoint).await.unwrap();
    let secret = endpoint.secret.unwrap();
    let session = client.checkout().sessions().create(&order()).await.unwrap();
    pay(&session.url).await;
    let place = format!("/ear/{}?type=checkout.session.completed", ear["id"].as_str().unwrap());
    let heard = ask("GET", &place, None).await;
    let body = heard["body"].as_str().unwrap().as_bytes();
    let mut headers = http::HeaderMap::new();
    for name in ["webhook-id", "webhook-timestamp", "webhook-signature", "kassa-signature"] {
        headers.insert(name, heard["headers"][name].as_str().unwrap().parse().unwrap());
    }
    let event = Webhook::construct_event(body, &headers, &secret).unwrap();
    let same = Webhook::construct_event(body, heard["headers"]["kassa-signature"].as_str().unwrap(), &secret)
        .unwrap();
    assert_eq!(event, same);
    let EventObject::Session(sold) = event.object().unwrap() else { panic!("{event:?}") };
    assert_eq!((&sold.id, &sold.metadata["order_id"]), (&session.id, &MetadataValue::from("1234")));

    let rotate = WebhookEndpointRotate { expire_previous_in: Some(60) };
    let other =
        client.webhook_endpoints().rotate_secret(&endpoint.id, &rotate).await.unwrap().secret.unwrap();
    assert_eq!(Webhook::construct_event(body, &headers, &other).unwrap_err().kind(), ErrorKind::Signature);
    Webhook::new(&other).unwrap().and(&secret).unwrap().verify(body, &headers).unwrap();
    assert!(client.webhook_endpoints().delete(&endpoint.id).await.unwrap().deleted);
}

#[tokio::test]
async fn a_payment_without_a_page_a_picture_and_time_that_is_turned() {
    let client = Shop::new().await.client();
    let charge = PaymentCreate {
        provider: Some(PaymentCreateProvider::Mtn),
        phone: Some("0241234567".to_owned()),
        idempotency_key: Some("order-1234".to_owned()),
        ..PaymentCreate::new(5000, "mobile_money")
    };
    let first = client.payments().create(&charge).await.unwrap();
    assert_eq!(client.payments().create(&charge).await.unwrap().id, first.id);

    let png =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    let png = base64::engine::general_purpose::STANDARD.decode(png).unwrap();
    let look = client.branding().upload_logo(png, "image/png").await.unwrap();
    assert_eq!(look.logo.map(|logo| (logo.width, logo.height)), Some((1, 1)));

    let day = TestClockTurn { advance: Some("P1D".to_owned()), ..TestClockTurn::default() };
    client.test_clock().turn(&day).await.unwrap();
    while client.test_clock().retrieve().await.unwrap().status != TestClockStatus::Ready {}
    assert_eq!(client.test_clock().release().await.unwrap().status, TestClockStatus::Released);
}

/// Every object that can be made is read into its type, which asks for all fields that the document promises.
#[tokio::test]
async fn a_whole_catalog_is_made_and_read() {
    let client = Shop::new().await.client();
    let product = client.products().create(&ProductCreate::new("Membership")).await.unwrap();
    let monthly = PriceCreate {
        unit_amount: Some(4900),
        recurring: Some(PriceCreateRecurring::new(Interval::Month)),
        lookup_key: Some("monthly".to_owned()),
        ..PriceCreate::new("GHS", &product.id)
    };
    let price = client.prices().create(&monthly).await.unwrap();
    assert_eq!(price.recurring.as_ref().map(|recurring| &recurring.interval), Some(&Interval::Month));
    assert_eq!(client.prices().retrieve(&price.id).await.unwrap(), price);
    client.plans().create(&PlanCreate::new(5000, Interval::Year, "Gold")).await.unwrap();
    let coupon = CouponCreate { percent_off: Some("12.5".to_owned()), ..CouponCreate::default() };
    let coupon = client.coupons().create(&coupon).await.unwrap();
    assert_eq!(coupon.percent_off, Some(12.5));
    let code = PromotionCodeCreate {
        coupon: Some(coupon.id.clone()),
        code: Some("SPRING".to_owned()),
        ..PromotionCodeCreate::default()
    };
    assert_eq!(client.promotion_codes().create(&code).await.unwrap().code, "SPRING");
    let vat = client.tax_rates().create(&TaxRateCreate::new("VAT", true, "19")).await.unwrap();
    assert_eq!(client.tax_rates().retrieve(&vat.id).await.unwrap(), vat);
    let courier = ShippingRateCreate::new("Courier", ShippingRateCreateFixedAmount::new(700, "GHS"));
    let courier = client.shipping_rates().create(&courier).await.unwrap();
    let of_cedis =
        ShippingRatesListParams { currency: Some("GHS".to_owned()), ..ShippingRatesListParams::default() };
    assert_eq!(client.shipping_rates().list(&of_cedis).await.unwrap().data, std::slice::from_ref(&courier));
    let away = ShippingRateUpdate { active: Some(Some(false)), ..ShippingRateUpdate::default() };
    assert!(!client.shipping_rates().update(&courier.id, &away).await.unwrap().active);
    assert!(!client.shipping_rates().retrieve(&courier.id).await.unwrap().active);
    let link = PaymentLinkCreate {
        amount: Some(700),
        currency: Some("GHS".to_owned()),
        ..PaymentLinkCreate::default()
    };
    let link = client.payment_links().create(&link).await.unwrap();
    let closed = PaymentLinkUpdate { active: Some(Some(false)), ..PaymentLinkUpdate::default() };
    assert!(!client.payment_links().update(&link.id, &closed).await.unwrap().active);
    let offer = OfferCreate { price: Some(price.id.clone()), ..OfferCreate::new("Membership") };
    client.offers().create(&offer).await.unwrap();
    let declared = DeclaredProduct {
        name: Some("Gold".to_owned()),
        prices: Some(vec![DeclaredPrice::new("GHS", 9900)]),
        ..DeclaredProduct::new("gold")
    };
    let catalog = CatalogSync { products: Some(vec![declared]), ..CatalogSync::default() };
    assert!(client.catalog().sync(&catalog).await.unwrap().ok);
    let found = client.catalog().retrieve(&CatalogRetrieveParams::default()).await.unwrap();
    assert!(found.products.iter().any(|product| product.tier.as_deref() == Some("gold")));
    client.branding().retrieve().await.unwrap();
    assert!(!client.processors().list().await.unwrap().data.is_empty());
    assert!(
        client
            .processor_accounts()
            .list(&ProcessorAccountsListParams::default())
            .await
            .unwrap()
            .data
            .is_empty()
    );
    assert!(client.parked_notices().list(&ParkedNoticesListParams::default()).await.unwrap().data.is_empty());
    assert!(client.disputes().list(&DisputesListParams::default()).await.unwrap().data.is_empty());
    assert!(client.coupons().delete(&coupon.id).await.unwrap().deleted);
}

/// The same for what comes of selling.
#[tokio::test]
async fn a_subscription_is_sold_paused_resumed_and_ended() {
    let client = Shop::new().await.client();
    let plan = client.plans().create(&PlanCreate::new(5000, Interval::Month, "Gold")).await.unwrap();
    let buyer = SessionCreateCustomer { name: Some("Ama".to_owned()), ..SessionCreateCustomer::new("u_1") };
    let session = SessionCreate {
        mode: Some(SessionMode::Subscription),
        line_items: Some(vec![LineItemCreate { price: Some(plan.price), ..LineItemCreate::default() }]),
        customer: Some(StringOr::Object(Box::new(buyer))),
        amount: None,
        currency: None,
        customer_email: None,
        ..order()
    };
    let session = client.checkout().sessions().create(&session).await.unwrap();
    pay(&session.url).await;
    let explained = client.checkout().sessions().explain(&session.id).await.unwrap();
    assert_eq!(explained.total, 5000);
    let lines =
        client.checkout().sessions().list_line_items(&session.id, &SessionsLineItemsParams::default());
    assert_eq!(lines.await.unwrap().data[0].amount_total, 5000);
    let subscriptions = client.subscriptions().list(&SubscriptionsListParams::default()).await.unwrap();
    let subscription = &subscriptions.data[0];
    assert_eq!(subscription.status, SubscriptionStatus::Active);
    let paused = client.subscriptions().pause(&subscription.id, &SubscriptionPause::default()).await.unwrap();
    assert_eq!(paused.status, SubscriptionStatus::Paused);
    assert_eq!(client.subscriptions().resume(&paused.id).await.unwrap().status, SubscriptionStatus::Active);
    let at_end = SubscriptionCancel { at_period_end: Some(true) };
    assert!(client.subscriptions().cancel(&paused.id, &at_end).await.unwrap().cancel_at_period_end);
    assert_eq!(client.subscriptions().delete(&paused.id).await.unwrap().status, SubscriptionStatus::Canceled);
    let invoices = client.invoices().list(&InvoicesListParams::default()).await.unwrap();
    assert_eq!((invoices.data.len(), &invoices.data[0].status), (1, &InvoiceStatus::Paid));
    let customer = subscription.customer.as_deref().unwrap();
    let payments =
        client.customers().list_payments(customer, &CustomersPaymentsParams::default()).await.unwrap();
    assert_eq!(payments.data[0].amount, 5000);
    let portal = PortalSessionCreate::new(customer);
    assert!(client.billing_portal().sessions().create(&portal).await.unwrap().url.starts_with("http"));
    let who =
        EntitlementsRetrieveParams { uid: Some("u_1".to_owned()), ..EntitlementsRetrieveParams::default() };
    assert!(!client.entitlements().retrieve(&who).await.unwrap().active);
    // An event is shown once it has its place, which is a moment later.
    let told = loop {
        let events = client.events().list(&EventsListParams::default()).all().collect().await.unwrap();
        let told: Vec<EventObject> = events.iter().map(|event| event.object().unwrap()).collect();
        if told.iter().any(|object| matches!(object, EventObject::Invoice(_))) {
            break told;
        }
    };
    assert!(!told.iter().any(|object| matches!(object, EventObject::Other(_))));
}

#[tokio::test]
async fn what_a_client_is_made_with_is_looked_at_and_the_key_not_shown() {
    for key in ["", "sk_test_1\n", " sk_test_1"] {
        let problem = Client::new(key, "https://a").unwrap_err();
        assert!(problem.kind() == ErrorKind::Usage && problem.message().starts_with("key:"), "{key:?}");
    }
    for url in ["", "pay.example.com", "ftp://a", "https://u:p@a", "https://a?b", "https://a#b"] {
        let problem = Client::new("sk_test_1", url).unwrap_err();
        assert!(problem.kind() == ErrorKind::Usage && problem.message().starts_with("base_url:"), "{url:?}");
    }
    let builder = Client::builder("sk_test_1", "http://127.0.0.1:1").max_retries(0);
    assert!(!format!("{builder:?}").contains("sk_test"));
    let client = builder.build().unwrap();
    let problem = client.products().list(&products()).await.unwrap_err();
    assert_eq!(problem.kind(), ErrorKind::Connection);
    assert!(
        problem.to_string().starts_with("cannot reach http://127.0.0.1:1: Connection refused"),
        "{problem}"
    );
    let request = client.products().retrieve("prod_1");
    assert!(!format!("{client:?}{problem:?}{request:?}").contains("sk_test"));
    for id in ["", ".", ".."] {
        assert_eq!(client.coupons().delete(id).await.unwrap_err().kind(), ErrorKind::Usage);
    }
}

#[tokio::test]
async fn an_answer_that_is_lost_or_cut_off_is_asked_for_again_and_nothing_happens_twice() {
    let shop = Behind::new(json!(["lose", "cut"]), |set| set).await;
    shop.client.checkout().sessions().create(&order()).await.unwrap();
    assert_eq!(shop.count().await, 1);
    let keys = shop.road.keys().await;
    assert_eq!(keys.len(), 3);
    assert!(keys[0].is_some() && keys.iter().all(|key| *key == keys[0]));
    let agent = shop.road.requests().await[0]["headers"]["user-agent"].as_str().unwrap().to_owned();
    assert!(agent.starts_with(&format!("kassa-rust/{} (", kassa_client::VERSION)), "{agent}");
    shop.client.checkout().sessions().create(&order()).await.unwrap();
    assert_ne!(shop.road.keys().await[3], keys[0]);
}

#[tokio::test]
async fn a_server_that_is_killed_and_started_again_has_done_it_once() {
    let shop = Behind::new(json!(["crash", "refuse"]), |set| set.max_retries(5)).await;
    assert_eq!(shop.client.checkout().sessions().create(&order()).await.unwrap().status, SessionStatus::Open);
    assert_eq!((shop.count().await, shop.road.keys().await.len()), (1, 3));
}

#[tokio::test]
async fn a_key_of_ones_own_is_kept_and_never_renewed() {
    let shop = Behind::new(json!(["refuse", busy(None)]), |set| set).await;
    shop.client.checkout().sessions().create(&order()).idempotency_key("order-1234").await.unwrap();
    assert_eq!(shop.road.keys().await, vec![Some("order-1234".to_owned()); 3]);
}

#[tokio::test]
async fn the_server_says_how_long_to_wait_up_to_a_minute() {
    let shop = Behind::new(json!([busy(Some("2")), "pass", busy(Some("61"))]), |set| set).await;
    shop.client.products().list(&products()).await.unwrap();
    let requests = shop.road.requests().await;
    assert!(requests[1]["at"].as_i64().unwrap() - requests[0]["at"].as_i64().unwrap() >= 2000);
    assert_eq!(shop.road.keys().await, [None, None]);
    let problem = shop.client.products().list(&products()).await.unwrap_err();
    assert_eq!((problem.kind(), problem.code()), (ErrorKind::Api, Some("busy")));
    assert_eq!(problem.retry_after(), Some(Duration::from_secs(61)));
    assert_eq!(shop.road.keys().await.len(), 3);
}

#[tokio::test]
async fn there_are_as_many_tries_as_were_asked_for() {
    let shop = Behind::new(json!([busy(None), busy(None), busy(None), busy(None)]), |set| set).await;
    assert_eq!(shop.client.products().list(&products()).await.unwrap_err().kind(), ErrorKind::Api);
    assert_eq!(shop.road.keys().await.len(), 3);
    shop.client.products().list(&products()).max_retries(0).await.unwrap_err();
    assert_eq!(shop.road.keys().await.len(), 4);
}

#[tokio::test]
async fn no_answer_in_time_is_a_lost_connection() {
    let limits = |set: Builder| set.timeout(Duration::from_millis(200)).max_retries(1);
    let shop = Behind::new(json!(["hang", "hang"]), limits).await;
    let problem = shop.client.products().list(&products()).await.unwrap_err();
    assert_eq!(problem.kind(), ErrorKind::Connection);
    assert!(problem.message().ends_with("no answer within 200ms"), "{problem}");
    assert_eq!(shop.road.keys().await.len(), 2);
}

#[tokio::test]
async fn too_many_requests_are_told_apart_waited_out_and_answered() {
    let strict = Shop::of(&ask("POST", "/strict", Some(json!({}))).await);
    let hasty = Client::builder(&strict.key, &strict.url).max_retries(0).build().unwrap();
    // One a second is answered; of the others there is one before the next second.
    let problem = loop {
        if let Err(problem) = hasty.products().list(&products()).await {
            break problem;
        }
    };
    assert_eq!((problem.kind(), problem.status()), (ErrorKind::RateLimit, Some(429)));
    assert_eq!(problem.code(), Some("too_many_requests"));
    assert!(problem.retry_after().unwrap() >= Duration::from_secs(1));
    strict.client().products().list(&products()).await.unwrap();
}

/// What an error must say.
fn assert_refused<T>(
    answer: Result<T, Error>,
    kind: ErrorKind,
    status: u16,
    code: &str,
    param: Option<&str>,
) {
    let problem = answer.err().unwrap();
    assert_eq!(
        (problem.kind(), problem.status(), problem.code()),
        (kind, Some(status), Some(code)),
        "{problem}"
    );
    assert_eq!(problem.param(), param);
    assert!(problem.request_id().unwrap().starts_with("req_"));
    assert!(problem.doc_url().unwrap().ends_with(&format!("/docs/errors#{code}")));
    assert!(problem.message().len() > 10);
}

#[tokio::test]
async fn every_kind_of_refusal_is_told_apart_and_not_asked_again() {
    let shop = Shop::new().await;
    let road = road(json!([])).await;
    let client = Client::new(&shop.key, &road.url).unwrap();
    let wrong = Client::new("sk_test_wrong", &road.url).unwrap();
    let reader = Client::new(&shop.reader, &road.url).unwrap();
    let checkout = client.checkout();
    let sessions = checkout.sessions();
    let session = sessions.create(&order()).idempotency_key("one").await.unwrap();
    sessions.expire(&session.id).await.unwrap();
    let gold = ProductCreate { tier: Some("gold".to_owned()), ..ProductCreate::new("Gold") };
    client.products().create(&gold).await.unwrap();
    let before = road.keys().await.len();

    let answer = wrong.products().list(&products()).await;
    assert_refused(answer, ErrorKind::Authentication, 401, "invalid_api_key", None);
    let answer = reader.products().create(&gold).await;
    assert_refused(answer, ErrorKind::PermissionDenied, 403, "scope_missing", None);
    let nothing = SessionCreate { amount: Some(0), ..order() };
    let answer = sessions.create(&nothing).await;
    assert_refused(answer, ErrorKind::InvalidRequest, 400, "parameter_invalid", Some("amount"));
    let answer = sessions.retrieve("cs_none", &SessionsRetrieveParams::default()).await;
    assert_refused(answer, ErrorKind::NotFound, 404, "resource_missing", None);
    assert_refused(sessions.expire(&session.id).await, ErrorKind::Conflict, 409, "session_not_open", None);
    let answer = client.products().create(&gold).await;
    assert_refused(answer, ErrorKind::Conflict, 409, "already_taken", Some("tier"));
    let reused = SessionCreate { amount: Some(1), ..order() };
    let answer = sessions.create(&reused).idempotency_key("one").await;
    assert_refused(answer, ErrorKind::Idempotency, 422, "idempotency_key_reused", None);
    assert_eq!(road.keys().await.len() - before, 7);
}

#[tokio::test]
async fn a_request_with_the_same_key_that_is_still_worked_on_is_waited_for() {
    let error = json!({ "error": { "type": "invalid_request_error", "code": "idempotency_key_in_use" } });
    let shop = Behind::new(json!([{ "status": 409, "body": error.to_string() }]), |set| set).await;
    shop.client.checkout().sessions().create(&order()).await.unwrap();
    assert_eq!(shop.road.keys().await.len(), 2);
}

#[tokio::test]
async fn what_something_else_on_the_way_answers_is_not_taken_for_an_answer() {
    let plan = json!([
        { "status": 502, "headers": { "content-type": "text/html" }, "body": "<h1>Bad gateway</h1>" },
        { "status": 302, "headers": { "location": "https://login.example/" } },
        { "status": 200, "body": "<h1>Welcome to the hotel</h1>" },
        { "status": 200, "body": "null" },
        { "status": 200, "body": "{}" },
        { "status": 500, "body": r#"{"error": "whatever"}"# },
    ]);
    let shop = Behind::new(plan, |set| set.max_retries(0)).await;
    for words in ["Bad gateway", "login.example", "hotel", "null", "not what this version knows", "whatever"]
    {
        let problem = shop.client.products().list(&products()).await.unwrap_err();
        assert_eq!(problem.kind(), ErrorKind::Api, "{problem}");
        assert!(problem.message().contains(words), "{problem}");
    }
    assert_eq!(shop.road.keys().await.len(), 6, "nobody follows");
}

/// The headers of a delivery at this many seconds from now.
fn headers(webhook: &Webhook, body: &str, from_now: i64) -> http::HeaderMap {
    let by = Duration::from_secs(from_now.unsigned_abs());
    #[expect(clippy::disallowed_methods, reason = "a test of what a machine's clock decides")]
    let now = SystemTime::now();
    let time = if from_now < 0 { now - by } else { now + by };
    let mut headers = http::HeaderMap::new();
    for (name, value) in webhook.test_headers(body.as_bytes(), "evt_1", time) {
        headers.insert(name, value.parse().unwrap());
    }
    headers
}

fn refused<'a>(body: &str, proof: impl Into<kassa_client::Proof<'a>>, secret: &str) {
    let problem = Webhook::construct_event(body.as_bytes(), proof, secret).unwrap_err();
    assert_eq!(problem.kind(), ErrorKind::Signature, "{problem}");
}

#[test]
fn the_vector_of_the_standard_webhooks_specification() {
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_614_265_330);
    let webhook = Webhook::new(SECRET).unwrap();
    let signed = webhook.test_headers(br#"{"test": 2432232314}"#, "msg_p5jXN8AQM9LWM0D4loKWxJek", time);
    assert_eq!(signed[4].1, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

#[test]
fn good_deliveries_and_whatever_was_changed() {
    let webhook = Webhook::new(SECRET).unwrap();
    let good = headers(&webhook, BODY, 0);
    let event = Webhook::construct_event(BODY.as_bytes(), &good, SECRET).unwrap();
    assert_eq!(event.data.object["name"], "Grüße");
    let signature = good["kassa-signature"].to_str().unwrap();
    assert_eq!(Webhook::construct_event(BODY.as_bytes(), signature, SECRET).unwrap(), event);
    // One good signature among several is enough.
    let both = headers(&Webhook::new(OTHER).unwrap().and(SECRET).unwrap(), BODY, 0);
    webhook.verify(BODY.as_bytes(), &both).unwrap();
    webhook.verify(BODY.as_bytes(), both["kassa-signature"].to_str().unwrap()).unwrap();

    refused(&format!("{BODY} "), &good, SECRET);
    refused(BODY, &good, OTHER);
    for name in ["webhook-id", "webhook-timestamp", "webhook-signature"] {
        for value in [format!("{}0", good[name].to_str().unwrap()), String::new()] {
            let mut changed = good.clone();
            changed.insert(name, value.parse().unwrap());
            refused(BODY, &changed, SECRET);
        }
    }
    refused(BODY, &http::HeaderMap::new(), SECRET);
    for text in ["t=,v1=", "v1=00", "t=x", "garbage", "", "t=1700000000,v1=", "t=1700000000,v1=é"] {
        refused(BODY, text, SECRET);
    }
    refused("no json", &headers(&webhook, "no json", 0), SECRET);
}

#[test]
fn what_is_old_or_from_the_future_is_refused() {
    let webhook = Webhook::new(SECRET).unwrap();
    for from_now in [-302, 302] {
        let late = headers(&webhook, BODY, from_now);
        refused(BODY, &late, SECRET);
        refused(BODY, late["kassa-signature"].to_str().unwrap(), SECRET);
    }
    let aged = headers(&webhook, BODY, -290);
    webhook.verify(BODY.as_bytes(), &aged).unwrap();
    let strict = webhook.tolerance(Duration::from_secs(100));
    assert_eq!(strict.verify(BODY.as_bytes(), &aged).unwrap_err().kind(), ErrorKind::Signature);
}

#[test]
fn a_secret_that_is_none_is_refused_for_with_an_empty_one_anybody_could_sign() {
    for none in ["", "whsec_", "whsec_AAAA", "whsec_AAAAA", "sk_test_1", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"] {
        assert_eq!(Webhook::new(none).unwrap_err().kind(), ErrorKind::Usage, "{none}");
        assert!(Webhook::new(SECRET).unwrap().and(none).is_err());
    }
    assert!(!format!("{:?}", Webhook::new(SECRET).unwrap()).contains("Mf"));
}
