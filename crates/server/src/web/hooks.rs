//! Notices of processors: `POST /hooks/{processor}/{account}`.

use super::{Answered, App, BodyProblem, Incoming, Response, headers};
use http::Method;
use kassa_domain::processor::BadHook;
use kassa_engine::Heard;

impl App {
    /// Answers 2xx only after the commit. A provider that hears 5xx sends the notice again.
    pub(super) async fn hook(&self, incoming: &Incoming, processor: &str, account: &str) -> Answered {
        let say = |status, text| Answered::new("hooks", say(status, text));
        if incoming.parts.method != Method::POST {
            let mut answered = say(405, "false");
            answered.response.headers_mut().insert("allow", http::HeaderValue::from_static("POST"));
            return answered;
        }
        let body = match &incoming.body {
            Ok(body) => body,
            Err(BodyProblem::TooLarge) => return say(413, "false"),
            Err(BodyProblem::TooSlow) => return say(408, "false"),
            Err(BodyProblem::Broken) => return say(400, "false"),
        };
        if signed_twice(&incoming.parts.headers) {
            return say(400, "false");
        }
        let mut request = http::Request::new(body.clone());
        request.headers_mut().clone_from(&incoming.parts.headers);
        *request.method_mut() = Method::POST;
        match self.engine.hear(processor, account, &request).await {
            Ok(Heard::Taken) => say(200, "true"),
            Ok(Heard::Refused(BadHook::Signature | BadHook::Shape)) => say(400, "false"),
            // Nothing can be believed here until the merchant has set the secret; the provider sends it again.
            Ok(Heard::Refused(BadHook::NoSecret)) => say(503, "false"),
            Ok(Heard::Nobody) => say(404, "false"),
            Err(fault) => {
                tracing::warn!(%fault, processor, "a notice could not be applied");
                say(503, "false")
            }
        }
    }
}

/// What a processor hears: whether its notice was taken, as JSON.
pub(super) fn say(status: u16, taken: &str) -> Response {
    headers::plain(status, "application/json", format!("{{\"received\":{taken}}}"))
}

/// Whether a signature is there twice. Of two, one reader takes the first and another the last, so a proxy that checks
/// them may have looked at the other one.
fn signed_twice(headers: &http::HeaderMap) -> bool {
    headers
        .keys()
        .any(|name| name.as_str().ends_with("signature") && headers.get_all(name).iter().count() > 1)
}
