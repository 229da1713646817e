//! Claims: among sessions that share an exclusive key, such as an order number, at most one is ever paid.

use crate::id::{Scope, SessionId};

/// At most so many characters in an exclusive key.
pub const KEY_CHARS_MAX: usize = 200;

/// Which session holds an exclusive key. Taken when a buyer submits a payment; every payment under the key writes this
/// row, so that they come one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Whose.
    pub scope: Scope,
    /// The key.
    pub key: String,
    /// The session that holds it.
    pub session: SessionId,
    /// Whether that session was paid. Then the key is never given to another.
    pub paid: bool,
    /// How often the row has changed.
    pub version: i64,
}
