//! Many runs, what they come to, and that a run can be told again.

use crate::story::{SOMETIMES, Story};
use crate::world::World;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Of so many seeds one is run twice.
const TWICE: u64 = 100;
/// A campaign of so many seeds must have met every situation.
const WIDE: u64 = 30;
/// So many times as many are added at most, until it has.
const AGAIN: u64 = 3;
/// So many at a time.
const STEP: usize = 4;

/// What a campaign came to.
#[derive(Default, Debug)]
pub(crate) struct Outcome {
    pub(crate) runs: u64,
    /// In so many of them something did not hold.
    pub(crate) failed: u64,
    pub(crate) violations: Vec<String>,
    pub(crate) sometimes: BTreeMap<&'static str, u64>,
    /// The story of the last run.
    pub(crate) last: Story,
}

impl Outcome {
    pub(crate) fn add(&mut self, story: &Story, problem: Option<String>) {
        self.runs += 1;
        self.last = story.clone();
        for (what, count) in story.sometimes() {
            *self.sometimes.entry(what).or_default() += count;
        }
        if let Some(problem) = problem {
            self.failed += 1;
            self.violations.push(format!("{}\n{problem}", story.lines().join("\n")));
        }
    }

    pub(crate) fn require(&mut self, holds: bool, problem: impl FnOnce() -> String) {
        if !holds {
            self.violations.push(problem());
        }
    }

    /// One line for whoever collects campaigns.
    pub(crate) fn line(&self, campaign: &str, seeds: &str) -> Value {
        let broken: BTreeSet<&str> = self.violations.iter().flat_map(|problem| invariants(problem)).collect();
        json!({ "campaign": campaign, "runs": self.runs, "failed": self.failed,
            "violations": self.violations.len(), "broken": broken, "seeds": seeds, "sometimes": self.sometimes })
    }
}

/// The names of invariants in what is told last of a violation: words such as `M1:`, and `E1,` before another one.
fn invariants(problem: &str) -> impl Iterator<Item = &str> {
    let told = problem.lines().rev().find(|line| line.starts_with("seed ")).unwrap_or_default();
    told.split(' ').filter_map(|word| {
        let name = word.strip_suffix(':').or_else(|| word.strip_suffix(','))?;
        let (letter, number) = name.split_at_checked(1)?;
        let is_one = letter.chars().all(|it| it.is_ascii_uppercase()) && number.parse::<u8>().is_ok();
        is_one.then_some(name)
    })
}

/// Runs something on one thread with a runtime of its own. What it finds broken ends it, and is the error.
pub(crate) fn guarded<T, F>(deed: impl FnOnce() -> F + Send + 'static) -> Result<T, String>
where
    T: Send + 'static,
    F: Future<Output = T>,
{
    let work = move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        runtime.expect("a runtime").block_on(deed())
    };
    // Decisions, pages and jobs within jobs are deep, and deeper still where nothing is optimised.
    let thread = std::thread::Builder::new().stack_size(64 << 20).spawn(work).expect("a thread");
    thread.join().map_err(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
            .unwrap_or_else(|| "it ended, and did not say why".to_owned())
    })
}

/// Does something with each, as many at a time as there are processors. What comes of them is in their order, and a run
/// shares nothing with another, so that it does not matter how many there are.
pub(crate) fn side_by_side<I: Sync, T: Send>(items: &[I], deed: impl Fn(&I) -> T + Sync) -> Vec<T> {
    let (next, done) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
    let work = || {
        let one = || {
            let place = next.fetch_add(1, Ordering::Relaxed);
            items.get(place).map(|item| (place, deed(item)))
        };
        while let Some((place, came)) = one() {
            done.lock().expect("a list").insert(place, came);
        }
    };
    let at_once = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| (0..at_once.min(items.len())).for_each(|_| drop(scope.spawn(work))));
    done.into_inner().expect("a list").into_values().collect()
}

fn month(seed: u64) -> (Story, Option<String>) {
    let story = Story::default();
    let mine = story.clone();
    let lived = guarded(move || async move { World::open(seed, mine).await.live().await });
    let again = format!("to see it again: cargo xtask sim --seed {seed}");
    (story, lived.err().map(|why| format!("seed {seed}: {why}\n{again}")))
}

/// The seeds from `from` on, so many of them. A campaign that is wide enough goes on, for at most three times as many
/// again, until each situation has arisen: what arises rarely may do so some months later when something else has
/// changed.
pub(crate) fn months(from: u64, count: u64) -> Outcome {
    let mut outcome = Outcome::default();
    let end = from.saturating_add(count);
    tell_all((from..end).collect(), from, &mut outcome);
    if count >= WIDE {
        let mut more = (end..end.saturating_add(count.saturating_mul(AGAIN))).peekable();
        while !missing(&outcome).is_empty() && more.peek().is_some() {
            tell_all(more.by_ref().take(STEP).collect(), from, &mut outcome);
        }
        let missing = missing(&outcome);
        outcome.require(missing.is_empty(), || {
            format!("{missing:?} never arose: these seeds show nothing about them")
        });
    }
    outcome
}

fn missing(outcome: &Outcome) -> Vec<&'static str> {
    SOMETIMES.iter().copied().filter(|what| !outcome.sometimes.contains_key(what)).collect()
}

/// What was told of a seed, what was broken in it, and what was told the second time.
type Told = (Story, Option<String>, Option<Story>);

fn tell_all(seeds: Vec<u64>, from: u64, outcome: &mut Outcome) {
    let told = side_by_side(&seeds, |seed| tell(*seed, from));
    for (seed, (story, problem, again)) in seeds.into_iter().zip(told) {
        outcome.add(&story, problem);
        if let Some(again) = again {
            outcome.require(again.hash() == story.hash(), || difference(seed, &story, &again));
        }
    }
}

/// One month, and for some seeds the same once more. A month in which clicks race is not told twice in the same words.
fn tell(seed: u64, from: u64) -> Told {
    let (story, problem) = month(seed);
    let twice = seed % 4 != 3 && ((seed - from).is_multiple_of(TWICE) || seed % TWICE == 1);
    (story, problem, twice.then(|| month(seed).0))
}

fn difference(seed: u64, story: &Story, again: &Story) -> String {
    let (one, other) = (story.lines(), again.lines());
    let place = one.iter().zip(&other).position(|(one, other)| one != other);
    let at = place.map(|at| (&one[at], &other[at]));
    format!("seed {seed} was told twice, and the stories differ: {at:?}")
}

#[cfg(test)]
mod tests {
    use super::invariants;

    #[test]
    fn invariants_are_named_by_what_is_told_last() {
        let told = |line: &str| {
            invariants(&format!("1 G1: the story\n{line}\nto see it")).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(told("seed 7: assertion `left == right` failed: B4: what waits"), "B4");
        assert_eq!(told("seed 7: E1, W2: news"), "E1 W2");
        assert_eq!(told("seed 7: it ended, and did not say why"), "");
        assert_eq!(told("no story"), "");
    }
}
