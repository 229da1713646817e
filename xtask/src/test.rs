//! Every check a change must pass, the quick ones first.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::run::{Outcome, built, cargo, program, run};
use crate::setup::{browser_tests, setup};
use crate::{clients, counts, together};

/// A check and how it is run. The names are what `--only` takes; the last two get the names of parts and test files.
struct Step {
    name: &'static str,
    heading: &'static str,
    run: fn(&[String]) -> Outcome,
}

const STEPS: [Step; 9] = [
    Step { name: "setup", heading: "what the checks need", run: |_| setup() },
    Step { name: "format", heading: "cargo fmt", run: |_| run(cargo().args(["fmt", "--all", "--check"])) },
    Step { name: "lint", heading: "cargo clippy", run: |_| lint() },
    Step {
        name: "unit",
        heading: "cargo test",
        run: |_| run(cargo().args(["test", "--workspace"]).envs(threads())),
    },
    Step { name: "sim", heading: "months of a shop, with faults", run: |_| crate::sim::ring() },
    Step { name: "postgres", heading: "cargo test, on PostgreSQL", run: |_| postgres() },
    Step { name: "counts", heading: "instructions of the hot paths", run: |_| counts::counts(&[]) },
    Step {
        name: "clients",
        heading: "clients in four languages, and shops that use them",
        run: clients::clients,
    },
    Step { name: "browser", heading: "the real binary and a real browser", run: browser },
];

/// What was asked for on the command line.
#[derive(Debug, Default, PartialEq, Eq)]
struct Asked {
    fast: bool,
    only: Option<String>,
    names: Vec<String>,
}

/// Runs the steps that were asked for.
pub fn test(arguments: &[String]) -> Outcome {
    let asked = read(arguments)?;
    let mut took = Vec::new();
    for step in STEPS.iter().filter(|step| wanted(&asked, step.name)) {
        println!("\n== {}: {} ==", step.name, step.heading);
        let from = now();
        (step.run)(&asked.names).map_err(|problem| {
            format!("the step `{}` failed.\n{problem}\n{}", step.name, again(step.name))
        })?;
        took.push((step.name, from.elapsed()));
    }
    println!("\n== all good: {} ==", durations(&took));
    Ok(())
}

fn read(arguments: &[String]) -> Outcome<Asked> {
    let mut asked = Asked::default();
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--fast" => asked.fast = true,
            "--only" => asked.only = Some(words.next().ok_or("--only needs the name of a step.")?.clone()),
            name if takes_names(asked.only.as_deref()) && !name.starts_with('-') => {
                asked.names.push(name.to_owned());
            }
            other => return Err(format!("`{other}` is not an option of `cargo xtask test`.")),
        }
    }
    if let Some(only) = &asked.only
        && !STEPS.iter().any(|step| step.name == only)
    {
        let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        return Err(format!("`{only}` is not a step. There are: {}.", names.join(", ")));
    }
    Ok(asked)
}

/// Whether names may stand after this step: it is one of those that start the binary.
fn takes_names(only: Option<&str>) -> bool {
    matches!(only, Some("browser" | "clients"))
}

/// Setup is quick when there is nothing to install, so that the steps that need much of it always bring it along.
fn wanted(asked: &Asked, name: &str) -> bool {
    match asked.only.as_deref() {
        Some(only) => name == only || (takes_names(Some(only)) && name == "setup"),
        None => !(asked.fast && ["postgres", "counts", "clients", "browser"].contains(&name)),
    }
}

fn again(name: &str) -> String {
    let hint = if name == "format" { " `cargo fmt --all` mends it." } else { "" };
    format!("To run it alone: cargo xtask test --only {name}.{hint}")
}

fn lint() -> Outcome {
    run(cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    // It needs a server, so that it is not among the targets that are run without being named.
    run(cargo().args(["clippy", "-p", "kassa-client", "--test", "real", "--", "-D", "warnings"]))?;
    // With the features that it asks for itself, as it is installed. All else is built together with the tests.
    run(cargo().args(["clippy", "-p", "kassa-server", "--", "-D", "warnings"]))
}

/// How many tests of a program run at once, unless it was said before: much of what they do is waiting.
fn threads() -> Option<(&'static str, String)> {
    const NAME: &str = "RUST_TEST_THREADS";
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    std::env::var_os(NAME).is_none().then(|| (NAME, (processors * 2).to_string()))
}

/// What has to do with rows, once more on the other engine. What a server can do to a store was tried before.
fn postgres() -> Outcome {
    let programs = together::everything()?;
    let tests = [together::tests_of(&programs, "store")?, together::tests_of(&programs, "server")?].concat();
    for test in tests {
        println!("\n     Running {}", test.path.display());
        let mut command = program(&test.path);
        command.current_dir(&test.folder).envs(threads()).env("KASSA_TEST_ENGINE", "postgres");
        run(command.args(["--skip", "tests::server::"]))?;
    }
    Ok(())
}

/// The files that take longest go first, so that none of them is left to run alone at the end.
const LONG: [&str; 3] = ["openapi", "crash-billing", "power"];

/// Runs the browser tests against the binary that was built for the other tests, with every overflow a panic. Six files
/// go at once: each starts a server and a browser of its own, and much of it is waiting. Looking at every state waits for
/// nothing, and goes alone.
fn browser(names: &[String]) -> Outcome {
    together::everything()?;
    let files = files(names)?;
    let pages = built("pages", "");
    run(program(built("debug", "examples/write")).arg(&pages))?;
    let site = built("site", "");
    if files.iter().any(|file| file.ends_with("site.test.mjs")) {
        crate::site::build(&site)?;
    }
    let (looks, mut flows): (Vec<PathBuf>, Vec<PathBuf>) =
        files.into_iter().partition(|file| file.ends_with("samples.test.mjs"));
    flows.sort_by_key(|file| !LONG.iter().any(|name| file.ends_with(format!("{name}.test.mjs"))));
    for (at_once, files) in [(6, flows), (1, looks)].into_iter().filter(|(_, files)| !files.is_empty()) {
        run(program("node")
            .current_dir(browser_tests())
            .env("KASSA_BIN", built("debug", "kassa"))
            .env("KASSA_PAGES", &pages)
            .env("KASSA_SITE", &site)
            .args(["--test", "--test-reporter=spec"])
            .arg(format!("--test-concurrency={at_once}"))
            .args(files))?;
    }
    Ok(())
}

/// One of the files with as much of its matter as a night can bear.
pub fn at_night(name: &str, settings: &[(&str, &str)]) -> Outcome {
    together::everything()?;
    let files = files(&[name.to_owned()])?;
    let mut command = program("node");
    command.current_dir(browser_tests()).env("KASSA_BIN", built("debug", "kassa"));
    command.envs(settings.iter().copied());
    run(command.args(["--test", "--test-reporter=spec"]).args(files))
}

/// The test files, listed by name: a pattern means different things to different versions of node.
fn files(names: &[String]) -> Outcome<Vec<PathBuf>> {
    let folder = browser_tests();
    let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.strip_suffix(".test.mjs")
                .is_some_and(|stem| names.is_empty() || names.iter().any(|n| n == stem))
        })
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(format!("no test file matches {names:?} in {}.", folder.display()));
    }
    Ok(files)
}

#[expect(
    clippy::disallowed_methods,
    reason = "how long a step took is told to whoever runs it and decides nothing"
)]
fn now() -> Instant {
    Instant::now()
}

fn durations(took: &[(&str, Duration)]) -> String {
    let parts: Vec<String> = took.iter().map(|(name, time)| format!("{name} {} s", time.as_secs())).collect();
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::{Asked, STEPS, read, wanted};

    fn words(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }

    fn steps(line: &str) -> Vec<&'static str> {
        let asked = read(&words(line)).expect("a good line");
        STEPS.iter().map(|step| step.name).filter(|name| wanted(&asked, name)).collect()
    }

    #[test]
    fn options_choose_the_steps() {
        let all = ["setup", "format", "lint", "unit", "sim", "postgres", "counts", "clients", "browser"];
        assert_eq!(steps(""), all);
        assert_eq!(steps("--fast"), ["setup", "format", "lint", "unit", "sim"]);
        assert_eq!(steps("--only lint"), ["lint"]);
        assert_eq!(steps("--only clients"), ["setup", "clients"]);
        assert_eq!(steps("--only browser"), ["setup", "browser"]);
    }

    #[test]
    fn only_what_starts_the_binary_takes_names() {
        let asked = read(&words("--only browser buyer crash")).expect("a good line");
        assert_eq!(asked, Asked { fast: false, only: Some("browser".into()), names: words("buyer crash") });
        assert_eq!(read(&words("--only clients node")).expect("a good line").names, ["node"]);
        assert!(read(&words("--only lint buyer")).is_err());
        assert!(read(&words("buyer")).is_err());
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        assert!(read(&words("--fats")).is_err());
        assert!(read(&words("--only")).is_err());
        assert!(read(&words("--only everything")).is_err());
    }
}
