//! `kassa key`: make, list and revoke API keys, also while a server runs on the same database.

use super::{OfMerchant, beside, beside_existing, merchant, merchants, say};
use crate::config::Common;
use anyhow::{Context, bail};
use clap::{Args, Subcommand, ValueEnum};
use kassa_domain::event::Cause;
use kassa_domain::id::{KeyId, Mode, Scope};
use kassa_domain::merchant::{KeyRecord, Merchant};
use kassa_domain::right::KeyRight;
use kassa_domain::{Answer, Command, Secret};
use kassa_engine::Engine;
use serde_json::json;

#[derive(Subcommand)]
pub(super) enum KeyCommand {
    /// Make a key; it is shown once
    Create(CreateArgs),
    /// List keys, without the keys themselves
    List(OfMerchant),
    /// Refuse a key from now on
    Revoke(RevokeArgs),
}

#[derive(ValueEnum, Clone, Copy)]
pub(super) enum ModeArg {
    Test,
    Live,
}

impl From<ModeArg> for Mode {
    fn from(mode: ModeArg) -> Self {
        match mode {
            ModeArg::Test => Self::Test,
            ModeArg::Live => Self::Live,
        }
    }
}

#[derive(Args)]
pub(super) struct CreateArgs {
    #[command(flatten)]
    common: Common,
    /// The mode
    #[arg(long, value_enum, default_value = "test")]
    mode: ModeArg,
    /// The dialect that requests with the key speak
    #[arg(long, default_value = kassa_dialects::native::NAME)]
    dialect: String,
    /// What the key may do, once for each: read, sessions, payments, catalog, webhooks, customers [default: everything]
    #[arg(long = "scope", value_name = "SCOPE", value_parser = scope)]
    scopes: Vec<KeyRight>,
    /// The merchant's id or slug [default: the first merchant]
    #[arg(long, value_name = "ID")]
    merchant: Option<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
pub(super) struct RevokeArgs {
    #[command(flatten)]
    common: Common,
    /// The key's id, such as key_...
    id: String,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(command: &KeyCommand) -> anyhow::Result<()> {
    match command {
        KeyCommand::Create(args) => create(args).await,
        KeyCommand::List(args) => list(args).await,
        KeyCommand::Revoke(args) => revoke(args).await,
    }
}

async fn create(args: &CreateArgs) -> anyhow::Result<()> {
    if !kassa_dialects::NAMES.contains(&args.dialect.as_str()) {
        bail!("there is no dialect {:?}; known here: {}", args.dialect, kassa_dialects::NAMES.join(", "));
    }
    let engine = beside(&args.common).await?;
    if args.merchant.is_none() && engine.store().merchants().await?.is_empty() {
        merchants::make_first(&engine).await?;
    }
    let merchant = merchant(&engine, args.merchant.as_deref()).await?;
    let scope = Scope { merchant: merchant.number, mode: args.mode.into() };
    let scopes = (!args.scopes.is_empty()).then(|| args.scopes.clone());
    let made = make(&engine, scope, &args.dialect, scopes).await?;
    say(&if args.json { as_json(&made, &merchant) } else { as_text(&made, &merchant) });
    Ok(())
}

/// Reads the name of a scope.
fn scope(text: &str) -> Result<KeyRight, String> {
    let known = KeyRight::ALL.map(KeyRight::as_str).join(", ");
    KeyRight::parse(text).ok_or_else(|| format!("must be one of {known}"))
}

/// The names of what a key may do.
fn scopes(key: &KeyRecord) -> Option<Vec<&'static str>> {
    Some(key.body.scopes.as_ref()?.iter().map(|right| right.as_str()).collect())
}

/// A key that was made just now, and what is stored of it.
pub(super) struct Made {
    record: KeyRecord,
    /// The key itself.
    pub(super) key: Secret,
    /// The secret beside it, where the dialect has one.
    secret: Option<Secret>,
}

/// Makes a key that looks as its dialect's keys do.
pub(super) async fn make(
    engine: &Engine,
    scope: Scope,
    dialect: &str,
    scopes: Option<Vec<KeyRight>>,
) -> anyhow::Result<Made> {
    let form = engine.dialect(dialect).map(|found| found.key_form(scope.mode));
    let form = form.context("there is no dialect")?;
    let command = Command::CreateKey { dialect: dialect.to_owned(), form, scopes };
    let answer = engine.change(scope, &command, &Cause::operator()).await?;
    match answer {
        Ok(Answer::Key { record, key: Some(key), secret }) => Ok(Made { record, key, secret }),
        other => bail!("the key was not made: {other:?}"),
    }
}

fn as_json(made: &Made, merchant: &Merchant) -> String {
    let Made { record, key, secret } = made;
    let mut line = json!({
        "id": record.id.as_str(), "key": key.expose(), "mode": record.scope.mode.as_str(),
        "merchant": merchant.id.as_str(), "dialect": record.dialect,
    });
    if let (Some(secret), Some(fields)) = (secret, line.as_object_mut()) {
        fields.insert("secret".to_owned(), secret.expose().into());
    }
    line.to_string()
}

fn as_text(made: &Made, merchant: &Merchant) -> String {
    let Made { record, key, secret } = made;
    let (mode, slug) = (record.scope.mode.as_str(), &merchant.slug);
    let of = match record.dialect.as_str() {
        kassa_dialects::native::NAME => String::new(),
        dialect => format!(", dialect {dialect}"),
    };
    let mut text = format!("{}  ({}, {mode} mode, merchant {slug}{of})\n", key.expose(), record.id);
    text.push_str(&match secret {
        None => "Keep it now: only its hash is stored, and it cannot be shown again.".to_owned(),
        // The secret is not only compared, it signs: so it is stored, sealed.
        Some(secret) => {
            format!("{}  (the secret beside it)\nKeep both now: they cannot be shown again.", secret.expose())
        }
    });
    text
}

async fn list(args: &OfMerchant) -> anyhow::Result<()> {
    let engine = beside_existing(&args.common).await?;
    let merchant = merchant(&engine, args.merchant.as_deref()).await?;
    for mode in [Mode::Test, Mode::Live] {
        for key in engine.store().keys(Scope { merchant: merchant.number, mode }).await? {
            say(&shown(&key, merchant.id.as_str(), args.json));
        }
    }
    Ok(())
}

fn shown(key: &KeyRecord, merchant: &str, as_json: bool) -> String {
    let mode = key.scope.mode.as_str();
    let revoked_at = key.revoked_at.map(kassa_domain::Timestamp::iso);
    let last_used_at = key.last_used_at.map(kassa_domain::Timestamp::iso);
    if as_json {
        return json!({
            "id": key.id.as_str(), "mode": mode, "merchant": merchant, "dialect": key.dialect, "hint": key.hint,
            "created_at": key.created_at.iso(), "revoked_at": revoked_at, "last_used_at": last_used_at,
            "scopes": scopes(key),
        })
        .to_string();
    }
    let state = revoked_at.map_or_else(|| "valid".to_owned(), |at| format!("revoked {at}"));
    // What was made by an older version does not say what it begins with: all keys began as native ones do then.
    let begins = match key.body.prefix.as_str() {
        "" => format!("sk_{mode}_"),
        prefix => prefix.to_owned(),
    };
    let used = last_used_at.map_or_else(|| "never used".to_owned(), |at| format!("last used {at}"));
    let made = key.created_at.iso();
    let may = scopes(key).map_or_else(String::new, |scopes| format!("  only {}", scopes.join(", ")));
    format!("{}  {begins}...{}  {}{may}  made {made}  {used}  {state}", key.id, key.hint, key.dialect)
}

async fn revoke(args: &RevokeArgs) -> anyhow::Result<()> {
    let engine = beside_existing(&args.common).await?;
    let id = KeyId::of(&args.id);
    let scope =
        id.scope().with_context(|| format!("{:?} is no key id; `kassa key list` shows them", args.id))?;
    let answer = engine.change(scope, &Command::RevokeKey(id), &Cause::operator()).await?;
    let Ok(Answer::Key { record, .. }) = answer else { bail!("there is no key {}", args.id) };
    if args.json {
        let revoked_at = record.revoked_at.map(kassa_domain::Timestamp::iso);
        say(&json!({ "id": record.id.as_str(), "revoked_at": revoked_at }).to_string());
    } else {
        say(&format!("{} is refused from now on.", record.id));
    }
    Ok(())
}
