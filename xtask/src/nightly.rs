//! The long campaigns, one after the other. Each looks for what a short run would find only by luck, prints lines of
//! JSON, and fails when something does not hold. The others still run, so that a night says all that it can.

use crate::bench;
use crate::fuzz;
use crate::mutants;
use crate::package;
use crate::previous;
use crate::run::Outcome;
use crate::sim;
use crate::supply;
use crate::test;

/// A campaign, and how it is run for so many seconds.
struct Campaign {
    name: &'static str,
    /// How much of the night it gets; none where it takes as long as it takes.
    parts: u64,
    run: fn(u64) -> Outcome,
}

/// A campaign that is added here is part of the night.
const CAMPAIGNS: [Campaign; 14] = [
    Campaign { name: "sim", parts: 2, run: sim::night },
    Campaign { name: "crashes", parts: 0, run: |_| sim::sim("crashes", &["--json".to_owned()]) },
    Campaign { name: "timing", parts: 0, run: |_| sim::sim("timing", &["--json".to_owned()]) },
    Campaign { name: "fuzz", parts: 1, run: |seconds| fuzz::campaign(seconds / TARGETS, None, true) },
    Campaign {
        name: "hostile",
        parts: 0,
        run: |_| test::at_night("hostile", &[("KASSA_HOSTILE_CONNECTIONS", "5000")]),
    },
    Campaign { name: "power", parts: 0, run: |_| test::at_night("power", &[("KASSA_POWER_CUTS", "300")]) },
    Campaign {
        name: "openapi",
        parts: 0,
        run: |_| test::at_night("openapi", &[("KASSA_SCHEMA_EXAMPLES", "60")]),
    },
    Campaign { name: "site", parts: 0, run: |_| test::at_night("site", &[("KASSA_EVERY_VIEW", "1")]) },
    Campaign {
        name: "overload",
        parts: 0,
        run: |_| bench::overload(&["--seconds".to_owned(), "10".to_owned()]),
    },
    Campaign { name: "upgrade", parts: 0, run: |_| previous::upgrade() },
    Campaign { name: "mutants", parts: 0, run: |_| mutants::mutants(&["--json".to_owned()]) },
    Campaign { name: "deny", parts: 0, run: |_| supply::deny(&[]) },
    Campaign { name: "package", parts: 0, run: |_| package::package(&[]) },
    Campaign { name: "reproducible", parts: 0, run: |_| supply::reproducible(&[]) },
];

/// About so many targets the fuzz has for each of two processors.
const TARGETS: u64 = 8;

/// Runs them all, for so many minutes together. Those that take as long as they take come on top.
pub fn nightly(arguments: &[String]) -> Outcome {
    let mut minutes = 60;
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--minutes" => minutes = fuzz::number(word, words.next())?,
            other => return Err(format!("`{other}` is not an option of `cargo xtask nightly`.")),
        }
    }
    let mut failed = vec![];
    for campaign in &CAMPAIGNS {
        println!("\n== {} ==", campaign.name);
        if let Err(problem) = (campaign.run)(seconds(minutes, campaign.parts)) {
            eprintln!("{}: {problem}", campaign.name);
            failed.push(campaign.name);
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(format!("these campaigns failed: {}.", failed.join(", "))) }
}

/// What a campaign gets of the night.
fn seconds(minutes: u64, parts: u64) -> u64 {
    let all = CAMPAIGNS.iter().map(|campaign| campaign.parts).sum::<u64>().max(1);
    minutes.saturating_mul(60).saturating_mul(parts) / all
}

#[cfg(test)]
mod tests {
    use super::{CAMPAIGNS, nightly, seconds};

    #[test]
    fn the_parts_are_the_night() {
        let sum: u64 = CAMPAIGNS.iter().map(|campaign| seconds(60, campaign.parts)).sum();
        assert!((3590..=3600).contains(&sum), "{sum}");
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        assert!(nightly(&["--hours".to_owned()]).is_err());
        assert!(nightly(&["--minutes".to_owned()]).is_err());
    }
}
