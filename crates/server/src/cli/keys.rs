//! `kassa key`: make, list and revoke API keys, also while a server runs on the same database.

use super::{beside, beside_existing, merchant, merchants, say};
use crate::config::Common;
use anyhow::{Context, bail};
use clap::{Args, Subcommand, ValueEnum};
use kassa_domain::event::Cause;
use kassa_domain::id::{KeyId, Mode, Scope};
use kassa_domain::merchant::KeyRecord;
use kassa_domain::{Answer, Command};
use serde_json::json;

#[derive(Subcommand)]
pub(super) enum KeyCommand {
    /// Make a key; it is shown once
    Create(CreateArgs),
    /// List keys, without the keys themselves
    List(ListArgs),
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
    /// The merchant's id or slug [default: the first merchant]
    #[arg(long, value_name = "ID")]
    merchant: Option<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
pub(super) struct ListArgs {
    #[command(flatten)]
    common: Common,
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
    let known: Vec<_> = kassa_dialects::all("").iter().map(|dialect| dialect.name()).collect();
    if !known.contains(&args.dialect.as_str()) {
        bail!("there is no dialect {:?}; known here: {}", args.dialect, known.join(", "));
    }
    let engine = beside(&args.common).await?;
    if args.merchant.is_none() && engine.store().merchants().await?.is_empty() {
        merchants::make_first(&engine).await?;
    }
    let merchant = merchant(&engine, args.merchant.as_deref()).await?;
    let scope = Scope { merchant: merchant.number, mode: args.mode.into() };
    let command = Command::CreateKey { dialect: args.dialect.clone() };
    let answer = engine.change(scope, &command, &Cause::default()).await?;
    let Ok(Answer::Key { record, key: Some(key) }) = answer else {
        bail!("the key was not made: {answer:?}")
    };
    if args.json {
        let mode = scope.mode.as_str();
        let line = json!({
            "id": record.id.as_str(), "key": key.expose(), "mode": mode, "merchant": merchant.id.as_str(),
            "dialect": record.dialect,
        });
        say(&line.to_string());
    } else {
        say(&format!(
            "{}  ({}, {} mode, merchant {})",
            key.expose(),
            record.id,
            scope.mode.as_str(),
            merchant.slug
        ));
        say("Keep it now: only its hash is stored, and it cannot be shown again.");
    }
    Ok(())
}

async fn list(args: &ListArgs) -> anyhow::Result<()> {
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
    if as_json {
        return json!({
            "id": key.id.as_str(), "mode": mode, "merchant": merchant, "dialect": key.dialect, "hint": key.hint,
            "created_at": key.created_at.iso(), "revoked_at": revoked_at,
        })
        .to_string();
    }
    let state = revoked_at.map_or_else(|| "valid".to_owned(), |at| format!("revoked {at}"));
    format!("{}  sk_{mode}_...{}  {}  made {}  {state}", key.id, key.hint, key.dialect, key.created_at.iso())
}

async fn revoke(args: &RevokeArgs) -> anyhow::Result<()> {
    let engine = beside_existing(&args.common).await?;
    let id = KeyId::of(&args.id);
    let scope =
        id.scope().with_context(|| format!("{:?} is no key id; `kassa key list` shows them", args.id))?;
    let answer = engine.change(scope, &Command::RevokeKey(id), &Cause::default()).await?;
    let Ok(Answer::Key { record, .. }) = answer else { bail!("there is no key {}", args.id) };
    if args.json {
        let revoked_at = record.revoked_at.map(kassa_domain::Timestamp::iso);
        say(&json!({ "id": record.id.as_str(), "revoked_at": revoked_at }).to_string());
    } else {
        say(&format!("{} is refused from now on.", record.id));
    }
    Ok(())
}
