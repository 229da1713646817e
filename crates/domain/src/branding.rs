//! How a merchant wants pages to look: colours, corners, a font, a name and a logo; and what stands at their foot.

use crate::id::{MerchantId, Mode, Scope};
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

/// How the corners of fields and buttons are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Corners {
    /// A little rounded.
    Soft,
    /// Square.
    Sharp,
    /// As round as they can be.
    Round,
}

impl Corners {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Soft, Self::Sharp, Self::Round];

    /// The word in rows and APIs.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Soft => "soft",
            Self::Sharp => "sharp",
            Self::Round => "round",
        }
    }
}

/// What pages are set in: fonts that a device brings along, for a page loads none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Font {
    /// What the device itself is written in.
    System,
    /// With serifs.
    Serif,
    /// Every sign as wide as the others.
    Mono,
    /// With round ends.
    Rounded,
}

impl Font {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::System, Self::Serif, Self::Mono, Self::Rounded];

    /// The word in rows and APIs.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Serif => "serif",
            Self::Mono => "mono",
            Self::Rounded => "rounded",
        }
    }
}

/// A picture that a merchant uploaded, made anew from its pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Whose.
    pub scope: Scope,
    /// Its name: the beginning of the SHA-256 of its bytes, in hexadecimal digits.
    pub id: String,
    /// How wide it is, in pixels.
    pub width: u32,
    /// How high.
    pub height: u32,
    /// The file, as PNG.
    pub png: Vec<u8>,
}

/// A merchant's logo: a picture of theirs that this server keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logo {
    /// Which picture.
    pub id: String,
    /// How wide it is, in pixels.
    pub width: u32,
    /// How high.
    pub height: u32,
}

impl Logo {
    /// Where it is found.
    #[must_use]
    pub fn path(&self, merchant: &MerchantId) -> String {
        format!("/pictures/{merchant}/{}.png", self.id)
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
    /// The corners.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corners: Option<Corners>,
    /// The font.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub font: Option<Font>,
    /// Where help is to be had: an e-mail address, or the URL of a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support: Option<String>,
    /// The terms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms_url: Option<String>,
    /// What happens to personal data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privacy_url: Option<String>,
    /// The logo that the pages show: a merchant's, never a session's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<Logo>,
}

impl Branding {
    /// What it says where it says something, and what `beneath` says elsewhere.
    #[must_use]
    pub fn over(self, beneath: &Self) -> Self {
        let below = beneath.clone();
        Self {
            background: self.background.or(below.background),
            ink: self.ink.or(below.ink),
            logo_url: self.logo_url.or(below.logo_url),
            name: self.name.or(below.name),
            corners: self.corners.or(below.corners),
            font: self.font.or(below.font),
            support: self.support.or(below.support),
            terms_url: self.terms_url.or(below.terms_url),
            privacy_url: self.privacy_url.or(below.privacy_url),
            logo: self.logo.or(below.logo),
        }
    }

    /// The same as it would be sent.
    #[must_use]
    pub fn as_sent(&self) -> NewBranding {
        NewBranding {
            background: self.background.map(|colour| colour.to_string()),
            ink: self.ink.map(|colour| colour.to_string()),
            logo_url: self.logo_url.clone(),
            name: self.name.clone(),
            corners: self.corners.map(|corners| corners.as_str().to_owned()),
            font: self.font.map(|font| font.as_str().to_owned()),
            support: self.support.clone(),
            terms_url: self.terms_url.clone(),
            privacy_url: self.privacy_url.clone(),
        }
    }

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
    /// The corners: `soft`, `sharp` or `round`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corners: Option<String>,
    /// The font: `system`, `serif`, `mono` or `rounded`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub font: Option<String>,
    /// Where help is to be had.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support: Option<String>,
    /// The terms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms_url: Option<String>,
    /// What happens to personal data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privacy_url: Option<String>,
}

/// What is to change about how a merchant's pages look: what is there changes, and an inner none takes it away.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct BrandingPatch {
    /// The colour around the card.
    pub background: Option<Option<String>>,
    /// The colour of what is written there.
    pub ink: Option<Option<String>>,
    /// What the pages call the merchant.
    pub name: Option<Option<String>>,
    /// The corners.
    pub corners: Option<Option<String>>,
    /// The font.
    pub font: Option<Option<String>>,
    /// Where help is to be had.
    pub support: Option<Option<String>>,
    /// The terms.
    pub terms_url: Option<Option<String>>,
    /// What happens to personal data.
    pub privacy_url: Option<Option<String>>,
    /// The logo: width, height and the file, as PNG.
    pub logo: Option<Option<(u32, u32, Vec<u8>)>>,
}

impl BrandingPatch {
    /// What is said after the change.
    #[must_use]
    pub fn apply(&self, before: &Branding) -> NewBranding {
        let mut after = before.as_sent();
        for (field, change) in [
            (&mut after.background, &self.background),
            (&mut after.ink, &self.ink),
            (&mut after.name, &self.name),
            (&mut after.corners, &self.corners),
            (&mut after.font, &self.font),
            (&mut after.support, &self.support),
            (&mut after.terms_url, &self.terms_url),
            (&mut after.privacy_url, &self.privacy_url),
        ] {
            if let Some(change) = change {
                field.clone_from(change);
            }
        }
        after
    }
}

/// How a merchant's pages look, by mode: what a test key changes, no buyer with real money sees.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Looks {
    /// In test mode.
    #[serde(skip_serializing_if = "Branding::is_empty")]
    pub test: Branding,
    /// In live mode.
    #[serde(skip_serializing_if = "Branding::is_empty")]
    pub live: Branding,
}

impl Looks {
    /// Whether nothing is said in either mode.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.test.is_empty() && self.live.is_empty()
    }

    /// Those of a mode.
    #[must_use]
    pub fn of(&self, mode: Mode) -> &Branding {
        match mode {
            Mode::Test => &self.test,
            Mode::Live => &self.live,
        }
    }

    /// The same, to be changed.
    pub fn of_mut(&mut self, mode: Mode) -> &mut Branding {
        match mode {
            Mode::Test => &mut self.test,
            Mode::Live => &mut self.live,
        }
    }
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
            corners: word(&self.corners, &Corners::ALL, Corners::as_str),
            font: word(&self.font, &Font::ALL, Font::as_str),
            support: self.support.clone(),
            terms_url: self.terms_url.clone(),
            privacy_url: self.privacy_url.clone(),
            logo: None,
        }
    }
}

/// The thing that a word names.
fn word<T: Copy>(text: &Option<String>, all: &[T], name: fn(T) -> &'static str) -> Option<T> {
    all.iter().copied().find(|one| Some(name(*one)) == text.as_deref())
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
    fn a_session_goes_before_its_merchant_and_a_patch_changes_what_it_names() {
        let merchant = Branding {
            ink: Colour::parse("#111"),
            font: Some(Font::Serif),
            support: Some("help@tea.example".to_owned()),
            ..Branding::default()
        };
        let session =
            Branding { font: Some(Font::Mono), name: Some("Tea".to_owned()), ..Branding::default() };
        let both = session.over(&merchant);
        assert_eq!((both.font, both.ink), (Some(Font::Mono), Colour::parse("#111")));
        assert_eq!((both.name.as_deref(), both.support.as_deref()), (Some("Tea"), Some("help@tea.example")));
        assert_eq!(both.as_sent().read(), both);
        let patch = BrandingPatch {
            font: Some(None),
            corners: Some(Some("sharp".to_owned())),
            ..BrandingPatch::default()
        };
        let after = patch.apply(&both).read();
        assert_eq!(after, Branding { font: None, corners: Some(Corners::Sharp), ..both });
    }

    #[test]
    fn a_stored_row_without_or_with_other_fields_is_read() {
        let nothing: Branding = serde_json::from_str("{}").unwrap();
        assert!(nothing.is_empty() && serde_json::to_string(&nothing).unwrap() == "{}");
        let some: Branding = serde_json::from_str(r##"{"ink":"#ABC","paper":"thick"}"##).unwrap();
        assert_eq!(serde_json::to_string(&some).unwrap(), r##"{"ink":"#aabbcc"}"##);
        assert!(!some.is_empty());
        assert!(serde_json::from_str::<Branding>(r#"{"ink":"red"}"#).is_err());
    }
}
