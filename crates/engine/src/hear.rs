//! Hearing what processors tell on their own, and what buyers' browsers bring back from them.

use crate::calls::Log;
use crate::{Engine, Fault};
use kassa_domain::attempt::Attempt;
use kassa_domain::event::Cause;
use kassa_domain::id::{AccountId, AttemptId, NoticeId, RefundId, Scope};
use kassa_domain::parked::{Misfit, Parked};
use kassa_domain::planted;
use kassa_domain::processor::{
    ACCOUNT_ID, BadHook, Case, Keys, Notice, Op, Outcome, Reference, Refunding, Request, What,
};
use kassa_domain::refund::RefundStatus;
use kassa_domain::refusal::Noun;
use kassa_domain::session::Session;
use kassa_domain::signature::hmac_sha256;
use kassa_domain::{Answer, Command, Money, Refusal};
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;

/// What became of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It was applied, or kept for the operator, or changed nothing because it was known. Only said after the commit.
    Taken,
    /// It is not believed.
    Refused(BadHook),
    /// There is no such processor or account.
    Nobody,
}

/// Where notices come to: an account, or the merchant's at the simulator.
struct Place<'a> {
    scope: Scope,
    processor: &'a str,
    account: Option<AccountId>,
}

impl Engine {
    /// Takes a notice of a processor for an account, as the address that it was sent to names it: an account's id, or
    /// at the simulator the scope.
    ///
    /// # Errors
    /// A [`Fault`]; the provider should send it again.
    pub async fn hear(&self, processor: &str, account: &str, hook: &Request) -> Result<Heard, Fault> {
        let Some(adapter) = self.processor(processor).cloned() else { return Ok(Heard::Nobody) };
        let id = AccountId::of(account);
        let place = match (id.scope(), Scope::parse(account)) {
            (Some(scope), _) => Place { scope, processor, account: Some(id) },
            (None, Some(scope)) if adapter.profile().settings.is_empty() => {
                Place { scope, processor, account: None }
            }
            _ => return Ok(Heard::Nobody),
        };
        if !adapter.profile().modes.contains(&place.scope.mode) {
            return Ok(Heard::Nobody);
        }
        let Some(keys) = self.keys(place.scope, processor, place.account.as_ref()).await? else {
            return Ok(Heard::Nobody);
        };
        match adapter.judge(hook, &keys, self.wall()) {
            Ok(notices) => {
                let alone = notices.len() == 1;
                for notice in notices {
                    let taken = self.take_notice((&place, alone), &keys, notice).await;
                    if !planted!("notice_answered_before_commit") {
                        taken?;
                    }
                }
                Ok(Heard::Taken)
            }
            Err(problem) => {
                self.counters.notices_refused.fetch_add(1, Relaxed);
                Ok(Heard::Refused(problem))
            }
        }
    }

    /// Applies a notice, if everything that it says fits the payment that it speaks of. It may not be `alone`: a
    /// processor can say several things at once.
    async fn take_notice(
        &self,
        (place, alone): (&Place<'_>, bool),
        keys: &Keys,
        notice: Notice,
    ) -> Result<(), Fault> {
        let found = self.find(place, &notice.about).await?;
        let Some(attempt) = found else {
            // An account may have payments that other systems made. Only what names one of ours claims to be ours.
            if matches!(notice.about, Reference::Handle(_)) {
                self.counters.notices_foreign.fetch_add(1, Relaxed);
                return Ok(());
            }
            // What only says that there is news is not kept beside the news.
            if notice.what == What::GoAsk && !alone {
                return Ok(());
            }
            return self.park(place, None, Misfit::UnknownPayment, &notice).await;
        };
        if let Some(misfit) = misfit(&notice, &attempt, keys) {
            self.park(place, Some(&attempt), misfit, &notice).await?;
            // What is true is what the provider answers when it is asked.
            if misfit == Misfit::OtherAmount && matches!(notice.what, What::Outcome(_)) {
                return self.drive(place.scope, &attempt.id, &Op::Fetch, false, &Cause::default()).await;
            }
            return Ok(());
        }
        if let Some(misfit) = self.apply(&attempt, notice.what.clone(), "notice").await? {
            self.park(place, Some(&attempt), misfit, &notice).await?;
        }
        Ok(())
    }

    /// The payment that a notice speaks of: of this account and of no other.
    async fn find(&self, place: &Place<'_>, about: &Reference) -> Result<Option<Attempt>, Fault> {
        let found = match about {
            Reference::Attempt(id) => self.store().attempt(place.scope, id).await?,
            Reference::Handle(handle) => {
                self.store().attempt_by_handle(place.scope, place.processor, handle).await?
            }
        };
        Ok(found.filter(|it| it.processor == place.processor && it.account == place.account))
    }

    /// Applies what is told of a payment, by this road. Returns why it could not be.
    pub(crate) async fn apply(
        &self,
        attempt: &Attempt,
        what: What,
        road: &str,
    ) -> Result<Option<Misfit>, Fault> {
        let (scope, id, cause) = (attempt.scope, &attempt.id, Cause::default());
        let now = self.now(scope).await?;
        let mut log = Log::of_news(id.as_str(), road, &what, now);
        let command = match what {
            What::Outcome(outcome) => {
                return self.settle(attempt, None, outcome, false, &cause, &mut log).await;
            }
            What::GoAsk => {
                self.drive_on((scope, id), &Op::Fetch, false, &cause, log).await?;
                // Many providers tell of a refund only that something has happened to its payment.
                for refund in self.store().refunds(scope, None, crate::load::ALL, Some(id)).await? {
                    if refund.status == RefundStatus::Pending {
                        let log = Log::of_news(refund.id.as_str(), road, &What::GoAsk, now);
                        self.drive_refund_on(scope, &refund.id, &cause, log).await?;
                    }
                }
                return Ok(None);
            }
            What::Stumbled { id: event, decline } => {
                Command::Stumble { attempt: id.clone(), id: event, decline }
            }
            What::Refund { refund, theirs, amount, refunding } => {
                let log = log.about_instead(refund.as_str());
                return self.apply_refund(attempt, (&refund, &theirs, amount), refunding, log).await;
            }
            What::Dispute(news) => {
                // Only what was taken is disputed: where nobody has told of that yet, it is asked for first.
                if attempt.captured == 0 {
                    self.drive(scope, id, &Op::Fetch, false, &cause).await?;
                }
                Command::HearDispute(id.clone(), news)
            }
            What::Saw(state, ask) => Command::See { attempt: Box::new(attempt.clone()), state, ask },
        };
        Ok(match self.change_told(scope, &command, &cause, &mut log).await? {
            Ok(Answer::Misfit(misfit)) => Some(misfit),
            _ => None,
        })
    }

    /// Applies what is told of a refund of a payment: which, by the provider's name for it, and how much.
    async fn apply_refund(
        &self,
        attempt: &Attempt,
        (refund, theirs, amount): (&RefundId, &str, Money),
        refunding: Refunding,
        mut log: Log,
    ) -> Result<Option<Misfit>, Fault> {
        let (scope, cause) = (attempt.scope, Cause::default());
        let known = self.store().refund(scope, refund).await?.filter(|it| it.attempt == attempt.id);
        match known {
            None => return Ok(Some(Misfit::UnknownPayment)),
            Some(known) if known.amount != amount => return Ok(Some(Misfit::OtherAmount)),
            Some(known) if !known.believes(theirs, &refunding) => {
                self.drive_refund_on(scope, refund, &cause, log).await?;
            }
            Some(_) => self.settle_refund((scope, refund), None, refunding, &cause, &mut log).await?,
        }
        Ok(None)
    }

    /// Keeps a notice that fits nothing, once, for the operator.
    async fn park(
        &self,
        place: &Place<'_>,
        attempt: Option<&Attempt>,
        misfit: Misfit,
        notice: &Notice,
    ) -> Result<(), Fault> {
        let says: String = format!("{:?}: {:?}", notice.about, notice.what).chars().take(1000).collect();
        let digest = hmac_sha256(place.processor.as_bytes(), &[misfit.as_str().as_bytes(), says.as_bytes()]);
        self.counters.notices_parked.fetch_add(1, Relaxed);
        tracing::error!(
            processor = place.processor,
            misfit = misfit.as_str(),
            payment = attempt.map(|attempt| attempt.id.as_str()),
            "a notice fits nothing and was not applied"
        );
        let parked = Parked {
            id: NoticeId::mint(place.scope, self.wall(), self.chance()),
            scope: place.scope,
            digest: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
            processor: place.processor.to_owned(),
            account: place.account.clone(),
            misfit,
            attempt: attempt.map(|attempt| attempt.id.clone()),
            says,
            created_at: self.wall(),
        };
        self.change(place.scope, &Command::Park(Box::new(parked)), &Cause::default()).await?.ok();
        Ok(())
    }

    /// The same of what a processor has answered about a payment and what does not fit it.
    pub(crate) async fn park_answer(
        &self,
        attempt: &Attempt,
        misfit: Misfit,
        what: What,
    ) -> Result<(), Fault> {
        let (scope, account) = (attempt.scope, attempt.account.clone());
        let place = Place { scope, processor: &attempt.processor, account };
        let notice =
            Notice { about: Reference::Attempt(attempt.id.clone()), account: None, live: None, what };
        self.park(&place, Some(attempt), misfit, &notice).await
    }

    /// A buyer's browser came back from the provider, with what the provider gave it.
    ///
    /// # Errors
    /// A [`Fault`].
    pub async fn come_back(
        self: &Arc<Self>,
        session: &Session,
        id: &AttemptId,
        back: Request,
    ) -> Result<Result<Attempt, Refusal>, Fault> {
        let (engine, session, id) = (Arc::clone(self), session.clone(), id.clone());
        // A buyer who closes the page must not cut short what was begun.
        self.whole(session.scope, async move { engine.follow_up(&session, &id, &back).await }).await
    }

    async fn follow_up(
        &self,
        session: &Session,
        id: &AttemptId,
        back: &Request,
    ) -> Result<Result<Attempt, Refusal>, Fault> {
        let scope = session.scope;
        let found = self.store().attempt(scope, id).await?.filter(|it| it.session == session.id);
        let Some(attempt) = found else {
            return Ok(Err(Refusal::NotFound(Noun::Payment)));
        };
        let talk = self.talk(scope, &attempt).await?;
        let case = Case {
            keys: &talk.keys,
            attempt: &attempt,
            refund: None,
            state: &attempt.body.state,
            site: &talk.site,
            now: self.now(scope).await?,
        };
        match talk.processor.returned(back, &case) {
            Ok(What::Outcome(Outcome::Succeeded(captured))) if !attempt.fits(captured.amount) => {
                self.drive(scope, id, &Op::Fetch, false, &Cause::default()).await?;
            }
            Ok(what) => drop(self.apply(&attempt, what, "return").await?),
            // Whoever made it up changes nothing; the buyer is shown how the payment stands.
            Err(problem) => {
                self.counters.notices_refused.fetch_add(1, Relaxed);
                tracing::warn!(payment = %id, ?problem, "a browser brought back what is not believed");
            }
        }
        let now = self.store().attempt(scope, id).await?;
        Ok(now.ok_or(Refusal::NotFound(Noun::Payment)))
    }
}

/// What a notice says that does not fit the payment.
fn misfit(notice: &Notice, attempt: &Attempt, keys: &Keys) -> Option<Misfit> {
    let ours = keys.text(ACCOUNT_ID);
    let other_account = notice.account.as_ref().is_some_and(|theirs| !ours.is_empty() && theirs != ours);
    if other_account && !planted!("account_not_compared") {
        return Some(Misfit::OtherAccount);
    }
    let live = attempt.scope.mode == kassa_domain::id::Mode::Live;
    if notice.live.is_some_and(|theirs| theirs != live) && !planted!("mode_not_compared") {
        return Some(Misfit::OtherMode);
    }
    let (told, fits) = match &notice.what {
        What::Outcome(Outcome::Succeeded(captured)) => (captured.amount, attempt.fits(captured.amount)),
        What::Outcome(Outcome::Authorized(held)) => (held.amount, held.amount == attempt.amount),
        What::Refund { amount, .. } => (*amount, true),
        What::Outcome(_) | What::GoAsk | What::Stumbled { .. } | What::Dispute(_) | What::Saw(..) => {
            return None;
        }
    };
    if told.currency != attempt.amount.currency {
        return Some(Misfit::OtherCurrency);
    }
    (!fits).then_some(Misfit::OtherAmount)
}
