//! InflowPay's document, word for word: its requests, its answers, its pages, its webhooks.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kassa_domain::id::{Mode, Scope};
use kassa_domain::signature::hmac_sha256;
use kassa_domain::time::{DAY, HOUR, MINUTE};
use kassa_testshop::{PUBLIC_URL, Received, Reply, TestShop};
use serde_json::{Value, json};

const HOOK: &str = "http://127.0.0.1:9/inflow";
const ONE_TIME: &str = "/api/checkout/sessions/one-time-payment";
const GOOD: &str = "4242424242424242";
const DECLINED: &str = "4000000000000002";

/// The body of the document's request with the address that its site hides.
const REQUEST: &str = r#"{
"currency": "EUR",
"products": [{ "name": "Premium Plan", "price": 4999, "quantity": 1 }],
"successUrl": "https://yoursite.com/success",
"customerEmail": "buyer@example.com"
}"#;

/// A shop with a key of this dialect.
struct Inflow {
    shop: TestShop,
    key: String,
}

impl Inflow {
    async fn open() -> Self {
        let shop = TestShop::open().await;
        let key = shop.key_of(shop.scope, "inflow").await;
        assert!(key.starts_with("inflow_test_"), "{key}");
        Self { shop, key }
    }

    async fn api(&self, method: &str, path: &str, body: &str) -> Reply {
        self.api_as(&self.key, method, path, body).await
    }

    async fn api_as(&self, key: &str, method: &str, path: &str, body: &str) -> Reply {
        let mut request = http::Request::builder().method(method).uri(path).header("x-inflow-api-key", key);
        if !body.is_empty() {
            request = request.header("content-type", "application/json");
        }
        self.shop.send(request.body(bytes::Bytes::from(body.to_owned())).unwrap()).await
    }

    async fn get(&self, path: &str) -> Value {
        let reply = self.api("GET", path, "").await;
        assert_eq!(reply.status, 200, "{path}: {reply:?}");
        reply.json()
    }

    async fn make(&self, path: &str, body: &Value) -> Value {
        let reply = self.api("POST", path, &body.to_string()).await;
        assert_eq!(reply.status, 201, "{path} {body}: {reply:?}");
        reply.json()
    }

    /// The status and the message, be it one text or a list of one.
    async fn refused(&self, method: &str, path: &str, body: &str) -> (u16, String) {
        let reply = self.api(method, path, body).await;
        assert!(reply.status >= 400, "{path} {body}: {reply:?}");
        let error = reply.json();
        let names: Vec<&String> = error.as_object().unwrap().keys().collect();
        assert_eq!((names.len(), &error["statusCode"]), (3, &json!(reply.status)), "{reply:?}");
        let message = error["message"].as_str().or(error["message"][0].as_str());
        (reply.status, message.unwrap().to_owned())
    }

    /// A session of 49.99 EUR with this in its body instead or besides; its id in the vendor's form, and in ours.
    async fn session(&self, more: Value) -> (String, String) {
        let mut body: Value = serde_json::from_str(REQUEST).unwrap();
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.ids(&self.make(ONE_TIME, &body).await)
    }

    fn ids(&self, session: &Value) -> (String, String) {
        let theirs = session["sessionId"].as_str().unwrap().to_owned();
        assert_eq!(session["checkoutUrl"], format!("{PUBLIC_URL}/pay/{theirs}"));
        let ours = theirs.replacen("sess_", "cs_", 1);
        (theirs, ours)
    }

    async fn offer(&self, more: Value) -> Value {
        let mut body = json!({ "name": "Gold", "amountInCents": 1999, "currency": "EUR", "interval": "month",
            "successUrl": "https://yoursite.com/welcome" });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.make("/subscription/offer", &body).await
    }

    /// A session of an offer: its id in our form.
    async fn subscribe(&self, offer: &Value, body: Value) -> String {
        let path = format!("/api/checkout/sessions/subscription/{}", text(&offer["subscriptionOfferId"]));
        self.ids(&self.make(&path, &body).await).1
    }

    async fn payments(&self, session: &str) -> Vec<Value> {
        self.get(&format!("/api/payment?sessionId={session}")).await["data"].as_array().unwrap().clone()
    }

    /// The endpoint's id and secret.
    async fn webhook(&self) -> (String, String) {
        let made = self.make("/api/webhook", &json!({ "url": HOOK })).await;
        let names: Vec<&String> = made.as_object().unwrap().keys().collect();
        assert_eq!((names.len(), &made["webhookUrl"]), (3, &json!(HOOK)));
        (text(&made["webhookId"]), text(&made["secret"]))
    }

    /// What was delivered since the last look, verified: what happened with what it is about.
    async fn told(&self, secret: &str) -> Vec<(String, Value)> {
        self.shop.settle_down().await;
        let received = self.shop.webhooks();
        received.iter().map(|received| verify(received, &[secret])).collect()
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_owned()
}

/// What a receiver does by the vendor's documents: the signature of each of these secrets must be there.
fn verify(received: &Received, secrets: &[&str]) -> (String, Value) {
    let header = |name: &str| received.headers.get(name).unwrap_or_else(|| panic!("no {name}")).as_str();
    let (id, stamp) = (header("svix-id"), header("svix-timestamp"));
    assert_eq!(stamp.parse::<i64>().unwrap(), received.at.seconds());
    let found: Vec<&str> = header("svix-signature").split(' ').collect();
    assert_eq!(found.len(), secrets.len(), "{received:?}");
    for secret in secrets {
        let key = STANDARD.decode(secret.strip_prefix("whsec_").unwrap()).unwrap();
        let signed = [id.as_bytes(), b".", stamp.as_bytes(), b".", received.body.as_bytes()];
        let signature = format!("v1,{}", STANDARD.encode(hmac_sha256(&key, &signed)));
        assert!(found.contains(&&*signature), "{received:?}");
    }
    let body = received.json();
    let [entry] = body["data"].as_array().unwrap().as_slice() else { panic!("{body}") };
    (text(&entry["eventType"]), entry["payload"].clone())
}

fn names(told: &[(String, Value)]) -> Vec<&str> {
    let mut names: Vec<&str> = told.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    names
}

#[tokio::test]
async fn the_documents_payment_from_the_request_to_the_webhook() {
    let inflow = Inflow::open().await;
    let shop = &inflow.shop;
    let (webhook, secret) = inflow.webhook().await;
    let reply = inflow.api("POST", ONE_TIME, REQUEST).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    let (theirs, ours) = inflow.ids(&reply.json());
    let expected = format!(r#"{{"sessionId":"{theirs}","checkoutUrl":"{PUBLIC_URL}/pay/{theirs}"}}"#);
    assert_eq!(reply.body, expected, "these two fields and no other");
    assert_eq!(inflow.payments(&theirs).await, Vec::<Value>::new(), "nothing was submitted");
    assert_eq!(inflow.told(&secret).await, vec![]);
    let led = shop.browse(&format!("/pay/{theirs}")).await;
    assert_eq!((led.status, led.header("location")), (303, &*format!("/checkout/{ours}")));
    let page = shop.page(&ours).await;
    for text in ["Premium Plan", "buyer@example.com", "Test Shop", "49.99"] {
        assert!(page.body.contains(text), "{text}");
    }
    assert_eq!(shop.pay_card(&ours, GOOD).await.header("location"), "https://yoursite.com/success");
    let [payment] = &*inflow.payments(&theirs).await else { panic!("one payment") };
    assert_eq!((&payment["status"], &payment["sessionId"]), (&json!("PAYMENT_SUCCESS"), &json!(theirs)));
    assert_eq!((&payment["amountInCents"], &payment["currency"]), (&json!(4999), &json!("EUR")));
    assert_eq!(payment["products"], json!([{ "name": "Premium Plan", "price": 4999, "quantity": 1 }]));
    assert_eq!((&payment["customerEmail"], &payment["metadatas"]), (&json!("buyer@example.com"), &json!({})));
    assert!(payment.get("subscriptionId").is_none());
    let one = inflow.get(&format!("/api/payment/{}", text(&payment["paymentId"]))).await;
    assert_eq!(one, *payment);
    let told = inflow.told(&secret).await;
    assert_eq!(names(&told), ["payment.authorized", "payment.created"]);
    let (_, paid) = told.iter().find(|(name, _)| name == "payment.authorized").unwrap();
    assert_eq!(paid, payment, "the webhook shows what the payment shows");
    let native = shop.session_now(&theirs).await;
    assert_eq!((&native["id"], &native["payment_status"]), (&json!(ours), &json!("paid")), "also natively");
    assert_eq!(shop.payments(&ours).await[0]["id"], payment["paymentId"]);
    assert_eq!(inflow.api("DELETE", &format!("/api/webhook/{webhook}"), "").await.status, 200);
    inflow.shop.close().await;
}

#[tokio::test]
async fn a_decline_is_a_payment_that_failed_and_the_next_try_pays() {
    let inflow = Inflow::open().await;
    let (_, secret) = inflow.webhook().await;
    let metadatas = json!({ "metadatas": { "order": "7" }, "cancelUrl": "https://yoursite.com/cart" });
    let (theirs, ours) = inflow.session(metadatas).await;
    assert!(inflow.shop.page(&ours).await.body.contains("https://yoursite.com/cart"));
    assert_eq!(inflow.shop.pay_card(&ours, DECLINED).await.status, 303);
    let told = inflow.told(&secret).await;
    assert_eq!(names(&told), ["payment.created", "payment.failed"]);
    let (_, failed) = told.iter().find(|(name, _)| name == "payment.failed").unwrap();
    assert_eq!(
        (&failed["status"], &failed["failureReason"]),
        (&json!("PAYMENT_FAILED"), &json!("card_declined"))
    );
    assert_eq!(failed["metadatas"], json!({ "order": "7" }));
    inflow.shop.later(MINUTE).await;
    assert_eq!(inflow.shop.pay_card(&ours, GOOD).await.header("location"), "https://yoursite.com/success");
    assert_eq!(names(&inflow.told(&secret).await), ["payment.authorized", "payment.created"]);
    let payments = inflow.payments(&theirs).await;
    let statuses: Vec<&Value> = payments.iter().map(|payment| &payment["status"]).collect();
    assert_eq!(statuses, ["PAYMENT_SUCCESS", "PAYMENT_FAILED"]);
    let page = inflow.get("/api/payment?page=2&limit=1").await;
    assert_eq!((&page["data"][0], &page["hasMore"]), (&payments[1], &json!(false)));
    inflow.shop.close().await;
}

#[tokio::test]
async fn sessions_live_for_the_hours_that_are_asked_for() {
    let inflow = Inflow::open().await;
    for (hours, life) in [
        (json!({}), HOUR),
        (json!({ "expiresIn": 0.25 }), 15 * MINUTE),
        (json!({ "expiresIn": 1.5 }), 90 * MINUTE),
    ] {
        let (theirs, ours) = inflow.session(hours.clone()).await;
        inflow.shop.later(life - 1).await;
        assert_eq!(inflow.shop.session_now(&ours).await["status"], "open", "{hours}");
        inflow.shop.later(1).await;
        assert_eq!(inflow.shop.session_now(&ours).await["status"], "expired", "{hours}");
        let led = inflow.shop.browse(&format!("/pay/{theirs}")).await;
        let page = inflow.shop.browse(led.header("location")).await;
        assert!(page.body.contains("expired"), "a page says so, and nobody is sent away: {page:?}");
    }
    let offer = inflow.offer(json!({})).await;
    let ours = inflow.subscribe(&offer, json!({ "expiresIn": 0.5 })).await;
    inflow.shop.later(30 * MINUTE).await;
    assert_eq!(inflow.shop.session_now(&ours).await["status"], "expired");
    let body = REQUEST.replacen('{', "{\"expiresIn\": 721,", 1);
    let (status, message) = inflow.refused("POST", ONE_TIME, &body).await;
    assert_eq!((status, &*message), (400, "expiresIn must be at most 30 days ahead"));
    inflow.shop.close().await;
}

#[tokio::test]
async fn where_nobody_says_where_the_buyer_goes_they_stay() {
    let inflow = Inflow::open().await;
    let (theirs, ours) = inflow.session(json!({ "successUrl": null })).await;
    assert_eq!(inflow.shop.pay_card(&ours, GOOD).await.header("location"), format!("/checkout/{ours}"));
    assert!(inflow.shop.page(&ours).await.body.contains("Payment"), "it thanks them");
    assert_eq!(inflow.payments(&theirs).await[0]["status"], "PAYMENT_SUCCESS");
    assert_eq!(inflow.shop.session_now(&ours).await["after_completion"]["type"], "hosted_confirmation");
    inflow.shop.close().await;
}

#[tokio::test]
async fn a_subscription_and_its_first_payment_come_together() {
    let inflow = Inflow::open().await;
    let (_, secret) = inflow.webhook().await;
    let offer = inflow.offer(json!({ "description": "Everything" })).await;
    let id = text(&offer["subscriptionOfferId"]);
    assert!(id.starts_with("sub_offer_"), "{offer}");
    assert_eq!(offer["checkoutUrl"], format!("{PUBLIC_URL}/subscribe/{id}"));
    let mine = json!({ "customerEmail": "buyer@example.com", "successUrl": "https://yoursite.com/own" });
    let ours = inflow.subscribe(&offer, mine).await;
    assert_eq!(inflow.get("/subscription").await["data"], json!([]), "nothing was submitted");
    assert_eq!(inflow.told(&secret).await, vec![]);
    let page = inflow.shop.page(&ours).await;
    assert!(page.body.contains("Gold") && page.body.contains("buyer@example.com"));
    assert_eq!(inflow.shop.pay_with(&ours, &[]).await.header("location"), "https://yoursite.com/own");
    let listed = inflow.get("/subscription").await;
    let [subscription] = &**listed["data"].as_array().unwrap() else { panic!("{listed}") };
    assert_eq!(
        (&subscription["status"], &subscription["subscriptionOfferId"]),
        (&json!("ACTIVE"), &json!(id))
    );
    let sub = text(&subscription["subscriptionId"]);
    let [payment] = &*inflow.payments(&ours).await else { panic!("one payment") };
    assert_eq!((&payment["subscriptionId"], &payment["amountInCents"]), (&json!(sub), &json!(1999)));
    let told = inflow.told(&secret).await;
    for (name, about) in told.iter().filter(|(name, _)| name.starts_with("payment.")) {
        assert_eq!(about["subscriptionId"], json!(sub), "{name}");
    }
    assert!(names(&told).starts_with(&["payment.authorized", "payment.created", "subscription.created"]));
    inflow.shop.later(31 * DAY).await;
    let told = inflow.told(&secret).await;
    let (_, renewed) = told.iter().find(|(name, _)| name == "payment.authorized").unwrap();
    assert_eq!((&renewed["subscriptionId"], &renewed["sessionId"]), (&json!(sub), &Value::Null));
    let cancelled = inflow.api("DELETE", &format!("/subscription/{sub}"), "").await;
    assert_eq!((cancelled.status, &cancelled.json()["status"]), (200, &json!("PENDING_CANCELLATION")));
    let again = inflow.api("DELETE", &format!("/subscription/{sub}"), "").await;
    assert_eq!(again.json()["status"], "PENDING_CANCELLATION", "asking twice changes nothing");
    assert_eq!(names(&inflow.told(&secret).await), ["subscription.updated"]);
    inflow.shop.later(31 * DAY).await;
    let ended = inflow.get(&format!("/subscription/{sub}")).await;
    assert_eq!((&ended["status"], ended["endedAt"].is_string()), (&json!("CANCELED"), true));
    let told = inflow.told(&secret).await;
    assert_eq!(names(&told), ["subscription.canceled"], "and no payment more");
    assert_eq!(told[0].1, ended);
    inflow.shop.close().await;
}

#[tokio::test]
async fn a_trial_is_active_and_its_entry_is_paid_first() {
    let inflow = Inflow::open().await;
    let terms = json!({ "trialPeriodDays": 14, "entryFeeInCents": 500, "cycleCount": 2 });
    let offer = inflow.offer(terms).await;
    assert_eq!((&offer["entryFeeInCents"], &offer["cycleCount"]), (&json!(500), &json!(2)));
    let ours = inflow.subscribe(&offer, json!({})).await;
    assert_eq!(inflow.shop.pay_card(&ours, DECLINED).await.status, 303);
    let listed = inflow.get("/subscription").await;
    assert_eq!(listed["data"][0]["status"], "INCOMPLETE", "both were made when a card was submitted");
    inflow.shop.later(MINUTE).await;
    let landed = inflow.shop.pay_with(&ours, &[]).await;
    assert_eq!(landed.header("location"), "https://yoursite.com/welcome", "the offer's own address");
    let paid = inflow.payments(&ours).await;
    assert_eq!(
        (paid.len(), &paid[0]["amountInCents"], &paid[0]["status"]),
        (2, &json!(500), &json!("PAYMENT_SUCCESS"))
    );
    let subscription = inflow.get("/subscription?status=ACTIVE").await["data"][0].clone();
    assert_eq!((&subscription["status"], subscription["trialEnd"].is_string()), (&json!("ACTIVE"), true));
    inflow.shop.later(14 * DAY + HOUR).await;
    let payments = inflow.get("/api/payment").await;
    assert_eq!(
        (&payments["data"][0]["amountInCents"], &payments["data"][0]["subscriptionId"]),
        (&json!(1999), &subscription["subscriptionId"]),
        "the first charge when the trial ends"
    );
    inflow.shop.close().await;
}

#[tokio::test]
async fn subscriptions_are_found_by_what_they_are() {
    let inflow = Inflow::open().await;
    let (gold, year) =
        (inflow.offer(json!({})).await, inflow.offer(json!({ "interval": "year", "currency": "USD" })).await);
    let mut made = vec![];
    for offer in [&gold, &gold, &year] {
        let ours = inflow.subscribe(offer, json!({})).await;
        assert_eq!(inflow.shop.pay_with(&ours, &[]).await.status, 303);
        inflow.shop.later(MINUTE).await;
        made.push(text(&inflow.get("/subscription?limit=1").await["data"][0]["subscriptionId"]));
    }
    let path = format!("/subscription/{}", made[0]);
    assert_eq!(inflow.api("DELETE", &path, "").await.status, 200);
    let (gold, year) = (text(&gold["subscriptionOfferId"]), text(&year["subscriptionOfferId"]));
    for (path, expected) in [
        ("/subscription".to_owned(), vec![2, 1, 0]),
        ("/subscription?status=ACTIVE".to_owned(), vec![2, 1]),
        ("/subscription?status=PENDING_CANCELLATION".to_owned(), vec![0]),
        ("/subscription?status=CANCELED".to_owned(), vec![]),
        ("/subscription?currency=USD".to_owned(), vec![2]),
        ("/subscription?interval=month".to_owned(), vec![1, 0]),
        ("/subscription?interval=month&currency=USD".to_owned(), vec![]),
        (format!("/subscription?subscriptionOfferId={gold}"), vec![1, 0]),
        (format!("/subscription/offers/{gold}/subscriptions"), vec![1, 0]),
        (format!("/subscription/offers/{gold}/subscriptions?status=ACTIVE"), vec![1]),
        (format!("/subscription/offers/{year}/subscriptions"), vec![2]),
        ("/subscription?page=2&limit=2".to_owned(), vec![0]),
        (format!("/subscription?subscriptionOfferId={gold}&page=2&limit=1"), vec![0]),
    ] {
        let listed = inflow.get(&path).await;
        let found: Vec<String> =
            listed["data"].as_array().unwrap().iter().map(|it| text(&it["subscriptionId"])).collect();
        let expected: Vec<String> = expected.into_iter().map(|place: usize| made[place].clone()).collect();
        assert_eq!(found, expected, "{path}");
        assert_eq!(listed["hasMore"], false, "{path}");
    }
    let first = inflow.get("/subscription?limit=2").await;
    assert_eq!((&first["page"], &first["limit"], &first["hasMore"]), (&json!(1), &json!(2), &json!(true)));
    let none = inflow.refused("GET", "/subscription/offers/sub_offer_none/subscriptions", "").await;
    assert_eq!(none, (404, "Subscription offer not found".to_owned()));
    inflow.shop.close().await;
}

#[tokio::test]
async fn links_and_offers_lead_to_a_fresh_session() {
    let inflow = Inflow::open().await;
    let products = json!([{ "name": "Pot of tea", "price": 250, "quantity": 2 }]);
    let link = inflow.make("/api/link", &json!({ "name": "Tea", "products": products })).await;
    assert_eq!((&link["currency"], &link["products"]), (&json!("EUR"), &products));
    let offer = inflow.offer(json!({ "successUrl": null })).await;
    for (made, place, what) in [(&link, "/l/pl_", "Pot of tea"), (&offer, "/subscribe/sub_offer_", "Gold")] {
        let at = text(&made["checkoutUrl"]).replacen(PUBLIC_URL, "", 1);
        assert!(at.starts_with(place), "{at}");
        assert!(inflow.shop.browse(&at).await.body.contains(what));
        let ours = inflow.shop.opened(&at).await;
        let theirs = ours.replacen("cs_", "sess_", 1);
        let led = inflow.shop.browse(&format!("/pay/{theirs}")).await;
        assert_eq!(led.header("location"), format!("/checkout/{ours}"));
        assert_eq!(inflow.shop.pay_with(&ours, &[]).await.header("location"), format!("/checkout/{ours}"));
        assert_eq!(inflow.payments(&theirs).await[0]["status"], "PAYMENT_SUCCESS");
        let again = inflow.shop.opened(&at).await;
        assert_ne!(again, ours);
        inflow.shop.later(HOUR).await;
        assert_eq!(inflow.shop.session_now(&again).await["status"], "expired", "about one hour");
    }
    let (of_link, of_offer) = (text(&link["linkId"]), text(&offer["subscriptionOfferId"]));
    assert_eq!(inflow.get(&format!("/api/link/{of_link}")).await, link);
    assert_eq!(inflow.get(&format!("/subscription/offer/{of_offer}")).await, offer);
    assert_eq!(inflow.get("/api/link").await["data"], json!([link]));
    assert_eq!(inflow.get("/subscription/offer").await["data"], json!([offer]));
    let path = format!("/api/checkout/sessions/subscription/{of_link}");
    let refused = inflow.refused("POST", &path, "{}").await;
    assert_eq!(refused, (404, "Subscription offer not found".to_owned()), "a link is no offer");
    inflow.shop.close().await;
}

#[tokio::test]
async fn what_one_api_makes_the_other_knows() {
    let inflow = Inflow::open().await;
    let shop = &inflow.shop;
    let offer = inflow.offer(json!({ "trialPeriodDays": 7 })).await;
    let theirs = text(&offer["subscriptionOfferId"]);
    let native = shop.get(&format!("/v1/offers/{theirs}")).await.json();
    assert_eq!((&native["amount"], &native["trial_period_days"]), (&json!(1999), &json!(7)));
    let own = json!({ "name": "Silver", "amount": 900, "currency": "USD", "interval": "week",
        "success_url": "https://shop.example/{CHECKOUT_SESSION_ID}" });
    let own = text(&shop.make("offers", own).await["id"]);
    let path = format!("/api/checkout/sessions/subscription/{}", own.replacen("offer_", "sub_offer_", 1));
    let (_, ours) = inflow.ids(&inflow.make(&path, &json!({})).await);
    assert_eq!(shop.pay_with(&ours, &[]).await.header("location"), format!("https://shop.example/{ours}"));
    let found = inflow.get("/subscription?currency=USD").await["data"][0].clone();
    assert_eq!((&found["amountInCents"], &found["interval"]), (&json!(900), &json!("week")));
    let native = shop.get(&format!("/v1/subscriptions/{}", text(&found["subscriptionId"]))).await.json();
    assert_eq!((&native["status"], &native["offer"]), (&json!("active"), &json!(own)));
    let session = shop.session(json!({ "currency": "USD", "description": "Mug" })).await;
    let ours = text(&session["id"]);
    assert_eq!(shop.pay_card(&ours, GOOD).await.status, 303);
    let payment = &inflow.payments(&ours.replacen("cs_", "sess_", 1)).await[0];
    assert_eq!(payment["products"], json!([{ "name": "Mug", "price": 5000, "quantity": 1 }]));
    inflow.shop.close().await;
}

#[tokio::test]
async fn nobody_sees_what_is_anothers() {
    let inflow = Inflow::open().await;
    let (webhook, _) = inflow.webhook().await;
    inflow.shop.receiver(HOOK, &[200]);
    let offer = inflow.offer(json!({})).await;
    let ours = inflow.subscribe(&offer, json!({})).await;
    inflow.shop.pay_with(&ours, &[]).await;
    let payment = text(&inflow.payments(&ours).await[0]["paymentId"]);
    let subscription = text(&inflow.get("/subscription").await["data"][0]["subscriptionId"]);
    let link = json!({ "name": "Tea", "products": [{ "name": "Pot", "price": 250, "quantity": 2 }] });
    let link = text(&inflow.make("/api/link", &link).await["linkId"]);
    let offer = text(&offer["subscriptionOfferId"]);
    inflow.shop.other_merchant().await;
    let foreign = inflow.shop.key_of(Scope { merchant: 2, mode: Mode::Test }, "inflow").await;
    let live = inflow.shop.key_of(Scope { merchant: 1, mode: Mode::Live }, "inflow").await;
    assert!(live.starts_with("inflow_prod_"), "{live}");
    let on = r#"{"status":"enabled"}"#;
    let all = r#"{"eventTypes":["*"]}"#;
    for (method, path, body, what) in [
        ("GET", format!("/api/payment/{payment}"), "", "Payment"),
        ("GET", format!("/subscription/{subscription}"), "", "Subscription"),
        ("DELETE", format!("/subscription/{subscription}"), "", "Subscription"),
        ("GET", format!("/subscription/offer/{offer}"), "", "Subscription offer"),
        ("GET", format!("/subscription/offers/{offer}/subscriptions"), "", "Subscription offer"),
        ("POST", format!("/api/checkout/sessions/subscription/{offer}"), "{}", "Subscription offer"),
        ("GET", format!("/api/link/{link}"), "", "Payment link"),
        ("GET", format!("/api/webhook/{webhook}"), "", "Webhook"),
        ("GET", format!("/api/webhook/{webhook}/status"), "", "Webhook"),
        ("GET", format!("/api/webhook/{webhook}/secret"), "", "Webhook"),
        ("PATCH", format!("/api/webhook/{webhook}"), on, "Webhook"),
        ("PATCH", format!("/api/webhook/{webhook}/event-types"), all, "Webhook"),
        ("DELETE", format!("/api/webhook/{webhook}"), "", "Webhook"),
    ] {
        let expected = format!(r#"{{"statusCode":404,"message":"{what} not found","error":"Not Found"}}"#);
        for key in [&foreign, &live] {
            let reply = inflow.api_as(key, method, &path, body).await;
            assert_eq!((reply.status, &*reply.body), (404, &*expected), "{method} {path}");
        }
        let none = path.replace(|c: char| c.is_ascii_digit(), "0");
        assert_eq!(inflow.api_as(&inflow.key, method, &none, body).await.body, expected, "{method} {none}");
    }
    for path in ["/subscription", "/api/payment", "/api/link", "/subscription/offer"] {
        assert_eq!(inflow.api_as(&foreign, "GET", path, "").await.json()["data"], json!([]), "{path}");
    }
    assert_eq!(inflow.api_as(&foreign, "GET", "/api/webhook", "").await.json(), json!([]));
    inflow.shop.settle_down().await;
    assert!(inflow.shop.webhooks().len() > 2, "only its own endpoint was told");
    inflow.shop.close().await;
}

#[tokio::test]
async fn webhooks_are_managed() {
    let inflow = Inflow::open().await;
    let (id, secret) = inflow.webhook().await;
    let path = format!("/api/webhook/{id}");
    let status = inflow.get(&format!("{path}/status")).await;
    let expected = json!({ "webhookId": id, "webhookUrl": HOOK, "status": "enabled", "failureReason": null });
    assert_eq!(status, expected);
    assert_eq!(inflow.get(&format!("{path}/secret")).await, json!({ "webhookId": id, "secret": secret }));
    let all = inflow.get(&path).await;
    assert!(all["eventTypes"].as_array().unwrap().contains(&json!("payment.authorized")), "{all}");
    let chosen = r#"{"eventTypes":["payment.authorized"]}"#;
    let patched = inflow.api("PATCH", &format!("{path}/event-types"), chosen).await;
    assert_eq!((patched.status, &patched.json()["eventTypes"]), (200, &json!(["payment.authorized"])));
    assert_eq!(inflow.get("/api/webhook").await, json!([patched.json()]));
    let (_, ours) = inflow.session(json!({})).await;
    inflow.shop.pay_card(&ours, GOOD).await;
    assert_eq!(names(&inflow.told(&secret).await), ["payment.authorized"], "no other event");
    let native = format!("/v1/webhook_endpoints/{id}");
    assert_eq!(inflow.shop.get(&native).await.json()["enabled_events"], json!(["payment.succeeded"]));
    let rotated = inflow.shop.api("POST", &format!("{native}/rotate_secret"), "{}").await.json();
    let newer = text(&rotated["secret"]);
    assert_eq!(inflow.get(&format!("{path}/secret")).await["secret"], json!(newer));
    let (_, ours) = inflow.session(json!({})).await;
    inflow.shop.pay_card(&ours, GOOD).await;
    inflow.shop.settle_down().await;
    let [received] = &*inflow.shop.webhooks() else { panic!("one delivery") };
    verify(received, &[&newer, &secret]);
    let off = inflow.api("PATCH", &path, r#"{"status":"disabled"}"#).await;
    assert_eq!((off.status, &off.json()["status"]), (200, &json!("disabled")));
    let (_, ours) = inflow.session(json!({})).await;
    inflow.shop.pay_card(&ours, GOOD).await;
    inflow.shop.settle_down().await;
    assert_eq!(inflow.shop.webhooks().len(), 0, "switched off");
    for n in 1..5 {
        inflow.make("/api/webhook", &json!({ "url": format!("{HOOK}/{n}") })).await;
    }
    let (status, _) = inflow.refused("POST", "/api/webhook", &json!({ "url": HOOK }).to_string()).await;
    assert_eq!(status, 400, "five and no more");
    inflow.shop.endpoint("http://127.0.0.1:9/native", &["payment.succeeded"]).await;
    let gone = inflow.api("DELETE", &path, "").await;
    assert_eq!((gone.status, gone.json()), (200, json!({ "webhookId": id, "deleted": true })));
    inflow.make("/api/webhook", &json!({ "url": HOOK, "eventTypes": ["payment_status_updated"] })).await;
    inflow.shop.close().await;
}

/// The secret of the merchant's settings in another API is the one beside a key, and signs that merchant in.
#[tokio::test]
async fn secrets_of_other_apis_endpoints_are_not_told() {
    let inflow = Inflow::open().await;
    let native = inflow.shop.endpoint("http://127.0.0.1:9/native", &["payment.succeeded"]).await;
    let (axra, _) = inflow.shop.key_and_secret(inflow.shop.scope, "axra").await;
    let body = json!({ "webhookUrl": "http://127.0.0.1:9/axra" }).to_string();
    let headers = [("authorization", &*format!("Bearer {axra}"))];
    assert_eq!(inflow.shop.api_with("PUT", "/business/config", &body, &headers).await.status, 200);
    let all = inflow.shop.get("/v1/webhook_endpoints").await.json();
    let ids: Vec<String> = all["data"].as_array().unwrap().iter().map(|it| text(&it["id"])).collect();
    assert_eq!(ids.len(), 2, "{all} {native:?}");
    for id in ids {
        let refused = inflow.refused("GET", &format!("/api/webhook/{id}/secret"), "").await;
        assert_eq!(refused, (404, "Webhook not found".to_owned()), "{id}");
    }
    inflow.shop.close().await;
}

#[tokio::test]
async fn an_endpoint_that_is_gone_says_why() {
    let inflow = Inflow::open().await;
    let (id, _) = inflow.webhook().await;
    inflow.shop.receiver(HOOK, &[410]);
    let (_, ours) = inflow.session(json!({})).await;
    inflow.shop.pay_card(&ours, GOOD).await;
    inflow.shop.settle_down().await;
    inflow.shop.webhooks();
    let status = inflow.get(&format!("/api/webhook/{id}/status")).await;
    assert_eq!(
        (&status["status"], status["failureReason"].is_string()),
        (&json!("disabled"), true),
        "{status}"
    );
    inflow.shop.close().await;
}

#[tokio::test]
async fn its_errors_are_those_of_the_framework() {
    let inflow = Inflow::open().await;
    let much = json!({ "name": "Gold", "amountInCents": 999_999_999_999_i64, "entryFeeInCents": 200,
        "currency": "EUR", "interval": "month" });
    let (status, message) = inflow.refused("POST", "/subscription/offer", &much.to_string()).await;
    assert_eq!((status, message.split(' ').next()), (400, Some("amountInCents")), "{message}");
    let with = |from: &str, to: &str| REQUEST.replacen(from, to, 1);
    for (body, field) in [
        (with("4999", "0"), "products[0].price"),
        (with("4999", "-1"), "products[0].price"),
        (with("4999", "9999999999999999"), "products[0].price"),
        (with("\"quantity\": 1", "\"quantity\": 0"), "products[0].quantity"),
        (with("Premium Plan", " "), "products[0].name"),
        (with("Premium Plan", &"x".repeat(300)), "products[0].name"),
        (with("buyer@example.com", "[email protected]"), "customerEmail"),
        (with("buyer@example.com", "nobody"), "customerEmail"),
        (with("https://yoursite.com/success", "javascript:alert(1)"), "successUrl"),
        (with("https://yoursite.com/success", ""), "successUrl"),
        (with("{", "{\"cancelUrl\": \"/cart\","), "cancelUrl"),
        (with("{", "{\"metadatas\": {\"\": 1},"), "metadatas."),
    ] {
        let (status, message) = inflow.refused("POST", ONE_TIME, &body).await;
        assert!(status == 400 && message.starts_with(field), "{body}: {message}");
    }
    let offer = inflow.offer(json!({})).await;
    let path = format!("/api/checkout/sessions/subscription/{}", text(&offer["subscriptionOfferId"]));
    for (body, field) in [
        (r#"{"customerEmail":"[email protected]"}"#, "customerEmail"),
        (r#"{"successUrl":"ftp://a"}"#, "successUrl"),
        (r#"{"expiresIn":0.1}"#, "expiresIn"),
    ] {
        let (status, message) = inflow.refused("POST", &path, body).await;
        assert!(status == 400 && message.starts_with(field), "{body}: {message}");
    }
    let own = |more: Value| {
        let mut body =
            json!({ "name": "Gold", "amountInCents": 1999, "currency": "EUR", "interval": "month" });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body.to_string()
    };
    for (more, field) in [
        (json!({ "amountInCents": 9_999_999_999_999_999_i64 }), "amountInCents"),
        (json!({ "entryFeeInCents": 9_999_999_999_999_999_i64 }), "entryFeeInCents"),
        (json!({ "intervalCount": 0 }), "intervalCount"),
        (json!({ "cycleCount": 100_000 }), "cycleCount"),
        (json!({ "name": "" }), "name"),
        (json!({ "description": "x".repeat(10_000) }), "description"),
        (json!({ "cancelUrl": "x" }), "cancelUrl"),
    ] {
        let (status, message) = inflow.refused("POST", "/subscription/offer", &own(more.clone())).await;
        assert!(status == 400 && message.starts_with(field), "{more}: {message}");
    }
    for body in [r#"{"url":"ftp://a"}"#, r#"{"url":"http://10.0.0.1/x"}"#, r#"{"url":7}"#] {
        let (status, message) = inflow.refused("POST", "/api/webhook", body).await;
        assert!(status == 400 && message.starts_with("url"), "{body}: {message}");
    }
    let denied = r#"{"statusCode":401,"message":"Unauthorized","error":"Unauthorized"}"#;
    for key in ["inflow_prod_your_key", "wrong", ""] {
        let reply = inflow.api_as(key, "POST", ONE_TIME, REQUEST).await;
        assert_eq!((reply.status, &*reply.body), (401, denied), "{key}");
    }
    let none = inflow.api_as(&inflow.key, "GET", "/api/v2/none", "").await;
    assert_eq!((none.status, &none.json()["error"]), (404, &json!("Not Found")));
    let put = inflow.api("PUT", ONE_TIME, "{}").await;
    assert_eq!((put.status, put.header("allow")), (405, "POST"));
    inflow.shop.close().await;
}

#[tokio::test]
async fn the_pages_look_as_the_session_the_link_or_the_offer_says() {
    let inflow = Inflow::open().await;
    let sent = json!({ "bgColor": "#1B2A4A", "fontColor": "#f5e6c8", "logoUrl": "https://a.example/logo.png",
        "merchantName": "Kofi & Daughters" });
    let more = json!({ "sessionCustomization": sent });
    let shown = |body: &str| {
        assert!(body.contains("--brand:#1b2a4a;--brand-ink:#f5e6c8;"), "{body}");
        assert!(body.contains("Kofi &#38; Daughters") && !body.contains("logo.png"), "{body}");
    };
    let (_, ours) = inflow.session(more.clone()).await;
    shown(&inflow.shop.page(&ours).await.body);
    let offer = inflow.offer(more.clone()).await;
    assert_eq!(offer["sessionCustomization"], sent, "as it was sent");
    shown(&inflow.shop.page(&inflow.subscribe(&offer, json!({})).await).await.body);
    let link = json!({ "name": "Mug", "products": [{ "name": "Mug", "price": 900, "quantity": 1 }],
        "sessionCustomization": sent });
    let link = inflow.make("/api/link", &link).await;
    assert_eq!(link["sessionCustomization"], sent);
    let address = text(&link["checkoutUrl"]);
    shown(&inflow.shop.browse(address.strip_prefix(PUBLIC_URL).unwrap()).await.body);
    for (name, value) in [
        ("bgColor", json!("red;}body{display:none")),
        ("fontColor", json!("#12")),
        ("logoUrl", json!("javascript:alert(1)")),
        ("merchantName", json!("x".repeat(81))),
        ("bgColor", json!(7)),
    ] {
        let mut body: Value = serde_json::from_str(REQUEST).unwrap();
        body["sessionCustomization"] = json!({ name: value });
        let (status, message) = inflow.refused("POST", ONE_TIME, &body.to_string()).await;
        let field = format!("sessionCustomization.{name} ");
        assert!(status == 400 && message.starts_with(&field), "{name}: {message}");
    }
    inflow.shop.close().await;
}
