//! The moments that ids begin with: what one process makes later sorts later, also within a millisecond.

use kassa_domain::Timestamp;
use kassa_domain::id::Moment;
use kassa_domain::time::SECOND;
use std::sync::atomic::AtomicI64;
use std::sync::atomic::Ordering::Relaxed;

/// Below each millisecond there is room for so many ranks.
const RANKS: i64 = 8;

/// What was given last.
#[derive(Debug, Default)]
pub(crate) struct Moments {
    /// Under a test clock, in milliseconds.
    turned: AtomicI64,
    /// Elsewhere, in milliseconds times [`RANKS`] plus the rank.
    ranked: AtomicI64,
}

impl Moments {
    /// The moment of a decision.
    pub(crate) fn next(&self, wall: Timestamp, turned: bool) -> Moment {
        if turned { self.alone(wall).into() } else { self.ranked(wall) }
    }

    /// A millisecond that no decision before this one had: where a test clock is set, chance has no say in the order
    /// in which things are done, however many they are.
    fn alone(&self, wall: Timestamp) -> Timestamp {
        let later = |latest: i64| wall.0.max(latest.saturating_add(1));
        let before = self.turned.fetch_update(Relaxed, Relaxed, |latest| Some(later(latest)));
        Timestamp(later(before.unwrap_or_default()))
    }

    /// The next rank of this millisecond. Where the machine's clock went back a little, it is the next rank of the
    /// latest one; where it went back by more than a second, time begins anew.
    fn ranked(&self, wall: Timestamp) -> Moment {
        let next = |latest: i64| {
            let (at, rank) = (latest.div_euclid(RANKS), latest.rem_euclid(RANKS));
            if wall.0 > at || wall.0 < at.saturating_sub(SECOND) {
                return wall.0.saturating_mul(RANKS);
            }
            at.saturating_mul(RANKS).saturating_add((rank + 1).min(Moment::LAST.into()))
        };
        let before = self.ranked.fetch_update(Relaxed, Relaxed, |latest| Some(next(latest)));
        let given = next(before.unwrap_or_default());
        let rank = u8::try_from(given.rem_euclid(RANKS)).unwrap_or(Moment::LAST);
        Moment::new(Timestamp(given.div_euclid(RANKS)), rank)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_later_within_a_millisecond_has_a_later_rank_up_to_the_last() {
        let moments = Moments::default();
        let at = Timestamp(1_700_000_000_000);
        let ranks: Vec<Moment> = (0..9).map(|_| moments.next(at, false)).collect();
        let expected: Vec<Moment> = [0, 1, 2, 3, 4, 5, 6, 6, 6].map(|rank| Moment::new(at, rank)).into();
        assert_eq!(ranks, expected);
        assert_eq!(moments.next(at.plus(1), false), Moment::new(at.plus(1), 0));
    }

    #[test]
    fn a_clock_that_steps_back_a_little_changes_no_order_and_one_that_is_set_back_is_followed() {
        let moments = Moments::default();
        let at = Timestamp(1_700_000_000_000);
        assert_eq!(moments.next(at, false), at.into());
        assert_eq!(moments.next(at.plus(-SECOND), false), Moment::new(at, 1));
        assert_eq!(moments.next(at.plus(-SECOND - 1), false), at.plus(-SECOND - 1).into());
    }

    #[test]
    fn under_a_test_clock_each_decision_has_a_millisecond_of_its_own() {
        let moments = Moments::default();
        let at = Timestamp(1_700_000_000_000);
        let given: Vec<Moment> = (0..3).map(|_| moments.next(at, true)).collect();
        assert_eq!(given, [at.into(), at.plus(1).into(), at.plus(2).into()]);
        assert_eq!(moments.next(at, false), at.into(), "other scopes are left alone");
    }
}
