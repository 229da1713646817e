//! Refunds: found and looked into. They are made on the page of their payment.

use super::lists::{Asked, Head, Kind};
use super::show::{facts, id, metadata, money, time, units};
use super::{Shown, Visitor, news, payments, sessions, states, story};
use kassa_domain::id::{AttemptId, RefundId};
use kassa_domain::refund::{Refund, RefundStatus};
use kassa_domain::search::{Found, Part, RefundSearch};
use kassa_engine::Fault;
use kassa_pages::dashboard::{Cell, Column, Screen, Table};

const PATH: &str = "/refunds";

fn href(of: &RefundId) -> String {
    format!("/dashboard{PATH}/{of}")
}

/// How refunds are searched, listed and written to a file.
pub(super) struct Refunds;

impl Kind for Refunds {
    type Item = Refund;
    type Wanted = RefundSearch;
    const COLUMNS: &'static [&'static str] = &[
        "Refund",
        "Payment",
        "Session",
        "Status",
        "Amount",
        "Currency",
        "Reason",
        "Origin",
        "Reference",
        "Failure",
        "Created",
    ];

    fn head(_: &Visitor<'_>) -> Head {
        Head { lead: Some("To refund a payment, open it under Payments."), ..Head::of("Refunds", PATH) }
    }

    fn wanted(asked: &mut Asked<'_>) -> RefundSearch {
        RefundSearch {
            words: asked.words("An id, the processor's reference or metadata"),
            statuses: asked
                .choice("status", "Status", &RefundStatus::ALL, RefundStatus::as_str, |it| {
                    states::refund(it).0
                })
                .into_iter()
                .collect(),
            payment: asked.line("payment", "Payment's id").map(|text| AttemptId::named(&text)),
            created: asked.span(),
            amount: asked.much(),
        }
    }

    async fn search(
        visitor: &Visitor<'_>,
        wanted: &RefundSearch,
        part: &Part,
    ) -> Result<Found<Refund>, Fault> {
        visitor.app.engine.search_refunds(visitor.scope, wanted, part).await
    }

    fn table(refunds: &[Refund]) -> Table {
        table(refunds)
    }

    fn row(refund: &Refund) -> Vec<Cell> {
        vec![
            id(&refund.id),
            id(&refund.attempt),
            id(&refund.body.session),
            Cell::text(states::refund(refund.status).0),
            Cell::Money(units(refund.amount)),
            Cell::text(refund.amount.currency.code()),
            Cell::maybe(refund.body.reason.map(states::refund_reason)),
            Cell::text(states::origin(refund.body.origin)),
            Cell::maybe(refund.body.processor_reference.clone()),
            Cell::maybe(refund.body.failure.clone()),
            time(refund.created_at),
        ]
    }
}

/// Refunds as a table.
pub(super) fn table(refunds: &[Refund]) -> Table {
    let row = |refund: &Refund| {
        vec![
            Cell::link(money(refund.amount), href(&refund.id)),
            states::cell(states::refund(refund.status)),
            Cell::link("Payment", payments::href(&refund.attempt)),
            Cell::maybe(refund.body.reason.map(states::refund_reason)),
            Cell::text(states::origin(refund.body.origin)),
            time(refund.created_at),
        ]
    };
    Table {
        title: "Refunds".to_owned(),
        columns: vec![
            Column::of("Refund"),
            Column::of("Status"),
            Column::of("Of"),
            Column::of("Reason"),
            Column::of("Origin"),
            Column::of("Created"),
        ],
        rows: refunds.iter().map(row).collect(),
        empty: "No refunds found.".to_owned(),
        ..Table::default()
    }
}

pub(super) async fn detail(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let news = Some(news::url(visitor).await);
    let engine = &visitor.app.engine;
    let named = RefundId::named(visitor.param(0));
    let Some(refund) = engine.store().refund(visitor.scope, &named).await? else { return Ok(Shown::Missing) };
    let story = engine.story(visitor.scope, &refund.body.session).await?;
    let body = &refund.body;
    let about = facts(
        "Details",
        vec![
            ("ID", id(&refund.id)),
            ("Payment", Cell::link(refund.attempt.as_str(), payments::href(&refund.attempt))),
            ("Session", Cell::link(body.session.as_str(), sessions::href(&body.session))),
            ("Amount", Cell::Money(money(refund.amount))),
            ("Reason", Cell::maybe(body.reason.map(states::refund_reason))),
            ("Origin", Cell::text(states::origin(body.origin))),
            ("Reference", Cell::maybe(body.processor_reference.clone())),
            ("Failure", Cell::maybe(body.failure.clone())),
            ("Created", time(refund.created_at)),
            ("Last changed", time(body.updated_at)),
            ("Metadata", metadata(&body.metadata)),
        ],
    );
    let mut blocks = vec![about];
    blocks.extend(story.as_ref().map(story::timeline));
    Ok(Screen {
        title: format!("Refund of {}", money(refund.amount)),
        status: states::beside(states::refund(refund.status)),
        news,
        above: vec![
            ("Refunds".to_owned(), format!("/dashboard{PATH}")),
            ("Payment".to_owned(), payments::href(&refund.attempt)),
        ],
        blocks,
        ..Screen::default()
    }
    .into())
}
