//! Webhook endpoints.

use super::{Read, id, page};
use crate::copperx::{NAME, events};
use crate::query::Params;
use crate::reader::Object;
use kassa_domain::dialect::{ApiRequest, Call, Malformed};
use kassa_domain::endpoint::{EndpointPatch, EndpointStatus, NewEndpoint};
use kassa_domain::id::EndpointId;
use kassa_domain::query::Expand;
use kassa_domain::{Command, Query};

/// The field with the event types.
const EVENTS: &str = "events";

/// The event types, in our words.
fn events(body: &mut Object<'_>) -> Result<Option<Vec<String>>, Malformed> {
    let Some(words) = body.texts(EVENTS)? else { return Ok(None) };
    let ours = |(place, word): (usize, String)| {
        events::ours(&word).map(str::to_owned).ok_or_else(|| {
            let known = events::known().collect::<Vec<_>>().join(", ");
            body.wrong(&format!("{EVENTS}[{place}]"), format!("must be * or one of {known}"))
        })
    };
    words.into_iter().enumerate().map(ours).collect::<Result<_, _>>().map(Some)
}

pub(in crate::copperx) fn create_endpoint(request: &ApiRequest<'_>) -> Read {
    let mut body = Object::body(request.body)?;
    let url = body.required_text("url")?;
    let events = events(&mut body)?.ok_or_else(|| body.missing(EVENTS))?;
    Ok(Call::Run(Command::CreateEndpoint(NewEndpoint {
        dialect: NAME,
        url,
        events,
        description: body.text("description")?,
        expand: Expand::default(),
        events_field: EVENTS,
        sends_secret: body.boolean("sendToken")?.unwrap_or_default(),
        api_version: None,
        setting: None,
        secret: None,
        most: None,
    })))
}

pub(in crate::copperx) fn update_endpoint(request: &ApiRequest<'_>) -> Read {
    let mut body = Object::body(request.body)?;
    let status = |on| if on { EndpointStatus::Enabled } else { EndpointStatus::Disabled };
    let patch = EndpointPatch {
        url: body.text("url")?,
        events: events(&mut body)?,
        description: body.text_change("description")?,
        status: body.boolean("isActive")?.map(status),
        sends_secret: body.boolean("sendToken")?,
        events_field: EVENTS,
    };
    Ok(Call::Run(Command::UpdateEndpoint(EndpointId::named(id(request)), patch)))
}

pub(in crate::copperx) fn regenerate_secret(request: &ApiRequest<'_>) -> Read {
    Ok(Call::Run(Command::RotateSecret { endpoint: EndpointId::named(id(request)), keep: None }))
}

pub(in crate::copperx) fn endpoint(request: &ApiRequest<'_>) -> Read {
    Ok(Call::Ask(Query::Endpoint(EndpointId::named(id(request)))))
}

pub(in crate::copperx) fn list_endpoints(request: &ApiRequest<'_>) -> Read {
    Ok(Call::Ask(Query::Endpoints(page(&mut Params::of(request.query)?)?)))
}

pub(in crate::copperx) fn delete_endpoint(request: &ApiRequest<'_>) -> Read {
    Ok(Call::Run(Command::DeleteEndpoint(EndpointId::named(id(request)))))
}
