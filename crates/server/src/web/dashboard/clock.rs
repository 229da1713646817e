//! The test clock: time that can be turned, in test mode.

use super::forms::{self, Typed};
use super::show::{facts, not_done, time};
use super::{Shown, Visitor, done, states};
use kassa_domain::clock::{TestClock, Turning};
use kassa_domain::id::Mode;
use kassa_domain::team::Right;
use kassa_domain::{Answer, Command, Query, Timestamp};
use kassa_engine::Fault;
use kassa_pages::dashboard::{Block, Cell, Field, Form, Screen, Tone};

const HERE: &str = "/dashboard/test-clock";
const TITLE: &str = "Test clock";

pub(super) async fn look(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    Ok(screen(visitor).await?.into())
}

async fn screen(visitor: &Visitor<'_>) -> Result<Screen, Fault> {
    let (clock, now) = match visitor.query(&Query::TestClock).await? {
        Ok(Answer::TestClock { clock, now }) => (clock, now),
        _ => return Ok(elsewhere()),
    };
    let mut screen = Screen {
        lead: Some("While it is set, sessions, trials, renewals and webhook retries follow it.".to_owned()),
        status: states::beside(standing(clock.as_ref())),
        blocks: vec![about(clock.as_ref(), now)],
        ..forms::page(TITLE, &[])
    };
    let is_going = clock.as_ref().is_some_and(|clock| clock.advancing);
    if forms::may(visitor, Right::Build) && !is_going {
        screen.blocks.extend([Block::Form(advance_form()), Block::Form(set_form(now))]);
        if clock.is_some() {
            screen.actions = vec![forms::ends("Release clock", format!("{HERE}/release"))];
        }
    }
    if is_going {
        screen.actions = vec![forms::leads("Look again", HERE)];
    }
    Ok(screen)
}

/// What is said in live mode.
fn elsewhere() -> Screen {
    Screen {
        lead: Some("Test clocks exist in test mode only. Live mode uses real time.".to_owned()),
        ..forms::page(TITLE, &[])
    }
}

fn standing(clock: Option<&TestClock>) -> states::Said {
    match clock {
        None => ("Not set", Tone::Plain),
        Some(clock) if clock.advancing => ("Pending", Tone::Warn),
        Some(_) => ("Stands still", Tone::Good),
    }
}

fn about(clock: Option<&TestClock>, now: Timestamp) -> Block {
    let going = clock.filter(|clock| clock.advancing);
    facts(
        "",
        vec![
            ("It is", time(now)),
            ("Going to", going.map_or(Cell::Empty, |clock| time(clock.target))),
            ("Set since, in real time", clock.map_or(Cell::Empty, |clock| time(clock.created_at))),
        ],
    )
}

fn advance_form() -> Form {
    Form {
        title: "Advance clock".to_owned(),
        action: format!("{HERE}/advance"),
        fields: vec![
            Field::line("advance", "By", "")
                .hint("P1D is a day, P1M a month, PT1H an hour, P1DT12H a day and a half."),
        ],
        submit: "Advance".to_owned(),
        ..Form::default()
    }
}

fn set_form(now: Timestamp) -> Form {
    Form {
        title: "Set clock".to_owned(),
        hint: Some("A clock only goes forward. Release it to return to real time.".to_owned()),
        action: format!("{HERE}/set"),
        fields: vec![Field::line("now", "To", now.iso()).hint(forms::TIME_HINT)],
        submit: "Set".to_owned(),
        ..Form::default()
    }
}

async fn turn(
    visitor: &Visitor<'_>,
    typed: Typed<'_>,
    to: Option<Turning>,
    form: Form,
) -> Result<Shown, Fault> {
    let page = forms::page(TITLE, &[(TITLE, HERE)]);
    let Some(to) = to else { return Ok(typed.mend(page, form, None)) };
    match visitor.change(&Command::TurnClock(to)).await? {
        Ok(_) => Ok(done(HERE, "turned")),
        Err(refusal) => Ok(typed.mend(page, form, Some(&refusal))),
    }
}

pub(super) async fn advance(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let typed = Typed::of(visitor);
    let to = Some(Turning::Advance(typed.text("advance").to_ascii_uppercase()));
    turn(visitor, typed, to, advance_form()).await
}

pub(super) async fn set(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let mut typed = Typed::of(visitor);
    let to = typed.from("now").map(Turning::To);
    if to.is_none() && !typed.is_wrong() {
        typed.blame("now", "must be a time, such as 2026-01-31T12:00:00Z");
    }
    turn(visitor, typed, to, set_form(visitor.app.engine.wall())).await
}

pub(super) async fn release(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    if visitor.scope.mode == Mode::Live {
        return Ok(Shown::Missing);
    }
    match visitor.change(&Command::ReleaseClock).await? {
        Ok(_) => Ok(done(HERE, "released")),
        Err(refusal) => Ok(not_done(screen(visitor).await?, &refusal)),
    }
}
