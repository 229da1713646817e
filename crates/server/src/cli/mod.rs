//! The command line.

mod backup;
mod browse;
mod doctor;
mod export;
mod import;
mod keys;
mod listen;
#[cfg(test)]
mod manual;
mod members;
mod merchants;
mod migrate;
mod paint;
mod processors;
mod progress;
mod reconcile;
mod remote;
mod serve;
mod settings;
mod trigger;
mod verify;

use crate::out::Network;
use crate::world::SystemClock;
use crate::{config, open};
use anyhow::Context;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use kassa_engine::Engine;
use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;

/// A checkout server that you run yourself.
#[derive(Parser)]
#[command(name = "kassa", version, about = "A checkout server that you run yourself")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the API, the hosted page and the webhooks
    Serve(Box<config::ServeArgs>),
    /// Post the events of a running server to an address of yours, as they happen
    Listen(Box<listen::ListenArgs>),
    /// Show the events of a running server as they happen
    Tail(Box<listen::TailArgs>),
    /// Send events again, from a place in the sequence on
    Replay(Box<listen::ReplayArgs>),
    /// Make an event happen, with the help of the simulator
    Trigger(Box<trigger::TriggerArgs>),
    /// Open a page of the server in the browser
    Open(Box<browse::OpenArgs>),
    /// Look for what is wrong with an installation, and say what to do
    Doctor(Box<doctor::DoctorArgs>),
    /// Show every setting of the server, and where it comes from
    Config(settings::ConfigArgs),
    /// Print what a shell needs to complete commands
    Completions(CompletionsArgs),
    /// Make, list and revoke API keys
    #[command(subcommand)]
    Key(keys::KeyCommand),
    /// Make and list merchants
    #[command(subcommand)]
    Merchant(merchants::MerchantCommand),
    /// Invite, list and remove the people who may sign in to the dashboard
    #[command(subcommand)]
    Member(members::MemberCommand),
    /// Set up, list and switch off accounts at payment processors
    #[command(subcommand)]
    Processor(processors::ProcessorCommand),
    /// Check everything that must hold of the database
    Verify(verify::VerifyArgs),
    /// Move a shop to another database, such as from a SQLite file to PostgreSQL
    Migrate(migrate::MigrateArgs),
    /// Copy a shop in a SQLite file, also while its server runs
    Backup(backup::BackupArgs),
    /// Put a backup where there is no database yet
    Restore(backup::RestoreArgs),
    /// Write all of a shop as lines of JSON, also while its server runs
    Export(export::ExportArgs),
    /// Fill an empty database with the lines of an export
    Import(import::ImportArgs),
    /// Compare the books with those of the processors
    Reconcile(reconcile::ReconcileArgs),
}

/// What `kassa completions` takes.
#[derive(Args)]
struct CompletionsArgs {
    /// The shell
    shell: clap_complete::Shell,
}

/// What a command takes that lists things of a merchant.
#[derive(Args)]
struct OfMerchant {
    #[command(flatten)]
    common: config::Common,
    /// The merchant's id or slug [default: the first merchant]
    #[arg(long, value_name = "ID")]
    merchant: Option<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// Runs the command that the arguments name.
#[must_use]
pub fn main() -> ExitCode {
    let matches = Cli::command().get_matches();
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(problem) => problem.exit(),
    };
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(problem) => return complain(&problem.into()),
    };
    let result = runtime.block_on(async {
        match cli.command {
            Command::Serve(args) => serve::run(&args).await,
            Command::Listen(args) => listen::listen(&args).await,
            Command::Tail(args) => listen::tail(&args).await,
            Command::Replay(args) => listen::replay(&args).await,
            Command::Trigger(args) => trigger::run(&args).await,
            Command::Open(args) => browse::run(&args).await,
            Command::Doctor(args) => doctor::run(&args).await,
            Command::Config(args) => {
                settings::run(&args, matches.subcommand_matches("config").unwrap_or(&matches))
            }
            Command::Completions(args) => {
                complete(args.shell);
                Ok(())
            }
            Command::Key(command) => keys::run(&command).await,
            Command::Merchant(command) => merchants::run(&command).await,
            Command::Member(command) => members::run(&command).await,
            Command::Processor(command) => processors::run(&command).await,
            Command::Verify(args) => verify::run(&args).await,
            Command::Migrate(args) => migrate::run(&args).await,
            Command::Backup(args) => backup::back_up(&args),
            Command::Restore(args) => backup::restore(&args),
            Command::Export(args) => export::run(&args).await,
            Command::Import(args) => import::run(&args).await,
            Command::Reconcile(args) => reconcile::run(&args).await,
        }
    });
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => complain(&problem),
    }
}

/// Prints the completions of a shell.
fn complete(shell: clap_complete::Shell) {
    let mut script = vec![];
    clap_complete::generate(shell, &mut Cli::command(), "kassa", &mut script);
    let _ = std::io::stdout().write_all(&script);
}

fn complain(problem: &anyhow::Error) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "kassa: {problem:#}");
    ExitCode::FAILURE
}

/// Writes a line to standard output. A reader that has gone away is no reason to fail.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// An engine for a command that makes something: as the server does, it makes the database when there is none.
async fn beside(common: &config::Common) -> anyhow::Result<Arc<Engine>> {
    engine(&common.resolve()?).await
}

/// An engine for a command about what is there: a database that is not there is a typing mistake.
async fn beside_existing(common: &config::Common) -> anyhow::Result<Arc<Engine>> {
    let storage = common.resolve()?;
    if let Some(path) = storage.database.file()?.filter(|path| !path.exists()) {
        anyhow::bail!("there is no database {}; name it with --database", path.display());
    }
    engine(&storage).await
}

/// It commits like the server does, and serves nothing.
async fn engine(storage: &config::Storage) -> anyhow::Result<Arc<Engine>> {
    let opened = open::open(storage).await?;
    let bank = open::bank(&opened.place, &opened.store)?;
    let network = Network::new(bank, Arc::new(SystemClock), false, &storage.trusted_hosts)?;
    let dialects = kassa_dialects::all("http://localhost", &kassa_dialects::Settings::default());
    Ok(open::engine(opened, Arc::new(network), dialects, "http://localhost", false))
}

/// The merchant that a command is about: the one that was named, or the only one, or the first.
async fn merchant(engine: &Engine, named: Option<&str>) -> anyhow::Result<kassa_domain::merchant::Merchant> {
    let merchants = engine.store().merchants().await?;
    let found = match named {
        None => merchants.into_iter().next(),
        Some(name) => {
            merchants.into_iter().find(|merchant| merchant.id.as_str() == name || merchant.slug == name)
        }
    };
    found.with_context(|| match named {
        Some(name) => format!("there is no merchant {name:?}; `kassa merchant list` shows them"),
        None => "there is no merchant yet; `kassa serve` makes one, or `kassa merchant create`".to_owned(),
    })
}
