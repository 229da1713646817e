//! Amounts on a chain: whole numbers of up to 256 bits, and how people write them.

use kassa_domain::money::{Currency, Money};

/// A whole number of a token's smallest unit.
pub(super) type Raw = ruint::aliases::U256;

/// The most decimals that a token may have. No token in use has more than 24, and an amount with these still fits.
pub(super) const DECIMALS_MAX: u32 = 36;

/// An amount in the token's smallest unit. `None` where the token cannot express it, or it is not more than nothing.
pub(super) fn from_money(money: Money, decimals: u32) -> Option<Raw> {
    let amount = Raw::from(u64::try_from(money.amount).ok().filter(|amount| *amount > 0)?);
    let ours = money.currency.exponent();
    if decimals >= ours {
        return amount.checked_mul(power(decimals.checked_sub(ours)?)?);
    }
    let factor = power(ours.checked_sub(decimals)?)?;
    (amount.checked_rem(factor)? == Raw::ZERO).then(|| amount.checked_div(factor)).flatten()
}

/// The amount here of what is on the chain, without what is too small to be said here. `None` where it is too large.
pub(super) fn to_money(raw: Raw, decimals: u32, currency: Currency) -> Option<Money> {
    let ours = currency.exponent();
    let amount = if decimals >= ours {
        raw.checked_div(power(decimals.checked_sub(ours)?)?)?
    } else {
        raw.checked_mul(power(ours.checked_sub(decimals)?)?)?
    };
    let amount = i64::try_from(u64::try_from(amount).ok()?).ok()?;
    Some(Money { amount, currency })
}

fn power(exponent: u32) -> Option<Raw> {
    Raw::from(10u8).checked_pow(Raw::from(exponent))
}

/// The amount as people write it, such as `25.5`: no zeros at its end, no commas.
pub(super) fn to_text(raw: Raw, decimals: u32) -> String {
    let places = usize::try_from(decimals.min(DECIMALS_MAX)).unwrap_or_default();
    // One digit more than there are decimals, so that something stands before the point.
    let digits = format!("{raw:0>width$}", width = places.saturating_add(1), raw = raw.to_string());
    let (whole, fraction) = digits.split_at(digits.len().saturating_sub(places));
    match fraction.trim_end_matches('0') {
        "" => whole.to_owned(),
        fraction => format!("{whole}.{fraction}"),
    }
}

/// Reads decimal digits, and nothing else.
pub(super) fn parse(text: &str) -> Option<Raw> {
    let digits = (1..=78).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| Raw::from_str_radix(text, 10).ok()).flatten()
}

/// Reads `0x` and hexadecimal digits: a number of a node that must fit 64 bits.
pub(super) fn quantity(text: &str) -> Option<u64> {
    let digits = text.strip_prefix("0x")?;
    let all = (1..=16).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    all.then(|| u64::from_str_radix(digits, 16).ok()).flatten()
}

/// Reads `0x` and 64 hexadecimal digits: one word of a contract's answer.
pub(super) fn word(text: &str) -> Option<Raw> {
    let bytes = hex::decode(text.strip_prefix("0x")?).ok()?;
    (bytes.len() == 32).then(|| Raw::try_from_be_slice(&bytes)).flatten()
}

/// The number as a node reads it.
pub(super) fn to_quantity(number: u64) -> String {
    format!("{number:#x}")
}
