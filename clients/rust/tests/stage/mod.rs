//! What the tests ask of the stage.

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::Client as Http;
use hyper_util::rt::TokioExecutor;
use kassa_client::Client;
use serde_json::{Value, json};

/// Asks the stage for something.
pub(crate) async fn ask(method: &str, path: &str, body: Option<Value>) -> Value {
    #[expect(clippy::disallowed_methods, reason = "where the stage is, who starts the tests says")]
    let stage = std::env::var("KASSA_STAGE").expect("run these by `cargo xtask test --only clients`");
    exchange(method, &format!("{stage}{path}"), body).await
}

/// Reads an address.
pub(crate) async fn get(url: &str) -> Value {
    exchange("GET", url, None).await
}

async fn exchange(method: &str, url: &str, body: Option<Value>) -> Value {
    let http: Http<_, Full<Bytes>> = Http::builder(TokioExecutor::new()).build_http();
    let body = body.map(|body| Bytes::from(body.to_string())).unwrap_or_default();
    let request = http::Request::builder().method(method).uri(url).body(Full::new(body)).unwrap();
    let answer = http.request(request).await.unwrap();
    assert_eq!(answer.status(), 200, "{method} {url}");
    serde_json::from_slice(&answer.into_body().collect().await.unwrap().to_bytes()).unwrap()
}

/// A merchant of its own.
pub(crate) struct Shop {
    pub(crate) url: String,
    pub(crate) key: String,
    /// A key with which one may look.
    pub(crate) reader: String,
}

impl Shop {
    pub(crate) async fn new() -> Self {
        Self::of(&ask("POST", "/shop", Some(json!({}))).await)
    }

    pub(crate) fn of(told: &Value) -> Self {
        let text = |name: &str| told[name].as_str().unwrap_or_default().to_owned();
        Self { url: text("url"), key: text("key"), reader: text("reader") }
    }

    pub(crate) fn client(&self) -> Client {
        Client::new(&self.key, &self.url).unwrap()
    }
}

/// An address before the server, along which things happen.
pub(crate) struct Road {
    pub(crate) url: String,
    id: String,
}

pub(crate) async fn road(plan: Value) -> Road {
    let made = ask("POST", "/road", Some(json!({ "plan": plan }))).await;
    let text = |name: &str| made[name].as_str().unwrap().to_owned();
    Road { url: text("url"), id: text("id") }
}

impl Road {
    /// What came along.
    pub(crate) async fn requests(&self) -> Vec<Value> {
        let told = ask("GET", &format!("/road/{}", self.id), None).await;
        told["requests"].as_array().unwrap().clone()
    }

    /// The idempotency keys of what came along.
    pub(crate) async fn keys(&self) -> Vec<Option<String>> {
        let key = |request: &Value| request["headers"]["idempotency-key"].as_str().map(str::to_owned);
        self.requests().await.iter().map(key).collect()
    }
}

/// A buyer pays; where that leads.
pub(crate) async fn pay(url: &str) -> String {
    ask("POST", "/pay", Some(json!({ "url": url }))).await["location"].as_str().unwrap().to_owned()
}
