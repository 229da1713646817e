//! Turning the test clock, and letting go of it.

use super::found;
use crate::answer::Answer;
use crate::clock::{ADVANCE_MAX, TestClock, Turning, later};
use crate::decision::{Change, Decision, Given, Loaded, Row};
use crate::id::Mode;
use crate::job::{Job, JobKind};
use crate::refusal::{Noun, Refusal, invalid};
use crate::time::{DAY, Timestamp};

fn only_test(given: &Given<'_>) -> Result<(), Refusal> {
    match given.scope.mode {
        Mode::Test => Ok(()),
        Mode::Live => Err(Refusal::TestOnly),
    }
}

/// The job that does what is due on a merchant's own timeline, and moves its clock: at once, whatever the time is.
pub(super) fn turn_job(given: &Given<'_>) -> Job {
    let due_at = Timestamp::default();
    Job { scope: given.scope, kind: JobKind::TurnClock, subject: String::new(), due_at }
}

/// Sets the clock, or advances it. Where it goes is reached step by step, by a job.
pub(super) fn turn(to: &Turning, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    only_test(given)?;
    if loaded.clock.as_ref().is_some_and(|clock| clock.advancing) {
        return Err(Refusal::ClockBusy);
    }
    let target = target(to, given)?;
    let before = loaded.clock.as_ref();
    let clock = TestClock {
        scope: given.scope,
        at: given.now,
        target,
        advancing: true,
        created_at: before.map_or(given.wall, |before| before.created_at),
        version: before.map_or(0, |before| before.version),
    };
    let row = Row::Clock(clock.clone());
    let change = if before.is_some() { Change::Update(row) } else { Change::Insert(row) };
    let changes = vec![change, Change::Schedule(turn_job(given))];
    Ok(Decision { answer: Answer::TestClock { clock: Some(clock), now: given.now }, changes })
}

fn target(to: &Turning, given: &Given<'_>) -> Result<Timestamp, Refusal> {
    let (param, target) = match to {
        Turning::Advance(duration) => {
            let rule = "must be an ISO 8601 duration, such as P40D, P1M or PT1H";
            ("advance", later(given.now, duration).ok_or_else(|| invalid("advance", rule))?)
        }
        Turning::To(time) => ("now", *time),
    };
    if target < given.now {
        let rule = format!("must not go back: it is {}", given.now.iso());
        return Err(invalid(param, rule));
    }
    if target.since(given.now) > ADVANCE_MAX {
        return Err(invalid(param, format!("must be at most {} days ahead", ADVANCE_MAX / DAY)));
    }
    Ok(target)
}

/// The clock has come to this time: everything before it is done.
pub(super) fn tick(
    to: Timestamp,
    stands: bool,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    let mut clock = found(loaded.clock.as_ref(), Noun::TestClock)?.clone();
    clock.at = clock.at.max(to.min(clock.target));
    clock.advancing = !(stands && clock.at == clock.target);
    let answer = Answer::TestClock { clock: Some(clock.clone()), now: given.now };
    Ok(Decision { answer, changes: vec![Change::Update(Row::Clock(clock))] })
}

/// Lets go of the clock: the machine's time counts again.
pub(super) fn release(loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    only_test(given)?;
    let clock = found(loaded.clock.as_ref(), Noun::TestClock)?;
    if clock.advancing {
        return Err(Refusal::ClockBusy);
    }
    Ok(Decision {
        answer: Answer::TestClock { clock: None, now: given.wall },
        changes: vec![Change::DeleteClock(clock.clone())],
    })
}
