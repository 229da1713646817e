//! The one table of the dashboard: every address, the method, what it needs, and who answers.

use super::{Later, Shown, Visitor, branding, home, lists, me, news, team};
use super::{
    clock, codes, coupons, events, keys, links, prices, processors, products, shipping, taxes, webhooks,
};
use super::{customers, disputes, entitlements, invoices, payments, refunds, sessions, subscriptions};
use http::Method;
use kassa_domain::team::Right;

/// An address of the dashboard.
pub(super) struct Route {
    /// How it is asked.
    pub(super) method: Method,
    /// The path after `/dashboard`, with `{}` for its variable parts.
    pub(super) path: &'static str,
    /// What somebody must be allowed to do.
    pub(super) right: Right,
    /// Its name in logs and metrics.
    pub(super) name: &'static str,
    /// Who answers.
    pub(super) run: for<'a> fn(&'a Visitor<'a>) -> Later<'a>,
}

/// A route that was found, with the variable parts of the path.
pub(super) struct Found {
    pub(super) route: &'static Route,
    pub(super) params: Vec<String>,
}

/// One line of the table.
macro_rules! routes {
    ($($method:ident $path:literal $right:ident => $run:path;)*) => {
        &[$(Route {
            method: Method::$method,
            path: $path,
            right: Right::$right,
            name: concat!("dashboard", $path),
            run: |visitor| Box::pin($run(visitor)),
        }),*]
    };
}

static ROUTES: &[Route] = routes![
    GET "" Look => home::home;
    GET "/news" Look => news::news;
    POST "/mode" Look => me::switch_mode;
    GET "/profile" Look => me::profile;
    POST "/profile/name" Look => me::rename;
    POST "/profile/password" Look => me::password;
    POST "/profile/codes" Look => me::offer_codes;
    POST "/profile/codes/on" Look => me::codes_on;
    POST "/profile/codes/off" Look => me::codes_off;
    POST "/profile/browsers/{}/sign-out" Look => me::end_visit;
    POST "/profile/browsers/sign-out" Look => me::end_visits;
    GET "/branding" Look => branding::branding;
    GET "/branding/preview" Look => branding::preview;
    POST "/branding" Build => branding::save;
    POST "/branding/logo" Build => branding::upload;
    POST "/branding/logo/remove" Build => branding::remove_logo;
    GET "/team" Own => team::people;
    POST "/team" Own => team::invite;
    POST "/team/{}/invite" Own => team::invite_again;
    POST "/team/{}/role" Own => team::set_role;
    POST "/team/{}/unlock" Own => team::unlock;
    POST "/team/{}/remove" Own => team::remove;
    GET "/log" Look => team::log;
    GET "/log.csv" Look => team::log_csv;

    GET "/sessions" Look => lists::list::<sessions::Sessions>;
    GET "/sessions.csv" Look => lists::file::<sessions::Sessions>;
    GET "/sessions/{}" Look => sessions::detail;
    POST "/sessions/{}/expire" Serve => sessions::expire;
    POST "/sessions/{}/resend" Serve => sessions::resend;
    GET "/payments" Look => lists::list::<payments::Payments>;
    GET "/payments.csv" Look => lists::file::<payments::Payments>;
    GET "/payments/{}" Look => payments::detail;
    POST "/payments/{}/refund" Serve => payments::refund;
    POST "/payments/{}/capture" Serve => payments::capture;
    POST "/payments/{}/cancel" Serve => payments::cancel;
    GET "/refunds" Look => lists::list::<refunds::Refunds>;
    GET "/refunds.csv" Look => lists::file::<refunds::Refunds>;
    GET "/refunds/{}" Look => refunds::detail;
    GET "/disputes" Look => lists::list::<disputes::Disputes>;
    GET "/disputes.csv" Look => lists::file::<disputes::Disputes>;
    GET "/disputes/{}" Look => disputes::detail;
    GET "/customers" Look => lists::list::<customers::Customers>;
    POST "/customers" Serve => customers::create;
    GET "/customers.csv" Look => lists::file::<customers::Customers>;
    GET "/customers/new" Serve => customers::blank;
    GET "/customers/{}" Look => customers::detail;
    POST "/customers/{}" Serve => customers::update;
    POST "/customers/{}/portal" Serve => customers::portal;
    POST "/customers/{}/payment-methods/{}/remove" Serve => customers::detach;
    GET "/customers/{}/delete" Serve => customers::confirm;
    POST "/customers/{}/delete" Serve => customers::delete;
    GET "/subscriptions" Look => subscriptions::list;
    GET "/subscriptions.csv" Look => subscriptions::file;
    GET "/subscriptions/{}" Look => subscriptions::detail;
    POST "/subscriptions/{}/cancel" Serve => subscriptions::cancel;
    POST "/subscriptions/{}/keep" Serve => subscriptions::keep;
    POST "/subscriptions/{}/pause" Serve => subscriptions::pause;
    POST "/subscriptions/{}/resume" Serve => subscriptions::resume;
    GET "/entitlements" Look => entitlements::list;
    GET "/entitlements.csv" Look => entitlements::file;
    GET "/invoices" Look => invoices::list;
    GET "/invoices.csv" Look => invoices::file;
    GET "/invoices/{}" Look => invoices::detail;

    GET "/products" Look => products::list;
    POST "/products" Build => products::create;
    GET "/products.csv" Look => products::file;
    GET "/products/new" Build => products::blank;
    GET "/products/{}" Look => products::detail;
    GET "/products/{}/edit" Build => products::edit;
    POST "/products/{}/edit" Build => products::update;
    POST "/products/{}/active" Build => products::switch;
    GET "/prices" Look => prices::list;
    POST "/prices" Build => prices::create;
    GET "/prices.csv" Look => prices::file;
    GET "/prices/new" Build => prices::blank;
    GET "/prices/{}" Look => prices::detail;
    GET "/prices/{}/edit" Build => prices::edit;
    POST "/prices/{}/edit" Build => prices::update;
    POST "/prices/{}/active" Build => prices::switch;
    GET "/coupons" Look => coupons::list;
    POST "/coupons" Build => coupons::create;
    GET "/coupons.csv" Look => coupons::file;
    GET "/coupons/new" Build => coupons::blank;
    GET "/coupons/{}" Look => coupons::detail;
    GET "/coupons/{}/edit" Build => coupons::edit;
    POST "/coupons/{}/edit" Build => coupons::update;
    POST "/coupons/{}/delete" Build => coupons::delete;
    GET "/promotion-codes" Look => codes::list;
    POST "/promotion-codes" Build => codes::create;
    GET "/promotion-codes.csv" Look => codes::file;
    GET "/promotion-codes/new" Build => codes::blank;
    GET "/promotion-codes/{}" Look => codes::detail;
    POST "/promotion-codes/{}/active" Build => codes::switch;
    GET "/tax-rates" Look => taxes::list;
    POST "/tax-rates" Build => taxes::create;
    GET "/tax-rates.csv" Look => taxes::file;
    GET "/tax-rates/new" Build => taxes::blank;
    GET "/tax-rates/{}" Look => taxes::detail;
    GET "/tax-rates/{}/edit" Build => taxes::edit;
    POST "/tax-rates/{}/edit" Build => taxes::update;
    POST "/tax-rates/{}/active" Build => taxes::switch;
    GET "/shipping-rates" Look => shipping::list;
    POST "/shipping-rates" Build => shipping::create;
    GET "/shipping-rates.csv" Look => shipping::file;
    GET "/shipping-rates/new" Build => shipping::blank;
    GET "/shipping-rates/{}" Look => shipping::detail;
    POST "/shipping-rates/{}/active" Build => shipping::switch;
    GET "/links" Look => links::list;
    POST "/links" Build => links::create;
    GET "/links.csv" Look => links::file;
    GET "/links/new" Build => links::blank;
    GET "/links/{}" Look => links::detail;
    GET "/links/{}/qr.svg" Look => links::picture;
    GET "/links/{}/edit" Build => links::edit;
    POST "/links/{}/edit" Build => links::update;
    POST "/links/{}/active" Build => links::switch;
    GET "/offers" Look => links::list;
    POST "/offers" Build => links::create;
    GET "/offers.csv" Look => links::file;
    GET "/offers/new" Build => links::blank;
    GET "/offers/{}" Look => links::detail;
    GET "/offers/{}/qr.svg" Look => links::picture;
    GET "/offers/{}/edit" Build => links::edit;
    POST "/offers/{}/edit" Build => links::update;
    POST "/offers/{}/active" Build => links::switch;

    GET "/webhooks" Look => webhooks::list;
    POST "/webhooks" Build => webhooks::create;
    GET "/webhooks.csv" Look => webhooks::file;
    GET "/webhooks/new" Build => webhooks::blank;
    GET "/webhooks/{}" Look => webhooks::detail;
    GET "/webhooks/{}/edit" Build => webhooks::edit;
    POST "/webhooks/{}/edit" Build => webhooks::update;
    POST "/webhooks/{}/status" Build => webhooks::set_status;
    POST "/webhooks/{}/delete" Build => webhooks::delete;
    POST "/webhooks/{}/rotate" Build => webhooks::rotate;
    POST "/webhooks/{}/replay" Build => webhooks::replay;
    GET "/webhooks/{}/deliveries.csv" Look => webhooks::deliveries_file;
    GET "/deliveries/{}" Look => webhooks::delivery;
    POST "/deliveries/{}/again" Serve => webhooks::again;
    GET "/events" Look => lists::list::<events::Events>;
    GET "/events.csv" Look => lists::file::<events::Events>;
    GET "/events/{}" Look => events::detail;
    POST "/events/{}/redeliver" Serve => events::redeliver;
    GET "/keys" Look => keys::list;
    POST "/keys" Build => keys::create;
    GET "/keys.csv" Look => keys::file;
    GET "/keys/new" Build => keys::blank;
    POST "/keys/{}/revoke" Build => keys::revoke;
    GET "/processors" Look => processors::list;
    GET "/processors.csv" Look => processors::file;
    GET "/processors/new" Build => processors::choose;
    GET "/processors/new/{}" Build => processors::blank;
    POST "/processors/new/{}" Build => processors::create;
    GET "/processors/{}" Look => processors::detail;
    GET "/processors/{}/edit" Build => processors::edit;
    POST "/processors/{}/edit" Build => processors::update;
    POST "/processors/{}/status" Build => processors::set_status;
    GET "/parked" Look => processors::parked;
    GET "/parked.csv" Look => processors::parked_file;
    GET "/test-clock" Look => clock::look;
    POST "/test-clock/advance" Build => clock::advance;
    POST "/test-clock/set" Build => clock::set;
    POST "/test-clock/release" Build => clock::release;
];

/// What is not in the table is said to whoever is signed in on a page with the menu, so that they find back.
static NOWHERE: Route = Route {
    method: Method::GET,
    path: "",
    right: Right::Look,
    name: "dashboard",
    run: |_| Box::pin(async { Ok(Shown::Missing) }),
};

/// The parts of a path, if it fits a pattern.
fn fit(pattern: &str, path: &str) -> Option<Vec<String>> {
    let (wanted, got): (Vec<&str>, Vec<&str>) = (pattern.split('/').collect(), path.split('/').collect());
    if wanted.len() != got.len() {
        return None;
    }
    let mut params = vec![];
    for (wanted, got) in wanted.into_iter().zip(got) {
        match wanted {
            "{}" if !got.is_empty() => params.push(got.to_owned()),
            _ if wanted == got => {}
            _ => return None,
        }
    }
    Some(params)
}

/// The route of a request; or the methods that the path has, of which there may be none.
pub(super) fn find(method: &Method, path: &str) -> Result<Found, String> {
    // HEAD is a GET whose body is not sent.
    let method = if *method == Method::HEAD { &Method::GET } else { method };
    let mut allowed = vec![];
    for route in ROUTES {
        let Some(params) = fit(route.path, path) else { continue };
        if route.method == *method {
            return Ok(Found { route, params });
        }
        allowed.push(route.method.as_str());
    }
    if allowed.is_empty() && *method == Method::GET {
        return Ok(Found { route: &NOWHERE, params: vec![] });
    }
    Err(allowed.join(", "))
}

/// Every address with its method and what it needs, for who checks that nobody gets further than they may.
#[must_use]
pub fn served() -> Vec<(Method, &'static str, Right)> {
    ROUTES.iter().map(|route| (route.method.clone(), route.path, route.right)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_fit_their_pattern_and_no_other() {
        assert_eq!(fit("", ""), Some(vec![]));
        assert_eq!(fit("/team/{}/role", "/team/usr_1/role"), Some(vec!["usr_1".to_owned()]));
        for path in ["/team/usr_1", "/team//role", "/team/usr_1/role/x", "team/usr_1/role"] {
            assert_eq!(fit("/team/{}/role", path), None, "{path}");
        }
    }

    #[test]
    fn no_address_stands_twice() {
        let mut seen = std::collections::BTreeSet::new();
        for route in ROUTES {
            assert!(seen.insert((route.method.as_str(), route.path)), "{} {}", route.method, route.path);
            assert!(route.method == Method::GET || route.method == Method::POST);
        }
    }
}
