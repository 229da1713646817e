//! The holes through which the engine reaches the world, so that a test can stand on the other side.

use bytes::Bytes;
use kassa_domain::Timestamp;
use kassa_domain::id::Scope;
use kassa_domain::processor::{CallError, Keys};
use std::future::Future;
use std::pin::Pin;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Timestamp;
}

/// What came of posting a webhook: the answer, its body cut, or what went wrong in words.
pub type Posted = Result<http::Response<Bytes>, String>;

/// A future on the heap.
type Later<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends requests.
pub trait Http: Send + Sync {
    /// Calls a processor, at a host that the operator or the adapter chose.
    fn call(
        &self,
        request: http::Request<Bytes>,
        timeout_ms: i64,
    ) -> Later<'_, Result<http::Response<Bytes>, CallError>>;

    /// Posts to a URL that a merchant chose: only to public addresses, without redirects, in bounded time and size.
    fn post(&self, request: http::Request<Bytes>) -> Later<'_, Posted>;

    /// Looks up where the host of a merchant's URL leads, and says in words if it may not be called. A
    /// host that cannot be found at the moment is let through, because every connection is checked again.
    fn vet<'a>(&'a self, url: &'a str) -> Later<'a, Result<(), String>>;
}

/// Knows the keys of accounts at processors.
pub trait Accounts: Send + Sync {
    /// The keys of a merchant's account; `None` when there is none.
    fn keys(&self, scope: Scope, processor: &str) -> Option<Keys>;
}
