//! Reads query strings, as strictly as bodies.

use kassa_domain::dialect::{Malformed, Mistake};
use std::borrow::Cow;

/// The parameters of a query string that is being read.
pub(crate) struct Params<'a> {
    pairs: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    asked: Vec<&'static str>,
    lists: Vec<&'static str>,
}

fn wrong(param: &str, mistake: Mistake, message: String) -> Malformed {
    Malformed { mistake, param: Some(param.chars().take(64).collect()), message }
}

/// Whether the name is one entry of this list: `expand[]` and `expand[0]` are entries of `expand`.
fn is_entry(name: &str, list: &str) -> bool {
    let inside = name.strip_prefix(list).and_then(|rest| rest.strip_prefix('[')?.strip_suffix(']'));
    inside.is_some_and(|place| place.len() <= 3 && place.bytes().all(|byte| byte.is_ascii_digit()))
}

impl<'a> Params<'a> {
    /// Splits the text; a name that stands twice is refused, but for a list's `name[]`.
    pub(crate) fn of(query: &'a str) -> Result<Self, Malformed> {
        let pairs: Vec<(Cow<'a, str>, Cow<'a, str>)> = form_urlencoded::parse(query.as_bytes()).collect();
        for (place, (name, _)) in pairs.iter().enumerate() {
            if !name.ends_with("[]") && pairs.iter().take(place).any(|(earlier, _)| earlier == name) {
                return Err(wrong(name, Mistake::Value, "is there twice; send it once".to_owned()));
            }
        }
        Ok(Self { pairs, asked: vec![], lists: vec![] })
    }

    /// A text, if it is there.
    pub(crate) fn text(&mut self, name: &'static str) -> Option<&str> {
        self.asked.push(name);
        self.pairs.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_ref())
    }

    /// The texts of a list in the order of the query: `name[]=a&name[]=b` or `name[0]=a&name[1]=b`.
    pub(crate) fn texts(&mut self, name: &'static str) -> Vec<&str> {
        self.lists.push(name);
        let entries = self.pairs.iter().filter(|(found, _)| is_entry(found, name));
        entries.map(|(_, value)| value.as_ref()).collect()
    }

    /// True or false, if it is there.
    pub(crate) fn boolean(&mut self, name: &'static str) -> Result<Option<bool>, Malformed> {
        match self.text(name) {
            None => Ok(None),
            Some("true") => Ok(Some(true)),
            Some("false") => Ok(Some(false)),
            Some(_) => Err(wrong(name, Mistake::Value, "must be true or false".to_owned())),
        }
    }

    /// A whole number within bounds, if it is there.
    pub(crate) fn integer(
        &mut self,
        name: &'static str,
        bounds: std::ops::RangeInclusive<i64>,
    ) -> Result<Option<i64>, Malformed> {
        let Some(text) = self.text(name) else { return Ok(None) };
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        match text.parse::<i64>().ok().filter(|number| digits && bounds.contains(number)) {
            Some(number) => Ok(Some(number)),
            None => {
                let rule = format!("must be a whole number from {} to {}", bounds.start(), bounds.end());
                Err(wrong(name, Mistake::Value, rule))
            }
        }
    }

    /// Complains about the first parameter that nobody asked for.
    pub(crate) fn finish(self) -> Result<(), Malformed> {
        let is_known =
            |name: &str| self.asked.contains(&name) || self.lists.iter().any(|list| is_entry(name, list));
        match self.pairs.iter().find(|(name, _)| !is_known(name)) {
            None => Ok(()),
            Some((name, _)) => {
                let lists = self.lists.iter().map(|list| format!("{list}[]"));
                let known: Vec<_> = self.asked.iter().map(|name| (*name).to_owned()).chain(lists).collect();
                let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
                Err(wrong(
                    name,
                    Mistake::Unknown,
                    format!("Unknown parameter in the URL: {name}. Known here: {known}"),
                ))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_take_both_spellings_and_only_where_they_are_allowed() {
        let mut params = Params::of("expand[]=a&expand[]=b&expand%5B2%5D=c&limit=1").unwrap();
        assert_eq!(params.texts("expand"), ["a", "b", "c"]);
        assert_eq!(params.integer("limit", 1..=9).unwrap(), Some(1));
        params.finish().unwrap();
        for (query, param) in [
            ("limit[]=1", "limit[]"),
            ("expand[x]=a", "expand[x]"),
            ("expand=a", "expand"),
            ("expand[0=a", "expand[0"),
            ("expand[1234]=a", "expand[1234]"),
        ] {
            let mut params = Params::of(query).unwrap();
            params.texts("expand");
            params.text("limit");
            let got = params.finish().unwrap_err();
            assert_eq!((got.mistake, got.param.as_deref()), (Mistake::Unknown, Some(param)), "{query}");
        }
    }

    #[test]
    fn the_same_name_twice_is_refused() {
        for query in ["limit=1&limit=2", "expand[0]=a&expand[0]=b"] {
            assert_eq!(Params::of(query).err().map(|got| got.mistake), Some(Mistake::Value), "{query}");
        }
    }
}
