//! What time it is for a merchant: the machine's time, or that of a test clock; and the job that turns a test clock.
//!
//! Where a clock is set, the merchant's jobs wait in lanes of their own. One job at a time turns the clock: it does
//! what is due, one after the other in a fixed order, and only then lets the clock go on to the next thing that is due.
//! So everything happens at its own time, and the same state always brings about the same.

use crate::{Engine, Fault};
use kassa_domain::clock::TestClock;
use kassa_domain::event::Cause;
use kassa_domain::id::{Mode, Scope};
use kassa_domain::job::{Job, JobKind, LEASE_MS, Lease};
use kassa_domain::{Change, Command, Timestamp};
use kassa_store::StoreError;
use std::sync::Arc;

/// What time it is for a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Time {
    /// On the scope's timeline.
    pub(crate) now: Timestamp,
    /// By the machine's clock.
    pub(crate) wall: Timestamp,
    /// Whether a test clock is set.
    pub(crate) turned: bool,
    /// Whether it was only assumed that none is set.
    pub(crate) assumed: bool,
}

impl Engine {
    pub(crate) async fn time(&self, scope: Scope) -> Result<Time, StoreError> {
        let wall = self.wall();
        let clock = self.clock(scope).await?;
        let (now, turned) = clock.map_or((wall, false), |clock| (clock.at, true));
        Ok(Time { now, wall, turned, assumed: false })
    }

    /// What time it is for a decision whose changes go through [`Engine::call_turner`]. Where no test clock was set a
    /// moment ago, none is looked for on a shared database: the commit would be a conflict, and then one is.
    pub(crate) async fn time_to_decide(&self, scope: Scope, again: bool) -> Result<Time, StoreError> {
        if again || !self.known.is_clockless(scope) {
            return self.time(scope).await;
        }
        let wall = self.wall();
        Ok(Time { now: wall, wall, turned: false, assumed: true })
    }

    /// What time it is for a merchant.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn now(&self, scope: Scope) -> Result<Timestamp, Fault> {
        Ok(self.time(scope).await?.now)
    }

    /// Read for each command: it costs a look into a tiny table, and several nodes may share the database.
    pub(crate) async fn clock(&self, scope: Scope) -> Result<Option<TestClock>, StoreError> {
        match scope.mode {
            Mode::Test => {
                let load = self.store().clock(scope);
                if self.store().calls().is_some() { self.known.clock(scope, load).await } else { load.await }
            }
            Mode::Live => Ok(None),
        }
    }

    /// Where a test clock is set, nobody leases the jobs that a commit has planned: whoever turns the clock is called.
    /// Where it was assumed that none is set, the commit finds out.
    pub(crate) fn call_turner(&self, scope: Scope, time: Time, changes: &mut Vec<Change>) {
        let plans = |change: &Change| {
            matches!(
                change,
                Change::Schedule(job) | Change::Wake(job) if !job.kind.is_real_time()
            ) || matches!(change, Change::Emit(_))
        };
        if time.assumed && !changes.is_empty() {
            changes.push(Change::Unclocked(scope));
        }
        if time.turned && changes.iter().any(plans) {
            changes.push(Change::Wake(Job {
                scope,
                kind: JobKind::TurnClock,
                subject: String::new(),
                due_at: time.wall,
            }));
        }
    }

    /// Does what is due on the merchant's timeline, and moves the clock as far as it is to go.
    pub(crate) async fn turn_clock(self: &Arc<Self>, lease: &Lease) -> Result<(), Fault> {
        let scope = lease.job.scope;
        let until = self.wall().plus(LEASE_MS / 2);
        loop {
            // What was begun at this time is not to be found out about at a later one.
            self.hear_out_of(scope).await;
            // What was done last is told before anything else is done, so that events keep the order of their causes.
            while self.sequence().await? > 0 {}
            let Some(clock) = self.clock(scope).await? else {
                return Ok(self.commit(&[Change::Finish(lease.clone())]).await?);
            };
            let held = self.store().next_held(scope).await?;
            match held {
                Some(held) if held.job.due_at <= clock.at => Box::pin(self.do_job(&held)).await,
                next if clock.advancing => self.tick(&clock, next.map(|held| held.job.due_at)).await?,
                // Whatever plans something new calls again.
                _ => return Ok(self.commit(&[Change::Finish(lease.clone())]).await?),
            }
            if self.wall() >= until {
                return Ok(self.commit(&[Change::Postpone(lease.clone(), self.wall())]).await?);
            }
        }
    }

    /// Lets the clock go on to the next thing that is due, or to where it is to stand.
    async fn tick(&self, clock: &TestClock, next: Option<Timestamp>) -> Result<(), Fault> {
        let to = next.unwrap_or(clock.target).min(clock.target);
        let stands = next.is_none_or(|next| next > clock.target);
        let command = Command::TickClock { to, stands };
        self.change(clock.scope, &command, &Cause::default()).await?.ok();
        Ok(())
    }
}
