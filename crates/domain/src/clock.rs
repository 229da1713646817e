//! The test clock: time that a merchant can turn, in test mode.
//!
//! Once it is set it stands still until it is advanced or released. While it is set, everything that depends on time
//! follows it: what is due is done at its own time, one thing after the other, before the clock goes on.

use crate::id::Scope;
use crate::time::{DAY, Timestamp};
use serde::{Deserialize, Serialize};

/// How far one advance may go: two years and a little.
pub const ADVANCE_MAX: i64 = 750 * DAY;

/// A merchant's clock in test mode. The row is there while the clock is set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestClock {
    /// Whose; the mode is test.
    pub scope: Scope,
    /// What time it is.
    pub at: Timestamp,
    /// Where it is going; the same as `at` when it stands.
    pub target: Timestamp,
    /// Whether something that is due may still have to be done before it stands.
    pub advancing: bool,
    /// When it was set, by the machine's clock.
    pub created_at: Timestamp,
    /// How often the row has changed.
    pub version: i64,
}

/// What time to make it, as sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turning {
    /// Later by an ISO 8601 duration, such as `P40D` or `PT1H`. Months and years follow the calendar.
    Advance(String),
    /// This time.
    To(Timestamp),
}

/// Later by an ISO 8601 duration, by the UTC calendar. `None` when it is none, or leads nowhere.
#[must_use]
pub fn later(from: Timestamp, duration: &str) -> Option<Timestamp> {
    let span: jiff::Span = duration.parse().ok().filter(|_| duration.starts_with('P'))?;
    let at = jiff::Timestamp::from_millisecond(from.0).ok()?.to_zoned(jiff::tz::TimeZone::UTC);
    Some(Timestamp(at.checked_add(span).ok()?.timestamp().as_millisecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_follow_the_calendar() {
        let at = |text: &str| Timestamp::parse(text).unwrap();
        for (from, duration, to) in [
            ("2027-01-31T10:00:00Z", "P1M", "2027-02-28T10:00:00Z"),
            ("2027-01-31T10:00:00Z", "P40D", "2027-03-12T10:00:00Z"),
            ("2028-02-29T00:00:00Z", "P1Y", "2029-02-28T00:00:00Z"),
            ("2027-01-01T00:00:00Z", "PT90M", "2027-01-01T01:30:00Z"),
            ("2027-01-01T00:00:00Z", "P1W", "2027-01-08T00:00:00Z"),
            ("2027-01-01T00:00:00Z", "P1DT2H3S", "2027-01-02T02:00:03Z"),
        ] {
            assert_eq!(later(at(from), duration), Some(at(to)), "{duration}");
        }
        for bad in ["", "P", "40D", "40 days", "1y", "P40", "P1.5M", "-P1D ", "P99999999Y"] {
            assert_eq!(later(at("2027-01-01T00:00:00Z"), bad), None, "{bad}");
        }
    }
}
