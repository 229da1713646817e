//! `kassa processor`: set up, list and switch off accounts at payment processors, also while a server runs on the same
//! database. Secrets are read from files, the environment or standard input, so that they need not stand in a shell's
//! history, and are never printed.

use super::keys::ModeArg;
use super::{OfMerchant, beside_existing, merchant, say};
use crate::config::{Common, ProcessorEntry};
use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use kassa_domain::account::{Account, AccountPatch, NewAccount};
use kassa_domain::event::Cause;
use kassa_domain::id::{AccountId, Mode, Scope};
use kassa_domain::{Answer, Command, Refusal, Secret};
use kassa_engine::Engine;
use serde_json::json;
use std::collections::BTreeMap;
use std::io::Read;

#[derive(Subcommand)]
pub(super) enum ProcessorCommand {
    /// Set up an account, or change the one of this name
    Set(SetArgs),
    /// List accounts, without their secrets
    List(OfMerchant),
    /// List the processors that there are, with their settings
    Known(KnownArgs),
}

#[derive(Args)]
pub(super) struct SetArgs {
    #[command(flatten)]
    common: Common,
    /// The processor, such as stripe
    processor: String,
    /// What the account is called [default: the processor's name]
    #[arg(long)]
    name: Option<String>,
    /// The mode
    #[arg(long, value_enum, default_value = "test")]
    mode: ModeArg,
    /// The merchant's id or slug [default: the first merchant]
    #[arg(long, value_name = "ID")]
    merchant: Option<String>,
    /// A setting, as NAME=VALUE; NAME=@FILE reads it from a file, NAME=- from standard input, NAME=$VARIABLE from the
    /// environment
    #[arg(long = "set", value_name = "SETTING")]
    settings: Vec<String>,
    /// Its place among the accounts that are asked, the lowest first
    #[arg(long)]
    priority: Option<i64>,
    /// Only these methods, between commas
    #[arg(long, value_delimiter = ',')]
    methods: Option<Vec<String>>,
    /// Only these currencies, between commas
    #[arg(long, value_delimiter = ',')]
    currencies: Option<Vec<String>>,
    /// Only buyers in these countries, between commas
    #[arg(long, value_delimiter = ',')]
    countries: Option<Vec<String>>,
    /// Take no new payments; what was begun is carried through
    #[arg(long, conflicts_with = "enable")]
    disable: bool,
    /// Take payments again
    #[arg(long)]
    enable: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
pub(super) struct KnownArgs {
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(command: &ProcessorCommand) -> anyhow::Result<()> {
    match command {
        ProcessorCommand::Set(args) => set(args).await,
        ProcessorCommand::List(args) => list(args).await,
        ProcessorCommand::Known(args) => {
            known(args);
            Ok(())
        }
    }
}

async fn set(args: &SetArgs) -> anyhow::Result<()> {
    let mut settings = BTreeMap::new();
    for text in &args.settings {
        let (name, value) =
            text.split_once('=').with_context(|| format!("--set {text} must be NAME=VALUE"))?;
        settings.insert(name.trim().to_owned(), Secret::new(value_of(value)?));
    }
    let status = match (args.enable, args.disable) {
        (true, _) => Some("enabled".to_owned()),
        (_, true) => Some("disabled".to_owned()),
        _ => None,
    };
    let patch = AccountPatch {
        name: None,
        settings,
        status,
        priority: args.priority,
        methods: args.methods.clone(),
        currencies: args.currencies.clone(),
        countries: args.countries.clone(),
    };
    let engine = beside_existing(&args.common).await?;
    let merchant = merchant(&engine, args.merchant.as_deref()).await?;
    let scope = Scope { merchant: merchant.number, mode: args.mode.into() };
    let name = args.name.clone().unwrap_or_else(|| args.processor.clone());
    let account = put(&engine, scope, &args.processor, (&name, patch), false).await?;
    say(&shown(&account, args.json));
    Ok(())
}

/// The text that a value stands for.
#[expect(clippy::disallowed_methods, reason = "the operator names the variable, so that clap cannot read it")]
fn value_of(value: &str) -> anyhow::Result<String> {
    if value == "-" {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).context("cannot read standard input")?;
        return Ok(text.trim().to_owned());
    }
    if let Some(path) = value.strip_prefix('@') {
        return Ok(std::fs::read_to_string(path)
            .with_context(|| format!("cannot read {path}"))?
            .trim()
            .to_owned());
    }
    if let Some(name) = value.strip_prefix('$') {
        return std::env::var(name).with_context(|| format!("the environment has no {name}"));
    }
    Ok(value.to_owned())
}

/// Makes the account of this name, or changes it.
async fn put(
    engine: &Engine,
    scope: Scope,
    processor: &str,
    (name, patch): (&str, AccountPatch),
    by_file: bool,
) -> anyhow::Result<Account> {
    let known = engine.store().accounts(scope).await?.into_iter().find(|it| it.body.name == name);
    let command = match known {
        Some(known) if known.processor != processor => {
            bail!("the account {name:?} is at {}; choose another name", known.processor)
        }
        Some(known) => Command::UpdateAccount { account: known.id, patch: Box::new(patch), by_file },
        None => {
            let patch = AccountPatch { name: Some(name.to_owned()), ..patch };
            let processor = processor.to_owned();
            Command::CreateAccount(Box::new(NewAccount { processor, by_file, patch }))
        }
    };
    match engine.change(scope, &command, &Cause::operator()).await? {
        Ok(Answer::Account(account, _)) => Ok(*account),
        Ok(other) => bail!("the account was not set up: {other:?}"),
        Err(Refusal::Invalid { param, message }) => {
            let param = param.strip_prefix("settings.").map_or(param.clone(), |name| format!("--set {name}"));
            bail!("{param} {message}")
        }
        Err(Refusal::KeptByFile) => {
            bail!(
                "the configuration file keeps the account {name:?}; change it there, and start the server anew"
            )
        }
        Err(refusal) => bail!("the account was not set up: {refusal:?}"),
    }
}

fn hook_path(account: &Account) -> String {
    format!("/hooks/{}/{}", account.processor, account.id)
}

fn shown(account: &Account, as_json: bool) -> String {
    let secrets: BTreeMap<&String, String> =
        account.body.secrets.iter().map(|(name, kept)| (name, format!("...{}", kept.hint))).collect();
    if as_json {
        let body = &account.body;
        return json!({
            "id": account.id.as_str(), "name": body.name, "processor": account.processor,
            "mode": account.scope.mode.as_str(), "status": account.status.as_str(),
            "priority": account.priority, "settings": body.settings, "secrets": secrets,
            "methods": body.methods.as_ref().map(|all| all.iter().map(|it| it.as_str()).collect::<Vec<_>>()),
            "currencies": body.currencies, "countries": body.countries, "kept_by_file": body.by_file,
            "notices": hook_path(account),
        })
        .to_string();
    }
    let of = |name: &String| secrets.get(name).cloned().unwrap_or_default();
    let secrets: Vec<String> =
        account.body.secrets.keys().map(|name| format!("{name} {}", of(name))).collect();
    format!(
        "{}  {}  {}  {}  {}  webhooks to {}  {}",
        account.id,
        account.body.name,
        account.processor,
        account.scope.mode.as_str(),
        account.status.as_str(),
        hook_path(account),
        secrets.join(", ")
    )
}

async fn list(args: &OfMerchant) -> anyhow::Result<()> {
    let engine = beside_existing(&args.common).await?;
    let merchant = merchant(&engine, args.merchant.as_deref()).await?;
    for mode in [Mode::Test, Mode::Live] {
        let scope = Scope { merchant: merchant.number, mode };
        for account in engine.store().accounts(scope).await? {
            say(shown(&account, args.json).trim_end());
        }
    }
    Ok(())
}

fn known(args: &KnownArgs) {
    for processor in kassa_processors::all() {
        let profile = processor.profile();
        let methods: Vec<&str> = profile.serves.iter().map(|serves| serves.method.as_str()).collect();
        if args.json {
            let settings = profile.settings.iter().map(|it| {
                json!({ "name": it.name, "about": it.about, "secret": it.secret, "default": it.default,
                    "required": it.needed && it.default.is_none() })
            });
            let settings: Vec<_> = settings.collect();
            say(&json!({ "id": profile.id, "methods": methods, "settings": settings }).to_string());
            continue;
        }
        say(&format!("{}  ({})", profile.id, methods.join(", ")));
        for setting in profile.settings {
            let needed = if setting.needed && setting.default.is_none() { ", required" } else { "" };
            let secret = if setting.secret { ", secret" } else { "" };
            let default = setting.default.map(|text| format!(" [default: {text}]")).unwrap_or_default();
            say(&format!("    {}{needed}{secret}: {}{default}", setting.name, setting.about));
        }
    }
}

/// Brings the accounts that the configuration file keeps to what it says. Those that it said once and says no more are
/// switched off: payments that were begun there are still carried through.
pub(super) async fn keep(engine: &Engine, entries: &[ProcessorEntry]) -> anyhow::Result<()> {
    let mut kept: Vec<AccountId> = vec![];
    for entry in entries {
        let name = entry.name.clone().unwrap_or_else(|| entry.processor.clone());
        let account = keep_one(engine, entry, &name)
            .await
            .with_context(|| format!("in the configuration file, processor {name:?}"))?;
        kept.push(account.id);
    }
    for account in engine.store().every_account().await? {
        let enabled = account.status == kassa_domain::account::AccountStatus::Enabled;
        if account.body.by_file && enabled && !kept.contains(&account.id) {
            let patch = AccountPatch { status: Some("disabled".to_owned()), ..AccountPatch::default() };
            put(engine, account.scope, &account.processor, (&account.body.name, patch), true).await?;
        }
    }
    Ok(())
}

async fn keep_one(engine: &Engine, entry: &ProcessorEntry, name: &str) -> anyhow::Result<Account> {
    let mode = Mode::parse(&entry.mode).context("mode must be test or live")?;
    let merchant = merchant(engine, entry.merchant.as_deref()).await?;
    let mut settings = BTreeMap::new();
    for (key, value) in &entry.settings {
        let (key, text) = match (key.strip_suffix("_file"), key.strip_suffix("_env")) {
            (Some(key), _) => (key, value_of(&format!("@{value}"))?),
            (_, Some(key)) => (key, value_of(&format!("${value}"))?),
            _ => (key.as_str(), value.clone()),
        };
        settings.insert(key.to_owned(), Secret::new(text));
    }
    let patch = AccountPatch {
        name: None,
        settings,
        status: Some(entry.status.clone().unwrap_or_else(|| "enabled".to_owned())),
        priority: entry.priority,
        methods: Some(entry.methods.clone().unwrap_or_default()),
        currencies: Some(entry.currencies.clone().unwrap_or_default()),
        countries: Some(entry.countries.clone().unwrap_or_default()),
    };
    put(engine, Scope { merchant: merchant.number, mode }, &entry.processor, (name, patch), true).await
}
