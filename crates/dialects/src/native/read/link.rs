//! Payment links and offers.

use super::collect::{after_completion, branding};
use super::session::{template, trial_settings};
use super::{Read, change, id, listing, one};
use crate::reader::Object;
use kassa_domain::cart::Pricing;
use kassa_domain::dialect::{ApiRequest, Malformed};
use kassa_domain::id::LinkId;
use kassa_domain::link::{LinkKind, LinkPatch, NewLink, OfferTerms};
use kassa_domain::session::{NewSession, NewSessionMore};
use kassa_domain::subscription::NewTerms;
use kassa_domain::{Command, Query};

pub(in crate::native) fn create_link(request: &ApiRequest<'_>) -> Read {
    change(request, |body| {
        let template = template(body)?;
        Ok(Command::CreateLink(Box::new(limited(body, NewLink { template, ..blank(LinkKind::Link) })?)))
    })
}

fn blank(kind: LinkKind) -> NewLink {
    NewLink {
        kind,
        name: None,
        template: NewSession {
            dialect: crate::native::NAME.to_owned(),
            pricing: Pricing::Lines(vec![]),
            currency: None,
            description: None,
            success_url: None,
            cancel_url: None,
            customer: None,
            customer_email: None,
            customer_phone: None,
            methods: None,
            metadata: Default::default(),
            expires_at: None,
            life: None,
            expand: Default::default(),
            more: None,
        },
        offer: None,
        active: None,
        max_completed: None,
        starts_at: None,
        expires_at: None,
        inactive_message: None,
    }
}

/// The name, and when and how often it may be used.
fn limited(body: &mut Object<'_>, link: NewLink) -> Result<NewLink, Malformed> {
    Ok(NewLink {
        name: body.text("name")?,
        active: body.boolean("active")?,
        max_completed: restrictions(body)?.flatten(),
        starts_at: body.instant("starts_at")?,
        expires_at: body.instant("expires_at")?,
        inactive_message: body.text("inactive_message")?,
        ..link
    })
}

/// How many sessions may be paid: `None` says nothing, `Some(None)` lifts the limit.
fn restrictions(body: &mut Object<'_>) -> Result<Option<Option<i64>>, Malformed> {
    let mut restrictions = match body.object_change("restrictions")? {
        None => return Ok(None),
        Some(None) => return Ok(Some(None)),
        Some(Some(object)) => object,
    };
    let completed = restrictions.object_change("completed_sessions")?;
    restrictions.finish()?;
    match completed {
        None => Ok(None),
        Some(None) => Ok(Some(None)),
        Some(Some(mut completed)) => {
            let limit = completed.integer_change("limit")?.ok_or_else(|| completed.missing("limit"))?;
            completed.finish()?;
            Ok(Some(limit))
        }
    }
}

pub(in crate::native) fn create_offer(request: &ApiRequest<'_>) -> Read {
    change(request, |body| {
        let name = body.required_text("name")?;
        let terms = OfferTerms {
            description: body.text("description")?,
            price: body.text("price")?,
            amount: body.integer("amount")?,
            currency: body.text("currency")?,
            interval: body.text("interval")?,
            interval_count: body.integer("interval_count")?,
            trial_period_days: body.integer("trial_period_days")?,
            setup_fee: body.integer("setup_fee")?,
            cycles: body.integer("cycles")?,
        };
        let agreed = NewTerms {
            missing_payment_method: trial_settings(body)?,
            when_unpaid: body.text("when_unpaid")?,
            ..NewTerms::default()
        };
        let more = NewSessionMore {
            allow_promotion_codes: body.boolean("allow_promotion_codes")?.unwrap_or_default(),
            payment_method_collection: body.text("payment_method_collection")?,
            after_completion: after_completion(body)?,
            branding: branding(body)?,
            terms: (agreed != NewTerms::default()).then_some(agreed),
            ..NewSessionMore::default()
        };
        let blank = blank(LinkKind::Offer);
        let base = NewSession {
            success_url: body.text("success_url")?,
            cancel_url: body.text("cancel_url")?,
            metadata: body.metadata("metadata")?,
            more: Some(Box::new(more)),
            ..blank.template.clone()
        };
        let template = terms.session(Some(&name), base);
        let offer = NewLink { template, offer: Some(terms), ..blank };
        Ok(Command::CreateLink(Box::new(limited(body, offer)?)))
    })
}

fn update(request: &ApiRequest<'_>, kind: LinkKind) -> Read {
    let link = LinkId::of(id(request));
    change(request, |body| {
        let patch = LinkPatch {
            name: body.text("name")?,
            active: body.boolean("active")?,
            max_completed: restrictions(body)?,
            starts_at: body.instant_change("starts_at")?,
            expires_at: body.instant_change("expires_at")?,
            inactive_message: body.text_change("inactive_message")?,
            success_url: body.text_change("success_url")?,
            cancel_url: body.text_change("cancel_url")?,
            metadata: body.metadata_change("metadata")?,
        };
        Ok(Command::UpdateLink(link, kind, patch))
    })
}

fn list(request: &ApiRequest<'_>, kind: LinkKind) -> Read {
    listing(request, |params, page| Ok(Query::Links { page, kind, active: params.boolean("active")? }))
}

pub(in crate::native) fn update_link(request: &ApiRequest<'_>) -> Read {
    update(request, LinkKind::Link)
}

pub(in crate::native) fn update_offer(request: &ApiRequest<'_>) -> Read {
    update(request, LinkKind::Offer)
}

pub(in crate::native) fn link(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Link(LinkId::of(id(request)), LinkKind::Link))
}

pub(in crate::native) fn offer(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Link(LinkId::of(id(request)), LinkKind::Offer))
}

pub(in crate::native) fn list_links(request: &ApiRequest<'_>) -> Read {
    list(request, LinkKind::Link)
}

pub(in crate::native) fn list_offers(request: &ApiRequest<'_>) -> Read {
    list(request, LinkKind::Offer)
}
