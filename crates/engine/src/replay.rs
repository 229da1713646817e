//! Sending events again to one endpoint, from a place in the sequence on: one job per endpoint, some events at a time.

use crate::{Engine, Fault};
use kassa_domain::command::Resent;
use kassa_domain::endpoint::{Endpoint, EndpointStatus, REPLAY_STEP, Replay};
use kassa_domain::event::{Cause, Event};
use kassa_domain::id::EndpointId;
use kassa_domain::job::Lease;
use kassa_domain::{Change, Command};
use std::sync::Arc;

impl Engine {
    pub(crate) async fn replay_job(self: &Arc<Self>, lease: &Lease) -> Result<(), Fault> {
        let (scope, id) = (lease.job.scope, EndpointId::of(&lease.job.subject));
        let found = self.store().endpoint(scope, &id).await?;
        let enabled = found.filter(|endpoint| endpoint.status == EndpointStatus::Enabled);
        let Some((endpoint, replay)) = enabled.and_then(|it| it.body.replay.map(|replay| (it, replay)))
        else {
            return Ok(self.commit(&[Change::Finish(lease.clone())]).await?);
        };
        if !replay.is_finished() {
            let command = self.next_step(&endpoint, replay).await?;
            self.change(scope, &command, &Cause::default()).await?.ok();
        }
        let now = self.time(scope).await?.now;
        let after = match self.store().endpoint(scope, &id).await?.and_then(|it| it.body.replay) {
            Some(replay) if !replay.is_finished() => Change::Postpone(lease.clone(), now),
            _ => Change::Finish(lease.clone()),
        };
        Ok(self.commit(&[after]).await?)
    }

    /// What the next events are, of those that the endpoint wants: each with the delivery that there is, or a body.
    async fn next_step(&self, endpoint: &Endpoint, replay: Replay) -> Result<Command, Fault> {
        let scope = endpoint.scope;
        let mut found = self.store().events_after(scope, replay.place, REPLAY_STEP, None).await?;
        found.retain(|event| event.sequence.is_some_and(|place| place <= replay.until));
        let last = found.last().and_then(|event| event.sequence);
        let mut events = vec![];
        for mut event in found {
            let place = event.sequence.unwrap_or_default();
            if let Some(resent) = self.resent(&mut event, endpoint).await? {
                events.push((event.id, place, resent));
            }
        }
        let place = last.unwrap_or(replay.until);
        Ok(Command::ReplaySome { endpoint: endpoint.id.clone(), from: replay.place, place, events })
    }

    async fn resent(&self, event: &mut Event, endpoint: &Endpoint) -> Result<Option<Resent>, Fault> {
        let one = std::slice::from_ref(endpoint);
        if self.wanting(one, event.kind).is_empty() {
            return Ok(None);
        }
        let deliveries = self.store().deliveries_of(endpoint.scope, &event.id).await?;
        if let Some(before) = deliveries.into_iter().find(|delivery| delivery.endpoint == endpoint.id) {
            return Ok(Some(Resent::Again(Box::new(before))));
        }
        Ok(self.bodies(event, one).await?.pop().map(|(_, body)| Resent::First(body)))
    }
}
