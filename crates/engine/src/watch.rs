//! Who waits for something to change, such as a page for its payment. A commit of this process tells them; what another
//! node commits they find out by looking now and then.

use crate::{Engine, Fault};
use kassa_domain::decision::{Change, Row};
use kassa_domain::id::{Scope, SessionId};
use std::collections::BTreeMap;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::watch;

/// What can be waited for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// A session, or an attempt to pay it, changes.
    Session(SessionId),
    /// Something happens to a merchant in a mode that there is an event for.
    Scope(Scope),
}

/// Those who wait, by what they wait for. A topic is here only while somebody waits for it.
#[derive(Debug, Default)]
pub(crate) struct Watched {
    topics: Mutex<BTreeMap<Topic, watch::Sender<()>>>,
    /// How many topics there are, so that a commit that nobody waits for takes no lock.
    count: AtomicUsize,
}

impl Watched {
    /// Tells of what a commit has changed.
    pub(crate) fn tell(&self, changes: &[Change]) {
        if self.count.load(Relaxed) == 0 {
            return;
        }
        let topics = self.topics.lock().unwrap_or_else(PoisonError::into_inner);
        let tell = |topic: &Topic| topics.get(topic).map(|sender| sender.send_replace(()));
        for change in changes {
            match change {
                Change::Insert(Row::Session(session)) | Change::Update(Row::Session(session)) => {
                    tell(&Topic::Session(session.id.clone()));
                }
                Change::Insert(Row::Attempt(attempt)) | Change::Update(Row::Attempt(attempt)) => {
                    tell(&Topic::Session(attempt.session.clone()));
                }
                Change::Emit(event) => {
                    tell(&Topic::Scope(event.scope));
                }
                // Only now is the event shown to who follows the sequence.
                Change::MoveSequence { scope, .. } => {
                    tell(&Topic::Scope(*scope));
                }
                _ => {}
            }
        }
    }
}

/// Somebody who waits.
#[derive(Debug)]
pub struct Watch {
    watched: Arc<Watched>,
    topic: Topic,
    receiver: watch::Receiver<()>,
}

impl Watch {
    /// Waits for the next change. What changed since the last time, or since the beginning, is not missed.
    pub async fn changed(&mut self) {
        // The other end is kept for as long as this one is.
        let _ = self.receiver.changed().await;
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let mut topics = self.watched.topics.lock().unwrap_or_else(PoisonError::into_inner);
        if topics.get(&self.topic).is_some_and(|sender| sender.receiver_count() <= 1) {
            topics.remove(&self.topic);
        }
        self.watched.count.store(topics.len(), Relaxed);
    }
}

impl Engine {
    /// Begins to wait for a topic.
    #[must_use]
    pub fn watch(&self, topic: Topic) -> Watch {
        let mut topics = self.watched.topics.lock().unwrap_or_else(PoisonError::into_inner);
        let receiver = topics.entry(topic.clone()).or_insert_with(|| watch::channel(()).0).subscribe();
        self.watched.count.store(topics.len(), Relaxed);
        Watch { watched: Arc::clone(&self.watched), topic, receiver }
    }

    /// A mark of how a session stands, with its latest attempt: another one whenever its page may say something else.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn mark(&self, id: &SessionId) -> Result<Option<String>, Fault> {
        let Some(scope) = id.scope() else { return Ok(None) };
        let Some(session) = self.store().session(scope, id).await? else { return Ok(None) };
        let current = match &session.body.current {
            Some(attempt) => self.store().attempt(scope, attempt).await?,
            None => None,
        };
        Ok(Some(mark(&session, current.as_ref())))
    }
}

/// The same, of rows that are at hand.
#[must_use]
pub fn mark(
    session: &kassa_domain::session::Session,
    current: Option<&kassa_domain::attempt::Attempt>,
) -> String {
    format!("{}.{}", session.version, current.map_or(0, |attempt| attempt.version))
}
