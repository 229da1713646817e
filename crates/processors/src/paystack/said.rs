//! What Paystack says, as documents.
//!
//! Every answer is an envelope `{status, message, data}`; a notice is `{event, data}`. Only what is read is
//! named here, and what is named is refused when it stands twice. Source: Paystack API reference.

use kassa_domain::id::Mode;
use kassa_domain::money::Money;
use kassa_domain::processor::{CallError, Exchange};
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};

use crate::wire;

/// An answer.
#[derive(Deserialize)]
#[serde(bound(deserialize = "T: Deserialize<'de>"))]
struct Envelope<T> {
    status: bool,
    #[serde(default)]
    message: Option<String>,
    #[serde(default)]
    data: Option<T>,
}

/// A transaction, as `initialize`, `charge`, `verify` and notices describe it; each of them leaves out
/// something else.
#[derive(Deserialize, Default)]
pub(super) struct Transaction {
    #[serde(default)]
    pub(super) id: Option<u64>,
    #[serde(default)]
    pub(super) domain: Option<String>,
    #[serde(default)]
    pub(super) status: Option<String>,
    #[serde(default)]
    pub(super) reference: Option<String>,
    #[serde(default)]
    pub(super) amount: Option<i64>,
    #[serde(default)]
    pub(super) currency: Option<String>,
    #[serde(default)]
    pub(super) message: Option<String>,
    #[serde(default)]
    pub(super) gateway_response: Option<String>,
    /// What the buyer is to be told.
    #[serde(default)]
    pub(super) display_text: Option<String>,
    /// Where the buyer is to be sent, after `open_url`.
    #[serde(default)]
    pub(super) url: Option<String>,
    /// Where the buyer is to be sent, after `initialize`.
    #[serde(default)]
    pub(super) authorization_url: Option<String>,
    /// Whether a charge without the buyer waits for the buyer.
    #[serde(default)]
    pub(super) paused: Option<bool>,
    #[serde(default)]
    pub(super) authorization: Option<Authorization>,
    #[serde(default)]
    pub(super) customer: Option<Customer>,
}

/// The means that a transaction was paid with.
#[derive(Deserialize, Default)]
pub(super) struct Authorization {
    #[serde(default)]
    pub(super) authorization_code: Option<String>,
    #[serde(default)]
    pub(super) last4: Option<String>,
    #[serde(default)]
    pub(super) brand: Option<String>,
    #[serde(default)]
    pub(super) channel: Option<String>,
    #[serde(default)]
    pub(super) reusable: Option<bool>,
}

/// Who paid it.
#[derive(Deserialize, Default)]
pub(super) struct Customer {
    #[serde(default)]
    pub(super) email: Option<String>,
}

/// A refund, as `POST /refund`, `GET /refund` and `GET /refund/{id}` describe it.
#[derive(Deserialize)]
pub(super) struct Back {
    pub(super) id: u64,
    pub(super) transaction: Of,
    /// The dispute that brought it about.
    #[serde(default)]
    pub(super) dispute: Option<IgnoredAny>,
    pub(super) amount: i64,
    pub(super) currency: String,
    pub(super) status: String,
    #[serde(default)]
    pub(super) merchant_note: Option<String>,
    #[serde(default)]
    pub(super) reason: Option<String>,
}

/// Which transaction a refund is of: lists name its number, the answer to the creating call describes it.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Of {
    Number(u64),
    Described { id: u64 },
}

impl Of {
    pub(super) fn number(&self) -> u64 {
        match self {
            Self::Number(id) | Self::Described { id } => *id,
        }
    }
}

/// A dispute, as notices describe it.
#[derive(Deserialize)]
pub(super) struct Claim {
    pub(super) id: u64,
    #[serde(default)]
    pub(super) domain: Option<String>,
    pub(super) status: String,
    #[serde(default)]
    pub(super) resolution: Option<String>,
    #[serde(default)]
    pub(super) refund_amount: Option<i64>,
    #[serde(default)]
    pub(super) currency: Option<String>,
    #[serde(default)]
    pub(super) category: Option<String>,
    #[serde(default, rename = "dueAt")]
    pub(super) due_at: Option<String>,
    pub(super) transaction: Transaction,
}

/// What a notice says of a refund.
#[derive(Deserialize)]
pub(super) struct Returning {
    #[serde(default)]
    pub(super) domain: Option<String>,
    pub(super) transaction_reference: String,
}

/// What came of a call.
pub(super) enum Heard<T> {
    /// It never left.
    NotSent,
    /// Nobody knows: no answer, a fault there, or words that are not Paystack's.
    Silent,
    /// A definite no, with what it says of the object where it says anything.
    Refused { code: u16, message: String, data: Option<T> },
    /// Done, or described.
    Told(T),
}

/// Reads an answer. A page of something in between (a firewall, a proxy) is no answer of Paystack's, whatever
/// its code.
pub(super) fn heard<T: DeserializeOwned>(exchange: &Exchange) -> Heard<T> {
    let response = match &exchange.result {
        Ok(response) => response,
        Err(CallError::NotSent) => return Heard::NotSent,
        Err(CallError::NoAnswer) => return Heard::Silent,
    };
    let code = response.status().as_u16();
    // Whoever gave up waiting does not know what came of it.
    if code == 408 {
        return Heard::Silent;
    }
    let Some(outline) = wire::read::<Envelope<IgnoredAny>>(response) else { return Heard::Silent };
    let data = wire::read::<Envelope<T>>(response).and_then(|envelope| envelope.data);
    match (code, outline.status, data) {
        (200..=299, true, Some(data)) => Heard::Told(data),
        (200..=299, false, data) | (400..=499, _, data) => {
            Heard::Refused { code, message: outline.message.unwrap_or_default(), data }
        }
        _ => Heard::Silent,
    }
}

/// An amount as Paystack says it: in the hundredth part of every currency served here.
pub(super) fn money(amount: Option<i64>, currency: Option<&str>) -> Option<Money> {
    wire::from_provider(amount?, currency?, super::EXPONENTS)
}

/// Whether a domain is that of real money. `Err` where it is a word that Paystack does not have.
pub(super) fn is_live(domain: Option<&str>) -> Result<Option<bool>, ()> {
    match domain {
        None => Ok(None),
        Some("live") => Ok(Some(true)),
        Some("test") => Ok(Some(false)),
        Some(_) => Err(()),
    }
}

/// Whether a domain is the mode's, or is not said.
pub(super) fn fits_mode(domain: Option<&str>, mode: Mode) -> bool {
    is_live(domain).is_ok_and(|live| live.is_none_or(|live| live == (mode == Mode::Live)))
}
