//! What a conversation with a processor needs: the adapter, the account's keys, and where we are.

use crate::{Engine, Fault};
use kassa_domain::Loaded;
use kassa_domain::account::{Account, AccountPatch, AccountStatus, secret_purpose};
use kassa_domain::address;
use kassa_domain::attempt::Attempt;
use kassa_domain::decision::Seal;
use kassa_domain::id::{AccountId, Scope};
use kassa_domain::processor::{Keys, Processor, Profile, Site, Sources};
use kassa_domain::session::Session;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Everything that stays the same while one account is talked to about one payment.
pub(crate) struct Talk {
    pub(crate) processor: Arc<dyn Processor>,
    pub(crate) keys: Keys,
    pub(crate) site: Site,
}

impl Engine {
    pub(crate) async fn talk(&self, scope: Scope, attempt: &Attempt) -> Result<Talk, Fault> {
        let Some(processor) = self.processor(&attempt.processor).cloned() else {
            return Err(Fault::Broken(format!("processor {} is not in this binary", attempt.processor)));
        };
        let no_keys = || Fault::Broken(format!("no keys for processor {}", attempt.processor));
        let keys = self.keys(scope, &attempt.processor, attempt.account.as_ref()).await?;
        let merchant = self.known_merchant(scope.merchant).await?;
        let page_url = format!("{}/checkout/{}", self.parts.public_url, attempt.session);
        Ok(Talk {
            processor,
            keys: keys.ok_or_else(no_keys)?,
            site: Site {
                return_url: format!("{page_url}/return/{}", attempt.id),
                page_url,
                merchant: merchant.map(|merchant| merchant.body.name.clone()).unwrap_or_default(),
            },
        })
    }

    /// The keys of an account; of the merchant's at the simulator where none is named. `None` when there is none.
    pub(crate) async fn keys(
        &self,
        scope: Scope,
        processor: &str,
        account: Option<&AccountId>,
    ) -> Result<Option<Keys>, Fault> {
        let Some(id) = account else { return Ok(self.parts.accounts.keys(scope, processor)) };
        let found = self.store().account(scope, id).await?.filter(|account| account.processor == processor);
        let Some(account) = found else { return Ok(None) };
        let Some(profile) = self.processor(processor).map(|processor| processor.profile()) else {
            return Ok(None);
        };
        self.opened(&account, profile).map(Some)
    }

    /// Where the processor of an account is called, as scheme, host and port: the rest of the address may hold a
    /// secret. `None` where it is in this process.
    ///
    /// # Errors
    /// When a secret of the account cannot be read.
    pub fn called_at(&self, account: &Account) -> Result<Option<String>, Fault> {
        let Some(processor) = self.processor(&account.processor) else { return Ok(None) };
        let profile = processor.profile();
        let Some(name) = profile.called_at else { return Ok(None) };
        let keys = self.opened(account, profile)?;
        let setting = keys.settings.get(name).cloned();
        let url = setting.unwrap_or_else(|| keys.expose(name).to_owned());
        Ok(Some(address::origin(&url)).filter(|origin| !origin.is_empty()))
    }

    /// The settings of an account with the profile's defaults, and its secrets, readable.
    fn opened(&self, account: &Account, profile: &Profile) -> Result<Keys, Fault> {
        let Keys { scope, account: name_of, settings, .. } = public_part(account, profile);
        let mut secrets = BTreeMap::new();
        for (name, kept) in &account.body.secrets {
            let purpose = secret_purpose(&account.id, name);
            let Some(secret) = self.parts.vault.open(&purpose, &kept.sealed) else {
                let text = format!("{name} of account {} cannot be read with this master key", account.id);
                return Err(Fault::Broken(text));
            };
            secrets.insert(name.clone(), secret);
        }
        Ok(Keys { scope, account: name_of, settings, secrets })
    }

    /// Asks the adapter what is wrong with the settings that an account would have.
    pub(crate) fn vet_settings(
        &self,
        scope: Scope,
        processor: &str,
        before: Option<&Account>,
        patch: &AccountPatch,
    ) -> Result<Option<(String, String)>, Fault> {
        let Some(adapter) = self.processor(processor) else { return Ok(None) };
        let profile = adapter.profile();
        let blank = Account {
            id: AccountId::of(""),
            scope,
            processor: processor.to_owned(),
            status: AccountStatus::Enabled,
            priority: 0,
            created_at: self.wall(),
            version: 0,
            body: kassa_domain::account::AccountBody::default(),
        };
        let mut keys = self.opened(before.unwrap_or(&blank), profile)?;
        for (name, value) in &patch.settings {
            let Some(setting) = profile.settings.iter().find(|setting| setting.name == name) else {
                continue;
            };
            match (setting.secret, value.expose().is_empty()) {
                (true, true) => drop(keys.secrets.remove(name)),
                (true, false) => drop(keys.secrets.insert(name.clone(), value.clone())),
                (false, true) => {
                    keys.settings.remove(name);
                    if let Some(default) = setting.default {
                        keys.settings.insert(name.clone(), default.to_owned());
                    }
                }
                (false, false) => drop(keys.settings.insert(name.clone(), value.expose().to_owned())),
            }
        }
        // Whether everything that is needed is there, domain says.
        let whole = profile.settings.iter().filter(|setting| setting.needed).all(|setting| {
            keys.settings.contains_key(setting.name) || keys.secrets.contains_key(setting.name)
        });
        let problem = if whole { adapter.check(&keys) } else { None };
        Ok(problem.map(|(name, rule)| (name.to_owned(), rule)))
    }

    /// What the page of a session needs of processors: all of it of the one at which `current` is, and of those that
    /// may take its payment next, where their pages are.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn sources(&self, session: &Session, current: Option<&Attempt>) -> Result<Sources, Fault> {
        let at = current.and_then(|current| current.account.as_ref());
        let (mut all, mut forms) = (Sources::default(), vec![]);
        for account in self.known_accounts(session.scope).await?.iter() {
            let Some(adapter) = self.processor(&account.processor) else { continue };
            let is_at = Some(&account.id) == at;
            if !is_at && account.status != AccountStatus::Enabled {
                continue;
            }
            let sources = adapter.sources(&public_part(account, adapter.profile()));
            forms.extend(sources.forms.iter().cloned());
            if is_at {
                all = sources;
            }
        }
        forms.sort();
        forms.dedup();
        Ok(Sources { forms, ..all })
    }

    /// The accounts that a payment of the scope may go to.
    pub(crate) async fn load_accounts(
        &self,
        scope: Scope,
        loaded: &mut Loaded,
    ) -> Result<(), kassa_store::StoreError> {
        loaded.accounts = Some(self.known_accounts(scope).await?.to_vec());
        Ok(())
    }
}

/// What of an account is no secret: its settings, with the profile's defaults.
fn public_part(account: &Account, profile: &Profile) -> Keys {
    let defaults = profile.settings.iter().filter_map(|setting| {
        Some((setting.name.to_owned(), setting.default.filter(|_| !setting.secret)?.to_owned()))
    });
    let mut settings: BTreeMap<String, String> = defaults.collect();
    settings.extend(account.body.settings.clone());
    let account_id = account.id.as_str().to_owned();
    Keys { scope: account.scope, account: account_id, settings, secrets: BTreeMap::new() }
}
