//! What a scenario is made of.

use kassa_domain::dispute::DisputeStatus;
use kassa_testshop::Wire;
use serde_json::Value;

/// A short story of requests, with what each must be answered at least.
#[derive(Clone)]
pub(crate) struct Scenario {
    /// Unique among all.
    pub(crate) name: String,
    /// Whose API it is about: its key is `{{key}}`.
    pub(crate) dialect: &'static str,
    pub(crate) steps: Vec<Step>,
}

/// What happens next.
#[derive(Clone)]
pub(crate) enum Step {
    Ask(Ask),
    Buyer(Buyer),
    /// Time passes, in milliseconds, and everything happens at its own time.
    Later(i64),
    /// The next call to the bank goes wrong.
    Break(Wire),
    /// What receivers at the address answer from now on.
    Receiver(&'static str, &'static [u16]),
    /// A processor tells of a dispute about so much of `{{payment}}`, and how it stands.
    Dispute(DisputeStatus, i64),
}

/// A request to an API.
#[derive(Clone)]
pub(crate) struct Ask {
    pub(crate) method: &'static str,
    pub(crate) path: String,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Vec<u8>,
    /// The status that it must have.
    pub(crate) status: u16,
    /// What later steps call the text at a place in the answer.
    pub(crate) keep: Vec<(&'static str, &'static str)>,
    /// What must stand at places in the answer.
    pub(crate) says: Vec<(&'static str, Value)>,
}

/// What a buyer does at the page whose address was told last, or whose name is kept.
#[derive(Clone)]
pub(crate) struct Buyer {
    pub(crate) does: Does,
    pub(crate) fields: Vec<(String, String)>,
    /// The status of the last answer.
    pub(crate) status: u16,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Does {
    /// Looks at the page.
    Look,
    /// Pays by the form, with a good card where the fields say nothing else.
    Pay,
    /// Submits a form once more that was loaded before the last payment.
    PayAgain,
    /// Answers what the page asks.
    Answer,
    /// Goes back to the choice of a method.
    Restart,
    /// Changes the order.
    Change,
}

impl Scenario {
    pub(crate) fn new(dialect: &'static str, name: impl Into<String>, steps: Vec<Step>) -> Self {
        Self { name: name.into(), dialect, steps }
    }

    pub(crate) fn native(name: impl Into<String>, steps: Vec<Step>) -> Self {
        Self::new("native", name, steps)
    }
}

impl From<Ask> for Step {
    fn from(ask: Ask) -> Self {
        Self::Ask(ask)
    }
}

impl From<Buyer> for Step {
    fn from(buyer: Buyer) -> Self {
        Self::Buyer(buyer)
    }
}

/// A request without a body.
pub(crate) fn ask(method: &'static str, path: impl Into<String>) -> Ask {
    let status = if method == "POST" { 201 } else { 200 };
    let path = path.into();
    Ask { method, path, headers: vec![], body: vec![], status, keep: vec![], says: vec![] }
}

pub(crate) fn get(path: impl Into<String>) -> Ask {
    ask("GET", path)
}

pub(crate) fn post(path: impl Into<String>, body: Value) -> Ask {
    ask("POST", path).sends(body.to_string())
}

impl Ask {
    pub(crate) fn sends(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    pub(crate) fn with(mut self, header: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((header, value.into()));
        self
    }

    /// With the key of the native API.
    pub(crate) fn natively(self) -> Self {
        self.with("authorization", "Bearer {{native_key}}")
    }

    pub(crate) fn is(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    pub(crate) fn keep(mut self, name: &'static str, place: &'static str) -> Self {
        self.keep.push((name, place));
        self
    }

    pub(crate) fn says(mut self, place: &'static str, value: impl Into<Value>) -> Self {
        self.says.push((place, value.into()));
        self
    }

    pub(crate) fn step(self) -> Step {
        self.into()
    }
}

fn buyer(does: Does, fields: &[(&str, &str)], status: u16) -> Step {
    let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Step::Buyer(Buyer { does, fields, status })
}

pub(crate) fn looks(status: u16) -> Step {
    buyer(Does::Look, &[], status)
}

pub(crate) fn pays(fields: &[(&str, &str)]) -> Step {
    buyer(Does::Pay, fields, 303)
}

/// Pays in vain: the form is shown again, or what is in the way.
pub(crate) fn tries(fields: &[(&str, &str)], status: u16) -> Step {
    buyer(Does::Pay, fields, status)
}

pub(crate) fn pays_again() -> Step {
    buyer(Does::PayAgain, &[], 303)
}

pub(crate) fn answers(name: &str, value: &str, status: u16) -> Step {
    buyer(Does::Answer, &[(name, value)], status)
}

pub(crate) fn restarts() -> Step {
    buyer(Does::Restart, &[], 303)
}

pub(crate) fn changes(fields: &[(&str, &str)], status: u16) -> Step {
    buyer(Does::Change, fields, status)
}
