//! The table `jobs`, and leasing: the only writes that are not decided in domain, because they promise nothing.

use crate::value::{Row, Statement, Value, scoped, values};
use crate::{Lease, Store, StoreError};
use kassa_domain::id::Scope;
use kassa_domain::job::{Job, JobKind, LEASE_MS, Lane};
use kassa_domain::planted;
use kassa_domain::time::Timestamp;

/// Where a test clock is set, what follows it goes to a lane that no worker leases from. The kinds that are named do
/// not follow it.
const SCHEDULE: &str = "insert into jobs (merchant, live, kind, subject, lane, due_at, ready_at, token, version) \
values ($1, $2, $3, $4, case when $3 <> 'scan' and $3 <> 'sweep' and $3 <> 'turn_clock' \
and exists (select 1 from clocks where merchant = $1 and live = $2) then $5 + 10 else $5 end, $6, $6, 0, 0) \
on conflict (merchant, live, kind, subject) do update set due_at = excluded.due_at, \
ready_at = case when jobs.token = 0 then excluded.due_at else jobs.ready_at end, version = jobs.version + 1";
const WAKE: &str = "insert into jobs (merchant, live, kind, subject, lane, due_at, ready_at, token, version) \
values ($1, $2, $3, $4, case when $3 <> 'scan' and $3 <> 'sweep' and $3 <> 'turn_clock' \
and exists (select 1 from clocks where merchant = $1 and live = $2) then $5 + 10 else $5 end, $6, $6, 0, 0) \
on conflict (merchant, live, kind, subject) do update set \
due_at = case when excluded.due_at < jobs.due_at then excluded.due_at else jobs.due_at end, \
ready_at = case when jobs.token = 0 and excluded.due_at < jobs.ready_at then excluded.due_at else jobs.ready_at end, \
version = jobs.version + 1";
const UNSCHEDULE: &str = "delete from jobs where merchant = $1 and live = $2 and kind = $3 and subject = $4";
const FINISH: &str = "delete from jobs where merchant = $1 and live = $2 and kind = $3 and subject = $4 \
and version = $5 and token = $6";
const POSTPONE: &str = "update jobs set due_at = $1, ready_at = $1, token = 0, version = version + 1 \
where merchant = $2 and live = $3 and kind = $4 and subject = $5 and version = $6 and token = $7";
const RELEASE: &str = "update jobs set ready_at = due_at, token = 0 \
where merchant = $1 and live = $2 and kind = $3 and subject = $4 and token = $5";
/// Only kinds that this binary knows: a newer one beside it, or before it, may have written others.
macro_rules! known {
    () => {
        "kind in ('expire', 'reconcile', 'refund', 'scan', 'deliver', 'sweep', 'end_entitlement', 'turn_clock', \
         'bill', 'replay', 'erase')"
    };
}

/// The predicate stands twice: without the outer one, two PostgreSQL workers would get the same job. And what is ready
/// is looked for once, before anything else: PostgreSQL may run a subquery again for each row, and each time skip what
/// it has locked before, so that one worker would get all there are.
pub(crate) const LEASE: &str = concat!(
    "with ready as materialized (\
     select merchant, live, kind, subject from jobs where lane = $1 and ready_at <= $2 and ",
    known!(),
    " order by ready_at limit $3) update jobs set ready_at = $4, token = $5 \
     where lane = $1 and ready_at <= $2 and (merchant, live, kind, subject) in (\
     select merchant, live, kind, subject from ready) \
     returning merchant, live, kind, subject, due_at, version, token"
);
/// The same for one merchant, where the rows of merchants lie on different servers: rows are locked on one of them
/// only.
pub(crate) const LEASE_OF: &str = concat!(
    "with ready as materialized (\
     select merchant, live, kind, subject from jobs where merchant = $1 and lane = $2 and ready_at <= $3 and ",
    known!(),
    " order by ready_at limit $4) update jobs set ready_at = $5, token = $6 \
     where merchant = $1 and lane = $2 and ready_at <= $3 and (merchant, live, kind, subject) in (\
     select merchant, live, kind, subject from ready) \
     returning merchant, live, kind, subject, due_at, version, token"
);
/// Whose jobs are ready, those that have waited longest first.
pub(crate) const READY: &str = concat!(
    "select merchant from jobs where lane = $1 and ready_at <= $2 and ",
    known!(),
    " order by ready_at limit $3"
);
/// Reads the whole table, once at a start.
pub(crate) const RELEASE_ALL: &str = "update jobs set ready_at = due_at, token = 0 where token <> 0";
const NEXT_READY: &str =
    concat!("select ready_at from jobs where lane = $1 and ", known!(), " order by ready_at limit 1");

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[SCHEDULE, WAKE, UNSCHEDULE, FINISH, POSTPONE, RELEASE];
#[cfg(test)]
pub(crate) const ACROSS: &[&str] = &[LEASE, LEASE_OF, READY, RELEASE_ALL, NEXT_READY];

/// What a worker takes.
pub(crate) struct Taking {
    /// When the lease runs out.
    until: Timestamp,
    /// By which it is known.
    token: i64,
    lane: Lane,
    now: Timestamp,
    /// At most so many.
    limit: i64,
}

impl Taking {
    /// What [`LEASE`] takes.
    pub(crate) fn values(&self) -> Vec<Value> {
        values![self.lane.number(), self.now.0, self.limit, self.until.0, self.token]
    }

    /// What [`READY`] takes.
    pub(crate) fn ready(&self) -> Vec<Value> {
        values![self.lane.number(), self.now.0, self.limit]
    }

    /// What [`LEASE_OF`] takes, where so many were taken already; nothing when that is enough.
    pub(crate) fn values_of(&self, merchant: u32, taken: usize) -> Option<Vec<Value>> {
        let left = self.limit.saturating_sub(i64::try_from(taken).unwrap_or(i64::MAX));
        let of = values![i64::from(merchant), self.lane.number(), self.now.0, left, self.until.0, self.token];
        (left > 0).then_some(of)
    }
}

fn key(job: &Job) -> Vec<Value> {
    scoped![job.scope, job.kind.as_str(), job.subject.as_str()]
}

pub(crate) fn schedule(job: &Job) -> Statement {
    let mut values = key(job);
    values.extend(values![job.kind.lane().number(), job.due_at.0]);
    Statement::any(SCHEDULE, values)
}

pub(crate) fn wake(job: &Job) -> Statement {
    Statement { sql: WAKE, ..schedule(job) }
}

pub(crate) fn unschedule(scope: Scope, kind: JobKind, subject: &str) -> Statement {
    Statement::any(UNSCHEDULE, scoped![scope, kind.as_str(), subject])
}

pub(crate) fn finish(lease: &Lease) -> Statement {
    let mut values = key(&lease.job);
    values.extend(values![lease.version, lease.token]);
    Statement::any(FINISH, values)
}

pub(crate) fn postpone(lease: &Lease, due_at: Timestamp) -> Statement {
    let mut values = values![due_at.0];
    values.extend(key(&lease.job));
    values.extend(values![lease.version, lease.token]);
    Statement::any(POSTPONE, values)
}

/// Lets go of a lease whose job was asked for again meanwhile, so that it can run at once.
pub(crate) fn release(lease: &Lease) -> Statement {
    let mut values = key(&lease.job);
    values.extend(values![lease.token]);
    Statement::any(RELEASE, values)
}

pub(crate) fn read_lease(row: &Row<'_>) -> Result<Lease, StoreError> {
    Ok(Lease {
        job: Job {
            scope: row.scope(0)?,
            kind: row.word(2, JobKind::parse)?,
            subject: row.text(3)?,
            due_at: Timestamp(row.int(4)?),
        },
        version: row.int(5)?,
        token: row.int(6)?,
    })
}

impl Store {
    /// Takes up to `limit` due jobs of a lane for this node, under a token of its own, which must not be 0.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn lease(
        &self,
        lane: Lane,
        now: Timestamp,
        token: i64,
        limit: i64,
    ) -> Result<Vec<Lease>, StoreError> {
        let lease = if planted!("two_workers_have_one_job") { 0 } else { LEASE_MS };
        let taking = Taking { until: now.plus(lease), token, lane, now, limit };
        self.surrounded(self.engine.lease(&taking)).await
    }

    /// Lets go of every lease of a SQLite file. Only for its one server, at its start: whoever held a lease is dead. At
    /// a PostgreSQL server nothing happens: other nodes hold theirs.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn release_leases(&self) -> Result<(), StoreError> {
        self.engine.release_leases().await
    }

    /// When a job of a lane can next be leased.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn next_job(&self, lane: Lane) -> Result<Option<Timestamp>, StoreError> {
        let next = self.row(NEXT_READY, values![lane.number()], |row| row.maybe_int(0)).await?;
        Ok(next.flatten().map(Timestamp))
    }
}
