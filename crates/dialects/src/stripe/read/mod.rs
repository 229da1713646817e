//! From the vendor's forms to calls. Where a field means what it means in our own API, which is called by its names,
//! our own reader reads it; what is called otherwise is renamed before. A field that nobody reads is refused by its
//! name.

mod catalog;
mod customer;
mod endpoint;
mod expand;
mod money;
mod recurring;
mod session;
mod shipping;

pub(super) use catalog::*;
pub(super) use customer::*;
pub(super) use endpoint::*;
pub(super) use expand::{paths, wanted};
pub(super) use money::*;
pub(super) use recurring::*;
pub(super) use session::*;
pub(super) use shipping::*;

use super::form;
use super::notices::set_aside;
use bytes::Bytes;
use kassa_domain::Query;
use kassa_domain::dialect::{ApiRequest, Call, Malformed, Mistake};
use kassa_domain::query::PageOf;
use serde_json::{Map, Value};

type Read = Result<Call, Malformed>;
type Fields = Map<String, Value>;

const LIMIT_DEFAULT: i64 = 10;
const LIMIT_MAX: i64 = 100;

fn id<'a>(request: &ApiRequest<'a>) -> &'a str {
    request.params.first().copied().unwrap_or_default()
}

/// A complaint about the value of a field.
fn wrong(param: &str, message: impl Into<String>) -> Malformed {
    Malformed { mistake: Mistake::Value, param: Some(param.to_owned()), message: message.into() }
}

/// A complaint about a field that Kassa has no use for, with what to do in its place.
fn unknown(param: &str, instead: &str) -> Malformed {
    let message = format!("Received unsupported parameter: {param}. {instead}");
    Malformed { mistake: Mistake::Unknown, param: Some(param.to_owned()), message }
}

fn missing(param: &str) -> Malformed {
    let message = format!("Missing required parameter: {param}");
    Malformed { mistake: Mistake::Missing, param: Some(param.to_owned()), message }
}

/// The fields of a body, without what is to be shown whole and what is heard without an effect.
fn body(request: &ApiRequest<'_>, noun: &str) -> Result<Fields, Malformed> {
    expand::none_in(request.query)?;
    let mut fields = form::read(request.body)?;
    expand::taken(&mut fields)?;
    set_aside(noun, &mut fields);
    Ok(fields)
}

/// Reads fields with the reader of our own API.
fn natively(request: &ApiRequest<'_>, fields: Fields, read: fn(&ApiRequest<'_>) -> Read) -> Read {
    let text = Bytes::from(serde_json::to_vec(&Value::Object(fields)).unwrap_or_default());
    let params = request.params.clone();
    let inner = ApiRequest { params, query: "", headers: request.headers, body: &text, key: request.key };
    read(&inner).map_err(theirs)
}

/// A complaint of our own reader, with the field named as the vendor names it.
fn theirs(malformed: Malformed) -> Malformed {
    let Some(ours) = malformed.param else { return malformed };
    let param = super::errors::named(&ours);
    let message = match malformed.mistake {
        // What follows lists our own names.
        Mistake::Unknown => format!("Received unknown parameter: {param}"),
        Mistake::Missing => format!("Missing required parameter: {param}"),
        Mistake::Syntax | Mistake::Value => malformed.message,
    };
    Malformed { mistake: malformed.mistake, param: Some(param), message }
}

/// A complaint about what lies in a field.
fn lying_in(field: &str, malformed: Malformed) -> Malformed {
    let Some(inner) = malformed.param else { return malformed };
    let (first, rest) = inner.find('[').map_or((&*inner, ""), |at| inner.split_at(at));
    let param = format!("{field}[{first}]{rest}");
    let message = malformed.message.replacen(&inner, &param, 1);
    Malformed { mistake: malformed.mistake, param: Some(param), message }
}

/// What a field says, if it is there; it is read by that.
fn text(fields: &mut Fields, name: &str) -> Result<Option<String>, Malformed> {
    match fields.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(wrong(name, "must be a text")),
    }
}

fn boolean(fields: &mut Fields, name: &str) -> Result<Option<bool>, Malformed> {
    match fields.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Bool(said)) => Ok(Some(said)),
        Some(_) => Err(wrong(name, "must be true or false")),
    }
}

/// The fields within one, if it is there; it is read by that.
fn within(fields: &mut Fields, name: &str) -> Result<Option<Fields>, Malformed> {
    match fields.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Object(inside)) => Ok(Some(inside)),
        // Nothing at all in brackets.
        Some(Value::Array(entries)) if entries.is_empty() => Ok(Some(Fields::new())),
        Some(_) => Err(wrong(name, "must be an object")),
    }
}

/// Complains about the first field that nobody read.
fn finish(fields: &Fields, around: &str) -> Result<(), Malformed> {
    let Some(name) = fields.keys().next() else { return Ok(()) };
    let param = if around.is_empty() { name.clone() } else { format!("{around}[{name}]") };
    let message = format!("Received unknown parameter: {param}");
    Err(Malformed { mistake: Mistake::Unknown, param: Some(param), message })
}

/// Gives a field another name, where it is there.
fn rename(fields: &mut Fields, theirs: &str, ours: &str) {
    if let Some(value) = fields.remove(theirs) {
        fields.insert(ours.to_owned(), value);
    }
}

/// Codes of currencies are small letters there, and large ones here.
fn currency(fields: &mut Fields, name: &str) {
    if let Some(Value::String(code)) = fields.get_mut(name) {
        code.make_ascii_uppercase();
    }
}

/// A decimal of minor units that is a whole number is that number.
fn whole_decimal(fields: &mut Fields, around: &str) -> Result<(), Malformed> {
    const FIELD: &str = "unit_amount_decimal";
    let Some(text) = text(fields, FIELD)? else { return Ok(()) };
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let amount = whole.parse::<i64>().ok().filter(|_| rest.bytes().all(|digit| digit == b'0'));
    let amount = amount.ok_or_else(|| {
        let param = if around.is_empty() { FIELD.to_owned() } else { format!("{around}[{FIELD}]") };
        wrong(&param, "must be a whole number of minor units; Kassa counts no parts")
    })?;
    fields.insert("unit_amount".to_owned(), amount.into());
    Ok(())
}

/// Each object of a list, with its name for complaints.
fn each(
    fields: &mut Fields,
    name: &str,
    mut with: impl FnMut(&mut Fields, &str) -> Result<(), Malformed>,
) -> Result<(), Malformed> {
    let Some(Value::Array(entries)) = fields.get_mut(name) else { return Ok(()) };
    for (place, entry) in entries.iter_mut().enumerate() {
        if let Value::Object(inside) = entry {
            with(inside, &format!("{name}[{place}]"))?;
        }
    }
    Ok(())
}

/// A look at one object.
fn one(request: &ApiRequest<'_>, query: Query) -> Read {
    let mut fields = form::read(request.query.as_bytes())?;
    expand::taken(&mut fields)?;
    finish(&fields, "")?;
    Ok(Call::Ask(query))
}

/// A list. `ours` makes of an id as clients know it the one that lists are sorted by.
fn listing(
    request: &ApiRequest<'_>,
    ours: fn(&str) -> String,
    read: impl FnOnce(&mut Fields, PageOf) -> Result<Query, Malformed>,
) -> Read {
    let mut fields = form::read(request.query.as_bytes())?;
    expand::taken(&mut fields)?;
    let limit = match fields.remove("limit") {
        None | Some(Value::Null) => LIMIT_DEFAULT,
        Some(limit) => limit
            .as_i64()
            .filter(|limit| (1..=LIMIT_MAX).contains(limit))
            .ok_or_else(|| wrong("limit", format!("must be a whole number from 1 to {LIMIT_MAX}")))?,
    };
    let starting_after = text(&mut fields, "starting_after")?.map(|id| ours(&id));
    let ending_before = text(&mut fields, "ending_before")?.map(|id| ours(&id));
    if starting_after.is_some() && ending_before.is_some() {
        return Err(wrong("ending_before", "cannot be sent beside starting_after; send one of the two"));
    }
    let limit = usize::try_from(limit).unwrap_or_default();
    let query = read(&mut fields, PageOf { limit, starting_after, ending_before, skip: 0 })?;
    finish(&fields, "")?;
    Ok(Call::Ask(query))
}
