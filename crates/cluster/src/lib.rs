//! PostgreSQL servers for tests: real ones, from Debian's package, each in a folder of its own and gone with the
//! process that started it.
//!
//! A test that runs on both engines asks for a [`Scratch`] database where [`is_wanted`] says so.

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    reason = "it is part of tests, which must not go on without what they need, and of no program"
)]

mod cluster;
mod scratch;

pub use cluster::{Cluster, Pooler};
pub use scratch::{Scratch, Template};

/// The environment variable by which the tests are run on PostgreSQL: with the value `postgres`.
const ENGINE: &str = "KASSA_TEST_ENGINE";

/// Whether this run of the tests is about PostgreSQL.
///
/// # Panics
/// When the environment names an engine that is none.
#[must_use]
pub fn is_wanted() -> bool {
    match std::env::var(ENGINE).as_deref() {
        Err(_) | Ok("sqlite") => false,
        Ok("postgres") => true,
        Ok(other) => panic!("{ENGINE}={other}: write sqlite or postgres"),
    }
}
