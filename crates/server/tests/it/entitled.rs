//! Entitlements: a paid session for a tier grants it once, whoever confirms first, and it ends at its time.

use bytes::Bytes;
use kassa_domain::signature;
use kassa_domain::time::{DAY, HOUR, MINUTE, SECOND};
use kassa_testshop::{Reply, TestShop};
use serde_json::{Value, json};
use std::sync::Arc;

const HOOK: &str = "http://127.0.0.1:9/hooks";

/// A catalog with one tier that is paid once per month, and one that is for ever.
async fn catalog(shop: &TestShop) {
    let member = json!({ "tier": "member", "name": "Member", "prices": [
        { "currency": "GHS", "unit_amount": 2_000, "interval": "month" }] });
    let pro = json!({ "tier": "pro", "name": "Pro", "prices": [
        { "currency": "GHS", "unit_amount": 9_000, "interval": "year" }] });
    shop.make("sync", json!({ "products": [member, pro] })).await;
    let (product, _) = shop.sold("Friend", 5_000, json!({ "tier": "friend" })).await;
    assert!(product.starts_with("prod_"));
}

async fn session(shop: &TestShop, tier: &str, uid: &str) -> String {
    let more = json!({ "tier": tier, "currency": "GHS", "customer": { "uid": uid } });
    shop.ordered(more).await["id"].as_str().unwrap().to_owned()
}

async fn entitlement(shop: &TestShop, uid: &str) -> Value {
    let reply = shop.get(&format!("/v1/entitlements?uid={uid}")).await;
    assert_eq!((reply.status, reply.header("cache-control")), (200, "no-store"));
    reply.json()
}

/// Tier, status, whether it is active, and the version.
fn brief(found: &Value) -> (String, String, bool, i64) {
    let text = |field: &str| found[field].as_str().unwrap().to_owned();
    let (active, version) = (found["active"].as_bool().unwrap(), found["version"].as_i64().unwrap());
    (text("tier"), text("status"), active, version)
}

fn is(tier: &str, status: &str, active: bool, version: i64) -> (String, String, bool, i64) {
    (tier.to_owned(), status.to_owned(), active, version)
}

/// The versions of all `entitlement.updated` events, in their order.
async fn versions(shop: &TestShop) -> Vec<i64> {
    shop.settle_down().await;
    let events = shop.get("/v1/events?type=entitlement.updated&limit=100").await.json();
    let events = events["data"].as_array().unwrap();
    let mut found: Vec<(i64, i64)> = events
        .iter()
        .map(|event| {
            let version = event["data"]["object"]["version"].as_i64().unwrap();
            (event["sequence"].as_i64().unwrap(), version)
        })
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, version)| version).collect()
}

#[tokio::test]
async fn a_paid_tier_is_granted_with_its_period() {
    let shop = TestShop::open().await;
    catalog(&shop).await;
    shop.endpoint(HOOK, &["entitlement.updated"]).await;
    let nobody = entitlement(&shop, "ama").await;
    assert_eq!((brief(&nobody), &nobody["expires_at"]), (is("free", "none", false, 0), &json!(null)));
    let id = session(&shop, "member", "ama").await;
    assert_eq!(shop.session_now(&id).await["amount"], 2000);
    shop.pay_with(&id, &[("card_number", "4000000000000002")]).await;
    assert_eq!(
        brief(&entitlement(&shop, "ama").await),
        is("free", "none", false, 0),
        "nothing for a decline"
    );
    assert_eq!(shop.pay_with(&id, &[]).await.status, 303);
    let found = entitlement(&shop, "ama").await;
    assert_eq!(brief(&found), is("member", "active", true, 1));
    assert_eq!((&found["expires_at"], &found["uid"]), (&json!("2027-02-15T08:00:00Z"), &json!("ama")));
    assert_eq!((&found["app"], &found["object"]), (&json!("shop"), &json!("entitlement")));
    let customer = shop.session_now(&id).await["customer"].as_str().unwrap().to_owned();
    let by_id = shop.get(&format!("/v1/entitlements?customer={customer}")).await.json();
    assert_eq!(brief(&by_id), brief(&found));
    let listed = shop.get(&format!("/v1/customers/{customer}/entitlements")).await.json();
    assert_eq!(brief(&listed["data"][0]), brief(&found));
    shop.settle_down().await;
    let told = shop.webhooks();
    assert_eq!(told.len(), 1);
    assert_eq!(brief(&told[0].json()["data"]["object"]), is("member", "active", true, 1));
    assert_eq!(told[0].json()["data"]["object"]["uid"], "ama");
    shop.close().await;
}

#[tokio::test]
async fn it_ends_at_its_time_with_an_event_and_is_renewed_by_buying_again() {
    let shop = TestShop::open().await;
    catalog(&shop).await;
    let id = session(&shop, "member", "ama").await;
    shop.pay_with(&id, &[]).await;
    shop.later(31 * DAY - 1).await;
    assert_eq!(brief(&entitlement(&shop, "ama").await), is("member", "active", true, 1));
    shop.set_clock(shop.now().plus(1));
    let before_the_job = entitlement(&shop, "ama").await;
    assert_eq!(
        (before_the_job["active"].clone(), before_the_job["version"].clone()),
        (json!(false), json!(1))
    );
    shop.settle_down().await;
    assert_eq!(brief(&entitlement(&shop, "ama").await), is("member", "expired", false, 2));
    shop.later(DAY).await;
    assert_eq!(versions(&shop).await, [1, 2], "once");
    let again = session(&shop, "member", "ama").await;
    shop.pay_with(&again, &[]).await;
    let found = entitlement(&shop, "ama").await;
    assert_eq!(brief(&found), is("member", "active", true, 3));
    assert_eq!(found["expires_at"], "2027-03-16T08:00:00Z", "a month from now, by the calendar");
    shop.later(10 * DAY).await;
    let early = session(&shop, "member", "ama").await;
    shop.pay_with(&early, &[]).await;
    let found = entitlement(&shop, "ama").await;
    assert_eq!(
        (brief(&found), &found["expires_at"]),
        (is("member", "active", true, 4), &json!("2027-03-26T08:00:00Z"))
    );
    shop.later(20 * DAY).await;
    assert_eq!(
        brief(&entitlement(&shop, "ama").await),
        is("member", "active", true, 4),
        "the old end is no end"
    );
    shop.later(10 * DAY).await;
    assert_eq!(versions(&shop).await, [1, 2, 3, 4, 5]);
    shop.close().await;
}

#[tokio::test]
async fn another_tier_replaces_it_and_what_has_no_period_does_not_end() {
    let shop = TestShop::open().await;
    catalog(&shop).await;
    for (tier, version, end) in [
        ("member", 1, json!("2027-02-15T08:00:00Z")),
        ("pro", 2, json!("2028-01-15T08:00:00Z")),
        ("friend", 3, json!(null)),
    ] {
        let id = session(&shop, tier, "ama").await;
        shop.pay_with(&id, &[]).await;
        let found = entitlement(&shop, "ama").await;
        assert_eq!((brief(&found), &found["expires_at"]), (is(tier, "active", true, version), &end));
    }
    shop.later(800 * DAY).await;
    assert_eq!(brief(&entitlement(&shop, "ama").await), is("friend", "active", true, 3), "for ever");
    let customers = shop.get("/v1/customers?uid=ama").await.json();
    let customer = customers["data"][0]["id"].as_str().unwrap();
    let listed = shop.get(&format!("/v1/customers/{customer}/entitlements")).await.json();
    assert_eq!(listed["data"].as_array().unwrap().len(), 1);
    shop.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn it_is_granted_once_whoever_confirms_first() {
    let shop = Arc::new(TestShop::open().await);
    catalog(&shop).await;
    for round in 0..8 {
        let uid = format!("buyer{round}");
        let id = session(&shop, "member", &uid).await;
        let token = TestShop::field(&shop.page(&id).await, "token");
        let mut all = tokio::task::JoinSet::new();
        if round % 2 == 0 {
            // The provider's answer, its notice and the janitor, with twenty windows of the buyer.
            for _ in 0..20 {
                let (shop, id, token) = (Arc::clone(&shop), id.clone(), token.clone());
                all.spawn(async move { shop.pay_card_with(&id, &token, "4242424242424242").await.status });
            }
        } else {
            shop.pay_phone(&id, "0244123456").await;
            shop.set_clock(shop.now().plus(30 * SECOND));
            for _ in 0..20 {
                let (shop, id) = (Arc::clone(&shop), id.clone());
                all.spawn(async move { shop.browse(&format!("/checkout/{id}?wait=1")).await.status });
            }
        }
        for _ in 0..4 {
            let shop = Arc::clone(&shop);
            all.spawn(async move {
                shop.settle_down().await;
                200
            });
        }
        assert!(all.join_all().await.iter().all(|status| *status < 500));
        shop.settle_down().await;
        assert_eq!(shop.session_now(&id).await["status"], "complete", "{round}");
        let found = entitlement(&shop, &uid).await;
        assert_eq!(brief(&found), is("member", "active", true, 1), "{round}");
    }
    let events = shop.get("/v1/events?type=entitlement.updated&limit=100").await.json();
    assert_eq!(events["data"].as_array().unwrap().len(), 8, "one event for each");
    shop.later(2 * HOUR).await;
    Arc::into_inner(shop).unwrap().close().await;
}

/// Fifty copies of a signed notice about the session's payment, all at once.
async fn notices(shop: &Arc<TestShop>, id: &str, status: &str, refunded: i64) -> Vec<u16> {
    let payment = shop.payments(id).await[0]["id"].as_str().unwrap().to_owned();
    let account = shop.scope.text();
    let body =
        json!({ "id": "ch_1", "reference": payment, "status": status, "captured": 2000, "currency": "GHS",
        "refunded": refunded })
        .to_string();
    let secret = shop.app.hook_secret(&account);
    let stamp = signature::stamp(std::slice::from_ref(&secret), body.as_bytes(), shop.now());
    let mut all = tokio::task::JoinSet::new();
    for _ in 0..50 {
        let request =
            http::Request::post(format!("/hooks/simulator/{account}")).header("bank-signature", &*stamp);
        let (shop, request) = (Arc::clone(shop), request.body(Bytes::from(body.clone())).unwrap());
        all.spawn(async move { shop.send(request).await.status });
    }
    all.join_all().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn copies_of_a_notice_grant_and_revoke_once() {
    let shop = Arc::new(TestShop::open().await);
    catalog(&shop).await;
    let id = session(&shop, "member", "ama").await;
    assert_eq!(shop.pay_with(&id, &[("card_number", "4000000000007726")]).await.status, 303);
    assert!(notices(&shop, &id, "succeeded", 0).await.iter().all(|status| *status == 200));
    assert_eq!(versions(&shop).await, [1]);
    shop.set_clock(shop.now().plus(30 * SECOND));
    assert!(notices(&shop, &id, "refunded", 2000).await.iter().all(|status| *status == 200));
    shop.later(20 * MINUTE).await;
    assert!(notices(&shop, &id, "succeeded", 0).await.iter().all(|status| *status == 200));
    shop.later(20 * MINUTE).await;
    assert_eq!(brief(&entitlement(&shop, "ama").await), is("member", "revoked", false, 2));
    assert_eq!(versions(&shop).await, [1, 2], "and a late success brings nothing back");
    Arc::into_inner(shop).unwrap().close().await;
}

#[tokio::test]
async fn a_full_refund_at_the_bank_revokes_once() {
    let shop = TestShop::open().await;
    catalog(&shop).await;
    let id = session(&shop, "member", "ama").await;
    assert_eq!(shop.pay_with(&id, &[("card_number", "4000000000007726")]).await.status, 303);
    assert_eq!(brief(&entitlement(&shop, "ama").await), is("member", "active", true, 1));
    shop.later(MINUTE).await;
    let found = entitlement(&shop, "ama").await;
    assert_eq!(brief(&found), is("member", "revoked", false, 2));
    let session_now = shop.session_now(&id).await;
    assert_eq!(
        (&session_now["status"], &session_now["payment_status"]),
        (&json!("complete"), &json!("paid"))
    );
    shop.later(40 * DAY).await;
    assert_eq!(versions(&shop).await, [1, 2], "once, and it does not end another time");
    let events = shop.events().await;
    assert_eq!(events.iter().filter(|kind| *kind == "payment.refunded").count(), 1, "{events:?}");
    let again = session(&shop, "member", "ama").await;
    shop.pay_with(&again, &[]).await;
    assert_eq!(brief(&entitlement(&shop, "ama").await), is("member", "active", true, 3));
    shop.close().await;
}

#[tokio::test]
async fn a_refund_of_an_older_payment_takes_nothing_from_a_newer_one() {
    let shop = TestShop::open().await;
    catalog(&shop).await;
    let old = session(&shop, "member", "ama").await;
    shop.pay_with(&old, &[("card_number", "4000000000007726")]).await;
    let new = session(&shop, "pro", "ama").await;
    shop.pay_with(&new, &[]).await;
    shop.later(MINUTE).await;
    assert_eq!(brief(&entitlement(&shop, "ama").await), is("pro", "active", true, 2));
    assert_eq!(versions(&shop).await, [1, 2]);
    shop.close().await;
}

#[tokio::test]
async fn who_pays_for_a_tier_without_a_customer_becomes_one() {
    let shop = TestShop::open().await;
    catalog(&shop).await;
    let id = shop.ordered(json!({ "tier": "friend" })).await["id"].as_str().unwrap().to_owned();
    assert_eq!(shop.session_now(&id).await["customer"], json!(null));
    shop.pay_with(&id, &[]).await;
    let customer = shop.session_now(&id).await["customer"].as_str().unwrap().to_owned();
    let found = shop.get(&format!("/v1/entitlements?customer={customer}")).await.json();
    assert_eq!((brief(&found), &found["uid"]), (is("friend", "active", true, 1), &json!(null)));
    shop.close().await;
}

#[tokio::test]
async fn a_free_session_grants_too() {
    let shop = TestShop::open().await;
    catalog(&shop).await;
    let coupon = shop.make_id("coupons", json!({ "percent_off": 100 })).await;
    let more = json!({ "tier": "member", "customer": { "uid": "ama" }, "discounts": [{ "coupon": coupon }] });
    let id = shop.ordered(more).await["id"].as_str().unwrap().to_owned();
    let page = shop.page(&id).await;
    assert!(!page.body.contains("name=\"card_number\""), "no way to pay is asked for");
    let token = TestShop::field(&page, "token");
    let fields = [("token", &*token), ("email", "ama@example.com"), ("shown_total", "0")];
    let done = shop.post_form(&format!("/checkout/{id}/pay"), &fields).await;
    assert_eq!(done.header("location"), format!("https://shop.example/success?session_id={id}"), "{done:?}");
    let again: Reply = shop.post_form(&format!("/checkout/{id}/pay"), &fields).await;
    assert!(again.status < 400);
    let session = shop.session_now(&id).await;
    let shown = (&session["status"], &session["payment_status"], &session["payment"], &session["amount"]);
    assert_eq!(shown, (&json!("complete"), &json!("no_payment_required"), &json!(null), &json!(0)));
    assert!(shop.payments(&id).await.is_empty() && shop.calls() == 0, "no processor heard of it");
    assert_eq!(brief(&entitlement(&shop, "ama").await), is("member", "active", true, 1));
    assert_eq!(versions(&shop).await, [1]);
    let coupon = shop.get(&format!("/v1/coupons/{coupon}")).await.json();
    assert_eq!(coupon["times_redeemed"], 1);
    shop.close().await;
}

#[tokio::test]
async fn others_entitlements_and_bad_questions() {
    let shop = TestShop::open().await;
    catalog(&shop).await;
    let id = session(&shop, "friend", "ama").await;
    shop.pay_with(&id, &[]).await;
    let customer = shop.session_now(&id).await["customer"].as_str().unwrap().to_owned();
    let foreign = format!("Bearer {}", shop.other_merchant().await);
    let headers = [("authorization", &*foreign)];
    let theirs = shop.api_with("GET", "/v1/entitlements?uid=ama", "", &headers).await.json();
    assert_eq!(brief(&theirs), is("free", "none", false, 0));
    let by_id = |id: &str| format!("/v1/entitlements?customer={id}");
    let theirs = shop.api_with("GET", &by_id(&customer), "", &headers).await;
    let nothing = shop.api_with("GET", &by_id("cus_nothing"), "", &headers).await;
    assert_eq!(
        (theirs.status, &theirs.body),
        (nothing.status, &nothing.body.replace("cus_nothing", &customer))
    );
    for (query, param) in
        [("", "uid"), ("uid=a&customer=b", "customer"), ("uid=a&uid=b", "uid"), ("uid=a&x=b", "x")]
    {
        let error = shop.get(&format!("/v1/entitlements?{query}")).await.error();
        assert_eq!((error.0, error.2.as_deref()), (400, Some(param)), "{query}");
    }
    for app in ["other-2", "nothing", "%27%20OR%201=1"] {
        let reply = shop.get(&format!("/v1/entitlements?uid=ama&app={app}")).await;
        assert_eq!(reply.status, 404, "{app}: {reply:?}");
    }
    shop.close().await;
}

#[tokio::test]
async fn money_that_comes_too_late_grants_nothing() {
    let shop = TestShop::open().await;
    catalog(&shop).await;
    let coupon = shop.make_id("coupons", json!({ "percent_off": 10, "max_redemptions": 1 })).await;
    let more = json!({ "tier": "member", "customer": { "uid": "ama" }, "discounts": [{ "coupon": coupon }],
        "expires_at": "2027-01-15T08:00:05Z" });
    let id = shop.ordered(more).await["id"].as_str().unwrap().to_owned();
    shop.pay_transfer(&id, "buyer+late@example.com").await;
    shop.later(HOUR).await;
    assert_eq!(shop.session_now(&id).await["status"], "expired");
    assert_eq!(brief(&entitlement(&shop, "ama").await), is("free", "none", false, 0));
    assert!(versions(&shop).await.is_empty());
    assert!(shop.events().await.iter().any(|kind| kind == "late_payment_refunded"));
    let coupon = shop.get(&format!("/v1/coupons/{coupon}")).await.json();
    assert_eq!((&coupon["times_redeemed"], &coupon["valid"]), (&json!(0), &json!(true)), "given back");
    shop.close().await;
}

/// G2: money that is only held has not paid for anything.
#[tokio::test]
async fn what_is_held_grants_nothing_until_it_is_captured() {
    let shop = TestShop::open().await;
    catalog(&shop).await;
    for (uid, deed, has) in [
        ("ama", "cancel", is("free", "none", false, 0)),
        ("kofi", "capture", is("member", "active", true, 1)),
    ] {
        let more = json!({ "tier": "member", "currency": "GHS", "capture_method": "manual",
            "customer": { "uid": uid } });
        let id = shop.ordered(more).await["id"].as_str().unwrap().to_owned();
        assert_eq!(shop.pay_with(&id, &[]).await.status, 303);
        assert_eq!(shop.session_now(&id).await["payment_status"], "unpaid");
        assert_eq!(brief(&entitlement(&shop, uid).await), is("free", "none", false, 0), "it is only held");
        let payment = shop.payments(&id).await[0]["id"].as_str().unwrap().to_owned();
        let reply = shop.api("POST", &format!("/v1/payments/{payment}/{deed}"), "").await;
        assert_eq!(reply.status, 200, "{reply:?}");
        shop.settle_down().await;
        assert_eq!(brief(&entitlement(&shop, uid).await), has, "{deed}");
    }
    shop.close().await;
}

#[tokio::test]
async fn what_was_granted_is_there_after_a_crash() {
    let mut shop = TestShop::open().await;
    catalog(&shop).await;
    let id = session(&shop, "member", "ama").await;
    shop.pay_with(&id, &[("card_number", "4000000000000341")]).await;
    shop.restart().await;
    shop.later(10 * MINUTE).await;
    assert_eq!(shop.session_now(&id).await["status"], "complete", "the janitor asked");
    assert_eq!(brief(&entitlement(&shop, "ama").await), is("member", "active", true, 1));
    shop.restart().await;
    shop.later(32 * DAY).await;
    assert_eq!(brief(&entitlement(&shop, "ama").await), is("member", "expired", false, 2));
    assert_eq!(versions(&shop).await, [1, 2]);
    shop.close().await;
}
