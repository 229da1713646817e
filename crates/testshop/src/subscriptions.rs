//! Subscriptions and their invoices, by API.

use crate::TestShop;
use serde_json::{Value, json};

impl TestShop {
    /// A subscription for this price data, with these fields besides; the session's id.
    pub async fn subscription_session(&self, lines: Value, more: Value) -> String {
        let mut body = json!({ "mode": "subscription", "line_items": lines,
            "customer": { "uid": "u_1", "email": "ama@example.com" }, "success_url": "https://shop.example/ok" });
        for (name, value) in more.as_object().unwrap() {
            body[name] = value.clone();
        }
        self.make("checkout/sessions", body).await["id"].as_str().unwrap().to_owned()
    }

    pub async fn subscription_of(&self, session: &str) -> Value {
        let session = self.session_now(session).await;
        let id = session["subscription"].as_str().unwrap_or_else(|| panic!("no subscription: {session}"));
        self.get(&format!("/v1/subscriptions/{id}")).await.json()
    }

    pub async fn invoices_of(&self, subscription: &Value) -> Vec<Value> {
        let id = subscription["id"].as_str().unwrap();
        let listed = self.get(&format!("/v1/invoices?subscription={id}&limit=100")).await.json();
        let mut all = listed["data"].as_array().unwrap().clone();
        all.reverse();
        all
    }
}
