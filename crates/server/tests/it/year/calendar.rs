//! A calendar of the test's own: the lengths of the months, written down one after another.

use kassa_domain::Timestamp;

pub(crate) const SECOND: i64 = 1_000;
pub(crate) const HOUR: i64 = 3_600 * SECOND;
pub(crate) const DAY: i64 = 24 * HOUR;

/// The first year of the calendar.
const YEAR: usize = 2025;
/// The day that it begins with, counted from 1970.
const FIRST: i64 = 20_089;
/// How many days each month has, from January 2025 to December 2030. 2028 is a leap year.
const LENGTHS: [i64; 72] = [
    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, // 2025
    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, // 2026
    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, // 2027
    31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, // 2028
    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, // 2029
    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, // 2030
];

/// The day that a month begins with; the first month is that of the calendar.
fn first_of(month: usize) -> i64 {
    FIRST + LENGTHS[..month].iter().sum::<i64>()
}

/// This hour of this day.
pub(crate) fn at(year: usize, month: usize, day: i64, hour: i64) -> i64 {
    (first_of((year - YEAR) * 12 + month - 1) + day - 1) * DAY + hour * HOUR
}

/// The same day of a later month, or the last that it has, at the same time of the day.
pub(crate) fn months_later(from: i64, months: i64) -> i64 {
    let (day, time) = (from / DAY, from % DAY);
    let month = (0..LENGTHS.len()).rfind(|month| first_of(*month) <= day).unwrap();
    let place = day - first_of(month);
    let to = usize::try_from(i64::try_from(month).unwrap() + months).unwrap();
    (first_of(to) + place.min(LENGTHS[to] - 1)) * DAY + time
}

pub(crate) fn iso(at: i64) -> String {
    Timestamp(at).iso()
}

/// The text of a time that may not be known.
pub(crate) fn maybe(at: Option<i64>) -> Option<String> {
    at.map(iso)
}
