//! The first page: how much comes in, how many sessions are paid, why payments fail, and what somebody must look at.

use super::show::{capital, money, plainly, time};
use super::{Shown, Visitor, news};
use kassa_domain::Timestamp;
use kassa_domain::money::{Currency, Money};
use kassa_domain::query::PageOf;
use kassa_domain::time::DAY;
use kassa_domain::{Answer, Query};
use kassa_engine::{Attention, Fault, Figures};
use kassa_pages::dashboard::{Bar, Block, Cell, Chart, Column, Screen, Table, Tile, Tone};
use std::collections::BTreeMap;

/// So many days are shown.
const DAYS: i64 = 30;
/// So many of the latest payments.
const LATEST: usize = 8;

pub(super) async fn home(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let engine = &visitor.app.engine;
    // Read first: what happens while the rest is read makes the page read itself anew.
    let news = news::url(visitor).await;
    let now = engine.now(visitor.scope).await?;
    let to = Timestamp((now.day() + 1) * DAY);
    let from = Timestamp(to.0 - DAYS * DAY);
    let figures = engine.figures(visitor.scope, from, to, DAY).await?;
    let attention = engine.attention(visitor.scope).await?;
    let mut blocks = vec![Block::Tiles(tiles(&figures, &attention))];
    let waiting = to_do(&attention);
    if !waiting.rows.is_empty() {
        blocks.push(Block::Table(waiting));
    }
    blocks.extend(volumes(&figures).into_iter().map(Block::Chart));
    blocks.push(Block::Chart(conversion(&figures)));
    if !figures.failures.is_empty() {
        blocks.push(Block::Table(failures(&figures)));
    }
    blocks.push(Block::Table(latest(visitor).await?));
    Ok(Screen {
        title: "Home".to_owned(),
        lead: Some(format!("The last {DAYS} days (UTC).")),
        blocks,
        news: Some(news),
        ..Screen::default()
    }
    .into())
}

/// A day as people write it shortly, such as `27 Nov`.
fn short_day(at: Timestamp) -> String {
    let iso = at.iso();
    let part = |range: std::ops::Range<usize>| iso.get(range).unwrap_or_default().parse().unwrap_or(0usize);
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = months.get(part(5..7).saturating_sub(1)).copied().unwrap_or_default();
    format!("{} {month}", part(8..10))
}

/// An amount in a currency by its code.
fn shown(amount: i64, code: &str) -> String {
    Currency::parse(code).map_or_else(String::new, |currency| money(Money { amount, currency }))
}

/// What was sold less what went back, by currency, the largest number of payments first.
fn sums(figures: &Figures) -> Vec<(&'static str, i64, i64)> {
    let mut sums: BTreeMap<&'static str, (i64, i64)> = BTreeMap::new();
    for (code, volume) in figures.slots.iter().flat_map(|slot| &slot.volumes) {
        let sum = sums.entry(code).or_default();
        sum.0 = sum.0.saturating_add(volume.sold).saturating_sub(volume.returned);
        sum.1 = sum.1.saturating_add(volume.payments);
    }
    let mut sums: Vec<_> = sums.into_iter().map(|(code, (net, payments))| (code, net, payments)).collect();
    sums.sort_by_key(|(_, _, payments)| std::cmp::Reverse(*payments));
    sums
}

/// A part of a whole in hundredths, rounded down: all is said of all only.
fn percent(part: i64, whole: i64) -> i64 {
    part.saturating_mul(100).checked_div(whole).unwrap_or(0)
}

fn tiles(figures: &Figures, attention: &Attention) -> Vec<Tile> {
    let sums = sums(figures);
    let count = |of: fn(&kassa_engine::Slot) -> i64| figures.slots.iter().map(of).sum::<i64>();
    let (created, complete) = (count(|slot| slot.created), count(|slot| slot.complete));
    let payments: i64 = sums.iter().map(|(_, _, payments)| payments).sum();
    let failed: u64 = figures.failures.iter().map(|(_, count)| count).sum();
    let waiting = to_do(attention).rows.len();
    let mut tiles: Vec<Tile> = sums
        .iter()
        .take(2)
        .map(|(code, net, payments)| Tile {
            label: "Volume".to_owned(),
            value: shown(*net, code),
            note: match payments {
                1 => "net of refunds, 1 payment".to_owned(),
                _ => format!("net of refunds, {payments} payments"),
            },
            href: Some("/dashboard/payments".to_owned()),
        })
        .collect();
    if tiles.is_empty() {
        tiles.push(Tile {
            label: "Volume".to_owned(),
            value: "–".to_owned(),
            note: "no payments yet".to_owned(),
            href: None,
        });
    }
    tiles.push(Tile {
        label: "Sessions paid".to_owned(),
        value: if created == 0 { "–".to_owned() } else { format!("{} %", percent(complete, created)) },
        note: format!("{complete} of {created}"),
        href: Some("/dashboard/sessions".to_owned()),
    });
    tiles.push(Tile {
        label: "Payments".to_owned(),
        value: payments.to_string(),
        note: format!("and {failed} that failed"),
        href: Some("/dashboard/payments".to_owned()),
    });
    tiles.push(Tile {
        label: "Needs attention".to_owned(),
        value: waiting.to_string(),
        note: if waiting == 0 { "nothing to do".to_owned() } else { "see below".to_owned() },
        href: None,
    });
    tiles
}

/// One picture for each currency, at most three.
fn volumes(figures: &Figures) -> Vec<Chart> {
    let chart = |(code, net, _): (&'static str, i64, i64)| {
        let bars = figures.slots.iter().map(|slot| {
            let volume = slot.volumes.get(code).copied().unwrap_or_default();
            let value = volume.sold.saturating_sub(volume.returned);
            Bar { label: short_day(slot.from), value, text: shown(value, code) }
        });
        Chart {
            title: format!("Volume in {code}"),
            total: shown(net, code),
            empty: "Nothing was paid in this time.".to_owned(),
            zero: shown(0, code),
            full: None,
            bars: bars.collect(),
        }
    };
    sums(figures).into_iter().take(3).map(chart).collect()
}

fn conversion(figures: &Figures) -> Chart {
    let bars = figures.slots.iter().map(|slot| Bar {
        label: short_day(slot.from),
        value: percent(slot.complete, slot.created),
        text: format!("{} % ({} of {})", percent(slot.complete, slot.created), slot.complete, slot.created),
    });
    Chart {
        title: "Sessions that were paid".to_owned(),
        total: "by day of creation".to_owned(),
        empty: "No session was paid in this time.".to_owned(),
        zero: "0 %".to_owned(),
        full: Some((100, "100 %".to_owned())),
        bars: bars.collect(),
    }
}

fn failures(figures: &Figures) -> Table {
    let rows = figures
        .failures
        .iter()
        .map(|(code, count)| vec![Cell::Text(capital(&plainly(code))), Cell::text(count.to_string())]);
    Table {
        title: "Why payments failed".to_owned(),
        is_titled: true,
        columns: vec![Column::of("Reason"), Column::figure("Payments")],
        rows: rows.collect(),
        ..Table::default()
    }
}

/// What somebody must look at, each with where to.
fn to_do(attention: &Attention) -> Table {
    let mut rows = vec![];
    let mut add = |what: &str, tone: Tone, of: String, href: String, by: Cell| {
        rows.push(vec![Cell::Status(what.to_owned(), tone), Cell::link(of, href), by]);
    };
    for it in &attention.disputes {
        let by = it.body.due_by.map_or(Cell::Empty, time);
        add("Dispute to answer", Tone::Bad, it.id.to_string(), format!("/dashboard/disputes/{}", it.id), by);
    }
    for it in &attention.parked {
        let href = format!("/dashboard/payments/{}", it.id);
        add("Payment with unknown result", Tone::Bad, it.id.to_string(), href, time(it.created_at));
    }
    for it in &attention.endpoints {
        let by = it.body.failing_since.map_or(Cell::Empty, time);
        let href = format!("/dashboard/webhooks/{}", it.id);
        add("Webhooks failing", Tone::Warn, it.body.url.clone(), href, by);
    }
    for it in &attention.accounts {
        let href = format!("/dashboard/processors/{}", it.id);
        add("Processor is off", Tone::Warn, it.processor.clone(), href, Cell::Empty);
    }
    for it in &attention.past_due {
        let href = format!("/dashboard/subscriptions/{}", it.id);
        add("Renewal declined", Tone::Warn, it.name(), href, Cell::Empty);
    }
    for it in &attention.differences {
        let href = format!("/dashboard/events/{}", it.id);
        add("Books do not match", Tone::Bad, it.id.to_string(), href, time(it.created_at));
    }
    if !attention.notices.is_empty() {
        let text = format!("{} notices", attention.notices.len());
        add("Unmatched notifications", Tone::Warn, text, "/dashboard/processors".to_owned(), Cell::Empty);
    }
    Table {
        title: "Needs attention".to_owned(),
        is_titled: true,
        columns: vec![Column::of("What"), Column::of("Where"), Column::of("Since or due")],
        rows,
        ..Table::default()
    }
}

async fn latest(visitor: &Visitor<'_>) -> Result<Table, Fault> {
    let page = PageOf { limit: LATEST, starting_after: None, ending_before: None, skip: 0 };
    let answer = visitor.query(&Query::Payments { page, session: None }).await?;
    let payments = match answer {
        Ok(Answer::Payments(listed)) => listed.items,
        _ => vec![],
    };
    let rows = payments.iter().map(|payment| {
        let body = &payment.body;
        vec![
            Cell::link(money(payment.amount), super::payments::href(&payment.id)),
            super::states::cell(super::states::payment(payment)),
            Cell::maybe(body.email.clone()),
            Cell::maybe(body.description.clone()),
            Cell::Text(super::states::instrument(&body.instrument)),
            time(payment.created_at),
        ]
    });
    Ok(Table {
        title: "Latest payments".to_owned(),
        is_titled: true,
        columns: ["Amount", "Status", "Buyer", "For", "Paid with", "Time"].map(Column::of).into(),
        rows: rows.collect(),
        empty: match visitor.is_live() {
            true => "No payments yet.".to_owned(),
            false => "No payments yet. Create a session and pay it with a test card.".to_owned(),
        },
        ..Table::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_parts_are_said_as_they_are() {
        assert_eq!(short_day(Timestamp(1_795_737_600_000)), "27 Nov");
        assert_eq!((percent(1, 3), percent(199, 200), percent(0, 0), percent(5, 5)), (33, 99, 0, 100));
    }
}
