//! Running other programs, and saying which one failed.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a task comes to: nothing, or a sentence about what went wrong.
pub type Outcome<T = ()> = Result<T, String>;

/// The root of the repository, wherever the task was started from.
pub fn root() -> PathBuf {
    // This folder lies directly under the root, and a path without a parent would not have been compiled from.
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// A program that will run at the root of the repository.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

/// The cargo that started this task, so that a chosen toolchain stays chosen.
pub fn cargo() -> Command {
    let mut command = program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // Set for this package by `cargo run`, and wrong for all the others.
    for name in ["CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH", "CARGO_PKG_NAME"] {
        command.env_remove(name);
    }
    command
}

/// Where cargo puts what it builds with this profile.
pub fn built(profile: &str, name: &str) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    root().join(target).join(profile).join(name)
}

/// Runs a program to its end, with its output where ours goes.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|error| format!("{} did not start: {error}", shown(command)))?;
    if status.success() { Ok(()) } else { Err(format!("{} failed: {status}", shown(command))) }
}

/// What a program prints, or nothing when it is missing or fails.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether a program of this name is on the path.
pub fn is_installed(name: &str) -> bool {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&paths).any(|folder| folder.join(name).is_file())
}

/// A command as one would type it.
fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    let words = std::iter::once(name).chain(command.get_args());
    let line: Vec<String> = words.map(|word| word.to_string_lossy().into_owned()).collect();
    format!("`{}`", line.join(" "))
}

/// The lines that a program prints to standard output, and how it ended. What it says besides goes where ours goes.
pub fn lines_of(command: &mut Command) -> Outcome<(Vec<String>, Outcome)> {
    let output = command.stderr(Stdio::inherit()).output();
    let output = output.map_err(|error| format!("{} did not start: {error}", shown(command)))?;
    let lines = String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect();
    let failed = || Err(format!("{} failed: {}", shown(command), output.status));
    Ok((lines, if output.status.success() { Ok(()) } else { failed() }))
}
