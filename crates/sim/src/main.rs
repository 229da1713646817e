//! The simulation: one seed is one month of a shop in one process, with everything that can go wrong around it.
//!
//! The server, the SQL and the database are the real ones. The clock, the randomness, the wire and the bank at
//! its other end are ours, so that the same seed gives the same month. After each step the rows and the bank's
//! own book must agree with `oracle.rs`; when everything is healed, whatever was begun must have ended.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "what finds something broken stops right there, and a campaign tells on the terminal what it came to"
)]

mod campaign;
mod crashes;
mod dice;
mod disputes;
mod oracle;
mod people;
mod periods;
mod plans;
mod story;
mod timing;
mod webhooks;
mod world;

use std::process::ExitCode;

const HELP: &str = "\
kassa-sim sim [--seeds N] [--from S] [--seed X] [--json]
kassa-sim crashes [--scripts N] [--from S] [--json]
kassa-sim timing [--samples N] [--json]
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |name: &str| -> Option<u64> {
        let at = words.iter().position(|word| word == name)?;
        words.get(at + 1)?.parse().ok()
    };
    let (name, outcome, seeds) = match words.first().map(String::as_str) {
        Some("sim") => {
            let (from, count) = match number("--seed") {
                Some(seed) => (seed, 1),
                None => (number("--from").unwrap_or(1), number("--seeds").unwrap_or(100)),
            };
            let last = from.saturating_add(count).saturating_sub(1);
            ("sim", campaign::months(from, count), format!("{from}..{last}"))
        }
        Some("crashes") => {
            let scripts = number("--scripts").and_then(|count| usize::try_from(count).ok());
            let scripts = scripts.unwrap_or(crashes::SCRIPTS.len()).min(crashes::SCRIPTS.len());
            let from =
                number("--from").and_then(|from| usize::try_from(from).ok()).unwrap_or(1).clamp(1, scripts);
            ("crashes", crashes::crashes(from, scripts), format!("scripts {from}..{scripts}"))
        }
        Some("timing") => {
            let samples =
                number("--samples").and_then(|count| usize::try_from(count).ok()).unwrap_or(100_000);
            ("timing", timing::timing(samples), String::new())
        }
        _ => {
            eprint!("{HELP}");
            return ExitCode::FAILURE;
        }
    };
    if !words.iter().any(|word| word == "--json") {
        for violation in &outcome.violations {
            eprintln!("{violation}\n");
        }
    }
    println!("{}", outcome.line(name, &seeds));
    if outcome.violations.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
