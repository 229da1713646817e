//! What happened in a run, line by line, and how often each situation arose.

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// The situations that a campaign must have met: a run in which they never arose shows nothing about them. Each stands
/// beside the invariants of `oracle.rs` that it puts to the test.
pub(crate) const SOMETIMES: &[&str] = &[
    "answer_lost",
    "call_lost",
    "canceled_by_api",
    "captured",
    "challenge_answered",
    "clock_back",
    "clock_forward",
    "coupon_exhausted",
    "decline_turned",
    "declined",
    "delivered_late",
    "dialect_axra",
    "dialect_copperx",
    "dialect_elixpo",
    "dialect_inflow",
    "died",
    "double_click",
    "expired",
    "key_replayed",
    "leap_day",
    "mobile_money",
    "notice_duplicated",
    "notice_lost",
    "notice_reordered",
    "notice_delayed",
    "paid",
    "pay_again_elsewhere",
    "refund_of_a_part",
    "refund_refused",
    "refunds_raced",
    "renewed",
    "store_busy",
    "subscribed",
    "surplus",
    "transfer",
    "two_nodes",
    "unreachable",
    "voided",
];

#[derive(Default, Debug)]
struct Told {
    lines: Vec<String>,
    sometimes: BTreeMap<&'static str, u64>,
}

/// The story of one run. Whoever catches a panic still holds it.
#[derive(Clone, Default, Debug)]
pub(crate) struct Story(Arc<Mutex<Told>>);

impl Story {
    pub(crate) fn tell(&self, line: String) {
        self.0.lock().expect("a story").lines.push(line);
    }

    /// The situation arose.
    pub(crate) fn met(&self, what: &'static str) {
        assert!(SOMETIMES.contains(&what), "{what} is not in the list of situations");
        *self.0.lock().expect("a story").sometimes.entry(what).or_default() += 1;
    }

    pub(crate) fn lines(&self) -> Vec<String> {
        self.0.lock().expect("a story").lines.clone()
    }

    pub(crate) fn sometimes(&self) -> BTreeMap<&'static str, u64> {
        self.0.lock().expect("a story").sometimes.clone()
    }

    /// What two runs of one seed must agree on.
    pub(crate) fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.lines().join("\n")).to_vec()
    }
}
