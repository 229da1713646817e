//! Access tokens: what a client may send for an hour in place of its key.
//!
//! A token is a JSON Web Token (RFC 7519) under HMAC-SHA256, because that is what the one vendor that has them gives
//! out. Its header is one fixed text: what another header says about the algorithm is never asked. It names the key
//! that it was given for, so that it ends with the key.

use crate::id::KeyId;
use crate::secret::Secret;
use crate::signature::hmac_sha256;
use crate::time::{HOUR, Timestamp};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

/// How long a token stands for its key.
pub const LIFE: i64 = HOUR;
/// The secret that tokens are signed with follows from the master key under this name.
pub const PURPOSE: &str = "tokens";
/// A longer text is no token of ours.
const CHARS_MAX: usize = 1024;
/// `{"alg":"HS256","typ":"JWT"}`.
const HEADER: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Claims {
    sub: String,
    iat: i64,
    exp: i64,
}

/// A token for a key, and until when it stands for it.
#[must_use]
pub fn issue(key: &KeyId, now: Timestamp, secret: &Secret) -> (Secret, Timestamp) {
    let until = Timestamp(now.plus(LIFE).seconds().saturating_mul(1000));
    let claims = Claims { sub: key.as_str().to_owned(), iat: now.seconds(), exp: until.seconds() };
    // An object of a text and two numbers can always be written.
    let claims = URL_SAFE_NO_PAD.encode(serde_json::to_vec(&claims).unwrap_or_default());
    let mac = URL_SAFE_NO_PAD.encode(mac(&claims, secret));
    (Secret::new(format!("{HEADER}.{claims}.{mac}")), until)
}

fn mac(claims: &str, secret: &Secret) -> [u8; 32] {
    hmac_sha256(secret.expose().as_bytes(), &[HEADER.as_bytes(), b".", claims.as_bytes()])
}

/// Whether a text has the form of a token: three parts between dots. No API key has a dot in it.
#[must_use]
pub fn has_form(text: &str) -> bool {
    text.split('.').count() == 3
}

/// The key that a token stands for; `None` when it is not one of ours, or its time has passed.
#[must_use]
pub fn read(text: &str, now: Timestamp, secret: &Secret) -> Option<KeyId> {
    if text.len() > CHARS_MAX {
        return None;
    }
    let (header, rest) = text.split_once('.')?;
    let (claims, sent) = rest.split_once('.')?;
    let sent = URL_SAFE_NO_PAD.decode(sent).ok()?;
    let right: bool = mac(claims, secret).as_slice().ct_eq(&sent).into();
    if header != HEADER || !right {
        return None;
    }
    let claims: Claims = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).ok()?).ok()?;
    (claims.iat <= now.seconds() && now.seconds() < claims.exp).then(|| KeyId::of(claims.sub))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_800_000_000_123);

    fn secret() -> Secret {
        Secret::new("the secret of this server")
    }

    fn forged(header: &str, claims: &str, secret: &Secret) -> String {
        let (header, claims) = (URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(claims));
        let parts = [header.as_bytes(), b".", claims.as_bytes()];
        let mac = URL_SAFE_NO_PAD.encode(hmac_sha256(secret.expose().as_bytes(), &parts));
        format!("{header}.{claims}.{mac}")
    }

    #[test]
    fn a_token_stands_for_its_key_for_an_hour() {
        let key = KeyId::of("key_1");
        let (token, until) = issue(&key, NOW, &secret());
        assert_eq!(until, Timestamp(1_800_003_600_000));
        assert!(has_form(token.expose()));
        assert_eq!(read(token.expose(), NOW, &secret()), Some(key.clone()));
        assert_eq!(read(token.expose(), Timestamp(until.0 - 1), &secret()), Some(key));
        assert_eq!(read(token.expose(), until, &secret()), None, "its hour is over");
        assert_eq!(read(token.expose(), Timestamp(NOW.0 - 1_000), &secret()), None, "it is not valid yet");
        assert_eq!(read(token.expose(), NOW, &Secret::new("another")), None);
    }

    #[test]
    fn the_header_is_the_one_text_and_nothing_in_a_token_can_be_changed() {
        assert_eq!(URL_SAFE_NO_PAD.encode(r#"{"alg":"HS256","typ":"JWT"}"#), HEADER);
        let claims = r#"{"sub":"key_1","iat":1800000000,"exp":1800003600}"#;
        let good = forged(r#"{"alg":"HS256","typ":"JWT"}"#, claims, &secret());
        assert_eq!(read(&good, NOW, &secret()), Some(KeyId::of("key_1")));
        for header in [
            r#"{"alg":"none","typ":"JWT"}"#,
            r#"{"alg":"HS512","typ":"JWT"}"#,
            r#"{"alg":"RS256","typ":"JWT"}"#,
            r#"{"typ":"JWT","alg":"HS256"}"#,
            r#"{"alg":"HS256","typ":"JWT","jku":"https://evil.example"}"#,
        ] {
            assert_eq!(read(&forged(header, claims, &secret()), NOW, &secret()), None, "{header}");
        }
        let unsigned = good.rsplit_once('.').map(|(rest, _)| format!("{rest}.")).unwrap();
        assert_eq!(read(&unsigned, NOW, &secret()), None);
        for (place, _) in good.char_indices() {
            let mut changed = good.clone().into_bytes();
            changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(changed).unwrap();
            // The last character of 32 bytes in base 64 has bits that stand for nothing; a strict reader refuses them.
            assert_eq!(read(&changed, NOW, &secret()), None, "{place}");
        }
        for text in ["", ".", "..", "a.b.c", &"x".repeat(2_000)] {
            assert_eq!(read(text, NOW, &secret()), None, "{text}");
        }
    }
}
