//! Jobs: what is to happen later. A job carries an id, never data, and running one twice is harmless.

use crate::id::Scope;
use crate::time::{DAY, HOUR, MINUTE, SECOND, Timestamp};

/// A group of jobs with workers of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// What this server and its processors do.
    Inside,
    /// What waits for merchants' machines.
    Outside,
}

impl Lane {
    /// The stored number.
    #[must_use]
    pub fn number(self) -> i64 {
        match self {
            Self::Inside => 0,
            Self::Outside => 1,
        }
    }
}

/// What a job does with its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum JobKind {
    /// Expire a session whose time has passed.
    Expire,
    /// Ask the processor how an attempt ended.
    Reconcile,
    /// Ask the processor for a refund, or how it stands.
    Refund,
    /// Look for the payments of an account together.
    Scan,
    /// Send what is due to an endpoint.
    Deliver,
    /// Drop stored answers whose time has passed.
    Sweep,
    /// End an entitlement whose time has passed.
    EndEntitlement,
    /// Erase what is kept of a deleted customer beside their own row.
    Erase,
    /// Do what is due for a subscription.
    Bill,
    /// Send events again to an endpoint, from a place in the sequence on.
    Replay,
    /// Do what is due on a merchant's own timeline, and move its test clock.
    TurnClock,
}

impl JobKind {
    /// Every kind.
    pub const ALL: [Self; 11] = [
        Self::Expire,
        Self::Reconcile,
        Self::Refund,
        Self::Scan,
        Self::Deliver,
        Self::Sweep,
        Self::EndEntitlement,
        Self::Erase,
        Self::Bill,
        Self::Replay,
        Self::TurnClock,
    ];

    /// The stored word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Expire => "expire",
            Self::Reconcile => "reconcile",
            Self::Refund => "refund",
            Self::Scan => "scan",
            Self::Deliver => "deliver",
            Self::Sweep => "sweep",
            Self::EndEntitlement => "end_entitlement",
            Self::Erase => "erase",
            Self::Bill => "bill",
            Self::Replay => "replay",
            Self::TurnClock => "turn_clock",
        }
    }

    /// Which workers do it. What talks to merchants' machines has workers of its own: a hundred receivers
    /// that hang must not hold up an expiry or a refund.
    #[must_use]
    pub fn lane(self) -> Lane {
        match self {
            Self::Deliver => Lane::Outside,
            Self::Expire
            | Self::Reconcile
            | Self::Refund
            | Self::Scan
            | Self::Sweep
            | Self::EndEntitlement
            | Self::Erase
            | Self::Bill
            | Self::Replay
            | Self::TurnClock => Lane::Inside,
        }
    }

    /// Whether it follows the machine's clock, also where a test clock is set.
    #[must_use]
    pub fn is_real_time(self) -> bool {
        matches!(self, Self::Scan | Self::Sweep | Self::TurnClock)
    }

    /// Reads the stored word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// One thing to do at a time. Kind and subject together are unique per scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Whose.
    pub scope: Scope,
    /// What.
    pub kind: JobKind,
    /// To which object: a session, attempt, endpoint or customer id.
    pub subject: String,
    /// Not before.
    pub due_at: Timestamp,
}

/// A job that this node holds for a while. The version tells whether somebody asked for it again meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    /// The job.
    pub job: Job,
    /// The row's version when it was leased.
    pub version: i64,
    /// Who holds it: a random token per leasing.
    pub token: i64,
}

/// How long a node may hold a job before another may take it: longer than the longest conversation with a processor.
pub const LEASE_MS: i64 = 2 * MINUTE;

/// When the janitor asks again about an attempt whose ending was never heard: 10 s, 1 m, 5 m, 1 h after each other,
/// then daily five times. `None`: it has asked often enough, and the attempt is parked for the operator.
#[must_use]
pub fn reconcile_delay(asked: u32) -> Option<i64> {
    match asked {
        0 => Some(10 * SECOND),
        1 => Some(MINUTE),
        2 => Some(5 * MINUTE),
        3 => Some(HOUR),
        4..=8 => Some(DAY),
        _ => None,
    }
}

/// When a declined payment is looked at again, in milliseconds since it was declined. A decline can turn: money of a
/// phone that answered late, a confirmation in a tab that was left open. The provider says so once or not at all.
const SECOND_LOOKS: [i64; 4] = [HOUR, 6 * HOUR, DAY, 3 * DAY];

/// How long after now a payment that was declined so many milliseconds ago is looked at again. `None`: it was looked at
/// often enough. After a leap of the clock there is one look, not one for each that was missed.
#[must_use]
pub fn second_look(since: i64) -> Option<i64> {
    SECOND_LOOKS.iter().find(|look| **look > since).map(|look| look - since.max(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declined_payment_is_looked_at_four_times_and_no_more() {
        let (mut since, mut looks) = (0, vec![]);
        while let Some(delay) = second_look(since) {
            since += delay;
            looks.push(since / HOUR);
        }
        assert_eq!(looks, [1, 6, 24, 72]);
        assert_eq!(second_look(-DAY), Some(HOUR), "a clock that was set back does not put it off");
        assert_eq!(second_look(365 * DAY), None);
    }

    #[test]
    fn the_janitor_asks_nine_times_and_stops() {
        let delays: Vec<_> = (0..12).map_while(reconcile_delay).collect();
        assert_eq!(delays, [10_000, 60_000, 300_000, 3_600_000, DAY, DAY, DAY, DAY, DAY]);
    }

    #[test]
    fn words_round_trip() {
        for kind in JobKind::ALL {
            assert_eq!(JobKind::parse(kind.as_str()), Some(kind));
        }
    }
}
