//! Making customers and changing them.

use super::{check, emit, found};
use crate::answer::Answer;
use crate::customer::{Customer, CustomerBody, CustomerPatch, is_email, is_phone, is_uid};
use crate::decision::{Change, Decision, Given, Loaded, Row};
use crate::event::{EventKind, Snapshot};
use crate::id::{AttemptId, CustomerId};
use crate::postal::{self, Address, Fault, Part};
use crate::refusal::{Noun, Refusal, invalid};

/// At most so many characters in a name.
const NAME_CHARS_MAX: usize = 200;
/// At most so many characters in a description.
const DESCRIPTION_CHARS_MAX: usize = 500;

/// A new customer's changes.
pub(super) fn created(customer: &Customer, given: &Given<'_>) -> [Change; 2] {
    [
        Change::Insert(Row::Customer(customer.clone())),
        emit(EventKind::CustomerCreated, Snapshot::Customer(Box::new(customer.clone())), given),
    ]
}

/// A changed customer's changes.
pub(super) fn updated(customer: &Customer, given: &Given<'_>) -> [Change; 2] {
    [
        Change::Update(Row::Customer(customer.clone())),
        emit(EventKind::CustomerUpdated, Snapshot::Customer(Box::new(customer.clone())), given),
    ]
}

/// Nobody yet.
pub(super) fn blank(given: &Given<'_>) -> Customer {
    Customer {
        id: CustomerId::mint(given.scope, given.moment, given.chance),
        scope: given.scope,
        uid: None,
        email: None,
        created_at: given.now,
        version: 0,
        body: CustomerBody::default(),
    }
}

/// Makes a customer. Where one has the `uid` already, that one is changed: sending it twice makes one customer.
pub(super) fn create(patch: &CustomerPatch, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    if loaded.customer.is_some() {
        return update(patch, loaded, given);
    }
    let customer = patched(blank(given), patch)?;
    Ok(Decision {
        changes: created(&customer, given).into(),
        answer: Answer::Customer { customer, created: true },
    })
}

pub(super) fn update(patch: &CustomerPatch, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let before = found(loaded.buyer(), Noun::Customer)?;
    let customer = patched(before.clone(), patch)?;
    if loaded.uid_taken {
        return Err(Refusal::Taken { param: "uid" });
    }
    let changes = if customer == *before { vec![] } else { updated(&customer, given).into() };
    Ok(Decision { changes, answer: Answer::Customer { customer, created: false } })
}

/// Forgets a means of payment: nobody charges it any more. What was begun with it goes on.
pub(super) fn detach(id: &AttemptId, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let before = found(loaded.customer.as_ref(), Noun::PaymentMethod)?;
    let mut customer = before.clone();
    let gone = customer.body.methods.extract_if(.., |method| method.id == *id).next();
    let method = Box::new(gone.ok_or(Refusal::NotFound(Noun::PaymentMethod))?);
    let changes = updated(&customer, given).into();
    Ok(Decision { changes, answer: Answer::PaymentMethod { customer: customer.id, method, on_file: false } })
}

fn patched(mut customer: Customer, patch: &CustomerPatch) -> Result<Customer, Refusal> {
    if let Some(uid) = &patch.uid {
        check_uid("uid", uid.as_deref())?;
        customer.uid.clone_from(uid);
    }
    if let Some(email) = &patch.email {
        check_email("email", email.as_deref())?;
        customer.email.clone_from(email);
    }
    let body = &mut customer.body;
    if let Some(name) = &patch.name {
        check::maybe("name", name.as_ref(), NAME_CHARS_MAX)?;
        body.name.clone_from(name);
    }
    if let Some(phone) = &patch.phone {
        check_phone("phone", phone.as_deref())?;
        body.phone.clone_from(phone);
    }
    if let Some(description) = &patch.description {
        check::maybe("description", description.as_ref(), DESCRIPTION_CHARS_MAX)?;
        body.description.clone_from(description);
    }
    if let Some(address) = &patch.address {
        check_address("address", address.as_ref())?;
        body.address.clone_from(address);
    }
    if let Some(shipping) = &patch.shipping {
        check_address("shipping.address", shipping.as_ref())?;
        body.shipping.clone_from(shipping);
    }
    check::merge(&mut body.metadata, patch.metadata.as_ref())?;
    Ok(customer)
}

pub(super) fn check_uid(param: &str, uid: Option<&str>) -> Result<(), Refusal> {
    if uid.is_none_or(is_uid) {
        return Ok(());
    }
    Err(invalid(param, "must have 1 to 200 characters, none of them a control character"))
}

pub(super) fn check_email(param: &str, email: Option<&str>) -> Result<(), Refusal> {
    if email.is_none_or(is_email) {
        return Ok(());
    }
    Err(invalid(param, "must be an e-mail address, such as customer@example.com"))
}

pub(super) fn check_phone(param: &str, phone: Option<&str>) -> Result<(), Refusal> {
    if phone.is_none_or(is_phone) {
        return Ok(());
    }
    Err(invalid(param, "must be a phone number of 7 to 15 digits, such as 0551234987"))
}

pub(super) fn check_name(param: &str, name: Option<&String>) -> Result<(), Refusal> {
    check::maybe(param, name, NAME_CHARS_MAX)
}

/// A merchant may know only a part of an address, so nothing is required of it; what is there must be right.
pub(super) fn check_address(param: &str, address: Option<&Address>) -> Result<(), Refusal> {
    let Some(address) = address else { return Ok(()) };
    let complaint = |(part, fault): &(Option<Part>, Fault)| match fault {
        Fault::Missing => None,
        Fault::Malformed => Some((*part, "does not have the form that the country's have")),
        Fault::NotOffered => Some((*part, "is none that the country has; send its code")),
        Fault::TooLong => Some((*part, "must have at most 200 characters")),
    };
    match postal::check(address, false).iter().find_map(complaint) {
        None => Ok(()),
        Some((part, rule)) => {
            let field = part.map_or("country", word);
            Err(invalid(format!("{param}.{field}"), rule))
        }
    }
}

fn word(part: Part) -> &'static str {
    match part {
        Part::Name => "name",
        Part::Line1 => "line1",
        Part::Line2 => "line2",
        Part::City => "city",
        Part::State => "state",
        Part::PostalCode => "postal_code",
    }
}
