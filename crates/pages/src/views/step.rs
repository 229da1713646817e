//! The pages in the middle of an attempt: the bank's question, a code, a prompt on the phone, a bank transfer.

use askama::Template;

use super::input::Input;
use super::later::only_verifies;
use super::{Row, Shell, Summary, amount};
use crate::locales::Messages;
use crate::{Field, Frame, Problem, Step, Total};

/// What ends every such page: another way to pay, and the way out.
pub(super) struct Exit<'a> {
    pub(super) step: &'a Step,
    pub(super) cancel: Option<(&'a str, String)>,
    /// What the button says that gives the attempt up.
    pub(super) restart: &'static str,
    /// Said where this attempt may still go through after the buyer has left it.
    pub(super) note: Option<&'static str>,
}

impl<'a> Exit<'a> {
    pub(super) fn new(t: &'static Messages, s: &Shell<'_>, step: &'a Step) -> Self {
        let cancel = step.cancel_url.as_deref().map(|url| (url, t.cancel(s.name)));
        Self { step, cancel, restart: t.restart, note: None }
    }

    pub(super) fn warned(self, note: &'static str) -> Self {
        Self { note: Some(note), ..self }
    }
}

#[derive(Template)]
#[template(path = "challenge.html")]
pub(super) struct Challenge<'a> {
    t: &'static Messages,
    s: Shell<'a>,
    sum: Summary<'a>,
    exit: Exit<'a>,
    lead: String,
    /// What is paid; empty where the bank is only asked about the card.
    amount: String,
    card: String,
    confirm: &'static str,
}

impl<'a> Challenge<'a> {
    pub(super) fn new(
        t: &'static Messages,
        frame: &'a Frame,
        total: &'a Total,
        step: &'a Step,
        (bank, last4): (&str, &str),
    ) -> Self {
        let s = Shell::new(frame, t.challenge_heading).sending();
        let is_question = only_verifies(total);
        let exit = Exit::new(t, &s, step);
        Self {
            t,
            sum: Summary::new(t, s.name, total),
            exit: if is_question { Exit { restart: t.restart_card, ..exit } } else { exit },
            lead: if is_question { t.card_challenge_lead(bank) } else { t.challenge_lead(bank) },
            amount: if is_question { String::new() } else { amount(t, total) },
            card: format!("•••• {last4}"),
            confirm: if is_question { t.card_challenge_confirm } else { t.challenge_confirm },
            s,
        }
    }
}

#[derive(Template)]
#[template(path = "code.html")]
pub(super) struct Code<'a> {
    t: &'static Messages,
    s: Shell<'a>,
    sum: Summary<'a>,
    exit: Exit<'a>,
    lead: String,
    code: Input<'a>,
}

impl<'a> Code<'a> {
    pub(super) fn new(
        t: &'static Messages,
        frame: &'a Frame,
        total: &'a Total,
        step: &'a Step,
        (phone, provider, words, error): (&str, &str, &str, Option<Problem>),
    ) -> Self {
        let s = Shell::new(frame, t.titled(t.code_heading.to_owned(), error.is_some())).sending();
        Self {
            t,
            sum: Summary::new(t, s.name, total),
            exit: Exit::new(t, &s, step),
            // A code is not always sent: the buyer may have to dial for it first, and only the provider says so.
            lead: if words.is_empty() { t.code_lead(provider, phone) } else { words.to_owned() },
            code: Input::new(t, Field::Code, "", error),
            s,
        }
    }
}

#[derive(Template)]
#[template(path = "prompt.html")]
pub(super) struct Prompt<'a> {
    t: &'static Messages,
    s: Shell<'a>,
    sum: Summary<'a>,
    exit: Exit<'a>,
    lead: String,
    words: &'a str,
    steps: Vec<String>,
}

impl<'a> Prompt<'a> {
    pub(super) fn new(
        t: &'static Messages,
        frame: &'a Frame,
        total: &'a Total,
        step: &'a Step,
        (phone, provider, words): (&str, &str, &'a str),
    ) -> Self {
        let s = Shell::new(frame, t.prompt_heading).refreshing(3);
        Self {
            t,
            sum: Summary::new(t, s.name, total),
            exit: Exit::new(t, &s, step).warned(t.prompt_note),
            lead: t.prompt_lead(provider, phone),
            words,
            steps: t.prompt_steps(&amount(t, total), s.name),
            s,
        }
    }
}

#[derive(Template)]
#[template(path = "transfer.html")]
pub(super) struct Transfer<'a> {
    t: &'static Messages,
    s: Shell<'a>,
    sum: Summary<'a>,
    exit: Exit<'a>,
    lead: String,
    rows: Vec<Row<'a>>,
}

impl<'a> Transfer<'a> {
    pub(super) fn new(
        t: &'static Messages,
        frame: &'a Frame,
        total: &'a Total,
        step: &'a Step,
        (bank, account, reference): (&'a str, &'a str, &'a str),
    ) -> Self {
        let s = Shell::new(frame, t.transfer_heading).refreshing(5);
        Self {
            t,
            sum: Summary::new(t, s.name, total),
            exit: Exit::new(t, &s, step).warned(t.transfer_warning),
            lead: t.transfer_lead(&amount(t, total)),
            rows: vec![
                Row::new(t.transfer_bank, bank),
                Row::copyable(t, t.transfer_account, account),
                Row::copyable(t, t.transfer_reference, reference),
            ],
            s,
        }
    }
}
