//! `kassa open`: shows a page of the server in the browser.

use super::remote::At;
use super::say;
use clap::Args;
use std::process::{Command, Stdio};

/// Which page.
#[derive(Args)]
pub(super) struct OpenArgs {
    /// The page: dashboard, demo, errors, or the id of a session to pay
    #[arg(default_value = "dashboard")]
    page: String,
    #[command(flatten)]
    at: At,
    /// Only print the address
    #[arg(long)]
    print: bool,
    /// Print JSON, and open nothing
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(args: &OpenArgs) -> anyhow::Result<()> {
    let url = match args.page.as_str() {
        "dashboard" => format!("{}/dashboard", args.at.url()?),
        "demo" => format!("{}/demo", args.at.url()?),
        "errors" => format!("{}/docs/errors", args.at.url()?),
        session if session.starts_with("cs_") => {
            let session = args.at.connect().await?.read(&format!("/v1/checkout/sessions/{session}")).await?;
            session.get("url").and_then(|url| url.as_str()).unwrap_or_default().to_owned()
        }
        other => {
            anyhow::bail!("there is no page {other:?}; it may be dashboard, demo, errors, or a session's id")
        }
    };
    if args.json {
        say(&serde_json::json!({ "url": url }).to_string());
        return Ok(());
    }
    say(&url);
    if !args.print && !is_shown(&url) {
        say("No browser could be started here; open the address by hand.");
    }
    Ok(())
}

/// Hands an address to whatever opens addresses on this machine.
fn is_shown(url: &str) -> bool {
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let run = Command::new(opener)
        .arg(url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    run.is_ok_and(|status| status.success())
}
