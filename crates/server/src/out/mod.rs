//! Reaching out: the guarded client for merchants' URLs, and the road to the simulated bank.

mod bank;
mod guarded;

pub use bank::{deliver_due, notices, secret_of};

use bytes::Bytes;
use guarded::Guarded;
use kassa_bank::Book;
use kassa_domain::Secret;
use kassa_domain::id::Scope;
use kassa_domain::processor::{CallError, Keys};
use kassa_engine::{Accounts, Clock, Http, Posted, Vault};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

type Later<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// The real network.
pub struct Network {
    webhooks: Guarded,
    book: Arc<Book>,
    clock: Arc<dyn Clock>,
}

impl Network {
    /// `loopback_hooks`: whether webhooks may go to this machine.
    ///
    /// # Errors
    /// When the TLS library cannot be set up.
    pub fn new(book: Arc<Book>, clock: Arc<dyn Clock>, loopback_hooks: bool) -> anyhow::Result<Self> {
        Ok(Self { webhooks: Guarded::new(loopback_hooks)?, book, clock })
    }
}

impl Http for Network {
    fn call(
        &self,
        request: http::Request<Bytes>,
        timeout_ms: i64,
    ) -> Later<'_, Result<http::Response<Bytes>, CallError>> {
        let timeout = Duration::from_millis(u64::try_from(timeout_ms).unwrap_or_default());
        Box::pin(async move {
            if request.uri().host() != Some(kassa_processors::simulator::HOST) {
                tracing::error!("a processor wants to call a host that nobody has set up");
                return Err(CallError::NotSent);
            }
            bank::call(&self.book, &request, self.clock.now(), timeout).await
        })
    }

    fn post(&self, request: http::Request<Bytes>) -> Later<'_, Posted> {
        Box::pin(self.webhooks.post(request))
    }

    fn vet<'a>(&'a self, url: &'a str) -> Later<'a, Result<(), String>> {
        Box::pin(self.webhooks.vet(url))
    }
}

/// Every merchant has an account at the simulated bank. Its secrets follow from the master key.
pub struct SimulatorAccounts {
    derive: Vec<u8>,
}

impl SimulatorAccounts {
    /// Accounts under a vault.
    #[must_use]
    pub fn new(vault: &Vault) -> Self {
        Self { derive: vault.derive("simulator").expose().as_bytes().to_vec() }
    }

    /// What the bank signs its notices for an account with.
    #[must_use]
    pub fn hook_secret(&self, account: &str) -> Secret {
        secret_of(&self.derive, account)
    }
}

impl Accounts for SimulatorAccounts {
    fn keys(&self, scope: Scope, _processor: &str) -> Option<Keys> {
        let account = scope.text();
        Some(Keys { scope, hook_secret: self.hook_secret(&account), api_key: Secret::new(account) })
    }
}
