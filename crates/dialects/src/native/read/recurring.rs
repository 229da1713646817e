//! Subscriptions, their invoices, and the customer portal.

use super::{Read, bare, change, id, invalid, listing, no_query, one, price_id};
use crate::reader::Object;
use kassa_domain::dialect::{ApiRequest, Call, Malformed};
use kassa_domain::id::{CustomerId, InvoiceId, SubscriptionId};
use kassa_domain::invoice::InvoiceStatus;
use kassa_domain::subscription::{Cancellation, ItemPatch, SubscriptionPatch, SubscriptionStatus, TrialEnd};
use kassa_domain::{Command, Query};

fn named(request: &ApiRequest<'_>) -> SubscriptionId {
    SubscriptionId::named(id(request))
}

pub(crate) fn subscription(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Subscription(named(request)))
}

pub(crate) fn list_subscriptions(request: &ApiRequest<'_>) -> Read {
    listing(request, |params, page| {
        let known = SubscriptionStatus::ALL.map(SubscriptionStatus::as_str);
        let status = match params.text("status") {
            None => None,
            Some(word) => Some(
                SubscriptionStatus::parse(word)
                    .ok_or_else(|| invalid("status", format!("must be one of {}", known.join(", "))))?,
            ),
        };
        Ok(Query::Subscriptions { page, status, customer: params.text("customer").map(CustomerId::named) })
    })
}

pub(crate) fn update_subscription(request: &ApiRequest<'_>) -> Read {
    let subscription = named(request);
    change(request, |body| {
        let items = body.objects("items")?.unwrap_or_default();
        let patch = SubscriptionPatch {
            items: items.into_iter().map(item).collect::<Result<_, _>>()?,
            proration_behavior: body.text("proration_behavior")?,
            cancel_at_period_end: body.boolean("cancel_at_period_end")?,
            cancel_at: body.instant_change("cancel_at")?,
            trial_end: match body.is_text("trial_end", "now") {
                true => Some(TrialEnd::Now),
                false => body.instant("trial_end")?.map(TrialEnd::At),
            },
            metadata: body.metadata_change("metadata")?,
        };
        Ok(Command::UpdateSubscription(subscription, patch))
    })
}

fn item(mut object: Object<'_>) -> Result<ItemPatch, Malformed> {
    let patch = ItemPatch {
        id: object.text("id")?,
        price: price_id(&mut object)?,
        quantity: object.integer("quantity")?,
        deleted: object.boolean("deleted")?.unwrap_or_default(),
    };
    object.finish()?;
    Ok(patch)
}

/// Stripe's form of canceling: at once.
pub(crate) fn delete_subscription(request: &ApiRequest<'_>) -> Read {
    no_query(request)?;
    Object::body(request.body)?.finish()?;
    Ok(Call::Run(Command::CancelSubscription(named(request), Cancellation::default())))
}

pub(crate) fn cancel_subscription(request: &ApiRequest<'_>) -> Read {
    let subscription = named(request);
    change(request, |body| {
        let at_period_end = body.boolean("at_period_end")?.unwrap_or_default();
        Ok(Command::CancelSubscription(subscription, Cancellation { at_period_end }))
    })
}

pub(crate) fn pause_subscription(request: &ApiRequest<'_>) -> Read {
    let subscription = named(request);
    change(request, |body| Ok(Command::PauseSubscription(subscription, body.instant("resumes_at")?)))
}

pub(crate) fn resume_subscription(request: &ApiRequest<'_>) -> Read {
    bare(request, Command::ResumeSubscription(named(request)))
}

pub(crate) fn invoice(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Invoice(InvoiceId::named(id(request))))
}

pub(crate) fn list_invoices(request: &ApiRequest<'_>) -> Read {
    listing(request, |params, page| {
        let known = InvoiceStatus::ALL.map(InvoiceStatus::as_str);
        let status = match params.text("status") {
            None => None,
            Some(word) => Some(
                InvoiceStatus::parse(word)
                    .ok_or_else(|| invalid("status", format!("must be one of {}", known.join(", "))))?,
            ),
        };
        let customer = params.text("customer").map(CustomerId::named);
        let subscription = params.text("subscription").map(SubscriptionId::named);
        Ok(Query::Invoices { page, status, customer, subscription })
    })
}

pub(crate) fn open_portal(request: &ApiRequest<'_>) -> Read {
    change(request, |body| {
        let customer = CustomerId::named(&body.required_text("customer")?);
        Ok(Command::OpenPortal { customer, return_url: body.text("return_url")? })
    })
}
