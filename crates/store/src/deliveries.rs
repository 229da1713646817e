//! The table `deliveries`.

use crate::value::{Row, Slice, Statement, body_text, scoped, slices, values};
use crate::{Store, StoreError};
use kassa_domain::endpoint::{Delivery, DeliveryStatus};
use kassa_domain::id::{DeliveryId, EndpointId, EventId, Scope};
use kassa_domain::time::Timestamp;

const INSERT: &str = "insert into deliveries (merchant, live, id, endpoint, event, place, status, due_at, version, \
payload, body) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const UPDATE: &str = "update deliveries set version = version + 1, status = $1, due_at = $2, body = $3 \
where merchant = $4 and live = $5 and id = $6 and version = $7";
const DROP_PENDING: &str = "update deliveries set version = version + 1, status = 'dead' \
where merchant = $1 and live = $2 and endpoint = $3 and status = 'pending'";
const DUE: &str = "select merchant, live, id, endpoint, event, place, status, due_at, version, payload, body \
from deliveries where merchant = $1 and live = $2 and endpoint = $3 and status = 'pending' and due_at <= $4 \
order by due_at, place limit $5";
const NEXT_DUE: &str = "select min(due_at) from deliveries \
where merchant = $1 and live = $2 and endpoint = $3 and status = 'pending'";
const FIND: &str = "select merchant, live, id, endpoint, event, place, status, due_at, version, payload, body \
from deliveries where merchant = $1 and live = $2 and id = $3";
const OF_EVENT: &str = "select merchant, live, id, endpoint, event, place, status, due_at, version, payload, body \
from deliveries where merchant = $1 and live = $2 and event = $3";

const DEAD_SLICE_TO: [&str; 2] = slices!(
    "select merchant, live, id, endpoint, event, place, status, due_at, version, payload, body \
from deliveries where merchant = $1 and live = $2 and status = 'dead'",
    "endpoint"
);
const SLICE_TO: [&str; 2] = slices!(
    "select merchant, live, id, endpoint, event, place, status, due_at, version, payload, body \
from deliveries where merchant = $1 and live = $2",
    "endpoint"
);

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[
    INSERT,
    UPDATE,
    DROP_PENDING,
    DUE,
    NEXT_DUE,
    FIND,
    OF_EVENT,
    DEAD_SLICE_TO[0],
    DEAD_SLICE_TO[1],
    SLICE_TO[0],
    SLICE_TO[1],
];

pub(crate) fn insert(delivery: &Delivery) -> Result<Statement, StoreError> {
    let values = scoped![
        delivery.scope,
        delivery.id.as_str(),
        delivery.endpoint.as_str(),
        delivery.event.as_str(),
        delivery.place,
        delivery.status.as_str(),
        delivery.due_at.0,
        delivery.version,
        delivery.payload.as_str(),
        body_text(&delivery.body)?,
    ];
    Ok(Statement::fresh(INSERT, values))
}

pub(crate) fn update(delivery: &Delivery) -> Result<Statement, StoreError> {
    let mut values = values![delivery.status.as_str(), delivery.due_at.0, body_text(&delivery.body)?];
    values.extend(scoped![delivery.scope, delivery.id.as_str(), delivery.version]);
    Ok(Statement::one(UPDATE, values))
}

pub(crate) fn drop_pending(scope: Scope, endpoint: &EndpointId) -> Statement {
    Statement::any(DROP_PENDING, scoped![scope, endpoint.as_str()])
}

fn read(row: &Row<'_>) -> Result<Delivery, StoreError> {
    Ok(Delivery {
        scope: row.scope(0)?,
        id: DeliveryId::of(row.text(2)?),
        endpoint: EndpointId::of(row.text(3)?),
        event: EventId::of(row.text(4)?),
        place: row.int(5)?,
        status: row.word(6, DeliveryStatus::parse)?,
        due_at: Timestamp(row.int(7)?),
        version: row.int(8)?,
        payload: row.text(9)?,
        body: row.body(10)?,
    })
}

impl Store {
    /// Deliveries to an endpoint that are due, the longest waiting first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn due_deliveries(
        &self,
        scope: Scope,
        endpoint: &EndpointId,
        now: Timestamp,
        limit: i64,
    ) -> Result<Vec<Delivery>, StoreError> {
        self.rows(DUE, scoped![scope, endpoint.as_str(), now.0, limit], read).await
    }

    /// When the next delivery to an endpoint is due.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn next_delivery(
        &self,
        scope: Scope,
        endpoint: &EndpointId,
    ) -> Result<Option<Timestamp>, StoreError> {
        let due = self.row(NEXT_DUE, scoped![scope, endpoint.as_str()], |row| row.maybe_int(0)).await?;
        Ok(due.flatten().map(Timestamp))
    }

    /// One delivery of the merchant.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn delivery(&self, scope: Scope, id: &DeliveryId) -> Result<Option<Delivery>, StoreError> {
        self.row(FIND, scoped![scope, id.as_str()], read).await
    }

    /// All deliveries of an event.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn deliveries_of(&self, scope: Scope, event: &EventId) -> Result<Vec<Delivery>, StoreError> {
        self.rows(OF_EVENT, scoped![scope, event.as_str()], read).await
    }

    /// A slice of the deliveries to an endpoint; of those that are dead alone, where only these are wanted.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn deliveries_slice(
        &self,
        scope: Scope,
        slice: &Slice,
        endpoint: &EndpointId,
        dead: bool,
    ) -> Result<Vec<Delivery>, StoreError> {
        let texts = if dead { DEAD_SLICE_TO } else { SLICE_TO };
        self.rows(slice.of(texts), slice.values(scope, Some(endpoint.as_str())), read).await
    }
}
