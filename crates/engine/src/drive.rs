//! Talking to processors: what the buyer did is committed first, only then is the processor called, and
//! whatever it says is settled.

use crate::calls::Log;
use crate::talk::Talk;
use crate::{Asked, Engine, Fault, Ran};
use bytes::Bytes;
use kassa_domain::answer::Changed;
use kassa_domain::attempt::{Attempt, AttemptStatus, Decline};
use kassa_domain::cart::Choice;
use kassa_domain::command::Pay;
use kassa_domain::decide::wanted_of;
use kassa_domain::event::Cause;
use kassa_domain::id::{AttemptId, RefundId, Scope, SessionId};
use kassa_domain::parked::Misfit;
use kassa_domain::payment::NewPayment;
use kassa_domain::planted;
use kassa_domain::processor::{BuyerAnswer, Case, Exchange, Op, Outcome, Payer, State, Step, What};
use kassa_domain::refusal::Noun;
use kassa_domain::session::Session;
use kassa_domain::time::SECOND;
use kassa_domain::{Answer, Command, Refusal, Timestamp};
use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Arc, PoisonError};
use tokio::task::JoinHandle;
use tracing::Instrument;

/// An adapter that wants more calls than this for one operation is going in circles.
pub(crate) const CALLS_MAX: usize = 16;
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
        self.whole(scope, async move {
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
        self.whole(asked.scope, async move {
            let command = Command::CreatePayment(payment.clone());
            let ran = engine.run(&asked, &command, &render).await?;
            if let Some(attempt) = &ran.started {
                let op = match &attempt.body.off_session {
                    Some(_) => Some(Op::ChargeSaved),
                    None => payment.payer(attempt.body.email.clone()).map(Op::Charge),
                };
                if let Some(op) = op {
                    engine.converse(asked.scope, attempt.id.clone(), op, asked.cause.clone());
                }
            }
            Ok(ran)
        })
        .await
    }

    /// Captures held money, or lets go of it, because a merchant asks for it, and renders the answer, once per
    /// idempotency key. The processor is talked to afterwards.
    ///
    /// # Errors
    /// A [`Fault`]. The janitor looks after what was asked for.
    pub async fn finish(
        self: &Arc<Self>,
        asked: Asked,
        command: Command,
        render: impl Fn(Result<&Answer, &Refusal>) -> http::Response<Bytes> + Send + Sync + 'static,
    ) -> Result<Ran, Fault> {
        let ran = self.run(&asked, &command, &render).await?;
        if let Some(attempt) = &ran.started {
            self.conclude(asked.scope, attempt, &asked.cause);
        }
        Ok(ran)
    }

    /// Has a refund, a capture or a cancellation decided and carried out, and talks to the processor afterwards, as
    /// [`Engine::refund`] and [`Engine::finish`] do for who repeats requests by a key.
    ///
    /// # Errors
    /// A [`Fault`]. A job looks after what exists then.
    pub async fn carry_out(
        self: &Arc<Self>,
        scope: Scope,
        command: &Command,
        cause: &Cause,
    ) -> Result<Result<Answer, Refusal>, Fault> {
        let decided = self.change(scope, command, cause).await?;
        match &decided {
            Ok(Answer::Refund { refund, created: true }) => {
                self.converse_about(scope, refund.id.clone(), cause.clone());
            }
            Ok(Answer::Attempt { attempt, started: true, .. }) => self.conclude(scope, attempt, cause),
            _ => {}
        }
        Ok(decided)
    }

    /// Has what the merchant wants of it captured, or lets go of it.
    fn conclude(self: &Arc<Self>, scope: Scope, attempt: &Attempt, cause: &Cause) {
        let op = wanted_of(attempt).filter(|_| attempt.status == AttemptStatus::Authorized);
        self.converse(scope, attempt.id.clone(), op.map_or(Op::Void, Op::Capture), cause.clone());
    }

    /// Talks to a processor while nobody waits for what it says.
    fn converse(self: &Arc<Self>, scope: Scope, attempt: AttemptId, op: Op, cause: Cause) {
        let engine = Arc::clone(self);
        self.beside(scope, async move {
            log_fault(&attempt, engine.drive(scope, &attempt, &op, false, &cause).await);
        });
    }

    /// The same about a refund.
    pub(crate) fn converse_about(self: &Arc<Self>, scope: Scope, refund: RefundId, cause: Cause) {
        let engine = Arc::clone(self);
        self.beside(scope, async move {
            if let Err(fault) = engine.drive_refund(scope, &refund, &cause).await {
                tracing::warn!(%refund, %fault, "a conversation with a processor was cut short");
            }
        });
    }

    /// Does something in a task of its own, so that it is carried through: a buyer who closes the page must not cut a
    /// conversation about money in half, and not between what was committed and its first word either.
    pub(crate) async fn whole<T: Send + 'static>(
        &self,
        scope: Scope,
        work: impl Future<Output = Result<T, Fault>> + Send + 'static,
    ) -> Result<T, Fault> {
        self.beside(scope, work).await.map_err(|problem| Fault::Broken(problem.to_string()))?
    }

    fn beside<T: Send + 'static>(
        &self,
        scope: Scope,
        conversation: impl Future<Output = T> + Send + 'static,
    ) -> JoinHandle<T> {
        let mut conversations = self.conversations.lock().unwrap_or_else(PoisonError::into_inner);
        // What has ended is let go of.
        conversations.retain(|_, open| !open.is_empty());
        conversations.entry(scope).or_default().spawn(conversation.in_current_span())
    }

    /// Waits until every conversation has ended that was begun by now.
    pub async fn hear_out(&self) {
        let begun = std::mem::take(&mut *self.conversations.lock().unwrap_or_else(PoisonError::into_inner));
        for open in begun.into_values() {
            open.close();
            open.wait().await;
        }
    }

    /// The same for the payments of one merchant in one mode.
    pub(crate) async fn hear_out_of(&self, scope: Scope) {
        let begun = self.conversations.lock().unwrap_or_else(PoisonError::into_inner).remove(&scope);
        if let Some(open) = begun {
            open.close();
            open.wait().await;
        }
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
        self.whole(scope, async move {
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
        self.whole(scope, async move {
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
        if self.is_needed(&attempt, replaced.as_deref(), cause).await? {
            self.drive(scope, &attempt.id, op, false, cause).await?;
        }
        let now = self.store().attempt(scope, &attempt.id).await?;
        Ok(now.ok_or(Refusal::NotFound(Noun::Payment)))
    }

    /// Takes back what an attempt replaces, and says whether that attempt is still needed. What was only offered may
    /// turn out to have paid already, with the notice of it still on its way: then nothing is charged a second time.
    pub(crate) async fn is_needed(
        &self,
        attempt: &Attempt,
        replaced: Option<&Attempt>,
        cause: &Cause,
    ) -> Result<bool, Fault> {
        let Some(replaced) = replaced else { return Ok(true) };
        log_fault(&replaced.id, self.drive(attempt.scope, &replaced.id, &Op::Void, false, cause).await);
        let session = self.store().session(attempt.scope, &attempt.session).await?;
        if session.is_none_or(|session| session.paid_by.is_none()) {
            return Ok(true);
        }
        let (outcome, mut log) = (Outcome::Declined(Decline::NotCharged), Log::about(attempt.id.as_str()));
        self.settle(attempt, None, outcome, false, cause, &mut log).await?;
        Ok(false)
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
        self.drive_on((scope, id), op, janitor, cause, Log::about(id.as_str())).await
    }

    /// The same, after something was said already.
    pub(crate) async fn drive_on(
        &self,
        (scope, id): (Scope, &AttemptId),
        op: &Op,
        janitor: bool,
        cause: &Cause,
        mut log: Log,
    ) -> Result<(), Fault> {
        let Some(mut attempt) = self.store().attempt(scope, id).await? else { return Ok(()) };
        let mut talk = self.talk(scope, &attempt).await?;
        let mut last: Option<Exchange> = None;
        for _ in 0..CALLS_MAX {
            let now = self.time(scope).await?.now;
            let (state, step) = said(&talk, op, &attempt, last.as_ref(), now);
            log.conclude(&step);
            let command = match step {
                // How a payment stands that has ended is only looked at: nothing of the conversation is kept.
                Step::Call(request) if matches!(op, Op::Fetch) && has_ended(attempt.status) => {
                    if request.method() != http::Method::GET {
                        return Ok(());
                    }
                    attempt.body.state = state;
                    last = Some(self.ask(&talk, request, now, &mut log).await);
                    continue;
                }
                Step::Call(request) => {
                    let kept = self.advance(attempt, state, cause, &mut log).await?;
                    let Some(fresh) = kept else { return Ok(()) };
                    attempt = fresh;
                    last = Some(self.ask(&talk, request, now, &mut log).await);
                    continue;
                }
                Step::Show(ask) => {
                    let (poll_at, ask) = (now.plus(FIRST_POLL), self.sealed_ask(id, ask));
                    Command::Show { attempt: id.clone(), state, ask, poll_at }
                }
                Step::Wait(until) => Command::Wait { attempt: id.clone(), state, until },
                Step::Done(Outcome::Unavailable) if matches!(op, Op::Charge(_)) => {
                    let Some(next) = self.reroute(scope, id, cause, &mut log).await? else {
                        let outcome = Outcome::Unavailable;
                        let settled = self.settle(&attempt, Some(state), outcome, janitor, cause, &mut log);
                        return settled.await.map(drop);
                    };
                    talk = self.talk(scope, &next).await?;
                    (attempt, last) = (next, None);
                    continue;
                }
                Step::Done(outcome) => {
                    let state = (!is_settled(attempt.status)).then_some(state);
                    let told = What::Outcome(outcome.clone());
                    return match self.settle(&attempt, state, outcome, janitor, cause, &mut log).await? {
                        Some(misfit) => self.park_answer(&attempt, misfit, told).await,
                        None => Ok(()),
                    };
                }
                // An order is made, where one was asked for; of refunds other conversations speak.
                Step::Ready | Step::Refunded(_) => return Ok(()),
            };
            self.change_told(scope, &heard(&attempt, command), cause, &mut log).await?.ok();
            return Ok(());
        }
        self.settle(&attempt, None, Outcome::Unknown, janitor, cause, &mut log).await.map(drop)
    }

    /// Commits what the adapter knows before its next call, if that is something new. `None` when that call must not be
    /// made: somebody else has settled the attempt meanwhile, or it has gone to another account.
    async fn advance(
        &self,
        attempt: Attempt,
        state: State,
        cause: &Cause,
        log: &mut Log,
    ) -> Result<Option<Attempt>, Fault> {
        if planted!("called_before_commit") {
            let mut unwritten = attempt;
            unwritten.body.state = state;
            return Ok(Some(unwritten));
        }
        if state == attempt.body.state {
            return Ok(Some(attempt));
        }
        let (scope, id) = (attempt.scope, attempt.id.clone());
        let advance = heard(&attempt, Command::Advance { attempt: id.clone(), state });
        if self.change_told(scope, &advance, cause, log).await?.is_err() {
            return Ok(None);
        }
        let fresh = self.store().attempt(scope, &id).await?;
        Ok(fresh.filter(|fresh| fresh.account == attempt.account))
    }

    /// The processor could not be reached, and no money can have moved: the payment goes to the next account, if there
    /// is one.
    async fn reroute(
        &self,
        scope: Scope,
        id: &AttemptId,
        cause: &Cause,
        log: &mut Log,
    ) -> Result<Option<Attempt>, Fault> {
        match self.change_told(scope, &Command::Reroute(id.clone()), cause, log).await? {
            Ok(Answer::Attempt { .. }) => {}
            Ok(_) | Err(_) => return Ok(None),
        }
        self.counters.payments_rerouted.fetch_add(1, Relaxed);
        let attempt = self.store().attempt(scope, id).await?;
        if let Some(attempt) = &attempt {
            tracing::warn!(payment = %id, processor = attempt.processor, "a payment goes to another processor");
        }
        Ok(attempt)
    }

    /// Makes the order at the processor that the page of a session leads to, where its processor has such orders. No
    /// money moves, and nobody waits for it. What goes wrong is only logged: then the order is made when the buyer
    /// submits.
    pub fn prepare(self: &Arc<Self>, session: &Session) {
        let (engine, scope, id) = (Arc::clone(self), session.scope, session.id.clone());
        self.beside(scope, async move {
            if let Err(fault) = engine.try_to_prepare(scope, &id).await {
                tracing::warn!(%fault, "an order could not be made when its page was opened");
            }
        });
    }

    async fn try_to_prepare(&self, scope: Scope, session: &SessionId) -> Result<(), Fault> {
        let cause = Cause::default();
        let planned = self.change(scope, &Command::Prepare(session.clone()), &cause).await?;
        let Ok(Answer::Attempt { mut attempt, .. }) = planned else { return Ok(()) };
        let talk = self.talk(scope, &attempt).await?;
        let mut last: Option<Exchange> = None;
        for _ in 0..CALLS_MAX {
            let now = self.time(scope).await?.now;
            let (state, step) = said(&talk, &Op::Prepare, &attempt, last.as_ref(), now);
            if state != attempt.body.state {
                attempt.body.state.clone_from(&state);
                let (session, attempt) = (session.clone(), attempt.id.clone());
                let command = Command::Prepared { session, attempt, state };
                if self.change(scope, &command, &cause).await?.is_err() {
                    return Ok(());
                }
            }
            let Step::Call(request) = step else { return Ok(()) };
            let timeout = talk.processor.profile().call_timeout_ms;
            last = Some(Exchange { result: self.parts.http.call(request, timeout).await });
        }
        Ok(())
    }

    /// Applies what a processor said of an attempt, and counts and logs what came of it.
    pub(crate) async fn settle(
        &self,
        before: &Attempt,
        state: Option<State>,
        outcome: Outcome,
        janitor: bool,
        cause: &Cause,
        log: &mut Log,
    ) -> Result<Option<Misfit>, Fault> {
        let (id, unknown) = (&before.id, outcome == Outcome::Unknown);
        let command = heard(before, Command::Settle { attempt: id.clone(), state, outcome, janitor });
        let answer = match self.change_told(before.scope, &command, cause, log).await? {
            Ok(Answer::Attempt { attempt, .. }) => attempt,
            Ok(Answer::Misfit(misfit)) => {
                tracing::error!(payment = %id, misfit = misfit.as_str(), "what a processor said does not fit");
                return Ok(Some(misfit));
            }
            Ok(_) | Err(_) => return Ok(None),
        };
        // That it was paid, or that it failed, is told once, however often it is heard.
        if answer.status == before.status && !unknown {
            return Ok(None);
        }
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
                return Ok(None);
            }
            AttemptStatus::Refunded => &self.counters.payments_given_back,
            AttemptStatus::Asked
            | AttemptStatus::Challenged
            | AttemptStatus::Offered
            | AttemptStatus::Authorized
            | AttemptStatus::Canceled => {
                return Ok(None);
            }
        };
        counter.fetch_add(1, Relaxed);
        tracing::info!(payment = %id, status = answer.status.as_str(), "payment settled");
        Ok(None)
    }
}

/// What was learned in a conversation with the account that the attempt was at.
fn heard(attempt: &Attempt, told: Command) -> Command {
    Command::Heard { at: attempt.account.clone(), told: Box::new(told) }
}

/// Whether what the processor took is known.
fn is_settled(status: AttemptStatus) -> bool {
    matches!(status, AttemptStatus::Succeeded | AttemptStatus::Surplus | AttemptStatus::Refunded)
}

/// The same, or declined: nothing is asked of the provider any more but how it stands.
fn has_ended(status: AttemptStatus) -> bool {
    is_settled(status) || status == AttemptStatus::Declined
}

/// What the adapter says comes next.
fn said(talk: &Talk, op: &Op, attempt: &Attempt, last: Option<&Exchange>, now: Timestamp) -> (State, Step) {
    let (keys, site, state) = (&talk.keys, &talk.site, &attempt.body.state);
    talk.processor.step(op, &Case { keys, attempt, refund: None, state, site, now }, last)
}

/// What goes wrong beside the main thing is logged; a job finds it again.
pub(crate) fn log_fault(id: &AttemptId, result: Result<(), Fault>) {
    if let Err(fault) = result {
        tracing::warn!(payment = %id, %fault, "a conversation with a processor was cut short");
    }
}
