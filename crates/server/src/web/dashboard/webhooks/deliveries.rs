//! Deliveries: one event for one endpoint, every try of it, and the bytes that each of them sent.

use super::{found, href};
use crate::web::dashboard::forms::{self, texts};
use crate::web::dashboard::lists::{self, Asked, Gathered, Rest};
use crate::web::dashboard::show::{as_file, exact, facts, id, not_done, time};
use crate::web::dashboard::{Shown, Visitor, done, events, states};
use kassa_domain::Command;
use kassa_domain::Refusal;
use kassa_domain::endpoint::{Delivery, DeliveryStatus, Endpoint, Try};
use kassa_domain::event::Event;
use kassa_domain::id::{DeliveryId, EndpointId};
use kassa_domain::search::{DeliverySearch, Found};
use kassa_domain::team::Right;
use kassa_engine::Fault;
use kassa_pages::dashboard::{Block, Cell, Code, Column, Form, Screen, Table, Tone};
use std::collections::BTreeMap;

const STATUSES: [DeliveryStatus; 3] =
    [DeliveryStatus::Pending, DeliveryStatus::Delivered, DeliveryStatus::Dead];

/// A delivery with its event, which may be gone.
type Told = (Delivery, Option<Event>);

fn own(of: &DeliveryId) -> String {
    format!("/dashboard/deliveries/{of}")
}

fn word(status: DeliveryStatus) -> &'static str {
    match status {
        DeliveryStatus::Pending => "Pending",
        DeliveryStatus::Delivered => "Delivered",
        DeliveryStatus::Dead => "Uncollectible",
    }
}

fn standing(delivery: &Delivery) -> states::Said {
    let tone = match delivery.status {
        DeliveryStatus::Pending if delivery.body.tries > 0 => Tone::Warn,
        DeliveryStatus::Pending => Tone::Plain,
        DeliveryStatus::Delivered => Tone::Good,
        DeliveryStatus::Dead => Tone::Bad,
    };
    (word(delivery.status), tone)
}

fn wanted(asked: &mut Asked<'_>, endpoint: &EndpointId) -> DeliverySearch {
    let status = asked.choice("status", "Deliveries", &STATUSES, DeliveryStatus::as_str, word);
    DeliverySearch { endpoint: endpoint.clone(), status }
}

/// What was sent to an endpoint: the filter, the part that fits it, and whether the filter cannot be read.
pub(super) async fn of_endpoint(
    visitor: &Visitor<'_>,
    endpoint: &Endpoint,
) -> Result<(Form, Table, bool), Fault> {
    let mut asked = Asked::of(visitor);
    let wanted = wanted(&mut asked, &endpoint.id);
    let is_wrong = asked.is_wrong();
    let found = if is_wrong {
        Found::only(vec![])
    } else {
        visitor.app.engine.search_deliveries(visitor.scope, &wanted, &lists::part(visitor)).await?
    };
    let mut table = Table { is_titled: true, ..table(&found.items, None) };
    Rest::of(visitor, &found).onto(&mut table);
    table.csv = Some(as_file(visitor, &format!("/webhooks/{}/deliveries", endpoint.id)));
    Ok((asked.form(href(&endpoint.id)), table, is_wrong))
}

/// Deliveries as a table; of one event, with the addresses that it was sent to.
pub(in crate::web::dashboard) fn table(told: &[Told], urls: Option<&BTreeMap<EndpointId, String>>) -> Table {
    let row = |(delivery, event): &Told| {
        let last = delivery.body.last.as_ref();
        let what = match (urls, event) {
            (Some(urls), _) => {
                urls.get(&delivery.endpoint).map_or(delivery.endpoint.as_str(), String::as_str)
            }
            (None, Some(event)) => event.kind.as_str(),
            (None, None) => delivery.event.as_str(),
        };
        vec![
            Cell::link(what, own(&delivery.id)),
            states::cell(standing(delivery)),
            Cell::Text(delivery.body.tries.to_string()),
            last.map_or(Cell::Empty, |last| mark(answered(last))),
            last.map_or(Cell::Empty, |last| time(last.at)),
            if delivery.status == DeliveryStatus::Pending { time(delivery.due_at) } else { Cell::Empty },
        ]
    };
    let first = if urls.is_some() { "To" } else { "Event" };
    Table {
        title: "Deliveries".to_owned(),
        columns: [first, "Status", "Tries", "Last answer", "Last try", "Next try"].map(Column::of).into(),
        rows: told.iter().map(row).collect(),
        empty: "Nothing was sent yet.".to_owned(),
        ..Table::default()
    }
}

fn mark((text, tone): (String, Tone)) -> Cell {
    Cell::Status(text, tone)
}

fn answered(tried: &Try) -> (String, Tone) {
    let text = tried.status.map_or_else(|| "No answer".to_owned(), |status| status.to_string());
    (text, if tried.is_success() { Tone::Good } else { Tone::Bad })
}

pub(in crate::web::dashboard) async fn deliveries_file(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(endpoint) = found(visitor).await? else { return Ok(Shown::Missing) };
    let mut asked = Asked::of(visitor);
    let wanted = wanted(&mut asked, &endpoint.id);
    let mut all = Gathered::new();
    while let Some(part) = all.part() {
        all.add(visitor.app.engine.search_deliveries(visitor.scope, &wanted, &part).await?);
    }
    let row = |(delivery, event): &Told| {
        let last = delivery.body.last.as_ref();
        vec![
            id(&delivery.id),
            id(&delivery.event),
            Cell::maybe(event.as_ref().map(|event| event.kind.as_str())),
            Cell::Text(delivery.place.to_string()),
            Cell::text(word(delivery.status)),
            Cell::Text(delivery.body.tries.to_string()),
            Cell::maybe(last.map(|last| answered(last).0)),
            last.map_or(Cell::Empty, |last| time(last.at)),
            time(delivery.due_at),
        ]
    };
    let columns = ["Delivery", "Event", "Kind", "No.", "Status", "Tries", "Last answer", "Last try", "Due"];
    Ok(lists::written("deliveries", &columns, all.items.iter().map(row).collect()))
}

pub(in crate::web::dashboard) async fn delivery(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    match screen(visitor).await? {
        Some((screen, _)) => Ok(screen.into()),
        None => Ok(Shown::Missing),
    }
}

async fn screen(visitor: &Visitor<'_>) -> Result<Option<(Screen, Delivery)>, Fault> {
    let (engine, named) = (&visitor.app.engine, DeliveryId::named(visitor.param(0)));
    let Some((delivery, event)) = engine.delivery(visitor.scope, &named).await? else { return Ok(None) };
    let endpoint = engine.store().endpoint(visitor.scope, &delivery.endpoint).await?;
    let url = endpoint.as_ref().map_or(delivery.endpoint.as_str(), |endpoint| endpoint.body.url.as_str());
    let kind = event.as_ref().map_or(delivery.event.as_str(), |event| event.kind.as_str());
    let is_pending = delivery.status == DeliveryStatus::Pending;
    let about = facts(
        "Details",
        vec![
            ("ID", id(&delivery.id)),
            ("Event", Cell::link(kind, events::href(&delivery.event))),
            ("Number", Cell::Text(delivery.place.to_string())),
            ("To", Cell::link(url, href(&delivery.endpoint))),
            ("Tries", Cell::Text(delivery.body.tries.to_string())),
            ("Next try", if is_pending { time(delivery.due_at) } else { Cell::Empty }),
        ],
    );
    let body = Code {
        title: "Body".to_owned(),
        hint: Some("Every try sends exactly these bytes. Only the signature and its time change.".to_owned()),
        text: delivery.payload.clone(),
        is_secret: false,
    };
    let again = vec![forms::does("Resend", format!("{}/again", own(&delivery.id)), &[])];
    let screen = Screen {
        status: states::beside(standing(&delivery)),
        actions: forms::actions(visitor, Right::Serve, again),
        blocks: vec![about, Block::Table(tries(&delivery)), Block::Code(body)],
        ..forms::page(kind, &[("Webhooks", "/dashboard/webhooks"), (url, &href(&delivery.endpoint))])
    };
    Ok(Some((screen, delivery)))
}

/// The tries of a delivery, the latest first.
fn tries(delivery: &Delivery) -> Table {
    let body = &delivery.body;
    let row = |tried: &Try| {
        vec![
            Cell::Time(exact(tried.at)),
            mark(answered(tried)),
            Cell::maybe(tried.ms.map(|ms| format!("{ms} ms"))),
            texts(Some(&tried.note).filter(|note| !note.is_empty())),
        ]
    };
    Table {
        title: "Tries".to_owned(),
        is_titled: true,
        columns: ["When", "Answer", "Duration", "Answer"].map(Column::of).into(),
        rows: body.last.iter().chain(body.earlier.iter().rev()).map(row).collect(),
        empty: "It has not been tried yet.".to_owned(),
        ..Table::default()
    }
}

pub(in crate::web::dashboard) async fn again(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some((screen, delivery)) = screen(visitor).await? else { return Ok(Shown::Missing) };
    let command = Command::Redeliver(delivery.event.clone(), Some(delivery.endpoint.clone()));
    match visitor.change(&command).await? {
        Ok(_) => Ok(done(&own(&delivery.id), "sent_again")),
        Err(Refusal::NotFound(_)) => Ok(Shown::Missing),
        Err(refusal) => Ok(not_done(screen, &refusal)),
    }
}
