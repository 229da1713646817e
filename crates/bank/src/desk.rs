//! The desk at which a request is served: what was looked up for it, and what is to be written down when it is done.
//!
//! Whoever keeps the book looks up what a request asks for, lets it be served again with that, and writes down what
//! changed. So the rules are the same wherever the book is, in a file of one server or in rows that many share.

use crate::book::{Charge, Refund};
use crate::means::Means;
use kassa_domain::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What something in the book is found by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Name {
    /// A charge, by the caller's reference.
    Charge(String),
    /// A refund, by the caller's name for it.
    Refund(String),
    /// A means that is kept, by its id.
    Means(String),
}

impl Name {
    /// What it is, and its name among those.
    #[must_use]
    pub fn parts(&self) -> (&'static str, &str) {
        match self {
            Self::Charge(name) => ("charge", name),
            Self::Refund(name) => ("refund", name),
            Self::Means(name) => ("means", name),
        }
    }
}

/// Something in the book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Record {
    /// A charge.
    Charge(Charge),
    /// A refund.
    Refund(Refund),
    /// A means.
    Means(Means),
}

impl Record {
    /// What it is found by.
    #[must_use]
    pub fn name(&self) -> Name {
        match self {
            Self::Charge(charge) => Name::Charge(charge.reference.clone()),
            Self::Refund(refund) => Name::Refund(refund.id.clone()),
            Self::Means(means) => Name::Means(means.id.clone()),
        }
    }
}

/// A record with what is still to be told of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The record.
    pub record: Record,
    /// How often it was told in vain.
    #[serde(default)]
    pub tries: i64,
    /// When it is to be told, if it still is.
    #[serde(default)]
    pub due_at: Option<Timestamp>,
}

/// What is known at the desk.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    known: BTreeMap<Name, Option<Record>>,
    changed: BTreeSet<Name>,
    /// The charges that are to be told of, and when.
    notices: BTreeMap<String, Timestamp>,
}

impl Desk {
    /// Lays down what the book says under a name.
    pub fn put(&mut self, name: Name, found: Option<Record>) {
        self.known.insert(name, found);
    }

    /// What is to be written down.
    pub fn written(&self) -> impl Iterator<Item = &Record> {
        self.changed.iter().filter_map(|name| self.known.get(name)?.as_ref())
    }

    /// The charges that are to be told of, and when.
    #[must_use]
    pub fn notices(&self) -> &BTreeMap<String, Timestamp> {
        &self.notices
    }

    fn find(&self, name: Name) -> Result<Option<&Record>, Name> {
        self.known.get(&name).map(Option::as_ref).ok_or(name)
    }

    fn write(&mut self, record: Record) {
        let name = record.name();
        self.changed.insert(name.clone());
        self.known.insert(name, Some(record));
    }

    /// A charge as it stands now: what ripened meanwhile has ripened.
    pub(crate) fn charge(&mut self, reference: &str, now: Timestamp) -> Result<Option<Charge>, Name> {
        let Some(Record::Charge(charge)) = self.find(Name::Charge(reference.to_owned()))? else {
            return Ok(None);
        };
        let mut charge = charge.clone();
        if charge.ripen(now) {
            self.update(&charge);
        }
        Ok(Some(charge))
    }

    /// A refund as it stands now.
    pub(crate) fn refund(&mut self, id: &str, now: Timestamp) -> Result<Option<Refund>, Name> {
        let Some(Record::Refund(refund)) = self.find(Name::Refund(id.to_owned()))? else { return Ok(None) };
        let mut refund = refund.clone();
        if refund.ripens_at.is_some_and(|at| at <= now.0) {
            refund.status = "succeeded".to_owned();
            refund.ripens_at = None;
            self.write_refund(&refund);
        }
        Ok(Some(refund))
    }

    /// A means that is kept for the account, once the charge with which it came has succeeded.
    pub(crate) fn kept(&mut self, id: &str, account: &str, now: Timestamp) -> Result<Option<Means>, Name> {
        let Some(Record::Means(means)) = self.find(Name::Means(id.to_owned()))? else { return Ok(None) };
        let means = means.clone();
        let came_with = self.charge(&means.reference, now)?;
        let is_kept = means.account == account && came_with.is_some_and(|charge| charge.kept().is_some());
        Ok(is_kept.then_some(means))
    }

    /// A new charge, the means that it brings or takes money from, and the notice that will tell of its ripening.
    pub(crate) fn insert(&mut self, charge: &Charge, means: Option<&Means>) {
        if let Some(means) = means {
            self.write(Record::Means(means.clone()));
        }
        if let Some(at) = charge.ripens_at {
            self.tell(&charge.reference, Timestamp(at));
        }
        self.update(charge);
    }

    /// There is news of a charge.
    pub(crate) fn tell(&mut self, reference: &str, at: Timestamp) {
        self.notices.insert(reference.to_owned(), at);
    }

    pub(crate) fn update(&mut self, charge: &Charge) {
        self.write(Record::Charge(charge.clone()));
    }

    pub(crate) fn write_refund(&mut self, refund: &Refund) {
        self.write(Record::Refund(refund.clone()));
    }
}
