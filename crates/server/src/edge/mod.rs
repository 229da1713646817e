//! The edge: what is between a client's connection and the application. TLS with its certificates, and proxies whose
//! word is taken.

pub mod acme;
pub mod door;
pub mod proxies;
pub mod tls;
