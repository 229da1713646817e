//! The books: every movement of money, as balanced double entries.
//!
//! A movement has a source that is unique, so nothing is ever booked twice, and its legs sum to zero. It is written in
//! the commit that says what happened, and never changed.

use crate::attempt::Attempt;
use crate::id::{AttemptId, Scope};
use crate::money::{Currency, Money};
use crate::time::Timestamp;

/// What the legs of movements are booked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Book {
    /// What the processor's account holds for the merchant. A charge adds to it.
    Processor,
    /// What the merchant has sold. A charge that pays a session takes from it, as income is booked.
    Sales,
    /// What was given back of what was sold.
    Refunds,
    /// What buyers' banks have taken back.
    Disputes,
    /// What was captured though nobody wanted it: it is the buyer's, until it is given back.
    Owed,
}

impl Book {
    /// Every book.
    pub const ALL: [Self; 5] = [Self::Processor, Self::Sales, Self::Refunds, Self::Disputes, Self::Owed];

    /// The stored word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Processor => "processor",
            Self::Sales => "sales",
            Self::Refunds => "refunds",
            Self::Disputes => "disputes",
            Self::Owed => "owed",
        }
    }

    /// Reads the stored word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|book| book.as_str() == text)
    }
}

/// Money that moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movement {
    /// Whose.
    pub scope: Scope,
    /// What it comes from, unique, such as `charge/pay_...` or `refund/re_...`.
    pub source: String,
    /// Which payment it is about.
    pub attempt: AttemptId,
    /// The currency of every leg.
    pub currency: Currency,
    /// The books and what moves in them, in minor units. The sum is zero.
    pub legs: [(Book, i64); 2],
    /// When.
    pub created_at: Timestamp,
}

/// One leg of a movement, as it is booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What the movement comes from, such as `charge/pay_...`.
    pub source: String,
    /// In which book.
    pub book: Book,
    /// Which payment it is about.
    pub attempt: AttemptId,
    /// How much moved in the book, in minor units; negative where it went out.
    pub amount: Money,
    /// When.
    pub created_at: Timestamp,
}

/// A movement between the processor and another book: `amount` comes in where it is positive.
fn movement(attempt: &Attempt, source: String, other: Book, amount: i64, now: Timestamp) -> Option<Movement> {
    let against = amount.checked_neg()?;
    (amount != 0).then(|| Movement {
        scope: attempt.scope,
        source,
        attempt: attempt.id.clone(),
        currency: attempt.amount.currency,
        legs: [(Book::Processor, amount), (other, against)],
        created_at: now,
    })
}

/// Money was captured: it pays a session, or it is owed back. `None` where nothing was.
#[must_use]
pub fn charge(attempt: &Attempt, wanted: bool, now: Timestamp) -> Option<Movement> {
    let other = if wanted { Book::Sales } else { Book::Owed };
    movement(attempt, format!("charge/{}", attempt.id), other, attempt.captured, now)
}

/// Money was given back. `source` names the refund.
#[must_use]
pub fn refund(
    attempt: &Attempt,
    source: &str,
    wanted: bool,
    amount: i64,
    now: Timestamp,
) -> Option<Movement> {
    let other = if wanted { Book::Refunds } else { Book::Owed };
    movement(attempt, format!("refund/{source}"), other, amount.checked_neg()?, now)
}

/// A refund did not work after all: the money is back. `source` names the refund.
#[must_use]
pub fn refund_failed(
    attempt: &Attempt,
    source: &str,
    wanted: bool,
    amount: i64,
    now: Timestamp,
) -> Option<Movement> {
    let other = if wanted { Book::Refunds } else { Book::Owed };
    movement(attempt, format!("refund_failed/{source}"), other, amount, now)
}

/// The processor took disputed money away, where `amount` is negative, or gave it back. `source` names the dispute and
/// the change.
#[must_use]
pub fn dispute(attempt: &Attempt, source: &str, amount: i64, now: Timestamp) -> Option<Movement> {
    movement(attempt, format!("dispute/{source}"), Book::Disputes, amount, now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_round_trip() {
        for book in Book::ALL {
            assert_eq!(Book::parse(book.as_str()), Some(book));
        }
    }
}
