//! Merchants whose programs speak other APIs: they make sessions, change what there is, and look at everything in each
//! of them, whoever has made it.

use crate::world::World;
use bytes::Bytes;
use kassa_testshop::{Reply, TestShop};
use serde_json::json;

/// What chooses Stripe's.
const VERSION: &str = "2026-10-28.endive";
const FORM: &str = "application/x-www-form-urlencoded";
const JSON: &str = "application/json";

/// An order by another API: whose, the situation that this is, where, and what is sent.
type Order = (&'static str, &'static str, &'static str, &'static str);

const ORDERS: [Order; 5] = [
    (
        "inflow",
        "dialect_inflow",
        "/api/checkout/sessions/one-time-payment",
        r#"{"currency":"EUR","products":[{"name":"Mug","price":1200,"quantity":2}],
            "successUrl":"https://shop.example/ok","customerEmail":"buyer@example.com"}"#,
    ),
    (
        "axra",
        "dialect_axra",
        "/api/v1/business/payment/session",
        r#"{"amount":25,"currency":"usd","successUrl":"https://shop.example/ok",
            "cancelUrl":"https://shop.example/no","expiresIn":1800}"#,
    ),
    (
        "copperx",
        "dialect_copperx",
        "/api/v1/checkout/sessions",
        r#"{"successUrl":"https://shop.example/ok","lineItems":{"data":[{"priceData":
            {"currency":"usdc","unitAmount":"100000000","productData":{"name":"Basic"}}}]}}"#,
    ),
    (
        "elixpo",
        "dialect_elixpo",
        "/v1/checkout/sessions",
        r#"{"tier":"member","currency":"USD","customer":{"uid":"u_9","email":"a@example.com"},
            "success_url":"https://shop.example/ok","cancel_url":"https://shop.example/no"}"#,
    ),
    (
        "stripe",
        "dialect_stripe",
        "/v1/checkout/sessions",
        "mode=payment&success_url=https://shop.example/ok&line_items[0][quantity]=2\
         &line_items[0][price_data][currency]=ghs&line_items[0][price_data][unit_amount]=1500\
         &line_items[0][price_data][product_data][name]=T-shirt",
    ),
];

/// What can be looked at in each.
const LISTS: [(&str, &str); 24] = [
    ("native", "/v1/checkout/sessions?limit=100"),
    ("native", "/v1/payments?limit=100"),
    ("native", "/v1/refunds?limit=100"),
    ("native", "/v1/disputes?limit=100"),
    ("native", "/v1/subscriptions?limit=100"),
    ("native", "/v1/invoices?limit=100"),
    ("native", "/v1/customers?limit=100"),
    ("native", "/v1/events?limit=100"),
    ("inflow", "/api/payment"),
    ("inflow", "/api/link"),
    ("inflow", "/subscription"),
    ("axra", "/api/v1/business/payment"),
    ("copperx", "/api/v1/checkout/sessions"),
    ("copperx", "/api/v1/customers"),
    ("elixpo", "/v1/entitlements?app=shop&uid=u_9"),
    ("elixpo", "/v1/catalog?app=shop"),
    ("stripe", "/v1/checkout/sessions?limit=100&expand[]=data.payment_intent"),
    ("stripe", "/v1/payment_intents?limit=100"),
    ("stripe", "/v1/charges?limit=100"),
    ("stripe", "/v1/refunds?limit=100"),
    ("stripe", "/v1/subscriptions?limit=100&status=all"),
    ("stripe", "/v1/invoices?limit=100"),
    ("stripe", "/v1/customers?limit=100"),
    ("stripe", "/v1/events?limit=100"),
];

impl World {
    /// Each API has a key of its own, and what one of them sells by name is told to it.
    pub(crate) async fn furnish_dialects(&mut self) {
        self.keys.insert("native", self.shop.key.clone());
        for (dialect, ..) in ORDERS {
            let key = self.shop.key_of(self.shop.scope, dialect).await;
            self.keys.insert(dialect, key);
        }
        let catalog = json!({ "app": { "homepage_url": "https://blogs.example" }, "products": [
            { "tier": "member", "name": "Member", "prices": [{ "currency": "USD", "unit_amount": 299 }] }] });
        let synced = self.foreign("elixpo", "POST", "/v1/sync", &catalog.to_string()).await;
        assert_eq!(synced.status, 200, "{synced:?}");
    }

    /// A request by another API, until a process has lived through it.
    async fn foreign(&mut self, dialect: &'static str, method: &str, path: &str, body: &str) -> Reply {
        let key = self.keys[dialect].as_str();
        let bearer = format!("Bearer {key}");
        let (name, value) = match dialect {
            "inflow" => ("x-inflow-api-key", key),
            "axra" => ("x-api-key", key),
            _ => ("authorization", bearer.as_str()),
        };
        let mut request = http::Request::builder().method(method).uri(path).header(name, value);
        request = match dialect {
            "stripe" => request.header("stripe-version", VERSION).header("content-type", FORM),
            _ => request.header("content-type", JSON),
        };
        let request = request.body(Bytes::from(body.to_owned())).expect("a request");
        self.insist(async |shop: &TestShop| shop.send(request.clone()).await).await
    }

    /// A program that speaks another API does one thing.
    pub(crate) async fn speak_otherwise(&mut self) {
        match self.dice.below(5) {
            0..3 => self.create_elsewhere().await,
            3 => self.act_elsewhere().await,
            _ => {
                let (dialect, path) = self.dice.pick(&LISTS);
                self.list_elsewhere(dialect, path).await;
            }
        }
    }

    async fn create_elsewhere(&mut self) {
        let (dialect, met, path, body) = self.dice.pick(&ORDERS);
        let made = self.foreign(dialect, "POST", path, body).await;
        assert!(matches!(made.status, 200 | 201 | 503), "{dialect}: {made:?}");
        if made.status != 503 {
            self.story.met(met);
        }
        self.tell(&format!("{dialect}: {}", made.status));
    }

    /// What was made by whichever API is captured, voided, given back or ended by another one.
    async fn act_elsewhere(&mut self) {
        let held = "select id from attempts where status = 'authorized' order by id";
        let paid = "select id from attempts where status = 'succeeded' order by id";
        let open = "select id from sessions where status in ('open', 'paying') order by id";
        let who = "select uid from customers where uid is not null order by id";
        let (sql, deed) = self.dice.pick(&[
            (held, "capture"),
            (held, "cancel"),
            (paid, "refund"),
            (open, "expire"),
            (who, "unsubscribe"),
        ]);
        let found = self.shop.rows.texts(sql).await;
        if found.is_empty() {
            return;
        }
        let id = self.dice.pick(&found);
        let reply = match deed {
            "refund" => {
                let form = format!("payment_intent={id}&amount=100");
                self.foreign("stripe", "POST", "/v1/refunds", &form).await
            }
            "expire" => {
                self.foreign("stripe", "POST", &format!("/v1/checkout/sessions/{id}/expire"), "").await
            }
            "unsubscribe" => {
                let body = json!({ "customer": { "uid": id } }).to_string();
                self.foreign("elixpo", "POST", "/v1/subscriptions/cancel", &body).await
            }
            _ => self.foreign("stripe", "POST", &format!("/v1/payment_intents/{id}/{deed}"), "").await,
        };
        // The session of a renewal is not the merchant's to end, and what was done meanwhile cannot be done again.
        assert!(matches!(reply.status, 200 | 400 | 404 | 409 | 503), "{deed} {id}: {reply:?}");
        if reply.status == 200 {
            self.story.met("changed_by_another_api");
        }
        self.tell(&format!("{deed} {id} by another API: {}", reply.status));
    }

    /// Whatever a month has brought about, every API has words for it.
    pub(crate) async fn look_elsewhere(&mut self) {
        for (dialect, path) in LISTS {
            self.list_elsewhere(dialect, path).await;
        }
    }

    async fn list_elsewhere(&mut self, dialect: &'static str, path: &str) {
        let listed = self.foreign(dialect, "GET", path, "").await;
        assert_eq!(listed.status, 200, "{dialect} {path}: {listed:?}");
        assert!(listed.json().is_object(), "{dialect} {path}: {listed:?}");
    }
}
