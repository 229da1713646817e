//! The clients in four languages, and the shops that are examples of them.

use crate::run::{Outcome, built, program, run};
use crate::together;

/// Checks the clients against the server: all of them and the examples, or the parts that are named. With `--write`,
/// writes what is generated of them.
pub fn clients(arguments: &[String]) -> Outcome {
    together::everything()?;
    let real = together::tests_named("real")?;
    let mut command = program("node");
    // Set for this package by `cargo run`, and wrong for what is run from there.
    for name in ["CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH", "CARGO_PKG_NAME"] {
        command.env_remove(name);
    }
    command.env("KASSA_BIN", built("debug", "kassa")).env("KASSA_REAL", &real.path);
    run(command.arg("clients/run.mjs").args(arguments))
}
