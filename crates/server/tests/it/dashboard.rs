//! The dashboard: who gets in, what they see, and what they may do.

mod developers;
mod door;
mod money;
mod people;
mod roles;
mod selling;
