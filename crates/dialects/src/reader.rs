//! Reads JSON objects field by field, strictly: no duplicate keys, no guessing of types, and every
//! complaint names the field.
//!
//! Numbers are read from their text, so no amount ever passes through a floating-point number.

use kassa_domain::Timestamp;
use kassa_domain::dialect::{Malformed, Mistake};
use kassa_domain::metadata::{Metadata, Scalar};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::BTreeSet;

/// No body of any API here is nested deeper than this.
const DEPTH_MAX: usize = 32;
/// Lists are at most this long, but for those that say otherwise.
const ENTRIES_MAX: usize = 100;
/// The long lists: countries, and choices of a dropdown.
const LONG_ENTRIES_MAX: usize = 300;

/// Whether brackets are nested too deep. Values are kept as text until somebody asks for them, so the parser itself
/// would pass over any depth.
fn is_deep(text: &str) -> bool {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => depth += 1,
            b'}' | b']' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEPTH_MAX {
            return true;
        }
    }
    false
}

/// The fields of an object, with the text of each value.
struct Fields<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Fields<'de>;
            fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str("a JSON object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::with_capacity(8);
                while let Some(field) = map.next_entry::<String, &'de RawValue>()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        from.deserialize_map(Collect)
    }
}

/// An object that is being read. Fields that nobody asked for are found by [`Object::finish`].
pub(crate) struct Object<'a> {
    path: String,
    fields: Vec<(String, &'a RawValue)>,
    /// In the order of asking; a name may stand there twice.
    asked: Vec<&'static str>,
}

/// A field that may be a text or an object.
pub(crate) enum TextOr<'a> {
    /// A text.
    Text(String),
    /// An object, still to be read.
    Object(Object<'a>),
}

fn value(param: &str, message: impl Into<String>) -> Malformed {
    Malformed { mistake: Mistake::Value, param: Some(param.to_owned()), message: message.into() }
}

impl<'a> Object<'a> {
    /// Reads a request body. An empty one counts as an empty object.
    pub(crate) fn body(bytes: &'a [u8]) -> Result<Self, Malformed> {
        if bytes.is_empty() {
            return Ok(Self { path: String::new(), fields: vec![], asked: vec![] });
        }
        let syntax = |message: String| Malformed { mistake: Mistake::Syntax, param: None, message };
        let text = std::str::from_utf8(bytes).map_err(|problem| {
            syntax(format!("the body must be UTF-8; byte {} is not", problem.valid_up_to()))
        })?;
        if is_deep(text) {
            return Err(syntax(format!("the body must not be nested deeper than {DEPTH_MAX} levels")));
        }
        Self::parse(text, String::new()).map_err(|problem| match problem.param {
            None => syntax(format!("the body must be one JSON object: {}", problem.message)),
            Some(_) => problem,
        })
    }

    fn parse(text: &'a str, path: String) -> Result<Self, Malformed> {
        let Fields(fields) = serde_json::from_str(text).map_err(|problem| Malformed {
            mistake: Mistake::Syntax,
            param: None,
            message: problem.to_string(),
        })?;
        let mut seen = BTreeSet::new();
        if let Some((name, _)) = fields.iter().find(|(name, _)| !seen.insert(name.as_str())) {
            return Err(value(&format!("{path}{name}"), "is there twice; send it once"));
        }
        Ok(Self { path, fields, asked: vec![] })
    }

    fn param(&self, name: &str) -> String {
        format!("{}{name}", self.path)
    }

    fn find(&self, name: &str) -> Option<&'a str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, raw)| raw.get())
    }

    /// The text of a field's value; `null` counts as absent.
    fn raw(&mut self, name: &'static str) -> Option<&'a str> {
        self.raw_or_null(name).flatten()
    }

    /// The text of a field's value; the inner `None` is `null`.
    fn raw_or_null(&mut self, name: &'static str) -> Option<Option<&'a str>> {
        self.asked.push(name);
        let raw = self.find(name)?;
        Some((raw != "null").then_some(raw))
    }

    /// Whether the field is there, and not `null`. It does not count as asked for.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.find(name).is_some_and(|raw| raw != "null")
    }

    /// The one of these fields that is there. More than one is refused by the name of the one that stands second.
    pub(crate) fn only_one_of(&self, names: &[&'static str]) -> Result<Option<&'static str>, Malformed> {
        let sent = self.fields.iter().filter(|(_, raw)| raw.get() != "null");
        let mut present = sent.filter_map(|(field, _)| names.iter().copied().find(|name| field == name));
        match (present.next(), present.next()) {
            (Some(first), Some(second)) => {
                let first = self.param(first);
                Err(self.wrong(second, format!("cannot be sent beside {first}; send only one of the two")))
            }
            (first, _) => Ok(first),
        }
    }

    /// A complaint about the value of a field of this object.
    pub(crate) fn wrong(&self, name: &str, message: impl Into<String>) -> Malformed {
        value(&self.param(name), message)
    }

    /// A complaint about a field that is not there.
    pub(crate) fn missing(&self, name: &str) -> Malformed {
        Malformed {
            mistake: Mistake::Missing,
            param: Some(self.param(name)),
            message: format!("Missing required parameter: {}", self.param(name)),
        }
    }

    /// A field is not there, and others would do as well.
    pub(crate) fn missing_or(&self, name: &str, or: &str) -> Malformed {
        let missing = self.missing(name);
        Malformed { message: format!("{} (or {or})", missing.message), ..missing }
    }

    fn required<T>(&self, name: &str, found: Option<T>) -> Result<T, Malformed> {
        found.ok_or_else(|| self.missing(name))
    }

    /// A text, if it is there.
    pub(crate) fn text(&mut self, name: &'static str) -> Result<Option<String>, Malformed> {
        let Some(raw) = self.raw(name) else { return Ok(None) };
        text_of(raw, &self.param(name)).map(Some)
    }

    /// A text that must be there.
    pub(crate) fn required_text(&mut self, name: &'static str) -> Result<String, Malformed> {
        let found = self.text(name)?;
        self.required(name, found)
    }

    /// A whole number that must be there.
    pub(crate) fn required_integer(&mut self, name: &'static str) -> Result<i64, Malformed> {
        let raw = self.raw(name);
        let raw = self.required(name, raw)?;
        integer_of(raw, &self.param(name))
    }

    /// A whole number, if it is there.
    pub(crate) fn integer(&mut self, name: &'static str) -> Result<Option<i64>, Malformed> {
        let Some(raw) = self.raw(name) else { return Ok(None) };
        integer_of(raw, &self.param(name)).map(Some)
    }

    /// True or false, if it is there.
    pub(crate) fn boolean(&mut self, name: &'static str) -> Result<Option<bool>, Malformed> {
        match self.raw(name) {
            None => Ok(None),
            Some("true") => Ok(Some(true)),
            Some("false") => Ok(Some(false)),
            Some(_) => Err(self.wrong(name, "must be true or false, without quotes")),
        }
    }

    /// True or false, which must be there.
    pub(crate) fn required_boolean(&mut self, name: &'static str) -> Result<bool, Malformed> {
        let found = self.boolean(name)?;
        self.required(name, found)
    }

    /// A decimal as its text, if it is there: a number, or a string that holds one.
    pub(crate) fn decimal(&mut self, name: &'static str) -> Result<Option<String>, Malformed> {
        let Some(raw) = self.raw(name) else { return Ok(None) };
        if raw.starts_with('"') {
            return text_of(raw, &self.param(name)).map(Some);
        }
        let number = raw.starts_with(|first: char| first == '-' || first.is_ascii_digit());
        if number { Ok(Some(raw.to_owned())) } else { Err(self.wrong(name, "must be a number")) }
    }

    /// A decimal that must be there.
    pub(crate) fn required_decimal(&mut self, name: &'static str) -> Result<String, Malformed> {
        let found = self.decimal(name)?;
        self.required(name, found)
    }

    /// The text of a number, if it is there. Unlike a decimal it is never in quotes.
    pub(crate) fn number(&mut self, name: &'static str) -> Result<Option<String>, Malformed> {
        match self.raw(name) {
            Some(raw) if raw.starts_with('"') => Err(self.wrong(name, "must be a number, without quotes")),
            _ => self.decimal(name),
        }
    }

    /// The first field that says something and whose name begins so.
    pub(crate) fn beginning_with(&self, prefix: &str) -> Option<&str> {
        let says = |raw: &RawValue| !matches!(raw.get(), "null" | "false");
        let found = self.fields.iter().find(|(name, raw)| name.starts_with(prefix) && says(raw));
        found.map(|(name, _)| name.as_str())
    }

    /// One of these words, if it is there, as what it stands for.
    pub(crate) fn word<T: Copy>(
        &mut self,
        name: &'static str,
        words: &[(&str, T)],
    ) -> Result<Option<T>, Malformed> {
        let Some(text) = self.text(name)? else { return Ok(None) };
        match words.iter().find(|(word, _)| *word == text) {
            Some((_, meaning)) => Ok(Some(*meaning)),
            None => {
                let known: Vec<_> = words.iter().map(|(word, _)| *word).collect();
                Err(self.wrong(name, format!("must be one of {}", known.join(", "))))
            }
        }
    }

    /// What is to become of a text: `None` leaves it, `Some(None)` (a `null`) empties it.
    pub(crate) fn text_change(&mut self, name: &'static str) -> Result<Option<Option<String>>, Malformed> {
        match self.raw_or_null(name) {
            None => Ok(None),
            Some(None) => Ok(Some(None)),
            Some(Some(raw)) => text_of(raw, &self.param(name)).map(|text| Some(Some(text))),
        }
    }

    /// What is to become of a whole number: `None` leaves it, `Some(None)` (a `null`) empties it.
    pub(crate) fn integer_change(&mut self, name: &'static str) -> Result<Option<Option<i64>>, Malformed> {
        match self.raw_or_null(name) {
            None => Ok(None),
            Some(None) => Ok(Some(None)),
            Some(Some(raw)) => integer_of(raw, &self.param(name)).map(|number| Some(Some(number))),
        }
    }

    /// What is to become of an object: `None` leaves it, `Some(None)` (a `null`) empties it.
    pub(crate) fn object_change(
        &mut self,
        name: &'static str,
    ) -> Result<Option<Option<Object<'a>>>, Malformed> {
        match self.raw_or_null(name) {
            None => Ok(None),
            Some(None) => Ok(Some(None)),
            Some(Some(raw)) => object_of(raw, &self.param(name)).map(|object| Some(Some(object))),
        }
    }

    /// An object within this one, if it is there.
    pub(crate) fn object(&mut self, name: &'static str) -> Result<Option<Object<'a>>, Malformed> {
        let Some(raw) = self.raw(name) else { return Ok(None) };
        object_of(raw, &self.param(name)).map(Some)
    }

    /// An object within this one that must be there.
    pub(crate) fn required_object(&mut self, name: &'static str) -> Result<Object<'a>, Malformed> {
        let found = self.object(name)?;
        self.required(name, found)
    }

    /// A text or an object, if it is there.
    pub(crate) fn text_or_object(&mut self, name: &'static str) -> Result<Option<TextOr<'a>>, Malformed> {
        let Some(raw) = self.raw(name) else { return Ok(None) };
        let param = self.param(name);
        if raw.starts_with('{') {
            return object_of(raw, &param).map(|object| Some(TextOr::Object(object)));
        }
        let text = text_of(raw, &param).map_err(|problem| match raw.starts_with('"') {
            true => problem,
            false => value(&param, "must be a string or an object"),
        })?;
        Ok(Some(TextOr::Text(text)))
    }

    /// A list of objects, if it is there.
    pub(crate) fn objects(&mut self, name: &'static str) -> Result<Option<Vec<Object<'a>>>, Malformed> {
        let Some(raw) = self.raw(name) else { return Ok(None) };
        let entries = list_of(raw, &self.param(name), "objects", ENTRIES_MAX)?;
        entries.into_iter().map(|(param, raw)| object_of(raw, &param)).collect::<Result<_, _>>().map(Some)
    }

    /// A list of objects that stands by itself or as `data` within an object, if it is there: vendors show both.
    pub(crate) fn objects_or_data(
        &mut self,
        name: &'static str,
    ) -> Result<Option<Vec<Object<'a>>>, Malformed> {
        match self.raw(name) {
            Some(raw) if raw.starts_with('{') => {
                let mut around = object_of(raw, &self.param(name))?;
                around.objects("data")?.ok_or_else(|| around.missing("data")).map(Some)
            }
            Some(raw) if !raw.starts_with('[') => {
                Err(self.wrong(name, "must be an object with a list as its data, or a list"))
            }
            _ => self.objects(name),
        }
    }

    /// The text of an object that is kept as it was sent but for white space, if it is there.
    pub(crate) fn kept(&mut self, name: &'static str, bytes_max: usize) -> Result<Option<String>, Malformed> {
        let Some(raw) = self.raw(name) else { return Ok(None) };
        object_of(raw, &self.param(name))?;
        let kept = compact(raw);
        if kept.len() > bytes_max {
            return Err(self.wrong(name, format!("must have at most {bytes_max} bytes")));
        }
        Ok(Some(kept))
    }

    /// A long list of objects, if it is there.
    pub(crate) fn long_objects(&mut self, name: &'static str) -> Result<Option<Vec<Object<'a>>>, Malformed> {
        let Some(raw) = self.raw(name) else { return Ok(None) };
        let entries = list_of(raw, &self.param(name), "objects", LONG_ENTRIES_MAX)?;
        entries.into_iter().map(|(param, raw)| object_of(raw, &param)).collect::<Result<_, _>>().map(Some)
    }

    /// The objects of a list, where a vendor passes over entries that are none.
    pub(crate) fn objects_among(&mut self, name: &'static str) -> Result<Option<Vec<Object<'a>>>, Malformed> {
        let Some(raw) = self.raw(name) else { return Ok(None) };
        let entries = list_of(raw, &self.param(name), "objects", ENTRIES_MAX)?;
        Ok(Some(entries.into_iter().filter_map(|(param, raw)| object_of(raw, &param).ok()).collect()))
    }

    /// An object whose keys are the caller's and whose values are objects, if it is there.
    pub(crate) fn entries(
        &mut self,
        name: &'static str,
    ) -> Result<Option<Vec<(String, Object<'a>)>>, Malformed> {
        let Some(object) = self.object(name)? else { return Ok(None) };
        if object.fields.len() > ENTRIES_MAX {
            return Err(self.wrong(name, format!("must have at most {ENTRIES_MAX} entries")));
        }
        let read = |(key, raw): &(String, &'a RawValue)| {
            Ok((key.clone(), object_of(raw.get(), &object.param(key))?))
        };
        object.fields.iter().map(read).collect::<Result<_, Malformed>>().map(Some)
    }

    /// An object whose keys are the caller's and whose values are texts, if it is there.
    pub(crate) fn text_entries(
        &mut self,
        name: &'static str,
    ) -> Result<Option<Vec<(String, String)>>, Malformed> {
        let Some(object) = self.object(name)? else { return Ok(None) };
        if object.fields.len() > ENTRIES_MAX {
            return Err(self.wrong(name, format!("must have at most {ENTRIES_MAX} entries")));
        }
        let read =
            |(key, raw): &(String, &'a RawValue)| Ok((key.clone(), text_of(raw.get(), &object.param(key))?));
        object.fields.iter().map(read).collect::<Result<_, Malformed>>().map(Some)
    }

    /// Whether a field is this text. Anything else is left to be read.
    pub(crate) fn is_text(&mut self, name: &'static str, text: &str) -> bool {
        self.raw(name).is_some_and(|raw| text_of(raw, name).is_ok_and(|found| found == text))
    }

    /// An instant in ISO 8601, if it is there.
    pub(crate) fn instant(&mut self, name: &'static str) -> Result<Option<Timestamp>, Malformed> {
        let Some(raw) = self.raw(name) else { return Ok(None) };
        let rule = "must be an ISO 8601 time with Z or an offset, such as \"2026-12-01T10:00:00Z\"";
        let param = self.param(name);
        let text = text_of(raw, &param).map_err(|_| value(&param, rule))?;
        Timestamp::parse(&text).map(Some).ok_or_else(|| value(&param, rule))
    }

    /// What is to become of an instant: `None` leaves it, `Some(None)` (a `null`) empties it.
    pub(crate) fn instant_change(
        &mut self,
        name: &'static str,
    ) -> Result<Option<Option<Timestamp>>, Malformed> {
        match self.raw_or_null(name) {
            None => Ok(None),
            Some(None) => Ok(Some(None)),
            Some(Some(_)) => self.instant(name).map(Some),
        }
    }

    /// A list of texts, if it is there.
    pub(crate) fn texts(&mut self, name: &'static str) -> Result<Option<Vec<String>>, Malformed> {
        let Some(raw) = self.raw(name) else { return Ok(None) };
        let entries = list_of(raw, &self.param(name), "strings", ENTRIES_MAX)?;
        entries.into_iter().map(|(param, raw)| text_of(raw, &param)).collect::<Result<_, _>>().map(Some)
    }

    /// A long list of texts, if it is there.
    pub(crate) fn long_texts(&mut self, name: &'static str) -> Result<Option<Vec<String>>, Malformed> {
        let Some(raw) = self.raw(name) else { return Ok(None) };
        let entries = list_of(raw, &self.param(name), "strings", LONG_ENTRIES_MAX)?;
        entries.into_iter().map(|(param, raw)| text_of(raw, &param)).collect::<Result<_, _>>().map(Some)
    }

    /// An object of scalars, if it is there.
    pub(crate) fn metadata_change(&mut self, name: &'static str) -> Result<Option<Metadata>, Malformed> {
        if self.has(name) {
            self.metadata(name).map(Some)
        } else {
            Ok(self.raw(name).map(|_| Metadata::new()))
        }
    }

    /// An object of scalars; empty when it is not there.
    pub(crate) fn metadata(&mut self, name: &'static str) -> Result<Metadata, Malformed> {
        self.metadata_or(name, |inner, _| Err(value(inner, "must be a string, a whole number or a boolean")))
    }

    /// The same of vendors who take any JSON: what is no scalar is kept as its JSON text, and `null` is left out.
    pub(crate) fn any_metadata(&mut self, name: &'static str) -> Result<Metadata, Malformed> {
        self.metadata_or(name, |_, raw| Ok((raw != "null").then(|| Scalar::Text(raw.to_owned()))))
    }

    /// An object of scalars, and of whatever `other` makes of the text of another value.
    fn metadata_or(
        &mut self,
        name: &'static str,
        other: impl Fn(&str, &str) -> Result<Option<Scalar>, Malformed>,
    ) -> Result<Metadata, Malformed> {
        let Some(raw) = self.raw(name) else { return Ok(Metadata::new()) };
        let param = self.param(name);
        let object = Object::parse(raw, format!("{param}.")).map_err(|problem| match problem.param {
            None => value(&param, "must be an object of strings, whole numbers and booleans"),
            Some(_) => problem,
        })?;
        let read = |(key, raw): (String, &RawValue)| {
            let inner = format!("{param}.{key}");
            if key.contains('\0') {
                return Err(value(&param, "keys must not hold the character NUL"));
            }
            let scalar = match raw.get() {
                "true" => Scalar::Boolean(true),
                "false" => Scalar::Boolean(false),
                text if text.starts_with('"') => Scalar::Text(text_of(text, &inner)?),
                text => match integer_of(text, &inner) {
                    Ok(number) => Scalar::Integer(number),
                    Err(_) => return Ok(other(&inner, text)?.map(|scalar| (key, scalar))),
                },
            };
            Ok(Some((key, scalar)))
        };
        object.fields.into_iter().filter_map(|field| read(field).transpose()).collect()
    }

    /// Complains about the first field that nobody asked for.
    pub(crate) fn finish(self) -> Result<(), Malformed> {
        match self.fields.iter().find(|(name, _)| !self.asked.contains(&name.as_str())) {
            None => Ok(()),
            Some((name, _)) => {
                let shown: String = name.chars().take(64).collect();
                let mut seen = BTreeSet::new();
                let known: Vec<_> = self.asked.iter().copied().filter(|name| seen.insert(*name)).collect();
                Err(Malformed {
                    mistake: Mistake::Unknown,
                    param: Some(self.param(&shown)),
                    message: format!(
                        "Unknown parameter: {}. Known here: {}",
                        self.param(&shown),
                        known.join(", ")
                    ),
                })
            }
        }
    }
}

/// An object at this path.
fn object_of<'a>(raw: &'a str, param: &str) -> Result<Object<'a>, Malformed> {
    Object::parse(raw, format!("{param}.")).map_err(|problem| match problem.param {
        None => value(param, "must be an object"),
        Some(_) => problem,
    })
}

/// JSON without the white space between its parts.
fn compact(json: &str) -> String {
    let (mut quoted, mut escaped) = (false, false);
    let part = |letter: &char| {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ => {}
        }
        quoted || !letter.is_ascii_whitespace()
    };
    json.chars().filter(part).collect()
}

/// The texts of a list's entries, each with its path.
fn list_of<'a>(
    raw: &'a str,
    param: &str,
    what: &str,
    most: usize,
) -> Result<Vec<(String, &'a str)>, Malformed> {
    let items: Vec<&'a RawValue> =
        serde_json::from_str(raw).map_err(|_| value(param, format!("must be a list of {what}")))?;
    if items.len() > most {
        return Err(value(param, format!("must have at most {most} entries")));
    }
    Ok(items.iter().enumerate().map(|(place, item)| (format!("{param}[{place}]"), item.get())).collect())
}

fn text_of(raw: &str, param: &str) -> Result<String, Malformed> {
    if !raw.starts_with('"') {
        return Err(value(param, "must be a string"));
    }
    let text: String = serde_json::from_str(raw)
        .map_err(|_| value(param, "must be a string of valid Unicode characters"))?;
    if text.contains('\0') {
        return Err(value(param, "must not hold the character NUL"));
    }
    Ok(text)
}

fn integer_of(raw: &str, param: &str) -> Result<i64, Malformed> {
    let digits = raw.strip_prefix('-').unwrap_or(raw);
    if raw == "-0" || digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(value(param, "must be a whole number, written without quotes, decimals or exponent"));
    }
    raw.parse().map_err(|_| value(param, "is too large a number"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaint(body: &str, read: impl Fn(&mut Object<'_>) -> Result<(), Malformed>) -> Malformed {
        let outcome = Object::body(body.as_bytes()).and_then(|mut object| {
            read(&mut object)?;
            object.finish()
        });
        outcome.expect_err(body)
    }

    #[test]
    fn integers_are_read_from_their_text() {
        for good in ["0", "-5", "9223372036854775807"] {
            let body = format!("{{\"n\":{good}}}");
            assert_eq!(
                Object::body(body.as_bytes()).unwrap().required_integer("n").unwrap().to_string(),
                good
            );
        }
        for bad in [
            "1.0",
            "1e2",
            "\"1\"",
            "true",
            "[1]",
            "{}",
            "-0",
            "9223372036854775808",
            "-9223372036854775809",
            "1E400",
        ] {
            let got = complaint(&format!("{{\"n\":{bad}}}"), |object| object.required_integer("n").map(drop));
            assert_eq!((got.mistake, got.param.as_deref()), (Mistake::Value, Some("n")), "{bad}");
        }
    }

    #[test]
    fn what_is_not_one_clean_object_is_refused() {
        let deep = format!("{{\"x\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
        for bad in [
            "[]",
            "1",
            "null",
            "\"x\"",
            "{",
            "{}{}",
            "{} x",
            "{\"n\":NaN}",
            "{\"n\":Infinity}",
            "{'n':1}",
            "{\"n\":1,}",
            "{n:1}",
            "\u{feff}{}",
            "{\"n\":01}",
            "{\"n\":+1}",
            &deep,
        ] {
            let shown: String = bad.chars().take(20).collect();
            assert_eq!(
                Object::body(bad.as_bytes()).err().map(|got| got.mistake),
                Some(Mistake::Syntax),
                "{shown}"
            );
        }
        for bytes in [&b"\xff\xfe{\x00}\x00"[..], b"{\"a\":\"\xc3\x28\"}", b"\x00{}"] {
            assert_eq!(Object::body(bytes).err().map(|got| got.mistake), Some(Mistake::Syntax));
        }
    }

    #[test]
    fn brackets_in_texts_are_not_nesting() {
        let text = "[{\\\"".repeat(100);
        let body = format!("{{\"s\":\"{text}\"}}");
        assert!(Object::body(body.as_bytes()).unwrap().text("s").unwrap().is_some());
    }

    #[test]
    fn duplicates_are_named_at_every_depth() {
        assert_eq!(complaint(r#"{"a":1,"a":1}"#, |_| Ok(())).param.as_deref(), Some("a"));
        let inner = complaint(r#"{"m":{"k":"1","\u006b":"2"}}"#, |object| object.metadata("m").map(drop));
        assert_eq!(inner.param.as_deref(), Some("m.k"));
    }

    #[test]
    fn texts_must_be_texts() {
        for bad in ["1", "true", "[]", "{}", r#""\ud800""#, r#""a\u0000b""#] {
            let got = complaint(&format!("{{\"s\":{bad}}}"), |object| object.text("s").map(drop));
            assert_eq!((got.mistake, got.param.as_deref()), (Mistake::Value, Some("s")), "{bad}");
        }
        let got = complaint(r#"{"l":["a",1]}"#, |object| object.texts("l").map(drop));
        assert_eq!(got.param.as_deref(), Some("l[1]"));
    }

    #[test]
    fn unknown_and_missing_fields_are_named() {
        let got = complaint(r#"{"amuont":1}"#, |object| object.text("amount").map(drop));
        assert_eq!((got.mistake, got.param.as_deref()), (Mistake::Unknown, Some("amuont")));
        let got = complaint("{}", |object| object.required_integer("amount").map(drop));
        assert_eq!(
            (got.mistake, got.message.as_str()),
            (Mistake::Missing, "Missing required parameter: amount")
        );
        let got = complaint(r#"{"amount":null}"#, |object| object.required_integer("amount").map(drop));
        assert_eq!(got.mistake, Mistake::Missing, "null counts as absent");
    }

    #[test]
    fn metadata_keeps_its_types() {
        let mut object = Object::body(br#"{"m":{"a":"x","b":7,"c":true}}"#).unwrap();
        let metadata = object.metadata("m").unwrap();
        assert_eq!(serde_json::to_string(&metadata).unwrap(), r#"{"a":"x","b":7,"c":true}"#);
        for bad in
            [r#"{"m":{"a":{}}}"#, r#"{"m":{"a":1.5}}"#, r#"{"m":{"a":null}}"#, r#"{"m":[]}"#, r#"{"m":"x"}"#]
        {
            assert_eq!(
                complaint(bad, |object| object.metadata("m").map(drop)).mistake,
                Mistake::Value,
                "{bad}"
            );
        }
    }

    #[test]
    fn any_metadata_keeps_the_text_of_what_is_no_scalar() {
        let mut object =
            Object::body(br#"{"m":{"a":"x","b":{"c":[1]},"d":1.50,"e":null,"f":true}}"#).unwrap();
        let metadata = object.any_metadata("m").unwrap();
        let expected = r#"{"a":"x","b":"{\"c\":[1]}","d":"1.50","f":true}"#;
        assert_eq!(serde_json::to_string(&metadata).unwrap(), expected);
        for bad in [r#"{"m":[]}"#, r#"{"m":"x"}"#, r#"{"m":{"a":1,"a":2}}"#, r#"{"m":{"a":"\u0000"}}"#] {
            let got = complaint(bad, |object| object.any_metadata("m").map(drop));
            assert_eq!(got.mistake, Mistake::Value, "{bad}");
        }
    }

    #[test]
    fn nested_fields_are_named_by_their_path() {
        let body = r#"{"lines":[{"price":{"amount":1}},{"price":{"amount":1.5}}]}"#;
        let got = complaint(body, |object| {
            for mut line in object.objects("lines")?.unwrap_or_default() {
                line.object("price")?.unwrap().required_integer("amount")?;
            }
            Ok(())
        });
        assert_eq!(got.param.as_deref(), Some("lines[1].price.amount"));
        for bad in ["1", "\"x\"", "[]", "true"] {
            let got = complaint(&format!("{{\"o\":{bad}}}"), |object| object.object("o").map(drop));
            assert_eq!((got.mistake, got.param.as_deref()), (Mistake::Value, Some("o")), "{bad}");
        }
        let got = complaint(r#"{"o":{"k":{"x":1,"x":2}}}"#, |object| object.entries("o").map(drop));
        assert_eq!(got.param.as_deref(), Some("o.k.x"), "duplicates are found in depth");
        let got = complaint(r#"{"o":{"k":1}}"#, |object| object.entries("o").map(drop));
        assert_eq!(got.param.as_deref(), Some("o.k"));
    }

    #[test]
    fn a_list_may_stand_within_an_object() {
        let names = |body: &str| {
            let mut object = Object::body(body.as_bytes()).unwrap();
            let found = object.objects_or_data("l").unwrap()?;
            Some(found.into_iter().map(|mut it| it.required_text("n").unwrap()).collect::<Vec<_>>())
        };
        for body in [r#"{"l":[{"n":"a"},{"n":"b"}]}"#, r#"{"l":{"data":[{"n":"a"},{"n":"b"}]}}"#] {
            assert_eq!(names(body), Some(vec!["a".to_owned(), "b".to_owned()]), "{body}");
        }
        assert_eq!(names(r#"{"l":null}"#), None);
        for (bad, param) in [
            (r#"{"l":"x"}"#, "l"),
            (r#"{"l":{}}"#, "l.data"),
            (r#"{"l":{"data":{}}}"#, "l.data"),
            (r#"{"l":{"data":[1]}}"#, "l.data[0]"),
            (r#"{"l":[1]}"#, "l[0]"),
        ] {
            let got = complaint(bad, |object| object.objects_or_data("l").map(drop));
            assert_eq!(got.param.as_deref(), Some(param), "{bad}");
        }
    }

    #[test]
    fn what_is_kept_is_kept_as_it_was_sent() {
        let body = "{\"k\": { \"b\" : [ 1.50 ,\n 2 ], \"a\":\"x  \\\" y\" } }";
        let kept = Object::body(body.as_bytes()).unwrap().kept("k", 50).unwrap();
        assert_eq!(kept.as_deref(), Some(r#"{"b":[1.50,2],"a":"x  \" y"}"#));
        for bad in [r#"{"k":[]}"#, r#"{"k":"x"}"#, body] {
            let got = complaint(bad, |object| object.kept("k", 20).map(drop));
            assert_eq!(got.param.as_deref(), Some("k"), "{bad}");
        }
    }

    #[test]
    fn a_change_tells_absent_from_null() {
        let mut object = Object::body(br#"{"a":null,"b":"x","c":null,"d":{}}"#).unwrap();
        assert_eq!(object.text_change("a").unwrap(), Some(None));
        assert_eq!(object.text_change("b").unwrap(), Some(Some("x".to_owned())));
        assert_eq!(object.text_change("none").unwrap(), None);
        assert!(matches!(object.object_change("c"), Ok(Some(None))));
        assert!(matches!(object.object_change("d"), Ok(Some(Some(_)))));
        assert!(object.metadata_change("a").unwrap().is_none());
        object.finish().unwrap();
    }

    #[test]
    fn booleans_and_words_are_not_guessed() {
        for bad in ["\"true\"", "1", "0", "{}", "\"yes\""] {
            let got = complaint(&format!("{{\"b\":{bad}}}"), |object| object.boolean("b").map(drop));
            assert_eq!((got.mistake, got.param.as_deref()), (Mistake::Value, Some("b")), "{bad}");
        }
        let words = [("auto", 1), ("never", 2)];
        let mut object = Object::body(br#"{"w":"never"}"#).unwrap();
        assert_eq!(object.word("w", &words).unwrap(), Some(2));
        let got = complaint(r#"{"w":"Auto"}"#, |object| object.word("w", &words).map(drop));
        assert_eq!(got.message, "must be one of auto, never");
    }

    /// The second of two excluding fields is the one that stands second in the body; `null` is no field.
    #[test]
    fn of_fields_that_exclude_each_other_the_second_is_named() {
        let names = ["a", "b", "c"];
        let got = complaint(r#"{"x":1,"c":1,"a":1}"#, |object| object.only_one_of(&names).map(drop));
        assert_eq!(got.param.as_deref(), Some("a"));
        let object = Object::body(br#"{"a":null,"b":1}"#).unwrap();
        assert_eq!(object.only_one_of(&names).unwrap(), Some("b"));
        assert_eq!(Object::body(b"{}").unwrap().only_one_of(&names).unwrap(), None);
    }

    #[test]
    fn many_fields_are_read_in_little_time() {
        let fields: Vec<String> = (0..40_000).map(|n| format!("\"{n}\":0")).collect();
        let body = format!("{{{}}}", fields.join(","));
        assert!(Object::body(body.as_bytes()).is_ok());
    }
}
