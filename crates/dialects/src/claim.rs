//! Whose request it is: several vendors have paths in common, and each answers in its own shapes.

use kassa_domain::dialect::{Dialect, Route};
use kassa_domain::token;

/// What a request says about the dialect that it speaks. Its body is never asked: it decides nothing.
#[derive(Clone, Copy, Debug)]
pub struct Presented<'a> {
    /// The dialect of the key's own record, where the key is one that we gave out.
    pub record: Option<&'a str>,
    /// The text of a key that nobody knows.
    pub key: Option<&'a str>,
    /// The header that it came in, in small letters, where that is a vendor's own.
    pub header: Option<&'a str>,
    /// The method.
    pub method: &'a http::Method,
    /// The path.
    pub path: &'a str,
}

/// What keys of each dialect begin with, also those that the vendor gives out and we never will: whoever sends one by
/// mistake is answered in the shape that the client reads.
const PREFIXES: [(&str, &str); 8] = [
    ("sk_", crate::native::NAME),
    ("pk_", crate::native::NAME),
    ("lix_pay_", crate::elixpo::NAME),
    ("pay_sk_", crate::elixpo::NAME),
    ("inflow_", crate::inflow::NAME),
    ("pav1_", crate::copperx::NAME),
    ("bk_", crate::axra::NAME),
    ("bs_", crate::axra::NAME),
];

/// The dialect that a request speaks: that of the key's record; for a key that nobody knows, by the vendor's header
/// that it came in or by what it begins with; else the one whose path it is. What is left is native.
#[must_use]
pub fn claim<'a>(
    dialects: &'a [std::sync::Arc<dyn Dialect>],
    presented: &Presented<'_>,
) -> Option<&'a dyn Dialect> {
    let named = |name: &str| dialects.iter().map(AsRef::as_ref).find(|dialect| dialect.name() == name);
    let by_header =
        |header: &str| dialects.iter().map(AsRef::as_ref).find(|it| it.key_header() == Some(header));
    let by_form = |key: &str| match PREFIXES.into_iter().find(|(prefix, _)| key.starts_with(prefix)) {
        Some((_, name)) => named(name),
        None if token::has_form(key) => named(crate::axra::NAME),
        None => None,
    };
    presented
        .record
        .and_then(named)
        .or_else(|| presented.header.and_then(by_header))
        .or_else(|| presented.key.and_then(by_form))
        .or_else(|| by_path(dialects, presented.method, presented.path))
        .or_else(|| named(crate::native::NAME))
}

/// The dialect that has this path. Of several, the one that spells most of it out; then one that has it with this
/// method; then the first.
#[must_use]
pub fn by_path<'a>(
    dialects: &'a [std::sync::Arc<dyn Dialect>],
    method: &http::Method,
    path: &str,
) -> Option<&'a dyn Dialect> {
    let mut best: Option<((usize, bool), &dyn Dialect)> = None;
    for dialect in dialects {
        let fits = dialect
            .routes()
            .iter()
            .filter_map(|route| Some((spelled(route, path)?, route.method == *method)));
        if let Some(fit) = fits.max()
            && best.is_none_or(|(known, _)| fit > known)
        {
            best = Some((fit, dialect.as_ref()));
        }
    }
    best.map(|(_, dialect)| dialect)
}

/// How many parts of a path a route spells out; `None` when it is another path.
fn spelled(route: &Route, path: &str) -> Option<usize> {
    let (mut theirs, mut parts, mut count) = (route.path.split('/'), path.split('/'), 0);
    loop {
        match (theirs.next(), parts.next()) {
            (None, None) => return Some(count),
            (Some(pattern), Some(part)) if pattern.starts_with('{') && !part.is_empty() => {}
            (Some(pattern), Some(part)) if pattern == part => count += 1,
            _ => return None,
        }
    }
}
