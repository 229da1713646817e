//! The figures of a merchant's home page: what was sold, how many sessions came to an end and how, why payments failed,
//! and what somebody must look at.
//!
//! Each figure reads a span of one index. A slot of time that has ended is remembered for a while, because it hardly
//! changes any more: only sessions that were made then may still be paid or expire.

use crate::{Engine, Fault};
use kassa_domain::account::{Account, AccountStatus};
use kassa_domain::attempt::Attempt;
use kassa_domain::dispute::{Dispute, DisputeStatus};
use kassa_domain::endpoint::{ENDPOINTS_MAX, Endpoint, EndpointStatus};
use kassa_domain::event::{Event, EventKind};
use kassa_domain::id::{AttemptId, Mode, Scope};
use kassa_domain::parked::Parked;
use kassa_domain::session::{LIFE_MAX, Status};
use kassa_domain::subscription::{Subscription, SubscriptionStatus};
use kassa_domain::time::{MINUTE, Timestamp};
use kassa_store::{Slice, StoreError};
use std::collections::BTreeMap;
use std::sync::Mutex;

/// At most so many slots of time are told of: the latest.
pub const SLOTS_MAX: usize = 100;
/// A slot is never shorter.
const STEP_MIN: i64 = MINUTE;
/// The reasons of so many failed payments are counted, the latest.
const FAILURES_MAX: i64 = 2000;
/// So many reasons are told.
const REASONS_MAX: usize = 10;
/// So many things of a kind that somebody must look at are told.
const ATTENTION_MAX: i64 = 20;
/// What is remembered of a slot is good for so long, where sessions of it may still come to an end.
const GOOD_FOR: i64 = 10 * MINUTE;
/// A slot is remembered when it has been over for so long: the clocks of nodes do not agree to the millisecond.
const OVER_FOR: i64 = MINUTE;
/// So many slots are remembered. When there are more, all are forgotten.
const REMEMBERED_MAX: usize = 10_000;

/// The figures of a span of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// The slots of time, the earliest first.
    pub slots: Vec<Slot>,
    /// Why payments were declined, the most frequent reason first, and how often.
    pub failures: Vec<(String, u64)>,
    /// Failures before this were not counted, because there are too many.
    pub failures_since: Option<Timestamp>,
}

/// The figures of one slot of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slot {
    /// Not before.
    pub from: Timestamp,
    /// Before.
    pub to: Timestamp,
    /// How many sessions were made, by the machine's clock.
    pub created: i64,
    /// How many of those are complete now.
    pub complete: i64,
    /// How many of those have expired.
    pub expired: i64,
    /// What was sold and given back in this time, whenever its sessions were made, by the code of the currency.
    pub volumes: BTreeMap<&'static str, Volume>,
}

/// Money that moved in a slot of time, in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Volume {
    /// How much was captured for sessions.
    pub sold: i64,
    /// By how many payments.
    pub payments: i64,
    /// How much of what was sold was given back, less what came back because a refund failed.
    pub returned: i64,
}

/// What somebody must look at. Of each kind the latest are told, twenty at most.
#[derive(Clone, Debug, Default)]
pub struct Attention {
    /// Payments of which nobody can say how they ended.
    pub parked: Vec<Attempt>,
    /// Notices that fit nothing.
    pub notices: Vec<Parked>,
    /// Endpoints that fail, or were switched off.
    pub endpoints: Vec<Endpoint>,
    /// Disputes that the merchant must answer at the processor, the most urgent first.
    pub disputes: Vec<Dispute>,
    /// Accounts at processors that are switched off.
    pub accounts: Vec<Account>,
    /// What a processor's book says otherwise than ours, as events.
    pub differences: Vec<Event>,
    /// Subscriptions whose renewal was declined.
    pub past_due: Vec<Subscription>,
}

/// Slots that have ended, and when they were counted.
#[derive(Debug, Default)]
pub(crate) struct Remembered(Mutex<BTreeMap<Place, (Timestamp, Slot)>>);

/// Whose slot it is, from when and to when.
type Place = (Scope, i64, i64);

impl Remembered {
    fn find(&self, scope: Scope, (from, to): (Timestamp, Timestamp), now: Timestamp) -> Option<Slot> {
        let known = self.0.lock().ok()?;
        let (counted, slot) = known.get(&(scope, from.0, to.0))?;
        let is_final = counted.since(to) > LIFE_MAX;
        (is_final || now.since(*counted) < GOOD_FOR).then(|| slot.clone())
    }

    /// Where a test clock may be set, time comes again, and nothing is remembered.
    fn keep(&self, scope: Scope, slot: &Slot, now: Timestamp) {
        if scope.mode == Mode::Test || now.since(slot.to) < OVER_FOR {
            return;
        }
        if let Ok(mut known) = self.0.lock() {
            if known.len() >= REMEMBERED_MAX {
                known.clear();
            }
            known.insert((scope, slot.from.0, slot.to.0), (now, slot.clone()));
        }
    }
}

/// The slots of a span of time: of each `step` milliseconds from its beginning, the latest of them.
fn slots(from: Timestamp, to: Timestamp, step: i64) -> Vec<(Timestamp, Timestamp)> {
    let step = step.max(STEP_MIN);
    let count = to.since(from).max(0).saturating_add(step.saturating_sub(1)).checked_div(step);
    let count = count.unwrap_or_default();
    let most = i64::try_from(SLOTS_MAX).unwrap_or(i64::MAX);
    let begin = |place: i64| from.plus(place.saturating_mul(step));
    let first = count.saturating_sub(most).max(0);
    (first..count).map(|place| (begin(place), begin(place.saturating_add(1)).min(to))).collect()
}

impl Engine {
    /// The figures of a span of time, in slots of `step` milliseconds. At most [`SLOTS_MAX`] slots, the latest.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn figures(
        &self,
        scope: Scope,
        from: Timestamp,
        to: Timestamp,
        step: i64,
    ) -> Result<Figures, Fault> {
        let spans = slots(from, to, step);
        let (first, mut slots) = (spans.first().map_or(to, |(from, _)| *from), vec![]);
        for span in spans {
            slots.push(self.slot(scope, span).await?);
        }
        let (failures, failures_since) = self.failures(scope, first, to).await?;
        Ok(Figures { slots, failures, failures_since })
    }

    async fn slot(&self, scope: Scope, span: (Timestamp, Timestamp)) -> Result<Slot, StoreError> {
        let now = self.wall();
        if let Some(slot) = self.figured.find(scope, span, now) {
            return Ok(slot);
        }
        let store = self.store();
        let mut slot = Slot { from: span.0, to: span.1, ..Slot::default() };
        for status in [Status::Open, Status::Paying, Status::Complete, Status::Expired] {
            let count = store.count_sessions(scope, status, span).await?;
            slot.created = slot.created.saturating_add(count);
            match status {
                Status::Complete => slot.complete = count,
                Status::Expired => slot.expired = count,
                Status::Open | Status::Paying => {}
            }
        }
        for (money, count) in store.sold(scope, span).await? {
            let volume = slot.volumes.entry(money.currency.code()).or_default();
            (volume.sold, volume.payments) = (money.amount.saturating_neg(), count);
        }
        for (money, _) in store.returned(scope, span).await? {
            slot.volumes.entry(money.currency.code()).or_default().returned = money.amount;
        }
        self.figured.keep(scope, &slot, now);
        Ok(slot)
    }

    /// Why payments that were begun in a span of time were declined; and since when that was counted, if not all were.
    async fn failures(
        &self,
        scope: Scope,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<(Vec<(String, u64)>, Option<Timestamp>), StoreError> {
        let (above, below) = (AttemptId::floor(from), AttemptId::floor(to));
        let slice = Slice {
            above: above.as_str().to_owned(),
            below: below.as_str().to_owned(),
            newest_first: true,
            limit: FAILURES_MAX,
        };
        let declined = self.store().declined_slice(scope, &slice).await?;
        let is_cut = i64::try_from(declined.len()).is_ok_and(|count| count >= FAILURES_MAX);
        let since = declined.last().filter(|_| is_cut).map(|payment| payment.created_at);
        let mut reasons: BTreeMap<String, u64> = BTreeMap::new();
        for payment in declined {
            let count = reasons.entry(payment.body.reason.unwrap_or_default()).or_default();
            *count = count.saturating_add(1);
        }
        let mut reasons: Vec<_> = reasons.into_iter().collect();
        reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        reasons.truncate(REASONS_MAX);
        Ok((reasons, since))
    }

    /// What somebody must look at.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn attention(&self, scope: Scope) -> Result<Attention, Fault> {
        let store = self.store();
        let most = i64::try_from(ENDPOINTS_MAX).unwrap_or(i64::MAX);
        let mut endpoints = store.endpoints(scope, None, most).await?;
        endpoints.retain(|it| it.status == EndpointStatus::Disabled || it.body.failing_since.is_some());
        let mut disputes = vec![];
        for status in [DisputeStatus::NeedsResponse, DisputeStatus::WarningNeedsResponse] {
            disputes.extend(store.disputes_of_status(scope, status, ATTENTION_MAX).await?);
        }
        disputes.sort_by_key(|it| (it.body.due_by.unwrap_or(Timestamp(i64::MAX)), it.created_at));
        let accounts = store.accounts(scope).await?;
        let difference = Some(EventKind::ReconciliationDifference);
        let past_due = Some(SubscriptionStatus::PastDue);
        Ok(Attention {
            parked: store.parked_payments(scope, ATTENTION_MAX).await?,
            notices: store.parked_notices(scope, None, ATTENTION_MAX).await?,
            endpoints,
            disputes,
            accounts: accounts.into_iter().filter(|it| it.status == AccountStatus::Disabled).collect(),
            differences: store.events(scope, i64::MAX, ATTENTION_MAX, difference).await?,
            past_due: store.subscriptions(scope, None, ATTENTION_MAX, past_due, None).await?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_has_its_slots_and_no_more_than_can_be_shown() {
        let at = |from: i64, to: i64, step: i64| slots(Timestamp(from), Timestamp(to), step);
        let slot = |from: i64, to: i64| (Timestamp(from), Timestamp(to));
        assert_eq!(at(0, 2 * MINUTE, MINUTE), [slot(0, MINUTE), slot(MINUTE, 2 * MINUTE)]);
        assert_eq!(at(5, MINUTE + 6, MINUTE), [slot(5, MINUTE + 5), slot(MINUTE + 5, MINUTE + 6)]);
        assert_eq!(at(0, 10, 0), [slot(0, 10)], "a slot is never shorter than a minute");
        assert!(at(10, 10, MINUTE).is_empty() && at(10, 0, MINUTE).is_empty());
        let many = at(0, 1000 * MINUTE, MINUTE);
        assert_eq!((many.len(), many.last()), (SLOTS_MAX, Some(&slot(999 * MINUTE, 1000 * MINUTE))));
        assert_eq!(at(0, i64::MAX, MINUTE).len(), SLOTS_MAX);
    }

    #[test]
    fn a_slot_is_remembered_only_when_it_is_over() {
        let remembered = Remembered::default();
        let scope = Scope { merchant: 1, mode: Mode::Live };
        let span = (Timestamp(0), Timestamp(MINUTE));
        let slot = Slot { from: span.0, to: span.1, created: 7, ..Slot::default() };
        let find = |now: i64| remembered.find(scope, span, Timestamp(now));
        remembered.keep(scope, &slot, Timestamp(MINUTE + 1));
        assert_eq!(find(MINUTE + 2), None);
        remembered.keep(Scope { mode: Mode::Test, ..scope }, &slot, Timestamp(3 * MINUTE));
        assert_eq!(remembered.find(Scope { mode: Mode::Test, ..scope }, span, Timestamp(3 * MINUTE)), None);
        remembered.keep(scope, &slot, Timestamp(3 * MINUTE));
        assert_eq!(find(4 * MINUTE).map(|slot| slot.created), Some(7));
        assert_eq!(find(20 * MINUTE), None, "sessions of it may have been paid since");
        remembered.keep(scope, &slot, Timestamp(MINUTE + LIFE_MAX + 1));
        assert_eq!(find(i64::MAX / 2).map(|slot| slot.created), Some(7), "nothing changes any more");
    }
}
