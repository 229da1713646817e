//! The whole server in process: the real router, a real store, a fake clock, chance and network.

mod api;
mod bad_input;
mod buyer;
mod late;
mod shop;
mod webhooks;
