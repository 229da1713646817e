//! Every address of the dashboard, fired by everybody. What needs which right stands here once more, so that a route
//! that is added, or that lets more people in, is a decision and not an accident.

use kassa_domain::team::{Right, Role};
use kassa_server::web::dashboard::served;
use kassa_testshop::{Browser, PASSWORD, TestShop};
use std::collections::BTreeSet;

/// Method, path, and the least role that it is for.
const LEAST: &[(&str, &str, Role)] = &[
    ("GET", "", Role::ReadOnly),
    ("GET", "/news", Role::ReadOnly),
    ("POST", "/mode", Role::ReadOnly),
    ("GET", "/profile", Role::ReadOnly),
    ("POST", "/profile/name", Role::ReadOnly),
    ("POST", "/profile/password", Role::ReadOnly),
    ("POST", "/profile/codes", Role::ReadOnly),
    ("POST", "/profile/codes/on", Role::ReadOnly),
    ("POST", "/profile/codes/off", Role::ReadOnly),
    ("POST", "/profile/browsers/{}/sign-out", Role::ReadOnly),
    ("POST", "/profile/browsers/sign-out", Role::ReadOnly),
    ("GET", "/branding", Role::ReadOnly),
    ("GET", "/branding/preview", Role::ReadOnly),
    ("POST", "/branding", Role::Developer),
    ("POST", "/branding/logo", Role::Developer),
    ("POST", "/branding/logo/remove", Role::Developer),
    ("GET", "/team", Role::Owner),
    ("POST", "/team", Role::Owner),
    ("POST", "/team/{}/invite", Role::Owner),
    ("POST", "/team/{}/role", Role::Owner),
    ("POST", "/team/{}/unlock", Role::Owner),
    ("POST", "/team/{}/remove", Role::Owner),
    ("GET", "/log", Role::ReadOnly),
    ("GET", "/log.csv", Role::ReadOnly),
    ("GET", "/sessions", Role::ReadOnly),
    ("GET", "/sessions.csv", Role::ReadOnly),
    ("GET", "/sessions/{}", Role::ReadOnly),
    ("POST", "/sessions/{}/expire", Role::Support),
    ("POST", "/sessions/{}/resend", Role::Support),
    ("GET", "/payments", Role::ReadOnly),
    ("GET", "/payments.csv", Role::ReadOnly),
    ("GET", "/payments/{}", Role::ReadOnly),
    ("POST", "/payments/{}/refund", Role::Support),
    ("POST", "/payments/{}/capture", Role::Support),
    ("POST", "/payments/{}/cancel", Role::Support),
    ("GET", "/refunds", Role::ReadOnly),
    ("GET", "/refunds.csv", Role::ReadOnly),
    ("GET", "/refunds/{}", Role::ReadOnly),
    ("GET", "/disputes", Role::ReadOnly),
    ("GET", "/disputes.csv", Role::ReadOnly),
    ("GET", "/disputes/{}", Role::ReadOnly),
    ("GET", "/customers", Role::ReadOnly),
    ("POST", "/customers", Role::Support),
    ("GET", "/customers.csv", Role::ReadOnly),
    ("GET", "/customers/new", Role::Support),
    ("GET", "/customers/{}", Role::ReadOnly),
    ("POST", "/customers/{}", Role::Support),
    ("POST", "/customers/{}/portal", Role::Support),
    ("POST", "/customers/{}/payment-methods/{}/remove", Role::Support),
    ("GET", "/customers/{}/delete", Role::Support),
    ("POST", "/customers/{}/delete", Role::Support),
    ("GET", "/subscriptions", Role::ReadOnly),
    ("GET", "/subscriptions.csv", Role::ReadOnly),
    ("GET", "/subscriptions/{}", Role::ReadOnly),
    ("POST", "/subscriptions/{}/cancel", Role::Support),
    ("POST", "/subscriptions/{}/keep", Role::Support),
    ("POST", "/subscriptions/{}/pause", Role::Support),
    ("POST", "/subscriptions/{}/resume", Role::Support),
    ("GET", "/entitlements", Role::ReadOnly),
    ("GET", "/entitlements.csv", Role::ReadOnly),
    ("GET", "/invoices", Role::ReadOnly),
    ("GET", "/invoices.csv", Role::ReadOnly),
    ("GET", "/invoices/{}", Role::ReadOnly),
    ("GET", "/products", Role::ReadOnly),
    ("POST", "/products", Role::Developer),
    ("GET", "/products.csv", Role::ReadOnly),
    ("GET", "/products/new", Role::Developer),
    ("GET", "/products/{}", Role::ReadOnly),
    ("GET", "/products/{}/edit", Role::Developer),
    ("POST", "/products/{}/edit", Role::Developer),
    ("POST", "/products/{}/active", Role::Developer),
    ("GET", "/prices", Role::ReadOnly),
    ("POST", "/prices", Role::Developer),
    ("GET", "/prices.csv", Role::ReadOnly),
    ("GET", "/prices/new", Role::Developer),
    ("GET", "/prices/{}", Role::ReadOnly),
    ("GET", "/prices/{}/edit", Role::Developer),
    ("POST", "/prices/{}/edit", Role::Developer),
    ("POST", "/prices/{}/active", Role::Developer),
    ("GET", "/coupons", Role::ReadOnly),
    ("POST", "/coupons", Role::Developer),
    ("GET", "/coupons.csv", Role::ReadOnly),
    ("GET", "/coupons/new", Role::Developer),
    ("GET", "/coupons/{}", Role::ReadOnly),
    ("GET", "/coupons/{}/edit", Role::Developer),
    ("POST", "/coupons/{}/edit", Role::Developer),
    ("POST", "/coupons/{}/delete", Role::Developer),
    ("GET", "/promotion-codes", Role::ReadOnly),
    ("POST", "/promotion-codes", Role::Developer),
    ("GET", "/promotion-codes.csv", Role::ReadOnly),
    ("GET", "/promotion-codes/new", Role::Developer),
    ("GET", "/promotion-codes/{}", Role::ReadOnly),
    ("POST", "/promotion-codes/{}/active", Role::Developer),
    ("GET", "/tax-rates", Role::ReadOnly),
    ("POST", "/tax-rates", Role::Developer),
    ("GET", "/tax-rates.csv", Role::ReadOnly),
    ("GET", "/tax-rates/new", Role::Developer),
    ("GET", "/tax-rates/{}", Role::ReadOnly),
    ("GET", "/tax-rates/{}/edit", Role::Developer),
    ("POST", "/tax-rates/{}/edit", Role::Developer),
    ("POST", "/tax-rates/{}/active", Role::Developer),
    ("GET", "/shipping-rates", Role::ReadOnly),
    ("POST", "/shipping-rates", Role::Developer),
    ("GET", "/shipping-rates.csv", Role::ReadOnly),
    ("GET", "/shipping-rates/new", Role::Developer),
    ("GET", "/shipping-rates/{}", Role::ReadOnly),
    ("POST", "/shipping-rates/{}/active", Role::Developer),
    ("GET", "/links", Role::ReadOnly),
    ("POST", "/links", Role::Developer),
    ("GET", "/links.csv", Role::ReadOnly),
    ("GET", "/links/new", Role::Developer),
    ("GET", "/links/{}", Role::ReadOnly),
    ("GET", "/links/{}/qr.svg", Role::ReadOnly),
    ("GET", "/links/{}/edit", Role::Developer),
    ("POST", "/links/{}/edit", Role::Developer),
    ("POST", "/links/{}/active", Role::Developer),
    ("GET", "/offers", Role::ReadOnly),
    ("POST", "/offers", Role::Developer),
    ("GET", "/offers.csv", Role::ReadOnly),
    ("GET", "/offers/new", Role::Developer),
    ("GET", "/offers/{}", Role::ReadOnly),
    ("GET", "/offers/{}/qr.svg", Role::ReadOnly),
    ("GET", "/offers/{}/edit", Role::Developer),
    ("POST", "/offers/{}/edit", Role::Developer),
    ("POST", "/offers/{}/active", Role::Developer),
    ("GET", "/webhooks", Role::ReadOnly),
    ("POST", "/webhooks", Role::Developer),
    ("GET", "/webhooks.csv", Role::ReadOnly),
    ("GET", "/webhooks/new", Role::Developer),
    ("GET", "/webhooks/{}", Role::ReadOnly),
    ("GET", "/webhooks/{}/edit", Role::Developer),
    ("POST", "/webhooks/{}/edit", Role::Developer),
    ("POST", "/webhooks/{}/status", Role::Developer),
    ("POST", "/webhooks/{}/delete", Role::Developer),
    ("POST", "/webhooks/{}/rotate", Role::Developer),
    ("POST", "/webhooks/{}/replay", Role::Developer),
    ("GET", "/webhooks/{}/deliveries.csv", Role::ReadOnly),
    ("GET", "/deliveries/{}", Role::ReadOnly),
    ("POST", "/deliveries/{}/again", Role::Support),
    ("GET", "/events", Role::ReadOnly),
    ("GET", "/events.csv", Role::ReadOnly),
    ("GET", "/events/{}", Role::ReadOnly),
    ("POST", "/events/{}/redeliver", Role::Support),
    ("GET", "/keys", Role::ReadOnly),
    ("POST", "/keys", Role::Developer),
    ("GET", "/keys.csv", Role::ReadOnly),
    ("GET", "/keys/new", Role::Developer),
    ("POST", "/keys/{}/revoke", Role::Developer),
    ("GET", "/processors", Role::ReadOnly),
    ("GET", "/processors.csv", Role::ReadOnly),
    ("GET", "/processors/new", Role::Developer),
    ("GET", "/processors/new/{}", Role::Developer),
    ("POST", "/processors/new/{}", Role::Developer),
    ("GET", "/processors/{}", Role::ReadOnly),
    ("GET", "/processors/{}/edit", Role::Developer),
    ("POST", "/processors/{}/edit", Role::Developer),
    ("POST", "/processors/{}/status", Role::Developer),
    ("GET", "/parked", Role::ReadOnly),
    ("GET", "/parked.csv", Role::ReadOnly),
    ("GET", "/test-clock", Role::ReadOnly),
    ("POST", "/test-clock/advance", Role::Developer),
    ("POST", "/test-clock/set", Role::Developer),
    ("POST", "/test-clock/release", Role::Developer),
];

fn least(right: Right) -> Role {
    Role::ALL.into_iter().find(|role| role.may(right)).unwrap()
}

#[test]
fn the_table_names_every_route_and_what_it_needs() {
    let text = |method: &str, path: &str, role: Role| format!("{method} {path} {}", role.as_str());
    let ours: BTreeSet<String> = LEAST.iter().map(|(method, path, role)| text(method, path, *role)).collect();
    let served: BTreeSet<String> =
        served().iter().map(|(method, path, right)| text(method.as_str(), path, least(*right))).collect();
    let missing: Vec<_> = served.difference(&ours).collect();
    let gone: Vec<_> = ours.difference(&served).collect();
    assert!(missing.is_empty() && gone.is_empty(), "not in the table: {missing:?}; not served: {gone:?}");
    assert_eq!(LEAST.len(), ours.len());
}

/// A role that is too low is refused whatever is sent; one that is high enough is not, whatever else comes of it.
#[tokio::test]
async fn nobody_gets_further_than_their_role() {
    let shop = TestShop::open().await;
    shop.browser_of(Role::Owner).await;
    let mut fired = 0;
    for role in Role::ALL {
        let mut browser = match role {
            Role::Owner => {
                let mut browser = Browser::default();
                shop.sign_in(&mut browser, "owner@shop.example", PASSWORD).await;
                browser
            }
            role => shop.browser_of(role).await,
        };
        for (method, path, least) in LEAST {
            // What signs this browser out comes to nothing for an id that is nobody's.
            let at = format!("/dashboard{}", path.replace("{}", "none_1"));
            let reply = match *method {
                "GET" => shop.look(&browser, &at).await,
                _ => shop.act(&mut browser, &at, &[]).await,
            };
            let refused = reply.status == 403;
            assert_eq!(refused, role < *least, "{role:?} {method} {at}: {}", reply.status);
            assert!(reply.status < 500, "{role:?} {method} {at}: {reply:?}");
            fired += 1;
        }
    }
    assert_eq!(fired, LEAST.len() * Role::ALL.len());
    shop.close().await;
}

/// Without a cookie every page leads to signing in, and no form does anything.
#[tokio::test]
async fn nobody_gets_in_without_signing_in() {
    let shop = TestShop::open().await;
    let mut nobody = Browser::default();
    for (method, path, _) in LEAST {
        let at = format!("/dashboard{}", path.replace("{}", "none_1"));
        let reply = match *method {
            "GET" => shop.look(&nobody, &at).await,
            _ => shop.submit(&mut nobody, &at, &[("token", "x")]).await,
        };
        assert_eq!(reply.status, 303, "{method} {at}");
        assert!(reply.header("location").starts_with("/dashboard/sign-in"), "{reply:?}");
    }
    shop.close().await;
}

/// A form without the token of the browser, or from another site, is not taken.
#[tokio::test]
async fn forms_come_from_our_own_page() {
    let shop = TestShop::open().await;
    let mut owner = shop.browser_of(Role::Owner).await;
    let stranger = shop.browser_of(Role::ReadOnly).await;
    let token_of_another = TestShop::field(&shop.look(&stranger, "/dashboard/profile").await, "token");
    let token = TestShop::field(&shop.look(&owner, "/dashboard/profile").await, "token");
    for (method, path, _) in LEAST {
        if *method != "POST" {
            continue;
        }
        let at = format!("/dashboard{}", path.replace("{}", "none_1"));
        for wrong in ["", "x", &token_of_another] {
            assert_eq!(shop.submit(&mut owner, &at, &[("token", wrong)]).await.status, 403, "{at}");
        }
        for headers in [
            [("origin", "https://evil.example"), ("cookie", &*owner.cookie())],
            [("sec-fetch-site", "cross-site"), ("cookie", &*owner.cookie())],
        ] {
            let reply = shop.post_form_with(&at, &[("token", &token)], &headers).await;
            assert_eq!(reply.status, 403, "{at}");
        }
    }
    shop.close().await;
}

/// Another site can neither frame a page nor keep or read it.
#[tokio::test]
async fn pages_cannot_be_framed_or_kept() {
    let shop = TestShop::open().await;
    let owner = shop.browser_of(Role::Owner).await;
    for (method, path, _) in LEAST {
        // A file and a stream are no pages, and a preview is for a page of ours.
        if *method != "GET" || path.contains('.') || *path == "/news" || path.ends_with("/preview") {
            continue;
        }
        let reply = shop.look(&owner, &format!("/dashboard{path}")).await;
        assert_eq!(reply.header("x-frame-options"), "DENY", "{path}");
        assert_eq!(reply.header("cache-control"), "no-store", "{path}");
        let policy = reply.header("content-security-policy");
        for part in ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"]
        {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
    }
    shop.close().await;
}

/// Names of fields on a page.
fn names(page: &str) -> BTreeSet<String> {
    let parts = page.split(" name=\"").skip(1).filter_map(|rest| rest.split('"').next());
    parts.filter(|name| *name != "token").map(str::to_owned).collect()
}

/// Whatever is typed into any field of any form, and into any address, is answered and is nobody's fault here.
#[tokio::test]
async fn nothing_that_is_typed_breaks_anything() {
    const TYPED: &[&str] = &[
        "",
        "\u{0}",
        "<script>\"'",
        "-1",
        "1e9",
        "99999999999999999999999",
        "12.345",
        "\u{202e}𝕏é",
        "https://",
        "../../etc/passwd",
        "2026-02-30",
    ];
    let shop = TestShop::open().await;
    let mut owner = shop.browser_of(Role::Owner).await;
    let mut fields = BTreeSet::new();
    for (method, path, _) in LEAST {
        if *method == "GET" && !path.contains('{') && *path != "/news" {
            fields.extend(names(&shop.look(&owner, &format!("/dashboard{path}")).await.body));
        }
    }
    assert!(fields.len() > 60, "{fields:?}");
    let token = TestShop::field(&shop.look(&owner, "/dashboard/profile").await, "token");
    for typed in TYPED {
        let text: String = form_urlencoded::byte_serialize(typed.as_bytes()).collect();
        let query: String = fields.iter().map(|name| format!("{name}={text}&")).collect();
        for (method, path, _) in LEAST {
            // The way out, and what would change the password that the next form is sent with.
            if path.contains("sign-out") || *path == "/news" {
                continue;
            }
            let at = format!("/dashboard{}", path.replace("{}", if text.is_empty() { "x" } else { &text }));
            let reply = match *method {
                "GET" => shop.look(&owner, &format!("{at}?after={text}&done={text}&{query}")).await,
                _ => {
                    let mut sent: Vec<(&str, &str)> = fields.iter().map(|name| (&**name, *typed)).collect();
                    sent.push(("token", &token));
                    shop.submit(&mut owner, &at, &sent).await
                }
            };
            assert!(reply.status < 500, "{method} {at} with {typed:?}: {reply:?}");
            assert!(!reply.body.contains("<script>\"'"), "{method} {at}");
        }
    }
    shop.settle_down().await;
    shop.webhooks();
    shop.close().await;
}
