//! The test shop: a whole server in process, with everything real but the clock, the dice and the wire.
//!
//! Whatever needs a shop without a network stands on it: the tests of the server, the attacks and the simulation. The
//! bank at the other end of the wire keeps a book of its own, and closing a shop compares the two.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    missing_docs,
    reason = "what finds something missing in a test should stop right there; names say what a test's tools do"
)]

mod clock;
mod dashboard;
mod document;
mod fakes;
mod pages;
mod places;
mod routes;
mod rows;
mod shop;
mod subscriptions;

pub use dashboard::{Browser, PASSWORD, said};
pub use document::misfit;
pub use fakes::{
    FakeChance, FakeClock, FakeHttp, HANGS, LATER, Meanwhile, Provider, Received, SLOW, TIMES_OUT, Wire,
};
pub use pages::{HOOKS, session_in};
pub use places::Places;
pub use routes::route_of;
pub use rows::Rows;
pub use shop::{PUBLIC_URL, Reply, START, TestShop};
