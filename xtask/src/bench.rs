//! The benchmark: it builds both sides for release and hands over to `kassa-bench`.

use crate::run::{Outcome, built, cargo, program, run};
use crate::setup::{POSTGRES, WRK, emulators, provide};

/// Builds the server and its yardsticks and measures them. The benchmark gets all arguments, then `--kassa` and the
/// path of the server.
pub fn bench(arguments: &[String]) -> Outcome {
    provide(&[WRK, POSTGRES])?;
    let python = emulators()?;
    build()?;
    run(program(built("release", "kassa-bench"))
        .args(arguments)
        .arg("--localstripe")
        .arg(python)
        .arg("--kassa")
        .arg(built("release", "kassa")))
}

/// What becomes of orders when three times as many come as there is time for. The arguments go to the program.
pub fn overload(arguments: &[String]) -> Outcome {
    build()?;
    let mut program = program(built("release", "kassa-bench"));
    run(program.arg("overload").args(arguments).arg("--kassa").arg(built("release", "kassa")))
}

/// Builds both sides for release.
fn build() -> Outcome {
    // One by one: built together, the server would get every feature that the benchmark asks of a shared library.
    for package in ["kassa-server", "kassa-bench"] {
        run(cargo().args(["build", "--release", "-p", package]))?;
    }
    Ok(())
}
