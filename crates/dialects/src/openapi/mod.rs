//! OpenAPI 3.1 documents of the dialects, built from their tables of routes.
//!
//! What the table does not know stands beside each dialect: `words.json`, what its operations do, and `seen.json`, the
//! shapes and examples of what its transcripts ask and answer, which a test derives and keeps. A dialect that has
//! neither still has a document: its routes, with their names for words.

#[cfg(test)]
mod tests;

use crate::{axra, copperx, elixpo, inflow, native, stripe};
use kassa_domain::dialect::{Dialect, Route};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// What stands beside a dialect: its words, and what was seen of it.
fn beside(name: &str) -> (&'static str, &'static str) {
    match name {
        axra::NAME => (include_str!("../axra/words.json"), include_str!("../axra/seen.json")),
        copperx::NAME => (include_str!("../copperx/words.json"), include_str!("../copperx/seen.json")),
        elixpo::NAME => (include_str!("../elixpo/words.json"), include_str!("../elixpo/seen.json")),
        inflow::NAME => (include_str!("../inflow/words.json"), include_str!("../inflow/seen.json")),
        stripe::NAME => (include_str!("../stripe/words.json"), include_str!("../stripe/seen.json")),
        _ => ("{}", "{}"),
    }
}

/// The OpenAPI document of a dialect. `public_url` is the server's address without a slash at its end, `version` the
/// server's.
#[must_use]
pub fn document(dialect: &dyn Dialect, public_url: &str, version: &str) -> Value {
    if dialect.name() == native::NAME {
        return native::openapi(public_url, version);
    }
    let (words, seen) = beside(dialect.name());
    let words: Value = serde_json::from_str(words).unwrap_or_default();
    let seen: Value = serde_json::from_str(seen).unwrap_or_default();
    let mut paths = Map::new();
    let mut first: BTreeMap<&str, (u32, &str)> = BTreeMap::new();
    for route in dialect.routes() {
        let (times, path) = first.entry(route.name).or_insert((0, route.path));
        *times = times.saturating_add(1);
        let mut described = operation(route, &words, &seen);
        if let Some(parameters) = described.get_mut("parameters").and_then(Value::as_array_mut) {
            parameters.extend(version_header(dialect, &words));
        }
        if let (true, Some(fields)) = (*times > 1, described.as_object_mut()) {
            fields.insert("operationId".to_owned(), json!(format!("{}.{times}", route.name)));
            fields.insert("description".to_owned(), json!(format!("The same as {path}.")));
            fields.insert("x-same-as".to_owned(), json!(path));
        }
        let entry = paths.entry(route.path).or_insert_with(|| json!({}));
        if let Some(entry) = entry.as_object_mut() {
            entry.insert(route.method.as_str().to_lowercase(), described);
        }
    }
    let title = at(&words, &["title"]).as_str().unwrap_or(dialect.name());
    let about = at(&words, &["about"]).as_str().unwrap_or_default();
    json!({
        "openapi": "3.1.0",
        "info": { "title": title, "version": version, "description": about },
        "servers": [{ "url": public_url }],
        "security": [{ "key": [] }],
        "paths": paths,
        "components": { "securitySchemes": { "key": scheme(dialect) }, "schemas": { "Error": error(&seen) } },
    })
}

/// A part of a document; null where there is none.
fn at<'a>(value: &'a Value, path: &[&str]) -> &'a Value {
    path.iter().fold(value, |value, name| value.get(*name).unwrap_or(&Value::Null))
}

/// The header that says which version a request is written for, of vendors who have several: it chooses the dialect.
fn version_header(dialect: &dyn Dialect, words: &Value) -> Option<Value> {
    let name = dialect.negotiates()?.version_header();
    let about = "The version that the request is written for. By it a native key speaks this API.";
    Some(json!({
        "name": name, "in": "header", "required": true, "description": about, "schema": { "type": "string" },
        "example": at(words, &["version"]),
    }))
}

/// How a key is shown.
fn scheme(dialect: &dyn Dialect) -> Value {
    match dialect.key_header() {
        Some(header) => json!({ "type": "apiKey", "in": "header", "name": header }),
        None => json!({ "type": "http", "scheme": "bearer" }),
    }
}

fn error(seen: &Value) -> Value {
    seen.get("error").cloned().unwrap_or_else(|| json!({ "type": "object" }))
}

fn operation(route: &Route, words: &Value, seen: &Value) -> Value {
    let seen = at(seen, &["operations", route.name]);
    let summary = at(words, &["operations", route.name]).as_str().unwrap_or(route.name);
    let mut responses = Map::new();
    for (status, answer) in seen["gives"].as_object().into_iter().flatten() {
        responses.insert(status.clone(), content("The answer.", answer));
    }
    if responses.is_empty() {
        responses.insert("2XX".to_owned(), json!({ "description": "The answer." }));
    }
    let problem = json!({ "application/json": { "schema": { "$ref": "#/components/schemas/Error" } } });
    responses.insert("default".to_owned(), json!({ "description": "What is wrong.", "content": problem }));
    let mut operation = json!({
        "operationId": route.name,
        "summary": summary,
        "parameters": parameters(route, words, seen),
        "responses": responses,
    });
    if let Some(fields) = operation.as_object_mut() {
        if route.open {
            fields.insert("security".to_owned(), json!([]));
        }
        if let Some(takes) = seen.get("takes") {
            let content = json!({ "application/json": takes });
            fields.insert("requestBody".to_owned(), json!({ "content": content }));
        }
    }
    operation
}

fn content(description: &str, answer: &Value) -> Value {
    // What has no body has no type either.
    match answer.get("schema") {
        Some(_) => json!({ "description": description, "content": { "application/json": answer } }),
        None => json!({ "description": description }),
    }
}

fn parameters(route: &Route, words: &Value, seen: &Value) -> Vec<Value> {
    let text = json!({ "type": "string" });
    let parts = route.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let mut parameters: Vec<_> =
        parts.map(|name| json!({ "name": name, "in": "path", "required": true, "schema": text })).collect();
    for (name, example) in seen["query"].as_object().into_iter().flatten() {
        let about = at(words, &["parameters", name]).as_str().unwrap_or_default();
        parameters.push(
            json!({ "name": name, "in": "query", "description": about, "schema": text, "example": example }),
        );
    }
    parameters
}
