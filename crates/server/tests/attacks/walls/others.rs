//! What is another merchant's, or another mode's.

use super::{by, live, monthly, one_of_each, text};
use crate::traces::Traces;
use kassa_domain::id::{Mode, Scope};
use kassa_domain::team::Role;
use kassa_server::web::dashboard::served;
use kassa_testshop::{PUBLIC_URL, TestShop};
use serde_json::json;

/// A body of an error without what differs from request to request.
fn bare(body: &str, id: &str) -> String {
    let mut body: serde_json::Value = serde_json::from_str(body).unwrap();
    if let Some(error) = body["error"].as_object_mut() {
        error.remove("request_id");
    }
    body.to_string().replace(id, "ID")
}

/// An id of the same form that is nobody's.
fn nobodys(id: &str) -> String {
    let (head, tail) = id.split_at(id.len() - 8);
    format!("{head}{}", if tail == "0123abcd" { "0123abce" } else { "0123abcd" })
}

pub(super) async fn session() -> String {
    let shop = TestShop::open().await;
    let theirs = shop.other_merchant().await;
    let id = text(&shop.session(json!({})).await, "id");
    let none = nobodys(&id);
    let before = Traces::of(&shop).await;
    for (method, more) in [("GET", ""), ("GET", "/line_items"), ("GET", "/explain"), ("POST", "/expire")] {
        let at = |id: &str| format!("/v1/checkout/sessions/{id}{more}");
        let got = by(&shop, &theirs, method, &at(&id), "").await;
        let missing = by(&shop, &theirs, method, &at(&none), "").await;
        assert_eq!((got.status, missing.status), (404, 404), "{more}");
        assert_eq!(bare(&got.body, &id), bare(&missing.body, &none), "{more}");
        let names = |headers: &http::HeaderMap| headers.keys().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(names(&got.headers), names(&missing.headers), "{more}");
    }
    before.unchanged(&shop, "looks of another").await;
    shop.close().await;
    "404, byte for byte as for an id that is nobody's; one look-up, which names the merchant, answers both."
        .to_owned()
}

pub(super) async fn filter() -> String {
    let shop = TestShop::open().await;
    let theirs = shop.other_merchant().await;
    shop.session(json!({ "description": "a secret order" })).await;
    let before = Traces::of(&shop).await;
    let mut tried = 0;
    for route in shop.engine.dialects()[0].routes() {
        if route.method != http::Method::GET || route.path.contains('{') || route.open {
            continue;
        }
        for name in ["tenant_id", "merchant", "merchant_id", "account", "scope", "mode", "livemode"] {
            let reply = by(&shop, &theirs, "GET", &format!("{}?{name}=1", route.path), "").await;
            assert!(!reply.body.contains("a secret order"), "{} {name}", route.path);
            // The account of a processor is no tenant, and by it some lists are filtered.
            assert!(reply.status == 400 || name == "account", "{} {name}: {reply:?}", route.path);
            tried += 1;
        }
    }
    assert!(tried > 100, "{tried}");
    before.unchanged(&shop, "lists").await;
    shop.close().await;
    "400 on every list, naming the parameter; whose things are listed is known by the key alone.".to_owned()
}

pub(super) async fn modes() -> String {
    let shop = TestShop::open().await;
    let things = one_of_each(&shop).await;
    let other_mode = shop.new_key(live(&shop)).await;
    let before = Traces::of(&shop).await;
    for (noun, id) in &things {
        let path = match *noun {
            "sessions" => format!("/v1/checkout/sessions/{id}"),
            noun => format!("/v1/{noun}/{id}"),
        };
        assert_eq!(shop.get(&path).await.status, 200, "{path} is there");
        assert_eq!(by(&shop, &other_mode, "GET", &path, "").await.status, 404, "{path}");
    }
    before.unchanged(&shop, "looks from the other mode").await;
    // The other way round: what is live is not seen by a key of test mode.
    let made = by(&shop, &other_mode, "POST", "/v1/products", r#"{"name":"Live tea"}"#).await;
    assert_eq!(made.status, 201, "{made:?}");
    let made = text(&made.json(), "id");
    assert_eq!(shop.get(&format!("/v1/products/{made}")).await.status, 404);
    assert!(!shop.get("/v1/products?limit=100").await.body.contains(&made));
    shop.close().await;
    "404 for one of every noun, in both directions.".to_owned()
}

pub(super) async fn payment() -> String {
    let shop = TestShop::open().await;
    let theirs = shop.other_merchant().await;
    let id = text(&shop.session(json!({})).await, "id");
    let own = text(&shop.session(json!({})).await, "id");
    let own_token = TestShop::field(&shop.page(&own).await, "token");
    let before = Traces::of(&shop).await;
    let expired = by(&shop, &theirs, "POST", &format!("/v1/checkout/sessions/{id}/expire"), "").await;
    assert_eq!(expired.status, 404);
    let refund = json!({ "session": id, "amount": 1 }).to_string();
    let refund = by(&shop, &theirs, "POST", "/v1/refunds", &refund).await;
    assert!(matches!(refund.status, 400 | 404), "{refund:?}");
    let listed = by(&shop, &theirs, "GET", &format!("/v1/payments?session={id}"), "").await;
    assert_eq!(listed.json()["data"], json!([]));
    // On the page: the token of one form at the address of another.
    let path = format!("/checkout/{id}/pay");
    let fields = [("token", &*own_token), ("method", "card"), ("card_number", "4242424242424242")];
    assert_eq!(shop.post_form(&path, &fields).await.status, 403);
    before.unchanged(&shop, "payments of others").await;
    shop.close().await;
    "404 by the API, and 403 on the page for a form of another session; nothing is charged or given back."
        .to_owned()
}

pub(super) async fn portal() -> String {
    let shop = TestShop::open().await;
    let mut subscriptions = vec![];
    for uid in ["u_1", "u_2"] {
        let customer = json!({ "customer": { "uid": uid, "email": format!("{uid}@example.com") } });
        let id = shop.subscription_session(monthly(), customer).await;
        assert_eq!(shop.pay_with(&id, &[]).await.status, 303);
        subscriptions.push(shop.subscription_of(&id).await);
    }
    let (mine, theirs) = (&subscriptions[0], &subscriptions[1]);
    let (portal, their_portal) = (shop.portal_of(mine).await, shop.portal_of(theirs).await);
    let page = shop.browse(&portal).await;
    let token = TestShop::field(&page, "token");
    assert!(!page.body.contains("u_2@example.com") && !page.body.contains(&text(theirs, "id")));
    shop.settle_down().await;
    let before = Traces::of(&shop).await;
    for action in ["cancel", "end", "resume", "card"] {
        let foreign = format!("{portal}/{}/{action}", text(theirs, "id"));
        assert_eq!(shop.post_form(&foreign, &[("token", &*token)]).await.status, 404, "{action}");
        let moved = format!("{their_portal}/{}/{action}", text(theirs, "id"));
        assert_eq!(shop.post_form(&moved, &[("token", &*token)]).await.status, 403, "{action}");
    }
    // A pass that was changed in any place is none.
    let pass = portal.strip_prefix("/portal/").unwrap();
    for at in (0..pass.len()).step_by(3) {
        let mut wrong = pass.to_owned();
        wrong.replace_range(at..=at, if pass[at..].starts_with('0') { "1" } else { "0" });
        assert_eq!(shop.browse(&format!("/portal/{wrong}")).await.status, 404, "{at}");
    }
    before.unchanged(&shop, "another's portal").await;
    shop.close().await;
    "404 for another's subscription, 403 for a form of another portal, 404 for a pass with any character changed."
        .to_owned()
}

pub(super) async fn every_route() -> String {
    let shop = TestShop::open().await;
    let things = one_of_each(&shop).await;
    shop.other_merchant().await;
    let other = Scope { merchant: 2, mode: Mode::Test };
    shop.key_of(other, "native").await;
    let mut keys = vec![];
    for dialect in shop.engine.dialects() {
        keys.push(shop.key_of(other, dialect.name()).await);
    }
    let before = Traces::of(&shop).await;
    let mut tried = 0;
    for (dialect, key) in shop.engine.dialects().iter().zip(&keys) {
        for route in dialect.routes().iter().filter(|route| route.path.contains('{')) {
            let (head, rest) = route.path.split_once('{').unwrap();
            let (_, rest) = rest.split_once('}').unwrap();
            for (_, id) in &things {
                let path = format!("{head}{id}{rest}");
                let body = if route.method == http::Method::GET { "" } else { "{}" };
                let reply = by(&shop, key, route.method.as_str(), &path, body).await;
                let what = format!("{} {} {path}", dialect.name(), route.method);
                assert!(reply.status < 500, "{what}: {reply:?}");
                for secret in
                    ["a secret order", "SECRET10", "ama@example.com", "/secret", "buyer@example.com"]
                {
                    assert!(!reply.body.contains(secret), "{what}: {reply:?}");
                }
                tried += 1;
            }
        }
    }
    assert!(tried > 1000, "{tried}");
    before.unchanged(&shop, "ids of another").await;
    shop.close().await;
    "Nothing is told, nothing changes: each look-up names the merchant of the key.".to_owned()
}

/// People, browsers, keys and deliveries of the shop, and how they stand.
async fn people(shop: &TestShop) -> Vec<String> {
    let mut all = shop.rows.texts("select id || merchant || role || status || body from members").await;
    all.extend(shop.rows.texts("select id || member from visits").await);
    all.extend(shop.rows.texts("select id || coalesce(cast(revoked_at as text), '') from keys").await);
    all.sort();
    all
}

pub(super) async fn every_page() -> String {
    let shop = TestShop::open().await;
    let mut things = one_of_each(&shop).await;
    shop.browser_of(Role::Owner).await;
    for (noun, table) in
        [("team", "members"), ("browsers", "visits"), ("keys", "keys"), ("deliveries", "deliveries")]
    {
        let ids = shop.rows.texts(&format!("select id from {table}")).await;
        assert!(!ids.is_empty() || table == "deliveries", "{table}");
        things.extend(ids.into_iter().map(|id| (noun, id)));
    }
    shop.other_merchant().await;
    let mut owner = shop.browser_at(Scope { merchant: 2, mode: Mode::Test }).await;
    let token = TestShop::field(&shop.look(&owner, "/dashboard/profile").await, "token");
    let (before, people_before) = (Traces::of(&shop).await, people(&shop).await);
    for (method, path, _) in served().into_iter().filter(|(_, path, _)| path.contains("{}")) {
        // Each page is asked for what is its own, and for one thing that is not.
        let own = |noun: &str| path.replace('-', "_").contains(noun) || path.starts_with("/links");
        for (noun, id) in &things {
            let noun = match *noun {
                "webhook_endpoints" => "webhooks",
                "payment_links" => "links",
                "processor_accounts" => "processors",
                noun => noun,
            };
            if !own(noun) && noun != "customers" {
                continue;
            }
            let at = format!("/dashboard{}", path.replace("{}", id));
            let reply = match method {
                http::Method::GET => shop.look(&owner, &at).await,
                _ => shop.submit(&mut owner, &at, &[("token", &*token)]).await,
            };
            assert!(reply.status < 500, "{method} {at}: {reply:?}");
            for secret in ["a secret order", "SECRET10", "ama@example.com", "/secret", "buyer@example.com"] {
                assert!(!reply.body.contains(secret), "{method} {at}: {reply:?}");
            }
        }
    }
    assert_eq!(people(&shop).await, people_before, "people, browsers and keys of another");
    before.unchanged(&shop, "ids of another in the dashboard").await;
    shop.close().await;
    "Nothing is shown, nothing changes.".to_owned()
}

pub(super) async fn named() -> String {
    let shop = TestShop::open().await;
    let things = one_of_each(&shop).await;
    let id = |noun: &str| things.iter().find(|(found, _)| *found == noun).unwrap().1.clone();
    let theirs = shop.other_merchant().await;
    let before = Traces::of(&shop).await;
    let url = format!("{PUBLIC_URL}/ok");
    let session = |more: serde_json::Value| {
        let mut body = json!({ "success_url": url, "cancel_url": url });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    let line = json!([{ "price": id("prices"), "quantity": 1 }]);
    let own = json!([{ "price_data": { "currency": "GHS", "unit_amount": 5,
        "product_data": { "name": "x" }, "tax_rates": [id("tax_rates")] } }]);
    let shipped = json!([{ "shipping_rate": id("shipping_rates") }]);
    for (what, body) in [
        ("checkout/sessions", session(json!({ "line_items": line }))),
        (
            "checkout/sessions",
            session(json!({ "amount": 5, "currency": "GHS", "shipping_options": shipped })),
        ),
        ("checkout/sessions", session(json!({ "line_items": own }))),
        (
            "checkout/sessions",
            session(json!({ "amount": 5, "currency": "GHS", "customer": id("customers") })),
        ),
        ("prices", json!({ "product": id("products"), "currency": "GHS", "unit_amount": 5 })),
        ("promotion_codes", json!({ "coupon": id("coupons"), "code": "MINE" })),
        ("refunds", json!({ "payment": id("payments") })),
        ("billing_portal/sessions", json!({ "customer": id("customers") })),
        ("payment_links", json!({ "line_items": line })),
    ] {
        let reply = by(&shop, &theirs, "POST", &format!("/v1/{what}"), &body.to_string()).await;
        assert!(matches!(reply.status, 400 | 404), "{what} {body}: {reply:?}");
    }
    before.unchanged(&shop, "named in bodies").await;
    shop.close().await;
    "400 or 404, as for an id that is nobody's.".to_owned()
}
