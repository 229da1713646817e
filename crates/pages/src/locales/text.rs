//! One file of Fluent, and its messages taken apart.

use std::collections::BTreeMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use kassa_domain::Locale;

use crate::visible::{END_OF_ISOLATE, ISOLATE};

/// The words of one language, as Fluent has them.
pub(super) struct Source {
    bundle: FluentBundle<&'static FluentResource>,
    /// Whether values are kept apart from the words around them.
    isolates: bool,
}

/// A message with variables.
#[derive(Debug)]
pub(super) enum Text {
    /// Nothing but words and variables, one after another.
    Pieces(Box<[Piece]>),
    /// Something chooses the words: Fluent writes it.
    Chosen(&'static Pattern<&'static str>),
}

/// A piece of a message.
#[derive(Debug)]
pub(super) enum Piece {
    Words(&'static str),
    /// The variable at this place of the list.
    Value(usize),
}

/// What a variable stands for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Value<'a> {
    Text(&'a str),
    Number(i64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl std::fmt::Debug for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(&self.bundle.locales).finish()
    }
}

/// The id of a message that has this name in the code.
pub(super) fn id(name: &str) -> String {
    name.replace('_', "-")
}

/// The messages of a language by their ids, while they are taken apart.
pub(super) struct Reader {
    source: Source,
    patterns: BTreeMap<&'static str, &'static Pattern<&'static str>>,
}

impl Reader {
    /// Reads a file. What it lacks is said in English: a word of another language is better than none.
    pub(super) fn new(locale: Locale, english: &'static str, words: &'static str) -> Self {
        let mut bundle = FluentBundle::new_concurrent(locale.tag().parse().into_iter().collect());
        bundle.set_use_isolating(locale.is_rtl());
        let mut patterns = BTreeMap::new();
        for text in [english, words] {
            // A part that is no Fluent is skipped; the tests read every file, and find none.
            let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(rest, _)| rest);
            // There is one per language for as long as the process lives, and its words are lent to every page.
            let resource: &'static FluentResource = Box::leak(Box::new(resource));
            patterns.extend(resource.entries().filter_map(|entry| match entry {
                Entry::Message(message) => Some((message.id.name, message.value.as_ref()?)),
                _ => None,
            }));
            bundle.add_resource_overriding(resource);
        }
        Self { source: Source { bundle, isolates: locale.is_rtl() }, patterns }
    }

    /// What the messages are written with.
    pub(super) fn source(self) -> Source {
        self.source
    }

    /// A message without variables.
    pub(super) fn plain(&self, name: &str) -> &'static str {
        let Some(pattern) = self.patterns.get(id(name).as_str()) else { return "" };
        match pattern.elements.as_slice() {
            [PatternElement::TextElement { value }] => value,
            _ => Box::leak(self.source.chosen(pattern, &[]).into()),
        }
    }

    /// A message with these variables.
    pub(super) fn text(&self, name: &str, variables: &[&str]) -> Text {
        let Some(pattern) = self.patterns.get(id(name).as_str()) else { return Text::Pieces(Box::default()) };
        let pieces = pattern.elements.iter().map(|element| piece(element, variables));
        pieces.collect::<Option<_>>().map_or(Text::Chosen(pattern), Text::Pieces)
    }
}

impl Source {
    /// A message with its variables filled in.
    pub(super) fn written(&self, text: &Text, values: &[(&'static str, Value<'_>)]) -> String {
        let pieces = match text {
            Text::Pieces(pieces) => pieces,
            Text::Chosen(pattern) => return self.chosen(pattern, values),
        };
        let isolates = self.isolates && pieces.len() > 1;
        let mut written = String::with_capacity(96);
        for piece in pieces {
            match piece {
                Piece::Words(words) => written.push_str(words),
                Piece::Value(at) => {
                    written.extend(isolates.then_some(ISOLATE));
                    match values.get(*at) {
                        Some((_, Value::Text(text))) => written.push_str(text),
                        Some((_, Value::Number(number))) => written.push_str(&number.to_string()),
                        None => {}
                    }
                    written.extend(isolates.then_some(END_OF_ISOLATE));
                }
            }
        }
        written
    }

    fn chosen(&self, pattern: &Pattern<&str>, values: &[(&'static str, Value<'_>)]) -> String {
        let arguments: FluentArgs<'_> = values
            .iter()
            .map(|(name, value)| match value {
                Value::Text(text) => (*name, FluentValue::from(*text)),
                Value::Number(number) => (*name, FluentValue::from(*number)),
            })
            .collect();
        self.bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
    }
}

/// What an element is, if it is simple.
fn piece(element: &PatternElement<&'static str>, variables: &[&str]) -> Option<Piece> {
    match element {
        PatternElement::TextElement { value } => Some(Piece::Words(value)),
        PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::VariableReference { id }),
        } => variables.iter().position(|name| *name == id.name).map(Piece::Value),
        PatternElement::Placeable { .. } => None,
    }
}

/// What stands before and after a variable that the page shows as an element of its own, such as a link.
pub(super) fn around(write: impl Fn(&str) -> String) -> (String, String) {
    // No file holds it, so that it is where the variable was.
    const HERE: &str = "\u{0}";
    let text: String = write(HERE).chars().filter(|it| ![ISOLATE, END_OF_ISOLATE].contains(it)).collect();
    let (before, after) = text.split_once(HERE).unwrap_or((&text, ""));
    (before.to_owned(), after.to_owned())
}
