//! Public APIs, translated: bytes to commands, answers to bytes. Pure.
//!
//! A dialect is one file (or folder) here and one line in [`all`]. It has its own wire shapes and never
//! serialises a domain type, so that neither can change the other by accident.

#![recursion_limit = "512"]

pub mod axra;
mod claim;
pub mod copperx;
pub mod elixpo;
#[cfg(test)]
mod golden;
pub mod inflow;
mod names;
pub mod native;
mod nest;
mod openapi;
mod placeholder;
mod query;
mod reader;
mod respond;
mod route;
mod settings;
pub mod stripe;
mod svix;
mod times;

pub use claim::{Presented, by_path, claim};
pub use openapi::document;
pub use settings::Settings;

use kassa_domain::dialect::Dialect;
use std::sync::Arc;

/// The names of every dialect this binary speaks.
pub const NAMES: [&str; 6] =
    [native::NAME, elixpo::NAME, inflow::NAME, copperx::NAME, axra::NAME, stripe::NAME];

/// Every dialect this binary speaks. `public_url` is the address under which buyers and clients reach the
/// server, without a slash at its end.
#[must_use]
pub fn all(public_url: &str, settings: &Settings) -> Vec<Arc<dyn Dialect>> {
    vec![
        Arc::new(native::Native::new(public_url).with(&settings.native)),
        Arc::new(elixpo::Elixpo::new(public_url)),
        Arc::new(inflow::Inflow::new(public_url, &settings.inflow)),
        Arc::new(copperx::Copperx::new(public_url, &settings.copperx)),
        Arc::new(axra::Axra::new(public_url, &settings.axra)),
        Arc::new(stripe::Stripe::new(public_url)),
    ]
}
