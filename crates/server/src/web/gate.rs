//! The gate: how many requests are worked on at once. Where more come than there is time for, some wait a little, and
//! the rest is told at once to come again. So whatever is begun is soon done, memory stays small, and the server does
//! as much as it can do, and not less the more it is asked.

use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;
use tokio::sync::{Semaphore, SemaphorePermit};

/// How long a request waits for a place in the ordinary way: a burst is served, if a little later.
const PATIENCE: Duration = Duration::from_secs(1);
/// The same while others are turned away. Who waits longer than this for every answer is not helped by waiting.
const PRESSED: Duration = Duration::from_millis(250);
/// So many wait for each that is worked on.
const LINE: usize = 4;

/// What a request is about. Each kind has places of its own, so that none can keep out another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// What buyers confirm, and what processors tell: money has moved, or is about to. Most of its time such a request
    /// waits for a processor, so it has many places.
    Money,
    /// Merchants' backends.
    Api,
    /// What people look at.
    Pages,
    /// The dashboard, where some questions are large and passwords take their time.
    Dashboard,
}

impl Kind {
    /// The kind of a request that is none of an API's, by the parts of its path. None for what is answered from memory,
    /// or has a limit of its own.
    pub(super) fn of(segments: &[&str]) -> Option<Self> {
        match segments {
            ["hooks", ..] | ["checkout", _, "pay" | "continue"] | ["checkout", _, "return", _] => {
                Some(Self::Money)
            }
            ["checkout", _, "events"] => None,
            ["dashboard", ..] => Some(Self::Dashboard),
            [
                "checkout" | "pay" | "payment" | "l" | "subscribe" | "portal" | "pictures" | "invoices"
                | "receipts" | "demo",
                ..,
            ] => Some(Self::Pages),
            _ => None,
        }
    }
}

/// The gate of one server.
pub(super) struct Gate {
    money: Entrance,
    api: Entrance,
    pages: Entrance,
    dashboard: Entrance,
}

impl Gate {
    /// `at_once` requests of APIs are worked on at once, and others in proportion.
    pub(super) fn new(at_once: usize) -> Self {
        Self {
            money: Entrance::new(at_once.saturating_mul(8)),
            api: Entrance::new(at_once),
            pages: Entrance::new(at_once),
            dashboard: Entrance::new((at_once / 4).max(1)),
        }
    }

    /// A place, until it is dropped. `None`: there are too many others.
    pub(super) async fn enter(&self, kind: Kind) -> Option<SemaphorePermit<'_>> {
        let entrance = match kind {
            Kind::Money => &self.money,
            Kind::Api => &self.api,
            Kind::Pages => &self.pages,
            Kind::Dashboard => &self.dashboard,
        };
        entrance.enter().await
    }
}

struct Entrance {
    places: Semaphore,
    /// Those who may wait.
    line: Semaphore,
    /// Whether somebody was turned away since the line was empty.
    pressed: AtomicBool,
}

impl Entrance {
    fn new(places: usize) -> Self {
        let places = places.min(Semaphore::MAX_PERMITS / LINE);
        let line = places.saturating_mul(LINE);
        Self { places: Semaphore::new(places), line: Semaphore::new(line), pressed: AtomicBool::new(false) }
    }

    async fn enter(&self) -> Option<SemaphorePermit<'_>> {
        // While somebody waits, whoever comes later finds no place here: it goes to the first in line.
        if let Ok(place) = self.places.try_acquire() {
            self.pressed.store(false, Relaxed);
            return Some(place);
        }
        let patience = if self.pressed.load(Relaxed) { PRESSED } else { PATIENCE };
        let waited = async {
            let _waits = self.line.try_acquire().ok()?;
            tokio::time::timeout(patience, self.places.acquire()).await.ok()?.ok()
        };
        let place = waited.await;
        if place.is_none() {
            self.pressed.store(true, Relaxed);
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    /// Whether somebody gets in, and whether the next will be less patient.
    async fn comes(gate: &Gate) -> (bool, bool) {
        let entered = gate.enter(Kind::Api).await.is_some();
        (entered, gate.api.pressed.load(Relaxed))
    }

    #[tokio::test]
    async fn who_finds_no_place_waits_a_little_and_is_turned_away() {
        let gate = Gate::new(1);
        let held = gate.enter(Kind::Api).await.unwrap();
        assert_eq!(comes(&gate).await, (false, true));
        assert_eq!(comes(&gate).await, (false, true));
        drop(held);
        assert_eq!(comes(&gate).await, (true, false), "the line is empty");
    }

    #[tokio::test]
    async fn who_waits_goes_in_turn_and_a_line_that_is_full_turns_away_at_once() {
        let gate = Arc::new(Gate::new(1));
        let held = gate.enter(Kind::Api).await.unwrap();
        let mut waiting = tokio::task::JoinSet::new();
        for number in 0..LINE {
            let gate = Arc::clone(&gate);
            waiting.spawn(async move { gate.enter(Kind::Api).await.map(|_| number) });
        }
        tokio::task::yield_now().await;
        assert_eq!(gate.api.line.available_permits(), 0, "all of them wait");
        assert_eq!(comes(&gate).await, (false, true));
        drop(held);
        let mut served = vec![];
        while let Some(number) = waiting.join_next().await {
            served.push(number.unwrap().unwrap());
        }
        assert_eq!(served, (0..LINE).collect::<Vec<_>>());
    }

    #[tokio::test]
    async fn no_kind_keeps_out_another() {
        let all = [Kind::Money, Kind::Api, Kind::Pages, Kind::Dashboard];
        for full in all {
            let gate = Gate::new(4);
            let mut held = vec![];
            while let Some(place) = gate.enter(full).await {
                held.push(place);
            }
            for kind in all.into_iter().filter(|kind| *kind != full) {
                assert!(gate.enter(kind).await.is_some(), "{kind:?} while there is too much of {full:?}");
            }
        }
    }

    #[test]
    fn what_confirms_money_is_of_a_kind_of_its_own() {
        let kind = |path: &str| Kind::of(&path.split('/').skip(1).collect::<Vec<_>>());
        for (path, wanted) in [
            ("/hooks/stripe/acc_1", Some(Kind::Money)),
            ("/checkout/cs_1/pay", Some(Kind::Money)),
            ("/checkout/cs_1/continue", Some(Kind::Money)),
            ("/checkout/cs_1/return/pay_1", Some(Kind::Money)),
            ("/checkout/cs_1", Some(Kind::Pages)),
            ("/checkout/cs_1/update", Some(Kind::Pages)),
            ("/checkout/cs_1/events", None),
            ("/l/plink_1", Some(Kind::Pages)),
            ("/dashboard/payments", Some(Kind::Dashboard)),
            ("/healthz", None),
            ("/metrics", None),
        ] {
            assert_eq!(kind(path), wanted, "{path}");
        }
    }
}
