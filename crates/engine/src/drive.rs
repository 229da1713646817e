//! Talking to processors: what the buyer did is committed first, only then is the processor called, and
//! whatever it says is settled.

use crate::{Asked, Engine, Fault, Ran};
use bytes::Bytes;
use kassa_domain::attempt::{Attempt, AttemptStatus};
use kassa_domain::cart::Choice;
use kassa_domain::command::{Changed, Pay};
use kassa_domain::event::Cause;
use kassa_domain::id::{AttemptId, Scope, SessionId};
use kassa_domain::payment::NewPayment;
use kassa_domain::processor::{BuyerAnswer, Exchange, Op, Outcome, Payer, Step};
use kassa_domain::refusal::Noun;
use kassa_domain::session::Session;
use kassa_domain::time::SECOND;
use kassa_domain::{Answer, Command, Refusal};
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;

/// An adapter that wants more calls than this for one operation is going in circles.
const CALLS_MAX: usize = 8;
/// When something that the buyer confirms outside is first asked about.
const FIRST_POLL: i64 = 2 * SECOND;

/// What came of a buyer's submitting a payment.
#[derive(Clone, Debug)]
pub enum Paying {
    /// There is an attempt.
    Attempt(Box<Attempt>),
    /// There was nothing to pay: the session is complete.
    Free(Box<Session>),
    /// Nothing was charged: the buyer must look at the session again.
    LookAgain(Box<Session>, Changed),
}

/// Does something in a task of its own, so that it is carried through: a buyer who closes the page must not cut a
/// conversation about money in half, and not between what was committed and its first word either.
async fn whole<T: Send + 'static>(
    work: impl Future<Output = Result<T, Fault>> + Send + 'static,
) -> Result<T, Fault> {
    tokio::spawn(work).await.map_err(|problem| Fault::Broken(problem.to_string()))?
}

impl Engine {
    /// A buyer submits a method. Returns the attempt as it stands when the processor has answered, or the
    /// attempt that was already there; or that nothing was started, because there is nothing to pay or the buyer must
    /// look at the total again.
    ///
    /// # Errors
    /// A [`Fault`]. The attempt may exist then; the janitor will find out how it ended.
    pub async fn pay(
        self: &Arc<Self>,
        scope: Scope,
        pay: Pay,
        payer: Option<Payer>,
        cause: Cause,
    ) -> Result<Result<Paying, Refusal>, Fault> {
        let engine = Arc::clone(self);
        whole(async move {
            let decided = match engine.change(scope, &Command::Pay(Box::new(pay)), &cause).await? {
                Ok(Answer::Session { session, .. }) => return Ok(Ok(Paying::Free(Box::new(session)))),
                Ok(Answer::LookAgain(session, why)) => return Ok(Ok(Paying::LookAgain(session, why))),
                decided => decided,
            };
            // Without a way to pay no attempt is started, and the one that was there is only shown.
            let op = payer.map_or(Op::Fetch, Op::Charge);
            let attempt = engine.follow(scope, decided, &op, &cause).await?;
            Ok(attempt.map(|attempt| Paying::Attempt(Box::new(attempt))))
        })
        .await
    }

    /// Takes a payment that a merchant asks for by API, and renders its answer, once per idempotency key. The answer is
    /// the payment as it was written down; the processor is talked to afterwards, and not when the answer was stored
    /// before.
    ///
    /// All of it is carried through when the caller goes away: nobody else knows the number to charge.
    ///
    /// # Errors
    /// A [`Fault`]. The attempt may exist then; the janitor will find out how it ended.
    pub async fn take(
        self: &Arc<Self>,
        asked: Asked,
        payment: Box<NewPayment>,
        render: impl Fn(Result<&Answer, &Refusal>) -> http::Response<Bytes> + Send + Sync + 'static,
    ) -> Result<Ran, Fault> {
        let engine = Arc::clone(self);
        whole(async move {
            let command = Command::CreatePayment(payment.clone());
            let ran = engine.run(&asked, &command, &render).await?;
            if let Some(attempt) = &ran.started
                && let Some(payer) = payment.payer(attempt.body.email.clone())
            {
                engine.converse(asked.scope, attempt.id.clone(), Op::Charge(payer), asked.cause.clone());
            }
            Ok(ran)
        })
        .await
    }

    /// Talks to a processor while nobody waits for what it says.
    fn converse(self: &Arc<Self>, scope: Scope, attempt: AttemptId, op: Op, cause: Cause) {
        let engine = Arc::clone(self);
        if let Ok(mut conversations) = self.conversations.lock() {
            // What has ended is let go of.
            while conversations.try_join_next().is_some() {}
            conversations.spawn(async move {
                log_fault(&attempt, engine.drive(scope, &attempt, &op, false, &cause).await);
            });
        }
    }

    /// Waits until every conversation has ended that was begun by now.
    pub async fn hear_out(&self) {
        let mut begun =
            self.conversations.lock().map(|mut all| std::mem::take(&mut *all)).unwrap_or_default();
        while begun.join_next().await.is_some() {}
    }

    /// The buyer changes what is bought. Returns the session, and whether its discount is gone.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn choose(
        &self,
        scope: Scope,
        session: SessionId,
        choice: Choice,
        cause: &Cause,
    ) -> Result<Result<(Session, Option<Changed>), Refusal>, Fault> {
        Ok(match self.change(scope, &Command::Choose(session, choice), cause).await? {
            Ok(Answer::Session { session, .. }) => Ok((session, None)),
            Ok(Answer::LookAgain(session, why)) => Ok((*session, Some(why))),
            Ok(_) => Err(Refusal::NotFound(Noun::Session)),
            Err(refusal) => Err(refusal),
        })
    }

    /// The buyer answered what was asked on our page.
    ///
    /// # Errors
    /// As [`Engine::pay`].
    pub async fn answer(
        self: &Arc<Self>,
        scope: Scope,
        attempt: AttemptId,
        answer: BuyerAnswer,
        cause: Cause,
    ) -> Result<Result<Attempt, Refusal>, Fault> {
        let engine = Arc::clone(self);
        whole(async move {
            let decided = engine.change(scope, &Command::Answer(attempt), &cause).await?;
            engine.follow(scope, decided, &Op::Resume(answer), &cause).await
        })
        .await
    }

    /// The buyer chooses another way.
    ///
    /// # Errors
    /// As [`Engine::pay`].
    pub async fn abandon(
        self: &Arc<Self>,
        scope: Scope,
        attempt: AttemptId,
        cause: Cause,
    ) -> Result<Result<Attempt, Refusal>, Fault> {
        let engine = Arc::clone(self);
        whole(async move {
            let decided = engine.change(scope, &Command::Abandon(attempt), &cause).await?;
            engine.follow(scope, decided, &Op::Void, &cause).await
        })
        .await
    }

    /// Talks to the processor after a command started something.
    async fn follow(
        &self,
        scope: Scope,
        decided: Result<Answer, Refusal>,
        op: &Op,
        cause: &Cause,
    ) -> Result<Result<Attempt, Refusal>, Fault> {
        let (attempt, started, replaced) = match decided {
            Ok(Answer::Attempt { attempt, started, replaced }) => (attempt, started, replaced),
            Ok(_) => return Ok(Err(Refusal::NotFound(Noun::Payment))),
            Err(refusal) => return Ok(Err(refusal)),
        };
        if !started {
            return Ok(Ok(attempt));
        }
        if let Some(replaced) = replaced {
            let voided = self.drive(scope, &replaced.id, &Op::Void, false, cause).await;
            log_fault(&replaced.id, voided);
        }
        self.drive(scope, &attempt.id, op, false, cause).await?;
        let now = self.store().attempt(scope, &attempt.id).await?;
        Ok(now.ok_or(Refusal::NotFound(Noun::Payment)))
    }

    /// Carries an operation through: the adapter says what next, and each thing learned is committed
    /// before the next call.
    pub(crate) async fn drive(
        &self,
        scope: Scope,
        id: &AttemptId,
        op: &Op,
        janitor: bool,
        cause: &Cause,
    ) -> Result<(), Fault> {
        let Some(mut attempt) = self.store().attempt(scope, id).await? else { return Ok(()) };
        let Some(processor) = self.processor(&attempt.processor).cloned() else {
            return Err(Fault::Broken(format!("processor {} is not in this binary", attempt.processor)));
        };
        let Some(keys) = self.parts.accounts.keys(scope, &attempt.processor) else {
            return Err(Fault::Broken(format!("no keys for processor {}", attempt.processor)));
        };
        let timeout = processor.profile().call_timeout_ms;
        let mut last: Option<Exchange> = None;
        for _ in 0..CALLS_MAX {
            let now = self.time(scope).await?.now;
            let (state, step) = processor.step(op, &keys, &attempt, last.as_ref(), now);
            let command = match step {
                Step::Call(request) => {
                    if state != attempt.body.state {
                        let advance = Command::Advance { attempt: id.clone(), state };
                        match self.change(scope, &advance, cause).await? {
                            Ok(_) => {}
                            Err(_) => return Ok(()),
                        }
                        let Some(fresh) = self.store().attempt(scope, id).await? else { return Ok(()) };
                        attempt = fresh;
                    }
                    last = Some(Exchange { result: self.parts.http.call(request, timeout).await });
                    continue;
                }
                Step::Show(ask) => {
                    let poll_at = now.plus(FIRST_POLL);
                    Command::Show { attempt: id.clone(), state, ask, poll_at }
                }
                Step::Wait(until) => Command::Wait { attempt: id.clone(), state, until },
                Step::Done(outcome) => {
                    return self.settle(scope, id, Some(state), outcome, janitor, cause).await;
                }
            };
            self.change(scope, &command, cause).await?.ok();
            return Ok(());
        }
        self.settle(scope, id, None, Outcome::Unknown, janitor, cause).await
    }

    /// Applies what a processor said, and counts and logs what came of it.
    pub(crate) async fn settle(
        &self,
        scope: Scope,
        id: &AttemptId,
        state: Option<kassa_domain::processor::State>,
        outcome: Outcome,
        janitor: bool,
        cause: &Cause,
    ) -> Result<(), Fault> {
        let unknown = outcome == Outcome::Unknown;
        let command = Command::Settle { attempt: id.clone(), state, outcome, janitor };
        let answer = match self.change(scope, &command, cause).await? {
            Ok(Answer::Attempt { attempt, .. }) => attempt,
            Ok(_) | Err(_) => return Ok(()),
        };
        let counter = match answer.status {
            _ if unknown && answer.status != AttemptStatus::Parked => &self.counters.payments_unknown,
            AttemptStatus::Succeeded => &self.counters.payments_succeeded,
            AttemptStatus::Declined => &self.counters.payments_declined,
            AttemptStatus::Parked => {
                tracing::error!(payment = %id, reason = answer.body.reason, "a payment is parked: \
                    nobody can say how it ended");
                &self.counters.payments_parked
            }
            AttemptStatus::Surplus => {
                tracing::warn!(payment = %id, "a payment came too late or twice; it is given back");
                return Ok(());
            }
            AttemptStatus::Refunded => &self.counters.payments_given_back,
            AttemptStatus::Asked
            | AttemptStatus::Challenged
            | AttemptStatus::Offered
            | AttemptStatus::Canceled => {
                return Ok(());
            }
        };
        counter.fetch_add(1, Relaxed);
        tracing::info!(payment = %id, status = answer.status.as_str(), "payment settled");
        Ok(())
    }
}

/// What goes wrong beside the main thing is logged; a job finds it again.
pub(crate) fn log_fault(id: &AttemptId, result: Result<(), Fault>) {
    if let Err(fault) = result {
        tracing::warn!(payment = %id, %fault, "a conversation with a processor was cut short");
    }
}
