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
    query: &'static [(&'static str, &'static str, &'static str)],
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
const fn list(
    summary: &'static str,
    gives: &'static str,
    query: &'static [(&'static str, &'static str, &'static str)],
) -> Doc {
    Doc { summary, takes: None, gives, status: 200, query }
}

/// Something new.
const fn make(summary: &'static str, takes: &'static str, gives: &'static str) -> Doc {
    Doc { summary, takes: Some(takes), gives, status: 201, query: &[] }
}

fn doc(name: &str) -> Option<Doc> {
    Some(match name {
        "sessions.create" => make("Create a checkout session", "SessionCreate", "Session"),
        "sessions.retrieve" => look("Retrieve a checkout session", "Session"),
        "sessions.expire" => look("Expire an open checkout session", "Session"),
        "sessions.list" => list(
            "List checkout sessions",
            "SessionList",
            &[
                PAGE[0],
                PAGE[1],
                ("status", "string", "Only sessions that are open, complete or expired."),
                ("customer", "string", "Only sessions of this customer."),
                ("payment", "string", "Only the session that this payment belongs to."),
            ],
        ),
        "payments.retrieve" => look("Retrieve a payment", "Payment"),
        "payments.list" => list(
            "List payments",
            "PaymentList",
            &[PAGE[0], PAGE[1], ("session", "string", "Only payments of this session.")],
        ),
        "customers.create" => make("Create a customer", "CustomerCreate", "Customer"),
        "customers.retrieve" => look("Retrieve a customer", "Customer"),
        "customers.list" => list("List customers", "CustomerList", &PAGE),
        "webhook_endpoints.create" | "webhooks.create" => {
            make("Create a webhook endpoint", "WebhookEndpointCreate", "WebhookEndpoint")
        }
        "webhook_endpoints.retrieve" | "webhooks.retrieve" => {
            look("Retrieve a webhook endpoint", "WebhookEndpoint")
        }
        "webhook_endpoints.delete" | "webhooks.delete" => look("Delete a webhook endpoint", "Deleted"),
        "webhook_endpoints.list" | "webhooks.list" => {
            list("List webhook endpoints", "WebhookEndpointList", &PAGE)
        }
        "events.retrieve" => look("Retrieve an event", "Event"),
        "events.redeliver" => look("Send an event again to every endpoint that wants it", "Event"),
        "events.list" => list(
            "List events, newest first, or in order after a place in the sequence",
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
            "description": "The native API. Amounts are whole numbers of minor units; times are ISO 8601 in UTC. A key \
                            belongs to one merchant and one mode, and sees nothing else.",
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
    for (status, meaning) in errors(route, doc) {
        responses.insert(status.to_string(), body(meaning, "Error"));
    }
    let mut operation = json!({
        "operationId": route.name,
        "summary": doc.summary,
        "parameters": parameters,
        "responses": responses,
    });
    if let (Some(schema), Some(fields)) = (doc.takes, operation.as_object_mut()) {
        let content = json!({ "application/json": { "schema": reference(schema) } });
        fields.insert("requestBody".to_owned(), json!({ "required": true, "content": content }));
    }
    operation
}

fn errors(route: &Route, doc: &Doc) -> Vec<(u16, &'static str)> {
    let mut errors = vec![(400, "A parameter is missing, wrong or unknown."), (401, "The key is not valid.")];
    if route.path.contains("{id}") {
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
}
