//! Rules of the house that neither the formatter nor the linter knows, checked over every source file of the product.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::run::root;

const LONGEST_LINE: usize = 120;
const LONGEST_FUNCTION: usize = 70;

/// What must not be left in the code, and what to do about it.
const LEFTOVERS: [(&str, &str); 4] = [
    ("todo!(", "write it, or leave the whole thing out"),
    ("unimplemented!(", "write it, or leave the whole thing out"),
    ("#[ignore", "a test that does not run shows nothing: mend it, or remove it"),
    ("FIXME", "mend it now, or open an issue and leave it out of the code"),
];

/// Which crates of the house each floor may stand on. What is not listed is free.
const FLOORS: [(&str, &[&str]); 6] = [
    ("domain", &[]),
    ("processors", &["kassa-domain"]),
    ("dialects", &["kassa-domain"]),
    ("pages", &["kassa-domain"]),
    ("store", &["kassa-domain", "kassa-cluster"]),
    ("engine", &["kassa-domain", "kassa-store"]),
];

/// Crates that exist for tests, and may do what tests may. No crate that ships stands on one of them.
const TOOLS: [&str; 3] = ["cluster", "sim", "testshop"];

/// The crates that only turn data into data, and the libraries that would change that.
const PURE: [&str; 4] = ["domain", "processors", "dialects", "pages"];
const WORLDLY: [&str; 9] =
    ["tokio", "hyper", "hyper-util", "hyper-rustls", "axum", "reqwest", "rusqlite", "tokio-postgres", "rand"];

/// A source file, with its path from the root.
struct File {
    path: PathBuf,
    text: String,
}

/// A place that breaks a rule: the line, and what to do.
type Finding = (usize, String);

fn files() -> Vec<File> {
    // Every tracked or untracked source file of the product lies here, and nothing that is built does.
    let mut folders: Vec<PathBuf> =
        ["crates", "clients/rust", "examples/axum"].iter().map(|name| root().join(name)).collect();
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a readable folder") {
            let path = entry.expect("a readable entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = fs::read_to_string(&path).expect("source text");
                files.push(File {
                    path: path.strip_prefix(root()).expect("a path below the root").to_owned(),
                    text,
                });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

#[test]
fn the_sources_are_tidy() {
    let files = files();
    assert!(!files.is_empty(), "there are no sources to look at");
    let tests = test_files(&files);
    let mut found = Vec::new();
    for file in &files {
        for (line, remedy) in findings(&file.text, tests.contains(&file.path)) {
            found.push(format!("{}:{line}: {remedy}", file.path.display()));
        }
    }
    assert!(found.is_empty(), "{} places are not tidy:\n{}\n", found.len(), found.join("\n"));
}

#[test]
fn the_arrows_point_down() {
    let mut found = Vec::new();
    for (name, below) in FLOORS {
        let path = Path::new("crates").join(name).join("Cargo.toml");
        let text = fs::read_to_string(root().join(&path)).expect("a manifest");
        for (line, dependency) in dependencies(&text) {
            let place = format!("{}:{line}", path.display());
            if dependency.starts_with("kassa-") && !below.contains(&dependency.as_str()) {
                found.push(format!(
                    "{place}: {name} must not know {dependency}: pass data, or a trait of the domain"
                ));
            }
            if PURE.contains(&name) && WORLDLY.contains(&dependency.as_str()) {
                found.push(format!(
                    "{place}: {name} is pure and must not use {dependency}: that belongs to the server"
                ));
            }
        }
    }
    for (place, dependency) in stands_on_tools() {
        found.push(format!("{place}: {dependency} is for tests: name it under dev-dependencies"));
    }
    assert!(found.is_empty(), "arrows that point up or sideways:\n{}\n", found.join("\n"));
}

/// The client speaks with the server over the wire alone, as everybody else's would.
#[test]
fn the_client_stands_beside_the_house() {
    let manifest = |path: &Path| fs::read_to_string(path.join("Cargo.toml")).expect("a manifest");
    let below = dependencies(&manifest(&root().join("clients/rust")));
    let house: Vec<&(usize, String)> = below.iter().filter(|(_, name)| name.starts_with("kassa-")).collect();
    assert!(house.is_empty(), "clients/rust/Cargo.toml: the client must not know the house: {house:?}");
    for folder in fs::read_dir(root().join("crates")).expect("a readable folder") {
        let path = folder.expect("a readable entry").path();
        let names = dependencies(&manifest(&path));
        let known = names.iter().find(|(_, name)| name == "kassa-client");
        assert!(known.is_none(), "{}: the house must not know its client", path.display());
    }
}

/// Where a crate that ships depends on one that exists for tests.
fn stands_on_tools() -> Vec<(String, String)> {
    let folders = fs::read_dir(root().join("crates")).expect("a readable folder");
    let mut found = Vec::new();
    for folder in folders.map(|entry| entry.expect("a readable entry").path()) {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if TOOLS.contains(&&*name) {
            continue;
        }
        let text = fs::read_to_string(folder.join("Cargo.toml")).expect("a manifest");
        for (line, dependency) in dependencies(&text) {
            if TOOLS.iter().any(|tool| dependency == format!("kassa-{tool}")) {
                found.push((format!("crates/{name}/Cargo.toml:{line}"), dependency));
            }
        }
    }
    found
}

/// Everything wrong with one file.
fn findings(text: &str, is_test: bool) -> Vec<Finding> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    if !text.starts_with("//!") {
        found.push((1, "begin the file with a `//!` comment that says what it is for".to_owned()));
    }
    for (at, line) in lines.iter().enumerate() {
        let length = line.chars().count();
        if length > LONGEST_LINE {
            found.push((at + 1, format!("the line has {length} characters: break it before {LONGEST_LINE}")));
        }
        for (word, remedy) in LEFTOVERS {
            if line.contains(word) {
                found.push((at + 1, format!("`{word}` is left: {remedy}")));
            }
        }
    }
    found.extend(unwraps(&lines, is_test));
    found.extend(long_functions(&lines));
    found.sort();
    found
}

/// Where the product would panic instead of answering. Tests may.
fn unwraps(lines: &[&str], is_test: bool) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() && !is_test {
        let line = lines[at];
        if line.trim_start().starts_with("#[cfg(test)]") {
            at = end_of_block(lines, at + 1);
        } else if line.contains(".unwrap()") && !line.trim_start().starts_with("//") {
            found.push((
                at + 1,
                "`.unwrap()` would take the server down: return the error, or handle it".to_owned(),
            ));
        }
        at += 1;
    }
    found
}

/// Functions that nobody can hold in one glance. Blank lines and comments make them easier to read, so they are free.
fn long_functions(lines: &[&str]) -> Vec<Finding> {
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| begins_function(line)) {
        let body = &lines[at..=end_of_block(lines, at)];
        let code =
            body.iter().map(|line| line.trim()).filter(|line| !line.is_empty() && !line.starts_with("//"));
        let length = code.count();
        if length > LONGEST_FUNCTION {
            let name =
                line.split("fn ").nth(1).and_then(|rest| rest.split(['(', '<']).next()).unwrap_or_default();
            found.push((at + 1, format!("`{name}` has {length} lines: split it below {LONGEST_FUNCTION}")));
        }
    }
    found
}

fn begins_function(line: &str) -> bool {
    let words = line.split_whitespace().map(|word| word.split('(').next().unwrap_or(word));
    words.take_while(|word| ["pub", "async", "const", "fn"].contains(word)).any(|word| word == "fn")
}

/// The last line of the item that begins here. The formatter puts the brace that closes an item under its beginning,
/// and an item without a body ends at a semicolon.
fn end_of_block(lines: &[&str], from: usize) -> usize {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let Some(first) = lines.get(from) else { return lines.len() - 1 };
    for (at, line) in lines.iter().enumerate().skip(from) {
        if indent(line) != indent(first) || line.trim().is_empty() {
            continue;
        }
        let end = line.trim_end();
        if end.trim_start().starts_with('}') || end.ends_with(';') || (at == from && end.ends_with('}')) {
            return at;
        }
    }
    lines.len() - 1
}

/// The files that are compiled for tests only: those in a folder for it, and those that another file declares so.
fn test_files(files: &[File]) -> BTreeSet<PathBuf> {
    let mut tests = BTreeSet::new();
    for file in files {
        let tool = file.path.iter().nth(1).is_some_and(|part| TOOLS.iter().any(|tool| part == *tool));
        if tool || file.path.iter().any(|part| part == "tests" || part == "examples") {
            tests.insert(file.path.clone());
        }
        let lines: Vec<&str> = file.text.lines().collect();
        for pair in lines.windows(2).filter(|pair| pair[0].trim() == "#[cfg(test)]") {
            let declared = pair[1].trim().trim_start_matches("pub ").trim_start_matches("pub(crate) ");
            if let Some(name) = declared.strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';')) {
                let beside = file.path.with_file_name(format!("{name}.rs"));
                let below = file.path.with_extension("").join(format!("{name}.rs"));
                tests.extend([beside, below]);
            }
        }
    }
    tests
}

/// What a manifest depends on outside of its tests, with the lines.
fn dependencies(manifest: &str) -> Vec<(usize, String)> {
    let mut inside = false;
    let mut found = Vec::new();
    for (at, line) in manifest.lines().enumerate() {
        let line = line.trim();
        if let Some(section) = line.strip_prefix('[') {
            let section = section.trim_end_matches(']');
            inside = section == "dependencies"
                || section.ends_with(".dependencies")
                || section == "build-dependencies";
            if let Some(name) = section.split("dependencies.").nth(1).filter(|_| !section.starts_with("dev-"))
            {
                found.push((at + 1, name.to_owned()));
            }
        } else if inside && !line.is_empty() && !line.starts_with('#') {
            let name = line.split(['.', '=', ' ']).next().unwrap_or(line);
            found.push((at + 1, name.trim_matches('"').to_owned()));
        }
    }
    found
}

#[test]
fn a_tidy_file_has_no_findings() {
    let text = "//! A file.\n\n/// Adds.\npub(crate) const fn add(a: u8, b: u8) -> u8 {\n    a + b\n}\n\n#[cfg(test)]\n\
                mod tests {\n    fn one() {\n        Some(1).unwrap();\n    }\n}\n";
    assert_eq!(findings(text, false), []);
}

#[test]
fn untidy_places_are_found_with_their_lines() {
    let long = "x".repeat(LONGEST_LINE + 1);
    let text = format!(
        "use a;\n// {long}\nfn f() {{\n    g().unwrap();\n    todo!()\n}}\n\n#[cfg(test)]\nmod t;\nh().unwrap();\n"
    );
    let found = findings(&text, false);
    let lines: Vec<usize> = found.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [1, 2, 4, 5, 10], "{found:?}");
    let in_a_test: Vec<usize> = findings(&text, true).iter().map(|(line, _)| *line).collect();
    assert_eq!(in_a_test, [1, 2, 5]);
}

#[test]
fn a_function_is_measured_by_its_code() {
    let function = |lines: usize| {
        let body = "    work();\n    // Why it is needed.\n\n".repeat(lines - 2);
        format!("//! A file.\nimpl A {{}}\n\npub async fn f(\n) {{\n{body}}}\nfn g();\n")
    };
    assert_eq!(findings(&function(LONGEST_FUNCTION - 1), false), []);
    let found = findings(&function(LONGEST_FUNCTION), false);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, 4);
    assert!(found[0].1.contains("`f` has 71 lines"), "{found:?}");
}

#[test]
fn test_files_are_those_declared_so() {
    let file = |path: &str, text: &str| File { path: path.into(), text: text.into() };
    let files = [
        file("crates/a/src/lib.rs", "//! A.\n#[cfg(test)]\nmod samples;\nmod code;\n"),
        file("crates/a/src/code.rs", "//! Code.\n#[cfg(test)]\nmod table;\n"),
        file("crates/a/tests/all.rs", "//! Tests.\n"),
        file("crates/testshop/src/shop.rs", "//! A tool.\n"),
    ];
    let found = test_files(&files);
    let tests = ["crates/a/src/samples.rs", "crates/a/src/code/table.rs", "crates/a/tests/all.rs"];
    for path in tests.into_iter().chain(["crates/testshop/src/shop.rs"]) {
        assert!(found.contains(Path::new(path)), "{path} in {found:?}");
    }
    assert!(!found.contains(Path::new("crates/a/src/code.rs")));
}

#[test]
fn dependencies_are_read_however_they_are_written() {
    let manifest = "[package]\nname = \"x\"\n\n[dependencies]\nserde.workspace = true\n# why\nurl = \"2\"\n\n\
                    [dependencies.tokio]\nversion = \"1\"\n\n[dev-dependencies]\nproptest.workspace = true\n\n\
                    [dev-dependencies.hyper]\nversion = \"1\"\n\n[target.'cfg(unix)'.dependencies]\nlibc = \"0.2\"\n";
    let names: Vec<String> = dependencies(manifest).into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["serde", "url", "tokio", "libc"]);
}
