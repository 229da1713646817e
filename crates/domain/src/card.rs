//! Card numbers: their check digit, their brand, and the public test numbers. Real numbers have no place here.

use crate::time::Timestamp;

/// The public test numbers that the simulator knows. Anything else may be somebody's card, and is refused on our page.
pub const TEST_NUMBERS: [&str; 25] = [
    "4242424242424242",
    "4000000000000002",
    "4000002500003155",
    "4000008260003178",
    "4000000000009995",
    "4000000000003220",
    "4000000000000069",
    "4000000000000127",
    "4000000000000119",
    "4000000000009979",
    "4000000000009987",
    "4000000000000077",
    "4000000000000341",
    "4000000000009235",
    "4000000000000259",
    "4000000000007726",
    "4000002760003184",
    "4000000000002685",
    "4000000000001976",
    "4000000000005423",
    "4000000000005126",
    "4000000000000036",
    "5555555555554444",
    "378282246310005",
    "5105105105105100",
];

/// The digits of what a buyer typed; `None` when there is anything but digits, spaces and dashes, or their
/// number is wrong.
#[must_use]
pub fn digits(typed: &str) -> Option<String> {
    let digits: String = typed.chars().filter(|c| !matches!(c, ' ' | '-' | '\u{a0}')).collect();
    ((12..=19).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

/// Whether the last digit is the check digit of the others.
#[must_use]
pub fn passes_luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte.wrapping_sub(b'0'));
            let doubled = if place % 2 == 1 { digit * 2 } else { digit };
            if doubled > 9 { doubled - 9 } else { doubled }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// The brand by the first digits.
#[must_use]
pub fn brand(digits: &str) -> &'static str {
    let first_two: u32 = digits.get(..2).and_then(|text| text.parse().ok()).unwrap_or_default();
    let first_four: u32 = digits.get(..4).and_then(|text| text.parse().ok()).unwrap_or_default();
    match (first_two, first_four) {
        (40..=49, _) => "visa",
        (51..=55, _) | (_, 2221..=2720) => "mastercard",
        (34 | 37, _) => "amex",
        (_, 6011) | (64 | 65, _) => "discover",
        _ => "card",
    }
}

/// Whether a text holds what is most probably a card number: its digits, in groups as people write them, have the
/// length, the beginning and the check digit of one. Such a text must not be kept, whatever field it was typed into.
#[must_use]
pub fn is_within(text: &str) -> bool {
    let between = |c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '.' | '_' | '/');
    text.split(|c: char| !(c.is_ascii_digit() || between(c))).any(|run| {
        let groups: Vec<&str> = run.split(between).filter(|group| !group.is_empty()).collect();
        (0..groups.len()).any(|from| {
            let mut digits = String::new();
            groups.iter().skip(from).take(19).any(|group| {
                digits.push_str(group);
                is_number(&digits)
            })
        })
    })
}

fn is_number(digits: &str) -> bool {
    let of_brand = match (brand(digits), digits.len()) {
        ("visa", 13 | 16 | 19) | ("mastercard", 16) | ("amex", 15) | ("discover", 16..=19) => true,
        (_, 16..=19) => digits.starts_with("62") || digits.starts_with("35"),
        _ => false,
    };
    of_brand && passes_luhn(digits)
}

/// Month and four-digit year of what a buyer typed as `MM / YY` or `MM/YYYY`.
#[must_use]
pub fn expiry(typed: &str) -> Option<(u32, u32)> {
    let compact: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let (month, year) = match compact.split_once('/') {
        Some(parts) => parts,
        None if matches!(compact.len(), 4 | 6) => compact.split_at_checked(2)?,
        None => return None,
    };
    if !(month.bytes().chain(year.bytes()).all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    let month: u32 = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    let year: u32 = match year.len() {
        2 => 2000 + year.parse::<u32>().ok()?,
        4 => year.parse().ok().filter(|year| *year >= 2000)?,
        _ => return None,
    };
    Some((month, year))
}

/// Whether a card's month has passed. A card is good until the end of its month, everywhere on earth.
#[must_use]
pub fn has_expired(month: u32, year: u32, now: Timestamp) -> bool {
    let (next_month, next_year) = if month == 12 { (1, year + 1) } else { (month + 1, year) };
    Timestamp::parse(&format!("{next_year:04}-{next_month:02}-01T12:00:00Z")).is_none_or(|end| end <= now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_numbers_pass_luhn_and_one_wrong_digit_does_not() {
        for number in TEST_NUMBERS {
            assert!(passes_luhn(number), "{number}");
            let last = number.bytes().last().unwrap() - b'0';
            let wrong = format!("{}{}", &number[..number.len() - 1], (last + 1) % 10);
            assert!(!passes_luhn(&wrong), "{wrong}");
        }
    }

    #[test]
    fn typed_numbers() {
        assert_eq!(digits("4242 4242-4242 4242").as_deref(), Some("4242424242424242"));
        for bad in ["", "4242", "4242x4242424242424", "٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢", &"4".repeat(20)] {
            assert_eq!(digits(bad), None, "{bad}");
        }
        assert_eq!(
            (brand("4242"), brand("5555"), brand("3782"), brand("2221")),
            ("visa", "mastercard", "amex", "mastercard")
        );
    }

    #[test]
    fn card_numbers_are_found_in_texts() {
        for text in [
            "4242424242424242",
            "my card is 4242 4242 4242 4242, thanks",
            "4242-4242-4242-4242 123",
            "12/34 378282246310005",
            "5555555555554444",
            "4242\u{a0}4242\u{a0}4242\u{a0}4242",
            "4242.4242.4242.4242",
            "4242\u{2013}4242\u{2009}4242/4242",
        ] {
            assert!(is_within(text), "{text}");
        }
        for text in [
            "",
            "0551234987",
            "4242424242424241",
            "356938035643809",
            "GB29 NWBK 6016 1331 9268 19",
            "Order 2026-11-20-0001",
            "42424242424242421",
            "1234567890123456789012345678901234567890",
        ] {
            assert!(!is_within(text), "{text}");
        }
    }

    #[test]
    fn expiry_dates() {
        for good in ["12 / 34", "12/34", "1234", "12/2034", "122034"] {
            assert_eq!(expiry(good), Some((12, 2034)), "{good}");
        }
        for bad in ["", "13/34", "0/34", "00/34", "12", "12/3", "12/345", "+1/34", "12/1999", "1é/34", "é234"]
        {
            assert_eq!(expiry(bad), None, "{bad}");
        }
        let now = Timestamp::parse("2026-11-30T23:00:00Z").unwrap();
        assert!(!has_expired(11, 2026, now) && has_expired(10, 2026, now) && !has_expired(12, 2026, now));
    }
}
