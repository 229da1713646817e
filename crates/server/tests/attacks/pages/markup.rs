//! What people write, and others read.

use super::{EVIL, is_inert, text};
use crate::traces::Traces;
use bytes::Bytes;
use kassa_domain::Command;
use kassa_domain::event::Cause;
use kassa_domain::id::{Mode, Scope};
use kassa_domain::team::Role;
use kassa_server::web::dashboard::served;
use kassa_testshop::{PUBLIC_URL, Reply, TestShop};
use serde_json::json;

/// Everything that has a text, with a hostile one in it; paths of pages at which a buyer reads it.
async fn filled(shop: &TestShop) -> Vec<String> {
    shop.make("branding", json!({ "merchant_name": short(), "support": "help@tea.example" })).await;
    let product =
        json!({ "name": EVIL, "description": EVIL, "unit_label": "x'\"><b>", "metadata": { "k": EVIL } });
    let product = shop.make_id("products", product).await;
    let price = json!({ "product": product, "currency": "GHS", "unit_amount": 700, "nickname": EVIL });
    let price = shop.make_id("prices", price).await;
    let coupon = json!({ "percent_off": 10, "duration": "once", "name": short() });
    let coupon = shop.make_id("coupons", coupon).await;
    shop.make("promotion_codes", json!({ "coupon": coupon, "code": "TEN", "metadata": { "k": EVIL } })).await;
    let rate =
        json!({ "display_name": short(), "description": EVIL, "percentage": "15", "inclusive": false });
    let rate = shop.make_id("tax_rates", rate).await;
    let customer = json!({ "uid": "u", "email": "\"'><img/src=x>\"@example.com", "name": EVIL });
    let refused = shop.refusal("customers", &customer).await;
    assert_eq!(refused.2.as_deref(), Some("email"));
    let customer = json!({ "email": "o'neil+<b>@example.com", "name": EVIL, "metadata": { "k": EVIL } });
    let reply = shop.api("POST", "/v1/customers", &customer.to_string()).await;
    let customer = match reply.status {
        201 => text(&reply.json(), "id"),
        _ => shop.make_id("customers", json!({ "email": "o'neil@example.com", "name": EVIL })).await,
    };
    let session = TestShop::order(json!({ "line_items": [{ "price": price, "tax_rates": [rate] }],
        "customer": customer, "metadata": { "<b>": EVIL }, "discounts": [{ "coupon": coupon }],
        "custom_fields": [{ "key": "engraving", "label": short(), "type": "text" }],
        "success_url": format!("https://shop.example/ok?x={}", encoded(EVIL)) }));
    let id = text(&shop.make("checkout/sessions", session).await, "id");
    let plain = text(&shop.session(json!({ "description": EVIL, "metadata": { "k": EVIL } })).await, "id");
    let shown = shop.pay_with(&plain, &[("email", EVIL), ("card_name", EVIL), ("card_number", "4242")]).await;
    is_inert(&shown, "a form with mistakes");
    assert_eq!(shop.pay_with(&plain, &[("card_name", EVIL)]).await.status, 303);
    let payment = shop.payments(&plain).await.remove(0);
    shop.make("refunds", json!({ "payment": payment["id"], "amount": 1, "metadata": { "k": EVIL } })).await;
    let link = json!({ "name": EVIL, "amount": 500, "currency": "GHS", "inactive_message": EVIL });
    let link = shop.make("payment_links", link).await;
    let offer = json!({ "name": short(), "amount": 1, "currency": "GHS", "interval": "month" });
    let offer = shop.make("offers", offer).await;
    let lines = json!([{ "price_data": { "currency": "GHS", "unit_amount": 700,
        "recurring": { "interval": "month" }, "product_data": { "name": EVIL } } }]);
    let begun = shop.subscription_session(lines, json!({})).await;
    assert_eq!(shop.pay_with(&begun, &[]).await.status, 303);
    let subscription = shop.subscription_of(&begun).await;
    let invoice = text(&shop.invoices_of(&subscription).await[0], "id");
    let url = "http://127.0.0.1:9/h?x='><b>";
    let hook = json!({ "url": url, "enabled_events": ["payment.failed"], "description": EVIL });
    shop.api("POST", "/v1/webhook_endpoints", &hook.to_string()).await;
    let path = |value: &serde_json::Value| text(value, "url").strip_prefix(PUBLIC_URL).unwrap().to_owned();
    vec![
        format!("/checkout/{id}"),
        format!("/checkout/{plain}"),
        format!("/receipts/{plain}/{}", text(&payment, "id")),
        format!("/invoices/{invoice}"),
        shop.portal_of(&subscription).await,
        path(&link),
        format!("{}?prefilled_email={}", path(&link), encoded(EVIL)),
        path(&offer),
        format!("/checkout/{id}?lang={}", encoded(EVIL)),
        format!("/nowhere/{}", encoded(EVIL)),
        format!("/dashboard/sign-in?to={}", encoded(EVIL)),
        format!("/demo/thank-you?session_id={}", encoded(EVIL)),
    ]
}

/// The same where only a short name fits.
fn short() -> &'static str {
    "\"'><img src=x onerror=alert(1)>"
}

fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

pub(super) async fn everywhere() -> String {
    let shop = TestShop::open().await;
    let pages = filled(&shop).await;
    let mut shown = 0;
    for path in &pages {
        let reply = shop.browse(path).await;
        is_inert(&reply, path);
        shown += usize::from(reply.body.contains("&#60;img src=x"));
    }
    assert!(shown >= 7, "{shown}: it was shown");
    // A merchant of that name.
    let scope = Scope { merchant: 3, mode: Mode::Test };
    let command =
        Command::CreateMerchant { number: 3, slug: "evil".into(), name: short().into(), return_url: None };
    shop.engine.change(scope, &command, &Cause::default()).await.unwrap().unwrap();
    let key = format!("Bearer {}", shop.new_key(scope).await);
    let body = TestShop::order(json!({ "amount": 5, "currency": "GHS" })).to_string();
    let made = shop.api_with("POST", "/v1/checkout/sessions", &body, &[("authorization", &key)]).await;
    is_inert(&shop.page(&text(&made.json(), "id")).await, "its merchant");
    // What people of the shop see of it, page by page and thing by thing.
    let owner = shop.browser_of(Role::Owner).await;
    let mut looked = 0;
    for (_, path, _) in served().into_iter().filter(|(method, _, _)| method == http::Method::GET) {
        if path.contains("{}") || path == "/news" {
            continue;
        }
        let at = format!("/dashboard{path}");
        // Of files no browser makes a page; formulas are another attack.
        if path.contains(".csv") {
            continue;
        }
        let list = shop.look(&owner, &at).await;
        is_inert(&list, &at);
        let begins = format!("href=\"{at}/");
        for link in list.body.split(&begins).skip(1).filter_map(|rest| rest.split('"').next()) {
            is_inert(&shop.look(&owner, &format!("{at}/{link}")).await, &at);
            looked += 1;
        }
        is_inert(
            &shop.look(&owner, &format!("{at}?words={0}&status={0}&after={0}&done={0}", encoded(EVIL))).await,
            &at,
        );
    }
    assert!(looked > 20, "{looked}");
    shop.settle_down().await;
    shop.webhooks();
    shop.close().await;
    "Shown as the letters that they are, on pages of buyers, receipts, invoices, the portal, and all over the \
     dashboard. The server sends no e-mail."
        .to_owned()
}

/// A picture of 3 by 2 pixels, as PNG.
const PNG: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00,
    0x00, 0x00, 0x03, 0x00, 0x00, 0x00, 0x02, 0x08, 0x02, 0x00, 0x00, 0x00, 0x12, 0x16, 0xf1, 0x4d, 0x00,
    0x00, 0x00, 0x10, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0xf8, 0xcf, 0xc0, 0x00, 0x41, 0x0c, 0x70,
    0x16, 0x00, 0x41, 0xd2, 0x05, 0xfb, 0x87, 0xf0, 0xb9, 0x48, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e,
    0x44, 0xae, 0x42, 0x60, 0x82,
];

async fn upload(shop: &TestShop, kind: &str, body: &[u8]) -> Reply {
    let request = http::Request::post("/v1/branding/logo")
        .header("authorization", format!("Bearer {}", shop.key))
        .header("content-type", kind)
        .body(Bytes::copy_from_slice(body))
        .unwrap();
    shop.send(request).await
}

pub(super) async fn logos() -> String {
    let shop = TestShop::open().await;
    let svg: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
    let mut house = PNG.to_vec();
    // The same head claims to be 100,000 pixels wide, with its own check sum.
    house[16..20].copy_from_slice(&100_000u32.to_be_bytes());
    let sum = crc(&house[12..29]);
    house[29..33].copy_from_slice(&sum.to_be_bytes());
    let before = Traces::of(&shop).await;
    for (kind, body) in [
        ("image/svg+xml", svg),
        ("image/png", svg),
        ("IMAGE/SVG+XML; charset=utf-8", svg),
        ("text/html", b"<script>alert(1)</script>"),
        ("image/gif", b"GIF89a/*<script>alert(1)</script>*/"),
        ("image/png", b"GIF89a=1;alert(1)"),
        ("image/jpeg", PNG),
        ("image/png", &house),
        ("image/png", &PNG[..40]),
    ] {
        let (status, _, param) = upload(&shop, kind, body).await.error();
        assert_eq!((status, param.as_deref()), (400, Some("logo")), "{kind}");
    }
    before.unchanged(&shop, "logos").await;
    // A picture behind which a page hangs: what is kept is made anew from the pixels.
    let polyglot = [PNG, b"<html><script>alert(1)</script>"].concat();
    let kept = upload(&shop, "image/png", &polyglot).await;
    assert_eq!(kept.status, 200, "{kept:?}");
    let url = text(&kept.json()["logo"], "url");
    let request = http::Request::get(url.strip_prefix(PUBLIC_URL).unwrap()).body(Bytes::new()).unwrap();
    let picture = shop.send_raw(request).await;
    assert_eq!(picture.headers()["content-type"], "image/png");
    assert_eq!(picture.headers()["x-content-type-options"], "nosniff");
    assert!(picture.headers()["content-security-policy"].to_str().unwrap().contains("sandbox"));
    let bytes = picture.into_body().whole().unwrap();
    assert!(!bytes.windows(7).any(|window| window == b"<script"), "nothing hangs on behind");
    shop.close().await;
    "400 for what is no PNG, JPEG or WebP, or claims a side of more than 4096; what is kept is made anew, and \
     served with nosniff in a sandbox."
        .to_owned()
}

/// The check sum of a chunk, as PNG has it.
fn crc(bytes: &[u8]) -> u32 {
    let step = |sum: u32| if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 };
    !bytes.iter().fold(!0u32, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| step(sum)))
}

pub(super) async fn directions() -> String {
    let shop = TestShop::open().await;
    for (n, sign) in
        ['\u{202e}', '\u{2066}', '\u{200b}', '\u{200f}', '\u{feff}', '\u{e0041}'].into_iter().enumerate()
    {
        let name = format!("Pay{sign}Pal {n}");
        let branded = shop.api("POST", "/v1/branding", &json!({ "merchant_name": name }).to_string()).await;
        let session = shop.session(json!({ "description": name })).await;
        let page = shop.page(&text(&session, "id")).await;
        assert!(!page.body.contains(sign), "{n}: the sign itself is on no page");
        let marked = format!("Pay\\u{{{:x}}}Pal", u32::from(sign));
        assert!(page.body.contains(&marked), "{n} {branded:?}: {}", page.body);
    }
    let mixed = json!({ "merchant_name": "Р\u{430}yPal" });
    let (status, _, named) = shop.refusal("branding", &mixed).await;
    assert_eq!((status, named.as_deref()), (400, Some("merchant_name")));
    shop.close().await;
    "Signs that turn or hide text are written out, as \\u{202e}; a name that mixes alphabets which look alike is 400."
        .to_owned()
}

pub(super) async fn formulas() -> String {
    let shop = TestShop::open().await;
    let begins = ["=", "+", "-", "@", "\t=", " =", "＝"];
    for sign in begins {
        let name = format!("{sign}HYPERLINK(\"https://evil.example\";1)");
        shop.api("POST", "/v1/products", &json!({ "name": name }).to_string()).await;
        let customer = json!({ "name": name, "email": "=1+1@example.com" }).to_string();
        shop.api("POST", "/v1/customers", &customer).await;
        shop.api(
            "POST",
            "/v1/checkout/sessions",
            &TestShop::order(json!({ "amount": 5, "currency": "GHS",
            "description": name }))
            .to_string(),
        )
        .await;
    }
    let owner = shop.browser_of(Role::Owner).await;
    let mut found = 0;
    for (_, path, _) in
        served().into_iter().filter(|(_, path, _)| path.ends_with(".csv") && !path.contains("{}"))
    {
        let file = shop.look(&owner, &format!("/dashboard{path}")).await;
        assert_eq!(file.header("content-type"), "text/csv; charset=utf-8", "{path}");
        assert!(file.header("content-disposition").starts_with("attachment"), "{path}");
        for cell in file.body.lines().flat_map(|line| line.split(',')) {
            let cell = cell.trim_start_matches('"');
            found += usize::from(cell.contains("HYPERLINK"));
            let runs = ["=", "+", "-", "@", "\t", "＝"]
                .iter()
                .any(|sign| cell.trim_start_matches(' ').starts_with(sign));
            assert!(!runs || cell.parse::<f64>().is_ok(), "{path}: {cell}");
        }
    }
    assert!(found > 10, "{found}");
    shop.close().await;
    "Behind an apostrophe in every file, so that a spreadsheet takes them for text.".to_owned()
}

pub(super) async fn schemes() -> String {
    let shop = TestShop::open().await;
    let before = Traces::of(&shop).await;
    let order = |field: &str, url: &str| {
        let mut body = TestShop::order(json!({ "amount": 5, "currency": "GHS" }));
        body[field] = json!(url);
        body
    };
    for url in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "blob:https://a.example/x",
        "https:javascript:alert(1)",
    ] {
        let hook = json!({ "url": url, "enabled_events": ["*"] });
        for (what, body) in [
            ("checkout/sessions", order("success_url", url)),
            ("checkout/sessions", order("cancel_url", url)),
            ("branding", json!({ "support": url })),
            ("branding", json!({ "terms_url": url })),
            ("branding", json!({ "privacy_url": url })),
            ("products", json!({ "name": "x", "url": url })),
            ("products", json!({ "name": "x", "images": [url] })),
            ("webhook_endpoints", hook),
            ("payment_links", json!({ "name": "x", "amount": 5, "success_url": url })),
            (
                "payment_links",
                json!({ "name": "x", "amount": 5,
                "after_completion": { "type": "redirect", "redirect": { "url": url } } }),
            ),
        ] {
            let (status, _, _) = shop.refusal(what, &body).await;
            assert_eq!(status, 400, "{what} {body}");
        }
    }
    before.unchanged(&shop, "schemes").await;
    shop.close().await;
    "400 in every field that holds an address.".to_owned()
}
