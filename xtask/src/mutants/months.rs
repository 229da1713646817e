//! Whether months of the simulation would notice, too: they know nothing of the bugs, and have none of the tests that are
//! named for them.

use std::fmt::Write;

use serde_json::Value;

use super::list::Bug;
use super::{CHOICE, PLANTED, printed};
use crate::run::{Outcome, built, cargo, program, run};
use crate::sim::MEMORY;

/// What the months said of a bug.
#[derive(Debug, PartialEq, Eq)]
enum Found {
    /// In so many of them something did not hold: these invariants.
    In(u64, Vec<String>),
    /// They did not come to their end, or ended without a word.
    Broken,
}

/// Lives through so many months with each bug, and prints in how many of them something did not hold.
pub fn months(bugs: &[&Bug], count: u64) -> Outcome {
    run(cargo()
        .args(["build", "-p", "kassa-sim", "--target-dir"])
        .arg(built("planted", ""))
        .env(PLANTED.0, PLANTED.1))?;
    let (mut found, mut lines) = (0, String::new());
    for bug in bugs {
        let said = live(bug, count)?;
        found += u64::from(matches!(said, Found::In(1.., _)));
        let words = match &said {
            Found::In(times, invariants) => format!("{times} {}", invariants.join(" ")),
            Found::Broken => "it did not come to its end".to_owned(),
        };
        println!("{}: {}", bug.name, words.trim_end());
        let times = if let Found::In(times, _) = said { times } else { 0 };
        write!(lines, "{}\"{}\":{times}", if lines.is_empty() { "" } else { "," }, bug.name).ok();
    }
    let runs = bugs.len();
    println!(
        "{{\"campaign\":\"mutants in {count} months\",\"runs\":{runs},\"found\":{found},\"months\":{{{lines}}}}}"
    );
    Ok(())
}

fn live(bug: &Bug, count: u64) -> Outcome<Found> {
    let mut simulation = program(built("planted/debug", "kassa-sim"));
    simulation.env(CHOICE, bug.name).args(["sim", "--json", "--seeds", &count.to_string()]);
    if std::path::Path::new(MEMORY).is_dir() {
        simulation.env("TMPDIR", MEMORY);
    }
    simulation.stdin(std::process::Stdio::null()).stdout(std::process::Stdio::piped());
    simulation.stderr(std::process::Stdio::null());
    let mut child = simulation.spawn().map_err(|error| format!("the simulation did not start: {error}"))?;
    let printed = printed(&mut child);
    // Whoever did not come to their end within the time is stopped, and whoever did is gone.
    child.kill().ok();
    child.wait().map_err(|error| error.to_string())?;
    Ok(printed.and_then(|printed| judge(&printed)).unwrap_or(Found::Broken))
}

/// What the line says that a campaign prints.
fn judge(printed: &str) -> Option<Found> {
    let line: Value = serde_json::from_str(printed.lines().last()?).ok()?;
    let names = line.get("broken")?.as_array()?.iter();
    let names = names.filter_map(|name| name.as_str().map(str::to_owned)).collect();
    Some(Found::In(line.get("violations")?.as_u64()?, names))
}

#[cfg(test)]
mod tests {
    use super::{Found, judge};

    #[test]
    fn what_a_campaign_prints_is_read() {
        let line = r#"{"campaign":"sim","runs":9,"violations":2,"broken":["B4","G4"],"seeds":"1..9"}"#;
        assert_eq!(judge(line), Some(Found::In(2, vec!["B4".to_owned(), "G4".to_owned()])));
        assert_eq!(judge(""), None);
        assert_eq!(judge("it was killed"), None);
    }
}
