//! The table `jobs`, and leasing: the only writes that are not decided in domain, because they promise nothing.

use crate::value::{Row, Statement, scoped, values};
use crate::{Lease, Store, StoreError};
use kassa_domain::id::Scope;
use kassa_domain::job::{Job, JobKind, LEASE_MS};
use kassa_domain::time::Timestamp;

const SCHEDULE: &str = "insert into jobs (merchant, live, kind, subject, due_at, leased_until, token, version) \
values ($1, $2, $3, $4, $5, 0, 0, 0) on conflict (merchant, live, kind, subject) \
do update set due_at = excluded.due_at, version = jobs.version + 1";
const WAKE: &str = "insert into jobs (merchant, live, kind, subject, due_at, leased_until, token, version) \
values ($1, $2, $3, $4, $5, 0, 0, 0) on conflict (merchant, live, kind, subject) do update set \
due_at = case when excluded.due_at < jobs.due_at then excluded.due_at else jobs.due_at end, version = jobs.version + 1";
const UNSCHEDULE: &str = "delete from jobs where merchant = $1 and live = $2 and kind = $3 and subject = $4";
const FINISH: &str = "delete from jobs where merchant = $1 and live = $2 and kind = $3 and subject \
= $4 and version = $5 \
and token = $6";
const POSTPONE: &str = "update jobs set due_at = $1, leased_until = 0, version = version + 1 \
where merchant = $2 and live = $3 and kind = $4 and subject = $5 and version = $6 and token = $7";
const RELEASE: &str = "update jobs set leased_until = 0 where merchant = $1 and live = $2 and kind \
= $3 and subject = $4 \
and token = $5";
/// The predicate stands twice: without the outer one, two PostgreSQL workers would get the same job.
pub(crate) const LEASE: &str = "update jobs set leased_until = $1, token = $2 \
where due_at <= $3 and leased_until <= $3 and (merchant, live, kind, subject) in (\
select merchant, live, kind, subject from jobs where due_at <= $3 and leased_until <= $3 order by due_at limit $4) \
returning merchant, live, kind, subject, due_at, version, token";
/// Reads the whole table, once at a start.
pub(crate) const RELEASE_ALL: &str = "update jobs set leased_until = 0 where leased_until > 0";
const NEXT_DUE: &str = "select min(case when due_at > leased_until then due_at else leased_until end) from (\
select due_at, leased_until from jobs order by due_at limit $1) as soonest";

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[SCHEDULE, WAKE, UNSCHEDULE, FINISH, POSTPONE, RELEASE];
#[cfg(test)]
pub(crate) const ACROSS: &[&str] = &[LEASE, RELEASE_ALL, NEXT_DUE];

/// How many of the soonest jobs are looked at to find when one can next be leased.
const LOOK_AT: i64 = 64;

fn key(job: &Job) -> Vec<crate::value::Value> {
    scoped![job.scope, job.kind.as_str(), job.subject.as_str()]
}

pub(crate) fn schedule(job: &Job) -> Statement {
    let mut values = key(job);
    values.extend(values![job.due_at.0]);
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
    /// Takes up to `limit` due jobs for this node, under a token of its own.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn lease(&self, now: Timestamp, token: i64, limit: i64) -> Result<Vec<Lease>, StoreError> {
        self.engine.lease(values![now.plus(LEASE_MS).0, token, now.0, limit]).await
    }

    /// Lets go of every lease. Only for the one server of a SQLite file, at its start: whoever held a lease is dead.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn release_leases(&self) -> Result<(), StoreError> {
        self.engine.commit(vec![Statement::any(RELEASE_ALL, vec![])]).await
    }

    /// When a job can next be leased.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn next_job(&self) -> Result<Option<Timestamp>, StoreError> {
        let next = self.row(NEXT_DUE, values![LOOK_AT], |row| row.maybe_int(0)).await?;
        Ok(next.flatten().map(Timestamp))
    }
}
