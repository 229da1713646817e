//! What goes with a page: its headers, its policy, and its address.

use super::{browser_tries, text};
use crate::protocol::Served;
use crate::traces::Traces;
use kassa_domain::team::Role;
use kassa_testshop::{Reply, TestShop};
use serde_json::json;

pub(super) async fn framed() -> String {
    let shop = TestShop::open().await;
    let id = text(&shop.session(json!({})).await, "id");
    let owner = shop.browser_of(Role::Owner).await;
    for page in [shop.page(&id).await, shop.page("cs_none").await, shop.look(&owner, "/dashboard/keys").await]
    {
        assert_eq!(page.header("x-frame-options"), "DENY");
        assert!(page.header("content-security-policy").contains("frame-ancestors 'none'"));
    }
    let named = json!({ "ui_mode": "embedded", "embed_origins": ["https://shop.example"] });
    let embedded = shop.page(&text(&shop.session(named).await, "id")).await;
    assert!(embedded.header("content-security-policy").contains("frame-ancestors https://shop.example;"));
    for evil in [
        "*",
        "https://*",
        "https://*.example",
        "https://a.example;script-src *",
        "https://a.example 'self'",
        "null",
        "javascript:x",
        "https://a.example/path",
    ] {
        let body = TestShop::order(
            json!({ "amount": 5, "currency": "GHS", "ui_mode": "embedded", "embed_origins": [evil] }),
        );
        let (status, _, param) = shop.refusal("checkout/sessions", &body).await;
        assert!(status == 400 && param.unwrap().starts_with("embed_origins"), "{evil}");
    }
    browser_tries("checkout.test.mjs", "the page cannot be put into a frame");
    browser_tries("embed.test.mjs", "an origin that is not named gets no page, and is told nothing");
    shop.close().await;
    "Blocked by frame-ancestors and X-Frame-Options, also in Chromium; only origins that a session names may \
     frame it."
        .to_owned()
}

/// What every answer carries, and what a page carries besides.
fn has_headers(head: &str, page: bool, what: &str) {
    let head = head.to_ascii_lowercase();
    let mut wanted = vec![
        "strict-transport-security: max-age=63072000; includesubdomains",
        "x-content-type-options: nosniff",
        "cache-control: no-store",
        "request-id: req_",
    ];
    if page {
        wanted.extend([
            "referrer-policy: same-origin",
            "x-frame-options: deny",
            "cross-origin-opener-policy: same-origin",
            "cross-origin-resource-policy: same-origin",
            "content-security-policy: default-src 'none'",
            "permissions-policy: payment=",
        ]);
    }
    for header in wanted {
        assert!(head.contains(header), "{what} has {header}: {head}");
    }
    assert!(!head.contains("\r\nserver:") && !head.contains("x-powered-by"), "{what}");
}

pub(super) async fn headers() -> String {
    let served = Served::start().await;
    let shop = &served.shop;
    let id = text(&shop.session(json!({})).await, "id");
    let key = format!("Authorization: Bearer {}\r\n", shop.key);
    let mut cases: Vec<(&str, String, String, u16, bool)> = vec![
        ("GET", format!("/checkout/{id}"), String::new(), 200, true),
        ("GET", "/checkout/cs_none".into(), String::new(), 404, true),
        ("GET", "/nowhere".into(), String::new(), 404, true),
        ("DELETE", format!("/checkout/{id}"), String::new(), 405, true),
        ("POST", format!("/checkout/{id}/pay"), "Content-Length: 0\r\n".into(), 415, true),
        ("GET", "/dashboard/sign-in".into(), String::new(), 200, true),
        ("GET", "/dashboard/keys".into(), String::new(), 303, true),
        ("GET", "/pay/cs_none".into(), String::new(), 404, true),
        ("GET", format!("/pay/{id}"), String::new(), 303, true),
        ("GET", "/v1/payments".into(), String::new(), 401, false),
        ("GET", "/v1/payments".into(), key.clone(), 200, false),
        ("GET", "/v1/nothing".into(), key.clone(), 404, false),
        ("PATCH", "/v1/payments".into(), key.clone(), 405, false),
        ("POST", "/v1/products".into(), format!("{key}Content-Length: 1\r\n"), 415, false),
    ];
    let asked = async |(method, path, more, status, page): &(&str, String, String, u16, bool)| {
        let body = if more.contains("Content-Length: 1") { "{" } else { "" };
        let answer = served
            .talk(&format!("{method} {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n{more}\r\n{body}"))
            .await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{method} {path}: {answer}");
        has_headers(answer.split("\r\n\r\n").next().unwrap(), *page, &format!("{method} {path}"));
        answer
    };
    for case in &cases {
        asked(case).await;
    }
    // Our own fault: the rows are out of reach.
    shop.rows.execute("alter table sessions rename to gone").await;
    cases = vec![
        ("GET", format!("/checkout/{id}"), String::new(), 500, true),
        ("GET", format!("/v1/checkout/sessions/{id}"), key, 500, false),
    ];
    for case in &cases {
        let answer = asked(case).await;
        for telling in ["from sessions", "sqlite", "panicked", ".rs:", "no such table", "does not exist"] {
            let body = answer.split_once("\r\n\r\n").unwrap().1.to_ascii_lowercase();
            assert!(!body.contains(telling), "{telling}: {answer}");
        }
    }
    shop.rows.execute("alter table gone rename to sessions").await;
    served.end().await;
    browser_tries("walls.test.mjs", "every page has the exact headers, and no two answers share a nonce");
    browser_tries("walls.test.mjs", "pages for errors have the same headers");
    "Every answer on the wire has them, from 200 to 500, and names neither server nor version.".to_owned()
}

pub(super) async fn strict() -> String {
    let shop = TestShop::open().await;
    let id = text(&shop.session(json!({})).await, "id");
    let owner = shop.browser_of(Role::Owner).await;
    let link = shop.make("payment_links", json!({ "name": "Tea", "amount": 500, "currency": "GHS" })).await;
    let link = text(&link, "url");
    let link = link.strip_prefix(kassa_testshop::PUBLIC_URL).unwrap();
    for page in [
        shop.page(&id).await,
        shop.browse(link).await,
        shop.look(&owner, "/dashboard").await,
        shop.look(&owner, "/dashboard/branding").await,
        shop.browse("/dashboard/sign-in").await,
        shop.browse("/demo").await,
    ] {
        let policy = page.header("content-security-policy").to_owned();
        assert!(
            policy.contains("require-trusted-types-for 'script'") && !policy.contains("unsafe"),
            "{policy}"
        );
        for tag in page.body.split('<').filter_map(|rest| rest.split('>').next()) {
            let inline = tag.split_whitespace().any(|word| {
                word.strip_prefix("on").is_some_and(|rest| {
                    rest.split_once('=').is_some_and(|(name, _)| name.bytes().all(|b| b.is_ascii_lowercase()))
                })
            });
            assert!(!inline, "an inline handler: {tag}");
            let begins = |name: &str| tag == name || tag.starts_with(&format!("{name} "));
            assert!(!begins("script") || tag.contains("nonce=\""), "{tag}");
        }
        for word in ["eval(", "new Function", "document.write", "innerHTML", "srcdoc"] {
            assert!(!page.body.contains(word), "{word}");
        }
    }
    browser_tries("walls.test.mjs", "every page has the exact headers, and no two answers share a nonce");
    browser_tries(
        "checkout.test.mjs",
        "a card pays, the webhook verifies in two libraries, and the buyer is back",
    );
    shop.close().await;
    "None has; scripts and styles run by a nonce of each answer, Trusted Types are required, and Chromium pays \
     under it."
        .to_owned()
}

pub(super) async fn messages() -> String {
    let shop = TestShop::open().await;
    let id = text(&shop.session(json!({})).await, "id");
    // The page itself listens to nobody.
    assert!(!shop.page(&id).await.body.contains("addEventListener(\"message\""));
    let script = shop.browse("/embed.js").await.body;
    assert!(script.contains("origin !== home || source !== frame.contentWindow"));
    browser_tries(
        "embed.test.mjs",
        "messages of others are nothing to the script, whoever they say they are",
    );
    shop.close().await;
    "The hosted page listens to none; the script for a merchant's page hears only the frame that it made, of its \
     own origin."
        .to_owned()
}

pub(super) async fn addresses() -> String {
    let shop = TestShop::open().await;
    let id = text(&shop.session(json!({})).await, "id");
    let page = shop.page(&id).await;
    assert_eq!(page.header("referrer-policy"), "same-origin");
    // Nothing of another origin is loaded, so nobody is told of the address by loading.
    for attribute in
        ["src=\"http", "srcset=\"http", "<link rel=\"stylesheet\" href=\"http", "@import", "url(http"]
    {
        assert!(!page.body.contains(attribute), "{attribute}");
    }
    assert!(!page.header("reporting-endpoints").contains("http"));
    assert_eq!(shop.pay_with(&id, &[]).await.status, 303);
    shop.page("cs_test_guess").await;
    let figures = shop.browse("/metrics").await;
    assert!(figures.status == 200 && figures.body.contains("page"), "{figures:?}");
    assert!(!figures.body.contains(&id) && !figures.body.contains("cs_"), "figures name routes only");
    browser_tries(
        "walls.test.mjs",
        "neither a key, a card number, a webhook secret nor a page's address is written down",
    );
    shop.close().await;
    "Sent to nobody: no Referer leaves the origin, nothing foreign is loaded, and logs and figures name routes \
     only."
        .to_owned()
}

pub(super) async fn policy() -> String {
    let shop = TestShop::open().await;
    let before = Traces::of(&shop).await;
    for url in [
        "https://a.example;script-src/*",
        "https://a.example,script-src",
        "https://*.example/ok",
        "https://a.example'/ok",
        "https://a example/",
        "https://a.example\u{a0}x/",
        "https://a.example%3bscript-src/",
    ] {
        let body = json!({ "amount": 5, "currency": "GHS", "success_url": url, "cancel_url": "https://shop.example" });
        assert_eq!(shop.refusal("checkout/sessions", &body).await.0, 400, "{url}");
    }
    before.unchanged(&shop, "addresses").await;
    // What may stand in a path is not what the policy names.
    let session =
        shop.session(json!({ "success_url": "https://a.example/;script-src%20*?x='unsafe-inline'" })).await;
    let policy = shop.page(&text(&session, "id")).await.header("content-security-policy").to_owned();
    assert!(policy.contains("form-action 'self' https://a.example https://shop.example;"), "{policy}");
    assert!(!policy.contains("unsafe") && policy.matches("script-src").count() == 1, "{policy}");
    shop.close().await;
    "A host that is no host name is refused, and of an address only its origin stands in the policy."
        .to_owned()
}

/// No header holds what was sent, and none is there that belongs to nobody.
fn told_nothing(reply: &Reply, what: &str) {
    let told = reply.headers.iter().any(|(name, value)| {
        name == "x-evil" || (name == "set-cookie" && value.as_bytes().windows(4).any(|part| part == b"evil"))
    });
    assert!(!told, "{what}: {reply:?}");
}

pub(super) async fn lines() -> String {
    let shop = TestShop::open().await;
    let id = text(&shop.session(json!({})).await, "id");
    let evil = "%0d%0aX-Evil:%201%0d%0aSet-Cookie:%20evil=1";
    let owner = shop.browser_of(Role::Owner).await;
    for path in [
        "/checkout/ID?lang=en",
        "/checkout/ID?x=",
        "/pay/ID",
        "/pay/",
        "/checkout?session=",
        "/dashboard/sign-in?to=/dashboard",
        "/dashboard/products?done=",
        "/dashboard/keys",
        "/l/",
        "/dashboard/sessions.csv?q=",
        "/payment/checkout-session/ID",
    ] {
        let at = format!("{}{evil}", path.replace("ID", &id));
        told_nothing(&shop.browse(&at).await, &at);
        told_nothing(&shop.look(&owner, &at).await, &at);
    }
    for cookie in ["kassa_lang=en; Path=/evil", "kassa_lang=evil", "kassa_visit=evil", "kassa_mode=evil"] {
        told_nothing(&shop.read_in("/dashboard", &[("cookie", cookie)]).await, cookie);
        told_nothing(&shop.read_in(&format!("/checkout/{id}"), &[("cookie", cookie)]).await, cookie);
    }
    let key = [("idempotency-key", "a; X-Evil: 1")];
    let reply = shop.api_with("POST", "/v1/customers", r#"{"email":"a@b.example"}"#, &key).await;
    told_nothing(&reply, "a key that is sent back");
    // Signing in leads on, and only to the dashboard.
    for to in [
        "/dashboard/keys\r\nX-Evil: 1",
        "//evil.example",
        "https://evil.example",
        "/dashboard\\@evil.example",
        "/dashboard/..//evil.example",
        "/dashboard/%2e%2e//evil.example",
    ] {
        let fields = [("email", "owner@shop.example"), ("password", kassa_testshop::PASSWORD), ("to", to)];
        let reply = shop.post_form("/dashboard/sign-in", &fields).await;
        assert_eq!((reply.status, reply.header("location")), (303, "/dashboard"), "{to:?}");
        told_nothing(&reply, to);
    }
    shop.close().await;
    "Nothing of it becomes a header, and the way on after signing in is an address of the dashboard or none."
        .to_owned()
}
