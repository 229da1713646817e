//! The one table of the dashboard: every address, the method, what it needs, and who answers.

use super::{Later, Visitor, branding, home, me, news, team};
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
    POST "/team/{}/remove" Own => team::remove;
    GET "/log" Look => team::log;
    GET "/log.csv" Look => team::log_csv;
];

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
