//! The API of InflowPay. What that vendor ignores is ignored here and never honoured.

use crate::nest;
use crate::settings::{unknown, word};
use bytes::Bytes;
use kassa_domain::command::{Expand, More};
use kassa_domain::dialect::{Call, Denied, Dialect, Ending, Malformed, Route, Sending};
use kassa_domain::event::{Event, EventKind};
use kassa_domain::id::Mode;
use kassa_domain::merchant::KeyForm;
use kassa_domain::session::Session;
use kassa_domain::{Answer, Refusal, Secret, Timestamp};

/// The name in rows and settings.
pub const NAME: &str = "inflow";

/// The vendor's documents name its events in two ways, and the full newer list is not public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EventNames {
    /// `payment.authorized` and others like it.
    New,
    /// `payment_created` and `payment_status_updated`.
    Old,
}

/// What nobody outside the vendor knows, and an operator may therefore set otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    /// By which of its two lists of names the vendor's events are called.
    pub(crate) event_names: EventNames,
}

impl Default for Settings {
    fn default() -> Self {
        Self { event_names: EventNames::New }
    }
}

impl Settings {
    pub(crate) fn set(&mut self, option: &str, value: &str) -> Result<(), String> {
        match option {
            "event_names" => {
                self.event_names = word(value, &[("new", EventNames::New), ("old", EventNames::Old)])?
            }
            _ => return Err(unknown(&["inflow.event_names"])),
        }
        Ok(())
    }
}

/// The dialect of InflowPay.
#[derive(Debug)]
pub struct Inflow {
    public_url: String,
    settings: Settings,
}

impl Inflow {
    /// `public_url` is without a slash at its end.
    #[must_use]
    pub(crate) fn new(public_url: &str, settings: &Settings) -> Self {
        Self { public_url: public_url.to_owned(), settings: settings.clone() }
    }
}

static ROUTES: &[Route] = &[];

impl Dialect for Inflow {
    fn name(&self) -> &'static str {
        NAME
    }

    fn key_header(&self) -> Option<&'static str> {
        Some("x-inflow-api-key")
    }

    fn key_form(&self, mode: Mode) -> KeyForm {
        let prefix = match mode {
            Mode::Test => "inflow_test_",
            Mode::Live => "inflow_prod_",
        };
        KeyForm { prefix: prefix.to_owned(), secret_prefix: None }
    }

    fn routes(&self) -> &'static [Route] {
        ROUTES
    }

    fn reply(&self, _: &Route, _: &Call, answer: Result<&Answer, &Refusal>) -> http::Response<Bytes> {
        match answer {
            Ok(_) => nest::fault(),
            Err(refusal) => nest::refusal(refusal, &[]),
        }
    }

    fn malformed(&self, malformed: &Malformed) -> http::Response<Bytes> {
        nest::malformed(malformed)
    }

    fn denied(&self, denied: &Denied) -> http::Response<Bytes> {
        nest::denied(denied)
    }

    fn tells(&self, _: EventKind) -> Expand {
        Expand::default()
    }

    fn event(&self, _: &Event, _: &More) -> Option<String> {
        None
    }

    fn sign(&self, _: &Sending<'_>, _: &[Secret], _: Timestamp) -> Vec<(&'static str, String)> {
        vec![]
    }

    fn landing(&self, session: &Session, ending: Ending) -> Option<String> {
        let url = match ending {
            Ending::Success => &session.body.success_url,
            Ending::Cancel => &session.body.cancel_url,
            Ending::Expired => return None,
        };
        (!url.is_empty()).then(|| url.clone())
    }
}
