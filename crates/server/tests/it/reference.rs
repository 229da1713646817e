//! The OpenAPI documents of all dialects, and the pages that show them.

use kassa_testshop::TestShop;
use serde_json::Value;

#[tokio::test]
async fn every_dialect_has_a_document_and_a_page_that_shows_all_of_it() {
    let shop = TestShop::open().await;
    let list: Value = serde_json::from_str(&shop.browse("/openapi").await.body).unwrap();
    let listed: Vec<_> =
        list["data"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    let mut known = kassa_dialects::NAMES.to_vec();
    known.sort_unstable();
    assert_eq!(listed, known);
    for name in known {
        let reply = shop.browse(&format!("/openapi/{name}.json")).await;
        let document: Value = serde_json::from_str(&reply.body).unwrap();
        assert_eq!(document["openapi"], "3.1.0");
        let page = shop.browse(&format!("/docs/{name}")).await;
        assert_eq!(page.status, 200, "{name}");
        let operations = document["paths"].as_object().unwrap().values();
        for operation in operations.flat_map(|methods| methods.as_object().unwrap().values()) {
            let place = format!("<section class=\"operation\" id={}>", operation["operationId"]);
            assert_eq!(page.body.contains(&place), operation.get("x-same-as").is_none(), "{name}: {place}");
        }
        let policy = page.headers["content-security-policy"].to_str().unwrap();
        let nonce = policy.split("style-src 'nonce-").nth(1).unwrap().split('\'').next().unwrap();
        assert!(page.body.contains(&format!("<style nonce=\"{nonce}\">")), "{name}");
        // It is whole without a script and without a network.
        for outside in ["<script", "<link", "<img", "@import", "url(", "@nonce@"] {
            assert!(!page.body.contains(outside), "{name}: {outside}");
        }
    }
    assert_eq!(shop.browse("/docs/native").await.status, shop.browse("/docs").await.status);
    assert_eq!(shop.browse("/docs/nobody").await.status, 404);
    assert_eq!(shop.browse("/openapi/nobody.json").await.status, 404);
    shop.close().await;
}
