//! The API of Copperx. What that vendor ignores is ignored here and never honoured.

mod echo;
mod events;
mod money;
mod read;
mod render;

use crate::names::Names;
use crate::nest;
use crate::placeholder;
use crate::respond::Encoding;
use crate::route::{DELETE, GET, POST, PUT, route};
use crate::settings::{unknown, word};
use bytes::Bytes;
use kassa_domain::answer::More;
use kassa_domain::dialect::{BodyForm, Call, Denied, Dialect, Ending, Malformed, Negotiates, Route, Sending};
use kassa_domain::event::{Event, EventKind};
use kassa_domain::id::Mode;
use kassa_domain::merchant::KeyForm;
use kassa_domain::query::Expand;
use kassa_domain::session::Session;
use kassa_domain::signature::hmac_sha256;
use kassa_domain::{Answer, Refusal, Secret, Timestamp};

/// The name in rows and settings.
pub const NAME: &str = "copperx";
/// What is replaced by the session's id in both URLs.
const PLACEHOLDER: &str = "CHECKOUT_SESSION_ID";
/// At most so many bytes are kept of what a session says about chains and wallets.
const PAYMENT_SETTING_BYTES_MAX: usize = 4096;
/// The route that answers with nothing but the status of a session.
const STATUS: &str = "copperx.sessions.status";

/// What this vendor calls the fields that decisions complain about.
const NAMES: Names = &[
    ("line_items[]", "lineItems.data[]"),
    ("line_items[].price", "lineItems.data[].priceId"),
    ("line_items[].price_data.product", "lineItems.data[].priceData.productId"),
    ("line_items[].price_data.recurring", "lineItems.data[].priceData.type"),
    ("line_items[].price_data.recurring.interval", "lineItems.data[].priceData.interval"),
    ("line_items[].price_data.recurring.interval_count", "lineItems.data[].priceData.intervalCount"),
    ("tax_rates", "taxRateIds"),
    ("customer", "customerId"),
    ("customer_name", "customerData.name"),
    ("customer_email", "customerData.email"),
    ("customer_phone", "customerData.phone"),
    ("customer_address", "customerData.address"),
    ("after_completion.hosted_confirmation.custom_message", "afterCompletionConfirmMsg"),
    ("uid", "customerReferenceId"),
];

/// What nobody outside the vendor knows, and an operator may therefore set otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    /// How the bytes of a signature are written.
    pub(crate) signature_encoding: Encoding,
}

impl Default for Settings {
    fn default() -> Self {
        Self { signature_encoding: Encoding::Hex }
    }
}

impl Settings {
    pub(crate) fn set(&mut self, option: &str, value: &str) -> Result<(), String> {
        match option {
            "signature_encoding" => {
                self.signature_encoding =
                    word(value, &[("hex", Encoding::Hex), ("base64", Encoding::Base64)])?
            }
            _ => return Err(unknown(&["copperx.signature_encoding"])),
        }
        Ok(())
    }
}

/// The dialect of Copperx.
#[derive(Debug)]
pub struct Copperx {
    public_url: String,
    settings: Settings,
}

impl Copperx {
    /// `public_url` is without a slash at its end.
    #[must_use]
    pub(crate) fn new(public_url: &str, settings: &Settings) -> Self {
        Self { public_url: public_url.to_owned(), settings: settings.clone() }
    }
}

/// The page that a session's URL leads to, or where a buyer is sent, with the session's id in its place.
fn landing_of(session: &Session, url: &str) -> Option<String> {
    (!url.is_empty()).then(|| placeholder::filled(url, PLACEHOLDER, render::id(session)))
}

static ROUTES: &[Route] = &[
    route(POST, "/api/v1/checkout/sessions", "copperx.sessions.create", read::create_session),
    route(GET, "/api/v1/checkout/sessions", "copperx.sessions.list", read::list_sessions),
    route(GET, "/api/v1/checkout/sessions/{id}", "copperx.sessions.retrieve", read::session),
    route(GET, "/api/v1/checkout/sessions/{id}/status", STATUS, read::session),
    route(POST, "/api/v1/customers", "copperx.customers.create", read::create_customer),
    route(GET, "/api/v1/customers", "copperx.customers.list", read::list_customers),
    route(GET, "/api/v1/customers/{id}", "copperx.customers.retrieve", read::customer),
    route(GET, "/api/v1/subscriptions/{id}", "copperx.subscriptions.retrieve", read::subscription),
    route(POST, "/api/v1/webhook-endpoints", "copperx.webhooks.create", read::create_endpoint),
    route(GET, "/api/v1/webhook-endpoints", "copperx.webhooks.list", read::list_endpoints),
    route(GET, "/api/v1/webhook-endpoints/{id}", "copperx.webhooks.retrieve", read::endpoint),
    route(PUT, "/api/v1/webhook-endpoints/{id}", "copperx.webhooks.update", read::update_endpoint),
    route(DELETE, "/api/v1/webhook-endpoints/{id}", "copperx.webhooks.delete", read::delete_endpoint),
    route(
        POST,
        "/api/v1/webhook-endpoints/{id}/regenerate",
        "copperx.webhooks.regenerate",
        read::regenerate_secret,
    ),
];

impl Dialect for Copperx {
    fn name(&self) -> &'static str {
        NAME
    }

    fn key_header(&self) -> Option<&'static str> {
        None
    }

    fn body_form(&self) -> BodyForm {
        BodyForm::Json
    }

    fn negotiates(&self) -> Option<&dyn Negotiates> {
        None
    }

    fn key_form(&self, mode: Mode) -> KeyForm {
        let prefix = match mode {
            Mode::Test => "pav1_test_",
            Mode::Live => "pav1_live_",
        };
        KeyForm { prefix: prefix.to_owned(), secret_prefix: None }
    }

    fn routes(&self) -> &'static [Route] {
        ROUTES
    }

    fn completed(&self, call: Call) -> Call {
        call
    }

    fn reply(&self, route: &Route, call: &Call, answer: Result<&Answer, &Refusal>) -> http::Response<Bytes> {
        match answer {
            Ok(answer) => render::answer(route, call, answer, &self.public_url),
            Err(refusal) => nest::refusal(refusal, NAMES),
        }
    }

    fn malformed(&self, malformed: &Malformed) -> http::Response<Bytes> {
        nest::malformed(malformed)
    }

    fn denied(&self, denied: &Denied) -> http::Response<Bytes> {
        nest::denied(denied)
    }

    fn told_as(&self, kind: EventKind) -> EventKind {
        kind
    }

    /// A session's event shows its customer.
    fn tells(&self, kind: EventKind) -> Expand {
        let of_session = matches!(kind, EventKind::SessionCompleted | EventKind::SessionExpired);
        Expand { customer: of_session, ..Expand::default() }
    }

    fn event(&self, event: &Event, more: &More) -> Option<String> {
        events::text(event, more, &self.public_url)
    }

    /// The key of the signature is the whole text of the secret, and what is signed is the body alone. Receivers
    /// compare the header as a whole, so while a secret is being rotated the newest one signs, and no other.
    fn sign(&self, sending: &Sending<'_>, secrets: &[Secret], _: Timestamp) -> Vec<(&'static str, String)> {
        let mut headers = vec![("content-type", "application/json".to_owned())];
        if let Some(secret) = secrets.first() {
            let signature = hmac_sha256(secret.expose().as_bytes(), &[sending.body]);
            headers.push(("x-webhook-signature", self.settings.signature_encoding.text(&signature)));
            if sending.sends_secret {
                headers.push(("x-webhook-token", secret.expose().to_owned()));
            }
        }
        headers
    }

    fn lingers(&self) -> bool {
        false
    }

    fn landing(&self, session: &Session, ending: Ending) -> Option<String> {
        match ending {
            Ending::Success => landing_of(session, &session.body.success_url),
            Ending::Cancel => landing_of(session, &session.body.cancel_url),
            Ending::Expired => None,
        }
    }
}

#[cfg(test)]
mod tests;
