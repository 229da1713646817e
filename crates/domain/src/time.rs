//! Points in time, in whole milliseconds since 1970 (UTC), and their ISO 8601 text.

use serde::{Deserialize, Serialize};

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Default)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

/// One second in milliseconds.
pub const SECOND: i64 = 1_000;
/// One minute in milliseconds.
pub const MINUTE: i64 = 60 * SECOND;
/// One hour in milliseconds.
pub const HOUR: i64 = 60 * MINUTE;
/// One day in milliseconds.
pub const DAY: i64 = 24 * HOUR;

impl Timestamp {
    /// This time moved by so many milliseconds, stopping at the ends of the range.
    #[must_use]
    pub fn plus(self, milliseconds: i64) -> Self {
        Self(self.0.saturating_add(milliseconds))
    }

    /// Milliseconds from `earlier` to this time; negative when `earlier` is later.
    #[must_use]
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// Whole seconds since 1970, rounded down.
    #[must_use]
    pub fn seconds(self) -> i64 {
        self.0.div_euclid(SECOND)
    }

    /// The number of the UTC day, 1970-01-01 being 0.
    #[must_use]
    pub fn day(self) -> i64 {
        self.0.div_euclid(DAY)
    }

    /// `2026-11-20T10:00:00Z`: ISO 8601 in UTC with whole seconds, rounded down.
    #[must_use]
    pub fn iso(self) -> String {
        jiff::Timestamp::from_second(self.seconds()).map(|t| t.to_string()).unwrap_or_default()
    }

    /// Reads an ISO 8601 instant, which must carry `Z` or an offset. `None` when it is not one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        text.parse::<jiff::Timestamp>().ok().map(|t| Self(t.as_millisecond()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_text_has_whole_seconds_and_z() {
        assert_eq!(Timestamp(1_705_312_800_999).iso(), "2024-01-15T10:00:00Z");
        assert_eq!(Timestamp(-1).iso(), "1969-12-31T23:59:59Z");
    }

    #[test]
    fn parse_takes_offsets_and_refuses_what_has_none() {
        assert_eq!(Timestamp::parse("2024-01-15T10:00:00Z"), Some(Timestamp(1_705_312_800_000)));
        assert_eq!(Timestamp::parse("2024-01-15T12:00:00.5+02:00"), Some(Timestamp(1_705_312_800_500)));
        for bad in ["2024-01-15T10:00:00", "2024-01-15", "tomorrow", "", "1705312800", "2024-13-01T00:00:00Z"]
        {
            assert_eq!(Timestamp::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn arithmetic_stops_at_the_ends() {
        assert_eq!(Timestamp(i64::MAX).plus(1), Timestamp(i64::MAX));
        assert_eq!(Timestamp(i64::MIN).since(Timestamp(1)), i64::MIN);
    }
}
