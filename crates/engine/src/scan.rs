//! Looking for the payments of an account together, where the processor works so: one job per account, from a cursor.

use crate::{Engine, Fault};
use kassa_domain::Change;
use kassa_domain::id::{AccountId, Scope};
use kassa_domain::job::Lease;
use kassa_domain::processor::{Exchange, Reference, Scan};
use kassa_domain::time::DAY;
use std::sync::Arc;

/// An adapter that wants more calls than this for one look goes on at the next.
const CALLS_MAX: usize = 64;
/// Money may come late: payments are looked for so long after they were begun. An adapter may look less far back.
const WATCH: i64 = 30 * DAY;

/// Where an adapter's cursor says in words why it cannot look. The words never hold a secret.
const PROBLEM: &str = "problem";

impl Engine {
    pub(crate) async fn scan(self: &Arc<Self>, lease: &Lease) -> Result<(), Fault> {
        let (scope, id) = (lease.job.scope, AccountId::of(&lease.job.subject));
        match self.scan_account(scope, &id).await? {
            Some(again) => Ok(self.commit(&[Change::Postpone(lease.clone(), again)]).await?),
            None => Ok(self.commit(&[Change::Finish(lease.clone())]).await?),
        }
    }

    /// Looks once. Returns when to look again, by the machine's time; `None` when there is nothing to look for.
    async fn scan_account(
        &self,
        scope: Scope,
        id: &AccountId,
    ) -> Result<Option<kassa_domain::Timestamp>, Fault> {
        let Some(account) = self.store().account(scope, id).await? else { return Ok(None) };
        let Some(processor) = self.processor(&account.processor).cloned() else { return Ok(None) };
        // Payments are as old as their merchant's time says; when to look again is a matter of the machine's.
        let (profile, time) = (processor.profile(), self.time(scope).await?);
        let now = time.now;
        let Some(every) = profile.scans_every_ms else { return Ok(None) };
        let Some(keys) = self.keys(scope, &account.processor, Some(id)).await? else { return Ok(None) };
        let watched = self.store().watched(scope, id, now.plus(-WATCH)).await?;
        if watched.is_empty() {
            return Ok(None);
        }
        let mut cursor = self.store().cursor(scope, id).await?;
        let before = cursor.get(PROBLEM).cloned();
        let mut last: Option<Exchange> = None;
        let mut again = time.wall.plus(every);
        for _ in 0..CALLS_MAX {
            let (moved, scan) = processor.scan(&keys, &cursor, &watched, last.as_ref(), now);
            cursor = moved;
            match scan {
                Scan::Call(request) => {
                    last = Some(Exchange {
                        result: self.parts.http.call(request, profile.call_timeout_ms).await,
                    });
                }
                Scan::Found(notices, at) => {
                    again = time.wall.plus(at.since(now).max(1));
                    for notice in notices {
                        let about = |attempt: &&kassa_domain::attempt::Attempt| match &notice.about {
                            Reference::Attempt(id) => attempt.id == *id,
                            Reference::Handle(handle) => attempt.handle() == Some(handle.as_str()),
                        };
                        if let Some(attempt) = watched.iter().find(about) {
                            self.apply(attempt, notice.what.clone(), "scan").await?;
                        }
                    }
                    break;
                }
                Scan::Idle => return Ok(None),
            }
        }
        if let Some(problem) = cursor.get(PROBLEM).filter(|problem| Some(*problem) != before.as_ref()) {
            tracing::warn!(account = %id, %problem, "payments cannot be looked for");
        }
        // Last: what was found must be on disk before the cursor goes on. Finding it again changes nothing.
        self.commit(&[Change::MoveCursor(scope, id.clone(), cursor)]).await?;
        Ok(Some(again))
    }

    /// Looks for the payments of every account that is looked for together, once. For the start of a server: a job may
    /// have been lost with an older version.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn look_out(&self) -> Result<(), Fault> {
        let mut changes = vec![];
        for account in self.store().every_account().await? {
            let Some(processor) = self.processor(&account.processor) else { continue };
            if processor.profile().scans_every_ms.is_some() {
                changes.push(Change::Wake(kassa_domain::job::Job {
                    scope: account.scope,
                    kind: kassa_domain::job::JobKind::Scan,
                    subject: account.id.as_str().to_owned(),
                    due_at: self.wall(),
                }));
            }
        }
        self.commit(&changes).await?;
        Ok(())
    }
}
