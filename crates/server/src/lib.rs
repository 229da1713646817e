//! The server: sockets, files and arguments. The only crate that knows HTTP serving.
//!
//! `web` answers requests and can be driven without a socket; `out` reaches the network and the simulated
//! bank; `cli` is the command line; `listen` accepts connections, and `edge` is what they pass on the way.

pub mod cli;
pub mod config;
pub mod edge;
pub mod framing;
pub mod listen;
pub mod metrics;
pub mod open;
pub mod out;
pub mod patient;
pub mod traces;
pub mod web;
pub mod world;
