//! One field of a form with everything around it: its label, its error, its hint, and what a browser needs to know.

use std::borrow::Cow;

use crate::locales::Messages;
use crate::{AddressPart, Field, Problem};

/// One field with everything around it. A field with options is a choice, any other a line of text.
#[derive(Default)]
pub(super) struct Input<'a> {
    pub(super) id: Cow<'static, str>,
    pub(super) name: Cow<'a, str>,
    pub(super) kind: &'static str,
    pub(super) mode: &'static str,
    pub(super) autocomplete: Cow<'static, str>,
    pub(super) label: Cow<'a, str>,
    pub(super) optional: bool,
    pub(super) hint: Cow<'a, str>,
    pub(super) placeholder: &'static str,
    pub(super) value: Cow<'a, str>,
    pub(super) options: Vec<Opt<'a>>,
    pub(super) error: Option<Cow<'static, str>>,
    /// Whether what is typed is no prose: it is written from left to right, and nothing corrects it.
    pub(super) raw: bool,
    /// Whether a change of it changes the page.
    pub(super) update: bool,
    /// Whether it stands outside of the form it belongs to.
    pub(super) outside: bool,
    /// At most so many characters.
    pub(super) maximum: Option<i64>,
    /// What stands at the end of its line, such as the currency.
    pub(super) badge: &'a str,
    /// What the script says when the buyer leaves the field: the same words the server would use.
    pub(super) malformed: Option<&'static str>,
    pub(super) mistyped: Option<&'static str>,
    pub(super) past: Option<&'static str>,
}

/// What can be chosen.
pub(super) struct Opt<'a> {
    pub(super) value: &'a str,
    pub(super) text: Cow<'a, str>,
    pub(super) chosen: bool,
}

impl<'a> Input<'a> {
    pub(super) fn new(t: &'static Messages, field: Field, value: &'a str, error: Option<Problem>) -> Self {
        let (kind, mode, autocomplete) = attributes(field);
        let words = |problem| t.problem(field, problem);
        let id = id(field);
        Self {
            name: id.clone(),
            id,
            kind,
            mode,
            autocomplete,
            label: t.label(field).into(),
            hint: t.hint(field).into(),
            placeholder: match field {
                Field::CardExpiry => t.expiry_form,
                Field::CardCvc => t.cvc_form,
                _ => "",
            },
            value: value.into(),
            error: error.map(|problem| words(problem).into()),
            raw: mode != "text" || is_code(field),
            malformed: has_check(field).then(|| words(Problem::Malformed)),
            mistyped: (field == Field::CardNumber).then(|| words(Problem::Luhn)),
            past: (field == Field::CardExpiry).then(|| words(Problem::Expired)),
            ..Self::default()
        }
    }

    /// Makes it a choice. Where nothing is chosen yet, or it may stay empty, the choice begins with nothing.
    pub(super) fn choice(mut self, t: &'static Messages, options: Vec<(&'a str, Cow<'a, str>)>) -> Self {
        let is_known = options.iter().any(|(value, _)| *value == self.value);
        if !is_known || self.optional {
            self.options.push(Opt { value: "", text: t.choose.into(), chosen: !is_known });
        }
        for (value, text) in options {
            let chosen = value == self.value;
            self.options.push(Opt { value, text, chosen });
        }
        self
    }
}

/// Whether the script checks the field too.
fn has_check(field: Field) -> bool {
    matches!(
        field,
        Field::Email
            | Field::CardNumber
            | Field::CardExpiry
            | Field::CardCvc
            | Field::Phone
            | Field::ContactPhone
    )
}

/// Whether what belongs into the field is a code, and not a word of the buyer's language.
fn is_code(field: Field) -> bool {
    matches!(field, Field::Promotion | Field::TaxId | Field::Address(_, AddressPart::PostalCode))
}

/// The id of a field, which is also its name in the post, except for those whose names end in a key.
pub(super) fn id(field: Field) -> Cow<'static, str> {
    let id = match field {
        Field::Email => "email",
        Field::CardNumber => "card_number",
        Field::CardExpiry => "card_exp",
        Field::CardCvc => "card_cvc",
        Field::CardName => "card_name",
        Field::Phone => "phone",
        Field::Code => "code",
        Field::Method => "method",
        Field::Name => "name",
        Field::ContactPhone => "contact_phone",
        Field::BusinessName => "business_name",
        Field::TaxId => "tax_id",
        Field::CustomAmount => "custom_amount",
        Field::Promotion => "promotion_code",
        Field::Shipping => "shipping_option-0",
        Field::Terms => "consent_terms",
        Field::Address(kind, part) => return format!("{}{}", kind.prefix(), part.as_str()).into(),
        Field::Quantity(at) => return format!("quantity-{at}").into(),
        Field::Custom(at) => return format!("custom-{at}").into(),
    };
    id.into()
}

/// The type, the input mode and the autocomplete token of a field.
fn attributes(field: Field) -> (&'static str, &'static str, Cow<'static, str>) {
    let (kind, mode, autocomplete) = match field {
        Field::Email => ("email", "email", "email"),
        Field::CardNumber => ("text", "numeric", "cc-number"),
        Field::CardExpiry => ("text", "numeric", "cc-exp"),
        Field::CardCvc => ("text", "numeric", "cc-csc"),
        Field::CardName => ("text", "text", "cc-name"),
        Field::Phone | Field::ContactPhone => ("tel", "tel", "tel"),
        Field::Code => ("text", "numeric", "one-time-code"),
        Field::Method | Field::Shipping | Field::Terms => ("text", "none", "off"),
        Field::Name => ("text", "text", "name"),
        Field::BusinessName => ("text", "text", "organization"),
        Field::CustomAmount => ("text", "decimal", "off"),
        Field::Quantity(_) => ("number", "numeric", "off"),
        Field::TaxId | Field::Promotion | Field::Custom(_) => ("text", "text", "off"),
        Field::Address(kind, part) => {
            let prefix = kind.prefix().trim_end_matches('_');
            return ("text", "text", format!("{prefix} {}", token(part)).into());
        }
    };
    (kind, mode, autocomplete.into())
}

/// What browsers call a part of an address.
fn token(part: AddressPart) -> &'static str {
    match part {
        AddressPart::Name => "name",
        AddressPart::Country => "country",
        AddressPart::Line1 => "address-line1",
        AddressPart::Line2 => "address-line2",
        AddressPart::City => "address-level2",
        AddressPart::State => "address-level1",
        AddressPart::PostalCode => "postal-code",
    }
}
