//! From requests of InflowPay to calls. Fields that the vendor does not know do not matter.

use super::status::{self, STATUSES};
use super::{events, hours};
use crate::query::Params;
use crate::reader::Object;
use kassa_domain::branding::NewBranding;
use kassa_domain::cart::{NewLine, PriceData, Pricing, ProductData};
use kassa_domain::catalog::{Interval, NewUnit};
use kassa_domain::dialect::{ApiRequest, Call, Malformed, Mistake};
use kassa_domain::endpoint::{EndpointPatch, EndpointStatus, NewEndpoint};
use kassa_domain::id::{AttemptId, EndpointId, LinkId, SessionId, SubscriptionId};
use kassa_domain::link::{LinkKind, NewLink, OfferTerms, Opening};
use kassa_domain::money::Currency;
use kassa_domain::query::{Expand, PageOf};
use kassa_domain::session::{NewSession, NewSessionMore};
use kassa_domain::subscription::{Cancellation, SubscriptionFilter};
use kassa_domain::time::HOUR;
use kassa_domain::{Command, Query};

type Read = Result<Call, Malformed>;

const CURRENCIES: [(&str, &str); 2] = [("EUR", "EUR"), ("USD", "USD")];
/// What a link is paid in whose body names no currency, as in the vendor's own sample.
const LINK_CURRENCY: &str = "EUR";
/// The least that a period or the entry of an offer may cost.
const OFFER_LEAST: i64 = 150;
/// At most so many webhook endpoints.
const ENDPOINTS_MAX: usize = 5;
/// A page of a list has so many entries when nothing is said.
const LIMIT: i64 = 20;
const LIMIT_MAX: i64 = 100;
const PAGE_MAX: i64 = 1_000;

fn id<'a>(request: &ApiRequest<'a>) -> &'a str {
    request.params.first().copied().unwrap_or_default()
}

/// One of these words, if there is something; the complaint is the framework's.
fn choice<T: Copy>(
    body: &mut Object<'_>,
    name: &'static str,
    words: &[(&str, T)],
) -> Result<Option<T>, Malformed> {
    if !body.has(name) {
        return Ok(None);
    }
    let sent = body.text(name).ok().flatten().unwrap_or_default();
    match words.iter().find(|(word, _)| *word == sent) {
        Some((_, meaning)) => Ok(Some(*meaning)),
        None => Err(body.wrong(name, one_of(words))),
    }
}

fn one_of<T>(words: &[(&str, T)]) -> String {
    let known: Vec<_> = words.iter().map(|(word, _)| *word).collect();
    format!("must be one of the following values: {}", known.join(", "))
}

fn required_choice<T: Copy>(
    body: &mut Object<'_>,
    name: &'static str,
    words: &[(&str, T)],
) -> Result<T, Malformed> {
    choice(body, name, words)?.ok_or_else(|| body.wrong(name, one_of(words)))
}

fn within(
    body: &Object<'_>,
    name: &str,
    number: Option<i64>,
    least: i64,
    most: i64,
) -> Result<Option<i64>, Malformed> {
    match number {
        Some(number) if number < least => Err(body.wrong(name, format!("must not be less than {least}"))),
        Some(number) if number > most => Err(body.wrong(name, format!("must not be greater than {most}"))),
        number => Ok(number),
    }
}

/// What is bought. A quantity that is left out is no guess of ours: it changes what is paid.
fn products(body: &mut Object<'_>) -> Result<Pricing, Malformed> {
    let sent = body.objects("products")?.filter(|products| !products.is_empty());
    let line = |mut product: Object<'_>| {
        let name = product.required_text("name")?;
        let unit = NewUnit { unit_amount: Some(product.required_integer("price")?), custom: None };
        let product_data = Some(ProductData { name, ..ProductData::default() });
        let data = Some(PriceData { unit, product_data, ..PriceData::default() });
        Ok(NewLine { data, quantity: Some(product.required_integer("quantity")?), ..NewLine::default() })
    };
    let lines = sent.ok_or_else(|| body.missing("products"))?.into_iter().map(line);
    Ok(Pricing::Lines(lines.collect::<Result<_, Malformed>>()?))
}

/// For how long a session can be paid.
fn life(body: &mut Object<'_>) -> Result<i64, Malformed> {
    match body.number("expiresIn")? {
        None => Ok(HOUR),
        Some(text) => hours::milliseconds(&text).map_err(|rule| body.wrong("expiresIn", rule)),
    }
}

/// How the pages look.
fn customization(body: &mut Object<'_>) -> Result<NewBranding, Malformed> {
    let Some(mut sent) = body.object("sessionCustomization")? else { return Ok(NewBranding::default()) };
    Ok(NewBranding {
        background: sent.text("bgColor")?,
        ink: sent.text("fontColor")?,
        logo_url: sent.text("logoUrl")?,
        name: sent.text("merchantName")?,
        ..NewBranding::default()
    })
}

/// What sessions, links and offers say alike.
fn session(body: &mut Object<'_>, pricing: Pricing, currency: &str) -> Result<NewSession, Malformed> {
    let branding = customization(body)?;
    let more = NewSessionMore { may_stay: true, branding, ..NewSessionMore::default() };
    Ok(NewSession {
        currency: Some(currency.to_owned()),
        success_url: body.text("successUrl")?,
        cancel_url: body.text("cancelUrl")?,
        metadata: body.metadata("metadatas")?,
        life: Some(HOUR),
        more: Some(Box::new(more)),
        ..NewSession::of(super::NAME, pricing)
    })
}

pub(super) fn one_time(request: &ApiRequest<'_>) -> Read {
    let mut body = Object::body(request.body)?;
    let currency = required_choice(&mut body, "currency", &CURRENCIES)?;
    let products = products(&mut body)?;
    let new = NewSession {
        customer_email: body.text("customerEmail")?,
        life: Some(life(&mut body)?),
        ..session(&mut body, products, currency)?
    };
    Ok(Call::Run(Command::CreateSession(Box::new(new))))
}

/// A session of a stored offer, with what this request says instead of it.
pub(super) fn subscription(request: &ApiRequest<'_>) -> Read {
    let mut body = Object::body(request.body)?;
    let opening = Opening {
        kind: Some(LinkKind::Offer),
        success_url: body.text("successUrl")?,
        cancel_url: body.text("cancelUrl")?,
        email: body.text("customerEmail")?,
        life: Some(life(&mut body)?),
        ..Opening::default()
    };
    Ok(Call::Run(Command::OpenLink(LinkId::named(id(request)), opening)))
}

pub(super) fn create_link(request: &ApiRequest<'_>) -> Read {
    let mut body = Object::body(request.body)?;
    let name = body.required_text("name")?;
    let products = products(&mut body)?;
    let currency = choice(&mut body, "currency", &CURRENCIES)?.unwrap_or(LINK_CURRENCY);
    let template = session(&mut body, products, currency)?;
    let link = NewLink { name: Some(name), ..NewLink::of(LinkKind::Link, template) };
    Ok(Call::Run(Command::CreateLink(Box::new(link))))
}

/// What the vendor's offers may say that changes who gets in, and cannot be had here.
fn refuse_gates(body: &mut Object<'_>) -> Result<(), Malformed> {
    if body.boolean("waitlistEnabled")? == Some(true) {
        return Err(body.wrong("waitlistEnabled", "must be false or left out: there are no waitlists here"));
    }
    match body.beginning_with("discord") {
        Some(field) => Err(body.wrong(field, "must be left out: no Discord roles are given here")),
        None => Ok(()),
    }
}

pub(super) fn create_offer(request: &ApiRequest<'_>) -> Read {
    let mut body = Object::body(request.body)?;
    refuse_gates(&mut body)?;
    let name = body.required_text("name")?;
    let amount = Some(body.required_integer("amountInCents")?);
    let currency = required_choice(&mut body, "currency", &CURRENCIES)?;
    let intervals = Interval::ALL.map(|interval| (interval.as_str(), interval.as_str()));
    let interval = required_choice(&mut body, "interval", &intervals)?.to_owned();
    let (trial, fee) = (body.integer("trialPeriodDays")?, body.integer("entryFeeInCents")?);
    let cycles = body.integer("cycleCount")?;
    let terms = OfferTerms {
        description: body.text("description")?,
        price: None,
        amount: within(&body, "amountInCents", amount, OFFER_LEAST, i64::MAX)?,
        currency: Some(currency.to_owned()),
        interval: Some(interval),
        interval_count: body.integer("intervalCount")?,
        trial_period_days: within(&body, "trialPeriodDays", trial, 1, 365)?,
        setup_fee: within(&body, "entryFeeInCents", fee, OFFER_LEAST, i64::MAX)?,
        cycles: within(&body, "cycleCount", cycles, 2, i64::MAX)?,
    };
    let modes = [("TAX_EXCLUSIVE", "exclusive"), ("TAX_INCLUSIVE", "inclusive")];
    let tax = choice(&mut body, "pricingMode", &modes)?;
    let base = session(&mut body, Pricing::Lines(vec![]), currency)?;
    let template = taxed(terms.session(Some(&name), base), tax);
    let offer = NewLink { name: Some(name), offer: Some(terms), ..NewLink::of(LinkKind::Offer, template) };
    Ok(Call::Run(Command::CreateLink(Box::new(offer))))
}

/// Where the offer says how its price is meant, taxes follow the buyer's country.
fn taxed(mut template: NewSession, behavior: Option<&str>) -> NewSession {
    let (Some(behavior), Pricing::Lines(lines)) = (behavior, &mut template.pricing) else { return template };
    for data in lines.iter_mut().filter_map(|line| line.data.as_mut()) {
        data.tax_behavior = Some(behavior.to_owned());
    }
    template.more.get_or_insert_default().tax_by_address = true;
    template
}

/// The part of a list that is meant.
fn page(params: &mut Params<'_>) -> Result<PageOf, Malformed> {
    let number = params.integer("page", 1..=PAGE_MAX)?.unwrap_or(1);
    let limit = params.integer("limit", 1..=LIMIT_MAX)?.unwrap_or(LIMIT);
    let whole = |number: i64| usize::try_from(number).unwrap_or_default();
    Ok(PageOf::numbered(whole(number), whole(limit)))
}

/// One of these words in the address, if it is there.
fn asked<T: Copy>(
    params: &mut Params<'_>,
    name: &'static str,
    words: &[(&str, T)],
) -> Result<Option<T>, Malformed> {
    let Some(sent) = params.text(name) else { return Ok(None) };
    match words.iter().find(|(word, _)| *word == sent) {
        Some((_, meaning)) => Ok(Some(*meaning)),
        None => Err(wrong(name, one_of(words))),
    }
}

fn wrong(name: &str, message: String) -> Malformed {
    Malformed { mistake: Mistake::Value, param: Some(name.to_owned()), message }
}

fn links(request: &ApiRequest<'_>, kind: LinkKind) -> Read {
    let page = page(&mut Params::of(request.query)?)?;
    Ok(Call::Ask(Query::Links { page, kind, active: None }))
}

pub(super) fn list_links(request: &ApiRequest<'_>) -> Read {
    links(request, LinkKind::Link)
}

pub(super) fn list_offers(request: &ApiRequest<'_>) -> Read {
    links(request, LinkKind::Offer)
}

pub(super) fn link(request: &ApiRequest<'_>) -> Read {
    Ok(Call::Ask(Query::Link(LinkId::named(id(request)), LinkKind::Link)))
}

pub(super) fn offer(request: &ApiRequest<'_>) -> Read {
    Ok(Call::Ask(Query::Link(LinkId::named(id(request)), LinkKind::Offer)))
}

fn subscriptions(params: &mut Params<'_>, link: Option<LinkId>) -> Read {
    let page = page(params)?;
    let status = asked(params, "status", &STATUSES.map(|word| (word, word)))?;
    let interval = asked(params, "interval", &Interval::ALL.map(|interval| (interval.as_str(), interval)))?;
    let currency = asked(params, "currency", &CURRENCIES)?.and_then(Currency::parse);
    if params.text("waitlistStatus").is_some() {
        return Err(wrong("waitlistStatus", "must be left out: there are no waitlists here".to_owned()));
    }
    let link = link.or_else(|| params.text("subscriptionOfferId").map(LinkId::named));
    let of_status = status.map(status::filter).unwrap_or_default();
    let filter = SubscriptionFilter { currency, interval, link, ..of_status };
    Ok(Call::Ask(Query::SubscriptionsLike(page, Box::new(filter))))
}

pub(super) fn list_subscriptions(request: &ApiRequest<'_>) -> Read {
    subscriptions(&mut Params::of(request.query)?, None)
}

pub(super) fn subscriptions_of_offer(request: &ApiRequest<'_>) -> Read {
    subscriptions(&mut Params::of(request.query)?, Some(LinkId::named(id(request))))
}

pub(super) fn one_subscription(request: &ApiRequest<'_>) -> Read {
    Ok(Call::Ask(Query::Subscription(SubscriptionId::named(id(request)))))
}

/// What is paid runs until its period is over.
pub(super) fn cancel(request: &ApiRequest<'_>) -> Read {
    let how = Cancellation { at_period_end: true };
    Ok(Call::Run(Command::CancelSubscription(SubscriptionId::named(id(request)), how)))
}

pub(super) fn list_payments(request: &ApiRequest<'_>) -> Read {
    let mut params = Params::of(request.query)?;
    let session = params.text("sessionId").map(SessionId::named);
    Ok(Call::Ask(Query::PaymentsInFull { page: page(&mut params)?, session }))
}

pub(super) fn payment(request: &ApiRequest<'_>) -> Read {
    Ok(Call::Ask(Query::PaymentInFull(AttemptId::named(id(request)))))
}

/// The events that an endpoint is to hear of, as we note them.
fn event_types(body: &mut Object<'_>) -> Result<Option<Vec<String>>, Malformed> {
    let Some(sent) = body.texts("eventTypes")? else { return Ok(None) };
    let mut noted: Vec<String> = vec![];
    for (place, name) in sent.iter().enumerate() {
        let ours = events::ours(name);
        if ours.is_empty() {
            let known = events::all(super::EventNames::New).join(", ");
            let rule = format!("must be one of the following values: {known}");
            return Err(body.wrong(&format!("eventTypes[{place}]"), rule));
        }
        noted.extend(ours.into_iter().map(str::to_owned));
    }
    Ok(Some(noted))
}

pub(super) fn create_endpoint(request: &ApiRequest<'_>) -> Read {
    let mut body = Object::body(request.body)?;
    let url = body.required_text("url")?;
    let events = event_types(&mut body)?.unwrap_or_else(|| vec!["*".to_owned()]);
    Ok(Call::Run(Command::CreateEndpoint(NewEndpoint {
        dialect: super::NAME,
        url,
        events,
        description: None,
        expand: Expand::default(),
        events_field: "eventTypes",
        sends_secret: false,
        api_version: None,
        setting: None,
        secret: None,
        most: Some(ENDPOINTS_MAX),
    })))
}

fn endpoint_id(request: &ApiRequest<'_>) -> EndpointId {
    EndpointId::named(id(request))
}

pub(super) fn list_endpoints(_: &ApiRequest<'_>) -> Read {
    Ok(Call::Ask(Query::Endpoints(PageOf::numbered(1, kassa_domain::endpoint::ENDPOINTS_MAX))))
}

pub(super) fn endpoint(request: &ApiRequest<'_>) -> Read {
    Ok(Call::Ask(Query::Endpoint(endpoint_id(request))))
}

pub(super) fn endpoint_secret(request: &ApiRequest<'_>) -> Read {
    Ok(Call::Ask(Query::EndpointSecret(endpoint_id(request), super::NAME)))
}

pub(super) fn switch_endpoint(request: &ApiRequest<'_>) -> Read {
    let mut body = Object::body(request.body)?;
    let statuses =
        [EndpointStatus::Enabled, EndpointStatus::Disabled].map(|status| (status.as_str(), status));
    let status = Some(required_choice(&mut body, "status", &statuses)?);
    let patch = EndpointPatch { status, ..EndpointPatch::default() };
    Ok(Call::Run(Command::UpdateEndpoint(endpoint_id(request), patch)))
}

pub(super) fn choose_events(request: &ApiRequest<'_>) -> Read {
    let mut body = Object::body(request.body)?;
    let events = event_types(&mut body)?.ok_or_else(|| body.missing("eventTypes"))?;
    let patch =
        EndpointPatch { events: Some(events), events_field: "eventTypes", ..EndpointPatch::default() };
    Ok(Call::Run(Command::UpdateEndpoint(endpoint_id(request), patch)))
}

pub(super) fn delete_endpoint(request: &ApiRequest<'_>) -> Read {
    Ok(Call::Run(Command::DeleteEndpoint(endpoint_id(request))))
}
