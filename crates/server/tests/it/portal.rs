//! The customer portal: who is let in, and what they can do there.

use crate::subscriptions::monthly;
use kassa_testshop::{PUBLIC_URL, START, TestShop};

use kassa_domain::Timestamp;
use kassa_domain::time::{DAY, HOUR};
use serde_json::{Value, json};

#[tokio::test]
async fn a_buyer_cancels_and_takes_it_back() {
    let shop = TestShop::open().await;
    shop.turn("PT0S").await;
    let id = shop.subscription_session(monthly(5000), json!({})).await;
    assert_eq!(shop.pay_with(&id, &[]).await.status, 303);
    let subscription = shop.subscription_of(&id).await;
    let portal = shop.portal_of(&subscription).await;
    let page = shop.browse(&portal).await;
    assert_eq!(page.status, 200, "{page:?}");
    for words in ["Pro", "4242", "ama@example.com", "https://shop.example/account", "/invoices/in_"] {
        assert!(page.body.contains(words), "{words} in {}", page.body);
    }
    let question = shop.press(&portal, &subscription, "cancel").await;
    assert_eq!(question.status, 200);
    assert_eq!(shop.fresh(&subscription).await["cancel_at_period_end"], false, "it only asks");
    let done = shop.press(&portal, &subscription, "end").await;
    assert_eq!(done.status, 303, "{done:?}");
    let ending = shop.fresh(&subscription).await;
    assert_eq!((&ending["status"], &ending["cancel_at_period_end"]), (&json!("active"), &json!(true)));
    assert_eq!(shop.browse(done.header("location")).await.status, 200);
    assert_eq!(shop.press(&portal, &subscription, "end").await.status, 303, "twice is once");
    assert_eq!(shop.press(&portal, &subscription, "resume").await.status, 303);
    assert_eq!(shop.fresh(&subscription).await["cancel_at_period_end"], false);
    assert_eq!(shop.press(&portal, &subscription, "end").await.status, 303);
    shop.turn("P2M").await;
    assert_eq!(shop.fresh(&subscription).await["status"], "canceled");
    assert_eq!(shop.invoices_of(&subscription).await.len(), 1);
    shop.close().await;
}

/// What the merchant decided stays, whatever the buyer presses.
#[tokio::test]
async fn a_buyer_takes_back_nothing_that_the_merchant_decided() {
    let shop = TestShop::open().await;
    shop.turn("PT0S").await;
    let id = shop.subscription_session(monthly(5000), json!({})).await;
    assert_eq!(shop.pay_with(&id, &[]).await.status, 303);
    let subscription = shop.subscription_of(&id).await;
    let at = format!("subscriptions/{}", subscription["id"].as_str().unwrap());
    let portal = shop.portal_of(&subscription).await;
    let day = Timestamp(START).plus(10 * DAY).iso();
    for (path, body) in [(at.clone(), json!({ "cancel_at": day })), (format!("{at}/pause"), json!({}))] {
        let decided = shop.make(&path, body).await;
        assert!(!shop.browse(&portal).await.body.contains("/resume"), "{path}");
        let pressed = shop.press(&portal, &subscription, "resume").await;
        assert!(pressed.header("location").ends_with("?done=nothing"), "{pressed:?}");
        assert_eq!(shop.fresh(&subscription).await, decided);
    }
    let question = shop.press(&portal, &subscription, "cancel").await;
    assert!(question.body.contains("with the period that is paid"), "{}", question.body);
    assert_eq!(shop.press(&portal, &subscription, "end").await.status, 303);
    let ending = shop.fresh(&subscription).await;
    assert_eq!((&ending["status"], &ending["cancel_at_period_end"]), (&json!("paused"), &json!(true)));
    shop.close().await;
}

#[tokio::test]
async fn pages_for_other_cards_are_not_opened_without_end() {
    let shop = TestShop::open().await;
    let id = shop.subscription_session(monthly(5000), json!({})).await;
    assert_eq!(shop.pay_with(&id, &[]).await.status, 303);
    let subscription = shop.subscription_of(&id).await;
    let portal = shop.portal_of(&subscription).await;
    let mut opened = 0;
    let held_up = loop {
        let pressed = shop.press(&portal, &subscription, "card").await;
        if pressed.status != 303 || opened == 50 {
            break pressed;
        }
        opened += 1;
    };
    assert_eq!((held_up.status, held_up.header("retry-after").is_empty()), (429, false), "after {opened}");
    assert!((10..50).contains(&opened), "{opened}");
    shop.close().await;
}

#[tokio::test]
async fn a_buyer_gives_another_card_and_what_was_declined_is_tried_with_it() {
    let shop = TestShop::open().await;
    shop.turn("PT0S").await;
    let id = shop.subscription_session(monthly(5000), json!({})).await;
    assert_eq!(shop.pay_with(&id, &[("card_number", "4000000000005423")]).await.status, 303);
    shop.turn("P1M").await;
    let late = shop.subscription_of(&id).await;
    assert_eq!(late["status"], "past_due");
    let portal = shop.portal_of(&late).await;
    let leads = shop.press(&portal, &late, "card").await;
    assert_eq!(leads.status, 303, "{leads:?}");
    let session = leads.header("location").strip_prefix("/checkout/").unwrap().to_owned();
    let page = shop.page(&session).await;
    assert!(page.body.contains("name=\"card_number\""), "{}", page.body);
    assert!(page.body.contains(&format!("href=\"{PUBLIC_URL}{portal}\"")), "who gives up is told of nothing");
    let kept = shop.get(&format!("/v1/checkout/sessions/{session}")).await;
    assert_eq!(kept.status, 200);
    assert!(!kept.body.contains(portal.trim_start_matches("/portal/")), "the way in is in no row");
    let saved = shop.pay_from(&page, &session, &[("card_number", "5555555555554444")]).await;
    assert_eq!((saved.status, saved.header("location")), (303, &*format!("{PUBLIC_URL}{portal}?done=card")));
    shop.settle_down().await;
    let now = shop.fresh(&late).await;
    assert_eq!((&now["status"], &now["payment_method"]["card"]["last4"]), (&json!("active"), &json!("4444")));
    let invoices = shop.invoices_of(&late).await;
    assert!(invoices.iter().all(|it| it["status"] == "paid"), "{invoices:?}");
    let payments = shop.get("/v1/payments?limit=100").await.json();
    let amounts: Vec<i64> =
        payments["data"].as_array().unwrap().iter().map(|it| it["amount"].as_i64().unwrap()).collect();
    assert_eq!(
        amounts.iter().filter(|amount| **amount == 0).count(),
        1,
        "the card was verified: {amounts:?}"
    );
    shop.close().await;
}

#[tokio::test]
async fn only_the_holder_of_a_pass_that_holds_is_let_in() {
    let shop = TestShop::open().await;
    let id = shop.subscription_session(monthly(5000), json!({})).await;
    assert_eq!(shop.pay_with(&id, &[]).await.status, 303);
    let other = shop.subscription_session(monthly(5000), json!({ "customer": { "uid": "u_2" } })).await;
    assert_eq!(shop.pay_with(&other, &[]).await.status, 303);
    let (mine, theirs) = (shop.subscription_of(&id).await, shop.subscription_of(&other).await);
    let (portal, their_portal) = (shop.portal_of(&mine).await, shop.portal_of(&theirs).await);
    let token = TestShop::field(&shop.browse(&portal).await, "token");
    let at =
        |portal: &str, of: &Value, action: &str| format!("{portal}/{}/{action}", of["id"].as_str().unwrap());
    let foreign = shop.post_form(&at(&portal, &theirs, "end"), &[("token", &*token)]).await;
    assert_eq!(foreign.status, 404, "another's subscription is not found");
    let moved = shop.post_form(&at(&their_portal, &theirs, "end"), &[("token", &*token)]).await;
    assert_eq!(moved.status, 403, "the form is of another portal");
    let cross = [("origin", "https://evil.example")];
    let forged = shop.post_form_with(&at(&portal, &mine, "end"), &[("token", &*token)], &cross).await;
    assert_eq!(forged.status, 403);
    assert_eq!(shop.browse(&at(&portal, &mine, "end")).await.status, 405, "a look changes nothing");
    for (of, name) in [(&mine, "cancel_at_period_end"), (&theirs, "cancel_at_period_end")] {
        assert_eq!(shop.fresh(of).await[name], false);
    }
    let mut wrong = portal.clone();
    wrong.replace_range(wrong.len() - 1.., if portal.ends_with('0') { "1" } else { "0" });
    for bad in [wrong.as_str(), "/portal/00", "/portal/", "/portal/zz"] {
        assert_eq!(shop.browse(bad).await.status, 404, "{bad}");
    }
    shop.set_clock(Timestamp(START).plus(HOUR));
    assert_eq!(shop.browse(&portal).await.status, 404, "its hour has passed");
    let stranger = json!({ "customer": "cus_x" });
    assert_eq!(shop.refusal("billing_portal/sessions", &stranger).await.2.as_deref(), Some("customer"));
    let evil = json!({ "customer": mine["customer"], "return_url": "javascript:alert(1)" });
    assert_eq!(shop.refusal("billing_portal/sessions", &evil).await.2.as_deref(), Some("return_url"));
    shop.settle_down().await;
    shop.close().await;
}
