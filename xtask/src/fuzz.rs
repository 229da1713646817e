//! The fuzz of everything that reads bytes of strangers, for as long as one likes. `cargo test` runs a short one.

use crate::run::{Outcome, cargo, lines_of};

/// What begins a line that tells of a campaign.
const TOLD: &str = "{\"campaign\":";

/// Runs every target for so many seconds.
pub fn fuzz(arguments: &[String]) -> Outcome {
    let mut seconds = None;
    let mut seed = None;
    let mut json = false;
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--seconds" => seconds = Some(number(word, words.next())?),
            "--seed" => seed = Some(number(word, words.next())?),
            "--json" => json = true,
            other => return Err(format!("`{other}` is not an option of `cargo xtask fuzz`.")),
        }
    }
    let seconds = seconds.ok_or("for how long? `--seconds N` is the time of each target.")?;
    campaign(seconds, seed, json)
}

/// A number that follows an option.
pub fn number(option: &str, word: Option<&String>) -> Outcome<u64> {
    word.and_then(|word| word.parse().ok()).ok_or_else(|| format!("{option} needs a whole number."))
}

/// One line of JSON per target; where a target fails, all that it has said.
pub fn campaign(seconds: u64, seed: Option<u64>, json: bool) -> Outcome {
    let mut command = cargo();
    command.args(["test", "--quiet", "-p", "kassa-server", "--test", "fuzz", "--", "--nocapture"]);
    command.env("KASSA_FUZZ_SECONDS", seconds.to_string());
    if let Some(seed) = seed {
        command.env("KASSA_FUZZ_SEED", seed.to_string());
    }
    let (lines, ended) = lines_of(&mut command)?;
    for line in &lines {
        // A line of the test runner may stand before it.
        match line.find(TOLD).and_then(|at| line.get(at..)) {
            Some(told) => println!("{told}"),
            None if !json || ended.is_err() => println!("{line}"),
            None => {}
        }
    }
    ended
}

#[cfg(test)]
mod tests {
    use super::{fuzz, number};

    #[test]
    fn a_campaign_needs_its_time() {
        assert!(fuzz(&[]).is_err_and(|problem| problem.contains("--seconds")));
        assert!(fuzz(&["--seconds".to_owned(), "soon".to_owned()]).is_err());
        assert!(fuzz(&["--second".to_owned()]).is_err());
        assert_eq!(number("--seconds", Some(&"60".to_owned())), Ok(60));
    }
}
