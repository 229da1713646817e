//! The story of a session: all that happened to it, in order of time.
//!
//! It is put together from the rows when somebody looks. Nothing is written for it but what stands in those rows
//! anyway: the calls to processors in those of payments and refunds, and the tries in those of deliveries. The events
//! are found by the times in their ids, which the rows remember as stamps, because no index knows what an event is
//! about.

use crate::{Engine, Fault};
use kassa_domain::Timestamp;
use kassa_domain::attempt::{Attempt, AttemptStatus};
use kassa_domain::call::Call;
use kassa_domain::claim::Claim;
use kassa_domain::discount::Redemption;
use kassa_domain::dispute::Dispute;
use kassa_domain::endpoint::{Delivery, DeliveryStatus, ENDPOINTS_MAX, Try};
use kassa_domain::entitlement::Grant;
use kassa_domain::event::{Cause, Event, Snapshot};
use kassa_domain::id::{
    AttemptId, DeliveryId, DisputeId, EndpointId, EventId, GrantId, RefundId, Scope, SessionId,
};
use kassa_domain::ledger::Entry;
use kassa_domain::money::Money;
use kassa_domain::refund::{Refund, RefundStatus};
use kassa_domain::session::Session;
use std::collections::BTreeMap;

/// At most so many payments of one session are told of.
const ATTEMPTS_MAX: i64 = 100;
/// The events of one commit follow each other by a millisecond each, and no commit has more than this.
const COMMIT_MS: i64 = 16;
/// So many events of a merchant are looked through at each stamp.
const EVENTS_MAX: i64 = 1000;

/// All that happened to a session.
#[derive(Clone, Debug)]
pub struct Story {
    /// The session, as it is now.
    pub session: Session,
    /// The tries to pay it, the oldest first.
    pub attempts: Vec<Attempt>,
    /// What of them goes back, the oldest first.
    pub refunds: Vec<Refund>,
    /// The disputes about them, the oldest first.
    pub disputes: Vec<Dispute>,
    /// What it gave to its customer.
    pub grants: Vec<Grant>,
    /// What it holds, or held, of a coupon.
    pub redemption: Option<Redemption>,
    /// Who holds its exclusive key.
    pub claim: Option<Claim>,
    /// What happened, in order of time.
    pub moments: Vec<Moment>,
}

/// One thing that happened.
#[derive(Clone, Debug)]
pub struct Moment {
    /// When, on the merchant's timeline.
    pub at: Timestamp,
    /// What.
    pub what: MomentKind,
}

/// What can happen to a session. Of several things at the same time, those that stand first here come first.
#[derive(Clone, Debug)]
pub enum MomentKind {
    /// The session was made.
    Made {
        /// How much it asked for, as far as the event of it says so, or asks for now.
        amount: Money,
        /// The request that asked for it; where none is known, the server made it by itself.
        cause: Option<Cause>,
    },
    /// A try to pay began.
    Started(Box<Attempt>),
    /// A refund began.
    RefundStarted(Box<Refund>),
    /// A processor was called about a payment, or told something on its own.
    Called(AttemptId, Call),
    /// A processor was called about a refund, or told something on its own.
    RefundCalled(RefundId, Call),
    /// Money moved.
    Booked(Entry),
    /// A try to pay has ended, or waits for an operator.
    Ended {
        /// Which.
        payment: AttemptId,
        /// How.
        status: AttemptStatus,
        /// Why, if there is a reason.
        reason: Option<String>,
    },
    /// A refund has ended.
    RefundEnded {
        /// Which.
        refund: RefundId,
        /// How.
        status: RefundStatus,
        /// Why it failed, in the processor's words.
        failure: Option<String>,
    },
    /// A payment was disputed.
    Disputed(Box<Dispute>),
    /// The customer was given something.
    Granted(Box<Grant>),
    /// It was taken back.
    Revoked(GrantId, String),
    /// An event was written.
    Told(Box<Event>),
    /// An event was sent to an endpoint.
    Sent {
        /// Which event.
        event: EventId,
        /// By which delivery.
        delivery: DeliveryId,
        /// To which endpoint.
        endpoint: EndpointId,
        /// Its address; none when it is gone.
        url: Option<String>,
        /// What came of it.
        tried: Try,
    },
    /// An event waits to be sent to an endpoint.
    Waits {
        /// Which event.
        event: EventId,
        /// By which delivery.
        delivery: DeliveryId,
        /// To which endpoint.
        endpoint: EndpointId,
        /// Its address; none when it is gone.
        url: Option<String>,
        /// How often it was tried.
        tries: u32,
    },
}

impl MomentKind {
    /// Where it stands among what happened at the same time.
    fn rank(&self) -> u8 {
        match self {
            Self::Made { .. } => 0,
            Self::Started(_) => 1,
            Self::RefundStarted(_) => 2,
            Self::Called(..) | Self::RefundCalled(..) => 3,
            Self::Booked(_) => 4,
            Self::Ended { .. } | Self::RefundEnded { .. } => 5,
            Self::Disputed(_) => 6,
            Self::Granted(_) => 7,
            Self::Revoked(..) => 8,
            Self::Told(_) => 9,
            Self::Sent { .. } => 10,
            Self::Waits { .. } => 11,
        }
    }
}

impl Engine {
    /// All that happened to a session. `None` when the merchant has no such session.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn story(&self, scope: Scope, id: &SessionId) -> Result<Option<Story>, Fault> {
        let id = &self.meant(id).await?;
        let Some(session) = self.store().session(scope, id).await? else { return Ok(None) };
        let mut story = self.rows_of(session).await?;
        let events = self.events_of(&story).await?;
        let mut moments = vec![made(&story.session, &events)];
        for attempt in &story.attempts {
            moments.extend(of_attempt(attempt));
            moments.extend(self.store().entries_of(scope, &attempt.id).await?.into_iter().map(booked));
        }
        moments.extend(story.refunds.iter().flat_map(of_refund));
        let disputed = |dispute: &Dispute| Moment {
            at: dispute.created_at,
            what: MomentKind::Disputed(Box::new(dispute.clone())),
        };
        moments.extend(story.disputes.iter().map(disputed));
        moments.extend(story.grants.iter().flat_map(of_grant));
        moments.extend(self.told_to_endpoints(scope, &events).await?);
        moments.extend(
            events
                .into_iter()
                .map(|event| Moment { at: event.created_at, what: MomentKind::Told(Box::new(event)) }),
        );
        moments.sort_by_key(|moment| (moment.at, moment.what.rank()));
        story.moments = moments;
        Ok(Some(story))
    }

    /// The story of the session that a payment belongs to.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn story_of_payment(&self, scope: Scope, id: &AttemptId) -> Result<Option<Story>, Fault> {
        let Some(attempt) = self.store().attempt(scope, id).await? else { return Ok(None) };
        self.story(scope, &attempt.session).await
    }

    /// The rows around the session, payment, refund or dispute with this id; `None` when it is of nothing like that.
    pub(super) async fn story_about(
        &self,
        scope: Scope,
        object: Option<&str>,
    ) -> Result<Option<Story>, Fault> {
        let (store, Some(object)) = (self.store(), object) else { return Ok(None) };
        let session = if object.starts_with("pay_") {
            store.attempt(scope, &AttemptId::of(object)).await?.map(|payment| payment.session)
        } else if object.starts_with("re_") {
            store.refund(scope, &RefundId::of(object)).await?.map(|refund| refund.body.session)
        } else if object.starts_with("dp_") {
            store.dispute(scope, &DisputeId::of(object)).await?.map(|dispute| dispute.body.session)
        } else if object.starts_with("cs") {
            Some(SessionId::of(object))
        } else {
            None
        };
        let Some(session) = session else { return Ok(None) };
        match store.session(scope, &session).await? {
            Some(session) => Ok(Some(self.rows_of(session).await?)),
            None => Ok(None),
        }
    }

    /// The rows around a session.
    async fn rows_of(&self, session: Session) -> Result<Story, Fault> {
        let (store, scope) = (self.store(), session.scope);
        let mut attempts = store.attempts(scope, None, ATTEMPTS_MAX, Some(&session.id), None).await?;
        attempts.reverse();
        let (mut refunds, mut disputes) = (vec![], vec![]);
        for attempt in attempts.iter().filter(|attempt| attempt.captured > 0) {
            refunds.extend(store.refunds(scope, None, crate::load::ALL, Some(&attempt.id)).await?);
            disputes.extend(store.disputes(scope, None, crate::load::ALL, Some(&attempt.id)).await?);
        }
        refunds.sort_by(|a, b| a.id.cmp(&b.id));
        disputes.sort_by(|a, b| a.id.cmp(&b.id));
        let coupon = session.body.cart.as_ref().and_then(|cart| cart.discount.as_ref());
        let redemption = match coupon {
            Some(discount) => store.redemption(scope, &session.id, &discount.coupon).await?,
            None => None,
        };
        let claim = match &session.body.exclusive_key {
            Some(key) => store.claim(scope, key).await?,
            None => None,
        };
        let grants = store.grants_of(scope, &session.id).await?;
        Ok(Story { session, attempts, refunds, disputes, grants, redemption, claim, moments: vec![] })
    }

    /// The events that speak of a session, of its payments, and of what became of their money.
    pub(super) async fn events_of(&self, story: &Story) -> Result<Vec<Event>, Fault> {
        let mut found = BTreeMap::new();
        for (from, to) in windows(stamps(story)) {
            for event in self.store().events_between(story.session.scope, from, to, EVENTS_MAX).await? {
                if speaks_of(&event, &story.session) {
                    found.insert(event.id.clone(), event);
                }
            }
        }
        Ok(found.into_values().collect())
    }

    /// How events went out.
    async fn told_to_endpoints(&self, scope: Scope, events: &[Event]) -> Result<Vec<Moment>, Fault> {
        let most = i64::try_from(ENDPOINTS_MAX).unwrap_or(i64::MAX);
        let endpoints = self.store().endpoints(scope, None, most).await?;
        let mut moments = vec![];
        for event in events {
            for delivery in self.store().deliveries_of(scope, &event.id).await? {
                let endpoint = endpoints.iter().find(|endpoint| endpoint.id == delivery.endpoint);
                moments.extend(of_delivery(delivery, endpoint.map(|endpoint| endpoint.body.url.clone())));
            }
        }
        Ok(moments)
    }
}

fn made(session: &Session, events: &[Event]) -> Moment {
    let first = events.iter().find_map(|event| match &event.body.snapshot {
        Snapshot::Session(it) if it.version == 0 => Some((it.amount, event.body.cause.clone())),
        _ => None,
    });
    let (amount, cause) = first.map_or((session.amount, None), |(amount, cause)| (amount, Some(cause)));
    let asked = |cause: &Cause| cause.request_id.is_some() || cause.idempotency_key.is_some();
    Moment { at: session.created_at, what: MomentKind::Made { amount, cause: cause.filter(asked) } }
}

fn of_attempt(attempt: &Attempt) -> Vec<Moment> {
    use AttemptStatus as S;
    let id = &attempt.id;
    let mut all =
        vec![Moment { at: attempt.created_at, what: MomentKind::Started(Box::new(attempt.clone())) }];
    let called = |call: &Call| Moment { at: call.at, what: MomentKind::Called(id.clone(), call.clone()) };
    all.extend(attempt.body.calls.kept.iter().map(called));
    let ended = match attempt.status {
        S::Asked | S::Challenged | S::Offered | S::Authorized => None,
        S::Succeeded | S::Surplus | S::Refunded => {
            Some(attempt.body.captured_at.unwrap_or(attempt.body.updated_at))
        }
        S::Declined | S::Canceled | S::Parked => Some(attempt.body.updated_at),
    };
    all.extend(ended.map(|at| {
        let (status, reason) = (attempt.status, attempt.body.reason.clone());
        Moment { at, what: MomentKind::Ended { payment: id.clone(), status, reason } }
    }));
    all
}

fn of_refund(refund: &Refund) -> Vec<Moment> {
    let id = &refund.id;
    let mut all =
        vec![Moment { at: refund.created_at, what: MomentKind::RefundStarted(Box::new(refund.clone())) }];
    let called =
        |call: &Call| Moment { at: call.at, what: MomentKind::RefundCalled(id.clone(), call.clone()) };
    all.extend(refund.body.calls.kept.iter().map(called));
    if refund.status != RefundStatus::Pending {
        let (status, failure) = (refund.status, refund.body.failure.clone());
        let what = MomentKind::RefundEnded { refund: id.clone(), status, failure };
        all.push(Moment { at: refund.body.updated_at, what });
    }
    all
}

fn of_grant(grant: &Grant) -> impl Iterator<Item = Moment> {
    let given = Moment { at: grant.created_at, what: MomentKind::Granted(Box::new(grant.clone())) };
    let revoked = grant
        .revoked_at
        .map(|at| Moment { at, what: MomentKind::Revoked(grant.id.clone(), grant.tier.clone()) });
    std::iter::once(given).chain(revoked)
}

fn booked(entry: Entry) -> Moment {
    Moment { at: entry.created_at, what: MomentKind::Booked(entry) }
}

fn of_delivery(delivery: Delivery, url: Option<String>) -> Vec<Moment> {
    let Delivery { id, event, endpoint, status, due_at, body, .. } = delivery;
    let sent = |tried: &Try| Moment {
        at: tried.at,
        what: MomentKind::Sent {
            event: event.clone(),
            delivery: id.clone(),
            endpoint: endpoint.clone(),
            url: url.clone(),
            tried: tried.clone(),
        },
    };
    let mut all: Vec<Moment> = body.earlier.iter().chain(&body.last).map(sent).collect();
    if status == DeliveryStatus::Pending {
        let tries = body.tries;
        all.push(Moment {
            at: due_at,
            what: MomentKind::Waits { event, delivery: id, endpoint, url, tries },
        });
    }
    all
}

/// The times in the ids of the events of a session. Rows that an older version wrote know the latest only; for those
/// the ids of the rows themselves say when the first was written.
fn stamps(story: &Story) -> Vec<Timestamp> {
    let body = &story.session.body;
    let of_session = body.earlier.iter().copied().chain([body.stamp]).chain(story.session.id.time());
    let of_attempts = story.attempts.iter().flat_map(|it| it.id.time().into_iter().chain([it.body.stamp]));
    let of_refunds = story
        .refunds
        .iter()
        .flat_map(|it| it.body.earlier.iter().copied().chain([it.body.stamp]).chain(it.id.time()));
    let of_disputes = story
        .disputes
        .iter()
        .flat_map(|it| it.body.earlier.iter().copied().chain([it.body.stamp]).chain(it.id.time()));
    of_session.chain(of_attempts).chain(of_refunds).chain(of_disputes).collect()
}

/// The spans of time in which the events with these stamps are, without overlap.
fn windows(mut stamps: Vec<Timestamp>) -> Vec<(Timestamp, Timestamp)> {
    stamps.retain(|stamp| *stamp != Timestamp::default());
    stamps.sort_unstable();
    let mut spans: Vec<(Timestamp, Timestamp)> = vec![];
    for stamp in stamps {
        // An event of the row's own commit may come some milliseconds after the row's id.
        let (from, to) = (stamp.plus(-COMMIT_MS), stamp.plus(COMMIT_MS));
        match spans.last_mut().filter(|(_, end)| from <= *end) {
            Some((_, end)) => *end = to,
            None => spans.push((from, to)),
        }
    }
    spans
}

/// Whether an event is about a session, its payments, or what became of them.
fn speaks_of(event: &Event, session: &Session) -> bool {
    match &event.body.snapshot {
        Snapshot::Session(it) => it.id == session.id,
        Snapshot::Payment(it) => it.session == session.id,
        Snapshot::Refund(it) => it.body.session == session.id,
        Snapshot::Dispute(it) => it.body.session == session.id,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_that_are_near_each_other_are_one_span() {
        let at = |times: &[i64]| windows(times.iter().copied().map(Timestamp).collect());
        let span = |from: i64, to: i64| (Timestamp(from), Timestamp(to));
        assert_eq!(at(&[1000, 0, 1003, 1000]), [span(984, 1019)]);
        assert_eq!(at(&[9000, 1000]), [span(984, 1016), span(8984, 9016)]);
        assert!(at(&[]).is_empty());
    }
}
