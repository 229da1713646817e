//! A merchant's account at a processor: its settings, its sealed secrets, and what payments go to it.

use crate::attempt::Method;
use crate::id::{AccountId, Scope};
use crate::merchant::Sealed;
use crate::processor::{Profile, Serves};
use crate::secret::Secret;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Whether an account takes payments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AccountStatus {
    /// It does.
    Enabled,
    /// It takes no new ones. What was begun there is carried through, and its notices are heard.
    Disabled,
}

impl AccountStatus {
    /// Every status.
    pub const ALL: [Self; 2] = [Self::Enabled, Self::Disabled];

    /// The public word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Enabled => "enabled",
            Self::Disabled => "disabled",
        }
    }

    /// Reads the public word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }
}

/// An account at a processor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The id, which is also the end of the address that its notices go to.
    pub id: AccountId,
    /// Whose, and for which mode.
    pub scope: Scope,
    /// At which processor.
    pub processor: String,
    /// Whether it takes payments.
    pub status: AccountStatus,
    /// Its place among the accounts that are asked, the lowest first.
    pub priority: i64,
    /// When it was made.
    pub created_at: Timestamp,
    /// How often the row has changed.
    pub version: i64,
    /// The rest.
    pub body: AccountBody,
}

/// The part of an account that no query filters by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct AccountBody {
    /// What the merchant calls it; unique among the merchant's in a mode.
    pub name: String,
    /// What is no secret, by the names that the processor's profile gives.
    #[serde(default)]
    pub settings: BTreeMap<String, String>,
    /// What is one.
    #[serde(default)]
    pub secrets: BTreeMap<String, Kept>,
    /// Only these of the processor's methods; all where it is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub methods: Option<Vec<Method>>,
    /// Only payments in these currencies; in any where it is empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub currencies: Vec<String>,
    /// Only buyers in these countries; anywhere where it is empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<String>,
    /// The number that the next payment gets, at processors where each has one of its own.
    #[serde(default)]
    pub next_number: u32,
    /// Whether the server's configuration file keeps it: then the file alone changes it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_file: bool,
    /// When the row last changed.
    pub updated_at: Timestamp,
    /// Fields that a newer version of this program wrote.
    #[serde(flatten)]
    pub rest: serde_json::Map<String, serde_json::Value>,
}

/// A secret as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The secret, readable by the holder of the master key only.
    pub sealed: Sealed,
    /// The last four characters, so that people can tell keys apart.
    pub hint: String,
}

/// Where a secret of an account is sealed to.
#[must_use]
pub fn secret_purpose(id: &AccountId, name: &str) -> String {
    format!("accounts/{name}/{id}")
}

/// What a payment needs of the account that takes it.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// By which method it is paid.
    pub method: Method,
    /// In which currency, as its code.
    pub currency: &'a str,
    /// Where the buyer is, if that is known, as an ISO 3166-1 code.
    pub country: Option<&'a str>,
    /// Whether the means is to be kept.
    pub saves: bool,
    /// Whether nothing is to be taken: it is only found out whether the means can be kept.
    pub verifies: bool,
    /// Whether the money is only to be held until the merchant captures it.
    pub holds: bool,
}

impl Account {
    /// Whether the account takes such a payment: its processor must serve it, and the merchant must not have left it
    /// out.
    #[must_use]
    pub fn takes(&self, profile: &Profile, wanted: &Wanted<'_>) -> bool {
        let body = &self.body;
        let among = |list: &[String], word: &str| list.is_empty() || list.iter().any(|it| it == word);
        self.status == AccountStatus::Enabled
            && profile.id == self.processor
            && body.methods.as_ref().is_none_or(|methods| methods.contains(&wanted.method))
            && among(&body.currencies, wanted.currency)
            && profile.currency.is_none_or(|name| {
                body.settings.get(name).is_some_and(|only| only.eq_ignore_ascii_case(wanted.currency))
            })
            && wanted.country.is_none_or(|country| among(&body.countries, country))
            && profile.takes(wanted)
    }
}

impl Profile {
    /// How the processor serves a method, if it does.
    #[must_use]
    pub fn serves(&self, method: Method) -> Option<&'static Serves> {
        self.serves.iter().find(|serves| serves.method == method)
    }

    /// Whether the processor takes such a payment at all.
    #[must_use]
    pub fn takes(&self, wanted: &Wanted<'_>) -> bool {
        let among = |list: &[&str], word: &str| list.is_empty() || list.contains(&word);
        self.serves(wanted.method).is_some_and(|serves| {
            among(serves.currencies, wanted.currency)
                && wanted.country.is_none_or(|country| among(serves.countries, country))
                && (!wanted.saves || serves.saves)
                && (!wanted.verifies || self.verifies)
                && (!wanted.holds || serves.holds)
        })
    }
}

/// No setting is longer than this.
pub const SETTING_CHARS_MAX: usize = 4096;
/// No name of an account is longer than this.
pub const NAME_CHARS_MAX: usize = 64;

/// What a merchant says of a new account. Values are read, not yet judged.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// The processor as sent.
    pub processor: String,
    /// Whether the server's configuration file says it.
    pub by_file: bool,
    /// The rest.
    pub patch: AccountPatch,
}

/// What is to be another way of an account; what is `None` stays.
#[derive(Clone, Debug, Default)]
pub struct AccountPatch {
    /// What the merchant calls it.
    pub name: Option<String>,
    /// Settings, secret or not, by their names. An empty value takes one away.
    pub settings: BTreeMap<String, Secret>,
    /// `enabled` or `disabled`, as sent.
    pub status: Option<String>,
    /// Its place among the accounts.
    pub priority: Option<i64>,
    /// Only these methods; an empty list is all.
    pub methods: Option<Vec<String>>,
    /// Only these currencies; an empty list is any.
    pub currencies: Option<Vec<String>>,
    /// Only buyers in these countries; an empty list is anywhere.
    pub countries: Option<Vec<String>>,
}
