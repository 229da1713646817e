//! Another name of a session, for vendors whose ids have a form that ours do not fit into.

use crate::chance::{Chance, draw};
use crate::id::{Scope, SessionId};
use crate::signature::hmac_sha256;

/// A name under which a session is known besides its id. It is as secret as the id: whoever knows it sees the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// Whose session.
    pub scope: Scope,
    /// A version 4 UUID in small letters.
    pub text: String,
    /// Which session.
    pub session: SessionId,
}

/// A new name: 122 random bits.
#[must_use]
pub fn mint(chance: &dyn Chance) -> String {
    uuid::Builder::from_random_bytes(draw(chance)).into_uuid().hyphenated().to_string()
}

/// A name for something that belongs to something else and has no row of its own, such as the payment intent of a
/// session: the same one each time. It is the beginning of HMAC-SHA256 over the owner's id, keyed with what it names,
/// in the form of a version 5 UUID, and tells nothing about the id.
#[must_use]
pub fn derived(what: &str, of: &str) -> String {
    let digest = hmac_sha256(what.as_bytes(), &[of.as_bytes()]);
    let mut bytes = [0; 16];
    for (byte, from) in bytes.iter_mut().zip(digest) {
        *byte = from;
    }
    uuid::Builder::from_sha1_bytes(bytes).into_uuid().hyphenated().to_string()
}

/// The name that a text stands for, if it has the form of one.
#[must_use]
pub fn parse(text: &str) -> Option<String> {
    let is_hyphenated = text.len() == uuid::fmt::Hyphenated::LENGTH;
    let uuid = uuid::Uuid::try_parse(text).ok().filter(|_| is_hyphenated)?;
    Some(uuid.hyphenated().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Ones;
    impl Chance for Ones {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(0xff);
        }
    }

    #[test]
    fn a_derived_name_is_the_same_each_time_and_another_for_anything_else() {
        let name = derived("event", "evt_1");
        assert_eq!(name, derived("event", "evt_1"));
        assert_eq!(parse(&name).as_ref(), Some(&name));
        assert_eq!(name.as_bytes().get(14), Some(&b'5'));
        for (what, of) in [("event", "evt_2"), ("session", "evt_1"), ("", ""), ("event", "")] {
            assert_ne!(derived(what, of), name, "{what} {of}");
        }
    }

    #[test]
    fn a_name_is_a_version_4_uuid_in_any_case_of_letters() {
        let name = mint(&Ones);
        assert_eq!(name, "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(parse(&name.to_uppercase()), Some(name));
        for text in ["", "cs_1", "ffffffffffff4fffbfffffffffffffff", "{ffffffff-ffff-4fff-bfff-ffffffffff}"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
