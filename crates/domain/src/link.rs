//! Payment links and offers: stored things to buy, under an address that opens a fresh session each time.

use crate::branding::Branding;
use crate::cart::{NewLine, PriceData, Pricing, ProductData};
use crate::catalog::{NewRecurring, NewUnit};
use crate::collect::AfterCompletion;
use crate::id::{LinkId, Scope};
use crate::metadata::Metadata;
use crate::money::Currency;
use crate::session::NewSession;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the line of an offer is called that is paid once.
pub const SETUP_FEE: &str = "Setup fee";
/// At most so many characters in the name of a link.
pub const NAME_CHARS_MAX: usize = 250;
/// At most so many characters in what a link says that is not active.
pub const MESSAGE_CHARS_MAX: usize = 500;
/// At most so many sessions that a link may bring about.
pub const COMPLETED_MAX: i64 = 1_000_000_000;
/// The parameters of a link's address that are kept with the session, besides those that begin with `utm_`.
pub const TRACKED: [&str; 4] = ["ref", "gclid", "fbclid", "msclkid"];
/// At most so many of them.
pub const TRACKED_MAX: usize = 20;
/// At most so many characters in one of them.
pub const TRACKED_CHARS_MAX: usize = 200;

/// What a stored thing to buy is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// A payment link: anything that a session can sell.
    Link,
    /// An offer: a subscription on fixed terms.
    Offer,
}

impl LinkKind {
    /// The stored word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Offer => "offer",
        }
    }

    /// Reads the stored word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Link, Self::Offer].into_iter().find(|kind| kind.as_str() == text)
    }

    /// What stands before the id in the address of its page.
    #[must_use]
    pub fn path(self) -> &'static str {
        match self {
            Self::Link => "l",
            Self::Offer => "subscribe",
        }
    }
}

/// Why a link opens no session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// The merchant switched it off.
    Inactive,
    /// Its time has not come.
    NotYet,
    /// Its time has passed.
    Over,
    /// It has brought about as many paid sessions as it may.
    Full,
}

/// A payment link or an offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The id, which is public: it stands in the address that is shared.
    pub id: LinkId,
    /// Whose.
    pub scope: Scope,
    /// Which of the two.
    pub kind: LinkKind,
    /// Whether it opens sessions.
    pub active: bool,
    /// At most so many of its sessions are ever paid.
    pub max_completed: Option<i64>,
    /// How many are paid or being paid.
    pub taken: i64,
    /// How many are paid.
    pub completed: i64,
    /// When it was made.
    pub created_at: Timestamp,
    /// How often its terms have changed.
    pub version: i64,
    /// The rest.
    pub body: LinkBody,
}

/// The part of a link that no query filters by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkBody {
    /// What it is called.
    pub name: String,
    /// What each session of it is made from. Its metadata is the link's.
    pub template: Box<NewSession>,
    /// What an offer says of itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer: Option<Box<OfferTerms>>,
    /// From when on it opens sessions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<Timestamp>,
    /// Until when it opens sessions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Timestamp>,
    /// What its page says while it opens none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inactive_message: Option<String>,
    /// When the row last changed.
    #[serde(default)]
    pub updated_at: Timestamp,
    /// The time part of the id of the latest event about it.
    #[serde(default)]
    pub stamp: Timestamp,
    /// Fields that a newer version of this program wrote.
    #[serde(flatten)]
    pub rest: serde_json::Map<String, serde_json::Value>,
}

/// The terms of an offer, as sent.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct OfferTerms {
    /// More about it.
    pub description: Option<String>,
    /// A price of the catalog; the amount and the period are its own then.
    pub price: Option<String>,
    /// What each period costs, in minor units.
    pub amount: Option<i64>,
    /// The code.
    pub currency: Option<String>,
    /// `day`, `week`, `month` or `year`.
    pub interval: Option<String>,
    /// Every so many of them.
    pub interval_count: Option<i64>,
    /// How many days are free at first.
    pub trial_period_days: Option<i64>,
    /// What is paid once, at first, in minor units.
    pub setup_fee: Option<i64>,
    /// After how many periods it ends by itself.
    pub cycles: Option<i64>,
}

impl OfferTerms {
    /// The session that these terms make of one that says what else is wanted: the period, and beside it what is paid
    /// once. What is missing in the terms is missing in it.
    #[must_use]
    pub fn session(&self, name: Option<&str>, mut base: NewSession) -> NewSession {
        let data = |unit_amount, recurring, name: &str, description| PriceData {
            currency: self.currency.clone(),
            unit: NewUnit { unit_amount, custom: None },
            product_data: Some(ProductData { name: name.to_owned(), description, ..ProductData::default() }),
            recurring,
            ..PriceData::default()
        };
        let recurring = NewRecurring {
            interval: self.interval.clone().unwrap_or_default(),
            interval_count: self.interval_count,
            trial_period_days: None,
        };
        let period = match &self.price {
            Some(price) => NewLine { price: Some(price.clone()), ..NewLine::default() },
            None => {
                let name = name.unwrap_or_default();
                let data = data(self.amount, Some(recurring), name, self.description.clone());
                NewLine { data: Some(data), ..NewLine::default() }
            }
        };
        let once = self
            .setup_fee
            .map(|fee| NewLine { data: Some(data(Some(fee), None, SETUP_FEE, None)), ..NewLine::default() });
        base.pricing = Pricing::Lines(std::iter::once(period).chain(once).collect());
        base.currency.clone_from(&self.currency);
        let more = base.more.get_or_insert_default();
        more.mode = Some("subscription".to_owned());
        let agreed = more.terms.get_or_insert_default();
        agreed.trial_period_days = self.trial_period_days.or(agreed.trial_period_days);
        agreed.cycles = self.cycles.or(agreed.cycles);
        if agreed.metadata.is_empty() {
            agreed.metadata.clone_from(&base.metadata);
        }
        base
    }
}

impl Link {
    /// What a session of it is made from, with what is said when it is opened.
    #[must_use]
    pub fn session(&self, opening: &Opening) -> NewSession {
        let mut new = (*self.body.template).clone();
        let or = |said: &Option<String>, usual: Option<String>| said.clone().or(usual);
        new.customer_email = or(&opening.email, new.customer_email);
        new.success_url = or(&opening.success_url, new.success_url);
        new.cancel_url = or(&opening.cancel_url, new.cancel_url);
        new.life = opening.life.or(new.life);
        let currency = new.currency.as_deref().and_then(Currency::parse);
        if let (Pricing::Custom(bounds), Some(amount)) = (&mut new.pricing, opening.amount)
            && currency.is_some_and(|currency| currency.expresses(amount))
            && amount >= bounds.minimum.unwrap_or(1)
            && bounds.maximum.is_none_or(|most| amount <= most)
        {
            bounds.preset = Some(amount);
        }
        if opening.client_reference_id.is_some() || opening.promotion_code.is_some() {
            let more = new.more.get_or_insert_default();
            more.client_reference_id = or(&opening.client_reference_id, more.client_reference_id.take());
            // A code in the address counts only where the buyer could have typed it.
            if more.allow_promotion_codes {
                more.default_promotion_code = or(&opening.promotion_code, more.default_promotion_code.take());
            }
        }
        if new.success_url.is_some()
            && let Some(more) = new.more.as_mut()
            && more.after_completion == AfterCompletion::Confirmation(None)
        {
            more.after_completion = AfterCompletion::Redirect;
        }
        new
    }

    /// The language of its pages; none: the one that the buyer's browser asks for.
    #[must_use]
    pub fn locale(&self) -> Option<crate::Locale> {
        self.body.template.more.as_ref()?.locale.as_ref()?.parse().ok()
    }

    /// How its page looks, and the pages of its sessions.
    #[must_use]
    pub fn branding(&self) -> Option<Branding> {
        self.body.template.more.as_ref().map(|more| more.branding.read())
    }

    /// Why it opens no session at this time, if it opens none.
    #[must_use]
    pub fn closed(&self, now: Timestamp) -> Option<Closed> {
        if !self.active {
            Some(Closed::Inactive)
        } else if self.body.starts_at.is_some_and(|at| now < at) {
            Some(Closed::NotYet)
        } else if self.body.expires_at.is_some_and(|at| at <= now) {
            Some(Closed::Over)
        } else if self.max_completed.is_some_and(|max| max <= self.taken) {
            Some(Closed::Full)
        } else {
            None
        }
    }
}

/// What a merchant asks for when making a link or an offer. Values are read, not yet judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLink {
    /// Which of the two.
    pub kind: LinkKind,
    /// What it is called; `None`: what it sells.
    pub name: Option<String>,
    /// What each session is made from.
    pub template: NewSession,
    /// The terms that an offer's sessions are made by.
    pub offer: Option<OfferTerms>,
    /// Whether it opens sessions; yes, where nothing is said.
    pub active: Option<bool>,
    /// At most so many of its sessions are ever paid.
    pub max_completed: Option<i64>,
    /// From when on it opens sessions.
    pub starts_at: Option<Timestamp>,
    /// Until when it opens sessions.
    pub expires_at: Option<Timestamp>,
    /// What its page says while it opens none.
    pub inactive_message: Option<String>,
}

impl NewLink {
    /// A link that opens such sessions for everybody and for ever.
    #[must_use]
    pub fn of(kind: LinkKind, template: NewSession) -> Self {
        Self {
            kind,
            name: None,
            template,
            offer: None,
            active: None,
            max_completed: None,
            starts_at: None,
            expires_at: None,
            inactive_message: None,
        }
    }
}

/// What is to change about a link. The outer `None` leaves a field, the inner one empties it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct LinkPatch {
    /// What it is called.
    pub name: Option<String>,
    /// Whether it opens sessions.
    pub active: Option<bool>,
    /// At most so many of its sessions are ever paid.
    pub max_completed: Option<Option<i64>>,
    /// From when on it opens sessions.
    pub starts_at: Option<Option<Timestamp>>,
    /// Until when it opens sessions.
    pub expires_at: Option<Option<Timestamp>>,
    /// What its page says while it opens none.
    pub inactive_message: Option<Option<String>>,
    /// Where buyers of later sessions go after paying.
    pub success_url: Option<Option<String>>,
    /// Where they go instead.
    pub cancel_url: Option<Option<String>>,
    /// Keys to set; an empty text removes its key.
    pub metadata: Option<Metadata>,
}

/// What is said when a link is opened, by its address or by the merchant.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Opening {
    /// What must be opened; none: either. What is of the other kind is not found.
    pub kind: Option<LinkKind>,
    /// Prefills the page.
    pub email: Option<String>,
    /// What the merchant calls the session.
    pub client_reference_id: Option<String>,
    /// A promotion code that is applied if it is valid.
    pub promotion_code: Option<String>,
    /// The amount that is proposed where the buyer names one, in minor units.
    pub amount: Option<i64>,
    /// Where the buyer came from.
    pub tracking: BTreeMap<String, String>,
    /// Where the buyer goes after paying, instead of where the link says.
    pub success_url: Option<String>,
    /// Where the buyer goes instead.
    pub cancel_url: Option<String>,
    /// For how many milliseconds the session can be paid.
    pub life: Option<i64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_round_trip() {
        for kind in [LinkKind::Link, LinkKind::Offer] {
            assert_eq!(LinkKind::parse(kind.as_str()), Some(kind));
        }
    }
}
