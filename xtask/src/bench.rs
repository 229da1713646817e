//! The benchmark: it builds both sides for release and hands over to `kassa-bench`.

use crate::run::{Outcome, built, cargo, program, run};
use crate::setup::{POSTGRES, WRK, emulators, provide};

/// Builds the server and its yardsticks and measures them. The benchmark gets all arguments, then `--kassa` and the
/// path of the server.
pub fn bench(arguments: &[String]) -> Outcome {
    provide(&[WRK, POSTGRES])?;
    let python = emulators()?;
    // One by one: built together, the server would get every feature that the benchmark asks of a shared library.
    for package in ["kassa-server", "kassa-bench"] {
        run(cargo().args(["build", "--release", "-p", package]))?;
    }
    run(program(built("release", "kassa-bench"))
        .args(arguments)
        .arg("--localstripe")
        .arg(python)
        .arg("--kassa")
        .arg(built("release", "kassa")))
}
