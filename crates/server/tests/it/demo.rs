//! The demo shop: each thing can be bought, its webhooks arrive and are verified, and nothing forged is believed.

use kassa_testshop::{HOOKS, PUBLIC_URL, Reply, TestShop};

use kassa_domain::time::{HOUR, MINUTE};
use serde_json::{Value, json};

/// The JSON that is shown beside a thing's button, in every language.
fn shown_bodies(front: &Reply, key: &str) -> Vec<Value> {
    let (_, rest) = front.body.split_once(&format!("id=\"thing-{key}\"")).unwrap();
    let article = rest.split("</article>").next().unwrap();
    let plain = article.replace("&#34;", "\"").replace("&#38;", "&");
    let bodies = plain.split("<pre").skip(1).map(|pre| {
        let (_, body) = pre.split_once("</span>").unwrap();
        serde_json::from_str(body.split("<span").next().unwrap()).unwrap()
    });
    bodies.collect()
}

#[tokio::test]
async fn each_thing_is_sold_by_the_json_beside_it() {
    let shop = TestShop::open().await;
    let front = shop.browse("/demo").await;
    for (key, mode, amount) in
        [("book", "payment", 12_000), ("room", "subscription", 0), ("shelf", "payment", 2_000)]
    {
        let session = shop.session_now(&shop.buys(key).await).await;
        assert_eq!((&session["mode"], &session["amount"]), (&json!(mode), &json!(amount)), "{session}");
        let bodies = shown_bodies(&front, key);
        assert_eq!(bodies.len(), 4, "curl, Node, Python and PHP");
        for body in bodies {
            let same = shop.make("checkout/sessions", body).await;
            for part in ["mode", "amount", "currency", "success_url", "cancel_url", "branding", "description"]
            {
                assert_eq!(same[part], session[part], "{key}: {part}");
            }
        }
    }
    shop.deliver().await;
    shop.close().await;
}

#[tokio::test]
async fn a_purchase_is_heard_of_and_told_as_a_story() {
    let shop = TestShop::open().await;
    assert!(shop.browse(HOOKS).await.body.contains("Nothing yet"));
    for (key, means) in [("book", "ends in 4242"), ("room", "The card is kept"), ("shelf", "ends in 4242")] {
        let session = shop.buys(key).await;
        let early = shop.story(&session).await;
        assert!(
            early.status == 200 && early.body.contains("not paid yet"),
            "coming back proves nothing: {key}"
        );
        let paid = shop.pay_with(&session, &[]).await;
        assert_eq!(
            paid.header("location"),
            format!("{PUBLIC_URL}/demo/thank-you?session_id={session}"),
            "{paid:?}"
        );
        let waiting = shop.story(&session).await.body;
        assert!(waiting.contains("On its way") && waiting.contains(means), "{key}: {waiting}");
        let sent = shop.deliver().await;
        let completed = sent.iter().find(|webhook| webhook.kind() == "checkout.session.completed").unwrap();
        let told = shop.story(&session).await.body;
        assert!(told.contains("its signature was right") && told.contains(&completed.headers["webhook-id"]));
        assert!(!told.contains("data-live") && told.contains(&session), "nothing more is to come");
        assert_eq!(told.contains("/v1/subscriptions/"), key == "room");
        let list = shop.browse(HOOKS).await.body;
        assert!(list.contains(&session) && list.contains("Verified") && !list.contains("Refused"), "{list}");
    }
    shop.close().await;
}

/// Who pays a session of their own whose success URL is the shop's page is told of their session, not of the shop's.
#[tokio::test]
async fn a_session_made_by_api_comes_back_to_a_story_of_its_own() {
    let shop = TestShop::open().await;
    let url = format!("{PUBLIC_URL}/demo/thank-you");
    let named = format!("{url}?session_id={{CHECKOUT_SESSION_ID}}");
    let made = shop.session(json!({ "description": "Blue shirt", "success_url": named })).await;
    let session = made["id"].as_str().unwrap();
    let paid = shop.pay_card(session, "4242424242424242").await;
    assert_eq!(paid.header("location"), format!("{url}?session_id={session}"));
    let told = shop.story(session).await.body;
    for words in [
        "Thank you, this session is paid",
        "Your backend created a session",
        "Test Shop",
        "Blue shirt",
        "/dashboard/webhooks",
    ] {
        assert!(told.contains(words), "no {words} in {told}");
    }
    for words in ["Paper Boat", "Back to the shop", "The shop delivers", "did not hear"] {
        assert!(!told.contains(words), "{words} in {told}");
    }
    let bare = shop.browse("/demo/thank-you").await;
    assert!(bare.status == 200 && bare.body.contains("?session_id={CHECKOUT_SESSION_ID}"), "{bare:?}");
    shop.close().await;
}

#[tokio::test]
async fn the_list_is_sent_when_it_has_changed_and_names_the_newest_first() {
    let shop = TestShop::open().await;
    let session = shop.buys("book").await;
    let sent = shop.deliver().await;
    assert_eq!(sent.len(), 1, "the session was made");
    let first = shop.browse(&format!("{HOOKS}?seen=0")).await;
    assert!(first.status == 200 && first.body.contains("?seen=1"), "{first:?}");
    assert_eq!(shop.browse(&format!("{HOOKS}?seen=1")).await.status, 204);
    shop.pay_card(&session, "4242424242424242").await;
    let sent = shop.deliver().await;
    let list = shop.browse(&format!("{HOOKS}?seen=1")).await.body;
    let places: Vec<_> =
        sent.iter().map(|webhook| list.find(&webhook.headers["webhook-id"]).unwrap()).collect();
    assert!(places.windows(2).all(|pair| pair[0] > pair[1]), "{places:?}");
    let again = &sent[0];
    let headers: Vec<_> = again.headers.iter().map(|(name, value)| (&**name, &**value)).collect();
    shop.hook(&again.body, &headers).await;
    assert!(shop.browse(HOOKS).await.body.contains("delivered 2 times"));
    shop.close().await;
}

#[tokio::test]
async fn what_is_forged_is_refused_and_not_shown() {
    let shop = TestShop::open().await;
    let session = shop.buys("book").await;
    let sent = shop.deliver().await.remove(0);
    let headers: Vec<_> = sent.headers.iter().map(|(name, value)| (&**name, &**value)).collect();
    let without =
        |left_out: &str| headers.iter().copied().filter(|(name, _)| *name != left_out).collect::<Vec<_>>();
    let forged = sent.body.replace(&session, "<script>alert(1)</script>");
    assert_ne!(forged, sent.body);
    for (body, headers, why) in [
        (&forged, headers.clone(), "its signature is not right"),
        (&sent.body, without("webhook-signature"), "it is not signed"),
        (&sent.body, without("webhook-id"), "it is not signed"),
    ] {
        let reply = shop.hook(body, &headers).await;
        assert_eq!((reply.status, reply.body.trim()), (400, why));
        let list = shop.browse(HOOKS).await.body;
        assert!(list.contains("Refused") && list.contains(why) && !list.contains("alert(1)"), "{list}");
    }
    shop.set_clock(shop.now().plus(6 * MINUTE));
    let late = shop.hook(&sent.body, &headers).await;
    assert_eq!((late.status, late.body.trim()), (400, "it was not signed within the last five minutes"));
    shop.close().await;
}

#[tokio::test]
async fn the_endpoint_is_made_once_and_leaves_the_printed_secret_alone() {
    let shop = TestShop::open().await;
    let merchant = shop.engine.store().merchant(1).await.unwrap().unwrap();
    let printed = shop.engine.spare_webhook_secret(&merchant).unwrap();
    shop.browse("/demo").await;
    assert!(shop.endpoints().await.is_empty(), "looking makes nothing");
    let front = shop.browse("/demo").await;
    let (one, two) = tokio::join!(shop.press_buy(&front, "book"), shop.press_buy(&front, "shelf"));
    assert_eq!((one.status, two.status), (303, 303));
    let endpoints = shop.endpoints().await;
    assert_eq!(endpoints.len(), 1, "{endpoints:?}");
    assert_eq!(endpoints[0]["url"], format!("{PUBLIC_URL}{HOOKS}"));
    // Somebody moves it elsewhere and switches it off: the next purchase brings it back.
    let path = format!("webhook_endpoints/{}", endpoints[0]["id"].as_str().unwrap());
    shop.make(&path, json!({ "url": "http://127.0.0.1:9/", "disabled": true })).await;
    shop.buys("book").await;
    let after = shop.endpoints().await;
    let of = |endpoint: &Value| (endpoint["id"].clone(), endpoint["url"].clone(), endpoint["status"].clone());
    assert_eq!(after.iter().map(of).collect::<Vec<_>>(), [of(&endpoints[0])]);
    let own = shop.endpoint("http://127.0.0.1:9000/hook", &["payment.failed"]).await;
    assert_eq!(own["secret"], printed.expose(), "the developer's first endpoint has the printed secret");
    shop.deliver().await;
    shop.close().await;
}

#[tokio::test]
async fn the_secret_is_known_after_a_restart() {
    let mut shop = TestShop::open().await;
    let session = shop.buys("book").await;
    shop.restart().await;
    shop.pay_card(&session, "4242424242424242").await;
    assert!(shop.deliver().await.len() >= 4);
    assert_eq!(shop.browse(HOOKS).await.body.matches("Verified").count(), 4);
    shop.close().await;
}

#[tokio::test]
async fn texts_of_buyers_are_inert() {
    let shop = TestShop::open().await;
    shop.buys("book").await;
    let hostile = "\"><script>alert(1)</script><img src=x onerror=alert(1)>\u{202e}";
    let session = shop.session(json!({ "description": hostile, "metadata": { "k": hostile } })).await;
    let session = session["id"].as_str().unwrap();
    shop.pay_with(session, &[("card_name", hostile)]).await;
    shop.deliver().await;
    for page in [shop.browse("/demo").await, shop.browse(HOOKS).await, shop.story(session).await] {
        assert!(page.status == 200 && page.body.contains("alert(1)"), "the text is shown: {page:?}");
        assert!(!page.body.contains("<script>alert") && !page.body.contains("<img"), "{page:?}");
        assert!(!page.body.contains('\u{202e}'), "{page:?}");
        let policy = page.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && policy.contains("script-src 'nonce-"), "{policy}");
    }
    shop.close().await;
}

#[tokio::test]
async fn only_sessions_of_the_shops_merchant_have_a_story() {
    let shop = TestShop::open().await;
    let key = shop.other_merchant().await;
    let body = TestShop::order(json!({ "amount": 700 })).to_string();
    let bearer = format!("Bearer {key}");
    let other = shop.api_with("POST", "/v1/checkout/sessions", &body, &[("authorization", &bearer)]).await;
    let other = other.json()["id"].as_str().unwrap().to_owned();
    for unknown in ["cs_nothing", &other, "%3Cscript%3E"] {
        let reply = shop.story(unknown).await;
        assert_eq!(reply.status, 404, "{unknown}");
        assert!(reply.body.contains("names no order of this shop") && reply.body.contains("href=\"/demo\""));
    }
    let elsewhere = shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
    shop.pay_card(&elsewhere, "4242424242424242").await;
    assert!(shop.story(&elsewhere).await.body.contains("tells your backend"), "the shop had no endpoint yet");
    shop.later(25 * HOUR).await;
    let late = shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
    shop.make(&format!("checkout/sessions/{late}/expire"), json!({})).await;
    assert!(shop.story(&late).await.body.contains("was not paid"));
    shop.close().await;
}

#[tokio::test]
async fn a_form_from_elsewhere_buys_nothing() {
    let shop = TestShop::open().await;
    let front = shop.browse("/demo").await;
    let token = TestShop::field(&front, "token");
    let buy = "/demo/buy/book";
    let elsewhere = [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")];
    assert_eq!(shop.post_form_with(buy, &[("token", &token)], &elsewhere).await.status, 403);
    assert_eq!(shop.post_form(buy, &[("token", "0")]).await.status, 403);
    assert_eq!(shop.post_form(buy, &[]).await.status, 403);
    assert_eq!(
        shop.post_form("/demo/buy/shelf", &[("token", &token)]).await.status,
        403,
        "another thing's token"
    );
    assert_eq!(shop.post_form("/demo/buy/nothing", &[("token", &token)]).await.status, 404);
    assert_eq!(shop.browse(buy).await.status, 405);
    assert_eq!(shop.post_form("/demo", &[]).await.status, 405);
    assert_eq!(shop.get("/v1/checkout/sessions").await.json()["data"], json!([]));
    let mut held_up = false;
    for _ in 0..1000 {
        held_up = shop.post_form(buy, &[("token", &token)]).await.status == 429;
        if held_up {
            break;
        }
    }
    assert!(held_up, "each purchase is a row");
    shop.deliver().await;
    shop.close().await;
}

#[tokio::test]
async fn a_shop_that_is_closed_is_not_there() {
    let shop = TestShop::with(0, false).await;
    let thanks = "/demo/thank-you?session_id=cs_1";
    for path in ["/demo", HOOKS, thanks, "/demo/cancelled", "/demo/buy/book"] {
        assert_eq!(shop.browse(path).await.status, 404, "{path}");
    }
    assert_eq!(shop.hook("{}", &[]).await.status, 404);
    assert_eq!(shop.post_form("/demo/buy/book", &[]).await.status, 404);
    assert!(!shop.browse("/").await.body.contains("/demo"));
    shop.close().await;
    let open = TestShop::open().await;
    assert!(open.browse("/").await.body.contains("/demo\""));
    open.close().await;
}

/// A name of somebody else's may be made to lead to this machine: a page of that name would be of the shop's origin.
#[tokio::test]
async fn only_names_of_this_machine_lead_to_a_developers_shop() {
    let shop = TestShop::open().await;
    for (host, status) in [
        ("127.0.0.1:8080", 200),
        ("localhost:8080", 200),
        ("[::1]:8080", 200),
        ("evil.example:8080", 404),
        ("", 404),
    ] {
        for path in ["/demo", HOOKS] {
            let request = http::Request::get(path).header("host", host).body(bytes::Bytes::new()).unwrap();
            assert_eq!(shop.send(request).await.status, status, "{host} {path}");
        }
    }
    shop.close().await;
}
