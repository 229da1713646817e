//! What changes seldom and every request asks for: keys, processor accounts and merchants. It is known for a moment.
//!
//! What a commit of this process changes is forgotten before the commit is answered, so whoever changes a setting sees
//! it at once. What another node changes, or a command beside the server, holds here after [`FRESH`]. Only what is
//! looked at comes from here: a row that a decision writes again is always loaded. Of a key or a merchant that is not
//! there nothing is kept: a key works as soon as it is made.

use crate::Engine;
use kassa_domain::account::Account;
use kassa_domain::clock::TestClock;
use kassa_domain::decision::{Change, Row};
use kassa_domain::id::Scope;
use kassa_domain::merchant::{KeyRecord, Merchant};
use kassa_store::StoreError;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::Instant;

/// For so long something is known: half of the second after which a change must hold on every node.
const FRESH: Duration = Duration::from_millis(500);
/// So many things of a kind are known at most. When there are more, all are forgotten, and those that are asked for
/// come back.
const KNOWN_MAX: usize = 4096;

/// What is known.
#[derive(Debug, Default)]
pub(crate) struct Known {
    keys: Shelf<[u8; 32], KeyRecord>,
    accounts: Shelf<Scope, Vec<Account>>,
    merchants: Shelf<u32, Merchant>,
    /// Where no test clock was set.
    clockless: Shelf<Scope, ()>,
}

impl Known {
    /// Whether no test clock was set a moment ago.
    pub(crate) fn is_clockless(&self, scope: Scope) -> bool {
        self.clockless.find(&scope).is_ok()
    }

    /// A test clock from its row; where there is none, that is known for a moment.
    pub(crate) async fn clock(
        &self,
        scope: Scope,
        load: impl Future<Output = Result<Option<TestClock>, StoreError>>,
    ) -> Result<Option<TestClock>, StoreError> {
        let (cleared, since) = (self.clockless.cleared(), Instant::now());
        let clock = load.await?;
        match clock {
            Some(_) => self.clockless.clear(),
            None => self.clockless.keep(scope, &Arc::new(()), since, cleared),
        }
        Ok(clock)
    }

    /// Forgets what a commit has changed.
    pub(crate) fn forget(&self, changes: &[Change]) {
        for change in changes {
            match change {
                Change::Insert(Row::Key(_)) | Change::Update(Row::Key(_)) => self.keys.clear(),
                Change::Insert(Row::Account(_)) | Change::Update(Row::Account(_)) => self.accounts.clear(),
                Change::Insert(Row::Merchant(_)) | Change::Update(Row::Merchant(_)) => self.merchants.clear(),
                Change::Insert(Row::Clock(_)) => self.clockless.clear(),
                _ => {}
            }
        }
    }
}

/// Things of one kind.
#[derive(Debug)]
struct Shelf<K, V>(Mutex<Things<K, V>>);

#[derive(Debug)]
struct Things<K, V> {
    /// Counts how often all was forgotten: what was loaded before that is not kept after it.
    cleared: u64,
    known: BTreeMap<K, (Instant, Arc<V>)>,
}

impl<K, V> Default for Shelf<K, V> {
    fn default() -> Self {
        Self(Mutex::new(Things { cleared: 0, known: BTreeMap::new() }))
    }
}

impl<K: Ord, V> Shelf<K, V> {
    /// What is known, or how often all was forgotten.
    fn find(&self, key: &K) -> Result<Arc<V>, Option<u64>> {
        let Ok(things) = self.0.lock() else { return Err(None) };
        match things.known.get(key) {
            Some((since, value)) if since.elapsed() < FRESH => Ok(Arc::clone(value)),
            _ => Err(Some(things.cleared)),
        }
    }

    fn cleared(&self) -> Option<u64> {
        self.0.lock().ok().map(|things| things.cleared)
    }

    /// Keeps what was loaded after `cleared` was read.
    fn keep(&self, key: K, value: &Arc<V>, since: Instant, cleared: Option<u64>) {
        let Ok(mut things) = self.0.lock() else { return };
        if Some(things.cleared) == cleared {
            if things.known.len() >= KNOWN_MAX {
                things.known.clear();
            }
            things.known.insert(key, (since, Arc::clone(value)));
        }
    }

    fn clear(&self) {
        if let Ok(mut things) = self.0.lock() {
            things.cleared += 1;
            things.known.clear();
        }
    }

    /// What is known, else what is loaded.
    async fn get(
        &self,
        key: K,
        load: impl Future<Output = Result<Option<V>, StoreError>>,
    ) -> Result<Option<Arc<V>>, StoreError> {
        let cleared = match self.find(&key) {
            Ok(value) => return Ok(Some(value)),
            Err(cleared) => cleared,
        };
        let since = Instant::now();
        let Some(value) = load.await?.map(Arc::new) else { return Ok(None) };
        self.keep(key, &value, since, cleared);
        Ok(Some(value))
    }
}

impl Engine {
    /// A key by the hash of its text.
    pub(crate) async fn known_key(&self, hash: [u8; 32]) -> Result<Option<Arc<KeyRecord>>, StoreError> {
        self.known.keys.get(hash, self.store().key_by_hash(&hash)).await
    }

    /// A merchant, to be looked at.
    pub(crate) async fn known_merchant(&self, number: u32) -> Result<Option<Arc<Merchant>>, StoreError> {
        self.known.merchants.get(number, self.store().merchant(number)).await
    }

    /// The processor accounts of a scope, to be looked at.
    pub(crate) async fn known_accounts(&self, scope: Scope) -> Result<Arc<Vec<Account>>, StoreError> {
        let load = async { self.store().accounts(scope).await.map(Some) };
        Ok(self.known.accounts.get(scope, load).await?.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn loaded(value: u8) -> Result<Option<u8>, StoreError> {
        Ok(Some(value))
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_known_is_known_for_a_moment_only() {
        let shelf = Shelf::default();
        assert_eq!(shelf.get("a", loaded(1)).await.unwrap().as_deref(), Some(&1));
        assert_eq!(shelf.get("a", loaded(2)).await.unwrap().as_deref(), Some(&1));
        assert_eq!(shelf.get("b", loaded(3)).await.unwrap().as_deref(), Some(&3));
        tokio::time::advance(FRESH).await;
        assert_eq!(shelf.get("a", loaded(2)).await.unwrap().as_deref(), Some(&2));
    }

    #[tokio::test]
    async fn what_was_loaded_before_a_change_is_not_kept_after_it() {
        let shelf = Shelf::default();
        let overtaken = async {
            shelf.clear();
            Ok(Some(1))
        };
        assert_eq!(shelf.get("a", overtaken).await.unwrap().as_deref(), Some(&1));
        assert_eq!(shelf.get("a", loaded(2)).await.unwrap().as_deref(), Some(&2), "the older row was kept");
    }

    #[tokio::test]
    async fn what_is_not_there_is_asked_for_again_and_no_shelf_grows_without_end() {
        let shelf = Shelf::default();
        assert_eq!(shelf.get(0, async { Ok(None) }).await.unwrap(), None);
        for key in 0..=KNOWN_MAX {
            assert_eq!(shelf.get(key, loaded(1)).await.unwrap().as_deref(), Some(&1));
        }
        assert_eq!(shelf.0.lock().unwrap().known.len(), 1);
    }
}
