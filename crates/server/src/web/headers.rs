//! The headers of every response, in three profiles: pages, APIs, and what may be kept.

use super::Response;
use base64::Engine;
use bytes::Bytes;
use http::header::CACHE_CONTROL;
use http::{HeaderName, HeaderValue, StatusCode};
use kassa_domain::chance::draw;
use kassa_domain::processor::Sources;
use kassa_domain::{Chance, Locale};

/// A header that is the same in every answer that has it. It is read once, when the program is built.
type Fixed = (HeaderName, HeaderValue);

const fn fixed(name: &'static str, value: &'static str) -> Fixed {
    (HeaderName::from_static(name), HeaderValue::from_static(value))
}

/// What is sent with everything.
const ALWAYS: [Fixed; 2] = [
    fixed("strict-transport-security", "max-age=63072000; includeSubDomains"),
    fixed("x-content-type-options", "nosniff"),
];

const PAGE: [Fixed; 8] = [
    fixed("referrer-policy", "same-origin"),
    fixed("x-frame-options", "DENY"),
    fixed("cache-control", "no-store"),
    fixed("cross-origin-opener-policy", "same-origin"),
    fixed("cross-origin-resource-policy", "same-origin"),
    fixed("permissions-policy", "payment=(self), camera=(), microphone=(), geolocation=(), usb=()"),
    fixed("content-type", "text/html; charset=utf-8"),
    fixed("reporting-endpoints", "csp=\"/csp-reports\""),
];

const KEEP_NOTHING: HeaderValue = HeaderValue::from_static("no-store");

/// So many headers a page has, with what is added to every answer.
const PAGE_HEADERS: usize = 16;

fn set<B>(response: &mut http::Response<B>, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(HeaderName::from_static(name), value);
    }
}

fn set_all<B>(response: &mut http::Response<B>, headers: impl IntoIterator<Item = Fixed>) {
    for (name, value) in headers {
        response.headers_mut().insert(name, value);
    }
}

/// Headers of an API's response: it is never kept, and never taken for anything but JSON.
pub(super) fn api<B>(mut response: http::Response<B>) -> http::Response<B> {
    set_all(&mut response, ALWAYS);
    // What anybody may see, a dialect may let others keep.
    response.headers_mut().entry(CACHE_CONTROL).or_insert(KEEP_NOTHING);
    response
}

/// An answer that only its caller may see.
pub(super) fn private(mut response: Response) -> Response {
    response.headers_mut().insert(CACHE_CONTROL, KEEP_NOTHING);
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
pub(super) fn page(
    (status, locale): (u16, Locale),
    html: String,
    nonce: &str,
    targets: &[String],
) -> Response {
    let mut response = http::Response::new(Bytes::from(html));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response.headers_mut().reserve(PAGE_HEADERS);
    set_all(&mut response, ALWAYS);
    set_all(&mut response, PAGE);
    set(&mut response, "content-security-policy", &policy(nonce, targets));
    set(&mut response, "content-language", locale.tag());
    set(&mut response, "vary", "accept-language");
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

/// Opens a page to the provider whose own script and fields are on it, and to nobody else. The script may write styles,
/// and may open windows for the buyer's bank.
pub(super) fn open_to(mut response: Response, sources: &Sources) -> Response {
    let policy = response.headers().get("content-security-policy").and_then(|value| value.to_str().ok());
    let mut policy = policy.unwrap_or_default().to_owned();
    let listed = |origins: &[String]| origins.iter().map(|origin| format!(" {origin}")).collect::<String>();
    let frames = listed(&sources.frames);
    let nonce = policy.split('\'').find(|word| word.starts_with("nonce-")).unwrap_or_default().to_owned();
    for (from, to) in [
        (format!("script-src '{nonce}'"), format!("script-src '{nonce}' 'self'{}", listed(&sources.scripts))),
        (
            format!("style-src '{nonce}'"),
            format!("style-src 'unsafe-inline' 'self'{}", listed(&sources.styles)),
        ),
        ("img-src 'self' data:".to_owned(), format!("img-src 'self' data:{}", listed(&sources.images))),
        ("connect-src 'self'".to_owned(), format!("connect-src 'self'{}", listed(&sources.connects))),
        (
            "frame-src 'none'".to_owned(),
            format!("frame-src{}", if frames.is_empty() { " 'none'" } else { &frames }),
        ),
    ] {
        policy = policy.replacen(&from, &to, 1);
    }
    if sources.untyped {
        policy = policy.replacen(" require-trusted-types-for 'script';", "", 1);
    }
    set(&mut response, "content-security-policy", &policy);
    set(&mut response, "cross-origin-opener-policy", "same-origin-allow-popups");
    let payers: String = sources.frames.iter().map(|origin| format!(" \"{origin}\"")).collect();
    let permissions = format!("payment=(self{payers}), camera=(), microphone=(), geolocation=(), usb=()");
    set(&mut response, "permissions-policy", &permissions);
    response
}

/// A stream of events. Proxies are asked to hand on each as it comes.
pub(super) fn events<B>(body: B) -> http::Response<B> {
    let mut response = http::Response::new(body);
    set_all(&mut response, ALWAYS);
    set(&mut response, "content-type", "text/event-stream");
    set(&mut response, "cache-control", "no-store");
    set(&mut response, "x-accel-buffering", "no");
    set(&mut response, "cross-origin-resource-policy", "same-origin");
    response
}

/// A redirect after a form, or to the canonical address of a page.
pub(super) fn see_other(location: &str) -> Response {
    let mut response = http::Response::new(Bytes::new());
    *response.status_mut() = StatusCode::SEE_OTHER;
    response.headers_mut().reserve(PAGE_HEADERS);
    set_all(&mut response, ALWAYS);
    set_all(&mut response, PAGE);
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
    set_all(&mut response, ALWAYS);
    set(&mut response, "content-type", kind);
    set(&mut response, "cache-control", "public, max-age=3600");
    set(&mut response, "content-security-policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
    response
}

/// A file to keep, which no browser opens as a page.
pub(super) fn download(name: &str, kind: &'static str, body: impl Into<Bytes>) -> Response {
    let mut response = plain(200, kind, body);
    set(&mut response, "content-disposition", &format!("attachment; filename=\"{name}\""));
    set(&mut response, "content-security-policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
    response
}

/// A picture whose name follows from its bytes.
pub(super) fn forever(kind: &'static str, body: impl Into<Bytes>) -> Response {
    let mut response = picture(kind, body);
    set(&mut response, "cache-control", "public, max-age=31536000, immutable");
    response
}

/// Lets these origins have a page in a frame, and nobody else.
pub(super) fn framed_by(mut response: Response, origins: &[String]) -> Response {
    let policy = response.headers().get("content-security-policy").and_then(|value| value.to_str().ok());
    let ancestors = format!("frame-ancestors {}", origins.join(" "));
    let policy = policy.unwrap_or_default().replacen("frame-ancestors 'none'", &ancestors, 1);
    set(&mut response, "content-security-policy", &policy);
    // The older header knows no list; browsers that know the policy go by that alone.
    response.headers_mut().remove("x-frame-options");
    set(&mut response, "cross-origin-resource-policy", "cross-origin");
    response
}

/// Lets a page hold pages of ours in frames, such as a preview.
pub(super) fn holding_our_own(mut response: Response) -> Response {
    let policy = response.headers().get("content-security-policy").and_then(|value| value.to_str().ok());
    let policy = policy.unwrap_or_default().replacen("frame-src 'none'", "frame-src 'self'", 1);
    set(&mut response, "content-security-policy", &policy);
    response
}

/// A script of ours for pages of others.
pub(super) fn script_for_all(text: &'static str) -> Response {
    let mut response = script(text);
    set(&mut response, "cross-origin-resource-policy", "cross-origin");
    response
}

/// A script of ours that is a file of its own. It is looked for anew where it may have changed with the server.
pub(super) fn script(text: &'static str) -> Response {
    let mut response = http::Response::new(Bytes::from_static(text.as_bytes()));
    set_all(&mut response, ALWAYS);
    set(&mut response, "content-type", "text/javascript; charset=utf-8");
    set(&mut response, "cache-control", "public, max-age=300");
    set(&mut response, "cross-origin-resource-policy", "same-origin");
    response
}

/// What everybody may read, scripts of other origins too.
pub(super) fn published(kind: &'static str, body: impl Into<Bytes>) -> Response {
    let mut response = plain(200, kind, body);
    set(&mut response, "cache-control", "public, max-age=3600");
    set(&mut response, "access-control-allow-origin", "*");
    response
}

/// Something plain that is not a page.
pub(super) fn plain(status: u16, kind: &'static str, body: impl Into<Bytes>) -> Response {
    let mut response = http::Response::new(body.into());
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    set(&mut response, "content-type", kind);
    api(response)
}
