//! Every file has what the list asks for, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use kassa_domain::Locale;

use super::{LIST, source};
use crate::locales::text::id;

/// What the messages of a file use: variables, and plural categories.
#[derive(Default)]
struct Used {
    variables: BTreeSet<String>,
    categories: BTreeSet<String>,
}

fn pattern(used: &mut Used, pattern: &Pattern<&str>) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => {
                assert!(!value.contains(['{', '}']), "a brace is left in {value}");
            }
            PatternElement::Placeable { expression } => expression_of(used, expression),
        }
    }
}

fn expression_of(used: &mut Used, expression: &Expression<&str>) {
    let inline = match expression {
        Expression::Inline(inline) => inline,
        Expression::Select { selector, variants } => {
            for variant in variants {
                if let VariantKey::Identifier { name } = variant.key {
                    used.categories.insert(name.to_owned());
                }
                pattern(used, &variant.value);
            }
            selector
        }
    };
    match inline {
        InlineExpression::VariableReference { id } => {
            used.variables.insert(id.name.to_owned());
        }
        InlineExpression::StringLiteral { .. } => {}
        other => panic!("words and variables only, not {other:?}"),
    }
}

/// The messages of a file.
fn messages(locale: Locale) -> BTreeMap<String, Used> {
    let file = fluent_syntax::parser::parse(source(locale));
    let file = file.unwrap_or_else(|(_, errors)| panic!("{locale}.ftl is no Fluent: {errors:?}"));
    let mut found = BTreeMap::new();
    for entry in &file.body {
        if let Entry::Message(message) = entry {
            let mut used = Used::default();
            let value = message.value.as_ref();
            pattern(&mut used, value.unwrap_or_else(|| panic!("{locale}.ftl: {} is empty", message.id.name)));
            let twice = found.insert(message.id.name.to_owned(), used);
            assert!(twice.is_none(), "{locale}.ftl says {} twice", message.id.name);
        }
    }
    found
}

#[test]
fn every_language_has_every_message_with_its_variables() {
    let listed: BTreeMap<_, BTreeSet<String>> = LIST
        .iter()
        .map(|(name, variables)| (id(name), variables.iter().map(|it| (*it).to_owned()).collect()))
        .collect();
    let mut wrong = Vec::new();
    for locale in Locale::ALL {
        let found = messages(*locale);
        for (id, variables) in &listed {
            let Some(used) = found.get(id) else {
                wrong.push(format!("{locale}.ftl lacks {id}"));
                continue;
            };
            for variable in variables.difference(&used.variables) {
                wrong.push(format!("{locale}.ftl: {id} does not use ${variable}"));
            }
            for variable in used.variables.difference(variables) {
                wrong.push(format!("{locale}.ftl: {id} has no ${variable}"));
            }
        }
        wrong.extend(
            found
                .keys()
                .filter(|id| !listed.contains_key(*id))
                .map(|id| format!("{locale}.ftl: what is {id}?")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn plural_categories_are_those_of_the_language() {
    for locale in Locale::ALL {
        for (id, used) in messages(*locale) {
            let known = super::data(*locale).plurals;
            // What is no number is chosen by words of our own.
            let is_count = |name: &&String| !id.starts_with("mandate-") || *name != "card";
            for category in used.categories.iter().filter(is_count) {
                assert!(
                    known.contains(&category.as_str()),
                    "{locale}.ftl: {id} has no [{category}] in {known:?}"
                );
            }
        }
    }
}

#[test]
fn words_have_no_invisible_characters() {
    for locale in Locale::ALL {
        let text = source(*locale).to_owned();
        assert_eq!(crate::visible::visible(text.clone(), false), text, "{locale}.ftl");
    }
}

#[test]
fn every_country_has_a_name() {
    for locale in Locale::ALL {
        let countries = super::data(*locale).countries;
        assert_eq!(countries.len(), 250, "{locale}");
        assert!(countries.is_sorted_by_key(|(code, ..)| code));
        for (code, name, place) in countries {
            assert!(code.len() == 2 && code.chars().all(|c| c.is_ascii_uppercase()), "{code}");
            assert_eq!(super::messages(*locale).country(code), (*name, *place));
        }
    }
    assert_eq!(super::messages(Locale::En).country("GH").0, "Ghana");
    assert_eq!(super::messages(Locale::En).country("??"), ("??", u16::MAX));
}
