//! The version before beside this one: what is kept of it, and the real one for nights.

use std::fs;
use std::path::PathBuf;

use crate::run::{Outcome, answer, built, cargo, program, run};

/// Names another version than the one before, such as a commit.
const NAMED: &str = "KASSA_PREVIOUS";

/// Writes down what this version says to a database and what its rows look like, for the version after it.
pub fn write() -> Outcome {
    let kept = [("kassa-store", "--lib"), ("kassa-server", "--test=conform")];
    for (package, target) in kept {
        // A run that writes fails, so that none passes by writing.
        let tests = ["test", "-p", package, target, "--", "previous::"];
        let _ = cargo().env("KASSA_WRITE_PREVIOUS", "1").args(tests).status();
        run(cargo().args(tests))?;
    }
    Ok(())
}

/// Nodes of the version before are replaced one by one by those of this version, under load.
pub fn upgrade() -> Outcome {
    let Some(version) = before() else {
        println!("{{\"campaign\":\"upgrade\",\"skipped\":\"no version before this one is tagged\"}}");
        return Ok(());
    };
    println!("{{\"campaign\":\"upgrade\",\"from\":\"{version}\"}}");
    let binary = build(&version)?;
    let tests = ["test", "-p", "kassa-server", "--test", "it", "--", "processes::an_upgrade"];
    run(cargo().env("KASSA_PREVIOUS_BIN", binary).args(tests))
}

/// The version before: the one that is named, or the last tag.
fn before() -> Option<String> {
    let named = std::env::var_os(NAMED).and_then(|name| name.into_string().ok());
    named.or_else(|| answer(program("git").args(["describe", "--tags", "--abbrev=0", "HEAD^"])))
}

/// Builds the server of a version in a folder of its own.
fn build(version: &str) -> Outcome<PathBuf> {
    let folder = built("previous", "");
    let (source, target) = (folder.join("source"), folder.join("target"));
    let _ = fs::remove_dir_all(&source);
    fs::create_dir_all(&source).map_err(|error| format!("{}: {error}", source.display()))?;
    run(program("git").args(["clone", "--quiet", "--no-hardlinks", "."]).arg(&source))?;
    run(program("git").arg("-C").arg(&source).args(["checkout", "--quiet", version]))?;
    let mut command = cargo();
    command.current_dir(&source).env("CARGO_TARGET_DIR", &target);
    run(command.args(["build", "--locked", "--quiet", "-p", "kassa-server"]))?;
    Ok(target.join("debug").join("kassa"))
}
