//! Following the events of a merchant: the list of events as an answer that goes on, for who accepts one.
//!
//! It begins after the place that `after` or the header `Last-Event-ID` names, and otherwise with what happens from now
//! on. No event is left out and none comes twice, so that whoever is cut off goes on where it was.

use super::api::Found;
use super::live::Teller;
use super::{Answered, App, Context, Incoming};
use http::Method;
use http::header::ACCEPT;
use kassa_domain::dialect::{ApiRequest, Call, Denied, Dialect, Malformed, Mistake};
use kassa_domain::event::EventKind;
use kassa_domain::merchant::KeyRecord;
use kassa_domain::right;
use kassa_domain::{Query, Secret};
use kassa_engine::{Engine, Topic};
use std::sync::Arc;
use std::time::Duration;

/// How often somebody looks for what another node has done, and whether the key still holds.
const LOOK_EVERY: Duration = Duration::from_secs(1);
const STREAM: &str = "text/event-stream";

/// What is followed, and for whom.
struct Following {
    engine: Arc<Engine>,
    dialect: Arc<dyn Dialect>,
    key: Secret,
    kind: Option<EventKind>,
    place: i64,
}

impl Following {
    /// Tells until the key is no longer valid. A database that does not answer now is asked again.
    async fn tell(mut self, record: Arc<KeyRecord>, teller: Teller) {
        let mut watch = self.engine.watch(Topic::Scope(record.scope));
        loop {
            if matches!(self.engine.authenticate(self.key.expose()).await, Ok(None)) {
                return;
            }
            let happened =
                self.engine.happened_after(record.scope, self.place, self.kind, self.dialect.as_ref()).await;
            let happened = happened.unwrap_or_default();
            let is_all = happened.is_empty();
            for it in happened {
                // What the dialect has no form for is told without data: whoever listens passes it over, and knows
                // where it is.
                let body = it.body.unwrap_or_default();
                teller.tell_at(it.place, it.id.as_str(), it.kind.as_str(), &body).await;
                self.place = it.place;
            }
            if is_all {
                let _ = tokio::time::timeout(LOOK_EVERY, watch.changed()).await;
            }
        }
    }
}

impl App {
    /// The answer that goes on; nothing when it was not asked for, or not about events.
    pub(super) async fn following(
        self: &Arc<Self>,
        incoming: &Incoming,
        found: &Found<'_>,
        spoken: &Arc<dyn Dialect>,
        (key, record): (&str, &Arc<KeyRecord>),
        context: &Context<'_>,
    ) -> Option<Answered> {
        let wanted = wanted(incoming)?;
        let name = found.route.name;
        let refused = |malformed: &Malformed| Some(Answered::new(name, spoken.malformed(malformed)));
        let request = ApiRequest {
            params: found.params.clone(),
            query: incoming.parts.uri.query().unwrap_or_default(),
            headers: &incoming.parts.headers,
            body: &bytes::Bytes::new(),
            key: Some(&record.id),
        };
        let Ok(Call::Ask(query @ Query::Events { after, kind, .. })) = &(found.route.read)(&request) else {
            return None;
        };
        if !right::of_query(query).are_met(record.body.scopes.as_deref()) {
            return None;
        }
        let last = match last_event_id(incoming) {
            Ok(last) => last,
            Err(malformed) => return refused(&malformed),
        };
        let named = |name: &str| self.engine.dialects().iter().find(|dialect| dialect.name() == name);
        // A vendor's request may name a version, in which its events are written as well.
        let Some(dialect) = wanted.map_or(Some(spoken), named) else {
            let known = kassa_dialects::NAMES.join(", ");
            return refused(&bad("Accept", &format!("names a dialect that there is not; known: {known}")));
        };
        let place = match last.or(*after) {
            Some(place) => place,
            None => match self.engine.latest_place(record.scope).await {
                Ok(place) => place,
                Err(fault) => return Some(Answered::new(name, self.fault(spoken.as_ref(), &fault, context))),
            },
        };
        let Some(seat) = self.live.seat(context.peer) else {
            return Some(Answered::new(name, spoken.denied(&Denied::Busy)));
        };
        let following = Following {
            engine: Arc::clone(&self.engine),
            dialect: Arc::clone(dialect),
            key: Secret::new(key),
            kind: *kind,
            place,
        };
        let record = Arc::clone(record);
        let response = self.live.events(seat, move |teller| following.tell(record, teller));
        Some(Answered { response, route: name })
    }
}

/// Whether an answer that goes on is accepted, and in which dialect its events are to be written:
/// `text/event-stream; dialect=inflow`.
fn wanted(incoming: &Incoming) -> Option<Option<&str>> {
    if incoming.parts.method != Method::GET {
        return None;
    }
    let values = incoming.parts.headers.get_all(ACCEPT).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).find_map(|range| {
        let mut parts = range.split(';').map(str::trim);
        let is_stream = parts.next().is_some_and(|kind| kind.eq_ignore_ascii_case(STREAM));
        is_stream.then(|| parts.find_map(|part| part.strip_prefix("dialect=")))
    })
}

/// Where a listener that was cut off has got to.
fn last_event_id(incoming: &Incoming) -> Result<Option<i64>, Malformed> {
    let Some(value) = incoming.parts.headers.get("last-event-id") else { return Ok(None) };
    let place = value.to_str().ok().and_then(|text| text.trim().parse().ok()).filter(|place| *place >= 0);
    place
        .map(Some)
        .ok_or_else(|| bad("Last-Event-ID", "must be the id of the last event that was heard, such as 42"))
}

fn bad(param: &str, message: &str) -> Malformed {
    Malformed { mistake: Mistake::Value, param: Some(param.to_owned()), message: message.to_owned() }
}
