//! What was said on the way to a decision: the calls to a processor, and what the processor told on its own.
//!
//! They are kept in the row of the payment or refund that they are about, so that anybody can see later why it is as it
//! is. A call is a line, never what was sent or answered: no body, no query, no secret and no number of a card.

use crate::decision::{Change, Row};
use crate::processor::{CallError, Keys, Outcome, Refunding, Request, Step, What};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// So many calls of one payment or refund are kept, the latest.
pub const CALLS_KEPT: usize = 40;
/// No more of a request's line than this is kept.
const WHAT_MAX: usize = 120;
/// What is shorter than this in a path is a word of the provider's API, never a secret.
const SECRET_MIN: usize = 8;
/// So many digits in a row could be the number of a card, so they are not kept.
const DIGITS_MAX: usize = 11;

/// One call to a processor, or one thing that it told on its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// When, on the merchant's timeline.
    pub at: Timestamp,
    /// The method and path of the request; or how it was told: `notice`, `return` or `scan`.
    pub what: String,
    /// The HTTP status of the answer, or why there is none; empty where nothing was asked.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub status: String,
    /// How long the answer took, in milliseconds.
    #[serde(default)]
    pub ms: i64,
    /// What the adapter concluded, in a word. Empty as long as it was not asked.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub said: String,
}

/// The latest calls about a payment or a refund, and how many there were before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calls {
    /// The calls in their order.
    #[serde(default)]
    pub kept: Vec<Call>,
    /// How many earlier ones are not kept any more.
    #[serde(default)]
    pub dropped: u32,
}

impl Calls {
    /// Whether nothing was ever said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty() && self.dropped == 0
    }

    /// Adds calls, and lets go of the oldest when there are too many.
    pub fn add(&mut self, calls: &[Call]) {
        self.kept.extend_from_slice(calls);
        let over = self.kept.len().saturating_sub(CALLS_KEPT);
        self.kept.drain(..over);
        self.dropped = self.dropped.saturating_add(u32::try_from(over).unwrap_or(u32::MAX));
    }
}

/// What was said before a command, and about which payment or refund.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// The id of the payment or refund.
    pub about: &'a str,
    /// The calls.
    pub calls: &'a [Call],
}

/// The calls of the row that is about this payment or refund, if a change updates it.
fn calls_in<'a>(change: &'a mut Change, about: &str) -> Option<&'a mut Calls> {
    match change {
        Change::Update(Row::Attempt(attempt)) if attempt.id.as_str() == about => {
            Some(&mut attempt.body.calls)
        }
        Change::Update(Row::Refund(refund)) if refund.id.as_str() == about => Some(&mut refund.body.calls),
        _ => None,
    }
}

/// Writes down what was said, where a decision writes the row that it is about anyway. Nothing is written for its sake.
pub fn note(changes: &mut [Change], told: Told<'_>) {
    let kept = changes.iter_mut().rev().find_map(|change| calls_in(change, told.about));
    if let Some(calls) = kept {
        calls.add(told.calls);
    }
}

/// Whether changes write the row that calls are about.
#[must_use]
pub fn is_noted(changes: &[Change], about: &str) -> bool {
    changes.iter().any(|change| match change {
        Change::Update(Row::Attempt(attempt)) => attempt.id.as_str() == about,
        Change::Update(Row::Refund(refund)) => refund.id.as_str() == about,
        _ => false,
    })
}

/// The line that is kept of a request: its method and its path. Some providers want a secret in the path, so what is a
/// part of any of the account's secrets is hidden, and so is what could be the number of a card.
#[must_use]
pub fn line(request: &Request, keys: &Keys) -> String {
    let hidden = |part: &str| {
        let digits = part.bytes().filter(u8::is_ascii_digit).count();
        let is_number = digits == part.len() && digits > DIGITS_MAX;
        let is_secret =
            |secret: &crate::Secret| secret.expose().contains(part) || part.contains(secret.expose());
        is_number || (part.len() >= SECRET_MIN && keys.secrets.values().any(is_secret))
    };
    let parts = request.uri().path().split('/').map(|part| if hidden(part) { "*" } else { part });
    let path = parts.collect::<Vec<_>>().join("/");
    format!("{} {path}", request.method()).chars().take(WHAT_MAX).collect()
}

/// Why there is no answer, in a word.
#[must_use]
pub fn failure(problem: CallError) -> &'static str {
    match problem {
        CallError::NotSent => "not_sent",
        CallError::NoAnswer => "no_answer",
    }
}

/// What an adapter concluded, in a word.
#[must_use]
pub fn conclusion(step: &Step) -> Cow<'static, str> {
    match step {
        Step::Call(_) => "advance".into(),
        Step::Show(_) => "show".into(),
        Step::Wait(_) => "wait".into(),
        Step::Ready => "ready".into(),
        Step::Done(outcome) => outcome_word(outcome),
        Step::Refunded(refunding) => refunding_word(refunding).into(),
    }
}

/// What a processor told on its own, in a word.
#[must_use]
pub fn news(what: &What) -> Cow<'static, str> {
    match what {
        What::Outcome(outcome) => outcome_word(outcome),
        What::GoAsk => "ask".into(),
        What::Stumbled { decline, .. } => format!("declined({})", decline.as_str()).into(),
        What::Refund { refunding, .. } => refunding_word(refunding).into(),
        What::Dispute(news) => format!("dispute({})", news.status.as_str()).into(),
        What::Saw(..) => "show".into(),
    }
}

fn outcome_word(outcome: &Outcome) -> Cow<'static, str> {
    match outcome {
        Outcome::Succeeded(_) => "succeeded".into(),
        Outcome::Authorized(_) => "authorized".into(),
        Outcome::Declined(reason) => format!("declined({})", reason.as_str()).into(),
        Outcome::Unavailable => "unavailable".into(),
        Outcome::Unknown => "unknown".into(),
    }
}

fn refunding_word(refunding: &Refunding) -> &'static str {
    match refunding {
        Refunding::Succeeded(_) => "succeeded",
        Refunding::Pending(_) => "pending",
        Refunding::Failed(_) => "failed",
        Refunding::Unknown => "unknown",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{Mode, Scope};
    use std::collections::BTreeMap;

    fn call(n: i64) -> Call {
        Call {
            at: Timestamp(n),
            what: "POST /charge".into(),
            status: "200".into(),
            ms: 3,
            said: "show".into(),
        }
    }

    #[test]
    fn the_latest_are_kept_and_the_others_counted() {
        let mut calls = Calls::default();
        assert!(calls.is_empty());
        for n in 0..45 {
            calls.add(&[call(n)]);
        }
        assert_eq!((calls.kept.len(), calls.dropped), (CALLS_KEPT, 5));
        assert_eq!(calls.kept.first().map(|call| call.at), Some(Timestamp(5)));
        assert_eq!(calls.kept.last().map(|call| call.at), Some(Timestamp(44)));
    }

    #[test]
    fn a_line_holds_no_query_no_secret_and_no_long_number() {
        let secret = crate::Secret::new("https://node.example/v3/9aa3d95b3bc440fa88ea".to_owned());
        let keys = Keys {
            scope: Scope { merchant: 1, mode: Mode::Test },
            account: String::new(),
            settings: BTreeMap::new(),
            secrets: BTreeMap::from([("rpc_url".to_owned(), secret)]),
        };
        for (address, wanted) in [
            ("https://api.example/v1/payment_intents/pi_3Nx?expand=all", "POST /v1/payment_intents/pi_3Nx"),
            ("https://node.example/v3/9aa3d95b3bc440fa88ea", "POST /v3/*"),
            ("https://api.example/cards/4242424242424242/charge", "POST /cards/*/charge"),
            ("https://api.example", "POST /"),
        ] {
            let request =
                http::Request::builder().method("POST").uri(address).body(bytes::Bytes::new()).unwrap();
            assert_eq!(line(&request, &keys), wanted);
        }
    }
}
