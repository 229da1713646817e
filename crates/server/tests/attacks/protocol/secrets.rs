//! What may be found nowhere, and what errors say.

use super::Served;
use kassa_domain::team::Role;
use kassa_testshop::{PASSWORD, TestShop};
use serde_json::json;
use std::io::Write;
use std::sync::{Arc, Mutex};

/// What is logged while the attacks go on, all of it.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Log {
    /// Everything is logged here from now on, for the whole process.
    fn listen() -> Self {
        let log = Self::default();
        let kept = log.clone();
        let builder = tracing_subscriber::fmt().with_ansi(false).with_env_filter("trace");
        builder.with_writer(move || kept.clone()).init();
        log
    }
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }
}

/// Card numbers that are tried nowhere else in this run.
const CARDS: [&str; 3] = ["4000002500003155", "4000000000009995", "378282246310005"];
/// A security code that nothing else looks like.
const CODE: &str = "cvvcanary7319";

/// Sends secrets to everything that reads.
async fn pour(shop: &TestShop, secrets: &[String]) {
    let id = shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
    for card in CARDS {
        for field in [
            "email",
            "card_name",
            "card_exp",
            "card_cvc",
            "phone",
            "method",
            "promotion_code",
            "note",
            "attempt",
        ] {
            shop.pay_with(&id, &[("card_number", card), (field, card), ("card_cvc", CODE)]).await;
        }
        let at = shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
        shop.pay_with(&at, &[("card_number", card)]).await;
        shop.browse(&format!("/checkout/{at}?card_number={card}")).await;
        shop.post_form(&format!("/checkout/{at}/continue"), &[("answer", card), ("code", card)]).await;
    }
    for secret in secrets {
        let written: String = form_urlencoded::byte_serialize(secret.as_bytes()).collect();
        let body = json!({ "amount": secret, "currency": "GHS", secret.as_str(): secret }).to_string();
        for path in [
            "/v1/checkout/sessions",
            "/v1/customers",
            "/v1/webhook_endpoints",
            "/v1/payments",
            "/hooks/simulator/x",
        ] {
            shop.api("POST", path, &body).await;
            shop.api("POST", path, &format!("{{\"{secret}")).await;
            shop.api("GET", &format!("{path}?key={written}&limit={written}"), "").await;
            shop.api("GET", &format!("{path}/{written}"), "").await;
            let header = [
                ("authorization", &*format!("Bearer {secret}x")),
                ("x-api-key", secret),
                ("cookie", secret),
                ("user-agent", secret),
                ("referer", secret),
                ("x-request-id", secret),
            ];
            shop.api_with("POST", path, "{}", &header).await;
        }
        shop.browse(&format!("/checkout/{written}")).await;
        shop.browse(&format!("/portal/{written}")).await;
        shop.browse(&format!("/dashboard/invitation/usr_1.{written}")).await;
        shop.post_form("/dashboard/sign-in", &[("email", "a@b.example"), ("password", secret)]).await;
    }
}

pub(super) async fn canaries() -> String {
    let log = Log::listen();
    let shop = TestShop::open().await;
    let endpoint = shop.endpoint("http://127.0.0.1:9/canary", &["*"]).await;
    let mut owner = shop.browser_of(Role::Owner).await;
    let rotate = format!("/v1/webhook_endpoints/{}/rotate_secret", endpoint["id"].as_str().unwrap());
    let rotated = shop.api_with("POST", &rotate, "", &[("idempotency-key", "canary")]).await.json();
    let account = json!({ "secret_key": "sk_test_canary6789abcdef0123456789abcd",
        "publishable_key": "pk_test_open", "webhook_secret": "whsec_canary6789abcdef0123456789abcd" });
    shop.make("processor_accounts", json!({ "processor": "stripe", "settings": account })).await;
    let mut secrets = vec![shop.key.clone(), PASSWORD.to_owned()];
    for of in [&endpoint, &rotated] {
        secrets.push(of["secret"].as_str().unwrap().to_owned());
    }
    secrets.push("sk_test_canary6789abcdef0123456789abcd".to_owned());
    secrets.push("whsec_canary6789abcdef0123456789abcd".to_owned());
    secrets.push(shop.key_and_secret(shop.scope, "inflow").await.0);
    pour(&shop, &secrets).await;
    shop.act(&mut owner, "/dashboard/profile/password", &[("current", PASSWORD), ("password", CARDS[0])])
        .await;
    let cookie = owner.cookie().split_once('=').unwrap().1.split(';').next().unwrap().to_owned();
    secrets.push(cookie.rsplit('.').next().unwrap().to_owned());
    secrets.extend(CARDS.map(str::to_owned));
    secrets.push(CODE.to_owned());
    shop.settle_down().await;
    let log = log.text();
    assert!(log.contains("answered") && log.len() > 10_000, "it was logged at all: {}", log.len());
    let figures = shop.browse("/metrics").await.body;
    assert!(figures.contains("page.pay"), "{figures}");
    let mut places = vec![("the log".to_owned(), log), ("the figures".to_owned(), figures)];
    for webhook in shop.webhooks() {
        places.push((format!("a webhook {:?}", webhook.headers), webhook.body));
    }
    let events = shop.all_events().await.iter().map(ToString::to_string).collect();
    places.push(("events".to_owned(), events));
    for (file, bytes) in shop.written() {
        places.push((file, String::from_utf8_lossy(&bytes).into_owned()));
    }
    for page in
        ["", "/log", "/sessions", "/payments", "/events", "/keys", "/webhooks", "/processors", "/customers"]
    {
        places.push((page.to_owned(), shop.seen(&owner, &format!("/dashboard{page}")).await));
    }
    for (place, text) in &places {
        for secret in &secrets {
            assert!(!text.contains(secret.as_str()), "{secret} is in {place}");
        }
    }
    shop.close().await;
    "In no row, file, event, webhook, page, figure or log line, with logs at their most talkative.".to_owned()
}

pub(super) async fn typed() -> String {
    let shop = TestShop::open().await;
    let fields = json!([{ "key": "engraving", "label": "Engraving", "type": "text" }]);
    let id = shop
        .session(json!({ "custom_fields": fields, "allow_promotion_codes": true,
        "phone_number_collection": { "enabled": true } }))
        .await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let page = shop.page(&id).await.body;
    let names: Vec<String> =
        page.split(" name=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect();
    let card = "5105 1051 0510 5100";
    let mut tried = 0;
    for name in names.iter().filter(|name| {
        !["token", "card_number", "method", "shown_total", "viewport"].contains(&name.as_str())
    }) {
        let reply = shop.pay_with(&id, &[("card_number", "1"), (name, card)]).await;
        assert!(reply.status < 500, "{name}");
        assert!(
            !reply.body.contains(card) && !reply.body.contains("5105105105105100"),
            "{name}: not said again"
        );
        tried += 1;
    }
    assert!(tried > 4, "{names:?}");
    for (place, bytes) in shop.written() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(card) && !text.contains("5105105105105100"), "{place}");
    }
    assert_eq!(shop.payments(&id).await.len(), 0);
    shop.close().await;
    "Neither said again nor kept, in whatever field it was typed.".to_owned()
}

/// What no error has any business to say.
const INSIDE: [&str; 16] = [
    ".rs:",
    "panicked",
    "RUST_",
    "backtrace",
    "sqlite",
    "SQLITE",
    "postgres",
    "rusqlite",
    "SELECT ",
    " from sessions",
    "constraint",
    "/home/",
    "/root/",
    "/tmp/",
    "kassa/",
    "0.1.0",
];

pub(super) async fn errors() -> String {
    let served = Served::start().await;
    let shop = &served.shop;
    let id = shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
    let mut bodies = vec![];
    for dialect in shop.engine.dialects() {
        let key = shop.key_of(shop.scope, dialect.name()).await;
        for route in dialect.routes() {
            for (id, body) in [("none_1", "{"), ("%00", "{}"), ("..%2f", r#"{"a":[1,{}]}"#), ("'", "")] {
                let path = route.path.replace("{id}", id);
                let headers =
                    [("authorization", &*format!("Bearer {key}")), ("content-type", "application/json")];
                let reply = shop.api_with(route.method.as_str(), &path, body, &headers).await;
                if reply.status >= 400 {
                    bodies.push((path, reply.body));
                }
            }
        }
    }
    for path in [
        "/nowhere",
        "/checkout/cs_none",
        "/dashboard/nothing",
        "/pictures/x/y",
        "/hooks/x/y",
        "/static/processors/x.js",
        "/receipts/a/b",
        "/demo/x",
    ] {
        bodies.push((path.to_owned(), shop.browse(path).await.body));
    }
    for bytes in ["GET / HTTP/1.1\r\n\r\n", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", "\0\r\n\r\n"] {
        bodies.push((format!("{bytes:?}"), served.talk(bytes).await));
    }
    assert!(bodies.len() > 200, "{}", bodies.len());
    // With our own fault besides: a table is gone.
    shop.rows.execute("alter table sessions rename to gone").await;
    for path in
        [format!("/v1/checkout/sessions/{id}"), format!("/checkout/{id}"), "/v1/checkout/sessions".to_owned()]
    {
        let reply = shop.get(&path).await;
        assert_eq!(reply.status, 500, "{path}");
        bodies.push((path, reply.body));
    }
    shop.rows.execute("alter table gone rename to sessions").await;
    for (path, body) in &bodies {
        for inside in INSIDE {
            assert!(!body.contains(inside), "{path} says {inside}: {body}");
        }
    }
    served.end().await;
    "Words for the caller and the name of the request, by which the log is found; nothing of code, rows, files or \
     versions."
        .to_owned()
}
