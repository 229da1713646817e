//! The Rust client of Kassa, a checkout server that you run yourself.
//!
//! ```no_run
//! use kassa_client::Client;
//! use kassa_client::types::SessionCreate;
//!
//! # async fn sell() -> Result<(), kassa_client::Error> {
//! let kassa = Client::new("sk_test_...", "https://pay.example.com")?;
//! let session = kassa
//!     .checkout()
//!     .sessions()
//!     .create(&SessionCreate {
//!         amount: Some(5000),
//!         currency: Some("GHS".to_owned()),
//!         success_url: Some("https://shop.example/thanks?session_id={CHECKOUT_SESSION_ID}".to_owned()),
//!         cancel_url: Some("https://shop.example/cart".to_owned()),
//!         ..SessionCreate::default()
//!     })
//!     .await?;
//! println!("{}", session.url); // send the buyer there
//! # Ok(())
//! # }
//! ```

mod client;
mod error;
mod request;
pub mod resources;
pub mod types;
mod values;
mod webhook;

pub use client::{Builder, Client};
pub use error::{Error, ErrorKind};
pub use request::{All, List, Page, Request};
pub use values::{ListOf, MetadataValue, StringOr};
pub use webhook::{Proof, Webhook};

/// The version of this crate, and of the server that it was made for.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
