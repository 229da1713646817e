//! Amounts in major units, as this vendor writes them. They are read from their text and written as text, so that none
//! is ever a floating-point number.

use kassa_domain::money::{Currency, Money};
use serde_json::value::RawValue;

/// A longer whole part is more than anything here can cost.
const WHOLE_DIGITS_MAX: usize = 12;

/// The minor units that a decimal stands for. It must be written out, with no more decimals than the currency has, also
/// where those that are too many are zeros: `25.000` dollars were probably meant in another currency.
///
/// # Errors
/// The rule that is broken, in words.
pub(super) fn read(text: &str, currency: Currency) -> Result<i64, String> {
    let places = usize::try_from(currency.exponent()).unwrap_or_default();
    let shape = || "must be a number in major units, such as 25.00".to_owned();
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let starts = digits.starts_with(|first: char| first.is_ascii_digit());
    if starts && digits.contains(['e', 'E']) {
        return Err("must be written out, without an exponent".to_owned());
    }
    let (whole, fraction) = match digits.split_once('.') {
        Some((_, "")) => return Err(shape()),
        Some(parts) => parts,
        None => (digits, ""),
    };
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let padded = whole.len() > 1 && whole.starts_with('0');
    if whole.is_empty() || padded || !is_digits(whole) || !is_digits(fraction) {
        return Err(shape());
    }
    if negative {
        return Err(too_small());
    }
    if fraction.len() > places {
        let code = currency.code();
        return Err(match places {
            0 => format!("must be a whole number: {code} has no decimals"),
            _ => format!("must have at most {places} decimals: {code} has no more"),
        });
    }
    let minor = format!("{whole}{fraction:0<places$}").parse::<i64>();
    let most = currency.amount_max();
    let minor = minor.ok().filter(|minor| whole.len() <= WHOLE_DIGITS_MAX && *minor <= most);
    let minor =
        minor.ok_or_else(|| format!("must be at most {}", written(Money { amount: most, currency })))?;
    // The least is half of a major unit, whatever the currency.
    if minor.saturating_mul(2) < 10_i64.saturating_pow(currency.exponent()) {
        Err(too_small())
    } else {
        Ok(minor)
    }
}

fn too_small() -> String {
    "must be at least 0.50".to_owned()
}

/// The amount as JavaScript would write it: `25`, `25.5`, `0.5`.
fn written(money: Money) -> String {
    let places = usize::try_from(money.currency.exponent()).unwrap_or_default();
    let digits = format!("{:0>width$}", money.amount, width = places.saturating_add(1));
    let (whole, fraction) =
        digits.split_at_checked(digits.len().saturating_sub(places)).unwrap_or((&digits, ""));
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
}

/// The amount as a JSON number.
pub(super) fn number(money: Money) -> Option<Box<RawValue>> {
    RawValue::from_string(written(money)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn currency(code: &str) -> Currency {
        Currency::parse(code).unwrap()
    }

    #[test]
    fn amounts_are_read_exactly() {
        for (text, code, minor, shown) in [
            ("25.00", "USD", 2_500, "25"),
            ("25", "USD", 2_500, "25"),
            ("25.5", "USD", 2_550, "25.5"),
            ("0.5", "USD", 50, "0.5"),
            ("0.50", "EUR", 50, "0.5"),
            ("0.51", "NGN", 51, "0.51"),
            ("1.05", "USD", 105, "1.05"),
            ("10.10", "USD", 1_010, "10.1"),
            ("100", "USD", 10_000, "100"),
            ("1", "JPY", 1, "1"),
            ("2500", "JPY", 2_500, "2500"),
            ("1.250", "KWD", 1_250, "1.25"),
            ("0.500", "KWD", 500, "0.5"),
            ("0.555", "KWD", 555, "0.555"),
            ("9999999999.99", "USD", 999_999_999_999, "9999999999.99"),
            ("999999999999", "JPY", 999_999_999_999, "999999999999"),
            // As floating-point numbers these would be a hair off.
            ("0.57", "USD", 57, "0.57"),
            ("1.15", "USD", 115, "1.15"),
            ("4503599627.37", "USD", 450_359_962_737, "4503599627.37"),
        ] {
            assert_eq!(read(text, currency(code)), Ok(minor), "{text} {code}");
            let money = Money { amount: minor, currency: currency(code) };
            assert_eq!(number(money).unwrap().get(), shown, "{text} {code}");
        }
    }

    #[test]
    fn what_is_no_amount_is_refused_in_words() {
        let shape = "must be a number in major units, such as 25.00";
        let small = "must be at least 0.50";
        let two = "must have at most 2 decimals: USD has no more";
        for (text, code, rule) in [
            ("", "USD", shape),
            ("abc", "USD", shape),
            ("free", "USD", shape),
            ("NaN", "USD", shape),
            ("Infinity", "USD", shape),
            ("-", "USD", shape),
            (".", "USD", shape),
            (".50", "USD", shape),
            ("25.", "USD", shape),
            ("+25", "USD", shape),
            (" 25", "USD", shape),
            ("25 ", "USD", shape),
            ("025", "USD", shape),
            ("00.50", "USD", shape),
            ("1,000.00", "USD", shape),
            ("1.2.3", "USD", shape),
            ("--1", "USD", shape),
            ("0x10", "USD", shape),
            ("٢٥", "USD", shape),
            ("$25", "USD", shape),
            ("1e2", "USD", "must be written out, without an exponent"),
            ("2.5E1", "USD", "must be written out, without an exponent"),
            ("-1e-7", "USD", "must be written out, without an exponent"),
            ("-1", "USD", small),
            ("-25.00", "USD", small),
            ("-0", "USD", small),
            ("0", "USD", small),
            ("0.0", "USD", small),
            ("0.49", "USD", small),
            ("0", "JPY", small),
            ("0.499", "KWD", small),
            ("25.001", "USD", two),
            ("25.000", "USD", two),
            ("0.500", "USD", two),
            ("25.5", "JPY", "must be a whole number: JPY has no decimals"),
            ("25.0", "JPY", "must be a whole number: JPY has no decimals"),
            ("1.2500", "KWD", "must have at most 3 decimals: KWD has no more"),
            ("10000000000", "USD", "must be at most 9999999999.99"),
            ("1000000000000", "JPY", "must be at most 999999999999"),
            ("1000000000", "KWD", "must be at most 999999999.999"),
            ("99999999999999999999999999", "USD", "must be at most 9999999999.99"),
        ] {
            assert_eq!(read(text, currency(code)), Err(rule.to_owned()), "{text} {code}");
        }
    }
}
