//! What is bought: lines, discount, taxes, shipping and the total.

use super::show::money;
use crate::web::page::cart::shown;
use kassa_domain::cart::Cart;
use kassa_domain::money::{Currency, Money};
use kassa_pages::dashboard::{Block, Cell, Column, Table};
use kassa_pages::{Line, Period, SumKind};

/// What is bought, as a table. `repeats`: what is charged again is charged by itself.
pub(super) fn bought(cart: &Cart, total: Money, repeats: bool) -> Block {
    let currency = total.currency;
    let whole = shown(cart, currency, true, repeats);
    let mut rows: Vec<Vec<Cell>> = vec![];
    let mut has_total = false;
    if let Some(whole) = &whole {
        rows.extend(whole.lines.iter().map(|one| line(one, currency)));
        for step in &whole.sums {
            has_total = has_total || matches!(step.kind, SumKind::Total);
            let amount = Money { amount: step.amount_minor, currency };
            rows.push(sum(&name(&step.kind), amount));
        }
    }
    if !has_total {
        rows.push(sum("Total", total));
    }
    Block::Table(Table {
        title: "Items".to_owned(),
        is_titled: true,
        columns: vec![
            Column::of("What"),
            Column::figure("Quantity"),
            Column::figure("Each"),
            Column::figure("Amount"),
        ],
        rows,
        ..Table::default()
    })
}

fn sum(name: &str, amount: Money) -> Vec<Cell> {
    vec![Cell::text(name), Cell::Empty, Cell::Empty, Cell::Money(money(amount))]
}

fn line(line: &Line, currency: Currency) -> Vec<Cell> {
    let amount = |amount: i64| Cell::Money(money(Money { amount, currency }));
    let mut what = vec![Cell::text(&*line.name)];
    what.extend(line.description.clone().map(Cell::Text));
    what.extend(line.every.map(|period| Cell::Text(format!("Charged every {}", span(period)))));
    what.extend(line.lasts.map(|period| Cell::Text(format!("Lasts {}", span(period)))));
    what.extend(line.part.map(|part| Cell::Text(format!("{} of {} days", part.days, part.of))));
    if line.optional {
        let taken = if line.quantity > 0 { "Optional, taken" } else { "Optional, not taken" };
        what.push(Cell::text(taken));
    }
    let quantity = match &line.unit_label {
        Some(label) => format!("{} {label}", line.quantity),
        None => line.quantity.to_string(),
    };
    vec![
        Cell::Lines(what),
        Cell::Text(quantity),
        line.unit_minor.map_or_else(|| Cell::text("Chosen by the buyer"), amount),
        amount(line.amount_minor),
    ]
}

fn span((count, period): (i64, Period)) -> String {
    let unit = match period {
        Period::Day => "day",
        Period::Week => "week",
        Period::Month => "month",
        Period::Year => "year",
    };
    if count == 1 { unit.to_owned() } else { format!("{count} {unit}s") }
}

fn name(kind: &SumKind) -> String {
    match kind {
        SumKind::Subtotal => "Subtotal".to_owned(),
        SumKind::Discount { name } => format!("Discount: {name}"),
        SumKind::Shipping { name } => format!("Shipping: {name}"),
        SumKind::Tax { name, percent, inclusive: true } => format!("{name} {percent} %, in the prices"),
        SumKind::Tax { name, percent, inclusive: false } => format!("{name} {percent} %"),
        SumKind::TaxByAddress => "Tax, once the address is known".to_owned(),
        SumKind::Adjustment { name } => name.clone(),
        SumKind::Carried => "Left for the next invoice".to_owned(),
        SumKind::Total => "Total".to_owned(),
    }
}
