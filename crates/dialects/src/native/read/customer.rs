//! Customers and what they have.

use super::{Read, bare, change, id, invalid, listing, one};
use crate::query::Params;
use crate::reader::Object;
use kassa_domain::customer::CustomerPatch;
use kassa_domain::dialect::{ApiRequest, Call, Malformed, Mistake};
use kassa_domain::id::{AttemptId, CustomerId};
use kassa_domain::postal::Address;
use kassa_domain::query::{CustomersOwn, Who};
use kassa_domain::{Command, Query};

fn patch(body: &mut Object<'_>) -> Result<CustomerPatch, Malformed> {
    Ok(CustomerPatch {
        uid: body.text_change("uid")?,
        email: body.text_change("email")?,
        name: body.text_change("name")?,
        phone: body.text_change("phone")?,
        description: body.text_change("description")?,
        address: match body.object_change("address")? {
            None => None,
            Some(None) => Some(None),
            Some(Some(found)) => Some(Some(address(found, None)?)),
        },
        shipping: match body.object_change("shipping")? {
            None => None,
            Some(None) => Some(None),
            Some(Some(found)) => Some(Some(shipping(found)?)),
        },
        metadata: body.metadata_change("metadata")?,
    })
}

fn address(mut object: Object<'_>, name: Option<String>) -> Result<Address, Malformed> {
    let address = Address {
        name,
        line1: object.text("line1")?,
        line2: object.text("line2")?,
        city: object.text("city")?,
        state: object.text("state")?,
        postal_code: object.text("postal_code")?,
        country: object.text("country")?,
    };
    object.finish()?;
    Ok(address)
}

fn shipping(mut object: Object<'_>) -> Result<Address, Malformed> {
    let name = object.text("name")?;
    let found = address(object.required_object("address")?, name)?;
    object.finish()?;
    Ok(found)
}

/// One body makes a customer, or changes the one who has its `uid`.
pub(crate) fn create_customer(request: &ApiRequest<'_>) -> Read {
    change(request, |body| Ok(Command::CreateCustomer(patch(body)?)))
}

pub(crate) fn update_customer(request: &ApiRequest<'_>) -> Read {
    let customer = CustomerId::named(id(request));
    change(request, |body| Ok(Command::UpdateCustomer(customer, patch(body)?)))
}

pub(crate) fn delete_customer(request: &ApiRequest<'_>) -> Read {
    bare(request, Command::DeleteCustomer(CustomerId::named(id(request))))
}

pub(crate) fn customer(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Customer(CustomerId::named(id(request))))
}

pub(crate) fn list_customers(request: &ApiRequest<'_>) -> Read {
    listing(request, |params, page| {
        let uid = params.text("uid").map(str::to_owned);
        let email = params.text("email").map(str::to_owned);
        Ok(Query::Customers { page, uid, email })
    })
}

pub(crate) fn customer_sessions(request: &ApiRequest<'_>) -> Read {
    own(request, CustomersOwn::Sessions)
}

pub(crate) fn customer_payments(request: &ApiRequest<'_>) -> Read {
    own(request, CustomersOwn::Payments)
}

pub(crate) fn customer_entitlements(request: &ApiRequest<'_>) -> Read {
    own(request, CustomersOwn::Entitlements)
}

pub(crate) fn customer_payment_methods(request: &ApiRequest<'_>) -> Read {
    own(request, CustomersOwn::Methods)
}

pub(crate) fn payment_method(request: &ApiRequest<'_>) -> Read {
    one(request, Query::PaymentMethod(AttemptId::named(id(request))))
}

pub(crate) fn delete_payment_method(request: &ApiRequest<'_>) -> Read {
    bare(request, Command::DetachMethod(AttemptId::named(id(request))))
}

fn own(request: &ApiRequest<'_>, what: CustomersOwn) -> Read {
    listing(request, |_, page| Ok(Query::Own(CustomerId::named(id(request)), what, page)))
}

pub(crate) fn entitlement(request: &ApiRequest<'_>) -> Read {
    let mut params = Params::of(request.query)?;
    let uid = params.text("uid").map(str::to_owned);
    let customer = params.text("customer").map(CustomerId::named);
    let app = params.text("app").map(str::to_owned);
    params.finish()?;
    let who = match (uid, customer) {
        (Some(uid), None) => Who::Uid(uid),
        (None, Some(customer)) => Who::Id(customer),
        (Some(_), Some(_)) => {
            return Err(invalid("customer", "cannot be sent beside uid; send only one of the two"));
        }
        (None, None) => {
            return Err(Malformed {
                mistake: Mistake::Missing,
                param: Some("uid".to_owned()),
                message: "Missing required parameter: uid (your own id of the customer), or customer (ours)"
                    .to_owned(),
            });
        }
    };
    Ok(Call::Ask(Query::Entitlement { who, app }))
}
