//! Percentages with up to four decimals, as whole numbers: no rate is ever a floating-point number.

use serde::{Deserialize, Serialize};

/// So many parts make one percent.
const PART: i64 = 10_000;
/// So many parts make the whole.
pub const WHOLE: i64 = 100 * PART;

/// A percentage in millionths of the whole: 12.5 % is 125 000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Percent(i64);

impl Percent {
    /// Reads a plain decimal such as `7`, `12.5` or `0.0625`, from 0 to 100. `None` when it is something else, or has
    /// more than four decimals.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(fraction) || whole.len() > 3 || fraction.len() > 4 {
            return None;
        }
        let parts = whole.parse::<i64>().ok()? * PART + format!("{fraction:0<4}").parse::<i64>().ok()?;
        (parts <= WHOLE).then_some(Self(parts))
    }

    /// Several percentages together, which may be more than the whole.
    #[must_use]
    pub(crate) fn sum(parts: i64) -> Self {
        Self(parts)
    }

    /// Millionths of the whole.
    #[must_use]
    pub fn parts(self) -> i64 {
        self.0
    }

    /// The shortest decimal, such as `12.5`.
    #[must_use]
    pub fn text(self) -> String {
        let fraction = format!("{:04}", self.0 % PART);
        let fraction = fraction.trim_end_matches('0');
        let point = if fraction.is_empty() { "" } else { "." };
        format!("{}{point}{fraction}", self.0 / PART)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn decimals_are_exact() {
        for (text, parts) in [
            ("0", 0),
            ("100", WHOLE),
            ("12.5", 125_000),
            ("0.0001", 1),
            ("7.25", 72_500),
            ("100.0000", WHOLE),
        ] {
            assert_eq!(Percent::parse(text).map(Percent::parts), Some(parts), "{text}");
        }
        for bad in ["", ".", "5.", ".5", "-1", "+1", "1e1", "100.0001", "101", "0.00001", "1,5", " 5", "NaN"]
        {
            assert_eq!(Percent::parse(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn the_text_is_read_back(parts in 0..=WHOLE) {
            prop_assert_eq!(Percent::parse(&Percent(parts).text()), Some(Percent(parts)));
        }
    }
}
