//! The headers of every response, in three profiles: pages, APIs, and what may be kept.

use super::Response;
use base64::Engine;
use bytes::Bytes;
use http::{HeaderName, HeaderValue, StatusCode};
use kassa_domain::Chance;
use kassa_domain::chance::draw;

/// What is sent with everything.
const ALWAYS: [(&str, &str); 2] = [
    ("strict-transport-security", "max-age=63072000; includeSubDomains"),
    ("x-content-type-options", "nosniff"),
];

const PAGE: [(&str, &str); 8] = [
    ("referrer-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("cache-control", "no-store"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "payment=(self), camera=(), microphone=(), geolocation=(), usb=()"),
    ("content-type", "text/html; charset=utf-8"),
    ("reporting-endpoints", "csp=\"/csp-reports\""),
];

fn set(response: &mut Response, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(HeaderName::from_static(name), value);
    }
}

/// Headers of an API's response: it is never kept, and never taken for anything but JSON.
pub(super) fn api(mut response: Response) -> Response {
    for (name, value) in ALWAYS {
        set(&mut response, name, value);
    }
    // What anybody may see, a dialect may let others keep.
    if !response.headers().contains_key("cache-control") {
        set(&mut response, "cache-control", "no-store");
    }
    response
}

/// An answer that only its caller may see.
pub(super) fn private(mut response: Response) -> Response {
    set(&mut response, "cache-control", "no-store");
    response
}

/// An answer that anybody may see, and that differs for callers with a key.
pub(super) fn varied(mut response: Response, by: &str) -> Response {
    set(&mut response, "vary", by);
    response
}

/// A random word that ties a page's own style and script to its headers.
pub(super) fn nonce(chance: &dyn Chance) -> String {
    base64::engine::general_purpose::STANDARD.encode(draw::<16>(chance))
}

/// A page. `targets` are the origins, besides this one, to which a form on it may lead through redirects.
pub(super) fn page(status: u16, html: String, nonce: &str, targets: &[String]) -> Response {
    let mut response = http::Response::new(Bytes::from(html));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in ALWAYS.into_iter().chain(PAGE) {
        set(&mut response, name, value);
    }
    set(&mut response, "content-security-policy", &policy(nonce, targets));
    response
}

fn policy(nonce: &str, targets: &[String]) -> String {
    let mut form_action = String::from("'self'");
    for target in targets.iter().filter(|target| !target.is_empty()) {
        form_action.push(' ');
        form_action.push_str(target);
    }
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; img-src 'self' \
            data:; font-src 'self'; \
         connect-src 'self'; frame-src 'none'; form-action {form_action}; base-uri 'none'; object-src 'none'; \
         frame-ancestors 'none'; require-trusted-types-for 'script'; report-to csp"
    )
}

/// A redirect after a form, or to the canonical address of a page.
pub(super) fn see_other(location: &str) -> Response {
    let mut response = http::Response::new(Bytes::new());
    *response.status_mut() = StatusCode::SEE_OTHER;
    for (name, value) in ALWAYS.into_iter().chain(PAGE) {
        set(&mut response, name, value);
    }
    set(&mut response, "content-security-policy", "default-src 'none'; frame-ancestors 'none'");
    set(&mut response, "location", location);
    response
}

/// A page that leads on to another one by itself after so many seconds.
pub(super) fn then(mut response: Response, seconds: u8, url: &str) -> Response {
    set(&mut response, "refresh", &format!("{seconds}; url={url}"));
    response
}

/// A picture that anybody may see and keep for a while. Opened by itself it can neither run nor load anything.
pub(super) fn picture(kind: &'static str, body: impl Into<Bytes>) -> Response {
    let mut response = http::Response::new(body.into());
    for (name, value) in ALWAYS {
        set(&mut response, name, value);
    }
    set(&mut response, "content-type", kind);
    set(&mut response, "cache-control", "public, max-age=3600");
    set(&mut response, "content-security-policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
    response
}

/// Something plain that is not a page.
pub(super) fn plain(status: u16, kind: &'static str, body: impl Into<Bytes>) -> Response {
    let mut response = http::Response::new(body.into());
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    set(&mut response, "content-type", kind);
    api(response)
}
