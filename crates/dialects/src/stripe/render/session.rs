//! Checkout sessions and their lines.

use super::catalog::{discount, number};
use super::customer::{address, shipping};
use super::payment::{intent, setup_id};
use super::{With, code, is_live, metadata, set};
use kassa_domain::Locale;
use kassa_domain::cart::{Cart, Line};
use kassa_domain::collect::{Collect, Collected, CustomField, CustomKind, Want};
use kassa_domain::id::{CustomerId, InvoiceId, PriceId, ProductId, SubscriptionId};
use kassa_domain::money::Currency;
use kassa_domain::pricing::{LineTotal, Priced, TaxPart, price};
use kassa_domain::query::Listed;
use kassa_domain::session::{Session, Status};
use serde_json::{Value, json};

/// What the session costs. It was priced before it was stored, so this always works; if it did not, the stored amount
/// would still be right.
fn priced(session: &Session, cart: &Cart) -> Priced {
    price(cart, session.amount.currency).unwrap_or_else(|_| Priced {
        lines: cart.lines.iter().map(|_| LineTotal::default()).collect(),
        subtotal: session.amount.amount,
        total: session.amount.amount,
        ..Priced::default()
    })
}

fn payment_status(session: &Session) -> &'static str {
    match session.status {
        _ if session.is_setup() => "no_payment_required",
        Status::Complete if session.amount.amount == 0 => "no_payment_required",
        Status::Complete if session.is_paid() => "paid",
        Status::Complete | Status::Open | Status::Paying | Status::Expired => "unpaid",
    }
}

pub(super) fn session(session: &Session, with: With<'_>) -> Value {
    let body = &session.body;
    let mut shown = json!({
        "id": session.id.as_str(),
        "object": "checkout.session",
        "adaptive_pricing": null,
        "after_expiration": null,
        "cancel_url": not_empty(&body.cancel_url),
        "client_reference_id": body.client_reference_id,
        "client_secret": null,
        "created": session.created_at.seconds(),
        "currency": code(session.amount.currency),
        "currency_conversion": null,
        "customer": session.customer.as_ref().map(CustomerId::as_str),
        "customer_account": null,
        "customer_creation": if body.creates_customer { "always" } else { "if_required" },
        "customer_email": body.customer_email,
        "expires_at": session.expires_at.seconds(),
        "integration_identifier": null,
        "invoice_creation": null,
        "livemode": is_live(session.scope),
        "locale": body.locale.map_or("auto", Locale::tag),
        "managed_payments": null,
        "metadata": metadata(&body.metadata),
        "origin_context": null,
        "payment_link": body.link.as_ref().filter(|link| !link.is_offer()).map(|link| link.shown_as("plink")),
        "payment_method_configuration_details": null,
        "payment_method_options": {},
        "payment_method_types": body.methods.iter().map(|method| method.as_str()).collect::<Vec<_>>(),
        "payment_status": payment_status(session),
        "permissions": null,
        "recovered_from": null,
        "return_url": null,
        "saved_payment_method_options": null,
        "setup_intent": session.paid_by.as_ref().filter(|_| session.is_setup()).map(setup_id),
        "status": session.status.public(),
        "submit_type": body.submit_type.as_str(),
        "success_url": not_empty(&body.success_url),
        "ui_mode": if with.version.is_before("2026-01-01") { "hosted" } else { "hosted_page" },
        // As there, a session that is over leads nowhere.
        "url": matches!(session.status, Status::Open | Status::Paying)
            .then(|| format!("{}/checkout/{}", with.public_url, session.id)),
        "wallet_options": null,
    });
    merge(&mut shown, money(session));
    merge(&mut shown, recurring(session));
    merge(&mut shown, asked(body.collect.as_deref(), body.collected.as_deref()));
    merge(&mut shown, said(session));
    shown
}

fn not_empty(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

fn merge(into: &mut Value, more: Value) {
    if let (Value::Object(into), Value::Object(mut more)) = (into, more) {
        into.append(&mut more);
    }
}

/// What is bought, and what it comes to.
fn money(session: &Session) -> Value {
    let cart = session.cart();
    let priced = priced(session, &cart);
    let currency = session.amount.currency;
    let shipped = cart.shipping();
    let taken: Vec<Value> = (cart.discount.iter())
        .map(|found| json!({ "amount": priced.discount, "discount": discount(found) }))
        .collect();
    json!({
        "allow_promotion_codes": cart.promotion_codes.then_some(true),
        "amount_subtotal": (!session.is_setup()).then_some(priced.subtotal),
        "amount_total": (!session.is_setup()).then_some(session.amount.amount),
        "automatic_tax": {
            "enabled": cart.tax_by_address,
            "liability": null,
            "provider": null,
            "status": cart.tax_by_address.then_some(match cart.place {
                Some(_) => "complete",
                None => "requires_location_inputs",
            }),
        },
        "discounts": cart.discount.iter().map(|found| json!({
            "coupon": found.coupon.as_str(),
            "promotion_code": found.promotion_code.as_ref().map(kassa_domain::id::PromotionCodeId::as_str),
        })).collect::<Vec<_>>(),
        "optional_items": cart.lines.iter().filter_map(|line| Some(json!({
            "adjustable_quantity": adjustable(line),
            "price": line.price.as_ref().map(PriceId::as_str),
            "quantity": line.optional?,
        }))).collect::<Vec<_>>(),
        "payment_intent": session.paid_by.as_ref().filter(|_| !session.is_setup()).map(intent),
        "shipping_cost": shipped.map(|chosen| json!({
            "amount_subtotal": priced.shipping.subtotal,
            "amount_tax": priced.shipping.tax(),
            "amount_total": priced.shipping.total,
            "shipping_rate": chosen.id.as_str(),
        })),
        "shipping_options": cart.shipping.iter().map(|option| json!({
            "shipping_amount": option.amount,
            "shipping_rate": option.id.as_str(),
        })).collect::<Vec<_>>(),
        "total_details": {
            "amount_discount": priced.discount,
            "amount_shipping": priced.shipping.subtotal,
            "amount_tax": priced.tax(),
            "breakdown": {
                "discounts": taken,
                "taxes": priced.taxes.iter().map(|part| tax(&cart, part, currency)).collect::<Vec<_>>(),
            },
        },
    })
}

fn recurring(session: &Session) -> Value {
    let body = &session.body;
    let terms = body.terms.as_deref();
    let starts = terms.and_then(|terms| terms.subscription.as_ref());
    let first = terms.and_then(|terms| terms.invoice.as_ref());
    json!({
        "invoice": first.or(body.invoice.as_ref()).map(InvoiceId::as_str),
        "mode": match terms {
            Some(_) => "subscription",
            None if session.is_setup() => "setup",
            None => "payment",
        },
        "payment_method_collection": if terms.is_some_and(|terms| !terms.needs_method) {
            "if_required"
        } else {
            "always"
        },
        "subscription": starts.or(body.card_for.as_ref()).map(SubscriptionId::as_str),
    })
}

/// What is asked of the buyer: of sessions and of payment links.
pub(super) fn asked(asked: Option<&Collect>, said: Option<&Collected>) -> Value {
    let nothing = Collect::default();
    let asked = asked.unwrap_or(&nothing);
    let message = |text: &Option<String>| text.as_ref().map(|text| json!({ "message": text }));
    let name = |want: Want| json!({ "enabled": !want.is_no(), "optional": want == Want::Optional });
    let names = !asked.name.is_no() || !asked.business_name.is_no();
    json!({
        "billing_address_collection": asked.billing_address.then_some("required"),
        "consent_collection": (asked.terms || asked.promotions).then(|| json!({
            "payment_method_reuse_agreement": null,
            "promotions": if asked.promotions { "auto" } else { "none" },
            "terms_of_service": if asked.terms { "required" } else { "none" },
        })),
        "custom_fields": asked.custom_fields.iter().map(|field| custom_field(field, said)).collect::<Vec<_>>(),
        "custom_text": {
            "after_submit": null,
            "shipping_address": message(&asked.shipping_message),
            "submit": message(&asked.submit_message),
            "terms_of_service_acceptance": message(&asked.terms_message),
        },
        "name_collection": names.then(|| json!({
            "business": name(asked.business_name),
            "individual": name(asked.name),
        })),
        "phone_number_collection": { "enabled": !asked.phone.is_no() },
        "shipping_address_collection": (!asked.shipping_countries.is_empty())
            .then(|| json!({ "allowed_countries": asked.shipping_countries })),
        "tax_id_collection": {
            "enabled": !asked.tax_id.is_no(),
            "required": if asked.tax_id == Want::Required { "if_supported" } else { "never" },
        },
    })
}

fn custom_field(field: &CustomField, said: Option<&Collected>) -> Value {
    let value = said.and_then(|said| said.custom.get(&field.key));
    let mut shown = json!({
        "key": field.key,
        "label": { "custom": field.label, "type": "custom" },
        "optional": field.optional,
        "type": field.kind.as_str(),
    });
    let rules = match &field.kind {
        CustomKind::Text { minimum, maximum } | CustomKind::Numeric { minimum, maximum } => json!({
            "default_value": field.default_value,
            "maximum_length": maximum,
            "minimum_length": minimum,
            "value": value,
        }),
        CustomKind::Dropdown(options) => json!({
            "default_value": field.default_value,
            "options": options.iter()
                .map(|option| json!({ "label": option.label, "value": option.value }))
                .collect::<Vec<_>>(),
            "value": value,
        }),
    };
    set(&mut shown, field.kind.as_str(), rules);
    shown
}

/// What the buyer said.
fn said(session: &Session) -> Value {
    let body = &session.body;
    let said = body.collected.as_deref();
    let consents = body.collect.as_ref().is_some_and(|asked| asked.terms || asked.promotions);
    let email = said.and_then(|said| said.email.as_deref()).or(body.customer_email.as_deref());
    let phone = said.and_then(|said| said.phone.as_deref()).or(body.customer_phone.as_deref());
    let details = said.is_some() || email.is_some() || phone.is_some();
    json!({
        "collected_information": said.map(|said| json!({
            "business_name": said.business_name,
            "individual_name": said.name,
            "shipping_details": said.shipping.as_ref().map(shipping),
        })),
        "consent": said.filter(|_| consents).map(|said| json!({
            "promotions": said.promotions.map(|agreed| if agreed { "opt_in" } else { "opt_out" }),
            "terms_of_service": said.terms.filter(|agreed| *agreed).map(|_| "accepted"),
        })),
        "customer_details": details.then(|| json!({
            "address": said.and_then(|said| said.billing.as_ref()).map(address),
            "business_name": said.and_then(|said| said.business_name.as_deref()),
            "email": email,
            "individual_name": said.and_then(|said| said.name.as_deref()),
            "name": said.and_then(|said| said.name.as_deref()),
            "phone": phone,
            "tax_exempt": "none",
            "tax_ids": said.and_then(|said| said.tax_id.as_ref()).iter()
                .map(|tax_id| json!({ "type": tax_id.kind, "value": tax_id.value }))
                .collect::<Vec<_>>(),
        })),
    })
}

fn adjustable(line: &Line) -> Option<Value> {
    let bounds = line.adjustable?;
    Some(json!({ "enabled": true, "maximum": bounds.maximum, "minimum": bounds.minimum }))
}

fn tax(cart: &Cart, part: &TaxPart, currency: Currency) -> Value {
    let rate = cart.taxes.iter().find(|rate| rate.rate == part.rate);
    json!({
        "amount": part.amount,
        "rate": {
            "id": part.rate.as_str(),
            "object": "tax_rate",
            "country": rate.and_then(|rate| rate.country.as_deref()),
            "display_name": rate.map(|rate| rate.name.as_str()),
            "inclusive": rate.map_or(part.inclusive, |rate| rate.inclusive),
            "percentage": rate.map(|rate| number(rate.percent)),
            "state": rate.and_then(|rate| rate.state.as_deref()),
        },
        "taxability_reason": null,
        "taxable_amount": part.taxable,
        "currency": code(currency),
    })
}

/// The price of a line, as it was when the session was made. One that was made for the session alone has no row, so its
/// id is the line's.
pub(super) fn line_price(line: &Line, currency: Currency) -> Value {
    let id = match &line.price {
        Some(price) => price.to_string(),
        None => line.id.shown_as("price"),
    };
    json!({
        "id": id,
        "object": "price",
        "active": line.price.is_some(),
        "billing_scheme": "per_unit",
        "created": line.id.time().map(kassa_domain::Timestamp::seconds).unwrap_or_default(),
        "currency": code(currency),
        "custom_unit_amount": line.custom.as_ref().map(|bounds| json!({
            "maximum": bounds.maximum,
            "minimum": bounds.minimum,
            "preset": bounds.preset,
        })),
        "livemode": line.id.scope().is_some_and(is_live),
        "lookup_key": null,
        "metadata": {},
        "nickname": null,
        "product": line.product.as_ref().map_or_else(|| line.id.shown_as("prod"), ProductId::to_string),
        "recurring": line.period.filter(|_| line.recurring).map(|period| json!({
            "interval": period.interval.as_str(),
            "interval_count": period.count,
            "meter": null,
            "trial_period_days": null,
            "usage_type": "licensed",
        })),
        "tax_behavior": line.tax_behavior.as_str(),
        "tiers_mode": null,
        "transform_quantity": null,
        "type": if line.recurring { "recurring" } else { "one_time" },
        "unit_amount": line.unit,
        "unit_amount_decimal": line.unit.to_string(),
    })
}

fn line_item(cart: &Cart, line: &Line, total: &LineTotal, currency: Currency) -> Value {
    let taken = cart.discount.iter().filter(|_| total.discount > 0);
    json!({
        "id": line.id.as_str(),
        "object": "item",
        "adjustable_quantity": adjustable(line),
        "amount_discount": total.discount,
        "amount_subtotal": total.subtotal,
        "amount_tax": total.tax(),
        "amount_total": total.total,
        "currency": code(currency),
        "description": line.name,
        "discounts": taken.map(|found| json!({ "amount": total.discount, "discount": discount(found) }))
            .collect::<Vec<_>>(),
        "metadata": {},
        "price": line_price(line, currency),
        "quantity": line.quantity,
        "taxes": total.taxes.iter().map(|part| tax(cart, part, currency)).collect::<Vec<_>>(),
    })
}

/// Every line that is bought, by what it comes to.
pub(super) fn bought<'a>(
    cart: &'a Cart,
    priced: &'a Priced,
) -> impl Iterator<Item = (&'a Line, &'a LineTotal)> {
    cart.lines.iter().zip(&priced.lines).filter(|(line, _)| line.quantity > 0)
}

/// A part of the lines, by their places.
pub(super) fn lines(session: &Session, places: &Listed<usize>) -> Value {
    let cart = session.cart();
    let priced = priced(session, &cart);
    let currency = session.amount.currency;
    let shown =
        |place: &usize| Some(line_item(&cart, cart.lines.get(*place)?, priced.lines.get(*place)?, currency));
    json!({
        "object": "list",
        "data": places.items.iter().filter_map(shown).collect::<Vec<_>>(),
        "has_more": places.has_more,
        "url": format!("/v1/checkout/sessions/{}/line_items", session.id),
    })
}
