//! What nobody outside the vendor knows about its API, and an operator may therefore set otherwise.

use crate::respond::Encoding;
use crate::settings::{unknown, word};
use kassa_domain::session::LIFE_MAX;
use kassa_domain::time::{MINUTE, SECOND};

/// A session can be paid for at least so many seconds.
pub(super) const EXPIRES_IN_MIN: i64 = 300;
/// And for at most so many: as long as any session here.
pub(super) const EXPIRES_IN_MAX: i64 = LIFE_MAX / SECOND;

/// Headers that HTTP itself, or this server, has a meaning for.
const TAKEN: [&str; 6] =
    ["connection", "content-length", "content-type", "host", "transfer-encoding", "user-agent"];

/// How an answer stands in its body: the vendor's guides and its reference differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AnswerForm {
    /// The fields themselves, and once more beside `success` under `data`.
    Both,
    /// The fields themselves.
    Flat,
    /// `success`, and the fields under `data`.
    Wrapped,
}

/// What a webhook's signature is made over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SignatureForm {
    /// The body.
    Body,
    /// The time and the body, written as `t=..,v1=..`.
    Stamped,
}

/// An operator's choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    /// How an answer stands in its body.
    pub(super) answer: AnswerForm,
    /// For how many milliseconds a session can be paid that does not say.
    pub(super) life: i64,
    /// The header of a webhook's signature, in small letters.
    pub(super) signature_header: &'static str,
    /// How the bytes of a signature are written.
    pub(super) signature_encoding: Encoding,
    /// What it is made over.
    pub(super) signature_form: SignatureForm,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            answer: AnswerForm::Both,
            life: 30 * MINUTE,
            signature_header: "x-axra-signature",
            signature_encoding: Encoding::Hex,
            signature_form: SignatureForm::Body,
        }
    }
}

impl Settings {
    pub(crate) fn set(&mut self, option: &str, value: &str) -> Result<(), String> {
        let answers =
            [("both", AnswerForm::Both), ("flat", AnswerForm::Flat), ("wrapped", AnswerForm::Wrapped)];
        let encodings = [("hex", Encoding::Hex), ("base64", Encoding::Base64)];
        let forms = [("body", SignatureForm::Body), ("stamped", SignatureForm::Stamped)];
        match option {
            "answer" => self.answer = word(value, &answers)?,
            "default_expires_in" => self.life = seconds(value)?.saturating_mul(SECOND),
            "signature_header" => self.signature_header = header(value)?,
            "signature_encoding" => self.signature_encoding = word(value, &encodings)?,
            "signature_form" => self.signature_form = word(value, &forms)?,
            _ => {
                return Err(unknown(&[
                    "axra.answer",
                    "axra.default_expires_in",
                    "axra.signature_header",
                    "axra.signature_encoding",
                    "axra.signature_form",
                ]));
            }
        }
        Ok(())
    }
}

fn seconds(value: &str) -> Result<i64, String> {
    let digits = value.bytes().all(|byte| byte.is_ascii_digit());
    let found = value.parse().ok().filter(|seconds| (EXPIRES_IN_MIN..=EXPIRES_IN_MAX).contains(seconds));
    found
        .filter(|_| digits)
        .ok_or_else(|| format!("must be a whole number of seconds from {EXPIRES_IN_MIN} to {EXPIRES_IN_MAX}"))
}

/// The name of a header. A server has one for as long as it runs, so its text is never given back.
fn header(value: &str) -> Result<&'static str, String> {
    let is_name = http::HeaderName::from_bytes(value.as_bytes()).is_ok_and(|name| name.as_str() == value);
    if is_name && !TAKEN.contains(&value) {
        return Ok(String::leak(value.to_owned()));
    }
    Err("must be the name of a header in small letters, such as x-axra-signature".to_owned())
}
