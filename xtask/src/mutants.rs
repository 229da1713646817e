//! Whether the tests would notice: published payment bugs are planted, one after another, and the tests that are named
//! for each must fail.
//!
//! All of them are in one build, in a folder of its own, and each is chosen as the tests start. So it takes one build
//! and a run of a few tests per bug.

mod list;
mod months;

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use crate::fuzz;
use crate::run::{Outcome, built, cargo, root};
use list::{BUGS, Bug};

/// Tests that take longer than this have not noticed anything: they hang.
const PATIENCE: Duration = Duration::from_secs(300);
/// The variable by which a bug is chosen, as `crates/domain/src/planted.rs` reads it.
const CHOICE: &str = "KASSA_PLANTED";
/// What a build has in its environment that has the bugs in it.
const PLANTED: (&str, &str) = ("RUSTFLAGS", "--cfg kassa_planted");

/// What the tests said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    /// All of them passed.
    Good,
    /// Some of them failed, and said so.
    Bad,
    /// No test has such a name.
    Nothing,
    /// They did not come to their end.
    Broken,
}

/// What was asked for on the command line.
#[derive(Debug, Default, PartialEq, Eq)]
struct Asked {
    only: Option<String>,
    json: bool,
    months: Option<u64>,
}

/// Plants each bug, or one of them, and runs the tests that must notice, or months of the simulation.
pub fn mutants(arguments: &[String]) -> Outcome {
    let asked = read(arguments)?;
    let bugs: Vec<&Bug> =
        BUGS.iter().filter(|bug| asked.only.as_ref().is_none_or(|only| only == bug.name)).collect();
    if bugs.is_empty() {
        return Err(format!("no bug has the name {}.", asked.only.unwrap_or_default()));
    }
    if let Some(count) = asked.months {
        return months::months(&bugs, count, asked.json);
    }
    let programs = build(&bugs)?;
    let mut missed = vec![];
    for bug in &bugs {
        let without = ask(bug, None, &programs)?;
        let with = ask(bug, Some(bug.name), &programs)?;
        let is_caught = (without, with) == (Said::Good, Said::Bad);
        if !asked.json {
            println!("{} {}: {}", if is_caught { "caught" } else { "MISSED" }, bug.name, bug.was);
        }
        if !is_caught {
            missed.push(bug.name);
            eprintln!(
                "{}: without it {without:?}, with it {with:?}, in `{}` of {}",
                bug.name, bug.tests, bug.package
            );
        }
    }
    let quoted: Vec<String> = missed.iter().map(|name| format!("\"{name}\"")).collect();
    println!(
        "{{\"campaign\":\"mutants\",\"runs\":{},\"violations\":{},\"missed\":[{}]}}",
        bugs.len(),
        missed.len(),
        quoted.join(",")
    );
    if missed.is_empty() { Ok(()) } else { Err(format!("nobody noticed {}.", missed.join(", "))) }
}

fn read(arguments: &[String]) -> Outcome<Asked> {
    let mut asked = Asked::default();
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--json" => asked.json = true,
            "--months" => asked.months = Some(fuzz::number(word, words.next())?),
            "--only" => asked.only = Some(words.next().ok_or("--only needs the name of a bug.")?.clone()),
            other => return Err(format!("`{other}` is not an option of `cargo xtask mutants`.")),
        }
    }
    Ok(asked)
}

/// Builds the tests with every bug in them, and says where they are, by package.
fn build(bugs: &[&Bug]) -> Outcome<BTreeMap<String, Vec<PathBuf>>> {
    let mut command = cargo();
    command.args(["test", "--no-run", "--message-format=json-render-diagnostics", "--lib", "--tests"]);
    let mut packages: Vec<&str> = bugs.iter().map(|bug| bug.package).collect();
    packages.sort_unstable();
    packages.dedup();
    command.args(packages.iter().flat_map(|package| ["-p", package]));
    command.env("CARGO_TARGET_DIR", built("planted", "")).env(PLANTED.0, PLANTED.1);
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| format!("cargo: {error}"))?;
    if !output.status.success() {
        return Err("the tests could not be built with the bugs in them.".to_owned());
    }
    let mut programs: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        if let Some((package, program)) = program(line) {
            programs.entry(package).or_default().push(program);
        }
    }
    Ok(programs)
}

/// The package and the test program that a line of cargo's speaks of.
fn program(line: &str) -> Option<(String, PathBuf)> {
    let program = text(line, "executable")?;
    let manifest = text(line, "manifest_path")?;
    let folder = Path::new(&manifest).parent()?.file_name()?.to_string_lossy().into_owned();
    // A target says, too, that it can be tested; whether this is its test stands in the profile.
    let profile = line.split_once("\"profile\":{")?.1.split('}').next()?;
    profile.contains("\"test\":true").then(|| (format!("kassa-{folder}"), PathBuf::from(program)))
}

/// A text in an object of JSON that has no escapes in it.
fn text(line: &str, name: &str) -> Option<String> {
    let (_, rest) = line.split_once(&format!("\"{name}\":\""))?;
    rest.split_once('"').map(|(value, _)| value.to_owned())
}

/// Runs the tests that must notice a bug, with a bug in place or without.
fn ask(bug: &Bug, planted: Option<&str>, programs: &BTreeMap<String, Vec<PathBuf>>) -> Outcome<Said> {
    let folder = root().join("crates").join(bug.package.trim_start_matches("kassa-"));
    let mut all = vec![];
    for program in programs.get(bug.package).into_iter().flatten() {
        let mut command = Command::new(program);
        command.current_dir(&folder).env("CARGO_MANIFEST_DIR", &folder).env_remove(CHOICE).arg(bug.tests);
        if let Some(name) = planted {
            // Nothing that fails because it was meant to is to be remembered beside the sources.
            command.env(CHOICE, name).env("PROPTEST_DISABLE_FAILURE_PERSISTENCE", "1");
        }
        all.push(said(&mut command)?);
    }
    let first = [Said::Broken, Said::Bad, Said::Good].into_iter().find(|said| all.contains(said));
    Ok(first.unwrap_or(Said::Nothing))
}

/// Runs a test program to its end, or stops it when its time is over.
fn said(command: &mut Command) -> Outcome<Said> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("a test program did not start: {error}"))?;
    let Some(printed) = printed(&mut child) else {
        child.kill().and_then(|()| child.wait()).map_err(|error| error.to_string())?;
        return Ok(Said::Broken);
    };
    let status = child.wait().map_err(|error| error.to_string())?;
    Ok(judge(&printed, status.success()))
}

/// What it prints until its end; none where that does not come.
fn printed(child: &mut Child) -> Option<String> {
    let mut output = child.stdout.take()?;
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        let mut bytes = vec![];
        // What could be read is judged; the status says the rest.
        output.read_to_end(&mut bytes).ok();
        tell.send(String::from_utf8_lossy(&bytes).into_owned()).ok();
    });
    told.recv_timeout(PATIENCE).ok()
}

/// What the tests said: it counts only where they have come to their own conclusion, and not in the planting itself.
fn judge(printed: &str, succeeded: bool) -> Said {
    let is_own_fault = printed.contains("panicked at crates/domain/src/planted.rs");
    if succeeded {
        let ran = printed.contains("test result: ok.") && !printed.contains("running 0 tests");
        return if ran { Said::Good } else { Said::Nothing };
    }
    if printed.contains("test result: FAILED.") && !is_own_fault { Said::Bad } else { Said::Broken }
}

#[cfg(test)]
mod tests {
    use super::list::BUGS;
    use super::{Asked, Said, judge, program, read};
    use crate::run::root;
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::PathBuf;

    /// The names in the sources.
    fn planted() -> BTreeSet<String> {
        let mut folders = vec![root().join("crates")];
        let mut names = BTreeSet::new();
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).expect("a readable folder") {
                let path = entry.expect("a readable entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|end| end == "rs") {
                    let text = fs::read_to_string(&path).expect("source text");
                    let is_their_own = path.ends_with("domain/src/planted.rs");
                    let marks: &[&str] = if is_their_own { &["!is(\""] } else { &["planted!(\""] };
                    for mark in marks {
                        let rest = text.split(mark).skip(1);
                        names.extend(rest.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())));
                    }
                }
            }
        }
        names
    }

    #[test]
    fn every_bug_is_planted_and_every_planted_bug_is_listed() {
        let listed: BTreeSet<String> = BUGS.iter().map(|bug| bug.name.to_owned()).collect();
        assert_eq!(listed.len(), BUGS.len(), "a name is listed twice");
        assert_eq!(planted(), listed);
        assert!(BUGS.len() >= 60);
        for bug in BUGS {
            assert!(bug.was.ends_with('.') && !bug.tests.is_empty(), "{}", bug.name);
        }
    }

    #[test]
    fn only_a_test_that_says_no_has_noticed() {
        let failed = "running 1 test\ntest result: FAILED. 0 passed; 1 failed";
        assert_eq!(judge(failed, false), Said::Bad);
        assert_eq!(judge("running 1 test\ntest result: ok. 1 passed", true), Said::Good);
        assert_eq!(judge("running 0 tests\ntest result: ok. 0 passed", true), Said::Nothing);
        assert_eq!(judge("running 1 test\n", false), Said::Broken);
        let own = format!("panicked at crates/domain/src/planted.rs:9\n{failed}");
        assert_eq!(judge(&own, false), Said::Broken);
    }

    #[test]
    fn programs_are_read_from_what_cargo_says() {
        let line = r#"{"reason":"compiler-artifact","manifest_path":"/x/crates/store/Cargo.toml","profile":{"test":true},"executable":"/y/store-1"}"#;
        assert_eq!(program(line), Some(("kassa-store".to_owned(), PathBuf::from("/y/store-1"))));
        assert_eq!(program(&line.replace("true", "false")), None);
        assert_eq!(program(&line.replace("\"/y/store-1\"", "null")), None);
        let tested = line.replace(
            "\"profile\":{\"test\":true}",
            "\"target\":{\"test\":true},\"profile\":{\"test\":false}",
        );
        assert_eq!(program(&tested), None, "the binary itself");
    }

    #[test]
    fn options_are_read() {
        let words = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let asked = Asked { only: Some("x".to_owned()), json: true, months: None };
        assert_eq!(read(&words("--only x --json")), Ok(asked));
        assert_eq!(read(&words("--months 9")).map(|asked| asked.months), Ok(Some(9)));
        assert!(read(&words("--only")).is_err() && read(&words("x")).is_err());
    }
}
