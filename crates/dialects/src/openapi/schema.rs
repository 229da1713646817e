//! From what was seen of a body, and what is declared of it, to its schema.
//!
//! What was seen is a shape: `type`, the types that it had; `refs`, the named objects that it was; `properties` and
//! `items`, the shapes within it; and `always`, the fields that none of its kind was without.

use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// What is declared of the fields of a dialect, beyond what was seen of them.
///
/// A declaration's name is a path, or its end: `address.city` is about every `city` within an `address`, and a longer
/// name wins. It is a text of types that the field may have too (`string|null`), or an object of these: `type`, such a
/// text; `refs`, named objects that it may be; `optional`, that it may be missing; `map`, the types of values under
/// names that are the caller's own; `open`, that it may be any object; `more`, schemas of fields that were never seen;
/// and whatever else stands there is a part of the schema: `description`, `enum`, `minimum` and the like.
pub(super) struct Declared<'a> {
    fields: &'a Map<String, Value>,
    /// The fields that a request must have, as paths under its operation; `None` in an answer.
    required: Option<Vec<&'a str>>,
    /// Whether a request may say `null` where it could say nothing.
    nulls: bool,
}

/// A word of a declaration that is none of a schema.
const OWN: [&str; 6] = ["type", "refs", "optional", "map", "open", "more"];

impl<'a> Declared<'a> {
    /// What is declared of answers.
    pub(super) fn of_answers(fields: &'a Map<String, Value>) -> Self {
        Self { fields, required: None, nulls: false }
    }

    /// What is declared of a request. `required` are the paths of what it must have.
    pub(super) fn of_request(fields: &'a Map<String, Value>, required: Vec<&'a str>, nulls: bool) -> Self {
        Self { fields, required: Some(required), nulls }
    }

    /// What is said about the field at a path: by the declaration whose name is the longest end of it.
    fn said(&self, path: &str) -> &'a Value {
        let mut end = path;
        loop {
            if let Some(said) = self.fields.get(end) {
                return said;
            }
            match end.split_once('.') {
                Some((_, rest)) => end = rest,
                None => return &Value::Null,
            }
        }
    }

    /// The fields of an object that must be there.
    fn required(&self, seen: &Value, root: &str, path: &str) -> Vec<&'a str> {
        let Some(required) = &self.required else { return vec![] };
        let below = path.strip_prefix(root).unwrap_or(path).trim_start_matches('.');
        let within = required.iter().filter_map(|one| {
            let (around, name) = one.rsplit_once('.').unwrap_or(("", one));
            (around == below).then_some(name)
        });
        within.filter(|name| seen["properties"].get(*name).is_some()).collect()
    }

    /// The schema of what was seen at a path, which begins with `root`: an operation or a named object.
    pub(super) fn schema(&self, seen: &Value, root: &str, path: &str) -> Value {
        let said = self.said(path);
        let mut types = words(&seen["type"]);
        let mut refs = words(&seen["refs"]);
        types.extend(said.as_str().or(said["type"].as_str()).into_iter().flat_map(|text| text.split('|')));
        refs.extend(words(&said["refs"]));
        if types.contains("number") {
            types.remove("integer");
        }
        let mut out = Map::new();
        if said["open"] == true {
            types.retain(|kind| *kind == "null");
            types.insert("object");
            refs.clear();
        } else if let Some(kinds) = said["map"].as_str() {
            let kinds: Vec<&str> = kinds.split('|').collect();
            out.insert("additionalProperties".to_owned(), json!({ "type": kinds }));
        } else if types.contains("object") && (seen["properties"].is_object() || said["more"].is_object()) {
            self.properties(seen, root, path, &mut out);
        }
        if let (true, Some(items)) = (types.contains("array"), seen.get("items")) {
            out.insert("items".to_owned(), self.schema(items, root, path));
        }
        let rest = said.as_object().into_iter().flatten().filter(|(name, _)| !OWN.contains(&name.as_str()));
        out.extend(rest.map(|(name, value)| (name.clone(), value.clone())));
        if let (true, Some(all)) = (types.contains("null"), out.get_mut("enum").and_then(Value::as_array_mut))
        {
            all.push(Value::Null);
        }
        whole(out, &types, &refs)
    }

    fn properties(&self, seen: &Value, root: &str, path: &str, out: &mut Map<String, Value>) {
        let below = |name: &str| format!("{path}.{name}");
        let fields = seen["properties"].as_object().into_iter().flatten();
        let must = self.required(seen, root, path);
        let mut properties = Map::new();
        for (name, field) in fields {
            let mut field = self.schema(field, root, &below(name));
            if self.nulls && !must.contains(&name.as_str()) {
                may_be_null(&mut field);
            }
            properties.insert(name.clone(), field);
        }
        if let Some(more) = self.said(path)["more"].as_object() {
            properties.extend(more.iter().map(|(name, schema)| (name.clone(), schema.clone())));
        }
        let always: Vec<&str> = match self.required {
            Some(_) => must,
            None => words(&seen["always"])
                .into_iter()
                .filter(|name| self.said(&below(name))["optional"] != true)
                .collect(),
        };
        out.insert("properties".to_owned(), properties.into());
        if !always.is_empty() {
            out.insert("required".to_owned(), json!(always));
        }
    }
}

/// The texts of a list.
fn words(list: &Value) -> BTreeSet<&str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// A schema of these types, or of one of these named objects.
fn whole(mut own: Map<String, Value>, types: &BTreeSet<&str>, refs: &BTreeSet<&str>) -> Value {
    let mut types: Vec<&str> = types.iter().copied().collect();
    let named = |name: &&str| json!({ "$ref": format!("#/components/schemas/{name}") });
    if !types.is_empty() {
        let one = types.len() == 1;
        own.insert("type".to_owned(), if one { json!(types.pop()) } else { json!(types) });
    }
    match (refs.iter().collect::<Vec<_>>().as_slice(), own.is_empty()) {
        ([], _) => own.into(),
        ([one], true) => named(one),
        (refs, nothing) => {
            let own = Some(Value::from(own)).filter(|_| !nothing);
            json!({ "anyOf": own.into_iter().chain(refs.iter().map(|name| named(name))).collect::<Vec<_>>() })
        }
    }
}

fn may_be_null(schema: &mut Value) {
    let types: BTreeSet<&str> = match &schema["type"] {
        Value::String(one) => BTreeSet::from([one.as_str(), "null"]),
        several => words(several).into_iter().chain(["null"]).collect(),
    };
    let types = json!(types);
    if let Some(fields) = schema.as_object_mut() {
        fields.insert("type".to_owned(), types);
    }
    if let Some(all) = schema.get_mut("enum").and_then(Value::as_array_mut)
        && !all.contains(&Value::Null)
    {
        all.push(Value::Null);
    }
}
