//! The readers of the six dialects: body, query and path make a call, or a refusal in the dialect's own form.

use super::corpus::{Known, requests};
use super::fuzz;
use bytes::Bytes;
use kassa_dialects::{Settings, native};
use kassa_domain::dialect::{ApiRequest, Dialect, Malformed, Route};
use std::sync::Arc;

fn dialect(name: &str) -> Arc<dyn Dialect> {
    let all = kassa_dialects::all("http://127.0.0.1:8080", &Settings::default());
    all.into_iter().find(|dialect| dialect.name() == name).unwrap()
}

/// What a path has where the route's has a name in braces; none where it is another path.
fn params<'a>(route: &Route, path: &'a str) -> Option<Vec<&'a str>> {
    let (pattern, parts): (Vec<_>, Vec<_>) = (route.path.split('/').collect(), path.split('/').collect());
    let fits = |(is, part): (&&str, &&str)| is.starts_with('{') || is == part;
    let same = pattern.len() == parts.len() && pattern.iter().zip(&parts).all(fits);
    let named = pattern.iter().zip(&parts).filter(|(is, _)| is.starts_with('{'));
    same.then(|| named.map(|(_, part)| *part).collect())
}

fn route<'a>(dialect: &'a dyn Dialect, method: &str, path: &str) -> Option<&'a Route> {
    let routes = dialect.routes().iter().filter(|route| params(route, path).is_some());
    // A path that is written out goes before one with a name in it.
    routes.filter(|route| route.method.as_str() == method).min_by_key(|route| route.path.matches('{').count())
}

/// An input: the request that it began as, its number in the corpus, the query, a line's end, and the body.
fn input(number: usize, known: &Known) -> Vec<u8> {
    let query = known.target.split_once('?').map_or("", |(_, query)| query);
    [number.to_string().as_bytes(), b"\n", query.as_bytes(), b"\n", &known.body].concat()
}

/// A refusal is one of the client's making, names what is wrong, and is whole.
fn is_well_formed(dialect: &dyn Dialect, malformed: &Malformed) {
    let response = dialect.malformed(malformed);
    assert!((400..500).contains(&response.status().as_u16()), "{malformed:?}: {}", response.status());
    let body = serde_json::from_slice::<serde_json::Value>(response.body());
    assert!(body.is_ok_and(|body| body.is_object()), "{malformed:?}: {:?}", response.body());
    assert!(!malformed.message.is_empty(), "{malformed:?}");
}

fn read(name: &str) {
    let dialect = dialect(name);
    let known: Vec<Known> = requests(name)
        .into_iter()
        .filter(|known| {
            let path = known.target.split('?').next().unwrap_or_default();
            route(&*dialect, &known.method, path).is_some()
        })
        .collect();
    let corpus: Vec<Vec<u8>> = known.iter().enumerate().map(|(number, it)| input(number, it)).collect();
    fuzz(name, &corpus, super::TRIES, |bytes| {
        let mut parts = bytes.splitn(3, |byte| *byte == b'\n');
        let number: String = String::from_utf8_lossy(parts.next().unwrap_or_default()).into_owned();
        let query = String::from_utf8_lossy(parts.next().unwrap_or_default()).into_owned();
        let body = Bytes::from(parts.next().unwrap_or_default().to_vec());
        // A number that became another one leads to another route.
        let number = number
            .bytes()
            .fold(0, |sum: usize, byte| sum.wrapping_mul(10).wrapping_add(usize::from(byte & 15)));
        let known = &known[number % known.len()];
        let path = known.target.split('?').next().unwrap_or_default();
        let route = route(&*dialect, &known.method, path).unwrap();
        let mut headers = http::HeaderMap::new();
        for (name, value) in &known.headers {
            let name = http::HeaderName::from_bytes(name.as_bytes()).unwrap();
            headers.append(name, http::HeaderValue::from_str(value).unwrap());
        }
        let params = params(route, path).unwrap();
        let request = ApiRequest { params, query: &query, headers: &headers, body: &body, key: None };
        let called = (route.read)(&request);
        let again = (route.read)(&request);
        assert_eq!(format!("{called:?}"), format!("{again:?}"), "the same bytes mean the same");
        called.inspect_err(|malformed| is_well_formed(&*dialect, malformed)).is_ok()
    });
}

#[test]
fn native_reader() {
    read(native::NAME);
}

#[test]
fn elixpo_reader() {
    read(kassa_dialects::elixpo::NAME);
}

#[test]
fn inflow_reader() {
    read(kassa_dialects::inflow::NAME);
}

#[test]
fn copperx_reader() {
    read(kassa_dialects::copperx::NAME);
}

#[test]
fn axra_reader() {
    read(kassa_dialects::axra::NAME);
}

#[test]
fn stripe_reader() {
    read(kassa_dialects::stripe::NAME);
}
