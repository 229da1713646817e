//! From screens to documents.

use super::chart::{BREADTH, Chart, Drawn, HEIGHT};
use super::{Action, Block, Cell, Desk, Door, Field, FieldKind, Form, Qr, Screen, Table, Tone};
use crate::views::initial;
use crate::{qr, visible};
use askama::Template;

const STYLE: &str = include_str!("../../assets/dashboard.css");
const SCRIPT: &str = include_str!("../../assets/dashboard.js");

/// What is shown where a page cannot be rendered, which no value that is shown can bring about.
const BROKEN: &str = "This page could not be shown.";

#[derive(Template)]
#[template(path = "dashboard/desk.html")]
struct DeskPage<'a> {
    desk: &'a Desk,
    screen: &'a Screen,
    style: &'static str,
    script: &'static str,
}

#[derive(Template)]
#[template(path = "dashboard/door.html")]
struct DoorPage<'a> {
    door: &'a Door,
    style: &'static str,
    /// Forms of doors carry their token among their fields.
    token: &'static str,
}

#[derive(Template)]
#[template(path = "dashboard/block.html")]
struct BlockPart<'a> {
    block: &'a Block,
    token: &'a str,
}

#[derive(Template)]
#[template(path = "dashboard/form.html")]
struct FormPart<'a> {
    form: &'a Form,
    token: &'a str,
}

#[derive(Template)]
#[template(path = "dashboard/field.html")]
struct FieldPart<'a> {
    field: &'a Field,
}

#[derive(Template)]
#[template(path = "dashboard/cell.html")]
struct CellPart<'a> {
    cell: &'a Cell,
    token: &'a str,
}

#[derive(Template)]
#[template(path = "dashboard/action.html")]
struct ActionPart<'a> {
    action: &'a Action,
    token: &'a str,
}

#[derive(Template)]
#[template(path = "dashboard/chart.html")]
struct ChartPart<'a> {
    chart: &'a Chart,
    drawn: Vec<Drawn<'a>>,
    width: usize,
    height: i64,
    breadth: usize,
}

impl<'a> DeskPage<'a> {
    fn initial(&self) -> String {
        initial(&self.desk.shop)
    }
    fn block(&self, block: &'a Block) -> BlockPart<'a> {
        BlockPart { block, token: &self.desk.token }
    }
    fn action(&self, action: &'a Action) -> ActionPart<'a> {
        ActionPart { action, token: &self.desk.token }
    }
}

impl<'a> DoorPage<'a> {
    fn form(&self, form: &'a Form) -> FormPart<'a> {
        FormPart { form, token: self.token }
    }
}

impl<'a> BlockPart<'a> {
    fn form(&self, form: &'a Form) -> FormPart<'a> {
        FormPart { form, token: self.token }
    }
    fn cell(&self, cell: &'a Cell) -> CellPart<'a> {
        CellPart { cell, token: self.token }
    }
    #[expect(clippy::unused_self, reason = "templates call methods")]
    fn chart(&self, chart: &'a Chart) -> ChartPart<'a> {
        let (drawn, width) = (chart.drawn(), chart.width());
        ChartPart { chart, drawn, width, height: HEIGHT, breadth: BREADTH }
    }
    /// The picture is made of the text alone, by us, so its markup is not foreign.
    #[expect(clippy::unused_self, reason = "templates call methods")]
    fn qr(&self, shown: &Qr) -> Option<String> {
        qr(&shown.text, &shown.title)
    }
    #[expect(clippy::unused_self, reason = "templates call methods")]
    fn exact_time(&self, exact: &str) -> String {
        exact_time(exact)
    }
    /// Whether the column at this place holds figures.
    #[expect(clippy::unused_self, reason = "templates call methods")]
    fn is_figure(&self, table: &Table, place: &usize) -> bool {
        table.columns.get(*place).is_some_and(|column| column.is_figure)
    }
    /// The name of the column at this place, for narrow screens.
    #[expect(clippy::unused_self, reason = "templates call methods")]
    fn name_of(&self, table: &Table, place: &usize) -> &'static str {
        table.columns.get(*place).map_or("", |column| column.name)
    }
}

impl FormPart<'_> {
    #[expect(clippy::unused_self, reason = "templates call methods")]
    fn field<'b>(&self, field: &'b Field) -> FieldPart<'b> {
        FieldPart { field }
    }
    /// The fields that are wrong.
    fn wrong(&self) -> Vec<&Field> {
        self.form.fields.iter().filter(|field| field.error.is_some()).collect()
    }
}

impl FieldPart<'_> {
    /// The type of an input, for those kinds that are one.
    fn input(&self) -> &'static str {
        match self.field.kind {
            FieldKind::Email => "email",
            FieldKind::Password => "password",
            FieldKind::Date => "date",
            FieldKind::Colour => "color",
            FieldKind::Url => "url",
            _ => "text",
        }
    }
    /// Which keys a phone shows.
    fn mode(&self) -> &'static str {
        match self.field.kind {
            FieldKind::Number => "decimal",
            FieldKind::Code => "numeric",
            FieldKind::Email => "email",
            FieldKind::Url => "url",
            _ => "text",
        }
    }
    /// Whether it is what the field holds.
    fn is_value(&self, value: &str) -> bool {
        self.field.value == value
    }
    fn autocomplete(&self) -> &'static str {
        if self.field.autocomplete.is_empty() { "off" } else { self.field.autocomplete }
    }
    /// What describes the field to who cannot see it.
    fn described(&self) -> String {
        let name = &self.field.name;
        let mut ids = vec![];
        if self.field.error.is_some() {
            ids.push(format!("{name}-error"));
        }
        if !self.field.hint.is_empty() {
            ids.push(format!("{name}-hint"));
        }
        ids.join(" ")
    }
}

impl<'a> CellPart<'a> {
    fn sub(&self, cell: &'a Cell) -> CellPart<'a> {
        CellPart { cell, token: self.token }
    }
    fn action(&self, action: &'a Action) -> ActionPart<'a> {
        ActionPart { action, token: self.token }
    }
    /// A point in time for people, and for the script that writes it in their own time zone.
    #[expect(clippy::unused_self, reason = "templates call methods")]
    fn shown_time(&self, exact: &str) -> String {
        shown_time(exact)
    }
}

/// `2026-01-31T12:00:05.123Z` as `2026-01-31 12:00:05 UTC`.
fn shown_time(exact: &str) -> String {
    match (exact.get(..10), exact.get(11..19)) {
        (Some(day), Some(time)) if exact.ends_with('Z') => format!("{day} {time} UTC"),
        _ => exact.to_owned(),
    }
}

/// The same to the thousandth, for what happened within a second.
fn exact_time(exact: &str) -> String {
    match (exact.get(..10), exact.get(11..23)) {
        (Some(day), Some(time)) if exact.ends_with('Z') => format!("{day} {time} UTC"),
        _ => shown_time(exact),
    }
}

/// A page of the dashboard, for somebody who is signed in.
#[must_use]
pub fn desk(desk: &Desk, screen: &Screen) -> String {
    let page = DeskPage { desk, screen, style: STYLE, script: SCRIPT };
    visible::visible(page.render().unwrap_or_else(|_| BROKEN.to_owned()), false)
}

/// A page for somebody who is not.
#[must_use]
pub fn door(door: &Door) -> String {
    let page = DoorPage { door, style: STYLE, token: "" };
    visible::visible(page.render().unwrap_or_else(|_| BROKEN.to_owned()), false)
}
