//! The tables `events` and `sequences`.
//!
//! An event without a place is the outbox: the sequencer finds it by its partial index, and gives it a place and its
//! deliveries in one commit. Only events with a place are shown.
//!
//! Where a merchant has no endpoint there are no deliveries to be made, and the one writer of a SQLite file gives an
//! event its place as it writes it (`sqlite/places.rs`).

use crate::value::{Row, Slice, Statement, body_text, scoped, slices};
use crate::{Store, StoreError};
use kassa_domain::event::{Event, EventHead, EventKind};
use kassa_domain::id::{EventId, Scope};
use kassa_domain::time::Timestamp;

pub(crate) const INSERT: &str = "insert into events (merchant, live, id, sequence, kind, created_at, body) \
values ($1, $2, $3, $4, $5, $6, $7)";
const SEQUENCE: &str =
    "update events set sequence = $1 where merchant = $2 and live = $3 and id = $4 and sequence is null";
pub(crate) const MOVE: &str = "insert into sequences (merchant, live, last) values ($1, $2, $3) \
on conflict (merchant, live) do update set last = excluded.last where sequences.last = $4";
/// The last place that is taken, where the next event may have one at once: nobody is to be told of it, and no earlier
/// one waits for its own.
pub(crate) const OPEN: &str = "select coalesce((select last from sequences where merchant = $1 and live = $2), 0) \
where not exists (select 1 from endpoints where merchant = $1 and live = $2) \
and not exists (select 1 from events where merchant = $1 and live = $2 and sequence is null)";
pub(crate) const TAKE: &str = "insert into sequences (merchant, live, last) values ($1, $2, $3) \
on conflict (merchant, live) do update set last = excluded.last";
/// Where [`INSERT`] takes the place.
pub(crate) const PLACE: usize = 3;
const LAST: &str = "select last from sequences where merchant = $1 and live = $2";
const FIND: &str = "select merchant, live, id, sequence, kind, created_at, body from events \
where merchant = $1 and live = $2 and id = $3 and sequence is not null";
const LIST: &str = "select merchant, live, id, sequence, kind, created_at, body from events \
where merchant = $1 and live = $2 and sequence < $3 order by sequence desc limit $4";
const LIST_OF_KIND: &str = "select merchant, live, id, sequence, kind, created_at, body from events \
where merchant = $1 and live = $2 and sequence < $3 and kind = $4 order by sequence desc limit $5";
const AFTER: &str = "select merchant, live, id, sequence, kind, created_at, body from events \
where merchant = $1 and live = $2 and sequence > $3 order by sequence limit $4";
const AFTER_OF_KIND: &str = "select merchant, live, id, sequence, kind, created_at, body from events \
where merchant = $1 and live = $2 and sequence > $3 and kind = $4 order by sequence limit $5";
const FIND_UNSEQUENCED: &str = "select merchant, live, id, sequence, kind, created_at, body from events \
where merchant = $1 and live = $2 and id = $3 and sequence is null";
const BETWEEN: &str = "select merchant, live, id, sequence, kind, created_at, body from events \
where merchant = $1 and live = $2 and id >= $3 and id < $4 and sequence is not null order by id limit $5";
const SLICE: [&str; 2] = slices!(
    "select merchant, live, id, sequence, kind, created_at, body from events \
where merchant = $1 and live = $2 and sequence is not null"
);
const UNSEQUENCED: &str = "select merchant, live, id, kind from events \
where sequence is null order by merchant, live, id limit $1";

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[
    INSERT,
    SEQUENCE,
    MOVE,
    OPEN,
    TAKE,
    LAST,
    FIND,
    FIND_UNSEQUENCED,
    LIST,
    LIST_OF_KIND,
    AFTER,
    AFTER_OF_KIND,
    BETWEEN,
    SLICE[0],
    SLICE[1],
];
#[cfg(test)]
pub(crate) const ACROSS: &[&str] = &[UNSEQUENCED];

pub(crate) fn insert(event: &Event) -> Result<Statement, StoreError> {
    let values = scoped![
        event.scope,
        event.id.as_str(),
        event.sequence,
        event.kind.as_str(),
        event.created_at.0,
        body_text(&event.body)?
    ];
    Ok(Statement::fresh(INSERT, values))
}

pub(crate) fn sequence(scope: Scope, event: &EventId, place: i64) -> Statement {
    let mut values = crate::value::values![place];
    values.extend(scoped![scope, event.as_str()]);
    Statement::one(SEQUENCE, values)
}

/// Fails as a conflict when the place is no longer `from`: the update does not happen then, and touches no row.
pub(crate) fn move_sequence(scope: Scope, from: i64, to: i64) -> Statement {
    Statement::one(MOVE, scoped![scope, to, from])
}

fn read(row: &Row<'_>) -> Result<Event, StoreError> {
    Ok(Event {
        scope: row.scope(0)?,
        id: EventId::of(row.text(2)?),
        sequence: row.maybe_int(3)?,
        kind: row.word(4, EventKind::parse)?,
        created_at: Timestamp(row.int(5)?),
        pending: 0,
        body: row.body(6)?,
    })
}

fn read_head(row: &Row<'_>) -> Result<EventHead, StoreError> {
    Ok(EventHead {
        scope: row.scope(0)?,
        id: EventId::of(row.text(2)?),
        kind: row.word(3, EventKind::parse)?,
    })
}

impl Store {
    /// One event of the merchant.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn event(&self, scope: Scope, id: &EventId) -> Result<Option<Event>, StoreError> {
        self.row(FIND, scoped![scope, id.as_str()], read).await
    }

    /// Events of the merchant before a place, the latest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn events(
        &self,
        scope: Scope,
        before: i64,
        limit: i64,
        kind: Option<EventKind>,
    ) -> Result<Vec<Event>, StoreError> {
        match kind {
            None => self.rows(LIST, scoped![scope, before, limit], read).await,
            Some(kind) => self.rows(LIST_OF_KIND, scoped![scope, before, kind.as_str(), limit], read).await,
        }
    }

    /// Events of the merchant after a place, in their order.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn events_after(
        &self,
        scope: Scope,
        place: i64,
        limit: i64,
        kind: Option<EventKind>,
    ) -> Result<Vec<Event>, StoreError> {
        match kind {
            None => self.rows(AFTER, scoped![scope, place, limit], read).await,
            Some(kind) => self.rows(AFTER_OF_KIND, scoped![scope, place, kind.as_str(), limit], read).await,
        }
    }

    /// Events of the merchant whose ids begin with a time from `from` and before `to`, in their order.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn events_between(
        &self,
        scope: Scope,
        from: Timestamp,
        to: Timestamp,
        limit: i64,
    ) -> Result<Vec<Event>, StoreError> {
        let (from, to) = (EventId::floor(from), EventId::floor(to));
        self.rows(BETWEEN, scoped![scope, from.as_str(), to.as_str(), limit], read).await
    }

    /// A slice of the merchant's events, in the order of their ids.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn events_slice(&self, scope: Scope, slice: &Slice) -> Result<Vec<Event>, StoreError> {
        self.rows(slice.of(SLICE), slice.values(scope, None), read).await
    }

    /// Events of all merchants that have no place yet, those of one merchant together and in the order of their ids.
    /// Without their bodies: most merchants have no endpoint that wants them.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn unsequenced(&self, limit: i64) -> Result<Vec<EventHead>, StoreError> {
        // An event that cannot be read (a newer binary wrote it, or it is damaged) must not hold up the others.
        let lenient = |row: &Row<'_>| {
            Ok(read_head(row)
                .inspect_err(|problem| tracing::error!(%problem, "an event cannot be read and gets no place"))
                .ok())
        };
        Ok(self
            .rows(UNSEQUENCED, crate::value::values![limit], lenient)
            .await?
            .into_iter()
            .flatten()
            .collect())
    }

    /// One event that has no place yet, whole.
    ///
    /// # Errors
    /// When the database does not answer, or the row is damaged.
    pub async fn unsequenced_event(&self, head: &EventHead) -> Result<Option<Event>, StoreError> {
        self.row(FIND_UNSEQUENCED, scoped![head.scope, head.id.as_str()], read).await
    }

    /// The last place taken in a merchant's sequence, 0 when there is none.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn last_place(&self, scope: Scope) -> Result<i64, StoreError> {
        Ok(self.row(LAST, scoped![scope], |row| row.int(0)).await?.unwrap_or_default())
    }
}
