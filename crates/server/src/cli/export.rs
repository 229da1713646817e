//! `kassa export`: all of a shop as lines of JSON, as it is at one moment, while the server goes on.

use super::backup::{sync_folder_of, with_ending};
use super::progress::Bar;
use super::say;
use crate::config::{Common, Storage};
use crate::open::{self, Place};
use crate::out::as_from_file;
use crate::world::SystemClock;
use anyhow::{Context, bail};
use clap::Args;
use kassa_domain::filed::Filed;
use kassa_engine::Clock;
use kassa_store::export::{Moment, Sheets};
use kassa_store::lines::{End, Head};
use serde_json::json;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// What stands for standard output and standard input.
pub(super) const STREAM: &str = "-";
/// So many bytes are written at a time.
const WRITTEN: usize = 1 << 20;

#[derive(Args)]
pub(super) struct ExportArgs {
    #[command(flatten)]
    common: Common,
    /// The file to make, which must not be there yet; - is standard output
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// Print JSON; to standard error when the lines go to standard output
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(args: &ExportArgs) -> anyhow::Result<()> {
    let storage = args.common.resolve()?;
    let moment = moment(&storage).await?;
    // The book is of a moment after that of the rows: what these say was charged, it knows.
    let sheets = sheets(&storage).await?;
    let is_streamed = args.to == Path::new(STREAM);
    let (head, end) = if is_streamed {
        write(args, &moment, &sheets, std::io::stdout().lock()).await.context("standard output")?
    } else {
        to_file(args, &moment, &sheets).await.with_context(|| format!("{}", args.to.display()))?
    };
    let said = summary(args, &head, &end);
    if !is_streamed {
        said.iter().for_each(|line| say(line));
        return Ok(());
    }
    for line in said {
        let _ = writeln!(std::io::stderr(), "{line}");
    }
    Ok(())
}

async fn moment(storage: &Storage) -> anyhow::Result<Moment> {
    if let Some(path) = storage.database.file()?.filter(|path| !path.exists()) {
        bail!("there is no database {}; name it with --database", path.display());
    }
    let moment = Moment::of(&storage.database).await?;
    let schema = moment.schema();
    if schema.applied == 0 {
        bail!("there is no shop in the database; name another with --database");
    }
    if schema.applied < schema.known {
        bail!(
            "the database is of an older version; start `kassa serve` of this version once, which brings it up to \
             date, or export it with the version that wrote it: `kassa import` of this one takes that as well"
        );
    }
    Ok(moment)
}

/// The simulated bank's book, in the order that its rows would have.
async fn sheets(storage: &Storage) -> anyhow::Result<Sheets<'static>> {
    let Some(path) = storage.database.file()? else { return Ok(Sheets::Rows(&as_from_file)) };
    let book = Place::Beside(path).bank();
    if !book.exists() {
        return Ok(Sheets::Given(vec![]));
    }
    let mut sheets = open::book(&book)?.sheets(None).await.map_err(anyhow::Error::msg)?;
    sheets.sort_by(|a, b| place_of(a).cmp(&place_of(b)));
    Ok(Sheets::Given(sheets))
}

fn place_of(filed: &Filed) -> (u32, &str, &str) {
    (filed.scope.merchant, &filed.kind, &filed.name)
}

/// The file has its name when all of it is there and on disk: whatever has this name is a whole export.
async fn to_file(args: &ExportArgs, moment: &Moment, sheets: &Sheets<'_>) -> anyhow::Result<(Head, End)> {
    if args.to.exists() {
        bail!("it is there already; name a file that is not, such as one with the date");
    }
    let part = with_ending(&args.to, "part")?;
    let written = async {
        open::make_private(&part)?;
        let file = File::create(&part)?;
        let said = write(args, moment, sheets, &file).await?;
        file.sync_all()?;
        std::fs::rename(&part, &args.to)?;
        sync_folder_of(&args.to)?;
        anyhow::Ok(said)
    };
    written.await.inspect_err(|_| drop(std::fs::remove_file(&part)))
}

async fn write(
    args: &ExportArgs,
    moment: &Moment,
    sheets: &Sheets<'_>,
    out: impl Write,
) -> anyhow::Result<(Head, End)> {
    let bar = Bar::new(args.json);
    let about = (env!("CARGO_PKG_VERSION"), SystemClock.now().iso());
    let out = BufWriter::with_capacity(WRITTEN, out);
    Ok(moment.export(about, sheets, out, &mut |progress| bar.of(progress)).await?)
}

fn summary(args: &ExportArgs, head: &Head, end: &End) -> Vec<String> {
    if args.json {
        let file = Some(&args.to).filter(|to| *to != Path::new(STREAM));
        let said = json!({
            "file": file, "rows": end.rows, "tables": head.tables, "schema": head.schema, "master_key": head.master_key,
            "sha256": end.sha256,
        });
        return vec![said.to_string()];
    }
    let tables = head.tables.values().filter(|count| **count > 0).count();
    let mut said = vec![format!("{} rows of {tables} tables are exported.", end.rows)];
    if let Some(key) = &head.master_key {
        said.push(format!(
            "The master key {key} is not among them. Without it nobody can use them, so keep a copy of it elsewhere."
        ));
    }
    said
}
