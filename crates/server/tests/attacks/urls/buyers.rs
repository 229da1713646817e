//! Where buyers are led.

use crate::traces::Traces;
use kassa_domain::Command;
use kassa_domain::event::Cause;
use kassa_testshop::{PUBLIC_URL, TestShop};
use serde_json::{Value, json};

const CROOKED: [&str; 30] = [
    "javascript:alert(1)",
    "JAVASCRIPT://a.example/%0aalert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "ftp://a.example",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https:\\\\evil.example",
    "https:/evil.example",
    "https:evil.example",
    "https:///evil.example",
    "https://good.example\\@evil.example",
    "https://good.example@evil.example",
    "https://good.example:443@evil.example",
    "https://@evil.example",
    "https://good.example%40evil.example@x",
    "https://a.example/\r\nX: y",
    "https://a.example/\ta",
    "https://a.example/\n",
    " https://a.example",
    "https://a.example ",
    "https://аррӏе.example",
    "https://ex\u{200b}ample.com",
    "https://a。example",
    "https://",
    "https://a..example",
    "https://a.example:0/",
    "https://a.example:99999/",
];

/// Where something is made, its field, and the body with an address in that field.
type Field = (&'static str, &'static str, fn(&str) -> Value);

/// Every field that says where a buyer goes, with how its body is made.
fn fields() -> Vec<Field> {
    vec![
        (
            "checkout/sessions",
            "success_url",
            |url| json!({ "amount": 5, "currency": "GHS", "success_url": url, "cancel_url": "https://a.example" }),
        ),
        (
            "checkout/sessions",
            "cancel_url",
            |url| json!({ "amount": 5, "currency": "GHS", "success_url": "https://a.example", "cancel_url": url }),
        ),
        ("payment_links", "after_completion", |url| {
            json!({ "name": "x", "amount": 5, "currency": "GHS",
                "after_completion": { "type": "redirect", "redirect": { "url": url } } })
        }),
        ("billing_portal/sessions", "return_url", |url| json!({ "customer": "cus_1", "return_url": url })),
    ]
}

pub(super) async fn crooked() -> String {
    let shop = TestShop::open().await;
    let customer = shop.make_id("customers", json!({ "email": "a@b.example" })).await;
    let before = Traces::of(&shop).await;
    for (what, field, body) in fields() {
        for url in CROOKED {
            let mut body = body(url);
            if body.get("customer").is_some() {
                body["customer"] = json!(customer);
            }
            let (status, _, param) = shop.refusal(what, &body).await;
            assert_eq!(status, 400, "{what} {url:?}");
            assert!(
                param.as_deref().is_some_and(|param| param.starts_with(field)),
                "{what} {url:?}: {param:?}"
            );
        }
    }
    before.unchanged(&shop, "crooked addresses").await;
    shop.close().await;
    "400 in every field that says where a buyer goes. A host in punycode is taken: it is what the address bar \
     shows."
        .to_owned()
}

pub(super) async fn elsewhere() -> String {
    let shop = TestShop::open().await;
    let link = json!({ "name": "Tea", "amount": 500, "currency": "GHS" });
    let before_the_list = shop.make_id("payment_links", link.clone()).await;
    let hosts = ["shop.example", "*.shop.example", "127.0.0.1:3000"].map(str::to_owned).to_vec();
    let set = Command::SetRedirectHosts(hosts);
    shop.engine.change(shop.scope, &set, &Cause::default()).await.unwrap().unwrap();
    let session = shop.session(json!({})).await;
    let customer = shop.make_id("customers", json!({ "email": "a@b.example" })).await;
    shop.settle_down().await;
    let before = Traces::of(&shop).await;
    let order = TestShop::order(json!({ "amount": 500, "currency": "GHS" }));
    for elsewhere in [
        "https://evil.example/",
        "https://shop.example.evil.example/",
        "https://evilshop.example/",
        "https://shop.example:8443/",
        "http://127.0.0.1/",
        "http://127.0.0.1:3001/",
    ] {
        let plus = |to: &Value, field: &str| {
            let mut body = to.clone();
            body[field] = json!(elsewhere);
            body
        };
        for field in ["success_url", "cancel_url"] {
            let found = shop.refusal("checkout/sessions", &plus(&order, field)).await;
            assert_eq!((found.0, found.2.as_deref()), (400, Some(field)), "{elsewhere}");
            let found = shop.refusal("payment_links", &plus(&link, field)).await;
            assert_eq!((found.0, found.2.as_deref()), (400, Some(field)), "{elsewhere}");
            let at = format!("payment_links/{before_the_list}");
            let found = shop.refusal(&at, &json!({ field: elsewhere })).await;
            assert_eq!((found.0, found.2.as_deref()), (400, Some(field)), "{elsewhere}");
        }
        let portal = json!({ "customer": customer, "return_url": elsewhere });
        let found = shop.refusal("billing_portal/sessions", &portal).await;
        assert_eq!((found.0, found.2.as_deref()), (400, Some("return_url")), "{elsewhere}");
    }
    before.unchanged(&shop, "addresses elsewhere").await;
    for fine in ["https://shop.example/ok", "https://eu.shop.example/ok", "http://127.0.0.1:3000/ok"] {
        shop.session(json!({ "success_url": fine, "cancel_url": fine })).await;
    }
    let page = shop.page(session["id"].as_str().unwrap()).await;
    let policy = page.header("content-security-policy").to_owned();
    assert!(policy.contains("form-action 'self' https://shop.example https://shop.example;"), "{policy}");
    shop.settle_down().await;
    shop.close().await;
    "400 for every host that is not on the list that an operator has set, in sessions, links and portals. Without a \
     list, only who holds a key says where buyers go, and forms may lead there and nowhere else."
        .to_owned()
}

pub(super) async fn in_query() -> String {
    let shop = TestShop::open().await;
    let id = shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
    let link = shop.make("payment_links", json!({ "name": "Tea", "amount": 500, "currency": "GHS" })).await;
    let link = link["url"].as_str().unwrap().strip_prefix(PUBLIC_URL).unwrap().to_owned();
    let before = Traces::of(&shop).await;
    for name in [
        "success_url",
        "cancel_url",
        "return_url",
        "redirect",
        "redirect_url",
        "redirect_uri",
        "next",
        "url",
        "to",
        "back",
        "return",
        "continue",
        "callback",
        "referrer",
        "done",
    ] {
        for path in [
            format!("/checkout/{id}"),
            format!("/pay/{id}"),
            link.clone(),
            "/dashboard/sign-in".to_owned(),
            "/".to_owned(),
            "/demo".to_owned(),
            format!("/checkout?session={id}"),
        ] {
            let join = if path.contains('?') { '&' } else { '?' };
            let reply = shop.browse(&format!("{path}{join}{name}=https://evil.example/")).await;
            assert!(!reply.header("location").contains("evil"), "{path} {name}");
            assert!(!reply.header("refresh").contains("evil"), "{path} {name}");
            for way in ["href=\"https://evil", "action=\"https://evil", "url=https://evil"] {
                assert!(!reply.body.contains(way), "{path} {name}");
            }
        }
    }
    before.unchanged(&shop, "queries").await;
    let fields = [
        ("success_url", "https://evil.example/"),
        ("cancel_url", "https://evil.example/"),
        ("return_url", "https://evil.example/"),
    ];
    let paid = shop.pay_with(&id, &fields).await;
    assert_eq!(
        (paid.status, paid.header("location")),
        (303, &*format!("https://shop.example/success?session_id={id}"))
    );
    shop.settle_down().await;
    shop.close().await;
    "Ignored: the buyer is led to what the API said.".to_owned()
}

pub(super) async fn placeholders() -> String {
    let shop = TestShop::open().await;
    let before = Traces::of(&shop).await;
    for url in [
        "https://{CHECKOUT_SESSION_ID}.evil.example/",
        "https://a.example{CHECKOUT_SESSION_ID}/",
        "{CHECKOUT_SESSION_ID}",
        "https://{CHECKOUT_SESSION_ID}@evil.example/",
        "{CHECKOUT_SESSION_ID}://a.example",
        "https://a.example:{CHECKOUT_SESSION_ID}/",
    ] {
        let body =
            json!({ "amount": 5, "currency": "GHS", "success_url": url, "cancel_url": "https://a.example" });
        assert_eq!(shop.refusal("checkout/sessions", &body).await.0, 400, "{url}");
    }
    before.unchanged(&shop, "placeholders").await;
    // Where it may stand, what is filled in is an id and nothing else.
    let url = "https://shop.example/{CHECKOUT_SESSION_ID}?a={CHECKOUT_SESSION_ID}#{CHECKOUT_SESSION_ID}";
    let id = shop.session(json!({ "success_url": url })).await["id"].as_str().unwrap().to_owned();
    let paid = shop.pay_with(&id, &[]).await;
    assert_eq!(paid.header("location"), format!("https://shop.example/{id}?a={id}#{id}"));
    shop.settle_down().await;
    shop.close().await;
    "400: it may stand in path, query and fragment only.".to_owned()
}
