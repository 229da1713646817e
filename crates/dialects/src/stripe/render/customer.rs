//! Customers, and where they live.

use super::{is_live, metadata, set};
use kassa_domain::attempt::Instrument;
use kassa_domain::customer::{Customer, OnFile};
use kassa_domain::id::CustomerId;
use kassa_domain::postal::Address;
use serde_json::{Value, json};

pub(super) fn address(address: &Address) -> Value {
    json!({
        "city": address.city,
        "country": address.country,
        "line1": address.line1,
        "line2": address.line2,
        "postal_code": address.postal_code,
        "state": address.state,
    })
}

/// Where goods go, and to whom.
pub(super) fn shipping(found: &Address) -> Value {
    json!({ "address": address(found), "name": found.name, "phone": null })
}

/// A card that is on file, or was until just now.
pub(super) fn payment_method(customer: Option<&CustomerId>, found: &OnFile) -> Value {
    let method = found.method.instrument.method();
    let mut shown = json!({
        "id": found.shown_id(),
        "object": "payment_method",
        "allow_redisplay": "unspecified",
        "billing_details": { "address": null, "email": null, "name": null, "phone": null, "tax_id": null },
        "created": found.created_at.seconds(),
        "customer": customer.map(CustomerId::as_str),
        "customer_account": null,
        "livemode": found.id.scope().is_some_and(is_live),
        "metadata": {},
        "type": method.as_str(),
    });
    if let Instrument::Card { brand, last4 } = &found.method.instrument {
        let brand = brand.to_ascii_lowercase();
        let card = json!({
            "brand": brand,
            "checks": null,
            "country": null,
            "display_brand": brand,
            "exp_month": null,
            "exp_year": null,
            "funding": "unknown",
            "generated_from": null,
            "last4": last4,
            "networks": null,
            "three_d_secure_usage": null,
            "wallet": null,
        });
        set(&mut shown, "card", card);
    }
    shown
}

/// A whole customer. A deleted one is shown so in events only: who reads them by type expects the whole shape.
pub(super) fn customer(customer: &Customer) -> Value {
    let body = &customer.body;
    json!({
        "id": customer.id.as_str(),
        "object": "customer",
        "address": body.address.as_ref().map(address),
        "balance": 0,
        "business_name": body.business_name,
        "created": customer.created_at.seconds(),
        "currency": null,
        "customer_account": null,
        "default_source": null,
        "delinquent": false,
        "description": body.description,
        "discount": null,
        "email": customer.email,
        "individual_name": body.name,
        "invoice_prefix": null,
        "invoice_settings": {
            "custom_fields": null,
            "default_payment_method": null,
            "footer": null,
            "rendering_options": null,
        },
        "livemode": is_live(customer.scope),
        "metadata": metadata(&body.metadata),
        "name": body.name,
        "next_invoice_sequence": 1,
        "phone": body.phone,
        "preferred_locales": [],
        "shipping": body.shipping.as_ref().map(shipping),
        "tax_exempt": "none",
        "test_clock": null,
    })
}
