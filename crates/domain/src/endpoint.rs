//! Webhook endpoints and deliveries: who wants to know, and how long we try to tell them.

use crate::chance::{Chance, draw};
use crate::id::{DeliveryId, EndpointId, EventId, KeyId, Scope};
use crate::merchant::Sealed;
use crate::planted;
use crate::query::Expand;
use crate::secret::Secret;
use crate::time::{DAY, HOUR, MINUTE, SECOND, Timestamp};
use serde::{Deserialize, Serialize};

/// At most so many endpoints of one merchant in one mode.
pub const ENDPOINTS_MAX: usize = 16;
/// An endpoint that failed for so long without one success is switched off.
pub const DISABLE_AFTER: i64 = 5 * DAY;
/// At most so many bytes of a receiver's answer are read and kept.
pub const ANSWER_BYTES_KEPT: usize = 1024;
/// So many tries of a delivery are kept beside the last.
pub const TRIES_KEPT: usize = 20;
/// How long a replaced secret still signs when nothing is said.
pub const KEEP_SECRET: i64 = DAY;
/// How long it may sign at most.
pub const KEEP_SECRET_MAX: i64 = 30 * DAY;

/// The waits between tries, as Standard Webhooks suggests them: 0, 5 s, 5 m, 30 m, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h.
const WAITS: [i64; 10] =
    [0, 5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];

/// Whether an endpoint is told anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EndpointStatus {
    /// It is.
    Enabled,
    /// It failed for too long, or somebody switched it off.
    Disabled,
}

impl EndpointStatus {
    /// The stored and public word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Enabled => "enabled",
            Self::Disabled => "disabled",
        }
    }

    /// Reads the stored word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Enabled, Self::Disabled].into_iter().find(|status| status.as_str() == text)
    }
}

/// A merchant's URL that wants to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// The id.
    pub id: EndpointId,
    /// Whose.
    pub scope: Scope,
    /// Whether it is told anything.
    pub status: EndpointStatus,
    /// When it was made.
    pub created_at: Timestamp,
    /// How often the row has changed.
    pub version: i64,
    /// The rest.
    pub body: EndpointBody,
}

/// The part of an endpoint that no query filters by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndpointBody {
    /// Where to post.
    pub url: String,
    /// Event types, or `*`.
    pub events: Vec<String>,
    /// The merchant's note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The dialect of its bodies.
    pub dialect: String,
    /// What its bodies carry whole instead of as an id.
    #[serde(default)]
    pub expand: Expand,
    /// The signing secret.
    pub secret: Sealed,
    /// The secret before it, while receivers change over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<PreviousSecret>,
    /// Whether the secret itself is sent along, for receivers that look for it. Anybody who sees such a request can
    /// forge others, so nobody gets it who did not ask for it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sends_secret: bool,
    /// The version of its dialect's API by which its bodies are written, of vendors who have several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub api_version: Option<String>,
    /// Whether it is the one endpoint that the merchant's settings name, of vendors who have one such address.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_setting: bool,
    /// Since when every try has failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failing_since: Option<Timestamp>,
    /// The latest request to send events again from a place on, and how far it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replay: Option<Replay>,
    /// Fields that a newer version of this program wrote.
    #[serde(flatten)]
    pub rest: serde_json::Map<String, serde_json::Value>,
}

/// So many events are looked at in one step of sending them again.
pub const REPLAY_STEP: i64 = 100;

/// Events that are sent again to an endpoint, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replay {
    /// The place in the sequence up to which it is done.
    pub place: i64,
    /// The last place that it goes to: the latest when it was asked for. What comes later is told anyway.
    pub until: i64,
}

impl Replay {
    /// Whether everything was put out to be sent.
    #[must_use]
    pub fn is_finished(self) -> bool {
        self.place >= self.until
    }
}

/// A secret that was replaced, and until when it still signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviousSecret {
    /// The secret.
    pub secret: Sealed,
    /// Until when webhooks are signed with it too, by the machine's clock.
    pub until: Timestamp,
}

impl Endpoint {
    /// The sealed secrets to sign with at this time of the machine's, the newest first.
    pub fn secrets(&self, wall: Timestamp) -> impl Iterator<Item = &Sealed> {
        let previous = self.body.previous.as_ref().filter(move |previous| wall < previous.until);
        let newest = match previous {
            Some(before) if planted!("new_secret_signs_late") => &before.secret,
            _ => &self.body.secret,
        };
        std::iter::once(newest).chain(previous.map(|previous| &previous.secret))
    }

    /// Whether it is to be told of this type of event.
    #[must_use]
    pub fn wants(&self, kind: &str) -> bool {
        self.status == EndpointStatus::Enabled
            && self.body.events.iter().any(|wanted| wanted == "*" || wanted == kind)
    }
}

/// What a merchant asks for when creating an endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEndpoint {
    /// The dialect that read it.
    pub dialect: &'static str,
    /// Where to post.
    pub url: String,
    /// Event types, or `*`.
    pub events: Vec<String>,
    /// The merchant's note.
    pub description: Option<String>,
    /// What its bodies are to carry whole.
    pub expand: Expand,
    /// What the field with the event types was called, for error messages.
    pub events_field: &'static str,
    /// Whether the secret itself is to be sent along.
    pub sends_secret: bool,
    /// The version of its dialect's API by which its bodies are to be written, of vendors who have several.
    pub api_version: Option<String>,
    /// Whether it is the merchant's one endpoint by this dialect's settings: it takes the place of the one before it,
    /// and signs with the secret of the key that asks.
    pub setting: Option<KeyId>,
    /// The secret that its receiver knows already, where the receiver is a part of this server; it is given another one
    /// when nothing is said. There is one endpoint with such a secret: whoever asks again finds it, or moves it.
    pub secret: Option<Secret>,
    /// At most so many endpoints of its dialect, of vendors who have a limit of their own.
    pub most: Option<usize>,
}

/// What is to change about an endpoint. `None` leaves it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EndpointPatch {
    /// Where to post.
    pub url: Option<String>,
    /// Event types, or `*`. The whole list.
    pub events: Option<Vec<String>>,
    /// The merchant's note; the inner `None` empties it.
    pub description: Option<Option<String>>,
    /// Whether it is told anything.
    pub status: Option<EndpointStatus>,
    /// Whether the secret itself is sent along.
    pub sends_secret: Option<bool>,
    /// What the field with the event types was called, for error messages.
    pub events_field: &'static str,
}

/// How a delivery stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DeliveryStatus {
    /// It is still tried.
    Pending,
    /// The endpoint has it.
    Delivered,
    /// It was tried for as long as the schedule says, or its endpoint is gone. It can be sent again by hand.
    Dead,
}

impl DeliveryStatus {
    /// The stored word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Delivered => "delivered",
            Self::Dead => "dead",
        }
    }

    /// Reads the stored word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Pending, Self::Delivered, Self::Dead].into_iter().find(|status| status.as_str() == text)
    }
}

/// One event for one endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// The id.
    pub id: DeliveryId,
    /// Whose.
    pub scope: Scope,
    /// To which endpoint.
    pub endpoint: EndpointId,
    /// Of which event.
    pub event: EventId,
    /// The place of the event in the merchant's sequence. What is due at the same moment goes in this order.
    pub place: i64,
    /// How it stands.
    pub status: DeliveryStatus,
    /// Not before.
    pub due_at: Timestamp,
    /// How often the row has changed.
    pub version: i64,
    /// The body, rendered once: every try sends these bytes.
    pub payload: String,
    /// The rest.
    pub body: DeliveryBody,
}

/// The part of a delivery that no query filters by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct DeliveryBody {
    /// How often it was tried.
    pub tries: u32,
    /// What came of the last try.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<Try>,
    /// The tries before it, the latest of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Try>,
    /// Fields that a newer version of this program wrote.
    #[serde(flatten)]
    pub rest: serde_json::Map<String, serde_json::Value>,
}

impl DeliveryBody {
    /// Remembers one more try.
    pub fn remember(&mut self, tried: Try) {
        self.earlier.extend(self.last.replace(tried));
        let over = self.earlier.len().saturating_sub(TRIES_KEPT);
        self.earlier.drain(..over);
    }
}

/// What came of one try.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Try {
    /// When.
    pub at: Timestamp,
    /// The HTTP status, if there was an answer.
    pub status: Option<u16>,
    /// The beginning of the answer, or what went wrong.
    pub note: String,
    /// How long it took, in milliseconds. Older versions did not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ms: Option<i64>,
    /// The wait in milliseconds that the receiver asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after_ms: Option<i64>,
}

impl Try {
    /// Whether the endpoint has it: any 2xx.
    #[must_use]
    pub fn is_success(&self) -> bool {
        self.status.is_some_and(|status| (200..300).contains(&status))
    }
}

/// What to do after a try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterTry {
    /// The endpoint has it.
    Delivered,
    /// Try again then.
    Again(Timestamp),
    /// That was the last try.
    Dead,
}

/// What to do after the `tries`-th try (counting this one). Up to 10 % of jitter is added to the wait, if there is a
/// chance to draw it from, so that many failed deliveries do not come back in one moment. A receiver that says
/// `Retry-After` with 429 or 503 is given up to that time, but never more than a day.
#[must_use]
pub fn after_try(tries: u32, tried: &Try, jitter: Option<&dyn Chance>) -> AfterTry {
    if tried.is_success() {
        return AfterTry::Delivered;
    }
    let Some(wait) = usize::try_from(tries).ok().and_then(|n| WAITS.get(n)).copied() else {
        return AfterTry::Dead;
    };
    let jitter = jitter
        .map_or(0, |chance| i64::from(u16::from_be_bytes(draw(chance))) * (wait / 10) / i64::from(u16::MAX));
    let wait = if planted!("tried_again_at_once") { 0 } else { wait };
    let asked = match tried.status {
        Some(_) if planted!("wait_asked_for_ignored") => 0,
        Some(429 | 502 | 503 | 504) => tried.retry_after_ms.unwrap_or_default().clamp(0, DAY),
        _ => 0,
    };
    AfterTry::Again(tried.at.plus((wait + jitter).max(asked)))
}

/// Whether an endpoint is switched off after a failed try: it said 410 Gone, or nothing has worked for five days.
#[must_use]
pub fn disables(failing_since: Option<Timestamp>, tried: &Try) -> bool {
    tried.status == Some(410) || failing_since.is_some_and(|since| tried.at.since(since) >= DISABLE_AFTER)
}

/// Where an endpoint's secret is sealed to.
#[must_use]
pub fn secret_purpose(id: &EndpointId) -> String {
    format!("endpoints/secret/{id}")
}

/// A new signing secret: `whsec_` and 32 random bytes in base 64.
#[must_use]
pub fn mint_secret(chance: &dyn Chance) -> Secret {
    use base64::Engine;
    let bytes: [u8; 32] = draw(chance);
    Secret::new(format!("whsec_{}", base64::engine::general_purpose::STANDARD.encode(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    struct Byte(u8);
    impl Chance for Byte {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(self.0);
        }
    }

    fn failed(at: i64, status: Option<u16>) -> Try {
        Try { at: Timestamp(at), status, note: String::new(), ms: None, retry_after_ms: None }
    }

    #[test]
    fn the_schedule_is_that_of_standard_webhooks() {
        let mut at = 0;
        let mut waits = vec![];
        for tries in 1..20 {
            match after_try(tries, &failed(at, Some(500)), Some(&Byte(0))) {
                AfterTry::Again(next) => {
                    waits.push((next.0 - at) / SECOND);
                    at = next.0;
                }
                AfterTry::Dead => break,
                AfterTry::Delivered => unreachable!("a 500 is no success"),
            }
        }
        assert_eq!(waits, [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]);
    }

    #[test]
    fn only_2xx_is_success_and_410_disables() {
        for status in [200, 204, 299] {
            assert_eq!(after_try(1, &failed(0, Some(status)), Some(&Byte(0))), AfterTry::Delivered);
        }
        for status in [None, Some(199), Some(301), Some(400), Some(410), Some(500)] {
            assert_ne!(after_try(1, &failed(0, status), Some(&Byte(0))), AfterTry::Delivered);
        }
        assert!(disables(None, &failed(0, Some(410))));
        assert!(!disables(Some(Timestamp(0)), &failed(DISABLE_AFTER - 1, Some(500))));
        assert!(disables(Some(Timestamp(0)), &failed(DISABLE_AFTER, None)));
    }

    #[test]
    fn retry_after_is_respected_within_a_day() {
        let mut tried = failed(0, Some(429));
        tried.retry_after_ms = Some(90 * SECOND);
        assert_eq!(after_try(1, &tried, Some(&Byte(0))), AfterTry::Again(Timestamp(90 * SECOND)));
        tried.retry_after_ms = Some(i64::MAX);
        assert_eq!(after_try(1, &tried, Some(&Byte(0))), AfterTry::Again(Timestamp(DAY)));
    }

    proptest! {
        #[test]
        fn waits_stay_within_a_tenth_of_the_table(tries in 1u32..10, byte in any::<u8>()) {
            let plain = after_try(tries, &failed(0, None), Some(&Byte(0)));
            let (AfterTry::Again(Timestamp(low)), AfterTry::Again(Timestamp(got))) =
                (plain, after_try(tries, &failed(0, None), Some(&Byte(byte)))) else { panic!("within the schedule") };
            prop_assert!(low <= got && got <= low + low / 10);
        }
    }
}
