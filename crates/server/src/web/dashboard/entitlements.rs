//! Entitlements: what customers have, because something was paid for it.

use super::lists::{self, Asked, Head, Rest};
use super::show::{FILE_ROWS, ROWS, id, maybe_time, time};
use super::{Shown, Visitor, customers, states, subscriptions};
use kassa_domain::entitlement::Entitlement;
use kassa_domain::id::CustomerId;
use kassa_domain::query::Listed;
use kassa_engine::Fault;
use kassa_pages::dashboard::{Cell, Column, Table};

const PATH: &str = "/entitlements";

async fn listed(
    visitor: &Visitor<'_>,
    asked: &mut Asked<'_>,
    rows: usize,
    before: Option<&str>,
) -> Result<Listed<Entitlement>, Fault> {
    let store = visitor.app.engine.store();
    if let Some(named) = asked.line("customer", "Customer's id") {
        let found = store.entitlement(visitor.scope, &CustomerId::named(&named)).await?;
        return Ok(Listed { items: found.into_iter().collect(), has_more: false });
    }
    let one_more = i64::try_from(rows.saturating_add(1)).unwrap_or(i64::MAX);
    let mut items = store.entitlements(visitor.scope, before, one_more).await?;
    let has_more = items.len() > rows;
    items.truncate(rows);
    Ok(Listed { items, has_more })
}

pub(super) async fn list(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let mut asked = Asked::of(visitor);
    let before = lists::page(visitor).starting_after;
    let listed = listed(visitor, &mut asked, ROWS, before.as_deref()).await?;
    let names = customers::names(visitor, listed.items.iter().map(|it| &it.customer).collect()).await?;
    let now = visitor.app.engine.now(visitor.scope).await?;
    let rest = Rest::listed(visitor, &listed, |it| it.customer.as_str());
    let row = |it: &Entitlement| {
        let subscription = it.subscription.as_ref();
        vec![
            customers::cell(Some(&it.customer), &names),
            Cell::text(&*it.tier),
            states::cell(states::entitlement(it.status_at(now))),
            it.expires_at.map_or_else(|| Cell::text("Forever"), time),
            subscription.map_or(Cell::Empty, |of| Cell::link("Subscription", subscriptions::href(of))),
            Cell::Text(it.revision.to_string()),
        ]
    };
    let table = Table {
        columns: vec![
            Column::of("Customer"),
            Column::of("Tier"),
            Column::of("Status"),
            Column::of("Until"),
            Column::of("Paid by"),
            Column::figure("Version"),
        ],
        rows: listed.items.iter().map(row).collect(),
        empty: "No entitlements yet.".to_owned(),
        ..Table::default()
    };
    let lead = Some("What customers have paid for, by a session or a subscription.");
    Ok(lists::shown(visitor, Head { lead, ..Head::of("Entitlements", PATH) }, asked, table, rest))
}

pub(super) async fn file(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let mut asked = Asked::of(visitor);
    let listed = listed(visitor, &mut asked, FILE_ROWS, None).await?;
    let now = visitor.app.engine.now(visitor.scope).await?;
    let row = |it: &Entitlement| {
        vec![
            id(&it.customer),
            Cell::text(&*it.tier),
            Cell::text(it.status_at(now).as_str()),
            maybe_time(it.expires_at),
            it.subscription.as_ref().map_or(Cell::Empty, id),
            Cell::Text(it.revision.to_string()),
            time(it.created_at),
        ]
    };
    let columns = ["Customer", "Tier", "Status", "Until", "Subscription", "Version", "First created"];
    Ok(lists::written("entitlements", &columns, listed.items.iter().map(row).collect()))
}
