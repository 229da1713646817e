//! Forms: what was typed, read field by field, and shown again with what is wrong with it beside it. Fields are called
//! as the parameters of the API are, so that what a command complains about finds its field.

use super::lists::{self, Asked, Head, Rest};
use super::show::{minor_units, refused};
use super::{Fields, Shown, Visitor, to_mend, words};
use kassa_domain::money::Currency;
use kassa_domain::team::Right;
use kassa_domain::time::{DAY, SECOND};
use kassa_domain::{Refusal, Timestamp};
use kassa_pages::dashboard::{
    Action, Block, Cell, Field, FieldKind, Form, Notice, Screen, Table, Text, Tone,
};

/// What helps to fill in a point in time.
pub(super) const TIME_HINT: &str = "A day such as 2026-01-31, or a time such as 2026-01-31T12:00:00Z, in UTC";

/// A form as it was sent.
pub(super) struct Typed<'a> {
    fields: &'a Fields,
    wrong: Vec<(String, String)>,
    /// The currency in which amounts were typed.
    currency: Option<Currency>,
}

impl<'a> Typed<'a> {
    pub(super) fn of(visitor: &'a Visitor<'_>) -> Self {
        Self { fields: &visitor.fields, wrong: vec![], currency: None }
    }

    /// A field; empty when it is not there.
    pub(super) fn text(&self, name: &str) -> String {
        self.fields.text(name).to_owned()
    }

    /// A field, if something stands in it.
    pub(super) fn some(&self, name: &str) -> Option<String> {
        self.fields.some(name)
    }

    /// Whether a box is ticked.
    pub(super) fn is(&self, name: &str) -> bool {
        self.fields.text(name) == "1"
    }

    /// All that was chosen of several.
    pub(super) fn several(&self, name: &str) -> Vec<String> {
        let all = self.fields.all(name).into_iter().filter(|text| !text.is_empty());
        all.map(str::to_owned).collect()
    }

    /// The lines of a field that has several, without those that are empty.
    pub(super) fn lines(&self, name: &str) -> Vec<String> {
        let lines = self.fields.text(name).lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(str::to_owned).collect()
    }

    /// Codes with commas or spaces between them, in capitals.
    pub(super) fn codes(&self, name: &str) -> Vec<String> {
        let text = self.fields.text(name).to_uppercase();
        let words = text.split([',', ' ', '\n', '\r', '\t']).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    }

    /// Says what is wrong with a field.
    pub(super) fn blame(&mut self, name: impl Into<String>, rule: impl Into<String>) {
        self.wrong.push((name.into(), rule.into()));
    }

    /// A whole number.
    pub(super) fn integer(&mut self, name: &str) -> Option<i64> {
        let text = self.some(name)?;
        let number = text.parse().ok();
        if number.is_none() {
            self.blame(name, "must be a whole number");
        }
        number
    }

    /// The code of a currency, in any case of letters.
    pub(super) fn currency(&mut self, name: &str) -> Option<Currency> {
        let code = self.some(name)?.to_ascii_uppercase();
        let currency = Currency::parse(&code);
        if currency.is_none() {
            self.blame(name, "must be the code of a currency, such as GHS or USDC");
        }
        currency
    }

    /// An amount in whole units of its currency. `of` is the field that says which currency that is.
    pub(super) fn amount(&mut self, name: &str, of: &str, currency: Option<Currency>) -> Option<i64> {
        let text = self.some(name)?;
        let Some(currency) = currency else {
            if !self.wrong.iter().any(|(field, _)| field == of) {
                self.blame(of, "must be filled in to read the amount");
            }
            return None;
        };
        self.currency = Some(currency);
        match minor_units(&text, currency) {
            Ok(amount) => Some(amount),
            Err(rule) => {
                self.blame(name, rule);
                None
            }
        }
    }

    /// A point in time; of a day its beginning.
    pub(super) fn from(&mut self, name: &str) -> Option<Timestamp> {
        self.time(name, 0)
    }

    /// A point in time; of a day its last second.
    pub(super) fn until(&mut self, name: &str) -> Option<Timestamp> {
        self.time(name, DAY.saturating_sub(SECOND))
    }

    fn time(&mut self, name: &str, within: i64) -> Option<Timestamp> {
        let text = self.some(name)?;
        let time = lists::day(&text).map(|day| day.plus(within)).or_else(|| Timestamp::parse(&text));
        if time.is_none() {
            self.blame(name, "must be a day, such as 2026-01-31, or a time, such as 2026-01-31T12:00:00Z");
        }
        time
    }

    pub(super) fn is_wrong(&self) -> bool {
        !self.wrong.is_empty()
    }

    /// The page of a form again, with what was typed and what is wrong with it.
    pub(super) fn mend(mut self, mut screen: Screen, form: Form, refusal: Option<&Refusal>) -> Shown {
        if let Some(refusal) = refusal {
            let (param, message) = told(refusal);
            self.wrong.push((param.unwrap_or_default(), message));
        }
        let mut form = filled(form, self.fields);
        for (param, message) in self.wrong {
            let said = words::of_form(&form, &message, self.currency);
            match place(&mut form, &param) {
                Some((field, inside)) => {
                    let inside = inside.replace('_', " ");
                    field.error = Some(format!("{inside}{said}"));
                }
                None => {
                    let text = words::over_page(Some(&form), Some(&param), &message);
                    screen.notice = Some(Notice { tone: Tone::Bad, text });
                }
            }
        }
        screen.blocks.insert(0, Block::Form(form));
        to_mend(screen)
    }
}

/// Why the answer is no, with the field that it is about where there is one.
fn told(refusal: &Refusal) -> (Option<String>, String) {
    match refusal {
        Refusal::NoSuch { param, .. } => (Some(param.clone()), "no longer exists".to_owned()),
        Refusal::NoPrice => {
            (Some("currency".to_owned()), "must be a currency that the price is given in".to_owned())
        }
        other => refused(other),
    }
}

/// A form with what was typed. A password is typed anew.
fn filled(mut form: Form, fields: &Fields) -> Form {
    for field in &mut form.fields {
        match &mut field.kind {
            FieldKind::Several(options) => {
                let chosen = fields.all(&field.name);
                for (value, _, is_chosen) in options {
                    *is_chosen = chosen.contains(&value.as_str());
                }
            }
            FieldKind::Password | FieldKind::File(_) => field.value.clear(),
            _ => fields.raw(&field.name).clone_into(&mut field.value),
        }
    }
    form
}

/// The field that a complaint is about, and which part of what it holds.
fn place<'a>(form: &'a mut Form, param: &str) -> Option<(&'a mut Field, String)> {
    let inside = |field: &Field| {
        let rest = param.strip_prefix(field.name.as_str())?;
        (rest.is_empty() || rest.starts_with(['.', '['])).then(|| rest.to_owned())
    };
    let found = form.fields.iter_mut().filter_map(|field| inside(field).map(|rest| (field, rest)));
    let (field, rest) = found.min_by_key(|(_, rest)| rest.len())?;
    let number = rest.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let part = match number.and_then(|number| number.parse::<usize>().ok()) {
        Some(number) => format!("No. {} ", number.saturating_add(1)),
        None if rest.is_empty() => String::new(),
        None => format!("{} ", rest.trim_start_matches('.')),
    };
    Some((field, part))
}

/// The page of a form, without the form.
pub(super) fn page(title: impl Into<String>, above: &[(&str, &str)]) -> Screen {
    let above = above.iter().map(|(name, href)| ((*name).to_owned(), (*href).to_owned())).collect();
    Screen { title: title.into(), above, ..Screen::default() }
}

/// The page of a form.
pub(super) fn with(mut screen: Screen, form: Form) -> Shown {
    screen.blocks.push(Block::Form(form));
    screen.into()
}

/// The page in place of a form that nothing could be chosen in: what is to be done first, and the way there.
pub(super) fn first(screen: Screen, text: &str, way: Action) -> Shown {
    let text = Text { title: String::new(), paragraphs: vec![text.to_owned()] };
    Screen { actions: vec![way], blocks: vec![Block::Text(text)], ..screen }.into()
}

/// Whether somebody may do what needs a right: then they are shown how.
pub(super) fn may(visitor: &Visitor<'_>, right: Right) -> bool {
    visitor.member.role.may(right)
}

/// A button that leads to a form.
pub(super) fn leads(text: &str, href: impl Into<String>) -> Action {
    Action::Link { text: text.to_owned(), href: href.into(), is_main: false }
}

/// The button of the main thing to do.
pub(super) fn main(text: &str, href: impl Into<String>) -> Action {
    Action::Link { text: text.to_owned(), href: href.into(), is_main: true }
}

/// A button that does something.
pub(super) fn does(text: &str, action: impl Into<String>, fields: &[(&str, &str)]) -> Action {
    let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Action::Post { text: text.to_owned(), action: action.into(), fields, is_danger: false }
}

/// A button that takes something away.
pub(super) fn ends(text: &str, action: impl Into<String>) -> Action {
    Action::Post { text: text.to_owned(), action: action.into(), fields: vec![], is_danger: true }
}

/// The button that takes something out of the shop, or puts it back.
pub(super) fn switch(is_active: bool, action: &str) -> Action {
    let (text, to) = if is_active { ("Archive", "false") } else { ("Activate", "true") };
    does(text, format!("{action}/active"), &[("active", to)])
}

/// What such a button says to do, and the word for that it was done.
pub(super) fn switched(visitor: &Visitor<'_>) -> (bool, &'static str) {
    let to = visitor.fields.text("active") == "true";
    (to, if to { "activated" } else { "archived" })
}

/// The filter of what is in the shop and what is not.
pub(super) fn active(asked: &mut Asked<'_>) -> Option<bool> {
    let word = |is: bool| if is { "true" } else { "false" };
    let say = |is: bool| if is { "Active" } else { "Archived" };
    asked.choice("active", "Status", &[true, false], word, say)
}

/// Whether something is in the shop.
pub(super) fn activity(is_active: bool) -> (&'static str, Tone) {
    if is_active { ("Active", Tone::Good) } else { ("Archived", Tone::Plain) }
}

/// The page of a list, which is empty where a filter cannot be read.
pub(super) fn listed(
    visitor: &Visitor<'_>,
    head: Head,
    asked: Asked<'_>,
    mut table: Table,
    rest: Rest,
) -> Shown {
    if asked.is_wrong() {
        table.rows.clear();
    }
    lists::shown(visitor, head, asked, table, rest)
}

/// A list that has no filters and one part.
pub(super) fn plainly_listed(visitor: &Visitor<'_>, head: Head, mut table: Table, rest: Rest) -> Screen {
    rest.onto(&mut table);
    table.csv = Some(super::show::as_file(visitor, head.path));
    head.title.clone_into(&mut table.title);
    Screen {
        title: head.title.to_owned(),
        lead: head.lead.map(str::to_owned),
        actions: head.actions,
        blocks: vec![Block::Table(table)],
        ..Screen::default()
    }
}

/// A box to tick.
pub(super) fn tick(name: &str, label: &str, is_ticked: bool) -> Field {
    Field::line(name, label, if is_ticked { "1" } else { "" }).of(FieldKind::Check)
}

/// One of several words, each with what it says.
pub(super) fn choice(name: &str, label: &str, chosen: &str, options: &[(&str, &str)]) -> Field {
    let options = options.iter().map(|(value, text)| ((*value).to_owned(), (*text).to_owned()));
    Field::line(name, label, chosen).of(FieldKind::Choice(options.collect()))
}

/// A number.
pub(super) fn number(name: &str, label: &str, value: impl Into<String>) -> Field {
    Field::line(name, label, value).of(FieldKind::Number)
}

/// What somebody may do about a thing, where they may do anything.
pub(super) fn actions(visitor: &Visitor<'_>, right: Right, actions: Vec<Action>) -> Vec<Action> {
    if may(visitor, right) { actions } else { vec![] }
}

/// Texts below each other; nothing where there are none.
pub(super) fn texts<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Cell {
    let lines: Vec<Cell> = texts.into_iter().map(|text| Cell::text(text.as_ref())).collect();
    if lines.is_empty() { Cell::Empty } else { Cell::Lines(lines) }
}

/// What is to change about a text that may be left empty: nothing where it is what it was.
pub(super) fn changed<T: PartialEq>(before: Option<T>, typed: Option<T>) -> Option<Option<T>> {
    (before != typed).then_some(typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_complaint_finds_its_field() {
        let form = || Form {
            fields: ["name", "line_items[0]", "line_items[0].price", "currency_options", "events"]
                .map(|name| Field::line(name, name, ""))
                .into(),
            ..Form::default()
        };
        for (param, field, inside) in [
            ("name", "name", ""),
            ("line_items[0].price", "line_items[0].price", ""),
            ("line_items[0].quantity", "line_items[0]", "quantity "),
            ("currency_options.USD.unit_amount", "currency_options", "USD.unit_amount "),
            ("events[1]", "events", "No. 2 "),
        ] {
            let mut form = form();
            let (found, part) = place(&mut form, param).unwrap();
            assert_eq!((found.name.as_str(), part.as_str()), (field, inside), "{param}");
        }
        for param in ["", "names", "line_items", "eventsx"] {
            assert!(place(&mut form(), param).is_none(), "{param}");
        }
    }
}
