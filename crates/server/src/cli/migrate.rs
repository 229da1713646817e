//! `kassa migrate`: moves a shop to another database.

use super::progress::Bar;
use super::say;
use crate::open::{self, Place};
use anyhow::bail;
use clap::Args;
use kassa_store::transfer::{self, Moved};
use kassa_store::{Database, Store};
use std::sync::Arc;

/// What `kassa migrate` takes.
#[derive(Args)]
pub(super) struct MigrateArgs {
    /// The database in which the shop is, such as sqlite:kassa.db
    #[arg(long, value_name = "URL")]
    from: String,
    /// The database to which it moves, such as postgres://USER:PASSWORD@HOST/NAME: an empty one, or that to which this
    /// shop was copied before
    #[arg(long, value_name = "URL")]
    to: String,
    /// A PostgreSQL server, source or target, is reached through a pooler that lends connections for one transaction at
    /// a time: no statement is prepared beforehand
    #[arg(long, env = "KASSA_DATABASE_POOLER")]
    database_pooler: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// While a server serves the source, everything is copied and the shop stays where it is: what happens meanwhile comes
/// along when this is done again with the server stopped.
pub(super) async fn run(args: &MigrateArgs) -> anyhow::Result<()> {
    let named = |url| Database { prepared: !args.database_pooler, ..Database::new(url) };
    let (from, to) = (named(&args.from), named(&args.to));
    if args.from == args.to {
        bail!("--from and --to are the same database");
    }
    if let Some(path) = from.file()?.filter(|path| !path.exists()) {
        bail!("there is no database {}; name it with --from", path.display());
    }
    let still = alone(&from).await?;
    let Some(_alone) = alone(&to).await? else { bail!("a server serves the target; stop it first") };
    let source = Arc::new(Store::open(&from).await?);
    let target = Arc::new(Store::open(&to).await?);
    let bar = Bar::new(args.json);
    let moved = transfer::copy(&source, &target, &mut |progress| bar.of(progress)).await?;
    drop(bar);
    move_book((&from, &source), (&to, &target)).await?;
    say_moved(&moved, args.json);
    match (still.is_some(), moved.different) {
        (false, _) => bail!(
            "a server still serves the source; stop it and run this again, which moves what happened meanwhile"
        ),
        (true, 0) => {}
        (true, count) => {
            bail!("{count} rows are not the same in both; run this again while nobody writes to either")
        }
    }
    if !args.json {
        say(
            "The shop has moved. Start `kassa serve` with the new --database and the same master key: in the folder",
        );
        say(
            "with the old kassa.key, or with its 64 digits in KASSA_MASTER_KEY. Not on the old database any more.",
        );
    }
    Ok(())
}

/// Moves the simulated bank's book, where one of the two databases keeps it in its rows and the other in a file.
async fn move_book(
    (from, source): (&Database, &Arc<Store>),
    (to, target): (&Database, &Arc<Store>),
) -> anyhow::Result<()> {
    if source.has_book() && target.has_book() {
        return Ok(());
    }
    let place = |database: &Database| -> anyhow::Result<Place> {
        Ok(database.file()?.map_or(Place::Here, Place::Beside))
    };
    let (source, target) = (open::bank(&place(from)?, source)?, open::bank(&place(to)?, target)?);
    let mut last = None;
    loop {
        let sheets = source.sheets(last.as_ref()).await.map_err(anyhow::Error::msg)?;
        let Some(end) = sheets.last().cloned() else { return Ok(()) };
        target.take_over(sheets).await.map_err(anyhow::Error::msg)?;
        last = Some(end);
    }
}

/// Something to hold while nobody else serves a database: of a file, its lock. Nothing when somebody does.
async fn alone(database: &Database) -> anyhow::Result<Option<Option<std::fs::File>>> {
    match database.file()? {
        Some(path) => Ok(open::claim(&Place::Beside(path)).ok()),
        None => Ok((!database.is_shared().await?).then_some(None)),
    }
}

fn say_moved(moved: &Moved, json: bool) {
    let Moved { same, different, written, removed } = moved;
    if json {
        let moved = serde_json::json!({ "same": same, "different": different, "written": written, "removed": removed });
        return say(&moved.to_string());
    }
    say(&format!(
        "{same} rows are the same in both databases; {written} were written and {removed} removed this time."
    ));
}
