//! Blocks that could not be read for an address.

use serde::{Deserialize, Serialize};

/// So many ranges are told apart; beyond that the two nearest are one, so that nobody can make a row grow.
/// The blocks between them are then read once more.
const RANGES_MAX: usize = 16;

/// Ranges of blocks: from the lowest to the highest, apart from each other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Ranges(Vec<(u64, u64)>);

impl Ranges {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (u64, u64)> {
        self.0.iter().copied()
    }

    pub(super) fn contains(&self, block: u64) -> bool {
        self.covers((block, block))
    }

    /// Whether all of these blocks are among them.
    pub(super) fn covers(&self, (from, to): (u64, u64)) -> bool {
        self.iter().any(|range| range.0 <= from && to <= range.1)
    }

    pub(super) fn add(&mut self, new: (u64, u64)) {
        self.0.push(new);
        self.0.sort_unstable();
        let mut joined: Vec<(u64, u64)> = vec![];
        for (from, to) in self.iter() {
            match joined.last_mut() {
                Some(last) if from <= last.1.saturating_add(1) => last.1 = last.1.max(to),
                _ => joined.push((from, to)),
            }
        }
        self.0 = joined;
        while self.0.len() > RANGES_MAX {
            self.join_nearest();
        }
    }

    fn join_nearest(&mut self) {
        let gaps = self.0.iter().zip(self.0.iter().skip(1)).map(|(low, high)| high.0.saturating_sub(low.1));
        let nearest = gaps.enumerate().min_by_key(|(_, gap)| *gap).map(|(at, _)| at);
        let Some(at) = nearest else { return };
        let high = self.0.remove(at.saturating_add(1));
        if let Some(low) = self.0.get_mut(at) {
            low.1 = high.1;
        }
    }

    pub(super) fn remove(&mut self, (from, to): (u64, u64)) {
        let mut rest = vec![];
        for range in self.iter() {
            let (below, above) = (from.checked_sub(1), to.checked_add(1));
            rest.extend(below.map(|below| (range.0, range.1.min(below))));
            rest.extend(above.map(|above| (range.0.max(above), range.1)));
        }
        rest.retain(|(from, to)| from <= to);
        rest.sort_unstable();
        rest.dedup();
        self.0 = rest;
    }
}
