//! Money: a whole number of minor units and a currency. There is no floating point anywhere near it.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The largest amount of one session, in minor units: twelve digits, which every processor's field can hold.
pub const AMOUNT_MAX: i64 = 999_999_999_999;

/// A current ISO 4217 currency whose exponent is 0, 2 or 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Currency(iso_currency::Currency);

impl Currency {
    /// Reads an upper-case code. Funds, metals, test codes and withdrawn currencies are none that one can pay in.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let currency = iso_currency::Currency::from_code(code)?;
        let payable = !currency.is_fund() && !currency.is_special() && currency.is_superseded().is_none();
        (payable && matches!(currency.exponent(), Some(0 | 2 | 3)) && currency.code() == code)
            .then_some(Self(currency))
    }

    /// The upper-case code, such as `GHS`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// How many decimals the minor unit has: 2 for GHS, 0 for JPY, 3 for KWD.
    #[must_use]
    pub fn exponent(self) -> u32 {
        self.0.exponent().map_or(0, u32::from)
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let code = std::borrow::Cow::<'de, str>::deserialize(from)?;
        Self::parse(&code).ok_or_else(|| serde::de::Error::custom("not a currency code"))
    }
}

/// An amount in minor units of a currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// Minor units: pesewas, cents, or whole yen.
    pub amount: i64,
    /// The currency.
    pub currency: Currency,
}

impl Money {
    /// The sum, when both have one currency and it fits.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let amount = self.amount.checked_add(other.amount)?;
        (self.currency == other.currency).then_some(Self { amount, currency: self.currency })
    }
}

/// Reads an amount as people write it, such as `12`, `12.50`, `12,50` or `1,250.00`, into minor units. A fraction must
/// have as many digits as the currency has: `10.5` yen do not exist, and `1.25` dinars were probably meant in another
/// currency. `None` when it is something else, could be read in two ways, or is too large.
#[must_use]
pub fn parse_amount(text: &str, currency: Currency) -> Option<i64> {
    let text = text.trim();
    let places = usize::try_from(currency.exponent()).ok()?;
    let (whole, fraction) = match text.rsplit_once(['.', ',']) {
        None => (text.to_owned(), String::new()),
        Some((whole, fraction)) if text.contains('.') => (ungrouped(whole)?, fraction.to_owned()),
        // A comma stands before thousands, or before a fraction. Where both have three digits nobody can tell.
        Some((whole, fraction)) if places > 0 && places != 3 && fraction.len() == places => {
            (whole.to_owned(), fraction.to_owned())
        }
        Some(_) if places == 3 => return None,
        Some(_) => (ungrouped(text)?, String::new()),
    };
    let has_point = text.contains('.');
    let fits = fraction.len() == places || (fraction.is_empty() && !has_point);
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !fits || (has_point && places == 0) || whole.is_empty() || whole.len() > 12 {
        return None;
    }
    if !digits(&whole) || !digits(&fraction) {
        return None;
    }
    format!("{whole}{fraction:0<places$}").parse().ok().filter(|amount| *amount <= AMOUNT_MAX)
}

/// A whole number without the commas before its thousands; `None` when one stands elsewhere.
fn ungrouped(text: &str) -> Option<String> {
    let mut groups = text.split(',');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let grouped = rest.is_empty() || ((1..=3).contains(&first.len()) && !first.starts_with('0'));
    (grouped && rest.iter().all(|group| group.len() == 3)).then(|| format!("{first}{}", rest.concat()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn exponents_follow_iso_4217() {
        for (code, exponent) in [("GHS", 2), ("JPY", 0), ("KWD", 3), ("UGX", 0), ("INR", 2), ("BHD", 3)] {
            assert_eq!(Currency::parse(code).map(Currency::exponent), Some(exponent), "{code}");
        }
    }

    #[test]
    fn what_nobody_can_pay_in_is_no_currency() {
        for code in ["", "ghs", "Ghs", "GH", "GHSS", "XXX", "XTS", "XAU", "DEM", "CLF", "USN", "ZZZ", "₵"] {
            assert_eq!(Currency::parse(code), None, "{code}");
        }
    }

    #[test]
    fn amounts_are_read_as_people_write_them_and_only_if_they_exist() {
        let read = |text, code| parse_amount(text, Currency::parse(code).unwrap());
        for (text, code, amount) in [
            ("12", "GHS", 1_200),
            (" 12.50 ", "GHS", 1_250),
            ("12,50", "EUR", 1_250),
            ("0.05", "GHS", 5),
            ("1000", "JPY", 1_000),
            ("1.250", "KWD", 1_250),
            ("1", "KWD", 1_000),
            ("9999999999.99", "GHS", 999_999_999_999),
            ("1,000.00", "GHS", 100_000),
            ("1,000", "GHS", 100_000),
            ("12,345,678", "JPY", 12_345_678),
            ("1,234.567", "KWD", 1_234_567),
        ] {
            assert_eq!(read(text, code), Some(amount), "{text} {code}");
        }
        for (text, code) in [
            ("10.5", "JPY"),
            ("10.", "JPY"),
            ("1.25", "KWD"),
            ("1.5", "GHS"),
            ("1.234", "GHS"),
            ("", "GHS"),
            (".50", "GHS"),
            ("-1", "GHS"),
            ("+1", "GHS"),
            ("1e3", "GHS"),
            ("1 000", "GHS"),
            ("1,00.00", "GHS"),
            ("1000,000.00", "GHS"),
            (",000", "GHS"),
            ("1,,000", "GHS"),
            ("1,234", "KWD"),
            ("1.000,00", "GHS"),
            ("12.", "GHS"),
            ("1,", "JPY"),
            ("0,001", "GHS"),
            ("0,001.00", "GHS"),
            ("NaN", "GHS"),
            ("١٢", "GHS"),
            ("10000000000.00", "GHS"),
            ("9999999999999", "JPY"),
        ] {
            assert_eq!(read(text, code), None, "{text} {code}");
        }
    }

    proptest! {
        #[test]
        fn addition_is_exact_or_refused(a in any::<i64>(), b in any::<i64>()) {
            let ghs = Currency::parse("GHS").unwrap();
            let sum = Money { amount: a, currency: ghs }.checked_add(Money { amount: b, currency: ghs });
            let exact = i128::from(a) + i128::from(b);
            prop_assert_eq!(sum.map(|m| i128::from(m.amount)), i64::try_from(exact).ok().map(i128::from));
        }

        #[test]
        fn currencies_never_mix(a in -1000i64..1000, b in -1000i64..1000) {
            let (ghs, usd) = (Currency::parse("GHS").unwrap(), Currency::parse("USD").unwrap());
            let sum = Money { amount: a, currency: ghs }.checked_add(Money { amount: b, currency: usd });
            prop_assert_eq!(sum, None);
        }
    }
}
