//! From answers to the objects of the vendor. Each is written out with every field that the vendor's has, in its order
//! of the alphabet, so that a typed client finds all of them: what Kassa has nothing for is `null`.

mod catalog;
mod customer;
mod endpoint;
mod payment;
mod recurring;
mod session;

use super::events;
use super::version::Version;
use crate::respond::{json, no_store};
use bytes::Bytes;
use kassa_domain::dialect::Call;
use kassa_domain::event::{Event, Snapshot};
use kassa_domain::id::{Mode, Scope};
use kassa_domain::metadata::{Metadata, Scalar};
use kassa_domain::query::Listed;
use kassa_domain::refusal::Noun;
use kassa_domain::{Answer, Query, Refusal, Timestamp};
use serde_json::{Map, Value, json};

/// The routes that show a payment as a charge, and the clock as a list of one.
pub(super) const CHARGE: &str = "stripe.charges.retrieve";
pub(super) const CHARGES: &str = "stripe.charges.list";
/// The route that shows a payment of nothing, by which a card was put on file.
pub(super) const SETUP: &str = "stripe.setup_intents.retrieve";
pub(super) const CLOCKS: &str = "stripe.test_clocks.list";
/// The route that archives a product and shows it as deleted, and the one that lists what a link sells.
pub(super) const PRODUCT_DELETE: &str = "stripe.products.delete";
pub(super) const LINK_LINES: &str = "stripe.payment_links.line_items";

/// What every answer is written with.
#[derive(Clone, Copy)]
pub(super) struct With<'a> {
    pub(super) public_url: &'a str,
    pub(super) version: &'a Version,
}

/// Adds a field that only some of these objects have.
fn set(object: &mut Value, name: &str, value: impl Into<Value>) {
    if let Some(fields) = object.as_object_mut() {
        fields.insert(name.to_owned(), value.into());
    }
}

fn is_live(scope: Scope) -> bool {
    scope.mode == Mode::Live
}

fn seconds(at: Option<Timestamp>) -> Value {
    at.map(Timestamp::seconds).into()
}

/// Values are texts there.
fn metadata(metadata: &Metadata) -> Value {
    let text = |value: &Scalar| match value {
        Scalar::Text(text) => text.clone(),
        Scalar::Integer(number) => number.to_string(),
        Scalar::Boolean(said) => said.to_string(),
    };
    metadata
        .iter()
        .map(|(key, value)| (key.clone(), Value::String(text(value))))
        .collect::<Map<_, _>>()
        .into()
}

/// The code in small letters.
fn code(currency: kassa_domain::Currency) -> String {
    currency.code().to_ascii_lowercase()
}

fn list<T>(url: &str, listed: &Listed<T>, item: impl Fn(&T) -> Value) -> Value {
    json!({
        "object": "list",
        "data": listed.items.iter().map(item).collect::<Vec<_>>(),
        "has_more": listed.has_more,
        "url": url,
    })
}

/// A whole list within an object.
fn whole(url: String, data: Vec<Value>) -> Value {
    json!({ "object": "list", "data": data, "has_more": false, "url": url })
}

fn deleted(id: &str, object: &str) -> Value {
    json!({ "id": id, "object": object, "deleted": true })
}

/// The response to an answer.
pub(super) fn answer(route: &str, call: &Call, answer: &Answer, with: With<'_>) -> http::Response<Bytes> {
    let shown = match answer {
        // There is a clock only once it is set.
        Answer::TestClock { clock: None, .. }
            if matches!(call, Call::Ask(Query::TestClock)) && route != CLOCKS =>
        {
            return super::errors::refusal(&Refusal::NotFound(Noun::TestClock));
        }
        Answer::TestClock { clock, now } if route == CLOCKS => {
            let shown: Vec<Value> = clock.iter().map(|clock| endpoint::test_clock(clock, *now)).collect();
            whole("/v1/test_helpers/test_clocks".to_owned(), shown)
        }
        Answer::Product(found, _) if route == PRODUCT_DELETE => deleted(found.id.as_str(), "product"),
        Answer::LineItems(session, places) if route == LINK_LINES => {
            let mut lines = session::lines(session, places);
            if let Call::Ask(Query::LinkLines(link)) = call {
                set(&mut lines, "url", format!("/v1/payment_links/{}/line_items", link.shown_as("plink")));
            }
            lines
        }
        Answer::Payment(found) if route == SETUP => {
            if !found.only_verifies() {
                return super::errors::refusal(&Refusal::NotFound(Noun::Payment));
            }
            payment::setup_intent(found, with)
        }
        Answer::Payment(found) if route == CHARGE => payment::charge(found, with),
        Answer::Payments(listed) if route == CHARGES => {
            list("/v1/charges", listed, |it| payment::charge(it, with))
        }
        _ => value(answer, with),
    };
    let response = json(200, &shown);
    if matches!(answer, Answer::Portal { .. } | Answer::TestClock { .. }) {
        no_store(response)
    } else {
        response
    }
}

/// Puts what was found in the place of its id. A charge's id begins otherwise than that of its payment.
pub(super) fn put(shown: &mut Value, at: &str, answer: &Answer, with: With<'_>) {
    let whole = match (answer, shown.pointer(at).and_then(Value::as_str)) {
        (Answer::Payment(found), Some(id)) if id.starts_with("ch_") => payment::charge(found, with),
        (Answer::Payment(found), Some(id)) if id.starts_with("seti_") => payment::setup_intent(found, with),
        _ => value(answer, with),
    };
    if let Some(place) = shown.pointer_mut(at) {
        *place = whole;
        return;
    }
    // What is not there until it is asked for.
    let Some((around, name)) = at.rsplit_once('/') else { return };
    if let Some(Value::Object(fields)) = shown.pointer_mut(around) {
        fields.insert(name.to_owned(), whole);
    }
}

/// The object, or the list of objects, that an answer is.
fn value(answer: &Answer, with: With<'_>) -> Value {
    match answer {
        Answer::Session { session, .. } => session::session(session, with),
        Answer::Sessions(listed) => {
            list("/v1/checkout/sessions", listed, |(it, _)| session::session(it, with))
        }
        Answer::LineItems(session, places) => session::lines(session, places),
        Answer::Explained(session) | Answer::LookAgain(session, _) => session::session(session, with),
        Answer::Customer { customer: found, .. } if found.is_deleted() => {
            deleted(found.id.as_str(), "customer")
        }
        Answer::Customer { customer: found, .. } => customer::customer(found),
        Answer::CustomerDeleted(id) => deleted(id.as_str(), "customer"),
        Answer::Customers(listed) => list("/v1/customers", listed, customer::customer),
        Answer::PaymentMethod { customer: whose, method, on_file } => {
            customer::payment_method(Some(whose).filter(|_| *on_file), method)
        }
        Answer::PaymentMethods(whose, listed) => {
            let url = format!("/v1/customers/{whose}/payment_methods");
            list(&url, listed, |it| customer::payment_method(Some(whose), it))
        }
        Answer::Endpoint { endpoint: found, secret } => endpoint::endpoint(found, secret.as_ref()),
        Answer::Endpoints(listed) => list("/v1/webhook_endpoints", listed, |it| endpoint::endpoint(it, None)),
        Answer::EndpointDeleted(id) => deleted(id.as_str(), "webhook_endpoint"),
        Answer::Event(found) | Answer::Redelivered { event: found, .. } => event(found, with),
        Answer::Events(listed) => list("/v1/events", listed, |it| event(it, with)),
        Answer::TestClock { clock, now } => match clock {
            Some(clock) => endpoint::test_clock(clock, *now),
            None => deleted(endpoint::CLOCK, "test_helpers.test_clock"),
        },
        Answer::Portal { .. } => recurring::portal(answer, with),
        of_money => money(of_money, with),
    }
}

fn money(answer: &Answer, with: With<'_>) -> Value {
    match answer {
        Answer::Payment(found) | Answer::PaymentInFull(found, _) => payment::payment_intent(found, with),
        Answer::Attempt { attempt, .. } => payment::payment_intent(attempt, with),
        Answer::Payments(listed) => {
            list("/v1/payment_intents", listed, |it| payment::payment_intent(it, with))
        }
        Answer::Refund { refund, .. } => payment::refund(refund),
        Answer::Refunds(listed) => list("/v1/refunds", listed, payment::refund),
        Answer::Subscription(found) => recurring::subscription(found, with),
        Answer::Subscriptions(listed) => {
            list("/v1/subscriptions", listed, |it| recurring::subscription(it, with))
        }
        Answer::Invoice(found) => recurring::invoice(found, with),
        Answer::Invoices(listed) => list("/v1/invoices", listed, |it| recurring::invoice(it, with)),
        Answer::Link(found, _) => recurring::link(found, with),
        Answer::Links(_, listed) => list("/v1/payment_links", listed, |it| recurring::link(it, with)),
        of_catalog => catalog(of_catalog, with),
    }
}

fn catalog(answer: &Answer, with: With<'_>) -> Value {
    match answer {
        Answer::Product(found, _) => catalog::product(found),
        Answer::Products(listed) => list("/v1/products", listed, catalog::product),
        Answer::Price(found, _) => catalog::price(found),
        Answer::Prices(listed) => list("/v1/prices", listed, catalog::price),
        Answer::Coupon(found, _, now) => catalog::coupon(found, *now),
        Answer::Coupons(listed, now) => list("/v1/coupons", listed, |it| catalog::coupon(it, *now)),
        Answer::CouponDeleted(id) => deleted(id.as_str(), "coupon"),
        Answer::PromotionCode(found, _) => catalog::promotion_code(found, with),
        Answer::PromotionCodes(listed) => {
            list("/v1/promotion_codes", listed, |it| catalog::promotion_code(it, with))
        }
        Answer::TaxRate(found, _) => catalog::tax_rate(found),
        Answer::TaxRates(listed) => list("/v1/tax_rates", listed, catalog::tax_rate),
        Answer::ShippingRate(found, _) => catalog::shipping_rate(found),
        Answer::ShippingRates(listed) => list("/v1/shipping_rates", listed, catalog::shipping_rate),
        // No route of this dialect asks for anything else.
        _ => json!({}),
    }
}

/// An event. One that the vendor has none of keeps our name: it stands in the list, and no endpoint is told.
pub(super) fn event(event: &Event, with: With<'_>) -> Value {
    let at = event.created_at;
    let object = object(event, &event.body.snapshot, at, with);
    let mut data = json!({ "object": &object });
    if let Some(before) = event.body.previous.as_deref() {
        let before = self::object(event, before, at, with);
        let changed = changed(&before, &object);
        set(&mut data, "previous_attributes", changed);
    }
    let cause = &event.body.cause;
    json!({
        "id": event.id.as_str(),
        "object": "event",
        "api_version": with.version.text(),
        "created": at.seconds(),
        "data": data,
        "livemode": is_live(event.scope),
        "pending_webhooks": event.pending,
        "request": { "id": cause.request_id, "idempotency_key": cause.idempotency_key },
        "type": events::name(event.kind).unwrap_or(event.kind.as_str()),
    })
}

/// What the fields were that are others now.
fn changed(before: &Value, after: &Value) -> Value {
    let fields = before.as_object().into_iter().flatten();
    let other = fields.filter(|(name, was)| name.as_str() != "updated" && after.get(name) != Some(was));
    other.map(|(name, was)| (name.clone(), was.clone())).collect::<Map<_, _>>().into()
}

fn object(event: &Event, snapshot: &Snapshot, at: Timestamp, with: With<'_>) -> Value {
    let of_charge = events::name(event.kind).is_some_and(|name| name.starts_with("charge."));
    match snapshot {
        Snapshot::Session(found) => session::session(found, with),
        Snapshot::Payment(found) if of_charge => payment::charge(found, with),
        Snapshot::Payment(found) => payment::payment_intent(found, with),
        Snapshot::Refund(found) => payment::refund(found),
        Snapshot::Dispute(found) => payment::dispute(found),
        Snapshot::Customer(found) => customer::customer(found),
        Snapshot::Product(found) => catalog::product(found),
        Snapshot::Price(found) => catalog::price(found),
        Snapshot::Coupon(found) => catalog::coupon(found, at),
        Snapshot::PromotionCode(found) => catalog::promotion_code(found, with),
        Snapshot::TaxRate(found) => catalog::tax_rate(found),
        Snapshot::ShippingRate(found) => catalog::shipping_rate(found),
        Snapshot::Subscription(found) => recurring::subscription(found, with),
        Snapshot::Invoice(found) => recurring::invoice(found, with),
        Snapshot::Link(found) => recurring::link(found, with),
        Snapshot::Entitlement { entitlement, uid, .. } => json!({
            "object": "kassa.entitlement",
            "customer": entitlement.customer.as_str(),
            "tier": entitlement.tier,
            "uid": uid,
        }),
        Snapshot::Difference(found) => json!({ "object": "kassa.difference", "kind": found.kind.as_str() }),
        Snapshot::Endpoint { id, url } => {
            json!({ "id": id.as_str(), "object": "webhook_endpoint", "status": "disabled", "url": url })
        }
    }
}
