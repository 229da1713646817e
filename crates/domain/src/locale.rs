//! The languages in which a buyer can read the pages, and which of them fits what a browser asks for.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// One list of everything that follows from a locale's tag. A line here asks for a file of words and for one line in
/// `kassa-pages`; the compiler and the tests say which.
macro_rules! locales {
    ($($(#[$default:meta])? $name:ident $tag:literal $own:literal,)+) => {
        /// A language in which the pages can be read.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
        pub enum Locale {
            $(#[doc = $own] $(#[$default])? $name,)+
        }

        impl Locale {
            /// All of them, by their tags.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The tag, such as `pt`.
            #[must_use]
            pub const fn tag(self) -> &'static str {
                match self {
                    $(Self::$name => $tag,)+
                }
            }

            /// What the language calls itself.
            #[must_use]
            pub const fn own_name(self) -> &'static str {
                match self {
                    $(Self::$name => $own,)+
                }
            }
        }
    };
}

locales! {
    Ar "ar" "العربية",
    De "de" "Deutsch",
    #[default]
    En "en" "English",
    Es "es" "Español",
    Fr "fr" "Français",
    He "he" "עברית",
    Hi "hi" "हिन्दी",
    Id "id" "Bahasa Indonesia",
    It "it" "Italiano",
    Ja "ja" "日本語",
    Ko "ko" "한국어",
    Nl "nl" "Nederlands",
    Pl "pl" "Polski",
    Pt "pt" "Português",
    Sw "sw" "Kiswahili",
    Tr "tr" "Türkçe",
    Vi "vi" "Tiếng Việt",
    Zh "zh" "简体中文",
}

/// At most so much of what a browser asks for is looked at. Real ones name a handful of languages.
const ASKED: usize = 32;

impl Locale {
    /// Whether it is written from right to left.
    #[must_use]
    pub fn is_rtl(self) -> bool {
        matches!(self.tag(), "ar" | "he")
    }

    /// The one that fits best what a browser asks for in `Accept-Language`; none where nothing of it is known.
    ///
    /// A language is asked for with a quality, and with less of it where it stands later. A region that is not known by
    /// itself leads to its language (`pt-PT` to `pt`), but another script does not: who reads traditional characters is
    /// not served simplified ones.
    #[must_use]
    pub fn accepted(header: &str) -> Option<Self> {
        let mut best: Option<(Self, u16)> = None;
        for asked in header.split(',').take(ASKED) {
            let (range, parameters) = asked.split_once(';').unwrap_or((asked, ""));
            let quality = quality(parameters);
            if quality > best.map_or(0, |(_, quality)| quality)
                && let Some(locale) = Self::of_range(range.trim())
            {
                best = Some((locale, quality));
            }
        }
        best.map(|(locale, _)| locale)
    }

    /// The one that a language range means.
    fn of_range(range: &str) -> Option<Self> {
        let mut subtags = range.split(['-', '_']);
        let language = subtags.next()?.to_ascii_lowercase();
        // Old codes that browsers still send, and languages that are written so alike that one serves for both.
        let language = match language.as_str() {
            "iw" => "he",
            "in" => "id",
            "nb" | "nn" => "no",
            known => known,
        };
        let is_traditional =
            |tag: &str| ["hant", "tw", "hk", "mo"].contains(&tag.to_ascii_lowercase().as_str());
        let is_simplified = |tag: &str| tag.eq_ignore_ascii_case("hans");
        if language == "zh" && !range.split(['-', '_']).any(is_simplified) && subtags.any(is_traditional) {
            return None;
        }
        Self::ALL.iter().copied().find(|locale| locale.tag() == language)
    }
}

/// How much a language is wanted, in thousandths: all of it where nothing is said, and nothing where that is no number.
fn quality(parameters: &str) -> u16 {
    let Some(text) = parameters.split(';').find_map(|it| it.trim().strip_prefix("q=")) else { return 1000 };
    match text.trim().split_once('.').unwrap_or((text.trim(), "")) {
        ("1", _) => 1000,
        ("0", decimals) if decimals.len() <= 3 => format!("{decimals:0<3}").parse().unwrap_or(0),
        _ => 0,
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// The tag names no language that we have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownLocale;

impl FromStr for Locale {
    type Err = UnknownLocale;

    fn from_str(text: &str) -> Result<Self, UnknownLocale> {
        Self::ALL.iter().copied().find(|locale| locale.tag() == text).ok_or(UnknownLocale)
    }
}

impl Serialize for Locale {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.tag())
    }
}

impl<'de> Deserialize<'de> for Locale {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|UnknownLocale| serde::de::Error::custom("not a locale"))
    }
}

#[cfg(test)]
mod tests {
    use super::Locale;

    fn told(header: &str) -> &'static str {
        Locale::accepted(header).map_or("none", Locale::tag)
    }

    #[test]
    fn what_a_browser_asks_for_is_weighed() {
        for (header, tag) in [
            ("en", "en"),
            ("en-GB,en;q=0.9", "en"),
            ("EN_us", "en"),
            ("xx, en;q=0.1", "en"),
            ("xx", "none"),
            ("en;q=0", "none"),
            ("en;q=2", "none"),
            ("en;q=nothing", "none"),
            ("*", "none"),
            ("", "none"),
            (",;,;q=,-", "none"),
        ] {
            assert_eq!(told(header), tag, "{header}");
        }
        for (header, tag) in [
            ("pt-PT,pt;q=0.9,en;q=0.5", "pt"),
            ("iw-IL", "he"),
            ("in", "id"),
            ("de-CH;q=0.8, fr;q=0.9", "fr"),
            ("xx, de;q=0.3, en;q=0.2", "de"),
            ("zh-TW, zh-Hant-HK;q=0.9, de;q=0.1", "de"),
            ("zh-CN", "zh"),
            ("zh-Hans-HK", "zh"),
            ("no, nb;q=0.9, en;q=0.1", "en"),
        ] {
            assert_eq!(told(header), tag, "{header}");
        }
        let many = "xx,".repeat(1000) + "en";
        assert_eq!(told(&many), "none", "nobody asks for so much");
    }

    #[test]
    fn every_language_is_found_by_its_tag_and_by_its_regions() {
        for locale in Locale::ALL {
            assert_eq!(told(locale.tag()), locale.tag());
            assert_eq!(told(&format!("{locale}-XX;q=0.5, xx;q=0.9")), locale.tag());
            assert_eq!(locale.tag().parse(), Ok(*locale));
        }
        assert!(Locale::ALL.is_sorted_by_key(|locale| locale.tag()));
    }
}
