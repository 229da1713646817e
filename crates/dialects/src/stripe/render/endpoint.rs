//! Webhook endpoints and the test clock.

use super::{events, is_live, set};
use kassa_domain::clock::TestClock;
use kassa_domain::endpoint::Endpoint;
use kassa_domain::event::EventKind;
use kassa_domain::{Secret, Timestamp};
use serde_json::{Value, json};

/// The id of the one clock that a merchant has in test mode.
pub(super) const CLOCK: &str = "clock_test_mode";

pub(super) fn endpoint(endpoint: &Endpoint, secret: Option<&Secret>) -> Value {
    let body = &endpoint.body;
    let theirs = |word: &String| match EventKind::parse(word).and_then(events::name) {
        Some(name) => name.to_owned(),
        None => word.clone(),
    };
    let mut shown = json!({
        "id": endpoint.id.as_str(),
        "object": "webhook_endpoint",
        "api_version": body.api_version,
        "application": null,
        "created": endpoint.created_at.seconds(),
        "description": body.description,
        "enabled_events": body.events.iter().map(theirs).collect::<Vec<_>>(),
        "livemode": is_live(endpoint.scope),
        "metadata": {},
        "status": endpoint.status.as_str(),
        "url": body.url,
    });
    if let Some(secret) = secret {
        set(&mut shown, "secret", secret.expose());
    }
    shown
}

pub(super) fn test_clock(clock: &TestClock, now: Timestamp) -> Value {
    json!({
        "id": CLOCK,
        "object": "test_helpers.test_clock",
        "created": clock.created_at.seconds(),
        "deletes_after": null,
        "frozen_time": now.seconds(),
        "livemode": false,
        "name": null,
        "status": if clock.advancing { "advancing" } else { "ready" },
        "status_details": if clock.advancing {
            json!({ "advancing": { "target_frozen_time": clock.target.seconds() } })
        } else {
            json!({})
        },
    })
}
