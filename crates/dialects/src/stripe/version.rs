//! The version of the vendor's API that a client was written for: a day, and since 2024 a name behind it.
//!
//! Kassa answers in the shapes of today. What was at another place in an older version stands there too, for a client
//! of that version.

/// The header by which a client says its version, and by which we say it back.
pub(super) const HEADER: &str = "stripe-version";
/// The version that counts where nothing is said.
const DEFAULT: &str = "2026-10-28.endive";
/// No version has a longer name.
const CHARS_MAX: usize = 40;

/// A version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Version(String);

impl Default for Version {
    fn default() -> Self {
        Self(DEFAULT.to_owned())
    }
}

impl Version {
    /// What would be right.
    pub(super) const RULE: &str = "must be a version such as 2026-10-28.endive";

    /// Reads `2026-10-28.endive` or `2023-10-16`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (day, name) = text.split_once('.').map_or((text, None), |(day, name)| (day, Some(name)));
        let is_day = day.len() == 10
            && day.bytes().enumerate().all(|(place, byte)| match place {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        let is_name = name.is_none_or(|name| {
            !name.is_empty()
                && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
        });
        (is_day && is_name && text.len() <= CHARS_MAX).then(|| Self(text.to_owned()))
    }

    /// As it was sent.
    pub(super) fn text(&self) -> &str {
        &self.0
    }

    /// Whether it is older than the one of this day.
    pub(super) fn is_before(&self, day: &str) -> bool {
        self.0.get(..day.len()).is_some_and(|own| own < day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_days_with_names() {
        for good in ["2023-10-16", "2026-10-28.endive", "2025-03-31.basil"] {
            assert_eq!(Version::parse(good).map(|version| version.text().to_owned()), Some(good.to_owned()));
        }
        for bad in
            ["", "today", "2023-10-16.", "2023-10-16 ", "2023/10/16", "2023-10-16.B\u{e9}", &"2".repeat(500)]
        {
            assert_eq!(Version::parse(bad), None, "{bad}");
        }
        assert!(Version::parse("2024-06-20").unwrap().is_before("2025-03-31"));
        assert!(!Version::parse("2025-03-31.basil").unwrap().is_before("2025-03-31"));
        assert!(Version::parse(DEFAULT).is_some());
    }
}
