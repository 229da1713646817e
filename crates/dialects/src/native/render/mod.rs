//! From answers to the JSON of the native API.

mod catalog;
mod collected;
mod customer;
mod discount;
mod event;
mod explain;
mod link;
mod money;
mod payment;
mod receipt;
mod recurring;
mod session;
mod shipping;

pub(super) use event::event_text;
pub use receipt::{Sold, receipt};

use crate::respond::{json, no_store, public};
use bytes::Bytes;
use kassa_domain::branding::Branding;
use kassa_domain::clock::TestClock;
use kassa_domain::dialect::{Call, Route};
use kassa_domain::endpoint::{Endpoint, Replay};
use kassa_domain::id::{MerchantId, Mode, Scope};
use kassa_domain::link::LinkKind;
use kassa_domain::percent::Percent;
use kassa_domain::query::{CustomersOwn, Listed, Who};
use kassa_domain::{Answer, Command, Query, Timestamp};
use serde::Serialize;
use serde_json::value::RawValue;

/// A percentage as a JSON number, written from its text.
fn number(percent: Percent) -> Option<Box<RawValue>> {
    RawValue::from_string(percent.text()).ok()
}

fn is_live(scope: Scope) -> bool {
    scope.mode == Mode::Live
}

/// What is shown as an id, or whole where that was asked for.
#[derive(Serialize)]
#[serde(untagged)]
enum IdOr<'a, T> {
    Id(&'a str),
    Whole(Box<T>),
}

#[derive(Serialize)]
struct EndpointJson<'a> {
    id: &'a str,
    object: &'static str,
    url: &'a str,
    description: Option<&'a str>,
    status: &'static str,
    enabled_events: &'a [String],
    events: &'a [String],
    expand: Vec<&'static str>,
    dialect: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    replay: Option<ReplayJson>,
    livemode: bool,
    created_at: String,
}

#[derive(Serialize)]
struct ReplayJson {
    sequence: i64,
    until: i64,
    finished: bool,
}

fn replay(replay: Replay) -> ReplayJson {
    ReplayJson { sequence: replay.place, until: replay.until, finished: replay.is_finished() }
}

fn endpoint<'a>(endpoint: &'a Endpoint, secret: Option<&'a str>) -> EndpointJson<'a> {
    let expand = endpoint.body.expand;
    let words =
        [(expand.line_items, "line_items"), (expand.customer, "customer"), (expand.payment, "payment")];
    EndpointJson {
        id: endpoint.id.as_str(),
        object: "webhook_endpoint",
        url: &endpoint.body.url,
        description: endpoint.body.description.as_deref(),
        status: endpoint.status.as_str(),
        enabled_events: &endpoint.body.events,
        events: &endpoint.body.events,
        expand: words.into_iter().filter(|(wanted, _)| *wanted).map(|(_, word)| word).collect(),
        dialect: &endpoint.body.dialect,
        secret,
        replay: endpoint.body.replay.map(replay),
        livemode: is_live(endpoint.scope),
        created_at: endpoint.created_at.iso(),
    }
}

#[derive(Serialize)]
struct List<T> {
    object: &'static str,
    url: String,
    has_more: bool,
    data: Vec<T>,
}

fn list<'a, T, J: Serialize>(
    url: impl Into<String>,
    listed: &'a Listed<T>,
    item: impl Fn(&'a T) -> J,
) -> http::Response<Bytes> {
    let data = listed.items.iter().map(item).collect();
    json(200, &List { object: "list", url: url.into(), has_more: listed.has_more, data })
}

#[derive(Serialize)]
struct Deleted<'a> {
    id: &'a str,
    object: &'static str,
    deleted: bool,
}

fn deleted(id: &str, object: &'static str) -> http::Response<Bytes> {
    json(200, &Deleted { id, object, deleted: true })
}

#[derive(Serialize)]
struct ClockJson {
    object: &'static str,
    status: &'static str,
    now: String,
    target: Option<String>,
    livemode: bool,
}

/// `released`: no clock is set, and the machine's time counts.
/// How a merchant's pages look, with every field that can be set.
#[derive(Serialize)]
struct LookJson {
    object: &'static str,
    background_color: Option<String>,
    font_color: Option<String>,
    merchant_name: Option<String>,
    corners: Option<String>,
    font: Option<String>,
    support: Option<String>,
    terms_url: Option<String>,
    privacy_url: Option<String>,
    logo: Option<PictureJson>,
}

#[derive(Serialize)]
struct PictureJson {
    url: String,
    width: u32,
    height: u32,
}

fn look(branding: &Branding, merchant: &MerchantId, public_url: &str) -> LookJson {
    let said = branding.as_sent();
    LookJson {
        object: "branding",
        background_color: said.background,
        font_color: said.ink,
        merchant_name: said.name,
        corners: said.corners,
        font: said.font,
        support: said.support,
        terms_url: said.terms_url,
        privacy_url: said.privacy_url,
        logo: branding.logo.as_ref().map(|logo| PictureJson {
            url: format!("{public_url}{}", logo.path(merchant)),
            width: logo.width,
            height: logo.height,
        }),
    }
}

fn test_clock(clock: Option<&TestClock>, now: Timestamp) -> ClockJson {
    let status = match clock {
        None => "released",
        Some(clock) if clock.advancing => "advancing",
        Some(_) => "ready",
    };
    ClockJson {
        object: "test_clock",
        status,
        now: now.iso(),
        target: clock.filter(|clock| clock.advancing).map(|clock| clock.target.iso()),
        livemode: false,
    }
}

/// The address of a list that can also stand under a customer.
fn place_of(call: &Call, plain: &str) -> String {
    let Call::Ask(Query::Own(customer, own, _)) = call else { return plain.to_owned() };
    let noun = match own {
        CustomersOwn::Sessions => "sessions",
        CustomersOwn::Payments => "payments",
        CustomersOwn::Entitlements => "entitlements",
        CustomersOwn::Methods => "payment_methods",
    };
    format!("/v1/customers/{customer}/{noun}")
}

const fn made(created: bool) -> u16 {
    if created { 201 } else { 200 }
}

/// The response to an answer.
pub(super) fn answer(route: &Route, call: &Call, answer: &Answer, public_url: &str) -> http::Response<Bytes> {
    match answer {
        Answer::Session { session: found, created, more } => {
            json(made(*created), &session::session(found, more, public_url))
        }
        Answer::Sessions(listed) => list(place_of(call, "/v1/checkout/sessions"), listed, |(item, more)| {
            session::session(item, more, public_url)
        }),
        Answer::LineItems(found, places) => session::line_items_page(found, places),
        Answer::Explained(found) => json(200, &explain::explanation(found)),
        Answer::LookAgain(found, _) => {
            json(200, &session::session(found, &kassa_domain::answer::More::default(), public_url))
        }
        Answer::Customer { .. }
        | Answer::CustomerDeleted(_)
        | Answer::Customers(_)
        | Answer::Entitlement { .. }
        | Answer::Entitlements { .. }
        | Answer::PaymentMethod { .. }
        | Answer::PaymentMethods(..) => customer_answer(call, answer),
        Answer::Endpoint { endpoint: found, secret } => {
            let status = made(matches!(call.command(), Some(Command::CreateEndpoint(_))));
            json(status, &endpoint(found, secret.as_ref().map(kassa_domain::Secret::expose)))
        }
        Answer::Endpoints(listed) => {
            let webhooks = route.name.starts_with("webhooks.");
            let url = if webhooks { "/v1/webhooks" } else { "/v1/webhook_endpoints" };
            list(url, listed, |item| endpoint(item, None))
        }
        Answer::EndpointDeleted(id) => deleted(id.as_str(), "webhook_endpoint"),
        Answer::Event(found) | Answer::Redelivered { event: found, .. } => {
            json(200, &event::plain(found, public_url))
        }
        Answer::Events(listed) => list("/v1/events", listed, |item| event::plain(item, public_url)),
        Answer::Subscription(_)
        | Answer::Subscriptions(_)
        | Answer::Invoice(_)
        | Answer::Invoices(_)
        | Answer::Portal { .. } => recurring_answer(answer, public_url),
        Answer::Link(found, created) => json(made(*created), &link::link(found, public_url)),
        Answer::Links(kind, listed) => {
            let url = match kind {
                LinkKind::Link => "/v1/payment_links",
                LinkKind::Offer => "/v1/offers",
            };
            list(url, listed, |item| link::link(item, public_url))
        }
        Answer::Branding { branding, merchant } => no_store(json(200, &look(branding, merchant, public_url))),
        Answer::TestClock { clock, now } => no_store(json(200, &test_clock(clock.as_ref(), *now))),
        Answer::Refund { .. }
        | Answer::Refunds(_)
        | Answer::Dispute(_)
        | Answer::Disputes(_)
        | Answer::Account(..)
        | Answer::Accounts(_)
        | Answer::Processors(_)
        | Answer::ParkedNotices(_) => money_answer(answer, public_url),
        Answer::Merchant(_)
        | Answer::Key { .. }
        | Answer::Member(_)
        | Answer::Invitation { .. }
        | Answer::Visit { .. }
        | Answer::Done => json(200, &serde_json::json!({})),
        others => payment_answer(call, others, public_url),
    }
}

/// Customers, and what they have.
fn customer_answer(call: &Call, answer: &Answer) -> http::Response<Bytes> {
    match answer {
        Answer::Customer { customer: found, created } => json(made(*created), &customer::customer(found)),
        Answer::CustomerDeleted(id) => deleted(id.as_str(), "customer"),
        Answer::Customers(listed) => list("/v1/customers", listed, customer::customer),
        Answer::Entitlement { app, uid, entitlement, now } => {
            let asked = match call {
                Call::Ask(Query::Entitlement { who: Who::Id(customer), .. }) => Some(customer),
                _ => None,
            };
            let shown = customer::entitlement(Some(app), uid.as_deref(), asked, entitlement.as_deref(), *now);
            no_store(json(200, &shown))
        }
        Answer::Entitlements { app, listed, now } => {
            no_store(list(place_of(call, "/v1/entitlements"), listed, |(item, uid)| {
                customer::entitlement(Some(app), uid.as_deref(), None, Some(item), *now)
            }))
        }
        Answer::PaymentMethod { customer: whose, method, on_file: true } => {
            json(200, &customer::payment_method(whose, method))
        }
        Answer::PaymentMethod { method, .. } => deleted(&method.shown_id(), "payment_method"),
        Answer::PaymentMethods(whose, listed) => {
            list(place_of(call, "/v1/payment_methods"), listed, |item| customer::payment_method(whose, item))
        }
        _ => json(200, &serde_json::json!({})),
    }
}

/// Subscriptions, invoices and the way into the portal.
fn recurring_answer(answer: &Answer, public_url: &str) -> http::Response<Bytes> {
    match answer {
        Answer::Subscription(found) => json(200, &recurring::subscription(found)),
        Answer::Subscriptions(listed) => list("/v1/subscriptions", listed, recurring::subscription),
        Answer::Invoice(found) => json(200, &recurring::invoice(found, public_url)),
        Answer::Invoices(listed) => list("/v1/invoices", listed, |item| recurring::invoice(item, public_url)),
        Answer::Portal { customer, token, until, created_at, return_url } => {
            let times = (*created_at, *until);
            let shown = recurring::portal(customer, token, times, return_url.as_deref(), public_url);
            no_store(json(201, &shown))
        }
        _ => json(200, &serde_json::json!({})),
    }
}

/// Payments.
fn payment_answer(call: &Call, answer: &Answer, public_url: &str) -> http::Response<Bytes> {
    let shown = |found| payment::payment(found, public_url);
    match answer {
        Answer::Payment(found) | Answer::PaymentInFull(found, _) => json(200, &shown(found)),
        Answer::Attempt { attempt: found, .. } => {
            let status = made(matches!(call.command(), Some(Command::CreatePayment(_))));
            json(status, &shown(found))
        }
        Answer::Payments(listed) => list(place_of(call, "/v1/payments"), listed, shown),
        Answer::PaymentsInFull(listed) => list("/v1/payments", listed, |(found, _)| shown(found)),
        of_the_catalog => catalog_answer(of_the_catalog),
    }
}

/// Money that goes back, and who moves it.
fn money_answer(answer: &Answer, public_url: &str) -> http::Response<Bytes> {
    match answer {
        Answer::Refund { refund, created } => json(made(*created), &money::refund(refund)),
        Answer::Refunds(listed) => list("/v1/refunds", listed, money::refund),
        Answer::Dispute(found) => json(200, &money::dispute(found)),
        Answer::Disputes(listed) => list("/v1/disputes", listed, money::dispute),
        Answer::Account(found, created) => no_store(json(made(*created), &money::account(found, public_url))),
        Answer::Accounts(listed) => {
            no_store(list("/v1/processor_accounts", listed, |item| money::account(item, public_url)))
        }
        Answer::Processors(found) => {
            let listed = Listed { items: found.clone(), has_more: false };
            list("/v1/processors", &listed, money::processor)
        }
        Answer::ParkedNotices(listed) => list("/v1/parked_notices", listed, money::parked),
        of_the_catalog => catalog_answer(of_the_catalog),
    }
}

/// What is sold, and by which rules.
fn catalog_answer(answer: &Answer) -> http::Response<Bytes> {
    match answer {
        Answer::Catalog { app, scope, products } => {
            public(json(200, &catalog::catalog(app, *scope, products)))
        }
        Answer::Synced { app, synced } => json(200, &catalog::synced(app, synced)),
        Answer::Product(found, created) => json(made(*created), &catalog::product(found)),
        Answer::Products(listed) => list("/v1/products", listed, catalog::product),
        Answer::Price(found, created) => json(made(*created), &catalog::price(found)),
        Answer::Prices(listed) => list("/v1/prices", listed, catalog::price),
        Answer::Plan(found, created) => json(made(*created), &catalog::plan(found)),
        Answer::Plans(listed) => list("/v1/plans", listed, catalog::plan),
        Answer::Coupon(found, created, now) => json(made(*created), &discount::coupon(found, *now)),
        Answer::Coupons(listed, now) => list("/v1/coupons", listed, |item| discount::coupon(item, *now)),
        Answer::CouponDeleted(id) => deleted(id.as_str(), "coupon"),
        Answer::PromotionCode(found, created) => json(made(*created), &discount::promotion_code(found)),
        Answer::PromotionCodes(listed) => list("/v1/promotion_codes", listed, discount::promotion_code),
        Answer::TaxRate(found, created) => json(made(*created), &discount::tax_rate(found)),
        Answer::TaxRates(listed) => list("/v1/tax_rates", listed, discount::tax_rate),
        Answer::ShippingRate(found, created) => json(made(*created), &shipping::shipping_rate(found)),
        Answer::ShippingRates(listed) => list("/v1/shipping_rates", listed, shipping::shipping_rate),
        _ => json(200, &serde_json::json!({})),
    }
}

#[cfg(test)]
mod tests;
