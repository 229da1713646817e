//! The pages that only say something: how a payment ended, what went wrong, and the server's own few pages.

use askama::Template;

use super::order::Order;
use super::{Row, Shell, amount, description};
use crate::locales::Messages;
use crate::{Frame, Page, Total};

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
    heading: &'static str,
    lead: String,
    amount: String,
    description: Option<&'a str>,
    /// The merchant's words.
    message: Option<&'a str>,
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
}

struct Told<'a> {
    sign: Sign,
    heading: &'static str,
    lead: String,
    total: &'a Total,
    url: Option<&'a str>,
    message: Option<&'a str>,
}

/// Renders the pages that tell how a payment stands. Any other page is rendered empty; `document` sends none here.
pub(super) fn result(t: &'static Messages, frame: &Frame, page: &Page) -> askama::Result<String> {
    let mut s = Shell::new(t, frame, "");
    let name = s.name;
    let (sign, heading, lead, total, url) = match page {
        Page::Processing { total, cancel_url } => {
            s.refresh = Some(3);
            (Sign::Waiting, t.processing_heading, t.processing_lead.to_owned(), total, cancel_url)
        }
        Page::Paid { total, continue_url, free: false, .. } => {
            (Sign::Done, t.paid_heading, (t.paid_lead)(name), total, continue_url)
        }
        Page::Paid { total, continue_url, free: true, .. } => {
            (Sign::Done, t.ordered_heading, (t.ordered_lead)(name), total, continue_url)
        }
        Page::Expired { total, cancel_url } => {
            (Sign::Attention, t.expired_heading, (t.expired_lead)(name), total, cancel_url)
        }
        Page::PaidElsewhere { total, cancel_url } => {
            let lead = (t.paid_elsewhere_lead)(name);
            (Sign::Attention, t.paid_elsewhere_heading, lead, total, cancel_url)
        }
        Page::Locked { total, cancel_url } => {
            (Sign::Attention, t.locked_heading, (t.locked_lead)(name), total, cancel_url)
        }
        Page::Unavailable { total, cancel_url } => {
            (Sign::Attention, t.unavailable_heading, (t.unavailable_lead)(name), total, cancel_url)
        }
        _ => return Ok(String::new()),
    };
    let message = match page {
        Page::Paid { message, .. } => message.as_deref().filter(|text| !text.trim().is_empty()),
        _ => None,
    };
    heading.clone_into(&mut s.title);
    let told = Told { sign, heading, lead, total, url: url.as_deref(), message };
    Outcome::new(t, s, told).render()
}

impl<'a> Outcome<'a> {
    fn new(t: &'static Messages, s: Shell<'a>, told: Told<'a>) -> Self {
        let way = told.url.map(|url| Way {
            url,
            text: (t.back)(s.name),
            leaves: told.sign != Sign::Done,
            primary: told.sign != Sign::Waiting,
        });
        // Only what is paid is a receipt; before that, the list would only stand between the buyer and the news.
        let cart = told.total.cart.as_ref().filter(|_| told.sign == Sign::Done);
        Self {
            order: cart.map(|cart| Order::closed(t, told.total, cart)),
            update: "",
            message: told.message,
            t,
            s,
            sign: told.sign,
            heading: told.heading,
            lead: told.lead,
            amount: amount(told.total),
            description: description(told.total),
            way,
        }
    }
}

/// A page of a heading, a sentence, perhaps some rows, and perhaps a link.
#[derive(Template)]
#[template(path = "plain.html")]
struct Plain<'a> {
    t: &'static Messages,
    s: Shell<'a>,
    heading: &'a str,
    lead: &'a str,
    rows: Vec<Row<'a>>,
    links: Vec<(String, &'static str)>,
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
        Page::Problem { status: number, title, detail, request_id } => {
            status = number.to_string();
            let mut rows = vec![Row::new(t.problem_status, &status)];
            if !request_id.is_empty() {
                rows.push(Row::new(t.problem_request, request_id));
            }
            (title, detail, rows, vec![])
        }
        Page::Home { version } => {
            let links = vec![("/dashboard", t.dashboard_heading), ("/docs/errors", t.codes_heading)];
            (t.product, t.home_lead, vec![Row::new(t.home_version, version)], links)
        }
        Page::Dashboard => (t.dashboard_heading, t.dashboard_lead, vec![], vec![("/", t.home_link)]),
        Page::DemoThanks { session } => {
            let rows = session.iter().map(|session| Row::new(t.thanks_session, session)).collect();
            (t.thanks_heading, t.thanks_lead, rows, vec![("/", t.home_link)])
        }
        Page::DemoCancelled => (t.cancelled_heading, t.cancelled_lead, vec![], vec![("/", t.home_link)]),
        Page::ErrorCodes { codes } => {
            return Codes { t, s: Shell::new(t, frame, t.codes_heading), codes }.render();
        }
        _ => return Ok(String::new()),
    };
    let links = links.into_iter().map(|(path, text)| (format!("{}{path}", frame.base), text)).collect();
    Plain { t, s: Shell::new(t, frame, heading), heading, lead, rows, links }.render()
}
