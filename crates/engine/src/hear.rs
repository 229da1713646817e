//! Hearing what processors tell on their own.

use crate::{Engine, Fault};
use kassa_domain::event::Cause;
use kassa_domain::id::Scope;
use kassa_domain::processor::{BadHook, Notice, Op, Request};
use std::sync::atomic::Ordering::Relaxed;

/// What became of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It was applied, or changed nothing because it was known. Only said after the commit.
    Taken,
    /// It is not believed.
    Refused(BadHook),
    /// There is no such processor or account.
    Nobody,
}

impl Engine {
    /// Takes a notice of a processor for an account.
    ///
    /// # Errors
    /// A [`Fault`]; the provider should send it again.
    pub async fn hear(&self, processor: &str, scope: Scope, hook: &Request) -> Result<Heard, Fault> {
        let Some(adapter) = self.processor(processor).cloned() else { return Ok(Heard::Nobody) };
        let Some(keys) = self.parts.accounts.keys(scope, processor) else { return Ok(Heard::Nobody) };
        if !adapter.profile().modes.contains(&scope.mode) {
            return Ok(Heard::Nobody);
        }
        let notices = match adapter.judge(hook, &keys, self.wall()) {
            Ok(notices) => notices,
            Err(problem) => {
                self.counters.notices_refused.fetch_add(1, Relaxed);
                return Ok(Heard::Refused(problem));
            }
        };
        let cause = Cause::default();
        for notice in notices {
            let (Notice::Fact { attempt: id, .. } | Notice::GoAsk { attempt: id }) = &notice;
            // Looked up within the account's own scope: an account can never speak of another's attempts.
            let known =
                self.store().attempt(scope, id).await?.filter(|attempt| attempt.processor == processor);
            if known.is_none() {
                tracing::warn!(processor, "a notice speaks of a payment that this account does not have");
                continue;
            }
            match notice {
                Notice::Fact { attempt, outcome } => {
                    self.settle(scope, &attempt, None, outcome, false, &cause).await?;
                }
                Notice::GoAsk { attempt } => self.drive(scope, &attempt, &Op::Fetch, false, &cause).await?,
            }
        }
        Ok(Heard::Taken)
    }
}
