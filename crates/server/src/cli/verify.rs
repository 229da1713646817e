//! `kassa verify`: checks everything that must hold of the whole database, also while a server runs on it.

use super::progress::Bar;
use super::{beside_existing, say};
use crate::config::Common;
use anyhow::bail;
use clap::Args;
use kassa_store::{Finding, INVARIANTS};
use serde_json::json;

/// So many rows are named that break the same invariant; where one breaks it, many often do.
const SHOWN: usize = 20;

#[derive(Args)]
pub(super) struct VerifyArgs {
    #[command(flatten)]
    common: Common,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(args: &VerifyArgs) -> anyhow::Result<()> {
    let engine = beside_existing(&args.common).await?;
    let mut found: Vec<Finding> = vec![];
    let bar = Bar::new(args.json);
    // The file itself is looked at last.
    let all = INVARIANTS.len() + 1;
    for (done, invariant) in INVARIANTS.iter().enumerate() {
        bar.at_step(done, all, invariant.name);
        let here = engine.store().verify(invariant, SHOWN).await?;
        if !args.json {
            let word = if here.is_empty() { "ok  " } else { "FAIL" };
            bar.say(&format!("{word}  {}: {}", invariant.name, invariant.says));
            for finding in &here {
                bar.say(&format!("      {}", finding.subject));
            }
        }
        found.extend(here);
    }
    bar.at_step(all - 1, all, "file");
    let file = engine.store().verify_file().await?;
    drop(bar);
    if args.json {
        let findings = found
            .iter()
            .map(|it| json!({ "invariant": it.invariant, "says": it.says, "subject": it.subject }))
            .collect::<Vec<_>>();
        say(&json!({ "checked": INVARIANTS.len(), "findings": findings, "file": file }).to_string());
    } else if let Some(file) = &file {
        let word = if file.is_empty() { "ok  " } else { "FAIL" };
        say(&format!("{word}  file: The database file is whole."));
        for line in file {
            say(&format!("      {line}"));
        }
    }
    match found.len().saturating_add(file.map_or(0, |lines| lines.len())) {
        0 => Ok(()),
        count => bail!("{count} findings; nothing was changed"),
    }
}
