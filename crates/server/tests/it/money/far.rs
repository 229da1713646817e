//! Providers far away, as far as these tests talk to them: Stripe, Razorpay and Paystack with books of their own, and
//! the notices that they send, signed as they sign.

use super::{payment, text};
use crate::exam::sides::Side;
use bytes::Bytes;
use kassa_domain::processor::CallError;
use kassa_domain::{Secret, Timestamp};
use kassa_testshop::{Reply, TestShop};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// What a provider knows of a payment.
#[derive(Clone, Debug, Default)]
pub(super) struct Order {
    /// Our name for the payment.
    pub(super) ours: String,
    pub(super) amount: i64,
    pub(super) currency: String,
    pub(super) paid: i64,
    pub(super) refunded: i64,
}

/// The books of all providers, by their own names for payments.
#[derive(Debug, Default)]
pub(super) struct Books {
    pub(super) orders: BTreeMap<String, Order>,
    /// What is asked is not answered, or does not arrive.
    pub(super) broken: Option<CallError>,
    /// Hosts that cannot be reached.
    pub(super) down: Vec<String>,
    /// What was asked: method, host and path.
    pub(super) asked: Vec<String>,
}

pub(super) type Far = Arc<Mutex<Books>>;

/// Lets the three stand in for providers.
pub(super) fn stand_in(shop: &TestShop) -> Far {
    let far = Far::default();
    let books = Arc::clone(&far);
    shop.stand_in(Box::new(move |request| books.lock().unwrap().answer(request)));
    far
}

fn fields(body: &[u8]) -> BTreeMap<String, String> {
    form_urlencoded::parse(body).into_owned().collect()
}

fn number(fields: &BTreeMap<String, String>, name: &str) -> i64 {
    fields[name].parse().unwrap()
}

impl Books {
    fn answer(&mut self, request: &http::Request<Bytes>) -> Result<http::Response<Bytes>, CallError> {
        let host = request.uri().host().unwrap().to_owned();
        let said = format!("{} {host}{}", request.method(), request.uri().path());
        self.asked.push(said.clone());
        if self.down.contains(&host) {
            return Err(CallError::NotSent);
        }
        if let Some(problem) = self.broken {
            return Err(problem);
        }
        let path: Vec<&str> = request.uri().path().trim_matches('/').split('/').collect();
        let found = match host.as_str() {
            "api.stripe.com" => self.stripe(request.method().as_str(), &path, request.body()),
            "api.razorpay.com" => self.razorpay(request.method().as_str(), &path, request.body()),
            "api.paystack.co" => self.paystack(request.method().as_str(), &path, request.body()),
            _ => None,
        };
        let (status, body) = found.map_or((404, json!({})), |body| (200, body));
        let builder = http::Response::builder().status(status).header("content-type", "application/json");
        Ok(builder.body(Bytes::from(body.to_string())).unwrap())
    }

    fn note(&mut self, kind: &str, order: Order) -> String {
        let id = format!("{kind}_{}", order.ours.trim_start_matches("pay_"));
        self.orders.insert(id.clone(), order);
        id
    }

    fn stripe(&mut self, method: &str, path: &[&str], body: &[u8]) -> Option<Value> {
        let fields = fields(body);
        match (method, path) {
            ("POST", ["v1", "payment_intents"]) => {
                let order = Order {
                    ours: fields["metadata[kassa_payment]"].clone(),
                    amount: number(&fields, "amount"),
                    currency: fields["currency"].to_uppercase(),
                    ..Order::default()
                };
                let id = self.note("pi", order);
                Some(self.intent(&id))
            }
            ("GET", ["v1", "payment_intents", id]) if self.orders.contains_key(*id) => Some(self.intent(id)),
            ("POST", ["v1", "refunds"]) => {
                let amount = number(&fields, "amount");
                let order = self.orders.get_mut(&fields["payment_intent"])?;
                order.refunded += amount;
                let mark = |name: &str| fields[&format!("metadata[{name}]")].clone();
                Some(json!({
                    "id": format!("re_{}", mark("kassa_refund")), "object": "refund", "amount": amount,
                    "currency": order.currency.to_lowercase(), "status": "succeeded",
                    "payment_intent": fields["payment_intent"],
                    "metadata": { "kassa_payment": mark("kassa_payment"), "kassa_refund": mark("kassa_refund"),
                        "kassa_round": mark("kassa_round") },
                }))
            }
            _ => None,
        }
    }

    fn intent(&self, id: &str) -> Value {
        let order = &self.orders[id];
        let (currency, paid) = (order.currency.to_lowercase(), order.paid > 0);
        let marks = json!({ "kassa_payment": order.ours, "kassa_way": "frame" });
        let charge = json!({
            "id": "ch_1", "object": "charge", "amount": order.paid, "amount_captured": order.paid,
            "amount_refunded": order.refunded, "currency": currency, "metadata": marks, "livemode": false,
            "payment_method_details": { "type": "card", "card": { "brand": "visa", "last4": "4242" } },
        });
        json!({
            "id": id, "object": "payment_intent", "amount": order.amount, "amount_capturable": 0,
            "amount_received": order.paid, "client_secret": format!("{id}_secret_x"), "currency": currency,
            "last_payment_error": null, "latest_charge": if paid { charge } else { Value::Null },
            "livemode": false, "metadata": marks, "setup_future_usage": null,
            "status": if paid { "succeeded" } else { "requires_payment_method" },
        })
    }

    fn razorpay(&mut self, method: &str, path: &[&str], body: &[u8]) -> Option<Value> {
        match (method, path) {
            ("POST", ["v1", "orders"]) => {
                let asked: Value = serde_json::from_slice(body).unwrap();
                let order = Order {
                    ours: text(&asked["notes"], "kassa_payment"),
                    amount: asked["amount"].as_i64().unwrap(),
                    currency: text(&asked, "currency"),
                    ..Order::default()
                };
                let id = self.note("order", order);
                Some(json!({
                    "id": id, "entity": "order", "amount": asked["amount"], "currency": asked["currency"],
                    "notes": asked["notes"], "receipt": asked["receipt"], "status": "created",
                }))
            }
            ("GET", ["v1", "orders", id, "payments"]) => {
                let paid = self.orders.get(*id).filter(|order| order.paid > 0);
                let items: Vec<Value> = paid.map(|order| entity(id, order, "captured")).into_iter().collect();
                Some(json!({ "entity": "collection", "count": items.len(), "items": items }))
            }
            _ => None,
        }
    }

    fn paystack(&mut self, method: &str, path: &[&str], body: &[u8]) -> Option<Value> {
        match (method, path) {
            ("POST", ["transaction", "initialize"]) => {
                let asked: Value = serde_json::from_slice(body).unwrap();
                let reference = text(&asked, "reference");
                let order = Order {
                    ours: reference.replace('-', "_"),
                    amount: asked["amount"].as_str().unwrap().parse().unwrap(),
                    currency: text(&asked, "currency"),
                    ..Order::default()
                };
                self.orders.insert(reference.clone(), order);
                Some(json!({ "status": true, "message": "Authorization URL created", "data": {
                    "authorization_url": "https://checkout.paystack.com/abc", "access_code": "abc",
                    "reference": reference } }))
            }
            ("GET", ["transaction", "verify", reference]) => {
                let order = self.orders.get(*reference)?;
                let status = if order.paid > 0 { "success" } else { "abandoned" };
                let data = transaction(reference, order, status);
                Some(json!({ "status": true, "message": "Verification successful", "data": data }))
            }
            _ => None,
        }
    }
}

/// A payment as Razorpay describes it.
fn entity(id: &str, order: &Order, status: &str) -> Value {
    json!({
        "id": format!("pay_{}", id.trim_start_matches("order_")), "entity": "payment",
        "amount": if order.paid > 0 { order.paid } else { order.amount }, "currency": order.currency,
        "status": status, "order_id": id, "method": "card", "amount_refunded": order.refunded,
        "captured": status == "captured", "card_id": "card_1",
        "card": { "id": "card_1", "entity": "card", "last4": "1111", "network": "Visa" },
        "error_code": null, "error_reason": null, "created_at": 1_800_000_000,
    })
}

/// A transaction as Paystack describes it.
fn transaction(reference: &str, order: &Order, status: &str) -> Value {
    json!({
        "id": 4_099_260_516_u64, "domain": "test", "status": status, "reference": reference,
        "amount": if order.paid > 0 { order.paid } else { order.amount }, "currency": order.currency,
        "channel": "card", "gateway_response": "Approved", "message": null,
        "authorization": { "authorization_code": "AUTH_1", "last4": "4081", "brand": "visa", "reusable": true },
        "customer": { "id": 1, "email": "buyer@example.com", "customer_code": "CUS_1" },
    })
}

/// A merchant's account at a processor, and a payment there that the buyer was led to.
pub(super) struct Desk {
    pub(super) side: &'static Side,
    /// The account's id; the scope at the simulator.
    pub(super) account: String,
    pub(super) secret: Secret,
    pub(super) session: String,
    pub(super) payment: String,
    /// The provider's own name for it; ours at the simulator.
    pub(super) theirs: String,
}

/// The secret that a side signs with where a test's account has the settings of the exam.
pub(super) fn secret_of(side: &Side) -> Secret {
    Secret::new(side.setting(side.signed_with.unwrap()))
}

/// Sets an account up.
pub(super) async fn account(shop: &TestShop, name: &str, more: Value) -> Value {
    let side = Side::named(name);
    let settings: BTreeMap<&str, &str> = side.settings.iter().copied().collect();
    let mut body = json!({ "processor": name, "settings": settings });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    shop.make("processor_accounts", body).await
}

impl Desk {
    /// The buyer has submitted the page and was led to the provider, or shown where to transfer the money.
    pub(super) async fn open(shop: &TestShop, name: &str) -> Self {
        let side = Side::named(name);
        let (account, secret) = match side.signed_with {
            None => (shop.scope.text(), shop.app.hook_secret(&shop.scope.text())),
            Some(_) => (text(&account(shop, name, json!({})).await, "id"), secret_of(side)),
        };
        let blank = String::new();
        let mut desk =
            Self { side, account, secret, session: blank.clone(), payment: blank.clone(), theirs: blank };
        desk.again(shop).await;
        desk
    }

    /// Another payment there.
    pub(super) async fn again(&mut self, shop: &TestShop) {
        self.session = text(&shop.session(json!({})).await, "id");
        if self.side.signed_with.is_none() {
            shop.pay_transfer(&self.session, "buyer+late@example.com").await;
        } else {
            let page = shop.page(&self.session).await;
            shop.engine.hear_out().await;
            let token = TestShop::field(&page, "token");
            let fields =
                [("token", &*token), ("method", "card"), ("email", "buyer@example.com"), ("scripted", "1")];
            let reply = shop.post_form(&format!("/checkout/{}/pay", self.session), &fields).await;
            assert_eq!(reply.status, 303, "{reply:?}");
        }
        let payments = shop.payments(&self.session).await;
        assert_eq!((payments.len(), &payments[0]["processor"]), (1, &json!(self.side.name)));
        self.payment = text(&payments[0], "id");
        let short = self.payment.trim_start_matches("pay_");
        self.theirs = match self.side.name {
            "stripe" => format!("pi_{short}"),
            "razorpay" => format!("order_{short}"),
            "paystack" => self.payment.replace('_', "-"),
            _ => self.payment.clone(),
        };
    }

    /// The buyer has paid, and the provider's book says so.
    pub(super) fn pay(&self, shop: &TestShop, far: &Far) {
        if self.side.signed_with.is_some() {
            far.lock().unwrap().orders.get_mut(&self.theirs).unwrap().paid = 5000;
            return;
        }
        let mut charge = shop.book.charge(&self.payment, shop.now()).unwrap().unwrap();
        (charge.status, charge.captured) = ("succeeded".to_owned(), charge.amount);
        (charge.ripens_to, charge.ripens_at) = (None, None);
        shop.book.update(&charge).unwrap();
    }

    /// What the provider tells of so much that was paid.
    pub(super) fn success(&self, amount: i64) -> String {
        let order = Order { paid: amount, ..self.order() };
        match self.side.name {
            "stripe" => self.event("payment_intent.succeeded", "succeeded", amount),
            "razorpay" => self.told("payment.captured", &entity(&self.theirs, &order, "captured")),
            "paystack" => {
                let data = transaction(&self.theirs, &order, "success");
                json!({ "event": "charge.success", "data": data })
            }
            _ => self.charge("succeeded", amount),
        }
        .to_string()
    }

    /// What the provider tells of a try that failed.
    pub(super) fn failure(&self) -> String {
        match self.side.name {
            "stripe" => self.event("payment_intent.payment_failed", "requires_payment_method", 0),
            "razorpay" => self.told("payment.failed", &entity(&self.theirs, &self.order(), "failed")),
            "paystack" => {
                let data = transaction(&self.theirs, &self.order(), "failed");
                json!({ "event": "charge.failed", "data": data })
            }
            _ => self.charge("declined", 0),
        }
        .to_string()
    }

    fn order(&self) -> Order {
        let (ours, currency) = (self.payment.clone(), "GHS".to_owned());
        Order { ours, amount: 5000, currency, paid: 0, refunded: 0 }
    }

    fn charge(&self, status: &str, captured: i64) -> Value {
        json!({ "id": format!("ch_{}", self.payment), "reference": self.theirs, "status": status,
            "captured": captured, "currency": "GHS", "refunded": 0 })
    }

    fn event(&self, kind: &str, status: &str, received: i64) -> Value {
        let object = json!({
            "id": self.theirs, "object": "payment_intent", "amount": 5000, "amount_received": received,
            "currency": "ghs", "livemode": false, "setup_future_usage": null, "status": status,
            "metadata": { "kassa_payment": self.payment, "kassa_way": "frame" },
        });
        json!({ "id": format!("evt_{status}"), "object": "event", "livemode": false, "type": kind,
            "created": 1_800_000_000, "data": { "object": object } })
    }

    fn told(&self, event: &str, payment: &Value) -> Value {
        json!({ "entity": "event", "account_id": self.side.setting("account_id"), "event": event,
            "contains": ["payment"], "created_at": 1_800_000_000,
            "payload": { "payment": { "entity": payment } } })
    }

    pub(super) fn path(&self) -> String {
        format!("/hooks/{}/{}", self.side.name, self.account)
    }

    pub(super) fn sign(&self, body: &str, at: Timestamp) -> (&'static str, String) {
        (self.side.sign)(&self.secret, body.as_bytes(), at)
    }

    /// The provider tells it, signed as it signs.
    pub(super) async fn tell(&self, shop: &TestShop, body: &str) -> Reply {
        let (name, value) = self.sign(body, shop.now());
        self.deliver(shop, body, &[(name, &value)]).await
    }

    pub(super) async fn deliver(&self, shop: &TestShop, body: &str, headers: &[(&str, &str)]) -> Reply {
        let mut request = http::Request::post(self.path()).header("content-type", "application/json");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        shop.send(request.body(Bytes::from(body.to_owned())).unwrap()).await
    }

    pub(super) async fn status(&self, shop: &TestShop) -> String {
        text(&payment(shop, &self.payment).await, "status")
    }
}
