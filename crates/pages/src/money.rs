//! Amounts as text. Integer digits are cut and grouped, never divided, so that what is shown is exactly what is owed.

/// Writes an amount given in the currency's smallest unit, such as `GHS 1,234.50`, `JPY 1,000` or `KWD 1.250`.
///
/// Currencies have at most four decimal places; an exponent above 18 is taken as 18.
#[must_use]
pub fn money(amount_minor: i64, currency: &str, exponent: u32) -> String {
    let places = usize::try_from(exponent.min(18)).unwrap_or(18);
    let sign = if amount_minor < 0 { "-" } else { "" };
    // Zeros in front make sure that there is a digit before the point: 5 pesewas are 0.05.
    let digits = format!("{:0width$}", amount_minor.unsigned_abs(), width = places.saturating_add(1));
    let (whole, fraction) =
        digits.split_at_checked(digits.len().saturating_sub(places)).unwrap_or((&digits, ""));
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{currency} {sign}{}{point}{fraction}", grouped(whole))
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
        ];
        for (amount, currency, exponent, text) in cases {
            assert_eq!(money(amount, currency, exponent), text);
        }
    }
}
