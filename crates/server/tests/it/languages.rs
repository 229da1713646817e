//! In which language a buyer reads the pages.

use kassa_testshop::{Reply, TestShop};
use serde_json::json;

fn is_in(page: &Reply, tag: &str) {
    assert_eq!(page.header("content-language"), tag, "{}", page.body);
    assert!(page.body.contains(&format!("<html lang=\"{tag}\"")), "{tag}");
    assert_eq!(page.header("vary"), "accept-language");
}

#[tokio::test]
async fn a_page_is_in_the_language_that_the_browser_asks_for() {
    let shop = TestShop::open().await;
    let made = shop.session(json!({})).await;
    assert_eq!(made["locale"], "auto");
    let path = format!("/checkout/{}", made["id"].as_str().unwrap());
    for (asked, tag) in
        [("de-AT,de;q=0.9,en;q=0.8", "de"), ("xx", "en"), ("pt-PT", "pt"), ("zh-TW,fr;q=0.5", "fr")]
    {
        is_in(&shop.read_in(&path, &[("accept-language", asked)]).await, tag);
    }
    is_in(&shop.read_in(&path, &[]).await, "en");
    let german = shop.read_in(&path, &[("accept-language", "de")]).await;
    assert!(german.body.contains("50,00 GHS"), "{}", german.body);
    let arabic = shop.read_in(&path, &[("accept-language", "ar")]).await;
    assert!(arabic.body.contains("dir=\"rtl\""));
    is_in(&shop.read_in("/nothing/here", &[("accept-language", "ja")]).await, "ja");
    shop.close().await;
}

#[tokio::test]
async fn a_merchant_says_in_which_language_a_page_is() {
    let shop = TestShop::open().await;
    let made = shop.session(json!({ "locale": "fr" })).await;
    assert_eq!(made["locale"], "fr");
    let path = format!("/checkout/{}", made["id"].as_str().unwrap());
    is_in(&shop.read_in(&path, &[("accept-language", "de")]).await, "fr");
    let body = json!({ "amount": 5000, "currency": "GHS", "success_url": "https://a.example/",
        "cancel_url": "https://a.example/", "locale": "fr-CA" });
    let (status, _, param) = shop.refusal("checkout/sessions", &body).await;
    assert_eq!((status, param.as_deref()), (400, Some("locale")));
    let link = json!({ "amount": 5000, "currency": "GHS", "name": "Talk", "locale": "it" });
    let link = shop.make("payment_links", link).await;
    assert_eq!(link["locale"], "it");
    let path = format!("/l/{}", link["id"].as_str().unwrap());
    is_in(&shop.read_in(&path, &[("accept-language", "de")]).await, "it");
    shop.close().await;
}

#[tokio::test]
async fn what_a_buyer_chooses_is_remembered_and_counts_first() {
    let shop = TestShop::open().await;
    let made = shop.session(json!({ "locale": "fr" })).await;
    let path = format!("/checkout/{}", made["id"].as_str().unwrap());
    let page = shop.read_in(&path, &[]).await;
    assert!(page.body.contains("<select id=\"lang\" name=\"lang\">") && page.header("set-cookie").is_empty());
    let chosen = shop.read_in(&format!("{path}?lang=nl"), &[("accept-language", "de")]).await;
    is_in(&chosen, "nl");
    let cookie = chosen.header("set-cookie").to_owned();
    assert!(cookie.starts_with("kassa_lang=nl; ") && cookie.contains("SameSite=Lax"), "{cookie}");
    is_in(&shop.read_in(&path, &[("cookie", "a=b; kassa_lang=nl"), ("accept-language", "de")]).await, "nl");
    for strange in ["kassa_lang=", "kassa_lang=xx", "kassa_lang=<b>", "kassa_language=nl"] {
        is_in(&shop.read_in(&path, &[("cookie", strange)]).await, "fr");
    }
    let strange = shop.read_in(&format!("{path}?lang=%3Cb%3E"), &[]).await;
    assert!(strange.header("set-cookie").is_empty() && !strange.body.contains("<b>"));
    let api = shop.api("GET", "/v1/checkout/sessions?lang=nl", "").await;
    assert!(api.header("set-cookie").is_empty(), "the API has no language");
    shop.close().await;
}

/// Also where a buyer waits, is asked by the bank, or finds nothing, the language can be chosen, and the page stays
/// what it is.
#[tokio::test]
async fn every_page_can_be_read_in_another_language() {
    const CHOICE: &str = "<select id=\"lang\" name=\"lang\">";
    let shop = TestShop::open().await;
    let made = shop.session(json!({})).await;
    let path = format!("/checkout/{}", made["id"].as_str().unwrap());
    shop.pay_card(made["id"].as_str().unwrap(), "4000002500003155").await;
    let asks = shop.browse(&format!("{path}?wait=1")).await.body;
    assert!(asks.contains("name=\"action\"") && asks.contains(CHOICE), "3D Secure: {asks}");
    assert!(
        asks.contains(&format!("action=\"{path}\"")) && asks.contains("name=\"wait\" value=\"1\""),
        "{asks}"
    );
    let chosen = shop.read_in(&format!("{path}?wait=1&lang=nl"), &[]).await;
    is_in(&chosen, "nl");
    assert!(chosen.body.contains("name=\"action\"") && chosen.body.contains(CHOICE), "{}", chosen.body);
    let nothing = shop.browse("/checkout/cs_none").await;
    assert!(nothing.status == 404 && nothing.body.contains(CHOICE), "{nothing:?}");
    let foreign = shop.post_form(&format!("{path}/pay"), &[("token", "0.forged")]).await;
    assert!(foreign.status == 403 && foreign.body.contains(&format!("action=\"{path}\"")), "{foreign:?}");
    shop.answer(made["id"].as_str().unwrap(), "action", "confirm").await;
    shop.close().await;
}
