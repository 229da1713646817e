//! Lists: what their address asks for, the part that is shown, and all of it as a file.

use super::show::{FILE_ROWS, ROWS, as_file, csv, minor_units, turned};
use super::{Shown, Visitor, news, to_mend};
use kassa_domain::Timestamp;
use kassa_domain::money::Currency;
use kassa_domain::query::{Listed, PageOf};
use kassa_domain::search::{Found, Much, PART_MAX, Part, Span, Words};
use kassa_domain::time::DAY;
use kassa_engine::Fault;
use kassa_pages::dashboard::{
    Action, Block, Cell, Column, Field, FieldKind, Form, Notice, Screen, Table, Tone,
};

/// A file is put together of so many parts at most. One that is not full after them has filters that nearly nothing
/// fits, over more rows than anybody waits for.
const PARTS_MAX: usize = 400;

/// So many filters are always shown.
const SHOWN: usize = 2;

/// What is asked of a list, read from its address field by field, with what is wrong with it.
pub(super) struct Asked<'a> {
    visitor: &'a Visitor<'a>,
    fields: Vec<Field>,
}

impl<'a> Asked<'a> {
    pub(super) fn of(visitor: &'a Visitor<'a>) -> Self {
        Self { visitor, fields: vec![] }
    }

    fn value(&self, name: &str) -> String {
        let text = self.visitor.asked(name).unwrap_or_default();
        text.trim().chars().filter(|sign| !sign.is_control()).collect()
    }

    fn push(&mut self, mut field: Field, error: Option<String>) {
        field.error = error;
        self.fields.push(field.optional());
    }

    /// A line of text.
    pub(super) fn line(&mut self, name: &'static str, label: &'static str) -> Option<String> {
        let value = self.value(name);
        self.push(Field::line(name, label, &*value), None);
        Some(value).filter(|text| !text.is_empty())
    }

    /// Words to be found anywhere; the hint says where.
    pub(super) fn words(&mut self, hint: &'static str) -> Option<Words> {
        let value = self.value("words");
        self.push(Field::line("words", "Search", &*value).hint(hint), None);
        Words::of(&value)
    }

    /// One of several, which stand in the address by their words.
    pub(super) fn choice<T: Copy>(
        &mut self,
        name: &'static str,
        label: &'static str,
        all: &[T],
        word: fn(T) -> &'static str,
        say: fn(T) -> &'static str,
    ) -> Option<T> {
        let value = self.value(name);
        let any = (String::new(), "Any".to_owned());
        let options = all.iter().map(|one| (word(*one).to_owned(), say(*one).to_owned()));
        let chosen = all.iter().find(|one| word(**one) == value).copied();
        let error = (chosen.is_none() && !value.is_empty()).then(|| "must be one of the options".to_owned());
        let kind = FieldKind::Choice(std::iter::once(any).chain(options).collect());
        self.push(Field::line(name, label, &*value).of(kind), error);
        chosen
    }

    /// From one day to another, both of them in it.
    pub(super) fn span(&mut self) -> Span {
        let from = self.day("from", "From");
        let to = self.day("to", "To").map(|day| day.plus(DAY));
        Span { from, to }
    }

    fn day(&mut self, name: &'static str, label: &'static str) -> Option<Timestamp> {
        let value = self.value(name);
        let day = day(&value);
        let error = (day.is_none() && !value.is_empty()).then(|| DAY_RULE.to_owned());
        self.push(Field::line(name, label, &*value).of(FieldKind::Date), error);
        day
    }

    /// From one amount to another.
    pub(super) fn much(&mut self) -> Much {
        let (code, least, most) =
            (self.value("currency").to_ascii_uppercase(), self.value("least"), self.value("most"));
        let currency = Currency::parse(&code);
        let problem = match (currency, code.is_empty()) {
            (Some(_), _) => None,
            (None, false) => Some("must be a code, such as GHS"),
            (None, true) if least.is_empty() && most.is_empty() => None,
            (None, true) => Some("must be filled in to read the amounts"),
        };
        self.push(Field::line("currency", "Currency", &*code), problem.map(str::to_owned));
        let mut read = |name: &'static str, label: &'static str, text: String| {
            let amount = currency.filter(|_| !text.is_empty()).map(|currency| minor_units(&text, currency));
            let error = amount.as_ref().and_then(|amount| amount.as_ref().err().cloned());
            self.push(Field::line(name, label, text).of(FieldKind::Number), error);
            amount.and_then(Result::ok)
        };
        Much { least: read("least", "At least", least), most: read("most", "At most", most), currency }
    }

    /// The form that asks.
    pub(super) fn form(self, action: String) -> Form {
        let mut fields = self.fields;
        // What is asked for most stands first, and in plain sight.
        if fields.len() > SHOWN.saturating_add(1) {
            for field in fields.iter_mut().skip(SHOWN) {
                field.fold = Some("More filters");
            }
        }
        Form { action, is_search: true, fields, submit: "Find".to_owned(), ..Form::default() }
    }

    /// Whether something is wrong with it, so that nothing is looked for.
    pub(super) fn is_wrong(&self) -> bool {
        self.fields.iter().any(|field| field.error.is_some())
    }
}

/// What is wrong with a day.
pub(super) const DAY_RULE: &str = "must be a day, such as 2026-01-31";

/// The beginning of a day by UTC, such as `2026-01-31`.
pub(super) fn day(text: &str) -> Option<Timestamp> {
    Timestamp::parse(&format!("{text}T00:00:00Z"))
}

/// The part that the address asks for.
pub(super) fn part(visitor: &Visitor<'_>) -> Part {
    Part { limit: ROWS, older_than: place(visitor, "older"), newer_than: place(visitor, "newer") }
}

/// The same of a list that is turned in one direction.
pub(super) fn page(visitor: &Visitor<'_>) -> PageOf {
    PageOf { limit: ROWS, starting_after: place(visitor, "after"), ending_before: None, skip: 0 }
}

/// All of a list that goes into a file.
pub(super) fn whole() -> PageOf {
    PageOf { limit: FILE_ROWS, starting_after: None, ending_before: None, skip: 0 }
}

/// A place in a list is an id of ours; what does not look like one is no place.
fn place(visitor: &Visitor<'_>, name: &str) -> Option<String> {
    let is_id = |text: &String| text.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '_');
    visitor.asked(name).filter(is_id)
}

/// Where the rest of a list is.
#[derive(Default)]
pub(super) struct Rest {
    older: Option<String>,
    newer: Option<String>,
    searched_until: Option<Timestamp>,
}

impl Rest {
    /// Of what was searched.
    pub(super) fn of<T>(visitor: &Visitor<'_>, found: &Found<T>) -> Self {
        let way = |name, place: &Option<String>| place.as_ref().map(|place| turned(visitor, name, place));
        Self {
            older: way("older", &found.older),
            newer: way("newer", &found.newer),
            searched_until: found.searched_until,
        }
    }

    /// Of a list that is turned in one direction: back leads to its beginning.
    pub(super) fn listed<T>(visitor: &Visitor<'_>, listed: &Listed<T>, id: fn(&T) -> &str) -> Self {
        let last = listed.items.last().filter(|_| listed.has_more);
        let first = turned(visitor, "after", "");
        Self {
            older: last.map(|last| turned(visitor, "after", id(last))),
            newer: visitor.asked("after").map(|_| first),
            searched_until: None,
        }
    }
}

impl Rest {
    /// Says in a table where the rest of it is.
    pub(super) fn onto(self, table: &mut Table) {
        (table.older, table.newer) = (self.older, self.newer);
    }
}

/// What a list is called, where it is and what can be done there.
pub(super) struct Head {
    pub(super) title: &'static str,
    pub(super) path: &'static str,
    pub(super) lead: Option<&'static str>,
    pub(super) actions: Vec<Action>,
    /// Where it hears of news; as `news::url` said before anything was looked for.
    pub(super) news: Option<String>,
}

impl Head {
    pub(super) fn of(title: &'static str, path: &'static str) -> Self {
        Self { title, path, lead: None, actions: vec![], news: None }
    }
}

/// The page of a list: its filters, and the part that fits them. Where a filter cannot be read, nothing is listed and
/// the field says why.
pub(super) fn shown(
    visitor: &Visitor<'_>,
    head: Head,
    asked: Asked<'_>,
    mut table: Table,
    rest: Rest,
) -> Shown {
    let is_wrong = asked.is_wrong();
    if !is_wrong {
        table.older = rest.older;
        table.newer = rest.newer;
        table.csv = Some(as_file(visitor, head.path));
    }
    head.title.clone_into(&mut table.title);
    let form = asked.form(format!("/dashboard{}", head.path));
    let notice = rest.searched_until.map(|at| Notice {
        tone: Tone::Warn,
        text: format!("Searched back to {} so far. Continue with Older.", at.iso()),
    });
    let screen = Screen {
        title: head.title.to_owned(),
        lead: head.lead.map(str::to_owned),
        actions: head.actions,
        news: head.news,
        notice,
        blocks: vec![Block::Form(form), Block::Table(table)],
        ..Screen::default()
    };
    if is_wrong { to_mend(screen) } else { screen.into() }
}

/// All that was found, part by part, for a file.
pub(super) struct Gathered<T> {
    pub(super) items: Vec<T>,
    next: Option<Part>,
    parts: usize,
}

impl<T> Gathered<T> {
    pub(super) fn new() -> Self {
        Self { items: vec![], next: Some(Part { limit: PART_MAX, ..Part::default() }), parts: 0 }
    }

    /// The part to search next, as long as there is one and the file has room.
    pub(super) fn part(&mut self) -> Option<Part> {
        self.parts = self.parts.saturating_add(1);
        let goes_on = self.items.len() < FILE_ROWS && self.parts <= PARTS_MAX;
        self.next.take().filter(|_| goes_on)
    }

    pub(super) fn add(&mut self, found: Found<T>) {
        self.items.extend(found.items);
        self.items.truncate(FILE_ROWS);
        let part = |older| Part { limit: PART_MAX, older_than: Some(older), newer_than: None };
        self.next = found.older.map(part);
    }
}

/// A kind of thing that is searched: what is asked for, how it is found, and how it is shown and written to a file.
pub(super) trait Kind {
    /// One of them.
    type Item: Send + Sync;
    /// What can be asked for.
    type Wanted: Send + Sync;
    /// The columns of the file.
    const COLUMNS: &'static [&'static str];

    fn head(visitor: &Visitor<'_>) -> Head;
    fn wanted(asked: &mut Asked<'_>) -> Self::Wanted;
    fn search(
        visitor: &Visitor<'_>,
        wanted: &Self::Wanted,
        part: &Part,
    ) -> impl Future<Output = Result<Found<Self::Item>, Fault>> + Send;
    fn table(items: &[Self::Item]) -> Table;
    /// The cells of the file.
    fn row(item: &Self::Item) -> Vec<Cell>;
}

/// The page of a list. It reads itself anew when something happens.
pub(super) async fn list<K: Kind>(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    // Asked for first: what happens while the rest is read is news.
    let news = Some(news::url(visitor).await);
    let mut asked = Asked::of(visitor);
    let wanted = K::wanted(&mut asked);
    let found = match asked.is_wrong() {
        true => Found::only(vec![]),
        false => K::search(visitor, &wanted, &part(visitor)).await?,
    };
    let rest = Rest::of(visitor, &found);
    let head = Head { news, ..K::head(visitor) };
    Ok(shown(visitor, head, asked, K::table(&found.items), rest))
}

/// All of a list as a file, as far as a file goes.
pub(super) async fn file<K: Kind>(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let mut asked = Asked::of(visitor);
    let wanted = K::wanted(&mut asked);
    if asked.is_wrong() {
        return list::<K>(visitor).await;
    }
    let mut all = Gathered::new();
    while let Some(part) = all.part() {
        all.add(K::search(visitor, &wanted, &part).await?);
    }
    let name = K::head(visitor).path.trim_start_matches('/');
    Ok(written(name, K::COLUMNS, all.items.iter().map(K::row).collect()))
}

/// A table as a file.
pub(super) fn written(name: &str, columns: &[&'static str], rows: Vec<Vec<Cell>>) -> Shown {
    let columns = columns.iter().copied().map(Column::of).collect();
    csv(name, &Table { columns, rows, ..Table::default() })
}
