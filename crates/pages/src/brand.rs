//! The merchant's colours. They colour what is around the card that is paid on, and never what is written on the card:
//! so whatever a merchant chooses, everything can be read.
//!
//! How well two colours can be told apart is what WCAG 2 calls their contrast, in whole numbers.

/// How the corners of fields and buttons are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Corners {
    /// A little rounded, as on every page of ours.
    #[default]
    Soft,
    /// Square.
    Sharp,
    /// As round as they can be.
    Round,
}

/// What the page is set in. All of them are on the buyer's device: nothing is loaded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Font {
    /// What the device itself is written in.
    #[default]
    System,
    /// With serifs.
    Serif,
    /// Every sign as wide as the others.
    Mono,
    /// With round ends.
    Rounded,
}

impl Corners {
    const fn style(self) -> &'static str {
        match self {
            Self::Soft => "",
            Self::Sharp => ":root{--round:0px;--sheet:0px}",
            Self::Round => ":root{--round:1.375rem;--sheet:2rem}",
        }
    }
}

impl Font {
    const fn style(self) -> &'static str {
        match self {
            Self::System => "",
            Self::Serif => "body{font-family:ui-serif,Charter,Georgia,Cambria,\"Times New Roman\",serif}",
            Self::Mono => "body{font-family:ui-monospace,Menlo,Consolas,\"DejaVu Sans Mono\",monospace}",
            Self::Rounded => {
                "body{font-family:ui-rounded,\"Arial Rounded MT Bold\",Quicksand,Comfortaa,Nunito,system-ui,sans-serif}"
            }
        }
    }
}

/// A merchant's look. Colours are red, green and blue from 0 to 255.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Brand {
    /// What is around the card; none: our own.
    pub background: Option<[u8; 3]>,
    /// What is written on it; none: black or white, whichever can be read.
    pub ink: Option<[u8; 3]>,
    /// The corners.
    pub corners: Corners,
    /// The font.
    pub font: Font,
}

type Rgb = [u8; 3];

const BLACK: Rgb = [0; 3];
const WHITE: Rgb = [255; 3];
/// What lies under text in `page.css`, by day and by night: the ground, and the surface of a card.
const DAY: [Rgb; 2] = [[0xf4, 0xf6, 0xf5], WHITE];
const NIGHT: [Rgb; 2] = [[0x0d, 0x12, 0x10], [0x15, 0x1c, 0x19]];
/// A hair more than WCAG asks for, so that nobody's rounding falls below: 4.5 for text, 3 for what has to be seen.
const TEXT: u64 = 451;
const SIGHT: u64 = 301;
/// A grey button looks as if it were switched off, unless it is as good as black or white.
const GREY: u8 = 32;
const GREY_SIGHT: u64 = 701;
/// The unit of luminance: white.
const ONE: u64 = 1 << 24;

impl Brand {
    /// The style of the page, to stand after our own. It is made of numbers, so nothing in it comes from outside.
    pub(crate) fn style(&self) -> String {
        [&self.colours(), self.corners.style(), self.font.style()].concat()
    }

    fn colours(&self) -> String {
        match (self.background, self.ink) {
            (None, None) => String::new(),
            (None, Some(ink)) => written(ink),
            (Some(ground), ink) => {
                let ink = readable(ink, ground);
                let night = night(&pay(ground, ink, NIGHT));
                let root = format!("--brand:{};--brand-ink:{};", hex(ground), hex(ink));
                format!(":root{{{root}{}}}{night}{STYLE}", pay(ground, ink, DAY))
            }
        }
    }
}

/// What a page with a background looks like.
const STYLE: &str = include_str!("../assets/brand.css");

fn night(rules: &str) -> String {
    format!("@media (prefers-color-scheme:dark){{:root{{{rules}}}}}")
}

/// The colours of the button that pays: the merchant's, where it stands out on the card that it is on.
fn pay(ground: Rgb, ink: Rgb, under: [Rgb; 2]) -> String {
    let channels = || ground.into_iter();
    let colourful = channels().max().unwrap_or_default().abs_diff(channels().min().unwrap_or_default());
    let needed = if colourful < GREY { GREY_SIGHT } else { SIGHT };
    if under.iter().all(|under| contrast(ground, *under) >= needed) {
        format!("--pay:{};--on-pay:{}", hex(ground), hex(ink))
    } else {
        "--pay:var(--text);--on-pay:var(--surface)".to_owned()
    }
}

/// Ink without a background: it is written with by day, by night, or never, as it can be read on our own colours.
fn written(ink: Rgb) -> String {
    let on = |under: [Rgb; 2]| under.iter().all(|under| contrast(ink, *under) >= TEXT);
    let rule = format!(".top,footer{{color:{}}}", hex(ink));
    match (on(DAY), on(NIGHT)) {
        (true, true) => rule,
        (true, false) => format!("@media not (prefers-color-scheme:dark){{{rule}}}"),
        (false, true) => format!("@media (prefers-color-scheme:dark){{{rule}}}"),
        (false, false) => String::new(),
    }
}

/// The merchant's ink, or black or white where that could not be read. One of the two always can.
fn readable(ink: Option<Rgb>, ground: Rgb) -> Rgb {
    let plain = if contrast(BLACK, ground) > contrast(WHITE, ground) { BLACK } else { WHITE };
    ink.filter(|ink| contrast(*ink, ground) >= TEXT).unwrap_or(plain)
}

fn hex([red, green, blue]: Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// How well two colours can be told apart, from 100 to 2100: a hundred times what WCAG 2 calls their contrast.
fn contrast(one: Rgb, other: Rgb) -> u64 {
    let (one, other) = (luminance(one), luminance(other));
    let flare = ONE / 20;
    (one.max(other) + flare) * 100 / (one.min(other) + flare)
}

/// How light a colour is, from 0 to [`ONE`]: WCAG's relative luminance.
fn luminance([red, green, blue]: Rgb) -> u64 {
    (2126 * linear(red) + 7152 * linear(green) + 722 * linear(blue)) / 10_000
}

/// How much light a channel gives: the curve of sRGB, which is a line at first, and then `((c + 0.055) / 1.055) ^ 2.4`.
fn linear(channel: u8) -> u64 {
    let channel = u64::from(channel);
    if channel <= 10 {
        return channel * ONE * 100 / (255 * 1292);
    }
    let base = (channel * 1000 + 14_025) * ONE / 269_025;
    let square = base * base / ONE;
    square * fifth_root(square) / ONE
}

/// The fifth root of a number from 0 to [`ONE`], which stands for one. With it `x ^ 2.4` is `x ^ 2` times the root of
/// that.
fn fifth_root(of: u64) -> u64 {
    let wanted = u128::from(of) << 96;
    (0..=24).rev().fold(0_u64, |root, bit| {
        let larger = root | 1 << bit;
        if u128::from(larger).pow(5) <= wanted { larger } else { root }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The contrast as WCAG 2 writes it down, from 1 to 21.
    #[expect(clippy::float_arithmetic, reason = "the standard's own formula, beside which ours is laid")]
    fn by_the_book(one: Rgb, other: Rgb) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        let luminance =
            |[red, green, blue]: Rgb| 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[expect(clippy::float_arithmetic, reason = "the standard's own formula, beside which ours is laid")]
    fn assert_close(one: Rgb, other: Rgb) {
        let (ours, book) = (contrast(one, other), by_the_book(one, other) * 100.0);
        let ours = f64::from(u32::try_from(ours).unwrap());
        assert!((ours - book).abs() < 1.01, "{one:?} {other:?}: {ours} {book}");
    }

    /// The value of a property in a block of rules, as a colour.
    fn colour(rules: &str, name: &str) -> Option<Rgb> {
        let text = rules.split(&format!("{name}:#")).nth(1)?.split([';', '}']).next()?;
        let digits: Vec<u32> = text.chars().map(|digit| digit.to_digit(16)).collect::<Option<_>>()?;
        let channel = |high: u32, low: u32| u8::try_from(high * 16 + low).unwrap();
        match *digits {
            [r, g, b] => Some([channel(r, r), channel(g, g), channel(b, b)]),
            [a, b, c, d, e, f] => Some([channel(a, b), channel(c, d), channel(e, f)]),
            _ => panic!("{name} is {text}"),
        }
    }

    /// The rules of a style by day and by night.
    fn halves(style: &str) -> (&str, &str) {
        style.split_once("@media (prefers-color-scheme:dark)").unwrap()
    }

    /// Everything that can be read or pressed where the merchant's colours are.
    fn assert_readable(brand: Brand) {
        let style = brand.style();
        let Some(ground) = brand.background else {
            for (rules, under) in [(written_by("not ", &style), DAY), (written_by("", &style), NIGHT)] {
                for ground in under.into_iter().filter(|_| rules.is_some()) {
                    assert!(by_the_book(brand.ink.unwrap(), ground) >= 4.5, "{brand:?} {style}");
                }
            }
            return;
        };
        let (day, night) = halves(&style);
        assert_eq!(colour(day, "--brand"), Some(ground));
        let ink = colour(day, "--brand-ink").unwrap();
        assert!(by_the_book(ink, ground) >= 4.5, "{brand:?}: {ink:?}");
        for (rules, under) in [(day, DAY), (night, NIGHT)] {
            let Some(button) = colour(rules, "--pay") else {
                assert!(rules.contains("--pay:var(--text);--on-pay:var(--surface)"), "{rules}");
                continue;
            };
            assert!(by_the_book(colour(rules, "--on-pay").unwrap(), button) >= 4.5, "{brand:?}");
            for under in under {
                assert!(by_the_book(button, under) >= 3.0, "{brand:?} on {under:?}");
            }
        }
    }

    /// The rule for ink alone, where it holds by day (`not `) or by night.
    fn written_by<'a>(when: &str, style: &'a str) -> Option<&'a str> {
        let always = !style.is_empty() && !style.starts_with('@');
        let only = style.starts_with(&format!("@media {when}(prefers-color-scheme:dark)"));
        (always || only).then_some(style)
    }

    #[test]
    fn the_contrast_is_that_of_the_standard() {
        assert_eq!(contrast(BLACK, WHITE), 2100);
        assert_eq!((contrast(WHITE, WHITE), contrast(BLACK, BLACK)), (100, 100));
        // Of the two greys that are named in every textbook, one can be read on white and the other cannot.
        assert!(contrast([0x76; 3], WHITE) >= 450 && contrast([0x77; 3], WHITE) < 450);
        for channel in 0..=255 {
            for other in [BLACK, WHITE, [channel, 0, 0], [0, 0, channel]] {
                assert_close([channel; 3], other);
            }
        }
    }

    #[test]
    fn every_grey_and_every_pure_colour_can_be_read_on() {
        for c in 0..=255 {
            for ground in [[c; 3], [c, 0, 0], [0, c, 0], [0, 0, c], [255, c, 0], [0, c, 255], [c, 0, 255]] {
                for ink in [None, Some(ground), Some(WHITE), Some(BLACK), Some([255 - c, c, 128])] {
                    assert_readable(Brand { background: Some(ground), ink, ..Brand::default() });
                }
                assert_readable(Brand { ink: Some(ground), ..Brand::default() });
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2000, ..ProptestConfig::default() })]

        #[test]
        fn every_pair_of_colours_can_be_read(background: Option<Rgb>, ink: Option<Rgb>) {
            let brand = Brand { background, ink, ..Brand::default() };
            if brand != Brand::default() {
                assert_readable(brand);
            }
        }

        #[test]
        fn two_colours_are_as_far_apart_as_the_standard_says(one: Rgb, other: Rgb) {
            assert_close(one, other);
        }
    }

    #[test]
    fn ink_that_can_be_read_is_kept_and_other_ink_is_not() {
        let navy = [0x1b, 0x2a, 0x4a];
        let cream = [0xf5, 0xe6, 0xc8];
        assert_eq!(readable(Some(cream), navy), cream);
        assert_eq!(readable(Some([0x33, 0x44, 0x66]), navy), WHITE);
        assert_eq!(readable(None, navy), WHITE);
        assert_eq!(readable(Some(WHITE), cream), BLACK);
        assert_eq!(Brand::default().style(), "");
        assert_eq!(Brand { ink: Some(navy), ..Brand::default() }.style(), written(navy));
        assert!(written(navy).starts_with("@media not"), "{}", written(navy));
        assert!(written(cream).starts_with("@media (prefers"), "{}", written(cream));
        assert_eq!(written([0x80; 3]), "", "it can be read neither by day nor by night");
    }

    #[test]
    fn a_button_is_the_merchants_where_it_looks_like_one() {
        let by_day = |ground| pay(ground, WHITE, DAY).contains("--pay:#");
        assert!(by_day([0x1b, 0x2a, 0x4a]) && by_day([0xd0, 0x10, 0x40]) && by_day([0x33; 3]));
        assert!(!by_day([0xfb, 0xf3, 0xe4]), "it would not be seen");
        assert!(!by_day([0x77; 3]), "it would look as if it were switched off");
    }

    #[test]
    fn what_stands_on_the_card_can_be_read_in_our_own_colours() {
        let page = include_str!("../assets/page.css");
        let (page_day, page_night) = halves(page);
        let (day, night) = halves(STYLE);
        for (ours, branded, [ground, surface]) in [(page_day, day, DAY), (page_night, night, NIGHT)] {
            let named = |name| colour(ours, name).unwrap_or_else(|| panic!("{name}"));
            assert_eq!(
                (named("--ground"), named("--surface")),
                (ground, surface),
                "they are written down twice"
            );
            let tint = colour(branded, "--tint").unwrap();
            for text in ["--text", "--muted"] {
                for under in [ground, surface, tint] {
                    assert!(by_the_book(named(text), under) >= 4.5, "{text} on {under:?}");
                }
            }
        }
    }
}
