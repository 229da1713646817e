//! Checkout sessions and their lines.

use super::catalog::{CustomJson, PeriodJson, custom, period};
use super::collected::{CollectedJson, collected};
use super::customer::{self, CustomerJson};
use super::payment::{PaymentJson, payment};
use super::shipping::{WayJson, way};
use super::{IdOr, is_live, json, number};
use bytes::Bytes;
use kassa_domain::Locale;
use kassa_domain::answer::More;
use kassa_domain::branding::{Branding, Colour, Corners, Font, NewBranding};
use kassa_domain::cart::{Bounds, Cart, Line, Shipping};
use kassa_domain::collect::{AfterCompletion, CustomerUpdate};
use kassa_domain::customer::shown_id;
use kassa_domain::discount::Discount;
use kassa_domain::id::{
    AttemptId, CustomerId, InvoiceId, LinkId, PriceId, ProductId, PromotionCodeId, SubscriptionId,
};
use kassa_domain::metadata::Metadata;
use kassa_domain::pricing::{LineTotal, Priced, TaxPart, price};
use kassa_domain::query::Listed;
use kassa_domain::session::{Session, Status};
use serde::Serialize;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;

#[derive(Serialize)]
pub(super) struct SessionJson<'a> {
    id: &'a str,
    object: &'static str,
    status: &'static str,
    url: String,
    amount: i64,
    currency: &'static str,
    payment: Option<IdOr<'a, PaymentJson<'a>>>,
    payment_status: &'static str,
    customer: Option<IdOr<'a, CustomerJson<'a>>>,
    customer_email: Option<&'a str>,
    success_url: Option<&'a str>,
    cancel_url: Option<&'a str>,
    metadata: &'a Metadata,
    expires_at: String,
    created_at: String,
    description: Option<&'a str>,
    payment_method_types: Vec<&'static str>,
    livemode: bool,
    tier: Option<&'a str>,
    client_reference_id: Option<&'a str>,
    exclusive_key: Option<&'a str>,
    mode: &'static str,
    /// Shown only where it is so.
    #[serde(skip_serializing_if = "Option::is_none")]
    save_payment_method: Option<bool>,
    /// Shown only where one was put on file.
    #[serde(skip_serializing_if = "Option::is_none")]
    payment_method: Option<String>,
    subscription: Option<&'a str>,
    invoice: Option<&'a str>,
    payment_method_collection: &'static str,
    payment_link: Option<&'a str>,
    offer: Option<&'a str>,
    tracking: &'a BTreeMap<String, String>,
    #[serde(flatten)]
    bought: Bought,
    submit_type: &'static str,
    locale: &'static str,
    capture_method: &'static str,
    after_completion: AfterCompletionJson<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    branding: Option<BrandingJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ui_mode: Option<&'static str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    embed_origins: &'a [String],
    customer_creation: &'static str,
    customer_update: CustomerUpdateJson,
    #[serde(flatten)]
    collected: CollectedJson<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line_items: Option<LinesJson>,
}

/// What is bought, and what it comes to.
#[derive(Serialize)]
struct Bought {
    amount_subtotal: i64,
    total_details: TotalDetails,
    discounts: Vec<DiscountJson>,
    allow_promotion_codes: bool,
    automatic_tax: AutomaticTax,
    shipping_options: Vec<ShippingOption>,
    shipping_cost: Option<ShippingCost>,
    optional_items: Vec<OptionalItem>,
}

#[derive(Serialize)]
struct TotalDetails {
    amount_discount: i64,
    amount_shipping: i64,
    amount_tax: i64,
    breakdown: Breakdown,
}

#[derive(Serialize)]
struct Breakdown {
    discounts: Vec<DiscountAmount>,
    taxes: Vec<TaxJson>,
}

#[derive(Clone, Serialize)]
pub(super) struct DiscountJson {
    coupon: String,
    promotion_code: Option<String>,
    code: Option<String>,
    name: Option<String>,
}

#[derive(Serialize)]
struct DiscountAmount {
    amount: i64,
    discount: DiscountJson,
}

#[derive(Serialize)]
struct TaxJson {
    amount: i64,
    inclusive: bool,
    taxable_amount: i64,
    rate: RateJson,
}

#[derive(Serialize)]
struct RateJson {
    id: String,
    display_name: Option<String>,
    percentage: Option<Box<RawValue>>,
    inclusive: bool,
    country: Option<String>,
    state: Option<String>,
}

#[derive(Serialize)]
struct AutomaticTax {
    enabled: bool,
    status: Option<&'static str>,
}

#[derive(Serialize)]
struct ShippingOption {
    shipping_amount: i64,
    shipping_rate: WayJson,
}

#[derive(Serialize)]
struct ShippingCost {
    amount_subtotal: i64,
    amount_tax: i64,
    amount_total: i64,
    shipping_rate: String,
    taxes: Vec<TaxJson>,
}

#[derive(Serialize)]
struct OptionalItem {
    id: String,
    description: String,
    quantity: i64,
    added: bool,
    adjustable_quantity: Option<Adjustable>,
    price: LinePrice,
}

#[derive(Serialize)]
struct Adjustable {
    enabled: bool,
    minimum: i64,
    maximum: i64,
}

#[derive(Serialize)]
pub(super) struct LinesJson {
    object: &'static str,
    url: String,
    has_more: bool,
    data: Vec<LineJson>,
}

#[derive(Serialize)]
pub(super) struct LineJson {
    id: String,
    object: &'static str,
    description: String,
    quantity: i64,
    currency: &'static str,
    amount_subtotal: i64,
    amount_discount: i64,
    amount_tax: i64,
    amount_total: i64,
    price: LinePrice,
    discounts: Vec<DiscountAmount>,
    taxes: Vec<TaxJson>,
    adjustable_quantity: Option<Adjustable>,
    tier: Option<String>,
}

#[derive(Serialize)]
pub(super) struct LinePrice {
    id: Option<String>,
    object: &'static str,
    product: Option<String>,
    unit_amount: i64,
    custom_unit_amount: Option<CustomJson>,
    currency: &'static str,
    r#type: &'static str,
    recurring: Option<PeriodJson>,
    period: Option<PeriodJson>,
    unit_label: Option<String>,
    tax_behavior: &'static str,
}

#[derive(Serialize)]
pub(super) struct AfterCompletionJson<'a> {
    r#type: &'static str,
    hosted_confirmation: Option<Confirmation<'a>>,
}

#[derive(Serialize)]
struct Confirmation<'a> {
    custom_message: Option<&'a str>,
}

/// Shown only where something is said about it.
#[derive(Serialize)]
pub(super) struct BrandingJson<'a> {
    background_color: Option<Cow<'a, str>>,
    font_color: Option<Cow<'a, str>>,
    logo_url: Option<&'a str>,
    merchant_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    corners: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    font: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    support: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    terms_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    privacy_url: Option<&'a str>,
}

#[derive(Serialize)]
struct CustomerUpdateJson {
    address: &'static str,
    name: &'static str,
    shipping: &'static str,
}

pub(super) fn session<'a>(session: &'a Session, more: &'a More, public_url: &str) -> SessionJson<'a> {
    let body = &session.body;
    // Most sessions are one amount, and most answers do not show lines: then there is nothing to compute.
    let is_plain = body.cart.is_none() && !more.line_items;
    let cart = if is_plain { Cow::Owned(Cart::default()) } else { session.cart() };
    let priced = if is_plain { only_amount(session) } else { priced(session, &cart) };
    let terms = body.terms.as_deref();
    // A session of ours starts nothing, but a payment names it: then it says which invoice was paid.
    let starts = terms.and_then(|terms| terms.subscription.as_ref());
    let first_invoice = terms.and_then(|terms| terms.invoice.as_ref());
    let id_or_customer = match &more.customer {
        Some(whole) => Some(IdOr::Whole(Box::new(customer::customer(whole)))),
        None => session.customer.as_ref().map(CustomerId::as_str).map(IdOr::Id),
    };
    let id_or_payment = match &more.payment {
        Some(whole) => Some(IdOr::Whole(Box::new(payment(whole, public_url)))),
        None => session.paid_by.as_ref().map(AttemptId::as_str).map(IdOr::Id),
    };
    SessionJson {
        id: session.id.as_str(),
        object: "checkout.session",
        status: session.status.public(),
        url: format!("{public_url}/checkout/{}", session.id),
        amount: session.amount.amount,
        currency: session.amount.currency.code(),
        payment: id_or_payment,
        payment_status: payment_status(session),
        customer: id_or_customer,
        customer_email: body.customer_email.as_deref(),
        success_url: not_empty(&body.success_url),
        cancel_url: not_empty(&body.cancel_url),
        metadata: &body.metadata,
        expires_at: session.expires_at.iso(),
        created_at: session.created_at.iso(),
        description: body.description.as_deref(),
        payment_method_types: body.methods.iter().map(|method| method.as_str()).collect(),
        livemode: is_live(session.scope),
        tier: body.tier.as_deref(),
        client_reference_id: body.client_reference_id.as_deref(),
        exclusive_key: body.exclusive_key.as_deref(),
        mode: match terms {
            Some(_) => "subscription",
            None if session.is_setup() => "setup",
            None => "payment",
        },
        save_payment_method: (body.keeps && !session.is_setup()).then_some(true),
        payment_method: body.on_file.as_ref().map(shown_id),
        subscription: starts.or(body.card_for.as_ref()).map(SubscriptionId::as_str),
        invoice: first_invoice.or(body.invoice.as_ref()).map(InvoiceId::as_str),
        payment_method_collection: if terms.is_some_and(|terms| !terms.needs_method) {
            "if_required"
        } else {
            "always"
        },
        payment_link: body.link.as_ref().filter(|link| !link.is_offer()).map(LinkId::as_str),
        offer: body.link.as_ref().filter(|link| link.is_offer()).map(LinkId::as_str),
        tracking: &body.tracking,
        bought: bought(session, &cart, &priced),
        submit_type: body.submit_type.as_str(),
        locale: body.locale.map_or("auto", Locale::tag),
        capture_method: if body.holds { "manual" } else { "automatic" },
        after_completion: after_completion(&body.after_completion),
        branding: body.branding.as_deref().map(branding),
        ui_mode: (!body.embedders.is_empty()).then_some("embedded"),
        embed_origins: &body.embedders,
        customer_creation: if body.creates_customer { "always" } else { "if_required" },
        customer_update: customer_update(body.customer_update),
        collected: collected(session),
        line_items: more.line_items.then(|| lines(session, &cart, &priced)),
    }
}

fn not_empty(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

fn payment_status(session: &Session) -> &'static str {
    match session.status {
        _ if session.is_setup() => "no_payment_required",
        Status::Complete if session.amount.amount == 0 => "no_payment_required",
        Status::Complete if session.is_paid() => "paid",
        Status::Complete | Status::Open | Status::Paying | Status::Expired => "unpaid",
    }
}

/// What the session costs. A stored session was priced before it was stored, so this always works; if it did not, the
/// stored amount would still be right.
fn priced(session: &Session, cart: &Cart) -> Priced {
    price(cart, session.amount.currency).unwrap_or_else(|_| Priced {
        lines: cart.lines.iter().map(|_| LineTotal::default()).collect(),
        ..only_amount(session)
    })
}

fn only_amount(session: &Session) -> Priced {
    Priced { subtotal: session.amount.amount, total: session.amount.amount, ..Priced::default() }
}

fn bought(session: &Session, cart: &Cart, priced: &Priced) -> Bought {
    let option = |option: &Shipping| ShippingOption {
        shipping_amount: option.amount,
        shipping_rate: way(option, session.amount.currency),
    };
    let discount = cart.discount.as_ref().map(discount);
    let taken_off =
        discount.iter().map(|found| DiscountAmount { amount: priced.discount, discount: found.clone() });
    Bought {
        amount_subtotal: priced.subtotal,
        total_details: TotalDetails {
            amount_discount: priced.discount,
            amount_shipping: priced.shipping.subtotal,
            amount_tax: priced.tax(),
            breakdown: Breakdown {
                discounts: taken_off.collect(),
                taxes: priced.taxes.iter().map(|part| tax(cart, part)).collect(),
            },
        },
        discounts: discount.into_iter().collect(),
        allow_promotion_codes: cart.promotion_codes,
        automatic_tax: AutomaticTax {
            enabled: cart.tax_by_address,
            status: cart.tax_by_address.then_some(match cart.place {
                Some(_) => "complete",
                None => "requires_location_inputs",
            }),
        },
        shipping_options: cart.shipping.iter().map(option).collect(),
        shipping_cost: cart.shipping().map(|chosen| ShippingCost {
            amount_subtotal: priced.shipping.subtotal,
            amount_tax: priced.shipping.tax(),
            amount_total: priced.shipping.total,
            shipping_rate: chosen.id.as_str().to_owned(),
            taxes: priced.shipping.taxes.iter().map(|part| tax(cart, part)).collect(),
        }),
        optional_items: cart
            .lines
            .iter()
            .filter_map(|line| optional_item(line, session.amount.currency.code()))
            .collect(),
    }
}

pub(super) fn discount(discount: &Discount) -> DiscountJson {
    DiscountJson {
        coupon: discount.coupon.as_str().to_owned(),
        promotion_code: discount.promotion_code.as_ref().map(PromotionCodeId::to_string),
        code: discount.code.clone(),
        name: discount.name.clone(),
    }
}

fn tax(cart: &Cart, part: &TaxPart) -> TaxJson {
    let rate = cart.taxes.iter().find(|rate| rate.rate == part.rate);
    TaxJson {
        amount: part.amount,
        inclusive: part.inclusive,
        taxable_amount: part.taxable,
        rate: RateJson {
            id: part.rate.as_str().to_owned(),
            display_name: rate.map(|rate| rate.name.clone()),
            percentage: rate.and_then(|rate| number(rate.percent)),
            inclusive: rate.map_or(part.inclusive, |rate| rate.inclusive),
            country: rate.and_then(|rate| rate.country.clone()),
            state: rate.and_then(|rate| rate.state.clone()),
        },
    }
}

fn adjustable(bounds: Option<Bounds>) -> Option<Adjustable> {
    bounds.map(|bounds| Adjustable { enabled: true, minimum: bounds.minimum, maximum: bounds.maximum })
}

fn optional_item(line: &Line, currency: &'static str) -> Option<OptionalItem> {
    Some(OptionalItem {
        id: line.id.as_str().to_owned(),
        description: line.name.clone(),
        quantity: line.optional?,
        added: line.quantity > 0,
        adjustable_quantity: adjustable(line.adjustable),
        price: line_price(line, currency),
    })
}

pub(super) fn line_price(line: &Line, currency: &'static str) -> LinePrice {
    LinePrice {
        id: line.price.as_ref().map(PriceId::to_string),
        object: "price",
        product: line.product.as_ref().map(ProductId::to_string),
        unit_amount: line.unit,
        custom_unit_amount: line.custom.as_ref().map(custom),
        currency,
        r#type: if line.recurring { "recurring" } else { "one_time" },
        recurring: line.period.filter(|_| line.recurring).map(period),
        period: line.period.map(period),
        unit_label: line.unit_label.clone(),
        tax_behavior: line.tax_behavior.as_str(),
    }
}

fn line(cart: &Cart, line: &Line, total: &LineTotal, currency: &'static str) -> LineJson {
    let taken_off = cart.discount.as_ref().filter(|_| total.discount > 0);
    LineJson {
        id: line.id.as_str().to_owned(),
        object: "item",
        description: line.name.clone(),
        quantity: line.quantity,
        currency,
        amount_subtotal: total.subtotal,
        amount_discount: total.discount,
        amount_tax: total.tax(),
        amount_total: total.total,
        price: line_price(line, currency),
        discounts: taken_off
            .iter()
            .map(|found| DiscountAmount { amount: total.discount, discount: discount(found) })
            .collect(),
        taxes: total.taxes.iter().map(|part| tax(cart, part)).collect(),
        adjustable_quantity: adjustable(line.adjustable),
        tier: line.tier.clone(),
    }
}

/// Every line that is bought, with what it comes to.
pub(super) fn bought_lines(cart: &Cart, priced: &Priced, currency: &'static str) -> Vec<LineJson> {
    let bought = cart.lines.iter().zip(&priced.lines).filter(|(found, _)| found.quantity > 0);
    bought.map(|(found, total)| line(cart, found, total, currency)).collect()
}

fn lines_url(session: &Session) -> String {
    format!("/v1/checkout/sessions/{}/line_items", session.id)
}

/// Every line that is bought. What may still be added is under `optional_items`.
fn lines(session: &Session, cart: &Cart, priced: &Priced) -> LinesJson {
    let currency = session.amount.currency.code();
    let data = bought_lines(cart, priced, currency);
    LinesJson { object: "list", url: lines_url(session), has_more: false, data }
}

/// A part of the lines, by their places.
pub(super) fn line_items_page(session: &Session, places: &Listed<usize>) -> http::Response<Bytes> {
    let cart = session.cart();
    let priced = priced(session, &cart);
    let currency = session.amount.currency.code();
    let shown =
        |place: &usize| Some(line(&cart, cart.lines.get(*place)?, priced.lines.get(*place)?, currency));
    let data = places.items.iter().filter_map(shown).collect();
    json(200, &LinesJson { object: "list", url: lines_url(session), has_more: places.has_more, data })
}

pub(super) fn after_completion(after: &AfterCompletion) -> AfterCompletionJson<'_> {
    match after {
        AfterCompletion::Redirect => AfterCompletionJson { r#type: "redirect", hosted_confirmation: None },
        AfterCompletion::Confirmation(message) => AfterCompletionJson {
            r#type: "hosted_confirmation",
            hosted_confirmation: Some(Confirmation { custom_message: message.as_deref() }),
        },
    }
}

fn branding(branding: &Branding) -> BrandingJson<'_> {
    let text = |colour: Colour| Cow::Owned(colour.to_string());
    BrandingJson {
        background_color: branding.background.map(text),
        font_color: branding.ink.map(text),
        logo_url: branding.logo_url.as_deref(),
        merchant_name: branding.name.as_deref(),
        corners: branding.corners.map(Corners::as_str),
        font: branding.font.map(Font::as_str),
        support: branding.support.as_deref(),
        terms_url: branding.terms_url.as_deref(),
        privacy_url: branding.privacy_url.as_deref(),
    }
}

/// The same as it was sent.
pub(super) fn branding_sent(branding: &NewBranding) -> Option<BrandingJson<'_>> {
    (*branding != NewBranding::default()).then(|| BrandingJson {
        background_color: branding.background.as_deref().map(Cow::Borrowed),
        font_color: branding.ink.as_deref().map(Cow::Borrowed),
        logo_url: branding.logo_url.as_deref(),
        merchant_name: branding.name.as_deref(),
        corners: branding.corners.as_deref(),
        font: branding.font.as_deref(),
        support: branding.support.as_deref(),
        terms_url: branding.terms_url.as_deref(),
        privacy_url: branding.privacy_url.as_deref(),
    })
}

fn customer_update(update: CustomerUpdate) -> CustomerUpdateJson {
    let word = |auto| if auto { "auto" } else { "never" };
    CustomerUpdateJson {
        address: word(update.address),
        name: word(update.name),
        shipping: word(update.shipping),
    }
}
