//! Making customers.

use super::emit;
use crate::command::{Answer, Change, Decision, Given, Row};
use crate::customer::{Customer, CustomerBody, is_email, is_phone};
use crate::event::{EventKind, Snapshot};
use crate::id::CustomerId;
use crate::metadata;
use crate::refusal::{Refusal, invalid};

/// At most so many characters in a name.
const NAME_CHARS_MAX: usize = 200;

pub(super) fn create(body: &CustomerBody, given: &Given<'_>) -> Result<Decision, Refusal> {
    if body.email.as_ref().is_some_and(|email| !is_email(email)) {
        return Err(invalid("email", "must be an e-mail address, such as customer@example.com"));
    }
    if body.name.as_ref().is_some_and(|name| name.chars().count() > NAME_CHARS_MAX) {
        return Err(invalid("name", format!("must have at most {NAME_CHARS_MAX} characters")));
    }
    if body.phone.as_ref().is_some_and(|phone| !is_phone(phone)) {
        return Err(invalid("phone", "must be a phone number of 7 to 15 digits, such as 0551234987"));
    }
    metadata::check(&body.metadata).map_err(|(key, rule)| match key {
        Some(key) => invalid(format!("metadata.{key}"), rule),
        None => invalid("metadata", rule),
    })?;
    let customer = Customer {
        id: CustomerId::mint(given.scope, given.now, given.chance),
        scope: given.scope,
        created_at: given.now,
        version: 0,
        body: body.clone(),
    };
    Ok(Decision {
        changes: vec![
            Change::Insert(Row::Customer(customer.clone())),
            emit(EventKind::CustomerCreated, Snapshot::Customer(Box::new(customer.clone())), given),
        ],
        answer: Answer::Customer { customer, created: true },
    })
}
