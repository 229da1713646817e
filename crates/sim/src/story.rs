//! What happened in a run, line by line, and how often each situation arose.

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// The situations that a campaign must have met: a run in which they never arose shows nothing about them. Each stands
/// beside the invariants of `oracle.rs` that it puts to the test.
pub(crate) const SOMETIMES: &[&str] = &[
    "answer_lost",
    "call_lost",
    "call_repeated",
    "canceled_by_api",
    "captured",
    "card_on_file_charged",
    "card_taken_off_file",
    "challenge_answered",
    "change_settled",
    "changed_by_another_api",
    "clock_back",
    "clock_forward",
    "coupon_exhausted",
    "credit_carried",
    "customer_deleted",
    "decline_turned",
    "declined",
    "delivered_late",
    "dialect_axra",
    "dialect_copperx",
    "dialect_elixpo",
    "dialect_inflow",
    "dialect_stripe",
    "died",
    "dispute_lost",
    "dispute_news_reordered",
    "dispute_only_asked",
    "dispute_opened",
    "dispute_won",
    "double_click",
    "dunned",
    "endpoint_switched_off",
    "endpoint_switched_on",
    "ends_with_its_period",
    "event_while_switched_off",
    "events_sent_again",
    "expired",
    "granted",
    "key_replayed",
    "leap_day",
    "link_exhausted",
    "link_opened",
    "mobile_money",
    "notice_before_answer",
    "notice_delayed",
    "notice_duplicated",
    "notice_lost",
    "notice_reordered",
    "notices_held_for_days",
    "paid",
    "pay_again_elsewhere",
    "plan_changed",
    "receiver_asked_for_time",
    "receiver_gone",
    "receiver_hung",
    "receiver_redirected",
    "receiver_slow",
    "receiver_wants_time",
    "refund_of_a_part",
    "refund_refused",
    "refund_while_disputed",
    "refunds_raced",
    "renewed",
    "resumed_anew",
    "revoked",
    "short_month",
    "signed_twice",
    "store_busy",
    "subscribed",
    "subscription_ended",
    "subscription_paused_or_resumed",
    "surplus",
    "test_clock_turned",
    "tier_refunded_in_part",
    "transfer",
    "trial",
    "trial_over",
    "two_nodes",
    "unreachable",
    "voided",
    "year_jumped",
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
