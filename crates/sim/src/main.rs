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
mod dialects;
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

use crate::campaign::Outcome;
use clap::{Args, Parser, Subcommand};
use std::process::ExitCode;

/// The simulation of a shop, and what else is tried in one process.
#[derive(Parser, Debug)]
#[command(name = "kassa-sim")]
struct Command {
    #[command(subcommand)]
    campaign: Campaign,
    /// Print the line of JSON alone, without the story of what was broken.
    #[arg(long, global = true)]
    json: bool,
}

#[derive(Subcommand, Debug)]
enum Campaign {
    /// One month of a shop for each seed, with everything that can go wrong around it.
    Sim(Months),
    /// Scripts, with a death of the process at each of their places.
    Crashes {
        /// The first script, counted from 1.
        #[arg(long, default_value_t = 1)]
        from: usize,
        /// So many scripts from there on; all that there are without it.
        #[arg(long, default_value_t = crashes::SCRIPTS.len())]
        scripts: usize,
    },
    /// Whether the time of a refusal tells how much of a guess was right.
    Timing {
        /// So many guesses of each kind.
        #[arg(long, default_value_t = 100_000)]
        samples: usize,
    },
}

#[derive(Args, Debug)]
struct Months {
    /// The first seed.
    #[arg(long, default_value_t = 1)]
    from: u64,
    /// So many seeds from there on.
    #[arg(long, default_value_t = 100)]
    seeds: u64,
    /// This seed alone, and what happened in its month.
    #[arg(long, conflicts_with_all = ["from", "seeds"])]
    seed: Option<u64>,
}

impl Campaign {
    /// Its name, what it came to, and which seeds that were.
    fn run(self) -> (&'static str, Outcome, String) {
        match self {
            Self::Sim(Months { from, seeds, seed }) => {
                let (from, count) = seed.map_or((from, seeds), |seed| (seed, 1));
                let last = from.saturating_add(count).saturating_sub(1);
                ("sim", campaign::months(from, count), format!("{from}..{last}"))
            }
            Self::Crashes { from, scripts } => {
                let there_are = crashes::SCRIPTS.len();
                let from = from.max(1);
                let last = (from - 1).saturating_add(scripts).min(there_are);
                ("crashes", crashes::crashes(from, last), format!("scripts {from}..{last}"))
            }
            Self::Timing { samples } => ("timing", timing::timing(samples), String::new()),
        }
    }
}

fn main() -> ExitCode {
    let Command { campaign, json } = Command::parse();
    let is_one = matches!(&campaign, Campaign::Sim(Months { seed: Some(_), .. }));
    let (name, mut outcome, seeds) = campaign.run();
    outcome.require(outcome.runs > 0, || format!("{seeds}: there is nothing to run"));
    if is_one && outcome.violations.is_empty() && !json {
        eprintln!("{}\n", outcome.last.lines().join("\n"));
    }
    if !json {
        for violation in &outcome.violations {
            eprintln!("{violation}\n");
        }
    }
    println!("{}", outcome.line(name, &seeds));
    if outcome.violations.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
