//! OpenAPI 3.1 documents of the dialects, built from their tables of routes.
//!
//! What the table does not know stands beside each dialect: `words.json`, written by hand, which says what its
//! operations do and what of its fields no transcript shows; and `seen.json`, the shapes and examples of what its
//! transcripts ask and answer, which a test derives and keeps. A dialect that has neither still has a document: its
//! routes, with their names for words.

mod schema;
#[cfg(test)]
mod tests;

use crate::{axra, copperx, elixpo, inflow, native, stripe};
use kassa_domain::dialect::{BodyForm, Dialect, Route};
use schema::Declared;
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
    let known = Known { dialect, words: &words, seen: &seen };
    let mut paths = Map::new();
    let mut first: BTreeMap<&str, (u32, &str)> = BTreeMap::new();
    for route in dialect.routes() {
        let (times, path) = first.entry(route.name).or_insert((0, route.path));
        *times = times.saturating_add(1);
        let mut described = known.operation(route);
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
        "components": { "securitySchemes": { "key": scheme(dialect) }, "schemas": known.objects() },
    })
}

/// A part of a document; null where there is none.
fn at<'a>(value: &'a Value, path: &[&str]) -> &'a Value {
    path.iter().fold(value, |value, name| value.get(*name).unwrap_or(&Value::Null))
}

/// How a key is shown.
fn scheme(dialect: &dyn Dialect) -> Value {
    match dialect.key_header() {
        Some(header) => json!({ "type": "apiKey", "in": "header", "name": header }),
        None => json!({ "type": "http", "scheme": "bearer" }),
    }
}

/// What is known of a dialect beside its table of routes.
struct Known<'a> {
    dialect: &'a dyn Dialect,
    words: &'a Value,
    seen: &'a Value,
}

impl<'a> Known<'a> {
    /// What is declared of the fields of `answers` or of `requests`.
    fn fields(&self, of: &str) -> Option<&'a Map<String, Value>> {
        at(self.words, &[of]).as_object()
    }

    fn answer(&self, seen: &Value, root: &str) -> Value {
        let none = Map::new();
        Declared::of_answers(self.fields("answers").unwrap_or(&none)).schema(seen, root, root)
    }

    /// The named objects, and the error.
    fn objects(&self) -> Map<String, Value> {
        let objects = at(self.seen, &["objects"]).as_object().into_iter().flatten();
        let mut schemas: Map<String, Value> =
            objects.map(|(name, seen)| (name.clone(), self.answer(seen, name))).collect();
        let error = self.seen.get("error").map(|seen| self.answer(seen, "Error"));
        schemas.insert("Error".to_owned(), error.unwrap_or_else(|| json!({ "type": "object" })));
        schemas
    }

    fn operation(&self, route: &Route) -> Value {
        let seen = at(self.seen, &["operations", route.name]);
        let said = at(self.words, &["operations", route.name]);
        let summary = said.get(0).and_then(Value::as_str).unwrap_or(route.name);
        let mut responses = Map::new();
        for (status, answer) in seen["gives"].as_object().into_iter().flatten() {
            responses.insert(status.clone(), self.content(route, answer));
        }
        if responses.is_empty() {
            responses.insert("2XX".to_owned(), json!({ "description": "The answer." }));
        }
        let problem = json!({ "application/json": { "schema": { "$ref": "#/components/schemas/Error" } } });
        for (status, meaning) in self.errors(route) {
            responses.insert(status.to_string(), json!({ "description": meaning, "content": problem }));
        }
        let mut operation = json!({
            "operationId": route.name,
            "summary": summary,
            "parameters": self.parameters(route, seen),
            "responses": responses,
        });
        if let Some(fields) = operation.as_object_mut() {
            if let Some(about) = said.get(1) {
                fields.insert("description".to_owned(), about.clone());
            }
            if route.open {
                fields.insert("security".to_owned(), json!([]));
            }
            if let Some(body) = seen.get("takes").map(|takes| self.body(route, takes)) {
                fields.insert("requestBody".to_owned(), body);
            }
        }
        operation
    }

    fn content(&self, route: &Route, answer: &Value) -> Value {
        let description = "The answer.";
        // What has no body has no type either.
        let Some(seen) = answer.get("schema") else { return json!({ "description": description }) };
        let mut content = json!({ "schema": self.answer(seen, route.name) });
        if let (Some(example), Some(fields)) = (answer.get("example"), content.as_object_mut()) {
            fields.insert("example".to_owned(), example.clone());
        }
        json!({ "description": description, "content": { "application/json": content } })
    }

    fn body(&self, route: &Route, takes: &Value) -> Value {
        let none = Map::new();
        let form = self.dialect.body_form() == BodyForm::Form;
        let required = at(self.words, &["required", route.name]).as_str().unwrap_or_default();
        let required: Vec<&str> = required.split_whitespace().collect();
        let must = !required.is_empty();
        let declared = Declared::of_request(self.fields("requests").unwrap_or(&none), required, !form);
        let schema = declared.schema(&takes["schema"], route.name, route.name);
        let nested = |field: &Value| {
            ["properties", "items", "additionalProperties"].iter().any(|inside| field.get(inside).is_some())
        };
        let deep: Map<String, Value> = (at(&schema, &["properties"]).as_object().into_iter().flatten())
            .filter(|&(_, field)| nested(field))
            .map(|(name, _)| (name.clone(), json!({ "style": "deepObject", "explode": true })))
            .collect();
        let mut content = json!({ "schema": schema, "example": takes["example"] });
        let kind = match (form, content.as_object_mut()) {
            (true, Some(fields)) => {
                fields.insert("encoding".to_owned(), deep.into());
                "application/x-www-form-urlencoded"
            }
            _ => "application/json",
        };
        json!({ "required": must, "content": { kind: content } })
    }

    /// What stands in the address and the headers.
    fn parameters(&self, route: &Route, seen: &Value) -> Vec<Value> {
        let mut parameters = vec![];
        let parts = route.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
        for name in parts {
            parameters.push(self.parameter(name, "path", seen));
        }
        let mut names: Vec<&str> =
            seen["query"].as_object().into_iter().flat_map(Map::keys).map(String::as_str).collect();
        let more = at(self.words, &["queries", route.name]).as_str().unwrap_or_default();
        names.extend(more.split_whitespace());
        names.sort_unstable();
        names.dedup();
        parameters.extend(names.into_iter().map(|name| self.parameter(name, "query", seen)));
        if route.method == http::Method::POST {
            parameters.push(json!({
                "name": "Idempotency-Key", "in": "header", "schema": { "type": "string", "maxLength": 255 },
                "description": "The same key and body within 24 hours has one effect and one answer.",
            }));
        }
        parameters.extend(self.version_header());
        parameters
    }

    fn parameter(&self, name: &str, place: &str, seen: &Value) -> Value {
        let said = at(self.words, &["parameters", name]);
        let about = said.as_str().or(said["about"].as_str()).unwrap_or_default();
        let schema = said.get("schema").cloned().unwrap_or_else(|| json!({ "type": "string" }));
        let mut parameter = json!({ "name": name, "in": place, "description": about, "schema": schema });
        if let Some(fields) = parameter.as_object_mut() {
            if place == "path" {
                fields.insert("required".to_owned(), json!(true));
            }
            if let Some(example) = seen["query"].get(name).filter(|_| place == "query") {
                fields.insert("example".to_owned(), example.clone());
            }
        }
        parameter
    }

    /// The header that says which version a request is written for, of vendors who have several: it chooses the
    /// dialect.
    fn version_header(&self) -> Option<Value> {
        let name = self.dialect.negotiates()?.version_header();
        let about = "The version that the request is written for. A native key speaks this API by it alone; a key that \
                     was made for this API needs none.";
        Some(json!({
            "name": name, "in": "header", "description": about, "schema": { "type": "string", "pattern": VERSION },
            "example": at(self.words, &["version"]),
        }))
    }

    /// The statuses of errors, with what each says.
    fn errors(&self, route: &Route) -> Vec<(u16, &'static str)> {
        let mut errors = vec![(400, "A parameter is missing or wrong.")];
        errors.push((401, "The key is not valid."));
        if !route.open {
            errors.push((403, "The key is not for this."));
        }
        let elsewhere = at(self.words, &["missing", route.name]).is_string();
        if route.path.contains('{') || elsewhere {
            errors.push((404, "There is no such object for this key."));
        }
        if route.method != http::Method::GET {
            errors.push((408, "The body did not arrive in time."));
            errors.push((409, "The object's state, or a request with the same key, does not allow it now."));
            errors.push((415, "The body is of another type."));
        }
        errors.push((413, "The body is too large."));
        // A vendor whose clients know no 422 says 400 there.
        if route.method == http::Method::POST && self.dialect.body_form() != BodyForm::Form {
            errors.push((422, "The idempotency key was used before, or no processor serves this."));
        }
        errors.extend([(429, "Too many requests."), (500, "Our fault."), (503, "The server is busy.")]);
        errors
    }
}

/// A version: a day, and a name behind it.
const VERSION: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}([.][a-z0-9_]+)?$";
