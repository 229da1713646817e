//! Pages go over the wire compressed, where the browser takes it.
//!
//! Who can have a victim's browser ask for a compressed answer, and can put words of their own into that answer, can
//! guess what else is in it by how long it is. So only that is compressed which holds nothing that they could not ask
//! for themselves: an answer to a look, at an address that is itself the key to the page, or is anybody's. It is the
//! same whatever cookies the browser sends along.

use super::Body;
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, VARY};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Method};
use std::io::Write;

/// The routes whose pages have no key but their address, or are anybody's.
const ROUTES: [&str; 6] = ["page", "link", "invoice", "portal", "home", "docs"];
/// What is smaller fits into the first packets anyhow.
const WORTH: usize = 1024;

/// Compresses the answer, if it is a page that may be and the browser takes it.
pub(super) fn page(request: &Parts, route: &str, response: &mut http::Response<Body>) {
    let looks = request.method == Method::GET;
    let Body::Whole(whole) = response.body() else { return };
    if !looks || !ROUTES.contains(&route) || whole.len() < WORTH {
        return;
    }
    let small = takes_gzip(&request.headers).then(|| gzip(whole)).flatten();
    // Whatever the answer is now, it would have been another one for another browser.
    response.headers_mut().append(VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(small) = small {
        *response.body_mut() = Body::Whole(small);
        response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
}

/// Whether the browser names gzip, and does not say that it would rather not have it.
fn takes_gzip(headers: &HeaderMap) -> bool {
    let lists = headers.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    lists.flat_map(|list| list.split(',')).any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("gzip"));
        let refused = |part: &str| {
            let weight = part.strip_prefix("q=").or(part.strip_prefix("Q="));
            weight.is_some_and(|weight| weight.bytes().all(|digit| matches!(digit, b'0' | b'.')))
        };
        named && !parts.any(refused)
    })
}

/// The quickest level but one: it leaves a page at a third. The quickest leaves a quarter more of it, and the slower
/// ones win little.
const LEVEL: u32 = 2;

fn gzip(body: &[u8]) -> Option<Bytes> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(body.len() / 2), Compression::new(LEVEL));
    encoder.write_all(body).ok()?;
    encoder.finish().ok().map(Bytes::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn asked(method: &Method, accept: Option<&str>) -> Parts {
        let request = http::Request::builder().method(method);
        let request =
            accept.iter().fold(request, |request, accept| request.header("accept-encoding", *accept));
        request.body(()).unwrap().into_parts().0
    }

    fn answered(accept: Option<&str>, route: &str, method: &Method) -> http::Response<Body> {
        let mut response = http::Response::new(Body::Whole(Bytes::from("a page ".repeat(1000))));
        page(&asked(method, accept), route, &mut response);
        response
    }

    #[test]
    fn a_page_is_compressed_for_whoever_takes_it() {
        for (accept, is) in [
            (None, false),
            (Some("br"), false),
            (Some("identity, deflate"), false),
            (Some("gzip;q=0"), false),
            (Some("gzip; q=0.000, br"), false),
            (Some("*"), false),
            (Some("gzip"), true),
            (Some("br, GZIP;q=0.5"), true),
            (Some("gzip, deflate, br, zstd"), true),
        ] {
            let response = answered(accept, "page", &Method::GET);
            assert_eq!(response.headers().contains_key("content-encoding"), is, "{accept:?}");
            assert_eq!(response.headers()["vary"], "accept-encoding");
            let body = response.into_body().whole().unwrap();
            let mut text = String::new();
            if is {
                flate2::read::GzDecoder::new(body.as_ref()).read_to_string(&mut text).unwrap();
            } else {
                text = String::from_utf8(body.to_vec()).unwrap();
            }
            assert_eq!(text, "a page ".repeat(1000));
        }
    }

    #[test]
    fn what_repeats_a_form_and_what_has_a_key_is_not() {
        for (route, method) in [
            ("page.pay", Method::POST),
            ("page.update", Method::POST),
            ("page", Method::POST),
            ("api", Method::GET),
            ("dashboard", Method::GET),
            ("metrics", Method::GET),
        ] {
            let response = answered(Some("gzip"), route, &method);
            assert!(response.headers().is_empty(), "{route} {method}");
        }
    }
}
