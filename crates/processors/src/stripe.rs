//! Stripe, through PaymentIntents. With a script the buyer pays in Stripe's Payment Element on our page,
//! without one on Stripe's Checkout page; either way no card number reaches us.
//!
//! Source: Stripe's API reference and its public OpenAPI description, in the version of [`API_VERSION`]. What
//! is a guess says so.

mod call;
mod charge;
mod hook;
mod refund;
mod shapes;

#[cfg(test)]
mod tests;

use crate::wire::{self, origin};
use charge::Talk;
use kassa_domain::Timestamp;
use kassa_domain::attempt::Method;
use kassa_domain::id::{AttemptId, Mode};
use kassa_domain::processor::{
    ACCOUNT_ID, BadHook, Case, Exchange, Keys, Line, LineKind, Notice, Op, PageScope, Part, Processor,
    Profile, Reference, Request, RetryBy, Serves, Setting, Sources, State, Step,
};
use kassa_domain::signature::SECRET_BYTES_MIN;
use kassa_domain::time::SECOND;

/// The version of the API that requests are written for. Notices come in the version of the merchant's
/// endpoint instead, so the hook reads only what is the same in all of them.
const API_VERSION: &str = "2026-03-25.dahlia";

const SECRET_KEY: &str = "secret_key";
const PUBLISHABLE_KEY: &str = "publishable_key";
const WEBHOOK_SECRET: &str = "webhook_secret";
const METHODS: &str = "payment_method_configuration";
const API_BASE: &str = "api_base";
const SCRIPT_URL: &str = "script_url";
const CHECKOUT_URL: &str = "checkout_url";

/// The names under which our own references stand in the metadata of Stripe's objects.
const MARK_PAYMENT: &str = "kassa_payment";
const MARK_WAY: &str = "kassa_way";
const MARK_REFUND: &str = "kassa_refund";
const MARK_ROUND: &str = "kassa_round";

static PROFILE: Profile = Profile {
    id: "stripe",
    name: "Stripe",
    modes: &[Mode::Test, Mode::Live],
    serves: &[Serves {
        method: Method::Card,
        page: PageScope::Frame,
        saves: true,
        holds: true,
        currencies: &[],
        countries: &[],
    }],
    retry_by: RetryBy::Key,
    captures: Part::Any,
    refunds: Part::Any,
    verifies: true,
    prepares: false,
    numbers: false,
    looks_by_post: false,
    scans_every_ms: None,
    settings: &SETTINGS,
    currency: None,
    unique: &[],
    fixed: &[],
    glue: Some(include_str!("stripe.js")),
    cannot: &[],
    call_timeout_ms: 15 * SECOND,
    called_at: Some(API_BASE),
};

static SETTINGS: [Setting; 8] = [
    Setting {
        name: SECRET_KEY,
        about: "The secret key (sk_...) or a restricted key (rk_...), from Developers, API keys.",
        secret: true,
        needed: true,
        default: None,
    },
    Setting {
        name: PUBLISHABLE_KEY,
        about: "The publishable key (pk_...) of the same account and mode, from Developers, API keys.",
        secret: false,
        needed: true,
        default: None,
    },
    Setting {
        name: WEBHOOK_SECRET,
        about: "The signing secret (whsec_...) of the webhook endpoint that leads here, from Webhooks.",
        secret: true,
        needed: false,
        default: None,
    },
    Setting {
        name: ACCOUNT_ID,
        about: "The account's id (acct_...); only where notices of several accounts come to one endpoint.",
        secret: false,
        needed: false,
        default: None,
    },
    Setting {
        name: METHODS,
        about: "The payment method configuration (pmc_...) that says which methods are offered; \
                the account's default where it is empty.",
        secret: false,
        needed: false,
        default: None,
    },
    Setting {
        name: API_BASE,
        about: "Where the API is.",
        secret: false,
        needed: false,
        default: Some("https://api.stripe.com"),
    },
    Setting {
        name: SCRIPT_URL,
        about: "Where Stripe.js is loaded from.",
        secret: false,
        needed: false,
        default: Some("https://js.stripe.com/dahlia/stripe.js"),
    },
    Setting {
        name: CHECKOUT_URL,
        about: "Where Stripe's payment page is; another address only with a custom domain at Stripe.",
        secret: false,
        needed: false,
        default: Some("https://checkout.stripe.com"),
    },
];

/// The adapter to Stripe.
#[derive(Debug)]
pub struct Stripe;

impl Processor for Stripe {
    fn profile(&self) -> &'static Profile {
        &PROFILE
    }

    fn check(&self, keys: &Keys) -> Option<(&'static str, String)> {
        let mode = match keys.scope.mode {
            Mode::Test => "test",
            Mode::Live => "live",
        };
        let (secret, restricted) = (format!("sk_{mode}_"), format!("rk_{mode}_"));
        let key = keys.expose(SECRET_KEY);
        if !is_key(key, &[&secret, &restricted]) {
            return Some((SECRET_KEY, format!("must begin with {secret} or {restricted} in {mode} mode")));
        }
        let publishable = format!("pk_{mode}_");
        if !is_key(keys.text(PUBLISHABLE_KEY), &[&publishable]) {
            return Some((PUBLISHABLE_KEY, format!("must begin with {publishable} in {mode} mode")));
        }
        let hook = keys.expose(WEBHOOK_SECRET);
        if !hook.is_empty() && (hook.len() < SECRET_BYTES_MIN || !is_key(hook, &["whsec_"])) {
            let rule = format!("must begin with whsec_ and be at least {SECRET_BYTES_MIN} characters long");
            return Some((WEBHOOK_SECRET, rule));
        }
        for (name, prefix) in [(ACCOUNT_ID, "acct_"), (METHODS, "pmc_")] {
            let text = keys.text(name);
            if !text.is_empty() && !is_key(text, &[prefix]) {
                return Some((name, format!("must begin with {prefix}")));
            }
        }
        for (name, host) in [(API_BASE, "api.stripe.com"), (SCRIPT_URL, "js.stripe.com")] {
            if let Some(rule) = wire::not_own(keys.text(name), host) {
                return Some((name, rule));
            }
        }
        let led = origin(keys.text(CHECKOUT_URL));
        led.is_none()
            .then(|| (CHECKOUT_URL, "must be an https address; http only on this machine".to_owned()))
    }

    /// Source: Stripe's integration security guide, section on the content security policy, and its lines for
    /// Link. It also says that a page with trusted types needs a default policy that lets Stripe.js load its
    /// scripts, which is why they are off.
    fn sources(&self, keys: &Keys) -> Sources {
        const OWN: &str = "https://js.stripe.com";
        let script = origin(keys.text(SCRIPT_URL)).unwrap_or_default();
        let mut sources = Sources { untyped: true, ..Sources::default() };
        sources.connects.extend(origin(keys.text(API_BASE)));
        sources.forms.extend(origin(keys.text(CHECKOUT_URL)));
        if script == OWN {
            let all = [OWN, "https://*.js.stripe.com"].map(str::to_owned);
            let link = ["https://link.com", "https://*.link.com"].map(str::to_owned);
            sources.scripts = all.to_vec();
            sources.frames = all.to_vec();
            sources.frames.push("https://hooks.stripe.com".to_owned());
            sources.frames.extend(link.clone());
            sources.connects.extend(link);
        } else {
            sources.scripts = vec![script.clone()];
            sources.frames = vec![script];
        }
        sources
    }

    fn step(&self, op: &Op, case: &Case<'_>, last: Option<&Exchange>) -> (State, Step) {
        if op.is_refund() { refund::step(op, case, last) } else { Talk::step(op, case, last) }
    }

    fn judge(&self, hook: &Request, keys: &Keys, now: Timestamp) -> Result<Vec<Notice>, BadHook> {
        hook::judge(hook, keys, now)
    }

    /// Reads the itemized reports `balance_change_from_activity` and `payout_reconciliation`. A payment is
    /// known by its PaymentIntent, or by our mark where the report has the column for it. Reversals have no
    /// line here: a failed refund and a won dispute put money back.
    fn line(&self, header: &[String], row: &[String]) -> Result<Option<Line>, String> {
        let cell = |name: &str| wire::cell(header, row, &[name]).filter(|text| !text.is_empty());
        let column = |name: &str| header.iter().any(|found| found.trim().eq_ignore_ascii_case(name));
        if let Some(missing) = ["reporting_category", "gross", "currency"].into_iter().find(|it| !column(it))
        {
            return Err(format!("there is no column {missing}"));
        }
        let mark = format!("payment_metadata[{MARK_PAYMENT}]");
        if !column("payment_intent_id") && !column(&mark) {
            return Err(format!("there is neither a column payment_intent_id nor {mark}"));
        }
        let kind = match cell("reporting_category").unwrap_or_default() {
            "charge" => LineKind::Charge,
            "refund" => LineKind::Refund,
            "dispute" => LineKind::Dispute,
            _ => return Ok(None),
        };
        let by_mark = cell(&mark).map(|id| Reference::Attempt(AttemptId::of(id)));
        let by_intent = || cell("payment_intent_id").map(|id| Reference::Handle(id.to_owned()));
        let Some(about) = by_mark.or_else(by_intent) else { return Ok(None) };
        // Where the balance is kept in another currency, the buyer's own amount stands beside it.
        let theirs = cell("customer_facing_amount").zip(cell("customer_facing_currency"));
        let (amount, code) = match theirs.or_else(|| cell("gross").zip(cell("currency"))) {
            Some(found) => found,
            None => return Err("there is no amount".to_owned()),
        };
        let amount = wire::decimal(amount, code).ok_or_else(|| format!("{amount} {code} is no amount"))?;
        Ok(Some(Line { about, kind, amount }))
    }
}

/// Whether a text is a key of one of these kinds: its prefix, and then only what keys are written with.
fn is_key(text: &str, prefixes: &[&str]) -> bool {
    let rest = prefixes.iter().find_map(|prefix| text.strip_prefix(prefix));
    rest.is_some_and(|rest| {
        !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'"')
    })
}
