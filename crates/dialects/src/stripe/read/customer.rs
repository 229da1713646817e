//! Customers.

use super::{Fields, Read, body, finish, id, listing, missing, natively, one, text, wrong};
use crate::native::read as native;
use kassa_domain::dialect::{ApiRequest, Call, Malformed};
use kassa_domain::id::{AttemptId, CustomerId};
use kassa_domain::query::{CustomersOwn, PageOf};
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

/// A card that is on file.
pub(in crate::stripe) fn payment_method(request: &ApiRequest<'_>) -> Read {
    one(request, Query::PaymentMethod(AttemptId::named(id(request))))
}

pub(in crate::stripe) fn detach_method(request: &ApiRequest<'_>) -> Read {
    finish(&body(request, "payment_methods")?, "")?;
    Ok(Call::Run(Command::DetachMethod(AttemptId::named(id(request)))))
}

pub(in crate::stripe) fn list_payment_methods(request: &ApiRequest<'_>) -> Read {
    listing(request, str::to_owned, |fields, page| {
        let customer = text(fields, "customer")?.ok_or_else(|| missing("customer"))?;
        methods_of(&customer, fields, page)
    })
}

pub(in crate::stripe) fn customer_methods(request: &ApiRequest<'_>) -> Read {
    listing(request, str::to_owned, |fields, page| methods_of(id(request), fields, page))
}

fn methods_of(customer: &str, fields: &mut Fields, page: PageOf) -> Result<Query, Malformed> {
    if text(fields, "type")?.is_some_and(|kind| kind != "card") {
        return Err(wrong("type", "must be card: nothing else is kept on file"));
    }
    Ok(Query::Own(CustomerId::named(customer), CustomersOwn::Methods, page))
}

/// The way into the customer portal.
pub(in crate::stripe) fn open_portal(request: &ApiRequest<'_>) -> Read {
    natively(request, body(request, "portal")?, native::open_portal)
}
