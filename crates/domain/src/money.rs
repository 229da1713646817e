//! Money: a whole number of minor units and a currency. There is no floating point anywhere near it.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The largest amount of one session in an ISO 4217 currency, in minor units: twelve digits, which every processor's
/// field can hold.
pub const AMOUNT_MAX: i64 = 999_999_999_999;
/// The largest amount of one session in a token, in units of 10^-8: seventeen digits, so nearly a thousand million.
pub const TOKEN_AMOUNT_MAX: i64 = 99_999_999_999_999_999;
/// Amounts of every token have so many decimals, whatever its chains say.
const TOKEN_EXPONENT: u32 = 8;

/// A currency that one can pay in: one of ISO 4217, or a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Currency(Kind);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    /// A current ISO 4217 currency whose exponent is 0, 2 or 3.
    Iso(iso_currency::Currency),
    Token(Token),
}

/// The tokens of chains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Token {
    Usdc,
    Usdt,
    Dai,
    Eth,
    Weth,
    Matic,
    Pol,
    Eurc,
    Wbtc,
}

impl Token {
    const ALL: [Self; 9] = [
        Self::Usdc,
        Self::Usdt,
        Self::Dai,
        Self::Eth,
        Self::Weth,
        Self::Matic,
        Self::Pol,
        Self::Eurc,
        Self::Wbtc,
    ];

    const fn code(self) -> &'static str {
        match self {
            Self::Usdc => "USDC",
            Self::Usdt => "USDT",
            Self::Dai => "DAI",
            Self::Eth => "ETH",
            Self::Weth => "WETH",
            Self::Matic => "MATIC",
            Self::Pol => "POL",
            Self::Eurc => "EURC",
            Self::Wbtc => "WBTC",
        }
    }

    /// How many decimals it has where it lives.
    const fn decimals(self) -> u32 {
        match self {
            Self::Usdc | Self::Usdt | Self::Eurc => 6,
            Self::Wbtc => 8,
            Self::Dai | Self::Eth | Self::Weth | Self::Matic | Self::Pol => 18,
        }
    }

    /// Where the token has fewer decimals than our amounts, its smallest piece is several of our units.
    const fn grain(self) -> i64 {
        10_i64.pow(TOKEN_EXPONENT.saturating_sub(self.decimals()))
    }
}

impl Currency {
    /// Reads an upper-case code. Funds, metals, test codes and withdrawn currencies are none that one can pay in.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let Some(currency) = iso_currency::Currency::from_code(code) else {
            let token = Token::ALL.into_iter().find(|token| token.code() == code)?;
            return Some(Self(Kind::Token(token)));
        };
        let payable = !currency.is_fund() && !currency.is_special() && currency.is_superseded().is_none();
        (payable && matches!(currency.exponent(), Some(0 | 2 | 3)) && currency.code() == code)
            .then_some(Self(Kind::Iso(currency)))
    }

    /// The upper-case code, such as `GHS` or `USDC`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self.0 {
            Kind::Iso(currency) => currency.code(),
            Kind::Token(token) => token.code(),
        }
    }

    /// How many decimals the minor unit has: 2 for GHS, 0 for JPY, 3 for KWD, 8 for every token.
    #[must_use]
    pub fn exponent(self) -> u32 {
        match self.0 {
            Kind::Iso(currency) => currency.exponent().map_or(0, u32::from),
            Kind::Token(_) => TOKEN_EXPONENT,
        }
    }

    /// Whether it is a token, and none of ISO 4217.
    #[must_use]
    pub fn is_token(self) -> bool {
        matches!(self.0, Kind::Token(_))
    }

    /// The least that can be paid in it, in minor units. All that is paid is a multiple of this: 100 for USDC, which
    /// has 6 decimals; 1 for what has no fewer decimals than our amounts.
    #[must_use]
    pub fn grain(self) -> i64 {
        match self.0 {
            Kind::Iso(_) => 1,
            Kind::Token(token) => token.grain(),
        }
    }

    /// Whether so many minor units can be paid in it.
    #[must_use]
    pub fn expresses(self, amount: i64) -> bool {
        amount % self.grain() == 0
    }

    /// The largest amount of one session, in minor units.
    #[must_use]
    pub fn amount_max(self) -> i64 {
        match self.0 {
            Kind::Iso(_) => AMOUNT_MAX,
            Kind::Token(_) => TOKEN_AMOUNT_MAX,
        }
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
    /// Minor units: pesewas, cents, whole yen, or 10^-8 of a token.
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
/// currency. Nobody writes all eight digits of a token, so fewer are fine there: `1.5`, `0.000001`. `None` when it is
/// something else, could be read in two ways, or is too large.
#[must_use]
pub fn parse_amount(text: &str, currency: Currency) -> Option<i64> {
    let text = text.trim();
    let places = usize::try_from(currency.exponent()).ok()?;
    let is_fraction = |digits: &str| {
        digits.len() == places || (currency.is_token() && (1..=places).contains(&digits.len()))
    };
    let (whole, fraction) = match text.rsplit_once(['.', ',']) {
        None => (text.to_owned(), String::new()),
        // Where points stand before thousands, a comma behind them stands before the fraction.
        Some((whole, fraction))
            if whole.contains('.') && text.matches(',').count() == 1 && !whole.contains(',') =>
        {
            (ungrouped(&whole.replace('.', ","))?, fraction.to_owned())
        }
        Some((whole, fraction)) if text.contains('.') => (ungrouped(whole)?, fraction.to_owned()),
        // A comma stands before thousands, or before a fraction. Where both have three digits nobody can tell.
        Some((whole, fraction)) if places > 0 && fraction.len() != 3 && is_fraction(fraction) => {
            (whole.to_owned(), fraction.to_owned())
        }
        Some(_) if places == 3 => return None,
        Some((whole, _)) if currency.is_token() && !whole.contains(',') => return None,
        Some(_) => (ungrouped(text)?, String::new()),
    };
    let has_point = text.contains('.');
    let fits = is_fraction(&fraction) || (fraction.is_empty() && !has_point);
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !fits || (has_point && places == 0) || whole.is_empty() || whole.len() > 12 {
        return None;
    }
    if !digits(&whole) || !digits(&fraction) {
        return None;
    }
    format!("{whole}{fraction:0<places$}").parse().ok().filter(|amount| *amount <= currency.amount_max())
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
        for code in ["usdc", "Usdc", "USD C", "USDC ", "BTC", "USDCE", "Eth"] {
            assert_eq!(Currency::parse(code), None, "{code}");
        }
    }

    #[test]
    fn tokens_are_currencies_with_eight_decimals() {
        for (code, grain) in [
            ("USDC", 100),
            ("USDT", 100),
            ("DAI", 1),
            ("ETH", 1),
            ("WETH", 1),
            ("MATIC", 1),
            ("POL", 1),
            ("EURC", 100),
            ("WBTC", 1),
        ] {
            let token = Currency::parse(code).unwrap();
            assert_eq!((token.code(), token.exponent(), token.grain()), (code, 8, grain));
            assert!(token.is_token() && token.amount_max() == TOKEN_AMOUNT_MAX);
            assert!(token.expresses(0) && token.expresses(-300) && token.expresses(50) == (grain == 1));
            assert_eq!(iso_currency::Currency::from_code(code), None, "{code} is a token and nothing else");
            let text = serde_json::to_string(&token).unwrap();
            assert_eq!(
                (text.as_str(), serde_json::from_str(&text).unwrap()),
                (&*format!("\"{code}\""), token)
            );
        }
        for code in ["GHS", "JPY", "KWD"] {
            let iso = Currency::parse(code).unwrap();
            assert_eq!((iso.is_token(), iso.grain(), iso.amount_max()), (false, 1, AMOUNT_MAX), "{code}");
            assert!(iso.expresses(1));
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
            ("1.000,00", "EUR", 100_000),
            ("1.234,567", "KWD", 1_234_567),
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
            ("1.000,000", "GHS"),
            ("1.00,00", "GHS"),
            ("1,234.567,89", "GHS"),
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

    #[test]
    fn of_a_token_nobody_writes_all_decimals() {
        let read = |text| parse_amount(text, Currency::parse("USDC").unwrap());
        for (text, amount) in [
            ("1", 100_000_000),
            ("1.5", 150_000_000),
            ("1.500", 150_000_000),
            ("0.000001", 100),
            ("0.00000001", 1),
            ("1,5", 150_000_000),
            ("1,50", 150_000_000),
            ("1,00000001", 100_000_001),
            ("1,500.25", 150_025_000_000),
            ("1,500,000", 150_000_000_000_000),
            ("999999999.99999999", TOKEN_AMOUNT_MAX),
        ] {
            assert_eq!(read(text), Some(amount), "{text}");
        }
        for text in [
            "1.",
            ".5",
            "1.123456789",
            "1,123456789",
            "1,500",
            "1,5,5",
            "1,500,5",
            "1.5,0",
            "1e2",
            "-1.5",
            "1000000000",
            "999999999999.99999999",
        ] {
            assert_eq!(read(text), None, "{text}");
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
