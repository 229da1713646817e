//! Which idempotency keys this process works on, and which it has seen lately.

use crate::Engine;
use kassa_domain::id::Scope;
use kassa_domain::idempotency::Use;
use std::collections::BTreeSet;
use std::sync::Mutex;

/// So many keys of late are known at least, and twice as many at most.
const LATELY: usize = 16 * 1024;

/// The keys of one process. Other nodes know others: what keeps a key from being used twice is its row.
#[derive(Debug, Default)]
pub(crate) struct Once {
    in_flight: Mutex<BTreeSet<(Scope, [u8; 32])>>,
    lately: Mutex<Lately>,
}

/// Parts of hashes: where two keys have the same, one of them is looked up in vain.
#[derive(Debug, Default)]
struct Lately {
    older: BTreeSet<u64>,
    newer: BTreeSet<u64>,
}

fn part(usage: &Use) -> u64 {
    usage.hash.first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

impl Once {
    /// Whether a request with the key was probably answered before: then its answer is looked up before anything is
    /// decided. Whoever repeats a request mostly does so soon, and a conflict is dear.
    pub(crate) fn is_known(&self, usage: &Use) -> bool {
        let part = part(usage);
        self.lately.lock().is_ok_and(|lately| lately.newer.contains(&part) || lately.older.contains(&part))
    }

    /// A request with the key was answered.
    pub(crate) fn know(&self, usage: &Use) {
        let Ok(mut lately) = self.lately.lock() else { return };
        if lately.newer.len() >= LATELY {
            lately.older = std::mem::take(&mut lately.newer);
        }
        lately.newer.insert(part(usage));
    }
}

/// A place in the set of keys that are being worked on; given back when it is dropped.
pub(crate) struct InFlight<'a> {
    once: &'a Once,
    entry: (Scope, [u8; 32]),
}

impl<'a> InFlight<'a> {
    /// `None` when a request with the same key is being worked on.
    pub(crate) fn enter(engine: &'a Engine, usage: &Use) -> Option<Self> {
        let entry = (usage.scope, usage.hash);
        let fresh = engine.once.in_flight.lock().is_ok_and(|mut set| set.insert(entry));
        fresh.then_some(Self { once: &engine.once, entry })
    }
}

impl Drop for InFlight<'_> {
    fn drop(&mut self) {
        if let Ok(mut set) = self.once.in_flight.lock() {
            set.remove(&self.entry);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kassa_domain::id::Mode;

    fn usage(number: usize) -> Use {
        let scope = Scope { merchant: 1, mode: Mode::Test };
        Use::of(scope, &number.to_string(), "POST", "/", b"")
    }

    #[test]
    fn keys_of_late_are_known_and_older_ones_make_room() {
        let once = Once::default();
        for number in 0..LATELY * 3 {
            assert!(!once.is_known(&usage(number)));
            once.know(&usage(number));
            assert!(once.is_known(&usage(number)));
        }
        assert!(!once.is_known(&usage(0)));
        assert!(once.is_known(&usage(LATELY * 2 - 1)), "of late are at least so many");
        let lately = once.lately.lock().unwrap();
        assert!(lately.newer.len() + lately.older.len() <= 2 * LATELY);
    }
}
