//! What a cart costs, and why: whole numbers of minor units all the way, every rounding by a named rule, and parts that
//! always sum to the whole.
//!
//! The rules, in their order:
//!
//! 1. A line's subtotal is its unit price times its quantity; of a period that is paid in part, the share of its time,
//!    rounded half up.
//! 2. A discount is computed once, on the subtotals of the lines that it applies to: a percentage is rounded half up,
//!    a fixed amount is at most what it applies to. It is then split over those lines by their subtotals.
//! 3. Taxes are computed per line, on what is left after the discount. What prices already contain is taken out of
//!    them: all inclusive rates of a line together, rounded half up and split by their percentages. What is added is
//!    computed on the rest, each rate by itself, rounded half up.
//! 4. Shipping is added as it is. It is taxed like a line, with the default rates, when it says whether it contains
//!    taxes.
//!
//! 5. What changed in the middle of an earlier period is added, or taken off as far as there is something to take off.
//!
//! Splitting gives each part the whole units of its share, and the units that are left to the largest remainders; the
//! earlier of two equal ones comes first.
//!
//! A unit is a minor unit, but for a token with fewer decimals than our amounts: there everything that is rounded is
//! rounded to what the token can express ([`Currency::grain`]), so that a cart whose prices it can express has a total
//! that it can express. Lines may be finer. A part of one is then never more than the line, and the whole of it is not
//! rounded.

use crate::cart::Cart;
use crate::catalog::TaxBehavior;
use crate::discount::Off;
use crate::id::{ProductId, TaxRateId};
use crate::money::Currency;
use crate::percent::{Percent, WHOLE};
use crate::planted;
use crate::tax::Tax;

/// What a cart costs. Amounts are minor units of the session's currency.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Priced {
    /// Each line of the cart, in its order.
    pub lines: Vec<LineTotal>,
    /// The chosen way of shipping with its taxes.
    pub shipping: LineTotal,
    /// The sum of the lines.
    pub subtotal: i64,
    /// What is taken off.
    pub discount: i64,
    /// The taxes that are added.
    pub added_tax: i64,
    /// What is added, or below 0 taken off, because something changed in the middle of an earlier period.
    pub adjusted: i64,
    /// What of that could not be taken off any more, and is left for the next invoice.
    pub carried: i64,
    /// What is to be paid: `subtotal - discount + added_tax + shipping.subtotal + adjusted + carried`.
    pub total: i64,
    /// Each tax, over all lines and shipping.
    pub taxes: Vec<TaxPart>,
    /// Every step of the arithmetic, in its order.
    pub steps: Vec<Step>,
}

impl Priced {
    /// All taxes: those that are added and those that prices contain.
    #[must_use]
    pub fn tax(&self) -> i64 {
        self.taxes.iter().map(|part| part.amount).sum()
    }
}

/// What one line costs.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct LineTotal {
    /// Unit price times quantity.
    pub subtotal: i64,
    /// Its share of the discount.
    pub discount: i64,
    /// Its taxes.
    pub taxes: Vec<TaxPart>,
    /// `subtotal - discount` and the taxes that are added.
    pub total: i64,
}

impl LineTotal {
    /// All its taxes: those that are added and those that its price contains.
    #[must_use]
    pub fn tax(&self) -> i64 {
        self.taxes.iter().map(|part| part.amount).sum()
    }
}

/// One tax on something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaxPart {
    /// Which rate.
    pub rate: TaxRateId,
    /// Whether the price contains it.
    pub inclusive: bool,
    /// On how much.
    pub taxable: i64,
    /// How much it is.
    pub amount: i64,
}

/// What a step is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The line at this place.
    Line(usize),
    /// Shipping.
    Shipping,
    /// The whole cart.
    Cart,
}

/// What a step computes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Unit price times quantity.
    LineSubtotal {
        /// Minor units.
        unit: i64,
        /// How many.
        quantity: i64,
    },
    /// The sum of the lines.
    Subtotal,
    /// A percentage of what the discount applies to.
    DiscountPercent {
        /// How much of it.
        percent: Percent,
        /// What it applies to.
        base: i64,
    },
    /// A fixed discount.
    DiscountAmount {
        /// What the coupon takes off.
        off: i64,
        /// What it applies to.
        base: i64,
    },
    /// A line's share of the discount.
    DiscountShare {
        /// The discount.
        discount: i64,
        /// The line's subtotal.
        weight: i64,
        /// The sum of the subtotals.
        weights: i64,
    },
    /// The taxes that a price contains, together.
    TaxContained {
        /// The percentages together.
        percent: Percent,
        /// The price after the discount.
        base: i64,
    },
    /// One tax's share of those that a price contains.
    TaxShare {
        /// Which rate.
        rate: TaxRateId,
        /// The taxes together.
        together: i64,
        /// This rate.
        percent: Percent,
        /// The rates together.
        percents: Percent,
    },
    /// A tax that is added.
    TaxAdded {
        /// Which rate.
        rate: TaxRateId,
        /// How much.
        percent: Percent,
        /// On how much.
        base: i64,
    },
    /// Shipping as it is.
    Shipping,
    /// The part of a period that is paid of a line.
    LineShare {
        /// Unit price times quantity.
        whole: i64,
        /// Milliseconds that are paid.
        part: i64,
        /// Milliseconds of the whole period.
        of: i64,
    },
    /// What is added or taken off because something changed: the adjustment at this place.
    Adjustment(usize),
    /// What is left of it for the next invoice.
    Carried,
    /// What is to be paid.
    Total,
}

/// How a step got to whole minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Nothing had to be rounded.
    Exact,
    /// To the nearest, halves up.
    HalfUp,
    /// The units that are left after splitting go to the largest remainders.
    LargestRemainder,
    /// At most what it applies to.
    Capped,
}

/// One step of the arithmetic: exactly `numerator / denominator`, taken as `amount`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// About what.
    pub subject: Subject,
    /// What it computes.
    pub what: What,
    /// The exact value's numerator.
    pub numerator: i128,
    /// The exact value's denominator, at least 1.
    pub denominator: i128,
    /// By which rule it became a whole number.
    pub rule: Rule,
    /// Minor units.
    pub amount: i64,
}

impl Step {
    fn exact(subject: Subject, what: What, amount: i64) -> Self {
        Self { subject, what, numerator: i128::from(amount), denominator: 1, rule: Rule::Exact, amount }
    }

    /// The exact value as a decimal, with the point moved by so many places (0: in minor units), or as a fraction where
    /// no decimal of up to twelve places says it exactly.
    #[must_use]
    pub fn exact_text(&self, places: u32) -> String {
        let denominator = self.denominator.max(1);
        let exact = (0..=12_u32).find_map(|more| {
            let scaled = self.numerator.checked_mul(10_i128.checked_pow(more)?)?;
            (scaled % denominator == 0).then(|| decimal(scaled / denominator, places.saturating_add(more)))
        });
        let fraction = || {
            let scale = 10_i128.checked_pow(places).unwrap_or(1);
            format!("{}/{}", self.numerator, denominator.saturating_mul(scale))
        };
        exact.unwrap_or_else(fraction)
    }

    /// What rounding left over: the exact value less the amount, as a numerator over the same denominator.
    #[must_use]
    pub fn remainder(&self) -> i128 {
        self.numerator - i128::from(self.amount) * self.denominator
    }
}

/// A whole number with the point moved to the left by so many places.
fn decimal(number: i128, places: u32) -> String {
    let places = usize::try_from(places).unwrap_or_default();
    let digits = format!("{number:0width$}", width = places.saturating_add(1));
    match digits.split_at_checked(digits.len().saturating_sub(places)) {
        Some((whole, fraction)) if !fraction.is_empty() => format!("{whole}.{fraction}"),
        _ => digits,
    }
}

/// A line, or the whole, is more than a session can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge(pub Subject);

/// Computes what a cart costs in the currency that its amounts are in.
///
/// # Errors
/// [`TooLarge`] when a line or the total is more than a session can have.
pub fn price(cart: &Cart, currency: Currency) -> Result<Priced, TooLarge> {
    let grain = currency.grain();
    let mut out = Priced::default();
    subtotals(cart, currency, &mut out)?;
    discount(cart, grain, &mut out);
    for (place, line) in cart.lines.iter().enumerate() {
        let rates = if line.taxes.is_empty() { defaults(cart) } else { named(cart, &line.taxes) };
        let total = out.lines.get_mut(place).ok_or(TooLarge(Subject::Cart))?;
        tax(total, &rates, line.tax_behavior, (Subject::Line(place), grain), &mut out.steps);
    }
    if let Some(shipping) = cart.shipping() {
        out.shipping.subtotal = shipping.amount;
        out.steps.push(Step::exact(Subject::Shipping, What::Shipping, shipping.amount));
        let taxed = shipping.tax_behavior != TaxBehavior::Unspecified;
        let rates = if taxed { defaults(cart) } else { vec![] };
        tax(&mut out.shipping, &rates, shipping.tax_behavior, (Subject::Shipping, grain), &mut out.steps);
    }
    let parts = out.lines.iter().chain([&out.shipping]).flat_map(|line| line.taxes.clone());
    // None of these sums can leave its range: at most ten rates of at most 100 % apply to any of it.
    out.taxes = sum_up(parts.collect());
    out.added_tax = out.taxes.iter().filter(|part| !part.inclusive).map(|part| part.amount).sum();
    out.total = out.subtotal - out.discount + out.added_tax + out.shipping.subtotal;
    adjust(cart, &mut out)?;
    if out.total > currency.amount_max() {
        return Err(TooLarge(Subject::Cart));
    }
    out.steps.push(Step::exact(Subject::Cart, What::Total, out.total));
    Ok(out)
}

/// Adds what changed in the middle of an earlier period. What cannot be taken off is left for the next invoice.
fn adjust(cart: &Cart, out: &mut Priced) -> Result<(), TooLarge> {
    let mut together = 0_i128;
    for (place, adjustment) in cart.adjustments.iter().enumerate() {
        out.steps.push(Step::exact(Subject::Cart, What::Adjustment(place), adjustment.amount));
        together += i128::from(adjustment.amount);
    }
    out.adjusted = i64::try_from(together).map_err(|_| TooLarge(Subject::Cart))?;
    let sum = out.total.checked_add(out.adjusted).ok_or(TooLarge(Subject::Cart))?;
    out.carried = sum.min(0).saturating_neg();
    out.total = sum.max(0);
    if out.carried > 0 {
        out.steps.push(Step::exact(Subject::Cart, What::Carried, out.carried));
    }
    Ok(())
}

fn subtotals(cart: &Cart, currency: Currency, out: &mut Priced) -> Result<(), TooLarge> {
    let most = currency.amount_max();
    let mut sum = 0_i128;
    for (place, line) in cart.lines.iter().enumerate() {
        let subject = Subject::Line(place);
        let exact = i128::from(line.unit) * i128::from(line.quantity);
        let whole = i64::try_from(exact).ok().filter(|n| *n <= most).ok_or(TooLarge(subject))?;
        if line.quantity > 0 {
            let what = What::LineSubtotal { unit: line.unit, quantity: line.quantity };
            out.steps.push(Step::exact(subject, what, whole));
        }
        let subtotal = match line.share {
            Some((part, of)) if line.quantity > 0 => {
                let (part, of) = (part.clamp(0, of.max(1)), of.max(1));
                let what = What::LineShare { whole, part, of };
                let exact = (i128::from(whole) * i128::from(part), i128::from(of));
                let step = part_of(whole, rounded(subject, what, exact, currency.grain()), currency.grain());
                let amount = step.amount;
                out.steps.push(step);
                amount
            }
            _ => whole,
        };
        sum += i128::from(subtotal);
        out.lines.push(LineTotal { subtotal, total: subtotal, ..LineTotal::default() });
    }
    out.subtotal = i64::try_from(sum).ok().filter(|n| *n <= most).ok_or(TooLarge(Subject::Cart))?;
    out.steps.push(Step::exact(Subject::Cart, What::Subtotal, out.subtotal));
    Ok(())
}

fn discount(cart: &Cart, grain: i64, out: &mut Priced) {
    let Some(discount) = &cart.discount else { return };
    let applies = |product: Option<&ProductId>| {
        discount.products.is_empty() || product.is_some_and(|product| discount.products.contains(product))
    };
    let weights: Vec<i64> = cart
        .lines
        .iter()
        .zip(&out.lines)
        .map(|(line, total)| if applies(line.product.as_ref()) { total.subtotal } else { 0 })
        .collect();
    let base: i64 = weights.iter().sum();
    let step = match discount.off {
        Off::Percent(percent) => {
            let exact = (i128::from(base) * i128::from(percent.parts()), i128::from(WHOLE));
            let what = What::DiscountPercent { percent, base };
            part_of(base, rounded(Subject::Cart, what, exact, grain), grain)
        }
        Off::Amount(money) => {
            let what = What::DiscountAmount { off: money.amount, base };
            let step = Step::exact(Subject::Cart, what, money.amount.min(base));
            if money.amount > base { Step { rule: Rule::Capped, ..step } } else { step }
        }
    };
    out.discount = step.amount;
    out.steps.push(step);
    // What is finer than the token can express may have to be taken off in pieces that are, too.
    let fine = weights.iter().any(|weight| weight % grain != 0);
    let shares = split(out.discount, &weights, if fine { 1 } else { grain });
    for (place, (line, (share, weight))) in out.lines.iter_mut().zip(shares.iter().zip(&weights)).enumerate()
    {
        line.discount = *share;
        line.total = line.subtotal - share;
        if *weight > 0 {
            let what = What::DiscountShare { discount: out.discount, weight: *weight, weights: base };
            let numerator = i128::from(out.discount) * i128::from(*weight);
            out.steps.push(shared(Subject::Line(place), what, numerator, i128::from(base), *share));
        }
    }
}

/// Taxes one line, or shipping, after its discount.
fn tax(
    line: &mut LineTotal,
    rates: &[&Tax],
    behavior: TaxBehavior,
    (subject, grain): (Subject, i64),
    steps: &mut Vec<Step>,
) {
    let base = line.subtotal - line.discount;
    line.total = base;
    if base == 0 {
        return;
    }
    let contained = |rate: &Tax| match behavior {
        TaxBehavior::Inclusive => true,
        TaxBehavior::Exclusive => false,
        TaxBehavior::Unspecified => rate.inclusive,
    };
    let (inside, outside): (Vec<&Tax>, Vec<&Tax>) = rates.iter().partition(|rate| contained(rate));
    let mut net = base;
    if !inside.is_empty() {
        let percents: i64 = inside.iter().map(|rate| rate.percent.parts()).sum();
        let exact = (i128::from(base) * i128::from(percents), i128::from(WHOLE) + i128::from(percents));
        let what = What::TaxContained { percent: Percent::sum(percents), base };
        let together = part_of(base, rounded(subject, what, exact, grain), grain);
        let amount = together.amount;
        net = base - amount;
        steps.push(together);
        let weights: Vec<i64> = inside.iter().map(|rate| rate.percent.parts()).collect();
        for (rate, share) in inside.iter().zip(split(amount, &weights, grain)) {
            if inside.len() > 1 {
                let what = What::TaxShare {
                    rate: rate.rate.clone(),
                    together: amount,
                    percent: rate.percent,
                    percents: Percent::sum(percents),
                };
                let numerator = i128::from(amount) * i128::from(rate.percent.parts());
                steps.push(shared(subject, what, numerator, i128::from(percents.max(1)), share));
            }
            line.taxes.push(TaxPart {
                rate: rate.rate.clone(),
                inclusive: true,
                taxable: net,
                amount: share,
            });
        }
    }
    for rate in outside {
        let what = What::TaxAdded { rate: rate.rate.clone(), percent: rate.percent, base: net };
        let exact = (i128::from(net) * i128::from(rate.percent.parts()), i128::from(WHOLE));
        let step = rounded(subject, what, exact, grain);
        line.total += step.amount;
        line.taxes.push(TaxPart {
            rate: rate.rate.clone(),
            inclusive: false,
            taxable: net,
            amount: step.amount,
        });
        steps.push(step);
    }
}

/// The rates that apply where nothing else is said: those of the buyer's place, or the session's.
fn defaults(cart: &Cart) -> Vec<&Tax> {
    if !cart.tax_by_address {
        return named(cart, &cart.default_taxes);
    }
    let Some(place) = &cart.place else { return vec![] };
    let here = |rate: &&Tax| {
        rate.country.as_ref() == Some(&place.country) && (rate.state.is_none() || rate.state == place.state)
    };
    cart.taxes.iter().filter(here).collect()
}

fn named<'a>(cart: &'a Cart, rates: &[TaxRateId]) -> Vec<&'a Tax> {
    rates.iter().filter_map(|rate| cart.taxes.iter().find(|tax| tax.rate == *rate)).collect()
}

fn sum_up(parts: Vec<TaxPart>) -> Vec<TaxPart> {
    let mut sums: Vec<TaxPart> = vec![];
    for part in parts {
        match sums.iter_mut().find(|sum| sum.rate == part.rate && sum.inclusive == part.inclusive) {
            Some(sum) => {
                sum.taxable += part.taxable;
                sum.amount += part.amount;
            }
            None => sums.push(part),
        }
    }
    sums
}

/// A step that is rounded to the nearest multiple of the grain, halves up. Nothing here is negative.
fn rounded(subject: Subject, what: What, (numerator, denominator): (i128, i128), grain: i64) -> Step {
    let one = denominator * i128::from(grain);
    let amount = (numerator * 2 + one) / (one * 2) * i128::from(grain);
    #[cfg(kassa_planted)]
    let amount = planted::in_floats(amount, numerator, one, grain);
    let rule = if numerator % one == 0 { Rule::Exact } else { Rule::HalfUp };
    let amount = i64::try_from(amount).unwrap_or(i64::MAX);
    Step { subject, what, numerator, denominator, rule, amount }
}

/// A rounded step that is a part of something, which may be finer than the grain: all of it is taken as it is, and less
/// than all of it is never rounded to more than there is.
fn part_of(whole: i64, step: Step, grain: i64) -> Step {
    if step.numerator == i128::from(whole) * step.denominator {
        return Step { rule: Rule::Exact, amount: whole, ..step };
    }
    let most = whole - whole % grain;
    if step.amount > most { Step { rule: Rule::Capped, amount: most, ..step } } else { step }
}

/// A step that is a share of something split.
fn shared(subject: Subject, what: What, numerator: i128, denominator: i128, amount: i64) -> Step {
    let exact = numerator == i128::from(amount) * denominator;
    let rule = if exact { Rule::Exact } else { Rule::LargestRemainder };
    Step { subject, what, numerator, denominator, rule, amount }
}

/// Splits a whole by weights, so that the parts sum to it: each gets the whole grains of its share, and those that are
/// left go to the largest remainders, the earlier of two equal ones first. A whole that is finer than the grain is
/// split into minor units. All parts are 0 when all weights are.
#[must_use]
pub fn split(whole: i64, weights: &[i64], grain: i64) -> Vec<i64> {
    let sum: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    if sum == 0 {
        return vec![0; weights.len()];
    }
    let grain = if whole % grain == 0 { grain } else { 1 };
    let grains = whole / grain;
    let exact = weights.iter().map(|weight| i128::from(grains) * i128::from(*weight));
    let mut parts: Vec<i64> =
        exact.clone().map(|share| i64::try_from(share / sum).unwrap_or_default()).collect();
    let mut order: Vec<(i128, usize)> =
        exact.enumerate().map(|(place, share)| (share % sum, place)).collect();
    order.sort_by(|(a, first), (b, second)| b.cmp(a).then(first.cmp(second)));
    let left = usize::try_from(grains - parts.iter().sum::<i64>()).unwrap_or_default();
    for (_, place) in order.into_iter().take(left) {
        if let Some(part) = parts.get_mut(place).filter(|_| !planted!("parts_lose_the_remainder")) {
            *part += 1;
        }
    }
    parts.into_iter().map(|part| part * grain).collect()
}

#[cfg(test)]
mod tests;
