//! The page a buyer pays on: what is bought beside one form, with a panel for each way to pay.

use std::borrow::Cow;

use askama::Template;

use super::asks::{Asks, answer_problem, knows_email, problem_of, target};
use super::input::Input;
use super::later::{is_trial, mandate, only_verifies};
use super::order::{self, Order};
use super::{Moment, Shell, Summary, amount_of};
use crate::locales::Messages;
use crate::money::typed;
use crate::{
    AddressForm, AddressKind, AddressPart, CustomAmount, Field, FieldError, Frame, Method, Notice, PayForm,
    Problem, Purpose, Submit, Total,
};

#[derive(Template)]
#[template(path = "pay.html")]
pub(super) struct Pay<'a> {
    t: &'static Messages,
    s: Shell<'a>,
    sum: Summary<'a>,
    heading: &'static str,
    lead: Option<String>,
    form: &'a PayForm,
    order: Option<Order<'a>>,
    /// Whether what is bought is folded away on a phone.
    folds: bool,
    /// Whether the page can change what is bought without paying.
    is_live: bool,
    /// Where that is posted to.
    update: &'a str,
    custom_amount: Option<Input<'a>>,
    promotion: Option<Input<'a>>,
    /// The code that is applied.
    applied: Option<&'a str>,
    /// The e-mail address, where it is sent along without being asked for.
    email: Option<&'a str>,
    asks: Asks<'a>,
    shipping: Vec<Ship<'a>>,
    shipping_error: Option<&'static str>,
    /// What the buyer allows by pressing the button.
    mandate: Option<String>,
    submit: String,
    updated: String,
    cancel: Option<(&'a str, String)>,
    errors: Vec<Problematic<'a>>,
    notice: Option<(&'static str, &'static str)>,
    /// Whether the notice only informs.
    calm: bool,
    /// The field that the notice is about, for the script, which keeps the others as they were typed.
    blamed: Option<&'static str>,
    choices: Vec<Choice>,
    /// The one way to pay, where there is nothing to choose.
    only: Option<Method>,
    method_error: Option<&'static str>,
    card: Option<Box<Card<'a>>>,
    phone: Option<Box<Input<'a>>>,
    transfer: bool,
    /// The methods whose means is told on the next page: value, name, and the words that say so.
    elsewhere: Vec<(&'static str, &'static str, &'static str)>,
}

/// The fields of a card, named because two of them share a line.
struct Card<'a> {
    number: Input<'a>,
    expiry: Input<'a>,
    cvc: Input<'a>,
    name: Input<'a>,
}

impl<'a> Card<'a> {
    fn new(t: &'static Messages, form: &'a PayForm) -> Self {
        let input = |field, value| Input::new(t, field, value, problem_of(form, field));
        Self {
            number: input(Field::CardNumber, ""),
            expiry: input(Field::CardExpiry, ""),
            cvc: input(Field::CardCvc, ""),
            name: Input { optional: true, ..input(Field::CardName, &form.card_name) },
        }
    }
}

/// A way to pay that can be chosen.
struct Choice {
    value: &'static str,
    name: &'static str,
    note: &'static str,
    checked: bool,
}

/// A way of shipping that can be chosen.
struct Ship<'a> {
    at: usize,
    name: &'a str,
    estimate: Option<String>,
    price: String,
    checked: bool,
}

/// A line in the list of errors.
struct Problematic<'a> {
    target: Cow<'static, str>,
    /// Where it is, for problems whose words fit more than one field.
    place: Option<&'a str>,
    text: Cow<'static, str>,
}

impl<'a> Pay<'a> {
    pub(super) fn new(t: &'static Messages, frame: &'a Frame, total: &'a Total, form: &'a PayForm) -> Self {
        let expires = (!form.expires_at.is_empty()).then(|| Moment::new(t, &form.expires_at));
        let mut s = Shell::new(frame, "").sending();
        let mut sum = Summary { expires, ..Summary::new(t, s.name, total) };
        // Whoever chose another way made no error.
        let calm = matches!(form.notice, None | Some(Notice::Abandoned));
        let is_open = !form.free && total.amount_minor == 0 && form.choices.custom_amount.is_some();
        let is_wrong = !form.errors.is_empty() || !calm;
        s.title = t.titled(title(t, s.name, total, (form.free, is_open), &sum), is_wrong);
        if form.free && total.purpose == Purpose::Buy {
            sum.payee = t.order_merchant(s.name);
        }
        let input = |field, value| Input::new(t, field, value, problem_of(form, field));
        let asks = |method| asks(form, method);
        let only = match form.methods.as_slice() {
            [method] if !form.free => Some(*method),
            _ => None,
        };
        let words = |field| problem_of(form, field).map(|problem| t.problem(field, problem));
        let order = total.cart.as_ref().map(|cart| {
            let order = Order::open(t, total, cart, &form.errors).beside(sum.description);
            if is_open { Order { steps: Vec::new(), ..order } } else { order }
        });
        let submit = submit(t, total, form, (&sum.amount, is_open));
        let updated = t.updated(&sum.amount);
        if is_open {
            t.amount_open.clone_into(&mut sum.amount);
        }
        Self {
            t,
            heading: heading(t, total, form),
            lead: lead(t, s.name, total),
            mandate: mandate(t, s.name, total, form),
            folds: folds(form, order.as_ref()),
            order,
            update: &form.choices.update_action,
            is_live: !form.choices.update_action.is_empty(),
            custom_amount: form.choices.custom_amount.as_ref().map(|ask| custom_amount(t, form, total, ask)),
            promotion: form.choices.promotion.as_ref().map(|promotion| {
                let field = input(Field::Promotion, &promotion.typed);
                Input { outside: true, optional: true, ..field }
            }),
            applied: form.choices.promotion.as_ref().and_then(|promotion| promotion.applied.as_deref()),
            email: knows_email(&total.purpose, form).then_some(form.email.as_str()),
            asks: Asks::new(t, &total.purpose, form),
            shipping: ships(t, total, form),
            shipping_error: words(Field::Shipping),
            submit,
            updated,
            cancel: form.cancel_url.as_deref().map(|url| (url, t.cancel(s.name))),
            errors: listed(t, total, form),
            notice: form.notice.map(|notice| words_of(t, total, notice)),
            blamed: form
                .notice
                .filter(|_| form.chosen == Method::Card && asks(Method::Card))
                .and_then(blamed),
            calm,
            choices: choices(t, form),
            only,
            method_error: if form.free { None } else { words(Field::Method) },
            elsewhere: elsewhere(t, form),
            card: asks(Method::Card).then(|| Box::new(Card::new(t, form))),
            phone: asks(Method::MobileMoney).then(|| Box::new(input(Field::Phone, &form.phone))),
            transfer: asks(Method::BankTransfer),
            s,
            sum,
            form,
        }
    }
}

/// Whether the form asks for what the method needs.
fn asks(form: &PayForm, method: Method) -> bool {
    !form.free && form.methods.contains(&method) && !form.elsewhere.contains(&method)
}

/// The methods whose means is told on the next page, each with the words that say so.
fn elsewhere(t: &'static Messages, form: &PayForm) -> Vec<(&'static str, &'static str, &'static str)> {
    let shown = form.elsewhere.iter().filter(|method| !form.free && form.methods.contains(method));
    shown.map(|method| (method.as_str(), t.method(*method), t.elsewhere_note(*method))).collect()
}

fn title(
    t: &'static Messages,
    merchant: &str,
    total: &Total,
    (free, is_open): (bool, bool),
    sum: &Summary<'_>,
) -> String {
    match &total.purpose {
        Purpose::Buy if free => t.free_title(merchant),
        Purpose::Buy if is_open => t.pay_merchant(merchant),
        Purpose::Buy => t.pay_title(&sum.amount, merchant),
        Purpose::Subscribe => sum.payee.clone(),
        Purpose::Invoice { number, .. } => t.pay_invoice_title(number, merchant),
        Purpose::SaveCard { what: Some(_), .. } => t.save_title(merchant),
        Purpose::SaveCard { what: None, .. } => format!("{} – {merchant}", t.save_submit),
    }
}

fn heading(t: &'static Messages, total: &Total, form: &PayForm) -> &'static str {
    match total.purpose {
        Purpose::SaveCard { what: Some(_), .. } => t.save_heading,
        Purpose::SaveCard { what: None, .. } => t.save_submit,
        Purpose::Buy | Purpose::Subscribe | Purpose::Invoice { .. } if form.free => t.free_heading,
        Purpose::Buy | Purpose::Subscribe | Purpose::Invoice { .. } => t.pay_heading,
    }
}

pub(super) fn words_of(t: &'static Messages, total: &Total, notice: Notice) -> (&'static str, &'static str) {
    let of_card = only_verifies(total).then(|| t.save_notice(notice)).flatten();
    of_card.unwrap_or_else(|| t.notice(notice))
}

/// What is said over the form.
fn lead(t: &'static Messages, merchant: &str, total: &Total) -> Option<String> {
    match &total.purpose {
        Purpose::SaveCard { what, due_minor } => {
            let due = due_minor.map(|minor| amount_of(t, minor, total));
            Some(t.saves(what.as_deref(), merchant, due.as_deref()))
        }
        Purpose::Buy | Purpose::Subscribe | Purpose::Invoice { .. } => None,
    }
}

/// Whether what is bought is folded away on a phone: not what somebody has to fill in or to mend.
fn folds(form: &PayForm, order: Option<&Order<'_>>) -> bool {
    let shows = problem_of(form, Field::Promotion).is_some() || form.choices.custom_amount.is_some();
    !shows && order.is_some_and(Order::folds)
}

/// The field of a card that has to be typed again after a decline. Where the bank names none, it is the number: another
/// card may do.
fn blamed(notice: Notice) -> Option<&'static str> {
    match notice {
        Notice::IncorrectCvc => Some("card_cvc"),
        Notice::ExpiredCard => Some("card_exp"),
        Notice::Declined | Notice::InsufficientFunds | Notice::LostOrStolen => Some("card_number"),
        Notice::AuthenticationFailed
        | Notice::ProcessingError
        | Notice::NotConfirmed
        | Notice::NotCharged => Some("card_number"),
        Notice::Abandoned
        | Notice::TooManyAttempts
        | Notice::TotalChanged
        | Notice::DiscountGone
        | Notice::OrderBusy => None,
    }
}

/// What the button says. It names the amount as soon as there is one.
fn submit(t: &'static Messages, total: &Total, form: &PayForm, (amount, is_open): (&str, bool)) -> String {
    let is_told = !is_open && (total.amount_minor != 0 || total.purpose != Purpose::Subscribe);
    let amount = Some(amount).filter(|_| is_told);
    match (&total.purpose, form.submit) {
        (Purpose::SaveCard { .. }, _) => t.save_submit.to_owned(),
        (Purpose::Subscribe, Submit::Pay | Submit::Subscribe) if amount.is_none() && is_trial(total) => {
            t.start_trial.to_owned()
        }
        (Purpose::Subscribe, Submit::Pay) => t.submit(Submit::Subscribe, amount),
        (Purpose::Subscribe, chosen) => t.submit(chosen, amount),
        (Purpose::Buy | Purpose::Invoice { .. }, _) if form.free => t.free_submit.to_owned(),
        (Purpose::Invoice { .. }, _) => t.submit(Submit::Pay, amount),
        (Purpose::Buy, chosen) => t.submit(chosen, amount),
    }
}

fn custom_amount<'a>(
    t: &'static Messages,
    form: &PayForm,
    total: &'a Total,
    ask: &'a CustomAmount,
) -> Input<'a> {
    let field = Field::CustomAmount;
    let least = amount_of(t, ask.minimum_minor, total);
    let most = ask.maximum_minor.map(|most| amount_of(t, most, total));
    let value = match ask.proposed_minor {
        Some(minor) if ask.typed.is_empty() => typed(t.data, minor, total.exponent).into(),
        _ => Cow::from(&ask.typed),
    };
    Input {
        value,
        hint: t.amount_hint(&least, most.as_deref()).into(),
        badge: &total.currency,
        outside: true,
        update: !form.choices.update_action.is_empty(),
        error: problem_of(form, field).map(|problem| amount_problem(t, total, ask, problem)),
        ..Input::new(t, field, "", None)
    }
}

fn amount_problem(
    t: &'static Messages,
    total: &Total,
    ask: &CustomAmount,
    problem: Problem,
) -> Cow<'static, str> {
    let bound = match problem {
        Problem::TooSmall => Some(ask.minimum_minor),
        Problem::TooLarge => ask.maximum_minor,
        _ => None,
    };
    match bound {
        Some(bound) => t.out_of_bounds(Field::CustomAmount, problem, &amount_of(t, bound, total)).into(),
        None => t.problem(Field::CustomAmount, problem).into(),
    }
}

fn ships<'a>(t: &'static Messages, total: &Total, form: &'a PayForm) -> Vec<Ship<'a>> {
    let options = form.choices.shipping.iter().enumerate();
    options
        .map(|(at, option)| Ship {
            at,
            name: &option.name,
            estimate: option.days.map(|(least, most)| t.days(least, most, option.business_days)),
            price: if option.amount_minor == 0 {
                t.free.to_owned()
            } else {
                amount_of(t, option.amount_minor, total)
            },
            checked: option.chosen,
        })
        .collect()
}

/// The errors as links to their fields; a choice is reached through its first radio button.
fn listed<'a>(t: &'static Messages, total: &'a Total, form: &'a PayForm) -> Vec<Problematic<'a>> {
    let offers = |method| asks(form, method);
    let is_shown = |field: Field| match field {
        Field::Promotion => form.choices.promotion.as_ref().is_some_and(|code| code.applied.is_none()),
        Field::CustomAmount => form.choices.custom_amount.is_some(),
        Field::Quantity(at) => {
            let line = total.cart.as_ref().and_then(|cart| cart.lines.get(at));
            line.is_some_and(|line| line.adjustable.is_some())
        }
        Field::CardNumber | Field::CardExpiry | Field::CardCvc | Field::CardName => offers(Method::Card),
        Field::Phone => offers(Method::MobileMoney),
        _ => false,
    };
    let mut errors: Vec<_> = form.errors.iter().collect();
    errors.sort_by_key(|error| rank(form, error.field));
    errors
        .into_iter()
        .map(|error| Problematic {
            target: target(form, is_shown, error.field),
            place: place(t, form, total, error.field),
            text: text_of(t, total, form, error),
        })
        .collect()
}

fn text_of(t: &'static Messages, total: &Total, form: &PayForm, error: &FieldError) -> Cow<'static, str> {
    let FieldError { field, problem } = *error;
    let precise = match field {
        Field::Quantity(at) => Some(order::problem(t, total, at, problem)),
        Field::CustomAmount => {
            form.choices.custom_amount.as_ref().map(|ask| amount_problem(t, total, ask, problem))
        }
        Field::Custom(at) => form.details.custom.get(at).map(|ask| answer_problem(t, ask, at, problem)),
        _ => None,
    };
    precise.unwrap_or_else(|| t.problem(field, problem).into())
}

/// Where a field stands on the page: its group, and its place in there.
fn rank(form: &PayForm, field: Field) -> (u8, usize) {
    match field {
        Field::Quantity(at) => (0, at),
        Field::CustomAmount => (1, 0),
        Field::Promotion => (2, 0),
        Field::Email => (3, 0),
        Field::Name => (4, 0),
        Field::ContactPhone => (5, 0),
        Field::Address(AddressKind::Shipping, part) => (6, part_rank(form.details.shipping.as_ref(), part)),
        Field::Shipping => (7, 0),
        Field::Address(AddressKind::Billing, part) => (8, part_rank(form.details.billing.as_ref(), part)),
        Field::Custom(at) => (9, at),
        Field::BusinessName => (10, 0),
        Field::TaxId => (11, 0),
        Field::Method => (12, 0),
        Field::CardNumber => (13, 0),
        Field::CardExpiry => (14, 0),
        Field::CardCvc => (15, 0),
        Field::CardName => (16, 0),
        Field::Phone | Field::Code => (17, 0),
        Field::Terms => (18, 0),
    }
}

/// The country comes first, what its addresses need after it.
fn part_rank(address: Option<&AddressForm>, part: AddressPart) -> usize {
    let at = address.and_then(|address| address.fields.iter().position(|asked| asked.part == part));
    at.map_or(0, |at| at.saturating_add(1))
}

fn place<'a>(t: &'static Messages, form: &'a PayForm, total: &'a Total, field: Field) -> Option<&'a str> {
    match field {
        Field::Custom(at) => form.details.custom.get(at).map(|custom| custom.label.as_str()),
        Field::Quantity(at) => {
            total.cart.as_ref().and_then(|cart| cart.lines.get(at)).map(|line| line.name.as_str())
        }
        Field::Address(kind, _) => Some(match kind {
            AddressKind::Billing => t.billing_heading,
            AddressKind::Shipping => t.shipping_heading,
        }),
        _ => None,
    }
}

fn choices(t: &'static Messages, form: &PayForm) -> Vec<Choice> {
    if form.free {
        return Vec::new();
    }
    // One radio button is always on: a buyer whose earlier choice is no longer offered starts at the first one.
    let chosen = form.methods.iter().find(|method| **method == form.chosen).or(form.methods.first());
    form.methods
        .iter()
        .map(|method| Choice {
            value: method.as_str(),
            name: t.method(*method),
            note: t.method_note(*method),
            checked: Some(method) == chosen,
        })
        .collect()
}
