//! The clients in four languages, and the shops that are examples of them.

use crate::run::{Outcome, built, cargo, program, run};
use crate::together;

/// Checks the clients against the server: all of them and the examples, or the parts that are named. With `--write`,
/// writes what is generated of them.
pub fn clients(arguments: &[String]) -> Outcome {
    let mut command = program("node");
    if arguments.iter().any(|word| word == "--write") {
        // The server alone: what is to be written anew may be what does not build.
        run(cargo().args(["build", "-p", "kassa-server"]))?;
    } else {
        together::everything()?;
        command.env("KASSA_REAL", together::tests_named("real")?.path);
    }
    // Set for this package by `cargo run`, and wrong for what is run from there.
    for name in ["CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH", "CARGO_PKG_NAME"] {
        command.env_remove(name);
    }
    command.env("KASSA_BIN", built("debug", "kassa"));
    run(command.arg("clients/run.mjs").args(arguments))
}
