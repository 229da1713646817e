//! The places at which a process can stop dead: before and after each request that leaves it, and each write.

use crate::fakes::FakeHttp;
use bytes::Bytes;
use kassa_domain::processor::CallError;
use kassa_engine::{Http, Posted};
use kassa_store::{Around, Passed, StoreError};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tokio::sync::{Notify, watch};

/// Why a write is refused that finds the database busy.
pub(crate) const FULL: &str = "it is full, in this test";

/// Those of one process.
#[derive(Debug)]
pub struct Places {
    /// So many were passed.
    pub passed: AtomicI64,
    /// The one at which it stops dead; nowhere, when it is below 0.
    dies_at: AtomicI64,
    /// Told when it has.
    pub stopped: Notify,
    /// Whether the process is gone.
    gone: watch::Sender<bool>,
    /// So many writes find the database busy.
    pub busy: AtomicI64,
}

impl Places {
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Self {
            passed: AtomicI64::new(0),
            dies_at: AtomicI64::new(-1),
            stopped: Notify::new(),
            gone: watch::Sender::new(false),
            busy: AtomicI64::new(0),
        })
    }

    async fn pass(&self) {
        let here = self.passed.fetch_add(1, Ordering::SeqCst);
        if here == self.dies_at.load(Ordering::SeqCst) {
            self.stopped.notify_one();
            drop(self.gone.subscribe().wait_for(|gone| *gone).await);
        }
        if *self.gone.borrow() {
            // What the process had begun beside ends here, without a word, and lets go of all that it held.
            std::panic::resume_unwind(Box::new("the process is gone"));
        }
    }

    /// It stops dead so many places from here on.
    pub fn die_in(&self, places: i64) {
        self.dies_at.store(self.passed.load(Ordering::SeqCst) + places, Ordering::SeqCst);
    }

    /// Nothing goes wrong any more.
    pub fn mend(&self) {
        self.dies_at.store(-1, Ordering::SeqCst);
        self.busy.store(0, Ordering::SeqCst);
    }

    /// The process is gone: nothing of it does anything any more.
    pub(crate) fn bury(&self) {
        self.gone.send_replace(true);
    }
}

impl Around for Places {
    fn before(&self) -> Passed<'_, Result<(), StoreError>> {
        Box::pin(async {
            self.pass().await;
            let refused = |left: i64| (left > 0).then(|| left - 1);
            match self.busy.fetch_update(Ordering::SeqCst, Ordering::SeqCst, refused) {
                Ok(_) => Err(StoreError::Busy(FULL.to_owned())),
                Err(_) => Ok(()),
            }
        })
    }

    fn after(&self) -> Passed<'_, ()> {
        Box::pin(self.pass())
    }
}

/// The wire as one process has it.
pub(crate) struct OwnWire {
    pub(crate) http: Arc<FakeHttp>,
    pub(crate) places: Arc<Places>,
}

impl Http for OwnWire {
    fn call(
        &self,
        request: http::Request<Bytes>,
        timeout: i64,
    ) -> Passed<'_, Result<http::Response<Bytes>, CallError>> {
        Box::pin(async move {
            self.places.pass().await;
            let answer = self.http.call(request, timeout).await;
            self.places.pass().await;
            answer
        })
    }

    fn post(&self, request: http::Request<Bytes>) -> Passed<'_, Posted> {
        Box::pin(async move {
            self.places.pass().await;
            let answer = self.http.post(request).await;
            self.places.pass().await;
            answer
        })
    }

    fn vet<'a>(&'a self, url: &'a str) -> Passed<'a, Result<(), String>> {
        self.http.vet(url)
    }
}
