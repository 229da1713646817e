//! Refunds and the books of the small models of the store, and what must hold of them after every step.

use super::*;
use crate::id::RefundId;
use crate::ledger::{Book, Movement};
use crate::processor::{Captured, Refunding};
use crate::refund::{Refund, RefundStatus};

/// A capture of this much, as a provider tells it.
pub(super) fn paid(amount: Money) -> Outcome {
    told(amount, None, Some(0))
}

/// A capture whose means was kept.
pub(super) fn kept(amount: Money, saved: Option<String>) -> Outcome {
    told(amount, saved, Some(0))
}

/// A capture of which all was given back at the provider.
pub(super) fn given_back(amount: Money) -> Outcome {
    back(amount, amount.amount)
}

/// A capture of which so much was given back at the provider.
pub(super) fn back(amount: Money, total: i64) -> Outcome {
    told(amount, None, Some(total))
}

fn told(amount: Money, saved: Option<String>, refunded: Option<i64>) -> Outcome {
    let reference = "ch_1".to_owned();
    Outcome::Succeeded(Box::new(Captured {
        amount,
        reference,
        saved,
        instrument: None,
        refunded,
        excess: None,
    }))
}

pub(super) fn prompt() -> Ask {
    Ask::Prompt { words: String::new() }
}

/// The tables `refunds` and `entries`.
#[derive(Clone, Debug, Default)]
pub(super) struct Books {
    pub(super) refunds: BTreeMap<RefundId, Refund>,
    pub(super) movements: BTreeMap<String, Movement>,
}

impl Books {
    pub(super) fn insert(&mut self, row: Row) {
        match row {
            Row::Refund(refund) => assert!(self.refunds.insert(refund.id.clone(), refund).is_none()),
            Row::Movement(movement) => {
                let [(_, amount), (_, against)] = movement.legs;
                assert_eq!(amount, -against, "M3: a movement sums to zero");
                let source = movement.source.clone();
                assert!(self.movements.insert(source, movement).is_none(), "nothing is booked twice");
            }
            other => panic!("not expected here: {other:?}"),
        }
    }

    pub(super) fn update(&mut self, row: Row) {
        let Row::Refund(mut refund) = row else { panic!("not expected here: {row:?}") };
        assert_eq!(self.refunds.get(&refund.id).map(|old| old.version), Some(refund.version));
        refund.version += 1;
        self.refunds.insert(refund.id.clone(), refund);
    }

    /// The refund of an attempt that waits for its processor.
    pub(super) fn pending(&self, attempt: &AttemptId) -> Option<RefundId> {
        let waits = |it: &&Refund| it.attempt == *attempt && it.status == RefundStatus::Pending;
        self.refunds.values().find(waits).map(|refund| refund.id.clone())
    }

    pub(super) fn done(refund: RefundId) -> Command {
        let refunding = Refunding::Succeeded("rf_1".to_owned());
        Command::SettleRefund { refund, heard: None, refunding }
    }

    pub(super) fn check(&self, attempts: &BTreeMap<AttemptId, Attempt>) {
        for attempt in attempts.values() {
            let sum = |statuses: &[RefundStatus]| -> i64 {
                let counts = |it: &&Refund| it.attempt == attempt.id && statuses.contains(&it.status);
                self.refunds.values().filter(counts).map(|refund| refund.amount.amount).sum()
            };
            let reserved = sum(&[RefundStatus::Pending, RefundStatus::Succeeded]);
            let returned = sum(&[RefundStatus::Succeeded]);
            assert_eq!((attempt.refunded, attempt.body.returned), (reserved, returned), "{attempt:?}");
            assert!(0 <= reserved && reserved <= attempt.captured, "M4: {attempt:?}");
            assert!(attempt.captured <= attempt.amount.amount, "M2: {attempt:?}");
            let all = attempt.captured > 0 && returned == attempt.captured;
            let nothing = attempt.captured == 0;
            assert!(nothing || all == (attempt.status == AttemptStatus::Refunded), "{attempt:?}");
            let booked = |book| -> i64 {
                let mine = self.movements.values().filter(|it| it.attempt == attempt.id);
                let legs = mine.flat_map(|it| it.legs).filter(|(found, _)| *found == book);
                legs.map(|(_, amount)| amount).sum()
            };
            let ours = attempt.captured - returned - attempt.body.disputed;
            assert_eq!(booked(Book::Processor), ours, "M3: {attempt:?}");
            if attempt.status == AttemptStatus::Surplus {
                assert_eq!(
                    booked(Book::Owed),
                    returned - attempt.captured,
                    "what is not wanted is owed: {attempt:?}"
                );
            }
        }
    }
}
