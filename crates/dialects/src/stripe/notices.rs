//! Fields that are heard and change nothing here. They are named in the header `Stripe-Notice`, which the vendor's
//! libraries print as a warning; what would change what is sold, charged or sent is never among them, but refused.

use super::form;
use serde_json::{Map, Value};

/// The header.
pub(super) const HEADER: &str = "stripe-notice";

/// What is said where a product is to be deleted.
pub(super) const ARCHIVED: &str =
    "Kassa archives the product and its id is still known: what was sold of it names it";

/// Fields without an effect, by the noun of the route. `[]` is each entry of a list.
const ANNOUNCED: [(&str, &[&str]); 11] = [
    (
        "sessions",
        &[
            "adaptive_pricing",
            "automatic_tax.liability",
            "branding_settings",
            "consent_collection.payment_method_reuse_agreement",
            "custom_text.after_submit",
            "integration_identifier",
            "invoice_creation",
            "line_items[].price_data.product_data.tax_code",
            "managed_payments",
            "origin_context",
            "payment_intent_data.receipt_email",
            "payment_intent_data.statement_descriptor",
            "payment_intent_data.statement_descriptor_suffix",
            "payment_method_configuration",
            "payment_method_options",
            "saved_payment_method_options",
            "shipping_options[].shipping_rate_data.metadata",
            "shipping_options[].shipping_rate_data.tax_code",
            "subscription_data.description",
            "wallet_options",
        ],
    ),
    (
        "payment_links",
        &[
            "automatic_tax.liability",
            "customer_creation",
            "invoice_creation",
            "line_items[].price_data.product_data.tax_code",
            "payment_intent_data.statement_descriptor",
            "subscription_data.description",
        ],
    ),
    (
        "products",
        &[
            "marketing_features",
            "package_dimensions",
            "shippable",
            "statement_descriptor",
            "tax_code",
            "type",
            "url",
        ],
    ),
    ("prices", &["product_data.statement_descriptor", "product_data.tax_code"]),
    ("customers", &["invoice_prefix", "invoice_settings", "preferred_locales", "test_clock"]),
    ("tax_rates", &["tax_type"]),
    ("shipping_rates", &["tax_code"]),
    (
        "payment_intents",
        &[
            "cancellation_reason",
            "final_capture",
            "receipt_email",
            "statement_descriptor",
            "statement_descriptor_suffix",
        ],
    ),
    ("subscriptions", &["cancellation_details", "invoice_now", "payment_behavior", "prorate", "description"]),
    ("webhook_endpoints", &["connect"]),
    ("test_clocks", &["name"]),
];

/// Values that say what is so in any case. Other values of these fields are refused as unknown.
const SO_ANYWAY: [(&str, &str, &str); 12] = [
    ("invoices", "off_session", "true"),
    ("products", "default_price_data.recurring.usage_type", "licensed"),
    ("sessions", "ui_mode", "hosted"),
    ("sessions", "ui_mode", "hosted_page"),
    ("sessions", "submit_type", "auto"),
    ("sessions", "payment_intent_data.capture_method", "automatic_async"),
    ("sessions", "subscription_data.billing_mode.type", "classic"),
    ("payment_links", "submit_type", "auto"),
    ("prices", "billing_scheme", "per_unit"),
    ("prices", "recurring.usage_type", "licensed"),
    ("sessions", "line_items[].price_data.recurring.usage_type", "licensed"),
    ("customers", "tax_exempt", "none"),
];

/// Takes a field out, wherever its path leads; whether it was there.
fn take(fields: &mut Map<String, Value>, path: &str, only: Option<&str>) -> bool {
    let Some((first, rest)) = path.split_once('.') else {
        let is_meant = match (fields.get(path), only) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(value), Some(only)) => value.as_str() == Some(only),
        };
        return is_meant && fields.remove(path).is_some();
    };
    let mut taken = false;
    match (first.strip_suffix("[]"), fields.get_mut(first.trim_end_matches("[]"))) {
        (Some(_), Some(Value::Array(entries))) => {
            for entry in entries.iter_mut().filter_map(Value::as_object_mut) {
                taken |= take(entry, rest, only);
            }
        }
        (None, Some(Value::Object(inside))) => {
            taken = take(inside, rest, only);
            if taken && inside.is_empty() {
                fields.remove(first);
            }
        }
        _ => {}
    }
    taken
}

/// Sets aside what has no effect, and what says nothing new; the names of the former.
pub(super) fn set_aside(noun: &str, fields: &mut Map<String, Value>) -> Vec<&'static str> {
    for (_, path, value) in SO_ANYWAY.iter().filter(|(of, ..)| *of == noun) {
        take(fields, path, Some(value));
    }
    let announced =
        ANNOUNCED.iter().filter(|(of, _)| *of == noun).flat_map(|(_, paths)| paths.iter().copied());
    announced.filter(|path| take(fields, path, None)).collect()
}

/// What is to be said about the body of a request.
pub(super) fn of(noun: &str, body: &[u8], told: &[String]) -> Option<String> {
    let mut fields = form::read(body).ok()?;
    let aside = set_aside(noun, &mut fields);
    let mut said = told.to_vec();
    if !aside.is_empty() {
        let names: Vec<String> =
            aside.iter().map(|path| form::bracketed(&path.replace("[].", "."))).collect();
        said.push(format!("Kassa took no notice of {}", names.join(", ")));
    }
    (!said.is_empty()).then(|| said.join("; "))
}
