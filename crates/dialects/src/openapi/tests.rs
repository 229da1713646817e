//! Every route is in its dialect's document and the other way round, and the documents say what was really answered.

use super::document;
use crate::{Settings, all, native};
use kassa_domain::dialect::{Dialect, Route};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A request of a transcript, and its answer.
#[derive(Default)]
struct Exchange {
    method: String,
    target: String,
    asked: String,
    status: u16,
    answered: String,
}

fn exchanges(text: &str) -> Vec<Exchange> {
    let mut found: Vec<Exchange> = vec![];
    let (mut inside, mut in_body) = (false, false);
    for line in text.lines() {
        if line.starts_with("# ") || line.starts_with("### ") || line.starts_with("//") {
            inside = line.starts_with("### ");
            if inside {
                found.push(Exchange::default());
            }
            in_body = false;
            continue;
        }
        let Some(exchange) = found.last_mut().filter(|_| inside) else { continue };
        if let Some(rest) = line.strip_prefix("HTTP/1.1 ") {
            exchange.status = rest.get(..3).unwrap().parse().unwrap();
            in_body = false;
        } else if exchange.method.is_empty() {
            let (method, target) = line.split_once(' ').unwrap_or_else(|| panic!("a request: {line}"));
            (exchange.method, exchange.target) = (method.to_owned(), target.to_owned());
        } else if line.is_empty() && !in_body {
            in_body = true;
        } else if in_body {
            let body = if exchange.status == 0 { &mut exchange.asked } else { &mut exchange.answered };
            body.push_str(line);
            body.push('\n');
        }
    }
    found
}

fn told(dialect: &str) -> Vec<Exchange> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../server/tests/transcripts").join(dialect);
    let Ok(files) = std::fs::read_dir(folder) else { return vec![] };
    let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    files.iter().flat_map(|file| exchanges(&std::fs::read_to_string(file).unwrap())).collect()
}

fn route_of(dialect: &dyn Dialect, exchange: &Exchange) -> Option<&'static Route> {
    let path: Vec<_> = exchange.target.split('?').next()?.split('/').collect();
    let fits = |route: &&Route| {
        let parts: Vec<_> = route.path.split('/').collect();
        let same = |(part, word): (&&str, &&str)| part == word || part.starts_with('{');
        route.method.as_str() == exchange.method
            && parts.len() == path.len()
            && parts.iter().zip(&path).all(same)
    };
    dialect.routes().iter().filter(fits).min_by_key(|route| route.path.matches('{').count())
}

fn shape(value: &Value) -> Value {
    match value {
        Value::Null => json!({ "type": ["null"] }),
        Value::Bool(_) => json!({ "type": ["boolean"] }),
        Value::Number(number) if number.is_f64() => json!({ "type": ["number"] }),
        Value::Number(_) => json!({ "type": ["integer"] }),
        Value::String(_) => json!({ "type": ["string"] }),
        Value::Array(items) => match items.iter().map(shape).reduce(|a, b| merged(&a, &b)) {
            Some(items) => json!({ "type": ["array"], "items": items }),
            None => json!({ "type": ["array"] }),
        },
        Value::Object(fields) => {
            let shapes = fields.iter().map(|(name, value)| (name.clone(), shape(value)));
            json!({ "type": ["object"], "properties": shapes.collect::<Map<_, _>>() })
        }
    }
}

/// The shape of what has one shape or the other.
fn merged(one: &Value, other: &Value) -> Value {
    let types = |shape: &Value| shape["type"].as_array().unwrap().clone();
    let mut names: BTreeSet<String> =
        types(one).iter().chain(&types(other)).map(|name| name.as_str().unwrap().to_owned()).collect();
    if names.contains("number") {
        names.remove("integer");
    }
    let mut merged_shape = json!({ "type": names });
    let items = [one.get("items"), other.get("items")];
    if let Some(items) = items.into_iter().flatten().cloned().reduce(|a, b| merged(&a, &b)) {
        merged_shape["items"] = items;
    }
    for (name, value) in
        [one, other].into_iter().filter_map(|shape| shape["properties"].as_object()).flatten()
    {
        let known = merged_shape["properties"].get(name).cloned();
        merged_shape["properties"][name] = known.map_or_else(|| value.clone(), |known| merged(&known, value));
    }
    merged_shape
}

fn add(place: &mut Value, value: &Value) {
    let shape = shape(value);
    let known = place.get("schema").cloned();
    place["schema"] = known.map_or_else(|| shape.clone(), |known| merged(&known, &shape));
    if place.get("example").is_none() {
        place["example"] = value.clone();
    }
}

/// What the transcripts show of a dialect.
fn seen(dialect: &dyn Dialect) -> Value {
    let mut seen = json!({});
    let mut problem = json!({});
    for exchange in told(dialect.name()) {
        let Some(route) = route_of(dialect, &exchange) else { continue };
        let answered = serde_json::from_str::<Value>(&exchange.answered).ok();
        if exchange.status >= 400 {
            answered.iter().for_each(|answered| add(&mut problem, answered));
            continue;
        }
        let operation = &mut seen["operations"][route.name];
        let status = exchange.status.to_string();
        match answered {
            Some(answered) => add(&mut operation["gives"][&status], &answered),
            None => operation["gives"][&status] = json!({}),
        }
        if let Ok(asked) = serde_json::from_str::<Value>(&exchange.asked) {
            add(&mut operation["takes"], &asked);
        }
        let query = exchange.target.split_once('?').map_or("", |(_, query)| query);
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            operation["query"][name.as_ref()] = json!(value);
        }
    }
    if let Some(shape) = problem.get("schema") {
        seen["error"] = shape.clone();
    }
    seen
}

fn beside(dialect: &str, file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(dialect).join(file)
}

fn dialects() -> Vec<std::sync::Arc<dyn Dialect>> {
    all("http://localhost:8080", &Settings::default())
}

/// With `KASSA_WRITE_SEEN` set, the files are written; a run that writes fails.
#[test]
fn what_was_seen_is_what_the_transcripts_show() {
    for dialect in dialects() {
        let name = dialect.name();
        let file = beside(name, "seen.json");
        if name == native::NAME || !beside(name, "words.json").exists() {
            continue;
        }
        let text = format!("{}\n", seen(dialect.as_ref()));
        if std::env::var_os("KASSA_WRITE_SEEN").is_some() {
            std::fs::write(&file, &text).unwrap();
        }
        let kept = std::fs::read_to_string(&file).unwrap();
        assert!(kept == text, "{name}/seen.json is old: KASSA_WRITE_SEEN=1 writes it");
    }
    assert!(std::env::var_os("KASSA_WRITE_SEEN").is_none(), "the files are written; read the difference");
}

#[test]
fn every_route_is_an_operation_and_every_operation_a_route() {
    for dialect in dialects() {
        let document = document(dialect.as_ref(), "http://localhost:8080", "0");
        let mut described = BTreeSet::new();
        let mut ids = BTreeSet::new();
        for (path, methods) in document["paths"].as_object().unwrap() {
            for (method, operation) in methods.as_object().unwrap() {
                described.insert((method.to_uppercase(), path.clone()));
                assert!(ids.insert(operation["operationId"].to_string()), "{}: {operation}", dialect.name());
                assert!(!operation["responses"].as_object().unwrap().is_empty(), "{path}");
            }
        }
        let routes = dialect.routes().iter();
        let routes = routes.map(|route| (route.method.as_str().to_owned(), route.path.to_owned()));
        assert_eq!(described, routes.collect(), "{}", dialect.name());
    }
}

/// The words are about operations that there are, and each of them has words.
#[test]
fn every_operation_has_words() {
    for dialect in dialects().into_iter().filter(|dialect| beside(dialect.name(), "words.json").exists()) {
        let words = std::fs::read_to_string(beside(dialect.name(), "words.json")).unwrap();
        let words: Value = serde_json::from_str(&words).unwrap();
        let said: BTreeSet<_> = words["operations"].as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(said, dialect.routes().iter().map(|route| route.name).collect(), "{}", dialect.name());
        assert!(words["title"].is_string() && words["about"].is_string());
    }
}

fn fits(schema: &Value, value: &Value) -> bool {
    let types = schema["type"].as_array().map(Vec::as_slice).unwrap_or_default();
    let shape = shape(value);
    let kind = shape["type"][0].as_str().unwrap();
    let named = types.iter().any(|name| name == kind || (name == "number" && kind == "integer"));
    named
        && value.as_array().into_iter().flatten().all(|item| fits(&schema["items"], item))
        && value
            .as_object()
            .into_iter()
            .flatten()
            .all(|(name, field)| fits(&schema["properties"][name], field))
}

#[test]
fn every_answer_of_the_transcripts_fits_its_document() {
    for dialect in dialects().into_iter().filter(|dialect| beside(dialect.name(), "words.json").exists()) {
        let document = document(dialect.as_ref(), "", "0");
        let mut checked = 0;
        for exchange in told(dialect.name()) {
            let Some(route) = route_of(dialect.as_ref(), &exchange) else { continue };
            let Ok(answered) = serde_json::from_str::<Value>(&exchange.answered) else { continue };
            let operation = &document["paths"][route.path][route.method.as_str().to_lowercase()];
            let schema = if exchange.status < 400 {
                &operation["responses"][exchange.status.to_string()]["content"]["application/json"]["schema"]
            } else {
                &document["components"]["schemas"]["Error"]
            };
            assert!(fits(schema, &answered), "{} {}: {answered}", exchange.method, exchange.target);
            checked += 1;
        }
        assert!(checked > 15, "{}: {checked}", dialect.name());
    }
    assert!(!fits(&json!({ "type": ["string"] }), &json!(1)));
}
