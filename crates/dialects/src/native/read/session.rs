//! Checkout sessions.

use super::collect::{after_completion, branding, collect, customer_update};
use super::shipping::shipping_options;
use super::{Read, bare, catalog, change, expand_in, expand_of, id, invalid, listing, one, price_id};
use crate::query::Params;
use crate::reader::{Object, TextOr};
use kassa_domain::cart::{NewDiscount, NewLine, PriceData, Pricing, ProductData};
use kassa_domain::collect::{AfterCompletion, CustomerUpdate};
use kassa_domain::dialect::{ApiRequest, Call, Malformed, Mistake};
use kassa_domain::id::{AttemptId, CustomerId, SessionId};
use kassa_domain::session::{Buyer, NewSession, NewSessionMore, SessionPatch, Status};
use kassa_domain::subscription::NewTerms;
use kassa_domain::{Command, Query};

/// The currency when none is said and no catalog decides, as in the PayGate document.
pub(super) const CURRENCY_DEFAULT: &str = "GHS";
/// The mode in which nothing is sold.
const SETUP: &str = "setup";
/// The ways to price a session. They exclude each other.
pub(super) const PRICINGS: [&str; 4] = ["amount", "tier", "line_items", "custom_unit_amount"];

pub(crate) fn create_session(request: &ApiRequest<'_>) -> Read {
    change(request, |body| Ok(Command::CreateSession(Box::new(new_session(body)?))))
}

fn new_session(body: &mut Object<'_>) -> Result<NewSession, Malformed> {
    let mode = body.text("mode")?;
    let pricing = if mode.as_deref() == Some(SETUP) { setup(body)? } else { pricing(body)? };
    let after_completion = after_completion(body)?;
    let (success_url, cancel_url) = (body.text("success_url")?, body.text("cancel_url")?);
    // The PayGate document requires both. The other ways to price a session are not in it, and require neither.
    if matches!(pricing, Pricing::Amount(_)) {
        if success_url.is_none() && after_completion == AfterCompletion::Redirect {
            return Err(body.missing("success_url"));
        }
        if cancel_url.is_none() {
            return Err(body.missing("cancel_url"));
        }
    }
    let (exclusive_key, customer_update) = (body.text("exclusive_key")?, customer_update(body)?);
    let (ui_mode, embed_origins) = (body.text("ui_mode")?, body.texts("embed_origins")?.unwrap_or_default());
    let mut more = more(body, mode, after_completion)?;
    if ui_mode.is_some() || !embed_origins.is_empty() {
        let more = more.get_or_insert_default();
        (more.ui_mode, more.embed_origins) = (ui_mode, embed_origins);
    }
    if let Some(keeps) = body.boolean("save_payment_method")?.filter(|keeps| *keeps) {
        more.get_or_insert_default().keeps = keeps;
    }
    if exclusive_key.is_some() || customer_update != CustomerUpdate::default() {
        let more = more.get_or_insert_default();
        (more.exclusive_key, more.customer_update) = (exclusive_key, customer_update);
    }
    Ok(NewSession {
        customer: buyer(body)?,
        customer_email: body.text("customer_email")?,
        customer_phone: body.text("customer_phone")?,
        expires_at: body.instant("expires_at")?,
        expand: expand_in(body)?,
        more,
        ..session_of(body, pricing, (success_url, cancel_url))?
    })
}

/// What every session of a payment link is made from: everything that a session may say but who buys, and until when.
pub(super) fn template(body: &mut Object<'_>, pricing: Pricing) -> Result<NewSession, Malformed> {
    let after_completion = after_completion(body)?;
    let urls = (body.text("success_url")?, body.text("cancel_url")?);
    let mode = body.text("mode")?;
    let more = more(body, mode, after_completion)?;
    Ok(NewSession { more, ..session_of(body, pricing, urls)? })
}

fn session_of(
    body: &mut Object<'_>,
    pricing: Pricing,
    (success_url, cancel_url): (Option<String>, Option<String>),
) -> Result<NewSession, Malformed> {
    let currency = body.text("currency")?.or_else(|| match pricing {
        Pricing::Amount(_) | Pricing::Custom(_) | Pricing::Setup => Some(CURRENCY_DEFAULT.to_owned()),
        Pricing::Tier(_) | Pricing::Lines(_) => None,
    });
    Ok(NewSession {
        dialect: crate::native::NAME.to_owned(),
        pricing,
        currency,
        description: body.text("description")?,
        success_url,
        cancel_url,
        customer: None,
        customer_email: None,
        customer_phone: None,
        methods: body.texts("payment_method_types")?,
        metadata: body.metadata("metadata")?,
        expires_at: None,
        life: None,
        expand: Default::default(),
        more: None,
    })
}

/// What most sessions do not ask for; `None` when this one does not either. The key that excludes other sessions, and
/// what is written to the session's customer, are no part of it: no link can say those.
fn more(
    body: &mut Object<'_>,
    mode: Option<String>,
    after_completion: AfterCompletion,
) -> Result<Option<Box<NewSessionMore>>, Malformed> {
    let more = NewSessionMore {
        optional_items: lines(body, "optional_items")?.unwrap_or_default(),
        discounts: discounts(body)?,
        allow_promotion_codes: body.boolean("allow_promotion_codes")?.unwrap_or_default(),
        default_promotion_code: body.text("default_promotion_code")?,
        tax_rates: body.texts("tax_rates")?.unwrap_or_default(),
        tax_by_address: automatic_tax(body)?,
        shipping: shipping_options(body)?,
        collect: collect(body)?,
        submit_type: body.text("submit_type")?,
        locale: body.text("locale")?,
        capture_method: body.text("capture_method")?,
        after_completion,
        branding: branding(body)?,
        client_reference_id: body.text("client_reference_id")?,
        exclusive_key: None,
        customer_creation: body.text("customer_creation")?,
        customer_update: CustomerUpdate::default(),
        mode,
        terms: body.object("subscription_data")?.map(terms).transpose()?,
        payment_method_collection: body.text("payment_method_collection")?,
        ..NewSessionMore::default()
    };
    Ok((more != NewSessionMore::default()).then(|| Box::new(more)))
}

/// The word for what happens when a trial ends and nothing is known to charge.
pub(super) fn trial_settings(object: &mut Object<'_>) -> Result<Option<String>, Malformed> {
    let Some(mut settings) = object.object("trial_settings")? else { return Ok(None) };
    let mut ending = settings.required_object("end_behavior")?;
    settings.finish()?;
    let word = ending.required_text("missing_payment_method")?;
    ending.finish()?;
    Ok(Some(word))
}

/// What is agreed on about a subscription.
fn terms(mut object: Object<'_>) -> Result<NewTerms, Malformed> {
    let missing_payment_method = trial_settings(&mut object)?;
    let terms = NewTerms {
        trial_period_days: object.integer("trial_period_days")?,
        trial_end: object.instant("trial_end")?,
        billing_cycle_anchor: object.instant("billing_cycle_anchor")?,
        proration_behavior: object.text("proration_behavior")?,
        cycles: object.integer("cycles")?,
        missing_payment_method,
        when_unpaid: object.text("when_unpaid")?,
        replaces: false,
        metadata: object.metadata("metadata")?,
    };
    object.finish()?;
    Ok(terms)
}

pub(super) fn pricing(body: &mut Object<'_>) -> Result<Pricing, Malformed> {
    body.only_one_of(&PRICINGS).map_err(|problem| Malformed {
        message: format!(
            "{}. Of amount, tier, line_items and custom_unit_amount exactly one says what is to be paid: send tier or \
             line_items for what is in your catalog, amount when you compute the total, custom_unit_amount when the \
             buyer names it",
            problem.message
        ),
        ..problem
    })?;
    priced(body)?.ok_or_else(|| Malformed {
        mistake: Mistake::Missing,
        param: Some("amount".to_owned()),
        message: "Missing required parameter: amount (or one of tier, line_items, custom_unit_amount)"
            .to_owned(),
    })
}

/// How a session is priced, if it says so. All ways are asked for, so that a complaint about an unknown field lists
/// them.
fn priced(body: &mut Object<'_>) -> Result<Option<Pricing>, Malformed> {
    let tier = body.text("tier")?;
    let lines = lines(body, "line_items")?;
    let custom = body.object("custom_unit_amount")?.map(catalog::custom).transpose()?;
    let amount = body.integer("amount")?;
    let found = amount.map(Pricing::Amount).or(tier.map(Pricing::Tier)).or(lines.map(Pricing::Lines));
    Ok(found.or(custom.map(Pricing::Custom)))
}

/// Nothing is sold, so that nothing says what it costs.
fn setup(body: &mut Object<'_>) -> Result<Pricing, Malformed> {
    if let Some(field) = body.only_one_of(&PRICINGS)? {
        return Err(invalid(field, "has no meaning in mode setup, which sells nothing; leave it out"));
    }
    // Sent as null they are left out.
    priced(body)?;
    Ok(Pricing::Setup)
}

pub(super) fn buyer(body: &mut Object<'_>) -> Result<Option<Buyer>, Malformed> {
    Ok(match body.text_or_object("customer")? {
        None => None,
        Some(TextOr::Text(id)) => Some(Buyer::Id(CustomerId::named(&id))),
        Some(TextOr::Object(mut own)) => {
            let buyer = Buyer::Own {
                uid: own.required_text("uid")?,
                email: own.text("email")?,
                name: own.text("name")?,
                phone: own.text("phone")?,
            };
            own.finish()?;
            Some(buyer)
        }
    })
}

fn lines(body: &mut Object<'_>, field: &'static str) -> Result<Option<Vec<NewLine>>, Malformed> {
    let Some(objects) = body.objects(field)? else { return Ok(None) };
    objects.into_iter().map(line).collect::<Result<_, _>>().map(Some)
}

fn line(mut object: Object<'_>) -> Result<NewLine, Malformed> {
    if object.only_one_of(&["price", "price_data"])?.is_none() {
        return Err(object.missing_or("price", "price_data, with what is sold and what it costs"));
    }
    let line = NewLine {
        price: price_id(&mut object)?,
        data: object.object("price_data")?.map(price_data).transpose()?,
        quantity: object.integer("quantity")?,
        adjustable: adjustable(&mut object)?,
        tax_rates: object.texts("tax_rates")?.unwrap_or_default(),
    };
    object.finish()?;
    Ok(line)
}

type Adjustable = Option<(Option<i64>, Option<i64>)>;

fn adjustable(line: &mut Object<'_>) -> Result<Adjustable, Malformed> {
    let Some(mut object) = line.object("adjustable_quantity")? else { return Ok(None) };
    let enabled = object.required_boolean("enabled")?;
    let bounds = (object.integer("minimum")?, object.integer("maximum")?);
    object.finish()?;
    Ok(enabled.then_some(bounds))
}

fn price_data(mut object: Object<'_>) -> Result<PriceData, Malformed> {
    let unit = catalog::unit(&mut object)?.ok_or_else(|| object.missing("unit_amount"))?;
    if object.only_one_of(&["product", "product_data"])?.is_none() {
        return Err(object.missing_or("product_data", "product, the id of a product"));
    }
    let data = PriceData {
        currency: object.text("currency")?,
        unit,
        product: object.text("product")?,
        product_data: object.object("product_data")?.map(product_data).transpose()?,
        recurring: object
            .object("recurring")?
            .map(|recurring| catalog::recurring(recurring, false))
            .transpose()?,
        tax_behavior: object.text("tax_behavior")?,
    };
    object.finish()?;
    Ok(data)
}

fn product_data(mut object: Object<'_>) -> Result<ProductData, Malformed> {
    let data = ProductData {
        name: object.required_text("name")?,
        description: object.text("description")?,
        unit_label: object.text("unit_label")?,
        images: object.texts("images")?.unwrap_or_default(),
        metadata: object.metadata("metadata")?,
    };
    object.finish()?;
    Ok(data)
}

fn discounts(body: &mut Object<'_>) -> Result<Vec<NewDiscount>, Malformed> {
    let objects = body.objects("discounts")?.unwrap_or_default();
    let read = |mut object: Object<'_>| {
        if object.only_one_of(&["coupon", "promotion_code"])?.is_none() {
            return Err(object.missing("coupon"));
        }
        let discount =
            NewDiscount { coupon: object.text("coupon")?, promotion_code: object.text("promotion_code")? };
        object.finish()?;
        Ok(discount)
    };
    objects.into_iter().map(read).collect()
}

fn automatic_tax(body: &mut Object<'_>) -> Result<bool, Malformed> {
    let Some(mut object) = body.object("automatic_tax")? else { return Ok(false) };
    let enabled = object.required_boolean("enabled")?;
    object.finish()?;
    Ok(enabled)
}

pub(crate) fn session(request: &ApiRequest<'_>) -> Read {
    let mut params = Params::of(request.query)?;
    let expand = expand_of(params.texts("expand").into_iter(), "")?;
    params.finish()?;
    Ok(Call::Ask(Query::Session(SessionId::named(id(request)), expand)))
}

pub(crate) fn update_session(request: &ApiRequest<'_>) -> Read {
    let session = SessionId::named(id(request));
    change(request, |body| {
        let patch = SessionPatch { metadata: body.metadata_change("metadata")? };
        Ok(Command::UpdateSession(session, patch))
    })
}

pub(crate) fn expire_session(request: &ApiRequest<'_>) -> Read {
    bare(request, Command::ExpireSession(SessionId::named(id(request))))
}

pub(crate) fn line_items(request: &ApiRequest<'_>) -> Read {
    listing(request, |_, page| Ok(Query::LineItems(SessionId::named(id(request)), page)))
}

pub(crate) fn explain(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Explain(SessionId::named(id(request))))
}

pub(crate) fn list_sessions(request: &ApiRequest<'_>) -> Read {
    listing(request, |params, page| {
        let status = match params.text("status") {
            None => None,
            Some("open") => Some(vec![Status::Open, Status::Paying]),
            Some("complete") => Some(vec![Status::Complete]),
            Some("expired") => Some(vec![Status::Expired]),
            Some(_) => return Err(invalid("status", "must be one of open, complete, expired")),
        };
        let customer = params.text("customer").map(CustomerId::named);
        let payment = params.text("payment").map(AttemptId::named);
        let expand = expand_of(params.texts("expand").into_iter(), "data.")?;
        Ok(Query::Sessions { page, expand, status, customer, payment })
    })
}
