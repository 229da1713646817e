//! What waits for the writer, and when the writer has gathered enough.
//!
//! What shares a commit shares what a commit costs: some twenty pages of the log that every commit writes, and a sync.
//! So the writer takes whatever comes while the disk is busy with the group before, because it could not go on anyway.
//! And while there is much to do it waits a moment for the next one, which is on its way then.

use super::{Done, Reply};
use crate::plan::Plan;
use crate::value::Value;
use crate::{Committed, Lease, StoreError};
use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// At most so many share one transaction.
const GROUP_MAX: usize = 256;
/// So many are enough: what a commit costs is little for each of them.
const GROUP_GOOD: usize = 32;
/// A group before it that had so many says that there is much to do.
const GROUP_BUSY: usize = 8;
/// How long the next one is waited for then.
const GAP: Duration = Duration::from_micros(50);

/// What the writer is asked for, who waits for it, and what came of it.
pub(super) enum Work {
    Plan(Plan, Reply<Done>, Committed),
    Lease(Vec<Value>, Reply<Vec<Lease>>, Vec<Lease>),
}

impl Work {
    /// Tells whoever waits.
    pub(super) fn answer(self, result: Result<(), StoreError>) {
        match self {
            Self::Plan(plan, reply, done) => drop(reply.send(result.map(|()| (done, plan)))),
            Self::Lease(_, reply, leased) => drop(reply.send(result.map(|()| leased))),
        }
    }
}

/// The queue before the writer.
#[derive(Default)]
pub(super) struct Queue {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<Work>,
    /// Whether a group before is being synced.
    is_syncing: bool,
    is_closed: bool,
    /// Whether the writer sleeps.
    sleeps: bool,
}

impl std::fmt::Debug for Queue {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Queue")
    }
}

impl Queue {
    /// Puts something at the end. Where nobody writes any more it is dropped, which whoever waits for it notices.
    pub(super) fn push(&self, work: Work) {
        self.change(|state| {
            if !state.is_closed {
                state.waiting.push_back(work);
            }
        });
    }

    /// What waits is still done, and nothing after it.
    pub(super) fn close(&self) {
        self.change(|state| state.is_closed = true);
    }

    /// Drops what waits.
    pub(super) fn abandon(&self) {
        let mut abandoned = VecDeque::new();
        self.change(|state| {
            state.is_closed = true;
            abandoned = std::mem::take(&mut state.waiting);
        });
    }

    /// Whether a group is being synced.
    pub(super) fn syncs(&self, is_syncing: bool) {
        self.change(|state| state.is_syncing = is_syncing);
    }

    /// Waits so long for something to do, and says whether nothing has come.
    pub(super) fn stays_empty(&self, patience: Duration) -> bool {
        let is_empty = |state: &mut State| state.waiting.is_empty() && !state.is_closed;
        let mut state = self.lock();
        state.sleeps = true;
        let waited = self.changed.wait_timeout_while(state, patience, is_empty);
        state = waited.unwrap_or_else(PoisonError::into_inner).0;
        state.sleeps = false;
        is_empty(&mut state)
    }

    /// What a group begins with, as soon as there is something. `None`: there will be nothing any more.
    pub(super) fn first(&self) -> Option<Work> {
        let mut state = self.lock();
        loop {
            if let Some(work) = state.waiting.pop_front() {
                return Some(work);
            }
            if state.is_closed {
                return None;
            }
            state = self.sleep(state);
        }
    }

    /// What a group of so many goes on with, after one before it that had so many. `None`: it is to be committed now.
    pub(super) fn next(&self, taken: usize, before: usize) -> Option<Work> {
        if taken >= GROUP_MAX {
            return None;
        }
        let mut is_patient = before >= GROUP_BUSY && taken < GROUP_GOOD;
        let mut state = self.lock();
        loop {
            if let Some(work) = state.waiting.pop_front() {
                return Some(work);
            }
            if state.is_closed {
                return None;
            }
            if state.is_syncing {
                state = self.sleep(state);
            } else if is_patient {
                is_patient = false;
                state.sleeps = true;
                let woken = self.changed.wait_timeout(state, GAP);
                state = woken.unwrap_or_else(PoisonError::into_inner).0;
                state.sleeps = false;
            } else {
                return None;
            }
        }
    }

    fn sleep<'a>(&self, mut state: MutexGuard<'a, State>) -> MutexGuard<'a, State> {
        state.sleeps = true;
        state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        state.sleeps = false;
        state
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        let mut state = self.lock();
        change(&mut state);
        let sleeps = state.sleeps;
        drop(state);
        if sleeps {
            self.changed.notify_one();
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
