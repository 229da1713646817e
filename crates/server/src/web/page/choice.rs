//! What a buyer chose about the cart, and what they said about themselves, read from the form. The rules are domain's;
//! here its words are those of the page.

use super::form::Submitted;
use kassa_domain::cart::{Choice, Place};
use kassa_domain::collect::{Collect, Collected, Slot, TaxId, Want, Wrong};
use kassa_domain::money::parse_amount;
use kassa_domain::postal::{Address, Part, is_country};
use kassa_domain::refusal::ChoiceProblem;
use kassa_domain::session::Session;
use kassa_pages::{AddressKind, AddressPart, Field, FieldError, Problem};

fn wrong(field: Field, problem: Problem) -> FieldError {
    FieldError { field, problem }
}

impl Submitted {
    fn some(&self, name: &str) -> Option<String> {
        Some(self.text(name)).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// What was chosen about the cart. What the form does not have stays as it is.
    pub(super) fn choice(&self, session: &Session) -> Result<Choice, Vec<FieldError>> {
        let Some(cart) = session.body.cart.as_deref() else { return Ok(Choice::default()) };
        let (mut choice, mut errors) = (Choice::default(), vec![]);
        for (place, line) in cart.lines.iter().enumerate() {
            let key = place.to_string();
            if let Some(offered) = line.optional {
                if self.text("add") == key {
                    choice.quantities.push((place, offered));
                    continue;
                }
                if self.text("remove") == key {
                    choice.quantities.push((place, 0));
                    continue;
                }
            }
            match self.some(&format!("quantity_{key}")).map(|text| quantity(&text)) {
                Some(Some(quantity)) => choice.quantities.push((place, quantity)),
                Some(None) => errors.push(wrong(Field::Quantity(place), Problem::Malformed)),
                None => {}
            }
        }
        if cart.custom_line().is_some()
            && let Some(text) = self.some("custom_amount")
        {
            match parse_amount(&text, session.amount.currency) {
                Some(amount) => choice.custom_amount = Some(amount),
                None => errors.push(wrong(Field::CustomAmount, Problem::Malformed)),
            }
        }
        if !cart.shipping.is_empty()
            && let Some(text) = self.some("shipping_option")
        {
            match text.parse() {
                Ok(place) => choice.shipping = Some(place),
                Err(_) => errors.push(wrong(Field::Shipping, Problem::NotOffered)),
            }
        }
        if cart.tax_by_address {
            choice.place = self.place();
        }
        choice.remove_code = !self.text("remove_code").is_empty();
        let applied = cart.discount.as_ref().and_then(|discount| discount.code.as_deref());
        if cart.promotion_codes && !choice.remove_code {
            let typed = self.some("promotion_code");
            choice.code = typed.filter(|typed| applied.is_none_or(|code| !code.eq_ignore_ascii_case(typed)));
        }
        if errors.is_empty() { Ok(choice) } else { Err(errors) }
    }

    fn place(&self) -> Option<Place> {
        let country = self.some("billing_country").filter(|country| is_country(country))?;
        Some(Place { country, state: self.some("billing_state") })
    }

    /// What was said, and everything that is wrong with it.
    pub(super) fn collected(&self, asked: &Collect) -> (Collected, Vec<FieldError>) {
        let text = |want: Want, name: &str| if want.is_no() { None } else { self.some(name) };
        let mut said = Collected {
            name: text(asked.name, "name"),
            phone: text(asked.phone, "contact_phone"),
            business_name: text(asked.business_name, "business_name"),
            tax_id: text(asked.tax_id, "tax_id")
                .map(|value| TaxId { kind: self.text("tax_id_type").to_owned(), value }),
            billing: asked.billing_address.then(|| self.address(AddressKind::Billing)),
            shipping: (!asked.shipping_countries.is_empty()).then(|| self.address(AddressKind::Shipping)),
            terms: asked.terms.then(|| self.text("consent_terms") == "on"),
            promotions: asked.promotions.then(|| self.text("consent_promotions") == "on"),
            ..Collected::default()
        };
        for field in &asked.custom_fields {
            if let Some(value) = self.some(&format!("custom_{}", field.key)) {
                said.custom.insert(field.key.clone(), value);
            }
        }
        let errors =
            asked.check(&said).into_iter().map(|(slot, problem)| problem_of(slot, problem)).collect();
        (said, errors)
    }

    fn address(&self, kind: AddressKind) -> Address {
        let part = |part: AddressPart| self.some(&format!("{}{}", kind.prefix(), part.as_str()));
        Address {
            name: part(AddressPart::Name),
            line1: part(AddressPart::Line1),
            line2: part(AddressPart::Line2),
            city: part(AddressPart::City),
            state: part(AddressPart::State),
            postal_code: part(AddressPart::PostalCode),
            country: part(AddressPart::Country),
        }
    }

    /// The total that the form says its page showed. What is no number is no total that any page showed.
    pub(super) fn shown_total(&self) -> Option<i64> {
        self.some("shown_total").map(|text| text.parse().unwrap_or(-1))
    }
}

/// A quantity is digits and nothing else.
fn quantity(text: &str) -> Option<i64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

fn problem_of(slot: Slot, problem: Wrong) -> FieldError {
    let field = match slot {
        Slot::Name => Field::Name,
        Slot::Phone => Field::ContactPhone,
        Slot::BusinessName => Field::BusinessName,
        Slot::TaxId => Field::TaxId,
        Slot::Billing(part) => Field::Address(AddressKind::Billing, address_part(part)),
        Slot::Shipping(part) => Field::Address(AddressKind::Shipping, address_part(part)),
        Slot::Custom(place) => Field::Custom(place),
        Slot::Terms => Field::Terms,
    };
    let problem = match problem {
        Wrong::Missing => Problem::Missing,
        Wrong::Malformed => Problem::Malformed,
        Wrong::TooShort => Problem::TooShort,
        Wrong::TooLong => Problem::TooLong,
        Wrong::NotOffered => Problem::NotOffered,
        Wrong::CardNumber => Problem::HoldsCard,
    };
    wrong(field, problem)
}

fn address_part(part: Option<Part>) -> AddressPart {
    match part {
        None => AddressPart::Country,
        Some(Part::Name) => AddressPart::Name,
        Some(Part::Line1) => AddressPart::Line1,
        Some(Part::Line2) => AddressPart::Line2,
        Some(Part::City) => AddressPart::City,
        Some(Part::State) => AddressPart::State,
        Some(Part::PostalCode) => AddressPart::PostalCode,
    }
}

/// What domain says of a choice, beside the field that it is about.
pub(super) fn refused(problem: ChoiceProblem) -> FieldError {
    match problem {
        ChoiceProblem::TooFew(place) => wrong(Field::Quantity(place), Problem::TooSmall),
        ChoiceProblem::TooMany(place) => wrong(Field::Quantity(place), Problem::TooLarge),
        ChoiceProblem::Fixed(place) => wrong(Field::Quantity(place), Problem::NotOffered),
        ChoiceProblem::AmountTooSmall => wrong(Field::CustomAmount, Problem::TooSmall),
        ChoiceProblem::AmountTooLarge => wrong(Field::CustomAmount, Problem::TooLarge),
        ChoiceProblem::AmountTooFine => wrong(Field::CustomAmount, Problem::TooFine),
        ChoiceProblem::TotalTooFine(place) => wrong(Field::Quantity(place), Problem::TooFine),
        ChoiceProblem::AmountMissing => wrong(Field::CustomAmount, Problem::Missing),
        ChoiceProblem::NoSuchShipping => wrong(Field::Shipping, Problem::NotOffered),
        ChoiceProblem::UnknownCode => wrong(Field::Promotion, Problem::UnknownCode),
        ChoiceProblem::CodeUsedUp => wrong(Field::Promotion, Problem::UsedUp),
        ChoiceProblem::CodeBelowMinimum => wrong(Field::Promotion, Problem::BelowMinimum),
        ChoiceProblem::CodeNotForThis | ChoiceProblem::CodeTooFine => {
            wrong(Field::Promotion, Problem::NotForThis)
        }
    }
}
