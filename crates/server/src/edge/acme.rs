//! Certificates from an authority, by ACME (RFC 8555) with its HTTP challenge.
//!
//! The account and the certificate are rows, sealed, so that all nodes of a shop show one certificate, and a node that
//! starts finds it there. One node at a time asks: whoever has the turn, which is a row too. The answer to a challenge
//! follows from the account alone, so that any node gives it, whichever the authority happens to reach.

use super::tls::{Certificates, Life};
use crate::config::edge::Acme as Settings;
use crate::out::Named;
use crate::world::{SystemChance, SystemClock};
use anyhow::{Context, bail};
use bytes::Bytes;
use http_body_util::BodyExt;
use instant_acme::{
    Account, AccountCredentials, AuthorizationStatus, BodyWrapper, BytesResponse, ChallengeType, Error,
    HttpClient, Identifier, NewAccount, NewOrder, OrderStatus, RetryPolicy,
};
use kassa_domain::Secret;
use kassa_domain::decision::Seal;
use kassa_domain::merchant::Sealed;
use kassa_engine::{Clock, Vault};
use kassa_store::Store;
use serde::{Deserialize, Serialize};
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tokio::sync::watch;

/// How often the rows are looked at: a certificate that another node got is shown within this.
const LOOK: Duration = Duration::from_secs(30);
/// The same for a node that has none to show yet, because another is getting it.
const LOOK_SOON: Duration = Duration::from_secs(1);
/// How long a node may take to get a certificate before another may try.
const TURN_MS: i64 = 5 * 60_000;
/// How long nobody asks after a failure. Authorities count failures, and Let's Encrypt takes five an hour.
const REST_MS: i64 = 15 * 60_000;
/// One request to the authority takes at most so long.
const REQUEST: Duration = Duration::from_secs(30);
/// How long the authority may look, and how long it may sign.
const PATIENCE: RetryPolicy =
    RetryPolicy::new().initial_delay(Duration::from_millis(250)).timeout(Duration::from_secs(90));
/// The longest token of a challenge that is answered.
const TOKEN_MAX: usize = 128;

/// Says to an authority that a name is ours.
pub struct Challenges {
    store: Arc<Store>,
    row: String,
    thumbprint: OnceLock<String>,
}

impl Challenges {
    /// The answer to a token: what only the holder of the account's key can say.
    pub async fn answer(&self, token: &str) -> Option<String> {
        let is_token = !token.is_empty()
            && token.len() <= TOKEN_MAX
            && token.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
        if !is_token {
            return None;
        }
        if self.thumbprint.get().is_none() {
            let _ = self.thumbprint.set(self.store.setting(&self.row).await.ok()??);
        }
        self.thumbprint.get().map(|thumbprint| format!("{token}.{thumbprint}"))
    }
}

/// A certificate as it is kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// For which names it was asked for.
    domains: Vec<String>,
    /// The chain, in PEM.
    chain: String,
    /// Its private key, in PEM.
    key: String,
}

/// Gets certificates, and shows them.
pub struct Acme {
    settings: Settings,
    store: Arc<Store>,
    vault: Vault,
    client: Arc<Named>,
    shown: Arc<Certificates>,
    /// The row of the certificate that is shown.
    seen: Option<String>,
}

impl Acme {
    /// Puts it together. Nothing is asked for yet.
    ///
    /// # Errors
    /// When what the authority is trusted by cannot be read.
    pub fn new(
        settings: Settings,
        (store, vault): (Arc<Store>, Vault),
        shown: Arc<Certificates>,
    ) -> anyhow::Result<Self> {
        let client = Arc::new(Named::new(&settings.directory, settings.root.as_deref())?);
        Ok(Self { settings, store, vault, client, shown, seen: None })
    }

    /// What answers the authority.
    #[must_use]
    pub fn challenges(&self) -> Arc<Challenges> {
        let row = self.row("thumbprint");
        Arc::new(Challenges { store: Arc::clone(&self.store), row, thumbprint: OnceLock::new() })
    }

    /// Each authority has rows of its own, so that one may try another and come back.
    fn row(&self, what: &str) -> String {
        format!("acme_{what} {}", self.settings.directory)
    }

    /// Keeps a good certificate in force until told to stop.
    pub async fn work(mut self, mut stop: watch::Receiver<bool>) {
        loop {
            if let Err(problem) = self.look().await {
                tracing::error!(
                    problem = format!("{problem:#}"),
                    "no certificate could be got; it is tried again"
                );
            }
            let pause = if self.shown.life().is_some() { LOOK } else { LOOK_SOON };
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                _ = stop.changed() => return,
            }
        }
    }

    /// Shows what is kept, and asks for another certificate when that is wanted and nobody else does.
    async fn look(&mut self) -> anyhow::Result<()> {
        let row = self.row("certificate");
        let kept = self.store.setting(&row).await?;
        let good = match &kept {
            Some(text) => self.take(text),
            None => Ok(false),
        };
        // What is kept and cannot be read is replaced, like what is late.
        if matches!(good, Ok(true)) {
            return Ok(());
        }
        if let Err(problem) = good {
            tracing::error!(problem = format!("{problem:#}"), "the certificate that is kept is of no use");
        }
        let Some(turn) = self.turn().await? else { return Ok(()) };
        let got = self.order().await;
        let rest = if got.is_ok() { 0 } else { SystemClock.now().0.saturating_add(REST_MS) };
        let text = match got {
            Ok(text) => text,
            Err(problem) => {
                self.store.setting_from(&self.row("turn"), &turn, &rest.to_string()).await?;
                return Err(problem);
            }
        };
        match &kept {
            None => {
                self.store.setting_once(&row, &text).await?;
            }
            Some(before) => {
                self.store.setting_from(&row, before, &text).await?;
            }
        }
        self.store.setting_from(&self.row("turn"), &turn, "0").await?;
        if let Some(text) = self.store.setting(&row).await? {
            self.take(&text)?;
        }
        tracing::info!(domains = self.settings.domains.join(","), "a new certificate is shown");
        Ok(())
    }

    /// Shows a certificate that is kept. Says whether it is good for a while, and for the names that are wanted.
    fn take(&mut self, text: &str) -> anyhow::Result<bool> {
        let opened =
            self.vault.open("acme", &Sealed(text.to_owned())).context("it is sealed with another key")?;
        let kept: Kept = serde_json::from_str(opened.expose())?;
        let life = match self.shown.life() {
            Some(life) if self.seen.as_deref() == Some(text) => life,
            _ => self.shown.show(kept.chain.as_bytes(), kept.key.as_bytes())?,
        };
        self.seen = Some(text.to_owned());
        Ok(kept.domains == self.settings.domains && !Life::is_late(life, SystemClock.now().0 / 1000))
    }

    /// Takes the turn, unless another node has it or all rest after a failure. What is given back is its row.
    async fn turn(&self) -> anyhow::Result<Option<String>> {
        let row = self.row("turn");
        let now = SystemClock.now().0;
        let before = self.store.setting_once(&row, "0").await?;
        if before.parse::<i64>().unwrap_or(0) > now {
            return Ok(None);
        }
        let until = now.saturating_add(TURN_MS).to_string();
        let taken = self.store.setting_from(&row, &before, &until).await?;
        Ok(taken.then_some(until))
    }

    async fn order(&self) -> anyhow::Result<String> {
        let account = self.account().await?;
        let names: Vec<_> = self.settings.domains.iter().map(|name| Identifier::Dns(name.clone())).collect();
        let mut order = account.new_order(&NewOrder::new(&names)).await.context("the order")?;
        let mut authorizations = order.authorizations();
        while let Some(authorization) = authorizations.next().await {
            let mut authorization = authorization?;
            if authorization.status == AuthorizationStatus::Valid {
                continue;
            }
            let challenge = authorization.challenge(ChallengeType::Http01);
            challenge.context("the authority offers no challenge over HTTP")?.set_ready().await?;
        }
        let status = order.poll_ready(&PATIENCE).await?;
        if status != OrderStatus::Ready {
            bail!("{}", self.refused(&mut order).await);
        }
        let key = order.finalize().await.context("the request")?;
        let chain = order.poll_certificate(&PATIENCE).await.context("the certificate")?;
        let domains = self.settings.domains.clone();
        let kept = Kept { domains, chain, key };
        let text = Secret::new(serde_json::to_string(&kept)?);
        Ok(self.vault.seal("acme", &text, &SystemChance).0)
    }

    /// Why the authority does not believe that the names are ours, in its own words.
    async fn refused(&self, order: &mut instant_acme::Order) -> String {
        let mut said = "the authority could not see that the names are ours".to_owned();
        let mut authorizations = order.authorizations();
        while let Some(Ok(authorization)) = authorizations.next().await {
            for problem in authorization.challenges.iter().filter_map(|challenge| challenge.error.as_ref()) {
                said = format!("{said}: {problem}");
            }
        }
        said
    }

    /// The account, made at the first time. It is kept before it is used, so that it is always the one that answers.
    async fn account(&self) -> anyhow::Result<Account> {
        let row = self.row("account");
        let builder = || Account::builder_with_http(Box::new(Wire(Arc::clone(&self.client))));
        let text = match self.store.setting(&row).await? {
            Some(text) => text,
            None => {
                let contact = self.settings.contact.as_ref().map(|address| format!("mailto:{address}"));
                let contact: Vec<&str> = contact.as_deref().into_iter().collect();
                let new = NewAccount {
                    contact: &contact,
                    terms_of_service_agreed: true,
                    only_return_existing: false,
                };
                let made = builder().create(&new, self.settings.directory.clone(), None).await;
                let (_, credentials) = made.context("the account")?;
                let text = Secret::new(serde_json::to_string(&credentials)?);
                self.store.setting_once(&row, &self.vault.seal("acme", &text, &SystemChance).0).await?
            }
        };
        let opened =
            self.vault.open("acme", &Sealed(text)).context("the account is sealed with another key")?;
        let credentials: AccountCredentials = serde_json::from_str(opened.expose())?;
        let account = builder().from_credentials(credentials).await.context("the directory")?;
        self.store.setting_once(&self.row("thumbprint"), account.key_thumbprint()).await?;
        Ok(account)
    }
}

/// The house's own client, as the library wants it.
struct Wire(Arc<Named>);

impl HttpClient for Wire {
    fn request(
        &self,
        request: http::Request<BodyWrapper<Bytes>>,
    ) -> Pin<Box<dyn Future<Output = Result<BytesResponse, Error>> + Send>> {
        let client = Arc::clone(&self.0);
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let body = body.collect().await.map(http_body_util::Collected::to_bytes).unwrap_or_default();
            let answer = client.call(http::Request::from_parts(parts, body), REQUEST).await;
            let answer = answer.map_err(|problem| Error::Other(problem.into()))?;
            Ok(BytesResponse::from(answer.map(http_body_util::Full::new)))
        })
    }
}
