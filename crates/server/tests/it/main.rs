//! The whole server in process: the real router, a real store, a fake clock, chance and network.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that finds something missing should stop right there"
)]

mod api;
mod axra;
mod bad_input;
mod branding;
mod buyer;
mod carts;
mod catalog;
mod clock;
mod collecting;
mod copperx;
mod customers;
mod dashboard;
mod demo;
mod deploy;
mod discounts;
mod edge;
mod elixpo;
mod endpoints;
mod entitled;
mod erased;
mod exam;
mod inflow;
mod languages;
mod late;
mod links;
mod money;
mod moving;
mod nodes;
mod on_file;
mod paygate;
mod portal;
mod processes;
mod races;
mod reference;
mod replay;
mod search;
mod shipping;
mod subscriptions;
mod taxes;
mod telemetry;
mod tokens;
mod transcripts;
mod webhooks;
mod wire;
mod year;
