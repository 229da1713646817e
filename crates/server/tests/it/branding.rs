//! Pages in the merchant's colours and under the merchant's name: from the API to what a buyer sees.

use crate::links::path;
use bytes::Bytes;
use kassa_domain::team::Role;
use kassa_testshop::{Browser, TestShop};
use serde_json::{Value, json};

const LOGO: &str = "https://shop.example/logo.svg";
const STYLE: &str = ":root{--brand:#1b2a4a;--brand-ink:#f5e6c8;";

fn colours() -> Value {
    json!({ "background_color": "#1B2A4A", "font_color": "#f5e6c8", "logo_url": LOGO, "merchant_name": "Tea <& Co" })
}

fn assert_branded(body: &str) {
    assert!(body.contains(STYLE), "{body}");
    assert!(body.contains("<bdi>Tea &#60;&#38; Co</bdi>") && !body.contains("Test Shop"), "{body}");
    assert!(!body.contains("logo.svg"), "the page loads nothing from elsewhere: {body}");
}

#[tokio::test]
async fn the_pages_of_a_session_look_as_its_merchant_wants() {
    let shop = TestShop::open().await;
    let session = shop.session(json!({ "branding": colours() })).await;
    let shown = json!({ "background_color": "#1b2a4a", "font_color": "#f5e6c8", "logo_url": LOGO,
        "merchant_name": "Tea <& Co" });
    assert_eq!(session["branding"], shown);
    let id = session["id"].as_str().unwrap();
    assert_eq!(shop.session_now(id).await["branding"], shown);
    shop.settle_down().await;
    let event = shop.get("/v1/events?type=checkout.session.created").await.json()["data"][0].clone();
    assert_eq!(event["data"]["object"]["branding"], shown);
    assert_branded(&shop.page(id).await.body);
    shop.pay_card(id, "4000002500003155").await;
    assert_branded(&shop.page(id).await.body);
    shop.answer(id, "action", "confirm").await;
    let page = shop.page(id).await.body;
    assert_branded(&page);
    assert!(page.contains("Payment complete"));

    let plain = shop.session(json!({})).await;
    assert!(plain.get("branding").is_none(), "{plain}");
    let page = shop.page(plain["id"].as_str().unwrap()).await.body;
    assert!(page.contains("Test Shop") && !page.contains("--brand"));
    let nothing = shop.session(json!({ "branding": { "font_color": null } })).await;
    assert!(nothing.get("branding").is_none(), "{nothing}");
    let named = shop.session(json!({ "branding": { "merchant_name": "Tea" } })).await;
    let shown =
        json!({ "background_color": null, "font_color": null, "logo_url": null, "merchant_name": "Tea" });
    assert_eq!(named["branding"], shown);
    let page = shop.page(named["id"].as_str().unwrap()).await.body;
    assert!(page.contains("<bdi>Tea</bdi>") && !page.contains("--brand"));
    shop.close().await;
}

#[tokio::test]
async fn a_link_and_its_sessions_look_alike() {
    let shop = TestShop::open().await;
    let link = json!({ "name": "A pot of tea", "amount": 2500, "branding": colours(),
        "restrictions": { "completed_sessions": { "limit": 1 } } });
    let offer = json!({ "name": "Tea club", "amount": 3000, "currency": "GHS", "interval": "month",
        "branding": colours() });
    for (what, body) in [("payment_links", link), ("offers", offer)] {
        let made = shop.make(what, body).await;
        assert_eq!(made["branding"], colours(), "as it was sent");
        let at = path(&made["url"]);
        assert_branded(&shop.browse(&at).await.body);
        let session = shop.opened(&at).await;
        assert_eq!(shop.session_now(&session).await["branding"]["background_color"], "#1b2a4a");
        let page = shop.page(&session).await;
        assert_branded(&page.body);
        shop.pay_from(&page, &session, &[]).await;
        assert_branded(&shop.page(&session).await.body);
        let id = made["id"].as_str().unwrap();
        let closed = shop.api("POST", &format!("/v1/{what}/{id}"), r#"{"active":false}"#).await;
        assert_eq!(closed.status, 200, "{closed:?}");
        let gone = shop.browse(&at).await;
        assert_eq!(gone.status, 410);
        assert_branded(&gone.body);
    }
    let plain = shop.make("payment_links", json!({ "name": "Tea", "amount": 2500 })).await;
    assert!(plain.get("branding").is_none(), "{plain}");
    assert!(!shop.browse(&path(&plain["url"])).await.body.contains("--brand"));
    shop.close().await;
}

#[tokio::test]
async fn what_is_no_colour_is_refused_by_its_name() {
    let shop = TestShop::open().await;
    let long = "n".repeat(81);
    for (field, value) in [
        ("background_color", "red;}body{display:none"),
        ("background_color", "#12"),
        ("background_color", ""),
        ("font_color", "url(x)"),
        ("font_color", "#fff}</style><script>alert(1)</script>"),
        ("logo_url", "javascript:alert(1)"),
        ("logo_url", "/logo.svg"),
        ("merchant_name", " "),
        ("merchant_name", &long),
    ] {
        for (what, body) in [
            (
                "checkout/sessions",
                json!({ "amount": 1, "success_url": "https://a.example", "cancel_url": "https://a.example" }),
            ),
            ("payment_links", json!({ "amount": 1 })),
            ("offers", json!({ "name": "Gym", "amount": 1, "currency": "GHS", "interval": "month" })),
        ] {
            let mut body = body;
            body["branding"] = json!({ field: value });
            let (status, _, param) = shop.refusal(what, &body).await;
            assert_eq!((status, param), (400, Some(format!("branding.{field}"))), "{body}");
        }
    }
    shop.close().await;
}

/// A picture as a merchant may have one: 3 by 2 pixels, as PNG.
const PNG: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00,
    0x00, 0x00, 0x03, 0x00, 0x00, 0x00, 0x02, 0x08, 0x02, 0x00, 0x00, 0x00, 0x12, 0x16, 0xf1, 0x4d, 0x00,
    0x00, 0x00, 0x10, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0xf8, 0xcf, 0xc0, 0x00, 0x41, 0x0c, 0x70,
    0x16, 0x00, 0x41, 0xd2, 0x05, 0xfb, 0x87, 0xf0, 0xb9, 0x48, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e,
    0x44, 0xae, 0x42, 0x60, 0x82,
];

async fn upload(shop: &TestShop, kind: &str, body: &[u8]) -> kassa_testshop::Reply {
    let request = http::Request::builder()
        .method("POST")
        .uri("/v1/branding/logo")
        .header("authorization", format!("Bearer {}", shop.key))
        .header("content-type", kind)
        .body(Bytes::copy_from_slice(body))
        .unwrap();
    shop.send(request).await
}

#[tokio::test]
async fn a_merchant_says_once_how_all_pages_look_and_a_session_says_otherwise() {
    let shop = TestShop::open().await;
    let nothing = shop.get("/v1/branding").await.json();
    assert_eq!((&nothing["object"], &nothing["logo"]), (&json!("branding"), &Value::Null));
    let look = json!({ "background_color": "#1B2A4A", "merchant_name": "Tea & Co", "corners": "round",
        "font": "serif", "support": "help@tea.example", "terms_url": "https://tea.example/terms",
        "privacy_url": "https://tea.example/privacy" });
    let reply = shop.api("POST", "/v1/branding", &look.to_string()).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    assert_eq!(reply.json()["background_color"], "#1b2a4a");
    let page = shop.page(shop.session(json!({})).await["id"].as_str().unwrap()).await.body;
    for text in [
        "--brand:#1b2a4a",
        "--round:1.375rem",
        "body{font-family:ui-serif",
        "<bdi>Tea &#38; Co</bdi>",
        "<a href=\"mailto:help@tea.example\">Contact</a>",
        "href=\"https://tea.example/terms\"",
        "href=\"https://tea.example/privacy\"",
    ] {
        assert!(page.contains(text), "{text}");
    }
    // The session goes first, field by field.
    let own = json!({ "branding": { "font": "mono", "merchant_name": "Just this once",
        "support": "https://tea.example/help" } });
    let session = shop.session(own).await;
    assert_eq!(session["branding"]["font"], "mono");
    assert!(session["branding"].get("corners").is_none(), "only what it says itself");
    let page = shop.page(session["id"].as_str().unwrap()).await.body;
    assert!(page.contains("body{font-family:ui-monospace") && page.contains("--round:1.375rem"));
    assert!(page.contains("Just this once") && page.contains("href=\"https://tea.example/help\""));
    // What is left out stays, and null takes away.
    let patch = json!({ "font": null, "support": null });
    let now = shop.api("POST", "/v1/branding", &patch.to_string()).await.json();
    assert_eq!(
        (&now["font"], &now["support"], &now["corners"]),
        (&Value::Null, &Value::Null, &json!("round"))
    );
    // Another merchant's pages are their own.
    let other = shop.other_merchant().await;
    let theirs = [("authorization", &*format!("Bearer {other}"))];
    let theirs = shop.api_with("GET", "/v1/branding", "", &theirs).await.json();
    assert_eq!(theirs["corners"], Value::Null);
    shop.close().await;
}

#[tokio::test]
async fn a_logo_is_kept_made_anew_and_shown() {
    let shop = TestShop::open().await;
    let reply = upload(&shop, "image/png", PNG).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let logo = reply.json()["logo"].clone();
    assert_eq!((&logo["width"], &logo["height"]), (&json!(3), &json!(2)));
    let path = path(&logo["url"]);
    assert!(path.starts_with("/pictures/") && path.ends_with(".png"), "{path}");
    let page = shop.page(shop.session(json!({})).await["id"].as_str().unwrap()).await.body;
    let shown = format!("<img class=\"logo\" src=\"{path}\" alt=\"\" width=\"3\" height=\"2\">");
    assert!(page.contains(&shown), "{page}");
    let request = http::Request::builder().uri(&path).body(Bytes::new()).unwrap();
    let picture = shop.send_raw(request).await;
    assert_eq!(picture.status(), 200);
    for (name, value) in [
        ("content-type", "image/png"),
        ("cache-control", "public, max-age=31536000, immutable"),
        ("content-security-policy", "default-src 'none'; frame-ancestors 'none'; sandbox"),
        ("x-content-type-options", "nosniff"),
    ] {
        assert_eq!(picture.headers()[name], value, "{name}");
    }
    assert!(picture.into_body().whole().unwrap().starts_with(b"\x89PNG"));
    // The same picture once more is the same row.
    assert_eq!(upload(&shop, "image/png", PNG).await.json()["logo"], logo);
    let without = shop.api("POST", "/v1/branding", r#"{"logo":null}"#).await.json();
    assert_eq!(without["logo"], Value::Null);
    for wrong in
        ["/pictures/mch_x/00.png", "/pictures/x/y", &path.replace(".png", ".svg"), &format!("{path}x")]
    {
        assert_eq!(shop.browse(wrong).await.status, 404, "{wrong}");
    }
    for (kind, body) in [
        ("image/svg+xml", &b"<svg/>"[..]),
        ("image/gif", b"GIF89a"),
        ("application/json", b"{}"),
        ("image/png", b"nothing"),
        ("image/png", b""),
        ("image/jpeg", PNG),
    ] {
        let (status, code, param) = upload(&shop, kind, body).await.error();
        assert_eq!((status, param.as_deref()), (400, Some("logo")), "{kind}: {code}");
    }
    shop.close().await;
}

/// To make a picture anew takes long. It is done beside the threads that answer requests: while there is no room for it
/// there, it waits, and everybody else is answered.
#[test]
fn a_picture_is_made_anew_away_from_the_threads_that_answer() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().max_blocking_threads(1).build();
    runtime.unwrap().block_on(async {
        let shop = TestShop::open().await;
        let browser = shop.browser_of(Role::Developer).await;
        let form = TestShop::field(&shop.look(&browser, "/dashboard/branding").await, "token");
        let (room, is_free) = std::sync::mpsc::channel::<()>();
        let taken = tokio::task::spawn_blocking(move || is_free.recv());
        let by_form = async { upload_by_form(&shop, &browser, &form).await.status };
        let by_api = async { upload(&shop, "image/png", PNG).await.status };
        let mut uploads = Box::pin(async { tokio::join!(by_form, by_api) });
        for _ in 0..50 {
            tokio::select! {
                biased;
                early = &mut uploads => panic!("made anew where requests are answered: {early:?}"),
                other = shop.get("/v1/branding") => assert_eq!(other.status, 200),
            }
        }
        drop(room);
        assert!(taken.await.unwrap().is_err());
        assert_eq!(uploads.as_mut().await, (303, 200));
        drop(uploads);
        shop.close().await;
    });
}

async fn upload_by_form(shop: &TestShop, browser: &Browser, token: &str) -> kassa_testshop::Reply {
    let part = |name: &str, more: &str| {
        format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"{more}\r\n\r\n").into_bytes()
    };
    let file = part("logo", "; filename=\"logo.png\"\r\ncontent-type: image/png");
    let body = [&part("token", ""), token.as_bytes(), b"\r\n", &file, PNG, b"\r\n--edge--\r\n"].concat();
    let request = http::Request::post("/dashboard/branding/logo")
        .header("content-type", "multipart/form-data; boundary=edge")
        .header("origin", "http://127.0.0.1:8080")
        .header("cookie", browser.cookie());
    shop.send(request.body(Bytes::from(body)).unwrap()).await
}

#[tokio::test]
async fn what_a_look_cannot_be_is_refused_by_its_name() {
    let shop = TestShop::open().await;
    for (field, value) in [
        ("background_color", json!("red")),
        ("font_color", json!("#12")),
        ("merchant_name", json!(" ")),
        ("corners", json!("oval")),
        ("font", json!("Comic Sans")),
        ("support", json!("javascript:alert(1)")),
        ("support", json!("https://")),
        ("support", json!("nobody")),
        ("terms_url", json!("/terms")),
        ("privacy_url", json!("javascript:alert(1)")),
        ("logo", json!("https://tea.example/logo.png")),
        ("typeface", json!("serif")),
    ] {
        let body = json!({ field: value });
        let (status, _, param) = shop.refusal("branding", &body).await;
        assert_eq!((status, param.as_deref()), (400, Some(field)), "{body}");
        if !["logo", "typeface"].contains(&field) {
            let body = json!({ "amount": 1, "success_url": "https://a.example",
                "cancel_url": "https://a.example", "branding": body });
            let (status, _, param) = shop.refusal("checkout/sessions", &body).await;
            assert_eq!((status, param), (400, Some(format!("branding.{field}"))), "{body}");
        }
    }
    shop.close().await;
}

#[tokio::test]
async fn only_origins_that_a_session_names_may_have_its_page_in_a_frame() {
    let shop = TestShop::open().await;
    let embedded =
        json!({ "ui_mode": "embedded", "embed_origins": ["https://Shop.example/", "http://localhost:3000"] });
    let session = shop.session(embedded).await;
    assert_eq!(session["ui_mode"], "embedded");
    assert_eq!(session["embed_origins"], json!(["https://shop.example", "http://localhost:3000"]));
    let id = session["id"].as_str().unwrap();
    let page = shop.page(id).await;
    let policy = page.header("content-security-policy");
    assert!(policy.contains("; frame-ancestors https://shop.example http://localhost:3000;"), "{policy}");
    assert_eq!(page.header("x-frame-options"), "");
    assert!(page.body.contains(" data-embed=\"https://shop.example http://localhost:3000\""));
    // The end is told to the page around, and nobody is led away inside the frame.
    let paid = shop.pay_card(id, "4242424242424242").await;
    assert_eq!((paid.status, paid.header("location")), (303, &*format!("/checkout/{id}")));
    for query in ["", "?wait=1", "?wait=1&sent=1", "?paid"] {
        let page = shop.browse(&format!("/checkout/{id}{query}")).await;
        match query {
            "" | "?paid" => {
                assert!(page.body.contains(" data-done"), "{query}");
                assert!(page.body.contains("href=\"https://shop.example/success"), "{query}");
                assert!(page.body.contains(" target=\"_top\""), "{query}");
            }
            _ => assert_eq!(page.header("location"), format!("/checkout/{id}"), "{query}"),
        }
    }
    let hosted = shop.session(json!({ "ui_mode": "hosted" })).await;
    assert!(hosted.get("ui_mode").is_none() && hosted.get("embed_origins").is_none());
    let page = shop.page(hosted["id"].as_str().unwrap()).await;
    assert!(page.header("content-security-policy").contains("frame-ancestors 'none'"));
    assert_eq!(page.header("x-frame-options"), "DENY");
    let eleven: Vec<String> = (0..11).map(|number| format!("https://s{number}.example")).collect();
    for (body, param) in [
        (json!({ "ui_mode": "popup" }), "ui_mode"),
        (json!({ "ui_mode": "embedded" }), "embed_origins"),
        (json!({ "ui_mode": "embedded", "embed_origins": [] }), "embed_origins"),
        (json!({ "embed_origins": ["https://shop.example"] }), "embed_origins"),
        (json!({ "ui_mode": "embedded", "embed_origins": eleven }), "embed_origins"),
        (json!({ "ui_mode": "embedded", "embed_origins": ["https://a.example", "*"] }), "embed_origins[1]"),
        (json!({ "ui_mode": "embedded", "embed_origins": ["http://shop.example"] }), "embed_origins[0]"),
        (json!({ "ui_mode": "embedded", "embed_origins": ["https://a.example/x"] }), "embed_origins[0]"),
    ] {
        let mut whole =
            json!({ "amount": 1, "success_url": "https://a.example", "cancel_url": "https://a.example" });
        whole.as_object_mut().unwrap().extend(body.as_object().unwrap().clone());
        let (status, _, named) = shop.refusal("checkout/sessions", &whole).await;
        assert_eq!((status, named.as_deref()), (400, Some(param)), "{body}");
    }
    let script = shop.browse("/embed.js").await;
    assert_eq!(script.header("content-type"), "text/javascript; charset=utf-8");
    assert_eq!(script.header("cross-origin-resource-policy"), "cross-origin");
    assert!(script.body.len() <= 2048, "{} bytes", script.body.len());
    shop.close().await;
}
