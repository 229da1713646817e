//! What a look changes, and what a form of another site does.

use super::text;
use crate::traces::Traces;
use kassa_domain::team::Role;
use kassa_server::web::dashboard::served;
use kassa_testshop::{PUBLIC_URL, TestShop};
use serde_json::json;

/// What a browser says of a form that is not of this site.
const FOREIGN: [&[(&str, &str)]; 7] = [
    &[("origin", "https://evil.example")],
    &[("origin", "null")],
    &[("origin", "http://127.0.0.1:8081")],
    &[("origin", "http://127.0.0.1:8080.evil.example")],
    &[("sec-fetch-site", "cross-site")],
    &[("sec-fetch-site", "same-site"), ("origin", PUBLIC_URL)],
    &[("origin", PUBLIC_URL), ("sec-fetch-site", "none"), ("content-type", "text/plain")],
];

pub(super) async fn foreign() -> String {
    let shop = TestShop::open().await;
    let id = text(&shop.session(json!({})).await, "id");
    let asked = text(&shop.session(json!({})).await, "id");
    assert_eq!(shop.pay_card(&asked, "4000002500003155").await.status, 303);
    let page = shop.page(&asked).await;
    let (token, attempt) = (TestShop::field(&page, "token"), TestShop::field(&page, "attempt"));
    let own = TestShop::field(&shop.page(&id).await, "token");
    let link = shop.make("payment_links", json!({ "name": "Tea", "amount": 500, "currency": "GHS" })).await;
    let link = text(&link, "url").strip_prefix(PUBLIC_URL).unwrap().to_owned();
    let link_token = TestShop::field(&shop.browse(&link).await, "token");
    let owner = shop.browser_of(Role::Owner).await;
    let cookie = owner.cookie();
    let desk = TestShop::field(&shop.look(&owner, "/dashboard/profile").await, "token");
    let card = [
        ("method", "card"),
        ("card_number", "4242424242424242"),
        ("card_exp", "12/34"),
        ("card_cvc", "123"),
        ("email", "a@b.example"),
    ];
    let forms: Vec<(String, Vec<(&str, &str)>)> = vec![
        (format!("/checkout/{id}/pay"), [&[("token", own.as_str())][..], &card].concat()),
        (format!("/checkout/{id}/update"), vec![("token", &own), ("promotion_code", "X")]),
        (
            format!("/checkout/{asked}/continue"),
            vec![("token", &token), ("attempt", &attempt), ("action", "confirm")],
        ),
        (format!("/checkout/{asked}/restart"), vec![("token", &token), ("attempt", &attempt)]),
        (link, vec![("token", &link_token)]),
        ("/dashboard/keys".to_owned(), vec![("token", &desk), ("dialect", "native")]),
        ("/dashboard/profile/name".to_owned(), vec![("token", &desk), ("name", "Eve")]),
    ];
    let before = Traces::of(&shop).await;
    for (path, fields) in &forms {
        for headers in FOREIGN {
            let headers = [headers, &[("cookie", &*cookie)]].concat();
            let reply = shop.post_form_with(path, fields, &headers).await;
            assert!(matches!(reply.status, 403 | 415), "{path} {headers:?}: {reply:?}");
        }
        // With the right origin, and the token of another form.
        for wrong in ["", "0", &format!("{own}0"), if path.contains(&id) { &token } else { &own }] {
            let mut fields = fields.clone();
            fields[0].1 = wrong;
            let headers = [("origin", PUBLIC_URL), ("cookie", &*cookie)];
            let reply = shop.post_form_with(path, &fields, &headers).await;
            assert_eq!(reply.status, 403, "{path} {wrong}");
        }
    }
    before.unchanged(&shop, "forms of others").await;
    shop.settle_down().await;
    shop.close().await;
    "403 for another Origin, another Sec-Fetch-Site and another token, each by itself; nothing happens."
        .to_owned()
}

pub(super) async fn looks() -> String {
    let shop = TestShop::open().await;
    let id = text(&shop.session(json!({})).await, "id");
    let asked = text(&shop.session(json!({})).await, "id");
    assert_eq!(shop.pay_card(&asked, "4000002500003155").await.status, 303);
    let link = shop.make("payment_links", json!({ "name": "Tea", "amount": 500, "currency": "GHS" })).await;
    let link = text(&link, "url").strip_prefix(PUBLIC_URL).unwrap().to_owned();
    let owner = shop.browser_of(Role::Owner).await;
    let cookie = owner.cookie();
    let mut paths: Vec<String> = served()
        .into_iter()
        .map(|(_, path, _)| format!("/dashboard{}", path.replace("{}", &id)))
        .filter(|path| path != "/dashboard/news")
        .collect();
    for page in [&id, &asked] {
        for more in [
            "",
            "/pay",
            "/update",
            "/continue",
            "/restart",
            "?wait=1",
            "?sent",
            "?paid",
            "?action=confirm&method=card",
        ] {
            paths.push(format!("/checkout/{page}{more}"));
        }
    }
    paths.extend([
        link.clone(),
        format!("{link}?promotion_code=X&email=a@b.example"),
        format!("/pay/{id}"),
        "/demo".into(),
        format!("/demo/thank-you?session_id={id}"),
        "/dashboard/sign-out".into(),
    ]);
    for dialect in shop.engine.dialects() {
        paths.extend(dialect.routes().iter().map(|route| route.path.replace("{id}", &id)));
    }
    let key = format!("Bearer {}", shop.key);
    let before = Traces::of(&shop).await;
    for path in &paths {
        for method in ["GET", "HEAD", "OPTIONS", "TRACE"] {
            let mut request =
                http::Request::builder().method(method).uri(path.as_str()).header("cookie", &cookie);
            if !path.starts_with("/dashboard") {
                request = request.header("authorization", &key);
            }
            let reply = shop.send_raw(request.body(bytes::Bytes::new()).unwrap()).await;
            assert!(reply.status().as_u16() < 500, "{method} {path}");
        }
    }
    before.unchanged(&shop, "looks").await;
    assert_eq!(shop.look(&owner, "/dashboard").await.status, 200, "nobody was signed out");
    assert_eq!(shop.session_now(&asked).await["payment_status"], "unpaid");
    shop.settle_down().await;
    shop.close().await;
    "No GET, HEAD, OPTIONS or TRACE of any address of pages, dialects and dashboard changes a row.".to_owned()
}
