//! The tasks of the project: `cargo xtask test`, `cargo xtask setup`, `cargo xtask counts`, `cargo xtask pages`,
//! `cargo xtask cldr`, `cargo xtask clients`, `cargo xtask site`,
//! `cargo xtask bench`, `cargo xtask fuzz`, `cargo xtask nightly`, `cargo xtask sbom`, `cargo xtask package`,
//! `cargo xtask reproducible`.
//!
//! Whatever a change must pass is here and nowhere else, so that a laptop and the CI run the same steps in the same
//! order.

mod bench;
mod cldr;
mod clients;
mod counts;
mod fuzz;
mod mutants;
mod nightly;
mod package;
mod pages;
mod previous;
mod run;
mod setup;
mod sim;
mod site;
mod supply;
mod test;
#[cfg(test)]
mod tidy;
mod together;

use std::process::ExitCode;

use run::Outcome;

const HELP: &str = "\
cargo xtask test [--fast] [--only STEP [NAME..]]
    every check, one after another, up to the first that fails
    --fast          stop before PostgreSQL, the binary and the browser
    --only STEP     one step alone: setup, format, lint, unit, sim, postgres, counts, clients or browser
    NAME..          with `--only browser`: the test files to run, such as `buyer`; with `--only clients`: the parts
cargo xtask setup
    install what the checks need
cargo xtask counts [--write]
    count the instructions of the hot paths, and compare with what xtask/counts.txt says, or write that
cargo xtask sim [--seeds N] [--from S] [--seed X] [--json]
    simulate a month of a shop for each seed, with faults
cargo xtask crashes [--scripts N] [--from S] [--json]
    let the process die at every place of every script
cargo xtask pages [--out DIR] [--screenshots]
    write every page in every state as a file, with an index; target/pages where no folder is named
    --screenshots   and take pictures of them in a browser, at three widths, by day and by night
cargo xtask site [--out DIR] [--serve]
    build the documentation as a site, where every warning is an error; target/site where no folder is named
    --serve         and show it at http://127.0.0.1:8000
cargo xtask mutants [--only NAME] [--months N] [--json]
    plant published payment bugs, one after another, and see whether the tests notice each of them
    --months        see instead in how many months of the simulation something does not hold with each of them
    --json          say only what came of it
cargo xtask clients [--write] [NAME..]
    check the clients against the server, all parts or those that are named: generated, node, python, php, rust, readmes,
    examples
    --write         write what is generated of them anew
cargo xtask cldr
    write what the pages know about languages from the Unicode CLDR
cargo xtask bench [ARGUMENT..]
    build the benchmark and the server for release and measure; the arguments go to the benchmark
cargo xtask overload [--seconds N]
    offer three times the orders that there is time for; one line of JSON says what became of them
cargo xtask fuzz --seconds N [--seed N] [--json]
    give strange bytes to everything that reads bytes of strangers, N seconds for each target; one line of JSON each
cargo xtask previous
    at a release: write down what this version says to a database and how its rows look, for the version after it
cargo xtask nightly [--minutes N]
    the long campaigns, one after the other
cargo xtask sbom [--out FILE]
    write what the binary is made of as CycloneDX; target/kassa.cdx.json where no file is named
cargo xtask deny [--advisories]
    what may come into the tree of dependencies, under which licences and from where; installs cargo-deny in target/tools
cargo xtask package [--binary FILE | --check]
    make the Debian package, and check it and the rest of deploy; --check does only what needs no binary
cargo xtask reproducible
    build what is committed twice, in two folders, and compare the bytes
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match task(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\nxtask: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn task(arguments: &[String]) -> Outcome {
    match arguments.split_first() {
        Some((name, rest)) => match name.as_str() {
            "test" => test::test(rest),
            "setup" if rest.is_empty() => setup::setup(),
            "bench" => bench::bench(rest),
            "overload" => bench::overload(rest),
            "clients" => clients::clients(rest),
            "counts" => counts::counts(rest),
            "mutants" => mutants::mutants(rest),
            "sim" | "crashes" | "timing" => sim::sim(name, rest),
            "pages" => pages::pages(rest),
            "site" => site::site(rest),
            "fuzz" => fuzz::fuzz(rest),
            "previous" if rest.is_empty() => previous::write(),
            "nightly" => nightly::nightly(rest),
            "sbom" => supply::sbom(rest),
            "deny" => supply::deny(rest),
            "package" => package::package(rest),
            "reproducible" => supply::reproducible(rest),
            "cldr" if rest.is_empty() => cldr::cldr(),
            "help" | "--help" | "-h" => {
                print!("{HELP}");
                Ok(())
            }
            _ => Err(format!("`{}` is not a task.\n\n{HELP}", arguments.join(" "))),
        },
        None => Err(format!("which task?\n\n{HELP}")),
    }
}
