//! From requests of the native API to calls. Readers only read: types, required fields, unknown fields and fields that
//! exclude each other. Whether a value is a good one is the domain's to say.

mod catalog;
mod collect;
mod customer;
mod discount;
mod link;
mod money;
mod payment;
pub(crate) mod picture;
mod recurring;
mod session;
mod shipping;

pub(crate) use catalog::*;
pub(crate) use customer::*;
pub(crate) use discount::*;
pub(crate) use link::*;
pub(crate) use money::*;
pub(crate) use payment::*;
pub(crate) use recurring::*;
pub(crate) use session::*;
pub(crate) use shipping::*;

use crate::query::Params;
use crate::reader::Object;
use kassa_domain::branding::BrandingPatch;
use kassa_domain::clock::Turning;
use kassa_domain::dialect::{ApiRequest, Call, Malformed, Mistake};
use kassa_domain::endpoint::{EndpointPatch, EndpointStatus, NewEndpoint};
use kassa_domain::event::EventKind;
use kassa_domain::id::{EndpointId, EventId, PriceId};
use kassa_domain::query::{Expand, PageOf};
use kassa_domain::time::SECOND;
use kassa_domain::{Command, Query};

type Read = Result<Call, Malformed>;

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

/// A change with a body: what `read` leaves unread is refused.
fn change(
    request: &ApiRequest<'_>,
    read: impl FnOnce(&mut Object<'_>) -> Result<Command, Malformed>,
) -> Read {
    no_query(request)?;
    let mut body = Object::body(request.body)?;
    let command = read(&mut body)?;
    body.finish()?;
    Ok(Call::Run(command))
}

/// A list: what `read` leaves unread is refused.
fn listing(
    request: &ApiRequest<'_>,
    read: impl FnOnce(&mut Params<'_>, PageOf) -> Result<Query, Malformed>,
) -> Read {
    let mut params = Params::of(request.query)?;
    let page = page(&mut params)?;
    let query = read(&mut params, page)?;
    params.finish()?;
    Ok(Call::Ask(query))
}

fn page(params: &mut Params<'_>) -> Result<PageOf, Malformed> {
    let limit = params.integer("limit", 1..=LIMIT_MAX)?.unwrap_or(LIMIT_DEFAULT);
    let starting_after = params.text("starting_after").map(str::to_owned);
    Ok(PageOf {
        limit: usize::try_from(limit).unwrap_or_default(),
        starting_after,
        ending_before: None,
        skip: 0,
    })
}

/// What to show whole. On lists each word has `data.` before it.
fn expand_of<'a>(words: impl Iterator<Item = &'a str>, prefix: &str) -> Result<Expand, Malformed> {
    let mut expand = Expand::default();
    for word in words {
        match word.strip_prefix(prefix) {
            Some("line_items") => expand.line_items = true,
            Some("customer") => expand.customer = true,
            Some("payment") => expand.payment = true,
            _ => {
                let shown: String = word.chars().take(64).collect();
                let known = ["line_items", "customer", "payment"].map(|known| format!("{prefix}{known}"));
                return Err(invalid(
                    "expand",
                    format!("cannot hold {shown:?}; it can hold {}", known.join(", ")),
                ));
            }
        }
    }
    Ok(expand)
}

fn expand_in(body: &mut Object<'_>) -> Result<Expand, Malformed> {
    let words = body.texts("expand")?.unwrap_or_default();
    expand_of(words.iter().map(String::as_str), "")
}

/// The id of a price, also as that of a plan.
fn price_id(object: &mut Object<'_>) -> Result<Option<String>, Malformed> {
    Ok(object.text("price")?.map(|text| PriceId::named(&text).as_str().to_owned()))
}

pub(crate) fn create_endpoint(request: &ApiRequest<'_>) -> Read {
    endpoint_of(request, "enabled_events")
}

/// The same under the name of the PayGate document, which calls the list of events otherwise.
pub(crate) fn create_webhook(request: &ApiRequest<'_>) -> Read {
    endpoint_of(request, "events")
}

fn endpoint_of(request: &ApiRequest<'_>, usual: &'static str) -> Read {
    change(request, |body| {
        let url = body.required_text("url")?;
        let events_field = body.only_one_of(&["enabled_events", "events"])?.unwrap_or(usual);
        let (stripes, paygates) = (body.texts("enabled_events")?, body.texts("events")?);
        let description = body.text("description")?;
        let expand = expand_in(body)?;
        let known: Vec<(&'static str, &'static str)> =
            crate::NAMES.iter().map(|name| (*name, *name)).collect();
        let dialect = body.word("dialect", &known)?.unwrap_or(super::NAME);
        let events = stripes.or(paygates).ok_or_else(|| Malformed {
            mistake: Mistake::Missing,
            param: Some(usual.to_owned()),
            message: format!("Missing required parameter: {usual} (a list of event types, or [\"*\"])"),
        })?;
        let sends_secret = sends_secret(body, dialect)?;
        Ok(Command::CreateEndpoint(NewEndpoint {
            dialect,
            url,
            events,
            description,
            expand,
            events_field,
            sends_secret,
            api_version: None,
            setting: None,
            secret: None,
            most: None,
        }))
    })
}

/// Whether the secret itself is sent along. Only one vendor's receivers look for it.
fn sends_secret(body: &mut Object<'_>, dialect: &str) -> Result<bool, Malformed> {
    let asked = body.boolean("send_secret")?.unwrap_or_default();
    if asked && dialect != crate::copperx::NAME {
        let rule = format!("is for endpoints of the dialect {}; leave it out", crate::copperx::NAME);
        return Err(body.wrong("send_secret", rule));
    }
    Ok(asked)
}

pub(crate) fn update_endpoint(request: &ApiRequest<'_>) -> Read {
    change(request, |body| {
        let events_field = body.only_one_of(&["enabled_events", "events"])?.unwrap_or("enabled_events");
        let (stripes, paygates) = (body.texts("enabled_events")?, body.texts("events")?);
        body.only_one_of(&["disabled", "status"])?;
        let statuses = [
            (EndpointStatus::Enabled.as_str(), EndpointStatus::Enabled),
            (EndpointStatus::Disabled.as_str(), EndpointStatus::Disabled),
        ];
        let (off, status) = (body.boolean("disabled")?, body.word("status", &statuses)?);
        let patch = EndpointPatch {
            url: body.text("url")?,
            events: stripes.or(paygates),
            description: body.text_change("description")?,
            status: status
                .or(off.map(|off| if off { EndpointStatus::Disabled } else { EndpointStatus::Enabled })),
            sends_secret: None,
            events_field,
        };
        Ok(Command::UpdateEndpoint(EndpointId::named(id(request)), patch))
    })
}

pub(crate) fn rotate_secret(request: &ApiRequest<'_>) -> Read {
    change(request, |body| {
        let seconds = body.integer("expire_previous_in")?;
        let keep = seconds.map(|seconds| seconds.saturating_mul(SECOND));
        Ok(Command::RotateSecret { endpoint: EndpointId::named(id(request)), keep })
    })
}

pub(crate) fn endpoint(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Endpoint(EndpointId::named(id(request))))
}

pub(crate) fn delete_endpoint(request: &ApiRequest<'_>) -> Read {
    bare(request, Command::DeleteEndpoint(EndpointId::named(id(request))))
}

pub(crate) fn list_endpoints(request: &ApiRequest<'_>) -> Read {
    listing(request, |_, page| Ok(Query::Endpoints(page)))
}

pub(crate) fn event(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Event(EventId::named(id(request))))
}

pub(crate) fn redeliver(request: &ApiRequest<'_>) -> Read {
    change(request, |body| {
        let only = body.text("endpoint")?;
        Ok(Command::Redeliver(EventId::named(id(request)), only.map(|only| EndpointId::named(&only))))
    })
}

pub(crate) fn replay(request: &ApiRequest<'_>) -> Read {
    change(request, |body| {
        let after = body.integer("after")?.ok_or_else(|| invalid("after", "is required"))?;
        Ok(Command::Replay { endpoint: EndpointId::named(id(request)), after })
    })
}

pub(crate) fn list_events(request: &ApiRequest<'_>) -> Read {
    listing(request, |params, page| {
        let after = params.integer("after", 0..=i64::MAX)?;
        let kind = match params.text("type") {
            None => None,
            Some(word) => Some(EventKind::parse(word).ok_or_else(|| {
                let known: Vec<_> = EventKind::ALL.iter().map(|kind| kind.as_str()).collect();
                invalid("type", format!("must be one of {}", known.join(", ")))
            })?),
        };
        if after.is_some() && page.starting_after.is_some() {
            return Err(invalid("after", "excludes starting_after; send one of them"));
        }
        Ok(Query::Events { page, after, kind })
    })
}

pub(crate) fn test_clock(request: &ApiRequest<'_>) -> Read {
    one(request, Query::TestClock)
}

pub(crate) fn turn_clock(request: &ApiRequest<'_>) -> Read {
    change(request, |body| {
        body.only_one_of(&["advance", "now"])?;
        let (advance, now) = (body.text("advance")?, body.instant("now")?);
        let to = advance.map(Turning::Advance).or(now.map(Turning::To));
        to.map(Command::TurnClock).ok_or_else(|| body.missing_or("advance", "now"))
    })
}

pub(crate) fn release_clock(request: &ApiRequest<'_>) -> Read {
    bare(request, Command::ReleaseClock)
}

pub(crate) fn branding(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Branding)
}

pub(crate) fn update_branding(request: &ApiRequest<'_>) -> Read {
    change(request, |body| {
        let logo = body.text_change("logo")?;
        if matches!(logo, Some(Some(_))) {
            return Err(body.wrong("logo", "must be null; POST /v1/branding/logo takes the picture"));
        }
        Ok(Command::UpdateBranding(Box::new(BrandingPatch {
            background: body.text_change("background_color")?,
            ink: body.text_change("font_color")?,
            name: body.text_change("merchant_name")?,
            corners: body.text_change("corners")?,
            font: body.text_change("font")?,
            support: body.text_change("support")?,
            terms_url: body.text_change("terms_url")?,
            privacy_url: body.text_change("privacy_url")?,
            logo: logo.map(|_| None),
        })))
    })
}

pub(crate) fn upload_logo(request: &ApiRequest<'_>) -> Read {
    no_query(request)?;
    let logo = picture::read(request)?;
    let patch = BrandingPatch { logo: Some(Some(logo)), ..BrandingPatch::default() };
    Ok(Call::Run(Command::UpdateBranding(Box::new(patch))))
}

#[cfg(test)]
mod tests;
