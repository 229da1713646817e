//! What a page asks the buyer about themselves, as groups of fields.

use std::borrow::Cow;

use super::input::{Input, id};
use crate::locales::Messages;
use crate::{
    AddressField, AddressForm, AddressKind, AddressPart, Consent, CustomField, CustomKind, Field, PayForm,
    Problem, Purpose, TaxIdAsk, TextAsk,
};

/// What a page asks besides the way to pay, in the order of the page.
pub(super) struct Asks<'a> {
    pub(super) contact: Vec<Input<'a>>,
    pub(super) shipping: Option<Address<'a>>,
    pub(super) billing: Option<Address<'a>>,
    pub(super) custom: Vec<Input<'a>>,
    pub(super) business: Vec<Input<'a>>,
    pub(super) consents: Vec<Agreement<'a>>,
}

/// An address: the country, and what belongs to an address there.
pub(super) struct Address<'a> {
    pub(super) fields: Vec<Input<'a>>,
    /// The heading of the group.
    pub(super) heading: &'static str,
    /// Whether it is the other address; none where there is no other.
    pub(super) same: Option<bool>,
}

/// A box to tick.
pub(super) struct Agreement<'a> {
    pub(super) id: &'static str,
    /// The merchant's words, or ours.
    pub(super) text: Cow<'a, str>,
    /// Where the terms are, and what the link says.
    pub(super) link: Option<(&'a str, &'static str)>,
    /// What follows the link.
    pub(super) after: String,
    pub(super) given: bool,
    pub(super) error: Option<&'static str>,
}

/// The first problem of a field: one sentence at a time is enough to mend it.
pub(super) fn problem_of(form: &PayForm, field: Field) -> Option<Problem> {
    form.errors.iter().find(|error| error.field == field).map(|error| error.problem)
}

/// Whether the e-mail address is not asked again: whoever changes a card is known, and gets no receipt for it.
pub(super) fn knows_email(purpose: &Purpose, form: &PayForm) -> bool {
    let is_wrong = form.email.trim().is_empty() || problem_of(form, Field::Email).is_some();
    matches!(purpose, Purpose::SaveCard { .. }) && !is_wrong
}

impl<'a> Asks<'a> {
    pub(super) fn new(t: &'static Messages, purpose: &Purpose, form: &'a PayForm) -> Self {
        let asked = &form.details;
        let text = |field, ask: &'a TextAsk| Input {
            optional: ask.optional,
            ..Input::new(t, field, &ask.value, problem_of(form, field))
        };
        let email = Input::new(t, Field::Email, &form.email, problem_of(form, Field::Email));
        let mut contact = if knows_email(purpose, form) { Vec::new() } else { vec![email] };
        contact.extend(asked.name.iter().map(|ask| text(Field::Name, ask)));
        contact.extend(asked.phone.iter().map(|ask| text(Field::ContactPhone, ask)));
        let mut business: Vec<_> =
            asked.business_name.iter().map(|ask| text(Field::BusinessName, ask)).collect();
        business.extend(asked.tax_id.iter().flat_map(|ask| tax_id(t, form, ask)));
        let address = |address: &'a AddressForm| Address::new(t, form, address);
        let custom = asked.custom.iter().enumerate();
        Self {
            contact,
            shipping: asked.shipping.as_ref().map(address),
            billing: asked.billing.as_ref().map(address),
            custom: custom.map(|(at, field)| merchants_own(t, form, at, field)).collect(),
            business,
            consents: asked.consents.iter().map(|consent| agreement(t, form, consent)).collect(),
        }
    }
}

/// The kind comes first: what is typed is read by it.
fn tax_id<'a>(t: &'static Messages, form: &'a PayForm, ask: &'a TaxIdAsk) -> [Input<'a>; 2] {
    let kind = Input {
        id: "tax_id_type".into(),
        name: "tax_id_type".into(),
        label: t.tax_id_kind.into(),
        autocomplete: "off".into(),
        value: ask.kind.as_str().into(),
        optional: ask.optional,
        ..Input::default()
    };
    let number = Input {
        optional: ask.optional,
        ..Input::new(t, Field::TaxId, &ask.value, problem_of(form, Field::TaxId))
    };
    [kind.choice(t, named(&ask.kinds)), number]
}

fn named(options: &[(String, String)]) -> Vec<(&str, Cow<'_, str>)> {
    options.iter().map(|(value, text)| (value.as_str(), text.as_str().into())).collect()
}

impl<'a> Address<'a> {
    fn new(t: &'static Messages, form: &'a PayForm, address: &'a AddressForm) -> Self {
        let is_live = !form.choices.update_action.is_empty();
        let field = |part| Field::Address(address.kind, part);
        let country = field(AddressPart::Country);
        let country =
            Input { update: is_live, ..Input::new(t, country, &address.country, problem_of(form, country)) };
        let mut countries: Vec<_> =
            address.countries.iter().map(|code| (code.as_str(), t.country(code))).collect();
        countries.sort_by_key(|(_, (_, place))| *place);
        let countries = countries.into_iter().map(|(code, (name, _))| (code, name.into())).collect();
        let mut fields = vec![country.choice(t, countries)];
        for asked in &address.fields {
            let part = field(asked.part);
            fields.push(address_field(t, asked, problem_of(form, part), (part, is_live)));
        }
        let heading = match address.kind {
            AddressKind::Billing => t.billing_heading,
            AddressKind::Shipping => t.shipping_heading,
        };
        Self { fields, heading, same: address.same }
    }
}

fn address_field<'a>(
    t: &'static Messages,
    asked: &'a AddressField,
    problem: Option<Problem>,
    (field, is_live): (Field, bool),
) -> Input<'a> {
    // A street decides about no tax and no shipping; what does may change the total.
    let decides = matches!(asked.part, AddressPart::State | AddressPart::PostalCode);
    let input = Input {
        label: t.address(asked.label).into(),
        optional: asked.optional,
        update: is_live && decides,
        ..Input::new(t, field, &asked.value, problem)
    };
    if asked.options.is_empty() { input } else { input.choice(t, named(&asked.options)) }
}

/// A field that the merchant has made up. Its label is the merchant's, its problems are told in our words.
fn merchants_own<'a>(t: &'static Messages, form: &PayForm, at: usize, custom: &'a CustomField) -> Input<'a> {
    let field = Field::Custom(at);
    let input = Input {
        name: format!("custom_{}", custom.key).into(),
        label: custom.label.as_str().into(),
        optional: custom.optional,
        error: problem_of(form, field).map(|problem| answer_problem(t, custom, at, problem)),
        ..Input::new(t, field, &custom.value, None)
    };
    match &custom.kind {
        CustomKind::Text { maximum } => Input { maximum: Some(*maximum), ..input },
        CustomKind::Numeric { maximum } => {
            Input { maximum: Some(*maximum), mode: "numeric", raw: true, ..input }
        }
        CustomKind::Dropdown(options) => input.choice(t, named(options)),
    }
}

/// What is wrong with an answer to a question of the merchant.
pub(super) fn answer_problem(
    t: &'static Messages,
    custom: &CustomField,
    at: usize,
    problem: Problem,
) -> Cow<'static, str> {
    match (&custom.kind, problem) {
        (CustomKind::Numeric { .. }, Problem::Malformed) => t.digits_only.into(),
        _ => t.problem(Field::Custom(at), problem).into(),
    }
}

fn agreement<'a>(t: &'static Messages, form: &PayForm, consent: &'a Consent) -> Agreement<'a> {
    match consent {
        Consent::Terms { url, message, given } => {
            let message = message.as_deref().filter(|message| !message.trim().is_empty());
            let link = if message.is_some() { t.terms_read } else { t.terms_link };
            let (before, after) = match (message, url) {
                (None, Some(_)) => t.terms_around(),
                _ => Default::default(),
            };
            Agreement {
                id: "consent_terms",
                text: match (message, url) {
                    (Some(message), _) => message.into(),
                    (None, Some(_)) => before.trim_end().to_owned().into(),
                    (None, None) => t.terms_agree_unlinked.into(),
                },
                link: url.as_deref().map(|url| (url, link)),
                after,
                given: *given,
                error: problem_of(form, Field::Terms).map(|problem| t.problem(Field::Terms, problem)),
            }
        }
        Consent::Promotions { given } => Agreement {
            id: "consent_promotions",
            text: t.promotions_agree.into(),
            link: None,
            after: String::new(),
            given: *given,
            error: None,
        },
    }
}

/// Where the list of errors leads to. A field that the page does not show leads to the form.
pub(super) fn target(form: &PayForm, is_shown: impl Fn(Field) -> bool, field: Field) -> Cow<'static, str> {
    let is_asked = match field {
        Field::Method => {
            return match form.methods.as_slice() {
                [first, _, ..] if !form.free => format!("method-{}", first.as_str()).into(),
                _ => "pay".into(),
            };
        }
        Field::Shipping => !form.choices.shipping.is_empty(),
        Field::Promotion | Field::CustomAmount | Field::Quantity(_) => is_shown(field),
        Field::Terms => form.details.consents.iter().any(|consent| matches!(consent, Consent::Terms { .. })),
        Field::Email => true,
        Field::Name => form.details.name.is_some(),
        Field::ContactPhone => form.details.phone.is_some(),
        Field::BusinessName => form.details.business_name.is_some(),
        Field::TaxId => form.details.tax_id.is_some(),
        Field::Custom(at) => at < form.details.custom.len(),
        Field::Address(kind, part) => {
            let address = match kind {
                AddressKind::Billing => &form.details.billing,
                AddressKind::Shipping => &form.details.shipping,
            };
            address.as_ref().is_some_and(|address| {
                part == AddressPart::Country || address.fields.iter().any(|asked| asked.part == part)
            })
        }
        Field::CardNumber
        | Field::CardExpiry
        | Field::CardCvc
        | Field::CardName
        | Field::Phone
        | Field::Code => is_shown(field),
    };
    if is_asked { id(field) } else { "pay".into() }
}
