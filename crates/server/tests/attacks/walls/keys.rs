//! Keys: what they are for, and for how long.

use super::by;
use crate::traces::Traces;
use kassa_domain::event::Cause;
use kassa_domain::right::KeyRight;
use kassa_domain::{Answer, Command};
use kassa_testshop::TestShop;
use serde_json::json;
use std::time::Duration;

/// A key of the native dialect that may do only this.
async fn key_with(shop: &TestShop, rights: &[KeyRight]) -> String {
    let form = shop.engine.dialect("native").unwrap().key_form(shop.scope.mode);
    let command = Command::CreateKey { dialect: "native".to_owned(), form, scopes: Some(rights.to_vec()) };
    match shop.engine.change(shop.scope, &command, &Cause::default()).await.unwrap().unwrap() {
        Answer::Key { key: Some(key), .. } => key.expose().to_owned(),
        other => panic!("{other:?}"),
    }
}

pub(super) async fn few_rights() -> String {
    let shop = TestShop::open().await;
    let looking = key_with(&shop, &[KeyRight::Read]).await;
    let nothing = key_with(&shop, &[]).await;
    let before = Traces::of(&shop).await;
    let mut forbidden = 0;
    for route in shop.engine.dialects()[0].routes().iter().filter(|route| !route.open) {
        let path = route.path.replace("{id}", "none_1");
        let body = match route.path {
            // What a right is asked for is known when the body was understood.
            "/v1/refunds" => json!({ "payment": "pay_1" }),
            "/v1/customers" => json!({ "email": "a@b.example" }),
            "/v1/products" => json!({ "name": "Tea" }),
            "/v1/webhook_endpoints" => json!({ "url": "https://a.example", "enabled_events": ["*"] }),
            _ => json!({}),
        };
        let body = if route.method == http::Method::GET { String::new() } else { body.to_string() };
        let publishable =
            by(&shop, "pk_test_0123456789abcdef0123456789abcdef", route.method.as_str(), &path, &body).await;
        assert_eq!(publishable.status, 401, "{path}");
        let keyless = shop.api_with(route.method.as_str(), &path, &body, &[("authorization", "")]).await;
        assert_eq!(keyless.status, 401, "{path}");
        for (key, may_look) in [(&looking, true), (&nothing, false)] {
            let reply = by(&shop, key, route.method.as_str(), &path, &body).await;
            let looks = route.method == http::Method::GET && may_look;
            // A body that is not understood is said so to whoever holds a key.
            assert!(looks || matches!(reply.status, 403 | 400 | 415), "{} {path}: {reply:?}", route.method);
            forbidden += usize::from(reply.status == 403);
        }
    }
    assert!(forbidden > 60, "{forbidden}");
    before.unchanged(&shop, "keys of few rights").await;
    shop.close().await;
    "There are no publishable keys: 401. A key of few rights is answered 403 wherever it has none.".to_owned()
}

pub(super) async fn revoked() -> String {
    let shop = TestShop::open().await;
    let node = shop.beside().await;
    let key = shop.new_key(shop.scope).await;
    for at in [&shop, &node] {
        assert_eq!(by(at, &key, "GET", "/v1/payments", "").await.status, 200);
    }
    let record = shop.engine.authenticate(&key).await.unwrap().unwrap();
    let revoke = Command::RevokeKey(record.id.clone());
    shop.engine.change(shop.scope, &revoke, &Cause::default()).await.unwrap().unwrap();
    assert_eq!(by(&shop, &key, "GET", "/v1/payments", "").await.status, 401);
    // The promise is a second of the real clock, after which the other node asks the rows.
    tokio::time::sleep(Duration::from_secs(1)).await;
    let before = Traces::of(&shop).await;
    assert_eq!(by(&node, &key, "POST", "/v1/products", r#"{"name":"Tea"}"#).await.status, 401);
    before.unchanged(&shop, "a revoked key").await;
    drop(node);
    shop.close().await;
    "401 at once where it was revoked, and within a second at the other node.".to_owned()
}

pub(super) async fn in_query() -> String {
    let shop = TestShop::open().await;
    let key = &shop.key;
    let before = Traces::of(&shop).await;
    for name in ["key", "api_key", "apikey", "access_token", "token", "authorization", "secret"] {
        let path = format!("/v1/payments?{name}={key}");
        let alone = shop.api_with("GET", &path, "", &[("authorization", "")]).await;
        let beside = shop.get(&path).await;
        assert_eq!((alone.status, beside.status), (400, 400), "{name}");
        assert!(!alone.body.contains(key.as_str()) && !beside.body.contains(key.as_str()), "{name}");
    }
    let path = format!("/v1/products?key={key}");
    let made = shop.api_with("POST", &path, r#"{"name":"Tea"}"#, &[("authorization", "")]).await;
    assert_eq!(made.status, 400);
    before.unchanged(&shop, "a key in the query").await;
    shop.close().await;
    "400, alone and beside a key in the header; it is never read and not said again.".to_owned()
}
