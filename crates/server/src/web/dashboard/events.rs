//! Events: what happened, as it is told, and to whom.

use super::lists::{Asked, Head, Kind};
use super::show::{facts, id, not_done, time};
use super::{Shown, Visitor, done, forms, webhooks};
use kassa_domain::answer::More;
use kassa_domain::event::{Event, EventKind};
use kassa_domain::id::EventId;
use kassa_domain::search::{EventSearch, Found, Part, about};
use kassa_domain::team::Right;
use kassa_domain::{Answer, Command, Query, Refusal};
use kassa_engine::Fault;
use kassa_pages::dashboard::{Block, Cell, Code, Column, Screen, Table};
use std::collections::BTreeMap;

const PATH: &str = "/events";

/// The page of an event.
pub(super) fn href(of: &EventId) -> String {
    format!("/dashboard{PATH}/{of}")
}

/// How events are searched, listed and written to a file.
pub(super) struct Events;

impl Kind for Events {
    type Item = Event;
    type Wanted = EventSearch;
    const COLUMNS: &'static [&'static str] = &["Event", "Kind", "About", "No.", "Request", "When"];

    fn head(_: &Visitor<'_>) -> Head {
        Head::of("Events", PATH)
    }

    fn wanted(asked: &mut Asked<'_>) -> EventSearch {
        EventSearch {
            kind: asked.choice("type", "Kind", &EventKind::ALL, EventKind::as_str, EventKind::as_str),
            object: asked.line("object", "Object's id"),
            created: asked.span(),
        }
    }

    async fn search(visitor: &Visitor<'_>, wanted: &EventSearch, part: &Part) -> Result<Found<Event>, Fault> {
        visitor.app.engine.search_events(visitor.scope, wanted, part).await
    }

    fn table(events: &[Event]) -> Table {
        table(events)
    }

    fn row(event: &Event) -> Vec<Cell> {
        vec![
            id(&event.id),
            Cell::text(event.kind.as_str()),
            Cell::maybe(about(&event.body.snapshot)),
            Cell::maybe(event.sequence.map(|place| place.to_string())),
            Cell::maybe(event.body.cause.request_id.clone()),
            time(event.created_at),
        ]
    }
}

fn table(events: &[Event]) -> Table {
    let row = |event: &Event| {
        vec![
            Cell::link(event.kind.as_str(), href(&event.id)),
            about(&event.body.snapshot).map_or(Cell::Empty, |of| Cell::Id(of.to_owned())),
            Cell::maybe(event.sequence.map(|place| place.to_string())),
            time(event.created_at),
        ]
    };
    Table {
        columns: ["Event", "About", "No.", "When"].map(Column::of).into(),
        rows: events.iter().map(row).collect(),
        empty: "No events found.".to_owned(),
        ..Table::default()
    }
}

async fn found(visitor: &Visitor<'_>) -> Result<Option<Event>, Fault> {
    match visitor.query(&Query::Event(EventId::named(visitor.param(0)))).await? {
        Ok(Answer::Event(event)) => Ok(Some(event)),
        _ => Ok(None),
    }
}

pub(super) async fn detail(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(event) = found(visitor).await? else { return Ok(Shown::Missing) };
    Ok(screen(visitor, &event).await?.into())
}

async fn screen(visitor: &Visitor<'_>, event: &Event) -> Result<Screen, Fault> {
    let (engine, scope) = (&visitor.app.engine, visitor.scope);
    let cause = &event.body.cause;
    let of = about(&event.body.snapshot);
    let facts = facts(
        "Details",
        vec![
            ("ID", id(&event.id)),
            ("About", of.map_or(Cell::Empty, |of| Cell::Id(of.to_owned()))),
            ("Number", Cell::maybe(event.sequence.map(|place| place.to_string()))),
            ("When", time(event.created_at)),
            ("Request", cause.request_id.as_ref().map_or(Cell::Empty, id)),
            ("Idempotency key", Cell::maybe(cause.idempotency_key.clone())),
        ],
    );
    let mut told = vec![];
    let mut urls = BTreeMap::new();
    for delivery in engine.store().deliveries_of(scope, &event.id).await? {
        let endpoint = engine.store().endpoint(scope, &delivery.endpoint).await?;
        urls.extend(endpoint.map(|endpoint| (endpoint.id, endpoint.body.url)));
        told.push((delivery, None));
    }
    let table = Table { is_titled: true, ..webhooks::deliveries_table(&told, Some(&urls)) };
    let mut blocks = vec![facts, Block::Table(table)];
    let native = engine.dialect(kassa_dialects::native::NAME);
    let body = native.and_then(|native| native.event(event, &More::default()));
    blocks.extend(body.map(|body| {
        Block::Code(Code {
            title: "Payload".to_owned(),
            hint: Some(
                "In Kassa's own format. What each endpoint received is shown with its delivery.".to_owned(),
            ),
            text: indented(&body),
            is_secret: false,
        })
    }));
    let again = vec![forms::does("Resend to all endpoints", format!("{}/redeliver", href(&event.id)), &[])];
    Ok(Screen {
        actions: forms::actions(visitor, Right::Serve, again),
        blocks,
        ..forms::page(event.kind.as_str(), &[("Events", "/dashboard/events")])
    })
}

pub(super) async fn redeliver(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(event) = found(visitor).await? else { return Ok(Shown::Missing) };
    match visitor.change(&Command::Redeliver(event.id.clone(), None)).await? {
        Ok(Answer::Redelivered { deliveries: 0, .. }) => Ok(done(&href(&event.id), "resent_nobody")),
        Ok(_) => Ok(done(&href(&event.id), "resent")),
        Err(Refusal::NotFound(_)) => Ok(Shown::Missing),
        Err(refusal) => Ok(not_done(screen(visitor, &event).await?, &refusal)),
    }
}

/// JSON with a line for each value. Its names keep their order and its numbers their digits, as a parser would not let
/// them.
fn indented(json: &str) -> String {
    let (mut text, mut depth, mut in_text, mut is_escaped) = (String::new(), 0_usize, false, false);
    let mut signs = json.chars().peekable();
    let line = |text: &mut String, depth: usize| {
        text.push('\n');
        text.push_str(&"  ".repeat(depth));
    };
    while let Some(sign) = signs.next() {
        if in_text {
            in_text = is_escaped || sign != '"';
            is_escaped = !is_escaped && sign == '\\';
            text.push(sign);
            continue;
        }
        match sign {
            '{' | '[' if matches!(signs.peek(), Some('}' | ']')) => text.push(sign),
            '{' | '[' => {
                depth = depth.saturating_add(1);
                text.push(sign);
                line(&mut text, depth);
            }
            '}' | ']' if text.ends_with(['{', '[']) => text.push(sign),
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                line(&mut text, depth);
                text.push(sign);
            }
            ',' => {
                text.push(sign);
                line(&mut text, depth);
            }
            ':' => text.push_str(": "),
            _ => {
                in_text = sign == '"';
                text.push(sign);
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::indented;

    #[test]
    fn json_is_indented_and_nothing_else() {
        let json = r#"{"b":[1,2.50],"a":{"x":"{,:\"}\\","y":[]},"n":{},"z":null}"#;
        let text = indented(json);
        let lines = [
            "{",
            "  \"b\": [",
            "    1,",
            "    2.50",
            "  ],",
            "  \"a\": {",
            "    \"x\": \"{,:\\\"}\\\\\",",
            "    \"y\": []",
            "  },",
            "  \"n\": {},",
            "  \"z\": null",
            "}",
        ];
        assert_eq!(text, lines.join("\n"));
        let parsed = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(parsed(&text), parsed(json));
    }
}
