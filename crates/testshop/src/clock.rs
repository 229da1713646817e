//! A test clock that is turned, and what happened meanwhile.

use crate::TestShop;
use serde_json::{Value, json};

impl TestShop {
    /// Advances the test clock, and does everything that is due on the way.
    pub async fn turn(&self, duration: &str) {
        let turned = self.make("test_clock", json!({ "advance": duration })).await;
        assert_eq!(turned["status"], "advancing", "{turned}");
        self.settle_down().await;
        let stands = self.get("/v1/test_clock").await.json();
        assert_eq!(stands["status"], "ready", "{stands}");
    }

    /// Every event, the first one first.
    pub async fn all_events(&self) -> Vec<Value> {
        let mut all = vec![];
        loop {
            let reply = self.get(&format!("/v1/events?after={}&limit=100", all.len())).await.json();
            all.extend(reply["data"].as_array().unwrap().iter().cloned());
            if reply["has_more"] == false {
                return all;
            }
        }
    }
}
