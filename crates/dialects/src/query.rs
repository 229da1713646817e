//! Reads query strings, as strictly as bodies.

use kassa_domain::dialect::{Malformed, Mistake};
use std::borrow::Cow;

/// The parameters of a query string that is being read.
pub(crate) struct Params<'a> {
    pairs: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    asked: Vec<&'static str>,
}

fn wrong(param: &str, mistake: Mistake, message: String) -> Malformed {
    Malformed { mistake, param: Some(param.chars().take(64).collect()), message }
}

impl<'a> Params<'a> {
    /// Splits the text; a name that stands twice is refused.
    pub(crate) fn of(query: &'a str) -> Result<Self, Malformed> {
        let pairs: Vec<(Cow<'a, str>, Cow<'a, str>)> = form_urlencoded::parse(query.as_bytes()).collect();
        for (place, (name, _)) in pairs.iter().enumerate() {
            if pairs.iter().take(place).any(|(earlier, _)| earlier == name) {
                return Err(wrong(name, Mistake::Value, "is there twice; send it once".to_owned()));
            }
        }
        Ok(Self { pairs, asked: vec![] })
    }

    /// A text, if it is there.
    pub(crate) fn text(&mut self, name: &'static str) -> Option<&str> {
        self.asked.push(name);
        self.pairs.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_ref())
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
        match self.pairs.iter().find(|(name, _)| !self.asked.contains(&name.as_ref())) {
            None => Ok(()),
            Some((name, _)) => {
                let known = if self.asked.is_empty() { "none".to_owned() } else { self.asked.join(", ") };
                Err(wrong(
                    name,
                    Mistake::Unknown,
                    format!("Unknown parameter in the URL. Known here: {known}"),
                ))
            }
        }
    }
}
