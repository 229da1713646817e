//! Razorpay: the buyer pays in Razorpay Checkout, which lies over our page, or on Razorpay's page without a
//! script.
//!
//! One payment of ours is one order there, named by our id in its `receipt` and its notes; each try of the
//! buyer is a payment of that order. How it stands is read from the payments of the order. Sources:
//! Razorpay's API reference (orders, payments, refunds, disputes, recurring payments), its pages on capture
//! settings, late authorisation, hosted checkout and webhooks. Where those are silent a comment says "a
//! guess".

mod charge;
mod facts;
mod hook;
mod refund;
mod saved;

#[cfg(test)]
mod tests;

use crate::wire::{self, Body, Exponents, decimal, origin};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kassa_domain::Timestamp;
use kassa_domain::attempt::Method;
use kassa_domain::id::Mode;
use kassa_domain::money::Money;
use kassa_domain::processor::{
    ACCOUNT_ID, BadHook, Case, Exchange, Keys, Line, LineKind, Notice, Op, PageScope, Part, Processor,
    Profile, Reference, Request, Response, RetryBy, Serves, Setting, Sources, State, Step, What,
};
use kassa_domain::signature::SECRET_BYTES_MIN;
use kassa_domain::time::SECOND;
use serde_json::Value;

const KEY_ID: &str = "key_id";
const KEY_SECRET: &str = "key_secret";
const WEBHOOK_SECRET: &str = "webhook_secret";
const API_BASE: &str = "api_base";
const SCRIPT_URL: &str = "script_url";

/// Razorpay counts in the decimals of ISO 4217. Source: "About International Payments", list of currencies.
const OWN: Exponents = &[];

/// The currencies of the same list that can still be paid in.
const CURRENCIES: &[&str] = &[
    "INR", "AED", "ALL", "AMD", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BHD", "BIF", "BMD", "BND", "BOB",
    "BRL", "BSD", "BTN", "BWP", "BZD", "CAD", "CHF", "CLP", "CNY", "COP", "CRC", "CUP", "CVE", "CZK", "DJF",
    "DKK", "DOP", "DZD", "EGP", "ETB", "EUR", "FJD", "GBP", "GHS", "GIP", "GMD", "GNF", "GTQ", "GYD", "HKD",
    "HNL", "HTG", "HUF", "IDR", "ILS", "IQD", "ISK", "JMD", "JOD", "JPY", "KES", "KGS", "KHR", "KMF", "KRW",
    "KWD", "KYD", "KZT", "LAK", "LKR", "LRD", "LSL", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MUR",
    "MVR", "MWK", "MXN", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PEN", "PGK", "PHP",
    "PKR", "PLN", "PYG", "QAR", "RON", "RSD", "RUB", "RWF", "SAR", "SCR", "SEK", "SGD", "SOS", "SVC", "SZL",
    "THB", "TND", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VND", "VUV", "XAF", "XCD",
    "XOF", "XPF", "YER", "ZAR", "ZMW",
];

static PROFILE: Profile = Profile {
    id: "razorpay",
    name: "Razorpay",
    modes: &[Mode::Test, Mode::Live],
    serves: &[Serves {
        method: Method::Card,
        page: PageScope::Frame,
        saves: true,
        holds: true,
        currencies: CURRENCIES,
        countries: &[],
    }],
    retry_by: RetryBy::Lookup,
    captures: Part::Whole,
    refunds: Part::Any,
    verifies: false,
    prepares: true,
    numbers: false,
    looks_by_post: false,
    scans_every_ms: None,
    settings: SETTINGS,
    currency: None,
    unique: &[],
    fixed: &[],
    glue: Some(include_str!("razorpay.js")),
    cannot: &[(
        "other_mode",
        "its notices name no mode; a mode has keys and a webhook of its own, and the keys' prefix is checked",
    )],
    call_timeout_ms: 15 * SECOND,
    called_at: Some(API_BASE),
};

const SETTINGS: &[Setting] = &[
    Setting {
        name: KEY_ID,
        about: "The key id, rzp_test_... or rzp_live_..., from Account & Settings, API Keys.",
        secret: false,
        needed: true,
        default: None,
    },
    Setting {
        name: KEY_SECRET,
        about: "The key secret, which Razorpay shows once, together with the key id.",
        secret: true,
        needed: true,
        default: None,
    },
    Setting {
        name: WEBHOOK_SECRET,
        about: "The secret that you typed when you set up the webhook, at least 24 characters.",
        secret: true,
        needed: false,
        default: None,
    },
    Setting {
        name: ACCOUNT_ID,
        about: "The account id, acc_..., which notices carry; notices of another account are not applied.",
        secret: false,
        needed: false,
        default: None,
    },
    Setting {
        name: API_BASE,
        about: "Where Razorpay's API is.",
        secret: false,
        needed: false,
        default: Some("https://api.razorpay.com"),
    },
    Setting {
        name: SCRIPT_URL,
        about: "Where the script of Razorpay Checkout is.",
        secret: false,
        needed: false,
        default: Some("https://checkout.razorpay.com/v1/checkout.js"),
    },
];

/// The adapter to Razorpay.
#[derive(Debug)]
pub struct Razorpay;

impl Processor for Razorpay {
    fn profile(&self) -> &'static Profile {
        &PROFILE
    }

    fn check(&self, keys: &Keys) -> Option<(&'static str, String)> {
        let (prefix, mode) = match keys.scope.mode {
            Mode::Test => ("rzp_test_", "test"),
            Mode::Live => ("rzp_live_", "live"),
        };
        let rest = keys.text(KEY_ID).strip_prefix(prefix).filter(|rest| is_word(rest));
        if rest.is_none() {
            return Some((KEY_ID, format!("must be a key id of {mode} mode, which begins with {prefix}")));
        }
        for (name, needed) in [(KEY_SECRET, true), (WEBHOOK_SECRET, false)] {
            let length = keys.expose(name).len();
            if length < SECRET_BYTES_MIN && (needed || length > 0) {
                return Some((name, format!("must have at least {SECRET_BYTES_MIN} characters")));
            }
        }
        let account = keys.text(ACCOUNT_ID);
        if !account.is_empty() && !is_id(account, "acc_") {
            return Some((ACCOUNT_ID, "must begin with acc_".to_owned()));
        }
        let own = [(API_BASE, "api.razorpay.com"), (SCRIPT_URL, "checkout.razorpay.com")];
        own.into_iter().find_map(|(name, host)| Some((name, wire::not_own(keys.text(name), host)?)))
    }

    /// Checkout's own frame comes from the API's host. The other hosts are those that Razorpay's plugin for
    /// Magento lets in (`etc/csp_whitelist.xml`); they are named only where the script is Razorpay's own.
    fn sources(&self, keys: &Keys) -> Sources {
        let script = origin(keys.text(SCRIPT_URL)).unwrap_or_default();
        let api = origin(keys.text(API_BASE)).unwrap_or_default();
        let own = |hosts: &[&str]| -> Vec<String> {
            let theirs = script.ends_with(".razorpay.com");
            hosts.iter().filter(|_| theirs).map(|host| format!("https://{host}.razorpay.com")).collect()
        };
        let with = |first: &[&String], hosts: &[&str]| {
            first.iter().map(|it| (*it).clone()).chain(own(hosts)).collect::<Vec<_>>()
        };
        Sources {
            scripts: with(&[&script], &["cdn"]),
            frames: with(&[&api, &script], &[]),
            // A guess: that Checkout asks the API itself, before its frame is there.
            connects: with(&[&api], &["lumberjack", "lumberjack-metrics"]),
            images: with(&[&script], &["cdn"]),
            styles: with(&[&script], &[]),
            forms: vec![api],
            // A guess: Checkout loads a second script from its CDN by a plain address.
            untyped: true,
        }
    }

    fn step(&self, op: &Op, case: &Case<'_>, last: Option<&Exchange>) -> (State, Step) {
        let mut talk = Talk { case, state: case.state.clone() };
        let step = match op.is_refund() {
            true => refund::step(&mut talk, last),
            false => charge::step(&mut talk, op, last),
        };
        if !matches!(step, Step::Call(_)) {
            for passing in [AWAITS, REFUSED] {
                talk.state.remove(passing);
            }
        }
        (talk.state, step)
    }

    fn judge(&self, hook: &Request, keys: &Keys, _: Timestamp) -> Result<Vec<Notice>, BadHook> {
        hook::judge(hook, keys)
    }

    fn returned(&self, back: &Request, case: &Case<'_>) -> Result<What, BadHook> {
        hook::returned(back, case)
    }

    /// Reads the report "Settlement recon" of the dashboard: `transaction_entity` is `payment`, `refund` or
    /// `adjustment` (with a `dispute_id` when a dispute was lost), amounts have a decimal point, `order_id`
    /// names the order. A guess: that rows of refunds and disputes name the order too, as the same report by
    /// API does.
    fn line(&self, header: &[String], row: &[String]) -> Result<Option<Line>, String> {
        let text = |names: &[&str]| wire::cell(header, row, names).filter(|text| !text.is_empty());
        let entity = text(&["transaction_entity", "type"]).ok_or("there is no transaction_entity")?;
        let (kind, amount) = match entity {
            "payment" => (LineKind::Charge, "amount"),
            "refund" => (LineKind::Refund, "amount"),
            "adjustment" if text(&["dispute_id"]).is_some() => (LineKind::Dispute, "debit"),
            _ => return Ok(None),
        };
        // A payment without an order is none of ours.
        let Some(order) = text(&["order_id"]).filter(|order| is_id(order, "order_")) else { return Ok(None) };
        let code = text(&["currency"]).ok_or("there is no currency")?;
        let amount = match text(&[amount]) {
            Some(amount) => decimal(amount, code).ok_or("the amount is none of the currency")?,
            None if kind == LineKind::Dispute => return Ok(None),
            None => return Err("there is no amount".to_owned()),
        };
        // What a won dispute brings back stands in another column.
        if amount.amount == 0 {
            return Ok(None);
        }
        Ok(Some(Line { about: Reference::Handle(order.to_owned()), kind, amount }))
    }
}

/// Letters, digits and underscores only, and at least one of them: nothing that could lead a path elsewhere.
fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Whether it is an id of Razorpay's with this prefix.
fn is_id(text: &str, prefix: &str) -> bool {
    text.strip_prefix(prefix).is_some_and(is_word)
}

/// How an amount is said to Razorpay. `None` where it cannot: nothing at all, or a third decimal that is not
/// zero. Source: "Create an Order", `amount`.
fn said(money: Money) -> Option<i64> {
    let amount = wire::to_provider(money, OWN).filter(|amount| *amount > 0)?;
    (money.currency.exponent() < 3 || amount.checked_rem(10) == Some(0)).then_some(amount)
}

/// Our id as it fits into a receipt, which has at most 40 characters: without its prefix.
fn short(id: &str) -> &str {
    id.split_once('_').map_or(id, |(_, rest)| rest)
}

/// The key under which a [`State`] says which answer is awaited. The payments of an order are awaited where
/// it says nothing, so that looking at them changes nothing that must be remembered first.
const AWAITS: &str = "awaits";
/// That Razorpay refused what this operation wanted, and why.
const REFUSED: &str = "refused";

/// One operation: what it is about, and what will be remembered.
struct Talk<'a> {
    case: &'a Case<'a>,
    state: State,
}

impl Talk<'_> {
    fn text(&self, key: &str) -> &str {
        self.state.get(key).and_then(Value::as_str).unwrap_or_default()
    }

    fn number(&self, key: &str) -> Option<i64> {
        self.state.get(key)?.as_i64()
    }

    fn has(&self, key: &str) -> bool {
        self.state.contains_key(key)
    }

    fn keep(&mut self, key: &str, value: impl Into<Value>) {
        self.state.insert(key.to_owned(), value.into());
    }

    /// A request whose answer is awaited under a name, or under none; `None` where a setting cannot stand in
    /// a request.
    fn call(
        &mut self,
        awaits: &str,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &Body<'_>,
    ) -> Option<Step> {
        match awaits {
            "" => drop(self.state.remove(AWAITS)),
            _ => self.keep(AWAITS, awaits),
        }
        let keys = self.case.keys;
        let pair = format!("{}:{}", keys.text(KEY_ID), keys.expose(KEY_SECRET));
        let auth = format!("Basic {}", STANDARD.encode(pair));
        wire::request(method, (keys.text(API_BASE), path), &auth, headers, body).map(Step::Call)
    }
}

/// What came of a call.
enum Heard<'a> {
    /// It was done.
    Good(&'a Response),
    /// The request was understood, and the answer is no.
    No(&'a Response),
    /// Nothing can be concluded of it: no answer, a fault there, too many requests, or keys that do not open.
    Nothing,
}

fn heard(exchange: &Exchange) -> Heard<'_> {
    let Ok(response) = &exchange.result else { return Heard::Nothing };
    match response.status().as_u16() {
        200..=299 => Heard::Good(response),
        // Razorpay says 400 also where others say 404 or 422.
        400 | 404 | 422 => Heard::No(response),
        _ => Heard::Nothing,
    }
}
