//! The calendar of what renews: where its periods begin and end, and what a part of one costs.
//!
//! Every boundary is computed from the anchor, never from the boundary before it, so a short month does not move those
//! after it: 31 January, 28 February, 31 March. All days are UTC days, so no period is an hour longer than another of
//! as many days.
//!
//! The calendar is the Gregorian one for all of time that a [`Timestamp`] can name, so every point in time is in
//! exactly one period and nothing here can fail.

use crate::catalog::{Interval, Period};
use crate::planted;
use crate::time::{DAY, Timestamp};
use serde::{Deserialize, Serialize};

/// More months than there are between any two points in time.
const MONTHS_MAX: i128 = 1_000_000_000_000;
/// The Gregorian calendar repeats after so many months, which are 400 years.
const CYCLE_MONTHS: i128 = 4_800;
/// The days of a repetition.
const CYCLE_DAYS: i128 = 146_097;
/// From March of the year 0 to January 1970.
const MARCH_TO_1970_MONTHS: i128 = 23_638;
/// From 1 March of the year 0 to 1 January 1970.
const MARCH_TO_1970_DAYS: i128 = 719_468;

/// Periods of one length that follow one another, in both directions of time. The one with index 0 begins at the
/// anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// Where the period with index 0 begins. Its day of the month and its time of day are those of every boundary.
    pub anchor: Timestamp,
    /// How long each is. A count below 1 is taken as 1.
    pub period: Period,
}

/// The length of a period in the unit in which it is always the same.
enum Step {
    /// So many milliseconds.
    Milliseconds(i128),
    /// So many months, each as long as it is.
    Months(i128),
}

impl Schedule {
    /// Where the period with this index begins and the one before it ends. A day that the month does not have is its
    /// last day. Stops at the ends of the range of time.
    #[must_use]
    pub fn boundary(&self, index: i64) -> Timestamp {
        Timestamp(narrow(self.exact(i128::from(index))))
    }

    /// The index of the period that this time is in: it begins then or earlier, and ends later.
    #[must_use]
    pub fn at(&self, time: Timestamp) -> i64 {
        let index = match self.step() {
            Step::Milliseconds(step) => (i128::from(time.0) - i128::from(self.anchor.0)).div_euclid(step),
            Step::Months(step) => {
                // A period begins in this month at the latest, and the next in a later one: it can be too late by one.
                let index = (month_of(time.day()) - month_of(self.anchor.day())).div_euclid(step);
                if self.exact(index) > i128::from(time.0) { index - 1 } else { index }
            }
        };
        narrow(index)
    }

    /// The index of the first boundary that is later than this time.
    #[must_use]
    pub fn index_after(&self, time: Timestamp) -> i64 {
        self.at(time).saturating_add(1)
    }

    /// Milliseconds since 1970 of a boundary, also beyond the range of time.
    fn exact(&self, index: i128) -> i128 {
        match self.step() {
            Step::Milliseconds(step) => i128::from(self.anchor.0).saturating_add(index.saturating_mul(step)),
            Step::Months(step) => {
                let from = month_of(self.anchor.day());
                let days = i128::from(self.anchor.day()) - first_day(from);
                let month = from + index.saturating_mul(step).clamp(-MONTHS_MAX, MONTHS_MAX);
                let day = (first_day(month) + days).min(first_day(month + 1) - 1);
                day * i128::from(DAY) + i128::from(self.anchor.0.rem_euclid(DAY))
            }
        }
    }

    fn step(&self) -> Step {
        let count = i128::from(self.period.count.max(1));
        match self.period.interval {
            Interval::Day => Step::Milliseconds(count * i128::from(DAY)),
            Interval::Week => Step::Milliseconds(count * 7 * i128::from(DAY)),
            Interval::Month => Step::Months(count),
            Interval::Year => Step::Months(count * 12),
        }
    }
}

/// The number of the UTC day that a month begins with. Months are counted like days: January 1970 is 0.
fn first_day(month: i128) -> i128 {
    // A year that begins in March ends with its leap day, and its months are 31 30 31 30 31 days long, twice and again.
    let march = month + MARCH_TO_1970_MONTHS;
    let (year, place) = (march.div_euclid(12), march.rem_euclid(12));
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + (153 * place + 2) / 5 - MARCH_TO_1970_DAYS
}

/// The month that a UTC day is in.
fn month_of(day: i64) -> i128 {
    let day = i128::from(day);
    let mut month = (day * CYCLE_MONTHS).div_euclid(CYCLE_DAYS);
    while first_day(month) > day {
        month -= 1;
    }
    while first_day(month + 1) <= day {
        month += 1;
    }
    month
}

/// The number, or the end of the range that it is beyond.
fn narrow(number: i128) -> i64 {
    i64::try_from(number).unwrap_or(if number < 0 { i64::MIN } else { i64::MAX })
}

/// What `part` milliseconds of `whole` cost when the whole costs `total` minor units: rounded to the nearest, halves
/// up. A part is from nothing to the whole. Where the whole has no length, it costs the total.
#[must_use]
pub fn share(total: i64, part: i64, whole: i64) -> i64 {
    if whole <= 0 {
        return total;
    }
    let (total, whole) = (i128::from(total), i128::from(whole));
    let part = i128::from(part).clamp(0, whole);
    narrow((2 * total * part + whole).div_euclid(2 * whole))
}

/// What a change of price within a period comes to, in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Proration {
    /// What is given back of the old price, for the time that is left.
    pub credit: i64,
    /// What is asked of the new price, for the same time.
    pub debit: i64,
}

/// What it comes to when a period from `start` to `end` costs another total from `now` on. Before the start all of the
/// period is left, after the end nothing.
///
/// The totals are multiples of the currency's grain, and so are both parts. They are rounded by themselves, each by at
/// most half a grain. The first price and the changes after it, in the order of their times, never sum to less than
/// nothing: no credit is more than what was asked for it.
#[must_use]
pub fn prorate(
    old_total: i64,
    new_total: i64,
    grain: i64,
    now: Timestamp,
    start: Timestamp,
    end: Timestamp,
) -> Proration {
    let (mut left, mut whole) = (end.since(now), end.since(start));
    if planted!("share_in_whole_days") {
        (left, whole) = (left / DAY, whole / DAY);
    }
    let of = |total: i64| share(total / grain, left, whole) * grain;
    Proration { credit: of(old_total), debit: of(new_total) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::AMOUNT_MAX;
    use proptest::prelude::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    fn schedule(anchor: Timestamp, interval: Interval, count: i64) -> Schedule {
        Schedule { anchor, period: Period { interval, count } }
    }

    #[test]
    fn a_short_month_does_not_move_those_after_it() {
        for (anchor, interval, count, boundaries) in [
            ("2027-01-31", Interval::Month, 1, ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]),
            ("2028-01-31", Interval::Month, 1, ["2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30"]),
            ("2027-01-29", Interval::Month, 1, ["2027-01-29", "2027-02-28", "2027-03-29", "2027-04-29"]),
            ("2027-11-30", Interval::Month, 3, ["2027-11-30", "2028-02-29", "2028-05-30", "2028-08-30"]),
            ("2028-02-29", Interval::Year, 1, ["2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28"]),
            ("2024-02-29", Interval::Year, 4, ["2024-02-29", "2028-02-29", "2032-02-29", "2036-02-29"]),
            ("2096-02-29", Interval::Year, 4, ["2096-02-29", "2100-02-28", "2104-02-29", "2108-02-29"]),
            ("2027-12-27", Interval::Week, 2, ["2027-12-27", "2028-01-10", "2028-01-24", "2028-02-07"]),
            ("2028-02-28", Interval::Day, 1, ["2028-02-28", "2028-02-29", "2028-03-01", "2028-03-02"]),
        ] {
            let schedule = schedule(at(&format!("{anchor}T10:20:30.456Z")), interval, count);
            for (index, boundary) in (0..).zip(boundaries) {
                let boundary = at(&format!("{boundary}T10:20:30.456Z"));
                assert_eq!(schedule.boundary(index), boundary, "{anchor} {interval:?} {index}");
            }
        }
        let leap = schedule(at("2028-02-29T00:00:00Z"), Interval::Year, 1);
        assert_eq!(leap.boundary(4), at("2032-02-29T00:00:00Z"));
        assert_eq!(leap.boundary(-1), at("2027-02-28T00:00:00Z"));
        assert_eq!(leap.boundary(-4), at("2024-02-29T00:00:00Z"));
    }

    #[test]
    fn a_boundary_belongs_to_the_period_that_it_begins() {
        let schedule = schedule(at("2027-01-31T10:00:00Z"), Interval::Month, 1);
        for (time, index) in [
            ("2027-01-31T10:00:00Z", 0),
            ("2027-01-31T09:59:59.999Z", -1),
            ("2026-12-31T10:00:00Z", -1),
            ("2026-12-31T09:59:59.999Z", -2),
            ("2027-02-28T09:59:59.999Z", 0),
            ("2027-02-28T10:00:00Z", 1),
            ("2027-03-30T00:00:00Z", 1),
            ("2027-03-31T10:00:00Z", 2),
        ] {
            assert_eq!(schedule.at(at(time)), index, "{time}");
            assert_eq!(schedule.index_after(at(time)), index + 1, "{time}");
        }
    }

    #[test]
    fn a_schedule_is_stored_as_its_words() {
        let schedule = schedule(Timestamp(5), Interval::Month, 3);
        let text = serde_json::to_string(&schedule).unwrap();
        assert_eq!(text, r#"{"anchor":5,"period":{"interval":"month","count":3}}"#);
        assert_eq!(serde_json::from_str::<Schedule>(&text).unwrap(), schedule);
    }

    #[test]
    fn a_count_below_one_is_one() {
        for interval in Interval::ALL {
            for count in [0, -1, i64::MIN] {
                let (odd, one) =
                    (schedule(Timestamp(0), interval, count), schedule(Timestamp(0), interval, 1));
                assert_eq!(odd.boundary(7), one.boundary(7));
                assert_eq!(odd.at(Timestamp(77 * DAY)), one.at(Timestamp(77 * DAY)));
            }
        }
    }

    #[test]
    fn the_ends_of_time_stop_it() {
        for interval in Interval::ALL {
            for anchor in [i64::MIN, -1, 0, 1, i64::MAX] {
                for count in [1, 36, i64::MAX] {
                    let schedule = schedule(Timestamp(anchor), interval, count);
                    assert_eq!(schedule.boundary(0), Timestamp(anchor));
                    assert_eq!(schedule.boundary(i64::MAX), Timestamp(i64::MAX));
                    assert_eq!(schedule.boundary(i64::MIN), Timestamp(i64::MIN));
                    for time in [i64::MIN, -1, 0, 1, i64::MAX - 1, i64::MAX] {
                        let index = schedule.at(Timestamp(time));
                        assert!(schedule.boundary(index) <= Timestamp(time));
                        assert!(schedule.boundary(index + 1) > Timestamp(time) || time == i64::MAX);
                    }
                }
            }
        }
    }

    /// A calendar of its own: the lengths of the months of 1970 to 2099, written down one after another.
    struct Calendar {
        /// The number of the day that each month begins with.
        firsts: Vec<i64>,
        /// Its days.
        lengths: Vec<i64>,
    }

    impl Calendar {
        fn new() -> Self {
            let (mut firsts, mut lengths, mut day) = (vec![], vec![], 0);
            for year in 1970..=2099 {
                // 2000 is a leap year, 1900 and 2100 are not there.
                let february = if year % 4 == 0 { 29 } else { 28 };
                for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
                    firsts.push(day);
                    lengths.push(length);
                    day += length;
                }
            }
            Self { firsts, lengths }
        }

        /// The number of this day of the month, from 1, or of the last one that there is.
        fn day(&self, month: i64, day: i64) -> i64 {
            let place = usize::try_from(month).unwrap();
            self.firsts[place] + day.min(self.lengths[place]) - 1
        }

        /// Every day of the five years: its month, its day in that, and its number.
        fn days(&self) -> Vec<(i64, i64, i64)> {
            let months = (2027 - 1970) * 12..(2032 - 1970) * 12;
            let length = |month: i64| self.lengths[usize::try_from(month).unwrap()];
            let days = months.flat_map(|month| (1..=length(month)).map(move |day| (month, day)));
            days.map(|(month, day)| (month, day, self.day(month, day))).collect()
        }
    }

    #[test]
    fn the_calendar_of_these_tests_is_right() {
        let calendar = Calendar::new();
        let days = calendar.days();
        assert_eq!(days.len(), 5 * 365 + 1);
        assert_eq!(days.first(), Some(&((2027 - 1970) * 12, 1, 20_819)));
        assert_eq!(days.last(), Some(&((2031 - 1970) * 12 + 11, 31, 22_644)));
        assert_eq!(calendar.day((2000 - 1970) * 12 + 2, 1), 11_017);
    }

    /// Checks the periods around an anchor: they begin where the calendar says, each ends where the next begins, and
    /// a time is in the one that a search from the first finds.
    fn check(anchor: Timestamp, period: Period, expected: impl Fn(i64) -> i64) {
        let schedule = Schedule { anchor, period };
        let indexes = -6..=20_i64;
        let time_of_day = anchor.0 % DAY;
        let boundaries: Vec<(i64, Timestamp)> =
            indexes.map(|index| (index, Timestamp(expected(index) * DAY + time_of_day))).collect();
        for (index, boundary) in &boundaries {
            assert_eq!(schedule.boundary(*index), *boundary, "{schedule:?} {index}");
        }
        assert!(boundaries.is_sorted_by(|(_, a), (_, b)| a < b), "{schedule:?}");
        // Other ones for each anchor, so that all are seen, and both edges of each.
        let place = usize::try_from(anchor.day()).unwrap() % (boundaries.len() - 1);
        let (start, end) = (boundaries[place].1, boundaries[place + 1].1);
        for time in [start, start.plus(end.since(start) / 2), end.plus(-1)] {
            let later = boundaries.iter().find(|(_, boundary)| *boundary > time).unwrap();
            assert_eq!(schedule.index_after(time), later.0, "{schedule:?} {time:?}");
            assert_eq!(schedule.at(time), later.0 - 1, "{schedule:?} {time:?}");
        }
    }

    /// Checks all periods of these counts with every day of the five years as the anchor, at all times of the day.
    fn check_all(
        interval: Interval,
        counts: &[i64],
        expected: impl Fn(&Calendar, (i64, i64, i64), i64) -> i64,
    ) {
        let calendar = Calendar::new();
        for day in calendar.days() {
            let anchor = Timestamp(day.2 * DAY + (day.2 * 7_654_321) % DAY);
            for count in counts {
                let expected = |index: i64| expected(&calendar, day, index * count);
                check(anchor, Period { interval, count: *count }, expected);
            }
        }
    }

    #[test]
    fn days_tile_the_time_line() {
        check_all(Interval::Day, &[1, 2, 7, 30, 365], |_, (_, _, number), units| number + units);
    }

    #[test]
    fn weeks_tile_the_time_line() {
        check_all(Interval::Week, &[1, 2, 4, 13, 52], |_, (_, _, number), units| number + 7 * units);
    }

    #[test]
    fn months_tile_the_time_line() {
        let counts: Vec<i64> = (1..=12).collect();
        check_all(Interval::Month, &counts, |calendar, (month, day, _), units| {
            calendar.day(month + units, day)
        });
    }

    #[test]
    fn years_tile_the_time_line() {
        check_all(Interval::Year, &[1, 2, 3], |calendar, (month, day, _), units| {
            calendar.day(month + 12 * units, day)
        });
    }

    /// The length of a period, and changes within it: each with the price after it and the milliseconds before it.
    fn any_changes() -> impl Strategy<Value = (i64, Vec<(i64, i64)>)> {
        let whole = prop_oneof![Just(28 * DAY), Just(31 * DAY), Just(366 * DAY), 1..1_000_i64];
        whole.prop_flat_map(|whole| {
            let change = (any_price(), 0..=whole);
            (Just(whole), prop::collection::vec(change, 0..8))
        })
    }

    fn any_price() -> impl Strategy<Value = i64> {
        prop_oneof![Just(0), 1..100_i64, 0..=AMOUNT_MAX]
    }

    fn any_schedule(anchor: impl Strategy<Value = i64>) -> impl Strategy<Value = Schedule> {
        let interval = prop::sample::select(Interval::ALL.to_vec());
        (anchor, interval, 1..=36_i64).prop_map(|(anchor, interval, count)| {
            schedule(Timestamp(anchor), interval, count.min(interval.count_max()))
        })
    }

    const YEAR: i64 = 366 * DAY;

    proptest! {
        #[test]
        fn every_time_is_in_one_period(
            schedule in any_schedule(any::<i64>()),
            time in prop_oneof![any::<i64>(), -3_000 * YEAR..3_000 * YEAR],
        ) {
            let index = schedule.at(Timestamp(time));
            prop_assert!(schedule.boundary(index) <= Timestamp(time));
            prop_assert!(Timestamp(time) < schedule.boundary(index + 1));
        }

        #[test]
        fn a_period_ends_as_an_entitlement_of_its_length_does(
            schedule in any_schedule(-3_000 * YEAR..6_000 * YEAR),
            index in -500..=500_i64,
        ) {
            let Period { interval, count } = schedule.period;
            let end = Period { interval, count: index * count }.end(schedule.anchor);
            prop_assert_eq!(schedule.boundary(index), end);
            prop_assert_eq!(schedule.at(end), index);
        }

        #[test]
        fn boundaries_never_panic_and_never_go_back(
            anchor in any::<i64>(),
            interval in prop::sample::select(Interval::ALL.to_vec()),
            count in any::<i64>(),
            a in any::<i64>(),
            b in any::<i64>(),
        ) {
            let schedule = schedule(Timestamp(anchor), interval, count);
            prop_assert!(schedule.boundary(a.min(b)) <= schedule.boundary(a.max(b)));
        }

        #[test]
        fn a_share_is_as_near_as_a_whole_number_can_be(
            total in 0..=i64::MAX,
            part in 0..=i64::MAX,
            whole in 1..=i64::MAX,
        ) {
            let part = part % whole;
            let [total_exact, part_exact, whole_exact] = [total, part, whole].map(i128::from);
            let off = i128::from(share(total, part, whole)) * whole_exact - total_exact * part_exact;
            // Halves up: it is at most half above, and less than half below.
            prop_assert!(off <= whole_exact - off && -off < whole_exact + off);
            prop_assert_eq!(share(total, whole, whole), total);
            prop_assert_eq!(share(total, 0, whole), 0);
        }

        #[test]
        fn a_share_grows_with_the_part_and_the_total(
            (total, more) in (any_price(), any_price()),
            (part, longer) in (any::<i64>(), any::<i64>()),
            whole in any::<i64>(),
        ) {
            let one = share(total, part, whole);
            prop_assert!((0..=total).contains(&one));
            prop_assert!(share(total, part.min(longer), whole) <= share(total, part.max(longer), whole));
            prop_assert!(share(total.min(more), part, whole) <= share(total.max(more), part, whole));
        }

        #[test]
        fn what_changes_nothing_costs_nothing(
            (old, new) in (any_price(), any_price()),
            start in -YEAR..100 * YEAR,
            whole in prop_oneof![1..10_i64, 1..3 * YEAR],
            passed in 0..3 * YEAR,
        ) {
            let (start, end) = (Timestamp(start), Timestamp(start + whole));
            let now = start.plus(passed % whole);
            let same = prorate(old, old, 1, now, start, end);
            prop_assert_eq!(same.credit, same.debit);
            let (there, back) = (prorate(old, new, 1, now, start, end), prorate(new, old, 1, now, start, end));
            prop_assert_eq!(there.debit - there.credit + back.debit - back.credit, 0);
            prop_assert_eq!(prorate(old, new, 1, start, start, end), Proration { credit: old, debit: new });
            prop_assert_eq!(prorate(old, new, 1, end, start, end), Proration::default());
            // What a token cannot express is no part of it.
            let Proration { credit, debit } = there;
            let coarse = Proration { credit: credit * 100, debit: debit * 100 };
            prop_assert_eq!(prorate(old * 100, new * 100, 100, now, start, end), coarse);
        }

        #[test]
        fn a_series_of_changes_costs_what_the_time_at_each_price_costs(
            first in any_price(),
            start in 0..100 * YEAR,
            (whole, mut changes) in any_changes(),
        ) {
            changes.sort_by_key(|(_, passed)| *passed);
            let (start, end) = (Timestamp(start), Timestamp(start + whole));
            let (mut price, mut since, mut charged) = (first, 0, first);
            // The sum of each price times its milliseconds.
            let mut exact = 0_i128;
            for (new, passed) in &changes {
                let part = prorate(price, *new, 1, start.plus(*passed), start, end);
                charged += part.debit - part.credit;
                exact += i128::from(price) * i128::from(passed - since);
                (price, since) = (*new, *passed);
                prop_assert!(charged >= 0);
            }
            exact += i128::from(price) * i128::from(whole - since);
            // Two parts for each change, and each is rounded by half a minor unit at most.
            let off = (i128::from(charged) * i128::from(whole) - exact).abs();
            let sides = 2 * i128::try_from(changes.len()).unwrap();
            prop_assert!(2 * off <= sides * i128::from(whole));
        }
    }

    #[test]
    fn shares_at_their_edges() {
        for (total, part, whole, cost) in [
            (1, 1, 2, 1),
            (1, 1, 3, 0),
            (1, 2, 3, 1),
            (3, 1, 2, 2),
            (1_000, 10, 30, 333),
            (1_000, -1, 30, 0),
            (1_000, 31, 30, 1_000),
            (1_000, 0, 0, 1_000),
            (1_000, 5, -1, 1_000),
            (0, 5, 10, 0),
            (i64::MAX, i64::MAX, i64::MAX, i64::MAX),
            (i64::MAX, i64::MAX - 1, i64::MAX, i64::MAX - 1),
        ] {
            assert_eq!(share(total, part, whole), cost, "{total} {part} {whole}");
        }
    }

    #[test]
    fn a_change_in_the_middle_of_a_month() {
        let (start, end) = (at("2027-06-01T00:00:00Z"), at("2027-07-01T00:00:00Z"));
        let change = prorate(1_000, 2_500, 1, at("2027-06-21T00:00:00Z"), start, end);
        assert_eq!(change, Proration { credit: 333, debit: 833 });
        // Both halves go up, so what costs the same still costs nothing.
        let half = prorate(25, 25, 1, at("2027-06-16T00:00:00Z"), start, end);
        assert_eq!(half, Proration { credit: 13, debit: 13 });
        let early = prorate(1_000, 2_500, 1, at("2027-05-01T00:00:00Z"), start, end);
        assert_eq!(early, Proration { credit: 1_000, debit: 2_500 });
        assert_eq!(prorate(1_000, 2_500, 1, at("2027-08-01T00:00:00Z"), start, end), Proration::default());
    }
}
