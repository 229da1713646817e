//! The API of Axra. What that vendor ignores is ignored here and never honoured.

mod amount;
mod read;
mod render;
mod settings;

pub(crate) use settings::Settings;

use crate::names::Names;
use crate::nest;
use crate::route::{GET, POST, PUT, open, route};
use bytes::Bytes;
use kassa_domain::answer::More;
use kassa_domain::dialect::{BodyForm, Call, Denied, Dialect, Ending, Malformed, Negotiates, Route, Sending};
use kassa_domain::event::{Event, EventKind};
use kassa_domain::id::Mode;
use kassa_domain::merchant::KeyForm;
use kassa_domain::query::Expand;
use kassa_domain::session::Session;
use kassa_domain::signature::hmac_sha256;
use kassa_domain::{Answer, Command, Refusal, Secret, Timestamp};
use settings::SignatureForm;

/// The name in rows and settings.
pub const NAME: &str = "axra";
/// What is replaced by the session's id in both URLs; also as clients' URL builders encode it.
const PLACEHOLDERS: [&str; 3] = ["{SESSION_ID}", "%7BSESSION_ID%7D", "%7bSESSION_ID%7d"];
/// What this vendor calls fields that are not called as ours are.
const NAMES: Names = &[("url", "webhookUrl"), ("expires_at", "expiresIn")];

/// The dialect of Axra.
#[derive(Debug)]
pub struct Axra {
    public_url: String,
    settings: Settings,
}

impl Axra {
    /// `public_url` is without a slash at its end.
    #[must_use]
    pub(crate) fn new(public_url: &str, settings: &Settings) -> Self {
        Self { public_url: public_url.to_owned(), settings: settings.clone() }
    }

    /// What stands in the header of a webhook's signature. The key is the whole text of the secret. While one is being
    /// rotated, both signatures stand there.
    fn signature(&self, body: &[u8], secrets: &[Secret], at: Timestamp) -> String {
        let seconds = at.seconds().to_string();
        let signed = |secret: &Secret, parts: &[&[u8]]| {
            self.settings.signature_encoding.text(&hmac_sha256(secret.expose().as_bytes(), parts))
        };
        match self.settings.signature_form {
            SignatureForm::Body => {
                secrets.iter().map(|secret| signed(secret, &[body])).collect::<Vec<_>>().join(",")
            }
            SignatureForm::Stamped => {
                let parts = [seconds.as_bytes(), b".", body];
                let each = secrets.iter().map(|secret| format!(",v1={}", signed(secret, &parts)));
                format!("t={seconds}{}", each.collect::<String>())
            }
        }
    }
}

const CREATE_SESSION: &str = "axra.sessions.create";
const CREATE_TOKEN: &str = "axra.tokens.create";
const UPDATE_CONFIG: &str = "axra.config.update";
const CONFIG: &str = "axra.config.retrieve";
const LIST_PAYMENTS: &str = "axra.payments.list";
const PAYMENT: &str = "axra.payments.retrieve";

/// The vendor's pages write its paths with and without what its base URL ends with.
static ROUTES: &[Route] = &[
    route(POST, "/api/v1/business/payment/session", CREATE_SESSION, read::create_session),
    route(POST, "/business/payment/session", CREATE_SESSION, read::create_session),
    route(POST, "/api/v1/business/checkout/session", CREATE_SESSION, read::create_session),
    route(POST, "/business/checkout/session", CREATE_SESSION, read::create_session),
    open(POST, "/api/v1/business/auth/token", CREATE_TOKEN, read::create_token),
    open(POST, "/business/auth/token", CREATE_TOKEN, read::create_token),
    route(PUT, "/api/v1/business/config", UPDATE_CONFIG, read::update_config),
    route(PUT, "/business/config", UPDATE_CONFIG, read::update_config),
    route(GET, "/api/v1/business/config", CONFIG, read::config),
    route(GET, "/business/config", CONFIG, read::config),
    route(GET, "/api/v1/business/payment", LIST_PAYMENTS, read::list_payments),
    route(GET, "/business/payment", LIST_PAYMENTS, read::list_payments),
    route(GET, "/api/v1/business/payment/{id}", PAYMENT, read::payment),
    route(GET, "/business/payment/{id}", PAYMENT, read::payment),
];

impl Dialect for Axra {
    fn name(&self) -> &'static str {
        NAME
    }

    fn key_header(&self) -> Option<&'static str> {
        Some("x-api-key")
    }

    fn body_form(&self) -> BodyForm {
        BodyForm::Json
    }

    fn negotiates(&self) -> Option<&dyn Negotiates> {
        None
    }

    fn key_form(&self, mode: Mode) -> KeyForm {
        let prefix = match mode {
            Mode::Test => "bk_test_",
            Mode::Live => "bk_live_",
        };
        KeyForm { prefix: prefix.to_owned(), secret_prefix: Some(format!("bs_{}_", mode.as_str())) }
    }

    fn routes(&self) -> &'static [Route] {
        ROUTES
    }

    fn completed(&self, call: Call) -> Call {
        match call {
            Call::Run(Command::CreateSession(mut new)) => {
                new.life = new.life.or(Some(self.settings.life));
                Call::Run(Command::CreateSession(new))
            }
            other => other,
        }
    }

    fn reply(&self, _: &Route, _: &Call, answer: Result<&Answer, &Refusal>) -> http::Response<Bytes> {
        match answer {
            Ok(answer) => self.answer(answer),
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

    /// A payment's event says what its session holds.
    fn tells(&self, kind: EventKind) -> Expand {
        Expand { session: render::event_name(kind).is_some(), ..Expand::default() }
    }

    fn event(&self, event: &Event, more: &More) -> Option<String> {
        render::event_text(event, more)
    }

    fn sign(&self, sending: &Sending<'_>, secrets: &[Secret], at: Timestamp) -> Vec<(&'static str, String)> {
        vec![
            ("content-type", "application/json".to_owned()),
            (self.settings.signature_header, self.signature(sending.body, secrets, at)),
        ]
    }

    fn lingers(&self) -> bool {
        false
    }

    /// Whoever comes too late is sent where those go who cancel.
    fn landing(&self, session: &Session, ending: Ending) -> Option<String> {
        let url = match ending {
            Ending::Success => &session.body.success_url,
            Ending::Cancel | Ending::Expired => &session.body.cancel_url,
        };
        let filled = PLACEHOLDERS.iter().fold(url.clone(), |url, it| url.replace(it, session.id.as_str()));
        (!filled.is_empty()).then_some(filled)
    }
}

#[cfg(test)]
mod tests;
