//! `kassa merchant`: make and list merchants.

use super::{beside, beside_existing, say};
use crate::config::Common;
use anyhow::bail;
use clap::{Args, Subcommand};
use kassa_domain::event::Cause;
use kassa_domain::id::{Mode, Scope};
use kassa_domain::merchant::Merchant;
use kassa_domain::{Answer, Command, Refusal};
use kassa_engine::{Engine, Fault};
use serde_json::json;

/// How often another number is tried when somebody else makes merchants at the same moment.
const TRIES: usize = 10;

#[derive(Subcommand)]
pub(super) enum MerchantCommand {
    /// Make a merchant
    Create(CreateArgs),
    /// List merchants
    List(ListArgs),
    /// Say at which hosts buyers may be sent on
    RedirectHosts(RedirectHostsArgs),
}

#[derive(Args)]
pub(super) struct CreateArgs {
    #[command(flatten)]
    common: Common,
    /// A short name for URLs: a-z, 0-9 and -
    #[arg(long)]
    slug: String,
    /// The name that buyers see
    #[arg(long)]
    name: String,
    /// Where buyers go when a session says nothing else
    #[arg(long)]
    return_url: Option<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
pub(super) struct RedirectHostsArgs {
    #[command(flatten)]
    common: Common,
    /// The merchant's short name or id
    #[arg(long)]
    merchant: String,
    /// A host such as shop.example, or *.shop.example for all below it; may be given several times. The whole list
    #[arg(long = "allow", required_unless_present = "any")]
    allow: Vec<String>,
    /// Any host is fine, as at first
    #[arg(long, conflicts_with = "allow")]
    any: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
pub(super) struct ListArgs {
    #[command(flatten)]
    common: Common,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(command: &MerchantCommand) -> anyhow::Result<()> {
    match command {
        MerchantCommand::Create(args) => {
            let engine = beside(&args.common).await?;
            let merchant = make(&engine, &args.slug, &args.name, args.return_url.as_deref()).await?;
            say(&shown(&merchant, args.json));
        }
        MerchantCommand::List(args) => {
            let engine = beside_existing(&args.common).await?;
            for merchant in engine.store().merchants().await? {
                say(&shown(&merchant, args.json));
            }
        }
        MerchantCommand::RedirectHosts(args) => {
            let engine = beside_existing(&args.common).await?;
            let merchant = set_redirect_hosts(&engine, &args.merchant, &args.allow).await?;
            say(&shown(&merchant, args.json));
        }
    }
    Ok(())
}

fn shown(merchant: &Merchant, as_json: bool) -> String {
    if as_json {
        let id = merchant.id.as_str();
        let (slug, name, hosts) = (&merchant.slug, &merchant.body.name, &merchant.body.redirect_hosts);
        let shown = match hosts.as_slice() {
            [] => json!({ "id": id, "slug": slug, "name": name }),
            hosts => json!({ "id": id, "slug": slug, "name": name, "redirect_hosts": hosts }),
        };
        return shown.to_string();
    }
    format!("{}  {}  {}", merchant.id, merchant.slug, merchant.body.name)
}

/// Sets the list of hosts at which a merchant's buyers may be sent on.
async fn set_redirect_hosts(engine: &Engine, named: &str, hosts: &[String]) -> anyhow::Result<Merchant> {
    let merchants = engine.store().merchants().await?;
    let Some(merchant) = merchants.iter().find(|it| it.slug == named || it.id.as_str() == named) else {
        bail!("there is no merchant {named:?}; `kassa merchant list` names them")
    };
    let scope = Scope { merchant: merchant.number, mode: Mode::Test };
    let command = Command::SetRedirectHosts(hosts.to_vec());
    match engine.change(scope, &command, &Cause::operator()).await? {
        Ok(Answer::Merchant(merchant)) => Ok(merchant),
        Err(Refusal::Invalid { message, .. }) => bail!("--allow {message}"),
        other => bail!("the list was not set: {other:?}"),
    }
}

/// The merchant that the first start makes.
pub(super) async fn make_first(engine: &Engine) -> anyhow::Result<Merchant> {
    make(engine, "my-shop", "My shop", None).await
}

/// Makes a merchant under the next free number.
async fn make(engine: &Engine, slug: &str, name: &str, return_url: Option<&str>) -> anyhow::Result<Merchant> {
    for _ in 0..TRIES {
        let numbers = engine.store().merchants().await?;
        let number = numbers.iter().map(|merchant| merchant.number).max().unwrap_or_default() + 1;
        let scope = Scope { merchant: number, mode: Mode::Test };
        let command = Command::CreateMerchant {
            number,
            slug: slug.to_owned(),
            name: name.to_owned(),
            return_url: return_url.map(str::to_owned),
        };
        match engine.change(scope, &command, &Cause::operator()).await {
            Ok(Ok(Answer::Merchant(merchant))) => return Ok(merchant),
            Ok(Err(Refusal::Invalid { param, message })) => bail!("--{param} {message}"),
            Ok(Err(Refusal::SlugTaken)) => {
                bail!("there is a merchant {slug:?} already; choose another --slug")
            }
            Ok(other) => bail!("the merchant was not made: {other:?}"),
            // The number was taken meanwhile.
            Err(Fault::Busy(_)) => {}
            Err(fault) => return Err(fault.into()),
        }
    }
    bail!("the merchant was not made: the database is busy")
}
