//! The contract of a dialect: one public API, translated to commands and back.

use crate::answer::{Answer, More};
use crate::command::Command;
use crate::event::{Event, EventKind};
use crate::id::{KeyId, Mode};
use crate::merchant::KeyForm;
use crate::query::{Expand, Query};
use crate::refusal::Refusal;
use crate::right::KeyRight;
use crate::secret::Secret;
use crate::session::Session;
use crate::time::Timestamp;
use bytes::Bytes;
use std::sync::Arc;

/// What a dialect sees of a request.
#[derive(Debug)]
pub struct ApiRequest<'a> {
    /// The values of the `{name}` parts of the route's path, in order.
    pub params: Vec<&'a str>,
    /// The raw query text, without the question mark.
    pub query: &'a str,
    /// The headers.
    pub headers: &'a http::HeaderMap,
    /// The whole body.
    pub body: &'a Bytes,
    /// The key that asks; none where no key is needed.
    pub key: Option<&'a KeyId>,
}

/// What a request asks for.
#[derive(Clone, Debug)]
pub enum Call {
    /// A change.
    Run(Command),
    /// A change that says in its body, and not in a header, by which idempotency key it is known.
    Once(Command, String),
    /// A look.
    Ask(Query),
}

impl Call {
    /// The change that it asks for.
    #[must_use]
    pub fn command(&self) -> Option<&Command> {
        match self {
            Self::Run(command) | Self::Once(command, _) => Some(command),
            Self::Ask(_) => None,
        }
    }
}

/// The bytes are not the shape that the route takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// What kind of mistake.
    pub mistake: Mistake,
    /// The field, as a path such as `metadata.order_id`; none when the body as a whole is to blame.
    pub param: Option<String>,
    /// What would be right.
    pub message: String,
}

/// Kinds of mistakes in the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// Not JSON, not UTF-8, nested too deep.
    Syntax,
    /// A required field is not there.
    Missing,
    /// A field has the wrong type, or a value that it cannot have.
    Value,
    /// A field that does not exist here.
    Unknown,
}

/// What the server itself says no to, before or after any command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Denied {
    /// No key, or one that is not valid.
    Unauthorized {
        /// What would be right.
        message: &'static str,
    },
    /// The key is for something else.
    Forbidden {
        /// What it would have to be for; none: everything.
        right: Option<KeyRight>,
    },
    /// There is nothing under this path.
    NoRoute {
        /// The dialect that has this path, where it is not the one that the request speaks.
        theirs: Option<&'static str>,
    },
    /// The path exists, but not with this method.
    NotAllowed {
        /// The methods that it has, for the `Allow` header.
        allow: String,
    },
    /// The body is too large.
    TooLarge,
    /// The body did not arrive in time.
    TooSlow,
    /// The body is not JSON.
    UnsupportedType,
    /// Too many requests.
    TooMany {
        /// Seconds to wait.
        retry_after: u64,
    },
    /// Our fault.
    Fault,
    /// Try again: the store is busy.
    Busy,
}

/// One path and method of a dialect, with the reader of its requests.
pub struct Route {
    /// The method.
    pub method: http::Method,
    /// The path, with `{name}` for its variable parts.
    pub path: &'static str,
    /// The operation's name, for documentation and metrics.
    pub name: &'static str,
    /// Whether it needs no key. Its query then names whose it is.
    pub open: bool,
    /// Whether its body is a picture, and not JSON.
    pub picture: bool,
    /// Reads a request into a call.
    pub read: fn(&ApiRequest<'_>) -> Result<Call, Malformed>,
}

/// How a session ended for the buyer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Paid.
    Success,
    /// Given up.
    Cancel,
    /// The session's time has passed before it was paid. Where the dialect names a place for it, whoever comes too
    /// late is sent there instead of being shown a page that says so.
    Expired,
}

/// What the bodies of requests are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyForm {
    /// One JSON object.
    Json,
    /// Names and values, as a browser's form sends them.
    Form,
}

/// A part of an answer that a request wants whole, where the answer has an id.
#[derive(Clone, Debug)]
pub struct Expansion {
    /// Its place in the answer, as a JSON pointer.
    pub at: String,
    /// What finds it.
    pub query: Query,
}

/// What a vendor lets its clients choose with each request, beyond what they ask for: the version of its API, and what
/// an answer shows whole.
pub trait Negotiates: Send + Sync {
    /// The header in which a request says by which version it was written; in small letters.
    fn version_header(&self) -> &'static str;
    /// The dialect as that version of it speaks.
    ///
    /// # Errors
    /// What would be right, when there is no such version.
    fn in_version(&self, version: &str) -> Result<Arc<dyn Dialect>, Malformed>;
    /// What an answer has as an id and the request wants whole. It is asked again once that is filled in, for what lies
    /// deeper.
    fn expansions(&self, request: &ApiRequest<'_>, answer: &[u8]) -> Vec<Expansion>;
    /// The answer with what was found in its places.
    fn expanded(&self, answer: http::Response<Bytes>, found: &[(Expansion, Answer)])
    -> http::Response<Bytes>;
    /// A header that says what of the request was heard and is not done; none where everything is.
    fn remark(&self, route: &Route, request: &ApiRequest<'_>) -> Option<(&'static str, String)>;
}

/// A webhook about to be sent.
#[derive(Debug)]
pub struct Sending<'a> {
    /// The same for every try.
    pub event_id: &'a str,
    /// The body.
    pub body: &'a [u8],
    /// Whether the receiver asked for the secret itself.
    pub sends_secret: bool,
}

/// One public API, translated. Pure, and without default methods: what a dialect does not say is said by none.
pub trait Dialect: Send + Sync {
    /// Its name in rows and settings.
    fn name(&self) -> &'static str;
    /// A header in which this vendor's clients may send the key, besides `Authorization`; in small letters.
    fn key_header(&self) -> Option<&'static str>;
    /// What the bodies of its requests are written in.
    fn body_form(&self) -> BodyForm;
    /// What its clients may choose with each request; none where a vendor has one version, and answers with ids alone.
    fn negotiates(&self) -> Option<&dyn Negotiates>;
    /// What its keys look like.
    fn key_form(&self, mode: Mode) -> KeyForm;
    /// The server builds its router and the OpenAPI document from these.
    fn routes(&self) -> &'static [Route];
    /// The call, with the operator's choices for what it leaves out: readers know nothing of those.
    fn completed(&self, call: Call) -> Call;
    /// The answer to a call that came by this route.
    fn reply(&self, route: &Route, call: &Call, answer: Result<&Answer, &Refusal>) -> http::Response<Bytes>;
    /// The answer to bytes of the wrong shape.
    fn malformed(&self, malformed: &Malformed) -> http::Response<Bytes>;
    /// The answer to what the server denies.
    fn denied(&self, denied: &Denied) -> http::Response<Bytes>;
    /// As which kind of event it tells of one of this kind: whoever wants to hear of that kind hears of this one, too.
    fn told_as(&self, kind: EventKind) -> EventKind;
    /// What the bodies of such events say beyond the event itself, whatever the endpoint asks for.
    fn tells(&self, kind: EventKind) -> Expand;
    /// The body of a webhook, with what the endpoint wants to see whole; `None`: this vendor has no such event.
    fn event(&self, event: &Event, more: &More) -> Option<String>;
    /// The headers of a webhook. More than one secret while one is being rotated.
    fn sign(&self, sending: &Sending<'_>, secrets: &[Secret], at: Timestamp) -> Vec<(&'static str, String)>;
    /// Where the buyer goes: the session's URL with its placeholders replaced. `None`: the merchant gave no such place.
    fn landing(&self, session: &Session, ending: Ending) -> Option<String>;
    /// Whether a buyer who has paid sees for a moment that it worked before going on to the merchant. Otherwise the
    /// buyer goes there at once.
    fn lingers(&self) -> bool;
}
