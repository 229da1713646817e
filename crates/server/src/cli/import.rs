//! `kassa import`: fills an empty database with the lines of an export, all of them or none.

use super::backup::{log_of, sync_folder_of, with_ending};
use super::export::STREAM;
use super::progress::Bar;
use super::say;
use crate::config::{Common, Storage};
use crate::open::{self, Place};
use anyhow::{Context, bail};
use clap::Args;
use kassa_domain::decision::Seal;
use kassa_domain::filed::Filed;
use kassa_domain::merchant::Sealed;
use kassa_engine::Vault;
use kassa_store::import::{Filled, import};
use kassa_store::lines::{Head, Reader};
use kassa_store::{Database, settings};
use serde_json::json;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// So many bytes are read at a time.
const READ: usize = 1 << 20;

#[derive(Args)]
pub(super) struct ImportArgs {
    #[command(flatten)]
    common: Common,
    /// The file that `kassa export` made; - is standard input
    #[arg(long, value_name = "FILE")]
    from: PathBuf,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(args: &ImportArgs) -> anyhow::Result<()> {
    let storage = args.common.resolve()?;
    let place = Place::of(&storage.database)?;
    let key = open::key_at_hand(&storage, &place)?;
    let (input, name): (Box<dyn BufRead>, String) = if args.from == Path::new(STREAM) {
        (Box::new(std::io::stdin().lock()), "standard input".to_owned())
    } else {
        let name = args.from.display().to_string();
        let file = File::open(&args.from).with_context(|| format!("cannot open {name}"))?;
        (Box::new(BufReader::with_capacity(READ, file)), name)
    };
    let mut reader = Reader::open(input).with_context(|| name.clone())?;
    let head = reader.head().clone();
    let filling = Filling { json: args.json, vault: key.map(Vault::new), name };
    match &place {
        Place::Here => filling.fill(&mut reader, &storage.database).await?.keep().await?,
        Place::Beside(file) => filling.fill_file(&mut reader, file, &storage).await?,
    }
    say_imported(args, &head, &place, key.is_some());
    Ok(())
}

struct Filling {
    json: bool,
    vault: Option<Vault>,
    /// Where the lines come from.
    name: String,
}

impl Filling {
    async fn fill<R: BufRead>(&self, reader: &mut Reader<R>, into: &Database) -> anyhow::Result<Filled> {
        let bar = Bar::new(self.json);
        let needed = reader.head().master_key.clone().unwrap_or_default();
        let fits = |check: &str| match &self.vault {
            Some(vault) if vault.open(settings::CHECK, &Sealed(check.to_owned())).is_none() => Err(format!(
                "the master key at hand is another than {needed}, which this was exported with; give that one by \
                 --master-key, KASSA_MASTER_KEY or the key file beside the database"
            )),
            _ => Ok(()),
        };
        let filled = import(reader, into, &fits, &mut |progress| bar.of(progress)).await;
        filled.with_context(|| self.name.clone())
    }

    /// The files have their names when all of them are there and on disk.
    async fn fill_file<R: BufRead>(
        &self,
        reader: &mut Reader<R>,
        file: &Path,
        storage: &Storage,
    ) -> anyhow::Result<()> {
        let place = Place::Beside(file.to_owned());
        // Whoever starts a server meanwhile finds that somebody else is at it.
        let _claim = open::claim(&place)?;
        let book = place.bank();
        let there = [file.to_owned(), log_of(file), book.clone()];
        if let Some(there) = there.iter().find(|path| path.exists()) {
            bail!("{} is there; name a file that is not, or move it away first", there.display());
        }
        let (part, part_of_book) = (with_ending(file, "part")?, with_ending(&book, "part")?);
        let written = async {
            for left in [&part, &part_of_book].into_iter().filter(|path| path.exists()) {
                std::fs::remove_file(left).with_context(|| format!("cannot remove {}", left.display()))?;
            }
            open::make_private(&part)?;
            let into = Database { url: format!("sqlite:{}", part.display()), ..storage.database.clone() };
            let mut filled = self.fill(reader, &into).await?;
            let sheets = std::mem::take(&mut filled.sheets);
            filled.keep().await?;
            if !sheets.is_empty() {
                write_book(&part_of_book, sheets).await?;
                std::fs::rename(&part_of_book, &book)
                    .with_context(|| format!("cannot write {}", book.display()))?;
            }
            // The database comes last: with it, everything is there.
            std::fs::rename(&part, file).with_context(|| format!("cannot write {}", file.display()))?;
            sync_folder_of(file)
        };
        written.await.inspect_err(|_| {
            drop(std::fs::remove_file(&part));
            drop(std::fs::remove_file(&part_of_book));
        })
    }
}

async fn write_book(path: &Path, sheets: Vec<Filed>) -> anyhow::Result<()> {
    open::book(path)?.take_over(sheets).await.map_err(anyhow::Error::msg)?;
    let synced = File::open(path).and_then(|file| file.sync_all());
    synced.with_context(|| format!("cannot write {}", path.display()))
}

fn say_imported(args: &ImportArgs, head: &Head, place: &Place, has_key: bool) {
    if args.json {
        let said = json!({
            "rows": head.rows, "tables": head.tables, "master_key": head.master_key, "has_key": has_key,
        });
        return say(&said.to_string());
    }
    let tables = head.tables.values().filter(|count| **count > 0).count();
    say(&format!("{} rows of {tables} tables are there, and were compared with the lines.", head.rows));
    if let Some(key) = head.master_key.as_ref().filter(|_| !has_key) {
        let file = place.file("key");
        say(&format!(
            "They need the master key {key}: put it into {}, or into KASSA_MASTER_KEY.",
            file.display()
        ));
    }
    say(
        "Next: run `kassa verify`, and start `kassa serve`. Not while another server serves this shop: both would",
    );
    say("charge what is due. What happened after the export, `kassa reconcile` finds at the processors.");
}
