//! How long a session can be paid: hours in decimals, read from their text.

use kassa_domain::time::HOUR;

/// The least that can be asked for, in the parts that hours are counted in here: a quarter.
const LEAST: i128 = ONE / 4;
/// One hour in those parts.
const ONE: i128 = 1_000_000_000_000_000_000;
/// So many decimals are counted; what stands behind them is less than a millisecond by far.
const DECIMALS: usize = 18;
/// So many digits before the point say more than any session lives.
const DIGITS: usize = 9;

/// Hours as milliseconds, to the nearest one.
///
/// # Errors
/// What would be right, when it is no plain decimal or too little. What is too much is for the domain to say.
pub(super) fn milliseconds(text: &str) -> Result<i64, &'static str> {
    let least = Err("must not be less than 0.25");
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if text.starts_with('-') {
        return least;
    }
    if whole.is_empty() || !digits(whole) || !digits(decimals) {
        return Err("must be a number of hours in plain decimals, such as 0.25");
    }
    if whole.len() > DIGITS {
        return Ok(i64::MAX);
    }
    let counted = format!("{decimals:0<DECIMALS$}");
    let parts = format!("{whole}{}", counted.get(..DECIMALS).unwrap_or_default());
    let parts: i128 = parts.parse().unwrap_or(i128::MAX);
    if parts < LEAST {
        return least;
    }
    let nearest = parts.saturating_mul(i128::from(HOUR)).saturating_add(ONE / 2) / ONE;
    Ok(i64::try_from(nearest).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_exact_to_the_millisecond() {
        for (text, expected) in [
            ("0.25", 900_000),
            ("0.250", 900_000),
            ("1", 3_600_000),
            ("1.0", 3_600_000),
            ("0.3333333333333333", 1_200_000),
            ("0.1234567", 0),
            ("0.2500001", 900_000),
            ("0.2500003", 900_001),
            ("24", 86_400_000),
            ("999999999", 3_599_999_996_400_000),
            ("9999999999", i64::MAX),
            ("0.25000000000000000000000000000000000000000000000001", 900_000),
        ] {
            let got = milliseconds(text);
            assert_eq!(
                got,
                if expected == 0 { Err("must not be less than 0.25") } else { Ok(expected) },
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_too_little_or_no_number_of_hours_is_refused() {
        for text in ["0", "0.0", "-1", "-0.5", "0.2499999999999999999999", "0.249999999999999999"] {
            assert_eq!(milliseconds(text), Err("must not be less than 0.25"), "{text}");
        }
        for text in ["", ".5", "1e0", "1.5e3", "+1", "1,5", "one", "1.2.3", "1 "] {
            assert!(milliseconds(text).unwrap_err().contains("plain decimals"), "{text}");
        }
    }
}
