//! The table `clocks`: the test clocks that are set. Setting one moves the merchant's jobs in test mode to lanes that
//! no worker leases from: there they wait for the clock, and one job turns it.

use crate::value::{Row, Statement, scoped, values};
use crate::{Lease, Store, StoreError, jobs};
use kassa_domain::clock::TestClock;
use kassa_domain::id::Scope;
use kassa_domain::time::Timestamp;

const INSERT: &str = "insert into clocks (merchant, live, at, target, advancing, created_at, version) \
values ($1, $2, $3, $4, $5, $6, $7)";
const UPDATE: &str = "update clocks set version = version + 1, at = $1, target = $2, advancing = $3 \
where merchant = $4 and live = $5 and version = $6";
const DELETE: &str = "delete from clocks where merchant = $1 and live = $2 and version = $3";
const FIND: &str = "select merchant, live, at, target, advancing, created_at, version from clocks \
where merchant = $1 and live = $2";
/// Whatever is leased at this moment goes on, and finishes its job in the lane to which that was moved.
const HOLD: &str = "update jobs set lane = lane + 10, ready_at = due_at, token = 0 \
where merchant = $1 and live = $2 and lane < 10 and kind not in ('scan', 'sweep', 'turn_clock')";
const LET_GO: &str = "update jobs set lane = lane - 10 where merchant = $1 and live = $2 and lane >= 10";
/// In a fixed order, so that the same state brings about the same events. Ids sort by when they were made, and where a
/// clock is set no two decisions share a millisecond.
const NEXT_HELD: &str = "select merchant, live, kind, subject, due_at, version, token from jobs \
where merchant = $1 and live = $2 and lane >= 10 order by due_at, kind, subject limit 1";

/// Finds a clock in a commit that was decided as if there was none.
const MEET: &str = "update clocks set version = version where merchant = $1 and live = $2";
/// Whether there is any.
pub(crate) const ANY: &str = "select 1 from clocks limit 1";

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[INSERT, UPDATE, DELETE, MEET, FIND, HOLD, LET_GO, NEXT_HELD];
#[cfg(test)]
pub(crate) const ACROSS: &[&str] = &[ANY];

pub(crate) fn insert(clock: &TestClock) -> [Statement; 2] {
    let values = scoped![
        clock.scope,
        clock.at.0,
        clock.target.0,
        i64::from(clock.advancing),
        clock.created_at.0,
        clock.version
    ];
    [Statement::one(INSERT, values), Statement::any(HOLD, scoped![clock.scope])]
}

pub(crate) fn update(clock: &TestClock) -> Statement {
    let mut values = values![clock.at.0, clock.target.0, i64::from(clock.advancing)];
    values.extend(scoped![clock.scope, clock.version]);
    Statement::one(UPDATE, values)
}

pub(crate) fn delete(clock: &TestClock) -> [Statement; 2] {
    [
        Statement::one(DELETE, scoped![clock.scope, clock.version]),
        Statement::any(LET_GO, scoped![clock.scope]),
    ]
}

fn read(row: &Row<'_>) -> Result<TestClock, StoreError> {
    Ok(TestClock {
        scope: row.scope(0)?,
        at: Timestamp(row.int(2)?),
        target: Timestamp(row.int(3)?),
        advancing: row.flag(4)?,
        created_at: Timestamp(row.int(5)?),
        version: row.int(6)?,
    })
}

/// Fails as a conflict where a clock is set.
pub(crate) fn meet(scope: Scope) -> Statement {
    Statement::none(MEET, scoped![scope])
}

impl Store {
    /// The merchant's test clock, if it is set.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn clock(&self, scope: Scope) -> Result<Option<TestClock>, StoreError> {
        if !self.engine.may_have_clocks() {
            return Ok(None);
        }
        self.row(FIND, scoped![scope], read).await
    }

    /// The job that is due first on the merchant's own timeline. Nobody leases it: whoever turns the clock does it, and
    /// finishes it as if it were leased.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn next_held(&self, scope: Scope) -> Result<Option<Lease>, StoreError> {
        self.row(NEXT_HELD, scoped![scope], jobs::read_lease).await
    }
}
