//! Places in the sequence for events that nobody is told of.
//!
//! An event waits for its place because its deliveries are written in the same commit. Where a merchant has no endpoint
//! there are none, and the writer of a file is the only one that counts: it gives the place as it writes the event, and
//! the row is written once. What it knows of a sequence holds within one transaction, and until an endpoint or the
//! sequence itself is written by something else.

use crate::plan::Plan;
use crate::value::{Statement, Value};
use crate::{StoreError, endpoints, events};
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeMap;

/// Merchant and mode, as they are in a row.
type Scope = [i64; 2];

/// The places that a transaction gives.
pub(super) struct Places<'a> {
    connection: &'a Connection,
    known: BTreeMap<Scope, Sequence>,
}

/// What is known of the sequence of a merchant and mode.
#[derive(Clone, Copy)]
enum Sequence {
    /// Its events wait for the sequencer.
    Waits,
    /// The last place, and whether this transaction gave it.
    Open { last: i64, moved: bool },
}

impl<'a> Places<'a> {
    pub(super) fn new(connection: &'a Connection) -> Self {
        Self { connection, known: BTreeMap::new() }
    }

    /// Where a statement of a plan writes a new event: its place, or none, when it is to wait for one. To be asked
    /// before each statement.
    pub(super) fn next(
        &mut self,
        plan: &Plan,
        statement: &Statement,
    ) -> Result<Option<Option<i64>>, StoreError> {
        if statement.sql == endpoints::INSERT || statement.sql == events::MOVE {
            self.keep()?;
            self.known.clear();
        }
        // What is copied from another database keeps the place that it had there, or has none.
        if !plan.emits || statement.sql != events::INSERT {
            return Ok(None);
        }
        let [Value::Int(merchant), Value::Int(live), ..] = statement.values.as_slice() else {
            return Ok(None);
        };
        let scope = [*merchant, *live];
        let sequence = match self.known.get(&scope) {
            Some(known) => *known,
            None => self.find(scope)?,
        };
        let (sequence, place) = match sequence {
            Sequence::Waits => (Sequence::Waits, None),
            Sequence::Open { last, .. } => {
                let last = last.saturating_add(1);
                (Sequence::Open { last, moved: true }, Some(last))
            }
        };
        self.known.insert(scope, sequence);
        Ok(Some(place))
    }

    fn find(&self, scope: Scope) -> Result<Sequence, StoreError> {
        let mut statement = self.connection.prepare_cached(events::OPEN)?;
        let last = statement.query_row(scope, |row| row.get(0)).optional()?;
        Ok(last.map_or(Sequence::Waits, |last| Sequence::Open { last, moved: false }))
    }

    /// Writes down how far the sequences have come. To be called at the end of the transaction.
    pub(super) fn keep(&mut self) -> Result<(), StoreError> {
        for ([merchant, live], sequence) in &mut self.known {
            if let Sequence::Open { last, moved } = sequence
                && *moved
            {
                self.connection.prepare_cached(events::TAKE)?.execute([*merchant, *live, *last])?;
                *moved = false;
            }
        }
        Ok(())
    }
}
