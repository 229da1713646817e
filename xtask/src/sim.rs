//! The simulation and the deaths at every place: their program is built as for the other tests, and run.

use std::path::Path;

use crate::run::{Outcome, built, cargo, program, run};
use crate::together;

/// Where Linux keeps files in memory.
pub const MEMORY: &str = "/dev/shm";
/// So many months every change is tried with.
const MONTHS: &str = "30";
/// With so many scripts a death at every place is tried for every change.
const SCRIPTS: &str = "1";

/// `cargo xtask sim` and `cargo xtask crashes`; the arguments go to the program.
pub fn sim(campaign: &str, arguments: &[String]) -> Outcome {
    run(cargo().args(["build", "-p", "kassa-sim"]))?;
    simulate(campaign, arguments)
}

fn simulate(campaign: &str, arguments: &[String]) -> Outcome {
    let mut simulation = program(built("debug", "kassa-sim"));
    // Each month is a new database, and no month outlives the machine: memory is quicker than a disk that is synced.
    if Path::new(MEMORY).is_dir() {
        simulation.env("TMPDIR", MEMORY);
    }
    run(simulation.arg(campaign).args(arguments))
}

/// About one month for each second, and other months each night.
pub fn night(seconds: u64) -> Outcome {
    let from = today().saturating_mul(100_000).saturating_add(1);
    let words = ["--seeds", &seconds.max(100).to_string(), "--from", &from.to_string(), "--json"];
    sim("sim", &words.map(str::to_owned))
}

#[expect(clippy::disallowed_methods, reason = "which months a night tries decides nothing else")]
fn today() -> u64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |time| time.as_secs() / 86_400)
}

/// What every change must pass.
pub fn ring() -> Outcome {
    together::everything()?;
    simulate("sim", &["--seeds".to_owned(), MONTHS.to_owned()])?;
    simulate("crashes", &["--scripts".to_owned(), SCRIPTS.to_owned()])
}
