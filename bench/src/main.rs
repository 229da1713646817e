//! The benchmark: Kassa and a server that does nothing, side by side under the same client.
//!
//! Absolute figures say more about a machine than about a program, and move from day to day. So every rate is measured
//! as a ratio: the yardstick, an axum handler that only parses and answers, and `kassa serve` take turns in one run,
//! with the same client, the same requests and the same number of connections.
#![expect(
    clippy::float_arithmetic,
    reason = "rates, ratios and milliseconds are what this program is about; no money passes through it"
)]

mod client;
mod grown;
mod http;
mod load;
mod machine;
mod measure;
mod options;
mod overload;
mod peers;
mod postgres;
mod report;
mod server;
mod whole;
mod yardstick;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use options::{Options, Wanted};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.split_first() {
        Some((name, files)) if name == yardstick::SUBCOMMAND => yardstick::serve(files),
        Some((name, rest)) if name == overload::SUBCOMMAND => asked(rest, overload),
        _ => asked(&arguments, run),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            note(&format!("kassa-bench: {problem:#}"));
            ExitCode::FAILURE
        }
    }
}

/// Does what the arguments ask for, or says what they can be.
fn asked(arguments: &[String], deed: fn(&Options) -> anyhow::Result<()>) -> anyhow::Result<()> {
    match Wanted::read(arguments)? {
        Wanted::Help => {
            print(options::HELP.trim_end());
            Ok(())
        }
        Wanted::Run(options) => deed(&options),
    }
}

/// Offers three times what there is time for, and prints what became of it.
fn overload(options: &Options) -> anyhow::Result<()> {
    let folder = Folder::make()?;
    print(&overload::overload(options, &folder.0)?);
    Ok(())
}

/// Measures what was asked for and prints it.
fn run(options: &Options) -> anyhow::Result<()> {
    let folder = Folder::make()?;
    machine::wait_for_quiet(options.patience)?;
    let machine = machine::describe(&folder.0)?;
    note(&machine.to_string());
    let rows = measure::all(options, &folder.0)?;
    if options.json {
        for row in &rows {
            print(&serde_json::to_string(row)?);
        }
    } else {
        print(&report::table(&rows, &machine));
    }
    Ok(())
}

/// A folder of this run alone, removed at its end. It lies beside the binary and not where temporary files go: those
/// are kept in memory on many machines, where a data sync costs nothing.
struct Folder(PathBuf);

impl Folder {
    fn make() -> anyhow::Result<Self> {
        let binary = std::env::current_exe()?;
        let path = binary.with_file_name(format!("kassa-bench.{}", std::process::id()));
        std::fs::create_dir(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed now is in nobody's way.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Writes a line of the result.
fn print(line: &str) {
    // When nobody reads it, there is nobody to tell.
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// Writes a line on what is going on, which is no part of the result.
fn note(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// The one place that asks for the time.
#[expect(clippy::disallowed_methods, reason = "measuring time is the purpose of this program")]
fn clock() -> Instant {
    Instant::now()
}

/// Waits, while a server comes up or to let it come to rest.
#[expect(clippy::disallowed_methods, reason = "this program has one thread, and nothing else to do")]
fn pause(time: Duration) {
    std::thread::sleep(time);
}
