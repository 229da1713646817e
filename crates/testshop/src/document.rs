//! Whether what a server answers is what its OpenAPI document says.

use crate::routes::route_of;
use crate::shop::PUBLIC_URL;
use kassa_domain::dialect::Route;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The routes of a dialect, and its document.
type Known = (&'static [Route], Value);

fn known(dialect: &str) -> Option<&'static Known> {
    static ALL: OnceLock<BTreeMap<&'static str, Known>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        let dialects = kassa_dialects::all(PUBLIC_URL, &kassa_dialects::Settings::default());
        let known = |dialect: &std::sync::Arc<dyn kassa_domain::dialect::Dialect>| {
            let document = kassa_dialects::document(dialect.as_ref(), PUBLIC_URL, "0");
            (dialect.name(), (dialect.routes(), document))
        };
        dialects.iter().map(known).collect()
    });
    all.get(dialect)
}

/// What an answer has that the document of its dialect does not, or the other way round; `None` if all is as it says,
/// or the path leads to no route. A field that the document does not name is such a thing, too.
#[must_use]
pub fn misfit(dialect: &str, (method, target): (&str, &str), status: u16, body: &str) -> Option<String> {
    let (routes, document) = known(dialect)?;
    let route = route_of(routes, method, target.split('?').next().unwrap_or_default())?;
    // A path may have the form of another that takes this method.
    if status == 405 {
        return None;
    }
    let operation = &document["paths"][route.path][route.method.as_str().to_lowercase()];
    let Some(response) = operation["responses"].get(status.to_string()) else {
        return Some(format!("{}: the document has no status {status}", route.name));
    };
    let schema = &response["content"]["application/json"]["schema"];
    if schema.is_null() {
        return (!body.is_empty()).then(|| format!("{}: the document has no body at {status}", route.name));
    }
    let Ok(value) = serde_json::from_str(body) else {
        return Some(format!("{}: {status} has no JSON: {body}", route.name));
    };
    differs(document, schema, &value, "").map(|problem| format!("{} {status}: {problem}", route.name))
}

/// The first difference between a value and a schema, with the place where it is.
fn differs(document: &Value, schema: &Value, value: &Value, place: &str) -> Option<String> {
    if let Some(pointer) = schema["$ref"].as_str() {
        let named = document.pointer(pointer.trim_start_matches('#'));
        return match named {
            Some(named) => differs(document, named, value, place),
            None => Some(format!("{place}: {pointer} leads nowhere")),
        };
    }
    if let Some(ways) = schema["anyOf"].as_array().or(schema["oneOf"].as_array()) {
        let mut problems = vec![];
        for way in ways {
            problems.push(differs(document, way, value, place)?);
        }
        return Some(problems.join("; or "));
    }
    if !has_type(schema, value) {
        return Some(format!("{place} is {value}, and should be {}", schema["type"]));
    }
    if schema["enum"].as_array().is_some_and(|all| !all.contains(value)) {
        return Some(format!("{place} is {value}, and should be one of {}", schema["enum"]));
    }
    match value {
        Value::Array(items) => {
            let within =
                |(number, item)| differs(document, &schema["items"], item, &format!("{place}[{number}]"));
            items.iter().enumerate().find_map(within)
        }
        Value::Object(fields) => {
            let names = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
            let mut missing = names.filter(|name| !fields.contains_key(*name));
            if let Some(name) = missing.next() {
                return Some(format!("{place}.{name} is missing"));
            }
            fields.iter().find_map(|(name, field)| {
                let place = format!("{place}.{name}");
                match (schema["properties"].get(name), &schema["additionalProperties"]) {
                    (Some(schema), _) => differs(document, schema, field, &place),
                    (None, rest @ Value::Object(_)) => differs(document, rest, field, &place),
                    // An object of which nothing is said may be any.
                    (None, _) if !schema["properties"].is_object() => None,
                    (None, _) => Some(format!("the document does not name {place}, which is {field}")),
                }
            })
        }
        _ => None,
    }
}

fn has_type(schema: &Value, value: &Value) -> bool {
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let fits = |name: &str| name == kind || (name == "number" && kind == "integer");
    match &schema["type"] {
        Value::String(name) => fits(name),
        Value::Array(names) => names.iter().filter_map(Value::as_str).any(fits),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn differences_are_found() {
        let document = json!({ "components": { "schemas": { "Name": { "type": "string" } } } });
        let schema = json!({
            "type": "object", "required": ["a"],
            "properties": {
                "a": { "type": ["integer", "null"] },
                "b": { "type": "array", "items": { "$ref": "#/components/schemas/Name" } },
                "c": { "enum": ["x"] },
                "d": { "type": "object", "additionalProperties": { "type": "string" } },
                "e": { "anyOf": [{ "type": "null" }, { "$ref": "#/components/schemas/Name" }] },
            },
        });
        let found = |value: Value| differs(&document, &schema, &value, "");
        assert_eq!(found(json!({ "a": 1, "b": ["x"], "c": "x", "d": { "y": "z" }, "e": null })), None);
        assert_eq!(misfit("axra", ("GET", "/nowhere"), 200, ""), None);
        for (wrong, place) in [
            (json!({}), ".a is missing"),
            (json!({ "a": "1" }), ".a is \"1\""),
            (json!({ "a": null, "b": [1] }), ".b[0] is 1"),
            (json!({ "a": null, "c": "y" }), ".c is \"y\""),
            (json!({ "a": null, "d": { "y": 1 } }), ".d.y is 1"),
            (json!({ "a": null, "e": 1 }), ".e is 1"),
            (json!({ "a": null, "f": 1 }), "the document does not name .f"),
            (json!([]), " is [], and should be"),
        ] {
            let problem = found(wrong).unwrap_or_default();
            assert!(problem.starts_with(place), "{problem} begins with {place}");
        }
    }
}
