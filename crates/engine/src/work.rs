//! The worker: what happens later, happens here.

use crate::drive::log_fault;
use crate::run::After;
use crate::{Engine, Fault};
use kassa_domain::attempt::{Attempt, AttemptStatus};
use kassa_domain::chance::draw;
use kassa_domain::decide::wanted_of;
use kassa_domain::event::Cause;
use kassa_domain::id::{AttemptId, CustomerId, Mode, Scope, SessionId, SubscriptionId};
use kassa_domain::idempotency;
use kassa_domain::job::{Job, JobKind, Lane, Lease, second_look};
use kassa_domain::processor::Op;
use kassa_domain::time::{HOUR, SECOND};
use kassa_domain::{Answer, Change, Command};
use kassa_store::StoreError;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;
use tokio::sync::{Semaphore, watch};
use tracing::Instrument;

/// So many jobs of the inner lane are done at once by one node.
const AT_ONCE_INSIDE: usize = 64;
/// So many endpoints are written to at once by one node. Waiting for a receiver costs next to nothing, and
/// receivers that hang must not use all places up.
const AT_ONCE_OUTSIDE: usize = 1024;
/// So many jobs are leased at a time.
const LEASE_BATCH: i64 = 32;
/// Other nodes' commits are noticed after this at the latest.
const POLL_MS: i64 = SECOND;
/// When an attempt is asked about again whose ending an answer of the processor should have told, but did not.
const LOST_MS: i64 = HOUR;
/// How long a job that failed by our fault waits.
const RETRY_MS: i64 = 5 * SECOND;

impl Engine {
    /// Works until told to stop, then finishes what it has begun.
    pub async fn work(self: Arc<Self>, stop: watch::Receiver<bool>) {
        let inside = Arc::clone(&self).work_lane(Lane::Inside, AT_ONCE_INSIDE, stop.clone());
        let outside = Arc::clone(&self).work_lane(Lane::Outside, AT_ONCE_OUTSIDE, stop.clone());
        tokio::join!(inside, outside, self.hear_calls(stop));
        self.hear_out().await;
    }

    /// Wakes the workers when another node has left something to be done.
    async fn hear_calls(&self, mut stop: watch::Receiver<bool>) {
        let Some(mut calls) = self.store().calls() else { return };
        while !*stop.borrow() {
            tokio::select! {
                heard = calls.changed() => match heard {
                    Ok(()) => [Lane::Inside, Lane::Outside].map(|lane| self.wake(lane).notify_one()),
                    Err(_) => return,
                },
                _ = stop.changed() => return,
            };
        }
    }

    async fn work_lane(self: Arc<Self>, lane: Lane, at_once: usize, mut stop: watch::Receiver<bool>) {
        let places = Arc::new(Semaphore::new(at_once));
        let wake = self.wake(lane);
        while !*stop.borrow() {
            let pause = match self.work_some(lane, &places).await {
                Ok(pause) => pause,
                Err(fault) => {
                    self.report("the worker could not look for work", &fault);
                    SECOND
                }
            };
            let pause = Duration::from_millis(u64::try_from(pause).unwrap_or_default());
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                () = wake.notified() => {}
                _ = stop.changed() => {}
            }
        }
        let all = u32::try_from(at_once).unwrap_or_default();
        drop(places.acquire_many(all).await);
    }

    /// Starts what is due; returns the milliseconds until something may be due again.
    async fn work_some(self: &Arc<Self>, lane: Lane, places: &Arc<Semaphore>) -> Result<i64, Fault> {
        if lane == Lane::Inside {
            self.write_uses().await;
            match self.sequence().await {
                Ok(0) => {}
                Ok(_) => return Ok(0),
                // Jobs do not wait for events that cannot be sequenced.
                Err(fault) => self.report("events could not be sequenced", &fault),
            }
        }
        let now = self.wall();
        let due = match self.store().next_job(lane).await? {
            Some(next) if next <= now => {
                let free = crate::load::limit(places.available_permits()).min(LEASE_BATCH);
                if free == 0 {
                    return Ok(POLL_MS);
                }
                self.lease(lane, free).await?
            }
            Some(next) => return Ok(next.since(now).min(POLL_MS)),
            None => return Ok(POLL_MS),
        };
        for lease in due {
            let (engine, place) = (Arc::clone(self), Arc::clone(places).acquire_owned().await);
            tokio::spawn(async move {
                engine.do_job(&lease).await;
                drop(place);
                engine.wake(lane).notify_one();
            });
        }
        Ok(1)
    }

    fn report(&self, what: &'static str, fault: &Fault) {
        self.counters.jobs_failed.fetch_add(1, Relaxed);
        tracing::error!(%fault, what, "work is left undone");
    }

    async fn lease(&self, lane: Lane, limit: i64) -> Result<Vec<Lease>, Fault> {
        // A token of 0 stands for no lease.
        let token = i64::from_be_bytes(draw(self.chance())) | 1;
        Ok(self.store().lease(lane, self.wall(), token, limit).await?)
    }

    /// Does everything that is due now, one after the other, and returns how much that was. For tests and the
    /// simulation, where nothing else runs.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn work_through(self: &Arc<Self>) -> Result<usize, Fault> {
        let mut done = 0;
        loop {
            self.hear_out().await;
            self.write_uses().await;
            let events = self.sequence().await?;
            let mut leases = self.lease(Lane::Inside, LEASE_BATCH).await?;
            leases.extend(self.lease(Lane::Outside, LEASE_BATCH).await?);
            if events == 0 && leases.is_empty() {
                return Ok(done);
            }
            done += events + leases.len();
            for lease in leases {
                self.do_job(&lease).await;
            }
        }
    }

    pub(crate) async fn do_job(self: &Arc<Self>, lease: &Lease) {
        let result = self.do_one(lease).instrument(crate::span::job(lease.job.kind)).await;
        if let Err(fault) = result {
            self.counters.jobs_failed.fetch_add(1, Relaxed);
            tracing::warn!(kind = lease.job.kind.as_str(), subject = loggable(&lease.job), %fault, "a job failed");
            // If even this cannot be written, the lease runs out and the job comes back by itself.
            if let Err(problem) = self.put_off(lease, RETRY_MS).await {
                tracing::warn!(%problem, "a failed job could not be put off");
            }
        }
    }

    async fn do_one(self: &Arc<Self>, lease: &Lease) -> Result<(), Fault> {
        // On the heap: what some jobs keep while they wait is large, and jobs may wait within jobs.
        match lease.job.kind {
            JobKind::Expire => Box::pin(self.lapse(lease)).await,
            JobKind::Reconcile => Box::pin(self.reconcile(lease)).await,
            JobKind::Refund => Box::pin(self.refund_job(lease)).await,
            JobKind::Scan => Box::pin(self.scan(lease)).await,
            JobKind::Deliver => Box::pin(self.deliver(lease)).await,
            JobKind::Sweep => Box::pin(self.sweep(lease)).await,
            JobKind::EndEntitlement => Box::pin(self.end_entitlement(lease)).await,
            JobKind::Erase => Box::pin(self.erase(lease)).await,
            JobKind::Bill => Box::pin(self.bill(lease)).await,
            JobKind::Replay => Box::pin(self.replay_job(lease)).await,
            JobKind::TurnClock => Box::pin(self.turn_clock(lease)).await,
        }
    }

    /// The job comes back after so many milliseconds on its own timeline.
    pub(crate) async fn put_off(&self, lease: &Lease, by: i64) -> Result<(), StoreError> {
        let time = self.time(lease.job.scope).await?;
        let now = if lease.job.kind.is_real_time() { time.wall } else { time.now };
        self.commit(&[Change::Postpone(lease.clone(), now.plus(by))]).await
    }

    async fn lapse(&self, lease: &Lease) -> Result<(), Fault> {
        let command = Command::LapseSession(SessionId::of(&lease.job.subject));
        let after = After::Finish(lease.clone());
        self.execute(lease.job.scope, &command, &Cause::default(), &after).await?.ok();
        Ok(())
    }

    async fn end_entitlement(&self, lease: &Lease) -> Result<(), Fault> {
        let command = Command::EndEntitlement(CustomerId::of(&lease.job.subject));
        let after = After::Finish(lease.clone());
        self.execute(lease.job.scope, &command, &Cause::default(), &after).await?.ok();
        Ok(())
    }

    /// Does what is due for a subscription. What is to be charged is written down before it is charged, and from then
    /// on the janitor looks after it: the job itself is done.
    async fn bill(&self, lease: &Lease) -> Result<(), Fault> {
        let scope = lease.job.scope;
        let command = Command::Bill(SubscriptionId::of(&lease.job.subject));
        let (cause, after) = (Cause::default(), After::Finish(lease.clone()));
        let answer = self.execute(scope, &command, &cause, &after).await?;
        if let Ok(Answer::Attempt { attempt, started: true, replaced }) = answer
            && self.is_needed(&attempt, replaced.as_deref(), &cause).await?
        {
            log_fault(&attempt.id, self.drive(scope, &attempt.id, &Op::ChargeSaved, false, &cause).await);
        }
        Ok(())
    }

    /// The janitor: asks how an attempt ended whose ending was never heard.
    async fn reconcile(&self, lease: &Lease) -> Result<(), Fault> {
        let (scope, id) = (lease.job.scope, AttemptId::of(&lease.job.subject));
        let asked_about = self.store().attempt(scope, &id).await?;
        if let Some(op) = asked_about.as_ref().and_then(question) {
            self.drive(scope, &id, &op, true, &Cause::default()).await?;
        }
        // Whatever was learned has planned the next question, or none is needed. Should an adapter ever
        // say something that leads nowhere, the question is asked again: nobody else would.
        match self.next_question(scope, &id).await? {
            Some(delay) => Ok(self.put_off(lease, delay).await?),
            None => Ok(self.commit(&[Change::Finish(lease.clone())]).await?),
        }
    }

    /// In how many milliseconds an attempt is to be asked about again that nothing else has planned a question for.
    async fn next_question(&self, scope: Scope, id: &AttemptId) -> Result<Option<i64>, Fault> {
        let Some(attempt) = self.store().attempt(scope, id).await? else { return Ok(None) };
        Ok(match (question(&attempt), attempt.body.declined_at) {
            (None, _) => None,
            (Some(_), Some(declined_at)) if attempt.status == AttemptStatus::Declined => {
                second_look(self.time(scope).await?.now.since(declined_at))
            }
            (Some(_), _) => Some(LOST_MS),
        })
    }

    async fn sweep(&self, lease: &Lease) -> Result<(), Fault> {
        let first = idempotency::first_day_to_keep(self.wall());
        self.store().sweep_answers(lease.job.scope, first).await?;
        Ok(self.put_off(lease, HOUR).await?)
    }

    /// Makes sure that every merchant's old answers will be swept.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn keep_house(&self) -> Result<(), Fault> {
        let mut changes = vec![];
        for merchant in self.store().merchants().await? {
            for mode in [Mode::Test, Mode::Live] {
                let scope = Scope { merchant: merchant.number, mode };
                let due_at = self.wall().plus(HOUR);
                changes.push(Change::Wake(Job {
                    scope,
                    kind: JobKind::Sweep,
                    subject: String::new(),
                    due_at,
                }));
            }
        }
        Ok(self.commit(&changes).await?)
    }
}

/// What is to be asked about an attempt whose ending is not known, or may not be the last word; `None` when there is
/// nothing to ask.
fn question(attempt: &Attempt) -> Option<Op> {
    match attempt.status {
        AttemptStatus::Asked | AttemptStatus::Offered => Some(Op::Fetch),
        // The buyer did not answer in time, or chose another way. Only the processor can promise that nothing will
        // be taken.
        AttemptStatus::Challenged => Some(Op::Void),
        AttemptStatus::Canceled if !attempt.body.closed => Some(Op::Void),
        // The merchant wants it; or the time is over for which it is held.
        AttemptStatus::Authorized => match wanted_of(attempt) {
            Some(wanted) => Some(Op::Capture(wanted)),
            None => attempt.body.held_until.map(|_| Op::Fetch),
        },
        AttemptStatus::Declined => attempt.body.declined_at.map(|_| Op::Fetch),
        AttemptStatus::Canceled
        | AttemptStatus::Succeeded
        | AttemptStatus::Surplus
        | AttemptStatus::Refunded
        | AttemptStatus::Parked => None,
    }
}

/// A session id is the bearer secret of its page and stays out of the log.
fn loggable(job: &Job) -> &str {
    if job.kind == JobKind::Expire { "a session" } else { &job.subject }
}
