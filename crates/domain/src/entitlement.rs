//! Entitlements: what a customer has, because a session paid for it.

use crate::id::{CustomerId, GrantId, LineId, Scope, SessionId, SubscriptionId};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Where an entitlement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntitlementStatus {
    /// The customer has the tier.
    Active,
    /// Its time has passed.
    Expired,
    /// What paid for it was given back, or the customer was deleted.
    Revoked,
}

impl EntitlementStatus {
    /// Every status.
    pub const ALL: [Self; 3] = [Self::Active, Self::Expired, Self::Revoked];

    /// The public word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Expired => "expired",
            Self::Revoked => "revoked",
        }
    }

    /// Reads the public word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }
}

/// The current state of what a customer has. There is one per customer; buying another tier replaces it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entitlement {
    /// Whose customer.
    pub scope: Scope,
    /// Of which customer.
    pub customer: CustomerId,
    /// The tier.
    pub tier: String,
    /// Where it stands.
    pub status: EntitlementStatus,
    /// Until when; `None`: for ever.
    pub expires_at: Option<Timestamp>,
    /// The subscription that decides how long: then `expires_at` is only the end of the paid period.
    pub subscription: Option<SubscriptionId>,
    /// Grows by one with each change that merchants are told of; 1 at first.
    pub revision: i64,
    /// The grant that it rests on.
    pub grant: GrantId,
    /// When it was first made.
    pub created_at: Timestamp,
    /// The time part of the id of the latest event about it, so that its events keep their order.
    #[serde(default)]
    pub stamp: Timestamp,
    /// How often the row has changed.
    pub version: i64,
}

impl Entitlement {
    /// Whether the customer has the tier at this time, also when the job that writes its end down is late.
    #[must_use]
    pub fn is_active(&self, now: Timestamp) -> bool {
        let lasts = self.subscription.is_some() || self.expires_at.is_none_or(|at| now < at);
        self.status == EntitlementStatus::Active && lasts
    }

    /// How it stands at this time.
    #[must_use]
    pub fn status_at(&self, now: Timestamp) -> EntitlementStatus {
        match self.status {
            EntitlementStatus::Active if !self.is_active(now) => EntitlementStatus::Expired,
            other => other,
        }
    }
}

/// A paid line of a session gave a customer a tier. Written once, in the commit that completes the session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// The id.
    pub id: GrantId,
    /// Whose.
    pub scope: Scope,
    /// Which session paid.
    pub session: SessionId,
    /// Which of its lines.
    pub line: LineId,
    /// To whom.
    pub customer: CustomerId,
    /// What.
    pub tier: String,
    /// Until when; `None`: for ever.
    pub expires_at: Option<Timestamp>,
    /// The subscription that it is a period of.
    pub subscription: Option<SubscriptionId>,
    /// Since when it is taken back.
    pub revoked_at: Option<Timestamp>,
    /// When it was given.
    pub created_at: Timestamp,
    /// How often the row has changed.
    pub version: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_round_trip() {
        for status in EntitlementStatus::ALL {
            assert_eq!(EntitlementStatus::parse(status.as_str()), Some(status));
        }
    }
}
