//! Invoices: found, and looked into. Their printable page is the buyer's.

use super::lists::{self, Asked, Head, Rest};
use super::show::{facts, id, maybe_time, money, plainly, time, units};
use super::{Shown, Visitor, customers, payments, sessions, sold, states, subscriptions};
use kassa_domain::id::{CustomerId, InvoiceId, SubscriptionId};
use kassa_domain::invoice::{Invoice, InvoiceStatus, Reason};
use kassa_domain::query::{Listed, PageOf};
use kassa_domain::{Answer, Query};
use kassa_engine::Fault;
use kassa_pages::dashboard::{Action, Cell, Column, Screen, Table};

const PATH: &str = "/invoices";

/// The page of an invoice in the dashboard.
fn href(of: &InvoiceId) -> String {
    format!("/dashboard{PATH}/{of}")
}

async fn listed(
    visitor: &Visitor<'_>,
    asked: &mut Asked<'_>,
    page: PageOf,
) -> Result<Listed<Invoice>, Fault> {
    let status = asked.choice("status", "Status", &InvoiceStatus::ALL, InvoiceStatus::as_str, |status| {
        states::invoice(status).0
    });
    let customer = asked.line("customer", "Customer's id").map(|text| CustomerId::named(&text));
    let subscription = asked.line("subscription", "Subscription's id");
    let subscription = subscription.map(|text| SubscriptionId::named(&text));
    let nothing = Listed { items: vec![], has_more: false };
    if asked.is_wrong() {
        return Ok(nothing);
    }
    match visitor.query(&Query::Invoices { page, status, customer, subscription }).await? {
        Ok(Answer::Invoices(listed)) => Ok(listed),
        _ => Ok(nothing),
    }
}

pub(super) async fn list(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let mut asked = Asked::of(visitor);
    let listed = listed(visitor, &mut asked, lists::page(visitor)).await?;
    let rest = Rest::listed(visitor, &listed, |it| it.id.as_str());
    Ok(lists::shown(visitor, Head::of("Invoices", PATH), asked, table(&listed.items), rest))
}

pub(super) async fn file(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let mut asked = Asked::of(visitor);
    let listed = listed(visitor, &mut asked, lists::whole()).await?;
    if asked.is_wrong() {
        return list(visitor).await;
    }
    let row = |invoice: &Invoice| {
        let body = &invoice.body;
        vec![
            id(&invoice.id),
            Cell::Text(invoice.number()),
            id(&invoice.subscription),
            invoice.customer.as_ref().map_or(Cell::Empty, id),
            Cell::maybe(body.email.clone()),
            Cell::text(states::invoice(invoice.status).0),
            Cell::Money(units(invoice.amount)),
            Cell::text(invoice.amount.currency.code()),
            time(body.period_start),
            time(body.period_end),
            time(invoice.created_at),
            maybe_time(body.paid_at),
            body.paid_by.as_ref().map_or(Cell::Empty, id),
        ]
    };
    let columns = [
        "Invoice",
        "Number",
        "Subscription",
        "Customer",
        "E-mail",
        "Status",
        "Amount",
        "Currency",
        "Period from",
        "Period to",
        "Created",
        "Paid at",
        "Payment",
    ];
    Ok(lists::written("invoices", &columns, listed.items.iter().map(row).collect()))
}

/// Invoices as a table.
pub(super) fn table(invoices: &[Invoice]) -> Table {
    let row = |invoice: &Invoice| {
        vec![
            Cell::link(invoice.number(), href(&invoice.id)),
            Cell::Money(money(invoice.amount)),
            states::cell(states::invoice(invoice.status)),
            Cell::maybe(invoice.body.email.clone()),
            time(invoice.body.period_start),
            time(invoice.body.period_end),
        ]
    };
    Table {
        title: "Invoices".to_owned(),
        columns: vec![
            Column::of("Invoice"),
            Column::figure("Amount"),
            Column::of("Status"),
            Column::of("Buyer"),
            Column::of("Period from"),
            Column::of("Period to"),
        ],
        rows: invoices.iter().map(row).collect(),
        empty: "No invoices found.".to_owned(),
        ..Table::default()
    }
}

pub(super) async fn detail(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let named = InvoiceId::named(visitor.param(0));
    let found = visitor.app.engine.store().invoice(visitor.scope, &named).await?;
    let Some(invoice) = found else { return Ok(Shown::Missing) };
    let body = &invoice.body;
    let names = customers::names(visitor, invoice.customer.iter().collect()).await?;
    let declined = body.last_decline.filter(|_| invoice.status != InvoiceStatus::Paid);
    let reason = match body.reason {
        Reason::Start => "The subscription began",
        Reason::Cycle => "A period began",
    };
    let about = facts(
        "Details",
        vec![
            ("ID", id(&invoice.id)),
            ("Subscription", Cell::link("Subscription", subscriptions::href(&invoice.subscription))),
            ("Customer", customers::cell(invoice.customer.as_ref(), &names)),
            ("E-mail", Cell::maybe(body.email.clone())),
            ("Amount", Cell::Money(money(invoice.amount))),
            ("Why", Cell::text(reason)),
            ("Period from", time(body.period_start)),
            ("Period to", time(body.period_end)),
            ("Paid by", Cell::link("Session", sessions::href(&body.session))),
            (
                "Payment",
                body.paid_by.as_ref().map_or(Cell::Empty, |of| Cell::link("Payment", payments::href(of))),
            ),
            ("Paid with", Cell::maybe(body.instrument.as_ref().map(states::instrument))),
            ("Paid at", maybe_time(body.paid_at)),
            ("Tries without the buyer", Cell::Text(body.tries.to_string())),
            ("Last decline", Cell::maybe(declined.map(|reason| plainly(reason.as_str())))),
            ("Retry", maybe_time(body.next_try.filter(|_| invoice.status == InvoiceStatus::Open))),
            ("Can be paid until", maybe_time(body.due_by)),
            ("Created", time(invoice.created_at)),
        ],
    );
    Ok(Screen {
        title: format!("Invoice {}", invoice.number()),
        status: states::beside(states::invoice(invoice.status)),
        above: vec![("Invoices".to_owned(), format!("/dashboard{PATH}"))],
        actions: vec![Action::Link {
            text: "Open printable page".to_owned(),
            href: format!("/invoices/{}", invoice.id),
            is_main: false,
        }],
        blocks: vec![about, sold::bought(&body.cart, invoice.amount, true)],
        ..Screen::default()
    }
    .into())
}
