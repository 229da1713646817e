//! Whether months of the simulation would notice, too: they know nothing of the bugs, and have none of the tests that are
//! named for them. It is a measure of the months and no check of the bugs: what nobody does in a month, none can find.

use std::path::Path;
use std::process::Stdio;

use serde_json::{Map, Value, json};

use super::list::Bug;
use super::{CHOICE, PLANTED, printed};
use crate::run::{Outcome, built, cargo, program, run};
use crate::sim::MEMORY;

/// What the months said: in how many of them something did not hold, and which invariants those were.
#[derive(Debug, PartialEq, Eq)]
struct Said {
    failed: u64,
    broken: Vec<String>,
}

/// Lives through so many months with each bug, and says in how many of them something did not hold. Without a bug
/// everything must.
pub fn months(bugs: &[&Bug], count: u64, json: bool) -> Outcome {
    run(cargo()
        .args(["build", "-p", "kassa-sim", "--target-dir"])
        .arg(built("planted", ""))
        .env(PLANTED.0, PLANTED.1))?;
    match live(None, count)? {
        Some(Said { failed: 0, .. }) => {}
        other => return Err(format!("these months are no measure: without a bug they said {other:?}.")),
    }
    let mut found = Map::new();
    for bug in bugs {
        let said = live(Some(bug.name), count)?;
        if !json {
            let words = said.as_ref().map(|it| format!("{} {}", it.failed, it.broken.join(" ")));
            let words = words.unwrap_or_else(|| "no end within the time".to_owned());
            println!("{}: {}", bug.name, words.trim_end());
        }
        found.insert(bug.name.to_owned(), said.map(|it| it.failed).into());
    }
    let in_any = found.values().filter(|failed| failed.as_u64().is_some_and(|it| it > 0)).count();
    let line = json!({ "campaign": "mutants in months", "runs": bugs.len(), "months": count, "found": in_any,
        "failed": found });
    println!("{line}");
    Ok(())
}

/// What so many months say with a bug, or without; nothing where they do not come to their end.
fn live(planted: Option<&str>, count: u64) -> Outcome<Option<Said>> {
    let mut simulation = program(built("planted/debug", "kassa-sim"));
    simulation.env_remove(CHOICE).args(["sim", "--json", "--seeds", &count.to_string()]);
    simulation.envs(planted.map(|name| (CHOICE, name)));
    if Path::new(MEMORY).is_dir() {
        simulation.env("TMPDIR", MEMORY);
    }
    simulation.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = simulation.spawn().map_err(|error| format!("the simulation did not start: {error}"))?;
    let printed = printed(&mut child);
    // Whoever did not come to their end within the time is stopped, and whoever did is gone.
    child.kill().ok();
    child.wait().map_err(|error| error.to_string())?;
    Ok(printed.and_then(|printed| judge(&printed)))
}

/// What the line says that a campaign prints. No months at all say nothing.
fn judge(printed: &str) -> Option<Said> {
    let line: Value = serde_json::from_str(printed.lines().last()?).ok()?;
    let names = line.get("broken")?.as_array()?.iter();
    let broken = names.filter_map(|name| name.as_str().map(str::to_owned)).collect();
    let said = Said { failed: line.get("failed")?.as_u64()?, broken };
    (line.get("runs")?.as_u64()? > 0).then_some(said)
}

#[cfg(test)]
mod tests {
    use super::{Said, judge};

    #[test]
    fn what_a_campaign_prints_is_read() {
        let line = |runs: u64| {
            format!(
                r#"{{"campaign":"sim","runs":{runs},"failed":2,"violations":3,"broken":["B4","G4"],"seeds":"1..9"}}"#
            )
        };
        let said = Said { failed: 2, broken: vec!["B4".to_owned(), "G4".to_owned()] };
        assert_eq!(judge(&line(9)), Some(said));
        assert_eq!(judge(&line(0)), None);
        assert_eq!(judge(""), None);
        assert_eq!(judge("it was killed"), None);
    }
}
