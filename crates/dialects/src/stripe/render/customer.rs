//! Customers, and where they live.

use super::{is_live, metadata};
use kassa_domain::customer::Customer;
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
