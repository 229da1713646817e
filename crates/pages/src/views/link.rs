//! The landing page of a payment link or an offer.

use std::borrow::Cow;

use askama::Template;

use super::input::Input;
use super::later::{is_trial, says_all};
use super::order::Order;
use super::pay::{amount_input, amount_problem};
use super::{Shell, Summary};
use crate::locales::Messages;
use crate::{Field, Frame, Link, Problem, Purpose, Submit};

#[derive(Template)]
#[template(path = "link.html")]
pub(super) struct Landing<'a> {
    t: &'static Messages,
    s: Shell<'a>,
    sum: Summary<'a>,
    heading: &'a str,
    description: Option<&'a str>,
    order: Option<Order<'a>>,
    /// Where changes are posted to: nowhere, because the next page takes them.
    update: &'static str,
    link: &'a Link,
    custom_amount: Option<Input<'a>>,
    error: Option<Cow<'static, str>>,
    submit: &'static str,
}

impl<'a> Landing<'a> {
    pub(super) fn new(t: &'static Messages, frame: &'a Frame, link: &'a Link) -> Self {
        let total = &link.total;
        let s = Shell::new(t, frame, "").read();
        let mut sum = Summary::new(t, s.name, total);
        let is_told = |text: &&str| !text.trim().is_empty();
        let name = Some(link.name.as_str()).filter(is_told);
        let cart = total.cart.as_deref();
        let only = cart.and_then(|cart| match cart.lines.as_slice() {
            [line] => Some(line.name.as_str()),
            _ => None,
        });
        let heading = name.or(sum.description).or(only.filter(is_told)).unwrap_or(s.name);
        let description = link.description.as_deref().filter(is_told).or(sum.description);
        let description = description.filter(|text| *text != heading);
        let problem = link.errors.iter().find(|error| error.field == Field::CustomAmount);
        let problem: Option<Problem> = problem.map(|error| error.problem);
        let ask = link.custom_amount.as_ref();
        if ask.is_some() && total.amount_minor == 0 {
            // The field says it all.
            sum.amount.clear();
        }
        let prefix = if problem.is_some() { t.error_prefix } else { "" };
        let submit = match (&total.purpose, link.submit) {
            (Purpose::Subscribe, Submit::Pay) => Submit::Subscribe,
            (_, chosen) => chosen,
        };
        Self {
            t,
            order: cart
                .filter(|_| !says_all(total) || only != Some(heading))
                .map(|cart| Order::closed(t, total, cart).beside(Some(heading))),
            update: "",
            custom_amount: ask.map(|ask| amount_input(t, total, ask, problem)),
            error: ask.zip(problem).map(|(ask, problem)| amount_problem(t, ask, problem)),
            submit: (t.link_submit)(submit, is_trial(total) && total.amount_minor == 0),
            s: Shell { title: format!("{prefix}{heading} – {}", s.name), ..s },
            sum,
            heading,
            description,
            link,
        }
    }
}
