//! Whatever reads bytes of strangers is given bytes that nobody would send on purpose: what the corpus holds, and what
//! becomes of it when it is cut, doubled, mixed and sprinkled with awkward values.
//!
//! A plain run replays the corpus and tries a bounded number of inputs, the same in every run. With
//! `KASSA_FUZZ_SECONDS` each target goes on for so long, and `KASSA_FUZZ_SEED` begins elsewhere. Each target prints one
//! line of JSON. A fault is a panic, or a rule of the target that does not hold; it names the seed and shows the input.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test that finds something missing should stop right there"
)]

mod corpus;
mod exports;
mod mutate;
mod notices;
mod readers;
mod shop;
mod texts;

use mutate::Mutator;
use serde_json::json;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::time::{Duration, Instant};

/// So many inputs a target tries where nobody says for how long: a few seconds for all targets together.
const TRIES: u64 = 20_000;
/// Where a plain run begins.
const SEED: u64 = 0x006b_6173_7361;

/// How much is tried, and from where.
struct Budget {
    name: String,
    seed: u64,
    until: Option<(Instant, Duration)>,
    tries: u64,
    inputs: u64,
    taken: u64,
}

impl Budget {
    fn of(name: &str, tries: u64) -> Self {
        let seed = setting("KASSA_FUZZ_SEED").unwrap_or(SEED);
        let until = setting("KASSA_FUZZ_SECONDS").map(|seconds| (now(), Duration::from_secs(seconds)));
        Self { name: name.to_owned(), seed, until, tries, inputs: 0, taken: 0 }
    }

    /// Whether another input may be tried.
    fn goes_on(&self) -> bool {
        match self.until {
            Some((from, time)) => from.elapsed() < time,
            None => self.inputs < self.tries,
        }
    }

    /// Counts an input, and whether what reads it made something of it.
    fn tried(&mut self, taken: bool) {
        self.inputs += 1;
        self.taken += u64::from(taken);
    }

    /// Says in one line what came of it. A target whose inputs were all taken, or all refused, has tried only a half.
    fn done(self) {
        let Self { name, seed, inputs, taken, .. } = self;
        let refused = inputs - taken;
        let told = json!({
            "campaign": "fuzz", "target": name, "seed": seed, "inputs": inputs, "taken": taken,
            "refused": refused, "violations": 0,
        });
        println!("{told}");
        assert!(taken > 0 && refused > 0, "{name}: {taken} were taken and {refused} refused");
    }
}

/// Runs a target over the corpus as it is, and then over what becomes of it.
fn fuzz(name: &str, corpus: &[Vec<u8>], tries: u64, mut target: impl FnMut(&[u8]) -> bool) {
    let mut budget = Budget::of(name, tries);
    let mut mutator = Mutator::new(budget.seed);
    let mut at = 0;
    while at < corpus.len() || budget.goes_on() {
        let input = match corpus.get(at) {
            Some(input) => input.clone(),
            None => mutator.input(corpus),
        };
        at += 1;
        let tried = catch_unwind(AssertUnwindSafe(|| target(&input)));
        let taken = tried.unwrap_or_else(|problem| {
            println!("{name}: seed {}, input {at}: {}", budget.seed, input.escape_ascii());
            resume_unwind(problem)
        });
        budget.tried(taken);
    }
    budget.done();
}

/// A number that whoever started the test has set.
#[expect(clippy::disallowed_methods, reason = "the test is started by a task that says how long it may take")]
fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{name} is no number")))
}

#[expect(clippy::disallowed_methods, reason = "a campaign goes on for as long as it was told to")]
fn now() -> Instant {
    Instant::now()
}
