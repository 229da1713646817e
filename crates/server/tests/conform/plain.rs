//! Makes what is drawn at random the same in every run: the first id of a kind becomes `cs_1`, the next `cs_2`.
//!
//! Times are not touched: the clock is ours, so they are the same to the millisecond, and a difference is one.

use std::collections::BTreeMap;

/// From so many letters and digits on, with both among them, a word counts as drawn.
const DRAWN: usize = 16;

/// The names that were given so far.
#[derive(Default)]
pub(crate) struct Names {
    given: BTreeMap<String, String>,
    counts: BTreeMap<String, usize>,
}

impl Names {
    /// A text with every drawn word replaced by its name.
    pub(crate) fn plain(&mut self, text: &str) -> String {
        let mut told = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = rest.find(|c| is_inside(c) || matches!(c, '+' | '/')) {
            told.push_str(&rest[..start]);
            rest = &rest[start..];
            if !rest.starts_with(is_inside) && !is_base64(&told, rest) {
                told.push_str(&rest[..1]);
                rest = &rest[1..];
                continue;
            }
            let end = if is_base64(&told, rest) {
                rest.find(|c| !is_inside(c) && !matches!(c, '+' | '/' | '='))
            } else {
                rest.find(|c| !is_inside(c))
            };
            let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
            told.push_str(&self.named(word));
            rest = after;
        }
        told.push_str(rest);
        told
    }

    fn named(&mut self, word: &str) -> String {
        let (kind, drawn) = apart(word);
        if !is_drawn(drawn) {
            return word.to_owned();
        }
        let counts = &mut self.counts;
        let name = self.given.entry(word.to_owned()).or_insert_with(|| {
            let count = counts.entry(kind.to_owned()).or_default();
            *count += 1;
            format!("{kind}_{count}")
        });
        name.clone()
    }
}

fn is_inside(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-')
}

/// Secrets of webhooks and their signatures are base 64.
fn is_base64(before: &str, word: &str) -> bool {
    word.starts_with("whsec_") || before.ends_with("v1,") || before.ends_with("nonce=\"")
}

/// What a word is, and what of it was drawn, if anything.
fn apart(word: &str) -> (&str, &str) {
    let parts: Vec<&str> = word.split('-').collect();
    if word.len() == 36 && parts.len() == 5 {
        return ("uuid", word);
    }
    if word.starts_with("whsec_") {
        return ("whsec", word);
    }
    match word.rsplit_once('_') {
        // What is base 64 for URLs may have a line in it.
        Some((prefix, drawn)) if is_drawn(drawn) && prefix.len() < 24 => (prefix, drawn),
        _ => ("word", word),
    }
}

/// Of so many letters and digits, nearly all draws have two of the three kinds, and what people write is no such mix.
fn is_drawn(word: &str) -> bool {
    let has = |is: fn(&u8) -> bool| usize::from(word.as_bytes().iter().any(is));
    let kinds = has(u8::is_ascii_digit) + has(u8::is_ascii_lowercase) + has(u8::is_ascii_uppercase);
    word.len() >= DRAWN && kinds > 1 && !word.contains("--") && word.matches('-').count() < 5
}

#[test]
fn what_is_drawn_gets_a_name_and_keeps_it() {
    let mut names = Names::default();
    let text = r#"{"id":"cs_00VgmOYqW0000020zSqXMXpB4Z0F8YDUPJtQh","of":"cs_00VgmOYqW0000027E5vZul3zYg3I6MQTHnaJo"}"#;
    assert_eq!(names.plain(text), r#"{"id":"cs_1","of":"cs_2"}"#);
    assert_eq!(names.plain("/checkout/cs_00VgmOYqW0000027E5vZul3zYg3I6MQTHnaJo?paid"), "/checkout/cs_2?paid");
    assert_eq!(names.plain("25732f05-09e8-467f-a954-8617a5a8602e"), "uuid_1");
    assert_eq!(names.plain("whsec_Brb23O3KxapVr2t46vsSUiM40EbOzt4XqZjJpJ/tmj+="), "whsec_1");
    assert_eq!(names.plain("t=1800000000,v1=eb34c8567080217ae78364e72a241c0d"), "t=1800000000,v1=word_1");
    assert_eq!(names.plain("v1,+D9J7IP0Iaz9Kdg+aa/bb12cc= a/b"), "v1,word_2 a/b");
    for same in
        ["2027-01-15T08:00:00Z", "checkout.session.completed", "order-1234", "4242424242424242", "5000"]
    {
        assert_eq!(names.plain(same), same);
    }
}
