//! What is bought, as it is shown beside the form and on the receipt.

use std::borrow::Cow;

use super::input::id;
use super::later::is_trial;
use super::{amount_of, signed};
use crate::locales::{Messages, Price};
use crate::money::needed;
use crate::{Cart, Explained, Explains, Field, FieldError, Line, Problem, Rounding, SumKind, Term, Total};

/// So many lines are always shown. One line more than that is not worth folding.
const SHOWN: usize = 4;

/// So many lines and sums stand above the form on a phone without being in its way.
const SHORT: usize = 3;

/// The steps of the arithmetic, where they say more than lines and sums do: where something was rounded, shared out or
/// computed by a percentage.
fn explained(cart: &Cart) -> impl Iterator<Item = &Explained> {
    let says_more = |step: &Explained| {
        step.rule != Rounding::Exact
            || !matches!(
                step.what,
                Explains::Line { .. } | Explains::Subtotal | Explains::Shipping { .. } | Explains::Total
            )
    };
    let is_worth_it = cart.steps.iter().any(says_more);
    cart.steps.iter().filter(move |_| is_worth_it)
}

/// What is bought, line by line, and how the total comes about.
#[derive(Default)]
pub(super) struct Order<'a> {
    pub(super) lines: Vec<Row<'a>>,
    /// The lines that are folded away.
    pub(super) more: Vec<Row<'a>>,
    /// What may be had besides: it is never folded away, and not counted among what is.
    pub(super) offers: Vec<Row<'a>>,
    /// What unfolds the others.
    pub(super) unfold: String,
    /// Whether they are unfolded from the start, because something in them is wrong.
    pub(super) open: bool,
    pub(super) sums: Vec<Sum>,
    pub(super) steps: Vec<Made>,
    /// Whether the buyer may change a quantity.
    pub(super) adjustable: bool,
}

/// One line.
pub(super) struct Row<'a> {
    pub(super) at: usize,
    pub(super) key: &'a str,
    pub(super) name: &'a str,
    pub(super) description: Option<&'a str>,
    pub(super) price: String,
    pub(super) amount: String,
    /// Whether the buyer left it out.
    pub(super) left_out: bool,
    pub(super) quantity: Option<Quantity>,
    /// Whether one button adds it or takes it away.
    pub(super) is_toggle: bool,
}

/// The field for a quantity.
pub(super) struct Quantity {
    pub(super) id: String,
    pub(super) value: i64,
    pub(super) minimum: i64,
    pub(super) maximum: i64,
    pub(super) error: Option<Cow<'static, str>>,
}

/// One step from the lines to the total.
pub(super) struct Sum {
    pub(super) name: String,
    pub(super) amount: String,
    /// The one that is paid in the end.
    pub(super) is_total: bool,
    /// Told, but not added.
    pub(super) is_note: bool,
}

/// One step of the arithmetic.
pub(super) struct Made {
    pub(super) what: String,
    /// How it is computed, and what comes out before rounding; empty where that says no more than the amount.
    pub(super) how: String,
    pub(super) exact: String,
    pub(super) amount: String,
    pub(super) rounded: Option<&'static str>,
}

impl<'a> Order<'a> {
    /// What is bought, with the fields to change it.
    pub(super) fn open(
        t: &'static Messages,
        total: &'a Total,
        cart: &'a Cart,
        errors: &[FieldError],
    ) -> Self {
        let (offers, lines): (Vec<_>, Vec<_>) =
            cart.lines.iter().enumerate().partition(|(_, line)| line.optional);
        let open =
            |rows: Vec<_>| rows.into_iter().map(|row| Row::open(t, total, row, errors)).collect::<Vec<_>>();
        let (offers, mut rows) = (open(offers), open(lines));
        let more = if rows.len() > SHOWN.saturating_add(1) { rows.split_off(SHOWN) } else { Vec::new() };
        Self {
            unfold: t.more_lines(counted(more.len())),
            open: more.iter().any(|row| row.quantity.as_ref().is_some_and(|field| field.error.is_some())),
            adjustable: rows.iter().chain(&more).chain(&offers).any(|row| row.quantity.is_some()),
            lines: rows,
            more,
            offers,
            sums: cart.sums.iter().map(|sum| Sum::new(t, total, sum)).collect(),
            steps: explained(cart).map(|step| Made::new(t, total, step)).collect(),
        }
    }

    /// Whether it is so long that a phone shows the total first, and the rest when somebody wants to see it. What is
    /// wrong in it is in plain sight.
    pub(super) fn folds(&self) -> bool {
        let rows = || self.lines.iter().chain(&self.more).chain(&self.offers);
        let is_wrong = rows().any(|row| row.quantity.as_ref().is_some_and(|field| field.error.is_some()));
        rows().count().saturating_add(self.sums.len()) > SHORT && !is_wrong
    }

    /// What was bought. What was left out is not part of it.
    pub(super) fn closed(t: &'static Messages, total: &'a Total, cart: &'a Cart) -> Self {
        let mut order = Self::open(t, total, cart, &[]);
        for row in order.lines.iter_mut().chain(&mut order.more).chain(&mut order.offers) {
            row.quantity = None;
            row.is_toggle = false;
            if let Some(line) = cart.lines.get(row.at) {
                row.price = t.price(&Price::new(t, line, total, true));
            }
        }
        order.lines.retain(|row| !row.left_out);
        order.more.retain(|row| !row.left_out);
        order.offers.retain(|row| !row.left_out);
        order.lines.append(&mut order.offers);
        order.unfold = t.more_lines(counted(order.more.len()));
        order.adjustable = false;
        order
    }

    /// Shows every line and no arithmetic, for paper.
    pub(super) fn unfolded(mut self) -> Self {
        self.lines.append(&mut self.more);
        self.steps.clear();
        self
    }

    /// Leaves out the one line that only says again what the description says.
    pub(super) fn beside(mut self, description: Option<&str>) -> Self {
        if let [row] = self.lines.as_slice()
            && self.more.is_empty()
            && self.offers.is_empty()
            && self.sums.is_empty()
            && row.quantity.is_none()
            && row.price.is_empty()
            && Some(row.name) == description
        {
            self.lines.clear();
        }
        self
    }
}

impl<'a> Row<'a> {
    fn open(
        t: &'static Messages,
        total: &'a Total,
        (at, line): (usize, &'a Line),
        errors: &[FieldError],
    ) -> Self {
        let field = Field::Quantity(at);
        let quantity = line.adjustable.map(|(minimum, maximum)| Quantity {
            id: id(field).into_owned(),
            value: line.quantity,
            minimum: if line.optional { 0 } else { minimum },
            maximum,
            error: errors.iter().find(|e| e.field == field).map(|e| problem(t, total, at, e.problem)),
        });
        let left_out = line.optional && line.quantity == 0;
        // What is not taken costs nothing, and what the buyer gives is not known yet: there is no amount to tell.
        let is_unknown = line.unit_minor.is_none() && line.amount_minor == 0;
        let is_tried = line.every.is_some() && line.amount_minor == 0 && is_trial(total);
        let amount = match (left_out || is_unknown, is_tried) {
            (true, _) => String::new(),
            (false, true) => t.free.to_owned(),
            (false, false) => amount_of(t, line.amount_minor, total),
        };
        Self {
            at,
            key: &line.key,
            name: &line.name,
            description: line.description.as_deref().filter(|text| !text.trim().is_empty()),
            price: t.price(&Price::new(t, line, total, quantity.is_none() && !left_out)),
            amount,
            left_out,
            is_toggle: line.optional && quantity.is_none(),
            quantity,
        }
    }
}

/// A number of lines, for words.
fn counted(lines: usize) -> i64 {
    i64::try_from(lines).unwrap_or(i64::MAX)
}

/// What is wrong with the quantity of the line at this place.
pub(super) fn problem(t: &'static Messages, total: &Total, at: usize, problem: Problem) -> Cow<'static, str> {
    let line = total.cart.as_ref().and_then(|cart| cart.lines.get(at));
    let field = Field::Quantity(at);
    match (problem, line.and_then(|line| line.adjustable)) {
        (Problem::TooSmall, Some((least, _))) => t.out_of_bounds(field, problem, &least.to_string()).into(),
        (Problem::TooLarge, Some((_, most))) => t.out_of_bounds(field, problem, &most.to_string()).into(),
        _ => t.problem(field, problem).into(),
    }
}

impl Sum {
    /// A step that is no more than a name and an amount.
    pub(super) fn plain(name: String, amount: String) -> Self {
        Self { name, amount, is_total: false, is_note: false }
    }

    fn new(t: &'static Messages, total: &Total, sum: &crate::Sum) -> Self {
        let amount = match sum.kind {
            SumKind::Shipping { .. } if sum.amount_minor == 0 => t.free.to_owned(),
            SumKind::TaxByAddress => t.tax_by_address.to_owned(),
            SumKind::Subtotal
            | SumKind::Discount { .. }
            | SumKind::Shipping { .. }
            | SumKind::Tax { .. }
            | SumKind::Adjustment { .. }
            | SumKind::Carried
            | SumKind::Total => signed(t, sum.amount_minor, total),
        };
        Self {
            name: t.sum(&sum.kind),
            amount,
            is_total: matches!(sum.kind, SumKind::Total),
            is_note: matches!(sum.kind, SumKind::Tax { inclusive: true, .. } | SumKind::TaxByAddress),
        }
    }
}

impl Made {
    fn new(t: &'static Messages, total: &Total, step: &Explained) -> Self {
        let rounded = Some(t.rounded(step.rule)).filter(|text| !text.is_empty());
        let says_more = !matches!(step.how.as_slice(), [Term::Amount(minor)] if *minor == step.amount_minor);
        let terms = step.how.iter().filter(|_| says_more).map(|term| match term {
            Term::Amount(minor) => amount_of(t, *minor, total),
            Term::Signs(signs) => t.decimal(signs),
        });
        let how = terms.collect();
        let is_off = matches!(step.what, Explains::Discount { .. } | Explains::DiscountShare { .. });
        let minor =
            if is_off { step.amount_minor.saturating_abs().saturating_neg() } else { step.amount_minor };
        let amount = signed(t, minor, total);
        let exact = t.decimal(&equals(&step.exact, total.exponent));
        Self { what: t.explains(&step.what), how, exact, amount, rounded }
    }
}

/// What a step comes to, for people: a fraction is written as the decimal that it is nearly.
fn equals(exact: &str, exponent: u32) -> String {
    // Enough to see where a half went.
    let places = usize::try_from(exponent.clamp(3, 10)).unwrap_or(10).saturating_add(2);
    let about = exact.split_once('/').and_then(|(above, below)| {
        let (above, below) = (above.trim().parse::<i128>().ok()?, below.trim().parse::<i128>().ok()?);
        let one = 10_i128.checked_pow(u32::try_from(places).ok()?)?;
        let parts = above.checked_mul(one)?.checked_div(below)?;
        let (whole, rest) = (parts.checked_div(one)?, parts.checked_rem(one)?);
        (parts >= 0).then(|| format!("≈ {whole}.{rest:0places$}"))
    });
    let just = || match exact.split_once('.') {
        Some((whole, fraction)) => {
            let fraction = needed(fraction, usize::try_from(exponent).unwrap_or_default());
            format!("= {whole}.{fraction}")
        }
        None => format!("= {exact}"),
    };
    about.unwrap_or_else(just)
}

#[cfg(test)]
mod tests {
    use super::equals;

    #[test]
    fn a_fraction_is_told_as_a_decimal() {
        assert_eq!(equals("15063000/1606200", 2), "≈ 9.37803");
        assert_eq!(equals("1/3", 2), "≈ 0.33333");
        assert_eq!(equals("1/3", 8), "≈ 0.3333333333");
        assert_eq!(equals("3.53125", 2), "= 3.53125");
        assert_eq!(equals("3.50", 2), "= 3.50");
        assert_eq!(equals("3.53125000", 8), "= 3.53125");
        assert_eq!(equals("3.00000000", 8), "= 3.00");
        assert_eq!(equals("3", 0), "= 3");
        for strange in ["1/0", "-1/3", "a/b", "170141183460469231731687303715884105727/2"] {
            assert_eq!(equals(strange, 2), format!("= {strange}"));
        }
    }
}
