//! Subscriptions, their invoices, and payment links.

use super::session::{after_completion, bought, payment_intent_data};
use super::{
    Read, body, boolean, finish, form, id, listing, missing, natively, one, text, unknown, within, wrong,
};
use crate::native::read as native;
use kassa_domain::dialect::{ApiRequest, Call};
use kassa_domain::id::{CustomerId, InvoiceId, LinkId, SubscriptionId};
use kassa_domain::invoice::InvoiceStatus;
use kassa_domain::link::LinkKind;
use kassa_domain::subscription::{Cancellation, SubscriptionStatus};
use kassa_domain::{Command, Query, Timestamp};
use serde_json::Value;

fn named(request: &ApiRequest<'_>) -> SubscriptionId {
    SubscriptionId::named(id(request))
}

pub(in crate::stripe) fn subscription(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Subscription(named(request)))
}

pub(in crate::stripe) fn list_subscriptions(request: &ApiRequest<'_>) -> Read {
    listing(request, str::to_owned, |fields, page| {
        let status = match text(fields, "status")?.as_deref() {
            None | Some("all") => None,
            Some(word) => Some(SubscriptionStatus::parse(word).ok_or_else(|| {
                let known = SubscriptionStatus::ALL.map(SubscriptionStatus::as_str).join(", ");
                wrong("status", format!("must be all or one of {known}"))
            })?),
        };
        let customer = text(fields, "customer")?.map(|id| CustomerId::named(&id));
        Ok(Query::Subscriptions { page, status, customer })
    })
}

pub(in crate::stripe) fn update_subscription(request: &ApiRequest<'_>) -> Read {
    let mut fields = body(request, "subscriptions")?;
    let Some(pause) = fields.remove("pause_collection") else {
        return natively(request, fields, native::update_subscription);
    };
    // Pausing is a thing of its own here.
    if let Some(other) = fields.keys().next() {
        return Err(unknown(
            other,
            "Beside pause_collection nothing else can be changed; send it by itself.",
        ));
    }
    match pause {
        Value::Null => Ok(Call::Run(Command::ResumeSubscription(named(request)))),
        Value::Object(mut pause) => {
            match text(&mut pause, "behavior")?.as_deref() {
                Some("void") => {}
                Some(_) => {
                    return Err(wrong(
                        "pause_collection[behavior]",
                        "must be void: nothing is charged meanwhile",
                    ));
                }
                None => return Err(missing("pause_collection[behavior]")),
            }
            let until = text(&mut pause, "resumes_at")?;
            let until = until.map(|at| {
                Timestamp::parse(&at)
                    .ok_or_else(|| wrong("pause_collection[resumes_at]", "must be seconds since 1970"))
            });
            finish(&pause, "pause_collection")?;
            Ok(Call::Run(Command::PauseSubscription(named(request), until.transpose()?)))
        }
        _ => Err(wrong("pause_collection", "must be an object")),
    }
}

/// At once; that it ends with its period is a change of `cancel_at_period_end`.
pub(in crate::stripe) fn cancel_subscription(request: &ApiRequest<'_>) -> Read {
    let mut fields = form::read(request.query.as_bytes())?;
    fields.append(&mut form::read(request.body)?);
    super::expand::taken(&mut fields)?;
    super::set_aside("subscriptions", &mut fields);
    finish(&fields, "")?;
    Ok(Call::Run(Command::CancelSubscription(named(request), Cancellation::default())))
}

pub(in crate::stripe) fn resume_subscription(request: &ApiRequest<'_>) -> Read {
    let mut fields = body(request, "subscriptions")?;
    text(&mut fields, "billing_cycle_anchor")?;
    finish(&fields, "")?;
    Ok(Call::Run(Command::ResumeSubscription(named(request))))
}

pub(in crate::stripe) fn invoice(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Invoice(InvoiceId::named(id(request))))
}

pub(in crate::stripe) fn list_invoices(request: &ApiRequest<'_>) -> Read {
    listing(request, str::to_owned, |fields, page| {
        let status = match text(fields, "status")?.as_deref() {
            None => None,
            Some(word) => Some(InvoiceStatus::parse(word).ok_or_else(|| {
                let known = InvoiceStatus::ALL.map(InvoiceStatus::as_str).join(", ");
                wrong("status", format!("must be one of {known}"))
            })?),
        };
        let customer = text(fields, "customer")?.map(|id| CustomerId::named(&id));
        let subscription = text(fields, "subscription")?.map(|id| SubscriptionId::named(&id));
        Ok(Query::Invoices { page, status, customer, subscription })
    })
}

/// It is charged by what is kept of the customer, and no other way.
pub(in crate::stripe) fn pay_invoice(request: &ApiRequest<'_>) -> Read {
    finish(&body(request, "invoices")?, "")?;
    Ok(Call::Run(Command::PayInvoice(InvoiceId::named(id(request)))))
}

pub(in crate::stripe) fn void_invoice(request: &ApiRequest<'_>) -> Read {
    finish(&body(request, "invoices")?, "")?;
    Ok(Call::Run(Command::VoidInvoice(InvoiceId::named(id(request)))))
}

/// What a link sells; all of it at once, however many are asked for.
pub(in crate::stripe) fn link_lines(request: &ApiRequest<'_>) -> Read {
    listing(request, str::to_owned, |_, page| {
        let cursors = [("starting_after", &page.starting_after), ("ending_before", &page.ending_before)];
        match cursors.into_iter().find(|(_, cursor)| cursor.is_some()) {
            Some((name, _)) => Err(unknown(name, "What a link sells is shown all at once.")),
            None => Ok(Query::LinkLines(LinkId::named(id(request)))),
        }
    })
}

pub(in crate::stripe) fn create_link(request: &ApiRequest<'_>) -> Read {
    let mut fields = body(request, "payment_links")?;
    if !fields.contains_key("line_items") {
        return Err(missing("line_items"));
    }
    bought(&mut fields)?;
    payment_intent_data(&mut fields)?;
    after_completion(&mut fields)?;
    mode(&mut fields);
    let mut call = natively(request, fields, native::create_link)?;
    if let Call::Run(Command::CreateLink(new)) = &mut call {
        new.template.dialect = crate::stripe::NAME.to_owned();
    }
    Ok(call)
}

/// There it follows from the prices that are named; here that of a session says it.
fn mode(fields: &mut super::Fields) {
    let recurring = |line: &Value| line.pointer("/price_data/recurring").is_some_and(Value::is_object);
    let lines = fields.get("line_items").and_then(Value::as_array);
    let subscribes =
        fields.contains_key("subscription_data") || lines.is_some_and(|lines| lines.iter().any(recurring));
    if subscribes && !fields.contains_key("mode") {
        fields.insert("mode".to_owned(), "subscription".into());
    }
}

pub(in crate::stripe) fn update_link(request: &ApiRequest<'_>) -> Read {
    let mut fields = body(request, "payment_links")?;
    after_completion(&mut fields)?;
    if let Some(mut after) = within(&mut fields, "after_completion")? {
        let kind = text(&mut after, "type")?;
        if kind.as_deref() != Some("redirect") {
            return Err(wrong(
                "after_completion[type]",
                "must be redirect; a link keeps the page that it was made with",
            ));
        }
        finish(&after, "after_completion")?;
    }
    natively(request, fields, native::update_link)
}

pub(in crate::stripe) fn link(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Link(LinkId::named(id(request)), LinkKind::Link))
}

pub(in crate::stripe) fn list_links(request: &ApiRequest<'_>) -> Read {
    listing(
        request,
        |id| LinkId::named(id).as_str().to_owned(),
        |fields, page| Ok(Query::Links { page, kind: LinkKind::Link, active: boolean(fields, "active")? }),
    )
}
