//! The landing page of a payment link or an offer.

use askama::Template;

use super::later::{is_trial, says_all};
use super::order::Order;
use super::{Shell, Summary};
use crate::locales::Messages;
use crate::{Frame, Link, Purpose, Submit};

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
    submit: &'static str,
}

impl<'a> Landing<'a> {
    pub(super) fn new(t: &'static Messages, frame: &'a Frame, link: &'a Link) -> Self {
        let total = &link.total;
        let s = Shell::new(frame, "").read();
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
        if link.open_amount {
            // What is proposed is no price.
            sum.amount.clear();
        }
        let submit = match (&total.purpose, link.submit) {
            (Purpose::Subscribe, Submit::Pay) => Submit::Subscribe,
            (_, chosen) => chosen,
        };
        Self {
            t,
            order: cart
                .filter(|_| !link.open_amount && (!says_all(total) || only != Some(heading)))
                .map(|cart| Order::closed(t, total, cart).beside(Some(heading))),
            update: "",
            submit: t.link_submit(submit, is_trial(total) && total.amount_minor == 0),
            s: Shell { title: format!("{heading} – {}", s.name), ..s },
            sum,
            heading,
            description,
            link,
        }
    }
}
