//! How a total comes about, step by step, in numbers and in words.

use kassa_domain::cart::Cart;
use kassa_domain::id::TaxRateId;
use kassa_domain::money::Currency;
use kassa_domain::pricing::{Rule, Step, Subject, What, price};
use kassa_domain::session::Session;
use kassa_domain::time::{DAY, SECOND};
use serde::Serialize;

/// At most so many decimals are written; an exact value with more, or without an end, is written as a fraction.
const DECIMALS_MAX: usize = 12;

#[derive(Serialize)]
pub(super) struct Explanation<'a> {
    object: &'static str,
    session: &'a str,
    currency: &'static str,
    total: i64,
    steps: Vec<StepJson>,
}

#[derive(Serialize)]
struct StepJson {
    subject: &'static str,
    line: Option<String>,
    what: &'static str,
    text: String,
    exact: String,
    remainder: String,
    rule: &'static str,
    amount: i64,
}

pub(super) fn explanation(session: &Session) -> Explanation<'_> {
    let cart = session.cart();
    let currency = session.amount.currency;
    let priced = price(&cart, currency).unwrap_or_default();
    Explanation {
        object: "explanation",
        session: session.id.as_str(),
        currency: currency.code(),
        total: session.amount.amount,
        steps: priced.steps.iter().map(|found| step(&cart, found, currency)).collect(),
    }
}

fn step(cart: &Cart, step: &Step, currency: Currency) -> StepJson {
    let (subject, line) = match step.subject {
        Subject::Line(place) => ("line", cart.lines.get(place).map(|line| line.id.as_str().to_owned())),
        Subject::Shipping => ("shipping", None),
        Subject::Cart => ("cart", None),
    };
    StepJson {
        subject,
        line,
        what: word(&step.what),
        text: sentence(cart, step, currency),
        exact: decimal(step.numerator, step.denominator),
        remainder: decimal(step.remainder(), step.denominator),
        rule: match step.rule {
            Rule::Exact => "exact",
            Rule::HalfUp => "half_up",
            Rule::LargestRemainder => "largest_remainder",
            Rule::Capped => "capped",
        },
        amount: step.amount,
    }
}

fn word(what: &What) -> &'static str {
    match what {
        What::LineSubtotal { .. } => "line_subtotal",
        What::LineShare { .. } => "line_share",
        What::Adjustment(_) => "adjustment",
        What::Carried => "carried",
        What::Subtotal => "subtotal",
        What::DiscountPercent { .. } => "discount_percent",
        What::DiscountAmount { .. } => "discount_amount",
        What::DiscountShare { .. } => "discount_share",
        What::TaxContained { .. } => "tax_contained",
        What::TaxShare { .. } => "tax_share",
        What::TaxAdded { .. } => "tax_added",
        What::Shipping => "shipping",
        What::Total => "total",
    }
}

/// A plain sentence, with amounts as people write them.
fn sentence(cart: &Cart, step: &Step, currency: Currency) -> String {
    let money = |minor: i64| major(minor, currency);
    let (about, amount) = (about(cart, step.subject), money(step.amount));
    let rate = |id: &TaxRateId| {
        cart.taxes.iter().find(|tax| tax.rate == *id).map_or_else(|| id.to_string(), |tax| tax.name.clone())
    };
    let sentence = match &step.what {
        What::LineSubtotal { unit, quantity } => format!("{about}: {quantity} x {} = {amount}", money(*unit)),
        What::LineShare { whole, part, of } => {
            format!("{about}: {} x {} / {} of the period = {amount}", money(*whole), time(*part), time(*of))
        }
        What::Adjustment(place) => {
            let name = cart.adjustments.get(*place).map(|it| it.name.as_str()).unwrap_or_default();
            format!("{name}: {amount}")
        }
        What::Carried => format!("Left for the next invoice: {amount}"),
        What::Subtotal => format!("The lines together: {amount}"),
        What::DiscountPercent { percent, base } => {
            format!("The discount: {} % of {} = {amount}", percent.text(), money(*base))
        }
        What::DiscountAmount { off, base } => {
            format!("The discount: {} off {} = {amount}", money(*off), money(*base))
        }
        What::DiscountShare { discount, weight, weights } => format!(
            "{about}: its share of the discount, {} x {} / {} = {amount}",
            money(*discount),
            money(*weight),
            money(*weights)
        ),
        What::TaxContained { percent, base } => {
            format!("{about}: {} already contains {} % tax = {amount}", money(*base), percent.text())
        }
        What::TaxShare { rate: id, together, percent, percents } => format!(
            "{about}: {}, {} of {} % of the {} tax that is contained = {amount}",
            rate(id),
            percent.text(),
            percents.text(),
            money(*together)
        ),
        What::TaxAdded { rate: id, percent, base } => {
            format!("{about}: {}, {} % of {} = {amount}", rate(id), percent.text(), money(*base))
        }
        What::Shipping => format!("{about}: {amount}"),
        What::Total => format!("To be paid: {amount}"),
    };
    let rule = match step.rule {
        Rule::Exact => "",
        Rule::HalfUp => ", rounded to the nearest, halves up",
        Rule::LargestRemainder => ", with what is left over going to the largest remainders",
        Rule::Capped => ", because no more than that can be taken off",
    };
    format!("{sentence}{rule}.")
}

/// A length of time, in days where it is so many.
fn time(milliseconds: i64) -> String {
    match milliseconds.checked_rem(DAY) {
        Some(0) => format!("{} days", milliseconds / DAY),
        _ => format!("{} s", milliseconds / SECOND),
    }
}

fn about(cart: &Cart, subject: Subject) -> String {
    match subject {
        Subject::Line(place) => cart.lines.get(place).map_or_else(String::new, |line| line.name.clone()),
        Subject::Shipping => {
            let name = cart.shipping().map(|shipping| shipping.name.as_str()).unwrap_or_default();
            format!("Shipping ({name})")
        }
        Subject::Cart => String::new(),
    }
}

/// Minor units with the decimals that the currency has, such as `GHS 12.50`. Of the eight of a token those are left out
/// that say nothing, but for two: `USDC 1.50`.
fn major(minor: i64, currency: Currency) -> String {
    let exponent = usize::try_from(currency.exponent()).unwrap_or_default();
    let mut digits = format!("{:0width$}", minor.unsigned_abs(), width = exponent + 1);
    let point = digits.len().saturating_sub(exponent);
    if currency.is_token() {
        digits.truncate(digits.trim_end_matches('0').len().max(point + 2));
    }
    let (whole, fraction) = digits.split_at(point);
    let sign = if minor < 0 { "-" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{} {sign}{whole}{point}{fraction}", currency.code())
}

/// The exact value of `numerator / denominator` as a decimal; as a fraction in lowest terms where it has more than
/// twelve decimals, or no end.
fn decimal(numerator: i128, denominator: i128) -> String {
    let sign = if numerator < 0 { "-" } else { "" };
    let (top, bottom) = (numerator.unsigned_abs(), denominator.unsigned_abs().max(1));
    let mut text = format!("{sign}{}", top / bottom);
    let mut rest = top % bottom;
    if rest == 0 {
        return text;
    }
    text.push('.');
    for _ in 0..DECIMALS_MAX {
        rest *= 10;
        text.push_str(&(rest / bottom).to_string());
        rest %= bottom;
        if rest == 0 {
            return text;
        }
    }
    let common = common_divisor(top, bottom);
    format!("{sign}{}/{}", top / common, bottom / common)
}

/// At least 1, as the second number is.
fn common_divisor(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_values_are_decimals_while_they_end() {
        for (numerator, denominator, text) in [
            (5, 1, "5"),
            (0, 7, "0"),
            (5, 2, "2.5"),
            (-5, 2, "-2.5"),
            (-1, 4, "-0.25"),
            (1, 3, "1/3"),
            (2, 6, "1/3"),
            (-10, 6, "-5/3"),
            (1, 1_000_000_000_000, "0.000000000001"),
            (1, 10_000_000_000_000, "1/10000000000000"),
            (12_345, 100_000, "0.12345"),
        ] {
            assert_eq!(decimal(numerator, denominator), text);
        }
    }

    #[test]
    fn amounts_have_the_decimals_of_their_currency() {
        for (code, minor, text) in [
            ("GHS", 1_250, "GHS 12.50"),
            ("GHS", 5, "GHS 0.05"),
            ("JPY", 1_000, "JPY 1000"),
            ("KWD", 1_234, "KWD 1.234"),
            ("JPY", 0, "JPY 0"),
            ("GHS", -5, "GHS -0.05"),
            ("USDC", 100_000_000, "USDC 1.00"),
            ("USDC", 150, "USDC 0.0000015"),
            ("ETH", 12_345_678, "ETH 0.12345678"),
            ("ETH", -20_050_000_000, "ETH -200.50"),
            ("ETH", 0, "ETH 0.00"),
        ] {
            assert_eq!(major(minor, Currency::parse(code).unwrap()), text);
        }
    }
}
