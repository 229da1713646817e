//! Refunds: talking to the processor about money that goes back.

use crate::calls::Log;
use crate::drive::CALLS_MAX;
use crate::{Asked, Engine, Fault, Ran};
use bytes::Bytes;
use kassa_domain::command::NewRefund;
use kassa_domain::event::Cause;
use kassa_domain::id::{AttemptId, RefundId, Scope};
use kassa_domain::job::Lease;
use kassa_domain::processor::{Case, Exchange, Op, Refunding, State, Step};
use kassa_domain::refund::{Origin, Refund, RefundStatus};
use kassa_domain::{Answer, Change, Command, Refusal};
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;

impl Engine {
    /// Gives money back because a merchant asks for it, and renders the answer, once per idempotency key. The answer is
    /// the refund as it was written down, with what it takes reserved; the processor is talked to afterwards.
    ///
    /// # Errors
    /// A [`Fault`]. The refund may exist then; a job looks after it.
    pub async fn refund(
        self: &Arc<Self>,
        asked: Asked,
        new: Box<NewRefund>,
        render: impl Fn(Result<&Answer, &Refusal>) -> http::Response<Bytes> + Send + Sync + 'static,
    ) -> Result<Ran, Fault> {
        let ran = self.run(&asked, &Command::CreateRefund(new), &render).await?;
        if let Some(refund) = ran.refund.clone() {
            self.converse_about(asked.scope, refund, asked.cause.clone());
        }
        Ok(ran)
    }

    /// The job of a refund. An earlier version of this program planned it under the id of the payment.
    pub(crate) async fn refund_job(self: &Arc<Self>, lease: &Lease) -> Result<(), Fault> {
        let (scope, cause) = (lease.job.scope, Cause::default());
        if lease.job.subject.starts_with("pay_") {
            let command = Command::GiveBack(AttemptId::of(&lease.job.subject));
            self.change(scope, &command, &cause).await?.ok();
            return Ok(self.commit(&[Change::Finish(lease.clone())]).await?);
        }
        let id = RefundId::of(&lease.job.subject);
        self.drive_refund(scope, &id, &cause).await?;
        // Whatever was learned has planned the next question, under which this leaves the job alone.
        Ok(self.commit(&[Change::Finish(lease.clone())]).await?)
    }

    async fn pending(&self, scope: Scope, id: &RefundId) -> Result<Option<Refund>, Fault> {
        let found = self.store().refund(scope, id).await?;
        Ok(found.filter(|refund| refund.status == RefundStatus::Pending))
    }

    /// Carries a refund through: each thing learned is committed before the next call.
    pub(crate) async fn drive_refund(&self, scope: Scope, id: &RefundId, cause: &Cause) -> Result<(), Fault> {
        self.drive_refund_on(scope, id, cause, Log::about(id.as_str())).await
    }

    /// The same, after something was said already.
    pub(crate) async fn drive_refund_on(
        &self,
        scope: Scope,
        id: &RefundId,
        cause: &Cause,
        mut log: Log,
    ) -> Result<(), Fault> {
        let Some(mut refund) = self.pending(scope, id).await? else { return Ok(()) };
        let Some(attempt) = self.store().attempt(scope, &refund.attempt).await? else { return Ok(()) };
        let talk = self.talk(scope, &attempt).await?;
        let op = if refund.body.processor_reference.is_some() { Op::FetchRefund } else { Op::Refund };
        let mut last: Option<Exchange> = None;
        for _ in 0..CALLS_MAX {
            let now = self.time(scope).await?.now;
            let case = Case {
                keys: &talk.keys,
                attempt: &attempt,
                refund: Some(&refund),
                state: &refund.body.state,
                site: &talk.site,
                now,
            };
            let (state, step) = talk.processor.step(&op, &case, last.as_ref());
            log.conclude(&step);
            match step {
                Step::Call(request) => {
                    if state != refund.body.state {
                        let version = refund.version;
                        let advance = Command::AdvanceRefund { refund: id.clone(), version, state };
                        // Somebody else is at it. Should they come to nothing, it is asked about again.
                        if self.change_told(scope, &advance, cause, &mut log).await?.is_err() {
                            break;
                        }
                        let Some(fresh) = self.pending(scope, id).await? else { return Ok(()) };
                        refund = fresh;
                    }
                    last = Some(self.ask(&talk, request, now, &mut log).await);
                }
                Step::Refunded(refunding) => {
                    let heard = Some((refund.version, state));
                    return self.settle_refund((scope, id), heard, refunding, cause, &mut log).await;
                }
                Step::Show(_) | Step::Wait(_) | Step::Ready | Step::Done(_) => break,
            }
        }
        self.settle_refund((scope, id), None, Refunding::Unknown, cause, &mut log).await
    }

    /// Applies what a processor said of a refund, and counts and logs what came of it.
    pub(crate) async fn settle_refund(
        &self,
        (scope, id): (Scope, &RefundId),
        heard: Option<(i64, State)>,
        refunding: Refunding,
        cause: &Cause,
        log: &mut Log,
    ) -> Result<(), Fault> {
        let command = Command::SettleRefund { refund: id.clone(), heard, refunding };
        let Ok(Answer::Refund { refund, .. }) = self.change_told(scope, &command, cause, log).await? else {
            return Ok(());
        };
        match refund.status {
            RefundStatus::Succeeded => {
                if refund.body.origin == Origin::Surplus {
                    self.counters.payments_given_back.fetch_add(1, Relaxed);
                }
                self.counters.refunds_succeeded.fetch_add(1, Relaxed)
            }
            RefundStatus::Failed => self.counters.refunds_failed.fetch_add(1, Relaxed),
            RefundStatus::Pending => return Ok(()),
        };
        tracing::info!(refund = %id, status = refund.status.as_str(), "refund settled");
        Ok(())
    }
}
