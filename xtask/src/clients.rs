//! The clients in four languages, and the shops that are examples of them.

use crate::run::{Outcome, built, cargo, program, run};

/// Checks the clients against the server: all of them and the examples, or the parts that are named. With `--write`,
/// writes what is generated of them.
pub fn clients(arguments: &[String]) -> Outcome {
    // Each by itself: together they would be built with other features, and the server once more for the next step.
    run(cargo().args(["build", "-p", "kassa-server"]))?;
    if !arguments.iter().any(|word| word == "--write") {
        run(cargo().args(["build", "-p", "kassa-example-axum"]))?;
        run(cargo().args(["test", "--no-run", "-p", "kassa-client", "--test", "real"]))?;
    }
    let mut command = program("node");
    // Set for this package by `cargo run`, and wrong for what is run from there.
    for name in ["CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH", "CARGO_PKG_NAME"] {
        command.env_remove(name);
    }
    command.env("KASSA_BIN", built("debug", "kassa"));
    run(command.arg("clients/run.mjs").args(arguments))
}
