//! Customers: whom a merchant sells to.

use crate::collect::TaxId;
use crate::id::{AttemptId, CustomerId, Scope, SessionId};
use crate::metadata::Metadata;
use crate::postal::Address;
use crate::subscription::SavedMethod;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// At most so many means of payment are on file for one customer.
pub const METHODS_MAX: usize = 20;

/// A customer of a merchant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    /// The id.
    pub id: CustomerId,
    /// Whose customer.
    pub scope: Scope,
    /// The merchant's own id of the customer. Unique among the customers of one mode.
    pub uid: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// How often the row has changed.
    pub version: i64,
    /// The rest.
    pub body: CustomerBody,
}

/// The part of a customer that no query filters by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct CustomerBody {
    /// Name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Phone number, as given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// For the merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Where invoices go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
    /// Where goods go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shipping: Option<Address>,
    /// The business that the customer buys for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub business_name: Option<String>,
    /// Its tax id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_id: Option<TaxId>,
    /// What may be charged without the customer, in the order of their ids; at most [`METHODS_MAX`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub methods: Vec<OnFile>,
    /// What the merchant attached.
    #[serde(default)]
    pub metadata: Metadata,
    /// When they were deleted: nothing is known of them any more but that they were there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deleted_at: Option<Timestamp>,
    /// The time part of the id of the latest event about it.
    #[serde(default)]
    pub stamp: Timestamp,
    /// Fields that a newer version of this program wrote.
    #[serde(flatten)]
    pub rest: serde_json::Map<String, serde_json::Value>,
}

/// A means of payment that is on file for a customer: the merchant may charge it without them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnFile {
    /// The attempt by which it was given, whose id is its own: APIs show it under `pm_`.
    pub id: AttemptId,
    /// The session in which the customer allowed it.
    pub session: SessionId,
    /// Since when.
    pub created_at: Timestamp,
    /// What its processor keeps.
    pub method: SavedMethod,
}

impl OnFile {
    /// The id as APIs show it.
    #[must_use]
    pub fn shown_id(&self) -> String {
        shown_id(&self.id)
    }
}

/// The id of the means of payment that was given by an attempt, as APIs show it.
#[must_use]
pub fn shown_id(given: &AttemptId) -> String {
    given.shown_as("pm")
}

impl Customer {
    /// Whether they were deleted.
    #[must_use]
    pub fn is_deleted(&self) -> bool {
        self.body.deleted_at.is_some()
    }

    /// What is left of a customer who is deleted: the id, and when that was made. Whatever names them still finds it.
    #[must_use]
    pub fn erased(&self, at: Timestamp) -> Self {
        let body = CustomerBody { deleted_at: Some(at), stamp: self.body.stamp, ..CustomerBody::default() };
        Self { id: self.id.clone(), uid: None, email: None, body, ..*self }
    }
}

/// A customer as sent, to make or to change. The outer `None` leaves a field, the inner one empties it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CustomerPatch {
    /// The merchant's own id.
    pub uid: Option<Option<String>>,
    /// E-mail address.
    pub email: Option<Option<String>>,
    /// Name.
    pub name: Option<Option<String>>,
    /// Phone number.
    pub phone: Option<Option<String>>,
    /// For the merchant.
    pub description: Option<Option<String>>,
    /// Where invoices go.
    pub address: Option<Option<Address>>,
    /// Where goods go.
    pub shipping: Option<Option<Address>>,
    /// Keys to set; an empty text removes its key. For a new customer: all of it.
    pub metadata: Option<Metadata>,
}

/// Whether the text can be the merchant's own id of a customer: 1 to 200 characters, none of them a control character.
#[must_use]
pub fn is_uid(text: &str) -> bool {
    (1..=200).contains(&text.chars().count()) && !text.chars().any(char::is_control)
}

/// Whether the text can be an e-mail address: one `@` with something on both sides, a dot after it, no white space.
/// Whether it can be written to is only ever known by writing to it.
#[must_use]
pub fn is_email(text: &str) -> bool {
    let Some((local, host)) = text.rsplit_once('@') else { return false };
    text.len() <= 254
        && (1..=64).contains(&local.len())
        && !local.contains('@')
        && host.split('.').count() >= 2
        && host.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'))
        && !text
            .chars()
            .any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | ',' | ';' | '\\'))
}

/// Whether the text can be a phone number: 7 to 15 digits, with an optional leading `+` and the usual separators.
#[must_use]
pub fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let rest = text.strip_prefix('+').unwrap_or(text);
    (7..=15).contains(&digits)
        && text.len() <= 32
        && rest.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emails() {
        for good in ["customer@example.com", "a+b@x.co", "é@exämple.de", "o'hara@mail.example.org"] {
            assert!(is_email(good), "{good}");
        }
        for bad in [
            "", "a", "a@", "@b.c", "a@b", "a@@b.c", "a b@c.d", "a@b..c", "a@.b", "<a@b.c>", "a@b.c\n",
            "a@-b.c",
        ] {
            assert!(!is_email(bad), "{bad}");
        }
    }

    #[test]
    fn phones() {
        for good in ["0551234987", "+233 55 123 4987", "(024) 412-3456"] {
            assert!(is_phone(good), "{good}");
        }
        for bad in ["", "123456", "+", "phone", "0551234987x", "1234567890123456", "++123456789"] {
            assert!(!is_phone(bad), "{bad}");
        }
    }
}
