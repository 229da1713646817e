//! The words and rules of Kassa: values, state machines, decisions and the contracts of adapters.
//!
//! Nothing here reads a clock, draws a random number or touches the world: time and chance are arguments, a decision
//! is plain data, and a floor above carries it out. That is what makes every rule testable in microseconds.

pub mod account;
pub mod address;
pub mod alias;
pub mod attempt;
pub mod audit;
pub mod branding;
pub mod card;
pub mod cart;
pub mod catalog;
pub mod chance;
pub mod claim;
pub mod clock;
pub mod collect;
pub mod command;
pub mod customer;
pub mod decide;
pub mod decision;
pub mod dialect;
pub mod discount;
pub mod dispute;
pub mod dunning;
pub mod endpoint;
pub mod entitlement;
pub mod event;
pub mod id;
pub mod idempotency;
pub mod invoice;
pub mod job;
pub mod ledger;
pub mod link;
pub mod merchant;
pub mod metadata;
pub mod money;
pub mod parked;
pub mod payment;
pub mod percent;
pub mod phone;
pub mod portal;
pub mod postal;
pub mod pricing;
pub mod processor;
pub mod reconcile;
pub mod refund;
pub mod refusal;
pub mod schedule;
pub mod secret;
pub mod session;
pub mod signature;
pub mod subscription;
pub mod tax;
pub mod team;
pub mod time;
pub mod token;

pub use chance::Chance;
pub use command::{Answer, Command, Query};
pub use decide::decide;
pub use decision::{Change, Decision, Given, Loaded, Policy, Row};
pub use money::{Currency, Money};
pub use refusal::Refusal;
pub use secret::Secret;
pub use time::Timestamp;
