//! The page a buyer pays on: one form, with a panel for each way to pay.

use askama::Template;

use super::{Moment, Shell, Summary};
use crate::locales::Messages;
use crate::{Field, Frame, Method, Notice, PayForm, Problem, Total};

#[derive(Template)]
#[template(path = "pay.html")]
pub(super) struct Pay<'a> {
    t: &'static Messages,
    s: Shell<'a>,
    sum: Summary<'a>,
    form: &'a PayForm,
    pay: String,
    cancel: String,
    errors: Vec<Problematic>,
    notice: Option<(&'static str, &'static str)>,
    /// Whether the notice only informs.
    calm: bool,
    choices: Vec<Choice>,
    /// The one way to pay, where there is nothing to choose.
    only: Option<Method>,
    method_error: Option<&'static str>,
    email: Input<'a>,
    card: Option<Card<'a>>,
    phone: Option<Input<'a>>,
    transfer: bool,
}

/// The fields of a card, named because two of them share a line.
struct Card<'a> {
    number: Input<'a>,
    expiry: Input<'a>,
    cvc: Input<'a>,
    name: Input<'a>,
}

/// A way to pay that can be chosen.
struct Choice {
    value: &'static str,
    name: &'static str,
    note: &'static str,
    checked: bool,
}

/// A line in the list of errors.
struct Problematic {
    target: &'static str,
    text: &'static str,
}

/// One text field with everything around it.
pub(super) struct Input<'a> {
    pub(super) id: &'static str,
    pub(super) kind: &'static str,
    pub(super) mode: &'static str,
    pub(super) autocomplete: &'static str,
    pub(super) label: &'static str,
    pub(super) hint: &'static str,
    pub(super) placeholder: &'static str,
    pub(super) value: &'a str,
    pub(super) error: Option<&'static str>,
    /// What the script says when the buyer leaves the field: the same words the server would use.
    pub(super) malformed: &'static str,
    pub(super) mistyped: Option<&'static str>,
    pub(super) past: Option<&'static str>,
}

impl<'a> Input<'a> {
    pub(super) fn new(t: &'static Messages, field: Field, value: &'a str, error: Option<Problem>) -> Self {
        let (id, kind, mode, autocomplete) = attributes(field);
        let words = |problem| (t.problem)(field, problem);
        Self {
            id,
            kind,
            mode,
            autocomplete,
            label: (t.label)(field),
            hint: (t.hint)(field),
            placeholder: match field {
                Field::CardExpiry => t.expiry_form,
                Field::CardCvc => t.cvc_form,
                _ => "",
            },
            value,
            error: error.map(words),
            malformed: words(Problem::Malformed),
            mistyped: (field == Field::CardNumber).then(|| words(Problem::Luhn)),
            past: (field == Field::CardExpiry).then(|| words(Problem::Expired)),
        }
    }
}

/// The id (which is also the name in the post), the type, the input mode and the autocomplete token of a field.
fn attributes(field: Field) -> (&'static str, &'static str, &'static str, &'static str) {
    match field {
        Field::Email => ("email", "email", "email", "email"),
        Field::CardNumber => ("card_number", "text", "numeric", "cc-number"),
        Field::CardExpiry => ("card_exp", "text", "numeric", "cc-exp"),
        Field::CardCvc => ("card_cvc", "text", "numeric", "cc-csc"),
        Field::CardName => ("card_name", "text", "text", "cc-name"),
        Field::Phone => ("phone", "tel", "tel", "tel"),
        Field::Code => ("code", "text", "numeric", "one-time-code"),
        Field::Method => ("method", "text", "none", "off"),
    }
}

impl<'a> Pay<'a> {
    pub(super) fn new(t: &'static Messages, frame: &'a Frame, total: &'a Total, form: &'a PayForm) -> Self {
        let expires = (!form.expires_at.is_empty()).then(|| Moment::new(&form.expires_at));
        let sum = Summary { expires, ..Summary::new(total) };
        let mut s = Shell::new(t, frame, "");
        // Whoever chose another way made no error.
        let calm = matches!(form.notice, None | Some(Notice::Abandoned));
        let prefix = if form.errors.is_empty() && calm { "" } else { t.error_prefix };
        s.title = format!("{prefix}{}", (t.pay_title)(&sum.amount, s.name));
        let input = |field, value| Input::new(t, field, value, problem_of(form, field));
        let offers = |method| form.methods.contains(&method);
        let only = match form.methods.as_slice() {
            [method] => Some(*method),
            _ => None,
        };
        Self {
            t,
            pay: (t.pay)(&sum.amount),
            cancel: (t.cancel)(s.name),
            errors: listed(t, form, only),
            notice: form.notice.map(t.notice),
            calm,
            choices: choices(t, form),
            only,
            method_error: problem_of(form, Field::Method).map(|problem| (t.problem)(Field::Method, problem)),
            email: input(Field::Email, &form.email),
            card: offers(Method::Card).then(|| Card {
                number: input(Field::CardNumber, ""),
                expiry: input(Field::CardExpiry, ""),
                cvc: input(Field::CardCvc, ""),
                name: input(Field::CardName, &form.card_name),
            }),
            phone: offers(Method::MobileMoney).then(|| input(Field::Phone, &form.phone)),
            transfer: offers(Method::BankTransfer),
            s,
            sum,
            form,
        }
    }
}

/// The first problem of a field: one sentence at a time is enough to mend it.
fn problem_of(form: &PayForm, field: Field) -> Option<Problem> {
    form.errors.iter().find(|error| error.field == field).map(|error| error.problem)
}

/// The errors as links to their fields; the choice of the way to pay is reached through its first radio button.
fn listed(t: &'static Messages, form: &PayForm, only: Option<Method>) -> Vec<Problematic> {
    let first = match form.methods.first() {
        Some(method) if only.is_none() => choice_id(*method),
        _ => "pay",
    };
    form.errors
        .iter()
        .map(|error| Problematic {
            target: if error.field == Field::Method { first } else { attributes(error.field).0 },
            text: (t.problem)(error.field, error.problem),
        })
        .collect()
}

fn choice_id(method: Method) -> &'static str {
    match method {
        Method::Card => "method-card",
        Method::MobileMoney => "method-mobile_money",
        Method::BankTransfer => "method-bank_transfer",
    }
}

fn choices(t: &'static Messages, form: &PayForm) -> Vec<Choice> {
    // One radio button is always on: a buyer whose earlier choice is no longer offered starts at the first one.
    let chosen = form.methods.iter().find(|method| **method == form.chosen).or(form.methods.first());
    form.methods
        .iter()
        .map(|method| Choice {
            value: method.as_str(),
            name: (t.method)(*method),
            note: (t.method_note)(*method),
            checked: Some(method) == chosen,
        })
        .collect()
}
