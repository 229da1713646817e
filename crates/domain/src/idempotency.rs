//! Idempotency keys: the same request sent twice has one effect and one answer.
//!
//! A stored answer is found by the day and the hash of the key. With the day in front, new rows go into a small hot
//! part of the index instead of a random place of a large one. Answers are kept for the day and the day after.

use crate::id::Scope;
use crate::planted;
use crate::time::{MINUTE, Timestamp};
use sha2::{Digest, Sha256};

/// The longest key a client may send, in characters.
pub const KEY_CHARS_MAX: usize = 255;

/// One use of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// Whose key: the same text of another merchant or mode is another key.
    pub scope: Scope,
    /// SHA-256 of the key's text.
    pub hash: [u8; 32],
    /// SHA-256 of method, path and body.
    pub fingerprint: [u8; 32],
}

impl Use {
    /// Describes a request that carries a key.
    #[must_use]
    pub fn of(scope: Scope, key: &str, method: &str, path: &str, body: &[u8]) -> Self {
        let mut print = Sha256::new();
        for part in [method.as_bytes(), path.as_bytes()] {
            print.update(part);
            print.update([0]);
        }
        print.update(body);
        let scope = if planted!("key_of_all_merchants") { Scope { merchant: 1, ..scope } } else { scope };
        Self { scope, hash: Sha256::digest(key.as_bytes()).into(), fingerprint: print.finalize().into() }
    }
}

/// What is stored of a request with a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remembered {
    /// Which request.
    pub usage: Use,
    /// The UTC days under which it is stored.
    pub days: Vec<i64>,
    /// It is stored only when nothing is stored under this day.
    pub unless: Option<i64>,
    /// The answer, sealed.
    pub answer: Vec<u8>,
}

/// What to do with a request that carries a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nobody used the key: go on.
    Fresh,
    /// The same request: answer with these sealed bytes.
    Replay(Vec<u8>),
    /// Another request under the same key: refuse.
    Mismatch,
}

/// Compares a request with what is stored under its key.
#[must_use]
pub fn judge(usage: &Use, stored: Option<Remembered>) -> Verdict {
    match stored {
        None => Verdict::Fresh,
        Some(found) if planted!("key_with_another_body_replayed") => Verdict::Replay(found.answer),
        Some(found) if found.usage.fingerprint == usage.fingerprint => Verdict::Replay(found.answer),
        Some(_) => Verdict::Mismatch,
    }
}

/// The days to search: today and yesterday, so that a key holds for at least 24 hours.
#[must_use]
pub fn days_to_search(now: Timestamp) -> [i64; 2] {
    [now.day(), now.day() - 1]
}

/// The days to store under. Around midnight that is both, or two nodes whose clocks differ a little would each
/// write under another day, and twins could both be executed.
#[must_use]
pub fn days_to_store(now: Timestamp) -> Vec<i64> {
    let (today, shortly_before, shortly_after) = (now.day(), now.plus(-MINUTE).day(), now.plus(MINUTE).day());
    let mut days = vec![today, shortly_before, shortly_after];
    days.sort_unstable();
    days.dedup();
    days
}

/// The day that is searched and not stored under, so that storing must look there itself.
#[must_use]
pub fn day_to_check(now: Timestamp) -> Option<i64> {
    let stored = days_to_store(now);
    days_to_search(now).into_iter().find(|day| !stored.contains(day))
}

/// Rows of days before this one can be dropped.
#[must_use]
pub fn first_day_to_keep(now: Timestamp) -> i64 {
    now.day() - 1
}

/// Whether the text can be a key: 1 to 255 visible ASCII characters or spaces.
#[must_use]
pub fn is_key(text: &str) -> bool {
    (1..=KEY_CHARS_MAX).contains(&text.len())
        && text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Mode;
    use crate::time::{DAY, HOUR, SECOND};

    fn usage(key: &str, body: &str) -> Use {
        Use::of(
            Scope { merchant: 1, mode: Mode::Test },
            key,
            "POST",
            "/v1/checkout/sessions",
            body.as_bytes(),
        )
    }

    #[test]
    fn verdicts() {
        let stored =
            |of: Use| Some(Remembered { usage: of, days: vec![1], unless: None, answer: b"answer".to_vec() });
        let table = [
            (None, Verdict::Fresh),
            (stored(usage("k", "{}")), Verdict::Replay(b"answer".to_vec())),
            (stored(usage("k", "{ }")), Verdict::Mismatch),
        ];
        for (found, verdict) in table {
            assert_eq!(judge(&usage("k", "{}"), found), verdict);
        }
        assert_ne!(
            Use::of(usage("k", "").scope, "k", "POST", "/a", b"b").fingerprint,
            Use::of(usage("k", "").scope, "k", "POST", "/ab", b"").fingerprint,
            "the path and the body cannot run into each other"
        );
    }

    #[test]
    fn a_key_is_found_for_at_least_a_day() {
        for start in [0, 1, 12 * HOUR, DAY - 1, DAY - 30 * SECOND, DAY] {
            let written = days_to_store(Timestamp(start));
            for later in [0, 1, HOUR, DAY - 1, DAY] {
                let searched = days_to_search(Timestamp(start + later));
                assert!(written.iter().any(|day| searched.contains(day)), "{start} + {later}");
                assert!(written.iter().any(|day| *day >= first_day_to_keep(Timestamp(start + later))));
            }
        }
    }

    #[test]
    fn storing_meets_whatever_searching_would_find() {
        for now in [0, 1, 30 * SECOND, MINUTE, 12 * HOUR, DAY - MINUTE, DAY - 1, DAY].map(Timestamp) {
            let mut met = days_to_store(now);
            met.extend(day_to_check(now));
            assert!(days_to_search(now).iter().all(|day| met.contains(day)), "{now:?}");
            // A day that is not searched must not be checked: what is met there would be found by nobody.
            assert!(day_to_check(now).is_none_or(|day| days_to_search(now).contains(&day)));
        }
    }

    #[test]
    fn twins_around_midnight_share_a_day() {
        for (a, b) in [(DAY - 1, DAY), (DAY - 30 * SECOND, DAY + 29 * SECOND)] {
            let (left, right) = (days_to_store(Timestamp(a)), days_to_store(Timestamp(b)));
            assert!(left.iter().any(|day| right.contains(day)));
        }
    }

    #[test]
    fn keys() {
        assert!(is_key("order 1234") && is_key(&"k".repeat(255)));
        assert!(!is_key("") && !is_key(&"k".repeat(256)) && !is_key("k\n") && !is_key("schlüssel"));
    }
}
