//! Subscriptions, their invoices, payment links, and the way into the portal.

use super::payment::intent;
use super::session::{asked, bought, line_price};
use super::{With, code, is_live, metadata, seconds, set, whole};
use kassa_domain::cart::{Line, Pricing};
use kassa_domain::collect::AfterCompletion;
use kassa_domain::id::{CustomerId, InvoiceId};
use kassa_domain::invoice::{Invoice, InvoiceStatus};
use kassa_domain::link::Link;
use kassa_domain::pricing::{LineTotal, Priced, price};
use kassa_domain::session::NewSessionMore;
use kassa_domain::subscription::Subscription;
use kassa_domain::{Answer, Timestamp};
use serde_json::{Value, json};

fn item(subscription: &Subscription, line: &Line) -> Value {
    let body = &subscription.body;
    json!({
        "id": line.id.shown_as("si"),
        "object": "subscription_item",
        "billing_thresholds": null,
        "created": subscription.created_at.seconds(),
        "current_period_end": body.current_end.seconds(),
        "current_period_start": body.current_start.seconds(),
        "discounts": [],
        "metadata": {},
        "price": line_price(line, body.currency),
        "quantity": line.quantity,
        "subscription": subscription.id.as_str(),
        "tax_rates": [],
    })
}

pub(super) fn subscription(found: &Subscription, with: With<'_>) -> Value {
    let body = &found.body;
    let items = body.cart.lines.iter().map(|line| item(found, line)).collect();
    let mut shown = json!({
        "id": found.id.as_str(),
        "object": "subscription",
        "application": null,
        "application_fee_percent": null,
        "automatic_tax": { "disabled_reason": null, "enabled": body.cart.tax_by_address, "liability": null },
        "billing_cycle_anchor": body.schedule.anchor.seconds(),
        "billing_cycle_anchor_config": null,
        "billing_mode": { "flexible": null, "type": "classic" },
        "billing_schedules": [],
        "billing_thresholds": null,
        "cancel_at": seconds(body.cancel_at),
        "cancel_at_period_end": body.cancel_at_period_end,
        "canceled_at": seconds(body.canceled_at),
        "cancellation_details": { "comment": null, "feedback": null, "reason": null },
        "collection_method": "charge_automatically",
        "created": found.created_at.seconds(),
        "currency": code(body.currency),
        "customer": found.customer.as_ref().map(CustomerId::as_str),
        "customer_account": null,
        "days_until_due": null,
        "default_payment_method": null,
        "default_source": null,
        "default_tax_rates": [],
        "description": null,
        "discounts": body.cart.discount.iter().map(|it| it.coupon.shown_as("di")).collect::<Vec<_>>(),
        "ended_at": seconds(body.ended_at),
        "invoice_settings": { "account_tax_ids": null, "issuer": { "type": "self" } },
        "items": whole(format!("/v1/subscription_items?subscription={}", found.id), items),
        "latest_invoice": body.latest_invoice.as_ref().map(InvoiceId::as_str),
        "livemode": is_live(found.scope),
        "managed_payments": null,
        "metadata": metadata(&body.metadata),
        "next_pending_invoice_item_invoice": null,
        "on_behalf_of": null,
        "pause_collection": body.paused_at.map(|_| json!({
            "behavior": "void",
            "resumes_at": seconds(body.resumes_at),
        })),
        "payment_settings": {
            "payment_method_options": null,
            "payment_method_types": null,
            "save_default_payment_method": "off",
        },
        "pending_invoice_item_interval": null,
        "pending_setup_intent": null,
        "pending_update": null,
        "schedule": null,
        "start_date": body.started_at.unwrap_or(found.created_at).seconds(),
        "status": found.status.as_str(),
        "test_clock": null,
        "transfer_data": null,
        "trial_end": seconds(body.trial_end),
        "trial_settings": { "end_behavior": { "missing_payment_method": body.missing_method.as_str() } },
        "trial_start": body.trial_end.and(body.started_at).map(Timestamp::seconds),
    });
    if with.version.is_before("2025-03-31") {
        set(&mut shown, "current_period_end", body.current_end.seconds());
        set(&mut shown, "current_period_start", body.current_start.seconds());
    }
    shown
}

fn invoice_line(invoice: &Invoice, line: &Line, total: &LineTotal) -> Value {
    let body = &invoice.body;
    json!({
        "id": line.id.shown_as("il"),
        "object": "line_item",
        "amount": total.subtotal,
        "currency": code(invoice.amount.currency),
        "description": line.name,
        "discount_amounts": [],
        "discountable": true,
        "discounts": [],
        "invoice": invoice.id.as_str(),
        "livemode": is_live(invoice.scope),
        "metadata": {},
        "parent": {
            "invoice_item_details": null,
            "subscription_item_details": {
                "invoice_item": null,
                "proration": false,
                "proration_details": null,
                "subscription": invoice.subscription.as_str(),
                "subscription_item": line.id.shown_as("si"),
            },
            "type": "subscription_item_details",
        },
        "period": { "end": body.period_end.seconds(), "start": body.period_start.seconds() },
        "pretax_credit_amounts": [],
        "pricing": {
            "price_details": {
                "price": line.price.as_ref().map(kassa_domain::id::PriceId::as_str),
                "product": line.product.as_ref().map(kassa_domain::id::ProductId::as_str),
            },
            "type": "price_details",
            "unit_amount_decimal": line.unit.to_string(),
        },
        "quantity": line.quantity,
        "subtotal": total.subtotal,
        "taxes": [],
    })
}

/// What an invoice comes to, and how it stands.
fn sums(invoice: &Invoice, priced: &Priced) -> Value {
    let total = invoice.amount.amount;
    let (is_paid, is_open) = (invoice.status == InvoiceStatus::Paid, invoice.status == InvoiceStatus::Open);
    json!({
        "amount_due": total,
        "amount_overpaid": 0,
        "amount_paid": if is_paid { total } else { 0 },
        "amount_remaining": if is_open { total } else { 0 },
        "amount_shipping": priced.shipping.subtotal,
        "attempt_count": invoice.body.tries,
        "attempted": invoice.body.tries > 0 || is_paid,
        "auto_advance": is_open,
        "next_payment_attempt": seconds(invoice.body.next_try.filter(|_| is_open)),
        "post_payment_credit_notes_amount": 0,
        "pre_payment_credit_notes_amount": 0,
        "starting_balance": 0,
        "status": invoice.status.as_str(),
        "status_transitions": {
            "finalized_at": invoice.created_at.seconds(),
            "marked_uncollectible_at": null,
            "paid_at": seconds(invoice.body.paid_at),
            "voided_at": null,
        },
        "subtotal": priced.subtotal,
        "subtotal_excluding_tax": null,
        "total": total,
        "total_discount_amounts": [],
        "total_excluding_tax": total - priced.tax(),
        "total_pretax_credit_amounts": [],
        "total_taxes": priced.taxes.iter().map(|part| json!({
            "amount": part.amount,
            "tax_behavior": if part.inclusive { "inclusive" } else { "exclusive" },
            "tax_rate_details": { "tax_rate": part.rate.as_str() },
            "taxability_reason": "not_available",
            "taxable_amount": part.taxable,
            "type": "tax_rate_details",
        })).collect::<Vec<_>>(),
    })
}

/// What an invoice has there, and Kassa has nothing for.
const UNSAID: [&str; 28] = [
    "account_country",
    "account_name",
    "account_tax_ids",
    "application",
    "automatically_finalizes_at",
    "custom_fields",
    "customer_account",
    "customer_address",
    "customer_name",
    "customer_phone",
    "customer_shipping",
    "default_payment_method",
    "default_source",
    "description",
    "ending_balance",
    "footer",
    "from_invoice",
    "invoice_pdf",
    "last_finalization_error",
    "latest_revision",
    "on_behalf_of",
    "receipt_number",
    "rendering",
    "shipping_cost",
    "shipping_details",
    "statement_descriptor",
    "test_clock",
    "webhooks_delivered_at",
];

pub(super) fn invoice(invoice: &Invoice, with: With<'_>) -> Value {
    let body = &invoice.body;
    let priced = price(&body.cart, invoice.amount.currency)
        .unwrap_or_else(|_| Priced { total: invoice.amount.amount, ..Priced::default() });
    let lines = bought(&body.cart, &priced).map(|(line, total)| invoice_line(invoice, line, total)).collect();
    let is_open = invoice.status == InvoiceStatus::Open;
    let mut shown = json!({
        "id": invoice.id.as_str(),
        "object": "invoice",
        "automatic_tax": {
            "disabled_reason": null,
            "enabled": body.cart.tax_by_address,
            "liability": null,
            "provider": null,
            "status": null,
        },
        "billing_reason": body.reason.as_str(),
        "collection_method": "charge_automatically",
        "created": invoice.created_at.seconds(),
        "currency": code(invoice.amount.currency),
        "customer": invoice.customer.as_ref().map(CustomerId::as_str),
        "customer_email": body.email,
        "customer_tax_exempt": "none",
        "customer_tax_ids": [],
        "default_tax_rates": [],
        "discounts": body.cart.discount.iter().map(|it| it.coupon.shown_as("di")).collect::<Vec<_>>(),
        "due_date": seconds(body.due_by.filter(|_| is_open)),
        "effective_at": invoice.created_at.seconds(),
        "hosted_invoice_url": format!("{}/invoices/{}", with.public_url, invoice.id),
        "issuer": { "type": "self" },
        "lines": whole(format!("/v1/invoices/{}/lines", invoice.id), lines),
        "livemode": is_live(invoice.scope),
        "metadata": {},
        "number": invoice.number(),
        "parent": {
            "quote_details": null,
            "subscription_details": { "metadata": {}, "subscription": invoice.subscription.as_str() },
            "type": "subscription_details",
        },
        "payment_settings": {
            "default_mandate": null,
            "payment_method_options": null,
            "payment_method_types": null,
        },
        "period_end": body.period_end.seconds(),
        "period_start": body.period_start.seconds(),
    });
    for name in UNSAID {
        set(&mut shown, name, Value::Null);
    }
    if let (Value::Object(shown), Value::Object(mut sums)) = (&mut shown, sums(invoice, &priced)) {
        shown.append(&mut sums);
    }
    if with.version.is_before("2025-03-31") {
        set(&mut shown, "paid", invoice.status == InvoiceStatus::Paid);
        set(&mut shown, "payment_intent", body.paid_by.as_ref().map(intent));
        set(&mut shown, "subscription", invoice.subscription.as_str());
        set(&mut shown, "tax", priced.tax());
    }
    shown
}

fn after_completion(more: &NewSessionMore, success_url: Option<&str>) -> Value {
    match (&more.after_completion, success_url) {
        (AfterCompletion::Redirect, Some(url)) => json!({ "redirect": { "url": url }, "type": "redirect" }),
        (AfterCompletion::Redirect, None) => {
            json!({ "hosted_confirmation": { "custom_message": null }, "type": "hosted_confirmation" })
        }
        (AfterCompletion::Confirmation(message), _) => {
            json!({ "hosted_confirmation": { "custom_message": message }, "type": "hosted_confirmation" })
        }
    }
}

pub(super) fn link(link: &Link, with: With<'_>) -> Value {
    let template = &link.body.template;
    let nothing = NewSessionMore::default();
    let more = template.more.as_deref().unwrap_or(&nothing);
    let currency = match &template.pricing {
        Pricing::Lines(lines) => lines.first().and_then(|line| line.data.as_ref()?.currency.clone()),
        Pricing::Amount(_) | Pricing::Tier(_) | Pricing::Custom(_) | Pricing::Setup => None,
    };
    let currency = template.currency.clone().or(currency).map(|code| code.to_ascii_lowercase());
    let mut shown = json!({
        "id": link.id.shown_as("plink"),
        "object": "payment_link",
        "active": link.active,
        "after_completion": after_completion(more, template.success_url.as_deref()),
        "allow_promotion_codes": more.allow_promotion_codes,
        "application": null,
        "application_fee_amount": null,
        "application_fee_percent": null,
        "automatic_tax": { "enabled": more.tax_by_address, "liability": null },
        "currency": currency,
        "customer_creation": more.customer_creation.as_deref().unwrap_or("if_required"),
        "inactive_message": link.body.inactive_message,
        "invoice_creation": null,
        "livemode": is_live(link.scope),
        "metadata": metadata(&template.metadata),
        "on_behalf_of": null,
        "optional_items": null,
        "payment_intent_data": null,
        "payment_method_collection": more.payment_method_collection.as_deref().unwrap_or("always"),
        "payment_method_types": template.methods,
        "restrictions": link.max_completed.map(|limit| json!({
            "completed_sessions": { "count": link.completed, "limit": limit },
        })),
        "shipping_options": more.shipping.iter().filter_map(|option| Some(json!({
            "shipping_amount": option.amount,
            "shipping_rate": option.rate.as_deref()?,
        }))).collect::<Vec<_>>(),
        "submit_type": more.submit_type.as_deref().unwrap_or("auto"),
        "subscription_data": null,
        "transfer_data": null,
        "url": format!("{}/{}/{}", with.public_url, link.kind.path(), link.id),
    });
    if let (Value::Object(shown), Value::Object(mut asked)) = (&mut shown, asked(Some(&more.collect), None)) {
        shown.append(&mut asked);
    }
    shown
}

/// A way into the customer portal.
pub(super) fn portal(answer: &Answer, with: With<'_>) -> Value {
    let Answer::Portal { customer, token, created_at, return_url, .. } = answer else { return json!({}) };
    json!({
        // The secret stands in the URL alone; this names the same thing, and nothing can be read by it.
        "id": customer.shown_as("bps"),
        "object": "billing_portal.session",
        "configuration": null,
        "created": created_at.seconds(),
        "customer": customer.as_str(),
        "customer_account": null,
        "flow": null,
        "livemode": customer.scope().is_some_and(is_live),
        "locale": null,
        "on_behalf_of": null,
        "return_url": return_url,
        "url": format!("{}/portal/{}", with.public_url, token.expose()),
    })
}
