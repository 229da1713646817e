//! What the demo shop hears: the address for its webhooks, which does what any merchant's would, and the last of them.

use super::Demo;
use crate::web::limits::Wait;
use crate::web::{App, BodyProblem, Context, Incoming, Response, headers};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::HeaderMap;
use kassa_domain::event::EventKind;
use kassa_domain::id::SessionId;
use kassa_domain::signature::{TOLERANCE, hmac_sha256};
use kassa_domain::time::SECOND;
use kassa_domain::{Secret, Timestamp};
use kassa_pages::demo::{Heard, Said, Webhook, Webhooks};
use serde::Deserialize;
use std::collections::VecDeque;
use subtle::ConstantTimeEq;

/// So many verified webhooks are kept.
const TAKEN_MAX: usize = 50;
/// So many refused ones. They are kept apart, so that nobody can push out the others with them.
const REFUSED_MAX: usize = 10;
/// So many of the shop's own sessions are remembered.
const EXPECTED_MAX: usize = 500;
/// So much of a body is kept.
const BODY_CHARS_MAX: usize = 20_000;

/// The last webhooks, and the sessions whose webhooks are to come.
#[derive(Default)]
pub(super) struct Ears {
    count: u64,
    taken: VecDeque<Webhook>,
    refused: VecDeque<Webhook>,
    expected: VecDeque<SessionId>,
    /// Why no webhook can come.
    pub(super) trouble: Option<String>,
}

/// The parts of a body that are looked at.
#[derive(Deserialize)]
struct Told {
    #[serde(rename = "type")]
    kind: String,
    data: Data,
}

#[derive(Deserialize)]
struct Data {
    object: Object,
}

#[derive(Deserialize)]
struct Object {
    id: Option<String>,
    object: Option<String>,
    session: Option<String>,
}

impl Object {
    fn session(self) -> Option<String> {
        if self.object.as_deref() == Some("checkout.session") { self.id } else { self.session }
    }
}

impl Ears {
    /// A session was made, and will be heard of.
    pub(super) fn expect(&mut self, session: SessionId) {
        keep(&mut self.expected, session, EXPECTED_MAX);
    }

    /// The list as it stands.
    pub(super) fn shown(&self, open: bool) -> Webhooks {
        let mut list: Vec<Webhook> = self.taken.iter().chain(&self.refused).cloned().collect();
        list.sort_by_key(|webhook| std::cmp::Reverse(webhook.number));
        Webhooks { count: self.count, list, trouble: self.trouble.clone(), open }
    }

    /// Whether the shop has heard that this session is complete.
    pub(super) fn of(&self, session: &SessionId) -> Heard {
        let completed = EventKind::SessionCompleted.as_str();
        let found = self.taken.iter().find_map(|webhook| match &webhook.said {
            Said::Verified { kind, id, session: Some(of), .. }
                if kind == completed && of == session.as_str() =>
            {
                Some(Heard::By { id: id.clone(), at: webhook.at.clone() })
            }
            Said::Verified { .. } | Said::Refused { .. } => None,
        });
        let comes = self.trouble.is_none() && self.expected.contains(session);
        found.unwrap_or(if comes { Heard::Waiting } else { Heard::Elsewhere })
    }

    fn number(&mut self) -> u64 {
        self.count = self.count.saturating_add(1);
        self.count
    }

    fn refuse(&mut self, why: &'static str, at: String) {
        let number = self.number();
        keep(&mut self.refused, Webhook { number, at, said: Said::Refused { why } }, REFUSED_MAX);
    }

    /// Keeps what is verified. Where everybody looks on, only what belongs to the shop's own sessions.
    fn take(&mut self, id: &str, body: &str, at: String, open: bool) {
        let Ok(told) = serde_json::from_str::<Told>(body) else { return };
        let session = told.data.object.session();
        let is_own = |session: &String| self.expected.iter().any(|own| own.as_str() == session);
        if open && !session.as_ref().is_some_and(is_own) {
            return;
        }
        let is_same = |webhook: &Webhook| matches!(&webhook.said, Said::Verified { id: of, .. } if of == id);
        let before = self.taken.iter().position(is_same).and_then(|place| self.taken.remove(place));
        let delivery = match before.map(|webhook| webhook.said) {
            Some(Said::Verified { delivery, .. }) => delivery.saturating_add(1),
            Some(Said::Refused { .. }) | None => 1,
        };
        let body = pretty(body).chars().take(BODY_CHARS_MAX).collect();
        let said = Said::Verified { kind: told.kind, id: id.to_owned(), session, delivery, body };
        let number = self.number();
        keep(&mut self.taken, Webhook { number, at, said }, TAKEN_MAX);
    }
}

/// Adds the newest, and forgets the oldest where there are too many.
fn keep<T>(kept: &mut VecDeque<T>, new: T, most: usize) {
    kept.push_back(new);
    if kept.len() > most {
        kept.pop_front();
    }
}

impl App {
    /// Somebody posts to the shop's address for webhooks: what is signed is taken, the rest is answered 400.
    pub(super) fn hear(&self, demo: &Demo, incoming: &Incoming, context: &Context<'_>) -> Response {
        let answer = |status, text: &str| headers::plain(status, "text/plain", format!("{text}\n"));
        let body = match &incoming.body {
            Ok(body) => body,
            Err(BodyProblem::TooLarge) => return answer(413, "this is too large for a webhook"),
            Err(BodyProblem::TooSlow | BodyProblem::Broken) => return answer(400, "the body broke off"),
        };
        let now = self.engine.wall();
        match verified(&demo.secret, &incoming.parts.headers, body, now) {
            Ok(id) => {
                let open = !self.settings.loopback;
                demo.ears().take(id, &String::from_utf8_lossy(body), now.iso(), open);
                answer(200, "taken")
            }
            Err(why) => {
                if let Err(Wait(seconds)) = self.limits.miss(context.peer) {
                    return self.too_often(seconds, context);
                }
                demo.ears().refuse(why, now.iso());
                answer(400, why)
            }
        }
    }
}

/// The id of a webhook whose signature is right, by the rules of Standard Webhooks; else what is wrong.
fn verified<'a>(
    secret: &Secret,
    headers: &'a HeaderMap,
    body: &[u8],
    now: Timestamp,
) -> Result<&'a str, &'static str> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let (Some(id), Some(time), Some(signed)) =
        (text("webhook-id"), text("webhook-timestamp"), text("webhook-signature"))
    else {
        return Err("it is not signed");
    };
    // What is signed is "id.time.body": neither of the two may say where another one ends.
    if id.is_empty() || id.contains('.') || !time.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("its id and its time are not as Standard Webhooks writes them");
    }
    let at = time.parse::<i64>().ok().and_then(|seconds| seconds.checked_mul(SECOND)).map(Timestamp);
    if at.is_none_or(|at| now.since(at).saturating_abs() > TOLERANCE) {
        return Err("it was not signed within the last five minutes");
    }
    let encoded = secret.expose().strip_prefix("whsec_").unwrap_or(secret.expose());
    let key = STANDARD.decode(encoded).map_err(|_| "the shop's secret cannot be read")?;
    let code = hmac_sha256(&key, &[id.as_bytes(), b".", time.as_bytes(), b".", body]);
    let right = format!("v1,{}", STANDARD.encode(code));
    let fits = signed.split(' ').any(|one| bool::from(one.as_bytes().ct_eq(right.as_bytes())));
    if fits { Ok(id) } else { Err("its signature is not right") }
}

/// The same JSON with line breaks, and its fields in the order in which they came.
fn pretty(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    let mut signs = json.chars().peekable();
    let line = |out: &mut String, depth: usize| {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", depth));
    };
    while let Some(sign) = signs.next() {
        if in_text {
            in_text = escaped || sign != '"';
            escaped = !escaped && sign == '\\';
            out.push(sign);
            continue;
        }
        match sign {
            '{' | '[' => {
                out.push(sign);
                depth = depth.saturating_add(1);
                if !matches!(signs.peek(), Some('}' | ']')) {
                    line(&mut out, depth);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                if !out.ends_with(['{', '[']) {
                    line(&mut out, depth);
                }
                out.push(sign);
            }
            ',' => {
                out.push(sign);
                line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            _ if sign.is_whitespace() => {}
            _ => {
                in_text = sign == '"';
                out.push(sign);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_keeps_its_order_and_its_texts() {
        let json = r#"{"z":[],"a":{"b":"x, {\"y\"}: \\","c":[1,null]},"d":{}}"#;
        let expected = "{\n  \"z\": [],\n  \"a\": {\n    \"b\": \"x, {\\\"y\\\"}: \\\\\",\n    \"c\": [\n      \
                        1,\n      \
                        null\n    ]\n  },\n  \"d\": {}\n}";
        assert_eq!(pretty(json), expected);
        let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(read(&pretty(json)), read(json));
    }

    #[test]
    fn what_is_refused_pushes_out_nothing_that_is_verified() {
        let mut ears = Ears::default();
        let body = r#"{"type":"payment.created","data":{"object":{"session":"cs_1"}}}"#;
        ears.take("evt_1", body, String::new(), false);
        for _ in 0..1000 {
            ears.refuse("it is not signed", String::new());
        }
        let shown = ears.shown(false);
        assert_eq!((shown.count, shown.list.len()), (1001, REFUSED_MAX + 1));
        assert!(matches!(&shown.list.last().unwrap().said, Said::Verified { id, .. } if id == "evt_1"));
        for number in 0..1000 {
            ears.take(&format!("evt_{number}"), body, String::new(), false);
        }
        assert_eq!(ears.shown(false).list.len(), TAKEN_MAX + REFUSED_MAX);
    }

    #[test]
    fn where_everybody_looks_on_only_the_shops_own_sessions_are_told_of() {
        let mut ears = Ears::default();
        let body = |session: &str| format!(r#"{{"type":"x","data":{{"object":{{"session":"{session}"}}}}}}"#);
        ears.expect(SessionId::of("cs_own"));
        ears.take("evt_1", &body("cs_other"), String::new(), true);
        ears.take("evt_2", r#"{"type":"x","data":{"object":{"id":"cus_1"}}}"#, String::new(), true);
        assert!(ears.shown(true).list.is_empty());
        ears.take("evt_3", &body("cs_own"), String::new(), true);
        assert_eq!(ears.shown(true).list.len(), 1);
    }
}
