//! How a language writes numbers, amounts, days and countries. The data are generated from the Unicode CLDR, which is
//! what browsers, phones and banks follow too; only Western digits are used, which every buyer reads on a card.

use std::fmt::Write as _;

/// What is known about one locale.
#[derive(Debug)]
pub(crate) struct Data {
    /// Whether the language is written from right to left.
    pub(crate) is_rtl: bool,
    /// What stands before the decimals.
    pub(crate) decimal: &'static str,
    /// What stands between groups of digits.
    pub(crate) group: &'static str,
    /// The sign of what is less than nothing.
    pub(crate) minus: &'static str,
    /// How many digits the last group has.
    pub(crate) primary: usize,
    /// How many digits the other groups have.
    pub(crate) secondary: usize,
    /// So many digits must stand before the last group: some languages write 1000 without a separator.
    pub(crate) least_grouped: usize,
    /// What stands before and after an amount: `¤` for the currency.
    pub(crate) positive: (&'static str, &'static str),
    /// The same around an amount of less than nothing: `-` for the sign.
    pub(crate) negative: (&'static str, &'static str),
    /// The currencies that have a sign, sorted by their codes. Any other is written by its code.
    pub(crate) currencies: &'static [(&'static str, &'static str)],
    /// A day, such as `12 March 2027`.
    pub(crate) day: &'static [Part],
    /// A day and a time, shorter.
    pub(crate) moment: &'static [Part],
    /// The months, as they stand in a day.
    pub(crate) months: [&'static str; 12],
    /// The same, shorter.
    pub(crate) short_months: [&'static str; 12],
    /// The halves of a day.
    pub(crate) halves: (&'static str, &'static str),
    /// The countries, sorted by their codes, each with its place in the order of the language.
    pub(crate) countries: &'static [(&'static str, &'static str, u16)],
    /// The plural categories that the language has.
    #[cfg(test)]
    pub(crate) plurals: &'static [&'static str],
}

/// A part of a date.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Part {
    Text(&'static str),
    Year,
    /// The month by its name.
    Month,
    /// The month by its short name.
    Short,
    /// The month as a number.
    Number,
    /// The same, with two digits.
    NumberOfTwo,
    Day,
    /// The day with two digits.
    DayOfTwo,
    Hour24,
    /// The hour with two digits.
    HourOfTwo,
    Hour12,
    Minute,
    /// The half of the day.
    Half,
}

/// A point in time, in pieces.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment<'a> {
    pub(crate) year: &'a str,
    pub(crate) month: usize,
    pub(crate) day: usize,
    pub(crate) hour: usize,
    pub(crate) minute: usize,
}

impl<'a> Moment<'a> {
    /// Reads such as `2026-01-31T12:00:00Z`, of which the time may be missing.
    pub(crate) fn read(text: &'a str) -> Option<Self> {
        let number = |from: usize| text.get(from..from.saturating_add(2))?.parse().ok();
        let is_date = text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
        let is_timed = text.get(10..11) == Some("T") && text.get(13..14) == Some(":");
        let time = |from| number(from).filter(|_| is_timed).unwrap_or(0);
        let month = number(5).filter(|month| (1..=12).contains(month));
        let year = text.get(..4).filter(|_| is_date)?;
        Some(Self { year, month: month?, day: number(8)?, hour: time(11), minute: time(14) })
    }
}

impl Data {
    /// Writes a point in time by its parts.
    pub(crate) fn written(&self, parts: &[Part], moment: Moment<'_>) -> String {
        let Moment { year, month, day, hour, minute } = moment;
        let of = |names: &[&'static str; 12]| names.get(month.saturating_sub(1)).copied().unwrap_or_default();
        let mut text = String::with_capacity(32);
        for part in parts {
            // Writing into a String cannot fail.
            let _ = match part {
                Part::Text(words) => text.write_str(words),
                Part::Year => text.write_str(year),
                Part::Month => text.write_str(of(&self.months)),
                Part::Short => text.write_str(of(&self.short_months)),
                Part::Number => write!(text, "{month}"),
                Part::NumberOfTwo => write!(text, "{month:02}"),
                Part::Day => write!(text, "{day}"),
                Part::DayOfTwo => write!(text, "{day:02}"),
                Part::Hour24 => write!(text, "{hour}"),
                Part::HourOfTwo => write!(text, "{hour:02}"),
                Part::Hour12 => write!(text, "{}", if hour % 12 == 0 { 12 } else { hour % 12 }),
                Part::Minute => write!(text, "{minute:02}"),
                Part::Half => text.write_str(if hour < 12 { self.halves.0 } else { self.halves.1 }),
            };
        }
        text
    }

    /// What a currency is written as.
    pub(crate) fn sign_of<'a>(&self, currency: &'a str) -> &'a str {
        let found = self.currencies.binary_search_by_key(&currency, |(code, _)| code).ok();
        found.and_then(|at| self.currencies.get(at)).map_or(currency, |(_, sign)| sign)
    }

    /// What people call a country, and its place among the others; its code, and the last place, where it is unknown.
    pub(crate) fn country<'a>(&self, code: &'a str) -> (&'a str, u16) {
        let found = self.countries.binary_search_by_key(&code, |(known, ..)| known).ok();
        found.and_then(|at| self.countries.get(at)).map_or((code, u16::MAX), |(_, name, at)| (name, *at))
    }
}

/// The data of the locales, each in a file of its own.
macro_rules! data {
    ($($name:ident $file:ident,)+) => {
        $(mod $file;)+
        $(pub(crate) static $name: Data = $file::DATA;)+
    };
}

data! {
    AR ar,
    DE de,
    EN en,
    ES es,
    FR fr,
    HE he,
    HI hi,
    ID id,
    IT it,
    JA ja,
    KO ko,
    NL nl,
    PL pl,
    PT pt,
    SW sw,
    TR tr,
    VI vi,
    ZH zh,
}
