//! Webhook endpoints, events, and the test clock.

use super::{Fields, Read, body, finish, id, listing, missing, natively, one, text, unknown, wrong};
use crate::native::read as native;
use crate::stripe::events;
use crate::stripe::version::{HEADER, Version};
use kassa_domain::clock::Turning;
use kassa_domain::dialect::{ApiRequest, Call, Malformed};
use kassa_domain::id::{EndpointId, EventId};
use kassa_domain::time::SECOND;
use kassa_domain::{Command, Query, Timestamp};
use serde_json::Value;

const NOUN: &str = "webhook_endpoints";
const EVENTS: &str = "enabled_events";

/// The events by our own names. Those that Kassa has none of are left out, and a notice says so.
fn our_events(fields: &mut Fields) -> Result<(), Malformed> {
    let Some(Value::Array(words)) = fields.get(EVENTS) else { return Ok(()) };
    let ours: Vec<Value> = words
        .iter()
        .filter_map(Value::as_str)
        .filter_map(|word| if word == "*" { Some("*") } else { events::ours(word).map(|kind| kind.as_str()) })
        .map(Value::from)
        .collect();
    if ours.is_empty() && !words.is_empty() {
        let known = events::NAMES.map(|(_, name)| name).join(", ");
        return Err(wrong(EVENTS, format!("must hold \"*\" or one of {known}")));
    }
    fields.insert(EVENTS.to_owned(), Value::Array(ours));
    Ok(())
}

/// The events that an endpoint asks for and will never hear of.
pub(in crate::stripe) fn unheard(fields: &Fields) -> Option<String> {
    let words = fields.get(EVENTS)?.as_array()?.iter().filter_map(Value::as_str);
    let none: Vec<&str> = words.filter(|word| *word != "*" && events::ours(word).is_none()).collect();
    (!none.is_empty()).then(|| format!("Kassa has no event {}", none.join(", ")))
}

pub(in crate::stripe) fn create_endpoint(request: &ApiRequest<'_>) -> Read {
    let mut fields = body(request, NOUN)?;
    no_metadata(&fields)?;
    our_events(&mut fields)?;
    let said = text(&mut fields, "api_version")?;
    let header = request.headers.get(HEADER).and_then(|value| value.to_str().ok());
    let version = match said.as_deref() {
        Some(said) => Version::parse(said).ok_or_else(|| wrong("api_version", Version::RULE))?,
        None => header.and_then(Version::parse).unwrap_or_default(),
    };
    let mut call = natively(request, fields, native::create_endpoint)?;
    if let Call::Run(Command::CreateEndpoint(new)) = &mut call {
        new.dialect = crate::stripe::NAME;
        new.api_version = Some(version.text().to_owned());
    }
    Ok(call)
}

fn no_metadata(fields: &Fields) -> Result<(), Malformed> {
    match fields.contains_key("metadata") {
        true => Err(unknown("metadata", "An endpoint keeps none; its description is yours.")),
        false => Ok(()),
    }
}

pub(in crate::stripe) fn update_endpoint(request: &ApiRequest<'_>) -> Read {
    let mut fields = body(request, NOUN)?;
    no_metadata(&fields)?;
    our_events(&mut fields)?;
    natively(request, fields, native::update_endpoint)
}

pub(in crate::stripe) fn endpoint(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Endpoint(EndpointId::named(id(request))))
}

pub(in crate::stripe) fn delete_endpoint(request: &ApiRequest<'_>) -> Read {
    finish(&body(request, NOUN)?, "")?;
    Ok(Call::Run(Command::DeleteEndpoint(EndpointId::named(id(request)))))
}

pub(in crate::stripe) fn list_endpoints(request: &ApiRequest<'_>) -> Read {
    listing(request, str::to_owned, |_, page| Ok(Query::Endpoints(page)))
}

pub(in crate::stripe) fn event(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Event(EventId::named(id(request))))
}

pub(in crate::stripe) fn list_events(request: &ApiRequest<'_>) -> Read {
    listing(
        request,
        |id| EventId::named(id).as_str().to_owned(),
        |fields, page| {
            let kind = match text(fields, "type")? {
                None => None,
                Some(word) => Some(events::ours(&word).ok_or_else(|| {
                    let known = events::NAMES.map(|(_, name)| name).join(", ");
                    wrong("type", format!("must be one of {known}"))
                })?),
            };
            Ok(Query::Events { page, after: None, kind })
        },
    )
}

pub(in crate::stripe) fn test_clock(request: &ApiRequest<'_>) -> Read {
    one(request, Query::TestClock)
}

pub(in crate::stripe) fn list_test_clocks(request: &ApiRequest<'_>) -> Read {
    let mut fields = super::form::read(request.query.as_bytes())?;
    fields.remove("limit");
    finish(&fields, "")?;
    Ok(Call::Ask(Query::TestClock))
}

/// There is one clock; making it sets it, and advancing it sets it on.
pub(in crate::stripe) fn turn_clock(request: &ApiRequest<'_>) -> Read {
    let mut fields = body(request, "test_clocks")?;
    let at = text(&mut fields, "frozen_time")?.ok_or_else(|| missing("frozen_time"))?;
    finish(&fields, "")?;
    let at = Timestamp::parse(&at).ok_or_else(|| wrong("frozen_time", "must be seconds since 1970"))?;
    // A second is a whole one there, and here it has begun already when a client says that it is now.
    Ok(Call::Run(Command::TurnClock(Turning::To(at.plus(SECOND - 1)))))
}

pub(in crate::stripe) fn delete_test_clock(request: &ApiRequest<'_>) -> Read {
    finish(&body(request, "test_clocks")?, "")?;
    Ok(Call::Run(Command::ReleaseClock))
}
