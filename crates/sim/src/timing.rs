//! Whether the time that a refusal takes tells how much of a guess was right: Welch's t between two kinds of guesses,
//! measured in process, where no network hides the difference.

#![expect(clippy::float_arithmetic, reason = "a statistic of durations, with no money near")]

use crate::campaign::Outcome;
use kassa_domain::signature;
use kassa_domain::{Secret, Timestamp};
use kassa_testshop::TestShop;
use serde_json::json;
use std::hint::black_box;
use std::time::Instant;

/// Beyond it, two means are said to differ, as is usual for such measurements.
const LIMIT: f64 = 4.5;
/// What only one of so many measurements shows is noise of the machine.
const TRIES: usize = 3;
/// The slowest of a hundred are left out: they tell of the machine.
const KEPT_PERCENT: usize = 90;

/// The t of two lists of durations in nanoseconds, of each of which the slowest are left out.
fn welch(one: &[u64], other: &[u64]) -> f64 {
    let mut all: Vec<u64> = one.iter().chain(other).copied().collect();
    all.sort_unstable();
    let most = all[all.len() * KEPT_PERCENT / 100];
    let figures = |samples: &[u64]| {
        let kept: Vec<f64> = samples.iter().filter(|it| **it <= most).map(|it| number(*it)).collect();
        let size = number(u64::try_from(kept.len()).expect("a size"));
        let mean = kept.iter().sum::<f64>() / size;
        let variance = kept.iter().map(|it| (it - mean).powi(2)).sum::<f64>() / (size - 1.0);
        (mean, variance / size)
    };
    let ((a, of_a), (b, of_b)) = (figures(one), figures(other));
    (a - b) / (of_a + of_b).sqrt()
}

fn number(of: u64) -> f64 {
    f64::from(u32::try_from(of).unwrap_or(u32::MAX))
}

#[expect(clippy::disallowed_methods, reason = "this is about the machine's own time")]
fn timed<T>(deed: impl FnOnce() -> T) -> u64 {
    let begun = Instant::now();
    black_box(deed());
    u64::try_from(begun.elapsed().as_nanos()).unwrap_or(u64::MAX)
}

/// A signature that is wrong in its first digit, and one that is wrong in its last.
fn of_signatures(samples: usize) -> f64 {
    let (secret, body, now) =
        (Secret::new("whsec_".to_owned() + &"a".repeat(44)), b"{\"id\":1}", Timestamp(1_800_000_000_000));
    let right = signature::stamp(std::slice::from_ref(&secret), body, now);
    let (head, digits) = right.rsplit_once('=').expect("a signature");
    let other = |digit: &str| if digit == "0" { "1" } else { "0" };
    let early = format!("{head}={}{}", other(&digits[..1]), &digits[1..]);
    let late = format!("{head}={}{}", &digits[..digits.len() - 1], other(&digits[digits.len() - 1..]));
    let (mut one, mut two) = (vec![], vec![]);
    for turn in 0..samples {
        // Neither kind is always the first.
        let pair =
            if turn % 2 == 0 { [(&early, true), (&late, false)] } else { [(&late, false), (&early, true)] };
        for (header, is_early) in pair {
            let took = timed(|| assert!(!signature::verify(&secret, black_box(header), body, now)));
            if is_early { one.push(took) } else { two.push(took) }
        }
    }
    welch(&one, &two)
}

/// A session of another merchant, and one that does not exist.
async fn of_sessions(samples: usize) -> f64 {
    let shop = TestShop::open().await;
    let foreign = shop.session(json!({})).await["id"].as_str().expect("an id").to_owned();
    let last = if foreign.ends_with('0') { "1" } else { "0" };
    let nobodys = format!("{}{last}", &foreign[..foreign.len() - 1]);
    let other = format!("Bearer {}", shop.other_merchant().await);
    let (mut one, mut two) = (vec![], vec![]);
    for turn in 0..samples {
        let pair = if turn % 2 == 0 {
            [(&foreign, true), (&nobodys, false)]
        } else {
            [(&nobodys, false), (&foreign, true)]
        };
        for (id, is_foreign) in pair {
            let path = format!("/v1/checkout/sessions/{id}");
            let took = took(shop.api_with("GET", &path, "", &[("authorization", &other)])).await;
            if is_foreign { one.push(took) } else { two.push(took) }
        }
    }
    shop.settle_down().await;
    shop.close().await;
    welch(&one, &two)
}

#[expect(clippy::disallowed_methods, reason = "this is about the machine's own time")]
async fn took(asked: impl Future<Output = kassa_testshop::Reply>) -> u64 {
    let begun = Instant::now();
    let reply = asked.await;
    let took = u64::try_from(begun.elapsed().as_nanos()).unwrap_or(u64::MAX);
    assert_eq!(reply.status, 404, "{reply:?}");
    took
}

/// Measures both, and says on standard error what came of it. What differs in each of three measurements, and in the
/// same direction, is a violation.
pub(crate) fn timing(samples: usize) -> Outcome {
    let mut outcome = Outcome::default();
    let sessions = samples / 10;
    let measure = |name: &str, size: usize, deed: &dyn Fn() -> f64, outcome: &mut Outcome| {
        let figures: Vec<f64> = (0..TRIES).map(|_| deed()).collect();
        eprintln!("{name}: t = {figures:.2?} with 2 x {size} samples each");
        outcome.runs += 1;
        let differs = figures.iter().all(|t| *t > LIMIT) || figures.iter().all(|t| *t < -LIMIT);
        outcome.require(!differs, || format!("{name}: the times differ, t = {figures:?}"));
    };
    measure("signature", samples, &|| of_signatures(samples), &mut outcome);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    measure("session", sessions, &|| runtime.block_on(of_sessions(sessions)), &mut outcome);
    outcome
}

#[cfg(test)]
mod tests {
    use super::welch;

    #[test]
    fn what_differs_is_seen_and_what_does_not_is_not() {
        let even: Vec<u64> = (0..10_000).map(|n| 100 + n % 7).collect();
        let slower: Vec<u64> = even.iter().map(|it| it + 1).collect();
        assert!(welch(&even, &even).abs() < 0.001);
        assert!(welch(&even, &slower) < -4.5);
    }
}
