//! What the merchant's people see: the dashboard, as pure functions from data to HTML text.
//!
//! Every page is a [`Screen`]: a heading, actions and a list of [`Block`]s of a few kinds. There is one template for
//! each kind of block, so what escapes, what is read aloud and what works without a script is settled once, and a new
//! page needs no markup. Text that somebody typed stands in [`Cell`]s and titles, is escaped by the templates, and what
//! is invisible in it is made visible as on the hosted page.

mod chart;
mod render;
mod samples;

pub use chart::{Bar, Chart};
pub use render::{desk, door, sentence};
pub use samples::{doors, sample_desk, screens};

/// What surrounds every page of somebody who is signed in.
#[derive(Debug, Clone)]
pub struct Desk {
    /// The value that the response's `Content-Security-Policy` allows for style and script.
    pub nonce: String,
    /// The shop.
    pub shop: String,
    /// Who is signed in.
    pub member: String,
    /// What they may do, in words.
    pub role: String,
    /// Whether it is about real money.
    pub live: bool,
    /// Where the other mode is: a form is posted there.
    pub switch_action: String,
    /// Ties forms to the browser that is signed in.
    pub token: String,
    /// The menu, in groups.
    pub menu: Vec<MenuGroup>,
}

/// Some entries of the menu that belong together.
#[derive(Debug, Clone)]
pub struct MenuGroup {
    /// What they are about; empty for those that need no name.
    pub name: &'static str,
    /// The entries.
    pub entries: Vec<MenuEntry>,
}

/// A part of the dashboard.
#[derive(Debug, Clone)]
pub struct MenuEntry {
    /// What it is called.
    pub name: &'static str,
    /// Where it is.
    pub href: String,
    /// Whether it is the one that is looked at.
    pub is_here: bool,
}

/// One page of the dashboard.
#[derive(Debug, Clone, Default)]
pub struct Screen {
    /// What it is about.
    pub title: String,
    /// What is said below the title.
    pub lead: Option<String>,
    /// How it stands, beside the title.
    pub status: Option<(String, Tone)>,
    /// The pages above this one: name and address.
    pub above: Vec<(String, String)>,
    /// What was just done, or could not be.
    pub notice: Option<Notice>,
    /// What can be done with it all.
    pub actions: Vec<Action>,
    /// What it says.
    pub blocks: Vec<Block>,
    /// What the page asks for news, while it is looked at: the address of a stream of server-sent events.
    pub news: Option<String>,
}

/// What was just done, or could not be.
#[derive(Debug, Clone)]
pub struct Notice {
    /// Good news or bad.
    pub tone: Tone,
    /// What is said.
    pub text: String,
}

/// How something is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Neither good nor bad.
    Plain,
    /// Done, and well.
    Good,
    /// Needs a look.
    Warn,
    /// Failed.
    Bad,
}

impl Tone {
    /// The word for the style.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Bad => "bad",
        }
    }
}

/// Something that can be done.
#[derive(Debug, Clone)]
pub enum Action {
    /// A way to another page.
    Link {
        /// What the button says.
        text: String,
        /// Where it leads.
        href: String,
        /// Whether it is the main thing to do here.
        is_main: bool,
    },
    /// A form with nothing to fill in.
    Post {
        /// What the button says.
        text: String,
        /// Where it is posted to.
        action: String,
        /// Hidden fields.
        fields: Vec<(String, String)>,
        /// Whether it takes something away.
        is_danger: bool,
    },
}

/// A part of a page.
#[derive(Debug, Clone)]
pub enum Block {
    /// Figures in a row.
    Tiles(Vec<Tile>),
    /// What is known about one thing, name by name.
    Facts(Facts),
    /// A list.
    Table(Table),
    /// What happened, in order.
    Timeline(Timeline),
    /// Something to fill in.
    Form(Form),
    /// A picture of figures that also reads as a table.
    Chart(Chart),
    /// Text to read.
    Text(Text),
    /// Text to copy: code, a payload, a secret.
    Code(Code),
    /// A QR code.
    Qr(Qr),
    /// A page within the page.
    Preview(Preview),
    /// A form with a page within the page that shows what comes of it: side by side where there is room, and the page
    /// below where there is not.
    Beside(Form, Preview),
}

/// One figure.
#[derive(Debug, Clone)]
pub struct Tile {
    /// What it counts.
    pub label: String,
    /// The figure.
    pub value: String,
    /// What is to be known about it.
    pub note: String,
    /// Where it is looked into.
    pub href: Option<String>,
}

/// What is known about one thing.
#[derive(Debug, Clone)]
pub struct Facts {
    /// What it is about.
    pub title: String,
    /// Name and value.
    pub rows: Vec<(String, Cell)>,
}

/// A value, as it is shown.
#[derive(Debug, Clone)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// An id, or something else that is copied rather than read.
    Id(String),
    /// An amount, already written.
    Money(String),
    /// A point in time, such as `2026-01-31T12:00:00Z`.
    Time(String),
    /// How something stands.
    Status(String, Tone),
    /// A way to where it is looked into.
    Link {
        /// What is read.
        text: String,
        /// Where it leads.
        href: String,
    },
    /// Several of them, one below the other.
    Lines(Vec<Cell>),
    /// What can be done about this row.
    Action(Action),
    /// The same where there is more of it than a row has room for: a word, and what opens below it.
    Menu(String, Vec<Action>),
}

impl Cell {
    /// Words, or nothing.
    #[must_use]
    pub fn maybe(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(text.into()))
    }

    /// Words.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A link.
    #[must_use]
    pub fn link(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self::Link { text: text.into(), href: href.into() }
    }
}

/// A list.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// What it lists. Read aloud where it is not shown.
    pub title: String,
    /// Whether the title is shown.
    pub is_titled: bool,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// What is said where there are none.
    pub empty: String,
    /// Where the newer ones are.
    pub newer: Option<String>,
    /// Where the older ones are.
    pub older: Option<String>,
    /// Where all of them are had as a file.
    pub csv: Option<String>,
}

/// A column of a table.
#[derive(Debug, Clone)]
pub struct Column {
    /// What it shows.
    pub name: &'static str,
    /// Whether it holds figures, which stand at the end.
    pub is_figure: bool,
}

impl Column {
    /// A column of words.
    #[must_use]
    pub fn of(name: &'static str) -> Self {
        Self { name, is_figure: false }
    }

    /// A column of figures.
    #[must_use]
    pub fn figure(name: &'static str) -> Self {
        Self { name, is_figure: true }
    }
}

/// What happened, in order.
#[derive(Debug, Clone)]
pub struct Timeline {
    /// What it is about.
    pub title: String,
    /// The moments, in the order they are shown.
    pub moments: Vec<Moment>,
}

/// One thing that happened.
#[derive(Debug, Clone)]
pub struct Moment {
    /// When, such as `2026-01-31T12:00:00.123Z`.
    pub at: String,
    /// What kind of thing it is, in a word: command, call, event, delivery.
    pub kind: &'static str,
    /// How it is to be taken.
    pub tone: Tone,
    /// What happened.
    pub title: String,
    /// More of it.
    pub detail: Option<String>,
    /// Where it is looked into.
    pub href: Option<String>,
}

/// Something to fill in.
#[derive(Debug, Clone, Default)]
pub struct Form {
    /// What it does; empty for a row of filters.
    pub title: String,
    /// What is to be known before.
    pub hint: Option<String>,
    /// Where it is sent to.
    pub action: String,
    /// Whether it only looks: then it is sent in the address, and needs no token.
    pub is_search: bool,
    /// The fields.
    pub fields: Vec<Field>,
    /// What the button says.
    pub submit: String,
    /// Whether it takes something away.
    pub is_danger: bool,
    /// The way out beside the button, where nothing is done: text and address.
    pub back: Option<(String, String)>,
    /// Whether files are sent with it.
    pub has_files: bool,
    /// What the preview on the same page shows as the form stands, where there is one.
    pub preview: Option<String>,
}

/// One field of a form.
#[derive(Debug, Clone, Default)]
pub struct Field {
    /// Its name in the form. Its id is the same.
    pub name: String,
    /// What is asked.
    pub label: String,
    /// What kind of field it is.
    pub kind: FieldKind,
    /// What it holds.
    pub value: String,
    /// What helps to fill it in.
    pub hint: String,
    /// What is wrong with it.
    pub error: Option<String>,
    /// Whether it may be left empty.
    pub is_optional: bool,
    /// What a browser may fill in, as in the HTML attribute.
    pub autocomplete: &'static str,
    /// The choices that it belongs to: a field of the same form, and a value of it. It is shown while one of them is
    /// chosen; always where there are none, and where a browser cannot tell.
    pub when: Vec<(&'static str, &'static str)>,
    /// What it is folded away under, with its neighbours of the same name, until somebody wants it or it holds
    /// something.
    pub fold: Option<&'static str>,
}

impl Field {
    /// A line of text.
    #[must_use]
    pub fn line(name: impl Into<String>, label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { name: name.into(), label: label.into(), value: value.into(), ..Self::default() }
    }

    /// The same as another kind of field.
    #[must_use]
    pub fn of(mut self, kind: FieldKind) -> Self {
        self.kind = kind;
        self
    }

    /// The same with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// The same, which may be left empty.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.is_optional = true;
        self
    }

    /// The same, shown while a choice of the form has one of these values.
    #[must_use]
    pub fn when(mut self, choice: &'static str, values: &[&'static str]) -> Self {
        self.when.extend(values.iter().map(|value| (choice, *value)));
        self
    }

    /// The same, folded away under this name.
    #[must_use]
    pub fn under(mut self, fold: &'static str) -> Self {
        self.fold = Some(fold);
        self
    }

    /// Whether it holds something besides what it begins with.
    pub(super) fn is_set(&self) -> bool {
        match &self.kind {
            FieldKind::Choice(options) => options.first().is_some_and(|(first, _)| *first != self.value),
            FieldKind::Several(options) => options.iter().any(|(.., is_chosen)| *is_chosen),
            FieldKind::Number => !["", "1"].contains(&self.value.as_str()),
            _ => !self.value.is_empty(),
        }
    }

    /// The same, with what a browser may fill in.
    #[must_use]
    pub fn filled(mut self, autocomplete: &'static str) -> Self {
        self.autocomplete = autocomplete;
        self
    }
}

/// Kinds of fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum FieldKind {
    /// A line of text.
    #[default]
    Line,
    /// An e-mail address.
    Email,
    /// A password.
    Password,
    /// A whole or decimal number.
    Number,
    /// A day.
    Date,
    /// A colour.
    Colour,
    /// An address of the web.
    Url,
    /// A code of digits.
    Code,
    /// Several lines of text.
    Area,
    /// A file of these kinds, such as `image/png`.
    File(String),
    /// One of several: value and text.
    Choice(Vec<(String, String)>),
    /// Any of several: value, text, and whether it is chosen. All have the field's name and differ in their value.
    Several(Vec<(String, String, bool)>),
    /// Yes, when the value is `1`.
    Check,
    /// Nothing that is seen.
    Hidden,
}

/// Text to read.
#[derive(Debug, Clone)]
pub struct Text {
    /// What it is about.
    pub title: String,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
}

/// Text to copy.
#[derive(Debug, Clone)]
pub struct Code {
    /// What it is.
    pub title: String,
    /// What is to be known about it.
    pub hint: Option<String>,
    /// The text.
    pub text: String,
    /// Whether it is a secret that is shown this once.
    pub is_secret: bool,
}

/// A QR code of a text.
#[derive(Debug, Clone)]
pub struct Qr {
    /// What it leads to.
    pub title: String,
    /// The text in it.
    pub text: String,
    /// Where it is had as a file, unless what it says is a secret.
    pub file: Option<String>,
}

/// A page of ours within the page.
#[derive(Debug, Clone)]
pub struct Preview {
    /// What it shows.
    pub title: String,
    /// Where it is.
    pub src: String,
}

/// A page for somebody who is not signed in: to sign in, to type a code, to take up an invitation.
#[derive(Debug, Clone)]
pub struct Door {
    /// The value that the response's `Content-Security-Policy` allows for style and script.
    pub nonce: String,
    /// The heading.
    pub title: String,
    /// What is said below it.
    pub lead: String,
    /// What could not be done.
    pub notice: Option<Notice>,
    /// What is to be filled in. Its token is among its fields.
    pub form: Option<Form>,
    /// Other ways on: text and address.
    pub links: Vec<(String, String)>,
}
