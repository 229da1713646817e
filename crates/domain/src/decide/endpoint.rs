//! Webhook endpoints: making them, fanning events out to them, and what follows from each try.

use super::{emit, found, updated};
use crate::address::check_webhook;
use crate::answer::Answer;
use crate::command::Resent;
use crate::decision::{Change, Decision, Given, Loaded, Row};
use crate::endpoint::{
    AfterTry, Delivery, DeliveryBody, DeliveryStatus, ENDPOINTS_MAX, Endpoint, EndpointBody, EndpointPatch,
    EndpointStatus, KEEP_SECRET, KEEP_SECRET_MAX, NewEndpoint, PreviousSecret, Replay, Try, after_try,
    disables, mint_secret, secret_purpose,
};
use crate::event::{EventKind, Snapshot};
use crate::id::{DeliveryId, EndpointId, EventId, Mode, Scope};
use crate::job::{Job, JobKind};
use crate::merchant::{Merchant, key_secret_purpose, spare_secret_purpose};
use crate::planted;
use crate::refusal::{Noun, Refusal, invalid};
use crate::secret::Secret;
use crate::time::{SECOND, Timestamp};

/// At most so many characters in an endpoint's description.
const DESCRIPTION_CHARS_MAX: usize = 500;

pub(super) fn create(new: &NewEndpoint, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    check_url(&new.url, loaded, given)?;
    check_events(new.events_field, &new.events)?;
    check_description(new.description.as_ref())?;
    let mut merchant = found(loaded.merchant.as_ref(), Noun::Merchant)?.clone();
    let secret = match &new.setting {
        Some(_) => Some(secret_of_key(loaded, given)?),
        None => new.secret.clone(),
    };
    if let Some(secret) = &secret {
        let before = match new.setting {
            Some(_) => of_setting(new.dialect, loaded),
            None => with_secret(secret, loaded, given),
        };
        match before {
            Some(before) if new.setting.is_none() && says_the_same(new, before) => {
                return Ok(Decision::only(Answer::Endpoint { endpoint: before.clone(), secret: None }));
            }
            Some(before) => return Ok(replace(new, before, secret, merchant, given)),
            None => {}
        }
    }
    let alike = loaded.endpoints.iter().filter(|endpoint| endpoint.body.dialect == new.dialect).count();
    if loaded.endpoints.len() >= ENDPOINTS_MAX || new.most.is_some_and(|most| most <= alike) {
        return Err(Refusal::TooManyEndpoints);
    }
    let id = EndpointId::mint(given.scope, given.moment, given.chance);
    let secret =
        secret.or_else(|| spare_secret(&mut merchant, given)).unwrap_or_else(|| mint_secret(given.chance));
    // The merchant's row is written even when nothing in it changes: of two endpoints made at once the
    // second is decided again, so that they are counted one after the other and the limit holds.
    let mut changes = vec![Change::Update(Row::Merchant(merchant))];
    let endpoint = Endpoint {
        scope: given.scope,
        status: EndpointStatus::Enabled,
        created_at: given.now,
        version: 0,
        body: EndpointBody {
            url: new.url.clone(),
            events: new.events.clone(),
            description: new.description.clone(),
            dialect: new.dialect.to_owned(),
            expand: new.expand,
            secret: given.seal.seal(&secret_purpose(&id), &secret, given.chance),
            previous: None,
            sends_secret: new.sends_secret,
            api_version: new.api_version.clone(),
            is_setting: new.setting.is_some(),
            failing_since: None,
            replay: None,
            rest: serde_json::Map::new(),
        },
        id,
    };
    changes.push(Change::Insert(Row::Endpoint(endpoint.clone())));
    Ok(Decision { answer: Answer::Endpoint { endpoint, secret: Some(secret) }, changes })
}

fn check_url(url: &str, loaded: &Loaded, given: &Given<'_>) -> Result<(), Refusal> {
    let live = given.scope.mode == Mode::Live;
    check_webhook(url, live, given.policy.loopback_hooks).map_err(|rule| invalid("url", rule))?;
    loaded.address_problem.as_ref().map_or(Ok(()), |problem| Err(invalid("url", problem)))
}

fn check_events(field: &str, events: &[String]) -> Result<(), Refusal> {
    if events.is_empty() {
        return Err(invalid(field, "must name at least one event type, or \"*\" for all"));
    }
    for (place, word) in events.iter().enumerate() {
        if word != "*" && EventKind::parse(word).is_none() {
            let known: Vec<_> = EventKind::ALL.iter().map(|kind| kind.as_str()).collect();
            let rule = format!("must be \"*\" or one of {}", known.join(", "));
            return Err(invalid(format!("{field}[{place}]"), rule));
        }
    }
    Ok(())
}

fn check_description(text: Option<&String>) -> Result<(), Refusal> {
    if text.is_some_and(|text| text.chars().count() > DESCRIPTION_CHARS_MAX) {
        return Err(invalid("description", format!("must have at most {DESCRIPTION_CHARS_MAX} characters")));
    }
    Ok(())
}

/// The secret beside the key that asks: vendors with one address for all webhooks sign with that.
fn secret_of_key(loaded: &Loaded, given: &Given<'_>) -> Result<Secret, Refusal> {
    let key = found(loaded.key.as_ref(), Noun::Key)?;
    let sealed = key.body.secret.as_ref().ok_or(Refusal::NotFound(Noun::Key))?;
    given.seal.open(&key_secret_purpose(&key.id), sealed).ok_or(Refusal::NotFound(Noun::Key))
}

/// The endpoint that the merchant's settings named before.
fn of_setting<'a>(dialect: &str, loaded: &'a Loaded) -> Option<&'a Endpoint> {
    let is_it = |endpoint: &&Endpoint| endpoint.body.is_setting && endpoint.body.dialect == dialect;
    loaded.endpoints.iter().find(is_it)
}

/// The endpoint that signs with this secret.
fn with_secret<'a>(secret: &Secret, loaded: &'a Loaded, given: &Given<'_>) -> Option<&'a Endpoint> {
    let opened = |endpoint: &Endpoint| given.seal.open(&secret_purpose(&endpoint.id), &endpoint.body.secret);
    loaded.endpoints.iter().find(|endpoint| opened(endpoint).as_ref() == Some(secret))
}

fn says_the_same(new: &NewEndpoint, before: &Endpoint) -> bool {
    before.status == EndpointStatus::Enabled && before.body.url == new.url && before.body.events == new.events
}

/// The merchant's settings name another address. What is still to be told goes there, too.
fn replace(
    new: &NewEndpoint,
    before: &Endpoint,
    secret: &Secret,
    merchant: Merchant,
    given: &Given<'_>,
) -> Decision {
    let mut after = before.clone();
    after.status = EndpointStatus::Enabled;
    after.body.url.clone_from(&new.url);
    after.body.events.clone_from(&new.events);
    after.body.failing_since = None;
    let purpose = secret_purpose(&after.id);
    if given.seal.open(&purpose, &after.body.secret).as_ref() != Some(secret) {
        after.body.secret = given.seal.seal(&purpose, secret, given.chance);
    }
    let changes = vec![
        Change::Update(Row::Merchant(merchant)),
        Change::Update(Row::Endpoint(after.clone())),
        wake(given.scope, &after.id, given.now),
    ];
    Decision { answer: Answer::Endpoint { endpoint: after, secret: None }, changes }
}

/// Changes an endpoint. One that is switched on again is told what happens from now on; what it missed can be sent
/// again by hand.
pub(super) fn update(patch: &EndpointPatch, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let before = found(loaded.endpoint.as_ref(), Noun::Endpoint)?;
    let mut after = before.clone();
    if let Some(url) = &patch.url {
        check_url(url, loaded, given)?;
        after.body.url.clone_from(url);
    }
    if let Some(events) = &patch.events {
        check_events(patch.events_field, events)?;
        after.body.events.clone_from(events);
    }
    if let Some(description) = &patch.description {
        check_description(description.as_ref())?;
        after.body.description.clone_from(description);
    }
    after.body.sends_secret = patch.sends_secret.unwrap_or(after.body.sends_secret);
    after.status = patch.status.unwrap_or(after.status);
    let mut changes = vec![];
    match (before.status, after.status) {
        (EndpointStatus::Enabled, EndpointStatus::Disabled) if planted!("sent_after_switching_off") => {}
        (EndpointStatus::Enabled, EndpointStatus::Disabled) => {
            changes.push(Change::DropDeliveries(after.scope, after.id.clone()));
        }
        (EndpointStatus::Disabled, EndpointStatus::Enabled) => after.body.failing_since = None,
        (EndpointStatus::Enabled, EndpointStatus::Enabled)
        | (EndpointStatus::Disabled, EndpointStatus::Disabled) => {}
    }
    if after != *before {
        changes.push(Change::Update(Row::Endpoint(after.clone())));
    }
    Ok(Decision { answer: Answer::Endpoint { endpoint: after, secret: None }, changes })
}

/// Gives an endpoint another secret. The one before it signs beside it for a while, so that receivers can change over.
pub(super) fn rotate(keep: Option<i64>, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let mut after = found(loaded.endpoint.as_ref(), Noun::Endpoint)?.clone();
    if after.body.is_setting {
        // Its receiver knows one secret, that of the key, and no vendor with such a setting has another word for it.
        let rule = "names the address of a setting, which signs with the secret beside an API key; \
                    make another key and name the address with that";
        return Err(invalid("id", rule));
    }
    let keep = keep.unwrap_or(KEEP_SECRET);
    if !(0..=KEEP_SECRET_MAX).contains(&keep) {
        let rule = format!("must be a whole number of seconds from 0 to {}", KEEP_SECRET_MAX / SECOND);
        return Err(invalid("expire_previous_in", rule));
    }
    let secret = mint_secret(given.chance);
    let sealed = given.seal.seal(&secret_purpose(&after.id), &secret, given.chance);
    let replaced = std::mem::replace(&mut after.body.secret, sealed);
    after.body.previous =
        (keep > 0).then(|| PreviousSecret { secret: replaced, until: given.wall.plus(keep) });
    Ok(updated(Answer::Endpoint { endpoint: after.clone(), secret: Some(secret) }, Row::Endpoint(after)))
}

/// The secret that was printed at the first start belongs to the first test endpoint, so that what a developer has
/// already put into an environment file is right.
fn spare_secret(merchant: &mut Merchant, given: &Given<'_>) -> Option<Secret> {
    if given.scope.mode == Mode::Live {
        return None;
    }
    let sealed = merchant.body.spare_webhook_secret.take()?;
    given.seal.open(&spare_secret_purpose(&merchant.id), &sealed)
}

pub(super) fn delete(loaded: &Loaded) -> Result<Decision, Refusal> {
    found(loaded.endpoint.as_ref(), Noun::Endpoint).map(deleted)
}

/// Forgets the endpoint that the merchant's settings name. Where they name none, nothing is to be done.
pub(super) fn delete_setting(dialect: &str, loaded: &Loaded) -> Decision {
    of_setting(dialect, loaded).map_or_else(|| Decision::only(Answer::Done), deleted)
}

fn deleted(endpoint: &Endpoint) -> Decision {
    Decision {
        answer: Answer::EndpointDeleted(endpoint.id.clone()),
        changes: vec![
            Change::DeleteEndpoint(endpoint.clone()),
            Change::DropDeliveries(endpoint.scope, endpoint.id.clone()),
            Change::Unschedule(endpoint.scope, JobKind::Deliver, endpoint.id.as_str().to_owned()),
        ],
    }
}

/// Gives each event its place and one delivery per endpoint that wants it. The place and the deliveries are one commit,
/// so an event that has a place has been fanned out, and one that has none will be.
pub(super) fn fan_out(
    last: i64,
    events: &[(EventId, Vec<(EndpointId, String)>)],
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    let mut changes = vec![];
    let mut place = last;
    let mut woken: Vec<&EndpointId> = vec![];
    for (event, bodies) in events {
        place += 1;
        changes.push(Change::Sequence(given.scope, event.clone(), place));
        for (endpoint, payload) in bodies {
            changes.push(Change::Insert(Row::Delivery(delivery(endpoint, (event, place), payload, given))));
            if !woken.contains(&endpoint) {
                woken.push(endpoint);
            }
        }
    }
    changes.extend(woken.into_iter().map(|endpoint| wake(given.scope, endpoint, given.now)));
    changes.push(Change::MoveSequence { scope: given.scope, from: last, to: place });
    Ok(Decision { answer: Answer::Done, changes })
}

fn delivery(
    endpoint: &EndpointId,
    (event, place): (&EventId, i64),
    payload: &str,
    given: &Given<'_>,
) -> Delivery {
    Delivery {
        id: DeliveryId::mint(given.scope, given.moment, given.chance),
        scope: given.scope,
        endpoint: endpoint.clone(),
        event: event.clone(),
        place,
        status: DeliveryStatus::Pending,
        due_at: given.now,
        version: 0,
        payload: payload.to_owned(),
        body: DeliveryBody::default(),
    }
}

fn wake(scope: Scope, endpoint: &EndpointId, due_at: Timestamp) -> Change {
    Change::Wake(Job { scope, kind: JobKind::Deliver, subject: endpoint.as_str().to_owned(), due_at })
}

/// Sends an event again: what was delivered before is delivered once more, with the same bytes; an
/// endpoint that is newer than the event gets it for the first time. `only`: to this endpoint and to no other.
pub(super) fn redeliver(
    only: Option<&EndpointId>,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    let event = found(loaded.event.as_ref(), Noun::Event)?;
    let mut changes = vec![];
    let meant: Vec<_> =
        loaded.rendered.iter().filter(|(endpoint, _)| only.is_none_or(|only| only == endpoint)).collect();
    if only.is_some() && meant.is_empty() {
        return Err(invalid("endpoint", "must be an endpoint that is enabled and wants such events"));
    }
    for (endpoint, payload) in &meant {
        let before = loaded.deliveries.iter().find(|delivery| delivery.endpoint == *endpoint);
        let place = event.sequence.unwrap_or_default();
        changes.push(match before {
            Some(before) => again(before, given),
            None => Change::Insert(Row::Delivery(delivery(endpoint, (&event.id, place), payload, given))),
        });
        changes.push(wake(given.scope, endpoint, given.now));
    }
    Ok(Decision { answer: Answer::Redelivered { event: event.clone(), deliveries: meant.len() }, changes })
}

/// A delivery is sent once more, as if it had never been tried.
fn again(before: &Delivery, given: &Given<'_>) -> Change {
    let mut again = before.clone();
    again.status = DeliveryStatus::Pending;
    again.due_at = given.now;
    again.body.tries = 0;
    Change::Update(Row::Delivery(again))
}

/// Sends every event after a place again to one endpoint. A job walks through them, step by step; how far it is stands
/// in the endpoint. Asking again begins anew.
pub(super) fn replay(after: i64, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let mut endpoint = found(loaded.endpoint.as_ref(), Noun::Endpoint)?.clone();
    if !(0..=loaded.last_place).contains(&after) {
        let rule = format!("must be a place in the sequence of events, from 0 to {}", loaded.last_place);
        return Err(invalid("after", rule));
    }
    if endpoint.status == EndpointStatus::Disabled {
        return Err(invalid("id", "must be an endpoint that is enabled; switch it on first"));
    }
    endpoint.body.replay = Some(Replay { place: after, until: loaded.last_place });
    let subject = endpoint.id.as_str().to_owned();
    let job = Job { scope: given.scope, kind: JobKind::Replay, subject, due_at: given.now };
    Ok(Decision {
        answer: Answer::Endpoint { endpoint: endpoint.clone(), secret: None },
        changes: vec![Change::Update(Row::Endpoint(endpoint)), Change::Schedule(job)],
    })
}

/// One step of that. The endpoint's row says that it is done, so no step is done twice: where it has gone on meanwhile,
/// or was asked for anew, this one changes nothing.
pub(super) fn replay_some(
    from: i64,
    place: i64,
    events: &[(EventId, i64, Resent)],
    loaded: &Loaded,
    given: &Given<'_>,
) -> Decision {
    let Some(mut endpoint) = loaded.endpoint.clone() else { return Decision::only(Answer::Done) };
    match &mut endpoint.body.replay {
        Some(replay) if replay.place == from => replay.place = place,
        _ => return Decision::only(Answer::Done),
    }
    let mut changes: Vec<Change> = events
        .iter()
        .map(|(event, place, resent)| match resent {
            Resent::Again(before) => again(before, given),
            Resent::First(payload) => {
                Change::Insert(Row::Delivery(delivery(&endpoint.id, (event, *place), payload, given)))
            }
        })
        .collect();
    if !events.is_empty() {
        changes.push(wake(given.scope, &endpoint.id, given.now));
    }
    changes.push(Change::Update(Row::Endpoint(endpoint.clone())));
    Decision { answer: Answer::Endpoint { endpoint, secret: None }, changes }
}

/// Writes down what came of tries to one endpoint, plans the next ones, and switches the endpoint off when it is time.
pub(super) fn record_tries(
    tries: &[(Delivery, Try)],
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    // An endpoint that was deleted while a request was in flight has no deliveries left to write to.
    let Some(endpoint) = loaded.endpoint.as_ref() else { return Ok(Decision::only(Answer::Done)) };
    let mut changes = vec![];
    let mut after = endpoint.clone();
    let jitter = (!given.turned).then_some(given.chance);
    for (before, tried) in tries {
        // What somebody changed while the request was in flight (a redelivery, a deletion) stays as they left it.
        if !loaded.deliveries.is_empty() && !loaded.deliveries.contains(before) {
            continue;
        }
        let mut delivery = before.clone();
        delivery.body.tries = delivery.body.tries.saturating_add(1);
        match after_try(delivery.body.tries, tried, jitter) {
            AfterTry::Delivered => {
                delivery.status = DeliveryStatus::Delivered;
                after.body.failing_since = None;
            }
            AfterTry::Again(at) => delivery.due_at = at,
            AfterTry::Dead => delivery.status = DeliveryStatus::Dead,
        }
        if !tried.is_success() {
            after.body.failing_since = after.body.failing_since.or(Some(tried.at));
            if disables(after.body.failing_since, tried) {
                after.status = EndpointStatus::Disabled;
            }
        }
        delivery.body.remember(tried.clone());
        changes.push(Change::Update(Row::Delivery(delivery)));
    }
    if after.status == EndpointStatus::Disabled && endpoint.status == EndpointStatus::Enabled {
        let about = Snapshot::Endpoint { id: after.id.clone(), url: after.body.url.clone() };
        changes.push(emit(EventKind::EndpointDisabled, about, given));
        changes.push(Change::DropDeliveries(after.scope, after.id.clone()));
    }
    if after != *endpoint {
        changes.push(Change::Update(Row::Endpoint(after.clone())));
    }
    Ok(Decision { answer: Answer::Endpoint { endpoint: after, secret: None }, changes })
}
