//! The pages that only say something: how a payment ended, what went wrong, and the server's own few pages.

use std::borrow::Cow;

use askama::Template;

use super::later::{self, is_trial};
use super::order::Order;
use super::{Row, Shell, amount, description};
use crate::locales::{End, Messages, PRODUCT};
use crate::{Frame, Page, Purpose, Total};

/// The sign over the heading. It repeats what the heading says, so that it is hidden from screen readers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Done,
    Waiting,
    Attention,
}

/// How a payment stands, on a card like a receipt.
#[derive(Template)]
#[template(path = "result.html")]
struct Outcome<'a> {
    t: &'static Messages,
    s: Shell<'a>,
    sign: Sign,
    heading: Cow<'a, str>,
    lead: String,
    /// What the amount is called.
    row_amount: &'static str,
    /// Empty where nothing is or was to be paid.
    amount: String,
    /// What comes later.
    facts: Vec<(&'static str, String)>,
    description: Option<&'a str>,
    /// The merchant's words.
    message: Option<&'a str>,
    /// The receipt.
    receipt: Option<&'a str>,
    order: Option<Order<'a>>,
    /// Where changes are posted to: nowhere, because nothing can be changed any more.
    update: &'static str,
    way: Option<Way<'a>>,
}

/// The way to go from here.
struct Way<'a> {
    url: &'a str,
    text: String,
    /// Whether leaving is the way out of an unpaid page, and not the way on from a paid one.
    leaves: bool,
    /// Whether it is what the buyer should do now.
    primary: bool,
    /// That the page goes there by itself.
    by_itself: Option<String>,
}

struct Told<'a> {
    sign: Sign,
    end: End,
    heading: &'static str,
    lead: String,
    total: &'a Total,
    url: Option<&'a str>,
    moves_on: bool,
    message: Option<&'a str>,
    receipt: Option<&'a str>,
}

/// Renders the pages that tell how a payment stands. Any other page is rendered empty; `document` sends none here.
pub(super) fn result(t: &'static Messages, frame: &Frame, page: &Page) -> askama::Result<String> {
    let s = Shell::new(frame, "");
    let name = s.name;
    let attention =
        |end, heading, lead: String, total, url| (Sign::Attention, end, heading, lead, total, url);
    let (sign, end, heading, lead, total, url) = match page {
        Page::Processing { total, cancel_url } => {
            let lead = t.processing_lead.to_owned();
            (Sign::Waiting, End::Processing, t.processing_heading, lead, total, cancel_url)
        }
        Page::Paid { total, continue_url, free, .. } => {
            let end = End::Paid { trial: is_trial(total) };
            let (heading, lead) = match free {
                true => (t.ordered_heading, t.ordered_lead(name)),
                false => (t.paid_heading, t.paid_lead(name)),
            };
            (Sign::Done, end, heading, lead, total, continue_url)
        }
        Page::Expired { total, cancel_url } => {
            attention(End::Expired, t.expired_heading, t.expired_lead(name), total, cancel_url)
        }
        Page::PaidElsewhere { total, cancel_url } => {
            let lead = t.paid_elsewhere_lead(name);
            attention(End::PaidElsewhere, t.paid_elsewhere_heading, lead, total, cancel_url)
        }
        Page::Locked { total, cancel_url } => {
            attention(End::Locked, t.locked_heading, t.locked_lead(name), total, cancel_url)
        }
        Page::Unavailable { total, cancel_url } => {
            attention(End::Unavailable, t.unavailable_heading, t.unavailable_lead(name), total, cancel_url)
        }
        _ => return Ok(String::new()),
    };
    let (message, receipt, moves_on) = match page {
        Page::Paid { message, receipt_url, moves_on, .. } => {
            let message = message.as_deref().filter(|text| !text.trim().is_empty());
            (message, receipt_url.as_deref(), *moves_on)
        }
        _ => (None, None, false),
    };
    let told = Told { sign, end, heading, lead, total, url: url.as_deref(), moves_on, message, receipt };
    Outcome::new(t, s, told).render()
}

impl<'a> Outcome<'a> {
    fn new(t: &'static Messages, mut s: Shell<'a>, told: Told<'a>) -> Self {
        let total = told.total;
        if told.sign == Sign::Waiting {
            s = s.refreshing(3);
        }
        s.done = told.sign == Sign::Done;
        let way = told.url.map(|url| Way {
            url,
            text: t.back(s.name),
            leaves: told.sign != Sign::Done,
            primary: told.sign != Sign::Waiting,
            by_itself: told.moves_on.then(|| t.paid_moves_on(s.name)),
        });
        // Only what is paid is a receipt; before that, the list would only stand between the buyer and the news.
        let cart = total.cart.as_ref().filter(|_| told.sign == Sign::Done && !later::says_all(total));
        let facts = facts(t, &told);
        let (heading, lead) = match t.ends(told.end, &total.purpose, s.name) {
            Some((heading, lead)) => (heading.into(), lead),
            None => (told.heading.into(), told.lead),
        };
        let heading: Cow<'_, str> = heading;
        heading.as_ref().clone_into(&mut s.title);
        let is_shown = !later::only_verifies(total);
        let description = match &total.purpose {
            Purpose::SaveCard { what: Some(what), .. } => Some(what.as_str()),
            Purpose::Subscribe => later::subscribed(total),
            Purpose::Buy | Purpose::Invoice { .. } | Purpose::SaveCard { what: None, .. } => {
                description(total)
            }
        };
        Self {
            order: cart.map(|cart| Order::closed(t, total, cart)),
            update: "",
            message: told.message,
            receipt: told.receipt,
            t,
            s,
            sign: told.sign,
            heading,
            lead,
            row_amount: if told.sign == Sign::Done && !facts.is_empty() { t.row_today } else { t.row_amount },
            amount: if is_shown { amount(t, total) } else { String::new() },
            facts,
            description,
            way,
        }
    }
}

/// What comes later, once it is sure to come.
fn facts(t: &'static Messages, told: &Told<'_>) -> Vec<(&'static str, String)> {
    let total = told.total;
    let recurring = total.recurring.as_ref();
    let recurring = recurring.filter(|_| matches!(total.purpose, Purpose::Buy | Purpose::Subscribe));
    let Some(recurring) = recurring.filter(|_| told.sign == Sign::Done) else { return vec![] };
    let repeats = later::repeats(t, total, recurring);
    let until = repeats.trial_until.clone().map(|until| (t.row_free_until, until));
    until.into_iter().chain([(t.row_later, t.renewal(&repeats))]).collect()
}

/// A page of a heading, a sentence, perhaps some rows, and perhaps a link.
#[derive(Template)]
#[template(path = "plain.html")]
struct Plain<'a> {
    t: &'static Messages,
    s: Shell<'a>,
    heading: &'a str,
    lead: &'a str,
    /// The merchant's words instead of ours.
    message: Option<&'a str>,
    rows: Vec<Row<'a>>,
    links: Vec<(String, &'static str)>,
    /// The way back to the merchant.
    back: Option<(&'a str, String)>,
}

/// Every code of the API.
#[derive(Template)]
#[template(path = "codes.html")]
struct Codes<'a> {
    t: &'static Messages,
    s: Shell<'a>,
    codes: &'a [(String, String)],
}

/// Renders the pages that have nothing to do with one payment.
pub(super) fn other(t: &'static Messages, frame: &Frame, page: &Page) -> askama::Result<String> {
    let status;
    let (heading, lead, rows, links): (&str, &str, Vec<Row<'_>>, Vec<(&str, &'static str)>) = match page {
        Page::Problem { status: number, request_id } => {
            status = number.to_string();
            let (title, detail) = t.http(*number);
            let mut rows = vec![Row::new(t.problem_status, &status)];
            if !request_id.is_empty() {
                rows.push(Row::new(t.problem_request, request_id));
            }
            (title, detail, rows, vec![])
        }
        Page::Home { version, demo } => {
            let shop = demo.then_some(("/demo", t.demo_heading));
            let links = [("/dashboard", t.dashboard_heading), ("/docs/errors", t.codes_heading)];
            let links = shop.into_iter().chain(links).collect();
            (PRODUCT, t.home_lead, vec![Row::new(t.home_version, version)], links)
        }
        Page::DemoCancelled => {
            (t.cancelled_heading, t.cancelled_lead, vec![], vec![("/demo", t.demo_heading)])
        }
        Page::ErrorCodes { codes } => {
            return Codes { t, s: Shell::new(frame, t.codes_heading), codes }.render();
        }
        _ => return Ok(String::new()),
    };
    let links = links.into_iter().map(|(path, text)| (format!("{}{path}", frame.base), text)).collect();
    let s = Shell::new(frame, heading);
    Plain { t, s, heading, lead, message: None, rows, links, back: None }.render()
}

/// Renders the pages of links that lead nowhere any more. Any other page is rendered empty.
pub(super) fn gone(t: &'static Messages, frame: &Frame, page: &Page) -> askama::Result<String> {
    let s = Shell::new(frame, "");
    let name = s.name;
    let (heading, lead, message, url) = match page {
        Page::PortalExpired { return_url } => {
            let known = Some(name).filter(|_| !frame.merchant.trim().is_empty());
            (t.portal_expired_heading, t.portal_ran_out(known), None, return_url)
        }
        Page::LinkInactive { message, sold_out, return_url } => {
            let (heading, lead) = match sold_out {
                true => (t.link_sold_out_heading, t.link_sold_out_lead(name)),
                false => (t.link_inactive_heading, t.link_inactive_lead(name)),
            };
            (heading, lead, message.as_deref(), return_url)
        }
        _ => return Ok(String::new()),
    };
    let back = url.as_deref().map(|url| (url, t.back(name)));
    let message = message.filter(|text| !text.trim().is_empty());
    let s = Shell { title: heading.to_owned(), ..s };
    Plain { t, s, heading, lead: &lead, message, rows: vec![], links: vec![], back }.render()
}
