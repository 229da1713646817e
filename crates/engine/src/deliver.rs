//! Telling merchants: places and bodies for new events, and the tries.

use crate::load::{ALL, limit};
use crate::time::Time;
use crate::{Engine, Fault};
use kassa_domain::answer::More;
use kassa_domain::decision::Seal;
use kassa_domain::dialect::{Dialect, Sending};
use kassa_domain::endpoint::{ANSWER_BYTES_KEPT, Delivery, Endpoint, EndpointStatus, Try, secret_purpose};
use kassa_domain::event::{Cause, Event, EventHead, EventKind, Snapshot};
use kassa_domain::id::{EndpointId, Scope};
use kassa_domain::job::{LEASE_MS, Lease};
use kassa_domain::planted;
use kassa_domain::query::Expand;
use kassa_domain::time::{DAY, SECOND};
use kassa_domain::{Change, Command, Secret, Timestamp, decide};
use kassa_store::StoreError;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use tokio::task::JoinSet;
use tracing::Instrument;

/// So many events get their places in one commit.
const EVENTS_AT_ONCE: i64 = 128;
/// So many requests are in flight to one endpoint.
const IN_FLIGHT: usize = 32;
/// So many while it fails: enough to notice that it is back, not enough to keep it down.
const IN_FLIGHT_FAILING: usize = 4;
/// So many tries are written down in one commit, to an endpoint that takes them quickly.
const ROUND: usize = 128;
/// After so many milliseconds no further try of a round begins: what was taken is written down soon.
const ROUND_MS: i64 = 250;

impl Engine {
    /// Gives places and deliveries to events that have none yet. Returns how many there were.
    ///
    /// # Errors
    /// When the database does not answer. That another node was faster is no error.
    pub async fn sequence(&self) -> Result<usize, Fault> {
        let events = self.store().unsequenced(EVENTS_AT_ONCE).await?;
        for of_one in events.chunk_by(|a, b| a.scope == b.scope) {
            let Some(scope) = of_one.first().map(|event| event.scope) else { continue };
            match self.fan_out(scope, of_one).await {
                Err(StoreError::Conflict) | Ok(()) => {}
                // One merchant's trouble must not hold up another's events.
                Err(problem) => {
                    tracing::error!(%problem, merchant = scope.merchant, "events were not fanned out")
                }
            }
        }
        Ok(events.len())
    }

    async fn fan_out(&self, scope: Scope, heads: &[EventHead]) -> Result<(), StoreError> {
        let last = self.store().last_place(scope).await?;
        let endpoints = self.store().endpoints(scope, None, ALL).await?;
        let mut place = last;
        let mut rendered = vec![];
        for head in heads {
            place += 1;
            let wanting = self.wanting(&endpoints, head.kind);
            let bodies = match wanting.as_slice() {
                [] => vec![],
                wanting => match self.store().unsequenced_event(head).await {
                    Ok(Some(event)) => {
                        let mut event = Event { sequence: Some(place), ..event };
                        self.bodies(&mut event, wanting).await?
                    }
                    // Somebody else was faster; the commit will find that out too.
                    Ok(None) => return Err(StoreError::Conflict),
                    // A damaged event gets its place, so that those behind it are told.
                    Err(StoreError::Inconsistent(problem)) => {
                        tracing::error!(event = %head.id, problem, "an event is damaged; nobody is told of it");
                        vec![]
                    }
                    Err(problem) => return Err(problem),
                },
            };
            rendered.push((head.id.clone(), bodies));
        }
        // Where nobody is told, nothing is made whose id must sort, so that no moment is taken for it: a SQLite file
        // gives such places by itself, and the same state brings about the same ids on both engines.
        let tells = rendered.iter().any(|(_, bodies)| !bodies.is_empty());
        let command = Command::FanOut { last, events: rendered };
        let cause = Cause::default();
        let time = self.time_to_decide(scope, false).await?;
        let given = self.given(scope, Time { turned: time.turned && tells, ..time }, &cause);
        let decided = decide(&command, &Default::default(), &given);
        let mut changes = decided.map(|decision| decision.changes).unwrap_or_default();
        self.call_turner(scope, time, &mut changes);
        self.commit(&changes).await
    }

    /// The endpoints that are told of events of this kind, by the name that their dialects give it.
    pub(crate) fn wanting(&self, endpoints: &[Endpoint], kind: EventKind) -> Vec<Endpoint> {
        let wants = |endpoint: &&Endpoint| {
            let dialect = self.dialect(&endpoint.body.dialect);
            let told_as = dialect.map_or(kind, |dialect| dialect.told_as(kind));
            endpoint.wants(kind.as_str()) || endpoint.wants(told_as.as_str())
        };
        endpoints.iter().filter(wants).cloned().collect()
    }

    /// The event's body for each endpoint, in the endpoint's dialect. It says how many of them are told: those whose
    /// dialect has a form for it.
    pub(crate) async fn bodies(
        &self,
        event: &mut Event,
        endpoints: &[Endpoint],
    ) -> Result<Vec<(EndpointId, String)>, StoreError> {
        event.pending = endpoints.len();
        let bodies = self.rendered(event, endpoints).await?;
        if bodies.len() == endpoints.len() {
            return Ok(bodies);
        }
        event.pending = bodies.len();
        self.rendered(event, endpoints).await
    }

    async fn rendered(
        &self,
        event: &Event,
        endpoints: &[Endpoint],
    ) -> Result<Vec<(EndpointId, String)>, StoreError> {
        let mut bodies = vec![];
        for endpoint in endpoints {
            let Some(dialect) = self.told_in(endpoint) else { continue };
            let wanted = endpoint.body.expand.and(dialect.tells(event.kind));
            let more = self.told(event, wanted).await?;
            bodies.extend(dialect.event(event, &more).map(|body| (endpoint.id.clone(), body)));
        }
        Ok(bodies)
    }

    /// The dialect of an endpoint, in the version that the endpoint was made with.
    fn told_in(&self, endpoint: &Endpoint) -> Option<Arc<dyn Dialect>> {
        let dialect = self.dialect(&endpoint.body.dialect)?;
        let version = endpoint.body.api_version.as_deref();
        let negotiated =
            dialect.negotiates().zip(version).and_then(|(it, version)| it.in_version(version).ok());
        Some(negotiated.unwrap_or_else(|| Arc::clone(dialect)))
    }

    /// What an event's body is to say beyond the event itself.
    pub(crate) async fn told(&self, event: &Event, wanted: Expand) -> Result<More, StoreError> {
        let store = self.store();
        let mut more = match &event.body.snapshot {
            Snapshot::Session(session) => self.more(session, wanted).await?,
            _ => More::default(),
        };
        if let Snapshot::Payment(payment) = &event.body.snapshot {
            if wanted.session {
                more = self.of_payment(payment).await?;
            }
            if wanted.customer
                && let Some(customer) = &payment.customer
            {
                more.customer = store.customer(event.scope, customer).await?;
            }
        }
        if let Snapshot::Subscription(subscription) = &event.body.snapshot
            && let Some(customer) = &subscription.customer
        {
            if wanted.customer {
                more.customer = store.customer(event.scope, customer).await?;
            }
            if wanted.entitlement {
                more.entitlement = store.entitlement(event.scope, customer).await?.map(Box::new);
            }
        }
        if wanted.app {
            more.app = store.merchant(event.scope.merchant).await?.map(|merchant| merchant.slug);
        }
        Ok(more)
    }

    /// Sends what is due to one endpoint. The endpoint's job is its queue: a dead endpoint holds up nothing but itself.
    pub(crate) async fn deliver(self: &Arc<Self>, lease: &Lease) -> Result<(), Fault> {
        let scope = lease.job.scope;
        let id = EndpointId::of(&lease.job.subject);
        let until = self.wall().plus(LEASE_MS / 2);
        let mut failing = false;
        loop {
            let endpoint = self.store().endpoint(scope, &id).await?;
            let wanted =
                |it: &Endpoint| it.status == EndpointStatus::Enabled || planted!("sent_after_switching_off");
            let Some(endpoint) = endpoint.filter(wanted) else {
                let gone = [Change::DropDeliveries(scope, id), Change::Finish(lease.clone())];
                return Ok(self.commit(&gone).await?);
            };
            let (wide, round) = match endpoint.body.failing_since {
                Some(_) => (IN_FLIGHT_FAILING, IN_FLIGHT_FAILING),
                None => (IN_FLIGHT, ROUND),
            };
            let now = self.time(scope).await?.now;
            let due = self.store().due_deliveries(scope, &id, now, limit(round)).await?;
            // An endpoint that fails gives its place back after each round, so that slow ones take turns with others.
            if due.is_empty() || failing || self.wall() >= until {
                let change = match self.store().next_delivery(scope, &id).await? {
                    Some(next) => Change::Postpone(lease.clone(), next),
                    None => Change::Finish(lease.clone()),
                };
                return Ok(self.commit(&[change]).await?);
            }
            let tries = self.try_all(endpoint, due, wide, now).await?;
            failing = tries.iter().any(|(_, tried)| !tried.is_success());
            let command = Command::RecordTries { endpoint: id.clone(), tries };
            self.change(scope, &command, &Cause::default()).await?.ok();
        }
    }

    /// What webhooks to an endpoint are signed with now: its secret, and the one before it while receivers change over.
    pub(crate) fn secrets(&self, endpoint: &Endpoint) -> Result<Vec<Secret>, Fault> {
        let purpose = secret_purpose(&endpoint.id);
        let open = |sealed| self.parts.vault.open(&purpose, sealed);
        let opened: Option<Vec<Secret>> = endpoint.secrets(self.wall()).map(open).collect();
        opened.ok_or_else(|| {
            Fault::Broken(format!("the secret of {} cannot be read with this key file", endpoint.id))
        })
    }

    /// Sends, so many at a time. It ends early where a try fails or takes long: what was not begun is still due.
    async fn try_all(
        self: &Arc<Self>,
        endpoint: Endpoint,
        due: Vec<Delivery>,
        wide: usize,
        now: Timestamp,
    ) -> Result<Vec<(Delivery, Try)>, Fault> {
        let secrets: Arc<[Secret]> = self.secrets(&endpoint)?.into();
        let endpoint = Arc::new(endpoint);
        let begun = self.wall();
        let mut waiting = due.into_iter();
        let mut tasks = JoinSet::new();
        let begin = |tasks: &mut JoinSet<_>, delivery: Delivery| {
            let (engine, endpoint, secrets) = (Arc::clone(self), Arc::clone(&endpoint), Arc::clone(&secrets));
            let sending = async move {
                let tried = engine.try_one(&endpoint, &delivery, &secrets, now).await;
                (delivery, tried)
            };
            tasks.spawn(sending.in_current_span());
        };
        waiting.by_ref().take(wide).for_each(|delivery| begin(&mut tasks, delivery));
        let (mut tries, mut goes_on): (Vec<(Delivery, Try)>, bool) = (vec![], true);
        while let Some(done) = tasks.join_next().await {
            let (delivery, tried) = done.map_err(|problem| Fault::Broken(problem.to_string()))?;
            goes_on &= tried.is_success() && self.wall().since(begun) < ROUND_MS;
            tries.push((delivery, tried));
            if goes_on && let Some(delivery) = waiting.next() {
                begin(&mut tasks, delivery);
            }
        }
        tries.sort_by(|(a, _), (b, _)| a.id.cmp(&b.id));
        for (delivery, tried) in &tries {
            let counter = if tried.is_success() {
                &self.counters.deliveries_taken
            } else {
                &self.counters.deliveries_failed
            };
            counter.fetch_add(1, Relaxed);
            if !tried.is_success() {
                let (id, endpoint) = (&delivery.id, &delivery.endpoint);
                tracing::info!(delivery = %id, %endpoint, status = tried.status, "a webhook was not taken");
            }
        }
        Ok(tries)
    }

    /// Sends once. It is signed by the machine's clock, which is also the receiver's; when the next try is due follows
    /// the merchant's.
    async fn try_one(
        &self,
        endpoint: &Endpoint,
        delivery: &Delivery,
        secrets: &[Secret],
        at: Timestamp,
    ) -> Try {
        let begun = self.wall();
        let took = || Some(self.wall().since(begun).max(0));
        let failed = |note: String| Try { at, status: None, note, ms: took(), retry_after_ms: None };
        let Some(dialect) = self.dialect(&endpoint.body.dialect) else {
            return failed("no such dialect".to_owned());
        };
        let mut payload = delivery.payload.clone();
        if planted!("body_rendered_again") && delivery.body.tries > 0 {
            payload = payload.replace(':', ": ");
        }
        let sending = Sending {
            event_id: delivery.event.as_str(),
            body: payload.as_bytes(),
            sends_secret: endpoint.body.sends_secret,
        };
        let mut builder = http::Request::post(&endpoint.body.url).header("user-agent", "Kassa");
        let before = delivery.body.last.as_ref().filter(|_| planted!("retry_signed_as_before"));
        let signed_at = before.map_or_else(|| self.wall(), |last| last.at);
        for (name, value) in dialect.sign(&sending, secrets, signed_at) {
            builder = builder.header(name, value);
        }
        let Ok(request) = builder.body(bytes::Bytes::from(payload)) else {
            return failed("the URL cannot be called".to_owned());
        };
        match self.parts.http.post(request).await {
            Ok(response) => Try {
                at,
                status: Some(response.status().as_u16()),
                note: beginning(response.body()),
                ms: took(),
                retry_after_ms: retry_after(&response),
            },
            Err(note) => failed(note),
        }
    }
}

/// What is kept of an answer. What is no UTF-8 becomes longer when it is replaced, so the end is cut after that.
fn beginning(body: &[u8]) -> String {
    let kept = body.get(..ANSWER_BYTES_KEPT).unwrap_or(body);
    let mut text = String::from_utf8_lossy(kept).replace('\0', " ");
    text.truncate(text.floor_char_boundary(ANSWER_BYTES_KEPT));
    text
}

/// The wait that a receiver asks for, in seconds; the form with a date is not worth reading for a hint.
fn retry_after(response: &http::Response<bytes::Bytes>) -> Option<i64> {
    let text = response.headers().get("retry-after")?.to_str().ok()?;
    let seconds: i64 = text.trim().parse().ok().filter(|seconds| *seconds >= 0)?;
    Some(seconds.saturating_mul(SECOND).min(DAY))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_of_an_answer_is_bounded_whatever_its_bytes_are() {
        assert_eq!(beginning(b"no\0ted"), "no ted");
        assert_eq!(beginning(&[b'a'; 5000]).len(), ANSWER_BYTES_KEPT);
        for bytes in [vec![0xff; 5000], [b"a".to_vec(), "\u{e9}".repeat(5000).into_bytes()].concat()] {
            let kept = beginning(&bytes);
            assert!((ANSWER_BYTES_KEPT - 3..=ANSWER_BYTES_KEPT).contains(&kept.len()), "{}", kept.len());
        }
    }
}
