//! Turns a [`Page`] into a document: every page has one template, and what a template shows is prepared here, so that
//! the templates hold no logic beyond "if" and "for".

mod asks;
mod input;
mod order;
mod pay;
mod plain;
mod step;

use askama::Template;

use crate::locales::Messages;
use crate::{Frame, Page, Total, money};

const STYLE: &str = include_str!("../../assets/page.css");
const SCRIPT: &str = include_str!("../../assets/page.js");

/// Renders the document of one page.
pub(crate) fn document(t: &'static Messages, page: &Page, frame: &Frame) -> askama::Result<String> {
    match page {
        Page::Pay { total, form } => pay::Pay::new(t, frame, total, form).render(),
        Page::Challenge { total, step, bank, card_last4 } => {
            step::Challenge::new(t, frame, total, step, (bank, card_last4)).render()
        }
        Page::Code { total, step, phone_masked, provider, error } => {
            step::Code::new(t, frame, total, step, (phone_masked, provider, *error)).render()
        }
        Page::Prompt { total, step, phone_masked, provider } => {
            step::Prompt::new(t, frame, total, step, (phone_masked, provider)).render()
        }
        Page::Transfer { total, step, bank, account, reference } => {
            step::Transfer::new(t, frame, total, step, (bank, account, reference)).render()
        }
        Page::Processing { .. }
        | Page::Paid { .. }
        | Page::Expired { .. }
        | Page::PaidElsewhere { .. }
        | Page::Locked { .. }
        | Page::Unavailable { .. } => plain::result(t, frame, page),
        Page::Problem { .. }
        | Page::Home { .. }
        | Page::Dashboard
        | Page::DemoThanks { .. }
        | Page::DemoCancelled
        | Page::ErrorCodes { .. } => plain::other(t, frame, page),
    }
}

/// What the base template needs on every page.
struct Shell<'a> {
    frame: &'a Frame,
    /// The merchant's name, or the product's where there is no merchant.
    name: &'a str,
    /// The first letter of the name, as its picture.
    initial: String,
    title: String,
    /// After how many seconds the page reloads itself; none for pages that stay.
    refresh: Option<u8>,
    style: &'static str,
    script: &'static str,
}

impl<'a> Shell<'a> {
    fn new(t: &'static Messages, frame: &'a Frame, title: impl Into<String>) -> Self {
        let name = if frame.merchant.trim().is_empty() { t.product } else { &frame.merchant };
        Self {
            frame,
            name,
            initial: initial(name),
            title: title.into(),
            refresh: None,
            style: STYLE,
            script: SCRIPT,
        }
    }

    fn refreshing(mut self, seconds: u8) -> Self {
        self.refresh = Some(seconds);
        self
    }
}

/// The first letter or digit, in capitals. A name of signs only gets a neutral dot.
fn initial(name: &str) -> String {
    name.chars()
        .find(|character| character.is_alphanumeric())
        .map_or_else(|| "•".to_owned(), |character| character.to_uppercase().collect())
}

/// What is paid, beside the form.
struct Summary<'a> {
    amount: String,
    description: Option<&'a str>,
    expires: Option<Moment<'a>>,
}

impl<'a> Summary<'a> {
    fn new(total: &'a Total) -> Self {
        Self { amount: amount(total), description: description(total), expires: None }
    }
}

fn amount(total: &Total) -> String {
    amount_of(total.amount_minor, total)
}

/// An amount in the currency of the total.
fn amount_of(amount_minor: i64, total: &Total) -> String {
    money(amount_minor, &total.currency, total.exponent)
}

/// An amount that may be taken off, with a sign that nobody reads as a dash.
fn signed(amount_minor: i64, total: &Total) -> String {
    match amount_minor.checked_neg() {
        Some(taken) if amount_minor < 0 => format!("−{}", amount_of(taken, total)),
        _ => amount_of(amount_minor, total),
    }
}

fn description(total: &Total) -> Option<&str> {
    total.description.as_deref().filter(|text| !text.trim().is_empty())
}

/// A point in time for people, and for the script that writes it in the buyer's own time zone.
struct Moment<'a> {
    exact: &'a str,
    shown: String,
}

impl<'a> Moment<'a> {
    fn new(exact: &'a str) -> Self {
        let shown = match (exact.get(..10), exact.get(10..11), exact.get(11..16)) {
            (Some(day), Some("T"), Some(time)) if exact.ends_with('Z') => format!("{day} {time} UTC"),
            _ => exact.to_owned(),
        };
        Self { exact, shown }
    }
}

/// A button that copies belongs to some rows; the rest are only read.
struct Row<'a> {
    name: &'static str,
    value: &'a str,
    copy: Option<String>,
}

impl<'a> Row<'a> {
    fn new(name: &'static str, value: &'a str) -> Self {
        Self { name, value, copy: None }
    }

    fn copyable(t: &'static Messages, name: &'static str, value: &'a str) -> Self {
        Self { name, value, copy: Some((t.copy)(name)) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Moment, initial};

    #[test]
    fn a_name_is_pictured_by_its_first_letter() {
        assert_eq!(initial("akwaaba"), "A");
        assert_eq!(initial("<script>"), "S");
        assert_eq!(initial("\u{202e}\"éa"), "É");
        assert_eq!(initial("☕☕"), "•");
    }

    #[test]
    fn a_moment_is_readable_without_a_script() {
        assert_eq!(Moment::new("2026-01-31T12:05:09Z").shown, "2026-01-31 12:05 UTC");
        assert_eq!(Moment::new("soon").shown, "soon");
        assert_eq!(Moment::new("").shown, "");
    }
}
