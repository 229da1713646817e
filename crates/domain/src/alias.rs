//! Another name of a session, for vendors whose ids have a form that ours do not fit into.

use crate::chance::{Chance, draw};
use crate::id::{Scope, SessionId};

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
    fn a_name_is_a_version_4_uuid_in_any_case_of_letters() {
        let name = mint(&Ones);
        assert_eq!(name, "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(parse(&name.to_uppercase()), Some(name));
        for text in ["", "cs_1", "ffffffffffff4fffbfffffffffffffff", "{ffffffff-ffff-4fff-bfff-ffffffffff}"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
