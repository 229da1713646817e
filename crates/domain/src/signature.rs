//! Signatures over bytes: HMAC-SHA256, and the `t=..,v1=..` form that Stripe made known.

use crate::planted;
use crate::secret::Secret;
use crate::time::{SECOND, Timestamp};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// How old, or how far ahead, a signed request may be.
pub const TOLERANCE: i64 = 300 * SECOND;
/// A secret shorter than this is no secret.
pub const SECRET_BYTES_MIN: usize = 24;
/// A header has one signature for each secret that is in use while secrets rotate. One with more is nobody's, and
/// comparing them all would be work that anybody could make for us.
const SIGNATURES_MAX: usize = 16;

/// HMAC-SHA256 over the parts, one after the other.
#[must_use]
pub fn hmac_sha256(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    mac(key, parts).finalize().into_bytes().into()
}

fn mac(key: &[u8], parts: &[&[u8]]) -> Hmac<Sha256> {
    // A key of any length is taken by HMAC, so this never fails; an empty one would be refused by `verify`.
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key)
        .unwrap_or_else(|_| <Hmac<Sha256> as KeyInit>::new(&Default::default()));
    for part in parts {
        mac.update(part);
    }
    mac
}

/// `t=<unix seconds>,v1=<hex>[,v1=<hex>]` over `"<t>.<body>"`, keyed with the whole text of each secret.
#[must_use]
pub fn stamp(secrets: &[Secret], body: &[u8], at: Timestamp) -> String {
    let seconds = at.seconds().to_string();
    let mut header = format!("t={seconds}");
    for secret in secrets {
        let signature = hmac_sha256(secret.expose().as_bytes(), &[seconds.as_bytes(), b".", body]);
        header.push_str(",v1=");
        header.push_str(&hex::encode(signature));
    }
    header
}

/// Whether the header is a fresh signature of the body under the secret. Compares in constant time.
#[must_use]
pub fn verify(secret: &Secret, header: &str, body: &[u8], now: Timestamp) -> bool {
    if secret.expose().len() < SECRET_BYTES_MIN && !planted!("empty_secret_accepted") {
        return false;
    }
    let parts: Vec<_> = header.split(',').filter_map(|part| part.split_once('=')).collect();
    let times: Vec<_> = parts.iter().filter(|(name, _)| *name == "t").map(|(_, value)| *value).collect();
    let [time] = times.as_slice() else { return false };
    if time.is_empty() || !time.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let Some(at) = time.parse::<i64>().ok().and_then(|seconds| seconds.checked_mul(SECOND)) else {
        return false;
    };
    if now.since(Timestamp(at)).saturating_abs() > TOLERANCE && !planted!("old_timestamp_accepted") {
        return false;
    }
    let given: Vec<_> = parts.iter().filter(|(name, _)| *name == "v1").map(|(_, value)| *value).collect();
    if given.len() > SIGNATURES_MAX {
        return false;
    }
    // The body is gone through once, however many signatures there are.
    let signed = mac(secret.expose().as_bytes(), &[time.as_bytes(), b".", body]);
    given.iter().any(|value| {
        // Digits are written in lower case; another spelling is not the signer's.
        let lower = !value.bytes().any(|byte| byte.is_ascii_uppercase());
        lower && hex::decode(value).is_ok_and(|bytes| signed.clone().verify_slice(&bytes).is_ok())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &[u8] = br#"{"event":"ping"}"#;

    /// The vector of the wire facts, section 8.4.
    #[test]
    fn the_known_vector() {
        assert_eq!(
            stamp(&[Secret::new("whsec_test")], BODY, Timestamp(1_718_500_000_000)),
            "t=1718500000,v1=0703d2f340431597464ca0f7158062817ff69dac716ba1a42b03c3386982455f"
        );
    }

    /// The vectors of the two texts that vendors sign: the body alone, and the time before it.
    #[test]
    fn the_known_codes() {
        let code = |parts: &[&[u8]]| hex::encode(hmac_sha256(b"whsec_test", parts));
        let alone = "645e86a36ef1ed458be359c7d3c57737f8a202a88274a809a507f208ba54d991";
        assert_eq!(code(&[BODY]), alone);
        let (half, rest) = BODY.split_at(7);
        assert_eq!(code(&[half, b"", rest]), alone, "how the text is cut makes no difference");
        let timed = "0703d2f340431597464ca0f7158062817ff69dac716ba1a42b03c3386982455f";
        assert_eq!(code(&[b"1718500000", b".", BODY]), timed);
    }

    /// One spelling, and no more of them than secrets that could be in use.
    #[test]
    fn a_signature_has_one_spelling_and_few_beside_it() {
        let secret = Secret::new("whsec_0123456789abcdef0123");
        let now = Timestamp(1_718_500_000_000);
        let good = stamp(std::slice::from_ref(&secret), BODY, now);
        let (time, digits) = good.split_once(",v1=").unwrap();
        assert!(!verify(&secret, &format!("{time},v1={}", digits.to_uppercase()), BODY, now));
        let among = |others: usize| format!("{time}{},v1={digits}", ",v1=00".repeat(others));
        assert!(verify(&secret, &among(SIGNATURES_MAX - 1), BODY, now));
        assert!(!verify(&secret, &among(SIGNATURES_MAX), BODY, now));
    }

    #[test]
    fn only_a_fresh_whole_signature_verifies() {
        let secret = Secret::new("whsec_0123456789abcdef0123");
        let now = Timestamp(1_718_500_000_000);
        let good = stamp(&[Secret::new("whsec_the_other_of_two_secrets"), secret.clone()], BODY, now);
        assert!(verify(&secret, &good, BODY, now));
        let (time, signature) = good.rsplit_once(",v1=").unwrap();
        let cut = format!("{time},v1={}", &signature[..62]);
        let doubled = format!("{good},t=1718500000");
        for bad in [
            "",
            "t=1718500000",
            "v1=00",
            "t=,v1=00",
            "t=-1,v1=00",
            "t=1.0,v1=00",
            "t=9223372036854775808,v1=0",
            &*cut,
            &*doubled,
        ] {
            assert!(!verify(&secret, bad, BODY, now), "{bad}");
        }
        assert!(!verify(&secret, &good, b"{\"event\": \"ping\"}", now));
        assert!(!verify(&secret, &good, BODY, now.plus(TOLERANCE + SECOND)));
        assert!(!verify(&secret, &good, BODY, now.plus(-TOLERANCE - SECOND)));
        let empty = Secret::new("");
        assert!(!verify(&empty, &stamp(std::slice::from_ref(&empty), BODY, now), BODY, now));
    }
}
