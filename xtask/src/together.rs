//! What the checks run, built once and together. A package that is asked for by itself gets the features that it needs
//! alone, and most of what it is made of would be built once more for them. That the server also stands by itself is for
//! the linter to see.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::run::{Outcome, cargo, lines_of, root};

/// A program that cargo has built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// The folder of its package.
    pub folder: PathBuf,
    /// The name of its target.
    pub name: String,
    /// Whether it is one of tests.
    pub tests: bool,
    /// Where it is.
    pub path: PathBuf,
}

/// Builds every program of the workspace but for the tests that need a server.
pub fn everything() -> Outcome<Vec<Program>> {
    build(&["--bins", "--tests", "--examples"])
}

/// Builds tests that need a server. They are not among those that are built without being named.
pub fn tests_named(name: &str) -> Outcome<Program> {
    let programs = build(&["--test", name])?;
    let wanted = programs.into_iter().find(|program| program.tests && program.name == name);
    wanted.ok_or_else(|| format!("cargo names no tests `{name}`."))
}

fn build(targets: &[&str]) -> Outcome<Vec<Program>> {
    let message = "--message-format=json-render-diagnostics";
    let (lines, built) = lines_of(cargo().args(["build", "--workspace", message]).args(targets))?;
    built?;
    Ok(lines.iter().filter_map(|line| program(line)).collect())
}

/// The programs of the tests of a crate.
pub fn tests_of(programs: &[Program], name: &str) -> Outcome<Vec<Program>> {
    let folder = root().join("crates").join(name);
    let its: Vec<Program> =
        programs.iter().filter(|program| program.tests && program.folder == folder).cloned().collect();
    if its.is_empty() { Err(format!("cargo names no test of {}.", folder.display())) } else { Ok(its) }
}

/// What a message of cargo says about a program. Its other messages are of no interest here.
fn program(line: &str) -> Option<Program> {
    let message: Value = serde_json::from_str(line).ok()?;
    let path = message.get("executable")?.as_str()?.into();
    Some(Program {
        folder: Path::new(message.get("manifest_path")?.as_str()?).parent()?.to_owned(),
        name: message.pointer("/target/name")?.as_str()?.to_owned(),
        tests: message.pointer("/profile/test")?.as_bool()?,
        path,
    })
}

#[cfg(test)]
mod tests {
    use super::{Program, program, tests_of};
    use crate::run::root;

    fn message(folder: &str, tests: bool, executable: &str) -> String {
        format!(
            r#"{{"reason":"compiler-artifact","manifest_path":"{folder}/Cargo.toml","target":{{"name":"it"}},
                "profile":{{"test":{tests}}},"executable":{executable}}}"#
        )
    }

    #[test]
    fn a_program_is_told_from_the_rest() {
        let it =
            |tests| Program { folder: "/k/store".into(), name: "it".into(), tests, path: "/t/it".into() };
        for tests in [true, false] {
            assert_eq!(program(&message("/k/store", tests, "\"/t/it\"")), Some(it(tests)));
        }
        assert_eq!(program(&message("/k/store", true, "null")), None);
        assert_eq!(program(r#"{"reason":"build-finished","success":true}"#), None);
        assert_eq!(program("   Compiling kassa"), None);
    }

    #[test]
    fn a_crate_without_tests_is_a_mistake() {
        let folder = root().join("crates").join("store");
        let line = |tests| message(&folder.display().to_string(), tests, "\"/t/it\"");
        let programs: Vec<Program> =
            [true, false].iter().filter_map(|tests| program(&line(*tests))).collect();
        assert_eq!(tests_of(&programs, "store").expect("a test"), programs[..1]);
        assert!(tests_of(&programs, "server").is_err());
        assert!(tests_of(&programs[1..], "store").is_err());
    }
}
