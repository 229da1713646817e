//! The real clock and the real source of randomness.

use kassa_domain::{Chance, Timestamp};
use kassa_engine::Clock;
use rand::Rng;
use std::time::{SystemTime, UNIX_EPOCH};

/// The machine's clock.
#[derive(Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this file alone asks the machine for the time")]
    fn now(&self) -> Timestamp {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
}

/// Nanoseconds since 1970, for traces.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this file alone asks the machine for the time")]
pub fn nanos() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_nanos()).unwrap_or(u64::MAX)
}

/// Randomness that nobody can guess: a generator of each thread, which the operating system seeds, and seeds again
/// every few thousand draws. Asking the system for each id would take as long as the rest of making one.
#[derive(Debug)]
pub struct SystemChance;

impl Chance for SystemChance {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that asks the machine for randomness"
    )]
    fn fill(&self, bytes: &mut [u8]) {
        rand::rng().fill_bytes(bytes);
    }
}
