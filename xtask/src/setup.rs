//! Installing what the checks need, and only what is missing.

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{Outcome, answer, cargo, is_installed, program, root, run};

/// A program that Debian and its children provide.
pub struct Tool {
    /// The file on the path.
    name: &'static str,
    /// What it is started with to show that it is whole; nothing where it comes in one piece.
    proof: &'static [&'static str],
    /// The packages that bring it.
    packages: &'static [&'static str],
}

/// The database server and a pooler before it, the browser of the browser tests, the runtime they are written for, what
/// they look at the bank's book and run emulators with, and the languages in which there are clients.
const TOOLS: [Tool; 17] = [
    Tool { name: "chromium", proof: &[], packages: &["chromium"] },
    Tool { name: "chromium-headless-shell", proof: &[], packages: &["chromium-headless-shell"] },
    Tool { name: "node", proof: &[], packages: &["nodejs", "npm"] },
    Tool { name: "npm", proof: &[], packages: &["npm"] },
    Tool { name: "curl", proof: &[], packages: &["curl"] },
    // Debian keeps what makes an environment of Python's own in a package of its own.
    Tool {
        name: "python3",
        proof: &["-c", "import ensurepip, venv"],
        packages: &["python3", "python3-venv"],
    },
    // What reads the lines of an export in docs/moving.md.
    Tool { name: "jq", proof: &[], packages: &["jq"] },
    POSTGRES,
    Tool { name: "pgbouncer", proof: &[], packages: &["pgbouncer"] },
    // What a server asks of the system is watched by the one, and the other tells it another time.
    Tool { name: "strace", proof: &[], packages: &["strace"] },
    Tool { name: "faketime", proof: &[], packages: &["faketime"] },
    // An authority for certificates, for tests.
    Tool { name: "pebble", proof: &[], packages: &["pebble"] },
    Tool { name: "valgrind", proof: &[], packages: &["valgrind"] },
    // What the documents type beside our own commands, and a certificate for them.
    Tool { name: "sqlite3", proof: &[], packages: &["sqlite3"] },
    Tool { name: "openssl", proof: &[], packages: &["openssl"] },
    Tool {
        name: "php",
        proof: &["-r", "exit(extension_loaded('curl') ? 0 : 1);"],
        packages: &["php-cli", "php-curl"],
    },
    Tool { name: "composer", proof: &[], packages: &["composer"] },
];

/// The database server, with the programs around it. The server is in a folder of its own, and this comes with it.
pub const POSTGRES: Tool = Tool { name: "pg_ctlcluster", proof: &[], packages: &["postgresql"] };

/// The load generator of the benchmark.
pub const WRK: Tool = Tool { name: "wrk", proof: &[], packages: &["wrk"] };

/// The oldest node that the packages of the browser tests run on.
const OLDEST_NODE: (u32, u32) = (20, 10);

/// Installs everything the checks need.
pub fn setup() -> Outcome {
    components()?;
    provide(&TOOLS)?;
    node()?;
    for folder in [browser_tests(), root().join("clients/node"), root().join("examples/express")] {
        packages(&folder)?;
    }
    let clients = root().join("clients");
    environment(&clients.join("requirements.txt"), &clients.join("venv"), "httpx")?;
    documents()?;
    emulators().map(|_| ())
}

/// The formatter and the linter are parts of the toolchain that a minimal installation leaves out.
fn components() -> Outcome {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if answer(cargo().args([subcommand, "--version"])).is_some() {
            continue;
        }
        if !is_installed("rustup") {
            return Err(format!(
                "`cargo {subcommand}` is missing: install the component {component} of your toolchain."
            ));
        }
        run(program("rustup").args(["component", "add", component]))?;
    }
    Ok(())
}

/// Installs the packages of those tools that are not there.
pub fn provide(tools: &[Tool]) -> Outcome {
    let mut missing: Vec<&str> =
        tools.iter().filter(|tool| !is_whole(tool)).flat_map(|tool| tool.packages).copied().collect();
    missing.sort_unstable();
    missing.dedup();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    let by_hand = format!("these packages are missing: {list}. Install them, then run this again.");
    if !is_installed("apt-get") {
        return Err(by_hand);
    }
    let root_user = answer(program("id").arg("-u")).as_deref() == Some("0");
    if !root_user && !is_installed("sudo") {
        return Err(format!("{by_hand} As root: apt-get install {list}"));
    }
    println!("installing {list}");
    let apt = |arguments: &[&str]| {
        let mut command = program(if root_user { "apt-get" } else { "sudo" });
        if !root_user {
            command.arg("apt-get");
        }
        run(command.env("DEBIAN_FRONTEND", "noninteractive").args(arguments))
    };
    apt(&["update", "-qq"])?;
    let install = [&["install", "-qq", "-y", "--no-install-recommends"], missing.as_slice()].concat();
    apt(&install)
}

fn is_whole(tool: &Tool) -> bool {
    is_installed(tool.name)
        && (tool.proof.is_empty() || answer(program(tool.name).args(tool.proof)).is_some())
}

fn node() -> Outcome {
    let version = answer(program("node").arg("--version")).unwrap_or_default();
    let mut numbers = version.trim_start_matches('v').split('.').map_while(|part| part.parse::<u32>().ok());
    let found = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    if found >= OLDEST_NODE {
        return Ok(());
    }
    let (major, minor) = OLDEST_NODE;
    Err(format!("node {major}.{minor} or newer is needed, and the one on the path is {version:?}."))
}

/// The folder of the browser tests.
pub fn browser_tests() -> PathBuf {
    root().join("tests").join("browser")
}

/// Brings `node_modules` in step with the lock. A copy of the lock inside tells whether it already is: `npm ci`
/// always starts from nothing, and needs the network for it.
fn packages(folder: &Path) -> Outcome {
    let lock = read(&folder.join("package-lock.json"))?;
    let installed = folder.join("node_modules").join(".installed-lock.json");
    if fs::read_to_string(&installed).is_ok_and(|text| text == lock) {
        return Ok(());
    }
    run(program("npm").current_dir(folder).args(["ci", "--no-progress"]))?;
    fs::write(&installed, lock).map_err(|error| format!("{} cannot be written: {error}", installed.display()))
}

/// Emulators of providers that others have written.
pub fn emulators() -> Outcome<PathBuf> {
    let folder = browser_tests();
    environment(&folder.join("requirements.txt"), &folder.join("venv"), "localstripe")
}

/// What makes a site of the documentation.
pub fn documents() -> Outcome<PathBuf> {
    let folder = root().join("docs/site");
    environment(&folder.join("requirements.txt"), &folder.join("venv"), "sphinx, furo, myst_parser")
}

/// Brings an environment in step with a list of Python packages. A copy of the list inside tells whether it already is. It
/// is made anew as well when the Python that it was made with is gone, so that a module of it cannot be imported.
fn environment(list: &Path, environment: &Path, module: &str) -> Outcome<PathBuf> {
    let wanted = read(list)?;
    let installed = environment.join(".installed-requirements.txt");
    let python = environment.join("bin").join("python");
    let runs = answer(program(&python).args(["-c", &format!("import {module}")])).is_some();
    if runs && fs::read_to_string(&installed).is_ok_and(|text| text == wanted) {
        return Ok(python);
    }
    run(program("python3").args(["-m", "venv", "--clear"]).arg(environment))?;
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"];
    run(program(&python).args(install).arg(list))?;
    fs::write(&installed, wanted)
        .map_err(|error| format!("{} cannot be written: {error}", installed.display()))?;
    Ok(python)
}

fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))
}
