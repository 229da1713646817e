//! Every route is in its dialect's document and the other way round, and `seen.json` is what the transcripts show. That
//! what a server answers fits its document is tried where there is a server: `kassa_testshop::document`.

use super::document;
use crate::{Settings, all, native, stripe};
use kassa_domain::Timestamp;
use kassa_domain::dialect::{ApiRequest, BodyForm, Dialect, Mistake, Route};
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
    /// Whether it was sent with a key of another dialect.
    foreign: bool,
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
        } else if line.contains("_key}}") && !in_body {
            exchange.foreign = true;
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
    let all = files.iter().flat_map(|file| exchanges(&std::fs::read_to_string(file).unwrap()));
    all.filter(|exchange| !exchange.foreign).collect()
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

/// What tells the name of an object: a field that holds it, or for each name the fields that only such objects have.
/// Of some names objects are shown in part elsewhere; those have a field that only the whole ones have.
#[derive(Default)]
struct Naming {
    told: Value,
    whole: Value,
}

impl Naming {
    fn of(&self, fields: &Map<String, Value>) -> Option<String> {
        match &self.told {
            Value::String(field) => {
                let name = fields.get(field)?.as_str().filter(|name| *name != "list")?;
                if self.whole[name].as_str().is_some_and(|whole| !fields.contains_key(whole)) {
                    return None;
                }
                Some(if fields.contains_key("deleted") { format!("{name}.deleted") } else { name.to_owned() })
            }
            names => {
                let mut names = names.as_object()?.iter();
                let has =
                    |told: &Value| told.as_str().unwrap().split(' ').all(|field| fields.contains_key(field));
                names.find(|(_, told)| has(told)).map(|(name, _)| name.clone())
            }
        }
    }
}

/// What bodies look like, with the objects in them that have names.
struct Shapes {
    naming: Naming,
    objects: Map<String, Value>,
}

impl Shapes {
    fn shape(&mut self, value: &Value) -> Value {
        match value {
            Value::Null => json!({ "type": ["null"] }),
            Value::Bool(_) => json!({ "type": ["boolean"] }),
            Value::Number(number) if number.is_f64() => json!({ "type": ["number"] }),
            Value::Number(_) => json!({ "type": ["integer"] }),
            Value::String(_) => json!({ "type": ["string"] }),
            Value::Array(items) => {
                let shapes: Vec<Value> = items.iter().map(|item| self.shape(item)).collect();
                match shapes.into_iter().reduce(|a, b| merged(&a, &b)) {
                    Some(items) => json!({ "type": ["array"], "items": items }),
                    None => json!({ "type": ["array"] }),
                }
            }
            Value::Object(fields) => {
                let shapes: Map<_, _> =
                    fields.iter().map(|(name, value)| (name.clone(), self.shape(value))).collect();
                let always: Vec<&String> = fields.keys().collect();
                let shape = json!({ "type": ["object"], "properties": shapes, "always": always });
                let Some(name) = self.naming.of(fields) else { return shape };
                let known =
                    self.objects.get(&name).map_or_else(|| shape.clone(), |known| merged(known, &shape));
                self.objects.insert(name.clone(), known);
                json!({ "refs": [name] })
            }
        }
    }

    fn add(&mut self, place: &mut Value, value: &Value) {
        let shape = self.shape(value);
        let known = place.get("schema").cloned();
        place["schema"] = known.map_or_else(|| shape.clone(), |known| merged(&known, &shape));
        if place.get("example").is_none() {
            place["example"] = value.clone();
        }
    }
}

fn names(list: &Value) -> BTreeSet<String> {
    list.as_array().into_iter().flatten().map(|name| name.as_str().unwrap().to_owned()).collect()
}

/// The shape of what has one shape or the other.
fn merged(one: &Value, other: &Value) -> Value {
    let mut types = &names(&one["type"]) | &names(&other["type"]);
    if types.contains("number") {
        types.remove("integer");
    }
    let mut merged_shape = json!({});
    for (name, words) in [("type", types), ("refs", &names(&one["refs"]) | &names(&other["refs"]))] {
        if !words.is_empty() {
            merged_shape[name] = json!(words);
        }
    }
    let items = [one.get("items"), other.get("items")];
    if let Some(items) = items.into_iter().flatten().cloned().reduce(|a, b| merged(&a, &b)) {
        merged_shape["items"] = items;
    }
    let always = [one.get("always"), other.get("always")].into_iter().flatten().map(names);
    if let Some(always) = always.reduce(|a, b| &a & &b) {
        merged_shape["always"] = json!(always);
        merged_shape["properties"] = json!({});
    }
    for (name, value) in
        [one, other].into_iter().filter_map(|shape| shape["properties"].as_object()).flatten()
    {
        let known = merged_shape["properties"].get(name).cloned();
        merged_shape["properties"][name] = known.map_or_else(|| value.clone(), |known| merged(&known, value));
    }
    merged_shape
}

/// The fields of a form. Times are seconds in it, though they are read as what they mean.
fn form(text: &str) -> Option<Value> {
    fn seconds(value: &mut Value) {
        match value {
            Value::String(text) => {
                if let Some(at) = Timestamp::parse(text) {
                    *value = at.seconds().into();
                }
            }
            Value::Array(items) => items.iter_mut().for_each(seconds),
            Value::Object(fields) => fields.values_mut().for_each(seconds),
            _ => {}
        }
    }
    let mut fields =
        stripe::form_fields(text.trim().as_bytes()).filter(|fields| !fields.is_empty()).map(Value::from)?;
    seconds(&mut fields);
    Some(fields)
}

/// What the transcripts show of a dialect.
fn seen(dialect: &dyn Dialect) -> Value {
    let mut seen = json!({});
    let mut problem = json!({});
    let words = words(dialect.name());
    let naming = Naming { told: words["objects"].clone(), whole: words["whole"].clone() };
    let mut shapes = Shapes { naming, objects: Map::new() };
    let mut bodies = Shapes { naming: Naming::default(), objects: Map::new() };
    for exchange in told(dialect.name()) {
        let Some(route) = route_of(dialect, &exchange) else { continue };
        let answered = serde_json::from_str::<Value>(&exchange.answered).ok();
        if exchange.status >= 400 {
            answered.iter().for_each(|answered| bodies.add(&mut problem, answered));
            continue;
        }
        let operation = &mut seen["operations"][route.name];
        let status = exchange.status.to_string();
        match answered {
            Some(answered) => shapes.add(&mut operation["gives"][&status], &answered),
            None => operation["gives"][&status] = json!({}),
        }
        let asked = match dialect.body_form() {
            BodyForm::Json => serde_json::from_str::<Value>(&exchange.asked).ok(),
            BodyForm::Form => form(&exchange.asked),
        };
        if let Some(asked) = asked {
            bodies.add(&mut operation["takes"], &asked);
        }
        let query = exchange.target.split_once('?').map_or("", |(_, query)| query);
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            // An entry of a list may have its place in its name.
            let list =
                name.split_once('[').filter(|(_, rest)| rest.trim_end_matches(']').parse::<u8>().is_ok());
            let name = list.map_or_else(|| name.to_string(), |(list, _)| format!("{list}[]"));
            operation["query"][&name] = json!(value);
        }
    }
    if let Some(shape) = problem.get("schema") {
        seen["error"] = shape.clone();
    }
    if !shapes.objects.is_empty() {
        seen["objects"] = shapes.objects.into();
    }
    seen
}

fn words(dialect: &str) -> Value {
    let text = std::fs::read_to_string(beside(dialect, "words.json"));
    text.map(|text| serde_json::from_str(&text).unwrap()).unwrap_or_default()
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
        let words = words(dialect.name());
        let said: BTreeSet<_> = words["operations"].as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(said, dialect.routes().iter().map(|route| route.name).collect(), "{}", dialect.name());
        assert!(words["title"].is_string() && words["about"].is_string());
        for (name, said) in words["operations"].as_object().unwrap() {
            let [summary, about] = said.as_array().unwrap().as_slice() else { panic!("{name}: {said}") };
            let about = about.as_str().unwrap();
            assert!(summary.is_string() && about.ends_with('.') && about.len() > 15, "{name}: {about}");
        }
    }
}

/// A declaration about a field is about one that was seen, and a parameter is one that the route reads.
#[test]
fn what_is_declared_is_there() {
    fn paths(seen: &Value, path: &str, found: &mut Vec<String>) {
        found.push(path.to_owned());
        seen.get("items").iter().for_each(|items| paths(items, path, found));
        for (name, field) in seen["properties"].as_object().into_iter().flatten() {
            paths(field, &format!("{path}.{name}"), found);
        }
    }
    for dialect in dialects().into_iter().filter(|dialect| beside(dialect.name(), "words.json").exists()) {
        let (words, seen) = (words(dialect.name()), seen(dialect.as_ref()));
        let (mut answers, mut requests) = (vec![], vec![]);
        paths(&seen["error"], "Error", &mut answers);
        for (name, object) in seen["objects"].as_object().into_iter().flatten() {
            paths(object, name, &mut answers);
        }
        for (name, operation) in seen["operations"].as_object().unwrap() {
            for answer in operation["gives"].as_object().unwrap().values() {
                paths(&answer["schema"], name, &mut answers);
            }
            paths(&operation["takes"]["schema"], name, &mut requests);
        }
        for (of, paths) in [("answers", &answers), ("requests", &requests)] {
            for name in words[of].as_object().into_iter().flat_map(Map::keys) {
                let end = format!(".{name}");
                let about = paths.iter().any(|path| path == name || path.ends_with(&end));
                assert!(about, "{}: {of} declare {name}, which nobody has seen", dialect.name());
            }
        }
        for (name, fields) in words["required"].as_object().into_iter().flatten() {
            for field in fields.as_str().unwrap().split(' ') {
                assert!(requests.contains(&format!("{name}.{field}")), "{name} requires {field}");
            }
        }
    }
}

#[test]
fn every_parameter_is_read_and_has_words() {
    for dialect in dialects().into_iter().filter(|dialect| dialect.name() != native::NAME) {
        let document = document(dialect.as_ref(), "", "0");
        for route in dialect.routes() {
            let operation = &document["paths"][route.path][route.method.as_str().to_lowercase()];
            for parameter in operation["parameters"].as_array().unwrap() {
                let name = parameter["name"].as_str().unwrap();
                let about = parameter["description"].as_str().unwrap_or_default();
                assert!(!about.is_empty(), "{}: {name} has no words", route.name);
                if parameter["in"] != "query" {
                    continue;
                }
                let query = format!("{name}=1");
                let (params, headers, body) = (vec!["x"], http::HeaderMap::new(), bytes::Bytes::new());
                let request = ApiRequest { params, query: &query, headers: &headers, body: &body, key: None };
                let mistake = (route.read)(&request).err().map(|malformed| malformed.mistake);
                assert!(mistake != Some(Mistake::Unknown), "{} does not read {name}", route.name);
            }
        }
    }
}
