//! Comparing our books with a processor's. What does not agree is told and never mended by itself.

use crate::attempt::Attempt;
use crate::dispute::Dispute;
use crate::id::AttemptId;
use crate::money::Money;
use serde::{Deserialize, Serialize};

/// What can differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceKind {
    /// How much was captured.
    Captured,
    /// How much was given back.
    Refunded,
    /// The processor has a payment that we do not know.
    UnknownPayment,
    /// We have a payment that the processor does not know.
    MissingPayment,
    /// In which currency it is.
    Currency,
    /// How much buyers' banks have taken back because of disputes, whatever became of them.
    Disputed,
}

impl DifferenceKind {
    /// The public word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Captured => "captured",
            Self::Refunded => "refunded",
            Self::UnknownPayment => "unknown_payment",
            Self::MissingPayment => "missing_payment",
            Self::Currency => "currency",
            Self::Disputed => "disputed",
        }
    }
}

/// One thing about one payment on which the processor's book and ours do not agree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// What differs.
    pub kind: DifferenceKind,
    /// Which payment, if we know it.
    pub attempt: Option<AttemptId>,
    /// The processor.
    pub processor: String,
    /// The processor's account, by our name for it.
    pub account: String,
    /// The provider's own name for the payment, if it has one.
    pub reference: Option<String>,
    /// What our books say.
    pub ours: Option<Money>,
    /// What the processor's say.
    pub theirs: Option<Money>,
}

/// What a processor's book says of a payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// How much was captured there; nothing where it never was.
    pub captured: Money,
    /// How much was given back there, in minor units, where it says so.
    pub refunded: Option<i64>,
}

fn difference(
    kind: DifferenceKind,
    (attempt, account): (&Attempt, &str),
    ours: Option<Money>,
    theirs: Option<Money>,
) -> Difference {
    Difference {
        kind,
        attempt: Some(attempt.id.clone()),
        processor: attempt.processor.clone(),
        account: account.to_owned(),
        reference: attempt.handle().map(str::to_owned).or_else(|| attempt.body.processor_reference.clone()),
        ours,
        theirs,
    }
}

/// What the banks have taken because of disputes by a statement, compared with the disputes that we were told of. A
/// statement may have only some of them, because the others are of another month: less than we know is no difference.
#[must_use]
pub fn compare_disputes(
    attempt: &Attempt,
    account: &str,
    known: &[Dispute],
    theirs: i64,
) -> Option<Difference> {
    let taken = known.iter().filter(|dispute| !dispute.status.is_warning());
    let ours = taken.fold(0_i64, |sum, dispute| sum.saturating_add(dispute.amount.amount));
    let money = |amount| Some(Money { amount, currency: attempt.amount.currency });
    (theirs > ours)
        .then(|| difference(DifferenceKind::Disputed, (attempt, account), money(ours), money(theirs)))
}

/// What our books say of a payment's capture and of what went back, compared with what the processor's say. `None`
/// where the processor does not know the payment.
#[must_use]
pub fn compare(attempt: &Attempt, account: &str, told: Option<&Told>) -> Vec<Difference> {
    let ours = |amount| Money { amount, currency: attempt.amount.currency };
    let differs = |kind, ours, theirs| difference(kind, (attempt, account), ours, theirs);
    let Some(told) = told else {
        if attempt.captured == 0 {
            return vec![];
        }
        return vec![differs(DifferenceKind::MissingPayment, Some(ours(attempt.captured)), None)];
    };
    let mut found = vec![];
    if told.captured.currency != attempt.amount.currency {
        found.push(differs(DifferenceKind::Currency, Some(ours(attempt.captured)), Some(told.captured)));
        return found;
    }
    if told.captured.amount != attempt.captured {
        found.push(differs(DifferenceKind::Captured, Some(ours(attempt.captured)), Some(told.captured)));
    }
    if let Some(refunded) = told.refunded.filter(|it| *it != attempt.body.returned) {
        let kind = DifferenceKind::Refunded;
        found.push(differs(kind, Some(ours(attempt.body.returned)), Some(ours(refunded))));
    }
    found
}
