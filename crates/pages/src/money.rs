//! Amounts as text. Integer digits are cut and grouped, never divided, so that what is shown is exactly what is owed.

use crate::cldr::Data;
use crate::locales::data;
use crate::visible::{END_OF_ISOLATE, ISOLATE};
use kassa_domain::Locale;

/// More decimal places than any currency of a country has: only tokens do, and their last ones mostly say nothing.
const PLACES_OF_TOKENS: usize = 5;

/// An amount as a buyer would type it: without the currency, and without groups.
pub(crate) fn typed(data: &Data, amount_minor: i64, exponent: u32) -> String {
    let (whole, fraction) = cut(amount_minor, exponent);
    // With two decimals a comma is understood; with three of them it could stand before thousands.
    let decimal = if exponent == 2 { data.decimal } else { "." };
    let point = if fraction.is_empty() { "" } else { decimal };
    let sign = if amount_minor < 0 { "-" } else { "" };
    format!("{sign}{whole}{point}{fraction}")
}

/// The whole units and the decimals of an amount, without its sign.
fn cut(amount_minor: i64, exponent: u32) -> (String, String) {
    let places = usize::try_from(exponent.min(18)).unwrap_or(18);
    // Zeros in front make sure that there is a digit before the point: 5 pesewas are 0.05.
    let mut digits = format!("{:0width$}", amount_minor.unsigned_abs(), width = places.saturating_add(1));
    let fraction = digits.split_off(digits.len().saturating_sub(places));
    let needed = needed(&fraction, places).to_owned();
    (digits, needed)
}

/// Writes an amount given in the currency's smallest unit as the language writes it, such as `$1,234.50`,
/// `GHS 1,234.50`, `1.234,50 €` or `USDC 0.000001`.
///
/// An exponent above 18 is taken as 18.
pub(crate) fn written(data: &Data, amount_minor: i64, currency: &str, exponent: u32) -> String {
    let (whole, fraction) = cut(amount_minor, exponent);
    let (before, after) = if amount_minor < 0 { data.negative } else { data.positive };
    let sign = data.sign_of(currency);
    let mut text = String::with_capacity(whole.len().saturating_mul(2).saturating_add(24));
    // Between words from right to left the digits and the sign would change places, or fall apart.
    text.extend(data.is_rtl.then_some(ISOLATE));
    around(data, &mut text, before, sign);
    // A code would run into the digits where a sign does not.
    let is_letter = |character: char| character.is_alphabetic();
    if before.ends_with('¤') && sign.ends_with(is_letter) {
        text.push('\u{a0}');
    }
    group(data, &mut text, &whole);
    if !fraction.is_empty() {
        text.push_str(data.decimal);
        text.push_str(&fraction);
    }
    if after.starts_with('¤') && sign.starts_with(is_letter) {
        text.push('\u{a0}');
    }
    around(data, &mut text, after, sign);
    text.extend(data.is_rtl.then_some(END_OF_ISOLATE));
    text
}

/// Writes an amount with the code of its currency before it, such as `USD 1,234.50`, for people who work with several
/// currencies: to them `$` could be many.
///
/// An exponent above 18 is taken as 18.
#[must_use]
pub fn money(amount_minor: i64, currency: &str, exponent: u32) -> String {
    let (whole, fraction) = cut(amount_minor, exponent);
    let sign = if amount_minor < 0 { "-" } else { "" };
    let mut text = format!("{currency} {sign}");
    group(data(Locale::En), &mut text, &whole);
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(&fraction);
    }
    text
}

/// What stands on one side of the digits.
fn around(data: &Data, text: &mut String, pattern: &str, sign: &str) {
    for character in pattern.chars() {
        match character {
            '¤' => text.push_str(sign),
            '-' => text.push_str(data.minus),
            other => text.push(other),
        }
    }
}

/// The decimals that are needed to tell an amount in a currency with so many of them. Those of a country are always
/// written whole; of a token zeros at the end are left out, but for two decimals, which amounts have everywhere.
pub(crate) fn needed(fraction: &str, places: usize) -> &str {
    let least = if places < PLACES_OF_TOKENS { fraction.len() } else { 2 };
    fraction.get(..fraction.trim_end_matches('0').len().max(least)).unwrap_or(fraction)
}

fn group(data: &Data, text: &mut String, digits: &str) {
    let is_grouped = digits.len() >= data.primary.saturating_add(data.least_grouped);
    for (position, digit) in digits.chars().enumerate() {
        let left = digits.len().saturating_sub(position);
        let beyond = left.checked_sub(data.primary);
        if position > 0
            && is_grouped
            && beyond.is_some_and(|beyond| beyond.checked_rem(data.secondary) == Some(0))
        {
            text.push_str(data.group);
        }
        text.push(digit);
    }
}

#[cfg(test)]
mod tests {
    use super::{typed, written};
    use crate::locales::data;
    use kassa_domain::Locale;

    #[test]
    fn an_amount_with_its_code_is_exact() {
        for (amount, currency, exponent, text) in [
            (123_450, "USD", 2, "USD 1,234.50"),
            (5, "GHS", 2, "GHS 0.05"),
            (-123_450, "JPY", 0, "JPY -123,450"),
            (i64::MIN, "KWD", 3, "KWD -9,223,372,036,854,775.808"),
            (100, "USDC", 8, "USDC 0.000001"),
        ] {
            assert_eq!(super::money(amount, currency, exponent), text);
        }
    }

    #[test]
    fn amounts_are_exact_and_grouped() {
        let cases = [
            (123_450, "GHS", 2, "GHS 1,234.50"),
            (5, "GHS", 2, "GHS 0.05"),
            (0, "GHS", 2, "GHS 0.00"),
            (100, "USD", 2, "$1.00"),
            (-99_999, "USD", 2, "-$999.99"),
            (100_000, "CAD", 2, "CA$1,000.00"),
            (1_000, "JPY", 0, "¥1,000"),
            (0, "JPY", 0, "¥0"),
            (999, "JPY", 0, "¥999"),
            (1_250, "KWD", 3, "KWD 1.250"),
            (1, "KWD", 3, "KWD 0.001"),
            (1_234_567_890, "KWD", 3, "KWD 1,234,567.890"),
            (-123_450, "GHS", 2, "-GHS 1,234.50"),
            (i64::MAX, "GHS", 2, "GHS 92,233,720,368,547,758.07"),
            (i64::MIN, "JPY", 0, "-¥9,223,372,036,854,775,808"),
            (7, "XXX", u32::MAX, "XXX 0.000000000000000007"),
            (100_000_000, "USDC", 8, "USDC 1.00"),
            (100, "USDC", 8, "USDC 0.000001"),
            (12_345_678, "ETH", 8, "ETH 0.12345678"),
            (0, "ETH", 8, "ETH 0.00"),
            (150_000_000, "ETH", 8, "ETH 1.50"),
            (123_456_712_500_000, "ETH", 8, "ETH 1,234,567.125"),
            (-1_000_000_000, "ETH", 8, "-ETH 10.00"),
            (99_999_999_999_999_999, "ETH", 8, "ETH 999,999,999.99999999"),
        ];
        for (amount, currency, exponent, text) in cases {
            assert_eq!(written(data(Locale::En), amount, currency, exponent).replace('\u{a0}', " "), text);
        }
    }

    #[test]
    fn an_amount_is_typed_without_groups() {
        assert_eq!(typed(data(Locale::En), 123_450, 2), "1234.50");
        assert_eq!(typed(data(Locale::En), 1_000, 0), "1000");
        assert_eq!(typed(data(Locale::En), -5, 2), "-0.05");
    }

    #[test]
    fn every_language_writes_an_amount_in_its_own_way() {
        let cases = [
            ("de", 123_450, "EUR", "1.234,50 €"),
            ("de", -123_450, "GHS", "-1.234,50 GHS"),
            ("fr", 123_450, "EUR", "1 234,50 €"),
            ("es", 123_450, "EUR", "1234,50 €"),
            ("es", 1_234_500, "EUR", "12.345,00 €"),
            ("pl", 123_450, "PLN", "1234,50 zł"),
            ("hi", 1_234_567_890, "INR", "₹1,23,45,678.90"),
            ("nl", -123_450, "EUR", "€ -1.234,50"),
            ("pt", 123_450, "BRL", "R$ 1.234,50"),
            ("ja", 123_450, "USD", "$1,234.50"),
            ("zh", 123_450, "USD", "US$1,234.50"),
            ("ko", 123_450, "GHS", "GHS 1,234.50"),
            ("vi", 123_450, "EUR", "1.234,50 €"),
            ("tr", 123_450, "TRY", "₺1.234,50"),
            ("id", 123_450, "IDR", "Rp 1.234,50"),
            ("it", 123_450, "EUR", "1234,50 €"),
            ("sw", 123_450, "KES", "Ksh 1,234.50"),
            ("he", 123_450, "ILS", "\u{2068}1,234.50 ₪\u{2069}"),
            ("ar", 123_450, "USD", "\u{2068}1,234.50 US$\u{2069}"),
        ];
        for (tag, amount, currency, text) in cases {
            let written = written(data(tag.parse().unwrap()), amount, currency, 2);
            assert_eq!(written.replace(['\u{a0}', '\u{202f}'], " "), text, "{tag}");
        }
    }
}
