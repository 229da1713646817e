//! Public APIs, translated: bytes to commands, answers to bytes. Pure.
//!
//! A dialect is one file (or folder) here and one line in [`all`]. It has its own wire shapes and never
//! serialises a domain type, so that neither can change the other by accident.

pub mod elixpo;
#[cfg(test)]
mod golden;
pub mod native;
mod query;
mod reader;
mod respond;

use kassa_domain::dialect::Dialect;
use std::sync::Arc;

/// The names of every dialect this binary speaks.
pub const NAMES: [&str; 2] = [native::NAME, elixpo::NAME];

/// Every dialect this binary speaks. `public_url` is the address under which buyers and clients reach the
/// server, without a slash at its end.
#[must_use]
pub fn all(public_url: &str) -> Vec<Arc<dyn Dialect>> {
    vec![Arc::new(native::Native::new(public_url)), Arc::new(elixpo::Elixpo::new(public_url))]
}
