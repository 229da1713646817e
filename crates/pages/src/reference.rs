//! The reference of an API, as a page: drawn from its OpenAPI document, readable without a script and a network.
//!
//! The document is the server's own, so nothing in it is a stranger's; it is escaped all the same.

use serde_json::{Map, Value};
use std::fmt::Write;

const STYLE: &str = include_str!("../assets/reference.css");

/// What stands in the page where the nonce of each answer comes in.
pub const NONCE: &str = "@nonce@";

/// How deep the fields of a body are shown before they are called an object.
const DEEP: usize = 5;

/// One API that has a page.
#[derive(Clone, Debug)]
pub struct Api {
    /// Its name, which is the last part of the page's address.
    pub name: String,
    /// Its OpenAPI document.
    pub document: Value,
}

/// Draws the page of the API called `name`. All that there are stand in its head. [`NONCE`] stands where the nonce
/// belongs.
/// `None` if there is none of that name.
#[must_use]
pub fn reference(apis: &[Api], name: &str) -> Option<String> {
    let api = apis.iter().find(|api| api.name == name)?;
    let mut page = Drawn { text: String::new(), document: &api.document };
    page.head(apis, name);
    page.contents();
    page.main(api);
    page.text.push_str("</div></body></html>");
    Some(page.text)
}

/// The text as it may stand in HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&#38;").replace('<', "&#60;").replace('>', "&#62;").replace('"', "&#34;")
}

/// Where the parts of a request or an answer stand, as JSON pointers.
const BODY: &str = "/requestBody/content/application~1json";
const FORM: &str = "/requestBody/content/application~1x-www-form-urlencoded";
const SCHEMA: &str = "/content/application~1json/schema";
const EXAMPLE: &str = "/content/application~1json/example";

/// A part of a document by its JSON pointer; null where there is none.
fn at<'a>(value: &'a Value, pointer: &str) -> &'a Value {
    value.pointer(pointer).unwrap_or(&Value::Null)
}

fn word<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

/// An operation with where it stands.
struct Operation<'a> {
    method: String,
    path: &'a str,
    id: &'a str,
    it: &'a Value,
}

struct Drawn<'a> {
    text: String,
    document: &'a Value,
}

impl<'a> Drawn<'a> {
    fn put(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing into a text does not fail.
        let _ = self.text.write_fmt(text);
    }

    fn head(&mut self, apis: &[Api], name: &str) {
        let title = escaped(word(at(self.document, "/info"), "title"));
        self.put(format_args!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
             content=\"width=device-width,initial-scale=1\"><title>{title} API reference - Kassa</title>\
             <style nonce=\"{NONCE}\">{STYLE}</style></head><body><a class=\"skip\" href=\"#main\">Skip to content</a>\
             <header><a class=\"mark\" href=\"/docs\">Kassa <span>API reference</span></a>\
             <nav aria-label=\"APIs\">"
        ));
        for api in apis {
            let here = if api.name == name { " aria-current=\"page\"" } else { "" };
            let title = escaped(title_of(api));
            self.put(format_args!("<a href=\"/docs/{}\"{here}>{title}</a>", escaped(&api.name)));
        }
        self.put(format_args!("</nav></header><div class=\"page\">"));
    }

    /// The operations that are shown: those that are another's twin are not.
    fn operations(&self) -> Vec<Operation<'a>> {
        let paths = self.document["paths"].as_object().into_iter().flatten();
        let all = paths.flat_map(|(path, methods)| {
            methods.as_object().into_iter().flatten().map(move |(method, it)| Operation {
                method: method.to_uppercase(),
                path,
                id: word(it, "operationId"),
                it,
            })
        });
        let mut all: Vec<_> = all.filter(|operation| operation.it.get("x-same-as").is_none()).collect();
        // What belongs to one noun stands together, in the order in which one has need of it.
        let order = ["POST", "GET", "PATCH", "PUT", "DELETE"];
        all.sort_by_key(|one| {
            (noun(one.id), one.path.len(), order.iter().position(|method| *method == one.method))
        });
        all
    }

    fn contents(&mut self) {
        let operations = self.operations();
        let links = |drawn: &mut Self| {
            let mut group = "";
            for one in &operations {
                if noun(one.id) != group {
                    let end = if group.is_empty() { "" } else { "</ul>" };
                    group = noun(one.id);
                    drawn.put(format_args!("{end}<p>{}</p><ul>", escaped(&spoken(group))));
                }
                let summary = escaped(word(one.it, "summary"));
                drawn.put(format_args!("<li><a href=\"#{}\">{summary}</a></li>", escaped(one.id)));
            }
            drawn.put(format_args!("</ul>"));
        };
        self.put(format_args!(
            "<nav class=\"side\" aria-label=\"Operations\"><details><summary>All operations</summary>"
        ));
        links(self);
        self.put(format_args!("</details><div class=\"wide\">"));
        links(self);
        self.put(format_args!("</div></nav>"));
    }

    fn main(&mut self, api: &Api) {
        let info = &self.document["info"];
        let (title, about) = (escaped(word(info, "title")), escaped(word(info, "description")));
        let source = if api.name == "native" {
            "/openapi.json".to_owned()
        } else {
            format!("/openapi/{}.json", api.name)
        };
        let base = escaped(word(at(self.document, "/servers/0"), "url"));
        let errors = match api.name.as_str() {
            "native" => "<a href=\"/docs/errors\">Every code</a>",
            _ => "<a href=\"#schema-Error\">Their shape</a>",
        };
        self.put(format_args!(
            "<main id=\"main\"><h1>{title}</h1><p class=\"lead\">{about}</p><dl class=\"facts\"><dt>Base URL</dt>\
             <dd><code>{base}</code></dd><dt>Key</dt><dd><code>{}</code></dd><dt>OpenAPI 3.1</dt>\
             <dd><a href=\"{source}\">{source}</a></dd><dt>Errors</dt><dd>{}</dd></dl>",
            escaped(&self.key()),
            errors,
        ));
        for one in self.operations() {
            self.operation(&one);
        }
        let schemas = at(self.document, "/components/schemas").as_object();
        if let Some(schemas) = schemas.filter(|schemas| !schemas.is_empty()) {
            self.put(format_args!("<h2>Objects</h2>"));
            for (name, schema) in schemas {
                let shown = escaped(name);
                self.put(format_args!("<section class=\"object\" id=\"schema-{shown}\"><h3>{shown}</h3>"));
                self.fields(schema);
                self.put(format_args!("</section>"));
            }
        }
        self.put(format_args!("</main>"));
    }

    /// The header that carries the key.
    fn key(&self) -> String {
        let schemes = at(self.document, "/components/securitySchemes");
        match at(schemes, "/key/name").as_str() {
            Some(header) => format!("{header}: $KEY"),
            None => "Authorization: Bearer $KEY".to_owned(),
        }
    }

    fn operation(&mut self, one: &Operation<'a>) {
        let (id, method, path) = (escaped(one.id), &one.method, escaped(one.path));
        let summary = escaped(word(one.it, "summary"));
        self.put(format_args!(
            "<section class=\"operation\" id=\"{id}\"><div class=\"said\"><h2><a href=\"#{id}\">{summary}</a></h2>\
             <p class=\"route\"><b class=\"{}\">{method}</b> <code>{path}</code></p>",
            method.to_lowercase()
        ));
        let about = escaped(word(one.it, "description"));
        if !about.is_empty() {
            self.put(format_args!("<p>{about}</p>"));
        }
        let parameters = one.it["parameters"].as_array().filter(|all| !all.is_empty());
        if let Some(parameters) = parameters {
            self.put(format_args!("<h3>Parameters</h3><dl class=\"fields\">"));
            for parameter in parameters {
                let required = parameter["required"] == true;
                let place = word(parameter, "in");
                let kind = format!("{}, {place}", kind(&parameter["schema"]));
                self.field(word(parameter, "name"), &kind, required, word(parameter, "description"));
            }
            self.put(format_args!("</dl>"));
        }
        let (json, form) = (at(one.it, BODY), at(one.it, FORM));
        let takes = if form.is_object() { form } else { json };
        if takes.is_object() {
            self.put(format_args!("<h3>Body</h3>"));
            self.body(&takes["schema"]);
        }
        self.answers(one.it);
        self.put(format_args!("</div><div class=\"shown\">"));
        self.samples(one, takes);
        self.put(format_args!("</div></section>"));
    }

    fn answers(&mut self, operation: &Value) {
        self.put(format_args!("<h3>Answers</h3><dl class=\"fields\">"));
        for (status, answer) in operation["responses"].as_object().into_iter().flatten() {
            let schema = at(answer, SCHEMA);
            let link = word(schema, "$ref").rsplit('/').next().map(escaped).filter(|name| !name.is_empty());
            let link = link.map(|name| format!(" <a href=\"#schema-{name}\">{name}</a>")).unwrap_or_default();
            let about = escaped(word(answer, "description"));
            self.put(format_args!("<dt><code>{}</code>{link}</dt><dd>{about}", escaped(status)));
            if schema["properties"].is_object() {
                self.put(format_args!("<details><summary>Its fields</summary>"));
                self.fields(schema);
                self.put(format_args!("</details>"));
            }
            self.put(format_args!("</dd>"));
        }
        self.put(format_args!("</dl>"));
    }

    fn named(&self, schema: &'a Value) -> &'a Value {
        let pointer = word(schema, "$ref").trim_start_matches('#');
        if pointer.is_empty() { schema } else { self.document.pointer(pointer).unwrap_or(schema) }
    }

    fn body(&mut self, schema: &Value) {
        let pointer = word(schema, "$ref").trim_start_matches('#');
        let document = self.document;
        let schema = if pointer.is_empty() { Some(schema) } else { document.pointer(pointer) };
        if let Some(schema) = schema {
            self.fields(schema);
        }
    }

    fn fields(&mut self, schema: &Value) {
        if !schema["properties"].is_object() {
            let about = escaped(word(schema, "description"));
            self.put(format_args!("<p>{} {about}</p>", escaped(&kind(schema))));
            return;
        }
        self.put(format_args!("<dl class=\"fields\">"));
        self.fields_under("", schema, 0);
        self.put(format_args!("</dl>"));
    }

    fn fields_under(&mut self, above: &str, schema: &Value, depth: usize) {
        let required = schema["required"].as_array();
        let none = Map::new();
        for (name, field) in schema["properties"].as_object().unwrap_or(&none) {
            let full = format!("{above}{name}");
            let must = required.is_some_and(|names| names.iter().any(|one| one == name));
            self.field(&full, &kind(field), must, word(field, "description"));
            if depth < DEEP {
                self.fields_under(&format!("{full}."), field, depth.saturating_add(1));
                self.fields_under(&format!("{full}[]."), &field["items"], depth.saturating_add(1));
            }
        }
    }

    fn field(&mut self, name: &str, kind: &str, required: bool, about: &str) {
        let must = if required { " <em>required</em>" } else { "" };
        let (name, kind, about) = (escaped(name), escaped(kind), escaped(about));
        self.put(format_args!("<dt><code>{name}</code> <span>{kind}</span>{must}</dt><dd>{about}</dd>"));
    }

    fn samples(&mut self, one: &Operation<'a>, takes: &'a Value) {
        let base = word(at(self.document, "/servers/0"), "url");
        let mut curl = format!("curl \"{base}{}\"", one.path.replace('{', "$").replace('}', ""));
        if one.method != "GET" && one.method != "POST" || one.method == "POST" && !takes.is_object() {
            curl = curl.replacen("curl", &format!("curl -X {}", one.method), 1);
        }
        if one.it["security"].as_array().is_none_or(|ways| !ways.is_empty()) {
            let _ = write!(curl, " \\\n  -H \"{}\"", self.key());
        }
        for header in one.it["parameters"].as_array().into_iter().flatten() {
            let is_meant = word(header, "in") == "header";
            if let Some(example) = header["example"].as_str().filter(|_| is_meant) {
                let _ = write!(curl, " \\\n  -H \"{}: {example}\"", word(header, "name"));
            }
        }
        if takes.is_object() {
            let schema = self.named(&takes["schema"]);
            let body = takes.get("example").or_else(|| schema["examples"].get(0));
            if at(one.it, FORM).is_object() {
                body.iter().for_each(|body| form(body, "", &mut curl));
            } else {
                let body = body.map(pretty).unwrap_or_else(|| "{}".to_owned()).replace('\'', "'\\''");
                let _ = write!(curl, " \\\n  -H \"Content-Type: application/json\" \\\n  -d '{body}'");
            }
        }
        self.sample("Request", &curl);
        for (status, answer) in one.it["responses"].as_object().into_iter().flatten() {
            if let Some(example) = answer.pointer(EXAMPLE) {
                self.sample(&format!("Answer {status}"), &pretty(example));
            }
        }
    }

    fn sample(&mut self, title: &str, text: &str) {
        let (title, text) = (escaped(title), escaped(text));
        self.put(format_args!(
            "<figure><figcaption>{title}</figcaption><pre tabindex=\"0\"><code>{text}</code></pre></figure>"
        ));
    }
}

fn title_of(api: &Api) -> &str {
    word(at(&api.document, "/info"), "title")
}

/// The noun of an operation: `sessions` of `inflow.sessions.create` and of `sessions.create`.
fn noun(id: &str) -> &str {
    let mut parts = id.rsplit('.');
    parts.next();
    parts.next().unwrap_or(id)
}

fn spoken(noun: &str) -> String {
    let text = noun.replace('_', " ");
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Adds the values of a form to a line of curl: a name for each, with brackets for what lies within.
fn form(value: &Value, name: &str, curl: &mut String) {
    let below = |part: &str| if name.is_empty() { part.to_owned() } else { format!("{name}[{part}]") };
    let text = match value {
        Value::Object(fields) => {
            return fields.iter().for_each(|(part, inside)| form(inside, &below(part), curl));
        }
        Value::Array(entries) => {
            return entries
                .iter()
                .enumerate()
                .for_each(|(place, it)| form(it, &below(&place.to_string()), curl));
        }
        Value::String(text) => text.replace('\'', "'\\''"),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~:/@".contains(&byte));
    let way = if plain { "-d" } else { "--data-urlencode" };
    let _ = write!(curl, " \\\n  {way} '{name}={text}'");
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

/// What a schema is, in a word or a few.
fn kind(schema: &Value) -> String {
    if let Some(name) = word(schema, "$ref").rsplit('/').next().filter(|name| !name.is_empty()) {
        return name.to_owned();
    }
    if let Some(words) = schema["enum"].as_array() {
        return words.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" | ");
    }
    if let Some(ways) = schema["anyOf"].as_array().or_else(|| schema["oneOf"].as_array()) {
        return ways.iter().map(kind).collect::<Vec<_>>().join(" or ");
    }
    let types = match &schema["type"] {
        Value::Array(types) => types.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" or "),
        Value::String(name) => name.clone(),
        _ => "any".to_owned(),
    };
    if types.starts_with("array") && schema["items"].is_object() {
        return format!("{types} of {}", kind(&schema["items"]));
    }
    types
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn forms_are_written_with_brackets_and_what_is_not_plain_is_encoded() {
        let mut curl = "curl".to_owned();
        let lines = json!([{ "quantity": 2, "price_data": { "product_data": { "name": "Tea & more" } } }]);
        form(&json!({ "mode": "payment", "line_items": lines, "note": "it's", "none": null }), "", &mut curl);
        assert_eq!(
            curl,
            "curl \\\n  --data-urlencode 'line_items[0][price_data][product_data][name]=Tea & more' \\\n  \
             -d 'line_items[0][quantity]=2' \\\n  -d 'mode=payment' \\\n  -d 'none=' \\\n  \
             --data-urlencode 'note=it'\\''s'"
        );
    }
}
