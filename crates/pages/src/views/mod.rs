//! Turns a [`Page`] into a document: every page has one template, and what a template shows is prepared here, so that
//! the templates hold no logic beyond "if" and "for".

mod asks;
mod away;
pub(crate) mod demo;
mod input;
mod invoice;
mod later;
mod link;
mod order;
mod pay;
mod plain;
mod portal;
mod step;

use std::borrow::Cow;

use askama::Template;
use kassa_domain::Locale;

use crate::cldr;
use crate::locales::{Messages, PRODUCT};
use crate::money::written;
use crate::{Amount, Frame, Links, Page, Purpose, Total};

const STYLE: &str = include_str!("../../assets/page.css");
/// The style of pages that are read and not paid on. The page that is paid on does without.
const MORE: &str = include_str!("../../assets/account.css");
const SCRIPT: &str = include_str!("../../assets/page.js");

/// More than most pages to pay on take, so that what was written of one is not moved while it grows.
const PAY_BYTES: usize = 56 * 1024;

/// Renders the document of one page.
pub(crate) fn document(t: &'static Messages, page: &Page, frame: &Frame) -> askama::Result<String> {
    match page {
        Page::Pay { total, form } => {
            let mut html = String::with_capacity(PAY_BYTES);
            pay::Pay::new(t, frame, total, form).render_into(&mut html)?;
            Ok(html)
        }
        Page::Challenge { total, step, bank, card_last4 } => {
            step::Challenge::new(t, frame, total, step, (bank, card_last4)).render()
        }
        Page::Code { total, step, phone_masked, provider, words, error } => {
            step::Code::new(t, frame, total, step, (phone_masked, provider, words, *error)).render()
        }
        Page::Prompt { total, step, phone_masked, provider, words } => {
            step::Prompt::new(t, frame, total, step, (phone_masked, provider, words)).render()
        }
        Page::Transfer { total, step, bank, account, reference } => {
            step::Transfer::new(t, frame, total, step, (bank, account, reference)).render()
        }
        Page::Provider { total, step, fields, notice } => {
            away::Provider::new(t, frame, total, step, (fields, *notice)).render()
        }
        Page::Away { total, step, provider, url, notice } => {
            away::Away::new(t, frame, total, step, (provider, url, *notice)).render()
        }
        Page::Chain { total, step, due } => away::Chain::new(t, frame, total, step, due).render(),
        Page::Processing { .. }
        | Page::Paid { .. }
        | Page::Expired { .. }
        | Page::PaidElsewhere { .. }
        | Page::Locked { .. }
        | Page::Unavailable { .. } => plain::result(t, frame, page),
        Page::Invoice(invoice) => invoice::Paper::new(t, frame, invoice).render(),
        Page::Portal(portal) => portal::Overview::new(t, frame, portal).render(),
        Page::PortalCancel(question) => portal::Cancel::new(t, frame, question).render(),
        Page::Link(link) => link::Landing::new(t, frame, link).render(),
        Page::Demo(shop) => demo::Front::new(t, frame, shop).render(),
        Page::DemoThanks(thanks) => demo::Back::new(frame, thanks).render(),
        Page::PortalExpired { .. } | Page::LinkInactive { .. } => plain::gone(t, frame, page),
        Page::Problem { .. } | Page::Home { .. } | Page::DemoCancelled | Page::ErrorCodes { .. } => {
            plain::other(t, frame, page)
        }
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
    /// More of it, for the pages that need it.
    more: &'static str,
    /// What the merchant's colours make of it.
    brand: String,
    script: &'static str,
    /// Whether a form on the page moves money, so that the page says what happens when the network does not.
    sends: bool,
    /// Whether it tells whoever has it in a frame that all is done.
    done: bool,
    /// Where a link leads that leaves the page: out of the frame, if it is in one.
    top: &'static str,
    /// The origins that may have the page in a frame.
    embedders: String,
    /// What stands at the foot.
    links: Vec<FootLink<'a>>,
}

/// A link at the foot of a page.
struct FootLink<'a> {
    url: Cow<'a, str>,
    text: &'static str,
    /// Whether it opens a page, and not a letter.
    is_page: bool,
}

impl<'a> Shell<'a> {
    fn new(frame: &'a Frame, title: impl Into<String>) -> Self {
        let name = if frame.merchant.trim().is_empty() { PRODUCT } else { &frame.merchant };
        Self {
            frame,
            name,
            initial: initial(name),
            title: title.into(),
            refresh: None,
            style: STYLE,
            more: "",
            brand: frame.brand.style(),
            script: SCRIPT,
            sends: false,
            done: false,
            top: if frame.embedders.is_empty() { "" } else { " target=\"_top\"" },
            embedders: frame.embedders.join(" "),
            links: foot(crate::locales::messages(frame.locale), &frame.links),
        }
    }

    /// Whether the page can be asked for in another language.
    fn chooses_language(&self) -> bool {
        Locale::ALL.len() > 1 && !self.frame.here.is_empty()
    }

    /// A page that is read, and not paid on.
    fn read(mut self) -> Self {
        self.more = MORE;
        self
    }

    /// A page with a form that moves money.
    fn sending(mut self) -> Self {
        self.sends = true;
        self
    }

    /// Where the page hears that it is out of date; none for pages that stay as they are.
    fn live(&self) -> Option<&str> {
        self.refresh.and(self.frame.live.as_deref())
    }

    fn is_embedded(&self) -> bool {
        !self.embedders.is_empty()
    }

    /// Whether a page without anything to fill in has something for the script to do.
    fn is_scripted(&self) -> bool {
        self.is_embedded() || self.live().is_some()
    }

    fn refreshing(mut self, seconds: u8) -> Self {
        self.refresh = Some(seconds);
        self
    }
}

fn foot<'a>(t: &'static Messages, links: &'a Links) -> Vec<FootLink<'a>> {
    let support = links.support.as_deref().map(|support| match support.contains("://") {
        true => FootLink { url: support.into(), text: t.support_link, is_page: true },
        false => FootLink { url: format!("mailto:{support}").into(), text: t.support_link, is_page: false },
    });
    let page = |url: &'a Option<String>, text| {
        url.as_deref().map(|url| FootLink { url: url.into(), text, is_page: true })
    };
    [support, page(&links.terms, t.terms_foot), page(&links.privacy, t.privacy_link)]
        .into_iter()
        .flatten()
        .collect()
}

/// The first letter or digit, in capitals. A name of signs only gets a neutral dot.
pub(crate) fn initial(name: &str) -> String {
    name.chars()
        .find(|character| character.is_alphanumeric())
        .map_or_else(|| "•".to_owned(), |character| character.to_uppercase().collect())
}

/// What is paid, beside the form.
struct Summary<'a> {
    /// What stands over the amount.
    payee: String,
    /// What is paid now; empty where nothing is paid.
    amount: String,
    /// That this is not all.
    when: Option<&'static str>,
    /// What comes later, or what time it is for.
    later: Option<String>,
    description: Option<&'a str>,
    expires: Option<Moment<'a>>,
}

impl<'a> Summary<'a> {
    fn new(t: &'static Messages, merchant: &str, total: &'a Total) -> Self {
        let mut description = description(total);
        let payee = match &total.purpose {
            Purpose::Buy => t.pay_merchant(merchant),
            Purpose::Subscribe => {
                let what = later::subscribed(total);
                // What stands over the amount is not said again below it.
                description = description.filter(|text| Some(*text) != what);
                t.subscribe_to(what.unwrap_or(merchant))
            }
            Purpose::Invoice { number, .. } => t.pay_invoice(number),
            Purpose::SaveCard { what, .. } => t.card_for(what.as_deref().unwrap_or(merchant)),
        };
        let recurring = total.recurring.as_ref();
        let later = match &total.purpose {
            Purpose::Buy | Purpose::Subscribe => {
                recurring.map(|recurring| t.later(&later::repeats(t, total, recurring)))
            }
            Purpose::Invoice { period, .. } => {
                period.as_ref().map(|(from, until)| t.for_period(&later::day(t, from), &later::day(t, until)))
            }
            Purpose::SaveCard { .. } => None,
        };
        let is_shown = !matches!(total.purpose, Purpose::SaveCard { .. });
        Self {
            payee,
            amount: if is_shown { amount(t, total) } else { String::new() },
            when: recurring
                .filter(|_| matches!(total.purpose, Purpose::Buy | Purpose::Subscribe))
                .map(|_| t.due_today),
            later,
            description,
            expires: None,
        }
    }
}

/// An amount in its own currency.
fn money_of(t: &Messages, amount: &Amount) -> String {
    written(t.data, amount.minor, &amount.currency, amount.exponent)
}

fn amount(t: &Messages, total: &Total) -> String {
    amount_of(t, total.amount_minor, total)
}

/// An amount in the currency of the total.
fn amount_of(t: &Messages, amount_minor: i64, total: &Total) -> String {
    written(t.data, amount_minor, &total.currency, total.exponent)
}

/// An amount that may be taken off, with a sign that nobody reads as a dash.
fn signed(t: &Messages, amount_minor: i64, total: &Total) -> String {
    match amount_minor.checked_neg() {
        Some(taken) if amount_minor < 0 => format!("−{}", amount_of(t, taken, total)),
        _ => amount_of(t, amount_minor, total),
    }
}

fn description(total: &Total) -> Option<&str> {
    total.description.as_deref().filter(|text| !text.trim().is_empty())
}

/// A point in time for people, and for the script that writes it in the buyer's own time zone.
struct Moment<'a> {
    exact: &'a str,
    shown: String,
    /// The words around it.
    before: String,
    after: String,
}

impl<'a> Moment<'a> {
    fn new(t: &Messages, exact: &'a str) -> Self {
        let moment = cldr::Moment::read(exact).filter(|_| exact.ends_with('Z'));
        let shown = moment.map(|moment| format!("{} UTC", t.data.written(t.data.moment, moment)));
        let (before, after) = t.expires_around();
        Self { exact, shown: shown.unwrap_or_else(|| exact.to_owned()), before, after }
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
        Self { name, value, copy: Some(t.copy(name)) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Moment, initial};
    use crate::locales::messages;
    use kassa_domain::Locale;

    #[test]
    fn a_name_is_pictured_by_its_first_letter() {
        assert_eq!(initial("akwaaba"), "A");
        assert_eq!(initial("<script>"), "S");
        assert_eq!(initial("\u{202e}\"éa"), "É");
        assert_eq!(initial("☕☕"), "•");
    }

    #[test]
    fn a_moment_is_readable_without_a_script() {
        let t = messages(Locale::En);
        assert_eq!(Moment::new(t, "2026-01-31T12:05:09Z").shown, "Jan 31, 2026, 12:05\u{202f}PM UTC");
        assert_eq!(Moment::new(t, "2026-01-31T00:05:09Z").shown, "Jan 31, 2026, 12:05\u{202f}AM UTC");
        assert_eq!(Moment::new(t, "soon").shown, "soon");
        assert_eq!(Moment::new(t, "").shown, "");
    }
}
