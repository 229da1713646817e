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
    /// The choices of the form on which some fields of it depend.
    marks: &'a [Mark<'a>],
}

/// Fields that stand together.
struct Group<'a> {
    fold: Option<&'static str>,
    fields: Vec<&'a Field>,
}

impl<'a> Group<'a> {
    /// Whether one of them holds something, or something to mend.
    fn is_open(&self) -> bool {
        self.fields.iter().any(|field| field.error.is_some() || field.is_set())
    }
    /// The classes of the whole group, by those of its first field.
    fn depends(&self, marks: &'a [Mark<'a>]) -> String {
        let first = self.fields.first().filter(|_| !self.is_open());
        first.map(|field| FieldPart { field, marks }.depends()).unwrap_or_default()
    }
}

/// A choice on which fields depend: the field, and its value.
type Mark<'a> = (&'a str, &'a str);

/// Marks of choices, as the style knows them. No form has more of them.
const MARKS: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

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

impl<'a> FormPart<'a> {
    fn field<'b>(&self, field: &'b Field, marks: &'b [Mark<'a>]) -> FieldPart<'b> {
        FieldPart { field, marks }
    }
    /// The choices on which fields of the form depend, in the order in which they are marked. Only what can be chosen
    /// from a list that is shown is one.
    fn marks(&self) -> Vec<Mark<'a>> {
        let mut marks: Vec<Mark<'a>> = vec![];
        for (choice, value) in self.form.fields.iter().flat_map(|field| &field.when) {
            let offered = self.form.fields.iter().any(|field| match &field.kind {
                FieldKind::Choice(options) => {
                    field.name == *choice && options.iter().any(|(found, _)| found == value)
                }
                FieldKind::Check => field.name == *choice && *value == "1",
                _ => false,
            });
            if offered && !marks.contains(&(choice, value)) {
                marks.push((choice, value));
            }
        }
        marks
    }
    /// The fields with their neighbours under the same fold.
    fn groups(&self) -> Vec<Group<'a>> {
        let mut groups: Vec<Group<'a>> = vec![];
        for field in &self.form.fields {
            match groups.last_mut() {
                Some(group) if group.fold == field.fold => group.fields.push(field),
                _ => groups.push(Group { fold: field.fold, fields: vec![field] }),
            }
        }
        groups
    }
    fn has_folds(&self) -> bool {
        self.form.fields.iter().any(|field| field.fold.is_some())
    }
    /// The fields that are wrong.
    fn wrong(&self) -> Vec<&Field> {
        self.form.fields.iter().filter(|field| field.error.is_some()).collect()
    }
}

impl FieldPart<'_> {
    fn mark(&self, choice: &str, value: &str) -> Option<&'static str> {
        let place = self.marks.iter().position(|mark| *mark == (choice, value))?;
        MARKS.get(place).copied()
    }
    /// The class of an option on which other fields depend.
    fn chooses(&self, value: &str) -> Option<&'static str> {
        self.mark(&self.field.name, value)
    }
    /// The classes of a field that depends on a choice. One with something to mend is always shown.
    fn depends(&self) -> String {
        if self.field.error.is_some() {
            return String::new();
        }
        let marks = self.field.when.iter().filter_map(|(choice, value)| self.mark(choice, value));
        let marks: String = marks.map(|mark| format!(" when-{mark}")).collect();
        if marks.is_empty() { marks } else { format!(" when{marks}") }
    }
    /// What is wrong with it, as a sentence.
    fn error(&self) -> Option<String> {
        self.field.error.as_deref().map(sentence)
    }
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

/// A rule about a field as a sentence that stands beside it: `must be a day` as `This must be a day.`
#[must_use]
pub fn sentence(rule: &str) -> String {
    const VERBS: [&str; 14] = [
        "must", "is", "has", "have", "are", "belongs", "excludes", "cannot", "would", "needs", "costs",
        "cost", "was", "does",
    ];
    let rule = rule.trim().trim_end_matches('.');
    let first = rule.split_whitespace().next().unwrap_or_default();
    let begun = if VERBS.contains(&first) { format!("This {rule}") } else { rule.to_owned() };
    let mut letters = begun.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().collect::<String>()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_sentences() {
        for (rule, said) in [
            ("must be a day, such as 2026-01-31", "This must be a day, such as 2026-01-31."),
            ("is archived and cannot be bought", "This is archived and cannot be bought."),
            ("No. 2 must be a URL", "No. 2 must be a URL."),
            ("choose a file first.", "Choose a file first."),
            ("", "."),
        ] {
            assert_eq!(sentence(rule), said);
        }
    }
}
