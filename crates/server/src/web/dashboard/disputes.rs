//! Disputes: found and looked into. They are fought at the processor, so there is nothing to do about them here.

use super::lists::{Asked, Head, Kind};
use super::show::{facts, id, maybe_time, money, plainly, time, units};
use super::{Shown, Visitor, payments, sessions, states, story};
use kassa_domain::dispute::{Dispute, DisputeStatus};
use kassa_domain::id::{AttemptId, DisputeId};
use kassa_domain::search::{DisputeSearch, Found, Part};
use kassa_engine::Fault;
use kassa_pages::dashboard::{Cell, Column, Screen, Table};

const PATH: &str = "/disputes";

fn href(of: &DisputeId) -> String {
    format!("/dashboard{PATH}/{of}")
}

/// How disputes are searched, listed and written to a file.
pub(super) struct Disputes;

impl Kind for Disputes {
    type Item = Dispute;
    type Wanted = DisputeSearch;
    const COLUMNS: &'static [&'static str] = &[
        "Dispute",
        "Payment",
        "Session",
        "Status",
        "Amount",
        "Currency",
        "Reason",
        "Reference",
        "Answer by",
        "Received",
    ];

    fn head(_: &Visitor<'_>) -> Head {
        Head { lead: Some("Answer disputes in the processor's own dashboard."), ..Head::of("Disputes", PATH) }
    }

    fn wanted(asked: &mut Asked<'_>) -> DisputeSearch {
        DisputeSearch {
            words: asked.words("An id, the processor's name for it, or the reason"),
            statuses: asked
                .choice("status", "Status", &DisputeStatus::ALL, DisputeStatus::as_str, |it| {
                    states::dispute(it).0
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
        wanted: &DisputeSearch,
        part: &Part,
    ) -> Result<Found<Dispute>, Fault> {
        visitor.app.engine.search_disputes(visitor.scope, wanted, part).await
    }

    fn table(disputes: &[Dispute]) -> Table {
        table(disputes)
    }

    fn row(dispute: &Dispute) -> Vec<Cell> {
        vec![
            id(&dispute.id),
            id(&dispute.attempt),
            id(&dispute.body.session),
            Cell::text(states::dispute(dispute.status).0),
            Cell::Money(units(dispute.amount)),
            Cell::text(dispute.amount.currency.code()),
            Cell::text(&*dispute.body.reason),
            Cell::text(&*dispute.reference),
            maybe_time(dispute.body.due_by),
            time(dispute.created_at),
        ]
    }
}

/// Disputes as a table.
pub(super) fn table(disputes: &[Dispute]) -> Table {
    let row = |dispute: &Dispute| {
        vec![
            Cell::link(money(dispute.amount), href(&dispute.id)),
            states::cell(states::dispute(dispute.status)),
            Cell::link("Payment", payments::href(&dispute.attempt)),
            Cell::Text(plainly(&dispute.body.reason)),
            maybe_time(dispute.body.due_by.filter(|_| !dispute.status.is_closed())),
            time(dispute.created_at),
        ]
    };
    Table {
        title: "Disputes".to_owned(),
        columns: vec![
            Column::of("Dispute"),
            Column::of("Status"),
            Column::of("Of"),
            Column::of("Reason"),
            Column::of("Answer by"),
            Column::of("Received"),
        ],
        rows: disputes.iter().map(row).collect(),
        empty: "No disputes found.".to_owned(),
        ..Table::default()
    }
}

pub(super) async fn detail(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let engine = &visitor.app.engine;
    let named = DisputeId::named(visitor.param(0));
    let Some(dispute) = engine.store().dispute(visitor.scope, &named).await? else {
        return Ok(Shown::Missing);
    };
    let body = &dispute.body;
    let story = engine.story(visitor.scope, &body.session).await?;
    let about = facts(
        "Details",
        vec![
            ("ID", id(&dispute.id)),
            ("Payment", Cell::link(dispute.attempt.as_str(), payments::href(&dispute.attempt))),
            ("Session", Cell::link(body.session.as_str(), sessions::href(&body.session))),
            ("Amount", Cell::Money(money(dispute.amount))),
            ("Reason", Cell::Text(plainly(&body.reason))),
            ("Processor's ID", id(&dispute.reference)),
            ("Answer by", maybe_time(body.due_by)),
            ("Received", time(dispute.created_at)),
            ("Last changed", time(body.updated_at)),
        ],
    );
    let mut blocks = vec![about];
    blocks.extend(story.as_ref().map(story::timeline));
    Ok(Screen {
        title: format!("Dispute over {}", money(dispute.amount)),
        lead: Some("Answer it at the processor.".to_owned()),
        status: states::beside(states::dispute(dispute.status)),
        above: vec![
            ("Disputes".to_owned(), format!("/dashboard{PATH}")),
            ("Payment".to_owned(), payments::href(&dispute.attempt)),
        ],
        blocks,
        ..Screen::default()
    }
    .into())
}
