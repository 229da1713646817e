//! The customer portal: a way in that a merchant asks for, and that leads there for a short time.

use crate::id::{CustomerId, Scope, SessionId};
use crate::time::{HOUR, Timestamp};
use serde::{Deserialize, Serialize};

/// How long a way into the portal leads there.
pub const LIFE: i64 = HOUR;
/// What a pass is sealed for.
pub const PURPOSE: &str = "portal";

/// What the way back into the portal is sealed for that a session keeps.
#[must_use]
pub fn back_purpose(session: &SessionId) -> String {
    format!("sessions/back/{session}")
}

/// What the secret part of a portal's address stands for. It is sealed, not stored: whoever holds it is let in, until
/// its time has passed by the machine's clock, whatever a test clock says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pass {
    /// Whose shop.
    pub scope: Scope,
    /// Which customer.
    pub customer: CustomerId,
    /// Until when.
    pub until: Timestamp,
    /// Where the way back leads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub return_url: Option<String>,
}

impl Pass {
    /// The pass as a text, to be sealed.
    #[must_use]
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads the text of a pass that was sealed.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}
