//! Checking that a webhook comes from your Kassa, and was sent just now.

use crate::error::Error;
use crate::types::Event;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use http::HeaderMap;
use ring::hmac;
use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

const TOLERANCE: Duration = Duration::from_secs(300);

/// What verifies deliveries to one endpoint.
pub struct Webhook {
    keys: Vec<Key>,
    tolerance: Duration,
}

/// What a secret stands for, in the two forms in which Kassa signs.
struct Key {
    text: hmac::Key,
    decoded: hmac::Key,
}

/// What a delivery says about itself: all its headers, or the value of `Kassa-Signature` alone.
#[derive(Clone, Copy, Debug)]
pub enum Proof<'a> {
    /// All headers of the request.
    Headers(&'a HeaderMap),
    /// The value of `Kassa-Signature`.
    Signature(&'a str),
}

impl<'a> From<&'a HeaderMap> for Proof<'a> {
    fn from(headers: &'a HeaderMap) -> Self {
        Self::Headers(headers)
    }
}

impl<'a> From<&'a str> for Proof<'a> {
    fn from(signature: &'a str) -> Self {
        Self::Signature(signature)
    }
}

/// The time of a delivery, what comes before its body in what was signed, and its signatures.
struct Claims<'a> {
    time: &'a str,
    prefix: String,
    given: Vec<Vec<u8>>,
    standard: bool,
}

impl Webhook {
    /// For an endpoint with this secret.
    ///
    /// # Errors
    /// When it cannot be one: with an empty one anybody could sign.
    pub fn new(secret: &str) -> Result<Self, Error> {
        Ok(Self { keys: vec![key(secret)?], tolerance: TOLERANCE })
    }

    /// And for this secret as well, while you change over.
    ///
    /// # Errors
    /// When it cannot be one.
    pub fn and(mut self, secret: &str) -> Result<Self, Error> {
        self.keys.push(key(secret)?);
        Ok(self)
    }

    /// How old a delivery may be; 300 seconds where nothing is said.
    #[must_use]
    pub fn tolerance(mut self, tolerance: Duration) -> Self {
        self.tolerance = tolerance;
        self
    }

    /// The event that a delivery to an endpoint with this secret carries, once its signature has been verified.
    /// `payload` is the body as it came, `proof` all headers of the request, or the value of `Kassa-Signature` alone.
    ///
    /// # Errors
    /// When no signature fits, or the delivery is too old.
    pub fn construct_event<'a>(
        payload: &[u8],
        proof: impl Into<Proof<'a>>,
        secret: &str,
    ) -> Result<Event, Error> {
        Self::new(secret)?.verify(payload, proof)
    }

    /// The event that a delivery carries, once its signature has been verified.
    ///
    /// # Errors
    /// When no signature fits, or the delivery is too old.
    pub fn verify<'a>(&self, payload: &[u8], proof: impl Into<Proof<'a>>) -> Result<Event, Error> {
        let claims = claims(proof.into())?;
        let digits =
            (1..=12).contains(&claims.time.len()) && claims.time.bytes().all(|byte| byte.is_ascii_digit());
        let time: u64 = match claims.time.parse() {
            Ok(time) if digits => time,
            _ => return Err(Error::signature("the time of the signature is not a number")),
        };
        let signed = [claims.prefix.as_bytes(), payload].concat();
        // Every signature is compared, so that how long it takes says nothing.
        let mut good = false;
        for key in &self.keys {
            let key = if claims.standard { &key.decoded } else { &key.text };
            for one in &claims.given {
                good |= hmac::verify(key, &signed, one).is_ok();
            }
        }
        if !good {
            return Err(Error::signature(
                "no signature fits: is this the secret of this endpoint, and the body as it came?",
            ));
        }
        if now().abs_diff(time) > self.tolerance.as_secs() {
            return Err(Error::signature(
                "the signature is too old or from the future: is this machine's clock right?",
            ));
        }
        serde_json::from_slice(payload)
            .map_err(|problem| Error::signature(&format!("what was signed is no event: {problem}")))
    }

    /// The headers that Kassa would send with a body, for tests of your own receiver.
    #[must_use]
    pub fn test_headers(&self, payload: &[u8], id: &str, time: SystemTime) -> Vec<(&'static str, String)> {
        let time = time.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        let sign = |key: &hmac::Key, prefix: &str| {
            let tag = hmac::sign(key, &[prefix.as_bytes(), payload].concat());
            tag.as_ref().to_vec()
        };
        let stamped = self.keys.iter().map(|key| hex::encode(sign(&key.text, &format!("{time}."))));
        let stamped: String = stamped.map(|text| format!(",v1={text}")).collect();
        let standard =
            self.keys.iter().map(|key| STANDARD.encode(sign(&key.decoded, &format!("{id}.{time}."))));
        let standard: Vec<String> = standard.map(|text| format!("v1,{text}")).collect();
        vec![
            ("content-type", "application/json".to_owned()),
            ("kassa-signature", format!("t={time}{stamped}")),
            ("webhook-id", id.to_owned()),
            ("webhook-timestamp", time.to_string()),
            ("webhook-signature", standard.join(" ")),
        ]
    }
}

#[expect(clippy::disallowed_methods, reason = "how old a delivery is, the machine's clock tells")]
fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}

fn key(secret: &str) -> Result<Key, Error> {
    let encoded = secret.strip_prefix("whsec_").unwrap_or_default();
    let decoded = STANDARD_NO_PAD.decode(encoded.trim_end_matches('=')).unwrap_or_default();
    if decoded.len() < 16 {
        return Err(Error::usage("secret: must be the endpoint's secret, which is whsec_ and base 64"));
    }
    let key = |bytes: &[u8]| hmac::Key::new(hmac::HMAC_SHA256, bytes);
    Ok(Key { text: key(secret.as_bytes()), decoded: key(&decoded) })
}

fn claims(proof: Proof<'_>) -> Result<Claims<'_>, Error> {
    let headers = match proof {
        Proof::Signature(text) => return Ok(stamped(text)),
        Proof::Headers(headers) => headers,
    };
    // What is there more than once is not what Kassa sent.
    let header = |name: &str| {
        let mut values = headers.get_all(name).iter();
        match (values.next(), values.next()) {
            (Some(value), None) => value.to_str().ok(),
            _ => None,
        }
    };
    if let Some(text) = header("webhook-signature") {
        let (Some(id), Some(time)) = (header("webhook-id"), header("webhook-timestamp")) else {
            return Err(Error::signature("the header webhook-id or webhook-timestamp is missing"));
        };
        let given = text.split(' ').filter_map(|one| STANDARD.decode(one.strip_prefix("v1,")?).ok());
        return Ok(Claims { time, prefix: format!("{id}.{time}."), given: given.collect(), standard: true });
    }
    let text = header("kassa-signature").or_else(|| header("x-paygate-signature"));
    text.map(stamped)
        .ok_or_else(|| Error::signature("there is no signature: pass all headers of the request"))
}

/// Reads `t=..,v1=..`.
fn stamped(text: &str) -> Claims<'_> {
    let parts = || text.split(',').filter_map(|part| part.trim().split_once('='));
    let time = parts().find(|(name, _)| *name == "t").map(|(_, value)| value).unwrap_or_default();
    let given = parts().filter(|(name, _)| *name == "v1").filter_map(|(_, value)| hex::decode(value).ok());
    Claims { time, prefix: format!("{time}."), given: given.collect(), standard: false }
}

impl fmt::Debug for Webhook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Webhook").field("tolerance", &self.tolerance).finish_non_exhaustive()
    }
}
