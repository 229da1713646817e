//! What the simulated bank has written down in our database, where that is shared by several servers. What it says is
//! the bank's own; here are only the names by which it is found again.

use crate::id::Scope;
use crate::time::Timestamp;

/// A sheet of the bank's book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed {
    /// Whose account at the bank.
    pub scope: Scope,
    /// What it is, in the bank's word.
    pub kind: String,
    /// Its name among those of its kind.
    pub name: String,
    /// When the bank is to tell of it, if it still is.
    pub due_at: Option<Timestamp>,
    /// What the bank says of it.
    pub body: String,
    /// How often it was changed.
    pub version: i64,
}
