//! Following along: what happened to a merchant after a place in the sequence, for who listens.

use crate::{Engine, Fault};
use kassa_domain::dialect::Dialect;
use kassa_domain::event::EventKind;
use kassa_domain::id::{EventId, Scope};

/// So many events are read at once.
const AT_ONCE: i64 = 100;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    /// Its place in the sequence.
    pub place: i64,
    /// The event's id.
    pub id: EventId,
    /// What happened.
    pub kind: EventKind,
    /// The body that a webhook in the dialect has; nothing where the dialect has no such event.
    pub body: Option<String>,
}

impl Engine {
    /// The events after a place, in their order and at most a hundred, each as a webhook in this dialect says it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn happened_after(
        &self,
        scope: Scope,
        after: i64,
        kind: Option<EventKind>,
        dialect: &dyn Dialect,
    ) -> Result<Vec<Happening>, Fault> {
        let mut happened = vec![];
        for event in self.store().events_after(scope, after, AT_ONCE, kind).await? {
            let Some(place) = event.sequence else { continue };
            let more = self.told(&event, dialect.tells(event.kind)).await?;
            let body = dialect.event(&event, &more);
            happened.push(Happening { place, id: event.id, kind: event.kind, body });
        }
        Ok(happened)
    }

    /// The place of the latest event; 0 before the first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn latest_place(&self, scope: Scope) -> Result<i64, Fault> {
        let latest = self.store().events(scope, i64::MAX, 1, None).await?;
        Ok(latest.into_iter().next().and_then(|event| event.sequence).unwrap_or_default())
    }
}
