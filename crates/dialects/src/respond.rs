//! What the responses of every dialect have in common: JSON, and a header more.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::HeaderValue;
use http::header::CONTENT_TYPE;
use kassa_domain::json;
use kassa_domain::right::KeyRight;
use serde::Serialize;

/// How the bytes of a signature are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// Lower-case hexadecimal digits.
    Hex,
    /// Base 64 with padding.
    Base64,
}

impl Encoding {
    /// The bytes as text.
    pub(crate) fn text(self, bytes: &[u8]) -> String {
        match self {
            Self::Hex => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
            Self::Base64 => STANDARD.encode(bytes),
        }
    }
}

/// A JSON response. Serialising these shapes cannot fail: their keys are texts and they hold no floating-point number.
pub(crate) fn json<T: Serialize>(status: u16, body: &T) -> http::Response<Bytes> {
    let bytes = json::bytes(body).unwrap_or_default();
    let mut response = http::Response::new(Bytes::from(bytes));
    *response.status_mut() =
        http::StatusCode::from_u16(status).unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// The response with one header more. A value that no header can hold is left out.
pub(crate) fn with(
    mut response: http::Response<Bytes>,
    name: &'static str,
    value: &str,
) -> http::Response<Bytes> {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
    response
}

/// Lets anybody read the answer and keep it for a minute: a shop's page may ask for the catalog from the browser.
pub(crate) fn public(response: http::Response<Bytes>) -> http::Response<Bytes> {
    let response = with(response, "cache-control", "public, max-age=60");
    with(response, "access-control-allow-origin", "*")
}

/// Keeps the answer out of every cache: it is about one person, at one moment.
pub(crate) fn no_store(response: http::Response<Bytes>) -> http::Response<Bytes> {
    with(response, "cache-control", "no-store")
}

/// What a key would have to be for. The same words in every dialect: none of the vendors has such keys.
pub(crate) fn lacks(right: Option<KeyRight>) -> String {
    match right {
        Some(right) => format!("This key does not have the scope {}", right.as_str()),
        None => "This key has scopes, and only a key without any may do this".to_owned(),
    }
}
