//! Paystack: cards on its page, and mobile money in Ghana by a prompt on the phone.
//!
//! The reference of a transaction is ours, [`reference`]: the attempt's id in Paystack's alphabet. A
//! reference can be used once per account there ("Duplicate Transaction Reference"), and that is what keeps a
//! charge from happening twice: Paystack has no idempotency keys. Source: Paystack API reference and
//! documentation.

mod charge;
mod hook;
mod refund;
mod said;

#[cfg(test)]
mod tests;

use crate::wire::{self, Body, Exponents};
use kassa_domain::Timestamp;
use kassa_domain::attempt::{Attempt, Method};
use kassa_domain::id::{AttemptId, Mode};
use kassa_domain::processor::{
    BadHook, Case, Exchange, Keys, Line, LineKind, Notice, Op, PageScope, Part, Processor, Profile,
    Reference, Request, RetryBy, Serves, Setting, Sources, State, Step,
};
use kassa_domain::signature::SECRET_BYTES_MIN;
use kassa_domain::time::SECOND;
use serde_json::Value;

/// The key of the API, which also signs the notices.
const SECRET_KEY: &str = "secret_key";
/// Where the API is.
const API_BASE: &str = "api_base";
/// Where the page is on which buyers type their cards.
const CHECKOUT_ORIGIN: &str = "checkout_origin";
/// The domain of the address that stands in for a buyer's.
const EMAIL_DOMAIN: &str = "email_domain";

/// Paystack counts all these currencies in hundredths, as ISO 4217 does.
const EXPONENTS: Exponents = &[];

static PROFILE: Profile = Profile {
    id: "paystack",
    name: "Paystack",
    modes: &[Mode::Test, Mode::Live],
    serves: &[
        Serves {
            method: Method::Card,
            page: PageScope::Redirect,
            saves: true,
            holds: false,
            currencies: &["GHS", "NGN", "ZAR", "KES", "USD"],
            countries: &[],
        },
        Serves {
            method: Method::MobileMoney,
            page: PageScope::Prompt,
            saves: false,
            holds: false,
            currencies: &["GHS"],
            countries: &[],
        },
    ],
    retry_by: RetryBy::Lookup,
    captures: Part::None,
    refunds: Part::Any,
    verifies: false,
    prepares: false,
    numbers: false,
    looks_by_post: false,
    scans_every_ms: None,
    settings: &[
        Setting {
            name: SECRET_KEY,
            about: "The secret key (sk_test_... or sk_live_...), from Settings, API Keys & Webhooks in the \
                    Paystack dashboard; it also verifies the notices.",
            secret: true,
            needed: true,
            default: None,
        },
        Setting {
            name: API_BASE,
            about: "Where Paystack's API is.",
            secret: false,
            needed: false,
            default: Some("https://api.paystack.co"),
        },
        Setting {
            name: CHECKOUT_ORIGIN,
            about: "Where Paystack's payment page is; our page may lead buyers there.",
            secret: false,
            needed: false,
            default: Some("https://checkout.paystack.com"),
        },
        Setting {
            name: EMAIL_DOMAIN,
            about: "The domain of the address that Paystack is told where a buyer gave none; nobody must be \
                    able to get mail there.",
            secret: false,
            needed: false,
            // A guess: Paystack may refuse domains that no registry lists, so it is not one under `.invalid`.
            // This one is reserved by RFC 2606 and takes no mail.
            default: Some("example.com"),
        },
    ],
    currency: None,
    unique: &[],
    fixed: &[],
    glue: None,
    cannot: &[
        ("other_account", "its notices name no account; each account's are signed with its own key"),
        ("empty_secret", "its notices are signed with the key of the API, and no account is without one"),
        (
            "expired_card",
            "a card that fails is told to the buyer on Paystack's page, where the next try is made",
        ),
    ],
    call_timeout_ms: 30 * SECOND,
    called_at: Some(API_BASE),
};

/// The adapter to Paystack.
#[derive(Debug)]
pub struct Paystack;

impl Processor for Paystack {
    fn profile(&self) -> &'static Profile {
        &PROFILE
    }

    fn check(&self, keys: &Keys) -> Option<(&'static str, String)> {
        let prefix = match keys.scope.mode {
            Mode::Test => "sk_test_",
            Mode::Live => "sk_live_",
        };
        let key = keys.expose(SECRET_KEY);
        if !key.starts_with(prefix) {
            return Some((SECRET_KEY, format!("must be a secret key that begins with {prefix}")));
        }
        if key.len() < SECRET_BYTES_MIN || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
            let rule = format!("must have at least {SECRET_BYTES_MIN} characters and no spaces");
            return Some((SECRET_KEY, rule));
        }
        if let Some(rule) = wire::not_own(keys.text(API_BASE), "api.paystack.co") {
            return Some((API_BASE, rule));
        }
        for name in [API_BASE, CHECKOUT_ORIGIN] {
            if !is_origin(keys.text(name)) {
                return Some((name, "must be an https address without a path".to_owned()));
            }
        }
        let domain = keys.text(EMAIL_DOMAIN);
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
        let dotted = domain.contains('.') && !domain.starts_with('.') && !domain.ends_with('.');
        (!dotted || !domain.bytes().all(fits))
            .then(|| (EMAIL_DOMAIN, "must be a domain such as example.com".to_owned()))
    }

    fn sources(&self, keys: &Keys) -> Sources {
        Sources { forms: vec![keys.text(CHECKOUT_ORIGIN).to_owned()], ..Sources::default() }
    }

    fn step(&self, op: &Op, case: &Case<'_>, last: Option<&Exchange>) -> (State, Step) {
        let mut state = case.state.clone();
        let next = match op.is_refund() {
            true => refund::step(op, case, &mut state, last),
            false => charge::step(op, case, &mut state, last),
        };
        (state, next)
    }

    fn judge(&self, hook: &Request, keys: &Keys, _: Timestamp) -> Result<Vec<Notice>, BadHook> {
        hook::judge(hook, keys)
    }

    /// Reads the dashboard's export of transactions, and that of refunds, which has columns of its own. Their
    /// headers are documented nowhere; these names are a guess. Rows of other systems on the same account are
    /// not ours to read.
    fn line(&self, header: &[String], row: &[String]) -> Result<Option<Line>, String> {
        let cell = |names: &[&str]| wire::cell(header, row, names).filter(|text| !text.is_empty());
        let named = cell(&["Transaction Reference", "Reference", "transaction_reference"]);
        let Some(id) = attempt_of(named.ok_or("there is no reference")?) else { return Ok(None) };
        let status = cell(&["Status", "Transaction Status", "Refund Status"]).ok_or("there is no status")?;
        let gone = cell(&["Refund Amount", "Refunded Amount", "Amount Refunded", "refund_amount"]);
        let (kind, text) = match (gone, status.to_ascii_lowercase().as_str()) {
            (Some(text), "processed") => (LineKind::Refund, text),
            (None, "success" | "successful" | "reversed") => {
                (LineKind::Charge, cell(&["Amount Paid", "Amount"]).ok_or("there is no amount")?)
            }
            _ => return Ok(None),
        };
        let code = cell(&["Currency"]).ok_or("there is no currency")?;
        let amount = wire::decimal(text, code).ok_or("the amount or the currency is not known")?;
        Ok(Some(Line { about: Reference::Attempt(id), kind, amount }))
    }
}

/// Our reference at Paystack, whose alphabet is letters, digits, `-`, `.` and `=`: the attempt's id with `-`
/// for `_`. Ids have no `-` of their own, so [`attempt_of`] finds the way back.
fn reference(attempt: &Attempt) -> String {
    attempt.id.as_str().replace('_', "-")
}

/// The attempt that a reference is of; `None` for one that we did not give, because accounts may serve other
/// shops too.
fn attempt_of(reference: &str) -> Option<AttemptId> {
    let body = reference.strip_prefix("pay-")?;
    let ours = !body.is_empty() && body.bytes().all(|byte| byte.is_ascii_alphanumeric());
    ours.then(|| AttemptId::of(format!("pay_{body}")))
}

/// A call with our key.
fn call(case: &Case<'_>, method: &str, path: &str, body: Option<&Value>) -> Option<Request> {
    let auth = format!("Bearer {}", case.keys.expose(SECRET_KEY));
    let body = body.map_or(Body::None, Body::Json);
    wire::request(method, (case.keys.text(API_BASE), path), &auth, &[], &body)
}

/// Whether a text is an origin that is safe to talk to: encrypted, or on this very machine.
fn is_origin(text: &str) -> bool {
    wire::origin(text).is_some_and(|origin| origin == text)
}

/// Whether an address is safe to send a buyer to.
fn is_web(text: &str) -> bool {
    wire::origin(text).is_some()
}

/// Remembers something.
fn set(state: &mut State, key: &str, value: impl Into<Value>) {
    state.insert(key.to_owned(), value.into());
}

/// Whether something is remembered as true.
fn is(state: &State, key: &str) -> bool {
    state.get(key).and_then(Value::as_bool).unwrap_or_default()
}

/// A remembered text; empty where there is none.
fn text<'a>(state: &'a State, key: &str) -> &'a str {
    state.get(key).and_then(Value::as_str).unwrap_or_default()
}
