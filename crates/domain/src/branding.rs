//! How a merchant wants the pages of a session to look: two colours, a name and a logo.

use serde::{Deserialize, Serialize};
use std::fmt;

/// At most so many characters in the name that the pages call the merchant by.
pub const NAME_CHARS_MAX: usize = 80;

/// A colour: how much red, green and blue it has, from 0 to 255. Written as `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour([u8; 3]);

impl Colour {
    /// Reads `#rrggbb` or `#rgb`, in capitals or small letters. Nothing else that a style sheet takes is one: a colour
    /// stands in the style of a page, where a word from outside would be a way in.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digit = |sign: char| sign.to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let digits: Option<Vec<u8>> = text.strip_prefix('#')?.chars().map(digit).collect();
        match *digits? {
            [red, green, blue] => Some(Self([red, green, blue].map(|digit| digit * 17))),
            [a, b, c, d, e, f] => Some(Self([(a, b), (c, d), (e, f)].map(|(high, low)| high * 16 + low))),
            _ => None,
        }
    }

    /// Red, green and blue.
    #[must_use]
    pub fn channels(self) -> [u8; 3] {
        self.0
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", hex::encode(self.0))
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> Self {
        colour.to_string()
    }
}

impl TryFrom<String> for Colour {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or_else(|| format!("{text} is no colour"))
    }
}

/// How the pages of a session look. What is not said is as on every page of ours.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Branding {
    /// What is around the card that is paid on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub background: Option<Colour>,
    /// What is written on it. The page takes another one where that could not be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ink: Option<Colour>,
    /// Where the merchant's logo is. It is kept and shown by APIs; the page loads nothing from elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo_url: Option<String>,
    /// What the page calls the merchant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl Branding {
    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The same as sent: read, not yet judged.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NewBranding {
    /// The colour around the card.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub background: Option<String>,
    /// The colour of what is written there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ink: Option<String>,
    /// Where the logo is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo_url: Option<String>,
    /// What the page calls the merchant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl NewBranding {
    /// What it comes to; a colour that is none is left out. Of what was judged when it was sent, nothing is.
    #[must_use]
    pub fn read(&self) -> Branding {
        let colour = |text: &Option<String>| text.as_deref().and_then(Colour::parse);
        Branding {
            background: colour(&self.background),
            ink: colour(&self.ink),
            logo_url: self.logo_url.clone(),
            name: self.name.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_colour_is_hexadecimal_digits_and_nothing_else() {
        for (text, stored) in [
            ("#0b6b4f", "#0b6b4f"),
            ("#0B6B4F", "#0b6b4f"),
            ("#fff", "#ffffff"),
            ("#1aF", "#11aaff"),
            ("#000000", "#000000"),
        ] {
            assert_eq!(Colour::parse(text).unwrap().to_string(), stored, "{text}");
        }
        for text in [
            "",
            "#",
            "fff",
            "#12",
            "#1234",
            "#12345",
            "#1234567",
            "#ffffff00",
            "#ggg",
            "##fff",
            " #fff",
            "#fff ",
            "#fff;",
            "#+f+f+f",
            "#\u{ff11}\u{ff11}\u{ff11}",
            "red",
            "rgb(0,0,0)",
            "url(x)",
            "var(--bad)",
            "red;}body{display:none",
            "#fff</style><script>alert(1)</script>",
        ] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_colour_is_read_as_it_is_written(channels: [u8; 3]) {
            let colour = Colour(channels);
            prop_assert_eq!(Colour::parse(&colour.to_string()), Some(colour));
            prop_assert_eq!(Colour::parse(&colour.to_string().to_uppercase()), Some(colour));
            let stored = serde_json::to_string(&colour).unwrap();
            prop_assert_eq!(serde_json::from_str::<Colour>(&stored).unwrap(), colour);
            prop_assert_eq!(colour.channels(), channels);
        }

        #[test]
        fn no_text_panics_or_comes_through_unread(text in ".{0,9}") {
            if let Some(colour) = Colour::parse(&text) {
                let long: String = match text.len() {
                    4 => text.chars().skip(1).flat_map(|digit| [digit, digit]).collect(),
                    _ => text.chars().skip(1).collect(),
                };
                prop_assert_eq!(colour.to_string(), format!("#{}", long.to_ascii_lowercase()));
            }
        }
    }

    #[test]
    fn a_stored_row_without_or_with_other_fields_is_read() {
        let nothing: Branding = serde_json::from_str("{}").unwrap();
        assert!(nothing.is_empty() && serde_json::to_string(&nothing).unwrap() == "{}");
        let some: Branding = serde_json::from_str(r##"{"ink":"#ABC","font":"serif"}"##).unwrap();
        assert_eq!(serde_json::to_string(&some).unwrap(), r##"{"ink":"#aabbcc"}"##);
        assert!(!some.is_empty());
        assert!(serde_json::from_str::<Branding>(r#"{"ink":"red"}"#).is_err());
    }
}
