//! Work that keeps a thread busy for long, such as hashing a password or making a picture anew. It is done away from
//! the threads that answer requests, and only so much of it at once, because each takes its memory.

use crate::Fault;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// A place where so much work is done at once; the rest waits for its turn.
pub struct Apart(Arc<Semaphore>);

impl Apart {
    /// A place for so many at once.
    #[must_use]
    pub fn new(at_once: usize) -> Self {
        Self(Arc::new(Semaphore::new(at_once)))
    }

    /// Does it, when its turn comes. The turn lasts until the work is done, also when nobody waits for it any more:
    /// whoever asks and hangs up must not bring more of it about than whoever waits.
    ///
    /// # Errors
    /// When it could not be done to its end.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Fault> {
        let broken = |problem: String| Fault::Broken(format!("work apart: {problem}"));
        let turn =
            Arc::clone(&self.0).acquire_owned().await.map_err(|problem| broken(problem.to_string()))?;
        let work = move || {
            let done = work();
            drop(turn);
            done
        };
        tokio::task::spawn_blocking(work).await.map_err(|problem| broken(problem.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[tokio::test]
    async fn it_is_done_elsewhere() {
        let here = std::thread::current().id();
        let there = Apart::new(1).run(|| std::thread::current().id()).await.unwrap();
        assert_ne!(here, there);
    }

    #[tokio::test]
    async fn what_nobody_waits_for_keeps_its_turn() {
        let apart = Arc::new(Apart::new(1));
        let (begun, has_begun) = tokio::sync::oneshot::channel();
        let (end, ends) = mpsc::channel::<()>();
        let first = tokio::spawn({
            let apart = Arc::clone(&apart);
            async move {
                let work = move || {
                    let _ = begun.send(());
                    let _ = ends.recv();
                };
                apart.run(work).await
            }
        });
        has_begun.await.unwrap();
        first.abort();
        assert!(first.await.is_err(), "whoever asked has hung up");
        assert_eq!(apart.0.available_permits(), 0, "and the work still goes on");
        end.send(()).unwrap();
        assert_eq!(apart.run(|| 7).await, Ok(7));
    }
}
