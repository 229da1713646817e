//! Payment links and offers.

use super::collect::{after_completion, branding};
use super::session::{PRICINGS, pricing, template, trial_settings};
use super::{Read, change, id, listing, one, price_id};
use crate::reader::Object;
use kassa_domain::cart::Pricing;
use kassa_domain::catalog::{BoundsCalled, NewCustom};
use kassa_domain::collect::Want;
use kassa_domain::dialect::{ApiRequest, Malformed};
use kassa_domain::id::LinkId;
use kassa_domain::link::{LinkKind, LinkPatch, NewLink, OfferTerms};
use kassa_domain::session::{NewSession, NewSessionMore};
use kassa_domain::subscription::NewTerms;
use kassa_domain::{Command, Query};

pub(crate) fn create_link(request: &ApiRequest<'_>) -> Read {
    change(request, |body| {
        let pricing = link_pricing(body)?;
        let mut template = template(body, pricing)?;
        collect_too(body, &mut template)?;
        Ok(Command::CreateLink(Box::new(limited(body, NewLink { template, ..blank(LinkKind::Link) })?)))
    })
}

/// How a link is priced: as a session is, or in the words of the PayGate document.
fn link_pricing(body: &mut Object<'_>) -> Result<Pricing, Malformed> {
    let open = body.boolean("allow_custom_amount")?.unwrap_or_default();
    let bounds = [
        ("minimum_amount", body.integer("minimum_amount")?),
        ("maximum_amount", body.integer("maximum_amount")?),
    ];
    if !open {
        return match bounds.into_iter().find(|(_, bound)| bound.is_some()) {
            Some((field, _)) => {
                Err(body.wrong(field, "is for links with allow_custom_amount true; leave it out"))
            }
            None => pricing(body),
        };
    }
    if let Some(other) = body.only_one_of(&PRICINGS)? {
        return Err(body.wrong(
            "allow_custom_amount",
            format!("cannot be sent beside {other}; send only one of the two"),
        ));
    }
    if !body.has("name") {
        return Err(body.missing("name"));
    }
    let [(_, minimum), (_, maximum)] = bounds;
    Ok(Pricing::Custom(NewCustom { minimum, maximum, preset: None, called: BoundsCalled::Beside }))
}

/// What the PayGate document lets a link ask of the buyer. Our page always asks for an e-mail address.
fn collect_too(body: &mut Object<'_>, template: &mut NewSession) -> Result<(), Malformed> {
    body.only_one_of(&["collect_phone", "phone_number_collection"])?;
    body.only_one_of(&["collect_name", "name_collection"])?;
    let (phone, name) = (body.boolean("collect_phone")?, body.boolean("collect_name")?);
    body.boolean("collect_email")?;
    if phone == Some(true) {
        template.more.get_or_insert_default().collect.phone = Want::Required;
    }
    if name == Some(true) {
        template.more.get_or_insert_default().collect.name = Want::Required;
    }
    Ok(())
}

fn blank(kind: LinkKind) -> NewLink {
    NewLink::of(kind, NewSession::of(crate::native::NAME, Pricing::Lines(vec![])))
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

pub(crate) fn create_offer(request: &ApiRequest<'_>) -> Read {
    change(request, |body| {
        let name = body.required_text("name")?;
        let terms = OfferTerms {
            description: body.text("description")?,
            price: price_id(body)?,
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
    let link = LinkId::named(id(request));
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

pub(crate) fn update_link(request: &ApiRequest<'_>) -> Read {
    update(request, LinkKind::Link)
}

pub(crate) fn update_offer(request: &ApiRequest<'_>) -> Read {
    update(request, LinkKind::Offer)
}

pub(crate) fn link(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Link(LinkId::named(id(request)), LinkKind::Link))
}

pub(crate) fn offer(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Link(LinkId::named(id(request)), LinkKind::Offer))
}

pub(crate) fn list_links(request: &ApiRequest<'_>) -> Read {
    list(request, LinkKind::Link)
}

pub(crate) fn list_offers(request: &ApiRequest<'_>) -> Read {
    list(request, LinkKind::Offer)
}
