//! `kassa backup` and `kassa restore`: a copy of a shop in a SQLite file, made while the server runs, and the way back.

use super::progress::Bar;
use super::say;
use crate::config::Common;
use crate::open::{self, Place};
use anyhow::{Context, bail};
use clap::Args;
use kassa_store::snapshot;
use serde_json::json;
use std::path::{Path, PathBuf};

/// The names in a backup, whatever the files are called where the shop is.
const DATABASE: &str = "kassa.db";
const BANK: &str = "kassa-bank.db";

#[derive(Args)]
pub(super) struct BackupArgs {
    #[command(flatten)]
    common: Common,
    /// The folder to make, which must not be there yet
    #[arg(long, value_name = "FOLDER")]
    to: PathBuf,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
pub(super) struct RestoreArgs {
    #[command(flatten)]
    common: Common,
    /// The folder that `kassa backup` made
    #[arg(long, value_name = "FOLDER")]
    from: PathBuf,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// The folder has its name when all of it is there and on disk: whatever has this name is a whole backup.
pub(super) fn back_up(args: &BackupArgs) -> anyhow::Result<()> {
    let database = file(&args.common)?;
    if !database.exists() {
        bail!("there is no database {}; name it with --database", database.display());
    }
    let place = Place::Beside(database.clone());
    if args.to.exists() {
        bail!("{} is there already; name a folder that is not, such as one with the date", args.to.display());
    }
    let unfinished = with_ending(&args.to, "part")?;
    if unfinished.exists() {
        std::fs::remove_dir_all(&unfinished)
            .with_context(|| format!("cannot remove {}, which an earlier try left", unfinished.display()))?;
    }
    make_folder(&unfinished)?;
    let mut files = vec![];
    let bar = Bar::new(args.json);
    for (from, name) in [(database, DATABASE), (place.bank(), BANK)] {
        if !from.exists() {
            continue;
        }
        let to = unfinished.join(name);
        open::make_private(&to)?;
        snapshot::copy(&from, &to, &mut |copied| bar.at(copied.done, copied.all, name))?;
        files.push((name, std::fs::metadata(&to)?.len()));
    }
    drop(bar);
    sync_folder(&unfinished)?;
    std::fs::rename(&unfinished, &args.to)
        .with_context(|| format!("cannot rename {} to {}", unfinished.display(), args.to.display()))?;
    sync_folder_of(&args.to)?;
    if args.json {
        let files: Vec<_> =
            files.iter().map(|(name, bytes)| json!({ "name": name, "bytes": bytes })).collect();
        say(&json!({ "folder": args.to, "files": files }).to_string());
        return Ok(());
    }
    for (name, bytes) in files {
        say(&format!("{bytes:>14} bytes  {}", args.to.join(name).display()));
    }
    say(
        "The master key is not in it. Without the key nobody can use this backup, so keep a copy of it elsewhere.",
    );
    Ok(())
}

/// Puts a backup where there is no database yet.
pub(super) fn restore(args: &RestoreArgs) -> anyhow::Result<()> {
    let database = file(&args.common)?;
    let place = Place::Beside(database.clone());
    let source = args.from.join(DATABASE);
    if !source.exists() {
        bail!("{} is no backup: it has no {DATABASE}", args.from.display());
    }
    // Whoever starts a server meanwhile finds that somebody else is at it.
    let _claim = open::claim(&place)?;
    let bank = Some((args.from.join(BANK), place.bank())).filter(|(from, _)| from.exists());
    let targets = std::iter::once(&database).chain(bank.as_ref().map(|(_, to)| to));
    if let Some(there) = targets.flat_map(|path| [path.clone(), log_of(path)]).find(|path| path.exists()) {
        bail!("{} is there; move it away first, so that nothing is lost", there.display());
    }
    let bar = Bar::new(args.json);
    // The database comes last: with it, everything is there.
    for (from, to) in bank.into_iter().chain([(source, database.clone())]) {
        let part = with_ending(&to, "part")?;
        if part.exists() {
            std::fs::remove_file(&part).with_context(|| format!("cannot remove {}", part.display()))?;
        }
        open::make_private(&part)?;
        let name = to.display().to_string();
        snapshot::copy(&from, &part, &mut |copied| bar.at(copied.done, copied.all, &name))?;
        std::fs::rename(&part, &to).with_context(|| format!("cannot write {}", to.display()))?;
    }
    drop(bar);
    sync_folder_of(&database)?;
    if args.json {
        say(&json!({ "database": database }).to_string());
        return Ok(());
    }
    say(&format!("The shop is in {}.", database.display()));
    say("Next: put its kassa.key beside it, unless the key comes from KASSA_MASTER_KEY; run `kassa verify`;");
    say(
        "start `kassa serve`; and run `kassa reconcile`, which says what processors have and this backup does not.",
    );
    Ok(())
}

fn file(common: &Common) -> anyhow::Result<PathBuf> {
    common.resolve()?.database.file()?.context(
        "this is for SQLite files; a PostgreSQL database is saved by its own tools, such as pg_dump: see \
         docs/postgres.md",
    )
}

pub(super) fn log_of(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push("-wal");
    PathBuf::from(name)
}

pub(super) fn with_ending(path: &Path, ending: &str) -> anyhow::Result<PathBuf> {
    let mut name = path.file_name().with_context(|| format!("{} has no name", path.display()))?.to_owned();
    name.push(".");
    name.push(ending);
    Ok(path.with_file_name(name))
}

fn make_folder(path: &Path) -> anyhow::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).with_context(|| format!("cannot make {}", path.display()))
}

/// Makes sure that the name of a file is on disk.
pub(super) fn sync_folder_of(path: &Path) -> anyhow::Result<()> {
    sync_folder(path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new(".")))
}

fn sync_folder(path: &Path) -> anyhow::Result<()> {
    let synced = std::fs::File::open(path).and_then(|folder| folder.sync_all());
    synced.with_context(|| format!("cannot write {}", path.display()))
}
