//! The printable invoice.

use askama::Template;

use super::later::day;
use super::order::{Order, Sum};
use super::{Shell, amount_of, description};
use crate::locales::Messages;
use crate::{Frame, Invoice, InvoiceStatus, Party};

#[derive(Template)]
#[template(path = "invoice.html")]
pub(super) struct Paper<'a> {
    t: &'static Messages,
    s: Shell<'a>,
    invoice: &'a Invoice,
    seller: Somebody<'a>,
    buyer: Somebody<'a>,
    status: &'static str,
    lead: String,
    facts: Vec<(&'static str, String)>,
    description: Option<&'a str>,
    order: Order<'a>,
    /// Where changes are posted to: nowhere, because nothing can be changed.
    update: &'static str,
    pay: Option<&'a str>,
}

/// Somebody on the invoice, line by line. The first line is the name.
struct Somebody<'a> {
    name: &'a str,
    lines: Vec<String>,
}

impl<'a> Somebody<'a> {
    fn new(t: &'static Messages, party: &'a Party, or: &'a str) -> Self {
        let is_told = |text: &&str| !text.trim().is_empty();
        let business = party.business_name.as_deref().filter(is_told);
        let person = Some(party.name.as_str()).filter(is_told);
        // An invoice to a business names the business first, as its books do.
        let mut names = business.into_iter().chain(person).filter(is_told);
        let name = names.next().unwrap_or(or);
        let mut lines: Vec<String> = names.map(str::to_owned).collect();
        lines.extend(party.address.iter().filter(|line| !line.trim().is_empty()).cloned());
        lines.extend(party.email.iter().filter(|email| email.as_str() != name).cloned());
        lines.extend(party.tax_id.as_deref().map(|number| t.tax_id(number)));
        Self { name, lines }
    }
}

impl<'a> Paper<'a> {
    pub(super) fn new(t: &'static Messages, frame: &'a Frame, invoice: &'a Invoice) -> Self {
        let total = &invoice.total;
        let s = Shell::new(frame, "").read();
        let seller = Somebody::new(t, &invoice.seller, s.name);
        let moment = match invoice.status {
            InvoiceStatus::Open => &invoice.due_at,
            InvoiceStatus::Paid => &invoice.paid_at,
            InvoiceStatus::Void | InvoiceStatus::Uncollectible => &None,
        };
        let moment = moment.as_ref().map(|moment| day(t, moment));
        let minor = match invoice.status {
            InvoiceStatus::Open => invoice.due_minor,
            InvoiceStatus::Paid => invoice.paid_minor,
            InvoiceStatus::Void | InvoiceStatus::Uncollectible => total.amount_minor,
        };
        let is_open = invoice.status == InvoiceStatus::Open;
        Self {
            t,
            buyer: Somebody::new(t, &invoice.buyer, invoice.buyer.email.as_deref().unwrap_or_default()),
            status: if is_returned(invoice) { t.receipt_refunded } else { t.invoice_status(invoice.status) },
            lead: t.invoice_lead(invoice.status, &amount_of(t, minor, total), moment.as_deref()),
            facts: facts(t, invoice),
            description: description(total),
            order: order(t, invoice),
            update: "",
            pay: invoice.pay_url.as_deref().filter(|_| is_open),
            s: Shell { title: title(t, invoice, seller.name), ..s },
            seller,
            invoice,
        }
    }

    /// The word that the style colours the status by.
    fn tone(&self) -> &'static str {
        match self.invoice.status {
            InvoiceStatus::Paid if is_returned(self.invoice) => "off",
            InvoiceStatus::Paid => "good",
            InvoiceStatus::Open => "warn",
            InvoiceStatus::Void | InvoiceStatus::Uncollectible => "off",
        }
    }
}

/// Whether all that was paid went back.
fn is_returned(invoice: &Invoice) -> bool {
    invoice.proof.as_ref().is_some_and(|proof| proof.refunded_minor >= invoice.paid_minor)
}

fn title(t: &'static Messages, invoice: &Invoice, seller: &str) -> String {
    match invoice.proof {
        Some(_) => t.receipt_title(seller),
        None => t.invoice_title(&invoice.number, seller),
    }
}

fn facts(t: &'static Messages, invoice: &Invoice) -> Vec<(&'static str, String)> {
    let mut facts = match &invoice.proof {
        Some(proof) => vec![(t.receipt_short, proof.number.clone())],
        None => vec![(t.invoice_number, invoice.number.clone())],
    };
    if invoice.proof.is_none() {
        facts.push((t.invoice_issued, day(t, &invoice.issued_at)));
    }
    facts.extend(invoice.due_at.as_ref().map(|due| (t.invoice_due_by, day(t, due))));
    facts.extend(invoice.paid_at.as_ref().map(|paid| (t.invoice_paid_on, day(t, paid))));
    let period = invoice.period.as_ref();
    facts.extend(period.map(|(from, until)| (t.invoice_period, t.span(&day(t, from), &day(t, until)))));
    facts.extend(invoice.paid_with.as_ref().map(|with| (t.invoice_paid_with, t.instrument(with))));
    facts
}

/// Everything in plain sight: what is folded away is not printed. An invoice always says what it comes to.
fn order<'a>(t: &'static Messages, invoice: &'a Invoice) -> Order<'a> {
    let total = &invoice.total;
    let mut order =
        total.cart.as_ref().map(|cart| Order::closed(t, total, cart)).unwrap_or_default().unfolded();
    let sum = |name: &str, minor| Sum::plain(name.to_owned(), amount_of(t, minor, total));
    if !order.sums.iter().any(|sum| sum.is_total) {
        let name = t.sum(&crate::SumKind::Total);
        order.sums.push(Sum { is_total: true, ..sum(&name, total.amount_minor) });
    }
    match invoice.status {
        InvoiceStatus::Paid => {
            order.sums.push(sum(t.invoice_paid, invoice.paid_minor));
            let back = invoice.proof.as_ref().map_or(0, |proof| proof.refunded_minor);
            if back != 0 {
                order.sums.push(sum(t.receipt_refunded, back));
            }
        }
        InvoiceStatus::Open | InvoiceStatus::Uncollectible => {
            if invoice.paid_minor != 0 {
                order.sums.push(sum(t.invoice_paid, invoice.paid_minor));
            }
            order.sums.push(sum(t.invoice_due, invoice.due_minor));
        }
        InvoiceStatus::Void => {}
    }
    order
}
