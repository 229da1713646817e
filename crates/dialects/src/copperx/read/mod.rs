//! From requests of Copperx to calls. Fields that the vendor does not know do not matter.

mod endpoint;
mod session;

pub(super) use endpoint::*;
pub(super) use session::create_session;

use crate::query::Params;
use crate::reader::Object;
use kassa_domain::customer::CustomerPatch;
use kassa_domain::dialect::{ApiRequest, Call, Malformed, Mistake};
use kassa_domain::id::{CustomerId, SessionId, SubscriptionId};
use kassa_domain::postal::Address;
use kassa_domain::query::{Expand, PageOf};
use kassa_domain::session::Status;
use kassa_domain::{Command, Query};

type Read = Result<Call, Malformed>;

const LIMIT_DEFAULT: i64 = 10;
const LIMIT_MAX: i64 = 100;
/// Whoever wants to see more than these pages asks for larger ones.
const PAGE_MAX: i64 = 100;

fn id<'a>(request: &ApiRequest<'a>) -> &'a str {
    request.params.first().copied().unwrap_or_default()
}

fn wrong(param: &str, message: impl Into<String>) -> Malformed {
    Malformed { mistake: Mistake::Value, param: Some(param.to_owned()), message: message.into() }
}

/// A text that says something.
fn filled(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}

/// What every answer with a session shows.
fn whole() -> Expand {
    Expand { line_items: true, customer: true, ..Expand::default() }
}

fn page(params: &mut Params<'_>) -> Result<PageOf, Malformed> {
    let size = |number: i64| usize::try_from(number).unwrap_or_default();
    let number = params.integer("page", 1..=PAGE_MAX)?.unwrap_or(1);
    let limit = params.integer("limit", 1..=LIMIT_MAX)?.unwrap_or(LIMIT_DEFAULT);
    Ok(PageOf::numbered(size(number), size(limit)))
}

pub(super) fn session(request: &ApiRequest<'_>) -> Read {
    Ok(Call::Ask(Query::Session(SessionId::named(id(request)), whole())))
}

pub(super) fn list_sessions(request: &ApiRequest<'_>) -> Read {
    let mut params = Params::of(request.query)?;
    let page = page(&mut params)?;
    let status = match params.text("status") {
        None => None,
        Some("open" | "pending") => Some(vec![Status::Open, Status::Paying]),
        Some("complete" | "completed") => Some(vec![Status::Complete]),
        Some("expired") => Some(vec![Status::Expired]),
        Some(_) => return Err(wrong("status", "must be one of open, complete, expired")),
    };
    let customer = params.text("customerId").map(CustomerId::named);
    if params.text("paymentLinkId").is_some() {
        return Err(wrong("paymentLinkId", "is nothing to choose by here; leave it out"));
    }
    Ok(Call::Ask(Query::Sessions { page, expand: whole(), status, customer, payment: None }))
}

fn address(mut object: Object<'_>) -> Result<Address, Malformed> {
    Ok(Address {
        name: None,
        line1: object.text("line1")?,
        line2: object.text("line2")?,
        city: object.text("city")?,
        state: object.text("state")?,
        postal_code: object.text("postalCode")?,
        country: object.text("country")?,
    })
}

/// One body makes a customer, or changes the one who has its `customerReferenceId`.
pub(super) fn create_customer(request: &ApiRequest<'_>) -> Read {
    let mut body = Object::body(request.body)?;
    let patch = CustomerPatch {
        name: body.text("name")?.map(Some),
        email: body.text("email")?.map(Some),
        phone: body.text("phone")?.map(Some),
        uid: body.text("customerReferenceId")?.map(Some),
        address: body.object("address")?.map(address).transpose()?.map(Some),
        metadata: body.metadata_change("metadata")?,
        ..CustomerPatch::default()
    };
    Ok(Call::Run(Command::CreateCustomer(patch)))
}

pub(super) fn customer(request: &ApiRequest<'_>) -> Read {
    Ok(Call::Ask(Query::Customer(CustomerId::named(id(request)))))
}

pub(super) fn list_customers(request: &ApiRequest<'_>) -> Read {
    let page = page(&mut Params::of(request.query)?)?;
    Ok(Call::Ask(Query::Customers { page, uid: None, email: None }))
}

pub(super) fn subscription(request: &ApiRequest<'_>) -> Read {
    Ok(Call::Ask(Query::Subscription(SubscriptionId::named(id(request)))))
}
