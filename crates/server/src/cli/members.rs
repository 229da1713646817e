//! `kassa member`: who may sign in to the dashboard, also while a server runs on the same database.

use super::{OfMerchant, beside_existing, merchant, say};
use crate::config::Common;
use crate::web::dashboard::invitation_url;
use anyhow::{Context, bail};
use clap::{Args, Subcommand, ValueEnum};
use kassa_domain::event::Cause;
use kassa_domain::id::{MemberId, Mode, Scope};
use kassa_domain::merchant::Merchant;
use kassa_domain::team::{Member, MemberStatus, Role, TeamCommand, email_of};
use kassa_domain::{Answer, Command, Refusal, Secret};
use kassa_engine::Engine;
use serde_json::json;
use std::sync::Arc;

#[derive(Subcommand)]
pub(super) enum MemberCommand {
    /// Make a link with which somebody chooses a password; also for who has forgotten theirs
    Invite(InviteArgs),
    /// List the people of a merchant
    List(OfMerchant),
    /// Look at somebody's codes again after too many wrong ones
    Unlock(WhoArgs),
    /// Let somebody in no more
    Remove(WhoArgs),
}

#[derive(ValueEnum, Clone, Copy)]
enum RoleArg {
    Owner,
    Developer,
    Support,
    ReadOnly,
}

impl From<RoleArg> for Role {
    fn from(role: RoleArg) -> Self {
        match role {
            RoleArg::Owner => Self::Owner,
            RoleArg::Developer => Self::Developer,
            RoleArg::Support => Self::Support,
            RoleArg::ReadOnly => Self::ReadOnly,
        }
    }
}

#[derive(Args)]
pub(super) struct InviteArgs {
    #[command(flatten)]
    common: Common,
    /// Their e-mail address, by which they sign in
    #[arg(long)]
    email: String,
    /// What they may do; who is in the team already keeps their role
    #[arg(long, value_enum, default_value = "owner")]
    role: RoleArg,
    /// The merchant's id or slug [default: the first merchant]
    #[arg(long, value_name = "ID")]
    merchant: Option<String>,
    /// What the link begins with
    #[arg(long, env = "KASSA_PUBLIC_URL", default_value = "http://127.0.0.1:8080", value_name = "URL")]
    public_url: String,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
pub(super) struct WhoArgs {
    #[command(flatten)]
    common: Common,
    /// Their e-mail address
    #[arg(long)]
    email: String,
    /// The merchant's id or slug [default: the first merchant]
    #[arg(long, value_name = "ID")]
    merchant: Option<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl WhoArgs {
    /// Says what was done.
    fn tell(&self, id: &MemberId, done: &str, words: &str) {
        say(&match self.json {
            true => json!({ "id": id.as_str(), "email": self.email, "done": done }).to_string(),
            false => format!("{} {words}", self.email),
        });
    }
}

pub(super) async fn run(command: &MemberCommand) -> anyhow::Result<()> {
    match command {
        MemberCommand::Invite(args) => invite(args).await,
        MemberCommand::List(args) => list(args).await,
        MemberCommand::Unlock(args) => unlock(args).await,
        MemberCommand::Remove(args) => remove(args).await,
    }
}

async fn change(
    engine: &Engine,
    merchant: &Merchant,
    command: TeamCommand,
) -> anyhow::Result<Result<Answer, Refusal>> {
    let scope = Scope { merchant: merchant.number, mode: Mode::Test };
    Ok(engine.change(scope, &Command::Team(command), &Cause::operator()).await?)
}

/// The member with an address, if there is one.
async fn known(engine: &Engine, merchant: &Merchant, email: &str) -> anyhow::Result<Option<MemberId>> {
    let members = engine.store().members(merchant.number).await?;
    let found = members.into_iter().find(|member| member.email == email_of(email));
    Ok(found.filter(|member| member.status != MemberStatus::Removed).map(|member| member.id))
}

/// Invites somebody, again where they are in the team already.
pub(super) async fn invited(
    engine: &Engine,
    merchant: &Merchant,
    email: &str,
    role: Role,
) -> anyhow::Result<(Member, Secret)> {
    let command = match known(engine, merchant, email).await? {
        Some(id) => TeamCommand::InviteAgain(id),
        None => TeamCommand::Invite { email: email.to_owned(), role },
    };
    match change(engine, merchant, command).await? {
        Ok(Answer::Invitation { member, secret }) => Ok((*member, secret)),
        Err(Refusal::Invalid { param, message }) => bail!("--{param} {message}"),
        other => bail!("nobody was invited: {other:?}"),
    }
}

async fn invite(args: &InviteArgs) -> anyhow::Result<()> {
    let engine = beside_existing(&args.common).await?;
    let merchant = merchant(&engine, args.merchant.as_deref()).await?;
    let (member, secret) = invited(&engine, &merchant, &args.email, args.role.into()).await?;
    let url = invitation_url(args.public_url.trim_end_matches('/'), &member, &secret);
    if args.json {
        say(&json!({
            "id": member.id.as_str(), "email": member.email, "role": member.role.as_str(), "url": url,
            "merchant": merchant.id.as_str(),
        })
        .to_string());
    } else {
        say(&url);
        say("Whoever opens this link first chooses the password. It holds for a week.");
    }
    Ok(())
}

async fn list(args: &OfMerchant) -> anyhow::Result<()> {
    let engine = beside_existing(&args.common).await?;
    let merchant = merchant(&engine, args.merchant.as_deref()).await?;
    for member in engine.store().members(merchant.number).await? {
        let signed_in_at = member.body.signed_in_at.map(kassa_domain::Timestamp::iso);
        let (role, status) = (member.role.as_str(), member.status.as_str());
        say(&if args.json {
            json!({
                "id": member.id.as_str(), "email": member.email, "name": member.body.name, "role": role,
                "status": status, "signed_in_at": signed_in_at, "merchant": merchant.id.as_str(),
            })
            .to_string()
        } else {
            let seen =
                signed_in_at.map_or_else(|| "never signed in".to_owned(), |at| format!("signed in {at}"));
            format!("{}  {}  {role}  {status}  {seen}", member.id, member.email)
        });
    }
    Ok(())
}

/// The member who is meant, and where.
async fn meant(args: &WhoArgs) -> anyhow::Result<(Arc<Engine>, Merchant, MemberId)> {
    let engine = beside_existing(&args.common).await?;
    let merchant = merchant(&engine, args.merchant.as_deref()).await?;
    let id = known(&engine, &merchant, &args.email).await?;
    let id =
        id.with_context(|| format!("nobody has the address {:?}; see `kassa member list`", args.email))?;
    Ok((engine, merchant, id))
}

async fn unlock(args: &WhoArgs) -> anyhow::Result<()> {
    let (engine, merchant, id) = meant(args).await?;
    match change(&engine, &merchant, TeamCommand::Unlock(id.clone())).await? {
        Ok(_) => args.tell(&id, "unlocked", "can sign in with a code again."),
        Err(_) => bail!("{} has not taken up the invitation yet", args.email),
    }
    Ok(())
}

async fn remove(args: &WhoArgs) -> anyhow::Result<()> {
    let (engine, merchant, id) = meant(args).await?;
    match change(&engine, &merchant, TeamCommand::Remove(id.clone())).await? {
        Ok(_) => args.tell(&id, "removed", "cannot sign in any more."),
        Err(Refusal::Invalid { message, .. }) => bail!("{} {message}", args.email),
        Err(other) => bail!("nobody was removed: {other:?}"),
    }
    Ok(())
}
