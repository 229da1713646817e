//! Metadata: what a merchant attaches to an object and gets back as it was sent.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// At most so many keys on one object.
pub const KEYS_MAX: usize = 50;
/// At most so many characters in a key.
pub const KEY_CHARS_MAX: usize = 40;
/// At most so many characters in a text value.
pub const VALUE_CHARS_MAX: usize = 500;

/// A metadata value, kept in the type it was sent in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Scalar {
    /// A text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// True or false.
    Boolean(bool),
}

/// Keys and values, in the order of the keys.
pub type Metadata = BTreeMap<String, Scalar>;

/// Says what is wrong with the metadata: the offending key (if one is to blame) and the rule in words.
///
/// # Errors
/// The first limit that is passed.
pub fn check(metadata: &Metadata) -> Result<(), (Option<String>, String)> {
    if metadata.len() > KEYS_MAX {
        return Err((None, format!("must have at most {KEYS_MAX} keys; it has {}", metadata.len())));
    }
    for (key, value) in metadata {
        if key.is_empty() || key.chars().count() > KEY_CHARS_MAX {
            let shown: String = key.chars().take(KEY_CHARS_MAX).collect();
            return Err((Some(shown), format!("keys must have 1 to {KEY_CHARS_MAX} characters")));
        }
        if matches!(value, Scalar::Text(text) if text.chars().count() > VALUE_CHARS_MAX) {
            return Err((Some(key.clone()), format!("must have at most {VALUE_CHARS_MAX} characters")));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_inclusive() {
        let of = |key: &str, value: &str| Metadata::from([(key.to_owned(), Scalar::Text(value.to_owned()))]);
        assert!(check(&of(&"k".repeat(40), &"é".repeat(500))).is_ok());
        assert!(check(&of(&"k".repeat(41), "")).is_err());
        assert!(check(&of("", "x")).is_err());
        assert!(check(&of("k", &"v".repeat(501))).is_err());
        let many: Metadata = (0..51).map(|n| (n.to_string(), Scalar::Integer(n))).collect();
        assert!(check(&many).is_err());
        assert!(check(&many.into_iter().skip(1).collect()).is_ok());
    }
}
