//! The API of Copperx. What that vendor ignores is ignored here and never honoured.

use crate::nest;
use crate::respond::Encoding;
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
pub const NAME: &str = "copperx";

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

static ROUTES: &[Route] = &[];

impl Dialect for Copperx {
    fn name(&self) -> &'static str {
        NAME
    }

    fn key_header(&self) -> Option<&'static str> {
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

    fn lingers(&self) -> bool {
        false
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
