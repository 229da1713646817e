//! Events, as they are read and as they are sent.

use super::catalog::{self, PriceJson, ProductJson};
use super::customer::{self, CustomerJson, EntitlementJson};
use super::discount::{self, CouponJson, PromotionCodeJson, TaxRateJson};
use super::is_live;
use super::link::{self, LinkJson};
use super::money::{self, DifferenceJson, DisputeJson, RefundJson};
use super::payment::{self, PaymentJson};
use super::recurring::{self, InvoiceJson, SubscriptionJson};
use super::session::{self, SessionJson};
use super::shipping::{self, ShippingRateJson};
use kassa_domain::Timestamp;
use kassa_domain::answer::More;
use kassa_domain::event::{Event, Snapshot};
use serde::Serialize;
use serde_json::{Map, Value};

#[derive(Serialize)]
pub(super) struct EventJson<'a> {
    id: &'a str,
    object: &'static str,
    r#type: &'static str,
    sequence: Option<i64>,
    created_at: String,
    livemode: bool,
    pending_webhooks: usize,
    request: RequestJson<'a>,
    data: Data<'a>,
}

#[derive(Serialize)]
struct RequestJson<'a> {
    id: Option<&'a str>,
    idempotency_key: Option<&'a str>,
}

#[derive(Serialize)]
struct Data<'a> {
    object: ObjectJson<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    previous_attributes: Option<Map<String, Value>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ObjectJson<'a> {
    Session(Box<SessionJson<'a>>),
    Payment(Box<PaymentJson<'a>>),
    Refund(Box<RefundJson<'a>>),
    Dispute(Box<DisputeJson<'a>>),
    Difference(Box<DifferenceJson<'a>>),
    Customer(Box<CustomerJson<'a>>),
    Entitlement(Box<EntitlementJson<'a>>),
    Product(Box<ProductJson<'a>>),
    Price(Box<PriceJson<'a>>),
    Coupon(Box<CouponJson<'a>>),
    PromotionCode(Box<PromotionCodeJson<'a>>),
    TaxRate(Box<TaxRateJson<'a>>),
    ShippingRate(Box<ShippingRateJson<'a>>),
    Subscription(Box<SubscriptionJson<'a>>),
    Invoice(Box<InvoiceJson<'a>>),
    Link(Box<LinkJson<'a>>),
    Endpoint { id: &'a str, object: &'static str, url: &'a str, status: &'static str },
}

/// An event whose object shows nothing whole.
pub(super) fn plain<'a>(found: &'a Event, public_url: &str) -> EventJson<'a> {
    static NOTHING: More = More {
        line_items: false,
        customer: None,
        payment: None,
        app: None,
        session: None,
        subscription: None,
        entitlement: None,
    };
    event(found, &NOTHING, public_url)
}

pub(super) fn event<'a>(event: &'a Event, more: &'a More, public_url: &str) -> EventJson<'a> {
    let at = event.created_at;
    let object = object(&event.body.snapshot, at, more, public_url);
    let before = event.body.previous.as_ref().map(|before| self::object(before, at, more, public_url));
    let previous_attributes = before.map(|before| what_changed(&before, &object));
    EventJson {
        id: event.id.as_str(),
        object: "event",
        r#type: event.kind.as_str(),
        sequence: event.sequence,
        created_at: at.iso(),
        livemode: is_live(event.scope),
        pending_webhooks: event.pending,
        request: RequestJson {
            id: event.body.cause.request_id.as_deref(),
            idempotency_key: event.body.cause.idempotency_key.as_deref(),
        },
        data: Data { object, previous_attributes },
    }
}

fn object<'a>(snapshot: &'a Snapshot, at: Timestamp, more: &'a More, public_url: &str) -> ObjectJson<'a> {
    match snapshot {
        Snapshot::Session(found) => ObjectJson::Session(Box::new(session::session(found, more, public_url))),
        Snapshot::Payment(found) => ObjectJson::Payment(Box::new(payment::payment(found, public_url))),
        Snapshot::Refund(found) => ObjectJson::Refund(Box::new(money::refund(found))),
        Snapshot::Dispute(found) => ObjectJson::Dispute(Box::new(money::dispute(found))),
        Snapshot::Difference(found) => ObjectJson::Difference(Box::new(money::difference(found))),
        Snapshot::Customer(found) => ObjectJson::Customer(Box::new(customer::customer(found))),
        Snapshot::Entitlement { entitlement, uid, app } => {
            let shown = customer::entitlement(Some(app), uid.as_deref(), None, Some(entitlement), at);
            ObjectJson::Entitlement(Box::new(shown))
        }
        Snapshot::Product(found) => ObjectJson::Product(Box::new(catalog::product(found))),
        Snapshot::Price(found) => ObjectJson::Price(Box::new(catalog::price(found))),
        Snapshot::Coupon(found) => ObjectJson::Coupon(Box::new(discount::coupon(found, at))),
        Snapshot::PromotionCode(found) => {
            ObjectJson::PromotionCode(Box::new(discount::promotion_code(found)))
        }
        Snapshot::TaxRate(found) => ObjectJson::TaxRate(Box::new(discount::tax_rate(found))),
        Snapshot::ShippingRate(found) => ObjectJson::ShippingRate(Box::new(shipping::shipping_rate(found))),
        Snapshot::Subscription(found) => ObjectJson::Subscription(Box::new(recurring::subscription(found))),
        Snapshot::Invoice(found) => ObjectJson::Invoice(Box::new(recurring::invoice(found, public_url))),
        Snapshot::Link(found) => ObjectJson::Link(Box::new(link::link(found, public_url))),
        Snapshot::Endpoint { id, url } => {
            ObjectJson::Endpoint { id: id.as_str(), object: "webhook_endpoint", url, status: "disabled" }
        }
    }
}

/// The fields of an object that are others now, with what they were. When it was written is no news.
fn what_changed(before: &ObjectJson<'_>, after: &ObjectJson<'_>) -> Map<String, Value> {
    let fields = |object: &ObjectJson<'_>| match serde_json::to_value(object) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    };
    let (before, after) = (fields(before), fields(after));
    before.into_iter().filter(|(name, was)| name != "updated_at" && after.get(name) != Some(was)).collect()
}

/// An event as the text of a webhook.
pub(in crate::native) fn event_text(found: &Event, more: &More, public_url: &str) -> Option<String> {
    kassa_domain::json::text(&event(found, more, public_url)).ok()
}
