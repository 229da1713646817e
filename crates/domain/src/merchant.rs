//! Merchants and the keys of their backends.

use crate::branding::Looks;
use crate::chance::{Chance, draw};
use crate::id::{KeyId, MerchantId, Scope, push_base62};
use crate::planted;
use crate::right::KeyRight;
use crate::secret::Secret;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A tenant: it owns keys, objects and settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merchant {
    /// The number that every id of this merchant carries, from 1.
    pub number: u32,
    /// The public id.
    pub id: MerchantId,
    /// A short name for URLs, unique.
    pub slug: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// How often the row has changed.
    pub version: i64,
    /// The rest.
    pub body: MerchantBody,
}

/// The part of a merchant that no query filters by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct MerchantBody {
    /// The name that buyers see.
    pub name: String,
    /// Where buyers go when a session says nothing else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub return_url: Option<String>,
    /// The merchant's front page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub homepage_url: Option<String>,
    /// Where the merchant shows prices.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pricing_url: Option<String>,
    /// The only hosts at which buyers may be sent on: a name, or `*.` and a name for whatever is below it. Empty: any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub redirect_hosts: Vec<String>,
    /// A webhook secret that was shown before there was an endpoint, sealed: the first test endpoint takes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spare_webhook_secret: Option<Sealed>,
    /// How the merchant's pages look.
    #[serde(default, skip_serializing_if = "Looks::is_empty")]
    pub looks: Looks,
    /// Fields that a newer version of this program wrote.
    #[serde(flatten)]
    pub rest: serde_json::Map<String, serde_json::Value>,
}

/// Where a merchant's spare webhook secret is sealed to.
#[must_use]
pub fn spare_secret_purpose(id: &MerchantId) -> String {
    format!("merchants/spare_webhook_secret/{id}")
}

/// Bytes that only the holder of the master key can read, as lower-case hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sealed(pub String);

/// What is stored of an API key: never the key itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRecord {
    /// The SHA-256 of the key's text, by which it is found.
    pub hash: [u8; 32],
    /// The public name, for listing and revoking.
    pub id: KeyId,
    /// Whose key it is, and for which mode.
    pub scope: Scope,
    /// The dialect that requests with this key speak.
    pub dialect: String,
    /// The last four characters, so that people can tell keys apart.
    pub hint: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// Since when it is refused.
    pub revoked_at: Option<Timestamp>,
    /// When it was last used, to the hour; none when it never was, as far as anybody knows.
    pub last_used_at: Option<Timestamp>,
    /// The rest.
    pub body: KeyBody,
}

/// The part of a key's record that no query filters by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct KeyBody {
    /// What the key's text begins with, so that people know it again.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub prefix: String,
    /// The secret beside the key, sealed, of vendors who give out two: it buys access tokens and signs webhooks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<Sealed>,
    /// What it may do; none: everything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Vec<KeyRight>>,
    /// Fields that a newer version of this program wrote.
    #[serde(flatten)]
    pub rest: serde_json::Map<String, serde_json::Value>,
}

/// What the keys of a dialect look like in one mode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyForm {
    /// What a key begins with, such as `sk_test_`.
    pub prefix: String,
    /// What the secret beside it begins with, of vendors who give out two.
    pub secret_prefix: Option<String>,
}

/// Where the secret beside a key is sealed to.
#[must_use]
pub fn key_secret_purpose(id: &KeyId) -> String {
    format!("keys/secret/{id}")
}

/// Makes a secret key, such as `sk_test_` + scope + 256 random bits, and the record to store of it.
#[must_use]
pub fn mint_key(
    scope: Scope,
    (dialect, prefix): (&str, &str),
    now: Timestamp,
    chance: &dyn Chance,
) -> (Secret, KeyRecord) {
    let text = mint_text(prefix, scope, chance);
    let record = KeyRecord {
        hash: key_hash(&text),
        id: KeyId::mint(scope, now, chance),
        scope,
        dialect: dialect.to_owned(),
        hint: text.chars().skip(text.len().saturating_sub(4)).collect(),
        created_at: now,
        revoked_at: None,
        last_used_at: None,
        body: KeyBody { prefix: prefix.to_owned(), ..KeyBody::default() },
    };
    (Secret::new(text), record)
}

/// A secret text of 256 random bits that names its scope.
pub(crate) fn mint_text(prefix: &str, scope: Scope, chance: &dyn Chance) -> String {
    let mut text = format!("{prefix}{}", scope.text());
    for _ in 0..2 {
        push_base62(&mut text, u128::from_be_bytes(draw(chance)), 22);
    }
    text
}

/// The hash under which a key is stored. Keys have 256 random bits, so a plain hash cannot be searched through.
#[must_use]
pub fn key_hash(key: &str) -> [u8; 32] {
    Sha256::digest(key.as_bytes()).into()
}

/// Whether the key may be used in this mode at this time.
#[must_use]
pub fn key_is_valid(key: &KeyRecord, now: Timestamp) -> bool {
    planted!("revoked_key_works") || key.revoked_at.is_none_or(|at| now < at)
}
