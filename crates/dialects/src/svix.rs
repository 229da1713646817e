//! The signature of Standard Webhooks and of Svix, which differ in nothing but the names of their headers.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kassa_domain::Secret;
use kassa_domain::dialect::Sending;
use kassa_domain::signature::hmac_sha256;

/// `v1,<base64>` once per secret, with spaces between them, over `<id>.<seconds>.<body>`. The key is what the base 64
/// behind `whsec_` stands for.
pub(crate) fn signatures(sending: &Sending<'_>, secrets: &[Secret], seconds: &str) -> String {
    let sign = |secret: &Secret| {
        let text = secret.expose();
        let encoded = text.strip_prefix("whsec_").unwrap_or(text);
        let key = STANDARD.decode(encoded).unwrap_or_else(|_| text.as_bytes().to_vec());
        let parts = [sending.event_id.as_bytes(), b".", seconds.as_bytes(), b".", sending.body];
        format!("v1,{}", STANDARD.encode(hmac_sha256(&key, &parts)))
    };
    secrets.iter().map(sign).collect::<Vec<_>>().join(" ")
}
