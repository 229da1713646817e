//! Amounts as text. Integer digits are cut and grouped, never divided, so that what is shown is exactly what is owed.

/// More decimal places than any currency of a country has: only tokens do, and their last ones mostly say nothing.
const PLACES_OF_TOKENS: usize = 5;

/// Writes an amount given in the currency's smallest unit, such as `GHS 1,234.50`, `JPY 1,000`, `KWD 1.250` or
/// `USDC 0.000001`.
///
/// An exponent above 18 is taken as 18.
#[must_use]
pub fn money(amount_minor: i64, currency: &str, exponent: u32) -> String {
    let places = usize::try_from(exponent.min(18)).unwrap_or(18);
    let sign = if amount_minor < 0 { "-" } else { "" };
    // Zeros in front make sure that there is a digit before the point: 5 pesewas are 0.05.
    let digits = format!("{:0width$}", amount_minor.unsigned_abs(), width = places.saturating_add(1));
    let (whole, fraction) =
        digits.split_at_checked(digits.len().saturating_sub(places)).unwrap_or((&digits, ""));
    let fraction = needed(fraction, places);
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{currency} {sign}{}{point}{fraction}", grouped(whole))
}

/// The decimals that are needed to tell an amount in a currency with so many of them. Those of a country are always
/// written whole; of a token zeros at the end are left out, but for two decimals, which amounts have everywhere.
pub(crate) fn needed(fraction: &str, places: usize) -> &str {
    let least = if places < PLACES_OF_TOKENS { fraction.len() } else { 2 };
    fraction.get(..fraction.trim_end_matches('0').len().max(least)).unwrap_or(fraction)
}

fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len().saturating_mul(2));
    for (position, digit) in digits.chars().enumerate() {
        let left = digits.len().saturating_sub(position);
        if position > 0 && left % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::money;

    #[test]
    fn amounts_are_exact_and_grouped() {
        let cases = [
            (123_450, "GHS", 2, "GHS 1,234.50"),
            (5, "GHS", 2, "GHS 0.05"),
            (0, "GHS", 2, "GHS 0.00"),
            (100, "GHS", 2, "GHS 1.00"),
            (99_999, "GHS", 2, "GHS 999.99"),
            (100_000, "GHS", 2, "GHS 1,000.00"),
            (1_000, "JPY", 0, "JPY 1,000"),
            (0, "JPY", 0, "JPY 0"),
            (999, "JPY", 0, "JPY 999"),
            (1_250, "KWD", 3, "KWD 1.250"),
            (1, "KWD", 3, "KWD 0.001"),
            (1_234_567_890, "KWD", 3, "KWD 1,234,567.890"),
            (-123_450, "GHS", 2, "GHS -1,234.50"),
            (i64::MAX, "GHS", 2, "GHS 92,233,720,368,547,758.07"),
            (i64::MIN, "JPY", 0, "JPY -9,223,372,036,854,775,808"),
            (7, "XXX", u32::MAX, "XXX 0.000000000000000007"),
            (100_000_000, "USDC", 8, "USDC 1.00"),
            (100, "USDC", 8, "USDC 0.000001"),
            (12_345_678, "ETH", 8, "ETH 0.12345678"),
            (0, "ETH", 8, "ETH 0.00"),
            (150_000_000, "ETH", 8, "ETH 1.50"),
            (123_456_712_500_000, "ETH", 8, "ETH 1,234,567.125"),
            (-1_000_000_000, "ETH", 8, "ETH -10.00"),
            (99_999_999_999_999_999, "ETH", 8, "ETH 999,999,999.99999999"),
        ];
        for (amount, currency, exponent, text) in cases {
            assert_eq!(money(amount, currency, exponent), text);
        }
    }
}
