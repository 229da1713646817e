//! What reads bodies, forms and queries.

use crate::traces::Traces;
use bytes::Bytes;
use kassa_domain::team::Role;
use kassa_testshop::{PUBLIC_URL, Reply, TestShop};
use serde_json::{Value, json};

async fn post(shop: &TestShop, path: &str, body: &[u8], headers: &[(&str, &str)]) -> Reply {
    let mut request = http::Request::post(path).header("authorization", format!("Bearer {}", shop.key));
    if !headers.iter().any(|(name, _)| *name == "content-type") {
        request = request.header("content-type", "application/json");
    }
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    shop.send(request.body(Bytes::copy_from_slice(body)).unwrap()).await
}

/// Bodies that are not one plain JSON object in UTF-8, but nearly.
fn crooked() -> Vec<(&'static str, Vec<u8>)> {
    let good = TestShop::order(json!({ "amount": 5000, "currency": "GHS" })).to_string();
    let with =
        |field: &str, raw: &str| format!("{},\"{field}\":{raw}}}", &good[..good.len() - 1]).into_bytes();
    let deep =
        |open: &str, close: &str, times: usize| format!("{}1{}", open.repeat(times), close.repeat(times));
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(good.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    vec![
        ("the same key twice", with("amount", "1")),
        ("the same key twice, once written otherwise", with("\\u0061mount", "1")),
        ("the same key twice further in", with("metadata", r#"{"a":"1","a":"2"}"#)),
        ("deep lists", with("description", &deep("[", "]", 100_000))),
        ("deep objects", with("metadata", &deep("{\"a\":", "}", 20_000))),
        ("a byte order mark", [b"\xef\xbb\xbf", good.as_bytes()].concat()),
        ("UTF-16", utf16),
        ("a lone surrogate", with("description", "\"\\ud800\"")),
        ("surrogates the wrong way round", with("description", "\"\\udc00\\ud800\"")),
        ("a NUL", with("description", "\"a\\u0000b\"")),
        ("a NUL in a key", with("a\\u0000", "1")),
        ("a raw control sign", with("description", "\"a\nb\"")),
        (
            "no UTF-8",
            with("description", "\"X\"")
                .iter()
                .map(|byte| if *byte == b'X' { 0xff } else { *byte })
                .collect(),
        ),
        ("overlong UTF-8", [&with("description", "\"")[..], b"\xc0\xaf\"}"].concat()),
        ("what follows the end", [good.as_bytes(), b"{}"].concat()),
        ("a comma at the end", with("description", "\"a\",")),
        ("a comment", format!("/**/{good}").into_bytes()),
        ("single quotes", good.replace('"', "'").into_bytes()),
        ("half of it", good.as_bytes()[..good.len() / 2].to_vec()),
        ("NaN", with("metadata", "{\"a\":NaN}")),
        ("a prototype", with("__proto__", "{\"amount\":1}")),
        ("a number of 200,000 digits", with("metadata", &format!("{{\"a\":{}}}", "9".repeat(200_000)))),
    ]
}

pub(super) async fn bodies() -> String {
    let shop = TestShop::open().await;
    let cases = crooked();
    for (what, body) in &cases {
        let reply = post(&shop, "/v1/checkout/sessions", body, &[]).await;
        assert_eq!(reply.status, 400, "{what}: {reply:?}");
    }
    // The other dialects read with the same reader, each with its own key.
    for dialect in shop.engine.dialects() {
        let key = format!("Bearer {}", shop.key_of(shop.scope, dialect.name()).await);
        for route in
            dialect.routes().iter().filter(|route| route.method == http::Method::POST && !route.picture)
        {
            for (what, body) in [&cases[0], &cases[3], &cases[6], &cases[12]] {
                let request = http::Request::post(route.path.replace("{id}", "none_1"))
                    .header("authorization", &key)
                    .header("content-type", "application/json")
                    .body(Bytes::from(body.clone()))
                    .unwrap();
                let reply = shop.send(request).await;
                assert!(
                    (400..500).contains(&reply.status),
                    "{} {} {what}: {reply:?}",
                    dialect.name(),
                    route.path
                );
            }
        }
    }
    for table in ["sessions", "customers", "products", "endpoints", "events", "subscriptions", "coupons"] {
        assert_eq!(
            shop.rows.texts(&format!("select id from {table}")).await,
            Vec::<String>::new(),
            "{table}"
        );
    }
    shop.close().await;
    "400 for each, by the readers of all dialects; nothing is made.".to_owned()
}

/// What means something to a database, or to a pattern.
const SQL: [&str; 12] = [
    "'; drop table sessions; --",
    "' or '1'='1",
    "\" or \"\"=\"",
    "1) union select key from keys --",
    "%",
    "_",
    "a%b",
    "\\",
    "\\%",
    "$1",
    "?1 :x @x",
    "';select pg_sleep(9);--",
];

pub(super) async fn sql() -> String {
    let shop = TestShop::open().await;
    let owner = shop.browser_of(Role::Owner).await;
    // What a pattern would find, and a literal does not.
    shop.make_id("customers", json!({ "email": "other@example.com", "name": "aXXb" })).await;
    let bystander = shop.session(json!({ "description": "aXXb" })).await["id"].as_str().unwrap().to_owned();
    let free = json!({ "amount": 0, "currency": "GHS" });
    for text in SQL {
        let customer = shop.make("customers", json!({ "name": text, "metadata": { "k": text } })).await;
        assert_eq!(customer["name"], text);
        let more = json!({ "description": text, "metadata": { "k": text } });
        let session = shop.session(more).await;
        assert_eq!((&session["description"], &session["metadata"]["k"]), (&json!(text), &json!(text)));
        for (what, body) in [
            ("products", json!({ "name": text, "description": text })),
            ("coupons", json!({ "percent_off": 5, "duration": "once", "name": text })),
            ("payment_links", json!({ "name": text, "amount": 5, "currency": "GHS" })),
            ("tax_rates", json!({ "display_name": text, "percentage": "5", "inclusive": false })),
            ("shipping_rates", json!({ "display_name": text, "fixed_amount": free })),
        ] {
            let id = shop.make_id(what, body).await;
            assert_eq!(shop.get(&format!("/v1/{what}/{id}")).await.status, 200, "{what} {text}");
        }
        let encoded: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
        for list in [
            "checkout/sessions",
            "payments",
            "customers",
            "products",
            "prices",
            "events",
            "coupons",
            "subscriptions",
            "invoices",
            "refunds",
            "payment_links",
            "promotion_codes",
            "shipping_rates",
        ] {
            for name in [
                "starting_after",
                "ending_before",
                "status",
                "customer",
                "email",
                "session",
                "type",
                "product",
                "lookup_key",
                "code",
                "limit",
            ] {
                let reply = shop.get(&format!("/v1/{list}?{name}={encoded}")).await;
                assert!(matches!(reply.status, 200 | 400 | 404), "{list} {name} {text}: {reply:?}");
                let found =
                    if reply.status == 200 { reply.json()["data"].as_array().map_or(0, Vec::len) } else { 0 };
                assert_eq!(found, 0, "{list} {name} {text}: {reply:?}");
            }
        }
        // The searches of the dashboard.
        let found = shop.seen(&owner, &format!("/dashboard/sessions?words={encoded}")).await;
        let own = session["id"].as_str().unwrap();
        assert!(found.contains(own), "{text} finds itself");
        assert!(!found.contains(&bystander) || text.len() == 1 && text != "%", "{text}: no pattern");
        shop.post_form("/dashboard/sign-in", &[("email", text), ("password", text)]).await;
    }
    assert_eq!(shop.session_now(&bystander).await["status"], "open", "the table is there");
    shop.settle_down().await;
    shop.close().await;
    "Taken for the letters that they are, stored and found again as such; % and _ find only themselves."
        .to_owned()
}

pub(super) async fn kinds() -> String {
    let shop = TestShop::open().await;
    let id = shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
    let body = br#"{"name":"Tea"}"#;
    let before = Traces::of(&shop).await;
    let bomb = {
        use std::io::Write;
        let mut gzip = flate2::write::GzEncoder::new(vec![], flate2::Compression::best());
        gzip.write_all(&vec![b' '; 50_000_000]).unwrap();
        gzip.finish().unwrap()
    };
    for (headers, body) in [
        (&[("content-encoding", "gzip")][..], &bomb[..]),
        (&[("content-encoding", "br")], body),
        (&[("content-encoding", "identity, gzip")], body),
        (&[("content-type", "text/plain")], body),
        (&[("content-type", "application/x-www-form-urlencoded")], body),
        (&[("content-type", "application/json; charset=utf-7")], body),
        (&[("content-type", "application/json; charset=utf-16")], body),
        (&[("content-type", "multipart/form-data; boundary=x")], body),
        (
            &[("content-type", "application/xml")],
            b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>",
        ),
        (&[("content-type", "")], body),
    ] {
        let reply = post(&shop, "/v1/products", body, headers).await;
        assert_eq!(reply.status, 415, "{headers:?}: {reply:?}");
        let reply = post(&shop, &format!("/checkout/{id}/pay"), body, headers).await;
        assert!(matches!(reply.status, 415 | 403 | 400), "{headers:?}: {reply:?}");
        let reply = post(&shop, "/hooks/simulator/acct", body, headers).await;
        assert!((400..500).contains(&reply.status), "{headers:?}: {reply:?}");
    }
    before.unchanged(&shop, "kinds of bodies").await;
    shop.close().await;
    "415 before anything is read: nothing is ever unpacked, and no other kind is guessed.".to_owned()
}

pub(super) async fn many() -> String {
    let shop = TestShop::open().await;
    let id = shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
    let owner = shop.browser_of(Role::Owner).await;
    let before = Traces::of(&shop).await;
    let pairs: Vec<(String, String)> = (0..20_000).map(|n| (format!("f{n}"), "x".to_owned())).collect();
    let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (&**name, &**value)).collect();
    let cookie = owner.cookie();
    let sent = [("origin", PUBLIC_URL), ("cookie", &*cookie)];
    for path in
        [format!("/checkout/{id}/pay"), "/dashboard/products".to_owned(), "/dashboard/sign-in".to_owned()]
    {
        let reply = shop.post_form_with(&path, &pairs, &sent).await;
        assert!((400..500).contains(&reply.status), "{path}: {reply:?}");
    }
    let query: String = (0..3000).map(|n| format!("a{n}=1&")).collect();
    assert_eq!(shop.get(&format!("/v1/payments?{query}")).await.status, 400);
    for path in [format!("/checkout/{id}?{query}"), format!("/dashboard/sessions?{query}")] {
        assert!(shop.look(&owner, &path).await.status < 500);
    }
    let cookies: String = (0..2000).map(|n| format!("kassa_visit=vis_{n}.x; ")).collect();
    assert_eq!(shop.read_in("/dashboard", &[("cookie", &cookies)]).await.status, 303);
    let metadata: Value =
        (0..5000).map(|n| (n.to_string(), json!("v"))).collect::<serde_json::Map<_, _>>().into();
    assert_eq!(shop.refusal("customers", &json!({ "metadata": metadata })).await.0, 400);
    let lines = vec![json!({ "price": "price_1", "quantity": 1 }); 5000];
    let (status, _, param) =
        shop.refusal("checkout/sessions", &TestShop::order(json!({ "line_items": lines }))).await;
    assert_eq!((status, param.as_deref()), (400, Some("line_items")));
    before.unchanged(&shop, "very many").await;
    shop.close().await;
    "Refused by their number, before any is looked at.".to_owned()
}
