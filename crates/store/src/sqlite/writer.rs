//! The thread that writes.
//!
//! A plan that meets a conflict must not take its neighbours along: the group is rolled back and run again with a
//! savepoint for each, which is dear but rare.

use super::log::{Keeper, Progress, Syncer, Written};
use super::places::Places;
use super::queue::{Queue, Work};
use super::stop_when_broken;
use crate::plan::Plan;
use crate::value::{Row, Value};
use crate::{Committed, Lease, StoreError, events, jobs};
use rusqlite::Connection;
use std::path::Path;
use std::sync::Arc;

/// The one connection that writes, and the threads that look after what it has written.
pub(super) struct Writer {
    connection: Connection,
    queue: Arc<Queue>,
    progress: Arc<Progress>,
    syncer: Syncer,
    keeper: Keeper,
}

impl Writer {
    /// Takes over a connection whose tables are those of this binary.
    pub(super) fn open(
        mut connection: Connection,
        path: &Path,
        progress: &Arc<Progress>,
        queue: &Arc<Queue>,
    ) -> Result<Self, StoreError> {
        let keeper = Keeper::start(&mut connection, path)?;
        // From here on a commit is written and not synced: that is the syncer's work. Before the log is begun anew, all
        // of it and the file are still synced by SQLite.
        connection.pragma_update(None, "synchronous", "normal")?;
        let syncer = Syncer::start(path, Arc::clone(progress), Arc::clone(queue))?;
        Ok(Self { connection, queue: Arc::clone(queue), progress: Arc::clone(progress), syncer, keeper })
    }

    /// The writer's life. Ends when the queue is closed. The other threads end before the connection is closed: the
    /// last one to close moves the log into the file.
    pub(super) fn run(mut self) {
        let mut before = 0;
        while let Some(first) = self.first() {
            let changes = self.connection.total_changes();
            let answers = self.write_group(first, before);
            before = answers.len();
            let is_short = answers.iter().any(|(_, result)| matches!(result, Err(StoreError::Busy(_))));
            let changed = self.connection.total_changes() != changes;
            self.syncer.sync(Written { number: self.progress.committed(), changed, answers });
            self.keeper.tend(&self.connection, is_short);
        }
        self.syncer.end();
        self.keeper.end();
    }

    /// What the next group begins with. Until it is there, the log is looked after.
    fn first(&mut self) -> Option<Work> {
        while self.queue.stays_empty(self.keeper.patience()) {
            self.keeper.rest(&self.connection);
        }
        self.queue.first()
    }

    /// Carries out whatever comes, beginning with this, in one transaction.
    fn write_group(&self, first: Work, before: usize) -> Vec<(Work, Result<(), StoreError>)> {
        let mut group = vec![first];
        let all = self.in_transaction(|| {
            let mut places = Places::new(&self.connection);
            while let Some(work) = group.last_mut() {
                run(&self.connection, work, &mut places)?;
                match self.queue.next(group.len(), before) {
                    Some(next) => group.push(next),
                    None => break,
                }
            }
            places.keep()
        });
        match all {
            Err(_) if group.len() > 1 => self.write_apart(group),
            all => group.into_iter().map(|work| (work, all.clone())).collect(),
        }
    }

    /// One of the group failed: each gets its own savepoint, and the good ones still share one commit.
    fn write_apart(&self, mut group: Vec<Work>) -> Vec<(Work, Result<(), StoreError>)> {
        let connection = &self.connection;
        let all = self.in_transaction(|| {
            let mut results = vec![];
            for work in &mut group {
                connection.prepare_cached("savepoint plan")?.execute([])?;
                // What is not kept is not known to the next one either.
                let mut places = Places::new(connection);
                let result = run(connection, work, &mut places).and_then(|()| places.keep());
                if result.is_err() {
                    connection.prepare_cached("rollback to plan")?.execute([])?;
                }
                connection.prepare_cached("release plan")?.execute([])?;
                results.push(result);
            }
            Ok(results)
        });
        match all {
            Ok(results) => group.into_iter().zip(results).collect(),
            Err(problem) => group.into_iter().map(|work| (work, Err(problem.clone()))).collect(),
        }
    }

    fn in_transaction<T>(&self, work: impl FnOnce() -> Result<T, StoreError>) -> Result<T, StoreError> {
        let connection = &self.connection;
        connection.prepare_cached("begin immediate")?.execute([])?;
        let done = work().and_then(|value| {
            // From now on a reader may see it.
            self.progress.commits();
            connection.prepare_cached("commit")?.execute([])?;
            Ok(value)
        });
        if done.is_err() && !connection.is_autocommit() {
            connection.prepare_cached("rollback")?.execute([])?;
        }
        done.inspect_err(stop_when_broken)
    }
}

/// Nobody waits for a writer that is gone.
impl Drop for Writer {
    fn drop(&mut self) {
        self.queue.abandon();
    }
}

fn run(connection: &Connection, work: &mut Work, places: &mut Places<'_>) -> Result<(), StoreError> {
    match work {
        Work::Plan(plan, _, done) => *done = run_plan(connection, plan, places)?,
        Work::Lease(values, _, leased) => *leased = lease_rows(connection, values)?,
    }
    Ok(())
}

fn run_plan(connection: &Connection, plan: &Plan, places: &mut Places<'_>) -> Result<Committed, StoreError> {
    let mut done = Committed::default();
    for statement in &plan.statements {
        let touched = match places.next(plan, statement)? {
            Some(place) => {
                let place = place.map(Value::Int);
                done.unplaced |= place.is_none();
                let values = statement.values.iter().enumerate();
                let placed = values.map(|(at, value)| match &place {
                    Some(place) if at == events::PLACE => place,
                    _ => value,
                });
                connection.prepare_cached(statement.sql)?.execute(rusqlite::params_from_iter(placed))?
            }
            None => {
                let values = rusqlite::params_from_iter(&statement.values);
                connection.prepare_cached(statement.sql)?.execute(values)?
            }
        };
        if !statement.is_met(u64::try_from(touched).unwrap_or(u64::MAX)) {
            return Err(StoreError::Conflict);
        }
    }
    Ok(done)
}

fn lease_rows(connection: &Connection, values: &[Value]) -> Result<Vec<Lease>, StoreError> {
    let mut statement = connection.prepare_cached(jobs::LEASE)?;
    let mut rows = statement.query(rusqlite::params_from_iter(values))?;
    let mut leases = vec![];
    while let Some(row) = rows.next()? {
        leases.push(jobs::read_lease(&Row::Sqlite(row))?);
    }
    Ok(leases)
}
