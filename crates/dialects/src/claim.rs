//! Whose request it is: several vendors have paths in common, and each answers in its own shapes.

use kassa_domain::dialect::{Dialect, Route};
use kassa_domain::token;

/// What a request says about the dialect that it speaks. Its body is never asked: it decides nothing.
#[derive(Clone, Copy, Debug)]
pub struct Presented<'a> {
    /// The dialect of the key's own record, where the key is one that we gave out.
    pub record: Option<&'a str>,
    /// The header by which it says which version of a vendor's API it speaks, where there is one; in small letters.
    pub version: Option<&'a str>,
    /// The text of a key that nobody knows.
    pub key: Option<&'a str>,
    /// The header that it came in, in small letters, where that is a vendor's own.
    pub header: Option<&'a str>,
    /// The method.
    pub method: &'a http::Method,
    /// The path.
    pub path: &'a str,
}

/// What keys of each dialect begin with, also those that the vendor gives out and we never will: whoever sends one by
/// mistake is answered in the shape that the client reads.
const PREFIXES: [(&str, &str); 8] = [
    ("sk_", crate::native::NAME),
    ("pk_", crate::native::NAME),
    ("lix_pay_", crate::elixpo::NAME),
    ("pay_sk_", crate::elixpo::NAME),
    ("inflow_", crate::inflow::NAME),
    ("pav1_", crate::copperx::NAME),
    ("bk_", crate::axra::NAME),
    ("bs_", crate::axra::NAME),
];

/// The dialect that a request speaks: with a key of our own or an unknown one, that of the version's header, for a
/// vendor's library takes the keys that we give out by default; else that of the key's record; for a key that nobody
/// knows, by the vendor's header that it came in or by what it begins with; else the one whose path it is. What is left
/// is native.
#[must_use]
pub fn claim<'a>(
    dialects: &'a [std::sync::Arc<dyn Dialect>],
    presented: &Presented<'_>,
) -> Option<&'a dyn Dialect> {
    let named = |name: &str| dialects.iter().map(AsRef::as_ref).find(|dialect| dialect.name() == name);
    let by_header =
        |header: &str| dialects.iter().map(AsRef::as_ref).find(|it| it.key_header() == Some(header));
    let by_form = |key: &str| match PREFIXES.into_iter().find(|(prefix, _)| key.starts_with(prefix)) {
        Some((_, name)) => named(name),
        None if token::has_form(key) => named(crate::axra::NAME),
        None => None,
    };
    let by_version = |header: &str| {
        let speaks =
            |dialect: &&dyn Dialect| dialect.negotiates().is_some_and(|it| it.version_header() == header);
        dialects.iter().map(AsRef::as_ref).find(speaks)
    };
    let ours = |key: &str| {
        PREFIXES.into_iter().any(|(prefix, name)| name == crate::native::NAME && key.starts_with(prefix))
    };
    let may_choose = match (presented.record, presented.key) {
        (Some(record), _) => record == crate::native::NAME,
        (None, key) => presented.header.is_none() && key.is_none_or(ours),
    };
    presented
        .version
        .filter(|_| may_choose)
        .and_then(by_version)
        .or_else(|| presented.record.and_then(named))
        .or_else(|| presented.header.and_then(by_header))
        .or_else(|| presented.key.and_then(by_form))
        .or_else(|| by_path(dialects, presented.method, presented.path))
        .or_else(|| named(crate::native::NAME))
}

/// The dialect that has this path. Of several, the one that spells most of it out; then one that has it with this
/// method; then the first.
#[must_use]
pub fn by_path<'a>(
    dialects: &'a [std::sync::Arc<dyn Dialect>],
    method: &http::Method,
    path: &str,
) -> Option<&'a dyn Dialect> {
    let mut best: Option<((usize, bool), &dyn Dialect)> = None;
    for dialect in dialects {
        let fits = dialect
            .routes()
            .iter()
            .filter_map(|route| Some((spelled(route, path)?, route.method == *method)));
        if let Some(fit) = fits.max()
            && best.is_none_or(|(known, _)| fit > known)
        {
            best = Some((fit, dialect.as_ref()));
        }
    }
    best.map(|(_, dialect)| dialect)
}

/// How many parts of a path a route spells out; `None` when it is another path.
fn spelled(route: &Route, path: &str) -> Option<usize> {
    let (mut theirs, mut parts, mut count) = (route.path.split('/'), path.split('/'), 0);
    loop {
        match (theirs.next(), parts.next()) {
            (None, None) => return Some(count),
            (Some(pattern), Some(part)) if pattern.starts_with('{') && !part.is_empty() => {}
            (Some(pattern), Some(part)) if pattern == part => count += 1,
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: &str = "";

    /// Method, path, the dialect of the key's record, a key that nobody knows, the header it came in; whose it is.
    #[rustfmt::skip]
    const TABLE: &[(&str, &str, &str, &str, &str, &str)] = &[
        // Two vendors have this path. The key decides, and nothing in the body does.
        ("POST", "/v1/checkout/sessions", "native", NONE, NONE, "native"),
        ("POST", "/v1/checkout/sessions", "elixpo", NONE, NONE, "elixpo"),
        ("POST", "/v1/checkout/sessions", "elixpo", NONE, "x-elixpo-pay-key", "elixpo"),
        ("POST", "/v1/checkout/sessions", NONE, "sk_test_1", NONE, "native"),
        ("POST", "/v1/checkout/sessions", NONE, "sk_live_1", NONE, "native"),
        ("POST", "/v1/checkout/sessions", NONE, "pk_test_1", NONE, "native"),
        ("POST", "/v1/checkout/sessions", NONE, "lix_pay_1", NONE, "elixpo"),
        ("POST", "/v1/checkout/sessions", NONE, "pay_sk_1", NONE, "elixpo"),
        ("POST", "/v1/checkout/sessions", NONE, "anything", "x-elixpo-pay-key", "elixpo"),
        ("POST", "/v1/checkout/sessions", NONE, "anything", NONE, "native"),
        ("POST", "/v1/checkout/sessions", NONE, NONE, NONE, "native"),
        // A known key speaks for its dialect wherever it is sent.
        ("POST", "/v1/checkout/sessions", "inflow", NONE, "x-inflow-api-key", "inflow"),
        ("POST", "/business/payment/session", "native", NONE, NONE, "native"),
        ("GET", "/api/v1/checkout/sessions", "axra", NONE, NONE, "axra"),
        // The vendor's own header goes before what the key looks like.
        ("POST", "/v1/checkout/sessions", NONE, "sk_test_1", "x-api-key", "axra"),
        ("POST", "/api/checkout/sessions/one-time-payment", NONE, "sk_test_1", "x-inflow-api-key", "inflow"),
        // The rest of /v1 is divided by path; a static part goes before a variable one.
        ("GET", "/v1/checkout/sessions", NONE, NONE, NONE, "native"),
        ("GET", "/v1/checkout/sessions/cs_1", NONE, NONE, NONE, "native"),
        ("POST", "/v1/sync", NONE, NONE, NONE, "native"),
        ("POST", "/v1/sync", NONE, "lix_pay_1", NONE, "elixpo"),
        ("POST", "/v1/subscriptions/cancel", NONE, NONE, NONE, "elixpo"),
        ("POST", "/v1/subscriptions/cancel", "native", NONE, NONE, "native"),
        ("POST", "/v1/subscriptions/sub_1", NONE, NONE, NONE, "native"),
        ("POST", "/v1/webhooks", NONE, NONE, NONE, "native"),
        // Copperx and Axra share what their paths begin with, and differ in their ends.
        ("POST", "/api/v1/checkout/sessions", NONE, NONE, NONE, "copperx"),
        ("GET", "/api/v1/checkout/sessions/1/status", NONE, NONE, NONE, "copperx"),
        ("POST", "/api/v1/checkout/sessions", NONE, "pav1_1", NONE, "copperx"),
        ("POST", "/api/v1/business/payment/session", NONE, NONE, NONE, "axra"),
        ("POST", "/business/payment/session", NONE, NONE, NONE, "axra"),
        ("POST", "/business/auth/token", NONE, NONE, NONE, "axra"),
        // InflowPay's sessions, and what Elixpo's page asks of its own server, which nobody has here.
        ("POST", "/api/checkout/sessions/one-time-payment", NONE, NONE, NONE, "inflow"),
        ("POST", "/api/checkout/sessions/subscription/sub_offer_1", NONE, NONE, NONE, "inflow"),
        ("POST", "/api/checkout/session", NONE, NONE, NONE, "native"),
        ("POST", "/api/checkout/verify", NONE, "lix_pay_1", NONE, "elixpo"),
        // Four kinds of keys come as a bearer: three begin as their vendor's do, and a token has three parts.
        ("GET", "/v1/events", NONE, "bk_test_1", NONE, "axra"),
        ("GET", "/v1/events", NONE, "bs_live_1", NONE, "axra"),
        ("GET", "/v1/events", NONE, "pav1_1", NONE, "copperx"),
        ("GET", "/v1/events", NONE, "inflow_prod_1", NONE, "inflow"),
        ("GET", "/v1/events", NONE, "inflow_priv_1", NONE, "inflow"),
        ("GET", "/v1/events", NONE, "a.b.c", NONE, "axra"),
        ("GET", "/v1/events", NONE, "a.b", NONE, "native"),
        ("GET", "/v1/events", NONE, "sk_test_a.b.c", NONE, "native"),
        // With another method a path is still whose it is; what nobody has is answered natively.
        ("DELETE", "/business/config", NONE, NONE, NONE, "axra"),
        ("GET", "/subscription", NONE, NONE, NONE, "inflow"),
        ("GET", "/v1/nothing", NONE, NONE, NONE, "native"),
        ("GET", "/", NONE, NONE, NONE, "native"),
        ("GET", "/v1/checkout/sessions/", NONE, NONE, NONE, "native"),
    ];

    #[test]
    fn every_collision_is_decided() {
        let dialects = crate::all("https://pay.example", &crate::Settings::default());
        for (method, path, record, key, header, whose) in TABLE {
            let some = |text: &'static str| (!text.is_empty()).then_some(text);
            let presented = Presented {
                record: some(record),
                version: None,
                key: some(key),
                header: some(header),
                method: &method.parse().unwrap(),
                path,
            };
            let got = claim(&dialects, &presented).unwrap().name();
            assert_eq!(got, *whose, "{method} {path} {record} {key} {header}");
        }
    }

    /// The version's header, and what beside it; the path is one that several have.
    #[test]
    fn the_header_of_a_version_chooses_its_vendor_for_a_key_of_ours() {
        let dialects = crate::all("https://pay.example", &crate::Settings::default());
        let header = Some("stripe-version");
        for (version, record, key, vendor, whose) in [
            (header, Some("native"), None, None, "stripe"),
            (None, Some("native"), None, None, "native"),
            (None, Some("stripe"), None, None, "stripe"),
            (header, Some("inflow"), None, None, "inflow"),
            (header, Some("elixpo"), None, None, "elixpo"),
            (header, None, Some("sk_test_1"), None, "stripe"),
            (header, None, None, None, "stripe"),
            (header, None, Some("lix_pay_1"), None, "elixpo"),
            (header, None, Some("sk_test_1"), Some("x-api-key"), "axra"),
        ] {
            let (method, path) = (&http::Method::POST, "/v1/checkout/sessions");
            let presented = Presented { record, version, key, header: vendor, method, path };
            let got = claim(&dialects, &presented).unwrap().name();
            assert_eq!(got, whose, "{presented:?}");
        }
    }

    /// What Stripe's dialect has in common with our own API is nearly all of it, and the header tells them apart. Two
    /// other dialects with one path and method are told apart by the key alone, so each such pair is known.
    #[test]
    fn the_paths_that_dialects_share_are_these() {
        let dialects = crate::all("", &crate::Settings::default());
        let dialects: Vec<_> = dialects.into_iter().filter(|it| it.name() != crate::stripe::NAME).collect();
        let mut shared = vec![];
        for (place, one) in dialects.iter().enumerate() {
            for other in dialects.iter().skip(place + 1) {
                for route in one.routes() {
                    let same = |it: &&Route| it.path == route.path && it.method == route.method;
                    if other.routes().iter().any(|it| same(&it)) {
                        let (a, b) = (one.name(), other.name());
                        shared.push(format!("{} {} {a} {b}", route.method, route.path));
                    }
                }
            }
        }
        assert_eq!(
            shared,
            [
                "POST /v1/checkout/sessions native elixpo",
                "POST /v1/products native elixpo",
                "POST /v1/sync native elixpo",
                "GET /v1/catalog native elixpo",
                "GET /v1/entitlements native elixpo",
            ]
        );
    }
}
