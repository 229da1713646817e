//! Payment links and offers, from the API to the session that a buyer pays.

use kassa_testshop::{PUBLIC_URL, START, TestShop, session_in};

use kassa_domain::Timestamp;
use kassa_domain::time::DAY;
use serde_json::{Value, json};

fn iso(after: i64) -> Value {
    json!(Timestamp(START).plus(after).iso())
}

/// The path of an absolute address on this server.
pub(crate) fn path(url: &Value) -> String {
    url.as_str().unwrap().strip_prefix(PUBLIC_URL).unwrap().to_owned()
}

#[tokio::test]
async fn a_link_opens_a_fresh_session_each_time() {
    let shop = TestShop::open().await;
    let link = shop.make("payment_links", json!({ "name": "A pot of tea", "amount": 2500 })).await;
    assert_eq!(
        (&link["object"], &link["amount"], &link["currency"], &link["active"]),
        (&json!("payment_link"), &json!(2500), &json!("GHS"), &json!(true))
    );
    assert_eq!(link["after_completion"]["type"], "hosted_confirmation", "nothing says where the buyer goes");
    let at = path(&link["url"]);
    assert_eq!(at, format!("/l/{}", link["id"].as_str().unwrap()));
    for _ in 0..3 {
        assert!(shop.browse(&at).await.body.contains("A pot of tea"), "looking makes nothing");
    }
    assert_eq!(shop.get("/v1/checkout/sessions").await.json()["data"], json!([]));
    let (first, second) = (shop.opened(&at).await, shop.opened(&at).await);
    assert_ne!(first, second);
    let lead = shop.browse(&format!("/pay/{first}")).await;
    assert_eq!((lead.status, lead.header("location")), (303, format!("/checkout/{first}").as_str()));
    assert_eq!(shop.pay_card(&first, "4242424242424242").await.status, 303);
    let paid = shop.session_now(&first).await;
    assert_eq!(
        (&paid["payment_status"], &paid["payment_link"], &paid["description"]),
        (&json!("paid"), &link["id"], &json!("A pot of tea"))
    );
    let now = shop.get(&format!("/v1/payment_links/{}", link["id"].as_str().unwrap())).await.json();
    assert_eq!(now["restrictions"]["completed_sessions"], json!({ "limit": null, "count": 1 }));
    let alias = shop.browse(&format!("/pay/{}", link["id"].as_str().unwrap())).await;
    assert_eq!((alias.status, alias.header("location")), (303, at.as_str()));
    shop.close().await;
}

#[tokio::test]
async fn a_double_click_leads_to_one_session_and_one_subscription() {
    let shop = TestShop::open().await;
    let offer = json!({ "name": "Gym", "amount": 3000, "currency": "GHS", "interval": "month" });
    let offer = shop.make("offers", offer).await;
    let at = path(&offer["url"]);
    assert!(at.starts_with("/subscribe/offer_"), "{at}");
    let page = shop.browse(&at).await;
    let (one, two, three) =
        tokio::join!(shop.click(&page, &at), shop.click(&page, &at), shop.click(&page, &at));
    let session = session_in(&one);
    assert_eq!((session_in(&two), session_in(&three)), (session.clone(), session.clone()));
    let pay = shop.page(&session).await;
    let (a, b) = tokio::join!(shop.pay_from(&pay, &session, &[]), shop.pay_from(&pay, &session, &[]));
    assert_eq!((a.status, b.status), (303, 303));
    let subscriptions = shop.get("/v1/subscriptions").await.json();
    assert_eq!(subscriptions["data"].as_array().unwrap().len(), 1);
    assert_eq!(subscriptions["data"][0]["status"], "active");
    assert_eq!(
        session_in(&shop.click(&page, &at).await),
        session,
        "the page knows what it made, also when it is paid"
    );
    assert_ne!(shop.opened(&at).await, session, "a fresh page opens a fresh one");
    shop.close().await;
}

/// Each session is locked after ten declines, but a link opens another one to everybody.
#[tokio::test]
async fn whoever_tests_cards_behind_a_link_is_held_up() {
    let shop = TestShop::open().await;
    let at = path(
        &shop.make("payment_links", json!({ "name": "Tea", "amount": 2500, "currency": "GHS" })).await["url"],
    );
    let (mut declined, mut held_up) = (0, None);
    while held_up.is_none() && declined < 200 {
        let session = shop.opened(&at).await;
        for _ in 0..9 {
            let tried = shop.pay_with(&session, &[("card_number", "4000000000000002")]).await;
            match tried.status {
                303 => declined += 1,
                _ => held_up = Some(tried),
            }
        }
    }
    let held_up = held_up.unwrap();
    assert_eq!((held_up.status, held_up.header("retry-after").is_empty()), (429, false));
    assert!((100..200).contains(&declined), "{declined}");
    assert_eq!(shop.browse(&at).await.status, 200, "looking is free");
    shop.close().await;
}

#[tokio::test]
async fn whoever_guesses_codes_in_the_address_of_a_link_is_held_up() {
    let shop = TestShop::open().await;
    let body = json!({ "name": "Tea", "amount": 2500, "currency": "GHS", "allow_promotion_codes": true });
    let at = path(&shop.make("payment_links", body).await["url"]);
    let mut held_up = false;
    for guess in 0..20_000 {
        let reply = shop.browse(&format!("{at}?prefilled_promo_code=GUESS{guess}")).await;
        held_up = reply.status == 429;
        if held_up {
            break;
        }
        assert_eq!(reply.status, 200, "{reply:?}");
    }
    assert!(held_up);
    assert_eq!(shop.browse(&at).await.status, 200, "who guesses nothing is not held up");
    shop.close().await;
}

#[tokio::test]
async fn what_the_address_says_is_prefilled_and_kept() {
    let shop = TestShop::open().await;
    shop.make("coupons", json!({ "percent_off": 10 })).await;
    let coupon = shop.get("/v1/coupons").await.json()["data"][0]["id"].clone();
    shop.make("promotion_codes", json!({ "coupon": coupon, "code": "TEA10" })).await;
    let body = json!({ "name": "Tea", "allow_promotion_codes": true,
        "line_items": [{ "price_data": { "currency": "GHS", "unit_amount": 1000, "product_data": { "name": "Tea" } } }],
        "metadata": { "campaign": "spring" } });
    let link = shop.make("payment_links", body).await;
    let query = "?prefilled_email=ama%40example.com&client_reference_id=o-7&prefilled_promo_code=tea10\
        &utm_source=news&utm_medium=a%26b&gclid=g1&unknown=x&success_url=https%3A%2F%2Fevil.example";
    let session = shop.opened(&format!("{}{query}", path(&link["url"]))).await;
    let made = shop.session_now(&session).await;
    assert_eq!(
        (&made["customer_email"], &made["client_reference_id"], &made["amount"]),
        (&json!("ama@example.com"), &json!("o-7"), &json!(900))
    );
    assert_eq!(made["tracking"], json!({ "gclid": "g1", "utm_medium": "a&b", "utm_source": "news" }));
    assert_eq!((&made["metadata"], &made["success_url"]), (&json!({ "campaign": "spring" }), &json!(null)));
    let bad = "?prefilled_email=nobody&client_reference_id=%00&amount=-5&utm_source=";
    let plain = shop.session_now(&shop.opened(&format!("{}{bad}", path(&link["url"]))).await).await;
    assert_eq!((&plain["customer_email"], &plain["tracking"]), (&json!(null), &json!({})), "passed over");
    shop.close().await;
}

#[tokio::test]
async fn a_limit_of_sessions_holds_however_many_pay_at_once() {
    let shop = TestShop::open().await;
    let body = json!({ "name": "Seat", "amount": 900, "inactive_message": "All seats are sold.",
        "restrictions": { "completed_sessions": { "limit": 2 } } });
    let link = shop.make("payment_links", body).await;
    let at = path(&link["url"]);
    let mut sessions = vec![];
    for _ in 0..5 {
        sessions.push(shop.opened(&at).await);
    }
    let declined = shop.pay_card(&sessions[0], "4000000000000002").await;
    assert_eq!(declined.status, 303, "who is declined holds a place until the session ends");
    let [a, b, c, d] = [1, 2, 3, 4].map(|at| shop.pay_card(&sessions[at], "4242424242424242"));
    let (a, b, c, d) = tokio::join!(a, b, c, d);
    let statuses = [a.status, b.status, c.status, d.status];
    assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 1, "{statuses:?}");
    assert_eq!(statuses.iter().filter(|status| **status == 409).count(), 3, "{statuses:?}");
    let closed = shop.browse(&at).await;
    assert_eq!(closed.status, 410);
    assert!(closed.body.contains("All seats are sold."));
    shop.api("POST", &format!("/v1/checkout/sessions/{}/expire", sessions[0]), "").await;
    assert_eq!(shop.browse(&at).await.status, 200, "its place is free again");
    assert_eq!(shop.pay_card(&shop.opened(&at).await, "4242424242424242").await.status, 303);
    let id = link["id"].as_str().unwrap();
    let lower = json!({ "restrictions": { "completed_sessions": { "limit": 1 } } }).to_string();
    let refused = shop.api("POST", &format!("/v1/payment_links/{id}"), &lower).await;
    assert_eq!(
        (refused.status, refused.error().2.as_deref()),
        (400, Some("restrictions.completed_sessions.limit"))
    );
    let more = json!({ "restrictions": null }).to_string();
    assert_eq!(shop.api("POST", &format!("/v1/payment_links/{id}"), &more).await.status, 200);
    assert_eq!(shop.browse(&at).await.status, 200);
    shop.close().await;
}

#[tokio::test]
async fn dates_and_the_switch_open_and_close_a_link() {
    let shop = TestShop::open().await;
    shop.turn("PT0S").await;
    let body = json!({ "name": "Sale", "amount": 900, "starts_at": iso(DAY), "expires_at": iso(3 * DAY) });
    let link = shop.make("payment_links", body).await;
    let at = path(&link["url"]);
    assert_eq!(shop.browse(&at).await.status, 410, "not yet");
    shop.turn("P1D").await;
    let page = shop.browse(&at).await;
    assert_eq!(page.status, 200);
    let session = session_in(&shop.click(&page, &at).await);
    let update = format!("/v1/payment_links/{}", link["id"].as_str().unwrap());
    assert_eq!(shop.api("POST", &update, r#"{"active":false}"#).await.json()["active"], false);
    assert_eq!(shop.browse(&at).await.status, 410, "switched off");
    assert_eq!(shop.pay_card(&session, "4242424242424242").await.status, 303, "what is open can be paid");
    shop.api("POST", &update, r#"{"active":true,"inactive_message":"Over & out"}"#).await;
    let page = shop.browse(&at).await;
    shop.turn("P2D").await;
    assert_eq!(shop.click(&page, &at).await.status, 410, "its time has passed since the page was loaded");
    assert!(shop.browse(&at).await.body.contains("Over &#38; out"));
    assert_eq!(
        shop.api("POST", &update, r#"{"active":true}"#).await.status,
        200,
        "nothing changes, nothing is told"
    );
    let late = shop.api("POST", &update, &json!({ "starts_at": iso(3 * DAY) }).to_string()).await;
    assert_eq!(late.error().2.as_deref(), Some("expires_at"), "it would end before it begins");
    let told =
        shop.all_events().await.into_iter().rfind(|event| event["type"] == "payment_link.updated").unwrap();
    assert_eq!(told["data"]["previous_attributes"], json!({ "active": false, "inactive_message": null }));
    let kinds: Vec<_> =
        shop.events().await.into_iter().filter(|kind| kind.starts_with("payment_link")).collect();
    assert_eq!(kinds, ["payment_link.created", "payment_link.updated", "payment_link.updated"]);
    shop.close().await;
}

#[tokio::test]
async fn the_buyer_names_the_amount_that_the_address_proposes() {
    let shop = TestShop::open().await;
    let body = json!({ "name": "Help us", "submit_type": "donate",
        "custom_unit_amount": { "minimum": 500, "maximum": 9000, "preset": 1000 } });
    let link = shop.make("payment_links", body).await;
    for (query, amount) in
        [("", 1000), ("?amount=2500", 2500), ("?amount=100", 1000), ("?amount=99999", 1000)]
    {
        let session = shop.opened(&format!("{}{query}", path(&link["url"]))).await;
        let page = shop.page(&session).await;
        let shown = TestShop::field(&page, "shown_total");
        assert_eq!(shown, amount.to_string(), "{query}");
    }
    shop.close().await;
}

#[tokio::test]
async fn an_offer_has_a_trial_a_setup_fee_and_an_end() {
    let shop = TestShop::open().await;
    shop.turn("PT0S").await;
    let body = json!({ "name": "Course", "description": "Twelve lessons", "amount": 4000, "currency": "GHS",
        "interval": "week", "trial_period_days": 3, "setup_fee": 1500, "cycles": 2 });
    let offer = shop.make("offers", body).await;
    assert_eq!(
        (&offer["setup_fee"], &offer["interval_count"], &offer["cycles"]),
        (&json!(1500), &json!(1), &json!(2))
    );
    let session = shop.opened(&path(&offer["url"])).await;
    assert_eq!(shop.session_now(&session).await["amount"], 1500, "only the fee is paid today");
    assert_eq!(shop.pay_with(&session, &[]).await.status, 303);
    shop.turn("P30D").await;
    let ended = shop.subscription_of(&session).await;
    assert_eq!((&ended["status"], &ended["cycles_left"]), (&json!("canceled"), &json!(0)));
    let totals: Vec<_> = shop.invoices_of(&ended).await.iter().map(|it| it["total"].clone()).collect();
    assert_eq!(totals, [1500, 4000, 4000]);
    assert_eq!(ended["ended_at"], iso(17 * DAY));
    shop.close().await;
}

#[tokio::test]
async fn what_a_link_cannot_sell_is_said_when_it_is_made() {
    let shop = TestShop::open().await;
    for (noun, body, param) in [
        ("payment_links", json!({ "name": "x" }), "amount"),
        ("payment_links", json!({ "amount": 0 }), "amount"),
        ("payment_links", json!({ "amount": 5, "customer": "cus_1" }), "customer"),
        ("payment_links", json!({ "amount": 5, "exclusive_key": "o" }), "exclusive_key"),
        ("payment_links", json!({ "line_items": [{ "price": "price_x" }] }), "line_items[0].price"),
        ("payment_links", json!({ "amount": 5, "success_url": "javascript:x" }), "success_url"),
        ("payment_links", json!({ "amount": 5, "expires_at": iso(-DAY) }), "expires_at"),
        (
            "payment_links",
            json!({ "amount": 5, "starts_at": iso(DAY), "expires_at": iso(DAY) }),
            "expires_at",
        ),
        (
            "payment_links",
            json!({ "amount": 5, "restrictions": { "completed_sessions": { "limit": 0 } } }),
            "restrictions.completed_sessions.limit",
        ),
        (
            "payment_links",
            json!({ "mode": "subscription", "tier": "x", "subscription_data": { "trial_end": iso(DAY) } }),
            "subscription_data.trial_end",
        ),
        (
            "offers",
            json!({ "name": "x", "price": "price_x", "description": "d".repeat(1_001) }),
            "description",
        ),
        ("offers", json!({ "amount": 5 }), "name"),
        ("offers", json!({ "name": "x" }), "currency"),
        ("offers", json!({ "name": "x", "currency": "GHS", "amount": 5 }), "interval"),
        ("offers", json!({ "name": "x", "currency": "GHS", "amount": 5, "interval": "hour" }), "interval"),
        ("offers", json!({ "name": "x", "price": "price_x" }), "price"),
        ("offers", json!({ "name": "x", "price": "price_x", "amount": 5 }), "price"),
        (
            "offers",
            json!({ "name": "x", "currency": "GHS", "amount": 5, "interval": "day", "cycles": 0 }),
            "cycles",
        ),
    ] {
        let (status, _, named) = shop.refusal(noun, &body).await;
        assert_eq!((status, named.as_deref()), (400, Some(param)), "{noun} {body}");
    }
    shop.close().await;
}

#[tokio::test]
async fn anothers_link_and_another_kind_are_not_found() {
    let shop = TestShop::open().await;
    let link = shop.make("payment_links", json!({ "name": "Tea", "amount": 900 })).await;
    let id = link["id"].as_str().unwrap();
    let other = format!("Bearer {}", shop.other_merchant().await);
    for (method, at) in [
        ("GET", format!("/v1/payment_links/{id}")),
        ("POST", format!("/v1/payment_links/{id}")),
        ("GET", format!("/v1/offers/{id}")),
    ] {
        let missing = shop.api_with(method, &at, "", &[("authorization", &other)]).await;
        assert_eq!(missing.status, 404, "{method} {at}");
    }
    assert_eq!(shop.get(&format!("/v1/offers/{id}")).await.status, 404, "it is no offer");
    assert_eq!(shop.browse(&format!("/subscribe/{id}")).await.status, 404);
    assert_eq!(shop.browse("/l/pl_nothing").await.status, 404);
    let page = shop.browse(&format!("/l/{id}")).await;
    let token = TestShop::field(&page, "token");
    for (fields, headers, status) in [
        (vec![("token", "x.y")], vec![("origin", PUBLIC_URL)], 403),
        (vec![], vec![("origin", PUBLIC_URL)], 403),
        (vec![("token", &*token)], vec![("origin", "https://evil.example")], 403),
        (vec![("token", &*token)], vec![("sec-fetch-site", "cross-site")], 403),
    ] {
        let refused = shop.post_form_with(&format!("/l/{id}"), &fields, &headers).await;
        assert_eq!(refused.status, status, "{fields:?} {headers:?}");
    }
    assert_eq!(shop.get("/v1/checkout/sessions").await.json()["data"], json!([]));
    let qr = shop.browse(&format!("/l/{id}/qr.svg")).await;
    assert_eq!((qr.status, qr.header("content-type")), (200, "image/svg+xml"));
    assert!(qr.body.starts_with("<svg"), "{}", qr.body);
    shop.close().await;
}
