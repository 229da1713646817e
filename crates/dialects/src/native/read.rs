//! From requests of the native API to calls.

use crate::query::Params;
use crate::reader::Object;
use kassa_domain::command::PageOf;
use kassa_domain::customer::CustomerBody;
use kassa_domain::dialect::{ApiRequest, Call, Malformed, Mistake};
use kassa_domain::endpoint::NewEndpoint;
use kassa_domain::event::EventKind;
use kassa_domain::id::{AttemptId, CustomerId, EndpointId, EventId, SessionId};
use kassa_domain::session::{NewSession, Status};
use kassa_domain::{Command, Query};

type Read = Result<Call, Malformed>;

/// The currency when none is said, as in the PayGate document.
const CURRENCY_DEFAULT: &str = "GHS";
const LIMIT_DEFAULT: i64 = 10;
const LIMIT_MAX: i64 = 100;

fn id<'a>(request: &ApiRequest<'a>) -> &'a str {
    request.params.first().copied().unwrap_or_default()
}

fn no_query(request: &ApiRequest<'_>) -> Result<(), Malformed> {
    Params::of(request.query)?.finish()
}

fn invalid(param: &str, message: impl Into<String>) -> Malformed {
    Malformed { mistake: Mistake::Value, param: Some(param.to_owned()), message: message.into() }
}

/// A look at one object: no query, no body.
fn one(request: &ApiRequest<'_>, query: Query) -> Read {
    no_query(request)?;
    Ok(Call::Ask(query))
}

/// A change that takes no parameters.
fn bare(request: &ApiRequest<'_>, command: Command) -> Read {
    no_query(request)?;
    Object::body(request.body)?.finish()?;
    Ok(Call::Run(command))
}

pub(super) fn create_session(request: &ApiRequest<'_>) -> Read {
    no_query(request)?;
    let mut body = Object::body(request.body)?;
    let new = NewSession {
        dialect: super::NAME,
        amount: body.required_integer("amount")?,
        currency: body.text("currency")?.unwrap_or_else(|| CURRENCY_DEFAULT.to_owned()),
        success_url: body.required_text("success_url")?,
        cancel_url: body.required_text("cancel_url")?,
        customer: body.text("customer")?.map(CustomerId::of),
        customer_email: body.text("customer_email")?,
        customer_phone: body.text("customer_phone")?,
        methods: body.texts("payment_method_types")?,
        metadata: body.metadata("metadata")?,
        expires_at: body.instant("expires_at")?,
        description: body.text("description")?,
    };
    body.finish()?;
    Ok(Call::Run(Command::CreateSession(Box::new(new))))
}

pub(super) fn session(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Session(SessionId::of(id(request))))
}

pub(super) fn expire_session(request: &ApiRequest<'_>) -> Read {
    bare(request, Command::ExpireSession(SessionId::of(id(request))))
}

fn page(params: &mut Params<'_>) -> Result<PageOf, Malformed> {
    let limit = params.integer("limit", 1..=LIMIT_MAX)?.unwrap_or(LIMIT_DEFAULT);
    let starting_after = params.text("starting_after").map(str::to_owned);
    Ok(PageOf { limit: usize::try_from(limit).unwrap_or_default(), starting_after })
}

pub(super) fn list_sessions(request: &ApiRequest<'_>) -> Read {
    let mut params = Params::of(request.query)?;
    let page = page(&mut params)?;
    let status = match params.text("status") {
        None => None,
        Some("open") => Some(vec![Status::Open, Status::Paying]),
        Some("complete") => Some(vec![Status::Complete]),
        Some("expired") => Some(vec![Status::Expired]),
        Some(_) => return Err(invalid("status", "must be one of open, complete, expired")),
    };
    let customer = params.text("customer").map(CustomerId::of);
    let payment = params.text("payment").map(AttemptId::of);
    params.finish()?;
    Ok(Call::Ask(Query::Sessions { page, status, customer, payment }))
}

pub(super) fn payment(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Payment(AttemptId::of(id(request))))
}

pub(super) fn list_payments(request: &ApiRequest<'_>) -> Read {
    let mut params = Params::of(request.query)?;
    let page = page(&mut params)?;
    let session = params.text("session").map(SessionId::of);
    params.finish()?;
    Ok(Call::Ask(Query::Payments { page, session }))
}

pub(super) fn create_customer(request: &ApiRequest<'_>) -> Read {
    no_query(request)?;
    let mut body = Object::body(request.body)?;
    let customer = CustomerBody {
        email: body.text("email")?,
        name: body.text("name")?,
        phone: body.text("phone")?,
        metadata: body.metadata("metadata")?,
        rest: serde_json::Map::new(),
    };
    body.finish()?;
    Ok(Call::Run(Command::CreateCustomer(customer)))
}

pub(super) fn customer(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Customer(CustomerId::of(id(request))))
}

pub(super) fn list_customers(request: &ApiRequest<'_>) -> Read {
    let mut params = Params::of(request.query)?;
    let page = page(&mut params)?;
    params.finish()?;
    Ok(Call::Ask(Query::Customers(page)))
}

pub(super) fn create_endpoint(request: &ApiRequest<'_>) -> Read {
    no_query(request)?;
    let mut body = Object::body(request.body)?;
    let url = body.required_text("url")?;
    let (stripes, paygates) = (body.texts("enabled_events")?, body.texts("events")?);
    let description = body.text("description")?;
    body.finish()?;
    let (events, events_field) = match (stripes, paygates) {
        (Some(events), None) => (events, "enabled_events"),
        (None, Some(events)) => (events, "events"),
        (Some(_), Some(_)) => {
            return Err(invalid("events", "means the same as enabled_events; send one of them"));
        }
        (None, None) => {
            return Err(Malformed {
                mistake: Mistake::Missing,
                param: Some("enabled_events".to_owned()),
                message: "Missing required parameter: enabled_events (a list of event types, or [\"*\"])"
                    .to_owned(),
            });
        }
    };
    let new = NewEndpoint { dialect: super::NAME, url, events, description, events_field };
    Ok(Call::Run(Command::CreateEndpoint(new)))
}

pub(super) fn endpoint(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Endpoint(EndpointId::of(id(request))))
}

pub(super) fn delete_endpoint(request: &ApiRequest<'_>) -> Read {
    bare(request, Command::DeleteEndpoint(EndpointId::of(id(request))))
}

pub(super) fn list_endpoints(request: &ApiRequest<'_>) -> Read {
    let mut params = Params::of(request.query)?;
    let page = page(&mut params)?;
    params.finish()?;
    Ok(Call::Ask(Query::Endpoints(page)))
}

pub(super) fn event(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Event(EventId::of(id(request))))
}

pub(super) fn redeliver(request: &ApiRequest<'_>) -> Read {
    bare(request, Command::Redeliver(EventId::of(id(request))))
}

pub(super) fn list_events(request: &ApiRequest<'_>) -> Read {
    let mut params = Params::of(request.query)?;
    let page = page(&mut params)?;
    let after = params.integer("after", 0..=i64::MAX)?;
    let kind = match params.text("type") {
        None => None,
        Some(word) => Some(EventKind::parse(word).ok_or_else(|| {
            let known: Vec<_> = EventKind::ALL.iter().map(|kind| kind.as_str()).collect();
            invalid("type", format!("must be one of {}", known.join(", ")))
        })?),
    };
    params.finish()?;
    if after.is_some() && page.starting_after.is_some() {
        return Err(invalid("after", "excludes starting_after; send one of them"));
    }
    Ok(Call::Ask(Query::Events { page, after, kind }))
}
