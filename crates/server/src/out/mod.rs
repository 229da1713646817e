//! Reaching out: the guarded client for merchants' URLs, and the road to the simulated bank.

mod bank;
mod book;
mod guarded;
mod named;

pub use bank::{deliver_due, notices, secret_of};
pub use book::{Bank, Told};
pub use named::Named;

use bytes::Bytes;
use guarded::Guarded;
use kassa_domain::Secret;
use kassa_domain::id::Scope;
use kassa_domain::processor::{CallError, Keys};
use kassa_engine::{Accounts, Clock, Http, Posted, Vault};
use kassa_processors::simulator;
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

type Later<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// The real network.
pub struct Network {
    webhooks: Guarded,
    providers: Guarded,
    bank: Bank,
    clock: Arc<dyn Clock>,
}

impl Network {
    /// `loopback`: whether requests may go to this machine. `trusted`: hosts, each with its port, that processors may
    /// be called at wherever their names lead, such as a chain node of the operator's own. Merchants can set where
    /// their accounts call, so what is not on the list must be a public address.
    ///
    /// # Errors
    /// When the TLS library cannot be set up.
    pub fn new(
        bank: Bank,
        clock: Arc<dyn Clock>,
        loopback: bool,
        trusted: &[String],
    ) -> anyhow::Result<Self> {
        let providers = Guarded::new(loopback)?.trusting(trusted)?;
        Ok(Self { webhooks: Guarded::new(loopback)?, providers, bank, clock })
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
            if request.uri().host() != Some(simulator::HOST) {
                return self.providers.call(request, timeout).await;
            }
            bank::call(&self.bank, &request, self.clock.now(), timeout).await
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
    fn keys(&self, scope: Scope, processor: &str) -> Option<Keys> {
        if processor != simulator::ID {
            return None;
        }
        let account = scope.text();
        let secrets = [
            (simulator::HOOK_SECRET, self.hook_secret(&account)),
            (simulator::API_KEY, Secret::new(account.as_str())),
        ];
        let secrets = secrets.into_iter().map(|(name, secret)| (name.to_owned(), secret)).collect();
        Some(Keys { scope, account, settings: BTreeMap::new(), secrets })
    }
}
