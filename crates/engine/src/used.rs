//! When keys were last used. A request only notes it in memory; the worker writes it down, once in an hour for each
//! key.

use crate::Engine;
use kassa_domain::Timestamp;
use kassa_domain::id::KeyId;
use kassa_domain::time::HOUR;
use std::collections::BTreeMap;
use std::sync::Mutex;

/// So many keys are noted. When there are more, all are forgotten, and noted anew.
const NOTED_MAX: usize = 4096;

/// When keys were used.
#[derive(Debug, Default)]
pub(crate) struct Used(Mutex<Noted>);

#[derive(Debug, Default)]
struct Noted {
    /// When each was last noted.
    noted: BTreeMap<KeyId, Timestamp>,
    /// What is not written down yet.
    unwritten: BTreeMap<KeyId, Timestamp>,
}

impl Used {
    /// Notes that a key is used now, unless that was noted in the hour before.
    pub(crate) fn note(&self, key: &KeyId, now: Timestamp) {
        let Ok(mut uses) = self.0.lock() else { return };
        if uses.noted.get(key).is_some_and(|noted| now.since(*noted) < HOUR) {
            return;
        }
        if uses.noted.len() >= NOTED_MAX {
            uses.noted.clear();
        }
        uses.noted.insert(key.clone(), now);
        uses.unwritten.insert(key.clone(), now);
    }

    fn take(&self) -> BTreeMap<KeyId, Timestamp> {
        self.0.lock().map(|mut uses| std::mem::take(&mut uses.unwritten)).unwrap_or_default()
    }

    /// It could not be written: the next time it is used it is noted again.
    fn forget(&self, key: &KeyId) {
        if let Ok(mut uses) = self.0.lock() {
            uses.noted.remove(key);
        }
    }
}

impl Engine {
    /// Writes down which keys were used.
    pub(crate) async fn write_uses(&self) {
        for (key, at) in self.used.take() {
            if let Err(problem) = self.store().key_used(&key, at).await {
                self.used.forget(&key);
                tracing::warn!(%key, %problem, "that a key was used could not be written down");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_use_is_noted_once_in_an_hour() {
        let (used, key) = (Used::default(), KeyId::of("key_1"));
        used.note(&key, Timestamp(1));
        used.note(&key, Timestamp(HOUR));
        assert_eq!(used.take(), BTreeMap::from([(key.clone(), Timestamp(1))]));
        used.note(&key, Timestamp(HOUR));
        assert!(used.take().is_empty());
        used.note(&key, Timestamp(HOUR + 1));
        assert_eq!(used.take().len(), 1);
        used.forget(&key);
        used.note(&key, Timestamp(HOUR + 2));
        assert_eq!(used.take().len(), 1);
    }
}
