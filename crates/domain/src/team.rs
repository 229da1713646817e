//! The merchant's people: who may sign in to the dashboard, and what each of them may do there.

use crate::chance::{Chance, draw};
use crate::id::{MemberId, VisitId, push_base62};
use crate::merchant::{Sealed, key_hash};
use crate::secret::Secret;
use crate::time::{DAY, HOUR, MINUTE, Timestamp};
use serde::{Deserialize, Serialize};

/// At most so many people of a merchant.
pub const MEMBERS_MAX: usize = 200;
/// At most so many signed-in browsers of one member; with another one, the one that was seen last goes.
pub const VISITS_MAX: usize = 20;
/// For so long an invitation can be taken up.
pub const INVITATION_LIFE: i64 = 7 * DAY;
/// For so long a browser stays signed in.
pub const VISIT_LIFE: i64 = 14 * DAY;
/// For so long it does while nobody uses it.
pub const VISIT_IDLE: i64 = 24 * HOUR;
/// That it is used is written down at most so often.
pub const VISIT_GRAIN: i64 = 10 * MINUTE;
/// So many characters a password has at least. Length is what NIST SP 800-63B asks for, and no mix of signs.
pub const PASSWORD_CHARS_MIN: usize = 12;
/// So many characters it has at most.
pub const PASSWORD_CHARS_MAX: usize = 200;
/// After so many wrong codes in a row no code is looked at any more, until somebody lets the member in again. A
/// password was right before each of them, so whoever guesses here knows it.
pub const WRONG_CODES_MAX: u32 = 10;
/// So many codes are given out for the day when the device with the code generator is gone.
pub const RECOVERY_CODES: usize = 10;

/// What somebody may do, from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Sees everything that is no secret, and changes nothing.
    ReadOnly,
    /// Looks after buyers: refunds, captures, cancels, sends again.
    Support,
    /// Sets up what is sold and how it is connected: catalog, webhooks, API keys, processors, branding. Looks after
    /// buyers too.
    Developer,
    /// Everything, and the people.
    Owner,
}

impl Role {
    /// All of them, the least first.
    pub const ALL: [Self; 4] = [Self::ReadOnly, Self::Support, Self::Developer, Self::Owner];

    /// The word that is stored and sent.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ReadOnly => "read_only",
            Self::Support => "support",
            Self::Developer => "developer",
            Self::Owner => "owner",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }

    /// Whether somebody with this role may do what needs this right.
    #[must_use]
    pub fn may(self, right: Right) -> bool {
        match right {
            Right::Look => true,
            Right::Serve => self >= Self::Support,
            Right::Build => self >= Self::Developer,
            Right::Own => self >= Self::Owner,
        }
    }
}

/// What an action in the dashboard needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Right {
    /// To see what is there.
    Look,
    /// To look after buyers: payments, refunds, subscriptions, deliveries.
    Serve,
    /// To set up the shop: catalog, links, webhooks, keys, processors, branding.
    Build,
    /// To decide who may do what.
    Own,
}

/// Whether somebody can sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MemberStatus {
    /// Has been invited, and has not chosen a password yet.
    Invited,
    /// Can sign in.
    Active,
    /// Could once. The row stays, because the log names it.
    Removed,
}

impl MemberStatus {
    /// The word that is stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Active => "active",
            Self::Removed => "removed",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Invited, Self::Active, Self::Removed].into_iter().find(|status| status.as_str() == text)
    }
}

/// Somebody who works for a merchant. People belong to the merchant and not to a mode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The merchant's number.
    pub merchant: u32,
    /// The id.
    pub id: MemberId,
    /// The address by which they sign in, in small letters. One merchant has it once.
    pub email: String,
    /// What they may do.
    pub role: Role,
    /// Whether they can sign in.
    pub status: MemberStatus,
    /// When they were invited.
    pub created_at: Timestamp,
    /// How often the row has changed.
    pub version: i64,
    /// The rest.
    pub body: MemberBody,
}

/// The part of a member that no query filters by.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MemberBody {
    /// What they are called.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The hash of the password, as a PHC string. None until the invitation is taken up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
    /// The secret that the codes of their device are made of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generator: Option<Sealed>,
    /// A secret that was shown and not confirmed by a code yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generator_to_be: Option<Sealed>,
    /// The step of the last code that was used: no code is taken twice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_step: Option<i64>,
    /// The hashes of the recovery codes that were not used yet.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub recovery: Vec<String>,
    /// So many codes were tried since the last that was right.
    #[serde(skip_serializing_if = "is_zero")]
    pub wrong_codes: u32,
    /// When it was written down that there were too many of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locked_at: Option<Timestamp>,
    /// What lets them choose a password.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invitation: Option<Invitation>,
    /// When they last signed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed_in_at: Option<Timestamp>,
    /// Fields that a newer version of this program wrote.
    #[serde(flatten)]
    pub rest: serde_json::Map<String, serde_json::Value>,
}

/// An invitation: whoever holds its secret may choose the member's password, once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// The hash of its secret.
    pub hash: String,
    /// Until when.
    pub until: Timestamp,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl Member {
    /// Whether too many wrong codes were tried for another to be looked at.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.body.wrong_codes >= WRONG_CODES_MAX
    }

    /// Whether they can sign in.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.status == MemberStatus::Active
    }

    /// What they are called: the name, or the address where there is none.
    #[must_use]
    pub fn shown_name(&self) -> &str {
        if self.body.name.is_empty() { &self.email } else { &self.body.name }
    }

    /// Whether this is the secret of an invitation that can still be taken up.
    #[must_use]
    pub fn is_invited_by(&self, secret: &str, now: Timestamp) -> bool {
        self.status != MemberStatus::Removed
            && self
                .body
                .invitation
                .as_ref()
                .is_some_and(|it| now < it.until && Secret::new(&*it.hash).is(&secret_hash(secret)))
    }
}

/// A browser in which a member is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The merchant's number.
    pub merchant: u32,
    /// The id, which is no secret.
    pub id: VisitId,
    /// Who.
    pub member: MemberId,
    /// The hash of the secret that the browser keeps beside the id.
    pub hash: String,
    /// When they signed in.
    pub created_at: Timestamp,
    /// When it was last used, to about [`VISIT_GRAIN`].
    pub seen_at: Timestamp,
    /// How often the row has changed.
    pub version: i64,
    /// The rest.
    pub body: VisitBody,
}

/// The part of a visit that no query filters by.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct VisitBody {
    /// What the browser calls itself.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub agent: String,
    /// Where it signed in from.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// Fields that a newer version of this program wrote.
    #[serde(flatten)]
    pub rest: serde_json::Map<String, serde_json::Value>,
}

impl Visit {
    /// Whether the browser is still signed in.
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        now < self.created_at.plus(VISIT_LIFE) && now < self.seen_at.plus(VISIT_IDLE)
    }

    /// Whether this is its secret.
    #[must_use]
    pub fn is_held_by(&self, secret: &str) -> bool {
        Secret::new(&*self.hash).is(&secret_hash(secret))
    }
}

/// What is to be done about the people of a merchant.
#[derive(Clone, Debug)]
pub enum TeamCommand {
    /// Invite somebody.
    Invite {
        /// Their address.
        email: String,
        /// What they may do.
        role: Role,
    },
    /// Give a member another invitation: the old one is void, and with the new one they choose another password.
    InviteAgain(MemberId),
    /// Take up an invitation.
    Accept {
        /// Whose.
        member: MemberId,
        /// Its secret.
        secret: Secret,
        /// What they are called.
        name: String,
        /// The hash of the password that they chose.
        password: String,
    },
    /// Write down that a member has proved who they are, and let the browser in.
    SignIn {
        /// Who.
        member: MemberId,
        /// The stored hash that their password was found to match. Where it is another by now, the proof is void.
        password: String,
        /// The second proof, where one was asked for.
        proof: Option<Proof>,
        /// The browser.
        body: VisitBody,
    },
    /// Count a code before it is looked at, so that no more are looked at than there may be, however many come at once.
    TryCode(MemberId),
    /// Write down that too many codes were wrong.
    Lock(MemberId),
    /// Look at codes again after that.
    Unlock(MemberId),
    /// Write down that a browser is in use.
    Touch(MemberId, VisitId),
    /// Sign a browser out.
    EndVisit(MemberId, VisitId),
    /// Sign out all browsers of a member but this one.
    EndVisits(MemberId, Option<VisitId>),
    /// Change what a member may do.
    SetRole(MemberId, Role),
    /// Let a member in no more.
    Remove(MemberId),
    /// Change a member's name.
    Rename(MemberId, String),
    /// Change a member's password, and sign out all browsers but this one.
    SetPassword(MemberId, String, VisitId),
    /// Keep a secret for a code generator until a code confirms it.
    OfferGenerator(MemberId, Secret),
    /// A code has confirmed it: from now on codes are asked for, and browsers that came in without one are signed out.
    KeepGenerator {
        /// Whose.
        member: MemberId,
        /// The step of the code.
        step: i64,
        /// The hashes of the recovery codes.
        recovery: Vec<String>,
        /// The browser in which it was done, which stays.
        visit: VisitId,
    },
    /// Ask for codes no more.
    DropGenerator(MemberId),
}

/// The second proof of who somebody is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// The code of this step.
    Code(i64),
    /// A recovery code, by its hash.
    Recovery(String),
}

/// What a decision about people looks at.
#[derive(Clone, Debug, Default)]
pub struct Team {
    /// All that there are or were.
    pub members: Vec<Member>,
    /// The browsers of the member that the command is about.
    pub visits: Vec<Visit>,
}

/// Where a member's code generator is sealed to.
#[must_use]
pub fn generator_purpose(id: &MemberId) -> String {
    format!("members/generator/{id}")
}

/// The hash under which the secrets of invitations, visits and recovery codes are stored. They are random, so a plain
/// hash cannot be searched through.
#[must_use]
pub fn secret_hash(secret: &str) -> String {
    hex::encode(key_hash(secret))
}

/// A secret of 256 random bits.
#[must_use]
pub fn mint_secret(chance: &dyn Chance) -> Secret {
    let mut text = String::new();
    for _ in 0..2 {
        push_base62(&mut text, u128::from_be_bytes(draw(chance)), 22);
    }
    Secret::new(text)
}

/// The address as it is stored and compared.
#[must_use]
pub fn email_of(text: &str) -> String {
    text.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_do_more_may_do_all_that_others_may() {
        let rights = [Right::Look, Right::Serve, Right::Build, Right::Own];
        for (role, so_many) in Role::ALL.into_iter().zip(1..) {
            let may: Vec<Right> = rights.into_iter().filter(|right| role.may(*right)).collect();
            assert_eq!(may, rights.into_iter().take(so_many).collect::<Vec<_>>(), "{role:?}");
            assert_eq!(Role::parse(role.as_str()), Some(role));
        }
        assert_eq!(Role::parse("root"), None);
    }
}
