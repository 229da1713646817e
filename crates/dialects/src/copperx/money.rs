//! Amounts as this vendor writes them: whole numbers of 10^-8, whatever the currency, in texts.

use kassa_domain::money::Currency;

/// So many decimals has every amount.
const DECIMALS: u32 = 8;

/// So many of the vendor's units make one of the currency's minor units.
fn scale(currency: Currency) -> i128 {
    10_i128.saturating_pow(DECIMALS.saturating_sub(currency.exponent()))
}

/// The currency that a code of any case of letters stands for.
pub(super) fn currency(code: &str) -> Option<Currency> {
    Currency::parse(&code.to_ascii_uppercase())
}

/// The code as this vendor writes it.
pub(super) fn code(currency: Currency) -> String {
    currency.code().to_ascii_lowercase()
}

/// What one costs, in minor units.
///
/// # Errors
/// What would be right, when the text is no whole number, when the currency has no such fine part, or when it is less
/// or more than a price can be.
pub(super) fn minor(text: &str, currency: Currency) -> Result<i64, String> {
    let scale = scale(currency);
    let (least, most) = (scale, i128::from(currency.amount_max()).saturating_mul(scale));
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let units = text.parse::<i128>().ok().filter(|units| digits && (least..=most).contains(units));
    let Some(units) = units else {
        return Err(format!(
            "must be a whole number of units of 10^-8, as a string of digits or a number, from {least} to {most}"
        ));
    };
    match i64::try_from(units / scale) {
        Ok(minor) if units % scale == 0 => Ok(minor),
        _ => Err(format!(
            "must be a multiple of {scale}: it is in units of 10^-8, and {} has {} decimals",
            code(currency),
            currency.exponent()
        )),
    }
}

/// Minor units as this vendor writes them.
pub(super) fn text(minor: i64, currency: Currency) -> String {
    i128::from(minor).saturating_mul(scale(currency)).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(code: &str) -> Currency {
        currency(code).unwrap()
    }

    #[test]
    fn amounts_are_converted_exactly_or_refused() {
        for (text, code, minor_units) in [
            ("100000000", "usd", 100),
            ("1000000", "USD", 1),
            ("1050000000", "eur", 1_050),
            ("100000000", "jpy", 1),
            ("100000", "kwd", 1),
            ("999999999999000000", "usd", 999_999_999_999),
            ("100000000", "usdc", 100_000_000),
            ("1", "eth", 1),
            ("99999999999999999", "wbtc", 99_999_999_999_999_999),
        ] {
            assert_eq!(minor(text, of(code)), Ok(minor_units), "{text} {code}");
            assert_eq!(super::text(minor_units, of(code)), text, "{text} {code}");
        }
        for (text, code, part) in [
            ("100000001", "usd", "multiple of 1000000: it is in units of 10^-8, and usd has 2 decimals"),
            ("150000000", "jpy", "multiple of 100000000"),
            ("1", "usd", "from 1000000 to 999999999999000000"),
            ("0", "usdc", "from 1 to 99999999999999999"),
            ("100000000000000000", "usdc", "from 1 to 99999999999999999"),
            ("0", "usd", "from 1000000"),
            ("-1000000", "usd", "from 1000000"),
            ("+1000000", "usd", "from 1000000"),
            ("1000000.0", "usd", "from 1000000"),
            ("1e8", "usd", "from 1000000"),
            (" 1000000", "usd", "from 1000000"),
            ("", "usd", "from 1000000"),
            ("999999999999000001", "usd", "from 1000000"),
            ("9999999999999999999999999999999999999999999999", "usd", "from 1000000"),
            ("١٠٠٠٠٠٠", "usd", "from 1000000"),
        ] {
            let rule = minor(text, of(code)).unwrap_err();
            assert!(rule.contains(part), "{text} {code}: {rule}");
        }
    }

    #[test]
    fn codes_are_taken_in_any_case_and_written_small() {
        assert_eq!(currency("uSd").map(code).as_deref(), Some("usd"));
        assert_eq!(currency("Usdc").map(code).as_deref(), Some("usdc"));
        for bad in ["", "us", "usdd", "xyz", "btc", "ｕｓｄ"] {
            assert_eq!(currency(bad), None, "{bad}");
        }
    }
}
