//! The simulation and the deaths at every place: their program is built as for the other tests, and run.

use std::path::Path;

use crate::run::{Outcome, built, cargo, program, run};

/// Where Linux keeps files in memory.
const MEMORY: &str = "/dev/shm";
/// So many months every change is tried with.
const MONTHS: &str = "20";
/// With so many scripts a death at every place is tried for every change.
const SCRIPTS: &str = "1";

/// `cargo xtask sim` and `cargo xtask crashes`; the arguments go to the program.
pub fn sim(campaign: &str, arguments: &[String]) -> Outcome {
    run(cargo().args(["build", "-p", "kassa-sim"]))?;
    let mut simulation = program(built("debug", "kassa-sim"));
    // Each month is a new database, and no month outlives the machine: memory is quicker than a disk that is synced.
    if Path::new(MEMORY).is_dir() {
        simulation.env("TMPDIR", MEMORY);
    }
    run(simulation.arg(campaign).args(arguments))
}

/// What every change must pass.
pub fn ring() -> Outcome {
    sim("sim", &["--seeds".to_owned(), MONTHS.to_owned()])?;
    sim("crashes", &["--scripts".to_owned(), SCRIPTS.to_owned()])
}
