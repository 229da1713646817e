//! Somebody around each write: tests let a server die there, or find the database busy.

use crate::StoreError;
use std::fmt::Debug;
use std::pin::Pin;

/// What an [`Around`] does, when it is done.
pub type Passed<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Is told of each write to a database, before and after it. A future that never ends is a server that died there:
/// before a write nothing of it is done, and after it all of it, whether whoever asked hears of it or not.
pub trait Around: Debug + Send + Sync {
    /// Before a write. What is returned in place of it is what the caller hears, and nothing is written.
    fn before(&self) -> Passed<'_, Result<(), StoreError>>;
    /// After a write.
    fn after(&self) -> Passed<'_, ()>;
}
