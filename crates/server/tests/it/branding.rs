//! Pages in the merchant's colours and under the merchant's name: from the API to what a buyer sees.

use crate::links::path;
use crate::shop::TestShop;
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
