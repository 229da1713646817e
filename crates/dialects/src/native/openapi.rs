//! The OpenAPI 3.1 document of the native API, built from the route table and the schemas beside this file.

use super::ROUTES;
use kassa_domain::dialect::Route;
use serde_json::{Map, Value, json};

/// What the document says of an operation beyond its path.
struct Doc {
    summary: &'static str,
    /// The schema of the body it takes.
    takes: Option<&'static str>,
    /// The schema of what it answers.
    gives: &'static str,
    status: u16,
    /// Its parameters in the URL, with type and meaning.
    query: &'static [Parameter],
}

const PAGE: [(&str, &str, &str); 2] = [
    ("limit", "integer", "How many to return, from 1 to 100; 10 when nothing is said."),
    ("starting_after", "string", "The id of the last object of the page before."),
];

/// A look at something.
const fn look(summary: &'static str, gives: &'static str) -> Doc {
    Doc { summary, takes: None, gives, status: 200, query: &[] }
}

/// A list, newest first.
const fn list(summary: &'static str, gives: &'static str, query: &'static [Parameter]) -> Doc {
    Doc { summary, takes: None, gives, status: 200, query }
}

/// Something new.
const fn make(summary: &'static str, takes: &'static str, gives: &'static str) -> Doc {
    Doc { summary, takes: Some(takes), gives, status: 201, query: &[] }
}

/// A change of something that is there.
const fn alter(summary: &'static str, takes: &'static str, gives: &'static str) -> Doc {
    Doc { summary, takes: Some(takes), gives, status: 200, query: &[] }
}

type Parameter = (&'static str, &'static str, &'static str);

const EXPAND: Parameter =
    ("expand[]", "string", "What to show whole: line_items, customer or payment. May stand more than once.");
const EXPAND_DATA: Parameter = (
    "expand[]",
    "string",
    "What to show whole: data.line_items, data.customer or data.payment. May stand more than once.",
);
const ACTIVE: Parameter = ("active", "boolean", "Only those that are active, or are not.");

fn doc(name: &str) -> Option<Doc> {
    let (noun, _) = name.split_once('.')?;
    match noun {
        "sessions" => session_doc(name),
        "products" | "prices" | "plans" | "catalog" => catalog_doc(name),
        "coupons" | "promotion_codes" | "tax_rates" | "shipping_rates" => discount_doc(name),
        "customers" | "entitlements" | "payments" | "payment_methods" => customer_doc(name),
        "refunds" | "disputes" | "processors" | "processor_accounts" | "parked_notices" => money_doc(name),
        "subscriptions" | "invoices" | "portal" => recurring_doc(name),
        "payment_links" | "offers" => link_doc(name),
        "test_clock" => clock_doc(name),
        "branding" => branding_doc(name),
        _ => event_doc(name),
    }
}

fn session_doc(name: &str) -> Option<Doc> {
    Some(match name {
        "sessions.create" => make("Create a checkout session", "SessionCreate", "Session"),
        "sessions.retrieve" => list("Retrieve a checkout session", "Session", &[EXPAND]),
        "sessions.update" => alter("Update a checkout session", "SessionUpdate", "Session"),
        "sessions.expire" => look("Expire an open checkout session", "Session"),
        "sessions.line_items" => list("List the lines of a checkout session", "LineItemList", &PAGE),
        "sessions.explain" => look("Explain how a session's total comes about", "Explanation"),
        "sessions.list" => list(
            "List checkout sessions",
            "SessionList",
            &[
                PAGE[0],
                PAGE[1],
                ("status", "string", "Only sessions that are open, complete or expired."),
                ("customer", "string", "Only sessions of this customer."),
                ("payment", "string", "Only the session that this payment belongs to."),
                EXPAND_DATA,
            ],
        ),
        _ => return None,
    })
}

fn clock_doc(name: &str) -> Option<Doc> {
    Some(match name {
        "test_clock.retrieve" => look("Look at the test clock", "TestClock"),
        "test_clock.turn" => alter("Set the test clock, or advance it", "TestClockTurn", "TestClock"),
        "test_clock.release" => {
            look("Let go of the test clock: the machine's time counts again", "TestClock")
        }
        _ => return None,
    })
}

fn branding_doc(name: &str) -> Option<Doc> {
    Some(match name {
        "branding.retrieve" => look("Look at how your pages look", "Look"),
        "branding.update" => alter("Change how your pages look", "LookUpdate", "Look"),
        "branding.logo" => look("Upload a logo: PNG, JPEG or WebP of at most 512 KB, as the body", "Look"),
        _ => return None,
    })
}

fn catalog_doc(name: &str) -> Option<Doc> {
    Some(match name {
        "products.create" => make("Create a product", "ProductCreate", "Product"),
        "products.retrieve" => look("Retrieve a product", "Product"),
        "products.update" => alter("Update or archive a product", "ProductUpdate", "Product"),
        "products.list" => list(
            "List products",
            "ProductList",
            &[PAGE[0], PAGE[1], ACTIVE, ("tier", "string", "Only the product with this tier.")],
        ),
        "prices.create" => make("Create a price", "PriceCreate", "Price"),
        "prices.retrieve" => look("Retrieve a price", "Price"),
        "prices.update" => alter("Update or archive a price", "PriceUpdate", "Price"),
        "prices.list" => list(
            "List prices",
            "PriceList",
            &[
                PAGE[0],
                PAGE[1],
                ACTIVE,
                ("product", "string", "Only prices of this product."),
                ("lookup_key", "string", "Only the price with this lookup key."),
            ],
        ),
        "plans.create" => make("Create a plan: a product with one recurring price", "PlanCreate", "Plan"),
        "plans.retrieve" => look("Retrieve a plan", "Plan"),
        "plans.list" => list("List plans", "PlanList", &[PAGE[0], PAGE[1], ACTIVE]),
        "catalog.sync" => alter("Declare the whole catalog", "CatalogSync", "CatalogSynced"),
        "catalog.retrieve" => list(
            "Read what is for sale; without a key, of the merchant that app names",
            "Catalog",
            &[
                ("app", "string", "The merchant's slug. Required when no key is sent."),
                ("tier", "string", "Only the product with this tier."),
            ],
        ),
        _ => return None,
    })
}

fn discount_doc(name: &str) -> Option<Doc> {
    Some(match name {
        "coupons.create" => make("Create a coupon", "CouponCreate", "Coupon"),
        "coupons.retrieve" => look("Retrieve a coupon", "Coupon"),
        "coupons.update" => alter("Update a coupon", "CouponUpdate", "Coupon"),
        "coupons.delete" => look("Delete a coupon: sessions that have it keep it", "Deleted"),
        "coupons.list" => list("List coupons", "CouponList", &PAGE),
        "promotion_codes.create" => make("Create a promotion code", "PromotionCodeCreate", "PromotionCode"),
        "promotion_codes.retrieve" => look("Retrieve a promotion code", "PromotionCode"),
        "promotion_codes.update" => alter("Update a promotion code", "PromotionCodeUpdate", "PromotionCode"),
        "promotion_codes.list" => list(
            "List promotion codes",
            "PromotionCodeList",
            &[
                PAGE[0],
                PAGE[1],
                ("code", "string", "Only those with this code, in any case of letters."),
                ("coupon", "string", "Only those of this coupon."),
                ACTIVE,
            ],
        ),
        "tax_rates.create" => make("Create a tax rate", "TaxRateCreate", "TaxRate"),
        "tax_rates.retrieve" => look("Retrieve a tax rate", "TaxRate"),
        "tax_rates.update" => alter("Update a tax rate", "TaxRateUpdate", "TaxRate"),
        "tax_rates.list" => list("List tax rates", "TaxRateList", &[PAGE[0], PAGE[1], ACTIVE]),
        "shipping_rates.create" => make("Create a shipping rate", "ShippingRateCreate", "ShippingRate"),
        "shipping_rates.retrieve" => look("Retrieve a shipping rate", "ShippingRate"),
        "shipping_rates.update" => alter("Update a shipping rate", "ShippingRateUpdate", "ShippingRate"),
        "shipping_rates.list" => list(
            "List shipping rates",
            "ShippingRateList",
            &[PAGE[0], PAGE[1], ACTIVE, ("currency", "string", "Only those in this currency.")],
        ),
        _ => return None,
    })
}

fn customer_doc(name: &str) -> Option<Doc> {
    Some(match name {
        "payments.create" => make("Take a payment without a page", "PaymentCreate", "Payment"),
        "payments.retrieve" => look("Retrieve a payment", "Payment"),
        "payments.capture" => alter("Capture what is held, or a part of it", "PaymentCapture", "Payment"),
        "payments.cancel" => look("Let go of what is held, or take back what is offered", "Payment"),
        "payments.list" => list(
            "List payments",
            "PaymentList",
            &[PAGE[0], PAGE[1], ("session", "string", "Only payments of this session.")],
        ),
        "customers.create" => {
            make("Create a customer, or update the one who has the uid", "CustomerCreate", "Customer")
        }
        "customers.retrieve" => look("Retrieve a customer", "Customer"),
        "customers.update" => alter("Update a customer", "CustomerUpdate", "Customer"),
        "customers.delete" => look(
            "Delete a customer: their subscriptions and open sessions end, and what is known of them is erased",
            "Deleted",
        ),
        "customers.list" => list(
            "List customers",
            "CustomerList",
            &[
                PAGE[0],
                PAGE[1],
                ("uid", "string", "Only the customer with this id of yours."),
                ("email", "string", "Only customers with this e-mail address."),
            ],
        ),
        "customers.sessions" => list("List the sessions of a customer", "SessionList", &PAGE),
        "customers.payments" => list("List the payments of a customer", "PaymentList", &PAGE),
        "customers.entitlements" => list("List what a customer has", "EntitlementList", &PAGE),
        "customers.payment_methods" => {
            list("List the cards that a customer has on file", "PaymentMethodList", &PAGE)
        }
        "payment_methods.retrieve" => look("Retrieve a card that is on file", "PaymentMethod"),
        "payment_methods.delete" => look("Remove a card that is on file", "Deleted"),
        "entitlements.retrieve" => list(
            "Read what a customer has",
            "Entitlement",
            &[
                ("uid", "string", "Your own id of the customer. This or customer."),
                ("customer", "string", "Our id of the customer."),
                ("app", "string", "Your slug; it need not be said."),
            ],
        ),
        _ => return None,
    })
}

const PAYMENT: Parameter = ("payment", "string", "Only those of this payment.");

fn money_doc(name: &str) -> Option<Doc> {
    Some(match name {
        "refunds.create" => make("Refund a payment, all of it or a part", "RefundCreate", "Refund"),
        "refunds.retrieve" => look("Retrieve a refund", "Refund"),
        "refunds.list" => list("List refunds", "RefundList", &[PAGE[0], PAGE[1], PAYMENT]),
        "disputes.retrieve" => look("Retrieve a dispute", "Dispute"),
        "disputes.list" => list("List disputes", "DisputeList", &[PAGE[0], PAGE[1], PAYMENT]),
        "processors.list" => look("List the processors that there are in this mode", "ProcessorList"),
        "processor_accounts.create" => {
            make("Set up an account at a processor", "ProcessorAccountCreate", "ProcessorAccount")
        }
        "processor_accounts.retrieve" => look("Retrieve an account at a processor", "ProcessorAccount"),
        "processor_accounts.update" => alter(
            "Change an account at a processor, or switch it off",
            "ProcessorAccountUpdate",
            "ProcessorAccount",
        ),
        "processor_accounts.list" => list(
            "List accounts at processors, in the order in which they are asked",
            "ProcessorAccountList",
            &PAGE,
        ),
        "parked_notices.list" => {
            list("List what processors told and what fits no payment", "ParkedNoticeList", &PAGE)
        }
        _ => return None,
    })
}

const CUSTOMER: Parameter = ("customer", "string", "Only those of this customer.");

fn recurring_doc(name: &str) -> Option<Doc> {
    Some(match name {
        "subscriptions.retrieve" => look("Retrieve a subscription", "Subscription"),
        "subscriptions.update" => alter("Update a subscription", "SubscriptionUpdate", "Subscription"),
        "subscriptions.delete" => look("Cancel a subscription at once", "Subscription"),
        "subscriptions.cancel" => alter(
            "Cancel a subscription, at once or at the end of its period",
            "SubscriptionCancel",
            "Subscription",
        ),
        "subscriptions.pause" => {
            alter("Pause a subscription that is trialing or active", "SubscriptionPause", "Subscription")
        }
        "subscriptions.resume" => look(
            "Resume a paused subscription; or take a planned cancellation back, and let renewals go that are held",
            "Subscription",
        ),
        "subscriptions.list" => list(
            "List subscriptions",
            "SubscriptionList",
            &[
                PAGE[0],
                PAGE[1],
                (
                    "status",
                    "string",
                    "Only those that are incomplete, trialing, active, past_due, paused, canceled or unpaid. All of \
                     them, canceled ones too, when it is left out.",
                ),
                CUSTOMER,
            ],
        ),
        "invoices.retrieve" => look("Retrieve an invoice", "Invoice"),
        "invoices.list" => list(
            "List invoices",
            "InvoiceList",
            &[
                PAGE[0],
                PAGE[1],
                ("status", "string", "Only those that are open, paid, void or uncollectible."),
                CUSTOMER,
                ("subscription", "string", "Only those of this subscription."),
            ],
        ),
        "portal.create" => {
            make("Create a way into the customer portal", "PortalSessionCreate", "PortalSession")
        }
        _ => return None,
    })
}

fn link_doc(name: &str) -> Option<Doc> {
    Some(match name {
        "payment_links.create" => make("Create a payment link", "PaymentLinkCreate", "PaymentLink"),
        "payment_links.retrieve" => look("Retrieve a payment link", "PaymentLink"),
        "payment_links.update" => {
            alter("Update or deactivate a payment link", "PaymentLinkUpdate", "PaymentLink")
        }
        "payment_links.list" => list("List payment links", "PaymentLinkList", &[PAGE[0], PAGE[1], ACTIVE]),
        "offers.create" => make("Create an offer: a subscription on fixed terms", "OfferCreate", "Offer"),
        "offers.retrieve" => look("Retrieve an offer", "Offer"),
        "offers.update" => alter("Update or deactivate an offer", "OfferUpdate", "Offer"),
        "offers.list" => list("List offers", "OfferList", &[PAGE[0], PAGE[1], ACTIVE]),
        _ => return None,
    })
}

fn event_doc(name: &str) -> Option<Doc> {
    Some(match name {
        "webhook_endpoints.create" | "webhooks.create" => {
            make("Create a webhook endpoint", "WebhookEndpointCreate", "WebhookEndpoint")
        }
        "webhook_endpoints.retrieve" | "webhooks.retrieve" => {
            look("Retrieve a webhook endpoint", "WebhookEndpoint")
        }
        "webhook_endpoints.update" | "webhooks.update" => alter(
            "Update a webhook endpoint, or switch it off or on",
            "WebhookEndpointUpdate",
            "WebhookEndpoint",
        ),
        "webhook_endpoints.rotate" | "webhooks.rotate" => {
            alter("Give a webhook endpoint another secret", "WebhookEndpointRotate", "WebhookEndpoint")
        }
        "webhook_endpoints.replay" | "webhooks.replay" => alter(
            "Send every event after a place in the sequence again to a webhook endpoint",
            "WebhookEndpointReplay",
            "WebhookEndpoint",
        ),
        "webhook_endpoints.delete" | "webhooks.delete" => look("Delete a webhook endpoint", "Deleted"),
        "webhook_endpoints.list" | "webhooks.list" => {
            list("List webhook endpoints", "WebhookEndpointList", &PAGE)
        }
        "events.retrieve" => look("Retrieve an event", "Event"),
        "events.redeliver" => {
            alter("Send an event again to every endpoint that wants it, or to one", "EventRedeliver", "Event")
        }
        "events.list" => list(
            "List events, newest first, or in order after a place; with Accept: text/event-stream, as they happen",
            "EventList",
            &[
                PAGE[0],
                PAGE[1],
                ("after", "integer", "In order, events after this sequence number. Excludes starting_after."),
                ("type", "string", "Only events of this type."),
            ],
        ),
        _ => return None,
    })
}

/// The document.
#[must_use]
pub fn openapi(public_url: &str, version: &str) -> Value {
    let mut paths = Map::new();
    for route in ROUTES {
        let Some(doc) = doc(route.name) else { continue };
        let path = paths.entry(route.path).or_insert_with(|| json!({}));
        if let Some(path) = path.as_object_mut() {
            path.insert(route.method.as_str().to_lowercase(), operation(route, &doc));
        }
    }
    let schemas: Value = serde_json::from_str(include_str!("schemas.json")).unwrap_or_default();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Kassa",
            "version": version,
            "description": "The native API. Amounts are whole numbers of minor units: a currency is one of ISO 4217, \
                            with its own minor unit, or a token, whose unit is 10^-8. Times are ISO 8601 in UTC. A \
                            key belongs to one merchant and one mode, and sees nothing else.",
        },
        "servers": [{ "url": public_url }],
        "security": [{ "bearer": [] }, { "basic": [] }],
        "paths": paths,
        "components": {
            "securitySchemes": {
                "bearer": { "type": "http", "scheme": "bearer", "description": "A secret key: \
                    sk_test_... or sk_live_..." },
                "basic": { "type": "http", "scheme": "basic", "description": "The secret key as \
                    user name, no password." },
            },
            "schemas": schemas,
        },
    })
}

fn operation(route: &Route, doc: &Doc) -> Value {
    let mut parameters = vec![];
    if route.path.contains("{id}") {
        let schema = json!({ "type": "string" });
        parameters.push(json!({ "name": "id", "in": "path", "required": true, "schema": schema }));
    }
    for (name, kind, meaning) in doc.query {
        parameters
            .push(json!({ "name": name, "in": "query", "description": meaning, "schema": { "type": kind } }));
    }
    if route.method == http::Method::POST {
        parameters.push(json!({
            "name": "Idempotency-Key", "in": "header", "schema": { "type": "string", "maxLength": 255 },
            "description": "The same key and body within 24 hours has one effect and one answer.",
        }));
    }
    let mut responses = Map::new();
    responses.insert(doc.status.to_string(), body("The answer.", doc.gives));
    if route.name == "customers.create" {
        responses.insert("200".to_owned(), body("The customer who has this uid, as it is now.", doc.gives));
    }
    for (status, meaning) in errors(route, doc) {
        responses.insert(status.to_string(), body(meaning, "Error"));
    }
    let mut operation = json!({
        "operationId": route.name,
        "summary": doc.summary,
        "parameters": parameters,
        "responses": responses,
    });
    if let (true, Some(fields)) = (route.open, operation.as_object_mut()) {
        fields.insert("security".to_owned(), json!([{}, { "bearer": [] }, { "basic": [] }]));
    }
    if let (Some(schema), Some(fields)) = (doc.takes, operation.as_object_mut()) {
        let content = json!({ "application/json": { "schema": reference(schema) } });
        let required = !matches!(route.name, "subscriptions.cancel" | "subscriptions.pause");
        fields.insert("requestBody".to_owned(), json!({ "required": required, "content": content }));
    }
    if let (true, Some(fields)) = (route.picture, operation.as_object_mut()) {
        let binary = json!({ "schema": { "type": "string", "format": "binary" } });
        let content = json!({ "image/png": binary, "image/jpeg": binary, "image/webp": binary });
        fields.insert("requestBody".to_owned(), json!({ "required": true, "content": content }));
    }
    operation
}

fn errors(route: &Route, doc: &Doc) -> Vec<(u16, &'static str)> {
    let mut errors = vec![(400, "A parameter is missing, wrong or unknown."), (401, "The key is not valid.")];
    if !route.open {
        errors.push((403, "The key is not for this."));
    }
    let names_another =
        ["refunds.create", "entitlements.retrieve", "test_clock.release"].contains(&route.name);
    if route.path.contains("{id}") || route.open || names_another {
        errors.push((404, "There is no such object for this key."));
    }
    if route.method != http::Method::GET {
        errors.extend([
            (408, "The body did not arrive in time."),
            (409, "The object's state, or a request with the same key, does not allow it now."),
            (413, "The body is too large."),
            (415, "The body is not JSON."),
            (422, "The idempotency key was used before, or no processor serves this."),
        ]);
    }
    if doc.takes.is_none() && route.method == http::Method::GET {
        errors.push((413, "The body is too large."));
    }
    // What a picture is not is said of the field.
    errors.retain(|(status, _)| !route.picture || *status != 415);
    errors.extend([(429, "Too many requests."), (500, "Our fault."), (503, "The server is busy.")]);
    errors
}

fn body(description: &str, schema: &str) -> Value {
    json!({ "description": description, "content": { "application/json": { "schema": reference(schema) } } })
}

fn reference(schema: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{schema}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn references(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                found.extend(fields.get("$ref").and_then(Value::as_str).map(str::to_owned));
                fields.values().for_each(|value| references(value, found));
            }
            Value::Array(items) => items.iter().for_each(|value| references(value, found)),
            _ => {}
        }
    }

    #[test]
    fn every_reference_leads_somewhere() {
        let document = openapi("http://localhost:8080", "0.1.0");
        let mut found = vec![];
        references(&document, &mut found);
        assert!(found.len() > 40);
        for reference in found {
            assert!(document.pointer(reference.trim_start_matches('#')).is_some(), "{reference}");
        }
    }

    #[test]
    fn the_schemas_name_the_methods_that_there_are() {
        let document = openapi("", "");
        let words = &document["components"]["schemas"]["PaymentMethodType"]["enum"];
        let known: Vec<_> = kassa_domain::attempt::Method::ALL.iter().map(|method| method.as_str()).collect();
        assert_eq!(*words, json!(known));
    }

    #[test]
    fn the_schemas_name_the_types_of_errors_that_there_are() {
        let document = openapi("", "");
        let words =
            &document["components"]["schemas"]["Error"]["properties"]["error"]["properties"]["type"]["enum"];
        let known: std::collections::BTreeSet<_> =
            super::super::errors::CODES.iter().map(|code| code.2).collect();
        assert_eq!(*words, json!(known));
    }

    #[test]
    fn the_schemas_know_what_can_be_paid_in_and_how_much() {
        let document = openapi("", "");
        let schemas = &document["components"]["schemas"];
        for schema in ["SessionCreate", "PaymentLinkCreate", "OfferCreate"] {
            let most = &schemas[schema]["properties"]["amount"]["maximum"];
            assert_eq!(most.as_i64(), Some(kassa_domain::money::TOKEN_AMOUNT_MAX), "{schema}");
        }
        let said = schemas["SessionCreate"]["properties"]["currency"]["description"].as_str().unwrap();
        let codes = said.split(|c: char| !c.is_ascii_uppercase()).filter(|word| word.len() > 2);
        let codes: Vec<_> = codes.filter(|word| *word != "ISO").collect();
        assert_eq!(codes.len(), 10, "nine tokens and the default: {codes:?}");
        assert!(codes.iter().all(|code| kassa_domain::Currency::parse(code).is_some()), "{codes:?}");
    }

    /// The examples are worth reading: each is a body that its route takes.
    #[test]
    fn every_example_is_taken() {
        let document = openapi("", "");
        let mut tried = 0;
        for route in ROUTES {
            let Some(schema) = doc(route.name).and_then(|doc| doc.takes) else { continue };
            let examples = document["components"]["schemas"][schema]["examples"].as_array();
            for example in examples.unwrap_or_else(|| panic!("{schema} has no examples")) {
                let body = bytes::Bytes::from(example.to_string());
                let request = kassa_domain::dialect::ApiRequest {
                    params: vec!["x_1"],
                    query: "",
                    headers: &http::HeaderMap::new(),
                    body: &body,
                    key: None,
                };
                (route.read)(&request).unwrap_or_else(|problem| panic!("{schema}: {problem:?}"));
                tried += 1;
            }
        }
        assert!(tried > 20);
    }

    #[test]
    fn only_open_routes_need_no_key() {
        let document = openapi("", "");
        for route in ROUTES {
            let operation = &document["paths"][route.path][route.method.as_str().to_lowercase()];
            assert_eq!(operation["security"].is_array(), route.open, "{}", route.name);
        }
        assert_eq!(ROUTES.iter().filter(|route| route.open).count(), 1);
    }
}
