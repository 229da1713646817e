//! Customers.

use super::{Read, body, finish, id, listing, natively, one, text};
use crate::native::read as native;
use kassa_domain::dialect::{ApiRequest, Call};
use kassa_domain::id::CustomerId;
use kassa_domain::{Command, Query};

pub(in crate::stripe) fn create_customer(request: &ApiRequest<'_>) -> Read {
    natively(request, body(request, "customers")?, native::create_customer)
}

pub(in crate::stripe) fn update_customer(request: &ApiRequest<'_>) -> Read {
    natively(request, body(request, "customers")?, native::update_customer)
}

pub(in crate::stripe) fn delete_customer(request: &ApiRequest<'_>) -> Read {
    finish(&body(request, "customers")?, "")?;
    Ok(Call::Run(Command::DeleteCustomer(CustomerId::named(id(request)))))
}

pub(in crate::stripe) fn customer(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Customer(CustomerId::named(id(request))))
}

pub(in crate::stripe) fn list_customers(request: &ApiRequest<'_>) -> Read {
    listing(request, str::to_owned, |fields, page| {
        Ok(Query::Customers { page, uid: text(fields, "uid")?, email: text(fields, "email")? })
    })
}

/// The way into the customer portal.
pub(in crate::stripe) fn open_portal(request: &ApiRequest<'_>) -> Read {
    natively(request, body(request, "portal")?, native::open_portal)
}
