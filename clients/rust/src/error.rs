//! What can go wrong.

use http::HeaderMap;
use serde::Deserialize;
use std::fmt;
use std::time::Duration;

/// What an error is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The key is missing, wrong or revoked (401).
    Authentication,
    /// The key may not do this (403).
    PermissionDenied,
    /// The request is not right (400, 405, 413, 415, 422); [`Error::param`] says where.
    InvalidRequest,
    /// There is no such object for this key (404).
    NotFound,
    /// The state of something does not allow this now (409).
    Conflict,
    /// The idempotency key was used for another request, or for one that is still being worked on.
    Idempotency,
    /// Too many requests (429); [`Error::retry_after`] says when to come back.
    RateLimit,
    /// The server's fault, or that of something before it.
    Api,
    /// There was no answer, or none in time.
    Connection,
    /// A webhook is not from your Kassa, or too old.
    Signature,
    /// What this crate was given is not right, and nothing was asked.
    Usage,
}

/// Anything that a call comes to when it is not answered well.
#[derive(Debug)]
pub struct Error(Box<Told>);

#[derive(Debug)]
struct Told {
    kind: ErrorKind,
    message: String,
    status: Option<u16>,
    said: Said,
    request_id: Option<String>,
    retry_after: Option<Duration>,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

#[derive(Debug, Default, Deserialize)]
struct Envelope {
    error: Said,
}

/// What the server says of an error.
#[derive(Debug, Default, Deserialize)]
struct Said {
    r#type: Option<String>,
    code: Option<String>,
    message: Option<String>,
    param: Option<String>,
    doc_url: Option<String>,
}

impl Error {
    /// What it is about.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// What went wrong, in words.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The HTTP status; none where there was no answer.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.0.status
    }

    /// The type that the server names, such as `invalid_request_error`.
    #[must_use]
    pub fn error_type(&self) -> Option<&str> {
        self.0.said.r#type.as_deref()
    }

    /// The exact reason, such as `parameter_missing`. All are at /docs/errors of the server.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.0.said.code.as_deref()
    }

    /// The parameter that is to blame.
    #[must_use]
    pub fn param(&self) -> Option<&str> {
        self.0.said.param.as_deref()
    }

    /// Where the code is explained.
    #[must_use]
    pub fn doc_url(&self) -> Option<&str> {
        self.0.said.doc_url.as_deref()
    }

    /// Names the request in the server's log.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// After what time the server wants to be asked again.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    fn new(kind: ErrorKind, message: String) -> Self {
        let said = Said::default();
        Self(Box::new(Told {
            kind,
            message,
            status: None,
            said,
            request_id: None,
            retry_after: None,
            source: None,
        }))
    }

    /// What was passed is not right.
    pub(crate) fn usage(message: &str) -> Self {
        Self::new(ErrorKind::Usage, message.to_owned())
    }

    /// A signature does not hold.
    pub(crate) fn signature(message: &str) -> Self {
        Self::new(ErrorKind::Signature, message.to_owned())
    }

    /// There was no answer.
    pub(crate) fn lost(
        base: &str,
        why: &str,
        source: Option<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        let mut error = Self::new(ErrorKind::Connection, format!("cannot reach {base}: {why}"));
        error.0.source = source;
        error
    }

    /// What was answered has not the form that this version knows.
    pub(crate) fn unreadable(problem: &serde_json::Error) -> Self {
        Self::new(ErrorKind::Api, format!("the answer is not what this version knows: {problem}"))
    }

    /// The error that an answer tells.
    pub(crate) fn answered(status: u16, headers: &HeaderMap, text: &str) -> Self {
        // What is not JSON was not written by Kassa, but by something on the way.
        let said = serde_json::from_str::<Envelope>(text).unwrap_or_default().error;
        let header = |name| headers.get(name).and_then(|value| value.to_str().ok());
        let message = match (&said.message, header("location")) {
            (Some(message), _) => message.clone(),
            (None, Some(place)) if (300..400).contains(&status) => {
                format!(
                    "the server sends elsewhere, to {place}: the base URL must be where Kassa itself answers"
                )
            }
            _ => format!("status {status}, and not in the words of Kassa: {}", beginning(text)),
        };
        let mut error = Self::new(kind(status, &said), message);
        error.0.status = Some(status);
        error.0.request_id = header("request-id").map(str::to_owned);
        error.0.retry_after =
            header("retry-after").and_then(|text| text.parse().ok()).map(Duration::from_secs);
        error.0.said = said;
        error
    }

    /// An answer that was good by its status, and is no answer.
    pub(crate) fn not_json(status: u16, text: &str) -> Self {
        let mut error =
            Self::new(ErrorKind::Api, format!("the answer is not an object in JSON: {}", beginning(text)));
        error.0.status = Some(status);
        error
    }

    /// Whether another try may come to something else.
    pub(crate) fn may_pass(&self) -> bool {
        match (self.kind(), self.status()) {
            (ErrorKind::Connection, _) | (_, Some(408 | 500 | 502 | 503 | 504)) => true,
            (_, Some(429)) => self.code() != Some("too_many_attempts"),
            _ => self.code() == Some("idempotency_key_in_use"),
        }
    }
}

fn beginning(text: &str) -> String {
    if text.is_empty() { "no body".to_owned() } else { text.chars().take(200).collect() }
}

fn kind(status: u16, said: &Said) -> ErrorKind {
    if said.code.as_deref() == Some("idempotency_key_in_use")
        || said.r#type.as_deref() == Some("idempotency_error")
    {
        return ErrorKind::Idempotency;
    }
    match status {
        401 => ErrorKind::Authentication,
        403 => ErrorKind::PermissionDenied,
        404 => ErrorKind::NotFound,
        409 => ErrorKind::Conflict,
        429 => ErrorKind::RateLimit,
        400..500 => ErrorKind::InvalidRequest,
        _ => ErrorKind::Api,
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)?;
        match &self.0.request_id {
            Some(id) => write!(f, " ({id})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_ref().map(|source| {
            let source: &(dyn std::error::Error + 'static) = source.as_ref();
            source
        })
    }
}
