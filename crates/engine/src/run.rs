//! Running commands: load, decide, commit, and again when somebody was faster.

use crate::Engine;
use crate::calls::Log;
use crate::once::InFlight;
use crate::span;
use crate::time::Time;
use bytes::Bytes;
use kassa_domain::attempt::Attempt;
use kassa_domain::decision::{Change, Given};
use kassa_domain::event::Cause;
use kassa_domain::id::{RefundId, Scope};
use kassa_domain::idempotency::{self, Remembered, Use, Verdict};
use kassa_domain::job::{Lane, Lease};
use kassa_domain::time::SECOND;
use kassa_domain::{Answer, Command, Decision, Refusal, Timestamp, decide};
use kassa_store::StoreError;
use std::sync::atomic::Ordering::Relaxed;
use tokio::sync::MutexGuard;
use tracing::Instrument;

/// How often a command is decided again before the caller is told that the store is busy.
const TRIES: usize = 20;
/// After so many rounds it stands in line with the others that have lost as often.
const PATIENT_AFTER: usize = 3;

/// Marks the status of a stored answer whose body is packed. Answers of older binaries are not.
const PACKED: u16 = 0x8000;

/// Our fault, or our store's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Nothing was changed; it may work later.
    #[error("busy: {0}")]
    Busy(String),
    /// Something is wrong here.
    #[error("{0}")]
    Broken(String),
}

impl From<StoreError> for Fault {
    fn from(problem: StoreError) -> Self {
        match problem {
            StoreError::Conflict => Self::Busy("too many changes at once".to_owned()),
            StoreError::Busy(text) => Self::Busy(text),
            other => Self::Broken(other.to_string()),
        }
    }
}

/// Who asks, and how.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Whose request.
    pub scope: Scope,
    /// What its events will name as their cause.
    pub cause: Cause,
    /// Its idempotency key, if it has one.
    pub usage: Option<Use>,
}

/// What came of a request.
#[derive(Debug)]
pub struct Ran {
    /// The response.
    pub response: http::Response<Bytes>,
    /// Whether it is the stored answer to an earlier request.
    pub replayed: bool,
    /// The attempt that the command started just now, whose processor nobody has talked to yet.
    pub(crate) started: Option<Box<Attempt>>,
    /// The refund that the command made just now, which the processor has not heard of yet.
    pub(crate) refund: Option<RefundId>,
}

impl Ran {
    fn fresh(response: http::Response<Bytes>, answer: Option<&Answer>) -> Self {
        let started = match answer {
            Some(Answer::Attempt { attempt, started: true, .. }) => Some(Box::new(attempt.clone())),
            _ => None,
        };
        let refund = match answer {
            Some(Answer::Refund { refund, created: true }) => Some(refund.id.clone()),
            _ => None,
        };
        Self { response, replayed: false, started, refund }
    }
}

/// What to do with the lease of the job that runs a command, in the same commit.
pub(crate) enum After {
    /// There is no job.
    Nothing,
    /// The job is done.
    Finish(Lease),
}

type Render<'a> = &'a (dyn Fn(Result<&Answer, &Refusal>) -> http::Response<Bytes> + Send + Sync);

impl Engine {
    /// Runs a command and renders its answer, once per idempotency key.
    ///
    /// # Errors
    /// A [`Fault`], when nothing could be decided or committed.
    pub async fn run(&self, asked: &Asked, command: &Command, render: Render<'_>) -> Result<Ran, Fault> {
        let Some(usage) = &asked.usage else {
            let decided = self.execute(asked.scope, command, &asked.cause, &After::Nothing).await?;
            return Ok(Ran::fresh(render(decided.as_ref()), decided.as_ref().ok()));
        };
        let Some(_place) = InFlight::enter(self, usage) else {
            return Ok(Ran::fresh(render(Err(&Refusal::KeyInFlight)), None));
        };
        let mut line = None;
        for round in 0..TRIES {
            self.stand_in_line(round, &mut line).await;
            let ran = self.run_once(asked, usage, command, render, round).instrument(span::command(command));
            if let Some(ran) = ran.await? {
                return Ok(ran);
            }
            self.counters.conflicts.fetch_add(1, Relaxed);
        }
        Err(StoreError::Conflict.into())
    }

    /// One round under an idempotency key. The answer is rendered before the commit and stored in it. A key is nearly
    /// always new, so it is not looked up first: where it is not, the commit is a conflict, and the next round looks.
    /// `None`: a conflict.
    async fn run_once(
        &self,
        asked: &Asked,
        usage: &Use,
        command: &Command,
        render: Render<'_>,
        round: usize,
    ) -> Result<Option<Ran>, Fault> {
        let time = self.time_to_decide(asked.scope, round > 0).await?;
        let looked = round > 0 || self.once.is_known(usage);
        if looked && let Some(ran) = self.answered(usage, time.now, render).await? {
            return Ok(Some(ran));
        }
        let loaded = self.load(asked.scope, command, false).await?;
        let decided = decide(command, &loaded, &self.given(asked.scope, time, &asked.cause));
        drop(loaded);
        let response = render(decided.as_ref().map(|decision| &decision.answer));
        // What was refused for its values was never begun: the corrected request may carry the same key.
        let begun = !matches!(&decided, Err(Refusal::Invalid { .. } | Refusal::NoSuch { .. }));
        let ran = Ran::fresh(response, decided.as_ref().ok().map(|decision| &decision.answer));
        if !begun {
            // Nothing is committed that would find out that the key is used.
            let earlier = if looked { None } else { self.answered(usage, time.now, render).await? };
            self.store().settled().await?;
            return Ok(Some(earlier.unwrap_or(ran)));
        }
        let mut changes = decided.map(|decision| decision.changes).unwrap_or_default();
        changes.push(Change::Remember(Remembered {
            usage: usage.clone(),
            days: idempotency::days_to_store(time.now),
            unless: idempotency::day_to_check(time.now),
            answer: self.seal_response(usage, &ran.response),
        }));
        self.call_turner(asked.scope, time, &mut changes);
        match self.commit(&changes).await {
            Ok(()) => {
                self.once.know(usage);
                Ok(Some(ran))
            }
            Err(StoreError::Conflict) => Ok(None),
            Err(problem) => Err(problem.into()),
        }
    }

    /// The answer to an earlier request with the same key, if there was one.
    async fn answered(&self, usage: &Use, now: Timestamp, render: Render<'_>) -> Result<Option<Ran>, Fault> {
        let stored = self.store().remembered(usage, idempotency::days_to_search(now)).await?;
        if stored.is_some() {
            self.once.know(usage);
        }
        match idempotency::judge(usage, stored) {
            Verdict::Fresh => Ok(None),
            Verdict::Replay(sealed) => self.replay(usage, &sealed).map(Some),
            Verdict::Mismatch => Ok(Some(Ran::fresh(render(Err(&Refusal::KeyReused)), None))),
        }
    }

    /// The status and the body, packed and sealed. Packed, most answers are small enough to lie beside their key.
    fn seal_response(&self, usage: &Use, response: &http::Response<Bytes>) -> Vec<u8> {
        let mut plain = (response.status().as_u16() | PACKED).to_be_bytes().to_vec();
        plain.extend(lz4_flex::compress_prepend_size(response.body()));
        self.parts.vault.seal_bytes(&purpose(usage), &plain, self.chance())
    }

    fn replay(&self, usage: &Use, sealed: &[u8]) -> Result<Ran, Fault> {
        let unreadable = || Fault::Broken("a stored answer cannot be read with this key file".to_owned());
        let plain = self.parts.vault.open_bytes(&purpose(usage), sealed).ok_or_else(unreadable)?;
        let (status, body) = plain.split_first_chunk::<2>().ok_or_else(unreadable)?;
        let status = u16::from_be_bytes(*status);
        let body = match status & PACKED {
            0 => body.to_vec(),
            _ => lz4_flex::decompress_size_prepended(body).map_err(|_| unreadable())?,
        };
        let mut response = http::Response::new(Bytes::from(body));
        *response.status_mut() = http::StatusCode::from_u16(status & !PACKED).map_err(|_| unreadable())?;
        let json = http::HeaderValue::from_static("application/json");
        response.headers_mut().insert(http::header::CONTENT_TYPE, json);
        Ok(Ran { response, replayed: true, started: None, refund: None })
    }

    /// Decides and commits a command, again as long as somebody is faster.
    ///
    /// # Errors
    /// A [`Fault`], when nothing could be decided or committed.
    pub async fn change(
        &self,
        scope: Scope,
        command: &Command,
        cause: &Cause,
    ) -> Result<Result<Answer, Refusal>, Fault> {
        self.execute(scope, command, cause, &After::Nothing).await
    }

    /// What would come of a command now. It is decided, and nothing of it happens: for whoever is shown what they are
    /// about to do, and asked once more.
    ///
    /// # Errors
    /// A [`Fault`], when nothing could be decided.
    pub async fn would(
        &self,
        scope: Scope,
        command: &Command,
        cause: &Cause,
    ) -> Result<Result<Answer, Refusal>, Fault> {
        let time = self.time_to_decide(scope, false).await?;
        let loaded = self.load(scope, command, false).await?;
        self.store().settled().await?;
        Ok(decide(command, &loaded, &self.given(scope, time, cause)).map(|decision| decision.answer))
    }

    pub(crate) async fn execute(
        &self,
        scope: Scope,
        command: &Command,
        cause: &Cause,
        after: &After,
    ) -> Result<Result<Answer, Refusal>, Fault> {
        self.execute_told(scope, command, cause, after, &mut Log::default()).await
    }

    /// The same after a conversation with a processor: what was said is written down with the row that it is about, if
    /// the decision writes that row.
    pub(crate) async fn execute_told(
        &self,
        scope: Scope,
        command: &Command,
        cause: &Cause,
        after: &After,
        log: &mut Log,
    ) -> Result<Result<Answer, Refusal>, Fault> {
        self.decide_told(scope, command, cause, after, log).instrument(span::command(command)).await
    }

    async fn decide_told(
        &self,
        scope: Scope,
        command: &Command,
        cause: &Cause,
        after: &After,
        log: &mut Log,
    ) -> Result<Result<Answer, Refusal>, Fault> {
        let mut line = None;
        for round in 0..TRIES {
            self.stand_in_line(round, &mut line).await;
            let time = self.time_to_decide(scope, round > 0).await?;
            let loaded = self.load(scope, command, round > 0).await?;
            let given = Given { told: log.told(), ..self.given(scope, time, cause) };
            let decision = match decide(command, &loaded, &given) {
                Ok(decision) => decision,
                Err(refusal) => {
                    self.store().settled().await?;
                    return Ok(Err(refusal));
                }
            };
            let Decision { answer, mut changes } = decision;
            self.call_turner(scope, time, &mut changes);
            if let After::Finish(lease) = after {
                changes.push(Change::Finish(lease.clone()));
            }
            match self.commit(&changes).await {
                Ok(()) => {
                    log.is_written(&changes);
                    return Ok(Ok(answer));
                }
                Err(StoreError::Conflict) => drop(self.counters.conflicts.fetch_add(1, Relaxed)),
                Err(problem) => return Err(problem.into()),
            }
        }
        Err(StoreError::Conflict.into())
    }

    /// Somebody was faster. Where many want the same row, those who have lost some times go one after the other, in the
    /// order in which they came: each then has only newcomers beside it, and nobody loses for ever.
    async fn stand_in_line<'a>(&'a self, round: usize, line: &mut Option<MutexGuard<'a, ()>>) {
        if round >= PATIENT_AFTER && line.is_none() {
            *line = Some(self.line.lock().await);
        }
    }

    pub(crate) fn given<'a>(&'a self, scope: Scope, time: Time, cause: &'a Cause) -> Given<'a> {
        let Time { now, wall, turned, .. } = time;
        let moment = self.moments.next(wall, turned);
        Given {
            scope,
            now,
            wall: if turned { moment.at } else { wall },
            moment,
            turned,
            chance: self.chance(),
            policy: &self.policy,
            seal: &self.parts.vault,
            cause,
            told: None,
        }
    }

    /// Commits, and wakes the worker when there is something for it.
    pub(crate) async fn commit(&self, changes: &[Change]) -> Result<(), StoreError> {
        let done = self.store().commit(changes).instrument(span::commit(changes.len())).await?;
        self.known.forget(changes);
        self.watched.tell(changes);
        let soon = self.wall().plus(SECOND);
        for change in changes {
            match change {
                Change::Emit(_) if done.unplaced => self.wake(Lane::Inside).notify_one(),
                Change::Schedule(job) | Change::Wake(job) if job.due_at <= soon => {
                    self.wake(job.kind.lane()).notify_one();
                }
                _ => {}
            }
        }
        Ok(())
    }
}

fn purpose(usage: &Use) -> String {
    format!("answers/{}/{}", usage.scope.text(), hex::encode(usage.hash))
}
