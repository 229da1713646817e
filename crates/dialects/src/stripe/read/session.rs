//! Checkout sessions.

use super::shipping::shipping_options;
use super::{
    Fields, Read, body, boolean, currency, each, finish, id, listing, missing, natively, one, rename, text,
    theirs, unknown, whole_decimal, within, wrong,
};
use crate::native::read as native;
use kassa_domain::collect::AfterCompletion;
use kassa_domain::dialect::{ApiRequest, Call, Malformed};
use kassa_domain::id::{AttemptId, CustomerId, SessionId};
use kassa_domain::query::Expand;
use kassa_domain::session::Status;
use kassa_domain::{Command, Query};
use serde_json::Value;

const NOUN: &str = "sessions";

pub(in crate::stripe) fn create_session(request: &ApiRequest<'_>) -> Read {
    let mut fields = body(request, NOUN)?;
    let setup = fields.get("mode").and_then(Value::as_str) == Some("setup");
    if !setup && !fields.contains_key("line_items") {
        return Err(missing("line_items"));
    }
    for (field, instead) in [
        ("after_expiration", "Kassa does not recover sessions that have expired."),
        ("return_url", "Buyers pay on Kassa's own page: send success_url."),
        ("ui_mode", "Buyers pay on Kassa's own page: send hosted, or leave it out."),
    ] {
        if fields.contains_key(field) {
            return Err(unknown(field, instead));
        }
    }
    bought(&mut fields)?;
    setup_data(&mut fields, setup)?;
    payment_intent_data(&mut fields)?;
    let mut call = natively(request, fields, native::create_session)?;
    if let Call::Run(Command::CreateSession(new)) = &mut call {
        new.dialect = crate::stripe::NAME.to_owned();
        if new.success_url.is_none()
            && new.more.as_ref().is_none_or(|it| it.after_completion == AfterCompletion::Redirect)
        {
            return Err(missing("success_url"));
        }
    }
    Ok(call)
}

/// What is bought, of sessions and of payment links.
pub(super) fn bought(fields: &mut Fields) -> Result<(), Malformed> {
    for list in ["line_items", "optional_items"] {
        each(fields, list, |line, param| {
            let Some(Value::Object(data)) = line.get_mut("price_data") else { return Ok(()) };
            currency(data, "currency");
            whole_decimal(data, &format!("{param}[price_data]"))
        })?;
    }
    currency(fields, "currency");
    shipping_options(fields)?;
    if let Some(Value::Object(terms)) = fields.get_mut("subscription_data")
        && let Some(rates) = terms.remove("default_tax_rates")
    {
        fields.insert("tax_rates".to_owned(), rates);
    }
    if fields.get("subscription_data").is_some_and(|terms| terms.as_object().is_some_and(Fields::is_empty)) {
        fields.remove("subscription_data");
    }
    Ok(())
}

/// What puts a card on file: a session that does nothing else, or one that is paid with it.
fn setup_data(fields: &mut Fields, setup: bool) -> Result<(), Malformed> {
    const DATA: &str = "setup_intent_data";
    if let Some(Value::Object(payment)) = fields.get_mut("payment_intent_data")
        && let Some(usage) = text(payment, "setup_future_usage")?
    {
        if usage != "off_session" {
            let rule = "must be off_session: a card that is on file is charged without its holder";
            return Err(wrong("payment_intent_data[setup_future_usage]", rule));
        }
        fields.insert("save_payment_method".to_owned(), true.into());
    }
    let Some(mut data) = within(fields, DATA)? else { return Ok(()) };
    if !setup {
        return Err(unknown(DATA, "It is for mode setup."));
    }
    if let Some(description) = data.remove("description") {
        fields.insert("description".to_owned(), description);
    }
    merge_metadata(fields, &mut data);
    finish(&data, DATA)
}

/// Metadata of what a session brings about is kept with the session's, which goes before it.
fn merge_metadata(fields: &mut Fields, data: &mut Fields) {
    let Some(Value::Object(metadata)) = data.remove("metadata") else { return };
    let of_session = fields.entry("metadata").or_insert_with(|| Value::Object(Fields::new()));
    if let Some(of_session) = of_session.as_object_mut() {
        for (key, value) in metadata {
            of_session.entry(key).or_insert(value);
        }
    }
}

/// What is said of the payment stands at the session itself here.
pub(super) fn payment_intent_data(fields: &mut Fields) -> Result<(), Malformed> {
    const FIELD: &str = "payment_intent_data";
    let Some(mut payment) = within(fields, FIELD)? else { return Ok(()) };
    for name in ["capture_method", "description"] {
        if let Some(value) = payment.remove(name) {
            fields.insert(name.to_owned(), value);
        }
    }
    merge_metadata(fields, &mut payment);
    finish(&payment, FIELD)
}

/// What is to be said about a session's body beyond its fields without an effect.
pub(in crate::stripe) fn merged(fields: &Fields) -> Option<String> {
    let is_said =
        |field: &&str| fields.get(*field).and_then(|data| data.get("metadata")).is_some_and(Value::is_object);
    let field = ["payment_intent_data", "setup_intent_data"].into_iter().find(is_said)?;
    Some(format!("Kassa keeps {field}[metadata] with the metadata of the session"))
}

pub(in crate::stripe) fn session(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Session(SessionId::named(id(request)), Expand::default()))
}

pub(in crate::stripe) fn update_session(request: &ApiRequest<'_>) -> Read {
    let fields = body(request, NOUN)?;
    natively(request, fields, native::update_session)
}

pub(in crate::stripe) fn expire_session(request: &ApiRequest<'_>) -> Read {
    let fields = body(request, NOUN)?;
    finish(&fields, "")?;
    Ok(Call::Run(Command::ExpireSession(SessionId::named(id(request)))))
}

pub(in crate::stripe) fn line_items(request: &ApiRequest<'_>) -> Read {
    listing(request, str::to_owned, |_, page| {
        if page.ending_before.is_some() {
            return Err(unknown("ending_before", "The lines of a session are read from the first on."));
        }
        Ok(Query::LineItems(SessionId::named(id(request)), page))
    })
}

pub(in crate::stripe) fn list_sessions(request: &ApiRequest<'_>) -> Read {
    listing(
        request,
        |id| SessionId::named(id).as_str().to_owned(),
        |fields, page| {
            let status = match text(fields, "status")?.as_deref() {
                None => None,
                Some("open") => Some(vec![Status::Open, Status::Paying]),
                Some("complete") => Some(vec![Status::Complete]),
                Some("expired") => Some(vec![Status::Expired]),
                Some(_) => return Err(wrong("status", "must be one of open, complete, expired")),
            };
            let customer = text(fields, "customer")?.map(|id| CustomerId::named(&id));
            let payment = text(fields, "payment_intent")?.map(|id| AttemptId::named(&id));
            Ok(Query::Sessions { page, expand: Expand::default(), status, customer, payment })
        },
    )
}

/// What a payment link does after the payment: the address of a redirect is the success URL of its sessions.
pub(super) fn after_completion(fields: &mut Fields) -> Result<(), Malformed> {
    let Some(Value::Object(after)) = fields.get_mut("after_completion") else { return Ok(()) };
    if let Some(mut redirect) = within(after, "redirect")? {
        let url = text(&mut redirect, "url")?.ok_or_else(|| missing("after_completion[redirect][url]"))?;
        finish(&redirect, "after_completion[redirect]")?;
        fields.insert("success_url".to_owned(), url.into());
    }
    Ok(())
}

/// The bounds of an amount that the buyer names: whether there are any is a field there.
pub(super) fn custom(fields: &mut Fields) -> Result<(), Malformed> {
    let Some(mut custom) = within(fields, "custom_unit_amount")? else { return Ok(()) };
    if boolean(&mut custom, "enabled")? != Some(false) {
        fields.insert("custom_unit_amount".to_owned(), Value::Object(custom));
    }
    Ok(())
}

/// Reads a field of the vendor's by our own name for it.
pub(super) fn renamed(
    request: &ApiRequest<'_>,
    noun: &str,
    names: &[(&str, &str)],
    read: fn(&ApiRequest<'_>) -> Read,
) -> Read {
    let mut fields = body(request, noun)?;
    for (name, ours) in names {
        rename(&mut fields, name, ours);
    }
    natively(request, fields, read).map_err(theirs)
}
