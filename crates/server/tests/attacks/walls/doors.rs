//! Who stands before the doors: guesses, headers, and nobody.

use super::{monthly, text};
use crate::traces::Traces;
use bytes::Bytes;
use kassa_domain::id::{EventId, SessionId};
use kassa_domain::team::Role;
use kassa_server::web::dashboard::served;
use kassa_testshop::{Browser, PASSWORD, PUBLIC_URL, Reply, TestShop};
use serde_json::json;
use std::collections::BTreeSet;

/// More guesses than anybody makes before being held up, also where each takes its time.
const GUESSES: usize = 5000;

fn get(path: &str) -> http::Request<Bytes> {
    http::Request::get(path).body(Bytes::new()).unwrap()
}

/// A page without what is drawn anew for each.
fn bare(page: &Reply) -> String {
    let id = page.header("request-id").to_owned();
    let policy = page.header("content-security-policy").to_owned();
    let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap_or_default();
    page.body.replace(&id, "").replace(nonce, "")
}

pub(super) async fn guessed() -> String {
    let shop = TestShop::open().await;
    let id = text(&shop.session(json!({})).await, "id");
    let (head, _) = id.split_at(id.len() - 22);
    let before = Traces::of(&shop).await;
    let ways = [
        "/checkout/{}",
        "/checkout/{}/events",
        "/checkout/{}/return/pay_1",
        "/invoices/{}",
        "/receipts/{}/pay_1",
        "/l/{}",
        "/subscribe/{}",
        "/portal/{}",
        "/dashboard/invitation/usr_1.{}",
        "/pictures/{}/00.png",
    ];
    for (peer, way) in (1..).zip(ways) {
        let mut seen = BTreeSet::new();
        let mut held_up = false;
        for n in 0..GUESSES {
            let guess = format!("{head}{n:022}");
            let reply = shop.send_from([203, 0, 113, peer], get(&way.replace("{}", &guess))).await;
            assert!(matches!(reply.status, 404 | 429), "{way}: {reply:?}");
            held_up = reply.status == 429;
            if held_up {
                break;
            }
            seen.insert(bare(&reply).replace(&guess, ""));
        }
        assert_eq!(seen.len(), 1, "{way}: every miss looks like every other");
        assert!(held_up, "{way}");
    }
    // Who guesses holds up nobody else.
    assert_eq!(shop.send_from([203, 0, 113, 200], get(&format!("/checkout/{id}"))).await.status, 200);
    before.unchanged(&shop, "guesses").await;
    shop.close().await;
    "No hit; one and the same 404 each time, and 429 with the time to wait after 300 misses of one client."
        .to_owned()
}

pub(super) async fn predicted() -> String {
    let shop = TestShop::open().await;
    let mut ids = vec![];
    for _ in 0..500 {
        ids.push(SessionId::mint(shop.scope, shop.now(), shop.engine.chance()).as_str().to_owned());
    }
    // At one time and of one merchant only the beginning is the same; what follows are 22 digits of base 62, which hold
    // 128 bits.
    let tails: BTreeSet<&str> = ids.iter().map(|id| &id[id.len() - 22..]).collect();
    assert_eq!(tails.len(), ids.len());
    for place in 1..22 {
        let digits: BTreeSet<u8> = tails.iter().map(|tail| tail.as_bytes()[place]).collect();
        assert!(digits.len() > 40, "place {place}: {digits:?}");
    }
    let rising = ids.windows(2).filter(|pair| pair[0] < pair[1]).count();
    assert!((150..350).contains(&rising), "{rising}: no counter");
    let event = EventId::mint(shop.scope, shop.now(), shop.engine.chance());
    assert!(!tails.iter().any(|tail| event.as_str().ends_with(tail)));
    // Keys and passes are no shorter.
    assert!(shop.key.len() >= "sk_test_".len() + 22, "{}", shop.key.len());
    let mut real = [[0u8; 16]; 2];
    for bytes in &mut real {
        kassa_domain::Chance::fill(&kassa_server::world::SystemChance, bytes);
    }
    assert_ne!(real[0], real[1]);
    shop.close().await;
    "128 random bits in each, none of them counted, and nothing else in common than time, rank and merchant."
        .to_owned()
}

pub(super) async fn headers() -> String {
    let shop = TestShop::open().await;
    let id = text(&shop.session(json!({})).await, "id");
    let mut owner = shop.browser_of(Role::Owner).await;
    let before = Traces::of(&shop).await;
    for (name, value) in [
        ("x-original-url", "/metrics"),
        ("x-rewrite-url", "/metrics"),
        ("x-forwarded-prefix", "/evil"),
        ("x-http-method-override", "DELETE"),
        ("x-http-method", "DELETE"),
        ("x-method-override", "DELETE"),
        ("x-user-id", "1"),
        ("x-wcpay-platform-checkout-user", "1"),
        ("x-forwarded-user", "owner@shop.example"),
        ("x-remote-user", "owner@shop.example"),
        ("x-forwarded-for", "127.0.0.1"),
        ("x-real-ip", "127.0.0.1"),
        ("forwarded", "for=127.0.0.1"),
        ("x-kassa-merchant", "1"),
    ] {
        let with = |path: &str, method: &str| {
            let request = http::Request::builder().method(method).uri(path).header(name, value);
            request.body(Bytes::new()).unwrap()
        };
        let elsewhere = [203, 0, 113, 7];
        let api = shop.send_from(elsewhere, with("/v1/payments", "GET")).await;
        assert_eq!(api.status, 401, "{name}");
        let desk = shop.send_from(elsewhere, with("/dashboard", "GET")).await;
        assert_eq!((desk.status, desk.header("location")), (303, "/dashboard/sign-in"), "{name}");
        let page = shop.send_from(elsewhere, with(&format!("/checkout/{id}"), "GET")).await;
        assert!(page.status == 200 && page.body.contains("name=\"card_number\""), "{name}");
        assert_eq!(shop.send_from(elsewhere, with("/metrics", "GET")).await.status, 404, "{name}");
        let health = shop.send_from(elsewhere, with("/healthz", "GET")).await;
        assert_eq!(health.json(), json!({ "status": "ok" }), "{name}");
        let key = format!("Bearer {}", shop.key);
        let endpoint = [("authorization", &*key), (name, value)];
        assert_eq!(shop.api_with("GET", "/v1/webhook_endpoints/none", "", &endpoint).await.status, 404);
    }
    // A field of a form changes no method either.
    let path = format!("/checkout/{id}");
    assert_eq!(shop.post_form(&path, &[("_method", "DELETE")]).await.status, 405);
    assert_eq!(shop.act(&mut owner, "/dashboard/profile", &[("_method", "DELETE")]).await.status, 405);
    // Whoever is held up does not become somebody else by saying so.
    let mut held_up = false;
    for n in 0..GUESSES {
        let request = http::Request::get("/checkout/cs_none")
            .header("x-forwarded-for", format!("10.0.{}.{}", n / 250, n % 250));
        let reply = shop.send_from([203, 0, 113, 9], request.body(Bytes::new()).unwrap()).await;
        held_up = reply.status == 429;
        if held_up {
            break;
        }
    }
    assert!(held_up);
    before.unchanged(&shop, "headers of proxies").await;
    shop.close().await;
    "Ignored: nobody is let in, no path or method changes, and limits go by the peer.".to_owned()
}

pub(super) async fn host() -> String {
    let shop = TestShop::open().await;
    let mut owner = shop.browser_of(Role::Owner).await;
    let body = json!({ "amount": 5000, "currency": "GHS", "success_url": "https://shop.example/ok",
        "cancel_url": "https://shop.example/no" });
    let key = format!("Bearer {}", shop.key);
    let evil = [
        ("authorization", key.as_str()),
        ("host", "evil.example"),
        ("x-forwarded-host", "evil.example"),
        ("x-host", "evil.example"),
        ("forwarded", "host=evil.example;proto=http"),
        ("x-forwarded-proto", "javascript"),
    ];
    let made = shop.api_with("POST", "/v1/checkout/sessions", &body.to_string(), &evil).await;
    let url = text(&made.json(), "url");
    assert!(url.starts_with(&format!("{PUBLIC_URL}/checkout/")), "{url}");
    let begun = shop.subscription_session(monthly(), json!({})).await;
    assert_eq!(shop.pay_with(&begun, &[]).await.status, 303);
    let customer = shop.subscription_of(&begun).await["customer"].clone();
    let portal = json!({ "customer": customer }).to_string();
    let link = json!({ "amount": 500, "currency": "GHS" }).to_string();
    for (path, body) in [("/v1/billing_portal/sessions", portal), ("/v1/payment_links", link)] {
        let made = shop.api_with("POST", path, &body, &evil).await;
        assert!(text(&made.json(), "url").starts_with(PUBLIC_URL), "{made:?}");
    }
    let id = url.rsplit('/').next().unwrap();
    for path in [
        format!("/checkout/{id}"),
        format!("/pay/{id}"),
        "/".to_owned(),
        "/dashboard".to_owned(),
        "/dashboard/sign-in".to_owned(),
        "/openapi.json".to_owned(),
        "/demo".to_owned(),
        "/nowhere".to_owned(),
        "/docs/errors".to_owned(),
    ] {
        let reply = shop.read_in(&path, &evil[1..]).await;
        assert!(!reply.body.contains("evil.example"), "{path}");
        let told = reply.headers.values().any(|value| value.to_str().unwrap().contains("evil.example"));
        assert!(!told, "{path}: {:?}", reply.headers);
    }
    // An invitation, which is a link that is handed on.
    let token = TestShop::field(&shop.look(&owner, "/dashboard/profile").await, "token");
    let cookie = owner.cookie();
    let fields = [("token", &*token), ("email", "new@shop.example"), ("role", "support")];
    let sent = [
        ("cookie", &*cookie),
        ("host", "evil.example"),
        ("origin", PUBLIC_URL),
        ("x-forwarded-host", "evil.example"),
    ];
    let invited = shop.post_form_with("/dashboard/team", &fields, &sent).await;
    assert!(
        invited.body.contains("/dashboard/invitation/") && !invited.body.contains("evil.example"),
        "{invited:?}"
    );
    // An origin that agrees with the wrong host is still another one.
    let sent = [("cookie", &*cookie), ("host", "evil.example"), ("origin", "http://evil.example")];
    assert_eq!(shop.post_form_with("/dashboard/team", &fields, &sent).await.status, 403);
    assert_eq!(shop.act(&mut owner, "/dashboard/sign-out", &[]).await.status, 303);
    shop.settle_down().await;
    shop.close().await;
    "Every link has the configured address, redirects name no host, and an Origin that agrees with the Host is \
     not enough."
        .to_owned()
}

pub(super) async fn nobody() -> String {
    let shop = TestShop::open().await;
    let mut nobody = Browser::with("kassa_visit", "vis_1.guess");
    let before = Traces::of(&shop).await;
    for (method, path, _) in served() {
        let at = format!("/dashboard{}", path.replace("{}", "none_1"));
        let reply = match method {
            http::Method::GET => shop.look(&nobody, &at).await,
            _ => shop.submit(&mut nobody, &at, &[("token", "x")]).await,
        };
        assert_eq!(reply.status, 303, "{method} {at}");
        assert!(reply.header("location").starts_with("/dashboard/sign-in"), "{at}: {reply:?}");
        assert!(reply.body.is_empty(), "{at}");
    }
    for path in [
        "//dashboard",
        "/dashboard/../dashboard/keys",
        "/Dashboard",
        "/dashboard;/keys",
        "/dashboard%2fkeys",
        "/./dashboard",
        "/dashboard//keys",
    ] {
        let reply = shop.look(&nobody, path).await;
        let is_out = reply.status == 404 || reply.header("location").starts_with("/dashboard/sign-in");
        assert!(is_out, "{path}: {reply:?}");
    }
    for path in
        ["/metrics", "/admin", "/v1/keys", "/v1/merchants", "/v1/members", "/debug", "/actuator", "/.env"]
    {
        let reply = shop.send_from([203, 0, 113, 7], get(path)).await;
        assert!(matches!(reply.status, 401 | 404), "{path}: {reply:?}");
    }
    before.unchanged(&shop, "nobody").await;
    shop.close().await;
    "Every address of the dashboard leads to signing in with an empty body; figures and commands of operators are not \
     served to others at all."
        .to_owned()
}

pub(super) async fn planted() -> String {
    let shop = TestShop::open().await;
    let eve = shop.browser_of(Role::ReadOnly).await;
    shop.browser_of(Role::Owner).await;
    // The victim's browser carries the visit of the attacker when the victim signs in.
    let mut victim = eve.clone();
    assert_eq!(shop.sign_in(&mut victim, "owner@shop.example", PASSWORD).await.status, 303);
    assert_ne!(eve.cookie(), victim.cookie());
    assert!(!shop.seen(&eve, "/dashboard/profile").await.contains("owner@shop.example"));
    // A form token of one visit is worth nothing in another.
    let token = TestShop::field(&shop.look(&eve, "/dashboard/profile").await, "token");
    let reply =
        shop.submit(&mut victim, "/dashboard/team", &[("token", &token), ("email", "x@y.example")]).await;
    assert_eq!(reply.status, 403);
    // Two cookies of one name: it is one visit or none, never another's.
    let id = text(&shop.session(json!({})).await, "id");
    let both = format!("{}; {}", eve.cookie(), victim.cookie());
    let reply = shop.read_in("/dashboard/team", &[("cookie", &both)]).await;
    assert!(matches!(reply.status, 303 | 403), "the first counts, or none: {reply:?}");
    // The hosted page knows nothing of who is signed in.
    let cookie = victim.cookie();
    let page = shop.read_in(&format!("/checkout/{id}"), &[("cookie", &cookie)]).await;
    assert!(page.status == 200 && page.header("set-cookie").is_empty() && !page.body.contains("owner@"));
    shop.close().await;
    "Signing in gives a visit and a form token of its own, and pages of buyers neither read nor set that cookie."
        .to_owned()
}
